/* engine.c - opening the models: everything is checked here once */
#include "model/engine.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/engine_open.h"
#include "model/features.h"

#define SCALE_MAX 1e3f
#define BIAS_MAX 1e6f

static int broken(const char *path, uint32_t id, const char *what, struct err *e)
{
	char name[4];

	memcpy(name, &id, sizeof name);
	return err_set(e, ERR_FORMAT, "'%s': section '%.4s' of the model file %s", path, name, what);
}

/* A section of exactly `size` bytes, or of any size if that is 0, which then is put into *got. */
static int find(const void **out, const struct modelfile *m, const char *path, uint32_t id, size_t size, size_t *got, struct err *e)
{
	size_t found = 0;

	*out = modelfile_section(m, id, &found);
	if (!*out)
		return broken(path, id, "is missing", e);
	if (size ? found != size : found == 0)
		return broken(path, id, "is of a wrong size", e);
	if (got)
		*got = found;
	return 0;
}

static int open_index(struct word_index *x, const struct modelfile *m, const char *path, uint32_t id, struct err *e)
{
	const void *section;
	const uint32_t *head;
	size_t size = 0, i;
	int rc = find(&section, m, path, id, 0, &size, e);

	if (rc < 0)
		return rc;
	head = section;
	if (size < 8 + 4 * (INDEX_BUCKETS + 1) || head[0] > 1 << 24 || size != 8 + 4 * (INDEX_BUCKETS + 1) + 4 * (size_t)head[0])
		return broken(path, id, "is of a wrong size", e);
	x->key_nr = head[0];
	x->bucket = head + 2;
	x->key = x->bucket + INDEX_BUCKETS + 1;
	if (x->bucket[0] != 0 || x->bucket[INDEX_BUCKETS] != x->key_nr)
		return broken(path, id, "has bad buckets", e);
	for (i = 0; i < INDEX_BUCKETS; i++)
		if (x->bucket[i] > x->bucket[i + 1])
			return broken(path, id, "has bad buckets", e);
	return 0;
}

uint32_t word_index_find(const struct word_index *x, uint64_t hash)
{
	uint32_t i = x->bucket[hash >> 48], end = x->bucket[(hash >> 48) + 1], key = (uint32_t)(hash >> 16);

	for (; i < end; i++)
		if (x->key[i] == key)
			return i;
	return UINT32_MAX;
}

static bool within(const float *x, size_t nr, float most)
{
	size_t i;

	for (i = 0; i < nr; i++)
		if (!(x[i] >= -most && x[i] <= most))
			return false;
	return true;
}

static int open_rows(const float **scale, const int8_t **row, const struct modelfile *m, const char *path, uint32_t id, size_t nr,
                     size_t width, struct err *e)
{
	const void *section;
	int rc = find(&section, m, path, id, nr * (4 + width), NULL, e);

	if (rc < 0)
		return rc;
	*scale = section;
	*row = (const int8_t *)section + 4 * nr;
	return within(*scale, nr, SCALE_MAX) ? 0 : broken(path, id, "has a bad scale", e);
}

static int open_dims(struct engine *g, const char *path, struct err *e)
{
	const struct engine_dims *d;
	const void *section;
	int rc = find(&section, &g->model, path, SECTION_DIMS, sizeof *d, NULL, e);
	uint64_t vectors;

	if (rc < 0)
		return rc;
	d = section;
	if (!d->hidden || d->hidden > ENGINE_HIDDEN_MAX || d->hidden % 16 || !d->arc || d->arc > ENGINE_SLICE_MAX || d->arc % 16 ||
	    !d->relation || d->relation > ENGINE_SLICE_MAX || d->relation % 16 || !d->name || d->name > ENGINE_SLICE_MAX ||
	    d->name % 16 || !d->tag_nr || d->tag_nr > ENGINE_TAGS_MAX || d->label_nr < 2 || d->label_nr > ENGINE_LABELS_MAX)
		return broken(path, SECTION_DIMS, "has a size that is not possible", e);
	g->dims = *d;
	engine_slices(d, g->slice_at);
	memcpy(&vectors, g->vectors.map + 24, sizeof vectors);
	if ((uint32_t)vectors != d->vectors_low || (uint32_t)(vectors >> 32) != d->vectors_high)
		return err_set(e, ERR_FORMAT, "'%s': model file that belongs to other word vectors than those beside it", path);
	return 0;
}

