/* test_summary.c - the summary for a terminal */
#include <string.h>
#include <utf8proc.h>

#include "base/textbuf.h"
#include "base/utf8.h"
#include "output/write.h"
#include "tests/unit/memory_sink.h"
#include "tests/unit/story.h"
#include "tests/unit/unit.h"

enum { BYTES_MAX = 1 << 20 };

static void build(struct kg *kg, struct doc *d, size_t nr)
{
	size_t i;

	kg_init(kg);
	for (i = 0; i < nr; i++)
		CU_ASSERT_EQUAL(kg_add(kg, &d[i], NULL), 0);
	CU_ASSERT_EQUAL(kg_finish(kg, NULL), 0);
}

static void summarise(struct textbuf *out, const struct kg *kg, unsigned width, bool colour)
{
	struct summary_options options = { .width = width, .colour = colour };
	struct memory_sink m;

	textbuf_clear(out);
	memory_sink_init(&m, out);
	CU_ASSERT_EQUAL(write_summary(kg, &options, &m.sink, NULL), 0);
}

static void expect(const struct kg *kg, unsigned width, const char *wanted)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);

	summarise(&out, kg, width, false);
	if (strcmp(out.s, wanted) != 0)
		printf("wanted:\n%sgot:\n%s", wanted, out.s);
	CU_ASSERT_STRING_EQUAL(out.s, wanted);
	textbuf_release(&out);
}

static void an_empty_graph_says_so(void)
{
	struct kg kg;

	build(&kg, NULL, 0);
	expect(&kg, 0, "No documents.\n\nPeople\n  No people found.\n\nCountries\n  No countries found.\n\n"
	               "Organisations\n  No organisations found.\n\nEvents by date\n  No events found.\n");
	kg_release(&kg);
}

static void a_story_reads_well(void)
{
	struct doc d;
	struct kg kg;

	story_write(&d, 0);
	build(&kg, &d, 1);
	expect(&kg, 60,
	       "Talks fail \"again\", Agence, 5 September 2016\n"
	       "\n"
	       "People\n"
	       "  John Kerry — United States; 1 mention\n"
	       "    \"Russian President Vladimir Putin met John Kerry, the\n"
	       "     \"envoy\", in May.\"\n"
	       "  Smith; 1 mention\n"
	       "  Vladimir Putin — President, Russia; 1 mention\n"
	       "    \"Russian President Vladimir Putin met John Kerry, the\n"
	       "     \"envoy\", in May.\"\n"
	       "\n"
	       "Countries\n"
	       "  Russia; 2 mentions\n"
	       "  Iran; 1 mention\n"
	       "  United States; 1 mention\n"
	       "\n"
	       "Organisations\n"
	       "  United Nations; 1 mention\n"
	       "\n"
	       "Events by date\n"
	       "\n"
	       "May 2016\n"
	       "  Putin met Kerry\n"
	       "    CONSULT · Vladimir Putin with John Kerry\n"
	       "    \"Russian President Vladimir Putin met John Kerry, the\n"
	       "     \"envoy\", in May.\"\n"
	       "\n"
	       "5 September 2016\n"
	       "  Washington and Moscow fail to agree\n"
	       "    did not take place · AGREE · United States, Russia at\n"
	       "      Hangzhou · according to Smith\n"
	       "    \"Washington and Moscow failed on Monday to agree in\n"
	       "     Hangzhou on a truce.\"\n"
	       "\n"
	       "Undated\n"
	       "  Iranians stay away\n"
	       "    planned · REJECT · Iranians · according to Washington\n"
	       "    \"The Iranians stayed away.\"\n");
	kg_release(&kg);
	doc_release(&d);
}

/* A president of a party is none of its country, what only a table says is not in the text, and what has no name is no list's. */
static void a_role_is_told_with_what_it_is_in(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	struct doc d;
	struct kg kg;
	uint32_t adams, party, doctors, council;
	struct event *e;

	story_begin(&d, "role", NULL, "The Harbour Party president Ann Lee praised Ireland and the Doctors before the council.");
	adams = story_entity(&d, ENTITY_PERSON, "Ann Lee", "IE", NULL);
	d.entity[adams].role = "former president";
	party = story_entity(&d, ENTITY_ORGANIZATION, "Harbour Party", "IE", NULL);
	doctors = story_entity(&d, ENTITY_ORGANIZATION, "Doctors", "FR", "organization:Doctors");
	story_mention(&d, adams, "Ann Lee");
	story_mention(&d, party, "Harbour Party");
	story_mention(&d, story_entity(&d, ENTITY_COUNTRY, "Ireland", "IE", "country:IE"), "Ireland");
	story_mention(&d, doctors, "Doctors");
	council = story_entity(&d, ENTITY_ORGANIZATION, "council", "", NULL);
	d.entity[council].generic = true;
	story_mention_at(&d, council, MENTION_NOMINAL, story_nth(&d, "the council", 1));
	e = story_event(&d, "SUPPORT", "praised", "Ann Lee praised Ireland");
	story_party(&d, e, adams, ROLE_ACTOR, "Ann Lee");
	story_party(&d, e, council, ROLE_ABOUT, "the council");
	story_relation(&d, adams, RELATION_LEADER_OF, party, "Harbour Party president", "president");
	story_end(&d);
	build(&kg, &d, 1);
	summarise(&out, &kg, 80, false);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "  Ann Lee — former president, Harbour Party; 1 mention\n"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "  Doctors; 1 mention\n"));
	CU_ASSERT_PTR_NULL(strstr(out.s, "  council;"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "Ann Lee about council"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "  Harbour Party — Ireland; 1 mention\n"));
	textbuf_release(&out);
	kg_release(&kg);
	doc_release(&d);
}

