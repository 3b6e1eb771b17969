/* known_names.c - the names of the user's table in the text
 *
 * The table is put beside the gazetteer once.  Its countries are countries as any other from then on, with their adjectives and
 * peoples; for all its names one pass over each document, before names.c reads, says where they stand and what of the model's names
 * gives way to them.
 */
#include <string.h>

#include "extract/extract_int.h"

/* ---- the table ---- */

/* Add a sense to a phrase.  What data/ says of it is no longer found by the user's map; by the general one only where the user names no
 * country so. */
static void add_sense(struct gazetteer *g, struct arena *a, const char *phrase, enum sense_kind kind, uint32_t row)
{
	size_t length = strlen(phrase);
	uint32_t first = strmap_get(&g->known_phrase, phrase, length), i = first, at = (uint32_t)g->sense_nr;

	for (; i != STRMAP_NONE && i != NO_INDEX; i = g->sense[i].next)
		if (g->sense[i].kind == kind && g->sense[i].row == row)
			return;
	ARENA_PUSH(a, g->sense, g->sense_nr, g->sense_alloc) = (struct sense){ kind, false, row, NO_INDEX };
	if (first == STRMAP_NONE) {
		strmap_put(&g->known_phrase, phrase, length, at, 0);
		if (kind != SENSE_KNOWN)
			strmap_put(&g->phrase, phrase, length, at, 0);
		return;
	}
	for (i = first; g->sense[i].next != NO_INDEX; i = g->sense[i].next)
		;
	g->sense[i].next = at;
}

/* "Gondorian": also one of them, "Gondorians" several; no "Danishs", no "Japaneses". */
static void add_adjective(struct gazetteer *g, struct arena *a, const char *adjective, uint32_t country)
{
	size_t n = strlen(adjective);

	add_sense(g, a, adjective, SENSE_ADJECTIVE, country);
	add_sense(g, a, adjective, SENSE_PEOPLE, country);
	if (adjective[n - 1] == 'n' || adjective[n - 1] == 'i')
		add_sense(g, a, arena_printf(a, "%ss", adjective), SENSE_PEOPLE, country);
}

static void add_country(struct gazetteer *g, struct arena *a, const struct known_row *k)
{
	struct country c = { .name = k->name, .from = CALENDAR_NONE, .to = CALENDAR_NONE, .link = k->link };
	uint32_t before = strmap_get(&g->country_code, k->country, 2), row = (uint32_t)g->country_nr;
	size_t i;

	memcpy(c.code, k->country, sizeof c.code);
	ARENA_PUSH(a, g->country, g->country_nr, g->country_alloc) = c;
	/* of two rows with one code the first one names the country */
	if (before == STRMAP_NONE || !g->country[before].link)
		strmap_put(&g->country_code, k->country, 2, row, 0);
	add_sense(g, a, k->name, SENSE_COUNTRY, row);
	for (i = 0; i < k->alias_nr; i++)
		add_sense(g, a, k->alias[i], SENSE_COUNTRY, row);
	for (i = 0; i < k->adjective_nr; i++)
		add_adjective(g, a, k->adjective[i], row);
}

static bool has_code(const char *code, const void *data)
{
	return gazetteer_country(data, code) != NULL;
}

int gazetteer_know(struct gazetteer *g, struct arena *a, const char *path, struct err *e)
{
	struct known_table t;
	size_t i, j;
	int rc = known_read(&t, a, path, has_code, g, e);

	if (rc < 0)
		return rc;
	g->known = t;
	for (i = 0; i < t.row_nr; i++) {
		const struct known_row *k = &t.row[i];

		if (k->type == ENTITY_COUNTRY) {
			add_country(g, a, k);
			continue;
		}
		add_sense(g, a, k->name, SENSE_KNOWN, (uint32_t)i);
		for (j = 0; j < k->alias_nr; j++)
			add_sense(g, a, k->alias[j], SENSE_KNOWN, (uint32_t)i);
	}
	return 0;
}

