/* family_relative.c - what is told from the document's day, from another date, or from no day at all */
#include "time/time_int.h"

#include <string.h>

static void keep_text(struct matches *m, uint32_t at, uint32_t end, enum timex_type type, const char *value)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);

	s.type = type;
	s.text = value;
	keep(m, at, end, &s);
}

/* today, yesterday, tomorrow, tonight, last night, the day before yesterday, the day after tomorrow, this morning, overnight.
 * e.g. They met yesterday. => yesterday = DATE 2016-09-04 [2016-09-04 day]
 * e.g. They will meet the day after tomorrow. => the day after tomorrow = DATE 2016-09-07 [2016-09-07 day] */
static void near_day(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);
	uint32_t p = at;

	if (item_is(f, p, "the") && item_is(f, p + 1, "day") && item_in(f, p + 2, "before after") &&
	    item_in(f, p + 3, "yesterday tomorrow")) {
		if (item_is(f, p + 2, "before") != item_is(f, p + 3, "yesterday"))
			return;
		s.amount = item_is(f, p + 3, "yesterday") ? -2 : 2;
		keep(m, at, p + 4, &s);
		return;
	}
	/* "day after tomorrow" in a heading or a note */
	if (p == f->start && item_is(f, p, "day") && item_in(f, p + 1, "before after") &&
	    item_is(f, p + 2, item_is(f, p + 1, "before") ? "yesterday" : "tomorrow")) {
		s.amount = item_is(f, p + 1, "before") ? -2 : 2;
		keep(m, at, p + 3, &s);
		return;
	}
	if (item_is(f, p, "today")) {
		/* "today's young people", "USA Today", "today and every day": the paper is left out, and the programme */
		if ((f->item[p].flags & ITEM_CAPITAL) && p > f->start && item_in(f, p + 1, "show programme program"))
			return;
		if ((f->item[p].flags & ITEM_CAPITAL) && p > f->start && (item_before(f, p)->flags & ITEM_CAPITAL))
			return;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "yesterday")) {
		s.amount = -1;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "tomorrow")) {
		s.amount = 1;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "tonight")) {
		if ((f->item[p].flags & ITEM_CAPITAL) && p > f->start && (item_before(f, p)->flags & ITEM_CAPITAL))
			return;         /* World News Tonight */
		s.part = PART_NIGHT;
		s.type = TIMEX_TIME;
		keep(m, at, p + 1, &s);
	} else if (item_is(f, p, "last") && item_is(f, p + 1, "night")) {
		s.amount = -1;
		s.part = PART_NIGHT;
		s.type = TIMEX_TIME;
		keep(m, at, p + 2, &s);
	} else if (item_in(f, p, "this that") && item_has(f, p + 1, WORD_PART) &&
		   !item_in(f, p + 1, "nights mornings evenings afternoons noon midnight midday")) {
		s.part = (enum day_part)item_at(f, p + 1)->word->value;
		s.type = TIMEX_TIME;
		if (item_is(f, p, "that"))
			s.anchor = ANCHOR_TEXT;
		keep(m, at, p + 2, &s);
	} else if (item_is(f, p, "overnight") &&
		   !item_in(f, p + 1,
			    "success sensation delivery stay stays shipping rate rates bag flight train trip")) {
		s.amount = -1;
		s.part = PART_NIGHT;
		s.type = TIMEX_TIME;
		keep(m, at, p + 1, &s);
	}
}

/* the day before, the year after, the week earlier: told from another date; "the day after the vote" is not.
 * e.g. They met on May 3. The day before, it rained. => May 3 = DATE 2016-05-03 [2016-05-03 day]; The day before = DATE 2016-05-02 [2016-05-02 day] */
static void beside_another(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_NONE);
	const struct item *after = item_at(f, at + 3);

	/* the night before, the morning after, the night before last */
	if (item_in(f, at + 1, "night morning evening afternoon") && item_in(f, at + 2, "before after")) {
		bool last = item_is(f, at + 3, "last") && item_is(f, at + 2, "before") && item_is(f, at + 1, "night");

		if (!last && after->lower[0] && !item_in(f, at + 3, ", . ; : and but ) --"))
			return;
		s.unit = UNIT_DAY;
		s.type = TIMEX_TIME;
		s.part = (enum day_part)item_at(f, at + 1)->word->value;
		s.amount = last ? -2 : item_is(f, at + 2, "after") ? 1 : -1;
		s.anchor = last ? ANCHOR_DOCUMENT : ANCHOR_TEXT;
		keep(m, at, at + 3 + last, &s);
		return;
	}
	if (!item_is(f, at, "the") || !item_has(f, at + 1, WORD_UNIT) || !item_in(f, at + 2, "before after earlier"))
		return;
	if (after->lower[0] && !item_in(f, at + 3, ", . ; : and but ) --"))
		return;
	s.unit = item_unit(item_at(f, at + 1));
	if (s.unit < UNIT_DAY)
		return;
	s.amount = item_is(f, at + 2, "after") ? 1 : -1;
	s.anchor = ANCHOR_TEXT;
	keep(m, at, at + 3, &s);
}

