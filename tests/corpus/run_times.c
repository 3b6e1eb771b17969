/* run_times.c - one-line cases of time expressions: a line a case, its three parts parted by tabs
 *
 *     2016-09-05	Kerry met Lavrov early on Sunday.	early on Sunday = DATE 2016-09-04 +START [2016-09-04 day]
 *
 * The document's date, or `-`, and after it, if need be, `dmy`, `mdy`, `narrative` or `news` (--date-order, --narrative); the text (\n a line end); what must be found, in order, parted by `; `, or `nothing`:
 *
 *     WORDS = TYPE VALUE [+MOD] [[FIRST..LAST PRECISION]] [RELATION]
 *
 * FIRST and LAST are the days covered, written once when they are the same day; without brackets there is no day.
 * RELATION is left out when it is `on`.  Lines that start with `#` are comments.
 */
#include <setjmp.h>

#include "base/textbuf.h"
#include "corpus.h"
#include "model/engine.h"
#include "text/input.h"
#include "text/segment.h"
#include "time/timex.h"

static void show(const struct doc *d, struct textbuf *out)
{
	size_t i;

	for (i = 0; i < d->timex_nr; i++) {
		const struct timex *t = &d->timex[i];
		char first[CALENDAR_TEXT] = "", last[CALENDAR_TEXT] = "";

		if (i)
			textbuf_puts(out, "; ");
		textbuf_add(out, d->text + t->begin, t->end - t->begin);
		textbuf_printf(out, " = %s %s", timex_type_name[t->type], t->value);
		if (t->mod)
			textbuf_printf(out, " +%s", t->mod);
		if (t->date.start != CALENDAR_NONE || t->date.end != CALENDAR_NONE) {
			if (t->date.start != CALENDAR_NONE)
				calendar_write(t->date.start, first);
			if (t->date.end != CALENDAR_NONE)
				calendar_write(t->date.end, last);
			textbuf_printf(out, " [%s%s%s", first, strcmp(first, last) == 0 ? "" : "..",
				       strcmp(first, last) == 0 ? "" : last);
			textbuf_printf(out, " %s]",
				       precision_name[t->date.precision] ? precision_name[t->date.precision] : "-");
		}
		if (t->relation != TIME_ON)
			textbuf_printf(out, " %s", time_relation_name[t->relation]);
	}
	if (!d->timex_nr)
		textbuf_puts(out, "nothing");
}

struct models {
	struct arena arena;
	struct lexicon lexicon;
	struct engine *engine;
};

/* What stands after the date. */
static void options(struct doc *d, const char *date)
{
	const char *more = strchr(date, ' ');

	if (!more)
		return;
	if (strcmp(more, " dmy") == 0)
		d->date_order = DATE_ORDER_DMY;
	else if (strcmp(more, " mdy") == 0)
		d->date_order = DATE_ORDER_MDY;
	else if (strcmp(more, " narrative") == 0)
		d->narrative = NARRATIVE_ALWAYS;
	else if (strcmp(more, " news") == 0)
		d->narrative = NARRATIVE_NEVER;
	else {
		fprintf(stderr, "no such option '%s'\n", more);
		exit(99);
	}
}

/* 1: as wanted; 0: not, and said so. */
static int check(const struct models *m, const char *where, int line, const char *date, const char *text,
		 const char *wanted)
{
	struct textbuf got = TEXTBUF_INIT(1 << 20);
	struct doc d;
	jmp_buf no_memory;
	int ok;

	if (setjmp(no_memory))
		corpus_no_memory();
	corpus_doc(&d, text, &no_memory);
	options(&d, date);
	if (strncmp(date, "-", 1) != 0) {
		char day[64];

		snprintf(day, sizeof day, "%.*s", (int)strcspn(date, " "), date);
		d.date = input_date(day);
		d.date_basis = DATE_OPTION;
		if (d.date == CALENDAR_NONE) {
			fprintf(stderr, "%s:%d: no such date '%s'\n", where, line, date);
			exit(99);
		}
	}
	segment(&d);
	engine_read(&d, m->engine, &m->lexicon);
	timex_find(&d);
	show(&d, &got);
	ok = !got.failed && strcmp(got.s, wanted) == 0;
	if (!ok)
		printf("%s:%d: %s\n    wanted %s\n    got    %s\n", where, line, text, wanted, got.s);
	textbuf_release(&got);
	doc_release(&d);
	return ok;
}

static int run(const struct models *m, const char *path)
{
	char line[CORPUS_LINE_BYTES];
	int number = 0, passed = 0, failed = 0;
	FILE *f = fopen(path, "r");

	if (!f) {
		fprintf(stderr, "cannot open '%s'\n", path);
		return 99;
	}
	while (fgets(line, sizeof line, f)) {
		char *text, *wanted;

		number++;
		line[strcspn(line, "\n")] = '\0';
		if (!line[0] || line[0] == '#')
			continue;
		text = strchr(line, '\t');
		wanted = text ? strchr(text + 1, '\t') : NULL;
		if (!wanted) {
			fprintf(stderr, "%s:%d: a case has three parts\n", path, number);
			fclose(f);
			return 99;
		}
		*text++ = '\0';
		*wanted++ = '\0';
		corpus_unescape(text);
		if (check(m, path, number, line, text, wanted))
			passed++;
		else
			failed++;
	}
	fclose(f);
	printf("%d passed, %d failed\n", passed, failed);
	return failed || !passed;
}

int main(int argc, char **argv)
{
	const char *data = getenv("DATELINE_DATA");
	struct models m = { .arena = ARENA_INIT };
	struct err e = ERR_INIT;
	jmp_buf no_memory;
	char path[4096];
	int rc;

	if (argc != 2 || !data) {
		fprintf(stderr, "usage: DATELINE_DATA=FOLDER run_times FILE\n");
		return 99;
	}
	if (setjmp(no_memory)) {
		fprintf(stderr, "out of memory\n");
		return 99;
	}
	m.arena.on_nomem = &no_memory;
	snprintf(path, sizeof path, "%s/models", data);
	if (lexicon_open(&m.lexicon, &m.arena, data, &e) < 0 || engine_open(&m.engine, path, &e) < 0) {
		fprintf(stderr, "%s\n", e.message);
		arena_release(&m.arena);
		return 99;
	}
	rc = run(&m, argv[1]);
	engine_close(m.engine);
	arena_release(&m.arena);
	return rc;
}
