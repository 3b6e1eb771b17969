/* lemma.h - lemmas                                                               (layer: model) */
#ifndef DATELINE_MODEL_LEMMA_H
#define DATELINE_MODEL_LEMMA_H

#include "model/lexicon.h"

/* The UD lemma of a word that has its tags: the lexicon's, else by the spelling rules of English inflection, choosing among
 * possible bases one that the lexicon knows.  Returns the token's form or lower, a string of the lexicon, or a new one in `a`
 * (a->on_nomem is set). */
const char *lemma_of(struct arena *a, const struct lexicon *lx, const struct token *t);

#endif
