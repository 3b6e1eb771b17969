/* holiday.c - days that have a name, as rules
 *
 * To add one, add a row to the table below and a line to tests/corpus/holidays.test.  A row is the name in small letters, its
 * words parted by one space (an apostrophe-s is a word of its own), and its rule:
 *
 *     12-25          a fixed day                         // e.g. Christmas 2016 = 2016-12-25
 *     4 thu 11       the fourth Thursday of November     // e.g. Thanksgiving 2016 = 2016-11-24
 *     last mon 5     the last Monday of May              // e.g. Memorial Day 2016 = 2016-05-30
 *     easter-2       days from Easter Sunday             // e.g. Good Friday 2016 = 2016-03-25
 *     orthodox       Easter of the eastern churches      // e.g. Orthodox Easter 2016 = 2016-05-01
 *     hebrew N+14    days from 1 Nisan (N), 1 Tishri (T) or 1 Kislev (K) of the Hebrew year     // e.g. Passover 2016 = 2016-04-23
 *     islamic 9      the first day of an Islamic month, +days; by the tabular calendar, so a day or two off what is seen of the
 *                    moon: such days are marked APPROX   // e.g. Ramadan 2016 = from 2016-06-07
 *     equinox        the day of the March equinox in Teheran, or the next after noon            // e.g. Nowruz 2016 = 2016-03-20
 *     moon 01-21 8   the new moon from that day on, in hours east of Greenwich                  // e.g. Chinese New Year 2016 = 2016-02-08
 *     sunset 10-17   the sunset in India before the new moon from that day on, +days            // e.g. Diwali 2016 = 2016-10-30
 *     election       Tuesday after the first Monday of November, even years                     // e.g. Election Day 2016 = 2016-11-08
 *     =2001-09-11    one day in one year                                                        // e.g. 9/11
 *
 * and after a comma, how many days it lasts if more than one.
 *
 * Methods: Easter, the anonymous algorithm of Meeus, Jones and Butcher (Nature, 20 April 1876) and Meeus' Julian one; the Hebrew and
 * Islamic calendars, N. Dershowitz and E. Reingold, "Calendrical Calculations" (1990); equinox and new moon, J. Meeus, "Astronomical
 * Algorithms" (1991), chapters 27 and 49, to some minutes. */
