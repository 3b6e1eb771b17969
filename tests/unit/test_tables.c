/* test_tables.c - the tables of facts in data/: their form, their codes and dates, and that no name leads two ways
 *
 * The folder is $DATELINE_DATA.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/err.h"
#include "base/table.h"
#include "tests/unit/unit.h"

enum { COLUMNS_MAX = 11, PATH_BYTES = 4096 };

struct spec {
	const char *file;
	const char *column[COLUMNS_MAX];
	size_t key_nr;          /* leading columns that together are the key */
	const char *aliases;    /* columns of names by number: no name may stand in two rows, "ambiguous" apart */
	size_t ambiguous;       /* the column that lists the ambiguous names; 0: none */
};

enum { COUNTRIES, PLACES, ORGANIZATIONS, OFFICES, MODIFIERS, LEADERS, GIVEN, PARTICLES, SPEC_NR };

static const struct spec spec[SPEC_NR] = {
	[COUNTRIES] = { "countries.tsv",
			{ "code", "name", "official", "names", "adjectives", "nouns", "capital", "seats", "from", "to", "ambiguous" },
			1, "\1\2\3\4\5\6\7", 10 },
	[PLACES] = { "places.tsv", { "name", "country", "kind", "names", "ambiguous" }, 1, "\3", 4 },
	[ORGANIZATIONS] = { "organizations.tsv", { "name", "kind", "country", "names", "ambiguous" }, 1, "\3", 4 },
	[OFFICES] = { "offices.tsv", { "title", "office", "relation", "plural", "flags" }, 1, "", 0 },
	[MODIFIERS] = { "office_modifiers.tsv", { "modifier", "effect" }, 1, "", 0 },
	[LEADERS] = { "leaders.tsv",
		      { "country", "surname", "name", "office", "start", "end", "end_is", "sources", "aliases" }, 5, "", 0 },
	[GIVEN] = { "given_names.tsv", { "name", "gender", "flag" }, 1, "", 0 },
	[PARTICLES] = { "name_particles.tsv", { "particle", "kind" }, 1, "", 0 },
};

static struct arena arena = ARENA_INIT;
static struct table table[SPEC_NR];

static void complain(const struct table *t, size_t row, const char *what, const char *value)
{
	printf("\n    %s line %u: %s '%s'", t->path, t->line[row], what, value);
	CU_FAIL("a table is wrong");
}

static size_t columns_of(size_t s)
{
	size_t n = 0;

	while (n < COLUMNS_MAX && spec[s].column[n])
		n++;
	return n;
}

static bool is_one_of(const char *list, const char *value)
{
	return *value && table_lists(list, value, strlen(value));
}

static void every_table_can_be_read(void)
{
	const char *folder = getenv("DATELINE_DATA");
	char path[PATH_BYTES];
	size_t s;

	CU_ASSERT_PTR_NOT_NULL_FATAL(folder);
	for (s = 0; s < SPEC_NR; s++) {
		struct err e = ERR_INIT;
		int rc;

		snprintf(path, sizeof path, "%s/%s", folder, spec[s].file);
		rc = table_read(&table[s], &arena, path, spec[s].column, columns_of(s), &e);
		if (rc < 0)
			printf("\n    %s", e.message);
		CU_ASSERT_EQUAL_FATAL(rc, 0);
		CU_ASSERT(table[s].row_nr > 0);
	}
}

/* Each table says at its head what it is, where from, and under which licence; it has LF line ends, and one at its end. */
static void every_table_has_a_head(void)
{
	size_t s;

	for (s = 0; s < SPEC_NR; s++) {
		char line[1024];
		bool source = false, licence = false, head = true;
		FILE *f = table[s].path ? fopen(table[s].path, "r") : NULL;
		int c, last = 0;

		CU_ASSERT_PTR_NOT_NULL(f);
		if (!f)
			continue;
		while (head && fgets(line, sizeof line, f)) {
			head = line[0] == '#';
			source = source || strncmp(line, "# source: ", 10) == 0;
			licence = licence || strncmp(line, "# licence: ", 11) == 0;
		}
		if (!source || !licence)
			printf("\n    %s: no source or licence", table[s].path);
		CU_ASSERT(source && licence);
		rewind(f);
		while ((c = getc(f)) != EOF) {
			CU_ASSERT(c != '\r');
			last = c;
		}
		CU_ASSERT_EQUAL(last, '\n');
		fclose(f);
	}
}

