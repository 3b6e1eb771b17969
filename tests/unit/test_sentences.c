/* test_sentences.c - the classifier of sentence boundaries: what it cuts, what it leaves whole, which files it refuses */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "model/sentences.h"
#include "model/sentences_int.h"
#include "tests/unit/model_file.h"
#include "tests/unit/model_test.h"
#include "text/segment.h"

static struct sentence_model *model;

/* `text` must outlive the document. */
static void cut(struct doc *d, const char *text, bool refine)
{
	jmp_buf no_memory;

	doc_init(d);
	d->text = text;
	d->text_len = strlen(text);
	if (setjmp(no_memory))
		exit(99);
	d->arena.on_nomem = &no_memory;
	segment(d);
	if (refine)
		sentences_refine(d, model, &lexicon);
	d->arena.on_nomem = NULL;
}

/* ---- what it cuts ---- */

/* The sentences of `text` with " | " between. */
static const char *pieces(const char *text)
{
	static char out[4096];
	struct doc d;
	size_t i, n = 0;

	cut(&d, text, true);
	out[0] = '\0';
	for (i = 0; i < d.sentence_nr; i++)
		n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s", i ? " | " : "", (int)(d.sentence[i].end - d.sentence[i].begin),
		                      text + d.sentence[i].begin);
	doc_release(&d);
	return out;
}

static void lines_that_lost_their_ends_are_found(void)
{
	static const struct { const char *text, *want; } line[] = {
		{ "Rescue team can not afford Haiti mission The relief workers are desperate to help.",
		  "Rescue team can not afford Haiti mission | The relief workers are desperate to help." },
		{ "Swine flu outbreak reaches Europe The UN has warned that the virus may spread.",
		  "Swine flu outbreak reaches Europe | The UN has warned that the virus may spread." },
		{ "Trial of the singer's doctor begins The trial is expected to last a month.",
		  "Trial of the singer's doctor begins | The trial is expected to last a month." },
		{ "Please let me know if this is right. Thanks, Phillip 03/14/2001 08:02 PM The meeting is on Monday.",
		  "Please let me know if this is right. | Thanks, | Phillip | 03/14/2001 08:02 PM | The meeting is on Monday." },
		{ "I hope that this helps :) We will meet again next week.",
		  "I hope that this helps :) | We will meet again next week." },
		{ "Please see the site http://www.example.org/news It has all the pictures.",
		  "Please see the site http://www.example.org/news | It has all the pictures." },
		/* and what is whole stays whole */
		{ "British Prime Minister Theresa May met Secretary of State John Kerry in London on Monday, July 18, 2016.",
		  "British Prime Minister Theresa May met Secretary of State John Kerry in London on Monday, July 18, 2016." },
		{ "\"I do not think that the talks have failed,\" he said, \"We will meet again.\"",
		  "\"I do not think that the talks have failed,\" he said, \"We will meet again.\"" },
		{ "The Syrian Observatory for Human Rights said The New York Times was right about Aleppo.",
		  "The Syrian Observatory for Human Rights said The New York Times was right about Aleppo." },
		{ "A spokesman for the Foreign Ministry, Ali Khan, told Reuters that President Bashar al-Assad would not resign.",
		  "A spokesman for the Foreign Ministry, Ali Khan, told Reuters that President Bashar al-Assad would not resign." }
	};
	size_t i;

	for (i = 0; i < sizeof line / sizeof line[0]; i++) {
		const char *got = pieces(line[i].text);

		CU_ASSERT_STRING_EQUAL(got, line[i].want);
		if (strcmp(got, line[i].want) != 0)
			printf("  wanted '%s'\n  got    '%s'\n", line[i].want, got);
	}
}

/* ---- promises ---- */

