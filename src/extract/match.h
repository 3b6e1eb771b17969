/* match.h - which pattern of data/events.tsv fits a verb or noun in its tree      (layer: extract, inside) */
#ifndef DATELINE_EXTRACT_MATCH_H
#define DATELINE_EXTRACT_MATCH_H

#include "extract/extract_int.h"

/* The most specific pattern of the verb at `v`; NULL when none fits, or when the best says that this is no event.
 * *object gets its object token (in a passive, the subject), NO_INDEX for none. */
const struct pattern *match_verb(struct extraction *x, uint32_t v, bool passive, uint32_t *object);

/* The same for the noun at `n`. */
const struct pattern *match_noun(struct extraction *x, uint32_t n);

/* What the verb of a relative clause acts on, where that is the noun it hangs on: "the treaty that Chile signed"; NO_INDEX. */
uint32_t match_antecedent(const struct extraction *x, uint32_t v);

/* The noun that a pattern has a list for behind a preposition of verb `v`: "arrived on a visit"; NO_INDEX for none, or for a name. */
uint32_t match_particle_noun(const struct extraction *x, const struct pattern *p, uint32_t v);

/* The role that a pattern, or the program's default, gives to an argument with this preposition; ROLE_NOBODY: none. */
uint8_t match_prep(const struct pattern *p, const char *prep);

#endif
