/* names_agree.h - one name, one type in a document                               (layer: model, private) */
#ifndef DATELINE_MODEL_NAMES_AGREE_H
#define DATELINE_MODEL_NAMES_AGREE_H

#include "text/doc.h"

/* Give equal names the type that most of them have, each counted by its score.  A single word also counts the persons whose last
 * word it is: "Merkel" is what "Angela Merkel" is.  `a` is for working memory (a->on_nomem is set).  Cost: O(names). */
void names_agree(struct doc *d, struct arena *a);

#endif
