/* tag_int.h - what the tagger and the trainer of its corrections share           (layer: model, private) */
#ifndef DATELINE_MODEL_TAG_INT_H
#define DATELINE_MODEL_TAG_INT_H

#include "model/lexicon.h"
#include "model/retag.h"
#include "text/doc.h"

enum { CANDIDATES_MAX = 8 };

struct candidate {
	uint8_t tag;
	float emission;
	const char *lemma;      /* NULL: to be guessed */
};

struct column {
	struct candidate candidate[CANDIDATES_MAX];
	size_t nr;
	float score[CANDIDATES_MAX][CANDIDATES_MAX];        /* [before][here] best path that ends in this pair */
	uint8_t back[CANDIDATES_MAX][CANDIDATES_MAX];       /* which one stood two before */
};

/* Room for the longest sentence, in the document's arena. */
struct tag_scratch {
	struct column *column;
	uint8_t *chosen;            /* number of a candidate in its column */
	struct retag_word *word;    /* with RETAG_MARGIN on either side */
};

struct tag_scratch tag_scratch_for(struct doc *d);

/* What the retagger would see of a sentence, in word[RETAG_MARGIN ...]. */
void tag_words(struct retag_word *word, const struct doc *d, const struct lexicon *lx, const struct sentence *s,
               struct tag_scratch *scratch, const struct clusters *c);

#endif
