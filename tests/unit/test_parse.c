/* test_parse.c - broken model files; parts of speech, trees and names of plain sentences */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/textbuf.h"
#include "model/engine.h"
#include "model/modelfile.h"
#include "text/segment.h"
#include "tests/unit/model_test.h"

enum { MODEL_BYTES_MAX = 16 << 20 };

static struct engine *engine;

/* ---- broken model files ---- */

static void put(struct textbuf *t, size_t at, uint64_t value, size_t size)
{
	memcpy(t->s + at, &value, size);
}

static void sign(struct textbuf *t)
{
	put(t, 16, t->len, 8);
	put(t, 24, modelfile_checksum((const unsigned char *)t->s + 32, t->len - 32), 8);
}

/* Write the bytes as `name` into a folder that has the other file as it is; returns what engine_open() says. */
static int open_with(const struct textbuf *t, size_t size, const char *name, struct err *e)
{
	static const char *const file[] = { "english.model", "english.vectors" };
	char folder[] = "/tmp/dateline-model-XXXXXX", path[2][64];
	struct engine *g = NULL;
	FILE *f;
	size_t i;
	int rc;

	CU_ASSERT_FATAL(mkdtemp(folder) != NULL);
	for (i = 0; i < 2; i++) {
		snprintf(path[i], sizeof path[i], "%s/%s", folder, file[i]);
		if (strcmp(file[i], name) != 0) {
			char real[4200], other[4096];

			snprintf(other, sizeof other, "models/%s", file[i]);
			CU_ASSERT_FATAL(realpath(data_path(other), real) != NULL);
			CU_ASSERT_FATAL(symlink(real, path[i]) == 0);
			continue;
		}
		f = fopen(path[i], "wb");
		CU_ASSERT_FATAL(f && fwrite(t->s, 1, size, f) == size);
		fclose(f);
	}
	rc = engine_open(&g, folder, e);
	CU_ASSERT((rc == 0) == (g != NULL));
	engine_close(g);
	for (i = 0; i < 2; i++)
		unlink(path[i]);
	rmdir(folder);
	return rc;
}

/* Check that opening fails with these bytes as the model, saying `why`. */
static void refused(const struct textbuf *t, size_t size, const char *why)
{
	struct err e = ERR_INIT;

	CU_ASSERT(open_with(t, size, "english.model", &e) == ERR_FORMAT);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, why));
	if (!strstr(e.message, why))
		printf("  wanted '%s', got '%s'\n", why, e.message);
}

static struct textbuf whole_file(const char *name)
{
	struct textbuf t = TEXTBUF_INIT(MODEL_BYTES_MAX);
	struct err e = ERR_INIT;

	CU_ASSERT_FATAL(textbuf_read_file(&t, data_path(name), &e) == 0);
	return t;
}

static struct textbuf whole_model(void)
{
	return whole_file("models/english.model");
}

/* Where a section's entry stands in the table. */
static size_t entry_of(const struct textbuf *t, const char *id)
{
	size_t at = MODELFILE_HEADER;

	while (memcmp(t->s + at, id, 4) != 0)
		at += MODELFILE_ENTRY;
	return at;
}

static uint64_t get(const struct textbuf *t, size_t at)
{
	uint64_t x;

	memcpy(&x, t->s + at, sizeof x);
	return x;
}

static void a_missing_model_is_an_io_error(void)
{
	struct engine *g = NULL;
	struct err e = ERR_INIT;

	CU_ASSERT(engine_open(&g, "/nowhere", &e) == ERR_IO);
	CU_ASSERT_PTR_NULL(g);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "cannot open '/nowhere/english.model'"));
	engine_close(g);
}

static void bad_magic_is_refused(void)
{
	struct textbuf t = whole_model();

	t.s[0] = 'X';
	refused(&t, t.len, "not a model file");
	refused(&t, 0, "not a model file");
	refused(&t, 39, "not a model file");
	textbuf_release(&t);
}

