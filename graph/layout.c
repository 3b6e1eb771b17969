#include "graph/layout.h"

#include <graphviz/gvc.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "graph/draw.h"

/* ---- what Graphviz says ---- */

enum { SAID_BYTES = 300 };

/* agseterrf() has no place for a pointer of ours, so this is static; see Threads in layout.h. */
static struct {
	char text[SAID_BYTES];
	size_t len;
} said;

/* Graphviz hands over pieces: "Error", ": ", the text.  The first messages are kept, on one line. */
static int hear(char *piece)
{
	for (; *piece && said.len + 1 < sizeof said.text; piece++) {
		char c = (unsigned char)*piece < ' ' || *piece == 0x7F ? ' ' : *piece;

		if (c == ' ' && (!said.len || said.text[said.len - 1] == ' '))
			continue;
		said.text[said.len++] = c;
	}
	said.text[said.len] = '\0';
	return 0;
}

static agusererrf listen_begin(void)
{
	said.len = 0;
	said.text[0] = '\0';
	return agseterrf(hear);
}

static const char *listen_end(agusererrf before)
{
	agseterrf(before);
	while (said.len && said.text[said.len - 1] == ' ')
		said.text[--said.len] = '\0';
	return said.len ? said.text : "no reason given";
}

/* ---- DOT ---- */

int layout_dot(struct textbuf *out, Agraph_t *g, struct err *e)
{
	agusererrf before = listen_begin();
	char *text = NULL;
	size_t len = 0;
	FILE *f = open_memstream(&text, &len);
	int rc = 0;

	if (!f) {
		listen_end(before);
		return err_set(e, ERR_NOMEM, "out of memory writing DOT");
	}
	rc = agwrite(g, f) < 0 || ferror(f);
	rc |= fclose(f) != 0;
	if (rc)
		rc = err_set(e, ERR_DRAW, "cannot write the graph as DOT: Graphviz says: %s", listen_end(before));
	else
		listen_end(before);
	if (rc == 0 && len > LAYOUT_BYTES_MAX)
		rc = err_set(e, ERR_LIMIT, "the diagram is larger than the limit of %d bytes", LAYOUT_BYTES_MAX);
	if (rc == 0 && (rc = textbuf_add(out, text, len)) < 0)
		err_set(e, rc, "%s writing the diagram", rc == ERR_LIMIT ? "limit reached" : "out of memory");
	free(text);
	return rc;
}

/* ---- pictures ---- */

/* The type of gvRenderData()'s length is unsigned in Graphviz 2 and size_t in later ones. */
typedef __typeof__(_Generic(gvRenderData, int (*)(GVC_t *, graph_t *, const char *, char **, size_t *): (size_t)0,
                            default: 0u)) render_length;

static void set(Agraph_t *g, int kind, const char *name, const char *value)
{
	agattr(g, kind, (char *)name, (char *)value);
}

static Agedge_t *tie(Agraph_t *g, Agnode_t *from, Agnode_t *to)
{
	Agedge_t *a = agedge(g, from, to, NULL, 1);

	if (a) {
		agsafeset(a, (char *)"style", (char *)"invis", (char *)"");
		agsafeset(a, (char *)"label", (char *)"", (char *)"");
	}
	return a;
}

/* A point that nobody sees; named, as cgraph numbers nameless ones through all graphs and SVG comments tell. */
static Agnode_t *add_point(Agraph_t *g, const char *side, Agnode_t *event)
{
	char name[64];
	Agnode_t *n;

	snprintf(name, sizeof name, "%s %.40s", side, agnameof(event));
	n = agnode(g, name, 1);

	if (n) {
		agsafeset(n, (char *)"style", (char *)"invis", (char *)"");
		agsafeset(n, (char *)"shape", (char *)"point", (char *)"");
		agsafeset(n, (char *)"width", (char *)"0.01", (char *)"");
		agsafeset(n, (char *)"height", (char *)"0.01", (char *)"");
	}
	return n;
}

/* What dot needs to draw events from top to bottom in the order of time, and entities without edges in rows.
 *
 * An edge within a rank fixes the order of its ends, but only for the ends: when dot sorts a rank by medians, it steps
 * over nodes without an edge on the side that it looks at, and swaps what is on both sides of them (reorder() in
 * mincross.c, 2.42). So each event gets a point of its own on either side, which leaves none to be stepped over.
 * Returns false when out of memory. */
