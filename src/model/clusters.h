/* clusters.h - words that occur in like company                                  (layer: model)
 *
 * A tree of word clusters: the path from its root to a word is a string of bits, and a prefix of it is a coarser cluster.
 *
 * Section CLUS of a model file: slot_bits (4), word_nr (4), key (4 each of 2^slot_bits), path (2 each); open addressing by
 * the high bits of linear_word(), linear probing; the key is the low 32 bits of the hash with bit 0 set, 0 an empty slot;
 * a path is its bits behind a leading 1.
 */
#ifndef DATELINE_MODEL_CLUSTERS_H
#define DATELINE_MODEL_CLUSTERS_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct clusters {
	uint32_t slot_bits;     /* 0: there are none */
	const uint32_t *key;
	const uint16_t *path;
};

/* Use the section; NULL means a model without clusters. Returns 0 or ERR_FORMAT. */
int clusters_open(struct clusters *c, const void *section, size_t size, struct err *e);

/* The path of a lower-case word's hash; 0 if it has none. */
unsigned clusters_find(const struct clusters *c, uint64_t word);

/* At most the first `bits` of a path. */
static inline unsigned clusters_prefix(unsigned path, unsigned bits)
{
	while (path >> (bits + 1))
		path >>= 1;
	return path;
}

#endif
