/* run_examples.c - every row of data/events.tsv has an example: it must be coded as the row says
 *
 * usage: DATELINE_DATA=FOLDER run_examples WANTED [-u]
 *
 * WANTED lists the ids whose example is not read right yet, one a line.  Any other row that fails is a failure, and so is a
 * listed row that has come to pass (take it out then).  With -u the list is written anew.
 */
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "extract/extract.h"

static bool codes(const struct context *c, const char *example, const char *type, jmp_buf *no_memory)
{
	struct doc d;
	bool found = false;
	size_t i;

	doc_init(&d);
	d.arena.on_nomem = no_memory;
	d.id = "example";
	d.text = arena_strdup(&d.arena, example);
	d.text_len = strlen(example);
	annotate(&d, c);
	if (strcmp(type, "NONE") == 0) {
		found = true;
		for (i = 0; i < d.event_nr; i++)
			found = false;
	} else {
		for (i = 0; i < d.event_nr; i++)
			found = found || strcmp(d.event[i].type, type) == 0;
	}
	doc_release(&d);
	return found;
}

static int run(const char *list, const char *data, bool update, jmp_buf *no_memory)
{
	static const char *const column[] = { "id", "type", "example" };
	struct context *c;
	struct err e = ERR_INIT;
	struct arena a = ARENA_INIT;
	struct table t;
	struct strmap wanted;
	char path[4096], line[256];
	int passed = 0, failed = 0;
	FILE *f = fopen(list, update ? "w" : "r");
	size_t i;

	if (!f)
		return 99;
	a.on_nomem = no_memory;
	strmap_init(&wanted, &a);
	while (!update && fgets(line, sizeof line, f)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] && line[0] != '#')
			strmap_put(&wanted, line, strlen(line), 1, 1);
	}
	snprintf(path, sizeof path, "%s/events.tsv", data);
	if (context_open(&c, data, &e) < 0 || table_read(&t, &a, path, column, 3, &e) < 0) {
		fprintf(stderr, "%s\n", e.message);
		return 99;
	}
	if (update)
		fputs("# rows of data/events.tsv whose example is not coded as the row says yet (run_examples.c)\n", f);
	for (i = 0; i < t.row_nr; i++) {
		const char *id = table_cell(&t, i, 0), *example = table_cell(&t, i, 2);
		bool listed = strmap_get(&wanted, id, strlen(id)) != STRMAP_NONE, ok;

		if (!*example)
			continue;
		ok = codes(c, example, table_cell(&t, i, 1), no_memory);
		if (update) {
			if (!ok)
				fprintf(f, "%s\n", id);
		} else if (ok != listed) {
			passed++;
		} else {
			printf("%s:%u: %s %s: %s\n", path, t.line[i], id, ok ? "is coded now: take it out of the list" : "is not coded",
			       example);
			failed++;
		}
	}
	fclose(f);
	context_free(c);
	arena_release(&a);
	printf("%d passed, %d failed\n", passed, failed);
	return failed != 0;
}

int main(int argc, char **argv)
{
	const char *data = getenv("DATELINE_DATA");
	bool update = argc == 3 && strcmp(argv[2], "-u") == 0;
	jmp_buf no_memory;

	if ((argc != 2 && !update) || !data) {
		fprintf(stderr, "usage: DATELINE_DATA=FOLDER run_examples WANTED [-u]\n");
		return 99;
	}
	if (setjmp(no_memory)) {
		fprintf(stderr, "out of memory\n");
		return 99;
	}
	return run(argv[1], data, update, &no_memory);
}
