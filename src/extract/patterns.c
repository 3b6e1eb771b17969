#include "extract/patterns.h"

#include <string.h>

#include "base/table.h"

static int bad(const struct table *t, size_t row, const char *what, const char *value, struct err *e)
{
	return err_set(e, ERR_FORMAT, "'%s' line %u: unknown %s '%s'", t->path, t->line[row], what, value);
}

static bool equal(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && memcmp(s, word, n) == 0;
}

bool pattern_lists(const char *list, const char *word)
{
	return table_lists(list, word, strlen(word));
}

static int role_of(const char *s, size_t n, uint8_t *role)
{
	int r;

	*role = ROLE_NOBODY;
	if (!n)
		return 0;
	for (r = 0; r < ROLE_NR; r++)
		if (equal(s, n, role_name[r])) {
			*role = (uint8_t)r;
			return 0;
		}
	return -1;
}

/* "with=actor;to=target" */
static int read_preps(struct pattern *x, struct arena *a, const char *s)
{
	size_t nr = 1;
	const char *c;

	if (!*s)
		return 0;
	for (c = s; *c; c++)
		nr += *c == ';';
	x->prep = arena_array(a, nr, sizeof *x->prep);
	while (*s) {
		const char *end = strchr(s, ';'), *equals;

		if (!end)
			end = s + strlen(s);
		equals = memchr(s, '=', (size_t)(end - s));
		if (!equals || role_of(equals + 1, (size_t)(end - equals - 1), &x->prep[x->prep_nr].role) < 0)
			return -1;
		x->prep[x->prep_nr++].prep = arena_strndup(a, s, (size_t)(equals - s));
		s = *end ? end + 1 : end;
	}
	return 0;
}

static int read_events(struct patterns *p, struct arena *a, const char *folder, struct err *e)
{
	static const char *const column[] = { "id", "pos", "lemma", "particle", "object", "type", "code", "subject", "direct",
		"preps" };
	struct table t;
	size_t i;
	int rc = table_read(&t, a, arena_printf(a, "%s/events.tsv", folder), column, 10, e);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		struct pattern x = { .id = table_cell(&t, i, 0), .lemma = table_cell(&t, i, 2), .particle = table_cell(&t, i, 3),
			.object = table_cell(&t, i, 4), .type = table_cell(&t, i, 5), .code = table_cell(&t, i, 6),
			.next = NO_INDEX, .line = t.line[i] };
		const char *pos = table_cell(&t, i, 1);
		struct strmap *map;
		uint32_t first;

		x.noun = strcmp(pos, "noun") == 0;
		if (!x.noun && strcmp(pos, "verb") != 0)
			return bad(&t, i, "part of speech", pos, e);
		if (!*x.code)
			x.code = NULL;
		if (role_of(table_cell(&t, i, 7), strlen(table_cell(&t, i, 7)), &x.subject) < 0)
			return bad(&t, i, "role", table_cell(&t, i, 7), e);
		if (role_of(table_cell(&t, i, 8), strlen(table_cell(&t, i, 8)), &x.direct) < 0)
			return bad(&t, i, "role", table_cell(&t, i, 8), e);
		if (read_preps(&x, a, table_cell(&t, i, 9)) < 0)
			return bad(&t, i, "preposition's role", table_cell(&t, i, 9), e);
		ARENA_PUSH(a, p->pattern, p->pattern_nr, p->pattern_alloc) = x;
		map = x.noun ? &p->noun : &p->verb;
		first = strmap_get(map, x.lemma, strlen(x.lemma));
		if (first == STRMAP_NONE) {
			strmap_put(map, x.lemma, strlen(x.lemma), (uint32_t)p->pattern_nr - 1, 0);
			continue;
		}
		while (p->pattern[first].next != NO_INDEX)
			first = p->pattern[first].next;
		p->pattern[first].next = (uint32_t)p->pattern_nr - 1;
	}
	return rc;
}

