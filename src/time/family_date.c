/* family_date.c - dates of the calendar: days, months, weekdays; leads to family_numeric.c and family_year.c
 *
 * Nothing is resolved here: a missing year stays open, "5/9/2016" stays ambiguous.  A day that no calendar has
 * ("30 February") is read as a whole and left alone, so that no part of it becomes a date. */
#include "time/time_int.h"

#include <string.h>

/* ---- helpers ---- */

static bool is_day_number(const struct finder *f, uint32_t i)
{
	const struct item *it = item_at(f, i);

	return it->number >= 1 && it->number <= 31 && !(it->flags & (ITEM_DECADE | ITEM_SHORT_YEAR)) && it->digits <= 2;
}

/* A day of the month in digits or words: 5, 5th, fifth, twenty-first; end or `at`. */
uint32_t read_day(const struct finder *f, uint32_t at, int *day)
{
	const struct item *it = item_at(f, at);

	if (is_day_number(f, at)) {
		*day = it->number;
		return at + 1;
	}
	if (item_ordinal(f, at)) {
		*day = item_ordinal(f, at);
		return at + 1;
	}
	if (item_in(f, at, "twenty thirty")) {
		uint32_t p = hop(f, at + 1);
		int unit = item_ordinal(f, p);

		if (unit > 0 && unit < 10 && it->word->value + unit <= 31) {
			*day = it->word->value + unit;
			return p + 1;
		}
	}
	return at;
}

/* After a month a day may be a plain number in words: "January twenty-five". */
static uint32_t read_day_words(const struct finder *f, uint32_t at, int *day)
{
	struct number n;
	uint32_t p = read_day(f, at, day);

	if (p != at || !(item_at(f, at)->word->classes & WORD_CARDINAL))
		return p;
	p = read_number(f, at, &n);
	if (p == at || n.whole < 1 || n.whole > 31 || n.half || n.tenths ||
	    item_has(f, p, WORD_UNIT | WORD_UNITS | WORD_COUNTED | WORD_SCALE))
		return at;
	*day = (int)n.whole;
	return p;
}

bool day_exists(const struct sense *s)
{
	if (s->year_how == YEAR_GIVEN)
		return calendar_valid(s->year, s->month, s->day);
	return s->day >= 1 && s->day <= calendar_month_days(2000, s->month);
}

void keep_day(struct matches *m, uint32_t begin, uint32_t end, struct sense *s)
{
	s->unit = UNIT_DAY;
	if (!day_exists(s))
		s->kind = SENSE_NOTHING;
	keep(m, begin, end, s);
}

/* A year with its era, 44 BC, 1,200 B.C., AD 70, 70 A.D.; end or `at`. */
uint32_t read_era_year(const struct finder *f, uint32_t at, int *year)
{
	struct number n;
	const char *form;
	uint32_t p;

	if (at >= f->limit)
		return at;
	form = f->d->token[at].form;
	if ((strcmp(form, "AD") == 0 || strcmp(form, "A.D.") == 0) && item_at(f, at + 1)->number > 0 &&
	    item_at(f, at + 1)->digits <= 4) {
		*year = item_at(f, at + 1)->number;
		return at + 2;
	}
	if (f->item[at].lower[0] < '1' || f->item[at].lower[0] > '9')
		return at;
	if (!item_in(f, at + 1, "bc b.c. bce b.c.e. ad a.d. ce c.e."))
		return at;
	p = read_number(f, at, &n);
	if (p != at + 1 || n.whole < 1 || n.whole > 9998 || n.half || n.tenths)
		return at;
	form = f->d->token[p].form;
	if (item_in(f, p, "bc b.c. bce b.c.e.") && form[0] == 'B') {
		*year = 1 - (int)n.whole;
		return p + 1;
	}
	if (item_in(f, p, "ad a.d. ce c.e.") && (form[0] == 'A' || form[0] == 'C') && form[1] != 'd') {
		*year = (int)n.whole;
		return p + 1;
	}
	return at;
}

/* ", 2016", " 2016", "of 2016", "this year", "last year", "of next year", "of that year", "'68": the year of a day or month that ends
 * at `at`. */
uint32_t read_its_year(const struct finder *f, uint32_t at, struct sense *s)
{
	uint32_t p = at;
	const struct item *it;
	bool comma = false, of = false;

	if (item_is(f, p, ",")) {
		comma = true;
		p++;
	} else if (item_is(f, p, "of") || item_is(f, p, "in")) {
		of = true;
		p++;
	}
	if (item_is(f, p, "the") && item_is(f, p + 1, "year"))
		p += 2;
	if (read_era_year(f, p, &s->year) != p) {
		s->year_how = YEAR_GIVEN;
		return read_era_year(f, p, &s->year);
	}
	it = item_at(f, p);
	if (it->digits == 4 && it->number >= 1000 && it->number <= 2200 &&
	    !(it->flags & (ITEM_DECADE | ITEM_PRE | ITEM_POST))) {
		/* "on May 5, 2016 people" and "March 5, 2,016": the second has another shape; a counted noun takes the number */
		if (comma && item_has(f, p + 1, WORD_COUNTED) && !item_has(f, p + 1, WORD_UNITS))
			return at;
		s->year_how = YEAR_GIVEN;
		s->year = it->number;
		return p + 1;
	}
	/* "3 Aug 96" */
	if (it->digits == 2 && it->number >= 32 && !(it->flags & (ITEM_DECADE | ITEM_SHORT_YEAR)) &&
	    at > f->start && item_at(f, p + 1)->number < 0 && (s->day || is_month(f, at - 1)) &&
	    !(item_at(f, p + 1)->lower[0] >= 'a' && item_at(f, p + 1)->lower[0] <= 'z') &&
	    !item_in(f, p + 1, "% - : /")) {
		s->year_how = YEAR_GIVEN;
		s->year = 1900 + it->number;
		return p + 1;
	}
	if (!comma && !of && (it->flags & ITEM_SHORT_YEAR)) {
		s->year_how = YEAR_GIVEN;
		s->year = it->number < 40 ? 2000 + it->number : 1900 + it->number;
		return p + 1;
	}
	if (item_in(f, p, "nineteen twenty two eighteen seventeen sixteen one")) {
		int year;
		uint32_t q = read_year(f, p, &year);

		if (q > p + 1 && !item_has(f, q, WORD_COUNTED | WORD_UNIT | WORD_UNITS)) {
			s->year_how = YEAR_GIVEN;
			s->year = year;
			return q;
		}
	}
	if (!comma && item_in(f, p, "this last next that") && item_is(f, p + 1, "year") &&
	    !item_is(f, p + 2, "'s")) {
		s->year_how = item_is(f, p, "that") ? YEAR_THAT : YEAR_SHIFT;
		s->year = item_is(f, p, "last") ? -1 : item_is(f, p, "next");
		return p + 2;
	}
	return at;
}

