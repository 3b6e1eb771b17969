/* coref_int.h - what the steps of coreference and its trainer share               (layer: coref, private)
 *
 * The network.  A mention is a set of features and the vectors of its head and of the word it hangs on.  A feature is a hash; those
 * that training has kept have a row in each of three tables: one for the mention's part as an anaphor, one for its part as an
 * antecedent, one to tell how new it is.  A pair adds the rows of its own features.  The rows are summed, rectified and weighed:
 *
 *     score(a, m) = out[PAIR] . relu(bias + anaphor(m) + antecedent(a) + pair(a, m))
 *     score(new, m) = out[NEW] . relu(bias + new(m))
 *
 * english.coref has these sections beside INFO:
 *     CDIM    struct coref_dims
 *     CKEY    the features that have a row, of mentions and then of pairs, each: uint32_t key[slot_nr], uint32_t row[slot_nr], where
 *             slot_nr is a power of two, a key is looked for from the slot of its low bits on, and key 0 is an empty slot
 *     CROW    int8_t row[3 x mention_rows + pair_rows][COREF_HIDDEN]: the tables one after the other, COREF_ROW_ONE to the unit
 *     CVEC    int8_t [COREF_PROJECTIONS][VECTOR_DIM][COREF_HIDDEN], COREF_ROW_ONE to the unit
 *     COUT    int16_t out[2][COREF_HIDDEN], COREF_OUT_ONE to the unit
 */
#ifndef DATELINE_COREF_COREF_INT_H
#define DATELINE_COREF_COREF_INT_H

#include "base/strmap.h"
#include "coref/coref.h"
#include "model/engine_int.h"
#include "model/modelfile.h"

enum {
	COREF_MODEL_VERSION = 1,        /* of the features: a file of another one is refused */
	COREF_HIDDEN = 64,
	COREF_ROW_ONE = 64,
	COREF_OUT_ONE = COREF_ONE / COREF_ROW_ONE,
	MENTION_FEATURES_MAX = 64,      /* of one mention */
	PAIR_FEATURES_MAX = 64,         /* of one pair */
	CANDIDATES_MAX = 64,            /* mentions that one is weighed against */
	WORDS_MAX = 16,                 /* of a mention that are compared */
	MODIFIERS_MAX = 8,
	ABOVE_MAX = 8,                  /* words above a mention's head that are looked at */
	LEADING_PEOPLE = 2,
	/* paragraphs that are questions, and pronouns of the first person outside them, that make an interview; questions to "you" */
	QUESTIONS_MIN = 3,
	QUESTIONS_TO_YOU_MIN = 2,
	OPENING_MAX = 256,              /* mentions before the first question that are looked at */
	INTERVIEW_MARGIN = 3 * COREF_ONE
};

enum coref_table { TABLE_ANAPHOR, TABLE_ANTECEDENT, TABLE_NEW, TABLE_PAIR };

/* Features of mentions, or of pairs, that have a row. */
struct coref_keys {
	uint32_t slot_nr;               /* a power of two, less than half of it used */
	const uint32_t *key, *row;      /* [slot_nr] */
};

/* The rows of those of `nr` features that have one, in place; returns how many. */
static inline size_t coref_rows(const struct coref_keys *k, uint32_t *feature, size_t nr)
{
	size_t i, kept = 0;

	for (i = 0; i < nr; i++) {
		uint32_t slot = feature[i] & (k->slot_nr - 1);

		while (k->key[slot] && k->key[slot] != feature[i])
			slot = (slot + 1) & (k->slot_nr - 1);
		if (k->key[slot])
			feature[kept++] = k->row[slot];
	}
	return kept;
}

/* Vectors that are projected into the hidden layer. */
enum coref_projection {
	PROJECT_ANAPHOR_HEAD, PROJECT_ANAPHOR_GOVERNOR, PROJECT_ANTECEDENT_HEAD, PROJECT_NEW_HEAD, PROJECT_NEW_GOVERNOR,
	COREF_PROJECTIONS
};

enum coref_out { OUT_PAIR, OUT_NEW };

#define SECTION_COREF_DIMS MODEL_SECTION('C', 'D', 'I', 'M')
#define SECTION_COREF_KEYS MODEL_SECTION('C', 'K', 'E', 'Y')
#define SECTION_COREF_ROWS MODEL_SECTION('C', 'R', 'O', 'W')
#define SECTION_COREF_VECTORS MODEL_SECTION('C', 'V', 'E', 'C')
#define SECTION_COREF_OUT MODEL_SECTION('C', 'O', 'U', 'T')

struct coref_dims {
	uint32_t version, hidden;
	uint32_t mention_rows, pair_rows;       /* of one table */
	uint32_t mention_slots, pair_slots;
	int32_t new_bias;               /* added to the score of being new, COREF_ONE to the unit */
	uint32_t reserved;
};

enum { NUMBER_UNKNOWN, NUMBER_SINGULAR, NUMBER_PLURAL };
enum { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE, GENDER_NEUTER, GENDER_PERSON };      /* PERSON: he or she */

