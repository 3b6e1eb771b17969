/* input.h - from a file to documents                                             (layer: text; uses libxml2, jansson)
 *
 * A reader hands out one document at a time, so that memory stays flat over any number of them.  The formats are those of
 * formats.md, section 1: .txt, .html/.htm, .ndjson/.jsonl, .conllu; a folder is listed by input_expand().
 *
 * Errors     a document that cannot be read does not end the reader: input_next() returns a negative code with a message
 *            that names the file and line or byte, and the next call goes on with the next document.
 */
#ifndef DATELINE_TEXT_INPUT_H
#define DATELINE_TEXT_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "text/doc.h"

enum input_format { INPUT_AUTO, INPUT_TXT, INPUT_HTML, INPUT_NDJSON, INPUT_CONLLU };

struct input_options {
	enum input_format format;   /* AUTO: by the ending; else NDJSON if the text starts with {, or TXT */
	bool repair;                /* replace bytes that are not UTF-8 (and NUL) instead of failing */
};

struct input;

/* Open a file, or standard input for "-".  Returns 0 and an owned reader; ERR_IO, ERR_LIMIT, ERR_NOMEM. */
int input_open(struct input **out, const char *path, const struct input_options *options, struct err *e);

/* Open bytes in memory as if they were the file `name` (for messages, ids, and the ending). `bytes` is borrowed until
 * input_close(). */
int input_open_memory(struct input **out, const char *name, const char *bytes, size_t len,
                      const struct input_options *options, struct err *e);

/* Read the next document into `d` (initialised, empty).  Returns 1: read; 0: no more; negative: this one failed.
 * Sets id, title, source, url, author, place, date with basis metadata, text; of CoNLL-U also sentences, tokens and whatever
 * columns are given.  The id is the record's own, else the file name without folder and ending, with ":LINE" for
 * records of NDJSON and ":N" for further documents of CoNLL-U. */
int input_next(struct input *in, struct doc *d, struct err *e);

void input_close(struct input *in);     /* NULL is fine */

/* The files that the paths name: a folder gives those files in it (not in sub-folders) that end in .txt .html .htm
 * .ndjson .jsonl .conllu, in byte order; anything else stands for itself.  On success *file is an owned array of owned
 * strings; give it to input_expand_free().  A folder with no such file, or an unreadable one, is an error. */
int input_expand(char ***file, size_t *file_nr, const char *path, struct err *e);
void input_expand_free(char **file, size_t file_nr);

/* Read a day as headers, metadata and --date give it: YYYY-MM-DD with an optional time after 'T' or blank (ignored but
 * checked for form), YYYYMMDD, RFC 2822 ("Mon, 05 Sep 2016 10:00:00 GMT"), "5 September 2016", "September 5, 2016".
 * CALENDAR_NONE if it is no such day. */
int32_t input_date(const char *s);

#endif
