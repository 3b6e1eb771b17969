/* train_engine.c - trains the engine: tags, trees and names in one network       (train: not part of the program)
 *
 * Adam (Kingma and Ba 2015) on batches of sentences of like length; the rate stands for a while and then sinks in a straight line.
 * What is measured and written is a running mean of the weights.
 *
 * usage: train_engine [option]... CORPORA
 *     -e N  epochs that the rate is planned for (30)      -x N  stop after this epoch (the last)
 *     -F X  part of the time in which the rate stands (0.3)
 *     -l F  start from these weights                      -c F  write the weights here as they are measured
 *     -o D  write english.model and english.vectors to this folder at the end; with -e 0 -l F: make them of weights
 *     -s N  seed (1)   -H N  hidden units of a direction (128)   -a N, -n N  of the arc (96) and name heads (64)
 *     -b N  words a batch (1000)   -r X  rate (0.002)
 *     -d X, -i X, -f X  dropout of layers and heads (0.33), input (0.2), learned word vectors (0.15)
 *     -w X, -g X  how often Worldwide (0.6) and GMB (0.12) are read in an epoch
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "examples.h"
#include "network.h"
#include "random.h"

static struct {
	int epochs;
	uint64_t seed;
	size_t hidden, batch;
	float rate;
	const char *out, *corpora, *checkpoint, *start;
	int last_epoch;                 /* stop after this one, though the rate is planned for all */
	float flat;                     /* part of the time in which the rate does not sink */
	double share[BANK_NR];          /* how often the sentences of a corpus are read in an epoch */
	struct network_options network;
} option = {
	.epochs = 30, .seed = 1, .hidden = 128, .batch = 1000, .rate = 2e-3f, .flat = 0.3f,
	.share = { 1, 1, 0.6, 3, 0.5, 0.12 },
	.network = { .drop_input = 0.2f, .drop_layer = 0.33f, .drop_head = 0.33f, .drop_form = 0.15f, .drop_vector = 0.03f,
	             .weight_arc = 1, .weight_relation = 1, .weight_tag = 1, .weight_name = 1 }
};

static struct network network;
static char info[4096];        /* the scores of the last epoch, for the model's section INFO */
static struct vocabulary vocabulary;

/* ---- dev sets ---- */

struct dev {
	const char *kind, *name;
	struct examples set;
};

static struct dev dev[] = {
	{ .kind = "parse", .name = "ewt-dev" }, { .kind = "parse", .name = "gum-dev" },
	{ .kind = "ner", .name = "worldwide-dev" }, { .kind = "ner", .name = "crossner-politics-dev" }
};
enum { DEV_NR = sizeof dev / sizeof dev[0] };

static unsigned label_of(uint32_t mask)
{
	unsigned k = 0;

	while (k < NAME_LABELS && !(mask >> k & 1))
		k++;
	return k;
}

/* The end of the name that begins at i; 0: none does. */
static size_t name_end(const uint8_t *label, size_t nr, size_t i)
{
	if (label[i] == 0)
		return 0;
	if ((label[i] - 1) % 4 == NAME_ONLY)
		return i + 1;
	if ((label[i] - 1) % 4 != NAME_BEGIN)
		return 0;
	while (i < nr && label[i] && (label[i] - 1) % 4 != NAME_LAST)
		i++;
	return i + 1;
}

/* Print the scores on a dev set, and add them to info[]. */
static void report(struct dev *d)
{
	char line[256];
	enum { CHUNK = 64 };
	static const unsigned scored[2] = { 7, 7 | 16 };        /* person, place, organization (, event) */
	bool parse = strcmp(d->kind, "parse") == 0;
	unsigned types = scored[d->name[0] == 'c'];
	size_t i, j, words = 0, upos = 0, xpos = 0, uas = 0, las = 0, gold = d->set.lost * !parse, found = 0, right = 0;

	for (i = 0; i < d->set.nr; i += CHUNK) {
		size_t nr = d->set.nr - i < CHUNK ? d->set.nr - i : CHUNK;
		const struct example *x[CHUNK];
		struct answer a[CHUNK];

		for (j = 0; j < nr; j++) {
			size_t n = d->set.example[i + j].word_nr;

			x[j] = &d->set.example[i + j];
			a[j] = (struct answer){ malloc(n), malloc(n), malloc(n), malloc(2 * n) };
		}
		network_answer(&network, x, nr, a);
		for (j = 0; j < nr; j++) {
			size_t n = x[j]->word_nr, k;

			for (k = 0; k < n && parse; k++) {
				words++;
				uas += a[j].head[k] == x[j]->head[k];
				if (x[j]->tag[k] != NO_TAG) {
					upos += vocabulary.upos[a[j].tag[k]] == vocabulary.upos[x[j]->tag[k]];
					xpos += strcmp(vocabulary.xpos[a[j].tag[k]], vocabulary.xpos[x[j]->tag[k]]) == 0;
				}
				if (a[j].head[k] == x[j]->head[k] && x[j]->label[k] != NO_TAG) {
					const char *p = vocabulary.label[a[j].label[k]], *q = vocabulary.label[x[j]->label[k]];

					las += strcspn(p, ":") == strcspn(q, ":") && strncmp(p, q, strcspn(p, ":")) == 0;
				}
			}
			if (!parse) {
				uint8_t *g = malloc(n);

				for (k = 0; k < n; k++)
					g[k] = (uint8_t)label_of(x[j]->name[k]);
				for (k = 0; k < n; k++) {
					size_t ge = name_end(g, n, k), fe = name_end(a[j].name, n, k);

					if (ge && !(types >> (g[k] - 1) / 4 & 1))
						ge = 0;
					if (fe && !(types >> (a[j].name[k] - 1) / 4 & 1))
						fe = 0;
					gold += ge > 0;
					found += fe > 0;
					right += ge && ge == fe && (g[k] - 1) / 4 == (a[j].name[k] - 1) / 4;
				}
				free(g);
			}
			free(a[j].tag);
			free(a[j].label);
			free(a[j].name);
			free(a[j].head);
		}
	}
	if (parse) {
		double n = words ? (double)words / 100 : 1;

		snprintf(line, sizeof line, "%s upos %.2f xpos %.2f uas %.2f las %.2f", d->name, (double)upos / n,
		         (double)xpos / n, (double)uas / n, (double)las / n);
	} else {
		snprintf(line, sizeof line, "%s p %.2f r %.2f f %.2f", d->name, 100.0 * (double)right / (double)(found + !found),
		         100.0 * (double)right / (double)(gold + !gold), 200.0 * (double)right / (double)(found + gold + !gold));
	}
	printf("  %s", line);
	snprintf(info + strlen(info), sizeof info - strlen(info), "%s\n", line);
}

