/* input_html.c - an article from a web page
 *
 * The bytes are made UTF-8 here, before libxml2 sees them, so that what is wrong with them is found and said as in the
 * other formats.  What a page declares counts only where its bytes do not say more: a byte order mark goes first, and
 * a page that is called ISO-8859-1 but is well-formed UTF-8 with letters beyond ASCII was saved from a server that
 * said so itself. */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "text/html_int.h"

enum { CHARSET_BYTES = 40, CHARSET_WITHIN = 64 << 10 };

/* ---- character sets ---- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static bool starts_with(const char *s, const char *end, const char *start)
{
	for (; *start; s++, start++)
		if (s == end || lower(*s) != *start)
			return false;
	return true;
}

/* The value after `key` and '=' in [s, end): its name in small letters to `name`, "" if it is none. */
static void value_after(const char *s, const char *end, const char *key, char name[CHARSET_BYTES])
{
	size_t n = 0;

	for (name[0] = '\0'; s < end && !starts_with(s, end, key); s++)
		;
	if (s == end)
		return;
	for (s += strlen(key); s < end && strchr(" \t\r\n=\"'", *s) && *s; s++)
		;
	for (; s < end && !strchr(" \t\r\n\"';>/?", *s) && n + 1 < CHARSET_BYTES; s++) {
		char c = lower(*s);

		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':'))
			break;
		name[n++] = c;
	}
	name[n] = '\0';
}

/* What the page declares, "" if nothing. */
static void declared(const char *s, size_t len, char name[CHARSET_BYTES])
{
	const char *end = s + (len < CHARSET_WITHIN ? len : CHARSET_WITHIN), *close;

	name[0] = '\0';
	for (; s < end && !name[0]; s++) {
		s = memchr(s, '<', (size_t)(end - s));
		if (!s)
			return;
		if (starts_with(s, end, "<!--")) {
			while (s < end && !starts_with(s, end, "-->"))
				s++;
		} else if (starts_with(s, end, "<meta") || starts_with(s, end, "<?xml")) {
			close = memchr(s, '>', (size_t)(end - s));
			value_after(s, close ? close : end, s[1] == '?' ? "encoding" : "charset", name);
		}
	}
}

static bool is_one_of(const char *name, const char *const *list)
{
	for (; *list; list++)
		if (strcmp(name, *list) == 0)
			return true;
	return false;
}

/* The finished `to` becomes the buffer. */
static void swap_buffer(struct input *in, struct textbuf *to)
{
	struct textbuf whole = in->buffer;

	in->buffer = *to;
	*to = whole;
}

static int full(const struct input *in, int rc, struct err *e)
{
	if (rc == ERR_LIMIT)
		return err_set(e, rc, "'%s': larger than the limit of %d bytes", in->path, DOC_BYTES_MAX);
	return input_no_memory(in, e);
}

/* in->buffer from windows-1252, which ISO-8859-1 means on the web.  Bytes 0x80 to 0x9F become C1 controls here;
 * html_character() makes of these what they stand for. */
static int from_windows_1252(struct input *in, struct err *e)
{
	struct textbuf *to = &in->repaired[RECORD_TEXT];
	size_t i, kept = 0;
	int rc = 0;

	textbuf_clear(to);
	for (i = 0; rc == 0 && i < in->buffer.len; i++) {
		unsigned char c = (unsigned char)in->buffer.s[i];
		char bytes[4];

		if (c && c < 0x80)
			continue;
		if (!c && !in->repair)
			return err_set(e, ERR_UTF8, "'%s': NUL at byte %zu", in->path, i);
		rc = textbuf_add(to, in->buffer.s + kept, i - kept);
		if (rc == 0)
			rc = textbuf_add(to, bytes, utf8_put(c ? c : 0xFFFD, bytes));
		kept = i + 1;
	}
	if (rc == 0)
		rc = textbuf_add(to, in->buffer.s + kept, in->buffer.len - kept);
	if (rc < 0)
		return full(in, rc, e);
	swap_buffer(in, to);
	return 0;
}

