/* headline.c - a short clause of the text's own words for an event
 *
 * The words below the event's top verb (or noun) are taken in text order, without what only decorates: relative clauses,
 * appositions, adverbial clauses, times, parentheses.  At most HEADLINE_WORDS words; a subject that stands elsewhere
 * (control, conjunction) or is a pronoun is put in front by its entity's name, and so are other pronouns told by name.  Where
 * nobody knows who "they" are the clause is told in the passive, else without them.
 */
#include <string.h>

#include "extract/gather.h"
#include "model/irregular.h"

enum { HEADLINE_WORDS = 20, HEADLINE_DEPTH = 24, QUOTE_WORDS = 14, REDUCED_WORDS = 7, DRAFTS_MAX = 4000 };

struct keeping {
	struct extraction *x;
	bool verb;              /* the event's top is a verb */
	bool *keep;             /* [sentence token] */
	const char **say;       /* [sentence token] other words for it; NULL: its own */
	uint32_t top;           /* the event's top */
	uint32_t beside;        /* the event's own clause beside the top, as "without signing"; NO_INDEX */
	uint32_t begin;         /* first token of the sentence */
	uint32_t nr;            /* words kept, without punctuation */
};

static bool ends_with(const char *name, const char *word)
{
	size_t a = strlen(name), b = strlen(word);

	return a >= b && strcmp(name + a - b, word) == 0;
}

/* True if the token is in a length of time: "to 50 years". */
static bool lasts(const struct doc *d, uint32_t token)
{
	size_t low = 0, high = d->timex_nr;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (d->timex[middle].token_end <= token)
			low = middle + 1;
		else
			high = middle;
	}
	/* "a day after the vote" is no length */
	return low < d->timex_nr && d->timex[low].token_begin <= token && d->timex[low].type == TIMEX_DURATION &&
	       !(d->timex[low].token_end < d->token_nr &&
	         pattern_lists("after|before|ago|later|earlier|since|when|from", d->token[d->timex[low].token_end].lower));
}

/* Of times only lengths are kept, and what stands before a noun: "last year's election", "a 2015 interview". */
static bool keeps_time(const struct extraction *x, uint32_t token)
{
	const struct token *t = &x->d->token[token];
	uint32_t up = tree_head(x, token);

	if (up == NO_INDEX || lasts(x->d, token))
		return up != NO_INDEX;
	if (x->timed[up])
		return true;
	return token < up && x->d->token[up].upos == UPOS_NOUN &&
	       (token_rel(t, "nmod") || token_rel(t, "compound") || token_rel(t, "nummod") || token_rel(t, "amod"));
}

/* An adverbial clause without which the verb says something else: "barred men from leaving", "is accused of poisoning", "urged
 * the army to rebel", "ended the summit without signing". */
static bool completes(const struct keeping *k, uint32_t token)
{
	const struct extraction *x = k->x;
	const struct token *t = &x->d->token[token];
	uint32_t up = tree_head(x, token), mark;

	if (up != NO_INDEX && up < token && x->d->token[up].upos == UPOS_ADJ && (mark = tree_child(x, token, "mark")) != NO_INDEX &&
	    token_is(&x->d->token[mark], "to") && t->upos == UPOS_VERB)
		return true;            /* "remains committed to supporting Qatar" */
	if (token == k->beside)
		return true;
	if (up == NO_INDEX || up > token || !token_rel(t, "advcl") || (mark = tree_child(x, token, "mark")) == NO_INDEX)
		return false;
	if (token_is(&x->d->token[mark], "to") && strcmp(t->xpos, "VBG") == 0)
		return true;            /* "is committed to supporting" */
	if (governing_noun(x, token, up) != NO_INDEX)
		return true;            /* "faces pressure to resign" */
	if (token_is(&x->d->token[mark], "from"))
		return pattern_lists("bar|ban|block|prevent|prohibit|stop|keep|discourage|deter|exclude|dissuade|restrain|forbid",
		                     x->d->token[up].lemma);
	if (token_is(&x->d->token[mark], "against"))
		return strcmp(t->xpos, "VBG") == 0 && pattern_lists("warn|caution|advise|urge", x->d->token[up].lemma);
	if (token_is(&x->d->token[mark], "with"))
		return strcmp(t->xpos, "VBG") == 0 && strcmp(x->d->token[up].lemma, "charge") == 0;
	if (pattern_lists("of|for", x->d->token[mark].lower))
		return (strcmp(t->xpos, "VBG") == 0 || tree_has(x, token, "aux", "having")) &&
		       pattern_lists("accuse|suspect|charge|convict|sentence|thank|praise|criticize|criticise|blame|jail|arrest|fine|punish|"
		                     "condemn|indict|acquit|investigate|sue|apologize|apologise|fire|expel|detain|honor|honour",
		                     x->d->token[up].lemma);
	return token_is(&x->d->token[mark], "to") && strcmp(t->xpos, "VB") == 0 &&
	       pattern_lists(
		       "urge|ask|order|tell|call|instruct|force|press|allow|persuade|invite|request|warn|want|command|beg|compel|prompt|lead|"
		       "cause|drive|oblige|enable|appeal|plead|hire|summon|name|choose",
		       x->d->token[up].lemma);
}

