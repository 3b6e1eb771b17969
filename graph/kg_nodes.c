/* kg_nodes.c - entities that are one (kg_same.c) become a node, which says what they say together */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_int.h"

struct vote {
	const char *value;
	uint32_t weight;
};

const char *const kg_rule_name[KG_RULE_NR] = {
	[KG_RULE_NONE] = "-", [KG_RULE_TABLE] = "entities", [KG_RULE_ROW] = "row", [KG_RULE_NAME] = "name",
	[KG_RULE_FAMILY_NAME] = "family-name", [KG_RULE_ACRONYM] = "acronym", [KG_RULE_SAME] = "same"
};

const char *const kg_apart_name[KG_APART_NR] = {
	[KG_APART_NONE] = "-", [KG_APART_COUNTRY] = "country", [KG_APART_ROW] = "row", [KG_APART_FIELD] = "role",
	[KG_APART_OFFICE] = "office", [KG_APART_SEAT] = "seat", [KG_APART_DATES] = "dates", [KG_APART_CHOICE] = "choice",
	[KG_APART_DOCUMENT] = "document", [KG_APART_FAMILY_NAME] = "family-name", [KG_APART_DIFFERENT] = "different"
};

const char *const kg_apart_why[KG_APART_NR] = {
	[KG_APART_NONE] = "",
	[KG_APART_COUNTRY] = "their countries differ",
	[KG_APART_ROW] = "they are different rows of the tables",
	[KG_APART_FIELD] = "what they do differs",
	[KG_APART_OFFICE] = "they hold different offices at the same time",
	[KG_APART_SEAT] = "they lead different places at the same time",
	[KG_APART_DATES] = "one acts long after the other's death or life",
	[KG_APART_CHOICE] = "it could be any of several",
	[KG_APART_DOCUMENT] = "one document tells two of the name apart",
	[KG_APART_FAMILY_NAME] = "a family name alone, and not one person with something in common",
	[KG_APART_DIFFERENT] = "the user said so"
};

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
			better = full ? kg_several_words(v.value) - kg_several_words(best.value) : 0;
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

/* What the user's table says of a node; a country that the text tells stays. */
static void apply_table(struct kg_collected *c, struct kg_node *n, struct fact_entity *const *member, size_t nr,
			struct vote *vote)
{
	const struct known_row *k = NULL;
	const char *told;
	size_t i, votes = 0;

	for (i = 0; i < nr && !k; i++)
		if (member[i]->known != NO_INDEX)
			k = &c->known[member[i]->known].row;
	if (!k)
		return;
	n->name = k->name;
	n->link = k->link;
	if (k->type != ENTITY_OTHER)
		n->type = k->type;
	for (i = 0; i < nr; i++)
		if (member[i]->country[0] && !member[i]->country_basis)
			vote[votes++] = (struct vote){ member[i]->country, 1 };
	told = elect(vote, votes, false);
	if (k->type == ENTITY_COUNTRY) {
		memcpy(n->code, k->country, sizeof n->code);
	} else if (told) {
		memcpy(n->country, told, sizeof n->country);
		n->country_basis = NULL;
	} else if (k->country[0]) {
		memcpy(n->country, k->country, sizeof n->country);
		n->country_basis = k->basis;
	}
}

/* One node of `nr` entities in document order. False: nobody names it, it is left out. */
static bool make_node(struct arena *a, struct kg_collected *c, struct kg_node *n, struct fact_entity *const *member, size_t nr,
		      struct vote *vote)
{
	enum { NAME, COUNTRY, CODE, ROLE, LINK, PART_NR };
	uint32_t types[ENTITY_TYPE_NR] = { 0 };
	const char *elected[PART_NR];
	int part, t;
	size_t i;

