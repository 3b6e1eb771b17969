#include "network.h"

#if defined __GNUC__ && !defined __clang__
#pragma GCC optimize("O3")      /* loops of any length are vectorised only then; sums keep their order all the same */
#endif

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"

enum { I, F, O, G, GATES };

#define LEAK 0.1f       /* slope of the rectifier below zero */

static size_t pad(size_t n)
{
	return (n + NN_LANES - 1) / NN_LANES * NN_LANES;
}

void network_init(struct network *n, const struct vocabulary *v, const struct network_dims *dims, uint64_t seed)
{
	size_t h = dims->hidden, width, l, d, k;
	uint64_t random = seed;
	size_t size[SLICE_NR] = { dims->arc, dims->arc, dims->relation, dims->relation, dims->name, TAG_PAD };

	*n = (struct network){ .dims = *dims, .tag_nr = v->tag_nr, .label_nr = v->label_nr, .vocabulary = v };
	for (k = 0; k < SLICE_NR; k++)
		n->slice_at[k + 1] = n->slice_at[k] + size[k];
	width = n->slice_at[SLICE_NR];
	param_init(&n->form, v->form_nr, FORM_DIM, 0.1f, true, &random);
	param_init(&n->affix, AFFIX_ROWS, AFFIX_DIM, 0.1f, true, &random);
	for (l = 0; l < 2; l++) {
		size_t in = l ? 2 * h : INPUT_DIM;

		param_init(&n->in[l], in, 8 * h, sqrtf(3.0f / (float)in), false, &random);
		param_init(&n->in_bias[l], 1, 8 * h, 0, false, &random);
		for (d = 0; d < 2; d++) {
			param_init(&n->again[l][d], h, 4 * h, sqrtf(3.0f / (float)h), false, &random);
			for (k = 0; k < h; k++)
				n->in_bias[l].w[d * 4 * h + F * h + k] = n->in_bias[l].mean[d * 4 * h + F * h + k] = 1;
		}
	}
	param_init(&n->out, 2 * h, width, sqrtf(3.0f / (2 * (float)h)), false, &random);
	param_init(&n->out_bias, 1, width, 0, false, &random);
	param_init(&n->arc, dims->arc, dims->arc, 0.5f * sqrtf(3.0f / (float)dims->arc), false, &random);
	param_init(&n->arc_bias, 1, dims->arc, 0, false, &random);
	param_init(&n->root_arc, 1, dims->arc, 0.1f, false, &random);
	param_init(&n->root_relation, 1, dims->relation, 0.1f, false, &random);
	param_init(&n->relation, dims->relation, LABEL_PAD, sqrtf(3.0f / (float)dims->relation), false, &random);
	param_init(&n->relation_bias, 1, LABEL_PAD, 0, false, &random);
	param_init(&n->name, dims->name, NAME_PAD, sqrtf(3.0f / (float)dims->name), false, &random);
	param_init(&n->name_bias, 1, NAME_PAD, 0, false, &random);
	param_init(&n->corpus, BANK_NR, dims->name, 0.1f, false, &random);
}

void network_each(struct network *n, void (*f)(struct param *p, void *arg), void *arg)
{
	size_t l;

	f(&n->form, arg);
	f(&n->affix, arg);
	for (l = 0; l < 2; l++) {
		f(&n->in[l], arg);
		f(&n->in_bias[l], arg);
		f(&n->again[l][0], arg);
		f(&n->again[l][1], arg);
	}
	f(&n->out, arg);
	f(&n->out_bias, arg);
	f(&n->arc, arg);
	f(&n->arc_bias, arg);
	f(&n->root_arc, arg);
	f(&n->root_relation, arg);
	f(&n->relation, arg);
	f(&n->relation_bias, arg);
	f(&n->name, arg);
	f(&n->name_bias, arg);
	f(&n->corpus, arg);
}

/* ---- one thread's part of a batch ---- */

struct part {
	struct network *n;
	const struct network_options *o;        /* NULL: only answer */
	int thread;
	uint64_t random;
	/* sentences, longest first; word t of sentence s is row first[t] + s */
	size_t nr, longest, row_nr;
	const struct example **x;
	uint8_t *variant;
	struct answer **answer;
	size_t *first;
	size_t *active;
	float *pool;
	size_t pool_used, pool_size;
	float *input;           /* [rows][INPUT_DIM] */
	float *hidden[2];       /* [rows][2h] */
	float *dropped[2];      /* [rows][2h] what the next layer sees */
	float *gate[2];         /* [rows][8h] after their functions */
	float *cell[2];         /* [rows][2h] */
	float *mask[3];         /* [sentences][width]: of the input, of each layer's output */
	float *out, *d_out;     /* [rows][width] */
	uint32_t *form;         /* [rows] */
	float *d_input;
	double loss;
};

