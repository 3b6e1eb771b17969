/* train_parser.c - trains the dependency parser and writes a model file
 *
 * An averaged perceptron over the transitions of parse_int.h, trained with the dynamic oracle of the arc-hybrid system and
 * exploration (Goldberg and Nivre, "Training deterministic parsers with non-deterministic oracles", TACL 2013): the
 * transition that the model itself prefers is mostly followed, right or wrong, and what counts as right is whatever
 * loses fewest of the gold arcs that can still be had.
 *
 * Words carry the tags that models give them that were not trained on their document (train_tagger.c).  After the first
 * training, features changed fewer than min_updates times are dropped and the rest is trained again from nothing, so that the
 * weights make up for what is gone; then weights are rounded to eight bits.
 *
 * usage: train_parser [-f epochs] [-e epochs] [-s seed] [-m min_updates] [-n copies] [-p percent] -t tagger.model -j tags -d data -o out CORPORA
 *        -f, -e: in the first training and again; -p: features left out at random;
 *        -n: sentences of news, interviews, newsgroups and weblogs count so many times
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "conllu.h"
#include "model/lexicon.h"
#include "model/modelfile.h"
#include "model/parse.h"
#include "model/parse_int.h"
#include "model/retag.h"
#include "model/tag.h"
#include "tables.h"
#include "weights.h"
#include "write_model.h"

struct example {
	uint32_t word_nr;
	struct parse_word *word;    /* [word_nr + 1] */
	uint32_t *head;             /* gold, [word_nr + 1] */
	uint8_t *label;
	uint32_t *child, *child_first;  /* gold children of i: child[child_first[i] .. child_first[i + 1]), ascending */
};

struct labels {
	const char *name[PARSE_LABELS_MAX];
	size_t nr;
	uint8_t class_label[LINEAR_CLASSES_MAX];    /* of LEFT, then RIGHT classes */
	size_t left_nr, right_nr;
};

static struct {
	const char *tags, *tagger, *data, *out, *corpora;
	int first_epochs, epochs, min_updates, copies_of_news, least;
	unsigned drop;
	uint64_t seed;
} option = { .first_epochs = 3, .epochs = 10, .min_updates = 8, .copies_of_news = 1, .drop = 25, .least = 1, .seed = 1 };

static void die(const char *what)
{
	fprintf(stderr, "train_parser: %s\n", what);
	exit(1);
}

static void *get(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (!p)
		die("out of memory");
	return p;
}

/* ---- reading ---- */

static void tag_all(struct treebank *t, const struct lexicon *lx)
{
	tag(&t->doc, lx);
}

/* Give the words of a training file the tags that train_tagger wrote for it; lemmas follow from these. */
static void tag_from(struct treebank *t, FILE *tags, const struct lexicon *lx)
{
	struct doc *d = &t->doc;
	char line[256];
	size_t i;

	for (i = 0; i < d->token_nr; i++) {
		char *upos = fgets(line, sizeof line, tags) ? strchr(line, '\t') : NULL;

		if (!upos)
			die("too few lines in the file of tags");
		*upos++ = '\0';
		upos[strcspn(upos, "\n")] = '\0';
		d->token[i].xpos = arena_strdup(&d->arena, line);
		d->token[i].upos = (uint8_t)upos_from_name(upos);
	}
	tag_all(t, lx);
}

static unsigned label_number(struct labels *l, const char *name)
{
	size_t i;

	for (i = 0; i < l->nr; i++)
		if (strcmp(l->name[i], name) == 0)
			return (unsigned)i;
	if (l->nr == PARSE_LABELS_MAX)
		die("too many relations");
	l->name[l->nr] = strdup(name);
	return (unsigned)l->nr++;
}

static struct example make_example(const struct treebank *t, size_t at, const struct clusters *c, struct labels *l)
{
	const struct sentence *s = &t->doc.sentence[at];
	uint32_t n = s->token_end - s->token_begin, i, k;
	struct example x = {
		n, get((n + 1) * sizeof *x.word), get((n + 1) * sizeof *x.head), get(n + 1), get((n + 1) * sizeof *x.child),
		get((n + 2) * sizeof *x.child_first)
	};

	parse_word_root(&x.word[0]);
	for (i = 1; i <= n; i++) {
		const struct gold *g = &t->gold[s->token_begin + i - 1];

		parse_word_fill(&x.word[i], &t->doc.token[s->token_begin + i - 1], c);
		x.head[i] = g->head < 0 ? 0 : (uint32_t)g->head - s->token_begin + 1;
		x.label[i] = (uint8_t)label_number(l, g->deprel);
	}
	for (k = 0, i = 0; i <= n; i++) {
		uint32_t child;

		x.child_first[i] = k;
		for (child = 1; child <= n; child++)
			if (x.head[child] == i)
				x.child[k++] = child;
	}
	x.child_first[n + 1] = k;
	return x;
}

