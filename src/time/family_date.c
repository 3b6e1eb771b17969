/* family_date.c - dates of the calendar: days, months, years, decades, centuries, weekdays
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
static uint32_t read_day(const struct finder *f, uint32_t at, int *day)
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

static bool day_exists(const struct sense *s)
{
	if (s->year_how == YEAR_GIVEN)
		return calendar_valid(s->year, s->month, s->day);
	return s->day >= 1 && s->day <= calendar_month_days(2000, s->month);
}

static void keep_day(struct matches *m, uint32_t begin, uint32_t end, struct sense *s)
{
	s->unit = UNIT_DAY;
	if (!day_exists(s))
		s->kind = SENSE_NOTHING;
	keep(m, begin, end, s);
}

/* ", 2016", " 2016", "of 2016", "this year", "last year", "of next year", "of that year", "'68": the year of a day or month that ends
 * at `at`. */
static uint32_t read_its_year(const struct finder *f, uint32_t at, struct sense *s)
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
	it = item_at(f, p);
	if (it->digits == 4 && it->number >= 1000 && it->number <= 2200 && !(it->flags & (ITEM_DECADE | ITEM_PRE | ITEM_POST))) {
		/* "on May 5, 2016 people" and "March 5, 2,016": the second has another shape; a counted noun takes the number */
		if (comma && item_has(f, p + 1, WORD_COUNTED) && !item_has(f, p + 1, WORD_UNITS))
			return at;
		s->year_how = YEAR_GIVEN;
		s->year = it->number;
		return p + 1;
	}
	if (!comma && !of && (it->flags & ITEM_SHORT_YEAR)) {
		s->year_how = YEAR_GIVEN;
		s->year = it->number < 40 ? 2000 + it->number : 1900 + it->number;
		return p + 1;
	}
	if (!comma && item_in(f, p, "nineteen twenty two eighteen")) {
		int year;
		uint32_t q = read_year(f, p, &year);

		if (q > p + 1 || (q == p + 2)) {
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

/* ---- numeric dates ---- */

static int two_digits(const char *s)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return -1;
	return (s[0] - '0') * 10 + (s[1] - '0');
}

static int four_digits(const char *s)
{
	int a = two_digits(s), b = a < 0 ? -1 : two_digits(s + 2);

	return b < 0 ? -1 : a * 100 + b;
}

static uint32_t token_that_ends(const struct finder *f, uint32_t at, uint32_t offset)
{
	while (at < f->limit && f->d->token[at].end < offset)
		at++;
	return at < f->limit && f->d->token[at].end == offset ? at + 1 : 0;
}

/* 2016-09-05  2016/09/05  2016-09  2013-03-22T15:00  20160905T1500: read from the text, as the tokeniser may cut them. */
static void iso_date(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t begin = f->d->token[at].begin, p = begin, end;
	const char *s = f->d->text;
	struct sense sense = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	char sep;

	if (four_digits(s + p) < 0)
		return;
	sense.year_how = YEAR_GIVEN;
	sense.year = four_digits(s + p);
	sep = s[p + 4];
	if ((sep != '-' && sep != '/') || two_digits(s + p + 5) < 0)
		return;
	sense.month = two_digits(s + p + 5);
	if (s[p + 7] != sep || two_digits(s + p + 8) < 0) {
		/* 2016-09; "2016-17" and "2010/11" are seasons of sport and business years */
		return;
	}
	sense.day = two_digits(s + p + 8);
	p += 10;
	if (s[p] >= '0' && s[p] <= '9')
		return;
	if ((s[p] == 'T' || (s[p] == ' ' && s[p + 3] == ':' && s[p + 6] == ':')) && two_digits(s + p + 1) >= 0 && s[p + 3] == ':' &&
	    two_digits(s + p + 4) >= 0) {
		sense.hour = two_digits(s + p + 1);
		sense.minute = two_digits(s + p + 4);
		p += 6;
		if (s[p] == ':' && two_digits(s + p + 1) >= 0) {
			sense.second = two_digits(s + p + 1);
			p += 3;
		}
		if (sense.hour > 24 || sense.minute > 59 || sense.second > 60)
			return;
		sense.clock = true;
		sense.type = TIMEX_TIME;
		if (s[p] == 'Z')
			p++;
	}
	end = token_that_ends(f, at, p);
	if (!end && s[p] == '.' && at + 1 <= f->limit && f->d->token[at].end == p + 1)
		end = at + 1;
	if (!end)
		return;
	if (sense.year >= 1000 && sense.month >= 1 && sense.month <= 12)
		keep_day(m, at, end, &sense);
	else
		sense.kind = SENSE_NOTHING, keep(m, at, end, &sense);
}

/* 25/9/2016  9/25/16  05.09.2016  5-9-2016: one token; which is the day may be open. */
static void slash_date(const struct finder *f, uint32_t at, struct matches *m)
{
	const char *s = f->item[at].lower;
	struct sense sense = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	int a, b, year;
	size_t n;
	char sep;

	n = strspn(s, "0123456789");
	if (n < 1 || n > 2 || !strchr("/.-", s[n]) || !s[n])
		return;
	a = n == 2 ? two_digits(s) : s[0] - '0';
	sep = s[n];
	s += n + 1;
	n = strspn(s, "0123456789");
	if (n < 1 || n > 2 || s[n] != sep)
		return;
	b = n == 2 ? two_digits(s) : s[0] - '0';
	s += n + 1;
	n = strspn(s, "0123456789");
	if (s[n] || (n != 4 && !(n == 2 && sep == '/')))
		return;
	year = n == 4 ? four_digits(s) : two_digits(s) + (two_digits(s) < 40 ? 2000 : 1900);
	if (n == 4 && (year < 1000 || year > 2200))
		return;
	sense.year_how = YEAR_GIVEN;
	sense.year = year;
	sense.day = a;
	sense.month = b;
	if (sep == '.') {
		/* 05.09.2016 is written by those who put the day first */
		if (b < 1 || b > 12)
			sense.kind = SENSE_NOTHING;
	} else if (a > 12) {
		sense.kind = b > 12 || b < 1 ? SENSE_NOTHING : SENSE_CALENDAR;
	} else if (b > 12) {
		sense.day = b;
		sense.month = a;
	} else if (a != b) {
		sense.ambiguous = true;
	}
	if (sense.kind == SENSE_CALENDAR && (sense.month < 1 || sense.day < 1))
		sense.kind = SENSE_NOTHING;
	if (sense.kind == SENSE_NOTHING || sense.ambiguous)
		keep(m, at, at + 1, &sense);
	else
		keep_day(m, at, at + 1, &sense);
}

/* ---- days with a month ---- */

/* True if the month at `at` may stand by itself.  "May", "March" and the short forms need more than a capital. */
static bool month_alone(const struct finder *f, uint32_t at)
{
	const struct item *it = item_at(f, at), *before = item_before(f, at), *after = item_at(f, at + 1);
	bool capital_after = (after->flags & ITEM_CAPITAL) && !(after->word->classes & (WORD_MONTH | WORD_WEEKDAY));
	bool capital_before = (before->flags & ITEM_CAPITAL) && at > f->start + 1 && !before->word->text[0];
	static const char leads[] = "in since until till by during late early last next this mid throughout through before after between";

	if (item_has(f, at, WORD_MONTH_SHORT))
		return (it->flags & ITEM_STOP) && before_in(f, at, leads);
	if (it->flags & ITEM_MID)
		return true;
	if (it->word->value == 5) {
		if (item_is(f, at + 1, "'s") || f->may_is_name || capital_after)
			return false;
		if (before_in(f, at, "in since until last next this late early mid"))
			return true;
		if (before_in(f, at, "of") && at >= f->start + 2)
			return item_in(f, at - 2, "end middle beginning start month half week");
		return item_in(f, at - (at > f->start), "and to through between from by before after") &&
		       ((at >= f->start + 2 && is_month(f, at - 2)) ||
		        (item_in(f, at + 1, "and to through until") && is_month(f, at + 2)));
	}
	if (it->word->value == 3) {
		if (item_in(f, at + 1, "for on against of to madness") && !before_in(f, at, leads))
			return false;
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

/* A further day after "May 3": "-5", " to 5", " and 4", " or 4", ", 4 and 5": its own timex with the same month. */
static uint32_t further_day(const struct finder *f, uint32_t at, int *day, uint32_t *begin)
{
	uint32_t p = at;

	if (item_is(f, p, "-") || item_is(f, p, "--"))
		p++;
	else if (item_in(f, p, "to and or through until"))
		p++;
	else
		return at;
	*begin = p;
	p = read_day(f, p, day);
	if (p == *begin || (p == *begin + 1 && !is_day_number(f, *begin)))
		return at;
	/* "May 3 and 14 people", "from May 3 to 10 percent", "May 3 and 4 p.m." */
	if (item_has(f, p, WORD_COUNTED | WORD_UNIT | WORD_UNITS | WORD_SCALE | WORD_MONTH) ||
	    item_in(f, p, "% a.m. p.m. am pm : - of o'clock") ||
	    ((item_at(f, p)->word == &word_none && item_at(f, p)->lower[0] >= 'a' && item_at(f, p)->lower[0] <= 'z') &&
	     !item_in(f, p, "a an and but when where while which who with as at he she it they we i he it's according the said")))
		return at;
	return p;
}

static void add_more(struct matches *m, uint32_t begin, uint32_t end, const struct sense *s)
{
	if (m->nr && m->nr < MATCHES_MAX)
		m->at[m->nr++] = (struct match){ begin, end, *s };
}

/* Month day [, year]: "September 5", "Sept. 5, 2016", "March 5th", "Oct. 12-14", "May 3 and 4, 2016", "March eighth". */
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
	if (item_is(f, p, "the"))
		p++;
	end = read_day(f, p, &s.day);
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
	q = further_day(f, end, &day, &more_begin);
	if (q != end) {
		uint32_t year_end = read_its_year(f, q, &s);

		more = s;
		more.day = day;
		more.weekday = 0;
		s.unit = more.unit = UNIT_DAY;
		if (day_exists(&s) && day_exists(&more)) {
			keep(m, begin, end, &s);
			add_more(m, more_begin, year_end, &more);
			return;
		}
		s.year_how = YEAR_OPEN;
	}
	q = read_its_year(f, end, &s);
	/* "from May 3 to June 5, 2015": the year is both days' */
	if (q == end && item_in(f, end, "to and through until") && is_month(f, end + 1)) {
		struct matches other = { .nr = 0 };

		month_day(f, end + 1, end + 1, 0, &other);
		if (other.nr == 1 && other.at[0].sense.year_how == YEAR_GIVEN) {
			s.year_how = YEAR_GIVEN;
			s.year = other.at[0].sense.year - (other.at[0].sense.month < s.month);
		}
	}
	keep_day(m, begin, q, &s);
}

/* Day [of] month [year]: "5 September 2016", "the 5th of May", "09-JAN-2017", "first of May", "5-7 May 2016", "5 and 6 May". */
static void day_month(const struct finder *f, uint32_t at, uint32_t begin, int weekday, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t p = at, q, from = at, range_begin = 0, range_end = 0;
	int first = 0;

	if (item_is(f, p, "the"))
		p++;
	from = p;
	p = read_day(f, p, &s.day);
	if (p == from)
		return;
	/* 5-7 May, 5 and 6 May, from 5 to 7 May */
	if (is_day_number(f, from) && (item_is(f, p, "-") || item_in(f, p, "to and or")) && is_day_number(f, p + 1) &&
	    is_month(f, p + 2)) {
		first = s.day;
		range_begin = begin;
		range_end = p;
		begin = p + 1;
		s.day = f->item[p + 1].number;
		p += 2;
	} else {
		q = hop(f, p);
		if (q == p && item_is(f, q, "of"))
			q++;
		p = q;
	}
	if (!is_month(f, p) || (item_has(f, p, WORD_MONTH_SHORT) && !(f->item[p].flags & ITEM_STOP) && hop(f, p + 1) == p + 1 &&
	                        item_at(f, p + 1)->digits != 4 && item_is(f, p - 1, "of")))
		return;
	/* "in 2016 May said": digits <= 31 only; "the first May visit" */
	if (item_ordinal(f, from) && !is_day_number(f, from) && !item_is(f, p - 1, "of") && !weekday)
		return;
	s.month = f->item[p].word->value;
	s.weekday = first ? 0 : weekday;
	p++;
	q = hop(f, p);
	if (q != p && (item_at(f, q)->digits == 4 || item_at(f, q)->digits == 2)) {
		s.year_how = YEAR_GIVEN;
		s.year = item_at(f, q)->number;
		if (item_at(f, q)->digits == 2)
			s.year += s.year < 40 ? 2000 : 1900;
		p = q + 1;
	} else {
		p = read_its_year(f, p, &s);
	}
	if (first) {
		struct sense other = s;

		other.day = first;
		other.weekday = weekday;
		if (day_exists(&s) && day_exists(&other) && first < s.day) {
			keep(m, range_begin, range_end, &other);
			if (m->nr == 1 && m->at[0].end == range_end)
				add_more(m, begin, p, &s);
			return;
		}
	}
	keep_day(m, begin, p, &s);
}

/* Month [year]: "March 2011", "March of 2011", "January this year", "Oct. 1997", "mid-June", "May" where it is safe. */
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
	if (q != p && is_month(f, q)) {
		struct sense later = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);

		if (read_its_year(f, q + 1, &later) != q + 1 && later.year_how == YEAR_GIVEN) {
			s.year_how = YEAR_GIVEN;
			s.year = later.year - (f->item[q].word->value < s.month);
		}
	} else if (!month_alone(f, at)) {
		return;
	}
	if (s.year_how == YEAR_OPEN && !month_alone(f, at) && (q == p || item_has(f, at, WORD_MONTH_SHORT)))
		return;
	keep(m, at, at + 1, &s);
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
	if (item_in(f, at + 1, "night") && (item_at(f, at + 1)->flags & ITEM_CAPITAL) && item_in(f, at + 2, "live football lights fever"))
		return true;
	return (item_before(f, at)->flags & ITEM_CAPITAL) &&
	       before_in(f, at, "black bloody super ruby cyber good ash palm holy maundy sheffield manic joe easter giving");
}

