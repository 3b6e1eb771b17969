/* family_period.c - quarters, halves, seasons, holidays */
#include "time/time_int.h"

#include <string.h>

/* The year that follows or stands before a quarter, half or season: "of 1990", "1990", "of last year", "last year". */
static uint32_t read_year_after(const struct finder *f, uint32_t at, struct sense *s)
{
	uint32_t p = at, q;
	int year;

	if (item_is(f, p, ",") && item_at(f, p + 1)->digits == 4 && s->unit != UNIT_DAY)
		p++;
	if (item_in(f, p, "of in"))
		p++;
	if (item_is(f, p, "fiscal"))
		p++;
	q = read_era_year(f, p, &year);
	if (q != p) {
		s->year_how = YEAR_GIVEN;
		s->year = year;
		return q;
	}
	/* the summer of '69 */
	if (s->unit != UNIT_DAY && (item_at(f, p)->flags & ITEM_SHORT_YEAR) && !(item_at(f, p - 1)->flags & ITEM_CAPITAL)) {
		s->year_how = YEAR_GIVEN;
		s->year = item_at(f, p)->number + (item_at(f, p)->number < 40 ? 2000 : 1900);
		return p + 1;
	}
	q = read_year(f, p, &year);
	if (q != p && (item_at(f, p)->digits == 4 || q > p + 1)) {
		if (item_has(f, q, WORD_COUNTED | WORD_UNIT | WORD_UNITS) && !(s->holiday && item_is(f, q, "weekend")))
			return at;
		s->year_how = YEAR_GIVEN;
		s->year = year;
		return q;
	}
	if (item_in(f, p, "this last next that") && item_is(f, p + 1, "year")) {
		s->year_how = item_is(f, p, "that") ? YEAR_THAT : YEAR_SHIFT;
		s->year = item_is(f, p, "last") ? -1 : item_is(f, p, "next");
		return p + 2;
	}
	/* "the third quarter of the year" */
	if (item_is(f, at, "of") && item_in(f, p, "the this") && item_is(f, p + 1, "year") &&
	    !item_in(f, p + 2, "ended ending"))
		return p + 2;
	return at;
}

static void keep_compared(struct matches *m, uint32_t at, uint32_t end, struct sense *s, bool year_ago)
{
	if (year_ago) {
		s->kind = SENSE_PERIOD;
		s->unit = UNIT_QUARTER;
		s->amount = -4;
		s->anchor = ANCHOR_TEXT;
	}
	keep(m, at, end, s);
}

/* [the|this year's|the 1988|fiscal|year-ago] first|second|… quarter|half [of 1990|last year]: "the third quarter", "third-quarter",
 * "the third quarter of 1990", "this year's third quarter", "the 1988 second quarter", "the fiscal first quarter",
 * "the first half of 2016", "first-half", "Q3 2016", "3Q", "H1 2015".
 * e.g. Sales fell in the third quarter of 2015. => the third quarter of 2015 = DATE 2015-Q3 [2015-07-01..2015-09-30 quarter]
 * e.g. Sales fell in Q2 2016. => Q2 2016 = DATE 2016-Q2 [2016-04-01..2016-06-30 quarter] */
