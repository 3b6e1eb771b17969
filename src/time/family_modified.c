/* family_modified.c - a date with words before it that narrow it: "early next year", "the end of 1990", "last May" */
#include "time/time_int.h"

#include <string.h>

static bool is_one_date(const struct matches *m, uint32_t begin)
{
	return m->nr == 1 && m->at[0].begin == begin &&
	       (m->at[0].sense.kind == SENSE_CALENDAR || m->at[0].sense.kind == SENSE_PERIOD);
}

/* last May, next June, this September, this past August */
static void led_month(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches date = { .nr = 0 };
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
	uint32_t p = at + 1;

	if (item_is(f, at, "last") || item_is(f, at, "past"))
		s.direction = TOWARDS_PAST;
	else if (item_in(f, at, "next coming"))
		s.direction = TOWARDS_FUTURE;
	else if (item_is(f, at, "this"))
		s.direction = TOWARDS_THIS;
	else
		return;
	if (s.direction == TOWARDS_THIS && item_in(f, p, "past coming")) {
		s.direction = item_is(f, p, "past") ? TOWARDS_PAST : TOWARDS_FUTURE;
		p++;
	}
	if (!is_month(f, p) || item_has(f, p, WORD_MONTH_SHORT))
		return;
	if (family_date(f, p, &date) && is_one_date(&date, p)) {
		struct sense day = date.at[0].sense;

		/* last Sept. 5 */
		if (day.unit == UNIT_DAY && day.year_how == YEAR_OPEN) {
			day.direction = s.direction;
			keep(m, at, date.at[0].end, &day);
			return;
		}
		if (day.year_how != YEAR_OPEN)
			return;
	}
	if (item_at(f, p)->flags & ITEM_MID)
		s.mod = "MID";
	s.month = item_at(f, p)->word->value;
	keep(m, at, p + 1, &s);
}

/* early 1990, late last week, earlier this month, later that year, early in the day; the start|middle|end of October. */
static void narrowed(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches date = { .nr = 0 };
	uint32_t p = at, q;
	const char *mod;
	struct sense s;

	if (item_is(f, p, "the"))
		p++;
	if (item_in(f, p, "early earlier"))
		mod = "START";
	else if (item_in(f, p, "late later"))
		mod = "END";
	else if (item_is(f, p, "mid"))
		mod = "MID";
	else if (item_in(f, p, "start beginning") && item_is(f, p + 1, "of"))
		mod = "START";
	else if (item_is(f, p, "middle") && item_is(f, p + 1, "of"))
		mod = "MID";
	else if (item_in(f, p, "end close") && item_is(f, p + 1, "of"))
		mod = "END";
	else
		return;
	q = item_is(f, p, "mid") ? hop(f, p + 1) : p + 1;
	if (q == p + 1 && item_in(f, q, "in on of"))
		q++;
	read_date(f, q, &date);
	family_clock(f, q, &date);
	/* "the late 1970s": the decade without its article */
	if (is_one_date(&date, q)) {
		s = date.at[0].sense;
		s.mod = mod;
		keep(m, at, date.at[0].end, &s);
	} else if (is_month(f, q) && q == p + 1) {
		s = (struct sense)SENSE_INIT(SENSE_CALENDAR, UNIT_MONTH);
		s.month = item_at(f, q)->word->value;
		s.mod = mod;
		keep(m, at, q + 1, &s);
	}
}

/* around Nov. 1, about 1990, more than four decades ago, nearly two weeks ago, at least five years ago */
static void about(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches date = { .nr = 0 };
	const char *mod = "APPROX";
	uint32_t p = at + 1;
	struct sense s;

	if (item_in(f, at, "more less") && item_is(f, p, "than")) {
		mod = item_is(f, at, "more") ? "MORE_THAN" : "LESS_THAN";
		p++;
	} else if (item_is(f, at, "at") && item_is(f, p, "least")) {
		mod = "EQUAL_OR_MORE";
		p++;
	} else if (item_in(f, at, "nearly almost")) {
		mod = "EQUAL_OR_LESS";
	} else if (item_is(f, at, "over")) {
		mod = "MORE_THAN";
	} else if (!item_in(f, at, "about around circa roughly approximately some")) {
		return;
	}
	read_date(f, p, &date);
	if (date.nr != 1 || date.at[0].begin != p)
		return;
	s = date.at[0].sense;
	if (s.kind == SENSE_SHIFT || (s.kind == SENSE_PERIOD && item_in(f, date.at[0].end - 1, "ago earlier"))) {
		s.mod = mod;
		keep(m, at, date.at[0].end, &s);
	} else if (item_in(f, at, "around about circa") && s.kind == SENSE_CALENDAR && !item_is(f, at, "over")) {
		s.mod = mod;
		keep(m, at, date.at[0].end, &s);
	}
}

bool family_modified(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t end = matches_end(m);

	led_month(f, at, m);
	narrowed(f, at, m);
	about(f, at, m);
	return matches_end(m) != end;
}
