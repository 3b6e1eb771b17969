/* family_year.c - years, decades, centuries, eras, alone or as what a phrase ends with */
#include "time/time_int.h"

#include <string.h>

/* Numbers after these are no years: "pages 1914-1918", "flight 1990". */
static const char numbered[] = "# no. no number nos. room rooms flight flights route highway boeing airbus bus page "
			       "pages pp. p. chapter section article "
			       "resolution resolutions area code pin suite unit apartment code extension line lines "
			       "psalm windows model version lot lots";
/* What a year stands before in "the 1783 peace treaty", "the 1614 rules". */
static const char dated[] = "campaign campaigns treaty treaties war wars peace revolt revolts rebellion uprising "
			    "battle battles revolution revolutions constitution election "
			    "elections act law laws agreement agreements accord accords convention conventions rules "
			    "edition novel census invasion coup "
			    "crisis crash earthquake fire flood floods attack attacks massacre season seasons budget "
			    "protests riots talks strikes olympics games plot siege";

/* The year that a hyphen ties to the one at `at`: 1861-1863, 1914-18; its place in *second, or 0. */
static int tied_year(const struct finder *f, uint32_t at, uint32_t *second)
{
	const struct item *it = item_at(f, at), *then;
	uint32_t p = hop(f, at + 1);
	int year;

	if (it->digits != 4 || p == at + 1 || it->number < 1000 || it->number > 2100 || before_in(f, at, numbered) ||
	    (at > f->start && (item_before(f, at)->flags & ITEM_TIGHT) && !item_in(f, at - 1, "( [ \" '")))
		return 0;
	then = item_at(f, p);
	year = then->digits == 4 ? then->number : then->digits == 2 ? it->number - it->number % 100 + then->number : 0;
	if (year <= it->number || year > it->number + 150 || year > 2150 ||
	    (then->flags & (ITEM_DECADE | ITEM_ORDINAL)) ||
	    item_has(f, p + 1, WORD_UNIT | WORD_UNITS | WORD_SCALE | WORD_COUNTED) || item_is(f, p + 1, "%") ||
	    hop(f, p + 1) != p + 1)
		return 0;
	*second = p;
	return year;
}

