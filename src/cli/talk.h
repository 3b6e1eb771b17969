/* talk.h - what the program says to the user, on stderr                          (layer: cli) */
#ifndef DATELINE_CLI_TALK_H
#define DATELINE_CLI_TALK_H

#include <stdbool.h>
#include <stddef.h>

/* One line "dateline: …".  Control characters, bytes that are not UTF-8 and signs that turn the direction of writing, which
 * may come from file names or texts, are shown as escapes. */
void talk(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same for a command line that makes no sense, and where to read on: `format` has one %s for `what`.  Returns -1. */
int complain(const char *format, const char *what);

/* Progress, if it is wanted, stderr is a terminal and the work has lasted over a second: "12 of 40: story.txt". */
void progress_start(bool wanted);
void progress_show(size_t done, size_t all, const char *what);
void progress_hide(void);

#endif