/* [last|next|this|the previous|coming] weekday [, date]: "Monday", "last Monday", "this coming Sunday, March eighth", "the
 * previous Friday", "Friday Oct. 13", "Monday, September 5, 2016", "Sun. 4 Sept.". */
static void weekday_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t p = at, q;

	if (item_is(f, p, "the") && item_in(f, p + 1, "previous following next coming preceding same")) {
		s.anchor = ANCHOR_TEXT;
		p++;
		s.direction = item_in(f, p, "previous preceding") ? TOWARDS_PAST : item_is(f, p, "coming") ? TOWARDS_THIS : TOWARDS_FUTURE;
		if (item_is(f, p, "same"))
			s.direction = TOWARDS_ANY;
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
	if (item_is(f, p + 1, "the") && item_in(f, p + 2, "13th"))
		return;
	s.weekday = f->item[p].word->value;
	p++;
	q = item_is(f, p, ",") ? p + 1 : p;
	if (is_month(f, q)) {
		month_day(f, q, at, s.weekday, m);
	} else if (is_day_number(f, q) || item_is(f, q, "the")) {
		day_month(f, q, at, s.weekday, m);
	}
	if (item_has(f, p - 1, WORD_WEEKDAY_SHORT))
		return;
	keep(m, at, p, &s);
}

