/* train_coref.c - trains the network of coreference                              (train: not part of the program)
 *
 * usage: train_coref [-e epochs] [-s seed] [-o folder] [-x folder] DATA CORPORA
 *
 * Each document of OntoGUM is read by the program itself up to its names; mentions are those of coref/mentions.c.  A mention whose
 * words are those of a mention of the corpus belongs to its cluster.  For each mention the candidates and "new" get a score; the
 * loss is that of a softmax with margins over them, where every candidate of the right cluster is right (Durrett and Klein
 * 2013, "Easy victories and uphill battles in coreference resolution"): log sum over all - log sum over the right ones, where a
 * wrong one has its cost added before.  The clusters that features see are those that the network of the moment has made.
 * AdaGrad; part of the hidden units and of the rows is left out at random.
 *
 * -x writes the clusters of the dev set after each epoch as annotation, for score_coref.py.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "coref/coref_int.h"
#include "extract/extract_int.h"
#include "model/engine.h"
#include "model/sentences.h"
#include "random.h"
#include "text/segment.h"
#include "time/timex.h"
#include "write_model.h"

enum { DOCS_MAX = 400, NOT_IN_GOLD = -1 };
#define OUT_MOST 31.0f           /* of an outer weight: 16 bits with COREF_OUT_ONE to the unit */

static struct {
	int epochs;
	uint64_t seed;
	double rate, drop_hidden, drop_row;
	double cost_link, cost_new, cost_pronoun, cost_wrong;
	const char *out, *dev;
	bool all_genres;
	int least;
} option = { 5, 4, 0.05, 0.3, 0.15, 0.3, 3.0, 6.0, 1.0, ".", NULL, false, 6 };

struct text {
	json_t *record;
	struct doc d;
	struct extraction x;
	struct coref_input in;
	struct coref c;
	struct coref_view v;
	int32_t *gold;                  /* [mention] number of its cluster; NOT_IN_GOLD */
};

static struct text train[DOCS_MAX], dev[DOCS_MAX];
static size_t train_nr, dev_nr;
static struct context *context;
static jmp_buf no_memory;

/* ---- the network ---- */

enum { ROWS_MAX = 200000 };
#define H COREF_HIDDEN
static float row_w[ROWS_MAX][H], row_g[ROWS_MAX][H];
static float vec_w[COREF_PROJECTIONS][VECTOR_DIM][H], vec_g[COREF_PROJECTIONS][VECTOR_DIM][H];
static float out_w[2][H], out_g[2][H], bias_w, bias_g;
static double row_sum[ROWS_MAX][H], vec_sum[COREF_PROJECTIONS][VECTOR_DIM][H], out_sum[2][H], bias_sum;
static size_t row_nr;                   /* three tables of mentions, one of pairs */
static long sum_nr;
static uint64_t dice;

static double random_unit(void)
{
	return (double)(random_next(&dice) >> 11) / 9007199254740992.0;
}

static void network_init(void)
{
	size_t i, k, p;

	for (i = 0; i < row_nr; i++)
		for (k = 0; k < H; k++)
			row_w[i][k] = (float)((random_unit() - 0.5) * 0.1);
	for (p = 0; p < COREF_PROJECTIONS; p++)
		for (i = 0; i < VECTOR_DIM; i++)
			for (k = 0; k < H; k++)
				vec_w[p][i][k] = (float)((random_unit() - 0.5) * 0.1);
	for (p = 0; p < 2; p++)
		for (k = 0; k < H; k++)
			out_w[p][k] = (float)((random_unit() - 0.5) * 0.5);
}

static void step(float *w, float *g, float d, float limit)
{
	*g += d * d;
	*w -= (float)option.rate * d / (sqrtf(*g) + 1e-6f);
	if (*w > limit)
		*w = limit;
	if (*w < -limit)
		*w = -limit;
}

/* ---- documents ---- */

static const json_t *clusters_of(const struct text *t)
{
	return json_object_get(t->record, "clusters");
}