/* A short clause right behind its noun: "men aged 18 to 60", "those trapped in the rubble". */
static bool restricts(const struct extraction *x, uint32_t token)
{
	uint32_t up = tree_head(x, token), first, end;

	if (up == NO_INDEX || token < up || token_is(&x->d->token[token - 1], ",") || !token_rel(&x->d->token[token], "acl"))
		return false;
	tree_span(x, token, &first, &end);
	if (first != up + 1 && !pattern_lists("those|what", x->d->token[up].lower))
		return false;
	/* "accused the police of beating prisoners", hung on the police */
	if (strcmp(x->d->token[token].xpos, "VBG") == 0 && tree_has(x, token, "mark", "of|for|with") &&
	    token_rel(&x->d->token[up], "obj") && tree_head(x, up) != NO_INDEX &&
	    pattern_lists("accuse|suspect|convict|blame|charge|condemn|criticize|criticise|acquit|sue|praise|thank",
	                  x->d->token[tree_head(x, up)].lemma))
		return true;
	return pattern_lists("those|what", x->d->token[up].lower) ? end - first <= 2 * REDUCED_WORDS
	       : (strcmp(x->d->token[token].xpos, "VBN") == 0 || token_is(&x->d->token[token], "aged")) &&
	         tree_child(x, token, "nsubj") == NO_INDEX && end - first <= REDUCED_WORDS;
}

/* True if a phrase would stand without what it needs: a clause whose "after" is left out, a "what" without its clause. */
static bool is_torn(const struct extraction *x, uint32_t token)
{
	const struct token *t = &x->d->token[token];
	uint32_t mark = tree_child(x, token, "mark");

	if (mark != NO_INDEX && pattern_lists("after|before|because|while|until|although|since", x->d->token[mark].lower) &&
	    (token_rel(t, "ccomp") || token_rel(t, "xcomp")))
		return true;
	if (mark != NO_INDEX && t->upos == UPOS_VERB && !token_rel(t, "ccomp") && !token_rel(t, "xcomp") && !token_rel(t, "acl") &&
	    pattern_lists("after|before|because|while|as|until|although|though|since|when|where|if|whether|that", x->d->token[mark].lower))
		return true;
	return pattern_lists("what|whatever|whoever", t->lower) && (token_rel(t, "obl") || token_rel(t, "nmod"));
}

/* "on Thursday, the fourth day of the offensive". */
static bool says_more_of_time(const struct extraction *x, uint32_t token)
{
	const struct token *t = x->d->token;
	uint32_t first, end;

	if (t[token].upos != UPOS_NOUN || !(token_rel(&t[token], "appos") || token_rel(&t[token], "nmod") ||
	                                    strcmp(t[token].deprel ? t[token].deprel : "", "obl:unmarked") == 0))
		return false;
	tree_span(x, token, &first, &end);
	return first > 1 && first < token && token_is(&t[first - 1], ",") && x->timed[first - 2];
}

/* An adverb of the clause that stays: it turns the meaning, or tells the manner of a verb below the top. */
static bool keeps_adverb(const struct keeping *k, uint32_t token)
{
	const struct token *t = &k->x->d->token[token];
	bool below = t->head >= 0 && (uint32_t)t->head != k->top && strcmp(t->xpos, "RB") == 0 && ends_with(t->lower, "ly");

	if (below && ((int32_t)token > t->head || pattern_lists("illegally|unlawfully|falsely|wrongly|wrongfully|partially|partly|temporarily|"
	                                                        "conditionally|accidentally|mistakenly|supposedly", t->lower)))
		return true;
	if (token_is(t, "longer"))
		return tree_has(k->x, token, "advmod", "no") || tree_before_is(k->x, token, "no");
	if (token_is(t, "no"))
		return tree_next_is(k->x, token, "longer");
	if (token_is(t, "too"))
		return t->head >= 0 && k->x->d->token[t->head].upos == UPOS_ADJ;
	return pattern_lists("not|n't|never|seldom|rarely|hardly|barely|nearly|almost|allegedly|reportedly|again|ago|down|up|out|off|back|"
	                     "away|home|abroad|yet|due|aside|together|ahead|partially|partly|temporarily|supposedly", t->lower);
}