	*n = (struct kg_node){ .first = CALENDAR_NONE, .last = CALENDAR_NONE, .generic = true };
	for (i = 0; i < nr; i++) {
		types[member[i]->type]++;
		n->generic = n->generic && member[i]->generic;
	}
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
	apply_table(c, n, member, nr, vote);
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

/* The entities in the order of documents, by cluster; start[i] is where cluster i begins. */
struct grouped {
	struct fact_entity **member;
	size_t *start, nr;
};

static void group(struct arena *a, struct kg_collected *c, struct grouped *g)
{
	size_t i, j;

	g->start = arena_array(a, (size_t)c->cluster_nr + 2, sizeof *g->start);
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++)
			if (c->doc[i]->entity[j].mention_nr) {
				g->start[c->doc[i]->entity[j].cluster + 2]++;
				g->nr++;
			}
	for (i = 2; i < (size_t)c->cluster_nr + 2; i++)
		g->start[i] += g->start[i - 1];
	g->member = arena_array(a, g->nr, sizeof *g->member);
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++)
			if (c->doc[i]->entity[j].mention_nr)
				g->member[g->start[c->doc[i]->entity[j].cluster + 1]++] = &c->doc[i]->entity[j];
}

static int origin_order(const void *a, const void *b)
{
	const struct kg_origin *x = a, *y = b;

	return x->node != y->node ? ORDER(x->node, y->node) : ORDER(x->group, y->group);
}

/* What the merge report tells, by node. */
static void note_origins(struct kg *kg, struct kg_collected *c, size_t nr)
{
	size_t i, j;

	kg->origin = arena_array(&kg->arena, nr, sizeof *kg->origin);
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++) {
			const struct fact_entity *e = &c->doc[i]->entity[j];
			struct kg_origin *to = &kg->origin[kg->origin_nr];

			if (e->node == NO_INDEX)
				continue;
			*to = (struct kg_origin){ .node = e->node, .group = (uint32_t)kg->origin_nr, .document = (uint32_t)i,
				.type = e->type, .name = e->name ? e->name : e->first.text, .role = e->role,
				.node_name = kg->node[e->node].name, .mention_nr = e->mention_nr, .rule = e->rule,
				.apart = e->apart, .namesakes = e->namesakes };
			memcpy(to->country, e->type == ENTITY_COUNTRY ? e->code : e->country, sizeof to->country);
			kg->origin_nr++;
		}
	if (kg->origin_nr)
		qsort(kg->origin, kg->origin_nr, sizeof *kg->origin, origin_order);
	for (i = 0; i < kg->origin_nr; i++)
		kg->origin[i].group = kg->origin[i].node;
}

void kg_merge_nodes(struct kg *kg, struct kg_collected *c)
{
	struct arena *a = &kg->arena;
	struct grouped g = { .nr = 0 };
	struct vote *vote;
	size_t i, j;
	uint32_t *node_of;

	kg_find_same(kg, c);
	group(a, c, &g);
	vote = arena_array(a, g.nr, sizeof *vote);
	kg->node = arena_array(a, c->cluster_nr, sizeof *kg->node);
	kg->node_alloc = c->cluster_nr;
	node_of = arena_array(a, c->cluster_nr, sizeof *node_of);
	for (i = 0; i < c->cluster_nr; i++) {
		struct kg_node *n = &kg->node[kg->node_nr];
		size_t first = g.start[i], nr = g.start[i + 1] - first;

		node_of[i] = NO_INDEX;
		if (nr && make_node(a, c, n, g.member + first, nr, vote)) {
			n->id = arena_printf(a, "%010zu", i);       /* until they are sorted */
			kg->node_nr++;
		}
	}
	if (kg->node_nr)
		qsort(kg->node, kg->node_nr, sizeof *kg->node, node_order);
	for (i = 0; i < kg->node_nr; i++) {
		node_of[strtoul(kg->node[i].id, NULL, 10)] = (uint32_t)i;
		kg->node[i].id = arena_printf(a, "n%zu", i + 1);
	}
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->entity_nr; j++) {
			struct fact_entity *e = &c->doc[i]->entity[j];

			e->node = e->mention_nr ? node_of[e->cluster] : NO_INDEX;
		}
	note_origins(kg, c, g.nr);
}
