/* json.h - what the JSON writers share                                           (layer: output; libjansson)
 *
 * A document is written piece by piece: the framing by json_out_*(), each element as a small jansson tree of its own
 * that is freed at once, so that memory does not grow with the output.  With `indent` the bytes are those of one
 * json_dumps() of the whole with JSON_INDENT(1), without it those of JSON_COMPACT.
 *
 * Errors     nothing is checked on the way: a failed allocation sets `nomem`, a failed sink stays failed, and
 *            json_out_end() says which.  json_put() and json_add() take their value in any case.
 */
#ifndef DATELINE_OUTPUT_JSON_H
#define DATELINE_OUTPUT_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "graph/kg.h"
#include "output/sink.h"
#include "text/doc.h"

struct json_out {
	struct sink_buffer out;
	bool indent;
	bool nomem;
	unsigned depth;             /* of open objects and arrays */
	bool first;                 /* nothing written yet in the innermost */
};

void json_out_init(struct json_out *o, struct sink *s, bool indent);

/* Flush. Returns 0, ERR_NOMEM with a message, or ERR_IO. */
int json_out_end(struct json_out *o, struct err *e);

/* True once nothing more need be written. */
static inline bool json_out_failed(const struct json_out *o)
{
	return o->nomem || o->out.sink->failed;
}

/* ---- framing ---- */

/* '{' or '['; key NULL in an array, at the top */
void json_open(struct json_out *o, const char *key, char bracket);
void json_close(struct json_out *o, char bracket);
void json_element(struct json_out *o, json_t *value);                   /* of an array; taken */
void json_member(struct json_out *o, const char *key, json_t *value);   /* of an object; taken */
void json_newline(struct json_out *o);

/* ---- bytes, for what comes by the million ---- */

static inline void json_raw(struct json_out *o, const char *s, size_t len)
{
	sink_buffer_put(&o->out, s, len);
}

static inline void json_raw_int(struct json_out *o, int64_t n)
{
	sink_buffer_int(&o->out, n);
}

void json_raw_string(struct json_out *o, const char *s);        /* NULL: null */

/* Separator and line break before an element of the innermost array that is then written by json_raw_*(). */
void json_raw_element(struct json_out *o);

#define JSON_RAW(o, literal) json_raw((o), "" literal, sizeof(literal) - 1)

/* ---- values: new trees; a failed allocation sets nomem and gives NULL, which json_put() and json_add() bear ---- */

json_t *json_new_object(struct json_out *o);
json_t *json_new_array(struct json_out *o);
void json_put(struct json_out *o, json_t *object, const char *key, json_t *value);
void json_add(struct json_out *o, json_t *array, json_t *value);
json_t *json_text(struct json_out *o, const char *s);                           /* NULL: null */
json_t *json_text_n(struct json_out *o, const char *s, size_t len);
json_t *json_known(struct json_out *o, const char *s);                          /* "" or NULL: null */
json_t *json_number(struct json_out *o, int64_t n);
json_t *json_score(struct json_out *o, double score);                           /* two decimals */
json_t *json_day(struct json_out *o, int32_t day);                              /* CALENDAR_NONE: null */
json_t *json_id(struct json_out *o, char kind, uint32_t index);                 /* "n1" for 0 */
json_t *json_strings(struct json_out *o, const char *const *s, size_t nr);

/* ---- parts of formats.md that several formats have ---- */

json_t *json_event_date(struct json_out *o, const struct event_date *d);        /* null when it is not known */

/* {"document","sentence","begin","end","text"} */
json_t *json_evidence(struct json_out *o, const char *document, uint32_t sentence, uint32_t begin, uint32_t end,
                      const char *text, size_t text_len);

/* A number of an event; `document` NULL: without that member. */
json_t *json_quantity(struct json_out *o, const struct quantity *q, const char *text, size_t text_len, const char *document);

/* An event, whichever struct it comes from.  The json_t are taken. */
struct json_event {
	json_t *id;
	const struct event_date *date;
	const char *headline;
	const char *trigger_text, *trigger_lemma;
	uint32_t trigger_begin, trigger_end;
	const char *type, *code, *rule;
	enum polarity polarity;
	enum status status;
	json_t *participants;       /* NULL with `node`: a graph's node, without participants */
	json_t *place, *attribution;
	double importance, confidence;
	json_t *evidence;
	json_t *quantities;         /* NULL: none, the member is left out */
	bool node;
};
json_t *json_event(struct json_out *o, const struct json_event *e);

/* What a node has everywhere: begun by json_kg_node(), ended by json_kg_node_end(). */
json_t *json_kg_node(struct json_out *o, const struct kg_node *n);
void json_kg_node_end(struct json_out *o, json_t *node, const struct kg_node *n);
json_t *json_kg_document(struct json_out *o, const struct kg_document *d);
json_t *json_kg_evidence(struct json_out *o, const struct kg *kg, const struct kg_evidence_list *list);
json_t *json_kg_event(struct json_out *o, const struct kg *kg, const struct kg_event *e, bool node);

/* "format", "version", "generator", "documents" of a timeline or graph. */
void json_kg_head(struct json_out *o, const struct kg *kg, const char *format);

#endif
