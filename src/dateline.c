/* dateline.c - the library's face: the layers in order, behind handles                       (layer: above output) */
#include "dateline.h"

#include <assert.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dateline_int.h"
#include "extract/extract.h"
#include "graph/kg_filter.h"
#include "output/write.h"
#include "text/segment.h"
#include "time/timex.h"

static_assert((int)DATELINE_NOMEM == ERR_NOMEM && (int)DATELINE_IO == ERR_IO && (int)DATELINE_UTF8 == ERR_UTF8 &&
	      (int)DATELINE_FORMAT == ERR_FORMAT && (int)DATELINE_LIMIT == ERR_LIMIT &&
	      (int)DATELINE_USAGE == ERR_USAGE && (int)DATELINE_DRAW == ERR_DRAW, "public codes are those of err.h");

/* Hand an inner error out; `rc` is what failed with it. */
static int give(struct dateline_error *to, int rc, const struct err *from)
{
	if (!to || to->code)
		return rc;
	to->code = rc;
	snprintf(to->message, sizeof to->message, "%s",
		 from && from->message[0] ? from->message : rc == ERR_NOMEM ? "out of memory" : "");
	return rc;
}

static int no_memory(struct dateline_error *e)
{
	return give(e, DATELINE_NOMEM, NULL);
}

const char *dateline_version(void)
{
	return DATELINE_VERSION;
}

int dateline_open(struct dateline **out, const char *data_folder, struct dateline_error *e)
{
	struct dateline *dl = calloc(1, sizeof *dl);
	struct err inner = ERR_INIT;
	int rc;

	*out = NULL;
	if (!dl)
		return no_memory(e);
	rc = context_open(&dl->context, data_folder ? data_folder : DATELINE_DATA_FOLDER, &inner);
	if (rc < 0) {
		free(dl);
		return give(e, rc, &inner);
	}
	*out = dl;
	return 0;
}

void dateline_close(struct dateline *dl)
{
	if (!dl)
		return;
	context_free(dl->context);
	free(dl);
}

int dateline_entities(struct dateline *dl, const char *path, struct dateline_error *e)
{
	struct err inner = ERR_INIT;
	int rc = context_know(dl->context, path, &inner);

	return rc < 0 ? give(e, rc, &inner) : 0;
}

/* ---- reading ---- */

int dateline_files(char ***file, size_t *file_nr, const char *path, struct dateline_error *e)
{
	struct err inner = ERR_INIT;
	int rc;

	*file = NULL;
	*file_nr = 0;
	rc = input_expand(file, file_nr, path, &inner);
	return rc < 0 ? give(e, rc, &inner) : 0;
}

void dateline_files_free(char **file, size_t file_nr)
{
	if (file)
		input_expand_free(file, file_nr);
}

bool dateline_is_date(const char *date)
{
	return input_date(date) != CALENDAR_NONE;
}

static enum input_format inner_format(enum dateline_input format)
{
	switch (format) {
	case DATELINE_INPUT_TXT:
		return INPUT_TXT;
	case DATELINE_INPUT_HTML:
		return INPUT_HTML;
	case DATELINE_INPUT_NDJSON:
		return INPUT_NDJSON;
	case DATELINE_INPUT_CONLLU:
		return INPUT_CONLLU;
	case DATELINE_INPUT_AUTO:
		break;
	}
	return INPUT_AUTO;
}

/* `bytes` NULL: open the file `path`. */
static int reader_open(struct dateline_reader **out, const char *path, const char *bytes, size_t len,
		       const struct dateline_read_options *options, struct dateline_error *e)
{
	struct input_options inner_options = { INPUT_AUTO, false };
	struct dateline_reader *in;
	struct err inner = ERR_INIT;
	int32_t date = CALENDAR_NONE;
	int rc;

	*out = NULL;
	if (options) {
		inner_options.format = inner_format(options->format);
		inner_options.repair = options->repair;
		if (options->date) {
			date = input_date(options->date);
			if (date == CALENDAR_NONE)
				return give(e, err_set(&inner, ERR_USAGE, "'%s' is not a day such as 2016-09-05",
						       options->date), &inner);
		}
	}
	in = calloc(1, sizeof *in);
	if (!in)
		return no_memory(e);
	in->date = date;
	in->date_order = options ? (enum date_order)options->date_order : DATE_ORDER_AUTO;
	in->narrative = options ? (enum narrative)options->narrative : NARRATIVE_AUTO;
	in->known_parties = options && options->known_parties;
	in->fail_after = -1;
	if (bytes)
		rc = input_open_memory(&in->input, path, bytes, len, &inner_options, &inner);
	else
		rc = input_open(&in->input, path, &inner_options, &inner);
	if (rc < 0) {
		free(in);
		return give(e, rc, &inner);
	}
	*out = in;
	return 0;
}

