/* homonym.c - names of several countries and places: Georgia, Congo, Korea, Victoria
 *
 * What else the document names decides: a country that is named clearly, or places in it.  "Atlanta, Georgia" and "the governor of
 * Georgia" are in the United States, Georgia beside Tbilisi or Russia is the country.  Where nothing tells it stays open: no
 * country is better than a wrong one.
 */
#include <string.h>

#include "extract/extract_int.h"

/* The country that a sense is of or in; "" none. */
static const char *sense_country(const struct gazetteer *g, const struct sense *s)
{
	switch (s->kind) {
	case SENSE_COUNTRY: case SENSE_ADJECTIVE: case SENSE_PEOPLE: case SENSE_CAPITAL: case SENSE_SEAT:
		return g->country[s->row].code;
	case SENSE_PLACE:
		return g->place[s->row].country;
	default:
		return "";
	}
}

static bool is_state(enum sense_kind kind)
{
	return kind == SENSE_COUNTRY || kind == SENSE_ADJECTIVE || kind == SENSE_PEOPLE;
}

static uint32_t country_index(const struct extraction *x, const char *code)
{
	return code[0] ? strmap_get(&x->c->gazetteer.country_code, code, strlen(code)) : STRMAP_NONE;
}

/* Count what the document names without doubt. */
static void count_named(struct extraction *x)
{
	const struct gazetteer *g = &x->c->gazetteer;
	size_t i;

	x->state_named = arena_array(x->a, g->country_nr + 1, sizeof *x->state_named);
	x->place_named = arena_array(x->a, g->country_nr + 1, sizeof *x->place_named);
	for (i = 0; i < x->draft_nr; i++) {
		const struct sense *s = x->draft[i].sense;
		uint32_t c = s && !s->ambiguous ? country_index(x, sense_country(g, s)) : STRMAP_NONE;

		if (c == STRMAP_NONE)
			continue;
		/* "Washington" and "the White House" are not where Georgia is */
		if (is_state(s->kind) || s->kind == SENSE_SEAT || x->draft[i].type == ENTITY_COUNTRY)
			x->state_named[c]++;
		else
			x->place_named[c]++;
	}
}

bool country_named(const struct extraction *x, const char *code)
{
	uint32_t c = country_index(x, code);

	return c != STRMAP_NONE && x->state_named[c] + x->place_named[c] > 0;
}

bool country_outnumbered(const struct extraction *x, const char *code)
{
	uint32_t own = country_index(x, code), c, named = own == STRMAP_NONE ? 0 : x->state_named[own] + x->place_named[own];

	for (c = 0; c < x->c->gazetteer.country_nr; c++)
		if (c != own && x->state_named[c] + x->place_named[c] >= 3 * (named ? named : 1))
			return true;
	return false;
}

/* True if the words around say that a part of a federal state is meant: "the governor of Georgia", "Georgia lawmakers" */
static bool is_province(const struct extraction *x, const struct draft *draft)
{
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[draft->first].sentence];
	uint32_t i = draft->first, next = draft->end;

	if (i > s->token_begin + 1 && token_is(&t[i - 1], "of") &&
	    pattern_lists("governor|senator|legislature|state|sheriff|congressman|congresswoman|attorney|university", t[i - 2].lemma))
		return true;
	if (next < s->token_end && strcmp(t[next].xpos, "POS") == 0)
		next++;
	if (next >= s->token_end)
		return false;
	return pattern_lists("governor|senator|legislature|state|republicans|democrats|county|sheriff|gov.|sen.|rep.", t[next].lower) ||
	       pattern_lists("governor|senator|trooper", t[next].lemma);
}

/* The country of the place that stands before "PLACE, NAME"; "" none. */
static const char *place_before(const struct extraction *x, const struct draft *draft)
{
	const struct sentence *s = &x->d->sentence[x->d->token[draft->first].sentence];
	uint32_t i = draft->first, k;

	if (i < s->token_begin + 2 || strcmp(x->d->token[i - 1].form, ",") != 0)
		return "";
	k = x->draft_at[i - 2];
	return k != NO_INDEX && x->draft[k].sense && x->draft[k].end == i - 1 ? sense_country(&x->c->gazetteer, x->draft[k].sense) : "";
}