static float *take(struct part *p, size_t n)
{
	float *x;

	n = pad(n);
	if (p->pool_used + n > p->pool_size)
		abort();
	x = p->pool + p->pool_used;
	p->pool_used += n;
	memset(x, 0, n * sizeof *x);
	return x;
}

static float *mask(struct part *p, size_t n, float drop)
{
	float *x = take(p, n);
	size_t i;

	for (i = 0; i < n; i++)
		x[i] = drop > 0 && nn_uniform(&p->random) < drop ? 0 : 1 / (1 - drop);
	return x;
}

static void order(struct part *p)
{
	size_t i, j, t;

	/* insertion sort keeps ties in order */
	for (i = 1; i < p->nr; i++)
		for (j = i; j && p->x[j]->word_nr > p->x[j - 1]->word_nr; j--) {
			const struct example *e = p->x[j];
			uint8_t v = p->variant[j];
			struct answer *a = p->answer[j];

			p->x[j] = p->x[j - 1];
			p->x[j - 1] = e;
			p->variant[j] = p->variant[j - 1];
			p->variant[j - 1] = v;
			p->answer[j] = p->answer[j - 1];
			p->answer[j - 1] = a;
		}
	p->longest = p->nr ? p->x[0]->word_nr : 0;
	p->first = nn_alloc((p->longest + 1) * sizeof *p->first);
	p->active = nn_alloc((p->longest + 1) * sizeof *p->active);
	p->row_nr = 0;
	for (t = 0; t < p->longest; t++) {
		size_t s = 0;

		while (s < p->nr && p->x[s]->word_nr > t)
			s++;
		p->first[t] = p->row_nr;
		p->active[t] = s;
		p->row_nr += s;
	}
}

static void read_input(struct part *p)
{
	struct network *n = p->n;
	size_t t, s, k, a;

	p->input = take(p, p->row_nr * INPUT_DIM);
	p->form = nn_alloc((p->row_nr + 1) * sizeof *p->form);
	if (p->o)
		p->mask[0] = mask(p, p->nr * INPUT_DIM, p->o->drop_input);
	for (t = 0; t < p->longest; t++)
		for (s = 0; s < p->active[t]; s++) {
			size_t r = p->first[t] + s;
			const struct example_word *w = &p->x[s]->word[p->variant[s]][t];
			const int8_t *vector = n->vocabulary->vector + (size_t)w->word * VECTOR_DIM;
			float *x = p->input + r * INPUT_DIM;

			p->form[r] = w->form;
			if (p->o && nn_uniform(&p->random) < p->o->drop_form)
				p->form[r] = 0;
			if (w->word < n->vocabulary->word_nr && !(p->o && nn_uniform(&p->random) < p->o->drop_vector))
				for (k = 0; k < VECTOR_DIM; k++)
					x[k] = (float)(2 * vector[k] + 1) * VECTOR_UNIT;
			memcpy(x + VECTOR_DIM, n->form.w + (size_t)p->form[r] * FORM_DIM, FORM_DIM * sizeof *x);
			for (a = 0; a < w->affix_nr; a++) {
				const float *e = n->affix.w + (size_t)w->affix[a] * AFFIX_DIM;

				for (k = 0; k < AFFIX_DIM; k++)
					x[VECTOR_DIM + FORM_DIM + k] += e[k];
			}
			if (p->o)
				for (k = 0; k < INPUT_DIM; k++)
					x[k] *= p->mask[0][s * INPUT_DIM + k];
		}
}