/* Relations that are kept below a verb or noun. */
static bool keeps(const struct keeping *k, uint32_t token, int depth)
{
	const struct token *t = &k->x->d->token[token];

	if (k->x->timed[token])
		return keeps_time(k->x, token);
	if (token_rel(t, "obl") && tree_child(k->x, token, "case") != NO_INDEX &&
	    token_is(&k->x->d->token[tree_child(k->x, token, "case")], "according"))
		return false;
	if (says_more_of_time(k->x, token) || is_torn(k->x, token) ||
	    (token_is(t, "age") && token_rel(t, "obl") && tree_next_is(k->x, token, "of")))
		return false;
	if (completes(k, token) || (depth > 0 && restricts(k->x, token)))
		return true;
	if (token_rel(t, "punct"))
		return strcmp(t->form, "-") == 0 || strcmp(t->form, "%") == 0 || strcmp(t->form, "$") == 0;
	if (token_rel(t, "acl") || token_rel(t, "appos") || token_rel(t, "advcl") || token_rel(t, "parataxis") || token_rel(t, "dep") ||
	    token_rel(t, "discourse") || token_rel(t, "vocative") || token_rel(t, "list"))
		return depth > 0 && token_rel(t, "acl") && strcmp(t->xpos, "VB") == 0;
	if (strcmp(t->xpos, "WRB") == 0 || strcmp(t->xpos, "WDT") == 0)
		return depth > 0;
	if (token_rel(t, "advmod") && depth == 0)
		return keeps_adverb(k, token);
	if (token_rel(t, "mark"))
		return pattern_lists("to|from|without|due", t->lower) ||
		       (t->head >= 0 && (uint32_t)t->head != k->top &&
		        (pattern_lists("whether|if", t->lower) ||
		         (pattern_lists("of|with|for|against", t->lower) &&
		          (completes(k, (uint32_t)t->head) || restricts(k->x, (uint32_t)t->head)))));
	if ((token_rel(t, "conj") || token_rel(t, "cc")) && depth == 0)
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
	if (child < token || !token_rel(t, "nsubj"))
		return false;
	for (c = x->first_child[token]; c != NO_INDEX && c < token; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "nsubj"))
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

		if (strays(k, token, c) || !keeps(k, c, depth) || (depth == 1 && !k->verb && token_rel(t, "case") && c < token))
			continue;
		/* "a day after voters rejected it": no part of the subject */
		if (token_rel(t, "case") && c < token && token < k->top && token_rel(&k->x->d->token[token], "nsubj") &&
		    strcmp(k->x->d->token[c + 1].xpos, "CD") != 0)
			continue;
		/* a preposition whose noun is a time goes with it */
		if ((token_rel(t, "obl") || token_rel(t, "nmod")) && k->x->timed[c] && !keeps_time(k->x, c))
			continue;
		keep_below(k, c, token_rel(t, "xcomp") || token_rel(t, "ccomp") || token_rel(t, "advcl") ? 0 : depth + 1);
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
		if (k->verb && i < top && token_rel(t, "conj"))
			continue;
		if (!token_rel(t, "obl") && !token_rel(t, "nmod") && !token_rel(t, "acl") && !token_rel(t, "conj") &&
		    !token_rel(t, "ccomp") && !token_rel(t, "advcl") && !token_rel(t, "advmod") && !(adjectives && token_rel(t, "amod")))
			continue;
		if (t->deprel && (strcmp(t->deprel, "nmod:poss") == 0 || strcmp(t->deprel, "nmod:desc") == 0))
			continue;
		/* "a no-fly zone" is no fly zone, "not" is no ornament */
		if ((token_rel(t, "amod") || token_rel(t, "advmod")) &&
		    (!(t->flags & TOKEN_SPACE_AFTER) || pattern_lists("no|not|n't|never|non", t->lower)))
			continue;
		/* "Secretary of State John Kerry" */
		if (token_rel(t, "nmod") && t->head >= 0 && d->token[t->head].deprel && strcmp(d->token[t->head].deprel, "nmod:desc") == 0)
			continue;
		if (t->flags & TOKEN_CAPITAL && (token_rel(t, "amod") || token_rel(t, "advmod")))
			continue;       /* "Secretary-General", "Western" */
		/* "the war between Kyiv and separatists" goes as a whole */
		if (token_rel(t, "conj") && t->head > (int32_t)top && t->head < (int32_t)i &&
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
	/* "Moon Jae-in": what a kept hyphen joins */
	for (i = s->token_begin + 1; i + 1 < s->token_end; i++)
		if (k->keep[i - k->begin] && k->keep[i - 1 - k->begin] && strcmp(d->token[i].form, "-") == 0 &&
		    !(d->token[i].flags & TOKEN_SPACE_AFTER) && !(d->token[i - 1].flags & TOKEN_SPACE_AFTER))
			k->keep[i + 1 - k->begin] = true;
	/* "Neither Russia nor Ukraine" */
	for (i = s->token_begin; i + 1 < s->token_end; i++)
		if (pattern_lists("neither|both|either", d->token[i].lower) && token_rel(&d->token[i], "cc") && k->keep[i + 1 - k->begin])
			k->keep[i - k->begin] = true;
	for (i = s->token_begin + 1; i < s->token_end; i++) {
		if (k->keep[i - k->begin] || !k->keep[i - 1 - k->begin])
			continue;
		for (m = i; m < s->token_end && !k->keep[m - k->begin] &&
			    (token_is(&d->token[m], ",") || token_rel(&d->token[m], "cc")); m++)
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

/* ---- pronouns ---- */

static bool is_name(const struct extraction *x, uint32_t entity)
{
	return entity != NO_INDEX && !x->d->entity[entity].generic;
}

/* What an entity is called within a sentence: with the article that the text gives it. */
static const char *called(struct extraction *x, uint32_t entity)
{
	const struct entity *e = &x->d->entity[entity];
	size_t i;

	if (e->type != ENTITY_PERSON)
		for (i = 0; i < x->draft_nr && i < DRAFTS_MAX; i++) {
			const struct draft *draft = &x->draft[i];

			if (draft->entity == entity && draft->kind != MENTION_PRONOUN && draft->first > 0 &&
			    token_is(&x->d->token[draft->first - 1], "the") && ends_with(e->name, x->d->token[draft->end - 1].form))
				return arena_printf(x->a, "the %s", e->name);
			/* "a nurse" the first time, then "the nurse" */
			if (draft->entity == entity && e->generic && draft->kind == MENTION_NOMINAL && draft->first > 0 &&
			    pattern_lists("a|an", x->d->token[draft->first - 1].lower))
				return arena_printf(x->a, "the %s", e->name);
		}
	return e->name;
}

/* The same, where the sentence spoke of a country before token `at` by its officials: "the Swiss authorities". */
static const char *called_here(struct extraction *x, uint32_t entity, uint32_t at)
{
	const struct doc *d = x->d;
	uint32_t i, begin = d->sentence[d->token[at].sentence].token_begin;
	const struct draft *last = NULL;

	if (d->entity[entity].type != ENTITY_COUNTRY || !pattern_lists("they|who|which", d->token[at].lower))
		return called(x, entity);
	for (i = begin; i < at; i++)
		if (x->draft_at[i] != NO_INDEX && x->draft[x->draft_at[i]].entity == entity && x->draft[x->draft_at[i]].kind == MENTION_NOMINAL)
			last = &x->draft[x->draft_at[i]];
	if (!last)
		return called(x, entity);
	return arena_printf(x->a, "%s%s", last->first > begin && token_is(&d->token[last->first - 1], "the") ? "the " : "",
	                    words_of(x, last->first, last->end));
}

/* True if the headline names the entity before token `at`, its subject `front` in front included. */
static bool told_before(const struct keeping *k, uint32_t entity, uint32_t at, uint32_t front)
{
	const struct extraction *x = k->x;
	uint32_t i;

	if (front == entity)
		return true;
	for (i = k->begin; i < at; i++)
		if (k->keep[i - k->begin] && x->draft_at[i] != NO_INDEX && x->draft[x->draft_at[i]].entity == entity &&
		    x->draft[x->draft_at[i]].kind != MENTION_PRONOUN)
			return true;
	return false;
}

/* True if a possessive behind the verb may be the subject's own: "urged her fans" of a singer, not "searched his home" of police. */
static bool may_be_own(const struct extraction *x, uint32_t owner, uint32_t subject, uint32_t front)
{
	uint32_t entity = front != NO_INDEX ? front : subject != NO_INDEX && x->draft_at[subject] != NO_INDEX ?
		x->draft[x->draft_at[subject]].entity : NO_INDEX;
	enum entity_type type = entity == NO_INDEX ? ENTITY_OTHER : x->d->entity[entity].type;
	bool person = pattern_lists("his|her", x->d->token[owner].lower);

	if (subject == NO_INDEX)
		return false;
	if (!person && strcmp(x->d->token[owner].lower, "its") != 0)
		return true;
	if (x->d->token[subject].xpos[0] == 'N' && x->d->token[subject].xpos[strlen(x->d->token[subject].xpos) - 1] == 'S')
		return false;
	return person ? type != ENTITY_ORGANIZATION && type != ENTITY_COUNTRY && type != ENTITY_PLACE : type != ENTITY_PERSON;
}

/* Pronouns other than the subject: by name where they are known and the name is not told before; a "his" that begins the
 * headline and belongs to nobody known is only "the". */
static void name_pronouns(struct keeping *k, uint32_t subject, uint32_t front)
{
	struct extraction *x = k->x;
	const struct doc *d = x->d;
	const struct sentence *s = &d->sentence[d->token[k->begin].sentence];
	bool begins = front == NO_INDEX;
	uint32_t i, entity, said = NO_INDEX;

	for (i = s->token_begin; i < s->token_end; i++) {
		const struct token *t = &d->token[i];
		bool owner = strcmp(t->xpos, "PRP$") == 0;

		if (!k->keep[i - k->begin] || (t->flags & TOKEN_PUNCT))
			continue;
		if (i != subject && (owner || strcmp(t->xpos, "PRP") == 0) &&
		    pattern_lists("he|she|it|they|him|her|them|his|its|their|my|our|your", t->lower)) {
			entity = x->draft_at[i] != NO_INDEX ? x->draft[x->draft_at[i]].entity : coreferent(x, i);
			/* "released them": the three men */
			if (!owner && entity == NO_INDEX && x->d->token[i].upos == UPOS_PRON) {
				uint32_t first, end;

				entity = refer(x, i, &first, &end);
			}
			if ((is_name(x, entity) || (!owner && entity != NO_INDEX && token_rel(t, "obj"))) && entity != said &&
			    !told_before(k, entity, owner && !begins ? s->token_end : i, front) &&
			    (!owner || begins || !may_be_own(x, i, subject, front))) {
				k->say[i - k->begin] = owner ? arena_printf(x->a, "%s's", called(x, entity)) : called(x, entity);
				said = entity;
			} else if (owner && begins && !is_name(x, entity)) {
				k->say[i - k->begin] = "the";
			}
		}
		/* "whose father was killed": Uribe's */
		if (token_is(t, "whose") && k->say[i - k->begin] == NULL && tree_head(x, k->top) != NO_INDEX &&
		    token_rel(&d->token[k->top], "acl")) {
			uint32_t first, end;

			entity = refer(x, tree_head(x, k->top), &first, &end);
			k->say[i - k->begin] = is_name(x, entity) ? arena_printf(x->a, "%s's", called(x, entity)) : "the";
		}
		begins = begins && token_rel(t, "case") && i < k->top;
	}
}

/* The participle of a verb in the past, or of one whose present gives it away; NULL: unknown. */
static const char *participle(struct extraction *x, uint32_t v)
{
	const struct token *t = &x->d->token[v];
	size_t prefix, length = strlen(t->lemma);
	const char *irregular;

	if (strcmp(t->xpos, "VBN") == 0)
		return t->form;
	irregular = irregular_participle(t->lemma, &prefix);
	if (irregular)
		return arena_printf(x->a, "%.*s%s", (int)prefix, t->lemma, irregular);
	if (strcmp(t->xpos, "VBD") == 0)
		return t->form;
	if (!pattern_lists("urge|ask|thank|support|condemn|welcome|demand|reject|accuse|oppose|visit|invite|praise|denounce|request|call|"
	                   "criticize|criticise|warn|attack|help|ban|allow|arrest|kill|bomb", t->lemma) || !length)
		return NULL;
	return arena_printf(x->a, strcmp(t->lemma, "ban") == 0 ? "%sned" : t->lemma[length - 1] == 'e' ? "%sd" : "%sed", t->lemma);
}

static bool is_plural(const struct extraction *x, uint32_t noun)
{
	const char *xpos = x->d->token[noun].xpos;

	return strcmp(xpos, "NNS") == 0 || strcmp(xpos, "NNPS") == 0 || tree_child(x, noun, "conj") != NO_INDEX ||
	       pattern_lists("police|people|those|others", x->d->token[noun].lower);
}

/* "They attacked the station" of nobody known: "the station was attacked".  The object's words go in front, the auxiliaries and the
 * verb are told anew; returns those words, or NULL where that cannot be done. */
static const char *turn_passive(struct keeping *k, uint32_t v)
{
	struct extraction *x = k->x;
	const struct token *t = x->d->token;
	uint32_t object = tree_child(x, v, "obj"), c, i, first, end, from, to;
	bool plural, no = false, have = false, had = false, modal = false, present, going = false;
	const char *done = participle(x, v), *out, *be, *will = "";

	if (object == NO_INDEX)
		object = tree_child(x, v, "iobj");
	if (!done || object == NO_INDEX || object < v || t[object].upos == UPOS_PRON || !has_kept(k, object))
		return NULL;
	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c]) {
		if (token_rel(&t[c], "mark") && token_is(&t[c], "to"))
			return NULL;
		no = no || pattern_lists("not|n't|never", t[c].lower);
		if (!token_rel(&t[c], "aux"))
			continue;
		modal = modal || strcmp(t[c].xpos, "MD") == 0;
		if (strcmp(t[c].xpos, "MD") == 0)
			will = pattern_lists("'ll|wo", t[c].lower) ? "will" : pattern_lists("'d|ca", t[c].lower) ? NULL : t[c].lower;
		have = have || strcmp(t[c].lemma, "have") == 0;
		had = had || pattern_lists("had|'d", t[c].lower);
		going = going || strcmp(t[c].lemma, "be") == 0;
	}
	if (!will || (modal && have) || (going && strcmp(t[v].xpos, "VBG") != 0) || (!going && strcmp(t[v].xpos, "VBG") == 0))
		return NULL;
	plural = is_plural(x, object);
	present = strcmp(t[v].xpos, "VBP") == 0 || strcmp(t[v].xpos, "VBZ") == 0 || pattern_lists("is|are|am", going ? t[v - 1].lower : "");
	be = modal ? arena_printf(x->a, "%s%s be", will, no ? " not" : "")
	     : have ? arena_printf(x->a, "%s%s been", had ? "had" : plural ? "have" : "has", no ? " not" : "")
	     : arena_printf(x->a, "%s%s%s", present ? plural ? "are" : "is" : plural ? "were" : "was", no ? " not" : "",
	                    going ? " being" : "");
	tree_span(x, object, &first, &end);
	for (from = first; from < end && (!has_kept(k, from) || from <= v); from++)
		;
	/* "ministers with eggs": what stands behind may as well belong to the verb */
	for (c = x->first_child[object]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > object && token_rel(&t[c], "nmod") && strcmp(tree_case(x, c), "of") != 0) {
			tree_span(x, c, &i, &end);
			end = i;
			break;
		}
	for (to = from; to < end && has_kept(k, to); to++)
		;
	if (from > object || to <= object)
		return NULL;
	out = words_of(x, from, to);
	for (i = from; i < to; i++)
		k->keep[i - k->begin] = false;
	for (i = k->begin; i < v; i++)
		k->keep[i - k->begin] = false;
	k->say[v - k->begin] = arena_printf(x->a, "%s %s", be, done);
	return out;
}