int dateline_reader_open(struct dateline_reader **out, const char *path, const struct dateline_read_options *options,
			 struct dateline_error *e)
{
	return reader_open(out, path, NULL, 0, options, e);
}

int dateline_reader_open_memory(struct dateline_reader **out, const char *name, const char *bytes, size_t len,
				const struct dateline_read_options *options, struct dateline_error *e)
{
	return reader_open(out, name, bytes ? bytes : "", len, options, e);
}

int dateline_reader_next(struct dateline_reader *in, struct dateline_document **out, struct dateline_error *e)
{
	struct dateline_document *doc = malloc(sizeof *doc);
	struct err inner = ERR_INIT;
	int rc;

	*out = NULL;
	if (!doc)
		return no_memory(e);
	doc_init(&doc->doc);
	doc->doc.arena.fail_after = in->fail_after;
	rc = input_next(in->input, &doc->doc, &inner);
	if (rc <= 0) {
		dateline_document_free(doc);
		return rc < 0 ? give(e, rc, &inner) : 0;
	}
	doc->doc.date_order = in->date_order;
	doc->doc.narrative = in->narrative;
	doc->doc.known_parties = in->known_parties;
	if (in->date != CALENDAR_NONE) {
		doc->doc.date = in->date;
		doc->doc.date_basis = DATE_OPTION;
	}
	*out = doc;
	return 1;
}

void dateline_reader_close(struct dateline_reader *in)
{
	if (!in)
		return;
	input_close(in->input);
	free(in);
}

/* ---- annotating ---- */

int dateline_annotate(const struct dateline *dl, struct dateline_document *doc, struct dateline_error *e)
{
	struct doc *d = &doc->doc;
	struct err inner = ERR_INIT;
	jmp_buf nomem;

	if (setjmp(nomem)) {
		d->arena.on_nomem = NULL;
		err_set(&inner, ERR_NOMEM, "'%s': out of memory", d->id);
		return give(e, ERR_NOMEM, &inner);
	}
	d->arena.on_nomem = &nomem;
	annotate(d, dl->context);
	d->arena.on_nomem = NULL;
	return 0;
}

const char *dateline_document_id(const struct dateline_document *doc)
{
	return doc->doc.id;
}

const char *dateline_document_title(const struct dateline_document *doc)
{
	return doc->doc.title;
}

enum dateline_date_basis dateline_document_date(const struct dateline_document *doc, char date[DATELINE_DATE_BYTES])
{
	static_assert((int)DATELINE_DATE_BYTES >= (int)CALENDAR_TEXT, "a day fits");
	static_assert((int)DATELINE_DATE_UNKNOWN == DATE_UNKNOWN && (int)DATELINE_DATE_OPTION == DATE_OPTION &&
		      (int)DATELINE_DATE_METADATA == DATE_METADATA && (int)DATELINE_DATE_TEXT == DATE_TEXT,
		      "public bases are those of doc.h");

	if (date) {
		date[0] = '\0';
		if (doc->doc.date != CALENDAR_NONE)
			calendar_write(doc->doc.date, date);
	}
	return (enum dateline_date_basis)doc->doc.date_basis;
}

/* PAST_REF, PRESENT_REF and FUTURE_REF ("recently") name no day, whatever the document's date is. */
bool dateline_document_unresolved(const struct dateline_document *doc, const char **words, size_t *len)
{
	const struct doc *d = &doc->doc;
	size_t i;

	if (d->date_basis != DATE_UNKNOWN)
		return false;
	for (i = 0; i < d->timex_nr; i++) {
		const struct timex *t = &d->timex[i];

		if ((t->type != TIMEX_DATE && t->type != TIMEX_TIME) || t->date.start != CALENDAR_NONE ||
		    t->date.end != CALENDAR_NONE || (t->value && strstr(t->value, "_REF")))
			continue;
		*words = d->text + t->begin;
		*len = t->end - t->begin;
		return true;
	}
	return false;
}

