#include <stdio.h>

#include "base/utf8.h"
#include "graph/draw.h"
#include "graph/draw_text.h"
#include "graph/layout.h"
#include "tests/unit/draw_sample.h"
#include "tests/unit/unit.h"

/* ---- help ---- */

static char *cleaned(const char *s, size_t max)
{
	struct textbuf out = TEXTBUF_INIT(1 << 20);

	draw_text_clean(&out, s, max);
	CU_ASSERT_FALSE(out.failed);
	return textbuf_take(&out);
}

static void is_cleaned(const char *s, size_t max, const char *wanted)
{
	char *got = cleaned(s, max);

	if (strcmp(got, wanted) != 0)
		printf("\n  wanted '%s', got '%s'\n", wanted, got);
	CU_ASSERT_STRING_EQUAL(got, wanted);
	free(got);
}

static void is_wrapped(const char *s, unsigned columns, unsigned line_nr, enum draw_form form, const char *wanted)
{
	struct textbuf out = TEXTBUF_INIT(1 << 20);

	draw_text_wrap(&out, s, columns, line_nr, "|", form);
	if (strcmp(out.s, wanted) != 0)
		printf("\n  wanted '%s', got '%s'\n", wanted, out.s);
	CU_ASSERT_STRING_EQUAL(out.s, wanted);
	textbuf_release(&out);
}

static void is_date(const char *start, const char *end, enum precision precision, const char *value,
                    enum time_relation relation, const char *wanted)
{
	struct textbuf out = TEXTBUF_INIT(1 << 10);
	struct event_date date = { .known = true, .value = value, .relation = relation };

	date.date.start = start ? calendar_read(start, strlen(start)) : CALENDAR_NONE;
	date.date.end = end ? calendar_read(end, strlen(end)) : CALENDAR_NONE;
	date.date.precision = precision;
	draw_text_date(&out, &date);
	if (strcmp(out.s, wanted) != 0)
		printf("\n  wanted '%s', got '%s'\n", wanted, out.s);
	CU_ASSERT_STRING_EQUAL(out.s, wanted);
	textbuf_release(&out);
}

static char *dot_of(const struct kg *kg, const struct draw_options *options)
{
	struct textbuf out = TEXTBUF_INIT(LAYOUT_BYTES_MAX);
	struct err e = ERR_INIT;
	Agraph_t *g = NULL;

	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, kg, options, &e), 0);
	CU_ASSERT_EQUAL_FATAL(layout_dot(&out, g, &e), 0);
	agclose(g);
	return textbuf_take(&out);
}

static const char *get(void *object, const char *name)
{
	const char *value = agget(object, (char *)name);

	return value ? value : "";
}

/* ---- text ---- */

static void control_characters_and_direction_marks_are_removed(void)
{
	is_cleaned("  a\x01\n\tb\x7f\xC2\x85 c ", 100, "a b c");
	is_cleaned("safe\xE2\x80\xAE" "gnp.exe\xE2\x81\xA6!\xEF\xBB\xBF", 100, "safegnp.exe!");
	is_cleaned("a\xEF\xBF\xBE" "b\xEF\xB7\x90", 100, "ab");
	is_cleaned("bad \xFF\xC0 bytes", 100, "bad \xEF\xBF\xBD\xEF\xBF\xBD bytes");
	is_cleaned("e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81z", 100, "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81z");
	is_cleaned("", 10, "");
	is_cleaned("\x01\x02 \n", 10, "");
}

static void text_is_cut_at_a_character(void)
{
	const char *word = "Ünïcödé ist hïer überall";
	size_t max;

	is_cleaned("abcdefghij", 10, "abcdefghij");
	is_cleaned("abcdefghijk", 10, "abcdefg…");
	for (max = 3; max < 40; max++) {
		char *got = cleaned(word, max);

		CU_ASSERT(strlen(got) <= max);
		CU_ASSERT_EQUAL(utf8_invalid_at(got, strlen(got)), strlen(got));
		free(got);
	}
}

