/* test_input.c - reading documents from text and NDJSON, folders, and days as headers write them */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/input.h"
#include "tests/unit/unit.h"

/* A reader over bytes, one document of it at hand. */
struct reading {
	struct input *in;
	struct doc d;
	struct err e;
};

static void begin(struct reading *r, const char *name, const char *bytes, size_t len, enum input_format format,
		  bool repair)
{
	struct input_options options = { format, repair };

	doc_init(&r->d);
	err_clear(&r->e);
	CU_ASSERT_EQUAL_FATAL(input_open_memory(&r->in, name, bytes, len, &options, &r->e), 0);
}

#define BEGIN(r, name, literal, format, repair) begin(r, name, literal, sizeof(literal) - 1, format, repair)

static int next(struct reading *r)
{
	doc_release(&r->d);
	err_clear(&r->e);
	return input_next(r->in, &r->d, &r->e);
}

static void end(struct reading *r)
{
	input_close(r->in);
	doc_release(&r->d);
}

static bool same(const char *a, const char *b)
{
	if (a && b && strcmp(a, b) == 0)
		return true;
	if (a || b)
		printf("got '%s', wanted '%s'\n", a ? a : "(null)", b ? b : "(null)");
	return a == b;
}
#define SAME(a, b) CU_ASSERT_TRUE(same(a, b))

static void day_is(const struct doc *d, const char *day)
{
	char text[CALENDAR_TEXT];

	if (!day) {
		CU_ASSERT_EQUAL(d->date, CALENDAR_NONE);
		CU_ASSERT_EQUAL(d->date_basis, DATE_UNKNOWN);
		return;
	}
	CU_ASSERT_NOT_EQUAL_FATAL(d->date, CALENDAR_NONE);
	SAME(calendar_write(d->date, text), day);
	CU_ASSERT_EQUAL(d->date_basis, DATE_METADATA);
}

/* ---- plain text ---- */

/* The text of one plain file, and that there is no second document. */
static void txt(struct reading *r, const char *bytes, const char *text)
{
	begin(r, "folder/story.txt", bytes, strlen(bytes), INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(r), 1);
	SAME(r->d.text, text);
	if (r->d.text)
		CU_ASSERT_EQUAL(r->d.text_len, strlen(text));
}

static void a_head_of_known_keys_is_taken_off(void)
{
	struct reading r;

	txt(&r,
	    "Title: Talks end\nDate: 2016-09-05\nSource:  Wire \nUrl: http://x.org/a:b\nId: 7\nAuthor: A B\nPlace: "
	    "Geneva\n\nText.\n",
	    "Text.\n");
	SAME(r.d.title, "Talks end");
	SAME(r.d.source, "Wire");
	SAME(r.d.url, "http://x.org/a:b");
	SAME(r.d.id, "7");
	SAME(r.d.author, "A B");
	SAME(r.d.place, "Geneva");
	day_is(&r.d, "2016-09-05");
	CU_ASSERT_EQUAL(input_next(r.in, &r.d, NULL), 0);
	CU_ASSERT_EQUAL(input_next(r.in, &r.d, NULL), 0);
	end(&r);
}

static void keys_may_be_in_any_case_and_order(void)
{
	struct reading r;

	txt(&r, "DATE:5 September 2016\ntitle: x: y\n\n\nText.", "\nText.");
	SAME(r.d.title, "x: y");
	day_is(&r.d, "2016-09-05");
	end(&r);
}

static void unknown_keys_pass_when_the_first_is_known(void)
{
	struct reading r;

	txt(&r, "Id: a\nX-Wire: 12\nDate: 2016-09-05\n\nText.", "Text.");
	SAME(r.d.id, "a");
	day_is(&r.d, "2016-09-05");
	end(&r);
	txt(&r, "X-Wire: 12\nId: a\n\nText.", "X-Wire: 12\nId: a\n\nText.");
	SAME(r.d.id, "story");
	end(&r);
}

