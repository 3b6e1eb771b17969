#include <ctype.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

#include "graph/draw.h"
#include "graph/layout.h"
#include "tests/unit/draw_sample.h"
#include "tests/unit/unit.h"

/* ---- help ---- */

static void render(struct textbuf *out, const struct kg *kg, const struct draw_options *options, const char *format,
                   const char *engine)
{
	struct err e = ERR_INIT;
	Agraph_t *g = NULL;
	int rc;

	textbuf_init(out, LAYOUT_BYTES_MAX);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, kg, options, &e), 0);
	rc = layout_render(out, g, format, engine, &e);
	if (rc < 0)
		printf("\n  %s\n", e.message);
	CU_ASSERT_EQUAL(rc, 0);
	agclose(g);
}

static xmlDocPtr parse(const struct textbuf *svg)
{
	xmlDocPtr doc = xmlReadMemory(svg->s, (int)svg->len, "x.svg", NULL,
	                              XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

	CU_ASSERT_PTR_NOT_NULL(doc);
	return doc;
}

/* Elements of `name` below `node` whose attribute `attribute` starts with `value` (NULL: any). */
static unsigned count(xmlNodePtr node, const char *name, const char *attribute, const char *value)
{
	unsigned nr = 0;

	for (; node; node = node->next) {
		if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0) {
			xmlChar *have = attribute ? xmlGetNoNsProp(node, (const xmlChar *)attribute) : NULL;

			nr += !attribute || (have && strncmp((const char *)have, value, strlen(value)) == 0);
			xmlFree(have);
		}
		nr += count(node->children, name, attribute, value);
	}
	return nr;
}

/* No element and no link that could run anything. */
static void check_harmless(xmlNodePtr node)
{
	for (; node; node = node->next) {
		xmlAttrPtr a;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		CU_ASSERT_STRING_NOT_EQUAL((const char *)node->name, "script");
		CU_ASSERT_STRING_NOT_EQUAL((const char *)node->name, "foreignObject");
		for (a = node->properties; a; a = a->next) {
			xmlChar *value = xmlNodeGetContent((xmlNodePtr)a);

			CU_ASSERT(strncmp((const char *)a->name, "on", 2) != 0);
			if (strcmp((const char *)a->name, "href") == 0)
				CU_ASSERT(strncmp((const char *)value, "http", 4) == 0);
			xmlFree(value);
		}
		check_harmless(node->children);
	}
}

/* All text of the picture in one string, and all tooltips, one a line. */
static void collect(xmlNodePtr node, struct textbuf *text, struct textbuf *tips)
{
	for (; node; node = node->next) {
		if (node->type == XML_TEXT_NODE && node->parent &&
		    strcmp((const char *)node->parent->name, "text") == 0)
			textbuf_puts(text, (const char *)node->content);
		if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "a") == 0) {
			xmlChar *tip = xmlGetProp(node, (const xmlChar *)"title");

			if (tip)
				textbuf_puts(tips, (const char *)tip);
			textbuf_putc(tips, '\f');
			xmlFree(tip);
		}
		collect(node->children, text, tips);
	}
}

/* ---- pictures ---- */

static void svg_is_well_formed_and_whole(void)
{
	struct textbuf svg;
	struct kg kg;
	xmlDocPtr doc;
	size_t part_nr = 0, i;

	sample_syria(&kg);
	for (i = 0; i < kg.event_nr; i++)
		part_nr += kg.event[i].participant_nr + kg.event[i].has_place;
	render(&svg, &kg, NULL, "svg", NULL);
	doc = parse(&svg);
	if (doc) {
		CU_ASSERT_EQUAL(count(doc->children, "g", "class", "node "), kg.node_nr + kg.event_nr);
		CU_ASSERT_EQUAL(count(doc->children, "g", "class", "node event"), kg.event_nr);
		CU_ASSERT_EQUAL(count(doc->children, "g", "class", "edge relation"), kg.edge_nr);
		CU_ASSERT_EQUAL(count(doc->children, "g", "class", "edge role "), part_nr);
		check_harmless(doc->children);
		xmlFreeDoc(doc);
	}
	textbuf_release(&svg);
	sample_release(&kg);
}

