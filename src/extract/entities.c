/* entities.c - one entity for one thing within a document
 *
 * Exact before clever: countries by code, rows of the gazetteer by row, people by their names (people.c), everything else by equal
 * name and type.  What stays open (one capitalised word that nothing explains)
 * is dropped: no node is better than a wrong one.
 */
#include <string.h>

#include "extract/extract_int.h"

/* The entity under a key, made if it is new. */
uint32_t entity_at(struct extraction *x, const char *key, enum entity_type type, const char *name)
{
	uint32_t i = strmap_get(&x->name_entity, key, strlen(key));
	struct entity e = { .type = type, .name = name };

	if (i != STRMAP_NONE)
		return i;
	i = (uint32_t)x->d->entity_nr;
	ARENA_PUSH(x->a, x->d->entity, x->d->entity_nr, x->d->entity_alloc) = e;
	strmap_put(&x->name_entity, key, strlen(key), i, 1);
	return i;
}

uint32_t entity_country(struct extraction *x, const char *code)
{
	const struct country *c = gazetteer_country(&x->c->gazetteer, code);
	char key[] = "country:??";
	uint32_t i;

	if (!c)
		return NO_INDEX;
	memcpy(key + 8, code, 2);
	i = entity_at(x, key, ENTITY_COUNTRY, c->name);
	if (!x->d->entity[i].link) {
		memcpy(x->d->entity[i].code, code, 3);
		x->d->entity[i].link = c->link ? c->link : arena_strdup(x->a, key);
	}
	return i;
}

uint32_t entity_named(struct extraction *x, enum entity_type type, const char *name)
{
	return entity_at(x, arena_printf(x->a, "%s:%s", entity_type_name[type], name), type, name);
}

uint32_t entity_generic(struct extraction *x, enum entity_type type, const char *name)
{
	uint32_t i = entity_at(x, arena_printf(x->a, "generic:%s", name), type, name);

	x->d->entity[i].generic = true;
	return i;
}

void entity_alias(struct extraction *x, uint32_t entity, const char *alias)
{
	struct entity *e = &x->d->entity[entity];
	size_t i;

	if (strcmp(alias, e->name) == 0)
		return;
	for (i = 0; i < e->alias_nr; i++)
		if (strcmp(e->alias[i], alias) == 0)
			return;
	ARENA_PUSH(x->a, e->alias, e->alias_nr, e->alias_alloc) = alias;
}

const char *country_of(const struct entity *e)
{
	return e->type == ENTITY_COUNTRY ? e->code : e->country;
}

void entity_set_country(struct extraction *x, uint32_t entity, const char *code, const char *basis)
{
	struct entity *e = &x->d->entity[entity];

	/* what the text says goes before what a table says; the first said stays */
	if (!code[0] || e->type == ENTITY_COUNTRY || (e->country[0] && (!e->country_basis || basis)))
		return;
	memcpy(e->country, code, 3);
	e->country_basis = basis;
}

/* ---- names of tables ---- */

/* What a clear mention of a gazetteer row supports: later bare mentions of that row. */
static const char *row_key(struct extraction *x, const struct draft *draft)
{
	bool country = draft->sense->kind == SENSE_COUNTRY || draft->sense->kind == SENSE_ADJECTIVE ||
	               draft->sense->kind == SENSE_CAPITAL || draft->sense->kind == SENSE_SEAT;

	return arena_printf(x->a, "row:%d:%u", country ? -1 : (int)draft->sense->kind, draft->sense->row);
}

/* A title written as a title: "Labour Prime Minister" */
static bool office_follows(const struct extraction *x, uint32_t i)
{
	uint32_t end = x->d->sentence[x->d->token[i - 1].sentence].token_end, length;
	bool plural;
	const struct office *o = i < end ? gazetteer_office(&x->c->gazetteer, x->d, i, end, &length, &plural) : NULL;

	return o && (o->flags & OFFICE_BEFORE) && (x->d->token[i].flags & TOKEN_CAPITAL);
}

