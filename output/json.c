#include "output/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { REAL_DIGITS = 15 };      /* of a number that is no whole one: scores have two, quantities up to three behind the point */

/* ---- bytes ---- */

void json_out_init(struct json_out *o, struct sink *s, bool indent)
{
	sink_buffer_init(&o->out, s);
	o->indent = indent;
	o->nomem = false;
	o->depth = 0;
	o->first = true;
}

int json_out_end(struct json_out *o, struct err *e)
{
	sink_buffer_flush(&o->out);
	if (o->nomem)
		return err_set(e, ERR_NOMEM, "out of memory writing JSON");
	return o->out.sink->failed ? ERR_IO : 0;
}

static void line_break(struct json_out *o)
{
	static const char blanks[] = "                ";
	unsigned left = o->depth;

	if (!o->indent)
		return;
	JSON_RAW(o, "\n");
	for (; left > sizeof blanks - 1; left -= (unsigned)sizeof blanks - 1)
		json_raw(o, blanks, sizeof blanks - 1);
	json_raw(o, blanks, left);
}

/* jansson's bytes go on at our depth: it has no line breaks but those of its own layout. */
static int dump_piece(const char *bytes, size_t len, void *data)
{
	struct json_out *o = data;

	while (len) {
		const char *end = o->indent ? memchr(bytes, '\n', len) : NULL;
		size_t n = end ? (size_t)(end - bytes) : len;

		json_raw(o, bytes, n);
		if (end) {
			line_break(o);
			n++;
		}
		bytes += n;
		len -= n;
	}
	return o->out.sink->failed ? -1 : 0;
}

static void dump(struct json_out *o, json_t *value)
{
	size_t flags = JSON_ENCODE_ANY | JSON_REAL_PRECISION(REAL_DIGITS);

	flags |= o->indent ? JSON_INDENT(1) : JSON_COMPACT;
	if (!value)
		o->nomem = true;
	else if (!json_out_failed(o) && json_dump_callback(value, dump_piece, o, flags) < 0 && !o->out.sink->failed)
		o->nomem = true;
	json_decref(value);
}

/* Most words need no escape; the rest is jansson's to write. */
void json_raw_string(struct json_out *o, const char *s)
{
	size_t n;

	if (!s) {
		JSON_RAW(o, "null");
		return;
	}
	for (n = 0; (unsigned char)s[n] >= 0x20 && (unsigned char)s[n] < 0x80 && s[n] != '"' && s[n] != '\\'; n++)
		;
	if (s[n]) {
		dump(o, json_text(o, s));
		return;
	}
	JSON_RAW(o, "\"");
	json_raw(o, s, n);
	JSON_RAW(o, "\"");
}

/* ---- framing ---- */

void json_raw_element(struct json_out *o)
{
	if (!o->first)
		JSON_RAW(o, ",");
	o->first = false;
	if (o->depth)
		line_break(o);
}

static void key_of(struct json_out *o, const char *key)
{
	json_raw_element(o);
	if (!key)
		return;
	JSON_RAW(o, "\"");
	json_raw(o, key, strlen(key));
	json_raw(o, "\": ", o->indent ? 3 : 2);
}

void json_open(struct json_out *o, const char *key, char bracket)
{
	key_of(o, key);
	json_raw(o, &bracket, 1);
	o->depth++;
	o->first = true;
}

void json_close(struct json_out *o, char bracket)
{
	assert(o->depth);
	o->depth--;
	if (!o->first)
		line_break(o);
	json_raw(o, &bracket, 1);
	o->first = false;
}

void json_element(struct json_out *o, json_t *value)
{
	key_of(o, NULL);
	dump(o, value);
}

void json_member(struct json_out *o, const char *key, json_t *value)
{
	key_of(o, key);
	dump(o, value);
}

void json_newline(struct json_out *o)
{
	JSON_RAW(o, "\n");
}

/* ---- values ---- */

static json_t *made(struct json_out *o, json_t *value)
{
	if (!value)
		o->nomem = true;
	return value;
}

json_t *json_new_object(struct json_out *o)
{
	return made(o, json_object());
}

json_t *json_new_array(struct json_out *o)
{
	return made(o, json_array());
}

void json_put(struct json_out *o, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(object, key, value) < 0)
		o->nomem = true;
}

void json_add(struct json_out *o, json_t *array, json_t *value)
{
	if (json_array_append_new(array, value) < 0)
		o->nomem = true;
}

json_t *json_text_n(struct json_out *o, const char *s, size_t len)
{
	json_t *value = json_stringn(s, len);

	/* jansson refuses what is not UTF-8 as it refuses without memory; text is checked when read, so this is rare */
	if (!value && utf8_invalid_at(s, len) < len) {
		struct textbuf repaired = TEXTBUF_INIT(3 * len + 4);
		size_t replaced;

		if (utf8_repair(&repaired, s, len, &replaced) == 0)
			value = json_stringn(repaired.s, repaired.len);
		textbuf_release(&repaired);
	}
	return made(o, value);
}

