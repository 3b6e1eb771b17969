#include "model/lexicon.h"

#include <string.h>

#include "base/table.h"

/* The two halves of "VBZ/AUX" in a cell. */
static int split_tag(struct lexicon_entry *x, struct strmap *known, const struct table *t, size_t row, struct err *e)
{
	const char *cell = table_cell(t, row, 1), *slash = strrchr(cell, '/');
	size_t length = slash ? (size_t)(slash - cell) : 0;

	x->upos = slash ? (uint8_t)upos_from_name(slash + 1) : UPOS_NONE;
	if (!length || !x->upos)
		return err_set(e, ERR_FORMAT, "'%s' line %u: bad tag '%s'", t->path, t->line[row], cell);
	x->xpos = strmap_put(known, cell, length, 0, 1);
	return 0;
}

int lexicon_open(struct lexicon *lx, struct arena *a, const char *folder, struct err *e)
{
	static const char *const column[] = { "form", "tag", "count", "lemma" };
	struct lexicon_entry *entry;
	uint32_t *first, form_nr = 0;
	struct strmap tag;
	struct table t;
	size_t i;
	int rc;

	*lx = (struct lexicon){ .first = NULL };
	strmap_init(&lx->form, a);
	strmap_init(&lx->lemma, a);
	strmap_init(&tag, a);
	rc = table_read(&t, a, arena_printf(a, "%s/lexicon.tsv", folder), column, 4, e);
	if (rc < 0)
		return rc;
	entry = arena_array(a, t.row_nr + 1, sizeof *entry);
	first = arena_array(a, t.row_nr + 1, sizeof *first);
	for (i = 0; i < t.row_nr; i++) {
		const char *form = table_cell(&t, i, 0), *lemma = table_cell(&t, i, 3);
		uint32_t bits = strmap_get(&lx->lemma, lemma, strlen(lemma));
		unsigned is;

		if ((rc = split_tag(&entry[i], &tag, &t, i, e)) < 0)
			return rc;
		entry[i].lemma = lemma;
		if (!i || strcmp(form, table_cell(&t, i - 1, 0)) != 0) {
			if (strmap_get(&lx->form, form, strlen(form)) != STRMAP_NONE)
				return err_set(e, ERR_FORMAT, "'%s' line %u: rows of '%s' do not stand together", t.path, t.line[i], form);
			strmap_put(&lx->form, form, strlen(form), form_nr, 0);
			first[form_nr++] = (uint32_t)i;
		}
		is = entry[i].upos == UPOS_NOUN ? LEXICON_IS_NOUN : entry[i].upos == UPOS_VERB ? LEXICON_IS_VERB :
		     entry[i].upos == UPOS_ADJ ? LEXICON_IS_ADJ : 0;
		if (bits == STRMAP_NONE || (bits | is) != bits)
			strmap_put(&lx->lemma, lemma, strlen(lemma), bits == STRMAP_NONE ? is : bits | is, 0);
	}
	first[form_nr] = (uint32_t)t.row_nr;
	lx->entry = entry;
	lx->first = first;
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
