/* quantity.c - how many, how long, how much: the numbers of an event
 *
 * A number counts when it stands with what the event's word acts on (its object, the subject of a passive or of "die"), is the
 * length of a sentence, or a sum or share that the clause gives.  Only the event's own clause is looked at; days, ages, names
 * and numbers of other phrases are none of it.
 *
 * Values are read from figures and words as whole numbers with up to three decimals, up to VALUE_MAX; what is larger, or no
 * number ("dozens"), keeps its words only.
 */
#include <string.h>

#include "extract/gather.h"
#include "time/number_word.h"

#define VALUE_MAX 1000000000000000          /* 10^15: whole numbers up to here are exact in a double */

enum {
	PARTS = 1000,                   /* values are held in thousandths */
	REACH_BACK = 10,                /* most tokens of a number before the one it is found by */
	REACH_NOUN = 4,                 /* most tokens from a number to the noun it counts, for the words that are shown */
	REACH_LENGTH = 30               /* tokens from a verdict to its years */
};

#define VAGUE "dozens|scores|tens|hundreds|thousands|millions|billions|trillions"
#define DYING "die|perish|drown|starve|suffocate|flee|escape|evacuate|surrender|protest|march|rally|demonstrate"
#define SENTENCING "sentence|jail|imprison|condemn|convict|ban|bar|suspend|detain|hold"
#define LENGTHS "year|month|week|day|hour"

/* An amount as it stands in the text. */
struct amount {
	uint32_t first, end;            /* tokens */
	bool known;                     /* false: only the words tell */
	int64_t least, most;            /* thousandths */
	const char *unit;               /* of money and shares; NULL: what it counts must tell */
};

/* A value while it is read. */
struct value {
	bool known;
	int64_t parts;                  /* thousandths, at most VALUE_MAX whole ones */
	int power;                      /* of ten, of the "million" that it ends in; 0: of none */
};

/* ---- reading numbers ---- */

static const struct token *at(const struct extraction *x, uint32_t i, uint32_t limit)
{
	static const struct token none = { .form = "", .lower = "", .lemma = "", .xpos = "" };

	return i < limit ? &x->d->token[i] : &none;
}

/* The power of ten of "m" and "bn" behind a figure; 0: they are none. */
static int short_power(const char *lower)
{
	return pattern_lists("m|mn", lower) ? 6 : pattern_lists("b|bn", lower) ? 9 : 0;
}

static int scale_power(const char *lower)
{
	int power;

	if (number_word(lower, &power) < 0 && power)
		return power;
	return strcmp(lower, "million") == 0 ? 6 : strcmp(lower, "billion") == 0 ? 9 : strcmp(lower, "trillion") == 0 ? 12 : 0;
}

/* Times ten to the power; false when that is too much. */
static bool scale(int64_t *parts, int64_t by)
{
	if (*parts > (int64_t)VALUE_MAX * PARTS / by)
		return false;
	*parts *= by;
	return true;
}

static bool scale_by_power(int64_t *parts, int power)
{
	for (; power; power--)
		if (!scale(parts, 10))
			return false;
	return true;
}

/* "290,000", "3.5", and with `money` "5m", "2.5bn", "1-billion".  False: no such number.  What is too large, or finer than a thousandth, is
 * read and stays unknown. */
static bool figures(const char *s, bool money, struct value *v)
{
	int64_t parts = 0, digit = PARTS;
	bool point = false;
	int group = 0;

	if (*s < '0' || *s > '9')
		return false;
	v->known = true;
	for (; (*s >= '0' && *s <= '9') || *s == ',' || *s == '.'; s++) {
		if (*s == ',') {
			/* thousands are parted by commas, and nothing else is: "9,32" is another country's fraction */
			if (point || strspn(s + 1, "0123456789") != 3)
				return false;
			group++;
			continue;
		}
		if (*s == '.') {
			if (point || s[1] < '0' || s[1] > '9')
				return false;
			point = true;
			continue;
		}
		if (point) {
			digit /= 10;
			if (!digit && *s != '0')
				v->known = false;
			parts += digit * (*s - '0');
		} else if (v->known && scale(&parts, 10)) {
			parts += (int64_t)PARTS * (*s - '0');
		} else {
			v->known = false;
		}
	}
	if (*s) {
		int power = *s == '-' ? scale_power(s + 1) : short_power(s);

		if (!money || !power)
			return false;
		v->known = v->known && scale_by_power(&parts, power);
	}
	v->known = v->known && parts <= (int64_t)VALUE_MAX * PARTS;
	v->parts = v->known ? parts : 0;
	return true;
}

