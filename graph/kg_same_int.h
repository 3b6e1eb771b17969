/* kg_same_int.h - what the steps of finding the same things share                 (layer: graph, not for others)
 *
 *     kg_same.c         the sets, what is asked of an entity, the tables, the order of the steps
 *     kg_namesakes.c    entities of one type and name
 *     kg_family.c       people known by a family name alone
 *     kg_acronyms.c     acronyms and what they stand for
 *     kg_told.c         what the user says of two names
 *
 * All memory is kg->arena's, under the jump that kg.c sets.  A step looks at the sets as the step before left them.
 */
#ifndef DATELINE_GRAPH_KG_SAME_INT_H
#define DATELINE_GRAPH_KG_SAME_INT_H

#include "graph/kg_int.h"

/* An entity with all that the rules ask of it. */
struct member {
	struct fact_entity *e;
	uint32_t up;                /* towards the first of its set */
	uint32_t at;                /* its own number: documents in order */
	uint32_t document;
	int32_t date;               /* the document's */
	uint32_t name;              /* number of its type and name, or NO_INDEX */
	uint32_t role;              /* number of its title, 0: none */
	const char *key;            /* its name as it is compared */
	const char *country;
	bool row;                   /* a row of a table */
	uint8_t field;              /* enum kg_field */
	uint8_t rank;               /* enum kg_rank */
	bool alone;                 /* known by one word, or by no name */
	uint64_t value;             /* what it is split by now, 0: unknown */
};

struct same {
	struct arena *a;
	struct kg *kg;
	struct kg_collected *c;
	struct member *m;
	size_t nr;
	struct kg_key key;          /* the key being made */
	struct strmap name_at, role_at, seat_at;
	size_t name_nr, role_nr, seat_nr;
};

/* The set of an entity: the number of its first. */
uint32_t same_find(struct same *s, uint32_t member);

/* The sets of the two become one. */
void same_join(struct same *s, uint32_t a, uint32_t b);

/* `rule` is why, unless a better one was found before. */
void same_because(struct member *m, enum kg_rule rule);

/* The number of the key in s->key, from 1; *nr counts them. */
uint32_t same_number(struct same *s, struct strmap *map, size_t *nr);

void same_namesakes(struct same *s);
void same_family_names(struct same *s);
void same_acronyms(struct same *s);

/* The user's names; then the sets are joined, numbered by same_number_clusters(), and the clusters parted. */
struct same_names;
struct same_names *same_list_names(struct same *s);
void same_join_as_told(struct same *s, struct same_names *n);
void same_part_as_told(struct same *s, struct same_names *n);

#endif
