/* family_relative.c - what is told from the document's day, from another date, or from no day at all */
#include "time/time_int.h"

#include <string.h>

static void keep_text(struct matches *m, uint32_t at, uint32_t end, enum timex_type type, const char *value)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);

	s.type = type;
	s.text = value;
	keep(m, at, end, &s);
}

/* today, yesterday, tomorrow, tonight, last night, the day before yesterday, the day after tomorrow, this morning, overnight. */
static void near_day(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);
	uint32_t p = at;

	if (item_is(f, p, "the") && item_is(f, p + 1, "day") && item_in(f, p + 2, "before after") && item_in(f, p + 3, "yesterday tomorrow")) {
		if (item_is(f, p + 2, "before") != item_is(f, p + 3, "yesterday"))
			return;
		s.amount = item_is(f, p + 3, "yesterday") ? -2 : 2;
		keep(m, at, p + 4, &s);
		return;
	}
	if (item_is(f, p, "today")) {
		/* "today's young people", "USA Today", "today and every day": the paper is left out, and the programme */
		if ((f->item[p].flags & ITEM_CAPITAL) && p > f->start && item_in(f, p + 1, "show programme program"))
			return;
		if ((f->item[p].flags & ITEM_CAPITAL) && p > f->start && (item_before(f, p)->flags & ITEM_CAPITAL))
			return;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "yesterday")) {
		s.amount = -1;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "tomorrow")) {
		s.amount = 1;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "tonight")) {
		if ((f->item[p].flags & ITEM_CAPITAL) && p > f->start && (item_before(f, p)->flags & ITEM_CAPITAL))
			return;         /* World News Tonight */
		s.part = PART_NIGHT;
		s.type = TIMEX_TIME;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "last") && item_is(f, p + 1, "night")) {
		s.amount = -1;
		s.part = PART_NIGHT;
		s.type = TIMEX_TIME;
		keep(m, at, p + 2, &s);
	} else if (item_in(f, p, "this that") && item_has(f, p + 1, WORD_PART) && !item_in(f, p + 1, "nights mornings evenings afternoons noon midnight midday")) {
		s.part = (enum day_part)item_at(f, p + 1)->word->value;
		s.type = TIMEX_TIME;
		if (item_is(f, p, "that"))
			s.anchor = ANCHOR_TEXT;
		keep(m, at, p + 2, &s);
	} else if (item_is(f, p, "overnight") && !item_in(f, p + 1, "success sensation delivery stay stays shipping rate rates bag flight train trip")) {
		s.amount = -1;
		s.part = PART_NIGHT;
		s.type = TIMEX_TIME;
		keep(m, at, p + 1, &s);
	}
}

/* the day before, the year after, the week earlier: told from another date; "the day after the vote" is not. */
static void beside_another(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_NONE);
	const struct item *after = item_at(f, at + 3);

	if (!item_is(f, at, "the") || !item_has(f, at + 1, WORD_UNIT) || !item_in(f, at + 2, "before after earlier"))
		return;
	if (after->lower[0] && !item_in(f, at + 3, ", . ; : and but ) --"))
		return;
	s.unit = item_unit(item_at(f, at + 1));
	if (s.unit < UNIT_DAY)
		return;
	s.amount = item_is(f, at + 2, "after") ? 1 : -1;
	s.anchor = ANCHOR_TEXT;
	keep(m, at, at + 3, &s);
}

/* this|last|next|past|the coming week|month|year|decade|century, the current year, the weekend, the year, the same day, the
 * following day, that year, earlier in the day (the modifier is read elsewhere). */