static bool year_alone(const struct finder *f, uint32_t at, uint32_t end, int year);
/* True if the number at `at` is a year where nothing but its neighbours say so. */
static bool year_alone(const struct finder *f, uint32_t at, uint32_t end, int year)
{
	const struct item *it = item_at(f, at), *before = item_before(f, at), *after = item_at(f, end);
	const struct token *t = &f->d->token[at];
	bool capital_before = (before->flags & ITEM_CAPITAL) && at > f->start && !before->word->text[0];
	bool noun_after = after->lower[0] >= 'a' && after->lower[0] <= 'z';
	bool plural_after = false;
	size_t len = strlen(after->lower);

	if (it->flags & (ITEM_PRE | ITEM_POST | ITEM_MID))
		return true;
	if (at == f->start && f->limit == end && f->start == 0 && f->limit == f->d->token_nr && year >= 1900 &&
	    year <= 2100)
		return true;
	/* a heading that is a year, or ends or begins with one: "1917", "Blockade, 1861", "2005: elections" */
	if (year >= 1500 && year <= 2100 &&
	    (f->d->sentence[t->sentence].flags & (SENTENCE_HEADING | SENTENCE_PARAGRAPH)) &&
	    (f->start || f->limit < f->d->token_nr) &&
	    ((at == f->start && (end == f->limit || item_is(f, end, ":"))) ||
	     (end == f->limit && before_in(f, at, ",") && (f->d->sentence[t->sentence].flags & SENTENCE_HEADING))))
		return true;
	/* money, scores, versions, phone numbers: 2016% $2013 2013/4 #1984 3-2000 */
	if (at > f->start && (before->flags & ITEM_TIGHT) && !item_in(f, at - 1, "( [ - -- \" ' ``  ,") &&
	    before->lower[0])
		return false;
	if (before_in(f, at, numbered))
		return false;
	/* the code is 1984, the index closed at 2016 */
	if (before_in(f, at, "is was at of to :") && at >= f->start + 2) {
		uint32_t k;

		for (k = at - 1; k > f->start && k + 3 > at; k--)
			if (item_in(f, k - 1,
				    "code pin number password index average score serial extension combination points"))
				return false;
	}
	/* the second of two that are no years: "2010 to 1998", "resolutions 1929 and 1970" */
	if (before_in(f, at, "to and or , -") && at >= f->start + 2 && item_at(f, at - 2)->digits == 4 &&
	    item_at(f, at - 2)->number > 0 && !(item_at(f, at - 2)->flags & ITEM_DECADE) &&
	    !year_alone(f, at - 2, at - 1, item_at(f, at - 2)->number))
		return false;
	/* 2016-A-1999, 2013.tar.gz */
	if ((it->flags & ITEM_TIGHT) && item_is(f, end, "-") && (after->flags & ITEM_TIGHT) &&
	    strlen(item_at(f, end + 1)->lower) == 1 &&
	    !(item_at(f, end + 1)->lower[0] >= '0' && item_at(f, end + 1)->lower[0] <= '9'))
		return false;
	if (strchr(f->d->token[at].form, '.') && f->d->token[at].form[4] == '.')
		return false;
	if ((it->flags & ITEM_TIGHT) && item_is(f, end, ".") && (after->flags & ITEM_TIGHT) &&
	    item_at(f, end + 1)->lower[0] >= 'a' && item_at(f, end + 1)->lower[0] <= 'z')
		return false;
	if (before_in(f, at,
		      "$ \xC2\xA3 \xE2\x82\xAC least than only some nearly almost roughly approximately over exactly "
		      "another all these those "
		      "every up with"))
		return before_in(f, at, "with than") && !noun_after && year >= 1900 && year <= 2050;
	if (item_in(f, end, "% / : percent per gmt utc hours hrs") ||
	    item_has(f, end, WORD_COUNTED | WORD_UNIT | WORD_UNITS | WORD_SCALE | WORD_ZONE))
		return false;
	if (item_is(f, end, "-")) {
		/* 1914-18, 2010-2014; not a number in a list of groups */
		if ((it->flags & ITEM_TIGHT) && item_at(f, end + 1)->number >= 0 && item_at(f, end + 1)->digits != 2 &&
		    item_at(f, end + 1)->digits != 4)
			return false;
		if ((it->flags & ITEM_TIGHT) && item_at(f, end + 1)->digits == 4 && item_at(f, end + 1)->number < year)
			return false;           /* a telephone number: "2016-1100" */
		if ((it->flags & ITEM_TIGHT) && item_has(f, end + 1, WORD_UNIT | WORD_UNITS | WORD_COUNTED))
			return false;
	}
	if (item_is(f, end, ",") && (it->flags & ITEM_TIGHT) && item_at(f, end + 1)->digits == 3 &&
	    !(t->flags & TOKEN_SPACE_AFTER) && !(f->item[end].flags & ITEM_TIGHT ? false : true))
		return false;
	plural_after = noun_after && len > 3 && after->lower[len - 1] == 's' && after->lower[len - 2] != 's' &&
		       after->lower[len - 2] != 'u' && after->lower[len - 2] != 'i' && !(after->flags & ITEM_CAPITAL) &&
		       !item_in(f, end, "was has is's does as its his this");
	/* street numbers, hotel rooms: "1600 Pennsylvania Avenue" */
	if (item_in(f, end + 1, "street avenue road boulevard lane drive st. ave. rd. blvd.") ||
	    item_in(f, end + 2, "street avenue road boulevard lane drive st. ave. rd. blvd."))
		return false;
	if (item_has(f, at - (at > f->start), WORD_BEFORE_YEAR) && at > f->start) {
		if (before_in(f, at, "to for by of from about around between before after") &&
		    (year < 1700 || year > 2100))
			return false;
		if (before_in(f, at, "about around to by") && plural_after)
			return false;
		if (before_in(f, at, "of in for from over") && plural_after && year < 1900)
			return false;
		if (before_in(f, at, "of") && at >= f->start + 2 &&
		    item_in(f, at - 2,
			    "total maximum minimum average population crowd group force strength capacity cost rate "
			    "speed height altitude distance length weight"))
			return false;
		if (before_in(f, at, "to from at") && at >= f->start + 2 &&
		    item_in(f, at - 2,
			    "rose fell increased decreased rise fall drop dropped grew up down cut reduced raised "
			    "lowered increase points"))
			return year >= 1950 && year <= 2050 && before_in(f, at, "from");
		return true;
	}
	if (before_in(f, at, "the a an its his her their this that 's") && year >= 1400 && year <= 2100 &&
	    (item_in(f, end, dated) || (noun_after && !plural_after && item_in(f, end + 1, dated))))
		return true;
	if (year < 1800 || year > 2100)
		return before_in(f, at, "( ,") && item_in(f, end, ") - , .") && year >= 1000 && at > f->start + 1 &&
		       item_at(f, at - 2)->digits == 4;
	if (capital_before && at > f->start + 1)
		return false;
	/* the 2016 election, its 1990 invasion, a 1996 law, Iraq's 1990 invasion, last 's */
	if (before_in(f, at, "the a an its his her their our this that 's '")) {
		if (hop(f, end) != end && item_at(f, hop(f, end))->number >= 0)
			return true;            /* the 1914-18 war, the 1939-1945 war */
		return noun_after ? !plural_after || year >= 1900
				  : before_in(f, at, "the") && (after->flags & ITEM_CAPITAL);
	}
	/* lists and ranges: in 1994, 1995 and 1997; 1939-1945; (1998); from 1991 to 1997 */
	if (before_in(f, at, ", and or to - -- ( through"))
		return at >= f->start + 2 && (item_at(f, at - 2)->digits == 4 || before_in(f, at, "("))
			       ? !plural_after
			       : !noun_after && year >= 1900 && !before_in(f, at, "-");
	if (before_in(f, at,
		      "both early late mid fiscal year circa spring summer fall autumn winter due is predicting ending "
		      "ended"))
		return !plural_after;
	if (at == f->start)
		return !plural_after && noun_after && year >= 1900;
	return year >= 1900 && year <= 2050 && !plural_after && before->number < 0;
}