static void two_runs_give_the_same_svg(void)
{
	struct textbuf one, two;
	struct kg kg;

	sample_syria(&kg);
	render(&one, &kg, NULL, "svg", NULL);
	render(&two, &kg, NULL, "svg", NULL);
	CU_ASSERT_EQUAL(one.len, two.len);
	CU_ASSERT_STRING_EQUAL(one.s, two.s);
	textbuf_release(&one);
	textbuf_release(&two);
	sample_release(&kg);
}

/* Where a node's outline begins: y of its first point. */
static double top(const char *svg, const char *id)
{
	char start[64];
	const char *at;

	snprintf(start, sizeof start, "<g id=\"%s\"", id);
	at = strstr(svg, start);
	at = at ? strstr(at, "points=\"") : NULL;
	at = at ? strchr(at, ',') : NULL;
	return at ? strtod(at + 1, NULL) : 1e9;
}

static void events_stand_in_the_order_of_time(void)
{
	struct draw_options options = { NULL, 0, false };
	struct kg kg;

	sample_syria(&kg);
	for (options.node_max = 10; options.node_max <= 60; options.node_max += 10) {
		struct textbuf svg;
		double last = -1e9;
		size_t i;

		render(&svg, &kg, &options, "svg", NULL);
		for (i = 0; i < kg.event_nr; i++) {
			double y = top(svg.s, kg.event[i].id);

			if (y == 1e9)
				continue;
			CU_ASSERT(y > last);
			last = y;
		}
		textbuf_release(&svg);
	}
	sample_release(&kg);
}

static void png_and_pdf_are_drawn(void)
{
	struct draw_options options = { NULL, 12, false };
	struct textbuf out;
	struct kg kg;

	sample_syria(&kg);
	render(&out, &kg, &options, "png", NULL);
	CU_ASSERT(out.len > 1000 && memcmp(out.s, "\x89PNG", 4) == 0);
	textbuf_release(&out);
	render(&out, &kg, &options, "pdf", NULL);
	CU_ASSERT(out.len > 1000 && memcmp(out.s, "%PDF", 4) == 0);
	textbuf_release(&out);
	sample_release(&kg);
}

static void mistakes_give_graphviz_own_words(void)
{
	struct textbuf out = TEXTBUF_INIT(LAYOUT_BYTES_MAX);
	struct err e = ERR_INIT;
	Agraph_t *g = NULL;
	struct kg kg;

	sample_syria(&kg);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, NULL, &e), 0);
	CU_ASSERT_EQUAL(layout_render(&out, g, "xlib", NULL, &e), ERR_DRAW);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "'xlib'"));
	err_clear(&e);
	CU_ASSERT_EQUAL(layout_render(&out, g, "svg", "no-such-engine", &e), ERR_DRAW);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "no-such-engine"));
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "not recognized"));
	CU_ASSERT_EQUAL(out.len, 0);
	agclose(g);

	/* and the next one works */
	textbuf_release(&out);
	render(&out, &kg, NULL, "svg", "neato");
	textbuf_release(&out);
	textbuf_init(&out, 1000);
	err_clear(&e);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, NULL, &e), 0);
	CU_ASSERT_EQUAL(layout_render(&out, g, "svg", NULL, &e), ERR_LIMIT);
	agclose(g);
	textbuf_release(&out);
	sample_release(&kg);
}

static void empty_graphs_are_drawn(void)
{
	static const struct sample_node one = { "", ENTITY_OTHER, 0, "" };
	static const char *const engine[] = { "dot", "neato", "fdp", "sfdp" };
	struct textbuf svg;
	struct kg kg;
	size_t i;

	for (i = 0; i < sizeof engine / sizeof *engine; i++) {
		sample_fill(&kg, NULL, NULL, NULL, 0, NULL, 0, NULL, 0);
		render(&svg, &kg, NULL, "svg", engine[i]);
		xmlFreeDoc(parse(&svg));
		textbuf_release(&svg);
		sample_release(&kg);
		sample_fill(&kg, "", NULL, &one, 1, NULL, 0, NULL, 0);
		render(&svg, &kg, NULL, "svg", engine[i]);
		xmlFreeDoc(parse(&svg));
		CU_ASSERT_PTR_NOT_NULL(strstr(svg.s, "(no name)"));
		textbuf_release(&svg);
		sample_release(&kg);
	}
}

