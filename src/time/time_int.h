/* time_int.h - what the files of the time layer share                             (layer: time, private)
 *
 * Two passes over a document.  The first reads: at each token every family tries its patterns and the longest match wins;
 * a match is a `struct sense`, what the words say before any date is looked at ("September 5", year open).  The second
 * resolves the senses in text order against the document date, the tense around them and the date mentioned last.
 */
#ifndef DATELINE_TIME_TIME_INT_H
#define DATELINE_TIME_TIME_INT_H

#include <string.h>

#include "text/doc.h"

/* ---- words ---- */

enum unit {
	UNIT_NONE,
	UNIT_SECOND,
	UNIT_MINUTE,
	UNIT_HOUR,
	UNIT_DAY,
	UNIT_WEEKEND,
	UNIT_WEEK,
	UNIT_FORTNIGHT,
	UNIT_MONTH,
	UNIT_QUARTER,
	UNIT_SEASON,
	UNIT_HALF,
	UNIT_YEAR,
	UNIT_DECADE,
	UNIT_CENTURY,
	UNIT_MILLENNIUM,
	UNIT_NR
};

enum day_part { PART_NONE, PART_MORNING, PART_MIDDAY, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_DAYTIME };

enum word_class {
	WORD_MONTH = 1u << 0,       /* value 1-12 */
	WORD_MONTH_SHORT = 1u << 1, /* an abbreviation that is also a name or a word without its stop: Jan, Mar */
	WORD_WEEKDAY = 1u << 2,     /* value 1-7 */
	WORD_WEEKDAY_SHORT = 1u << 3,
	WORD_WEEKDAYS = 1u << 4, /* Mondays */
	WORD_UNIT = 1u << 5,     /* value enum unit, singular */
	WORD_UNITS = 1u << 6,    /* plural */
	WORD_CARDINAL = 1u << 7, /* value 0-19, or tens */
	WORD_TENS = 1u << 8,
	WORD_SCALE = 1u << 9,        /* hundred, thousand: value is the power of ten */
	WORD_ORDINAL = 1u << 10,     /* first = 1 … */
	WORD_SEASON = 1u << 11,      /* value 1 spring … 4 winter */
	WORD_PART = 1u << 12,        /* value enum day_part */
	WORD_ZONE = 1u << 13,        /* GMT */
	WORD_TRIGGER = 1u << 14,     /* may begin an expression in some other way */
	WORD_COUNTED = 1u << 15,     /* a noun that is counted: "2016 people" is no year */
	WORD_FUTURE = 1u << 16,      /* will, would, expected */
	WORD_PAST = 1u << 17,        /* said, was */
	WORD_DECADES = 1u << 18,     /* nineties: value 90 */
	WORD_BEFORE_YEAR = 1u << 19, /* in, since: a bare year may follow */
	WORD_LEAD = 1u << 21,  /* the, a, three: begins an expression only if a word that tells of time follows soon */
	WORD_INNER = 1u << 22, /* moment: begins none, but "the" may lead to it */
	WORD_SURE = 1u << 20   /* a month or weekday that is nothing else, even without its capital */
};

struct word {
	const char *text;
	uint32_t classes;
	uint8_t value;              /* of its class; a word of several classes has `other` for the second */
	uint8_t other;              /* "second" is ordinal 2 (value) and a unit (other) */
};

extern const struct word word_none;
const struct word *word_find(const char *lower);

/* ---- items: tokens as this layer sees them ---- */

enum item_flag {
	ITEM_ORDINAL = 1u << 0,     /* 5th */
	ITEM_DECADE = 1u << 1,      /* 1990s, 80s, '80s, 1990's */
	ITEM_SHORT_YEAR = 1u << 2,  /* '68 */
	ITEM_MID = 1u << 3,         /* mid-June: `lower` is june */
	ITEM_PRE = 1u << 4,         /* pre-2000 */
	ITEM_POST = 1u << 5,        /* post-1959 */
	ITEM_CAPITAL = 1u << 6,
	ITEM_TIGHT = 1u << 7,       /* nothing between it and the next token */
	ITEM_HOLIDAY = 1u << 9,     /* a holiday's first word */
	ITEM_STOP = 1u << 8         /* ended in a full stop, which `lower` lacks: "sept." */
};

struct item {
	uint64_t bits;              /* two bits that the word has in the mask of a list of words */
	const struct word *word;    /* &word_none: no word of ours */
	const char *lower;
	int32_t number;             /* a whole number without separators, else -1 */
	uint16_t flags;
	uint8_t digits;
	uint8_t length;             /* of `lower`; 255 if more */
};