/* NULL, or what is wrong with `d`, which is `rules` refined. */
static const char *broken(const struct doc *d, const struct doc *rules)
{
	size_t i, k = 0, r = 0;

	if (d->token_nr != rules->token_nr || d->sentence_nr < rules->sentence_nr)
		return "tokens or sentences are lost";
	for (i = 0; i < d->token_nr; i++)
		if (d->token[i].begin != rules->token[i].begin || d->token[i].end != rules->token[i].end ||
		    d->token[i].flags != rules->token[i].flags)
			return "a token is another one";
	for (i = 0; i < d->sentence_nr; i++) {
		const struct sentence *s = &d->sentence[i], *whole;

		if (s->token_begin != k || s->token_end <= s->token_begin || s->token_end > d->token_nr)
			return "the sentences do not follow one another";
		if (s->begin != d->token[k].begin || s->end != d->token[s->token_end - 1].end)
			return "a sentence is not as long as its tokens";
		while (rules->sentence[r].token_end <= s->token_begin)
			r++;
		whole = &rules->sentence[r];
		if (s->token_end > whole->token_end)
			return "a sentence goes over a boundary of the rules";
		if (s->paragraph != whole->paragraph || (s->flags | SENTENCE_PARAGRAPH) != (whole->flags | SENTENCE_PARAGRAPH))
			return "paragraph or flags are not those of the whole";
		if ((s->flags & SENTENCE_PARAGRAPH) != (s->token_begin == whole->token_begin ? whole->flags & SENTENCE_PARAGRAPH : 0))
			return "another piece than the first begins the paragraph";
		if (whole->flags & (SENTENCE_BYLINE | SENTENCE_DATELINE) && s->token_end - s->token_begin != whole->token_end - whole->token_begin)
			return "a byline or dateline is cut";
		for (; k < s->token_end; k++) {
			if (d->token[k].sentence != i)
				return "a token of another sentence";
			if (k == s->token_begin && k > whole->token_begin && !(d->token[k - 1].flags & TOKEN_SPACE_AFTER))
				return "cut where no white space is";
		}
	}
	return k == d->token_nr ? NULL : "tokens after the last sentence";
}

static size_t holds(const char *text)
{
	struct doc d, again, rules;
	const char *wrong;
	size_t i, cuts;

	cut(&rules, text, false);
	cut(&d, text, true);
	cut(&again, text, true);
	wrong = broken(&d, &rules);
	if (!wrong && d.sentence_nr != again.sentence_nr)
		wrong = "cut in another way the second time";
	for (i = 0; !wrong && i < d.sentence_nr; i++)
		if (d.sentence[i].token_end != again.sentence[i].token_end)
			wrong = "cut in another way the second time";
	CU_ASSERT_PTR_NULL(wrong);
	if (wrong)
		printf("%s: '%.300s'\n", wrong, text);
	cuts = d.sentence_nr - rules.sentence_nr;
	doc_release(&d);
	doc_release(&again);
	doc_release(&rules);
	return cuts;
}

static void promises_hold_for_random_text(void)
{
	static const char *const word[] = {
		"the", "The", "talks", "Talks", "FAILED", "said", "Obama", "U.S.", "Mr.", "I", "we", "thanks", "Thanks", "Regards", "on", "3",
		"2016", "02/13/2001", "08:02", "PM", "http://x.org/a", "a@b.com", ":)", "-", "--", "(", ")", "\"", "'", "...", ".", "!", "?", ",",
		":", ";", "*", "__________", "\xE2\x80\x94", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xD0\x9C\xD0\xBE\xD1\x81", "\xE4\xB8\xAD",
		"KABUL", "(AP)", "By", "Jane", "Smith", "\n", "\n\n", "x"
	};
	static char text[8192];
	size_t round, i, cuts = 0;

	for (round = 0; round < 400; round++) {
		size_t n = random_number() % 300, at = 0;

		text[0] = '\0';
		for (i = 0; i < n; i++)
			at += (size_t)sprintf(text + at, "%s%s", word[random_number() % (sizeof word / sizeof word[0])],
			                      random_number() % 8 ? " " : "");
		cuts += holds(text);
	}
	CU_ASSERT(cuts > 100);
	for (round = 0; round < 200; round++) {
		size_t n = random_number() % 200, at = 0;

		for (i = 0; i < n; i++) {
			uint32_t c = random_number() % 4 ? 1 + random_number() % 0x7F : 0xA0 + random_number() % 0x3000;

			at += utf8_put(c, text + at);
		}
		text[at] = '\0';
		holds(text);
	}
	holds("");
	holds(" ");
	holds("x");
	holds("Thanks");
}

static void nothing_changes_in_text_that_is_given_in_sentences(void)
{
	static const char text[] = "Thanks for the reply I will call you I hope that this helps :) We will meet again";
	struct doc d;
	jmp_buf no_memory;
	struct sentence whole;
	size_t before;

	cut(&d, text, false);
	CU_ASSERT(holds(text) > 0);
	if (setjmp(no_memory))
		exit(99);
	d.arena.on_nomem = &no_memory;
	d.pretokenised = true;
	before = d.sentence_nr;
	whole = d.sentence[0];
	sentences_refine(&d, model, &lexicon);
	CU_ASSERT(d.sentence_nr == before && memcmp(&whole, &d.sentence[0], sizeof whole) == 0);
	doc_release(&d);
}

