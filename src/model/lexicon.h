/* lexicon.h - words, their tags and lemmas; how tags follow one another          (layer: model)
 *
 * Made from data/lexicon.tsv and data/tag_trigrams.tsv (counts, see data/derive/tags.sh).  A tag here is a Penn tag with a
 * UPOS, as "VBZ/AUX": a small number that indexes the arrays below.  Read-only once open; shared between threads.
 */
#ifndef DATELINE_MODEL_LEXICON_H
#define DATELINE_MODEL_LEXICON_H

#include "base/arena.h"
#include "base/err.h"
#include "base/strmap.h"
#include "text/doc.h"

enum { LEXICON_TAGS_MAX = 128, LEXICON_SUFFIX_BYTES = 5 };

struct retagger;

struct lexicon_entry {
	uint8_t tag;
	float log_emission;         /* ln P(word | tag) */
	const char *lemma;
};

struct lexicon {
	struct arena *arena;                    /* borrowed */
	size_t tag_nr;                          /* tag 0 is the sentence boundary */
	const char *xpos[LEXICON_TAGS_MAX];     /* "VBZ" */
	uint8_t upos[LEXICON_TAGS_MAX];         /* enum upos */
	const float *log_trigram;               /* [tag_nr][tag_nr][tag_nr] ln P(third | first, second), interpolated */

	struct strmap form;                     /* word as written -> index into first[] */
	const uint32_t *first;                  /* [form_nr + 1] index into entry[] of the word's first entry */
	const struct lexicon_entry *entry;

	struct strmap suffix;                   /* last bytes of rare words; with a leading '^' those of capitalised ones */
	const float *log_suffix;                /* [suffix_nr][tag_nr] ln P(tag | suffix) - ln P(tag) */
	struct strmap lemma;                    /* known lemmas: bits LEXICON_IS_… */
	const struct retagger *retagger;        /* corrects the tags; NULL: none. Set after lexicon_open(), see parser_retagger() */
	uint8_t tag_nn, tag_nns, tag_nnp, tag_nnps, tag_vb, tag_vbp, tag_vbz, tag_vbd, tag_vbn, tag_vbg, tag_cd, tag_jj, tag_punct;
};

enum lexicon_is { LEXICON_IS_NOUN = 1u << 0, LEXICON_IS_VERB = 1u << 1, LEXICON_IS_ADJ = 1u << 2 };

/* Read the two tables from `folder`. Returns 0 or the error of table_read(), ERR_FORMAT for a bad tag or count.
 * Needs a->on_nomem. */
int lexicon_open(struct lexicon *lx, struct arena *a, const char *folder, struct err *e);

/* The entries of a word as written: *nr of them, or NULL. */
const struct lexicon_entry *lexicon_find(const struct lexicon *lx, const char *form, size_t length, size_t *nr);

/* LEXICON_IS_… bits of a lemma; 0 if unknown. */
unsigned lexicon_lemma_is(const struct lexicon *lx, const char *lemma, size_t length);

#endif