/* ---- senses ---- */

enum sense_kind {
	SENSE_CALENDAR,     /* fields of the calendar: year, month, day, weekday, nth quarter … */
	SENSE_PERIOD,       /* a whole unit, `amount` of them away: last week, today, that year */
	SENSE_SHIFT,        /* `amount` units away from the anchor: three days ago */
	SENSE_TEXT,         /* the value is `text`: durations, sets, PAST_REF */
	SENSE_NOTHING       /* read and left alone: 30 February */
};

enum year_how {
	YEAR_OPEN,
	YEAR_GIVEN,
	YEAR_SHIFT /* the document's, plus `year` */,
	YEAR_THAT /* the one mentioned last */
};
enum direction { TOWARDS_ANY, TOWARDS_PAST, TOWARDS_THIS, TOWARDS_FUTURE };
enum anchor {
	ANCHOR_DOCUMENT,
	ANCHOR_TEXT,
	ANCHOR_EITHER /* the document's, unless the last mention is of that unit */
};
struct sense {
	enum timex_type type;
	enum sense_kind kind;
	const char *mod;
	const char *text;
	enum unit unit;             /* PERIOD, SHIFT: what is counted; CALENDAR: the grain */
	long amount;
	enum anchor anchor;
	enum year_how year_how;
	int year;
	int month, day, weekday;    /* 0: none */
	int nth;                    /* quarter, half, season; week of the month */
	int holiday;                /* row of holiday.c, from 1; 0: none */
	enum direction direction;
	enum day_part part;
	int hour, minute, second;   /* -1: none */
	bool clock;                 /* hour … are set */
	enum unit of_unit; /* the first Monday of this month: UNIT_MONTH, `amount` of them away; of a year: UNIT_YEAR */
	enum unit then_unit;        /* "two weeks before Christmas": then so many of these away; UNIT_NONE: nothing */
	int then, then_weekday;     /* "the second Sunday after Easter": the weekday, `then` of them away */
	bool then_whole;            /* "the week before Christmas": the whole of it */
	const char *unless;         /* SHIFT: the duration that it is if nothing points ahead: "in two weeks" */
	bool ambiguous;             /* 5/9/2016: `day` and `month` as written, which is which decided by the document */
};

#define SENSE_INIT(kind_, unit_) \
	{ .type = TIMEX_DATE, .kind = (kind_), .unit = (unit_), .hour = -1, .minute = -1, .second = -1 }

struct match {
	uint32_t begin, end;        /* tokens */
	struct sense sense;
};

/* What one place gives: mostly one match, more for "May 3-5". */
enum { MATCHES_MAX = 8 };
struct matches {
	struct match at[MATCHES_MAX];
	int nr;
};

struct mention_of {             /* a date the text has spoken of */
	struct date_span date;
	enum unit unit;
	uint32_t sentence;
	bool known;
};

struct clock_of {               /* a clock time the text has spoken of */
	int32_t day;                /* CALENDAR_NONE: none */
	int minute;                 /* of the day */
	uint32_t sentence;
};

enum { LIST_MASK_BITS = 12, LIST_MASKS = 1 << LIST_MASK_BITS };

struct list_mask {
	const char *list;
	uint64_t mask;              /* the bits of all its words */
};

struct date_memo {              /* what read_date() found last */
	uint32_t at, limit;
	struct matches date;
};

struct finder {
	struct doc *d;
	struct date_memo *memo;
	struct item *item;          /* [token_nr] */
	struct list_mask *mask;     /* [LIST_MASKS] */
	uint32_t limit;             /* end of the sentence being read */
	uint32_t start;             /* its first token */
	struct match *match;        /* all, in text order */
	size_t match_nr, match_alloc;
	bool may_is_name;           /* Theresa May is spoken of */
	bool day_first, month_first;        /* what 25/9/2016 or 9/25/2016 elsewhere in the text shows */
	bool narrative;             /* a history: dates refer to one another */
	int story_first, story_last;        /* the years that a history is about */
	int story_year;                     /* the first that it names; 0: none */
	struct mention_of last_aside;       /* outside those years */
	struct clock_of last_clock; /* what "an hour later" counts from */
	struct mention_of last;     /* mentioned last, any unit */
	struct mention_of last_day;
	struct mention_of last_quarter;
	struct mention_of last_year;
};

