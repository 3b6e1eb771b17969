/* kg_filter.h - a part of a graph that is a whole graph                           (layer: graph)
 *
 * What is chosen are entities; the facts follow:
 *   - an event stays where all who act in it, suffer it or take part with others stay (where there are none: all that it is
 *     about; where there are none: its place).  What else it names and is gone is taken off it, a speaker stays in words.
 *     An event without any entity goes.
 *   - a relation stays where both of its ends stay.
 * So nothing points at what is gone.  Nodes, events and edges are numbered anew, in the order they had; what a node says of
 * itself (weight, first, last, evidence) is still said by all documents, and all documents stay listed.
 */
#ifndef DATELINE_GRAPH_KG_FILTER_H
#define DATELINE_GRAPH_KG_FILTER_H

#include "graph/kg.h"

struct kg_filter {
	const char *const *about;   /* [about_nr] names: these entities, and what is up to `depth` steps away; none: everything */
	size_t about_nr;
	unsigned depth;             /* a step: from an entity by a relation, or by an event that both have a part in */
	unsigned types;             /* 1u << enum entity_type of those to keep; 0: all.  Entities of `about` are kept */
	uint32_t weight_min;        /* fewest mentions of those to keep.  Entities of `about` are kept */
	size_t top;                 /* how many at most, by score; 0: all.  Entities of `about` come first */
};

/* Cut `kg` down.  Requires: kg is finished; names are UTF-8 (else ERR_UTF8).  A name that no node and no alias has, compared
 * without case and accents, makes a note.  Returns 0; ERR_NOMEM: the kg must then be released.
 * Cost: O(n log n), and for each step of depth once more through the graph. */
int kg_filter(struct kg *kg, const struct kg_filter *f, struct err *e);

/* The nodes, highest score first, then in the graph's order.  `order` has room for kg->node_nr. */
void kg_by_score(const struct kg *kg, const struct kg_node **order);

#endif
