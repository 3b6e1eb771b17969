/* cluster_words.c - a binary tree of word clusters from word vectors
 *
 * usage: gzip -dc VECTORS.tsv.gz | cluster_words [words [depth]] > clusters.tsv
 *
 * Reads `word TAB integers`, most frequent first; writes `bits TAB word TAB rank from the end`, as Brown clusters are
 * written.  Each cluster is cut in two by 2-means over vectors of length one, starting from the two ends of its main
 * axis, until `depth` bits are given or fewer than LEAF_MIN words are left.  Deterministic.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIM = 100, LEAF_MIN = 8, ROUNDS = 30, AXIS_ROUNDS = 30 };

static char **word;
static char (*bits)[32];
static float (*vector)[DIM];

static float dot(const float *x, const float *y)
{
	float sum = 0;
	int i;

	for (i = 0; i < DIM; i++)
		sum += x[i] * y[i];
	return sum;
}

static void normalise(float *x)
{
	float length = sqrtf(dot(x, x));
	int i;

	for (i = 0; length > 0 && i < DIM; i++)
		x[i] /= length;
}

static void split(unsigned *member, size_t nr, int depth, int depth_max)
{
	float mean[DIM] = { 0 }, axis[DIM], centre[2][DIM];
	unsigned char *side;
	size_t i, first = 0;
	int round, k, changed = 1;

	if (depth == depth_max || nr < 2 * LEAF_MIN)
		return;
	side = calloc(nr, 1);
	for (i = 0; i < nr; i++)
		for (k = 0; k < DIM; k++)
			mean[k] += vector[member[i]][k] / (float)nr;
	for (k = 0; k < DIM; k++)       /* main axis by power iteration */
		axis[k] = k % 2 ? 1 : -1;
	for (round = 0; round < AXIS_ROUNDS; round++) {
		float next[DIM] = { 0 }, base = dot(mean, axis);

		for (i = 0; i < nr; i++) {
			float along = dot(vector[member[i]], axis) - base;

			for (k = 0; k < DIM; k++)
				next[k] += along * (vector[member[i]][k] - mean[k]);
		}
		normalise(next);
		memcpy(axis, next, sizeof axis);
	}
	for (k = 0; k < DIM; k++) {
		centre[0][k] = mean[k] - axis[k] * 0.3f;
		centre[1][k] = mean[k] + axis[k] * 0.3f;
	}
	for (round = 0; round < ROUNDS && changed; round++) {
		float half = (dot(centre[1], centre[1]) - dot(centre[0], centre[0])) / 2, sum[2][DIM] = { { 0 } };
		size_t in[2] = { 0, 0 };

		changed = 0;
		for (i = 0; i < nr; i++) {
			const float *x = vector[member[i]];
			unsigned char s = dot(x, centre[1]) - dot(x, centre[0]) > half;

			changed |= s != side[i] || !round;
			side[i] = s;
			in[s]++;
			for (k = 0; k < DIM; k++)
				sum[s][k] += x[k];
		}
		if (!in[0] || !in[1])
			break;
		for (k = 0; k < DIM; k++) {
			centre[0][k] = sum[0][k] / (float)in[0];
			centre[1][k] = sum[1][k] / (float)in[1];
		}
	}
	{
		unsigned *copy = malloc(nr * sizeof *copy);
		size_t zeros = 0, at[2];

		for (i = 0; i < nr; i++)
			zeros += !side[i];
		at[0] = 0;
		at[1] = zeros;
		for (i = 0; i < nr; i++) {
			bits[member[i]][depth] = (char)('0' + side[i]);
			copy[at[side[i]]++] = member[i];
		}
		memcpy(member, copy, nr * sizeof *copy);
		free(copy);
		first = zeros;
	}
	free(side);
	if (first && first < nr) {
		split(member, first, depth + 1, depth_max);
		split(member + first, nr - first, depth + 1, depth_max);
	}
}

int main(int argc, char **argv)
{
	size_t nr_max = argc > 1 ? strtoul(argv[1], NULL, 10) : 50000, nr = 0, i;
	int depth = argc > 2 ? atoi(argv[2]) : 12, k;
	unsigned *member = malloc(nr_max * sizeof *member);
	static char line[1 << 14];

	word = calloc(nr_max, sizeof *word);
	bits = calloc(nr_max, sizeof *bits);
	vector = calloc(nr_max, sizeof *vector);
	if (!member || !word || !bits || !vector || depth < 1 || depth > 31)
		return 1;
	while (nr < nr_max && fgets(line, sizeof line, stdin)) {
		char *at = strchr(line, '\t');

		if (!at)
			return 1;
		*at++ = '\0';
		word[nr] = strdup(line);
		for (k = 0; k < DIM; k++)
			vector[nr][k] = strtof(at, &at);
		normalise(vector[nr]);
		member[nr] = (unsigned)nr;
		nr++;
	}
	split(member, nr, 0, depth);
	for (i = 0; i < nr; i++)
		printf("%s\t%s\t%zu\n", bits[i], word[i], nr - i);
	return 0;
}
