/* sentence_gaps.c - the features of a gap between two words
 *
 * Words are seen as they are written, by shape, by ending, by the tags that the lexicon has for them and by kind (number, time,
 * address, mark …), three to the left and four to the right; beside them stand how long the sentence already is, what is open in it
 * and whether it and what follows has a verb. */
#include <string.h>

#include "base/utf8.h"
#include "model/sentences_int.h"

enum gap_kind {
	KIND_EDGE, KIND_WORD, KIND_OTHER, KIND_NUMBER, KIND_YEAR, KIND_TIME, KIND_DATE, KIND_MIXED, KIND_URL, KIND_EMAIL, KIND_FACE,
	KIND_STOP, KIND_MARK, KIND_DOTS, KIND_COMMA, KIND_COLON, KIND_SEMICOLON, KIND_HYPHEN, KIND_DASH, KIND_QUOTE, KIND_OPEN, KIND_CLOSE,
	KIND_BULLET, KIND_RULE, KIND_ABBREVIATION
};

enum { SHAPE_MAX = 12, LOOK_AHEAD = 12 };

enum usual { USUAL_UNKNOWN, USUAL_SMALL, USUAL_NAME, USUAL_BOTH };

static uint32_t mix(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x7FEB352Du;
	h ^= h >> 15;
	h *= 0x846CA68Bu;
	return h ^ h >> 16;
}

static uint32_t join(uint32_t a, uint32_t b)
{
	return mix(a * 0x9E3779B1u + b);
}

/* Digits count as one, and of a run of marks two. */
static uint32_t hash_lower(const char *s)
{
	uint32_t h = 2166136261u;
	size_t i, run = 0;

	for (i = 0; s[i]; i++) {
		unsigned char c = (unsigned char)s[i];

		run = i && s[i] == s[i - 1] ? run + 1 : 0;
		if (c >= '0' && c <= '9')
			c = '0';
		else if (run > 1 && c < 0x80 && !(c >= 'a' && c <= 'z'))
			continue;
		h = (h ^ c) * 16777619u;
	}
	return h;
}

static uint32_t hash_ending(const char *s)
{
	size_t n = strlen(s), at = n, count;
	uint32_t h = 2166136261u;

	for (count = 0; at && count < 3; count++) {
		at--;
		while (at && ((unsigned char)s[at] & 0xC0) == 0x80)
			at--;
	}
	for (; at < n; at++)
		h = (h ^ (unsigned char)s[at]) * 16777619u;
	return h;
}

/* Capitals become X, small letters x, digits 0; runs of three or more are as one of two. */
static uint32_t hash_shape(const char *s)
{
	size_t length = strlen(s), at, size, n = 0;
	uint32_t h = 2166136261u;
	unsigned char last = 0, before = 0;

	for (at = 0; at < length && n < SHAPE_MAX; at += size) {
		unsigned char c = (unsigned char)s[at];

		size = 1;
		if (c >= 'a' && c <= 'z') {
			c = 'x';
		} else if (c >= 'A' && c <= 'Z') {
			c = 'X';
		} else if (c >= '0' && c <= '9') {
			c = '0';
		} else if (c >= 0x80) {
			uint32_t u = utf8_at(s + at, length - at, &size);

			c = utf8_is_upper(u) ? 'X' : utf8_is_letter(u) ? 'x' : utf8_is_digit(u) ? '0' : 1;
		}
		if (c == last && c == before)
			continue;
		before = last;
		last = c;
		h = (h ^ c) * 16777619u;
		n++;
	}
	return h;
}

/* ---- kinds ---- */

static bool ends_as_address(const char *s)
{
	static const char *const end[] = { ".com", ".org", ".net", ".html", ".htm", ".gov", ".edu", ".asp", ".php" };
	size_t n = strlen(s), i;

	for (i = 0; i < sizeof end / sizeof *end; i++)
		if (n > strlen(end[i]) && strcmp(s + n - strlen(end[i]), end[i]) == 0)
			return true;
	return false;
}

