#include "weights.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/linear.h"

enum { BUCKET_ROWS = 2 };       /* rows a bucket, on average */

static void *must(void *p)
{
	if (!p) {
		fprintf(stderr, "train: out of memory\n");
		exit(1);
	}
	return p;
}

uint64_t random_next(uint64_t *state)
{
	uint64_t x = *state += 0x9E3779B97F4A7C15u;

	x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
	x = (x ^ x >> 27) * 0x94D049BB133111EBu;
	return x ^ x >> 31;
}

size_t features_drop(uint64_t *feature, size_t nr, unsigned percent, uint64_t *random)
{
	uint64_t bits = 0;
	size_t i, n = 0;

	if (!percent)
		return nr;
	for (i = 0; i < nr; i++, bits >>= 8) {
		if (i % 8 == 0)
			bits = random_next(random);
		if ((bits & 0xFF) * 100 >= (uint64_t)percent * 256)
			feature[n++] = feature[i];
	}
	return n;
}

void shuffle(size_t *order, size_t nr, uint64_t *random)
{
	size_t i;

	for (i = nr; i-- > 1;) {
		size_t other = random_next(random) % (i + 1), x = order[i];

		order[i] = order[other];
		order[other] = x;
	}
}

void weights_init(struct weights *w, size_t class_nr)
{
	*w = (struct weights){ .class_nr = class_nr, .slot_nr = 1 << 20 };
	w->slot = must(calloc(w->slot_nr, sizeof *w->slot));
}

void weights_release(struct weights *w)
{
	size_t i;

	for (i = 0; i < w->row_nr; i++)
		free(w->row[i].weight);
	free(w->row);
	free(w->slot);
}

static size_t slot_of(const struct weights *w, uint64_t feature)
{
	size_t slot = (size_t)(feature >> 20) & (w->slot_nr - 1);

	while (w->slot[slot] && w->row[w->slot[slot] - 1].feature != feature)
		slot = (slot + 1) & (w->slot_nr - 1);
	return slot;
}

static void rebuild(struct weights *w, size_t slot_nr)
{
	size_t i;

	free(w->slot);
	w->slot_nr = slot_nr;
	w->slot = must(calloc(slot_nr, sizeof *w->slot));
	for (i = 0; i < w->row_nr; i++)
		w->slot[slot_of(w, w->row[i].feature)] = (uint32_t)i + 1;
}

void weights_score(const struct weights *w, const uint64_t *feature, size_t feature_nr, float *score)
{
	size_t i, k;

	memset(score, 0, w->class_nr * sizeof *score);
	for (i = 0; i < feature_nr; i++)
		__builtin_prefetch(&w->slot[(size_t)(feature[i] >> 20) & (w->slot_nr - 1)]);
	for (i = 0; i < feature_nr; i++) {
		uint32_t at = w->slot[(size_t)(feature[i] >> 20) & (w->slot_nr - 1)];

		if (at)
			__builtin_prefetch(&w->row[at - 1]);
	}
	for (i = 0; i < feature_nr; i++) {
		uint32_t at = w->slot[slot_of(w, feature[i])];

		if (at)
			for (k = 0; k < w->row[at - 1].nr; k++)
				score[w->row[at - 1].weight[k].class] += w->row[at - 1].weight[k].now;
	}
}

static void change(struct weights *w, struct weight_row *row, size_t class, float by)
{
	struct weight *x;
	size_t k;

	for (k = 0; k < row->nr && row->weight[k].class != class; k++)
		;
	if (k == row->nr) {
		if (row->nr == row->alloc) {
			row->alloc = row->alloc ? row->alloc * 2 : 2;
			row->weight = must(realloc(row->weight, row->alloc * sizeof *row->weight));
		}
		row->weight[row->nr++] = (struct weight){ 0, 0, w->tick, (uint8_t)class };
	}
	x = &row->weight[k];
	x->sum += x->now * (float)(w->tick - x->last);
	x->last = w->tick;
	x->now += by;
}

void weights_update(struct weights *w, const uint64_t *feature, size_t feature_nr, size_t good, size_t bad)
{
	size_t i;

	for (i = 0; i < feature_nr; i++) {
		size_t slot = slot_of(w, feature[i]);
		struct weight_row *row;

		if (!w->slot[slot]) {
			if (w->frozen)
				continue;
			if (w->row_nr == w->row_alloc) {
				w->row_alloc = w->row_alloc ? w->row_alloc * 2 : 1 << 16;
				w->row = must(realloc(w->row, w->row_alloc * sizeof *w->row));
			}
			w->row[w->row_nr++] = (struct weight_row){ .feature = feature[i] };
			w->slot[slot] = (uint32_t)w->row_nr;
			if (w->row_nr * 2 > w->slot_nr) {
				rebuild(w, w->slot_nr * 2);
				slot = slot_of(w, feature[i]);
			}
		}
		row = &w->row[w->slot[slot] - 1];
		row->updates++;
		change(w, row, good, 1);
		change(w, row, bad, -1);
	}
}

