/* parse_int.h - what the parser and its trainer share                            (layer: model, private)
 *
 * Transitions are those of the arc-hybrid system (Kuhlmann, Gomez-Rodriguez and Satta 2011).  With s0 the top of the
 * stack, s1 below it, b0 the next word:
 *
 *     SHIFT      push b0
 *     LEFT(l)    b0 becomes the head of s0, which is popped
 *     RIGHT(l)   s1 becomes the head of s0, which is popped
 *
 * Nodes are 1..n for the words, 0 for the root above them, which lies at the bottom of the stack.  The last word left on the
 * stack when no word is to come hangs from 0, so there is one root, whatever the scores.  2n - 1 transitions.
 *
 * Sections of a model file:
 *     PLBL   label_nr (4), shift_nr = 1, left_nr (4), right_nr (4), then label numbers (1 each) of the left_nr LEFT and the
 *            right_nr RIGHT classes, then label_nr names, each ending in NUL; label 0 is "root"
 *     PFEA   linear.h; class 0 is SHIFT, then the LEFT and then the RIGHT classes
 */
#ifndef DATELINE_MODEL_PARSE_INT_H
#define DATELINE_MODEL_PARSE_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/clusters.h"
#include "model/linear.h"
#include "text/doc.h"

enum { PARSE_LABELS_MAX = 96, PARSE_FEATURES_MAX = 160 };

/* What the features see of a word. */
struct parse_word {
	uint64_t form;          /* hash of the lower-case form */
	uint64_t word;          /* hash of the lemma */
	uint64_t tag;           /* Penn tag and UPOS */
	uint64_t word_tag;      /* form and tag */
	uint64_t upos;
	uint64_t coarse, fine;  /* cluster: first bits, all bits; of the tag when the word has none */
	uint64_t shape;         /* capital, digits, ending of the word */
};

struct parse_node {
	uint32_t head;
	uint32_t left, left2;       /* leftmost child and the next; 0: none */
	uint32_t right, right2;     /* rightmost child and the next */
	uint16_t left_nr, right_nr;
	uint8_t label;
	uint8_t left_label, right_label;    /* of left, right */
	uint64_t left_set, right_set;       /* labels of the children, 1 << label % 64 */
};

/* All arrays have room for word_nr + 1. */
struct parse_state {
	uint32_t word_nr;
	const struct parse_word *word;      /* [0] is the root */
	struct parse_node *node;
	uint32_t *stack;
	uint32_t stack_nr;
	uint32_t next;                      /* b0; word_nr + 1: none */
};

/* Bits of parse_legal(). */
enum { PARSE_SHIFT = 1, PARSE_LEFT = 2, PARSE_RIGHT = 4 };

void parse_word_fill(struct parse_word *w, const struct token *t, const struct clusters *c);
void parse_word_root(struct parse_word *w);

/* Start over with word_nr words; nodes are cleared. */
void parse_start(struct parse_state *s);
/* True when only the last word is left, which hangs from the root. */
bool parse_done(const struct parse_state *s);
unsigned parse_legal(const struct parse_state *s);
void parse_shift(struct parse_state *s);
void parse_left(struct parse_state *s, unsigned label);
void parse_right(struct parse_state *s, unsigned label);

/* Hashes of the features of a state; returns how many. */
size_t parse_features(const struct parse_state *s, uint64_t feature[PARSE_FEATURES_MAX]);

#endif
