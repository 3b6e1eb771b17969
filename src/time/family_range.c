/* family_range.c - two dates that share what is written once: "from 4 to January 22, 1995", "November between 19 and 20"
 *
 * Ranges whose first part could stand alone ("May 3-5", "March to May 2015") are read with it in family_date.c. */
#include "time/time_int.h"

#include <string.h>

static const char joins[] = "to and - -- / until till through thru";

/* Day, then month and day: the month is both days' if they are in order, else the first is of the month before.
 * e.g. They met from 4 to January 22, 1995. => 4 = DATE 1995-01-04 [1995-01-04 day] after; January 22, 1995 = DATE 1995-01-22 [1995-01-22 day] until */
static void day_to_month_day(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	struct matches last;
	uint32_t p = at + item_is(f, at, "the"), q = read_day(f, p, &s.day);

	if (q == p || !before_in(f, at, "from between") || !item_in(f, q, joins))
		return;
	last.nr = 0;
	if (!is_month(f, q + 1) || !read_date(f, q + 1, &last) || last.nr != 1 || last.at[0].sense.unit != UNIT_DAY ||
	    last.at[0].sense.kind != SENSE_CALENDAR || !last.at[0].sense.day || last.at[0].sense.holiday)
		return;
	s.month = last.at[0].sense.month;
	s.year_how = last.at[0].sense.year_how;
	s.year = last.at[0].sense.year;
	if (s.day >= last.at[0].sense.day) {
		s.year -= s.month == 1;
		s.month = s.month == 1 ? 12 : s.month - 1;
	}
	if (day_exists(&s))
		keep_ends(m, &(struct match){ at, q, s }, &last.at[0]);
}

/* Month, then two days: "February between 2-7, 2018", "June from the 3rd to the 9th".
 * e.g. They met in June from the 3rd to the 9th. => June from the 3rd = DATE 2016-06-03 [2016-06-03 day]; the 9th = DATE 2016-06-09 [2016-06-09 day] until */
static void month_between_days(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY), last;
	uint32_t p = at + 2 + item_is(f, at + 2, "the"), q, begin, end;

	if (!is_month(f, at) || !item_in(f, at + 1, "from between"))
		return;
	s.month = f->item[at].word->value;
	q = read_day(f, p, &s.day);
	if (q == p || !item_in(f, q, item_is(f, at + 1, "from") ? "to - -- until till through" : "and - --"))
		return;
	last = s;
	begin = q + 1;
	p = begin + item_is(f, begin, "the");
	end = read_day(f, p, &last.day);
	if (end == p || last.day <= s.day || item_is(f, end, "%") || item_is(f, end, ":") ||
	    item_has(f, end, WORD_COUNTED | WORD_UNIT | WORD_UNITS | WORD_SCALE))
		return;
	q = read_its_year(f, end, &last);
	/* without a year, nothing may follow that could be counted */
	if (q == end && item_at(f, q)->lower[0] >= 'a' && item_at(f, q)->lower[0] <= 'z' &&
	    !item_in(f, q, "in at and but when where as for with"))
		return;
	s.year_how = last.year_how;
	s.year = last.year;
	if (day_exists(&s) && day_exists(&last))
		keep_ends(m, &(struct match){ at, p - item_is(f, p - 1, "the") - 1, s },
			  &(struct match){ begin, q, last });
}

/* The year first, then what narrows it: "2016, the third quarter", "2016, November"
 * e.g. The loss was in 2015, the third quarter. => 2015, the third quarter = DATE 2015-Q3 [2015-07-01..2015-09-30 quarter] */
static void year_then(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches part;
	struct sense s;
	uint32_t p = at + 1 + item_is(f, at + 1, ",");
	const struct item *it = item_at(f, at);

	if (it->digits != 4 || it->number < 1900 || it->number > 2100 ||
	    (it->flags & (ITEM_DECADE | ITEM_ORDINAL | ITEM_PRE | ITEM_POST)) || item_is(f, at, "-"))
		return;
	part.nr = 0;
	if (is_month(f, p) && p == at + 2) {
		s = (struct sense)SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
		s.month = f->item[p].word->value;
		if (p + 1 < f->limit && !item_in(f, p + 1, ". ; : ) ! ?"))
			return;         /* "in 2015, June Smith said", "in 2015, March was cold" */
		part.at[0] = (struct match){ p, p + 1 + (item_is(f, p + 1, ".") && (it->flags & ITEM_STOP)), s };
	} else if (item_is(f, p, "the") && item_ordinal(f, p + 1)) {
		if (!family_period(f, p, &part) || part.nr != 1 ||
		    (part.at[0].sense.unit != UNIT_QUARTER && part.at[0].sense.unit != UNIT_HALF) ||
		    !part.at[0].sense.nth || part.at[0].sense.kind != SENSE_CALENDAR ||
		    part.at[0].sense.year_how != YEAR_OPEN)
			return;
		s = part.at[0].sense;
	} else {
		return;
	}
	s.year_how = YEAR_GIVEN;
	s.year = it->number;
	keep(m, at, part.at[0].end, &s);
}

/* Mon - Wed, Fri to Sun: short weekdays are ones beside each other.
 * e.g. The shop is shut Wed - Thu. => Wed = DATE 2016-08-31 [2016-08-31 day]; Thu = DATE 2016-09-01 [2016-09-01 day] */
static void short_weekdays(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY), last = s;

	if (!item_has(f, at, WORD_WEEKDAY_SHORT) || !is_weekday(f, at) || !item_in(f, at + 1, "- to through") ||
	    !is_weekday(f, at + 2) || item_is(f, at + 3, "-") ||
	    (item_has(f, at + 3, WORD_MONTH) || item_at(f, at + 3)->number >= 0))
		return;
	s.weekday = f->item[at].word->value;
	last.weekday = f->item[at + 2].word->value;
	keep_ends(m, &(struct match){ at, at + 1, s }, &(struct match){ at + 2, at + 3, last });
}

bool family_range(const struct finder *f, uint32_t at, struct matches *m)
{
	int nr = m->nr;
	uint32_t end = matches_end(m);

	if (at > f->start && item_in(f, at - 1, "from between"))
		day_to_month_day(f, at, m);
	if (item_has(f, at, WORD_MONTH))
		month_between_days(f, at, m);
	if (item_at(f, at)->digits == 4)
		year_then(f, at, m);
	if (item_has(f, at, WORD_WEEKDAY_SHORT))
		short_weekdays(f, at, m);
	return m->nr != nr || matches_end(m) != end;
}