static enum gap_kind kind_of_digits(const struct token *t)
{
	const char *s = t->lower;
	size_t n = strlen(s), i;
	bool pure = strspn(s, "0123456789") == n;

	if (pure)
		return n == 4 && (s[0] == '1' || s[0] == '2') && (s[1] == '9' || s[1] == '0') ? KIND_YEAR : KIND_NUMBER;
	i = strspn(s, "0123456789");
	if (i && s[i] == ':')
		return KIND_TIME;
	if (i && (s[i] == '/' || s[i] == '-') && strspn(s, "0123456789/-") == n)
		return KIND_DATE;
	return t->flags & TOKEN_NUMBER ? KIND_NUMBER : KIND_MIXED;
}

static enum gap_kind kind_of_mark(const char *s)
{
	size_t n = strlen(s);

	if (n > 1 && strchr(":;=8", s[0]) && strchr(")(-DdPpo/\\|>", s[1]))
		return KIND_FACE;
	if (s[0] == '.')
		return n > 1 ? KIND_DOTS : KIND_STOP;
	if (s[0] == '!' || s[0] == '?')
		return KIND_MARK;
	if (n > 2 && strchr("-_=*~#+", s[0]) && s[1] == s[0])
		return KIND_RULE;
	if (strcmp(s, "--") == 0)
		return KIND_DASH;
	switch (s[0]) {
	case ',': return KIND_COMMA;
	case ':': return KIND_COLON;
	case ';': return KIND_SEMICOLON;
	case '-': return KIND_HYPHEN;
	case '"': case '\'': return KIND_QUOTE;
	case '(': case '[': case '{': case '<': return KIND_OPEN;
	case ')': case ']': case '}': case '>': return KIND_CLOSE;
	case '*': case '~': case '+': case '|': return KIND_BULLET;
	}
	return strcmp(s, "\xE2\x80\xA2") == 0 || strcmp(s, "\xC2\xB7") == 0 ? KIND_BULLET : KIND_OTHER;
}

static enum gap_kind kind_of(const struct token *t)
{
	const char *s = t->lower;
	size_t n = strlen(s);

	if (strstr(s, "://") || strncmp(s, "www.", 4) == 0)
		return KIND_URL;
	if (strchr(s, '@') && n > 3)
		return KIND_EMAIL;
	if (ends_as_address(s))
		return KIND_URL;
	if (t->flags & TOKEN_HAS_DIGIT)
		return kind_of_digits(t);
	if (t->flags & TOKEN_WORD)
		return s[n - 1] == '.' ? KIND_ABBREVIATION : KIND_WORD;
	return kind_of_mark(s);
}

/* ---- words ---- */

static void tags_of(struct gap_word *w, const struct token *t, const struct lexicon *lx)
{
	const struct lexicon_entry *x;
	size_t nr = 0, i;
	uint32_t set = 0, noun = 0, finite = 0;
	bool exact;

	x = lexicon_find(lx, t->form, strlen(t->form), &nr);
	exact = x != NULL;
	if (!x || (t->flags & TOKEN_ALL_CAPS && t->lower[1])) {
		const struct lexicon_entry *small = lexicon_find(lx, t->lower, strlen(t->lower), &nr);

		if (small)
			x = small;
		else if (x)
			x = lexicon_find(lx, t->form, strlen(t->form), &nr);
	}
	if (!x) {
		w->tags = join(w->capital, w->ending);
		return;
	}
	for (i = 0; i < nr; i++) {
		const char *p = x[i].xpos;

		set |= 1u << x[i].upos;
		if (strcmp(p, "VBD") == 0 || strcmp(p, "VBZ") == 0 || strcmp(p, "VBP") == 0 || strcmp(p, "MD") == 0)
			finite = 1;
		if (x[i].upos == UPOS_NOUN || x[i].upos == UPOS_PROPN || x[i].upos == UPOS_ADJ)
			noun = 1;
	}
	w->verb = (uint8_t)(finite ? noun ? 1 : 2 : 0);
	w->tags = join(set, finite + 2 * (uint32_t)exact);
	if (t->flags & TOKEN_CAPITAL) {
		bool small = lexicon_find(lx, t->lower, strlen(t->lower), &nr) != NULL;

		w->usual = (set >> UPOS_PROPN & 1) ? small ? USUAL_BOTH : USUAL_NAME : USUAL_SMALL;
	}
}

