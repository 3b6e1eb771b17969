/* event_write.c - what is written of an event: trigger, attribution, weight, and in the end the event itself */
#include <math.h>
#include <string.h>

#include "extract/gather.h"

static double round2(double v)
{
	return floor(v * 100 + 0.5) / 100;
}

static double type_weight(const char *type)
{
	static const struct { const char *type; double weight; } known[] = {
		{ "ASSAULT", 0.6 }, { "DISASTER", 0.62 }, { "ELECTION", 0.55 }, { "AGREE", 0.5 }, { "CONSULT", 0.5 },
		{ "COERCE", 0.5 }, { "SANCTION", 0.5 }, { "RETREAT", 0.5 }, { "APPOINTMENT", 0.5 }, { "DEATH", 0.5 },
		{ "TRIAL", 0.5 }, { "MOBILIZE", 0.48 }, { "AID", 0.45 }, { "PROTEST", 0.5 }, { "THREATEN", 0.45 },
		{ "CONCEDE", 0.5 }, { "COOPERATE", 0.45 }, { "DISPLACEMENT", 0.5 }, { "STATEMENT", 0.25 }, { "MOVEMENT", 0.25 },
		{ "OTHER", 0.2 }
	};
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(known[i].type, type) == 0)
			return known[i].weight;
	return 0.4;
}

/* Type, who is in it, where it stands in the story, whether it has a day and whether it happened. */
static void weigh(struct gather *g, const struct clause *k)
{
	struct event *ev = g->ev;
	double w = type_weight(ev->type);
	bool actor = false, other = false;
	size_t i;

	for (i = 0; i < ev->participant_nr; i++) {
		actor = actor || ev->participant[i].role == ROLE_ACTOR;
		other = other || ev->participant[i].role != ROLE_ACTOR;
	}
	w += 0.05 * (double)(ev->participant_nr < 4 ? ev->participant_nr : 4) + (actor && other ? 0.05 : 0);
	w += ev->sentence == 0 ? 0.15 : ev->sentence < 3 ? 0.1 : ev->sentence < 8 ? 0.03 : 0;
	w += ev->date.known ? 0.05 : 0;
	w -= ev->status == STATUS_HYPOTHETICAL || ev->status == STATUS_PROPOSED ? 0.15 : 0;
	w -= token_rel(&g->x->d->token[k->top], "acl") || token_rel(&g->x->d->token[k->top], "advcl") ? 0.08 : 0;
	ev->importance = round2(w < 0.05 ? 0.05 : w > 0.99 ? 0.99 : w);
	ev->confidence = event_confidence(g, k);
}

/* The words from the governing verb to the trigger, with an ellipsis for what lies between. */
static void set_trigger(struct extraction *x, struct event *ev, const struct clause *k)
{
	uint32_t token[24], c, i, n = 0;
	size_t m;

	for (m = 0; m < k->chain_nr; m++) {
		if (n < 20)
			token[n++] = k->chain[m];
		for (c = x->first_child[k->chain[m]]; c != NO_INDEX && n < 20; c = x->next_sibling[c]) {
			const struct token *t = &x->d->token[c];

			if ((token_rel(t, "mark") && token_is(t, "to") && m + 1 < k->chain_nr) ||
			    (t->deprel && strcmp(t->deprel, "compound:prt") == 0))
				token[n++] = c;
		}
	}
	for (i = 1; i < n; i++) {       /* few: by insertion */
		uint32_t v = token[i], at = i;

		for (; at > 0 && token[at - 1] > v; at--)
			token[at] = token[at - 1];
		token[at] = v;
	}
	ev->trigger_begin = x->d->token[token[0]].begin;
	ev->trigger_end = x->d->token[token[n - 1]].end;
	ev->trigger_text = "";
	for (i = 0; i < n;) {
		uint32_t last = i;

		while (last + 1 < n && token[last + 1] == token[last] + 1)
			last++;
		ev->trigger_text = arena_printf(x->a, "%s%s%.*s", ev->trigger_text, i ? " \xE2\x80\xA6 " : "",
		                                (int)(x->d->token[token[last]].end - x->d->token[token[i]].begin),
		                                x->d->text + x->d->token[token[i]].begin);
		i = last + 1;
	}
	ev->trigger_lemma = x->d->token[k->trigger].lemma;
}

/* Somebody, or a report or the like; not "the life sentence". */
static bool can_speak(const struct extraction *x, uint32_t noun)
{
	const struct token *t = &x->d->token[noun];

	return t->upos != UPOS_NOUN || strmap_get(&x->c->party, t->lemma, strlen(t->lemma)) != STRMAP_NONE ||
	       strmap_get(&x->c->nominal, t->lemma, strlen(t->lemma)) != STRMAP_NONE ||
	       pattern_lists(
		       "report|statement|source|official|letter|document|study|survey|paper|website|agency|newspaper|radio|television|media|"
		       "communique|spokesman|spokeswoman|spokesperson|indictment|lawsuit|record|transcript|book|article|investigation|"
		       "file|filing|account|post|video|message|verdict|ruling|memo|census|datum|data|analysis",
		       t->lemma);
}

static void set_attribution(struct gather *g, const struct clause *k)
{
	struct extraction *x = g->x;
	struct attribution *a = &g->ev->attribution;
	uint32_t first, end;

	if (k->speech == NO_INDEX || k->speaker == NO_INDEX)
		return;
	a->entity = refer(x, k->speaker, &first, &end);
	if (a->entity == NO_INDEX) {
		/* no entity: the words up to the noun, without what follows it */
		tree_span(x, k->speaker, &first, &end);
		while (first < k->speaker && (x->d->token[first].flags & TOKEN_PUNCT || token_rel(&x->d->token[first], "case") ||
		                              pattern_lists("according|to", x->d->token[first].lower)))
			first++;
		end = k->speaker + 1;
		if (first < end && end - first > 6)
			first = end - 6;
		if (x->d->token[k->speaker].upos == UPOS_PRON || !can_speak(x, k->speaker))
			return;
	}
	a->known = true;
	a->begin = x->d->token[first].begin;
	a->end = x->d->token[end - 1].end;
	a->verb = token_is(&x->d->token[k->speech], "according") ? "according to" : x->d->token[k->speech].lemma;
}

void event_start(struct gather *g, struct event *ev, uint32_t trigger)
{
	*ev = (struct event){ .type = g->pattern ? g->pattern->type : "", .code = g->pattern ? g->pattern->code : NULL,
		.rule = g->pattern ? g->pattern->id : "", .sentence = g->x->d->token[trigger].sentence };
	ev->place.entity = NO_INDEX;
	ev->attribution.entity = NO_INDEX;
	g->ev = ev;
}

void event_finish(struct gather *g, const struct clause *k)
{
	struct extraction *x = g->x;
	struct event *ev = g->ev;

	ev->status = k->status;
	ev->polarity = k->polarity;
	set_trigger(x, ev, k);
	set_attribution(g, k);
	if (k->speech != NO_INDEX && g->pattern && strcmp(ev->type, "STATEMENT") != 0)
		x->spoken[k->speech] = true;
	event_set_date(x, ev, k);
	event_set_quantities(x, ev, k->trigger);
	if (!event_set_headline(x, ev, k))
		return;
	weigh(g, k);
	ARENA_PUSH(x->a, x->d->event, x->d->event_nr, x->d->event_alloc) = *ev;
}
