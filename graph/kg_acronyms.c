/* kg_acronyms.c - an acronym, and the only name that some document introduces it for */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_same_int.h"

enum { ACRONYM_NAMES_MAX = 8 };     /* what stands for more is not asked which */

/* A name that an acronym is introduced for. */
struct introduced {
	uint32_t acronym;           /* number of the acronym's type and letters */
	uint32_t set;
	const char *country;
};

static int introduced_order(const void *a, const void *b)
{
	const struct introduced *x = a, *y = b;
	int c;

	if ((c = ORDER(x->acronym, y->acronym)) != 0 || (c = ORDER(x->set, y->set)) != 0)
		return c;
	return strcmp(y->country, x->country);  /* a known country first */
}

static uint32_t acronym_number(struct same *s, struct strmap *map, size_t *nr, enum entity_type type, const char *letters)
{
	kg_key_typed(s->a, &s->key, type, letters);
	return same_number(s, map, nr);
}

static bool may_have_acronym(const struct member *m)
{
	return m->e->type != ENTITY_PERSON && m->e->type != ENTITY_COUNTRY && m->e->name && !m->e->generic;
}

/* The name that an acronym stands for among `nr` of them: the only one, or the only one of its country. */
static const struct introduced *stands_for(const struct introduced *in, size_t nr, const char *country)
{
	const struct introduced *found = NULL;
	size_t i;

	if (nr > ACRONYM_NAMES_MAX)
		return NULL;
	for (i = 0; i < nr; i++) {
		if (country[0] && in[i].country[0] && strcmp(country, in[i].country) != 0)
			continue;
		if (found)
			return NULL;
		found = &in[i];
	}
	return found;
}

void same_acronyms(struct same *s)
{
	struct strmap letters;
	struct introduced *in = NULL;
	size_t letter_nr = 0, in_nr = 0, in_alloc = 0, kept = 0, *start, i, j;
	uint32_t *meant;            /* set that each joins */
	const char **country = arena_array(s->a, s->nr, sizeof *country);       /* of each set */
	bool *row = arena_array(s->a, s->nr, sizeof *row);                      /* the set is a row's */

	strmap_init(&letters, s->a);
	for (i = 0; i < s->nr; i++) {
		const struct member *m = &s->m[i];
		uint32_t set = same_find(s, (uint32_t)i);

		row[set] |= m->row;
		if (!country[set] || !country[set][0])
			country[set] = m->country;
		if (!may_have_acronym(m) || kg_is_acronym(m->e->name))
			continue;
		for (j = 0; j < m->e->alias_nr; j++)
			if (kg_is_acronym(m->e->alias[j]))
				ARENA_PUSH(s->a, in, in_nr, in_alloc) = (struct introduced){
					acronym_number(s, &letters, &letter_nr, m->e->type, m->e->alias[j]),
					set, m->country };
	}
	if (!in_nr)
		return;
	qsort(in, in_nr, sizeof *in, introduced_order);
	for (i = 0; i < in_nr; i++)
		if (!kept || in[i].acronym != in[kept - 1].acronym || in[i].set != in[kept - 1].set)
			in[kept++] = in[i];
	start = arena_array(s->a, letter_nr + 2, sizeof *start);
	for (i = 0; i < kept; i++)
		start[in[i].acronym + 1]++;
	for (i = 1; i < letter_nr + 2; i++)
		start[i] += start[i - 1];
	meant = arena_array(s->a, s->nr, sizeof *meant);
	for (i = 0; i < s->nr; i++) {
		const struct member *m = &s->m[i];
		const struct introduced *one = NULL;
		uint32_t at;

		meant[i] = NO_INDEX;
		if (!may_have_acronym(m) || row[same_find(s, (uint32_t)i)] || !kg_is_acronym(m->e->name))
			continue;
		kg_key_typed(s->a, &s->key, m->e->type, m->e->name);
		at = strmap_get(&letters, s->key.s, s->key.len);
		if (at != STRMAP_NONE)
			one = stands_for(in + start[at], start[at + 1] - start[at],
					 country[same_find(s, (uint32_t)i)]);
		if (one)
			meant[i] = one->set;
	}
	for (i = 0; i < s->nr; i++)
		if (meant[i] != NO_INDEX) {
			s->m[i].e->rule = KG_RULE_ACRONYM;
			same_join(s, meant[i], (uint32_t)i);
		}
}
