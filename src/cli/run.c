#include "cli/run.h"

#include <stdlib.h>
#include <string.h>

#include "cli/files.h"
#include "cli/talk.h"

enum { UNDATED_NOTES_MAX = 5 };         /* a folder of a thousand undated stories does not need a thousand notes */

static const char *shown_name(const char *file)
{
	return strcmp(file, "-") == 0 ? "standard input" : file;
}

/* Take over what an input names. */
static int add_files(struct run *r, char **file, size_t file_nr)
{
	size_t i, wanted = r->file_nr + file_nr;
	char **grown;

	if (wanted > r->file_alloc) {
		wanted += r->file_alloc;
		grown = realloc(r->file, wanted * sizeof *grown);
		if (!grown)
			return -1;
		r->file = grown;
		r->file_alloc = wanted;
	}
	for (i = 0; i < file_nr; i++) {
		size_t size = strlen(file[i]) + 1;
		char *copy = malloc(size);

		if (!copy)
			return -1;
		r->file[r->file_nr++] = memcpy(copy, file[i], size);
	}
	return 0;
}

static bool is_read(const char *output, const char *input)
{
	if (!output || !input || !output_is_input(output, input))
		return false;
	talk("'%s' is both input and output", input);
	return true;
}

/* Nothing that is read may be written over. */
static int check_outputs(const struct run *r)
{
	const struct select *s = &r->o->select;
	size_t i;

	for (i = 0; i < r->file_nr; i++)
		if (is_read(r->o->output, r->file[i]) || is_read(s->report_file, r->file[i]))
			return STATUS_USAGE;
	if (is_read(r->o->output, s->entities) || is_read(s->report_file, s->entities))
		return STATUS_USAGE;
	if (s->report_file && r->o->output && output_is_input(s->report_file, r->o->output)) {
		talk("'%s' and '%s' are one file", s->report_file, r->o->output);
		return STATUS_USAGE;
	}
	return STATUS_DONE;
}

static int list_inputs(struct run *r)
{
	size_t i;

	for (i = 0; i < r->o->input_nr; i++) {
		struct dateline_error e = DATELINE_ERROR_INIT;
		char **file;
		size_t file_nr;
		int rc;

		if (dateline_files(&file, &file_nr, r->o->input[i], &e) < 0) {
			talk("%s", e.message);
			r->failed++;
			continue;
		}
		rc = add_files(r, file, file_nr);
		dateline_files_free(file, file_nr);
		if (rc < 0) {
			talk("out of memory");
			return STATUS_NOTHING;
		}
	}
	return check_outputs(r);
}

int run_open(struct run *r, const struct options *o, const char *argv0)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	char *folder;
	int status;

	*r = (struct run){ .o = o, .argv0 = argv0 };
	status = list_inputs(r);
	if (status != STATUS_DONE)
		return status;
	folder = data_folder(o->data, argv0);
	if (dateline_open(&r->dl, folder, &e) < 0 ||
	    (o->select.entities && dateline_entities(r->dl, o->select.entities, &e) < 0)) {
		talk("%s", e.message);
		status = STATUS_NOTHING;
	}
	free(folder);
	progress_start(!o->quiet);
	return status;
}

void run_release(struct run *r)
{
	size_t i;

	for (i = 0; i < r->file_nr; i++)
		free(r->file[i]);
	free(r->file);
	dateline_close(r->dl);
	*r = (struct run){ 0 };
}

/* What to remember of a file's documents until all are read: the relative times that nobody could resolve. */
struct undated {
	size_t nr;
	char words[64];             /* of the first */
};

static void note_undated(struct undated *u, const struct dateline_document *doc)
{
	const char *words;
	size_t len;

	if (!dateline_document_unresolved(doc, &words, &len))
		return;
	if (u->nr++)
		return;
	if (len >= sizeof u->words)
		len = sizeof u->words - 1;
	while (len && ((unsigned char)words[len] & 0xC0) == 0x80)       /* whole characters only */
		len--;
	memcpy(u->words, words, len);
	u->words[len] = '\0';
}

static void tell_undated(struct run *r, const struct undated *u, const char *file)
{
	if (!u->nr || r->o->quiet || r->undated_nr++ >= UNDATED_NOTES_MAX)
		return;
	if (u->nr == 1)
		talk("%s: no document date: give --date for relative times such as “%s”", shown_name(file), u->words);
	else
		talk("%s: no document date in %zu documents: give --date for relative times such as “%s”",
		     shown_name(file), u->nr, u->words);
}

