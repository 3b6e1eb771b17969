#include "graph/kg_filter.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "graph/kg_int.h"

struct filtering {
	struct kg *kg;
	const struct kg_filter *f;
	bool *node, *event;         /* stay */
	bool *centre;               /* named by `about` */
	uint32_t *to;               /* the new number of a node, or NO_INDEX */
};

/* ---- by score ---- */

static int score_order(const void *a, const void *b)
{
	const struct kg_node *x = *(const struct kg_node *const *)a, *y = *(const struct kg_node *const *)b;
	int c = ORDER(y->score, x->score);

	return c ? c : ORDER(x, y);             /* nodes of one array */
}

void kg_by_score(const struct kg *kg, const struct kg_node **order)
{
	size_t i;

	for (i = 0; i < kg->node_nr; i++)
		order[i] = &kg->node[i];
	if (kg->node_nr)
		qsort(order, kg->node_nr, sizeof *order, score_order);
}

/* The names that were asked about go before all others. */
static void keep_top(struct filtering *g)
{
	struct kg *kg = g->kg;
	const struct kg_node **order = arena_array(&kg->arena, kg->node_nr + 1, sizeof *order);
	size_t left = g->f->top, i;
	int others;

	kg_by_score(kg, order);
	for (others = 0; others < 2; others++)
		for (i = 0; i < kg->node_nr; i++) {
			size_t n = (size_t)(order[i] - kg->node);

			if (!g->node[n] || g->centre[n] == (bool)others)
				continue;
			g->node[n] = left > 0;
			left -= left > 0;
		}
}

/* ---- around a name ---- */

static void find_centre(struct filtering *g)
{
	struct kg *kg = g->kg;
	struct arena *a = &kg->arena;
	struct kg_key key = { NULL, 0, 0 };
	struct strmap wanted;
	bool *met = arena_array(a, g->f->about_nr, sizeof *met);
	size_t i, j;
	uint32_t at;

	strmap_init(&wanted, a);
	for (i = 0; i < g->f->about_nr; i++) {
		kg_key_clear(&key);
		kg_key_name(a, &key, g->f->about[i], true);
		if (strmap_get(&wanted, key.s, key.len) == STRMAP_NONE)
			strmap_put(&wanted, key.s, key.len, (uint32_t)i, 1);
		else
			met[i] = true;          /* given twice */
	}
	for (i = 0; i < kg->node_nr; i++) {
		const struct kg_node *n = &kg->node[i];

		for (j = 0; j <= n->alias_nr; j++) {
			kg_key_clear(&key);
			kg_key_name(a, &key, j ? n->alias[j - 1] : n->name, true);
			at = strmap_get(&wanted, key.s, key.len);
			if (at == STRMAP_NONE)
				continue;
			g->centre[i] = met[at] = true;
		}
	}
	for (i = 0; i < g->f->about_nr; i++)
		if (!met[i])
			kg_note(kg, arena_printf(a, "nothing is named '%s'", g->f->about[i]));
}

/* The nodes of an event, one after the other: its parts, its place, its speaker; NO_INDEX at the end. */
static uint32_t event_node(const struct kg_event *e, size_t at)
{
	if (at < e->participant_nr)
		return e->participant[at].node;
	at -= e->participant_nr;
	if (e->has_place && at-- == 0)
		return e->place.node;
	return e->has_attribution && at == 0 ? e->attribution_node : NO_INDEX;
}

/* One step further: `near` are the nodes so far, what is next to them is added to `far`.  False: nothing new. */
static bool step(struct filtering *g, const bool *near, bool *far)
{
	const struct kg *kg = g->kg;
	bool more = false;
	uint32_t node;
	size_t i, j;

	for (i = 0; i < kg->edge_nr; i++) {
		uint32_t a = kg->edge[i].source, b = kg->edge[i].target;

		if (near[a] == near[b])
			continue;
		more |= !far[a] || !far[b];
		far[a] = far[b] = true;
	}
	for (i = 0; i < kg->event_nr; i++) {
		const struct kg_event *e = &kg->event[i];

		for (j = 0; (node = event_node(e, j)) != NO_INDEX && !near[node]; j++)
			;
		if (node == NO_INDEX)
			continue;
		more |= !g->event[i];
		g->event[i] = true;
		for (j = 0; (node = event_node(e, j)) != NO_INDEX; j++) {
			more |= !far[node];
			far[node] = true;
		}
	}
	return more;
}

static void keep_around(struct filtering *g)
{
	struct kg *kg = g->kg;
	bool *near = arena_array(&kg->arena, kg->node_nr, sizeof *near), more = true;
	unsigned depth;

	find_centre(g);
	memcpy(g->node, g->centre, kg->node_nr * sizeof *near);
	memset(g->event, 0, kg->event_nr * sizeof *g->event);
	for (depth = 0; depth < g->f->depth && more; depth++) {
		memcpy(near, g->node, kg->node_nr * sizeof *near);
		more = step(g, near, g->node);
	}
}

