/* options.h - the command line                                                   (layer: cli)
 *
 * One table holds every option: getopt_long(), --help and the checks are made from it, and a test compares it with the
 * man page and the completion.
 */
#ifndef DATELINE_CLI_OPTIONS_H
#define DATELINE_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/select.h"
#include "dateline.h"

/* Exit status of the program, as the man page promises. */
enum { STATUS_DONE = 0, STATUS_SOME = 1, STATUS_USAGE = 2, STATUS_NOTHING = 3 };

enum command { COMMAND_SUMMARY, COMMAND_ANNOTATE, COMMAND_GRAPH, COMMAND_TIMELINE, COMMAND_NR };

enum format { FORMAT_NONE, FORMAT_JSON, FORMAT_CONLLU, FORMAT_DOT, FORMAT_SVG, FORMAT_PNG, FORMAT_PDF, FORMAT_NR };

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

struct options {
	enum command command;
	bool command_given;
	enum format format;         /* settled: never FORMAT_NONE but for a summary */
	const char *output;         /* NULL: standard output */
	const char *data;           /* --data; NULL: not given */
	struct dateline_read_options read;
	const char *title;
	size_t node_max;
	bool no_events;
	struct select select;
	bool quiet;
	enum when color;
	char **input;               /* owned array of borrowed strings */
	size_t input_nr;
};

/* OPTIONS_GO: do the work; else leave with the status that options_read() set. */
enum options_result { OPTIONS_GO, OPTIONS_LEAVE };

/* Read the arguments.  Problems are reported; --help and --version are answered. */
enum options_result options_read(struct options *o, int argc, char **argv, int *status);
void options_release(struct options *o);

#endif
