/* draw_text.h - text of the world made fit for a Graphviz attribute              (layer: graph; uses utf8proc)
 *
 * What Graphviz does with a string depends on where it stands, and none of it may happen to text that was read
 * somewhere: DRAW_PLAIN    a plain label: escString (\N \G \l ...), then &entities; are decoded DRAW_HTML     inside an
 * HTML-like label: XML DRAW_TOOLTIP  a tooltip: escString, &entities;, then \n \l \r once more No form ever holds a raw
 * '<': cgraph keeps plain and HTML strings in one pool, so a plain string that is equal to an HTML label would become
 * one (docs/diagrams.md).
 *
 * Errors     functions that append leave out->failed set when memory is out: check once at the end.
 */
#ifndef DATELINE_GRAPH_DRAW_TEXT_H
#define DATELINE_GRAPH_DRAW_TEXT_H

#include <stddef.h>

#include "base/textbuf.h"
#include "text/doc.h"

enum draw_form { DRAW_PLAIN, DRAW_HTML, DRAW_TOOLTIP };

/* Append `s` on one line, at most `max` bytes: white space and control characters become one space, characters that
 * steer the direction of text or show nothing are left out, ill-formed bytes become U+FFFD, more than four combining
 * marks in a row are cut.  What does not fit ends in "…", never inside a character. */
void draw_text_clean(struct textbuf *out, const char *s, size_t max);

/* Append clean text escaped for `form`. */
void draw_text_escape(struct textbuf *out, const char *s, size_t len, enum draw_form form);

/* Append clean text escaped and broken into at most `line_nr` lines of about `columns`, `newline` between them.  Words
 * that are longer are broken; what is left over becomes "…". */
void draw_text_wrap(struct textbuf *out, const char *s, unsigned columns, unsigned line_nr, const char *newline,
                    enum draw_form form);

/* Append a link that is http or https, safe in an attribute of XML and in an escString.  Returns false, with nothing
 * added, for any other. */
bool draw_text_link(struct textbuf *out, const char *url);

/* Append a date as a reader writes it, at its own precision: "5 Sep 2016", "3–5 Sep 2016", "Aug 2016", "since 2011". */
void draw_text_date(struct textbuf *out, const struct event_date *date);
void draw_text_day(struct textbuf *out, int32_t day);

#endif
