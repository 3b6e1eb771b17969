/* repair.h - mistakes that parsers often make in news                              (layer: extract, inside)
 *
 * Each function puts the tree around token `i` right where it can, and returns whether it did; the tree's lists of children are as
 * they were until tree_build_sentence().
 */
#ifndef DATELINE_EXTRACT_REPAIR_H
#define DATELINE_EXTRACT_REPAIR_H

#include "extract/extract_int.h"

/* repair_verb.c */
bool repair_sentence_verb(struct extraction *x, const struct sentence *s);
bool repair_verb(struct extraction *x, uint32_t i);
bool repair_participle(struct extraction *x, uint32_t i);

/* repair_argument.c */
bool repair_argument(struct extraction *x, uint32_t i);
bool repair_object(struct extraction *x, uint32_t i);

/* repair_phrase.c */
bool repair_phrase(struct extraction *x, uint32_t i);
bool repair_noun(struct extraction *x, uint32_t i);

#endif
