/* draw.c - what is drawn, and how it looks (docs/diagrams.md says the same to the reader).
 *
 * The diagram reads from left to right: who, what happened (a column in the order of time), to whom and where.
 * Relations between entities are drawn dark and labelled, parts in events lighter.  All text passes through
 * draw_text.h.
 */
#include "graph/draw.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/textbuf.h"
#include "graph/draw_ids.h"
#include "graph/draw_text.h"
#include "graph/kg_filter.h"

enum { ATTRIBUTE_BYTES_MAX = 1 << 20, EDGE_LINES_MAX = 3 };

struct look {
	const char *shape, *style, *fill, *line, *glyph, *legend;
};

/* Fills are tints of the Okabe-Ito palette, which people with any colour vision can tell apart; the line is the hue
 * itself, made darker where it is light.  INK on every fill has a contrast of 12:1 or more. */
#define INK "#1A1A1A"
#define INK_SOFT "#4D4D4D"

static const struct look entity_look[ENTITY_TYPE_NR] = {
	[ENTITY_PERSON] = { "ellipse", "filled", "#FBE3B5", "#B87A00", "●", "person" },
	[ENTITY_COUNTRY] = { "hexagon", "filled", "#CDE8F8", "#2C7FB0", "⬢", "country" },
	[ENTITY_PLACE] = { "invhouse", "filled", "#C6E9DC", "#007A5A", "▼", "place" },
	[ENTITY_ORGANIZATION] = { "box", "filled", "#EED7E5", "#A85F88", "■", "organization" },
	[ENTITY_GROUP] = { "box", "filled,rounded", "#F8D5BF", "#B54E00", "▬", "group" },
	[ENTITY_EVENT] = { "folder", "filled", "#FAF5B8", "#8F8600", "◆", "named event" },
	[ENTITY_OTHER] = { "box", "filled,rounded,dotted", "#E8E8E8", "#6B6B6B", "□", "other" }
};
static const struct look event_look = { "note", "filled", "#FFFFFF", "#0072B2", "▤", "event" };
#define LINE_NEGATIVE "#C0392B"

struct role_look {
	const char *label, *style, *colour;
	bool from_event;    /* drawn from the event to the entity */
	const char *legend;
};
static const struct role_look role_look[ROLE_NR] = {
	[ROLE_ACTOR] = { "", "solid", "#0072B2", false, "who acts" },
	[ROLE_TARGET] = { "to", "solid", "#B85000", true, "on whom" },
	[ROLE_WITH] = { "with", "solid", "#0072B2", false, NULL },
	[ROLE_ABOUT] = { "about", "dashed", "#6B6B6B", true, NULL },
	[ROLE_PLACE] = { "in", "dotted", "#007A5A", true, NULL }
};

struct drawing {
	const struct kg *kg;
	const struct draw_options *options;
	bool events;                /* are drawn at all */
	bool *node, *event;         /* kept */
	bool *linked;               /* node has an edge to something kept */
	Agnode_t **node_of, **event_of;
	size_t node_nr, event_nr;   /* kept */
	size_t all_nr;
	struct textbuf text, clean; /* scratch */
	bool nomem;
};

/* ---- what is kept ---- */

struct ranked {
	double importance;
	size_t at;
};

static int by_importance(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->importance != y->importance)
		return x->importance > y->importance ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void keep_node(struct drawing *d, size_t i)
{
	if (!d->node[i]) {
		d->node[i] = true;
		d->node_nr++;
	}
}

static void keep_event(struct drawing *d, size_t i)
{
	d->event[i] = true;
	d->event_nr++;
}

/* Participant number `at` of an event; the place is the last. */
static const struct kg_participant *part(const struct kg_event *v, size_t at)
{
	return at < v->participant_nr                    ? &v->participant[at]
	       : v->has_place && at == v->participant_nr ? &v->place
							 : NULL;
}

static size_t parts_missing(const struct drawing *d, const struct kg_event *v)
{
	const struct kg_participant *p;
	size_t i, n = 0;

	for (i = 0; (p = part(v, i)); i++)
		n += !d->node[p->node];
	return n;
}

/* Keep what fits: first the entities that matter most, then the most important events with all who take part in them, then
 * entities by score: those with a relation to one that is kept, people and countries, the rest. */
