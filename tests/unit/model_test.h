/* model_test.h - what the tests of src/model share: the data folder, the lexicon, random numbers, and main() */
#ifndef DATELINE_TESTS_MODEL_TEST_H
#define DATELINE_TESTS_MODEL_TEST_H

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/err.h"
#include "model/lexicon.h"
#include "tests/unit/unit.h"

static struct lexicon lexicon;
static struct arena tables = ARENA_INIT;

/* The same numbers in every run. */
static inline uint32_t random_number(void)
{
	static uint32_t seed = 1;

	seed = seed * 1664525 + 1013904223;
	return seed >> 8;
}

/* A file of the data folder; good until the next call. */
static inline const char *data_path(const char *name)
{
	static char path[8192];
	const char *folder = getenv("DATELINE_DATA");

	snprintf(path, sizeof path, "%s/%s", folder ? folder : "data", name);
	return path;
}

/* Run the tests with the lexicon, and what open_model() opens in the folder of models, at hand. */
static inline int model_main(const char *suite, const struct unit_test *test, int (*open_model)(const char *folder, struct err *e),
                             void (*close_model)(void))
{
	struct err e = ERR_INIT;
	jmp_buf no_memory;
	int status;

	if (setjmp(no_memory))
		return 99;
	tables.on_nomem = &no_memory;
	if (lexicon_open(&lexicon, &tables, data_path("."), &e) < 0 || open_model(data_path("models"), &e) < 0) {
		fprintf(stderr, "%s: %s\n", suite, e.message);
		return 99;
	}
	status = unit_main(suite, test);
	close_model();
	arena_release(&tables);
	return status;
}

#endif