static void text_is_wrapped(void)
{
	is_wrapped("Obama and Putin leave the summit", 12, 9, DRAW_PLAIN, "Obama and|Putin leave|the summit");
	is_wrapped("Obama and Putin leave the summit", 12, 2, DRAW_PLAIN, "Obama and|Putin leave…");
	is_wrapped("abcdefghijklmnopqrstuvwxyz", 10, 9, DRAW_PLAIN, "abcdefghij|klmnopqrst|uvwxyz");
	is_wrapped("abcdefghijklmnopqrstuvwxyz", 10, 2, DRAW_PLAIN, "abcdefghij|klmnopqrst…");
	is_wrapped("", 10, 2, DRAW_PLAIN, "");
	is_wrapped("習近平國家主席", 6, 9, DRAW_PLAIN, "習近平|國家主|席");
	is_wrapped("<b> & \"x\" \\N", 30, 2, DRAW_HTML, "&lt;b&gt; &amp; &quot;x&quot; \\N");
	is_wrapped("<b> & \"x\" \\N", 30, 2, DRAW_PLAIN, "&lt;b&gt; &amp; \"x\" \\\\N");
}

static void only_web_links_are_links(void)
{
	static const struct { const char *url, *wanted;
	} test[] = {{"https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"},
		    {"HTTP://example.org/", "HTTP://example.org/"},
		    {"https://x/\"><script>\\N é", "https://x/%22%3E%3Cscript%3E%5CN%20%C3%A9"},
		    {"javascript:alert(1)", NULL},
		    {"data:text/html,x", NULL},
		    {"file:///etc/passwd", NULL},
		    {"", NULL},
		    {NULL, NULL},
		    {"httpx://a", NULL},
		    {" https://a", NULL}};
	size_t i;

	for (i = 0; i < sizeof test / sizeof *test; i++) {
		struct textbuf out = TEXTBUF_INIT(1 << 16);

		CU_ASSERT_EQUAL(draw_text_link(&out, test[i].url), test[i].wanted != NULL);
		CU_ASSERT_STRING_EQUAL(out.s, test[i].wanted ? test[i].wanted : "");
		textbuf_release(&out);
	}
}

static void dates_read_at_their_precision(void)
{
	is_date("2016-09-05", "2016-09-05", PRECISION_DAY, "2016-09-05", TIME_ON, "5 Sep 2016");
	is_date("2016-09-03", "2016-09-05", PRECISION_DAY, NULL, TIME_ON, "3–5 Sep 2016");
	is_date("2016-08-30", "2016-09-05", PRECISION_DAY, NULL, TIME_ON, "30 Aug – 5 Sep 2016");
	is_date("2015-12-30", "2016-01-02", PRECISION_DAY, NULL, TIME_ON, "30 Dec 2015 – 2 Jan 2016");
	is_date("2016-08-01", "2016-08-31", PRECISION_MONTH, "2016-08", TIME_ON, "Aug 2016");
	is_date("2016-09-05", "2016-09-11", PRECISION_WEEK, "2016-W36", TIME_ON, "week of 5 Sep 2016");
	is_date("2016-06-01", "2016-08-31", PRECISION_SEASON, "2016-SU", TIME_ON, "summer 2016");
	is_date("2016-12-01", "2017-02-28", PRECISION_SEASON, "2016-WI", TIME_ON, "winter 2016–2017");
	is_date("2016-07-01", "2016-09-30", PRECISION_QUARTER, "2016-Q3", TIME_ON, "Q3 2016");
	is_date("2011-01-01", "2011-12-31", PRECISION_YEAR, "2011", TIME_SINCE, "since 2011");
	is_date("2011-01-01", NULL, PRECISION_YEAR, "2011", TIME_SINCE, "since 2011");
	is_date(NULL, "2011-12-31", PRECISION_YEAR, "2011", TIME_ON, "until 2011");
	is_date("2010-01-01", "2019-12-31", PRECISION_DECADE, "201", TIME_ON, "2010s");
	is_date("1900-01-01", "1999-12-31", PRECISION_CENTURY, "19", TIME_ON, "20th century");
	is_date("1901-01-01", "2000-12-31", PRECISION_CENTURY, "19", TIME_ON, "20th century");
	is_date("-0043-01-01", "-0043-12-31", PRECISION_YEAR, "-0043", TIME_ON, "44 BC");
	is_date("2016-09-05", "2016-09-05", PRECISION_MINUTE, "2016-09-05T14:30", TIME_ABOUT,
		"about 5 Sep 2016, 14:30");
	is_date("2016-09-05", "2016-09-05", PRECISION_HOUR, "2016-09-05T14", TIME_ON, "5 Sep 2016, 14:00");
	is_date("2016-09-05", "2016-09-05", PRECISION_HOUR, "2016-09-05TNI", TIME_ON, "5 Sep 2016");
	is_date(NULL, NULL, PRECISION_NONE, "PAST_REF", TIME_ON, "no date");
}

