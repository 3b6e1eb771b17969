/* irregular.h - verbs whose past is not made with -ed                           (layer: model) */
#ifndef DATELINE_MODEL_IRREGULAR_H
#define DATELINE_MODEL_IRREGULAR_H

#include <stddef.h>

/* The base of an irregular past tense or participle in lower case: "swore", swear.  *prefix is the length of what stands before it
 * and belongs to the base as well: 4 for "overthrew", throw.  NULL: it is none, or is like its base ("put"). */
const char *irregular_base(const char *form, size_t *prefix);

/* The participle of a base, where it is another word than the past: "throw", thrown; *prefix as above.  NULL: it is not. */
const char *irregular_participle(const char *base, size_t *prefix);

#endif
