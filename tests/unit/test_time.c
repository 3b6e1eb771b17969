/* test_time.c - what timex.h promises, the document date in the text, holidays, durations; what news says is in
 * tests/corpus/times.test */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "model/tag.h"
#include "tests/unit/unit.h"
#include "text/segment.h"
#include "time/time_int.h"
#include "time/timex.h"

static struct arena arena = ARENA_INIT;
static struct lexicon lexicon;

/* Read `text`, which must outlive the document; `day` may be CALENDAR_NONE. */
static void find(struct doc *d, const char *text, int32_t day, enum date_basis basis)
{
	jmp_buf no_memory;

	doc_init(d);
	d->id = "x";
	d->text = text;
	d->text_len = strlen(text);
	d->date = day;
	d->date_basis = basis;
	if (setjmp(no_memory))
		exit(99);
	d->arena.on_nomem = &no_memory;
	segment(d);
	tag(d, &lexicon);
	timex_find(d);
	d->arena.on_nomem = NULL;
}

/* ---- the document date ---- */

static void head_says(const char *text, const char *wanted)
{
	struct doc d;
	char day[CALENDAR_TEXT] = "none";

	find(&d, text, CALENDAR_NONE, DATE_UNKNOWN);
	if (d.date != CALENDAR_NONE)
		calendar_write(d.date, day);
	if (strcmp(day, wanted) != 0)
		printf("%s: wanted %s, got %s\n", text, wanted, day);
	CU_ASSERT_STRING_EQUAL(day, wanted);
	CU_ASSERT_EQUAL(d.date_basis, strcmp(wanted, "none") == 0 ? DATE_UNKNOWN : DATE_TEXT);
	doc_release(&d);
}

static void a_dateline_dates_the_document(void)
{
	head_says("KABUL, Sept. 5, 2016 (Reuters) - A bomb killed 12 people on Monday.", "2016-09-05");
	head_says("KABUL, Afghanistan, Sept. 5, 2016 (AP) \xE2\x80\x94 A bomb killed 12 people.", "2016-09-05");
	head_says("GENEVA, 5 September 2016 -- Talks failed.", "2016-09-05");
	head_says("Talks fail\n\nGENEVA, Sept. 5, 2016 (AP) - Talks failed on Sunday.", "2016-09-05");
}

static void a_line_with_a_full_date_at_the_head_dates_the_document(void)
{
	head_says("Monday, September 5, 2016\n\nTalks failed.", "2016-09-05");
	head_says("Talks fail\n\nPublished: 5 September 2016\n\nTalks failed on Sunday.", "2016-09-05");
	head_says("Talks fail\n\nBy Jane Smith\n\nSeptember 5, 2016\n\nTalks failed on Sunday.", "2016-09-05");
}

static void what_the_story_tells_of_is_no_date_of_writing(void)
{
	head_says("Talks failed on Sunday.", "none");
	head_says("On September 5, 2016, the talks that had begun ten months before failed in Geneva.", "none");
	head_says("The war began on March 15, 2011, when protesters marched in the streets of Damascus and Aleppo.",
		  "none");
	head_says("KABUL, Sept. 5 (Reuters) - A bomb killed 12 people.", "none");
	head_says("Protests began in the city of Daraa in southern Syria on March 15, 2011\n\nTalks failed.", "none");
	head_says("2016\n\nTalks failed.", "none");
	head_says("September 2016\n\nTalks failed.", "none");
	head_says("One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nSeptember 5, 2016\n\nEight.", "none");
}

static void a_date_that_is_known_is_not_looked_for(void)
{
	struct doc d;

	find(&d, "Monday, September 5, 2016\n\nTalks failed on Sunday.", calendar_day(2010, 1, 6), DATE_OPTION);
	CU_ASSERT_EQUAL(d.date, calendar_day(2010, 1, 6));
	CU_ASSERT_EQUAL(d.date_basis, DATE_OPTION);
	CU_ASSERT_EQUAL_FATAL(d.timex_nr, 2);
	CU_ASSERT_EQUAL(d.timex[1].date.start, calendar_day(2010, 1, 3));
	doc_release(&d);
}

