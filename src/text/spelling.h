/* spelling.h - what the letters of a token say                                   (layer: text, private)
 *
 * Everything lives in the arena, whose on_nomem is set. */
#ifndef DATELINE_TEXT_SPELLING_H
#define DATELINE_TEXT_SPELLING_H

#include "base/strmap.h"
#include "text/doc.h"

struct spelling {
	const char *form, *lower;   /* as in struct token */
	uint32_t flags;             /* TOKEN_CAPITAL … TOKEN_WORD */
};

struct speller {
	struct arena *arena;
	struct strmap seen;         /* spelling in the text -> index of `spelling` */
	struct spelling *spelling;
	size_t spelling_nr, spelling_alloc;
	int copy;                   /* set after speller_init() if the strings given do not live as long as this */
};

void speller_init(struct speller *sp, struct arena *a);

/* The spelling of a token, valid until the next call. */
const struct spelling *speller_get(struct speller *sp, const char *s, size_t len);

#endif