/* A bare ambiguous name of the gazetteer counts when another, clear mention of its row stands in the document, or the name is
 * where only such a thing can be. */
static bool supported(struct extraction *x, const struct draft *draft)
{
	const char *key = row_key(x, draft);

	if (strmap_get(&x->name_entity, key, strlen(key)) != STRMAP_NONE)
		return true;
	/* "Hamilton", "Kingston" as a government: only where the country is spoken of; the news has Washington as one always */
	if (draft->sense->kind == SENSE_CAPITAL && draft->type == ENTITY_COUNTRY) {
		const char *code = x->c->gazetteer.country[draft->sense->row].code;

		if (strcmp(code, "US") != 0)
			return country_named(x, code);
	}
	/* a "National Palace" stands in many capitals */
	if (draft->sense->kind == SENSE_SEAT)
		return false;
	/* countries and places: after a preposition, or an argument of a verb or noun */
	if (draft->type == ENTITY_COUNTRY || draft->type == ENTITY_PLACE) {
		const struct token *t = x->d->token;
		const struct sentence *s = &x->d->sentence[t[draft->first].sentence];
		uint32_t up = tree_head(x, draft->head);

		/* "Birmingham, Alabama" */
		if (draft->end + 1 < s->token_end && strcmp(t[draft->end].form, ",") == 0 && x->draft_at[draft->end + 1] != NO_INDEX &&
		    draft->type == ENTITY_PLACE && x->draft[x->draft_at[draft->end + 1]].sense &&
		    (x->draft[x->draft_at[draft->end + 1]].type == ENTITY_PLACE || x->draft[x->draft_at[draft->end + 1]].type == ENTITY_COUNTRY))
			return true;
		/* "Athens, Georgia" */
		if (draft->first > s->token_begin + 1 && strcmp(t[draft->first - 1].form, ",") == 0 && draft->type == ENTITY_PLACE &&
		    x->draft_at[draft->first - 2] != NO_INDEX && x->draft[x->draft_at[draft->first - 2]].type == ENTITY_PLACE)
			return true;
		if (draft->end < s->token_end && pattern_lists("dollar|dollars", t[draft->end].lower))
			return false;
		if (draft->first > s->token_begin &&
		    pattern_lists("in|near|from|to|into|across|through|inside|outside|of|with|against|on|over|between|by",
		                  t[draft->first - 1].lower))
			return true;
		if (draft->sense->kind == SENSE_PLACE && country_named(x, x->c->gazetteer.place[draft->sense->row].country))
			return true;
		/* places do not speak */
		if (draft->sense->kind == SENSE_PLACE && up != NO_INDEX && token_rel(&t[draft->head], "nsubj"))
			return false;
		if (up != NO_INDEX &&
		    (token_rel(&t[draft->head], "nsubj") || token_rel(&t[draft->head], "conj") || token_rel(&t[draft->head], "nmod") ||
		     token_rel(&t[draft->head], "obl") || token_rel(&t[draft->head], "compound") ||
		     (token_rel(&t[draft->head], "obj") && pattern_lists("leave|invade|enter|reach|flee|visit|occupy|attack|bomb|"
		                                                         "accuse|urge|warn|tell|support|join",
		                                                         t[up].lemma))))
			return t[draft->head].upos == UPOS_PROPN;
		return draft->kind == MENTION_ADJECTIVE;
	}
	if (draft->sense->kind == SENSE_PEOPLE)
		return country_named(x, x->c->gazetteer.country[draft->sense->row].code);
	/* organisations such as "Congress", "Labour": a name in the middle of a sentence, or whose an office is */
	return draft->sense->kind == SENSE_ORGANIZATION &&
	       (x->d->token[draft->first].upos == UPOS_PROPN || office_follows(x, draft->end));
}

