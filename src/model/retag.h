/* retag.h - a second opinion on parts of speech                                  (layer: model)
 *
 * A linear model that reads the tags of the trigram tagger left to right and says what each should have been: it sees two words
 * and tags to either side, endings, capitals and word clusters, which the trigrams cannot.  tag() uses it when the
 * lexicon has one (lexicon->retagger).
 *
 * Sections of a model file:
 *     TLBL   tag_nr (4), then for each class its Penn tag and its UPOS, each ending in NUL
 *     TFEA   linear.h
 */
#ifndef DATELINE_MODEL_RETAG_H
#define DATELINE_MODEL_RETAG_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "model/clusters.h"
#include "model/linear.h"
#include "model/modelfile.h"
#include "text/doc.h"

enum { RETAG_CLASSES_MAX = 128, RETAG_FEATURES_MAX = 80, RETAG_MARGIN = 2 };

struct retagger {
	struct linear linear;
	struct clusters clusters;
	size_t tag_nr;
	const char *xpos[RETAG_CLASSES_MAX];        /* borrowed from the file */
	uint8_t upos[RETAG_CLASSES_MAX];
	uint64_t hash[RETAG_CLASSES_MAX];           /* retag_hash() */
};

/* What the features see of a word. */
struct retag_word {
	uint64_t word, form;        /* hashes of the lower-case form and of the form as written */
	uint64_t first;             /* the trigram tagger's tag: retag_hash() */
	uint64_t choice;            /* which tags it chose from */
	uint64_t shape;
	uint64_t ending[4];         /* last 2 to 5 bytes */
	uint64_t start;             /* first 3 bytes */
	uint64_t coarse, middle, fine;
	uint64_t tag;               /* the answer, once known */
};

/* Use the sections of an open file. Returns 1, 0 if the file has no such sections, or ERR_FORMAT. */
int retagger_open(struct retagger *r, const struct modelfile *file, struct err *e);

uint64_t retag_hash(const char *xpos, enum upos upos);

/* Fill all but first, choice and tag; `at` is the token's place in its sentence. */
void retag_word_fill(struct retag_word *w, const struct token *t, size_t at, const struct clusters *c);
void retag_word_edge(struct retag_word *w);

/* The features of `w`, with RETAG_MARGIN words before (their tags known) and after it. */
size_t retag_features(const struct retag_word *w, uint64_t feature[RETAG_FEATURES_MAX]);

/* The class of `w`; w->tag is set. */
size_t retag_choose(const struct retagger *r, struct retag_word *w);

#endif
