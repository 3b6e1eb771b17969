/* layer.c - how fast the time layer alone is: bytes of text a second on text that is already cut and tagged
 *
 * usage: layer DATA PASSES INPUT...
 * Prints one line of JSON.  Each document is annotated once, untimed; then only timex_find() is run and timed, PASSES times. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dateline_int.h"
#include "time/timex.h"

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int fail(const struct dateline_error *e)
{
	fprintf(stderr, "layer: %s\n", e->message);
	return 1;
}

static double time_pass(struct dateline_document *const *doc, size_t doc_nr)
{
	static jmp_buf nomem;
	double start = seconds();
	size_t i;

	if (setjmp(nomem)) {
		fprintf(stderr, "layer: out of memory\n");
		exit(1);
	}
	for (i = 0; i < doc_nr; i++) {
		doc[i]->doc.arena.on_nomem = &nomem;
		timex_find(&doc[i]->doc);
	}
	return seconds() - start;
}

int main(int argc, char **argv)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_document **docs = NULL, *doc;
	struct dateline_reader *in;
	struct dateline *dl;
	size_t doc_nr = 0, room = 0, bytes = 0, i;
	int a, passes;

	if (argc < 4) {
		fprintf(stderr, "usage: layer DATA PASSES INPUT...\n");
		return 2;
	}
	passes = atoi(argv[2]);
	if (dateline_open(&dl, argv[1], &e) < 0)
		return fail(&e);
	for (a = 3; a < argc; a++) {
		if (dateline_reader_open(&in, argv[a], NULL, &e) < 0)
			return fail(&e);
		while (dateline_reader_next(in, &doc, &e) > 0) {
			if (dateline_annotate(dl, doc, &e) < 0)
				return fail(&e);
			if (doc_nr == room) {
				room = room ? 2 * room : 64;
				docs = realloc(docs, room * sizeof *docs);
				if (!docs)
					return 1;
			}
			bytes += doc->doc.text_len;
			docs[doc_nr++] = doc;
		}
		dateline_reader_close(in);
	}
	printf("{\"bytes\":%zu,\"passes\":[", bytes);
	for (a = 0; a < passes; a++)
		printf("%s%.6f", a ? "," : "", time_pass(docs, doc_nr));
	printf("]}\n");
	for (i = 0; i < doc_nr; i++)
		dateline_document_free(docs[i]);
	free(docs);
	dateline_close(dl);
	return 0;
}
