/* test_coref.c - coreference: which phrases are mentions, what can never be one thing, which model files are refused */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "coref/coref_int.h"
#include "extract/extract.h"
#include "text/input.h"
#include "tests/unit/model_file.h"
#include "tests/unit/unit.h"

static struct context *context;
static jmp_buf no_memory;

static const char *data_folder(void)
{
	const char *folder = getenv("DATELINE_DATA");

	return folder ? folder : "data";
}

static void read_text(struct doc *d, const char *text)
{
	doc_init(d);
	d->arena.on_nomem = &no_memory;
	d->id = "t";
	d->text = text;
	d->text_len = strlen(text);
	annotate(d, context);
}

/* The words of the mentions of the entity that the first mention with these words has, with " | " between. */
static const char *together(const char *text, const char *words)
{
	static char out[4096];
	struct doc d;
	uint32_t entity = NO_INDEX;
	size_t i, n = 0;

	read_text(&d, text);
	out[0] = '\0';
	for (i = 0; i < d.mention_nr && entity == NO_INDEX; i++)
		if (d.mention[i].end - d.mention[i].begin == strlen(words) && strncmp(text + d.mention[i].begin, words, strlen(words)) == 0)
			entity = d.mention[i].entity;
	for (i = 0; i < d.mention_nr && entity != NO_INDEX; i++)
		if (d.mention[i].entity == entity)
			n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s", n ? " | " : "", (int)(d.mention[i].end - d.mention[i].begin),
			                      text + d.mention[i].begin);
	doc_release(&d);
	return out;
}

static void pronouns_and_phrases_find_their_names(void)
{
	static const struct { const char *text, *words, *want; } line[] = {
		{ "German Chancellor Angela Merkel welcomed the deal. She said it would save lives.", "Angela Merkel",
		  "Angela Merkel | She" },
		{ "Bill Clinton praised his wife.", "Bill Clinton", "Bill Clinton | his" },
		{ "A woman was arrested in Lyon on Monday. The woman was later released.", "A woman", "A woman | The woman" },
	};
	size_t i;

	for (i = 0; i < sizeof line / sizeof line[0]; i++) {
		const char *got = together(line[i].text, line[i].words);

		CU_ASSERT(strstr(got, line[i].want) != NULL);
		if (!strstr(got, line[i].want))
			printf("  wanted '%s'\n  got    '%s'\n", line[i].want, got);
	}
}

static void who_answers_an_interview_is_known(void)
{
	static const char text[] =
		"Mayor Maria Costa on floods, budgets and bridges\n\nMaria Costa has run the city since 2011.\n\nWhat do you plan for the river?\n\n"
		"I want higher walls. My council agrees.\n\nWill you run again?\n\nI have not decided.\n\nWhat would you do differently?\n\n"
		"I would listen more to Peter Lang.\n";
	static const char two[] =
		"An interview with Maria Costa and Peter Lang\n\nWhat do you plan?\n\nI want walls. I do.\n\nWill you run?\n\nI have not decided.\n\n"
		"Would you do it?\n\nI would. We both would.\n";

	CU_ASSERT_STRING_EQUAL(strstr(together(text, "Maria Costa"), "you"), "you | I | My | you | I | you | I");
	CU_ASSERT(strstr(together(two, "Maria Costa"), "you") == NULL && strstr(together(two, "Maria Costa"), "I") == NULL);
	CU_ASSERT(strstr(together(two, "Maria Costa and Peter Lang"), "We") != NULL);
}

/* Mentions of every document keep what doc.h promises. */
static void mentions_are_in_order_and_inside(void)
{
	static const char *const text[] = {
		"", "He.", "I said \"you\" to him and himself, her, it, them, us.", "The man who shot himself is the man who shot him.",
		"\"I will go,\" said Ann Lee. \"We will all go,\" she added. \"You too.\"",
		"Peru, Chile and Bolivia signed. They, Peru and Chile, left; both the countries' leaders said their own people's."
	};
	size_t i, k;

	for (i = 0; i < sizeof text / sizeof text[0]; i++) {
		struct doc d;

		read_text(&d, text[i]);
		for (k = 0; k < d.mention_nr; k++) {
			const struct mention *m = &d.mention[k];

			CU_ASSERT(m->begin < m->end && m->end <= d.text_len && m->token_begin < m->token_end && m->entity < d.entity_nr);
			CU_ASSERT(m->percent < 100);
			if (k)
				CU_ASSERT(d.mention[k - 1].begin < m->begin || (d.mention[k - 1].begin == m->begin && d.mention[k - 1].end > m->end));
		}
		doc_release(&d);
	}
}

