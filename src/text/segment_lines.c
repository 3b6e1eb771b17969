/* segment_lines.c - paragraphs and lines
 *
 * A blank line ends a paragraph.  What a single line end means depends on the lines around it, the *stanza*:
 *
 *     hard-wrapped text    all lines but the last of a paragraph are nearly as long as the longest: a line end is a blank;
 *     a line a paragraph   lines longer than any wrapping (LINE_WRAPPED_MAX characters): a line end ends a paragraph;
 *     headline, byline     a line so short that the next line's first word would have stood on it: its end was meant.
 *
 * A line that goes on in lower case, after no full stop, is never cut off. */
#include "text/segment_int.h"

#include "base/utf8.h"

enum {
	LINE_WRAPPED_MAX = 130,     /* nobody wraps text wider than this, characters */
	LINE_SLACK = 12             /* a line this much shorter than it could be was ended on purpose */
};

/* End of the line that starts at `at`, line end not counted; *next gets the start of the next line.
 * LF, CR, CRLF, form feed, U+2028 and U+2029 end lines. */
static size_t line_end(const struct segmenter *g, size_t at, size_t *next)
{
	size_t i;

	for (i = at; i < g->len; i++) {
		unsigned char c = (unsigned char)g->s[i];

		if (c == '\n' || c == '\f' || c == '\v') {
			*next = i + 1;
			return i;
		}
		if (c == '\r') {
			*next = i + 1 + (i + 1 < g->len && g->s[i + 1] == '\n');
			return i;
		}
		if (c == 0xE2 && i + 2 < g->len && (unsigned char)g->s[i + 1] == 0x80 &&
		    ((unsigned char)g->s[i + 2] == 0xA8 || (unsigned char)g->s[i + 2] == 0xA9)) {
			*next = i + 3;
			return i;
		}
	}
	*next = g->len;
	return g->len;
}

static size_t skip_space(const struct segmenter *g, size_t at, size_t end)
{
	while (at < end) {
		struct ch c = ch_at(g->s, at, end);

		if (c.kind != CH_SPACE)
			break;
		at += c.size;
	}
	return at;
}

/* End of [at, end) without the white space before it. */
static size_t trim_space(const struct segmenter *g, size_t at, size_t end)
{
	while (end > at) {
		size_t p = end - 1;

		while (p > at && ((unsigned char)g->s[p] & 0xC0) == 0x80)
			p--;
		if (ch_at(g->s, p, end).kind != CH_SPACE)
			break;
		end = p;
	}
	return end;
}

static size_t characters(const struct segmenter *g, size_t at, size_t end)
{
	size_t n = 0;

	for (; at < end; at++)
		n += ((unsigned char)g->s[at] & 0xC0) != 0x80;
	return n;
}

/* Does the text [at, end) end in a full stop, quotation marks and brackets after it left out? */
static bool ends_in_stop(const struct segmenter *g, size_t at, size_t end)
{
	while (end > at) {
		size_t p = end - 1;
		struct ch c;

		while (p > at && ((unsigned char)g->s[p] & 0xC0) == 0x80)
			p--;
		c = ch_at(g->s, p, end);
		if (c.c == '.' || c.c == '!' || c.c == '?' || c.c == 0x2026)
			return true;
		if (c.kind != CH_CLOSE && c.kind != CH_APOSTROPHE && c.c != '"')
			return false;
		end = p;
	}
	return false;
}

static bool is_bullet(const struct segmenter *g, size_t at, size_t end)
{
	struct ch c = ch_at(g->s, at, end);
	size_t digits = 0;

	if (c.c == '*' || c.c == '-' || c.c == 0x2022 || c.c == 0x2013 || c.c == 0x2014 || c.c == 0x25CF || c.c == 0xB7)
		return ch_at(g->s, at + c.size, end).kind == CH_SPACE;
	while (digits < 3 && c.kind == CH_DIGIT) {
		digits++;
		at += c.size;
		c = ch_at(g->s, at, end);
	}
	return digits && (c.c == '.' || c.c == ')') && ch_at(g->s, at + 1, end).kind == CH_SPACE;
}

/* Measure the stanza that starts with the line at `at`. */
static void measure_stanza(struct segmenter *g, size_t at)
{
	g->stanza_width = 0;
	for (;;) {
		size_t next, end = line_end(g, at, &next), first = skip_space(g, at, end), width;

		g->stanza_end = at;
		if (first == end)
			return;
		width = characters(g, at, trim_space(g, first, end));
		if (width > g->stanza_width)
			g->stanza_width = width;
		g->stanza_end = next;
		if (next >= g->len)
			return;
		at = next;
	}
}

/* Is the end of the line [at, end) (trimmed), before the line that starts at `next`, meant as a break? */
static bool is_break(const struct segmenter *g, size_t line, size_t at, size_t end, size_t next)
{
	size_t after, next_end = line_end(g, next, &after), first = skip_space(g, next, next_end), word = first, width;
	struct ch c = ch_at(g->s, first, next_end);
	bool stop = ends_in_stop(g, at, end);

	if (is_bullet(g, first, next_end))
		return true;
	if (!stop && c.kind == CH_LETTER && !utf8_is_upper(c.c))
		return false;
	width = characters(g, line, end);
	if (g->stanza_width > LINE_WRAPPED_MAX)
		return true;
	while (word < next_end && word < first + 64 && ch_at(g->s, word, next_end).kind != CH_SPACE)
		word += ch_at(g->s, word, next_end).size;
	return width + 1 + characters(g, first, word) + LINE_SLACK <= g->stanza_width;
}

bool segment_next_block(struct segmenter *g, struct block *b)
{
	size_t line, next, end, first;
	bool blank_before = g->at == 0, one_line = true;

	/* to the first line that is not blank */
	for (;;) {
		if (g->at >= g->len)
			return false;
		end = line_end(g, g->at, &next);
		first = skip_space(g, g->at, end);
		if (first < end)
			break;
		blank_before = true;
		g->at = next;
	}
	line = g->at;
	if (blank_before || g->at >= g->stanza_end)
		measure_stanza(g, line);
	b->begin = first;
	for (;;) {
		b->end = trim_space(g, first, end);
		if (next >= g->stanza_end || is_break(g, line, first, b->end, next))
			break;
		one_line = false;
		line = next;
		end = line_end(g, line, &next);
		first = skip_space(g, line, end);
	}
	g->at = next;
	b->one_line = one_line;
	b->paragraph = g->paragraph_nr++;
	b->last = skip_space(g, next, g->len) == g->len;
	return true;
}
