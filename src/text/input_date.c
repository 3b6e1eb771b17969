/* input_date.c - days as headers and metadata write them; see input_date() in input.h */
#include <string.h>

#include "text/input.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static void skip_blanks(const char **s)
{
	while (**s == ' ' || **s == '\t' || **s == '\r' || **s == '\n')
		++*s;
}

/* Read `least` to `most` digits; -1 if there are fewer or more. */
static int number(const char **s, int least, int most)
{
	int n = 0, value = 0;

	while (is_digit(**s)) {
		if (++n > most)
			return -1;
		value = value * 10 + (*(*s)++ - '0');
	}
	return n < least ? -1 : value;
}

/* Read one of the names, written out or cut after at least three letters ("Sep", "Sept."): its place from 1, or 0. */
static int name(const char **s, const char *const *names, int nr)
{
	size_t len = 0, k;
	int i;

	while (is_letter((*s)[len]))
		len++;
	for (i = 0; len >= 3 && i < nr; i++) {
		for (k = 0; k < len && names[i][k] && ((*s)[k] | 32) == names[i][k]; k++)
			;
		if (k == len) {
			*s += len;
			if (**s == '.' && names[i][len])
				++*s;
			return i + 1;
		}
	}
	return 0;
}

static int month_name(const char **s)
{
	static const char *const months[] = {
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
		"december"
	};

	return name(s, months, 12);
}

static int weekday_name(const char **s)
{
	static const char *const days[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
	};

	return name(s, days, 7);
}

/* A time of day with what may stand behind it, to the end: 10:00  10:00:00.123Z  10:00 AM EST  10:00:00 +0200. */
static bool is_time(const char *s)
{
	int hour = number(&s, 1, 2), minute, second = 0, letters = 0;

	if (hour < 0 || hour > 24 || *s++ != ':')
		return false;
	minute = number(&s, 2, 2);
	if (minute < 0 || minute > 59)
		return false;
	if (*s == ':') {
		s++;
		second = number(&s, 2, 2);
		if (second < 0 || second > 60)
			return false;
		if (*s == '.' || *s == ',') {
			s++;
			if (!is_digit(*s))
				return false;
			while (is_digit(*s))
				s++;
		}
	}
	if (hour == 24 && (minute || second))
		return false;
	skip_blanks(&s);
	while (is_letter(*s) || *s == '.' || *s == ' ' || *s == '(' || *s == ')') {     /* Z, GMT, a.m., PM EDT, (UTC) */
		if (is_letter(*s) && ++letters > 12)
			return false;
		s++;
	}
	if (*s == '+' || *s == '-') {
		int zone;

		s++;
		zone = number(&s, 2, 4);
		if (zone < 0)
			return false;
		if (*s == ':') {
			s++;
			if (zone > 14 || number(&s, 2, 2) < 0)
				return false;
		} else if (zone > 14 && (zone < 100 || zone > 1400 || zone % 100 > 59)) {
			return false;
		}
		skip_blanks(&s);
		while (is_letter(*s) || *s == '(' || *s == ')' || *s == ' ')
			s++;
	}
	return *s == '\0';
}

/* Nothing, or a time after a blank, a comma, "at" or 'T'. */
static bool is_rest(const char *s)
{
	const char *start = s;

	if (*s == 'T' && is_digit(s[1]))
		return is_time(s + 1);
	skip_blanks(&s);
	if (*s == ',') {
		s++;
		skip_blanks(&s);
	}
	if (s[0] == 'a' && s[1] == 't' && s[2] == ' ') {
		s += 2;
		skip_blanks(&s);
	}
	return *s == '\0' ? start == s || s[-1] != ',' : s > start && is_time(s);
}

int32_t input_date(const char *s)
{
	int year = -1, month = -1, day = -1, weekday;
	const char *p;
	int32_t d;
	size_t sign;

	skip_blanks(&s);
	sign = *s == '-';
	/* 2016-09-05 */
	for (p = s + sign; is_digit(*p); p++)
		;
	if (p - s == (long)sign + 4 && *p == '-') {
		size_t len = strlen(s);

		if (len < sign + 10 || !is_rest(s + sign + 10))
			return CALENDAR_NONE;
		return calendar_read(s, sign + 10);
	}
	/* 20160905 */
	if (p - s == 8 && !sign) {
		for (year = 0, p = s; p < s + 4; p++)
			year = year * 10 + (*p - '0');
		month = (s[4] - '0') * 10 + (s[5] - '0');
		day = (s[6] - '0') * 10 + (s[7] - '0');
		if (!calendar_valid(year, month, day) || !is_rest(s + 8))
			return CALENDAR_NONE;
		return calendar_day(year, month, day);
	}
	/* Mon, 05 Sep 2016; Monday 5 September 2016; September 5, 2016 */
	weekday = weekday_name(&s);
	if (weekday) {
		if (*s == ',')
			s++;
		skip_blanks(&s);
	}
	if (is_digit(*s)) {
		day = number(&s, 1, 2);
		if (is_letter(s[0]) && is_letter(s[1]) && (strncmp(s, "st", 2) == 0 || strncmp(s, "nd", 2) == 0 ||
		                                           strncmp(s, "rd", 2) == 0 || strncmp(s, "th", 2) == 0))
			s += 2;
		if (*s != ' ' && *s != '-')
			return CALENDAR_NONE;
		skip_blanks(&s);
		if (*s == '-')
			s++;
		month = month_name(&s);
		if (*s == ',' || *s == '-')
			s++;
	} else {
		month = month_name(&s);
		if (month && *s != ' ')
			return CALENDAR_NONE;
		skip_blanks(&s);
		day = number(&s, 1, 2);
		if (strncmp(s, "st", 2) == 0 || strncmp(s, "nd", 2) == 0 || strncmp(s, "rd", 2) == 0 || strncmp(s, "th", 2) == 0)
			s += 2;
		if (*s == ',')
			s++;
		else if (*s != ' ')
			return CALENDAR_NONE;
	}
	skip_blanks(&s);
	year = number(&s, 4, 4);
	if (!month || day < 0 || year < 0 || !calendar_valid(year, month, day) || !is_rest(s))
		return CALENDAR_NONE;
	d = calendar_day(year, month, day);
	return weekday && calendar_weekday(d) != weekday ? CALENDAR_NONE : d;
}