/* ---- nasty text ---- */

static const char *const nasty[] = {"<b>bold</b> & <script>alert(1)</script>",
				    "\"quoted\" 'single' ]]> <!-- x -->",
				    "\\G \\N \\E \\T \\H \\L end\\",
				    "line\none\r\ntwo\ttab",
				    "C:\\new\\left\\right \\\\server\\l",
				    "ctl\x01\x02\x1b[31m\x7f\xC2\x9B",
				    "",
				    ("\xE2\x80\xAE"
				     "evil\xE2\x80\xAC"),
				    "&lt;already&gt; &amp; &#60;script&#62; &eacute; &#x202e;",
				    "\xFF\xFE bad \xC0\xAF",
				    "日本の首相と習近平国家主席が北京で会談した",
				    "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
				    "a]]>b<![CDATA[c",
				    "}{|<port>\\n;->",
				    "\xF0\x9F\x98\x80 emoji e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
				    "\xEF\xBF\xBE\xEF\xBF\xBF",
				    "%n%s%d",
				    "-->"};
enum { NASTY_NR = sizeof nasty / sizeof *nasty };

/* Everything that can hold text holds nasty text. */
static void nasty_kg(struct kg *kg, const char *title, const char *url)
{
	static struct sample_node node[NASTY_NR + 1];
	static struct sample_event event[NASTY_NR + 1];
	static struct sample_edge edge[NASTY_NR + 1];
	static char huge[20001];
	size_t i;

	memset(huge, 'x', sizeof huge - 1);
	for (i = 0; i <= NASTY_NR; i++) {
		const char *s = i < NASTY_NR ? nasty[i] : huge;

		node[i] = (struct sample_node){ s, (enum entity_type)(i % ENTITY_TYPE_NR), 3, s };
		event[i] = (struct sample_event){
			"2016-09-05",
			NULL,
			PRECISION_DAY,
			s,
			s,
			s,
			i & 1,
			(enum status)(i % STATUS_NR),
			0.5,
			{{(int)i + 1, (enum role)(i % ROLE_NR)}, {(int)(i + 1) % NASTY_NR + 1, ROLE_PLACE}},
			s};
		edge[i] = (struct sample_edge){
			(int)i + 1, (int)(i + 3) % NASTY_NR + 1, (enum relation_kind)(i % RELATION_KIND_NR), s, s,
			i & 1};
	}
	sample_fill(kg, title, url, node, NASTY_NR + 1, event, NASTY_NR + 1, edge, NASTY_NR + 1);
	kg->document[0].id = nasty[0];
	kg->document[0].source = nasty[1];
}

static void nasty_text_stays_text(void)
{
	static const char *const engine[] = { "dot", "sfdp" };
	struct textbuf text = TEXTBUF_INIT(1 << 24), tips = TEXTBUF_INIT(1 << 24), svg;
	size_t i, j;

	for (i = 0; i < NASTY_NR; i++) {
		struct kg kg;
		xmlDocPtr doc;

		nasty_kg(&kg, nasty[i], i & 1 ? "https://x.org/?a=1&b=\"<script>&lt" : "javascript:alert(1)");
		render(&svg, &kg, NULL, "svg", engine[i & 1]);
		doc = parse(&svg);
		CU_ASSERT_PTR_NULL(strstr(svg.s, "<script"));
		CU_ASSERT_PTR_NULL(strstr(svg.s, "javascript:"));
		CU_ASSERT_PTR_NULL(strstr(svg.s, "\xE2\x80\xAE"));
		for (j = 0; j < svg.len; j++)
			CU_ASSERT((unsigned char)svg.s[j] >= ' ' || svg.s[j] == '\n' || svg.s[j] == '\t' ||
				  svg.s[j] == '\r');
		if (doc) {
			check_harmless(doc->children);
			CU_ASSERT_EQUAL(count(doc->children, "g", "class", "node "), 2 * (NASTY_NR + 1));
			textbuf_clear(&text);
			textbuf_clear(&tips);
			collect(doc->children, &text, &tips);
			xmlFreeDoc(doc);
		}
		textbuf_release(&svg);
		sample_release(&kg);
	}
	/* what was read is what is shown, letter by letter */
	CU_ASSERT_PTR_NOT_NULL(strstr(text.s, "\\G \\N \\E \\T \\H"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text.s, "&lt;already&gt;"));
	CU_ASSERT_PTR_NOT_NULL(strstr(text.s, "&#60;script&#62;"));
	CU_ASSERT_PTR_NOT_NULL(strstr(tips.s, "\\G \\N \\E \\T \\H \\L end\\"));
	CU_ASSERT_PTR_NOT_NULL(strstr(tips.s, "&lt;already&gt; &amp; &#60;script&#62; &eacute;"));
	CU_ASSERT_PTR_NOT_NULL(strstr(tips.s, "<b>bold</b> & <script>"));
	CU_ASSERT_PTR_NOT_NULL(strstr(tips.s, "line one two tab"));
	/* a no-width joiner keeps the letter off the backslash, or Graphviz would end the line there */
	CU_ASSERT_PTR_NOT_NULL(strstr(tips.s, "C:\\\xE2\x81\xA0new\\\xE2\x81\xA0left\\\xE2\x81\xA0right"));
	textbuf_release(&text);
	textbuf_release(&tips);
}

