/* test_input_html.c - what is taken from web pages, and what is left */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tests/unit/unit.h"
#include "text/html_int.h"
#include "text/input.h"

#define LONG_1 "Turkey and Russia signed an agreement in Moscow on Monday after long talks."
#define LONG_2 "The ministers of both countries shook hands and left without taking questions."
#define LONG_3 "It is the first agreement between the two since a jet was shot down last year."
#define ALL_3 LONG_1 "\n\n" LONG_2 "\n\n" LONG_3

#define LD "<script type=application/ld+json>"

struct page {
	struct doc d;
	struct err e;
	int rc;
};

/* A string constant that may have NUL in it, and its length */
#define BYTES(constant) (constant), sizeof (constant) - 1

static struct page read_bytes(const char *html, size_t len, bool repair)
{
	struct input_options options = { INPUT_AUTO, repair };
	struct page p = { .e = ERR_INIT };
	struct doc rest;
	struct input *in;

	doc_init(&p.d);
	p.rc = input_open_memory(&in, "news/page.html", html, len, &options, &p.e);
	if (p.rc == 0) {
		struct err e = ERR_INIT;

		p.rc = input_next(in, &p.d, &p.e);
		doc_init(&rest);
		CU_ASSERT_EQUAL(input_next(in, &rest, &e), 0);
		doc_release(&rest);
		input_close(in);
	}
	return p;
}

static struct page read_page(const char *html)
{
	return read_bytes(html, strlen(html), false);
}

static void is(const char *wanted, const char *got)
{
	bool same = wanted && got ? strcmp(wanted, got) == 0 : wanted == got;

	CU_ASSERT(same);
	if (!same)
		printf("\nwanted: %s\ngot:    %s\n", wanted ? wanted : "(none)", got ? got : "(none)");
}

static void text_is(const char *html, const char *wanted)
{
	struct page p = read_page(html);

	CU_ASSERT_EQUAL(p.rc, 1);
	is(wanted, p.rc == 1 ? p.d.text : p.e.message);
	doc_release(&p.d);
}

static void title_is(const char *html, const char *wanted)
{
	struct page p = read_page(html);

	CU_ASSERT_EQUAL(p.rc, 1);
	is(wanted, p.d.title);
	doc_release(&p.d);
}

/* `head` in front of some text */
static void date_is(const char *head, const char *wanted)
{
	char html[4096], day[CALENDAR_TEXT];
	struct page p;

	snprintf(html, sizeof html, "%s<p>Obama spoke.</p>", head);
	p = read_page(html);
	CU_ASSERT_EQUAL(p.rc, 1);
	CU_ASSERT_EQUAL(p.d.date_basis, p.d.date == CALENDAR_NONE ? DATE_UNKNOWN : DATE_METADATA);
	is(wanted, p.d.date == CALENDAR_NONE ? NULL : calendar_write(p.d.date, day));
	doc_release(&p.d);
}

static void fails(const char *html, size_t len, enum err_code code, const char *message)
{
	struct page p = read_bytes(html, len, false);

	CU_ASSERT_EQUAL(p.rc, code);
	CU_ASSERT_EQUAL(p.e.code, code);
	is(message, p.e.message);
	doc_release(&p.d);
}

/* ---- character sets ---- */