/* "He" and "she", one person and many, are never one entity, whatever the network says. */
static void what_contradicts_itself_is_never_one(void)
{
	static const char *const name[] = { "Ann Lee", "John Smith", "the soldiers", "Peru", "Sam", "Hassan Rohani", "the company" };
	static const char *const pronoun[] = { "he", "she", "they", "him", "her", "them", "I", "we", "it" };
	static char text[8192];
	uint32_t seed = 1;
	size_t round, i, k;

	for (round = 0; round < 60; round++) {
		struct doc d;
		size_t at = 0;

		for (i = 0; i < 30; i++) {
			seed = seed * 1664525 + 1013904223;
			at += (size_t)snprintf(text + at, sizeof text - at, "%s told %s that %s had seen %s. ", name[(seed >> 8) % 7],
			                       name[(seed >> 12) % 7], pronoun[(seed >> 16) % 9], pronoun[(seed >> 20) % 9]);
		}
		read_text(&d, text);
		for (i = 0; i < d.entity_nr; i++) {
			bool he = false, she = false, they = false;

			for (k = 0; k < d.entity[i].mention_nr; k++) {
				const struct mention *m = &d.mention[d.entity[i].mention[k]];
				const struct token *t = &d.token[m->token_begin];

				if (m->kind != MENTION_PRONOUN)
					continue;
				he = he || token_is(t, "he") || token_is(t, "him");
				she = she || token_is(t, "she") || token_is(t, "her");
				they = they || token_is(t, "they") || token_is(t, "them");
			}
			CU_ASSERT(he + she + they <= 1);
			if (he + she + they > 1)
				printf("  '%s' is he %d, she %d, they %d\n", d.entity[i].name, he, she, they);
		}
		doc_release(&d);
	}
}

/* ---- files ---- */

static void a_broken_file_is_refused(void)
{
	static const struct { uint32_t section, at, value; bool entry; const char *want; } fault[] = {
		{ SECTION_COREF_DIMS, 0, 99, false, "of version 99" },
		{ SECTION_COREF_DIMS, 4, 32, false, "with 32 hidden units" },
		{ SECTION_COREF_DIMS, 8, 1, false, "names row" },
		{ SECTION_COREF_DIMS, 12, 0xFFFFFFFF, false, "not possible" },
		{ SECTION_COREF_DIMS, 16, 5, false, "not possible" },
		{ SECTION_COREF_DIMS, 20, 0, false, "not possible" },
		{ SECTION_COREF_DIMS, 24, 0x7FFFFFFF, false, "not possible" },
		{ SECTION_COREF_DIMS, 0, 0x20202020, true, "'CDIM' is missing" },
		{ SECTION_COREF_KEYS, 0, 0x20202020, true, "'CKEY' is missing" },
		{ SECTION_COREF_ROWS, 0, 0x20202020, true, "'CROW' is missing" },
		{ SECTION_COREF_VECTORS, 0, 0x20202020, true, "'CVEC' is missing" },
		{ SECTION_COREF_OUT, 0, 0x20202020, true, "'COUT' is missing" },
	};
	char folder[] = "/tmp/dateline-coref-XXXXXX", path[4096];
	size_t size, k;
	unsigned char *good, *s;

	snprintf(path, sizeof path, "%s/models/english.coref", data_folder());
	good = model_file_read(path, &size);
	s = malloc(size + 1);
	CU_ASSERT_FATAL(size > 1000 && s && mkdtemp(folder));
	snprintf(path, sizeof path, "%s/english.coref", folder);
	for (k = 0; k < sizeof fault / sizeof fault[0]; k++) {
		struct coref_model *m = NULL;
		struct err e = ERR_INIT;
		FILE *f;

		memcpy(s, good, size);
		model_file_put(s + (fault[k].entry ? model_file_entry(s, fault[k].section) : model_file_section(s, fault[k].section)) + fault[k].at,
		               fault[k].value);
		model_file_sign(s, size);
		f = fopen(path, "wb");
		CU_ASSERT_FATAL(f && fwrite(s, 1, size, f) == size && fclose(f) == 0);
		CU_ASSERT(coref_open(&m, folder, &e) == ERR_FORMAT);
		CU_ASSERT(m == NULL && strstr(e.message, fault[k].want) != NULL && strstr(e.message, path) != NULL);
		if (!strstr(e.message, fault[k].want))
			printf("  wanted '%s' in '%s'\n", fault[k].want, e.message);
		coref_close(m);
	}
	unlink(path);
	{
		struct coref_model *m = NULL;
		struct err e = ERR_INIT;

		CU_ASSERT(coref_open(&m, folder, &e) == ERR_IO && m == NULL);
	}
	rmdir(folder);
	coref_close(NULL);
	free(good);
	free(s);
}

/* A document of many mentions takes time in proportion: it would take minutes else. */
static void a_long_document_takes_no_time(void)
{
	static char text[400000];
	size_t at = 0;
	struct doc d;

	while (at + 80 < sizeof text)
		at += (size_t)sprintf(text + at, "He told the man%zu that the dog had it. ", at % 97);
	read_text(&d, text);
	CU_ASSERT(d.mention_nr > 10000);
	doc_release(&d);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(pronouns_and_phrases_find_their_names), UNIT(who_answers_an_interview_is_known),
		UNIT(mentions_are_in_order_and_inside), UNIT(what_contradicts_itself_is_never_one),
		UNIT(a_broken_file_is_refused), UNIT(a_long_document_takes_no_time), UNIT_END
	};
	struct err e = ERR_INIT;
	int status;

	if (setjmp(no_memory))
		return 99;
	if (context_open(&context, data_folder(), &e) < 0) {
		fprintf(stderr, "test_coref: %s\n", e.message);
		return 99;
	}
	status = unit_main("coref", test);
	context_free(context);
	return status;
}