/* True if a number in figures has three digits behind its point. */
static bool thousandths(const char *s)
{
	const char *point = strchr(s, '.');

	return point && strlen(point + 1) == 3;
}

/* 0-99 of "seven", "forty", "forty-two" in one token; -1: none. */
static int small_word(const char *lower)
{
	const char *hyphen = strchr(lower, '-');
	char tens[16];
	int power, a, b;

	if (!hyphen)
		return number_word(lower, &power);
	if ((size_t)(hyphen - lower) >= sizeof tens)
		return -1;
	memcpy(tens, lower, (size_t)(hyphen - lower));
	tens[hyphen - lower] = '\0';
	a = number_word(tens, &power);
	b = number_word(hyphen + 1, &power);
	return a >= 20 && b > 0 && b < 10 ? a + b : -1;
}

/* "twenty", "forty-two" of one token or three, "forty two". */
static uint32_t small_number(const struct extraction *x, uint32_t i, uint32_t limit, int *value)
{
	uint32_t next = i + 1;
	int more;

	*value = small_word(at(x, i, limit)->lower);
	if (*value < 0)
		return i;
	if (*value < 20 || *value % 10)
		return next;
	if (strcmp(at(x, next, limit)->form, "-") == 0)
		next++;
	more = small_word(at(x, next, limit)->lower);
	if (more <= 0 || more > 9)
		return i + 1;
	*value += more;
	return next + 1;
}

/* A value in figures or words from token i; its end, or i. */
static uint32_t read_value(const struct extraction *x, uint32_t i, uint32_t limit, bool money, struct value *v)
{
	int64_t total = 0, part = 0;
	uint32_t p = i;
	bool known = true, any = false, digits;
	int small, power;

	*v = (struct value){ .known = false };
	digits = figures(at(x, i, limit)->lower, money, v);
	if (digits) {
		known = v->known;
		part = v->parts;
		any = true;
		p = i + 1;
	} else if (pattern_lists("a|an", at(x, i, limit)->lower) &&
	           (scale_power(at(x, i + 1, limit)->lower) || token_is(at(x, i + 1, limit), "dozen"))) {
		part = PARTS;
		p = i + 1;
	} else if (token_is(at(x, i, limit), "half") && token_is(at(x, i + 1, limit), "a") && scale_power(at(x, i + 2, limit)->lower) > 2) {
		part = PARTS / 2;
		p = i + 2;
	}
	while (p < limit) {
		const char *word = at(x, p, limit)->lower;
		uint32_t q = p;

		/* "$5-billion" */
		if (any && strcmp(word, "-") == 0 && scale_power(at(x, p + 1, limit)->lower) > 2) {
			p++;
			continue;
		}
		/* "several million": a scale without a number */
		if (p == i && (scale_power(word) || strcmp(word, "dozen") == 0))
			known = false;
		power = scale_power(word);
		if (!power && digits && money && p == i + 1)
			power = short_power(word);
		if (power || strcmp(word, "dozen") == 0) {
			if (!any && !part)
				part = PARTS;
			known = known && (power ? scale_by_power(&part, power) : scale(&part, 12));
			if (power > 2 && known) {
				total += part;
				part = 0;
				known = total <= (int64_t)VALUE_MAX * PARTS;
			}
			v->power = power > 2 ? power : 0;
			any = true;
			p++;
			continue;
		}
		if (any && strcmp(word, "and") == 0 && part % (100 * PARTS) == 0)
			q++;
		if (digits || ((any || p > i) && (part % (100 * PARTS) || (!part && !total))))
			break;
		q = small_number(x, q, limit, &small);
		if (q == p || (q == p + 1 && strcmp(word, "and") == 0))
			break;
		part += (int64_t)small * PARTS;
		v->power = 0;
		any = true;
		p = q;
	}
	if (!any)
		return i;
	/* "1.000 persons": another country's thousand, or one */
	if (digits && p == i + 1 && thousandths(at(x, i, limit)->lower))
		known = false;
	if (token_is(at(x, p, limit), "1/2") && !total) {
		part += PARTS / 2;
		p++;
	} else if (token_is(at(x, p, limit), "and") && token_is(at(x, p + 1, limit), "a") && token_is(at(x, p + 2, limit), "half")) {
		known = known && !total;
		part += PARTS / 2;
		p += 3;
	}
	total += part;
	v->known = known && total <= (int64_t)VALUE_MAX * PARTS;
	v->parts = v->known ? total : 0;
	return p;
}