static void declared_character_sets_are_decoded(void)
{
	static const char utf16[] = "\xFF\xFE<\0p\0>\0P\0e\0t\0\xE9\0 \0\x1D\x20";

	text_is("<meta charset=windows-1252><p>Caf\xE9 \x93open\x94 \x96 5\x80", "Café “open” – 5€");
	text_is("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'><p>"
	        "Caf\xE9 \x93open\x94", "Café “open”");
	text_is("<?xml version='1.0' encoding='iso-8859-15'?><html><body><p>5\xA4 Caf\xE9", "5€ Café");
	text_is("<!-- <meta charset=latin1> --><meta charset='utf-8'><p>Café", "Café");
	text_is("<meta charset=gb2312><p>Beijing \xB1\xB1\xBE\xA9", "Beijing 北京");
	/* what is well-formed UTF-8 with letters beyond ASCII is UTF-8 */
	text_is("<meta charset=iso-8859-1><p>Café “open”", "Café “open”");
	text_is("<meta charset=utf-16><p>Café", "Café");
	text_is("<meta charset=no-such-set><p>Café", "Café");
	text_is("\xEF\xBB\xBF<p>Café", "Café");
	struct page p = read_bytes(BYTES(utf16), false);
	is("Peté \xE2\x80\x9D", p.d.text);
	doc_release(&p.d);
}

static void wrong_bytes_are_an_error_or_are_replaced(void)
{
	static const char nul[] = "<p>Obama\0met", latin_nul[] = "<meta charset=latin1><p>\xE9\0";
	struct page p;

	fails(BYTES("<p>Caf\xE9 open"), ERR_UTF8, "'news/page.html': not UTF-8 at byte 6");
	fails(BYTES("<meta charset=utf-8><p>\xFF\xFE"), ERR_UTF8, "'news/page.html': not UTF-8 at byte 23");
	fails(BYTES(nul), ERR_UTF8, "'news/page.html': not UTF-8 at byte 8");
	fails(BYTES(latin_nul), ERR_UTF8, "'news/page.html': NUL at byte 25");
	p = read_bytes(BYTES("<p>Caf\xE9 open"), true);
	is("Caf\xEF\xBF\xBD open", p.d.text);
	doc_release(&p.d);
	p = read_bytes(BYTES(nul), true);
	is("Obama\xEF\xBF\xBDmet", p.d.text);
	doc_release(&p.d);
	p = read_bytes(BYTES(latin_nul), true);
	is("é\xEF\xBF\xBD", p.d.text);
	doc_release(&p.d);
}

static void references_and_spaces_become_characters(void)
{
	text_is("<p>Turkey &amp; Russia&nbsp;met&#8212;&#x201C;again&rdquo; 5 &lt; 6 AT&T &bogus;",
	        "Turkey & Russia met—“again” 5 < 6 AT&T &bogus;");
	text_is("<p>It&#146;s &#147;over&#148;", "It’s “over”");
	text_is("<p>agree&shy;ment &#8203;on\xE2\x80\x8E \xEF\xBB\xBFMonday", "agreement on Monday");
	text_is("<p>one\x01two\x1B[31m\x7F three&#7; &#0;four\fend", "one two [31m three four end");
	text_is("<p>  one\n\t two  <b> three </b>four<i>teen</i> ", "one two three fourteen");
	text_is("<p>He said <q>no</q> twice", "He said “no” twice");
}

static void the_text_is_utf8_without_control_characters(void)
{
	char html[512];
	size_t i, len = 0;
	struct page p;

	memcpy(html, "<p>x", 4);
	for (i = 1, len = 4; i < 256; i++)
		if (i != '<' && i != '&')
			html[len++] = (char)i;
	p = read_bytes(html, len, true);
	CU_ASSERT_EQUAL(p.rc, 1);
	CU_ASSERT_EQUAL(utf8_invalid_at(p.d.text, p.d.text_len), p.d.text_len);
	for (i = 0; i < p.d.text_len; i++)
		CU_ASSERT((unsigned char)p.d.text[i] >= ' ' || p.d.text[i] == '\n');
	doc_release(&p.d);
}

/* ---- paragraphs ---- */

