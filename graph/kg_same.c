/* kg_same.c - which entities of all documents are one
 *
 * Entities are put together by sets that grow (union-find), in this order; docs/merging.md says the same to the user:
 *
 *     1  the user's table, then the rows of our own tables
 *     2  namesakes: entities of one type and name.  The set of all of them is split by what tells two apart: country, row, and
 *        for people what they do, the office, what they lead, their dates.  Who says nothing of what the set is split by is
 *        given to the part that has the same title, else to a part of a large majority, else to none.  What is left
 *        together is one, unless one document tells two of them apart.
 *     3  a person known by one word, where the run has just one person of that family name and something else is in common
 *     4  an acronym, where some document introduces it for just one name
 *     5  what the user says of two names
 *
 * Steps 2 to 5 stand in files of their own, see kg_same_int.h.  Every question is put to the set of all documents, never to
 * those seen so far, and each step looks at what the step before left, so that the answer does not depend on any order.  Sets
 * are split by sorting: O(n log n) in all.
 */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_same_int.h"

/* ---- sets ---- */

uint32_t same_find(struct same *s, uint32_t i)
{
	while (s->m[i].up != i)
		i = s->m[i].up = s->m[s->m[i].up].up;
	return i;
}

/* The lower number stands for the set. */
void same_join(struct same *s, uint32_t i, uint32_t j)
{
	i = same_find(s, i);
	j = same_find(s, j);
	if (i < j)
		s->m[j].up = i;
	else
		s->m[i].up = j;
}

void same_because(struct member *m, enum kg_rule rule)
{
	if (m->e->rule == KG_RULE_NONE)
		m->e->rule = rule;
}

uint32_t same_number(struct same *s, struct strmap *map, size_t *nr)
{
	uint32_t at = strmap_get(map, s->key.s, s->key.len);

	if (at != STRMAP_NONE)
		return at;
	strmap_put(map, s->key.s, s->key.len, (uint32_t)++*nr, 1);
	return (uint32_t)*nr;
}

/* ---- what is asked of an entity ---- */

/* The row it is: its link, and for a country its code, made as "country:XX". */
static const char *row_of(const struct fact_entity *e, char room[16])
{
	if (e->type != ENTITY_COUNTRY || !e->code[0])
		return e->link;
	memcpy(room, "country:", 8);
	memcpy(room + 8, e->code, 3);
	return room;
}

static void describe(struct same *s, struct member *m, struct fact_doc *d)
{
	struct fact_entity *e = m->e;

	m->date = d->about.date;
	m->country = e->country;
	m->name = NO_INDEX;
	m->key = "";
	m->alone = e->generic || !e->name || (e->type == ENTITY_PERSON && !kg_several_words(e->name));
	if (e->name) {
		kg_key_typed(s->a, &s->key, e->type, e->name);
		if (!e->generic)
			e->namesakes = m->name = same_number(s, &s->name_at, &s->name_nr) - 1;
		m->key = arena_strdup(s->a, s->key.s + 1);
	}
	if (e->role && e->type == ENTITY_PERSON) {
		kg_key_clear(&s->key);
		kg_key_name(s->a, &s->key, kg_role_itself(e->role), true);
		m->role = same_number(s, &s->role_at, &s->role_nr);
		m->field = (uint8_t)kg_field_of(e->role);
		m->rank = (uint8_t)kg_rank_of(e->role);
	}
	e->known = kg_known_row(s->kg, e, &s->key);
	if (e->known == NO_INDEX)
		return;
	if (!e->country[0] || e->country_basis)
		m->country = s->c->known[e->known].row.country;
}

static void describe_all(struct same *s)
{
	size_t i, j, nr = 0;

	for (i = 0; i < s->c->doc_nr; i++)
		nr += s->c->doc[i]->entity_nr;
	s->m = arena_array(s->a, nr, sizeof *s->m);
	for (i = 0; i < s->c->doc_nr; i++)
		for (j = 0; j < s->c->doc[i]->entity_nr; j++) {
			struct fact_entity *e = &s->c->doc[i]->entity[j];
			struct member *m = &s->m[s->nr];
			char room[16];

			/* A country that has no name in its document waits for one of another document; anything else
			 * without a name is nothing. */
			if (!e->name && !row_of(e, room))
				e->mention_nr = 0;
			if (!e->mention_nr)
				continue;
			*m = (struct member){ .e = e, .up = (uint32_t)s->nr, .at = (uint32_t)s->nr, .document = (uint32_t)i };
			describe(s, m, s->c->doc[i]);
			s->nr++;
		}
}