static void align(struct text *t)
{
	size_t i, j, k;
	json_t *cluster, *mention;

	t->gold = calloc(t->c.mention_nr + 1, sizeof *t->gold);
	for (i = 0; i < t->c.mention_nr; i++) {
		const struct coref_mention *m = &t->c.mention[i];
		uint32_t begin = t->d.token[m->first].begin, end = t->d.token[m->end - 1].end;
		int pass;

		t->gold[i] = NOT_IN_GOLD;
		for (pass = 0; pass < 2 && t->gold[i] == NOT_IN_GOLD; pass++) {
			if (pass == 1) {
				if (m->name == NO_INDEX)
					break;
				begin = t->d.token[t->in.name[m->name].first].begin;
				end = t->d.token[t->in.name[m->name].end - 1].end;
			}
			json_array_foreach(clusters_of(t), j, cluster)
				json_array_foreach(cluster, k, mention)
					if ((uint32_t)json_integer_value(json_object_get(mention, "begin")) == begin &&
					    (uint32_t)json_integer_value(json_object_get(mention, "end")) == end)
						t->gold[i] = (int32_t)j;
		}
	}
}

static void read_text(struct text *t, const char *line)
{
	struct doc *d = &t->d;

	memset(t, 0, sizeof *t);
	t->record = json_loads(line, 0, NULL);
	doc_init(d);
	d->arena.on_nomem = &no_memory;
	d->id = json_string_value(json_object_get(t->record, "id"));
	d->text = json_string_value(json_object_get(t->record, "text"));
	d->text_len = strlen(d->text);
	d->date = CALENDAR_NONE;
	segment(d);
	sentences_refine(d, context->sentences, &context->lexicon);
	engine_read(d, context->engine, &context->lexicon);
	timex_find(d);
	t->x = (struct extraction){ .d = d, .c = context, .a = &d->arena };
	extract_names(&t->x);
	corefer_input(&t->x, &t->in);
	coref_mentions(&t->c, &t->in, &d->arena);
	coref_look(&t->v, &t->c, &t->in, &d->arena);
	align(t);
}

static void read_set(struct text *set, size_t *nr, const char *corpora, const char *name)
{
	char path[4096], *line = NULL;
	size_t room = 0, wanted = 0, found = 0, mentions = 0, i, j;
	FILE *f;
	json_t *cluster;

	snprintf(path, sizeof path, "%s/coref/%s.ndjson", corpora, name);
	f = fopen(path, "r");
	if (!f) {
		fprintf(stderr, "train_coref: cannot read '%s'\n", path);
		exit(1);
	}
	while (*nr < DOCS_MAX && getline(&line, &room, f) > 0)
		read_text(&set[(*nr)++], line);
	free(line);
	fclose(f);
	for (i = 0; i < *nr; i++) {
		json_array_foreach(clusters_of(&set[i]), j, cluster)
			wanted += json_array_size(cluster);
		mentions += set[i].c.mention_nr;
		for (j = 0; j < set[i].c.mention_nr; j++)
			found += set[i].gold[j] != NOT_IN_GOLD;
	}
	fprintf(stderr, "%s: %zu documents, %zu mentions, %zu of %zu in the corpus found\n", name, *nr, mentions, found, wanted);
}

/* ---- features that enough documents have ---- */

enum { COUNTER_SLOTS = 1 << 22 };

struct counter {
	uint32_t key[COUNTER_SLOTS], documents[COUNTER_SLOTS], last[COUNTER_SLOTS];
	size_t used;
};

struct keys {
	struct coref_keys find;         /* what coref_rows() takes */
	uint32_t *key, *row, rows;
};
static struct keys mention_keys, pair_keys;

static void count(struct counter *c, uint32_t document, const uint32_t *feature, size_t nr)
{
	size_t i;

	for (i = 0; i < nr; i++) {
		uint32_t slot = feature[i] * 2654435761u >> 10;

		while (c->key[slot] && c->key[slot] != feature[i])
			slot = (slot + 1) & (COUNTER_SLOTS - 1);
		if (!c->key[slot] && ++c->used > COUNTER_SLOTS / 2) {
			fprintf(stderr, "train_coref: too many features\n");
			exit(1);
		}
		c->key[slot] = feature[i];
		if (c->last[slot] != document) {
			c->last[slot] = document;
			c->documents[slot]++;
		}
	}
}