/* Number the classes: SHIFT, a LEFT for each label seen to the left of its head, a RIGHT for each seen to the right. */
static void make_classes(struct labels *l, const struct example *example, size_t nr)
{
	size_t seen[2][PARSE_LABELS_MAX] = { { 0 } }, i, side, n = 0;
	uint32_t k;

	for (i = 0; i < nr; i++)
		for (k = 1; k <= example[i].word_nr; k++)
			if (example[i].head[k])
				seen[example[i].head[k] < k][example[i].label[k]]++;
	for (side = 0; side < 2; side++) {
		for (i = 1; i < l->nr; i++)
			if (seen[side][i] > 2)
				l->class_label[n++] = (uint8_t)i;
		if (side == 0)
			l->left_nr = n;
	}
	l->right_nr = n - l->left_nr;
	if (n + 1 > LINEAR_CLASSES_MAX)
		die("too many classes");
}

/* ---- the oracle ---- */

static bool on_stack(const struct parse_state *s, uint32_t i)
{
	return i < s->next && !s->node[i].head;
}

/* How many gold arcs each transition loses; LEFT and RIGHT with the right label, and whether a label is right. */
static void costs(const struct parse_state *s, const struct example *x, unsigned legal, int cost[3], bool gold_arc[3])
{
	uint32_t s0 = s->stack[s->stack_nr - 1], s1 = s->stack_nr > 1 ? s->stack[s->stack_nr - 2] : UINT32_MAX, b0 = s->next, k;
	int waiting = 0;

	for (k = x->child_first[s0]; k < x->child_first[s0 + 1]; k++)
		waiting += x->child[k] >= s->next;
	if (legal & PARSE_SHIFT) {
		cost[0] = x->head[b0] != s0 && x->head[b0] < b0 && on_stack(s, x->head[b0]);
		for (k = x->child_first[b0]; k < x->child_first[b0 + 1] && x->child[k] < b0; k++)
			cost[0] += on_stack(s, x->child[k]);
		gold_arc[0] = false;
	}
	if (legal & PARSE_LEFT) {
		cost[1] = waiting + (x->head[s0] == s1) + (x->head[s0] > b0);
		gold_arc[1] = x->head[s0] == b0;
	}
	if (legal & PARSE_RIGHT) {
		cost[2] = waiting + (x->head[s0] >= b0);
		gold_arc[2] = x->head[s0] == s1;
	}
}

/* ---- training ---- */

struct trainer {
	struct weights weights;
	struct labels labels;
	struct example *example;
	size_t example_nr;
	uint64_t random;
	size_t right, all;
};

static void apply(struct trainer *t, struct parse_state *s, size_t class)
{
	if (class == 0)
		parse_shift(s);
	else if (class <= t->labels.left_nr)
		parse_left(s, t->labels.class_label[class - 1]);
	else
		parse_right(s, t->labels.class_label[class - 1]);
}

static void train_sentence(struct trainer *t, const struct example *x, struct parse_state *s, bool explore)
{
	const struct labels *l = &t->labels;

	s->word_nr = x->word_nr;
	s->word = x->word;
	parse_start(s);
	while (!parse_done(s)) {
		unsigned legal = parse_legal(s);
		uint64_t feature[PARSE_FEATURES_MAX];
		float score[LINEAR_CLASSES_MAX + 1];
		size_t feature_nr, class, best = SIZE_MAX, good = SIZE_MAX;
		int cost[3], least = INT32_MAX;
		bool gold_arc[3];
		size_t first[3] = { 0, 1, 1 + l->left_nr }, end[3] = { 1, 1 + l->left_nr, 1 + l->left_nr + l->right_nr };
		unsigned kind;

		if (legal == PARSE_SHIFT) {
			parse_shift(s);
			continue;
		}
		feature_nr = features_drop(feature, parse_features(s, feature), option.drop, &t->random);
		weights_score(&t->weights, feature, feature_nr, score);
		costs(s, x, legal, cost, gold_arc);
		for (kind = 0; kind < 3; kind++)
			if (legal & 1u << kind && cost[kind] < least)
				least = cost[kind];
		for (kind = 0; kind < 3; kind++) {
			if (!(legal & 1u << kind))
				continue;
			for (class = first[kind]; class < end[kind]; class++) {
				int c = cost[kind] + (gold_arc[kind] && l->class_label[class - 1] != x->label[s->stack[s->stack_nr - 1]]);

				if (best == SIZE_MAX || score[class] > score[best])
					best = class;
				if (c == least && (good == SIZE_MAX || score[class] > score[good]))
					good = class;
			}
		}
		if (good == SIZE_MAX)       /* the gold label is too rare to be a class */
			good = best;
		t->all++;
		if (score[best] > score[good] || best != good)
			weights_update(&t->weights, feature, feature_nr, good, best);
		else
			t->right++;
		weights_tick(&t->weights);
		apply(t, s, explore && random_next(&t->random) % 10 ? best : good);
	}
}