/* this|last|next|past|the coming week|month|year|decade|century, the current year, the weekend, the year, the same day, the
 * following day, that year, earlier in the day (the modifier is read elsewhere).
 * e.g. They met last week. => last week = DATE 2016-W35 [2016-08-29..2016-09-04 week]
 * e.g. They met that year. => that year = DATE XXXX */
static void whole_unit(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_NONE);
	uint32_t p = at;
	bool the = false, bare = false;
	enum unit unit;

	if (item_is(f, p, "the")) {
		the = true;
		p++;
	}
	if (item_in(f, p, "this current")) {
		if (item_is(f, p, "this") && the)
			return;
		p++;
		if (item_is(f, p, "same"))
			p++;
		if (item_is(f, p, "current"))
			p++;
		if (item_in(f, p, "coming upcoming") && item_is(f, p - 1, "this")) {
			s.amount = 1;
			p++;
		}
	} else if (item_is(f, p, "last")) {
		if (p > f->start && item_ordinal(f, p - 1))
			return;         /* "the third last week" */
		s.amount = -1;
		p++;
		if (item_is(f, p, "fiscal"))
			p++;
	} else if (item_is(f, p, "past") &&
		   (the || before_in(f, p, "this") ||
		    (item_in(f, p + 1, "week weekend month") && (at == f->start || before_in(f, p, "of over during") || p + 2 >= f->limit ||
						     item_in(f, p + 2, ". , ; ! ?"))))) {
		s.amount = -1;
		p++;
	} else if (item_is(f, p, "next")) {
		s.amount = 1;
		/* "the next day": from the text */
		if (the)
			s.anchor = item_is(f, p + 1, "day") ? ANCHOR_TEXT : ANCHOR_EITHER;
		p++;
	} else if (item_in(f, p, "coming upcoming") && (the || item_in(f, p + 1, "week weekend month year decade"))) {
		s.amount = 1;
		p++;
	} else if (!the && item_in(f, p, "previous prior") && item_in(f, p + 1, "week weekend month year decade") &&
		   !before_in(f, at, "a an its their his her our any")) {
		s.amount = -1;
		p++;
	} else if (the && item_in(f, p, "following previous preceding prior")) {
		s.amount = item_is(f, p, "following") ? 1 : -1;
		s.anchor = ANCHOR_TEXT;
		p++;
	} else if ((the && item_is(f, p, "same")) || item_is(f, p, "that")) {
		s.anchor = ANCHOR_TEXT;
		p++;
		if (item_is(f, p, "same"))
			p++;
	} else if (the && item_is(f, p, "latest")) {
		s.amount = -1;
		p++;
	} else if (the) {
		bare = true;
	} else {
		return;
	}
	if (item_is(f, p, "fiscal") || (bare && item_is(f, p, "full") && item_is(f, p + 1, "year")))
		p++;            /* "sales for the full year" */
	if (!(item_at(f, p)->word->classes & WORD_UNIT))
		return;
	unit = item_unit(item_at(f, p));
	if (unit < UNIT_DAY || unit == UNIT_QUARTER)
		return;
	/* "the last day of the war" */
	if (unit == UNIT_DAY && item_is(f, at, "last") && before_in(f, at, "the its his her their our my"))
		return;
	if (unit == UNIT_FORTNIGHT) {
		if (!bare)
			keep_text(m, at, p + 1, TIMEX_DURATION, "P2W");
		return;
	}
	p++;
	/* last week Tuesday, next week on Friday */
	if (unit == UNIT_WEEK && item_in(f, at, "this last next") && p == at + 2 &&
	    is_weekday(f, p + item_is(f, p, "on")) && !item_has(f, p + item_is(f, p, "on"), WORD_WEEKDAY_SHORT)) {
		uint32_t q = p + item_is(f, p, "on");

		if (!item_is(f, q + 1, "'s") && !is_month(f, q + 1) && item_at(f, q + 1)->number < 0) {
			s.unit = UNIT_DAY;
			s.weekday = item_at(f, q)->word->value;
			keep(m, at, q + 1, &s);
			return;
		}
	}
	/* "This Week", "Last Night": titles of programmes */
	if ((item_at(f, p - 1)->flags & ITEM_CAPITAL) && p - 1 > at && (item_at(f, p - 2)->flags & ITEM_CAPITAL) &&
	    !(f->d->token[p - 1].flags & TOKEN_ALL_CAPS) &&
	    !(f->d->sentence[f->d->token[at].sentence].flags & SENTENCE_HEADING))
		return;
	if (bare) {
		/* the weekend; for the year, the week, the month, the day: only where the words before say a date */
		if (unit == UNIT_WEEKEND) {
			s.anchor = ANCHOR_DOCUMENT;
		} else if (unit == UNIT_YEAR || unit == UNIT_WEEK || unit == UNIT_MONTH || (unit == UNIT_DAY)) {
			bool told = before_in(f, at, "in later earlier early late") && at >= f->start + 1;
			bool led = at >= f->start + 2 && item_in(f, at - 2,
								 "later earlier early late end beginning rest middle "
								 "start half part months most quarter quarters");

			if (unit == UNIT_DAY && !(before_in(f, at, "in of") && led))
				return;
			if (unit == UNIT_WEEK && item_in(f, p, "of") && is_month(f, p + 1))
				return;
			if (unit != UNIT_DAY && !before_in(f, at, "for of in during throughout over through by") &&
			    !told && !item_is(f, p, "'s"))
				return;
			if (item_in(f, p, "of before after when that since until") || item_in(f, p, "ago earlier"))
				return;
			if (unit != UNIT_YEAR && unit != UNIT_DAY && !led && !before_in(f, at, "for") &&
			    !item_is(f, p, "'s") &&
			    !(before_in(f, at, "in") && (p >= f->limit || item_in(f, p, ". ! ? ;"))))
				return;
			/* "the year ended Sept. 30": how long it is, not when */
			if (unit == UNIT_YEAR && item_in(f, p, "ended ending through to") ) {
				keep_text(m, at, p, TIMEX_DURATION, "P1Y");
				return;
			}
			s.anchor = ANCHOR_EITHER;
		} else {
			return;
		}
	}
	if (item_is(f, p - 1, "century") && !bare && item_is(f, at, "the"))
		return;
	/* "that day" with a relative clause stays; "this year-end" is another thing */
	if (hop(f, p) != p && item_in(f, p + 1, "end old long"))
		return;
	/* "the last year of the war", "the same day as", "the next day's": the first counts something else */
	if (the && item_is(f, p, "of") && (s.amount || item_in(f, at + 1, "same")))
		return;
	if (the && unit != UNIT_WEEKEND &&
	    ((item_is(f, at + 1, "last") && unit != UNIT_WEEK && unit != UNIT_MONTH) || item_is(f, at + 1, "past"))) {
		struct number one = { .whole = 1 };

		keep_text(m, at, p, TIMEX_DURATION, duration_value(&f->d->arena, &one, unit));
		return;
	}
	s.unit = unit;
	/* last week Tuesday is rare; "the next morning", "the following evening" are below */
	keep(m, at, p, &s);
}