static void choose(struct drawing *d, struct ranked *order, const struct kg_node **best)
{
	const struct kg *kg = d->kg;
	size_t max = d->options->node_max ? d->options->node_max : DRAW_NODE_MAX, quota = max / 4, i, j;
	const struct kg_participant *p;
	int round;

	if (d->all_nr <= max) {
		for (i = 0; i < kg->node_nr; i++)
			keep_node(d, i);
		for (i = 0; d->events && i < kg->event_nr; i++)
			keep_event(d, i);
		return;
	}
	kg_by_score(kg, best);
	for (i = 0; i < kg->node_nr && d->node_nr < quota; i++)
		keep_node(d, (size_t)(best[i] - kg->node));
	for (i = 0; d->events && i < kg->event_nr; i++)
		order[i] = (struct ranked){ kg->event[i].importance, i };
	if (d->events && kg->event_nr)
		qsort(order, kg->event_nr, sizeof *order, by_importance);
	for (i = 0; d->events && i < kg->event_nr && d->event_nr < max / 2 + 1; i++) {
		const struct kg_event *v = &kg->event[order[i].at];

		if (d->node_nr + d->event_nr + 1 + parts_missing(d, v) > max)
			continue;
		keep_event(d, order[i].at);
		for (j = 0; (p = part(v, j)); j++)
			keep_node(d, p->node);
	}
	for (round = 0; round < 3; round++) {
		for (i = 0; round == 0 && i < kg->edge_nr; i++) {
			const struct kg_edge *r = &kg->edge[i];

			if (d->node[r->source] || d->node[r->target])
				d->linked[r->source] = d->linked[r->target] = true;
		}
		for (i = 0; i < kg->node_nr && d->node_nr + d->event_nr < max; i++)
			if (round == 2 || (round == 0 && d->linked[best[i] - kg->node]) ||
			    (round == 1 && best[i]->type <= ENTITY_COUNTRY))
				keep_node(d, (size_t)(best[i] - kg->node));
	}
}

static void find_linked(struct drawing *d)
{
	const struct kg *kg = d->kg;
	const struct kg_participant *p;
	size_t i, j;

	memset(d->linked, 0, kg->node_nr * sizeof *d->linked);
	for (i = 0; i < kg->edge_nr; i++)
		if (d->node[kg->edge[i].source] && d->node[kg->edge[i].target])
			d->linked[kg->edge[i].source] = d->linked[kg->edge[i].target] = true;
	for (i = 0; d->events && i < kg->event_nr; i++)
		for (j = 0; d->event[i] && (p = part(&kg->event[i], j)); j++)
			d->linked[p->node] = true;
}

/* ---- attributes ---- */

/* cgraph copies the strings but takes them as char *. */
static void set(struct drawing *d, void *object, const char *name, const char *value)
{
	if (agsafeset(object, (char *)name, (char *)value, (char *)"") != 0)
		d->nomem = true;
}

static void set_html(struct drawing *d, void *object, const char *name, const char *value)
{
	Agraph_t *g = agraphof(object);
	char *html = agstrdup_html(g, (char *)value);

	if (!html) {
		d->nomem = true;
		return;
	}
	set(d, object, name, html);
	agstrfree(g, html);
}

/* `s` cleaned, in a scratch buffer that the next call uses again. */
static const char *clean(struct drawing *d, const char *s, size_t max)
{
	textbuf_clear(&d->clean);
	draw_text_clean(&d->clean, s ? s : "", max);
	return d->clean.s;
}

static struct textbuf *fresh(struct drawing *d)
{
	d->nomem |= d->text.failed;
	textbuf_clear(&d->text);
	return &d->text;
}

/* Break runs without spaces: cgraph cannot read back a quoted string of 16384 bytes without one, and no tooltip box
 * either. */
