/* run_segment.c - one-line cases of tokens and sentences
 *
 *     Mr. Obama didn't say. Why?
 *     Mr. Obama did n't say . ¶ Why ?
 *
 * The first line is the text (\n a line end), the second its tokens as they stand in the text, parted by blanks, and
 * its sentences, parted by ` ¶ `.  A sentence that is flagged as such starts with `{heading}`, `{byline}` or
 * `{dateline}`.  A paragraph after the first starts with ` ¶¶ ` in place of ` ¶ `.
 */
#include <setjmp.h>

#include "base/textbuf.h"
#include "corpus.h"
#include "text/segment.h"

static void show(const struct doc *d, struct textbuf *out)
{
	size_t i, k;

	for (i = 0; i < d->sentence_nr; i++) {
		const struct sentence *s = &d->sentence[i];

		if (i > 0)
			textbuf_puts(out, s->paragraph != s[-1].paragraph ? " \xC2\xB6\xC2\xB6 " : " \xC2\xB6 ");
		if (s->flags & SENTENCE_HEADING)
			textbuf_puts(out, "{heading} ");
		if (s->flags & SENTENCE_BYLINE)
			textbuf_puts(out, "{byline} ");
		if (s->flags & SENTENCE_DATELINE)
			textbuf_puts(out, "{dateline} ");
		for (k = s->token_begin; k < s->token_end; k++) {
			if (k > s->token_begin)
				textbuf_putc(out, ' ');
			textbuf_add(out, d->text + d->token[k].begin, d->token[k].end - d->token[k].begin);
		}
	}
}

static int check(const struct corpus_case *c, void *data)
{
	struct textbuf got = TEXTBUF_INIT(1 << 20);
	struct doc d;
	jmp_buf no_memory;
	int ok;

	(void)data;
	if (c->text_nr != 2) {
		fprintf(stderr, "%s:%d: a case has two lines\n", c->path, c->line);
		exit(99);
	}
	if (setjmp(no_memory))
		corpus_no_memory();
	corpus_doc(&d, c->text[0], &no_memory);
	segment(&d);
	show(&d, &got);
	ok = !got.failed && strcmp(got.s, c->text[1]) == 0;
	if (!ok)
		printf("%s:%d: wanted\n    %s\ngot\n    %s\n", c->path, c->line, c->text[1], got.s);
	textbuf_release(&got);
	doc_release(&d);
	return ok;
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: run_segment FILE\n");
		return 99;
	}
	return corpus_run(argv[1], check, NULL);
}