/* ---- the headline ---- */

/* A pronoun that stands for somebody or something. */
static bool is_somebody(const struct token *t)
{
	return t->upos == UPOS_PRON && pattern_lists("he|she|it|they|we|i|you|him|her|them|us|me", t->lower);
}

/* The end of a noun with its short "of": "a number of nations". */
static uint32_t behind_of(const struct extraction *x, uint32_t noun)
{
	uint32_t c, first, end;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "nmod") && strcmp(tree_case(x, c), "of") == 0) {
			tree_span(x, c, &first, &end);
			return first == noun + 1 && end - first <= 4 ? end : noun + 1;
		}
	return noun + 1;
}

/* "was charged and convicted": the auxiliaries that the second participle shares; "" none. */
static const char *shared_auxiliaries(struct extraction *x, uint32_t v)
{
	const struct token *t = x->d->token;
	uint32_t up = v, c;
	const char *out = "";
	int steps;

	if (!token_rel(&t[v], "conj") || tree_child(x, v, "aux") != NO_INDEX || tree_child(x, v, "mark") != NO_INDEX)
		return "";
	/* "could dissolve parliament and call elections" */
	if (strcmp(t[v].xpos, "VB") == 0) {
		for (steps = 0; steps < 4 && up != NO_INDEX && token_rel(&t[up], "conj"); steps++)
			up = tree_head(x, up);
		for (c = up == NO_INDEX ? NO_INDEX : x->first_child[up]; c != NO_INDEX && c < up; c = x->next_sibling[c])
			if (token_rel(&t[c], "aux") || (*out && pattern_lists("not|n't|never", t[c].lower)))
				out = arena_printf(x->a, "%s %s", out, t[c].lower);
		return out;
	}
	/* "allegedly kidnapped and killed" */
	if (strcmp(t[v].xpos, "VBD") == 0 && tree_head(x, v) != NO_INDEX && strcmp(t[tree_head(x, v)].xpos, "VBD") == 0) {
		for (c = x->first_child[tree_head(x, v)]; c != NO_INDEX && c < tree_head(x, v); c = x->next_sibling[c])
			if (pattern_lists("allegedly|reportedly", t[c].lower))
				return arena_printf(x->a, " %s", t[c].lower);
		return "";
	}
	if (!pattern_lists("VBN|VBD", t[v].xpos))
		return "";
	for (steps = 0; steps < 4 && up != NO_INDEX && token_rel(&t[up], "conj"); steps++)
		up = tree_head(x, up);
	if (up == NO_INDEX || t[up].upos != UPOS_VERB || strcmp(t[up].xpos, "VBN") != 0 || tree_child(x, up, "aux") == NO_INDEX)
		return "";
	for (c = x->first_child[up]; c != NO_INDEX && c < up; c = x->next_sibling[c])
		if (token_rel(&t[c], "aux") || (*out && pattern_lists("not|n't|never|allegedly", t[c].lower)))
			out = arena_printf(x->a, "%s %s", out, t[c].lower);
	return out;
}

