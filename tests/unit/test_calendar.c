/* test_calendar.c - days, weeks and months against a counter that knows nothing but the leap rule */
#include <string.h>

#include "base/calendar.h"
#include "tests/unit/unit.h"

static bool leap(int year)
{
	int y = year < 0 ? -year : year;        /* the rule is the same on both sides of year 0 */

	return y % 400 == 0 || (y % 4 == 0 && y % 100 != 0);
}

static int days_in(int year, int month)
{
	return month == 2 ? 28 + leap(year) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Walk day by day from `from` to the end of year `to`, starting at day number `day` and weekday `weekday`. */
static int32_t walk(int from, int to, int32_t day, int weekday, size_t *wrong)
{
	int year, month, d;

	for (year = from; year <= to; year++)
		for (month = 1; month <= 12; month++)
			for (d = 1; d <= days_in(year, month); d++) {
				char text[CALENDAR_TEXT];
				int y = 0, m = 0, dm = 0;

				*wrong += calendar_day(year, month, d) != day;
				calendar_date(day, &y, &m, &dm);
				*wrong += y != year || m != month || dm != d;
				*wrong += calendar_weekday(day) != weekday;
				calendar_write(day, text);
				*wrong += calendar_read(text, strlen(text)) != day;
				day++;
				weekday = weekday % 7 + 1;
			}
	return day;
}

static void every_day_of_the_years_minus_10_to_2400_round_trips(void)
{
	size_t wrong = 0;
	int32_t first = calendar_day(-10, 1, 1);
	int year;
	int32_t count = 0;

	/* 1970-01-01 is day 0, a Thursday: count back to -10-01-01 with the leap rule alone */
	for (year = -10; year < 1970; year++)
		count += 365 + leap(year);
	CU_ASSERT_EQUAL(first, -count);
	walk(-10, 2400, -count, ((3 - count % 7) % 7 + 7) % 7 + 1, &wrong);
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(calendar_day(1970, 1, 1), 0);
}

static void the_ends_of_the_range_are_days_like_others(void)
{
	size_t wrong = 0;
	int32_t day = calendar_day(CALENDAR_YEAR_MIN, 1, 1);
	int year, week;

	CU_ASSERT_EQUAL(walk(-9999, -9995, day, calendar_weekday(day), &wrong), calendar_day(-9994, 1, 1));
	day = calendar_day(9995, 1, 1);
	CU_ASSERT_EQUAL(walk(9995, 9999, day, calendar_weekday(day), &wrong), calendar_day(9999, 12, 31) + 1);
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(calendar_day(9999, 12, 31) - calendar_day(-9999, 1, 1) + 1, 50 * 146097 - 366);
	calendar_iso_week(calendar_day(9999, 12, 31), &year, &week);
	CU_ASSERT(year == 9999 && week == 52);
	calendar_iso_week(calendar_day(-9999, 1, 1), &year, &week);
	CU_ASSERT(year == -9999 && week == 1);
}

static void leap_years_are_those_of_the_gregorian_rule(void)
{
	static const int yes[] = { 2000, 2016, 1600, 4, 0, -4, -400, 2400, 1996 };
	static const int no[] = { 1900, 2100, 2015, 1, -1, -100, 100, 2200, -3 };
	size_t i;

	for (i = 0; i < 9; i++) {
		CU_ASSERT_TRUE(calendar_is_leap(yes[i]));
		CU_ASSERT_EQUAL(calendar_month_days(yes[i], 2), 29);
		CU_ASSERT_TRUE(calendar_valid(yes[i], 2, 29));
		CU_ASSERT_FALSE(calendar_is_leap(no[i]));
		CU_ASSERT_EQUAL(calendar_month_days(no[i], 2), 28);
		CU_ASSERT_FALSE(calendar_valid(no[i], 2, 29));
	}
}

static void days_that_do_not_exist_are_not_valid(void)
{
	CU_ASSERT_TRUE(calendar_valid(2016, 9, 5));
	CU_ASSERT_TRUE(calendar_valid(0, 1, 1));
	CU_ASSERT_TRUE(calendar_valid(-9999, 1, 1));
	CU_ASSERT_TRUE(calendar_valid(9999, 12, 31));
	CU_ASSERT_FALSE(calendar_valid(-10000, 12, 31));
	CU_ASSERT_FALSE(calendar_valid(10000, 1, 1));
	CU_ASSERT_FALSE(calendar_valid(2016, 0, 1));
	CU_ASSERT_FALSE(calendar_valid(2016, 13, 1));
	CU_ASSERT_FALSE(calendar_valid(2016, 1, 0));
	CU_ASSERT_FALSE(calendar_valid(2016, 1, 32));
	CU_ASSERT_FALSE(calendar_valid(2016, 4, 31));
	CU_ASSERT_FALSE(calendar_valid(2016, 2, 30));
	CU_ASSERT_FALSE(calendar_valid(2016, -1, 5));
}

static void known_days_have_their_weekday(void)
{
	CU_ASSERT_EQUAL(calendar_weekday(calendar_day(1970, 1, 1)), 4);
	CU_ASSERT_EQUAL(calendar_weekday(calendar_day(2016, 9, 5)), 1);
	CU_ASSERT_EQUAL(calendar_weekday(calendar_day(2000, 2, 29)), 2);
	CU_ASSERT_EQUAL(calendar_weekday(calendar_day(1945, 5, 8)), 2);
	CU_ASSERT_EQUAL(calendar_weekday(calendar_day(1582, 10, 15)), 5);
	CU_ASSERT_EQUAL(calendar_weekday(calendar_day(1, 1, 1)), 1);
	CU_ASSERT_EQUAL(calendar_weekday(calendar_day(0, 12, 31)), 7);
}

static void weeks_are_those_of_iso_8601(void)
{
	static const struct { int y, m, d, year, week; } c[] = {
		{ 2005, 1, 1, 2004, 53 }, { 2005, 1, 2, 2004, 53 }, { 2005, 12, 31, 2005, 52 },
		{ 2007, 1, 1, 2007, 1 }, { 2007, 12, 30, 2007, 52 }, { 2007, 12, 31, 2008, 1 },
		{ 2008, 12, 28, 2008, 52 }, { 2008, 12, 29, 2009, 1 }, { 2009, 12, 31, 2009, 53 },
		{ 2010, 1, 3, 2009, 53 }, { 2010, 1, 4, 2010, 1 }, { 2016, 9, 5, 2016, 36 }, { 1970, 1, 1, 1970, 1 },
		{ 2020, 12, 31, 2020, 53 }, { 2000, 1, 1, 1999, 52 }, { 1, 1, 1, 1, 1 }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		int year = 0, week = 0;
		int32_t day = calendar_day(c[i].y, c[i].m, c[i].d);

		calendar_iso_week(day, &year, &week);
		CU_ASSERT_EQUAL(year, c[i].year);
		CU_ASSERT_EQUAL(week, c[i].week);
		CU_ASSERT_EQUAL(calendar_week_start(year, week), day - calendar_weekday(day) + 1);
	}
}

static void every_week_of_400_years_follows_the_last(void)
{
	int32_t monday = calendar_week_start(1996, 1);
	int year, week, long_years = 0;
	size_t wrong = 0;

	CU_ASSERT_EQUAL(monday, calendar_day(1996, 1, 1));
	for (year = 1996; year < 2396; year++)
		for (week = 1; week <= 53; week++) {
			int32_t start = calendar_week_start(year, week);
			int y, w;

			if (week == 53 && start == CALENDAR_NONE)
				continue;
			long_years += week == 53;
			wrong += start != monday;
			calendar_iso_week(start + 6, &y, &w);
			wrong += y != year || w != week;
			monday += 7;
		}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(long_years, 71);
	CU_ASSERT_EQUAL(monday, calendar_day(2396, 1, 1));
}

static void a_week_that_the_year_lacks_is_none(void)
{
	CU_ASSERT_EQUAL(calendar_week_start(2008, 53), CALENDAR_NONE);
	CU_ASSERT_NOT_EQUAL(calendar_week_start(2009, 53), CALENDAR_NONE);
	CU_ASSERT_EQUAL(calendar_week_start(2016, 0), CALENDAR_NONE);
	CU_ASSERT_EQUAL(calendar_week_start(2016, 54), CALENDAR_NONE);
	CU_ASSERT_EQUAL(calendar_week_start(2016, -1), CALENDAR_NONE);
	CU_ASSERT_EQUAL(calendar_week_start(10000, 1), CALENDAR_NONE);
	CU_ASSERT_EQUAL(calendar_week_start(-10000, 1), CALENDAR_NONE);
	/* the first and last year have weeks as well */
	CU_ASSERT_EQUAL(calendar_week_start(-9999, 1), calendar_day(-9999, 1, 1));
	CU_ASSERT_EQUAL(calendar_week_start(9999, 52), calendar_day(9999, 12, 27));
	CU_ASSERT_EQUAL(calendar_week_start(9999, 53), CALENDAR_NONE);
}

static void add(const char *from, int months, const char *to)
{
	int32_t day = calendar_add_months(calendar_read(from, strlen(from)), months);
	char text[CALENDAR_TEXT] = "none";

	if (day != CALENDAR_NONE)
		calendar_write(day, text);
	CU_ASSERT_STRING_EQUAL(text, to);
}

static void months_are_added_and_the_day_cut_to_the_last(void)
{
	add("2016-09-05", 0, "2016-09-05");
	add("2016-09-05", 1, "2016-10-05");
	add("2016-01-31", 1, "2016-02-29");
	add("2015-01-31", 1, "2015-02-28");
	add("2016-02-29", 12, "2017-02-28");
	add("2016-02-29", 48, "2020-02-29");
	add("2016-03-31", -1, "2016-02-29");
	add("2016-01-01", -1, "2015-12-01");
	add("2016-12-31", 2, "2017-02-28");
	add("2016-05-31", -6, "2015-11-30");
	add("0001-01-15", -12, "0000-01-15");
	add("0000-01-15", -1, "-0001-12-15");
	add("-0001-12-31", 2, "0000-02-29");
	add("2016-09-05", -24000, "0016-09-05");
}

static void months_beyond_the_range_are_none(void)
{
	add("9999-12-31", 1, "none");
	add("9999-11-30", 1, "9999-12-30");
	add("-9999-01-01", -1, "none");
	add("-9999-02-01", -1, "-9999-01-01");
	add("2016-01-01", INT32_MAX, "none");
	add("2016-01-01", INT32_MIN, "none");
	add("2016-01-01", 12 * 7984, "none");
	add("2016-01-01", 12 * 7983, "9999-01-01");
}

static void days_are_written_with_four_figures_of_the_year(void)
{
	char text[CALENDAR_TEXT];

	CU_ASSERT_STRING_EQUAL(calendar_write(calendar_day(2016, 9, 5), text), "2016-09-05");
	CU_ASSERT_STRING_EQUAL(calendar_write(calendar_day(44, 3, 15), text), "0044-03-15");
	CU_ASSERT_STRING_EQUAL(calendar_write(calendar_day(0, 12, 31), text), "0000-12-31");
	CU_ASSERT_STRING_EQUAL(calendar_write(calendar_day(-43, 3, 15), text), "-0043-03-15");
	CU_ASSERT_STRING_EQUAL(calendar_write(calendar_day(-9999, 1, 1), text), "-9999-01-01");
	CU_ASSERT(calendar_write(0, text) == text);
}

static void what_is_no_day_is_not_read(void)
{
	static const char *const bad[] = {
		"", "-", "2016", "2016-09", "2016-09-", "2016-9-05", "2016-09-5", "2016-09-051", "2016-09-05 ",
		" 2016-09-05", "16-09-05", "2016/09/05", "2016-09/05", "20160905", "02016-09-05", "2016-13-01",
		"2016-00-10", "2016-09-00", "2016-09-31", "2015-02-29", "1900-02-29", "+2016-09-05", "--016-09-05",
		"2016-0a-05", "2016--9-05", "2016-09--5", "-2016-09-5", "-0000-01-01"
	};
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (calendar_read(bad[i], strlen(bad[i])) != CALENDAR_NONE)
			printf("read: '%s'\n", bad[i]);
		CU_ASSERT_EQUAL(calendar_read(bad[i], strlen(bad[i])), CALENDAR_NONE);
	}
	CU_ASSERT_EQUAL(calendar_read("2016-09-05", 9), CALENDAR_NONE);
	CU_ASSERT_EQUAL(calendar_read("2016-09-05x", 10), calendar_day(2016, 9, 5));
	CU_ASSERT_EQUAL(calendar_read("-0043-03-15", 11), calendar_day(-43, 3, 15));
	CU_ASSERT_EQUAL(calendar_read("0000-02-29", 10), calendar_day(0, 2, 29));
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(every_day_of_the_years_minus_10_to_2400_round_trips),
		UNIT(the_ends_of_the_range_are_days_like_others), UNIT(leap_years_are_those_of_the_gregorian_rule),
		UNIT(days_that_do_not_exist_are_not_valid), UNIT(known_days_have_their_weekday),
		UNIT(weeks_are_those_of_iso_8601), UNIT(every_week_of_400_years_follows_the_last),
		UNIT(a_week_that_the_year_lacks_is_none), UNIT(months_are_added_and_the_day_cut_to_the_last),
		UNIT(months_beyond_the_range_are_none), UNIT(days_are_written_with_four_figures_of_the_year),
		UNIT(what_is_no_day_is_not_read), UNIT_END
	};

	return unit_main("calendar", test);
}
