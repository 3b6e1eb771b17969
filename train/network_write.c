/* network_write.c - the trained network as model files: small integers with a factor for each column or row */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "network.h"
#include "text/doc.h"
#include "write_model.h"

static struct {
	const uint64_t *hash;
} sorting;

static int by_hash(const void *p, const void *q)
{
	uint64_t a = sorting.hash[*(const uint32_t *)p] >> 16, b = sorting.hash[*(const uint32_t *)q] >> 16;

	if (a != b)
		return a < b ? -1 : 1;
	return *(const uint32_t *)p < *(const uint32_t *)q ? -1 : 1;
}

/* The index of hash[first ... nr - 1]; order[i] is which one is the i-th of it.  Of equal keys only the first word stays. */
static size_t add_index(struct bytes *out, uint32_t *order, const uint64_t *hash, size_t first, size_t nr)
{
	uint32_t *bucket = calloc(INDEX_BUCKETS + 1, sizeof *bucket), head[2] = { 0, 0 };
	size_t n = 0, i, b = 0;

	for (i = first; i < nr; i++)
		order[i - first] = (uint32_t)i;
	sorting.hash = hash;
	qsort(order, nr - first, sizeof *order, by_hash);
	for (i = 0; i < nr - first; i++)
		if (!n || hash[order[i]] >> 16 != hash[order[n - 1]] >> 16)
			order[n++] = order[i];
	head[0] = (uint32_t)n;
	bytes_add(out, head, sizeof head);
	for (i = 0; i < n; i++)
		while (b <= hash[order[i]] >> 48)
			bucket[b++] = (uint32_t)i;
	while (b <= INDEX_BUCKETS)
		bucket[b++] = (uint32_t)n;
	bytes_add(out, bucket, (INDEX_BUCKETS + 1) * sizeof *bucket);
	for (i = 0; i < n; i++) {
		uint32_t key = (uint32_t)(hash[order[i]] >> 16);

		bytes_add(out, &key, sizeof key);
	}
	free(bucket);
	return n;
}

/* Rows of a table, each with a scale of its own; row i of the output is order[i]. */
static void add_rows(struct bytes *out, const struct param *p, const uint32_t *order, size_t nr)
{
	float *scale = calloc(nr, sizeof *scale);
	int8_t *q = calloc(nr * p->cols, 1);
	size_t i, k;

	for (i = 0; i < nr; i++) {
		const float *w = p->w + (order ? order[i] : i) * p->cols;
		float most = 0;

		for (k = 0; k < p->cols; k++)
			most = fmaxf(most, fabsf(w[k]));
		scale[i] = most / 127;
		for (k = 0; k < p->cols && most > 0; k++)
			q[i * p->cols + k] = (int8_t)lroundf(w[k] / scale[i]);
	}
	bytes_add(out, scale, nr * sizeof *scale);
	bytes_add(out, q, nr * p->cols);
	free(scale);
	free(q);
}

/* A matrix with a scale for each column; bias (may be NULL) and more (may be NULL), which is added to the bias from column `at`. */
static void add_matrix(struct bytes *out, const struct param *w, const struct param *bias)
{
	static const unsigned char zeros[16];
	float *scale = calloc(w->cols, sizeof *scale), *b = calloc(w->cols, sizeof *b);
	int8_t *q = calloc(w->rows * w->cols, 1);
	size_t i, k;

	for (k = 0; k < w->cols; k++) {
		float most = 0;

		for (i = 0; i < w->rows; i++)
			most = fmaxf(most, fabsf(w->w[i * w->cols + k]));
		scale[k] = most / 127;
		for (i = 0; i < w->rows && most > 0; i++)
			q[i * w->cols + k] = (int8_t)lroundf(w->w[i * w->cols + k] / scale[k]);
		b[k] = bias ? bias->w[k] : 0;
	}
	bytes_add(out, zeros, (16 - out->nr % 16) % 16);
	bytes_add(out, scale, w->cols * sizeof *scale);
	bytes_add(out, b, w->cols * sizeof *b);
	bytes_add(out, q, w->rows * w->cols);
	free(scale);
	free(b);
	free(q);
}

static void move(struct model_out *m, uint32_t id, struct bytes *b)
{
	model_add(m, id, b);
	bytes_clear(b);
}

