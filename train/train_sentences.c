/* train_sentences.c - trains the classifier of sentence boundaries               (train: not part of the program)
 *
 * usage: train_sentences [-e epochs] [-s seed] [-o folder] [-v] DATA CORPORA
 *
 * Logistic regression on the rows of model/sentences_int.h, by AdaGrad.  Each document is read in two ways: flowing, its sentences
 * joined by blanks as in a text that lost its line ends, and with its paragraphs apart.  The segmenter of the program cuts it; the
 * gaps inside the sentences of the rules are the examples.  In half of the documents the sentence so far is the one that the
 * classifier of the moment would have cut, not the right one, so that it learns to live with its mistakes; rare words are hidden from
 * it now and then, as there are words in real text that no lexicon has.
 *
 * The news corpus tells only where its lines end; what stands inside a line after a full stop is left out.
 */
#include <jansson.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "conllu.h"
#include "model/sentences_int.h"
#include "random.h"
#include "text/segment.h"
#include "write_model.h"

enum {
	RARE = 2,                       /* a word is rare that stands in training at most so often */
	SCALE = 16,                     /* weights are rounded to 1 / SCALE */
	DOCS_MAX = 8000,
	THRESHOLD_FROM = -32, THRESHOLD_TO = 64, THRESHOLD_STEP = 4,
	RULES_ONLY = INT_MAX,
	WRONG_FLOWING_MAX = 15,         /* cuts inside a sentence of the 59,000 words of news in the dev set that are put up with */
	WRONG_PARAGRAPHS_MAX = 1
};
enum { SET_EWT, SET_GUM, SET_NEWS, SETS = 6 };

static struct {
	int epochs;
	uint64_t seed;
	double rate, decay;
	const char *out;
	bool show;                      /* the cuts that are wrong in the dev sets, and with what is missed */
} option = { 8, 1, 0.15, 1e-4, ".", false };

struct text {
	char *id, *s;
	uint32_t *end;                  /* where sentences end */
	size_t length, end_nr, end_alloc;
	struct doc d;
	bool *boundary;                 /* [token_nr] a sentence begins here */
	bool *hide;
	bool news;                      /* `end` are the ends of lines: sentences inside a line are not told */
};

struct set {
	const char *name;
	struct text *text;
	size_t nr, alloc;
};

static struct lexicon lexicon;
static struct arena tables = ARENA_INIT;
static jmp_buf no_memory;
static float weight[SENTENCE_ROWS], squares[SENTENCE_ROWS];
static double average[SENTENCE_ROWS];
static int8_t rounded[SENTENCE_ROWS];

static void *must(void *p)
{
	if (!p) {
		fprintf(stderr, "train_sentences: out of memory\n");
		exit(1);
	}
	return p;
}

/* ---- texts ---- */

static void add_sentence(struct text *t, const char *s, const char *between)
{
	size_t n = strlen(s), b = t->length ? strlen(between) : 0;

	t->s = must(realloc(t->s, t->length + b + n + 1));
	memcpy(t->s + t->length, between, b);
	memcpy(t->s + t->length + b, s, n + 1);
	t->length += b + n;
	if (t->end_nr == t->end_alloc) {
		t->end_alloc = 2 * t->end_alloc + 16;
		t->end = must(realloc(t->end, t->end_alloc * sizeof *t->end));
	}
	t->end[t->end_nr++] = (uint32_t)t->length;
}

static void cut_text(struct text *t)
{
	size_t i, k = 0;

	doc_init(&t->d);
	t->d.arena.on_nomem = &no_memory;
	t->d.id = t->id;
	t->d.text = t->s;
	t->d.text_len = t->length;
	segment(&t->d);
	t->boundary = must(calloc(t->d.token_nr + 1, sizeof *t->boundary));
	t->hide = must(calloc(t->d.token_nr + 1, sizeof *t->hide));
	for (i = 0; i < t->d.token_nr; i++) {
		while (k < t->end_nr && t->end[k] <= t->d.token[i].begin)
			k++;
		t->boundary[i] = i == 0 || (k > 0 && t->d.token[i - 1].begin < t->end[k - 1]);
	}
}