static void whole_unit(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_NONE);
	uint32_t p = at;
	bool the = false, bare = false;
	enum unit unit;

	if (item_is(f, p, "the")) {
		the = true;
		p++;
	}
	if (item_in(f, p, "this current")) {
		if (item_is(f, p, "this") && the)
			return;
		p++;
		if (item_is(f, p, "same"))
			p++;
		if (item_is(f, p, "current"))
			p++;
	} else if (item_is(f, p, "last")) {
		s.amount = -1;
		p++;
		if (item_is(f, p, "fiscal"))
			p++;
	} else if (item_is(f, p, "past") && (the || before_in(f, p, "this"))) {
		s.amount = -1;
		p++;
	} else if (item_is(f, p, "next")) {
		s.amount = 1;
		/* "the next day": from the text */
		if (the)
			s.anchor = item_is(f, p + 1, "day") ? ANCHOR_TEXT : ANCHOR_EITHER;
		p++;
	} else if (the && item_in(f, p, "coming upcoming")) {
		s.amount = 1;
		p++;
	} else if (the && item_in(f, p, "following previous preceding prior")) {
		s.amount = item_is(f, p, "following") ? 1 : -1;
		s.anchor = ANCHOR_TEXT;
		p++;
	} else if ((the && item_is(f, p, "same")) || item_is(f, p, "that")) {
		s.anchor = ANCHOR_TEXT;
		p++;
		if (item_is(f, p, "same"))
			p++;
	} else if (the && item_is(f, p, "latest")) {
		s.amount = -1;
		p++;
	} else if (the) {
		bare = true;
	} else {
		return;
	}
	if (item_is(f, p, "fiscal"))
		p++;
	if (!(item_at(f, p)->word->classes & WORD_UNIT))
		return;
	unit = item_unit(item_at(f, p));
	if (unit < UNIT_DAY || unit == UNIT_QUARTER)
		return;
	p++;
	if (bare) {
		/* the weekend; for the year, the week, the month, the day: only where the words before say a date */
		if (unit == UNIT_WEEKEND) {
			s.anchor = ANCHOR_DOCUMENT;
		} else if (unit == UNIT_YEAR || unit == UNIT_WEEK || unit == UNIT_MONTH || (unit == UNIT_DAY)) {
			bool told = before_in(f, at, "in later earlier early late") && at >= f->start + 1;
			bool led = at >= f->start + 2 && item_in(f, at - 2, "later earlier early late end beginning rest middle start half part months most quarter quarters");

			if (unit == UNIT_DAY && !(before_in(f, at, "in of") && led))
				return;
			if (unit == UNIT_WEEK && item_in(f, p, "of") && is_month(f, p + 1))
				return;
			if (unit != UNIT_DAY && !before_in(f, at, "for of in during throughout over through by") && !told && !item_is(f, p, "'s"))
				return;
			if (item_in(f, p, "of before after when that since until") || item_in(f, p, "ago earlier"))
				return;
			if (unit != UNIT_YEAR && unit != UNIT_DAY && !led && !before_in(f, at, "for") && !item_is(f, p, "'s"))
				return;
			/* "the year ended Sept. 30": how long it is, not when */
			if (unit == UNIT_YEAR && item_in(f, p, "ended ending through to") ) {
				keep_text(m, at, p, TIMEX_DURATION, "P1Y");
				return;
			}
			s.anchor = ANCHOR_EITHER;
		} else {
			return;
		}
	}
	if (item_is(f, p - 1, "century") && !bare && item_is(f, at, "the"))
		return;
	/* "that day" with a relative clause stays; "this year-end" is another thing */
	if (hop(f, p) != p && item_in(f, p + 1, "end old long"))
		return;
	/* "the last year of the war", "the same day as", "the next day's": the first counts something else */
	if (the && item_is(f, p, "of") && (s.amount || item_in(f, at + 1, "same")))
		return;
	if (the && unit != UNIT_WEEKEND && ((item_is(f, at + 1, "last") && unit != UNIT_WEEK && unit != UNIT_MONTH) || item_is(f, at + 1, "past"))) {
		struct number one = { .whole = 1 };

		keep_text(m, at, p, TIMEX_DURATION, duration_value(&f->d->arena, &one, unit));
		return;
	}
	s.unit = unit;
	/* last week Tuesday is rare; "the next morning", "the following evening" are below */
	keep(m, at, p, &s);
}

/* the next morning, the following night, the previous evening, the same evening: parts of another day */
static void part_of_another_day(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);

	if (!item_is(f, at, "the") || !item_in(f, at + 1, "next following previous preceding same") || !item_has(f, at + 2, WORD_PART) ||
	    item_in(f, at + 2, "noon midnight nights mornings evenings afternoons"))
		return;
	s.amount = item_in(f, at + 1, "next following") ? 1 : item_is(f, at + 1, "same") ? 0 : -1;
	s.anchor = ANCHOR_TEXT;
	s.part = (enum day_part)item_at(f, at + 2)->word->value;
	s.type = TIMEX_TIME;
	keep(m, at, at + 3, &s);
}

/* [about|nearly] N units ago|earlier|later|before|after|from now: "three days ago", "a year earlier", "six weeks ago", "two months later",
 * "a week or so ago", "a decade ago", "several years ago", "two weeks from now", "more than four decades ago". */
