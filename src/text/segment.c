#include "text/segment.h"

#include <string.h>

#include "text/segment_int.h"

enum {
	HEADING_TOKENS_MAX = 40,    /* a longer line of its own is text that lost its stop */
	BYLINE_TOKENS_MAX = 14,
	DATELINE_TOKENS_MAX = 20
};


/* Does the block end as a sentence does? Quotation marks and brackets at its end do not count. */
static bool ends_in_stop(const struct doc *d, size_t first, size_t last)
{
	while (last > first) {
		const struct token *t = &d->token[last - 1];

		if (!(t->flags & TOKEN_PUNCT))
			return t->flags & TOKEN_IS_ABBREVIATION;
		if (strchr(".?!:;,", t->form[0]) || strcmp(t->form, "--") == 0)
			return true;
		last--;
	}
	return false;
}

/* "By Jane Smith", "By Jane Smith and Ali Khan, Reuters", "(Reuters)", "Reporting by …; editing by …" */
static bool is_byline(const struct doc *d, size_t first, size_t last)
{
	static const char *const credit[] = { "reporting", "editing", "writing", "compiled", "edited", "written" };
	const struct token *t = d->token;
	size_t i, names = 0;

	if (token_is(&t[first], "(") && token_is(&t[last - 1], ")") && last - first > 2) {
		/* a source, or the credits in brackets */
		if (last - first <= 5) {
			for (i = first + 1; i < last - 1; i++)
				if (!(t[i].flags & TOKEN_CAPITAL))
					return false;
			return true;
		}
		first++;
		last--;
	}
	if (token_is(&t[first], "additional") && first + 1 < last)
		first++;
	for (i = 0; i < sizeof credit / sizeof *credit; i++)
		if (token_is(&t[first], credit[i]))
			return first + 2 < last && token_is(&t[first + 1], "by") && (t[first + 2].flags & TOKEN_CAPITAL);
	if (last - first > BYLINE_TOKENS_MAX || last - first < 2 || !token_is(&t[first], "by") ||
	    !(t[first].flags & TOKEN_CAPITAL))
		return false;
	for (i = first + 1; i < last; i++) {
		if (t[i].flags & TOKEN_CAPITAL)
			names++;
		else if (!token_is(&t[i], ",") && !token_is(&t[i], "and") && !token_is(&t[i], "-") && !token_is(&t[i], "'s") &&
		         !token_is(&t[i], "|") && !token_is(&t[i], "/") && !token_is(&t[i], "in") && !token_is(&t[i], "for") &&
		         !token_is(&t[i], "the") && !token_is(&t[i], "of") && !token_is(&t[i], "--"))
			return false;
	}
	return names >= 1 && (t[first + 1].flags & TOKEN_CAPITAL) && !token_is(&t[last - 1], ".");
}

static bool is_bullet(const struct token *t)
{
	return token_is(t, "-") || token_is(t, "*") || token_is(t, "--") || token_is(t, "\xE2\x80\xA2") ||
	       token_is(t, "\xC2\xB7") || (t->flags & TOKEN_NUMBER);
}

static void flag_block(struct doc *d, const struct block *b, size_t first_sentence)
{
	struct sentence *s = &d->sentence[first_sentence];
	size_t first = s->token_begin, last = d->token_nr, i;
	uint32_t flag = 0;

	if (segment_dateline(d, first, last) == s->token_end && s->token_end < last) {
		s->flags |= SENTENCE_DATELINE;
		return;
	}
	if (is_byline(d, first, last))
		flag = SENTENCE_BYLINE;
	else if (b->one_line && !b->last && last - first <= HEADING_TOKENS_MAX && !is_bullet(&d->token[first]) &&
	         !ends_in_stop(d, first, last))
		flag = SENTENCE_HEADING;
	for (i = first_sentence; flag && i < d->sentence_nr; i++)
		d->sentence[i].flags |= flag;
}

/* "KABUL, Afghanistan (AP) —", "WASHINGTON, Sept. 5 -", "London (Reuters) –": place, date and agency, then a dash. The place is in
 * capitals, or the agency in brackets; nothing else stands there but names, numbers and marks. */
size_t segment_dateline(const struct doc *d, size_t first, size_t last)
{
	const struct token *t = d->token;
	bool agency = false, capitals = t[first].flags & TOKEN_ALL_CAPS && t[first].end - t[first].begin > 2;
	size_t i, names = 0;

	if (!(t[first].flags & TOKEN_CAPITAL))
		return first;
	for (i = first; i < last && i < first + DATELINE_TOKENS_MAX; i++) {
		if (token_is(&t[i], "--") || (token_is(&t[i], "-") && i > first && (t[i - 1].flags & TOKEN_SPACE_AFTER) &&
		                              (t[i].flags & TOKEN_SPACE_AFTER)))
			/* "NATO — the alliance — met" goes on in lower case */
			return names && i + 1 < last && (capitals || agency) &&
			       (t[i + 1].flags & (TOKEN_WORD | TOKEN_CAPITAL)) != TOKEN_WORD ? i + 1 : first;
		if (token_is(&t[i], "("))
			agency = true;
		else if (t[i].flags & TOKEN_CAPITAL)
			names++;
		else if (!(t[i].flags & TOKEN_NUMBER) && !token_is(&t[i], ",") && !token_is(&t[i], ".") && !token_is(&t[i], ")") &&
		         !token_is(&t[i], "/") && !token_is(&t[i], "-") && !token_is(&t[i], "and") && !token_is(&t[i], "of"))
			return first;
	}
	return first;
}

