/* layout.h - layout and rendering by Graphviz                                    (layer: graph; libgvc lives here)
 *
 * Threads    Graphviz is not thread-safe: only one thread of a process may be in here at a time.
 * Memory     Graphviz' context is made at the first picture and kept for the life of the process.
 * Messages   Graphviz writes nothing to standard error while it is in here; its errors come back in *e, its warnings
 * are dropped.
 */
#ifndef DATELINE_GRAPH_LAYOUT_H
#define DATELINE_GRAPH_LAYOUT_H

#include <graphviz/cgraph.h>

#include "base/err.h"
#include "base/textbuf.h"

enum { LAYOUT_BYTES_MAX = 512 << 20 };

/* Append the clean DOT text of `g` (no layout) to `out`.  Must be called before layout_render() on the same graph. */
int layout_dot(struct textbuf *out, Agraph_t *g, struct err *e);

/* Lay `g` out (it is changed for that) and append it in `format` ("svg", "png", "pdf") to `out`.  The engine is chosen
 * by size (docs/diagrams.md) unless `engine` is given.  Returns 0, ERR_DRAW (with Graphviz' own message), ERR_NOMEM or
 * ERR_LIMIT. */
int layout_render(struct textbuf *out, Agraph_t *g, const char *format, const char *engine, struct err *e);

#endif