static void train_epoch(struct trainer *t, int epoch, size_t *order)
{
	static struct parse_state s;
	static uint32_t room;
	size_t i;

	for (i = 0; i < t->example_nr; i++)
		if (t->example[i].word_nr > room) {
			room = t->example[i].word_nr;
			s.node = realloc(s.node, (room + 1) * sizeof *s.node);
			s.stack = realloc(s.stack, (room + 1) * sizeof *s.stack);
			if (!s.node || !s.stack)
				die("out of memory");
		}
	shuffle(order, t->example_nr, &t->random);
	t->right = t->all = 0;
	for (i = 0; i < t->example_nr; i++)
		train_sentence(t, &t->example[order[i]], &s, epoch > 0);
}

/* ---- writing and scoring ---- */

static void write_parser(const struct trainer *t, const struct modelfile *tagger, const char *path)
{
	static const uint32_t borrowed[] = { SECTION_TAGGER_LABELS, SECTION_TAGGER_FEATURES, SECTION_CLUSTERS };
	struct model_out out = { 0 };
	const struct labels *l = &t->labels;
	uint32_t head[4] = { (uint32_t)l->nr, 1, (uint32_t)l->left_nr, (uint32_t)l->right_nr };
	struct bytes b = { 0 };
	size_t i;

	bytes_add(&b, head, sizeof head);
	bytes_add(&b, l->class_label, l->left_nr + l->right_nr);
	for (i = 0; i < l->nr; i++)
		bytes_add(&b, l->name[i], strlen(l->name[i]) + 1);
	model_add(&out, SECTION_PARSER_LABELS, &b);
	bytes_clear(&b);
	weights_write(&t->weights, &b, (uint32_t)option.min_updates, option.least);
	model_add(&out, SECTION_PARSER_FEATURES, &b);
	for (i = 0; i < sizeof borrowed / sizeof borrowed[0]; i++) {
		size_t size = 0;
		const void *section = modelfile_section(tagger, borrowed[i], &size);

		if (!section)
			continue;
		bytes_clear(&b);
		bytes_add(&b, section, size);
		model_add(&out, borrowed[i], &b);
	}
	bytes_clear(&b);
	model_write(&out, path);
}

static size_t relation_length(const char *s)
{
	return strcspn(s, ":");
}

static bool same_relation(const char *x, const char *y)
{
	return relation_length(x) == relation_length(y) && memcmp(x, y, relation_length(x)) == 0;
}

static void score_dev(const char *name, struct treebank *t, const char *model)
{
	struct parser *p;
	struct err e = ERR_INIT;
	struct doc *d = &t->doc;
	size_t uas = 0, las = 0, i;
	clock_t begin;
	double seconds;

	if (parser_open(&p, model, &e) < 0)
		die(e.message);
	for (i = 0; i < d->token_nr; i++)
		d->token[i].head = HEAD_NONE;
	begin = clock();
	parse(d, p);
	seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
	for (i = 0; i < d->token_nr; i++)
		if (d->token[i].head == t->gold[i].head) {
			uas++;
			las += same_relation(d->token[i].deprel, t->gold[i].deprel);
		}
	printf("  %s UAS %.2f LAS %.2f (%.0fk tokens/s)", name, 100.0 * (double)uas / (double)d->token_nr,
	       100.0 * (double)las / (double)d->token_nr, (double)d->token_nr / seconds / 1000);
	parser_close(p);
}

