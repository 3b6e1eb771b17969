/* family_duration.c - how long: "two days", "a 16-hour flight", "the past three months", "nearly forty years"
 *
 * A number (or "several", "a few") with a unit.  "a day" alone counts how often as much as how long, and bare plurals
 * ("years") are mostly neither: both need a word before them that asks how long. */
#include "time/time_int.h"

#include <string.h>

/* Words before "a year", "weeks", that make them a length. */
static const char asks[] =
	"for in within about nearly almost over than after under least most lasted lasting takes took taking spend "
	"spent spending only just last past next throughout during every once take last another roughly around";

/* "and a half", "and half", "and a quarter" after a unit; end or `at`. */
static uint32_t read_fraction(const struct finder *f, uint32_t at, struct number *n, enum unit unit, const char **quarter)
{
	uint32_t p = at + 1 + item_is(f, at + 1, "a");

	*quarter = NULL;
	if (!item_is(f, at, "and") || !item_in(f, p, "half quarter") || item_is(f, p + 1, "of"))
		return at;
	if (item_is(f, p, "half")) {
		if (p == at + 1 && item_at(f, p + 1)->lower[0] >= 'a' && item_at(f, p + 1)->lower[0] <= 'z' &&
		    !item_in(f, p + 1, "after is was before later ago to in for"))
			return at;              /* "two years and half the money" */
		n->half = 1;
		return p + 1;
	}
	if (p == at + 1 || n->whole < 0 || (unit != UNIT_YEAR && unit != UNIT_HOUR))
		return at;
	*quarter = unit == UNIT_YEAR ? "3M" : "15M";
	return p + 1;
}

/* End of "[first|last|past|next …] number [more|full …] unit" at `p`, or `p`; *value gets its value. */
static uint32_t read_length(const struct finder *f, uint32_t p, const char **value, bool *article, bool *age)
{
	struct number n;
	uint32_t q = read_number(f, p, &n), unit_at, end;
	enum unit unit;
	const char *quarter = NULL;
	bool hyphen;

	*article = *age = false;
	if (q == p)
		return p;
	*article = n.article;
	unit_at = hop(f, q);
	hyphen = unit_at != q;
	if (!hyphen && item_in(f, unit_at,
			       "more full additional short long straight consecutive whole entire successive trading "
			       "working business "
			       "calendar coming upcoming next past last previous preceding following"))
		unit_at++;
	unit = item_unit(item_at(f, unit_at));
	if (unit == UNIT_NONE || unit == UNIT_SEASON)
		return p;
	/* "second" is an ordinal too, "10 second" no length */
	if (item_at(f, unit_at)->word->classes & WORD_ORDINAL && !hyphen && !n.tenths &&
	    !(n.whole == 1 && n.article == false))
		return p;
	/* a year after its name: "in 2016 days"; years are no counts */
	if (item_at(f, p)->digits == 4 && item_at(f, p)->number >= 1900 && item_at(f, p)->number <= 2100 &&
	    unit_at == p + 1)
		return p;
	/* "a three hour meeting" needs its article before and its noun behind; else "three day" is a slip, "19 quarter" no length */
	if (item_has(f, unit_at, WORD_UNIT) && !hyphen && !n.article && n.whole != 1 && !n.half && !n.tenths &&
	    (n.whole < 0 || unit == UNIT_QUARTER ||
	     !before_in(f, p, "a an the its his her their our my this that another") ||
	     item_at(f, unit_at + 1)->lower[0] < 'a' || item_at(f, unit_at + 1)->lower[0] > 'z'))
		return p;
	/* "three-quarters of its food", "a quarter of the vote": parts of a whole */
	if (unit == UNIT_QUARTER && n.whole >= 0 && item_is(f, unit_at + 1, "of") &&
	    !item_in(f, unit_at + 2, "this last next") && item_at(f, unit_at + 2)->digits != 4)
		return p;
	/* 60 Minutes, 48 Hours: titles */
	if ((item_at(f, unit_at)->flags & ITEM_CAPITAL) && !(f->d->token[unit_at].flags & TOKEN_ALL_CAPS) &&
	    !(f->d->sentence[f->d->token[p].sentence].flags & SENTENCE_HEADING))
		return p;
	q = unit_at + 1;
	/* a year and a half, two and a half is in the number */
	end = read_fraction(f, q, &n, unit, &quarter);
	if (end != q) {
		q = end;
	} else if (hop(f, q) != q && item_is(f, hop(f, q), "old")) {
		q = hop(f, q) + 1;      /* 8-month-old */
		*age = true;
	} else if (hop(f, q) != q && item_is(f, hop(f, q), "long")) {
		q = hop(f, q) + 1;
	} else if (item_is(f, q, "or") && item_in(f, q + 1, "so more")) {
		q += 2;
	}
	*value = duration_value(&f->d->arena, &n, unit);
	if (quarter && *value)
		*value = arena_printf(&f->d->arena, "%s%s", *value, quarter);
	return q;
}

