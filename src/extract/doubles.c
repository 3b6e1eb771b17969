/* doubles.c - what is told twice is told once, and a closed world leaves strangers out */
#include <string.h>

#include "extract/gather.h"

enum {
	DOUBLES_BACK = 12       /* events between two of one clause */
};

/* Give `to` whoever takes part in `from` only, and its numbers; `about`: only as what it is about. */
static void share_parties(struct extraction *x, struct event *to, const struct event *from, bool about)
{
	size_t i;

	for (i = 0; i < from->participant_nr && to->participant_nr < PARTICIPANTS_MAX; i++)
		if (!takes_part(to, from->participant[i].entity)) {
			struct participant p = from->participant[i];

			if (about)
				p.role = ROLE_ABOUT;
			ARENA_PUSH(x->a, to->participant, to->participant_nr, to->participant_alloc) = p;
		}
	/* "agreed to pay $5 million" */
	for (i = 0; i < from->quantity_nr && to->quantity_nr < QUANTITIES_MAX; i++)
		if (to->quantity_nr == 0 || from->quantity[i].begin >= to->quantity[to->quantity_nr - 1].end)
			to->quantity[to->quantity_nr++] = from->quantity[i];
}

static bool acts_in(const struct event *ev, uint32_t entity)
{
	size_t i;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].entity == entity && ev->participant[i].role == ROLE_ACTOR)
			return true;
	return false;
}

static bool shares_actor(const struct event *a, const struct event *b)
{
	size_t i;

	for (i = 0; i < a->participant_nr; i++)
		if (a->participant[i].role == ROLE_ACTOR && acts_in(b, a->participant[i].entity))
			return true;
	return false;
}

/* What is not yet done, and is to be done by whoever is asked; but in "urged Chad to support Mali", where Mali is not asked. */
static bool is_asked_for(const struct doc *d, const struct event *outer, const struct event *inner)
{
	size_t i;

	if (inner->status == STATUS_HAPPENED || inner->status == STATUS_ONGOING)
		return false;
	for (i = 0; i < inner->participant_nr; i++)
		if ((inner->participant[i].role == ROLE_TARGET || inner->participant[i].role == ROLE_WITH) &&
		    !d->entity[inner->participant[i].entity].generic && !takes_part(outer, inner->participant[i].entity))
			return false;
	for (i = 0; i < outer->participant_nr; i++)
		if (outer->participant[i].role == ROLE_TARGET && acts_in(inner, outer->participant[i].entity))
			return true;
	return false;
}

/* "shot and killed", "stabbed and wounded": two words for one attack on the same people. */
static bool is_one_attack(const struct doc *d, const struct event *first, const struct event *second)
{
	size_t i, shared = 0;

	if (strcmp(first->type, "ASSAULT") != 0 || strcmp(second->type, "ASSAULT") != 0 || first->trigger_end >= second->trigger_begin ||
	    second->trigger_begin - first->trigger_end > 6 || strncmp(d->text + first->trigger_end, " and ", 5) != 0)
		return false;
	for (i = 0; i < first->participant_nr; i++) {
		if (!takes_part(second, first->participant[i].entity))
			return false;
		shared++;
	}
	return shared > 0;
}

/* True if the deed's words begin within those of the outer event, or behind them. */
static bool begins_later(const struct event *outer, const struct event *inner)
{
	return outer->trigger_begin < inner->trigger_begin ||
	       (outer->trigger_begin == inner->trigger_begin && outer->trigger_end < inner->trigger_end);
}

enum told { TOLD_BOTH, TOLD_OUTER, TOLD_INNER };

/* Of two events of one sentence, whether one tells the other; what only that one knows goes over to the one that stays. */
static enum told told_by(struct extraction *x, struct event *outer, struct event *inner)
{
	const struct doc *d = x->d;
	bool same_words = strcmp(outer->headline, inner->headline) == 0;

