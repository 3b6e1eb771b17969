/* family_clock.c - times of day: "10 p.m. Wednesday", "19:15", "noon", "Friday morning", "the night of June 20" */
#include "time/time_int.h"

#include <string.h>

/* "10", "10:30", "10.30" as hour and minute; end or `at`.  *minutes tells whether they were written. */
static uint32_t read_hour(const struct finder *f, uint32_t at, int *hour, int *minute, bool *minutes)
{
	const char *s = item_at(f, at)->lower;
	size_t n = strspn(s, "0123456789"), k;

	*minute = 0;
	*minutes = false;
	if (n < 1 || n > 2)
		return at;
	*hour = n == 2 ? (s[0] - '0') * 10 + (s[1] - '0') : s[0] - '0';
	s += n;
	if (!*s)
		return at + 1;
	if (*s != ':' && *s != '.')
		return at;
	k = strspn(s + 1, "0123456789");
	if (k != 2 || s[3])
		return at;
	*minute = (s[1] - '0') * 10 + (s[2] - '0');
	*minutes = *s == ':';
	return *minute < 60 ? at + 1 : at;
}

/* Half of the day that "a.m.", "pm" … name: 1, 2; 0 none; *end passes it. */
static int read_half(const struct finder *f, uint32_t at, uint32_t *end)
{
	*end = at + 1;
	if (item_in(f, at, "a.m. am a.m"))
		return 1;
	if (item_in(f, at, "p.m. pm p.m"))
		return 2;
	*end = at;
	return 0;
}

/* A zone after a clock time: "GMT", "EST", "local time", "(1400 GMT)" is left. */
static uint32_t pass_zone(const struct finder *f, uint32_t at)
{
	if (item_has(f, at, WORD_ZONE) && (item_at(f, at)->flags & ITEM_CAPITAL))
		return at + 1;
	if (item_is(f, at, "local") && item_is(f, at + 1, "time"))
		return at + 2;
	return at;
}

/* Give the clock of `s` the day that follows: "Wednesday", "on Friday", ", Nov. 9", "yesterday". */
static uint32_t read_day_after(const struct finder *f, uint32_t at, struct sense *s)
{
	struct matches day;
	uint32_t p = at;
	struct sense with;

	day.nr = 0;
	if (item_in(f, p, "on ,"))
		p++;
	if (!read_date(f, p, &day) || day.nr != 1 || day.at[0].begin != p)
		return at;
	with = day.at[0].sense;
	if ((with.kind != SENSE_CALENDAR && with.kind != SENSE_PERIOD) || with.unit != UNIT_DAY || with.part ||
	    with.clock || with.type != TIMEX_DATE)
		return at;
	with.type = TIMEX_TIME;
	with.clock = s->clock;
	with.hour = s->hour;
	with.minute = s->minute;
	with.second = s->second;
	with.part = s->part;
	*s = with;
	return day.at[0].end;
}

/* 10 a.m., 7:15 p.m. EST, 5 p.m. Nov. 9, 0300 GMT, 19:15, 4 o'clock, noon Thursday, midnight.
 * e.g. He spoke at 10 p.m. Wednesday. => 10 p.m. Wednesday = TIME 2016-08-31T22:00 [2016-08-31 minute]
 * e.g. The siren went off at 0300 GMT. => 0300 GMT = TIME 2016-09-05T03:00 [2016-09-05 minute] */
