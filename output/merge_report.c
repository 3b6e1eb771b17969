/* merge_report.c - what became one node, and what of one name did not */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "output/write.h"

/* A cell and the tab or line end after it; an empty cell is "-", as is NULL. */
static void put_cell(struct sink_buffer *b, const char *s, char after)
{
	size_t length = s ? strlen(s) : 0, i, n;
	char code[16];

	if (!length)
		sink_buffer_put(b, "-", 1);
	for (i = 0; i < length; i += n) {
		uint32_t c = utf8_at(s + i, length - i, &n);

		if (!utf8_moves_cursor(c) && c != '\\') {
			sink_buffer_put(b, s + i, n);
			continue;
		}
		if (c == '\\' || c == '\t' || c == '\n')
			snprintf(code, sizeof code, "\\%c", c == '\t' ? 't' : c == '\n' ? 'n' : '\\');
		else
			snprintf(code, sizeof code, c < 0x80 ? "\\x%02x" : "\\u%04x", (unsigned)c);
		sink_buffer_puts(b, code);
	}
	sink_buffer_put(b, &after, 1);
}

static void put_origin(struct sink_buffer *b, const struct kg *kg, const struct kg_origin *o, const char *result,
		       const char *rule, const char *why)
{
	put_cell(b, result, '\t');
	put_cell(b, o->node == NO_INDEX ? NULL : kg->node[o->node].id, '\t');
	put_cell(b, entity_type_name[o->type], '\t');
	put_cell(b, o->node_name, '\t');
	put_cell(b, rule, '\t');
	put_cell(b, kg->document[o->document].id, '\t');
	put_cell(b, o->name, '\t');
	put_cell(b, o->country, '\t');
	put_cell(b, o->role, '\t');
	sink_buffer_int(b, o->mention_nr);
	sink_buffer_put(b, "\t", 1);
	put_cell(b, why, '\n');
}

/* Entities of one name side by side, in the order of their nodes. */
static int namesake_order(const void *a, const void *b)
{
	const struct kg_origin *x = *(const struct kg_origin *const *)a, *y = *(const struct kg_origin *const *)b;

	if (x->namesakes != y->namesakes)
		return x->namesakes < y->namesakes ? -1 : 1;
	return x < y ? -1 : x > y;
}

static int first_order(const void *a, const void *b)
{
	const struct kg_origin *const *x = *(const struct kg_origin *const *const *)a;
	const struct kg_origin *const *y = *(const struct kg_origin *const *const *)b;

	return *x < *y ? -1 : *x > *y;
}

static void put_merged(struct sink_buffer *b, const struct kg *kg)
{
	static const char *const why[KG_RULE_NR] = {
		[KG_RULE_NONE] = "what the others were found to be", [KG_RULE_TABLE] = "it is in the table of --entities",
		[KG_RULE_ROW] = "the same row of the tables", [KG_RULE_NAME] = "the same name, and nothing speaks against it",
		[KG_RULE_FAMILY_NAME] = "the only person of that family name, with country or title in common",
		[KG_RULE_ACRONYM] = "a document introduces the acronym for it", [KG_RULE_SAME] = "the user said so"
	};
	size_t i, j;

	for (i = 0; i < kg->origin_nr; i = j) {
		for (j = i + 1; j < kg->origin_nr && kg->origin[j].group == kg->origin[i].group; j++)
			;
		if (j - i == 1)
			continue;
		for (; i < j; i++)
			put_origin(b, kg, &kg->origin[i], "merged", kg_rule_name[kg->origin[i].rule],
				   why[kg->origin[i].rule]);
	}
}

/* The runs of namesakes that are more than one node, in the order of their first entity. */
static void put_apart(struct sink_buffer *b, const struct kg *kg, const struct kg_origin **by_name,
		      const struct kg_origin ***run)
{
	size_t nr = 0, run_nr = 0, i, j;

	for (i = 0; i < kg->origin_nr; i++)
		if (kg->origin[i].namesakes != NO_INDEX)
			by_name[nr++] = &kg->origin[i];
	if (!nr)
		return;
	qsort(by_name, nr, sizeof *by_name, namesake_order);
	for (i = 0; i < nr; i = j) {
		for (j = i + 1; j < nr && by_name[j]->namesakes == by_name[i]->namesakes; j++)
			;
		if (by_name[i]->group != by_name[j - 1]->group)
			run[run_nr++] = by_name + i;
	}
	if (run_nr)
		qsort(run, run_nr, sizeof *run, first_order);
	for (i = 0; i < run_nr; i++)
		for (j = 0; run[i] + j < by_name + nr && run[i][j]->namesakes == run[i][0]->namesakes; j++)
			put_origin(b, kg, run[i][j], "apart", kg_apart_name[run[i][j]->apart],
				   kg_apart_why[run[i][j]->apart]);
}

int write_merge_report(const struct kg *kg, struct sink *s, struct err *e)
{
	const struct kg_origin **by_name = calloc(kg->origin_nr + 1, sizeof *by_name);
	const struct kg_origin ***run = calloc(kg->origin_nr + 1, sizeof *run);
	struct sink_buffer b;

	if (!by_name || !run) {
		free(by_name);
		free(run);
		return err_set(e, ERR_NOMEM, "out of memory writing the merge report");
	}
	sink_buffer_init(&b, s);
	sink_buffer_puts(&b,
		"# result    merged: the lines of one node are the entities that became it; apart: entities of one name that did not\n"
		"#           become one node\n"
		"# node      id of the node in this run's graph; - if a filter has taken it\n"
		"# type      of the entity; name: of the node\n"
		"# rule      of merged: entities row name family-name acronym same, - for what the others were found to be\n"
		"#           of apart: country row role office seat dates choice document family-name different\n"
		"# document  where the entity is; as, country, role, mentions: what that document says of it; - for nothing\n"
		"# why       the rule in words\n"
		"# In cells, \\t \\n \\\\ \\xNN \\uNNNN stand for characters that would not stay in their cell.\n"
		"result\tnode\ttype\tname\trule\tdocument\tas\tcountry\trole\tmentions\twhy\n");
	put_merged(&b, kg);
	put_apart(&b, kg, by_name, run);
	sink_buffer_flush(&b);
	free(by_name);
	free(run);
	return s->failed ? ERR_IO : 0;
}