static void blocks_are_paragraphs(void)
{
	text_is("<h2>Talks</h2><p>One.<p>Two.<blockquote>Three.</blockquote><ul><li>Four.<li>Five.</ul>"
	        "<table><tr><td>Six.<td>Seven.</table><dl><dt>Eight.<dd>Nine.</dl>",
	        "Talks\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nEight.\n\nNine.");
	text_is("<div>One.<br><br>Two.<br>Three.<br />\n <br/>Four.</div>Five.",
	        "One.\n\nTwo.\nThree.\n\nFour.\n\nFive.");
	text_is("<pre>One\n  two   three\n\nFour</pre>", "One\ntwo three\n\nFour");
	text_is("<p>Obama <span>met</span> <a href=x>Putin</a>,<b>too</b>.</p>", "Obama met Putin,too.");
	text_is("<p>One<aside>beside</aside>two", "One\n\ntwo");
	text_is("Only text", "Only text");
}

static void scripts_menus_and_hidden_elements_are_no_text(void)
{
	text_is("<style>p{}</style><script>var p = '<p>no</p>';</script><noscript>No script</noscript><template>"
	        "T</template>"
	        "<nav>Home</nav><p>" LONG_1 "<form><input value=x><button>Go</button></form><p hidden>"
	        "Hidden.<p aria-hidden=true>Hidden."
	        "<p style='color:red; DISPLAY : none'>Hidden.<p class='sr-only'>Hidden.<p class=hidden>Hidden."
	        "<iframe>frame</iframe><textarea>area</textarea><svg><title>svg</title><text>svg</text></svg>"
	        "<figure><img><figcaption>Caption</figcaption>Photo</figure><!-- comment --><del>deleted</del>",
	        LONG_1);
	/* hidden on some screens only */
	text_is("<p class=hidden-xs>" LONG_1, LONG_1);
}

static void words_of_classes_are_whole_words(void)
{
	text_is("<p class='headline shared download adopted'>" LONG_1 "<p class=story-ad>"
	        "Buy this.<div id=relatedStories>Other.</div>"
	        "<div class=ShareBar>Mail</div><div class='ADBox'>Buy.</div><div class=article__most-read>"
	        "Read.</div>"
	        "<div class='with-sidebar'>" LONG_2 "</div><div class='no-ads'>" LONG_3 "</div>",
	        ALL_3);
	CU_ASSERT_EQUAL(html_class_flags("shared headline badge loading"), 0);
	CU_ASSERT_EQUAL(html_class_flags("article-ad"), HTML_BESIDE);
	CU_ASSERT_EQUAL(html_class_flags("jsRelatedStories"), HTML_BESIDE);
	CU_ASSERT_EQUAL(html_class_flags("has-related"), 0);
	CU_ASSERT_EQUAL(html_class_flags("most read"), 0);
	CU_ASSERT_PTR_NULL(html_words_out_of_order());
}

static void the_title_is_not_in_the_text(void)
{
	text_is("<title>Talks fail | Site</title><meta property=og:site_name content=Site><div><h1>"
	        "Talks fail</h1><p>" LONG_1
	        "<p>" LONG_2 "</div>", LONG_1 "\n\n" LONG_2);
	/* as no heading; as a line of one paragraph with the day */
	text_is("<title>Talks fail</title><div><b>TALKS FAIL</b></div><p>" LONG_1, LONG_1);
	text_is("<title>Talks fail</title><td><font size=5>Talks fail</font><br>Monday<p>" LONG_1, "Monday\n\n"
	        LONG_1);
	/* another <h1> before the text is the title once more */
	text_is("<meta property=og:title content='Talks end'><h1>Talks in Moscow end</h1><p>" LONG_1, LONG_1);
	/* but there has to be a text */
	text_is("<h1>Obama met Putin.</h1>", "Obama met Putin.");
}

static void headings_without_a_text_are_left_out(void)
{
	text_is("<article><p>" LONG_1 "<h2>Background</h2><p>" LONG_2 "<h2>More</h2><ul><li><a href=x>"
	        "Another story</a></ul></article>",
	        LONG_1 "\n\nBackground\n\n" LONG_2);
	text_is("<p>" LONG_1 "<h2>Part</h2><h3>Section</h3><p>" LONG_2, LONG_1 "\n\nPart\n\nSection\n\n" LONG_2);
}

