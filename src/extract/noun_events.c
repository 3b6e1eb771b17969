/* noun_events.c - events that a noun tells: "Russia's bombing of Aleppo", "talks between A and B" */
#include <string.h>

#include "extract/gather.h"

/* "arrived ahead of talks": they are to come. */
static bool is_ahead(const struct extraction *x, uint32_t noun)
{
	const struct token *t = x->d->token;
	uint32_t first, end;

	tree_span(x, noun, &first, &end);
	if (!token_is(&t[first], "of") && first > 0 && token_is(&t[first - 1], "of"))
		first--;
	return first > 0 && ((token_is(&t[first], "of") && token_is(&t[first - 1], "ahead")) || token_is(&t[first], "ahead"));
}

/* What the word that governs a noun says of it: "called for talks", "planned talks", "talks will be held". */
static void govern_noun(struct extraction *x, uint32_t n, struct clause *k)
{
	uint32_t up = tree_head(x, n), c;
	struct clause above;

	for (c = x->first_child[n]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if (token_rel(t, "amod") && pattern_lists("planned|scheduled|upcoming|future|expected|forthcoming|next|coming", t->lower))
			k->status = STATUS_PLANNED;
		else if (token_rel(t, "amod") && pattern_lists("proposed|suggested", t->lower))
			k->status = STATUS_PROPOSED;
		else if (token_rel(t, "amod") && pattern_lists("possible|potential|threatened|alleged|would-be|feared", t->lower))
			k->status = STATUS_HYPOTHETICAL;
		else if (token_rel(t, "amod") && pattern_lists("failed|aborted|canceled|cancelled|foiled", t->lower))
			k->polarity = POLARITY_NEGATIVE;
		else if (token_rel(t, "amod") && pattern_lists("ongoing|continuing", t->lower))
			k->status = STATUS_ONGOING;
		else if (token_rel(t, "det") && token_is(t, "no"))
			k->polarity = POLARITY_NEGATIVE;
	}
	/* "the threat of air strikes", "the demand for his extradition" */
	if (up != NO_INDEX && x->d->token[up].upos == UPOS_NOUN && token_rel(&x->d->token[n], "nmod") &&
	    pattern_lists("of|for|to|on|about|over|against", tree_case(x, n))) {
		const struct control *row = patterns_control(&x->c->patterns, x->d->token[up].lemma, "noun", CONTROL_ALONE);

		if (row && row->status >= 0)
			k->status = (enum status)row->status;
		if (row && row->polarity == POLARITY_NEGATIVE)
			k->polarity = POLARITY_NEGATIVE;
	}
	if (k->status == STATUS_HAPPENED && is_ahead(x, n))
		k->status = STATUS_PLANNED;
	/* "marched against the deportation": it may be still to come */
	if (up != NO_INDEX && token_rel(&x->d->token[n], "obl") && strcmp(tree_case(x, n), "against") == 0 &&
	    pattern_lists("march|protest|rally|demonstrate|campaign|object|appeal|warn|argue|speak|vote|lobby|petition", x->d->token[up].lemma))
		k->status = STATUS_HYPOTHETICAL;
	/* "a round of talks": what governs the round governs the talks */
	while (up != NO_INDEX && x->d->token[up].upos == UPOS_NOUN && token_rel(&x->d->token[n], "nmod") &&
	       strcmp(tree_case(x, n), "of") == 0) {
		n = up;
		up = tree_head(x, n);
	}
	if (up == NO_INDEX || x->d->token[up].upos != UPOS_VERB)
		return;
	clause_read(x, up, &above);
	if (token_rel(&x->d->token[n], "obj") || token_rel(&x->d->token[n], "nsubj") ||
	    (token_rel(&x->d->token[n], "obl") && pattern_lists("for|to", tree_case(x, n)))) {
		const struct control *row = patterns_control(&x->c->patterns, x->d->token[up].lemma, "verb", CONTROL_ALONE);

		if (pattern_lists("propose|suggest|urge|demand|seek|want|call|request|discuss|consider|oppose|reject|offer|support|"
		                  "favor|favour|hope|press|push|ask", x->d->token[up].lemma) && k->status == STATUS_HAPPENED)
			k->status = STATUS_PROPOSED;
		if (row && row->status >= 0)
			k->status = (enum status)row->status;
		if (row && row->polarity == POLARITY_NEGATIVE)
			k->polarity = POLARITY_NEGATIVE;
		if (above.status != STATUS_HAPPENED && above.status != STATUS_ONGOING &&
		    (k->status == STATUS_HAPPENED || k->status == STATUS_ONGOING))
			k->status = above.status;
		if (above.polarity == POLARITY_NEGATIVE && token_rel(&x->d->token[n], "nsubj") &&
		    pattern_lists(
			    "take|hold|happen|occur|materialize|materialise|go|come|begin|start|resume|lead|produce|succeed|bring|yield|end|stage|"
			    "schedule|plan|conduct|carry|make|achieve|convene|continue|follow|proceed|launch|sign|reach",
			    x->d->token[up].lemma))
			k->polarity = POLARITY_NEGATIVE;
	}
	k->speech = above.speech;
	k->speaker = above.speaker;
	k->speech_kind = above.speech_kind;
	/* "said a round of talks had ended", the talks taken for what was said */
	if (k->speech == NO_INDEX && token_rel(&x->d->token[n], "obj") && patterns_reporting(&x->c->patterns, x->d->token[up].lemma)) {
		bool object;

		k->speech = up;
		k->speaker = clause_subject(x, up, &object);
		k->speech_kind = patterns_reporting(&x->c->patterns, x->d->token[up].lemma);
	}
}