/* ---- 1: tables ---- */

/* Our row's set goes to the user's row that is in it; where the user tells two apart in it, it does not tie them. */
static void merge_rows(struct same *s)
{
	uint32_t *of_known = arena_array(s->a, s->c->known_nr, sizeof *of_known);
	struct strmap rows;
	struct row {
		uint32_t first, known;
		bool several;
	} *row = NULL;
	size_t row_nr = 0, row_alloc = 0, i;
	uint32_t *row_at = arena_array(s->a, s->nr, sizeof *row_at);

	strmap_init(&rows, s->a);
	memset(of_known, 0xff, s->c->known_nr * sizeof *of_known);
	for (i = 0; i < s->nr; i++) {
		struct member *m = &s->m[i];
		char room[16];
		const char *link = row_of(m->e, room);
		uint32_t at;

		if (m->e->known != NO_INDEX) {
			same_because(m, KG_RULE_TABLE);
			m->row = true;
			if (of_known[m->e->known] == NO_INDEX)
				of_known[m->e->known] = (uint32_t)i;
			same_join(s, of_known[m->e->known], (uint32_t)i);
		}
		row_at[i] = NO_INDEX;
		if (!link)
			continue;
		m->row = true;
		at = strmap_get(&rows, link, strlen(link));
		if (at == STRMAP_NONE) {
			at = (uint32_t)row_nr;
			strmap_put(&rows, link, strlen(link), at, 1);
			ARENA_PUSH(s->a, row, row_nr, row_alloc) = (struct row){ .first = NO_INDEX, .known = NO_INDEX };
		}
		row_at[i] = at;
		if (m->e->known == NO_INDEX)
			continue;
		row[at].several |= row[at].known != NO_INDEX && row[at].known != m->e->known;
		row[at].known = m->e->known;
	}
	for (i = 0; i < s->nr; i++) {
		struct row *r = row_at[i] == NO_INDEX ? NULL : &row[row_at[i]];

		if (!r || (r->several && s->m[i].e->known != NO_INDEX))
			continue;
		same_because(&s->m[i], KG_RULE_ROW);
		if (r->first == NO_INDEX)
			r->first = (uint32_t)i;
		same_join(s, r->first, (uint32_t)i);
	}
}

/* The entities of a row say together what they are; what they disagree on says nothing. */
static void share_in_rows(struct same *s)
{
	const char **country = arena_array(s->a, s->nr, sizeof *country);
	uint8_t *field = arena_array(s->a, s->nr, sizeof *field);
	bool *fields = arena_array(s->a, s->nr, sizeof *fields);
	size_t i;

	for (i = 0; i < s->nr; i++) {
		struct member *m = &s->m[i];
		uint32_t at = same_find(s, (uint32_t)i);

		if (!m->row)
			continue;
		if (m->country[0] && (!country[at] || strcmp(m->country, country[at]) < 0))
			country[at] = m->country;
		fields[at] |= m->field && field[at] && m->field != field[at];
		if (m->field)
			field[at] = m->field;
	}
	for (i = 0; i < s->nr; i++) {
		struct member *m = &s->m[i];
		uint32_t at = same_find(s, (uint32_t)i);

		if (!m->row)
			continue;
		if (country[at])
			m->country = country[at];
		m->field = fields[at] ? 0 : field[at];
		m->rank = KG_RANK_NONE;
	}
}

static void number_clusters(struct same *s)
{
	size_t i;

	for (i = 0; i < s->nr; i++) {
		uint32_t at = same_find(s, (uint32_t)i);

		s->m[i].e->cluster = at == i ? s->c->cluster_nr++ : s->m[at].e->cluster;
	}
}

void kg_find_same(struct kg *kg, struct kg_collected *c)
{
	struct same s = { .a = &kg->arena, .kg = kg, .c = c };
	struct same_names *names = NULL;

	strmap_init(&s.name_at, s.a);
	strmap_init(&s.role_at, s.a);
	strmap_init(&s.seat_at, s.a);
	describe_all(&s);
	merge_rows(&s);
	share_in_rows(&s);
	same_namesakes(&s);
	same_family_names(&s);
	same_acronyms(&s);
	if (c->verdict_nr) {
		names = same_list_names(&s);
		same_join_as_told(&s, names);
	}
	number_clusters(&s);
	if (names)
		same_part_as_told(&s, names);
}
