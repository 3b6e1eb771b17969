/* err.h - what went wrong, and where                                             (layer: base)
 *
 * A function that can fail because of the world (I/O, bad input, no memory) returns 0 or a negative
 * enum err_code and fills the `struct err` that the caller passed in.  The first message wins: code further up
 * adds nothing to what lower code has said well.  Mistakes of our own are assert()ed, never reported.
 */
#ifndef DATELINE_BASE_ERR_H
#define DATELINE_BASE_ERR_H

#include <stddef.h>

enum err_code {
	ERR_NONE = 0,
	ERR_NOMEM = -1,     /* out of memory, or over a documented limit of memory */
	ERR_IO = -2,        /* a file cannot be opened, read or written */
	ERR_UTF8 = -3,      /* bytes that are not UTF-8, or a NUL */
	ERR_FORMAT = -4,    /* input that is not of its format: JSON, CoNLL-U, a table, a date */
	ERR_LIMIT = -5,     /* input larger than a documented limit */
	ERR_USAGE = -6,     /* an option that makes no sense */
	ERR_DRAW = -7       /* Graphviz could not lay out or render */
};

struct err {
	enum err_code code;
	char message[512];  /* lower case, no full stop, names the file and position; cut at a character, never in one */
};

#define ERR_INIT { ERR_NONE, "" }

/* Fill `e` (may be NULL) unless it holds an earlier message; returns `code`. */
int err_set(struct err *e, enum err_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Forget what `e` holds. */
void err_clear(struct err *e);

#endif