static void without_a_head_all_is_text(void)
{
	static const char *const text[] = {
		"Washington and Moscow failed.", "Title\n\nText.", "Warning: no head\nhere",
		"\nTitle: not at the top\n\nText.", "http://example.org\n\nText.", "title of it: x\n\ny", ": x\n\ny",
		"Title : x\n\ny", "Date-line: KABUL\n\ny", "Titles: x\n\ny", "Averyveryverylongkeyindeed: x\n\ny"
	};
	size_t i;

	for (i = 0; i < sizeof text / sizeof *text; i++) {
		struct reading r;

		txt(&r, text[i], text[i]);
		SAME(r.d.title, NULL);
		SAME(r.d.id, "story");
		day_is(&r.d, NULL);
		end(&r);
	}
}

static void a_line_without_a_key_starts_the_text(void)
{
	struct reading r;

	txt(&r, "Title: x\nThe talks ended.\nDate: 2016-09-05\n\ny", "The talks ended.\nDate: 2016-09-05\n\ny");
	SAME(r.d.title, "x");
	day_is(&r.d, NULL);
	end(&r);
}

static void blank_fields_are_as_not_given(void)
{
	struct reading r;

	txt(&r, "Title:\nDate: \nId:   \nSource: \xC2\xA0\n\nText.", "Text.");
	SAME(r.d.title, NULL);
	SAME(r.d.source, NULL);
	SAME(r.d.id, "story");
	day_is(&r.d, NULL);
	end(&r);
}

static void a_bad_date_in_the_head_names_its_line(void)
{
	struct reading r;

	BEGIN(&r, "a.txt", "Title: x\nDate: yesterday\n\nText.", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), ERR_FORMAT);
	SAME(r.e.message, "'a.txt' line 2: no such date: 'yesterday'");
	CU_ASSERT_EQUAL(next(&r), 0);
	end(&r);
	BEGIN(&r, "a.txt", "Date: 2015-02-29\n\nText.", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), ERR_FORMAT);
	SAME(r.e.message, "'a.txt' line 1: no such date: '2015-02-29'");
	end(&r);
}

static void a_document_needs_text(void)
{
	static const char *const none[] = {
		"", "\n\n \t\n", "Title: x\n\n", "Title: x", "Title: x\n\n \xC2\xA0\n", "\xEF\xBB\xBF"
	};
	size_t i;

	for (i = 0; i < sizeof none / sizeof *none; i++) {
		struct reading r;

		begin(&r, "a.txt", none[i], strlen(none[i]), INPUT_AUTO, false);
		CU_ASSERT_EQUAL(next(&r), ERR_FORMAT);
		SAME(r.e.message, "'a.txt': no text");
		CU_ASSERT_EQUAL(next(&r), 0);
		end(&r);
	}
}

static void the_text_is_kept_byte_for_byte(void)
{
	struct reading r;

	txt(&r, "  Two  blanks.\r\n\r\n\tTab\xC2\xA0 \r\n", "  Two  blanks.\r\n\r\n\tTab\xC2\xA0 \r\n");
	end(&r);
}

static void a_head_may_end_its_lines_as_windows_has_it(void)
{
	struct reading r;

	txt(&r, "Title: x\r\nDate: 2016-09-05\r\n\r\nText.\r\n", "Text.\r\n");
	SAME(r.d.title, "x");
	day_is(&r.d, "2016-09-05");
	end(&r);
}

static void a_byte_order_mark_is_no_text(void)
{
	struct reading r;

	txt(&r, "\xEF\xBB\xBFTitle: x\n\nText.", "Text.");
	SAME(r.d.title, "x");
	end(&r);
	txt(&r, "\xEF\xBB\xBFText.", "Text.");
	end(&r);
}