/* ---- days with a month ---- */

/* True if the month at `at` may stand by itself.  "May", "March" and the short forms need more than a capital. */
static bool month_alone(const struct finder *f, uint32_t at)
{
	const struct item *it = item_at(f, at), *before = item_before(f, at), *after = item_at(f, at + 1);
	bool capital_after = (after->flags & ITEM_CAPITAL) && !(after->word->classes & (WORD_MONTH | WORD_WEEKDAY));
	bool capital_before = (before->flags & ITEM_CAPITAL) && at > f->start + 1 && !before->word->text[0];
	static const char leads[] =
		"in since until till by during late early last next this mid throughout through before after between";

	if (item_is(f, at, "august") && !(it->flags & ITEM_CAPITAL) && !before_in(f, at, leads))
		return false;
	if (item_has(f, at, WORD_MONTH_SHORT))
		return ((it->flags & ITEM_STOP) ||
			(!capital_after && before_in(f, at, "in since until last next early late mid") &&
			 (!(after->lower[0] >= 'a' && after->lower[0] <= 'z') ||
			  item_in(f, at + 1, "and or to but until through")))) &&
		       before_in(f, at, leads);
	if (it->flags & ITEM_MID)
		return true;
	if (at == f->start && f->limit == at + 1)
		return true;            /* a table's or a heading's only word */
	if (it->word->value == 5) {
		if (item_is(f, at + 1, "'s") || f->may_is_name || capital_after)
			return false;
		if (before_in(f, at, "in since until last next this late early mid"))
			return true;
		if (before_in(f, at, "by before after") && item_in(f, at + 1, ", . ; ) and"))
			return true;
		if (before_in(f, at, "of") && at >= f->start + 2)
			return item_in(f, at - 2, "end middle beginning start month half week");
		return item_in(f, at - (at > f->start), "and to through between from by before after") &&
		       ((at >= f->start + 2 && is_month(f, at - 2)) ||
		        (item_in(f, at + 1, "and to through until") && is_month(f, at + 2)));
	}
	if (it->word->value == 3) {
		if (item_in(f, at + 1, "for on against of to madness") && !before_in(f, at, leads) && !before_in(f, at, "from"))
			return false;
		/* Fredric March */
		if (at > f->start && (before->flags & ITEM_CAPITAL) && f->d->token[at - 1].upos == UPOS_PROPN &&
		    !before->word->text[0])
			return false;
		/* "the March vote": a noun follows; "the March for Life" has none */
		if (before_in(f, at, "the a") && f->d->token[at + (at + 1 < f->limit)].upos == UPOS_NOUN &&
		    !capital_after)
			return true;
		if (before_in(f, at, "the 's a an long 1963 million") || capital_before || capital_after)
			return before_in(f, at, "in since until by last next this late early");
		return at > f->start || item_in(f, at + 1, "was is 's saw brought");
	}
	/* April Jones, June Smith, Augustus: a name follows or stands before */
	if ((it->word->value == 4 || it->word->value == 6 || it->word->value == 8) && (capital_after || capital_before))
		return before_in(f, at, leads);
	if (before_in(f, at, "black red") || item_is(f, at + 1, "revolution"))
		return false;
	return true;
}

/* A further day after "May 3": "-5", " to 5", " and 4", " or 4", " through seventeenth": its own timex with the same month. */
static uint32_t further_day(const struct finder *f, uint32_t at, int *day, uint32_t *begin)
{
	uint32_t p = at, q;

	if (item_is(f, p, "-") || item_is(f, p, "--"))
		p++;
	else if (item_in(f, p, "to and or through thru until till"))
		p++;
	else
		return at;
	if (item_is(f, p, "the"))
		p++;
	*begin = p;
	q = p;
	p = read_day(f, p, day);
	if (p == q || (!is_day_number(f, q) && item_in(f, at, "and or") && !(f->item[q].flags & ITEM_ORDINAL)))
		return at;
	/* "May 3 and 14 people", "from May 3 to 10 percent", "May 3 and 4 p.m." */
	if (item_has(f, p, WORD_COUNTED | WORD_UNIT | WORD_UNITS | WORD_SCALE | WORD_MONTH) ||
	    item_in(f, p, "% a.m. p.m. am pm : - of o'clock") ||
	    ((item_at(f, p)->word == &word_none && item_at(f, p)->lower[0] >= 'a' && item_at(f, p)->lower[0] <= 'z') &&
	     !item_in(f, p,
		      "a an and but when where while which who with as at he she it they we i he it's according the "
		      "said in for by")))
		return at;
	return p;
}

void add_more(struct matches *m, uint32_t begin, uint32_t end, const struct sense *s)
{
	if (m->nr && m->nr < MATCHES_MAX)
		m->at[m->nr++] = (struct match){ begin, end, *s };
}