/* ---- which part ---- */

static void the_marked_article_is_taken(void)
{
	text_is("<p>About us: a newspaper that was founded in the last century by its readers.</p><article><p>"
	        LONG_1 "<p>" LONG_2
	        "<p>" LONG_3 "</article><p>Copyright", ALL_3);
	text_is("<main><p>" LONG_1 "<div><p>" LONG_2 "<p>" LONG_3 "</div></main><p>Imprint of the page,"
	        " with all the names.", ALL_3);
	text_is("<article><p>Teaser of something else that is long enough to be prose.</p>"
	        "<div itemprop=articleBody><p>" LONG_1
	        "<p>" LONG_2 "<p>" LONG_3 "</div></article>", ALL_3);
	/* of several the one that matters; all of them when they share the text */
	text_is("<article><p>" LONG_1 "<p>" LONG_2 "<p>" LONG_3 "</article><article><p>"
	        "A teaser that is as long as prose, and a bit.</article>",
	        ALL_3);
	text_is("<div><article><p>" LONG_1 "</article><article><p>" LONG_2 "</article><article><p>" LONG_3
	        "</article></div>", ALL_3);
	/* marked teasers beside an article that is not */
	text_is("<article><a href=x>Other</a></article><div><p>" LONG_1 "<p>" LONG_2 "<p>" LONG_3 "</div>", ALL_3);
}

static void the_densest_part_is_taken(void)
{
	text_is("<div id=top><a href=/>Home</a> <a href=/w>World</a> Monday</div><div><div><p>" LONG_1 "<p>"
	        LONG_2 "<p>" LONG_3
	        "</div></div><div>Copyright 2016</div>", ALL_3);
	/* a lead before the part with most of it */
	text_is("<div><p>" LONG_1 "</p><div><p>" LONG_2 "<p>" LONG_3 "<p>" LONG_2 "</div></div>", ALL_3 "\n\n"
	        LONG_2);
	/* one paragraph much longer than the others */
	text_is("<div><div>" LONG_1 "</div><div>" LONG_2 " " LONG_2 " " LONG_2 " " LONG_2 " " LONG_2 " " LONG_2
	        "</div></div>",
	        LONG_1 "\n\n" LONG_2 " " LONG_2 " " LONG_2 " " LONG_2 " " LONG_2 " " LONG_2);
	/* a form around all, as ASP.NET has it; a class that means something else */
	text_is("<form><p>" LONG_1 "<p>" LONG_2 "<p>" LONG_3 "</form>", ALL_3);
	text_is("<div class=social><p>" LONG_1 "<p>" LONG_2 "<p>" LONG_3 "</div>", ALL_3);
}

static void readers_comments_are_left_out(void)
{
	text_is("<div><p>" LONG_1 "<p>" LONG_2 "<p>" LONG_3 "</div><div id=comments><p>" LONG_1 " No!<p>" LONG_2
	        " No!<p>" LONG_3 " No!<p>"
	        LONG_1 " Yes!<p>" LONG_2 " Yes!<p>" LONG_3 " Yes!</div>", ALL_3);
}

static void links_and_labels_are_no_paragraphs(void)
{
	text_is("<article><p>" LONG_1 "<p><a href=x>READ MORE: Another story about something else</a><p>"
	        "Advertisement<p>Share this:<p>|<p>" LONG_2
	        "<p>Related: <a href=x>Another story about something else</a><p>" LONG_3 "</article>", ALL_3);
	CU_ASSERT(html_is_label("ADVERTISEMENT", 13));
	CU_ASSERT(!html_is_label("Advertisement sales fell.", 25));
}

