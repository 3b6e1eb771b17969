/* segment_int.h - what the files of the segmenter share                                        (layer: text, private)
 *
 *     segment_lines.c      text -> blocks: paragraphs and lines of their own
 *     segment_tokens.c     block -> tokens
 *     segment_sentences.c  tokens of a block -> sentences
 *     segment_words.c      the word lists: abbreviations, prefixes, units, sentence openers
 *     segment.c            puts these together; headings, bylines, quotations
 */
#ifndef DATELINE_TEXT_SEGMENT_INT_H
#define DATELINE_TEXT_SEGMENT_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/doc.h"
#include "text/spelling.h"

/* ---- characters ---- */

enum ch_class {
	CH_SPACE, CH_LETTER, CH_DIGIT,
	CH_APOSTROPHE,      /* ' and what is written for it */
	CH_HYPHEN,          /* the hyphens; dashes are CH_PUNCT */
	CH_OPEN, CH_CLOSE,  /* brackets and quotation marks that say which they are */
	CH_JOINER,          /* soft hyphen, zero-width joiners: part of the word, not of its form */
	CH_PUNCT, CH_SYMBOL, CH_OTHER
};

struct ch {
	uint32_t c;             /* 0: past the end */
	uint32_t size;
	enum ch_class kind;
};

/* The character at byte `at`; past `end` it is { 0, 0, CH_SPACE }. */
struct ch ch_at(const char *s, size_t at, size_t end);

static inline bool ch_is_word(struct ch c)
{
	return c.kind == CH_LETTER || c.kind == CH_DIGIT || c.kind == CH_JOINER;
}

/* ---- word lists ---- */

enum abbreviation_kind {
	ABBREVIATION_NONE,
	ABBREVIATION_TITLE,     /* a name follows: never the end of a sentence */
	ABBREVIATION_NUMBER,    /* one only before a number: No. 5, p. 12 */
	ABBREVIATION_DATE,      /* months and days: one before a number, or inside a sentence */
	ABBREVIATION_STATE,     /* of the United States: one after a comma, as in "Boston, Mass." */
	ABBREVIATION_PLAIN,     /* may end a sentence */
	ABBREVIATION_END        /* often ends one: before a capital it does */
};

/* All take the lower-case word without its full stop. */
enum abbreviation_kind word_abbreviation(const char *lower, size_t len, bool capital);
bool word_is_prefix(const char *lower, size_t len);         /* "anti", "co": keeps its hyphen */
bool word_is_unit(const char *s, size_t len);               /* "km", "pm", "bn": apart from its number */
bool word_is_domain_end(const char *lower, size_t len);     /* "com", "org", "pdf" */
bool word_is_opener(const char *lower, size_t len);         /* "the", "he", "but": capital, it opens a sentence */
bool word_is_speech(const char *lower, size_t len);         /* "said", "asked" */

/* For the unit test: the first list that is out of order, or NULL. */
const char *words_out_of_order(void);

/* Where to cut a word written as one: "cannot", "gonna"; 0: nowhere. */
size_t word_cut(const char *lower, size_t len);

/* ---- the segmenter ---- */

/* A run of text that no sentence crosses. */
struct block {
	size_t begin, end;
	uint32_t paragraph;
	bool one_line;          /* a line of its own */
	bool last;              /* of the document */
};

struct segmenter {
	struct doc *d;
	const char *s;
	size_t len;

	/* lines */
	size_t at;              /* text before it is done */
	size_t stanza_end;      /* end of the lines around `at` without a blank one between */
	size_t stanza_width;    /* of its longest line, characters */
	uint32_t paragraph_nr;

	/* tokens */
	struct speller speller;
	size_t email_from, domain_from;     /* nothing of the kind starts before: keeps look-ahead linear */
};

/* Set while segmenting, taken off at the end. */
enum {
	TOKEN_IS_ABBREVIATION = 1u << 24,   /* its full stop belongs to it */
	TOKEN_NEVER_FINAL = 1u << 25,       /* a title or an initial */
	TOKEN_OFTEN_FINAL = 1u << 26,
	TOKEN_WORKING = TOKEN_IS_ABBREVIATION | TOKEN_NEVER_FINAL | TOKEN_OFTEN_FINAL
};

/* The next block; false at the end of the text. */
bool segment_next_block(struct segmenter *g, struct block *b);

/* Append the tokens of [begin, end) to the document. */
void segment_tokens(struct segmenter *g, size_t begin, size_t end);

/* End of the dateline that tokens [first, last) begin with, its dash included; `first` if there is none. */
size_t segment_dateline(const struct doc *d, size_t first, size_t last);

/* Append the sentences that tokens [first, last) make up. */
void segment_sentences(struct segmenter *g, const struct block *b, size_t first, size_t last);

#endif
