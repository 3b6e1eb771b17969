#include "model/clusters.h"

int clusters_open(struct clusters *c, const void *section, size_t size, struct err *e)
{
	const uint32_t *head = section;
	size_t slot_nr, used = 0, i;

	*c = (struct clusters){ 0, NULL, NULL };
	if (!section)
		return 0;
	if (size < 8 || head[0] < 1 || head[0] > 24)
		return err_set(e, ERR_FORMAT, "model: section 'CLUS' is broken");
	slot_nr = (size_t)1 << head[0];
	if (size != 8 + 6 * slot_nr)
		return err_set(e, ERR_FORMAT, "model: section 'CLUS' is of a wrong size");
	c->key = head + 2;
	c->path = (const uint16_t *)(c->key + slot_nr);
	for (i = 0; i < slot_nr; i++)
		used += c->key[i] != 0;
	if (used == slot_nr)    /* probing would not end */
		return err_set(e, ERR_FORMAT, "model: section 'CLUS' is full");
	c->slot_bits = head[0];
	return 0;
}

unsigned clusters_find(const struct clusters *c, uint64_t word)
{
	uint32_t mask, slot, key = (uint32_t)word | 1;

	if (!c->slot_bits)
		return 0;
	mask = ((uint32_t)1 << c->slot_bits) - 1;
	for (slot = (uint32_t)(word >> (64 - c->slot_bits)); c->key[slot]; slot = (slot + 1) & mask)
		if (c->key[slot] == key)
			return c->path[slot];
	return 0;
}
