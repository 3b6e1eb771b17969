/* lexicon.c - the tables of a trigram tagger
 *
 * Transitions are smoothed by deleted interpolation and unknown words are tagged by their endings, both after
 * T. Brants, "TnT: a statistical part-of-speech tagger" (ANLP 2000).  Limits: endings are at most LEXICON_SUFFIX_BYTES
 * bytes, and only those that occur in at least SUFFIX_COUNT_MIN rare words are kept.
 */
#include "model/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"

enum {
	RARE = 6,               /* words seen at most so often teach endings */
	SUFFIX_COUNT_MIN = 2
};

#define UNSEEN 0.4f             /* count given to a tag that a word must also have, as verb and noun "attack" */

/* What is collected before the arrays are frozen. */
struct build {
	struct lexicon *lx;
	struct strmap tag;          /* "VBZ/AUX" -> tag */
	double tag_count[LEXICON_TAGS_MAX];
	struct build_entry {
		uint32_t form;
		uint8_t tag;
		float count;
		const char *lemma;
	} *entry;
	size_t entry_nr, entry_alloc;
	const char **form;
	float *form_count;
	size_t form_nr, form_alloc, count_alloc;
};

static int tag_of(struct build *b, const char *name, size_t length, struct err *e)
{
	struct lexicon *lx = b->lx;
	uint32_t tag = strmap_get(&b->tag, name, length);
	const char *slash = memchr(name, '/', length), *upos;
	char *xpos;

	if (tag != STRMAP_NONE)
		return (int)tag;
	while (slash && memchr(slash + 1, '/', length - (size_t)(slash + 1 - name)))
		slash = memchr(slash + 1, '/', length - (size_t)(slash + 1 - name));
	if (!slash || lx->tag_nr == LEXICON_TAGS_MAX)
		return err_set(e, ERR_FORMAT, "lexicon: bad tag '%.*s'", (int)length, name);
	xpos = arena_strndup(lx->arena, name, (size_t)(slash - name));
	upos = arena_strndup(lx->arena, slash + 1, length - (size_t)(slash + 1 - name));
	lx->xpos[lx->tag_nr] = xpos;
	lx->upos[lx->tag_nr] = (uint8_t)upos_from_name(upos);
	if (!lx->upos[lx->tag_nr])
		return err_set(e, ERR_FORMAT, "lexicon: no UPOS tag in '%.*s'", (int)length, name);
	strmap_put(&b->tag, name, length, (uint32_t)lx->tag_nr, 1);
	return (int)lx->tag_nr++;
}

static int count_of(const struct table *t, size_t row, size_t column, double *count, struct err *e)
{
	const char *s = table_cell(t, row, column);
	char *end;
	long n = strtol(s, &end, 10);

	if (*end || end == s || n <= 0)
		return err_set(e, ERR_FORMAT, "'%s' line %u: bad count '%s'", t->path, t->line[row], s);
	*count = (double)n;
	return 0;
}

static void add_entry(struct build *b, uint32_t form, int tag, float count, const char *lemma)
{
	struct build_entry x = { form, (uint8_t)tag, count, lemma };

	ARENA_PUSH(b->lx->arena, b->entry, b->entry_nr, b->entry_alloc) = x;
	b->form_count[form] += count;
}

static int read_words(struct build *b, const char *folder, struct err *e)
{
	static const char *const column[] = { "form", "tag", "count", "lemma" };
	struct lexicon *lx = b->lx;
	struct table t;
	size_t i;
	int rc;

	rc = table_read(&t, lx->arena, arena_printf(lx->arena, "%s/lexicon.tsv", folder), column, 4, e);
	if (rc < 0)
		return rc;
	for (i = 0; i < t.row_nr; i++) {
		const char *form = table_cell(&t, i, 0), *tag = table_cell(&t, i, 1), *lemma = table_cell(&t, i, 3);
		size_t length = strlen(form);
		uint32_t f = strmap_get(&lx->form, form, length), bits;
		double count = 0;
		int k = tag_of(b, tag, strlen(tag), e);

		if (k < 0)
			return k;
		if ((rc = count_of(&t, i, 2, &count, e)) < 0)
			return rc;
		if (f == STRMAP_NONE) {
			f = (uint32_t)b->form_nr;
			ARENA_PUSH(lx->arena, b->form, b->form_nr, b->form_alloc) = form;
			if (b->count_alloc < b->form_alloc) {
				float *bigger = arena_array(lx->arena, b->form_alloc, sizeof *bigger);

				if (b->count_alloc)
					memcpy(bigger, b->form_count, b->count_alloc * sizeof *bigger);
				b->form_count = bigger;
				b->count_alloc = b->form_alloc;
			}
			strmap_put(&lx->form, form, length, f, 0);
		}
		add_entry(b, f, k, (float)count, lemma);
		b->tag_count[k] += count;
		bits = strmap_get(&lx->lemma, lemma, strlen(lemma));
		if (bits == STRMAP_NONE)
			bits = 0;
		if (lx->upos[k] == UPOS_NOUN)
			bits |= LEXICON_IS_NOUN;
		else if (lx->upos[k] == UPOS_VERB)
			bits |= LEXICON_IS_VERB;
		else if (lx->upos[k] == UPOS_ADJ)
			bits |= LEXICON_IS_ADJ;
		strmap_put(&lx->lemma, lemma, strlen(lemma), bits, 0);
	}
	return 0;
}

