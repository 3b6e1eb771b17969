/* family_numeric.c - dates in figures: 2016-09-05, 20160905, 5/9/2016, 5.9.16, Dec/2018, 14-15.11.2017, 9/2012 */
#include "time/time_int.h"

#include <string.h>

static int two_digits(const char *s)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return -1;
	return (s[0] - '0') * 10 + (s[1] - '0');
}

int four_digits(const char *s)
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

/* Up to `most` digits at *p; -1 if there are none or more. */
static int some_digits(const char *s, uint32_t *p, size_t most)
{
	size_t n = strspn(s + *p, "0123456789"), i;
	int v = 0;

	if (n < 1 || n > most)
		return -1;
	for (i = 0; i < n; i++)
		v = v * 10 + (s[*p + i] - '0');
	*p += (uint32_t)n;
	return v;
}

/* A month's name or short form at *p, letters only; 0: none. */
static int month_letters(const char *s, uint32_t *p)
{
	char lower[12];
	size_t n = 0;
	const struct word *w;

	while (n < sizeof lower - 1 &&
	       ((s[*p + n] >= 'a' && s[*p + n] <= 'z') || (s[*p + n] >= 'A' && s[*p + n] <= 'Z'))) {
		lower[n] = (char)(s[*p + n] | 0x20);
		n++;
	}
	lower[n] = '\0';
	w = word_find(lower);
	if (!(w->classes & WORD_MONTH))
		return 0;
	*p += (uint32_t)n;
	return w->value;
}

static void keep_text_date(const struct finder *f, uint32_t at, uint32_t p, struct sense *s, struct matches *m)
{
	uint32_t end = token_that_ends(f, at, p);
	const char *text = f->d->text;

	if (!end && text[p] == '.' && at < f->limit)
		end = token_that_ends(f, at, p + 1);
	if (!end || (text[p] >= '0' && text[p] <= '9') || text[p] == '-' || text[p] == '/')
		return;
	if (s->year >= 1000 && s->year <= 2200 && s->month >= 1 && s->month <= 12)
		keep_day(m, at, end, s);
	else
		s->kind = SENSE_NOTHING, keep(m, at, end, s);
}

/* 2016-09-05  2016/9/5  2016.09.05  2013-03-22T15:00  20160905T1500  2016-Sep-05  09/JAN/2017: read from the text, as the tokeniser may
 * cut them.
 * e.g. It is dated 2016-08-09. => 2016-08-09 = DATE 2016-08-09 [2016-08-09 day]
 * e.g. It is dated 09/JAN/2017. => 09/JAN/2017 = DATE 2017-01-09 [2017-01-09 day] */
