/* item.c - tokens as the time layer sees them, and numbers in digits and words */
#include "time/time_int.h"

#include <string.h>

const struct item item_none = { 0, &word_none, "", -1, 0, 0, 0 };

bool in_list(const char *lower, const char *list)
{
	return in_list_long(lower, strlen(lower), list);
}

/* The same with the length at hand; no word of a list has 255 letters. */
bool in_list_long(const char *lower, size_t len, const char *list)
{
	const char *p = list;

	if (!len)
		return false;
	while ((p = strstr(p, lower)) != NULL) {
		if ((p == list || p[-1] == ' ') && (p[len] == ' ' || !p[len]))
			return true;
		p++;
	}
	return false;
}

/* Two bits of a word of `len` letters, from its first, last and middle letter. */
static uint64_t word_bits(const char *s, size_t len)
{
	unsigned first = (unsigned char)s[0], last = (unsigned char)s[len - 1], middle = (unsigned char)s[len / 2];

	return (uint64_t)1 << (first * 5 + last + (unsigned)len * 7) % 64 |
	       (uint64_t)1 << (middle * 3 + first + (unsigned)len * 11 + last * 9) % 64;
}

/* Masks of lists, by the lists' addresses: a memo of constants, one a thread. */
static _Thread_local struct list_mask list_masks[LIST_MASKS];

/* The mask of a list of words, kept for the next time. */
uint64_t list_bits(const struct finder *f, const char *list)
{
	struct list_mask *m = &f->mask[list_slot(list)];
	const char *p = list;

	m->list = list;
	m->mask = 0;
	while (*p) {
		size_t n = strcspn(p, " ");

		if (n)
			m->mask |= word_bits(p, n);
		p += n + (p[n] == ' ');
	}
	return m->mask;
}

uint32_t hop(const struct finder *f, uint32_t i)
{
	if (i > f->start && item_is(f, i, "-") && (item_at(f, i)->flags & ITEM_TIGHT) &&
	    (f->item[i - 1].flags & ITEM_TIGHT))
		return i + 1;
	return i;
}

/* A month written small is one by itself if it is no other word ("february"); "march", "may", "feb" need a day beside them, and
 * "may" one that can be nothing else ("may 5th"). */
static bool is_small_month(const struct finder *f, uint32_t i)
{
	const struct item *next = item_at(f, i + 1), *before = item_before(f, i);
	bool may = item_is(f, i, "may"), third = item_is(f, i + 2, ",") && item_at(f, i + 3)->digits == 4;

	if (item_has(f, i, WORD_SURE))
		return true;
	if ((before->flags & ITEM_ORDINAL) ||
	    (item_is(f, i - (i > f->start), "of") && i >= f->start + 2 && item_ordinal(f, i - 2)))
		return true;
	if (next->flags & ITEM_ORDINAL)
		return true;
	/* "monday, jan twenty-two", "march third 2015" */
	if ((next->word->classes & (WORD_CARDINAL | WORD_ORDINAL)) &&
	    ((before->word->classes & WORD_WEEKDAY) || item_at(f, i + 2)->digits == 4 ||
	     (item_is(f, i - (i > f->start), ",") && i >= f->start + 2 && item_has(f, i - 2, WORD_WEEKDAY))))
		return true;
	/* "on may the eleventh" */
	if (item_is(f, i + 1, "the") && item_ordinal(f, i + 2) && word_in(f, before, "on from until since by"))
		return true;
	if (next->number >= 1 && next->number <= 31 && next->digits <= 2 &&
	    !(next->flags & (ITEM_DECADE | ITEM_SHORT_YEAR)))
		return third || (!may && !item_has(f, i + 2, WORD_COUNTED | WORD_UNIT | WORD_UNITS | WORD_SCALE) &&
				 !item_in(f, i + 2, "% to -"));
	if (may || item_is(f, i, "march") || item_has(f, i, WORD_MONTH_SHORT))
		return false;
	return (before->number >= 1 && before->number <= 31 && before->digits <= 2) ||
	       word_in(f, before, "last next this since until");
}

bool is_month(const struct finder *f, uint32_t i)
{
	return item_has(f, i, WORD_MONTH) && ((item_at(f, i)->flags & ITEM_CAPITAL) || is_small_month(f, i));
}

