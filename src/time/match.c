/* match.c - keeping the longest match of a place, and durations written out */
#include "time/time_int.h"

uint32_t matches_end(const struct matches *m)
{
	return m->nr ? m->at[m->nr - 1].end : 0;
}

void keep(struct matches *m, uint32_t begin, uint32_t end, const struct sense *s)
{
	if (end <= matches_end(m))
		return;
	m->at[0] = (struct match){ begin, end, *s };
	m->nr = 1;
}

void keep_ends(struct matches *m, const struct match *first, const struct match *last)
{
	if (last->end <= matches_end(m))
		return;
	m->at[0] = *first;
	m->at[1] = *last;
	m->nr = 2;
}

bool read_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct date_memo *memo = f->memo;
	int i;

	if (at >= f->limit)
		return false;
	/* several patterns ask for the date at one place */
	if (memo->at != at || memo->limit != f->limit) {
		memo->at = at;
		memo->limit = f->limit;
		memo->date.nr = 0;
		family_date(f, at, &memo->date);
		family_period(f, at, &memo->date);
		family_relative(f, at, &memo->date);
	}
	if (!memo->date.nr || matches_end(&memo->date) <= matches_end(m))
		return false;
	for (i = 0; i < memo->date.nr; i++)
		m->at[i] = memo->date.at[i];
	m->nr = memo->date.nr;
	return true;
}

const char *duration_value(struct arena *a, const struct number *n, enum unit unit)
{
	static const struct { const char *part, *letter; int times; const char *vague;
	} how[UNIT_NR] = {[UNIT_SECOND] = {"T", "S", 1, "PTXS"},      [UNIT_MINUTE] = {"T", "M", 1, "PTXM"},
			  [UNIT_HOUR] = {"T", "H", 1, "PTXH"},        [UNIT_DAY] = {"", "D", 1, "PXD"},
			  [UNIT_WEEKEND] = {"", "WE", 1, "PXWE"},     [UNIT_WEEK] = {"", "W", 1, "PXW"},
			  [UNIT_FORTNIGHT] = {"", "W", 2, "PXW"},     [UNIT_MONTH] = {"", "M", 1, "PXM"},
			  [UNIT_QUARTER] = {"", "Q", 1, "PXQ"},       [UNIT_SEASON] = {"", "M", 3, "PXM"},
			  [UNIT_HALF] = {"", "M", 6, "PXM"},          [UNIT_YEAR] = {"", "Y", 1, "PXY"},
			  [UNIT_DECADE] = {"", "Y", 10, "PXDE"},      [UNIT_CENTURY] = {"", "Y", 100, "PXCE"},
			  [UNIT_MILLENNIUM] = {"", "Y", 1000, "PXML"}};
	long whole = n->whole * how[unit].times;

	if (!how[unit].letter)
		return NULL;
	if (n->whole < 0)
		return how[unit].vague;
	if (n->tenths)
		return how[unit].times > 2 ?
			arena_printf(a, "P%ldY", whole + n->tenths * how[unit].times / 10) :
			arena_printf(a, "P%s%ld.%d%s", how[unit].part, whole, n->tenths, how[unit].letter);
	if (!n->half)
		return arena_printf(a, "P%s%ld%s", how[unit].part, whole, how[unit].letter);
	switch (unit) {
	case UNIT_MINUTE:
		return whole ? arena_printf(a, "PT%ldM30S", whole) : "PT30S";
	case UNIT_HOUR:
		return whole ? arena_printf(a, "PT%ldH30M", whole) : "PT30M";
	case UNIT_DAY:
		return whole ? arena_printf(a, "P%ldDT12H", whole) : "PT12H";
	case UNIT_YEAR:
		return whole ? arena_printf(a, "P%ldY6M", whole) : "P6M";
	case UNIT_DECADE: case UNIT_CENTURY: case UNIT_MILLENNIUM:
		return arena_printf(a, "P%ldY", whole + how[unit].times / 2);
	default:
		return arena_printf(a, "P%s%ld.5%s", how[unit].part, whole, how[unit].letter);
	}
}