/* ---- the drawing ---- */

static void two_runs_give_the_same_bytes(void)
{
	struct kg kg, again;
	char *one, *two;

	sample_syria(&kg);
	sample_syria(&again);
	one = dot_of(&kg, NULL);
	two = dot_of(&again, NULL);
	CU_ASSERT_STRING_EQUAL(one, two);
	CU_ASSERT_PTR_NULL(strstr(one, "pos="));
	CU_ASSERT_PTR_NULL(strstr(one, "bb="));
	free(one);
	free(two);
	sample_release(&kg);
	sample_release(&again);
}

static void dot_reads_back_as_the_same_graph(void)
{
	struct err e = ERR_INIT;
	Agraph_t *g = NULL, *back;
	Agnode_t *n, *m;
	Agsym_t *attribute;
	struct kg kg;
	char *dot;
	int kind;

	sample_syria(&kg);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, NULL, &e), 0);
	dot = dot_of(&kg, NULL);
	back = agmemread(dot);
	CU_ASSERT_PTR_NOT_NULL_FATAL(back);
	CU_ASSERT_EQUAL(agnnodes(back), (int)(kg.node_nr + kg.event_nr));
	CU_ASSERT_EQUAL(agnnodes(back), agnnodes(g));
	CU_ASSERT_EQUAL(agnedges(back), agnedges(g));
	for (n = agfstnode(g); n; n = agnxtnode(g, n)) {
		Agedge_t *a, *b;

		m = agnode(back, agnameof(n), 0);
		CU_ASSERT_PTR_NOT_NULL_FATAL(m);
		for (kind = 0, attribute = NULL; (attribute = agnxtattr(g, AGNODE, attribute)); kind++)
			CU_ASSERT_STRING_EQUAL(agxget(n, attribute), get(m, attribute->name));
		for (a = agfstout(g, n); a; a = agnxtout(g, a)) {
			for (b = agfstout(back, m); b; b = agnxtout(back, b))
				if (strcmp(agnameof(aghead(a)), agnameof(aghead(b))) == 0 &&
				    strcmp(get(a, "id"), get(b, "id")) == 0)
					break;
			CU_ASSERT_PTR_NOT_NULL_FATAL(b);
			for (attribute = NULL; (attribute = agnxtattr(g, AGEDGE, attribute));)
				if (strcmp(attribute->name, "key") != 0)
					CU_ASSERT_STRING_EQUAL(agxget(a, attribute), get(b, attribute->name));
		}
	}
	agclose(g);
	agclose(back);
	free(dot);
	sample_release(&kg);
}

