#include "extract/gazetteer.h"

#include <string.h>

#include "base/table.h"

struct loader {
	struct gazetteer *g;
	struct arena *a;
	const char *folder;
	struct err *e;
};

static int read_table(struct loader *l, struct table *t, const char *name, const char *const *column, size_t column_nr)
{
	return table_read(t, l->a, arena_printf(l->a, "%s/%s", l->folder, name), column, column_nr, l->e);
}

static void add_sense(struct loader *l, const char *phrase, size_t length, enum sense_kind kind, uint32_t row, bool ambiguous)
{
	struct gazetteer *g = l->g;
	uint32_t first = strmap_get(&g->phrase, phrase, length), i;
	struct sense s = { kind, ambiguous, row, NO_INDEX };

	for (i = first; i != STRMAP_NONE && i != NO_INDEX; i = g->sense[i].next)
		if (g->sense[i].kind == kind && g->sense[i].row == row)
			return;
	ARENA_PUSH(l->a, g->sense, g->sense_nr, g->sense_alloc) = s;
	i = (uint32_t)g->sense_nr - 1;
	if (first == STRMAP_NONE) {
		strmap_put(&g->phrase, phrase, length, i, 0);
		return;
	}
	while (g->sense[first].next != NO_INDEX)
		first = g->sense[first].next;
	g->sense[first].next = i;
}

/* One sense for each value of a list. */
static void add_senses(struct loader *l, const char *list, const char *ambiguous, enum sense_kind kind, size_t row)
{
	const char *v;
	size_t n;

	while ((v = table_value(&list, &n)) != NULL)
		add_sense(l, v, n, kind, (uint32_t)row, table_lists(ambiguous, v, n));
}

static int code_of(struct loader *l, const struct table *t, size_t row, size_t column, char code[3])
{
	const char *s = table_cell(t, row, column);

	if (*s && strlen(s) != 2)
		return err_set(l->e, ERR_FORMAT, "'%s' line %u: '%s' is no country code", t->path, t->line[row], s);
	memcpy(code, s, strlen(s) + 1);
	return 0;
}

/* A date of any precision: its first day, or its last when `last`. */
static int day_of(struct loader *l, const struct table *t, size_t row, size_t column, bool last, int32_t *day)
{
	const char *s = table_cell(t, row, column);
	size_t n = strlen(s);
	char full[12];
	int year, month;
	int32_t first;

	*day = CALENDAR_NONE;
	if (!n)
		return 0;
	if (n == 10 && (*day = calendar_read(s, n)) != CALENDAR_NONE)
		return 0;
	if (n == 4 || n == 7) {
		memcpy(full, s, n);
		memcpy(full + n, n == 4 ? "-01-01" : "-01", n == 4 ? 7 : 4);
		first = calendar_read(full, 10);
		if (first != CALENDAR_NONE) {
			int day_of_month;

			calendar_date(first, &year, &month, &day_of_month);
			*day = !last ? first : n == 4 ? calendar_day(year, 12, 31) :
				calendar_day(year, month, calendar_month_days(year, month));
			return 0;
		}
	}
	return err_set(l->e, ERR_FORMAT, "'%s' line %u: '%s' is no date", t->path, t->line[row], s);
}

static int read_countries(struct loader *l)
{
	static const char *const column[] = { "code", "name", "official", "names", "adjectives", "nouns", "capital", "seats",
		"from", "to", "ambiguous" };
	struct gazetteer *g = l->g;
	struct table t;
	size_t i;
	int rc = read_table(l, &t, "countries.tsv", column, 11);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		const char *ambiguous = table_cell(&t, i, 10);
		struct country c = { .name = table_cell(&t, i, 1) };

		if ((rc = code_of(l, &t, i, 0, c.code)) < 0 || (rc = day_of(l, &t, i, 8, false, &c.from)) < 0 ||
		    (rc = day_of(l, &t, i, 9, true, &c.to)) < 0)
			return rc;
		ARENA_PUSH(l->a, g->country, g->country_nr, g->country_alloc) = c;
		strmap_put(&g->country_code, c.code, 2, (uint32_t)i, 1);
		add_senses(l, c.name, ambiguous, SENSE_COUNTRY, i);
		add_senses(l, table_cell(&t, i, 2), ambiguous, SENSE_COUNTRY, i);
		add_senses(l, table_cell(&t, i, 3), ambiguous, SENSE_COUNTRY, i);
		add_senses(l, table_cell(&t, i, 4), ambiguous, SENSE_ADJECTIVE, i);
		add_senses(l, table_cell(&t, i, 5), ambiguous, SENSE_PEOPLE, i);
		add_senses(l, table_cell(&t, i, 6), ambiguous, SENSE_CAPITAL, i);
		add_senses(l, table_cell(&t, i, 7), ambiguous, SENSE_SEAT, i);
	}
	return rc;
}

