#include "model/kernel.h"

#include <stdbool.h>
#include <string.h>

#if defined __x86_64__
#include <immintrin.h>
#endif

enum { LANES = 8, KERNEL_SLICE = 16 };

typedef float lanes __attribute__((vector_size(32)));
typedef int32_t ints __attribute__((vector_size(32)));
typedef int8_t bytes8 __attribute__((vector_size(8)));
typedef int16_t shorts __attribute__((vector_size(16)));

/* As the minps and maxps instructions: the second where the comparison fails. */
#define CHOOSE(mask, x, y) ((lanes)(((mask) & (ints)(x)) | (~(mask) & (ints)(y))))
#define FILL(y) ((lanes){ 0 } + (y))
#define MIN(x, y) CHOOSE((x) < FILL(y), x, FILL(y))
#define MAX(x, y) CHOOSE((x) > FILL(y), x, FILL(y))

#if defined __x86_64__
/* The last include is for the newest processors: a product and a sum in one instruction, without saturation. */
#define NAME(x) x##_sse2
#define TARGET
#define TITLE "sse2"
#define MADD_128
#include "model/kernel_body.h"
#undef MADD_128

#define NAME(x) x##_avx2
#define TARGET __attribute__((target("avx2")))
#define TITLE "avx2"
#define MADD_256
#include "model/kernel_body.h"
#undef MADD_256

#define NAME(x) x##_avx512
#define TARGET __attribute__((target("avx2,avx512f,avx512vnni")))
#define TITLE "avx512"
#define MADD_512
#include "model/kernel_body.h"
#undef MADD_512
#endif

#define NAME(x) x##_plain
#define TARGET
#define TITLE "plain"
#include "model/kernel_body.h"

size_t kernel_all(const struct kernel *out[4])
{
	size_t n = 0;

	out[n++] = &kernel_plain;
#if defined __x86_64__
	out[n++] = &kernel_sse2;
	if (__builtin_cpu_supports("avx2"))
		out[n++] = &kernel_avx2;
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni"))
		out[n++] = &kernel_avx512;
#endif
	return n;
}

const struct kernel *kernel_best(void)
{
	const struct kernel *all[4];

	return all[kernel_all(all) - 1];
}

/* 2^k times a polynomial, after Cephes expf (Moshier). */
float kernel_exp(float x)
{
	float k, y;
	int32_t n;
	uint32_t bits;

	if (x > 0)
		x = 0;
	if (x < -80)
		return 0;
	n = (int32_t)(x * 1.44269504f - 0.5f);          /* truncation rounds a negative number up */
	k = (float)n;
	x = x - k * 0.693359375f;
	x = x + k * 2.12194440e-4f;
	y = 1.9875691500e-4f;
	y = y * x + 1.3981999507e-3f;
	y = y * x + 8.3334519073e-3f;
	y = y * x + 4.1665795894e-2f;
	y = y * x + 1.6666665459e-1f;
	y = y * x + 5.0000001201e-1f;
	y = y * x * x + x + 1.0f;
	bits = (uint32_t)(n + 127) << 23;
	memcpy(&k, &bits, sizeof k);
	return y * k;
}
