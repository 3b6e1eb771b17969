/* eval_names.c - the names as the model alone sees them, in the annotation form that score_ner.py reads
 *
 * usage: eval_names MODELS DATA < gold.ndjson > system.ndjson        (train: not part of the program)
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/engine.h"
#include "text/segment.h"

static void die(const char *what)
{
	fprintf(stderr, "eval_names: %s\n", what);
	exit(1);
}

static void write_names(const struct doc *d, json_t *record)
{
	json_t *out = json_object(), *list = json_array();
	size_t i;
	char *line;

	for (i = 0; i < d->name_nr; i++) {
		const struct name_span *x = &d->name[i];
		json_t *m = json_object();

		json_object_set_new(m, "begin", json_integer(d->token[x->token_begin].begin));
		json_object_set_new(m, "end", json_integer(d->token[x->token_end - 1].end));
		json_object_set_new(m, "type", json_string(entity_type_name[x->type]));
		json_object_set_new(m, "kind", json_string("name"));
		json_object_set_new(m, "score", json_real(x->score));
		json_array_append_new(list, m);
	}
	json_object_set(out, "id", json_object_get(record, "id"));
	json_object_set(out, "text", json_object_get(record, "text"));
	json_object_set_new(out, "mentions", list);
	line = json_dumps(out, JSON_COMPACT);
	puts(line);
	free(line);
	json_decref(out);
}

int main(int argc, char **argv)
{
	static struct lexicon lexicon;
	struct arena tables = ARENA_INIT;
	struct engine *engine;
	struct err e = ERR_INIT;
	jmp_buf no_memory;
	static char *line;
	static size_t alloc, words;
	static double seconds;

	if (argc != 3)
		die("usage: eval_names MODELS DATA < gold.ndjson > system.ndjson");
	if (setjmp(no_memory))
		die("out of memory");
	tables.on_nomem = &no_memory;
	if (lexicon_open(&lexicon, &tables, argv[2], &e) < 0 || engine_open(&engine, argv[1], &e) < 0)
		die(e.message);
	while (getline(&line, &alloc, stdin) > 0) {
		json_t *record = json_loads(line, 0, NULL);
		struct timespec t0, t1;
		struct doc d;

		if (!record)
			die("not JSON");
		doc_init(&d);
		d.arena.on_nomem = &no_memory;
		d.text = json_string_value(json_object_get(record, "text"));
		d.text_len = strlen(d.text);
		segment(&d);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t0);
		engine_read(&d, engine, &lexicon);
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t1);
		seconds += (double)(t1.tv_sec - t0.tv_sec) + (double)(t1.tv_nsec - t0.tv_nsec) / 1e9;
		words += d.token_nr;
		write_names(&d, record);
		doc_release(&d);
		json_decref(record);
	}
	fprintf(stderr, "eval_names: %zu words in %.3f s, %.0f words a second\n", words, seconds, (double)words / seconds);
	free(line);
	engine_close(engine);
	arena_release(&tables);
	return 0;
}
