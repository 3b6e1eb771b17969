/* model_file.h - what the tests of model files share: reading one, finding its sections, making its checksum good again */
#ifndef DATELINE_TESTS_MODEL_FILE_H
#define DATELINE_TESTS_MODEL_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/modelfile.h"

enum { MODEL_FILE_MAX = 8 << 20 };

/* A file's bytes, to be freed, with room for one more; *size 0 if it cannot be read. */
static inline unsigned char *model_file_read(const char *path, size_t *size)
{
	unsigned char *s = malloc(MODEL_FILE_MAX + 1);
	FILE *f = fopen(path, "rb");

	*size = f && s ? fread(s, 1, MODEL_FILE_MAX, f) : 0;
	if (f)
		fclose(f);
	return s;
}

/* Where the entry of section `id` stands in the file's table; 0: there is none. */
static inline size_t model_file_entry(const unsigned char *s, uint32_t id)
{
	size_t i;

	for (i = 0; i < s[32]; i++) {
		uint32_t x;

		memcpy(&x, s + MODELFILE_HEADER + i * MODELFILE_ENTRY, 4);
		if (x == id)
			return MODELFILE_HEADER + i * MODELFILE_ENTRY;
	}
	return 0;
}

/* Where the bytes of section `id` begin; 0: there is none. */
static inline size_t model_file_section(const unsigned char *s, uint32_t id)
{
	size_t entry = model_file_entry(s, id);
	uint64_t offset = 0;

	if (entry)
		memcpy(&offset, s + entry + 8, 8);
	return (size_t)offset;
}

static inline void model_file_put(unsigned char *s, uint32_t x)
{
	memcpy(s, &x, 4);
}

/* After a change. */
static inline void model_file_sign(unsigned char *s, size_t size)
{
	uint64_t sum = modelfile_checksum(s + 32, size - 32);

	memcpy(s + 24, &sum, 8);
}

#endif