json_t *json_text(struct json_out *o, const char *s)
{
	return s ? json_text_n(o, s, strlen(s)) : json_null();
}

json_t *json_known(struct json_out *o, const char *s)
{
	return json_text(o, s && s[0] ? s : NULL);
}

json_t *json_number(struct json_out *o, int64_t n)
{
	return made(o, json_integer(n));
}

json_t *json_score(struct json_out *o, double score)
{
	if (!isfinite(score))
		score = 0;
	return made(o, json_real(round(score * 100) / 100));
}

json_t *json_day(struct json_out *o, int32_t day)
{
	char text[CALENDAR_TEXT];

	return json_text(o, day == CALENDAR_NONE ? NULL : calendar_write(day, text));
}

json_t *json_id(struct json_out *o, char kind, uint32_t index)
{
	char id[16];

	snprintf(id, sizeof id, "%c%lu", kind, (unsigned long)index + 1);
	return json_text(o, id);
}

json_t *json_strings(struct json_out *o, const char *const *s, size_t nr)
{
	json_t *array = json_new_array(o);
	size_t i;

	for (i = 0; i < nr; i++)
		json_add(o, array, json_text(o, s[i]));
	return array;
}

/* ---- parts ---- */

json_t *json_event_date(struct json_out *o, const struct event_date *d)
{
	json_t *date;

	if (!d->known || (d->date.start == CALENDAR_NONE && d->date.end == CALENDAR_NONE))
		return json_null();
	date = json_new_object(o);
	json_put(o, date, "start", json_day(o, d->date.start));
	json_put(o, date, "end", json_day(o, d->date.end));
	json_put(o, date, "precision", json_text(o, precision_name[d->date.precision]));
	json_put(o, date, "value", json_text(o, d->value));
	json_put(o, date, "basis", json_text(o, event_basis_name[d->basis]));
	json_put(o, date, "text", json_text(o, d->text));
	json_put(o, date, "relation", json_text(o, time_relation_name[d->relation]));
	return date;
}

json_t *json_evidence(struct json_out *o, const char *document, uint32_t sentence, uint32_t begin, uint32_t end,
                      const char *text, size_t text_len)
{
	json_t *said = json_new_object(o);

	json_put(o, said, "document", json_text(o, document));
	json_put(o, said, "sentence", json_number(o, sentence));
	json_put(o, said, "begin", json_number(o, begin));
	json_put(o, said, "end", json_number(o, end));
	json_put(o, said, "text", json_text_n(o, text, text_len));
	return said;
}

/* A whole number is written as one. */
static json_t *bound(struct json_out *o, bool has, double value)
{
	if (!has || !isfinite(value) || fabs(value) > 1e15)
		return json_null();
	return floor(value) == value ? json_number(o, (int64_t)value) : made(o, json_real(value));
}

json_t *json_quantity(struct json_out *o, const struct quantity *q, const char *text, size_t text_len, const char *document)
{
	json_t *out = json_new_object(o);

	json_put(o, out, "what", json_text(o, q->what));
	json_put(o, out, "least", bound(o, q->has_least, q->least));
	json_put(o, out, "most", bound(o, q->has_most, q->most));
	json_put(o, out, "unit", json_text(o, q->unit));
	json_put(o, out, "mod", json_text(o, quantity_mod_name[q->mod]));
	json_put(o, out, "text", json_text_n(o, text, text_len));
	json_put(o, out, "begin", json_number(o, q->begin));
	json_put(o, out, "end", json_number(o, q->end));
	if (document)
		json_put(o, out, "document", json_text(o, document));
	return out;
}

json_t *json_event(struct json_out *o, const struct json_event *e)
{
	json_t *event = json_new_object(o), *trigger = json_new_object(o);

	json_put(o, trigger, "text", json_text(o, e->trigger_text));
	json_put(o, trigger, "lemma", json_text(o, e->trigger_lemma));
	json_put(o, trigger, "begin", json_number(o, e->trigger_begin));
	json_put(o, trigger, "end", json_number(o, e->trigger_end));

	json_put(o, event, "id", e->id);
	if (e->node)
		json_put(o, event, "type", json_text(o, "event"));
	json_put(o, event, "date", json_event_date(o, e->date));
	json_put(o, event, "headline", json_text(o, e->headline));
	json_put(o, event, "trigger", trigger);
	json_put(o, event, e->node ? "event_type" : "type", json_text(o, e->type));
	json_put(o, event, "code", json_known(o, e->code));
	json_put(o, event, "polarity", json_text(o, polarity_name[e->polarity]));
	json_put(o, event, "status", json_text(o, status_name[e->status]));
	if (!e->node)
		json_put(o, event, "participants", e->participants);
	json_put(o, event, "place", e->place);
	json_put(o, event, "attribution", e->attribution);
	json_put(o, event, "importance", json_score(o, e->importance));
	json_put(o, event, "confidence", json_score(o, e->confidence));
	json_put(o, event, "evidence", e->evidence);
	json_put(o, event, "rule", json_text(o, e->rule));
	if (e->quantities)
		json_put(o, event, "quantities", e->quantities);
	return event;
}

