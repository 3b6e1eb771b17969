/* resolve.c - from what the words say to a TIMEX3 value and the days it covers
 *
 * Relative senses count from the document's day, or from the date mentioned last; without the day they need they keep an
 * underspecified value ("XXXX-WXX-1") and cover no days.  Which of two weekdays or years is meant follows the tense of the verb
 * that the expression hangs on; without one, a weekday is the latest on or before the document's day and a month the nearest
 * (right for 89% and 92% of those in the TempEval-3 training data). */
#include "time/time_int.h"

#include <stdlib.h>
#include <string.h>

enum {
	MENTION_REACH = 8,
	QUARTER_REACH = 2,
	TOPIC_REACH = 4,
	CLOCK_REACH = 3
}; /* sentences that a mentioned date is remembered for */
enum { NEAR_DAYS = 5 };         /* a day that near ahead is meant, whatever the tense seems to be */

/* ---- spans and values ---- */

static int year_of(int32_t day)
{
	int y, m, d;

	calendar_date(day, &y, &m, &d);
	return y;
}

static int floor_div(int a, int b)
{
	return a / b - (a % b < 0);
}

static bool year_in_range(int year)
{
	return year >= CALENDAR_YEAR_MIN && year <= CALENDAR_YEAR_MAX;
}

/* From the first of a month to the last of the month `months` later. */
static struct date_span months_span(int year, int month, int months, enum precision precision)
{
	struct date_span s = DATE_SPAN_NONE;
	int last = month - 1 + months - 1, last_year = year + last / 12;

	if (!year_in_range(year) || !year_in_range(last_year))
		return s;
	last = last % 12 + 1;
	s.start = calendar_day(year, month, 1);
	s.end = calendar_day(last_year, last, calendar_month_days(last_year, last));
	s.precision = precision;
	return s;
}

static struct date_span years_span(int year, int years, enum precision precision)
{
	return months_span(year, 1, 12 * years, precision);
}

/* The period of a unit that holds a day. */
static struct date_span span_of(enum unit unit, int32_t day)
{
	struct date_span s = { day, day, PRECISION_DAY };
	int y, m, d;

	calendar_date(day, &y, &m, &d);
	switch (unit) {
	case UNIT_WEEK:
		s.start = day - calendar_weekday(day) + 1;
		s.end = s.start + 6;
		s.precision = PRECISION_WEEK;
		return s;
	case UNIT_WEEKEND:
		s.start = day - calendar_weekday(day) + 6;
		s.end = s.start + 1;
		return s;
	case UNIT_MONTH:
		return months_span(y, m, 1, PRECISION_MONTH);
	case UNIT_QUARTER:
		return months_span(y, m - (m - 1) % 3, 3, PRECISION_QUARTER);
	case UNIT_HALF:
		return months_span(y, m > 6 ? 7 : 1, 6, PRECISION_MONTH);
	case UNIT_SEASON:
		return m < 3 ? months_span(y - 1, 12, 3, PRECISION_SEASON)
			     : months_span(y, m - m % 3, 3, PRECISION_SEASON);
	case UNIT_YEAR:
		return years_span(y, 1, PRECISION_YEAR);
	case UNIT_DECADE:       /* the 480s BC are 489 to 480 BC */
		return years_span(y >= 1 ? y / 10 * 10 : 1 - ((1 - y) / 10 * 10 + 9), 10, PRECISION_DECADE);
	case UNIT_CENTURY:      /* the 4th century BC is 400 to 301 BC */
		return years_span(floor_div(y, 100) * 100 + (y < 1), 100, PRECISION_CENTURY);
	case UNIT_MILLENNIUM:
		return years_span(floor_div(y, 1000) * 1000, 1000, PRECISION_NONE);
	default:
		return s;
	}
}

/* "2016", or "BC0044" for 44 BC. */
static const char *year_value(struct arena *a, int year)
{
	return year >= 1 ? arena_printf(a, "%04d", year) : arena_printf(a, "BC%04d", 1 - year);
}

static const char *value_of(struct arena *a, enum unit unit, int32_t start)
{
	static const char *const season[] = { "SP", "SU", "FA", "WI" };
	int y, m, d, week;

	calendar_date(start, &y, &m, &d);
	switch (unit) {
	case UNIT_WEEK: case UNIT_WEEKEND:
		calendar_iso_week(start, &y, &week);
		return arena_printf(a, "%s-W%02d%s", year_value(a, y), week, unit == UNIT_WEEK ? "" : "-WE");
	case UNIT_MONTH:
		return arena_printf(a, "%s-%02d", year_value(a, y), m);
	case UNIT_QUARTER:
		return arena_printf(a, "%s-Q%d", year_value(a, y), (m + 2) / 3);
	case UNIT_HALF:
		return arena_printf(a, "%s-H%d", year_value(a, y), m > 6 ? 2 : 1);
	case UNIT_SEASON:
		return arena_printf(a, "%s-%s", year_value(a, y), season[m / 3 - 1]);
	case UNIT_YEAR:
		return year_value(a, y);
	case UNIT_DECADE:
		return y >= 1 ? arena_printf(a, "%03d", y / 10) : arena_printf(a, "BC%03d", (1 - y) / 10);
	case UNIT_CENTURY:
		return y >= 0 ? arena_printf(a, "%02d", y / 100)
			      : arena_printf(a, "BC%02d", -floor_div(y - 1, 100) - 1);
	case UNIT_MILLENNIUM:
		return y >= 0 ? arena_printf(a, "%d", y / 1000) : year_value(a, y);
	default:
		return arena_printf(a, "%s-%02d-%02d", year_value(a, y), m, d);
	}
}