	/* what is only to be done, or was kept from being done, told in the words of another deed */
	if (same_words && begins_later(outer, inner) && outer->status == STATUS_HAPPENED && outer->polarity == POLARITY_POSITIVE &&
	    (inner->polarity == POLARITY_NEGATIVE || (inner->status != STATUS_HAPPENED && inner->status != STATUS_DENIED)) &&
	    !pattern_lists("STATEMENT|OTHER|MOVEMENT|REQUEST|AGREE", outer->type))
		return TOLD_OUTER;
	/* "is to fly to Laos for a meeting with leaders": the meeting, there */
	if (same_words && strcmp(outer->type, "MOVEMENT") == 0 && strcmp(inner->type, "CONSULT") == 0 && outer->status == inner->status &&
	    shares_actor(outer, inner) &&
	    (outer->place.entity == NO_INDEX || inner->place.entity == NO_INDEX || outer->place.entity == inner->place.entity)) {
		if (inner->place.entity == NO_INDEX)
			inner->place = outer->place;
		if (!inner->date.known)
			inner->date = outer->date;
		return TOLD_INNER;
	}
	/* "demanded that the government scrap the tax" */
	if (strcmp(outer->type, "REQUEST") == 0 && inner->status == STATUS_PROPOSED && outer->trigger_end < inner->trigger_begin &&
	    is_asked_for(d, outer, inner) && strlen(inner->headline) > 8 && strstr(outer->headline, inner->headline)) {
		share_parties(x, outer, inner, true);
		return TOLD_OUTER;
	}
	/* "summoned the envoy to protest against the raids" */
	if (strcmp(outer->rule, "summon-ambassador") == 0 && inner->status == STATUS_PROPOSED &&
	    pattern_lists("ACCUSE|PROTEST|REQUEST", inner->type) && outer->trigger_begin < inner->trigger_begin && shares_actor(outer, inner))
		return TOLD_OUTER;
	/* "voted to impose sanctions" */
	if (strcmp(outer->rule, "vote-to-intr") == 0 && outer->trigger_begin == inner->trigger_begin && outer->trigger_end < inner->trigger_end)
		return TOLD_INNER;
	/* "fired tear gas to disperse protesters" */
	if (outer->code && inner->code && strcmp(outer->code, "175") == 0 && strcmp(inner->code, "175") == 0 &&
	    inner->status == STATUS_PROPOSED && outer->trigger_begin < inner->trigger_begin) {
		share_parties(x, outer, inner, false);
		return TOLD_OUTER;
	}
	if (is_one_attack(d, outer, inner))
		return TOLD_INNER;
	if (!pattern_lists("AGREE|REJECT|THREATEN|REQUEST", outer->type) || outer->trigger_begin != inner->trigger_begin ||
	    outer->trigger_end >= inner->trigger_end)
		return TOLD_BOTH;
	if (strcmp(outer->type, "AGREE") == 0 && (strcmp(inner->type, "CONCEDE") == 0 ||
	                                          (inner->date.known && inner->date.basis != BASIS_DOCUMENT) ||
	                                          (strcmp(inner->type, "AGREE") == 0 && !outer->date.known)))
		return TOLD_INNER;
	if (strcmp(outer->type, "REJECT") == 0 && inner->polarity == POLARITY_NEGATIVE) {
		share_parties(x, outer, inner, false);
		return TOLD_OUTER;
	}
	if (strcmp(outer->type, "REQUEST") == 0 ? !is_asked_for(d, outer, inner)
	    : !pattern_lists("AGREE|THREATEN", outer->type) && strcmp(outer->type, inner->type) != 0)
		return TOLD_BOTH;
	share_parties(x, outer, inner, strcmp(outer->type, "REQUEST") == 0);
	return TOLD_OUTER;
}

/* "Bush offered to lift restrictions" is one event, not an offer and a lifting.  Of an agreement and what is agreed to, the second
 * stays when it has a day of its own or is a concession; what is refused or threatened is told by the refusal or threat. */
void events_drop_doubles(struct extraction *x)
{
	struct doc *d = x->d;
	bool *drop = arena_array(x->a, d->event_nr + 1, sizeof *drop);
	size_t i, k, kept = 0;

	/* events of one sentence stand near each other; the trigger of the inner one runs from the outer's verb to its own */
	for (i = 0; i < d->event_nr; i++)
		for (k = i > DOUBLES_BACK ? i - DOUBLES_BACK : 0; !drop[i] && k < d->event_nr && k < i + DOUBLES_BACK; k++)
			if (k != i && !drop[k] && d->event[k].sentence == d->event[i].sentence) {
				enum told told = told_by(x, &d->event[k], &d->event[i]);

				drop[i] = told == TOLD_OUTER;
				drop[k] = told == TOLD_INNER;
			}
	for (i = 0; i < d->event_nr; i++)
		if (!drop[i])
			d->event[kept++] = d->event[i];
	d->event_nr = kept;
}