/* the next morning, the following night, the previous evening, the same evening: parts of another day
 * e.g. They met on May 3. The next morning, it rained. => May 3 = DATE 2016-05-03 [2016-05-03 day]; The next morning = TIME 2016-05-04TMO [2016-05-04 day] */
static void part_of_another_day(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_DAY);

	if (!item_is(f, at, "the") || !item_in(f, at + 1, "next following previous preceding same") ||
	    !item_has(f, at + 2, WORD_PART) || item_in(f, at + 2, "noon midnight nights mornings evenings afternoons"))
		return;
	s.amount = item_in(f, at + 1, "next following") ? 1 : item_is(f, at + 1, "same") ? 0 : -1;
	s.anchor = ANCHOR_TEXT;
	s.part = (enum day_part)item_at(f, at + 2)->word->value;
	s.type = TIMEX_TIME;
	keep(m, at, at + 3, &s);
}

/* Further lengths after one of `*amount` `*unit`s that ends at `at`: "two years, three months and 5 days".  Months and years are added up,
 * in months if they must be, weeks and days counted in *days; hours are passed over, as the day is as near as we get.  End or `at`. */
static uint32_t read_further(const struct finder *f, uint32_t at, long *amount, enum unit *unit, int *days)
{
	static const int months[UNIT_NR] = {
		[UNIT_MONTH] = 1, [UNIT_YEAR] = 12, [UNIT_DECADE] = 120, [UNIT_CENTURY] = 1200};
	static const int of_days[UNIT_NR] = {[UNIT_DAY] = 1, [UNIT_WEEK] = 7, [UNIT_FORTNIGHT] = 14};
	struct number more;
	uint32_t p = at, q, end;
	enum unit next;

	for (;; p = end + 1) {
		q = p + item_is(f, p, ",");
		q += item_is(f, q, "and");
		end = read_number(f, q, &more);
		next = item_unit(item_at(f, end));
		if (end == q || more.article || more.whole <= 0 || more.whole > 10000 || more.half || more.tenths ||
		    next == *unit || *amount > 10000)
			return p;
		if (months[next] && months[*unit] && !*days) {
			long all = *amount * months[*unit] + more.whole * months[next];

			*unit = next == UNIT_MONTH || *unit == UNIT_MONTH ? UNIT_MONTH : UNIT_YEAR;
			*amount = all / months[*unit];
		} else if (of_days[next] && (months[*unit] || of_days[*unit] > of_days[next])) {
			*days += (int)more.whole * of_days[next];
		} else if (!((next == UNIT_HOUR || next == UNIT_MINUTE) && (months[*unit] || of_days[*unit]))) {
			return p;
		}
	}
}