static void tooltip_set(struct drawing *d, void *object, const struct textbuf *plain)
{
	enum { RUN_MAX = 120 };
	struct textbuf *out = fresh(d);
	const char *s = plain->s;
	size_t run;

	for (; *s; s += run) {
		if (*s == '\n') {
			textbuf_puts(out, "&#10;");
			run = 1;
			continue;
		}
		if (*s == ' ') {
			textbuf_putc(out, ' ');
			run = 1;
			continue;
		}
		run = strcspn(s, " \n");
		if (run > RUN_MAX) {
			run = RUN_MAX;
			while ((s[run] & 0xC0) == 0x80)
				run--;
			draw_text_escape(out, s, run, DRAW_TOOLTIP);
			textbuf_putc(out, ' ');
			continue;
		}
		draw_text_escape(out, s, run, DRAW_TOOLTIP);
	}
	set(d, object, "tooltip", out->s);
	if (AGTYPE(object) != AGRAPH && AGTYPE(object) != AGNODE)
		set(d, object, "labeltooltip", out->s);
}

/* Add a line that quotes evidence, as much as there is room for. */
static void tooltip_evidence(struct drawing *d, struct textbuf *tip, const struct kg_evidence_list *list)
{
	enum { ROOM_MIN = 48, DOCUMENT_BYTES = 80 };
	size_t i;

	for (i = 0; i < list->nr; i++) {
		const struct kg_evidence *v = &list->item[i];
		const char *name = clean(d, d->kg->document[v->document].id, DOCUMENT_BYTES);
		size_t around = strlen("\n“” — ") + strlen(name), room;

		if (tip->len + around + ROOM_MIN > DRAW_TOOLTIP_BYTES) {
			if (tip->len + 32 <= DRAW_TOOLTIP_BYTES)
				textbuf_printf(tip, "\n+ %zu more", list->nr - i);
			return;
		}
		room = DRAW_TOOLTIP_BYTES - tip->len - around;
		if (i + 1 < list->nr && room > ROOM_MIN + 12)
			room -= 12;
		textbuf_puts(tip, "\n“");
		draw_text_clean(tip, v->text, room);
		textbuf_printf(tip, "” — %s", name);
	}
}

static void set_link(struct drawing *d, void *object, const struct kg_evidence_list *list)
{
	const char *url = list->nr ? d->kg->document[list->item[0].document].url : NULL;
	struct textbuf *out = fresh(d);

	if (draw_text_link(out, url)) {
		set(d, object, "URL", out->s);
		set(d, object, "target", "_blank");
	}
}

/* ---- entities ---- */

static bool office_is_drawn(const struct drawing *d, size_t node)
{
	size_t i;

	for (i = 0; i < d->kg->edge_nr; i++) {
		const struct kg_edge *r = &d->kg->edge[i];

		if (r->source == node && d->node[r->target] &&
		    (r->kind == RELATION_LEADER_OF || r->kind == RELATION_OFFICIAL_OF ||
		     r->kind == RELATION_SPOKESPERSON_OF))
			return true;
	}
	return false;
}

static void draw_entity(struct drawing *d, Agraph_t *g, size_t at)
{
	static const char *const sizes[] = { "12", "14", "17" };
	const struct kg_node *n = &d->kg->node[at];
	const struct look *look = &entity_look[n->type];
	Agnode_t *v = agnode(g, (char *)n->id, 1);
	struct textbuf tip = TEXTBUF_INIT(ATTRIBUTE_BYTES_MAX), *out;
	uint32_t heaviest = d->kg->node[0].weight;
	unsigned size = 0;
	size_t i;

	if (!v) {
		d->nomem = true;
		return;
	}
	d->node_of[at] = v;
	set(d, v, "id", n->id);
	set(d, v, "class", n->type == ENTITY_EVENT ? "named-event" : entity_type_name[n->type]);
	set(d, v, "shape", look->shape);
	set(d, v, "style", look->style);
	set(d, v, "fillcolor", look->fill);
	set(d, v, "color", look->line);
	if (n->weight >= 3)
		size = n->weight >= heaviest / 2 ? 2 : n->weight >= heaviest / 4 ? 1 : 0;
	set(d, v, "fontsize", sizes[size]);

	out = fresh(d);
	textbuf_puts(out, n->type == ENTITY_PERSON || n->type == ENTITY_COUNTRY ? "<B>" : "");
	draw_text_wrap(out, *clean(d, n->name, DRAW_LABEL_BYTES) ? d->clean.s : "(no name)", 18, 4, "<BR/>", DRAW_HTML);
	textbuf_puts(out, n->type == ENTITY_PERSON || n->type == ENTITY_COUNTRY ? "</B>" : "");
	if (n->role && *clean(d, n->role, DRAW_LABEL_BYTES) && !office_is_drawn(d, at)) {
		textbuf_puts(out, "<BR/><FONT POINT-SIZE=\"10\">");
		draw_text_wrap(out, d->clean.s, 24, 2, "<BR/>", DRAW_HTML);
		textbuf_puts(out, "</FONT>");
	}
	set_html(d, v, "label", out->s);

	draw_text_clean(&tip, n->name, DRAW_LABEL_BYTES);
	textbuf_printf(&tip, "%s%s", tip.len ? " — " : "", look->legend);
	if (n->role && *clean(d, n->role, DRAW_LABEL_BYTES))
		textbuf_printf(&tip, ", %s", d->clean.s);
	textbuf_printf(&tip, ", named %u time%s", n->weight, n->weight == 1 ? "" : "s");
	for (i = 0; i < n->alias_nr && tip.len < DRAW_TOOLTIP_BYTES / 2; i++)
		textbuf_printf(&tip, "%s%s", i ? "; " : "\nalso: ", clean(d, n->alias[i], 60));
	tooltip_evidence(d, &tip, &n->evidence);
	d->nomem |= tip.failed;
	tooltip_set(d, v, &tip);
	textbuf_release(&tip);
	set_link(d, v, &n->evidence);
}

