#include "cli/options.h"

#include <assert.h>
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/talk.h"

enum { NODE_MAX_MAX = 100000, LONG_ONLY = 256 };

enum {
	OPTION_ABOUT = LONG_ONLY, OPTION_COLOR, OPTION_DATA, OPTION_DATE_ORDER, OPTION_DEPTH, OPTION_DIFFERENT, OPTION_ENTITIES,
	OPTION_INPUT_FORMAT, OPTION_MAX_NODES, OPTION_MERGE_REPORT, OPTION_MIN_WEIGHT, OPTION_NARRATIVE, OPTION_NO_EVENTS, OPTION_PARTIES,
	OPTION_ONLY, OPTION_REPAIR, OPTION_SAME, OPTION_TITLE, OPTION_TOP
};

#define ONLY(command) (1u << (command))
#define ALL (ONLY(COMMAND_NR) - 1)
#define MERGING (ONLY(COMMAND_SUMMARY) | ONLY(COMMAND_GRAPH) | ONLY(COMMAND_TIMELINE))

static const struct command_info {
	const char *name;
	const char *help;
} command_info[COMMAND_NR] = {
	[COMMAND_SUMMARY] = { "summary", "people, countries and events by date, each with its quote (the default)" },
	[COMMAND_ANNOTATE] = { "annotate", "sentences, words, names, times and events of each document" },
	[COMMAND_GRAPH] = { "graph", "the knowledge graph of all documents, as a diagram or as JSON" },
	[COMMAND_TIMELINE] = { "timeline", "the dated events of all documents, as JSON" },
};

/* The table: sorted as --help shows it. A '\n' in `help` goes on in the next line. */
static const struct option_info {
	int key;                    /* the short option's letter, or from LONG_ONLY on */
	const char *name;
	const char *argument;       /* NULL: takes none */
	unsigned commands;          /* ONLY(...) of those that it is for */
	const char *help;
} option_info[] = {
	{ 'd', "date", "DATE", ALL, "the day on which the documents were written, as 2016-09-05" },
	{ OPTION_DATE_ORDER, "date-order", "ORDER", ALL,
	  "how 5/9/2016 is read: dmy, mdy, or auto, by the document itself" },
	{ OPTION_NARRATIVE, "narrative", "WHEN", ALL,
	  "let dates count from the date before them, as in a history:\nauto, always or never" },
	{ OPTION_PARTIES, "parties", "WHO", ALL,
	  "any: events of whoever the text names; known: only between\nparties of a country, or in the tables (any)" },
	{ 'f', "format", "FORMAT", ONLY(COMMAND_ANNOTATE) | ONLY(COMMAND_GRAPH) | ONLY(COMMAND_TIMELINE),
	  "annotate: json, conllu; graph: dot, svg, png, pdf, json;\ntimeline: json" },
	{ 'o', "output", "FILE", ALL, "write to FILE; its ending gives the format if --format does not;\n"
				      "- is standard output, the default" },
	{ OPTION_INPUT_FORMAT, "input-format", "FORMAT", ALL,
	  "txt, html, ndjson or conllu, whatever the names end in" },
	{ OPTION_REPAIR, "repair", NULL, ALL, "replace bytes that are not UTF-8 instead of failing" },
	{ OPTION_ABOUT, "about", "NAME", MERGING, "only NAME and what is next to it; may be given again" },
	{ OPTION_DEPTH, "depth", "N", MERGING, "how many steps from NAME (1)" },
	{ OPTION_ONLY, "only", "TYPES", MERGING, "only these: person,country,place,organization,group,\nevent,other" },
	{ OPTION_MIN_WEIGHT, "min-weight", "N", MERGING, "only who is mentioned N times or more" },
	{ OPTION_TOP, "top", "N", MERGING, "only the N that matter most, and the events among them" },
	{ OPTION_ENTITIES, "entities", "FILE", ALL,
	  "entities that you know, to be found and made one: tab-\nseparated id, type, name, aliases (a|b), country" },
	{ OPTION_SAME, "same", "A=B", MERGING, "A and B are one; may be given again" },
	{ OPTION_DIFFERENT, "different", "A=B", MERGING, "A and B are two; may be given again" },
	{ OPTION_MERGE_REPORT, "merge-report", "FILE", MERGING, "write to FILE what became one, what did not, and why" },
	{ OPTION_TITLE, "title", "TEXT", ONLY(COMMAND_GRAPH), "title of the diagram" },
	{ OPTION_MAX_NODES, "max-nodes", "N", ONLY(COMMAND_GRAPH), "most nodes in the diagram (60)" },
	{ OPTION_NO_EVENTS, "no-events", NULL, ONLY(COMMAND_GRAPH), "diagram of people, places and their relations only" },
	{ OPTION_COLOR, "color", "WHEN", ONLY(COMMAND_SUMMARY), "colours in the summary: auto, always or never" },
	{ OPTION_DATA, "data", "DIR", ALL, "folder of the tables" },
	{ 'q', "quiet", NULL, ALL, "no progress and no notes, only errors" },
	{ 'h', "help", NULL, ALL, "show this help" },
	{ 'V', "version", NULL, ALL, "show the version" },
};
enum { OPTION_NR = sizeof option_info / sizeof *option_info };