/* "left for Cairo for meetings": what somebody is on his way to. */
static bool is_destination(const struct extraction *x, uint32_t n)
{
	uint32_t up = tree_head(x, n);

	return up != NO_INDEX && strcmp(tree_case(x, n), "for") == 0 && x->d->token[up].upos == UPOS_VERB &&
	       pattern_lists("leave|fly|travel|head|go|depart|come|arrive|set|return|journey|jet", x->d->token[up].lemma);
}

/* Who is on the way to what noun `n` tells, and to whom; it has not taken place.  Returns whether both are told. */
static bool add_traveller(struct gather *g, uint32_t n, struct clause *k)
{
	uint32_t up = tree_head(g->x, n), subject, c;
	bool is_object;

	g->ev->participant_nr = 0;
	if (!add_hosts(g, n, 0))        /* "for talks with", the "with" hung on the journey */
		for (c = g->x->first_child[up]; c != NO_INDEX; c = g->x->next_sibling[c])
			if (c > n && token_rel(&g->x->d->token[c], "obl") && strcmp(tree_case(g->x, c), "with") == 0)
				add_phrase(g, c, ROLE_TARGET);
	if (g->ev->participant_nr == 0)
		return false;
	subject = clause_subject(g->x, up, &is_object);
	if (subject == NO_INDEX || is_object || !add_phrase(g, subject, ROLE_ACTOR))
		return false;
	if (k->status == STATUS_HAPPENED || k->status == STATUS_ONGOING)
		k->status = STATUS_PLANNED;
	k->top = up;
	return event_has_actor(g->ev);
}

