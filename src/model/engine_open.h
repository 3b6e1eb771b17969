/* engine_open.h - an open engine                                                 (layer: model, private) */
#ifndef DATELINE_MODEL_ENGINE_OPEN_H
#define DATELINE_MODEL_ENGINE_OPEN_H

#include "model/engine.h"
#include "model/engine_int.h"
#include "model/kernel.h"
#include "model/modelfile.h"

struct word_index {
	uint32_t key_nr;
	const uint32_t *bucket;         /* [INDEX_BUCKETS + 1] */
	const uint32_t *key;
};

struct engine {
	struct modelfile model, vectors;
	const struct kernel *kernel;
	struct engine_dims dims;
	size_t slice_at[SLICE_NR + 1];
	const char *xpos[ENGINE_TAGS_MAX];
	uint8_t upos[ENGINE_TAGS_MAX];
	const char *label[ENGINE_LABELS_MAX];
	struct word_index vector_index, form_index;
	const unsigned char *vector;            /* [key_nr][VECTOR_BYTES] */
	int16_t vector_value[16];               /* of a component, times ACTIVATION_ONE */
	const float *form_scale, *affix_scale;
	const int8_t *form, *affix;
	struct matrix matrix[MATRIX_NR];
	const float *root_arc, *root_relation;
	void *expanded;                         /* owned: packed weights and scales */
};

/* The number of a word; UINT32_MAX if it has none. */
uint32_t word_index_find(const struct word_index *x, uint64_t hash);

#endif