/* [about|nearly] N units ago|earlier|later|before|after|from now: "three days ago", "a year earlier", "six weeks ago", "two months later",
 * "a week or so ago", "a decade ago", "several years ago", "two weeks from now", "more than four decades ago".
 * e.g. They met three days ago. => three days ago = DATE 2016-09-02 [2016-09-02 day]
 * e.g. They met on May 3. Two days later, it rained. => May 3 = DATE 2016-05-03 [2016-05-03 day]; Two days later = DATE 2016-05-05 [2016-05-05 day] */
static void ago(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_SHIFT, UNIT_NONE);
	struct number n;
	uint32_t p, q;
	const char *mod = NULL;
	int days = 0;

	p = read_number(f, at, &n);
	if (p == at) {
		/* years ago, months later */
		if (!item_has(f, at, WORD_UNITS))
			return;
		n = (struct number){ .whole = -1 };
	}
	q = hop(f, p);
	if (item_in(f, q, "more full short long"))
		q++;
	s.unit = item_unit(item_at(f, q));
	if (!s.unit || s.unit == UNIT_WEEKEND)
		return;
	p = q + 1;
	/* a year and a half ago */
	if (item_is(f, p, "and") && item_is(f, p + 1, "a") && item_is(f, p + 2, "half")) {
		n.half = 1;
		p += 3;
	}
	/* one year and two months ago, 1 month 21 days ago */
	if (n.whole >= 0 && !n.half && !n.tenths)
		p = read_further(f, p, &n.whole, &s.unit, &days);
	if (item_is(f, p, "or") && item_in(f, p + 1, "so more two")) {
		mod = item_is(f, p + 1, "more") ? "MORE_THAN" : "APPROX";
		p += 2;
	}
	if (n.couple)
		mod = mod ? mod : "APPROX";
	if (item_is(f, p, "ago")) {
		s.amount = -1;
	} else if (item_in(f, p, "later earlier") && item_is(f, p + 1, "than")) {
		return;                 /* "two weeks later than planned": how long */
	} else if (item_is(f, p, "earlier") ||
		   (item_is(f, p, "before") && (item_in(f, p + 1, ". , ; ) and but") || p + 1 >= f->limit))) {
		s.amount = -1;
		s.anchor = ANCHOR_TEXT;
	} else if (item_is(f, p, "previously") || item_is(f, p, "beforehand")) {
		s.amount = -1;
		s.anchor = ANCHOR_TEXT;
	} else if (item_in(f, p, "later afterwards afterward") ||
		   (item_is(f, p, "after") && item_in(f, p + 1, ". , ;"))) {
		s.amount = 1;
		s.anchor = ANCHOR_TEXT;
	} else if (item_in(f, p, "from after") && item_in(f, p + 1, "now today")) {
		s.amount = 1;
		p++;
		/* "within two weeks from now", "less than two weeks from now": how long at most */
		if (n.whole > 0 && (before_in(f, at, "within") ||
				    (before_in(f, at, "than") && at >= f->start + 2 && item_in(f, at - 2, "less fewer")))) {
			keep_text(m, at, p + 1, TIMEX_DURATION, duration_value(&f->d->arena, &n, s.unit));
			return;
		}
	} else {
		return;
	}
	p++;
	s.mod = mod;
	/* two weeks ago Monday: the Monday so many weeks before the last one */
	if (s.unit == UNIT_WEEK && n.whole > 0 && n.whole < 52 && !n.half && !days && item_is(f, p - 1, "ago") &&
	    is_weekday(f, p) && !item_in(f, p + 1, "'s") && !item_has(f, p + 1, WORD_PART)) {
		struct sense day = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);

		day.weekday = item_at(f, p)->word->value;
		day.direction = TOWARDS_PAST;
		day.amount = n.whole;
		keep(m, at, p + 1, &day);
		return;
	}
	/* a year earlier, a year ago: the quarter of the year before when a quarter is spoken of */
	if (s.unit == UNIT_YEAR && n.whole == 1 && !n.half && s.amount < 0) {
		s.kind = SENSE_PERIOD;
		if (s.anchor == ANCHOR_DOCUMENT || item_is(f, p - 1, "earlier"))
			s.anchor = ANCHOR_EITHER;
	}
	if (n.whole < 0) {
		/* how many is not said: no date */
		if (s.anchor == ANCHOR_TEXT)
			keep_text(m, at, p, TIMEX_DURATION, duration_value(&f->d->arena, &n, s.unit));
		else
			keep_text(m, at, p, TIMEX_DATE, s.amount < 0 ? "PAST_REF" : "FUTURE_REF");
		return;
	}
	if (n.tenths || n.half) {
		/* a year and a half ago is months */
		if (s.unit == UNIT_YEAR) {
			n.whole = n.whole * 12 + (n.half ? 6 : 12 * n.tenths / 10);
			s.unit = UNIT_MONTH;
		} else if ((s.unit == UNIT_DECADE || s.unit == UNIT_CENTURY) && n.half) {
			n.whole = (n.whole * 10 + 5) * (s.unit == UNIT_CENTURY ? 10 : 1);
			s.unit = UNIT_YEAR;
			s.mod = s.mod ? s.mod : "APPROX";
		} else if (s.unit == UNIT_HOUR && n.half) {
			n.whole = n.whole * 60 + 30;
			s.unit = UNIT_MINUTE;
		} else if (s.unit == UNIT_WEEK || s.unit == UNIT_MONTH || s.unit == UNIT_DAY || s.unit == UNIT_HOUR) {
			s.mod = s.mod ? s.mod : "APPROX";
		}
	}
	s.day = s.amount < 0 ? -days : days;
	s.amount *= n.whole;
	if (days) {
		s.kind = SENSE_SHIFT;
		s.anchor = item_is(f, p - 1, "ago") ? ANCHOR_DOCUMENT : s.anchor;
	}
	if (s.unit < UNIT_DAY)
		s.type = TIMEX_TIME;
	keep(m, at, p, &s);
}

