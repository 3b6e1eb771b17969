/* parse_state.c - transitions, and the features by which they are chosen
 *
 * The features are those of Zhang and Nivre, "Transition-based dependency parsing with rich non-local features" (ACL 2011),
 * fitted to the arc-hybrid system, with word clusters (Koo et al. 2008) and with the first left child of a word, which in
 * Universal Dependencies is often its preposition.
 */
#include "model/parse_int.h"

#include <string.h>

void parse_word_fill(struct parse_word *w, const struct token *t, const struct clusters *c)
{
	size_t length = strlen(t->lower);
	unsigned path;

	w->form = linear_word(t->lower);
	w->word = linear_word(t->lemma ? t->lemma : t->lower);
	w->upos = t->upos + 1u;
	w->tag = linear_word(t->xpos ? t->xpos : "") + w->upos;
	w->word_tag = linear_feature(0, w->form, w->tag, 0);
	path = clusters_find(c, w->form);
	w->coarse = path ? clusters_prefix(path, 6) : w->tag;
	w->fine = path ? path : w->word;
	w->shape = linear_word(length > 3 ? t->lower + length - 3 : t->lower) + (t->flags & TOKEN_CAPITAL ? 1 : 0) +
	           (t->flags & TOKEN_ALL_CAPS ? 2 : 0);
}

void parse_word_root(struct parse_word *w)
{
	*w = (struct parse_word){ 1, 1, 1, 1, 1, 1, 1, 1 };
}

void parse_start(struct parse_state *s)
{
	memset(s->node, 0, (s->word_nr + 1) * sizeof *s->node);
	s->stack[0] = 0;
	s->stack_nr = 1;
	s->next = 1;
}

bool parse_done(const struct parse_state *s)
{
	return s->next > s->word_nr && s->stack_nr <= 2;
}

unsigned parse_legal(const struct parse_state *s)
{
	bool more = s->next <= s->word_nr;

	return (more ? PARSE_SHIFT : 0) | (more && s->stack_nr > 1 ? PARSE_LEFT : 0) | (s->stack_nr > 2 ? PARSE_RIGHT : 0);
}

void parse_shift(struct parse_state *s)
{
	s->stack[s->stack_nr++] = s->next++;
}

void parse_left(struct parse_state *s, unsigned label)
{
	uint32_t child = s->stack[--s->stack_nr], head = s->next;
	struct parse_node *h = &s->node[head];

	s->node[child].head = head;
	s->node[child].label = (uint8_t)label;
	h->left2 = h->left;
	h->left = child;
	h->left_label = (uint8_t)label;
	h->left_nr++;
	h->left_set |= (uint64_t)1 << label % 64;
}

void parse_right(struct parse_state *s, unsigned label)
{
	uint32_t child = s->stack[--s->stack_nr], head = s->stack[s->stack_nr - 1];
	struct parse_node *h = &s->node[head];

	s->node[child].head = head;
	s->node[child].label = (uint8_t)label;
	h->right2 = h->right;
	h->right = child;
	h->right_label = (uint8_t)label;
	h->right_nr++;
	h->right_set |= (uint64_t)1 << label % 64;
}

static unsigned distance(uint32_t from, uint32_t to)
{
	uint32_t d = to - from;

	return d <= 4 ? d : d <= 6 ? 5 : d <= 10 ? 6 : 7;
}

static unsigned few(unsigned n)
{
	return n < 5 ? n : 5;
}