/* Rows for the features of enough documents, in the order of their hashes' slots. */
static void keep(struct keys *k, const struct counter *c, const char *what)
{
	uint32_t slots = 2, slot;
	size_t i;

	for (i = 0; i < COUNTER_SLOTS; i++)
		k->rows += c->documents[i] >= (uint32_t)option.least;
	while (slots < 2 * k->rows + 2)
		slots *= 2;
	k->key = calloc(slots, sizeof *k->key);
	k->row = calloc(slots, sizeof *k->row);
	k->find = (struct coref_keys){ slots, k->key, k->row };
	for (k->rows = 0, i = 0; i < COUNTER_SLOTS; i++) {
		if (!c->key[i] || c->documents[i] < (uint32_t)option.least)
			continue;
		for (slot = c->key[i] & (slots - 1); k->key[slot]; slot = (slot + 1) & (slots - 1))
			;
		k->key[slot] = c->key[i];
		k->row[slot] = k->rows++;
	}
	fprintf(stderr, "%s: %u of %zu features in %d documents or more\n", what, k->rows, c->used, option.least);
}

/* Look at all mentions and pairs, with the clusters of the corpus. */
static void count_features(const size_t *order, size_t nr)
{
	static struct counter mentions, pairs;
	static struct cluster cluster[1 << 16];
	uint32_t feature[PAIR_FEATURES_MAX > MENTION_FEATURES_MAX ? PAIR_FEATURES_MAX : MENTION_FEATURES_MAX], i;
	struct candidate candidate[CANDIDATES_MAX];
	size_t d, n, j;

	for (d = 0; d < nr; d++) {
		struct text *t = &train[order[d]];

		for (i = 0; i < t->c.mention_nr; i++) {
			uint32_t first = i;

			count(&mentions, (uint32_t)d + 1, feature, coref_mention_features(&t->v, i, feature));
			n = coref_candidates(&t->v, i, candidate);
			for (j = 0; j < n; j++) {
				uint32_t a = candidate[j].mention;

				count(&pairs, (uint32_t)d + 1, feature, coref_pair_features(&t->v, &candidate[j], i, &cluster[t->c.mention[a].cluster],
				                                                         feature));
				if (t->gold[i] != NOT_IN_GOLD && t->gold[a] == t->gold[i])
					first = t->c.mention[a].cluster;
			}
			t->c.mention[i].cluster = first;
			if (first == i)
				coref_cluster_begin(&cluster[i], &t->v, i);
			else
				coref_cluster_add(&cluster[first], &t->v, i);
		}
	}
	keep(&mention_keys, &mentions, "mentions");
	keep(&pair_keys, &pairs, "pairs");
	row_nr = 3 * (size_t)mention_keys.rows + pair_keys.rows;
	if (row_nr > ROWS_MAX) {
		fprintf(stderr, "train_coref: %zu rows are too many\n", row_nr);
		exit(1);
	}
}

/* ---- one mention ---- */

struct part {
	uint32_t row[MENTION_FEATURES_MAX];
	size_t nr;
	int8_t head[VECTOR_DIM], governor[VECTOR_DIM];
	bool has_head, has_governor;
};

static void part_of(struct part *p, const struct text *t, uint32_t i, bool drop)
{
	const struct facet *f = &t->v.facet[i];
	size_t n = coref_rows(&mention_keys.find, p->row, coref_mention_features(&t->v, i, p->row)), k;

	p->nr = 0;
	for (k = 0; k < n; k++)
		if (!drop || random_unit() >= option.drop_row)
			p->row[p->nr++] = p->row[k];
	p->has_head = engine_word_vector(context->engine, f->head_word, p->head);
	p->has_governor = f->governor != NO_INDEX && engine_word_vector(context->engine, t->d.token[f->governor].lower, p->governor);
}

static float *table_row(float (*rows)[H], enum coref_table t, uint32_t row)
{
	return rows[(size_t)t * mention_keys.rows + row];
}

static void sum_rows(float *h, enum coref_table t, const uint32_t *row, size_t nr)
{
	size_t i, k;

	for (i = 0; i < nr; i++) {
		const float *w = table_row(row_w, t, row[i]);

		for (k = 0; k < H; k++)
			h[k] += w[k];
	}
}

static void sum_vector(float *h, enum coref_projection p, const int8_t *v)
{
	size_t i, k;

	for (i = 0; i < VECTOR_DIM; i++)
		for (k = 0; k < H; k++)
			h[k] += (float)v[i] * VECTOR_UNIT * vec_w[p][i][k];
}

static void learn_rows(enum coref_table t, const uint32_t *row, size_t nr, const float *dh)
{
	size_t i, k;

	for (i = 0; i < nr; i++) {
		float *w = table_row(row_w, t, row[i]), *g = table_row(row_g, t, row[i]);

		for (k = 0; k < H; k++)
			if (dh[k] != 0)
				step(&w[k], &g[k], dh[k], 127.0f / COREF_ROW_ONE);
	}
}