/* A draft's name; what a dateline has in capitals in small letters, "PORT-AU-PRINCE" as "Port-au-Prince". */
static const char *plain_name(struct extraction *x, const struct draft *draft)
{
	const struct token *t = x->d->token;
	char *name, *at;
	uint32_t i;

	if (!(t[draft->first].flags & TOKEN_ALL_CAPS) || t[draft->first].end - t[draft->first].begin <= 3 || strchr(t[draft->first].form, '.'))
		return draft->name;
	at = name = arena_alloc(x->a, strlen(draft->name) + 1);
	for (i = draft->first; i < draft->end; i++) {
		size_t n = strlen(t[i].form);
		bool small = !(t[i].flags & TOKEN_ALL_CAPS) || strlen(t[i].lower) != n;

		memcpy(at, small ? t[i].form : t[i].lower, n);
		if (!small && !(i > draft->first && gazetteer_small_word(t[i].lower)))
			*at = t[i].form[0];
		at += n;
		if (i + 1 < draft->end && (t[i].flags & TOKEN_SPACE_AFTER))
			*at++ = ' ';
	}
	*at = '\0';
	return name;
}

static void resolve_by_sense(struct extraction *x, struct draft *draft)
{
	const struct gazetteer *g = &x->c->gazetteer;
	const struct sense *s = draft->sense;

	switch (s->kind) {
	case SENSE_COUNTRY: case SENSE_ADJECTIVE: case SENSE_CAPITAL: case SENSE_SEAT:
		if (draft->type == ENTITY_COUNTRY) {
			draft->entity = entity_country(x, g->country[s->row].code);
			break;
		}
		/* a city or building, or "Turkish Foreign Ministry" */
		draft->entity = entity_named(x, draft->type, plain_name(x, draft));
		entity_set_country(x, draft->entity, g->country[s->row].code,
		                   s->kind == SENSE_CAPITAL || s->kind == SENSE_SEAT ? "countries.tsv" : NULL);
		break;
	case SENSE_PEOPLE: {
		const char *plural = draft->name;

		draft->entity = entity_at(x, arena_printf(x->a, "people:%s", g->country[s->row].code), ENTITY_GROUP, plural);
		entity_set_country(x, draft->entity, g->country[s->row].code, NULL);
		entity_country(x, g->country[s->row].code);
		break;
	}
	case SENSE_GROUP: case SENSE_GROUP_ADJECTIVE:
		draft->entity = entity_at(x, arena_printf(x->a, "group:%s", g->group[s->row].name), ENTITY_GROUP,
		                          g->group[s->row].name);
		break;
	case SENSE_PLACE:
		draft->entity = entity_named(x, ENTITY_PLACE, g->place[s->row].name);
		entity_set_country(x, draft->entity, g->place[s->row].country, "places.tsv");
		break;
	case SENSE_ORGANIZATION: {
		const struct organization *o = &g->organization[s->row];

		draft->entity = entity_named(x, ENTITY_ORGANIZATION, o->name);
		entity_set_country(x, draft->entity, o->country, "organizations.tsv");
		if (!x->d->entity[draft->entity].link)
			x->d->entity[draft->entity].link = arena_printf(x->a, "organization:%s", o->name);
		break;
	}
	case SENSE_LEADER: case SENSE_KNOWN:
		break;
	}
}

/* "African National Congress (ANC)": the letters in brackets are the organisation before them. */
static void resolve_acronyms(struct extraction *x)
{
	size_t i;

	for (i = 0; i < x->draft_nr; i++) {
		struct draft *draft = &x->draft[i];
		uint32_t b = draft->first, before;

		if (b < 2 || draft->end >= x->d->token_nr || strcmp(x->d->token[b - 1].form, "(") != 0 ||
		    strcmp(x->d->token[draft->end].form, ")") != 0 || draft->end - b != 1 ||
		    !(x->d->token[b].flags & TOKEN_ALL_CAPS))
			continue;
		before = x->draft_at[b - 2];
		if (before == NO_INDEX || x->draft[before].type != ENTITY_ORGANIZATION || x->draft[before].name[0] != draft->name[0])
			continue;
		draft->type = ENTITY_ORGANIZATION;
		draft->open = false;
		draft->sense = x->draft[before].sense;
		strmap_put(&x->name_entity, arena_printf(x->a, "organization:%s", draft->name), strlen(draft->name) + 13,
		           x->draft[before].entity, 0);
		draft->entity = x->draft[before].entity;
	}
}