/* Month day [, year]: "September 5", "Sept. 5, 2016", "March 5th", "Oct. 12-14", "May 3 and 4, 2016", "March eighth".
 * e.g. They met on Sept. 3, 2015. => Sept. 3, 2015 = DATE 2015-09-03 [2015-09-03 day]
 * e.g. They met on August 5-7. => August 5 = DATE 2016-08-05 [2016-08-05 day]; 7 = DATE 2016-08-07 [2016-08-07 day] */
static void month_day(const struct finder *f, uint32_t at, uint32_t begin, int weekday, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY), more;
	uint32_t p, end, q, more_begin = 0;
	int day = 0;

	if (!is_month(f, at))
		return;
	s.weekday = weekday;
	s.month = f->item[at].word->value;
	p = hop(f, at + 1);
	if (item_is(f, p, "the") || (item_is(f, p, ",") && (item_at(f, p + 1)->flags & ITEM_ORDINAL) &&
				     item_at(f, p + 2)->digits == 4))
		p++;
	end = s.month != 5 ? read_day_words(f, p, &s.day)
								 : read_day(f, p, &s.day);
	if (end == p)
		return;
	/* "May 10 people", "March 5 percent": not after a month that is also a word */
	if (item_has(f, end, WORD_COUNTED | WORD_UNITS) && !(f->item[at].flags & ITEM_STOP) && s.month == 5)
		return;
	if (item_has(f, end, WORD_SCALE) || item_is(f, end, "%"))
		return;
	p = hop(f, end);
	if (p != end && item_at(f, p)->digits == 4) {
		s.year_how = YEAR_GIVEN;
		s.year = item_at(f, p)->number;
		keep_day(m, begin, p + 1, &s);
		return;
	}
	/* Sept. 3, 4 and 5 */
	if (item_is(f, end, ",") && is_day_number(f, end + 1) && (item_in(f, end + 2, ", and or"))) {
		struct sense list[MATCHES_MAX];
		uint32_t at_day[MATCHES_MAX];
		int n = 0, i, last = s.day;

		for (q = end; item_is(f, q, ",") && is_day_number(f, q + 1) && n < MATCHES_MAX - 2 &&
			      f->item[q + 1].number > last;
		     q += 2) {
			list[n] = s;
			list[n].weekday = 0;
			last = list[n].day = f->item[q + 1].number;
			at_day[n++] = q + 1;
		}
		q += item_is(f, q, ",");
		p = further_day(f, q, &day, &more_begin);
		if (n && p != q && day > last) {
			list[n] = s;
			list[n].weekday = 0;
			list[n].day = day;
			at_day[n++] = more_begin;
			q = read_its_year(f, p, &s);
			keep(m, begin, end, &s);
			for (i = 0; i < n && matches_end(m) >= end && m->at[0].end == end; i++) {
				list[i].year_how = s.year_how;
				list[i].year = s.year;
				add_more(m, at_day[i], i == n - 1 ? q : at_day[i] + 1, &list[i]);
			}
			return;
		}
	}
	q = further_day(f, end, &day, &more_begin);
	if (q != end) {
		uint32_t year_end = read_its_year(f, q, &s);

		more = s;
		more.day = day;
		more.weekday = 0;
		/* "April 27 to the 3rd" ends in May */
		if (day < s.day && item_in(f, end, "to until till through") && item_is(f, end + 1, "the") &&
		    item_ordinal(f, q - 1)) {
			more.month = s.month == 12 ? 1 : s.month + 1;
			if (more.year_how == YEAR_GIVEN && more.month == 1)
				s.year--;
		}
		s.unit = more.unit = UNIT_DAY;
		if (day_exists(&s) && day_exists(&more)) {
			keep(m, begin, end, &s);
			add_more(m, more_begin, year_end, &more);
			return;
		}
		/* "February 20-30": no part of it */
		if (day_exists(&s) && day < 40) {
			s.kind = SENSE_NOTHING;
			keep(m, begin, year_end, &s);
			return;
		}
		s.year_how = YEAR_OPEN;
	}
	q = read_its_year(f, end, &s);
	/* the Sept. 11 attacks are those of one year */
	if (q == end && s.month == 9 && s.day == 11 && !weekday && begin == at && before_in(f, at, "the") &&
	    item_in(f, end, "attacks attack hijackings hijackers terrorist terror commission") &&
	    (f->d->date == CALENDAR_NONE || f->d->date >= calendar_day(2001, 9, 11))) {
		s.year_how = YEAR_GIVEN;
		s.year = 2001;
	}
	/* "from May 3 to June 5, 2015": the year is both days' */
	if (q == end && item_in(f, end, "to and through until") && is_month(f, end + 1)) {
		struct matches other;

		other.nr = 0;
		month_day(f, end + 1, end + 1, 0, &other);
		if (other.nr == 1 && other.at[0].sense.year_how == YEAR_GIVEN) {
			s.year_how = YEAR_GIVEN;
			s.year = other.at[0].sense.year - (other.at[0].sense.month < s.month);
		}
	}
	keep_day(m, begin, q, &s);
}

/* 3, 4 and 5 May [2016]: a list of days that ends in its month.
 * e.g. They met on 3, 4 and 5 May 2016. => 3 = DATE 2016-05-03 [2016-05-03 day]; 4 = DATE 2016-05-04 [2016-05-04 day]; 5 May 2016 = DATE 2016-05-05 [2016-05-05 day] */
