/* write.h - the output formats, one file each                                    (layer: output; libjansson lives here)
 *
 * All write to a sink, in UTF-8, the same bytes for the same input.  They return 0; ERR_NOMEM; ERR_IO when the sink
 * failed (without a message: whoever owns the sink knows why); ERR_DRAW.
 */
#ifndef DATELINE_OUTPUT_WRITE_H
#define DATELINE_OUTPUT_WRITE_H

#include "base/err.h"
#include "graph/draw.h"
#include "graph/kg.h"
#include "output/sink.h"
#include "text/doc.h"

/* output/annotation_json.c: one document as one line (formats.md section 2). */
int write_annotation_json(const struct doc *d, struct sink *s, struct err *e);

/* output/annotation_conllu.c: the same document's sentences and tokens as CoNLL-U. */
int write_annotation_conllu(const struct doc *d, struct sink *s, struct err *e);

/* output/timeline_json.c: formats.md section 3. */
int write_timeline_json(const struct kg *kg, struct sink *s, struct err *e);

/* output/graph_json.c: formats.md section 4. */
int write_graph_json(const struct kg *kg, struct sink *s, struct err *e);

/* output/dot.c, output/picture.c: the diagram as DOT text, or laid out as "svg", "png" or "pdf". */
int write_dot(const struct kg *kg, const struct draw_options *options, struct sink *s, struct err *e);
int write_picture(const struct kg *kg, const struct draw_options *options, const char *format, struct sink *s,
                  struct err *e);

struct summary_options {
	bool colour;        /* ANSI colours */
	unsigned width;     /* columns to wrap at; 0: 80 */
};

/* output/summary.c: people, countries, organisations and events by date for reading in a terminal, each with its quote.
 * Control characters of the text are not passed on. */
int write_summary(const struct kg *kg, const struct summary_options *options, struct sink *s, struct err *e);

/* output/merge_report.c: which entities became one node and why, and which of one name did not, as tab-separated lines under
 * a header; docs/merging.md has the columns.  Control characters of the text are written as \xNN, \t, \n, \\. */
int write_merge_report(const struct kg *kg, struct sink *s, struct err *e);

#endif
