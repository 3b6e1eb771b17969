/* kernel_body.h - kernel.h for one kind of processor: included by kernel.c with NAME(), TARGET and TITLE defined, and at most one
 * of MADD_128, MADD_256 and MADD_512                                             (layer: model, private) */
#ifdef NAME

#ifdef MADD_512

/* out[r][16] of up to eight rows */
TARGET static inline void NAME(tile)(int32_t *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr,
                                     const int16_t *w, size_t pairs)
{
	__m512i x[8];
	const int16_t *a[8];
	size_t k, r;

	for (r = 0; r < 8; r++) {
		x[r] = _mm512_setzero_si512();
		a[r] = in + (r < nr ? r : 0) * in_row;
	}
	for (k = 0; k < pairs; k++, w += 32) {
		__m512i p = _mm512_loadu_si512(w);

#define STEP(i) do { \
			int32_t pair_; \
			memcpy(&pair_, a[i] + 2 * k, 4); \
			x[i] = _mm512_dpwssd_epi32(x[i], _mm512_set1_epi32(pair_), p); \
		} while (0)
		STEP(0);
		STEP(1);
		STEP(2);
		STEP(3);
		STEP(4);
		STEP(5);
		STEP(6);
		STEP(7);
#undef STEP
	}
	for (r = 0; r < nr; r++)
		_mm512_storeu_si512(out + r * out_row, x[r]);
}
enum { NAME(tile_rows) = 8 };

#elif defined MADD_256

/* out[r][16] of up to four rows */
TARGET static inline void NAME(tile)(int32_t *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr,
                                     const int16_t *w, size_t pairs)
{
	__m256i x[4], y[4];
	size_t k, r;
	const int16_t *a = in, *b = nr > 1 ? in + in_row : in, *c = nr > 2 ? in + 2 * in_row : in, *d = nr > 3 ? in + 3 * in_row : in;

	for (r = 0; r < 4; r++)
		x[r] = y[r] = _mm256_setzero_si256();
	for (k = 0; k < pairs; k++, w += 32) {
		__m256i p = _mm256_loadu_si256((const __m256i *)(const void *)w);
		__m256i q = _mm256_loadu_si256((const __m256i *)(const void *)(w + 16)), v;
		int32_t pair[4];

		memcpy(&pair[0], a + 2 * k, 4);
		memcpy(&pair[1], b + 2 * k, 4);
		memcpy(&pair[2], c + 2 * k, 4);
		memcpy(&pair[3], d + 2 * k, 4);
		v = _mm256_set1_epi32(pair[0]);
		x[0] = _mm256_add_epi32(x[0], _mm256_madd_epi16(v, p));
		y[0] = _mm256_add_epi32(y[0], _mm256_madd_epi16(v, q));
		v = _mm256_set1_epi32(pair[1]);
		x[1] = _mm256_add_epi32(x[1], _mm256_madd_epi16(v, p));
		y[1] = _mm256_add_epi32(y[1], _mm256_madd_epi16(v, q));
		v = _mm256_set1_epi32(pair[2]);
		x[2] = _mm256_add_epi32(x[2], _mm256_madd_epi16(v, p));
		y[2] = _mm256_add_epi32(y[2], _mm256_madd_epi16(v, q));
		v = _mm256_set1_epi32(pair[3]);
		x[3] = _mm256_add_epi32(x[3], _mm256_madd_epi16(v, p));
		y[3] = _mm256_add_epi32(y[3], _mm256_madd_epi16(v, q));
	}
	for (r = 0; r < nr; r++) {
		_mm256_storeu_si256((__m256i *)(void *)(out + r * out_row), x[r]);
		_mm256_storeu_si256((__m256i *)(void *)(out + r * out_row + 8), y[r]);
	}
}
enum { NAME(tile_rows) = 4 };

#elif defined MADD_128

