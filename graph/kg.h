/* kg.h - the knowledge graph: what one or many documents say, merged             (layer: graph; knows no JSON, no DOT)
 *
 * Build      struct kg kg; kg_init(&kg);
 *            for each document: kg_add(&kg, doc, &e)     copies what it needs; the document may go
 *            kg_finish(&kg, &e)                          merges, sorts, numbers; then read-only
 *            kg_release(&kg)
 *
 * Merging is exact and independent of the order of documents: facts are collected, sorted by content, merged once.
 *   - documents are sorted by id (two of one id: by date, then text length, then text);
 *   - which entities are one node: kg_same.c, and docs/merging.md for the user;
 *   - events merge when type, polarity, status, date, place and participants are all equal and there are at least
 *     two participants and a date;
 *     Their numbers stand side by side: what several documents say alike is given once, from the first;
 *   - relations merge when source, target, kind, label and `former` are equal.
 * Everything has evidence: at least one, no two equal, in document order; only an event's own sentence,
 * the one its offsets belong to, comes first.  An entity that nothing in the text stands for is left out.  A people
 * that the text names ("the Iranians") brings its country into the graph, with a citizen_of edge, once any document
 * knows that country's name.
 *
 * Ownership  all in kg->arena, except strings of the context's tables (type, code, rule …), which are borrowed:
 *            release the kg before the context.
 */
#ifndef DATELINE_GRAPH_KG_H
#define DATELINE_GRAPH_KG_H

#include "base/arena.h"
#include "base/err.h"
#include "text/doc.h"

struct kg_document {
	const char *id, *title, *source, *url;
	int32_t date;
	enum date_basis date_basis;
};

struct kg_evidence {
	uint32_t document;          /* index into kg->document */
	uint32_t sentence;
	uint32_t begin, end;        /* bytes of that document's text */
	const char *text;           /* those bytes, NUL-terminated */
};

struct kg_evidence_list {
	struct kg_evidence *item;
	size_t nr, alloc;
};

struct kg_node {
	const char *id;             /* "n1" …, by weight (heaviest first), type, name */
	enum entity_type type;
	const char *name;
	char code[3], country[3];
	const char *country_basis;
	const char *link;
	const char *role;
	bool generic;               /* it has no name in any text: "the rebels" */
	const char **alias;         /* sorted by bytes, without the name itself */
	size_t alias_nr;
	uint32_t weight;            /* mentions in all documents */
	uint64_t score;             /* what is shown first: see kg_score.c and docs/merging.md */
	int32_t first, last;        /* first and last day on which an event with it is dated; CALENDAR_NONE: none */
	struct kg_evidence_list evidence;   /* first mention in each document */
};

struct kg_participant {
	uint32_t node;
	enum role role;
	uint32_t begin, end;        /* in the first evidence's document */
	const char *text;
};

/* A number of an event, and the document whose text gives it. */
struct kg_quantity {
	struct quantity value;      /* begin and end are of that document's text */
	uint32_t document;          /* index into kg->document */
	const char *text;           /* the words */
};

struct kg_event {
	const char *id;             /* "e1" …, in the order of the timeline */
	const char *type, *code, *rule;
	uint32_t trigger_begin, trigger_end;
	const char *trigger_text, *trigger_lemma;
	enum polarity polarity;
	enum status status;
	const char *headline;
	struct event_date date;
	struct kg_participant *participant;
	size_t participant_nr;
	bool has_place;
	struct kg_participant place;
	bool has_attribution;
	uint32_t attribution_node;          /* NO_INDEX: speaker is no entity */
	const char *attribution_text, *attribution_verb;
	uint32_t attribution_begin, attribution_end;
	double importance, confidence;
	struct kg_quantity *quantity;       /* no two say the same; first those of the words above, then in document order */
	size_t quantity_nr;
	struct kg_evidence_list evidence;   /* sentences, byte for byte; first the one that the offsets above are in */
};

struct kg_edge {
	const char *id;             /* "r1" … by source, target, relation, label */
	uint32_t source, target;    /* indices into kg->node */
	enum relation_kind kind;
	const char *label;          /* NULL: none */
	bool former;
	struct date_span date;
	uint32_t weight;            /* sentences that say so */
	double confidence;
	struct kg_evidence_list evidence;
};