static uint8_t named_tag(struct build *b, const char *name)
{
	uint32_t tag = strmap_get(&b->tag, name, strlen(name));

	return tag == STRMAP_NONE ? 0 : (uint8_t)tag;
}

static void name_tags(struct build *b)
{
	struct lexicon *lx = b->lx;

	lx->tag_nn = named_tag(b, "NN/NOUN");
	lx->tag_nns = named_tag(b, "NNS/NOUN");
	lx->tag_nnp = named_tag(b, "NNP/PROPN");
	lx->tag_nnps = named_tag(b, "NNPS/PROPN");
	lx->tag_vb = named_tag(b, "VB/VERB");
	lx->tag_vbp = named_tag(b, "VBP/VERB");
	lx->tag_vbz = named_tag(b, "VBZ/VERB");
	lx->tag_vbd = named_tag(b, "VBD/VERB");
	lx->tag_vbn = named_tag(b, "VBN/VERB");
	lx->tag_vbg = named_tag(b, "VBG/VERB");
	lx->tag_cd = named_tag(b, "CD/NUM");
	lx->tag_jj = named_tag(b, "JJ/ADJ");
	lx->tag_punct = named_tag(b, ",/PUNCT");
}

/* Give words the tags that their lemma implies but the sentences did not show: a lemma that is noun and verb has NN, VB, VBP
 * in its base form, NNS and VBZ in its s-form; a past form in -ed is VBD and VBN. */
static void complete(struct build *b)
{
	struct lexicon *lx = b->lx;
	size_t seen = b->entry_nr, i, k;
	uint8_t *has = arena_array(lx->arena, b->form_nr, 1);
	enum { NN = 1, VB = 2, VBP = 4, NNS = 8, VBZ = 16, VBD = 32, VBN = 64 };
	const struct { uint8_t bit, tag; } bit[] = {
		{ NN, lx->tag_nn }, { VB, lx->tag_vb }, { VBP, lx->tag_vbp }, { NNS, lx->tag_nns }, { VBZ, lx->tag_vbz },
		{ VBD, lx->tag_vbd }, { VBN, lx->tag_vbn }
	};

	for (i = 0; i < seen; i++)
		for (k = 0; k < sizeof bit / sizeof bit[0]; k++)
			if (b->entry[i].tag == bit[k].tag)
				has[b->entry[i].form] |= bit[k].bit;
	for (i = 0; i < seen; i++) {
		struct build_entry x = b->entry[i];
		const char *form = b->form[x.form];
		size_t length = strlen(form);
		unsigned is = lexicon_lemma_is(lx, x.lemma, strlen(x.lemma)), want = 0;

		if (x.tag == lx->tag_nn || x.tag == lx->tag_vb || x.tag == lx->tag_vbp)
			want = (is & LEXICON_IS_NOUN ? NN : 0) | (is & LEXICON_IS_VERB ? VB | VBP : 0);
		else if (x.tag == lx->tag_nns || x.tag == lx->tag_vbz)
			want = (is & LEXICON_IS_NOUN ? NNS : 0) | (is & LEXICON_IS_VERB ? VBZ : 0);
		else if ((x.tag == lx->tag_vbd || x.tag == lx->tag_vbn) && length > 3 && strcmp(form + length - 2, "ed") == 0)
			want = VBD | VBN;
		want &= ~(unsigned)has[x.form];
		has[x.form] |= (uint8_t)want;
		for (k = 0; k < sizeof bit / sizeof bit[0]; k++)
			if (want & bit[k].bit)
				add_entry(b, x.form, bit[k].tag, UNSEEN, x.lemma);
	}
}

static int by_form(const void *x, const void *y)
{
	const struct build_entry *a = x, *b = y;

	if (a->form != b->form)
		return a->form < b->form ? -1 : 1;
	return (int)a->tag - (int)b->tag;
}

