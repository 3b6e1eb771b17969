#include "model/names_agree.h"

#include <string.h>

#include "base/strmap.h"

struct votes {
	float type[ENTITY_TYPE_NR];
};

/* The votes on what stands between two places of the text; new ones where there are none. */
static struct votes *votes_of(struct strmap *map, struct votes *votes, size_t *votes_nr, const struct doc *d, uint32_t begin,
                              uint32_t end)
{
	uint32_t at = strmap_get(map, d->text + begin, end - begin);

	if (at == STRMAP_NONE) {
		at = (uint32_t)(*votes_nr)++;
		strmap_put(map, d->text + begin, end - begin, at, 0);
	}
	return &votes[at];
}

void names_agree(struct doc *d, struct arena *a)
{
	struct votes *votes = arena_array(a, 2 * d->name_nr + 1, sizeof *votes);
	size_t votes_nr = 0, i;
	struct strmap map;

	if (!d->text)
		return;
	strmap_init(&map, a);
	for (i = 0; i < d->name_nr; i++) {
		const struct name_span *x = &d->name[i];
		const struct token *last = &d->token[x->token_end - 1];

		votes_of(&map, votes, &votes_nr, d, d->token[x->token_begin].begin, last->end)->type[x->type] += x->score;
		if (x->type == ENTITY_PERSON && x->token_end - x->token_begin > 1)
			votes_of(&map, votes, &votes_nr, d, last->begin, last->end)->type[ENTITY_PERSON] += x->score;
	}
	for (i = 0; i < d->name_nr; i++) {
		struct name_span *x = &d->name[i];
		const struct votes *v = votes_of(&map, votes, &votes_nr, d, d->token[x->token_begin].begin,
		                                 d->token[x->token_end - 1].end);
		size_t best = x->type, k;

		for (k = 0; k < ENTITY_TYPE_NR; k++)
			if (v->type[k] > v->type[best])
				best = k;
		x->type = (enum entity_type)best;
	}
}