static void nth_quarter(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_QUARTER);
	uint32_t p = at, q;
	int year;
	const char *lower = f->item[at].lower;

	/* Q3, Q3 2016, H1 2015, 3Q 2016 */
	if (((lower[0] == 'q' || lower[0] == 'h') && lower[1] >= '1' && lower[1] <= (lower[0] == 'q' ? '4' : '2') &&
	     !lower[2] && ((f->item[at].flags & ITEM_CAPITAL) || item_at(f, hop(f, at + 1))->digits == 4)) ||
	    (lower[0] >= '1' && lower[0] <= '4' && lower[1] == 'q' && !lower[2])) {
		s.nth = (lower[0] >= '1' && lower[0] <= '4' ? lower[0] : lower[1]) - '0';
		s.unit = lower[0] == 'h' ? UNIT_HALF : UNIT_QUARTER;
		q = read_year_after(f, hop(f, at + 1), &s);
		if (q == hop(f, at + 1))
			q = at + 1;
		if (s.unit == UNIT_HALF && q == at + 1)
			return;
		keep(m, at, q, &s);
		return;
	}
	/* 2016 Q3, 2019-Q1, 2016 H2 */
	q = hop(f, at + 1);
	lower = item_at(f, q)->lower;
	if (item_at(f, at)->digits == 4 && (lower[0] == 'q' || lower[0] == 'h') && lower[1] >= '1' &&
	    lower[1] <= (lower[0] == 'q' ? '4' : '2') && !lower[2] && !(item_at(f, at)->flags & ITEM_DECADE)) {
		s.nth = lower[1] - '0';
		s.unit = lower[0] == 'h' ? UNIT_HALF : UNIT_QUARTER;
		s.year_how = YEAR_GIVEN;
		s.year = item_at(f, at)->number;
		keep(m, at, q + 1, &s);
		return;
	}
	if (item_in(f, p, "the its their our"))
		p += item_is(f, p, "the") ? 1 : 0;
	/* this year's, last year's, next year's */
	if (item_in(f, p, "this last next") && item_is(f, p + 1, "year") && item_is(f, p + 2, "'s")) {
		s.year_how = YEAR_SHIFT;
		s.year = item_is(f, p, "last") ? -1 : item_is(f, p, "next");
		p += 3;
	} else if (item_at(f, p)->digits == 4 && (q = read_year(f, p, &year)) != p) {
		s.year_how = YEAR_GIVEN;
		s.year = year;
		p = q;
	} else if (item_is(f, p, "year") && item_in(f, hop(f, p + 1), "ago earlier") && hop(f, p + 1) != p + 1) {
		s.year_how = YEAR_SHIFT;
		s.year = -1;
		p = hop(f, p + 1) + 1;
	}
	if (item_is(f, p, "fiscal"))
		p = hop(f, p + 1);
	if (item_in(f, p, "final latter last") && item_is(f, p + 1, "half")) {
		s.nth = 2;
	} else if (item_is(f, p, "final") && item_is(f, p + 1, "quarter")) {
		s.nth = 4;
	} else {
		s.nth = item_ordinal(f, p);
	}
	if (s.nth < 1 || s.nth > 4)
		return;
	p = hop(f, p + 1);
	if (item_is(f, p, "fiscal"))
		p = hop(f, p + 1);
	if (item_is(f, p, "half")) {
		s.unit = UNIT_HALF;
		if (s.nth > 2)
			return;
	} else if (!item_is(f, p, "quarter")) {
		return;
	}
	p++;
	q = s.year_how == YEAR_OPEN ? read_year_after(f, p, &s) : p;
	/* "the second half" of a match or a meeting: a year or a money word must be near; "the first half of the year" has one */
	if (s.unit == UNIT_HALF && s.year_how == YEAR_OPEN && q == p &&
	    !item_in(f, p,
		     "profit profits earnings net results sales revenue income loss losses figures growth output"))
		return;
	if (item_in(f, hop(f, p), "final finals finalist finalists back"))
		return;
	if (s.unit == UNIT_QUARTER && (item_is(f, p, "final") || item_is(f, p, "finals") || item_is(f, p, "pounder") ||
	                               item_is(f, p, "touchdown")))
		return;
	keep(m, at, q, &s);
}

/* the quarter, the latest quarter, this quarter, the year-ago quarter, the 1988 period, last year's quarter, the current
 * quarter, the year-earlier period, the quarter a year ago.
 * e.g. Sales fell in the year-ago quarter. => the year-ago quarter = DATE 2015-Q2 [2015-04-01..2015-06-30 quarter] */