#include "time/time_int.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *words, *rule; } table[] = {
	{ "christmas day", "12-25" },
	{ "christmas eve", "12-24" },
	{ "christmas", "12-25" },
	{ "boxing day", "12-26" },
	{ "new year 's day", "01-01" },
	{ "new year 's eve", "12-31" },
	{ "new years day", "01-01" },
	{ "new years eve", "12-31" },
	{ "new year day", "01-01" },
	{ "epiphany", "01-06" },
	{ "orthodox christmas", "01-07" },
	{ "twelfth night", "01-05" },
	{ "candlemas", "02-02" },
	{ "annunciation day", "03-25" },
	{ "assumption day", "08-15" },
	{ "st stephen 's day", "12-26" },
	{ "easter sunday", "easter" },
	{ "easter monday", "easter+1" },
	{ "easter", "easter" },
	{ "orthodox easter", "orthodox" },
	{ "orthodox easter sunday", "orthodox" },
	{ "orthodox easter monday", "orthodox+1" },
	{ "orthodox good friday", "orthodox-2" },
	{ "orthodox great friday", "orthodox-2" },
	{ "great friday", "orthodox-2" },
	{ "orthodox palm sunday", "orthodox-7" },
	{ "lazarus saturday", "orthodox-8" },
	{ "clean monday", "orthodox-48" },
	{ "good friday", "easter-2" },
	{ "maundy thursday", "easter-3" },
	{ "holy thursday", "easter-3" },
	{ "easter saturday", "easter-1" },
	{ "whit sunday", "easter+49" },
	{ "pentecost sunday", "easter+49" },
	{ "trinity sunday", "easter+56" },
	{ "pancake day", "easter-47" },
	{ "pancake tuesday", "easter-47" },
	{ "fat tuesday", "easter-47" },
	{ "shrove monday", "easter-48" },
	{ "lent", "easter-46,46" },
	{ "holy saturday", "easter-1" },
	{ "palm sunday", "easter-7" },
	{ "ash wednesday", "easter-46" },
	{ "shrove tuesday", "easter-47" },
	{ "mardi gras", "easter-47" },
	{ "ascension day", "easter+39" },
	{ "pentecost", "easter+49" },
	{ "whit monday", "easter+50" },
	{ "corpus christi", "easter+60" },
	{ "all saints day", "11-01" },
	{ "all saints ' day", "11-01" },
	{ "all souls day", "11-02" },
	{ "all souls ' day", "11-02" },
	{ "thanksgiving day", "4 thu 11" },
	{ "thanksgiving", "4 thu 11" },
	{ "black friday", "4 thu 11+1" },
	{ "cyber monday", "4 thu 11+4" },
	{ "independence day", "07-04" },
	{ "fourth of july", "07-04" },
	{ "cinco de mayo", "05-05" },
	{ "flag day", "06-14" },
	{ "kwanzaa", "12-26,7" },
	{ "ides of march", "03-15" },
	{ "day of the dead", "11-02" },
	{ "labor day", "1 mon 9" },
	{ "memorial day", "last mon 5" },
	{ "veterans day", "11-11" },
	{ "veterans ' day", "11-11" },
	{ "armistice day", "11-11" },
	{ "remembrance sunday", "2 sun 11" },
	{ "valentine 's day", "02-14" },
	{ "valentines day", "02-14" },
	{ "valentine day", "02-14" },
	{ "groundhog day", "02-02" },
	{ "halloween", "10-31" },
	{ "guy fawkes night", "11-05" },
	{ "bonfire night", "11-05" },
	{ "may day", "05-01" },
	{ "international workers ' day", "05-01" },
	{ "victory day", "05-09" },
	{ "bastille day", "07-14" },
	{ "anzac day", "04-25" },
	{ "australia day", "01-26" },
	{ "canada day", "07-01" },
	{ "st patrick 's day", "03-17" },
	{ "saint patrick 's day", "03-17" },
	{ "st patricks day", "03-17" },
	{ "saint patricks day", "03-17" },
	{ "st patrick day", "03-17" },
	{ "saint patrick day", "03-17" },
	{ "st paddy 's day", "03-17" },
	{ "saint paddy 's day", "03-17" },
	{ "st george 's day", "04-23" },
	{ "st andrew 's day", "11-30" },
	{ "st david 's day", "03-01" },
	{ "st nicholas day", "12-06" },
	{ "martin luther king jr day", "3 mon 1" },
	{ "martin luther king jr. day", "3 mon 1" },
	{ "martin luther king , jr. day", "3 mon 1" },
	{ "mlk jr. day", "3 mon 1" },
	{ "mlk jr day", "3 mon 1" },
	{ "martin luther king day", "3 mon 1" },
	{ "martin luther king 's day", "3 mon 1" },
	{ "martin luther kings day", "3 mon 1" },
	{ "mlk day", "3 mon 1" },
	{ "columbus day", "2 mon 10" },
	{ "presidents day", "3 mon 2" },
	{ "presidents ' day", "3 mon 2" },
	{ "mother 's day", "2 sun 5" },
	{ "mothers day", "2 sun 5" },
	{ "father 's day", "3 sun 6" },
	{ "fathers day", "3 sun 6" },
	{ "earth day", "04-22" },
	{ "juneteenth", "06-19" },
	{ "april fool 's day", "04-01" },
	{ "april fools day", "04-01" },
	{ "april fools ' day", "04-01" },
	{ "international women 's day", "03-08" },
	{ "women 's day", "03-08" },
	{ "human rights day", "12-10" },
	{ "world health day", "04-07" },
	{ "world press freedom day", "05-03" },
	{ "world environment day", "06-05" },
	{ "world refugee day", "06-20" },
	{ "world water day", "03-22" },
	{ "world food day", "10-16" },
	{ "united nations day", "10-24" },
	{ "leap day", "02-29" },
	{ "world aids day", "12-01" },
	{ "holocaust remembrance day", "01-27" },
	{ "election day", "election" },
	{ "d-day", "=1944-06-06" },
	{ "9/11", "=2001-09-11" },
	{ "passover", "hebrew N+14,8" },
	{ "purim", "hebrew N-16" },
	{ "shavuot", "hebrew N+64" },
	{ "rosh hashanah", "hebrew T+0,2" },
	{ "rosh hashana", "hebrew T+0,2" },
	{ "rosh hashanna", "hebrew T+0,2" },
	{ "rosh ha-shanah", "hebrew T+0,2" },
	{ "shemini atzeret", "hebrew T+21" },
	{ "simchat torah", "hebrew T+22" },
	{ "lag b'omer", "hebrew N+47" },
	{ "yom kippur", "hebrew T+9" },
	{ "sukkot", "hebrew T+14,7" },
	{ "hanukkah", "hebrew K+24,8" },
	{ "hanukah", "hebrew K+24,8" },
	{ "chanukah", "hebrew K+24,8" },
	{ "hannukkah", "hebrew K+24,8" },
	{ "hannukah", "hebrew K+24,8" },
	{ "hanukka", "hebrew K+24,8" },
	{ "ramadan", "islamic 9,29" },
	{ "ramadhan", "islamic 9,29" },
	{ "ramazan", "islamic 9,29" },
	{ "ramzan", "islamic 9,29" },
	{ "laylat al-qadr", "islamic 9+26" },
	{ "mawlid", "islamic 3+11" },
	{ "eid al-fitr", "islamic 10" },
	{ "eid ul-fitr", "islamic 10" },
	{ "eid al-adha", "islamic 12+9" },
	{ "eid ul-adha", "islamic 12+9" },
	{ "id al-fitr", "islamic 10" },
	{ "id ul-fitr", "islamic 10" },
	{ "id al-adha", "islamic 12+9" },
	{ "id ul-adha", "islamic 12+9" },
	{ "bakr id", "islamic 12+9" },
	{ "eid al fitr", "islamic 10" },
	{ "eid ul fitr", "islamic 10" },
	{ "eid al adha", "islamic 12+9" },
	{ "eid ul adha", "islamic 12+9" },
	{ "feast of sacrifice", "islamic 12+9" },
	{ "feast of the sacrifice", "islamic 12+9" },
	{ "sacrifice feast", "islamic 12+9" },
	{ "amun jadid", "islamic 1" },
	{ "islamic new year", "islamic 1" },
	{ "ashura", "islamic 1+9" },
	{ "nowruz", "equinox" },
	{ "norouz", "equinox" },
	{ "persian new year", "equinox" },
	{ "chinese new year", "moon 01-21 8" },
	{ "chinese new years", "moon 01-21 8" },
	{ "chinese new year 's day", "moon 01-21 8" },
	{ "lunar new year", "moon 01-21 8" },
	{ "diwali", "sunset 10-17" },
	{ "deepavali", "sunset 10-17" },
	{ "dhanteras", "sunset 10-17 -2" },
	{ "choti diwali", "sunset 10-17 -1" },
	{ "bhai dooj", "sunset 10-17 +2" },
	{ "chhath puja", "sunset 10-17 +6" },
	{ "lohri", "01-13" },
	{ "gandhi jayanti", "10-02" },
};

