#include "extract/context.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"

/* A table of two columns, word and one of `name_nr` names, into a map from the word to the name's number. */
static int read_kinds(struct strmap *map, struct arena *a, const char *path, const char *const column[2],
                      const char *const *name, size_t name_nr, struct err *e)
{
	struct table t;
	size_t i, k;
	int rc = table_read(&t, a, path, column, 2, e);

	strmap_init(map, a);
	for (i = 0; rc == 0 && i < t.row_nr; i++) {
		for (k = 0; k < name_nr && strcmp(table_cell(&t, i, 1), name[k]) != 0; k++)
			;
		if (k == name_nr)
			return err_set(e, ERR_FORMAT, "'%s' line %u: unknown %s '%s'", path, t.line[i], column[1],
			               table_cell(&t, i, 1));
		strmap_put(map, table_cell(&t, i, 0), strlen(table_cell(&t, i, 0)), (uint32_t)k, 0);
	}
	return rc;
}

static int read_all(struct context *c, const char *folder, struct err *e)
{
	static const char *const head_column[2] = { "word", "type" }, *const nominal_column[2] = { "noun", "kind" };
	static const char *const nominal_name[] = { "state", "body", "people" };
	static const char *const party_name[] = { "person", "group", "body", "state", "craft" };
	struct arena *a = &c->arena;
	int rc;

	if ((rc = lexicon_open(&c->lexicon, a, folder, e)) < 0 || (rc = gazetteer_open(&c->gazetteer, a, folder, e)) < 0 ||
	    (rc = patterns_open(&c->patterns, a, folder, e)) < 0)
		return rc;
	rc = read_kinds(&c->name_head, a, arena_printf(a, "%s/name_heads.tsv", folder), head_column, entity_type_name,
	                ENTITY_TYPE_NR, e);
	if (rc < 0)
		return rc;
	rc = read_kinds(&c->nominal, a, arena_printf(a, "%s/nominals.tsv", folder), nominal_column, nominal_name, 3, e);
	if (rc < 0)
		return rc;
	return read_kinds(&c->party, a, arena_printf(a, "%s/parties.tsv", folder), nominal_column, party_name, 5, e);
}

static int open_context(struct context **out, const char *data_folder, bool coref, struct err *e)
{
	struct context *c = calloc(1, sizeof *c);
	jmp_buf no_memory;
	char *path;
	int rc;

	*out = NULL;
	if (!c)
		return err_set(e, ERR_NOMEM, "out of memory");
	arena_init(&c->arena);
	if (setjmp(no_memory)) {
		rc = err_set(e, ERR_NOMEM, "out of memory reading '%s'", data_folder);
		goto failed;
	}
	c->arena.on_nomem = &no_memory;
	rc = read_all(c, data_folder, e);
	if (rc < 0)
		goto failed;
	path = arena_printf(&c->arena, "%s/models", data_folder);
	c->arena.on_nomem = NULL;
	if ((rc = engine_open(&c->engine, path, e)) < 0 || (rc = sentences_open(&c->sentences, path, e)) < 0 ||
	    (coref && (rc = coref_open(&c->coref, path, e)) < 0))
		goto failed;
	*out = c;
	return 0;
failed:
	context_free(c);
	return rc;
}

int context_open(struct context **out, const char *data_folder, struct err *e)
{
	return open_context(out, data_folder, true, e);
}

int context_open_names(struct context **out, const char *data_folder, struct err *e)
{
	return open_context(out, data_folder, false, e);
}

int context_know(struct context *c, const char *path, struct err *e)
{
	jmp_buf no_memory;
	int rc;

	if (c->gazetteer.known.path)
		return err_set(e, ERR_USAGE, "'%s': there is a table of entities already: '%s'", path, c->gazetteer.known.path);
	if (setjmp(no_memory)) {
		c->arena.on_nomem = NULL;
		return err_set(e, ERR_NOMEM, "out of memory reading '%s'", path);
	}
	c->arena.on_nomem = &no_memory;
	rc = gazetteer_know(&c->gazetteer, &c->arena, path, e);
	c->arena.on_nomem = NULL;
	return rc;
}

void context_free(struct context *c)
{
	if (!c)
		return;
	engine_close(c->engine);
	sentences_close(c->sentences);
	coref_close(c->coref);
	arena_release(&c->arena);
	free(c);
}
