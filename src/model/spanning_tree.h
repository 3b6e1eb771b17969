/* spanning_tree.h - the best dependency tree of a sentence                       (layer: model, private) */
#ifndef DATELINE_MODEL_SPANNING_TREE_H
#define DATELINE_MODEL_SPANNING_TREE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Find the heads with the highest sum of scores that make a tree in which just one word hangs from the root.
 *
 * score[i * row + j] is for word i, 0 ... n - 1, to hang from j: 0 is the root, j the word j - 1; a word's own column is not
 * looked at.  head[i] gets such a number.  n is at most 65534; scores are not NaN and are cut to a million.  Of equal scores of a
 * word the first counts.  `a` is for working memory (a->on_nomem is set).  Cost: O(n^2). */
void spanning_tree(uint32_t *head, const float *score, size_t row, size_t n, struct arena *a);

#endif