static void days_month(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense day[MATCHES_MAX];
	uint32_t begin[MATCHES_MAX], p = at, end;
	int n = 0, i;

	for (;;) {
		if (n == MATCHES_MAX || !is_day_number(f, p))
			return;
		day[n] = (struct sense)SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
		day[n].day = f->item[p].number;
		begin[n++] = p++;
		if (item_is(f, p, ",")) {
			p++;
			p += item_is(f, p, "and");
		} else if (item_in(f, p, "and or") && n > 1) {
			p++;
		} else {
			break;
		}
	}
	if (n < 3 || !is_month(f, p))
		return;
	day[0].month = f->item[p].word->value;
	end = read_its_year(f, p + 1, &day[0]);
	for (i = 0; i < n; i++) {
		day[i].month = day[0].month;
		day[i].year_how = day[0].year_how;
		day[i].year = day[0].year;
		if (!day_exists(&day[i]) || (i && day[i].day <= day[i - 1].day))
			return;
	}
	keep(m, at, at + 1, &day[0]);
	for (i = 1; i < n && m->at[0].begin == at && m->at[0].end == at + 1; i++)
		add_more(m, begin[i], i == n - 1 ? end : begin[i] + 1, &day[i]);
}

/* Day [of] month [year]: "5 September 2016", "the 5th of May", "09-JAN-2017", "first of May", "5-7 May 2016", "5 and 6 May".
 * e.g. They met on 5 September 2016. => 5 September 2016 = DATE 2016-09-05 [2016-09-05 day]
 * e.g. They met on the 5th of May. => the 5th of May = DATE 2016-05-05 [2016-05-05 day] */
static void day_month(const struct finder *f, uint32_t at, uint32_t begin, int weekday, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t p = at, q, from = at, range_begin = 0, range_end = 0;
	int first = 0, second = 0;

	if (item_is(f, p, "the"))
		p++;
	from = p;
	p = read_day(f, p, &s.day);
	if (p == from) {
		/* twenty-five January 1986: in words only before a month that has its year */
		p = read_day_words(f, from, &s.day);
		if (p == from || !is_month(f, p) || read_its_year(f, p + 1, &s) == p + 1)
			return;
	}
	/* 5-7 May, 5 and 6 May, from 5 to 7 May, the 22nd to the 29th of August, eighth to eleventh May */
	q = p + 1 + item_is(f, p + 1, "the");
	if ((item_in(f, p, "- /") || item_in(f, p, "to and or until till through thru")) &&
	    read_day(f, q, &second) != q &&
	    (is_month(f, read_day(f, q, &second)) ||
	     (item_is(f, read_day(f, q, &second), "of") && is_month(f, read_day(f, q, &second) + 1)))) {
		first = s.day;
		range_begin = begin;
		range_end = p;
		begin = q;
		p = read_day(f, q, &s.day);
		p += item_is(f, p, "of");
	} else {
		q = hop(f, p);
		if (q == p && item_is(f, q, "day") && item_is(f, q + 1, "of") && item_ordinal(f, p - 1))
			q++;
		if (q == p || item_is(f, q - 1, "day"))
			q += item_is(f, q, "of");
		p = q;
	}
	if (!is_month(f, p) ||
	    (item_has(f, p, WORD_MONTH_SHORT) && !(f->item[p].flags & ITEM_STOP) && hop(f, p + 1) == p + 1 &&
	     item_at(f, p + 1)->digits != 4 && item_is(f, p - 1, "of") && !weekday &&
	     !(item_at(f, p - 2)->flags & ITEM_ORDINAL)))
		return;
	/* "in 2016 May said": digits <= 31 only; "the first May visit" */
	if (item_ordinal(f, from) && !is_day_number(f, from) && !item_is(f, p - 1, "of") && !weekday && !first)
		return;
	s.month = f->item[p].word->value;
	s.weekday = first ? 0 : weekday;
	p++;
	q = hop(f, p);
	/* "09-Jan-17", but "14 August-24 August" */
	if (q != p && (item_at(f, q)->digits == 4 ||
		       (item_at(f, q)->digits == 2 && item_is(f, p - 2, "-") && !is_month(f, q + 1)))) {
		s.year_how = YEAR_GIVEN;
		s.year = item_at(f, q)->number;
		if (item_at(f, q)->digits == 2)
			s.year += s.year < 40 ? 2000 : 1900;
		p = q + 1;
	} else {
		p = read_its_year(f, p, &s);
	}
	/* "3 July to 5 August 2019": the year is both days' */
	if (s.year_how == YEAR_OPEN && item_in(f, p, "to through until till - --")) {
		struct matches last;

		last.nr = 0;
		day_month(f, p + 1, p + 1, 0, &last);
		if (last.nr == 1 && last.at[0].sense.year_how == YEAR_GIVEN && last.at[0].sense.kind == SENSE_CALENDAR) {
			s.year_how = YEAR_GIVEN;
			s.year = last.at[0].sense.year - (last.at[0].sense.month < s.month);
		}
	}
	if (first) {
		struct sense other = s;

		other.day = first;
		other.weekday = weekday;
		/* "the 27th to the 3rd of April": the first is of the month before */
		if (first > s.day && item_in(f, range_end, "to until till through") &&
		    (item_is(f, begin, "the") || item_ordinal(f, range_end - 1))) {
			other.month = s.month == 1 ? 12 : s.month - 1;
			other.year -= s.month == 1;
			range_begin = day_exists(&other) ? range_begin : range_end;
		} else if (first >= s.day) {
			range_begin = range_end;
		}
		if (day_exists(&s) && day_exists(&other) && range_begin < range_end) {
			keep(m, range_begin, range_end, &other);
			if (m->nr == 1 && m->at[0].end == range_end)
				add_more(m, begin, p, &s);
			return;
		}
	}
	keep_day(m, begin, p, &s);
}

