#include "base/table.h"

#include <stdbool.h>
#include <string.h>

#include "base/textbuf.h"
#include "base/utf8.h"

/* Cut `line` at its tabs; returns the number of cells (at most max + 1 are counted). */
static size_t split(char *line, char **cell, size_t max)
{
	size_t n = 0;

	for (;;) {
		char *tab = strchr(line, '\t');

		if (n < max)
			cell[n] = line;
		n++;
		if (!tab || n > max)
			return n;
		*tab = '\0';
		line = tab + 1;
	}
}

static int parse(struct table *t, struct arena *a, char *text, const char *const *column, struct err *e)
{
	char *cell[TABLE_COLUMNS_MAX], *line, *next;
	size_t at[TABLE_COLUMNS_MAX], width = 0, c, k, rows = 0;
	uint32_t number = 0, *lines;
	bool header = false;

	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)     /* a byte order mark, as spreadsheets write it */
		text += 3;
	for (line = text; *line; line++)
		rows += *line == '\n';
	t->cell = arena_array(a, (rows + 1) * t->column_nr, sizeof *t->cell);
	lines = arena_array(a, rows + 1, sizeof *lines);
	if (!t->cell || !lines)
		return err_set(e, ERR_NOMEM, "out of memory reading '%s'", t->path);
	t->line = lines;
	for (line = text; *line; line = next) {
		char *end = strchr(line, '\n');
		size_t n;

		next = end ? end + 1 : line + strlen(line);
		if (!end)
			end = line + strlen(line);
		if (end > line && end[-1] == '\r')
			end--;
		*end = '\0';
		number++;
		if (line[0] == '#' || line[0] == '\0')
			continue;
		n = split(line, cell, TABLE_COLUMNS_MAX);
		if (n > TABLE_COLUMNS_MAX)
			return err_set(e, ERR_FORMAT, "'%s' line %u: more than %d columns", t->path, number, TABLE_COLUMNS_MAX);
		if (!header) {
			width = n;
			for (c = 0; c < t->column_nr; c++) {
				for (k = 0; k < n && strcmp(cell[k], column[c]) != 0; k++)
					;
				if (k == n)
					return err_set(e, ERR_FORMAT, "'%s' line %u: no column '%s'", t->path, number, column[c]);
				at[c] = k;
			}
			header = true;
			continue;
		}
		if (n != width)
			return err_set(e, ERR_FORMAT, "'%s' line %u: %zu cells where the header has %zu", t->path, number, n,
			               width);
		for (c = 0; c < t->column_nr; c++)
			t->cell[t->row_nr * t->column_nr + c] = cell[at[c]];
		lines[t->row_nr++] = number;
	}
	if (!header)
		return err_set(e, ERR_FORMAT, "'%s': no header line", t->path);
	return 0;
}

int table_read(struct table *t, struct arena *a, const char *path, const char *const *column, size_t column_nr,
               struct err *e)
{
	struct textbuf buffer = TEXTBUF_INIT(TABLE_BYTES_MAX);
	jmp_buf *outer = a->on_nomem;
	size_t bad;
	char *text;
	int rc;

	*t = (struct table){ .column_nr = column_nr };
	a->on_nomem = NULL;
	rc = textbuf_read_file(&buffer, path, e);
	if (rc < 0)
		goto out;
	bad = utf8_invalid_at(buffer.s, buffer.len);
	if (bad < buffer.len) {
		rc = err_set(e, ERR_UTF8, "'%s': not UTF-8 at byte %zu", path, bad);
		goto out;
	}
	t->path = arena_strdup(a, path);
	text = arena_strndup(a, buffer.s, buffer.len);
	if (!t->path || !text)
		rc = err_set(e, ERR_NOMEM, "out of memory reading '%s'", path);
	else
		rc = parse(t, a, text, column, e);
out:
	textbuf_release(&buffer);
	a->on_nomem = outer;
	if (rc < 0)
		t->row_nr = 0;
	return rc;
}

const char *table_value(const char **at, size_t *length)
{
	const char *s = *at, *end;

	while (*s == '|')
		s++;
	if (!*s)
		return NULL;
	end = strchr(s, '|');
	if (!end)
		end = s + strlen(s);
	*length = (size_t)(end - s);
	*at = end;
	return s;
}

bool table_lists(const char *list, const char *value, size_t length)
{
	const char *v;
	size_t n;

	while ((v = table_value(&list, &n)) != NULL)
		if (n == length && memcmp(v, value, n) == 0)
			return true;
	return false;
}
