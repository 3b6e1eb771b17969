/* segment_tokens.c - from text to tokens, left to right, by rules
 *
 * Each white-space-free chunk is read from its start; at each place the first rule that fits takes a token:
 * address (URL, e-mail, domain), emoticon, number, word (with its abbreviation stop, prefix hyphen, clitics), mark.
 * Every rule looks ahead over a bounded stretch, or over one that it will not look over again: linear time.
 * The rules were counted out on the training parts of UD English EWT and GUM; where these differ GUM, the later, decides
 * ("the U.S." at the end of a sentence keeps its stop). */
#include "text/segment_int.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

enum { LOWER_BYTES = 48 };      /* longer words are in no list */

/* ---- characters ---- */

static struct ch ch_beyond_ascii(const char *s, size_t at, size_t end)
{
	size_t size;
	uint32_t c = utf8_at(s + at, end - at, &size);
	struct ch h = { c, (uint32_t)size, CH_OTHER };

	switch (c) {
	case 0x2018: case 0x2019: case 0x02BC: case 0x2032: case 0x00B4: case 0xFF07:
		h.kind = CH_APOSTROPHE;
		return h;
	case 0x2010: case 0x2011:
		h.kind = CH_HYPHEN;
		return h;
	case 0x00AD: case 0x200C: case 0x200D: case 0x2060:
		h.kind = CH_JOINER;
		return h;
	case 0x201C: case 0x201E: case 0x00AB: case 0x201A: case 0x2039:
		h.kind = CH_OPEN;
		return h;
	case 0x201D: case 0x00BB: case 0x203A:
		h.kind = CH_CLOSE;
		return h;
	default:
		break;
	}
	if (utf8_is_letter(c))
		h.kind = CH_LETTER;
	else if (utf8_is_space(c))
		h.kind = CH_SPACE;
	else if (utf8_is_digit(c))
		h.kind = CH_DIGIT;
	else if (utf8_is_punct(c))
		h.kind = CH_PUNCT;
	else if (utf8_is_symbol(c))
		h.kind = CH_SYMBOL;
	return h;
}

struct ch ch_at(const char *s, size_t at, size_t end)
{
	unsigned char c;
	struct ch h = { 0, 0, CH_SPACE };

	if (at >= end)
		return h;
	c = (unsigned char)s[at];
	if (c >= 0x80)
		return ch_beyond_ascii(s, at, end);
	h.c = c;
	h.size = 1;
	if ((c | 32) >= 'a' && (c | 32) <= 'z')
		h.kind = CH_LETTER;
	else if (c == ' ' || (c >= 9 && c <= 13))
		h.kind = CH_SPACE;
	else if (c >= '0' && c <= '9')
		h.kind = CH_DIGIT;
	else if (c == '\'' || c == '`')
		h.kind = CH_APOSTROPHE;
	else if (c == '-')
		h.kind = CH_HYPHEN;
	else if (c == '(' || c == '[' || c == '{')
		h.kind = CH_OPEN;
	else if (c == ')' || c == ']' || c == '}')
		h.kind = CH_CLOSE;
	else if (utf8_is_punct(c))
		h.kind = CH_PUNCT;
	else if (utf8_is_symbol(c))
		h.kind = CH_SYMBOL;
	else
		h.kind = CH_OTHER;
	return h;
}

/* Lower-case copy of ASCII text with any apostrophe as '; 0 if it is too long for a word list or has other characters. */
static size_t ascii_lower(const char *s, size_t at, size_t end, char to[LOWER_BYTES])
{
	size_t n = 0;

	while (at < end) {
		struct ch c = ch_at(s, at, end);

		if (n + 1 >= LOWER_BYTES)
			return 0;
		if (c.kind == CH_APOSTROPHE)
			to[n++] = '\'';
		else if (c.c < 0x80)
			to[n++] = c.c >= 'A' && c.c <= 'Z' ? (char)(c.c | 32) : (char)c.c;
		else
			return 0;
		at += c.size;
	}
	to[n] = '\0';
	return n;
}

