/* lemma.h - the lemma of a word that the lexicon does not know                   (layer: model) */
#ifndef DATELINE_MODEL_LEMMA_H
#define DATELINE_MODEL_LEMMA_H

#include "model/lexicon.h"

/* The UD lemma of `form` (with lower-case form `lower`) under Penn tag `xpos`, by the spelling rules of English inflection,
 * choosing among possible bases one that the lexicon knows.  Returns `form`, `lower`, or a new string in `a`
 * (a->on_nomem is set). */
const char *lemma_guess(struct arena *a, const struct lexicon *lx, const char *form, const char *lower, const char *xpos);

#endif
