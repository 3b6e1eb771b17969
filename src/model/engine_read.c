/* engine_read.c - reading a document: words to rows of numbers, two layers of LSTM, then tags, trees and names
 *
 * Sentences are read some at a time, longest first, so that one product of matrices serves a word of each; what comes out for a
 * sentence does not depend on its company, as all sums over words are of integers (kernel.h).
 */
#include <setjmp.h>
#include <string.h>

#include "model/engine.h"
#include "model/engine_open.h"
#include "model/feats.h"
#include "model/features.h"
#include "model/lemma.h"
#include "model/names_agree.h"
#include "model/mend_tree.h"
#include "model/spanning_tree.h"

enum {
	BATCH_WORDS = 384,      /* at least so many words are read at once, where there are */
	BATCH_SENTENCES = 32
};

#define NO_NAME_SCORE -1e30f
#if defined ARENA_MALLOC && ARENA_MALLOC
#define EACH_ITS_OWN 1
#else
#define EACH_ITS_OWN 0
#endif

/* A sentence, or ENGINE_WORDS_MAX words of a longer one. */
struct piece {
	uint32_t first, word_nr;        /* tokens */
	uint32_t sentence;
	bool wants_tree;
};

/* Working memory for a batch. Word t of piece s is row at[t] + s; pieces are in order of length, longest first. */
struct batch {
	const struct engine *g;
	struct doc *d;
	const struct lexicon *lx;
	struct arena *memory;           /* for this batch only */
	struct piece piece[BATCH_SENTENCES];
	size_t piece_nr, longest, row_nr;
	size_t *at, *active;            /* [longest + 1] */
	int16_t *in, *hidden[2];        /* [rows][INPUT_DIM], [rows][2 hidden] of each layer */
	float *pre;                     /* [rows][8 hidden] */
	float *cell;                    /* [pieces][hidden] */
	int32_t *sum;
	float *out;                     /* [rows][slices] */
	int16_t *slice;                 /* [rows][widest slice] one of them, rectified */
	float *arc, *label, *name;      /* [rows][…] */
	float *total;                   /* [longest][NAME_LABELS] */
	uint8_t *back, *best;           /* the same; [longest] */
	uint32_t *head;                 /* [rows] */
};

static uint32_t smaller(size_t a, size_t b)
{
	return (uint32_t)(a < b ? a : b);
}

static void order(struct batch *b)
{
	size_t i, j, t, s;

	for (i = 1; i < b->piece_nr; i++)       /* equal ones keep their order */
		for (j = i; j && b->piece[j].word_nr > b->piece[j - 1].word_nr; j--) {
			struct piece x = b->piece[j];

			b->piece[j] = b->piece[j - 1];
			b->piece[j - 1] = x;
		}
	b->longest = b->piece[0].word_nr;
	for (b->row_nr = 0, t = 0; t < b->longest; t++) {
		for (s = 0; s < b->piece_nr && b->piece[s].word_nr > t; s++)
			;
		b->at[t] = b->row_nr;
		b->active[t] = s;
		b->row_nr += s;
	}
}

static void read_words(struct batch *b)
{
	const struct engine *g = b->g;
	size_t t, s, k;

	memset(b->in, 0, b->row_nr * INPUT_DIM * sizeof *b->in);
	for (s = 0; s < b->piece_nr; s++)
		for (t = 0; t < b->piece[s].word_nr; t++) {
			const struct token *token = &b->d->token[b->piece[s].first + t];
			int16_t *x = b->in + (b->at[t] + s) * INPUT_DIM;
			const int8_t *row[WORD_AFFIXES_MAX];
			float scale[WORD_AFFIXES_MAX];
			struct word_features f;
			uint32_t n;

			word_features(&f, token->form, token->lower, t == 0);
			n = word_index_find(&g->vector_index, f.lower);
			if (n != UINT32_MAX) {
				const unsigned char *v = g->vector + (size_t)n * VECTOR_BYTES;

				for (k = 0; k < VECTOR_BYTES; k++) {
					x[2 * k] = g->vector_value[v[k] & 15];
					x[2 * k + 1] = g->vector_value[v[k] >> 4];
				}
			}
			n = word_index_find(&g->form_index, f.form);
			n = n == UINT32_MAX ? 0 : n + 1;
			row[0] = g->form + (size_t)n * FORM_DIM;
			g->kernel->sum_rows(x + VECTOR_DIM, row, g->form_scale + n, 1, FORM_DIM);
			for (k = 0; k < f.affix_nr; k++) {
				row[k] = g->affix + (size_t)f.affix[k] * AFFIX_DIM;
				scale[k] = g->affix_scale[f.affix[k]];
			}
			g->kernel->sum_rows(x + VECTOR_DIM + FORM_DIM, row, scale, f.affix_nr, AFFIX_DIM);
		}
}

