/* number_word.h - the words for numbers                                          (layer: time) */
#ifndef DATELINE_TIME_NUMBER_WORD_H
#define DATELINE_TIME_NUMBER_WORD_H

/* 0-19 or tens of "seven", "forty" in lower case; -1: no such word.  *power is the power of ten of "hundred" and "thousand",
 * else 0.  Cost: one look into a table. */
int number_word(const char *lower, int *power);

#endif
