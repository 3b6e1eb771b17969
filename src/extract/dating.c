/* dating.c - when an event was
 *
 * 1. A time expression that hangs on the trigger, on a verb that governs it through control, or (for a noun) on the verb it is
 *    an argument of.
 *    "Agreed to hold a summit next June" has the time of the word ("on Monday") if there is one, else that of the deed.
 *    "Two weeks after rebels attacked": the time of the main verb less that length.
 * 2. The time of the verb that it is joined to by "and", or that shares its auxiliary.
 * 3. What was going on when somebody spoke of it: the time of speaking.
 * 4. For the lead of a story that gives no time at all: the document's date, for what is told in the past tense.
 * Anything else stays undated.
 */
#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "extract/extract_int.h"

enum {
	LEAD_SENTENCES = 2,
	RECENT_DAYS = 31
};

static bool in_chain(const struct clause *k, uint32_t token)
{
	size_t i;

	for (i = 0; i < k->chain_nr; i++)
		if (k->chain[i] == token)
			return true;
	return false;
}

/* True if a time in the noun phrase of `noun`, an argument of verb `v`, tells when the noun was and not the verb: "the 2015 deal",
 * "blamed Tehran for attacks on June 13", "recalled the envoy after the arrest of a general in March". */
static bool is_of_noun(const struct extraction *x, const struct timex *time, uint32_t noun, uint32_t v)
{
	const struct token *t = x->d->token;
	const char *prep = tree_case(x, noun);

	if (t[v].upos != UPOS_VERB || t[noun].upos != UPOS_NOUN)
		return false;
	/* "over a 2014 blast" */
	if (time->token_end <= noun && time->date.precision >= PRECISION_MONTH && token_rel(&t[noun], "obl") && pattern_lists("over|for", prep))
		return true;
	if (time->token_end <= noun && time->date.precision >= PRECISION_MONTH &&
	    pattern_lists(
		    "deal|agreement|treaty|accord|pact|law|act|constitution|resolution|convention|protocol|memorandum|truce|ceasefire|attack|"
		    "bombing|massacre|killing|murder|invasion|coup|war|genocide|revolution|uprising|assassination|shooting|crisis|book|"
		    "film|report|study|ruling|verdict",
		    t[noun].lemma))
		return !pattern_lists(
			"sign|conclude|reach|strike|adopt|approve|ratify|negotiate|broker|enact|pass|lose|win|fight|launch|stage|end",
			t[v].lemma);
	return time->token_begin > noun && noun > v && token_rel(&t[noun], "obl") && pattern_lists("for|after|over|following|since", prep) &&
	       patterns_find(&x->c->patterns, true, t[noun].lemma) != NULL;
}

/* How closely a time hangs on the clause: 0 on its verbs, 1 on the verb that its noun is an argument of; -1 not at all. */
static int distance(const struct extraction *x, const struct timex *time, const struct clause *k, const struct event *ev)
{
	const struct token *t = x->d->token;
	uint32_t v = tree_span_head(x, time->token_begin, time->token_end), up;
	int steps;

	for (steps = 0; steps < 8; steps++) {
		up = tree_head(x, v);
		if (up == NO_INDEX)
			return -1;
		if (in_chain(k, up)) {
			if (steps > 0 && is_of_noun(x, time, v, up))
				return -1;
			/* "attacked Friday's decision": the decision was on Friday */
			if (steps > 0 && ev && (time->token_end <= v || patterns_find(&x->c->patterns, true, t[v].lemma)) &&
			    (token_rel(&t[v], "obj") || token_rel(&t[v], "nsubj")) && t[up].upos == UPOS_VERB &&
			    pattern_lists("ACCUSE|REJECT|SUPPORT|REQUEST", ev->type) && strcmp(t[up].lemma, "sign") != 0)
				return -1;
			return steps < 2 ? 0 : 1;
		}
		/* on through the time's own phrase: "on the morning of Monday", "earlier in the day" */
		if (t[up].upos == UPOS_VERB || t[up].upos == UPOS_AUX)
			break;
		if (x->draft_at[up] != NO_INDEX && steps > 0)
			break;
		v = up;
	}
	/* a noun's event: the time of its verb ("held talks on Monday", "during talks" where the verb has the time) */
	if (t[k->trigger].upos != UPOS_VERB && up != NO_INDEX) {
		uint32_t n = k->trigger;

		for (steps = 0; steps < 4; steps++) {
			n = tree_head(x, n);
			if (n == NO_INDEX)
				return -1;
			if (n == up)
				return 1;
			/* "annexed Crimea in 2014, and many have been killed in the war": another clause */
			if (t[n].upos == UPOS_VERB && token_rel(&t[n], "conj") && tree_child(x, n, "nsubj") != NO_INDEX)
				return -1;
			/* "unveiled a report on the killing" */
			if (pattern_lists("report|investigation|inquiry|probe|film|book|article|documentary|anniversary|study|letter|video|"
			                  "footage|case|suspect|role|verdict|ruling|resolution", t[n].lemma))
				return -1;
			if (token_rel(&t[n], "acl") || token_rel(&t[n], "advcl") || token_rel(&t[n], "ccomp"))
				return -1;
		}
	}
	return -1;
}