size_t parse_features(const struct parse_state *s, uint64_t feature[PARSE_FEATURES_MAX])
{
	static const struct parse_word no_word = { 2, 2, 2, 2, 2, 2, 2, 2 };
	static const struct parse_node no_node;
	uint32_t i_s0 = s->stack[s->stack_nr - 1];
	uint32_t i_s1 = s->stack_nr > 1 ? s->stack[s->stack_nr - 2] : UINT32_MAX;
	uint32_t i_s2 = s->stack_nr > 2 ? s->stack[s->stack_nr - 3] : UINT32_MAX;
	uint32_t i_b0 = s->next <= s->word_nr ? s->next : UINT32_MAX;
#define WORD(i) ((i) == UINT32_MAX ? &no_word : &s->word[i])
#define NODE(i) ((i) == UINT32_MAX ? &no_node : &s->node[i])
#define CHILD(i) ((i) ? &s->word[i] : &no_word)
#define AHEAD(k) (s->next + (k) <= s->word_nr ? &s->word[s->next + (k)] : &no_word)
	const struct parse_word *s0 = WORD(i_s0), *s1 = WORD(i_s1), *s2 = WORD(i_s2);
	const struct parse_word *b0 = WORD(i_b0), *b1 = AHEAD(1), *b2 = AHEAD(2), *b3 = AHEAD(3);
	const struct parse_node *n0 = NODE(i_s0), *n1 = NODE(i_s1), *n2 = NODE(i_s2), *nb = NODE(i_b0);
	const struct parse_word *s0l = CHILD(n0->left), *s0l2 = CHILD(n0->left2);
	const struct parse_word *s0r = CHILD(n0->right), *s0r2 = CHILD(n0->right2);
	const struct parse_word *s1l = CHILD(n1->left), *s1r = CHILD(n1->right), *s1r2 = CHILD(n1->right2);
	const struct parse_word *s2r = CHILD(n2->right);
	const struct parse_word *b0l = CHILD(nb->left), *b0l2 = CHILD(nb->left2);
	const struct parse_word *last = s->next > 1 ? &s->word[s->next - 1] : &no_word;     /* the word before b0 */
	const struct parse_word *s0n = i_s0 && i_s0 < s->word_nr ? &s->word[i_s0 + 1] : &no_word;
	const struct parse_word *s0p = i_s0 > 1 ? &s->word[i_s0 - 1] : &no_word;
	unsigned d0 = distance(i_s0, s->next), d1 = i_s1 == UINT32_MAX ? 0 : distance(i_s1, i_s0);
	uint64_t v0 = few(n0->left_nr) * 8 + few(n0->right_nr), v1 = few(n1->left_nr) * 8 + few(n1->right_nr);
	size_t n = 0;
	unsigned t = 0;
#define F1(x) feature[n++] = linear_feature(++t, (x), 0, 0)
#define F2(x, y) feature[n++] = linear_feature(++t, (x), (y), 0)
#define F3(x, y, z) feature[n++] = linear_feature(++t, (x), (y), (z))

	feature[n++] = linear_feature(++t, 0, 0, 0);

	/* single words */
	F1(s0->word_tag); F1(s0->word); F1(s0->tag); F1(s0->coarse); F1(s0->fine); F1(s0->shape);
	F1(s1->word_tag); F1(s1->word); F1(s1->tag); F1(s1->coarse); F1(s1->fine);
	F1(b0->word_tag); F1(b0->word); F1(b0->tag); F1(b0->coarse); F1(b0->fine); F1(b0->shape);
	F1(b1->word_tag); F1(b1->word); F1(b1->tag); F1(b1->coarse);
	F1(b2->word_tag); F1(b2->tag); F1(b3->tag);
	F1(s2->word_tag); F1(s2->tag);
	F1(last->word_tag);

	/* pairs: s0 and b0 */
	F2(s0->word_tag, b0->word_tag); F2(s0->word_tag, b0->word); F2(s0->word, b0->word_tag);
	F2(s0->word_tag, b0->tag); F2(s0->tag, b0->word_tag); F2(s0->tag, b0->tag);
	F2(s0->fine, b0->fine); F2(s0->coarse, b0->coarse); F2(s0->fine, b0->tag); F2(s0->tag, b0->fine);
	F3(s0->tag, b0->tag, d0); F2(s0->word, b0->upos); F2(s0->upos, b0->word);
	/* s1 and s0 */
	F2(s1->word_tag, s0->word_tag); F2(s1->word_tag, s0->tag); F2(s1->tag, s0->word_tag); F2(s1->tag, s0->tag);
	F2(s1->fine, s0->fine); F2(s1->coarse, s0->coarse); F2(s1->fine, s0->tag); F2(s1->tag, s0->fine);
	F3(s1->tag, s0->tag, d1); F2(s1->word, s0->word);
	/* s1 and b0, b0 and b1, s0 and b1 */
	F2(s1->word_tag, b0->tag); F2(s1->tag, b0->word_tag); F2(s1->tag, b0->tag); F2(s1->word, b0->word);
	F2(b0->word_tag, b1->word_tag); F2(b0->word_tag, b1->tag); F2(b0->tag, b1->word_tag); F2(b0->tag, b1->tag);
	F2(s0->word_tag, b1->tag); F2(s0->tag, b1->word_tag); F2(s0->fine, b1->fine);

	/* triples */
	F3(b0->tag, b1->tag, b2->tag); F3(s0->tag, b0->tag, b1->tag); F3(s0->word_tag, b0->tag, b1->tag);
	F3(s1->tag, s0->tag, b0->tag); F3(s1->tag, s0->word_tag, b0->tag); F3(s1->word_tag, s0->tag, b0->tag);
	F3(s1->tag, s0->tag, b0->word_tag); F3(s2->tag, s1->tag, s0->tag); F3(s2->tag, s1->tag, b0->tag);
	F3(b1->tag, b2->tag, b3->tag); F3(s1->coarse, s0->coarse, b0->coarse);
	F3(s0->tag, last->tag, b0->tag); F3(s0->tag, s0n->tag, b0->tag); F3(s0p->tag, s0->tag, b0->tag);
	F3(s0->tag, b0->word, b1->word); F3(s0->word, b0->word, b1->tag);

	/* children */
	F1(s0l->word_tag); F1(s0r->word_tag); F1(s1r->word_tag); F1(s1l->word_tag); F1(b0l->word_tag);
	F1(n0->left_label); F2(s0->tag, n0->left_label); F2(s0->tag, n0->right_label); F2(s1->tag, n1->right_label);
	F2(s1->tag, n1->left_label); F2(b0->tag, nb->left_label);
	F3(s0->tag, s0l->tag, b0->tag); F3(s0->tag, s0r->tag, b0->tag); F3(s0->tag, b0->tag, b0l->tag);
	F3(s1->tag, s0->tag, s0l->tag); F3(s1->tag, s0->tag, s0r->tag); F3(s1->tag, s1r->tag, s0->tag);
	F3(s1->tag, s1l->tag, s0->tag); F3(s1->tag, s1r->tag, b0->tag); F3(s2->tag, s2r->tag, s0->tag);
	F3(s0->tag, s0l->tag, s0l2->tag); F3(s0->tag, s0r->tag, s0r2->tag); F3(s1->tag, s1r->tag, s1r2->tag);
	F3(b0->tag, b0l->tag, b0l2->tag);
	F3(s1->word, s0l->word, s0->tag); F3(s1->word, s0l->word, s0->word); F3(s2->word, s0l->word, s0->tag);
	F3(s1->tag, s0l->word, s0->word); F3(s0->word, b0l->word, b0->tag); F3(s0->tag, b0l->word, b0->tag);
	F3(s1->word, b0l->word, b0->tag); F3(s1->tag, s0l->word, s0->tag); F2(s0->word, s0l->word);
	F3(s2->tag, s1->tag, s0l->word); F3(s1->fine, s0l->word, s0->fine);
	F2(s0->word, s0r->word); F3(s1->tag, s0->tag, n0->left_label * 64u + n1->right_label);
	F3(s0->tag, b0->tag, n0->right_label * 64u + nb->left_label);

	/* how many children, of which kinds, how far */
	F2(s0->word, v0); F2(s0->tag, v0); F2(s1->word, v1); F2(s1->tag, v1); F2(b0->tag, few(nb->left_nr));
	F2(s0->word, d0); F2(s0->tag, d0); F2(b0->word, d0); F2(b0->tag, d0); F3(s0->word, b0->word, d0);
	F3(s1->word_tag, s0->tag, d1); F3(s1->tag, s0->word_tag, d1);
	F2(s0->tag, n0->left_set); F2(s0->word, n0->left_set); F2(s0->tag, n0->right_set); F2(s0->word, n0->right_set);
	F2(s1->tag, n1->right_set); F2(s1->word, n1->right_set); F2(s1->tag, n1->left_set); F2(b0->tag, nb->left_set);
	F3(s1->tag, s0->tag, n1->right_set); F3(s1->tag, s0->tag, n0->left_set); F3(s0->tag, b0->tag, n0->right_set);
	F3(s0->tag, b0->tag, nb->left_set); F3(n1->right_set, n0->left_set, s0->upos);
	F3(few(s->stack_nr), s0->tag, b0->tag);
	return n;
}