static int read_places(struct loader *l)
{
	static const char *const column[] = { "name", "country", "kind", "names", "ambiguous" };
	struct gazetteer *g = l->g;
	struct table t;
	size_t i;
	int rc = read_table(l, &t, "places.tsv", column, 5);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		struct place p = { .name = table_cell(&t, i, 0), .kind = table_cell(&t, i, 2) };

		if ((rc = code_of(l, &t, i, 1, p.country)) < 0)
			return rc;
		ARENA_PUSH(l->a, g->place, g->place_nr, g->place_alloc) = p;
		add_senses(l, p.name, table_cell(&t, i, 4), SENSE_PLACE, i);
		add_senses(l, table_cell(&t, i, 3), table_cell(&t, i, 4), SENSE_PLACE, i);
	}
	return rc;
}

static int read_organizations(struct loader *l)
{
	static const char *const column[] = { "name", "kind", "country", "names", "ambiguous" };
	struct gazetteer *g = l->g;
	struct table t;
	size_t i;
	int rc = read_table(l, &t, "organizations.tsv", column, 5);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		struct organization o = { .name = table_cell(&t, i, 0), .kind = table_cell(&t, i, 1) };
		const char *ambiguous = table_cell(&t, i, 4);

		if ((rc = code_of(l, &t, i, 2, o.country)) < 0)
			return rc;
		ARENA_PUSH(l->a, g->organization, g->organization_nr, g->organization_alloc) = o;
		add_senses(l, o.name, ambiguous, SENSE_ORGANIZATION, i);
		add_senses(l, table_cell(&t, i, 3), ambiguous, SENSE_ORGANIZATION, i);
	}
	return rc;
}

static int read_groups(struct loader *l)
{
	static const char *const column[] = { "name", "names", "adjectives" };
	struct gazetteer *g = l->g;
	struct table t;
	size_t i;
	int rc = read_table(l, &t, "groups.tsv", column, 3);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		struct group x = { table_cell(&t, i, 0) };

		ARENA_PUSH(l->a, g->group, g->group_nr, g->group_alloc) = x;
		add_senses(l, x.name, "", SENSE_GROUP, i);
		add_senses(l, table_cell(&t, i, 1), "", SENSE_GROUP, i);
		add_senses(l, table_cell(&t, i, 2), "", SENSE_GROUP_ADJECTIVE, i);
	}
	return rc;
}

static int read_offices(struct loader *l)
{
	static const char *const column[] = { "title", "office", "relation", "plural", "flags" };
	static const char *const relation[] = { "none", "leader_of", "official_of", "spokesperson_of", "member_of", "works_for",
		"other" };
	static const struct { const char *name; unsigned flag; } flag[] = {
		{ "before", OFFICE_BEFORE }, { "noun", OFFICE_NOUN }, { "honorific", OFFICE_HONORIFIC },
		{ "female", OFFICE_FEMALE }, { "male", OFFICE_MALE }
	};
	struct gazetteer *g = l->g;
	struct table t;
	size_t i, k;
	int rc = read_table(l, &t, "offices.tsv", column, 5);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		struct office o = { .title = table_cell(&t, i, 0), .office = table_cell(&t, i, 1) };
		const char *plural = table_cell(&t, i, 3);

		for (k = 0; k < sizeof relation / sizeof relation[0] && strcmp(table_cell(&t, i, 2), relation[k]) != 0; k++)
			;
		if (k == sizeof relation / sizeof relation[0])
			return err_set(l->e, ERR_FORMAT, "'%s' line %u: unknown relation '%s'", t.path, t.line[i],
			               table_cell(&t, i, 2));
		o.relation = (enum office_relation)k;
		for (k = 0; k < sizeof flag / sizeof flag[0]; k++)
			if (table_lists(table_cell(&t, i, 4), flag[k].name, strlen(flag[k].name)))
				o.flags |= flag[k].flag;
		ARENA_PUSH(l->a, g->office, g->office_nr, g->office_alloc) = o;
		strmap_put(&g->title, o.title, strlen(o.title), (uint32_t)g->office_nr - 1, 0);
		if (*plural && strcmp(plural, o.title) != 0) {
			o.flags |= OFFICE_PLURAL;
			ARENA_PUSH(l->a, g->office, g->office_nr, g->office_alloc) = o;
			strmap_put(&g->title, plural, strlen(plural), (uint32_t)g->office_nr - 1, 0);
		}
	}
	return rc;
}