static bool is_upper_at(const char *s, size_t at, size_t end)
{
	struct ch c = ch_at(s, at, end);

	return c.kind == CH_LETTER && utf8_is_upper(c.c);
}

/* ---- adding ---- */

static void push(struct segmenter *g, size_t begin, size_t end, uint32_t working)
{
	struct doc *d = g->d;

	assert(begin < end && end <= g->len);
	while (begin < end) {
		size_t cut = end;
		const struct spelling *w;
		struct token *t;

		if (cut - begin > TOKEN_BYTES_MAX) {
			cut = begin + TOKEN_BYTES_MAX;
			while (((unsigned char)g->s[cut] & 0xC0) == 0x80)
				cut--;
		}
		w = speller_get(&g->speller, g->s + begin, cut - begin);
		t = &ARENA_PUSH(&d->arena, d->token, d->token_nr, d->token_alloc);
		*t = (struct token){
			.begin = (uint32_t)begin, .end = (uint32_t)cut, .head = HEAD_NONE,
			.form = w->form, .lower = w->lower, .flags = w->flags | (cut == end ? working : 0)
		};
		if (ch_at(g->s, cut, g->len).kind == CH_SPACE)
			t->flags |= TOKEN_SPACE_AFTER;
		begin = cut;
	}
}

/* ---- addresses ---- */

static bool starts_with(const char *s, size_t at, size_t end, const char *lower)
{
	for (; *lower; lower++, at++) {
		if (at >= end)
			return false;
		if (s[at] != *lower && !(s[at] >= 'A' && s[at] <= 'Z' && (s[at] | 32) == *lower))
			return false;
	}
	return true;
}

/* Where an address that runs to `end` really ends: the marks after it are the sentence's. */
static size_t without_marks(const char *s, size_t at, size_t end)
{
	long open = 0;
	size_t i;

	for (i = at; i < end; i++)
		open += (s[i] == '(') - (s[i] == ')');
	while (end > at) {
		size_t p = end - 1;
		struct ch c;

		while (p > at && ((unsigned char)s[p] & 0xC0) == 0x80)
			p--;
		c = ch_at(s, p, end);
		if (c.c == ')') {
			if (open >= 0)
				break;
			open++;
		} else if (!strchr(".,;:!?'\"]}*", c.c < 0x80 ? (int)c.c : 1) && c.kind != CH_CLOSE &&
		           c.kind != CH_APOSTROPHE && c.c != 0x2026) {
			break;
		}
		end = p;
	}
	return end;
}

/* End of a URL at `at`, or `at`. */
static size_t url_end(const struct segmenter *g, size_t at, size_t end)
{
	static const char *const scheme[] = { "http://", "https://", "ftp://", "www.", "mailto:", "file://" };
	size_t i, p = at;

	for (i = 0; i < sizeof scheme / sizeof *scheme; i++)
		if (starts_with(g->s, at, end, scheme[i]))
			break;
	if (i == sizeof scheme / sizeof *scheme)
		return at;
	p += strlen(scheme[i]);
	if (!ch_is_word(ch_at(g->s, p, end)))
		return at;
	while (p < end) {
		struct ch c = ch_at(g->s, p, end);

		if (c.kind == CH_SPACE || c.c == '<' || c.c == '>' || c.c == '"' || c.c == 0x201C || c.c == 0x201D ||
		    c.c == 0x2014)
			break;
		p += c.size;
	}
	return without_marks(g->s, at, p);
}

static bool is_name_byte(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == '-' || c == '.';
}

/* End of an e-mail address at `at`, or `at`. */
static size_t email_end(struct segmenter *g, size_t at, size_t end)
{
	size_t p = at, domain, dot = 0;

	if (at < g->email_from)
		return at;
	while (p < end && (is_name_byte((unsigned char)g->s[p]) || g->s[p] == '+' || g->s[p] == '%'))
		p++;
	g->email_from = p;
	if (p == at || p >= end || g->s[p] != '@')
		return at;
	domain = ++p;
	while (p < end && is_name_byte((unsigned char)g->s[p])) {
		if (g->s[p] == '.' && p + 1 < end && is_name_byte((unsigned char)g->s[p + 1]) && g->s[p + 1] != '.')
			dot = p;
		p++;
	}
	g->email_from = p;
	if (dot == domain || (!dot && p - domain < 3))
		return at;
	return without_marks(g->s, at, p);
}

