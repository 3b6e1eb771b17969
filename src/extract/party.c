/* party.c - who a noun phrase without a name is: "a Belgian sailor", "gunmen", "Malta's finance minister"
 *
 * What can take part is told by data/parties.tsv, data/nominals.tsv and data/offices.tsv.  The entity is generic: it is called by
 * the document's own words, one for the same words, and is not merged across documents.  Its country is that of an adjective,
 * owner or "of", "in", "from" beside it.
 */
#include <string.h>

#include "extract/gather.h"

enum { WORDS_MAX = 7, HOME_DEPTH = 3 };

/* What kind of party a noun is; STRMAP_NONE: none. */
static uint32_t kind_of(struct extraction *x, uint32_t noun)
{
	const struct token *t = &x->d->token[noun];
	uint32_t kind = strmap_get(&x->c->party, t->lemma, strlen(t->lemma)), length;
	const struct office *o;
	bool plural;

	/* "ex-soldiers" */
	if (kind == STRMAP_NONE && strncmp(t->lemma, "ex-", 3) == 0)
		kind = strmap_get(&x->c->party, t->lemma + 3, strlen(t->lemma + 3));
	if (kind != STRMAP_NONE)
		return kind;
	kind = strmap_get(&x->c->nominal, t->lemma, strlen(t->lemma));
	if (kind != STRMAP_NONE)
		return kind == NOMINAL_PEOPLE ? PARTY_GROUP : kind == NOMINAL_BODY ? PARTY_BODY : PARTY_STATE;
	o = gazetteer_office(&x->c->gazetteer, x->d, noun, noun + 1, &length, &plural);
	return o && (o->flags & OFFICE_NOUN) ? PARTY_PERSON : STRMAP_NONE;
}

/* The country of the words around a noun: "Turkish", "Turkey's", "of Turkey", "in Ankara"; "" none.  `placed`: also by "in", "at". */
static const char *home_by(struct extraction *x, uint32_t noun, int depth, bool placed)
{
	uint32_t c;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];
		uint32_t k = x->draft_at[c];
		bool before = c < noun && (token_rel(t, "amod") || token_rel(t, "compound") || token_rel(t, "nmod") ||
		                           (depth > 0 && token_rel(t, "conj")));
		bool behind = c > noun && token_rel(t, "nmod") && pattern_lists(placed ? "of|in|from|at|for" : "of|from|by", tree_case(x, c));
		const char *found;

		/* "US and Dutch miners", from the first adjective on */
		before = before || (depth > 0 && c > noun && token_rel(t, "conj") && k != NO_INDEX && x->draft[k].kind == MENTION_ADJECTIVE);
		if (!before && !behind)
			continue;
		if (k != NO_INDEX && x->draft[k].entity != NO_INDEX) {
			const struct entity *e = &x->d->entity[x->draft[k].entity];

			found = country_of(e);
		} else {
			found = "";
		}
		if (!found[0] && depth < HOME_DEPTH)
			found = home_by(x, c, depth + 1, placed);
		if (found[0])
			return found;
	}
	return "";
}

static const char *home(struct extraction *x, uint32_t noun, int depth)
{
	return home_by(x, noun, depth, true);
}

/* True if a word before the noun belongs to what the party is called. */
static bool names_it(const struct extraction *x, uint32_t word, uint32_t begin, uint32_t noun)
{
	const struct token *t = &x->d->token[word];

	if (x->timed[word] || token_is(t, "least") || t->head < 0 || (uint32_t)t->head < begin || (uint32_t)t->head > noun)
		return false;
	if (token_rel(t, "amod"))
		return !pattern_lists("other|such|same|more|most|some|own|last|first|next|former|certain|various|recent|key|alleged|"
		                      "least|many|few|several", t->lower);
	return token_rel(t, "compound") || token_rel(t, "nummod") || token_rel(t, "flat") || token_rel(t, "nmod") ||
	       (token_rel(t, "case") && strcmp(t->xpos, "POS") == 0) || (token_rel(t, "punct") && token_is(t, "-"));
}

bool is_violence_used(const struct extraction *x, uint32_t noun)
{
	const struct token *t = x->d->token;

	if (!token_is(&t[noun], "force"))
		return false;
	if (noun > 0 && pattern_lists("excessive|lethal|deadly|brute|disproportionate", t[noun - 1].lower))
		return true;
	return (x->first_child[noun] == NO_INDEX || tree_child(x, noun, "det") == NO_INDEX) && tree_head(x, noun) != NO_INDEX &&
	       pattern_lists("use|employ|resort|meet|rule|threaten|renounce", t[tree_head(x, noun)].lemma);
}

static bool none_of_it(const struct extraction *x, uint32_t noun)
{
	uint32_t c;
	bool sides = false;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		sides = sides || pattern_lists("two|both|three|warring|rival|opposing|all", x->d->token[c].lower);
	if (strcmp(x->d->token[noun].lemma, "side") == 0 && !sides)
		return true;            /* "the side of the road" */
	return tree_has(x, noun, "det", "no|neither|what|which|whose");
}