/* ---- events ---- */

static const char *const status_word[STATUS_NR] = { "", "ongoing", "planned", "proposed", "hypothetical", "disputed" };

static void draw_event(struct drawing *d, Agraph_t *g, size_t at)
{
	const struct kg_event *w = &d->kg->event[at];
	Agnode_t *v = agnode(g, (char *)w->id, 1);
	struct textbuf tip = TEXTBUF_INIT(ATTRIBUTE_BYTES_MAX), *out;
	bool negative = w->polarity == POLARITY_NEGATIVE, open = w->status >= STATUS_PLANNED;

	if (!v) {
		d->nomem = true;
		return;
	}
	d->event_of[at] = v;
	set(d, v, "id", w->id);
	out = fresh(d);
	textbuf_printf(out, "event %s %s", status_name[w->status], polarity_name[w->polarity]);
	set(d, v, "class", out->s);
	set(d, v, "shape", event_look.shape);
	set(d, v, "style", open ? "filled,dashed" : event_look.style);
	set(d, v, "fillcolor", event_look.fill);
	set(d, v, "color", negative ? LINE_NEGATIVE : event_look.line);
	set(d, v, "fontsize", "11");
	if (negative)
		set(d, v, "penwidth", "2.4");

	out = fresh(d);
	/* a table, for one width in all the column and text at its left */
	textbuf_puts(out, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" WIDTH=\"160\"><TR>"
	                  "<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><FONT POINT-SIZE=\"10\" COLOR=\"" INK_SOFT "\"><B>");
	draw_text_date(out, &w->date);
	textbuf_puts(out, "</B>");
	if (*status_word[w->status])
		textbuf_printf(out, " · <I>%s</I>", status_word[w->status]);
	textbuf_puts(out, "</FONT><BR/>");
	if (!*clean(d, w->headline, DRAW_LABEL_BYTES) && !*clean(d, w->trigger_text, DRAW_LABEL_BYTES))
		clean(d, w->type, DRAW_LABEL_BYTES);
	draw_text_wrap(out, d->clean.s, 29, 6, "<BR/>", DRAW_HTML);
	if (w->has_attribution && *clean(d, w->attribution_text, 60)) {
		textbuf_puts(out, "<BR/><FONT POINT-SIZE=\"10\" COLOR=\"" INK_SOFT "\"><I>according to ");
		draw_text_wrap(out, d->clean.s, 22, 2, "<BR/>", DRAW_HTML);
		textbuf_puts(out, "</I></FONT>");
	}
	textbuf_puts(out, "</TD></TR></TABLE>");
	set_html(d, v, "label", out->s);

	draw_text_date(&tip, &w->date);
	textbuf_printf(&tip, " — %s, %s%s", clean(d, w->type, 40), status_name[w->status],
		       negative ? ", negative" : "");
	tooltip_evidence(d, &tip, &w->evidence);
	d->nomem |= tip.failed;
	tooltip_set(d, v, &tip);
	textbuf_release(&tip);
	set_link(d, v, &w->evidence);
}