static int open_labels(struct engine *g, const char *path, struct err *e)
{
	const char *name[2 * ENGINE_TAGS_MAX + ENGINE_LABELS_MAX], *s;
	size_t size = 0, at = 0, nr = 2 * (size_t)g->dims.tag_nr + g->dims.label_nr, i;
	const void *section;
	int rc = find(&section, &g->model, path, SECTION_LABELS, 0, &size, e);

	if (rc < 0)
		return rc;
	s = section;
	for (i = 0; i < nr; i++) {
		const char *end = at < size ? memchr(s + at, '\0', size - at) : NULL;

		if (!end || end == s + at)
			return broken(path, SECTION_LABELS, "ends too early", e);
		name[i] = s + at;
		at = (size_t)(end - s) + 1;
	}
	if (at != size)
		return broken(path, SECTION_LABELS, "is too long", e);
	for (i = 0; i < g->dims.tag_nr; i++) {
		g->xpos[i] = name[2 * i];
		g->upos[i] = (uint8_t)upos_from_name(name[2 * i + 1]);
		if (!g->upos[i])
			return broken(path, SECTION_LABELS, "has an unknown part of speech", e);
	}
	for (i = 0; i < g->dims.label_nr; i++)
		g->label[i] = name[2 * (size_t)g->dims.tag_nr + i];
	return strcmp(g->label[0], "root") == 0 ? 0 : broken(path, SECTION_LABELS, "does not have 'root' first", e);
}

/* Pairs of rows beside one another, columns in blocks, as kernel.h has it. */
static void pack(int16_t *to, const int8_t *w, size_t rows, size_t cols)
{
	size_t j, k, c;

	for (j = 0; j < cols; j += KERNEL_COLUMNS)
		for (k = 0; k < rows; k += 2, to += 2 * KERNEL_COLUMNS)
			for (c = 0; c < KERNEL_COLUMNS; c++) {
				to[2 * c] = w[k * cols + j + c];
				to[2 * c + 1] = w[(k + 1) * cols + j + c];
			}
}

static int open_matrices(struct engine *g, const char *path, struct err *e)
{
	size_t size = 0, at = 0, want = 0, bytes = 0, rows = 0, cols = 0, k;
	const unsigned char *s;
	const void *section;
	unsigned char *to;
	int rc = find(&section, &g->model, path, SECTION_MATRICES, 0, &size, e), m;

	if (rc < 0)
		return rc;
	s = section;
	for (m = 0; m < MATRIX_NR; m++) {
		engine_matrix_size(&g->dims, (enum engine_matrix)m, &rows, &cols);
		want = (want + 15) / 16 * 16 + 8 * cols + rows * cols;
		bytes += 4 * cols + 2 * rows * cols + 128;
	}
	if (size != want)
		return broken(path, SECTION_MATRICES, "is of a wrong size", e);
	g->expanded = to = malloc(bytes);
	if (!to)
		return err_set(e, ERR_NOMEM, "out of memory");
	for (m = 0; m < MATRIX_NR; m++) {
		float one = m == MATRIX_IN_1 || m >= MATRIX_ARC ? ACTIVATION_ONE : HIDDEN_ONE, *scale;
		const float *from;
		int16_t *packed;

		engine_matrix_size(&g->dims, (enum engine_matrix)m, &rows, &cols);
		at = (at + 15) / 16 * 16;
		from = (const float *)(const void *)(s + at);
		if (!within(from, cols, SCALE_MAX) || !within(from + cols, cols, BIAS_MAX))
			return broken(path, SECTION_MATRICES, "has a number that is not possible", e);
		to += (64 - (uintptr_t)to % 64) % 64;
		packed = (int16_t *)(void *)to;
		pack(packed, (const int8_t *)s + at + 8 * cols, rows, cols);
		to += 2 * rows * cols;
		scale = (float *)(void *)to;
		for (k = 0; k < cols; k++)
			scale[k] = from[k] / one;
		to += 4 * cols;
		g->matrix[m] = (struct matrix){ rows, cols, packed, scale, from + cols };
		at += 8 * cols + rows * cols;
	}
	return 0;
}