static void a_future_version_is_refused(void)
{
	struct textbuf t = whole_model();

	put(&t, 8, MODELFILE_VERSION + 1, 4);
	sign(&t);
	refused(&t, t.len, "version 2");
	textbuf_release(&t);
}

static void another_byte_order_is_refused(void)
{
	struct textbuf t = whole_model();

	put(&t, 12, 0x04030201, 4);
	refused(&t, t.len, "byte order");
	textbuf_release(&t);
}

static void a_cut_or_longer_file_is_refused(void)
{
	struct textbuf t = whole_model();

	refused(&t, t.len - 1, "cut short");
	refused(&t, MODELFILE_HEADER, "cut short");
	textbuf_putc(&t, '\0');
	refused(&t, t.len, "cut short or has grown");
	textbuf_release(&t);
}

static void a_changed_byte_is_refused(void)
{
	struct textbuf t = whole_model();

	t.s[t.len / 2] ^= 1;
	refused(&t, t.len, "checksum");
	t.s[t.len / 2] ^= 1;
	t.s[t.len - 1] ^= 1;
	refused(&t, t.len, "checksum");
	t.s[t.len - 1] ^= 1;
	t.s[33] ^= 1;
	refused(&t, t.len, "checksum");
	textbuf_release(&t);
}

static void sections_outside_the_file_are_refused(void)
{
	struct textbuf t = whole_model();
	size_t at = entry_of(&t, "EMAT");
	uint64_t offset = get(&t, at + 8), size = get(&t, at + 16);

	put(&t, at + 8, (t.len + 127) / 64 * 64, 8);
	sign(&t);
	refused(&t, t.len, "outside");
	put(&t, at + 8, UINT64_MAX - 63, 8);
	sign(&t);
	refused(&t, t.len, "outside");
	put(&t, at + 8, 0, 8);                  /* over the header */
	sign(&t);
	refused(&t, t.len, "outside");
	put(&t, at + 8, offset, 8);
	put(&t, at + 16, t.len - offset + 1, 8);
	sign(&t);
	refused(&t, t.len, "outside");
	put(&t, at + 16, size - 1, 8);
	sign(&t);
	refused(&t, t.len, "wrong size");
	put(&t, at + 16, 3, 8);
	sign(&t);
	refused(&t, t.len, "wrong size");
	textbuf_release(&t);
}

static void missing_and_doubled_sections_are_refused(void)
{
	static const char *const id[] = { "EDIM", "ELBL", "EFRM", "EVEC", "EAFX", "EMAT", "EROT" };
	struct textbuf t = whole_model();
	size_t i, at;

	for (i = 0; i < sizeof id / sizeof id[0]; i++) {
		char why[64];

		at = entry_of(&t, id[i]);
		memcpy(t.s + at, "XXXX", 4);
		sign(&t);
		snprintf(why, sizeof why, "section '%s' of the model file is missing", id[i]);
		refused(&t, t.len, why);
		memcpy(t.s + at, strcmp(id[i], "EMAT") == 0 ? "EDIM" : "EMAT", 4);
		sign(&t);
		refused(&t, t.len, "twice");
		memcpy(t.s + at, id[i], 4);
	}
	put(&t, 32, 4000, 4);
	sign(&t);
	refused(&t, t.len, "number of sections");
	textbuf_release(&t);
}

