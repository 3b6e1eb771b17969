/* dateline_int.h - what the handles of dateline.h are; for dateline.c and the tests, not installed */
#ifndef DATELINE_INT_H
#define DATELINE_INT_H

#include "dateline.h"
#include "extract/context.h"
#include "graph/kg.h"
#include "text/doc.h"
#include "text/input.h"

struct dateline {
	struct context *context;
};

struct dateline_reader {
	struct input *input;
	int32_t date;           /* CALENDAR_NONE: each document's own */
	enum date_order date_order;
	enum narrative narrative;
	bool known_parties;
	long fail_after;        /* for tests: given to each document's arena */
};

struct dateline_document {
	struct doc doc;
};

struct dateline_graph {
	struct kg kg;
	bool broken;            /* a function failed half way; only dateline_graph_free() is left */
};

#endif
