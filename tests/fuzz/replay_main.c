/* replay_main.c - give files to a fuzz target without a fuzzer: any compiler, in `make check`
 *
 *     replay FILE|FOLDER...       folders in byte order, not what is below them
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	uint8_t *data;
	size_t size;

	if (!f || fstat(fileno(f), &st) != 0) {
		fprintf(stderr, "cannot open '%s'\n", path);
		exit(99);
	}
	printf("%s\n", path);
	fflush(stdout);         /* the last one named is the one that failed */
	data = malloc((size_t)st.st_size + 1);
	if (!data)
		exit(99);
	size = fread(data, 1, (size_t)st.st_size, f);
	fclose(f);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 1;
}

static int visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

int main(int argc, char **argv)
{
	int passed = 0, i, j, nr;

	for (i = 1; i < argc; i++) {
		struct dirent **entry;

		nr = scandir(argv[i], &entry, visible, by_bytes);
		if (nr < 0) {
			passed += replay(argv[i]);
			continue;
		}
		for (j = 0; j < nr; j++) {
			char path[4096];

			snprintf(path, sizeof path, "%s/%s", argv[i], entry[j]->d_name);
			passed += replay(path);
			free(entry[j]);
		}
		free(entry);
	}
	printf("\n%d passed, 0 failed\n", passed);
	return passed ? 0 : 77;
}
