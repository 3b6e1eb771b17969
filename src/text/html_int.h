/* html_int.h - what the reader of HTML is made of                                              (layer: text, private)
 *
 *     input_html.c     bytes and their character set; puts these together
 *     html_page.c      libxml2's parser -> a flat tree
 *     html_words.c     tags, and the words in class names that tell what is not the article
 *     html_meta.c      title, date, author, source, address: meta tags, JSON-LD, <time>, <h1>, <title>
 *     html_text.c      which part of the page is the article, and its paragraphs
 *
 * The tree is an array in the order of the page: the nodes below node i are those after it and before node[i].end.  So
 * every pass over it is a loop, whatever the depth, and what is inherited is handed down by going through it once. */
#ifndef DATELINE_TEXT_HTML_INT_H
#define DATELINE_TEXT_HTML_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/input_int.h"

enum html_tag {
	TAG_OTHER, TAG_TEXT, TAG_ARTICLE, TAG_BR, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6, TAG_LINK, TAG_MAIN,
	TAG_META, TAG_PRE, TAG_Q, TAG_ROOT, TAG_SCRIPT, TAG_TABLE, TAG_TIME, TAG_TITLE
};

enum html_flag {
	/* what the element is */
	HTML_BLOCK = 1u << 0,           /* begins and ends a paragraph */
	HTML_PARAGRAPH = 1u << 1,       /* a paragraph or list, no container of an article */
	HTML_WHOLE = 1u << 2,           /* <html>, <body>, <main>, <article>: its class says nothing */
	HTML_MARKED = 1u << 3,          /* <article>, <main> */
	HTML_ARTICLE_BODY = 1u << 4,    /* itemprop=articleBody */
	HTML_JSON_LD = 1u << 5,
	HTML_PUBLISHED = 1u << 6,       /* <time pubdate> */
	HTML_DATE = 1u << 7,            /* its class says that it is a date */
	HTML_AUTHOR = 1u << 8,          /* rel=author */

	/* what it and all below it are */
	HTML_IN_LINK = 1u << 9,
	HTML_IN_PRE = 1u << 10,
	HTML_IN_HEADER = 1u << 11,
	HTML_IN_HEADING = 1u << 12,
	HTML_IN_MARKED = 1u << 13,
	HTML_GONE = 1u << 14,           /* no text to read: scripts, menus, captions, what is hidden */
	HTML_FIGURE = 1u << 15,         /* the same, but tables in it are text */
	HTML_BESIDE = 1u << 16,         /* by tag, role or class not of the article: asides, advertisements */
	HTML_COMMENTS = 1u << 17,       /* readers' */
	HTML_BYLINE = 1u << 18,         /* who wrote it and when */
	HTML_INHERITED = HTML_IN_LINK | HTML_IN_PRE | HTML_IN_HEADER | HTML_IN_HEADING | HTML_IN_MARKED | HTML_GONE |
			 HTML_FIGURE | HTML_BESIDE | HTML_COMMENTS | HTML_BYLINE
};

struct html_node {
	uint32_t parent, end;
	uint32_t block;         /* itself or the nearest node above it with HTML_BLOCK; the root */
	uint32_t at, len;       /* of a text: its bytes in page->pool; of a time: its datetime */
	uint32_t own;           /* flags from its tag and attributes */
	uint32_t all;           /* with those inherited, see html_inherit() */
	enum html_tag tag;
};

struct html_page {
	struct html_node *node; /* [0] is the root, above all */
	size_t node_nr, node_alloc;
	struct textbuf pool;
	uint32_t open;          /* while parsing: the innermost element */
	bool failed;            /* no memory for a node */
	void *parser;           /* while parsing: libxml2's context */

	/* Metadata: of each field what has the best rank (the smallest; the first of equals). */
	struct textbuf *field;  /* borrowed: [RECORD_FIELD_NR] */
	int rank[RECORD_FIELD_NR];
	struct textbuf article; /* articleBody of JSON-LD */
};

/* ---- html_words.c ---- */

/* The tag's flags; *tag gets which it is. */
uint32_t html_tag_flags(const char *name, enum html_tag *tag);

/* The flags that the words of a class, id or name give: HTML_BESIDE, HTML_COMMENTS, HTML_BYLINE, HTML_DATE,
 * HTML_GONE. */
uint32_t html_class_flags(const char *s);

/* The flags of an ARIA role. */
uint32_t html_role_flags(const char *s);

/* Is the paragraph only "Advertisement", "Share this", ...? */
bool html_is_label(const char *s, size_t len);

/* Are `n` bytes, or all up to a NUL in both, the same, letter case of ASCII left out?  As strncasecmp()
 * in the C locale. */
bool html_same_ascii(const char *a, const char *b, size_t n);

/* Is `word` one of the blank-separated words of `list`, letter case left out? */
bool html_has_word(const char *list, const char *word);

/* Are the letters and digits of both the same? */
bool html_same_words(const char *a, size_t a_len, const char *b, size_t b_len);

/* For the unit test: the first word that is out of order, or NULL. */
const char *html_words_out_of_order(void);

/* ---- html_page.c ---- */

/* Parse UTF-8 into an initialised page, meta tags included; some bytes of `html` are made blank.  0 or ERR_NOMEM. */
int html_page_parse(struct html_page *p, struct textbuf *html);
void html_page_init(struct html_page *p, struct textbuf *field);
void html_page_release(struct html_page *p);

/* Fill node[].all from node[].own, the flags in `without` left out. */
void html_inherit(struct html_page *p, uint32_t without);

/* What character `c` of a page becomes: 0 for none, a blank for white space. */
uint32_t html_character(uint32_t c);

/* Append `s` with its white space collapsed and, if asked, character references decoded. */
int html_add_clean(struct textbuf *to, const char *s, size_t len, bool decode);

/* Append the text below node `i`. */
int html_add_text_of(const struct html_page *p, uint32_t i, struct textbuf *to);

/* ---- html_meta.c ---- */

/* Attributes of <meta>, <link>, and of elements with itemprop. NULL: not given. */
void html_meta_tag(struct html_page *p, const char *key, const char *content);
void html_link_tag(struct html_page *p, const char *rel, const char *href);

/* What is known only when the page is parsed.  Needs html_inherit().  0 or negative. */
int html_meta_finish(struct html_page *p);

/* ---- html_text.c ---- */

/* The main text into `to`.  0 or negative. */
int html_text(struct html_page *p, struct textbuf *to);

#endif