/* The words of a noun that the clause hangs on, with its article: "the treaty" of "the treaty that Chile signed". */
static const char *antecedent_words(struct extraction *x, const struct sentence *s, uint32_t noun)
{
	const struct doc *d = x->d;
	uint32_t first;

	for (first = noun; first > s->token_begin && tree_below(x, first - 1, noun) && noun - first < 4; first--)
		;
	while (first < noun && (token_rel(&d->token[first], "case") || token_rel(&d->token[first], "cc") || d->token[first].flags & TOKEN_PUNCT))
		first++;
	return first < noun && strcmp(d->token[first].xpos, "DT") == 0 ?
		arena_printf(x->a, "%s %s", d->token[first].lower, words_of(x, first + 1, noun + 1)) : words_of(x, first, noun + 1);
}

/* "students she had met with": whom the last word of the clause waits for; NO_INDEX. */
static uint32_t awaited(const struct keeping *k, uint32_t v)
{
	const struct extraction *x = k->x;
	const struct token *t = x->d->token;
	uint32_t up = tree_head(x, v), i, last = v;

	if (up == NO_INDEX || up > v || !t[v].deprel || strcmp(t[v].deprel, "acl:relcl") != 0)
		return NO_INDEX;
	for (i = v + 1; i < x->d->sentence[t[v].sentence].token_end; i++)
		if (has_kept(k, i))
			last = i;
	return last > v && t[last].upos == UPOS_ADP && pattern_lists("with|to|for|from|on|against|about|at", t[last].lower) ? up : NO_INDEX;
}