static void no_line_is_wider_than_asked(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	static const unsigned width[] = { 20, 33, 60, 80, 200 };
	struct doc d[STORY_NR + 1];
	struct kg kg;
	size_t i, w;

	for (i = 0; i < STORY_NR; i++)
		story_write(&d[i], (int)i);
	story_begin(&d[i], "wide", NULL, "大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪 cafe\xcc\x81 "
	                                 "averyveryveryveryveryveryveryveryverylongwordthatfitsnowhere met it.");
	story_event(&d[i], "CONSULT", "met", "大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪大阪");
	story_end(&d[i]);
	build(&kg, d, STORY_NR + 1);
	for (w = 0; w < sizeof width / sizeof *width; w++) {
		unsigned column = 0;

		summarise(&out, &kg, width[w], false);
		for (i = 0; i < out.len;) {
			size_t n;
			uint32_t c = utf8_at(out.s + i, out.len - i, &n);

			column = c == '\n' ? 0 : column + (unsigned)utf8proc_charwidth((utf8proc_int32_t)c);
			if (column > width[w]) {
				printf("width %u: %.60s\n", width[w], out.s + (i > 50 ? i - 50 : 0));
				CU_FAIL("too wide");
				break;
			}
			i += n;
		}
	}
	CU_ASSERT_EQUAL(utf8_invalid_at(out.s, out.len), out.len);
	textbuf_release(&out);
	kg_release(&kg);
	for (i = 0; i <= STORY_NR; i++)
		doc_release(&d[i]);
}

static void control_characters_are_not_passed_on(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	static const char evil[] = "\033[31mred\007 \xc2\x9b" "31m \xe2\x80\xae" "abc \x7f \001\002\003 x\ny\tz";
	struct doc d;
	struct event *e;
	struct kg kg;
	size_t i, n;

	story_begin(&d, evil, NULL, evil);
	d.title = evil;
	d.source = evil;
	e = story_event(&d, "CONSULT", "red", evil);
	i = story_entity(&d, ENTITY_PERSON, evil, "", NULL);
	d.entity[i].role = evil;
	story_mention(&d, (uint32_t)i, "red");
	story_party(&d, e, (uint32_t)i, ROLE_ACTOR, "red");
	story_end(&d);
	build(&kg, &d, 1);
	summarise(&out, &kg, 80, false);
	for (i = 0; i < out.len; i += n) {
		uint32_t c = utf8_at(out.s + i, out.len - i, &n);

		CU_ASSERT(c == '\n' || (c >= 0x20 && c != 0x7f && (c < 0x80 || c >= 0xa0) && c != 0x202e));
	}
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "x y z"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\xef\xbf\xbd[31mred"));
	summarise(&out, &kg, 80, true);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\033[1m"));       /* ours */
	CU_ASSERT_PTR_NULL(strstr(out.s, "\033[31m"));          /* the text's */
	textbuf_release(&out);
	kg_release(&kg);
	doc_release(&d);
}

static void long_quotes_end_at_a_word(void)
{
	struct textbuf text = TEXTBUF_INIT(BYTES_MAX), out = TEXTBUF_INIT(BYTES_MAX);
	struct doc d;
	struct kg kg;
	int i;

	textbuf_puts(&text, "They met ");
	for (i = 0; i < 100; i++)
		textbuf_puts(&text, "somewhere ");
	textbuf_puts(&text, "else.");
	story_begin(&d, "long", NULL, text.s);
	story_event(&d, "CONSULT", "met", "They met");
	story_end(&d);
	build(&kg, &d, 1);
	summarise(&out, &kg, 0, false);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "somewhere …\"\n"));
	CU_ASSERT_PTR_NULL(strstr(out.s, "else"));
	CU_ASSERT(out.len < 800);
	textbuf_release(&out);
	textbuf_release(&text);
	kg_release(&kg);
	doc_release(&d);
}

