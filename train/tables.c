#include "tables.h"

#include <stdio.h>
#include <stdlib.h>

struct lexicon *tables_open(const char *folder)
{
	struct lexicon *lx = calloc(1, sizeof *lx);
	struct arena *a = calloc(1, sizeof *a);
	struct err e = ERR_INIT;

	if (!lx || !a)
		exit(1);
	arena_init(a);
	if (lexicon_open(lx, a, folder, &e) < 0) {
		fprintf(stderr, "train: %s\n", e.message);
		exit(1);
	}
	return lx;
}
