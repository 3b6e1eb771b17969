#include "text/input.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "text/input_int.h"

/* ---- opening ---- */

static const struct { const char *end; enum input_format format; } endings[] = {
	{ ".txt", INPUT_TXT }, { ".html", INPUT_HTML }, { ".htm", INPUT_HTML }, { ".ndjson", INPUT_NDJSON },
	{ ".jsonl", INPUT_NDJSON }, { ".conllu", INPUT_CONLLU }
};

/* Index into `endings`, or their number. */
static size_t ending_of(const char *path)
{
	size_t len = strlen(path), i, k;

	for (i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t n = strlen(endings[i].end);

		if (len <= n)
			continue;
		for (k = 0; k < n; k++) {
			char c = path[len - n + k];

			if ((c >= 'A' && c <= 'Z' ? (char)(c | 32) : c) != endings[i].end[k])
				break;
		}
		if (k == n)
			break;
	}
	return i;
}

static struct input *create(const char *name, const struct input_options *options)
{
	struct input *in = calloc(1, sizeof *in);
	const char *base = strrchr(name, '/');
	size_t kind = ending_of(name), len, i;

	if (!in)
		return NULL;
	base = strcmp(name, "-") == 0 ? "stdin" : base && base[1] ? base + 1 : name;
	len = strlen(base);
	if (kind < sizeof endings / sizeof *endings && len > strlen(endings[kind].end))
		len -= strlen(endings[kind].end);
	in->path = strdup(name);
	in->stem = strndup(base, len);
	in->format = options ? options->format : INPUT_AUTO;
	in->repair = options && options->repair;
	if (in->format == INPUT_AUTO && kind < sizeof endings / sizeof *endings)
		in->format = endings[kind].format;
	textbuf_init(&in->buffer, DOC_BYTES_MAX);
	textbuf_init(&in->newdoc, DOC_BYTES_MAX);
	textbuf_init(&in->text, DOC_BYTES_MAX);
	for (i = 0; i < RECORD_FIELD_NR; i++) {
		textbuf_init(&in->repaired[i], DOC_BYTES_MAX);
		textbuf_init(&in->html[i], DOC_BYTES_MAX);
	}
	if (!in->path || !in->stem) {
		input_close(in);
		return NULL;
	}
	return in;
}

void input_close(struct input *in)
{
	size_t i;

	if (!in)
		return;
	if (in->file && in->file != stdin)
		fclose(in->file);
	free(in->chunk_own);
	free(in->path);
	free(in->stem);
	textbuf_release(&in->buffer);
	textbuf_release(&in->newdoc);
	textbuf_release(&in->text);
	for (i = 0; i < RECORD_FIELD_NR; i++) {
		textbuf_release(&in->repaired[i]);
		textbuf_release(&in->html[i]);
	}
	free(in);
}

int input_open(struct input **out, const char *path, const struct input_options *options, struct err *e)
{
	struct input *in = create(path, options);
	struct stat st;

	*out = NULL;
	if (!in)
		return err_set(e, ERR_NOMEM, "out of memory opening '%s'", path);
	in->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	if (!in->file) {
		err_set(e, ERR_IO, "cannot open '%s': %s", path, strerror(errno));
		input_close(in);
		return ERR_IO;
	}
	if (fstat(fileno(in->file), &st) == 0 && S_ISDIR(st.st_mode)) {
		input_close(in);
		return err_set(e, ERR_IO, "cannot read '%s': is a folder", path);
	}
	in->chunk_own = malloc(INPUT_CHUNK);
	if (!in->chunk_own) {
		input_close(in);
		return err_set(e, ERR_NOMEM, "out of memory opening '%s'", path);
	}
	in->chunk = in->chunk_own;
	*out = in;
	return 0;
}

int input_open_memory(struct input **out, const char *name, const char *bytes, size_t len,
                      const struct input_options *options, struct err *e)
{
	struct input *in = create(name, options);

	*out = NULL;
	if (!in)
		return err_set(e, ERR_NOMEM, "out of memory opening '%s'", name);
	in->chunk = bytes;
	in->chunk_len = len;
	*out = in;
	return 0;
}

/* ---- bytes and lines ---- */

/* Have a byte at chunk_at: 1; 0 at the end; ERR_IO. */
static int fill_chunk(struct input *in, struct err *e)
{
	if (in->failed)
		return 0;
	if (in->chunk_at == in->chunk_len && in->file) {
		in->chunk_at = 0;
		in->chunk_len = fread(in->chunk_own, 1, INPUT_CHUNK, in->file);
		if (!in->chunk_len && ferror(in->file)) {
			in->failed = true;
			return err_set(e, ERR_IO, "cannot read '%s': %s", in->path, strerror(errno));
		}
	}
	if (!in->started && in->chunk_len) {
		in->started = true;
		if (in->chunk_len >= 3 && memcmp(in->chunk, "\xEF\xBB\xBF", 3) == 0)
			in->chunk_at = in->mark = 3;
	}
	return in->chunk_at < in->chunk_len;
}