static void learn_vector(enum coref_projection p, const int8_t *v, const float *dh)
{
	size_t i, k;

	for (i = 0; i < VECTOR_DIM; i++)
		for (k = 0; k < H; k++)
			if (dh[k] != 0)
				step(&vec_w[p][i][k], &vec_g[p][i][k], dh[k] * (float)v[i] * VECTOR_UNIT, 127.0f / COREF_ROW_ONE);
}

struct pair {
	uint32_t antecedent;            /* NO_INDEX: new */
	uint32_t row[PAIR_FEATURES_MAX];
	size_t nr;
	float h[H];
	double score, cost;
	bool right;
};

static void weigh(struct pair *p, enum coref_out out, const float *mask)
{
	size_t k;

	for (k = 0; k < H; k++) {
		p->h[k] = p->h[k] > 0 ? p->h[k] * mask[k] : 0;
		p->score += (double)p->h[k] * out_w[out][k];
	}
}

enum { MENTIONS_MAX = 1 << 16 };

/* A mention while it is weighed, and what is kept of those before it. */
static struct {
	struct part part[MENTIONS_MAX];
	float antecedent[MENTIONS_MAX][H];      /* hidden sums of its part as an antecedent */
	struct cluster cluster[MENTIONS_MAX];   /* [mention that is the first] */
	float anaphor[H], mask[H];              /* of the mention at hand; mask: 0 where a hidden unit is left out */
	struct pair pair[CANDIDATES_MAX + 1];   /* the first is "new" */
	size_t nr, best;
	bool has_right;                         /* some candidate is */
	double all, right;                      /* highest score with its cost, highest of a right one */
	double z_all, z_right;                  /* sums of exp(score - highest) */
} now;

static void weigh_new(const struct text *t, uint32_t i, bool learn)
{
	struct part *part = &now.part[i];
	struct pair *p = &now.pair[0];
	size_t k;

	part_of(part, t, i, learn);
	for (k = 0; k < H; k++)
		now.mask[k] = !learn ? 1 : random_unit() < option.drop_hidden ? 0 : (float)(1 / (1 - option.drop_hidden));
	memset(now.anaphor, 0, sizeof now.anaphor);
	memset(now.antecedent[i], 0, sizeof now.antecedent[i]);
	memset(p, 0, sizeof *p);
	p->antecedent = NO_INDEX;
	sum_rows(now.anaphor, TABLE_ANAPHOR, part->row, part->nr);
	sum_rows(now.antecedent[i], TABLE_ANTECEDENT, part->row, part->nr);
	sum_rows(p->h, TABLE_NEW, part->row, part->nr);
	if (part->has_head) {
		sum_vector(now.anaphor, PROJECT_ANAPHOR_HEAD, part->head);
		sum_vector(now.antecedent[i], PROJECT_ANTECEDENT_HEAD, part->head);
		sum_vector(p->h, PROJECT_NEW_HEAD, part->head);
	}
	if (part->has_governor) {
		sum_vector(now.anaphor, PROJECT_ANAPHOR_GOVERNOR, part->governor);
		sum_vector(p->h, PROJECT_NEW_GOVERNOR, part->governor);
	}
	weigh(p, OUT_NEW, now.mask);
	p->score += bias_w;
}

static void weigh_candidates(const struct text *t, uint32_t i, bool learn)
{
	struct candidate candidate[CANDIDATES_MAX];
	size_t n = coref_candidates(&t->v, i, candidate), rows, j, k;

	now.has_right = false;
	for (now.nr = 1, j = 0; j < n; j++) {
		struct pair *p = &now.pair[now.nr];
		uint32_t a = candidate[j].mention;
		const struct cluster *cluster = &now.cluster[t->c.mention[a].cluster];

		if (coref_forbidden(&t->v, a, i, cluster))
			continue;
		p->antecedent = a;
		rows = coref_rows(&pair_keys.find, p->row, coref_pair_features(&t->v, &candidate[j], i, cluster, p->row));
		for (k = p->nr = 0; k < rows; k++)
			if (!learn || random_unit() >= option.drop_row)
				p->row[p->nr++] = p->row[k];
		p->score = 0;
		for (k = 0; k < H; k++)
			p->h[k] = now.anaphor[k] + now.antecedent[a][k];
		sum_rows(p->h, TABLE_PAIR, p->row, p->nr);
		weigh(p, OUT_PAIR, now.mask);
		p->right = t->gold[i] != NOT_IN_GOLD && t->gold[a] == t->gold[i];
		now.has_right = now.has_right || p->right;
		now.nr++;
	}
	now.pair[0].right = !now.has_right;
}