static void the_date_of_the_text_resolves_what_follows(void)
{
	struct doc d;

	find(&d, "KABUL, Sept. 5, 2016 (Reuters) - A bomb killed 12 people on Sunday.", CALENDAR_NONE, DATE_UNKNOWN);
	CU_ASSERT_EQUAL_FATAL(d.timex_nr, 2);
	CU_ASSERT_FALSE(d.timex[0].relative);
	CU_ASSERT_EQUAL(d.timex[1].date.start, calendar_day(2016, 9, 4));
	CU_ASSERT_TRUE(d.timex[1].relative);
	doc_release(&d);
}

/* ---- promises ---- */

static const char *broken(const struct doc *d)
{
	uint32_t at = 0;
	size_t i;

	for (i = 0; i < d->timex_nr; i++) {
		const struct timex *t = &d->timex[i];

		if (t->token_begin < at || t->token_end <= t->token_begin || t->token_end > d->token_nr)
			return "out of order, or over one another";
		at = t->token_end;
		if (t->begin != d->token[t->token_begin].begin || t->end != d->token[at - 1].end)
			return "not as long as its tokens";
		if (d->token[t->token_begin].sentence != d->token[at - 1].sentence)
			return "over the end of a sentence";
		if (!t->value || !t->value[0] || strpbrk(t->value, " \t\n"))
			return "no value";
		if (t->type >= TIMEX_TYPE_NR || t->relation >= TIME_RELATION_NR || t->date.precision >= PRECISION_NR)
			return "a number that names nothing";
		if ((t->date.start == CALENDAR_NONE) != (t->date.end == CALENDAR_NONE) || t->date.start > t->date.end)
			return "days out of order";
		if (t->date.start != CALENDAR_NONE && (t->type == TIMEX_DURATION || t->type == TIMEX_SET))
			return "a duration that covers days";
	}
	return NULL;
}

static const char *const piece[] = {
	"the", "a", "last", "next", "this", "that", "past", "early", "late", "mid", "mid-June", "end of", "Monday",
	"Sun.", "Fridays", "May", "March", "Sept.", "January", "5", "05", "31", "1st", "third", "twenty", "two",
	"2016", "1999", "0", "9999", "99999999999", "2016-09-05", "2016-02-30", "5/9/2016", "31/31/2016",
	"05.09.2016", "20160905", "'90s", "1990s", "80s", "'68", "BC", "AD", "day", "days", "week", "weeks", "month",
	"months", "year", "years", "decade", "century", "quarter", "weekend", "summer", "fall", "morning", "night",
	"noon", "a.m.", "p.m.", "10:30", "24:00", "GMT", "o'clock", "ago", "later", "earlier", "before", "after",
	"since", "until", "from", "to", "and", "in", "on", "of", "by", "-", "--", ",", ".", "\xE2\x80\x93", "every",
	"each", "daily", "twice", "half", "few", "several", "more than", "at least", "about", "nearly", "hundred",
	"thousand", "million", "Christmas", "Easter", "New Year's Eve", "fiscal", "Q3", "H1", "today", "yesterday",
	"now", "recently", "recent", "coming", "current", "future", "'s", "will", "said", "people", "1/2", "1,234",
	"2.5", "X", "\n\n"
};
enum { PIECES = sizeof piece / sizeof *piece };