static void ids_come_from_the_file_name(void)
{
	static const struct { const char *name, *id; } c[] = {
		{ "story.txt", "story" }, { "a/b/story.v2.txt", "story.v2" }, { "-", "stdin" },
		{ "STORY.TXT", "STORY" }, { "story", "story" }, { "story.doc", "story.doc" }, { ".txt", ".txt" },
		{ "a/", "a/" }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		struct reading r;

		begin(&r, c[i].name, "Text.", 5, INPUT_TXT, false);
		CU_ASSERT_EQUAL(next(&r), 1);
		SAME(r.d.id, c[i].id);
		end(&r);
	}
}

/* ---- bytes ---- */

static void bytes_that_are_not_utf8_are_an_error_with_their_place(void)
{
	struct reading r;

	BEGIN(&r, "a.txt", "caf\xE9", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), ERR_UTF8);
	SAME(r.e.message, "'a.txt': not UTF-8 at byte 3");
	CU_ASSERT_EQUAL(next(&r), 0);
	end(&r);
	BEGIN(&r, "a.txt", "a\0b", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), ERR_UTF8);
	SAME(r.e.message, "'a.txt': not UTF-8 at byte 1");
	end(&r);
	BEGIN(&r, "a.txt", "\xEF\xBB\xBF" "caf\xE9", INPUT_AUTO, false);        /* the mark's bytes are the file's */
	CU_ASSERT_EQUAL(next(&r), ERR_UTF8);
	SAME(r.e.message, "'a.txt': not UTF-8 at byte 6");
	end(&r);
	BEGIN(&r, "a.ndjson", "{\"text\":\"a\"}\n{\"text\":\"\xE9\"}\n{\"text\":\"c\"}", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	CU_ASSERT_EQUAL(next(&r), ERR_UTF8);
	SAME(r.e.message, "'a.ndjson' line 2: not UTF-8 at byte 9");
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "c");
	CU_ASSERT_EQUAL(next(&r), 0);
	end(&r);
}

static void repair_puts_a_replacement_character(void)
{
	struct reading r;

	BEGIN(&r, "a.txt", "Title: \xE9\n\na\0b\xE2\x82.", INPUT_AUTO, true);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.title, "\xEF\xBF\xBD");
	SAME(r.d.text, "a\xEF\xBF\xBD" "b\xEF\xBF\xBD.");
	end(&r);
	BEGIN(&r, "a.ndjson", "{\"text\":\"x\xFFy\",\"title\":\"z\\u0000\"}", INPUT_AUTO, true);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "x\xEF\xBF\xBDy");
	SAME(r.d.title, "z\xEF\xBF\xBD");
	end(&r);
}

/* ---- NDJSON ---- */

static void a_record_gives_its_members(void)
{
	static const char line[] = "{\"id\":\"r1\",\"title\":\"T\",\"date\":\"2016-09-05T10:00:00Z\",\"source\":\"S\","
				   "\"url\":\"u\",\"author\":\"A\","
				   "\"place\":\"P\",\"text\":\"One.\\n\\u00e9\",\"other\":[1,{}]}";
	struct reading r;

	begin(&r, "wire.jsonl", line, sizeof line - 1, INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.id, "r1");
	SAME(r.d.title, "T");
	SAME(r.d.source, "S");
	SAME(r.d.url, "u");
	SAME(r.d.author, "A");
	SAME(r.d.place, "P");
	SAME(r.d.text, "One.\n\xC3\xA9");
	day_is(&r.d, "2016-09-05");
	CU_ASSERT_EQUAL(next(&r), 0);
	end(&r);
}

static void only_the_text_must_be_there(void)
{
	static const char lines[] =
		"{\"text\":\"a\"}\n\n  \r\n{\"id\":null,\"date\":null,\"title\":\"\",\"text\":\"b\"}\r\n";
	struct reading r;

	begin(&r, "dir/wire.ndjson", lines, sizeof lines - 1, INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.id, "wire:1");
	SAME(r.d.title, NULL);
	day_is(&r.d, NULL);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.id, "wire:4");
	SAME(r.d.title, NULL);
	SAME(r.d.text, "b");
	CU_ASSERT_EQUAL(next(&r), 0);
	end(&r);
}