/* Month [year]: "March 2011", "March of 2011", "January this year", "Oct. 1997", "mid-June", "May" where it is safe.
 * e.g. It began in March 2011. => March 2011 = DATE 2011-03 [2011-03-01..2011-03-31 month]
 * e.g. It ran from March to April 2015. => March = DATE 2015-03 [2015-03-01..2015-03-31 month] after; April 2015 = DATE 2015-04 [2015-04-01..2015-04-30 month] until */
static void month_year(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
	uint32_t p, q;

	if (!is_month(f, at))
		return;
	s.month = f->item[at].word->value;
	if (f->item[at].flags & ITEM_MID)
		s.mod = "MID";
	p = hop(f, at + 1);
	if (p != at + 1) {
		if (item_at(f, p)->digits == 4 && item_at(f, p)->number >= 1000) {
			s.year_how = YEAR_GIVEN;
			s.year = item_at(f, p)->number;
			keep(m, at, p + 1, &s);
			return;
		}
		/* March-April 2021: the year is both months' */
	}
	p = at + 1;
	q = read_its_year(f, p, &s);
	if (q != p) {
		keep(m, at, q, &s);
		return;
	}
	/* "between May and July 2010", "March-April 2021", "May to July 2010" */
	q = hop(f, p);
	if (q == p && item_in(f, p, "and to through until or"))
		q = p + 1;
	if (item_is(f, p, ",") && item_in(f, p + 1, "and or") && is_month(f, p + 2))
		q = p + 2;
	/* March, April and May 2015 */
	while (item_is(f, p, ",") && is_month(f, p + 1) && (item_in(f, p + 2, ", and or"))) {
		q = p + 2;
		if (item_in(f, q, "and or") || (item_is(f, q, ",") && item_in(f, q + 1, "and or"))) {
			q += 1 + item_is(f, q, ",");
			break;
		}
		p = q;
	}
	if (q != p && is_month(f, q)) {
		struct sense later = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
		uint32_t day_end = read_day(f, q + 1, &later.day);      /* Nov-Feb 5, 2017 */

		if (!before_in(f, at, "this next last") && read_its_year(f, day_end, &later) != day_end &&
		    (later.year_how == YEAR_GIVEN || later.year_how == YEAR_SHIFT)) {
			s.year_how = later.year_how;
			s.year = later.year - (f->item[q].word->value < s.month);
		}
	} else if (!month_alone(f, at)) {
		return;
	}
	if (s.year_how == YEAR_OPEN && !month_alone(f, at) && (q == p || item_has(f, at, WORD_MONTH_SHORT)))
		return;
	keep(m, at, at + 1, &s);
}

/* the month of September, the month of May 2015
 * e.g. They met in the month of May. => the month of May = DATE 2016-05 [2016-05-01..2016-05-31 month] */
static void month_of(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
	uint32_t p = at + item_is(f, at, "the");

	if (!item_is(f, p, "month") || !item_is(f, p + 1, "of") || !is_month(f, p + 2) ||
	    (item_at(f, p + 3)->digits && item_at(f, p + 3)->digits <= 2))
		return;
	s.month = f->item[p + 2].word->value;
	keep(m, at, read_its_year(f, p + 3, &s), &s);
}

/* ---- weekdays ---- */

/* True if the weekday at `at` is part of a name: Black Sunday, Friday Prayers, the Sunday Times. */
static bool weekday_in_name(const struct finder *f, uint32_t at)
{
	if (item_in(f, at + 1, "prayers times telegraph herald mirror mail express post star sun journal gazette "
	                       "agreement night's addams island club school people") &&
	    (item_at(f, at + 1)->flags & ITEM_CAPITAL))
		return true;
	/* the Mail on Sunday */
	if (before_in(f, at, "on") && at >= f->start + 3 && item_in(f, at - 2, "mail independent scotland wales") &&
	    (item_at(f, at - 2)->flags & ITEM_CAPITAL) && item_is(f, at, "sunday") && item_is(f, at - 3, "the"))
		return true;
	if (item_in(f, at + 1, "night") && (item_at(f, at + 1)->flags & ITEM_CAPITAL) &&
	    item_in(f, at + 2, "live football lights fever"))
		return true;
	return (item_before(f, at)->flags & ITEM_CAPITAL) &&
	       before_in(f, at,
			 "black bloody super ruby cyber good ash palm holy maundy sheffield manic joe easter giving "
			 "man freaky casual fat");
}

/* The month that a list of days after `at` ends in: ", Tuesday 21 and Sunday 26 April [2015]". */
static bool shared_month(const struct finder *f, uint32_t at, struct sense *s)
{
	uint32_t p = at, q;

	for (q = at; q < f->limit && q < at + 24; q++) {
		if (!item_in(f, q, ", and to - or until till through"))
			return false;
		if (item_is(f, q, ",") && item_is(f, q + 1, "and"))
			q++;
		p = q + 1;
		if (!is_weekday(f, p))
			return false;
		p += 1 + item_is(f, p + 1, "the");
		if (!is_day_number(f, p) && !(item_at(f, p)->flags & ITEM_ORDINAL))
			return false;
		p += 1 + item_is(f, p + 1, "of");
		if (is_month(f, p)) {
			s->month = f->item[p].word->value;
			read_its_year(f, p + 1, s);
			return true;
		}
		q = p - 1;
	}
	return false;
}

/* [last|next|this|the previous|coming] weekday [, date]: "Monday", "last Monday", "this coming Sunday, March eighth", "the
 * previous Friday", "Friday Oct. 13", "Monday, September 5, 2016", "Sun. 4 Sept.".
 * e.g. They met on Tuesday. => Tuesday = DATE 2016-08-30 [2016-08-30 day]
 * e.g. They met on Friday last week. => Friday last week = DATE 2016-09-02 [2016-09-02 day]
 * e.g. They met on Friday the 13th. => Friday the 13th = DATE 2016-05-13 [2016-05-13 day] */
