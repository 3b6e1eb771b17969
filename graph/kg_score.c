/* kg_score.c - what matters most, for what is shown first (docs/merging.md says the same to the user)
 *
 *     1  each mention                      3  each document that names it
 *     5  each document with it in the headline (the title, or a line of its own that is none of the text)
 *     2  each document with it in the first two sentences, but not in the headline
 *     3  each event that it acts in, suffers or takes part in with others
 *     1  each event that is about it, at it or told by it
 *
 * The `weight` that is written stays the number of mentions.
 */
#include <string.h>

#include "graph/kg_int.h"

enum { POINTS_DOCUMENT = 3, POINTS_HEADLINE = 5, POINTS_LEAD = 2, POINTS_ACTOR = 3, POINTS_OTHER = 1, LEAD_SENTENCES = 2,
       TITLE_BYTES = 512 };   /* what is longer is no title: the rest of it is not searched */

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

/* True if `name` stands in `text` as words of its own. */
static bool names(const char *text, const char *name)
{
	size_t length = strlen(name);
	const char *at = text;

	while (length && (at = strstr(at, name))) {
		if ((at == text || !is_word_byte(at[-1])) && !is_word_byte(at[length]))
			return true;
		at++;
	}
	return false;
}

/* Past the sentences that are the lead. */
static uint32_t lead_end(const struct doc *d)
{
	uint32_t i, found = 0;

	for (i = 0; i < d->sentence_nr && found < LEAD_SENTENCES; i++)
		found += !(d->sentence[i].flags & (SENTENCE_HEADING | SENTENCE_BYLINE));
	return i;
}

void kg_points(struct kg *kg, const struct doc *d, struct fact_doc *to)
{
	bool *headline = arena_array(&kg->arena, d->entity_nr, sizeof *headline);
	bool *lead = arena_array(&kg->arena, d->entity_nr, sizeof *lead);
	const char *title = d->title ? arena_strndup(&kg->arena, d->title, strnlen(d->title, TITLE_BYTES)) : NULL;
	uint32_t end = lead_end(d), s = 0;
	size_t i, j;

	for (i = 0; i < d->mention_nr; i++) {
		const struct mention *m = &d->mention[i];

		while (s + 1 < d->sentence_nr && d->sentence[s + 1].begin <= m->begin)  /* mentions by begin */
			s++;
		if (m->entity >= d->entity_nr || s >= d->sentence_nr || s >= end)
			continue;
		if (d->sentence[s].flags & SENTENCE_HEADING)
			headline[m->entity] = true;
		else
			lead[m->entity] = true;
	}
	for (i = 0; i < d->entity_nr; i++) {
		struct fact_entity *e = &to->entity[i];

		if (title && e->name && !e->generic) {
			headline[i] |= names(title, e->name);
			for (j = 0; j < e->alias_nr && !headline[i]; j++)
				headline[i] = names(title, e->alias[j]);
		}
		e->points = headline[i] ? POINTS_HEADLINE : lead[i] ? POINTS_LEAD : 0;
	}
}

void kg_score_nodes(struct kg *kg, struct kg_collected *c)
{
	size_t i, j;

	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++) {
			const struct fact_entity *e = &c->doc[i]->entity[j];

			if (e->node != NO_INDEX)
				kg->node[e->node].score += e->points;
		}
	for (i = 0; i < kg->node_nr; i++)
		kg->node[i].score += kg->node[i].weight + (uint64_t)POINTS_DOCUMENT * kg->node[i].evidence.nr;
	for (i = 0; i < kg->event_nr; i++) {
		const struct kg_event *e = &kg->event[i];

		for (j = 0; j < e->participant_nr; j++) {
			enum role role = e->participant[j].role;

			kg->node[e->participant[j].node].score +=
				role == ROLE_ACTOR || role == ROLE_TARGET || role == ROLE_WITH ? POINTS_ACTOR : POINTS_OTHER;
		}
		if (e->has_place)
			kg->node[e->place.node].score += POINTS_OTHER;
		if (e->has_attribution && e->attribution_node != NO_INDEX)
			kg->node[e->attribution_node].score += POINTS_OTHER;
	}
}
