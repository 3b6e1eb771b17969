/* summary.c - `dateline story.txt`: to be read in a terminal */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/run.h"

/* Colour only where it is seen: a terminal that has it, and a user who did not say no (no-color.org). */
static bool wants_colour(const struct options *o, bool terminal)
{
	const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");

	if (o->color != WHEN_AUTO)
		return o->color == WHEN_ALWAYS;
	return terminal && !(no_color && *no_color) && term && *term && strcmp(term, "dumb") != 0;
}

/* A file always gets the default width: output does not depend on the window it was started from. */
static unsigned width(bool terminal)
{
	enum { NARROW = 40, WIDE = 120 };
	struct winsize size;

	if (!terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_col)
		return 0;
	return size.ws_col < NARROW ? NARROW : size.ws_col > WIDE ? WIDE : size.ws_col;
}

int command_summary(struct run *r)
{
	bool terminal = !r->o->output && isatty(STDOUT_FILENO);
	const struct dateline_write_options options = {
		.colour = wants_colour(r->o, terminal), .width = width(terminal)
	};

	return write_graph(r, DATELINE_SUMMARY, &options);
}
