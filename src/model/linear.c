#include "model/linear.h"

#include <string.h>

int linear_open(struct linear *l, const void *section, size_t size, const char *name, struct err *e)
{
	const uint32_t *head = section;
	size_t bucket_nr, bytes, i;

	if (!section || size < LINEAR_HEADER || head[0] < 1 || head[0] > 24 || !head[1] || head[1] > LINEAR_CLASSES_MAX)
		return err_set(e, ERR_FORMAT, "model: section '%s' is missing or broken", name);
	bucket_nr = (size_t)1 << head[0];
	bytes = head[3];
	if (size != LINEAR_HEADER + 4 * (bucket_nr + 1) + bytes)
		return err_set(e, ERR_FORMAT, "model: section '%s' is of a wrong size", name);
	l->class_nr = head[1];
	l->bucket_shift = 64 - head[0];
	l->bucket = head + LINEAR_HEADER / 4;
	l->row = (const unsigned char *)(l->bucket + bucket_nr + 1);
	if (l->bucket[0] != 0 || l->bucket[bucket_nr] != bytes)
		return err_set(e, ERR_FORMAT, "model: section '%s' has bad buckets", name);
	for (i = 0; i < bucket_nr; i++) {
		size_t at = l->bucket[i], end = l->bucket[i + 1], k;

		if (end > bytes || at > end)
			return err_set(e, ERR_FORMAT, "model: section '%s' has bad buckets", name);
		while (at < end) {
			size_t pair_nr = end - at >= LINEAR_ROW_HEADER ? l->row[at + 2] : 0;

			if (end - at < LINEAR_ROW_HEADER + 2 * pair_nr)
				return err_set(e, ERR_FORMAT, "model: section '%s' has a bad row", name);
			at += LINEAR_ROW_HEADER;
			for (k = 0; k < pair_nr; k++, at += 2)
				if (l->row[at] >= l->class_nr)
					return err_set(e, ERR_FORMAT, "model: section '%s' has a bad class", name);
		}
	}
	return 0;
}

/* In three passes, so that the memory reads of many features are under way at once. */
void linear_score(const struct linear *l, const uint64_t *feature, size_t feature_nr, int32_t *score)
{
	const unsigned char *at[256], *end[256];
	size_t i, n, k;

	for (; feature_nr; feature += n, feature_nr -= n) {
		n = feature_nr < 256 ? feature_nr : 256;
		for (i = 0; i < n; i++)
			__builtin_prefetch(&l->bucket[feature[i] >> l->bucket_shift]);
		for (i = 0; i < n; i++) {
			const uint32_t *b = &l->bucket[feature[i] >> l->bucket_shift];

			at[i] = l->row + b[0];
			end[i] = l->row + b[1];
			__builtin_prefetch(at[i]);
		}
		for (i = 0; i < n; i++) {
			const unsigned char *x = at[i];
			unsigned low = (unsigned)feature[i] & 0xFF, high = (unsigned)(feature[i] >> 8) & 0xFF;

			while (x < end[i]) {
				size_t pair_nr = x[2];

				if (x[0] == low && x[1] == high) {
					for (k = 0, x += LINEAR_ROW_HEADER; k < pair_nr; k++, x += 2)
						score[x[0]] += (int8_t)x[1];
					break;
				}
				x += LINEAR_ROW_HEADER + 2 * pair_nr;
			}
		}
	}
}
