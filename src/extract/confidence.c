/* confidence.c - how likely it is that an event is told right
 *
 * The shares are measured (docs/events.md): those of main clauses, of what somebody says and of what is governed on coded events
 * (tests/eval/confidence.py); those of the other places by reading, as coded corpora leave out most of what is told there.
 */
#include <string.h>

#include "extract/gather.h"

enum stand { STAND_MAIN, STAND_SAID, STAND_GOVERNED, STAND_JOINED, STAND_BESIDE, STAND_WITHIN, STAND_NOUN, STAND_NR };

/* Hundredths; what is taken off counts against the share. */
static const struct {
	int share;
	int unnamed, nobody;    /* who acts has no name; nobody acts */
	int unreal;             /* only possible, or only asked for */
} table[STAND_NR] = {
	[STAND_MAIN] = { 90, 3, 0, 4 },         /* the sentence's own verb */
	[STAND_SAID] = { 82, 13, 28, 40 },      /* what somebody says */
	[STAND_GOVERNED] = { 74, 8, 28, 5 },    /* "agreed to send" */
	[STAND_JOINED] = { 82, 0, 6, 10 },      /* "and sent" */
	[STAND_BESIDE] = { 80, 3, 3, 3 },       /* "after sending" */
	[STAND_WITHIN] = { 78, 14, 14, 20 },    /* "the aid sent to Mali" */
	[STAND_NOUN] = { 80, 14, 10, 10 }       /* "its aid to Mali" */
};

static enum stand stand_of(const struct extraction *x, uint32_t trigger)
{
	const struct token *t = &x->d->token[trigger];

	if (t->upos == UPOS_NOUN)
		return STAND_NOUN;
	if (t->head < 0)
		return STAND_MAIN;
	if (token_rel(t, "ccomp") || token_rel(t, "parataxis"))
		return STAND_SAID;
	if (token_rel(t, "xcomp"))
		return STAND_GOVERNED;
	if (token_rel(t, "conj"))
		return STAND_JOINED;
	return token_rel(t, "acl") ? STAND_WITHIN : STAND_BESIDE;
}

/* Types that are told by few words of their own are right more often than those of everyday verbs. */
static int of_type(enum stand stand, const char *type)
{
	if (pattern_lists("REJECT|ACCUSE|AGREE|THREATEN|RETREAT|SUPPORT", type))
		return 4;
	if (pattern_lists("MOBILIZE|REQUEST|SANCTION", type))
		return stand == STAND_MAIN ? -12 : -6;
	return pattern_lists("COERCE|AID|ASSAULT|COOPERATE", type) ? -4 : 0;
}

double event_confidence(const struct gather *g, const struct clause *k)
{
	const struct extraction *x = g->x;
	const struct event *ev = g->ev;
	enum stand stand = stand_of(x, k->trigger);
	bool actor = false, named = false;
	int c = table[stand].share + of_type(stand, ev->type);
	size_t i;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].role == ROLE_ACTOR) {
			actor = true;
			named = named || !x->d->entity[ev->participant[i].entity].generic;
		}
	c -= named ? 0 : actor ? table[stand].unnamed : table[stand].nobody;
	c -= ev->status == STATUS_HYPOTHETICAL || ev->status == STATUS_PROPOSED || ev->status == STATUS_DENIED ? table[stand].unreal : 0;
	/* three in four pronouns are taken for whom they mean (tests/eval/pronouns.py) */
	c -= g->pronoun ? c / 8 : 0;
	return (c < 5 ? 5 : c > 95 ? 95 : c) / 100.0;
}