/* Is the year in words at `p` to `end` one?  "Two thousand", "one thousand five hundred" are mostly numbers. */
static bool words_alone(const struct finder *f, uint32_t at, uint32_t p, uint32_t end)
{
	int year;

	if (item_has(f, end, WORD_COUNTED | WORD_UNIT | WORD_UNITS) || item_in(f, end, "million billion of"))
		return false;
	if (!item_in(f, p, "one two"))
		return true;
	/* "from two thousand until two thousand and fourteen" */
	if (end == p + 2 && item_is(f, p, "two"))
		return item_is(f, at, "the") ||
		       (before_in(f, at, "from since between") && item_in(f, end, "to until till through and") &&
			read_year(f, end + 1, &year) > end + 3);
	if (f->d->token[end - 1].upos == UPOS_NOUN && end < f->limit && f->d->token[end].upos == UPOS_NOUN)
		return false;
	return before_in(f, at, "in since until till by from of to between and through during year") &&
	       (end >= f->limit || f->d->token[end].upos != UPOS_NOUN);
}

/* 2016, the year 2000, fiscal 1989, nineteen ninety-six, post-1959, mid-1996; 1960-61 gives two.
 * e.g. It began in 2011. => 2011 = DATE 2011 [2011-01-01..2011-12-31 year]
 * e.g. The war of 1914-18 was lost. => 1914 = DATE 1914 [1914-01-01..1914-12-31 year]; 18 = DATE 1918 [1918-01-01..1918-12-31 year] */
