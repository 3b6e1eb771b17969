/* graph.c - `dateline graph`: one diagram, or its facts as JSON, of all documents */
#include "cli/run.h"

static enum dateline_graph_format graph_format(enum format format)
{
	switch (format) {
	case FORMAT_SVG:
		return DATELINE_SVG;
	case FORMAT_PNG:
		return DATELINE_PNG;
	case FORMAT_PDF:
		return DATELINE_PDF;
	case FORMAT_JSON:
		return DATELINE_GRAPH_JSON;
	default:
		return DATELINE_DOT;
	}
}

int command_graph(struct run *r)
{
	const struct dateline_write_options options = {
		.title = r->o->title, .node_max = r->o->node_max, .no_events = r->o->no_events
	};

	return write_graph(r, graph_format(r->o->format), &options);
}
