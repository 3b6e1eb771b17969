/* schema_check - does a JSON file follow a schema?
 *
 * usage: schema_check SCHEMA FILE [--lines]      FILE "-" is standard input; --lines: one JSON value a line
 *
 * Exit status 0: yes; 1: no, each fault on standard error; 99: the check could not be made.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "tests/unit/schema.h"

static int one(const json_t *schema, const json_t *value, const char *path, long line)
{
	char why[1024];
	int rc = schema_check(schema, value, why, sizeof why);

	if (rc != 1)
		fprintf(stderr, "%s:%ld: %s\n", path, line, why);
	return rc;
}

/* Each line by itself. */
static int check_lines(const json_t *schema, FILE *f, const char *path)
{
	json_error_t error;
	char *line = NULL;
	size_t alloc = 0;
	ssize_t length;
	long number = 0;
	int status = 0;

	while (status != 99 && (length = getline(&line, &alloc, f)) >= 0) {
		json_t *value = json_loadb(line, (size_t)length, JSON_REJECT_DUPLICATES, &error);
		int rc = 0;

		number++;
		if (value)
			rc = one(schema, value, path, number);
		else
			fprintf(stderr, "%s:%ld: not JSON: %s\n", path, number, error.text);
		json_decref(value);
		if (rc != 1)
			status = rc < 0 ? 99 : 1;
	}
	free(line);
	return status;
}

int main(int argc, char **argv)
{
	bool lines = argc == 4 && strcmp(argv[3], "--lines") == 0;
	int status = 1, rc;
	json_error_t error;
	json_t *schema, *value;
	FILE *f;

	if (argc < 3 || (argc > 3 && !lines)) {
		fprintf(stderr, "usage: schema_check SCHEMA FILE [--lines]\n");
		return 99;
	}
	schema = json_load_file(argv[1], JSON_REJECT_DUPLICATES, &error);
	if (!schema) {
		fprintf(stderr, "%s:%d: %s\n", argv[1], error.line, error.text);
		return 99;
	}
	f = strcmp(argv[2], "-") == 0 ? stdin : fopen(argv[2], "r");
	if (!f) {
		fprintf(stderr, "cannot open '%s'\n", argv[2]);
		json_decref(schema);
		return 99;
	}
	if (lines) {
		status = check_lines(schema, f, argv[2]);
	} else if ((value = json_loadf(f, JSON_REJECT_DUPLICATES, &error))) {
		rc = one(schema, value, argv[2], 1);
		status = rc < 0 ? 99 : rc == 0;
		json_decref(value);
	} else {
		fprintf(stderr, "%s:%d: not JSON: %s\n", argv[2], error.line, error.text);
	}
	json_decref(schema);
	if (f != stdin)
		fclose(f);
	return status;
}