/* ---- years, decades, centuries ---- */

/* True if the number at `at` is a year where nothing but its neighbours say so. */
static bool year_alone(const struct finder *f, uint32_t at, uint32_t end, int year)
{
	const struct item *it = item_at(f, at), *before = item_before(f, at), *after = item_at(f, end);
	const struct token *t = &f->d->token[at];
	bool capital_before = (before->flags & ITEM_CAPITAL) && at > f->start && !before->word->text[0];
	bool noun_after = after->lower[0] >= 'a' && after->lower[0] <= 'z';
	bool plural_after = false;
	size_t len = strlen(after->lower);

	if (it->flags & (ITEM_PRE | ITEM_POST | ITEM_MID))
		return true;
	/* money, scores, versions, phone numbers: 2016% $2013 2013/4 #1984 3-2000 */
	if (at > f->start && (before->flags & ITEM_TIGHT) && !item_in(f, at - 1, "( [ - -- \" ' ``  ,") && before->lower[0])
		return false;
	if (before_in(f, at, "$ \xC2\xA3 \xE2\x82\xAC # no. no number nos. room flight route highway boeing airbus bus page chapter section article "
	                     "resolution page suite unit apartment code extension line psalm windows model version least than only some nearly "
	                     "almost roughly approximately over exactly another all these those every nearly up with"))
		return before_in(f, at, "with than") && !noun_after && year >= 1900 && year <= 2050;
	if (item_in(f, end, "% / : percent per gmt utc hours hrs") || item_has(f, end, WORD_COUNTED | WORD_UNIT | WORD_UNITS | WORD_SCALE | WORD_ZONE))
		return false;
	if (item_is(f, end, "-")) {
		/* 1914-18, 2010-2014; not a number in a list of groups */
		if ((it->flags & ITEM_TIGHT) && item_at(f, end + 1)->number >= 0 && item_at(f, end + 1)->digits != 2 && item_at(f, end + 1)->digits != 4)
			return false;
		if ((it->flags & ITEM_TIGHT) && item_has(f, end + 1, WORD_UNIT | WORD_UNITS | WORD_COUNTED))
			return false;
	}
	if (item_is(f, end, ",") && (it->flags & ITEM_TIGHT) && item_at(f, end + 1)->digits == 3 && !(t->flags & TOKEN_SPACE_AFTER) &&
	    !(f->item[end].flags & ITEM_TIGHT ? false : true))
		return false;
	plural_after = noun_after && len > 3 && after->lower[len - 1] == 's' && after->lower[len - 2] != 's' && after->lower[len - 2] != 'u' &&
	               after->lower[len - 2] != 'i' && !(after->flags & ITEM_CAPITAL) && !item_in(f, end, "was has is's does as its his this");
	/* street numbers, hotel rooms: "1600 Pennsylvania Avenue" */
	if (item_in(f, end + 1, "street avenue road boulevard lane drive st. ave. rd. blvd.") ||
	    item_in(f, end + 2, "street avenue road boulevard lane drive st. ave. rd. blvd."))
		return false;
	if (item_has(f, at - (at > f->start), WORD_BEFORE_YEAR) && at > f->start) {
		if (before_in(f, at, "to for by of from about around between before after") && (year < 1700 || year > 2100))
			return false;
		if (before_in(f, at, "about around to by") && plural_after)
			return false;
		if (before_in(f, at, "of in for from over") && plural_after && year < 1900)
			return false;
		if (before_in(f, at, "of") && at >= f->start + 2 && item_in(f, at - 2, "total maximum minimum average population crowd group force strength capacity cost rate speed height altitude distance length weight"))
			return false;
		if (before_in(f, at, "to from at") && at >= f->start + 2 &&
		    item_in(f, at - 2, "rose fell increased decreased rise fall drop dropped grew up down cut reduced raised lowered increase points"))
			return year >= 1950 && year <= 2050 && before_in(f, at, "from");
		return true;
	}
	if (year < 1800 || year > 2100)
		return before_in(f, at, "( ,") && item_in(f, end, ") - , .") && year >= 1000 && at > f->start + 1 &&
		       item_at(f, at - 2)->digits == 4;
	if (capital_before && at > f->start + 1)
		return false;
	/* the 2016 election, its 1990 invasion, a 1996 law, Iraq's 1990 invasion, last 's */
	if (before_in(f, at, "the a an its his her their our this that 's '")) {
		if (hop(f, end) != end && item_at(f, hop(f, end))->number >= 0)
			return true;            /* the 1914-18 war, the 1939-1945 war */
		return noun_after ? !plural_after || year >= 1900 : before_in(f, at, "the") && (after->flags & ITEM_CAPITAL);
	}
	/* lists and ranges: in 1994, 1995 and 1997; 1939-1945; (1998); from 1991 to 1997 */
	if (before_in(f, at, ", and or to - -- ( both through"))
		return at >= f->start + 2 && (item_at(f, at - 2)->digits == 4 || before_in(f, at, "(")) ? !plural_after : !noun_after && year >= 1900 && !before_in(f, at, "-");
	if (before_in(f, at, "early late mid fiscal year circa spring summer fall autumn winter due is predicting ending ended"))
		return !plural_after;
	if (at == f->start)
		return !plural_after && noun_after && year >= 1900;
	return year >= 1900 && year <= 2050 && !plural_after && before->number < 0;
}