static void read_layer(struct batch *b, const int16_t *in, enum engine_matrix first, int16_t *hidden)
{
	const struct engine *g = b->g;
	size_t h = g->dims.hidden, d, step, s;
	const struct kernel *kernel = g->kernel;

	kernel->affine(b->pre, 8 * h, in, g->matrix[first].rows, b->row_nr, &g->matrix[first], b->sum);
	for (d = 0; d < 2; d++) {
		const struct matrix *again = &g->matrix[(size_t)first + 1 + d];

		memset(b->cell, 0, b->piece_nr * h * sizeof *b->cell);
		for (step = 0; step < b->longest; step++) {
			size_t t = d ? b->longest - 1 - step : step, before = 0, before_nr = 0;
			int16_t *out = hidden + b->at[t] * 2 * h + d * h;

			if (d == 0 && t > 0) {
				before = b->at[t - 1];
				before_nr = b->active[t];
			} else if (d == 1 && t + 1 < b->longest) {
				before = b->at[t + 1];
				before_nr = b->active[t + 1];
			}
			kernel->multiply(b->sum, 4 * h, hidden + before * 2 * h + d * h, 2 * h, before_nr, again);
			memset(b->sum + before_nr * 4 * h, 0, (b->active[t] - before_nr) * 4 * h * sizeof *b->sum);
			for (s = 0; s < b->active[t]; s++)
				kernel->lstm(out + s * 2 * h, b->cell + s * h, b->pre + (b->at[t] + s) * 8 * h + d * 4 * h,
				             b->sum + s * 4 * h, again->scale, h);
		}
	}
}

static void rectify(struct batch *b, enum slice which)
{
	const struct engine *g = b->g;
	size_t width = g->slice_at[which + 1] - g->slice_at[which], i;

	for (i = 0; i < b->row_nr; i++)
		g->kernel->rectify(b->slice + i * width, b->out + i * g->slice_at[SLICE_NR] + g->slice_at[which], width);
}

/* ---- trees ---- */

static bool has_tree(const struct doc *d, const struct sentence *s)
{
	uint32_t i;

	for (i = s->token_begin; i < s->token_end; i++)
		if (d->token[i].head != HEAD_NONE)
			return true;
	return false;
}

static void find_heads(struct batch *b, size_t s, uint32_t *head, struct arena *memory)
{
	const struct engine *g = b->g;
	size_t n = b->piece[s].word_nr, arc = g->dims.arc, wide = (n + 1 + 15) / 16 * 16, i, k;
	float *score = arena_array(memory, n * wide, sizeof *score);
	float *turned = arena_array(memory, arc * wide, sizeof *turned);        /* the slices as heads, of the root first */

	for (k = 0; k < arc; k++)
		turned[k * wide] = g->root_arc[k];
	for (i = 0; i < n; i++) {
		const int16_t *x = b->slice + (b->at[i] + s) * arc;

		for (k = 0; k < arc; k++)
			turned[k * wide + i + 1] = (float)x[k] * (1 / ACTIVATION_ONE);
	}
	for (i = 0; i < n; i++)
		g->kernel->combine(score + i * wide, b->arc + (b->at[i] + s) * arc, turned, wide, arc, wide);
	spanning_tree(head, score, wide, n, memory);
}

