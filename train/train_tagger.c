/* train_tagger.c - trains the corrections to the trigram tagger (src/model/retag.h)
 *
 * An averaged perceptron, left to right, over what the trigram tagger says from tables that have not seen the document
 * (jackknife.sh).  Writes a model file with the sections TLBL, TFEA and CLUS, and, for the training of the parser, the
 * tags of the training sentences as models give them that were not trained on them: one line `xpos TAB upos` a token, EWT
 * first, then GUM.
 *
 * usage: train_tagger [-e epochs] [-m min_updates] [-p percent] [-c clusters.tsv] -t tables -d data -o out.model -j out.tags CORPORA
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "conllu.h"
#include "model/modelfile.h"
#include "model/parse.h"
#include "model/retag.h"
#include "model/tag.h"
#include "model/tag_int.h"
#include "tables.h"
#include "weights.h"
#include "write_model.h"

struct example {
	struct retag_word *word;    /* [nr + 2 * RETAG_MARGIN] */
	uint8_t *gold;              /* [nr] class; UINT8_MAX: too rare to be one */
	uint32_t nr;
	uint32_t fold;
	const struct treebank *bank;
	size_t sentence;
};

static struct {
	const char *clusters, *tables, *data, *out, *tags, *corpora;
	int epochs, min_updates;
	unsigned drop;
} option = { .epochs = 8, .min_updates = 5, .drop = 30 };

static struct {
	const char *xpos[RETAG_CLASSES_MAX];
	uint8_t upos[RETAG_CLASSES_MAX];
	uint64_t hash[RETAG_CLASSES_MAX];
	size_t nr;
} classes;

static struct example *example;
static size_t example_nr;

static uint8_t class_of(const struct gold *g)
{
	size_t i;

	for (i = 0; i < classes.nr; i++)
		if (classes.upos[i] == g->upos && strcmp(classes.xpos[i], g->xpos) == 0)
			return (uint8_t)i;
	return UINT8_MAX;
}

static void find_classes(const struct treebank *bank)
{
	struct { const struct gold *gold; size_t count; } seen[1024] = { { NULL, 0 } };
	size_t nr = 0, b, i, k;

	for (b = 0; b < 2; b++)
		for (i = 0; i < bank[b].doc.token_nr; i++) {
			const struct gold *g = &bank[b].gold[i];

			for (k = 0; k < nr && (seen[k].gold->upos != g->upos || strcmp(seen[k].gold->xpos, g->xpos) != 0); k++)
				;
			if (k == 1024)
				continue;
			if (k == nr)
				seen[nr++].gold = g;
			seen[k].count++;
		}
	for (k = 0; k < nr && classes.nr < RETAG_CLASSES_MAX; k++)
		if (seen[k].count >= 5 && strcmp(seen[k].gold->xpos, "_") != 0) {
			classes.xpos[classes.nr] = seen[k].gold->xpos;
			classes.upos[classes.nr] = seen[k].gold->upos;
			classes.hash[classes.nr++] = retag_hash(seen[k].gold->xpos, seen[k].gold->upos);
		}
}

static void add_examples(struct treebank *t, const struct clusters *c)
{
	struct doc *d = &t->doc;
	struct tag_scratch scratch;
	struct lexicon *table[TABLE_FOLDS];
	size_t i, k, doc_nr = (size_t)-1;

	for (k = 0; k < TABLE_FOLDS; k++) {
		char path[4096];

		snprintf(path, sizeof path, "%s/%zu", option.tables, k);
		table[k] = tables_open(path);
	}
	scratch = tag_scratch_for(d);
	for (i = 0; i < d->sentence_nr; i++) {
		const struct sentence *s = &d->sentence[i];
		struct example *x = &example[example_nr++];

		if (!i || t->sentence_doc[i] != t->sentence_doc[i - 1])
			doc_nr++;
		x->fold = doc_nr % TABLE_FOLDS;
		x->bank = t;
		x->sentence = i;
		x->nr = s->token_end - s->token_begin;
		x->word = calloc(x->nr + 2 * RETAG_MARGIN, sizeof *x->word);
		x->gold = calloc(x->nr, 1);
		if (!x->word || !x->gold)
			exit(1);
		tag_words(x->word, d, table[x->fold], s, &scratch, c);
		for (k = 0; k < x->nr; k++)
			x->gold[k] = class_of(&t->gold[s->token_begin + k]);
	}
}

