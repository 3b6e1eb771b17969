/* normalise.c - dependency trees made alike around names and titles, for the steps that read them
 *
 * "U.S. Secretary of State John Kerry", "Russian leader Vladimir Putin": a parser takes the title or the name for the head, or ties
 * "of" to the name.  Where a name follows a title of the tables right away, the name becomes the head of both, with all that
 * hung on the title.  And whatever brings its own "and" is a conjunct.  The document's own trees come back afterwards:
 * tree_restore().
 */
#include <string.h>

#include "extract/extract_int.h"

enum { TITLE_TOKENS_MAX = 5 };

/* First token of the title that ends right before `first`; `first` if there is none. */
static uint32_t title_start(const struct extraction *x, uint32_t first)
{
	const struct sentence *s = &x->d->sentence[x->d->token[first].sentence];
	uint32_t k, length;
	bool plural;

	for (k = TITLE_TOKENS_MAX; k > 0; k--) {
		const struct office *o;

		if (first < s->token_begin + k || x->draft_at[first - k] != NO_INDEX)
			continue;
		o = gazetteer_office(&x->c->gazetteer, x->d, first - k, first, &length, &plural);
		if (o && length == k && !plural)
			return first - k;
	}
	if (first > s->token_begin && pattern_lists("counterpart|predecessor|successor|wife|husband|son|daughter|brother|sister|father|mother",
	                                            x->d->token[first - 1].lemma))
		return first - 1;
	/* "British model Naomi Campbell": any noun that the name stands behind and hangs on */
	if (first > s->token_begin && x->d->token[first - 1].upos == UPOS_NOUN && x->draft_at[first - 1] == NO_INDEX &&
	    strcmp(x->d->token[first - 1].xpos, "NN") == 0)
		return first - 1;
	return first;
}

static bool within(uint32_t i, uint32_t first, uint32_t end)
{
	return i != NO_INDEX && i >= first && i < end;
}

/* The title in tokens [title, first) stands before the name [first, end). */
static void join_title(struct extraction *x, uint32_t title, const struct draft *name)
{
	struct token *t = x->d->token;
	uint32_t top = tree_span_head(x, title, name->first), head = name->head, up = tree_head(x, head), c, next;

	if (up == NO_INDEX && tree_head(x, top) != head)
		return;
	if (within(up, title, name->first)) {
		/* the title governs the name: they change places */
		t[head].head = t[top].head;
		t[head].deprel = t[top].deprel;
		for (c = x->first_child[top]; c != NO_INDEX; c = next) {
			next = x->next_sibling[c];
			if (!within(c, title, name->end))
				t[c].head = (int32_t)head;
		}
		t[top].head = (int32_t)head;
		t[top].deprel = "nmod:desc";
	} else if (tree_head(x, top) != head) {
		return;
	}
	/* "of" of "Secretary of State" is none of the name's */
	for (c = title; c < name->first; c++)
		if (c != top && t[c].head == (int32_t)head)
			t[c].head = (int32_t)top;
}

/* The person's name that the token is in; NO_INDEX. */
static uint32_t person_at(const struct extraction *x, uint32_t token)
{
	uint32_t k = token == NO_INDEX ? NO_INDEX : x->draft_at[token];

	return k != NO_INDEX && x->draft[k].kind == MENTION_NAME && x->draft[k].type == ENTITY_PERSON ? k : NO_INDEX;
}

/* What has its own "and", and names of people in a row: one person is no apposition of another. */
static void join_conjuncts(struct extraction *x)
{
	struct token *t = x->d->token;
	uint32_t i, own, other;

	/* names of people in a row, wherever in the other name the parser has hung this one */
	for (i = 0; i < x->d->token_nr; i++) {
		own = person_at(x, i);
		other = person_at(x, tree_head(x, i));
		if (own == NO_INDEX || other == NO_INDEX || own == other || x->draft[own].head != i || token_rel(&t[i], "conj") ||
		    *tree_case(x, i) || tree_below(x, x->draft[other].head, i))
			continue;
		t[i].head = (int32_t)x->draft[other].head;
		t[i].deprel = "conj";
		tree_build_sentence(x, &x->d->sentence[t[i].sentence]);
	}
	for (i = 0; i < x->d->token_nr; i++)
		if (!token_rel(&t[i], "conj") && tree_joined(x, i) &&
		    (token_rel(&t[i], "appos") || token_rel(&t[i], "flat") || token_rel(&t[i], "list") || token_rel(&t[i], "dep") ||
		     (token_rel(&t[i], "nmod") && !*tree_case(x, i))))
			t[i].deprel = "conj";
}

