/* test_engine.c - the engine: arithmetic, trees, the same answer everywhere */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "model/engine.h"
#include "model/kernel.h"
#include "model/mend_tree.h"
#include "model/names_agree.h"
#include "model/spanning_tree.h"
#include "text/segment.h"
#include "tests/unit/model_test.h"

static struct engine *engine;

/* ---- kernels ---- */

enum { ROWS = 228, COLS = 96, NR = 19 };

static void all_processors_get_the_same_bits(void)
{
	static struct {
		int32_t sum[NR * COLS];
		float out[NR * COLS], cell[COLS], arcs[COLS];
		int16_t hidden[COLS], plain[NR * COLS], added[NR * COLS], rows[COLS];
	} got[2];
	static int16_t in[NR * ROWS], packed[ROWS * COLS];
	static float scale[COLS], bias[COLS], x[NR * COLS];
	static int32_t scratch[16 * COLS];
	static int8_t bytes[9 * COLS];
	const int8_t *row[9];
	struct matrix m = { ROWS, COLS, packed, scale, bias };
	const struct kernel *kernel[4];
	size_t nr = kernel_all(kernel), k, i, count;

	for (i = 0; i < NR * ROWS; i++)
		in[i] = (int16_t)(random_number() & 0xFFFF);
	for (i = 0; i < ROWS * COLS; i++)
		packed[i] = (int8_t)(random_number() & 0xFF);
	for (i = 0; i < COLS; i++) {
		scale[i] = (float)(random_number() & 0xFFF) * 1e-9f;
		bias[i] = (float)(random_number() & 0xFFF) * 1e-3f - 2;
	}
	for (i = 0; i < NR * COLS; i++)
		x[i] = (float)((int32_t)(random_number() & 0xFFFFF) - 0x80000) * 1e-4f;
	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (int8_t)(random_number() & 0xFF);
	for (i = 0; i < 9; i++)
		row[i] = bytes + i * COLS;
	for (count = 0; count <= NR; count++)
		for (k = 0; k < nr; k++) {
			size_t to = k > 0;

			memset(&got[to], 0, sizeof got[to]);
			kernel[k]->multiply(got[to].sum, COLS, in, ROWS, count, &m);
			kernel[k]->affine(got[to].out, COLS, in, ROWS, count, &m, scratch);
			for (i = 0; i < count; i++)
				kernel[k]->lstm(got[to].hidden, got[to].cell, x + i * COLS, got[to].sum + i * COLS, scale, COLS / 4);
			kernel[k]->rectify(got[to].plain, x, count * COLS);
			kernel[k]->add_rectify(got[to].added, x, x + 7, count ? count * COLS - 16 : 0);
			kernel[k]->sum_rows(got[to].rows, row, scale, count % 10, COLS);
			kernel[k]->combine(got[to].arcs, x, x, COLS, count, COLS);
			if (to)
				CU_ASSERT(memcmp(&got[0], &got[1], sizeof got[0]) == 0);
		}
}

static void numbers_are_rounded_and_cut(void)
{
	static const float x[8] = { 0, 1, -1, 40, -400, 0.00048f, 0.00049f, -0.00488f };
	const struct kernel *kernel[4];
	size_t nr = kernel_all(kernel), k;

	for (k = 0; k < nr; k++) {
		int16_t y[8];

		kernel[k]->rectify(y, x, 8);
		CU_ASSERT(y[0] == 0 && y[1] == 1024 && y[2] == -102 && y[3] == 32767 && y[4] == -32767);
		CU_ASSERT(y[5] == 0 && y[6] == 1 && y[7] == 0);
	}
	CU_ASSERT(kernel_exp(0) == 1.0f);
	CU_ASSERT(kernel_exp(-1) > 0.367879f && kernel_exp(-1) < 0.367880f);
	CU_ASSERT(kernel_exp(-1000) == 0);
}

/* ---- trees ---- */

/* The best sum over all heads that make a tree of one root, by trying them all. */
static int best_sum(const int *score, size_t n, size_t row)
{
	uint32_t head[6] = { 0 };
	int best = -1000000;

	for (;;) {
		size_t i, at, steps, roots = 0;
		bool good = true;
		int sum = 0;

		for (i = 0; i < n; i++) {
			roots += head[i] == 0;
			sum += score[i * row + head[i]];
			for (at = i + 1, steps = 0; at && steps <= n; steps++)
				at = head[at - 1];
			good = good && !at;
		}
		if (good && roots == 1 && sum > best)
			best = sum;
		for (i = 0; i < n && ++head[i] > n; i++)
			head[i] = 0;
		if (i == n)
			return best;
	}
}