static int too_large(const struct input *in, size_t line, struct err *e)
{
	if (line)
		return err_set(e, ERR_LIMIT, "'%s' line %zu: larger than the limit of %d bytes", in->path, line, DOC_BYTES_MAX);
	return err_set(e, ERR_LIMIT, "'%s': larger than the limit of %d bytes", in->path, DOC_BYTES_MAX);
}

int input_no_memory(const struct input *in, struct err *e)
{
	return err_set(e, ERR_NOMEM, "'%s': out of memory", in->path);
}

int input_read_all(struct input *in, struct err *e)
{
	int rc;

	textbuf_clear(&in->buffer);
	while ((rc = fill_chunk(in, e)) > 0) {
		rc = textbuf_add(&in->buffer, in->chunk + in->chunk_at, in->chunk_len - in->chunk_at);
		if (rc < 0) {
			in->failed = true;
			return rc == ERR_LIMIT ? too_large(in, 0, e) : input_no_memory(in, e);
		}
		in->chunk_at = in->chunk_len;
	}
	return rc;
}

int input_read_line(struct input *in, struct err *e)
{
	int rc, failed = 0;
	bool any = false;

	textbuf_clear(&in->buffer);
	while ((rc = fill_chunk(in, e)) > 0) {
		const char *from = in->chunk + in->chunk_at;
		const char *end = memchr(from, '\n', in->chunk_len - in->chunk_at);
		size_t n = end ? (size_t)(end - from) : in->chunk_len - in->chunk_at;

		any = true;
		if (!failed && (rc = textbuf_add(&in->buffer, from, n)) < 0)
			failed = rc;
		in->chunk_at += n + (end != NULL);
		if (end)
			break;
	}
	if (rc < 0 && !failed)
		return rc;
	if (!any)
		return 0;
	in->line++;
	if (failed) {
		textbuf_release(&in->buffer);
		return failed == ERR_LIMIT ? too_large(in, in->line, e) : input_no_memory(in, e);
	}
	if (in->buffer.len && in->buffer.s[in->buffer.len - 1] == '\r')
		in->buffer.s[--in->buffer.len] = '\0';
	return 1;
}

int input_check_buffer(struct input *in, size_t line, struct err *e)
{
	size_t bad = utf8_invalid_at(in->buffer.s, in->buffer.len), replaced;
	struct textbuf *to = &in->repaired[RECORD_TEXT], whole;
	int rc;

	if (bad == in->buffer.len)
		return 0;
	if (line <= 1)
		bad += in->mark;
	if (!in->repair)
		return line ? err_set(e, ERR_UTF8, "'%s' line %zu: not UTF-8 at byte %zu", in->path, line, bad)
		            : err_set(e, ERR_UTF8, "'%s': not UTF-8 at byte %zu", in->path, bad);
	textbuf_clear(to);
	rc = utf8_repair(to, in->buffer.s, in->buffer.len, &replaced);
	if (rc < 0)
		return rc == ERR_LIMIT ? too_large(in, line, e) : input_no_memory(in, e);
	whole = in->buffer;
	in->buffer = *to;
	*to = whole;
	return 0;
}

/* ---- a record becomes a document ---- */

struct field field_trim(const char *s, size_t len)
{
	struct field f = { s, len };
	size_t n;

	while (f.len && utf8_is_space(utf8_at(f.s, f.len, &n))) {
		f.s += n;
		f.len -= n;
	}
	while (f.len) {
		size_t at = f.len - 1;

		while (at && ((unsigned char)f.s[at] & 0xC0) == 0x80)
			at--;
		if (!utf8_is_space(utf8_at(f.s + at, f.len - at, &n)))
			break;
		f.len = at;
	}
	return f;
}

static int fill(struct input *in, struct doc *d, const struct record *r, struct err *e)
{
	const char **to[RECORD_FIELD_NR] = { NULL };
	int i;

	to[RECORD_ID] = &d->id;
	to[RECORD_TITLE] = &d->title;
	to[RECORD_SOURCE] = &d->source;
	to[RECORD_URL] = &d->url;
	to[RECORD_AUTHOR] = &d->author;
	to[RECORD_PLACE] = &d->place;
	for (i = 0; i < RECORD_FIELD_NR; i++) {
		struct field f = r->field[i];

		if (!f.s || !to[i])
			continue;
		f = field_trim(f.s, f.len);
		if (f.len)
			*to[i] = arena_strndup(&d->arena, f.s, f.len);
	}
	if (!d->id && r->line)
		d->id = arena_printf(&d->arena, "%s:%zu", in->stem, r->line);
	else if (!d->id)
		d->id = arena_strdup(&d->arena, in->stem);
	if (r->field[RECORD_DATE].s) {
		struct field f = field_trim(r->field[RECORD_DATE].s, r->field[RECORD_DATE].len);
		char *date = arena_strndup(&d->arena, f.s, f.len);
		size_t line = r->date_line ? r->date_line : r->line;

		d->date = f.len ? input_date(date) : CALENDAR_NONE;
		if (d->date != CALENDAR_NONE)
			d->date_basis = DATE_METADATA;
		else if (f.len && !r->date_may_fail)
			return line ? err_set(e, ERR_FORMAT, "'%s' line %zu: no such date: '%s'", in->path, line, date)
			            : err_set(e, ERR_FORMAT, "'%s': no such date: '%s'", in->path, date);
	}
	if (!r->field[RECORD_TEXT].s || !field_trim(r->field[RECORD_TEXT].s, r->field[RECORD_TEXT].len).len)
		return r->line ? err_set(e, ERR_FORMAT, "'%s' line %zu: no text", in->path, r->line)
		               : err_set(e, ERR_FORMAT, "'%s': no text", in->path);
	d->text_len = r->field[RECORD_TEXT].len;
	d->text = arena_strndup(&d->arena, r->field[RECORD_TEXT].s, d->text_len);
	return 1;
}

