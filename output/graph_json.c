/* graph_json.c - formats.md section 4: entities and events are nodes; relations and the parts in events are edges */
#include <stdio.h>

#include "output/json.h"
#include "output/write.h"

static json_t *node(struct json_out *o, const struct kg *kg, const struct kg_node *n)
{
	json_t *out = json_kg_node(o, n), *evidence = json_new_array(o);
	size_t i;

	json_put(o, out, "weight", json_number(o, n->weight));
	json_put(o, out, "first", json_day(o, n->first));
	json_put(o, out, "last", json_day(o, n->last));
	for (i = 0; i < n->evidence.nr; i++) {
		const struct kg_evidence *x = &n->evidence.item[i];
		json_t *said = json_new_object(o);

		json_put(o, said, "document", json_text(o, kg->document[x->document].id));
		json_put(o, said, "begin", json_number(o, x->begin));
		json_put(o, said, "end", json_number(o, x->end));
		json_put(o, said, "sentence", json_number(o, x->sentence));
		json_put(o, said, "text", json_text_n(o, x->text, x->end - x->begin));
		json_add(o, evidence, said);
	}
	json_put(o, out, "evidence", evidence);
	json_kg_node_end(o, out, n);
	return out;
}

/* An edge of either kind. */
struct edge {
	uint32_t number;            /* the id is "r" and this */
	const char *source, *target, *relation, *label;
	bool directed, former;
	const struct date_span *date;
	uint32_t weight;
	double confidence;
	const struct kg_evidence_list *evidence;
};

static void write_edge(struct json_out *o, const struct kg *kg, const struct edge *x)
{
	json_t *out = json_new_object(o);

	json_put(o, out, "id", json_id(o, 'r', x->number - 1));
	json_put(o, out, "source", json_text(o, x->source));
	json_put(o, out, "target", json_text(o, x->target));
	json_put(o, out, "relation", json_text(o, x->relation));
	json_put(o, out, "label", json_text(o, x->label));
	json_put(o, out, "directed", json_boolean(x->directed));
	json_put(o, out, "start", json_day(o, x->date->start));
	json_put(o, out, "end", json_day(o, x->date->end));
	json_put(o, out, "weight", json_number(o, x->weight));
	json_put(o, out, "confidence", json_score(o, x->confidence));
	json_put(o, out, "evidence", json_kg_evidence(o, kg, x->evidence));
	json_put(o, out, "former", json_boolean(x->former));
	json_element(o, out);
}

/* The edges from the parties, the place and the speaker to their event; returns the number of the next edge. */
static uint32_t event_edges(struct json_out *o, const struct kg *kg, const struct kg_event *e, uint32_t number)
{
	struct kg_evidence_list first = { e->evidence.item, e->evidence.nr ? 1 : 0, 0 };
	static const struct date_span undated = DATE_SPAN_NONE;
	struct edge x = { .number = number, .target = e->id, .directed = true,
		.date = e->date.known ? &e->date.date : &undated, .weight = 1, .confidence = e->confidence,
		.evidence = &first };
	bool place_done = false;
	size_t i;

	for (i = 0; i < e->participant_nr; i++, x.number++) {
		const struct kg_participant *p = &e->participant[i];

		x.source = kg->node[p->node].id;
		x.relation = role_name[p->role];
		write_edge(o, kg, &x);
		place_done = place_done || (e->has_place && p->role == ROLE_PLACE && p->node == e->place.node);
	}
	if (e->has_place && !place_done) {
		x.source = kg->node[e->place.node].id;
		x.relation = role_name[ROLE_PLACE];
		write_edge(o, kg, &x);
		x.number++;
	}
	if (e->has_attribution && e->attribution_node != NO_INDEX) {
		x.source = kg->node[e->attribution_node].id;
		x.relation = relation_kind_name[RELATION_OTHER];
		x.label = e->attribution_verb;
		write_edge(o, kg, &x);
		x.number++;
	}
	return x.number;
}

int write_graph_json(const struct kg *kg, struct sink *s, struct err *e)
{
	struct json_out o;
	uint32_t number = 1;
	size_t i;

	json_out_init(&o, s, true);
	json_open(&o, NULL, '{');
	json_kg_head(&o, kg, "dateline.graph");
	json_open(&o, "nodes", '[');
	for (i = 0; i < kg->node_nr && !json_out_failed(&o); i++)
		json_element(&o, node(&o, kg, &kg->node[i]));
	for (i = 0; i < kg->event_nr && !json_out_failed(&o); i++)
		json_element(&o, json_kg_event(&o, kg, &kg->event[i], true));
	json_close(&o, ']');
	json_open(&o, "edges", '[');
	for (i = 0; i < kg->edge_nr && !json_out_failed(&o); i++) {
		const struct kg_edge *x = &kg->edge[i];

		write_edge(&o, kg, &(struct edge){ .number = number++, .source = kg->node[x->source].id,
			.target = kg->node[x->target].id, .relation = relation_kind_name[x->kind], .label = x->label,
			.directed = relation_directed(x->kind), .former = x->former, .date = &x->date,
			.weight = x->weight, .confidence = x->confidence, .evidence = &x->evidence });
	}
	for (i = 0; i < kg->event_nr && !json_out_failed(&o); i++)
		number = event_edges(&o, kg, &kg->event[i], number);
	json_close(&o, ']');
	json_close(&o, '}');
	json_newline(&o);
	return json_out_end(&o, e);
}
