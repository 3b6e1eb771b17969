/* html_text.c - which part of the page is the article, and its paragraphs
 *
 * The page is read as a row of paragraphs.  *Prose* are those with at least PROSE_MIN bytes that are not link text, and
 * more of these than of link text; the prose of an element is that of all below it.  The article is
 *
 *     what is marked as itemprop=articleBody, else as <article> or <main>, if a good part of the page's prose is in it;
 *     else, going down from the root, the last element that holds most of the prose of the one above it.
 *
 * The second way rather takes in too much than that it loses a paragraph: what it takes in are mostly links and short
 * lines, and of these the writer drops what is a menu, a label or the title again.  Elements whose class or tag says
 * that they are beside the article are left out, unless most of the page is in them, or next to nothing is left
 * without them. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/html_int.h"

enum {
	PROSE_MIN = 40,
	MARKED_MAX = 4,         /* marked elements in one another that are looked into */
	LITTLE = 200            /* a text so short, bytes, may be the wrong part of the page */
};

enum { LEFT_OUT = HTML_GONE | HTML_FIGURE | HTML_BESIDE | HTML_COMMENTS | HTML_BYLINE };

/* ---- paragraphs ---- */

struct walker {
	const struct html_page *p;
	uint32_t top, open, at;         /* the element that is read; the innermost one open; the node to read next */
	bool blank;                     /* white space was met, and line breaks, since the last character */
	unsigned breaks;

	/* the paragraph */
	struct textbuf text;
	bool failed;                    /* no memory for one of the paragraphs */
	size_t link;                    /* bytes of it in links */
	uint32_t block, flags;          /* of its first character: the block it stands in; html_node.all */
};

static void walker_init(struct walker *w, const struct html_page *p, uint32_t top)
{
	*w = (struct walker){ .p = p, .top = top, .open = top, .at = top + 1 };
	textbuf_init(&w->text, DOC_BYTES_MAX);
}

static void put(struct walker *w, const struct html_node *n, uint32_t c)
{
	char bytes[4];
	size_t len = utf8_put(c, bytes);

	if (!w->text.len) {
		w->block = n->block;
		w->flags = n->all;
	} else if (w->breaks) {
		textbuf_puts(&w->text, w->breaks > 1 ? "\n\n" : "\n");
	} else if (w->blank) {
		textbuf_putc(&w->text, ' ');
	}
	w->breaks = 0;
	w->blank = false;
	textbuf_add(&w->text, bytes, len);
	if (n->all & HTML_IN_LINK)
		w->link += len;
}

static void put_text(struct walker *w, const struct html_node *n)
{
	const char *s = w->p->pool.s + n->at;
	size_t i = 0, size;

	while (i < n->len) {
		uint32_t raw = utf8_at(s + i, n->len - i, &size), c = html_character(raw);

		i += size;
		if (raw == '\n' && (n->all & HTML_IN_PRE))
			w->breaks++;
		else if (c == ' ')
			w->blank = true;
		else if (c)
			put(w, n, c);
	}
}

/* Read the next paragraph with any text; false at the end. */
static bool next_paragraph(struct walker *w)
{
	const struct html_node *node = w->p->node;

	w->failed |= w->text.failed;
	textbuf_clear(&w->text);
	w->link = 0;
	w->blank = false;
	w->breaks = 0;
	for (;;) {
		const struct html_node *n;

		while (w->open != w->top && node[w->open].end <= w->at) {
			n = &node[w->open];
			if ((n->own & HTML_BLOCK) && w->text.len)
				return true;
			if (n->tag == TAG_Q && !(n->all & LEFT_OUT))
				put(w, n, 0x201D);
			w->open = n->parent;
		}
		if (w->at >= node[w->top].end)
			return w->text.len > 0;
		n = &node[w->at];
		if ((n->own & HTML_BLOCK) && w->text.len)
			return true;
		w->at++;
		if (n->tag == TAG_TEXT) {
			if (!(n->all & LEFT_OUT))
				put_text(w, n);
			continue;
		}
		w->open = w->at - 1;
		if (n->all & LEFT_OUT)
			continue;
		if (n->tag == TAG_Q)
			put(w, n, 0x201C);
		else if (n->tag == TAG_BR && ++w->breaks > 1 && w->text.len && !(n->all & HTML_IN_PRE))
			return true;
	}
}

/* Bytes of prose in the paragraph. */
static size_t prose_of(const struct walker *w)
{
	size_t own = w->text.len - w->link;

	return own >= PROSE_MIN && own > w->link && !(w->flags & HTML_IN_HEADING) ? own : 0;
}

/* ---- which part ---- */

struct score {
	uint32_t prose;         /* of all below */
	uint32_t direct;        /* of paragraphs that stand in it with no block between */
	uint32_t direct_nr;
};