int input_fill(struct input *in, struct doc *d, const struct record *r, struct err *e)
{
	jmp_buf *outer = d->arena.on_nomem, here;
	int rc;

	if (setjmp(here)) {
		rc = input_no_memory(in, e);
	} else {
		d->arena.on_nomem = &here;
		rc = fill(in, d, r, e);
	}
	d->arena.on_nomem = outer;
	return rc;
}

int input_next(struct input *in, struct doc *d, struct err *e)
{
	int rc = 0;

	if (in->done)
		return 0;
	if (in->format == INPUT_AUTO) {
		size_t at;

		rc = fill_chunk(in, e);
		if (rc < 0) {
			in->done = true;
			return rc;
		}
		for (at = in->chunk_at; at < in->chunk_len && strchr(" \t\r\n", in->chunk[at]) && in->chunk[at]; at++)
			;
		in->format = at < in->chunk_len && in->chunk[at] == '{' ? INPUT_NDJSON : INPUT_TXT;
	}
	switch (in->format) {
	case INPUT_NDJSON:
		rc = input_next_ndjson(in, d, e);
		break;
	case INPUT_HTML:
		rc = input_next_html(in, d, e);
		break;
	case INPUT_CONLLU:
		rc = input_next_conllu(in, d, e);
		break;
	default:
		rc = input_next_txt(in, d, e);
		break;
	}
	if (rc == 0 || rc == ERR_IO)
		in->done = true;
	in->doc_nr++;
	return rc;
}

/* ---- folders ---- */

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *join(const char *folder, const char *name)
{
	size_t n = strlen(folder), size;
	char *path;

	while (n > 1 && folder[n - 1] == '/')
		n--;
	size = n + strlen(name) + 2;
	path = malloc(size);
	if (path)
		snprintf(path, size, "%.*s%s%s", (int)n, folder, n == 1 && folder[0] == '/' ? "" : "/", name);
	return path;
}

/* Add an owned string; 0 or ERR_NOMEM (the string is freed). */
static int add_file(char ***file, size_t *file_nr, size_t *alloc, char *path)
{
	if (path && *file_nr == *alloc) {
		size_t wanted = *alloc ? *alloc * 2 : 16;
		char **more = realloc(*file, wanted * sizeof *more);

		if (!more) {
			free(path);
			return ERR_NOMEM;
		}
		*file = more;
		*alloc = wanted;
	}
	if (!path)
		return ERR_NOMEM;
	(*file)[(*file_nr)++] = path;
	return 0;
}

int input_expand(char ***file, size_t *file_nr, const char *path, struct err *e)
{
	size_t alloc = 0;
	struct dirent *entry;
	struct stat st;
	int rc = 0;
	DIR *folder;

	*file = NULL;
	*file_nr = 0;
	if (strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		rc = add_file(file, file_nr, &alloc, strdup(path));
		return rc < 0 ? err_set(e, rc, "out of memory") : 0;
	}
	folder = opendir(path);
	if (!folder)
		return err_set(e, ERR_IO, "cannot open '%s': %s", path, strerror(errno));
	while (rc == 0) {
		char *name;

		errno = 0;
		entry = readdir(folder);
		if (!entry) {
			if (errno)
				rc = err_set(e, ERR_IO, "cannot read '%s': %s", path, strerror(errno));
			break;
		}
		if (ending_of(entry->d_name) == sizeof endings / sizeof *endings)
			continue;
		name = join(path, entry->d_name);
		if (name && stat(name, &st) == 0 && S_ISDIR(st.st_mode)) {
			free(name);
			continue;
		}
		rc = add_file(file, file_nr, &alloc, name);
		if (rc < 0)
			err_set(e, rc, "out of memory reading '%s'", path);
	}
	closedir(folder);
	if (rc == 0 && !*file_nr)
		rc = err_set(e, ERR_IO, "'%s': no .txt, .html, .htm, .ndjson, .jsonl or .conllu file in this folder", path);
	if (rc < 0) {
		input_expand_free(*file, *file_nr);
		*file = NULL;
		*file_nr = 0;
		return rc;
	}
	qsort(*file, *file_nr, sizeof **file, by_bytes);
	return 0;
}

void input_expand_free(char **file, size_t file_nr)
{
	size_t i;

	for (i = 0; i < file_nr; i++)
		free(file[i]);
	free(file);
}