static bool is_one_tree(const uint32_t *head, size_t n)
{
	size_t i, roots = 0;

	for (i = 0; i < n; i++) {
		size_t at = i + 1, steps;

		roots += head[i] == 0;
		for (steps = 0; at && steps <= n; steps++)
			at = head[at - 1];
		if (at)
			return false;
	}
	return roots == 1;
}

static void trees_are_the_best_ones(void)
{
	struct arena a = ARENA_INIT;
	jmp_buf no_memory;
	static int round;
	static size_t n, i;

	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	a.on_nomem = &no_memory;
	for (round = 0; round < 400; round++) {
		int whole[5 * 8], sum = 0;
		float score[5 * 8];
		uint32_t head[5];

		n = 1 + random_number() % 5;
		for (i = 0; i < n * 8; i++) {
			whole[i] = (int)(random_number() % (round % 2 ? 1000 : 4)) - (i % 8 ? 0 : round % 3 * 500);
			score[i] = (float)whole[i];
		}
		spanning_tree(head, score, 8, n, &a);
		for (i = 0; i < n; i++)
			sum += whole[i * 8 + head[i]];
		CU_ASSERT(is_one_tree(head, n));
		CU_ASSERT_EQUAL(sum, best_sum(whole, n, 8));
	}
	for (round = 0; round < 6; round++) {           /* long ones, with scores of few values, all equal, and huge */
		uint32_t *head;
		float *score;

		n = 300 + 140 * (size_t)round;
		score = arena_array(&a, n * (n + 1), sizeof *score);
		head = arena_array(&a, n, sizeof *head);
		for (i = 0; i < n * (n + 1); i++)
			score[i] = round == 0 ? 0 : (float)(random_number() % 3) * (round == 1 ? 1e30f : 1);
		spanning_tree(head, score, n + 1, n, &a);
		CU_ASSERT(is_one_tree(head, n));
		arena_release(&a);
	}
	arena_release(&a);
}

/* ---- documents ---- */

static const char news[] =
	"Barack Obama met Angela Merkel in Berlin on Monday. The two leaders discussed the war in Syria, where government forces "
	"backed by Russia have taken most of Aleppo.\n\n"
	"TALKS FAIL IN GENEVA\n\n"
	"u.s. officials said the deal, reached last week, was dead. \xE2\x80\x9CWe will not wait,\xE2\x80\x9D John Kerry told "
	"reporters at the United Nations. \xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 denied it! Yes. 12,000 people left.\n";

static void read_text(struct doc *d, const char *text)
{
	d->text = text;
	d->text_len = strlen(text);
	segment(d);
	engine_read(d, engine, &lexicon);
}

/* Whether the sentences of both documents from a and b on have the same words, tags, trees and names. */
static bool same(const struct doc *d, size_t a, const struct doc *e, size_t b)
{
	const struct sentence *s = &d->sentence[a], *r = &e->sentence[b];
	uint32_t i, n = s->token_end - s->token_begin;

	if (n != r->token_end - r->token_begin)
		return false;
	for (i = 0; i < n; i++) {
		const struct token *x = &d->token[s->token_begin + i], *y = &e->token[r->token_begin + i];
		int32_t p = x->head < 0 ? x->head : x->head - (int32_t)s->token_begin;
		int32_t q = y->head < 0 ? y->head : y->head - (int32_t)r->token_begin;

		if (x->upos != y->upos || p != q || strcmp(x->xpos, y->xpos) || strcmp(x->lemma, y->lemma) ||
		    strcmp(x->deprel, y->deprel))
			return false;
	}
	return true;
}

