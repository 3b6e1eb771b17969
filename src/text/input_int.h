/* input_int.h - what the readers share                                                          (layer: text, private)
 *
 *     input.c           opening, bytes and lines, folders, filling in a document
 *     input_date.c      days as headers and metadata write them
 *     input_txt.c  input_ndjson.c  input_html.c  input_conllu.c       one format each
 *     html_*.c          what input_html.c is made of, see html_int.h
 *
 * A reader finds the fields of a record, borrowed from buffers that struct input owns, and gives them to input_fill().
 * Everything that is allocated hangs on struct input or on the document's arena, so that running out of arena memory may
 * jump out of input_fill() and leak nothing. */
#ifndef DATELINE_TEXT_INPUT_INT_H
#define DATELINE_TEXT_INPUT_INT_H

#include <stdio.h>

#include "base/textbuf.h"
#include "text/input.h"

enum { INPUT_CHUNK = 64 << 10 };

struct field {
	const char *s;          /* NULL: not given */
	size_t len;
};

enum record_field {
	RECORD_ID, RECORD_TITLE, RECORD_SOURCE, RECORD_URL, RECORD_AUTHOR, RECORD_PLACE, RECORD_DATE, RECORD_TEXT, RECORD_FIELD_NR
};

struct record {
	struct field field[RECORD_FIELD_NR];
	size_t line;            /* of the record, for messages; 0: the file has one record */
	size_t date_line;       /* of the date; 0: as line */
	bool date_may_fail;     /* a date that cannot be read is as none */
};

struct input {
	enum input_format format;
	bool repair;
	char *path;             /* owned; for messages */
	char *stem;             /* owned; for ids */

	/* bytes: from `file`, through `chunk`, or all of memory as one chunk */
	FILE *file;             /* owned unless standard input; NULL: memory */
	char *chunk_own;
	const char *chunk;
	size_t chunk_at, chunk_len;
	bool started;           /* past a byte order mark */
	size_t mark;            /* its bytes, which count in messages */
	bool failed;            /* reading broke off */

	struct textbuf buffer;  /* the file, line or document at hand */
	struct textbuf repaired[RECORD_FIELD_NR];
	size_t line;            /* lines read */
	size_t doc_nr;          /* documents handed out or failed */
	bool done;

	/* HTML */
	struct textbuf html[RECORD_FIELD_NR];

	/* CoNLL-U */
	struct textbuf newdoc;  /* the `# newdoc` line that ended the last document */
	bool has_newdoc;
	size_t newdoc_line;
	struct textbuf text;    /* the text rebuilt */
};

/* The rest of the file, into in->buffer.  0 or negative with a message. */
int input_read_all(struct input *in, struct err *e);

/* The next line into in->buffer, without its line end.  1; 0 at the end; ERR_LIMIT (the line is skipped), ERR_IO, ERR_NOMEM. */
int input_read_line(struct input *in, struct err *e);

/* Check that in->buffer is UTF-8, or repair it.  `line` as in struct record. */
int input_check_buffer(struct input *in, size_t line, struct err *e);

/* Set the document's fields.  Blank fields are as not given; no text is an error. Returns 1 or negative. */
int input_fill(struct input *in, struct doc *d, const struct record *r, struct err *e);

/* The message for the arena running out. */
int input_no_memory(const struct input *in, struct err *e);

/* `s` without white space at its ends. */
struct field field_trim(const char *s, size_t len);

/* One document each: 1, 0 (no more), negative. */
int input_next_txt(struct input *in, struct doc *d, struct err *e);
int input_next_ndjson(struct input *in, struct doc *d, struct err *e);
int input_next_html(struct input *in, struct doc *d, struct err *e);
int input_next_conllu(struct input *in, struct doc *d, struct err *e);

#endif