static void bad_contents_are_refused(void)
{
	static const struct { const char *id; size_t at; uint32_t value; const char *why; } change[] = {
		{ "EDIM", 0, 0, "not possible" }, { "EDIM", 0, 8, "not possible" }, { "EDIM", 0, 4096, "not possible" },
		{ "EDIM", 4, 1000, "not possible" }, { "EDIM", 8, 17, "not possible" }, { "EDIM", 12, 0, "not possible" },
		{ "EDIM", 16, 97, "not possible" }, { "EDIM", 20, 1, "not possible" }, { "EDIM", 24, 1, "other word vectors" },
		{ "EDIM", 16, 1, "too long" }, { "EDIM", 16, 96, "ends too early" }, { "EDIM", 20, 2, "too long" },
		{ "ELBL", 0, 0, "ends too early" }, { "ELBL", 3, 0x58585858, "unknown part of speech" },
		{ "EFRM", 0, 0x7FFFFFFF, "wrong size" }, { "EFRM", 8, 1, "bad buckets" }, { "EFRM", 800, 0x7FFFFFFF, "bad buckets" },
		{ "EVEC", 0, 0x7FC00000, "bad scale" }, { "EVEC", 40, 0x7F800000, "bad scale" },
		{ "EAFX", 4, 0xFF800000, "bad scale" }, { "EMAT", 0, 0x7FC00000, "not possible" },
		{ "EMAT", 3072, 0x7F000000, "not possible" }, { "EROT", 0, 0x7FC00000, "not possible" }
	};
	struct textbuf t = whole_model(), v = whole_file("models/english.vectors");
	struct err e = ERR_INIT;
	size_t i;

	for (i = 0; i < sizeof change / sizeof change[0]; i++) {
		size_t at = (size_t)get(&t, entry_of(&t, change[i].id) + 8) + change[i].at;
		uint32_t old;

		memcpy(&old, t.s + at, sizeof old);
		put(&t, at, change[i].value, 4);
		sign(&t);
		refused(&t, t.len, change[i].why);
		put(&t, at, old, 4);
	}
	v.s[v.len - 1] ^= 1;
	CU_ASSERT(open_with(&v, v.len, "english.vectors", &e) == ERR_FORMAT);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "checksum"));
	sign(&v);
	err_clear(&e);
	CU_ASSERT(open_with(&v, v.len, "english.vectors", &e) == ERR_FORMAT);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "other word vectors"));
	textbuf_release(&t);
	textbuf_release(&v);
}

/* A file in which any one byte is another is refused. */
static void every_byte_counts(void)
{
	struct textbuf t = whole_model();
	size_t at, step = 1;
	struct err e;

	for (at = 0; at < t.len; at += step) {
		t.s[at] ^= 0x10;
		err_clear(&e);
		CU_ASSERT(open_with(&t, t.len, "english.model", &e) == ERR_FORMAT);
		t.s[at] ^= 0x10;
		if (at > 300)
			step = 39989;
	}
	for (at = 0; at < t.len; at += at < 300 ? 1 : 99991) {
		err_clear(&e);
		CU_ASSERT(open_with(&t, at, "english.model", &e) == ERR_FORMAT);
	}
	textbuf_release(&t);
}

/* With its checksum made right again, a damaged file is refused or harmless. */
static void damage_that_is_signed_is_harmless(void)
{
	struct textbuf t = whole_model();
	uint32_t random = 7;
	int i, opened = 0;

	for (i = 0; i < 150; i++) {
		static const char *const id[] = { "EDIM", "ELBL", "EFRM", "EVEC", "EMAT", "EROT" };
		size_t entry = entry_of(&t, id[i % 6]), begin = (size_t)get(&t, entry + 8), size = (size_t)get(&t, entry + 16), at;
		struct err e = ERR_INIT;
		char old;
		int rc;

		random = random * 1664525 + 1013904223;
		at = begin + (random >> 4) % size;
		old = t.s[at];
		t.s[at] = (char)(random >> 24);
		sign(&t);
		rc = open_with(&t, t.len, "english.model", &e);
		CU_ASSERT(rc == 0 || rc == ERR_FORMAT);
		opened += rc == 0;
		t.s[at] = old;
	}
	CU_ASSERT(opened > 0);
	textbuf_release(&t);
}

/* ---- trees ---- */

static void add_word(struct doc *d, const char *form, const char *xpos, enum upos upos)
{
	struct token t = { .form = form, .lower = form, .xpos = xpos, .upos = (uint8_t)upos, .head = HEAD_NONE };

	t.sentence = (uint32_t)d->sentence_nr;
	ARENA_PUSH(&d->arena, d->token, d->token_nr, d->token_alloc) = t;
}