void noun_event_read(struct extraction *x, uint32_t n)
{
	struct gather g = { .x = x };
	struct clause k;
	struct event ev;
	const struct token *t = &x->d->token[n];
	uint32_t c, by, draft = x->draft_at[n];
	size_t people = 0, i;
	bool named;

	/* "it was the deadliest earthquake since 1934" describes */
	if (x->consumed[n] || token_rel(t, "compound") || token_rel(t, "flat") || tree_child(x, n, "cop") != NO_INDEX ||
	    (draft != NO_INDEX && x->draft[draft].kind == MENTION_NAME))
		return;
	g.pattern = match_noun(x, n);
	if (!g.pattern)
		return;
	clause_read(x, n, &k);
	govern_noun(x, n, &k);
	event_start(&g, &ev, n);
	/* "Russia's bombing", "the Russian bombing", "U.S. airstrikes" */
	for (c = x->first_child[n]; c != NO_INDEX && c < n; c = x->next_sibling[c]) {
		const struct token *m = &x->d->token[c];
		uint32_t d = x->draft_at[c];

		if (m->deprel && strcmp(m->deprel, "nmod:poss") == 0)
			add_phrase(&g, c, match_prep(g.pattern, "'s"));
		else if ((token_rel(m, "amod") || token_rel(m, "compound")) && d != NO_INDEX && x->draft[d].entity != NO_INDEX &&
		         x->draft[d].head != n &&
		         (x->draft[d].type == ENTITY_COUNTRY || x->draft[d].type == ENTITY_ORGANIZATION ||
		          x->draft[d].type == ENTITY_GROUP))
			add_participant(&g, x->draft[d].entity, match_prep(g.pattern, "'s"), x->draft[d].first, x->draft[d].end);
		else if (token_rel(m, "compound") && d != NO_INDEX && x->draft[d].entity != NO_INDEX &&
		         x->draft[d].type == ENTITY_PLACE)
			add_participant(&g, x->draft[d].entity, ROLE_PLACE, x->draft[d].first, x->draft[d].end);
	}
	add_prepositions(&g, n, false);
	/* "held in Geneva", "were killed in the attack in Paris": the place of the verb that it is an argument of */
	c = tree_head(x, n);
	if (c != NO_INDEX && ev.place.entity == NO_INDEX && x->d->token[c].upos == UPOS_VERB &&
	    (token_rel(t, "nsubj") || token_rel(t, "obl"))) {
		uint32_t g2;

		for (g2 = x->first_child[c]; g2 != NO_INDEX; g2 = x->next_sibling[g2])
			if (g2 != n && token_rel(&x->d->token[g2], "obl") && pattern_lists("in|at|near", tree_case(x, g2)))
				add_phrase(&g, g2, ROLE_PLACE);
	}
	if (is_destination(x, n) && !add_traveller(&g, n, &k))
		return;
	for (i = 0; i < ev.participant_nr; i++)
		people += ev.participant[i].role == ROLE_ACTOR || ev.participant[i].role == ROLE_TARGET ||
		          ev.participant[i].role == ROLE_WITH;
	/* "the war in Syria" in passing is no event of its own: two parties, or one and a day */
	if (people == 0 && !(ev.place.entity != NO_INDEX && (strcmp(ev.type, "DISASTER") == 0 || strcmp(ev.type, "ELECTION") == 0)))
		return;
	event_set_date(x, &ev, &k);
	/* "the murder of Samir Aziz shocked Oslo" */
	named = people == 1 && pattern_lists("murder|assassination|killing|kidnapping|abduction|execution|poisoning", t->lemma) &&
	        ev.participant_nr > 0 && ev.participant[0].role == ROLE_TARGET && !x->d->entity[ev.participant[0].entity].generic &&
	        token_rel(t, "nsubj");
	/* "a strike by pilots grounded the airline" */
	for (by = x->first_child[n]; !named && people == 1 && token_rel(t, "nsubj") && by != NO_INDEX; by = x->next_sibling[by])
		named = by > n && token_rel(&x->d->token[by], "nmod") && strcmp(tree_case(x, by), "by") == 0 && event_has_actor(&ev);
	if (people < 2 && !named && !ev.date.known && !(people == 1 && ev.participant_nr + (ev.place.entity != NO_INDEX) > 1))
		return;
	ev.date = (struct event_date){ .known = false };
	/* "talks between A and B broke down": told by its verb as well */
	if (token_rel(t, "nsubj") && c != NO_INDEX && x->d->token[c].upos == UPOS_VERB && k.top == n &&
	    tree_child(x, c, "obj") == NO_INDEX && tree_child(x, c, "ccomp") == NO_INDEX &&
	    pattern_lists("CONSULT|AGREE|SUPPORT|COOPERATE|PROTEST", ev.type) &&
	    pattern_lists(
		    "break|end|stall|resume|begin|start|collapse|fail|continue|hold|take|open|close|conclude|restart|cancel|postpone|suspend|"
		    "founder|drag|go|proceed|schedule|plan|delay|halt|reopen|sign|reach|expect|erupt|spread",
		    x->d->token[c].lemma))
		k.top = c;
	event_finish(&g, &k);
}
