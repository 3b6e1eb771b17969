#include "random.h"

uint64_t random_next(uint64_t *state)
{
	uint64_t x = *state += 0x9E3779B97F4A7C15u;

	x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
	x = (x ^ x >> 27) * 0x94D049BB133111EBu;
	return x ^ x >> 31;
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