/* What a unit's value is while nothing is known. */
static const char *open_value(enum unit unit)
{
	switch (unit) {
	case UNIT_WEEK:
		return "XXXX-WXX";
	case UNIT_WEEKEND:
		return "XXXX-WXX-WE";
	case UNIT_MONTH:
		return "XXXX-XX";
	case UNIT_QUARTER:
		return "XXXX-QX";
	case UNIT_HALF:
		return "XXXX-HX";
	case UNIT_SEASON: case UNIT_YEAR:
		return "XXXX";
	case UNIT_DECADE:
		return "XXX";
	case UNIT_CENTURY:
		return "XX";
	case UNIT_MILLENNIUM:
		return "X";
	default:
		return "XXXX-XX-XX";
	}
}

static const char *const part_suffix[] = { "", "TMO", "T12:00", "TAF", "TEV", "TNI", "TDT" };

/* ---- anchors ---- */

/* A mentioned date that is near enough to be meant. */
static const struct mention_of *recent(const struct mention_of *m, uint32_t sentence)
{
	return m->known && sentence - m->sentence <= MENTION_REACH ? m : NULL;
}

/* The mentioned date that a relative expression of a unit counts from; NULL. */
static const struct mention_of *mentioned(const struct finder *f, enum unit unit, uint32_t sentence)
{
	switch (unit) {
	case UNIT_DAY: case UNIT_HOUR: case UNIT_MINUTE:
		return recent(&f->last_day, sentence);
	case UNIT_QUARTER:
		return recent(&f->last_quarter, sentence);
	case UNIT_WEEK: case UNIT_FORTNIGHT: case UNIT_WEEKEND:
		return f->last.known && f->last.date.precision <= PRECISION_WEEK ? recent(&f->last, sentence)
										 : recent(&f->last_day, sentence);
	case UNIT_MONTH:
		return f->last.known && f->last.date.precision <= PRECISION_MONTH ? recent(&f->last, sentence) : NULL;
	default:
		return recent(&f->last_year, sentence);
	}
}

/* ---- calendar senses ---- */

/* Is this the second of "from … to …", "between … and …", "May-July", with its first right before? */
static bool ends_range(const struct finder *f, const struct match *m)
{
	const struct match *first = m - 1;
	uint32_t at = m->begin;

	at -= before_in(f, at, "the");
	if (m == f->match || first->end + 1 != at || first->begin < f->start)
		return false;
	/* "it was cut Friday to December's figure" */
	if (first->sense.weekday && !first->sense.month && m->sense.month)
		return false;
	return before_in(f, at, "to through thru until till - --") ||
	       (before_in(f, at, "and") &&
		(before_in(f, first->begin, "between") || item_is(f, first->begin + 1, "between")));
}

/* The last day of a range of open years that `m` begins in `year`: of "May to March"; else `end`. */
static int32_t range_end(const struct finder *f, const struct match *m, int year, int32_t end)
{
	const struct match *last = m + 1;
	const struct sense *s = &m->sense;
	int last_year = year, days;

	if (last >= f->match + f->match_nr || !s->month || s->holiday || s->nth || last->end > f->limit ||
	    last->sense.kind != SENSE_CALENDAR || !last->sense.month || last->sense.holiday || last->sense.nth ||
	    last->sense.year_how != YEAR_OPEN || last->sense.ambiguous || !ends_range(f, last))
		return end;
	last_year += last->sense.month < s->month || (last->sense.month == s->month && last->sense.day < s->day);
	if (!year_in_range(last_year))
		return end;
	days = calendar_month_days(last_year, last->sense.month);
	return calendar_day(last_year, last->sense.month,
			    last->sense.day && last->sense.day < days ? last->sense.day : days);
}

/* Choose among years for something that lies on `day_in(year)`: by direction, else by tense, else the nearest to `from`. */
static int choose_year(const struct finder *f, const struct match *m, int32_t from,
		       int32_t (*day_in)(const struct sense *s, int year), enum unit unit)
{
	const struct sense *s = &m->sense;
	int now = year_of(from), year, best = 0;
	enum tense tense = TENSE_NONE;
	int64_t best_far = -1;
	bool told = false, since = before_in(f, m->begin, "since"), open_ended = before_in(f, m->begin, "from until till by");

	if (s->direction == TOWARDS_ANY) {
		tense = tense_at(f, m);
		told = tense == TENSE_PAST && told_in(f, m);
	}
	for (year = now - 1; year <= now + 1; year++) {
		int32_t day = day_in(s, year);
		struct date_span span;
		int64_t far;

		if (day == CALENDAR_NONE)
			continue;
		span = span_of(unit, day);
		span.end = range_end(f, m, year, span.end);
		if (s->direction == TOWARDS_PAST && span.end >= from)
			continue;
		if (s->direction == TOWARDS_FUTURE && span.start <= from)
			continue;
		if (span.start > from && since)
			continue;
		far = from < span.start ? (int64_t)span.start - from : from > span.end ? (int64_t)from - span.end : 0;
		if (s->direction == TOWARDS_THIS && year != now && far)
			far += 300;
		/* tense decides where the nearest is on its wrong side */
		if (tense == TENSE_PAST && span.start > from)
			far = told && (unit > UNIT_DAY || far > NEAR_DAYS) ? far + 1000 : far * 5 + 60;
		if (tense == TENSE_FUTURE && span.end < from)
			far = far * 5 + 60;
		/* without a tense, news looks back more than ahead: 104 to 57 months and days of other years in the training data */
		if (tense == TENSE_NONE && s->direction == TOWARDS_ANY && span.start > from && !open_ended)
			far = far * 13 / 10;
		/* a weekday that fits says more than nearness */
		if (s->weekday && s->day && calendar_weekday(day) != s->weekday)
			far += 2000;
		if (best_far < 0 || far < best_far) {
			best_far = far;
			best = year;
		}
	}
	return best_far < 0 ? now : best;
}