static void clock_time(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);
	uint32_t p = at, q, day;
	int hour = 0, minute = 0, half;
	bool minutes = false;
	const struct item *it = item_at(f, at);

	s.type = TIMEX_TIME;
	s.clock = true;
	s.anchor = ANCHOR_EITHER;
	if (item_in(f, at, "noon midnight midday") &&
	    !((it->flags & ITEM_CAPITAL) && (at > f->start || ((item_at(f, at + 1)->flags & ITEM_CAPITAL) &&
							       !is_weekday(f, at + 1) && !is_month(f, at + 1))))) {
		if (item_is(f, at, "noon") || item_is(f, at, "midday"))
			hour = 12;
		else
			hour = 24;
		p = at + 1;
	} else if (it->digits == 4 && it->number / 100 < 24 && it->number % 100 < 60 &&
		   (pass_zone(f, at + 1) != at + 1 || item_in(f, at + 1, "hours hrs")) &&
		   before_in(f, at, "at by around until from after before about since to ( (")) {
		hour = it->number / 100;
		minute = it->number % 100;
		p = at + 1;
		if (item_in(f, p, "hours hrs"))
			p++;
	} else {
		p = read_hour(f, at, &hour, &minute, &minutes);
		if (p == at)
			return;
		half = read_half(f, p, &q);
		if (half) {
			if (hour < 1 || hour > 12)
				return;
			hour = hour % 12 + (half == 2 ? 12 : 0);
			p = q;
		} else if (item_in(f, p, "o'clock")) {
			p++;
			if (item_is(f, p, "in") && item_is(f, p + 1, "the") && item_has(f, p + 2, WORD_PART)) {
				if (item_at(f, p + 2)->word->value != PART_MORNING && hour < 12)
					hour += 12;
				p += 3;
			}
		} else if (item_is(f, p, "in") && item_is(f, p + 1, "the") &&
			   item_in(f, p + 2, "morning afternoon evening") && hour >= 1 && hour <= 12 &&
			   before_in(f, at, "at about around by until")) {
			if (!item_is(f, p + 2, "morning") && hour < 12)
				hour += 12;
			p += 3;
		} else if (!minutes || hour > 23 ||
			   !(before_in(f, at, "at by around until from after before about since") ||
			     pass_zone(f, p) != p || item_in(f, p, "hours hrs h"))) {
			return;
		} else if (item_in(f, p, "hours hrs h")) {
			p++;
		}
	}
	if (hour > 24)
		return;
	s.hour = hour;
	s.minute = minute;
	p = pass_zone(f, p);
	day = read_day_after(f, p, &s);
	/* "10:35 a.m. (0735 GMT) on Friday": the day is both times' */
	if (day == p && item_is(f, p, "(")) {
		for (q = p + 1; q < p + 6 && q < f->limit && !item_is(f, q, ")"); q++)
			;
		if (item_is(f, q, ")"))
			read_day_after(f, q + 1, &s);
	}
	keep(m, at, day, &s);
}

/* mid-afternoon, mid-morning yesterday, mid afternoon on Friday
 * e.g. Shares fell at mid-afternoon yesterday. => mid-afternoon yesterday = TIME 2016-09-04TAF +MID [2016-09-04 day] */
static void mid_part(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);
	uint32_t p = at + item_is(f, at, "mid"), end;

	if (!item_in(f, p, "morning afternoon evening") || (p == at && !(f->item[p].flags & ITEM_MID)))
		return;
	s.type = TIMEX_TIME;
	s.anchor = ANCHOR_EITHER;
	s.part = (enum day_part)item_at(f, p)->word->value;
	end = read_day_after(f, p + 1, &s);
	s.mod = "MID";
	keep(m, at, end, &s);
}

/* A day with its part: "Friday morning", "yesterday afternoon", "Nov. 9 evening"; "the morning of April 19".
 * e.g. They met on Friday morning. => Friday morning = TIME 2016-09-02TMO [2016-09-02 day]
 * e.g. It was the morning of April 19. => the morning of April 19 = TIME 2016-04-19TMO [2016-04-19 day] */
static void part_of_day(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches day;
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);
	uint32_t p = at, end;

	day.nr = 0;
	if (item_is(f, p, "the"))
		p++;
	if (item_in(f, p, "early late") && p != at)
		p++;
	if (item_has(f, p, WORD_PART) && item_is(f, p + 1, "of") && !item_in(f, p, "noon midnight midday")) {
		s.part = (enum day_part)item_at(f, p)->word->value;
		s.type = TIMEX_TIME;
		end = read_day_after(f, p + 2, &s);
		if (end != p + 2)
			keep(m, at, end, &s);
		return;
	}
	if (!read_date(f, at, &day) || day.nr != 1 || day.at[0].begin != at)
		return;
	s = day.at[0].sense;
	end = day.at[0].end;
	if ((s.kind != SENSE_CALENDAR && s.kind != SENSE_PERIOD) || s.unit != UNIT_DAY || s.part || s.clock)
		return;
	if (item_in(f, end, "late early"))
		end++;
	if (!item_has(f, end, WORD_PART) || item_in(f, end, "nights mornings evenings afternoons noon midnight") ||
	    (item_at(f, end)->flags & ITEM_CAPITAL))
		return;
	s.part = (enum day_part)item_at(f, end)->word->value;
	s.type = TIMEX_TIME;
	keep(m, at, end + 1, &s);
}

bool family_clock(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t end = matches_end(m);

	if (at >= f->limit)
		return false;
	clock_time(f, at, m);
	part_of_day(f, at, m);
	mid_part(f, at, m);
	return matches_end(m) != end;
}
