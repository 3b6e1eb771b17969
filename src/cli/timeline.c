/* timeline.c - `dateline timeline`: the dated events of all documents */
#include <stddef.h>

#include "cli/run.h"

int command_timeline(struct run *r)
{
	return write_graph(r, DATELINE_TIMELINE_JSON, NULL);
}