void weights_tick(struct weights *w)
{
	w->tick++;
}

void weights_keep(struct weights *w, uint32_t min_updates)
{
	size_t i, n = 0;

	for (i = 0; i < w->row_nr; i++) {
		struct weight_row *row = &w->row[i];

		if (row->updates < min_updates) {
			free(row->weight);
			continue;
		}
		row->nr = 0;
		w->row[n++] = *row;
	}
	w->row_nr = n;
	w->tick = 0;
	w->frozen = true;
	rebuild(w, w->slot_nr);
}

static double average(const struct weights *w, const struct weight *x)
{
	return ((double)x->sum + (double)x->now * (w->tick - x->last)) / (w->tick ? w->tick : 1);
}


static const struct weights *sorted;        /* for by_feature() */

static int by_feature(const void *x, const void *y)
{
	uint64_t a = sorted->row[*(const uint32_t *)x].feature, b = sorted->row[*(const uint32_t *)y].feature;

	return a < b ? -1 : a > b;
}

static int by_size(const void *x, const void *y)
{
	float a = *(const float *)x, b = *(const float *)y;

	return a < b ? -1 : a > b;
}

/* The weight that is written as 1: such that one in ten thousand is cut to 127. */
static double unit(const struct weights *w, uint32_t min_updates)
{
	float *size;
	size_t n = 0, i, k;
	double u;

	for (i = 0; i < w->row_nr; i++)
		n += w->row[i].nr;
	size = must(malloc((n + 1) * sizeof *size));
	for (n = 0, i = 0; i < w->row_nr; i++)
		if (w->row[i].updates >= min_updates)
			for (k = 0; k < w->row[i].nr; k++)
				size[n++] = (float)fabs(average(w, &w->row[i].weight[k]));
	qsort(size, n, sizeof *size, by_size);
	u = n ? size[n - 1 - n / 10000] / 127 : 1;
	free(size);
	return u > 0 ? u : 1;
}

void weights_write(const struct weights *w, struct bytes *out, uint32_t min_updates, long least)
{
	uint32_t *order = must(malloc((w->row_nr + 1) * sizeof *order)), head[4], *bucket;
	struct bytes rows = { 0 };
	double u = unit(w, min_updates);
	size_t kept = 0, i, k, bits = 1, bucket_nr, b = 0;

	for (i = 0; i < w->row_nr; i++)
		if (w->row[i].updates >= min_updates)
			order[kept++] = (uint32_t)i;
	while ((size_t)BUCKET_ROWS << bits < kept)
		bits++;
	bucket_nr = (size_t)1 << bits;
	bucket = must(calloc(bucket_nr + 1, sizeof *bucket));
	sorted = w;
	qsort(order, kept, sizeof *order, by_feature);
	head[2] = 0;
	for (i = 0; i < kept; i++) {
		const struct weight_row *row = &w->row[order[i]];
		unsigned char pair[3 + 2 * LINEAR_CLASSES_MAX];
		size_t n = 3;

		while (b <= row->feature >> (64 - bits))
			bucket[b++] = (uint32_t)rows.nr;
		for (k = 0; k < row->nr; k++) {
			long v = lround(average(w, &row->weight[k]) / u);

			v = v > 127 ? 127 : v < -127 ? -127 : v;
			if (labs(v) < least)
				continue;
			pair[n++] = row->weight[k].class;
			pair[n++] = (unsigned char)(int8_t)v;
		}
		if (n == 3)
			continue;
		pair[0] = row->feature & 0xFF;
		pair[1] = row->feature >> 8 & 0xFF;
		pair[2] = (unsigned char)((n - 3) / 2);
		bytes_add(&rows, pair, n);
		head[2]++;
	}
	while (b <= bucket_nr)
		bucket[b++] = (uint32_t)rows.nr;
	head[0] = (uint32_t)bits;
	head[1] = (uint32_t)w->class_nr;
	head[3] = (uint32_t)rows.nr;
	bytes_add(out, head, sizeof head);
	bytes_add(out, bucket, (bucket_nr + 1) * sizeof *bucket);
	bytes_add(out, rows.s, rows.nr);
	printf("  [%u features, %.2f MB, unit %.4f]", head[2], (double)out->nr / 1e6, u);
	free(order);
	free(bucket);
	free(rows.s);
}
