/* rank.c - each mention against those before it, in the order of the text */
#include "coref/coref.h"

#include <stdlib.h>
#include <string.h>

#include "coref/coref_int.h"

/* The unit of a word vector, times 2^16: a sum of products of rows and components is brought back by it. */
#define VECTOR_UNIT_16 ((int32_t)(VECTOR_UNIT * 65536.0f))

enum {
	SLOTS_MAX = 1 << 20,
	BIAS_LIMIT = 64 * COREF_ONE,
	SCORE_LIMIT = 1 << 28           /* scores beyond it are as good; their differences fit */
};

static int section(const void **out, const struct modelfile *f, const char *path, uint32_t id, const char *name, size_t size,
                   struct err *e)
{
	size_t have = 0;

	*out = modelfile_section(f, id, &have);
	if (!*out)
		return err_set(e, ERR_FORMAT, "'%s': not a model of coreference: section '%s' is missing", path, name);
	if (have != size)
		return err_set(e, ERR_FORMAT, "'%s': section '%s' of %zu bytes, not %zu", path, name, have, size);
	return 0;
}

/* A table of keys at `at`: some slot is empty, and rows are below `rows`. */
static int read_keys(struct coref_keys *k, const uint32_t *at, uint32_t slots, uint32_t rows, const char *path, struct err *e)
{
	uint32_t i, used = 0;

	*k = (struct coref_keys){ slots, at, at + slots };
	for (i = 0; i < slots; i++) {
		used += k->key[i] != 0;
		if (k->key[i] && k->row[i] >= rows)
			return err_set(e, ERR_FORMAT, "'%s': section 'CKEY' names row %u of %u", path, k->row[i], rows);
	}
	if (used >= slots)
		return err_set(e, ERR_FORMAT, "'%s': section 'CKEY' has no empty slot", path);
	return 0;
}

static bool power_of_two(uint32_t n)
{
	return n > 0 && (n & (n - 1)) == 0 && n <= SLOTS_MAX;
}

static int read_sections(struct coref_model *m, const char *path, struct err *e)
{
	const struct coref_dims *d;
	const void *p;
	size_t rows;
	int rc;

	if ((rc = section(&p, &m->file, path, SECTION_COREF_DIMS, "CDIM", sizeof *m->dims, e)) < 0)
		return rc;
	m->dims = d = p;
	if (d->version != COREF_MODEL_VERSION || d->hidden != COREF_HIDDEN)
		return err_set(e, ERR_FORMAT, "'%s': model of coreference of version %u with %u hidden units, not %d with %d", path,
		               d->version, d->hidden, COREF_MODEL_VERSION, COREF_HIDDEN);
	if (!power_of_two(d->mention_slots) || !power_of_two(d->pair_slots) || d->mention_rows > SLOTS_MAX || d->pair_rows > SLOTS_MAX ||
	    d->new_bias > BIAS_LIMIT || d->new_bias < -BIAS_LIMIT)
		return err_set(e, ERR_FORMAT, "'%s': section 'CDIM' has a number that is not possible", path);
	if ((rc = section(&p, &m->file, path, SECTION_COREF_KEYS, "CKEY", 8 * ((size_t)d->mention_slots + d->pair_slots), e)) < 0)
		return rc;
	if ((rc = read_keys(&m->mention_key, p, d->mention_slots, d->mention_rows, path, e)) < 0 ||
	    (rc = read_keys(&m->pair_key, (const uint32_t *)p + 2 * (size_t)d->mention_slots, d->pair_slots, d->pair_rows, path, e)) < 0)
		return rc;
	rows = (3 * (size_t)d->mention_rows + d->pair_rows) * COREF_HIDDEN;
	if ((rc = section(&p, &m->file, path, SECTION_COREF_ROWS, "CROW", rows, e)) < 0)
		return rc;
	m->row = p;
	if ((rc = section(&p, &m->file, path, SECTION_COREF_VECTORS, "CVEC", (size_t)COREF_PROJECTIONS * VECTOR_DIM * COREF_HIDDEN, e)) < 0)
		return rc;
	m->vector = p;
	if ((rc = section(&p, &m->file, path, SECTION_COREF_OUT, "COUT", 2 * COREF_HIDDEN * sizeof *m->out, e)) < 0)
		return rc;
	m->out = p;
	return 0;
}

