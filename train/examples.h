/* examples.h - sentences to train the engine on                                 (train: not part of the program)
 *
 * Trees and tags come from the treebanks, with their own tokens; names of EWT and GUM are laid on the same tokens by their
 * place in the text; the other name corpora are segmented by the program itself.
 */
#ifndef DATELINE_TRAIN_EXAMPLES_H
#define DATELINE_TRAIN_EXAMPLES_H

#include <stdbool.h>
#include <stdint.h>

#include "model/engine_int.h"
#include "model/features.h"

enum bank { BANK_EWT, BANK_GUM, BANK_WORLDWIDE, BANK_CROSSNER, BANK_WIKIGOLD, BANK_GMB, BANK_NR };
enum variant { AS_WRITTEN, LOWER_CASED, UPPER_CASED, VARIANT_NR };

enum { NO_TAG = 255, NO_HEAD = -1 };

/* A word's rows in the vector tables: of `word` the last is zero (unknown), of `form` the first is the unknown word. */
struct example_word {
	uint32_t word, form;
	uint16_t affix[WORD_AFFIXES_MAX];
	uint8_t affix_nr;
};

struct example {
	uint32_t word_nr;
	enum bank bank;
	const char **text;                              /* as written */
	struct example_word *word[VARIANT_NR];
	uint8_t *tag;                                   /* NO_TAG: none */
	int16_t *head;                                  /* 0 the root, else word + 1; NO_HEAD: none */
	uint8_t *label;
	uint32_t *name;                                 /* labels that are right, 1 << label; 0: none known */
};

struct examples {
	struct example *example;
	size_t nr, alloc;
	size_t lost;            /* names that are no row of tokens */
};

/* What the numbers of an example mean. */
struct vocabulary {
	uint64_t *word;         /* hash of the lower-case form of each word vector */
	int8_t *vector;         /* [word_nr + 1][VECTOR_DIM] quantised */
	size_t word_nr;
	uint64_t *form;         /* [form_nr]; 0 is the unknown word */
	size_t form_nr;
	const char *xpos[ENGINE_TAGS_MAX];
	uint8_t upos[ENGINE_TAGS_MAX];
	size_t tag_nr;
	const char *label[ENGINE_LABELS_MAX];
	size_t label_nr;
};

/* Everything to train on, and the vocabulary. */
void examples_read_train(struct examples *out, struct vocabulary *v, const char *corpora);
/* A dev set: kind "parse" or "ner" and a name as in `ewt-dev`. */
void examples_read_dev(struct examples *out, const struct vocabulary *v, const char *corpora, const char *kind,
                       const char *name);

#endif
