/* textbuf.h - a growing string with a largest size                               (layer: base)
 *
 * `s` is never NULL and always ends in NUL; `len` is known.  Functions that add return 0 or ERR_NOMEM / ERR_LIMIT; after a
 * failure the buffer holds what it held, and `failed` stays set, so a run of additions may be checked once at its end.
 */
#ifndef DATELINE_BASE_TEXTBUF_H
#define DATELINE_BASE_TEXTBUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct textbuf {
	char *s;
	size_t len;
	size_t alloc;
	size_t max;         /* most bytes */
	bool failed;
};

extern char textbuf_empty[1];
#define TEXTBUF_INIT(max_bytes) { textbuf_empty, 0, 0, (max_bytes), false }

void textbuf_init(struct textbuf *t, size_t max);
void textbuf_release(struct textbuf *t);
void textbuf_clear(struct textbuf *t);                       /* keeps the memory */
int textbuf_add(struct textbuf *t, const char *s, size_t len);
int textbuf_puts(struct textbuf *t, const char *s);
int textbuf_putc(struct textbuf *t, char c);
int textbuf_printf(struct textbuf *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The string, owned by the caller (free()); the buffer is empty afterwards.  NULL when out of memory. */
char *textbuf_take(struct textbuf *t);

/* Add a whole file, or nothing of it; "-" is standard input.  ERR_IO, ERR_LIMIT (over max) or ERR_NOMEM with a message. */
int textbuf_read_file(struct textbuf *t, const char *path, struct err *e);

#endif
