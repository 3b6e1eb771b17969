/* kernel.h - the arithmetic of the engine                                        (layer: model, private)
 *
 * Matrix products are of integers, so that every machine gets the same bits in whatever order it adds; what is floating point
 * works on each element by itself, without fused multiply-add (the build says -ffp-contract=off), so that the width of the
 * registers does not show.  A set of functions is chosen once, by what the processor can do.
 */
#ifndef DATELINE_MODEL_KERNEL_H
#define DATELINE_MODEL_KERNEL_H

#include <stddef.h>
#include <stdint.h>

enum { KERNEL_COLUMNS = 16 };           /* columns of a matrix come in blocks of so many */

/* A matrix of small integers with a factor for each column; [rows][cols] with cols a multiple of KERNEL_COLUMNS, rows even. */
struct matrix {
	size_t rows, cols;
	const int16_t *packed;          /* [cols / 16][rows / 2][16][2] */
	const float *scale;             /* [cols] includes the scale of what it is multiplied with */
	const float *bias;              /* [cols] */
};

struct kernel {
	const char *name;
	/* out[nr][cols] = in[nr][rows] times the matrix, as integers */
	void (*multiply)(int32_t *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr, const struct matrix *m);
	/* out[nr][cols] = the same times scale, plus bias */
	void (*affine)(float *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr, const struct matrix *m,
	               int32_t *scratch);
	/* One step of an LSTM cell: gates from pre[4n] + sum[4n] scale[4n]; changes cell[n]; the output, times HIDDEN_ONE. */
	void (*lstm)(int16_t *out, float *cell, const float *pre, const int32_t *sum, const float *scale, size_t n);
	/* out = x if x > 0, else x / 10, as integers of ACTIVATION_ONE; n a multiple of 8 */
	void (*rectify)(int16_t *out, const float *x, size_t n);
	/* out = x + y, rectified */
	void (*add_rectify)(int16_t *out, const float *x, const float *y, size_t n);
	/* out[n] = sum of row[i][n] scale[i], as integers of ACTIVATION_ONE; n a multiple of 8 */
	void (*sum_rows)(int16_t *out, const int8_t *const *row, const float *scale, size_t row_nr, size_t n);
	/* out[n] = sum over k of a[k] b[k][n], k ascending */
	void (*combine)(float *out, const float *a, const float *b, size_t b_row, size_t k_nr, size_t n);
};

#define HIDDEN_ONE 16384.0f
#define ACTIVATION_ONE 1024.0f

const struct kernel *kernel_best(void);
/* All that this processor can run, the plainest first; for tests. */
size_t kernel_all(const struct kernel *out[4]);

/* e to the x, for x <= 0. */
float kernel_exp(float x);

#endif
