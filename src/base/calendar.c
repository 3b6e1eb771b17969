#include "base/calendar.h"

#include <assert.h>
#include <stdio.h>

bool calendar_is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int calendar_month_days(int year, int month)
{
	static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	assert(month >= 1 && month <= 12);
	return month == 2 && calendar_is_leap(year) ? 29 : days[month - 1];
}

bool calendar_valid(int year, int month, int day)
{
	return year >= CALENDAR_YEAR_MIN && year <= CALENDAR_YEAR_MAX && month >= 1 && month <= 12 && day >= 1 &&
	       day <= calendar_month_days(year, month);
}

int32_t calendar_day(int year, int month, int day)
{
	int era, year_of_era, day_of_year, day_of_era;

	assert(calendar_valid(year, month, day));
	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	year_of_era = year - era * 400;
	day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

void calendar_date(int32_t day, int *year, int *month, int *day_of_month)
{
	int32_t shifted = day + 719468;
	int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	int day_of_era = shifted - era * 146097;
	int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int shifted_month = (5 * day_of_year + 2) / 153;

	*day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
	*month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

int calendar_weekday(int32_t day)
{
	int w = (int)((day + 3) % 7);           /* 1970-01-01 was a Thursday */

	return (w < 0 ? w + 7 : w) + 1;
}

void calendar_iso_week(int32_t day, int *year, int *week)
{
	int32_t thursday = day - calendar_weekday(day) + 4;
	int month, day_of_month;

	calendar_date(thursday, year, &month, &day_of_month);
	*week = (int)(thursday - calendar_day(*year, 1, 1)) / 7 + 1;
}

int32_t calendar_week_start(int year, int week)
{
	int32_t fourth, monday;
	int of_year, month, day_of_month;

	if (year < CALENDAR_YEAR_MIN || year > CALENDAR_YEAR_MAX || week < 1 || week > 53)
		return CALENDAR_NONE;
	fourth = calendar_day(year, 1, 4);      /* always in week 1 */
	monday = fourth - calendar_weekday(fourth) + 1 + 7 * (week - 1);
	calendar_date(monday + 3, &of_year, &month, &day_of_month);     /* a week is its Thursday's year's */
	return of_year == year ? monday : CALENDAR_NONE;
}

int32_t calendar_add_months(int32_t day, int months)
{
	int year, month, day_of_month, last;
	long total;

	if (months < -12 * 30000 || months > 12 * 30000)
		return CALENDAR_NONE;
	calendar_date(day, &year, &month, &day_of_month);
	total = (long)year * 12 + month - 1 + months;
	year = (int)(total >= 0 ? total / 12 : (total - 11) / 12);
	month = (int)(total - (long)year * 12) + 1;
	if (year < CALENDAR_YEAR_MIN || year > CALENDAR_YEAR_MAX)
		return CALENDAR_NONE;
	last = calendar_month_days(year, month);
	return calendar_day(year, month, day_of_month < last ? day_of_month : last);
}

char *calendar_write(int32_t day, char to[CALENDAR_TEXT])
{
	int year, month, day_of_month;

	calendar_date(day, &year, &month, &day_of_month);
	snprintf(to, CALENDAR_TEXT, "%s%04d-%02d-%02d", year < 0 ? "-" : "", (year < 0 ? -year : year) % 10000, month % 100,
	         day_of_month % 100);
	return to;
}

int32_t calendar_read(const char *s, size_t len)
{
	int part[3] = { 0, 0, 0 }, sign = 1;
	static const int width[3] = { 4, 2, 2 };
	size_t at = 0;
	int p, i;

	if (len && s[0] == '-') {
		sign = -1;
		at = 1;
	}
	for (p = 0; p < 3; p++) {
		if (p > 0 && (at >= len || s[at++] != '-'))
			return CALENDAR_NONE;
		for (i = 0; i < width[p]; i++) {
			if (at >= len || s[at] < '0' || s[at] > '9')
				return CALENDAR_NONE;
			part[p] = part[p] * 10 + (s[at++] - '0');
		}
	}
	if (at != len || (sign < 0 && !part[0]) || !calendar_valid(sign * part[0], part[1], part[2]))
		return CALENDAR_NONE;
	return calendar_day(sign * part[0], part[1], part[2]);
}