/* in two weeks, in five years' time: ahead if the verb looks ahead, else how long it took (decided when resolved); two days after
 * tomorrow, three weeks before today; a week hence, three months hence
 * e.g. They will meet in two weeks. => two weeks = DATE 2016-W38 [2016-09-19..2016-09-25 week]
 * e.g. The house was built in two weeks. => two weeks = DURATION P2W */
static void ahead(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_SHIFT, UNIT_NONE);
	struct number n;
	bool in = before_in(f, at, "in");
	int days = 0;
	uint32_t p = read_number(f, at, &n);

	if (p == at || n.whole < 0 || n.half || n.tenths)
		return;
	s.unit = item_unit(item_at(f, p));
	if (s.unit < UNIT_DAY || s.unit == UNIT_WEEKEND || s.unit == UNIT_SEASON || s.unit == UNIT_HALF ||
	    (s.unit == UNIT_QUARTER && n.article))
		return;
	s.amount = n.whole;
	p++;
	/* in one year and two months, in 1 month, 3 weeks and 2 days */
	if (in) {
		p = read_further(f, p, &s.amount, &s.unit, &days);
		s.day = days;
		n = (struct number){ .whole = s.amount };
	}
	if (item_in(f, p, "after before from") && item_in(f, p + 1, "today tomorrow yesterday now")) {
		if (s.unit != UNIT_DAY && !item_in(f, p + 1, "today now"))
			return;
		s.amount *= item_is(f, p, "before") ? -1 : 1;
		s.amount += item_is(f, p + 1, "tomorrow") ? 1 : item_is(f, p + 1, "yesterday") ? -1 : 0;
		keep(m, at, p + 2, &s);
		return;
	}
	if (item_is(f, p, "hence")) {
		keep(m, at, p + 1, &s);
		return;
	}
	if (!in || item_in(f, p, "or and of") || item_in(f, p, "- ago") ||
	    item_in(f, at - 2, "once twice third second fifth fourth most least lowest highest"))
		return;
	s.unless = duration_value(&f->d->arena, &n, s.unit);
	if (days)
		s.unless = arena_printf(&f->d->arena, "%s%dD", s.unless, days);
	if (item_in(f, p, "' 's time"))
		p += item_is(f, p, "time") ? 1 : item_is(f, p + 1, "time") ? 2 : 0;
	keep(m, at, p, &s);
}