/* ---- training ---- */

static void add_norm(struct param *p, void *sum)
{
	*(double *)sum += param_norm(p);
}

struct step {
	float rate, by;
	uint32_t nr;
};

static void step(struct param *p, void *arg)
{
	const struct step *s = arg;

	param_step(p, s->rate, s->by, s->nr);
}

static void average(struct param *p, void *keep)
{
	param_average(p, *(float *)keep);
}

static void swap(struct param *p, void *unused)
{
	(void)unused;
	param_swap(p);
}

static void save(struct param *p, void *f)
{
	if (fwrite(p->w, sizeof *p->w, p->rows * p->cols, f) != p->rows * p->cols)
		exit(1);
}

static void load(struct param *p, void *f)
{
	if (fread(p->w, sizeof *p->w, p->rows * p->cols, f) != p->rows * p->cols)
		exit(1);
}

/* Write or read the weights. */
static void checkpoint(const char *path, const char *mode)
{
	FILE *f = fopen(path, mode);

	if (!f) {
		fprintf(stderr, "train: cannot open '%s'\n", path);
		exit(1);
	}
	network_each(&network, mode[0] == 'w' ? save : load, f);
	if (fclose(f))
		exit(1);
}

static void keep(struct param *p, void *unused)
{
	(void)unused;
	memcpy(p->mean, p->w, p->rows * p->cols * sizeof *p->mean);
}

static const struct examples *by_length_set;

static int by_length(const void *p, const void *q)
{
	uint32_t a = by_length_set->example[*(const size_t *)p].word_nr, b = by_length_set->example[*(const size_t *)q].word_nr;

	if (a != b)
		return a < b ? -1 : 1;
	return *(const size_t *)p < *(const size_t *)q ? -1 : *(const size_t *)p > *(const size_t *)q;
}

