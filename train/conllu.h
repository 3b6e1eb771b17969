/* conllu.h - reading treebanks for training                                      (train: not part of the program)
 *
 * Tokens get form, lower and flags as segment() would set them; the gold columns stand apart, so that tag() and parse() can be
 * run on the document and compared with them.
 */
#ifndef DATELINE_TRAIN_CONLLU_H
#define DATELINE_TRAIN_CONLLU_H

#include "base/err.h"
#include "text/doc.h"

struct gold {
	const char *xpos, *deprel, *lemma;
	int32_t head;               /* document token index or HEAD_ROOT */
	uint8_t upos;
};

struct treebank {
	struct doc doc;             /* all documents of the file in one */
	struct gold *gold;          /* [doc.token_nr] */
	const char **sentence_doc;  /* [doc.sentence_nr] "newdoc id" */
	const char **sentence_id;
	const char **form_raw;      /* [doc.token_nr] as in the file */
	size_t gold_alloc, id_alloc, raw_alloc;
};

/* Read a .conllu or .conllu.gz.  `skip` (may be NULL) says whether to leave a document out, by its id. Exits on errors:
 * this is a tool of the developers. */
void treebank_read(struct treebank *t, const char *path, int (*skip)(const char *doc_id));
void treebank_release(struct treebank *t);

/* True for the genres of GUM that are under a non-commercial licence. */
int treebank_is_noncommercial(const char *doc_id);

#endif
