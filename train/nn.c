#include "nn.h"

#if defined __GNUC__ && !defined __clang__
#pragma GCC optimize("O3")      /* loops of any length are vectorised only then; sums keep their order all the same */
#endif

#include <immintrin.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"

enum { ROWS = 6, PACK_ROWS = 32 };

void *nn_alloc(size_t size)
{
	void *p = NULL;

	if (posix_memalign(&p, 64, size ? (size + 63) / 64 * 64 : 64)) {
		fprintf(stderr, "train: out of memory\n");
		exit(1);
	}
	memset(p, 0, size);
	return p;
}

/* c[R][16] += a b; a's element (i, k) is a[i * a_i + k * a_k]. */
#define TILE(R) \
static void tile##R(float *c, size_t c_row, const float *a, size_t a_i, size_t a_k, const float *b, size_t b_row, size_t k) \
{ \
	__m256 x[R], y[R]; \
	size_t i, j; \
	_Pragma("GCC unroll 8") \
	for (i = 0; i < R; i++) { \
		x[i] = _mm256_loadu_ps(c + i * c_row); \
		y[i] = _mm256_loadu_ps(c + i * c_row + 8); \
	} \
	for (j = 0; j < k; j++, b += b_row, a += a_k) { \
		__m256 p = _mm256_loadu_ps(b), q = _mm256_loadu_ps(b + 8); \
		_Pragma("GCC unroll 8") \
		for (i = 0; i < R; i++) { \
			__m256 v = _mm256_broadcast_ss(a + i * a_i); \
			x[i] = _mm256_fmadd_ps(v, p, x[i]); \
			y[i] = _mm256_fmadd_ps(v, q, y[i]); \
		} \
	} \
	_Pragma("GCC unroll 8") \
	for (i = 0; i < R; i++) { \
		_mm256_storeu_ps(c + i * c_row, x[i]); \
		_mm256_storeu_ps(c + i * c_row + 8, y[i]); \
	} \
}
TILE(1) TILE(2) TILE(3) TILE(4) TILE(5) TILE(6)

static void multiply(float *c, size_t c_row, const float *a, size_t a_i, size_t a_k, const float *b, size_t b_row, size_t m,
                     size_t k, size_t n)
{
	static void (*const tile[ROWS + 1])(float *, size_t, const float *, size_t, size_t, const float *, size_t, size_t) = {
		NULL, tile1, tile2, tile3, tile4, tile5, tile6
	};
	float packed[512 * 16] __attribute__((aligned(64)));
	size_t i, j, at, part;

	for (; k; k -= part, a += part * a_k, b += part * b_row) {
		part = k < 512 ? k : 512;
		for (j = 0; j < n; j += 16) {
			const float *panel = b + j;
			size_t panel_row = b_row;

			if (m >= PACK_ROWS) {
				for (at = 0; at < part; at++)
					memcpy(packed + at * 16, panel + at * b_row, 64);
				panel = packed;
				panel_row = 16;
			}
			for (i = 0; i < m; i += ROWS)
				tile[m - i < ROWS ? m - i : ROWS](c + i * c_row + j, c_row, a + i * a_i, a_i, a_k, panel,
				                                  panel_row, part);
		}
	}
}

void nn_multiply(float *c, size_t c_row, const float *a, size_t a_row, const float *b, size_t b_row, size_t m, size_t k,
                 size_t n)
{
	multiply(c, c_row, a, a_row, 1, b, b_row, m, k, n);
}

void nn_multiply_at(float *c, size_t c_row, const float *a, size_t a_row, const float *b, size_t b_row, size_t m, size_t k,
                    size_t n)
{
	multiply(c, c_row, a, 1, a_row, b, b_row, k, m, n);
}

void nn_transpose(float *to, size_t to_row, const float *from, size_t from_row, size_t rows, size_t cols)
{
	size_t i, j, p, q;

	for (i = 0; i < rows; i += 16)
		for (j = 0; j < cols; j += 16)
			for (p = i; p < i + 16 && p < rows; p++)
				for (q = j; q < j + 16 && q < cols; q++)
					to[q * to_row + p] = from[p * from_row + q];
}

float nn_uniform(uint64_t *random)
{
	return (float)(random_next(random) >> 40) * (1.0f / 16777216.0f);
}

