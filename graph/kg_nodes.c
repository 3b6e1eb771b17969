/* kg_nodes.c - entities of all documents become nodes
 *
 * Each entity gets a key, equal keys are one node:
 *
 *     a row of a table, a country with a code     that row
 *     a person known by one word                  its own: two documents' "Smith" are two until a table says otherwise
 *     what has no name ("the rebels")             its own
 *     any other                                   type, name and country
 *
 * An entity of unknown country takes the country of its namesakes when those agree on one, and an entity without a row
 * takes its namesakes' row when there is just one whose country does not disagree.  Where there is a choice nothing is
 * chosen: it stays a node of its own.  Both questions are put to the set of all namesakes, never to those seen so far,
 * so the answer is the same in every order.  Where one document keeps two people of one name apart, no document's
 * person of that name is merged.
 */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_int.h"

/* A table row that some namesake is, and its country. */
struct namesake_link {
	const char *link;
	char country[3];
};

/* All entities of one type and name. */
struct bucket {
	char country[3];            /* the one country known, or "" */
	bool countries_differ;
	struct namesake_link *link;
	size_t link_nr, link_alloc;
};

struct cluster {
	uint32_t document;          /* the last that had a member */
	bool by_name;               /* not a table's row */
	bool split;                 /* one document tells members apart */
};

struct vote {
	const char *value;
	uint32_t weight;
};

struct merging {
	struct kg *kg;
	struct arena *a;
	struct kg_collected *c;
	struct strmap bucket_at, cluster_at;
	struct bucket *bucket;
	size_t bucket_nr, bucket_alloc;
	struct cluster *cluster;
	size_t cluster_nr, cluster_alloc;
	struct textbuf_key {
		char *s;
		size_t len, alloc;
	} key;                      /* the key being made */
};

/* ---- keys ---- */

static void key_start(struct merging *m, char kind)
{
	m->key.len = 0;
	ARENA_PUSH(m->a, m->key.s, m->key.len, m->key.alloc) = kind;
}

static void key_add(struct merging *m, const char *s)
{
	for (; *s; s++)
		ARENA_PUSH(m->a, m->key.s, m->key.len, m->key.alloc) = *s;
	ARENA_PUSH(m->a, m->key.s, m->key.len, m->key.alloc) = '\0';
}

static void key_name(struct merging *m, const struct fact_entity *e)
{
	key_start(m, (char)('a' + (int)e->type));
	key_add(m, e->name);
}

/* The row an entity is: its link, and for a country its code. Made as "country:XX", as tables have it. */
static const char *row_of(const struct fact_entity *e, char room[16])
{
	if (e->type != ENTITY_COUNTRY || !e->code[0])
		return e->link;
	memcpy(room, "country:", 8);
	memcpy(room + 8, e->code, 3);
	return room;
}

static bool several_words(const char *name)
{
	return strchr(name, ' ') != NULL;
}

/* Known by one word, or by no name at all: not to be merged across documents. */
static bool stays_alone(const struct fact_entity *e)
{
	return e->generic || (e->type == ENTITY_PERSON && !several_words(e->name));
}

/* ---- namesakes ---- */

static void note_namesake(struct merging *m, const struct fact_entity *e)
{
	char room[16];
	const char *row = row_of(e, room);
	struct bucket *b;
	uint32_t at;
	size_t i;

	if (!e->name || stays_alone(e))
		return;
	key_name(m, e);
	at = strmap_get(&m->bucket_at, m->key.s, m->key.len);
	if (at == STRMAP_NONE) {
		at = (uint32_t)m->bucket_nr;
		strmap_put(&m->bucket_at, m->key.s, m->key.len, at, 1);
		ARENA_PUSH(m->a, m->bucket, m->bucket_nr, m->bucket_alloc) = (struct bucket){ .link_nr = 0 };
	}
	b = &m->bucket[at];
	if (e->country[0] && !b->country[0])
		memcpy(b->country, e->country, sizeof b->country);
	else if (e->country[0] && strcmp(e->country, b->country) != 0)
		b->countries_differ = true;
	if (!row)
		return;
	for (i = 0; i < b->link_nr && strcmp(b->link[i].link, row) != 0; i++)
		;
	if (i == b->link_nr) {
		struct namesake_link new = { .link = row == room ? arena_strdup(m->a, row) : row };

		ARENA_PUSH(m->a, b->link, b->link_nr, b->link_alloc) = new;
	}
	if (!b->link[i].country[0])
		memcpy(b->link[i].country, e->country, sizeof e->country);
}

/* The row of its namesakes that an entity without one can only be, or NULL; sets the country that it has by them. */
static const char *row_by_name(const struct bucket *b, const struct fact_entity *e, char country[3])
{
	const char *row = NULL;
	size_t i;

	memcpy(country, e->country, 3);
	if (!country[0] && b->countries_differ)
		return NULL;
	if (!country[0])
		memcpy(country, b->country, 3);
	for (i = 0; i < b->link_nr; i++) {
		const char *other = b->link[i].country;

		if (other[0] && country[0] && strcmp(other, country) != 0)
			continue;
		if (row)
			return NULL;
		row = b->link[i].link;
	}
	return row;
}