static const char *const format_name[FORMAT_NR] = {
	[FORMAT_NONE] = "", [FORMAT_JSON] = "json", [FORMAT_CONLLU] = "conllu", [FORMAT_DOT] = "dot",
	[FORMAT_SVG] = "svg", [FORMAT_PNG] = "png", [FORMAT_PDF] = "pdf"
};

/* What each command writes; the first is its default. */
static const enum format command_format[COMMAND_NR][FORMAT_NR] = {
	[COMMAND_SUMMARY] = { FORMAT_NONE },
	[COMMAND_ANNOTATE] = { FORMAT_JSON, FORMAT_CONLLU },
	[COMMAND_GRAPH] = { FORMAT_DOT, FORMAT_SVG, FORMAT_PNG, FORMAT_PDF, FORMAT_JSON },
	[COMMAND_TIMELINE] = { FORMAT_JSON },
};

static const struct {
	const char *ending;
	enum format format;
} ending_format[] = {
	{ "dot", FORMAT_DOT }, { "gv", FORMAT_DOT }, { "svg", FORMAT_SVG }, { "png", FORMAT_PNG }, { "pdf", FORMAT_PDF },
	{ "json", FORMAT_JSON }, { "ndjson", FORMAT_JSON }, { "jsonl", FORMAT_JSON }, { "conllu", FORMAT_CONLLU },
};

static bool writes(enum command command, enum format format)
{
	size_t i;

	for (i = 0; i < FORMAT_NR && command_format[command][i] != FORMAT_NONE; i++)
		if (command_format[command][i] == format)
			return true;
	return false;
}

/* ASCII only, whatever the locale. */
static bool same_word(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		int x = *a >= 'A' && *a <= 'Z' ? *a + 32 : *a;
		int y = *b >= 'A' && *b <= 'Z' ? *b + 32 : *b;

		if (x != y)
			return false;
	}
	return *a == *b;
}

/* ---- --help and --version ---- */

static void print_help(void)
{
	size_t i;

	printf("Usage: dateline [COMMAND] [OPTION]... INPUT...\n"
	       "Reads English news; writes who did what to whom, where and when.\n\n"
	       "INPUT is a file (.txt, .html, .ndjson, .conllu), a folder of them, or - for standard input.\n\n"
	       "Commands:\n");
	for (i = 0; i < COMMAND_NR; i++)
		printf("  %-10s %s\n", command_info[i].name, command_info[i].help);
	printf("\nOptions:\n");
	for (i = 0; i < OPTION_NR; i++) {
		const struct option_info *p = &option_info[i];
		const char *help = p->help, *end;
		char left[64];

		snprintf(left, sizeof left, "%s--%s%s%s", p->key < LONG_ONLY ? "" : "    ", p->name, p->argument ? " " : "",
			 p->argument ? p->argument : "");
		if (p->key < LONG_ONLY)
			printf("  -%c, %-22s", p->key, left);
		else
			printf("  %-26s", left);
		while ((end = strchr(help, '\n'))) {
			printf(" %.*s\n%29s", (int)(end - help), help, "");
			help = end + 1;
		}
		printf(" %s\n", help);
	}
	printf("\nExit status: 0 all done; 1 some documents failed, the others were written; 2 usage;\n"
	       "3 nothing could be done.\n\n"
	       "Examples:\n"
	       "  dateline story.txt\n"
	       "  dateline graph --date 2016-09-05 -o story.svg story.txt\n"
	       "  dateline timeline -o year.json articles/\n");
}