/* two Sundays from now, three Fridays ago, two Mondays later: the weekday so many weeks on
 * e.g. They will meet two Sundays from now. => two Sundays from now = DATE 2016-09-18 [2016-09-18 day] */
static void weekdays_away(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DAY);
	struct number n;
	uint32_t p = read_number(f, at, &n), end = p + 2;

	if (p == at || n.whole < 1 || n.whole > 520 || n.half || n.tenths ||
	    !(item_has(f, p, WORD_WEEKDAYS) || (n.whole == 1 && is_weekday(f, p))))
		return;
	s.weekday = item_at(f, p)->word->value;
	s.amount = n.whole - 1;
	s.direction = TOWARDS_FUTURE;
	if (item_in(f, p + 1, "ago back")) {
		s.direction = TOWARDS_PAST;
	} else if (item_is(f, p + 1, "from") && item_in(f, p + 2, "now today")) {
		end++;
	} else if (item_in(f, p + 1, "later earlier")) {
		s.anchor = ANCHOR_TEXT;
		s.direction = item_is(f, p + 1, "later") ? TOWARDS_FUTURE : TOWARDS_PAST;
	} else {
		return;
	}
	keep(m, at, end, &s);
}

/* the week after next, the month after the next, the year before last, the weekend before last
 * e.g. They will meet the week after next. => the week after next = DATE 2016-W38 [2016-09-19..2016-09-25 week] */
static void after_next(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_NONE);
	uint32_t p = at + 3;

	if (!item_is(f, at, "the") || !item_has(f, at + 1, WORD_UNIT) || !item_in(f, at + 2, "after before"))
		return;
	p += item_is(f, p, "the");
	s.unit = item_unit(item_at(f, at + 1));
	if (s.unit < UNIT_DAY || !item_in(f, p, "next last") || item_is(f, p, "next") != item_is(f, at + 2, "after") ||
	    !(item_in(f, p + 1, ". , ; : ) and but") || p + 1 >= f->limit || item_at(f, p + 1)->lower[0] == '\'' ||
	      item_in(f, p + 1, "to in for when that")))
		return;
	s.amount = item_is(f, p, "next") ? 2 : -2;
	keep(m, at, p + 1, &s);
}

/* [the] rest of the week, the remainder of this month: what is left of it
 * e.g. It will rain for the rest of the week. => the rest of the week = DATE 2016-W36 +END [2016-09-05..2016-09-11 week] */
static void rest_of(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches rest;
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_NONE);
	uint32_t p = at + item_is(f, at, "the"), q;

	rest.nr = 0;
	if (!item_in(f, p, "rest remainder remaining") || !item_is(f, p + 1, "of"))
		return;
	q = p + 2 + item_in(f, p + 2, "the this my our his her its their your");
	if (q != p + 2 && item_in(f, q, "day week month quarter year decade") && !item_is(f, q + 1, "of")) {
		s.unit = item_unit(item_at(f, q));
		s.anchor = item_is(f, q - 1, "this") ? ANCHOR_DOCUMENT : ANCHOR_EITHER;
		q++;
	} else if (p == at && item_in(f, p + 2, "week month year") && !item_is(f, p + 3, "of")) {
		s.unit = item_unit(item_at(f, p + 2));
		q = p + 3;
	} else {
		whole_unit(f, p + 2, &rest);
		if (rest.nr != 1)
			return;
		s = rest.at[0].sense;
		q = rest.at[0].end;
	}
	s.mod = "END";
	keep(m, at, q, &s);
}

/* now, currently, recently, the past, the future, recent weeks, coming days, these days, the moment: no calendar date.
 * e.g. He is now rich. => now = DATE PRESENT_REF
 * e.g. It grew in recent years. => recent years = DATE PAST_REF */
