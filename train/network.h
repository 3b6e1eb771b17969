/* network.h - the engine's network while it is trained: forward, loss, backward  (train: not part of the program)
 *
 * Two layers of LSTM in both directions (Hochreiter and Schmidhuber 1997) read a sentence; on them stand heads for tags, arcs and
 * relations (after Dozat and Manning, "Deep biaffine attention", ICLR 2017, with a plain hidden layer for relations) and names.
 */
#ifndef DATELINE_TRAIN_NETWORK_H
#define DATELINE_TRAIN_NETWORK_H

#include "examples.h"
#include "nn.h"

struct network_dims {
	size_t hidden;          /* of one direction */
	size_t arc, relation, name;     /* hidden units of each head */
};

struct network {
	struct network_dims dims;
	size_t tag_nr, label_nr;
	const struct vocabulary *vocabulary;
	size_t slice_at[SLICE_NR + 1];
	/* input vectors */
	struct param form, affix;
	/* layers: columns are [direction][gate i f o g][hidden] */
	struct param in[2], in_bias[2];         /* [inputs][8 hidden] */
	struct param again[2][2];               /* [layer][direction]: [hidden][4 hidden] */
	/* heads */
	struct param out, out_bias;             /* [2 hidden][slices] */
	struct param arc, arc_bias;             /* [arc][arc] */
	struct param root_arc, root_relation;
	struct param relation, relation_bias;   /* [relation][LABEL_PAD] */
	struct param name, name_bias;           /* [name][NAME_PAD] */
	struct param corpus;                    /* [BANK_NR][name] */
};

struct network_options {
	float drop_input, drop_layer, drop_head, drop_form, drop_vector;
	float weight_arc, weight_relation, weight_tag, weight_name;
};

/* What the network says of a sentence. */
struct answer {
	uint8_t *tag, *label, *name;
	int16_t *head;
};

void network_init(struct network *n, const struct vocabulary *v, const struct network_dims *dims, uint64_t seed);
/* Call f for every parameter. */
void network_each(struct network *n, void (*f)(struct param *p, void *arg), void *arg);

/* Gradients of a batch; returns its loss per word. */
double network_learn(struct network *n, const struct network_options *o, const struct example **x, const uint8_t *variant,
                     size_t nr, uint64_t seed);
/* Write the model and its word vectors: PATH/english.model and PATH/english.vectors. */
void network_write(const struct network *n, const char *folder, const char *info);
void network_answer(struct network *n, const struct example **x, size_t nr, struct answer *answer);

#endif