/* A length, or two with one unit: "two to three weeks", "12 or 18 months"; the lower one is its value. */
static uint32_t read_either(const struct finder *f, uint32_t p, const char **value, bool *article, bool *age)
{
	struct number n, more;
	uint32_t q = read_number(f, p, &n), to = q, end;
	const char *upper;

	if (q != p && !n.article && n.whole >= 0 && !n.half && n.whole < 1000) {
		to = hop(f, q);
		if (to == q && item_in(f, q, "to or"))
			to = q + 1;
	}
	if (to != q && read_number(f, to, &more) != to && !more.article && more.whole > n.whole && !more.half) {
		end = read_length(f, to, &upper, article, age);
		if (end != to && !*age) {
			*value = duration_value(&f->d->arena, &n, item_unit(item_at(f, read_number(f, to, &more))));
			if (*value)
				return end;
		}
	}
	return read_length(f, p, value, article, age);
}

/* The value of two lengths together, P1Y and P2M, or P2M and P1Y if `any_order`; NULL if they do not go together. */
static const char *joined(struct arena *a, const char *first, const char *second, bool any_order)
{
	static const char order[] = "YMWDHMS";
	size_t n = strlen(first), k = strlen(second);
	bool time = strchr(first, 'T') != NULL, more_time = strchr(second, 'T') != NULL;
	const char *one, *two, *head;

	if (strchr(first, 'X') || strchr(second, 'X') || strchr(first, '.') || n < 3 || k < 3)
		return NULL;
	one = (time ? strrchr(order, first[n - 1]) : strchr(order, first[n - 1]));
	two = (more_time ? strrchr(order, second[k - 1]) : strchr(order, second[k - 1]));
	if (!one || !two || two == one)
		return NULL;
	if (two > one)
		return arena_printf(a, "%s%s%s", first, more_time && !time ? "T" : "", second + (more_time ? 2 : 1));
	/* "2 days 1 month": the larger one first, if the smaller is one length alone */
	head = first + (time ? 2 : 1);
	if (!any_order || strspn(head, "0123456789") + 1 != strlen(head) || strchr(second, '.'))
		return NULL;
	return arena_printf(a, "%s%s%s", second, time && !more_time ? "T" : "", head);
}

/* After a length, another that goes on from it: "1 hour and 30 minutes", "two years, three months", "2 days 1 month". */
static uint32_t read_smaller(const struct finder *f, uint32_t q, const char **value)
{
	const char *more, *both;
	bool article, age;
	uint32_t p = q, end;

	p += item_is(f, p, ",");
	p += item_is(f, p, "and");
	end = *value ? read_length(f, p, &more, &article, &age) : p;
	if (end == p || article || age || item_in(f, end, "ago earlier later before after from"))
		return q;
	both = joined(&f->d->arena, *value, more, p == q);
	if (!both)
		return q;
	*value = both;
	return read_smaller(f, end, value);
}