static void cells_are_clean(void)
{
	size_t s, i, c;

	for (s = 0; s < SPEC_NR; s++)
		for (i = 0; i < table[s].row_nr; i++)
			for (c = 0; c < table[s].column_nr; c++) {
				const char *cell = table_cell(&table[s], i, c), *p;
				size_t n = strlen(cell);
				utf8proc_uint8_t *nfc;

				if (!n)
					continue;
				if (cell[0] == ' ' || cell[n - 1] == ' ' || strstr(cell, "| ") || strstr(cell, " |") ||
				    strstr(cell, "  "))
					complain(&table[s], i, "a blank too many in", cell);
				if (cell[0] == '|' || cell[n - 1] == '|' || strstr(cell, "||"))
					complain(&table[s], i, "an empty value in", cell);
				for (p = cell; *p; p++)
					if ((unsigned char)*p < 0x20 || *p == 0x7f || (p[0] == '\xc2' && (unsigned char)p[1] < 0xa1))
						complain(&table[s], i, "a control character or no-break space in", cell);
				nfc = utf8proc_NFC((const utf8proc_uint8_t *)cell);
				if (!nfc || strcmp((const char *)nfc, cell) != 0)
					complain(&table[s], i, "not in form NFC:", cell);
				free(nfc);
			}
}

