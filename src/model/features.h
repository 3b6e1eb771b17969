/* features.h - what the engine sees of a word before its company                 (layer: model, private)
 *
 * A word is its hash as written and in lower case (keys of the vector tables), and a row number of the affix table for each
 * of its endings, beginnings and its shape; all are the same in training and in use.
 */
#ifndef DATELINE_MODEL_FEATURES_H
#define DATELINE_MODEL_FEATURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { AFFIX_ROWS = 1 << 15, WORD_AFFIXES_MAX = 20 };

struct word_features {
	uint64_t form;                  /* hash as written */
	uint64_t lower;                 /* hash of the lower-case form */
	uint32_t affix[WORD_AFFIXES_MAX];       /* endings and beginnings of 1-4 letters, shape, shape and place, letters in threes */
	uint32_t affix_nr;
};

/* `first`: no word stands before it in the sentence. */
void word_features(struct word_features *w, const char *form, const char *lower, bool first);

/* FNV-1a of a string, mixed. */
uint64_t word_hash(const char *s);

#endif