/* 2016, the year 2000, fiscal 1989, nineteen ninety-six, post-1959, mid-1996; 1960-61 gives two. */
static void year_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_YEAR);
	uint32_t p = at, q, begin;
	int year = 0, second = 0;
	bool safe = false;

	s.year_how = YEAR_GIVEN;
	/* the year 2000, fiscal 1989, fiscal year 2016, FY 2016, FY2016 */
	if (item_is(f, p, "the") && item_in(f, p + 1, "year fiscal"))
		p++;
	if (item_is(f, p, "fiscal") || item_is(f, p, "fy")) {
		safe = true;
		p++;
	}
	if (item_is(f, p, "year")) {
		safe = true;
		p++;
	}
	if (p == at && strncmp(f->item[at].lower, "fy20", 4) == 0 && four_digits(f->item[at].lower + 2) > 0 && !f->item[at].lower[6]) {
		s.year = four_digits(f->item[at].lower + 2);
		keep(m, at, at + 1, &s);
		return;
	}
	q = read_year(f, p, &year);
	if (q == p || (p != at && item_is(f, at, "the") && !safe))
		return;
	if (!safe && item_at(f, p)->digits != 4 && q == p + 2 && item_is(f, p, "two") && !item_is(f, at, "the"))
		return;         /* "two thousand" is a number */
	if (!safe && item_at(f, p)->digits == 4 && !year_alone(f, p, q, year))
		return;
	if (!safe && item_at(f, p)->digits != 4 && item_has(f, q, WORD_COUNTED | WORD_UNIT | WORD_UNITS))
		return;
	s.year = year;
	if (item_at(f, p)->flags & ITEM_MID)
		s.mod = "MID";
	if (item_at(f, p)->flags & ITEM_POST)
		s.mod = "AFTER";
	if (item_at(f, p)->flags & ITEM_PRE)
		s.mod = "BEFORE";
	/* 44 BC and AD 70 are read elsewhere: "1200 BC" */
	if (item_in(f, q, "bc b.c. bce b.c.e."))
		return;
	keep(m, at, q, &s);
	/* 1960-61, 1914-18 */
	if (item_is(f, q, "-") && hop(f, q) != q) {
		begin = q + 1;
		if (item_at(f, begin)->digits == 2 && item_at(f, begin)->number > year % 100 && !item_has(f, begin + 1, WORD_UNIT | WORD_UNITS)) {
			second = year - year % 100 + item_at(f, begin)->number;
			s.year = second;
			if (matches_end(m) == q)
				add_more(m, begin, begin + 1, &s);
		}
	}
}

