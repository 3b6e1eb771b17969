/* segment.h - paragraphs, sentences and tokens                                   (layer: text)
 *
 * Tokens follow UD English: clitics apart ("do" "n't", "Obama" "'s"), punctuation apart, abbreviations with their full
 * stop, numbers with their separators, hyphenated words apart at the hyphen ("no" "-" "fly") as UD EWT 2.x and GUM have it.
 */
#ifndef DATELINE_TEXT_SEGMENT_H
#define DATELINE_TEXT_SEGMENT_H

#include "text/doc.h"

/* Fill d->sentence and d->token from d->text; of a pre-tokenised document only the flag TOKEN_QUOTED is set.
 * Requires: d->text is UTF-8 without NUL; d->arena.on_nomem is set.
 * Ensures:  sentences and tokens are in text order, do not overlap, have no white space at their ends; every token is
 *           in exactly one sentence; every non-space byte of the text is in exactly one token.
 * Cost:     O(text). */
void segment(struct doc *d);

#endif