int coref_open(struct coref_model **out, const char *folder, struct err *e)
{
	struct coref_model *m = calloc(1, sizeof *m);
	int rc;

	*out = NULL;
	if (!m)
		return err_set(e, ERR_NOMEM, "out of memory");
	rc = modelfile_open(&m->file, folder, "english.coref", e);
	if (rc == 0)
		rc = read_sections(m, m->file.path, e);
	if (rc < 0)
		coref_close(m);
	else
		*out = m;
	return rc;
}

void coref_close(struct coref_model *m)
{
	if (!m)
		return;
	modelfile_close(&m->file);
	free(m);
}

/* ---- scores ---- */

/* Sums of rows fit 16 bits: there are at most MENTION_FEATURES_MAX or PAIR_FEATURES_MAX of them. */
static void add_row(int16_t *restrict sum, const int8_t *restrict row)
{
	int k;

	for (k = 0; k < COREF_HIDDEN; k++)
		sum[k] = (int16_t)(sum[k] + row[k]);
}

static void add_sum(int32_t *restrict h, const int16_t *restrict sum)
{
	int k;

	for (k = 0; k < COREF_HIDDEN; k++)
		h[k] += sum[k];
}

/* Add the projection of a word's vector. */
static void add_vector(int32_t *h, const struct coref_model *m, enum coref_projection which, const int8_t *v)
{
	const int8_t *w = m->vector + (size_t)which * VECTOR_DIM * COREF_HIDDEN;
	int32_t sum[COREF_HIDDEN] = { 0 };
	int i, k;

	for (i = 0; i < VECTOR_DIM; i++)
		for (k = 0; k < COREF_HIDDEN; k++)
			sum[k] += v[i] * w[i * COREF_HIDDEN + k];
	for (k = 0; k < COREF_HIDDEN; k++)
		h[k] += (int32_t)((int64_t)sum[k] * VECTOR_UNIT_16 >> 16);
}

static int32_t weigh(const int32_t *h, const int16_t *out)
{
	int64_t sum = 0;
	int k;

	for (k = 0; k < COREF_HIDDEN; k++)
		sum += (int64_t)(h[k] > 0 ? h[k] : 0) * out[k];
	return (int32_t)(sum > SCORE_LIMIT ? SCORE_LIMIT : sum < -SCORE_LIMIT ? -SCORE_LIMIT : sum);
}

static const int8_t *table_row(const struct coref_model *m, enum coref_table t, uint32_t row)
{
	return m->row + ((size_t)t * m->dims->mention_rows + row) * COREF_HIDDEN;
}

struct ranker {
	const struct coref_model *model;
	const struct coref_view *v;
	int32_t (*antecedent)[COREF_HIDDEN];    /* [mention] its part as an antecedent */
	struct cluster *cluster;                /* [mention that is the first] */
};

/* The hidden sums of a mention as an anaphor, and the score of its being new. */
static int32_t begin_mention(const struct ranker *r, uint32_t i, int32_t anaphor[COREF_HIDDEN])
{
	const struct coref_model *m = r->model;
	const struct facet *f = &r->v->facet[i];
	const struct token *t = r->v->in->d->token;
	uint32_t row[MENTION_FEATURES_MAX];
	int16_t sum[3][COREF_HIDDEN] = { { 0 } };
	int32_t fresh[COREF_HIDDEN] = { 0 };
	int8_t vector[VECTOR_DIM];
	size_t n = coref_rows(&m->mention_key, row, coref_mention_features(r->v, i, row)), k;

	for (k = 0; k < n; k++) {
		add_row(sum[TABLE_ANAPHOR], table_row(m, TABLE_ANAPHOR, row[k]));
		add_row(sum[TABLE_ANTECEDENT], table_row(m, TABLE_ANTECEDENT, row[k]));
		add_row(sum[TABLE_NEW], table_row(m, TABLE_NEW, row[k]));
	}
	memset(anaphor, 0, COREF_HIDDEN * sizeof *anaphor);
	add_sum(anaphor, sum[TABLE_ANAPHOR]);
	add_sum(r->antecedent[i], sum[TABLE_ANTECEDENT]);
	add_sum(fresh, sum[TABLE_NEW]);
	if (f->has_vector) {
		add_vector(anaphor, m, PROJECT_ANAPHOR_HEAD, f->vector);
		add_vector(r->antecedent[i], m, PROJECT_ANTECEDENT_HEAD, f->vector);
		add_vector(fresh, m, PROJECT_NEW_HEAD, f->vector);
	}
	if (f->governor != NO_INDEX && engine_word_vector(r->v->in->engine, t[f->governor].lower, vector)) {
		add_vector(anaphor, m, PROJECT_ANAPHOR_GOVERNOR, vector);
		add_vector(fresh, m, PROJECT_NEW_GOVERNOR, vector);
	}
	return weigh(fresh, m->out + OUT_NEW * COREF_HIDDEN) + m->dims->new_bias;
}