static void real_layouts(void)
{
	/* WordPress */
	text_is("<html><head><meta charset=UTF-8><title>Talks &#8211; Coast</title>"
	        "<meta property=og:site_name content=Coast></head>"
	        "<body class='single-post has-sidebar comments-open'>"
	        "<a class='skip-link screen-reader-text' href=#c>Skip to content</a>"
	        "<header id=masthead><p class=site-title><a href=/>Coast</a></p><p>All the news from the coast,"
	        " day by day.</p></header>"
	        "<main><article class='post category-social tag-ads'><header class=entry-header><h1>Talks</h1>"
	        "<div class=entry-meta>"
	        "<span class=posted-on><time class='entry-date published' datetime=2019-03-12T08:15:00+00:00>"
	        "March 12</time></span> by Ama"
	        "</div></header><div class=entry-content><figure><figcaption>"
	        "The ministers at the table.</figcaption></figure><p>" LONG_1
	        "</p><p>" LONG_2 "</p><blockquote><p>" LONG_3 "</p></blockquote>"
	        "<div class='sharedaddy sd-sharing-enabled'><h3>Share this:"
	        "</h3></div></div><footer class=entry-footer>Posted in World</footer></article>"
	        "<div id=comments class=comments-area><h2>One"
	        " thought</h2><p>" LONG_1 " I do not think so at all.</p></div></main><aside><h2>"
	        "Recent Posts</h2></aside>", ALL_3);
	/* a component a paragraph */
	text_is("<main><article class=ssrcss-1><div data-component=headline-block><h1>Talks</h1></div>"
	        "<div data-component=byline-block>"
	        "<time datetime=2014-04-02>2 April</time></div><figure><span>Image source, AFP</span></figure>"
	        "<div data-component=text-block><p><b>" LONG_1 "</b></p></div><div data-component=links-block><p>"
	        "More on this story</p><ul>"
	        "<li><a href=x>Why are there talks?</a></ul></div><div data-component=text-block><p>" LONG_2
	        "</p></div>"
	        "<div data-component=text-block><p>" LONG_3 "</p></div><section data-component=tag-list><h2>"
	        "Related Topics</h2>Talks</section>"
	        "</article></main>", ALL_3);
	/* paragraphs in <div>s */
	text_is("<div><main><article><header><h1>Talks</h1><p class=author>By <a href=j>Jo Do</a></p><time><span>"
	        "March 1, 2016</span>"
	        "<span>2:20 PM UTC</span></time></header><div class='article-body paywall'>"
	        "<div data-testid=paragraph-0>" LONG_1
	        "</div><div data-testid=Advertisement>Advertisement · Scroll to continue</div>"
	        "<div data-testid=paragraph-1>" LONG_2
	        "</div><div data-testid=paragraph-2>" LONG_3 "</div><p>Our Standards: <a href=t>"
	        "The Trust Principles, opens new tab</a></p>"
	        "</div></article></main></div>", ALL_3);
	/* a modern agency's */
	text_is("<main><div class=Page-content><h1>Talks</h1><bsp-page-actions><span>Share</span>"
	        "</bsp-page-actions><div class=Page-byline>"
	        "By JO DO</div><div class=Page-dateModified>Published March 6, 2021</div><div class=RichTextBody>"
	        "<p>" LONG_1
	        "</p><div class='SovrnAd Advertisement'>Buy this thing, dear reader, and buy it today.</div><p>"
	        LONG_2
	        "</p><div class=PageList><div>Related Stories</div><a href=x>The House will vote on the bill</a>"
	        "</div><p>___</p><p>" LONG_3
	        "</p></div></div></main>", ALL_3);
	/* 1999 */
	text_is("<HTML><HEAD><TITLE>Talks</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><TABLE><TR><TD COLSPAN=2>"
	        "<IMG ALT=Herald></TD></TR><TR>"
	        "<TD WIDTH=120><FONT SIZE=1><A HREF=/>Home</A><BR><A HREF=/w>World</A><BR></FONT></TD><TD>"
	        "<FONT SIZE=5><B>Talks</B></FONT>"
	        "<P><FONT FACE=Times>" LONG_1 "<P>" LONG_2 "<P>" LONG_3 "</FONT></TD></TR></TABLE><HR><CENTER>"
	        "&copy; 1999 Herald</CENTER>",
	        ALL_3);
	/* <br> for paragraphs */
	text_is("<div id=nav><a href=/>Home</a> | <a href=/n>News</a></div><div class=story>\n" LONG_1 "<br>"
	        "<br>\n" LONG_2 "<br /> <br />\n"
	        LONG_3 "</div><div>Copyright 2016</div>", ALL_3);
}

