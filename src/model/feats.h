/* feats.h - number, tense, person                                                (layer: model, private) */
#ifndef DATELINE_MODEL_FEATS_H
#define DATELINE_MODEL_FEATS_H

#include "text/doc.h"

/* The UD features that follow from a word's Penn tag, and from which word it is if it is a pronoun; a constant string in UD's order,
 * or NULL. What takes more than that to know (mood of a bare form, case of "her") is left out. */
const char *feats_of(const struct token *t);

#endif