json_t *json_kg_node(struct json_out *o, const struct kg_node *n)
{
	json_t *out = json_new_object(o);

	json_put(o, out, "id", json_text(o, n->id));
	json_put(o, out, "type", json_text(o, entity_type_name[n->type]));
	json_put(o, out, "name", json_text(o, n->name));
	json_put(o, out, "code", json_known(o, n->code));
	json_put(o, out, "country", json_known(o, n->country));
	json_put(o, out, "aliases", json_strings(o, n->alias, n->alias_nr));
	return out;
}

void json_kg_node_end(struct json_out *o, json_t *node, const struct kg_node *n)
{
	json_put(o, node, "country_basis", json_text(o, n->country_basis));
	json_put(o, node, "role", json_text(o, n->role));
	json_put(o, node, "link", json_text(o, n->link));
}

json_t *json_kg_document(struct json_out *o, const struct kg_document *d)
{
	json_t *document = json_new_object(o);

	json_put(o, document, "id", json_text(o, d->id));
	json_put(o, document, "title", json_text(o, d->title));
	json_put(o, document, "source", json_text(o, d->source));
	json_put(o, document, "url", json_text(o, d->url));
	json_put(o, document, "date", json_day(o, d->date));
	json_put(o, document, "date_basis", json_text(o, date_basis_name[d->date_basis]));
	return document;
}

json_t *json_kg_evidence(struct json_out *o, const struct kg *kg, const struct kg_evidence_list *list)
{
	json_t *array = json_new_array(o);
	size_t i;

	for (i = 0; i < list->nr; i++) {
		const struct kg_evidence *x = &list->item[i];

		json_add(o, array, json_evidence(o, kg->document[x->document].id, x->sentence, x->begin,
			x->end, x->text, x->end - x->begin));
	}
	return array;
}

json_t *json_kg_event(struct json_out *o, const struct kg *kg, const struct kg_event *e, bool node)
{
	struct json_event out = { .id = json_text(o, e->id), .date = &e->date, .headline = e->headline,
		.trigger_text = e->trigger_text, .trigger_lemma = e->trigger_lemma, .trigger_begin = e->trigger_begin,
		.trigger_end = e->trigger_end, .type = e->type, .code = e->code, .rule = e->rule,
		.polarity = e->polarity, .status = e->status, .importance = e->importance, .confidence = e->confidence,
		.node = node };
	size_t i;

	if (!node) {
		out.participants = json_new_array(o);
		for (i = 0; i < e->participant_nr; i++) {
			const struct kg_participant *p = &e->participant[i];
			json_t *party = json_new_object(o);

			json_put(o, party, "entity", json_text(o, kg->node[p->node].id));
			json_put(o, party, "role", json_text(o, role_name[p->role]));
			json_put(o, party, "text", json_text(o, p->text));
			json_put(o, party, "begin", json_number(o, p->begin));
			json_put(o, party, "end", json_number(o, p->end));
			json_add(o, out.participants, party);
		}
	}
	out.place = e->has_place ? json_new_object(o) : json_null();
	if (e->has_place) {
		json_put(o, out.place, "entity", json_text(o, kg->node[e->place.node].id));
		json_put(o, out.place, "text", json_text(o, e->place.text));
		json_put(o, out.place, "begin", json_number(o, e->place.begin));
		json_put(o, out.place, "end", json_number(o, e->place.end));
	}
	out.attribution = e->has_attribution ? json_new_object(o) : json_null();
	if (e->has_attribution) {
		json_put(o, out.attribution, "entity",
		         json_text(o, e->attribution_node == NO_INDEX ? NULL : kg->node[e->attribution_node].id));
		json_put(o, out.attribution, "text", json_text(o, e->attribution_text));
		json_put(o, out.attribution, "verb", json_text(o, e->attribution_verb));
		json_put(o, out.attribution, "begin", json_number(o, e->attribution_begin));
		json_put(o, out.attribution, "end", json_number(o, e->attribution_end));
	}
	out.evidence = json_kg_evidence(o, kg, &e->evidence);
	out.quantities = e->quantity_nr ? json_new_array(o) : NULL;
	for (i = 0; i < e->quantity_nr; i++) {
		const struct kg_quantity *q = &e->quantity[i];

		json_add(o, out.quantities, json_quantity(o, &q->value, q->text, q->value.end - q->value.begin,
			kg->document[q->document].id));
	}
	return json_event(o, &out);
}

void json_kg_head(struct json_out *o, const struct kg *kg, const char *format)
{
	size_t i;

	json_member(o, "format", json_text(o, format));
	json_member(o, "version", json_number(o, 1));
	json_member(o, "generator", json_text(o, "dateline " DATELINE_VERSION));
	json_open(o, "documents", '[');
	for (i = 0; i < kg->document_nr && !json_out_failed(o); i++)
		json_element(o, json_kg_document(o, &kg->document[i]));
	json_close(o, ']');
}
