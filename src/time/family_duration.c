/* family_duration.c - how long: "two days", "a 16-hour flight", "the past three months", "nearly forty years"
 *
 * A number (or "several", "a few") with a unit.  "a day" alone counts how often as much as how long, and bare plurals
 * ("years") are mostly neither: both need a word before them that asks how long. */
#include "time/time_int.h"

#include <string.h>

/* Words before "a year", "weeks", that make them a length. */
static const char asks[] = "for in within about nearly almost over than after under least most lasted lasting takes took taking spend "
                           "spent spending only just last past next throughout during every once take last another roughly around";

/* End of "[first|last|past|next …] number [more|full …] unit" at `p`, or `p`; *value gets its value. */
static uint32_t read_length(const struct finder *f, uint32_t p, const char **value, bool *article)
{
	struct number n;
	uint32_t q = read_number(f, p, &n), unit_at;
	enum unit unit;
	bool hyphen;

	*article = false;
	if (q == p)
		return p;
	*article = n.article;
	unit_at = hop(f, q);
	hyphen = unit_at != q;
	if (!hyphen && item_in(f, unit_at, "more full additional short long straight consecutive whole entire successive trading working business "
	                                   "calendar"))
		unit_at++;
	unit = item_unit(item_at(f, unit_at));
	if (unit == UNIT_NONE || unit == UNIT_SEASON)
		return p;
	/* "second" is an ordinal too, "10 second" no length */
	if (item_at(f, unit_at)->word->classes & WORD_ORDINAL && !hyphen && !(n.whole == 1 && n.article == false))
		return p;
	/* a year after its name: "in 2016 days"; years are no counts */
	if (item_at(f, p)->digits == 4 && item_at(f, p)->number >= 1900 && item_at(f, p)->number <= 2100 && unit_at == p + 1)
		return p;
	if (item_has(f, unit_at, WORD_UNIT) && !hyphen && !n.article && n.whole != 1 && !n.half)
		return p;               /* "three day": a slip, or "19 quarter" */
	q = unit_at + 1;
	/* a year and a half, two and a half is in the number */
	if (item_is(f, q, "and") && item_is(f, q + 1, "a") && item_is(f, q + 2, "half")) {
		n.half = 1;
		q += 3;
	} else if (hop(f, q) != q && item_is(f, hop(f, q), "old")) {
		q = hop(f, q) + 1;      /* 8-month-old */
	} else if (hop(f, q) != q && item_is(f, hop(f, q), "long")) {
		q = hop(f, q) + 1;
	} else if (item_is(f, q, "or") && item_in(f, q + 1, "so more")) {
		q += 2;
	}
	*value = duration_value(&f->d->arena, &n, unit);
	return q;
}

/* Words before a length that bound it; end of them at `at`, or `at`. */
static uint32_t read_bound(const struct finder *f, uint32_t at, const char **mod)
{
	static const struct { const char *words, *mod; } bound[] = {
		{ "more than", "MORE_THAN" }, { "less than", "LESS_THAN" }, { "fewer than", "LESS_THAN" },
		{ "at least", "EQUAL_OR_MORE" }, { "no more than", "EQUAL_OR_LESS" }, { "not more than", "EQUAL_OR_LESS" },
		{ "no less than", "EQUAL_OR_MORE" }, { "up to", "EQUAL_OR_LESS" }, { "at most", "EQUAL_OR_LESS" }, { "over", "MORE_THAN" },
		{ "under", "LESS_THAN" }, { "nearly", "LESS_THAN" }, { "almost", "LESS_THAN" }, { "about", "APPROX" },
		{ "around", "APPROX" }, { "roughly", "APPROX" }, { "approximately", "APPROX" }, { "some", "APPROX" }
	};
	size_t i;

	for (i = 0; i < sizeof bound / sizeof *bound; i++) {
		const char *w = bound[i].words;
		uint32_t p = at;

		for (;;) {
			size_t n = strcspn(w, " ");
			const char *lower = item_at(f, p)->lower;

			if (strncmp(lower, w, n) != 0 || lower[n])
				break;
			p++;
			if (!w[n]) {
				*mod = bound[i].mod;
				return p;
			}
			w += n + 1;
		}
	}
	return at;
}

/* two days, a week (after "for" …), the nine months, the past two months, the first nine months, another year, several years,
 * 16-hour, two-year, 8-month-old, half an hour, more than four hours, at least 30 days. */
static void length(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);
	const char *mod = NULL;
	uint32_t p = read_bound(f, at, &mod), q;
	bool the = false, led = false, article;

	/* "over" and "under" before a length said with "the past": a preposition */
	if (item_is(f, p, "the")) {
		the = true;
		if (item_in(f, at, "over under about around") && p == at + 1)
			return;
		p++;
	}
	/* "the truce was to last 48 hours": a verb */
	if (item_is(f, p, "last") && !the && before_in(f, p, "to will would 'll could can may might must should n't not did does"))
		return;
	if (item_in(f, p, "past last next first coming previous preceding following final latest initial early opening ensuing") &&
	    !item_has(f, p + 1, WORD_UNIT)) {
		led = true;
		p++;
	}
	if (item_in(f, p, "another just only") && !led)
		p++;
	q = read_length(f, p, &s.text, &article);
	if (q == p)
		return;
	/* "the two-year war": the article is the war's */
	if (the && !led && hop(f, q - 1) == q - 1 && q >= p + 3 && item_is(f, q - 2, "-"))
		return;
	if (article && !mod && !before_in(f, at, asks) && !item_is(f, q - 1, "half") && !item_is(f, p, "half") && hop(f, p + 1) == p + 1 &&
	    !item_is(f, q - 1, "old") && !item_is(f, q - 1, "so") && !item_in(f, q, "after before"))
		return;
	/* how often, not how long: "twice a week", "10 tons a day" */
	if (article && (before_in(f, at, "once twice times") || item_before(f, at)->number >= 0))
		return;
	s.type = TIMEX_DURATION;
	s.mod = mod;
	(void)the;
	keep(m, at, q, &s);
}

/* years, weeks, decades, the weeks, the years ahead, months-long, year-long, for hours: nothing says how many. */
static void vague_length(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);
	struct number many = { .whole = -1 }, one = { .whole = 1 };
	enum unit unit = item_unit(item_at(f, at));
	uint32_t p;

	if (!unit)
		return;
	p = hop(f, at + 1);
	if (p != at + 1 && item_is(f, p, "long")) {
		s.type = TIMEX_DURATION;
		s.text = duration_value(&f->d->arena, item_has(f, at, WORD_UNITS) ? &many : &one, unit);
		keep(m, at, p + 1, &s);
		return;
	}
	if (!item_has(f, at, WORD_UNITS) || unit < UNIT_HOUR || unit == UNIT_QUARTER)
		return;
	if (!before_in(f, at, "for in within after over") || (before_in(f, at, "in") && item_is(f, at + 1, "of")))
		return;
	if (!before_in(f, at, "for in within") && !item_is(f, at + 1, "of"))
		return;
	s.type = TIMEX_DURATION;
	s.text = duration_value(&f->d->arena, &many, unit);
	keep(m, at, at + 1, &s);
}

bool family_duration(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t end = matches_end(m);

	length(f, at, m);
	vague_length(f, at, m);
	return matches_end(m) != end;
}