/* Standard output may be full or closed even here. */
static int printed(void)
{
	int failed = ferror(stdout) | fflush(stdout);

	if (!failed)
		return STATUS_DONE;
	talk("cannot write standard output: %s", strerror(errno));
	return STATUS_NOTHING;
}

/* ---- single values ---- */

static int read_number(size_t *number, const char *s)
{
	size_t n = 0;

	if (!*s)
		return -1;
	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return -1;
		n = n * 10 + (size_t)(*s - '0');
		if (n > NODE_MAX_MAX)
			return -1;
	}
	*number = n;
	return n ? 0 : -1;
}

/* The place of a word in a list that NULL ends; -1: it is not there. */
static int name_number(const char *const *name, const char *word)
{
	int i;

	for (i = 0; name[i]; i++)
		if (same_word(word, name[i]))
			return i;
	return -1;
}

static int read_weight(unsigned *number, const char *option, const char *value)
{
	char text[64];
	size_t n;

	snprintf(text, sizeof text, "--%s '%%s' is not a number from 1 to 100000", option);
	if (read_number(&n, value) < 0)
		return complain(text, value);
	*number = (unsigned)n;
	return 0;
}

/* The options that choose and name entities. */
static int read_selection(struct select *s, int key, char *value)
{
	unsigned number = 0;
	int rc = 0;

	switch (key) {
	case OPTION_ABOUT:
		return select_about_add(s, value);
	case OPTION_DEPTH:
		s->depth_given = true;
		return read_weight(&s->filter.depth, "depth", value);
	case OPTION_ONLY:
		return select_types(s, value);
	case OPTION_MIN_WEIGHT:
		return read_weight(&s->filter.weight_min, "min-weight", value);
	case OPTION_TOP:
		rc = read_weight(&number, "top", value);
		s->filter.top = number;
		return rc;
	case OPTION_SAME:
	case OPTION_DIFFERENT:
		return select_pair_add(s, value, key == OPTION_SAME);
	case OPTION_ENTITIES:
		if (!*value)
			return complain("the table's name is empty%s", "");
		s->entities = value;
		return 0;
	case OPTION_MERGE_REPORT:
		if (!*value)
			return complain("the merge report's name is empty%s", "");
		s->report = true;
		s->report_file = strcmp(value, "-") == 0 ? NULL : value;
		return 0;
	}
	assert(!"every option of the table is read");
	return -1;
}

static int read_option(struct options *o, int key, char *value, enum format *format)
{
	static const char *const input_name[] = {
		[DATELINE_INPUT_AUTO] = "", [DATELINE_INPUT_TXT] = "txt", [DATELINE_INPUT_HTML] = "html",
		[DATELINE_INPUT_NDJSON] = "ndjson", [DATELINE_INPUT_CONLLU] = "conllu"
	};
	static const char *const when_name[] = { "auto", "always", "never", NULL };
	static const char *const order_name[] = { "auto", "dmy", "mdy", NULL };
	int found;
	size_t i;

	switch (key) {
	case 'd':
		if (!dateline_is_date(value))
			return complain("--date '%s' is not a day such as 2016-09-05", value);
		o->read.date = value;
		return 0;
	case 'f':
		for (i = FORMAT_NONE + 1; i < FORMAT_NR; i++)
			if (same_word(value, format_name[i]))
				*format = (enum format)i;
		return *format ? 0 : complain("unknown format '%s'", value);
	case 'o':
		if (!*value)
			return complain("the output file's name is empty%s", "");
		o->output = strcmp(value, "-") == 0 ? NULL : value;
		return 0;
	case 'q':
		o->quiet = true;
		return 0;
	case OPTION_COLOR:
		found = name_number(when_name, value);
		if (found < 0)
			return complain("--color '%s' is not auto, always or never", value);
		o->color = (enum when)found;
		return 0;
	case OPTION_NARRATIVE:
		found = name_number(when_name, value);
		if (found < 0)
			return complain("--narrative '%s' is not auto, always or never", value);
		o->read.narrative = (enum dateline_narrative)found;
		return 0;
	case OPTION_PARTIES:
		if (strcmp(value, "any") != 0 && strcmp(value, "known") != 0)
			return complain("--parties '%s' is not any or known", value);
		o->read.known_parties = *value == 'k';
		return 0;
	case OPTION_DATE_ORDER:
		found = name_number(order_name, value);
		if (found < 0)
			return complain("--date-order '%s' is not auto, dmy or mdy", value);
		o->read.date_order = (enum dateline_date_order)found;
		return 0;
	case OPTION_DATA:
		o->data = value;
		return 0;
	case OPTION_INPUT_FORMAT:
		for (i = 1; i < sizeof input_name / sizeof *input_name; i++)
			if (same_word(value, input_name[i])) {
				o->read.format = (enum dateline_input)i;
				return 0;
			}
		return complain("unknown input format '%s': txt, html, ndjson or conllu", value);
	case OPTION_MAX_NODES:
		if (read_number(&o->node_max, value) < 0)
			return complain("--max-nodes '%s' is not a number from 1 to 100000", value);
		return 0;
	case OPTION_NO_EVENTS:
		o->no_events = true;
		return 0;
	case OPTION_REPAIR:
		o->read.repair = true;
		return 0;
	case OPTION_TITLE:
		if (utf8_invalid_at(value, strlen(value)) != strlen(value))
			return complain("--title '%s' is not UTF-8", value);
		o->title = value;
		return 0;
	}
	return read_selection(&o->select, key, value);
}

