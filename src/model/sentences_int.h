/* sentences_int.h - what the classifier sees of a gap between two words          (layer: model, private)
 *
 * Shared by use (sentences.c) and training (train/train_sentences.c): both see the same features.  A feature is a row of the
 * table of weights, picked by hash; the score of a gap is the sum of its rows' weights.
 *
 * english.sentences has two sections beside INFO:
 *     SDIM    struct sentence_dims
 *     SWGT    int8_t weight[SENTENCE_ROWS]
 */
#ifndef DATELINE_MODEL_SENTENCES_INT_H
#define DATELINE_MODEL_SENTENCES_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/lexicon.h"
#include "model/modelfile.h"
#include "text/doc.h"

enum {
	SENTENCE_MODEL_VERSION = 1,     /* of the features: a file of another one is refused */
	SENTENCE_ROW_BITS = 19,
	SENTENCE_ROWS = 1 << SENTENCE_ROW_BITS,
	SENTENCE_FEATURES_MAX = 128,
	SENTENCE_THRESHOLD_MAX = SENTENCE_FEATURES_MAX * 128
};

#define SECTION_SENTENCE_DIMS MODEL_SECTION('S', 'D', 'I', 'M')
#define SECTION_SENTENCE_WEIGHTS MODEL_SECTION('S', 'W', 'G', 'T')

struct sentence_dims {
	uint32_t version, row_nr;
	int32_t threshold[2];           /* by enum sentence_form: a sum of weights that is greater is a boundary */
};

/* A text that has line ends tells most of its boundaries itself. */
enum sentence_form { FORM_FLOWING, FORM_PARAGRAPHS };

/* What a word shows. */
struct gap_word {
	uint32_t lower;                 /* hashes: lower-case form, digits made equal; shape; ending; tags in the lexicon */
	uint32_t shape, ending, tags;
	uint8_t kind;                   /* enum gap_kind */
	uint8_t capital;                /* 0 no letter first, 1 small, 2 capital, 3 all capitals */
	uint8_t verb;                   /* 0 no, 1 maybe, 2 surely a finite verb */
	uint8_t usual;                  /* how the document and the lexicon write the word elsewhere */
	bool breaks;                    /* a sentence of the rules begins here */
	bool blank;                     /* white space follows */
};

struct gap_reader {
	const struct doc *d;
	struct gap_word *word;          /* [token_nr] */
	uint32_t *verbs;                /* [token_nr + 1] verbs before the token */
	uint32_t style;                 /* of the document: its blocks, stops and capitals, in coarse steps */
	enum sentence_form form;        /* flowing: one block, line ends, if any, were lost */
	/* state of the sentence that is being read */
	size_t begin;
	uint32_t round_open, quote_open, verb;
};

/* Look at all words.  `hide` (may be NULL) [token_nr]: words to be taken as if the lexicon did not have them (training only). */
void gap_reader_init(struct gap_reader *r, const struct doc *d, const struct lexicon *lx, const bool *hide, struct arena *a);

/* A sentence begins at token i. */
void gap_reader_begin(struct gap_reader *r, size_t i);

/* Token i belongs to the sentence. */
void gap_reader_pass(struct gap_reader *r, size_t i);

/* Is there a gap before token i that may be a boundary?  A blank stands there and no boundary of the rules. */
bool gap_is_open(const struct gap_reader *r, size_t i);

/* The rows of the gap before token i, whose sentence has been begun and passed up to there; returns how many. */
size_t gap_rows(const struct gap_reader *r, size_t i, uint32_t row[SENTENCE_FEATURES_MAX]);

#endif
