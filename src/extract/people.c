/* people.c - one entity for one person within a document
 *
 * Full names first, then last names where they leave no doubt.  Spellings that differ in accents, hyphens, the letters of a
 * transliteration ("Sergei", "Sergey") or in names left out ("Suu Kyi" for Aung San Suu Kyi) are of one person.
 */
#include <string.h>

#include "base/utf8.h"
#include "extract/extract_int.h"

enum { RECENT_SENTENCES = 5 };

static const char *last_word(const char *name)
{
	const char *space = strrchr(name, ' '), *word;

	word = space ? space + 1 : name;
	/* "Jr.", "II" are no last names */
	if (space && pattern_lists("Jr.|Sr.|Jr|Sr|II|III|IV", word)) {
		while (space > name && space[-1] != ' ')
			space--;
		return space;
	}
	return word;
}

/* People are found by these keys in name_entity: "full:FIRST LAST" (so "Barack Hussein Obama" is "Barack Obama"), "last:LAST" and
 * "first:FIRST", which hold SEVERAL once two people share it.  All are without accents and in small letters; a last name is without
 * its "al-". */
#define SEVERAL (STRMAP_NONE - 1)

/* The first `n` bytes without accents, in small letters, a hyphen as a blank. */
static char *plain(struct extraction *x, const char *name, size_t n)
{
	size_t room = 3 * n + 4, i;
	char *to = arena_alloc(x->a, room);

	n = utf8_plain(name, n, to, room);
	for (i = 0; i < n; i++)
		if (to[i] == '-')
			to[i] = ' ';
	return to;
}

/* A name as several ways of writing it in Latin letters have it in common: "Sergei", "Sergey", "Mohammed", "Muhamad".  The vowels of a
 * short name tell people apart ("Dan", "Don"). */
static const char *transliterated(char *name)
{
	size_t i, out = 0, n = strlen(name);

	for (i = 0; i < n; i++) {
		char c = name[i] == 'y' || name[i] == 'j' ? 'i' : name[i];

		if (n > 4 && i > 0 && strchr("aeiou", c))
			c = i + 1 < n ? '.' : c;
		if (out == 0 || name[out - 1] != c)
			name[out++] = c;
	}
	/* "Sergei", "Sergey", "Dmitrii" */
	while (n > 4 && out > 2 && (name[out - 1] == 'i' || name[out - 1] == '.'))
		out--;
	name[out] = '\0';
	return name;
}

/* A last name without its "al-". */
static const char *bare_last(const char *last)
{
	const char *hyphen = strchr(last, '-');

	return hyphen && hyphen - last <= 3 && hyphen[1] ? hyphen + 1 : last;
}

const char *person_last_key(struct extraction *x, const char *name)
{
	const char *last = bare_last(last_word(name));
	char *key = plain(x, last, strcspn(last, " "));
	size_t n = strlen(key);

	/* "Zelenskyy", "Zelensky" */
	if (n > 4 && strchr("iyj", key[n - 1])) {
		while (n > 4 && strchr("iyj", key[n - 2]))
			n--;
		key[n - 1] = 'i';
		key[n] = '\0';
	}
	return key;
}

static const char *full_key(struct extraction *x, const char *name)
{
	const char *last = last_word(name);

	/* "Donald Trump Jr." is not his father */
	return arena_printf(x->a, "%s %s%s", transliterated(plain(x, name, strcspn(name, " "))), person_last_key(x, name),
	                    last + strcspn(last, " "));
}

static uint32_t find(const struct extraction *x, const char *key)
{
	uint32_t i = strmap_get(&x->name_entity, key, strlen(key));

	return i == STRMAP_NONE || i == SEVERAL ? NO_INDEX : i;
}

static void put_part(struct extraction *x, const char *kind, const char *part, uint32_t entity)
{
	const char *key = arena_printf(x->a, "%s:%s", kind, part);
	uint32_t before = strmap_get(&x->name_entity, key, strlen(key));

	strmap_put(&x->name_entity, key, strlen(key), before == STRMAP_NONE || before == entity ? entity : SEVERAL, 0);
}

/* The keys that find a person of this full name: "al-Assad" is also found by "Assad". */
static void put_keys(struct extraction *x, uint32_t entity, const char *name)
{
	const char *key = arena_printf(x->a, "whole:%s", plain(x, name, strlen(name)));

	strmap_put(&x->name_entity, key, strlen(key), entity, 0);
	put_part(x, "full", full_key(x, name), entity);
	put_part(x, "last", person_last_key(x, name), entity);
	put_part(x, "first", plain(x, name, strcspn(name, " ")), entity);
}