static void lstm_forward(struct part *p, size_t l)
{
	struct network *n = p->n;
	size_t h = n->dims.hidden, rows = p->row_nr, d, i, k, s, step;
	float *gate = take(p, rows * 8 * h), *cell = take(p, rows * 2 * h), *hidden = take(p, rows * 2 * h);
	size_t in = l ? 2 * h : INPUT_DIM;

	for (i = 0; i < rows; i++)
		memcpy(gate + i * 8 * h, n->in_bias[l].w, 8 * h * sizeof *gate);
	nn_multiply(gate, 8 * h, l ? p->dropped[0] : p->input, in, n->in[l].w, 8 * h, rows, in, 8 * h);
	for (d = 0; d < 2; d++)
		for (step = 0; step < p->longest; step++) {
			size_t t = d ? p->longest - 1 - step : step, active = p->active[t], before_nr = 0, before = 0;
			float *g = gate + p->first[t] * 8 * h + d * 4 * h;

			if (d == 0 && t > 0) {
				before = p->first[t - 1];
				before_nr = active;
			} else if (d == 1 && t + 1 < p->longest) {
				before = p->first[t + 1];
				before_nr = p->active[t + 1];
			}
			if (before_nr)
				nn_multiply(g, 8 * h, hidden + before * 2 * h + d * h, 2 * h, n->again[l][d].w, 4 * h, before_nr, h,
				            4 * h);
			for (s = 0; s < active; s++) {
				float *y = g + s * 8 * h, *c = cell + (p->first[t] + s) * 2 * h + d * h;
				float *o = hidden + (p->first[t] + s) * 2 * h + d * h;
				const float *last = s < before_nr ? cell + (before + s) * 2 * h + d * h : NULL;

				for (k = 0; k < 3 * h; k++)
					y[k] = nn_sigmoid(y[k]);
				for (k = 3 * h; k < 4 * h; k++)
					y[k] = nn_tanh(y[k]);
				for (k = 0; k < h; k++) {
					c[k] = y[I * h + k] * y[G * h + k] + (last ? y[F * h + k] * last[k] : 0);
					o[k] = y[O * h + k] * nn_tanh(c[k]);
				}
			}
		}
	p->gate[l] = gate;
	p->cell[l] = cell;
	p->hidden[l] = hidden;
	if (p->o) {
		float *m = mask(p, p->nr * 2 * h, p->o->drop_layer), *out = take(p, rows * 2 * h);
		size_t t;

		for (t = 0; t < p->longest; t++)
			for (s = 0; s < p->active[t]; s++)
				for (k = 0; k < 2 * h; k++)
					out[(p->first[t] + s) * 2 * h + k] = hidden[(p->first[t] + s) * 2 * h + k] * m[s * 2 * h + k];
		p->mask[1 + l] = m;
		p->dropped[l] = out;
	} else {
		p->dropped[l] = hidden;
	}
}