static void promises_hold_for_words_of_time_in_any_order(void)
{
	/* none, in year 0, in 2016, the ends of the range */
	static const int32_t days[] = { CALENDAR_NONE, -719528, 17049, 2932896, -4371587 };
	uint32_t seed = 7;
	size_t round, good = 0, found = 0;

	CU_ASSERT_EQUAL(days[3], calendar_day(9999, 12, 31));
	CU_ASSERT_EQUAL(days[4], calendar_day(-9999, 1, 1));
	for (round = 0; round < 6000; round++) {
		char text[1024] = "";
		const char *wrong;
		struct doc d;
		int words;

		for (words = 0; words < 18; words++) {
			seed = seed * 1664525 + 1013904223;
			if (words)
				strcat(text, seed >> 29 ? " " : "");
			strcat(text, piece[(seed >> 8) % PIECES]);
		}
		find(&d, text, days[round % 5], round % 5 ? DATE_OPTION : DATE_UNKNOWN);
		found += d.timex_nr;
		wrong = broken(&d);
		if (wrong)
			printf("%s: %s\n", wrong, text);
		good += !wrong;
		doc_release(&d);
	}
	CU_ASSERT_EQUAL(good, 6000);
	CU_ASSERT(found > 6000);
}

static void the_clock_is_never_looked_at(void)
{
	static const char *const text[] = {
		"He came on Sunday.", "He came yesterday.", "He came in June.", "He came last year.",
		"He came three days ago.", "He came on June 5.", "He came last summer.", "He came at noon.",
		"He came this century."
	};
	size_t i;

	for (i = 0; i < sizeof text / sizeof *text; i++) {
		struct doc d;

		find(&d, text[i], CALENDAR_NONE, DATE_UNKNOWN);
		CU_ASSERT_EQUAL_FATAL(d.timex_nr, 1);
		CU_ASSERT_EQUAL(d.timex[0].date.start, CALENDAR_NONE);
		CU_ASSERT_PTR_NOT_NULL(strchr(d.timex[0].value, 'X'));
		doc_release(&d);
	}
}

static void no_words_no_times(void)
{
	struct doc d;

	find(&d, "", 17049, DATE_OPTION);
	CU_ASSERT_EQUAL(d.timex_nr, 0);
	doc_release(&d);
}

/* ---- holidays, durations ---- */

static void holidays_fall_on_their_days(void)
{
	static const struct { enum holiday h; int year, month, day; } c[] = {
		{ HOLIDAY_EASTER, 1818, 3, 22 }, { HOLIDAY_EASTER, 1943, 4, 25 }, { HOLIDAY_EASTER, 2000, 4, 23 },
		{ HOLIDAY_EASTER, 2008, 3, 23 }, { HOLIDAY_EASTER, 2011, 4, 24 }, { HOLIDAY_EASTER, 2016, 3, 27 },
		{ HOLIDAY_EASTER, 2019, 4, 21 }, { HOLIDAY_EASTER, 2024, 3, 31 }, { HOLIDAY_EASTER, 2038, 4, 25 },
		{ HOLIDAY_GOOD_FRIDAY, 2016, 3, 25 }, { HOLIDAY_PALM_SUNDAY, 2016, 3, 20 },
		{ HOLIDAY_EASTER_MONDAY, 2016, 3, 28 }, { HOLIDAY_ASH_WEDNESDAY, 2016, 2, 10 },
		{ HOLIDAY_ASH_WEDNESDAY, 2024, 2, 14 }, { HOLIDAY_THANKSGIVING, 2015, 11, 26 },
		{ HOLIDAY_THANKSGIVING, 2016, 11, 24 }, { HOLIDAY_THANKSGIVING, 2018, 11, 22 },
		{ HOLIDAY_BLACK_FRIDAY, 2016, 11, 25 }, { HOLIDAY_LABOR, 2016, 9, 5 }, { HOLIDAY_LABOR, 2015, 9, 7 },
		{ HOLIDAY_MEMORIAL, 2016, 5, 30 }, { HOLIDAY_MEMORIAL, 2015, 5, 25 }, { HOLIDAY_MLK, 2016, 1, 18 },
		{ HOLIDAY_PRESIDENTS, 2016, 2, 15 }, { HOLIDAY_COLUMBUS, 2016, 10, 10 },
		{ HOLIDAY_CHRISTMAS, 2016, 12, 25 }, { HOLIDAY_INDEPENDENCE, 2016, 7, 4 },
		{ HOLIDAY_BASTILLE, 2016, 7, 14 }, { HOLIDAY_NEW_YEAR_EVE, 2016, 12, 31 }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++)
		CU_ASSERT_EQUAL(holiday_day(c[i].h, c[i].year), calendar_day(c[i].year, c[i].month, c[i].day));
	CU_ASSERT_EQUAL(holiday_day(HOLIDAY_EASTER, 0), CALENDAR_NONE);
	CU_ASSERT_EQUAL(holiday_day(HOLIDAY_NONE, 2016), CALENDAR_NONE);
}

