/* repair.c - mistakes that parsers often make in news, put right before events are read (tree_restore() undoes it)
 *
 * By what they concern: repair_verb.c, repair_argument.c and repair_phrase.c; here are datelines, and the order of it all:
 *
 *     ACCRA (Star): The UN condemned …          the place before the news is not who does it
 *
 * Each is bound to words and tags that leave no other reading; what is not certain stays as it was parsed.
 */
#include <string.h>

#include "extract/repair.h"

enum { DATELINE_TOKENS = 8 };

/* "GAZA CITY, Palestinian Territories: …": a place in capitals, as agencies write it. */
static bool in_capitals(const char *form)
{
	size_t n = strspn(form, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return n >= 3 && form[n] == '\0';
}

/* The mark between a dateline and the news: the token after it; `begin` if the sentence has none. */
static uint32_t after_dateline(const struct extraction *x, const struct sentence *s)
{
	const struct token *t = x->d->token;
	uint32_t i, end = s->token_end < s->token_begin + DATELINE_TOKENS ? s->token_end : s->token_begin + DATELINE_TOKENS;
	bool bracket = false;

	/* "(TV) Italian police …" */
	if (s->token_begin + 3 < s->token_end && token_is(&t[s->token_begin], "(") && token_is(&t[s->token_begin + 2], ")"))
		return s->token_begin + 3;
	for (i = s->token_begin + 1; i < end; i++) {
		if (token_is(&t[i], "("))
			bracket = true;
		if (pattern_lists(":|-|--|_|\xE2\x80\x93|\xE2\x80\x94", t[i].form) && (t[i].flags & TOKEN_SPACE_AFTER) &&
		    (t[i - 1].flags & TOKEN_SPACE_AFTER || bracket || in_capitals(t[s->token_begin].form)))
			return i + 1;
		if (!(t[i].flags & (TOKEN_PUNCT | TOKEN_CAPITAL)) && !bracket)
			break;
	}
	return s->token_begin;
}

/* "ACCRA (Star): The UN condemned": the next name, hung on the place, is the subject. */
static bool free_subject(struct extraction *x, const struct sentence *s)
{
	struct token *t = x->d->token;
	uint32_t after = after_dateline(x, s), top = s->token_begin, verb, c, found = NO_INDEX;

	if (after == s->token_begin)
		return false;
	while (top < after && !token_rel(&t[top], "nsubj"))
		top++;
	if (top >= after)
		return false;
	verb = tree_head(x, top);
	if (verb == NO_INDEX || verb < after)
		return false;
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c >= after && c < verb && (t[c].upos == UPOS_NOUN || t[c].upos == UPOS_PROPN) &&
		    (token_rel(&t[c], "appos") || token_rel(&t[c], "conj") || token_rel(&t[c], "parataxis") || token_rel(&t[c], "list") ||
		     token_rel(&t[c], "dep") || token_rel(&t[c], "flat") || token_rel(&t[c], "nmod"))) {
			found = c;
			break;
		}
	if (found == NO_INDEX) {
		for (c = x->first_child[verb]; c != NO_INDEX; c = x->next_sibling[c])
			if (c > top && c < verb && token_rel(&t[c], "nsubj"))
				found = c;
		if (found == NO_INDEX)
			return false;
	}
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > found)
			t[c].head = (int32_t)found;
	tree_hang(x, found, verb, t[top].deprel);
	tree_hang(x, top, verb, "dep");
	return true;
}

/* True if every token of the sentence reaches its top. */
static bool is_tree(const struct extraction *x, const struct sentence *s)
{
	uint32_t i, v, steps;

	for (i = s->token_begin; i < s->token_end; i++) {
		for (v = i, steps = s->token_end - s->token_begin; x->d->token[v].head >= 0 && steps > 0; steps--)
			v = (uint32_t)x->d->token[v].head;
		if (x->d->token[v].head >= 0)
			return false;
	}
	return true;
}

/* Back to the parser's own, without what normalise.c has done: two changes of one sentence that do not go together. */
static void give_up(struct extraction *x, const struct sentence *s)
{
	tree_restore(x, s->token_begin, s->token_end);
	tree_build_sentence(x, s);
}

void tree_repair(struct extraction *x)
{
	size_t n;

	for (n = 0; n < x->d->sentence_nr; n++) {
		const struct sentence *s = &x->d->sentence[n];
		bool changed = repair_sentence_verb(x, s) || free_subject(x, s);
		uint32_t i;

		for (i = s->token_begin; i < s->token_end; i++)
			changed = repair_phrase(x, i) || repair_argument(x, i) || repair_verb(x, i) || changed;
		if (changed)
			tree_build_sentence(x, s);
		/* each of these sees what the one before has done */
		for (i = s->token_begin; i < s->token_end; i++)
			if (repair_participle(x, i) || repair_object(x, i) || repair_noun(x, i)) {
				tree_build_sentence(x, s);
				changed = true;
			}
		if (!is_tree(x, s))
			give_up(x, s);
	}
}