static int open_all(struct engine *g, const char *folder, struct err *e)
{
	const void *section;
	const char *model_path, *vectors_path;
	int rc, q;

	if ((rc = modelfile_open(&g->model, folder, "english.model", e)) < 0 ||
	    (rc = modelfile_open(&g->vectors, folder, "english.vectors", e)) < 0)
		return rc;
	model_path = g->model.path;
	vectors_path = g->vectors.path;
	if ((rc = open_dims(g, model_path, e)) < 0 || (rc = open_labels(g, model_path, e)) < 0 ||
	    (rc = open_index(&g->vector_index, &g->vectors, vectors_path, SECTION_VECTOR_KEYS, e)) < 0)
		return rc;
	rc = find(&section, &g->vectors, vectors_path, SECTION_VECTORS, (size_t)g->vector_index.key_nr * VECTOR_BYTES, NULL, e);
	if (rc < 0)
		return rc;
	g->vector = section;
	if ((rc = open_index(&g->form_index, &g->model, model_path, SECTION_FORM_KEYS, e)) < 0 ||
	    (rc = open_rows(&g->form_scale, &g->form, &g->model, model_path, SECTION_FORMS, (size_t)g->form_index.key_nr + 1,
	                    FORM_DIM, e)) < 0 ||
	    (rc = open_rows(&g->affix_scale, &g->affix, &g->model, model_path, SECTION_AFFIXES, AFFIX_ROWS, AFFIX_DIM, e)) < 0 ||
	    (rc = open_matrices(g, model_path, e)) < 0)
		return rc;
	rc = find(&section, &g->model, model_path, SECTION_ROOT, 4 * ((size_t)g->dims.arc + g->dims.relation), NULL, e);
	if (rc < 0)
		return rc;
	g->root_arc = section;
	g->root_relation = g->root_arc + g->dims.arc;
	if (!within(g->root_arc, g->dims.arc + g->dims.relation, BIAS_MAX))
		return broken(model_path, SECTION_ROOT, "has a number that is not possible", e);
	for (q = 0; q < 16; q++)
		g->vector_value[q] = (int16_t)lrintf((float)(2 * (q - 8) + 1) * VECTOR_UNIT * ACTIVATION_ONE);
	g->kernel = kernel_best();
	return 0;
}

int engine_open(struct engine **out, const char *folder, struct err *e)
{
	struct engine *g = calloc(1, sizeof *g);
	int rc;

	*out = NULL;
	if (!g)
		return err_set(e, ERR_NOMEM, "out of memory");
	rc = open_all(g, folder, e);
	if (rc < 0)
		engine_close(g);
	else
		*out = g;
	return rc;
}

void engine_close(struct engine *g)
{
	if (!g)
		return;
	modelfile_close(&g->model);
	modelfile_close(&g->vectors);
	free(g->expanded);
	free(g);
}

bool engine_word_vector(const struct engine *g, const char *lower, int8_t vector[VECTOR_DIM])
{
	uint32_t n = word_index_find(&g->vector_index, word_hash(lower)), k;

	if (n == UINT32_MAX)
		return false;
	for (k = 0; k < VECTOR_BYTES; k++) {
		unsigned char pair = g->vector[(size_t)n * VECTOR_BYTES + k];

		vector[2 * k] = (int8_t)(2 * ((pair & 15) - 8) + 1);
		vector[2 * k + 1] = (int8_t)(2 * ((pair >> 4) - 8) + 1);
	}
	return true;
}
