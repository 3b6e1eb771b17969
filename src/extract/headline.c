/* headline.c - a short clause of the text's own words for an event
 *
 * The words below the event's top verb (or noun) are taken in text order, without what only decorates: relative clauses,
 * appositions, adverbial clauses, times, parentheses.  At most HEADLINE_WORDS words; a subject that stands elsewhere
 * (control, conjunction) or is a pronoun is put in front by its entity's name.
 */
#include <string.h>

#include "extract/match.h"

enum { HEADLINE_WORDS = 20, HEADLINE_DEPTH = 24, QUOTE_WORDS = 14 };

struct keeping {
	struct extraction *x;
	bool verb;              /* the event's top is a verb */
	bool *keep;             /* [sentence token] */
	uint32_t top;           /* the event's top */
	uint32_t begin;         /* first token of the sentence */
	uint32_t nr;            /* words kept, without punctuation */
};

/* Relations that are kept below a verb or noun. */
static bool keeps(const struct keeping *k, uint32_t token, int depth)
{
	const struct token *t = &k->x->d->token[token];

	if (k->x->timed[token])
		return false;
	if (tree_rel(t, "punct"))
		return strcmp(t->form, "-") == 0 || strcmp(t->form, "%") == 0 || strcmp(t->form, "$") == 0;
	if (tree_rel(t, "acl") || tree_rel(t, "appos") || tree_rel(t, "advcl") || tree_rel(t, "parataxis") || tree_rel(t, "dep") ||
	    tree_rel(t, "discourse") || tree_rel(t, "vocative") || tree_rel(t, "list"))
		return depth > 0 && tree_rel(t, "acl") && strcmp(t->xpos, "VB") == 0;
	if (strcmp(t->xpos, "WRB") == 0 || strcmp(t->xpos, "WDT") == 0)
		return depth > 0;
	if (tree_rel(t, "advmod") && depth == 0)
		return pattern_lists("not|n't|never|again|ago|down|up|out|off|back", t->lower);
	if (tree_rel(t, "mark"))
		return token_is(t, "to") || pattern_lists("from|without|due", t->lower);
	if ((tree_rel(t, "conj") || tree_rel(t, "cc")) && depth == 0)
		return false;
	return true;
}

/* True if a word cannot belong where the tree hangs it: a branch that crosses the top, or a second subject behind the verb. */
static bool strays(const struct keeping *k, uint32_t token, uint32_t child)
{
	const struct extraction *x = k->x;
	const struct token *t = &x->d->token[child];
	uint32_t c;

	if (token != k->top)
		return (token < k->top) != (child < k->top);
	if (child < token || !tree_rel(t, "nsubj"))
		return false;
	for (c = x->first_child[token]; c != NO_INDEX && c < token; c = x->next_sibling[c])
		if (tree_rel(&x->d->token[c], "nsubj"))
			return true;
	return false;
}

static void keep_below(struct keeping *k, uint32_t token, int depth)
{
	uint32_t c;

	k->keep[token - k->begin] = true;
	k->nr += !(k->x->d->token[token].flags & TOKEN_PUNCT);
	if (depth >= HEADLINE_DEPTH)
		return;
	for (c = k->x->first_child[token]; c != NO_INDEX; c = k->x->next_sibling[c]) {
		const struct token *t = &k->x->d->token[c];

		if (strays(k, token, c) || !keeps(k, c, depth) || (depth == 1 && !k->verb && tree_rel(t, "case") && c < token))
			continue;
		/* "a day after voters rejected it": no part of the subject */
		if (tree_rel(t, "case") && c < token && token < k->top && tree_rel(&k->x->d->token[token], "nsubj"))
			continue;
		/* a preposition whose noun is a time goes with it */
		if ((tree_rel(t, "obl") || tree_rel(t, "nmod")) && k->x->timed[c])
			continue;
		keep_below(k, c, tree_rel(t, "xcomp") || tree_rel(t, "ccomp") ? 0 : depth + 1);
	}
}