/* ---- clusters ---- */

static uint32_t new_cluster(struct merging *m)
{
	ARENA_PUSH(m->a, m->cluster, m->cluster_nr, m->cluster_alloc) = (struct cluster){ .document = NO_INDEX };
	return (uint32_t)(m->cluster_nr - 1);
}

static void put_in_cluster(struct merging *m, struct fact_entity *e)
{
	char room[16], country[3] = "";
	const char *row = row_of(e, room);
	bool by_name = false;
	uint32_t at;
	struct cluster *c;

	if (!row && stays_alone(e)) {
		e->cluster = new_cluster(m);
		return;
	}
	if (!row) {
		key_name(m, e);
		row = row_by_name(&m->bucket[strmap_get(&m->bucket_at, m->key.s, m->key.len)], e, country);
	}
	if (row) {
		key_start(m, '=');
		key_add(m, row);
	} else {
		by_name = true;
		key_name(m, e);
		key_add(m, country);
	}
	at = strmap_get(&m->cluster_at, m->key.s, m->key.len);
	if (at == STRMAP_NONE) {
		at = new_cluster(m);
		strmap_put(&m->cluster_at, m->key.s, m->key.len, at, 1);
		m->cluster[at].by_name = by_name;
	}
	c = &m->cluster[at];
	if (c->document == e->first.document && c->by_name && e->type == ENTITY_PERSON)
		c->split = true;
	c->document = e->first.document;
	e->cluster = at;
}

/* ---- what a node says ---- */

static int vote_order(const void *a, const void *b)
{
	return strcmp(((const struct vote *)a)->value, ((const struct vote *)b)->value);
}

/* The value said most often; `full` lets a name of several words win over one word. Equal votes: the longer, then the
 * first by bytes. NULL when there is none. Sorts the votes. */
static const char *elect(struct vote *vote, size_t nr, bool full)
{
	struct vote best = { NULL, 0 };
	size_t i, j;

	if (nr)
		qsort(vote, nr, sizeof *vote, vote_order);
	for (i = 0; i < nr; i = j) {
		struct vote v = { vote[i].value, 0 };
		int better = 1;

		for (j = i; j < nr && strcmp(vote[j].value, v.value) == 0; j++)
			v.weight += vote[j].weight;
		if (best.value) {
			better = full ? several_words(v.value) - several_words(best.value) : 0;
			if (!better)
				better = ORDER(v.weight, best.weight);
			if (!better)
				better = ORDER(strlen(v.value), strlen(best.value));
		}
		if (better > 0)
			best = v;
	}
	return best.value;
}

static int string_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void collect_aliases(struct arena *a, struct kg_node *n, struct fact_entity *const *member, size_t nr)
{
	size_t total = 0, i, j;

	for (i = 0; i < nr; i++)
		total += member[i]->alias_nr + 1;
	n->alias = arena_array(a, total, sizeof *n->alias);
	total = 0;
	for (i = 0; i < nr; i++) {
		if (member[i]->name)
			n->alias[total++] = member[i]->name;
		for (j = 0; j < member[i]->alias_nr; j++)
			n->alias[total++] = member[i]->alias[j];
	}
	if (total)
		qsort(n->alias, total, sizeof *n->alias, string_order);
	for (i = 0; i < total; i++)
		if (strcmp(n->alias[i], n->name) != 0 &&
		    (!n->alias_nr || strcmp(n->alias[n->alias_nr - 1], n->alias[i]) != 0))
			n->alias[n->alias_nr++] = n->alias[i];
}

/* Where the country comes from: the text if any document says so, else the first source by bytes. */
static const char *basis_of(const struct kg_node *n, struct fact_entity *const *member, size_t nr)
{
	const char *basis = NULL;
	size_t i;

	for (i = 0; n->country[0] && i < nr; i++) {
		if (strcmp(member[i]->country, n->country) != 0)
			continue;
		if (!member[i]->country_basis)
			return NULL;
		if (!basis || strcmp(member[i]->country_basis, basis) < 0)
			basis = member[i]->country_basis;
	}
	return basis;
}

/* One node of `nr` entities in document order. False: nobody names it, it is left out. */
static bool make_node(struct arena *a, struct kg_node *n, struct fact_entity *const *member, size_t nr,
		struct vote *vote)
{
	enum { NAME, COUNTRY, CODE, ROLE, LINK, PART_NR };
	uint32_t types[ENTITY_TYPE_NR] = { 0 };
	const char *elected[PART_NR];
	int part, t;
	size_t i;

