/* kg.c - collecting the facts of documents; the merging stands in kg_nodes.c and kg_facts.c */
#include "graph/kg.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "graph/kg_int.h"

enum { MENTION_TEXT_BYTES = 256 };          /* longer evidence is a sentence and not interned */
static const double group_confidence = 0.9; /* that "the Iranians" are of Iran */

void kg_init(struct kg *kg)
{
	*kg = (struct kg){ .document_nr = 0 };
	arena_init(&kg->arena);
}

void kg_release(struct kg *kg)
{
	if (!kg)
		return;
	arena_release(&kg->arena);
	kg_init(kg);
}

int kg_compare(const char *a, const char *b)
{
	if (!a || !b)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

int kg_evidence_order(const struct kg_evidence *a, const struct kg_evidence *b)
{
	if (a->document != b->document)
		return ORDER(a->document, b->document);
	if (a->begin != b->begin)
		return ORDER(a->begin, b->begin);
	if (a->end != b->end)
		return ORDER(a->end, b->end);
	return ORDER(a->sentence, b->sentence);
}

void kg_evidence_add(struct arena *a, struct kg_evidence_list *list, const struct kg_evidence *item)
{
	if (list->nr && kg_evidence_order(&list->item[list->nr - 1], item) == 0)
		return;
	ARENA_PUSH(a, list->item, list->nr, list->alloc) = *item;
}

int kg_guarded(struct kg *kg, void (*step)(struct kg *kg, const void *data), const void *data, struct err *e)
{
	jmp_buf *outer = kg->arena.on_nomem;
	jmp_buf here;

	if (setjmp(here)) {
		kg->arena.on_nomem = outer;
		return err_set(e, ERR_NOMEM, "out of memory building the graph");
	}
	kg->arena.on_nomem = &here;
	step(kg, data);
	kg->arena.on_nomem = outer;
	return 0;
}

struct kg_collected *kg_collected(struct kg *kg)
{
	struct kg_collected *c = kg->collected;

	if (c)
		return c;
	c = arena_alloc(&kg->arena, sizeof *c);
	strmap_init(&c->string, &kg->arena);
	strmap_init(&c->known_id, &kg->arena);
	strmap_init(&c->known_name, &kg->arena);
	return kg->collected = c;
}

void kg_note(struct kg *kg, const char *text)
{
	ARENA_PUSH(&kg->arena, kg->note, kg->note_nr, kg->note_alloc) = text;
}

/* ---- one document ---- */

/* What copying a document needs at hand. */
struct copying {
	struct kg *kg;
	struct kg_collected *c;
	const struct doc *d;
	struct fact_doc *to;
	const char **sentence;      /* [d->sentence_nr] copies of those that are evidence, else NULL */
};

static const char *intern_n(struct copying *k, const char *s, size_t length)
{
	return strmap_put(&k->c->string, s, length, 0, 1);
}

static const char *intern(struct copying *k, const char *s)
{
	return s ? intern_n(k, s, strlen(s)) : NULL;
}

/* The sentence that holds a byte, or the last one before it. */
static uint32_t sentence_at(const struct doc *d, uint32_t begin)
{
	size_t low = 0, high = d->sentence_nr;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (d->sentence[mid].begin <= begin)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? (uint32_t)(low - 1) : 0;
}

static struct kg_evidence words(struct copying *k, uint32_t begin, uint32_t end)
{
	struct kg_evidence said = { .sentence = sentence_at(k->d, begin), .begin = begin, .end = end };

	assert(begin <= end && end <= k->d->text_len);
	said.text = end - begin <= MENTION_TEXT_BYTES ? intern_n(k, k->d->text + begin, end - begin)
						      : arena_strndup(&k->kg->arena, k->d->text + begin, end - begin);
	return said;
}

/* A whole sentence; the words themselves where there is no such sentence. */
static struct kg_evidence sentence(struct copying *k, uint32_t index, uint32_t begin, uint32_t end)
{
	const struct sentence *s;

	if (index >= k->d->sentence_nr)
		return words(k, begin, end);
	s = &k->d->sentence[index];
	if (!k->sentence[index])
		k->sentence[index] = arena_strndup(&k->kg->arena, k->d->text + s->begin, s->end - s->begin);
	return (struct kg_evidence){ .sentence = index, .begin = s->begin, .end = s->end, .text = k->sentence[index] };
}

/* A name shows best who is meant; "he" shows least. */
static int kind_order(enum mention_kind a, enum mention_kind b)
{
	static const int place[MENTION_KIND_NR] = {
		[MENTION_NAME] = 0, [MENTION_ADJECTIVE] = 0, [MENTION_NOMINAL] = 1, [MENTION_PRONOUN] = 2
	};

	return ORDER(place[a], place[b]);
}

/* Take [begin, end) for what is shown of an entity, if it shows it better than what is there; its words are still to be read. */
static void show_mention(struct fact_entity *to, uint32_t begin, uint32_t end, enum mention_kind kind)
{
	int c = to->shown ? kind_order(kind, to->shown_kind) : -1;

	if (c > 0 || (c == 0 && (begin > to->first.begin || (begin == to->first.begin && end <= to->first.end))))
		return;
	to->first.begin = begin;
	to->first.end = end;
	to->shown = true;
	to->shown_kind = kind;
}

static void add_mention(struct copying *k, struct fact_entity *to, uint32_t begin, uint32_t end)
{
	to->mention_nr++;
	show_mention(to, begin, end, MENTION_NAME);
	to->first = words(k, to->first.begin, to->first.end);
}

/* Which entities of the document an event or a relation of its text has. */
static bool *entities_in_use(struct copying *k)
{
	const struct doc *d = k->d;
	bool *used = arena_array(&k->kg->arena, d->entity_nr + 1, sizeof *used);
	size_t i, j;

#define USE(x) (used[(x) < d->entity_nr ? (x) : d->entity_nr] = true)
	for (i = 0; i < d->event_nr; i++) {
		for (j = 0; j < d->event[i].participant_nr; j++)
			USE(d->event[i].participant[j].entity);
		USE(d->event[i].place.entity);
		if (d->event[i].attribution.known)
			USE(d->event[i].attribution.entity);
	}
	for (i = 0; i < d->relation_nr; i++) {
		USE(d->relation[i].source);
		USE(d->relation[i].target);
	}
#undef USE
	return used;
}

/* Count the mentions and keep the one to show.  "President Barack Obama" around the name "Barack Obama" is not a second
 * mention; and what the text has no name for counts only where something is said of it. */
static void copy_mentions(struct copying *k)
{
	const struct doc *d = k->d;
	bool *used = entities_in_use(k);
	uint32_t *name_end = arena_array(&k->kg->arena, d->entity_nr, sizeof *name_end);
	size_t i;

	for (i = 0; i < d->entity_nr; i++)
		name_end[i] = NO_INDEX;
	for (i = d->mention_nr; i-- > 0;) {     /* by (begin, -end): a name stands after what contains it */
		const struct mention *m = &d->mention[i];
		struct fact_entity *to;

		if (m->entity >= d->entity_nr || (d->entity[m->entity].generic && !used[m->entity]))
			continue;
		to = &k->to->entity[m->entity];
		show_mention(to, m->begin, m->end, m->kind);
		if (m->kind == MENTION_NOMINAL && name_end[m->entity] <= m->end)
			continue;
		to->mention_nr++;
		if (m->kind == MENTION_NAME && m->end < name_end[m->entity])
			name_end[m->entity] = m->end;
	}
	for (i = 0; i < d->entity_nr; i++)
		if (k->to->entity[i].shown)
			k->to->entity[i].first = words(k, k->to->entity[i].first.begin, k->to->entity[i].first.end);
}

static void copy_entities(struct copying *k)
{
	const struct doc *d = k->d;
	size_t i, j;

	k->to->entity = arena_array(&k->kg->arena, d->entity_nr, sizeof *k->to->entity);
	k->to->entity_nr = k->to->entity_alloc = d->entity_nr;
	for (i = 0; i < d->entity_nr; i++) {
		const struct entity *from = &d->entity[i];
		struct fact_entity *to = &k->to->entity[i];

		*to = (struct fact_entity){ .type = from->type, .name = intern(k, from->name),
			.generic = from->generic, .link = intern(k, from->link), .country_basis = intern(k, from->country_basis),
			.role = intern(k, from->role), .gender = from->gender,
			.act_first = CALENDAR_NONE, .act_last = CALENDAR_NONE, .died = CALENDAR_NONE,
			.node = NO_INDEX, .cluster = NO_INDEX, .known = NO_INDEX, .namesakes = NO_INDEX };
		memcpy(to->code, from->code, sizeof to->code);
		memcpy(to->country, from->country, sizeof to->country);
		to->alias = arena_array(&k->kg->arena, from->alias_nr, sizeof *to->alias);
		to->alias_nr = from->alias_nr;
		for (j = 0; j < from->alias_nr; j++)
			to->alias[j] = intern(k, from->alias[j]);
	}
	copy_mentions(k);
}

/* "The Iranians" say which country they are of: a country that the document does not name is in it by its people, and
 * they are its citizens.  What background knowledge alone says of a group is not in the text and makes nothing. */
static void copy_group_countries(struct copying *k)
{
	struct arena *a = &k->kg->arena;
	struct fact_doc *to = k->to;
	size_t group_nr = to->entity_nr, i;
	bool *named = arena_array(a, group_nr, sizeof *named), *tied = arena_array(a, group_nr, sizeof *tied);
	struct strmap country;      /* code -> entity */

	for (i = 0; i < k->d->relation_nr; i++)
		if (k->d->relation[i].source < group_nr)
			tied[k->d->relation[i].source] = true;
	strmap_init(&country, a);
	for (i = 0; i < group_nr; i++) {
		named[i] = to->entity[i].mention_nr > 0;
		if (to->entity[i].type == ENTITY_COUNTRY && to->entity[i].code[0] &&
		    strmap_get(&country, to->entity[i].code, strlen(to->entity[i].code)) == STRMAP_NONE)
			strmap_put(&country, to->entity[i].code, strlen(to->entity[i].code), (uint32_t)i, 1);
	}
	for (i = 0; i < group_nr; i++) {
		const struct fact_entity g = to->entity[i];     /* a copy: the array may move */
		uint32_t at;
		struct fact_entity *c;

		if (g.type != ENTITY_GROUP || !g.country[0] || g.country_basis || !g.mention_nr || tied[i])
			continue;
		at = strmap_get(&country, g.country, strlen(g.country));
		if (at == STRMAP_NONE) {
			struct fact_entity added = { .type = ENTITY_COUNTRY, .act_first = CALENDAR_NONE,
				.act_last = CALENDAR_NONE, .died = CALENDAR_NONE, .node = NO_INDEX,
				.cluster = NO_INDEX, .known = NO_INDEX, .namesakes = NO_INDEX };

			memcpy(added.code, g.country, sizeof added.code);
			at = (uint32_t)to->entity_nr;
			ARENA_PUSH(a, to->entity, to->entity_nr, to->entity_alloc) = added;
			strmap_put(&country, g.country, strlen(g.country), at, 1);
		}
		c = &to->entity[at];
		if (at >= group_nr || !named[at]) {
			if (!c->mention_nr || kg_evidence_order(&g.first, &c->first) < 0)
				c->first = g.first;
			c->mention_nr += g.mention_nr;
		}
		ARENA_PUSH(a, to->relation, to->relation_nr, to->relation_alloc) = (struct fact_relation){
			.source = (uint32_t)i, .target = at, .kind = RELATION_CITIZEN_OF, .date = DATE_SPAN_NONE,
			.confidence = group_confidence,
			.said = sentence(k, g.first.sentence, g.first.begin, g.first.end) };
	}
}

/* A participant as the kg has it; `node` is still the document's entity. */
static struct kg_participant party(struct copying *k, uint32_t entity, enum role role, uint32_t begin, uint32_t end)
{
	struct kg_participant p = { .node = entity, .role = role, .begin = begin, .end = end };

	p.text = words(k, begin, end).text;
	return p;
}

static void copy_event(struct copying *k, struct fact_event *fact, const struct event *from)
{
	struct kg_event *to = &fact->event;
	size_t i;

	*to = (struct kg_event){ .type = from->type, .code = from->code, .rule = from->rule,
		.trigger_begin = from->trigger_begin, .trigger_end = from->trigger_end,
		.trigger_text = intern(k, from->trigger_text), .trigger_lemma = intern(k, from->trigger_lemma),
		.polarity = from->polarity, .status = from->status, .headline = intern(k, from->headline),
		.date = { .date = DATE_SPAN_NONE }, .attribution_node = NO_INDEX, .importance = from->importance,
		.confidence = from->confidence };
	if (from->date.known && (from->date.date.start != CALENDAR_NONE || from->date.date.end != CALENDAR_NONE)) {
		to->date = from->date;
		to->date.value = intern(k, from->date.value);
		to->date.text = intern(k, from->date.text);
	}
	to->participant = arena_array(&k->kg->arena, from->participant_nr, sizeof *to->participant);
	for (i = 0; i < from->participant_nr; i++) {
		const struct participant *p = &from->participant[i];

		to->participant[to->participant_nr++] = party(k, p->entity, p->role, p->begin, p->end);
	}
	if (from->place.entity != NO_INDEX) {
		to->has_place = true;
		to->place = party(k, from->place.entity, ROLE_PLACE, from->place.begin, from->place.end);
	}
	if (from->attribution.known) {
		const struct attribution *said = &from->attribution;

		to->has_attribution = true;
		to->attribution_node = said->entity;
		to->attribution_begin = said->begin;
		to->attribution_end = said->end;
		to->attribution_text = words(k, said->begin, said->end).text;
		to->attribution_verb = intern(k, said->verb);
	}
	to->quantity = arena_array(&k->kg->arena, from->quantity_nr, sizeof *to->quantity);
	for (i = 0; i < from->quantity_nr; i++) {
		struct kg_quantity q = { .value = from->quantity[i] };

		q.value.what = intern(k, q.value.what);
		q.value.unit = intern(k, q.value.unit);
		q.text = words(k, q.value.begin, q.value.end).text;
		to->quantity[to->quantity_nr++] = q;
	}
	fact->said = sentence(k, from->sentence, from->trigger_begin, from->trigger_end);
}

static void copy_relations(struct copying *k)
{
	size_t i;

	for (i = 0; i < k->d->relation_nr; i++) {
		const struct relation *r = &k->d->relation[i];

		ARENA_PUSH(&k->kg->arena, k->to->relation, k->to->relation_nr, k->to->relation_alloc) =
			(struct fact_relation){ .source = r->source, .target = r->target, .kind = r->kind,
				.label = intern(k, r->label), .former = r->former, .date = r->date,
				.confidence = r->confidence, .said = sentence(k, r->sentence, r->begin, r->end) };
	}
}

/* An entity that nothing was recorded as a mention of stands where an event or a relation has it. */
static void mention_by_use(struct copying *k)
{
	struct fact_doc *to = k->to;
	bool *bare = arena_array(&k->kg->arena, to->entity_nr, sizeof *bare);
	size_t i, j;

	for (i = 0; i < to->entity_nr; i++)
		bare[i] = !to->entity[i].mention_nr;
	for (i = 0; i < to->event_nr; i++) {
		const struct kg_event *e = &to->event[i].event;

		for (j = 0; j < e->participant_nr; j++) {
			const struct kg_participant *p = &e->participant[j];

			if (p->node < to->entity_nr && bare[p->node])
				add_mention(k, &to->entity[p->node], p->begin, p->end);
		}
		if (e->has_place && e->place.node < to->entity_nr && bare[e->place.node])
			add_mention(k, &to->entity[e->place.node], e->place.begin, e->place.end);
		if (e->has_attribution && e->attribution_node < to->entity_nr && bare[e->attribution_node])
			add_mention(k, &to->entity[e->attribution_node], e->attribution_begin, e->attribution_end);
	}
	for (i = 0; i < k->d->relation_nr; i++) {
		const struct relation *r = &k->d->relation[i];

		if (r->source < to->entity_nr && bare[r->source])
			add_mention(k, &to->entity[r->source], r->begin, r->end);
		if (r->target < to->entity_nr && bare[r->target])
			add_mention(k, &to->entity[r->target], r->begin, r->end);
	}
}

/* What tells two people of one name apart: when they did things, when they died, what they lead. */
static void read_lives(struct copying *k)
{
	struct fact_doc *to = k->to;
	size_t i, j;

	for (i = 0; i < to->event_nr; i++) {
		const struct kg_event *e = &to->event[i].event;
		const struct date_span *s = &e->date.date;
		bool death = strcmp(e->type, "DEATH") == 0;

		/* a report's own day, where it names none, is no proof of when */
		if (e->polarity != POLARITY_POSITIVE || e->status != STATUS_HAPPENED || !e->date.known ||
		    s->start == CALENDAR_NONE || s->end == CALENDAR_NONE ||
		    (e->date.basis != BASIS_EXPLICIT && e->date.basis != BASIS_RELATIVE))
			continue;
		for (j = 0; j < e->participant_nr; j++) {
			const struct kg_participant *p = &e->participant[j];
			struct fact_entity *x = p->node < to->entity_nr ? &to->entity[p->node] : NULL;

			if (!x || x->type != ENTITY_PERSON)
				continue;
			if (death && (p->role == ROLE_ABOUT || p->role == ROLE_TARGET) &&
			    (x->died == CALENDAR_NONE || s->end > x->died))
				x->died = s->end;
			if (death || p->role != ROLE_ACTOR)
				continue;
			if (x->act_first == CALENDAR_NONE || s->start < x->act_first)
				x->act_first = s->start;
			if (x->act_last == CALENDAR_NONE || s->end > x->act_last)
				x->act_last = s->end;
		}
	}
	for (i = 0; i < to->relation_nr; i++) {
		const struct fact_relation *r = &to->relation[i];
		const struct fact_entity *of = r->target < to->entity_nr ? &to->entity[r->target] : NULL;
		struct fact_entity *x = r->source < to->entity_nr ? &to->entity[r->source] : NULL;

		if (!of || !x || r->kind != RELATION_LEADER_OF || r->former || x->type != ENTITY_PERSON || x->seat ||
		    (of->type != ENTITY_COUNTRY && of->type != ENTITY_PLACE))
			continue;
		x->seat = of->code[0] ? intern(k, of->code) : of->name;
	}
}

static void collect(struct kg *kg, const void *data)
{
	const struct doc *d = data;
	struct arena *a = &kg->arena;
	struct kg_collected *c = kg_collected(kg);
	struct copying k = { .kg = kg, .c = c, .d = d };
	struct fact_doc *to;
	size_t i;

	k.to = to = arena_alloc(a, sizeof *to);
	k.sentence = arena_array(a, d->sentence_nr, sizeof *k.sentence);
	to->about = (struct kg_document){ .id = intern(&k, d->id ? d->id : ""), .title = intern(&k, d->title),
		.source = intern(&k, d->source), .url = intern(&k, d->url), .date = d->date,
		.date_basis = d->date_basis };
	to->author = intern(&k, d->author);
	to->place = intern(&k, d->place);
	to->text = arena_strndup(a, d->text ? d->text : "", d->text_len);
	to->text_len = d->text_len;
	copy_entities(&k);
	copy_group_countries(&k);
	to->event = arena_array(a, d->event_nr, sizeof *to->event);
	for (i = 0; i < d->event_nr; i++)
		copy_event(&k, &to->event[to->event_nr++], &d->event[i]);
	copy_relations(&k);
	mention_by_use(&k);
	read_lives(&k);
	kg_points(kg, d, to);
	ARENA_PUSH(a, c->doc, c->doc_nr, c->doc_alloc) = to;
}

int kg_add(struct kg *kg, const struct doc *d, struct err *e)
{
	assert(!kg->finished);
	return kg_guarded(kg, collect, d, e);
}

/* ---- all documents ---- */

/* By content alone. Documents equal in all of this are the same document, and either order gives the same graph. */
static int document_order(const void *a, const void *b)
{
	const struct fact_doc *x = *(struct fact_doc *const *)a, *y = *(struct fact_doc *const *)b;
	int c;

	if ((c = strcmp(x->about.id, y->about.id)) != 0 || (c = ORDER(x->about.date, y->about.date)) != 0 ||
	    (c = ORDER(x->text_len, y->text_len)) != 0 || (c = strcmp(x->text, y->text)) != 0 ||
	    (c = kg_compare(x->about.title, y->about.title)) != 0 ||
	    (c = kg_compare(x->about.source, y->about.source)) != 0 ||
	    (c = kg_compare(x->about.url, y->about.url)) != 0 || (c = kg_compare(x->author, y->author)) != 0 ||
	    (c = kg_compare(x->place, y->place)) != 0)
		return c;
	return ORDER(x->about.date_basis, y->about.date_basis);
}

/* Evidence and order of the facts, now that the documents have theirs. */
static void number_facts(struct kg_collected *c)
{
	uint32_t events = 0, relations = 0;
	size_t i, j;

	for (i = 0; i < c->doc_nr; i++) {
		struct fact_doc *d = c->doc[i];

		for (j = 0; j < d->entity_nr; j++)
			d->entity[j].first.document = (uint32_t)i;
		for (j = 0; j < d->event_nr; j++) {
			d->event[j].said.document = (uint32_t)i;
			d->event[j].ordinal = events++;
		}
		for (j = 0; j < d->relation_nr; j++) {
			d->relation[j].said.document = (uint32_t)i;
			d->relation[j].ordinal = relations++;
		}
	}
}

static void finish(struct kg *kg, const void *unused)
{
	struct kg_collected *c = kg->collected;
	size_t i;

	(void)unused;
	if (c) {
		qsort(c->doc, c->doc_nr, sizeof *c->doc, document_order);
		kg->document = arena_array(&kg->arena, c->doc_nr, sizeof *kg->document);
		kg->document_nr = kg->document_alloc = c->doc_nr;
		for (i = 0; i < c->doc_nr; i++)
			kg->document[i] = c->doc[i]->about;
		number_facts(c);
		kg_merge_nodes(kg, c);
		kg_merge_events(kg, c);
		kg_merge_edges(kg, c);
		kg_score_nodes(kg, c);
	}
	kg->finished = true;
}

int kg_finish(struct kg *kg, struct err *e)
{
	assert(!kg->finished);
	return kg_guarded(kg, finish, NULL, e);
}
