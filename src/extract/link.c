/* link.c - people who are leaders in office
 *
 * A person is linked to data/leaders.tsv when exactly one leader fits: the surname, the first name where the text has one, the
 * country where the text gives one, and the document's day within the term (or after it, for a full name).  What comes from
 * the table is marked with its source in country_basis; it never overrules the text.
 */
#include <string.h>

#include "base/utf8.h"
#include "extract/extract_int.h"

enum { LEADER_BYTES = 256 };            /* room for a name without accents */

static bool in_office(const struct leader *l, int32_t day)
{
	return day != CALENDAR_NONE && l->start <= day && day <= l->end;
}

static bool same_person(const struct leader *a, const struct leader *b)
{
	return strcmp(a->name, b->name) == 0 && strcmp(a->country, b->country) == 0;
}

/* First leader of a surname, or NULL. */
static const struct leader *first_of(const struct gazetteer *g, const char *surname)
{
	uint32_t i = strmap_get(&g->surname, surname, strlen(surname));

	return i == STRMAP_NONE ? NULL : &g->leader[i];
}

static const struct leader *next_of(const struct gazetteer *g, const struct leader *l)
{
	return l->next == NO_INDEX ? NULL : &g->leader[l->next];
}

bool leader_in_office(const struct extraction *x, const char *surname, const struct leader **leader)
{
	const struct gazetteer *g = &x->c->gazetteer;
	const struct leader *l, *found = NULL;

	for (l = first_of(g, surname); l; l = next_of(g, l)) {
		if (!in_office(l, x->d->date))
			continue;
		if (found && !same_person(found, l))
			return false;
		found = l;
	}
	*leader = found;
	return found != NULL;
}

/* The same words but for accents, hyphens and capitals: "Kim Jong-un", "Kim Jong Un". */
static bool same_words(const char *a, const char *b)
{
	char p[LEADER_BYTES], q[LEADER_BYTES], *at;

	if (3 * strlen(a) + 4 > sizeof p || 3 * strlen(b) + 4 > sizeof q)
		return strcmp(a, b) == 0;
	utf8_plain(a, strlen(a), p, sizeof p);
	utf8_plain(b, strlen(b), q, sizeof q);
	for (at = p; (at = strchr(at, '-')) != NULL;)
		*at = ' ';
	for (at = q; (at = strchr(at, '-')) != NULL;)
		*at = ' ';
	return strcmp(p, q) == 0;
}

/* The names agree: the text's full name is the table's, or has the same first word; a family name that stands first is that of many. */
static bool name_fits(const struct leader *l, const char *name)
{
	size_t n = strcspn(name, " ");

	if (same_words(l->name, name))
		return true;
	return strncmp(l->name, name, n) == 0 && l->name[n] == ' ' && strncmp(l->surname, name, n) != 0;
}

/* The leader whom the table calls so, by another name: "Sergey Lavrov" for Sergei Lavrov; NULL for none. */
static const struct leader *called(const struct gazetteer *g, const char *name)
{
	uint32_t i = strmap_get(&g->phrase, name, strlen(name));

	for (; i != STRMAP_NONE && i != NO_INDEX; i = g->sense[i].next)
		if (g->sense[i].kind == SENSE_LEADER)
			return &g->leader[g->sense[i].row];
	return NULL;
}

/* The words of a name from its last one backwards that are a surname in the table. */
static const struct leader *surname_of(const struct gazetteer *g, const char *name)
{
	const char *word = name, *space;
	const struct leader *l = strchr(name, ' ') ? called(g, name) : NULL;

	if (l)
		return first_of(g, l->surname);
	for (;;) {
		l = first_of(g, word);
		if (l)
			return l;
		space = strchr(word, ' ');
		if (!space)
			break;
		word = space + 1;
		/* "Assad" of "al-Assad" */
		space = strchr(word, '-');
		if (space && !strchr(word, ' ') && space - word <= 3 && (l = first_of(g, space + 1)) != NULL)
			return l;
	}
	/* family name first: "Xi Jinping" */
	space = strchr(name, ' ');
	if (space) {
		uint32_t i = strmap_get(&g->surname, name, (size_t)(space - name));

		if (i != STRMAP_NONE)
			return &g->leader[i];
	}
	return NULL;
}

void leaders_link(struct extraction *x)
{
	const struct gazetteer *g = &x->c->gazetteer;
	size_t i;

	for (i = 0; i < x->d->entity_nr; i++) {
		struct entity *e = &x->d->entity[i];
		const struct leader *l, *now = NULL, *ever = NULL;
		const struct leader *alias;
		bool full, many_now = false, many_ever = false;

		if (e->type != ENTITY_PERSON || e->link)
			continue;
		full = strchr(e->name, ' ') != NULL;
		alias = full ? called(g, e->name) : NULL;
		for (l = surname_of(g, e->name); l; l = next_of(g, l)) {
			if (full && !name_fits(l, e->name) && !(alias && same_person(alias, l)))
				continue;
			if (e->country[0] && !e->country_basis && strcmp(e->country, l->country) != 0)
				continue;
			if (in_office(l, x->d->date)) {
				many_now = many_now || (now && !same_person(now, l));
				now = l;
			}
			if (full && (same_words(l->name, e->name) || (alias && same_person(alias, l)))) {
				many_ever = many_ever || (ever && !same_person(ever, l));
				ever = l;
			}
		}
		l = now && !many_now ? now : !now && ever && !many_ever ? ever : NULL;
		if (!l)
			continue;
		e->link = arena_printf(x->a, "leader:%s:%s", l->country, l->name);
		entity_set_country(x, (uint32_t)i, l->country, arena_printf(x->a, "leaders.tsv: %s", l->sources));
	}
}