/* Ids are unique, every node and edge that is seen has a tooltip of bounded length. */
static void check_objects(Agraph_t *g)
{
	enum { SEEN = 4096 };
	static const char *seen[SEEN];
	size_t nr = 0, i;
	Agnode_t *n;

	for (n = agfstnode(g); n; n = agnxtnode(g, n)) {
		void *object = n;
		Agedge_t *a = NULL;

		while (object) {
			if (strcmp(get(object, "style"), "invis") != 0) {
				const char *tip = get(object, "tooltip"), *id = get(object, "id");

				/* escaping makes text longer: "&" is five bytes in XML */
				CU_ASSERT(*tip && strlen(tip) <= 6 * DRAW_TOOLTIP_BYTES);
				CU_ASSERT(*id != '\0');
				for (i = 0; i < nr && strcmp(seen[i], id) != 0; i++)
					;
				CU_ASSERT_EQUAL(i, nr);
				CU_ASSERT_FATAL(nr < SEEN);
				seen[nr++] = id;
			}
			object = a = a ? agnxtout(g, a) : agfstout(g, n);
		}
	}
}

static void ids_are_unique_and_tooltips_bounded(void)
{
	struct err e = ERR_INIT;
	Agraph_t *g = NULL;
	struct kg kg;

	sample_syria(&kg);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, NULL, &e), 0);
	check_objects(g);
	agclose(g);
	sample_release(&kg);
}

static void types_have_classes_shapes_and_a_legend(void)
{
	struct draw_options options = { "A <title> & \"more\"", 0, false };
	struct err e = ERR_INIT;
	Agraph_t *g = NULL;
	Agedge_t *a;
	const char *legend;
	struct kg kg;

	sample_syria(&kg);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, &options, &e), 0);
	CU_ASSERT_STRING_EQUAL(get(agnode(g, (char *)"n1", 0), "class"), "country");
	CU_ASSERT_STRING_EQUAL(get(agnode(g, (char *)"n1", 0), "shape"), "hexagon");
	CU_ASSERT_STRING_EQUAL(get(agnode(g, (char *)"n4", 0), "class"), "person");
	CU_ASSERT_STRING_EQUAL(get(agnode(g, (char *)"e17", 0), "class"), "event happened negative");
	CU_ASSERT_STRING_EQUAL(get(agnode(g, (char *)"e21", 0), "style"), "filled,dashed");
	CU_ASSERT_STRING_EQUAL(get(agnode(g, (char *)"n1", 0), "URL"), "https://example.org/news?id=1&amp;page=2");
	legend = get(g, "label");
	CU_ASSERT_PTR_NOT_NULL(strstr(legend, "A &lt;title&gt; &amp; &quot;more&quot;"));
	CU_ASSERT_PTR_NOT_NULL(strstr(legend, "person"));
	CU_ASSERT_PTR_NULL(strstr(legend, "showing"));
	a = agedge(g, agnode(g, (char *)"n4", 0), agnode(g, (char *)"n1", 0), (char *)"r1", 0);
	CU_ASSERT_PTR_NOT_NULL_FATAL(a);
	CU_ASSERT_STRING_EQUAL(get(a, "label"), "President of");
	CU_ASSERT_STRING_EQUAL(get(a, "class"), "relation leader_of");
	agclose(g);

	options = (struct draw_options){ NULL, 0, true };
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, &options, &e), 0);
	CU_ASSERT_EQUAL(agnnodes(g), (int)kg.node_nr);
	CU_ASSERT_PTR_NOT_NULL(strstr(get(g, "label"), "Obama and Putin leave"));
	CU_ASSERT_PTR_NULL(strstr(get(g, "label"), "planned"));
	agclose(g);
	sample_release(&kg);
}