enum {
	UNIX_DAY = 719163,
	HEBREW_EPOCH = -1373427,
	ISLAMIC_EPOCH = 227014
}; /* as days from 1 January of year 1, counted from 1 */

/* The nth weekday of a month; nth -1 is the last. */
int32_t nth_weekday(int year, int month, int weekday, int nth)
{
	int32_t day;

	if (nth < 0) {
		day = calendar_day(year, month, calendar_month_days(year, month));
		return day - (calendar_weekday(day) - weekday + 7) % 7;
	}
	day = calendar_day(year, month, 1);
	return day + (weekday - calendar_weekday(day) + 7) % 7 + 7 * (nth - 1);
}

static int32_t easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
	int n = (a + 11 * h + 19 * l) / 433, month = (h + l - 7 * n + 90) / 25,
	    day = (h + l - 7 * n + 33 * month + 19) % 32;

	return calendar_day(year, month, day);
}

static int32_t orthodox(int year)
{
	int a = year % 4, b = year % 7, c = year % 19, d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
	int month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;

	return calendar_day(year, month, day) + year / 100 - year / 400 - 2;
}

/* Days from the Hebrew epoch to the new year of a Hebrew year, its postponements left aside. */
static int32_t hebrew_elapsed(int year)
{
	int months = (235 * year - 234) / 19;
	int64_t all = 12084 + (int64_t)13753 * months;
	int32_t day = 29 * months + (int32_t)(all / 25920);

	return day + (3 * (day + 1) % 7 < 3);
}

