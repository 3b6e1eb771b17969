/* tag.h - parts of speech and lemmas                                             (layer: model) */
#ifndef DATELINE_MODEL_TAG_H
#define DATELINE_MODEL_TAG_H

#include "model/lexicon.h"
#include "text/doc.h"

/* Fill upos, xpos, lemma (and feats where known) of all tokens that have none yet.
 * Requires: segment() was run; d->arena.on_nomem is set.  Cost: O(tokens). */
void tag(struct doc *d, const struct lexicon *lex);

#endif
