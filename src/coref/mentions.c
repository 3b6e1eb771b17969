/* mentions.c - the noun phrases of a document that may be mentions */
#include <string.h>

#include "coref/coref_int.h"

static bool relation_among(const struct token *t, const char *const *deprel)
{
	for (; *deprel; deprel++)
		if (token_rel(t, *deprel))
			return true;
	return false;
}

static uint32_t child(const struct coref_input *in, uint32_t token, const char *deprel)
{
	uint32_t c;

	for (c = in->first_child[token]; c != NO_INDEX; c = in->next_sibling[c])
		if (token_rel(&in->d->token[c], deprel))
			return c;
	return NO_INDEX;
}

/* The words of a phrase: its head's and those of the children that belong to a noun phrase.  What stands behind "and B" is
 * not A's alone: it counts if `whole`. */
static void phrase(const struct coref_input *in, uint32_t head, bool whole, uint32_t *first, uint32_t *end)
{
	static const char *const in_phrase[] = { "det", "amod", "nummod", "compound", "flat", "nmod", "acl", "appos", "fixed", "goeswith",
		"advmod", NULL };
	const struct token *t = in->d->token;
	const struct sentence *s = &in->d->sentence[t[head].sentence];
	uint32_t c, low = head, high = head + 1, g, steps;
	bool pronoun = t[head].upos == UPOS_PRON;

	for (c = in->first_child[head]; c != NO_INDEX; c = in->next_sibling[c]) {
		bool possessive = strcmp(t[c].xpos ? t[c].xpos : "", "POS") == 0;

		if (c > head && !whole && token_rel(&t[c], "conj"))
			break;
		if (!possessive && !relation_among(&t[c], in_phrase))
			continue;
		if (c < head ? token_rel(&t[c], "appos") : pronoun && token_rel(&t[c], "advmod"))
			continue;
		if (c < low)
			low = c;
		if (c >= high)
			high = c + 1;
	}
	/* to the ends of what hangs on the outermost of them */
	for (c = low; c > s->token_begin; c--) {
		for (g = c - 1, steps = 0; g != low && g != head && steps < 32 && t[g].head >= 0; steps++)
			g = (uint32_t)t[g].head;
		if (g != low || low == head)
			break;
	}
	*first = low == head ? head : c;
	for (c = high; c < s->token_end; c++) {
		for (g = c, steps = 0; g != high - 1 && g != head && steps < 32 && t[g].head >= 0; steps++)
			g = (uint32_t)t[g].head;
		if (g != high - 1 || high - 1 == head)
			break;
	}
	*end = high - 1 == head ? head + 1 : c;
	while (*first < head && ((t[*first].flags & TOKEN_PUNCT) || token_rel(&t[*first], "cc") || token_rel(&t[*first], "case")))
		(*first)++;
	while (*end > head + 1 && (t[*end - 1].flags & TOKEN_PUNCT) && !strchr(")]\"'", t[*end - 1].form[0]))
		(*end)--;
}

/* Can this word head a mention? */
static bool heads_mention(const struct coref_input *in, uint32_t i)
{
	static const char *const never[] = { "fixed", "flat", "goeswith", "case", "mark", "cc", "appos", "aux", "cop", "discourse", "punct",
		"nummod", "advmod", "det", "reparandum", "expl", NULL };
	static const char *const argument[] = { "nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", NULL };
	const struct token *t = &in->d->token[i];

	if (!t->deprel || !t->xpos || (t->flags & TOKEN_PUNCT))
		return false;
	if (strcmp(t->xpos, "PRP$") == 0)
		return true;
	if (relation_among(t, never) || child(in, i, "cop") != NO_INDEX)
		return false;
	switch (t->upos) {
	case UPOS_PRON:
		return strcmp(t->xpos, "EX") != 0 && strncmp(t->xpos, "W", 1) != 0;
	case UPOS_PROPN:
		return true;
	case UPOS_NOUN:
		return !token_rel(t, "compound");
	case UPOS_DET: case UPOS_NUM:
		return relation_among(t, argument);
	case UPOS_ADJ:
		return relation_among(t, argument) && child(in, i, "det") != NO_INDEX;
	default:
		return false;
	}
}