static int read_reporting(struct patterns *p, struct arena *a, const char *folder, struct err *e)
{
	static const char *const column[] = { "lemma", "kind" };
	struct table t;
	size_t i;
	int rc = table_read(&t, a, arena_printf(a, "%s/reporting.tsv", folder), column, 2, e);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		ARENA_PUSH(a, p->reporting_kind, p->reporting_nr, p->reporting_alloc) = table_cell(&t, i, 1);
		strmap_put(&p->reporting, table_cell(&t, i, 0), strlen(table_cell(&t, i, 0)), (uint32_t)p->reporting_nr - 1, 0);
	}
	return rc;
}

static int read_controls(struct patterns *p, struct arena *a, const char *folder, struct err *e)
{
	static const char *const column[] = { "lemma", "pos", "complement", "status", "polarity" };
	static const char *const complement[] = { "to", "ing", "that", "from-ing", "-" };
	struct table t;
	size_t i, n;
	int rc = table_read(&t, a, arena_printf(a, "%s/control.tsv", folder), column, 5, e);

	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		struct control x = { .lemma = table_cell(&t, i, 0), .pos = table_cell(&t, i, 1), .status = -1, .polarity = -1,
			.next = NO_INDEX };
		const char *list = table_cell(&t, i, 2), *v, *s;
		uint32_t first;
		int k;

		while ((v = table_value(&list, &n)) != NULL) {
			for (k = 0; k < 5 && !equal(v, n, complement[k]); k++)
				;
			if (k == 5)
				return bad(&t, i, "complement", v, e);
			x.complement |= 1u << k;
		}
		s = table_cell(&t, i, 3);
		for (k = 0; *s && k < STATUS_NR; k++)
			if (strcmp(s, status_name[k]) == 0)
				x.status = k;
		if (*s && x.status < 0)
			return bad(&t, i, "status", s, e);
		s = table_cell(&t, i, 4);
		for (k = 0; *s && k < POLARITY_NR; k++)
			if (strcmp(s, polarity_name[k]) == 0)
				x.polarity = k;
		if (*s && x.polarity < 0)
			return bad(&t, i, "polarity", s, e);
		ARENA_PUSH(a, p->control, p->control_nr, p->control_alloc) = x;
		first = strmap_get(&p->control_lemma, x.lemma, strlen(x.lemma));
		if (first == STRMAP_NONE) {
			strmap_put(&p->control_lemma, x.lemma, strlen(x.lemma), (uint32_t)p->control_nr - 1, 0);
			continue;
		}
		while (p->control[first].next != NO_INDEX)
			first = p->control[first].next;
		p->control[first].next = (uint32_t)p->control_nr - 1;
	}
	return rc;
}

int patterns_open(struct patterns *p, struct arena *a, const char *folder, struct err *e)
{
	int rc;

	*p = (struct patterns){ .pattern = NULL };
	strmap_init(&p->verb, a);
	strmap_init(&p->noun, a);
	strmap_init(&p->reporting, a);
	strmap_init(&p->control_lemma, a);
	if ((rc = read_events(p, a, folder, e)) < 0 || (rc = read_reporting(p, a, folder, e)) < 0 ||
	    (rc = read_controls(p, a, folder, e)) < 0)
		return rc;
	return 0;
}

const struct pattern *patterns_find(const struct patterns *p, bool noun, const char *lemma)
{
	uint32_t i = strmap_get(noun ? &p->noun : &p->verb, lemma, strlen(lemma));

	return i == STRMAP_NONE ? NULL : &p->pattern[i];
}

const struct pattern *patterns_next(const struct patterns *p, const struct pattern *x)
{
	return x->next == NO_INDEX ? NULL : &p->pattern[x->next];
}

const char *patterns_reporting(const struct patterns *p, const char *lemma)
{
	uint32_t i = strmap_get(&p->reporting, lemma, strlen(lemma));

	return i == STRMAP_NONE ? NULL : p->reporting_kind[i];
}

const struct control *patterns_control(const struct patterns *p, const char *lemma, const char *pos, unsigned complement)
{
	uint32_t i = strmap_get(&p->control_lemma, lemma, strlen(lemma));

	for (; i != STRMAP_NONE && i != NO_INDEX; i = p->control[i].next)
		if (strcmp(p->control[i].pos, pos) == 0 && (p->control[i].complement & complement))
			return &p->control[i];
	return NULL;
}