/* ---- quotations ---- */

/* What is open while a paragraph is read. */
struct quotation {
	size_t double_from, single_from;    /* token after the opening mark; 0: none is open (no mark opens before token 0) */
};

static void flag_quoted(struct doc *d, size_t first, size_t last)
{
	size_t i;

	for (i = first; i < last; i++)
		d->token[i].flags |= TOKEN_QUOTED;
}

enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_EITHER };

static enum mark mark_of(const struct segmenter *g, const struct token *t, bool space_before, bool *single)
{
	struct ch c = ch_at(g->s, t->begin, t->end);
	bool space_after = t->flags & TOKEN_SPACE_AFTER;

	if (!(t->flags & TOKEN_PUNCT) && c.c != '`' && c.c != 0xB4)
		return MARK_NONE;
	if (t->end - t->begin > c.size && !(t->end - t->begin == 2 * c.size && c.kind == CH_APOSTROPHE))
		return MARK_NONE;
	*single = (c.kind == CH_APOSTROPHE && t->end - t->begin == c.size) || c.c == 0x201A || c.c == 0x2039 || c.c == 0x203A;
	switch (c.c) {
	case 0x201C: case 0x201E: case 0xAB: case 0x201A: case 0x2039: case '`':
		return MARK_OPEN;
	case 0x201D: case 0xBB: case 0x203A:
		return MARK_CLOSE;
	case 0x2018:
		return space_before || !space_after ? MARK_OPEN : MARK_CLOSE;
	case 0x2019:
		return space_before && !space_after ? MARK_OPEN : MARK_CLOSE;
	case '\'': case '"': case 0x2033: case 0xFF02:
		break;
	default:
		return MARK_NONE;
	}
	if (space_before && !space_after)
		return MARK_OPEN;
	if (space_after && !space_before)
		return MARK_CLOSE;
	return *single && space_after ? MARK_NONE : MARK_EITHER;
}

/* Flag what stands between quotation marks in tokens [first, last), one paragraph.  A quotation that is open at the end
 * goes on to the end when the next paragraph opens with a mark again, as newspapers print long quotations. */
static void flag_quotations(struct segmenter *g, size_t first, size_t last, size_t *open_before)
{
	struct doc *d = g->d;
	struct quotation q = { 0, 0 };
	size_t i;

	if (*open_before) {
		bool single, opens = first < last && mark_of(g, &d->token[first], true, &single) != MARK_NONE &&
		                     mark_of(g, &d->token[first], true, &single) != MARK_CLOSE && !single;

		if (opens)
			flag_quoted(d, *open_before, first);
		*open_before = 0;
	}
	for (i = first; i < last; i++) {
		bool single = false, before = i == first || (d->token[i - 1].flags & TOKEN_SPACE_AFTER);
		enum mark m = mark_of(g, &d->token[i], before, &single);
		size_t *from = single ? &q.single_from : &q.double_from;

		if (m == MARK_NONE)
			continue;
		if (m == MARK_EITHER)
			m = *from ? MARK_CLOSE : MARK_OPEN;
		if (m == MARK_OPEN) {
			if (!*from)
				*from = i + 1;
		} else if (*from) {
			flag_quoted(d, *from, i);
			*from = 0;
		}
	}
	if (q.double_from)
		*open_before = q.double_from;
}

/* Sentences and tokens are given: only quotations are looked for. */
static void flag_given(struct segmenter *g)
{
	const struct sentence *s = g->d->sentence;
	size_t open_before = 0, i, next;

	for (i = 0; i < g->d->sentence_nr; i = next) {
		for (next = i + 1; next < g->d->sentence_nr && s[next].paragraph == s[i].paragraph; next++)
			;
		flag_quotations(g, s[i].token_begin, s[next - 1].token_end, &open_before);
	}
}

void segment(struct doc *d)
{
	struct segmenter g = { .d = d, .s = d->text, .len = d->text_len };
	size_t open_before = 0, i;
	struct block b;

	if (d->pretokenised) {
		flag_given(&g);
		return;
	}
	speller_init(&g.speller, &d->arena);
	while (segment_next_block(&g, &b)) {
		size_t first = d->token_nr, first_sentence = d->sentence_nr;

		segment_tokens(&g, b.begin, b.end);
		if (d->token_nr == first)
			continue;
		segment_sentences(&g, &b, first, d->token_nr);
		flag_block(d, &b, first_sentence);
		flag_quotations(&g, first, d->token_nr, &open_before);
	}
	for (i = 0; i < d->token_nr; i++)
		d->token[i].flags &= ~(uint32_t)TOKEN_WORKING;
}
