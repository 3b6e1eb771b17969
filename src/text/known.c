#include "text/known.h"

#include <string.h>

#include "base/strmap.h"
#include "base/table.h"

enum { ID, TYPE, NAME, ALIASES, COUNTRY, COLUMN_NR };
static const char *const column_name[COLUMN_NR] = { "id", "type", "name", "aliases", "country" };

struct reading {
	struct known_table *t;
	struct arena *a;
	struct table table;
	known_country *is_country;
	const void *data;
	struct strmap id;
	struct strmap code;         /* codes that the table itself gives to countries */
	struct strmap name;         /* type, country and name -> row */
	struct err *e;
};

int known_bad(const struct known_table *t, uint32_t line, const char *what, const char *value, struct err *e)
{
	return err_set(e, ERR_FORMAT, "'%s' line %u: %s%s%s%s", t->path, line, what, *value ? " '" : "", value, *value ? "'" : "");
}

static bool has_control(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			return true;
	return false;
}

static bool two_capitals(const char *code)
{
	return strlen(code) == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z';
}

/* What ISO 3166-1 leaves to its users for good. */
static bool is_free(const char *code)
{
	return strcmp(code, "AA") == 0 || strcmp(code, "ZZ") == 0 || code[0] == 'X' || (code[0] == 'Q' && code[1] >= 'M');
}

static bool is_code(const struct reading *r, const char *code)
{
	if (!two_capitals(code))
		return false;
	return !r->is_country || r->is_country(code, r->data) || strmap_get(&r->code, code, 2) != STRMAP_NONE;
}

static enum entity_type type_of(const char *name)
{
	int t;

	for (t = 0; t < ENTITY_TYPE_NR && strcmp(entity_type_name[t], name) != 0; t++)
		;
	return (enum entity_type)t;
}

/* The codes that rows of made-up countries bring. */
static void collect_codes(struct reading *r)
{
	size_t i;

	for (i = 0; i < r->table.row_nr; i++) {
		const char *cell = table_cell(&r->table, i, COUNTRY), *type = table_cell(&r->table, i, TYPE), *code;

		code = arena_trimmed(r->a, cell, strlen(cell));
		if (two_capitals(code) && is_free(code) && type_of(arena_trimmed(r->a, type, strlen(type))) == ENTITY_COUNTRY)
			strmap_put(&r->code, code, 2, 0, 0);
	}
}

/* A name may be in two rows when their types or countries tell them apart. */
static int check_name(struct reading *r, const struct known_row *k, uint32_t row, const char *name)
{
	const char *key = arena_printf(r->a, "%d %s %s", (int)k->type, k->country, name);
	uint32_t other = strmap_get(&r->name, key, strlen(key));

	if (other != STRMAP_NONE && other != row)
		return known_bad(r->t, k->line, "another row of that type and country has the name", name, r->e);
	strmap_put(&r->name, key, strlen(key), row, 0);
	return 0;
}

static int add_alias(struct reading *r, struct known_row *k, uint32_t row, const char *alias)
{
	if (!*alias || strcmp(alias, k->name) == 0)
		return 0;
	if (strncmp(alias, "adj:", 4) != 0) {
		ARENA_PUSH(r->a, k->alias, k->alias_nr, k->alias_alloc) = alias;
		return check_name(r, k, row, alias);
	}
	alias = arena_trimmed(r->a, alias + 4, strlen(alias + 4));
	if (k->type != ENTITY_COUNTRY)
		return known_bad(r->t, k->line, "only a country has an adjective:", alias, r->e);
	if (!*alias)
		return known_bad(r->t, k->line, "no adjective after", "adj:", r->e);
	ARENA_PUSH(r->a, k->adjective, k->adjective_nr, k->adjective_alloc) = alias;
	return 0;
}

static int check_row(struct reading *r, const struct known_row *k, const char *type, const char *country)
{
	if (!*k->id || !*k->name)
		return known_bad(r->t, k->line, *k->id ? "no name" : "no id", "", r->e);
	if (strmap_get(&r->id, k->id, strlen(k->id)) != STRMAP_NONE)
		return known_bad(r->t, k->line, "another row has the id", k->id, r->e);
	if (k->type == ENTITY_TYPE_NR)
		return known_bad(r->t, k->line, "the type is none of person, country, place, organization, group, event, other:",
				 *type ? type : "(empty)", r->e);
	if (k->type == ENTITY_COUNTRY && !*country)
		return known_bad(r->t, k->line, "a country needs its code in the column 'country'", "", r->e);
	if (*country && !is_code(r, country))
		return known_bad(r->t, k->line, k->type != ENTITY_COUNTRY ? "no country has the code" :
				 "no country has the code, and it is none for a country of your own (AA, QM-QZ, XA-XZ, ZZ):", country, r->e);
	return 0;
}

static int add_row(struct reading *r, size_t row)
{
	struct known_table *t = r->t;
	const char *cell[COLUMN_NR], *values, *value, *base = strrchr(t->path, '/');
	struct known_row k = { .line = r->table.line[row] };
	size_t i, length;
	int rc;

	for (i = 0; i < COLUMN_NR; i++) {
		const char *s = table_cell(&r->table, row, i);

		cell[i] = arena_trimmed(r->a, s, strlen(s));
		if (has_control(cell[i]))
			return known_bad(t, k.line, "control character in the column", column_name[i], r->e);
	}
	k.id = cell[ID];
	k.name = cell[NAME];
	k.type = type_of(cell[TYPE]);
	if ((rc = check_row(r, &k, cell[TYPE], cell[COUNTRY])) < 0)
		return rc;
	memcpy(k.country, cell[COUNTRY], strlen(cell[COUNTRY]));
	k.link = arena_printf(r->a, "user:%s", k.id);
	k.basis = arena_printf(r->a, "%s: %s", base ? base + 1 : t->path, k.id);
	strmap_put(&r->id, k.id, strlen(k.id), (uint32_t)row, 0);
	rc = check_name(r, &k, (uint32_t)row, k.name);
	for (values = cell[ALIASES]; rc == 0 && (value = table_value(&values, &length)) != NULL;)
		rc = add_alias(r, &k, (uint32_t)row, arena_trimmed(r->a, value, length));
	ARENA_PUSH(r->a, t->row, t->row_nr, t->row_alloc) = k;
	return rc;
}

int known_read(struct known_table *t, struct arena *a, const char *path, known_country *is_country, const void *data, struct err *e)
{
	struct reading r = { .t = t, .a = a, .is_country = is_country, .data = data, .e = e };
	size_t i;
	int rc;

	*t = (struct known_table){ .path = arena_strdup(a, path) };
	strmap_init(&r.id, a);
	strmap_init(&r.code, a);
	strmap_init(&r.name, a);
	rc = table_read(&r.table, a, path, column_name, COLUMN_NR, e);
	if (rc < 0)
		return rc;
	collect_codes(&r);
	for (i = 0; rc == 0 && i < r.table.row_nr; i++)
		rc = add_row(&r, i);
	return rc;
}