/* the 1990s, the '80s, the nineties, mid-1990s, the late 1970s (the modifier is read elsewhere), nineteen-eighties. */
static void decade_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DECADE);
	uint32_t p = at;
	const struct item *it;

	if (item_is(f, p, "the"))
		p++;
	it = item_at(f, p);
	s.year_how = YEAR_GIVEN;
	if (it->flags & ITEM_DECADE) {
		if (it->digits == 2 && p == at && f->d->token[p].form[0] != '\'')
			if (!before_in(f, p, "the early late mid '") || !item_before(f, p)->lower[0])
				return;
		/* "in his 60s", "temperatures in the 80s": two digits need their apostrophe or a decade's neighbours */
		if (it->digits == 2 && f->d->token[p].form[0] != '\'' && !before_in(f, p, "early late mid '")) {
			if (!item_is(f, at, "the") || before_in(f, at, "into") || item_in(f, p + 1, "degrees fahrenheit"))
				return;
			if (it->number < 20)
				return;
		}
		if (before_in(f, p, "his her their my your our"))
			return;
		s.year = it->digits == 2 ? 1900 + it->number : it->number;
		if (it->digits == 4 && it->number % 100 == 0 && it->number % 1000 != 0 && it->number < 2000)
			s.unit = UNIT_CENTURY;          /* the 1800s */
		if (it->number < 1000 && it->digits == 4)
			return;
		if (it->flags & ITEM_MID)
			s.mod = "MID";
		keep(m, at, p + 1, &s);
		return;
	}
	if ((it->word->classes & WORD_DECADES) && (item_is(f, at, "the") || before_in(f, p, "early late mid roaring swinging"))) {
		if (before_in(f, at, "into") || item_in(f, p + 1, "percent degrees"))
			return;
		s.year = 1900 + it->word->value;
		if (it->flags & ITEM_MID)
			s.mod = "MID";
		keep(m, at, p + 1, &s);
	}
}

