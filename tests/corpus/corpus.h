/* corpus.h - one-line test cases kept as text
 *
 * A file holds groups of lines separated by blank lines; lines that start with "# " or are "#" alone are comments.  The first
 * line of a group is the input, the others what is expected; what they mean is the runner's.  `\n`, `\t`, `\\`, `\xHH` in
 * a line are escapes.  A runner prints `FILE:LINE: wanted …, got …` for each failure and ends with `N passed, N failed`.
 */
#ifndef DATELINE_TESTS_CORPUS_H
#define DATELINE_TESTS_CORPUS_H

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/doc.h"

enum { CORPUS_LINES_MAX = 64, CORPUS_LINE_BYTES = 8192 };

struct corpus_case {
	const char *path;
	int line;                               /* of the first line */
	char *text[CORPUS_LINES_MAX];           /* text[0] the input */
	int text_nr;
};

static inline void corpus_unescape(char *s)
{
	char *to = s;

	for (; *s; s++) {
		if (*s != '\\' || !s[1]) {
			*to++ = *s;
			continue;
		}
		s++;
		if (*s == 'n') {
			*to++ = '\n';
		} else if (*s == 't') {
			*to++ = '\t';
		} else if (*s == 'x' && s[1] && s[2]) {
			char hex[3] = { s[1], s[2], '\0' };

			*to++ = (char)strtol(hex, NULL, 16);
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

/* The case's text as an empty document; no memory goes to `no_memory`. */
static inline void corpus_doc(struct doc *d, const char *text, jmp_buf *no_memory)
{
	doc_init(d);
	d->arena.on_nomem = no_memory;
	d->id = "case";
	d->text = text;
	d->text_len = strlen(text);
}

static inline void corpus_no_memory(void)
{
	fprintf(stderr, "out of memory\n");
	exit(99);
}

/* Call `check` (1: passed, 0: failed, having printed why) for every case of a file; returns the exit status. */
static inline int corpus_run(const char *path, int (*check)(const struct corpus_case *c, void *data), void *data)
{
	static char buffer[CORPUS_LINES_MAX][CORPUS_LINE_BYTES];
	struct corpus_case c = { .path = path };
	char line[CORPUS_LINE_BYTES];
	int number = 0, passed = 0, failed = 0, more = 1;
	FILE *f = fopen(path, "r");

	if (!f) {
		fprintf(stderr, "cannot open '%s'\n", path);
		return 99;
	}
	while (more) {
		more = fgets(line, sizeof line, f) != NULL;
		number++;
		if (more)
			line[strcspn(line, "\n")] = '\0';
		if (more && line[0] == '#' && (line[1] == ' ' || !line[1]))
			continue;
		if (more && line[0]) {
			if (c.text_nr == CORPUS_LINES_MAX) {
				fprintf(stderr, "%s:%d: too many lines in a case\n", path, number);
				fclose(f);
				return 99;
			}
			if (!c.text_nr)
				c.line = number;
			strcpy(buffer[c.text_nr], line);
			corpus_unescape(buffer[c.text_nr]);
			c.text[c.text_nr] = buffer[c.text_nr];
			c.text_nr++;
			continue;
		}
		if (!c.text_nr)
			continue;
		if (check(&c, data))
			passed++;
		else
			failed++;
		c.text_nr = 0;
	}
	fclose(f);
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}

#endif
