/* calendar.h - days of the proleptic Gregorian calendar                          (layer: base)
 *
 * A day is an int32_t: days since 1970-01-01, negative before.  Years are astronomical: 0 is 1 BC, -43 is 44 BC; they run
 * from CALENDAR_YEAR_MIN to CALENDAR_YEAR_MAX.  No clock, no time zone, no libc time function.
 * Method: the era-based day count of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
 */
#ifndef DATELINE_BASE_CALENDAR_H
#define DATELINE_BASE_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CALENDAR_NONE INT32_MIN     /* no day: open or unresolved */

enum {
	CALENDAR_YEAR_MIN = -9999,
	CALENDAR_YEAR_MAX = 9999,
	CALENDAR_TEXT = 16              /* bytes that hold a day written out, with NUL */
};

/* Days in a month 1-12. */
int calendar_month_days(int year, int month);
bool calendar_is_leap(int year);

/* True if the day exists and its year is in range. */
bool calendar_valid(int year, int month, int day);

/* The day number of a valid date. */
int32_t calendar_day(int year, int month, int day);

/* The date of a day number. */
void calendar_date(int32_t day, int *year, int *month, int *day_of_month);

/* ISO weekday: 1 Monday … 7 Sunday. */
int calendar_weekday(int32_t day);

/* ISO 8601 week: *year is the week's year. */
void calendar_iso_week(int32_t day, int *year, int *week);
/* Monday of an ISO week; CALENDAR_NONE if that year has no such week. */
int32_t calendar_week_start(int year, int week);

/* Same day of month `months` later (earlier when negative); the day is cut to the month's last. CALENDAR_NONE out of range. */
int32_t calendar_add_months(int32_t day, int months);

/* Write YYYY-MM-DD; a year before 0 as -YYYY (formats.md).  Returns `to`. */
char *calendar_write(int32_t day, char to[CALENDAR_TEXT]);

/* Read YYYY-MM-DD (at most `len` bytes, all of them); CALENDAR_NONE if it is no such date or does not exist. */
int32_t calendar_read(const char *s, size_t len);

#endif
