/* kg_int.h - what kg.c, kg_nodes.c and kg_facts.c share                           (layer: graph, not for others)
 *
 * kg_add() copies a document's facts as they are; kg_finish() sorts the documents by content and then goes three steps,
 * each over the documents in that order, so that the order in which they were added can have no effect:
 *
 *     kg_merge_nodes()    entities of all documents -> nodes; every fact_entity then knows its node.  Which are one is
 *                         said by kg_find_same() in kg_same.c, with the user's word from kg_user.c
 *     kg_merge_events()   participants as nodes; equal events become one; the timeline's order
 *     kg_merge_edges()    relations as edges between nodes; equal ones become one
 *
 * All memory is kg->arena's, under the jump that kg.c sets.
 */
#ifndef DATELINE_GRAPH_KG_INT_H
#define DATELINE_GRAPH_KG_INT_H

#include "base/strmap.h"
#include "graph/kg.h"
#include "graph/kg_names.h"
#include "text/known.h"

/* An entity of one document. */
struct fact_entity {
	enum entity_type type;
	const char *name;           /* NULL: a country that only its people are named after in this document */
	char code[3], country[3];
	const char *country_basis, *link, *role;
	const char **alias;
	size_t alias_nr;
	bool generic;
	uint32_t mention_nr;        /* 0: nothing in the text stands for it, it is left out */
	struct kg_evidence first;   /* its first mention by a name, else by other words, else by a pronoun */
	bool shown;                 /* `first` is set, from a mention of this kind */
	enum mention_kind shown_kind;
	char gender;
	int32_t act_first, act_last;/* first and last day on which it does something; CALENDAR_NONE: none */
	int32_t died;               /* last day on which it may have died; CALENDAR_NONE: not said */
	const char *seat;           /* what it leads: a country's code or a place's key; NULL: not said */
	uint32_t points;            /* for headlines and first sentences, see kg_score.c */
	uint32_t cluster;           /* kg_same.c: which entities are one, kg_collected.cluster_nr of them */
	uint32_t known;             /* kg_user.c: row of the user's table, or NO_INDEX */
	enum kg_rule rule;          /* why it is one with others */
	enum kg_apart apart;        /* why it is not one with its namesakes */
	uint32_t namesakes;         /* number of its name among all, or NO_INDEX */
	uint32_t node;              /* index into kg->node, or NO_INDEX */
};

/* An event of one document; before kg_merge_events() its `node` members are indices of the document's entities. */
struct fact_event {
	struct kg_event event;      /* event.evidence is empty until it is merged */
	struct kg_evidence said;
	struct kg_participant *set; /* the participants once each, by node and role */
	size_t set_nr;
	uint32_t ordinal;           /* place among all, documents in order */
};

struct fact_relation {
	uint32_t source, target;    /* entities of the document, then nodes */
	enum relation_kind kind;
	const char *label;
	bool former;
	struct date_span date;
	double confidence;
	struct kg_evidence said;
	uint32_t ordinal;
};

struct fact_doc {
	struct kg_document about;
	const char *author, *place, *text;
	size_t text_len;
	struct fact_entity *entity;
	size_t entity_nr, entity_alloc;
	struct fact_event *event;
	size_t event_nr;
	struct fact_relation *relation;
	size_t relation_nr, relation_alloc;
};

/* A row of the user's table. */
struct kg_known {
	struct known_row row;
	bool conflict_told;
};

/* "A is B", "A is not B". */
struct kg_verdict {
	const char *a, *b;
	bool same;
};

struct kg_collected {
	struct strmap string;       /* each name, lemma, label once */
	struct fact_doc **doc;
	size_t doc_nr, doc_alloc;
	struct kg_known *known;
	size_t known_nr, known_alloc;
	struct strmap known_id;     /* id -> row */
	struct strmap known_name;   /* type letter and key of a name -> row, or KG_SEVERAL */
	struct kg_verdict *verdict;
	size_t verdict_nr, verdict_alloc;
	uint32_t cluster_nr;
};
#define KG_SEVERAL (STRMAP_NONE - 1)

/* kg->collected, made when first asked for. */
struct kg_collected *kg_collected(struct kg *kg);

/* Say something to the user once the graph is finished; `text` is the arena's. */
void kg_note(struct kg *kg, const char *text);

/* Run `step` where running out of memory ends in ERR_NOMEM. */
int kg_guarded(struct kg *kg, void (*step)(struct kg *kg, const void *data), const void *data, struct err *e);

/* kg_user.c: the row of the user's table that an entity is, or NO_INDEX. */
uint32_t kg_known_row(struct kg *kg, const struct fact_entity *e, struct kg_key *scratch);

/* kg_same.c: set `cluster` of every entity that something in the text stands for. */
void kg_find_same(struct kg *kg, struct kg_collected *c);

/* kg_score.c: the points of a document's entities; the scores of all nodes. */
void kg_points(struct kg *kg, const struct doc *d, struct fact_doc *to);
void kg_score_nodes(struct kg *kg, struct kg_collected *c);

/* The first day that a span speaks of and the last, an open side taking the other's; for a span with one known side. */
static inline int32_t span_first(const struct date_span *s)
{
	return s->start != CALENDAR_NONE ? s->start : s->end;
}

static inline int32_t span_last(const struct date_span *s)
{
	return s->end != CALENDAR_NONE ? s->end : s->start;
}

/* strcmp() with NULL before everything. */
int kg_compare(const char *a, const char *b);

/* -1, 0, 1 */
#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

int kg_evidence_order(const struct kg_evidence *a, const struct kg_evidence *b);

/* Add to a list unless the last item is equal: called in order, no two are. */
void kg_evidence_add(struct arena *a, struct kg_evidence_list *list, const struct kg_evidence *item);

void kg_merge_nodes(struct kg *kg, struct kg_collected *c);
void kg_merge_events(struct kg *kg, struct kg_collected *c);
void kg_merge_edges(struct kg *kg, struct kg_collected *c);

#endif