/* The third Thursday, the last weekend, the first week of a month.  A week belongs to the month that has its Thursday. */
static int32_t nth_in_month(const struct sense *s, int year)
{
	int last = calendar_month_days(year, s->month), day;

	if (s->weekday || s->unit == UNIT_WEEKEND) {
		int32_t found = nth_weekday(year, s->month, s->weekday ? s->weekday : 6, s->nth);

		return found <= calendar_day(year, s->month, last) ? found : CALENDAR_NONE;
	}
	if (s->unit == UNIT_WEEK && 7 * s->nth - 3 > last)
		return CALENDAR_NONE;
	if (s->unit == UNIT_WEEK)
		return calendar_day(year, s->month, s->nth < 0 ? last - 3 : 7 * s->nth - 3);
	day = s->nth < 0 ? last + 1 + s->nth : s->nth;  /* -5: the fifth last */
	return day >= 1 && day <= last ? calendar_day(year, s->month, day) : CALENDAR_NONE;
}

static int32_t month_day_in(const struct sense *s, int year)
{
	if (s->holiday)
		return holiday_day(s->holiday, year);
	if (s->nth && year_in_range(year))
		return nth_in_month(s, year);
	if (s->day && !calendar_valid(year, s->month, s->day))
		return CALENDAR_NONE;
	return year_in_range(year) ? calendar_day(year, s->month, s->day ? s->day : 1) : CALENDAR_NONE;
}

/* First day of a quarter, half or season. */
static int32_t nth_in(const struct sense *s, int year)
{
	if (!year_in_range(year))
		return CALENDAR_NONE;
	if (s->unit == UNIT_HALF)
		return calendar_day(year, s->nth == 2 ? 7 : 1, 1);
	if (s->unit == UNIT_SEASON)
		return calendar_day(year, s->nth * 3, 1);
	return calendar_day(year, s->nth * 3 - 2, 1);
}

static int32_t year_in(const struct sense *s, int year)
{
	(void)s;
	return year_in_range(year) ? calendar_day(year, 1, 1) : CALENDAR_NONE;
}

struct result {
	int32_t day;                /* first day; CALENDAR_NONE: unresolved */
	enum unit unit;
	bool relative;
};

/* The year of something without one in a history: the one spoken of last, or, where a month or day was spoken of last, the one
 * that puts it nearest to that, later rather than earlier. */
static int go_on(const struct finder *f, const struct sense *s, int32_t (*day_in)(const struct sense *s, int year))
{
	int32_t from = f->last_year.date.start;
	int year = year_of(from), best = year, y;
	int64_t best_far = -1;

	if (f->last_year.unit >= UNIT_YEAR && day_in(s, year) != CALENDAR_NONE)
		return year;
	for (y = year - 1; y <= year + 1; y++) {
		int32_t day = day_in(s, y);
		int64_t far;

		if (day == CALENDAR_NONE)
			continue;
		far = day >= from ? (int64_t)day - from : ((int64_t)from - day) * 13 / 10;
		if (best_far < 0 || far < best_far) {
			best_far = far;
			best = y;
		}
	}
	return best;
}

/* Does "from now until", "today to" stand before? */
static bool ends_from_now(const struct finder *f, const struct match *m)
{
	const struct sense *first;

	if (!ends_range(f, m))
		return false;
	first = &m[-1].sense;
	return (first->kind == SENSE_TEXT && strcmp(first->text, "PRESENT_REF") == 0) ||
	       (first->kind == SENSE_PERIOD && first->unit == UNIT_DAY && !first->amount && first->anchor == ANCHOR_DOCUMENT);
}

/* The next of "in October and November", "Oct./Nov.": a later month or day of the year before it. */
static bool goes_on(const struct finder *f, const struct match *m)
{
	const struct sense *first, *s = &m->sense;

	if (m == f->match || m[-1].end + 1 != m->begin || m[-1].begin < f->start || !before_in(f, m->begin, "and or / ,"))
		return false;
	first = &m[-1].sense;
	return first->kind == SENSE_CALENDAR && first->year_how == YEAR_OPEN && first->unit == s->unit && !first->holiday &&
	       !s->holiday && !first->nth && !s->nth && first->month && s->month &&
	       (s->month > first->month || (s->month == first->month && s->day > first->day));
}