static void a_sentence_does_not_depend_on_its_company(void)
{
	static struct doc one, many;
	static char text[200 * sizeof news];
	jmp_buf no_memory;
	size_t i, k;

	doc_init(&one);
	doc_init(&many);
	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	one.arena.on_nomem = many.arena.on_nomem = &no_memory;
	read_text(&one, news);
	for (i = 0; i < 150; i++)
		strcat(strcat(text, news), "\n");
	read_text(&many, text);
	CU_ASSERT_FATAL(many.sentence_nr == 150 * one.sentence_nr);
	CU_ASSERT(many.name_nr == 150 * one.name_nr);
	for (i = 0; i < many.sentence_nr; i++)
		CU_ASSERT(same(&one, i % one.sentence_nr, &many, i));
	for (i = 0; i < many.name_nr; i++) {
		const struct name_span *x = &one.name[i % one.name_nr], *y = &many.name[i];

		k = i / one.name_nr * one.token_nr;
		CU_ASSERT(x->token_begin + k == y->token_begin && x->token_end + k == y->token_end && x->type == y->type);
		CU_ASSERT(memcmp(&x->score, &y->score, sizeof x->score) == 0);
	}
	doc_release(&one);
	doc_release(&many);
}

static void names_are_found(void)
{
	static const struct { const char *name; enum entity_type type; } want[] = {
		{ "Barack Obama", ENTITY_PERSON }, { "Angela Merkel", ENTITY_PERSON }, { "Berlin", ENTITY_PLACE }, { "Syria", ENTITY_PLACE },
		{ "Russia", ENTITY_PLACE }, { "Aleppo", ENTITY_PLACE }, { "John Kerry", ENTITY_PERSON },
		{ "United Nations", ENTITY_ORGANIZATION }
	};
	static struct doc d;
	jmp_buf no_memory;
	size_t i, k;
	static uint32_t end;

	doc_init(&d);
	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	d.arena.on_nomem = &no_memory;
	read_text(&d, news);
	for (i = 0; i < d.name_nr; i++) {
		const struct name_span *x = &d.name[i];

		CU_ASSERT(x->token_begin >= end && x->token_end > x->token_begin && x->token_end <= d.token_nr);
		CU_ASSERT(d.token[x->token_begin].sentence == d.token[x->token_end - 1].sentence);
		CU_ASSERT(x->score > 0 && x->score <= 1.0001f);
		end = x->token_end;
	}
	for (i = 0; i < sizeof want / sizeof want[0]; i++) {
		bool found = false;

		for (k = 0; k < d.name_nr; k++) {
			const struct name_span *x = &d.name[k];
			uint32_t begin = d.token[x->token_begin].begin, stop = d.token[x->token_end - 1].end;

			found = found || (x->type == want[i].type && stop - begin == strlen(want[i].name) &&
			                  memcmp(d.text + begin, want[i].name, stop - begin) == 0);
		}
		CU_ASSERT(found);
		if (!found)
			printf("  not found: %s\n", want[i].name);
	}
	doc_release(&d);
}

static void equal_names_get_one_type(void)
{
	static const struct { const char *name; enum entity_type type; float score; } said[] = {
		{ "Angela Merkel", ENTITY_PERSON, 0.9f }, { "Merkel", ENTITY_ORGANIZATION, 0.6f }, { "Merkel", ENTITY_PLACE, 0.7f },
		{ "Shell", ENTITY_ORGANIZATION, 0.5f }, { "Shell", ENTITY_PERSON, 0.9f }, { "Shell", ENTITY_ORGANIZATION, 0.5f }
	};
	static const enum entity_type want[] = {
		ENTITY_PERSON, ENTITY_PERSON, ENTITY_PERSON, ENTITY_ORGANIZATION, ENTITY_ORGANIZATION, ENTITY_ORGANIZATION
	};
	static struct doc d;
	jmp_buf no_memory;
	static size_t i, at;

	doc_init(&d);
	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	d.arena.on_nomem = &no_memory;
	d.text = "Angela Merkel met Shell. Merkel left Shell. Merkel and Shell agree.";
	d.text_len = strlen(d.text);
	segment(&d);
	for (i = 0; i < 6; i++) {
		static const size_t order[] = { 0, 3, 1, 4, 2, 5 };
		struct name_span x = { .type = said[order[i]].type, .score = said[order[i]].score };

		while (strstr(said[order[i]].name, d.token[at].form) == NULL)
			at++;
		x.token_begin = (uint32_t)at;
		at += order[i] ? 1 : 2;
		x.token_end = (uint32_t)at;
		ARENA_PUSH(&d.arena, d.name, d.name_nr, d.name_alloc) = x;
	}
	names_agree(&d, &d.arena);
	for (i = 0; i < 6; i++) {
		static const size_t order[] = { 0, 3, 1, 4, 2, 5 };

		CU_ASSERT(d.name[i].type == want[order[i]]);
	}
	doc_release(&d);
}