/* A participant's edge; a second role of the same entity in the same event is not drawn again. */
static void draw_part(struct drawing *d, Agraph_t *g, size_t event, size_t at)
{
	const struct kg_event *w = &d->kg->event[event];
	const struct kg_participant *p = part(w, at);
	const struct role_look *look = &role_look[p->role];
	Agnode_t *entity = d->node_of[p->node], *v = d->event_of[event];
	struct textbuf tip = TEXTBUF_INIT(ATTRIBUTE_BYTES_MAX), *out;
	const struct kg_participant *q;
	Agedge_t *a;
	size_t i;

	if (!entity)
		return;
	for (i = 0; (q = part(w, i)); i++)
		if (i != at && q->node == p->node && (q->role < p->role || (q->role == p->role && i < at)))
			return;
	out = fresh(d);
	textbuf_printf(out, "%s-%s-%s", w->id, d->kg->node[p->node].id, role_name[p->role]);
	a = look->from_event ? agedge(g, v, entity, out->s, 1) : agedge(g, entity, v, out->s, 1);
	if (!a) {
		d->nomem = true;
		return;
	}
	set(d, a, "id", out->s);
	out = fresh(d);
	textbuf_printf(out, "role %s", role_name[p->role]);
	set(d, a, "class", out->s);
	set(d, a, "style", look->style);
	set(d, a, "color", look->colour);
	set(d, a, "fontcolor", look->colour);
	set(d, a, "label", look->label);
	if (p->role == ROLE_ABOUT || p->role == ROLE_PLACE || p->role == ROLE_WITH)
		set(d, a, "arrowhead", "none");

	textbuf_printf(&tip, "%s: ", role_name[p->role]);
	draw_text_clean(&tip, p->text && *p->text ? p->text : d->kg->node[p->node].name, DRAW_LABEL_BYTES);
	tooltip_evidence(d, &tip, &w->evidence);
	d->nomem |= tip.failed;
	tooltip_set(d, a, &tip);
	textbuf_release(&tip);
}

/* ---- relations ---- */

static void relation_words(struct textbuf *out, struct drawing *d, const struct kg_edge *r)
{
	static const char *const word[RELATION_KIND_NR] = {
		"leader of",      "official of", "citizen of", "member of", "part of",   "in",       "spokesperson for",
		"predecessor of", "spouse of",   "parent of",  "ally of",   "works for", "linked to"};
	const char *label = clean(d, r->label, DRAW_LABEL_BYTES);
	bool office = r->kind == RELATION_LEADER_OF || r->kind == RELATION_OFFICIAL_OF ||
		      r->kind == RELATION_MEMBER_OF || r->kind == RELATION_SPOKESPERSON_OF ||
		      r->kind == RELATION_WORKS_FOR;
	bool named = *label != '\0';

	if (r->former && strncmp(label, "former", 6) != 0 && strncmp(label, "ex-", 3) != 0)
		textbuf_puts(out, "former ");
	textbuf_puts(out, named ? label : word[r->kind]);
	if (named && office && !strstr(label, " of") && !strstr(label, " to ") && !strstr(label, " for"))
		textbuf_puts(out, " of");
}