/* How the phrase that the time is in bounds it: "after the disputed 2010 election". */
static enum time_relation outer_relation(const struct extraction *x, const struct timex *time)
{
	uint32_t v = tree_span_head(x, time->token_begin, time->token_end), up = tree_head(x, v);
	const char *word;

	if (time->relation != TIME_ON || up == NO_INDEX || x->d->token[up].upos != UPOS_NOUN || up < time->token_end)
		return time->relation;
	word = tree_case(x, up);
	return pattern_lists("after|following", word) ? TIME_AFTER : strcmp(word, "since") == 0 ? TIME_SINCE :
	       pattern_lists("before|until", word) ? TIME_BEFORE : TIME_ON;
}

/* What is to be after the day of writing has not happened. */
static void plan_future(const struct doc *d, struct event *ev)
{
	if (ev->status == STATUS_HAPPENED && d->date != CALENDAR_NONE && ev->date.date.start != CALENDAR_NONE && ev->date.date.start > d->date)
		ev->status = STATUS_PLANNED;
}

static void take(struct extraction *x, struct event *ev, const struct timex *time, bool during)
{
	struct event_date *date = &ev->date;
	enum time_relation relation;

	date->known = time->date.start != CALENDAR_NONE || time->date.end != CALENDAR_NONE;
	if (!date->known)
		return;
	date->date = time->date;
	date->value = time->value;
	date->basis = time->relative ? BASIS_RELATIVE : BASIS_EXPLICIT;
	date->text = arena_strndup(x->a, x->d->text + time->begin, time->end - time->begin);
	relation = outer_relation(x, time);
	/* "Not until Friday did Moscow release them" */
	if (time->token_begin > 1 && token_is(&x->d->token[time->token_begin - 1], "until") &&
	    token_is(&x->d->token[time->token_begin - 2], "not"))
		relation = TIME_ON;
	date->relation = during && relation == TIME_ON ? TIME_DURING : relation;
	plan_future(x->d, ev);
	switch (relation) {
	case TIME_SINCE:
		date->date.end = CALENDAR_NONE;
		if (ev->status == STATUS_HAPPENED)
			ev->status = STATUS_ONGOING;
		break;
	case TIME_AFTER:
		date->date.end = CALENDAR_NONE;
		break;
	case TIME_BEFORE: case TIME_UNTIL:
		date->date.start = CALENDAR_NONE;
		break;
	default:
		break;
	}
}

/* The first time at or after a token. */
static size_t first_time(const struct doc *d, uint32_t token)
{
	size_t low = 0, high = d->timex_nr;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (d->timex[middle].token_begin < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* "has met", "have been killed": English has no "has met in 1971". */
static bool is_perfect(const struct extraction *x, uint32_t v)
{
	uint32_t c;
	bool perfect = false;

	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c]) {
		/* "may have met", "to have met" */
		if (strcmp(x->d->token[c].xpos, "MD") == 0 || (token_rel(&x->d->token[c], "mark") && token_is(&x->d->token[c], "to")))
			return false;
		perfect = perfect || (token_rel(&x->d->token[c], "aux") && pattern_lists("has|have|'ve", x->d->token[c].lower));
	}
	return perfect;
}

static bool long_past(const struct doc *d, const struct timex *time)
{
	return !time->relative && d->date != CALENDAR_NONE && time->date.end != CALENDAR_NONE && time->date.end + RECENT_DAYS < d->date;
}