void year_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_YEAR);
	uint32_t p = at, q, begin = 0;
	int year = 0, second;
	bool safe = false;

	s.year_how = YEAR_GIVEN;
	/* the year 2000, fiscal 1989, fiscal year 2016, FY 2016, FY2016 */
	if (item_is(f, p, "the") && item_in(f, p + 1, "year fiscal"))
		p++;
	if (item_is(f, p, "fiscal") || item_is(f, p, "fy")) {
		safe = true;
		p++;
	}
	if (item_is(f, p, "year")) {
		safe = true;
		p++;
	}
	if (p == at && strncmp(f->item[at].lower, "fy20", 4) == 0 && four_digits(f->item[at].lower + 2) > 0 &&
	    !f->item[at].lower[6]) {
		s.year = four_digits(f->item[at].lower + 2);
		keep(m, at, at + 1, &s);
		return;
	}
	/* FY18, FY 18 */
	if (p == at && strncmp(f->item[at].lower, "fy", 2) == 0 && f->item[at].lower[2] >= '0' && f->item[at].lower[2] <= '4' &&
	    f->item[at].lower[3] >= '0' && f->item[at].lower[3] <= '9' && !f->item[at].lower[4]) {
		s.year = 2000 + (f->item[at].lower[2] - '0') * 10 + f->item[at].lower[3] - '0';
		keep(m, at, at + 1, &s);
		return;
	}
	second = tied_year(f, p, &begin);
	if (second && p == at) {
		s.year = f->item[at].number;
		keep(m, at, at + 1, &s);
		s.year = second;
		if (matches_end(m) == at + 1)
			add_more(m, begin, begin + 1, &s);
		return;
	}
	q = read_year(f, p, &year);
	if (q == p || (p != at && item_is(f, at, "the") && !safe))
		return;
	if (!safe && item_at(f, p)->digits != 4 && !words_alone(f, at, p, q))
		return;
	if (!safe && item_at(f, p)->digits == 4 && !year_alone(f, p, q, year))
		return;
	s.year = year;
	if (item_at(f, p)->flags & ITEM_MID)
		s.mod = "MID";
	if (item_at(f, p)->flags & ITEM_POST)
		s.mod = "AFTER";
	if (item_at(f, p)->flags & ITEM_PRE)
		s.mod = "BEFORE";
	/* 44 BC and AD 70 are read elsewhere: "1200 BC" */
	if (item_in(f, q, "bc b.c. bce b.c.e."))
		return;
	keep(m, at, q, &s);
}

/* "temperatures were in the 90s", "he shot in the 70s" */
static bool speaks_of_heat(const struct finder *f, uint32_t at)
{
	uint32_t k;

	for (k = at; k-- > f->start && k + 8 > at;)
		if (item_in(f, k,
			    "temperature temperatures highs lows heat thermometer thermometers mercury shot carded "
			    "fired"))
			return true;
	return false;
}

/* the 1990s, the '80s, the nineties, mid-1990s, the late 1970s (the modifier is read elsewhere), nineteen-eighties.
 * e.g. It grew in the 1990s. => the 1990s = DATE 199 [1990-01-01..1999-12-31 decade] */
