/* family_clock.c - times of day: "10 p.m. Wednesday", "19:15", "noon", "Friday morning", "the night of June 20" */
#include "time/time_int.h"

#include <string.h>

/* "10", "10:30", "10.30", "10:30:15"; end or `at`. */
static uint32_t read_hour(const struct finder *f, uint32_t at, int *hour, int *minute, int *second, bool *bare)
{
	const char *s = item_at(f, at)->lower;
	size_t n = strspn(s, "0123456789");

	*minute = 0;
	*second = -1;
	*bare = true;
	if (n < 1 || n > 2)
		return at;
	*hour = n == 2 ? (s[0] - '0') * 10 + (s[1] - '0') : s[0] - '0';
	s += n;
	if (!*s)
		return at + 1;
	if ((*s != ':' && *s != '.') || strspn(s + 1, "0123456789") != 2)
		return at;
	*minute = (s[1] - '0') * 10 + (s[2] - '0');
	if (*s == ':' && s[3] == ':' && strspn(s + 4, "0123456789") == 2 && !s[6])
		*second = (s[4] - '0') * 10 + (s[5] - '0');
	else if (s[3])
		return at;
	return *minute < 60 && *second < 60 ? at + 1 : at;
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

/* A zone after a clock time; end or `at`: "GMT", "EST", "local time", "(1400 GMT)" is left. */
uint32_t pass_zone(const struct finder *f, uint32_t at)
{
	if (item_has(f, at, WORD_ZONE) && (item_at(f, at)->flags & ITEM_CAPITAL))
		return at + 1;
	if (item_is(f, at, "local") && item_is(f, at + 1, "time"))
		return at + 2;
	/* Eastern time, Eastern Daylight Time, Moscow time */
	if (at < f->limit && (item_at(f, at)->flags & ITEM_CAPITAL) && !item_at(f, at)->word->text[0]) {
		uint32_t p = at + 1 + item_in(f, at + 1, "daylight standard summer");

		if (item_is(f, p, "time"))
			return p + 1;
	}
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
	if (!read_date(f, p, &day)) {
		/* "3 p.m. Sun.", "8 a.m. on Wed" */
		if (!item_has(f, p, WORD_WEEKDAY_SHORT) || !is_weekday(f, p) ||
		    (p + 1 < f->limit && (item_at(f, p + 1)->flags & ITEM_CAPITAL)) || item_at(f, p + 1)->number >= 0)
			return at;
		with = (struct sense)SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
		with.weekday = item_at(f, p)->word->value;
		day.nr = 1;
		day.at[0] = (struct match){ p, p + 1, with };
	}
	if (day.nr != 1 || day.at[0].begin != p)
		return at;
	with = day.at[0].sense;
	if ((with.kind != SENSE_CALENDAR && with.kind != SENSE_PERIOD) || with.unit != UNIT_DAY || with.part ||
	    with.clock || with.type != TIMEX_DATE || (item_is(f, at, ",") && item_has(f, day.at[0].end, WORD_PART)))
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

/* "in the morning", "at night" after an hour: the half of the day; *end passes it. */
static int read_half_words(const struct finder *f, uint32_t at, uint32_t *end)
{
	*end = at;
	if (item_is(f, at, "in") && item_is(f, at + 1, "the") && item_in(f, at + 2, "morning afternoon evening")) {
		*end = at + 3;
		return item_is(f, at + 2, "morning") ? 1 : 2;
	}
	if (item_is(f, at, "at") && item_is(f, at + 1, "night")) {
		*end = at + 2;
		return 2;
	}
	return 0;
}

/* A number of one word from 1 to `most`, or in figures; 0: none. */
static int word_number(const struct finder *f, uint32_t at, int most)
{
	const struct item *it = item_at(f, at);
	int n = it->word->classes & WORD_CARDINAL                               ? it->word->value
		: it->digits && it->digits <= 2 && !(it->flags & ITEM_ORDINAL) ? it->number
										: 0;

	return n >= 1 && n <= most ? n : 0;
}

/* "half past seven", "a quarter to eight", "ten minutes past nine"; end or `at`. */
static uint32_t read_past(const struct finder *f, uint32_t at, struct clock *c)
{
	uint32_t p = at + item_is(f, at, "a"), end;
	int minutes = item_is(f, p, "half") ? 30 : item_is(f, p, "quarter") ? 15 : word_number(f, p, 29), hour;
	bool to;

	p += 1 + item_is(f, p + 1, "minutes");
	to = item_is(f, p, "to") && !item_is(f, p - 1, "half");
	hour = word_number(f, p + 1, 12);
	/* "five to six p.m." is from five on */
	if (to && minutes != 15 && !item_is(f, p - 1, "minutes"))
		return at;
	if (!minutes || !(to || item_is(f, p, "past")) || !hour || item_at(f, p + 1)->digits > 2)
		return at;
	end = p + 2;
	c->half = read_half(f, end, &end);
	if (!c->half)
		c->half = read_half_words(f, end, &end);
	/* without its half of the day only after "at", and with nothing that is counted behind */
	if (!c->half && (!before_in(f, at, "at by around until since about till from between") ||
			 item_has(f, end, WORD_COUNTED | WORD_UNIT | WORD_UNITS | WORD_SCALE) || item_is(f, end, "%")))
		return at;
	c->hour = to ? (hour + 10) % 12 + 1 : hour;
	c->minute = to ? 60 - minutes : minutes;
	if (c->half)
		c->hour = c->hour % 12 + (c->half == 2 ? 12 : 0);
	return end;
}

/* A clock time: "10 a.m.", "7:15:30 p.m.", "six p.m.", "4 o'clock in the morning", "half past seven", "noon", "0300 GMT".  `bare` is
 * set where only figures say so: "10", "10:30".  End or `at`. */
uint32_t read_clock(const struct finder *f, uint32_t at, struct clock *c)
{
	const struct item *it = item_at(f, at);
	uint32_t p, q;

	*c = (struct clock){ .second = -1 };
	if (item_is(f, at, "12") && item_in(f, at + 1, "noon midnight")) {
		c->hour = item_is(f, at + 1, "noon") ? 12 : 24;
		return at + 2;
	}
	if (item_in(f, at, "noon midnight midday") &&
	    !((it->flags & ITEM_CAPITAL) && (at > f->start || ((item_at(f, at + 1)->flags & ITEM_CAPITAL) &&
							       !is_weekday(f, at + 1) && !is_month(f, at + 1))))) {
		c->hour = item_is(f, at, "midnight") ? 24 : 12;
		return at + 1;
	}
	if (it->digits == 4 && it->number / 100 < 24 && it->number % 100 < 60) {
		c->hour = it->number / 100;
		c->minute = it->number % 100;
		if (c->hour >= 1 && c->hour <= 12 && (c->half = read_half(f, at + 1, &q)) != 0) {
			c->hour = c->hour % 12 + (c->half == 2 ? 12 : 0);
			return q;
		}
		if (!(pass_zone(f, at + 1) != at + 1 || item_in(f, at + 1, "hours hrs")) ||
		    !before_in(f, at, "at by around until from after before about since to ( ("))
			return at;
		return at + 1 + item_in(f, at + 1, "hours hrs");
	}
	p = read_past(f, at, c);
	if (p != at)
		return p;
	p = read_hour(f, at, &c->hour, &c->minute, &c->second, &c->bare);
	if (p == at) {
		/* six p.m., seven thirty a.m., four o'clock */
		c->hour = it->word->classes & WORD_CARDINAL && it->word->value >= 1 && it->word->value <= 12
				  ? it->word->value
				  : 0;
		if (!c->hour)
			return at;
		p = at + 1;
		if (!item_is(f, p, "o'clock") && !read_half(f, p, &q)) {
			struct number n;

			p = read_number(f, p, &n);
			if (p != at + 1 && n.whole >= 5 && n.whole <= 59 && !n.article && !n.half && !n.tenths &&
			    read_half(f, p, &q)) {
				c->minute = (int)n.whole;
			} else {
				c->bare = true;         /* "five to six p.m." */
				return at + 1;
			}
		}
	}
	c->half = read_half(f, p, &q);
	if (c->half) {
		if (c->hour > 12 || (c->hour < 1 && !c->minute))
			return at;
		c->hour = c->hour % 12 + (c->half == 2 ? 12 : 0);
		c->bare = false;
		return q;
	}
	if (item_is(f, p, "o'clock")) {
		p++;
		c->bare = false;
		c->half = read_half_words(f, p, &q);
		if (c->half == 2 && c->hour < 12)
			c->hour += 12;
		return q;
	}
	if (c->hour >= 1 && c->hour <= 12 && before_in(f, at, "at about around by until")) {
		c->half = read_half_words(f, p, &q);
		if (c->half == 2 && c->hour < 12)
			c->hour += 12;
		c->bare = c->bare && !c->half;
		return q;
	}
	return p;
}

const char *clock_on(struct arena *a, const char *on, const struct clock *c)
{
	return c->second >= 0 ? arena_printf(a, "%sT%02d:%02d:%02d", on, c->hour, c->minute, c->second)
			      : arena_printf(a, "%sT%02d:%02d", on, c->hour, c->minute);
}

/* Is a time in bare figures one?  "15:30" is by the words beside it, "10" is not. */
static bool figures_alone(const struct finder *f, uint32_t at, uint32_t end)
{
	return strchr(item_at(f, at)->lower, ':') &&
	       (before_in(f, at, "at by around until from between after before about since today tomorrow yesterday") ||
		(before_in(f, at, "to and - -- until till") && at >= f->start + 2 && strchr(item_at(f, at - 2)->lower, ':') &&
		 at >= f->start + 3 && item_in(f, at - 3, "from between at")) ||
		(at > f->start && is_weekday(f, at - 1)) || pass_zone(f, end) != end || item_in(f, end, "hours hrs h"));
}

static bool joins_clocks(const struct finder *f, uint32_t at, uint32_t first)
{
	return item_in(f, at, "to - -- \xE2\x80\x93 until till through") ||
	       (item_is(f, at, "and") && before_in(f, first, "between"));
}

static void set_clock(struct sense *s, const struct clock *c)
{
	s->type = TIMEX_TIME;
	s->clock = true;
	s->hour = c->hour;
	s->minute = c->minute;
	s->second = c->second;
}

/* The other half of the day if that puts `c` on the right side of `other`: from 11 to 3 p.m., from 1 p.m. to 4. */
static void take_half(struct clock *c, const struct clock *other, bool before)
{
	int at = other->hour * 60 + other->minute, mine;

	c->hour = c->hour % 12 + (other->half == 2 ? 12 : 0);
	mine = c->hour * 60 + c->minute;
	if (before ? mine >= at : mine <= at)
		c->hour = (c->hour + 12) % 24;
	c->half = other->half;
}

/* "every day", "each Monday", "daily" after a clock time: how often; end or `at`. */
static uint32_t read_set_after(const struct finder *f, uint32_t at, const struct clock *c, struct sense *s)
{
	uint32_t end = at + 2;
	const char *on = NULL;

	if (item_is(f, at, "daily")) {
		end = at + 1;
		on = "XXXX-XX-XX";
	} else if (!item_in(f, at, "every each")) {
		return at;
	} else if (item_is(f, at + 1, "day")) {
		on = "XXXX-XX-XX";
	} else if (is_weekday(f, at + 1)) {
		on = arena_printf(&f->d->arena, "XXXX-WXX-%d", item_at(f, at + 1)->word->value);
	}
	if (!on || hop(f, end) != end)
		return at;
	*s = (struct sense)SENSE_INIT(SENSE_TEXT, UNIT_NONE);
	s->type = TIMEX_SET;
	s->text = clock_on(&f->d->arena, on, c);
	return end;
}

/* 10 a.m., 7:15 p.m. EST, 5 p.m. Nov. 9, 0300 GMT, 19:15, 4 o'clock, noon Thursday, midnight, 5 to 6 p.m., 1:30 p.m. to 4.
 * e.g. He spoke at 10 p.m. Wednesday. => 10 p.m. Wednesday = TIME 2016-08-31T22:00 [2016-08-31 minute]
 * e.g. The siren went off at 0300 GMT. => 0300 GMT = TIME 2016-09-05T03:00 [2016-09-05 minute]
 * e.g. It is open from 5 to 6 p.m. => 5 = TIME 2016-09-05T17:00 [2016-09-05 minute] after; 6 p.m. = TIME 2016-09-05T18:00 [2016-09-05 minute] until */
static void clock_time(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY), last;
	struct clock c, then;
	uint32_t p = read_clock(f, at, &c), q, day, begin, end;
	bool joined;

	if (p == at || c.hour > 24 || (c.bare && c.hour > 23))
		return;
	s.anchor = ANCHOR_EITHER;
	q = pass_zone(f, p);
	begin = q + 1;
	joined = joins_clocks(f, q, at);
	end = joined ? read_clock(f, begin, &then) : begin;
	if (c.bare && joined && end != begin && !then.bare && then.half && c.hour >= 1 && c.hour <= 12) {
		/* "5 to 6 p.m.": the first has the half of the second; not "up from 5 to 6 p.m." */
		take_half(&c, &then, true);
	} else if (c.bare) {
		if (!figures_alone(f, at, p) || c.hour > 23)
			return;
		p += item_in(f, p, "hours hrs h");
	}
	set_clock(&s, &c);
	p = pass_zone(f, p);
	day = read_set_after(f, p, &c, &s);
	if (day != p) {
		keep(m, at, day, &s);
		return;
	}
	day = read_day_after(f, p, &s);
	/* "nine o'clock Friday night", "7:15 p.m. on Monday evening" */
	if (day != p && item_in(f, day, "morning afternoon evening night") && !(item_at(f, day)->flags & ITEM_CAPITAL)) {
		if (!c.half && s.hour >= 1 && s.hour < 12 && !item_is(f, day, "morning") &&
		    (s.hour > 4 || !item_is(f, day, "night")))
			s.hour += 12;
		day++;
	}
	/* "10:35 a.m. (0735 GMT) on Friday": the day is both times' */
	if (day == p && item_is(f, p, "(")) {
		for (q = p + 1; q < p + 6 && q < f->limit && !item_is(f, q, ")"); q++)
			;
		if (item_is(f, q, ")"))
			read_day_after(f, q + 1, &s);
	}
	if (day == p && joined && end != begin && (!then.bare || strchr(item_at(f, begin)->lower, ':'))) {
		/* "from 3 p.m. to 5 p.m. on Monday" */
		last = s;
		read_day_after(f, pass_zone(f, end), &last);
		set_clock(&last, &c);
		s = last;
	}
	keep(m, at, day, &s);
	/* "from 1:30 p.m. to 4": bare, but a time by what it is joined to */
	if (day == p && joined && end != begin && then.bare && c.half && then.hour >= 1 && then.hour <= 12 &&
	    matches_end(m) == day && before_in(f, at, "from between") &&
	    (end >= f->limit || item_in(f, end, ". , ; ) on and but") || is_weekday(f, end))) {
		take_half(&then, &c, false);
		last = s;
		end = read_day_after(f, end, &last);
		m->at[0].sense = last;          /* the day is both times' */
		set_clock(&m->at[0].sense, &c);
		set_clock(&last, &then);
		add_more(m, begin, end, &last);
	}
}

/* Mon 9 a.m., Fri. 8 to 10 p.m.: the short day of a list of events
 * e.g. It is on Thu 8 p.m. => Thu 8 p.m. = TIME 2016-09-08T20:00 [2016-09-08 minute] */
static void short_day_clock(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	struct clock c;
	uint32_t p = at + 1 + item_in(f, at + 1, ", at"), end;

	if (!is_weekday(f, at))
		return;
	end = read_clock(f, p, &c);
	if (end == p || c.bare || c.hour > 24)
		return;
	s.weekday = item_at(f, at)->word->value;
	set_clock(&s, &c);
	keep(m, at, pass_zone(f, end), &s);
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
	if (item_has(f, p, WORD_PART) &&
	    (item_is(f, p + 1, "of") || (item_is(f, p + 1, "on") && p != at && before_in(f, at, "in during"))) && !item_in(f, p, "noon midnight midday")) {
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
	if (item_is(f, end, "in") && item_is(f, end + 1, "the") &&
	    item_in(f, end + 2 + item_in(f, end + 2, "early late"), "morning afternoon evening"))
		end += 2;
	else if (item_is(f, end, "at") && item_is(f, end + 1, "night"))
		end++;
	if (item_in(f, end, "late early"))
		end++;
	if (!item_has(f, end, WORD_PART) || item_in(f, end, "nights mornings evenings afternoons noon midnight") ||
	    (item_at(f, end)->flags & ITEM_CAPITAL))
		return;
	s.part = (enum day_part)item_at(f, end)->word->value;
	s.type = TIMEX_TIME;
	end++;
	/* Wednesday evening next week */
	if (s.kind == SENSE_CALENDAR && s.weekday && !s.month && s.direction == TOWARDS_ANY && end == at + 2 &&
	    item_in(f, end, "this last next") && item_is(f, end + 1, "week")) {
		s.kind = SENSE_PERIOD;
		s.amount = item_is(f, end, "last") ? -1 : item_is(f, end, "next");
		end += 2;
	}
	keep(m, at, end, &s);
}

/* tonight at 8, last night around 9:30, this morning at 10: the part of the day tells which half is meant.
 * e.g. He will speak tonight at 8. => tonight at 8 = TIME 2016-09-05T20:00 [2016-09-05 minute] */
static void part_with_hour(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches part;
	struct sense s;
	struct clock c;
	uint32_t p, end;

	part.nr = 0;
	read_date(f, at, &part);
	part_of_day(f, at, &part);
	if (part.nr != 1 || part.at[0].begin != at || !part.at[0].sense.part || part.at[0].sense.clock)
		return;
	p = part.at[0].end;
	if (!item_in(f, p, "at around about"))
		return;
	s = part.at[0].sense;
	end = read_clock(f, p + 1, &c);
	if (end == p + 1 || !c.bare || c.hour < 1 || c.hour > 12 || !strchr("123456789", item_at(f, p + 1)->lower[0]) ||
	    (end < f->limit && !item_in(f, end, ". , ; : ! ? ) and but when in on for to with")))
		return;
	if (c.hour < 12 && (s.part == PART_AFTERNOON || s.part == PART_EVENING || (s.part == PART_NIGHT && c.hour > 4)))
		c.hour += 12;
	s.part = PART_NONE;
	set_clock(&s, &c);
	keep(m, at, end, &s);
}

/* in the morning, in the early evening: of the day spoken of; else it may be any day's
 * e.g. They met on May 3. In the evening they left. => May 3 = DATE 2016-05-03 [2016-05-03 day]; the evening = TIME 2016-05-03TEV [2016-05-03 day] */
static void bare_part(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);
	uint32_t p = at + 1 + item_in(f, at + 1, "early late");

	if (!item_is(f, at, "the") || !before_in(f, at, "in") || !item_in(f, p, "morning afternoon evening") ||
	    (item_at(f, p)->flags & ITEM_CAPITAL) || item_in(f, p + 1, "of 's -") ||
	    (p + 1 < f->limit && (f->d->token[p + 1].upos == UPOS_NOUN || f->d->token[p + 1].upos == UPOS_PROPN)))
		return;
	s.type = TIMEX_TIME;
	s.anchor = ANCHOR_TEXT;
	s.part = (enum day_part)item_at(f, p)->word->value;
	if (p == at + 2)
		s.mod = item_is(f, at + 1, "early") ? "START" : "END";
	keep(m, at, p + 1, &s);
}

bool family_clock(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t end = matches_end(m);

	if (at >= f->limit)
		return false;
	if ((item_at(f, at)->lower[0] >= '0' && item_at(f, at)->lower[0] <= '9') || item_has(f, at, WORD_CARDINAL) ||
	    item_in(f, at, "noon midnight midday half quarter a"))
		clock_time(f, at, m);
	part_of_day(f, at, m);
	if (item_has(f, at, WORD_WEEKDAY) || item_in(f, at, "tonight this last yesterday tomorrow"))
		part_with_hour(f, at, m);
	if (item_has(f, at, WORD_WEEKDAY_SHORT))
		short_day_clock(f, at, m);
	mid_part(f, at, m);
	if (item_is(f, at, "the"))
		bare_part(f, at, m);
	return matches_end(m) != end;
}