static void an_id_may_be_a_number(void)
{
	static const struct { const char *json, *id; } c[] = {
		{ "7", "7" }, { "-12", "-12" }, { "9007199254740993", "9007199254740993" }, { "0.1", "0.1" },
		{ "2.5", "2.5" }, { "0", "0" }, { "\" x \"", "x" }, { "\"\"", "n:1" }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		struct reading r;
		char line[100];

		snprintf(line, sizeof line, "{\"id\":%s,\"text\":\"a\"}", c[i].json);
		begin(&r, "n.ndjson", line, strlen(line), INPUT_AUTO, false);
		CU_ASSERT_EQUAL(next(&r), 1);
		SAME(r.d.id, c[i].id);
		end(&r);
	}
}

static void each_member_must_have_its_type(void)
{
	static const char *const member[] = { "id", "title", "source", "url", "author", "place", "date", "text" };
	static const char *const value[] = { "1", "1.5", "true", "[\"a\"]", "{\"a\":\"b\"}" };
	size_t i, k;

	for (i = 0; i < 8; i++)
		for (k = 0; k < 5; k++) {
			struct reading r;
			char line[200], wanted[100];

			if (i == 0 && k < 2)
				continue;
			snprintf(line, sizeof line, "{\"%s\":%s%s}\n{\"text\":\"next\"}", member[i], value[k],
			         i == 7 ? "" : ",\"text\":\"a\"");
			snprintf(wanted, sizeof wanted, "'n.ndjson' line 1: member '%s' is not a string", member[i]);
			begin(&r, "n.ndjson", line, strlen(line), INPUT_AUTO, false);
			CU_ASSERT_EQUAL(next(&r), ERR_FORMAT);
			SAME(r.e.message, wanted);
			CU_ASSERT_EQUAL(next(&r), 1);
			SAME(r.d.text, "next");
			CU_ASSERT_EQUAL(next(&r), 0);
			end(&r);
		}
}

static void bad_lines_are_told_and_passed_over(void)
{
	static const struct { const char *line, *message; } c[] = {
		{ "{\"text\":\"a\"", "line 2: bad JSON at byte 11: " },
		{ "{\"text\":\"a\"} x", "line 2: bad JSON at byte 14: " },
		{ "not json", "line 2: bad JSON at byte 3: " },
		{ "{\"text\":\"\\ud800\"}", "line 2: bad JSON at byte 16: " },
		{ "{\"text\":\"a\\u0000b\"}", "line 2: bad JSON at byte 18: " },
		{ "[\"text\"]", "line 2: not a JSON object" }, { "{}", "line 2: no member 'text'" },
		{ "{\"text\":null}", "line 2: no member 'text'" }, { "{\"text\":\" \\n\"}", "line 2: no text" },
		{ "{\"text\":\"a\",\"date\":\"soon\"}", "line 2: no such date: 'soon'" }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		struct reading r;
		char lines[200], wanted[200];

		snprintf(lines, sizeof lines, "{\"text\":\"before\"}\n%s\n{\"text\":\"after\"}\n", c[i].line);
		snprintf(wanted, sizeof wanted, "'n.ndjson' %s", c[i].message);
		begin(&r, "n.ndjson", lines, strlen(lines), INPUT_AUTO, false);
		CU_ASSERT_EQUAL(next(&r), 1);
		SAME(r.d.text, "before");
		CU_ASSERT_EQUAL(next(&r), ERR_FORMAT);
		if (strncmp(r.e.message, wanted, strlen(wanted)) != 0)
			printf("%s\n", r.e.message);
		if (strstr(wanted, "bad JSON"))         /* the rest is the JSON library's own words */
			CU_ASSERT_EQUAL(strncmp(r.e.message, wanted, strlen(wanted)), 0);
		if (!strstr(wanted, "bad JSON"))
			SAME(r.e.message, wanted);
		CU_ASSERT_EQUAL(next(&r), 1);
		SAME(r.d.text, "after");
		SAME(r.d.id, "n:3");
		CU_ASSERT_EQUAL(next(&r), 0);
		end(&r);
	}
}