/* What is seen of a mention beside what coref.h tells. */
struct facet {
	uint32_t sentence, paragraph;
	uint32_t governor;              /* token that the head hangs on; NO_INDEX */
	uint32_t head_key, string_key;  /* hashes: head's lemma; words without article and 's */
	uint32_t quote;                 /* 1 + the run of quoted words that holds it; 0: none */
	uint32_t entity;                /* of its name; NO_INDEX */
	uint32_t inside;                /* the smallest mention around it; NO_INDEX */
	uint8_t pronoun;                /* 1 + index of pronouns.c; 0: none */
	uint8_t person;                 /* 1, 2, 3 */
	uint8_t number, gender;
	uint8_t type;                   /* 1 + enum entity_type of its name; 0 unknown */
	uint8_t determiner;             /* enum determiner */
	uint8_t relation;               /* enum coref_relation of the head */
	bool reflexive, possessive;
	bool leads;                     /* subject of its sentence's main verb, or of one joined to it */
	uint32_t above[ABOVE_MAX];      /* the words that the head hangs on, from the nearest up */
	uint8_t above_nr;
	const char *head_word;          /* lower-case lemma */
	uint32_t head_hash, governor_hash;      /* of head_word; of the governor's lemma, 0: none */
	/* hashes of the first words: as lemmas and in lower case; and of the lemmas that modify the head */
	uint32_t lemma[WORDS_MAX], lower[WORDS_MAX], modifier[MODIFIERS_MAX];
	uint8_t word_nr, modifier_nr;
	bool has_vector;
	int8_t vector[VECTOR_DIM];      /* of head_word */
	int32_t vector_square;          /* its length, squared */
};

enum determiner {
	DETERMINER_NONE, DETERMINER_THE, DETERMINER_A, DETERMINER_THIS, DETERMINER_POSSESSIVE, DETERMINER_QUANTITY, DETERMINER_NO,
	DETERMINER_OTHER, DETERMINER_NR
};

enum coref_relation {
	CREL_OTHER, CREL_SUBJECT, CREL_PASSIVE, CREL_OBJECT, CREL_OBLIQUE, CREL_NOUN, CREL_POSSESSOR, CREL_CONJUNCT, CREL_APPOSITION,
	CREL_COMPOUND, CREL_ROOT, CREL_NR
};

uint32_t coref_hash(const char *s);     /* of a word; never 0 */

/* ---- pronouns.c ---- */

struct pronoun {
	const char *form;
	uint8_t person, number, gender;
	bool reflexive, possessive, demonstrative;
};
extern const struct pronoun coref_pronoun[];
uint8_t coref_pronoun_find(const char *lower);  /* 1 + index; 0: none */

/* ---- mentions.c ---- */

/* Fill c->mention. */
void coref_mentions(struct coref *c, const struct coref_input *in, struct arena *a);

/* ---- facets.c ---- */

struct coref_view {
	const struct coref_input *in;
	const struct coref *c;
	struct facet *facet;            /* [mention_nr] */
	uint32_t *speaker;              /* [quote_nr + 1] mention of who says the quotation; NO_INDEX */
	size_t quote_nr;
	uint32_t *same_string, *same_head;      /* [mention_nr] the last mention before with this string, head, entity; NO_INDEX */
	uint32_t *same_entity;
	uint32_t *nth_string, *nth_head, *nth_entity;   /* [mention_nr] how many there were before */
	uint32_t *all_entity;           /* [mention_nr] how many the document has of its entity */
	uint32_t leading[LEADING_PEOPLE];       /* first mentions of the people with most names; NO_INDEX */
	uint32_t interviewee;           /* a name of who answers, in a text of questions and answers; NO_INDEX */
	uint32_t interviewees;          /* the list of the two who do; NO_INDEX */
	bool *question;                 /* [paragraph] ends in a question mark */
	unsigned first_person;          /* 0-3: how much of the document is in the first person */
};

void coref_look(struct coref_view *v, const struct coref *c, const struct coref_input *in, struct arena *a);

/* ---- interview.c ---- */

/* Fill v->interviewee, v->interviewees and v->question. */
void coref_interview(struct coref_view *v, struct arena *a);

/* The mention of who is meant by "you" in a question, and by "I" or, of two, "we" in an answer of an interview; NO_INDEX. */
uint32_t coref_interviewed(const struct coref_view *v, uint32_t m);

/* ---- features.c ---- */

/* What is known of a cluster while the document is read. */
struct cluster {
	uint32_t size, last;            /* mentions; the last one */
	uint32_t entity;                /* of a name in it; NO_INDEX */
	uint8_t number, gender;         /* 0 until something in it tells */
	uint8_t type;
	bool nominal, name;             /* it has such a mention */
	uint8_t forms;                  /* COREF_HE … of its pronouns */
};

/* The features of a mention; none is 0.  Returns how many. */
size_t coref_mention_features(const struct coref_view *v, uint32_t m, uint32_t feature[MENTION_FEATURES_MAX]);

/* A mention that another is weighed against. */
struct candidate {
	uint32_t mention;
	uint8_t fitting, subjects;      /* how many nearer ones fit it as well, and how many of those are subjects */
};

/* The mentions that `m` is weighed against, nearest first; returns how many. */
size_t coref_candidates(const struct coref_view *v, uint32_t m, struct candidate candidate[CANDIDATES_MAX]);

/* The features of a pair beside those of its mentions. */
size_t coref_pair_features(const struct coref_view *v, const struct candidate *antecedent, uint32_t m, const struct cluster *cluster,
                           uint32_t feature[PAIR_FEATURES_MAX]);

/* True if the mention may not join the cluster: another name, or the words around one another. */
bool coref_forbidden(const struct coref_view *v, uint32_t antecedent, uint32_t m, const struct cluster *cluster);

void coref_cluster_begin(struct cluster *cluster, const struct coref_view *v, uint32_t m);
void coref_cluster_add(struct cluster *cluster, const struct coref_view *v, uint32_t m);

/* ---- rank.c ---- */

struct coref_model {
	struct modelfile file;
	const struct coref_dims *dims;
	struct coref_keys mention_key, pair_key;
	const int8_t *row, *vector;
	const int16_t *out;
};

#endif