bool is_weekday(const struct finder *f, uint32_t i)
{
	return item_has(f, i, WORD_WEEKDAY) && ((item_at(f, i)->flags & ITEM_CAPITAL) || item_has(f, i, WORD_SURE));
}

enum unit item_unit(const struct item *it)
{
	if (!(it->word->classes & (WORD_UNIT | WORD_UNITS)))
		return UNIT_NONE;
	return (enum unit)(it->word->classes & WORD_ORDINAL ? it->word->other : it->word->value);
}

int item_ordinal(const struct finder *f, uint32_t i)
{
	const struct item *it = item_at(f, i);

	if (it->flags & ITEM_ORDINAL)
		return it->number;
	return it->word->classes & WORD_ORDINAL ? it->word->value : 0;
}

/* ---- making them ---- */

static bool all_digits(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return n > 0;
}

static int32_t digits_value(const char *s, size_t n)
{
	int32_t v = 0;

	while (n--)
		v = v * 10 + (*s++ - '0');
	return v;
}

static void number_item(struct item *it, const char *lower)
{
	size_t n = strspn(lower, "0123456789");
	const char *rest = lower + n;

	if (lower[0] == '\'' && (n = strspn(lower + 1, "0123456789")) == 2) {
		it->number = digits_value(lower + 1, 2);
		it->digits = 2;
		if (!lower[3])
			it->flags |= ITEM_SHORT_YEAR;
		else if ((strcmp(lower + 3, "s") == 0 || strcmp(lower + 3, "'s") == 0) && lower[2] == '0')
			it->flags |= ITEM_DECADE;
		else
			it->number = -1;
		return;
	}
	if (!n || n > 9)
		return;
	if (!*rest) {
		it->number = digits_value(lower, n);
		it->digits = (uint8_t)n;
	} else if (strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 || strcmp(rest, "rd") == 0 ||
		   strcmp(rest, "th") == 0) {
		it->number = digits_value(lower, n);
		it->flags |= ITEM_ORDINAL;
	} else if ((strcmp(rest, "s") == 0 || strcmp(rest, "'s") == 0) && (n == 4 || n == 2) && lower[n - 1] == '0') {
		it->number = digits_value(lower, n);
		it->digits = (uint8_t)n;
		it->flags |= ITEM_DECADE;
	}
}

static void item_read(struct finder *f, size_t i)
{
	const struct token *t = &f->d->token[i];
	struct item *it = &f->item[i];
	size_t len = strlen(t->lower);
	char plain[24];

	*it = (struct item){ 0, &word_none, t->lower, -1, 0, 0, 0 };
	if (t->flags & TOKEN_CAPITAL)
		it->flags |= ITEM_CAPITAL;
	if (i + 1 < f->d->token_nr && t[1].begin == t->end)
		it->flags |= ITEM_TIGHT;
	if (len > 16 && (it->lower[0] != 'm' || strncmp(it->lower, "mid-", 4) != 0))
		return;
	/* mid-June, pre-2000, post-1959: one token, and for us the word after the prefix */
	if (it->lower[0] != 'm' && it->lower[0] != 'p') {
		;
	} else if (len > 4 && strncmp(it->lower, "mid-", 4) == 0) {
		it->lower += 4;
		it->flags |= ITEM_MID;
		if (t->form[4] >= 'A' && t->form[4] <= 'Z')
			it->flags |= ITEM_CAPITAL;
	} else if (len > 4 && strncmp(it->lower, "pre-", 4) == 0 && all_digits(it->lower + 4, len - 4)) {
		it->lower += 4;
		it->flags |= ITEM_PRE;
	} else if (len > 5 && strncmp(it->lower, "post-", 5) == 0 && all_digits(it->lower + 5, len - 5)) {
		it->lower += 5;
		it->flags |= ITEM_POST;
	}
	if (it->flags & (ITEM_MID | ITEM_PRE | ITEM_POST))
		len = strlen(it->lower);
	if ((it->lower[0] >= '0' && it->lower[0] <= '9') || it->lower[0] == '\'')
		number_item(it, it->lower);
	if (it->number >= 0)
		return;
	if (len > 1 && len < sizeof plain && it->lower[len - 1] == '.') {
		memcpy(plain, it->lower, len - 1);
		plain[len - 1] = '\0';
		it->word = word_find(plain);
		it->flags |= ITEM_STOP;
		if (!(it->word->classes & (WORD_MONTH | WORD_WEEKDAY | WORD_ZONE)) && strcmp(plain, "st") != 0 &&
		    strcmp(plain, "a.m") != 0 && strcmp(plain, "p.m") != 0)
			it->word = &word_none;
		else
			it->lower = it->word->text;
		return;
	}
	it->word = word_find(it->lower);
	if (it->word->text[0])
		it->lower = it->word->text;
}