/* What getopt_long() did not take: `word` is the argument as written. */
static int unknown_option(const struct option *list, const char *word, int letter, bool no_value)
{
	size_t i, like = 0, length = strncmp(word, "--", 2) == 0 ? strcspn(word + 2, "=") : 0;
	bool exact = false;
	char name[512];

	if (!length) {
		if (letter)
			snprintf(name, sizeof name, "-%c", letter);
		else
			snprintf(name, sizeof name, "%s", word);
		return complain(no_value ? "option '%s' needs a value" : "unknown option '%s'", name);
	}
	for (i = 0; i < OPTION_NR; i++)
		if (strncmp(list[i].name, word + 2, length) == 0) {
			like++;
			exact |= !list[i].name[length];
		}
	snprintf(name, sizeof name, "%.*s", (int)(length > 500 ? 500 : length) + 2, word);
	if (no_value)
		return complain("option '%s' needs a value", name);
	if (like == 1 || exact)
		return complain("option '%s' takes no value", name);
	return complain(like ? "option '%s' could be several" : "unknown option '%s'", name);
}

/* ---- the whole line ---- */

/* The format: --format, else the output's ending, else the command's default. */
static int settle_format(struct options *o, enum format format)
{
	const char *output = o->output ? o->output : "", *slash = strrchr(output, '/');
	const char *base = slash ? slash + 1 : output, *dot = strrchr(base, '.');
	const char *ending = dot && dot > base ? dot + 1 : NULL;
	char text[512];
	size_t i;

	if (!format && ending) {
		for (i = 0; i < sizeof ending_format / sizeof *ending_format; i++)
			if (same_word(ending, ending_format[i].ending))
				format = ending_format[i].format;
		if (!format && o->command != COMMAND_SUMMARY)
			return complain("'%s': this ending names no format; give --format", output);
	}
	if (o->command == COMMAND_SUMMARY && format) {
		for (i = 0; i < COMMAND_NR && !writes((enum command)i, format); i++)
			;
		if (format == FORMAT_JSON)
			return complain("a summary is plain text; for '%s' give a command, as in 'dateline timeline'", output);
		snprintf(text, sizeof text, "a summary is plain text; for '%%s' use 'dateline %s'",
			 i < COMMAND_NR ? command_info[i].name : "graph");
		return complain(text, output);
	}
	if (!format)
		format = command_format[o->command][0];
	else if (!writes(o->command, format)) {
		snprintf(text, sizeof text, "'%s' does not write %%s", command_info[o->command].name);
		return complain(text, format_name[format]);
	}
	o->format = format;
	return 0;
}

