/* item.c - tokens as the time layer sees them, and numbers in digits and words */
#include "time/time_int.h"

#include <string.h>

static const struct item item_none = { &word_none, "", -1, 0, 0 };

const struct item *item_at(const struct finder *f, uint32_t i)
{
	return i < f->limit ? &f->item[i] : &item_none;
}

const struct item *item_before(const struct finder *f, uint32_t i)
{
	return i > f->start && i <= f->limit ? &f->item[i - 1] : &item_none;
}

bool item_is(const struct finder *f, uint32_t i, const char *lower)
{
	return strcmp(item_at(f, i)->lower, lower) == 0;
}

static bool in_list(const char *lower, const char *list)
{
	size_t len = strlen(lower);
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

bool item_in(const struct finder *f, uint32_t i, const char *list)
{
	return in_list(item_at(f, i)->lower, list);
}

bool before_in(const struct finder *f, uint32_t i, const char *list)
{
	return in_list(item_before(f, i)->lower, list);
}

bool item_has(const struct finder *f, uint32_t i, uint32_t classes)
{
	return (item_at(f, i)->word->classes & classes) != 0;
}

uint32_t hop(const struct finder *f, uint32_t i)
{
	if (i > f->start && item_is(f, i, "-") && (item_at(f, i)->flags & ITEM_TIGHT) && (f->item[i - 1].flags & ITEM_TIGHT))
		return i + 1;
	return i;
}

bool is_month(const struct finder *f, uint32_t i)
{
	return item_has(f, i, WORD_MONTH) && (item_at(f, i)->flags & ITEM_CAPITAL);
}

bool is_weekday(const struct finder *f, uint32_t i)
{
	return item_has(f, i, WORD_WEEKDAY) && (item_at(f, i)->flags & ITEM_CAPITAL);
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
	} else if (strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 || strcmp(rest, "rd") == 0 || strcmp(rest, "th") == 0) {
		it->number = digits_value(lower, n);
		it->flags |= ITEM_ORDINAL;
	} else if ((strcmp(rest, "s") == 0 || strcmp(rest, "'s") == 0) && (n == 4 || n == 2) && lower[n - 1] == '0') {
		it->number = digits_value(lower, n);
		it->digits = (uint8_t)n;
		it->flags |= ITEM_DECADE;
	}
}

/* Set up the item of token `i`. */
void item_make(struct finder *f, size_t i)
{
	const struct token *t = &f->d->token[i];
	struct item *it = &f->item[i];
	size_t len = strlen(t->lower);
	char plain[24];

	*it = (struct item){ &word_none, t->lower, -1, 0, 0 };
	if (t->flags & TOKEN_CAPITAL)
		it->flags |= ITEM_CAPITAL;
	if (i + 1 < f->d->token_nr && t[1].begin == t->end)
		it->flags |= ITEM_TIGHT;
	if (len > 16 && strncmp(it->lower, "mid-", 4) != 0)
		return;
	/* mid-June, pre-2000, post-1959: one token, and for us the word after the prefix */
	if (len > 4 && strncmp(it->lower, "mid-", 4) == 0) {
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
		if (!(it->word->classes & (WORD_MONTH | WORD_WEEKDAY | WORD_ZONE)) && strcmp(plain, "st") != 0)
			it->word = &word_none;
		else
			it->lower = it->word->text;
		return;
	}
	it->word = word_find(it->lower);
	if (it->word->text[0])
		it->lower = it->word->text;
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
	} else if (it->lower[0] >= '1' && it->lower[0] <= '9' && strchr(it->lower, ',') && grouped_number(it->lower) >= 0) {
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

		if (stop && all_digits(it->lower, (size_t)(stop - it->lower)) && stop[1] >= '0' && stop[1] <= '9' && !stop[2]) {
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
		q = small_number(f, p, &rest);
		if (q != p && rest >= 10) {
			*year = (int)(century * 100 + rest);
			return q;
		}
		return at;
	}
	/* two thousand and four */
	if (item_is(f, at, "two") && item_is(f, at + 1, "thousand")) {
		p = at + 2;
		q = item_is(f, p, "and") ? p + 1 : p;
		*year = 2000;
		p = small_number(f, q, &rest);
		if (p != q && rest < 100) {
			*year += (int)rest;
			return p;
		}
		return at + 2;
	}
	return at;
}