/* the 20th century, nineteenth-century, the first century BC, this century is read elsewhere. */
static void century_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_CENTURY);
	uint32_t p = at, q;
	int nth;

	if (item_is(f, p, "the"))
		p++;
	q = read_day(f, p, &nth);
	if (q == p || (!item_ordinal(f, q - 1)))
		return;
	q = hop(f, q);
	if (!item_is(f, q, "century") || nth < 1 || nth > 30)
		return;
	q++;
	s.year_how = YEAR_GIVEN;
	s.year = (nth - 1) * 100;
	if (item_in(f, q, "bc b.c. bce b.c.e.")) {
		s.year = -nth * 100 + 1;
		q++;
	} else if (item_in(f, q, "ad a.d. ce")) {
		q++;
	}
	if (f->item[p].flags & ITEM_MID)
		s.mod = "MID";
	keep(m, at, q, &s);
}

/* 44 BC, 1,200 B.C., AD 70, 70 A.D. */
static void era_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_YEAR);
	struct number n;
	uint32_t p;
	const char *form;

	s.year_how = YEAR_GIVEN;
	form = f->d->token[at].form;
	if ((strcmp(form, "AD") == 0 || strcmp(form, "A.D.") == 0) && item_at(f, at + 1)->number > 0 && item_at(f, at + 1)->digits <= 4) {
		s.year = item_at(f, at + 1)->number;
		keep(m, at, at + 2, &s);
		return;
	}
	if (f->item[at].lower[0] < '1' || f->item[at].lower[0] > '9')
		return;
	p = read_number(f, at, &n);
	if (p != at + 1 || n.whole < 1 || n.whole > 9998 || n.half || n.tenths)
		return;
	if (item_in(f, p, "bc b.c. bce b.c.e.") && p < f->limit && f->d->token[p].form[0] == 'B') {
		s.year = 1 - (int)n.whole;
		keep(m, at, p + 1, &s);
	} else if (p < f->limit && item_in(f, p, "ad a.d. ce c.e.") && (f->d->token[p].form[0] == 'A' || f->d->token[p].form[0] == 'C') &&
	           f->d->token[p].form[1] != 'd') {
		s.year = (int)n.whole;
		keep(m, at, p + 1, &s);
	}
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
	}
	if (item_is(f, at, "ad") || item_is(f, at, "a.d."))
		era_date(f, at, m);
	month_day(f, at, at, 0, m);
	if (is_day_number(f, at) || item_ordinal(f, at) || item_in(f, at, "the twenty thirty"))
		day_month(f, at, at, 0, m);
	if (is_month(f, at))
		month_year(f, at, m);
	weekday_date(f, at, m);
	if (it->number >= 0 || item_in(f, at, "the year fiscal fy nineteen eighteen twenty two seventeen sixteen") || strncmp(it->lower, "fy20", 4) == 0)
		year_date(f, at, m);
	decade_date(f, at, m);
	century_date(f, at, m);
	return m->nr != nr || matches_end(m) != end;
}