/* End of a domain or file name ("apnews.com/x", "plan.pdf") at `at`, or `at`. */
static size_t domain_end(struct segmenter *g, size_t at, size_t end)
{
	char lower[LOWER_BYTES];
	size_t p = at, dot = 0, dots = 0, n;
	bool small = true;

	if (at < g->domain_from)
		return at;
	while (p < end && is_name_byte((unsigned char)g->s[p])) {
		if (g->s[p] == '.') {
			if (p + 1 >= end || !ch_is_word(ch_at(g->s, p + 1, end)))
				break;
			small = small && p - (dot ? dot : at) > 2;
			dot = p;
			dots++;
		} else if (g->s[p] < 'a' && g->s[p] != '-') {
			small = false;
		}
		p++;
	}
	g->domain_from = p;
	if (!dot || dot == at)
		return at;
	n = ascii_lower(g->s, dot + 1, p, lower);
	if (dots >= 2 && small)
		return p;                       /* a newsgroup, a host */
	/* "end.It" is a lost blank, not a domain */
	if (!n || !word_is_domain_end(lower, n) || (is_upper_at(g->s, dot + 1, end) && !is_upper_at(g->s, p - 1, end)))
		return at;
	if (p < end && g->s[p] == '/') {
		while (p < end && g->s[p] != '"' && g->s[p] != '<' && g->s[p] != '>')
			p++;
		while (((unsigned char)g->s[p] & 0xC0) == 0x80 && p > at)
			p--;
		p = without_marks(g->s, at, p);
		g->domain_from = p;
	}
	return p;
}

/* ---- marks ---- */

/* End of an emoticon at `at`, or `at`. */
static size_t emoticon_end(const struct segmenter *g, size_t at, size_t end)
{
	size_t p = at + 1;

	if (!strchr(":;=", g->s[at]))
		return at;
	if (p < end && (g->s[p] == '-' || g->s[p] == '\''))
		p++;
	if (p >= end || !strchr(")(DPpO|/\\]*", g->s[p]))
		return at;
	if (strchr("DPpO/\\|*", g->s[p]) && p + 1 < end && ch_at(g->s, p + 1, end).kind != CH_PUNCT)
		return at;
	if (g->s[p] == '(' && p == at + 1 && p + 1 < end)
		return at;                      /* "as follows:(1) …" */
	while (p + 1 < end && g->s[p + 1] == g->s[p])
		p++;
	return p + 1;
}

/* End of the mark at `at`: runs of one mark stand together. */
static size_t mark_end(const struct segmenter *g, size_t at, size_t end)
{
	struct ch c = ch_at(g->s, at, end), next;
	size_t p = at + c.size;

	if (c.c == '!' || c.c == '?') {
		while (p < end && (g->s[p] == '!' || g->s[p] == '?'))
			p++;
		return p;
	}
	if (c.c < 0x80 ? strchr(".-=_*~#+<>|$", (int)c.c) != NULL : c.c == 0x2014 || c.c == 0x2013 || c.c == 0x2026) {
		while (end - p >= c.size && memcmp(g->s + p, g->s + at, c.size) == 0)
			p += c.size;
		if (c.c == 0x2026 && p < end && g->s[p] == '.')
			p++;
		return p;
	}
	if (c.kind == CH_APOSTROPHE && p < end) {
		next = ch_at(g->s, p, end);     /* two as one quotation mark: `` '' */
		return next.kind == CH_APOSTROPHE && (next.c == c.c || next.c == 0x2019) ? p + next.size : p;
	}
	/* what is drawn together stays together: variation selectors, joined emoji */
	while (p < end && c.c >= 0x80) {
		next = ch_at(g->s, p, end);
		if (next.c == 0x200D || (next.c >= 0x1F3FB && next.c <= 0x1F3FF && c.kind == CH_SYMBOL)) {
			p += next.size;
			if (next.c == 0x200D) {
				next = ch_at(g->s, p, end);
				if (next.kind != CH_SYMBOL)
					break;
				p += next.size;
			}
		} else if (next.kind == CH_LETTER && !utf8_is_upper(next.c) &&
		           ((next.c >= 0xFE00 && next.c <= 0xFE0F) || (next.c >= 0x300 && next.c <= 0x36F) ||
		            (next.c >= 0x20D0 && next.c <= 0x20F0))) {
			p += next.size;
		} else {
			break;
		}
	}
	return p;
}

