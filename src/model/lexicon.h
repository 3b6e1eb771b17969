/* lexicon.h - words that were seen in training, their tags and lemmas            (layer: model)
 *
 * Made from data/lexicon.tsv (see data/derive/tags.sh).  A tag here is a Penn tag with a UPOS, as "VBZ/AUX".  Read-only
 * once open; shared between threads.
 */
#ifndef DATELINE_MODEL_LEXICON_H
#define DATELINE_MODEL_LEXICON_H

#include "base/arena.h"
#include "base/err.h"
#include "base/strmap.h"
#include "text/doc.h"

struct lexicon_entry {
	const char *xpos;           /* "VBZ" */
	const char *lemma;
	uint8_t upos;               /* enum upos */
};

struct lexicon {
	struct strmap form;                     /* word as written -> index into first[] */
	const uint32_t *first;                  /* [form_nr + 1] index into entry[] of the word's first entry */
	const struct lexicon_entry *entry;
	struct strmap lemma;                    /* known lemmas: bits LEXICON_IS_… */
};

enum lexicon_is { LEXICON_IS_NOUN = 1u << 0, LEXICON_IS_VERB = 1u << 1, LEXICON_IS_ADJ = 1u << 2 };

/* Read the table from `folder`. Returns 0 or the error of table_read(), ERR_FORMAT for a bad tag. Needs a->on_nomem. */
int lexicon_open(struct lexicon *lx, struct arena *a, const char *folder, struct err *e);

/* The entries of a word as written: *nr of them, or NULL. */
const struct lexicon_entry *lexicon_find(const struct lexicon *lx, const char *form, size_t length, size_t *nr);

/* LEXICON_IS_… bits of a lemma; 0 if unknown. */
unsigned lexicon_lemma_is(const struct lexicon *lx, const char *lemma, size_t length);

#endif