static void a_page_without_text_is_an_error(void)
{
	fails(BYTES(""), ERR_FORMAT, "'news/page.html': no text");
	fails(BYTES(" \n "), ERR_FORMAT, "'news/page.html': no text");
	fails(BYTES("<html><body><nav>Home</nav><p> &nbsp; </p>"), ERR_FORMAT, "'news/page.html': no text");
}

static void the_body_in_json_is_taken_when_the_page_has_none(void)
{
	text_is(LD "{\"@type\":\"NewsArticle\",\"articleBody\":\"One &amp; two.\\nThree.\"}</script><div id=app>"
	        "</div>",
	        "One & two.\n\nThree.");
	text_is(LD "{\"@type\":\"NewsArticle\",\"articleBody\":\"<p>One<b>.</b></p><p>Two.</p>\"}</script>",
	        "One.\n\nTwo.");
	text_is(LD "{\"@type\":\"NewsArticle\",\"articleBody\":\"Shorter.\"}</script><p>" LONG_1, LONG_1);
}

/* ---- metadata ---- */

static void metadata_of_json_ld(void)
{
	struct page p = read_page(
		"<title>Other</title><link rel=canonical href=https://a.example/1>"
		"<script type=application/ld+json>\n"
		"{\"@context\":\"https://schema.org\",\"@graph\":[null,1,"
		"{\"@type\":\"WebPage\",\"name\":\"Page\",\"datePublished\":\"2001-01-01\"},"
		"{\"@type\":[\"Thing\",\"ReportageNewsArticle\"],\"headline\":\"Talks &#8220;fail&#8221;\","
		"\"datePublished\":"
		"\"2016-09-05T10:00:00+02:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Jo Do\"},"
		"{\"@id\":\"#b\"}],\"publisher\":{\"@id\":\"#p\"},"
		"\"url\":\"https://b.example/1\"},"
		"{\"@id\":\"#p\",\"@type\":\"Organization\",\"name\":\"Herald\"},"
		"{\"@id\":\"#b\",\"name\":\"Al Bo\"}]}\n"
		"</script><p>Obama spoke.");

	CU_ASSERT_EQUAL(p.rc, 1);
	is("page", p.d.id);
	is("Talks “fail”", p.d.title);
	is("Herald", p.d.source);
	is("https://a.example/1", p.d.url);
	is("Jo Do, Al Bo", p.d.author);
	CU_ASSERT_EQUAL(p.d.date, calendar_day(2016, 9, 5));
	CU_ASSERT_EQUAL(p.d.date_basis, DATE_METADATA);
	doc_release(&p.d);
}

static void metadata_of_tags(void)
{
	struct page p = read_page("<meta property=og:url content=https://a.example/2>"
	                          "<meta name=author content='By Jo Do'>"
	                          "<meta property=og:site_name content='The &amp; Herald'>"
	                          "<meta property='og:title' content=''>"
	                          "<meta name='twitter:title' content=' Talks\n fail - the & herald '><p>"
	                          "Obama spoke.");

	CU_ASSERT_EQUAL(p.rc, 1);
	is("Talks fail", p.d.title);
	is("The & Herald", p.d.source);
	is("https://a.example/2", p.d.url);
	is("Jo Do", p.d.author);
	doc_release(&p.d);
}

