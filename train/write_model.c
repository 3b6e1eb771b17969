#include "write_model.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/linear.h"

enum { CLUSTER_WORDS_MAX = 50000, CLUSTER_BITS_MAX = 15 };

static void *must(void *p)
{
	if (!p) {
		fprintf(stderr, "train: out of memory\n");
		exit(1);
	}
	return p;
}

void bytes_add(struct bytes *b, const void *s, size_t nr)
{
	if (b->nr + nr > b->alloc) {
		b->alloc = (b->nr + nr) * 2;
		b->s = must(realloc(b->s, b->alloc));
	}
	if (nr)
		memcpy(b->s + b->nr, s, nr);
	b->nr += nr;
}

void bytes_clear(struct bytes *b)
{
	free(b->s);
	*b = (struct bytes){ 0 };
}

void model_add(struct model_out *m, uint32_t id, const struct bytes *section)
{
	m->id[m->nr] = id;
	m->section[m->nr] = (struct bytes){ 0 };
	bytes_add(&m->section[m->nr++], section->s, section->nr);
}

void model_write(struct model_out *m, const char *path)
{
	static const unsigned char zeros[MODELFILE_ALIGN];
	struct bytes b = { 0 };
	uint32_t head32[2] = { MODELFILE_VERSION, 0x01020304 }, count[2] = { (uint32_t)m->nr, 0 };
	uint64_t head64[2] = { 0, 0 }, offset = MODELFILE_HEADER + m->nr * MODELFILE_ENTRY;
	size_t i;
	char part[4096];
	FILE *f;

	bytes_add(&b, MODELFILE_MAGIC, 8);
	bytes_add(&b, head32, sizeof head32);
	bytes_add(&b, head64, sizeof head64);
	bytes_add(&b, count, sizeof count);
	for (i = 0; i < m->nr; i++) {
		uint32_t id[2] = { m->id[i], 0 };
		uint64_t place[2];

		offset = (offset + MODELFILE_ALIGN - 1) / MODELFILE_ALIGN * MODELFILE_ALIGN;
		place[0] = offset;
		place[1] = m->section[i].nr;
		bytes_add(&b, id, sizeof id);
		bytes_add(&b, place, sizeof place);
		offset += place[1];
	}
	for (i = 0; i < m->nr; i++) {
		bytes_add(&b, zeros, (MODELFILE_ALIGN - b.nr % MODELFILE_ALIGN) % MODELFILE_ALIGN);
		bytes_add(&b, m->section[i].s, m->section[i].nr);
		bytes_clear(&m->section[i]);
	}
	m->nr = 0;
	head64[0] = b.nr;
	memcpy(b.s + 16, head64, 8);
	head64[1] = modelfile_checksum(b.s + 32, b.nr - 32);
	memcpy(b.s + 24, &head64[1], 8);
	snprintf(part, sizeof part, "%s.part", path);
	f = fopen(part, "wb");
	if (!f || fwrite(b.s, 1, b.nr, f) != b.nr || fclose(f) || rename(part, path)) {
		fprintf(stderr, "train: cannot write '%s'\n", path);
		exit(1);
	}
	bytes_clear(&b);
}

struct cluster_word {
	uint64_t hash;
	long count;
	uint16_t path;
};

static int by_count(const void *x, const void *y)
{
	const struct cluster_word *a = x, *b = y;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->hash < b->hash ? -1 : a->hash > b->hash;
}

void clusters_read(struct clusters_file *c, const char *path)
{
	size_t length = strlen(path), nr = 0, alloc = 0, i, slot_bits = 16, slot_nr, kept = 0;
	bool piped = length > 3 && strcmp(path + length - 3, ".gz") == 0;
	struct cluster_word *word = NULL;
	struct bytes b = { 0 };
	uint32_t *key;
	uint16_t *value;
	char line[4096];
	FILE *f;

	snprintf(line, sizeof line, "gzip -dc '%s'", path);
	f = piped ? popen(line, "r") : fopen(path, "r");
	if (!f) {
		fprintf(stderr, "train: cannot open '%s'\n", path);
		exit(1);
	}
	while (fgets(line, sizeof line, f)) {
		char *form = strchr(line, '\t'), *count = form ? strchr(form + 1, '\t') : NULL, lower[4096];
		size_t bits;

		if (!count)
			continue;
		*form++ = '\0';
		*count++ = '\0';
		utf8_lower(form, strlen(form), lower, sizeof lower);
		if (nr == alloc) {
			alloc = alloc ? alloc * 2 : 1 << 16;
			word = must(realloc(word, alloc * sizeof *word));
		}
		word[nr].hash = linear_word(lower);
		word[nr].count = atol(count);
		word[nr].path = 1;
		for (bits = 0; line[bits] && bits < CLUSTER_BITS_MAX; bits++)
			word[nr].path = (uint16_t)(word[nr].path << 1 | (line[bits] == '1'));
		nr++;
	}
	if (piped ? pclose(f) : fclose(f))
		exit(1);
	qsort(word, nr, sizeof *word, by_count);
	slot_nr = (size_t)1 << slot_bits;
	key = must(calloc(slot_nr, sizeof *key));
	value = must(calloc(slot_nr, sizeof *value));
	for (i = 0; i < nr && kept < CLUSTER_WORDS_MAX; i++) {
		uint32_t k = (uint32_t)word[i].hash | 1;
		size_t slot = (size_t)(word[i].hash >> (64 - slot_bits));

		while (key[slot] && key[slot] != k)
			slot = (slot + 1) & (slot_nr - 1);
		if (key[slot])
			continue;
		key[slot] = k;
		value[slot] = word[i].path;
		kept++;
	}
	{
		uint32_t head[2] = { (uint32_t)slot_bits, (uint32_t)kept };

		bytes_add(&b, head, sizeof head);
	}
	bytes_add(&b, key, slot_nr * sizeof *key);
	bytes_add(&b, value, slot_nr * sizeof *value);
	c->section = b.s;
	c->size = b.nr;
	free(key);
	free(value);
	free(word);
}