/* True if "since then" or the like sets the clause apart from the time of the one before it. */
static bool has_since(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_is(&x->d->token[c], "since") || strcmp(tree_case(x, c), "since") == 0)
			return true;
	return false;
}

/* "fined the firm for fixing prices between 2004 and 2009": a time behind "for" and a deed is when that was done. */
static bool is_reasons(const struct extraction *x, const struct timex *time, uint32_t v)
{
	const struct token *t = x->d->token;
	uint32_t i;

	for (i = v + 1; i + 1 < time->token_begin; i++)
		if (token_is(&t[i], "for") && strlen(t[i + 1].lower) > 4 && strcmp(t[i + 1].lower + strlen(t[i + 1].lower) - 3, "ing") == 0)
			return true;
	return false;
}

/* "its biggest exercise since 1994", "for the first time in 12 years": says how it ranks, not when it was. */
static bool is_of_rank(const struct extraction *x, const struct timex *time)
{
	const struct token *t = x->d->token;
	uint32_t i, begin = time->token_begin, low = begin > 6 ? begin - 6 : 0;

	if (begin < 2 || !(time->relation == TIME_SINCE || pattern_lists("since|in", t[begin - 1].lower)))
		return false;
	if (token_is(&t[begin - 1], "in"))
		return token_is(&t[begin - 2], "time") && begin > 3 && pattern_lists("first|second|third|only|last", t[begin - 3].lower);
	for (i = begin - 1; i-- > low && t[i].sentence == t[begin].sentence;) {
		if (t[i].upos == UPOS_VERB || t[i].upos == UPOS_AUX || token_is(&t[i], ","))
			return false;
		if (pattern_lists("JJS|RBS", t[i].xpos) || (token_is(&t[i], "first") && t[i + 1].upos == UPOS_NOUN))
			return true;
	}
	return false;
}

/* "returned 18th century manuscripts", "under a 1971 treaty": a year or more that says which thing, of a noun without a deed. */
static bool is_of_thing(const struct extraction *x, const struct timex *time)
{
	const struct token *t = x->d->token;
	uint32_t v = tree_span_head(x, time->token_begin, time->token_end), up = tree_head(x, v);

	return time->date.precision >= PRECISION_YEAR && time->token_begin > 0 && up != NO_INDEX && up >= time->token_end &&
	       t[up].upos == UPOS_NOUN && (token_rel(&t[v], "compound") || token_rel(&t[v], "amod") || token_rel(&t[v], "nummod")) &&
	       (pattern_lists("century", t[time->token_end - 1].lemma) || pattern_lists("under", tree_case(x, up)));
}

/* True if a time stands in what verb `v` says: behind the beginning of its clause. */
static bool is_content(const struct extraction *x, const struct timex *time, uint32_t v)
{
	uint32_t content = tree_child(x, v, "ccomp"), first, end;

	if (content == NO_INDEX || content < v || !patterns_reporting(&x->c->patterns, x->d->token[v].lemma))
		return false;
	tree_span(x, content, &first, &end);
	return time->token_begin >= first && first > v;
}

/* A time of some while ago behind a deed that stands behind "for", "over" or "after" is the deed's, not that of what was done for it. */
static bool is_deeds(const struct extraction *x, const struct timex *time, uint32_t v)
{
	const struct token *t = x->d->token;
	uint32_t c, near = NO_INDEX;

	if (x->d->date == CALENDAR_NONE || time->date.end == CALENDAR_NONE || time->date.end + 7 > x->d->date)
		return false;
	for (c = x->first_child[v]; c != NO_INDEX && c < time->token_begin; c = x->next_sibling[c])
		if (c > v && token_rel(&t[c], "obl") && !x->timed[c])
			near = pattern_lists("for|over|after|following", tree_case(x, c)) && t[c].upos == UPOS_NOUN &&
			       patterns_find(&x->c->patterns, true, t[c].lemma) ? c : NO_INDEX;
	return near != NO_INDEX && !token_is(&t[time->token_begin - 1], ",") &&
	       !(time->token_begin > 1 && token_is(&t[time->token_begin - 2], ","));
}