/* d_hidden[rows][2h] is the gradient of the layer's output as the next one saw it; returns that of its input. */
static float *lstm_backward(struct part *p, size_t l, float *d_hidden)
{
	struct network *n = p->n;
	size_t h = n->dims.hidden, rows = p->row_nr, d, k, s, step, t, in = l ? 2 * h : INPUT_DIM, i;
	float *d_gate = take(p, rows * 8 * h), *d_cell = take(p, rows * 2 * h), *d_in = take(p, rows * in);
	float *turned = take(p, 4 * h * h), *turned_in = take(p, 8 * h * pad(in));

	for (t = 0; t < p->longest; t++)
		for (s = 0; s < p->active[t]; s++)
			for (k = 0; k < 2 * h; k++)
				d_hidden[(p->first[t] + s) * 2 * h + k] *= p->mask[1 + l][s * 2 * h + k];
	for (d = 0; d < 2; d++) {
		nn_transpose(turned, h, n->again[l][d].w, 4 * h, h, 4 * h);
		for (step = p->longest; step-- > 0;) {
			size_t active, before_nr = 0, before = 0;

			t = d ? p->longest - 1 - step : step;
			active = p->active[t];
			if (d == 0 && t > 0) {
				before = p->first[t - 1];
				before_nr = active;
			} else if (d == 1 && t + 1 < p->longest) {
				before = p->first[t + 1];
				before_nr = p->active[t + 1];
			}
			for (s = 0; s < active; s++) {
				size_t at = (p->first[t] + s) * 2 * h + d * h;
				const float *y = p->gate[l] + (p->first[t] + s) * 8 * h + d * 4 * h, *c = p->cell[l] + at;
				float *dy = d_gate + (p->first[t] + s) * 8 * h + d * 4 * h, *dc = d_cell + at;
				const float *dh = d_hidden + at;
				const float *last = s < before_nr ? p->cell[l] + (before + s) * 2 * h + d * h : NULL;
				float *d_last = s < before_nr ? d_cell + (before + s) * 2 * h + d * h : NULL;

				for (k = 0; k < h; k++) {
					float i_ = y[I * h + k], f = y[F * h + k], o = y[O * h + k], g = y[G * h + k];
					float tc = nn_tanh(c[k]), e = dc[k] + dh[k] * o * (1 - tc * tc);

					dy[O * h + k] = dh[k] * tc * o * (1 - o);
					dy[I * h + k] = e * g * i_ * (1 - i_);
					dy[G * h + k] = e * i_ * (1 - g * g);
					dy[F * h + k] = last ? e * last[k] * f * (1 - f) : 0;
					if (d_last)
						d_last[k] = e * f;
				}
			}
			if (before_nr) {
				float *dy = d_gate + p->first[t] * 8 * h + d * 4 * h;

				nn_multiply(d_hidden + before * 2 * h + d * h, 2 * h, dy, 8 * h, turned, h, before_nr, 4 * h, h);
				nn_multiply_at(n->again[l][d].g[p->thread], 4 * h, p->hidden[l] + before * 2 * h + d * h, 2 * h, dy, 8 * h,
				               before_nr, h, 4 * h);
			}
		}
	}
	for (i = 0; i < rows; i++)
		for (k = 0; k < 8 * h; k++)
			n->in_bias[l].g[p->thread][k] += d_gate[i * 8 * h + k];
	nn_multiply_at(n->in[l].g[p->thread], 8 * h, l ? p->dropped[0] : p->input, in, d_gate, 8 * h, rows, in, 8 * h);
	{
		size_t wide = pad(in);
		float *x = wide == in ? d_in : take(p, rows * wide);

		nn_transpose(turned_in, wide, n->in[l].w, 8 * h, in, 8 * h);
		nn_multiply(x, wide, d_gate, 8 * h, turned_in, wide, rows, 8 * h, wide);
		if (x != d_in)
			for (i = 0; i < rows; i++)
				memcpy(d_in + i * in, x + i * wide, in * sizeof *x);
	}
	return d_in;
}

/* ---- heads ---- */

/* Softmax of x[nr] except place `not`; returns the log of the sum. */
static void softmax(float *x, size_t nr, size_t not)
{
	float most = -INFINITY, sum = 0;
	size_t i;

	for (i = 0; i < nr; i++)
		if (i != not && x[i] > most)
			most = x[i];
	for (i = 0; i < nr; i++) {
		x[i] = i == not ? 0 : expf(x[i] - most);
		sum += x[i];
	}
	for (i = 0; i < nr; i++)
		x[i] /= sum;
}

static size_t best_of(const float *x, size_t nr, size_t not)
{
	size_t i, best = SIZE_MAX;

	for (i = 0; i < nr; i++)
		if (i != not && (best == SIZE_MAX || x[i] > x[best]))
			best = i;
	return best;
}

static bool may_end(unsigned label)
{
	return label == 0 || (label - 1) % 4 == NAME_LAST || (label - 1) % 4 == NAME_ONLY;
}

static bool may_follow(unsigned before, unsigned label)
{
	bool starts = label == 0 || (label - 1) % 4 == NAME_BEGIN || (label - 1) % 4 == NAME_ONLY;

	if (may_end(before))
		return starts;
	return !starts && (before - 1) / 4 == (label - 1) / 4;
}

/* The best legal row of labels (Viterbi). */
static void decode_names(const float *score, size_t row, size_t nr, uint8_t *name)
{
	float *best = malloc(nr * NAME_LABELS * sizeof *best);
	uint8_t *back = malloc(nr * NAME_LABELS);
	size_t i;
	unsigned k, j, last = 0;

	for (i = 0; i < nr; i++)
		for (k = 0; k < NAME_LABELS; k++) {
			float most = -INFINITY;

			back[i * NAME_LABELS + k] = 0;
			if (i == 0) {
				most = may_follow(0, k) ? 0 : -INFINITY;
			} else {
				for (j = 0; j < NAME_LABELS; j++)
					if (may_follow(j, k) && best[(i - 1) * NAME_LABELS + j] > most) {
						most = best[(i - 1) * NAME_LABELS + j];
						back[i * NAME_LABELS + k] = (uint8_t)j;
					}
			}
			best[i * NAME_LABELS + k] = most + score[i * row + k];
		}
	for (k = 0; k < NAME_LABELS; k++)
		if (may_end(k) && (best[(nr - 1) * NAME_LABELS + k] > best[(nr - 1) * NAME_LABELS + last]))
			last = k;
	for (i = nr; i-- > 0;) {
		name[i] = (uint8_t)last;
		last = back[i * NAME_LABELS + last];
	}
	free(best);
	free(back);
}

