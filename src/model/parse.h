/* parse.h - dependency trees                                                     (layer: model)
 *
 * Ownership  the parser owns the mapped model; deprel strings are borrowed from it: close it after the documents.
 * Threads    an open parser is read-only and may be shared; a document is for one thread.
 * Use        struct parser *p;
 *            if (parser_open(&p, "data/models/english.model", &e) < 0) goto out;
 *            lexicon.retagger = parser_retagger(p);
 *            tag(&doc, &lexicon);
 *            parse(&doc, p);
 *            parser_close(p);
 */
#ifndef DATELINE_MODEL_PARSE_H
#define DATELINE_MODEL_PARSE_H

#include "base/err.h"
#include "text/doc.h"

struct parser;
struct retagger;

/* Map a model file (modelfile.h) and check it whole, so that parse() need not.
 * Returns 0 and an owned parser; ERR_IO: it cannot be read; ERR_FORMAT: it is broken or of another version; ERR_NOMEM. */
int parser_open(struct parser **out, const char *path, struct err *e);

void parser_close(struct parser *p);    /* NULL is fine */

/* The corrections to tag() in the same file, borrowed, for lexicon->retagger; NULL if the file has none.  The parser is trained
 * on tags so corrected: always use both. */
const struct retagger *parser_retagger(const struct parser *p);

/* Fill head and deprel of every sentence of which no token has a tree yet (gold trees of CoNLL-U are kept).
 * Requires: tag() was run; d->arena.on_nomem is set.
 * Ensures:  the tree of a sentence has one root, whose relation is "root", and no cycle; heads lie in the sentence.
 *           The same tokens give the same tree everywhere.
 * Cost:     O(tokens), greedy. */
void parse(struct doc *d, const struct parser *p);

#endif
