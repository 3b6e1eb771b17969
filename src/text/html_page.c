/* html_page.c - from HTML to a flat tree, by libxml2's parser
 *
 * The parser is used for its events only (SAX): its own tree stops at a depth of 256 and at texts of 10 MB, and takes
 * four times the memory.  It is given the whole page at once, but in the manner of pieces ("push"), which takes less
 * memory on its way.  The parser of HTML knows no external entities or DTDs. */
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/html_int.h"

enum {
	/* Elements open at once, as in browsers: the parser looks through all at each end tag without a start. */
	DEPTH_MAX = 500,
	/* Attributes of one element: the parser compares each with all before it. */
	ATTRIBUTES_MAX = 1000
};

/* ---- the tree ---- */

static struct html_node *add_node(struct html_page *p, enum html_tag tag, uint32_t own)
{
	struct html_node *n;
	uint32_t i = (uint32_t)p->node_nr;

	if (p->node_nr == p->node_alloc) {
		size_t alloc = p->node_alloc ? p->node_alloc * 2 : 256;
		struct html_node *more = alloc < UINT32_MAX ? realloc(p->node, alloc * sizeof *more) : NULL;

		if (!more) {
			p->failed = true;
			return NULL;
		}
		p->node = more;
		p->node_alloc = alloc;
	}
	n = &p->node[p->node_nr++];
	*n = (struct html_node){ .parent = p->open, .end = i + 1, .own = own, .tag = tag };
	n->block = i && !(own & HTML_BLOCK) ? p->node[p->open].block : i;
	return n;
}

void html_page_init(struct html_page *p, struct textbuf *field)
{
	int i;

	*p = (struct html_page){ .field = field };
	textbuf_init(&p->pool, DOC_BYTES_MAX);
	textbuf_init(&p->article, DOC_BYTES_MAX);
	for (i = 0; i < RECORD_FIELD_NR; i++) {
		textbuf_clear(&field[i]);
		p->rank[i] = INT32_MAX;
	}
}

void html_page_release(struct html_page *p)
{
	free(p->node);
	textbuf_release(&p->pool);
	textbuf_release(&p->article);
}

void html_inherit(struct html_page *p, uint32_t without)
{
	size_t i;

	p->node[0].all = p->node[0].own & ~without;
	for (i = 1; i < p->node_nr; i++) {
		struct html_node *n = &p->node[i];
		uint32_t above = p->node[n->parent].all & HTML_INHERITED;

		if (n->tag == TAG_TABLE || n->tag == TAG_PRE)
			above &= ~(uint32_t)HTML_FIGURE;
		n->all = (n->own & ~without) | above;
	}
}

/* ---- events ---- */

/* Append to the pool; the node gets the place. */
static void keep(struct html_page *p, struct html_node *n, const char *s, size_t len)
{
	if (!n->len)
		n->at = (uint32_t)p->pool.len;
	if (textbuf_add(&p->pool, s, len) == 0)
		n->len += (uint32_t)len;
}

/* Is the style one of "display: none", "visibility: hidden"? */
static bool is_unseen(const char *style)
{
	static const char *const unseen[] = { "display:none", "visibility:hidden" };
	char s[256];
	size_t n = 0;

	for (; *style && n + 1 < sizeof s; style++)
		if (!strchr(" \t\r\n", *style))
			s[n++] = *style >= 'A' && *style <= 'Z' ? (char)(*style | 32) : *style;
	s[n] = '\0';
	return strstr(s, unseen[0]) || strstr(s, unseen[1]);
}