static uint64_t write_vectors(const struct vocabulary *v, const char *path)
{
	uint32_t *order = calloc(v->word_nr, sizeof *order);
	struct model_out m = { .nr = 0 };
	struct bytes b = { 0 };
	size_t nr = add_index(&b, order, v->word, 0, v->word_nr), i, k;
	uint64_t checksum;
	FILE *f;

	move(&m, SECTION_VECTOR_KEYS, &b);
	for (i = 0; i < nr; i++)
		for (k = 0; k < VECTOR_DIM; k += 2) {
			const int8_t *x = v->vector + (size_t)order[i] * VECTOR_DIM + k;
			unsigned char pair = (unsigned char)((x[0] + 8) | (x[1] + 8) << 4);

			bytes_add(&b, &pair, 1);
		}
	move(&m, SECTION_VECTORS, &b);
	model_write(&m, path);
	free(order);
	f = fopen(path, "rb");
	if (!f || fseek(f, 24, SEEK_SET) || fread(&checksum, sizeof checksum, 1, f) != 1)
		exit(1);
	fclose(f);
	return checksum;
}

void network_write(const struct network *n, const char *folder, const char *info)
{
	const struct vocabulary *v = n->vocabulary;
	struct engine_dims dims = {
		(uint32_t)n->dims.hidden, (uint32_t)n->dims.arc, (uint32_t)n->dims.relation, (uint32_t)n->dims.name,
		(uint32_t)n->tag_nr, (uint32_t)n->label_nr, 0, 0
	};
	uint32_t *order = calloc(v->form_nr + 1, sizeof *order);
	struct model_out m = { .nr = 0 };
	struct bytes b = { 0 };
	struct param out_bias = n->out_bias;
	uint64_t checksum;
	char path[4096];
	size_t nr, i, k;

	snprintf(path, sizeof path, "%s/english.vectors", folder);
	checksum = write_vectors(v, path);
	dims.vectors_low = (uint32_t)checksum;
	dims.vectors_high = (uint32_t)(checksum >> 32);
	bytes_add(&b, info, strlen(info));
	move(&m, SECTION_INFO, &b);
	bytes_add(&b, &dims, sizeof dims);
	move(&m, SECTION_DIMS, &b);
	for (i = 0; i < n->tag_nr; i++) {
		bytes_add(&b, v->xpos[i], strlen(v->xpos[i]) + 1);
		bytes_add(&b, upos_name[v->upos[i]], strlen(upos_name[v->upos[i]]) + 1);
	}
	for (i = 0; i < n->label_nr; i++)
		bytes_add(&b, v->label[i], strlen(v->label[i]) + 1);
	move(&m, SECTION_LABELS, &b);
	nr = add_index(&b, order + 1, v->form, 1, v->form_nr);
	move(&m, SECTION_FORM_KEYS, &b);
	order[0] = 0;
	add_rows(&b, &n->form, order, nr + 1);
	move(&m, SECTION_FORMS, &b);
	add_rows(&b, &n->affix, NULL, AFFIX_ROWS);
	move(&m, SECTION_AFFIXES, &b);
	out_bias.w = calloc(out_bias.cols, sizeof *out_bias.w);
	memcpy(out_bias.w, n->out_bias.w, out_bias.cols * sizeof *out_bias.w);
	for (k = 0; k < n->dims.name; k++)
		out_bias.w[n->slice_at[SLICE_NAME] + k] += n->corpus.w[BANK_WORLDWIDE * n->dims.name + k];
	for (i = 0; i < 2; i++) {
		add_matrix(&b, &n->in[i], &n->in_bias[i]);
		add_matrix(&b, &n->again[i][0], NULL);
		add_matrix(&b, &n->again[i][1], NULL);
	}
	add_matrix(&b, &n->out, &out_bias);
	add_matrix(&b, &n->arc, &n->arc_bias);
	add_matrix(&b, &n->relation, &n->relation_bias);
	add_matrix(&b, &n->name, &n->name_bias);
	move(&m, SECTION_MATRICES, &b);
	bytes_add(&b, n->root_arc.w, n->dims.arc * sizeof(float));
	bytes_add(&b, n->root_relation.w, n->dims.relation * sizeof(float));
	move(&m, SECTION_ROOT, &b);
	snprintf(path, sizeof path, "%s/english.model", folder);
	model_write(&m, path);
	free(out_bias.w);
	free(order);
}
