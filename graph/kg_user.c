/* kg_user.c - what the user knows: a table of entities, and which names are one */
#include <string.h>

#include "base/utf8.h"
#include "graph/kg_int.h"

/* ---- reading the table ---- */

struct reading {
	const char *path;
	known_country *is_country;
	const void *data;
	struct known_table table;
	struct kg_key key;
	struct err *e;
	int rc;
};

static void name_key(struct arena *a, struct kg_key *k, enum entity_type type, const char *name, const char *country)
{
	kg_key_typed(a, k, type, name);
	if (!country)
		return;
	kg_key_byte(a, k, '\0');
	kg_key_text(a, k, country);
}

/* A name may be in two rows when their countries tell them apart; names are compared more loosely here than where they are read. */
static int add_name(struct kg *kg, struct reading *r, uint32_t at, const char *name)
{
	struct kg_collected *c = kg->collected;
	struct arena *a = &kg->arena;
	const struct known_row *k = &c->known[at].row;
	uint32_t other;

	name_key(a, &r->key, k->type, name, k->country);
	other = strmap_get(&c->known_name, r->key.s, r->key.len);
	if (other == at)
		return 0;
	if (other != STRMAP_NONE)
		return r->rc = known_bad(&r->table, k->line, "another row of that type and country has the name", name, r->e);
	strmap_put(&c->known_name, r->key.s, r->key.len, at, 1);
	name_key(a, &r->key, k->type, name, NULL);
	other = strmap_get(&c->known_name, r->key.s, r->key.len);
	strmap_put(&c->known_name, r->key.s, r->key.len, other == STRMAP_NONE ? at : KG_SEVERAL, 1);
	return 0;
}

static int add_row(struct kg *kg, struct reading *r, const struct known_row *row)
{
	struct kg_collected *c = kg->collected;
	uint32_t at = (uint32_t)c->known_nr;
	size_t i;

	if (strmap_get(&c->known_id, row->id, strlen(row->id)) != STRMAP_NONE)
		return r->rc = known_bad(&r->table, row->line, "another row has the id", row->id, r->e);
	strmap_put(&c->known_id, row->id, strlen(row->id), at, 1);
	ARENA_PUSH(&kg->arena, c->known, c->known_nr, c->known_alloc) = (struct kg_known){ .row = *row };
	if (add_name(kg, r, at, row->name) < 0)
		return r->rc;
	for (i = 0; i < row->alias_nr; i++)
		if (add_name(kg, r, at, row->alias[i]) < 0)
			return r->rc;
	return 0;
}

static void take_table(struct kg *kg, const void *data)
{
	struct reading *r = (struct reading *)data;
	size_t i;

	kg_collected(kg);
	r->rc = known_read(&r->table, &kg->arena, r->path, r->is_country, r->data, r->e);
	for (i = 0; r->rc == 0 && i < r->table.row_nr; i++)
		add_row(kg, r, &r->table.row[i]);
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
	if (row == STRMAP_NONE || (type == ENTITY_COUNTRY && e->code[0] && strcmp(e->code, c->known[row].row.country) != 0))
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

/* The row by which its name was found in the text. */
static uint32_t row_linked(const struct kg_collected *c, const struct fact_entity *e)
{
	uint32_t row = STRMAP_NONE;

	if (e->link && strncmp(e->link, "user:", 5) == 0)
		row = strmap_get(&c->known_id, e->link + 5, strlen(e->link + 5));
	return row == STRMAP_NONE || c->known[row].row.type != e->type ? NO_INDEX : row;
}

static void tell_conflict(struct kg *kg, struct kg_known *known, const struct fact_entity *e)
{
	const struct known_row *k = &known->row;

	if (known->conflict_told || !k->country[0] || !e->country[0] || e->country_basis || strcmp(e->country, k->country) == 0)
		return;
	known->conflict_told = true;
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
	found = row_linked(c, e);
	if (found == NO_INDEX)
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
		arena_trimmed(&kg->arena, d->a, strlen(d->a)), arena_trimmed(&kg->arena, d->b, strlen(d->b)), d->same };
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