static void add_row(float *to, const float *from, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++)
		to[k] += from[k];
}

/* to = the rectified a + b, of n numbers */
static void rectify_sum(float *to, const float *a, const float *b, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++) {
		float x = a[k] + b[k];

		to[k] = x > 0 ? x : LEAK * x;
	}
}

/* The gradient d of what was rectified to x. */
static void rectify_back(float *d, const float *x, size_t n)
{
	size_t k;

	for (k = 0; k < n; k++)
		if (x[k] < 0)
			d[k] *= LEAK;
}

/* Heads of one sentence: losses and gradients into d_out, or answers. */
static void sentence_heads(struct part *p, size_t s)
{
	struct network *n = p->n;
	const struct example *e = p->x[s];
	size_t len = e->word_nr, arc = n->dims.arc, rel = n->dims.relation, nam = n->dims.name, i, j, k;
	size_t wide = pad(len + 1), width = n->slice_at[SLICE_NR], used = p->pool_used;
	int th = p->thread;
	bool learn = p->o != NULL, tree = !learn || e->head[0] != NO_HEAD;
	struct answer *answer = p->answer[s];
#define OUT(slice, i) (p->out + (p->first[i] + s) * width + n->slice_at[slice])
#define D_OUT(slice, i) (p->d_out + (p->first[i] + s) * width + n->slice_at[slice])

	if (tree) {
		float *dep = take(p, len * arc), *head = take(p, wide * arc), *turned = take(p, arc * wide);
		float *a = take(p, len * arc), *score = take(p, len * wide), *rel_in = take(p, len * rel);
		float *labels = take(p, len * LABEL_PAD);
		size_t *chosen = malloc(len * sizeof *chosen);

		memcpy(head, n->root_arc.w, arc * sizeof *head);
		for (i = 0; i < len; i++) {
			memcpy(dep + i * arc, OUT(SLICE_DEPENDENT, i), arc * sizeof *dep);
			memcpy(head + (i + 1) * arc, OUT(SLICE_HEAD, i), arc * sizeof *head);
			memcpy(a + i * arc, n->arc_bias.w, arc * sizeof *a);
		}
		nn_multiply(a, arc, dep, arc, n->arc.w, arc, len, arc, arc);
		nn_transpose(turned, wide, head, arc, wide, arc);
		nn_multiply(score, wide, a, arc, turned, wide, len, arc, wide);
		for (i = 0; i < len; i++) {
			if (learn) {
				softmax(score + i * wide, len + 1, i + 1);
				for (j = len + 1; j < wide; j++)
					score[i * wide + j] = 0;
				chosen[i] = (size_t)e->head[i];
				p->loss -= p->o->weight_arc * logf(score[i * wide + chosen[i]] + 1e-20f);
				score[i * wide + chosen[i]] -= 1;
				for (j = 0; j <= len; j++)
					score[i * wide + j] *= p->o->weight_arc;
			} else {
				chosen[i] = best_of(score + i * wide, len + 1, i + 1);
				answer->head[i] = (int16_t)chosen[i];
			}
		}
		for (i = 0; i < len; i++) {
			const float *from = chosen[i] ? OUT(SLICE_REL_HEAD, chosen[i] - 1) : n->root_relation.w;
			const float *own = OUT(SLICE_REL_DEPENDENT, i);

			rectify_sum(rel_in + i * rel, own, from, rel);
			memcpy(labels + i * LABEL_PAD, n->relation_bias.w, LABEL_PAD * sizeof *labels);
		}
		nn_multiply(labels, LABEL_PAD, rel_in, rel, n->relation.w, LABEL_PAD, len, rel, LABEL_PAD);
		if (!learn) {
			for (i = 0; i < len; i++)
				answer->label[i] = chosen[i] == 0 ? 0 :
				                   (uint8_t)(1 + best_of(labels + i * LABEL_PAD + 1, n->label_nr - 1, SIZE_MAX));
		} else {
			float *da = take(p, len * arc), *d_dep = take(p, len * arc), *d_head = take(p, wide * arc);
			float *arc_turned = take(p, arc * arc), *d_rel = take(p, len * rel), *rel_turned = take(p, LABEL_PAD * rel);

			/* arcs */
			nn_multiply(da, arc, score, wide, head, arc, len, wide, arc);
			nn_multiply_at(d_head, arc, score, wide, a, arc, len, wide, arc);
			nn_multiply_at(n->arc.g[th], arc, dep, arc, da, arc, len, arc, arc);
			nn_transpose(arc_turned, arc, n->arc.w, arc, arc, arc);
			nn_multiply(d_dep, arc, da, arc, arc_turned, arc, len, arc, arc);
			add_row(n->root_arc.g[th], d_head, arc);
			for (i = 0; i < len; i++) {
				add_row(n->arc_bias.g[th], da + i * arc, arc);
				add_row(D_OUT(SLICE_DEPENDENT, i), d_dep + i * arc, arc);
				add_row(D_OUT(SLICE_HEAD, i), d_head + (i + 1) * arc, arc);
			}
			/* relations */
			for (i = 0; i < len; i++) {
				float *y = labels + i * LABEL_PAD;

				if (e->label[i] == NO_TAG || chosen[i] == 0) {
					memset(y, 0, LABEL_PAD * sizeof *y);
					continue;
				}
				softmax(y, n->label_nr, 0);
				for (k = n->label_nr; k < LABEL_PAD; k++)
					y[k] = 0;
				p->loss -= p->o->weight_relation * logf(y[e->label[i]] + 1e-20f);
				y[e->label[i]] -= 1;
				for (k = 0; k < LABEL_PAD; k++)
					y[k] *= p->o->weight_relation;
				add_row(n->relation_bias.g[th], y, LABEL_PAD);
			}
			nn_multiply_at(n->relation.g[th], LABEL_PAD, rel_in, rel, labels, LABEL_PAD, len, rel, LABEL_PAD);
			nn_transpose(rel_turned, rel, n->relation.w, LABEL_PAD, rel, LABEL_PAD);
			nn_multiply(d_rel, rel, labels, LABEL_PAD, rel_turned, rel, len, LABEL_PAD, rel);
			for (i = 0; i < len; i++) {
				rectify_back(d_rel + i * rel, rel_in + i * rel, rel);
				add_row(D_OUT(SLICE_REL_DEPENDENT, i), d_rel + i * rel, rel);
				add_row(chosen[i] ? D_OUT(SLICE_REL_HEAD, chosen[i] - 1) : n->root_relation.g[th], d_rel + i * rel, rel);
			}
		}
		free(chosen);
	}
	/* tags */
	for (i = 0; i < len; i++) {
		const float *x = OUT(SLICE_TAG, i);

		if (!learn) {
			answer->tag[i] = (uint8_t)best_of(x, n->tag_nr, SIZE_MAX);
		} else if (e->tag[i] != NO_TAG) {
			float *y = D_OUT(SLICE_TAG, i);

			memcpy(y, x, n->tag_nr * sizeof *y);
			softmax(y, n->tag_nr, SIZE_MAX);
			p->loss -= p->o->weight_tag * logf(y[e->tag[i]] + 1e-20f);
			y[e->tag[i]] -= 1;
			for (k = 0; k < n->tag_nr; k++)
				y[k] *= p->o->weight_tag;
		}
	}
	/* names */
	{
		float *in = take(p, len * nam), *y = take(p, len * NAME_PAD), *d_in = NULL, *turned = NULL;
		const float *corpus = n->corpus.w + (learn ? e->bank : BANK_WORLDWIDE) * nam;

		for (i = 0; i < len; i++) {
			rectify_sum(in + i * nam, OUT(SLICE_NAME, i), corpus, nam);
			memcpy(y + i * NAME_PAD, n->name_bias.w, NAME_PAD * sizeof *y);
		}
		nn_multiply(y, NAME_PAD, in, nam, n->name.w, NAME_PAD, len, nam, NAME_PAD);
		if (!learn) {
			for (i = 0; i < len; i++) {
				softmax(y + i * NAME_PAD, NAME_LABELS, SIZE_MAX);
				for (k = 0; k < NAME_LABELS; k++)
					y[i * NAME_PAD + k] = logf(y[i * NAME_PAD + k] + 1e-20f);
			}
			decode_names(y, NAME_PAD, len, answer->name);
		} else {
			float weight = p->o->weight_name * (e->bank == BANK_GMB ? 0.5f : 1);

			d_in = take(p, len * nam);
			turned = take(p, NAME_PAD * nam);
			for (i = 0; i < len; i++) {
				float *z = y + i * NAME_PAD, right = 0;

				if (!e->name[i]) {
					memset(z, 0, NAME_PAD * sizeof *z);
					continue;
				}
				softmax(z, NAME_LABELS, SIZE_MAX);
				for (k = 0; k < NAME_LABELS; k++)
					if (e->name[i] >> k & 1)
						right += z[k];
				p->loss -= weight * logf(right + 1e-20f);
				/* the labels that may be right share what is wanted of them by their own weights */
				for (k = 0; k < NAME_PAD; k++) {
					float want = k < NAME_LABELS && (e->name[i] >> k & 1) ? z[k] / (right + 1e-20f) : 0;

					z[k] = k < NAME_LABELS ? weight * (z[k] - want) : 0;
				}
				add_row(n->name_bias.g[th], z, NAME_PAD);
			}
			nn_multiply_at(n->name.g[th], NAME_PAD, in, nam, y, NAME_PAD, len, nam, NAME_PAD);
			nn_transpose(turned, nam, n->name.w, NAME_PAD, nam, NAME_PAD);
			nn_multiply(d_in, nam, y, NAME_PAD, turned, nam, len, NAME_PAD, nam);
			for (i = 0; i < len; i++) {
				rectify_back(d_in + i * nam, in + i * nam, nam);
				add_row(D_OUT(SLICE_NAME, i), d_in + i * nam, nam);
				add_row(n->corpus.g[th] + e->bank * nam, d_in + i * nam, nam);
			}
		}
	}
	p->pool_used = used;
#undef OUT
#undef D_OUT
}

