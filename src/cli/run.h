/* run.h - what all commands do: open the tables, go through the inputs, annotate     (layer: cli) */
#ifndef DATELINE_CLI_RUN_H
#define DATELINE_CLI_RUN_H

#include "cli/options.h"
#include "dateline.h"

struct run {
	const struct options *o;
	const char *argv0;
	struct dateline *dl;
	char **file;                /* all inputs, folders listed */
	size_t file_nr, file_alloc;
	size_t done, failed;        /* documents; a file that cannot be opened counts as one */
	size_t undated_nr;          /* files with relative times and no date */
};

/* What a command does with an annotated document (borrowed).  0; RUN_SKIP: this document failed, said so; RUN_STOP: nothing more
 * can be done, said so. */
enum run_result { RUN_GO, RUN_SKIP, RUN_STOP };
typedef enum run_result run_take(const struct dateline_document *doc, void *data);

/* List the inputs, open the tables.  0, or the status to leave with, having said why. */
int run_open(struct run *r, const struct options *o, const char *argv0);

/* Read and annotate every document and give it to `take`.  STATUS_DONE, STATUS_SOME, or STATUS_NOTHING when none was taken or
 * `take` stopped. */
int run_documents(struct run *r, run_take *take, void *data);
void run_release(struct run *r);

/* The same for the commands that merge: all documents in one finished graph, which is the caller's to free.  STATUS_NOTHING
 * leaves *kg NULL. */
int run_graph(struct run *r, struct dateline_graph **kg);

/* One file a command: its exit status. */
int command_annotate(struct run *r);
int command_graph(struct run *r);
int command_timeline(struct run *r);
int command_summary(struct run *r);

/* Write a graph to the output of the options; `status` so far, or STATUS_NOTHING when that fails. */
int write_graph(struct run *r, enum dateline_graph_format format, const struct dateline_write_options *options);

#endif
