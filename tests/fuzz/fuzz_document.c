/* fuzz_document.c - any bytes as input: read, annotate, merge, write; what the headers promise is asserted
 *
 * The first byte chooses: bits 0-1 the input format, bit 2 repair, bit 3 a document date, bit 6 diagrams without events.
 * As characters: '0' text, '1' HTML, '2' NDJSON, '3' CoNLL-U; '4'-'7' the same repaired; '8' text with a date …
 */
#include <graphviz/cgraph.h>
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/textbuf.h"
#include "dateline.h"
#include "dateline_int.h"
#include "tests/fuzz/invariants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DOCUMENTS_MAX = 200, OUTPUT_BYTES_MAX = 1 << 29 };

static void must(bool condition, const char *promise)
{
	if (condition)
		return;
	fprintf(stderr, "broken promise: %s\n", promise);
	abort();
}

static int put(const char *bytes, size_t len, void *data)
{
	return textbuf_add(data, bytes, len);
}

static int quiet(char *message)
{
	(void)message;
	return 0;
}

static const struct dateline *context(void)
{
	static struct dateline *dl;
	struct dateline_error e = DATELINE_ERROR_INIT;

	if (!dl && dateline_open(&dl, getenv("DATELINE_DATA"), &e) < 0) {
		fprintf(stderr, "%s (set DATELINE_DATA to the folder of the tables)\n", e.message);
		exit(99);
	}
	return dl;
}

/* Every line after the comments has the cells of the header. */
static bool is_table(const char *s, const char *end)
{
	enum { CELLS = 11 };
	size_t tabs = 0;

	for (; s < end; s++) {
		if (*s == '#') {        /* at a line's start: cells of ours never begin with it there */
			s = strchr(s, '\n');
			continue;
		}
		for (tabs = 0; *s != '\n'; s++)
			tabs += *s == '\t';
		if (tabs != CELLS - 1)
			return false;
	}
	return true;
}

/* A finished graph in all formats. */
static void write_all(struct textbuf *all, const struct dateline_graph *kg, const struct dateline_write_options *write)
{
	static const enum dateline_graph_format format[] = {
		DATELINE_TIMELINE_JSON, DATELINE_GRAPH_JSON, DATELINE_DOT, DATELINE_SUMMARY, DATELINE_MERGE_REPORT
	};
	struct dateline_error e = DATELINE_ERROR_INIT;
	const char *broken = kg_broken(&kg->kg);
	size_t i, from;

	must(!broken, broken);
	for (i = 0; i < sizeof format / sizeof *format; i++) {
		from = all->len;
		must(dateline_graph_write(kg, format[i], write, put, all, &e) == 0, "a graph is written");
		if (all->failed)
			break;
		if (format[i] == DATELINE_TIMELINE_JSON || format[i] == DATELINE_GRAPH_JSON) {
			json_t *json = json_loadb(all->s + from, all->len - from, JSON_REJECT_DUPLICATES, NULL);

			must(json != NULL, "JSON can be read again");
			json_decref(json);
		} else if (format[i] == DATELINE_DOT) {
			Agraph_t *g = agmemread(all->s + from);

			must(g != NULL, "DOT can be read again");
			agclose(g);
		} else if (format[i] == DATELINE_MERGE_REPORT) {
			must(is_table(all->s + from, all->s + all->len), "a report is a table");
		}
	}
}

/* One whole way from bytes to formats; everything written goes to `all`. */
static void run(struct textbuf *all, const uint8_t *data, size_t size)
{
	unsigned choice = size ? data[0] : 0;
	struct dateline_read_options read = {
		.format = (enum dateline_input)(DATELINE_INPUT_TXT + choice % 4), .repair = choice & 4,
		.date = choice & 8 ? "2016-09-05" : NULL
	};
	struct dateline_write_options write = { .no_events = choice & 64, .title = choice & 64 ? "A \\N \"title\" <b>" : NULL };
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_reader *in = NULL;
	struct dateline_graph *kg = NULL;
	struct dateline_document *doc;
	struct dateline_filter filter = { .top = 1 + choice % 7, .types = choice & 128 ? 7 : 0 };
	const char *broken;
	size_t from;
	int rc, seen;

	must(dateline_graph_new(&kg, &e) == 0, "there is memory");
	rc = dateline_reader_open_memory(&in, "fuzz", (const char *)data + (size > 0), size - (size > 0), &read, &e);
	if (rc < 0)
		must(e.message[0], "an error has a message");
	for (seen = 0; rc == 0 && seen < DOCUMENTS_MAX; seen++) {
		int next;

		e = (struct dateline_error)DATELINE_ERROR_INIT;
		next = dateline_reader_next(in, &doc, &e);
		must((next == 1) == (doc != NULL), "a document is given when one was read");
		if (next < 0) {
			must(e.code == next && e.message[0], "an error has code and message");
			textbuf_puts(all, e.message);
		}
		if (next == 0)
			break;
		if (next < 0)
			continue;
		must(dateline_annotate(context(), doc, &e) == 0, "every document that was read can be annotated");
		broken = doc_broken(&doc->doc);
		must(!broken, broken);
		from = all->len;
		must(dateline_document_write(doc, DATELINE_ANNOTATION_JSON, put, all, &e) == 0, "an annotation is written");
		if (!all->failed) {
			json_t *json = json_loadb(all->s + from, all->len - from, JSON_REJECT_DUPLICATES, NULL);

			must(json != NULL && all->s[all->len - 1] == '\n', "an annotation is one line of JSON");
			must(!memchr(all->s + from, '\n', all->len - from - 1), "an annotation is one line");
			json_decref(json);
		}
		must(dateline_document_write(doc, DATELINE_ANNOTATION_CONLLU, put, all, &e) == 0, "CoNLL-U is written");
		must(dateline_graph_add(kg, doc, &e) == 0, "every document can be merged");
		dateline_document_free(doc);
	}
	dateline_reader_close(in);
	must(dateline_graph_finish(kg, &e) == 0, "a graph can be finished");
	write_all(all, kg, &write);
	must(dateline_graph_filter(kg, &filter, &e) == 0, "a graph can be cut down");
	write_all(all, kg, &write);
	dateline_graph_free(kg);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct textbuf first = TEXTBUF_INIT(OUTPUT_BYTES_MAX), second = TEXTBUF_INIT(OUTPUT_BYTES_MAX);

	agseterrf(quiet);
	run(&first, data, size);
	run(&second, data, size);
	must(first.len == second.len && memcmp(first.s, second.s, first.len) == 0, "the same input gives the same bytes");
	textbuf_release(&first);
	textbuf_release(&second);
	return 0;
}