/* Bits of a word in the document. */
enum { SEEN_SMALL = 1, SEEN_NAME = 2 };

static void see_spellings(struct strmap *seen, const struct doc *d)
{
	size_t i;

	for (i = 0; i < d->token_nr; i++) {
		const struct token *t = &d->token[i];
		uint32_t bits, add = 0;

		if (!(t->flags & TOKEN_WORD))
			continue;
		if (!(t->flags & TOKEN_CAPITAL))
			add = SEEN_SMALL;
		else if (i && (d->token[i - 1].flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD)
			add = SEEN_NAME;
		if (!add)
			continue;
		bits = strmap_get(seen, t->lower, strlen(t->lower));
		if (bits == STRMAP_NONE || (bits | add) != bits)
			strmap_put(seen, t->lower, strlen(t->lower), bits == STRMAP_NONE ? add : bits | add, 0);
	}
}

static uint32_t steps(size_t part, size_t whole)
{
	return whole ? (uint32_t)(part * 4 / whole) : 5;
}

void gap_reader_init(struct gap_reader *r, const struct doc *d, const struct lexicon *lx, const bool *hide, struct arena *a)
{
	static const struct lexicon none = { .first = NULL };
	size_t i, stops = 0, small = 0, words = 0, capitals = 0;
	struct strmap seen;

	*r = (struct gap_reader){ .d = d };
	r->word = arena_array(a, d->token_nr + 1, sizeof *r->word);
	r->verbs = arena_array(a, d->token_nr + 1, sizeof *r->verbs);
	strmap_init(&seen, a);
	see_spellings(&seen, d);
	for (i = 0; i < d->token_nr; i++) {
		const struct token *t = &d->token[i];
		struct gap_word *w = &r->word[i];
		uint32_t bits;

		w->kind = (uint8_t)kind_of(t);
		w->lower = hash_lower(t->lower);
		w->shape = hash_shape(t->form);
		w->ending = hash_ending(t->lower);
		w->capital = !(t->flags & TOKEN_WORD) ? 0 : t->flags & TOKEN_ALL_CAPS ? 3 : t->flags & TOKEN_CAPITAL ? 2 : 1;
		w->blank = t->flags & TOKEN_SPACE_AFTER;
		w->breaks = i == 0 || d->token[i - 1].sentence != t->sentence;
		if (t->flags & TOKEN_WORD)
			tags_of(w, t, hide && hide[i] ? &none : lx);
		else
			w->tags = w->kind;
		bits = t->flags & TOKEN_CAPITAL ? strmap_get(&seen, t->lower, strlen(t->lower)) : STRMAP_NONE;
		w->usual |= (uint8_t)((bits == STRMAP_NONE ? 0 : bits) << 2);
		r->verbs[i + 1] = r->verbs[i] + (w->verb == 2);
		words += w->capital > 0;
		capitals += w->capital == 3;
		if (w->kind == KIND_STOP || w->kind == KIND_MARK) {
			stops++;
			small += i + 1 < d->token_nr && (d->token[i + 1].flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD;
		}
	}
	r->form = d->sentence_nr && d->sentence[d->sentence_nr - 1].paragraph ? FORM_PARAGRAPHS : FORM_FLOWING;
	r->style = (stops * 40 >= words ? 3u : stops * 100 >= words ? 2u : stops ? 1u : 0u) + 4 * steps(small, stops) +
	           (capitals * 4 > words ? 32u : 0u);
}

void gap_reader_begin(struct gap_reader *r, size_t i)
{
	r->begin = i;
	r->round_open = r->quote_open = r->verb = 0;
}

void gap_reader_pass(struct gap_reader *r, size_t i)
{
	const struct gap_word *w = &r->word[i];
	const char *s = r->d->token[i].form;

	if (w->kind == KIND_OPEN)
		r->round_open = r->round_open < 3 ? r->round_open + 1 : 3;
	else if (w->kind == KIND_CLOSE)
		r->round_open = r->round_open ? r->round_open - 1 : 0;
	else if (w->kind == KIND_QUOTE && s[0] == '"')
		r->quote_open ^= 1;
	if (w->verb > r->verb)
		r->verb = w->verb;
}

bool gap_is_open(const struct gap_reader *r, size_t i)
{
	return i > 0 && r->word[i - 1].blank && !r->word[i].breaks;
}

/* ---- rows ---- */

static uint32_t distance(size_t n)
{
	return (uint32_t)(n < 6 ? n : n < 8 ? 6 : n < 11 ? 7 : n < 16 ? 8 : n < 24 ? 9 : n < 36 ? 10 : n < 60 ? 11 : 12);
}

size_t gap_rows(const struct gap_reader *r, size_t i, uint32_t row[SENTENCE_FEATURES_MAX])
{
	static const struct gap_word edge = { .lower = 1, .shape = 1, .ending = 1, .tags = 1, .kind = KIND_EDGE };
	const struct sentence *s = &r->d->sentence[r->d->token[i].sentence];
	const struct gap_word *l1, *l2, *l3, *r1, *r2, *r3, *r4;
	size_t ahead = s->token_end - i < LOOK_AHEAD ? s->token_end - i : LOOK_AHEAD, n = 0;
	uint32_t mode = 1 + (uint32_t)r->form, since, until, verb_after, open, id = 0;

	/* a boundary hides what stands before it, the end of the rules' sentence what stands behind it */
	l1 = &r->word[i - 1];
	l2 = i >= r->begin + 2 ? l1 - 1 : &edge;
	l3 = i >= r->begin + 3 ? l1 - 2 : &edge;
	r1 = &r->word[i];
	r2 = i + 1 < s->token_end ? r1 + 1 : &edge;
	r3 = i + 2 < s->token_end ? r1 + 2 : &edge;
	r4 = i + 3 < s->token_end ? r1 + 3 : &edge;
	since = distance(i - r->begin);
	until = distance(s->token_end - i);
	verb_after = r->verbs[i + ahead] > r->verbs[i];
	open = r->round_open * 2 + r->quote_open;

#define ROW(h) (row[n++] = join(join(++id, 77), (h)) >> (32 - SENTENCE_ROW_BITS))
#define ROW2(a, b) ROW(join((a), (b)))
#define ROW3(a, b, c) ROW(join(join((a), (b)), (c)))
#define ROW4(a, b, c, d) ROW(join(join(join((a), (b)), (c)), (d)))
	ROW(mode);
	ROW2(mode, r->style);
	/* words */
	ROW(l1->lower);
	ROW(l2->lower);
	ROW(l3->lower);
	ROW(r1->lower);
	ROW(r2->lower);
	ROW(r3->lower);
	ROW2(mode, l1->lower);
	ROW2(r1->lower, r1->capital);
	ROW3(mode, r1->lower, r1->capital);
	ROW2(r2->lower, r2->capital);
	ROW2(l2->lower, l1->lower);
	ROW2(r1->lower, r2->lower);
	ROW2(l1->lower, r1->lower);
	ROW3(l3->lower, l2->lower, l1->lower);
	ROW3(r1->lower, r2->lower, r3->lower);
	ROW3(l1->lower, r1->lower, r1->capital);
	ROW2(l1->lower, r1->capital);
	ROW2(l1->lower, r1->shape);
	ROW2(l1->shape, r1->lower);
	ROW3(l2->lower, l1->lower, r1->capital);
	ROW3(l1->capital, r1->lower, r1->capital);
	/* shapes */
	ROW(l1->shape);
	ROW(r1->shape);
	ROW2(l1->shape, r1->shape);
	ROW3(l2->shape, l1->shape, r1->shape);
	ROW3(l1->shape, r1->shape, r2->shape);
	ROW4(l2->shape, l1->shape, r1->shape, r2->shape);
	ROW4(mode, l1->shape, r1->shape, r->style);
	ROW3(r1->shape, r2->shape, r3->shape);
	/* tags */
	ROW(l1->tags);
	ROW(r1->tags);
	ROW2(l1->tags, r1->tags);
	ROW2(r1->tags, r2->tags);
	ROW3(l1->tags, r1->tags, r2->tags);
	ROW3(l2->tags, l1->tags, r1->tags);
	ROW3(r1->tags, r2->tags, r3->tags);
	ROW3(l1->tags, r1->tags, r1->capital);
	ROW4(l2->tags, l1->tags, r1->tags, r2->tags);
	ROW2(l1->lower, r1->tags);
	ROW2(l1->tags, r1->lower);
	ROW3(l1->lower, r1->tags, r2->tags);
	/* kinds */
	ROW2(l1->kind, r1->kind);
	ROW3(l1->kind, r1->kind, r1->capital);
	ROW3(l2->kind, l1->kind, r1->kind);
	ROW4(l3->kind, l2->kind, l1->kind, r1->kind);
	ROW4(l1->kind, r1->kind, r2->kind, r3->kind);
	ROW4(join(l2->kind, l2->capital), join(l1->kind, l1->capital), join(r1->kind, r1->capital), join(r2->kind, r2->capital));
	ROW4(join(r1->kind, r1->capital), join(r2->kind, r2->capital), join(r3->kind, r3->capital), join(r4->kind, r4->capital));
	ROW4(join(l3->kind, l3->capital), join(l2->kind, l2->capital), join(l1->kind, l1->capital), join(r1->kind, r1->capital));
	/* endings */
	ROW(l1->ending);
	ROW(r1->ending);
	ROW2(l1->ending, r1->ending);
	ROW2(r1->ending, r1->capital);
	/* how the next word is usually written */
	ROW2(r1->usual, r1->capital);
	ROW3(r1->usual, r1->capital, join(l1->kind, l1->capital));
	ROW3(r1->usual, r1->capital, l1->lower);
	ROW4(r1->usual, r1->capital, r2->usual, r2->capital);
	ROW4(l1->usual, l1->capital, r1->usual, r1->capital);
	ROW4(r1->usual, r1->capital, since, r->style);
	/* the sentence so far and what follows */
	ROW2(mode, since);
	ROW2(mode, until);
	ROW3(since, l1->kind, join(r1->kind, r1->capital));
	ROW3(until, l1->kind, join(r1->kind, r1->capital));
	ROW3(since, until, mode);
	ROW2(since, r1->tags);
	ROW2(since, l1->tags);
	ROW3(since, l1->capital, r1->capital);
	ROW3(r->verb, verb_after, mode);
	ROW4(r->verb, verb_after, join(l1->kind, l1->capital), join(r1->kind, r1->capital));
	ROW4(r->verb, verb_after, r1->tags, r1->capital);
	ROW3(r->verb, l1->tags, r1->tags);
	ROW3(r->verb, since, r1->tags);
	ROW3(open, l1->kind, r1->capital);
	ROW2(open, mode);
	ROW3(open, r1->lower, r1->capital);
	ROW3(r->style, l1->tags, r1->tags);
	ROW3(r->style, r1->lower, r1->capital);
	ROW3(r->style, l1->kind, join(r1->kind, r1->capital));
#undef ROW
#undef ROW2
#undef ROW3
#undef ROW4
	return n;
}
