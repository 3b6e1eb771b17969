/* input_txt.c - plain text, with an optional block of "Key: value" lines at its head */
#include <string.h>

#include "text/input_int.h"

static const struct { const char *key; enum record_field field; } keys[] = {
	{ "title", RECORD_TITLE }, { "date", RECORD_DATE }, { "source", RECORD_SOURCE }, { "url", RECORD_URL },
	{ "id", RECORD_ID }, { "author", RECORD_AUTHOR }, { "place", RECORD_PLACE }
};

enum { KEY_NR = sizeof keys / sizeof *keys, KEY_BYTES = 24 };

/* The length of the key of a "Key: value" line, 0 if it is none; *known gets the key's index or KEY_NR. */
static size_t key_of(const char *line, size_t len, size_t *known)
{
	char lower[KEY_BYTES];
	size_t n = 0;

	while (n < len && n + 1 < sizeof lower && (((line[n] | 32) >= 'a' && (line[n] | 32) <= 'z') || line[n] == '-')) {
		lower[n] = line[n] == '-' ? '-' : (char)(line[n] | 32);
		n++;
	}
	if (!n || n == len || line[n] != ':' || (n + 1 < len && line[n + 1] == '/'))
		return 0;
	lower[n] = '\0';
	for (*known = 0; *known < KEY_NR && strcmp(lower, keys[*known].key) != 0; ++*known)
		;
	return n;
}

/* Read the head block, if there is one, into `r`; returns the offset where the text starts. */
static size_t read_head(const char *s, size_t len, struct record *r)
{
	size_t at = 0, line = 0;

	while (at < len) {
		const char *lf = memchr(s + at, '\n', len - at);
		size_t end = lf ? (size_t)(lf - s) : len, next = lf ? end + 1 : len, known, n;

		line++;
		if (!field_trim(s + at, end - at).len)
			return line > 1 ? next : 0;     /* the blank line that ends the block */
		n = key_of(s + at, end - at, &known);
		if (!n || (line == 1 && known == KEY_NR))
			return at;              /* the text starts without a blank line */
		if (known < KEY_NR) {
			r->field[keys[known].field] = field_trim(s + at + n + 1, end - at - n - 1);
			if (keys[known].field == RECORD_DATE)
				r->date_line = line;
		}
		at = next;
	}
	return at;
}

int input_next_txt(struct input *in, struct doc *d, struct err *e)
{
	struct record r = { .line = 0 };
	size_t start;
	int rc;

	if (in->doc_nr)
		return 0;
	if ((rc = input_read_all(in, e)) < 0 || (rc = input_check_buffer(in, 0, e)) < 0)
		return rc;
	start = read_head(in->buffer.s, in->buffer.len, &r);
	r.field[RECORD_TEXT] = (struct field){ in->buffer.s + start, in->buffer.len - start };
	return input_fill(in, d, &r, e);
}
