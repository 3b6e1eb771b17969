#include "model/modelfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static uint32_t get32(const unsigned char *p)
{
	uint32_t x;

	memcpy(&x, p, sizeof x);
	return x;
}

static uint64_t get64(const unsigned char *p)
{
	uint64_t x;

	memcpy(&x, p, sizeof x);
	return x;
}

static uint64_t mix(uint64_t h, uint64_t word)
{
	h ^= word;
	h = (h << 29 | h >> 35) * 0x9E3779B97F4A7C15u;
	return h;
}

uint64_t modelfile_checksum(const unsigned char *s, size_t size)
{
	uint64_t h[4] = { 1, 2, 3, 4 };
	size_t at = 0, lane;

	for (; size - at >= 32; at += 32)
		for (lane = 0; lane < 4; lane++)
			h[lane] = mix(h[lane], get64(s + at + 8 * lane));
	for (lane = 0; at < size; at += 8, lane++) {
		unsigned char word[8] = { 0 };

		memcpy(word, s + at, size - at < 8 ? size - at : 8);
		h[lane] = mix(h[lane], get64(word));
	}
	h[0] = mix(h[0], size);
	for (lane = 1; lane < 4; lane++)
		h[0] = mix(h[0], h[lane]);
	return h[0] ^ h[0] >> 32;
}

static int check(const struct modelfile *m, const char *path, struct err *e)
{
	const unsigned char *s = m->map;
	uint64_t end;
	size_t i, k;

	if (m->size < MODELFILE_HEADER || memcmp(s, MODELFILE_MAGIC, 8) != 0)
		return err_set(e, ERR_FORMAT, "'%s': not a model file", path);
	if (get32(s + 12) != 0x01020304)
		return err_set(e, ERR_FORMAT, "'%s': model file of another byte order", path);
	if (get32(s + 8) != MODELFILE_VERSION)
		return err_set(e, ERR_FORMAT, "'%s': model file of version %u, not %d", path, get32(s + 8), MODELFILE_VERSION);
	if (get64(s + 16) != m->size)
		return err_set(e, ERR_FORMAT, "'%s': model file is cut short or has grown: %zu bytes, not %llu", path, m->size,
		               (unsigned long long)get64(s + 16));
	if (get64(s + 24) != modelfile_checksum(s + 32, m->size - 32))
		return err_set(e, ERR_FORMAT, "'%s': model file is damaged: its checksum does not fit", path);
	if (m->section_nr > MODELFILE_SECTIONS_MAX || m->size < MODELFILE_HEADER + m->section_nr * MODELFILE_ENTRY)
		return err_set(e, ERR_FORMAT, "'%s': model file with a bad number of sections, %zu", path, m->section_nr);
	end = MODELFILE_HEADER + m->section_nr * MODELFILE_ENTRY;
	for (i = 0; i < m->section_nr; i++) {
		const unsigned char *x = s + MODELFILE_HEADER + i * MODELFILE_ENTRY;
		uint64_t offset = get64(x + 8), size = get64(x + 16);

		if (offset % MODELFILE_ALIGN || offset < end || offset > m->size || size > m->size - offset)
			return err_set(e, ERR_FORMAT, "'%s': section '%.4s' of the model file lies outside of it", path, x);
		for (k = 0; k < i; k++)
			if (get32(x) == get32(s + MODELFILE_HEADER + k * MODELFILE_ENTRY))
				return err_set(e, ERR_FORMAT, "'%s': model file has section '%.4s' twice", path, x);
	}
	return 0;
}

static int map_file(struct modelfile *m, struct err *e)
{
	struct stat st;
	void *map;
	int fd, rc;

	fd = open(m->path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return err_set(e, ERR_IO, "cannot open '%s': %s", m->path, strerror(errno));
	if (fstat(fd, &st) < 0) {
		rc = err_set(e, ERR_IO, "cannot read '%s': %s", m->path, strerror(errno));
		close(fd);
		return rc;
	}
	if (!S_ISREG(st.st_mode) || st.st_size < MODELFILE_HEADER) {
		close(fd);
		return err_set(e, ERR_FORMAT, "'%s': not a model file", m->path);
	}
	map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	rc = map == MAP_FAILED ? err_set(e, ERR_IO, "cannot map '%s': %s", m->path, strerror(errno)) : 0;
	close(fd);
	if (rc < 0)
		return rc;
	m->map = map;
	m->size = (size_t)st.st_size;
	m->section_nr = get32(m->map + 32);
	return check(m, m->path, e);
}

int modelfile_open(struct modelfile *m, const char *folder, const char *name, struct err *e)
{
	size_t room = strlen(folder) + strlen(name) + 2;

	*m = (struct modelfile){ NULL, 0, 0, malloc(room) };
	if (!m->path)
		return err_set(e, ERR_NOMEM, "out of memory");
	snprintf(m->path, room, "%s/%s", folder, name);
	return map_file(m, e);
}

void modelfile_close(struct modelfile *m)
{
	if (m->map)
		munmap((void *)m->map, m->size);
	free(m->path);
	*m = (struct modelfile){ NULL, 0, 0, NULL };
}

const void *modelfile_section(const struct modelfile *m, uint32_t id, size_t *size)
{
	size_t i;

	for (i = 0; i < m->section_nr; i++) {
		const unsigned char *x = m->map + MODELFILE_HEADER + i * MODELFILE_ENTRY;

		if (get32(x) == id) {
			*size = (size_t)get64(x + 16);
			return m->map + get64(x + 8);
		}
	}
	return NULL;
}
