/* timex.h - time expressions: found, typed, resolved                             (layer: time)
 *
 * Follows TIMEX3 (TimeML 1.2.1) as formats.md section 2 restates it.  Never looks at a clock: relative expressions
 * resolve against d->date; without one they keep an underspecified value ("XXXX-WXX-1") and no date.
 */
#ifndef DATELINE_TIME_TIMEX_H
#define DATELINE_TIME_TIMEX_H

#include "text/doc.h"

/* Fill d->timex, in text order, not overlapping.  If d->date_basis is DATE_UNKNOWN and the text has a dateline or a
 * written-out full date at its head, sets d->date with basis DATE_TEXT first.
 * Requires: segment() and tag() were run; d->arena.on_nomem is set.  Cost: O(tokens). */
void timex_find(struct doc *d);

#endif