/* The currency of a sign; NULL: none. */
static const char *sign_currency(const char *form)
{
	static const struct { const char *sign, *code; } known[] = {
		{ "$", "USD" }, { "US$", "USD" }, { "C$", "CAD" }, { "A$", "AUD" }, { "NZ$", "NZD" }, { "HK$", "HKD" }, { "S$", "SGD" },
		{ "R$", "BRL" }, { "\xE2\x82\xAC", "EUR" }, { "\xC2\xA3", "GBP" }, { "\xE2\x82\xB9", "INR" }, { "\xE2\x82\xBD", "RUB" },
		{ "\xE2\x82\xAA", "ILS" }, { "\xE2\x82\xBA", "TRY" }
	};
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(known[i].sign, form) == 0)
			return known[i].code;
	return NULL;
}

/* The currency of "dollars" right after the number: whose, an adjective before it would tell. */
static const char *word_currency(const char *lower)
{
	if (pattern_lists("dollar|dollars", lower))
		return "USD";
	if (pattern_lists("euro|euros", lower))
		return "EUR";
	return strcmp(lower, "yen") == 0 ? "JPY" : pattern_lists("ruble|rubles|rouble|roubles", lower) ? "RUB" :
	       strcmp(lower, "yuan") == 0 ? "CNY" : NULL;
}

/* Currency, value, and what says that it is money or a share; end or i. */
static uint32_t read_one(const struct extraction *x, uint32_t i, uint32_t limit, struct value *v, const char **unit)
{
	uint32_t p = i, end;

	*unit = sign_currency(at(x, p, limit)->form);
	if (*unit)
		p++;
	end = read_value(x, p, limit, *unit != NULL, v);
	if (end == p)
		return i;
	if (*unit)
		return end;
	if (token_is(at(x, end, limit), "%") || pattern_lists("percent|pct", at(x, end, limit)->lower)) {
		*unit = "percent";
		return end + 1;
	}
	if (token_is(at(x, end, limit), "per") && token_is(at(x, end + 1, limit), "cent")) {
		*unit = "percent";
		return end + 2;
	}
	*unit = word_currency(at(x, end, limit)->lower);
	return *unit ? end + 1 : end;
}

/* "20", "$100 million", "45,000 to 50,000", "between 20 and 30", "two or three", "dozens"; false: none. */
static bool read_amount(const struct extraction *x, uint32_t i, uint32_t limit, struct amount *a)
{
	bool between = token_is(at(x, i, limit), "between");
	struct value low, high;
	const char *unit, *other;
	uint32_t end, then;

	*a = (struct amount){ .first = i };
	if (pattern_lists(VAGUE, at(x, i, limit)->lower)) {
		a->end = i + 1;
		while (token_is(at(x, a->end, limit), "of") && pattern_lists(VAGUE, at(x, a->end + 1, limit)->lower))
			a->end += 2;
		return true;
	}
	end = read_one(x, i + between, limit, &low, &unit);
	if (end == i + between)
		return false;
	a->end = end;
	a->known = low.known;
	a->least = a->most = low.parts;
	a->unit = unit;
	if (pattern_lists(between ? "and" : "to|or|-|\xE2\x80\x93", at(x, end, limit)->lower)) {
		then = read_one(x, end + 1, limit, &high, &other);
		if (then > end + 1 && (!other || !unit || strcmp(other, unit) == 0)) {
			/* "two to three million" */
			if (low.known && high.known && high.power && !low.power && low.parts < 1000 * PARTS)
				scale_by_power(&a->least, high.power);
			a->end = then;
			a->known = low.known && high.known && a->least < high.parts;
			a->most = high.parts;
			a->unit = other ? other : unit;
			return a->known || !low.known || !high.known;
		}
	}
	return !between;
}