/* The nearest time of the sentence for this clause; NULL. */
static const struct timex *nearest(const struct extraction *x, const struct clause *k, const struct event *ev)
{
	const struct sentence *s = &x->d->sentence[x->d->token[k->trigger].sentence];
	const struct timex *best = NULL;
	int best_distance = 9;
	size_t low = first_time(x->d, s->token_begin);

	for (; low < x->d->timex_nr && x->d->timex[low].token_begin < s->token_end; low++) {
		const struct timex *time = &x->d->timex[low];
		int far;

		if ((time->type != TIMEX_DATE && time->type != TIMEX_TIME) ||
		    (time->date.start == CALENDAR_NONE && time->date.end == CALENDAR_NONE))
			continue;
		if (is_of_rank(x, time) || is_of_thing(x, time))
			continue;
		far = distance(x, time, k, ev);
		if (far >= 0 && time->token_begin > k->top && x->d->token[k->top].upos == UPOS_VERB && is_reasons(x, time, k->top))
			continue;
		/* "blamed Tehran for attacks on two tankers on June 13" */
		if (far >= 0 && x->d->token[k->top].upos == UPOS_VERB && is_deeds(x, time, k->top))
			continue;
		/* "appealed for $4 billion for 2019" */
		if (far >= 0 && time->token_begin > 0 && token_is(&x->d->token[time->token_begin - 1], "for") && ev &&
		    !pattern_lists("schedule|plan|set|slate|convene|book|summon|postpone|delay|call|time|fix|reschedule|propose|announce",
		                   x->d->token[k->top].lemma))
			continue;
		/* "said its business was weak during the quarter": of what is said */
		if (far >= 0 && is_content(x, time, k->top))
			continue;
		/* "has sentenced six men": not in 1971 */
		if (far >= 0 && time->relation == TIME_ON && is_perfect(x, k->top) && long_past(x->d, time))
			continue;
		/* "on Tuesday searched the home after the killing on Friday": the time behind the noun */
		if (far == 1 && best_distance == 1 && best->token_end <= k->trigger && time->token_begin > k->trigger) {
			best = time;
			continue;
		}
		/* "a year ago, on April 18, 2014": the finer of two */
		if (far >= 0 && (far < best_distance ||
		                 (far == best_distance && best && time->date.precision < best->date.precision &&
		                  time->date.start != CALENDAR_NONE && best->relation == TIME_ON && time->relation == TIME_ON))) {
			best_distance = far;
			best = time;
		}
	}
	return best;
}

/* The nearest time of what verb `v` alone tells; NULL. */
static const struct timex *time_of_verb(const struct extraction *x, uint32_t v)
{
	const struct clause k = { .trigger = v, .top = v, .chain = { v }, .chain_nr = 1 };

	return nearest(x, &k, NULL);
}

static bool sentence_has_time(const struct extraction *x, const struct sentence *s)
{
	size_t i;

	for (i = first_time(x->d, s->token_begin); i < x->d->timex_nr && x->d->timex[i].token_begin < s->token_end; i++)
		if (x->d->timex[i].token_begin >= s->token_begin && x->d->timex[i].type != TIMEX_DURATION &&
		    !is_of_rank(x, &x->d->timex[i]) && !is_of_thing(x, &x->d->timex[i]))
			return true;
	return false;
}

/* True if the clause of verb `v` begins with "when". */
static bool has_when(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		if (token_is(&x->d->token[c], "when"))
			return true;
	return false;
}

/* The date that ends right before the "when" of verb `v`, a comma between; NULL. */
static const struct timex *time_before(const struct extraction *x, uint32_t v)
{
	const struct doc *d = x->d;
	uint32_t at = v, begin = d->sentence[d->token[v].sentence].token_begin;
	size_t i;

	while (at > begin && !token_is(&d->token[at], "when"))
		at--;
	if (at > begin && token_is(&d->token[at - 1], ","))
		at--;
	for (i = first_time(d, begin); i < d->timex_nr && d->timex[i].token_end <= at; i++)
		if (d->timex[i].token_end == at && d->timex[i].relation == TIME_ON && d->timex[i].date.start != CALENDAR_NONE)
			return &d->timex[i];
	return NULL;
}

/* "Many have been killed and others displaced since March": the time behind a participle that shares the auxiliary is of both;
 * NULL. */
