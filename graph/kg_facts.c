/* kg_facts.c - events and relations of all documents, between nodes; equal ones become one
 *
 * Facts are sorted by what makes them equal, then runs of equal ones are put together: O(n log n).
 */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_int.h"

static uint32_t node_of(const struct fact_doc *d, uint32_t entity)
{
	return entity < d->entity_nr ? d->entity[entity].node : NO_INDEX;
}

/* ---- events ---- */

static int party_order(const void *a, const void *b)
{
	const struct kg_participant *x = a, *y = b;

	return x->node != y->node ? ORDER(x->node, y->node) : ORDER(x->role, y->role);
}

/* Turn entities into nodes; what has none is dropped, and so is a party that is there already in the same role. */
static void settle(struct arena *a, const struct fact_doc *d, struct fact_event *f)
{
	struct kg_event *e = &f->event;
	size_t nr = 0, i, j;

	for (i = 0; i < e->participant_nr; i++) {
		struct kg_participant p = e->participant[i];

		p.node = node_of(d, p.node);
		for (j = 0; j < nr && party_order(&e->participant[j], &p) != 0; j++)
			;
		if (p.node != NO_INDEX && j == nr)
			e->participant[nr++] = p;
	}
	e->participant_nr = nr;
	if (e->has_place) {
		e->place.node = node_of(d, e->place.node);
		e->has_place = e->place.node != NO_INDEX;
	}
	if (e->has_attribution)
		e->attribution_node = node_of(d, e->attribution_node);
	f->set = arena_array(a, nr, sizeof *f->set);
	f->set_nr = nr;
	if (nr) {
		memcpy(f->set, e->participant, nr * sizeof *f->set);
		qsort(f->set, nr, sizeof *f->set, party_order);
	}
}

/* What is too thin to be recognised again is never merged: it needs a day and two different parties. */
static bool may_merge(const struct fact_event *f)
{
	return f->event.date.known && f->set_nr >= 2 && f->set[0].node != f->set[f->set_nr - 1].node;
}

static int same_event_order(const struct fact_event *f, const struct fact_event *g)
{
	const struct kg_event *x = &f->event, *y = &g->event;
	size_t i;
	int c;

	if ((c = strcmp(x->type, y->type)) != 0 || (c = ORDER(x->polarity, y->polarity)) != 0 ||
	    (c = ORDER(x->status, y->status)) != 0 || (c = ORDER(x->date.date.start, y->date.date.start)) != 0 ||
	    (c = ORDER(x->date.date.end, y->date.date.end)) != 0 ||
	    (c = ORDER(x->date.relation, y->date.relation)) != 0 || (c = ORDER(x->has_place, y->has_place)) != 0 ||
	    (x->has_place && (c = ORDER(x->place.node, y->place.node)) != 0) || (c = ORDER(f->set_nr, g->set_nr)) != 0)
		return c;
	for (i = 0; i < f->set_nr; i++)
		if ((c = party_order(&f->set[i], &g->set[i])) != 0)
			return c;
	return 0;
}

/* Equal events side by side, the one that stands for all of them first. */
static int merge_order(const void *a, const void *b)
{
	const struct fact_event *f = *(struct fact_event *const *)a, *g = *(struct fact_event *const *)b;
	int c;

	if ((c = ORDER(may_merge(g), may_merge(f))) != 0)
		return c;
	if (may_merge(f) && ((c = same_event_order(f, g)) != 0 ||
			     (c = ORDER(g->event.importance, f->event.importance)) != 0))
		return c;
	return ORDER(f->ordinal, g->ordinal);
}

static int said_order(const void *a, const void *b)
{
	return kg_evidence_order(a, b);
}

/* A number while those of equal events are put together. */
struct merging_quantity {
	struct kg_quantity quantity;
	size_t place;               /* where it would stand if none were left out */
};

static int same_quantity_order(const struct kg_quantity *a, const struct kg_quantity *b)
{
	const struct quantity *x = &a->value, *y = &b->value;
	int c;

	if ((c = kg_compare(x->what, y->what)) != 0 || (c = kg_compare(x->unit, y->unit)) != 0 || (c = ORDER(x->mod, y->mod)) != 0 ||
	    (c = ORDER(x->has_least, y->has_least)) != 0 || (c = ORDER(x->has_most, y->has_most)) != 0 ||
	    (x->has_least && (c = ORDER(x->least, y->least)) != 0) || (x->has_most && (c = ORDER(x->most, y->most)) != 0))
		return c;
	/* without a value only the words can be equal */
	return x->has_least || x->has_most ? 0 : strcmp(a->text, b->text);
}