/* The amount that holds token `anchor`, begun as far left as it can be. */
static bool amount_at(const struct extraction *x, uint32_t anchor, bool lengths, struct amount *a)
{
	const struct sentence *s = &x->d->sentence[x->d->token[anchor].sentence];
	uint32_t first = anchor - s->token_begin > REACH_BACK ? anchor - REACH_BACK : s->token_begin, i, t;

	for (i = first; i <= anchor; i++) {
		if (!read_amount(x, i, s->token_end, a) || a->end <= anchor)
			continue;
		/* "from 20 to 30" tells of two states, "not 20" and "No. 5" of no number */
		if (i > s->token_begin &&
		    pattern_lists("from|no.|number|no|not|article|chapter|page|aged|age|#|resolution", x->d->token[i - 1].lower))
			return false;
		for (t = a->first; t < a->end; t++)
			if ((x->timed[t] && !lengths) || (x->draft_at[t] != NO_INDEX && x->draft[x->draft_at[t]].kind == MENTION_NAME))
				return false;
		return true;
	}
	return false;
}

/* ---- what bounds a number ---- */

/* The words before it; returns where they begin. */
static uint32_t read_mod(const struct extraction *x, uint32_t first, enum quantity_mod *mod)
{
	static const struct { const char *words[4]; enum quantity_mod mod; } known[] = {   /* backwards; the longer ones first */
		{ { "than", "more", "no" }, QUANTITY_AT_MOST }, { { "than", "more", "not" }, QUANTITY_AT_MOST },
		{ { "than", "fewer", "no" }, QUANTITY_AT_LEAST }, { { "than", "less", "no" }, QUANTITY_AT_LEAST },
		{ { "as", "many", "as" }, QUANTITY_AT_MOST }, { { "as", "much", "as" }, QUANTITY_AT_MOST },
		{ { "than", "more" }, QUANTITY_MORE_THAN }, { { "than", "less" }, QUANTITY_LESS_THAN },
		{ { "than", "fewer" }, QUANTITY_LESS_THAN }, { { "least", "at" }, QUANTITY_AT_LEAST }, { { "most", "at" }, QUANTITY_AT_MOST },
		{ { "to", "up" }, QUANTITY_AT_MOST }, { { "to", "close" }, QUANTITY_ABOUT }, { { "estimated", "an" }, QUANTITY_ABOUT },
		{ { "over" }, QUANTITY_MORE_THAN }, { { "under" }, QUANTITY_LESS_THAN }, { { "about" }, QUANTITY_ABOUT },
		{ { "around" }, QUANTITY_ABOUT }, { { "some" }, QUANTITY_ABOUT }, { { "nearly" }, QUANTITY_ABOUT },
		{ { "almost" }, QUANTITY_ABOUT }, { { "roughly" }, QUANTITY_ABOUT }, { { "approximately" }, QUANTITY_ABOUT }
	};
	uint32_t begin = x->d->sentence[x->d->token[first].sentence].token_begin;
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++) {
		uint32_t n;

		for (n = 0; n < 4 && known[i].words[n] && first >= begin + n + 1 &&
		     token_is(&x->d->token[first - n - 1], known[i].words[n]); n++)
			;
		if (n == 4 || !known[i].words[n]) {
			*mod = known[i].mod;
			return first - n;
		}
	}
	*mod = QUANTITY_EXACT;
	return first;
}

static void add_quantity(struct extraction *x, struct event *ev, const struct amount *a, const char *unit, uint32_t noun)
{
	const struct token *t = x->d->token;
	struct quantity q = { .what = ev->trigger_lemma ? ev->trigger_lemma : "", .unit = a->unit ? a->unit : unit };
	uint32_t first = read_mod(x, a->first, &q.mod), last = a->end;
	size_t i, place;

	if (!a->known && q.mod == QUANTITY_EXACT && first > 0 && t[first - 1].sentence == t[first].sentence &&
	    pattern_lists("several|many", t[first - 1].lower))
		first--;
	/* the noun it counts, where that follows */
	if (noun != NO_INDEX && noun >= a->end && noun < a->end + REACH_NOUN && t[noun].sentence == t[a->first].sentence)
		last = noun + 1;
	q.begin = t[first].begin;
	q.end = t[last - 1].end;
	if (a->known) {
		q.has_least = q.mod != QUANTITY_LESS_THAN && q.mod != QUANTITY_AT_MOST;
		q.has_most = q.mod != QUANTITY_MORE_THAN && q.mod != QUANTITY_AT_LEAST;
		if (a->least < a->most)
			q.has_least = q.has_most = true;
		q.least = q.has_least ? (double)a->least / PARTS : 0;
		q.most = q.has_most ? (double)a->most / PARTS : 0;
	}
	for (i = 0; i < ev->quantity_nr; i++)
		if (q.begin < ev->quantity[i].end && ev->quantity[i].begin < q.end)
			return;
	if (ev->quantity_nr == QUANTITIES_MAX)
		return;
	for (place = ev->quantity_nr++; place > 0 && ev->quantity[place - 1].begin > q.begin; place--)
		ev->quantity[place] = ev->quantity[place - 1];
	ev->quantity[place] = q;
}