static const struct timex *time_of_gapped(const struct extraction *x, uint32_t v)
{
	const struct token *t = x->d->token;
	const struct timex *time;
	uint32_t c;

	if (tree_child(x, v, "aux") == NO_INDEX)
		return NULL;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		uint32_t w = c;

		/* the participle itself, or taken for what is said of its subject */
		if (c > v && t[c].upos == UPOS_NOUN && (tree_child(x, c, "cc") != NO_INDEX || token_rel(&t[c], "nsubj")))
			w = tree_child(x, c, "acl");
		if (c < v || !(w != c || token_rel(&t[c], "conj")) || w == NO_INDEX || strcmp(t[w].xpos, "VBN") != 0 ||
		    tree_child(x, w, "aux") != NO_INDEX)
			continue;
		time = time_of_verb(x, w);
		if (time && time->token_begin > w)
			return time;
	}
	return NULL;
}

/* "drowned when a ferry capsized on Sunday": when it did; NULL. */
static const struct timex *time_of_when(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct timex *time;

		if (c < v || !token_rel(&x->d->token[c], "advcl") || !has_when(x, c))
			continue;
		time = time_of_verb(x, c);
		if (time && time->relation == TIME_ON)
			return time;
	}
	return NULL;
}

/* "stormed the hotel and took hostages on Monday": a day of late that ends both; NULL. */
static const struct timex *time_of_next(const struct extraction *x, uint32_t v)
{
	const struct token *t = x->d->token;
	const struct timex *time;
	uint32_t c;

	if (strcmp(t[v].xpos, "VBD") != 0 || x->d->date == CALENDAR_NONE)
		return NULL;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		if (c < v || !token_rel(&t[c], "conj") || strcmp(t[c].xpos, "VBD") != 0 || tree_child(x, c, "nsubj") != NO_INDEX ||
		    has_since(x, c))
			continue;
		time = time_of_verb(x, c);
		if (time && time->token_begin > c && time->relation == TIME_ON && time->date.precision <= PRECISION_DAY &&
		    time->date.start <= x->d->date && time->date.start + RECENT_DAYS > x->d->date)
			return time;
	}
	return NULL;
}

/* The time of a clause that has none of its own, from the verbs around it; NULL. */
static const struct timex *time_around(const struct extraction *x, const struct clause *k)
{
	const struct token *t = x->d->token;
	const struct timex *time;
	uint32_t v, up;
	int steps;

	/* "failed Monday to agree during talks": the talks were when the sentence's verb was */
	if (strcmp(tree_case(x, k->trigger), "during") == 0) {
		uint32_t root = k->trigger;

		for (steps = 0, up = tree_head(x, root); steps < CLIMB_MAX && up != NO_INDEX; steps++, up = tree_head(x, up))
			root = up;
		time = time_of_verb(x, root);
		if (time && time->relation == TIME_ON)
			return time;
	}
	/* "broke down last November, when Turkey shot down a warplane": a clause that says more of a time */
	for (steps = 0, up = k->top; steps < 4 && token_rel(&t[up], "conj"); steps++)
		up = tree_head(x, up);
	if ((token_rel(&t[up], "acl") || token_rel(&t[up], "advcl")) && has_when(x, up) && (time = time_before(x, up)) != NULL)
		return time;
	/* joined by "and" to a verb with a time of its own */
	for (steps = 0, v = k->top; steps < 4 && token_rel(&t[v], "conj") && !has_since(x, v); steps++, v = up) {
		up = tree_head(x, v);
		if (up == NO_INDEX)
			break;
		/* "kidnapped a priest in April and have killed dozens" */
		if ((is_perfect(x, v) && !is_perfect(x, up)) || tree_has(x, v, "advmod", "now"))
			break;
		time = time_of_verb(x, up);
		if (time && time->relation != TIME_SINCE)
			return time;
	}
	/* "crashed on Monday, killing 12", "clashed on Monday, with rebels killing three" */
	if (is_participle_clause(x, k->top) ||
	    (token_rel(&t[k->top], "advcl") && strcmp(t[k->top].xpos, "VBG") == 0 && tree_has(x, k->top, "mark", "with"))) {
		time = time_of_verb(x, tree_head(x, k->top));
		if (time && time->relation == TIME_ON)
			return time;
	}
	time = time_of_gapped(x, k->top);
	if (!time)
		time = time_of_when(x, k->top);
	return time ? time : time_of_next(x, k->top);
}

/* "agreed to hold a summit next June": no time of the word, but one of the deed, which is still to come.  "Agreed to meet on Friday"
 * is of either; a time shortly before the day of writing is that of the word. */