static void train_all(struct trainer *t, const struct modelfile *tagger, struct treebank dev[2], const char *name, int epochs)
{
	size_t *order = get(t->example_nr * sizeof *order), i;
	int epoch;

	for (i = 0; i < t->example_nr; i++)
		order[i] = i;
	t->random = option.seed;
	for (epoch = 0; epoch < epochs; epoch++) {
		time_t begin = time(NULL);

		train_epoch(t, epoch, order);
		printf("%s %2d: train %.2f %%, %zu features, %lds", name, epoch + 1, 100.0 * (double)t->right / (double)t->all,
		       t->weights.row_nr, (long)(time(NULL) - begin));
		if (epoch % 3 == 2 || epoch == epochs - 1) {
			write_parser(t, tagger, option.out);
			score_dev("ewt", &dev[0], option.out);
			score_dev("gum", &dev[1], option.out);
		}
		printf("\n");
		fflush(stdout);
	}
	free(order);
}

static bool is_news(const char *doc)
{
	return strncmp(doc, "GUM_news", 8) == 0 || strncmp(doc, "GUM_interview", 13) == 0 || strncmp(doc, "newsgroup", 9) == 0 ||
	       strncmp(doc, "weblog", 6) == 0;
}

int main(int argc, char **argv)
{
	static struct trainer t;
	static struct treebank train[2], dev[2];
	static const char *const bank[2] = { "ewt", "gum" };
	static struct modelfile tagger;
	static struct retagger retagger;
	const void *clusters_section;
	size_t clusters_size = 0;
	struct lexicon *lx;
	struct clusters c;
	FILE *tags;
	struct err e = ERR_INIT;
	char path[4096];
	int letter;
	size_t b, i;

	while ((letter = getopt(argc, argv, "e:f:s:m:j:t:d:o:n:p:q:")) != -1)
		switch (letter) {
		case 'e': option.epochs = atoi(optarg); break;
		case 'f': option.first_epochs = atoi(optarg); break;
		case 's': option.seed = strtoul(optarg, NULL, 10); break;
		case 'p': option.drop = (unsigned)atoi(optarg); break;
		case 'q': option.least = atoi(optarg); break;
		case 'j': option.tags = optarg; break;
		case 'm': option.min_updates = atoi(optarg); break;
		case 't': option.tagger = optarg; break;
		case 'd': option.data = optarg; break;
		case 'o': option.out = optarg; break;
		case 'n': option.copies_of_news = atoi(optarg); break;
		default: return 2;
		}
	if (optind + 1 != argc || !option.data || !option.out || !option.tagger || !option.tags)
		die("usage: train_parser [-f epochs] [-e epochs] [-s seed] [-m min_updates] [-n copies] [-p percent] -t tagger.model -j tags -d data -o out CORPORA");
	option.corpora = argv[optind];

	lx = tables_open(option.data);
	if (modelfile_open(&tagger, option.tagger, &e) < 0)
		die(e.message);
	if (retagger_open(&retagger, &tagger, &e) < 0)
		die(e.message);
	lx->retagger = &retagger;
	clusters_section = modelfile_section(&tagger, SECTION_CLUSTERS, &clusters_size);
	if (clusters_open(&c, clusters_section, clusters_size, &e) < 0)
		die(e.message);
	tags = fopen(option.tags, "r");
	if (!tags)
		die("cannot open the file of tags");
	label_number(&t.labels, "root");
	for (b = 0; b < 2; b++) {
		snprintf(path, sizeof path, "%s/parse/%s-train.conllu.gz", option.corpora, bank[b]);
		treebank_read(&train[b], path, treebank_is_noncommercial);
		tag_from(&train[b], tags, lx);
		snprintf(path, sizeof path, "%s/parse/%s-dev.conllu", option.corpora, bank[b]);
		treebank_read(&dev[b], path, NULL);
		tag_all(&dev[b], lx);
		t.example_nr += train[b].doc.sentence_nr;
	}
	t.example = get(t.example_nr * (size_t)option.copies_of_news * sizeof *t.example);
	t.example_nr = 0;
	for (b = 0; b < 2; b++)
		for (i = 0; i < train[b].doc.sentence_nr; i++) {
			struct example x = make_example(&train[b], i, &c, &t.labels);
			int k;

			for (k = 0; k < (is_news(train[b].sentence_doc[i]) ? option.copies_of_news : 1); k++)
				t.example[t.example_nr++] = x;
		}
	make_classes(&t.labels, t.example, t.example_nr);
	printf("%zu sentences, %zu labels, %zu + %zu classes\n", t.example_nr, t.labels.nr, t.labels.left_nr, t.labels.right_nr);

	weights_init(&t.weights, 1 + t.labels.left_nr + t.labels.right_nr);
	train_all(&t, &tagger, dev, "first", option.first_epochs);
	weights_keep(&t.weights, (uint32_t)option.min_updates);
	train_all(&t, &tagger, dev, "again", option.epochs);
	return 0;
}
