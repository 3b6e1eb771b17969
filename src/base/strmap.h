/* strmap.h - a map from strings to numbers                                       (layer: base)
 *
 * Open addressing, FNV-1a, power-of-two size, at most 2/3 full; keys and slots live in an arena, so there is nothing to
 * release.  Looking up changes nothing: a built map may be shared between threads.  Iteration order is not offered, on
 * purpose: nothing that is written may depend on it.
 */
#ifndef DATELINE_BASE_STRMAP_H
#define DATELINE_BASE_STRMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define STRMAP_NONE UINT32_MAX

struct strmap_slot {
	const char *key;        /* NULL: empty */
	uint32_t length;
	uint32_t hash;
	uint32_t value;
};

struct strmap {
	struct arena *arena;    /* borrowed; needs on_nomem while strmap_put() runs */
	struct strmap_slot *slot;
	size_t slot_nr;         /* a power of two, or 0 */
	size_t used;
};

void strmap_init(struct strmap *m, struct arena *a);

/* The value of a key, or STRMAP_NONE. */
uint32_t strmap_get(const struct strmap *m, const char *key, size_t length);

/* Set a key's value; the key is copied when `copy` says so, else borrowed for the map's life. Returns the stored key. */
const char *strmap_put(struct strmap *m, const char *key, size_t length, uint32_t value, int copy);

#endif
