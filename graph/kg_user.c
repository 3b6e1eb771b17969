/* kg_user.c - what the user knows: a table of entities, and which names are one */
#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "graph/kg_int.h"

/* ---- reading the table ---- */

enum { ID, TYPE, NAME, ALIASES, COUNTRY, COLUMN_NR };
static const char *const column_name[COLUMN_NR] = { "id", "type", "name", "aliases", "country" };

struct reading {
	const char *path;
	bool (*is_country)(const char *code, const void *data);
	const void *data;
	struct table table;
	struct kg_known *row;       /* [table.row_nr] */
	struct kg_key key;
	struct err *e;
	int rc;
};

static int bad_row(struct reading *r, size_t row, const char *what, const char *value)
{
	return r->rc = err_set(r->e, ERR_FORMAT, "'%s' line %u: %s%s%s%s", r->path, r->table.line[row], what,
			       *value ? " '" : "", value, *value ? "'" : "");
}

/* A cell's words without the blanks around them, or those of one of its values. */
static const char *trimmed(struct arena *a, const char *s, size_t length)
{
	while (length && *s == ' ') {
		s++;
		length--;
	}
	while (length && s[length - 1] == ' ')
		length--;
	return arena_strndup(a, s, length);
}

static bool has_control(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			return true;
	return false;
}

