/* test_library.c - the public header's promises: errors, misuse, ownership, several contexts */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/textbuf.h"
#include "dateline.h"
#include "tests/unit/unit.h"

static struct dateline *dl;

static const char story[] = "Obama met Putin in Moscow on Monday, Sept. 5, 2016.\n";

static int put(const char *bytes, size_t len, void *data)
{
	return textbuf_add(data, bytes, len);
}

static int refuse(const char *bytes, size_t len, void *data)
{
	(void)bytes;
	(void)len;
	(void)data;
	return -1;
}

/* The only document of some bytes, annotated. */
static struct dateline_document *document(const char *text, const char *date)
{
	struct dateline_read_options options = { .format = DATELINE_INPUT_TXT, .date = date };
	struct dateline_reader *in;
	struct dateline_document *doc = NULL, *more = NULL;

	CU_ASSERT_EQUAL_FATAL(dateline_reader_open_memory(&in, "dir/story.txt", text, strlen(text), &options, NULL), 0);
	CU_ASSERT_EQUAL_FATAL(dateline_reader_next(in, &doc, NULL), 1);
	CU_ASSERT_EQUAL(dateline_reader_next(in, &more, NULL), 0);
	CU_ASSERT_PTR_NULL(more);
	CU_ASSERT_EQUAL(dateline_reader_next(in, &more, NULL), 0);
	dateline_reader_close(in);
	CU_ASSERT_EQUAL(dateline_annotate(dl, doc, NULL), 0);
	return doc;
}

static void everything_may_be_freed_as_null(void)
{
	dateline_close(NULL);
	dateline_reader_close(NULL);
	dateline_document_free(NULL);
	dateline_graph_free(NULL);
	dateline_files_free(NULL, 0);
	CU_PASS("no crash");
}

static void errors_have_code_and_message(void)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_reader *in = (void *)1;
	struct dateline *other = (void *)1;
	char **file;
	size_t nr;

	CU_ASSERT_EQUAL(dateline_reader_open(&in, "/nonexistent/x.txt", NULL, &e), DATELINE_IO);
	CU_ASSERT_EQUAL(e.code, DATELINE_IO);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "/nonexistent/x.txt"));
	CU_ASSERT_PTR_NULL(in);
	CU_ASSERT_EQUAL(dateline_reader_open(&in, "/nonexistent/x.txt", NULL, NULL), DATELINE_IO);
	e = (struct dateline_error)DATELINE_ERROR_INIT;
	CU_ASSERT_EQUAL(dateline_open(&other, "/nonexistent", &e), DATELINE_IO);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "/nonexistent"));
	CU_ASSERT_PTR_NULL(other);
	CU_ASSERT(dateline_files(&file, &nr, "/nonexistent/", NULL) <= 0);
	dateline_files_free(file, nr);
}

static void a_date_that_is_none_is_refused(void)
{
	struct dateline_read_options options = { .date = "2016-02-30" };
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_reader *in;

	CU_ASSERT_EQUAL(dateline_reader_open_memory(&in, "x", "x", 1, &options, &e), DATELINE_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "2016-02-30"));
	CU_ASSERT(dateline_is_date("2016-02-29") && dateline_is_date("5 September 2016"));
	CU_ASSERT(!dateline_is_date("2015-02-29") && !dateline_is_date("") && !dateline_is_date("Monday"));
}

static void the_date_of_the_options_goes_first(void)
{
	static const char dated[] = "Title: Talks\nDate: 2011-01-01\n\nObama met Putin on Monday.\n";
	struct dateline_document *doc = document(dated, NULL);
	char date[DATELINE_DATE_BYTES];

	CU_ASSERT_EQUAL(dateline_document_date(doc, date), DATELINE_DATE_METADATA);
	CU_ASSERT_STRING_EQUAL(date, "2011-01-01");
	CU_ASSERT_STRING_EQUAL(dateline_document_title(doc), "Talks");
	CU_ASSERT_STRING_EQUAL(dateline_document_id(doc), "story");
	dateline_document_free(doc);
	doc = document(dated, "2016-09-05");
	CU_ASSERT_EQUAL(dateline_document_date(doc, date), DATELINE_DATE_OPTION);
	CU_ASSERT_STRING_EQUAL(date, "2016-09-05");
	dateline_document_free(doc);
}