/* ---- numbers ---- */

/* End of the digits and what joins them at `at`: 290,000  3.5  10:30  9/11  713-853-3989. */
static size_t number_end(const struct segmenter *g, size_t at, size_t end)
{
	size_t p = at, groups = 1, group = 0, first_group = 0, q, dashed_from;

	for (; ch_at(g->s, p, end).kind == CH_DIGIT; p += ch_at(g->s, p, end).size)
		group++;
	first_group = group;
	while (p + 1 < end && strchr(".,:/", g->s[p]) && ch_at(g->s, p + 1, end).kind == CH_DIGIT) {
		size_t digits = 0;

		for (q = p + 1; ch_at(g->s, q, end).kind == CH_DIGIT; q += ch_at(g->s, q, end).size)
			digits++;
		if (g->s[p] == ',' && (digits != 3 || group > 3))
			break;
		p = q;
		group = digits;
	}
	/* telephone numbers, dates and ZIP codes with hyphens: three groups or more, 3-4 or 5-4 digits; "1914-18" and "4-12" are ranges */
	dashed_from = p;
	for (q = p; q + 1 < end && q - at <= 40 && g->s[q] == '-' && ch_at(g->s, q + 1, end).kind == CH_DIGIT;) {
		size_t digits = 0;

		for (q++; digits < 40 && ch_at(g->s, q, end).kind == CH_DIGIT; q += ch_at(g->s, q, end).size)
			digits++;
		group = digits;
		groups++;
	}
	if ((groups >= 3 || (groups == 2 && (first_group == 3 || first_group == 5) && group == 4)) && q - at <= 40 &&
	    ch_at(g->s, q, end).kind != CH_LETTER)
		return q;
	return dashed_from;
}

static size_t word_chars_end(const struct segmenter *g, size_t at, size_t end)
{
	struct ch c;

	while (c = ch_at(g->s, at, end), ch_is_word(c))
		at += c.size;
	return at;
}

static bool ends_in_currency(const struct segmenter *g, size_t at)
{
	const char *form = g->d->token[g->d->token_nr - 1].form;

	return g->s[at - 1] == '$' || strcmp(form, "\xC2\xA3") == 0 || strcmp(form, "\xE2\x82\xAC") == 0 ||
	       strcmp(form, "\xC2\xA5") == 0;
}

/* Take the number at `at`; returns its end. */
static size_t take_number(struct segmenter *g, size_t at, size_t end)
{
	size_t p = g->s[at] == '.' ? number_end(g, at + 1, end) : number_end(g, at, end), q = word_chars_end(g, p, end);
	size_t n = q - p;
	char lower[LOWER_BYTES];
	bool money = g->d->token_nr && g->d->token[g->d->token_nr - 1].end == at && ends_in_currency(g, at);
	struct ch c = ch_at(g->s, p, end);

	if (n == 0) {
		/* 1990's, 80's: a decade; "2016's" is a year and its clitic */
		if (c.kind == CH_APOSTROPHE && g->s[p - 1] == '0' && (p - at == 4 || p - at == 2) &&
		    ch_at(g->s, p + c.size, end).c == 's' && !ch_is_word(ch_at(g->s, p + c.size + 1, end)))
			p += c.size + 1;
		push(g, at, p, 0);
		return p;
	}
	ascii_lower(g->s, p, q, lower);
	if (c.c == 'a' || c.c == 'p' || c.c == 'A' || c.c == 'P') {
		/* 10a.m. */
		if (starts_with(g->s, p + 1, end, ".m")) {
			push(g, at, p, 0);
			return p;
		}
	}
	if (word_is_unit(g->s + p, n) || (money && n <= 2 && strchr("mMbBkKtT", g->s[p]))) {
		push(g, at, p, 0);
		return p;
	}
	/* 20th, 1960s, 4chan, 3143C; 60s-style too */
	while (g->s[q] == '_' && q < end && ch_is_word(ch_at(g->s, q + 1, end)))
		q = word_chars_end(g, q + 1, end);
	push(g, at, q, 0);
	return q;
}