/* ---- where its names stand ---- */

static enum entity_type type_of(const struct extraction *x, const struct sense *s)
{
	return s->kind != SENSE_KNOWN ? ENTITY_COUNTRY : x->c->gazetteer.known.row[s->row].type;
}

/* The sense of a phrase that several rows have: of the type that the model sees there, if there is just one; NULL: none. */
static const struct sense *choose(const struct extraction *x, const struct sense *sense, const struct name_span *span)
{
	const struct gazetteer *g = &x->c->gazetteer;
	const struct sense *s, *found = NULL;
	bool several = false;

	for (s = sense; s; s = gazetteer_next(g, s))
		several = several || s->row != sense->row || (s->kind == SENSE_KNOWN) != (sense->kind == SENSE_KNOWN);
	if (!several)
		return sense;
	for (s = sense; s && span; s = gazetteer_next(g, s))
		if (type_of(x, s) == span->type || (span->type == ENTITY_PLACE && s->kind == SENSE_COUNTRY)) {
			if (found && (found->row != s->row || found->kind != s->kind))
				return NULL;
			found = s;
		}
	return found;
}

/* One word is a name only where it has a capital, and where that says nothing, if it is none of the language's words. */
static bool is_name(const struct extraction *x, uint32_t i)
{
	const struct token *t = &x->d->token[i];
	size_t nr;

	if (strcmp(t->form, t->lower) == 0 || x->timed[i])
		return false;
	return i != x->d->sentence[t->sentence].token_begin || t->upos == UPOS_PROPN ||
	       !lexicon_find(&x->c->lexicon, t->lower, strlen(t->lower), &nr);
}

/* A word that is none of a name: without a capital, or with one only because a sentence begins. */
static bool is_small(const struct extraction *x, uint32_t i)
{
	const struct token *t = &x->d->token[i];
	size_t nr;

	return !(t->flags & TOKEN_CAPITAL) || (i == x->d->sentence[t->sentence].token_begin &&
	                                       lexicon_find(&x->c->lexicon, t->lower, strlen(t->lower), &nr) &&
	                                       !lexicon_find(&x->c->lexicon, t->form, strlen(t->form), &nr));
}

/* The model's name [from, to) holds more than the user's [i, end): is it another thing's?  False: it is cut, or goes. */
static bool contradicts(struct extraction *x, struct name_span *span, const struct sense *s, uint32_t i, uint32_t end)
{
	enum entity_type type = type_of(x, s);
	uint32_t length, k;
	bool plural;

	/* "south Ithilen", "Evil Mordor": no other name, only words before it */
	for (k = span->token_begin; k < i && is_small(x, k); k++)
		;
	if (k == i && end == span->token_end && i > span->token_begin && type != ENTITY_PERSON) {
		span->token_end = span->token_begin;
		return false;
	}
	if (span->type != ENTITY_PERSON || type == ENTITY_PERSON)
		return true;
	/* "Bree President Romendacil" that the model takes for one name */
	if (i == span->token_begin) {
		span->token_begin = end;
		if (gazetteer_office(&x->c->gazetteer, x->d, end, span->token_end, &length, &plural))
			span->token_begin += length;
		return false;
	}
	/* "Bilbo Baggins of the Shire" */
	if (end != span->token_end || end - i < 2)
		return true;
	while (i > span->token_begin && !(x->d->token[i - 1].flags & TOKEN_CAPITAL))
		i--;
	span->token_end = i;
	return false;
}