static void end_sentence(struct doc *d, size_t first)
{
	struct sentence s = { .token_begin = (uint32_t)first, .token_end = (uint32_t)d->token_nr };

	ARENA_PUSH(&d->arena, d->sentence, d->sentence_nr, d->sentence_alloc) = s;
}

/* One root, heads in the sentence, no cycle, every word with a relation that is "root" just for the root. */
static bool is_tree(const struct doc *d, const struct sentence *s)
{
	uint32_t i, steps, roots = 0;

	for (i = s->token_begin; i < s->token_end; i++) {
		const struct token *t = &d->token[i];
		int32_t at = (int32_t)i;

		if (!t->deprel || (strcmp(t->deprel, "root") == 0) != (t->head == HEAD_ROOT))
			return false;
		roots += t->head == HEAD_ROOT;
		for (steps = 0; at != HEAD_ROOT; steps++) {
			if (at < (int32_t)s->token_begin || at >= (int32_t)s->token_end || steps > s->token_end - s->token_begin)
				return false;
			at = d->token[at].head;
		}
	}
	return roots == 1;
}

static void any_sentence_gets_one_tree(void)
{
	static const struct { const char *form, *xpos; enum upos upos; } kind[] = {
		{ "the", "DT", UPOS_DET }, { "house", "NN", UPOS_NOUN }, { "sees", "VBZ", UPOS_VERB }, { ",", ",", UPOS_PUNCT },
		{ "and", "CC", UPOS_CCONJ }, { "of", "IN", UPOS_ADP }, { "Rome", "NNP", UPOS_PROPN }, { "to", "TO", UPOS_PART },
		{ "\xC3\xA9t\xC3\xA9", NULL, UPOS_NONE }, { "", NULL, UPOS_NONE }, { "2", "CD", UPOS_NONE }
	};
	static const size_t length[] = { 1, 2, 3, 7, 40, 250, 1000, 3000 };
	struct doc d;
	jmp_buf no_memory;
	static uint32_t random = 1;
	size_t i, k, first;

	doc_init(&d);
	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	d.arena.on_nomem = &no_memory;
	for (i = 0; i < sizeof length / sizeof length[0]; i++) {
		for (first = d.token_nr, k = 0; k < length[i]; k++) {
			size_t which;

			random = random * 1664525 + 1013904223;
			which = (random >> 16) % (sizeof kind / sizeof kind[0]);
			add_word(&d, kind[which].form, kind[which].xpos, kind[which].upos);
		}
		end_sentence(&d, first);
	}
	for (i = 0; i < sizeof kind / sizeof kind[0]; i++) {        /* 1, then 1000 words of one kind; punctuation only, too */
		add_word(&d, kind[i].form, kind[i].xpos, kind[i].upos);
		end_sentence(&d, d.token_nr - 1);
		for (first = d.token_nr, k = 0; k < 1000; k++)
			add_word(&d, kind[i].form, kind[i].xpos, kind[i].upos);
		end_sentence(&d, first);
	}
	end_sentence(&d, d.token_nr);       /* an empty one does no harm */
	engine_read(&d, engine, &lexicon);
	for (i = 0; i + 1 < d.sentence_nr; i++)
		CU_ASSERT(is_tree(&d, &d.sentence[i]));
	doc_release(&d);
}

static void gold_trees_are_kept(void)
{
	struct doc d;
	jmp_buf no_memory;

	doc_init(&d);
	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	d.arena.on_nomem = &no_memory;
	add_word(&d, "dogs", "NNS", UPOS_NOUN);
	add_word(&d, "bark", "VBP", UPOS_VERB);
	end_sentence(&d, 0);
	d.token[0].head = HEAD_ROOT;
	d.token[0].deprel = "gold";
	d.token[1].head = 0;
	d.token[1].deprel = "odd";
	add_word(&d, "dogs", "NNS", UPOS_NOUN);
	add_word(&d, "bark", "VBP", UPOS_VERB);
	end_sentence(&d, 2);
	engine_read(&d, engine, &lexicon);
	CU_ASSERT(d.token[0].head == HEAD_ROOT && d.token[1].head == 0);
	CU_ASSERT_STRING_EQUAL(d.token[0].deprel, "gold");
	CU_ASSERT_STRING_EQUAL(d.token[1].deprel, "odd");
	CU_ASSERT(d.token[2].head == 3 && d.token[3].head == HEAD_ROOT);
	CU_ASSERT_STRING_EQUAL(d.token[2].deprel, "nsubj");
	doc_release(&d);
}

