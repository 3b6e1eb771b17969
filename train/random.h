/* random.h - random numbers from a seed                                          (train: not part of the program) */
#ifndef DATELINE_TRAIN_RANDOM_H
#define DATELINE_TRAIN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* A random number (splitmix64); the state may be any number. */
uint64_t random_next(uint64_t *state);

/* Put what is there in a random order. */
void shuffle(size_t *order, size_t nr, uint64_t *random);

#endif
