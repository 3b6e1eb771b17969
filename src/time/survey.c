/* survey.c - what all matches of a document together show: a history, day or month first?
 *
 * Runs between reading and resolving; fills the flags and years of the finder. */
#include "time/time_int.h"

#include <stdlib.h>
#include <string.h>

enum { HISTORY_YEARS = 5 };     /* so many years written out before a text may be a history */

/* Told from the day of writing: today, last week, three days ago, a weekday by itself. */
static bool is_deictic(const struct sense *s)
{
	if (s->kind == SENSE_CALENDAR)
		return s->weekday && !s->month && !s->holiday && s->anchor == ANCHOR_DOCUMENT;
	return (s->kind == SENSE_PERIOD || s->kind == SENSE_SHIFT) && s->anchor == ANCHOR_DOCUMENT;
}

/* "5 September", "September 5": who writes days so writes 5/9/2016 and 9/5/2016. */
static void written_order(const struct finder *f, const struct match *m, size_t *day_first, size_t *month_first)
{
	uint32_t i;

	if (m->sense.kind != SENSE_CALENDAR || m->sense.unit != UNIT_DAY || !m->sense.day || !m->sense.month)
		return;
	for (i = m->begin; i + 1 < m->end; i++) {
		const struct item *it = &f->item[i], *next = &f->item[i + 1];

		if (it->number >= 1 && it->number <= 31 && (next->word->classes & WORD_MONTH))
			++*day_first;
		else if ((it->word->classes & WORD_MONTH) && next->number >= 1 && next->number <= 31)
			++*month_first;
	}
}

static int by_value(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* The years that a history is about: the middle four fifths of those written out, and half as far again to either side.  A year
 * beyond is an aside ("as in 1812"), and what follows does not go on from it. */
static void survey_years(struct finder *f)
{
	int *year = arena_array(&f->d->arena, f->match_nr + 1, sizeof *year), slack;
	size_t n = 0, i;

	for (i = 0; i < f->match_nr; i++)
		if (f->match[i].sense.kind == SENSE_CALENDAR && f->match[i].sense.year_how == YEAR_GIVEN)
			year[n++] = f->match[i].sense.year;
	if (!n)
		return;
	f->story_year = year[0];
	qsort(year, n, sizeof *year, by_value);
	slack = (year[n - 1 - n / 10] - year[n / 10]) / 2 + 2;
	f->story_first = year[n / 10] - slack;
	f->story_last = year[n - 1 - n / 10] + slack;
}

/* "10/1/2018 - 10/7/2018": of two readings of a range the one that is far shorter, and in order, is meant. */
static void range_order(struct finder *f, const struct match *first, const struct match *last)
{
	const struct sense *a = &first->sense, *b = &last->sense;
	int32_t day_first, month_first;

	if (!a->ambiguous || !b->ambiguous || a->year_how != YEAR_GIVEN || b->year_how != YEAR_GIVEN ||
	    first->end + 1 != last->begin || !in_list(f->item[first->end].lower, "- -- to until till through"))
		return;
	day_first = calendar_day(b->year, b->month, b->day) - calendar_day(a->year, a->month, a->day);
	month_first = calendar_day(b->year, b->day, b->month) - calendar_day(a->year, a->day, a->month);
	if (month_first >= 0 && (day_first < 0 || month_first < day_first / 4))
		f->month_first = true;
	else if (day_first >= 0 && (month_first < 0 || day_first < month_first / 4))
		f->day_first = true;
}

void survey(struct finder *f)
{
	const struct doc *d = f->d;
	size_t years = 0, far = 0, deictic = 0, written_day = 0, written_month = 0, i;
	bool news = false;      /* "on Tuesday" before any year: the lead of a report */
	int now = 0, month, day;

	if (d->date != CALENDAR_NONE)
		calendar_date(d->date, &now, &month, &day);

	for (i = 0; i < f->match_nr; i++) {
		const struct match *m = &f->match[i];
		const char *s = d->token[m->begin].form;
		size_t n = strspn(s, "0123456789"), k;

		if (m->sense.kind == SENSE_CALENDAR && m->sense.year_how == YEAR_GIVEN) {
			years++;
			far += abs(m->sense.year - now) > 2;
		}
		deictic += is_deictic(&m->sense) && !(d->token[m->begin].flags & TOKEN_QUOTED);
		news = news || (deictic && !years);
		written_order(f, m, &written_day, &written_month);
		if (i + 1 < f->match_nr)
			range_order(f, m, m + 1);
		/* 25/9/2016 has the day first, 9/25/2016 the month */
		if (m->end != m->begin + 1 || n < 1 || n > 2 || (s[n] != '/' && s[n] != '-'))
			continue;
		k = strspn(s + n + 1, "0123456789");
		if (k < 1 || k > 2)
			continue;
		if (atoi(s) > 12)
			f->day_first = true;
		else if (atoi(s + n + 1) > 12)
			f->month_first = true;
	}
	if (!f->day_first && !f->month_first) {
		f->day_first = written_day > 0 && !written_month;
		f->month_first = written_month > 0 && !written_day;
	}
	if (d->date_order != DATE_ORDER_AUTO) {
		f->day_first = d->date_order == DATE_ORDER_DMY;
		f->month_first = d->date_order == DATE_ORDER_MDY;
	}
	/* a history writes its years out and hardly ever says "yesterday", "last week", "on Monday" */
	if (d->narrative == NARRATIVE_AUTO)
		f->narrative = years >= HISTORY_YEARS && far * 4 >= years && years > 4 * deictic && !news;
	else
		f->narrative = d->narrative == NARRATIVE_ALWAYS;
	if (f->narrative)
		survey_years(f);
}