static void weekday_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t p = at, q;

	if (item_is(f, p, "the") && item_in(f, p + 1, "previous following next coming preceding same")) {
		s.anchor = ANCHOR_TEXT;
		p++;
		s.direction = item_in(f, p, "previous preceding") ? TOWARDS_PAST
			      : item_is(f, p, "coming")           ? TOWARDS_THIS
								  : TOWARDS_FUTURE;
		if (item_is(f, p, "same"))
			s.direction = TOWARDS_ANY;
		p++;
	} else if (item_in(f, p, "previous following") && before_in(f, p, "on by from since until till")) {
		/* "on following Friday"; elsewhere "following Friday's attack" is after it */
		s.anchor = ANCHOR_TEXT;
		s.direction = item_is(f, p, "previous") ? TOWARDS_PAST : TOWARDS_FUTURE;
		p++;
	} else if (item_in(f, p, "last past")) {
		s.direction = TOWARDS_PAST;
		p++;
	} else if (item_in(f, p, "next coming")) {
		s.direction = TOWARDS_FUTURE;
		p++;
	} else if (item_is(f, p, "this")) {
		p++;
		s.direction = TOWARDS_THIS;
		if (item_in(f, p, "coming past last")) {
			s.direction = item_is(f, p, "coming") ? TOWARDS_FUTURE : TOWARDS_PAST;
			p++;
		}
	} else if (item_is(f, p, "that")) {
		s.anchor = ANCHOR_TEXT;
		s.direction = TOWARDS_ANY;
		p++;
	}
	if (!is_weekday(f, p) || weekday_in_name(f, p))
		return;
	s.weekday = f->item[p].word->value;
	p++;
	/* Friday last week, Wednesday of this week */
	q = item_is(f, p, "of") ? p + 1 : p;
	if (s.direction == TOWARDS_ANY && s.anchor == ANCHOR_DOCUMENT && item_in(f, q, "this last next") &&
	    item_is(f, q + 1, "week") && !item_has(f, p - 1, WORD_WEEKDAY_SHORT)) {
		s.kind = SENSE_PERIOD;
		s.amount = item_is(f, q, "last") ? -1 : item_is(f, q, "next");
		keep(m, at, q + 2, &s);
		return;
	}
	/* Friday after next */
	if (s.direction == TOWARDS_ANY && s.anchor == ANCHOR_DOCUMENT && item_is(f, p, "after") &&
	    item_is(f, p + 1, "next") && !item_has(f, p - 1, WORD_WEEKDAY_SHORT)) {
		s.direction = TOWARDS_FUTURE;
		s.amount = 1;
		keep(m, at, p + 2, &s);
		return;
	}
	/* Friday the 13th, Tuesday 19th, and "Monday 20, Tuesday 21 and Sunday 26 April" */
	q = p + item_is(f, p, ",");
	q += item_is(f, q, "the");
	if ((item_at(f, q)->flags & ITEM_ORDINAL || (is_day_number(f, q) && q == p)) && item_at(f, q)->number <= 31 &&
	    !is_month(f, q + 1) && !item_is(f, q + 1, "of")) {
		struct sense day = s;

		day.day = item_at(f, q)->number;
		if (shared_month(f, q + 1, &day)) {
			keep_day(m, at, q + 1, &day);
			return;
		}
		/* "on Monday 21." has nothing behind that is counted */
		if (day.direction == TOWARDS_ANY && (item_at(f, q)->flags & ITEM_ORDINAL ||
		     (before_in(f, at, "on from until") && (q + 1 >= f->limit || item_in(f, q + 1, ". ! ? ; ) to until"))))) {
			keep(m, at, q + 1, &day);
			return;
		}
	}
	/* Thursday the twenty-first */
	if (q > p && item_is(f, q - 1, "the") && s.direction == TOWARDS_ANY && s.anchor == ANCHOR_DOCUMENT) {
		struct sense day = s;
		uint32_t end = read_day(f, q, &day.day);

		if (end != q && item_ordinal(f, end - 1) && !is_month(f, end) && !item_is(f, end, "of") &&
		    (end >= f->limit || (f->d->token[end].upos != UPOS_NOUN && f->d->token[end].upos != UPOS_ADJ && f->d->token[end].upos != UPOS_PROPN))) {
			keep(m, at, end, &day);
			return;
		}
	}
	/* "never on a Sunday": no one day */
	if (at > f->start && p == at + 1 && before_in(f, at, "a") && !item_has(f, at, WORD_WEEKDAY_SHORT) &&
	    (p >= f->limit || item_in(f, p, ". , ; : ) and or but in of when that is was") ||
	     item_at(f, p)->lower[0] == '"') &&
	    !(item_is(f, p, ",") || is_month(f, p) || is_day_number(f, p))) {
		s.kind = SENSE_TEXT;
		s.text = arena_printf(&f->d->arena, "XXXX-WXX-%d", s.weekday);
		keep(m, at, p, &s);
		return;
	}
	q = item_is(f, p, ",") ? p + 1 : p;
	if (is_month(f, q)) {
		month_day(f, q, at, s.weekday, m);
	} else if (is_day_number(f, q) || item_is(f, q, "the")) {
		day_month(f, q, at, s.weekday, m);
	} else if (item_at(f, q)->lower[0] >= '0' && item_at(f, q)->lower[0] <= '9') {
		weekday_figures(f, q, at, s.weekday, m);
	}
	if (item_has(f, p - 1, WORD_WEEKDAY_SHORT))
		return;
	keep(m, at, p, &s);
}

/* the first Monday in October, the last week of August, the third weekend of May 2015, the last day of February
 * e.g. They vote on the first Monday in October. => the first Monday in October = DATE 2016-10-03 [2016-10-03 day] */
