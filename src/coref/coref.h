/* coref.h - which noun phrases of a document mean the same thing                  (layer: coref)
 *
 * Mentions are the noun phrases of the trees, as OntoNotes has them: whole phrases with what hangs on them, no predicates, no
 * appositions of their own.  A network that was trained on OntoGUM (train/train_coref.c) scores each mention against those before it
 * and against being new; the best wins, if no two names stand against it.
 *
 * Ownership  the model owns its mapped file; what coref_find() makes lives in the arena given.
 * Threads    an open model is read-only and may be shared.
 */
#ifndef DATELINE_COREF_COREF_H
#define DATELINE_COREF_COREF_H

#include "base/arena.h"
#include "base/err.h"
#include "model/engine.h"
#include "text/doc.h"

/* A name that is known already, and the thing that it names. */
struct coref_name {
	uint32_t first, end, head;      /* tokens; [first, end) */
	uint32_t entity;                /* equal for names of one thing */
	enum entity_type type;
	char gender;                    /* 'm', 'f', 0 unknown */
};

struct coref_input {
	const struct doc *d;            /* with trees */
	const uint32_t *first_child, *next_sibling;     /* [token]; NO_INDEX: none */
	const struct coref_name *name;  /* by first token, not overlapping */
	size_t name_nr;
	const bool *speech;             /* [token] a verb of saying */
	const struct engine *engine;    /* word vectors */
};

enum coref_kind { COREF_PRONOUN, COREF_NAME, COREF_NOMINAL, COREF_LIST, COREF_KIND_NR };

struct coref_mention {
	uint32_t first, end, head;      /* tokens; [first, end); a list ("A and B") has its first part's head */
	enum coref_kind kind;
	uint32_t name;                  /* index of the input's name that has this head; NO_INDEX */
	uint32_t antecedent;            /* an earlier mention of the same thing; NO_INDEX: the first */
	uint32_t cluster;               /* mention that is its cluster's first */
	uint8_t forms;                  /* of all pronouns of the cluster that it is the first of: COREF_HE … */
	int32_t margin;                 /* by how much the antecedent beats the best other cluster, COREF_ONE to the unit */
};

enum { COREF_ONE = 1 << 16 };

/* Forms of pronouns. */
enum { COREF_HE = 1, COREF_SHE = 2, COREF_IT = 4, COREF_THEY = 8, COREF_I = 16, COREF_WE = 32, COREF_YOU = 64 };

/* True if things that such pronouns stand for cannot be one, whoever speaks. */
bool coref_clash(uint8_t forms, uint8_t others);

struct coref {
	struct coref_mention *mention;  /* by (first, -end) */
	size_t mention_nr, mention_alloc;
};

struct coref_model;

/* Map FOLDER/english.coref.  Returns 0 and an owned model; ERR_IO: it cannot be read; ERR_FORMAT: broken or of another version;
 * ERR_NOMEM. */
int coref_open(struct coref_model **out, const char *folder, struct err *e);
void coref_close(struct coref_model *m);        /* NULL is fine */

/* Find the mentions and their clusters.  Needs a->on_nomem.  O(tokens): a mention is weighed against a bounded number of others. */
void coref_find(struct coref *c, const struct coref_input *in, const struct coref_model *m, struct arena *a);

#endif