/* The best relation of the words in row order, `head` as spanning_tree() gives it. */
static void find_relations(struct batch *b, size_t s, const uint32_t *head)
{
	const struct engine *g = b->g;
	size_t n = b->piece[s].word_nr, width = g->slice_at[SLICE_NR], i, k, relation = g->dims.relation;

	for (i = 0; i < n; i++) {
		const float *own = b->out + (b->at[i] + s) * width + g->slice_at[SLICE_REL_DEPENDENT];
		const float *from = head[i] ? b->out + (b->at[head[i] - 1] + s) * width + g->slice_at[SLICE_REL_HEAD] :
		                    g->root_relation;

		g->kernel->add_rectify(b->slice + i * relation, own, from, relation);
	}
	g->kernel->affine(b->label, LABEL_PAD, b->slice, relation, n, &g->matrix[MATRIX_RELATION], b->sum);
	for (i = 0; i < n; i++) {
		struct token *token = &b->d->token[b->piece[s].first + i];
		const float *x = b->label + i * LABEL_PAD;
		size_t best = 1;

		for (k = 2; k < g->dims.label_nr; k++)
			if (x[k] > x[best])
				best = k;
		token->head = head[i] ? (int32_t)(b->piece[s].first + head[i] - 1) : HEAD_ROOT;
		token->deprel = g->label[head[i] ? best : 0];
	}
}

/* Hang a later piece of a sentence from the root of the first one. */
static void join_piece(struct doc *d, const struct piece *piece)
{
	uint32_t i, root = d->sentence[piece->sentence].token_begin;

	if (!piece->wants_tree || piece->first == root)
		return;
	while (d->token[root].head != HEAD_ROOT)
		root++;
	for (i = piece->first; i < piece->first + piece->word_nr; i++)
		if (d->token[i].head == HEAD_ROOT && i != root) {
			d->token[i].head = (int32_t)root;
			d->token[i].deprel = "parataxis";
		}
}

static void find_trees(struct batch *b)
{
	const struct engine *g = b->g;
	uint32_t *head;
	size_t s;

	rectify(b, SLICE_DEPENDENT);
	g->kernel->affine(b->arc, g->dims.arc, b->slice, g->dims.arc, b->row_nr, &g->matrix[MATRIX_ARC], b->sum);
	rectify(b, SLICE_HEAD);
	for (head = b->head, s = 0; s < b->piece_nr; head += b->piece[s++].word_nr)
		if (b->piece[s].wants_tree)
			find_heads(b, s, head, b->memory);
	for (head = b->head, s = 0; s < b->piece_nr; head += b->piece[s++].word_nr)
		if (b->piece[s].wants_tree) {
			find_relations(b, s, head);
			mend_tree(b->d, b->piece[s].first, b->piece[s].first + (uint32_t)b->piece[s].word_nr);
		}
	for (s = 0; s < b->piece_nr; s++)
		join_piece(b->d, &b->piece[s]);
}

/* ---- tags ---- */

static void tag_word(struct batch *b, struct token *token, const float *score)
{
	const struct engine *g = b->g;
	size_t best = 0, k;

	if (!token->upos || !token->xpos) {
		for (k = 1; k < g->dims.tag_nr; k++)
			if (score[k] > score[best])
				best = k;
		if (!token->upos)
			token->upos = g->upos[best];
		if (!token->xpos) {
			token->xpos = g->xpos[best];
			if (!token->feats)
				token->feats = feats_of(token);
		}
	}
	if (!token->lemma)
		token->lemma = lemma_of(&b->d->arena, b->lx, token);
}

/* ---- names ---- */

static bool ends(unsigned label)
{
	return label == 0 || (label - 1) % 4 == NAME_LAST || (label - 1) % 4 == NAME_ONLY;
}

/* The best legal row of labels (Viterbi): a name's words are of one type, and its last one ends it. */
static void best_labels(uint8_t *label, const float *score, const size_t *at, size_t s, size_t n, float *total, uint8_t *back)
{
	size_t i, k, last = 0;

	for (i = 0; i < n; i++) {
		const float *x = score + (at[i] + s) * NAME_PAD, *before = total + (i ? i - 1 : 0) * NAME_LABELS;
		float *now = total + i * NAME_LABELS;
		size_t closed = 0;

		for (k = 1; i && k < NAME_LABELS; k++)
			if (ends((unsigned)k) && before[k] > before[closed])
				closed = k;
		for (k = 0; k < NAME_LABELS; k++) {
			size_t place = k ? (k - 1) % 4 : NAME_ONLY, from = closed;
			float most = i ? before[closed] : 0;

			if (place == NAME_INSIDE || place == NAME_LAST) {
				size_t begin = k - place, inside = begin + NAME_INSIDE;

				from = i && before[inside] > before[begin] ? inside : begin;
				most = i ? before[from] : NO_NAME_SCORE;
			}
			now[k] = most + x[k];
			back[i * NAME_LABELS + k] = (uint8_t)from;
		}
	}
	for (k = 1; k < NAME_LABELS; k++)
		if (ends((unsigned)k) && total[(n - 1) * NAME_LABELS + k] > total[(n - 1) * NAME_LABELS + last])
			last = k;
	for (i = n; i-- > 0;) {
		label[i] = (uint8_t)last;
		last = back[i * NAME_LABELS + last];
	}
}