/* What it costs to take this one instead of a right one. */
static double cost_of(const struct coref_mention *m, size_t j)
{
	if (now.pair[j].right)
		return 0;
	if (!now.has_right)
		return option.cost_link;
	if (j > 0)
		return option.cost_wrong;
	return m->kind == COREF_PRONOUN ? option.cost_pronoun : option.cost_new;
}

/* The best one, and the loss. */
static double judge(const struct coref_mention *m)
{
	size_t j;

	now.best = 0;
	now.all = now.right = -1e30;
	now.z_all = now.z_right = 0;
	for (j = 0; j < now.nr; j++) {
		struct pair *p = &now.pair[j];

		p->cost = cost_of(m, j);
		if (p->score + p->cost > now.all)
			now.all = p->score + p->cost;
		if (p->right && p->score > now.right)
			now.right = p->score;
		if (p->score > now.pair[now.best].score)
			now.best = j;
	}
	for (j = 0; j < now.nr; j++) {
		now.z_all += exp(now.pair[j].score + now.pair[j].cost - now.all);
		if (now.pair[j].right)
			now.z_right += exp(now.pair[j].score - now.right);
	}
	return now.all + log(now.z_all) - now.right - log(now.z_right);
}

static void join(struct text *t, uint32_t i)
{
	struct coref_mention *m = &t->c.mention[i];

	m->antecedent = now.pair[now.best].antecedent;
	m->cluster = now.best == 0 ? i : t->c.mention[m->antecedent].cluster;
	if (now.best == 0)
		coref_cluster_begin(&now.cluster[i], &t->v, i);
	else
		coref_cluster_add(&now.cluster[m->cluster], &t->v, i);
}

static void learn_new(const struct part *part, float d, const float *dh)
{
	step(&bias_w, &bias_g, d, OUT_MOST);
	learn_rows(TABLE_NEW, part->row, part->nr, dh);
	if (part->has_head)
		learn_vector(PROJECT_NEW_HEAD, part->head, dh);
	if (part->has_governor)
		learn_vector(PROJECT_NEW_GOVERNOR, part->governor, dh);
}

static void learn_pair(const struct pair *p, const float *dh)
{
	const struct part *a = &now.part[p->antecedent];

	learn_rows(TABLE_PAIR, p->row, p->nr, dh);
	learn_rows(TABLE_ANTECEDENT, a->row, a->nr, dh);
	if (a->has_head)
		learn_vector(PROJECT_ANTECEDENT_HEAD, a->head, dh);
}

static void learn_mention(uint32_t i)
{
	const struct part *part = &now.part[i];
	float dh_anaphor[H] = { 0 }, dh[H];
	size_t j, k;

	for (j = 0; j < now.nr; j++) {
		const struct pair *p = &now.pair[j];
		int out = j == 0 ? OUT_NEW : OUT_PAIR;
		float d = (float)(exp(p->score + p->cost - now.all) / now.z_all - (p->right ? exp(p->score - now.right) / now.z_right : 0));

		if (fabsf(d) < 1e-4f)
			continue;
		for (k = 0; k < H; k++) {
			dh[k] = p->h[k] > 0 ? d * out_w[out][k] * now.mask[k] : 0;
			step(&out_w[out][k], &out_g[out][k], d * p->h[k], OUT_MOST);
		}
		if (j == 0) {
			learn_new(part, d, dh);
			continue;
		}
		learn_pair(p, dh);
		for (k = 0; k < H; k++)
			dh_anaphor[k] += dh[k];
	}
	learn_rows(TABLE_ANAPHOR, part->row, part->nr, dh_anaphor);
	if (part->has_head)
		learn_vector(PROJECT_ANAPHOR_HEAD, part->head, dh_anaphor);
	if (part->has_governor)
		learn_vector(PROJECT_ANAPHOR_GOVERNOR, part->governor, dh_anaphor);
}

