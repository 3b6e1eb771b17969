/* progress.c - one line on the terminal, drawn over itself.  The only place that looks at a clock. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/talk.h"

/* One terminal, one line: the process's own. */
static struct {
	bool wanted, shown;
	double begun, drawn;
} progress;

static double now(void)
{
	struct timespec t;

	if (clock_gettime(CLOCK_MONOTONIC, &t) != 0)
		return 0;
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_start(bool wanted)
{
	progress.wanted = wanted && isatty(STDERR_FILENO);
	progress.begun = now();
	progress.drawn = 0;
}

void progress_show(size_t done, size_t all, const char *what)
{
	double t;
	char name[41];
	const char *slash = strrchr(what, '/');
	size_t i;

	if (!progress.wanted)
		return;
	t = now();
	if (t - progress.begun < 1.0 || t - progress.drawn < 0.1)
		return;
	progress.drawn = t;
	snprintf(name, sizeof name, "%s", slash && slash[1] ? slash + 1 : what);
	for (i = 0; name[i]; i++)
		if ((unsigned char)name[i] < 0x20 || (unsigned char)name[i] >= 0x7F)
			name[i] = '?';
	fprintf(stderr, "\r\033[Kdateline: %zu of %zu: %s", done, all, name);
	fflush(stderr);
	progress.shown = true;
}

void progress_hide(void)
{
	if (!progress.shown)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	progress.shown = false;
}