/* Set up the item of token `i`. */
static void item_make(struct finder *f, size_t i)
{
	size_t len;

	item_read(f, i);
	len = strlen(f->item[i].lower);
	f->item[i].length = (uint8_t)(len < 255 ? len : 255);
	f->item[i].bits = len ? word_bits(f->item[i].lower, len) : 0;
	if (len && holiday_may_begin(f->item[i].lower))
		f->item[i].flags |= ITEM_HOLIDAY;
}

void items_make(struct finder *f)
{
	size_t i;

	f->mask = list_masks;
	f->item = arena_array(&f->d->arena, f->d->token_nr, sizeof *f->item);
	for (i = 0; i < f->d->token_nr; i++)
		item_make(f, i);
}

/* ---- numbers ---- */

/* "twenty", "twenty-four", "seven"; end or `at`. */
static uint32_t small_number(const struct finder *f, uint32_t at, long *value)
{
	const struct item *it = item_at(f, at);
	uint32_t next;

	if (!(it->word->classes & WORD_CARDINAL))
		return at;
	*value = it->word->value;
	if (it->word->classes & WORD_TENS) {
		const struct word *w;

		next = hop(f, at + 1);
		w = item_at(f, next)->word;
		if ((w->classes & WORD_CARDINAL) && !(w->classes & WORD_TENS) && w->value > 0 && w->value < 10) {
			*value += w->value;
			return next + 1;
		}
		/* "twenty and four hours" */
		w = item_at(f, at + 2)->word;
		if (item_is(f, at + 1, "and") && (w->classes & WORD_CARDINAL) && w->value > 0 && w->value < 10 &&
		    item_has(f, at + 3, WORD_UNITS)) {
			*value += w->value;
			return at + 3;
		}
	}
	return at + 1;
}

/* "4,500": the token's number with its separators, or -1. */
static long grouped_number(const char *s)
{
	long v = 0;
	size_t digits = 0;

	for (; *s; s++) {
		if (*s == ',')
			continue;
		if (*s < '0' || *s > '9' || ++digits > 9)
			return -1;
		v = v * 10 + (*s - '0');
	}
	return digits ? v : -1;
}

static uint32_t number_words(const struct finder *f, uint32_t at, struct number *n)
{
	const struct item *it = item_at(f, at);
	long part = 0, total = 0;
	uint32_t p = at, q;
	bool article = item_in(f, at, "a an");

	/* "a hundred", "several hundred": the scale stands for its number */
	if ((article || item_in(f, at, "several many")) && item_has(f, at + 1, WORD_SCALE)) {
		n->whole = article ? (item_at(f, at + 1)->word->value == 2 ? 100 : 1000) : -1;
		return at + 2;
	}
	if (it->number >= 0 && !(it->flags & (ITEM_ORDINAL | ITEM_DECADE | ITEM_SHORT_YEAR))) {
		total = it->number;
		p = at + 1;
	} else if (it->lower[0] >= '1' && it->lower[0] <= '9' && strchr(it->lower, ',') &&
		   grouped_number(it->lower) >= 0) {
		total = grouped_number(it->lower);
		p = at + 1;
	} else {
		q = small_number(f, at, &part);
		if (q == at)
			return at;
		p = q;
		total = part;
	}
	if (item_has(f, p, WORD_SCALE)) {
		total *= item_at(f, p)->word->value == 2 ? 100 : 1000;
		p++;
		q = item_is(f, p, "and") ? p + 1 : p;
		if (small_number(f, q, &part) != q) {
			total += part;
			p = small_number(f, q, &part);
		}
	}
	n->whole = total;
	return p;
}