static struct text *new_text(struct set *set, const char *id)
{
	if (set->nr == set->alloc) {
		set->alloc = 2 * set->alloc + 16;
		set->text = must(realloc(set->text, set->alloc * sizeof *set->text));
	}
	set->text[set->nr] = (struct text){ .id = must(strdup(id)) };
	return &set->text[set->nr++];
}

/* The documents of a treebank; `paragraphs`: apart, as the file says. */
static void read_set(struct set *set, const char *corpora, const char *name, bool paragraphs, bool all)
{
	char command[4096], *row = NULL;
	bool left_out = false, new_paragraph = false;
	size_t room = 0;
	FILE *f;

	set->name = name;
	snprintf(command, sizeof command, "cd '%s/parse' && if test -f %s.conllu; then cat %s.conllu; else gzip -dc %s.conllu.gz; fi",
	         corpora, name, name, name);
	f = popen(command, "r");
	while (f && getline(&row, &room, f) > 0) {
		row[strcspn(row, "\r\n")] = '\0';
		if (strncmp(row, "# newdoc", 8) == 0) {
			const char *id = strstr(row, " = ");

			left_out = !all && id && treebank_is_noncommercial(id + 3);
			if (left_out)
				continue;
			new_text(set, id ? id + 3 : "");
			new_paragraph = false;
		} else if (strncmp(row, "# newpar", 8) == 0) {
			new_paragraph = true;
		} else if (strncmp(row, "# text = ", 9) == 0 && !left_out && set->nr) {
			add_sentence(&set->text[set->nr - 1], row + 9, paragraphs && new_paragraph ? "\n\n" : " ");
			new_paragraph = false;
		}
	}
	free(row);
	if (!f || pclose(f) || !set->nr) {
		fprintf(stderr, "train_sentences: cannot read '%s' in '%s/parse'\n", name, corpora);
		exit(1);
	}
}

/* The documents of the news corpus, whose texts have their own line ends; `paragraphs`: left as they are. */
static void read_news(struct set *set, const char *corpora, const char *name, bool paragraphs)
{
	char path[4096], *row = NULL;
	size_t room = 0, i;
	FILE *f;

	set->name = name;
	snprintf(path, sizeof path, "%s/ner/%s.ndjson", corpora, name);
	f = fopen(path, "r");
	while (f && getline(&row, &room, f) > 0) {
		json_t *record = json_loads(row, 0, NULL), *span;
		const char *s = json_string_value(json_object_get(record, "text"));

		if (s && json_object_get(record, "sentences")) {
			struct text *t = new_text(set, json_string_value(json_object_get(record, "id")));

			t->news = true;
			add_sentence(t, s, "");
			t->end_nr = 0;
			for (i = 0; !paragraphs && i < t->length; i++)
				if (t->s[i] == '\n' || t->s[i] == '\r')
					t->s[i] = ' ';
			t->end = must(realloc(t->end, (json_array_size(json_object_get(record, "sentences")) + 1) * sizeof *t->end));
			json_array_foreach(json_object_get(record, "sentences"), i, span)
				t->end[t->end_nr++] = (uint32_t)json_integer_value(json_array_get(span, 1));
		}
		json_decref(record);
	}
	free(row);
	if (!f || fclose(f) || !set->nr) {
		fprintf(stderr, "train_sentences: cannot read '%s'\n", path);
		exit(1);
	}
}

/* ---- scores ---- */

/* Is the gap before token i one that the corpus knows about? */
static bool is_known(const struct text *t, size_t i)
{
	const char *s = t->d.token[i - 1].form;

	return !t->news || t->boundary[i] || !strchr(".!?\"')]", s[strlen(s) - 1]);
}

static bool is_read(const struct sentence *s)
{
	return s->token_end - s->token_begin > 1 && !(s->flags & (SENTENCE_BYLINE | SENTENCE_DATELINE));
}

struct tally { size_t right, system, gold, cut_right, cut_wrong; };

