#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/textbuf.h"
#include "cli/talk.h"

enum { PATH_BYTES_MAX = 1 << 16 };

/* What an interrupt has to remove: signal handlers can only see a global.  An output, and a report beside it. */
enum { UNFINISHED_MAX = 2 };
static char *volatile unfinished[UNFINISHED_MAX];

static void on_interrupt(int number)
{
	int i;

	for (i = 0; i < UNFINISHED_MAX; i++)
		if (unfinished[i])
			unlink(unfinished[i]);
	signal(number, SIG_DFL);
	raise(number);
}

static void unguard(const char *path)
{
	int i;

	for (i = 0; i < UNFINISHED_MAX; i++)
		if (unfinished[i] == path)
			unfinished[i] = NULL;
}

static void guard(char *path)
{
	static const int number[] = { SIGHUP, SIGINT, SIGTERM };
	struct sigaction act = { 0 }, old;
	size_t i;

	for (i = 0; i < UNFINISHED_MAX && unfinished[i]; i++)
		;
	if (i == UNFINISHED_MAX)
		return;
	unfinished[i] = path;
	act.sa_handler = on_interrupt;
	sigemptyset(&act.sa_mask);
	for (i = 0; i < sizeof number / sizeof *number; i++)
		if (sigaction(number[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)     /* nohup's SIG_IGN stays */
			sigaction(number[i], &act, NULL);
}

static int cannot_write(const struct output *out, int error)
{
	if (out->name)
		talk("cannot write '%s': %s", out->name, strerror(error));
	else
		talk("cannot write standard output: %s", strerror(error));
	return -1;
}

/* A new string "a" "b", NULL when out of memory. */
static char *join(const char *a, size_t a_len, const char *b)
{
	struct textbuf t = TEXTBUF_INIT(PATH_BYTES_MAX);

	textbuf_add(&t, a, a_len);
	textbuf_puts(&t, b);
	if (t.failed) {
		textbuf_release(&t);
		return NULL;
	}
	return textbuf_take(&t);
}

/* The permissions of a new file: those of the one it replaces, else what the umask leaves. */
static mode_t permissions(const struct stat *old)
{
	mode_t mask;

	if (old)
		return old->st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* Open a name of our own in the folder of out->path. */
static int open_temporary(struct output *out, const struct stat *old)
{
	const char *slash = strrchr(out->path, '/');
	int fd, error;

	out->temporary = join(out->path, slash ? (size_t)(slash - out->path) + 1 : 0, ".dateline-XXXXXX");
	if (!out->temporary)
		return ENOMEM;
	fd = mkstemp(out->temporary);
	if (fd < 0) {
		error = errno;
		free(out->temporary);
		out->temporary = NULL;
		return error;
	}
	guard(out->temporary);
	if (fchmod(fd, permissions(old)) != 0 || !(out->file = fdopen(fd, "wb"))) {
		error = errno;
		close(fd);
		return error;
	}
	return 0;
}

int output_open(struct output *out, const char *name)
{
	struct stat st;
	bool exists;
	int error = 0;

	*out = (struct output)OUTPUT_INIT;
	out->name = name;
	if (!name) {
		out->file = stdout;
		return 0;
	}
	exists = stat(name, &st) == 0;
	if (exists && S_ISDIR(st.st_mode))
		return cannot_write(out, EISDIR);
	if (exists && !S_ISREG(st.st_mode)) {
		out->file = fopen(name, "wb");
		return out->file ? 0 : cannot_write(out, errno);
	}
	if (exists && access(name, W_OK) != 0)
		return cannot_write(out, errno);
	out->path = exists ? realpath(name, NULL) : join(name, strlen(name), "");
	if (!out->path)
		error = exists ? errno : ENOMEM;
	else
		error = open_temporary(out, exists ? &st : NULL);
	if (error) {
		cannot_write(out, error);
		output_abandon(out);
		return -1;
	}
	return 0;
}

int output_put(const char *bytes, size_t len, void *data)
{
	struct output *out = data;

	if (fwrite(bytes, 1, len, out->file) == len)
		return 0;
	if (!out->error)
		out->error = errno ? errno : EIO;
	return -1;
}

int output_commit(struct output *out)
{
	int error = out->error;

	if (!error && fflush(out->file) != 0)
		error = errno;
	if (out->file != stdout) {
		if (fclose(out->file) != 0 && !error)
			error = errno;
		out->file = NULL;
		if (!error && out->temporary && rename(out->temporary, out->path) != 0)
			error = errno;
		if (!error) {
			unguard(out->temporary);
			free(out->temporary);
			out->temporary = NULL;
		}
	}
	if (error)
		cannot_write(out, error);
	output_abandon(out);
	return error ? -1 : 0;
}

void output_abandon(struct output *out)
{
	if (out->file && out->file != stdout)
		fclose(out->file);
	out->file = NULL;
	if (out->temporary) {
		unlink(out->temporary);
		unguard(out->temporary);
	}
	free(out->temporary);
	free(out->path);
	out->temporary = NULL;
	out->path = NULL;
}

bool output_is_input(const char *name, const char *path)
{
	struct stat a, b;

	return stat(name, &a) == 0 && stat(path, &b) == 0 && S_ISREG(a.st_mode) && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

int output_close_stdout(void)
{
	struct output out = OUTPUT_INIT;
	bool failed = ferror(stdout);

	errno = 0;
	if (fclose(stdout) == 0 && !failed)
		return 0;
	if (errno == EBADF && !failed)      /* standard output was closed from the start and nothing was written */
		return 0;
	return cannot_write(&out, errno ? errno : EIO);
}

/* ---- the folder of the tables ---- */

/* A folder of that name may be anybody's: ours holds this table. */
static bool has_tables(const char *folder)
{
	char *table = join(folder, strlen(folder), "/countries.tsv");
	bool yes = table && access(table, R_OK) == 0;

	free(table);
	return yes;
}

/* The program's own path; NULL: unknown. */
static char *own_path(const char *argv0)
{
	char *path = realpath("/proc/self/exe", NULL);

	if (!path && argv0 && strchr(argv0, '/'))
		path = realpath(argv0, NULL);
	return path;
}

char *data_folder(const char *given, const char *argv0)
{
	static const char *const place[] = { "data", "../share/dateline" };
	const char *env = getenv("DATELINE_DATA");
	char *self, *slash, *folder;
	size_t i;

	if (given || (env && *env))
		return join(given ? given : env, strlen(given ? given : env), "");
	self = own_path(argv0);
	slash = self ? strrchr(self, '/') : NULL;
	for (i = 0; slash && i < sizeof place / sizeof *place; i++) {
		folder = join(self, (size_t)(slash - self) + 1, place[i]);
		if (folder && has_tables(folder)) {
			free(self);
			return folder;
		}
		free(folder);
	}
	free(self);
	return NULL;
}