/* "His successor, Dina Boluarte, declared": she declared, whosever successor she is. */
static void name_owned(struct keeping *k, uint32_t subject)
{
	const struct extraction *x = k->x;
	const struct token *t = x->d->token;
	uint32_t c, first, end, i, named = NO_INDEX;
	bool owned = false;

	if (t[subject].upos != UPOS_NOUN || !has_kept(k, subject))
		return;
	for (c = x->first_child[subject]; c != NO_INDEX; c = x->next_sibling[c]) {
		uint32_t d = x->draft_at[c];

		owned = owned || (t[c].upos == UPOS_PRON && token_rel(&t[c], "nmod"));
		if (c > subject && named == NO_INDEX && token_rel(&t[c], "appos") && d != NO_INDEX && x->draft[d].head == c &&
		    x->draft[d].type == ENTITY_PERSON && x->draft[d].entity != NO_INDEX)
			named = x->draft[d].entity;
	}
	if (!owned || named == NO_INDEX)
		return;
	tree_span(x, subject, &first, &end);
	for (i = first; i < end; i++)
		k->keep[i - k->begin] = i == subject;
	k->say[subject - k->begin] = called(k->x, named);
}

/* "Only on Monday did Moscow release the sailors": Moscow did release them. */
static void undo_inversion(struct keeping *k, uint32_t v, uint32_t subject)
{
	const struct token *t = k->x->d->token;
	uint32_t c;

	if (!k->verb || subject == NO_INDEX || subject > v || !has_kept(k, subject))
		return;
	for (c = k->x->first_child[v]; c != NO_INDEX && c < subject; c = k->x->next_sibling[c]) {
		if (token_is(&t[c], "not") && token_is(&t[c + 1], "until"))
			k->keep[c - k->begin] = false;
		if (!token_rel(&t[c], "aux") || !pattern_lists("did|does|do", t[c].lower) || !has_kept(k, c))
			continue;
		k->keep[c - k->begin] = false;
		k->say[v - k->begin] = arena_printf(k->x->a, "%s %s", t[c].lower, t[v].form);
	}
}