/* Let the model's names give way to the user's at [i, end).  False: one of them is the longer name of something else. */
static bool make_way(struct extraction *x, struct name_span *span, size_t nr, const struct sense *s, uint32_t i, uint32_t end)
{
	size_t k;

	for (k = 0; k < nr && span[k].token_begin < end; k++) {
		struct name_span *n = &span[k];

		if (n->token_end <= i)
			continue;
		if (n->token_begin <= i && n->token_end >= end && n->token_end - n->token_begin > end - i) {
			if (contradicts(x, n, s, i, end))
				return false;
		} else if (n->token_begin < i) {
			n->token_end = i;
		} else if (n->token_end > end) {
			n->token_begin = end;
		} else {
			n->token_end = n->token_begin;          /* gone */
		}
	}
	return true;
}

void known_find(struct extraction *x, struct name_span *span, size_t nr)
{
	const struct gazetteer *g = &x->c->gazetteer;
	struct doc *d = x->d;
	size_t s, at = 0;
	uint32_t i, length;

	if (!g->known.row_nr)
		return;
	x->known_at = arena_array(x->a, d->token_nr + 1, sizeof *x->known_at);
	for (s = 0; s < d->sentence_nr; s++)
		for (i = d->sentence[s].token_begin; i < d->sentence[s].token_end;) {
			const struct sense *sense = gazetteer_known(g, d, i, d->sentence[s].token_end, &length);

			while (at < nr && span[at].token_end <= i)
				at++;
			if (sense)
				sense = choose(x, sense, at < nr && span[at].token_begin == i && span[at].token_end == i + length ?
				               &span[at] : NULL);
			if (!sense || (length == 1 && !is_name(x, i)) || !make_way(x, span + at, nr - at, sense, i, i + length)) {
				i++;
				continue;
			}
			x->known_at[i] = (struct known_at){ sense, i + length };
			i += length;
		}
}

/* ---- their entities ---- */

static const char *other_key(struct extraction *x, const char *name)
{
	return arena_printf(x->a, "other:%s", person_last_key(x, name));
}

/* The text has the full name of somebody else whose last name this is. */
static bool another_named(struct extraction *x, const struct known_row *row, const char *last)
{
	const char *key = other_key(x, last);
	uint32_t other = strmap_get(&x->name_entity, key, strlen(key));

	return other != STRMAP_NONE && !person_same(x, x->draft[other].name, row->name);
}

/* The entity of a row; a person is found by the parts of its names, too. */
static uint32_t entity_known(struct extraction *x, const struct known_row *row, const char *said)
{
	uint32_t i = entity_at(x, row->link, row->type, row->name);

	x->d->entity[i].link = row->link;
	entity_set_country(x, i, row->country, row->basis);
	if (row->type == ENTITY_PERSON) {
		person_called(x, i, row->name);
		person_called(x, i, said);
	}
	return i;
}

/* One word that is a person of the table is whom it names in the text, if the text has somebody else's full name with it: left to
 * people_resolve(). */
void known_resolve(struct extraction *x)
{
	const struct known_row *row = x->c->gazetteer.known.row;
	size_t i;
	int pass;

	for (i = 0; row && i < x->draft_nr; i++) {
		const struct draft *draft = &x->draft[i];
		const char *key;

		if (draft->type != ENTITY_PERSON || draft->sense || !strchr(draft->name, ' '))
			continue;
		key = other_key(x, draft->name);
		strmap_put(&x->name_entity, key, strlen(key), (uint32_t)i, 0);
	}
	/* full names first */
	for (pass = 0; row && pass < 2; pass++)
		for (i = 0; i < x->draft_nr; i++) {
			struct draft *draft = &x->draft[i];
			bool person = draft->type == ENTITY_PERSON, full = strchr(draft->name, ' ') != NULL;

			if (!draft->sense || draft->sense->kind != SENSE_KNOWN || full != (pass == 0))
				continue;
			if (person && !full && another_named(x, &row[draft->sense->row], draft->name)) {
				draft->sense = NULL;
				continue;
			}
			draft->entity = entity_known(x, &row[draft->sense->row], draft->name);
			if (person)
				person_set_gender(x, draft->entity, draft);
		}
}