TARGET static inline void NAME(tile)(int32_t *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr,
                                     const int16_t *w, size_t pairs)
{
	__m128i x[4], y[4];
	size_t k, r, i;
	const int16_t *a = in, *b = nr > 1 ? in + in_row : in;

	for (i = 0; i < 4; i++)
		x[i] = y[i] = _mm_setzero_si128();
	for (k = 0; k < pairs; k++, w += 32) {
		int32_t pair[2];
		__m128i u, v;

		memcpy(&pair[0], a + 2 * k, 4);
		memcpy(&pair[1], b + 2 * k, 4);
		u = _mm_set1_epi32(pair[0]);
		v = _mm_set1_epi32(pair[1]);
		for (i = 0; i < 4; i++) {
			__m128i p = _mm_loadu_si128((const __m128i *)(const void *)(w + 8 * i));

			x[i] = _mm_add_epi32(x[i], _mm_madd_epi16(u, p));
			y[i] = _mm_add_epi32(y[i], _mm_madd_epi16(v, p));
		}
	}
	for (r = 0; r < nr; r++)
		for (i = 0; i < 4; i++)
			_mm_storeu_si128((__m128i *)(void *)(out + r * out_row + 4 * i), r ? y[i] : x[i]);
}
enum { NAME(tile_rows) = 2 };

#else

TARGET static inline void NAME(tile)(int32_t *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr,
                                     const int16_t *w, size_t pairs)
{
	size_t k, j;

	(void)in_row;
	(void)nr;
	(void)out_row;
	for (j = 0; j < 16; j++)
		out[j] = 0;
	for (k = 0; k < pairs; k++, w += 32)
		for (j = 0; j < 16; j++)
			out[j] += in[2 * k] * w[2 * j] + in[2 * k + 1] * w[2 * j + 1];
}
enum { NAME(tile_rows) = 1 };

#endif

TARGET static void NAME(multiply)(int32_t *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr,
                                  const struct matrix *m)
{
	size_t pairs = m->rows / 2, j, i;

	for (j = 0; j < m->cols; j += KERNEL_COLUMNS) {
		const int16_t *w = m->packed + j * m->rows;

		for (i = 0; i < nr; i += NAME(tile_rows))
			NAME(tile)(out + i * out_row + j, out_row, in + i * in_row, in_row,
			           nr - i < NAME(tile_rows) ? nr - i : NAME(tile_rows), w, pairs);
	}
}

/* In slices of the rows, so that the sums are still in the cache. */
TARGET static void NAME(affine)(float *out, size_t out_row, const int16_t *in, size_t in_row, size_t nr,
                                const struct matrix *m, int32_t *scratch)
{
	size_t i, j, part;

	for (; nr; nr -= part, in += part * in_row, out += part * out_row) {
		part = nr < KERNEL_SLICE ? nr : KERNEL_SLICE;
		NAME(multiply)(scratch, m->cols, in, in_row, part, m);
		for (i = 0; i < part; i++)
			for (j = 0; j < m->cols; j += LANES) {
				ints s;
				lanes y, scale, bias;

				memcpy(&s, scratch + i * m->cols + j, sizeof s);
				memcpy(&scale, m->scale + j, sizeof scale);
				memcpy(&bias, m->bias + j, sizeof bias);
				y = __builtin_convertvector(s, lanes) * scale + bias;
				memcpy(out + i * out_row + j, &y, sizeof y);
			}
	}
}

/* tanh by its continued fraction to the seventh step: an error below 1e-4, the same function as in training */
#define TANH(y, x) do { \
		lanes t_ = (x), s_; \
		t_ = MIN(t_, 4.97f); \
		t_ = MAX(t_, -4.97f); \
		s_ = t_ * t_; \
		(y) = t_ * (135135.0f + s_ * (17325.0f + s_ * (378.0f + s_))) / \
		      (135135.0f + s_ * (62370.0f + s_ * (3150.0f + s_ * 28.0f))); \
	} while (0)
#define SIGMOID(y, x) do { lanes u_, v_ = 0.5f * (x); TANH(u_, v_); (y) = 0.5f + 0.5f * u_; } while (0)