static void tooltips_are_bounded(void)
{
	struct textbuf text = TEXTBUF_INIT(1 << 24), tips = TEXTBUF_INIT(1 << 24), svg;
	struct kg kg;
	xmlDocPtr doc;
	const char *s;

	nasty_kg(&kg, "t", NULL);
	render(&svg, &kg, NULL, "svg", NULL);
	doc = parse(&svg);
	if (doc) {
		collect(doc->children, &text, &tips);
		xmlFreeDoc(doc);
	}
	for (s = tips.s; *s; s += strcspn(s, "\f") + 1) {
		size_t len = strcspn(s, "\f"), run = 0, longest = 0, i;

		/* the breaks in long runs come on top */
		CU_ASSERT(len > 0 && len <= DRAW_TOOLTIP_BYTES + DRAW_TOOLTIP_BYTES / 100);
		for (i = 0; i < len; i++) {
			run = isspace((unsigned char)s[i]) ? 0 : run + 1;
			longest = run > longest ? run : longest;
		}
		CU_ASSERT(longest <= 130);
	}
	textbuf_release(&text);
	textbuf_release(&tips);
	textbuf_release(&svg);
	sample_release(&kg);
}

static void nasty_dot_reads_back(void)
{
	struct textbuf dot = TEXTBUF_INIT(LAYOUT_BYTES_MAX);
	struct err e = ERR_INIT;
	Agraph_t *g = NULL, *back;
	Agnode_t *n;
	struct kg kg;

	nasty_kg(&kg, nasty[2], NULL);
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, NULL, &e), 0);
	CU_ASSERT_EQUAL_FATAL(layout_dot(&dot, g, &e), 0);
	back = agmemread(dot.s);
	CU_ASSERT_PTR_NOT_NULL_FATAL(back);
	CU_ASSERT_EQUAL(agnnodes(back), agnnodes(g));
	CU_ASSERT_EQUAL(agnedges(back), agnedges(g));
	for (n = agfstnode(g); n; n = agnxtnode(g, n)) {
		Agnode_t *m = agnode(back, agnameof(n), 0);

		CU_ASSERT_PTR_NOT_NULL_FATAL(m);
		CU_ASSERT_STRING_EQUAL(agget(n, (char *)"label"), agget(m, (char *)"label"));
		CU_ASSERT_STRING_EQUAL(agget(n, (char *)"tooltip"), agget(m, (char *)"tooltip"));
	}
	agclose(g);
	agclose(back);
	textbuf_release(&dot);
	sample_release(&kg);
}

