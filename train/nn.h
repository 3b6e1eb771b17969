/* nn.h - matrices and parameters of a network while it is trained               (train: not part of the program)
 *
 * Matrices are float, row-major, their widths multiples of NN_LANES.  The order of every sum is fixed, so that the same seed and
 * sentences give the same model again (as far as the C library's expf() and sqrtf() are the same).
 */
#ifndef DATELINE_TRAIN_NN_H
#define DATELINE_TRAIN_NN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NN_LANES = 16, NN_THREADS = 2 };

void *nn_alloc(size_t size);    /* zeroed, aligned to 64; exits when there is none */

/* c[m][n] += a[m][k] b[k][n] */
void nn_multiply(float *c, size_t c_row, const float *a, size_t a_row, const float *b, size_t b_row, size_t m, size_t k,
                 size_t n);
/* c[k][n] += a[m][k]^T b[m][n] */
void nn_multiply_at(float *c, size_t c_row, const float *a, size_t a_row, const float *b, size_t b_row, size_t m, size_t k,
                    size_t n);
/* to[cols][rows] = from[rows][cols]^T */
void nn_transpose(float *to, size_t to_row, const float *from, size_t from_row, size_t rows, size_t cols);

/* A matrix that is learned, with Adam's moments and a running mean. */
struct param {
	size_t rows, cols;
	float *w, *m, *v, *mean;
	float *g[NN_THREADS];       /* dense: a gradient for each thread */
	bool sparse;                /* only rows in touched[] have a gradient, in g[0] */
	bool *is_touched;
	uint32_t *touched;
	size_t touched_nr;
};

void param_init(struct param *p, size_t rows, size_t cols, float scale, bool sparse, uint64_t *random);
void param_touch(struct param *p, uint32_t row);

/* One step of Adam (Kingma and Ba 2015) with the gradients times `by`; clears them. */
void param_step(struct param *p, float rate, float by, uint32_t step);
double param_norm(struct param *p);         /* sum of squares of the gradient; adds the threads' parts into g[0] */
void param_average(struct param *p, float keep);
void param_swap(struct param *p);           /* exchange weights and their mean */

float nn_uniform(uint64_t *random);         /* [0, 1) */
/* The same as in src/model/activation.h. */
static inline float nn_tanh(float x)
{
	float y;

	x = x > 4.97f ? 4.97f : x < -4.97f ? -4.97f : x;
	y = x * x;
	return x * (135135.0f + y * (17325.0f + y * (378.0f + y))) / (135135.0f + y * (62370.0f + y * (3150.0f + y * 28.0f)));
}

static inline float nn_sigmoid(float x)
{
	return 0.5f + 0.5f * nn_tanh(0.5f * x);
}

/* Run work(arg, thread) for each thread, and wait. */
void nn_parallel(void (*work)(void *arg, int thread), void *arg);

#endif