/* The documents of one file. */
static enum run_result run_file(struct run *r, const char *file, run_take *take, void *data)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_reader *in;
	struct undated undated = { 0 };
	enum run_result result = RUN_GO;
	size_t before = r->done + r->failed;
	bool no_memory = false;

	if (dateline_reader_open(&in, file, &r->o->read, &e) < 0) {
		talk("%s", e.message);
		r->failed++;
		return RUN_SKIP;
	}
	while (result != RUN_STOP) {
		struct dateline_document *doc;
		int rc;

		e = (struct dateline_error)DATELINE_ERROR_INIT;
		rc = dateline_reader_next(in, &doc, &e);
		if (rc == 0)
			break;
		if (rc > 0)
			rc = dateline_annotate(r->dl, doc, &e);
		result = rc < 0 ? RUN_SKIP : take(doc, data);
		if (rc < 0)
			talk("%s", e.message);
		else if (result == RUN_GO)
			note_undated(&undated, doc);
		if (result == RUN_SKIP)
			r->failed++;
		else
			r->done++;
		dateline_document_free(doc);
		/* one document may be too large for the memory there is; twice running, the machine is full */
		if (rc == DATELINE_NOMEM && no_memory)
			break;
		no_memory = rc == DATELINE_NOMEM;
	}
	if (result != RUN_STOP && r->done + r->failed == before) {
		talk("%s: no document in it", shown_name(file));
		r->failed++;
	}
	tell_undated(r, &undated, file);
	dateline_reader_close(in);
	return result;
}

int run_documents(struct run *r, run_take *take, void *data)
{
	enum run_result result = RUN_GO;
	size_t i;

	for (i = 0; i < r->file_nr && result != RUN_STOP; i++) {
		progress_show(i, r->file_nr, r->file[i]);
		result = run_file(r, r->file[i], take, data);
	}
	progress_hide();
	if (r->undated_nr > UNDATED_NOTES_MAX)
		talk("%zu more files have no document date", r->undated_nr - UNDATED_NOTES_MAX);
	if (result == RUN_STOP)
		return STATUS_NOTHING;
	if (r->failed && r->done + r->failed > 1)
		talk("%zu of %zu documents failed", r->failed, r->done + r->failed);
	return !r->failed ? STATUS_DONE : r->done ? STATUS_SOME : STATUS_NOTHING;
}

static enum run_result take_into_graph(const struct dateline_document *doc, void *data)
{
	struct dateline_error e = DATELINE_ERROR_INIT;

	if (dateline_graph_add(data, doc, &e) == 0)
		return RUN_GO;
	talk("%s", e.message);
	return RUN_STOP;
}

static void tell_notes(const struct run *r, const struct dateline_graph *kg)
{
	const char *note;
	size_t i;

	for (i = 0; (note = dateline_graph_note(kg, i)); i++)
		talk("%s", note);
	if (select_filters(&r->o->select) && dateline_graph_is_empty(kg))
		talk("nothing is left: no entity is what --about, --only, --min-weight and --top ask for");
}

int run_graph(struct run *r, struct dateline_graph **kg)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	int status = STATUS_NOTHING;

	if (dateline_graph_new(kg, &e) == 0 && select_teach(&r->o->select, *kg, r->dl, &e) == 0) {
		status = run_documents(r, take_into_graph, *kg);
		if (status != STATUS_NOTHING &&
		    (dateline_graph_finish(*kg, &e) < 0 || select_apply(&r->o->select, *kg, &e) < 0))
			status = STATUS_NOTHING;
		if (status != STATUS_NOTHING && !r->o->quiet)
			tell_notes(r, *kg);
	}
	if (e.code)
		talk("%s", e.message);
	if (status == STATUS_NOTHING) {
		dateline_graph_free(*kg);
		*kg = NULL;
	}
	return status;
}

/* Write one thing of the graph and put it in its place, or leave nothing of it.  0, or -1 having said why. */
static int write_whole(const struct dateline_graph *kg, enum dateline_graph_format format,
		       const struct dateline_write_options *options, struct output *out)
{
	struct dateline_error e = DATELINE_ERROR_INIT;

	if (dateline_graph_write(kg, format, options, output_put, out, &e) == 0 || out->error)
		return output_commit(out);
	talk("%s", e.message);
	output_abandon(out);
	return -1;
}

int write_graph(struct run *r, enum dateline_graph_format format, const struct dateline_write_options *options)
{
	const struct select *s = &r->o->select;
	struct dateline_graph *kg = NULL;
	struct output out, report = OUTPUT_INIT;
	int status = STATUS_NOTHING;

	if (output_open(&out, r->o->output) < 0)        /* before the work: better told now than in an hour */
		return STATUS_NOTHING;
	if (!s->report || output_open(&report, s->report_file) == 0)
		status = run_graph(r, &kg);
	if (status == STATUS_NOTHING) {
		output_abandon(&out);
		output_abandon(&report);
		return status;
	}
	if (write_whole(kg, format, options, &out) < 0) {
		output_abandon(&report);
		status = STATUS_NOTHING;
	} else if (s->report && write_whole(kg, DATELINE_MERGE_REPORT, NULL, &report) < 0) {
		status = STATUS_NOTHING;
	}
	dateline_graph_free(kg);
	return status;
}