/* Cut the document at sums over `threshold` and count sentences that are right. */
static void count_text(struct tally *tally, const struct text *t, struct gap_reader *r, int threshold, bool *cut, bool show)
{
	uint32_t row[SENTENCE_FEATURES_MAX];
	size_t s, i, k, n, gold_from = 0, system_from = 0;

	for (s = 0; s < t->d.sentence_nr; s++) {
		const struct sentence *x = &t->d.sentence[s];

		cut[x->token_begin] = true;
		for (i = x->token_begin + 1; i < x->token_end; i++)
			cut[i] = false;
		if (threshold == RULES_ONLY || !is_read(x))
			continue;
		gap_reader_begin(r, x->token_begin);
		gap_reader_pass(r, x->token_begin);
		for (i = x->token_begin + 1; i < x->token_end; i++) {
			if (gap_is_open(r, i)) {
				int sum = 0;

				n = gap_rows(r, i, row);
				for (k = 0; k < n; k++)
					sum += rounded[row[k]];
				if (sum > threshold) {
					cut[i] = true;
					gap_reader_begin(r, i);
				}
			}
			gap_reader_pass(r, i);
		}
	}
	for (i = 1; i <= t->d.token_nr; i++) {
		bool gold = i == t->d.token_nr || t->boundary[i], system = i == t->d.token_nr || cut[i];

		tally->gold += gold;
		tally->system += system;
		tally->right += gold && system && gold_from == system_from;
		if (gold)
			gold_from = i;
		if (system)
			system_from = i;
		if (i < t->d.token_nr && system && t->d.token[i].sentence == t->d.token[i - 1].sentence && is_known(t, i)) {
			tally->cut_right += gold;
			tally->cut_wrong += !gold;
		}
		if (show && i < t->d.token_nr && system != gold && is_known(t, i) &&
		    t->d.token[i].sentence == t->d.token[i - 1].sentence) {
			uint32_t b = t->d.token[i].begin, from = b > 50 ? b - 50 : 0;

			printf("%s %s: %.*s || %.50s\n", gold ? "missed" : "wrong", t->id, (int)(b - from), t->s + from, t->s + b);
		}
	}
}

static double f1(const struct tally *t)
{
	return 200.0 * (double)t->right / (double)(t->system + t->gold);
}

static struct tally count_set(const struct set *set, const char *only, int threshold, bool show)
{
	struct tally tally = { 0 };
	size_t i;

	for (i = 0; i < set->nr; i++) {
		struct text *t = &set->text[i];
		struct arena a = ARENA_INIT;
		struct gap_reader r;
		bool *cut;

		if (only && !strstr(t->id, only))
			continue;
		a.on_nomem = &no_memory;
		gap_reader_init(&r, &t->d, &lexicon, NULL, &a);
		cut = arena_array(&a, t->d.token_nr + 1, sizeof *cut);
		count_text(&tally, t, &r, threshold, cut, show);
		arena_release(&a);
	}
	return tally;
}

/* ---- training ---- */

static double score(const uint32_t *row, size_t n)
{
	double sum = 0;
	size_t k;

	for (k = 0; k < n; k++)
		sum += (double)weight[row[k]];
	return sum;
}

static void learn(const uint32_t *row, size_t n, double sum, bool gold)
{
	double g = 1 / (1 + exp(-sum)) - gold;
	size_t k;

	if (fabs(g) < 1e-4)
		return;
	for (k = 0; k < n; k++) {
		float *w = &weight[row[k]], x = (float)(g + option.decay * (double)*w);

		squares[row[k]] += x * x;
		*w -= (float)option.rate * x / sqrtf(squares[row[k]] + 1e-2f);
	}
}

static double learn_text(struct text *t, bool own_cuts, uint64_t *random, struct strmap *seen)
{
	uint32_t row[SENTENCE_FEATURES_MAX];
	struct arena a = ARENA_INIT;
	struct gap_reader r;
	double loss = 0;
	size_t s, i, n;

	a.on_nomem = &no_memory;
	for (i = 0; i < t->d.token_nr; i++) {
		uint32_t count = strmap_get(seen, t->d.token[i].form, strlen(t->d.token[i].form));

		t->hide[i] = count <= RARE && random_next(random) % 2;
	}
	gap_reader_init(&r, &t->d, &lexicon, t->hide, &a);
	for (s = 0; s < t->d.sentence_nr; s++) {
		const struct sentence *x = &t->d.sentence[s];

		if (!is_read(x))
			continue;
		gap_reader_begin(&r, x->token_begin);
		gap_reader_pass(&r, x->token_begin);
		for (i = x->token_begin + 1; i < x->token_end; i++) {
			if (gap_is_open(&r, i)) {
				double sum;

				n = gap_rows(&r, i, row);
				sum = score(row, n);
				loss += log1p(exp(t->boundary[i] ? -sum : sum));
				if (is_known(t, i))
					learn(row, n, sum, t->boundary[i]);
				if (own_cuts ? sum > 0 : t->boundary[i])
					gap_reader_begin(&r, i);
			}
			gap_reader_pass(&r, i);
		}
	}
	arena_release(&a);
	return loss;
}

