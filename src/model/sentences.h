/* sentences.h - where sentences end without a full stop                          (layer: model)
 *
 * The rules of segment() cut at line ends and stops.  Mail, signatures, headings and lists whose lines were joined have neither:
 * here a learned classifier looks at every blank inside the sentences of the rules and cuts where it is sure.
 *
 * Ownership  the model is read-only once open and may be shared between threads; nothing of a document points into it.
 */
#ifndef DATELINE_MODEL_SENTENCES_H
#define DATELINE_MODEL_SENTENCES_H

#include "base/err.h"
#include "model/lexicon.h"
#include "text/doc.h"

struct sentence_model;

/* Map FOLDER/english.sentences (modelfile.h) and check it.
 * Returns 0 and an owned model; ERR_IO: it cannot be read; ERR_FORMAT: it is broken or of another version; ERR_NOMEM. */
int sentences_open(struct sentence_model **out, const char *folder, struct err *e);

void sentences_close(struct sentence_model *m);         /* NULL is fine */

/* Cut the sentences of `d` further.  Nothing is cut in a pre-tokenised document, nor in bylines and datelines.
 * Requires: segment() was run and nothing after it; d->arena.on_nomem is set.
 * Ensures:  what segment.h promises; every boundary that was there is there; the pieces of a sentence keep its paragraph and its
 *           flags, but for SENTENCE_PARAGRAPH, which the first one keeps.  The same text gives the same result on every machine.
 * Cost:     O(tokens). */
void sentences_refine(struct doc *d, const struct sentence_model *m, const struct lexicon *lx);

#endif