void decade_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_DECADE);
	uint32_t p = at;
	const struct item *it;

	if (item_is(f, p, "the"))
		p++;
	it = item_at(f, p);
	s.year_how = YEAR_GIVEN;
	if (before_in(f, p, "early late mid") && p >= f->start + 2 && item_in(f, p - 2, "his her their my your our") &&
	    it->digits != 4)
		return;                 /* "in her late 40s" */
	if (it->flags & ITEM_DECADE) {
		if (it->digits == 2 && p == at && f->d->token[p].form[0] != '\'')
			if (!before_in(f, p, "the early late mid '") || !item_before(f, p)->lower[0])
				return;
		/* "in his 60s", "temperatures in the 80s": two digits need their apostrophe or a decade's neighbours */
		if (it->digits == 2 && f->d->token[p].form[0] != '\'' && !before_in(f, p, "early late mid '")) {
			if (!item_is(f, at, "the") || before_in(f, at, "into reached reach hit hits near") ||
			    item_in(f, p + 1, "degrees fahrenheit"))
				return;
			if (it->number < 20 || speaks_of_heat(f, p))
				return;
		}
		if (before_in(f, p, "his her their my your our"))
			return;
		s.year = it->digits == 2 ? 1900 + it->number : it->number;
		if (it->digits == 4 && it->number % 100 == 0 && it->number % 1000 != 0 && it->number < 2000)
			s.unit = UNIT_CENTURY;          /* the 1800s */
		if (it->number < 1000 && it->digits == 4)
			return;
		if (it->flags & ITEM_MID)
			s.mod = "MID";
		keep(m, at, p + 1, &s);
		return;
	}
	if (item_is(f, at, "the") && item_is(f, p, "two") && item_is(f, p + 1, "thousands")) {
		s.year = 2000;
		keep(m, at, p + 2, &s);
		return;
	}
	if (item_is(f, at, "the") && item_is(f, p, "two") && item_is(f, p + 1, "thousand") && item_is(f, p + 2, "and") &&
	    item_is(f, p + 3, "tens")) {
		s.year = 2010;
		keep(m, at, p + 4, &s);
		return;
	}
	/* the nineteen seventies, the eighteen-nineties */
	if (item_in(f, p, "nineteen eighteen seventeen") && (item_at(f, hop(f, p + 1))->word->classes & WORD_DECADES) &&
	    (item_is(f, at, "the") || before_in(f, p, "early late mid"))) {
		s.year = it->word->value * 100 + item_at(f, hop(f, p + 1))->word->value;
		keep(m, at, hop(f, p + 1) + 1, &s);
		return;
	}
	if ((it->word->classes & WORD_DECADES) &&
	    (item_is(f, at, "the") || before_in(f, p, "early late mid roaring swinging"))) {
		if (before_in(f, at, "into reached reach hit hits near") || item_in(f, p + 1, "percent degrees"))
			return;
		s.year = (it->word->value ? 1900 : 2000) + it->word->value;      /* "the noughties" */
		if (it->flags & ITEM_MID)
			s.mod = "MID";
		keep(m, at, p + 1, &s);
	}
}

/* the 20th century, nineteenth-century, the first century BC, this century is read elsewhere.
 * e.g. It grew in the 19th century. => the 19th century = DATE 18 [1800-01-01..1899-12-31 century] */
void century_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_CENTURY);
	uint32_t p = at, q;
	int nth;

	if (item_is(f, p, "the"))
		p++;
	q = read_day(f, p, &nth);
	if (q == p || (!item_ordinal(f, q - 1)))
		return;
	q = hop(f, q);
	if (!item_is(f, q, "century") || nth < 1 || nth > 30 ||
	    (item_is(f, q + 1, "fox") && (f->item[q].flags & ITEM_CAPITAL)))
		return;
	q++;
	s.year_how = YEAR_GIVEN;
	s.year = (nth - 1) * 100;
	if (item_in(f, q, "bc b.c. bce b.c.e.")) {
		s.year = -nth * 100 + 1;
		q++;
	} else if (item_in(f, q, "ad a.d. ce")) {
		q++;
	}
	if (f->item[p].flags & ITEM_MID)
		s.mod = "MID";
	keep(m, at, q, &s);
}

/* 44 BC, 1,200 B.C., AD 70, 70 A.D., the first of 499-493 BC, of 499 and 493 BC, of 499 to 493 BC.
 * e.g. Rome fell in 476 AD. => 476 AD = DATE 0476 [0476-01-01..0476-12-31 year]
 * e.g. He ruled from 49 to 44 BC. => 49 = DATE BC0049 [-0048-01-01..-0048-12-31 year] after; 44 BC = DATE BC0044 [-0043-01-01..-0043-12-31 year] until */
void era_date(const struct finder *f, uint32_t at, struct matches *m)
{
	struct sense s = SENSE_INIT(SENSE_CALENDAR, UNIT_YEAR);
	uint32_t p = read_era_year(f, at, &s.year), q;

	s.year_how = YEAR_GIVEN;
	if (p != at) {
		keep(m, at, p, &s);
		return;
	}
	/* the era is written once for both */
	if (!(f->item[at].lower[0] >= '1' && f->item[at].lower[0] <= '9') || f->item[at].number < 1 ||
	    f->item[at].digits > 4)
		return;
	p = hop(f, at + 1);
	if (p == at + 1 && !item_in(f, p, "and or to - --"))
		return;
	if (p == at + 1)
		p++;
	q = read_era_year(f, p, &s.year);
	if (q == p || s.year > 0 || f->item[at].number <= -s.year)
		return;
	s.year = 1 - f->item[at].number;
	keep(m, at, at + 1, &s);
}