/* True if the document names another country than `c` and the United States as such. */
static bool other_state(const struct extraction *x, uint32_t c)
{
	uint32_t i, us = country_index(x, "US");

	for (i = 0; i < x->c->gazetteer.country_nr; i++)
		if (i != c && i != us && x->state_named[i])
			return true;
	return false;
}

/* How much speaks for a sense. */
static uint32_t support(const struct extraction *x, const struct draft *draft, const struct sense *s, bool province, bool rivals_place)
{
	const char *code = sense_country(&x->c->gazetteer, s);
	uint32_t c = country_index(x, code), points;
	const char *before = place_before(x, draft);

	if (c == STRMAP_NONE)
		return 0;
	points = 2 * x->place_named[c];
	if (s->kind == SENSE_PLACE)
		points += province ? 100 : 0;
	else
		points += 2 * x->state_named[c] + (rivals_place && is_state(s->kind) && other_state(x, c));
	/* "Tbilisi, Georgia"; "Athens, Georgia" is no place of the country's */
	if (before[0] && strcmp(before, code) == 0)
		points += 100;
	else if (before[0] && s->kind == SENSE_PLACE)
		points += 50;
	return points;
}

/* "the river Congo" is no state */
static bool is_water(const struct extraction *x, const struct draft *draft)
{
	const struct sentence *s = &x->d->sentence[x->d->token[draft->first].sentence];

	return draft->sense->kind == SENSE_COUNTRY && draft->first > s->token_begin &&
	       pattern_lists("river|lake|mount", x->d->token[draft->first - 1].lower);
}

static void decide(struct extraction *x, struct draft *draft)
{
	const struct sense *first, *s, *best = NULL;
	const char *code = NULL;
	uint32_t length, most = 0;
	bool several = false, tie = false, place = false, province;

	first = gazetteer_find(&x->c->gazetteer, x->d, draft->first, draft->end, &length);
	if (!first || length != draft->end - draft->first)
		return;
	for (s = first; s; s = gazetteer_next(&x->c->gazetteer, s)) {
		const char *of = sense_country(&x->c->gazetteer, s);

		if (!s->ambiguous || !of[0] || (is_state(draft->sense->kind) && is_state(s->kind) && s->kind != draft->sense->kind))
			continue;
		several = several || (code && strcmp(code, of) != 0);
		place = place || s->kind == SENSE_PLACE;
		code = of;
	}
	if (!several)
		return;
	province = place && is_province(x, draft);
	for (s = first; s; s = gazetteer_next(&x->c->gazetteer, s)) {
		uint32_t points;

		if (!s->ambiguous || (is_state(draft->sense->kind) && is_state(s->kind) && s->kind != draft->sense->kind))
			continue;
		points = support(x, draft, s, province, place);
		if (points > most) {
			best = s;
			most = points;
			tie = false;
		} else if (points && points == most) {
			tie = true;
		}
	}
	if (best && !tie) {
		draft->sense = best;
		draft->type = best->kind == SENSE_PLACE || (best->kind == SENSE_CAPITAL && draft->type == ENTITY_PLACE) ? ENTITY_PLACE :
		              best->kind == SENSE_PEOPLE ? ENTITY_GROUP : ENTITY_COUNTRY;
		return;
	}
	/* one of several states, and one cannot tell which: a country without a code */
	draft->open = draft->kind == MENTION_ADJECTIVE;
	draft->type = draft->sense->kind == SENSE_PEOPLE ? ENTITY_GROUP : place || draft->type == ENTITY_PLACE ? ENTITY_PLACE : ENTITY_COUNTRY;
	draft->sense = NULL;
}

void homonyms_decide(struct extraction *x)
{
	size_t i;

	count_named(x);
	for (i = 0; i < x->draft_nr; i++) {
		struct draft *draft = &x->draft[i];

		if (!draft->sense || draft->entity != NO_INDEX)
			continue;
		if (is_water(x, draft)) {
			draft->sense = NULL;
			draft->type = ENTITY_PLACE;
		} else if (draft->sense->ambiguous) {
			decide(x, draft);
		}
	}
}