/* Fill score[] of all nodes.  0 or ERR_NOMEM. */
static int measure(const struct html_page *p, struct score *score)
{
	struct walker w;
	size_t i;
	int rc;

	memset(score, 0, p->node_nr * sizeof *score);
	walker_init(&w, p, 0);
	while (next_paragraph(&w)) {
		size_t prose = prose_of(&w);

		score[w.block].prose += (uint32_t)prose;
		score[w.block].direct += (uint32_t)prose;
		score[w.block].direct_nr += prose > 0;
	}
	for (i = p->node_nr; i-- > 1; )
		score[p->node[i].parent].prose += score[i].prose;
	rc = w.failed || w.text.failed ? ERR_NOMEM : 0;
	textbuf_release(&w.text);
	return rc;
}

/* Of the elements below `top` that have the flag the one with most prose, or what is above several that share it. */
static uint32_t find_marked(const struct html_page *p, const struct score *score, uint32_t top, uint32_t flag)
{
	uint64_t sum = 0;
	uint32_t i, best = 0;

	for (i = top + 1; i < p->node[top].end; ) {
		if (!(p->node[i].own & flag)) {
			i++;
			continue;
		}
		sum += score[i].prose;
		if (!best || score[i].prose > score[best].prose)
			best = i;
		i = p->node[i].end;
	}
	while (best != top && best && (uint64_t)score[best].prose * 3 < sum * 2)
		best = p->node[best].parent;
	return best;
}

/* From `at` down as long as one child has `percent` of the prose. */
static uint32_t go_down(const struct html_page *p, const struct score *score, uint32_t at, unsigned percent)
{
	for (;;) {
		uint32_t i, best = 0;
		bool lead = score[at].direct > 0, best_lead = lead;     /* a paragraph before the child: a lead */

		for (i = at + 1; i < p->node[at].end; i = p->node[i].end) {
			if (score[i].prose > (best ? score[best].prose : 0)) {
				best = i;
				best_lead = lead;
			}
			lead |= (p->node[i].own & HTML_PARAGRAPH) && score[i].prose;
		}
		if (!best || best_lead || (uint64_t)score[best].prose * 100 < (uint64_t)score[at].prose * percent ||
		    (p->node[best].own & HTML_PARAGRAPH) ||
		    (score[best].direct_nr == 1 && score[best].direct == score[best].prose))
			return at;
		at = best;
	}
}

static uint32_t choose(const struct html_page *p, const struct score *score)
{
	uint64_t all = score[0].prose;
	uint32_t best = find_marked(p, score, 0, HTML_ARTICLE_BODY), inner;
	int i;

	if (best && score[best].prose && score[best].prose * 5ull >= all)
		return best;
	best = find_marked(p, score, 0, HTML_MARKED);
	if (!best || (uint64_t)score[best].prose * 3 < all || (!score[best].prose && p->node[best].end == best + 1))
		return go_down(p, score, 0, 67);
	for (i = 0; i < MARKED_MAX; i++) {
		inner = find_marked(p, score, best, HTML_MARKED);
		if (!inner || inner == best || (uint64_t)score[inner].prose * 3 < score[best].prose * 2ull)
			break;
		best = inner;
	}
	return go_down(p, score, best, 100);
}

/* An element beside the article with most of the page in it is not beside the article: a <form> around all, say. */
static void keep_the_most(struct html_page *p, const struct score *score)
{
	enum { BESIDE = HTML_BESIDE | HTML_BYLINE | HTML_IN_HEADER | HTML_FIGURE };
	size_t i;

	for (i = 1; i < p->node_nr; i++)
		if ((p->node[i].own & BESIDE) && score[i].prose && score[i].prose * 3ull >= score[0].prose * 2ull)
			p->node[i].own &= ~(uint32_t)BESIDE;
}

/* ---- writing ---- */

static bool has_letter(const struct textbuf *t)
{
	size_t i = 0, n;

	for (; i < t->len; i += n) {
		uint32_t c = utf8_at(t->s + i, t->len - i, &n);

		if (utf8_is_letter(c) || utf8_is_digit(c))
			return true;
	}
	return false;
}

static bool ends_sentence(const struct textbuf *t)
{
	static const char *const ends[] = { ".", "!", "?", "\"", "\xE2\x80\x9D", "\xE2\x80\xA6" };
	size_t i;

	for (i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t n = strlen(ends[i]);

		if (t->len >= n && memcmp(t->s + t->len - n, ends[i], n) == 0)
			return true;
	}
	return false;
}

static void add_paragraph(struct textbuf *to, const struct textbuf *from)
{
	if (to->len && from->len)
		textbuf_puts(to, "\n\n");
	textbuf_add(to, from->s, from->len);
}

/* Cut the title off a paragraph that begins with it as a line of its own: "Talks fail<br>September 5, 2016". */
static void cut_title(const struct html_page *p, struct textbuf *t)
{
	const struct textbuf *title = &p->field[RECORD_TITLE];
	size_t n = strcspn(t->s, "\n");

	if (n == t->len || !title->len || !html_same_words(t->s, n, title->s, title->len))
		return;
	t->len -= n + 1;
	memmove(t->s, t->s + n + 1, t->len + 1);
}