/* "was scheduled to visit a school and meet Kenyatta", of the meeting: "was scheduled to meet Kenyatta". */
static void keep_conjunct(struct keeping *k, uint32_t trigger)
{
	const struct extraction *x = k->x;
	const struct token *t = x->d->token;
	uint32_t up = trigger, c, first, end, i;
	int steps;

	if (has_kept(k, trigger) || t[trigger].upos != UPOS_VERB || !token_rel(&t[trigger], "conj"))
		return;
	for (steps = 0; steps < 4 && up != NO_INDEX && token_rel(&t[up], "conj"); steps++)
		up = tree_head(x, up);
	if (up == NO_INDEX || up == k->top || !has_kept(k, up) || t[up].upos != UPOS_VERB || strcmp(t[up].xpos, t[trigger].xpos) != 0)
		return;
	tree_span(x, up, &first, &end);
	for (i = first; i < end; i++)
		if (has_kept(k, i)) {
			k->keep[i - k->begin] = false;
			k->nr -= !(t[i].flags & TOKEN_PUNCT);
		}
	for (c = x->first_child[up]; c != NO_INDEX && c < up; c = x->next_sibling[c])
		if (token_rel(&t[c], "mark"))
			keep_below(k, c, 1);
	keep_below(k, trigger, 0);
}