static void round_weights(const double *w, double over)
{
	size_t i;

	for (i = 0; i < SENTENCE_ROWS; i++) {
		double x = rint(w[i] / over * SCALE);

		rounded[i] = (int8_t)(x > 127 ? 127 : x < -127 ? -127 : x);
	}
}

static void train(struct set *set, size_t set_nr)
{
	static struct { struct text *text; } list[DOCS_MAX];
	static size_t order[DOCS_MAX];
	size_t nr = 0, i, k;
	uint64_t random = option.seed;
	struct strmap seen;
	double kept = 0;
	int epoch;

	strmap_init(&seen, &tables);
	for (i = 0; i < set_nr; i++)
		for (k = 0; k < set[i].nr && nr < DOCS_MAX; k++) {
			order[nr] = nr;
			list[nr++].text = &set[i].text[k];
		}
	for (i = 0; i < nr; i++)
		for (k = 0; k < list[i].text->d.token_nr; k++) {
			const char *form = list[i].text->d.token[k].form;
			uint32_t count = strmap_get(&seen, form, strlen(form));

			strmap_put(&seen, form, strlen(form), count == STRMAP_NONE ? 1 : count + 1, 0);
		}
	/* every document is read twice */
	for (i = 0; i < seen.slot_nr; i++)
		seen.slot[i].value /= 2;
	for (epoch = 0; epoch < option.epochs; epoch++) {
		double loss = 0;

		shuffle(order, nr, &random);
		for (i = 0; i < nr; i++)
			loss += learn_text(list[order[i]].text, epoch > 0 && random_next(&random) % 2, &random, &seen);
		fprintf(stderr, "train_sentences: epoch %d, loss %.1f\n", epoch + 1, loss);
		if (2 * epoch < option.epochs)
			continue;
		kept++;
		for (i = 0; i < SENTENCE_ROWS; i++)
			average[i] += (double)weight[i];
	}
	round_weights(average, kept);
}

/* ---- the whole ---- */

/* The sets: treebanks and news without paragraphs, then the same with them. */
static struct set in[SETS], dev[SETS];

static void read_sets(const char *corpora)
{
	size_t i, k;

	for (i = 0; i < SETS; i++) {
		bool paragraphs = i >= SETS / 2;

		if (i % 3 == SET_NEWS) {
			read_news(&in[i], corpora, "worldwide-train", paragraphs);
			read_news(&dev[i], corpora, "worldwide-dev", paragraphs);
		} else {
			read_set(&in[i], corpora, i % 3 == SET_EWT ? "ewt-train" : "gum-train", paragraphs, false);
			read_set(&dev[i], corpora, i % 3 == SET_EWT ? "ewt-dev" : "gum-dev", paragraphs, true);
		}
		for (k = 0; k < in[i].nr; k++)
			cut_text(&in[i].text[k]);
		for (k = 0; k < dev[i].nr; k++)
			cut_text(&dev[i].text[k]);
	}
}

/* The threshold with the best F1 on both treebanks among those that cut few sentences of news in the wrong place. */
static int choose_threshold(const struct set *set, size_t wrong_max)
{
	int k, best = SENTENCE_THRESHOLD_MAX;
	double most = -1;

	for (k = THRESHOLD_FROM; k <= THRESHOLD_TO; k += THRESHOLD_STEP) {
		struct tally ewt = count_set(&set[SET_EWT], NULL, k, false), gum = count_set(&set[SET_GUM], NULL, k, false);
		struct tally news = count_set(&set[SET_NEWS], NULL, k, false);

		if (news.cut_wrong <= wrong_max && f1(&ewt) + f1(&gum) >= most) {
			most = f1(&ewt) + f1(&gum);
			best = k;
		}
	}
	return best;
}