static void freeze_words(struct build *b)
{
	struct lexicon *lx = b->lx;
	struct lexicon_entry *entry = arena_array(lx->arena, b->entry_nr, sizeof *entry);
	uint32_t *first = arena_array(lx->arena, b->form_nr + 1, sizeof *first);
	size_t i, f = 0;

	qsort(b->entry, b->entry_nr, sizeof *b->entry, by_form);
	for (i = 0; i < b->entry_nr; i++) {
		while (f <= b->entry[i].form)
			first[f++] = (uint32_t)i;
		entry[i].tag = b->entry[i].tag;
		entry[i].lemma = b->entry[i].lemma;
		entry[i].log_emission = (float)log(b->entry[i].count / (b->tag_count[b->entry[i].tag] + 1));
	}
	while (f <= b->form_nr)
		first[f++] = (uint32_t)b->entry_nr;
	lx->entry = entry;
	lx->first = first;
}

/* The endings of rare words, with the working memory that this takes in `scratch`. */
static void count_suffixes(struct build *b, struct arena *scratch)
{
	struct lexicon *lx = b->lx;
	size_t n = lx->tag_nr, i, k, s, slot, kept = 0, wanted = 0;
	double total = 0, theta = 0, mean = 1.0 / (double)(n - 1);
	struct strmap all;
	float *count = NULL, *out;
	int pass;

	strmap_init(&all, scratch);
	for (k = 1; k < n; k++)
		total += b->tag_count[k];
	for (k = 1; k < n; k++)
		theta += (b->tag_count[k] / total - mean) * (b->tag_count[k] / total - mean);
	theta = sqrt(theta / (double)(n - 2));

	/* pass 0: how many rare words have each ending; pass 1: the tags of those kept */
	for (pass = 0; pass < 2; pass++) {
		for (i = 0; i < b->entry_nr; i++) {
			const struct build_entry *x = &b->entry[i];
			const char *form = b->form[x->form];
			size_t length = strlen(form);
			char key[LEXICON_SUFFIX_BYTES + 2];

			if (b->form_count[x->form] > RARE || x->count < 1)
				continue;
			key[0] = form[0] >= 'A' && form[0] <= 'Z' ? '^' : '_';
			for (s = 0; s <= LEXICON_SUFFIX_BYTES && s < length; s++) {
				uint32_t seen, at;

				memcpy(key + 1, form + length - s, s);
				seen = strmap_get(&all, key, s + 1);
				if (pass == 0) {
					seen = seen == STRMAP_NONE ? 1 : seen + 1;
					strmap_put(&all, key, s + 1, seen, 1);
					wanted += seen == SUFFIX_COUNT_MIN || (s == 0 && seen == 1);
					continue;
				}
				if (s && seen < SUFFIX_COUNT_MIN)
					continue;
				at = strmap_get(&lx->suffix, key, s + 1);
				if (at == STRMAP_NONE) {
					at = (uint32_t)kept++;
					strmap_put(&lx->suffix, key, s + 1, at, 1);
				}
				count[at * n] += x->count;
				count[at * n + x->tag] += x->count;
			}
		}
		if (pass == 0)
			count = arena_array(scratch, (wanted + 2) * n, sizeof *count);
	}
	/* P(tag | suffix), smoothed by that of the suffix one shorter: shortest first */
	out = arena_array(lx->arena, (kept ? kept : 1) * n, sizeof *out);
	for (s = 0; s <= LEXICON_SUFFIX_BYTES; s++)
		for (slot = 0; slot < lx->suffix.slot_nr; slot++) {
			const struct strmap_slot *x = &lx->suffix.slot[slot];
			const float *shorter = NULL;
			size_t at = x->value;

			if (!x->key || x->length != s + 1)
				continue;
			if (s) {
				char key[LEXICON_SUFFIX_BYTES + 2];

				key[0] = x->key[0];
				memcpy(key + 1, x->key + 2, s - 1);
				shorter = out + (size_t)strmap_get(&lx->suffix, key, s) * n;
			}
			for (k = 1; k < n; k++) {
				double p = count[at * n + k] / count[at * n];
				double back = shorter ? shorter[k] : b->tag_count[k] / total;

				out[at * n + k] = (float)((p + theta * back) / (1 + theta));
			}
		}
	for (i = 0; i < kept; i++)
		for (k = 1; k < n; k++)
			out[i * n + k] = (float)(log(out[i * n + k] + 1e-9) - log((b->tag_count[k] + 1) / total));
	lx->log_suffix = out;
}

/* Run count_suffixes() with a scratch arena that is released on every way out. */
static void learn_suffixes(struct build *b)
{
	struct arena scratch = ARENA_INIT;
	jmp_buf *outer = b->lx->arena->on_nomem, here;

	strmap_init(&b->lx->suffix, b->lx->arena);
	if (setjmp(here)) {
		arena_release(&scratch);
		b->lx->arena->on_nomem = outer;
		longjmp(*outer, 1);
	}
	scratch.on_nomem = &here;
	b->lx->arena->on_nomem = &here;
	count_suffixes(b, &scratch);
	b->lx->arena->on_nomem = outer;
	arena_release(&scratch);
}