static int merge_quantity_order(const void *a, const void *b)
{
	const struct merging_quantity *x = a, *y = b;
	int c = same_quantity_order(&x->quantity, &y->quantity);

	return c ? c : ORDER(x->place, y->place);
}

static int place_order(const void *a, const void *b)
{
	const struct merging_quantity *x = a, *y = b;

	return ORDER(x->place, y->place);
}

static int ordinal_order(const void *a, const void *b)
{
	const struct fact_event *x = *(struct fact_event *const *)a, *y = *(struct fact_event *const *)b;

	return ORDER(x->ordinal, y->ordinal);
}

/* The numbers of a run of equal events into the first, whose own come first; the rest of `run` is put in document order. */
static void merge_quantities(struct arena *a, struct fact_event **run, size_t nr)
{
	struct kg_event *e = &run[0]->event;
	struct merging_quantity *all;
	size_t total = 0, unlike = 0, i, j;

	for (i = 0; i < nr; i++)
		total += run[i]->event.quantity_nr;
	if (!total)
		return;
	qsort(run + 1, nr - 1, sizeof *run, ordinal_order);
	all = arena_array(a, total, sizeof *all);
	for (total = i = 0; i < nr; i++)
		for (j = 0; j < run[i]->event.quantity_nr; j++, total++) {
			all[total] = (struct merging_quantity){ run[i]->event.quantity[j], total };
			all[total].quantity.document = run[i]->said.document;
		}
	qsort(all, total, sizeof *all, merge_quantity_order);
	for (i = 0; i < total; i++)
		if (i == 0 || same_quantity_order(&all[unlike - 1].quantity, &all[i].quantity) != 0)
			all[unlike++] = all[i];
	qsort(all, unlike, sizeof *all, place_order);
	e->quantity = arena_array(a, unlike, sizeof *e->quantity);
	e->quantity_nr = unlike;
	for (i = 0; i < unlike; i++)
		e->quantity[i] = all[i].quantity;
}

/* Put the `nr` equal events of a run into the first; its own sentence stays the first evidence, the rest in document
 * order. */
static void merge_run(struct arena *a, struct fact_event **run, size_t nr)
{
	struct kg_event *e = &run[0]->event;
	struct kg_evidence *said = arena_array(a, nr, sizeof *said);
	size_t i;

	for (i = 0; i < nr; i++) {
		said[i] = run[i]->said;
		if (run[i]->event.confidence > e->confidence)
			e->confidence = run[i]->event.confidence;
	}
	qsort(said, nr, sizeof *said, said_order);
	kg_evidence_add(a, &e->evidence, &run[0]->said);
	for (i = 0; i < nr; i++)
		if (kg_evidence_order(&said[i], &run[0]->said) != 0)
			kg_evidence_add(a, &e->evidence, &said[i]);
	merge_quantities(a, run, nr);
}

static int timeline_order(const void *a, const void *b)
{
	const struct fact_event *f = *(struct fact_event *const *)a, *g = *(struct fact_event *const *)b;
	const struct kg_event *x = &f->event, *y = &g->event;
	int c;

	if ((c = ORDER(y->date.known, x->date.known)) != 0)
		return c;
	if (x->date.known) {
		const struct date_span *s = &x->date.date, *t = &y->date.date;
		int32_t s_end = s->end != CALENDAR_NONE ? s->end : INT32_MAX;
		int32_t t_end = t->end != CALENDAR_NONE ? t->end : INT32_MAX;

		if ((c = ORDER(span_first(s), span_first(t))) != 0 || (c = ORDER(s_end, t_end)) != 0)
			return c;
	}
	if ((c = ORDER(f->said.document, g->said.document)) != 0 ||
	    (c = ORDER(x->trigger_begin, y->trigger_begin)) != 0 || (c = ORDER(x->trigger_end, y->trigger_end)) != 0 ||
	    (c = strcmp(x->type, y->type)) != 0)
		return c;
	return ORDER(f->ordinal, g->ordinal);
}

static void widen(struct kg_node *n, const struct date_span *s)
{
	if (n->first == CALENDAR_NONE || span_first(s) < n->first)
		n->first = span_first(s);
	if (n->last == CALENDAR_NONE || span_last(s) > n->last)
		n->last = span_last(s);
}