static bool add_ties(Agraph_t *g)
{
	enum { ROW_WITH_EVENTS = 4, ROW = 3 };
	Agraph_t *time = agsubg(g, (char *)DRAW_TIME, 0), *apart = agsubg(g, (char *)DRAW_APART, 0);
	Agnode_t *n, *last = NULL;
	int at = 0;

	for (n = time ? agfstnode(time) : NULL; n; last = n, n = agnxtnode(time, n)) {
		Agnode_t *before = add_point(g, "before", n), *after = add_point(g, "after", n);

		if (!before || !after || !tie(g, before, n) || !tie(g, n, after) || (last && !tie(time, last, n)))
			return false;
	}
	for (n = apart ? agfstnode(apart) : NULL; n; last = n, n = agnxtnode(apart, n), at++)
		if (at % (time ? ROW_WITH_EVENTS : ROW) != 0 && !tie(apart, last, n))
			return false;
	return true;
}

/* Measured, with what each costs, in docs/diagrams.md. */
enum {
	TIME_EDGES_MAX = 600,           /* dot with a column of events: 1.2 s */
	RELATION_EDGES_MAX = 100,       /* dot with relations alone: more are slow and make a strip */
	FDP_NODES_MAX = 300,
	CURVES_MAX = 60                 /* curved edges of the engines that are not dot: 20 s for 400 */
};

static const char *choose_engine(Agraph_t *g)
{
	int nodes = agnnodes(g), edges = agnedges(g);

	if (agsubg(g, (char *)DRAW_TIME, 0) ? edges <= TIME_EDGES_MAX :
	                                      edges <= RELATION_EDGES_MAX && 4 * edges <= 5 * nodes)
		return "dot";
	return nodes <= FDP_NODES_MAX ? "fdp" : "sfdp";
}

/* One context for the life of the process: Graphviz' Pango plugin remembers the last font by a pointer into the context
 * that it was used with, and reads it at the next label, whichever context that belongs to (2.42: use after free). */
static GVC_t *context(void)
{
	static GVC_t *kept;

	if (!kept)
		kept = gvContext();
	return kept;
}

int layout_render(struct textbuf *out, Agraph_t *g, const char *format, const char *engine, struct err *e)
{
	Agraph_t *apart;
	agusererrf before;
	GVC_t *gvc = NULL;
	char *data = NULL;
	render_length length = 0;
	locale_t numbers, locale_before;
	int rc = 0;

	if (strcmp(format, "svg") != 0 && strcmp(format, "png") != 0 && strcmp(format, "pdf") != 0)
		return err_set(e, ERR_DRAW, "unknown picture format '%s': svg, png and pdf are known", format);
	/* Graphviz reads some numbers, as of pad="0.2", by the locale of the moment */
	numbers = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
	if (!numbers)
		return err_set(e, ERR_NOMEM, "out of memory laying out the graph");
	locale_before = uselocale(numbers);
	before = listen_begin();
	if (!engine)
		engine = choose_engine(g);
	if (strcmp(engine, "dot") != 0) {
		/* fdp does not keep nodes off each other where there are clusters, and others draw a box round half the
		 * graph */
		if ((apart = agsubg(g, (char *)DRAW_APART, 0)))
			agdelsubg(g, apart);
		set(g, AGRAPH, "overlap", "prism");
		set(g, AGRAPH, "sep", "+20");
		set(g, AGRAPH, "splines", agnedges(g) <= CURVES_MAX ? "true" : "line");
	} else if (!add_ties(g)) {
		rc = err_set(e, ERR_NOMEM, "out of memory laying out the graph");
		goto done;
	}
	if (strcmp(format, "png") == 0)
		set(g, AGRAPH, "dpi", "144");   /* sharp in print; twice the points of SVG */
	gvc = context();
	if (!gvc) {
		rc = err_set(e, ERR_NOMEM, "out of memory starting Graphviz");
		goto done;
	}
	if (gvLayout(gvc, g, engine) != 0) {
		rc = err_set(e, ERR_DRAW, "cannot lay out the graph with '%s': Graphviz says: %s", engine,
			     listen_end(before));
		goto done;
	}
	if (gvRenderData(gvc, g, format, &data, &length) != 0 || !data)
		rc = err_set(e, ERR_DRAW, "cannot draw the graph as '%s': Graphviz says: %s", format,
			     listen_end(before));
	else if (length > LAYOUT_BYTES_MAX)
		rc = err_set(e, ERR_LIMIT, "the picture is larger than the limit of %d bytes", LAYOUT_BYTES_MAX);
	else if ((rc = textbuf_add(out, data, length)) < 0)
		err_set(e, rc, "%s writing the picture", rc == ERR_LIMIT ? "limit reached" : "out of memory");
	if (data)
		gvFreeRenderData(data);
	gvFreeLayout(gvc, g);
done:
	listen_end(before);
	uselocale(locale_before);
	freelocale(numbers);
	return rc;
}