/* ---- taking away ---- */

static bool is_core(enum role role)
{
	return role == ROLE_ACTOR || role == ROLE_TARGET || role == ROLE_WITH;
}

/* True if the entities that make the event stay. */
static bool event_stays(const struct filtering *g, const struct kg_event *e)
{
	bool core = false, about = false, core_stays = true, about_stays = true;
	size_t i;

	for (i = 0; i < e->participant_nr; i++) {
		const struct kg_participant *p = &e->participant[i];

		if (is_core(p->role)) {
			core = true;
			core_stays &= g->node[p->node];
		} else if (p->role == ROLE_ABOUT) {
			about = true;
			about_stays &= g->node[p->node];
		}
	}
	if (core)
		return core_stays;
	if (about)
		return about_stays;
	for (i = 0; i < e->participant_nr; i++)
		if (g->node[e->participant[i].node])
			return true;
	return e->has_place && g->node[e->place.node];
}

static void cut_event(struct filtering *g, struct kg_event *e)
{
	size_t nr = 0, i;

	for (i = 0; i < e->participant_nr; i++)
		if (g->node[e->participant[i].node]) {
			e->participant[nr] = e->participant[i];
			e->participant[nr].node = g->to[e->participant[i].node];
			nr++;
		}
	e->participant_nr = nr;
	if (e->has_place) {
		e->has_place = g->node[e->place.node];
		e->place.node = g->to[e->place.node];
	}
	if (e->has_attribution && e->attribution_node != NO_INDEX)
		e->attribution_node = g->to[e->attribution_node];
}

static void take_away(struct filtering *g)
{
	struct kg *kg = g->kg;
	struct arena *a = &kg->arena;
	size_t nr, dated = 0, i;

	for (i = nr = 0; i < kg->node_nr; i++) {
		g->to[i] = NO_INDEX;
		if (!g->node[i])
			continue;
		g->to[i] = (uint32_t)nr;
		kg->node[nr] = kg->node[i];
		kg->node[nr].id = arena_printf(a, "n%zu", nr + 1);
		nr++;
	}
	kg->node_nr = nr;
	for (i = nr = 0; i < kg->event_nr; i++) {
		if (!g->event[i] || !event_stays(g, &kg->event[i]))
			continue;
		kg->event[nr] = kg->event[i];
		cut_event(g, &kg->event[nr]);
		kg->event[nr].id = arena_printf(a, "e%zu", nr + 1);
		dated += i < kg->dated_nr;
		nr++;
	}
	kg->event_nr = nr;
	kg->dated_nr = dated;
	for (i = nr = 0; i < kg->edge_nr; i++) {
		struct kg_edge x = kg->edge[i];

		x.source = g->to[x.source];
		x.target = g->to[x.target];
		if (x.source == NO_INDEX || x.target == NO_INDEX)
			continue;
		x.id = arena_printf(a, "r%zu", nr + 1);
		kg->edge[nr++] = x;
	}
	kg->edge_nr = nr;
	for (i = 0; i < kg->origin_nr; i++)
		if (kg->origin[i].node != NO_INDEX)
			kg->origin[i].node = g->to[kg->origin[i].node];
}

static void filter(struct kg *kg, const void *data)
{
	struct filtering g = { .kg = kg, .f = data };
	size_t i;

	g.node = arena_array(&kg->arena, kg->node_nr, sizeof *g.node);
	g.event = arena_array(&kg->arena, kg->event_nr, sizeof *g.event);
	g.centre = arena_array(&kg->arena, kg->node_nr, sizeof *g.centre);
	g.to = arena_array(&kg->arena, kg->node_nr, sizeof *g.to);
	memset(g.node, 1, kg->node_nr * sizeof *g.node);
	memset(g.event, 1, kg->event_nr * sizeof *g.event);
	if (g.f->about_nr)
		keep_around(&g);
	for (i = 0; i < kg->node_nr; i++)
		if (!g.centre[i] && ((g.f->types && !(g.f->types & (1u << kg->node[i].type))) ||
				     kg->node[i].weight < g.f->weight_min))
			g.node[i] = false;
	if (g.f->top)
		keep_top(&g);
	take_away(&g);
	kg->filtered = true;
}

int kg_filter(struct kg *kg, const struct kg_filter *f, struct err *e)
{
	size_t i;

	assert(kg->finished);
	for (i = 0; i < f->about_nr; i++)
		if (utf8_invalid_at(f->about[i], strlen(f->about[i])) != strlen(f->about[i]))
			return err_set(e, ERR_UTF8, "a name is not UTF-8");
	return kg_guarded(kg, filter, f, e);
}