static void titles(void)
{
	title_is("<title>Talks | Site</title><p>x", "Talks | Site");
	title_is("<title>Talks | Site</title><meta property=og:site_name content=Site><p>x", "Talks");
	title_is("<title>Site: Talks</title><meta property=og:site_name content=Site><p>x", "Talks");
	title_is("<title>Talks | Site</title><h1>Talks fail</h1><p>x", "Talks fail");
	title_is("<title>Talks | Site</title><h1>Site</h1><main><h1>Talks fail</h1></main><p>x", "Talks fail");
	title_is("<h1>Talks fail</h1><meta property=og:title content='Talks end'><p>x", "Talks end");
	title_is("<svg><title>Logo</title></svg><title>Talks</title><p>x", "Talks");
	title_is("<p>x", NULL);
}

static void dates(void)
{
	date_is(LD "{\"@type\":\"NewsArticle\",\"datePublished\":\"2016-09-05\"}</script>"
	        "<meta property=article:published_time content=2016-09-06>", "2016-09-05");
	date_is(LD "[{\"@type\":\"Article\",\"datePublished\":\"soon\"}]</script>"
	        "<meta property=article:published_time content=2016-09-06T10:00:00Z>", "2016-09-06");
	/* almost JSON: a line end in a string, a comment, a comma too many */
	date_is(LD "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"a\nb\",\"datePublished\":\"2016-09-05\"}\n"
	        "//]]></script>", "2016-09-05");
	date_is(LD "{\"@type\":\"Article\",\"datePublished\": \"2016-09-05\",}</script>", "2016-09-05");
	date_is(LD "[{\"@graph\":[1,null,{\"datePublished\":[]}]},</script>", NULL);
	date_is("<meta name=DC.date.issued content=2016-09-05>", "2016-09-05");
	date_is("<meta name=pubdate content=20160905101500>", "2016-09-05");
	date_is("<meta name=OriginalPublicationDate content='2016/09/05 10:15:00'>", "2016-09-05");
	date_is("<meta itemprop=datePublished content=2016-09-05>", "2016-09-05");
	date_is("<span itemprop=datePublished content=2016-09-05>today</span>", "2016-09-05");
	date_is("<time datetime=2016-09-04>x</time><time pubdate datetime=2016-09-05>x</time>", "2016-09-05");
	date_is("<time datetime=2016-09-04>x</time><article><time datetime=2016-09-05>x</time></article>",
	        "2016-09-05");
	date_is("<aside><time datetime=2016-09-04>x</time></aside><time datetime=x>September 5, 2016</time>", NULL);
	date_is("<time>September 5, 2016</time>", "2016-09-05");
	date_is("<abbr class=published title=2016-09-05T10:00:00Z>Monday</abbr>", "2016-09-05");
	date_is("<div class=date>Published: 5 September 2016</div>", "2016-09-05");
	date_is("<link rel=canonical href=https://a.example/2016/09/05/talks>", "2016-09-05");
	date_is("<link rel=canonical href=https://a.example/2016/19/05/talks>", NULL);
	date_is("<meta property=article:modified_time content=2016-09-07><time datetime=2016-09-05>x</time>",
	        "2016-09-05");
	date_is("<meta property=article:modified_time content=2016-09-07>", "2016-09-07");
	date_is("<meta name=date content=yesterday>", NULL);
	/* the line with the day stays when the day is known from nowhere else */
	text_is("<article><p class=byline>By Jo Do, early in September of the year 2016</p><p>" LONG_1 "</article>",
	        "By Jo Do, early in September of the year 2016\n\n" LONG_1);
}

/* ---- large and odd pages ---- */

static char *repeat(const char *piece, size_t nr, const char *end)
{
	size_t len = strlen(piece), i;
	char *s = malloc(len * nr + strlen(end) + 1);

	if (!s)
		abort();
	for (i = 0; i < nr; i++)
		memcpy(s + i * len, piece, len);
	strcpy(s + len * nr, end);
	return s;
}