static void whole_quarter(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_QUARTER);
	uint32_t p = at;
	bool year_ago = false, period, the = item_is(f, at, "the");

	if (the)
		p++;
	if (item_in(f, p, "comparable corresponding same"))
		p++;
	s.anchor = ANCHOR_TEXT;
	if (item_is(f, p, "year") && hop(f, p + 1) != p + 1 && item_in(f, hop(f, p + 1), "ago earlier")) {
		year_ago = true;
		p = hop(f, p + 1) + 1;
	} else if (item_is(f, p, "last") && item_is(f, p + 1, "year") && item_is(f, p + 2, "'s")) {
		year_ago = true;
		p += 3;
	} else if (item_at(f, p)->digits == 4 &&
		   (item_is(f, p + 1, "quarter") || (the && item_is(f, p + 1, "period")))) {
		s.kind = SENSE_CALENDAR;
		s.year_how = YEAR_GIVEN;
		s.year = item_at(f, p)->number;
		s.unit = UNIT_QUARTER;
		keep(m, at, p + 2, &s);
		return;
	} else if (the && item_is(f, p, "latest")) {
		p++;
	} else if (item_in(f, p, "this current")) {
		s.anchor = ANCHOR_DOCUMENT;
		p++;
	} else if (item_in(f, p, "last past previous prior preceding next following coming upcoming")) {
		s.amount = item_in(f, p, "next following coming upcoming") ? 1 : -1;
		s.anchor = item_in(f, p, "last past next coming upcoming") ? ANCHOR_DOCUMENT : ANCHOR_TEXT;
		p++;
	} else if (item_is(f, p, "that")) {
		p++;
	} else if (!the) {
		return;
	}
	period = item_is(f, p, "period");
	if (!period && !item_is(f, p, "quarter"))
		return;
	if (period && !year_ago && !item_is(f, at + 1, "latest"))
		return;
	p++;
	/* the quarter a year ago */
	if (item_is(f, p, "a") && item_is(f, p + 1, "year") && item_in(f, p + 2, "ago earlier")) {
		year_ago = true;
		p += 3;
	}
	/* the quarter ended Sept. 30: the one whose middle is before that day */
	if (!period && s.kind == SENSE_PERIOD && !s.amount && !year_ago && item_in(f, p, "ended ending through to") &&
	    is_month(f, p + 1)) {
		struct sense end = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
		uint32_t day_end = read_day(f, p + 2, &end.day);

		if (day_end != p + 2) {
			int month = item_at(f, p + 1)->word->value + (end.day > 20) - 2;

			s = (struct sense)SENSE_INIT(SENSE_CALENDAR, UNIT_QUARTER);
			read_its_year(f, day_end, &end);
			s.nth = month < 1 ? 4 : (month + 2) / 3;
			s.year_how = end.year_how;
			s.year = end.year - (month < 1);
			keep(m, at, p, &s);
			return;
		}
	}
	/* a quarter that is no quarter of a year: "the Latin Quarter", "a quarter of the people", "the quarter of a million" */
	if ((f->item[p - 1].flags & ITEM_CAPITAL) && at + 1 == p - 1 && the && at != f->start &&
	    !(f->item[at].flags & ITEM_CAPITAL))
		return;
	if (item_is(f, p, "of") && item_in(f, p + 1, "a the all"))
		return;
	/* the quarter finals, the quarter-mile */
	if (item_in(f, p, "final finals finalist finalists") || (hop(f, p) != p && !item_is(f, hop(f, p), "end")))
		return;
	keep_compared(m, at, p, &s, year_ago);
}

/* year-ago, year-earlier: "year-ago profit", "the year-earlier results".
 * e.g. The year-earlier results were better. => year-earlier = DATE 2015 [2015-01-01..2015-12-31 year] */
static void year_ago(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_YEAR);
	uint32_t p = hop(f, at + 1);

	if (!item_is(f, at, "year") || p == at + 1 || !item_in(f, p, "ago earlier"))
		return;
	s.amount = -1;
	s.anchor = ANCHOR_EITHER;
	keep(m, at, p + 1, &s);
}

