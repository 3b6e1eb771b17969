/* dateline.c - the document date where the text itself begins with it
 *
 * Two forms: a full date before the dash of a dateline ("KABUL, Sept. 5, 2016 (Reuters) - …"), and a line of its own at the head
 * that holds little but a full date ("Monday, September 5, 2016", "Published: 5 September 2016").  A date in the story's first
 * sentence is what the story tells of, and no date of writing. */
#include "time/time_int.h"

#include <string.h>

enum {
	HEAD_SENTENCES = 6,
	DATELINE_TOKENS = 24,       /* the dash comes within so many */
	LINE_WORDS = 6              /* words beside the date in a line of its own */
};

/* The day of a full date; CALENDAR_NONE if the match is none. */
static int32_t full_date(const struct match *m)
{
	const struct sense *s = &m->sense;

	if (s->kind != SENSE_CALENDAR || s->unit != UNIT_DAY || s->year_how != YEAR_GIVEN || !s->month || !s->day ||
	    s->ambiguous || !calendar_valid(s->year, s->month, s->day))
		return CALENDAR_NONE;
	return calendar_day(s->year, s->month, s->day);
}

/* Does a dateline's dash follow within reach of the sentence's start, the place in capitals before it? */
static bool dash_follows(const struct doc *d, const struct sentence *s, uint32_t at)
{
	uint32_t i;

	for (i = at; i < s->token_end && i < s->token_begin + DATELINE_TOKENS; i++) {
		const struct token *t = &d->token[i];

		if (token_is(t, "--") || (token_is(t, "-") && i && (d->token[i - 1].flags & TOKEN_SPACE_AFTER) &&
					  (t->flags & TOKEN_SPACE_AFTER)))
			return true;
		/* between date and dash there is at most a source in brackets */
		if ((t->flags & TOKEN_WORD) && !(t->flags & TOKEN_CAPITAL))
			return false;
	}
	return false;
}

int32_t dateline_date(struct finder *f)
{
	const struct doc *d = f->d;
	size_t i;

	for (i = 0; i < f->match_nr; i++) {
		const struct match *m = &f->match[i];
		uint32_t number = d->token[m->begin].sentence, k, words = 0;
		const struct sentence *s = &d->sentence[number];
		int32_t day = full_date(m);

		if (number >= HEAD_SENTENCES)
			break;
		if (day == CALENDAR_NONE)
			continue;
		for (k = s->token_begin; k < s->token_end; k++)
			words += (k < m->begin || k >= m->end) && (d->token[k].flags & TOKEN_WORD);
		if (words <= LINE_WORDS && s->token_end - s->token_begin <= DATELINE_TOKENS &&
		    (s->flags & (SENTENCE_HEADING | SENTENCE_BYLINE) || m->end == s->token_end) &&
		    (s->flags & SENTENCE_PARAGRAPH))
			return day;
		if (m->begin < s->token_begin + DATELINE_TOKENS / 2 && dash_follows(d, s, m->end))
			return day;
	}
	return CALENDAR_NONE;
}
