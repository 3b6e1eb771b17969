/* mend_tree.c - see mend_tree.h */
#include <string.h>

#include "model/mend_tree.h"

/* The first token of [begin, end) that hangs on `head` by the relation; `end` if there is none. */
static uint32_t child(const struct doc *d, uint32_t head, const char *rel, uint32_t begin, uint32_t end)
{
	uint32_t i;

	for (i = begin; i < end; i++)
		if (d->token[i].head == (int32_t)head && token_rel(&d->token[i], rel))
			return i;
	return end;
}

/* True if `token` is `top` or below it; `limit` steps are enough for any tree of the sentence. */
static bool is_below(const struct doc *d, uint32_t token, uint32_t top, uint32_t limit)
{
	int32_t at = (int32_t)token;

	for (; limit && at >= 0; limit--, at = d->token[at].head)
		if (at == (int32_t)top)
			return true;
	return false;
}

static bool is_finite(const struct doc *d, uint32_t verb, uint32_t begin, uint32_t end)
{
	const char *xpos = d->token[verb].xpos;

	return strcmp(xpos, "VBD") == 0 || strcmp(xpos, "VBZ") == 0 || strcmp(xpos, "VBP") == 0 ||
	       child(d, verb, "aux", begin, end) != end;
}

static void mend_conjunction(struct doc *d, uint32_t cc, uint32_t begin, uint32_t end)
{
	struct token *t = d->token;
	uint32_t verb = (uint32_t)t[cc].head, n, size = end - begin;

	for (n = cc + 1; n < verb; n++)
		if (token_rel(&t[n], "conj") && t[n].head >= (int32_t)begin && t[n].head < (int32_t)cc)
			break;
	if (n == verb)
		return;
	if (child(d, verb, "nsubj", begin, end) != end) {
		if (is_below(d, n, cc, size))
			return;
		t[cc].head = (int32_t)n;
	} else if (is_finite(d, verb, begin, end) && !is_below(d, verb, n, size)) {
		t[n].head = (int32_t)verb;
		t[n].deprel = child(d, verb, "aux:pass", begin, end) != end ? "nsubj:pass" : "nsubj";
	}
}

/* "to have Syria declared a no-fly zone", the participle joined to a verb further up without any "and". */
static void mend_causative(struct doc *d, uint32_t verb, uint32_t begin, uint32_t end)
{
	struct token *t = d->token;
	uint32_t object = child(d, verb, "obj", verb + 1, end), done = object + 1;

	if (done >= end || (strcmp(t[done].xpos, "VBN") != 0 && strcmp(t[done].xpos, "VBD") != 0))
		return;
	if (token_rel(&t[done], "ccomp") && t[done].head == (int32_t)verb && child(d, done, "nsubj", begin, end) == end) {
		t[done].deprel = "xcomp";
		return;
	}
	if (!token_rel(&t[done], "conj") || t[done].head >= (int32_t)verb || child(d, done, "cc", begin, end) != end ||
	    child(d, done, "nsubj", begin, end) != end || is_below(d, verb, done, end - begin))
		return;
	t[done].head = (int32_t)verb;
	t[done].deprel = "xcomp";
}

void mend_tree(struct doc *d, uint32_t begin, uint32_t end)
{
	uint32_t i;

	for (i = begin; i < end; i++) {
		const char *lemma = d->token[i].lemma;

		if (d->token[i].upos == UPOS_VERB && lemma && (strcmp(lemma, "have") == 0 || strcmp(lemma, "get") == 0))
			mend_causative(d, i, begin, end);
		if (token_rel(&d->token[i], "cc") && d->token[i].head > (int32_t)i && d->token[i].head < (int32_t)end &&
		    (d->token[d->token[i].head].upos == UPOS_VERB || d->token[d->token[i].head].upos == UPOS_AUX))
			mend_conjunction(d, i, begin, end);
	}
}
