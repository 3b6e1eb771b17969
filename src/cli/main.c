/* main.c - from the arguments to a command.  src/cli alone reads arguments, talks to the user and exits. */
#include <signal.h>

#include "cli/files.h"
#include "cli/options.h"
#include "cli/run.h"

int main(int argc, char **argv)
{
	static int (*const command[COMMAND_NR])(struct run *) = {
		[COMMAND_SUMMARY] = command_summary, [COMMAND_ANNOTATE] = command_annotate,
		[COMMAND_GRAPH] = command_graph, [COMMAND_TIMELINE] = command_timeline
	};
	struct options o;
	struct run r;
	int status;

	signal(SIGPIPE, SIG_IGN);       /* a closed pipe is a failed write, and is reported as one */
	if (options_read(&o, argc, argv, &status) == OPTIONS_GO) {
		status = run_open(&r, &o, argv[0]);
		if (status == STATUS_DONE)
			status = command[o.command](&r);
		run_release(&r);
	}
	options_release(&o);
	if (status != STATUS_NOTHING && output_close_stdout() < 0)
		status = STATUS_NOTHING;
	return status;
}