static int read_modifiers(struct loader *l)
{
	static const char *const column[] = { "modifier", "effect" };
	struct table t;
	size_t i;
	int rc = read_table(l, &t, "office_modifiers.tsv", column, 2);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		const char *effect = table_cell(&t, i, 1);

		/* who will be in an office is not in it, like who is elected to it */
		strmap_put(&l->g->modifier, table_cell(&t, i, 0), strlen(table_cell(&t, i, 0)),
		           strcmp(effect, "future") == 0 ? 'e' : (unsigned char)effect[0], 0);
	}
	return rc;
}

static int read_leaders(struct loader *l)
{
	static const char *const column[] = { "country", "surname", "name", "office", "start", "end", "end_is", "sources",
		"aliases" };
	struct gazetteer *g = l->g;
	struct table t;
	size_t i;
	int rc = read_table(l, &t, "leaders.tsv", column, 9);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		struct leader x = { .surname = table_cell(&t, i, 1), .name = table_cell(&t, i, 2),
			.office = table_cell(&t, i, 3), .sources = table_cell(&t, i, 7), .next = NO_INDEX };
		uint32_t first;

		x.left = strcmp(table_cell(&t, i, 6), "left") == 0;
		if ((rc = code_of(l, &t, i, 0, x.country)) < 0 || (rc = day_of(l, &t, i, 4, false, &x.start)) < 0 ||
		    (rc = day_of(l, &t, i, 5, true, &x.end)) < 0)
			return rc;
		first = strmap_get(&g->surname, x.surname, strlen(x.surname));
		if (first != STRMAP_NONE)
			x.next = first;
		ARENA_PUSH(l->a, g->leader, g->leader_nr, g->leader_alloc) = x;
		strmap_put(&g->surname, x.surname, strlen(x.surname), (uint32_t)g->leader_nr - 1, 0);
		if (strchr(x.name, ' '))
			add_sense(l, x.name, strlen(x.name), SENSE_LEADER, (uint32_t)g->leader_nr - 1, false);
		if (*table_cell(&t, i, 8)) {
			const char *list = table_cell(&t, i, 8), *v;
			size_t n;

			while ((v = table_value(&list, &n)) != NULL)
				if (memchr(v, ' ', n))
					add_sense(l, v, n, SENSE_LEADER, (uint32_t)g->leader_nr - 1, false);
		}
	}
	return rc;
}

static int read_given(struct loader *l)
{
	static const char *const column[] = { "name", "gender", "flag" };
	static const char *const particle[] = { "particle", "kind" };
	struct table t;
	size_t i;
	int rc = read_table(l, &t, "given_names.tsv", column, 3);

	for (i = 0; rc == 0 && i < t.row_nr; i++)
		strmap_put(&l->g->given, table_cell(&t, i, 0), strlen(table_cell(&t, i, 0)),
		           (unsigned char)table_cell(&t, i, 1)[0] | (*table_cell(&t, i, 2) ? GIVEN_AMBIGUOUS : 0), 0);
	if (rc == 0)
		rc = read_table(l, &t, "name_particles.tsv", particle, 2);
	for (i = 0; rc == 0 && i < t.row_nr; i++)
		strmap_put(&l->g->particle, table_cell(&t, i, 0), strlen(table_cell(&t, i, 0)),
		           (unsigned char)table_cell(&t, i, 1)[0], 0);
	return rc;
}

int gazetteer_open(struct gazetteer *g, struct arena *a, const char *folder, struct err *e)
{
	struct loader l = { g, a, folder, e };
	int rc;

	*g = (struct gazetteer){ .sense = NULL };
	strmap_init(&g->phrase, a);
	strmap_init(&g->country_code, a);
	strmap_init(&g->title, a);
	strmap_init(&g->modifier, a);
	strmap_init(&g->surname, a);
	strmap_init(&g->given, a);
	strmap_init(&g->particle, a);
	strmap_init(&g->known_phrase, a);
	if ((rc = read_countries(&l)) < 0 || (rc = read_places(&l)) < 0 || (rc = read_organizations(&l)) < 0 ||
	    (rc = read_groups(&l)) < 0 || (rc = read_offices(&l)) < 0 || (rc = read_modifiers(&l)) < 0 ||
	    (rc = read_leaders(&l)) < 0 || (rc = read_given(&l)) < 0)
		return rc;
	return 0;
}