/* ---- words ---- */

/* Is [apostrophe, …) a clitic, up to the end of its letters?  Returns the end, or 0. */
static size_t clitic_end(const struct segmenter *g, size_t apostrophe, size_t end)
{
	static const char *const clitic[] = { "s", "re", "ve", "ll", "d", "m" };
	size_t p = apostrophe + ch_at(g->s, apostrophe, end).size, i;

	for (i = 0; i < sizeof clitic / sizeof *clitic; i++)
		if (starts_with(g->s, p, end, clitic[i]) && !ch_is_word(ch_at(g->s, p + strlen(clitic[i]), end)))
			return p + strlen(clitic[i]);
	return 0;
}

/* Take the word [at, end) apart from its clitics: did|n't, they|'ll, can|not. */
static void push_word(struct segmenter *g, size_t at, size_t end, uint32_t working)
{
	size_t cut[4], cut_nr = 0, p, n, stop = end;
	char lower[LOWER_BYTES];

	/* from the end: the last apostrophe, and again before it */
	while (cut_nr < 3) {
		size_t apostrophe = 0, limit = stop > at + 8 ? stop - 8 : at;
		struct ch c = { 0, 0, CH_SPACE };

		for (p = stop; p > limit;) {
			p--;
			while (p > at && ((unsigned char)g->s[p] & 0xC0) == 0x80)
				p--;
			c = ch_at(g->s, p, stop);
			if (c.kind == CH_APOSTROPHE) {
				apostrophe = p;
				break;
			}
		}
		if (!apostrophe || apostrophe <= at)
			break;
		p = apostrophe + c.size;
		if (stop - p == 1 && (g->s[p] == 't' || g->s[p] == 'T') && (g->s[apostrophe - 1] | 32) == 'n') {
			if (apostrophe - 1 == at)
				break;                  /* "n't" by itself */
			apostrophe--;
		} else if (clitic_end(g, apostrophe, stop) != stop) {
			break;
		}
		cut[cut_nr++] = apostrophe;
		stop = apostrophe;
	}
	n = ascii_lower(g->s, at, stop, lower);
	p = n && n == stop - at ? word_cut(lower, n) : 0;
	if (p) {
		push(g, at, at + p, 0);
		at += p;
	} else if (n == 5 && (strcmp(lower, "y'all") == 0 || strcmp(lower, "c'mon") == 0)) {
		p = at + 1 + ch_at(g->s, at + 1, end).size + (lower[0] == 'c');     /* y' all, c'm on */
		push(g, at, p, 0);
		at = p;
	}
	while (cut_nr) {
		push(g, at, cut[cut_nr - 1], 0);
		at = cut[--cut_nr];
	}
	push(g, at, end, working);
}