static int32_t hebrew_new_year(int year)
{
	int32_t before = hebrew_elapsed(year - 1), now = hebrew_elapsed(year), next = hebrew_elapsed(year + 1);

	return HEBREW_EPOCH - UNIX_DAY + now + (next - now == 356 ? 2 : now - before == 382);
}

/* First of Nisan, Tishri or Kislev in a Gregorian year. */
static int32_t hebrew(int year, char month)
{
	int32_t new_year = hebrew_new_year(year + 3761), length;

	switch (month) {
	case 'N':
		return new_year - 177;
	case 'K':
		length = hebrew_new_year(year + 3762) - new_year;
		return new_year + 30 + (length % 10 == 5 ? 30 : 29);
	default:
		return new_year;
	}
}

/* The first day of an Islamic month in a Gregorian year, plus days; the first of two in one year. */
static int32_t islamic(int year, int month, int plus)
{
	int first = (int)((year - 622) * 33L / 32) - 1, y;

	if (year < 623)
		return CALENDAR_NONE;
	for (y = first > 1 ? first : 1; y <= first + 4; y++) {
		int32_t day = ISLAMIC_EPOCH - UNIX_DAY + 1 + 29 * (month - 1) + month / 2 + (y - 1) * 354 +
			      (3 + 11 * y) / 30 + plus;
		int at, m, d;

		calendar_date(day, &at, &m, &d);
		if (at == year)
			return day;
	}
	return CALENDAR_NONE;
}

static double sine(double degrees)
{
	return sin(degrees * (3.14159265358979323846 / 180));
}

/* The March equinox as a Julian day. */
static double equinox(int year)
{
	static const struct { int a; double b, c;
	} term[] = {
		{485, 324.96, 1934.136}, {203, 337.23, 32964.467}, {199, 342.08, 20.186},   {182, 27.85, 445267.112},
		{156, 73.14, 45036.886}, {136, 171.52, 22518.443}, {77, 222.54, 65928.934}, {74, 296.72, 3034.906},
		{70, 243.58, 9037.513},  {58, 119.81, 33718.147},  {52, 297.17, 150.678},   {50, 21.02, 2281.226},
		{45, 247.54, 29929.562}, {44, 325.15, 31555.956},  {29, 60.93, 4443.417},   {18, 155.12, 67555.328},
		{17, 288.79, 4562.452},  {16, 198.04, 62894.029},  {14, 199.76, 31436.921}, {12, 95.39, 14577.848},
		{12, 287.11, 31931.756}, {12, 320.81, 34777.259},  {9, 227.73, 1222.114},   {8, 15.45, 16859.074}};
	double y = (year - 2000) / 1000.0,
	       day = 2451623.80984 + y * (365242.37404 + y * (0.05169 - y * (0.00411 + y * 0.00057)));
	double t = (day - 2451545) / 36525, w = 35999.373 * t - 2.47, sum = 0;
	size_t i;

	for (i = 0; i < sizeof term / sizeof *term; i++)
		sum += term[i].a * sine(term[i].b + term[i].c * t + 90);
	return day + 0.00001 * sum / (1 + 0.0334 * sine(w + 90) + 0.0007 * sine(2 * w + 90));
}