/* in->buffer, from byte `at`, from the character set by iconv.  1; 0 if iconv does not know it; negative. */
static int from_charset(struct input *in, const char *name, size_t at, struct err *e)
{
	struct textbuf *to = &in->repaired[RECORD_TEXT];
	char *from = in->buffer.s + at, out[4096];
	size_t left = in->buffer.len - at;
	iconv_t cd = iconv_open("UTF-8", name);
	int rc = 0;

	if (cd == (iconv_t)-1)
		return errno == EINVAL ? 0 : input_no_memory(in, e);
	textbuf_clear(to);
	while (rc == 0 && left) {
		char *put = out;
		size_t room = sizeof out;
		int why = iconv(cd, &from, &left, &put, &room) == (size_t)-1 ? errno : 0;

		rc = textbuf_add(to, out, sizeof out - room);
		if (rc < 0)
			full(in, rc, e);
		else if (why && why != E2BIG && !in->repair)
			rc = err_set(e, ERR_UTF8, "'%s': not %s at byte %zu", in->path, name,
			             (size_t)(from - in->buffer.s));
		else if (why && why != E2BIG) {
			from++;
			left--;
			if ((rc = textbuf_puts(to, "\xEF\xBF\xBD")) < 0)
				full(in, rc, e);
		}
	}
	iconv_close(cd);
	if (rc < 0)
		return rc;
	swap_buffer(in, to);
	return 1;
}

/* Make in->buffer well-formed UTF-8 without NUL. */
static int to_utf8(struct input *in, struct err *e)
{
	static const char *const western[] = {
		"ansi_x3.4-1968", "ascii", "cp1252", "cp819", "ibm819", "iso-8859-1", "iso-ir-100", "iso8859-1",
		"iso88591", "iso_8859-1", "l1", "latin1", "us-ascii", "windows-1252", "x-cp1252", NULL
	};
	char name[CHARSET_BYTES];
	int rc = 0;

	if (in->buffer.len >= 2 && memcmp(in->buffer.s, "\xFF\xFE", 2) == 0)
		rc = from_charset(in, "UTF-16LE", 2, e);
	else if (in->buffer.len >= 2 && memcmp(in->buffer.s, "\xFE\xFF", 2) == 0)
		rc = from_charset(in, "UTF-16BE", 2, e);
	if (rc < 0)
		return rc;
	if (rc == 0) {
		declared(in->buffer.s, in->buffer.len, name);
		if (is_one_of(name, western)) {
			if (utf8_invalid_at(in->buffer.s, in->buffer.len) < in->buffer.len)
				return from_windows_1252(in, e);
		/* what was read as ASCII is not UTF-16, whatever it says */
		} else if (name[0] && strncmp(name, "utf", 3) != 0 && strncmp(name, "ucs", 3) != 0) {
			rc = from_charset(in, strcmp(name, "gb2312") == 0 ? "gb18030" : name, 0, e);
			if (rc < 0)
				return rc;
		}
	}
	return input_check_buffer(in, 0, e);
}

/* ---- the document ---- */

static int read_page(struct input *in, struct html_page *p)
{
	int rc = html_page_parse(p, &in->buffer);

	if (rc == 0) {
		html_inherit(p, 0);
		rc = html_meta_finish(p);
	}
	return rc < 0 ? rc : html_text(p, &in->html[RECORD_TEXT]);
}

int input_next_html(struct input *in, struct doc *d, struct err *e)
{
	struct record r = { .date_may_fail = true };
	struct html_page page;
	int rc, f;

	if (in->doc_nr)
		return 0;
	if ((rc = input_read_all(in, e)) < 0 || (rc = to_utf8(in, e)) < 0)
		return rc;
	html_page_init(&page, in->html);
	rc = read_page(in, &page);
	html_page_release(&page);
	if (rc < 0)
		return full(in, rc, e);
	for (f = 0; f < RECORD_FIELD_NR; f++)
		r.field[f] = (struct field){ in->html[f].s, in->html[f].len };
	return input_fill(in, d, &r, e);
}