static bool take_promised(struct extraction *x, struct event *ev, const struct clause *clause)
{
	const struct timex *time = nearest(x, clause, ev);
	int32_t written = x->d->date;

	if (!time)
		return false;
	take(x, ev, time, false);
	if (written == CALENDAR_NONE || time->date.start == CALENDAR_NONE || time->date.start > written ||
	    written - time->date.start > RECENT_DAYS)
		ev->status = STATUS_PLANNED;
	return true;
}

/* The "after" or "before" of the clause of verb `v`, right behind a length of time, which *length gets; NO_INDEX. */
static uint32_t interval_mark(const struct extraction *x, uint32_t v, const struct timex **length)
{
	const struct doc *d = x->d;
	uint32_t at, begin = d->sentence[d->token[v].sentence].token_begin;
	size_t i;

	for (at = v; at > begin && !(pattern_lists("after|before", d->token[at].lower) && tree_below(x, at, v)); at--)
		;
	for (i = first_time(d, begin); at > begin && i < d->timex_nr && d->timex[i].token_begin < at; i++)
		if (d->timex[i].token_end == at && d->timex[i].type == TIMEX_DURATION) {
			*length = &d->timex[i];
			return at;
		}
	return NO_INDEX;
}

/* "ordered the diplomats to leave within 48 hours on Saturday": the one day of late that a sentence tells, at its end, is that of its main
 * verb in the past, wherever the tree hangs it; NULL. */
static const struct timex *last_day(const struct extraction *x, const struct clause *k)
{
	const struct doc *d = x->d;
	const struct sentence *s = &d->sentence[d->token[k->trigger].sentence];
	const struct timex *found = NULL;
	size_t i;

	if (d->date == CALENDAR_NONE || d->token[k->top].head >= 0 || strcmp(d->token[k->top].xpos, "VBD") != 0 || k->speech != NO_INDEX)
		return NULL;
	for (i = first_time(d, s->token_begin); i < d->timex_nr && d->timex[i].token_begin < s->token_end; i++) {
		if (d->timex[i].type != TIMEX_DATE || d->timex[i].date.start == CALENDAR_NONE)
			continue;
		if (found)
			return NULL;
		found = &d->timex[i];
	}
	if (!found || found->date.precision != PRECISION_DAY || found->relation != TIME_ON || found->token_end + 1 < s->token_end ||
	    found->token_begin == s->token_begin || !token_is(&d->token[found->token_begin - 1], "on") || found->date.start > d->date ||
	    found->date.start + 7 < d->date)
		return NULL;
	return found;
}

/* "left on Monday, two weeks after rebels attacked": the attack was that long before.  Of days the day is known, of weeks about
 * the day, of months the month, of years the year.  Returns whether the date was set. */
static bool take_interval(struct extraction *x, struct event *ev, const struct clause *k)
{
	const struct timex *length = NULL, *main;
	uint32_t mark, up = tree_head(x, k->top);
	int32_t day;
	int n = 0, year, month, day_of_month;
	char unit = 0, text[CALENDAR_TEXT], rest;

	if (!token_rel(&x->d->token[k->top], "advcl") || up == NO_INDEX)
		return false;
	mark = interval_mark(x, k->top, &length);
	main = mark == NO_INDEX ? NULL : time_of_verb(x, up);
	if (!main || main->relation != TIME_ON || main->date.start == CALENDAR_NONE || main->date.start != main->date.end ||
	    sscanf(length->value, "P%5d%c%c", &n, &unit, &rest) != 2 || n < 1 || n > 9999 || !strchr("DWMY", unit))
		return false;
	n = token_is(&x->d->token[mark], "after") ? -n : n;
	day = unit == 'D' || unit == 'W' ? main->date.start + (unit == 'W' ? 7 * n : n)
	      : calendar_add_months(main->date.start, unit == 'Y' ? 12 * n : n);
	if (day == CALENDAR_NONE)
		return false;
	calendar_date(day, &year, &month, &day_of_month);
	ev->date = (struct event_date){ .known = true, .basis = BASIS_RELATIVE, .relation = unit == 'W' ? TIME_ABOUT : TIME_ON,
		.text = arena_strndup(x->a, x->d->text + length->begin, x->d->token[mark].end - length->begin) };
	if (unit == 'D' || unit == 'W')
		ev->date.date = (struct date_span){ day, day, PRECISION_DAY };
	else if (unit == 'M')
		ev->date.date = (struct date_span){ calendar_day(year, month, 1), calendar_day(year, month, calendar_month_days(year, month)),
			PRECISION_MONTH };
	else
		ev->date.date = (struct date_span){ calendar_day(year, 1, 1), calendar_day(year, 12, 31), PRECISION_YEAR };
	calendar_write(ev->date.date.start, text);
	ev->date.value = arena_printf(x->a, "%.*s", (int)strlen(text) - (unit == 'M' ? 3 : unit == 'Y' ? 6 : 0), text);
	plan_future(x->d, ev);
	return true;
}