/* All relations from one entity to another are one edge: they stand together in kg->edge. */
static void draw_relation(struct drawing *d, Agraph_t *g, size_t at, size_t end)
{
	const struct kg_edge *r = &d->kg->edge[at];
	struct textbuf tip = TEXTBUF_INIT(ATTRIBUTE_BYTES_MAX), words = TEXTBUF_INIT(ATTRIBUTE_BYTES_MAX), *out;
	Agedge_t *a = agedge(g, d->node_of[r->source], d->node_of[r->target], (char *)r->id, 1);
	bool former = true;
	size_t i;

	if (!a) {
		d->nomem = true;
		return;
	}
	set(d, a, "id", r->id);
	out = fresh(d);
	textbuf_puts(out, "relation");
	for (i = at; i < end; i++)
		if (i == at || d->kg->edge[i].kind != d->kg->edge[i - 1].kind)
			textbuf_printf(out, " %s", relation_kind_name[d->kg->edge[i].kind]);
	set(d, a, "class", out->s);
	out = fresh(d);
	for (i = at; i < end; i++) {
		textbuf_clear(&words);
		relation_words(&words, d, &d->kg->edge[i]);
		former &= d->kg->edge[i].former;
		if (i - at < EDGE_LINES_MAX) {
			textbuf_puts(out, i > at ? "\\n" : "");
			draw_text_wrap(out, words.s, 20, 3, "\\n", DRAW_PLAIN);
		}
		textbuf_printf(&tip, "%s%s", i > at ? "; " : "", words.s);
		if (tip.len > DRAW_TOOLTIP_BYTES / 2)
			break;
	}
	if (end - at > EDGE_LINES_MAX)
		textbuf_printf(out, "\\n+ %zu more", end - at - EDGE_LINES_MAX);
	set(d, a, "label", out->s);
	set(d, a, "style", former ? "dashed" : "solid");
	set(d, a, "color", "#333333");
	set(d, a, "fontcolor", INK);
	set(d, a, "penwidth", "1.4");
	tooltip_evidence(d, &tip, &r->evidence);
	d->nomem |= tip.failed | words.failed;
	tooltip_set(d, a, &tip);
	textbuf_release(&tip);
	textbuf_release(&words);
}

/* ---- title and legend ---- */

static void legend_cell(struct textbuf *out, const struct look *look, const char *line, const char *style,
			const char *text)
{
	textbuf_printf(
		out,
		"<TD BGCOLOR=\"%s\" COLOR=\"%s\" BORDER=\"1\"%s><FONT COLOR=\"%s\" POINT-SIZE=\"13\">%s</FONT> %s</TD>",
		look->fill, line, style, line, look->glyph, text);
}

static void legend_row(struct textbuf *out, unsigned *cells)
{
	enum { CELLS = 6 };

	if ((*cells)++ % CELLS == 0 && *cells > 1)
		textbuf_puts(out, "</TR><TR>");
}

static void draw_title(struct drawing *d, Agraph_t *g)
{
	const struct kg *kg = d->kg;
	struct textbuf *out = fresh(d);
	bool used[ENTITY_TYPE_NR] = { false }, role[ROLE_NR] = { false }, negative = false, open = false;
	const struct kg_document *doc = kg->document_nr == 1 ? &kg->document[0] : NULL;
	const struct kg_participant *p;
	unsigned cells = 0;
	size_t i, j;

	textbuf_puts(out, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"3\">"
	                  "<TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"20\"><B>");
	if (d->options->title && *clean(d, d->options->title, 200))
		draw_text_wrap(out, d->clean.s, 60, 3, "<BR ALIGN=\"LEFT\"/>", DRAW_HTML);
	else if (doc && (*clean(d, doc->title, 200) || *clean(d, doc->id, 200)))
		draw_text_wrap(out, d->clean.s, 60, 3, "<BR ALIGN=\"LEFT\"/>", DRAW_HTML);
	else
		textbuf_printf(out, "%zu documents", kg->document_nr);
	textbuf_puts(out, "</B></FONT></TD></TR>");

	textbuf_puts(out, "<TR><TD ALIGN=\"LEFT\"><FONT COLOR=\"" INK_SOFT "\">");
	i = out->len;
	if (doc && *clean(d, doc->source, 80))
		draw_text_escape(out, d->clean.s, d->clean.len, DRAW_HTML);
	if (doc && doc->date != CALENDAR_NONE) {
		textbuf_puts(out, out->len > i ? ", " : "");
		draw_text_day(out, doc->date);
	}
	if (d->node_nr + d->event_nr < d->all_nr)
		textbuf_printf(out, "%sshowing %zu of %zu nodes", out->len > i ? " · " : "", d->node_nr + d->event_nr,
			       d->all_nr);
	textbuf_puts(out, out->len > i ? "</FONT></TD></TR>" : " </FONT></TD></TR>");

	for (i = 0; i < kg->node_nr; i++)
		if (d->node[i])
			used[kg->node[i].type] = true;
	for (i = 0; d->events && i < kg->event_nr; i++)
		if (d->event[i]) {
			negative |= kg->event[i].polarity == POLARITY_NEGATIVE;
			open |= kg->event[i].status >= STATUS_PLANNED;
			for (j = 0; (p = part(&kg->event[i], j)); j++)
				role[p->role] |= d->node[p->node];
		}
	textbuf_puts(
		out,
		"<TR><TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"4\" CELLPADDING=\"3\"><TR>");
	for (i = 0; i < ENTITY_TYPE_NR; i++)
		if (used[i]) {
			legend_row(out, &cells);
			legend_cell(out, &entity_look[i], entity_look[i].line, "", entity_look[i].legend);
		}
	if (d->event_nr) {
		legend_row(out, &cells);
		legend_cell(out, &event_look, event_look.line, "", "event");
	}
	if (open) {
		legend_row(out, &cells);
		legend_cell(out, &event_look, event_look.line, " STYLE=\"DASHED\"", "planned or disputed");
	}
	if (negative) {
		legend_row(out, &cells);
		legend_cell(out, &event_look, LINE_NEGATIVE, "", "failed or did not happen");
	}
	for (i = 0; i < ROLE_NR; i++)
		if (role[i] && role_look[i].legend) {
			legend_row(out, &cells);
			textbuf_printf(out, "<TD BORDER=\"0\" ALIGN=\"LEFT\"><FONT COLOR=\"%s\">→</FONT> %s</TD>",
			               role_look[i].colour, role_look[i].legend);
		}
	textbuf_puts(out, "<TD BORDER=\"0\"></TD></TR></TABLE></TD></TR></TABLE>");
	set_html(d, g, "label", out->s);
}

