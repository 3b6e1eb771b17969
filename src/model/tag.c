/* tag.c - a trigram hidden Markov model decoded by Viterbi's algorithm
 *
 * States are pairs of tags; each word offers only the tags that the lexicon or its ending gives (at most CANDIDATES_MAX), so
 * a sentence costs O(tokens * CANDIDATES_MAX^3).  Ties go to the tag with the smaller number: no dependence on
 * anything but text and tables.
 */
#include "model/tag.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "model/lemma.h"
#include "model/tag_int.h"

#define LOG_LOW -30.0f

static void offer(struct column *c, uint8_t tag, float emission, const char *lemma)
{
	size_t i, worst = 0;

	for (i = 0; i < c->nr; i++)
		if (c->candidate[i].tag == tag) {
			if (emission > c->candidate[i].emission)
				c->candidate[i].emission = emission;
			return;
		}
	if (c->nr < CANDIDATES_MAX) {
		c->candidate[c->nr++] = (struct candidate){ tag, emission, lemma };
		return;
	}
	for (i = 1; i < c->nr; i++)
		if (c->candidate[i].emission < c->candidate[worst].emission)
			worst = i;
	if (emission > c->candidate[worst].emission)
		c->candidate[worst] = (struct candidate){ tag, emission, lemma };
}

/* Offer the tags of a known word; returns whether it is known. */
static bool offer_known(struct column *c, const struct lexicon *lx, const char *word, float penalty)
{
	size_t nr, i;
	const struct lexicon_entry *entry = lexicon_find(lx, word, strlen(word), &nr);

	if (!entry)
		return false;
	for (i = 0; i < nr; i++)
		offer(c, entry[i].tag, entry[i].log_emission + penalty, entry[i].lemma);
	return true;
}

/* Offer the open-class tags of the word's longest known ending. */
static void offer_suffix(struct column *c, const struct lexicon *lx, const char *word, bool capital, float base)
{
	size_t length = strlen(word), s = length < LEXICON_SUFFIX_BYTES ? length : LEXICON_SUFFIX_BYTES, k;
	char key[LEXICON_SUFFIX_BYTES + 2];

	for (;; s--) {
		uint32_t at;

		key[0] = capital ? '^' : '_';
		memcpy(key + 1, word + length - s, s);
		at = strmap_get(&lx->suffix, key, s + 1);
		if (at != STRMAP_NONE) {
			const float *log_p = lx->log_suffix + (size_t)at * lx->tag_nr;

			for (k = 1; k < lx->tag_nr; k++)
				switch (lx->upos[k]) {
				case UPOS_NOUN: case UPOS_PROPN: case UPOS_VERB: case UPOS_ADJ: case UPOS_ADV: case UPOS_NUM:
					if (log_p[k] > -6)
						offer(c, (uint8_t)k, base + log_p[k], NULL);
				}
			if (c->nr)
				return;
		}
		if (s == 0)
			return;
	}
}

static bool is_number(const struct token *t)
{
	return (t->flags & TOKEN_NUMBER) || ((t->flags & TOKEN_HAS_DIGIT) && t->form[strcspn(t->form, "0123456789")] &&
	                                      strspn(t->form, "0123456789.,:/-") == strlen(t->form));
}

static void candidates(struct column *c, const struct lexicon *lx, const struct token *t, bool starts, bool heading)
{
	bool capital = t->flags & TOKEN_CAPITAL;
	bool known;

	c->nr = 0;
	if (is_number(t)) {
		offer(c, lx->tag_cd, -1, t->form);
		return;
	}
	known = offer_known(c, lx, t->form, 0);
	if (capital) {
		/* a common word in a capital: likely at the start of a sentence or in a heading, else part of a name */
		bool common = offer_known(c, lx, t->lower, starts ? 0 : heading ? -1.5f : -6);

		if (!starts || !common)
			offer(c, lx->tag_nnp, known ? -13 : -9, t->form);
		else
			offer(c, lx->tag_nnp, -13, t->form);
		known = known || common;
	}
	if (!known) {
		if (t->flags & TOKEN_PUNCT) {
			offer(c, lx->tag_punct, -3, t->form);
			return;
		}
		offer_suffix(c, lx, capital ? t->form : t->lower, capital, -11);
	}
	if (!c->nr)
		offer(c, capital ? lx->tag_nnp : lx->tag_nn, -10, NULL);
}