/* [the|this|last|next] spring|summer|fall|autumn|winter [of 1994|2016|last year]: "last fall", "this summer", "the winter of 1994",
 * "summer 2016", "in the spring", "this past spring".
 * e.g. It began last fall. => last fall = DATE 2015-FA [2015-09-01..2015-11-30 season]
 * e.g. It began in the winter of 1994. => the winter of 1994 = DATE 1994-WI [1994-12-01..1995-02-28 season] */
static void season(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_SEASON);
	uint32_t p = at, q;
	bool the = false, led = false, risky;

	if (item_is(f, p, "the") && item_is(f, p + 1, "current")) {
		s.direction = TOWARDS_THIS;
		led = true;
		p += 2;
	} else if (item_is(f, p, "the")) {
		the = true;
		p++;
	} else if (item_is(f, p, "that")) {
		s.year_how = YEAR_THAT;
		led = true;
		p++;
	} else if (item_in(f, p, "this last next") && item_is(f, p + 1, "year") && item_is(f, p + 2, "'s")) {
		s.year_how = YEAR_SHIFT;
		s.year = item_is(f, p, "last") ? -1 : item_is(f, p, "next");
		led = true;
		p += 3;
	} else if (item_in(f, p, "this last next past current")) {
		s.direction = item_in(f, p, "this current") ? TOWARDS_THIS
			      : item_is(f, p, "next") ? TOWARDS_FUTURE
						      : TOWARDS_PAST;
		led = true;
		p++;
		if (item_in(f, p, "past coming") && s.direction == TOWARDS_THIS) {
			s.direction = item_is(f, p, "past") ? TOWARDS_PAST : TOWARDS_FUTURE;
			p++;
		}
	}
	if (!item_has(f, p, WORD_SEASON))
		return;
	if (item_at(f, p)->flags & ITEM_MID)
		s.mod = "MID";
	s.nth = item_at(f, p)->word->value;
	p++;
	q = s.year_how == YEAR_OPEN ? read_year_after(f, p, &s) : p;
	/* the winter of 2017-2018 */
	if (s.nth == 4 && q != p && s.year_how == YEAR_GIVEN && hop(f, q) != q &&
	    (item_at(f, hop(f, q))->number == s.year + 1 || (item_at(f, hop(f, q))->digits == 2 &&
							     item_at(f, hop(f, q))->number == (s.year + 1) % 100)))
		q = hop(f, q) + 1;
	if (led || (q != p && s.year_how != YEAR_OPEN)) {
		/* "this summer", "last fall's", but "this spring water" */
		if (s.nth == 1 && item_in(f, p, "water onion onions roll rolls mattress"))
			return;
		keep(m, at, q, &s);
		return;
	}
	/* the fall of Saigon, the fall in prices, a spring of water: these two words need "in", "during", "since" before and a stop after */
	risky = s.nth == 1 || item_is(f, p - 1, "fall");
	if (f->item[p - 1].flags & ITEM_CAPITAL)
		return;
	if (item_in(f, p, "olympics games olympic of palace camp camps school job jobs"))
		return;
	if (the && !risky) {
		if (!before_in(f, at, "in during over by until since through of for all throughout after before into"))
			return;
		keep(m, at, p, &s);
	} else if (the && before_in(f, at, "in during by until since through this") &&
	           !item_in(f, p, "in to from between off")) {
		keep(m, at, p, &s);
	} else if (!the && before_in(f, at, "in by since until early late mid during") &&
		   !(item_at(f, p)->lower[0] >= 'a' && item_at(f, p)->lower[0] <= 'z' &&
		     !item_in(f, p, "and or when but as the a"))) {
		keep(m, at, p, &s);
	}
}

/* [last|this|next] holiday [2016]: "Christmas", "last Thanksgiving", "New Year's Eve", "Easter 2016", "Good Friday"; names in holiday.c
 * e.g. They met on Christmas Eve. => Christmas Eve = DATE 2015-12-24 [2015-12-24 day]
 * e.g. They met at Easter 2016. => Easter 2016 = DATE 2016-03-27 [2016-03-27 day] */