static void dot_itself_accepts_the_dot(void)
{
	struct textbuf dot = TEXTBUF_INIT(LAYOUT_BYTES_MAX);
	struct err e = ERR_INIT;
	Agraph_t *g = NULL;
	struct kg kg;
	FILE *p;

	if (system("command -v dot >/dev/null 2>&1") != 0)
		return;
	nasty_kg(&kg, nasty[0], "https://x.org/?a=1&b=2");
	CU_ASSERT_EQUAL_FATAL(draw_kg(&g, &kg, NULL, &e), 0);
	CU_ASSERT_EQUAL_FATAL(layout_dot(&dot, g, &e), 0);
	p = popen("dot -Tsvg >/dev/null", "w");
	CU_ASSERT_PTR_NOT_NULL_FATAL(p);
	CU_ASSERT_EQUAL(fwrite(dot.s, 1, dot.len, p), dot.len);
	CU_ASSERT_EQUAL(pclose(p), 0);
	agclose(g);
	textbuf_release(&dot);
	sample_release(&kg);
}

/* ---- size and place ---- */

static void large_graphs_are_cut(void)
{
	enum { N = 500, R = 700 };
	static struct sample_node node[N];
	static struct sample_event event[N];
	static struct sample_edge edge[R];
	struct draw_options options = { NULL, 0, false };
	struct textbuf svg;
	struct kg kg;
	xmlDocPtr doc;
	size_t i;

	for (i = 0; i < N; i++) {
		node[i] = (struct sample_node){"Somebody Important", (enum entity_type)(i % ENTITY_TYPE_NR),
					       (uint32_t)(N - i), NULL};
		event[i] =
			(struct sample_event){"2016-09-05",
					      NULL,
					      PRECISION_DAY,
					      "OTHER",
					      "Somebody meets somebody",
					      NULL,
					      0,
					      0,
					      (double)(i * 7 % 100) / 100,
					      {{(int)(i * 3 % N) + 1, ROLE_ACTOR}, {(int)(i * 5 % N) + 1, ROLE_TARGET}},
					      NULL};
	}
	for (i = 0; i < R; i++)
		edge[i] = (struct sample_edge){
			(int)(i * 11 % N) + 1, (int)(i * 13 % N) + 1, RELATION_ALLY_OF, NULL, NULL, false};
	sample_fill(&kg, "Many", NULL, node, N, event, N, edge, R);
	for (i = 0; i < 2; i++) {
		unsigned wanted = i ? 400 : DRAW_NODE_MAX;

		options.node_max = i ? wanted : 0;
		render(&svg, &kg, &options, "svg", NULL);
		doc = parse(&svg);
		if (doc) {
			CU_ASSERT_EQUAL(count(doc->children, "g", "class", "node "), wanted);
			xmlFreeDoc(doc);
		}
		CU_ASSERT_PTR_NOT_NULL(strstr(svg.s, "of 1000 nodes"));
		textbuf_release(&svg);
	}
	sample_release(&kg);
}

static void the_locale_changes_nothing(void)
{
	struct textbuf one, two;
	struct kg kg;

	if (!setlocale(LC_ALL, "de_DE.UTF-8"))
		return;
	setlocale(LC_ALL, "C");
	sample_syria(&kg);
	render(&one, &kg, NULL, "svg", NULL);
	setlocale(LC_ALL, "de_DE.UTF-8");
	render(&two, &kg, NULL, "svg", NULL);
	CU_ASSERT_STRING_EQUAL(setlocale(LC_NUMERIC, NULL), "de_DE.UTF-8");
	setlocale(LC_ALL, "C");
	CU_ASSERT_STRING_EQUAL(one.s, two.s);
	textbuf_release(&one);
	textbuf_release(&two);
	sample_release(&kg);
}

int main(void)
{
	static const struct unit_test test[] = {UNIT(svg_is_well_formed_and_whole),
						UNIT(two_runs_give_the_same_svg),
						UNIT(events_stand_in_the_order_of_time),
						UNIT(png_and_pdf_are_drawn),
						UNIT(mistakes_give_graphviz_own_words),
						UNIT(empty_graphs_are_drawn),
						UNIT(nasty_text_stays_text),
						UNIT(tooltips_are_bounded),
						UNIT(nasty_dot_reads_back),
						UNIT(dot_itself_accepts_the_dot),
						UNIT(large_graphs_are_cut),
						UNIT(the_locale_changes_nothing),
						UNIT_END};

	return unit_main("layout", test);
}
