/* modelfile.h - a file of learned numbers, mapped read-only                      (layer: model)
 *
 * Layout, all numbers little-endian (a machine of the other byte order refuses the file):
 *
 *     offset  size
 *          0     8  magic "\x89" "DLMDL\r\n"
 *          8     4  version: MODELFILE_VERSION
 *         12     4  byte order: 0x01020304
 *         16     8  size of the whole file
 *         24     8  checksum of the bytes from 32 to the end: modelfile_checksum()
 *         32     4  number of sections
 *         36     4  0
 *         40   24n  table: id (4), 0 (4), offset from the start of the file (8), size (8)
 *                   sections, each at a multiple of 64, zeros between; ids are distinct
 *
 * Sections: those who read them describe them (engine_int.h).  INFO is text: what the model was trained from and how it scored.
 *
 * A reader ignores sections that it does not know.
 */
#ifndef DATELINE_MODEL_MODELFILE_H
#define DATELINE_MODEL_MODELFILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define MODELFILE_MAGIC "\x89" "DLMDL\r\n"

enum {
	MODELFILE_VERSION = 1,
	MODELFILE_HEADER = 40,
	MODELFILE_ENTRY = 24,
	MODELFILE_ALIGN = 64,
	MODELFILE_SECTIONS_MAX = 64
};

#define MODEL_SECTION(a, b, c, d) ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | (uint32_t)(d) << 24)
#define SECTION_INFO MODEL_SECTION('I', 'N', 'F', 'O')

struct modelfile {
	const unsigned char *map;       /* NULL: closed */
	size_t size;
	size_t section_nr;
	char *path;                     /* owned; for messages */
};

/* Map FOLDER/NAME and check magic, version, byte order, size, checksum and table.
 * Returns 0; ERR_IO: it cannot be read; ERR_FORMAT with a reason; ERR_NOMEM.  m->path is known after all but the last; close it also
 * after an error. */
int modelfile_open(struct modelfile *m, const char *folder, const char *name, struct err *e);
void modelfile_close(struct modelfile *m);      /* a closed one is fine */

/* The bytes of a section, aligned to 64, and its size; NULL if there is none. */
const void *modelfile_section(const struct modelfile *m, uint32_t id, size_t *size);

/* Four interleaved sums over 8-byte words, folded; the last word is filled up with zeros and the length is mixed in. */
uint64_t modelfile_checksum(const unsigned char *s, size_t size);

#endif