/* Is the paragraph left out? `begun`: prose was before it. */
static bool is_dropped(const struct html_page *p, const struct walker *w, bool begun)
{
	const struct textbuf *title = &p->field[RECORD_TITLE];
	bool is_title = title->len && html_same_words(w->text.s, w->text.len, title->s, title->len);

	if (!has_letter(&w->text) || html_is_label(w->text.s, w->text.len))
		return true;
	if (w->link * 5 >= w->text.len * 3)
		return true;
	if ((w->flags & HTML_IN_HEADER) && !(prose_of(w) && ends_sentence(&w->text)))
		return true;
	return p->node[w->block].tag == TAG_H1 ? is_title || !begun : is_title && !begun;
}

/* Write what is below `top`; a heading only when something comes after it.  0 or ERR_NOMEM. */
static int write_paragraphs(const struct html_page *p, uint32_t top, bool all, struct textbuf *to)
{
	struct textbuf heading = TEXTBUF_INIT(DOC_BYTES_MAX);
	enum html_tag level = TAG_OTHER;
	struct walker w;
	bool begun = false;
	int rc;

	walker_init(&w, p, top);
	while (!heading.failed && next_paragraph(&w)) {
		enum html_tag tag = p->node[w.block].tag;

		if (!all && !begun)
			cut_title(p, &w.text);
		if (!all && is_dropped(p, &w, begun))
			continue;
		if (!all && tag >= TAG_H1 && tag <= TAG_H6) {
			if (tag <= level)       /* nothing stood under the one before */
				textbuf_clear(&heading);
			add_paragraph(&heading, &w.text);
			level = tag;
			continue;
		}
		add_paragraph(to, &heading);
		textbuf_clear(&heading);
		level = TAG_OTHER;
		add_paragraph(to, &w.text);
		begun |= prose_of(&w) > 0;
	}
	rc = to->failed || heading.failed || w.failed || w.text.failed ? ERR_NOMEM : 0;
	textbuf_release(&heading);
	textbuf_release(&w.text);
	return rc;
}

/* The article, without the flags in `without`. */
static int write_article(struct html_page *p, struct score *score, uint32_t without, struct textbuf *to)
{
	int rc;

	html_inherit(p, without);
	rc = measure(p, score);
	return rc < 0 ? rc : write_paragraphs(p, choose(p, score), false, to);
}

/* articleBody of JSON-LD: lines, or HTML. */
static int write_json_article(struct html_page *p, struct textbuf *to)
{
	struct textbuf field[RECORD_FIELD_NR];
	struct html_page inner;
	const char *s = p->article.s, *end;
	int rc = 0, i;

	if (!strstr(s, "</") && !strstr(s, "<br") && !strstr(s, "<p>")) {
		for (; *s; s = *end ? end + 1 : end) {
			struct textbuf line = TEXTBUF_INIT(DOC_BYTES_MAX);

			end = s + strcspn(s, "\r\n");
			rc = html_add_clean(&line, s, (size_t)(end - s), true);
			if (line.len)
				add_paragraph(to, &line);
			textbuf_release(&line);
			if (rc < 0 || to->failed)
				return ERR_NOMEM;
		}
		return 0;
	}
	for (i = 0; i < RECORD_FIELD_NR; i++)
		textbuf_init(&field[i], DOC_BYTES_MAX);
	html_page_init(&inner, field);
	rc = html_page_parse(&inner, &p->article);
	if (rc == 0) {
		html_inherit(&inner, 0);
		rc = write_paragraphs(&inner, 0, false, to);
	}
	html_page_release(&inner);
	for (i = 0; i < RECORD_FIELD_NR; i++)
		textbuf_release(&field[i]);
	return rc;
}

/* Put `other` in the place of the text when it is `times` as long. */
static void replace_if(struct textbuf *to, struct textbuf *other, size_t times)
{
	struct textbuf shorter = *to;

	if (other->len <= to->len * times)
		return;
	*to = *other;
	*other = shorter;
}

int html_text(struct html_page *p, struct textbuf *to)
{
	struct score *score = calloc(p->node_nr, sizeof *score);
	struct textbuf other = TEXTBUF_INIT(DOC_BYTES_MAX);
	/* a page that names no day elsewhere may have it in such a line */
	uint32_t without = p->rank[RECORD_DATE] == INT32_MAX ? HTML_BYLINE : 0;
	int rc = score ? 0 : ERR_NOMEM;

	if (rc == 0) {
		html_inherit(p, HTML_BESIDE | HTML_BYLINE | HTML_FIGURE);
		rc = measure(p, score);
	}
	if (rc == 0) {
		keep_the_most(p, score);
		rc = write_article(p, score, without, to);
	}
	if (rc == 0 && to->len < LITTLE) {
		without |= HTML_BESIDE | HTML_COMMENTS | HTML_FIGURE | HTML_IN_HEADER;
		rc = write_article(p, score, without, &other);
		replace_if(to, &other, 2);
	}
	free(score);
	if (rc == 0 && p->article.len > to->len) {
		textbuf_clear(&other);
		rc = write_json_article(p, &other);
		replace_if(to, &other, 4);
	}
	if (rc == 0 && !to->len) {
		html_inherit(p, 0);
		rc = write_paragraphs(p, 0, true, to);
	}
	textbuf_release(&other);
	return rc;
}