/* "his foreign minister, Sergei Lavrov": he is told by name right behind. */
static bool is_named_next(const struct extraction *x, uint32_t noun)
{
	uint32_t k;

	if (noun + 2 >= x->d->sentence[x->d->token[noun].sentence].token_end || !token_is(&x->d->token[noun + 1], ","))
		return false;
	k = x->draft_at[noun + 2];
	return k != NO_INDEX && x->draft[k].kind == MENTION_NAME && x->draft[k].type == ENTITY_PERSON;
}

uint32_t party(struct extraction *x, uint32_t noun, uint32_t *first, uint32_t *end)
{
	const struct token *t = x->d->token;
	uint32_t begin = noun, sentence = x->d->sentence[t[noun].sentence].token_begin, kind, entity, c;
	struct draft draft = { .kind = MENTION_NOMINAL, .entity = NO_INDEX };
	const char *country;

	if ((t[noun].upos != UPOS_NOUN && t[noun].upos != UPOS_PROPN) || x->draft_at[noun] != NO_INDEX || x->timed[noun] ||
	    none_of_it(x, noun))
		return NO_INDEX;
	if (is_violence_used(x, noun))
		return NO_INDEX;
	kind = kind_of(x, noun);
	if (kind == STRMAP_NONE || is_named_next(x, noun))
		return NO_INDEX;
	country = home_by(x, noun, 0, kind != PARTY_CRAFT);     /* "air raids in Syria" are not Syria's */
	/* "the Rwandan refugee camp": Rwandan refugees */
	if (!country[0] && token_rel(&t[noun], "compound") && t[noun].head > (int32_t)noun)
		country = home(x, (uint32_t)t[noun].head, 0);
	/* "the country": one that was named before */
	if (kind == PARTY_STATE && !country[0] && strcmp(t[noun].xpos, "NN") == 0 &&
	    pattern_lists("country|nation|state|republic|kingdom|power|superpower|emirate", t[noun].lemma))
		return NO_INDEX;
	if (kind == PARTY_CRAFT && !country[0])
		return NO_INDEX;
	/* "a treaty between their governments", "talks between their ministers": they themselves */
	if (kind == PARTY_STATE || strcmp(tree_case(x, noun), "between") == 0)
		for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
			if (token_is(&t[c], "their"))
				return NO_INDEX;
	while (begin > sentence && noun + 1 - begin < WORDS_MAX && names_it(x, begin - 1, begin, noun))
		begin--;
	while (begin < noun && (t[begin].flags & TOKEN_PUNCT || (token_rel(&t[begin], "case") && strcmp(t[begin].xpos, "POS") == 0)))
		begin++;
	/* "a six-year-old girl": the whole of a word with hyphens */
	while (begin > sentence + 1 && noun + 1 - begin < WORDS_MAX && begin < noun && !(t[begin - 2].flags & TOKEN_SPACE_AFTER) &&
	       strcmp(t[begin - 1].form, "-") == 0 && !(t[begin - 1].flags & TOKEN_SPACE_AFTER))
		begin -= 2;
	if (token_rel(&t[begin], "nmod") && t[begin].upos == UPOS_PRON)
		begin++;                /* "his lawyer" is a lawyer */
	draft.first = begin;
	draft.end = noun + 1;
	entity = entity_generic(x, kind == PARTY_BODY || kind == PARTY_STATE ? ENTITY_ORGANIZATION : ENTITY_GROUP,
	                        words_of(x, draft.first, draft.end));
	entity_set_country(x, entity, country, NULL);
	draft.entity = entity;
	draft.type = x->d->entity[entity].type;
	draft_add(x, draft);
	*first = draft.first;
	*end = draft.end;
	return entity;
}

/* "South Lebanon", "West Darfur State": the country of the place that the name has in it. */
static void place_by_part(struct extraction *x, uint32_t entity, uint32_t first, uint32_t end)
{
	const struct gazetteer *g = &x->c->gazetteer;
	const struct sense *s;
	uint32_t length;

	if (x->d->entity[entity].type != ENTITY_PLACE || x->d->entity[entity].country[0] || end - first < 2)
		return;
	if (pattern_lists("north|south|east|west|northern|southern|eastern|western|central|upper|lower|northeastern|northwestern|southeastern|"
	                  "southwestern", x->d->token[first].lower))
		first++;
	s = gazetteer_find(g, x->d, first, end, &length);
	if (!s || s->ambiguous || s->next != NO_INDEX)
		return;
	if (s->kind == SENSE_COUNTRY)
		entity_set_country(x, entity, g->country[s->row].code, "countries.tsv");
	else if (s->kind == SENSE_PLACE)
		entity_set_country(x, entity, g->place[s->row].country, "places.tsv");
}

/* The people or body that the noun is a name of; NO_INDEX: another thing. */
static uint32_t people_named(struct extraction *x, uint32_t noun, uint32_t *first, uint32_t *end)
{
	uint32_t entity = refer(x, noun, first, end);

	return entity != NO_INDEX && (x->d->entity[entity].type == ENTITY_GROUP || x->d->entity[entity].type == ENTITY_ORGANIZATION)
	       ? entity : NO_INDEX;
}