static void the_most_important_is_kept(void)
{
	struct err e = ERR_INIT;
	struct kg kg;
	size_t max;

	sample_syria(&kg);
	for (max = 1; max < 60; max++) {
		struct draw_options options = { NULL, max, false };
		Agraph_t *g = NULL;

		CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, &options, &e), 0);
		CU_ASSERT(agnnodes(g) <= (int)max);
		CU_ASSERT(agnnodes(g) == (int)max || max > kg.node_nr + kg.event_nr);
		CU_ASSERT_EQUAL(strstr(get(g, "label"), "showing") != NULL, max < kg.node_nr + kg.event_nr);
		if (max >= 20) {
			CU_ASSERT_PTR_NOT_NULL(agnode(g, (char *)"e16", 0));        /* the summit */
			CU_ASSERT_PTR_NOT_NULL(agnode(g, (char *)"n5", 0));         /* Obama */
			CU_ASSERT_PTR_NOT_NULL(agnode(g, (char *)"n1", 0));
		}
		agclose(g);
	}
	sample_release(&kg);
}

static void empty_and_single_graphs_are_drawn(void)
{
	static const struct sample_node one = { "Iceland", ENTITY_COUNTRY, 1, NULL };
	static const struct sample_event event = {
		"2016-09-05", NULL, PRECISION_DAY, "OTHER", "It rains", "It rains.", 0, 0, 0.5, {{0, 0}}, NULL};
	struct kg kg;
	char *dot;

	sample_fill(&kg, NULL, NULL, NULL, 0, NULL, 0, NULL, 0);
	dot = dot_of(&kg, NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(dot, "digraph"));
	free(dot);
	kg.document_nr = 0;
	dot = dot_of(&kg, NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(dot, "0 documents"));
	free(dot);
	sample_release(&kg);

	sample_fill(&kg, NULL, NULL, &one, 1, NULL, 0, NULL, 0);
	dot = dot_of(&kg, NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(dot, "Iceland"));
	free(dot);
	sample_release(&kg);

	sample_fill(&kg, NULL, NULL, NULL, 0, &event, 1, NULL, 0);
	dot = dot_of(&kg, NULL);
	CU_ASSERT_PTR_NOT_NULL(strstr(dot, "It rains"));
	free(dot);
	sample_release(&kg);
}

static void several_relations_are_one_edge(void)
{
	static const struct sample_node node[] = { { "A", ENTITY_PERSON, 2, NULL }, { "B", ENTITY_COUNTRY, 1, NULL } };
	static const struct sample_edge edge[] = {{1, 2, RELATION_LEADER_OF, "President", "x", true},
						  {1, 2, RELATION_CITIZEN_OF, NULL, "y", false},
						  {1, 2, RELATION_MEMBER_OF, "head of the party", "z", false},
						  {1, 2, RELATION_WORKS_FOR, NULL, "z", false},
						  {1, 2, RELATION_OTHER, NULL, "z", false},
						  {2, 1, RELATION_OTHER, NULL, "z", false}};
	struct err e = ERR_INIT;
	Agraph_t *g = NULL;
	struct kg kg;

	sample_fill(&kg, NULL, NULL, node, 2, NULL, 0, edge, 6);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, NULL, &e), 0);
	CU_ASSERT_EQUAL(agnedges(g), 2);
	CU_ASSERT_STRING_EQUAL(get(agfstout(g, agfstnode(g)), "label"),
	                       "former President of\\ncitizen of\\nhead of the party\\n+ 2 more");
	agclose(g);
	sample_release(&kg);
}

int main(void)
{
	static const struct unit_test test[] = {UNIT(control_characters_and_direction_marks_are_removed),
						UNIT(text_is_cut_at_a_character),
						UNIT(text_is_wrapped),
						UNIT(only_web_links_are_links),
						UNIT(dates_read_at_their_precision),
						UNIT(two_runs_give_the_same_bytes),
						UNIT(dot_reads_back_as_the_same_graph),
						UNIT(ids_are_unique_and_tooltips_bounded),
						UNIT(types_have_classes_shapes_and_a_legend),
						UNIT(the_most_important_is_kept),
						UNIT(empty_and_single_graphs_are_drawn),
						UNIT(several_relations_are_one_edge),
						UNIT_END};

	return unit_main("draw", test);
}