/* Drop the last phrases until the headline is short enough; adjectives only when nothing else is left to drop. */
static void shorten(struct keeping *k, uint32_t top, bool adjectives)
{
	const struct doc *d = k->x->d;
	const struct sentence *s = &d->sentence[d->token[top].sentence];
	uint32_t i;

	for (i = s->token_end; i-- > s->token_begin && k->nr > HEADLINE_WORDS;) {
		const struct token *t = &d->token[i];
		uint32_t first, end, m;

		if (!k->keep[i - k->begin] || i == top || tree_below(k->x, top, i))
			continue;
		/* who it was stays whole: "Kerry and Lavrov are expected …" */
		if (k->verb && i < top && tree_rel(t, "conj"))
			continue;
		if (!tree_rel(t, "obl") && !tree_rel(t, "nmod") && !tree_rel(t, "acl") && !tree_rel(t, "conj") &&
		    !tree_rel(t, "ccomp") && !tree_rel(t, "advmod") && !(adjectives && tree_rel(t, "amod")))
			continue;
		if (t->deprel && (strcmp(t->deprel, "nmod:poss") == 0 || strcmp(t->deprel, "nmod:desc") == 0))
			continue;
		/* "a no-fly zone" is no fly zone, "not" is no ornament */
		if ((tree_rel(t, "amod") || tree_rel(t, "advmod")) &&
		    (!(t->flags & TOKEN_SPACE_AFTER) || pattern_lists("no|not|n't|never|non", t->lower)))
			continue;
		/* "Secretary of State John Kerry" */
		if (tree_rel(t, "nmod") && t->head >= 0 && d->token[t->head].deprel && strcmp(d->token[t->head].deprel, "nmod:desc") == 0)
			continue;
		if (t->flags & TOKEN_CAPITAL && (tree_rel(t, "amod") || tree_rel(t, "advmod")))
			continue;       /* "Secretary-General", "Western" */
		/* "the war between Kyiv and separatists" goes as a whole */
		if (tree_rel(t, "conj") && t->head > (int32_t)top && t->head < (int32_t)i &&
		    strcmp(tree_case(k->x, (uint32_t)t->head), "between") == 0)
			continue;
		tree_span(k->x, i, &first, &end);
		for (m = first; m < end; m++)
			if (k->keep[m - k->begin]) {
				k->keep[m - k->begin] = false;
				k->nr -= !(d->token[m].flags & TOKEN_PUNCT);
			}
	}
}

/* True if "more than" or the like stands right before token i. */
static bool more_than(const struct doc *d, uint32_t begin, uint32_t i)
{
	return i >= begin + 2 && token_is(&d->token[i - 1], "than") && pattern_lists("more|less|fewer", d->token[i - 2].lower);
}

/* A lone comma or conjunction between two words that are kept is kept too, wherever the tree hangs it: "Britain, Ireland and
 * eight parties"; and so is the "more than" before a number or share. */
static void bridge(struct keeping *k)
{
	const struct doc *d = k->x->d;
	const struct sentence *s = &d->sentence[d->token[k->begin].sentence];
	uint32_t i, m;

	for (i = s->token_begin + 2; i < s->token_end; i++)
		if (k->keep[i - k->begin] && !k->keep[i - 1 - k->begin] && more_than(d, s->token_begin, i))
			k->keep[i - 1 - k->begin] = k->keep[i - 2 - k->begin] = true;
	for (i = s->token_begin + 1; i < s->token_end; i++) {
		if (k->keep[i - k->begin] || !k->keep[i - 1 - k->begin])
			continue;
		for (m = i; m < s->token_end && !k->keep[m - k->begin] &&
			    (token_is(&d->token[m], ",") || tree_rel(&d->token[m], "cc")); m++)
			;
		if (m == s->token_end || !k->keep[m - k->begin])
			continue;
		for (; i < m; i++)
			k->keep[i - k->begin] = true;
	}
}

/* True if the headline has the event's subject in it. */
static bool has_kept(const struct keeping *k, uint32_t token)
{
	return token >= k->begin && k->keep[token - k->begin];
}

/* What somebody says in quotation marks: "Obama said: “You have the Assad regime …”"; false: it is no quotation. */
static bool quote_headline(struct extraction *x, struct event *ev, const struct clause *clause)
{
	const struct doc *d = x->d;
	const struct sentence *s = &d->sentence[ev->sentence];
	uint32_t content = tree_child(x, clause->top, "ccomp"), first, end, subject, entity, object, i, a, b;
	const char *whom = "";
	bool is_object, cut;

	if (content == NO_INDEX || !patterns_reporting(&x->c->patterns, d->token[clause->top].lemma) ||
	    !(d->token[content].flags & TOKEN_QUOTED) || (d->token[clause->top].flags & TOKEN_QUOTED))
		return false;
	for (first = content; first > s->token_begin && (d->token[first - 1].flags & TOKEN_QUOTED); first--)
		;
	for (end = content + 1; end < s->token_end && (d->token[end].flags & TOKEN_QUOTED); end++)
		;
	cut = end - first > QUOTE_WORDS;
	if (cut)
		for (end = first + QUOTE_WORDS; end > first + 1 && (d->token[end - 1].flags & TOKEN_PUNCT); end--)
			;
	else if (end > first + 1 && token_is(&d->token[end - 1], ","))
		end--;
	subject = clause_subject(x, clause->top, &is_object);
	entity = subject == NO_INDEX ? NO_INDEX : refer(x, subject, &a, &b);
	for (i = 0; entity == NO_INDEX && i < ev->participant_nr; i++)
		if (ev->participant[i].role == ROLE_ACTOR)
			entity = ev->participant[i].entity;
	if (entity == NO_INDEX)
		return false;
	object = tree_child(x, clause->top, "obj");
	if (object == NO_INDEX)
		object = tree_child(x, clause->top, "iobj");
	if (object != NO_INDEX && object > clause->top) {
		tree_span(x, object, &a, &b);
		if (b - a <= 5)
			whom = arena_printf(x->a, " %s", words_of(x, a, b));
	}
	ev->headline = arena_printf(x->a, "%s %s%s: \xE2\x80\x9C%s%s\xE2\x80\x9D", d->entity[entity].name, d->token[clause->top].form, whom,
	                            words_of(x, first, end), cut ? " \xE2\x80\xA6" : "");
	return true;
}