static void train_sentence(struct weights *w, struct example *x, uint64_t *random)
{
	uint64_t feature[RETAG_FEATURES_MAX];
	float score[RETAG_CLASSES_MAX];
	size_t i, k;

	for (i = 0; i < x->nr; i++) {
		struct retag_word *word = &x->word[RETAG_MARGIN + i];
		size_t feature_nr = features_drop(feature, retag_features(word, feature), option.drop, random), best = 0;

		weights_score(w, feature, feature_nr, score);
		for (k = 1; k < classes.nr; k++)
			if (score[k] > score[best])
				best = k;
		word->tag = classes.hash[best];
		if (x->gold[i] != UINT8_MAX && best != x->gold[i])
			weights_update(w, feature, feature_nr, x->gold[i], best);
		weights_tick(w);
	}
}

/* Train on all folds but `out` (TABLE_FOLDS: on all). */
static void train(struct weights *w, size_t out, int epochs)
{
	size_t *order = calloc(example_nr, sizeof *order), i;
	uint64_t random = 1;
	int pass, epoch;

	for (i = 0; i < example_nr; i++)
		order[i] = i;
	weights_init(w, classes.nr);
	for (pass = 0; pass < 2; pass++) {
		if (pass)
			weights_keep(w, (uint32_t)option.min_updates);
		for (epoch = 0; epoch < epochs; epoch++) {
			shuffle(order, example_nr, &random);
			for (i = 0; i < example_nr; i++)
				if (example[order[i]].fold != out)
					train_sentence(w, &example[order[i]], &random);
		}
		if (out != TABLE_FOLDS)
			break;          /* the folds' models need not be small */
	}
	free(order);
}

static void retagger_of(struct retagger *r, const struct weights *w, struct bytes *b, const struct clusters *c)
{
	struct err e = ERR_INIT;
	size_t i;

	*r = (struct retagger){ .tag_nr = classes.nr, .clusters = *c };
	for (i = 0; i < classes.nr; i++) {
		r->xpos[i] = classes.xpos[i];
		r->upos[i] = classes.upos[i];
		r->hash[i] = classes.hash[i];
	}
	weights_write(w, b, (uint32_t)option.min_updates, 1);
	if (linear_open(&r->linear, b->s, b->nr, "TFEA", &e) < 0) {
		fprintf(stderr, "train_tagger: %s\n", e.message);
		exit(1);
	}
}

static void write_tags(const char *path, const struct clusters *c)
{
	struct retagger r;
	size_t fold, i, k, right = 0, all = 0;
	uint8_t **answer = calloc(example_nr, sizeof *answer);
	FILE *f;

	for (fold = 0; fold < TABLE_FOLDS; fold++) {
		struct bytes b = { 0 };
		struct weights w;

		train(&w, fold, option.epochs);
		retagger_of(&r, &w, &b, c);
		for (i = 0; i < example_nr; i++) {
			if (example[i].fold != fold)
				continue;
			answer[i] = calloc(example[i].nr, 1);
			for (k = 0; k < example[i].nr; k++) {
				answer[i][k] = (uint8_t)retag_choose(&r, &example[i].word[RETAG_MARGIN + k]);
				right += answer[i][k] == example[i].gold[k];
				all++;
			}
		}
		weights_release(&w);
		bytes_clear(&b);
		printf("fold %zu: %.2f %% of the tags so far\n", fold, 100.0 * (double)right / (double)all);
		fflush(stdout);
	}
	f = fopen(path, "w");
	if (!f)
		exit(1);
	for (i = 0; i < example_nr; i++)
		for (k = 0; k < example[i].nr; k++)
			fprintf(f, "%s\t%s\n", classes.xpos[answer[i][k]], upos_name[classes.upos[answer[i][k]]]);
	if (fclose(f))
		exit(1);
}

