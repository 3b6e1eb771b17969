#include "model/features.h"

#include <string.h>

#include "base/utf8.h"

enum { SHAPE_MAX = 24 };

static uint64_t mix(uint64_t h)
{
	h ^= h >> 32;
	h *= 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

static uint64_t hash_bytes(uint64_t h, const char *s, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		h = (h ^ (unsigned char)(s[i] >= '0' && s[i] <= '9' ? '0' : s[i])) * 0x100000001B3u;
	return h;
}

uint64_t word_hash(const char *s)
{
	uint64_t h = 0xCBF29CE484222325u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001B3u;
	return mix(h);
}

static uint32_t row(unsigned kind, const char *s, size_t length)
{
	return (uint32_t)(mix(hash_bytes(0xCBF29CE484222325u + kind, s, length)) >> 40) % AFFIX_ROWS;
}

/* Capitals become X, small letters x, digits d; of a run at most two stay. */
static size_t shape(char out[SHAPE_MAX], const char *s, size_t length)
{
	size_t at, size, n = 0;

	for (at = 0; at < length && n < SHAPE_MAX - 1; at += size) {
		unsigned char c = (unsigned char)s[at];
		char k;

		size = 1;
		if (c < 0x80) {
			k = c >= 'a' && c <= 'z' ? 'x' : c >= 'A' && c <= 'Z' ? 'X' : c >= '0' && c <= '9' ? 'd' : (char)c;
		} else {
			uint32_t u = utf8_at(s + at, length - at, &size);

			k = utf8_is_upper(u) ? 'X' : utf8_is_letter(u) ? 'x' : utf8_is_digit(u) ? 'd' : '?';
		}
		if (n > 1 && out[n - 1] == k && out[n - 2] == k)
			continue;
		out[n++] = k;
	}
	return n;
}

/* Where the last `count` characters begin. */
static size_t from_end(const char *s, size_t length, size_t count)
{
	size_t at = length;

	while (at && count--) {
		at--;
		while (at && ((unsigned char)s[at] & 0xC0) == 0x80)
			at--;
	}
	return at;
}

/* Where the first `count` characters end. */
static size_t from_start(const char *s, size_t length, size_t count)
{
	size_t at = 0;

	while (at < length && count--) {
		at++;
		while (at < length && ((unsigned char)s[at] & 0xC0) == 0x80)
			at++;
	}
	return at;
}

void word_features(struct word_features *w, const char *form, const char *lower, bool first)
{
	size_t length = strlen(lower), n, k;
	char pattern[SHAPE_MAX + 1];

	w->form = word_hash(form);
	w->lower = word_hash(lower);
	for (k = 0; k < 4; k++) {
		n = from_end(lower, length, k + 1);
		w->affix[k] = row((unsigned)k, lower + n, length - n);
	}
	for (k = 0; k < 4; k++)
		w->affix[4 + k] = row((unsigned)(4 + k), lower, from_start(lower, length, k + 1));
	n = shape(pattern, form, strlen(form));
	w->affix[8] = row(8, pattern, n);
	pattern[n] = first ? '^' : '_';
	w->affix[9] = row(9, pattern, n + 1);
	w->affix_nr = 10;
	/* threes inside the word, not at its ends */
	for (n = from_start(lower, length, 1); n < length && w->affix_nr < WORD_AFFIXES_MAX;) {
		size_t three = from_start(lower + n, length - n, 3);

		if (n + three >= length)
			break;
		w->affix[w->affix_nr++] = row(10, lower + n, three);
		n += from_start(lower + n, length - n, 1);
	}
}