/* Round to the nearest integer in -32767 ... 32767 and store as 16 bits. */
#define STORE16(to, x) do { \
		lanes r_ = (x); \
		ints i_; \
		shorts h_; \
		r_ = MIN(r_, 32767.0f); \
		r_ = MAX(r_, -32767.0f); \
		i_ = __builtin_convertvector(r_ + 32768.5f, ints) - 32768; \
		h_ = __builtin_convertvector(i_, shorts); \
		memcpy((to), &h_, sizeof h_); \
	} while (0)

TARGET static void NAME(lstm)(int16_t *out, float *cell, const float *pre, const int32_t *sum, const float *scale, size_t n)
{
	size_t k, g;

	for (k = 0; k < n; k += LANES) {
		lanes x[4], c, t;

		for (g = 0; g < 4; g++) {
			size_t at = g * n + k;
			lanes factor;
			ints s;

			memcpy(&x[g], pre + at, sizeof x[g]);
			memcpy(&s, sum + at, sizeof s);
			memcpy(&factor, scale + at, sizeof factor);
			x[g] = x[g] + __builtin_convertvector(s, lanes) * factor;
		}
		SIGMOID(x[0], x[0]);
		SIGMOID(x[1], x[1]);
		SIGMOID(x[2], x[2]);
		TANH(x[3], x[3]);
		memcpy(&c, cell + k, sizeof c);
		c = x[0] * x[3] + x[1] * c;
		memcpy(cell + k, &c, sizeof c);
		TANH(t, c);
		t = x[2] * t * HIDDEN_ONE;
		STORE16(out + k, t);
	}
}

TARGET static void NAME(rectify)(int16_t *out, const float *x, size_t n)
{
	size_t k;

	for (k = 0; k < n; k += LANES) {
		lanes v;

		memcpy(&v, x + k, sizeof v);
		v = MAX(v, 0.1f * v) * ACTIVATION_ONE;
		STORE16(out + k, v);
	}
}

TARGET static void NAME(add_rectify)(int16_t *out, const float *x, const float *y, size_t n)
{
	size_t k;

	for (k = 0; k < n; k += LANES) {
		lanes v, u;

		memcpy(&v, x + k, sizeof v);
		memcpy(&u, y + k, sizeof u);
		v = v + u;
		v = MAX(v, 0.1f * v) * ACTIVATION_ONE;
		STORE16(out + k, v);
	}
}

TARGET static void NAME(sum_rows)(int16_t *out, const int8_t *const *row, const float *scale, size_t row_nr, size_t n)
{
	size_t k, i;

	for (k = 0; k < n; k += LANES) {
		lanes s = { 0 };

		for (i = 0; i < row_nr; i++) {
			bytes8 q;

			memcpy(&q, row[i] + k, sizeof q);
			s = s + __builtin_convertvector(q, lanes) * scale[i];
		}
		s = s * ACTIVATION_ONE;
		STORE16(out + k, s);
	}
}

TARGET static void NAME(combine)(float *out, const float *a, const float *b, size_t b_row, size_t k_nr, size_t n)
{
	size_t j, k;

	for (j = 0; j + 2 * LANES <= n; j += 2 * LANES) {
		lanes s = { 0 }, t = { 0 }, p, q;

		for (k = 0; k < k_nr; k++) {
			memcpy(&p, b + k * b_row + j, sizeof p);
			memcpy(&q, b + k * b_row + j + LANES, sizeof q);
			s = s + p * a[k];
			t = t + q * a[k];
		}
		memcpy(out + j, &s, sizeof s);
		memcpy(out + j + LANES, &t, sizeof t);
	}
	for (; j < n; j += LANES) {
		lanes s = { 0 }, p;

		for (k = 0; k < k_nr; k++) {
			memcpy(&p, b + k * b_row + j, sizeof p);
			s = s + p * a[k];
		}
		memcpy(out + j, &s, sizeof s);
	}
}

static const struct kernel NAME(kernel) = {
	TITLE, NAME(multiply), NAME(affine), NAME(lstm), NAME(rectify), NAME(add_rectify), NAME(sum_rows), NAME(combine)
};

#undef TANH
#undef SIGMOID
#undef STORE16
#undef NAME
#undef TARGET
#undef TITLE
#endif