static void each_refused_allocation_is_reported(void)
{
	static struct doc d;
	static volatile long fail;
	static volatile bool done;
	jmp_buf no_memory;

	for (fail = 0, done = false; !done && fail < 1000; fail++) {
		doc_init(&d);
		d.text = "Thanks for the reply I will call you I hope that this helps :) We will meet again";
		d.text_len = strlen(d.text);
		if (setjmp(no_memory) == 0) {
			d.arena.on_nomem = &no_memory;
			segment(&d);
			d.arena.fail_after = fail;
			sentences_refine(&d, model, &lexicon);
			done = true;
		} else {
			CU_ASSERT(d.arena.on_nomem == &no_memory);
		}
		doc_release(&d);
	}
	CU_ASSERT(done && fail > 1);
}

/* A text of many words without a stop is read in linear time: it would take minutes else. */
static void long_text_takes_no_time(void)
{
	static char text[2000000];
	struct doc d;
	size_t at = 0;

	while (at + 40 < sizeof text)
		at += (size_t)sprintf(text + at, "%s ", at % 7 ? "Alpha (beta" : "gamma \"Delta");
	cut(&d, text, true);
	CU_ASSERT(d.token_nr > 100000);
	doc_release(&d);
}

/* ---- files ---- */

static void a_broken_file_is_refused(void)
{
	static const char *const want[] = {
		NULL, "cannot open", "not a model file", "cut short", "checksum", "of version 99", "'SDIM' is missing", "'SWGT' is missing",
		"with 5 weights", "out of range", "out of range"
	};
	char folder[] = "/tmp/dateline-sentences-XXXXXX", path[100];
	size_t size, k, dims;
	unsigned char *good = model_file_read(data_path("models/english.sentences"), &size), *s = malloc(size + 1);

	CU_ASSERT_FATAL(size > 1000 && s && mkdtemp(folder));
	snprintf(path, sizeof path, "%s/english.sentences", folder);
	dims = model_file_section(good, SECTION_SENTENCE_DIMS);
	CU_ASSERT_FATAL(dims > 0 && dims + sizeof(struct sentence_dims) < size);
	for (k = 0; k < sizeof want / sizeof want[0]; k++) {
		struct sentence_model *m = NULL;
		struct err e = ERR_INIT;
		size_t length = size;
		FILE *f;
		int rc;

		memcpy(s, good, size);
		if (k == 3)
			length = size - 1;
		else if (k == 5)
			model_file_put(s + dims, 99);
		else if (k == 6 || k == 7)
			s[model_file_entry(s, k == 6 ? SECTION_SENTENCE_DIMS : SECTION_SENTENCE_WEIGHTS)] = 'x';
		else if (k == 8)
			model_file_put(s + dims + 4, 5);
		else if (k >= 9)
			model_file_put(s + dims + 8 + 4 * (k - 9), k == 9 ? 0x7FFFFFFF : 0x80000000);
		model_file_sign(s, size);
		if (k == 2)
			s[0] = 'x';
		if (k == 4)
			s[size - 1] ^= 1;
		if (k != 1) {
			f = fopen(path, "wb");
			CU_ASSERT_FATAL(f && fwrite(s, 1, length, f) == length && fclose(f) == 0);
		}
		rc = sentences_open(&m, folder, &e);
		if (!want[k]) {
			CU_ASSERT(rc == 0 && m);
		} else {
			CU_ASSERT(rc == (k == 1 ? ERR_IO : ERR_FORMAT) && !m && strstr(e.message, want[k]) && strstr(e.message, path));
			if (!strstr(e.message, want[k]))
				printf("  wanted '%s', got '%s'\n", want[k], e.message);
		}
		sentences_close(m);
		unlink(path);
	}
	rmdir(folder);
	free(s);
	free(good);
	sentences_close(NULL);
}

static int open_model(const char *folder, struct err *e)
{
	return sentences_open(&model, folder, e);
}

static void close_model(void)
{
	sentences_close(model);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(lines_that_lost_their_ends_are_found), UNIT(promises_hold_for_random_text),
		UNIT(nothing_changes_in_text_that_is_given_in_sentences), UNIT(each_refused_allocation_is_reported),
		UNIT(long_text_takes_no_time), UNIT(a_broken_file_is_refused), UNIT_END
	};

	return model_main("sentences", test, open_model, close_model);
}