/* What is counted with: 3, three, 290,000, 2 1/2, 2.5, two and a half, half a, a, a few, several, a couple of, dozens of. */
uint32_t read_number(const struct finder *f, uint32_t at, struct number *n)
{
	const struct item *it = item_at(f, at);
	uint32_t p;

	*n = (struct number){ 0 };
	if (!may_count(f, at))
		return at;
	/* half a, half an */
	if (item_is(f, at, "half") && item_in(f, at + 1, "a an")) {
		n->half = 1;
		return at + 2;
	}
	/* a few, several, some, many, a couple (of), dozens of, a number of */
	if (item_is(f, at, "a") && item_in(f, at + 1, "few couple number")) {
		p = at + 2;
		n->whole = item_is(f, at + 1, "couple") ? 2 : -1;
		n->couple = n->whole == 2;
		if (item_is(f, p, "of"))
			p++;
		else if (item_is(f, at + 1, "number"))
			return at;
		return p;
	}
	if (item_in(f, at, "few several many")) {
		n->whole = -1;
		return at + 1;
	}
	if (item_is(f, at, "couple")) {
		n->whole = 2;
		n->couple = true;
		return item_is(f, at + 1, "of") ? at + 2 : at + 1;
	}
	if (item_in(f, at, "dozens hundreds thousands") && item_is(f, at + 1, "of")) {
		n->whole = -1;
		return at + 2;
	}
	/* 2.5 */
	if (it->lower[0] >= '0' && it->lower[0] <= '9' && strlen(it->lower) <= 4) {
		const char *stop = strchr(it->lower, '.');

		if (stop && all_digits(it->lower, (size_t)(stop - it->lower)) && stop[1] >= '0' && stop[1] <= '9' &&
		    !stop[2]) {
			n->whole = digits_value(it->lower, (size_t)(stop - it->lower));
			n->tenths = stop[1] - '0';
			return at + 1;
		}
	}
	p = number_words(f, at, n);
	if (p == at) {
		if (!item_in(f, at, "a an"))
			return at;
		n->whole = 1;
		n->article = true;
		p = at + 1;
	}
	/* 2 1/2, two and a half, two-and-a-half */
	if (item_is(f, p, "1/2")) {
		n->half = 1;
		p++;
	} else {
		uint32_t q = hop(f, p);

		if (!n->article && item_is(f, q, "and")) {
			q = hop(f, q + 1);
			if (item_is(f, q, "half") && item_has(f, q + 1, WORD_UNITS)) {
				n->half = 1;
				return q + 1;
			}
			if (item_is(f, q, "a")) {
				q = hop(f, q + 1);
				if (item_is(f, q, "half")) {
					n->half = 1;
					return q + 1;
				}
			}
		}
	}
	return p;
}

uint32_t read_year(const struct finder *f, uint32_t at, int *year)
{
	const struct item *it = item_at(f, at);
	long century, rest;
	uint32_t p, q;

	if (it->digits == 4 && !(it->flags & ITEM_DECADE) && it->number >= 1000 && it->number <= 2200) {
		*year = it->number;
		return at + 1;
	}
	/* nineteen ninety-six */
	if (item_in(f, at, "sixteen seventeen eighteen nineteen twenty")) {
		century = it->word->value;
		p = hop(f, at + 1);
		/* nineteen oh one, nineteen zero one, seventeen hundred (and) thirty-three */
		if (item_in(f, p, "oh o zero") && small_number(f, p + 1, &rest) == p + 2 && rest < 10) {
			*year = (int)(century * 100 + rest);
			return p + 2;
		}
		if (item_is(f, p, "hundred") && p == at + 1 && century < 20) {
			p += 1 + item_is(f, p + 1, "and");
			q = small_number(f, p, &rest);
			*year = (int)(century * 100 + (q == p ? 0 : rest));
			return q == p ? at + 2 : q;
		}
		q = small_number(f, p, &rest);
		if (q != p && rest >= 10) {
			*year = (int)(century * 100 + rest);
			return q;
		}
		return at;
	}
	/* two thousand and four, one thousand seven hundred and eighty-nine */
	if (item_in(f, at, "one two") && item_is(f, at + 1, "thousand")) {
		p = at + 2;
		*year = item_is(f, at, "two") ? 2000 : 1000;
		q = small_number(f, p, &rest);
		if (q == p + 1 && rest > 0 && rest < 10 && item_is(f, q, "hundred")) {
			*year += 100 * (int)rest;
			p = q + 1;
		}
		if (p == at + 2 && *year < 2000)
			return at;
		q = item_is(f, p, "and") ? p + 1 : p;
		if (small_number(f, q, &rest) != q && rest < 100) {
			*year += (int)rest;
			return small_number(f, q, &rest);
		}
		return p;
	}
	return at;
}
