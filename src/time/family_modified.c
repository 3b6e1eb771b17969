/* family_modified.c - a date with words before it that narrow it: "early next year", "the end of 1990", "last May" */
#include "time/time_int.h"

#include <string.h>

static bool is_one_date(const struct matches *m, uint32_t begin)
{
	return m->nr == 1 && m->at[0].begin == begin &&
	       (m->at[0].sense.kind == SENSE_CALENDAR || m->at[0].sense.kind == SENSE_PERIOD);
}

/* last May, next June, this September, this past August, the previous April, the following March
 * e.g. They met last May. => last May = DATE 2016-05 [2016-05-01..2016-05-31 month]
 * e.g. They met in the previous April. => the previous April = DATE 2016-04 [2016-04-01..2016-04-30 month] */
static void led_month(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches date;
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
	uint32_t p = at + 1;

	date.nr = 0;
	if (item_is(f, at, "last") || item_is(f, at, "past"))
		s.direction = TOWARDS_PAST;
	else if (item_in(f, at, "next coming"))
		s.direction = TOWARDS_FUTURE;
	else if (item_is(f, at, "this"))
		s.direction = TOWARDS_THIS;
	else if (item_is(f, at, "the") && item_in(f, p, "previous preceding following")) {
		s.direction = item_is(f, p, "following") ? TOWARDS_FUTURE : TOWARDS_PAST;
		s.anchor = ANCHOR_TEXT;
		p++;
	} else
		return;
	if (s.direction == TOWARDS_THIS && item_in(f, p, "past coming")) {
		s.direction = item_is(f, p, "past") ? TOWARDS_PAST : TOWARDS_FUTURE;
		p++;
	}
	if (!is_month(f, p))
		return;
	if (family_date(f, p, &date) && is_one_date(&date, p)) {
		struct sense day = date.at[0].sense;

		/* last Sept. 5 */
		if (day.unit == UNIT_DAY && day.year_how == YEAR_OPEN) {
			day.direction = s.direction;
			day.anchor = s.anchor;
			keep(m, at, date.at[0].end, &day);
			return;
		}
		if (day.year_how != YEAR_OPEN)
			return;
	}
	if (item_at(f, p)->flags & ITEM_MID)
		s.mod = "MID";
	s.month = item_at(f, p)->word->value;
	keep(m, at, p + 1, &s);
}

/* early 1990, late last week, earlier this month, later that year, early in the day; the start|middle|end of October.
 * e.g. They met early last week. => early last week = DATE 2016-W35 +START [2016-08-29..2016-09-04 week]
 * e.g. They met at the end of August. => the end of August = DATE 2016-08 +END [2016-08-01..2016-08-31 month] */
static void narrowed(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches date;
	uint32_t p = at, q;
	const char *mod;
	struct sense s;

	date.nr = 0;
	if (item_is(f, p, "the"))
		p++;
	if (item_in(f, p, "early earlier"))
		mod = "START";
	else if (item_in(f, p, "late later"))
		mod = "END";
	else if (item_is(f, p, "mid"))
		mod = "MID";
	else if (item_in(f, p, "start beginning") && item_is(f, p + 1, "of"))
		mod = "START";
	else if (item_is(f, p, "middle") && item_is(f, p + 1, "of"))
		mod = "MID";
	else if (item_in(f, p, "end close") && item_is(f, p + 1, "of"))
		mod = "END";
	else
		return;
	q = item_is(f, p, "mid") ? hop(f, p + 1) : p + 1;
	if (q == p + 1 && item_in(f, q, "in on of"))
		q++;
	read_date(f, q, &date);
	family_clock(f, q, &date);
	/* "the late 1970s": the decade without its article */
	if (is_one_date(&date, q)) {
		s = date.at[0].sense;
		if (s.unit == UNIT_DECADE && before_in(f, at, "his her their my your our"))
			return;         /* "in her late 40s" */
		s.mod = mod;
		keep(m, at, date.at[0].end, &s);
	} else if (item_in(f, q, "month year week") && item_is(f, q - 1, "of") && !item_is(f, q + 1, "of") &&
		   hop(f, q + 1) == q + 1) {
		/* by end of month, at the beginning of year */
		s = (struct sense)SENSE_INIT(SENSE_PERIOD, item_unit(item_at(f, q)));
		s.mod = mod;
		s.anchor = ANCHOR_EITHER;
		keep(m, at, q + 1, &s);
	} else if (is_month(f, q) && (q == p + 1 || item_is(f, q - 1, "of"))) {
		s = (struct sense)SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
		s.month = item_at(f, q)->word->value;
		s.mod = mod;
		keep(m, at, q + 1, &s);
	}
}

/* around Nov. 1, about 1990, more than four decades ago, nearly two weeks ago, at least five years ago
 * e.g. It began around 1990. => around 1990 = DATE 1990 +APPROX [1990-01-01..1990-12-31 year] about
 * e.g. It began more than four decades ago. => more than four decades ago = DATE 1976 +MORE_THAN [1976-01-01..1976-12-31 year] */