void dateline_document_free(struct dateline_document *doc)
{
	if (!doc)
		return;
	doc_release(&doc->doc);
	free(doc);
}

/* ---- the graph ---- */

int dateline_graph_new(struct dateline_graph **out, struct dateline_error *e)
{
	struct dateline_graph *kg = calloc(1, sizeof *kg);

	*out = kg;
	if (!kg)
		return no_memory(e);
	kg_init(&kg->kg);
	return 0;
}

/* A graph that broke, or that is (not yet) finished, takes no such call. */
static int graph_check(const struct dateline_graph *kg, bool finished, struct dateline_error *e)
{
	struct err inner = ERR_INIT;

	if (kg->broken)
		return give(e, err_set(&inner, ERR_USAGE, "the graph is incomplete after an error"), &inner);
	if (kg->kg.finished != finished)
		return give(e, err_set(&inner, ERR_USAGE, finished ? "the graph is not finished"
								   : "the graph is already finished"), &inner);
	return 0;
}

int dateline_graph_add(struct dateline_graph *kg, const struct dateline_document *doc, struct dateline_error *e)
{
	struct err inner = ERR_INIT;
	int rc = graph_check(kg, false, e);

	if (rc < 0)
		return rc;
	rc = kg_add(&kg->kg, &doc->doc, &inner);
	kg->broken = rc < 0;
	return rc < 0 ? give(e, rc, &inner) : 0;
}

int dateline_graph_finish(struct dateline_graph *kg, struct dateline_error *e)
{
	struct err inner = ERR_INIT;
	int rc = graph_check(kg, false, e);

	if (rc < 0)
		return rc;
	rc = kg_finish(&kg->kg, &inner);
	kg->broken = rc < 0;
	return rc < 0 ? give(e, rc, &inner) : 0;
}

static bool has_country(const char *code, const void *data)
{
	const struct dateline *dl = data;

	return gazetteer_country(&dl->context->gazetteer, code) != NULL;
}

int dateline_graph_entities(struct dateline_graph *kg, const struct dateline *dl, const char *path, struct dateline_error *e)
{
	struct err inner = ERR_INIT;
	int rc = graph_check(kg, false, e);

	if (rc < 0)
		return rc;
	rc = kg_know(&kg->kg, path, dl ? has_country : NULL, dl, &inner);
	kg->broken = rc < 0;
	return rc < 0 ? give(e, rc, &inner) : 0;
}

int dateline_graph_decide(struct dateline_graph *kg, const char *a, const char *b, bool same, struct dateline_error *e)
{
	struct err inner = ERR_INIT;
	int rc = graph_check(kg, false, e);

	if (rc < 0)
		return rc;
	if (!*a || !*b)
		return give(e, err_set(&inner, ERR_USAGE, "a name is empty"), &inner);
	rc = kg_decide(&kg->kg, a, b, same, &inner);
	kg->broken = rc == ERR_NOMEM;
	return rc < 0 ? give(e, rc, &inner) : 0;
}

const char *dateline_entity_type_name(enum dateline_entity_type type)
{
	static_assert((int)DATELINE_PERSON == ENTITY_PERSON && (int)DATELINE_COUNTRY == ENTITY_COUNTRY &&
		      (int)DATELINE_PLACE == ENTITY_PLACE && (int)DATELINE_ORGANIZATION == ENTITY_ORGANIZATION &&
		      (int)DATELINE_GROUP == ENTITY_GROUP && (int)DATELINE_EVENT == ENTITY_EVENT &&
		      (int)DATELINE_OTHER == ENTITY_OTHER && (int)DATELINE_ENTITY_TYPE_NR == ENTITY_TYPE_NR,
		      "public types are those of doc.h");

	return (unsigned)type < ENTITY_TYPE_NR ? entity_type_name[type] : NULL;
}