static void dates_keep_their_precision(void)
{
	static const struct {
		const char *start, *end, *value;
		enum precision precision;
		enum time_relation relation;
		const char *wanted;
	} row[] = {
		{ "2016-09-05", "2016-09-05", "2016-09-05", PRECISION_DAY, TIME_ON, "5 September 2016" },
		{ "2016-09-05", "2016-09-05", "2016-09-05T14:00", PRECISION_MINUTE, TIME_ON, "5 September 2016" },
		{ "2011-03-01", "2011-03-31", "2011-03", PRECISION_MONTH, TIME_ON, "March 2011" },
		{ "2011-03-01", NULL, "2011-03", PRECISION_MONTH, TIME_SINCE, "since March 2011" },
		{ "2011-03-01", NULL, "2011-03", PRECISION_MONTH, TIME_ON, "since March 2011" },
		{ "2014-01-01", "2014-12-31", "2014", PRECISION_YEAR, TIME_DURING, "2014" },
		{ "2014-01-01", "2014-12-31", "2014", PRECISION_YEAR, TIME_ABOUT, "about 2014" },
		{ NULL, "2014-12-31", "2014", PRECISION_YEAR, TIME_BEFORE, "before 2014" },
		{ NULL, "2016-09-04", "2016-09-05", PRECISION_DAY, TIME_BEFORE, "before 5 September 2016" },
		{ NULL, "2016-09-05", "2016-09-05", PRECISION_DAY, TIME_UNTIL, "until 5 September 2016" },
		{ "2016-09-06", NULL, "2016-09-05", PRECISION_DAY, TIME_AFTER, "after 5 September 2016" },
		{ "2016-09-05", "2016-09-11", "2016-W36", PRECISION_WEEK, TIME_ON, "week of 5 September 2016" },
		{ "2016-04-01", "2016-06-30", "2016-Q2", PRECISION_QUARTER, TIME_ON, "second quarter of 2016" },
		{ "2016-06-01", "2016-08-31", "2016-SU", PRECISION_SEASON, TIME_ON, "summer 2016" },
		{ "2016-12-01", "2017-02-28", "2016-WI", PRECISION_SEASON, TIME_ON, "winter 2016" },
		{ "2010-01-01", "2019-12-31", "201", PRECISION_DECADE, TIME_ON, "2010s" },
		{ "1901-01-01", "2000-12-31", "19", PRECISION_CENTURY, TIME_ON, "20th century" },
		{ "2000-01-01", "2099-12-31", "20", PRECISION_CENTURY, TIME_ON, "21st century" },
		{ "2016-09-03", "2016-09-05", "2016-09-03/2016-09-05", PRECISION_DAY, TIME_ON,
		"3 September 2016 – 5 September 2016" },
		{ "2014-01-01", "2015-12-31", "2014/2015", PRECISION_YEAR, TIME_ON, "2014 – 2015" },
		{ "2016-01-01", "2016-02-29", "2016-01/2016-02", PRECISION_MONTH, TIME_ON,
		"January 2016 – February 2016" },
		{ "-0043-03-15", "-0043-03-15", "-0043-03-15", PRECISION_DAY, TIME_ON, "15 March 44 BC" }
	};
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	size_t i;

	for (i = 0; i < sizeof row / sizeof *row; i++) {
		char wanted[128];
		struct event *e;
		struct doc d;
		struct kg kg;

		story_begin(&d, "x", NULL, "They met.");
		e = story_event(&d, "CONSULT", "met", "They met");
		story_date(&d, e, row[i].start, row[i].end, row[i].precision, row[i].value, row[i].relation);
		story_end(&d);
		build(&kg, &d, 1);
		summarise(&out, &kg, 80, false);
		snprintf(wanted, sizeof wanted, "\n%s\n  They met\n", row[i].wanted);
		if (!strstr(out.s, wanted))
			printf("wanted %s, got:%s", row[i].wanted, strstr(out.s, "Events by date") + 14);
		CU_ASSERT_PTR_NOT_NULL(strstr(out.s, wanted));
		kg_release(&kg);
		doc_release(&d);
	}
	textbuf_release(&out);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(an_empty_graph_says_so), UNIT(a_story_reads_well), UNIT(a_role_is_told_with_what_it_is_in), UNIT(no_line_is_wider_than_asked),
		UNIT(control_characters_are_not_passed_on), UNIT(long_quotes_end_at_a_word),
		UNIT(dates_keep_their_precision),
		UNIT_END
	};

	return unit_main("summary", test);
}