static void bad_json_is_told_with_its_byte(void)
{
	struct reading r;

	BEGIN(&r, "n.ndjson", "{\"text\":\"a\",}", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), ERR_FORMAT);
	CU_ASSERT_EQUAL(strncmp(r.e.message, "'n.ndjson' line 1: bad JSON at byte 13: ", 40), 0);
	CU_ASSERT_TRUE(r.e.message[40] < 'A' || r.e.message[40] > 'Z');
	end(&r);
}

static void a_mark_before_the_first_record_is_passed_over(void)
{
	struct reading r;

	BEGIN(&r, "n.ndjson", "\xEF\xBB\xBF{\"text\":\"a\"}", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "a");
	end(&r);
}

static void standard_input_and_unknown_endings_are_looked_into(void)
{
	struct reading r;

	BEGIN(&r, "-", " \n{\"text\":\"a\"}", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "a");
	SAME(r.d.id, "stdin:2");
	end(&r);
	BEGIN(&r, "wire.dat", "[1]", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "[1]");
	end(&r);
	BEGIN(&r, "brace.txt", "{\"text\":\"a\"}", INPUT_AUTO, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "{\"text\":\"a\"}");
	end(&r);
}

static void the_format_asked_for_goes_before_the_ending(void)
{
	struct reading r;

	BEGIN(&r, "a.txt", "{\"text\":\"a\"}", INPUT_NDJSON, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "a");
	SAME(r.d.id, "a:1");
	end(&r);
	BEGIN(&r, "a.ndjson", "plain", INPUT_TXT, false);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "plain");
	end(&r);
}

static void running_out_of_memory_is_an_error_not_a_jump(void)
{
	volatile long n;

	for (n = 0; n < 20; n++) {
		struct reading r;
		jmp_buf here;
		volatile int rc;

		BEGIN(&r, "n.ndjson", "{\"text\":\"a\",\"title\":\"b\",\"date\":\"2016-09-05\"}", INPUT_AUTO, false);
		doc_init(&r.d);
		r.d.arena.fail_after = n;
		r.d.arena.on_nomem = &here;
		if (setjmp(here)) {
			CU_FAIL("jumped out of input_next()");
			end(&r);
			return;
		}
		rc = input_next(r.in, &r.d, &r.e);
		CU_ASSERT_TRUE(r.d.arena.on_nomem == &here);
		end(&r);
		if (rc == 1)
			break;
		CU_ASSERT_EQUAL(rc, ERR_NOMEM);
		SAME(r.e.message, "'n.ndjson': out of memory");
	}
	CU_ASSERT(n > 1 && n < 20);
}

/* ---- files and folders ---- */

static void put_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	if (!f || fputs(text, f) < 0 || fclose(f) != 0) {
		perror(path);
		exit(99);
	}
}

static void a_file_is_read_as_memory_is(void)
{
	struct reading r;
	struct input_options options = { INPUT_AUTO, false };
	char big[200000];
	size_t i;

	for (i = 0; i + 1 < sizeof big; i++)
		big[i] = i % 70 == 69 ? '\n' : (char)('a' + i % 26);
	big[sizeof big - 1] = '\0';
	put_file("test_input.txt", big);
	doc_init(&r.d);
	err_clear(&r.e);
	CU_ASSERT_EQUAL_FATAL(input_open(&r.in, "test_input.txt", &options, &r.e), 0);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, big);
	CU_ASSERT_EQUAL(next(&r), 0);
	end(&r);
	remove("test_input.txt");
}