/* One document: read it, and learn from it if `learn`.  Clusters are written to t->c.  Returns the loss. */
static double pass(struct text *t, bool learn)
{
	double loss = 0;
	uint32_t i;

	for (i = 0; i < t->c.mention_nr && i < MENTIONS_MAX; i++) {
		weigh_new(t, i, learn);
		weigh_candidates(t, i, learn);
		loss += judge(&t->c.mention[i]);
		join(t, i);
		if (learn)
			learn_mention(i);
	}
	return loss;
}

/* ---- averages, output ---- */

static void add_average(void)
{
	size_t i;

	for (i = 0; i < row_nr * H; i++)
		(&row_sum[0][0])[i] += (&row_w[0][0])[i];
	for (i = 0; i < sizeof vec_w / sizeof(float); i++)
		(&vec_sum[0][0][0])[i] += (&vec_w[0][0][0])[i];
	for (i = 0; i < 2 * H; i++)
		(&out_sum[0][0])[i] += (&out_w[0][0])[i];
	bias_sum += bias_w;
	sum_nr++;
}

static void write_dev(int epoch)
{
	char path[4096], *line;
	size_t i, j;
	FILE *f;

	snprintf(path, sizeof path, "%s/dev.%d.ndjson", option.dev, epoch);
	f = fopen(path, "w");
	for (i = 0; f && i < dev_nr; i++) {
		json_t *out = json_object(), *list = json_array();

		for (j = 0; j < dev[i].c.mention_nr; j++) {
			const struct coref_mention *m = &dev[i].c.mention[j];

			json_array_append_new(list, json_pack("{s:i,s:i,s:i}", "begin", dev[i].d.token[m->first].begin, "end",
			                                      dev[i].d.token[m->end - 1].end, "entity", (int)m->cluster));
		}
		json_object_set(out, "id", json_object_get(dev[i].record, "id"));
		json_object_set(out, "text", json_object_get(dev[i].record, "text"));
		json_object_set_new(out, "mentions", list);
		line = json_dumps(out, JSON_COMPACT);
		fprintf(f, "%s\n", line);
		free(line);
		json_decref(out);
	}
	if (f)
		fclose(f);
}

static int8_t rounded(float x)
{
	long n = lrintf(x * COREF_ROW_ONE);

	return (int8_t)(n > 127 ? 127 : n < -127 ? -127 : n);
}

/* The network as the program reads it; and round what is in memory likewise. */
static void write_network(double dev_loss)
{
	struct coref_dims dims = { COREF_MODEL_VERSION, COREF_HIDDEN, mention_keys.rows, pair_keys.rows, mention_keys.find.slot_nr,
		pair_keys.find.slot_nr, (int32_t)lrintf(bias_w * COREF_ONE), 0 };
	struct model_out out = { .nr = 0 };
	struct bytes b = { 0 };
	char text[1024], path[4096];
	size_t i;

	snprintf(text, sizeof text, "coreference of OntoGUM, train split without its non-commercial genres%s; %d epochs, seed %llu; "
	         "loss on its dev split %.0f\n",
	         option.all_genres ? " (with them)" : "", option.epochs, (unsigned long long)option.seed, dev_loss);
	bytes_add(&b, text, strlen(text));
	model_add(&out, SECTION_INFO, &b);
	b.nr = 0;
	bytes_add(&b, &dims, sizeof dims);
	model_add(&out, SECTION_COREF_DIMS, &b);
	b.nr = 0;
	bytes_add(&b, mention_keys.key, mention_keys.find.slot_nr * sizeof *mention_keys.key);
	bytes_add(&b, mention_keys.row, mention_keys.find.slot_nr * sizeof *mention_keys.row);
	bytes_add(&b, pair_keys.key, pair_keys.find.slot_nr * sizeof *pair_keys.key);
	bytes_add(&b, pair_keys.row, pair_keys.find.slot_nr * sizeof *pair_keys.row);
	model_add(&out, SECTION_COREF_KEYS, &b);
	b.nr = 0;
	for (i = 0; i < row_nr * H; i++) {
		int8_t q = rounded((&row_w[0][0])[i]);

		(&row_w[0][0])[i] = (float)q / COREF_ROW_ONE;
		bytes_add(&b, &q, 1);
	}
	model_add(&out, SECTION_COREF_ROWS, &b);
	b.nr = 0;
	for (i = 0; i < sizeof vec_w / sizeof(float); i++) {
		int8_t q = rounded((&vec_w[0][0][0])[i]);

		(&vec_w[0][0][0])[i] = (float)q / COREF_ROW_ONE;
		bytes_add(&b, &q, 1);
	}
	model_add(&out, SECTION_COREF_VECTORS, &b);
	b.nr = 0;
	for (i = 0; i < 2 * H; i++) {
		int16_t q = (int16_t)lrintf((&out_w[0][0])[i] * COREF_OUT_ONE);

		(&out_w[0][0])[i] = (float)q / COREF_OUT_ONE;
		bytes_add(&b, &q, 2);
	}
	model_add(&out, SECTION_COREF_OUT, &b);
	bytes_clear(&b);
	snprintf(path, sizeof path, "%s/english.coref", option.out);
	model_write(&out, path);
}

