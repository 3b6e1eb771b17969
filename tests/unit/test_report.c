/* test_report.c - the merge report */
#include <string.h>

#include "base/textbuf.h"
#include "graph/kg_filter.h"
#include "output/write.h"
#include "tests/unit/memory_sink.h"
#include "tests/unit/story.h"
#include "tests/unit/unit.h"

enum { BYTES_MAX = 1 << 20 };

static void write_person(struct doc *d, const char *id, const char *country, const char *role)
{
	story_begin(d, id, NULL, "John Smith stood.");
	story_entity(d, ENTITY_PERSON, "John Smith", country, NULL);
	d->entity[0].role = role;
	story_mention(d, 0, "John Smith");
	story_end(d);
}

/* The lines after the comments. */
static void report(struct textbuf *out, const struct kg *kg)
{
	struct memory_sink m;
	const char *at;

	textbuf_clear(out);
	memory_sink_init(&m, out);
	CU_ASSERT_EQUAL(write_merge_report(kg, &m.sink, NULL), 0);
	at = strstr(out->s, "\nresult\t");
	CU_ASSERT_FATAL(at != NULL);
	memmove(out->s, at + 1, strlen(at));
}

#define HEADER "result\tnode\ttype\tname\trule\tdocument\tas\tcountry\trole\tmentions\twhy\n"

static void who_became_one_and_who_did_not(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	struct doc d[4];
	struct kg kg;
	int i;

	write_person(&d[0], "a", "US", "senator");
	write_person(&d[1], "b", "GB", NULL);
	write_person(&d[2], "c", "US", NULL);
	story_begin(&d[3], "d", NULL, "Alone.");
	story_end(&d[3]);
	kg_init(&kg);
	for (i = 0; i < 4; i++)
		CU_ASSERT_EQUAL(kg_add(&kg, &d[i], NULL), 0);
	CU_ASSERT_EQUAL(kg_finish(&kg, NULL), 0);
	report(&out, &kg);
	CU_ASSERT_STRING_EQUAL(out.s, HEADER
		"merged\tn1\tperson\tJohn Smith\tname\ta\tJohn Smith\tUS\tsenator\t1\tthe same name, and nothing speaks against it\n"
		"merged\tn1\tperson\tJohn Smith\tname\tc\tJohn Smith\tUS\t-\t1\tthe same name, and nothing speaks against it\n"
		"apart\tn1\tperson\tJohn Smith\tcountry\ta\tJohn Smith\tUS\tsenator\t1\ttheir countries differ\n"
		"apart\tn1\tperson\tJohn Smith\tcountry\tc\tJohn Smith\tUS\t-\t1\ttheir countries differ\n"
		"apart\tn2\tperson\tJohn Smith\tcountry\tb\tJohn Smith\tGB\t-\t1\ttheir countries differ\n");
	CU_ASSERT_EQUAL(kg_filter(&kg, &(struct kg_filter){ .weight_min = 2 }, NULL), 0);
	report(&out, &kg);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "apart\t-\tperson\tJohn Smith\tcountry\tb\t"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "apart\tn1\tperson\tJohn Smith\tcountry\tc\t"));
	kg_release(&kg);
	for (i = 0; i < 4; i++)
		doc_release(&d[i]);
	textbuf_release(&out);
}

static void text_stays_in_its_cell(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	struct doc d[2];
	struct kg kg;
	int i;

	for (i = 0; i < 2; i++) {
		write_person(&d[i], i ? "b\tc\n" : "a\\\x1b[31m\xE2\x80\xAE\xF3\xA0\x81\x81", "US", "x\r\xC2\x85y");
		d[i].entity[0].name = "John\tSmith";
	}
	kg_init(&kg);
	for (i = 0; i < 2; i++)
		CU_ASSERT_EQUAL(kg_add(&kg, &d[i], NULL), 0);
	CU_ASSERT_EQUAL(kg_finish(&kg, NULL), 0);
	report(&out, &kg);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\tJohn\\tSmith\t"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\ta\\\\\\x1b[31m\\u202e\\ue0041\t"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\tb\\tc\\n\t"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\tx\\x0d\\u0085y\t"));
	kg_release(&kg);
	for (i = 0; i < 2; i++)
		doc_release(&d[i]);
	textbuf_release(&out);
}

static void an_empty_graph_has_a_header(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	struct memory_sink m;
	struct kg kg;

	kg_init(&kg);
	CU_ASSERT_EQUAL(kg_finish(&kg, NULL), 0);
	report(&out, &kg);
	CU_ASSERT_STRING_EQUAL(out.s, HEADER);
	memory_sink_init(&m, &out);
	m.room = 10;
	CU_ASSERT_EQUAL(write_merge_report(&kg, &m.sink, NULL), ERR_IO);
	kg_release(&kg);
	textbuf_release(&out);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(who_became_one_and_who_did_not), UNIT(text_stays_in_its_cell), UNIT(an_empty_graph_has_a_header), UNIT_END
	};

	return unit_main("report", test);
}