/* A new person of this full name. */
static uint32_t add_full(struct extraction *x, const char *name)
{
	uint32_t entity = entity_named(x, ENTITY_PERSON, name);

	put_keys(x, entity, name);
	return entity;
}

uint32_t person_of_last(struct extraction *x, const char *last)
{
	return find(x, arena_printf(x->a, "last:%s", person_last_key(x, last)));
}

/* True if the words of one name are the last words of the other. */
static bool ends_alike(struct extraction *x, const char *a, const char *b)
{
	const char *p = plain(x, a, strlen(a)), *q = plain(x, b, strlen(b));
	size_t m = strlen(p), n = strlen(q);

	return m < n ? q[n - m - 1] == ' ' && strcmp(q + n - m, p) == 0 : m > n && p[m - n - 1] == ' ' && strcmp(p + m - n, q) == 0;
}

/* The middle of a name, without first and last word; length in *n. */
static const char *middle(const char *name, size_t *n)
{
	const char *begin = name + strcspn(name, " "), *end = last_word(name);

	while (*begin == ' ')
		begin++;
	*n = end > begin ? (size_t)(end - begin) : 0;
	return begin;
}

/* Two people of one first and last name: "George H.W. Bush" and "George W. Bush", "Mario" and "Maria". */
static bool differ(const struct extraction *x, const char *a, const char *b)
{
	size_t m, n;
	const char *p = middle(a, &m), *q = middle(b, &n);
	bool ambiguous;
	char one = gazetteer_given(&x->c->gazetteer, arena_strndup(x->a, a, strcspn(a, " ")), &ambiguous);
	char other = gazetteer_given(&x->c->gazetteer, arena_strndup(x->a, b, strcspn(b, " ")), &ambiguous);

	if ((one == 'm' && other == 'f') || (one == 'f' && other == 'm'))
		return true;
	return m && n && p[0] != q[0];
}