/* End of U.S., a.m., J.K., Ph.D. and the like at `at`, or `at`. */
static size_t dotted_end(const struct segmenter *g, size_t at, size_t end)
{
	static const char *const longer[] = {
		"ph.d", "m.sc", "b.sc", "d.sc", "ll.b", "ll.m", "d.phil", "m.phil", "ed.d", "w.va"
	};
	size_t p = at, letters = 0, i;

	for (i = 0; i < sizeof longer / sizeof *longer; i++)
		if (starts_with(g->s, at, end, longer[i])) {
			p = at + strlen(longer[i]);
			if (p < end && g->s[p] == 's')
				p++;
			if (ch_is_word(ch_at(g->s, p, end)))
				continue;
			return p < end && g->s[p] == '.' ? p + 1 : p;
		}
	for (;;) {
		struct ch c = ch_at(g->s, p, end), dot;

		if (c.kind != CH_LETTER)
			break;
		dot = ch_at(g->s, p + c.size, end);
		if (dot.c != '.') {
			/* the last letter may lack its stop: U.S, p.m */
			if (letters && !ch_is_word(dot))
				p += c.size;
			else if (letters && p > at && ch_is_word(dot))
				return letters > 1 ? p : at;    /* "J.K.Rowling", but not "a.word" */
			break;
		}
		letters++;
		p += c.size + 1;
	}
	if (letters < 2 && !(letters == 1 && p > at && g->s[p - 1] != '.'))
		return at;
	/* an ellipsis after a letter is no abbreviation: "I..." */
	if (p < end && g->s[p] == '.' && g->s[p - 1] == '.')
		return at;
	return p;
}

/* The word after `at` and the white space there: its first character, and its lower form when that is ASCII. */
static struct ch next_word(const struct segmenter *g, size_t at, char lower[LOWER_BYTES], size_t *n, bool *spaced)
{
	struct ch c = ch_at(g->s, at, g->len), first;
	size_t limit = at + 256 < g->len ? at + 256 : g->len, from;

	*spaced = c.kind == CH_SPACE;
	while (at < limit && (c = ch_at(g->s, at, g->len)).kind == CH_SPACE)
		at += c.size;
	if (at >= limit)
		c = (struct ch){ 0, 0, CH_SPACE };
	first = c;
	from = at;
	while (at < limit && at < from + LOWER_BYTES && ch_is_word(ch_at(g->s, at, limit)))
		at += ch_at(g->s, at, limit).size;
	*n = ascii_lower(g->s, from, at, lower);
	return first;
}

/* Does the stop after the word [at, p) belong to it? */
static bool is_abbreviation(const struct segmenter *g, size_t at, size_t p, size_t end, uint32_t *working)
{
	const struct token *before = g->d->token_nr ? &g->d->token[g->d->token_nr - 1] : NULL;
	char lower[LOWER_BYTES], next_lower[LOWER_BYTES];
	size_t n = ascii_lower(g->s, at, p, lower), next_n;
	bool capital = is_upper_at(g->s, at, end), spaced, next_capital;
	struct ch next = next_word(g, p + 1, next_lower, &next_n, &spaced);

	if (!n && p - at > 4)
		return false;
	if (next.c == '.')
		return false;                   /* an ellipsis */
	next_capital = next.kind == CH_LETTER && utf8_is_upper(next.c);
	*working = TOKEN_IS_ABBREVIATION;
	if (ch_at(g->s, at, end).size == p - at) {
		/* one letter */
		if (capital) {
			if (lower[0] == 'i' && n == 1 && (!before || !(before->flags & TOKEN_CAPITAL)))
				return false;
			*working |= TOKEN_NEVER_FINAL;
			if (next_capital)
				return !next_n || next_n == 1 || !word_is_opener(next_lower, next_n);
			return next.c == ',' && before && (before->flags & TOKEN_CAPITAL) && (before->flags & TOKEN_SPACE_AFTER);
		}
		if (lower[0] == 'v' && n == 1)
			return spaced && next_capital;
	}
	switch (word_abbreviation(lower, n, capital)) {
	case ABBREVIATION_TITLE:
		*working |= TOKEN_NEVER_FINAL;
		if (next.kind == CH_SPACE)
			return false;
		return !spaced || next_capital || next.kind == CH_DIGIT || next.kind == CH_OPEN || next.c == '"' ||
		       next.kind == CH_LETTER;
	case ABBREVIATION_NUMBER:
		return next.kind == CH_DIGIT;
	case ABBREVIATION_DATE:
		if (next.kind == CH_DIGIT || next.c == ',' || (next.kind == CH_LETTER && !next_capital))
			return true;
		return lower[0] != 's' && lower[0] != 'm' && next.kind != CH_SPACE;     /* sun, sat, mar, mon */
	case ABBREVIATION_STATE:
		/* Boston, Mass.; Sen. Mitch McConnell, R-Ky. */
		if (before && token_is(before, "-") && before->end == at && g->d->token_nr > 1)
			return before[-1].end == before->begin && before[-1].end - before[-1].begin == 1 &&
			       (before[-1].flags & TOKEN_CAPITAL);
		return before && token_is(before, ",") && next.kind != CH_SPACE;
	case ABBREVIATION_PLAIN:
		return spaced || !ch_is_word(next);
	case ABBREVIATION_END:
		if (strcmp(lower, "al") == 0)
			return before && token_is(before, "et");
		*working |= TOKEN_OFTEN_FINAL;
		return true;
	default:
		return false;
	}
}