static bool free_genre(const struct text *t)
{
	static const char *const limited[] = { "fiction", "whow", "essay", "letter", "podcast" };
	const char *genre = json_string_value(json_object_get(t->record, "genre"));
	size_t i;

	for (i = 0; i < sizeof limited / sizeof *limited; i++)
		if (genre && strcmp(genre, limited[i]) == 0)
			return false;
	return true;
}

static double loss_of_dev(void)
{
	double loss = 0;
	size_t i;

	for (i = 0; i < dev_nr; i++)
		loss += pass(&dev[i], false);
	return loss;
}

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	size_t order[DOCS_MAX], i, used = 0;
	int c, epoch;

	while ((c = getopt(argc, argv, "ac:e:s:r:h:d:l:n:p:w:o:x:")) != -1)
		switch (c) {
		case 'a': option.all_genres = true; break;
		case 'c': option.least = atoi(optarg); break;
		case 'e': option.epochs = atoi(optarg); break;
		case 's': option.seed = strtoull(optarg, NULL, 10); break;
		case 'r': option.rate = atof(optarg); break;
		case 'h': option.drop_hidden = atof(optarg); break;
		case 'd': option.drop_row = atof(optarg); break;
		case 'l': option.cost_link = atof(optarg); break;
		case 'n': option.cost_new = atof(optarg); break;
		case 'p': option.cost_pronoun = atof(optarg); break;
		case 'w': option.cost_wrong = atof(optarg); break;
		case 'o': option.out = optarg; break;
		case 'x': option.dev = optarg; break;
		default: return 2;
		}
	if (argc - optind != 2) {
		fprintf(stderr, "usage: train_coref [-e epochs] [-s seed] [-o folder] [-x folder] DATA CORPORA\n");
		return 2;
	}
	if (setjmp(no_memory)) {
		fprintf(stderr, "train_coref: out of memory\n");
		return 1;
	}
	if (context_open_names(&context, argv[optind], &e) < 0) {
		fprintf(stderr, "train_coref: %s\n", e.message);
		return 1;
	}
	read_set(train, &train_nr, argv[optind + 1], "ontogum-train");
	read_set(dev, &dev_nr, argv[optind + 1], "ontogum-dev");
	for (i = 0; i < train_nr; i++)
		if (option.all_genres || free_genre(&train[i]))
			order[used++] = i;
	count_features(order, used);
	dice = option.seed;
	network_init();
	for (epoch = 1; epoch <= option.epochs; epoch++) {
		double loss = 0;

		shuffle(order, used, &dice);
		for (i = 0; i < used; i++) {
			loss += pass(&train[order[i]], true);
			if (epoch > option.epochs / 2 && i % 20 == 19)
				add_average();
		}
		fprintf(stderr, "epoch %d: loss %.0f, dev %.0f\n", epoch, loss, loss_of_dev());
		if (option.dev)
			write_dev(epoch);
	}
	for (i = 0; sum_nr && i < row_nr * H; i++)
		(&row_w[0][0])[i] = (float)((&row_sum[0][0])[i] / (double)sum_nr);
	for (i = 0; sum_nr && i < sizeof vec_w / sizeof(float); i++)
		(&vec_w[0][0][0])[i] = (float)((&vec_sum[0][0][0])[i] / (double)sum_nr);
	for (i = 0; sum_nr && i < 2 * H; i++)
		(&out_w[0][0])[i] = (float)((&out_sum[0][0])[i] / (double)sum_nr);
	if (sum_nr)
		bias_w = (float)(bias_sum / (double)sum_nr);
	write_network(loss_of_dev());
	fprintf(stderr, "average, rounded: dev %.0f\n", loss_of_dev());
	if (option.dev)
		write_dev(option.epochs + 1);
	context_free(context);
	return 0;
}