static void relative_times_without_a_date_are_told(void)
{
	struct dateline_document *doc = document("Obama met Putin on Monday. It rained.\n", NULL);
	const char *words = NULL;
	char date[DATELINE_DATE_BYTES];
	size_t len = 0;

	CU_ASSERT_EQUAL(dateline_document_date(doc, date), DATELINE_DATE_UNKNOWN);
	CU_ASSERT_STRING_EQUAL(date, "");
	CU_ASSERT_FATAL(dateline_document_unresolved(doc, &words, &len));
	CU_ASSERT(len == 6 && memcmp(words, "Monday", 6) == 0);
	dateline_document_free(doc);
	doc = document("Obama met Putin on Monday. It rained.\n", "2016-09-05");
	CU_ASSERT(!dateline_document_unresolved(doc, &words, &len));
	dateline_document_free(doc);
	doc = document("Obama met Putin recently. It rained in 2011.\n", NULL);
	CU_ASSERT(!dateline_document_unresolved(doc, &words, &len));
	dateline_document_free(doc);
}

static void a_graph_has_its_order_of_calls(void)
{
	struct dateline_document *doc = document(story, NULL);
	struct textbuf out = TEXTBUF_INIT(1 << 20);
	struct dateline_graph *kg;

	CU_ASSERT_EQUAL_FATAL(dateline_graph_new(&kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_write(kg, DATELINE_TIMELINE_JSON, NULL, put, &out, NULL), DATELINE_USAGE);
	CU_ASSERT_EQUAL(dateline_graph_add(kg, doc, NULL), 0);
	dateline_document_free(doc);
	CU_ASSERT_EQUAL(dateline_graph_finish(kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_finish(kg, NULL), DATELINE_USAGE);
	doc = document(story, NULL);
	CU_ASSERT_EQUAL(dateline_graph_add(kg, doc, NULL), DATELINE_USAGE);
	dateline_document_free(doc);
	CU_ASSERT_EQUAL(dateline_graph_write(kg, DATELINE_TIMELINE_JSON, NULL, put, &out, NULL), 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "Obama"));
	dateline_graph_free(kg);
	textbuf_release(&out);
}

static void an_empty_graph_can_be_written(void)
{
	static const enum dateline_graph_format format[] = {
		DATELINE_TIMELINE_JSON, DATELINE_GRAPH_JSON, DATELINE_DOT, DATELINE_SVG, DATELINE_SUMMARY
	};
	struct dateline_graph *kg;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(dateline_graph_new(&kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_finish(kg, NULL), 0);
	for (i = 0; i < sizeof format / sizeof *format; i++) {
		struct textbuf out = TEXTBUF_INIT(1 << 20);

		CU_ASSERT_EQUAL(dateline_graph_write(kg, format[i], NULL, put, &out, NULL), 0);
		CU_ASSERT(out.len > 0);
		textbuf_release(&out);
	}
	dateline_graph_free(kg);
}

static void a_graph_can_be_taught_and_cut_down(void)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_filter filter = DATELINE_FILTER_INIT;
	struct dateline_document *doc = document(story, NULL);
	static const char *const about[] = { "putin", "Nobody" };
	struct textbuf out = TEXTBUF_INIT(1 << 20);
	struct dateline_graph *kg;

	CU_ASSERT_EQUAL_FATAL(dateline_graph_new(&kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_filter(kg, &filter, &e), DATELINE_USAGE);        /* not finished */
	CU_ASSERT_EQUAL(dateline_graph_decide(kg, "", "b", true, NULL), DATELINE_USAGE);
	CU_ASSERT_EQUAL(dateline_graph_decide(kg, "Obama", "Someone", true, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_decide(kg, "Someone", "Obama", false, NULL), DATELINE_USAGE);
	CU_ASSERT_EQUAL(dateline_graph_add(kg, doc, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_finish(kg, NULL), 0);
	CU_ASSERT_STRING_EQUAL(dateline_graph_note(kg, 0), "nothing is named 'Someone'");
	CU_ASSERT_PTR_NULL(dateline_graph_note(kg, 1));
	CU_ASSERT_EQUAL(dateline_graph_decide(kg, "a", "b", true, NULL), DATELINE_USAGE);       /* too late */
	CU_ASSERT_EQUAL(dateline_graph_entities(kg, dl, "none", NULL), DATELINE_USAGE);
	CU_ASSERT(!dateline_graph_is_empty(kg));
	filter.about = about;
	filter.about_nr = 2;
	filter.types = 1u << DATELINE_PERSON;
	CU_ASSERT_EQUAL(dateline_graph_filter(kg, &filter, NULL), 0);
	CU_ASSERT_STRING_EQUAL(dateline_graph_note(kg, 1), "nothing is named 'Nobody'");
	CU_ASSERT_EQUAL(dateline_graph_write(kg, DATELINE_GRAPH_JSON, NULL, put, &out, NULL), 0);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "Obama"));
	CU_ASSERT_PTR_NULL(strstr(out.s, "\"type\": \"place\""));
	filter = (struct dateline_filter)DATELINE_FILTER_INIT;
	filter.weight_min = 1000;
	CU_ASSERT_EQUAL(dateline_graph_filter(kg, &filter, NULL), 0);
	CU_ASSERT(dateline_graph_is_empty(kg));
	CU_ASSERT_EQUAL(dateline_graph_write(kg, DATELINE_MERGE_REPORT, NULL, put, &out, NULL), 0);
	dateline_graph_free(kg);
	dateline_document_free(doc);

	CU_ASSERT_EQUAL_FATAL(dateline_graph_new(&kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_entities(kg, dl, "/no/such/table.tsv", NULL), DATELINE_IO);
	e = (struct dateline_error)DATELINE_ERROR_INIT;
	CU_ASSERT_EQUAL(dateline_graph_finish(kg, &e), DATELINE_USAGE);         /* it is broken now */
	dateline_graph_free(kg);
	CU_ASSERT_STRING_EQUAL(dateline_entity_type_name(DATELINE_ORGANIZATION), "organization");
	CU_ASSERT_PTR_NULL(dateline_entity_type_name(DATELINE_ENTITY_TYPE_NR));
	textbuf_release(&out);
}

static void a_sink_that_stops_is_an_error(void)
{
	static const enum dateline_graph_format format[] = {
		DATELINE_TIMELINE_JSON, DATELINE_GRAPH_JSON, DATELINE_DOT, DATELINE_SVG, DATELINE_SUMMARY
	};
	struct dateline_document *doc = document(story, NULL);
	struct dateline_graph *kg;
	size_t i;

	CU_ASSERT_EQUAL(dateline_document_write(doc, DATELINE_ANNOTATION_JSON, refuse, NULL, NULL), DATELINE_IO);
	CU_ASSERT_EQUAL(dateline_document_write(doc, DATELINE_ANNOTATION_CONLLU, refuse, NULL, NULL), DATELINE_IO);
	CU_ASSERT_EQUAL_FATAL(dateline_graph_new(&kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_add(kg, doc, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_finish(kg, NULL), 0);
	for (i = 0; i < sizeof format / sizeof *format; i++) {
		struct dateline_error e = DATELINE_ERROR_INIT;

		CU_ASSERT_EQUAL(dateline_graph_write(kg, format[i], NULL, refuse, NULL, &e), DATELINE_IO);
		CU_ASSERT(e.code == DATELINE_IO && e.message[0]);
	}
	dateline_graph_free(kg);
	dateline_document_free(doc);
}

static void a_format_that_is_none_is_refused(void)
{
	struct dateline_document *doc = document(story, NULL);
	struct dateline_graph *kg;

	CU_ASSERT_EQUAL(dateline_document_write(doc, (enum dateline_document_format)9, refuse, NULL, NULL), DATELINE_USAGE);
	CU_ASSERT_EQUAL_FATAL(dateline_graph_new(&kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_finish(kg, NULL), 0);
	CU_ASSERT_EQUAL(dateline_graph_write(kg, (enum dateline_graph_format)99, NULL, refuse, NULL, NULL), DATELINE_USAGE);
	dateline_graph_free(kg);
	dateline_document_free(doc);
}

static void one_bad_document_does_not_stop_the_others(void)
{
	static const char lines[] = "{\"text\":\"Obama met Putin.\"}\n{\"text\":\n{\"id\":\"c\",\"text\":\"Kerry met Lavrov.\"}\n";
	struct dateline_read_options options = { .format = DATELINE_INPUT_NDJSON };
	struct dateline_document *doc;
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_reader *in;

	CU_ASSERT_EQUAL_FATAL(dateline_reader_open_memory(&in, "wire", lines, strlen(lines), &options, &e), 0);
	CU_ASSERT_EQUAL(dateline_reader_next(in, &doc, &e), 1);
	dateline_document_free(doc);
	CU_ASSERT_EQUAL(dateline_reader_next(in, &doc, &e), DATELINE_FORMAT);
	CU_ASSERT_PTR_NULL(doc);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "2"));
	e = (struct dateline_error)DATELINE_ERROR_INIT;
	CU_ASSERT_EQUAL(dateline_reader_next(in, &doc, &e), 1);
	CU_ASSERT_STRING_EQUAL(dateline_document_id(doc), "c");
	dateline_document_free(doc);
	CU_ASSERT_EQUAL(dateline_reader_next(in, &doc, &e), 0);
	dateline_reader_close(in);
}

static void contexts_stand_side_by_side(void)
{
	struct textbuf first = TEXTBUF_INIT(1 << 20), second = TEXTBUF_INIT(1 << 20);
	struct dateline *other, *mine = dl;
	struct dateline_document *a, *b;

	CU_ASSERT_EQUAL_FATAL(dateline_open(&other, getenv("DATELINE_DATA"), NULL), 0);
	a = document(story, NULL);
	dl = other;
	b = document(story, NULL);
	dl = mine;
	CU_ASSERT_EQUAL(dateline_document_write(a, DATELINE_ANNOTATION_JSON, put, &first, NULL), 0);
	CU_ASSERT_EQUAL(dateline_document_write(b, DATELINE_ANNOTATION_JSON, put, &second, NULL), 0);
	CU_ASSERT_STRING_EQUAL(first.s, second.s);
	dateline_document_free(b);
	dateline_close(other);
	textbuf_clear(&second);
	CU_ASSERT_EQUAL(dateline_document_write(a, DATELINE_ANNOTATION_JSON, put, &second, NULL), 0);
	CU_ASSERT_STRING_EQUAL(first.s, second.s);
	dateline_document_free(a);
	textbuf_release(&first);
	textbuf_release(&second);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(everything_may_be_freed_as_null), UNIT(errors_have_code_and_message), UNIT(a_date_that_is_none_is_refused),
		UNIT(the_date_of_the_options_goes_first), UNIT(relative_times_without_a_date_are_told),
		UNIT(a_graph_has_its_order_of_calls), UNIT(an_empty_graph_can_be_written), UNIT(a_graph_can_be_taught_and_cut_down),
		UNIT(a_sink_that_stops_is_an_error),
		UNIT(a_format_that_is_none_is_refused), UNIT(one_bad_document_does_not_stop_the_others),
		UNIT(contexts_stand_side_by_side), UNIT_END
	};
	struct dateline_error e = DATELINE_ERROR_INIT;
	int status;

	if (dateline_open(&dl, getenv("DATELINE_DATA"), &e) < 0) {
		printf("%s\n", e.message);
		return 99;
	}
	status = unit_main("library", test);
	dateline_close(dl);
	return status;
}