void param_init(struct param *p, size_t rows, size_t cols, float scale, bool sparse, uint64_t *random)
{
	size_t n = rows * cols, i;

	*p = (struct param){ .rows = rows, .cols = cols, .sparse = sparse };
	p->w = nn_alloc(n * sizeof(float));
	p->m = nn_alloc(n * sizeof(float));
	p->v = nn_alloc(n * sizeof(float));
	p->mean = nn_alloc(n * sizeof(float));
	for (i = 0; i < (sparse ? 1 : NN_THREADS); i++)
		p->g[i] = nn_alloc(n * sizeof(float));
	if (sparse) {
		p->is_touched = nn_alloc(rows * sizeof(bool));
		p->touched = nn_alloc(rows * sizeof(uint32_t));
	}
	for (i = 0; i < n; i++)
		p->mean[i] = p->w[i] = scale == 0 ? 0 : (nn_uniform(random) * 2 - 1) * scale;
}

void param_touch(struct param *p, uint32_t row)
{
	if (!p->is_touched[row]) {
		p->is_touched[row] = true;
		p->touched[p->touched_nr++] = row;
	}
}

static void adam(float *w, float *m, float *v, float *g, size_t n, float rate, float by, float b1, float b2)
{
	size_t i;

	for (i = 0; i < n; i++) {
		float x = g[i] * by;

		m[i] = b1 * m[i] + (1 - b1) * x;
		v[i] = b2 * v[i] + (1 - b2) * x * x;
		w[i] -= rate * m[i] / (sqrtf(v[i]) + 1e-8f);
		g[i] = 0;
	}
}

void param_step(struct param *p, float rate, float by, uint32_t step)
{
	const float b1 = 0.9f, b2 = 0.98f;
	float corrected = rate * sqrtf(1 - powf(b2, (float)step)) / (1 - powf(b1, (float)step));
	size_t i;

	if (!p->sparse) {
		adam(p->w, p->m, p->v, p->g[0], p->rows * p->cols, corrected, by, b1, b2);
		return;
	}
	for (i = 0; i < p->touched_nr; i++) {
		size_t at = p->touched[i] * p->cols;

		adam(p->w + at, p->m + at, p->v + at, p->g[0] + at, p->cols, corrected, by, b1, b2);
		p->is_touched[p->touched[i]] = false;
	}
	p->touched_nr = 0;
}

double param_norm(struct param *p)
{
	size_t n = p->rows * p->cols, i, t;
	double sum = 0;

	if (p->sparse)
		return 0;
	for (t = 1; t < NN_THREADS; t++) {
		for (i = 0; i < n; i++)
			p->g[0][i] += p->g[t][i];
		memset(p->g[t], 0, n * sizeof(float));
	}
	for (i = 0; i < n; i += 16) {
		float part = 0;
		size_t k;

		for (k = i; k < n && k < i + 16; k++)
			part += p->g[0][k] * p->g[0][k];
		sum += part;
	}
	return sum;
}

void param_average(struct param *p, float keep)
{
	size_t n = p->rows * p->cols, i;

	for (i = 0; i < n; i++)
		p->mean[i] = keep * p->mean[i] + (1 - keep) * p->w[i];
}

void param_swap(struct param *p)
{
	float *x = p->w;

	p->w = p->mean;
	p->mean = x;
}

/* ---- threads ---- */

struct job {
	void (*work)(void *, int);
	void *arg;
	int thread;
};

static struct {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool started;
	struct job job[NN_THREADS];
	bool busy[NN_THREADS];
} pool = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false, { { NULL, NULL, 0 } }, { false } };

static void *worker(void *arg)
{
	int t = *(int *)arg;

	for (;;) {
		pthread_mutex_lock(&pool.lock);
		while (!pool.busy[t])
			pthread_cond_wait(&pool.changed, &pool.lock);
		pthread_mutex_unlock(&pool.lock);
		pool.job[t].work(pool.job[t].arg, t);
		pthread_mutex_lock(&pool.lock);
		pool.busy[t] = false;
		pthread_cond_broadcast(&pool.changed);
		pthread_mutex_unlock(&pool.lock);
	}
	return NULL;
}

void nn_parallel(void (*work)(void *arg, int thread), void *arg)
{
	static int number[NN_THREADS];
	int t;

	pthread_mutex_lock(&pool.lock);
	for (t = 1; t < NN_THREADS; t++) {
		if (!pool.started) {
			pthread_t id;

			number[t] = t;
			if (pthread_create(&id, NULL, worker, &number[t])) {
				fprintf(stderr, "train: cannot start a thread\n");
				exit(1);
			}
			pthread_detach(id);
		}
		pool.job[t] = (struct job){ work, arg, t };
		pool.busy[t] = true;
	}
	pool.started = true;
	pthread_cond_broadcast(&pool.changed);
	pthread_mutex_unlock(&pool.lock);
	work(arg, 0);
	pthread_mutex_lock(&pool.lock);
	for (t = 1; t < NN_THREADS; t++)
		while (pool.busy[t])
			pthread_cond_wait(&pool.changed, &pool.lock);
	pthread_mutex_unlock(&pool.lock);
}