/* Each line of text with "word/tag/relation>head" for the words that matter. */
static void plain_news_is_read_right(void)
{
	static const struct { const char *text, *want; } line[] = {
		{ "The president met the prime minister of Israel in Paris on Monday.",
		  "president/NN/nsubj>met met/VBD/root>- minister/NN/obj>met Israel/NNP/nmod>minister Paris/NNP/obl>met" },
		{ "Two soldiers were killed by rebels.",
		  "Two/CD/nummod>soldiers soldiers/NNS/nsubj:pass>killed were/VBD/aux:pass>killed killed/VBN/root>- "
		  "rebels/NNS/obl:agent>killed" },
		{ "Germany and France signed a treaty.",
		  "Germany/NNP/nsubj>signed France/NNP/conj>Germany signed/VBD/root>- treaty/NN/obj>signed" },
		{ "The minister said that troops had left the city.",
		  "minister/NN/nsubj>said said/VBD/root>- left/VBN/ccomp>said troops/NNS/nsubj>left city/NN/obj>left" },
		{ "Obama's visit ended.", "Obama/NNP/nmod:poss>visit visit/NN/nsubj>ended ended/VBD/root>-" }
	};
	static size_t i;
	size_t k;

	for (i = 0; i < sizeof line / sizeof line[0]; i++) {
		struct doc d;
		jmp_buf no_memory;
		char want[512], *at, *rest = NULL;

		doc_init(&d);
		if (setjmp(no_memory)) {
			CU_FAIL("out of memory");
			return;
		}
		d.arena.on_nomem = &no_memory;
		d.text = line[i].text;
		d.text_len = strlen(d.text);
		segment(&d);
		engine_read(&d, engine, &lexicon);
		CU_ASSERT(d.sentence_nr == 1 && is_tree(&d, &d.sentence[0]));
		snprintf(want, sizeof want, "%s", line[i].want);
		for (at = strtok_r(want, " ", &rest); at; at = strtok_r(NULL, " ", &rest)) {
			char got[256] = "";
			size_t length = strcspn(at, "/");

			for (k = 0; k < d.token_nr; k++) {
				const struct token *t = &d.token[k];

				if (strlen(t->form) == length && memcmp(t->form, at, length) == 0)
					snprintf(got, sizeof got, "%s/%s/%s>%s", t->form, t->xpos, t->deprel,
					         t->head < 0 ? "-" : d.token[t->head].form);
			}
			CU_ASSERT_STRING_EQUAL(got, at);
			if (strcmp(got, at) != 0)
				printf("  %s: wanted %s, got %s\n", line[i].text, at, got);
		}
		doc_release(&d);
	}
}

static int open_engine(const char *folder, struct err *e)
{
	return engine_open(&engine, folder, e);
}

static void close_engine(void)
{
	engine_close(engine);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(a_missing_model_is_an_io_error), UNIT(bad_magic_is_refused), UNIT(a_future_version_is_refused),
		UNIT(another_byte_order_is_refused), UNIT(a_cut_or_longer_file_is_refused), UNIT(a_changed_byte_is_refused),
		UNIT(sections_outside_the_file_are_refused), UNIT(missing_and_doubled_sections_are_refused),
		UNIT(bad_contents_are_refused), UNIT(every_byte_counts),
		UNIT(damage_that_is_signed_is_harmless), UNIT(any_sentence_gets_one_tree), UNIT(gold_trees_are_kept),
		UNIT(plain_news_is_read_right), UNIT_END
	};

	return model_main("parse", test, open_engine, close_engine);
}