static void heads(struct part *p)
{
	struct network *n = p->n;
	size_t h = n->dims.hidden, rows = p->row_nr, width = n->slice_at[SLICE_NR], i, k, s;
	size_t arcs = n->slice_at[SLICE_REL_DEPENDENT], hidden_end = n->slice_at[SLICE_TAG];
	float *m = NULL;

	p->out = take(p, rows * width);
	for (i = 0; i < rows; i++)
		memcpy(p->out + i * width, n->out_bias.w, width * sizeof *p->out);
	nn_multiply(p->out, width, p->dropped[1], 2 * h, n->out.w, width, rows, 2 * h, width);
	if (p->o) {
		m = mask(p, rows * hidden_end, p->o->drop_head);
		p->d_out = take(p, rows * width);
	}
	/* arcs have a rectifier here, relations and names after a sum */
	for (i = 0; i < rows; i++) {
		float *x = p->out + i * width;

		for (k = 0; k < arcs; k++)
			x[k] = x[k] > 0 ? x[k] : LEAK * x[k];
		if (m)
			for (k = 0; k < hidden_end; k++)
				x[k] *= m[i * hidden_end + k];
	}
	for (s = 0; s < p->nr; s++)
		sentence_heads(p, s);
	if (!p->o)
		return;
	for (i = 0; i < rows; i++) {
		float *d = p->d_out + i * width;

		for (k = 0; k < hidden_end; k++)
			d[k] *= m[i * hidden_end + k];
		rectify_back(d, p->out + i * width, arcs);
		add_row(n->out_bias.g[p->thread], d, width);
	}
}

