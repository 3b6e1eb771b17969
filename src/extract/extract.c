#include "extract/extract.h"

#include "extract/extract_int.h"
#include "model/engine.h"
#include "model/sentences.h"
#include "text/segment.h"
#include "time/timex.h"

static void mark_times(struct extraction *x)
{
	size_t i;
	uint32_t k;

	x->timed = arena_array(x->a, x->d->token_nr + 1, sizeof *x->timed);
	for (i = 0; i < x->d->timex_nr; i++)
		for (k = x->d->timex[i].token_begin; k < x->d->timex[i].token_end; k++)
			x->timed[k] = true;
}

void extract_names(struct extraction *x)
{
	strmap_init(&x->name_entity, x->a);
	tree_build(x);
	mark_times(x);
	names_find(x);
	tree_normalise(x);
	tree_repair(x);
	entities_resolve(x);
}

void extract(struct doc *d, const struct context *c)
{
	struct extraction x = { .d = d, .c = c, .a = &d->arena };

	extract_names(&x);
	corefer(&x);
	roles_find(&x);
	leaders_link(&x);
	governments_find(&x);
	events_find(&x);
	corefer_write(&x);
	mentions_write(&x);
	tree_restore(&x, 0, d->token_nr);
}

void annotate(struct doc *d, const struct context *c)
{
	segment(d);
	sentences_refine(d, c->sentences, &c->lexicon);
	engine_read(d, c->engine, &c->lexicon);
	timex_find(d);
	extract(d, c);
}
