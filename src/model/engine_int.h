/* engine_int.h - what the engine and its trainer share                           (layer: model, private)
 *
 * A word becomes a row of INPUT_DIM numbers: a word vector that was given (of its lower-case form), one that was learned (of
 * its form as written) and the sum of those of its affixes (features.h).  Two layers of LSTM in both directions read the
 * sentence; a matrix then gives each word its slices: as a dependent and as a head, for arcs and for relations; for names; and a
 * score for every tag.  The score of an arc is the dependent's slice times a matrix times the head's slice; that of a
 * relation comes from both slices' sum, rectified; that of a name's label from the name slice, rectified.
 *
 * Sections of english.vectors:
 *     VKEY   index (below) of the lower-case words that have a given vector
 *     VVEC   VECTOR_BYTES each, in the order of VKEY: components of four bits, the first of a pair in the low half
 * Sections of english.model:
 *     EDIM   struct engine_dims
 *     ELBL   names, each ending in NUL: Penn tag and UPOS of each tag, then the relations; the first is "root"
 *     EFRM   index of the words that have a learned vector
 *     EVEC   learned vectors: scale (4 each of row_nr), then FORM_DIM signed bytes each; row 0 is for unknown words
 *     EAFX   vectors of affixes: scale (4 each of AFFIX_ROWS), then AFFIX_DIM signed bytes each
 *     EMAT   matrices in the order of enum engine_matrix, each: scale (4 each of cols), bias (4 each of cols), then signed
 *            bytes [rows][cols]; each matrix begins at a multiple of 16
 *     EROT   the root's slices as a head: arc (4 each), relation (4 each)
 *
 * An index: key_nr (4), 0 (4), bucket (4 each of 65537), key (4 each of key_nr).  A word's bucket is the high 16 bits of its
 * hash, its key the next 32; keys are in ascending order of both; bucket[i] is where those of bucket i begin.
 */
#ifndef DATELINE_MODEL_ENGINE_INT_H
#define DATELINE_MODEL_ENGINE_INT_H

#include <stddef.h>
#include <stdint.h>

#include "model/modelfile.h"

enum {
	VECTOR_DIM = 100,               /* of a word vector that is given */
	VECTOR_BYTES = VECTOR_DIM / 2,
	FORM_DIM = 64,                  /* of a word vector that is learned */
	AFFIX_DIM = 64,
	INPUT_DIM = VECTOR_DIM + FORM_DIM + AFFIX_DIM,
	ENGINE_TAGS_MAX = 96,
	ENGINE_LABELS_MAX = 64,
	ENGINE_HIDDEN_MAX = 256,
	ENGINE_SLICE_MAX = 256,
	INDEX_BUCKETS = 1 << 16
};

#define SECTION_VECTOR_KEYS MODEL_SECTION('V', 'K', 'E', 'Y')
#define SECTION_VECTORS MODEL_SECTION('V', 'V', 'E', 'C')
#define SECTION_DIMS MODEL_SECTION('E', 'D', 'I', 'M')
#define SECTION_LABELS MODEL_SECTION('E', 'L', 'B', 'L')
#define SECTION_FORM_KEYS MODEL_SECTION('E', 'F', 'R', 'M')
#define SECTION_FORMS MODEL_SECTION('E', 'V', 'E', 'C')
#define SECTION_AFFIXES MODEL_SECTION('E', 'A', 'F', 'X')
#define SECTION_MATRICES MODEL_SECTION('E', 'M', 'A', 'T')
#define SECTION_ROOT MODEL_SECTION('E', 'R', 'O', 'T')

/* A component of a given word vector is (2 q + 1) VECTOR_UNIT with q in -8 ... 7. */
#define VECTOR_UNIT 0.1675f

struct engine_dims {
	uint32_t hidden;                /* of one direction of a layer; a multiple of 16, as are the next three */
	uint32_t arc, relation, name;   /* widths of the slices */
	uint32_t tag_nr, label_nr;
	uint32_t vectors_low, vectors_high;     /* checksum in the header of the vector file that belongs to this model */
};

enum slice { SLICE_DEPENDENT, SLICE_HEAD, SLICE_REL_DEPENDENT, SLICE_REL_HEAD, SLICE_NAME, SLICE_TAG, SLICE_NR };

enum engine_matrix {
	MATRIX_IN_1, MATRIX_FORWARD_1, MATRIX_BACKWARD_1,       /* columns of IN: direction, gate (i f o g), cell */
	MATRIX_IN_2, MATRIX_FORWARD_2, MATRIX_BACKWARD_2,
	MATRIX_OUT,                                             /* columns: the slices */
	MATRIX_ARC, MATRIX_RELATION, MATRIX_NAME,
	MATRIX_NR
};

/* Widths with room for blocks of 16 columns. */
enum { TAG_PAD = 96, LABEL_PAD = 64, NAME_PAD = 32 };

/* Labels of names: outside, then for each type the beginning, inside and last word of a name, and the only one. */
enum { NAME_TYPES = 6, NAME_LABELS = 1 + 4 * NAME_TYPES };
enum name_place { NAME_BEGIN, NAME_INSIDE, NAME_LAST, NAME_ONLY };

static inline unsigned name_label(unsigned type, enum name_place place)
{
	return 1 + 4 * type + (unsigned)place;
}

/* Where the slices of MATRIX_OUT begin; at[SLICE_NR] is its width. */
static inline void engine_slices(const struct engine_dims *d, size_t at[SLICE_NR + 1])
{
	const uint32_t width[SLICE_NR] = { d->arc, d->arc, d->relation, d->relation, d->name, TAG_PAD };
	size_t i;

	for (at[0] = 0, i = 0; i < SLICE_NR; i++)
		at[i + 1] = at[i] + width[i];
}

static inline void engine_matrix_size(const struct engine_dims *d, enum engine_matrix m, size_t *rows, size_t *cols)
{
	size_t at[SLICE_NR + 1], h = d->hidden;

	engine_slices(d, at);
	switch (m) {
	case MATRIX_IN_1:
		*rows = INPUT_DIM;
		*cols = 8 * h;
		break;
	case MATRIX_IN_2:
		*rows = 2 * h;
		*cols = 8 * h;
		break;
	case MATRIX_FORWARD_1: case MATRIX_BACKWARD_1: case MATRIX_FORWARD_2: case MATRIX_BACKWARD_2:
		*rows = h;
		*cols = 4 * h;
		break;
	case MATRIX_OUT:
		*rows = 2 * h;
		*cols = at[SLICE_NR];
		break;
	case MATRIX_ARC:
		*rows = *cols = d->arc;
		break;
	case MATRIX_RELATION:
		*rows = d->relation;
		*cols = LABEL_PAD;
		break;
	case MATRIX_NAME: case MATRIX_NR:
		*rows = d->name;
		*cols = NAME_PAD;
		break;
	}
}

#endif