static void a_long_line_goes_over_chunks(void)
{
	struct reading r;
	struct input_options options = { INPUT_AUTO, false };
	char line[150000];
	size_t i;

	strcpy(line, "{\"text\":\"");
	for (i = strlen(line); i + 30 < sizeof line; i++)
		line[i] = 'x';
	strcpy(line + i, "\"}\r\n{\"text\":\"y\"}");
	put_file("test_input.ndjson", line);
	doc_init(&r.d);
	err_clear(&r.e);
	CU_ASSERT_EQUAL_FATAL(input_open(&r.in, "test_input.ndjson", &options, &r.e), 0);
	CU_ASSERT_EQUAL(next(&r), 1);
	CU_ASSERT_EQUAL(r.d.text_len, i - 9);
	CU_ASSERT_EQUAL(next(&r), 1);
	SAME(r.d.text, "y");
	CU_ASSERT_EQUAL(next(&r), 0);
	end(&r);
	remove("test_input.ndjson");
}

static void what_cannot_be_opened_says_why(void)
{
	struct input *in = (struct input *)1;
	struct err e = ERR_INIT;

	CU_ASSERT_EQUAL(input_open(&in, "no/such.txt", NULL, &e), ERR_IO);
	CU_ASSERT_PTR_NULL(in);
	SAME(e.message, "cannot open 'no/such.txt': No such file or directory");
	err_clear(&e);
	CU_ASSERT_EQUAL(input_open(&in, "/", NULL, &e), ERR_IO);
	SAME(e.message, "cannot read '/': is a folder");
	input_close(in);
	if (access("/proc/self/mem", R_OK) == 0) {
		struct doc d;

		doc_init(&d);
		err_clear(&e);
		CU_ASSERT_EQUAL_FATAL(input_open(&in, "/proc/self/mem", NULL, &e), 0);
		CU_ASSERT_EQUAL(input_next(in, &d, &e), ERR_IO);
		SAME(e.message, "cannot read '/proc/self/mem': Input/output error");
		CU_ASSERT_EQUAL(input_next(in, &d, &e), 0);
		input_close(in);
		doc_release(&d);
	}
}

static void a_folder_stands_for_its_articles_in_byte_order(void)
{
	static const char *const name[] = {
		"b.txt", "a.html", "B.NDJSON", "a.txt", "z.jsonl", "c.conllu", "d.htm", "\xC3\xA9.txt", "a2.txt",
		"a10.txt", "notes.md", "txt", "a.txt.gz", "x.csv"
	};
	static const char *const wanted[] = {
		"B.NDJSON", "a.html", "a.txt", "a10.txt", "a2.txt", "b.txt", "c.conllu", "d.htm", "z.jsonl",
		"\xC3\xA9.txt"
	};
	enum { NAMES = sizeof name / sizeof *name, WANTED = sizeof wanted / sizeof *wanted };
	struct err e = ERR_INIT;
	char path[100], **file;
	size_t i, nr, slash;

	if (mkdir("test_input.d", 0777) != 0 && errno != EEXIST)
		exit(99);
	mkdir("test_input.d/sub.txt", 0777);
	put_file("test_input.d/sub.txt/below.txt", "x");
	for (i = 0; i < NAMES; i++) {
		snprintf(path, sizeof path, "test_input.d/%s", name[i]);
		put_file(path, "x");
	}
	for (slash = 0; slash < 3; slash++) {
		CU_ASSERT_EQUAL_FATAL(input_expand(&file, &nr,
						   slash == 0   ? "test_input.d"
						   : slash == 1 ? "test_input.d/"
								: "test_input.d//",
						   &e),
				      0);
		CU_ASSERT_EQUAL_FATAL(nr, WANTED);
		for (i = 0; i < WANTED; i++) {
			snprintf(path, sizeof path, "test_input.d/%s", wanted[i]);
			SAME(file[i], path);
		}
		input_expand_free(file, nr);
	}
	for (i = 0; i < NAMES; i++) {
		snprintf(path, sizeof path, "test_input.d/%s", name[i]);
		remove(path);
	}
	CU_ASSERT_EQUAL(input_expand(&file, &nr, "test_input.d", &e), ERR_IO);
	SAME(e.message, "'test_input.d': no .txt, .html, .htm, .ndjson, .jsonl or .conllu file in this folder");
	CU_ASSERT_PTR_NULL(file);
	CU_ASSERT_EQUAL(nr, 0);
	remove("test_input.d/sub.txt/below.txt");
	rmdir("test_input.d/sub.txt");
	rmdir("test_input.d");
}