/* "for two nights": as long as so many days, as TIMEX3 has no nights to count */
static uint32_t read_nights(const struct finder *f, uint32_t p, const char **value)
{
	struct number n;
	uint32_t q = read_number(f, p, &n);

	if (q == p || n.article || n.half || n.tenths || n.whole > 100)
		return p;
	q += item_in(f, q, "consecutive straight successive more");
	if (!item_in(f, q, n.whole == 1 ? "night" : "nights") ||
	    (n.whole == 1 && !before_in(f, p, "for of only") && (p != f->start || q + 1 != f->limit)))
		return p;
	*value = duration_value(&f->d->arena, &n, UNIT_DAY);
	return q + 1;
}

/* "a quarter of an hour", "three quarters of an hour"; end or `p` */
static uint32_t read_quarters(const struct finder *f, uint32_t p, const char **value)
{
	uint32_t q = hop(f, p + 1);

	if (!(item_is(f, q, item_is(f, p, "a") ? "quarter" : "quarters")) ||
	    !item_is(f, q + 1, "of") || !item_is(f, q + 2, "an") || !item_is(f, q + 3, "hour"))
		return p;
	*value = item_is(f, p, "a") ? "PT15M" : "PT45M";
	return q + 4;
}

/* Words before a length that bound it; end of them at `at`, or `at`. */
static uint32_t read_bound(const struct finder *f, uint32_t at, const char **mod)
{
	static const struct { const char *words, *mod;
	} bound[] = {{"more than", "MORE_THAN"},
		     {"less than", "LESS_THAN"},
		     {"fewer than", "LESS_THAN"},
		     {"at least", "EQUAL_OR_MORE"},
		     {"no more than", "EQUAL_OR_LESS"},
		     {"not more than", "EQUAL_OR_LESS"},
		     {"no less than", "EQUAL_OR_MORE"},
		     {"up to", "EQUAL_OR_LESS"},
		     {"at most", "EQUAL_OR_LESS"},
		     {"over", "MORE_THAN"},
		     {"under", "LESS_THAN"},
		     {"nearly", "LESS_THAN"},
		     {"almost", "LESS_THAN"},
		     {"about", "APPROX"},
		     {"around", "APPROX"},
		     {"roughly", "APPROX"},
		     {"approximately", "APPROX"},
		     {"some", "APPROX"}};
	size_t i;

	if (!item_in(f, at,
		     "more less fewer at no not up over under nearly almost about around roughly approximately some"))
		return at;
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
 * 16-hour, two-year, 8-month-old, half an hour, more than four hours, at least 30 days.
 * e.g. It lasted more than four hours. => more than four hours = DURATION PT4H +MORE_THAN
 * e.g. It takes two to three weeks. => two to three weeks = DURATION P2W */
static void length(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);
	const char *mod = NULL;
	uint32_t p, q, begin = at;
	bool the = false, led = false, article, age;

	if (!may_count(f, at) && !item_in(f, at,
					  "the another just only past last next first coming upcoming previous prior "
					  "preceding following final latest initial early "
					  "opening ensuing more less fewer at no not up over under nearly almost about "
					  "around roughly approximately some"))
		return;
	/* for some days, after some weeks */
	if (item_is(f, at, "some") && item_has(f, at + 1, WORD_UNITS) && item_unit(item_at(f, at + 1)) != UNIT_QUARTER &&
	    before_in(f, at, "for after within in")) {
		s.type = TIMEX_DURATION;
		s.text = duration_value(&f->d->arena, &(struct number){ .whole = -1 }, item_unit(item_at(f, at + 1)));
		keep(m, at, at + 2, &s);
		return;
	}
	p = read_bound(f, at, &mod);

	/* "over" and "under" before a length said with "the past": a preposition */
	if (item_is(f, p, "the")) {
		the = true;
		if (item_in(f, at, "over under about around") && p == at + 1)
			return;
		p++;
	}
	/* "the truce was to last 48 hours": a verb */
	if (item_is(f, p, "last") && !the &&
	    before_in(f, p, "to will would 'll could can may might must should n't not did does"))
		return;
	if (item_in(f, p,
		    "past last next first coming upcoming previous prior preceding following final latest initial "
		    "early opening ensuing") &&
	    !item_has(f, p + 1, WORD_UNIT)) {
		led = true;
		p++;
	}
	if (item_in(f, p, "another just only") && !led) {
		begin = item_is(f, p, "another") ? begin : p + 1;
		p++;
	}
	/* "rose over two years", but "lasted over two years" */
	if (item_is(f, at, "over") && p == at + 1 &&
	    !before_in(f, at,
		       "for last lasts lasted lasting took takes take spent spend within just after of since in")) {
		mod = NULL;
		begin = p;
	}
	q = read_nights(f, p, &s.text);
	q = q == p && item_in(f, p, "a three") ? read_quarters(f, p, &s.text) : q;
	if (q != p && !item_in(f, q, "ago earlier later before")) {
		s.type = TIMEX_DURATION;
		s.mod = mod;
		keep(m, begin, q, &s);
		return;
	}
	q = read_either(f, p, &s.text, &article, &age);
	if (q == p)
		return;
	if (!age)
		q = read_smaller(f, q, &s.text);
	/* "the two-year war": the article is the war's */
	if (the && !led && hop(f, q - 1) == q - 1 && q >= p + 3 && item_is(f, q - 2, "-"))
		return;
	if (article && !mod && !before_in(f, at, asks) && !item_is(f, q - 1, "half") && !item_is(f, p, "half") &&
	    hop(f, p + 1) == p + 1 && !item_is(f, q - 1, "old") && !(item_is(f, q - 1, "quarter") && q >= p + 4) && !item_is(f, q - 1, "so") &&
	    !item_in(f, q, "after before"))
		return;
	/* how often, not how long: "twice a week", "10 tons a day" */
	if (article && (before_in(f, at, "once twice times") || item_before(f, at)->number >= 0))
		return;
	s.type = TIMEX_DURATION;
	s.mod = mod;
	/* "Mr. Schwarz, 52 years old, resigned": the same behind the name; "he was 18 years old" says how long */
	if (item_is(f, q, "old") && item_has(f, q - 1, WORD_UNIT | WORD_UNITS) && at > f->start &&
	    (item_is(f, at - 1, ",") || f->d->token[at - 1].upos == UPOS_NOUN || f->d->token[at - 1].upos == UPOS_PROPN)) {
		age = true;
		q++;
	}
	/* "the 71-year-old leader": an age tells of no time (38 of 39 are not marked in the TempEval-3 training data) */
	if (age)
		s.kind = SENSE_NOTHING;
	keep(m, begin, q, &s);
}

