/* linear.h - a linear classifier over hashed features                            (layer: model)
 *
 * A feature is a 64-bit hash.  Each known feature has a row of (class, weight) pairs; the score of a class is the sum of its
 * weights over the features at hand.  Rows lie in buckets chosen by the high bits of the hash and are told apart by
 * the low 16, so one unknown feature in some ten thousand is taken for a known one; training has the same chance.
 *
 * A section of a model file:
 *
 *     bucket_bits (4), class_nr (4), feature_nr (4), row_bytes (4)
 *     bucket   4 (2^bucket_bits + 1)   where each bucket's rows begin in `row`
 *     row      row_bytes               fingerprint (2), pair_nr (1), then pair_nr times class (1), weight (1, signed)
 */
#ifndef DATELINE_MODEL_LINEAR_H
#define DATELINE_MODEL_LINEAR_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum { LINEAR_CLASSES_MAX = 255, LINEAR_HEADER = 16, LINEAR_ROW_HEADER = 3 };

struct linear {
	uint32_t class_nr;
	uint32_t bucket_shift;
	const uint32_t *bucket;
	const unsigned char *row;
};

/* Use the section; `name` is for messages.  Returns 0 or ERR_FORMAT. */
int linear_open(struct linear *l, const void *section, size_t size, const char *name, struct err *e);

/* Add the weights of the features to score[class_nr]. */
void linear_score(const struct linear *l, const uint64_t *feature, size_t feature_nr, int32_t *score);

/* A feature of up to three values under a template's number. Values are well-mixed hashes or small numbers. */
static inline uint64_t linear_feature(uint64_t template, uint64_t x, uint64_t y, uint64_t z)
{
	uint64_t h = template * 0x9E3779B97F4A7C15u + x * 0xBF58476D1CE4E5B9u + (y << 31 | y >> 33) * 0x94D049BB133111EBu +
	             (z << 17 | z >> 47) * 0xD6E8FEB86659FD93u;

	h ^= h >> 32;
	h *= 0xD6E8FEB86659FD93u;
	return h ^ h >> 29;
}

/* FNV-1a of a string, mixed; digits count as '0' so that numbers of one shape are one word. */
static inline uint64_t linear_word(const char *s)
{
	uint64_t h = 0xCBF29CE484222325u;

	for (; *s; s++)
		h = (h ^ (unsigned char)(*s >= '0' && *s <= '9' ? '0' : *s)) * 0x100000001B3u;
	h ^= h >> 32;
	return h * 0x9E3779B97F4A7C15u;
}

#endif
