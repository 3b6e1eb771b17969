/* draw_ids.h - ids for cgraph that do not depend on where memory lies            (layer: graph, private)
 *
 * cgraph keeps the subgraphs of a graph in the order of their ids, and by default an id is the address of the object's name: the
 * same drawing could be written with its subgraphs in another order.  With draw_disc they stand in the order made.
 */
#ifndef DATELINE_GRAPH_DRAW_IDS_H
#define DATELINE_GRAPH_DRAW_IDS_H

#include <graphviz/cgraph.h>

/* For agopen(). */
extern Agdisc_t draw_disc;

#endif