static void ago(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_SHIFT, UNIT_NONE);
	struct number n;
	uint32_t p, q;
	const char *mod = NULL;

	p = read_number(f, at, &n);
	if (p == at) {
		/* years ago, months later */
		if (!item_has(f, at, WORD_UNITS))
			return;
		n = (struct number){ .whole = -1 };
	}
	q = hop(f, p);
	if (item_in(f, q, "more full short long"))
		q++;
	s.unit = item_unit(item_at(f, q));
	if (!s.unit || s.unit == UNIT_WEEKEND)
		return;
	p = q + 1;
	/* a year and a half ago */
	if (item_is(f, p, "and") && item_is(f, p + 1, "a") && item_is(f, p + 2, "half")) {
		n.half = 1;
		p += 3;
	}
	if (item_is(f, p, "or") && item_in(f, p + 1, "so more two")) {
		mod = item_is(f, p + 1, "more") ? "MORE_THAN" : "APPROX";
		p += 2;
	}
	if (n.couple)
		mod = mod ? mod : "APPROX";
	if (item_is(f, p, "ago")) {
		s.amount = -1;
	} else if (item_is(f, p, "earlier") || (item_is(f, p, "before") && (item_in(f, p + 1, ". , ; ) and but") || p + 1 >= f->limit))) {
		s.amount = -1;
		s.anchor = ANCHOR_TEXT;
	} else if (item_is(f, p, "previously") || item_is(f, p, "beforehand")) {
		s.amount = -1;
		s.anchor = ANCHOR_TEXT;
	} else if (item_in(f, p, "later afterwards afterward") || (item_is(f, p, "after") && item_in(f, p + 1, ". , ;"))) {
		s.amount = 1;
		s.anchor = ANCHOR_TEXT;
	} else if (item_is(f, p, "from") && item_in(f, p + 1, "now today")) {
		s.amount = 1;
		p++;
	} else {
		return;
	}
	p++;
	s.mod = mod;
	/* a year earlier, a year ago: the quarter of the year before when a quarter is spoken of */
	if (s.unit == UNIT_YEAR && n.whole == 1 && !n.half && s.amount < 0) {
		s.kind = SENSE_PERIOD;
		if (s.anchor == ANCHOR_DOCUMENT || item_is(f, p - 1, "earlier"))
			s.anchor = ANCHOR_EITHER;
	}
	if (n.whole < 0) {
		/* how many is not said: no date */
		if (s.anchor == ANCHOR_TEXT)
			keep_text(m, at, p, TIMEX_DURATION, duration_value(&f->d->arena, &n, s.unit));
		else
			keep_text(m, at, p, TIMEX_DATE, s.amount < 0 ? "PAST_REF" : "FUTURE_REF");
		return;
	}
	if (n.tenths || n.half) {
		/* a year and a half ago is months */
		if (s.unit == UNIT_YEAR) {
			n.whole = n.whole * 12 + (n.half ? 6 : 12 * n.tenths / 10);
			s.unit = UNIT_MONTH;
		} else if (s.unit == UNIT_WEEK || s.unit == UNIT_MONTH || s.unit == UNIT_DAY || s.unit == UNIT_HOUR) {
			s.mod = s.mod ? s.mod : "APPROX";
		}
	}
	s.amount *= n.whole;
	if (s.unit < UNIT_DAY)
		s.type = TIMEX_TIME;
	keep(m, at, p, &s);
}