void event_set_date(struct extraction *x, struct event *ev, const struct clause *clause)
{
	const struct doc *d = x->d;
	const struct clause *k = clause;
	struct clause word = *clause;
	const struct timex *time;
	uint32_t number = d->token[k->trigger].sentence, i, body = 0;

	if (clause->given) {
		word.trigger = word.chain[0] = k->top;
		word.chain_nr = 1;
		k = &word;
	}
	time = nearest(x, k, ev);
	if (!time && clause->given && take_promised(x, ev, clause))
		return;
	if (!time && take_interval(x, ev, k))
		return;
	if (!time)
		time = time_around(x, k);
	if (!time)
		time = last_day(x, k);
	if (time) {
		take(x, ev, time, false);
		return;
	}
	if (k->speech != NO_INDEX && ev->status == STATUS_ONGOING) {
		time = time_of_verb(x, k->speech);
		if (time) {
			take(x, ev, time, true);
			return;
		}
	}
	/* the lead: what has just happened */
	if (d->date == CALENDAR_NONE || ev->status != STATUS_HAPPENED || (!k->past && !is_participle_clause(x, k->top)) ||
	    k->speech != NO_INDEX || d->token[k->trigger].upos != UPOS_VERB)
		return;
	for (i = 0; i < number && body < LEAD_SENTENCES; i++)
		body += !(d->sentence[i].flags & (SENTENCE_HEADING | SENTENCE_BYLINE));
	if (body >= LEAD_SENTENCES || sentence_has_time(x, &d->sentence[number]))
		return;
	if (token_rel(&d->token[k->top], "acl") || (token_rel(&d->token[k->top], "advcl") && !is_participle_clause(x, k->top)))
		return;
	{
		char day[CALENDAR_TEXT];
		uint32_t c;

		/* "had met": before that */
		for (c = x->first_child[k->top]; c != NO_INDEX; c = x->next_sibling[c])
			if (token_rel(&d->token[c], "aux") && token_is(&d->token[c], "had"))
				return;
		ev->date = (struct event_date){ .known = true, .date = { d->date, d->date, PRECISION_DAY },
			.value = arena_strdup(x->a, calendar_write(d->date, day)), .basis = BASIS_DOCUMENT,
			.relation = TIME_ON };
	}
}

/* How many entities take part in both. */
static size_t shared(const struct event *a, const struct event *b)
{
	size_t i, k, n = 0;

	for (i = 0; i < a->participant_nr; i++)
		for (k = 0; k < b->participant_nr; k++)
			if (a->participant[i].entity == b->participant[k].entity) {
				n++;
				break;
			}
	return n;
}

void events_infer_dates(struct extraction *x)
{
	enum { BACK = 200 };
	struct doc *d = x->d;
	size_t i, k;

	/* an undated mention of what is told with a date elsewhere: same type, polarity and status, the same two or more parties */
	for (i = 0; i < d->event_nr; i++) {
		struct event *ev = &d->event[i];

		if (ev->date.known || ev->participant_nr < 2)
			continue;
		for (k = i > BACK ? i - BACK : 0; k < d->event_nr && k < i + BACK; k++) {
			const struct event *other = &d->event[k];

			if (k == i || !other->date.known || other->date.basis == BASIS_INFERRED ||
			    strcmp(other->type, ev->type) != 0 || other->polarity != ev->polarity ||
			    other->status != ev->status || other->participant_nr != ev->participant_nr ||
			    shared(ev, other) != ev->participant_nr || strcmp(other->trigger_lemma, ev->trigger_lemma) != 0)
				continue;
			ev->date = other->date;
			ev->date.basis = BASIS_INFERRED;
			break;
		}
	}
}
