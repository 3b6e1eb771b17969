/* mend_tree.h - edges that contradict each other
 *
 * The parser chooses each word's head by itself, so that "A and B resigned" can come out with "B" joined to "A" and the "and"
 * hung on "resigned"; edges that cross so are never right in English.  If the verb has its subject, the conjunction goes to the
 * word that is joined; if it has none, that word is the subject: "… of Putin and Lavrov, and the United States said".
 * A participle right behind the object of "have", joined to a verb further up by no conjunction, is what is had done.
 */
#ifndef DATELINE_MODEL_MEND_TREE_H
#define DATELINE_MODEL_MEND_TREE_H

#include "text/doc.h"

/* Mend the tree of tokens [begin, end), one sentence with tags and tree.  The tree stays a tree. */
void mend_tree(struct doc *d, uint32_t begin, uint32_t end);

#endif