static void anything_else_stands_for_itself(void)
{
	static const char *const path[] = { "-", "no/such.txt", "/dev/null", "" };
	char **file;
	size_t i, nr;

	for (i = 0; i < 4; i++) {
		CU_ASSERT_EQUAL_FATAL(input_expand(&file, &nr, path[i], NULL), 0);
		CU_ASSERT_EQUAL_FATAL(nr, 1);
		SAME(file[0], path[i]);
		input_expand_free(file, nr);
	}
	input_expand_free(NULL, 0);
	input_close(NULL);
}

/* ---- days ---- */

static void days_are_read_in_their_usual_forms(void)
{
	static const struct { const char *s, *day; } c[] = {
		{ "2016-09-05", "2016-09-05" }, { " 2016-09-05 ", "2016-09-05" }, { "-0043-03-15", "-0043-03-15" },
		{ "2016-09-05T10:00", "2016-09-05" }, { "2016-09-05T10:00:00Z", "2016-09-05" },
		{ "2016-09-05T10:00:00.123456Z", "2016-09-05" }, { "2016-09-05T10:00:00,5Z", "2016-09-05" },
		{ "2016-09-05T10:00:00+02:00", "2016-09-05" }, { "2016-09-05T10:00:00-0500", "2016-09-05" },
		{ "2016-09-05T23:59:60Z", "2016-09-05" }, { "2016-09-05T24:00", "2016-09-05" },
		{ "2016-09-05 10:00", "2016-09-05" }, { "2016-09-05 10:00:00 UTC", "2016-09-05" },
		{ "2016-09-05 7:30 p.m. EDT", "2016-09-05" }, { "2016-09-05T10:00:00+02", "2016-09-05" },
		{ "20160905", "2016-09-05" }, { "20160905 10:00", "2016-09-05" },
		{ "Mon, 05 Sep 2016 10:00:00 GMT", "2016-09-05" }, { "Mon, 5 Sep 2016 10:00:00 +0200", "2016-09-05" },
		{ "5 Sep 2016 10:00 -0500 (EST)", "2016-09-05" }, { "5 September 2016", "2016-09-05" },
		{ "05 September 2016", "2016-09-05" }, { "5 September, 2016", "2016-09-05" },
		{ "5th September 2016", "2016-09-05" }, { "1st May 2016", "2016-05-01" },
		{ "5-Sep-2016", "2016-09-05" }, { "5 sept. 2016", "2016-09-05" },
		{ "Monday 5 September 2016", "2016-09-05" }, { "September 5, 2016", "2016-09-05" },
		{ "Sept. 5, 2016", "2016-09-05" }, { "Sep 5 2016", "2016-09-05" },
		{ "SEPTEMBER 5, 2016", "2016-09-05" }, { "September 5th, 2016", "2016-09-05" },
		{ "May 5, 2016", "2016-05-05" }, { "Monday, September 5, 2016", "2016-09-05" },
		{ "Mon, September 5, 2016 at 7:30 PM EDT", "2016-09-05" },
		{ "September 5, 2016, 7:30 a.m.", "2016-09-05" }, { "September 5, 2016 10:00", "2016-09-05" },
		{ "29 February 2016", "2016-02-29" }, { "December 31, 1999", "1999-12-31" }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		int32_t day = input_date(c[i].s);
		char text[CALENDAR_TEXT] = "none";

		if (day != CALENDAR_NONE)
			calendar_write(day, text);
		if (strcmp(text, c[i].day) != 0)
			printf("'%s' ", c[i].s);
		SAME(text, c[i].day);
	}
}

