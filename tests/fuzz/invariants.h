/* invariants.h - what the headers promise about a document and a graph, checked                (for the fuzz target and unit tests) */
#ifndef DATELINE_TESTS_INVARIANTS_H
#define DATELINE_TESTS_INVARIANTS_H

#include "graph/kg.h"
#include "text/doc.h"

/* NULL, or what is wrong (a constant string naming the promise). */
const char *doc_broken(const struct doc *d);
const char *kg_broken(const struct kg *kg);

#endif
