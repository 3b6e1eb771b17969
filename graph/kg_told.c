/* kg_told.c - what the user says of two names goes before every rule */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_same_int.h"

/* All entities by name, whatever their type. */
struct same_names {
	struct strmap at;           /* key -> number; the key of an alias begins with a byte that no name begins with */
	size_t nr;
	struct called {
		uint32_t name, member;
	} *called;                  /* by name, then member */
	size_t called_nr, called_alloc;
	size_t *start;              /* [nr + 2] of each name in `called` */
};

enum { BY_NAME = 0, BY_ALIAS = '\1' };

static uint32_t name_key(struct same *s, struct same_names *n, const char *name, char kind, bool add)
{
	kg_key_clear(&s->key);
	if (kind)
		kg_key_byte(s->a, &s->key, kind);
	kg_key_name(s->a, &s->key, name, true);
	return add ? same_number(s, &n->at, &n->nr) : strmap_get(&n->at, s->key.s, s->key.len);
}

static int called_order(const void *a, const void *b)
{
	const struct called *x = a, *y = b;

	return x->name != y->name ? ORDER(x->name, y->name) : ORDER(x->member, y->member);
}

struct same_names *same_list_names(struct same *s)
{
	struct same_names *n = arena_alloc(s->a, sizeof *n);
	size_t i, j, kept = 0;

	strmap_init(&n->at, s->a);
	for (i = 0; i < s->nr; i++) {
		const struct fact_entity *e = s->m[i].e;

		if (e->name)
			ARENA_PUSH(s->a, n->called, n->called_nr, n->called_alloc) =
				(struct called){ name_key(s, n, e->name, BY_NAME, true), (uint32_t)i };
		if (e->known != NO_INDEX)
			ARENA_PUSH(s->a, n->called, n->called_nr, n->called_alloc) = (struct called){
				name_key(s, n, s->c->known[e->known].row.name, BY_NAME, true), (uint32_t)i };
		for (j = 0; j < e->alias_nr; j++)
			ARENA_PUSH(s->a, n->called, n->called_nr, n->called_alloc) =
				(struct called){ name_key(s, n, e->alias[j], BY_ALIAS, true), (uint32_t)i };
	}
	if (n->called_nr)
		qsort(n->called, n->called_nr, sizeof *n->called, called_order);
	for (i = 0; i < n->called_nr; i++)
		if (!kept || called_order(&n->called[i], &n->called[kept - 1]) != 0)
			n->called[kept++] = n->called[i];
	n->called_nr = kept;
	n->start = arena_array(s->a, n->nr + 2, sizeof *n->start);
	for (i = 0; i < kept; i++)
		n->start[n->called[i].name + 1]++;
	for (i = 1; i < n->nr + 2; i++)
		n->start[i] += n->start[i - 1];
	return n;
}

/* The entities of a name, or with `aliases` of an alias that nobody has for a name; notes when there is none. */
static const struct called *named(struct same *s, struct same_names *n, const char *name, bool aliases, size_t *nr)
{
	uint32_t at = name_key(s, n, name, BY_NAME, false);

	if (at == STRMAP_NONE && aliases)
		at = name_key(s, n, name, BY_ALIAS, false);
	*nr = 0;
	if (at == STRMAP_NONE) {
		kg_note(s->kg, arena_printf(s->a, "nothing is named '%s'", name));
		return NULL;
	}
	*nr = n->start[at + 1] - n->start[at];
	return n->called + n->start[at];
}

void same_join_as_told(struct same *s, struct same_names *n)
{
	size_t i, j, a_nr, b_nr;

	for (i = 0; i < s->c->verdict_nr; i++) {
		const struct kg_verdict *v = &s->c->verdict[i];
		const struct called *a, *b;

		if (!v->same)
			continue;
		a = named(s, n, v->a, true, &a_nr);
		b = strcmp(v->a, v->b) == 0 ? a : named(s, n, v->b, true, &b_nr);
		if (b == a)
			b_nr = a_nr;
		for (j = 0; a && b && j < a_nr; j++) {
			same_because(&s->m[a[j].member], KG_RULE_SAME);
			same_join(s, a[0].member, a[j].member);
		}
		for (j = 0; a && b && j < b_nr; j++) {
			same_because(&s->m[b[j].member], KG_RULE_SAME);
			same_join(s, a[0].member, b[j].member);
		}
	}
}

/* Entities named `b` leave each node that has entities named `a`; they stay together. */
static void part(struct same *s, const struct called *a, size_t a_nr, const struct called *b, size_t b_nr)
{
	struct move {
		uint32_t from, to;
	} *move = arena_array(s->a, a_nr + 1, sizeof *move);
	struct strmap left;         /* cluster -> move */
	size_t move_nr = 0, i;
	uint32_t at;

	strmap_init(&left, s->a);
	for (i = 0; i < a_nr; i++) {
		const uint32_t *cluster = &s->m[a[i].member].e->cluster;

		if (strmap_get(&left, (const char *)cluster, sizeof *cluster) != STRMAP_NONE)
			continue;
		strmap_put(&left, (const char *)cluster, sizeof *cluster, (uint32_t)move_nr, 1);
		move[move_nr++] = (struct move){ *cluster, NO_INDEX };
	}
	for (i = 0; i < b_nr; i++) {
		struct fact_entity *e = s->m[b[i].member].e;

		at = strmap_get(&left, (const char *)&e->cluster, sizeof e->cluster);
		if (at == STRMAP_NONE)
			continue;
		if (move[at].to == NO_INDEX)
			move[at].to = s->c->cluster_nr++;
		e->cluster = move[at].to;
		e->apart = KG_APART_DIFFERENT;
	}
}

void same_part_as_told(struct same *s, struct same_names *n)
{
	size_t i, j, a_nr, b_nr;

	for (i = 0; i < s->c->verdict_nr; i++) {
		const struct kg_verdict *v = &s->c->verdict[i];
		const struct called *a, *b;

		if (v->same)
			continue;
		a = named(s, n, v->a, false, &a_nr);
		if (strcmp(v->a, v->b) != 0) {
			b = named(s, n, v->b, false, &b_nr);
			if (a && b && a != b)
				part(s, a, a_nr, b, b_nr);
			continue;
		}
		for (j = 0; a && j < a_nr; j++) {       /* one name: each is its own */
			s->m[a[j].member].e->apart = KG_APART_DIFFERENT;
			s->m[a[j].member].e->rule = KG_RULE_NONE;
			if (j > 0)
				s->m[a[j].member].e->cluster = s->c->cluster_nr++;
		}
	}
}