static void durations_are_written_as_timex3_has_them(void)
{
	static const struct { struct number n; enum unit unit; const char *value; } c[] = {
		{ { .whole = 3 }, UNIT_DAY, "P3D" }, { { .whole = 1 }, UNIT_HOUR, "PT1H" },
		{ { .whole = 90 }, UNIT_MINUTE, "PT90M" }, { { .whole = 2 }, UNIT_WEEK, "P2W" },
		{ { .whole = 6 }, UNIT_MONTH, "P6M" }, { { .whole = 2 }, UNIT_DECADE, "P20Y" },
		{ { .whole = 1 }, UNIT_CENTURY, "P100Y" }, { { .whole = 3 }, UNIT_QUARTER, "P3Q" },
		{ { .whole = -1 }, UNIT_YEAR, "PXY" }, { { .whole = -1 }, UNIT_HOUR, "PTXH" },
		{ { .whole = 2, .half = 1 }, UNIT_YEAR, "P2Y6M" }, { { .whole = 0, .half = 1 }, UNIT_HOUR, "PT30M" },
		{ { .whole = 1, .half = 1 }, UNIT_HOUR, "PT1H30M" },
		{ { .whole = 2, .tenths = 5 }, UNIT_YEAR, "P2.5Y" },
		{ { .whole = 2, .tenths = 5 }, UNIT_HOUR, "PT2.5H" }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++)
		CU_ASSERT_STRING_EQUAL(duration_value(&arena, &c[i].n, c[i].unit), c[i].value);
	CU_ASSERT_PTR_NULL(duration_value(&arena, &c[0].n, UNIT_NONE));
}

static void words_are_found_and_others_not(void)
{
	static const char *const known[] = {
		"'d", "'ll", "a", "april", "may", "monday", "most", "sept", "second", "yesterday", "zero"
	};
	static const char *const unknown[] = { "", "mayor", "ma", "Monday", "zzz", "sep.", "\xC3\xA9t\xC3\xA9" };
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		CU_ASSERT_STRING_EQUAL(word_find(known[i])->text, known[i]);
	for (i = 0; i < sizeof unknown / sizeof *unknown; i++)
		CU_ASSERT(word_find(unknown[i]) == &word_none);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(a_dateline_dates_the_document), UNIT(a_line_with_a_full_date_at_the_head_dates_the_document),
		UNIT(what_the_story_tells_of_is_no_date_of_writing), UNIT(a_date_that_is_known_is_not_looked_for),
		UNIT(the_date_of_the_text_resolves_what_follows), UNIT(promises_hold_for_words_of_time_in_any_order),
		UNIT(the_clock_is_never_looked_at), UNIT(no_words_no_times), UNIT(holidays_fall_on_their_days),
		UNIT(durations_are_written_as_timex3_has_them), UNIT(words_are_found_and_others_not), UNIT_END
	};
	const char *data = getenv("DATELINE_DATA");
	struct err e = ERR_INIT;
	jmp_buf no_memory;
	int rc;

	if (setjmp(no_memory) || !data) {
		fprintf(stderr, "test_time: needs DATELINE_DATA and memory\n");
		return 99;
	}
	arena.on_nomem = &no_memory;
	if (lexicon_open(&lexicon, &arena, data, &e) < 0) {
		fprintf(stderr, "%s\n", e.message);
		return 99;
	}
	rc = unit_main("time", test);
	arena_release(&arena);
	return rc;
}