static int read_trigrams(struct build *b, const char *folder, struct err *e)
{
	static const char *const column[] = { "first", "second", "third", "count" };
	struct lexicon *lx = b->lx;
	struct table t;
	float *table, *bigram, *pair, *single;
	double lambda[3] = { 0, 0, 0 }, total = 0, sum;
	size_t n, i, j, k;
	uint8_t (*id)[3];
	int rc;

	rc = table_read(&t, lx->arena, arena_printf(lx->arena, "%s/tag_trigrams.tsv", folder), column, 4, e);
	if (rc < 0)
		return rc;
	id = arena_array(lx->arena, t.row_nr + 1, sizeof *id);
	for (i = 0; i < t.row_nr; i++)
		for (j = 0; j < 3; j++) {
			const char *name = table_cell(&t, i, j);
			int tag = strcmp(name, "-") == 0 ? 0 : tag_of(b, name, strlen(name), e);

			if (tag < 0)
				return tag;
			id[i][j] = (uint8_t)tag;
		}
	n = lx->tag_nr;
	table = arena_array(lx->arena, n * n * n, sizeof *table);
	bigram = arena_array(lx->arena, n * n, sizeof *bigram);     /* count of (second, third) */
	pair = arena_array(lx->arena, n * n, sizeof *pair);         /* count of (first, second) as a context */
	single = arena_array(lx->arena, n * 2, sizeof *single);     /* count of third; of second as a context */
	for (i = 0; i < t.row_nr; i++) {
		double c = 0;

		if ((rc = count_of(&t, i, 3, &c, e)) < 0)
			return rc;
		table[(id[i][0] * n + id[i][1]) * n + id[i][2]] += (float)c;
		pair[id[i][0] * n + id[i][1]] += (float)c;
		bigram[id[i][1] * n + id[i][2]] += (float)c;
		single[id[i][2]] += (float)c;
		single[n + id[i][1]] += (float)c;
		total += c;
	}
	/* deleted interpolation (Brants 2000, figure 1) */
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++)
			for (k = 0; k < n; k++) {
				double c = table[(i * n + j) * n + k], p[3];

				if (c == 0)
					continue;
				p[2] = pair[i * n + j] > 1 ? (c - 1) / (pair[i * n + j] - 1) : 0;
				p[1] = single[n + j] > 1 ? (bigram[j * n + k] - 1) / (single[n + j] - 1) : 0;
				p[0] = (single[k] - 1) / (total - 1);
				lambda[p[2] >= p[1] && p[2] >= p[0] ? 2 : p[1] >= p[0] ? 1 : 0] += c;
			}
	sum = lambda[0] + lambda[1] + lambda[2];
	if (sum <= 0)
		return err_set(e, ERR_FORMAT, "'%s': no counts", t.path);
	for (i = 0; i < n; i++)
		for (j = 0; j < n; j++)
			for (k = 0; k < n; k++) {
				size_t at = (i * n + j) * n + k;
				double p = lambda[0] / sum * single[k] / total;

				if (single[n + j] > 0)
					p += lambda[1] / sum * bigram[j * n + k] / single[n + j];
				if (pair[i * n + j] > 0)
					p += lambda[2] / sum * table[at] / pair[i * n + j];
				table[at] = (float)log(p + 1e-8);
			}
	lx->log_trigram = table;
	return 0;
}

int lexicon_open(struct lexicon *lx, struct arena *a, const char *folder, struct err *e)
{
	struct build b = { .lx = lx };
	int rc;

	*lx = (struct lexicon){ .arena = a, .tag_nr = 1 };
	lx->xpos[0] = "-";
	strmap_init(&b.tag, a);
	strmap_init(&lx->form, a);
	strmap_init(&lx->lemma, a);
	if ((rc = read_words(&b, folder, e)) < 0 || (rc = read_trigrams(&b, folder, e)) < 0)
		return rc;
	name_tags(&b);
	complete(&b);
	freeze_words(&b);
	learn_suffixes(&b);
	return 0;
}

const struct lexicon_entry *lexicon_find(const struct lexicon *lx, const char *form, size_t length, size_t *nr)
{
	uint32_t f = strmap_get(&lx->form, form, length);

	if (f == STRMAP_NONE)
		return NULL;
	*nr = lx->first[f + 1] - lx->first[f];
	return &lx->entry[lx->first[f]];
}

unsigned lexicon_lemma_is(const struct lexicon *lx, const char *lemma, size_t length)
{
	uint32_t bits = strmap_get(&lx->lemma, lemma, length);

	return bits == STRMAP_NONE ? 0 : bits;
}