static void nth_of_month(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t p = item_is(f, at, "the") ? at + 1 : at, q;

	s.nth = item_in(f, p, "last final") ? -1 : item_ordinal(f, p);
	if (s.nth < 0 && p > f->start && item_ordinal(f, p - 1))
		return;                 /* "the third last week" */
	/* the fifth last day of May, the second-to-last day of June */
	q = hop(f, p + 1);
	q = item_is(f, q, "to") ? hop(f, q + 1) : q;
	if (s.nth > 0 && item_is(f, q, "last") && item_is(f, q + 1, "day")) {
		s.nth = -s.nth;
		p = q;
	}
	if (!s.nth || s.nth > 31 || !item_in(f, p + 2, "of in") || !is_month(f, p + 3))
		return;
	if (is_weekday(f, p + 1))
		s.weekday = item_at(f, p + 1)->word->value;
	else if (item_in(f, p + 1, "day week weekend"))
		s.unit = item_unit(item_at(f, p + 1));
	else
		return;
	if (s.nth > 5 && (s.unit != UNIT_DAY || s.weekday))
		return;
	s.month = item_at(f, p + 3)->word->value;
	q = read_its_year(f, p + 4, &s);
	keep(m, at, q, &s);
}

/* 2018 March 18, 2024 August, 2024-August: the year first, as catalogues have it
 * e.g. Series 2018 March 18 is lost. => 2018 March 18 = DATE 2018-03-18 [2018-03-18 day] */
static void year_month(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
	uint32_t p = hop(f, at + 1);

	if (item_at(f, at)->digits != 4 || item_at(f, at)->number < 1000 || item_at(f, at)->number > 2200 ||
	    !is_month(f, p) || (f->item[p].flags & ITEM_MID) ||
	    (item_at(f, at)->flags & (ITEM_DECADE | ITEM_ORDINAL)) || item_at(f, p + 1)->digits == 4 ||
	    !(f->item[p].flags & ITEM_CAPITAL || item_has(f, p, WORD_SURE)))
		return;
	s.year_how = YEAR_GIVEN;
	s.year = item_at(f, at)->number;
	s.month = item_at(f, p)->word->value;
	p = hop(f, p + 1);
	if (is_day_number(f, p) && !item_has(f, p + 1, WORD_COUNTED | WORD_UNIT | WORD_UNITS)) {
		s.day = item_at(f, p)->number;
		keep_day(m, at, p + 1, &s);
		return;
	}
	/* "in 2003 May said", "the 2003 March" */
	if ((s.month == 5 || s.month == 3) &&
	    (!before_in(f, at, "and to until till through") ||
	     (p < f->limit && item_at(f, p)->lower[0] >= 'a' && item_at(f, p)->lower[0] <= 'z')))
		return;
	keep(m, at, hop(f, at + 1) + 1, &s);
}

/* the 21st this month, 4 to 23 next month
 * e.g. They will meet on the 21st this month. => the 21st this month = DATE 2016-09-21 [2016-09-21 day] */
static void day_this_month(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY), other;
	uint32_t p = at + item_is(f, at, "the"), end, q = 0, next;

	end = read_day(f, p, &s.day);
	if (end == p)
		return;
	s.of_unit = UNIT_MONTH;
	other = s;
	next = end + 1 + item_is(f, end + 1, "the");
	p = end;
	if (item_in(f, end, "to and - until till through") && read_day(f, next, &other.day) != next) {
		q = next;
		end = read_day(f, next, &other.day);
	} else if (!item_ordinal(f, end - 1) && !item_is(f, end, "of")) {
		return;
	}
	end += item_in(f, end, "of in");
	if (!item_in(f, end, "this last next") || !item_is(f, end + 1, "month") || item_is(f, end + 2, "'s") ||
	    s.day > 31 || other.day > 31)
		return;
	s.amount = other.amount = item_is(f, end, "last") ? -1 : item_is(f, end, "next");
	if (!q) {
		keep(m, at, end + 2, &s);
		return;
	}
	keep(m, at, p, &s);
	if (matches_end(m) == p)
		add_more(m, q, end + 2, &other);
}

/* [the] first week of 2015|this year|last month, the first Monday of the month, week 36 [of 2027], the 20th of last month, the
 * twenty-sixth day of the month
 * e.g. They met in the third week of 2015. => the third week of 2015 = DATE 2015-W03 [2015-01-12..2015-01-18 week]
 * e.g. They met in week 36. => week 36 = DATE 2016-W36 [2016-09-05..2016-09-11 week] */
