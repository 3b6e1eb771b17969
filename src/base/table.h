/* table.h - reading the tables in data/                                          (layer: base)
 *
 * A table is UTF-8 text: lines that start with '#' are comments; then a header line of column names; then rows of as many
 * cells, all separated by one tab; lines end in LF or CRLF; a byte order mark is skipped.  Several values in a cell are
 * separated by '|'; an empty cell means none.
 */
#ifndef DATELINE_BASE_TABLE_H
#define DATELINE_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

enum { TABLE_BYTES_MAX = 64 << 20, TABLE_COLUMNS_MAX = 32 };

struct table {
	const char **cell;      /* [row_nr][column_nr], NUL-terminated, never NULL; in the arena */
	const uint32_t *line;   /* [row_nr] line in the file, from 1 */
	size_t row_nr;
	size_t column_nr;       /* the columns asked for, in the order asked for */
	const char *path;
};

/* Read `path` and keep the `column_nr` columns named in `column` (others are ignored).
 * Needs a->on_nomem to be unset or to tolerate an open buffer: it is taken off while reading.
 * Returns 0; ERR_IO; ERR_UTF8; ERR_NOMEM; ERR_FORMAT: a missing column, a row of another number of cells. */
int table_read(struct table *t, struct arena *a, const char *path, const char *const *column, size_t column_nr,
               struct err *e);

static inline const char *table_cell(const struct table *t, size_t row, size_t column)
{
	return t->cell[row * t->column_nr + column];
}

/* Step through the '|'-separated values of a cell: the first call with *at = cell. Returns the value's start and sets
 * *length, or NULL at the end. Empty values are skipped. */
const char *table_value(const char **at, size_t *length);

/* True if one of the '|'-separated values is this one. */
bool table_lists(const char *list, const char *value, size_t length);

#endif