/* What the attributes say about the element, which is the newest node; metadata goes to where it belongs. */
static uint32_t read_attributes(struct html_page *p, enum html_tag tag, const xmlChar **attribute)
{
	const char *key = NULL, *itemprop = NULL, *content = NULL, *rel = NULL, *href = NULL;
	const char *date = NULL, *title = NULL;
	uint32_t flags = 0;

	for (; attribute && attribute[0]; attribute += 2) {
		const char *name = (const char *)attribute[0], *value = attribute[1] ? (const char *)attribute[1] : "";

		if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0 || strcmp(name, "data-component") == 0 ||
		    strcmp(name, "data-testid") == 0)
			flags |= html_class_flags(value);
		else if (strcmp(name, "property") == 0 || (strcmp(name, "name") == 0 && !key))
			key = value;
		else if (strcmp(name, "http-equiv") == 0 && !key)
			key = value;
		else if (strcmp(name, "content") == 0)
			content = value;
		else if (strcmp(name, "itemprop") == 0)
			itemprop = value;
		else if (strcmp(name, "rel") == 0)
			rel = value;
		else if (strcmp(name, "href") == 0)
			href = value;
		else if (strcmp(name, "datetime") == 0)
			date = value;
		else if (strcmp(name, "title") == 0)
			title = value;
		else if (strcmp(name, "pubdate") == 0)
			flags |= HTML_PUBLISHED;
		else if (strcmp(name, "role") == 0)
			flags |= html_role_flags(value);
		else if (strcmp(name, "hidden") == 0 ||
		         (strcmp(name, "aria-hidden") == 0 && strcmp(value, "true") == 0) ||
		         (strcmp(name, "style") == 0 && is_unseen(value)))
			flags |= HTML_GONE;
		else if (strcmp(name, "type") == 0 && tag == TAG_SCRIPT && html_has_word(value, "application/ld+json"))
			flags |= HTML_JSON_LD;
	}
	if (itemprop && html_has_word(itemprop, "articleBody"))
		flags |= HTML_ARTICLE_BODY;
	if (rel && html_has_word(rel, "author"))
		flags |= HTML_AUTHOR;
	if (itemprop && html_has_word(itemprop, "datePublished"))
		flags |= HTML_PUBLISHED;
	if (tag == TAG_META && content) {
		html_meta_tag(p, key ? key : itemprop, content);
		if (key && itemprop)
			html_meta_tag(p, itemprop, content);
	} else if (tag == TAG_LINK && rel && href) {
		html_link_tag(p, rel, href);
	} else if (itemprop && content) {
		html_meta_tag(p, itemprop, content);
	}
	if (!date && (flags & HTML_DATE))
		date = title;           /* <abbr class="published" title="2016-09-05"> */
	if (date && (tag == TAG_TIME || (flags & HTML_DATE)))
		keep(p, &p->node[p->node_nr - 1], date, strlen(date));
	return flags;
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attribute)
{
	struct html_page *p = data;
	htmlParserCtxtPtr parser = p->parser;
	enum html_tag tag;
	uint32_t own = html_tag_flags((const char *)name, &tag), more;
	struct html_node *n = add_node(p, tag, own);

	if (!n)
		return;
	more = read_attributes(p, tag, attribute);
	if ((own | more) & (HTML_WHOLE | HTML_ARTICLE_BODY))
		more &= ~(uint32_t)(HTML_BESIDE | HTML_COMMENTS | HTML_BYLINE | HTML_DATE);
	if ((own & (HTML_WHOLE | HTML_MARKED)) == HTML_WHOLE)   /* a script shows the page once it is laid out */
		more &= ~(uint32_t)HTML_GONE;
	n->own |= more;
	p->open = (uint32_t)p->node_nr - 1;
#if LIBXML_VERSION < 21400
	/* An element too deep ends at once, and what is in it is its parent's. */
	if (parser->nameNr > DEPTH_MAX && tag != TAG_SCRIPT && strcmp((const char *)name, "style") != 0) {
		parser->nameTab[--parser->nameNr] = NULL;
		parser->name = parser->nameTab[parser->nameNr - 1];
		p->open = n->parent;
	}
#else
	(void)parser;
#endif
}

static void end_element(void *data, const xmlChar *name)
{
	struct html_page *p = data;
	enum html_tag tag;

	html_tag_flags((const char *)name, &tag);
	if (!p->open || p->failed)
		return;
	p->node[p->open].end = (uint32_t)p->node_nr;
	p->open = p->node[p->open].parent;
}

static void characters(void *data, const xmlChar *s, int len)
{
	struct html_page *p = data;
	struct html_node *last = &p->node[p->node_nr - 1], *open = &p->node[p->open];

	if (p->failed || len <= 0 || (open->tag == TAG_SCRIPT && !(open->own & HTML_JSON_LD)))
		return;
	if (last->tag != TAG_TEXT || last->parent != p->open)
		last = add_node(p, TAG_TEXT, 0);
	if (last)
		keep(p, last, (const char *)s, (size_t)len);
}

/* Make blank what is in a tag after ATTRIBUTES_MAX words, so that the parser stays linear, and control characters: it
 * would leave these out and make one word of what is at their two sides. */
static void prepare(struct textbuf *html)
{
	char *s = html->s, *end = s + html->len, quote = 0;
	size_t words = 0;
	bool in_tag = false;

	for (; s < end; s++) {
		if ((unsigned char)*s < ' ' && *s != '\n' && *s != '\r')
			*s = ' ';
		if (!in_tag) {
			in_tag = *s == '<' && ((s[1] | 32) >= 'a' && (s[1] | 32) <= 'z');
			words = 0;
		} else if (quote) {
			quote = *s == quote ? 0 : quote;
		} else if (*s == '>') {
			in_tag = false;
			continue;
		} else if (strchr(" \n\r/", *s)) {
			words += !strchr(" \n\r/", s[-1]);
		} else if (s[-1] == '"' || s[-1] == '\'') {
			words++;
		} else if ((*s == '"' || *s == '\'') && s[-1] == '=') {
			quote = *s;
		}
		if (in_tag && words > ATTRIBUTES_MAX && *s != '\n')
			*s = ' ';
	}
}

/* libxml2 2.9 does not survive the refusal of a few bytes in the middle of a page: it may go round for ever, or leave
 * out tags and say nothing.  So ask first whether there is memory for more than it and the tree can need. */