/* The year that the sense's fields are in; false: unknown. */
static bool find_year(const struct finder *f, const struct match *m, uint32_t sentence,
		      int32_t (*day_in)(const struct sense *s, int year), int *year)
{
	const struct sense *s = &m->sense;
	int32_t from = f->d->date;

	switch (s->year_how) {
	case YEAR_GIVEN:
		*year = s->year;
		return true;
	case YEAR_SHIFT:
		if (from == CALENDAR_NONE)
			return false;
		*year = year_of(from) + s->year;
		return true;
	case YEAR_THAT:
		if (!f->last_year.known)
			return false;
		*year = year_of(f->last_year.date.start);
		return true;
	default:
		break;
	}
	/* the previous April, of what was spoken of last */
	if (s->anchor == ANCHOR_TEXT && (s->direction == TOWARDS_PAST || s->direction == TOWARDS_FUTURE) &&
	    f->last_year.known) {
		*year = choose_year(f, m, f->last_year.date.start, day_in, s->unit);
		return true;
	}
	/* a history goes on from the date it spoke of last */
	if (f->narrative && f->last_aside.known && f->last_aside.sentence == sentence) {
		*year = year_of(f->last_aside.date.start);
		return true;
	}
	if (f->narrative && f->last_year.known) {
		*year = go_on(f, s, day_in);
		return true;
	}
	if (f->narrative && f->story_year) {
		*year = f->story_year;
		return true;
	}
	if (from == CALENDAR_NONE)
		return false;
	*year = choose_year(f, m, from, day_in, s->unit);
	if (ends_from_now(f, m) && day_in(s, *year) != CALENDAR_NONE && day_in(s, *year) < from)
		++*year;
	if (goes_on(f, m) && f->last.known && f->last.sentence == sentence &&
	    day_in(s, year_of(f->last.date.start)) != CALENDAR_NONE)
		*year = year_of(f->last.date.start);
	/* the end of a range is not before its beginning, nor more than a year after: "from May to December" */
	if (ends_range(f, m) && f->last.known && f->last.sentence == sentence) {
		if (day_in(s, *year) < f->last.date.start && day_in(s, *year + 1) != CALENDAR_NONE &&
		    day_in(s, *year + 1) - f->last.date.start < 366)
			++*year;
		else if (m[-1].sense.year_how == YEAR_OPEN && day_in(s, *year) != CALENDAR_NONE &&
			 day_in(s, *year) - f->last.date.start > 366 && day_in(s, *year - 1) != CALENDAR_NONE &&
			 day_in(s, *year - 1) >= f->last.date.start)
			--*year;
	}
	return true;
}

/* "The following week", "the previous Friday" where no date has been spoken of before: from the day of writing, if the tense
 * allows it.  "The week before" is before something that was told without a date. */
static bool counts_from_writing(const struct finder *f, const struct match *m, long amount)
{
	uint32_t i;

	if (!amount || f->last.known || f->d->date == CALENDAR_NONE || f->narrative)
		return false;
	if (no_verb(f, m))
		return true;
	if (amount > 0)
		return tense_at(f, m) == TENSE_FUTURE;
	for (i = m->begin; i < m->end && !item_in(f, i, "previous preceding prior"); i++)
		;
	return i < m->end && tense_at(f, m) != TENSE_FUTURE;
}

/* A weekday without a month. */
static int32_t find_weekday(const struct finder *f, const struct match *m, uint32_t sentence)
{
	const struct sense *s = &m->sense;
	const struct mention_of *text =
		s->anchor == ANCHOR_TEXT || f->narrative ? mentioned(f, UNIT_DAY, sentence) : NULL;
	int32_t from = text ? text->date.start : f->d->date, back;
	enum tense tense;

	if (s->anchor == ANCHOR_TEXT && !text &&
	    !counts_from_writing(f, m, s->direction == TOWARDS_PAST ? -1 : s->direction == TOWARDS_FUTURE))
		return CALENDAR_NONE;
	/* the other end of "from Friday to Monday" */
	if (s->direction == TOWARDS_ANY && m->begin >= f->start + 2 &&
	    before_in(f, m->begin, "to through until till - --") && is_weekday(f, m->begin - 2) && f->last_day.known &&
	    f->last_day.sentence == sentence)
		return f->last_day.date.start + (s->weekday - calendar_weekday(f->last_day.date.start) + 7) % 7;
	if (from == CALENDAR_NONE)
		return CALENDAR_NONE;
	back = (calendar_weekday(from) - s->weekday + 7) % 7;
	switch (s->direction) {
	case TOWARDS_PAST:
		return from - (back ? back : 7) - 7 * (int32_t)s->amount;
	case TOWARDS_FUTURE:    /* "two Sundays from now": amount 1 */
		return from + 7 - back + 7 * (int32_t)s->amount;
	case TOWARDS_THIS:
		return tense_at(f, m) == TENSE_PAST || !back ? from - back : from + 7 - back;
	default:
		break;
	}
	if (text)
		return s->anchor == ANCHOR_TEXT ? from - back : from + (7 - back) % 7;
	tense = ends_from_now(f, m) ? TENSE_FUTURE : tense_at(f, m);
	return tense == TENSE_FUTURE && back ? from + 7 - back : from - back;
}

static int32_t shift(int32_t day, enum unit unit, long amount);

/* The first Monday of this month, the third week of 2027, week 36, the 20th of last month. */
static int32_t find_of(const struct finder *f, const struct match *m, uint32_t sentence)
{
	struct sense s = m->sense;
	int32_t base = f->d->date;
	int year, month, day;

	if (s.anchor == ANCHOR_TEXT) {
		const struct mention_of *text = mentioned(f, s.of_unit, sentence);

		base = text ? text->date.start : counts_from_writing(f, m, s.amount) ? base : CALENDAR_NONE;
	}
	if (s.year_how != YEAR_GIVEN) {
		if (base != CALENDAR_NONE)
			base = shift(base, s.of_unit, s.amount);
		if (base == CALENDAR_NONE)
			return CALENDAR_NONE;
		calendar_date(base, &year, &month, &day);
		s.year = year;
		s.month = month;
	}
	if (!year_in_range(s.year))
		return CALENDAR_NONE;
	if (s.of_unit == UNIT_MONTH)
		return s.nth                                    ? nth_in_month(&s, s.year)
		       : calendar_valid(s.year, s.month, s.day) ? calendar_day(s.year, s.month, s.day)
								: CALENDAR_NONE;
	if (s.unit == UNIT_WEEK) {
		if (s.nth > 0)
			return calendar_week_start(s.year, s.nth);
		return calendar_week_start(s.year, 53) != CALENDAR_NONE ? calendar_week_start(s.year, 53)
									: calendar_week_start(s.year, 52);
	}
	if (s.unit == UNIT_MONTH)
		return calendar_day(s.year, s.nth > 0 ? s.nth : 12, 1);
	day = s.nth > 0 ? s.nth : calendar_is_leap(s.year) ? 366 : 365;
	return calendar_day(s.year, 1, 1) + day - 1;
}

