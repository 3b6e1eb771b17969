#include "model/sentences.h"

#include <stdlib.h>
#include <string.h>

#include "model/sentences_int.h"

struct sentence_model {
	struct modelfile file;
	const int8_t *weight;           /* [SENTENCE_ROWS] */
	const int32_t *threshold;       /* [2] by enum sentence_form */
};

static int read_sections(struct sentence_model *m, const char *path, struct err *e)
{
	size_t dims_size = 0, weight_size = 0, i;
	const struct sentence_dims *dims = modelfile_section(&m->file, SECTION_SENTENCE_DIMS, &dims_size);

	m->weight = modelfile_section(&m->file, SECTION_SENTENCE_WEIGHTS, &weight_size);
	if (!dims || !m->weight)
		return err_set(e, ERR_FORMAT, "'%s': not a model of sentences: section '%s' is missing", path, dims ? "SWGT" : "SDIM");
	if (dims_size != sizeof *dims)
		return err_set(e, ERR_FORMAT, "'%s': section 'SDIM' of %zu bytes, not %zu", path, dims_size, sizeof *dims);
	if (dims->version != SENTENCE_MODEL_VERSION)
		return err_set(e, ERR_FORMAT, "'%s': model of sentences of version %u, not %d", path, dims->version,
		               SENTENCE_MODEL_VERSION);
	if (dims->row_nr != SENTENCE_ROWS || weight_size != SENTENCE_ROWS)
		return err_set(e, ERR_FORMAT, "'%s': model of sentences with %u weights in %zu bytes, not %d", path, dims->row_nr,
		               weight_size, SENTENCE_ROWS);
	for (i = 0; i < 2; i++)
		if (dims->threshold[i] < -SENTENCE_THRESHOLD_MAX || dims->threshold[i] > SENTENCE_THRESHOLD_MAX)
			return err_set(e, ERR_FORMAT, "'%s': threshold %d of the model of sentences is out of range", path,
			               dims->threshold[i]);
	m->threshold = dims->threshold;
	return 0;
}

int sentences_open(struct sentence_model **out, const char *folder, struct err *e)
{
	struct sentence_model *m = calloc(1, sizeof *m);
	int rc;

	*out = NULL;
	if (!m)
		return err_set(e, ERR_NOMEM, "out of memory");
	rc = modelfile_open(&m->file, folder, "english.sentences", e);
	if (rc == 0)
		rc = read_sections(m, m->file.path, e);
	if (rc < 0)
		sentences_close(m);
	else
		*out = m;
	return rc;
}

void sentences_close(struct sentence_model *m)
{
	if (!m)
		return;
	modelfile_close(&m->file);
	free(m);
}

/* ---- cutting ---- */

static bool may_be_cut(const struct sentence *s)
{
	return s->token_end - s->token_begin > 1 && !(s->flags & (SENTENCE_BYLINE | SENTENCE_DATELINE));
}

static bool is_lower_word(const struct token *t)
{
	return t->form[0] >= 'a' && t->form[0] <= 'z';
}

/* "lawmakers Tuesday endorsed": a day between two words of one sentence, whatever its capital looks like. */
static bool is_day_within(const struct doc *d, size_t i, size_t end)
{
	static const char *const day[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
	size_t k;

	if (i + 1 >= end || !is_lower_word(&d->token[i - 1]) || !is_lower_word(&d->token[i + 1]))
		return false;
	for (k = 0; k < sizeof day / sizeof day[0]; k++)
		if (strcmp(d->token[i].form, day[k]) == 0)
			return true;
	return false;
}

/* Mark the tokens that begin a new piece; returns how many. */
static size_t find_cuts(bool *cut, const struct doc *d, const struct sentence_model *m, struct gap_reader *r)
{
	uint32_t row[SENTENCE_FEATURES_MAX];
	size_t cut_nr = 0, s, i, k, n;

	for (s = 0; s < d->sentence_nr; s++) {
		if (!may_be_cut(&d->sentence[s]))
			continue;
		i = d->sentence[s].token_begin;
		gap_reader_begin(r, i);
		gap_reader_pass(r, i);
		for (i++; i < d->sentence[s].token_end; i++) {
			int32_t sum = 0;

			if (gap_is_open(r, i) && !is_day_within(d, i, d->sentence[s].token_end)) {
				n = gap_rows(r, i, row);
				for (k = 0; k < n; k++)
					sum += m->weight[row[k]];
				if (sum > m->threshold[r->form]) {
					cut[i] = true;
					cut_nr++;
					gap_reader_begin(r, i);
				}
			}
			gap_reader_pass(r, i);
		}
	}
	return cut_nr;
}

static void cut_sentences(struct doc *d, const bool *cut, size_t cut_nr)
{
	size_t alloc = d->sentence_nr + cut_nr, nr = 0, s, i, first;
	struct sentence *out = arena_array(&d->arena, alloc, sizeof *out);

	for (s = 0; s < d->sentence_nr; s++) {
		const struct sentence *whole = &d->sentence[s];

		for (first = i = whole->token_begin; i < whole->token_end; i++) {
			d->token[i].sentence = (uint32_t)nr;
			if (i + 1 < whole->token_end && !cut[i + 1])
				continue;
			out[nr] = *whole;
			if (first > whole->token_begin)
				out[nr].flags &= ~(uint32_t)SENTENCE_PARAGRAPH;
			out[nr].token_begin = (uint32_t)first;
			out[nr].token_end = (uint32_t)i + 1;
			out[nr].begin = d->token[first].begin;
			out[nr].end = d->token[i].end;
			first = i + 1;
			nr++;
		}
	}
	d->sentence = out;
	d->sentence_nr = nr;
	d->sentence_alloc = alloc;
}

void sentences_refine(struct doc *d, const struct sentence_model *m, const struct lexicon *lx)
{
	struct arena scratch = ARENA_INIT;
	jmp_buf *outer = d->arena.on_nomem, here;
	struct gap_reader r;
	size_t cut_nr;
	bool *cut;

	if (d->pretokenised || !d->token_nr)
		return;
	if (setjmp(here)) {
		arena_release(&scratch);
		d->arena.on_nomem = outer;
		longjmp(*outer, 1);
	}
	scratch.on_nomem = d->arena.on_nomem = &here;
	gap_reader_init(&r, d, lx, NULL, &scratch);
	cut = arena_array(&scratch, d->token_nr + 1, sizeof *cut);
	cut_nr = find_cuts(cut, d, m, &r);
	if (cut_nr)
		cut_sentences(d, cut, cut_nr);
	d->arena.on_nomem = outer;
	arena_release(&scratch);
}