/* True if another event of the sentence has the headline of event `i`: "announced plans to visit Ghana". */
static bool told_beside(const struct doc *d, size_t i)
{
	size_t k;

	for (k = i > DOUBLES_BACK ? i - DOUBLES_BACK : 0; k < d->event_nr && k < i + DOUBLES_BACK; k++)
		if (k != i && d->event[k].sentence == d->event[i].sentence && strcmp(d->event[k].headline, d->event[i].headline) == 0)
			return true;
	return false;
}

/* A statement whose words are told as events of their own is not told twice, but for a quotation. */
void events_drop_told(struct extraction *x)
{
	struct doc *d = x->d;
	size_t i, kept = 0;

	for (i = 0; i < d->event_nr; i++) {
		const struct event *ev = &d->event[i];
		uint32_t v = d->sentence[ev->sentence].token_begin, content;

		while (v < d->token_nr && d->token[v].begin < ev->trigger_begin)
			v++;
		if (strcmp(ev->rule, "say-when") == 0 && told_beside(d, i))
			continue;
		if (strcmp(ev->rule, "say-when") == 0 && v < d->token_nr && x->spoken[v]) {
			content = tree_child(x, v, "ccomp");
			if (content != NO_INDEX && !(d->token[content].flags & TOKEN_QUOTED))
				continue;
		}
		d->event[kept++] = *ev;
	}
	d->event_nr = kept;
}

/* True if both tell the same parties in the same roles, at the same place. */
static bool same_parties(const struct event *a, const struct event *b)
{
	size_t i, k;

	if (a->participant_nr != b->participant_nr || a->place.entity != b->place.entity)
		return false;
	for (i = 0; i < a->participant_nr; i++) {
		for (k = 0; k < b->participant_nr; k++)
			if (a->participant[i].entity == b->participant[k].entity && a->participant[i].role == b->participant[k].role)
				break;
		if (k == b->participant_nr)
			return false;
	}
	return true;
}

/* A further mention without a day of what was told before: the same deed by the same word, of somebody with a name.  Mentions
 * with a day are made one where the graph is made, with all their sentences. */
void events_drop_mentioned(struct extraction *x)
{
	enum { BACK = 100 };
	struct doc *d = x->d;
	size_t i, k, n, kept = 0;

	for (i = 0; i < d->event_nr; i++) {
		const struct event *ev = &d->event[i];
		bool named = false, again = false;

		for (n = 0; n < ev->participant_nr; n++)
			named = named || !d->entity[ev->participant[n].entity].generic;
		for (k = kept > BACK ? kept - BACK : 0; k < kept && named && !again && !ev->date.known; k++) {
			const struct event *other = &d->event[k];

			again = strcmp(other->type, ev->type) == 0 && other->status == ev->status && other->polarity == ev->polarity &&
			        other->sentence != ev->sentence && strcmp(other->trigger_lemma, ev->trigger_lemma) == 0 &&
			        (!other->date.known || strcmp(ev->type, "DEATH") == 0) && same_parties(other, ev);
		}
		if (!again)
			d->event[kept++] = *ev;
	}
	d->event_nr = kept;
}

/* A closed world, as event coders have it: only events each of whose sides has somebody of a country, or of a table. */
void events_drop_strangers(struct extraction *x)
{
	size_t i, n, kept = 0;

	for (n = 0; n < x->d->event_nr; n++) {
		const struct event *ev = &x->d->event[n];
		bool told[2] = { false }, known[2] = { false };

		for (i = 0; i < ev->participant_nr; i++) {
			const struct entity *e = &x->d->entity[ev->participant[i].entity];
			bool other = ev->participant[i].role != ROLE_ACTOR;

			if (ev->participant[i].role == ROLE_ABOUT)
				continue;
			told[other] = true;
			known[other] = known[other] || e->link || country_of(e)[0];
		}
		if (told[0] == known[0] && told[1] == known[1])
			x->d->event[kept++] = x->d->event[n];
	}
	x->d->event_nr = kept;
}