/* ---- which numbers are the event's ---- */

static bool is_numeral(const struct extraction *x, uint32_t i)
{
	const struct token *t = &x->d->token[i];

	if (pattern_lists(VAGUE "|dozen|half|%|percent", t->lower) || sign_currency(t->form))
		return true;
	/* "one" is a pronoun elsewhere */
	if (token_is(t, "one"))
		return t->upos == UPOS_NUM;
	return (*t->lower >= '0' && *t->lower <= '9') || small_word(t->lower) >= 0 || scale_power(t->lower) || word_currency(t->lower);
}

/* The noun in "hundreds of thousands of people", "two of the men". */
static uint32_t counted_of(const struct extraction *x, uint32_t numeral)
{
	int steps;
	uint32_t c;

	for (steps = 0; steps < 4; steps++) {
		for (c = x->first_child[numeral]; c != NO_INDEX; c = x->next_sibling[c])
			if (token_rel(&x->d->token[c], "nmod") && c > numeral && strcmp(tree_case(x, c), "of") == 0)
				break;
		if (c == NO_INDEX)
			return NO_INDEX;
		if (!is_numeral(x, c))
			return x->d->token[c].upos == UPOS_NOUN ? c : NO_INDEX;
		numeral = c;
	}
	return NO_INDEX;
}

enum wanted {
	WANT_ANY,
	WANT_UNIT,                      /* no number that stands alone */
	WANT_SUM                        /* only money and shares */
};

/* True if only words that say nothing of numbers stand between the amount and its noun: no "2 1/3 years". */
static bool reaches(const struct extraction *x, const struct amount *a, uint32_t noun)
{
	uint32_t i;

	for (i = a->end; i < noun; i++)
		if (x->d->token[i].lower[0] >= '0' && x->d->token[i].lower[0] <= '9')
			return false;
	return a->end <= noun;
}

/* The number of a phrase headed by `noun`. */
static bool phrase_amount(struct extraction *x, struct event *ev, uint32_t noun, enum wanted wanted)
{
	uint32_t c, of;
	struct amount a;
	bool sums = wanted == WANT_SUM;

	if (is_numeral(x, noun) && amount_at(x, noun, false, &a)) {
		if (sums && !a.unit)
			return false;
		/* "Anne Smith, 32": an age */
		of = a.unit ? NO_INDEX : counted_of(x, noun);
		if (!a.unit && of == NO_INDEX &&
		    (wanted != WANT_ANY || (a.first > 0 && token_is(&x->d->token[a.first - 1], ","))))
			return false;
		add_quantity(x, ev, &a, of == NO_INDEX ? NULL : x->d->token[of].lemma, of != NO_INDEX && of < a.end + REACH_NOUN ? of : NO_INDEX);
		return true;
	}
	if (x->timed[noun])
		return false;
	for (c = x->first_child[noun]; c != NO_INDEX && c < noun; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if (!(token_rel(t, "nummod") || token_rel(t, "compound") || token_rel(t, "amod") || token_rel(t, "nmod") ||
		      token_rel(t, "det")) ||
		    (token_rel(t, "nmod") && *tree_case(x, c)) || !is_numeral(x, c) || (t->deprel && strcmp(t->deprel, "nmod:poss") == 0))
			continue;
		if (!amount_at(x, c, false, &a) || !reaches(x, &a, noun) || (sums && !a.unit))
			continue;
		/* "a $5 million fine" is a sum, "a 20 percent share" a share: what they belong to is no unit */
		add_quantity(x, ev, &a, x->d->token[noun].lemma, a.unit ? NO_INDEX : noun);
		return true;
	}
	return false;
}