static void about(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches date;
	const char *mod = "APPROX";
	uint32_t p = at + 1;
	struct sense s;

	date.nr = 0;
	if (item_in(f, at, "more less") && item_is(f, p, "than")) {
		mod = item_is(f, at, "more") ? "MORE_THAN" : "LESS_THAN";
		p++;
	} else if (item_is(f, at, "at") && item_is(f, p, "least")) {
		mod = "EQUAL_OR_MORE";
		p++;
	} else if (item_in(f, at, "nearly almost")) {
		mod = "EQUAL_OR_LESS";
	} else if (item_is(f, at, "over")) {
		mod = "MORE_THAN";
	} else if (!item_in(f, at, "about around circa roughly approximately some")) {
		return;
	}
	read_date(f, p, &date);
	if (date.nr != 1 || date.at[0].begin != p)
		return;
	s = date.at[0].sense;
	if (s.kind == SENSE_SHIFT || (s.kind == SENSE_PERIOD && item_in(f, date.at[0].end - 1, "ago earlier"))) {
		s.mod = mod;
		keep(m, at, date.at[0].end, &s);
	} else if (item_in(f, at, "around about circa") && s.kind == SENSE_CALENDAR && !item_is(f, at, "over")) {
		s.mod = mod;
		keep(m, at, date.at[0].end, &s);
	}
}

/* two weeks before Christmas, a day after May 3, the day before yesterday's vote is not, three weeks from tomorrow, the Friday before
 * Easter, the second Sunday after May 1: told from a date in the words
 * e.g. It closes two days after Christmas 2016. => two days after Christmas 2016 = DATE 2016-12-27 [2016-12-27 day]
 * e.g. They met the Friday before Labor Day. => the Friday before Labor Day = DATE 2016-09-02 [2016-09-02 day] */
static void away(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches date;
	struct sense s;
	struct number n = { .whole = 1 };
	uint32_t p = at, q;
	enum unit unit = UNIT_NONE;
	int weekday = 0;

	if (item_is(f, at, "the")) {
		p++;
		if (item_ordinal(f, p) && item_ordinal(f, p) <= 5 && is_weekday(f, p + 1))
			n.whole = item_ordinal(f, p++);
		weekday = is_weekday(f, p) ? item_at(f, p)->word->value : 0;
		if (item_is(f, p, "weekend"))
			weekday = 6;
		if (!weekday && !item_in(f, p, "day week month"))
			return;
	} else if (item_ordinal(f, at) && item_ordinal(f, at) <= 5 && is_weekday(f, at + 1)) {
		n.whole = item_ordinal(f, at);
		p++;
		weekday = item_at(f, p)->word->value;
	} else {
		p = read_number(f, at, &n);
		if (p == at || n.half || n.tenths || n.whole < 1 || n.whole > 1000)
			return;
	}
	if (!weekday)
		unit = item_unit(item_at(f, p));
	if (!weekday && (unit < UNIT_DAY || unit > UNIT_YEAR || unit == UNIT_WEEKEND || unit == UNIT_QUARTER ||
			 unit == UNIT_SEASON || unit == UNIT_HALF))
		return;
	p++;
	q = item_is(f, p, "prior") && item_is(f, p + 1, "to") ? p + 2 : p + 1;
	if (q == p + 1 && !item_in(f, p, "before after from"))
		return;
	/* "closed for a week from yesterday" */
	if (item_is(f, p, "from") && (item_is(f, at, "the") || weekday || before_in(f, at, "for lasting last")))
		return;
	date.nr = 0;
	if (!read_date(f, q, &date) || date.nr != 1 || date.at[0].begin != q)
		return;
	s = date.at[0].sense;
	if ((s.kind != SENSE_CALENDAR && s.kind != SENSE_PERIOD) || s.unit != UNIT_DAY || s.part || s.clock ||
	    s.type != TIMEX_DATE || s.ambiguous || item_is(f, date.at[0].end, "'s") ||
	    (item_is(f, p, "from") && item_in(f, date.at[0].end, "to until till through")) ||
	    (s.kind == SENSE_PERIOD && item_in(f, q, "the that")))
		return;
	s.then_unit = weekday && item_is(f, at + 1, "weekend") ? UNIT_WEEKEND : weekday ? UNIT_DAY : unit;
	s.then_whole = item_is(f, at, "the") && s.then_unit > UNIT_DAY;
	s.then_weekday = weekday;
	s.then = (int)n.whole * (item_in(f, p, "before prior") ? -1 : 1);
	keep(m, at, date.at[0].end, &s);
}

bool family_modified(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t end = matches_end(m);

	if (item_is(f, at, "the") ? item_in(f, at + 2, "before after prior") || item_in(f, at + 3, "before after prior")
				  : (may_count(f, at) || item_ordinal(f, at)) && (item_in(f, at + 2, "before after from prior") ||
							 item_in(f, at + 3, "before after from prior")))
		away(f, at, m);
	if (!item_in(f, at,
		     "last past next coming this the early earlier late later mid start beginning middle end close "
		     "more less at nearly almost over "
		     "about around circa roughly approximately some"))
		return matches_end(m) != end;
	led_month(f, at, m);
	narrowed(f, at, m);
	about(f, at, m);
	return matches_end(m) != end;
}