/* Friday the 13th: the nearest month in which they meet. */
static int32_t find_weekday_and_day(const struct finder *f, const struct match *m)
{
	const struct sense *s = &m->sense;
	enum tense tense;
	int year, month, day, i;

	if (f->d->date == CALENDAR_NONE)
		return CALENDAR_NONE;
	tense = tense_at(f, m);
	calendar_date(f->d->date, &year, &month, &day);
	for (i = 0; i <= 24; i++) {
		int ahead = tense == TENSE_FUTURE ? i : tense == TENSE_PAST ? -i : i % 2 ? (i + 1) / 2 : -i / 2;
		int at = year * 12 + month - 1 + ahead, y = at / 12, mo = at % 12 + 1;

		if (year_in_range(y) && calendar_valid(y, mo, s->day) &&
		    calendar_weekday(calendar_day(y, mo, s->day)) == s->weekday)
			return calendar_day(y, mo, s->day);
	}
	return CALENDAR_NONE;
}

/* "Friday 11.8", "Friday 08/12/2017": the day nearest to the writing that is on that weekday, in either order. */
static int32_t find_weekday_figures(const struct finder *f, const struct sense *s)
{
	int32_t best = CALENDAR_NONE, from = f->d->date;
	int year, first, last, order, month, day;

	if (from == CALENDAR_NONE && s->year_how != YEAR_GIVEN)
		return CALENDAR_NONE;
	first = s->year_how == YEAR_GIVEN ? s->year : year_of(from) - 1;
	last = s->year_how == YEAR_GIVEN ? s->year : year_of(from) + 1;
	for (year = first; year <= last; year++)
		for (order = 0; order < 2; order++) {
			int32_t at;

			day = order ? s->month : s->day;
			month = order ? s->day : s->month;
			if (!calendar_valid(year, month, day))
				continue;
			at = calendar_day(year, month, day);
			if (calendar_weekday(at) == s->weekday &&
			    (best == CALENDAR_NONE ||
			     (from != CALENDAR_NONE && abs(at - from) < abs(best - from))))
				best = at;
		}
	return best;
}

static struct result find_calendar(const struct finder *f, const struct match *m, uint32_t sentence, const char **value)
{
	const struct sense *s = &m->sense;
	struct arena *a = &f->d->arena;
	struct result r = { CALENDAR_NONE, s->unit, s->year_how != YEAR_GIVEN };
	int year;

	if (s->weekday && s->ambiguous) {
		r.day = find_weekday_figures(f, s);
		/* not on that weekday: the figures say more if they have a year */
		if (r.day == CALENDAR_NONE && s->year_how != YEAR_GIVEN)
			r.day = find_weekday(f, m, sentence);
		*value = arena_printf(a, "XXXX-WXX-%d", s->weekday);
		if (r.day != CALENDAR_NONE || s->year_how != YEAR_GIVEN)
			return r;
	}
	if (s->weekday && s->day && !s->month && s->kind == SENSE_CALENDAR && !s->of_unit) {
		r.day = find_weekday_and_day(f, m);
		*value = arena_printf(a, "XXXX-XX-%02d", s->day);
		return r;
	}
	if (s->weekday && !s->month && !s->holiday && !s->of_unit) {
		r.day = find_weekday(f, m, sentence);
		*value = arena_printf(a, "XXXX-WXX-%d", s->weekday);
		return r;
	}
	/* "the 1988 period": the quarter that is spoken of, in that year */
	if (s->unit == UNIT_QUARTER && !s->nth) {
		const struct mention_of *q = recent(&f->last_quarter, sentence);

		if (!q)
			r.unit = UNIT_YEAR;
		if (year_in_range(s->year)) {
			int y, month = 1, day;

			if (q)
				calendar_date(q->date.start, &y, &month, &day);
			r.day = calendar_day(s->year, month, 1);
		}
		return r;
	}
	if (s->of_unit) {
		r.day = find_of(f, m, sentence);
		return r;
	}
	if (s->month && s->day && s->ambiguous) {
		struct sense other = *s;
		bool day_first = f->day_first && !f->month_first, month_first = f->month_first && !f->day_first;

		if (!day_first && !month_first && f->d->date != CALENDAR_NONE) {
			/* one of the readings is the time of writing, the other is not */
			int32_t d1 = calendar_day(s->year, s->month, s->day),
				d2 = calendar_day(s->year, s->day, s->month);

			day_first = abs(d1 - f->d->date) <= 7 && abs(d2 - f->d->date) > 20;
			month_first = abs(d2 - f->d->date) <= 7 && abs(d1 - f->d->date) > 20;
		}
		if (!day_first && !month_first) {
			r.unit = UNIT_YEAR;
			r.day = calendar_day(s->year, 1, 1);
			return r;
		}
		if (month_first) {
			other.day = s->month;
			other.month = s->day;
		}
		if (calendar_valid(other.year, other.month, other.day))
			r.day = calendar_day(other.year, other.month, other.day);
		return r;
	}
	if (s->holiday || s->month) {
		if (find_year(f, m, sentence, month_day_in, &year)) {
			r.day = month_day_in(s, year);
			/* Labor Day weekend is the one before its Monday */
			if (r.day != CALENDAR_NONE && s->holiday && s->unit == UNIT_WEEKEND &&
			    calendar_weekday(r.day) <= 2)
				r.day -= 7;
			if (r.day == CALENDAR_NONE)
				*value = "XXXX-XX-XX";
		} else {
			*value = s->holiday || s->nth ? open_value(s->unit)
				 : s->day             ? arena_printf(a, "XXXX-%02d-%02d", s->month, s->day)
						      : arena_printf(a, "XXXX-%02d", s->month);
		}
	} else if (s->nth) {
		static const char *const season[] = { "", "SP", "SU", "FA", "WI" };

		if (find_year(f, m, sentence, nth_in, &year))
			r.day = nth_in(s, year);
		else if (s->unit == UNIT_SEASON)
			*value = arena_printf(a, "XXXX-%s", season[s->nth]);
		else
			*value = arena_printf(a, "XXXX-%s%d", s->unit == UNIT_HALF ? "H" : "Q", s->nth);
	} else if (find_year(f, m, sentence, year_in, &year)) {
		r.day = year_in(s, year);
	}
	return r;
}