static void train(const struct examples *set)
{
	size_t *order = malloc(set->nr * 8 * sizeof *order), i, k, nr, steps_all = 0;
	const struct example **x = malloc(4096 * sizeof *x);
	uint8_t *variant = malloc(4096);
	uint64_t random = option.seed * 77;
	uint32_t nr_step = 0;
	double expected = 0;
	struct timespec t0, t1;
	int epoch;
	enum { POOL = 4096 };

	for (i = 0; i < set->nr; i++)
		expected += option.share[set->example[i].bank] * set->example[i].word_nr;
	steps_all = (size_t)(expected / (double)option.batch * option.epochs * 1.03);
	for (epoch = 1; epoch <= option.epochs && epoch <= option.last_epoch; epoch++) {
		double loss = 0;
		size_t batches = 0, words = 0, *batch_first, batch_nr = 0;

		clock_gettime(CLOCK_MONOTONIC, &t0);
		for (nr = 0, i = 0; i < set->nr; i++) {
			double share = option.share[set->example[i].bank];

			while (share > 0 && nn_uniform(&random) < share) {
				order[nr++] = i;
				share -= 1;
			}
		}
		shuffle(order, nr, &random);
		/* sentences of like length go together: sort within pools, cut into batches, shuffle the batches */
		by_length_set = set;
		for (i = 0; i < nr; i += POOL)
			qsort(order + i, nr - i < POOL ? nr - i : POOL, sizeof *order, by_length);
		batch_first = malloc((nr + 2) * sizeof *batch_first);
		for (i = 0, words = option.batch; i < nr; i++) {
			size_t w = set->example[order[i]].word_nr;

			if (words + w > option.batch || i % POOL == 0) {
				batch_first[batch_nr++] = i;
				words = 0;
			}
			words += w;
		}
		batch_first[batch_nr] = nr;
		{
			size_t *turn = malloc(batch_nr * sizeof *turn);

			for (i = 0; i < batch_nr; i++)
				turn[i] = i;
			shuffle(turn, batch_nr, &random);
			for (words = 0, i = 0; i < batch_nr; i++) {
				size_t first = batch_first[turn[i]], n = batch_first[turn[i] + 1] - first;
				double norm = 0, total = 0;
				struct step s;
				float progress = (float)nr_step / (float)steps_all;

				for (k = 0; k < n; k++) {
					float r = nn_uniform(&random);

					x[k] = &set->example[order[first + k]];
					variant[k] = r < 0.05f ? LOWER_CASED : r < 0.09f ? UPPER_CASED : AS_WRITTEN;
					total += x[k]->word_nr;
				}
				loss += network_learn(&network, &option.network, x, variant, n, option.seed * 1000003 + nr_step);
				batches++;
				words += (size_t)total;
				nr_step++;
				network_each(&network, add_norm, &norm);
				s.by = (float)(1 / total);
				norm = sqrt(norm) / total;
				if (norm > 1)
					s.by /= (float)norm;
				s.rate = option.rate * (progress >= 1 ? 0.01f : 0.01f + 0.99f * (progress < option.flat ? 1 : (1 - progress) / (1 - option.flat)));
				if (nr_step < 200)
					s.rate *= (float)nr_step / 200;
				s.nr = nr_step;
				network_each(&network, step, &s);
				if (nr_step % 10 == 0) {
					float keep = nr_step < 1000 ? 0.9f : 0.98f;

					network_each(&network, average, &keep);
				}
			}
			free(turn);
		}
		free(batch_first);
		clock_gettime(CLOCK_MONOTONIC, &t1);
		printf("epoch %d: loss %.4f, %zu words in %.1f s\n", epoch, loss / (double)batches, words,
		       (double)(t1.tv_sec - t0.tv_sec) + (double)(t1.tv_nsec - t0.tv_nsec) / 1e9);
		if (epoch % 2 == 0 || epoch == option.last_epoch || epoch == 1) {
			network_each(&network, swap, NULL);
			info[0] = '\0';
			for (i = 0; i < DEV_NR; i++)
				report(&dev[i]);
			printf("\n");
			if (option.checkpoint)
				checkpoint(option.checkpoint, "wb");
			network_each(&network, swap, NULL);
		}
		fflush(stdout);
	}
	free(order);
	free(x);
	free(variant);
}

int main(int argc, char **argv)
{
	struct examples set = { 0 };
	struct network_dims dims = { .arc = 96, .relation = 64, .name = 64 };
	size_t i;
	int c;

	while ((c = getopt(argc, argv, "e:s:H:b:r:o:c:l:x:F:a:n:d:i:f:g:w:")) != -1)
		switch (c) {
		case 'e': option.epochs = atoi(optarg); break;
		case 's': option.seed = (uint64_t)atoll(optarg); break;
		case 'H': option.hidden = (size_t)atol(optarg); break;
		case 'b': option.batch = (size_t)atol(optarg); break;
		case 'r': option.rate = strtof(optarg, NULL); break;
		case 'o': option.out = optarg; break;
		case 'c': option.checkpoint = optarg; break;
		case 'l': option.start = optarg; break;
		case 'x': option.last_epoch = atoi(optarg); break;
		case 'F': option.flat = strtof(optarg, NULL); break;
		case 'd': option.network.drop_layer = option.network.drop_head = strtof(optarg, NULL); break;
		case 'i': option.network.drop_input = strtof(optarg, NULL); break;
		case 'f': option.network.drop_form = strtof(optarg, NULL); break;
		case 'g': option.share[BANK_GMB] = strtod(optarg, NULL); break;
		case 'w': option.share[BANK_WORLDWIDE] = strtod(optarg, NULL); break;
		case 'a': dims.arc = (size_t)atol(optarg); break;
		case 'n': dims.name = (size_t)atol(optarg); break;
		default: return 2;
		}
	if (optind + 1 != argc) {
		fprintf(stderr, "usage: train_engine [options] CORPORA\n");
		return 2;
	}
	option.corpora = argv[optind];
	dims.hidden = option.hidden;
	if (!option.last_epoch)
		option.last_epoch = option.epochs;
	examples_read_train(&set, &vocabulary, option.corpora);
	for (i = 0; i < DEV_NR; i++)
		examples_read_dev(&dev[i].set, &vocabulary, option.corpora, dev[i].kind, dev[i].name);
	network_init(&network, &vocabulary, &dims, option.seed);
	if (option.start) {
		checkpoint(option.start, "rb");
		network_each(&network, keep, NULL);
	}
	if (option.epochs)
		train(&set);
	if (option.epochs) {
		network_each(&network, swap, NULL);
	} else {
		for (i = 0; i < DEV_NR; i++)
			report(&dev[i]);
		printf("\n");
	}
	if (option.out)
		network_write(&network, option.out, info);
	return 0;
}