/* "failed Monday to agree", "said Monday that it would": what a parser hangs on the day belongs to the verb. */
static void free_times(struct extraction *x)
{
	struct token *t = x->d->token;
	uint32_t i, up, steps;

	for (i = 0; i < x->d->token_nr; i++) {
		if (x->timed[i] || (t[i].upos != UPOS_VERB && t[i].upos != UPOS_ADJ) || !token_rel(&t[i], "acl") ||
		    strcmp(t[i].deprel, "acl") != 0)
			continue;
		up = tree_head(x, i);
		if (up == NO_INDEX || !x->timed[up])
			continue;
		for (steps = 0; steps < CLIMB_MAX && up != NO_INDEX && t[up].upos != UPOS_VERB; steps++)
			up = tree_head(x, up);
		if (up == NO_INDEX || t[up].upos != UPOS_VERB || up == i)
			continue;
		t[i].head = (int32_t)up;
		/* "convicted in 2015 of taking bribes" */
		t[i].deprel = strcmp(t[i].xpos, "VB") == 0 ? "xcomp"
		              : strcmp(t[i].xpos, "VBG") == 0 && tree_child(x, i, "mark") != NO_INDEX ? "advcl" : "ccomp";
		tree_build_sentence(x, &x->d->sentence[t[i].sentence]);
	}
}

/* "failed on Monday to agree": the infinitive of a verb that wants one is its complement, not a purpose. */
static void join_controlled(struct extraction *x)
{
	struct token *t = x->d->token;
	uint32_t i, up, mark;

	for (i = 0; i < x->d->token_nr; i++) {
		if (!token_rel(&t[i], "advcl") || strcmp(t[i].xpos, "VB") != 0)
			continue;
		up = tree_head(x, i);
		mark = tree_child(x, i, "mark");
		if (up == NO_INDEX || up > i || t[up].upos != UPOS_VERB || mark == NO_INDEX || !token_is(&t[mark], "to") ||
		    tree_child(x, up, "obj") != NO_INDEX || tree_child(x, up, "xcomp") != NO_INDEX ||
		    !patterns_control(&x->c->patterns, t[up].lemma, "verb", CONTROL_TO))
			continue;
		t[i].deprel = "xcomp";
	}
}

void tree_normalise(struct extraction *x)
{
	struct doc *d = x->d;
	uint32_t i;
	size_t k;

	x->own = arena_array(x->a, d->token_nr + 1, sizeof *x->own);
	for (i = 0; i < d->token_nr; i++)
		x->own[i] = (struct own_token){ .head = d->token[i].head, .upos = (uint8_t)d->token[i].upos, .deprel = d->token[i].deprel,
			.xpos = d->token[i].xpos, .lemma = d->token[i].lemma };
	for (k = 0; k < x->draft_nr; k++) {
		const struct draft *draft = &x->draft[k];
		uint32_t title;

		if (draft->kind != MENTION_NAME || (draft->type != ENTITY_PERSON && !draft->open))
			continue;
		title = title_start(x, draft->first);
		if (title < draft->first) {
			join_title(x, title, draft);
			tree_build_sentence(x, &d->sentence[d->token[draft->first].sentence]);
		}
	}
	free_times(x);
	join_controlled(x);
	join_conjuncts(x);
}

void tree_restore(struct extraction *x, uint32_t begin, uint32_t end)
{
	uint32_t i;

	for (i = begin; i < end; i++) {
		struct token *t = &x->d->token[i];

		t->head = x->own[i].head;
		t->upos = x->own[i].upos;
		t->deprel = x->own[i].deprel;
		t->xpos = x->own[i].xpos;
		t->lemma = x->own[i].lemma;
	}
}