static void features_follow_from_tags(void)
{
	static struct doc d;
	jmp_buf no_memory;

	doc_init(&d);
	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	d.arena.on_nomem = &no_memory;
	read_text(&d, "She met ministers of 12 countries.");
	CU_ASSERT_FATAL(d.token_nr == 7);
	CU_ASSERT_STRING_EQUAL(d.token[0].feats, "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs");
	CU_ASSERT_STRING_EQUAL(d.token[1].feats, "Mood=Ind|Tense=Past|VerbForm=Fin");
	CU_ASSERT_STRING_EQUAL(d.token[2].feats, "Number=Plur");
	CU_ASSERT_PTR_NULL(d.token[3].feats);
	CU_ASSERT_STRING_EQUAL(d.token[4].feats, "NumType=Card");
	doc_release(&d);
}

/* Words of any bytes, sentences of any length. */
static void any_words_get_trees_and_tags(void)
{
	static const uint32_t length[] = { 1, 2, 999, 1000, 1001, 2500, 3, 1 };
	static struct doc d;
	jmp_buf no_memory;
	uint32_t i, k;

	doc_init(&d);
	if (setjmp(no_memory)) {
		CU_FAIL("out of memory");
		return;
	}
	d.arena.on_nomem = &no_memory;
	for (i = 0; i < sizeof length / sizeof length[0]; i++) {
		struct sentence s = { .token_begin = (uint32_t)d.token_nr };

		for (k = 0; k < length[i]; k++) {
			uint32_t c[3] = { 1 + random_number() % 0x2FFF, 0x10000 + random_number() % 0x10000, 'a' + random_number() % 26 };
			struct token t = { .head = HEAD_NONE, .sentence = i };
			char form[16];
			size_t n = utf8_put(c[0], form), which = random_number() % 3;

			if (which)
				n += utf8_put(c[which], form + n);
			form[n] = '\0';
			t.form = t.lower = arena_strdup(&d.arena, form);
			ARENA_PUSH(&d.arena, d.token, d.token_nr, d.token_alloc) = t;
		}
		s.token_end = (uint32_t)d.token_nr;
		ARENA_PUSH(&d.arena, d.sentence, d.sentence_nr, d.sentence_alloc) = s;
	}
	engine_read(&d, engine, &lexicon);
	for (i = 0; i < d.sentence_nr; i++) {
		const struct sentence *s = &d.sentence[i];
		uint32_t roots = 0, steps;

		for (k = s->token_begin; k < s->token_end; k++) {
			int32_t at = (int32_t)k;

			roots += d.token[k].head == HEAD_ROOT;
			CU_ASSERT(d.token[k].upos && d.token[k].xpos && d.token[k].lemma && d.token[k].deprel);
			CU_ASSERT((strcmp(d.token[k].deprel, "root") == 0) == (d.token[k].head == HEAD_ROOT));
			for (steps = 0; at != HEAD_ROOT && steps <= s->token_end - s->token_begin; steps++) {
				CU_ASSERT_FATAL(at >= (int32_t)s->token_begin && at < (int32_t)s->token_end);
				at = d.token[at].head;
			}
			CU_ASSERT(at == HEAD_ROOT);
		}
		CU_ASSERT_EQUAL(roots, 1);
	}
	doc_release(&d);
}

static void each_refused_allocation_is_reported(void)
{
	static struct doc d;
	static long fail;
	static volatile bool done;
	jmp_buf no_memory;

	for (fail = 0, done = false; !done && fail < 10000; fail++) {
		doc_init(&d);
		if (setjmp(no_memory) == 0) {
			d.arena.on_nomem = &no_memory;
			d.text = news;
			d.text_len = strlen(news);
			segment(&d);
			d.arena.fail_after = fail;
			engine_read(&d, engine, &lexicon);
			done = true;
		} else {
			CU_ASSERT(d.arena.on_nomem == &no_memory);
		}
		doc_release(&d);
	}
	CU_ASSERT(done);
}

struct reader {
	struct doc d;
	pthread_t thread;
	bool good;
};

static void *read_news(void *arg)
{
	struct reader *r = arg;
	jmp_buf no_memory;

	doc_init(&r->d);
	if (setjmp(no_memory))
		return NULL;
	r->d.arena.on_nomem = &no_memory;
	read_text(&r->d, news);
	r->good = true;
	return NULL;
}