/* The capitals that begin the words before the last name, at most `room`: "KB" and "Keshav Baliram" have the same. */
static size_t initials(const char *name, char *to, size_t room)
{
	const char *end = last_word(name), *at;
	size_t n = 0, capitals = 0, letters = 0;

	for (at = name; at < end; at++) {
		capitals += *at >= 'A' && *at <= 'Z';
		letters += (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z') || (unsigned char)*at >= 0x80;
	}
	for (at = name; at < end && n < room; at++)
		if (*at >= 'A' && *at <= 'Z' && (capitals == letters || at == name || at[-1] == ' ' || at[-1] == '.' || at[-1] == '-'))
			to[n++] = *at;
	return n;
}

/* "A.B. Vajpayee" and "Atal Bihari Vajpayee": one is written with initials, and they are those of the other. */
static bool initials_fit(const char *a, const char *b)
{
	char p[4], q[4];
	size_t m = initials(a, p, sizeof p), n = initials(b, q, sizeof q);
	bool short_a = memchr(a, '.', (size_t)(last_word(a) - a)) != NULL || (m && strcspn(a, " ") == m);
	bool short_b = memchr(b, '.', (size_t)(last_word(b) - b)) != NULL || (n && strcspn(b, " ") == n);

	return m && m == n && short_a != short_b && memcmp(p, q, m) == 0;
}

/* The person of a full name that was named before. */
static uint32_t find_full(struct extraction *x, const char *name)
{
	uint32_t i = find(x, arena_printf(x->a, "whole:%s", plain(x, name, strlen(name))));

	if (i != NO_INDEX)
		return i;
	i = find(x, arena_printf(x->a, "full:%s", full_key(x, name)));
	if (i != NO_INDEX)
		return differ(x, name, x->d->entity[i].name) ? NO_INDEX : i;
	i = person_of_last(x, name);
	if (i == NO_INDEX || !strchr(x->d->entity[i].name, ' '))
		return NO_INDEX;
	return ends_alike(x, name, x->d->entity[i].name) || initials_fit(name, x->d->entity[i].name) ? i : NO_INDEX;
}

/* Of several people with one last name, the one spoken of just before: "recent:LAST" is the draft that named somebody so last. */
static void put_recent(struct extraction *x, const char *name, uint32_t draft)
{
	const char *key = arena_printf(x->a, "recent:%s", person_last_key(x, name));

	strmap_put(&x->name_entity, key, strlen(key), draft, 0);
}

static uint32_t find_recent(struct extraction *x, const struct draft *draft)
{
	const char *key = arena_printf(x->a, "recent:%s", person_last_key(x, draft->name));
	uint32_t i = strmap_get(&x->name_entity, key, strlen(key));
	const struct token *t = x->d->token;

	return i == STRMAP_NONE || t[draft->first].sentence - t[x->draft[i].first].sentence > RECENT_SENTENCES ? NO_INDEX : x->draft[i].entity;
}

void person_set_gender(struct extraction *x, uint32_t entity, const struct draft *draft)
{
	struct entity *e = &x->d->entity[entity];
	const struct sentence *s = &x->d->sentence[x->d->token[draft->first].sentence];
	const char *before = draft->first > s->token_begin ? x->d->token[draft->first - 1].lower : "";
	bool ambiguous;
	char given;

	if (pattern_lists("mr.|mr|sir|lord|king|prince", before))
		e->gender = 'm';
	else if (pattern_lists("mrs.|ms.|miss|mrs|ms|lady|dame|queen|princess", before))
		e->gender = 'f';
	if (e->gender)
		return;
	given = gazetteer_given(&x->c->gazetteer, x->d->token[draft->first].form, &ambiguous);
	if (draft->end - draft->first > 1 && given && given != 'u')
		e->gender = given;
}

/* A surname of the leaders' table that stands where a person does; which of them it is may stay open ("Bush"). */
static bool leader_named(const struct extraction *x, const struct draft *draft)
{
	const struct token *t = &x->d->token[draft->head];

	return t->upos == UPOS_PROPN && (token_rel(t, "nsubj") || token_rel(t, "obj") || token_rel(t, "conj")) &&
	       strmap_get(&x->c->gazetteer.surname, draft->name, strlen(draft->name)) != STRMAP_NONE;
}

/* "De Klerk", "van der Sloot", "al-Assad": a last name with its particles and no first name. */
static bool is_last_name(const struct extraction *x, const char *name)
{
	size_t n = strcspn(name, " ");

	return name[n] && strmap_get(&x->c->gazetteer.particle, name, n) != STRMAP_NONE;
}

void person_called(struct extraction *x, uint32_t entity, const char *name)
{
	if (strchr(name, ' ') && !is_last_name(x, name))
		put_keys(x, entity, name);
}

bool person_same(struct extraction *x, const char *a, const char *b)
{
	return strcmp(full_key(x, a), full_key(x, b)) == 0;
}

void people_resolve(struct extraction *x)
{
	size_t i;
	int pass;

	/* full names first: they say whom a last name means, before and after */
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < x->draft_nr; i++) {
			struct draft *draft = &x->draft[i];
			bool full = strchr(draft->name, ' ') != NULL && !is_last_name(x, draft->name);
			const struct leader *leader;
			uint32_t found;

			if (pass == 1 && full && draft->entity != NO_INDEX && draft->type == ENTITY_PERSON)
				put_recent(x, draft->name, (uint32_t)i);
			if (draft->entity != NO_INDEX || full != (pass == 0) ||
			    (draft->type != ENTITY_PERSON && !(draft->open && !full)))
				continue;
			if (full) {
				found = find_full(x, draft->name);
				if (found == NO_INDEX)
					found = add_full(x, draft->name);
			} else {
				/* "King Hussein" is no kin of Saddam Hussein: a ruler's name is his first */
				bool ruler = draft->first > 0 && pattern_lists("king|queen|prince|princess|sultan|emperor|empress|pope",
				                                               x->d->token[draft->first - 1].lower);

				found = ruler ? NO_INDEX : person_of_last(x, draft->name);
				if (found == NO_INDEX && !ruler)
					found = find_recent(x, draft);
				if (found == NO_INDEX)          /* "Saddam" for Saddam Hussein */
					found = find(x, arena_printf(x->a, "first:%s", plain(x, draft->name, strlen(draft->name))));
				if (found == NO_INDEX && draft->open && !leader_in_office(x, draft->name, &leader) && !leader_named(x, draft) &&
				    strmap_get(&x->name_entity, arena_printf(x->a, "person:%s", draft->name),
				               strlen(draft->name) + 7) == STRMAP_NONE)
					continue;
				if (found == NO_INDEX)
					found = entity_named(x, ENTITY_PERSON, draft->name);
			}
			draft->type = ENTITY_PERSON;
			draft->open = false;
			draft->entity = found;
			if (pass == 1)
				put_recent(x, draft->name, (uint32_t)i);
			person_set_gender(x, found, draft);
		}
}