bool event_set_headline(struct extraction *x, struct event *ev, const struct clause *clause)
{
	const struct doc *d = x->d;
	const struct sentence *s = &d->sentence[ev->sentence];
	struct keeping k = { .x = x, .beside = NO_INDEX,
		.verb = d->token[clause->top].upos == UPOS_VERB || d->token[clause->top].upos == UPOS_ADJ,
		.top = clause->top, .begin = s->token_begin };
	uint32_t subject = NO_INDEX, i, first, end, entity = NO_INDEX;
	bool is_object = false, last_space = false, unknown = false;
	const char *out = "", *what = "", *tail = "";
	uint32_t antecedent, awaits, mark;
	size_t length = 0, room;
	char *to;

	if (quote_headline(x, ev, clause))
		return true;
	k.keep = arena_array(x->a, s->token_end - s->token_begin + 1, sizeof *k.keep);
	k.say = arena_array(x->a, s->token_end - s->token_begin + 1, sizeof *k.say);
	/* "ended the summit without signing": not of itself */
	mark = tree_child(x, k.top, "mark");
	if (k.verb && mark != NO_INDEX && token_is(&d->token[mark], "without") && token_rel(&d->token[k.top], "advcl") &&
	    tree_head(x, k.top) != NO_INDEX && d->token[tree_head(x, k.top)].upos == UPOS_VERB) {
		k.beside = k.top;
		k.top = tree_head(x, k.top);
	}
	/* "crashed in Nepal, killing 12": with what went before, where there is room */
	if (k.verb && k.top == clause->trigger && is_participle_clause(x, k.top)) {
		uint32_t v = k.top;

		k.beside = v;
		k.top = tree_head(x, v);
		keep_below(&k, k.top, 0);
		if (k.nr <= HEADLINE_WORDS && has_kept(&k, v)) {
			k.keep[v - 1 - k.begin] = true;
		} else {
			memset(k.keep, 0, (s->token_end - s->token_begin + 1) * sizeof *k.keep);
			k.nr = 0;
			k.top = v;
			k.beside = NO_INDEX;
		}
	}
	if (!k.nr)
		keep_below(&k, k.top, k.verb ? 0 : 1);
	keep_conjunct(&k, clause->trigger);
	shorten(&k, k.top, false);
	shorten(&k, k.top, true);
	bridge(&k);
	if (k.verb) {
		subject = clause_subject(x, k.top, &is_object);
		if (subject != NO_INDEX)
			name_owned(&k, subject);
		if (subject != NO_INDEX && (!has_kept(&k, subject) || d->token[subject].upos == UPOS_PRON)) {
			bool other, is_same = clause_subject(x, clause->trigger, &other) == subject;
			uint32_t own = tree_child(x, k.top, "nsubj");

			entity = refer(x, subject, &first, &end);
			/* whom the clause itself names otherwise is not "he" */
			if (entity != NO_INDEX && d->token[subject].upos == UPOS_PRON && is_same && !takes_part(ev, entity) &&
			    ev->place.entity != entity)
				entity = NO_INDEX;
			for (i = 0; entity == NO_INDEX && is_same && d->token[subject].upos == UPOS_PRON && i < ev->participant_nr; i++)
				if (ev->participant[i].role == ROLE_ACTOR && ev->participant[i].end <= d->token[clause->trigger].begin)
					entity = ev->participant[i].entity;     /* as events.c found him */
			/* who has no name is called by the clause's own words */
			if (entity != NO_INDEX && d->entity[entity].generic && d->token[subject].upos != UPOS_PRON)
				entity = NO_INDEX;
			if (own != NO_INDEX && own != subject && has_kept(&k, own))
				k.keep[own - k.begin] = false;
			if (entity != NO_INDEX && has_kept(&k, subject)) {
				k.say[subject - k.begin] = called_here(x, entity, subject);
			} else if (entity != NO_INDEX) {
				out = called_here(x, entity, subject);
			} else if (is_same && !has_kept(&k, subject) && is_somebody(&d->token[subject])) {
				unknown = true;
			} else if (!has_kept(&k, subject) && d->sentence[d->token[subject].sentence].token_begin == s->token_begin) {
				/* a common noun: its words, without what hangs behind it */
				tree_span(x, subject, &first, &end);
				while (first < subject && (token_rel(&d->token[first], "case") || token_rel(&d->token[first], "cc") ||
				                           d->token[first].flags & TOKEN_PUNCT))
					first++;
				if (subject - first > 4)
					first = subject;
				if (more_than(d, s->token_begin, first))
					first -= 2;
				out = words_of(x, first, behind_of(x, subject));
			}
		}
	}
	if (*out)
		out = arena_printf(x->a, "%s%s", out, shared_auxiliaries(x, k.top));
	/* "the treaty that Chile signed": what was signed, behind the verb */
	antecedent = k.verb && !clause->passive ? match_antecedent(x, clause->trigger) : NO_INDEX;
	if (antecedent != NO_INDEX && clause->trigger >= s->token_begin && clause->trigger < s->token_end) {
		uint32_t that = tree_child(x, clause->trigger, "obj");

		if (that != NO_INDEX)
			k.keep[that - k.begin] = false;
		what = antecedent_words(x, s, antecedent);
	}
	undo_inversion(&k, k.top, subject);
	name_pronouns(&k, subject, entity);
	/* "they were killed by guards": who is not known */
	if (k.verb && is_object && k.top == clause->trigger && subject != NO_INDEX && entity == NO_INDEX && is_somebody(&d->token[subject])) {
		if (tree_child_exact(x, k.top, "obl:agent") == NO_INDEX)
			return false;
		for (i = k.begin; i < k.top; i++)
			k.keep[i - k.begin] = false;
	}
	/* "they attacked the station": nobody knows who */
	if (k.verb && subject != NO_INDEX && entity == NO_INDEX && d->token[subject].upos == UPOS_PRON && !*what && !is_object &&
	    pattern_lists("he|she|it|they|we|i|you|this|that|these", d->token[subject].lower) && (unknown || has_kept(&k, subject))) {
		const char *passive = turn_passive(&k, k.top);

		if (!passive)
			return false;
		out = passive;
	}
	awaits = k.verb && k.top == clause->trigger ? awaited(&k, k.top) : NO_INDEX;
	if (awaits != NO_INDEX)
		tail = antecedent_words(x, s, awaits);
	/* "the rates are low, officials said" */
	mark = k.verb && k.top == clause->trigger ? tree_child(x, k.top, "ccomp") : NO_INDEX;
	if (mark != NO_INDEX && subject != NO_INDEX && mark < subject && subject < k.top && has_kept(&k, mark) && has_kept(&k, subject)) {
		tree_span(x, subject, &first, &end);
		for (i = first; i > k.begin && (!k.keep[i - 1 - k.begin] || !has_kept(&k, i - 1)); i--)
			;
		if (i > k.begin && !(d->token[i - 1].flags & TOKEN_PUNCT) && !token_is(&d->token[first - 1], ","))
			k.say[i - 1 - k.begin] =
				arena_printf(x->a, "%s,", k.say[i - 1 - k.begin] ? k.say[i - 1 - k.begin] : d->token[i - 1].form);
		else if (i > k.begin && i < first && !(d->token[i - 1].flags & TOKEN_PUNCT))
			k.say[i - 1 - k.begin] = arena_printf(x->a, "%s,", d->token[i - 1].form);
	}
	room = strlen(out) + strlen(what) + strlen(tail) + 4;
	for (i = s->token_begin; i < s->token_end; i++)
		room += strlen(k.say[i - k.begin] ? k.say[i - k.begin] : d->token[i].form) + 1;
	to = arena_alloc(x->a, room);
	memcpy(to, out, strlen(out));
	length = strlen(out);
	last_space = length > 0;
	for (i = s->token_begin; i < s->token_end; i++) {
		const struct token *t = &d->token[i];
		const char *form = k.say[i - k.begin] ? k.say[i - k.begin] : t->form;
		size_t n = strlen(form);

		if (!k.keep[i - k.begin]) {
			last_space = length > 0;
			continue;
		}
		if (!length && (token_is(t, ",") || (token_rel(t, "cc") && !pattern_lists("neither|both|either", t->lower))))
			continue;
		if (length && (last_space || (i > s->token_begin && (d->token[i - 1].flags & TOKEN_SPACE_AFTER))) &&
		    strcmp(t->form, "'s") != 0 && strcmp(form, ",") != 0)
			to[length++] = ' ';
		memcpy(to + length, form, n);
		length += n;
		last_space = false;
		if (i == clause->trigger && *what) {
			to[length++] = ' ';
			memcpy(to + length, what, strlen(what));
			length += strlen(what);
			last_space = true;
		}
	}
	if (*tail) {
		to[length++] = ' ';
		memcpy(to + length, tail, strlen(tail));
		length += strlen(tail);
	}
	to[length] = '\0';
	ev->headline = to;
	return true;
}