static void threads_share_an_engine(void)
{
	static struct reader r[4];
	size_t i, k;

	for (i = 0; i < 4; i++)
		CU_ASSERT_FATAL(pthread_create(&r[i].thread, NULL, read_news, &r[i]) == 0);
	for (i = 0; i < 4; i++)
		pthread_join(r[i].thread, NULL);
	for (i = 0; i < 4; i++) {
		CU_ASSERT_FATAL(r[i].good && r[i].d.sentence_nr == r[0].d.sentence_nr);
		for (k = 0; k < r[i].d.sentence_nr; k++)
			CU_ASSERT(same(&r[0].d, k, &r[i].d, k));
	}
	for (i = 0; i < 4; i++)
		doc_release(&r[i].d);
}

/* A tree of its own making: "FORM/UPOS/XPOS/HEAD/RELATION", heads counted from 0, -1 the root. */
static void build_tree(struct token *t, size_t n, const char *const *row)
{
	static char text[16][5][16];
	size_t i;

	for (i = 0; i < n; i++) {
		int head;

		CU_ASSERT_FATAL(sscanf(row[i], "%15[^/]/%15[^/]/%15[^/]/%d/%15s", text[i][0], text[i][1], text[i][2], &head, text[i][4]) == 5);
		t[i] = (struct token){ .form = text[i][0], .lower = text[i][0], .lemma = text[i][0], .xpos = text[i][2], .head = head,
			.deprel = text[i][4] };
		t[i].upos = strcmp(text[i][1], "VERB") == 0 ? UPOS_VERB : strcmp(text[i][1], "CCONJ") == 0 ? UPOS_CCONJ : UPOS_PROPN;
	}
}

static void conjunctions_agree_with_what_they_join(void)
{
	/* the verb has its subject: the "and" goes to the second name */
	static const char *const joined[] = { "Krenz/PROPN/NNP/3/nsubj", "and/CCONJ/CC/3/cc", "Modrow/PROPN/NNP/0/conj", "resigned/VERB/VBD/-1/root" };
	/* the verb has none: the name is it */
	static const char *const subject[] = { "freeze/VERB/VB/-1/root", "Putin/PROPN/NNP/0/obj", "and/CCONJ/CC/4/cc", "America/PROPN/NNP/1/conj",
		"agreed/VERB/VBD/0/conj" };
	/* nothing to mend */
	static const char *const right[] = { "Ann/PROPN/NNP/1/nsubj", "sang/VERB/VBD/-1/root", "and/CCONJ/CC/4/cc", "Bob/PROPN/NNP/4/nsubj",
		"danced/VERB/VBD/1/conj" };
	/* no conjunction at all */
	static const char *const caused[] = { "works/VERB/VBZ/-1/root", "have/VERB/VB/0/advcl", "Syria/PROPN/NNP/1/obj", "declared/VERB/VBD/0/conj" };
	struct token t[16];
	struct doc d = { .token = t };

	build_tree(t, 4, joined);
	mend_tree(&d, 0, 4);
	CU_ASSERT_EQUAL(t[1].head, 2);
	CU_ASSERT_EQUAL(t[2].head, 0);
	build_tree(t, 5, subject);
	mend_tree(&d, 0, 5);
	CU_ASSERT_EQUAL(t[3].head, 4);
	CU_ASSERT_STRING_EQUAL(t[3].deprel, "nsubj");
	CU_ASSERT_EQUAL(t[2].head, 4);
	build_tree(t, 5, right);
	mend_tree(&d, 0, 5);
	CU_ASSERT_EQUAL(t[2].head, 4);
	CU_ASSERT_EQUAL(t[3].head, 4);
	build_tree(t, 4, caused);
	t[1].lemma = "have";
	mend_tree(&d, 0, 4);
	CU_ASSERT_EQUAL(t[3].head, 1);
	CU_ASSERT_STRING_EQUAL(t[3].deprel, "xcomp");
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
		UNIT(all_processors_get_the_same_bits), UNIT(numbers_are_rounded_and_cut), UNIT(trees_are_the_best_ones),
		UNIT(conjunctions_agree_with_what_they_join),
		UNIT(a_sentence_does_not_depend_on_its_company), UNIT(names_are_found), UNIT(equal_names_get_one_type),
		UNIT(features_follow_from_tags), UNIT(any_words_get_trees_and_tags),
		UNIT(each_refused_allocation_is_reported), UNIT(threads_share_an_engine), UNIT_END
	};

	return model_main("engine", test, open_engine, close_engine);
}