static void backward(struct part *p)
{
	struct network *n = p->n;
	size_t h = n->dims.hidden, rows = p->row_nr, width = n->slice_at[SLICE_NR], t, s, k;
	float *d_hidden = take(p, rows * 2 * h), *turned = take(p, width * 2 * h);

	nn_multiply_at(n->out.g[p->thread], width, p->dropped[1], 2 * h, p->d_out, width, rows, 2 * h, width);
	nn_transpose(turned, 2 * h, n->out.w, width, 2 * h, width);
	nn_multiply(d_hidden, 2 * h, p->d_out, width, turned, 2 * h, rows, width, 2 * h);
	d_hidden = lstm_backward(p, 1, d_hidden);
	p->d_input = lstm_backward(p, 0, d_hidden);
	for (t = 0; t < p->longest; t++)
		for (s = 0; s < p->active[t]; s++)
			for (k = 0; k < INPUT_DIM; k++)
				p->d_input[(p->first[t] + s) * INPUT_DIM + k] *= p->mask[0][s * INPUT_DIM + k];
}

static void run(void *arg, int thread)
{
	struct part *p = (struct part *)arg + thread;
	size_t rows, h = p->n->dims.hidden, longest, wide;

	if (!p->nr)
		return;
	order(p);
	rows = p->row_nr + p->nr;
	longest = p->longest;
	wide = pad(longest + 1);
	p->pool_used = 0;
	{
		size_t want = rows * (4 * INPUT_DIM + 64 * h + 3 * p->n->slice_at[SLICE_NR] + 64) + 64 * h * h + 16 * h * INPUT_DIM +
		              wide * (8 * p->n->dims.arc + 8 * p->n->dims.relation + 8 * p->n->dims.name + 4 * LABEL_PAD + wide * 2) +
		              (1 << 20);

		if (want > p->pool_size) {
			free(p->pool);
			p->pool = nn_alloc(want * sizeof *p->pool);
			p->pool_size = want;
		}
	}
	read_input(p);
	lstm_forward(p, 0);
	lstm_forward(p, 1);
	heads(p);
	if (p->o)
		backward(p);
}