/* "Santos" is the president, not the port, in a text that has him; not in "flew to Santos". */
static bool may_be_surname(const struct extraction *x, const struct draft *draft)
{
	const struct token *t = x->d->token;

	if (draft->end - draft->first != 1 || draft->kind != MENTION_NAME)
		return false;
	if (draft->sense && draft->sense->ambiguous)
		return true;
	return (draft->sense ? draft->sense->kind == SENSE_PLACE : draft->type == ENTITY_PLACE) &&
	       (draft->first == x->d->sentence[t[draft->first].sentence].token_begin ||
	        !pattern_lists("in|near|at|from|to|into|outside|around|through", t[draft->first - 1].lower));
}

/* "Peru's Congress": the country whose the thing is, if it is another than `country`. */
static bool is_anothers(const struct extraction *x, const struct draft *draft, const char *country)
{
	uint32_t c;

	for (c = x->first_child[draft->head]; c != NO_INDEX && c < draft->first; c = x->next_sibling[c]) {
		const struct draft *owner = x->draft_at[c] == NO_INDEX ? NULL : &x->draft[x->draft_at[c]];

		if (owner && owner->sense && (owner->sense->kind == SENSE_COUNTRY || owner->sense->kind == SENSE_ADJECTIVE) &&
		    (token_rel(&x->d->token[c], "nmod") || token_rel(&x->d->token[c], "amod")) &&
		    strcmp(x->c->gazetteer.country[owner->sense->row].code, country) != 0)
			return true;
	}
	return false;
}

/* "The National Electoral Council" is Venezuela's in a text that speaks of Venezuela, "Congress" not the American one in a text that is
 * about Peru; else only the name is known. */
static bool is_elsewhere(struct extraction *x, const struct draft *draft)
{
	const struct organization *o;

	if (!draft->sense || !draft->sense->ambiguous || draft->sense->kind != SENSE_ORGANIZATION)
		return false;
	o = &x->c->gazetteer.organization[draft->sense->row];
	if (!o->country[0])
		return false;
	if (is_anothers(x, draft, o->country) || (draft->end - draft->first > 1 && !country_named(x, o->country)))
		return true;
	return pattern_lists("legislature|court|agency|body|military|central-bank", o->kind) && country_outnumbered(x, o->country);
}