/* ---- looking at items: past the sentence's end there is an empty one ---- */

extern const struct item item_none;

static inline const struct item *item_at(const struct finder *f, uint32_t i)
{
	return i < f->limit ? &f->item[i] : &item_none;
}

/* The item before `i` in its sentence; an empty one at the start. */
static inline const struct item *item_before(const struct finder *f, uint32_t i)
{
	return i > f->start && i <= f->limit ? &f->item[i - 1] : &item_none;
}

static inline bool item_is(const struct finder *f, uint32_t i, const char *lower)
{
	const char *s = item_at(f, i)->lower;

	return s[0] == lower[0] && strcmp(s, lower) == 0;
}

uint64_t list_bits(const struct finder *f, const char *list);
static inline size_t list_slot(const char *list)
{
	return (size_t)((uint64_t)(uintptr_t)list * 0x9E3779B97F4A7C15u >> (64 - LIST_MASK_BITS));
}
bool in_list(const char *lower, const char *list);
bool in_list_long(const char *lower, size_t length, const char *list);

/* One of the words in `list`, a string literal like "ago before"? */
static inline bool word_in(const struct finder *f, const struct item *it, const char *list)
{
	const struct list_mask *m = &f->mask[list_slot(list)];
	uint64_t mask = m->list == list ? m->mask : list_bits(f, list);

	return it->bits && (mask & it->bits) == it->bits &&
	       in_list_long(it->lower, it->length, list);
}

static inline bool item_in(const struct finder *f, uint32_t i, const char *list)
{
	return word_in(f, item_at(f, i), list);
}

static inline bool before_in(const struct finder *f, uint32_t i, const char *list)
{
	return word_in(f, item_before(f, i), list);
}

static inline bool item_has(const struct finder *f, uint32_t i, uint32_t classes)
{
	return (item_at(f, i)->word->classes & classes) != 0;
}

/* Past a hyphen that joins two words: "third-quarter". */
uint32_t hop(const struct finder *f, uint32_t i);
bool is_month(const struct finder *f, uint32_t i);
bool is_weekday(const struct finder *f, uint32_t i);
enum unit item_unit(const struct item *it);
/* 5 of "5th" and "fifth"; 0: no ordinal. */
int item_ordinal(const struct finder *f, uint32_t i);
/* Set up f->item. */
void items_make(struct finder *f);

/* ---- numbers ---- */

struct number {
	long whole;                 /* -1: vague (a few, several) */
	int half;                   /* and a half */
	int tenths;                 /* 2.5: 5 */
	bool article;               /* "a", "an" */
	bool couple;
};
/* False: no number begins here. */
static inline bool may_count(const struct finder *f, uint32_t at)
{
	const struct item *it = item_at(f, at);

	return it->number >= 0 || (it->lower[0] >= '0' && it->lower[0] <= '9') || (it->word->classes & WORD_CARDINAL) ||
	       word_in(f, it, "a an half few several many couple dozens hundreds thousands");
}

/* End of the number that begins at `at`, or `at`. */
uint32_t read_number(const struct finder *f, uint32_t at, struct number *n);
/* "nineteen ninety-six", "two thousand and four", a four-digit token. */
uint32_t read_year(const struct finder *f, uint32_t at, int *year);
/* "44 BC", "AD 70"; astronomical. */
uint32_t read_era_year(const struct finder *f, uint32_t at, int *year);

/* ---- families: each tries its patterns at `at`, keeps the longest in *m ---- */

bool family_date(const struct finder *f, uint32_t at, struct matches *m);
bool family_period(const struct finder *f, uint32_t at, struct matches *m);
bool family_relative(const struct finder *f, uint32_t at, struct matches *m);
bool family_duration(const struct finder *f, uint32_t at, struct matches *m);
bool family_clock(const struct finder *f, uint32_t at, struct matches *m);
bool family_set(const struct finder *f, uint32_t at, struct matches *m);
bool family_modified(const struct finder *f, uint32_t at, struct matches *m);