enum spelt { SPELT_AS_IS, SPELT_LOWER, SPELT_TITLE /* KABUL as Kabul */ };

bool gazetteer_small_word(const char *lower)
{
	static const char *const small[] = { "al", "and", "au", "da", "de", "del", "du", "el", "la", "le", "of", "sur", "the", "upon" };
	size_t i;

	for (i = 0; i < sizeof small / sizeof *small; i++)
		if (strcmp(lower, small[i]) == 0)
			return true;
	return false;
}

/* Put the text of tokens i… into `key`, adding one token a call; returns the new length, 0 if it does not fit. */
static size_t extend(char *key, size_t length, const struct token *t, const struct token *before, enum spelt how)
{
	const char *form = how == SPELT_AS_IS ? t->form : t->lower;
	size_t n = strlen(form), at;

	if (before && (before->flags & TOKEN_SPACE_AFTER)) {
		if (length + 1 >= GAZETTEER_BYTES_MAX)
			return 0;
		key[length++] = ' ';
	}
	if (length + n >= GAZETTEER_BYTES_MAX)
		return 0;
	at = length;
	memcpy(key + length, form, n);
	if (how == SPELT_TITLE && (t->flags & TOKEN_CAPITAL) && key[at] >= 'a' && key[at] <= 'z' &&
	    !(before && gazetteer_small_word(t->lower)))
		key[at] = t->form[0];
	return length + n;
}

/* The value of the longest phrase of `map` at token i. */
static uint32_t longest(const struct strmap *map, const struct doc *d, uint32_t i, uint32_t end, enum spelt how, uint32_t *length)
{
	char key[GAZETTEER_BYTES_MAX];
	uint32_t found = STRMAP_NONE, k;
	size_t n = 0;

	for (k = i; k < end && k < i + GAZETTEER_TOKENS_MAX; k++) {
		uint32_t value;

		n = extend(key, n, &d->token[k], k > i ? &d->token[k - 1] : NULL, how);
		if (!n)
			break;
		value = strmap_get(map, key, n);
		if (value != STRMAP_NONE) {
			found = value;
			*length = k + 1 - i;
		}
	}
	return found;
}

static const struct sense *find_in(const struct gazetteer *g, const struct strmap *map, const struct doc *d, uint32_t i, uint32_t end,
                                   uint32_t *length)
{
	uint32_t found = longest(map, d, i, end, SPELT_AS_IS, length);

	/* a dateline or a headline in capitals; short words may be acronyms */
	if (found == STRMAP_NONE && (d->token[i].flags & TOKEN_ALL_CAPS) && d->token[i].end - d->token[i].begin > 3)
		found = longest(map, d, i, end, SPELT_TITLE, length);
	return found == STRMAP_NONE ? NULL : &g->sense[found];
}

const struct sense *gazetteer_find(const struct gazetteer *g, const struct doc *d, uint32_t i, uint32_t end, uint32_t *length)
{
	return find_in(g, &g->phrase, d, i, end, length);
}

const struct sense *gazetteer_known(const struct gazetteer *g, const struct doc *d, uint32_t i, uint32_t end, uint32_t *length)
{
	return g->known.row_nr ? find_in(g, &g->known_phrase, d, i, end, length) : NULL;
}

const struct sense *gazetteer_next(const struct gazetteer *g, const struct sense *s)
{
	return s->next == NO_INDEX ? NULL : &g->sense[s->next];
}

const struct office *gazetteer_office(const struct gazetteer *g, const struct doc *d, uint32_t i, uint32_t end,
                                      uint32_t *length, bool *plural)
{
	uint32_t found = longest(&g->title, d, i, end, SPELT_LOWER, length);

	if (found == STRMAP_NONE)
		return NULL;
	*plural = g->office[found].flags & OFFICE_PLURAL;
	return &g->office[found];
}

const struct country *gazetteer_country(const struct gazetteer *g, const char *code)
{
	uint32_t i = strmap_get(&g->country_code, code, strlen(code));

	return i == STRMAP_NONE ? NULL : &g->country[i];
}

char gazetteer_given(const struct gazetteer *g, const char *name, bool *ambiguous)
{
	uint32_t v = strmap_get(&g->given, name, strlen(name));

	if (v == STRMAP_NONE)
		return 0;
	*ambiguous = v & GIVEN_AMBIGUOUS;
	return (char)(v & 0xFF);
}
