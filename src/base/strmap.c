#include "base/strmap.h"

#include <assert.h>
#include <string.h>

static uint32_t hash_of(const char *key, size_t length)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < length; i++)
		h = (h ^ (unsigned char)key[i]) * 16777619u;
	return h ^ h >> 15;
}

void strmap_init(struct strmap *m, struct arena *a)
{
	*m = (struct strmap){ .arena = a };
}

/* The key's slot, or the empty one where it belongs. */
static struct strmap_slot *find(const struct strmap *m, const char *key, size_t length, uint32_t hash)
{
	size_t i = hash & (m->slot_nr - 1);

	for (;;) {
		struct strmap_slot *s = &m->slot[i];

		if (!s->key || (s->hash == hash && s->length == length && memcmp(s->key, key, length) == 0))
			return s;
		i = (i + 1) & (m->slot_nr - 1);
	}
}

uint32_t strmap_get(const struct strmap *m, const char *key, size_t length)
{
	const struct strmap_slot *s;

	if (!m->slot_nr)
		return STRMAP_NONE;
	s = find(m, key, length, hash_of(key, length));
	return s->key ? s->value : STRMAP_NONE;
}

static void grow(struct strmap *m)
{
	struct strmap old = *m;
	size_t i;

	m->slot_nr = old.slot_nr ? old.slot_nr * 2 : 64;
	m->slot = arena_array(m->arena, m->slot_nr, sizeof *m->slot);
	for (i = 0; i < old.slot_nr; i++)
		if (old.slot[i].key)
			*find(m, old.slot[i].key, old.slot[i].length, old.slot[i].hash) = old.slot[i];
}

const char *strmap_put(struct strmap *m, const char *key, size_t length, uint32_t value, int copy)
{
	struct strmap_slot *s;
	uint32_t hash = hash_of(key, length);

	assert(length < UINT32_MAX);
	if (!m->slot_nr || (m->used + 1) * 3 > m->slot_nr * 2)
		grow(m);
	s = find(m, key, length, hash);
	if (!s->key) {
		s->key = copy ? arena_strndup(m->arena, key, length) : key;
		s->length = (uint32_t)length;
		s->hash = hash;
		m->used++;
	}
	s->value = value;
	return s->key;
}