static bool is_room_for(const struct textbuf *html)
{
	void *volatile room;
	size_t tags = 0, i;

	for (i = 0; i < html->len; i++)
		tags += html->s[i] == '<';
	room = malloc(((size_t)1 << 20) + 8 * html->len + 6 * sizeof(struct html_node) * tags);
	free(room);
	return room != NULL;
}

int html_page_parse(struct html_page *p, struct textbuf *html)
{
	enum {
		OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			  HTML_PARSE_IGNORE_ENC
	};
	htmlParserCtxtPtr parser;
	bool no_memory;
	uint32_t i;

	if (!add_node(p, TAG_ROOT, HTML_BLOCK | HTML_WHOLE))
		return ERR_NOMEM;
	if (!field_trim(html->s, html->len).len)
		return 0;
	prepare(html);
	if (!is_room_for(html))
		return ERR_NOMEM;
	xmlInitParser();
	parser = htmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
	if (!parser)
		return ERR_NOMEM;
	htmlCtxtUseOptions(parser, OPTIONS);
	memset(parser->sax, 0, sizeof *parser->sax);
	parser->sax->startElement = start_element;
	parser->sax->endElement = end_element;
	parser->sax->characters = characters;
	parser->sax->ignorableWhitespace = characters;
	parser->sax->cdataBlock = characters;
	parser->userData = p;
	p->parser = parser;
	htmlParseChunk(parser, html->s, (int)html->len, 1);
	/* it goes on after any mistake of a page, but not without memory */
	no_memory = p->failed || parser->disableSAX || parser->errNo == XML_ERR_NO_MEMORY;
	p->parser = NULL;
	htmlFreeParserCtxt(parser);
	if (no_memory)
		return ERR_NOMEM;
	for (i = p->open; i; i = p->node[i].parent)
		p->node[i].end = (uint32_t)p->node_nr;
	p->node[0].end = (uint32_t)p->node_nr;
	p->open = 0;
	return p->pool.failed ? ERR_NOMEM : 0;
}

/* ---- characters ---- */

uint32_t html_character(uint32_t c)
{
	/* C1 controls are what windows-1252 has there: &#146; is an apostrophe */
	static const uint16_t windows_1252[32] = {
		0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
		0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
		0, 0x017E, 0x0178
	};

	if (c < 0x80)
		return c <= 0x20 || c == 0x7F ? ' ' : c;
	if (c < 0xA0)
		return windows_1252[c - 0x80];
	/* soft hyphen, zero-width space, marks of direction, word joiner, byte order mark, no characters */
	if (c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF)
		return 0;
	return utf8_is_space(c) ? ' ' : c;
}

/* Decode the character reference at `s`: its length, or 0 if it is none. */
static size_t reference(const char *s, size_t len, uint32_t *c)
{
	char name[16];
	size_t n = 1;

	while (n < len && n < sizeof name && s[n] != ';')
		n++;
	if (n == len || n == sizeof name || n < 3)
		return 0;
	memcpy(name, s + 1, n - 1);
	name[n - 1] = '\0';
	if (name[0] == '#') {
		bool hex = (name[1] | 32) == 'x';
		char *end;
		unsigned long value = strtoul(name + 1 + hex, &end, hex ? 16 : 10);

		if (*end || end == name + 1 + hex || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
			return 0;
		*c = (uint32_t)value;
	} else if (strcmp(name, "apos") == 0) {
		*c = '\'';
	} else {
		const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);

		if (!e)
			return 0;
		*c = e->value;
	}
	return n + 1;
}

int html_add_clean(struct textbuf *to, const char *s, size_t len, bool decode)
{
	bool blank = false, any = false;
	size_t i = 0, n;

	while (i < len) {
		uint32_t c = utf8_at(s + i, len - i, &n);
		char bytes[4];
		size_t more;

		if (decode && c == '&' && (more = reference(s + i, len - i, &c)) > 0)
			n = more;
		i += n;
		c = html_character(c);
		if (c == ' ') {
			blank = any;
		} else if (c) {
			if (blank)
				textbuf_putc(to, ' ');
			blank = false;
			any = true;
			textbuf_add(to, bytes, utf8_put(c, bytes));
		}
	}
	return to->failed ? ERR_NOMEM : 0;
}

int html_add_text_of(const struct html_page *p, uint32_t i, struct textbuf *to)
{
	struct textbuf raw = TEXTBUF_INIT(DOC_BYTES_MAX);
	uint32_t k;
	int rc;

	for (k = i + 1; k < p->node[i].end; k++) {
		const struct html_node *n = &p->node[k];

		if (n->tag == TAG_TEXT)
			textbuf_add(&raw, p->pool.s + n->at, n->len);
		else if (n->tag == TAG_BR || (n->own & HTML_BLOCK))
			textbuf_putc(&raw, ' ');
	}
	rc = raw.failed ? ERR_NOMEM : html_add_clean(to, raw.s, raw.len, false);
	textbuf_release(&raw);
	return rc;
}