/* A phrase, what is joined to it, and the sum that it is of: "a fine of $5 million". */
static void phrase_quantities(struct extraction *x, struct event *ev, uint32_t noun, enum wanted wanted)
{
	bool found = phrase_amount(x, ev, noun, wanted);
	uint32_t c;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c]) {
		if (token_rel(&x->d->token[c], "conj") && x->d->token[c].upos != UPOS_VERB)
			phrase_amount(x, ev, c, wanted == WANT_SUM ? WANT_SUM : WANT_UNIT);
		else if (!found && c > noun && token_rel(&x->d->token[c], "nmod") && strcmp(tree_case(x, c), "of") == 0)
			phrase_amount(x, ev, c, WANT_SUM);
	}
}

/* "to 50 years in prison", "for two months": below the verdict, with no other verb between. */
static void sentence_length(struct extraction *x, struct event *ev, uint32_t v)
{
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[v].sentence];
	uint32_t i;

	for (i = v + 1; i < s->token_end && i < v + REACH_LENGTH; i++) {
		uint32_t up = i, head = tree_head(x, i);
		bool led = false;
		struct amount a;
		int steps;

		if (!pattern_lists(LENGTHS, t[i].lemma) || t[i].upos != UPOS_NOUN || !amount_at(x, i - 1, true, &a) || a.end != i)
			continue;
		/* "two and a half years": joined, to the parser */
		if (token_rel(&t[i], "conj") && head != NO_INDEX && head >= a.first && head < i)
			up = head;
		for (steps = 0; steps < CLIMB_MAX && up != NO_INDEX && up != v && t[up].upos != UPOS_VERB; steps++) {
			const char *prep = tree_case(x, up);

			if (!led && *prep && !pattern_lists("to|for|of", prep))
				break;
			led = led || pattern_lists("to|for", prep);
			if (token_rel(&t[up], "conj") || token_rel(&t[up], "appos"))
				break;
			up = tree_head(x, up);
		}
		if (up == v && led)
			add_quantity(x, ev, &a, t[i].lemma, i);
	}
}

static void verb_quantities(struct extraction *x, struct event *ev, uint32_t v)
{
	const struct token *t = x->d->token;
	uint32_t c, subject;
	bool is_object;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const char *prep = tree_case(x, c);

		if (token_rel(&t[c], "obj"))
			phrase_quantities(x, ev, c, WANT_ANY);
		else if (token_rel(&t[c], "iobj") || (token_rel(&t[c], "obl") && !*prep))
			phrase_quantities(x, ev, c, WANT_SUM);
		else if (token_rel(&t[c], "obl") && (strcmp(prep, "for") == 0 ||
		         (strcmp(prep, "with") == 0 && strcmp(ev->type, "ELECTION") == 0)))
			phrase_amount(x, ev, c, WANT_SUM);
	}
	subject = clause_subject(x, v, &is_object);
	if (subject != NO_INDEX && (is_object || pattern_lists(DYING, t[v].lemma))) {
		phrase_quantities(x, ev, subject, WANT_ANY);
		/* "as many as 40 people": two subjects to the parser */
		for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
			if (c != subject && token_rel(&t[c], "nsubj"))
				phrase_quantities(x, ev, c, WANT_ANY);
	}
	if (pattern_lists(SENTENCING, t[v].lemma))
		sentence_length(x, ev, v);
}

/* "the death of 20 people", "$5 million in aid", "a fine of $2 million" */
static void noun_quantities(struct extraction *x, struct event *ev, uint32_t n)
{
	const struct token *t = x->d->token;
	uint32_t c, up = tree_head(x, n);

	for (c = x->first_child[n]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > n && token_rel(&t[c], "nmod") && strcmp(tree_case(x, c), "of") == 0)
			phrase_quantities(x, ev, c, WANT_UNIT);
	phrase_amount(x, ev, n, WANT_SUM);
	if (up != NO_INDEX && up < n && is_numeral(x, up) && token_rel(&t[n], "nmod") && pattern_lists("in|of", tree_case(x, n)))
		phrase_amount(x, ev, up, WANT_SUM);
}

void event_set_quantities(struct extraction *x, struct event *ev, uint32_t trigger)
{
	ev->quantity_nr = 0;
	if (x->d->token[trigger].upos == UPOS_VERB)
		verb_quantities(x, ev, trigger);
	else if (x->d->token[trigger].upos == UPOS_NOUN)
		noun_quantities(x, ev, trigger);
}
