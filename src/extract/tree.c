#include <string.h>

#include "extract/extract_int.h"

void tree_build_sentence(struct extraction *x, const struct sentence *s)
{
	uint32_t i;

	for (i = s->token_begin; i < s->token_end; i++)
		x->first_child[i] = x->next_sibling[i] = NO_INDEX;
	for (i = s->token_end; i-- > s->token_begin;) {
		int32_t head = x->d->token[i].head;

		if (head >= 0) {
			x->next_sibling[i] = x->first_child[head];
			x->first_child[head] = i;
		}
	}
}

void tree_build(struct extraction *x)
{
	struct doc *d = x->d;
	uint32_t i;

	x->first_child = arena_array(x->a, d->token_nr + 1, sizeof *x->first_child);
	x->next_sibling = arena_array(x->a, d->token_nr + 1, sizeof *x->next_sibling);
	for (i = 0; i < d->sentence_nr; i++)
		tree_build_sentence(x, &d->sentence[i]);
}

bool tree_has(const struct extraction *x, uint32_t token, const char *deprel, const char *words)
{
	uint32_t c;

	for (c = x->first_child[token]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], deprel) && pattern_lists(words, x->d->token[c].lower))
			return true;
	return false;
}

uint32_t tree_child(const struct extraction *x, uint32_t token, const char *deprel)
{
	uint32_t c;

	for (c = x->first_child[token]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], deprel))
			return c;
	return NO_INDEX;
}

uint32_t tree_child_exact(const struct extraction *x, uint32_t token, const char *deprel)
{
	uint32_t c;

	for (c = x->first_child[token]; c != NO_INDEX; c = x->next_sibling[c])
		if (x->d->token[c].deprel && strcmp(x->d->token[c].deprel, deprel) == 0)
			return c;
	return NO_INDEX;
}

uint32_t tree_head(const struct extraction *x, uint32_t token)
{
	int32_t head = x->d->token[token].head;

	return head >= 0 ? (uint32_t)head : NO_INDEX;
}

bool tree_joined(const struct extraction *x, uint32_t token)
{
	uint32_t c;

	if (token_rel(&x->d->token[token], "conj"))
		return true;
	/* "in and around Johannesburg" joins the prepositions */
	if (tree_head(x, token) == NO_INDEX || tree_head(x, token) > token || *tree_case(x, token))
		return false;
	for (c = x->first_child[token]; c != NO_INDEX && c < token; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "cc"))
			return true;
	return false;
}

bool tree_subject(const struct extraction *x, uint32_t token)
{
	int steps;

	for (steps = 0; steps < 4; steps++) {
		const struct token *t = &x->d->token[token];

		if (token_rel(t, "nsubj"))
			return true;
		if (tree_joined(x, token) || !(token_rel(t, "appos") || token_rel(t, "flat") || token_rel(t, "compound") ||
		                               (token_rel(t, "nmod") && !*tree_case(x, token) && strcmp(t->deprel, "nmod:poss") != 0)))
			return false;
		token = tree_head(x, token);
		if (token == NO_INDEX)
			return false;
	}
	return false;
}

const char *tree_case(const struct extraction *x, uint32_t token)
{
	uint32_t c;

	for (c = x->first_child[token]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "case") && strcmp(x->d->token[c].xpos, "POS") != 0)
			return x->d->token[c].lower;
	return "";
}

bool tree_below(const struct extraction *x, uint32_t token, uint32_t top)
{
	int steps;

	for (steps = 0; token != NO_INDEX && steps < CLIMB_MAX; steps++) {
		if (token == top)
			return true;
		token = tree_head(x, token);
	}
	return false;
}

void tree_span(const struct extraction *x, uint32_t token, uint32_t *first, uint32_t *end)
{
	const struct sentence *s = &x->d->sentence[x->d->token[token].sentence];
	uint32_t i;

	*first = token;
	*end = token + 1;
	/* a subtree of a projective tree is one run of tokens: grow it while the neighbour hangs below */
	for (i = token; i-- > s->token_begin && tree_below(x, i, token);)
		*first = i;
	for (i = token + 1; i < s->token_end && tree_below(x, i, token); i++)
		*end = i + 1;
}

uint32_t tree_span_head(const struct extraction *x, uint32_t first, uint32_t end)
{
	uint32_t i, found = NO_INDEX;

	for (i = first; i < end; i++) {
		uint32_t head = tree_head(x, i);

		if (head != NO_INDEX && head >= first && head < end)
			continue;
		if (!(x->d->token[i].flags & TOKEN_PUNCT) && !token_rel(&x->d->token[i], "case"))
			return i;
		if (found == NO_INDEX)
			found = i;
	}
	return found == NO_INDEX ? end - 1 : found;
}

bool tree_next_is(const struct extraction *x, uint32_t token, const char *word)
{
	const struct token *t = x->d->token;

	return token + 1 < x->d->sentence[t[token].sentence].token_end && token_is(&t[token + 1], word);
}

bool tree_before_is(const struct extraction *x, uint32_t token, const char *word)
{
	const struct token *t = x->d->token;

	return token > x->d->sentence[t[token].sentence].token_begin && token_is(&t[token - 1], word);
}

uint32_t tree_top_between(const struct extraction *x, uint32_t token, uint32_t begin, uint32_t end)
{
	uint32_t steps;

	/* two repairs of one sentence may have made a circle, which repair.c finds in the end */
	for (steps = begin; steps < end && x->d->token[token].head >= (int32_t)begin && (uint32_t)x->d->token[token].head < end; steps++)
		token = (uint32_t)x->d->token[token].head;
	return token;
}

void tree_hang(struct extraction *x, uint32_t token, uint32_t head, const char *deprel)
{
	x->d->token[token].head = (int32_t)head;
	x->d->token[token].deprel = deprel;
}

void tree_make_top(struct extraction *x, uint32_t token, const char *deprel)
{
	x->d->token[token].head = HEAD_ROOT;
	x->d->token[token].deprel = deprel;
}
