/* engine.h - parts of speech, lemmas, dependency trees and names                 (layer: model)
 *
 * Ownership  the engine owns the mapped models; tags, relations and features of tokens are borrowed from it: close it after the
 *            documents.
 * Threads    an open engine is read-only and may be shared; a document is for one thread.
 * Use        struct engine *engine;
 *            if (engine_open(&engine, "data/models", &e) < 0) goto out;
 *            segment(&doc);
 *            engine_read(&doc, engine, &lexicon);
 *            engine_close(engine);
 */
#ifndef DATELINE_MODEL_ENGINE_H
#define DATELINE_MODEL_ENGINE_H

#include "base/err.h"
#include "model/lexicon.h"
#include "text/doc.h"

struct engine;

/* Map FOLDER/english.model and FOLDER/english.vectors (modelfile.h) and check them whole, so that engine_read() need not.
 * Returns 0 and an owned engine; ERR_IO: a file cannot be read; ERR_FORMAT: it is broken or of another version; ERR_NOMEM. */
int engine_open(struct engine **out, const char *folder, struct err *e);

void engine_close(struct engine *engine);       /* NULL is fine */

/* Fill upos, xpos, lemma, feats, head and deprel of the tokens and the names of the document.  What CoNLL-U has given stays: tags
 * and lemmas word by word, trees sentence by sentence.
 * Requires: segment() was run; d->arena.on_nomem is set.
 * Ensures:  the tree of a sentence has one root, whose relation is "root", and no cycle; heads lie in the sentence; sentences of
 *           more than ENGINE_WORDS_MAX words are read in parts, the later ones hanging from the first's root as "parataxis".
 *           The same tokens give the same result on every machine, alone or among other sentences.
 * Cost:     O(tokens), and O(n^2) of each sentence for its tree. */
void engine_read(struct doc *d, const struct engine *engine, const struct lexicon *lx);

/* The word vector that was given for a lower-case word: odd components, in units of VECTOR_UNIT / VECTOR_ONE (engine_int.h); false
 * if it has none. */
bool engine_word_vector(const struct engine *engine, const char *lower, int8_t vector[100]);

enum { ENGINE_WORDS_MAX = SENTENCE_TOKENS_MAX };

#endif