/* The first new moon from a day on, as a Julian day. */
static double new_moon(int32_t from)
{
	double start = from + 2440587.5, k = floor((start - 2451550.1) / 29.530588861) - 1, day;

	do {
		double t = ++k / 1236.85, e = 1 - 0.002516 * t, sun = 2.5534 + 29.1053567 * k,
		       moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
		double node = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;

		day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.4072 * sine(moon) +
		      0.17241 * e * sine(sun) + 0.01608 * sine(2 * moon) + 0.01039 * sine(2 * node) +
		      0.00739 * e * sine(moon - sun) - 0.00514 * e * sine(moon + sun) +
		      0.00208 * e * e * sine(2 * sun) - 0.00111 * sine(moon - 2 * node) -
		      0.00057 * sine(moon + 2 * node) + 0.00056 * e * sine(2 * moon + sun) - 0.00042 * sine(3 * moon);
	} while (day < start);
	return day;
}

/* The day on which a moment falls, hours east of Greenwich. */
static int32_t day_at(double julian, double hours)
{
	return (int32_t)floor(julian - 2440587.5 + hours / 24);
}

static int weekday_named(const char *s)
{
	static const char names[] = "mon tue wed thu fri sat sun";
	const char *at = strstr(names, s);

	return at ? (int)(at - names) / 4 + 1 : 1;
}

static int32_t by_rule(const char *rule, int year)
{
	char name[4] = "";
	int month, day, nth, plus = 0, y;
	const char *p;

	if (sscanf(rule, "=%d-%d-%d", &y, &month, &day) == 3)
		return y == year ? calendar_day(y, month, day) : CALENDAR_NONE;
	if (strncmp(rule, "easter", 6) == 0)
		return easter(year) + atoi(rule + 6);
	if (strncmp(rule, "orthodox", 8) == 0)
		return orthodox(year) + atoi(rule + 8);
	if (strncmp(rule, "hebrew ", 7) == 0)
		return hebrew(year, rule[7]) + atoi(rule + 8);
	if (strncmp(rule, "islamic ", 8) == 0) {
		p = strchr(rule, '+');
		return islamic(year, atoi(rule + 8), p ? atoi(p) : 0);
	}
	if (strcmp(rule, "equinox") == 0)
		return year < 1000 || year > 3000 ? CALENDAR_NONE : day_at(equinox(year), 3.5 + 12);
	if (sscanf(rule, "moon %d-%d %d", &month, &day, &plus) == 3)
		return year < 1000 || year > 3000 ? CALENDAR_NONE
						  : day_at(new_moon(calendar_day(year, month, day)), plus);
	if (sscanf(rule, "sunset %d-%d %d", &month, &day, &plus) >= 2)
		return year < 1000 || year > 3000
			       ? CALENDAR_NONE
			       : day_at(new_moon(calendar_day(year, month, day)), 5.5 - 18) + plus;
	if (strcmp(rule, "election") == 0)
		return year % 2 ? CALENDAR_NONE : nth_weekday(year, 11, 1, 1) + 1;
	if (sscanf(rule, "last %3s %d", name, &month) == 2)
		return nth_weekday(year, month, weekday_named(name), -1);
	if (sscanf(rule, "%d %3s %d", &nth, name, &month) == 3) {
		p = strchr(rule, '+');
		return nth_weekday(year, month, weekday_named(name), nth) + (p ? atoi(p) : 0);
	}
	if (sscanf(rule, "%d-%d", &month, &day) == 2)
		return calendar_day(year, month, day);
	return CALENDAR_NONE;
}

