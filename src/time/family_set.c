/* family_set.c - how often: "every day", "each Thursday", "daily", "Mondays", "twice a week" */
#include "time/time_int.h"

#include <string.h>

static void keep_set(struct matches *m, uint32_t at, uint32_t end, const char *value)
{
	struct sense s = SENSE_INIT(SENSE_TEXT, UNIT_NONE);

	s.type = TIMEX_SET;
	s.text = value;
	keep(m, at, end, &s);
}

/* " at 7 p.m.", " at 9" after a set of days or of parts of them, whose value gets the hour; end or `at`. */
static uint32_t read_hour_of(const struct finder *f, uint32_t at, const char **value)
{
	struct clock c;
	uint32_t end;
	const char *part = strchr(*value, 'T');

	if (!item_is(f, at, "at") || strncmp(*value, "XXXX-", 5) != 0)
		return at;
	end = read_clock(f, at + 1, &c);
	if (end == at + 1 || (c.bare && pass_zone(f, end) == end && end < f->limit && !item_in(f, end, ". , ; : ! ? ) and but")))
		return at;
	if (c.bare && item_at(f, at + 1)->digits > 2)
		return at;
	if (c.bare && part && part[1] != 'M' && c.hour < 12)
		c.hour += 12;
	*value = clock_on(&f->d->arena,
			  part ? arena_printf(&f->d->arena, "%.*s", (int)(part - *value), *value) : *value, &c);
	return pass_zone(f, end);
}

/* The same for a set of days, which an hour may follow: "every Monday at 7 p.m." */
static void keep_days(const struct finder *f, struct matches *m, uint32_t at, uint32_t end, const char *value)
{
	const char *with = strcmp(value, "P1D") == 0 ? "XXXX-XX-XX" : value;
	uint32_t hour_end = read_hour_of(f, end, &with);

	keep_set(m, at, hour_end, hour_end == end ? value : with);
}

static const char *part_suffix(const struct finder *f, uint32_t at)
{
	static const char *const suffix[] = { "", "TMO", "T12:00", "TAF", "TEV", "TNI", "TDT" };

	return item_has(f, at, WORD_PART) ? suffix[item_at(f, at)->word->value] : "";
}

/* "4th of July", "May 5", "Christmas" after "every": its end and value.  False: none. */
static bool every_date(const struct finder *f, uint32_t at, uint32_t *end, const char **value)
{
	struct matches day;
	struct sense s;
	int y, month, d, other_month, other_day, h = 0;

	*end = holiday_find(f, at, &h);
	if (*end != at) {
		/* one that moves comes back once a year */
		*value = "P1Y";
		if (holiday_day(h, 2001) != CALENDAR_NONE && holiday_day(h, 2012) != CALENDAR_NONE) {
			calendar_date(holiday_day(h, 2001), &y, &month, &d);
			calendar_date(holiday_day(h, 2012), &y, &other_month, &other_day);
			if (month == other_month && d == other_day)
				*value = arena_printf(&f->d->arena, "XXXX-%02d-%02d", month, d);
		}
		return true;
	}
	day.nr = 0;
	family_date(f, at, &day);
	if (day.nr != 1 || day.at[0].begin != at)
		return false;
	s = day.at[0].sense;
	if (s.kind != SENSE_CALENDAR || s.unit != UNIT_DAY || !s.month || !s.day || s.year_how != YEAR_OPEN || s.ambiguous)
		return false;
	*end = day.at[0].end;
	*value = arena_printf(&f->d->arena, "XXXX-%02d-%02d", s.month, s.day);
	return true;
}

/* every day, each year, every two weeks, every other month, every 4th of July, each Thursday, every July, every Tuesday night, every morning.
 * e.g. They meet every other Tuesday. => every other Tuesday = SET XXXX-WXX-2 */