static int32_t pair_score(const struct ranker *r, const struct candidate *candidate, uint32_t i, const struct cluster *cluster,
                          const int32_t anaphor[COREF_HIDDEN])
{
	uint32_t row[PAIR_FEATURES_MAX];
	int16_t sum[COREF_HIDDEN] = { 0 };
	int32_t h[COREF_HIDDEN];
	const int32_t *antecedent = r->antecedent[candidate->mention];
	size_t rows = coref_rows(&r->model->pair_key, row, coref_pair_features(r->v, candidate, i, cluster, row)), j;

	for (j = 0; j < rows; j++)
		add_row(sum, table_row(r->model, TABLE_PAIR, row[j]));
	for (j = 0; j < COREF_HIDDEN; j++)
		h[j] = anaphor[j] + antecedent[j] + sum[j];
	return weigh(h, r->model->out + OUT_PAIR * COREF_HIDDEN);
}

/* The antecedent of mention i, whose hidden sums and score of being new are given, and by how much it is the best; NO_INDEX: it is
 * new. */
static uint32_t find_antecedent(struct ranker *r, const struct coref *c, uint32_t i, const int32_t *anaphor, int32_t fresh,
                                int32_t *margin)
{
	struct candidate candidate[CANDIDATES_MAX];
	uint32_t best = NO_INDEX;
	int32_t top = fresh, second = fresh;
	size_t n = coref_candidates(r->v, i, candidate), k;

	for (k = 0; k < n; k++) {
		uint32_t a = candidate[k].mention, cluster = c->mention[a].cluster;
		int32_t score;

		if (coref_forbidden(r->v, a, i, &r->cluster[cluster]))
			continue;
		score = pair_score(r, &candidate[k], i, &r->cluster[cluster], anaphor);
		if (score > top) {
			if (best == NO_INDEX || c->mention[best].cluster != cluster)
				second = top;
			top = score;
			best = a;
		} else if (score > second && (best == NO_INDEX || c->mention[best].cluster != cluster)) {
			second = score;
		}
	}
	*margin = best == NO_INDEX ? 0 : top - second;
	return best;
}

static void place(struct ranker *r, struct coref *c, uint32_t i)
{
	struct coref_mention *m = &c->mention[i];
	int32_t anaphor[COREF_HIDDEN], fresh = begin_mention(r, i, anaphor);

	/* what is known is not weighed: the names of one entity are one */
	if (r->v->facet[i].entity != NO_INDEX && r->v->same_entity[i] != NO_INDEX) {
		m->antecedent = r->v->same_entity[i];
		m->margin = SCORE_LIMIT;
	} else if (coref_interviewed(r->v, i) != NO_INDEX) {
		m->antecedent = coref_interviewed(r->v, i);
		m->margin = INTERVIEW_MARGIN;
	} else {
		m->antecedent = find_antecedent(r, c, i, anaphor, fresh, &m->margin);
	}
	m->cluster = m->antecedent == NO_INDEX ? i : c->mention[m->antecedent].cluster;
	if (m->antecedent == NO_INDEX)
		coref_cluster_begin(&r->cluster[i], r->v, i);
	else
		coref_cluster_add(&r->cluster[m->cluster], r->v, i);
}

void coref_find(struct coref *c, const struct coref_input *in, const struct coref_model *m, struct arena *a)
{
	struct coref_view v;
	struct ranker r = { .model = m, .v = &v };
	uint32_t i;

	coref_mentions(c, in, a);
	coref_look(&v, c, in, a);
	r.antecedent = arena_array(a, c->mention_nr + 1, sizeof *r.antecedent);
	r.cluster = arena_array(a, c->mention_nr + 1, sizeof *r.cluster);
	for (i = 0; i < c->mention_nr; i++)
		place(&r, c, i);
	for (i = 0; i < c->mention_nr; i++)
		c->mention[c->mention[i].cluster].forms = r.cluster[c->mention[i].cluster].forms;
}