static void reference(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t p = at;
	const struct item *before = item_before(f, at);

	if (item_is(f, p, "the"))
		p++;
	if (p == at && item_is(f, p, "one") && item_is(f, p + 1, "day") &&
	    (before_in(f, at, "will would may might could 'll shall can hope hopes") ||
	     (at == f->start && item_is(f, p + 2, ",")) || item_in(f, p + 2, "will would may might could"))) {
		keep_text(m, at, p + 2, TIMEX_DATE, "FUTURE_REF");
	} else if (item_is(f, p, "week") && (f->item[p].flags & ITEM_MID) && !item_is(f, p + 1, "'s")) {
		struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_WEEK);

		s.mod = "MID";
		s.anchor = ANCHOR_EITHER;
		keep(m, at, p + 1, &s);
	} else if (p == at && item_is(f, p, "date") &&
		   (before_in(f, p, "till") ||
		    (before_in(f, p, "to") && p >= f->start + 2 &&
		     (is_month(f, p - 2) || is_weekday(f, p - 2) || item_at(f, p - 2)->digits == 4)))) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");     /* from March to date */
	} else if (item_is(f, p, "present") && before_in(f, at, "to until till") && at >= f->start + 2 &&
		   (is_month(f, at - 2) || is_weekday(f, at - 2) || item_at(f, at - 2)->digits == 4) &&
		   (p + 1 >= f->limit || item_in(f, p + 1, ". , ; : ! ? ) and but"))) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");     /* from 2010 to the present */
	} else if (item_is(f, p, "now")) {
		if (item_is(f, p + 1, "-") || p != at ||
		    (f->d->token[p].flags & TOKEN_ALL_CAPS && item_before(f, p)->lower[0]))
			return;
		if (item_is(f, p + 1, "that") || before_in(f, at, "by until till from"))
			if (item_is(f, p + 1, "that"))
				return;
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_is(f, p, "right") && item_is(f, p + 1, "now")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_in(f, p, "currently nowadays")) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (item_is(f, p, "current") && !item_has(f, p + 1, WORD_UNIT | WORD_UNITS) &&
		   !item_in(f, p + 1, "account accounts affairs") && f->d->token[p].upos != UPOS_NOUN &&
		   !item_is(f, p + 1, "-") && !(f->item[p].flags & ITEM_CAPITAL && p > f->start) &&
		   !before_in(f, p, "alternating electric direct")) {
		keep_text(m, p, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_is(f, p, "recently")) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PAST_REF");
	} else if (p == at && item_in(f, p, "more most") && item_is(f, p + 1, "recently")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "PAST_REF");
	} else if (item_in(f, p, "recent past last")) {
		uint32_t q = p + 1;

		/* recent weeks, recent weeks and months, the past few years is a duration */
		if (item_is(f, p, "recent")) {
			if (item_has(f, q, WORD_UNITS)) {
				q++;
				if (item_in(f, q, "and or") && item_has(f, q + 1, WORD_UNITS))
					q += 2;
				keep_text(m, p == at ? at : at, q, TIMEX_DATE, "PAST_REF");
			} else if (item_is(f, q, "past") || item_is(f, q, "history")) {
				if (item_is(f, q, "past"))
					keep_text(m, at, q + 1, TIMEX_DATE, "PAST_REF");
			} else {
				keep_text(m, p, p + 1, TIMEX_DATE, "PAST_REF");
			}
		} else if (item_is(f, p, "past") && p != at && before_in(f, at, "in of from than as like unlike") &&
			   !(item_at(f, q)->lower[0] >= 'a' && item_at(f, q)->lower[0] <= 'z' &&
			     !item_in(f, q,
				      "and but or when that have has had is was were are for to by with as where which "
				      "who the he she they it")) &&
			   item_at(f, q)->number < 0) {
			keep_text(m, at, p + 1, TIMEX_DATE, "PAST_REF");
		} else if (item_is(f, p, "past") && item_has(f, q, WORD_UNITS) && p == at &&
			   before_in(f, at, "in over for during")) {
			keep_text(m, at, q + 1, TIMEX_DATE, "PAST_REF");
		}
	} else if (item_in(f, p, "coming upcoming") && item_has(f, p + 1, WORD_UNITS)) {
		uint32_t q = p + 2;

		if (item_in(f, q, "and or") && item_has(f, q + 1, WORD_UNITS))
			q += 2;
		keep_text(m, at, q, TIMEX_DATE, "FUTURE_REF");
	} else if (item_is(f, p, "future") && p != at) {
		if (item_has(f, p + 1, WORD_UNITS | WORD_UNIT))
			return;
		if (item_at(f, p + 1)->lower[0] >= 'a' && item_at(f, p + 1)->lower[0] <= 'z' &&
		    !item_in(f, p + 1,
			     "and but or when that have has is was were are for to by with as where which who the he "
			     "she they it of if will"))
			return;
		if (item_is(f, p + 1, "of") || (f->item[p].flags & ITEM_CAPITAL))
			return;
		keep_text(m, at, p + 1, TIMEX_DATE, "FUTURE_REF");
	} else if (p != at && item_in(f, p, "near foreseeable immediate not-too-distant distant") &&
		   item_in(f, p + 1, "future term")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "FUTURE_REF");
	} else if (p != at && item_is(f, p, "moment") && before_in(f, at, "at for") &&
		   !item_in(f, p + 1, "when of the he she it they that")) {
		keep_text(m, at, p + 1, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_in(f, p, "these those") && item_is(f, p + 1, "days") &&
		   !before_in(f, p, "in of during") && item_is(f, p, "these")) {
		keep_text(m, at, p + 2, TIMEX_DATE, "PRESENT_REF");
	} else if (p == at && item_is(f, p, "future") && item_has(f, p + 1, WORD_UNITS)) {
		keep_text(m, at, p + 2, TIMEX_DATE, "FUTURE_REF");
	}
	(void)before;
}

