/* draw.h - from a kg to a cgraph drawing                                         (layer: graph; libcgraph lives here)
 *
 * Nodes by type with shape and a colour-blind-safe fill; edges labelled; evidence as tooltips; a legend and a title.
 * The cgraph is made clean: no layout in it, every text escaped, everything added in the kg's order, so that the DOT is
 * the same everywhere.
 */
#ifndef DATELINE_GRAPH_DRAW_H
#define DATELINE_GRAPH_DRAW_H

#include <graphviz/cgraph.h>

#include "base/err.h"
#include "graph/kg.h"

struct draw_options {
	const char *title;      /* NULL: the document's title, or "N documents" */
	size_t node_max;        /* most nodes drawn, those that matter most are kept; 0: DRAW_NODE_MAX */
	bool no_events;         /* only entities and their relations */
};

/* Subgraphs of a drawing: the events in the order of time, and the entities without an edge.  Either may be missing. */
#define DRAW_TIME "time"
#define DRAW_APART "cluster_apart"

enum { DRAW_NODE_MAX = 60, DRAW_TOOLTIP_BYTES = 600, DRAW_LABEL_BYTES = 120 };

/* A new graph, owned by the caller (agclose()).  Requires: kg is finished.  Returns 0, ERR_NOMEM or ERR_DRAW. */
int draw_kg(Agraph_t **out, const struct kg *kg, const struct draw_options *options, struct err *e);

#endif