/* ---- the whole ---- */

static void declare(Agraph_t *g)
{
	static const struct { int kind; const char *name, *value;
	} attribute[] = {{AGRAPH, "rankdir", "LR"},
			 {AGRAPH, "labelloc", "t"},
			 {AGRAPH, "labeljust", "l"},
			 {AGRAPH, "fontname", "Helvetica,Arial,sans-serif"},
			 {AGRAPH, "fontsize", "11"},
			 {AGRAPH, "fontcolor", INK},
			 {AGRAPH, "bgcolor", "#FFFFFF"},
			 {AGRAPH, "pad", "0.2"},
			 {AGRAPH, "nodesep", "0.18"},
			 {AGRAPH, "ranksep", "0.9"},
			 {AGRAPH, "rank", ""},
			 {AGRAPH, "class", "dateline"},
			 {AGRAPH, "label", ""},
			 {AGRAPH, "tooltip", ""},
			 {AGRAPH, "style", ""},
			 {AGRAPH, "color", ""},
			 {AGNODE, "fontname", "Helvetica,Arial,sans-serif"},
			 {AGNODE, "fontsize", "12"},
			 {AGNODE, "fontcolor", INK},
			 {AGNODE, "margin", "0.10,0.06"},
			 {AGNODE, "height", "0.3"},
			 {AGNODE, "width", "0.5"},
			 {AGNODE, "shape", "box"},
			 {AGNODE, "style", "filled"},
			 {AGNODE, "fillcolor", "#FFFFFF"},
			 {AGNODE, "color", INK},
			 {AGNODE, "penwidth", "1"},
			 {AGNODE, "label", ""},
			 {AGNODE, "id", ""},
			 {AGNODE, "class", ""},
			 {AGNODE, "tooltip", ""},
			 {AGEDGE, "fontname", "Helvetica,Arial,sans-serif"},
			 {AGEDGE, "fontsize", "10"},
			 {AGEDGE, "fontcolor", INK},
			 {AGEDGE, "color", INK},
			 {AGEDGE, "style", "solid"},
			 {AGEDGE, "penwidth", "1"},
			 {AGEDGE, "arrowsize", "0.7"},
			 {AGEDGE, "arrowhead", "normal"},
			 {AGEDGE, "label", ""},
			 {AGEDGE, "id", ""},
			 {AGEDGE, "class", ""},
			 {AGEDGE, "tooltip", ""},
			 {AGEDGE, "labeltooltip", ""}};
	size_t i;

	for (i = 0; i < sizeof attribute / sizeof *attribute; i++)
		agattr(g, attribute[i].kind, (char *)attribute[i].name, (char *)attribute[i].value);
}