static void every(const struct finder *f, uint32_t at, struct matches *m)
{
	struct arena *a = &f->d->arena;
	struct number n = { .whole = 1 };
	const char *value;
	uint32_t p = at + 1, q;

	if (!item_in(f, at, "every each"))
		return;
	if (item_is(f, p, "other")) {
		n.whole = 2;
		p++;
	} else if (item_is(f, p, "single")) {
		p++;
	} else if (item_is(f, at, "every") && item_ordinal(f, p) > 1 && item_ordinal(f, p) < 32 &&
		   (is_weekday(f, p + 1) || (item_has(f, p + 1, WORD_UNIT) && item_unit(item_at(f, p + 1)) > UNIT_HOUR))) {
		n.whole = item_ordinal(f, p);   /* every second week */
		p++;
	}
	if (is_weekday(f, p)) {
		q = p + 1;
		if (item_has(f, q, WORD_PART))
			q++;
		keep_days(f, m, at, q,
			 arena_printf(a, "XXXX-WXX-%d%s", item_at(f, p)->word->value,
				      q > p + 1 ? part_suffix(f, q - 1) : ""));
	} else if (is_month(f, p) && !every_date(f, p, &q, &value)) {
		keep_set(m, at, p + 1, arena_printf(a, "XXXX-%02d", item_at(f, p)->word->value));
	} else if (item_is(f, p, "weekday") && n.whole == 1) {
		keep_set(m, at, p + 1, "P1WD");
	} else if (item_has(f, p, WORD_PART)) {
		keep_days(f, m, at, p + 1, arena_printf(a, "XXXX-XX-XX%s", part_suffix(f, p)));
	} else if (item_has(f, p, WORD_SEASON)) {
		static const char *const season[] = { "", "SP", "SU", "FA", "WI" };

		keep_set(m, at, p + 1, arena_printf(a, "XXXX-%s", season[item_at(f, p)->word->value]));
	} else if (every_date(f, p, &q, &value)) {
		keep_set(m, at, q, value);
	} else {
		q = n.whole == 1 ? read_number(f, p, &n) : p;
		if (q != p && n.article)
			return;
		if (q == p && !n.whole)
			n.whole = 1;            /* every year */
		/* every few months, not "every several" */
		if (n.whole < 0 && !(item_is(f, p, "few") && item_has(f, q, WORD_UNITS)))
			return;
		if (q != p && item_has(f, q, WORD_UNIT) && n.whole != 1)
			return;
		if (!item_unit(item_at(f, q)) || (item_at(f, q)->word->classes & WORD_ORDINAL))
			return;
		keep_days(f, m, at, q + 1, duration_value(a, &n, item_unit(item_at(f, q))));
	}
}

/* Mondays, Tuesday nights, weekends.
 * e.g. They meet on Mondays. => Mondays = SET XXXX-WXX-1 */
static void plural_day(const struct finder *f, uint32_t at, struct matches *m)
{
	struct arena *a = &f->d->arena;
	const struct item *it = item_at(f, at);

	if ((it->word->classes & WORD_WEEKDAYS) && (it->flags & ITEM_CAPITAL))
		keep_days(f, m, at, at + 1, arena_printf(a, "XXXX-WXX-%d", it->word->value));
	else if (is_weekday(f, at) && item_in(f, at + 1, "mornings afternoons evenings nights"))
		keep_days(f, m, at, at + 2, arena_printf(a, "XXXX-WXX-%d%s", it->word->value, part_suffix(f, at + 1)));
	else if (item_in(f, at, "mornings afternoons evenings nights") &&
		 (before_in(f, at, "on") || (before_in(f, at, "the") && at >= f->start + 2 && item_is(f, at - 2, "in"))) &&
		 !item_is(f, at + 1, "of"))
		keep_days(f, m, at, at + 1, arena_printf(a, "XXXX-XX-XX%s", part_suffix(f, at)));
	else if (item_in(f, at, "weekends weekdays") && before_in(f, at, "on at during"))
		keep_days(f, m, at, at + 1, item_is(f, at, "weekends") ? "XXXX-WXX-WE" : "XXXX-WXX-WD");
}

/* "bi-", "semi-" of a word cut at its hyphen: "bi-monthly"; how many tokens they are. */
static uint32_t prefixed(const struct finder *f, uint32_t at, const char *prefix)
{
	return hop(f, at - (at > f->start)) == at && at >= f->start + 2 && item_is(f, at - 2, prefix) ? 2 : 0;
}

/* daily, weekly, monthly, yearly, annually, hourly, nightly, quarterly, bi-monthly, semi-annually; not the Daily Mail, not the quarterly
 * dividend (never marked in the TempEval-3 training data), but the quarterly meeting, that comes back.
 * e.g. They meet daily. => daily = SET P1D
 * e.g. They hold a quarterly review. => quarterly = SET P3M */