/* the following days, the early years, the final weeks, the weeks ahead|before|after|since|that followed: how many is not said
 * e.g. They fought in the following weeks. => the following weeks = DURATION PXW */
static void some_units(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);
	struct number many = { .whole = -1 };
	uint32_t p = at + 1;
	bool led = false;

	if (!item_is(f, at, "the"))
		return;
	if (item_in(f, p,
		    "following ensuing succeeding subsequent intervening early final closing opening first last "
		    "previous preceding")) {
		led = true;
		p++;
	}
	if (!item_has(f, p, WORD_UNITS) || item_unit(item_at(f, p)) < UNIT_HOUR ||
	    item_unit(item_at(f, p)) == UNIT_QUARTER || (item_at(f, p)->flags & ITEM_CAPITAL) || hop(f, p + 1) != p + 1)
		return;
	p++;
	if (led) {
		if (!before_in(f, at, "in over during for of within after until by throughout"))
			return;
	} else if (item_in(f, p, "ahead") && before_in(f, at, "in over during for of")) {
		p++;
	} else if (!(item_in(f, p, "before after since following leading") ||
		     (item_in(f, p, "that which") && item_in(f, p + 1, "followed preceded follow"))) ||
		   !before_in(f, at, "in over during for of")) {
		return;
	}
	s.type = TIMEX_DURATION;
	s.text = duration_value(&f->d->arena, &many, item_unit(item_at(f, at + 1 + led)));
	keep(m, at, p, &s);
}