/* year-end, year's end, the year's end, the year to date; the end of the year is read with its modifier: "by year-end".
 * e.g. It will be done by year-end. => year-end = DATE 2016 +END [2016-01-01..2016-12-31 year] before */
static void year_end(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_PERIOD, UNIT_YEAR);
	uint32_t begin = at, p;

	if (item_is(f, at, "the") && (item_is(f, at + 2, "'s") || item_is(f, at + 2, "to")))
		at++;
	p = hop(f, at + 1);
	if (!item_in(f, at, "year month week quarter"))
		return;
	/* the year to date, year-to-date */
	if (item_is(f, p, "to") && item_is(f, hop(f, p + 1), "date") && (hop(f, p + 1) != p + 1) == (p != at + 1)) {
		if (item_has(f, at, WORD_UNIT))
			s.unit = item_unit(item_at(f, at));
		keep(m, begin, hop(f, p + 1) + 1, &s);
		return;
	}
	if (item_is(f, at, "quarter"))
		return;
	if (p == at + 1 && item_is(f, p, "'s"))
		p++;
	else if (p == at + 1 && !before_in(f, at, "by at until before around after since of calendar"))
		return;
	if (!item_is(f, p, "end"))
		return;
	if (item_has(f, at, WORD_UNIT))
		s.unit = item_unit(item_at(f, at));
	s.mod = "END";
	keep(m, begin, p + 1, &s);
}

/* the week of March 6, the week beginning on Sept. 5, the week ending 10 June: the week that holds the day
 * e.g. They met in the week of May 2. => the week of May 2 = DATE 2016-W18 [2016-05-02..2016-05-08 week] */
static void week_of(const struct finder *f, uint32_t at, struct matches *m)
{
	struct matches day;
	struct sense s;

	day.nr = 0;
	uint32_t p = at + 3;

	if (!item_is(f, at, "the") || !item_in(f, at + 1, "week weekend") ||
	    !item_in(f, at + 2, "of starting beginning commencing ending ended from"))
		return;
	p += item_in(f, p, "on with");
	if (!is_month(f, p) && !is_weekday(f, p) && item_at(f, p)->number < 0 && !item_is(f, p, "the"))
		return;
	/* the week of the 18th: of this month */
	if (item_is(f, p, "the") && (item_at(f, p + 1)->flags & ITEM_ORDINAL) && item_at(f, p + 1)->number <= 31 &&
	    !is_month(f, p + 2) && !item_is(f, p + 2, "of")) {
		s = (struct sense)SENSE_INIT(SENSE_CALENDAR, item_is(f, at + 1, "week") ? UNIT_WEEK : UNIT_WEEKEND);
		s.day = item_at(f, p + 1)->number;
		s.of_unit = UNIT_MONTH;
		keep(m, at, p + 2, &s);
		return;
	}
	family_date(f, p, &day);
	if (day.nr != 1 || day.at[0].begin != p || day.at[0].sense.kind != SENSE_CALENDAR ||
	    day.at[0].sense.unit != UNIT_DAY)
		return;
	s = day.at[0].sense;
	s.unit = item_is(f, at + 1, "week") ? UNIT_WEEK : UNIT_WEEKEND;
	keep(m, at, day.at[0].end, &s);
}

bool family_relative(const struct finder *f, uint32_t at, struct matches *m)
{
	bool the = item_is(f, at, "the"), unit = item_has(f, at, WORD_UNIT | WORD_UNITS);
	int nr = m->nr;
	uint32_t end = matches_end(m);

	near_day(f, at, m);
	if (the) {
		beside_another(f, at, m);
		part_of_another_day(f, at, m);
		after_next(f, at, m);
		week_of(f, at, m);
	}
	whole_unit(f, at, m);
	if (unit || may_count(f, at)) {
		ago(f, at, m);
		ahead(f, at, m);
		if (item_has(f, at + 1, WORD_WEEKDAY | WORD_WEEKDAYS) || item_has(f, at + 3, WORD_WEEKDAYS))
			weekdays_away(f, at, m);
	}
	if (the || item_in(f, at, "rest remainder"))
		rest_of(f, at, m);
	reference(f, at, m);
	if (the || unit)
		year_end(f, at, m);
	return m->nr != nr || matches_end(m) != end;
}
