#include "write_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