static void nth_of_this(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t p = item_is(f, at, "the") ? at + 1 : at, q, end;
	int day = 0;

	if (item_is(f, p, "week") && item_at(f, p + 1)->number >= 1 && item_at(f, p + 1)->number <= 53 &&
	    item_at(f, p + 1)->digits <= 2 && (p == at || at == p - 1)) {
		s.unit = UNIT_WEEK;
		s.nth = item_at(f, p + 1)->number;
		s.of_unit = UNIT_YEAR;
		p += 2;
		q = item_in(f, p, "of in ,") ? p + 1 : p;
		if (item_at(f, q)->digits == 4) {
			s.year_how = YEAR_GIVEN;
			s.year = item_at(f, q)->number;
			p = q + 1;
		} else if (q != p && item_in(f, q, "this last next") && item_is(f, q + 1, "year")) {
			s.amount = item_is(f, q, "last") ? -1 : item_is(f, q, "next");
			p = q + 2;
		} else if (before_in(f, at, "in of since until during by") && p == at + 2 &&
			   item_has(f, p, WORD_COUNTED)) {
			return;
		} else if ((f->item[p - 2].flags & ITEM_CAPITAL) && p - 2 > f->start && !item_is(f, p + 1, "week") &&
			   !before_in(f, p - 2, "to until")) {
			return;         /* Week 3 of the season */
		} else if (item_in(f, p, "of")) {
			return;
		}
		keep(m, at, p, &s);
		return;
	}
	s.nth = item_in(f, p, "last final") ? -1 : 0;
	if (s.nth < 0 && p > f->start && item_ordinal(f, p - 1))
		return;
	if (s.nth) {
		q = p + 1;
	} else {
		q = read_day(f, p, &day);
		s.nth = day;
		if (q == p)
			return;
	}
	if (is_weekday(f, q) && s.nth <= 5) {
		s.weekday = item_at(f, q)->word->value;
		q++;
	} else if (item_in(f, q, "week weekend") && s.nth <= 53 && (s.nth < 0 || item_ordinal(f, q - 1))) {
		s.unit = item_unit(item_at(f, q));
		q++;
	} else if (item_is(f, q, "day") && (s.nth < 0 || item_ordinal(f, q - 1))) {
		q++;
	} else if (item_is(f, q, "month") && s.nth <= 12 && (s.nth < 0 || item_ordinal(f, q - 1))) {
		s.unit = UNIT_MONTH;
		q++;
	} else if (!item_ordinal(f, q - 1) || s.nth < 0) {
		return;
	}
	if (!item_in(f, q, "of in"))
		return;
	q++;
	end = read_year(f, q, &s.year);
	if (end != q && (item_at(f, q)->digits == 4 || end > q + 1) && !s.weekday && s.unit != UNIT_WEEKEND &&
	    (s.unit != UNIT_DAY || item_is(f, q - 2, "day"))) {
		s.of_unit = UNIT_YEAR;
		s.year_how = YEAR_GIVEN;
		keep(m, at, end, &s);
		return;
	}
	if (item_in(f, q, "this last next the previous following coming each every") && item_in(f, q + 1, "month year")) {
		s.amount = item_in(f, q, "last previous") ? -1 : item_in(f, q, "next following coming");
		q += 2;
	} else if (item_is(f, q, "the") && item_in(f, q + 1, "current previous following coming same") &&
		   item_in(f, q + 2, "month year")) {
		s.amount = item_is(f, q + 1, "previous") ? -1 : item_in(f, q + 1, "following coming");
		s.anchor = item_in(f, q + 1, "previous following same") ? ANCHOR_TEXT : ANCHOR_DOCUMENT;
		q += 3;
	} else {
		return;
	}
	if (item_is(f, q, "'s") || item_is(f, q, "of") || hop(f, q) != q)
		return;
	/* the second Saturday of each month */
	if (item_in(f, q - 2, "each every")) {
		s = (struct sense)SENSE_INIT(SENSE_TEXT, UNIT_NONE);
		s.type = TIMEX_SET;
		s.text = item_is(f, q - 1, "month") ? "P1M" : "P1Y";
		keep(m, at, q, &s);
		return;
	}
	s.of_unit = item_is(f, q - 1, "month") ? UNIT_MONTH : UNIT_YEAR;
	if (s.of_unit == UNIT_YEAR && (s.weekday || s.unit == UNIT_WEEKEND ||
				       (s.unit == UNIT_DAY && !item_is(f, q - 4, "day") && !item_is(f, q - 5, "day"))))
		return;
	if (s.of_unit == UNIT_MONTH && s.unit == UNIT_MONTH)
		return;
	if (s.of_unit == UNIT_MONTH && s.unit == UNIT_WEEK && s.nth > 5)
		return;
	keep(m, at, q, &s);
}

bool family_date(const struct finder *f, uint32_t at, struct matches *m)
{
	const struct item *it = item_at(f, at);
	int nr = m->nr;
	uint32_t end = matches_end(m);

	if (it->lower[0] >= '0' && it->lower[0] <= '9') {
		iso_date(f, at, m);
		slash_date(f, at, m);
		era_date(f, at, m);
		shared_dots(f, at, m);
		month_in_figures(f, at, m);
	}
	if ((it->flags & ITEM_TIGHT) && (item_has(f, at, WORD_MONTH) || item_is(f, at + 1, "/")))
		stroke_date(f, at, m);
	if (item_is(f, at, "ad") || item_is(f, at, "a.d."))
		era_date(f, at, m);
	if (item_has(f, at, WORD_MONTH))
		month_day(f, at, at, 0, m);
	if (is_day_number(f, at) || item_ordinal(f, at) || item_in(f, at, "the twenty thirty"))
		day_month(f, at, at, 0, m);
	if (is_day_number(f, at))
		days_month(f, at, m);
	if (is_month(f, at))
		month_year(f, at, m);
	if (item_in(f, at, "the month"))
		month_of(f, at, m);
	if (item_has(f, at, WORD_WEEKDAY) || item_in(f, at, "the last past next coming this that previous following"))
		weekday_date(f, at, m);
	if (it->number >= 0 || item_in(f, at, "the year fiscal fy nineteen eighteen twenty two seventeen sixteen one") ||
	    (it->lower[0] == 'f' && it->lower[1] == 'y' && it->lower[2] >= '0' && it->lower[2] <= '4'))
		year_date(f, at, m);
	if ((it->flags & ITEM_DECADE) || (it->word->classes & WORD_DECADES) ||
	    item_in(f, at, "the nineteen eighteen seventeen"))
		decade_date(f, at, m);
	if (item_ordinal(f, at) || item_in(f, at, "the twenty thirty"))
		century_date(f, at, m);
	if (it->digits == 4)
		year_month(f, at, m);
	if (is_day_number(f, at) || item_ordinal(f, at) || item_in(f, at, "the twenty thirty"))
		day_this_month(f, at, m);
	if (item_in(f, at, "the last final week twenty thirty") || item_ordinal(f, at)) {
		nth_of_month(f, at, m);
		nth_of_this(f, at, m);
	}
	return m->nr != nr || matches_end(m) != end;
}
