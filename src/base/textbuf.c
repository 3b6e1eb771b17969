#include "base/textbuf.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char textbuf_empty[1];

void textbuf_init(struct textbuf *t, size_t max)
{
	*t = (struct textbuf)TEXTBUF_INIT(max);
}

void textbuf_release(struct textbuf *t)
{
	if (!t)
		return;
	if (t->alloc)
		free(t->s);
	textbuf_init(t, t->max);
}

void textbuf_clear(struct textbuf *t)
{
	t->len = 0;
	t->failed = false;
	if (t->alloc)
		t->s[0] = '\0';
}

/* Make room for `more` bytes and a NUL. */
static int reserve(struct textbuf *t, size_t more)
{
	size_t wanted, alloc;
	char *s;

	if (more > t->max || t->len > t->max - more) {
		t->failed = true;
		return ERR_LIMIT;
	}
	wanted = t->len + more + 1;
	if (wanted <= t->alloc)
		return 0;
	alloc = t->alloc ? t->alloc : 64;
	while (alloc < wanted)
		alloc *= 2;
	s = realloc(t->alloc ? t->s : NULL, alloc);
	if (!s) {
		t->failed = true;
		return ERR_NOMEM;
	}
	s[t->len] = '\0';
	t->s = s;
	t->alloc = alloc;
	return 0;
}

int textbuf_add(struct textbuf *t, const char *s, size_t len)
{
	int rc = reserve(t, len);

	if (rc < 0)
		return rc;
	if (len)
		memcpy(t->s + t->len, s, len);
	t->len += len;
	t->s[t->len] = '\0';
	return 0;
}

int textbuf_puts(struct textbuf *t, const char *s)
{
	return textbuf_add(t, s, strlen(s));
}

int textbuf_putc(struct textbuf *t, char c)
{
	return textbuf_add(t, &c, 1);
}

int textbuf_printf(struct textbuf *t, const char *format, ...)
{
	va_list args;
	int length, rc;

	va_start(args, format);
	length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0) {
		t->failed = true;
		return ERR_NOMEM;
	}
	rc = reserve(t, (size_t)length);
	if (rc < 0)
		return rc;
	va_start(args, format);
	vsnprintf(t->s + t->len, (size_t)length + 1, format, args);
	va_end(args);
	t->len += (size_t)length;
	return 0;
}

char *textbuf_take(struct textbuf *t)
{
	char *s;

	if (!t->alloc && reserve(t, 0) < 0)
		return NULL;
	s = t->s;
	textbuf_init(t, t->max);
	return s;
}

int textbuf_read_file(struct textbuf *t, const char *path, struct err *e)
{
	bool from_stdin = strcmp(path, "-") == 0;
	FILE *f = from_stdin ? stdin : fopen(path, "rb");
	size_t before = t->len;
	struct stat st;
	int rc = 0;

	if (!f)
		return err_set(e, ERR_IO, "cannot open '%s': %s", path, strerror(errno));
	if (fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode)) {
		rc = err_set(e, ERR_IO, "cannot read '%s': is a folder", path);
		goto out;
	}
	for (;;) {
		char chunk[1 << 16];
		size_t got = fread(chunk, 1, sizeof chunk, f);

		if (got) {
			rc = textbuf_add(t, chunk, got);
			if (rc == ERR_LIMIT) {
				err_set(e, rc, "'%s' is larger than the limit of %zu bytes", path, t->max);
				goto out;
			}
			if (rc < 0) {
				err_set(e, rc, "out of memory reading '%s'", path);
				goto out;
			}
		}
		if (got < sizeof chunk) {
			if (ferror(f))
				rc = err_set(e, ERR_IO, "cannot read '%s': %s", path, strerror(errno));
			break;
		}
	}
out:
	if (!from_stdin)
		fclose(f);
	if (rc < 0 && t->len > before) {
		t->len = before;
		t->s[before] = '\0';
	}
	return rc;
}