void event_set_headline(struct extraction *x, struct event *ev, const struct clause *clause)
{
	const struct doc *d = x->d;
	const struct sentence *s = &d->sentence[ev->sentence];
	struct keeping k = { .x = x, 
		.verb = d->token[clause->top].upos == UPOS_VERB || d->token[clause->top].upos == UPOS_ADJ,
		.top = clause->top, .begin = s->token_begin };
	uint32_t subject = NO_INDEX, i, first, end, entity = NO_INDEX;
	bool is_object, last_space = false;
	const char *out = "", *what = "";
	uint32_t antecedent;
	size_t length = 0, room;
	char *to;

	if (quote_headline(x, ev, clause))
		return;
	k.keep = arena_array(x->a, s->token_end - s->token_begin + 1, sizeof *k.keep);
	keep_below(&k, clause->top, k.verb ? 0 : 1);
	shorten(&k, clause->top, false);
	shorten(&k, clause->top, true);
	bridge(&k);
	for (i = clause->top; i-- > s->token_begin && !k.keep[i - k.begin];)
		;
	if (k.verb) {
		subject = clause_subject(x, clause->top, &is_object);
		if (subject != NO_INDEX && (!has_kept(&k, subject) || d->token[subject].upos == UPOS_PRON)) {
			uint32_t own = tree_child(x, clause->top, "nsubj");

			entity = refer(x, subject, &first, &end);
			for (i = 0; entity == NO_INDEX && d->token[subject].upos == UPOS_PRON && i < ev->participant_nr; i++)
				if (ev->participant[i].role == ROLE_ACTOR)
					entity = ev->participant[i].entity;     /* as events.c found him */
			/* who has no name is called by the clause's own words */
			if (entity != NO_INDEX && d->entity[entity].generic && d->token[subject].upos != UPOS_PRON)
				entity = NO_INDEX;
			if (own != NO_INDEX && has_kept(&k, own) && (entity != NO_INDEX || own != subject))
				k.keep[own - k.begin] = false;
			if (entity != NO_INDEX) {
				out = d->entity[entity].name;
			} else if (!has_kept(&k, subject) && d->sentence[d->token[subject].sentence].token_begin == s->token_begin) {
				/* a common noun: its words, without what hangs behind it */
				tree_span(x, subject, &first, &end);
				while (first < subject && (tree_rel(&d->token[first], "case") || tree_rel(&d->token[first], "cc") ||
				                           d->token[first].flags & TOKEN_PUNCT))
					first++;
				if (subject - first > 4)
					first = subject;
				if (more_than(d, s->token_begin, first))
					first -= 2;
				out = words_of(x, first, subject + 1);
			}
		}
	}
	/* "the treaty that Chile signed": what was signed, behind the verb */
	antecedent = k.verb && !clause->passive ? match_antecedent(x, clause->trigger) : NO_INDEX;
	if (antecedent != NO_INDEX && clause->trigger >= s->token_begin && clause->trigger < s->token_end) {
		uint32_t that = tree_child(x, clause->trigger, "obj");

		if (that != NO_INDEX)
			k.keep[that - k.begin] = false;
		for (first = antecedent; first > s->token_begin && tree_below(x, first - 1, antecedent) && antecedent - first < 4; first--)
			;
		while (first < antecedent && (tree_rel(&d->token[first], "case") || tree_rel(&d->token[first], "cc") ||
		                              d->token[first].flags & TOKEN_PUNCT))
			first++;
		what = first < antecedent && strcmp(d->token[first].xpos, "DT") == 0 ?
			arena_printf(x->a, "%s %s", d->token[first].lower, words_of(x, first + 1, antecedent + 1)) :
			words_of(x, first, antecedent + 1);
	}
	room = strlen(out) + strlen(what) + 3;
	for (i = s->token_begin; i < s->token_end; i++)
		room += strlen(d->token[i].form) + 1;
	to = arena_alloc(x->a, room);
	memcpy(to, out, strlen(out));
	length = strlen(out);
	last_space = length > 0;
	for (i = s->token_begin; i < s->token_end; i++) {
		const struct token *t = &d->token[i];
		size_t n = strlen(t->form);

		if (!k.keep[i - k.begin]) {
			last_space = length > 0;
			continue;
		}
		if (!length && (token_is(t, ",") || tree_rel(t, "cc")))
			continue;
		if (length && (last_space || (i > s->token_begin && (d->token[i - 1].flags & TOKEN_SPACE_AFTER))) &&
		    strcmp(t->form, "'s") != 0)
			to[length++] = ' ';
		memcpy(to + length, t->form, n);
		length += n;
		last_space = false;
		if (i == clause->trigger && *what) {
			to[length++] = ' ';
			memcpy(to + length, what, strlen(what));
			length += strlen(what);
			last_space = true;
		}
	}
	to[length] = '\0';
	ev->headline = to;
}