static float probability(const float *score, size_t label)
{
	float most = score[0], sum = 0;
	size_t k;

	for (k = 1; k < NAME_LABELS; k++)
		if (score[k] > most)
			most = score[k];
	for (k = 0; k < NAME_LABELS; k++)
		sum = sum + kernel_exp(score[k] - most);
	return kernel_exp(score[label] - most) / sum;
}

static void find_names(struct batch *b, size_t s)
{
	static const uint8_t type[NAME_TYPES] = {
		ENTITY_PERSON, ENTITY_PLACE, ENTITY_ORGANIZATION, ENTITY_GROUP, ENTITY_EVENT, ENTITY_OTHER
	};
	size_t n = b->piece[s].word_nr, i, k;
	struct doc *d = b->d;
	const uint8_t *label = b->best;

	best_labels(b->best, b->name, b->at, s, n, b->total, b->back);
	for (i = 0; i < n; i = k) {
		struct name_span x = { .token_begin = b->piece[s].first + (uint32_t)i };
		float sum = 0;

		k = i + 1;
		if (!label[i])
			continue;
		x.type = (enum entity_type)type[(label[i] - 1) / 4];
		while (!ends(label[k - 1]) && k < n)
			k++;
		x.token_end = b->piece[s].first + (uint32_t)k;
		for (; i < k; i++)
			sum = sum + probability(b->name + (b->at[i] + s) * NAME_PAD, label[i]);
		x.score = sum / (float)(x.token_end - x.token_begin);
		ARENA_PUSH(&d->arena, d->name, d->name_nr, d->name_alloc) = x;
	}
}

static void read_batch(struct batch *b)
{
	const struct engine *g = b->g;
	size_t width = g->slice_at[SLICE_NR], s, t;
	uint32_t next;

	order(b);
	read_words(b);
	read_layer(b, b->in, MATRIX_IN_1, b->hidden[0]);
	read_layer(b, b->hidden[0], MATRIX_IN_2, b->hidden[1]);
	g->kernel->affine(b->out, width, b->hidden[1], 2 * (size_t)g->dims.hidden, b->row_nr, &g->matrix[MATRIX_OUT], b->sum);
	for (s = 0; s < b->piece_nr; s++)
		for (t = 0; t < b->piece[s].word_nr; t++)
			tag_word(b, &b->d->token[b->piece[s].first + t],
			         b->out + (b->at[t] + s) * width + g->slice_at[SLICE_TAG]);
	find_trees(b);
	rectify(b, SLICE_NAME);
	g->kernel->affine(b->name, NAME_PAD, b->slice, g->dims.name, b->row_nr, &g->matrix[MATRIX_NAME], b->sum);
	/* names in the order of the text */
	for (next = b->piece[0].first, s = 1; s < b->piece_nr; s++)
		next = smaller(next, b->piece[s].first);
	for (t = 0; t < b->piece_nr; t++) {
		size_t found = b->piece_nr;

		for (s = 0; s < b->piece_nr; s++)
			if (b->piece[s].first >= next && (found == b->piece_nr || b->piece[s].first < b->piece[found].first))
				found = s;
		find_names(b, found);
		next = b->piece[found].first + 1;
	}
}

/* Working memory is one piece, so that malloc can keep it at hand from document to document; where sanitizers are to see the ends
 * of arrays (arena.h), each is one of its own. */
struct room {
	struct arena *arena;
	unsigned char *base;            /* NULL: only count */
	size_t used;
};

static void *room_for(struct room *r, size_t count, size_t size)
{
	void *p = NULL;

	if (r->base && EACH_ITS_OWN)
		p = arena_array(r->arena, count, size);
	else if (r->base)
		p = r->base + r->used;
	r->used += (count * size + 63) / 64 * 64;
	return p;
}