static int settle(struct options *o, enum format format, const bool *given)
{
	size_t i, stdin_nr = 0;
	char text[128];

	for (i = 0; i < OPTION_NR; i++)
		if (given[i] && !(option_info[i].commands & ONLY(o->command))) {
			snprintf(text, sizeof text, "option '--%%s' is not for '%s'%s", command_info[o->command].name,
				 o->command_given ? "" : ", the default command");
			return complain(text, option_info[i].name);
		}
	if (!o->input_nr)
		return complain("no input: give a file, a folder, or - for standard input%s", "");
	for (i = 0; i < o->input_nr; i++) {
		if (!*o->input[i])
			return complain("an input's name is empty%s", "");
		stdin_nr += strcmp(o->input[i], "-") == 0;
	}
	if (stdin_nr > 1)
		return complain("standard input is given twice%s", "");
	if (o->select.depth_given && !o->select.filter.about_nr)
		return complain("--depth counts from a name: give --about%s", "");
	if (o->select.report && (!o->select.report_file ? !o->output
				 : o->output && strcmp(o->select.report_file, o->output) == 0))
		return complain("--merge-report and the output are both '%s'", o->output ? o->output : "-");
	if (settle_format(o, format) < 0)
		return -1;
	if ((o->format == FORMAT_PNG || o->format == FORMAT_PDF) && !o->output && isatty(STDOUT_FILENO))
		return complain("%s is not written to a terminal; give --output", format_name[o->format]);
	return 0;
}

/* A first word that names a command is one; after "--" it is an input. */
static void add_word(struct options *o, char *word, bool may_be_command)
{
	size_t i;

	for (i = 0; may_be_command && !o->command_given && !o->input_nr && i < COMMAND_NR; i++)
		if (strcmp(word, command_info[i].name) == 0) {
			o->command = (enum command)i;
			o->command_given = true;
			return;
		}
	o->input[o->input_nr++] = word;
}

enum options_result options_read(struct options *o, int argc, char **argv, int *status)
{
	struct option list[OPTION_NR + 1] = { { 0 } };
	char letters[2 * OPTION_NR + 3] = "-:", *to = letters + 2;  /* "-": words in their order; ":": tell a missing value */
	bool given[OPTION_NR] = { false };
	enum format format = FORMAT_NONE;
	int key, at;
	size_t i;

	*o = (struct options){ .read = DATELINE_READ_OPTIONS_INIT };
	*status = STATUS_USAGE;
	o->input = calloc((size_t)argc + 1, sizeof *o->input);
	if (!o->input || select_init(&o->select, argc) < 0) {
		talk("out of memory");
		*status = STATUS_NOTHING;
		return OPTIONS_LEAVE;
	}
	for (i = 0; i < OPTION_NR; i++) {
		const struct option_info *p = &option_info[i];

		list[i] = (struct option){ p->name, p->argument ? required_argument : no_argument, NULL, p->key };
		if (p->key < LONG_ONLY) {
			*to++ = (char)p->key;
			if (p->argument)
				*to++ = ':';
		}
	}
	*to = '\0';
	opterr = 0;
	for (;;) {
		at = optind;
		key = getopt_long(argc, argv, letters, list, NULL);
		if (key == -1)
			break;
		if (key == 1) {
			add_word(o, optarg, true);
			continue;
		}
		if (key == '?' || key == ':') {
			bool is_long = at < argc && strncmp(argv[at], "--", 2) == 0;

			unknown_option(list, at < argc ? argv[at] : "", is_long ? 0 : optopt, key == ':');
			return OPTIONS_LEAVE;
		}
		if (key == 'h' || key == 'V') {
			if (key == 'h')
				print_help();
			else
				printf("dateline %s\n", dateline_version());
			*status = printed();
			return OPTIONS_LEAVE;
		}
		for (i = 0; i < OPTION_NR; i++)
			given[i] |= option_info[i].key == key;
		if (read_option(o, key, optarg, &format) < 0)
			return OPTIONS_LEAVE;
	}
	for (; optind < argc; optind++)
		add_word(o, argv[optind], false);
	return settle(o, format, given) < 0 ? OPTIONS_LEAVE : OPTIONS_GO;
}

void options_release(struct options *o)
{
	free(o->input);
	select_release(&o->select);
	o->input = NULL;
	o->input_nr = 0;
}