void entities_resolve(struct extraction *x)
{
	size_t i;

	known_resolve(x);
	for (i = 0; i < x->draft_nr; i++)
		if (x->draft[i].sense && !x->draft[i].sense->ambiguous) {
			const char *key = row_key(x, &x->draft[i]);

			strmap_put(&x->name_entity, key, strlen(key), 0, 0);
		}
	homonyms_decide(x);
	/* an open word may be a last name that is also in a table ("Washington" for Denzel Washington) */
	people_resolve(x);
	for (i = 0; i < x->draft_nr; i++) {
		struct draft *draft = &x->draft[i];

		if (draft->entity != NO_INDEX || draft->open)
			continue;
		if (may_be_surname(x, draft)) {
			uint32_t person = person_of_last(x, draft->name);

			if (person != NO_INDEX) {
				draft->type = ENTITY_PERSON;
				draft->sense = NULL;
				draft->entity = person;
				continue;
			}
		}
		if (draft->sense && draft->sense->ambiguous && (draft->end - draft->first == 1 || draft->sense->kind == SENSE_SEAT) &&
		    !supported(x, draft)) {
			/* "Serbs" are a people of more than one country */
			if (draft->sense->kind != SENSE_PEOPLE || draft->kind != MENTION_NAME ||
			    strcmp(x->d->token[draft->head].xpos, "NNPS") != 0) {
				draft->open = true;
				continue;
			}
			draft->sense = NULL;
		}
		if (is_elsewhere(x, draft))
			draft->sense = NULL;
		if (draft->sense)
			resolve_by_sense(x, draft);
		if (draft->entity == NO_INDEX)
			draft->entity = entity_named(x, draft->type,
			                             x->d->sentence[x->d->token[draft->first].sentence].flags & SENTENCE_DATELINE
			                                     ? plain_name(x, draft)
			                                     : draft->name);
	}
	resolve_acronyms(x);
	/* an open word that is elsewhere the name of a typed entity */
	for (i = 0; i < x->draft_nr; i++) {
		struct draft *draft = &x->draft[i];
		int type;

		if (!draft->open)
			continue;
		for (type = 0; type < ENTITY_TYPE_NR && draft->open; type++) {
			const char *key = arena_printf(x->a, "%s:%s", entity_type_name[type], draft->name);
			uint32_t found = strmap_get(&x->name_entity, key, strlen(key));

			if (found == STRMAP_NONE || type == ENTITY_OTHER)
				continue;
			draft->entity = found;
			draft->type = x->d->entity[found].type;
			draft->open = false;
		}
	}
}

/* ---- writing ---- */

static int by_place(const struct mention *a, const struct mention *b)
{
	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return 0;
}

/* Merge sort: no allocation outside the arena, stable. */
static void sort_mentions(struct mention *m, struct mention *scratch, size_t n)
{
	size_t half = n / 2, i = 0, k = half, out = 0;

	if (n < 2)
		return;
	sort_mentions(m, scratch, half);
	sort_mentions(m + half, scratch, n - half);
	memcpy(scratch, m, n * sizeof *m);
	while (i < half && k < n)
		m[out++] = by_place(&scratch[i], &scratch[k]) <= 0 ? scratch[i++] : scratch[k++];
	while (i < half)
		m[out++] = scratch[i++];
	while (k < n)
		m[out++] = scratch[k++];
}

void mentions_write(struct extraction *x)
{
	struct doc *d = x->d;
	struct mention *scratch;
	size_t i, kept = 0;

	for (i = 0; i < x->draft_nr; i++) {
		const struct draft *draft = &x->draft[i];
		struct mention m = { .token_begin = draft->first, .token_end = draft->end, .kind = draft->kind,
			.type = draft->type, .entity = draft->entity, .percent = draft->percent };

		/* an adjective of a group that no table knows tells of the noun behind it only */
		if (draft->entity == NO_INDEX || (draft->kind == MENTION_ADJECTIVE && draft->type == ENTITY_GROUP && !draft->sense))
			continue;
		m.begin = d->token[draft->first].begin;
		m.end = d->token[draft->end - 1].end;
		m.type = d->entity[draft->entity].type;
		ARENA_PUSH(x->a, d->mention, d->mention_nr, d->mention_alloc) = m;
		if (draft->kind == MENTION_NAME)
			entity_alias(x, draft->entity, draft->name);
	}
	scratch = arena_array(x->a, d->mention_nr + 1, sizeof *scratch);
	sort_mentions(d->mention, scratch, d->mention_nr);
	for (i = 0; i < d->mention_nr; i++) {
		if (kept && by_place(&d->mention[kept - 1], &d->mention[i]) == 0)
			continue;       /* the same words twice: the first reading stays */
		d->mention[kept++] = d->mention[i];
	}
	d->mention_nr = kept;
	for (i = 0; i < d->mention_nr; i++) {
		struct entity *e = &d->entity[d->mention[i].entity];

		ARENA_PUSH(x->a, e->mention, e->mention_nr, e->mention_alloc) = (uint32_t)i;
	}
}