static void write_out(const struct weights *w, const struct clusters_file *clusters)
{
	struct model_out out = { 0 };
	struct bytes b = { 0 };
	uint32_t nr = (uint32_t)classes.nr;
	size_t i;

	bytes_add(&b, &nr, sizeof nr);
	for (i = 0; i < classes.nr; i++) {
		bytes_add(&b, classes.xpos[i], strlen(classes.xpos[i]) + 1);
		bytes_add(&b, upos_name[classes.upos[i]], strlen(upos_name[classes.upos[i]]) + 1);
	}
	model_add(&out, SECTION_TAGGER_LABELS, &b);
	bytes_clear(&b);
	weights_write(w, &b, (uint32_t)option.min_updates, 1);
	model_add(&out, SECTION_TAGGER_FEATURES, &b);
	if (clusters->size) {
		bytes_clear(&b);
		bytes_add(&b, clusters->section, clusters->size);
		model_add(&out, SECTION_CLUSTERS, &b);
	}
	model_write(&out, option.out);
}

static void score_dev(const char *name)
{
	struct lexicon *lx = tables_open(option.data);
	static struct modelfile file;
	static struct retagger r;
	struct err e = ERR_INIT;
	struct treebank t;
	char path[4096];
	size_t i, right = 0, upos = 0;

	snprintf(path, sizeof path, "%s/parse/%s-dev.conllu", option.corpora, name);
	treebank_read(&t, path, NULL);
	if (modelfile_open(&file, option.out, &e) < 0 || retagger_open(&r, &file, &e) <= 0) {
		fprintf(stderr, "train_tagger: %s\n", e.message);
		exit(1);
	}
	lx->retagger = &r;
	tag(&t.doc, lx);
	for (i = 0; i < t.doc.token_nr; i++) {
		right += strcmp(t.doc.token[i].xpos, t.gold[i].xpos) == 0;
		upos += t.doc.token[i].upos == t.gold[i].upos;
	}
	printf("%s: UPOS %.2f XPOS %.2f\n", name, 100.0 * (double)upos / (double)i, 100.0 * (double)right / (double)i);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static struct treebank bank[2];
	static const char *const name[2] = { "ewt", "gum" };
	struct clusters_file clusters = { 0 };
	struct clusters c = { 0 };
	struct weights w;
	char path[4096];
	int letter;
	size_t b;

	while ((letter = getopt(argc, argv, "e:c:m:p:t:d:o:j:")) != -1)
		switch (letter) {
		case 'e': option.epochs = atoi(optarg); break;
		case 'c': option.clusters = optarg; break;
		case 'm': option.min_updates = atoi(optarg); break;
		case 'p': option.drop = (unsigned)atoi(optarg); break;
		case 't': option.tables = optarg; break;
		case 'd': option.data = optarg; break;
		case 'o': option.out = optarg; break;
		case 'j': option.tags = optarg; break;
		default: return 2;
		}
	if (optind + 1 != argc || !option.data || !option.tables || !option.out || !option.tags)
		return 2;
	option.corpora = argv[optind];
	if (option.clusters) {
		struct err e = ERR_INIT;

		clusters_read(&clusters, option.clusters);
		if (clusters_open(&c, clusters.section, clusters.size, &e) < 0)
			return 1;
	}
	for (b = 0; b < 2; b++) {
		snprintf(path, sizeof path, "%s/parse/%s-train.conllu.gz", option.corpora, name[b]);
		treebank_read(&bank[b], path, treebank_is_noncommercial);
	}
	find_classes(bank);
	example = calloc(bank[0].doc.sentence_nr + bank[1].doc.sentence_nr, sizeof *example);
	for (b = 0; b < 2; b++)
		add_examples(&bank[b], &c);
	printf("%zu classes, %zu sentences\n", classes.nr, example_nr);
	fflush(stdout);
	train(&w, TABLE_FOLDS, option.epochs);
	write_out(&w, &clusters);
	weights_release(&w);
	printf("\n");
	score_dev("ewt");
	score_dev("gum");
	write_tags(option.tags, &c);
	return 0;
}
