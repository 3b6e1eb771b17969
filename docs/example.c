/* example.c - the library's way from a file to a timeline on standard output
 *
 *     cc example.c $(pkg-config --cflags --libs dateline) -o example && ./example story.txt
 */
#include <dateline.h>
#include <stdio.h>

int main(int argc, char **argv)
{
	struct dateline *dl = NULL;
	struct dateline_reader *in = NULL;
	struct dateline_document *doc = NULL;
	struct dateline_graph *kg = NULL;
	struct dateline_error e = DATELINE_ERROR_INIT;
	const char *tables = argc > 2 ? argv[2] : NULL;     /* NULL: where they were installed */

	if (argc < 2 || dateline_open(&dl, tables, &e) < 0 || dateline_graph_new(&kg, &e) < 0 ||
	    dateline_reader_open(&in, argv[1], NULL, &e) < 0)
		goto out;
	while (dateline_reader_next(in, &doc, &e) > 0) {
		if (dateline_annotate(dl, doc, &e) < 0 || dateline_graph_add(kg, doc, &e) < 0)
			goto out;
		dateline_document_free(doc);
		doc = NULL;
	}
	if (!e.code && dateline_graph_finish(kg, &e) == 0)
		dateline_graph_write(kg, DATELINE_TIMELINE_JSON, NULL, dateline_put_file, stdout, &e);
out:
	if (e.code)
		fprintf(stderr, "%s\n", e.message);
	dateline_graph_free(kg);
	dateline_document_free(doc);
	dateline_reader_close(in);
	dateline_close(dl);
	return e.code ? 1 : 0;
}