	*n = (struct kg_node){ .first = CALENDAR_NONE, .last = CALENDAR_NONE };
	for (i = 0; i < nr; i++)
		types[member[i]->type]++;
	for (t = 1; t < ENTITY_TYPE_NR; t++)
		if (types[t] > types[n->type])
			n->type = (enum entity_type)t;
	for (part = 0; part < PART_NR; part++) {
		size_t votes = 0;

		for (i = 0; i < nr; i++) {
			const struct fact_entity *e = member[i];
			const char *of[PART_NR] = { e->name, e->country, e->code, e->role, e->link };

			if (of[part] && of[part][0])
				vote[votes++] = (struct vote){ of[part], part == NAME ? e->mention_nr : 1 };
		}
		elected[part] = elect(vote, votes, part == NAME && n->type == ENTITY_PERSON);
	}
	if (!elected[NAME])
		return false;
	n->name = elected[NAME];
	if (elected[COUNTRY])
		memcpy(n->country, elected[COUNTRY], sizeof n->country);
	if (elected[CODE])
		memcpy(n->code, elected[CODE], sizeof n->code);
	n->role = elected[ROLE];
	n->link = elected[LINK];
	n->country_basis = basis_of(n, member, nr);
	collect_aliases(a, n, member, nr);
	for (i = 0; i < nr; i++) {
		size_t last = n->evidence.nr;

		n->weight += member[i]->mention_nr;
		if (!last || n->evidence.item[last - 1].document != member[i]->first.document)
			kg_evidence_add(a, &n->evidence, &member[i]->first);
		else if (kg_evidence_order(&member[i]->first, &n->evidence.item[last - 1]) < 0)
			n->evidence.item[last - 1] = member[i]->first;
	}
	return true;
}

static int node_order(const void *a, const void *b)
{
	const struct kg_node *x = a, *y = b;
	int c;

	if ((c = ORDER(y->weight, x->weight)) != 0 || (c = ORDER(x->type, y->type)) != 0 ||
	    (c = strcmp(x->name, y->name)) != 0 || (c = strcmp(x->code, y->code)) != 0 ||
	    (c = strcmp(x->country, y->country)) != 0 || (c = kg_compare(x->link, y->link)) != 0 ||
	    (c = kg_evidence_order(&x->evidence.item[0], &y->evidence.item[0])) != 0)
		return c;
	return strcmp(x->id, y->id);            /* the cluster's number, see below */
}

/* ---- all of it ---- */

static void each_entity(struct merging *m, void (*visit)(struct merging *m, struct fact_entity *e))
{
	size_t i, j;

	for (i = 0; i < m->c->doc_nr; i++)
		for (j = 0; j < m->c->doc[i]->entity_nr; j++)
			if (m->c->doc[i]->entity[j].mention_nr)
				visit(m, &m->c->doc[i]->entity[j]);
}

static void note(struct merging *m, struct fact_entity *e)
{
	note_namesake(m, e);
}

/* A country that has no name in its document waits for one of another document; anything else without a name is
 * nothing. */
static void cluster(struct merging *m, struct fact_entity *e)
{
	char room[16];

	if (e->name || row_of(e, room))
		put_in_cluster(m, e);
	else
		e->mention_nr = 0;
}

static void split(struct merging *m, struct fact_entity *e)
{
	if (m->cluster[e->cluster].split && e->type == ENTITY_PERSON)
		e->cluster = new_cluster(m);
}

void kg_merge_nodes(struct kg *kg, struct kg_collected *c)
{
	struct merging m = { .kg = kg, .a = &kg->arena, .c = c };
	struct fact_entity **member;
	struct vote *vote;
	size_t *start, total, i, j;
	uint32_t *node_of;

	strmap_init(&m.bucket_at, m.a);
	strmap_init(&m.cluster_at, m.a);
	each_entity(&m, note);
	each_entity(&m, cluster);
	each_entity(&m, split);

	/* entities by cluster, in document order within each */
	start = arena_array(m.a, m.cluster_nr + 2, sizeof *start);
	total = 0;
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++)
			if (c->doc[i]->entity[j].mention_nr) {
				start[c->doc[i]->entity[j].cluster + 2]++;
				total++;
			}
	for (i = 2; i < m.cluster_nr + 2; i++)
		start[i] += start[i - 1];
	member = arena_array(m.a, total, sizeof *member);
	vote = arena_array(m.a, total, sizeof *vote);
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++)
			if (c->doc[i]->entity[j].mention_nr)
				member[start[c->doc[i]->entity[j].cluster + 1]++] = &c->doc[i]->entity[j];

	kg->node = arena_array(m.a, m.cluster_nr, sizeof *kg->node);
	kg->node_alloc = m.cluster_nr;
	node_of = arena_array(m.a, m.cluster_nr, sizeof *node_of);
	for (i = 0; i < m.cluster_nr; i++) {
		struct kg_node *n = &kg->node[kg->node_nr];

		node_of[i] = NO_INDEX;
		if (start[i + 1] > start[i] && make_node(m.a, n, member + start[i], start[i + 1] - start[i], vote)) {
			n->id = arena_printf(m.a, "%010zu", i);     /* until they are sorted */
			kg->node_nr++;
		}
	}
	if (kg->node_nr)
		qsort(kg->node, kg->node_nr, sizeof *kg->node, node_order);
	for (i = 0; i < kg->node_nr; i++) {
		node_of[strtoul(kg->node[i].id, NULL, 10)] = (uint32_t)i;
		kg->node[i].id = arena_printf(m.a, "n%zu", i + 1);
	}
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++) {
			struct fact_entity *e = &c->doc[i]->entity[j];

			e->node = e->mention_nr ? node_of[e->cluster] : NO_INDEX;
		}
}