static void print_row(const struct set *set, const char *form, const char *only, int threshold)
{
	struct tally t = count_set(set, only, threshold, false);

	printf("%-13s %-10s %-6s %-10s", set->name, form, only ? only : "", threshold == RULES_ONLY ? "rules" : "classifier");
	if (!set->text[0].news)
		printf("  P %6.2f  R %6.2f  F1 %6.2f", 100.0 * (double)t.right / (double)t.system,
		       100.0 * (double)t.right / (double)t.gold, f1(&t));
	printf("  %4zu cuts right, %3zu wrong\n", t.cut_right, t.cut_wrong);
}

static void report(const struct sentence_dims *dims)
{
	size_t i, k;

	for (i = 0; i < SETS; i++) {
		const char *form = i < SETS / 2 ? "flowing" : "paragraphs";
		int32_t threshold = dims->threshold[i < SETS / 2 ? FORM_FLOWING : FORM_PARAGRAPHS];

		for (k = 0; k < (i % 3 == SET_GUM ? 2 : 1); k++) {
			print_row(&dev[i], form, k ? "news" : NULL, RULES_ONLY);
			print_row(&dev[i], form, k ? "news" : NULL, threshold);
		}
		if (option.show)
			count_set(&dev[i], NULL, threshold, true);
	}
}

static void write_sentences(const struct sentence_dims *dims)
{
	struct tally ewt = count_set(&dev[SET_EWT], NULL, dims->threshold[FORM_FLOWING], false);
	struct tally gum = count_set(&dev[SET_GUM], NULL, dims->threshold[FORM_FLOWING], false);
	struct model_out out = { .nr = 0 };
	struct bytes b = { 0 };
	char text[4096];

	snprintf(text, sizeof text, "sentence boundaries\ntrained on: UD English EWT 2.16 train, UD English GUM 2.16 train (without "
	         "fiction, whow, essay, letter, podcast), Worldwide newswire train\nsentences of raw text, F1: ewt-dev %.2f, gum-dev "
	         "%.2f\n", f1(&ewt), f1(&gum));
	bytes_add(&b, text, strlen(text));
	model_add(&out, SECTION_INFO, &b);
	bytes_clear(&b);
	bytes_add(&b, dims, sizeof *dims);
	model_add(&out, SECTION_SENTENCE_DIMS, &b);
	bytes_clear(&b);
	bytes_add(&b, rounded, sizeof rounded);
	model_add(&out, SECTION_SENTENCE_WEIGHTS, &b);
	bytes_clear(&b);
	snprintf(text, sizeof text, "%s/english.sentences", option.out);
	model_write(&out, text);
}

int main(int argc, char **argv)
{
	struct sentence_dims dims = { .version = SENTENCE_MODEL_VERSION, .row_nr = SENTENCE_ROWS };
	struct err e = ERR_INIT;
	int c;

	while ((c = getopt(argc, argv, "e:s:o:v")) != -1) {
		if (c == 'e')
			option.epochs = atoi(optarg);
		else if (c == 's')
			option.seed = strtoull(optarg, NULL, 10);
		else if (c == 'o')
			option.out = optarg;
		else if (c == 'v')
			option.show = true;
		else
			return 2;
	}
	if (optind + 2 != argc) {
		fprintf(stderr, "usage: train_sentences [-e epochs] [-s seed] [-o folder] [-v] DATA CORPORA\n");
		return 2;
	}
	if (setjmp(no_memory))
		must(NULL);
	tables.on_nomem = &no_memory;
	if (lexicon_open(&lexicon, &tables, argv[optind], &e) < 0) {
		fprintf(stderr, "train_sentences: %s\n", e.message);
		return 1;
	}
	read_sets(argv[optind + 1]);
	train(in, SETS);
	dims.threshold[FORM_FLOWING] = choose_threshold(dev, WRONG_FLOWING_MAX);
	dims.threshold[FORM_PARAGRAPHS] = choose_threshold(dev + SETS / 2, WRONG_PARAGRAPHS_MAX);
	printf("thresholds: %d flowing, %d with paragraphs\n", dims.threshold[FORM_FLOWING],
	       dims.threshold[FORM_PARAGRAPHS]);
	report(&dims);
	write_sentences(&dims);
	return 0;
}