static void divide(struct batch *b, struct room *r, size_t rows, size_t longest)
{
	const struct engine *g = b->g;
	size_t h = g->dims.hidden, width = g->slice_at[SLICE_NR], widest = INPUT_DIM, i;

	for (i = 0; i < SLICE_NR; i++)
		if (g->slice_at[i + 1] - g->slice_at[i] > widest)
			widest = g->slice_at[i + 1] - g->slice_at[i];
	b->at = room_for(r, longest + 1, sizeof *b->at);
	b->active = room_for(r, longest + 1, sizeof *b->active);
	b->in = room_for(r, rows * INPUT_DIM, sizeof *b->in);
	b->hidden[0] = room_for(r, rows * 2 * h, sizeof *b->hidden[0]);
	b->hidden[1] = room_for(r, rows * 2 * h, sizeof *b->hidden[1]);
	b->pre = room_for(r, rows * 8 * h, sizeof *b->pre);
	b->cell = room_for(r, BATCH_SENTENCES * h, sizeof *b->cell);
	b->sum = room_for(r, BATCH_SENTENCES * (8 * h > width ? 8 * h : width), sizeof *b->sum);
	b->out = width <= 8 * h ? b->pre : room_for(r, rows * width, sizeof *b->out);  /* one is done with before the other */
	b->slice = room_for(r, rows * widest, sizeof *b->slice);
	b->arc = room_for(r, rows * g->dims.arc, sizeof *b->arc);
	b->label = room_for(r, rows * LABEL_PAD, sizeof *b->label);
	b->name = room_for(r, rows * NAME_PAD, sizeof *b->name);
	b->total = room_for(r, longest * NAME_LABELS, sizeof *b->total);
	b->back = room_for(r, longest * NAME_LABELS, 1);
	b->best = room_for(r, longest, 1);
	b->head = room_for(r, rows, sizeof *b->head);
}

/* Room for the largest batch of the document. */
static struct batch *batch_for(struct doc *d, const struct engine *g, struct arena *memory)
{
	struct batch *b = arena_alloc(memory, sizeof *b);
	size_t longest = 1, rows, i, n;
	struct room r = { memory, NULL, 0 };

	for (i = 0; i < d->sentence_nr; i++) {
		n = d->sentence[i].token_end - d->sentence[i].token_begin;
		if (n > longest)
			longest = n;
	}
	longest = smaller(longest, ENGINE_WORDS_MAX);
	rows = smaller(longest + BATCH_WORDS, d->token_nr);
	b->g = g;
	b->d = d;
	divide(b, &r, rows, longest);
	r.base = arena_alloc(memory, r.used);
	r.used = 0;
	divide(b, &r, rows, longest);
	return b;
}

/* Read all sentences, some at a time. */
static void read_sentences(struct doc *d, const struct engine *g, const struct lexicon *lx, struct arena *whole, struct arena *part)
{
	struct batch *b = batch_for(d, g, whole);
	uint32_t next = 0;
	bool wants_tree = false;
	size_t i = 0, words;

	b->lx = lx;
	b->memory = part;
	while (i < d->sentence_nr) {
		b->piece_nr = 0;
		for (words = 0; i < d->sentence_nr && b->piece_nr < BATCH_SENTENCES && words < BATCH_WORDS;) {
			const struct sentence *s = &d->sentence[i];
			struct piece x = { .first = s->token_begin + next, .sentence = (uint32_t)i };

			if (!next)
				wants_tree = !has_tree(d, s);
			x.wants_tree = wants_tree;
			x.word_nr = smaller(s->token_end - x.first, ENGINE_WORDS_MAX);
			if (x.word_nr)
				b->piece[b->piece_nr++] = x;
			words += x.word_nr;
			next += x.word_nr;
			if (s->token_begin + next == s->token_end) {
				next = 0;
				i++;
			}
		}
		if (b->piece_nr)
			read_batch(b);
		arena_release(part);
	}
}

void engine_read(struct doc *d, const struct engine *g, const struct lexicon *lx)
{
	struct arena whole = ARENA_INIT, part = ARENA_INIT;
	jmp_buf *outer = d->arena.on_nomem, here;

	if (setjmp(here)) {
		arena_release(&whole);
		arena_release(&part);
		d->arena.on_nomem = outer;
		longjmp(*outer, 1);
	}
	whole.on_nomem = part.on_nomem = &here;
	d->arena.on_nomem = &here;
	read_sentences(d, g, lx, &whole, &part);
	names_agree(d, &part);
	d->arena.on_nomem = outer;
	arena_release(&whole);
	arena_release(&part);
}