/* Take the word at `at`; returns its end. */
static size_t take_word(struct segmenter *g, size_t at, size_t end)
{
	size_t p = at, hyphens = 0, part = at, n;
	char lower[LOWER_BYTES];
	uint32_t working = 0;
	struct ch c, next;

	p = dotted_end(g, at, end);
	if (p > at) {
		n = ascii_lower(g->s, at, p, lower);
		if (g->s[p - 1] == '.')
			working = TOKEN_IS_ABBREVIATION;
		if (n == 4 && (strcmp(lower, "e.g.") == 0 || strcmp(lower, "i.e.") == 0))
			working |= TOKEN_NEVER_FINAL;
		push(g, at, p, working);
		return p;
	}
	for (;;) {
		p = word_chars_end(g, p, end);
		c = ch_at(g->s, p, end);
		if (!c.size)
			break;
		next = ch_at(g->s, p + c.size, end);
		if (!ch_is_word(next))
			break;
		if (c.kind == CH_APOSTROPHE && next.kind == CH_LETTER) {
			size_t after = word_chars_end(g, p + c.size, end);

			/* a clitic ends the word: "O'Brien's", not "rock'n'roll" */
			p = after;
			continue;
		}
		if (c.c == '_' || (c.c == '&' && p - part <= 3 && is_upper_at(g->s, part, end) && is_upper_at(g->s, p + 1, end) &&
		                   word_chars_end(g, p + 1, end) - p <= 4) ||
		    (c.c == '*' && next.kind == CH_LETTER)) {
			p += c.size;
			continue;
		}
		if (c.kind == CH_HYPHEN && !hyphens && next.kind != CH_JOINER) {
			n = ascii_lower(g->s, part, p, lower);
			if (n && word_is_prefix(lower, n)) {
				size_t after;

				hyphens++;
				p += c.size;
				part = p;
				after = next.kind == CH_LETTER ? dotted_end(g, p, end) : number_end(g, p, end);
				if (after == p || ch_is_word(ch_at(g->s, after, end)))
					continue;
				push(g, at, after, g->s[after - 1] == '.' ? TOKEN_IS_ABBREVIATION : 0);  /* anti-U.S., pre-9/11 */
				return after;
			}
		}
		if (c.c == '/' && p - at == 1 && next.kind == CH_LETTER) {
			size_t after = word_chars_end(g, p + 1, end);

			/* w/o, s/he, but c/o and f/b/o apart */
			if ((after == p + 2 && ch_at(g->s, after, end).c != '/' && g->s[at] != 'c') ||
			    ((g->s[at] | 32) == 's' && after == p + 3 && starts_with(g->s, p + 1, end, "he")))
				p = after;
		}
		break;
	}
	/* US$, A$ */
	if (c.c == '$' && p - at <= 3 && is_upper_at(g->s, at, end) && is_upper_at(g->s, p - 1, end)) {
		p++;
		push(g, at, p, 0);
		return p;
	}
	if (c.c == '.' && is_abbreviation(g, at, p, end, &working)) {
		push(g, at, p + 1, working);
		return p + 1;
	}
	push_word(g, at, p, 0);
	return p;
}

/* ---- chunks ---- */