/* now, currently, recently, the past, the future, recent weeks, coming days, these days, the moment: no calendar date. */
static void reference(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t p = at;
	const struct item *before = item_before(f, at);

	if (item_is(f, p, "the"))
		p++;
	if (item_is(f, p, "now")) {
		if (item_is(f, p + 1, "-") || p != at)
			return;
		if (item_is(f, p + 1, "that") || before_in(f, at, "by until till from"))
			if (item_is(f, p + 1, "that"))
				return;
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_is(f, p, "right") && item_is(f, p + 1, "now")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_in(f, p, "currently nowadays")) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (item_is(f, p, "current") && !item_has(f, p + 1, WORD_UNIT | WORD_UNITS) && !item_is(f, p + 1, "account") &&
	           !item_is(f, p + 1, "-") && !(f->item[p].flags & ITEM_CAPITAL && p > f->start) && !before_in(f, p, "alternating electric direct")) {
		keep_text(m, p, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_is(f, p, "recently")) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PAST_REF");
	} else if (p == at && item_in(f, p, "more most") && item_is(f, p + 1, "recently")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "PAST_REF");
	} else if (item_in(f, p, "recent past last")) {
		uint32_t q = p + 1;

		/* recent weeks, recent weeks and months, the past few years is a duration */
		if (item_is(f, p, "recent")) {
			if (item_has(f, q, WORD_UNITS)) {
				q++;
				if (item_in(f, q, "and or") && item_has(f, q + 1, WORD_UNITS))
					q += 2;
				keep_text(m, p == at ? at : at, q, TIMEX_DATE, "PAST_REF");
			} else if (item_is(f, q, "past") || item_is(f, q, "history")) {
				if (item_is(f, q, "past"))
					keep_text(m, at, q + 1, TIMEX_DATE, "PAST_REF");
			} else {
				keep_text(m, p, p + 1, TIMEX_DATE, "PAST_REF");
			}
		} else if (item_is(f, p, "past") && p != at && before_in(f, at, "in of from than as like unlike") &&
		           !(item_at(f, q)->lower[0] >= 'a' && item_at(f, q)->lower[0] <= 'z' &&
		             !item_in(f, q, "and but or when that have has had is was were are for to by with as where which who the he she they it")) &&
		           item_at(f, q)->number < 0) {
			keep_text(m, at, p + 1, TIMEX_DATE, "PAST_REF");
		} else if (item_is(f, p, "past") && item_has(f, q, WORD_UNITS) && p == at && before_in(f, at, "in over for during")) {
			keep_text(m, at, q + 1, TIMEX_DATE, "PAST_REF");
		}
	} else if (item_in(f, p, "coming upcoming") && item_has(f, p + 1, WORD_UNITS)) {
		uint32_t q = p + 2;

		if (item_in(f, q, "and or") && item_has(f, q + 1, WORD_UNITS))
			q += 2;
		keep_text(m, at, q, TIMEX_DATE, "FUTURE_REF");
	} else if (item_is(f, p, "future") && p != at) {
		if (item_has(f, p + 1, WORD_UNITS | WORD_UNIT))
			return;
		if (item_at(f, p + 1)->lower[0] >= 'a' && item_at(f, p + 1)->lower[0] <= 'z' &&
		    !item_in(f, p + 1, "and but or when that have has is was were are for to by with as where which who the he she they it of if will"))
			return;
		if (item_is(f, p + 1, "of") || (f->item[p].flags & ITEM_CAPITAL))
			return;
		keep_text(m, at, p + 1, TIMEX_DATE, "FUTURE_REF");
	} else if (p != at && item_in(f, p, "near foreseeable immediate not-too-distant distant") && item_in(f, p + 1, "future term")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "FUTURE_REF");
	} else if (p != at && item_is(f, p, "moment") && before_in(f, at, "at for") && !item_in(f, p + 1, "when of the he she it they that")) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_in(f, p, "these those") && item_is(f, p + 1, "days") && !before_in(f, p, "in of during") && item_is(f, p, "these")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_is(f, p, "future") && item_has(f, p + 1, WORD_UNITS)) {
		keep_text(m, at, p + 2, TIMEX_DATE, "FUTURE_REF");
	}
	(void)before;
}

/* year-end, year's end, the year's end; the end of the year is read with its modifier: "by year-end". */
static void year_end(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_YEAR);
	uint32_t begin = at, p;

	if (item_is(f, at, "the") && item_is(f, at + 2, "'s"))
		at++;
	p = hop(f, at + 1);
	if (!item_in(f, at, "year month week"))
		return;
	if (p == at + 1 && item_is(f, p, "'s"))
		p++;
	else if (p == at + 1 && !before_in(f, at, "by at until before around after since of calendar"))
		return;
	if (!item_is(f, p, "end"))
		return;
	if (item_has(f, at, WORD_UNIT))
		s.unit = item_unit(item_at(f, at));
	s.mod = "END";
	keep(m, begin, p + 1, &s);
}

/* the week of March 6, the week of Sept. 5: the week that holds the day */
static void week_of(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches day = { .nr = 0 };
	struct sense s;

	if (!item_is(f, at, "the") || !item_in(f, at + 1, "week weekend") || !item_is(f, at + 2, "of") || !is_month(f, at + 3))
		return;
	family_date(f, at + 3, &day);
	if (day.nr != 1 || day.at[0].sense.kind != SENSE_CALENDAR || day.at[0].sense.unit != UNIT_DAY)
		return;
	s = day.at[0].sense;
	s.unit = item_is(f, at + 1, "week") ? UNIT_WEEK : UNIT_WEEKEND;
	keep(m, at, day.at[0].end, &s);
}

bool family_relative(const struct finder *f, uint32_t at, struct matches *m)
{
	int nr = m->nr;
	uint32_t end = matches_end(m);

	near_day(f, at, m);
	beside_another(f, at, m);
	whole_unit(f, at, m);
	part_of_another_day(f, at, m);
	ago(f, at, m);
	reference(f, at, m);
	year_end(f, at, m);
	week_of(f, at, m);
	return m->nr != nr || matches_end(m) != end;
}