static void holiday_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t p = at, end;
	const char *words;

	if (item_is(f, p, "the") && item_in(f, p + 1, "following previous preceding coming"))
		p++;
	if (item_in(f, p, "this last next previous preceding coming following")) {
		s.anchor = item_in(f, p, "previous preceding following") ? ANCHOR_TEXT : ANCHOR_DOCUMENT;
		s.direction = item_is(f, p, "this")          ? TOWARDS_THIS
			      : item_in(f, p, "next coming following") ? TOWARDS_FUTURE
								       : TOWARDS_PAST;
		p++;
	}
	end = holiday_find(f, p, &s.holiday);
	if (end == p)
		return;
	words = holiday_words(s.holiday);
	/* Easter Island, Christmas tree, Easter Rising; Independence Day parade is the day still */
	if (item_in(f, end,
		    "island islands rising tree trees card cards carol carols shopping gifts gift present presents egg "
		    "eggs bunny "
		    "pudding season party lights market markets sales turkey dinner"))
		return;
	if (strcmp(words, "good friday") == 0 && item_in(f, end, "agreement agreements accord accords"))
		return;
	/* "mayday", "may day-to-day", "the corpus christi"; "D-Day" */
	if (item_in(f, p, "may d corpus victory election epiphany lent flag leap great day assumption twelfth feast") && !(item_at(f, p)->flags & ITEM_CAPITAL))
		return;
	if (item_is(f, p, "may") && !(item_at(f, p + 1)->flags & ITEM_CAPITAL))
		return;
	if (item_is(f, p, "corpus") && (item_is(f, end, ",") || before_in(f, p, "in at near from of to")))
		return;                 /* the city in Texas */
	/* Ukraine's Independence Day, the Turkish Victory Day are others' */
	if (item_in(f, p, "independence labor memorial victory mother father election") &&
	    (before_in(f, p, "'s") ||
	     ((item_before(f, p)->flags & ITEM_CAPITAL) &&
	      !before_in(f, p,
			 "american u.s. us on the this last next before after since until by in russian russia"))) &&
	    p > f->start + 1)
		return;
	if (holiday_fixed_year(s.holiday)) {
		s.year_how = YEAR_GIVEN;
		s.year = holiday_fixed_year(s.holiday);
		if (p != at || (before_in(f, p, "emergency 9/11 called dialed dialled call")) ||
		    item_in(f, end, "call calls caller operator operators"))
			return;
		keep(m, at, end, &s);
		return;
	}
	if (holiday_is_near(s.holiday))
		s.mod = "APPROX";
	/* Christmas week, Easter weekend: the week of it */
	if (item_in(f, end, "week weekend")) {
		s.unit = item_is(f, end, "week") ? UNIT_WEEK : UNIT_WEEKEND;
		end++;
	}
	end = read_year_after(f, end, &s);
	/* Labor Day 2021 weekend */
	if (s.unit == UNIT_DAY && s.year_how == YEAR_GIVEN && item_in(f, end, "week weekend")) {
		s.unit = item_is(f, end, "week") ? UNIT_WEEK : UNIT_WEEKEND;
		end++;
	}
	keep(m, at, end, &s);
}

bool family_period(const struct finder *f, uint32_t at, struct matches *m)
{
	int nr = m->nr;
	uint32_t end = matches_end(m);

	if (item_ordinal(f, at) || item_at(f, at)->digits == 4 || item_at(f, at)->lower[0] == 'q' ||
	    item_at(f, at)->lower[0] == 'h' || (item_at(f, at)->lower[0] >= '1' && item_at(f, at)->lower[0] <= '4') ||
	    item_in(f, at,
		    "the this that last next past previous prior preceding following coming upcoming year fiscal final "
		    "latter comparable corresponding "
		    "same latest current")) {
		nth_quarter(f, at, m);
		whole_quarter(f, at, m);
		year_ago(f, at, m);
	}
	if (item_has(f, at, WORD_SEASON) || item_in(f, at, "the that this last next past current"))
		season(f, at, m);
	holiday_date(f, at, m);
	return m->nr != nr || matches_end(m) != end;
}
