/* input_ndjson.c - one JSON object a line */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/input_int.h"

static const char *const member[RECORD_FIELD_NR] = {
	[RECORD_ID] = "id", [RECORD_TITLE] = "title", [RECORD_SOURCE] = "source", [RECORD_URL] = "url",
	[RECORD_AUTHOR] = "author", [RECORD_PLACE] = "place", [RECORD_DATE] = "date", [RECORD_TEXT] = "text"
};

/* jansson's message, its first letter made small */
static int bad_json(const struct input *in, const json_error_t *je, struct err *e)
{
	char text[sizeof je->text + 1];
	size_t len = strlen(je->text);

	memcpy(text, je->text, len + 1);
	if (text[0] >= 'A' && text[0] <= 'Z')
		text[0] |= 32;
	return err_set(e, ERR_FORMAT, "'%s' line %zu: bad JSON at byte %d: %s", in->path, in->line, je->position, text);
}

/* Take one member; 0 or negative. `number` gets a number written out. */
static int take(struct input *in, const json_t *record, enum record_field f, struct record *r, char number[32],
                struct err *e)
{
	const json_t *v = json_object_get(record, member[f]);
	struct field *to = &r->field[f];
	size_t replaced;
	int rc, digits;

	if (!v || json_is_null(v))
		return f == RECORD_TEXT ? err_set(e, ERR_FORMAT, "'%s' line %zu: no member 'text'", in->path, in->line) : 0;
	if (f == RECORD_ID && json_is_integer(v)) {
		snprintf(number, 32, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
		*to = (struct field){ number, strlen(number) };
		return 0;
	}
	if (f == RECORD_ID && json_is_real(v)) {
		/* as short as it can be written: 0.1, not 0.10000000000000001 */
		for (digits = 15; digits <= 17; digits++) {
			snprintf(number, 32, "%.*g", digits, json_real_value(v));
			if (strtod(number, NULL) == json_real_value(v))
				break;
		}
		*to = (struct field){ number, strlen(number) };
		return 0;
	}
	if (!json_is_string(v))
		return err_set(e, ERR_FORMAT, "'%s' line %zu: member '%s' is not a string", in->path, in->line, member[f]);
	*to = (struct field){ json_string_value(v), json_string_length(v) };
	if (utf8_invalid_at(to->s, to->len) == to->len)
		return 0;
	/* jansson lets through only \u0000, and that only for repair */
	textbuf_clear(&in->repaired[f]);
	rc = utf8_repair(&in->repaired[f], to->s, to->len, &replaced);
	if (rc < 0)
		return err_set(e, rc, "'%s' line %zu: member '%s' is too large", in->path, in->line, member[f]);
	*to = (struct field){ in->repaired[f].s, in->repaired[f].len };
	return 0;
}

int input_next_ndjson(struct input *in, struct doc *d, struct err *e)
{
	struct record r = { .line = 0 };
	json_error_t je;
	json_t *record;
	char number[32];
	int rc, f;

	do {
		rc = input_read_line(in, e);
		if (rc <= 0)
			return rc;
		if ((rc = input_check_buffer(in, in->line, e)) < 0)
			return rc;
	} while (!field_trim(in->buffer.s, in->buffer.len).len);
	record = json_loadb(in->buffer.s, in->buffer.len, in->repair ? JSON_ALLOW_NUL : 0, &je);
	if (!record)
		return bad_json(in, &je, e);
	r.line = in->line;
	if (!json_is_object(record))
		rc = err_set(e, ERR_FORMAT, "'%s' line %zu: not a JSON object", in->path, in->line);
	for (f = 0; rc >= 0 && f < RECORD_FIELD_NR; f++)
		rc = take(in, record, (enum record_field)f, &r, number, e);
	if (rc >= 0)
		rc = input_fill(in, d, &r, e);
	json_decref(record);
	return rc;
}