static void adverb(const struct finder *f, uint32_t at, struct matches *m)
{
	static const struct { const char *word, *value;
	} often[] = {{"daily", "P1D"},         {"weekly", "P1W"},         {"monthly", "P1M"},           {"yearly", "P1Y"},
		     {"annually", "P1Y"},      {"hourly", "PT1H"},        {"nightly", "XXXX-XX-XXTNI"}, {"biweekly", "P2W"},
		     {"bi-weekly", "P2W"},     {"fortnightly", "P2W"},    {"everyday", "P1D"},          {"bimonthly", "P2M"},
		     {"bi-monthly", "P2M"},    {"semiannually", "P6M"},   {"semi-annually", "P6M"},     {"biannually", "P6M"},
		     {"biennially", "P2Y"},    {"twice-yearly", "P6M"},   {"semi-annual", "P6M"},       {"semiannual", "P6M"},
		     {"quarterly", "P3M"}};
	static const char comes_back[] = "meeting meetings review reviews";
	size_t i;
	uint32_t cut;

	if (!item_in(f, at,
		     "daily weekly monthly yearly annually hourly nightly biweekly bi-weekly fortnightly everyday "
		     "bimonthly bi-monthly semiannually semi-annually biannually biennially twice-yearly semi-annual "
		     "semiannual quarterly") ||
	    ((item_at(f, at)->flags & ITEM_CAPITAL) && (at > f->start || (item_at(f, at + 1)->flags & ITEM_CAPITAL))))
		return;
	/* "paid quarterly", "a quarterly meeting" */
	if (item_is(f, at, "quarterly") && !item_in(f, at + 1, comes_back) && at + 1 < f->limit &&
	    !item_in(f, at + 1, ". , ; : ! ? ) and or in on at by from to since until"))
		return;
	if (item_is(f, at, "quarterly") && item_in(f, at + 1, "and or") && f->d->token[at].upos == UPOS_ADJ)
		return;
	if (item_in(f, at, "semi-annual semiannual") && !item_in(f, at + 1, comes_back))
		return;
	cut = prefixed(f, at, "bi");
	if (cut && item_in(f, at, "monthly weekly annually")) {
		keep_set(m, at - cut, at + 1, item_is(f, at, "monthly") ? "P2M" : item_is(f, at, "weekly") ? "P2W" : "P6M");
		return;
	}
	cut = prefixed(f, at, "semi");
	if (cut && item_in(f, at, "annually monthly weekly annual")) {
		if (item_in(f, at, "annually annual"))
			keep_set(m, at - cut, at + 1, "P6M");
		return;
	}
	for (i = 0; i < sizeof often / sizeof *often; i++)
		if (item_is(f, at, often[i].word))
			keep_days(f, m, at, at + 1, often[i].value);
}

/* once a week, twice a day, three times a year; 10 tons a day, $5 a month; per year.
 * e.g. They meet twice a week. => twice a week = SET P1W */
static void rate(const struct finder *f, uint32_t at, struct matches *m)
{
	struct arena *a = &f->d->arena;
	struct number n, one = { .whole = 1 };
	uint32_t p = at;

	if (item_in(f, p, "once twice")) {
		p++;
	} else if (!item_in(f, p, "a an per")) {
		p = read_number(f, p, &n);
		if (p == at || n.article || !item_is(f, p, "times"))
			return;
		p++;
	} else if (!item_is(f, p, "per") && !(item_before(f, at)->word->classes & WORD_CARDINAL) && !(item_has(f, at - (at > f->start), WORD_COUNTED) && at > f->start) &&
		   item_before(f, at)->number < 0 &&
		   !(item_before(f, at)->lower[0] >= '0' && item_before(f, at)->lower[0] <= '9')) {
		return;
	}
	if (!item_in(f, p, "a an per each every") || !item_has(f, p + 1, WORD_UNIT) ||
	    (item_at(f, p + 1)->word->classes & WORD_ORDINAL))
		return;
	/* a year ago, a day later, a year-old dog, a week in Paris is a length */
	if (item_in(f, p + 2, "ago earlier later before after from old"))
		return;
	if (hop(f, p + 2) != p + 2)
		return;
	keep_set(m, at, p + 2, duration_value(a, &one, item_unit(item_at(f, p + 1))));
}

bool family_set(const struct finder *f, uint32_t at, struct matches *m)
{
	uint32_t end = matches_end(m);

	every(f, at, m);
	plural_day(f, at, m);
	adverb(f, at, m);
	rate(f, at, m);
	return matches_end(m) != end;
}
