#include "time/timex.h"

#include <string.h>

#include "time/time_int.h"

enum { LEAD_REACH = 6 };        /* words between "the" and what it leads to */

/* Words that only colour what stands beside them begin no expression. */
enum { NO_BEGINNING = WORD_COUNTED | WORD_FUTURE | WORD_PAST | WORD_BEFORE_YEAR | WORD_INNER };

static bool may_begin(const struct finder *f, uint32_t at)
{
	const struct item *it = &f->item[at];

	return it->number >= 0 || (it->flags & ITEM_HOLIDAY) || (it->word->classes & ~(uint32_t)NO_BEGINNING) ||
	       (f->d->token[at].flags & TOKEN_HAS_DIGIT);
}

/* The longest reading at a place; of equals the first family's. */
static bool read_at(const struct finder *f, uint32_t at, struct matches *m)
{
	m->nr = 0;
	read_date(f, at, m);
	family_range(f, at, m);
	family_modified(f, at, m);
	family_clock(f, at, m);
	family_set(f, at, m);
	family_duration(f, at, m);
	return m->nr > 0;
}

static void read_sentence(struct finder *f, const struct sentence *s)
{
	struct arena *a = &f->d->arena;
	struct matches m;
	uint32_t at, core;
	int i;

	f->start = s->token_begin;
	f->limit = s->token_end;
	for (at = core = f->start; at < f->limit; at++) {
		if (!may_begin(f, at))
			continue;
		if (f->item[at].word->classes & WORD_LEAD) {
			core = core > at ? core : at + 1;
			while (core < f->limit && ((f->item[core].word->classes & WORD_LEAD) ||
			                           !(may_begin(f, core) || (f->item[core].word->classes & WORD_INNER))))
				core++;
			if (core >= f->limit || core > at + LEAD_REACH)
				continue;
		}
		if (!read_at(f, at, &m))
			continue;
		for (i = 0; i < m.nr; i++)
			ARENA_PUSH(a, f->match, f->match_nr, f->match_alloc) = m.at[i];
		at = matches_end(&m) - 1;
	}
}

/* Is somebody called May spoken of? */
static bool may_is_name(const struct doc *d)
{
	size_t i;

	for (i = 1; i < d->token_nr; i++)
		if (token_is(&d->token[i], "may") && (d->token[i].flags & TOKEN_CAPITAL) &&
		    d->token[i].sentence == d->token[i - 1].sentence &&
		    (token_is(&d->token[i - 1], "theresa") || token_is(&d->token[i - 1], "mrs.") ||
		     token_is(&d->token[i - 1], "mrs") || token_is(&d->token[i - 1], "mr.") ||
		     token_is(&d->token[i - 1], "ms.") || token_is(&d->token[i - 1], "minister")))
			return true;
	return false;
}

void timex_find(struct doc *d)
{
	struct date_memo memo = { .at = NO_INDEX };
	struct finder f = { .d = d, .memo = &memo, .last_clock = { .day = CALENDAR_NONE } };
	size_t i;

	if (!d->token_nr)
		return;
	items_make(&f);
	f.may_is_name = may_is_name(d);
	for (i = 0; i < d->sentence_nr; i++)
		read_sentence(&f, &d->sentence[i]);
	if (d->date_basis == DATE_UNKNOWN) {
		d->date = dateline_date(&f);
		if (d->date != CALENDAR_NONE)
			d->date_basis = DATE_TEXT;
	}
	survey(&f);
	for (i = 0; i < f.match_nr; i++)
		resolve(&f, &f.match[i]);
}