int dateline_graph_filter(struct dateline_graph *kg, const struct dateline_filter *filter, struct dateline_error *e)
{
	const struct kg_filter f = { .about = filter->about, .about_nr = filter->about_nr, .depth = filter->depth,
		.types = filter->types, .weight_min = filter->weight_min, .top = filter->top };
	struct err inner = ERR_INIT;
	int rc = graph_check(kg, true, e);

	if (rc < 0)
		return rc;
	rc = kg_filter(&kg->kg, &f, &inner);
	kg->broken = rc == ERR_NOMEM;
	return rc < 0 ? give(e, rc, &inner) : 0;
}

bool dateline_graph_is_empty(const struct dateline_graph *kg)
{
	return !kg->kg.node_nr && !kg->kg.event_nr;
}

const char *dateline_graph_note(const struct dateline_graph *kg, size_t i)
{
	return i < kg->kg.note_nr ? kg->kg.note[i] : NULL;
}

void dateline_graph_free(struct dateline_graph *kg)
{
	if (!kg)
		return;
	kg_release(&kg->kg);
	free(kg);
}

/* ---- writing ---- */

int dateline_put_file(const char *bytes, size_t len, void *data)
{
	return fwrite(bytes, 1, len, data) == len ? 0 : -1;
}

static int written(int rc, const struct sink *s, struct err *inner, struct dateline_error *e)
{
	if (rc == 0 && s->failed)
		rc = ERR_IO;
	if (rc < 0 && s->failed && !inner->message[0])
		err_set(inner, ERR_IO, "cannot write");
	return rc < 0 ? give(e, rc, inner) : 0;
}

int dateline_document_write(const struct dateline_document *doc, enum dateline_document_format format, dateline_put *put,
			    void *data, struct dateline_error *e)
{
	struct sink s = { put, data, false };
	struct err inner = ERR_INIT;
	int rc = ERR_USAGE;

	switch (format) {
	case DATELINE_ANNOTATION_JSON:
		rc = write_annotation_json(&doc->doc, &s, &inner);
		break;
	case DATELINE_ANNOTATION_CONLLU:
		rc = write_annotation_conllu(&doc->doc, &s, &inner);
		break;
	default:
		err_set(&inner, ERR_USAGE, "no such format of a document: %d", (int)format);
	}
	return written(rc, &s, &inner, e);
}

int dateline_graph_write(const struct dateline_graph *kg, enum dateline_graph_format format,
			 const struct dateline_write_options *options, dateline_put *put, void *data,
			 struct dateline_error *e)
{
	static const struct dateline_write_options defaults = DATELINE_WRITE_OPTIONS_INIT;
	const struct dateline_write_options *o = options ? options : &defaults;
	const struct draw_options draw = { .title = o->title, .node_max = o->node_max, .no_events = o->no_events };
	const struct summary_options summary = { .colour = o->colour, .width = o->width };
	struct sink s = { put, data, false };
	struct err inner = ERR_INIT;
	int rc = graph_check(kg, true, e);

	if (rc < 0)
		return rc;
	rc = ERR_USAGE;
	switch (format) {
	case DATELINE_TIMELINE_JSON:
		rc = write_timeline_json(&kg->kg, &s, &inner);
		break;
	case DATELINE_GRAPH_JSON:
		rc = write_graph_json(&kg->kg, &s, &inner);
		break;
	case DATELINE_DOT:
		rc = write_dot(&kg->kg, &draw, &s, &inner);
		break;
	case DATELINE_SVG:
		rc = write_picture(&kg->kg, &draw, "svg", &s, &inner);
		break;
	case DATELINE_PNG:
		rc = write_picture(&kg->kg, &draw, "png", &s, &inner);
		break;
	case DATELINE_PDF:
		rc = write_picture(&kg->kg, &draw, "pdf", &s, &inner);
		break;
	case DATELINE_SUMMARY:
		rc = write_summary(&kg->kg, &summary, &s, &inner);
		break;
	case DATELINE_MERGE_REPORT:
		rc = write_merge_report(&kg->kg, &s, &inner);
		break;
	default:
		err_set(&inner, ERR_USAGE, "no such format of a graph: %d", (int)format);
	}
	return written(rc, &s, &inner, e);
}
