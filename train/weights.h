/* weights.h - the weights of an averaged perceptron while it is trained         (train: not part of the program) */
#ifndef DATELINE_TRAIN_WEIGHTS_H
#define DATELINE_TRAIN_WEIGHTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "write_model.h"

/* A random number (splitmix64); the state may be any number. */
uint64_t random_next(uint64_t *state);

/* Leave `percent` of the features out at random, so that none leans too much on another; returns how many are left. This is
 * worth three points of accuracy. */
size_t features_drop(uint64_t *feature, size_t nr, unsigned percent, uint64_t *random);

/* Put 0 ... nr - 1 in a random order. */
void shuffle(size_t *order, size_t nr, uint64_t *random);

struct weight {
	float now, sum;         /* sum: over all ticks up to `last` */
	uint32_t last;
	uint8_t class;
};

struct weight_row {
	uint64_t feature;
	struct weight *weight;
	uint16_t nr, alloc;
	uint32_t updates;
};

struct weights {
	size_t class_nr;
	uint32_t tick;
	bool frozen;            /* take no new features */
	struct weight_row *row;
	size_t row_nr, row_alloc;
	uint32_t *slot;         /* row + 1; 0: empty */
	size_t slot_nr;         /* a power of two */
};

void weights_init(struct weights *w, size_t class_nr);
void weights_release(struct weights *w);
void weights_score(const struct weights *w, const uint64_t *feature, size_t feature_nr, float *score);
/* Add one to the weights of `good`, take one from those of `bad`. */
void weights_update(struct weights *w, const uint64_t *feature, size_t feature_nr, size_t good, size_t bad);
void weights_tick(struct weights *w);

/* Forget all weights, and all features with fewer updates; no new ones come in afterwards. */
void weights_keep(struct weights *w, uint32_t min_updates);

/* Add the averaged weights to `out` as a section of linear.h, without those that are less than `least` after rounding. */
void weights_write(const struct weights *w, struct bytes *out, uint32_t min_updates, long least);

#endif