static void large_pages_are_read(void)
{
	static const struct { const char *piece; size_t nr; const char *end; } odd[] = {
		{ "<div>", 100000, LONG_1 }, { "<div><b><span><p><i>", 20000, LONG_1 }, { "<b></i>", 50000, LONG_1 },
		{ "<article>", 50000, LONG_1 }, { "<table><tr><td>", 30000, LONG_1 }, { "<font>", 50000, "<p>" LONG_1 },
		{ "<p class=ad-related>", 20000, "<p class=x>" LONG_1 }, { "<h1>", 50000, "<p>" LONG_1 },
		{ "<time>", 50000, "<p>" LONG_1 }, { "<!-->", 50000, LONG_1 }, { "<script></scr", 30000, "</script>" LONG_1 }
	};
	size_t i;
	char *s;
	struct page p;

	for (i = 0; i < sizeof odd / sizeof *odd; i++) {
		s = repeat(odd[i].piece, odd[i].nr, odd[i].end);
		text_is(s, LONG_1);
		free(s);
	}
	s = repeat("Obama met Putin. ", 600000, "");
	p = read_page(s);
	CU_ASSERT_EQUAL(p.d.text_len, strlen(s) - 1);
	doc_release(&p.d);
	free(s);
	/* many attributes */
	s = repeat(" a", 100000, ">" LONG_1);
	memcpy(s, "<p", 2);
	text_is(s, LONG_1);
	free(s);
}

static void cut_pages_are_read(void)
{
	static const char page[] = "<html><head><title>Talks &amp; more</title><script type=application/ld+json>"
		"{\"@type\":\"Article\",\"author\":"
		"[\"Jo\"]}</script></head><body><article><h1 class=\"a b\">Talks</h1><p>" LONG_1 "<br><br>"
		"&#8220;No&rdquo;<!-- x --></article>";
	size_t len;

	for (len = 0; len < sizeof page; len++) {
		struct page p = read_bytes(page, len, false);

		CU_ASSERT(p.rc == 1 || (p.rc == ERR_FORMAT && strstr(p.e.message, "no text")));
		doc_release(&p.d);
	}
}

static void *read_many(void *data)
{
	int i;

	for (i = 0; i < 200; i++) {
		struct page p = read_page("<title>Talks</title><meta charset=latin1><p>" LONG_1 " \xE9<p>" LONG_2);

		if (p.rc != 1 || strcmp(p.d.text, LONG_1 " é\n\n" LONG_2) != 0)
			*(bool *)data = true;
		doc_release(&p.d);
	}
	return NULL;
}

static void several_threads_read(void)
{
	pthread_t thread[4];
	bool wrong[4] = { false };
	int i;

	for (i = 0; i < 4; i++)
		CU_ASSERT_EQUAL_FATAL(pthread_create(&thread[i], NULL, read_many, &wrong[i]), 0);
	for (i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
		CU_ASSERT(!wrong[i]);
	}
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(declared_character_sets_are_decoded), UNIT(wrong_bytes_are_an_error_or_are_replaced),
		UNIT(references_and_spaces_become_characters), UNIT(the_text_is_utf8_without_control_characters),
		UNIT(blocks_are_paragraphs), UNIT(scripts_menus_and_hidden_elements_are_no_text),
		UNIT(words_of_classes_are_whole_words), UNIT(the_title_is_not_in_the_text),
		UNIT(headings_without_a_text_are_left_out), UNIT(the_marked_article_is_taken),
		UNIT(the_densest_part_is_taken), UNIT(readers_comments_are_left_out),
		UNIT(links_and_labels_are_no_paragraphs), UNIT(real_layouts),
		UNIT(a_page_without_text_is_an_error), UNIT(the_body_in_json_is_taken_when_the_page_has_none),
		UNIT(metadata_of_json_ld), UNIT(metadata_of_tags), UNIT(titles), UNIT(dates),
		UNIT(large_pages_are_read), UNIT(cut_pages_are_read), UNIT(several_threads_read), UNIT_END
	};

	return unit_main("input_html", test);
}