static int compare_strings(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void rows_are_sorted_and_keys_unique(void)
{
	size_t s, i, k;

	for (s = 0; s < SPEC_NR; s++) {
		const struct table *t = &table[s];
		char **key = calloc(t->row_nr + 1, sizeof *key);

		CU_ASSERT_PTR_NOT_NULL_FATAL(key);
		for (i = 0; i < t->row_nr; i++) {
			size_t n = 1;

			if (i && strcmp(table_cell(t, i - 1, 0), table_cell(t, i, 0)) > 0)
				complain(t, i, "out of order:", table_cell(t, i, 0));
			for (k = 0; k < spec[s].key_nr; k++)
				n += strlen(table_cell(t, i, k)) + 1;
			key[i] = calloc(1, n);
			CU_ASSERT_PTR_NOT_NULL_FATAL(key[i]);
			for (k = 0; k < spec[s].key_nr; k++) {
				strcat(key[i], table_cell(t, i, k));
				strcat(key[i], "\t");
			}
		}
		qsort(key, t->row_nr, sizeof *key, compare_strings);
		for (i = 1; i < t->row_nr; i++)
			if (strcmp(key[i - 1], key[i]) == 0) {
				printf("\n    %s: two rows '%s'", t->path, key[i]);
				CU_FAIL("two rows with one key");
			}
		for (i = 0; i < t->row_nr; i++)
			free(key[i]);
		free(key);
	}
}

struct alias {
	const char *s;
	size_t length, row;
	bool ambiguous;
};

static int compare_aliases(const void *a, const void *b)
{
	const struct alias *x = a, *y = b;
	size_t n = x->length < y->length ? x->length : y->length;
	int d = memcmp(x->s, y->s, n);

	return d ? d : x->length != y->length ? (x->length < y->length ? -1 : 1) : (x->row > y->row) - (x->row < y->row);
}

static void no_name_leads_two_ways(void)
{
	size_t s, i, nr, room;

	for (s = 0; s < SPEC_NR; s++) {
		const struct table *t = &table[s];
		const char *column;
		struct alias *a;

		if (!spec[s].ambiguous)
			continue;
		for (i = 0, room = t->row_nr; i < t->row_nr * t->column_nr; i++) {
			const char *p;

			for (p = t->cell[i], room++; (p = strchr(p, '|')) != NULL; p++)
				room++;
		}
		a = calloc(room, sizeof *a);
		CU_ASSERT_PTR_NOT_NULL_FATAL(a);
		for (i = 0, nr = 0; i < t->row_nr; i++) {
			const char *ambiguous = table_cell(t, i, spec[s].ambiguous), *at, *v;
			size_t n, first = nr, k;

			/* the key is a name too, but for countries, where it is a code */
			if (s != COUNTRIES)
				a[nr++] = (struct alias){ table_cell(t, i, 0), strlen(table_cell(t, i, 0)), i, false };
			for (column = spec[s].aliases; *column; column++)
				for (at = table_cell(t, i, (size_t)*column); (v = table_value(&at, &n)) != NULL;)
					a[nr++] = (struct alias){ v, n, i, false };
			for (k = first; k < nr; k++)
				a[k].ambiguous = table_lists(ambiguous, a[k].s, a[k].length);
			for (at = ambiguous; (v = table_value(&at, &n)) != NULL;) {
				for (k = first; k < nr && (a[k].length != n || memcmp(a[k].s, v, n) != 0); k++)
					;
				if (k == nr)
					complain(t, i, "ambiguous, but none of the row's names:", v);
			}
		}
		CU_ASSERT_FATAL(nr <= room);
		qsort(a, nr, sizeof *a, compare_aliases);
		for (i = 1; i < nr; i++)
			if (a[i].length == a[i - 1].length && memcmp(a[i].s, a[i - 1].s, a[i].length) == 0 &&
			    a[i].row != a[i - 1].row && !(a[i].ambiguous && a[i - 1].ambiguous)) {
				printf("\n    %s lines %u and %u: '%.*s'", t->path, t->line[a[i - 1].row], t->line[a[i].row],
				       (int)a[i].length, a[i].s);
				CU_FAIL("a name in two rows that is not ambiguous in both");
			}
		free(a);
	}
}

static bool is_country(const char *code)
{
	size_t i;

	for (i = 0; i < table[COUNTRIES].row_nr; i++)
		if (strcmp(table_cell(&table[COUNTRIES], i, 0), code) == 0)
			return true;
	return false;
}

static void country_codes_are_valid(void)
{
	static const size_t user[][2] = { { PLACES, 1 }, { ORGANIZATIONS, 2 }, { LEADERS, 0 } };
	const struct table *t = &table[COUNTRIES];
	size_t i, k;

	CU_ASSERT_EQUAL(t->row_nr, 249 + 1 + 4);
	for (i = 0; i < t->row_nr; i++) {
		const char *code = table_cell(t, i, 0);

		if (strlen(code) != 2 || strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2)
			complain(t, i, "no country code:", code);
		if (!*table_cell(t, i, 1) || !*table_cell(t, i, 2))
			complain(t, i, "a country without a name:", code);
	}
	for (k = 0; k < sizeof user / sizeof user[0]; k++)
		for (i = 0, t = &table[user[k][0]]; i < t->row_nr; i++) {
			const char *code = table_cell(t, i, user[k][1]);

			if (*code && !is_country(code))
				complain(t, i, "no row of countries.tsv:", code);
		}
}

/* The first day of a date of day, month or year, or its last when `last`; CALENDAR_NONE when it is no date. */
static int32_t day_of(const char *s, bool last)
{
	static const char pattern[] = "0000-00-00";
	size_t n = strlen(s), i;
	int year, month, day;

	if (n != 4 && n != 7 && n != 10)
		return CALENDAR_NONE;
	for (i = 0; i < n; i++)
		if (pattern[i] == '-' ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return CALENDAR_NONE;
	year = atoi(s);
	month = n >= 7 ? atoi(s + 5) : last ? 12 : 1;
	if (year < 1800 || year > 2100 || month < 1 || month > 12)
		return CALENDAR_NONE;
	day = n == 10 ? atoi(s + 8) : last ? calendar_month_days(year, month) : 1;
	if (day < 1 || day > calendar_month_days(year, month))
		return CALENDAR_NONE;
	return calendar_day(year, month, day);
}

static void dates_are_valid(void)
{
	const struct table *t = &table[COUNTRIES];
	size_t i;

	for (i = 0; i < t->row_nr; i++) {
		const char *from = table_cell(t, i, 8), *to = table_cell(t, i, 9);

		if (!*from && !*to)
			continue;
		if (day_of(from, false) == CALENDAR_NONE || day_of(to, true) == CALENDAR_NONE ||
		    day_of(from, false) > day_of(to, true))
			complain(t, i, "a state's dates are wrong:", table_cell(t, i, 0));
	}
	for (i = 0, t = &table[LEADERS]; i < t->row_nr; i++) {
		const char *start = table_cell(t, i, 4), *end = table_cell(t, i, 5);

		if (day_of(start, false) == CALENDAR_NONE)
			complain(t, i, "no date of beginning:", start);
		else if (day_of(end, true) == CALENDAR_NONE)
			complain(t, i, "no date of end:", end);
		else if (day_of(start, false) > day_of(end, true))
			complain(t, i, "a term ends before it begins:", table_cell(t, i, 2));
	}
}

static void leaders_hold_known_offices(void)
{
	const struct table *t = &table[LEADERS], *o = &table[OFFICES];
	size_t i, k;

	for (i = 0; i < t->row_nr; i++) {
		const char *office = table_cell(t, i, 3), *sources = table_cell(t, i, 7);

		for (k = 0; k < o->row_nr && strcmp(table_cell(o, k, 0), office) != 0; k++)
			;
		if (k == o->row_nr)
			complain(t, i, "no title of offices.tsv:", office);
		if (!*table_cell(t, i, 1) || !*table_cell(t, i, 2))
			complain(t, i, "a leader without a name:", table_cell(t, i, 2));
		if (!is_one_of("left|seen", table_cell(t, i, 6)))
			complain(t, i, "unknown end_is", table_cell(t, i, 6));
		if (!*sources || strspn(sources, "abcdefghijklmnopqrstuvwxyz+") != strlen(sources))
			complain(t, i, "sources", sources);
	}
}

static void values_are_of_their_sets(void)
{
	static const struct {
		size_t table, column;
		const char *set;
		bool many, may_be_empty;
	} rule[] = {
		{ PLACES, 2, "city|region|river|sea|continent|mountain|island|site", false, false },
		{ ORGANIZATIONS, 1,
		  "igo|alliance|court|party|agency|military|armed-group|company|media|ngo|legislature|central-bank|body", false,
		  false },
		{ OFFICES, 1,
		  "head_of_state|head_of_government|foreign_minister|defence_minister|minister|legislator|governor|mayor|diplomat|"
		  "spokesperson|monarch|royalty|military|police|judge|prosecutor|clergy|party_leader|rebel_leader|leader|official|"
		  "business|academic|journalist|activist|honorific|other", false, false },
		{ OFFICES, 2, "leader_of|official_of|spokesperson_of|member_of|works_for|other|none", false, false },
		{ OFFICES, 4, "before|noun|honorific|abbrev|female|male", true, false },
		{ MODIFIERS, 1, "former|acting|deputy|elect|then|future|late|none", false, false },
		{ GIVEN, 1, "m|f|u", false, false },
		{ GIVEN, 2, "ambiguous", false, true },
		{ PARTICLES, 1, "particle|link|suffix", false, false },
	};
	size_t r, i;

	for (r = 0; r < sizeof rule / sizeof rule[0]; r++)
		for (i = 0; i < table[rule[r].table].row_nr; i++) {
			const struct table *t = &table[rule[r].table];
			const char *cell = table_cell(t, i, rule[r].column), *at = cell, *v;
			bool good = *cell || rule[r].may_be_empty;
			size_t n;

			if (*cell && !rule[r].many)
				good = is_one_of(rule[r].set, cell);
			else
				while ((v = table_value(&at, &n)) != NULL)
					good = good && table_lists(rule[r].set, v, n);
			if (!good)
				complain(t, i, spec[rule[r].table].column[rule[r].column], cell);
		}
}

/* Facts that everybody can check: a reader would see it at once if these were wrong. */
static void well_known_facts_are_there(void)
{
	static const struct {
		const char *country, *name, *day;
	} fact[] = {
		{ "US", "Barack Obama", "2012-06-01" }, { "DE", "Angela Merkel", "2015-09-04" }, { "GB", "Margaret Thatcher", "1982-05-02" },
		{ "RU", "Vladimir Putin", "2014-03-18" }, { "ZA", "Nelson Mandela", "1995-06-24" }, { "SY", "Bashar al-Assad", "2013-08-21" },
		{ "SU", "Mikhail Gorbachev", "1989-11-09" }, { "FR", "Jacques Chirac", "2003-03-20" }, { "", "Kofi Annan", "2003-03-20" },
	};
	const struct table *t = &table[LEADERS];
	size_t f, i;

	for (f = 0; f < sizeof fact / sizeof fact[0]; f++) {
		bool found = false;

		for (i = 0; i < t->row_nr && !found; i++)
			found = strcmp(table_cell(t, i, 0), fact[f].country) == 0 && strcmp(table_cell(t, i, 2), fact[f].name) == 0 &&
				day_of(table_cell(t, i, 4), false) <= day_of(fact[f].day, false) &&
				day_of(fact[f].day, false) <= day_of(table_cell(t, i, 5), true);
		if (!found)
			printf("\n    %s is not in office on %s", fact[f].name, fact[f].day);
		CU_ASSERT(found);
	}
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(every_table_can_be_read), UNIT(every_table_has_a_head), UNIT(cells_are_clean),
		UNIT(rows_are_sorted_and_keys_unique), UNIT(no_name_leads_two_ways), UNIT(country_codes_are_valid),
		UNIT(dates_are_valid), UNIT(leaders_hold_known_offices), UNIT(values_are_of_their_sets),
		UNIT(well_known_facts_are_there), UNIT_END
	};
	int status = unit_main("tables", test);

	arena_release(&arena);
	return status;
}