/* Why an entity of a document is one node with entities of others; the first that holds is given. */
enum kg_rule {
	KG_RULE_NONE,               /* it is what the others were found to be, or stands alone */
	KG_RULE_TABLE,              /* --entities */
	KG_RULE_ROW,                /* the same row of a table in data/, a country of the same code */
	KG_RULE_NAME,               /* the same name, and nothing speaks against it */
	KG_RULE_FAMILY_NAME,        /* a family name alone, with support */
	KG_RULE_ACRONYM,            /* an acronym that some document introduces */
	KG_RULE_SAME,               /* --same */
	KG_RULE_NR
};
extern const char *const kg_rule_name[KG_RULE_NR];      /* "-" for KG_RULE_NONE */

/* Why it is not one with others of its name. */
enum kg_apart {
	KG_APART_NONE, KG_APART_COUNTRY, KG_APART_ROW, KG_APART_FIELD, KG_APART_OFFICE, KG_APART_SEAT, KG_APART_DATES,
	KG_APART_CHOICE,            /* it says too little to be given to one of several */
	KG_APART_DOCUMENT,          /* one document tells two of that name apart */
	KG_APART_FAMILY_NAME,       /* a family name alone, without support */
	KG_APART_DIFFERENT,         /* --different */
	KG_APART_NR
};
extern const char *const kg_apart_name[KG_APART_NR];
extern const char *const kg_apart_why[KG_APART_NR];     /* a clause for people */

/* An entity of a document, and the node it became. */
struct kg_origin {
	uint32_t node;              /* index into kg->node, NO_INDEX: a filter has taken it */
	uint32_t group;             /* the same for the entities of one node, also of one that is gone; ascending */
	uint32_t document;
	enum entity_type type;
	const char *name, *role;    /* as in that document; role may be NULL */
	const char *node_name;
	char country[3];
	uint32_t mention_nr;
	enum kg_rule rule;
	enum kg_apart apart;
	uint32_t namesakes;         /* equal for the entities of one name; NO_INDEX: it has no name of its own */
};

struct kg {
	struct arena arena;
	struct kg_document *document;
	size_t document_nr, document_alloc;
	struct kg_node *node;
	size_t node_nr, node_alloc;
	struct kg_event *event;     /* dated first, by (start, end, document, trigger); then undated in text order */
	size_t event_nr, event_alloc;
	size_t dated_nr;
	struct kg_edge *edge;       /* relations; participants stand in the events */
	size_t edge_nr, edge_alloc;
	struct kg_origin *origin;   /* by node, then document, then place in it */
	size_t origin_nr;
	const char **note;          /* what the user should be told: conflicts with the table, names that are none */
	size_t note_nr, note_alloc;
	bool finished;
	bool filtered;              /* kg_filter() may have taken something */
	void *collected;            /* kg.c's own: facts as added */
};

/* True unless the relation holds both ways (spouse_of, ally_of); those edges go from the lower node to the higher. */
static inline bool relation_directed(enum relation_kind kind)
{
	return kind != RELATION_SPOUSE_OF && kind != RELATION_ALLY_OF;
}

void kg_init(struct kg *kg);
void kg_release(struct kg *kg);         /* a fresh or NULL one is fine */

/* Take over what `d` says.  Requires: not finished.  Returns 0 or ERR_NOMEM (the kg must then be released). */
int kg_add(struct kg *kg, const struct doc *d, struct err *e);

/* Take entities from the user's table: tab-separated UTF-8, comments with #, a header with the columns id, type, name, aliases
 * (separated by |) and country (ISO 3166-1 alpha-2, or empty).  `is_country` (NULL: any two capitals) says which codes there
 * are.  Requires: not finished.  Returns 0; ERR_IO, ERR_UTF8; ERR_FORMAT naming file and line; ERR_NOMEM.  After an error
 * nothing of the table is taken, save after ERR_NOMEM: the kg must then be released. */
int kg_know(struct kg *kg, const char *path, bool (*is_country)(const char *code, const void *data), const void *data,
	    struct err *e);

/* The user's word, which goes before every rule: entities named `a` and entities named `b` are one node, or are not.  With
 * `a` and `b` alike: all of that name are one; no two documents' are.  Requires: not finished, both not empty.  Returns 0;
 * ERR_UTF8; ERR_USAGE when the same two are said to be both; ERR_NOMEM. */
int kg_decide(struct kg *kg, const char *a, const char *b, bool same, struct err *e);

/* Merge, sort and number.  Requires: called once.  Returns 0 or ERR_NOMEM.  Cost: O(n log n). */
int kg_finish(struct kg *kg, struct err *e);

#endif