void iso_date(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t begin = f->d->token[at].begin, p = begin;
	const char *s = f->d->text;
	struct sense sense = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	char sep;

	sense.year_how = YEAR_GIVEN;
	if (four_digits(s + p) < 0) {
		/* 09/JAN/2017, 10-August-2012 */
		sense.day = some_digits(s, &p, 2);
		sep = s[p];
		if (sense.day < 1 || (sep != '/' && sep != '-'))
			return;
		p++;
		sense.month = month_letters(s, &p);
		if (!sense.month || s[p] != sep)
			return;
		p++;
		if (four_digits(s + p) < 0)
			return;
		sense.year = four_digits(s + p);
		keep_text_date(f, at, p + 4, &sense, m);
		return;
	}
	sense.year = four_digits(s + p);
	p += 4;
	sep = s[p++];
	if (sep != '-' && sep != '/' && sep != '.')
		return;
	if (!(s[p] >= '0' && s[p] <= '9')) {
		sense.month = month_letters(s, &p);
		if (!sense.month || s[p] != sep)
			return;
	} else {
		sense.month = some_digits(s, &p, 2);
		/* 2016-09; "2016-17" and "2010/11" are seasons of sport and business years */
		if (sense.month < 0 || s[p] != sep)
			return;
	}
	p++;
	sense.day = some_digits(s, &p, 2);
	if (sense.day < 0)
		return;
	if ((s[p] == 'T' || (s[p] == ' ' && two_digits(s + p + 1) >= 0 && s[p + 3] == ':' &&
			     two_digits(s + p + 4) >= 0 && s[p + 6] == ':')) &&
	    two_digits(s + p + 1) >= 0 && s[p + 3] == ':' && two_digits(s + p + 4) >= 0) {
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
	keep_text_date(f, at, p, &sense, m);
}

/* 25/9/2016  9/25/16  05.09.2016  5-9-2016: one token; which is the day may be open.
 * e.g. It is dated 25/8/2016. => 25/8/2016 = DATE 2016-08-25 [2016-08-25 day]
 * e.g. It is dated 05.09.2016. => 05.09.2016 = DATE 2016-09-05 [2016-09-05 day] */
void slash_date(const struct finder *f, uint32_t at, struct matches *m)
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
		/* 05.09.2016 is written by those who put the day first, but 10.31.2016 can be nothing else */
		if (b > 12 && a <= 12) {
			sense.day = b;
			sense.month = a;
		} else if (b < 1 || b > 12)
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

/* Dec/2018, 2018/December, August/10/2012, August/10, 2012, Jan/3, 10/August 2012: a month's name beside a stroke, without spaces.
 * e.g. It is dated Dec/2018. => Dec/2018 = DATE 2018-12 [2018-12-01..2018-12-31 month]
 * e.g. It is dated August/10/2012. => August/10/2012 = DATE 2012-08-10 [2012-08-10 day] */
void stroke_date(const struct finder *f, uint32_t at, struct matches *m)
{
	const char *s = f->d->text;
	struct sense sense = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	uint32_t begin = f->d->token[at].begin, p = begin, end;

	if (at > f->start && f->d->token[at - 1].end == begin && !item_in(f, at - 1, "( - -- \" '"))
		return;
	if (four_digits(s + p) >= 1000 && four_digits(s + p) <= 2200 && s[p + 4] == '/') {
		sense.year_how = YEAR_GIVEN;
		sense.year = four_digits(s + p);
		sense.unit = UNIT_MONTH;
		p += 5;
		sense.month = month_letters(s, &p);
		end = token_that_ends(f, at, p);
		if (sense.month && end && s[p] != '/')
			keep(m, at, end, &sense);
		return;
	}
	if (s[p] >= '0' && s[p] <= '9') {
		sense.day = some_digits(s, &p, 2);
		if (sense.day < 1 || s[p++] != '/' || !(s[p] >= 'A' && s[p] <= 'Z'))
			return;
		sense.month = month_letters(s, &p);
		end = token_that_ends(f, at, p);
		if (!sense.month || !end || s[p] == '/')
			return;
		keep_day(m, at, read_its_year(f, end, &sense), &sense);
		return;
	}
	if (!(s[p] >= 'A' && s[p] <= 'Z'))
		return;
	sense.month = month_letters(s, &p);
	if (!sense.month || s[p++] != '/' || !(s[p] >= '0' && s[p] <= '9'))
		return;
	if (four_digits(s + p) >= 1000 && four_digits(s + p) <= 2200) {
		sense.year_how = YEAR_GIVEN;
		sense.year = four_digits(s + p);
		sense.unit = UNIT_MONTH;
		end = token_that_ends(f, at, p + 4);
		if (end)
			keep(m, at, end, &sense);
		return;
	}
	sense.day = some_digits(s, &p, 2);
	if (sense.day < 1)
		return;
	if (s[p] == '/' && four_digits(s + p + 1) >= 1000 && four_digits(s + p + 1) <= 2200) {
		sense.year_how = YEAR_GIVEN;
		sense.year = four_digits(s + p + 1);
		p += 5;
	}
	end = token_that_ends(f, at, p);
	if (end && s[p] != '/')
		keep_day(m, at, sense.year_how == YEAR_GIVEN ? end : read_its_year(f, end, &sense), &sense);
}

/* 14-15.11.2017, 21 and 22.11.2017, 27.11.-29.11.2017: the first has the month and year of the second.
 * e.g. It ran from 14 to 15.11.2015. => 14 = DATE 2015-11-14 [2015-11-14 day] after; 15.11.2015 = DATE 2015-11-15 [2015-11-15 day] until */
void shared_dots(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense first = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	struct matches last;
	const char *s = f->item[at].lower;
	uint32_t p = 0, q = at + 1;

	first.day = some_digits(s, &p, 2);
	if (first.day < 1 || (s[p] && s[p] != '.'))
		return;
	if (s[p] == '.') {
		p++;
		first.month = some_digits(s, &p, 2);
		if (first.month < 1 || s[p + (s[p] == '.')])
			return;
		q += item_is(f, q, ".");
	}
	if (!item_in(f, q, "- -- to and until"))
		return;
	last.nr = 0;
	if (q + 1 < f->limit)
		slash_date(f, q + 1, &last);
	if (last.nr != 1 || last.at[0].sense.kind != SENSE_CALENDAR || last.at[0].sense.ambiguous ||
	    !strchr(f->item[q + 1].lower, '.'))
		return;
	first.year_how = YEAR_GIVEN;
	first.year = last.at[0].sense.year;
	if (!first.month)
		first.month = last.at[0].sense.month;
	if (!calendar_valid(first.year, first.month, first.day) ||
	    first.month * 31 + first.day >= last.at[0].sense.month * 31 + last.at[0].sense.day)
		return;
	keep_ends(m, &(struct match){ at, q - item_is(f, q - 1, "."), first }, &last.at[0]);
}

/* 9/2012, 2016-11: a month, where it cannot be the number of a law or a span of years.
 * e.g. It was built in 9/2012. => 9/2012 = DATE 2012-09 [2012-09-01..2012-09-30 month]
 * e.g. It was built in 2015-11. => 2015-11 = DATE 2015-11 [2015-11-01..2015-11-30 month] */
void month_in_figures(const struct finder *f, uint32_t at, struct matches *m)
{
	const char *s = f->d->text;
	struct sense sense = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
	uint32_t p = f->d->token[at].begin, end;
	enum upos before = at > f->start ? f->d->token[at - 1].upos : UPOS_ADP;

	if (before == UPOS_NOUN || before == UPOS_PROPN || before == UPOS_NUM || before == UPOS_ADJ || before == UPOS_SYM ||
	    before_in(f, at, "is was are were") ||
	    (at > f->start && (item_before(f, at)->flags & ITEM_TIGHT) && !item_in(f, at - 1, "( \"")))
		return;
	sense.year_how = YEAR_GIVEN;
	if (four_digits(s + p) >= 0) {
		sense.year = four_digits(s + p);
		p += 4;
		if (s[p] != '-' && s[p] != '/')
			return;
		p++;
		sense.month = some_digits(s, &p, 2);
		/* "2010-11", "2010/11" are a season */
		if (sense.month > sense.year % 100 || s[p - 2] == '-' || s[p - 2] == '/')
			return;
	} else {
		sense.month = some_digits(s, &p, 2);
		if (sense.month < 1 || s[p++] != '/' || four_digits(s + p) < 0)
			return;
		sense.year = four_digits(s + p);
		p += 4;
	}
	end = token_that_ends(f, at, p);
	if (sense.month < 1 || sense.month > 12 || sense.year < 1950 || sense.year > 2050 || !end ||
	    (s[p] && strchr("0123456789/-%", s[p])) || item_has(f, end, WORD_COUNTED | WORD_UNIT | WORD_UNITS))
		return;
	keep(m, at, end, &sense);
}

/* Friday 11.8, Monday 03.07., Thursday 26/10, Friday 08/12/2017: the weekday tells which is the day; `begin` is where the weekday
 * begins. */
void weekday_figures(const struct finder *f, uint32_t at, uint32_t begin, int weekday, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	const char *t = item_at(f, at)->lower;
	uint32_t p = 0, end = at + 1;
	char sep;

	s.day = some_digits(t, &p, 2);
	sep = t[p];
	if (s.day < 1 || (sep != '.' && sep != '/'))
		return;
	p++;
	s.month = some_digits(t, &p, 2);
	if (s.month < 1 || s.month > 31 || s.day > 31 || (s.month > 12 && s.day > 12))
		return;
	if (t[p] == sep && four_digits(t + p + 1) >= 1000 && !t[p + 5]) {
		s.year_how = YEAR_GIVEN;
		s.year = four_digits(t + p + 1);
	} else if (t[p]) {
		return;
	} else if (sep == '.' && item_is(f, end, ".") && end + 1 < f->limit) {
		end++;
	}
	/* "on Monday 2.5 million", "Monday 9.30 a.m.", "it fell Friday 1.2 points" */
	if (s.year_how != YEAR_GIVEN && (!(begin == f->start || t[3] == '0' || before_in(f, begin, "on this from to until and , ( - --")) ||
					 !(end >= f->limit || item_in(f, end, ". , ; : ) ! ? - -- to until and or"))))
		return;
	s.weekday = weekday;
	/* with a year, "20/10/2017" and "08.12.2017" say themselves which is the day */
	if (s.year_how == YEAR_GIVEN && (sep == '.' || s.day > 12 || s.month > 12)) {
		int day = s.month > 12 ? s.month : s.day;

		s.month = s.month > 12 ? s.day : s.month;
		s.day = day;
		keep_day(m, begin, end, &s);
		return;
	}
	s.ambiguous = true;
	keep(m, begin, end, &s);
}