/* Find the best tags: chosen[i] is the number of a candidate of column[i]. */
static void decode(const struct doc *d, const struct lexicon *lx, const struct sentence *s, struct column *column,
                   uint8_t *chosen)
{
	size_t n = s->token_end - s->token_begin, i, a, b, c;
	size_t best_a = 0, best_b = 0;
	float best = -INFINITY;
	bool heading = s->flags & SENTENCE_HEADING, starts = true;

	for (i = 0; i < n; i++) {
		const struct token *t = &d->token[s->token_begin + i];
		struct column *x = &column[i], *y = i ? &column[i - 1] : NULL, *z = i > 1 ? &column[i - 2] : NULL;

		candidates(x, lx, t, starts, heading);
		if (!(t->flags & TOKEN_PUNCT))
			starts = false;
		else if (strchr("\"'`(:", t->form[0]) || strcmp(t->form, "--") == 0)
			starts = true;
		for (c = 0; c < x->nr; c++)
			for (b = 0; b < (y ? y->nr : 1); b++) {
				size_t tag_b = y ? y->candidate[b].tag : 0;

				x->score[b][c] = -INFINITY;
				x->back[b][c] = 0;
				for (a = 0; a < (z ? z->nr : 1); a++) {
					size_t tag_a = z ? z->candidate[a].tag : 0;
					float score = (y ? y->score[a][b] : 0) +
					              lx->log_trigram[(tag_a * lx->tag_nr + tag_b) * lx->tag_nr + x->candidate[c].tag];

					if (score > x->score[b][c]) {
						x->score[b][c] = score;
						x->back[b][c] = (uint8_t)a;
					}
				}
				x->score[b][c] += x->candidate[c].emission;
			}
	}
	if (!n)
		return;
	for (b = 0; b < (n > 1 ? column[n - 2].nr : 1); b++)
		for (c = 0; c < column[n - 1].nr; c++) {
			size_t tag_b = n > 1 ? column[n - 2].candidate[b].tag : 0;
			float score = column[n - 1].score[b][c] +
			              lx->log_trigram[(tag_b * lx->tag_nr + column[n - 1].candidate[c].tag) * lx->tag_nr];

			if (score > best) {
				best = score;
				best_a = b;
				best_b = c;
			}
		}
	for (i = n; i-- > 0;) {
		size_t before = column[i].back[best_a][best_b];

		chosen[i] = (uint8_t)best_b;
		best_b = best_a;
		best_a = before;
	}
}

/* The lexicon's lemma of a word under a tag, else a guess. */
static const char *lemma_of(struct doc *d, const struct lexicon *lx, const struct token *t, const char *xpos, uint8_t upos)
{
	const char *form[2] = { t->form, t->lower };
	size_t k, i, nr;

	for (k = 0; k < 2; k++) {
		const struct lexicon_entry *entry = lexicon_find(lx, form[k], strlen(form[k]), &nr);

		for (i = 0; entry && i < nr; i++)
			if (lx->upos[entry[i].tag] == upos && strcmp(lx->xpos[entry[i].tag], xpos) == 0)
				return entry[i].lemma;
	}
	return lemma_guess(&d->arena, lx, t->form, t->lower, xpos);
}

/* What the retagger sees of a sentence, in word[RETAG_MARGIN ...]. */
static void retag_words(struct retag_word *word, const struct doc *d, const struct lexicon *lx, const struct sentence *s,
                        const struct column *column, const uint8_t *chosen, const struct clusters *c)
{
	size_t n = s->token_end - s->token_begin, i, k;

	for (i = 0; i < RETAG_MARGIN; i++) {
		retag_word_edge(&word[i]);
		retag_word_edge(&word[RETAG_MARGIN + n + i]);
	}
	for (i = 0; i < n; i++) {
		struct retag_word *w = &word[RETAG_MARGIN + i];
		const struct column *x = &column[i];
		uint8_t tag = x->candidate[chosen[i]].tag;

		retag_word_fill(w, &d->token[s->token_begin + i], i, c);
		w->first = retag_hash(lx->xpos[tag], lx->upos[tag]);
		w->choice = 0;
		for (k = 0; k < x->nr; k++)     /* a sum: the order does not matter */
			w->choice += retag_hash(lx->xpos[x->candidate[k].tag], lx->upos[x->candidate[k].tag]);
	}
}

