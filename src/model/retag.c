#include "model/retag.h"

#include <string.h>

static int broken(struct err *e)
{
	return err_set(e, ERR_FORMAT, "model: section 'TLBL' is broken");
}

int retagger_open(struct retagger *r, const struct modelfile *file, struct err *e)
{
	size_t size = 0, at = 4, i;
	const char *s = modelfile_section(file, SECTION_TAGGER_LABELS, &size);
	const void *section;
	uint32_t nr;
	int rc;

	if (!s)
		return 0;
	if (size < 4)
		return broken(e);
	memcpy(&nr, s, sizeof nr);
	if (!nr || nr > RETAG_CLASSES_MAX)
		return broken(e);
	r->tag_nr = nr;
	for (i = 0; i < 2 * r->tag_nr; i++) {
		const char *end = at < size ? memchr(s + at, '\0', size - at) : NULL;

		if (!end)
			return broken(e);
		if (i % 2 == 0)
			r->xpos[i / 2] = s + at;
		else
			r->upos[i / 2] = (uint8_t)upos_from_name(s + at);
		at = (size_t)(end - s) + 1;
	}
	for (i = 0; i < r->tag_nr; i++) {
		if (!r->upos[i])
			return broken(e);
		r->hash[i] = retag_hash(r->xpos[i], r->upos[i]);
	}
	section = modelfile_section(file, SECTION_TAGGER_FEATURES, &size);
	if ((rc = linear_open(&r->linear, section, size, "TFEA", e)) < 0)
		return rc;
	if (r->linear.class_nr != r->tag_nr)
		return broken(e);
	section = modelfile_section(file, SECTION_CLUSTERS, &size);
	rc = clusters_open(&r->clusters, section, size, e);
	return rc < 0 ? rc : 1;
}

uint64_t retag_hash(const char *xpos, enum upos upos)
{
	return linear_word(xpos) + upos;
}

static uint64_t hash_bytes(const char *s, size_t length)
{
	uint64_t h = 0xCBF29CE484222325u;

	while (length--)
		h = (h ^ (unsigned char)*s++) * 0x100000001B3u;
	return h ^ h >> 32;
}

void retag_word_fill(struct retag_word *w, const struct token *t, size_t at, const struct clusters *c)
{
	size_t length = strlen(t->lower), i;
	unsigned path;

	w->word = linear_word(t->lower);
	w->form = linear_word(t->form);
	w->shape = (t->flags & TOKEN_CAPITAL ? 1u : 0) | (t->flags & TOKEN_ALL_CAPS ? 2u : 0) |
	           (t->flags & TOKEN_HAS_DIGIT ? 4u : 0) | (t->flags & TOKEN_NUMBER ? 8u : 0) | (at == 0 ? 16u : 0) |
	           (strchr(t->form, '-') && length > 1 ? 32u : 0) | (t->flags & TOKEN_WORD ? 64u : 0) | 128u;
	for (i = 0; i < 4; i++)
		w->ending[i] = hash_bytes(length > i + 2 ? t->lower + length - i - 2 : t->lower, length > i + 2 ? i + 2 : length);
	w->start = hash_bytes(t->lower, length > 3 ? 3 : length);
	path = clusters_find(c, w->word);
	w->coarse = path ? clusters_prefix(path, 5) : 0;
	w->middle = path ? clusters_prefix(path, 8) : 0;
	w->fine = path;
}

void retag_word_edge(struct retag_word *w)
{
	*w = (struct retag_word){ .word = 1, .form = 1, .first = 1, .choice = 1, .shape = 1, .tag = 1 };
}

size_t retag_features(const struct retag_word *w, uint64_t feature[RETAG_FEATURES_MAX])
{
	const struct retag_word *p = w - 1, *pp = w - 2, *n = w + 1, *nn = w + 2;
	size_t nr = 0, i;
	unsigned t = 1000;
#define F1(x) feature[nr++] = linear_feature(++t, (x), 0, 0)
#define F2(x, y) feature[nr++] = linear_feature(++t, (x), (y), 0)
#define F3(x, y, z) feature[nr++] = linear_feature(++t, (x), (y), (z))

	F1(0);
	/* the word */
	F1(w->word); F1(w->form); F2(w->word, w->first); F1(w->first); F1(w->choice); F2(w->choice, w->first);
	F1(w->shape); F2(w->shape, w->first); F1(w->coarse); F1(w->middle); F1(w->fine); F2(w->fine, w->first);
	F1(w->start);
	for (i = 0; i < 4; i++) {
		F1(w->ending[i]);
		F2(w->ending[i], w->shape);
	}
	/* tags around */
	F1(p->tag); F2(p->tag, pp->tag); F2(p->tag, w->first); F3(pp->tag, p->tag, w->first); F2(w->first, n->first);
	F3(w->first, n->first, nn->first); F3(p->tag, w->first, n->first); F2(p->tag, n->first); F2(w->word, p->tag);
	F2(w->word, n->first); F3(w->word, p->tag, n->first); F3(w->choice, p->tag, n->first); F2(w->choice, p->tag);
	F2(w->choice, n->first); F3(w->choice, p->tag, pp->tag); F3(w->choice, n->first, nn->first);
	F3(w->ending[1], p->tag, n->first); F2(p->first, w->first);
	F3(w->word, p->tag, pp->tag); F3(w->word, n->first, nn->first); F2(n->first, nn->first);
	/* words around */
	F1(p->word); F1(n->word); F1(pp->word); F1(nn->word); F2(p->word, w->word); F2(w->word, n->word);
	F2(p->word, w->choice); F2(w->choice, n->word); F2(p->word, w->first); F2(w->first, n->word);
	F2(nn->word, w->word); F2(pp->word, w->word); F3(p->word, w->word, n->word);
	F2(pp->word, w->first); F2(w->first, nn->word);
	F2(w->choice, n->choice); F3(p->tag, w->choice, n->choice);
	F2(p->fine, w->fine); F2(w->fine, n->fine); F2(w->first, n->fine); F2(p->fine, w->first);
	F2(w->shape, n->shape); F2(w->shape, p->shape); F3(p->shape, w->shape, n->shape); F3(w->shape, p->tag, n->first);
	return nr;
#undef F1
#undef F2
#undef F3
}

size_t retag_choose(const struct retagger *r, struct retag_word *w)
{
	int32_t score[RETAG_CLASSES_MAX] = { 0 };
	uint64_t feature[RETAG_FEATURES_MAX];
	size_t best = 0, i;

	linear_score(&r->linear, feature, retag_features(w, feature), score);
	for (i = 1; i < r->tag_nr; i++)
		if (score[i] > score[best])
			best = i;
	w->tag = r->hash[best];
	return best;
}