static void what_is_no_day_is_refused(void)
{
	static const char *const c[] = {
		"", " ", "yesterday", "Monday", "2016", "2016-09", "2016-9-5", "2016-13-05", "2016-02-30",
		"2015-02-29", "2016-09-05x", "2016-09-05T", "2016-09-05T25:00", "2016-09-05T10", "2016-09-05T10:60",
		"2016-09-05T10:00:61", "2016-09-05T24:01", "2016-09-05T10:00+25:00", "2016-09-05T10:00+02:0",
		"2016-09-05T10:00:00.", "2016-09-05,", "2016-09-05 at", "2016-09-05 noon", "2016-09-0510:00",
		"20160931", "2016090", "201609051", "20160905x", "09/05/2016", "5/9/2016", "5.9.2016", "5 9 2016",
		"September 2016", "5 September", "September 5", "5 September 16", "31 September 2016",
		"29 February 2015", "0 May 2016", "32 May 2016", "5 Septembre 2016", "5 Se 2016", "5 Mayor 2016",
		"5xx September 2016", "Tuesday, September 5, 2016", "Tue, 05 Sep 2016 10:00:00 GMT",
		"Septober 5, 2016", "September 5,, 2016", "September five, 2016", "5September2016", "1473069600",
		"-0000-01-01", "5 September 12016", "September 5, 2016 or so", "Sept.5, 2016,"
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		if (input_date(c[i]) != CALENDAR_NONE)
			printf("read: '%s'\n", c[i]);
		CU_ASSERT_EQUAL(input_date(c[i]), CALENDAR_NONE);
	}
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(a_head_of_known_keys_is_taken_off), UNIT(keys_may_be_in_any_case_and_order),
		UNIT(unknown_keys_pass_when_the_first_is_known), UNIT(without_a_head_all_is_text),
		UNIT(a_line_without_a_key_starts_the_text), UNIT(blank_fields_are_as_not_given),
		UNIT(a_bad_date_in_the_head_names_its_line), UNIT(a_document_needs_text),
		UNIT(the_text_is_kept_byte_for_byte), UNIT(a_head_may_end_its_lines_as_windows_has_it),
		UNIT(a_byte_order_mark_is_no_text), UNIT(ids_come_from_the_file_name),
		UNIT(bytes_that_are_not_utf8_are_an_error_with_their_place),
		UNIT(repair_puts_a_replacement_character), UNIT(a_record_gives_its_members),
		UNIT(only_the_text_must_be_there), UNIT(an_id_may_be_a_number), UNIT(each_member_must_have_its_type),
		UNIT(bad_lines_are_told_and_passed_over), UNIT(bad_json_is_told_with_its_byte),
		UNIT(a_mark_before_the_first_record_is_passed_over),
		UNIT(standard_input_and_unknown_endings_are_looked_into),
		UNIT(the_format_asked_for_goes_before_the_ending), UNIT(running_out_of_memory_is_an_error_not_a_jump),
		UNIT(a_file_is_read_as_memory_is), UNIT(a_long_line_goes_over_chunks),
		UNIT(what_cannot_be_opened_says_why), UNIT(a_folder_stands_for_its_articles_in_byte_order),
		UNIT(anything_else_stands_for_itself), UNIT(days_are_read_in_their_usual_forms),
		UNIT(what_is_no_day_is_refused), UNIT_END
	};

	return unit_main("input", test);
}