/* Fill what the tokens of a sentence lack; `word`, for the retagger, has room for the sentence and RETAG_MARGIN on either
 * side. */
static void fill(struct doc *d, const struct lexicon *lx, const struct sentence *s, const struct column *column,
                 const uint8_t *chosen, struct retag_word *word)
{
	const struct retagger *r = lx->retagger;
	size_t n = s->token_end - s->token_begin, i;

	if (r)
		retag_words(word, d, lx, s, column, chosen, &r->clusters);
	for (i = 0; i < n; i++) {
		struct token *t = &d->token[s->token_begin + i];
		const struct candidate *x = &column[i].candidate[chosen[i]];
		size_t class = r ? retag_choose(r, &word[RETAG_MARGIN + i]) : 0;

		if (!t->upos)
			t->upos = r ? r->upos[class] : lx->upos[x->tag];
		if (!t->xpos)
			t->xpos = r ? r->xpos[class] : lx->xpos[x->tag];
		if (t->lemma)
			continue;
		if (x->lemma && lx->upos[x->tag] == t->upos && strcmp(lx->xpos[x->tag], t->xpos) == 0)
			t->lemma = x->lemma;
		else
			t->lemma = lemma_of(d, lx, t, t->xpos, t->upos);
	}
}

/* Small repairs where three tags are too narrow a view. */
static void repair(struct doc *d, const struct lexicon *lx, const struct sentence *s)
{
	uint32_t i;

	(void)lx;
	for (i = s->token_begin; i < s->token_end; i++) {
		struct token *t = &d->token[i];

		/* a sign alone is punctuation or a symbol, whatever stood around it */
		if ((t->flags & TOKEN_PUNCT) && t->upos != UPOS_PUNCT && t->upos != UPOS_SYM && t->upos != UPOS_PART &&
		    t->upos != UPOS_NUM && !(t->flags & TOKEN_WORD)) {
			t->upos = UPOS_PUNCT;
			t->xpos = ":";
			t->lemma = t->form;
		}
	}
}

void tag_words(struct retag_word *word, const struct doc *d, const struct lexicon *lx, const struct sentence *s,
               struct tag_scratch *scratch, const struct clusters *c)
{
	decode(d, lx, s, scratch->column, scratch->chosen);
	retag_words(word, d, lx, s, scratch->column, scratch->chosen, c);
}

struct tag_scratch tag_scratch_for(struct doc *d)
{
	struct tag_scratch x;
	uint32_t longest = 0;
	size_t i;

	for (i = 0; i < d->sentence_nr; i++)
		if (d->sentence[i].token_end - d->sentence[i].token_begin > longest)
			longest = d->sentence[i].token_end - d->sentence[i].token_begin;
	x.column = arena_array(&d->arena, longest, sizeof *x.column);
	x.chosen = arena_array(&d->arena, longest, sizeof *x.chosen);
	x.word = arena_array(&d->arena, longest + 2 * (size_t)RETAG_MARGIN, sizeof *x.word);
	return x;
}

static bool is_tagged(const struct doc *d, const struct sentence *s)
{
	uint32_t i;

	for (i = s->token_begin; i < s->token_end; i++)
		if (!d->token[i].upos || !d->token[i].xpos || !d->token[i].lemma)
			return false;
	return true;
}

void tag(struct doc *d, const struct lexicon *lx)
{
	struct tag_scratch x = tag_scratch_for(d);
	size_t i;

	for (i = 0; i < d->sentence_nr; i++) {
		const struct sentence *s = &d->sentence[i];

		if (is_tagged(d, s))
			continue;
		decode(d, lx, s, x.column, x.chosen);
		fill(d, lx, s, x.column, x.chosen, x.word);
		repair(d, lx, s);
	}
}