void kg_merge_events(struct kg *kg, struct kg_collected *c)
{
	struct arena *a = &kg->arena;
	struct fact_event **fact;
	size_t total = 0, nr = 0, i, j;

	for (i = 0; i < c->doc_nr; i++)
		total += c->doc[i]->event_nr;
	fact = arena_array(a, total, sizeof *fact);
	total = 0;
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->event_nr; j++) {
			settle(a, c->doc[i], &c->doc[i]->event[j]);
			fact[total++] = &c->doc[i]->event[j];
		}
	if (!total)
		return;
	qsort(fact, total, sizeof *fact, merge_order);
	for (i = 0; i < total; i = j) {
		for (j = i + 1; j < total && may_merge(fact[i]) && may_merge(fact[j]) &&
		     same_event_order(fact[i], fact[j]) == 0; j++)
			;
		merge_run(a, fact + i, j - i);
		fact[nr++] = fact[i];
	}
	qsort(fact, nr, sizeof *fact, timeline_order);
	kg->event = arena_array(a, nr, sizeof *kg->event);
	kg->event_nr = kg->event_alloc = nr;
	for (i = 0; i < nr; i++) {
		struct kg_event *e = &kg->event[i];

		*e = fact[i]->event;
		e->id = arena_printf(a, "e%zu", i + 1);
		if (!e->date.known)
			continue;
		kg->dated_nr++;
		for (j = 0; j < e->participant_nr; j++)
			widen(&kg->node[e->participant[j].node], &e->date.date);
		if (e->has_place)
			widen(&kg->node[e->place.node], &e->date.date);
	}
}

/* ---- relations ---- */

static int same_relation_order(const struct fact_relation *x, const struct fact_relation *y)
{
	int c;

	if ((c = ORDER(x->source, y->source)) != 0 || (c = ORDER(x->target, y->target)) != 0 ||
	    (c = ORDER(x->kind, y->kind)) != 0 || (c = kg_compare(x->label, y->label)) != 0)
		return c;
	return ORDER(x->former, y->former);
}

static int relation_order(const void *a, const void *b)
{
	const struct fact_relation *x = *(struct fact_relation *const *)a, *y = *(struct fact_relation *const *)b;
	int c;

	if ((c = same_relation_order(x, y)) != 0 || (c = kg_evidence_order(&x->said, &y->said)) != 0)
		return c;
	return ORDER(x->ordinal, y->ordinal);
}

void kg_merge_edges(struct kg *kg, struct kg_collected *c)
{
	struct arena *a = &kg->arena;
	struct fact_relation **fact;
	size_t total = 0, i, j;

	for (i = 0; i < c->doc_nr; i++)
		total += c->doc[i]->relation_nr;
	fact = arena_array(a, total, sizeof *fact);
	total = 0;
	for (i = 0; i < c->doc_nr; i++)
		for (j = 0; j < c->doc[i]->relation_nr; j++) {
			struct fact_relation *r = &c->doc[i]->relation[j];

			r->source = node_of(c->doc[i], r->source);
			r->target = node_of(c->doc[i], r->target);
			if (r->source == NO_INDEX || r->target == NO_INDEX || r->source == r->target)
				continue;
			if (!relation_directed(r->kind) && r->source > r->target) {
				uint32_t other = r->source;

				r->source = r->target;
				r->target = other;
			}
			fact[total++] = r;
		}
	if (!total)
		return;
	qsort(fact, total, sizeof *fact, relation_order);
	for (i = 0; i < total; i = j) {
		const struct fact_relation *r = fact[i];
		struct kg_edge edge = { .source = r->source, .target = r->target, .kind = r->kind, .label = r->label,
			.former = r->former, .date = DATE_SPAN_NONE };

		for (j = i; j < total && same_relation_order(r, fact[j]) == 0; j++) {
			const struct fact_relation *s = fact[j];

			kg_evidence_add(a, &edge.evidence, &s->said);
			if (edge.date.start == CALENDAR_NONE && edge.date.end == CALENDAR_NONE)
				edge.date = s->date;    /* the first that gives one */
			if (s->confidence > edge.confidence)
				edge.confidence = s->confidence;
		}
		edge.weight = (uint32_t)edge.evidence.nr;
		edge.id = arena_printf(a, "r%zu", kg->edge_nr + 1);
		ARENA_PUSH(a, kg->edge, kg->edge_nr, kg->edge_alloc) = edge;
	}
}