/* Parts of family_date(): dates in figures (family_numeric.c), years and longer (family_year.c). */
void iso_date(const struct finder *f, uint32_t at, struct matches *m);
void slash_date(const struct finder *f, uint32_t at, struct matches *m);
void stroke_date(const struct finder *f, uint32_t at, struct matches *m);
void shared_dots(const struct finder *f, uint32_t at, struct matches *m);
void month_in_figures(const struct finder *f, uint32_t at, struct matches *m);
void year_date(const struct finder *f, uint32_t at, struct matches *m);
void decade_date(const struct finder *f, uint32_t at, struct matches *m);
void century_date(const struct finder *f, uint32_t at, struct matches *m);
void era_date(const struct finder *f, uint32_t at, struct matches *m);
void weekday_figures(const struct finder *f, uint32_t at, uint32_t begin, int weekday, struct matches *m);
/* A day of the month in figures or words from `at`; returns the token after it, or `at`. */
uint32_t read_day(const struct finder *f, uint32_t at, int *day);
/* ", 2016", "of 2016", "this year", "'68" after a day or month that ends at `at`, into the year of *s; end or `at`. */
uint32_t read_its_year(const struct finder *f, uint32_t at, struct sense *s);
/* Two dates that share what is written once (family_range.c). */
bool family_range(const struct finder *f, uint32_t at, struct matches *m);
/* The number of a string's first four digits; -1: they are none. */
int four_digits(const char *s);
/* Keep a day, or leave the whole alone if no calendar has it. */
void keep_day(struct matches *m, uint32_t begin, uint32_t end, struct sense *s);

/* Is there such a day of the month, in the year that is given or in a leap year? */
bool day_exists(const struct sense *s);
/* Keep a further expression of a list or range. */
void add_more(struct matches *m, uint32_t begin, uint32_t end, const struct sense *s);

struct clock {
	int hour, minute, second;   /* second -1: none */
	int half;                   /* 1 a.m., 2 p.m., 0 not said */
	bool bare;                  /* nothing but figures: "10", "10:30" */
};
/* A clock time at `at`; end or `at`.  A bare one is a time only by what stands beside it. */
uint32_t read_clock(const struct finder *f, uint32_t at, struct clock *c);
/* A zone after a clock time: "GMT", "local time", "Eastern Daylight Time"; end or `at`. */
uint32_t pass_zone(const struct finder *f, uint32_t at);
/* The value of a clock time on `on`, "XXXX-WXX-4" and the like, in the arena. */
const char *clock_on(struct arena *a, const char *on, const struct clock *c);

/* Any family's date that may stand beside a clock time or after "early": dates, periods, relative ones. */
bool read_date(const struct finder *f, uint32_t at, struct matches *m);

/* Keep a match if it is longer than what *m holds. */
void keep(struct matches *m, uint32_t begin, uint32_t end, const struct sense *s);

/* Keep the two ends of a range, `last` behind `first`, if they reach further than what *m holds. */
void keep_ends(struct matches *m, const struct match *first, const struct match *last);
uint32_t matches_end(const struct matches *m);

/* ---- values and resolving ---- */

/* "P3D", "PT1H30M", "PXY" in the arena. */
const char *duration_value(struct arena *a, const struct number *n, enum unit unit);

enum tense { TENSE_NONE, TENSE_PAST, TENSE_FUTURE };
/* Tense around a match: of the verb that it hangs on, else of the last cue before it, else of the first after it (tense.c). */
enum tense tense_at(const struct finder *f, const struct match *m);
/* "Bush, who took office in January": of a match whose tense is past, does a month hang on such a verb by "in"? */
bool told_in(const struct finder *f, const struct match *m);
/* A note, a label: nothing in the sentence beside the match has a tense. */
bool no_verb(const struct finder *f, const struct match *m);

/* Work out value and date of match `i` and add it to the document. */
void resolve(struct finder *f, const struct match *m);
/* Pass over all matches: is this a history, are numeric dates day first (survey.c)? */
void survey(struct finder *f);

/* holiday.c.  The row that begins at `at`: its end, or `at`. */
uint32_t holiday_find(const struct finder *f, uint32_t at, int *h);
/* False: no holiday begins with this word. */
bool holiday_may_begin(const char *lower);
/* Its first day in a year; CALENDAR_NONE if there is none. */
int32_t holiday_day(int h, int year);
int holiday_days(int h);            /* how long it lasts */
bool holiday_is_near(int h);        /* worked out by rule, seen a day or two off */
int holiday_fixed_year(int h);      /* of one that was once: 9/11; 0: none */
const char *holiday_words(int h);   /* NULL past the last */
int32_t nth_weekday(int year, int month, int weekday, int nth);     /* nth -1: the last */

/* dateline.c: the document date written at the head of the text; CALENDAR_NONE if there is none. */
int32_t dateline_date(struct finder *f);

#endif