/* ---- relative senses ---- */

static int32_t shift(int32_t day, enum unit unit, long amount)
{
	static const struct { int days, months;
	} step[UNIT_NR] = {[UNIT_DAY] = {1, 0},      [UNIT_WEEK] = {7, 0},       [UNIT_FORTNIGHT] = {14, 0},
			   [UNIT_WEEKEND] = {7, 0},  [UNIT_MONTH] = {0, 1},      [UNIT_QUARTER] = {0, 3},
			   [UNIT_SEASON] = {0, 3},   [UNIT_HALF] = {0, 6},       [UNIT_YEAR] = {0, 12},
			   [UNIT_DECADE] = {0, 120}, [UNIT_CENTURY] = {0, 1200}, [UNIT_MILLENNIUM] = {0, 12000}};

	if (amount > 10000000 || amount < -10000000)
		return CALENDAR_NONE;
	if (step[unit].days) {
		int64_t to = day + (int64_t)step[unit].days * amount;

		if (to < calendar_day(CALENDAR_YEAR_MIN, 1, 1) || to > calendar_day(CALENDAR_YEAR_MAX, 12, 31))
			return CALENDAR_NONE;
		return (int32_t)to;
	}
	if (!step[unit].months || labs(amount) > 12L * 20000 / step[unit].months)
		return CALENDAR_NONE;
	return calendar_add_months(day, (int)amount * step[unit].months);
}

/* The quarter of which results are told: the last that was over on that day. */
static int32_t quarter_told(int32_t day)
{
	return span_of(UNIT_QUARTER, day).start - 1;
}

static struct result find_period(const struct finder *f, const struct match *m, uint32_t sentence)
{
	const struct sense *s = &m->sense;
	const struct mention_of *text = mentioned(f, s->unit, sentence);
	struct result r = { CALENDAR_NONE, s->unit, true };
	int32_t from = f->d->date;
	long amount = s->amount;

	/* a year ago, in a story of quarters */
	if (s->unit == UNIT_YEAR && s->amount == -1 && s->anchor == ANCHOR_EITHER) {
		const struct mention_of *q = recent(&f->last_quarter, sentence);

		if (q && sentence - q->sentence <= QUARTER_REACH) {
			r.unit = UNIT_QUARTER;
			r.day = shift(q->date.start, UNIT_QUARTER, -4);
			return r;
		}
		/* "a year ago", "year-ago": nobody's year but the writer's; only "a year earlier" may be another's */
		if (!item_is(f, m->end - 1, "earlier") || hop(f, m->end - 1) != m->end - 1 ||
		    (m->end >= 2 && item_is(f, m->end - 2, "-")))
			text = NULL;
	}
	/* in a history "this year" is the year told of, and what somebody says there counts from a day that is not known */
	if (f->narrative && s->anchor == ANCHOR_DOCUMENT && f->d->token[m->begin].flags & TOKEN_QUOTED)
		return r;
	switch (f->narrative && s->anchor == ANCHOR_DOCUMENT && item_is(f, m->begin, "this") && text ? ANCHOR_TEXT
												     : s->anchor) {
	case ANCHOR_TEXT:
		if (text)
			from = text->date.start;
		else if (s->unit == UNIT_QUARTER && from != CALENDAR_NONE)
			from = quarter_told(from);
		else if (!counts_from_writing(f, m, amount))
			return r;
		break;
	case ANCHOR_EITHER:
		if (s->clock ? text && text->sentence == sentence : text && f->last.known && f->last.unit == s->unit)
			from = text->date.start;
		else if (f->narrative && text)
			from = text->date.start;
		break;
	default:
		break;
	}
	if (from == CALENDAR_NONE)
		return r;
	/* the weekend: of this week, or the one before when the week has begun and it is spoken of as past */
	if (s->unit == UNIT_WEEKEND && s->anchor == ANCHOR_DOCUMENT && !amount && calendar_weekday(from) < 6 &&
	    !item_is(f, m->begin, "this") && tense_at(f, m) != TENSE_FUTURE && !no_verb(f, m))
		amount = -1;
	/* Friday last week */
	if (s->weekday) {
		r.day = shift(span_of(UNIT_WEEK, from).start, UNIT_WEEK, amount) + s->weekday - 1;
		r.unit = UNIT_DAY;
		return r;
	}
	r.day = shift(s->unit == UNIT_WEEKEND || s->unit == UNIT_WEEK ? span_of(s->unit, from).start : from, s->unit,
		      amount);
	return r;
}

static struct result find_shift(const struct finder *f, const struct match *m, uint32_t sentence)
{
	const struct sense *s = &m->sense;
	struct result r = { CALENDAR_NONE, s->unit, true };
	const struct mention_of *text;