uint32_t party_or_name(struct extraction *x, uint32_t noun, uint32_t *first, uint32_t *end)
{
	uint32_t entity = NO_INDEX, c;

	/* "his Syriza party", "the Hezbollah movement": what has the name */
	for (c = x->first_child[noun]; x->draft_at[noun] == NO_INDEX && entity == NO_INDEX && c != NO_INDEX && c < noun; c = x->next_sibling[c])
		if (c + 1 == noun && token_rel(&x->d->token[c], "compound") && x->draft_at[c] != NO_INDEX &&
		    x->draft[x->draft_at[c]].kind == MENTION_NAME && pattern_lists("party|movement|militia|faction", x->d->token[noun].lemma))
			entity = people_named(x, c, first, end);
	if (entity == NO_INDEX)
		entity = refer(x, noun, first, end);
	/* "a group of asylum-seekers", "a bunch of Russians": they, not the group */
	for (c = x->first_child[noun]; entity == NO_INDEX && c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "nmod") && strcmp(tree_case(x, c), "of") == 0 &&
		    pattern_lists(
			    "group|crowd|band|number|majority|handful|couple|bunch|trio|troika|duo|pair|quartet|hundred|thousand|dozen|score|some|one|several|many|most|"
			    "hundreds|thousands|dozens|scores|tens",
			    x->d->token[noun].lemma))
			entity = x->draft_at[c] == NO_INDEX ? party(x, c, first, end) : people_named(x, c, first, end);
	if (entity == NO_INDEX)
		return party(x, noun, first, end);
	place_by_part(x, entity, *first, *end);
	if (x->d->entity[entity].generic && !x->d->entity[entity].country[0] && x->d->token[noun].upos == UPOS_NOUN)
		entity_set_country(x, entity, home(x, noun, 0), NULL);
	return entity;
}

/* ---- the only country of a text ---- */

/* The code of the one country that the document's names belong to; "" for none or several. */
static const char *only_country(const struct extraction *x)
{
	const char *only = "";
	size_t i;

	for (i = 0; i < x->d->entity_nr; i++) {
		const struct entity *e = &x->d->entity[i];
		const char *code = country_of(e);

		if (!code[0] || strcmp(code, only) == 0)
			continue;
		if (only[0])
			return "";
		only = code;
	}
	return only;
}

/* True if the state itself is on another side of some event than this entity: "France condemned the rebels". */
static bool faces_state(const struct extraction *x, uint32_t entity, const char *code)
{
	size_t i, k;

	for (i = 0; i < x->d->event_nr; i++) {
		const struct event *ev = &x->d->event[i];

		for (k = 0; takes_part(ev, entity) && k < ev->participant_nr; k++) {
			const struct entity *e = &x->d->entity[ev->participant[k].entity];

			if (e->type == ENTITY_COUNTRY && strcmp(e->code, code) == 0)
				return true;
		}
	}
	return false;
}

static bool has_capital(const char *name)
{
	for (; *name; name++)
		if (*name >= 'A' && *name <= 'Z')
			return true;
	return false;
}

/* A word with a capital right before the party's words: it may tell another home. */
static bool follows_capital(const struct extraction *x, const struct participant *p, uint32_t sentence)
{
	const struct sentence *s = &x->d->sentence[sentence];
	uint32_t i;

	for (i = s->token_begin + 1; i < s->token_end; i++)
		if (x->d->token[i].begin == p->begin)
			return (x->d->token[i - 1].flags & TOKEN_CAPITAL) && x->d->token[i - 1].upos != UPOS_DET;
	return false;
}

/* Whoever protests without a name does so at home. */
static void protesters_at_home(struct extraction *x)
{
	size_t i, k;

	for (i = 0; i < x->d->event_nr; i++) {
		const struct event *ev = &x->d->event[i];
		const struct entity *place = ev->place.entity == NO_INDEX ? NULL : &x->d->entity[ev->place.entity];

		for (k = 0; place && strcmp(ev->type, "PROTEST") == 0 && k < ev->participant_nr; k++) {
			const struct entity *e = &x->d->entity[ev->participant[k].entity];

			if (ev->participant[k].role == ROLE_ACTOR && e->generic && !e->country[0] && !has_capital(e->name) &&
			    !follows_capital(x, &ev->participant[k], ev->sentence))
				entity_set_country(x, ev->participant[k].entity, country_of(place),
				                   "text: where they protested");
		}
	}
}

void parties_at_home(struct extraction *x)
{
	const char *code = only_country(x);
	size_t i, k;

	protesters_at_home(x);
	if (!code[0])
		return;
	for (i = 0; i < x->d->event_nr; i++)
		for (k = 0; k < x->d->event[i].participant_nr; k++) {
			uint32_t entity = x->d->event[i].participant[k].entity;
			const struct entity *e = &x->d->entity[entity];

			/* "UN mediators" belong to somebody else */
			if (e->country[0] || !e->generic || has_capital(e->name) || faces_state(x, entity, code) ||
			    follows_capital(x, &x->d->event[i].participant[k], x->d->event[i].sentence))
				continue;
			entity_set_country(x, entity, code, "text: the only country in it");
		}
}
