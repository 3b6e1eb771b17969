/* extract.h - from tagged, parsed, dated text to entities, events and relations  (layer: extract) */
#ifndef DATELINE_EXTRACT_EXTRACT_H
#define DATELINE_EXTRACT_EXTRACT_H

#include "extract/context.h"
#include "text/doc.h"

/* Fill d->mention, d->entity, d->event and d->relation.
 * Requires: segment(), tag(), parse() and timex_find() were run; d->arena.on_nomem is set.
 * Ensures:  nothing without its place in the text: each mention, participant and trigger is a span of d->text.
 * Cost:     O(tokens), but for pronouns and names, which look back over a bounded window. */
void extract(struct doc *d, const struct context *c);

/* All steps in order: segment, tag, parse, timex_find, extract. Requires: d->arena.on_nomem is set. */
void annotate(struct doc *d, const struct context *c);

#endif
