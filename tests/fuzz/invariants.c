#include "tests/fuzz/invariants.h"

#include <string.h>

#include "base/utf8.h"

#define PROMISE(condition, text) do { if (!(condition)) return (text); } while (0)

static bool on_boundary(const char *text, size_t len, uint32_t at)
{
	return at <= len && ((unsigned char)text[at] & 0xC0) != 0x80;
}

static bool is_span(const struct doc *d, uint32_t begin, uint32_t end)
{
	return begin < end && on_boundary(d->text, d->text_len, begin) && on_boundary(d->text, d->text_len, end);
}

static bool is_tokens(const struct doc *d, uint32_t begin, uint32_t end)
{
	return begin < end && end <= d->token_nr;
}

static bool is_date(const struct date_span *s)
{
	return s->start == CALENDAR_NONE || s->end == CALENDAR_NONE || s->start <= s->end;
}

static bool is_part(double x)
{
	return x >= 0 && x <= 1;
}

static bool is_text(const char *s)
{
	return s && utf8_invalid_at(s, strlen(s)) == strlen(s);
}

static bool is_code(const char code[3])
{
	return !code[0] || (code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z' && !code[2]);
}

static const char *tokens_broken(const struct doc *d)
{
	uint32_t at = 0, token = 0, end;
	size_t i, size;

	for (i = 0; i < d->sentence_nr; i++) {
		const struct sentence *s = &d->sentence[i];

		PROMISE(is_span(d, s->begin, s->end), "a sentence's span lies in the text");
		PROMISE(s->begin >= at, "sentences are in order and do not overlap");
		PROMISE(s->token_begin == token && is_tokens(d, s->token_begin, s->token_end),
			"sentences hold all tokens, each one once");
		PROMISE(s->token_end - s->token_begin <= SENTENCE_TOKENS_MAX, "sentences have a longest length");
		at = s->end;
		token = s->token_end;
	}
	PROMISE(token == d->token_nr, "every token is in a sentence");
	at = 0;
	for (i = 0; i < d->token_nr; i++) {
		const struct token *t = &d->token[i];
		const struct sentence *s;

		PROMISE(t->sentence < d->sentence_nr, "a token knows its sentence");
		s = &d->sentence[t->sentence];
		PROMISE(i >= s->token_begin && i < s->token_end, "a token is in the sentence that it names");
		PROMISE(is_span(d, t->begin, t->end), "a token's span lies in the text");
		PROMISE(t->begin >= at, "tokens are in order and do not overlap");
		PROMISE(t->begin >= s->begin && t->end <= s->end, "a token lies in its sentence");
		PROMISE(t->end - t->begin <= TOKEN_BYTES_MAX, "tokens have a longest length");
		PROMISE(is_text(t->form) && is_text(t->lower), "a token has its form");
		PROMISE(!t->lemma || is_text(t->lemma), "a lemma is text");
		PROMISE(t->upos < UPOS_NR, "a token's tag is one");
		PROMISE(t->head == HEAD_ROOT || t->head == HEAD_NONE ||
			(t->head >= (int32_t)s->token_begin && t->head < (int32_t)s->token_end && t->head != (int32_t)i),
			"a head is another token of the sentence");
		if (!d->pretokenised)
			for (end = at; end < t->begin; end += (uint32_t)size)
				PROMISE(utf8_is_space(utf8_at(d->text + end, d->text_len - end, &size)),
					"only white space lies between tokens");
		at = t->end;
	}
	if (!d->pretokenised)
		for (end = at; end < d->text_len; end += (uint32_t)size)
			PROMISE(utf8_is_space(utf8_at(d->text + end, d->text_len - end, &size)),
				"only white space lies after the last token");
	return NULL;
}

static const char *times_broken(const struct doc *d)
{
	uint32_t at = 0;
	size_t i;

	for (i = 0; i < d->timex_nr; i++) {
		const struct timex *t = &d->timex[i];

		PROMISE(is_span(d, t->begin, t->end) && is_tokens(d, t->token_begin, t->token_end), "a time's span lies in the text");
		PROMISE(t->begin >= at, "times are in order and do not overlap");
		PROMISE(t->type < TIMEX_TYPE_NR && t->relation < TIME_RELATION_NR && is_text(t->value), "a time has type and value");
		PROMISE(is_date(&t->date), "a time does not end before it begins");
		at = t->end;
	}
	return NULL;
}

static const char *entities_broken(const struct doc *d)
{
	size_t i, j;

	for (i = 0; i < d->mention_nr; i++) {
		const struct mention *m = &d->mention[i];

		PROMISE(is_span(d, m->begin, m->end) && is_tokens(d, m->token_begin, m->token_end),
			"a mention's span lies in the text");
		PROMISE(!i || m[-1].begin < m->begin || (m[-1].begin == m->begin && m[-1].end >= m->end),
			"mentions are in order");
		PROMISE(m->entity < d->entity_nr, "a mention's entity is one");
		PROMISE(m->kind < MENTION_KIND_NR && m->type < ENTITY_TYPE_NR, "a mention has kind and type");
	}
	for (i = 0; i < d->entity_nr; i++) {
		const struct entity *e = &d->entity[i];

		PROMISE(is_text(e->name) && e->name[0], "an entity has a name");
		PROMISE(e->type < ENTITY_TYPE_NR && is_code(e->code) && is_code(e->country), "an entity has a type and codes");
		PROMISE(e->mention_nr, "an entity is mentioned");
		for (j = 0; j < e->mention_nr; j++) {
			PROMISE(e->mention[j] < d->mention_nr && d->mention[e->mention[j]].entity == i,
				"an entity's mentions are its own");
			PROMISE(!j || e->mention[j - 1] < e->mention[j], "an entity's mentions are in order");
		}
		for (j = 0; j < e->alias_nr; j++)
			PROMISE(is_text(e->alias[j]), "an alias is text");
	}
	return NULL;
}

static const char *events_broken(const struct doc *d)
{
	size_t i, j;

	for (i = 0; i < d->event_nr; i++) {
		const struct event *e = &d->event[i];

		PROMISE(e->sentence < d->sentence_nr, "an event has a sentence");
		PROMISE(is_span(d, e->trigger_begin, e->trigger_end), "a trigger's span lies in the text");
		PROMISE(e->trigger_begin >= d->sentence[e->sentence].begin && e->trigger_end <= d->sentence[e->sentence].end,
			"a trigger lies in its sentence");
		PROMISE(is_text(e->type) && is_text(e->rule) && is_text(e->trigger_text) && is_text(e->headline),
			"an event has type, rule, trigger and headline");
		PROMISE(is_part(e->importance) && is_part(e->confidence), "importance and confidence are from 0 to 1");
		PROMISE(!e->date.known || (is_date(&e->date.date) && e->date.date.precision != PRECISION_NONE &&
					   e->date.basis < BASIS_NR && is_text(e->date.value)), "a date is whole");
		for (j = 0; j < e->participant_nr; j++)
			PROMISE(e->participant[j].entity < d->entity_nr && e->participant[j].role < ROLE_NR &&
				is_span(d, e->participant[j].begin, e->participant[j].end), "a participant is an entity in the text");
		PROMISE(e->place.entity == NO_INDEX || (e->place.entity < d->entity_nr && is_span(d, e->place.begin, e->place.end)),
			"a place is an entity in the text");
		PROMISE(!e->attribution.known || ((e->attribution.entity == NO_INDEX || e->attribution.entity < d->entity_nr) &&
						  is_span(d, e->attribution.begin, e->attribution.end)),
			"who says so stands in the text");
	}
	for (i = 0; i < d->relation_nr; i++) {
		const struct relation *r = &d->relation[i];

		PROMISE(r->source < d->entity_nr && r->target < d->entity_nr && r->source != r->target,
			"a relation joins two entities");
		PROMISE(r->sentence < d->sentence_nr && is_span(d, r->begin, r->end), "a relation has its words");
		PROMISE(is_part(r->confidence) && is_date(&r->date) && r->kind < RELATION_KIND_NR, "a relation is whole");
	}
	return NULL;
}

const char *doc_broken(const struct doc *d)
{
	const char *broken;

	PROMISE(d->id && is_text(d->id), "a document has an id");
	PROMISE(d->text && !d->text[d->text_len] && utf8_invalid_at(d->text, d->text_len) == d->text_len,
		"a document's text is UTF-8 without NUL");
	PROMISE((d->date == CALENDAR_NONE) == (d->date_basis == DATE_UNKNOWN), "a known date has a basis");
	if ((broken = tokens_broken(d)) || (broken = times_broken(d)) || (broken = entities_broken(d)))
		return broken;
	return events_broken(d);
}

static const char *evidence_broken(const struct kg *kg, const struct kg_evidence_list *list)
{
	size_t i;

	PROMISE(list->nr, "everything has evidence");
	for (i = 0; i < list->nr; i++) {
		const struct kg_evidence *e = &list->item[i];

		PROMISE(e->document < kg->document_nr, "evidence is in a document");
		PROMISE(e->begin < e->end && is_text(e->text) && strlen(e->text) == e->end - e->begin, "evidence is quoted");
		PROMISE(!i || e[-1].document <= e->document, "evidence is in document order");
	}
	return NULL;
}

/* By what a date is sorted: its first day, or the last where the first is open. */
static int32_t sorted_by(const struct date_span *s)
{
	return s->start != CALENDAR_NONE ? s->start : s->end;
}

const char *kg_broken(const struct kg *kg)
{
	const char *broken;
	size_t i, j;

	PROMISE(kg->finished, "the graph is finished");
	for (i = 0; i < kg->document_nr; i++)
		PROMISE(kg->document[i].id && (!i || strcmp(kg->document[i - 1].id, kg->document[i].id) <= 0),
			"documents are in order");
	for (i = 0; i < kg->node_nr; i++) {
		const struct kg_node *n = &kg->node[i];

		PROMISE(is_text(n->id) && is_text(n->name) && n->name[0] && n->type < ENTITY_TYPE_NR, "a node has id, name and type");
		PROMISE(is_code(n->code) && is_code(n->country), "a node's codes are codes");
		if ((broken = evidence_broken(kg, &n->evidence)))
			return broken;
	}
	PROMISE(kg->dated_nr <= kg->event_nr, "dated events are events");
	for (i = 0; i < kg->event_nr; i++) {
		const struct kg_event *e = &kg->event[i];

		PROMISE(e->date.known == (i < kg->dated_nr), "dated events stand first");
		PROMISE(!i || i >= kg->dated_nr || sorted_by(&e[-1].date.date) <= sorted_by(&e->date.date),
			"dated events are in time order");
		PROMISE(is_text(e->id) && is_text(e->type) && is_text(e->headline) && is_part(e->importance) &&
			is_part(e->confidence), "an event is whole");
		for (j = 0; j < e->participant_nr; j++)
			PROMISE(e->participant[j].node < kg->node_nr && is_text(e->participant[j].text), "a participant is a node");
		PROMISE(!e->has_place || e->place.node < kg->node_nr, "a place is a node");
		PROMISE(!e->has_attribution || e->attribution_node == NO_INDEX || e->attribution_node < kg->node_nr,
			"who says so is a node");
		if ((broken = evidence_broken(kg, &e->evidence)))
			return broken;
	}
	for (i = 0; i < kg->edge_nr; i++) {
		const struct kg_edge *r = &kg->edge[i];

		PROMISE(r->source < kg->node_nr && r->target < kg->node_nr && r->source != r->target, "an edge joins two nodes");
		PROMISE(is_text(r->id) && is_part(r->confidence), "an edge is whole");
		if ((broken = evidence_broken(kg, &r->evidence)))
			return broken;
	}
	return NULL;
}