	if (s->unit < UNIT_DAY)
		return r;
	if (s->anchor == ANCHOR_TEXT) {
		text = mentioned(f, s->unit, sentence);
		if (text)
			r.day = shift(text->date.start, s->unit, s->amount);
		else if (counts_from_writing(f, m, s->amount))
			r.day = shift(f->d->date, s->unit, s->amount);
	} else if (f->d->date != CALENDAR_NONE && !(f->narrative && f->d->token[m->begin].flags & TOKEN_QUOTED)) {
		r.day = shift(f->d->date, s->unit, s->amount);
	}
	/* "two decades ago" is a year's precision at best */
	/* and so many days: "one month and 21 days ago" */
	if (s->day && r.day != CALENDAR_NONE)
		r.day = shift(r.day, UNIT_DAY, s->day);
	if (s->day)
		r.unit = UNIT_DAY;
	if (s->unit == UNIT_FORTNIGHT)
		r.unit = UNIT_WEEK;
	if (s->unit == UNIT_DECADE || s->unit == UNIT_CENTURY)
		r.unit = s->amount % 10 && s->unit == UNIT_DECADE ? UNIT_YEAR : s->unit;
	return r;
}

/* ---- relation ---- */

/* The word before the expression that says how it bounds what it dates. */
static enum time_relation relation_of(const struct finder *f, const struct match *m)
{
	uint32_t at = m->begin;
	const char *mod = m->sense.mod;

	if (mod && strcmp(mod, "APPROX") == 0)
		return TIME_ABOUT;
	if (before_in(f, at, "early late mid"))
		at--;
	if (before_in(f, at, "the"))
		at--;
	if (before_in(f, at, "since"))
		return TIME_SINCE;
	if (before_in(f, at, "until till through"))
		return TIME_UNTIL;
	if (before_in(f, at, "before by"))
		return TIME_BEFORE;
	if (before_in(f, at, "after"))
		return TIME_AFTER;
	if (before_in(f, at, "during throughout"))
		return TIME_DURING;
	if (before_in(f, at, "about around circa"))
		return TIME_ABOUT;
	if (before_in(f, at, "between") || (before_in(f, at, "from") && item_in(f, m->end, "to until through till -")))
		return TIME_AFTER;
	if (before_in(f, at, "to and") && at >= f->start + 3) {
		/* the other end of "from May 3 to May 5", "between 1990 and 1995" */
		uint32_t k;

		for (k = at - 1; k-- > f->start && k + 8 > at;)
			if (item_in(f, k, before_in(f, at, "to") ? "from" : "between"))
				return before_in(f, at, "to") ? TIME_UNTIL : TIME_BEFORE;
	}
	if (before_in(f, at, "of") && at >= f->start + 2 && item_in(f, at - 2, "ahead"))
		return TIME_BEFORE;
	if (before_in(f, at, "to") && at >= f->start + 2 && item_in(f, at - 2, "prior"))
		return TIME_BEFORE;
	return TIME_ON;
}

/* ---- resolving ---- */

static void remember(struct finder *f, const struct timex *t, enum unit unit, uint32_t sentence)
{
	struct mention_of m = { t->date, unit, sentence, true };

	if (t->date.start == CALENDAR_NONE)
		return;
	if (f->narrative && f->story_first < f->story_last &&
	    (year_of(t->date.start) < f->story_first || year_of(t->date.start) > f->story_last)) {
		f->last_aside = m;
		return;
	}
	f->last = m;
	if (unit == UNIT_DAY)
		f->last_day = m;
	if (unit == UNIT_QUARTER)
		f->last_quarter = m;
	if (unit <= UNIT_YEAR)
		f->last_year = m;
}

/* Does a history go on from this mention?  From "in 1975" and any day or month; not from "the 1976 plan", "until 1976",
 * "(1919)", "since 1955". */
static bool moves_on(const struct finder *f, const struct match *m, enum unit unit)
{
	uint32_t at = m->begin;

	if (!f->narrative)
		return true;
	if (m->sense.kind == SENSE_SHIFT)
		return unit < UNIT_YEAR || m->sense.amount > 0;
	if (unit < UNIT_YEAR || m->sense.kind != SENSE_CALENDAR || m->sense.year_how != YEAR_GIVEN)
		return true;
	return at < f->start + TOPIC_REACH || !f->last_year.known ||
	       (before_in(f, at, "in during of throughout early late mid") && f->last_year.unit >= UNIT_YEAR);
}

/* "up from $5 million a year earlier": what follows does not go on from there. */
static bool is_comparison(const struct sense *s)
{
	if (s->kind == SENSE_CALENDAR && s->unit == UNIT_QUARTER && !s->nth)
		return true;
	return s->kind == SENSE_PERIOD && ((s->unit == UNIT_QUARTER && s->amount == -4) ||
	                                   (s->unit == UNIT_YEAR && s->amount == -1 && s->anchor == ANCHOR_EITHER));
}

/* "Two weeks before Christmas", "the Friday before Easter", from the day that was found.  Months and years are as long as they are
 * told: the precision is theirs. */
static struct result away_from(struct result r, const struct sense *s)
{
	int back;

	r.relative = true;
	if (s->then_weekday) {
		/* the weekend before a Sunday does not hold it */
		if (s->then_unit == UNIT_WEEKEND && s->then < 0 && calendar_weekday(r.day) == 7)
			r.day--;
		back = (calendar_weekday(r.day) - s->then_weekday + 7) % 7;
		r.day = shift(r.day, UNIT_DAY,
			      s->then < 0 ? 7 * (s->then + 1) - (back ? back : 7) : 7 * s->then - back);
		r.unit = s->then_whole ? s->then_unit : r.unit;
		return r;
	}
	r.day = shift(r.day, s->then_unit, s->then);
	r.unit = s->then_unit >= UNIT_MONTH || s->then_whole ? s->then_unit : UNIT_DAY;
	return r;
}

