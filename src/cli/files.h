/* files.h - output files and the folder of the tables                            (layer: cli)
 *
 * A regular output file is written beside its place under another name and renamed when it is whole: nobody ever sees
 * half of it, and what was there before stays until then.  Devices and pipes are written directly.  Every write is checked.
 */
#ifndef DATELINE_CLI_FILES_H
#define DATELINE_CLI_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct output {
	const char *name;       /* as the user gave it; NULL: standard output */
	char *path;             /* where it goes in the end: symbolic links followed */
	char *temporary;        /* NULL: written directly */
	FILE *file;
	int error;              /* errno of the first failed write; 0: none */
};
#define OUTPUT_INIT { NULL, NULL, NULL, NULL, 0 }

/* 0, or -1 having said why. */
int output_open(struct output *out, const char *name);

/* A dateline_put; data is the struct output. */
int output_put(const char *bytes, size_t len, void *data);

/* All was written: put the file in its place.  0, or -1 having said why; there is nothing left behind then. */
int output_commit(struct output *out);

/* Forget it: what stood under the name before stays.  A committed or fresh one is fine. */
void output_abandon(struct output *out);

/* True if an existing file `path` is the file that `name` names. */
bool output_is_input(const char *name, const char *path);

/* Close standard output; 0, or -1 having said why. */
int output_close_stdout(void);

/* The folder of the tables: `given` (--data), else $DATELINE_DATA, else `data` beside the program (as in the build folder),
 * else ../share/dateline from the program, else where it was configured to be (then NULL).
 * Owned by the caller (free()). */
char *data_folder(const char *given, const char *argv0);

#endif