/* Words that start with an apostrophe: 'em, 'til, '90s; returns the end or `at`. */
static size_t apostrophe_word_end(const struct segmenter *g, size_t at, size_t end)
{
	static const char *const word[] = { "em", "til", "till", "cause", "cuz", "bout", "n", "twas", "round" };
	size_t p = at + ch_at(g->s, at, end).size, q, i, n;
	char lower[LOWER_BYTES];

	if (ch_at(g->s, p, end).kind == CH_DIGIT) {
		q = number_end(g, p, end);
		if (q - p != 2)
			return at;
		if (g->s[q] == 's' && q < end && !ch_is_word(ch_at(g->s, q + 1, end)))
			return q + 1;
		return ch_is_word(ch_at(g->s, q, end)) || ch_at(g->s, q, end).kind == CH_APOSTROPHE ? at : q;
	}
	q = p;
	while (q < end && q < p + 8 && ch_at(g->s, q, end).kind == CH_LETTER)
		q += ch_at(g->s, q, end).size;
	if (ch_is_word(ch_at(g->s, q, end)))
		return at;
	n = ascii_lower(g->s, p, q, lower);
	for (i = 0; n && i < sizeof word / sizeof *word; i++)
		if (strcmp(lower, word[i]) == 0 && (ch_at(g->s, q, end).kind != CH_APOSTROPHE || n == 1))
			return n == 1 && ch_at(g->s, q, end).kind == CH_APOSTROPHE ? q + ch_at(g->s, q, end).size : q;
	return at;
}

static void take_chunk(struct segmenter *g, size_t begin, size_t end)
{
	size_t at = begin, p;
	bool has_at = memchr(g->s + begin, '@', end - begin) != NULL;
	bool has_dot = memchr(g->s + begin, '.', end - begin - 1) != NULL;

	while (at < end) {
		struct ch c = ch_at(g->s, at, end), next = ch_at(g->s, at + c.size, end);
		bool inside = at > begin && ch_is_word(ch_at(g->s, at - 1, end)) && (unsigned char)g->s[at - 1] < 0x80;

		p = at;
		if (ch_is_word(c) && !inside) {
			p = url_end(g, at, end);
			if (p == at && has_at)
				p = email_end(g, at, end);
			if (p == at && has_dot && c.kind == CH_LETTER)
				p = domain_end(g, at, end);
		}
		if (p > at) {
			push(g, at, p, 0);
		} else if (c.kind == CH_LETTER || c.kind == CH_JOINER) {
			p = take_word(g, at, end);
		} else if (c.kind == CH_DIGIT ||
		           (c.c == '.' && next.kind == CH_DIGIT && (at == begin || !inside) && (at == begin || g->s[at - 1] != '.'))) {
			p = take_number(g, at, end);
		} else if (c.kind == CH_APOSTROPHE) {
			p = at > begin || end - at <= 5 ? clitic_end(g, at, end) : 0;
			if (!p || (at == begin && p != end))
				p = inside ? at : apostrophe_word_end(g, at, end);      /* not the feet of 5'10" */
			if (p == at)
				p = mark_end(g, at, end);
			push(g, at, p, 0);
		} else if ((c.c == '#' || c.c == '@') && next.kind == CH_LETTER && !inside) {
			p = word_chars_end(g, at + 1, end);
			while (p < end && g->s[p] == '_')
				p = word_chars_end(g, p + 1, end);
			push(g, at, p, 0);
		} else {
			if (c.c < 0x80)
				p = emoticon_end(g, at, end);
			if (p == at)
				p = mark_end(g, at, end);
			push(g, at, p, 0);
		}
		assert(p > at && p <= end);
		at = p;
	}
}

void segment_tokens(struct segmenter *g, size_t begin, size_t end)
{
	size_t at = begin;

	while (at < end) {
		struct ch c = ch_at(g->s, at, end);
		size_t p;

		if (c.kind == CH_SPACE) {
			at += c.size;
			continue;
		}
		for (p = at; c.kind != CH_SPACE; c = ch_at(g->s, p, end))
			p += c.size;
		take_chunk(g, at, p);
		at = p;
	}
}