/* "An hour later", "ten minutes before": from the clock time spoken of in this sentence or those before; it is the next to count from. */
static bool clock_later(struct finder *f, const struct sense *s, uint32_t sentence, const char **value)
{
	struct clock_of *c = &f->last_clock;
	int64_t minute;

	if (s->unit >= UNIT_DAY || s->unit < UNIT_MINUTE || s->anchor != ANCHOR_TEXT || c->day == CALENDAR_NONE ||
	    sentence - c->sentence > CLOCK_REACH || labs(s->amount) > 10000)
		return false;
	minute = c->minute + (int64_t)s->amount * (s->unit == UNIT_HOUR ? 60 : 1);
	c->day += (int32_t)(minute >= 0 ? minute / 1440 : -((1439 - minute) / 1440));
	c->minute = (int)((minute % 1440 + 1440) % 1440);
	c->sentence = sentence;
	if (span_of(UNIT_YEAR, c->day).start == CALENDAR_NONE) {
		c->day = CALENDAR_NONE;
		return false;
	}
	*value = clock_on(&f->d->arena, value_of(&f->d->arena, UNIT_DAY, c->day),
			  &(struct clock){ .hour = c->minute / 60, .minute = c->minute % 60, .second = -1 });
	return true;
}

void resolve(struct finder *f, const struct match *m)
{
	const struct sense *s = &m->sense;
	struct doc *d = f->d;
	uint32_t sentence = d->token[m->begin].sentence;
	const char *value = NULL;
	struct result r = { CALENDAR_NONE, s->unit, false };
	struct timex t = {.begin = d->token[m->begin].begin,
			  .end = d->token[m->end - 1].end,
			  .token_begin = m->begin,
			  .token_end = m->end,
			  .type = s->type,
			  .mod = s->mod,
			  .date = DATE_SPAN_NONE};

	if (s->kind == SENSE_NOTHING)
		return;
	f->start = d->sentence[sentence].token_begin;
	f->limit = d->sentence[sentence].token_end;
	switch (s->kind) {
	case SENSE_CALENDAR:
		r = find_calendar(f, m, sentence, &value);
		break;
	case SENSE_PERIOD:
		r = find_period(f, m, sentence);
		break;
	case SENSE_SHIFT:
		r = find_shift(f, m, sentence);
		if (clock_later(f, s, sentence, &value)) {
			t.date = (struct date_span){f->last_clock.day, f->last_clock.day, PRECISION_MINUTE};
		} else if (s->unit < UNIT_DAY) {
			t.type = TIMEX_DATE;
			value = s->anchor == ANCHOR_TEXT ? "XXXX-XX-XX" : s->amount < 0 ? "PAST_REF" : "FUTURE_REF";
		}
		break;
	default:
		value = s->text;
		break;
	}
	if (s->kind == SENSE_SHIFT && s->unless && tense_at(f, m) != TENSE_FUTURE &&
	    !(m->begin <= f->start + 1 && no_verb(f, m))) {
		t.type = TIMEX_DURATION;
		value = s->unless;
		r.day = CALENDAR_NONE;
	}
	if (s->then_unit && r.day != CALENDAR_NONE)
		r = away_from(r, s);
	if (r.day != CALENDAR_NONE && span_of(r.unit, r.day).start > calendar_day(CALENDAR_YEAR_MAX, 12, 31))
		r.day = CALENDAR_NONE;
	if (r.day != CALENDAR_NONE) {
		t.date = span_of(r.unit, r.day);
		value = t.date.start == CALENDAR_NONE ? open_value(r.unit) : value_of(&d->arena, r.unit, t.date.start);
		if (s->kind == SENSE_CALENDAR && s->holiday && r.unit == UNIT_DAY && holiday_days(s->holiday) > 1) {
			/* Ramadan, Hanukkah: from its first day to its last */
			if (t.date.start + holiday_days(s->holiday) - 1 <= calendar_day(CALENDAR_YEAR_MAX, 12, 31))
				t.date.end = t.date.start + holiday_days(s->holiday) - 1;
			value = arena_printf(&d->arena, "%s/%s", value, value_of(&d->arena, UNIT_DAY, t.date.end));
		}
		if (s->clock) {
			t.date.precision = s->second >= 0 ? PRECISION_SECOND : PRECISION_MINUTE;
			f->last_clock = (struct clock_of){ r.day, s->hour * 60 + s->minute, sentence };
		}
	} else if (!value || s->then_unit) {
		value = open_value(r.unit);
	}
	/* "from March until now": the range ends with the day of writing */
	if (s->kind == SENSE_TEXT && d->date != CALENDAR_NONE && strcmp(value, "PRESENT_REF") == 0 && ends_range(f, m))
		t.date = (struct date_span){ d->date, d->date, PRECISION_DAY };
	if (s->clock && s->kind != SENSE_TEXT)
		value = clock_on(&d->arena, value, &(struct clock){ .hour = s->hour, .minute = s->minute, .second = s->second });
	else if (s->part && s->kind != SENSE_TEXT)
		value = arena_printf(&d->arena, "%s%s", value, part_suffix[s->part]);
	t.value = value;
	t.relative = r.relative;
	t.relation = relation_of(f, m);
	ARENA_PUSH(&d->arena, d->timex, d->timex_nr, d->timex_alloc) = t;
	if (!is_comparison(s) && moves_on(f, m, r.unit))
		remember(f, &t, r.unit, sentence);
}