static void add(struct coref *c, struct arena *a, struct coref_mention m)
{
	m.antecedent = NO_INDEX;
	ARENA_PUSH(a, c->mention, c->mention_nr, c->mention_alloc) = m;
}

/* "A, B and C": one mention more, of all of them. */
static void add_list(struct coref *c, const struct coref_input *in, struct arena *a, uint32_t head, uint32_t first)
{
	const struct token *t = in->d->token;
	uint32_t k, last = NO_INDEX, end, behind, low;
	bool joined = false;

	for (k = in->first_child[head]; k != NO_INDEX; k = in->next_sibling[k])
		if (token_rel(&t[k], "conj") && k > head && heads_mention(in, k)) {
			last = k;
			joined = joined || child(in, k, "cc") != NO_INDEX;
		}
	if (last == NO_INDEX || !joined)
		return;
	phrase(in, head, true, &low, &behind);
	phrase(in, last, false, &low, &end);
	add(c, a, (struct coref_mention){ .first = first, .end = behind > end ? behind : end, .head = head, .kind = COREF_LIST,
		.name = NO_INDEX });
}

/* "His successor, Dina Boluarte,": the name that a noun has beside it; NO_INDEX. */
static uint32_t name_beside(const struct coref_input *in, const uint32_t *name_at, uint32_t head)
{
	const struct token *t = in->d->token;
	uint32_t c;

	if (t[head].upos != UPOS_NOUN)
		return NO_INDEX;
	for (c = in->first_child[head]; c != NO_INDEX; c = in->next_sibling[c])
		if (c > head && token_rel(&t[c], "appos") && name_at[c] && in->name[name_at[c] - 1].type == ENTITY_PERSON)
			return name_at[c] - 1;
	return NO_INDEX;
}

void coref_mentions(struct coref *c, const struct coref_input *in, struct arena *a)
{
	const struct token *t = in->d->token;
	uint32_t *name_at = arena_array(a, in->d->token_nr + 1, sizeof *name_at);       /* [token] 1 + the name that it heads */
	size_t i, k, name = 0;

	for (i = 0; i < in->name_nr; i++)
		name_at[in->name[i].head] = (uint32_t)i + 1;

	for (i = 0; i < in->d->token_nr; i++) {
		struct coref_mention m = { .head = (uint32_t)i, .name = NO_INDEX };

		while (name < in->name_nr && in->name[name].end <= i)
			name++;
		if (name < in->name_nr && in->name[name].head == i)
			m.name = (uint32_t)name;
		if (!heads_mention(in, (uint32_t)i)) {
			if (m.name == NO_INDEX || token_rel(&t[i], "appos") || child(in, (uint32_t)i, "cop") != NO_INDEX)
				continue;
			m.first = in->name[name].first;
			m.end = in->name[name].end;
		} else if (token_rel(&t[i], "compound") && m.name != NO_INDEX) {
			m.first = in->name[name].first;
			m.end = in->name[name].end;
		} else {
			/* a word inside a name is no mention of its own */
			if (m.name == NO_INDEX && name < in->name_nr && in->name[name].first <= i && t[i].upos == UPOS_PROPN)
				continue;
			phrase(in, (uint32_t)i, false, &m.first, &m.end);
			if (m.name != NO_INDEX) {
				if (in->name[name].first < m.first)
					m.first = in->name[name].first;
				if (in->name[name].end > m.end)
					m.end = in->name[name].end;
			}
		}
		if (m.name == NO_INDEX)
			m.name = name_beside(in, name_at, (uint32_t)i);
		m.kind = t[i].upos == UPOS_PRON && coref_pronoun_find(t[i].lower) && m.end - m.first == 1 ? COREF_PRONOUN
		       : m.name != NO_INDEX || t[i].upos == UPOS_PROPN ? COREF_NAME : COREF_NOMINAL;
		add(c, a, m);
		if (!token_rel(&t[i], "conj"))
			add_list(c, in, a, (uint32_t)i, m.first);
	}
	/* by first token, the longer first: they stand almost so */
	for (i = 1; i < c->mention_nr; i++) {
		struct coref_mention m = c->mention[i];

		for (k = i; k > 0 && (c->mention[k - 1].first > m.first ||
		                      (c->mention[k - 1].first == m.first && c->mention[k - 1].end < m.end)); k--)
			c->mention[k] = c->mention[k - 1];
		c->mention[k] = m;
	}
}