/* The two groups that a layout needs to know of: events in the order of time, and entities without any edge. No edge
 * that is not in the text is drawn to hold them together; layout.c does that for its own pictures. */
static void draw_groups(struct drawing *d, Agraph_t *g)
{
	Agraph_t *time = d->event_nr ? agsubg(g, (char *)DRAW_TIME, 1) : NULL, *apart = NULL;
	size_t i;

	if (d->event_nr && !time) {
		d->nomem = true;
		return;
	}
	for (i = 0; i < d->kg->event_nr; i++)
		if (d->event[i])
			agsubnode(time, d->event_of[i], 1);
	if (time)
		set(d, time, "rank", "same");
	for (i = 0; i < d->kg->node_nr; i++) {
		if (!d->node[i] || d->linked[i])
			continue;
		if (!apart && !(apart = agsubg(g, (char *)DRAW_APART, 1))) {
			d->nomem = true;
			return;
		}
		agsubnode(apart, d->node_of[i], 1);
	}
	if (!apart)
		return;
	set(d, apart, "label", "also named");
	set(d, apart, "class", "apart");
	set(d, apart, "tooltip", "named without a part in what is drawn");
	set(d, apart, "style", "rounded");
	set(d, apart, "color", "#C8C8C8");
}

static void draw(struct drawing *d, Agraph_t *g)
{
	const struct kg *kg = d->kg;
	size_t i, j;

	declare(g);
	draw_title(d, g);
	for (i = 0; i < kg->node_nr; i++)
		if (d->node[i])
			draw_entity(d, g, i);
	for (i = 0; i < kg->event_nr; i++)
		if (d->event[i])
			draw_event(d, g, i);
	if (d->nomem)
		return;
	for (i = 0; i < kg->edge_nr; i = j) {
		const struct kg_edge *r = &kg->edge[i];

		for (j = i + 1; j < kg->edge_nr && kg->edge[j].source == r->source && kg->edge[j].target == r->target;
		     j++)
			;
		if (d->node[r->source] && d->node[r->target])
			draw_relation(d, g, i, j);
	}
	for (i = 0; i < kg->event_nr; i++)
		for (j = 0; d->event[i] && part(&kg->event[i], j); j++)
			draw_part(d, g, i, j);
	draw_groups(d, g);
}

int draw_kg(Agraph_t **out, const struct kg *kg, const struct draw_options *options, struct err *e)
{
	static const struct draw_options none;
	struct drawing d = { .kg = kg, .options = options ? options : &none };
	struct ranked *order = NULL;
	const struct kg_node **best = NULL;
	Agraph_t *g = NULL;

	assert(kg->finished);
	*out = NULL;
	textbuf_init(&d.text, ATTRIBUTE_BYTES_MAX);
	textbuf_init(&d.clean, ATTRIBUTE_BYTES_MAX);
	d.events = !d.options->no_events;
	d.all_nr = kg->node_nr + (d.events ? kg->event_nr : 0);
	d.node = calloc(kg->node_nr + 1, sizeof *d.node);
	d.event = calloc(kg->event_nr + 1, sizeof *d.event);
	d.linked = calloc(kg->node_nr + 1, sizeof *d.linked);
	d.node_of = calloc(kg->node_nr + 1, sizeof *d.node_of);
	d.event_of = calloc(kg->event_nr + 1, sizeof *d.event_of);
	order = calloc(kg->event_nr + 1, sizeof *order);
	best = calloc(kg->node_nr + 1, sizeof *best);
	if (!d.node || !d.event || !d.linked || !d.node_of || !d.event_of || !order || !best ||
	    !(g = agopen((char *)"dateline", Agdirected, &draw_disc))) {
		d.nomem = true;
		goto done;
	}
	choose(&d, order, best);
	find_linked(&d);
	draw(&d, g);
	fresh(&d);
	d.nomem |= d.clean.failed;
done:
	free(d.node);
	free(d.event);
	free(d.linked);
	free(d.node_of);
	free(d.event_of);
	free(order);
	free(best);
	textbuf_release(&d.text);
	textbuf_release(&d.clean);
	if (d.nomem) {
		if (g)
			agclose(g);
		return err_set(e, ERR_NOMEM, "out of memory drawing the graph");
	}
	*out = g;
	return 0;
}