int32_t holiday_day(int h, int year)
{
	int32_t day;
	int y = 0, m, d;

	if (h <= 0 || (size_t)h > sizeof table / sizeof *table || year < 1 || year > CALENDAR_YEAR_MAX)
		return CALENDAR_NONE;
	day = by_rule(table[h - 1].rule, year);
	if (day != CALENDAR_NONE)
		calendar_date(day, &y, &m, &d);
	return y == year ? day : CALENDAR_NONE;
}

int holiday_days(int h)
{
	const char *comma = h > 0 ? strchr(table[h - 1].rule, ',') : NULL;

	return comma ? atoi(comma + 1) : 1;
}

bool holiday_is_near(int h)
{
	return h > 0 && (strncmp(table[h - 1].rule, "islamic", 7) == 0 || strncmp(table[h - 1].rule, "sunset", 6) == 0);
}

int holiday_fixed_year(int h)
{
	return h > 0 && table[h - 1].rule[0] == '=' ? atoi(table[h - 1].rule + 1) : 0;
}

const char *holiday_words(int h)
{
	return h > 0 && (size_t)h <= sizeof table / sizeof *table ? table[h - 1].words : NULL;
}

enum { HOLIDAY_BITS = 1024 };

static unsigned first_hash(const char *lower)
{
	unsigned hash = 0;
	int i;

	for (i = 0; i < 4 && lower[i] && lower[i] != ' ' && lower[i] != '-'; i++)
		hash = hash * 37 + (unsigned char)lower[i];
	return (hash ^ hash >> 10) % HOLIDAY_BITS;
}

enum { ROWS = sizeof table / sizeof *table };

/* Rows by the hash of their first word, a memo of the table, one a thread: first row + 1, and of each row the next. */
static _Thread_local uint16_t first_row[HOLIDAY_BITS], next_row[ROWS];

static void rows_chain(void)
{
	static _Thread_local bool ready;
	size_t i;

	for (i = ROWS; !ready && i-- > 0;) {
		unsigned hash = first_hash(table[i].words);

		next_row[i] = first_row[hash];
		first_row[hash] = (uint16_t)(i + 1);
	}
	ready = true;
}

bool holiday_may_begin(const char *lower)
{
	rows_chain();
	return first_row[first_hash(lower)] != 0;
}

static bool is_piece(const struct finder *f, uint32_t i, const char *piece, size_t n)
{
	const char *lower = item_at(f, i)->lower;

	return strncmp(lower, piece, n) == 0 && !lower[n];
}

/* A hyphen in a name may be a token of its own. */
uint32_t holiday_find(const struct finder *f, uint32_t at, int *h)
{
	const char *first = item_at(f, at)->lower;
	uint32_t best = at;
	uint16_t row;

	if (!(item_at(f, at)->flags & ITEM_HOLIDAY))
		return at;
	for (row = first_row[first_hash(first)]; row; row = next_row[row - 1]) {
		const char *words = table[row - 1].words;
		uint32_t p = at;

		if (words[0] != first[0])
			continue;
		while (*words) {
			size_t n = strcspn(words, " "), half = strcspn(words, "-");

			if (is_piece(f, p, words, n)) {
				p++;
			} else if (half < n && is_piece(f, p, words, half) && item_is(f, p + 1, "-") &&
				   is_piece(f, p + 2, words + half + 1, n - half - 1)) {
				p += 3;
			} else {
				break;
			}
			words += n;
			words += *words == ' ';
		}
		if (!*words && p > best) {
			best = p;
			*h = row;
		}
	}
	return best;
}