/* at the age of 79, aged 44, at age seventy-nine: the number
 * e.g. He died at the age of 79. => 79 = DURATION P79Y */
static void age(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);
	struct number n;
	uint32_t p;

	if (!before_in(f, at, "aged age") &&
	    !(before_in(f, at, "of") && at >= f->start + 2 && item_is(f, at - 2, "age")))
		return;
	p = read_number(f, at, &n);
	if (p == at || n.article || n.half || n.tenths || n.whole < 1 || n.whole > 125 ||
	    item_has(f, p, WORD_UNIT | WORD_UNITS | WORD_COUNTED) || item_in(f, p, "to - %") || item_in(f, at - 1, "-"))
		return;
	s.type = TIMEX_DURATION;
	s.text = duration_value(&f->d->arena, &n, UNIT_YEAR);
	keep(m, at, p, &s);
}

/* all day, all week, a full day, half hour, half year, weeklong, daylong
 * e.g. It rained all day. => all day = DURATION P1D */
static void whole_length(const struct finder *f, uint32_t at, struct matches *m)
{
	static const struct { const char *word, *value;
	} alone[] = {{"hourlong", "PT1H"},
		     {"daylong", "P1D"},
		     {"weeklong", "P1W"},
		     {"monthlong", "P1M"},
		     {"yearlong", "P1Y"}};
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);
	struct number one = { .whole = 1 }, half = { .half = 1 };
	uint32_t p = hop(f, at + 1);
	size_t i;

	s.type = TIMEX_DURATION;
	for (i = 0; i < sizeof alone / sizeof *alone; i++)
		if (item_is(f, at, alone[i].word)) {
			s.text = alone[i].value;
			keep(m, at, at + 1, &s);
			return;
		}
	if (!item_in(f, at, "all full half another") || !item_has(f, p, WORD_UNIT) ||
	    (item_at(f, p)->word->classes & WORD_ORDINAL) || item_in(f, p, "quarter season half") ||
	    item_is(f, p + 1, "of"))
		return;
	if (item_is(f, at, "half") && item_in(f, p, "day week weekend decade"))
		return;
	/* "another day" is no length, "for another day" is */
	if (item_is(f, at, "another") && !before_in(f, at, "for in within take takes took last lasted"))
		return;
	if (item_is(f, at, "full") && !before_in(f, at, "a for one"))
		return;
	s.text = duration_value(&f->d->arena, item_is(f, at, "half") ? &half : &one, item_unit(item_at(f, p)));
	keep(m, at, p + 1, &s);
}

/* years, weeks, decades, the weeks, the years ahead, months-long, year-long, for hours: nothing says how many.
 * e.g. They talked for hours. => hours = DURATION PTXH */
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
	/* "days after the attack" */
	if (item_in(f, at + 1, "after before") &&
	    (at == f->start || before_in(f, at, ", just only but and") || f->d->token[at - 1].upos == UPOS_VERB ||
	     f->d->token[at - 1].upos == UPOS_NOUN) &&
	    !item_in(f, at + 2, ". , ;")) {
		s.type = TIMEX_DURATION;
		s.text = duration_value(&f->d->arena, &many, unit);
		keep(m, at, at + 1, &s);
		return;
	}
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
	some_units(f, at, m);
	if (item_in(f, at, "all full half another hourlong daylong weeklong monthlong yearlong"))
		whole_length(f, at, m);
	if (may_count(f, at))
		age(f, at, m);
	return matches_end(m) != end;
}