static bool is_code(const struct reading *r, const char *code)
{
	if (strlen(code) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
		return false;
	return !r->is_country || r->is_country(code, r->data);
}

static void name_key(struct arena *a, struct kg_key *k, enum entity_type type, const char *name, const char *country)
{
	kg_key_clear(k);
	kg_key_byte(a, k, (char)('a' + (int)type));
	kg_key_name(a, k, name, type != ENTITY_PERSON);
	if (!country)
		return;
	kg_key_byte(a, k, '\0');
	kg_key_text(a, k, country);
}

/* A name may be in two rows when their countries tell them apart. */
static int add_name(struct kg *kg, struct reading *r, size_t row, const char *name)
{
	struct kg_collected *c = kg->collected;
	struct arena *a = &kg->arena;
	const struct kg_known *k = &c->known[c->known_nr - 1];
	uint32_t at = (uint32_t)(c->known_nr - 1), other;

	if (!*name)
		return 0;
	name_key(a, &r->key, k->type, name, k->country);
	other = strmap_get(&c->known_name, r->key.s, r->key.len);
	if (other == at)
		return 0;
	if (other != STRMAP_NONE)
		return bad_row(r, row, "another row of that type and country has the name", name);
	strmap_put(&c->known_name, r->key.s, r->key.len, at, 1);
	name_key(a, &r->key, k->type, name, NULL);
	other = strmap_get(&c->known_name, r->key.s, r->key.len);
	strmap_put(&c->known_name, r->key.s, r->key.len, other == STRMAP_NONE ? at : KG_SEVERAL, 1);
	return 0;
}

static enum entity_type type_of(const char *name)
{
	int t;

	for (t = 0; t < ENTITY_TYPE_NR && strcmp(entity_type_name[t], name) != 0; t++)
		;
	return (enum entity_type)t;
}

static int add_row(struct kg *kg, struct reading *r, size_t row)
{
	struct kg_collected *c = kg->collected;
	struct arena *a = &kg->arena;
	const char *cell[COLUMN_NR], *values, *value, *base = strrchr(r->path, '/');
	struct kg_known k = { .conflict_told = false };
	size_t i, length;

	for (i = 0; i < COLUMN_NR; i++) {
		const char *s = table_cell(&r->table, row, i);

		cell[i] = trimmed(a, s, strlen(s));
		if (has_control(cell[i]))
			return bad_row(r, row, "control character in the column", column_name[i]);
	}
	k.id = cell[ID];
	k.name = cell[NAME];
	k.type = type_of(cell[TYPE]);
	if (!*k.id || !*k.name)
		return bad_row(r, row, *k.id ? "no name" : "no id", "");
	if (strmap_get(&c->known_id, k.id, strlen(k.id)) != STRMAP_NONE)
		return bad_row(r, row, "another row has the id", k.id);
	if (k.type == ENTITY_TYPE_NR)
		return bad_row(r, row, "the type is none of person, country, place, organization, group, event, other:",
			       *cell[TYPE] ? cell[TYPE] : "(empty)");
	if (*cell[COUNTRY] && !is_code(r, cell[COUNTRY]))
		return bad_row(r, row, "no country has the code", cell[COUNTRY]);
	if (k.type == ENTITY_COUNTRY && !*cell[COUNTRY])
		return bad_row(r, row, "a country needs its code in the column 'country'", "");
	memcpy(k.country, cell[COUNTRY], strlen(cell[COUNTRY]));
	k.link = arena_printf(a, "user:%s", k.id);
	k.basis = arena_printf(a, "%s: %s", base ? base + 1 : r->path, k.id);
	strmap_put(&c->known_id, k.id, strlen(k.id), (uint32_t)c->known_nr, 1);
	ARENA_PUSH(a, c->known, c->known_nr, c->known_alloc) = k;
	if (add_name(kg, r, row, k.name) < 0)
		return r->rc;
	for (values = cell[ALIASES]; (value = table_value(&values, &length)) != NULL;)
		if (add_name(kg, r, row, trimmed(a, value, length)) < 0)
			return r->rc;
	return 0;
}

static void take_table(struct kg *kg, const void *data)
{
	struct reading *r = (struct reading *)data;
	size_t i;

	kg_collected(kg);
	r->rc = table_read(&r->table, &kg->arena, r->path, column_name, COLUMN_NR, r->e);
	for (i = 0; r->rc == 0 && i < r->table.row_nr; i++)
		add_row(kg, r, i);
}

int kg_know(struct kg *kg, const char *path, bool (*is_country)(const char *code, const void *data), const void *data,
	    struct err *e)
{
	struct err own = ERR_INIT;
	struct reading r = { .path = path, .is_country = is_country, .data = data, .e = e ? e : &own };
	int rc = kg_guarded(kg, take_table, &r, r.e);

	return rc < 0 ? rc : r.rc;
}

/* ---- which row an entity is ---- */

static uint32_t row_named(struct kg *kg, const struct fact_entity *e, enum entity_type type, const char *name,
			  struct kg_key *scratch)
{
	const struct kg_collected *c = kg->collected;
	uint32_t row;

	name_key(&kg->arena, scratch, type, name, NULL);
	row = strmap_get(&c->known_name, scratch->s, scratch->len);
	if (row == KG_SEVERAL) {
		if (!e->country[0])
			return NO_INDEX;
		name_key(&kg->arena, scratch, type, name, e->country);
		row = strmap_get(&c->known_name, scratch->s, scratch->len);
	}
	if (row == STRMAP_NONE || (type == ENTITY_COUNTRY && e->code[0] && strcmp(e->code, c->known[row].country) != 0))
		return NO_INDEX;
	return row;
}

/* By one name: of the entity's type; an entity of type "other" may be of any type, if of one only. */
static uint32_t row_fitting(struct kg *kg, const struct fact_entity *e, const char *name, struct kg_key *scratch)
{
	uint32_t found = row_named(kg, e, e->type, name, scratch), row;
	int t;

	for (t = 0; e->type == ENTITY_OTHER && t < ENTITY_OTHER; t++) {
		row = row_named(kg, e, (enum entity_type)t, name, scratch);
		if (row != NO_INDEX && found != NO_INDEX)
			return NO_INDEX;
		if (row != NO_INDEX)
			found = row;
	}
	return found;
}

static void tell_conflict(struct kg *kg, struct kg_known *k, const struct fact_entity *e)
{
	if (k->conflict_told || !k->country[0] || !e->country[0] || e->country_basis || strcmp(e->country, k->country) == 0)
		return;
	k->conflict_told = true;
	kg_note(kg, arena_printf(&kg->arena, "'%s' (%s) is of %s in the table, of %s in the text; the text is kept", k->name,
				 k->id, k->country, e->country));
}

uint32_t kg_known_row(struct kg *kg, const struct fact_entity *e, struct kg_key *scratch)
{
	struct kg_collected *c = kg->collected;
	uint32_t row, found = NO_INDEX;
	size_t i;

	if (!c->known_nr || !e->name || e->generic)
		return NO_INDEX;
	found = row_fitting(kg, e, e->name, scratch);
	for (i = 0; found == NO_INDEX && i < e->alias_nr; i++) {
		row = row_fitting(kg, e, e->alias[i], scratch);
		if (row != NO_INDEX)
			found = row;
	}
	if (found != NO_INDEX)
		tell_conflict(kg, &c->known[found], e);
	return found;
}

/* ---- the user's word ---- */

struct deciding {
	const char *a, *b;
	bool same;
	struct err *e;
	int rc;
};

static bool alike(const struct kg_verdict *v, const char *a, const char *b)
{
	return (strcmp(v->a, a) == 0 && strcmp(v->b, b) == 0) || (strcmp(v->a, b) == 0 && strcmp(v->b, a) == 0);
}

static void take_verdict(struct kg *kg, const void *data)
{
	struct deciding *d = (struct deciding *)data;
	struct kg_collected *c = kg_collected(kg);
	size_t i;

	for (i = 0; i < c->verdict_nr; i++)
		if (alike(&c->verdict[i], d->a, d->b)) {
			if (c->verdict[i].same != d->same)
				d->rc = err_set(d->e, ERR_USAGE, "'%s' and '%s' are said to be the same and to be different",
						d->a, d->b);
			return;
		}
	ARENA_PUSH(&kg->arena, c->verdict, c->verdict_nr, c->verdict_alloc) = (struct kg_verdict){
		trimmed(&kg->arena, d->a, strlen(d->a)), trimmed(&kg->arena, d->b, strlen(d->b)), d->same };
}

int kg_decide(struct kg *kg, const char *a, const char *b, bool same, struct err *e)
{
	struct deciding d = { a, b, same, e, 0 };
	int rc;

	if (utf8_invalid_at(a, strlen(a)) != strlen(a) || utf8_invalid_at(b, strlen(b)) != strlen(b))
		return err_set(e, ERR_UTF8, "a name is not UTF-8");
	rc = kg_guarded(kg, take_verdict, &d, e);
	return rc < 0 ? rc : d.rc;
}