static void free_part(struct part *p)
{
	if (!p->nr)
		return;
	free(p->first);
	free(p->active);
	free(p->form);
	p->first = p->active = NULL;
	p->form = NULL;
}

/* The parts of a batch: every NN_THREADS-th sentence. */
static struct part *split(struct network *n, const struct network_options *o, const struct example **x, const uint8_t *variant,
                          size_t nr, struct answer *answer, uint64_t seed)
{
	static struct part part[NN_THREADS];
	size_t i;
	int t;

	for (t = 0; t < NN_THREADS; t++) {
		struct part *p = &part[t];

		p->n = n;
		p->o = o;
		p->thread = t;
		p->random = seed * NN_THREADS + (uint64_t)t;
		p->nr = 0;
		p->loss = 0;
		p->x = realloc(p->x, (nr + 1) * sizeof *p->x);
		p->variant = realloc(p->variant, nr + 1);
		p->answer = realloc(p->answer, (nr + 1) * sizeof *p->answer);
	}
	for (i = 0; i < nr; i++) {
		struct part *p = &part[i % NN_THREADS];

		p->x[p->nr] = x[i];
		p->variant[p->nr] = variant ? variant[i] : 0;
		p->answer[p->nr++] = answer ? &answer[i] : NULL;
	}
	return part;
}

double network_learn(struct network *n, const struct network_options *o, const struct example **x, const uint8_t *variant,
                     size_t nr, uint64_t seed)
{
	struct part *part = split(n, o, x, variant, nr, NULL, seed);
	size_t words = 0, k, s, tt, a;
	double loss = 0;
	int t;

	nn_parallel(run, part);
	for (t = 0; t < NN_THREADS; t++) {
		struct part *p = &part[t];

		if (!p->nr)
			continue;
		loss += p->loss;
		words += p->row_nr;
		for (tt = 0; tt < p->longest; tt++)
			for (s = 0; s < p->active[tt]; s++) {
				size_t r = p->first[tt] + s;
				const struct example_word *w = &p->x[s]->word[p->variant[s]][tt];
				const float *d = p->d_input + r * INPUT_DIM;
				float *g = n->form.g[0] + (size_t)p->form[r] * FORM_DIM;

				param_touch(&n->form, p->form[r]);
				for (k = 0; k < FORM_DIM; k++)
					g[k] += d[VECTOR_DIM + k];
				for (a = 0; a < w->affix_nr; a++) {
					param_touch(&n->affix, w->affix[a]);
					g = n->affix.g[0] + (size_t)w->affix[a] * AFFIX_DIM;
					for (k = 0; k < AFFIX_DIM; k++)
						g[k] += d[VECTOR_DIM + FORM_DIM + k];
				}
			}
		free_part(p);
	}
	return words ? loss / (double)words : 0;
}

void network_answer(struct network *n, const struct example **x, size_t nr, struct answer *answer)
{
	struct part *part = split(n, NULL, x, NULL, nr, answer, 0);
	int t;

	nn_parallel(run, part);
	for (t = 0; t < NN_THREADS; t++)
		free_part(&part[t]);
}
