/* test_kg.c - merging documents into one graph */
#include <string.h>

#include "base/textbuf.h"
#include "graph/kg.h"
#include "tests/unit/story.h"
#include "tests/unit/unit.h"

enum { DUMP_MAX = 1 << 20 };

/* Everything a kg says, as text. */
static void dump_evidence(struct textbuf *t, const struct kg_evidence_list *list)
{
	size_t i;

	for (i = 0; i < list->nr; i++)
		textbuf_printf(t, " [%u.%u %u-%u %s]", list->item[i].document, list->item[i].sentence,
			list->item[i].begin,
		               list->item[i].end, list->item[i].text);
	textbuf_putc(t, '\n');
}

static void dump(struct textbuf *t, const struct kg *kg)
{
	size_t i, j;

	for (i = 0; i < kg->document_nr; i++)
		textbuf_printf(t, "%s %d\n", kg->document[i].id, (int)kg->document[i].date);
	for (i = 0; i < kg->node_nr; i++) {
		const struct kg_node *n = &kg->node[i];

		textbuf_printf(t, "%s %s %s %s %s %s %s %s w%u %d %d", n->id, entity_type_name[n->type], n->name,
			n->code, n->country,
		               n->country_basis ? n->country_basis : "-", n->link ? n->link : "-",
		               n->role ? n->role : "-", n->weight, (int)n->first, (int)n->last);
		for (j = 0; j < n->alias_nr; j++)
			textbuf_printf(t, " =%s", n->alias[j]);
		dump_evidence(t, &n->evidence);
	}
	for (i = 0; i < kg->event_nr; i++) {
		const struct kg_event *e = &kg->event[i];

		textbuf_printf(t, "%s %s %s %d %d %d %d %.2f %.2f", e->id, e->type, e->headline, (int)e->polarity,
			(int)e->status,
		               (int)e->date.date.start, (int)e->date.date.end, e->importance, e->confidence);
		for (j = 0; j < e->participant_nr; j++)
			textbuf_printf(t, " %s:%s:%s", kg->node[e->participant[j].node].id,
				role_name[e->participant[j].role],
			               e->participant[j].text);
		for (j = 0; j < e->quantity_nr; j++)
			textbuf_printf(t, " %s %g..%g %u-%u in %u %s", e->quantity[j].value.what, e->quantity[j].value.least,
			               e->quantity[j].value.most, e->quantity[j].value.begin, e->quantity[j].value.end,
			               e->quantity[j].document, e->quantity[j].text);
		dump_evidence(t, &e->evidence);
	}
	for (i = 0; i < kg->edge_nr; i++) {
		const struct kg_edge *x = &kg->edge[i];

		textbuf_printf(t, "%s %s %s %s %s%s w%u %.2f", x->id, kg->node[x->source].id,
			relation_kind_name[x->kind],
		               kg->node[x->target].id, x->label ? x->label : "-", x->former ? " former" : "", x->weight,
		               x->confidence);
		dump_evidence(t, &x->evidence);
	}
}

static void build(struct kg *kg, struct doc *d, const int *order, size_t nr)
{
	struct err e = ERR_INIT;
	size_t i;

	kg_init(kg);
	for (i = 0; i < nr; i++)
		CU_ASSERT_EQUAL(kg_add(kg, &d[order[i]], &e), 0);
	CU_ASSERT_EQUAL(kg_finish(kg, &e), 0);
}

static void write_all(struct doc d[STORY_NR])
{
	int i;

	for (i = 0; i < STORY_NR; i++)
		story_write(&d[i], i);
}

static void release_all(struct doc d[STORY_NR])
{
	int i;

	for (i = 0; i < STORY_NR; i++)
		doc_release(&d[i]);
}

/* The n-th node of a name, or NULL. */
static const struct kg_node *node_named(const struct kg *kg, const char *name, int nth)
{
	size_t i;

	for (i = 0; i < kg->node_nr; i++)
		if (strcmp(kg->node[i].name, name) == 0 && nth-- == 0)
			return &kg->node[i];
	return NULL;
}

static const int all[STORY_NR] = { 0, 1, 2, 3 };

static void every_order_gives_the_same_graph(void)
{
	struct textbuf first = TEXTBUF_INIT(DUMP_MAX), other = TEXTBUF_INIT(DUMP_MAX);
	struct doc d[STORY_NR];
	struct kg kg;
	int a, b, c, orders = 0;

	write_all(d);
	for (a = 0; a < STORY_NR; a++)
		for (b = 0; b < STORY_NR; b++)
			for (c = 0; c < STORY_NR; c++) {
				int order[STORY_NR] = { a, b, c, 6 - a - b - c };

				if (a == b || b == c || a == c)
					continue;
				build(&kg, d, order, STORY_NR);
				textbuf_clear(&other);
				dump(&other, &kg);
				kg_release(&kg);
				if (!orders++)
					textbuf_puts(&first, other.s);
				CU_ASSERT_STRING_EQUAL(first.s, other.s);
			}
	CU_ASSERT_EQUAL(orders, 24);
	CU_ASSERT(first.len > 1000);
	textbuf_release(&first);
	textbuf_release(&other);
	release_all(d);
}

static void the_graph_outlives_its_documents(void)
{
	struct textbuf before = TEXTBUF_INIT(DUMP_MAX), after = TEXTBUF_INIT(DUMP_MAX);
	struct doc d[STORY_NR];
	struct kg kg;

	write_all(d);
	build(&kg, d, all, STORY_NR);
	dump(&before, &kg);
	release_all(d);
	dump(&after, &kg);
	CU_ASSERT_STRING_EQUAL(before.s, after.s);
	kg_release(&kg);
	kg_release(&kg);
	kg_release(NULL);
	textbuf_release(&before);
	textbuf_release(&after);
}

static void an_empty_graph_is_fine(void)
{
	struct doc d;
	struct kg kg;

	build(&kg, NULL, NULL, 0);
	CU_ASSERT(kg.finished && !kg.node_nr && !kg.event_nr && !kg.edge_nr && !kg.document_nr);
	kg_release(&kg);
	story_begin(&d, "", NULL, "");
	build(&kg, &d, all, 1);
	CU_ASSERT(kg.finished && !kg.node_nr && kg.document_nr == 1);
	kg_release(&kg);
	doc_release(&d);
}

static void the_same_thing_of_two_documents_is_one_node(void)
{
	struct doc d[STORY_NR];
	const struct kg_node *n;
	struct kg kg;

	write_all(d);
	build(&kg, d, all, STORY_NR);
	n = node_named(&kg, "United States", 0);
	CU_ASSERT_FATAL(n != NULL);
	CU_ASSERT_PTR_NULL(node_named(&kg, "United States", 1));
	CU_ASSERT_EQUAL(n->weight, 3);
	CU_ASSERT_EQUAL(n->evidence.nr, 3);
	CU_ASSERT_EQUAL(n->alias_nr, 2);
	CU_ASSERT_STRING_EQUAL(n->alias[0], "U.S.");
	CU_ASSERT_STRING_EQUAL(n->alias[1], "Washington");
	CU_ASSERT_EQUAL(n->first, calendar_day(2016, 9, 5));
	/* one document knows the table's row, the other the same country */
	n = node_named(&kg, "Vladimir Putin", 0);
	CU_ASSERT_FATAL(n != NULL);
	CU_ASSERT_PTR_NULL(node_named(&kg, "Vladimir Putin", 1));
	CU_ASSERT_EQUAL(n->weight, 2);
	CU_ASSERT_STRING_EQUAL(n->role, "President");
	CU_ASSERT_EQUAL(n->first, calendar_day(2011, 3, 1));
	CU_ASSERT_EQUAL(n->last, calendar_day(2016, 5, 31));
	/* of unknown country in one, of the only one known in the other */
	n = node_named(&kg, "Hangzhou", 0);
	CU_ASSERT_FATAL(n != NULL);
	CU_ASSERT_PTR_NULL(node_named(&kg, "Hangzhou", 1));
	CU_ASSERT_STRING_EQUAL(n->country, "CN");
	kg_release(&kg);
	release_all(d);
}

static void homonyms_stay_apart(void)
{
	struct doc d[STORY_NR];
	struct kg kg;

	write_all(d);
	build(&kg, d, all, STORY_NR);
	CU_ASSERT_PTR_NOT_NULL(node_named(&kg, "John Smith", 1));       /* of the US and of Britain */
	CU_ASSERT_PTR_NULL(node_named(&kg, "John Smith", 2));
	CU_ASSERT_PTR_NOT_NULL(node_named(&kg, "Smith", 1));            /* known by one word in two documents */
	CU_ASSERT_PTR_NULL(node_named(&kg, "Smith", 2));
	kg_release(&kg);
	release_all(d);
}

/* A document with people of one name, each with a country and a row. */
static void write_namesakes(struct doc *d, const char *id, size_t nr, const char *const country[],
		const char *const link[])
{
	size_t i;

	story_begin(d, id, NULL, "George Bush, George Bush, George Bush.");
	for (i = 0; i < nr; i++)
		story_mention_at(d, story_entity(d, ENTITY_PERSON, "George Bush", country[i], link[i]), MENTION_NAME,
		                 story_nth(d, "George Bush", (int)i + 1));
	story_end(d);
}

static size_t namesakes(size_t nr, const char *const country[], const char *const link[])
{
	struct doc d[3];
	struct kg kg;
	size_t i, nodes;

	for (i = 0; i < nr; i++)
		write_namesakes(&d[i], i == 0 ? "a" : i == 1 ? "b" : "c", 1, country + i, link + i);
	build(&kg, d, all, nr);
	nodes = kg.node_nr;
	kg_release(&kg);
	for (i = 0; i < nr; i++)
		doc_release(&d[i]);
	return nodes;
}

static void an_unclear_namesake_is_not_given_away(void)
{
	static const char *const none[3] = { NULL, NULL, NULL };
	static const char *const two_rows[3] = { "leader:US:Bush 1", "leader:US:Bush 2", NULL };
	static const char *const one_row[3] = { "leader:US:Bush 1", NULL, NULL };
	struct doc d[2];
	struct kg kg;

	CU_ASSERT_EQUAL(namesakes(3, (const char *const[]){ "", "", "" }, none), 1);
	CU_ASSERT_EQUAL(namesakes(3, (const char *const[]){ "US", "", "" }, none), 1);
	CU_ASSERT_EQUAL(namesakes(2, (const char *const[]){ "US", "GB" }, none), 2);
	CU_ASSERT_EQUAL(namesakes(3, (const char *const[]){ "US", "GB", "" }, none), 3);
	CU_ASSERT_EQUAL(namesakes(3, (const char *const[]){ "US", "US", "US" }, two_rows), 3);
	CU_ASSERT_EQUAL(namesakes(3, (const char *const[]){ "US", "US", "" }, one_row), 1);
	CU_ASSERT_EQUAL(namesakes(3, (const char *const[]){ "US", "GB", "GB" }, one_row), 2);

	/* one document tells two of them apart: no other may be either */
	write_namesakes(&d[0], "a", 2, (const char *const[]){ "US", "US" }, none);
	write_namesakes(&d[1], "b", 1, (const char *const[]){ "US" }, none);
	build(&kg, d, all, 2);
	CU_ASSERT_EQUAL(kg.node_nr, 3);
	kg_release(&kg);
	doc_release(&d[0]);
	doc_release(&d[1]);
}

static void a_people_brings_its_country(void)
{
	static const int talks[1] = { 0 }, smiths[1] = { 3 };
	struct doc d[STORY_NR];
	const struct kg_node *n;
	struct kg kg;
	size_t i, citizens = 0;

	write_all(d);
	build(&kg, d, talks, 1);        /* a country without a mention stands by its people */
	n = node_named(&kg, "Iran", 0);
	CU_ASSERT_FATAL(n != NULL);
	CU_ASSERT_STRING_EQUAL(n->code, "IR");
	CU_ASSERT_STRING_EQUAL(n->evidence.item[0].text, "The Iranians");
	for (i = 0; i < kg.edge_nr; i++)
		if (kg.edge[i].kind == RELATION_CITIZEN_OF) {
			citizens++;
			CU_ASSERT_STRING_EQUAL(kg.node[kg.edge[i].source].name, "Iranians");
			CU_ASSERT_STRING_EQUAL(kg.node[kg.edge[i].target].name, "Iran");
			CU_ASSERT_STRING_EQUAL(kg.edge[i].evidence.item[0].text, "The Iranians stayed away.");
		}
	CU_ASSERT_EQUAL(citizens, 1);
	kg_release(&kg);

	build(&kg, d, smiths, 1);       /* nobody knows what that country is called */
	CU_ASSERT_PTR_NULL(node_named(&kg, "Iran", 0));
	CU_ASSERT_PTR_NOT_NULL(node_named(&kg, "Iranians", 0));
	kg_release(&kg);

	d[0].entity[4].country_basis = "groups.tsv";    /* not the text's own word */
	build(&kg, d, talks, 1);
	CU_ASSERT_PTR_NULL(node_named(&kg, "Iran", 0));
	for (i = 0; i < kg.edge_nr; i++)
		CU_ASSERT_NOT_EQUAL(kg.edge[i].kind, RELATION_CITIZEN_OF);
	kg_release(&kg);
	release_all(d);
}

static void what_nothing_stands_for_is_left_out(void)
{
	struct doc d;
	struct event *e;
	struct kg kg;
	uint32_t a, b;

	story_begin(&d, "x", NULL, "Alpha met Beta. Gamma slept.");
	a = story_entity(&d, ENTITY_ORGANIZATION, "Alpha", "", NULL);
	story_entity(&d, ENTITY_ORGANIZATION, "Nowhere", "", NULL);
	b = story_entity(&d, ENTITY_ORGANIZATION, "Beta", "", NULL);
	story_mention(&d, a, "Alpha");
	e = story_event(&d, "CONSULT", "met", "Alpha met Beta");
	story_party(&d, e, a, ROLE_ACTOR, "Alpha");
	story_party(&d, e, b, ROLE_WITH, "Beta");       /* no mention, but here it is named */
	story_party(&d, e, 77, ROLE_WITH, "Beta");
	story_end(&d);
	build(&kg, &d, all, 1);
	CU_ASSERT_EQUAL(kg.node_nr, 2);
	CU_ASSERT_EQUAL(kg.event[0].participant_nr, 2);
	CU_ASSERT_STRING_EQUAL(node_named(&kg, "Beta", 0)->evidence.item[0].text, "Beta");
	kg_release(&kg);
	doc_release(&d);
}

static void a_name_is_shown_before_other_words(void)
{
	struct doc d;
	const struct kg_node *n;
	struct kg kg;
	uint32_t obama, us, guard;

	story_begin(&d, "x", NULL, "He left. The president slept. American President Barack Obama spoke of America. A guard slept.");
	obama = story_entity(&d, ENTITY_PERSON, "Barack Obama", "US", NULL);
	us = story_entity(&d, ENTITY_COUNTRY, "United States", "US", "country:US");
	guard = story_entity(&d, ENTITY_PERSON, "guard", "", NULL);
	story_mention_at(&d, obama, MENTION_PRONOUN, story_nth(&d, "He", 1));
	story_mention_at(&d, obama, MENTION_NOMINAL, story_nth(&d, "The president", 1));
	story_mention_at(&d, obama, MENTION_NOMINAL, story_nth(&d, "American President Barack Obama", 1));
	story_mention_at(&d, obama, MENTION_NAME, story_nth(&d, "Barack Obama", 1));
	story_mention_at(&d, us, MENTION_ADJECTIVE, story_nth(&d, "American", 1));
	story_mention_at(&d, us, MENTION_NAME, story_nth(&d, "America", 2));
	story_mention_at(&d, guard, MENTION_NOMINAL, story_nth(&d, "A guard", 1));
	story_end(&d);
	build(&kg, &d, all, 1);
	n = node_named(&kg, "Barack Obama", 0);
	CU_ASSERT_FATAL(n != NULL);
	CU_ASSERT_STRING_EQUAL(n->evidence.item[0].text, "Barack Obama");
	CU_ASSERT_EQUAL(n->evidence.item[0].sentence, 2);
	CU_ASSERT_EQUAL(n->weight, 3);          /* the words around the name are not one more */
	CU_ASSERT_STRING_EQUAL(node_named(&kg, "United States", 0)->evidence.item[0].text, "American");
	CU_ASSERT_STRING_EQUAL(node_named(&kg, "guard", 0)->evidence.item[0].text, "A guard");
	CU_ASSERT_EQUAL(node_named(&kg, "guard", 0)->weight, 1);
	kg_release(&kg);

	d.mention[4].kind = MENTION_NOMINAL;    /* no name at all: the nominal goes before the pronoun */
	CU_ASSERT_EQUAL(d.mention[4].entity, obama);
	build(&kg, &d, all, 1);
	CU_ASSERT_STRING_EQUAL(node_named(&kg, "Barack Obama", 0)->evidence.item[0].text, "The president");
	kg_release(&kg);
	doc_release(&d);
}

static void what_has_no_name_counts_only_with_a_part(void)
{
	struct doc d;
	struct event *e;
	struct kg kg;
	uint32_t rebels, police, crowd, row;

	story_begin(&d, "x", NULL, "The rebels met the army. Some police of the town stood by. The crowd cheered. "
		"The onlookers left.");
	rebels = story_entity(&d, ENTITY_GROUP, "rebels", "", NULL);
	row = story_entity(&d, ENTITY_GROUP, "onlookers", "IR", NULL);
	police = story_entity(&d, ENTITY_ORGANIZATION, "police", "", NULL);
	crowd = story_entity(&d, ENTITY_GROUP, "crowd", "", NULL);
	d.entity[rebels].generic = d.entity[police].generic = d.entity[crowd].generic = d.entity[row].generic = true;
	story_mention_at(&d, rebels, MENTION_NOMINAL, story_nth(&d, "The rebels", 1));
	story_mention_at(&d, police, MENTION_NOMINAL, story_nth(&d, "Some police", 1));
	story_mention_at(&d, crowd, MENTION_NOMINAL, story_nth(&d, "The crowd", 1));
	story_mention_at(&d, row, MENTION_NOMINAL, story_nth(&d, "The onlookers", 1));
	e = story_event(&d, "CONSULT", "met", "rebels met army");
	story_party(&d, e, rebels, ROLE_ACTOR, "The rebels");
	story_relation(&d, police, RELATION_PART_OF, rebels, "Some police of the town", NULL);
	story_end(&d);
	build(&kg, &d, all, 1);
	CU_ASSERT_EQUAL(kg.node_nr, 2);
	CU_ASSERT_PTR_NOT_NULL(node_named(&kg, "rebels", 0));
	CU_ASSERT_PTR_NOT_NULL(node_named(&kg, "police", 0));
	kg_release(&kg);
	doc_release(&d);
}

static void equal_events_are_one(void)
{
	struct doc d[STORY_NR];
	const struct kg_event *e = NULL;
	struct kg kg;
	size_t i;

	write_all(d);
	build(&kg, d, all, STORY_NR);
	CU_ASSERT_EQUAL(kg.event_nr, 5);
	CU_ASSERT_EQUAL(kg.dated_nr, 4);
	for (i = 0; i < kg.event_nr; i++)
		if (strcmp(kg.event[i].type, "AGREE") == 0)
			e = &kg.event[i];
	CU_ASSERT_FATAL(e != NULL);
	CU_ASSERT_EQUAL(e->evidence.nr, 2);
	CU_ASSERT_STRING_EQUAL(e->headline, "Washington and Moscow fail to agree");     /* the more important */
	CU_ASSERT_STRING_EQUAL(kg.document[e->evidence.item[0].document].id, "talks");
	CU_ASSERT_DOUBLE_EQUAL(e->confidence, 0.95, 1e-9);
	/* in the order of time, what is open ends by its known side */
	CU_ASSERT_STRING_EQUAL(kg.event[0].type, "OTHER");
	CU_ASSERT_EQUAL(kg.event[1].date.date.start, calendar_day(2011, 3, 1));
	CU_ASSERT_STRING_EQUAL(kg.event[2].headline, "Putin met Kerry");
	CU_ASSERT_STRING_EQUAL(kg.event[4].type, "REJECT");
	kg_release(&kg);
	release_all(d);
}

/* Two reports of one attack, the second the more important. */
static void write_toll(struct doc *d, const char *id, const char *text, double importance)
{
	struct event *e;
	uint32_t a, b;

	story_begin(d, id, "2016-09-05", text);
	a = story_entity(d, ENTITY_ORGANIZATION, "Alpha", "", NULL);
	b = story_entity(d, ENTITY_ORGANIZATION, "Beta", "", NULL);
	story_mention(d, a, "Alpha");
	story_mention(d, b, "Beta");
	e = story_event(d, "ASSAULT", "attacked", id);
	e->importance = importance;
	story_on(d, e, "2016-09-05");
	story_party(d, e, a, ROLE_ACTOR, "Alpha");
	story_party(d, e, b, ROLE_TARGET, "Beta");
	story_end(d);
}

static void two_tolls_stand_side_by_side(void)
{
	const struct kg_event *e;
	struct doc d[3];
	struct event *ev;
	struct kg kg;
	size_t i;

	write_toll(&d[0], "a", "Alpha attacked Beta killing 20 people and wounding dozens.", 0.4);
	write_toll(&d[1], "b", "Alpha attacked Beta killing more than 30 people and wounding scores.", 0.9);
	write_toll(&d[2], "c", "On Monday Alpha attacked Beta killing 20 people and wounding dozens.", 0.5);
	for (i = 0; i < 3; i++) {
		ev = &d[i].event[0];
		if (i == 1)
			story_quantity(&d[i], ev, "kill", 30, 0, "people", QUANTITY_MORE_THAN, "more than 30 people");
		else
			story_quantity(&d[i], ev, "kill", 20, 20, "people", QUANTITY_EXACT, "20 people");
		story_quantity(&d[i], ev, "wound", 0, 0, NULL, QUANTITY_EXACT, i == 1 ? "scores" : "dozens");
		ev->quantity[1].has_least = ev->quantity[1].has_most = false;
	}
	build(&kg, d, all, 3);
	CU_ASSERT_EQUAL_FATAL(kg.event_nr, 1);
	e = &kg.event[0];
	CU_ASSERT_STRING_EQUAL(e->headline, "b");
	CU_ASSERT_EQUAL_FATAL(e->quantity_nr, 4);
	/* its own first, then in document order; what c says as a does is not told again */
	CU_ASSERT_STRING_EQUAL(e->quantity[0].text, "more than 30 people");
	CU_ASSERT_STRING_EQUAL(e->quantity[1].text, "scores");
	CU_ASSERT_STRING_EQUAL(e->quantity[2].text, "20 people");
	CU_ASSERT_STRING_EQUAL(e->quantity[3].text, "dozens");
	CU_ASSERT_STRING_EQUAL(kg.document[e->quantity[0].document].id, "b");
	CU_ASSERT_STRING_EQUAL(kg.document[e->quantity[2].document].id, "a");
	CU_ASSERT_STRING_EQUAL(kg.document[e->quantity[3].document].id, "a");
	CU_ASSERT(e->quantity[0].value.has_least && !e->quantity[0].value.has_most);
	CU_ASSERT(e->quantity[2].value.has_least && e->quantity[2].value.has_most);
	for (i = 0; i < e->quantity_nr; i++) {
		const struct kg_quantity *q = &e->quantity[i];

		CU_ASSERT_EQUAL(strncmp(d[q->document].text + q->value.begin, q->text, strlen(q->text)), 0);
		CU_ASSERT_EQUAL(strlen(q->text), q->value.end - q->value.begin);
	}
	kg_release(&kg);
	for (i = 0; i < 3; i++)
		doc_release(&d[i]);
}

/* How many events are left of two of one document when the second differs in what `change` does. */
static size_t pair(void (*change)(struct doc *d, struct event *e, uint32_t a, uint32_t b))
{
	struct doc d;
	struct kg kg;
	size_t nr;
	int i;

	story_begin(&d, "x", NULL, "Alpha met Beta in Rome. Later Alpha met Beta again.");
	uint32_t a = story_entity(&d, ENTITY_ORGANIZATION, "Alpha", "", NULL);
	uint32_t b = story_entity(&d, ENTITY_ORGANIZATION, "Beta", "", NULL);

	for (i = 0; i < 2; i++) {
		struct event *e = story_event(&d, "CONSULT", i ? "met Beta again" : "met", i ? "second" : "first");

		story_on(&d, e, "2016-09-05");
		story_party(&d, e, i ? b : a, i ? ROLE_WITH : ROLE_ACTOR, i ? "Beta" : "Alpha");
		story_party(&d, e, i ? a : b, i ? ROLE_ACTOR : ROLE_WITH, i ? "Alpha" : "Beta");
		if (i && change)
			change(&d, e, a, b);
	}
	story_end(&d);
	build(&kg, &d, all, 1);
	nr = kg.event_nr;
	if (nr == 1) {
		CU_ASSERT_EQUAL(kg.event[0].evidence.nr, 2);
		CU_ASSERT_STRING_EQUAL(kg.event[0].headline, kg.event[0].importance > 0.5 ? "second" : "first");
		CU_ASSERT_EQUAL(kg.event[0].evidence.item[0].sentence, kg.event[0].importance > 0.5 ? 1 : 0);
	}
	kg_release(&kg);
	doc_release(&d);
	return nr;
}

static void more_important(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)d, (void)a, (void)b;
	e->importance = 0.6;
}

static void other_type(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)d, (void)a, (void)b;
	e->type = "AGREE";
}

static void other_polarity(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)d, (void)a, (void)b;
	e->polarity = POLARITY_NEGATIVE;
}

static void other_status(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)d, (void)a, (void)b;
	e->status = STATUS_PLANNED;
}

static void other_day(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)a, (void)b;
	story_on(d, e, "2016-09-06");
}

static void no_day(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)d, (void)a, (void)b;
	e->date.known = false;
}

static void other_place(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)b;
	story_place(d, e, a, "Alpha");
}

static void fewer_parties(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)d, (void)a, (void)b;
	e->participant_nr = 1;
}

static void other_roles(struct doc *d, struct event *e, uint32_t a, uint32_t b)
{
	(void)d, (void)a, (void)b;
	e->participant[0].role = ROLE_TARGET;
}

static void events_that_differ_stay_two(void)
{
	CU_ASSERT_EQUAL(pair(NULL), 1);
	CU_ASSERT_EQUAL(pair(more_important), 1);
	CU_ASSERT_EQUAL(pair(other_type), 2);
	CU_ASSERT_EQUAL(pair(other_polarity), 2);
	CU_ASSERT_EQUAL(pair(other_status), 2);
	CU_ASSERT_EQUAL(pair(other_day), 2);
	CU_ASSERT_EQUAL(pair(no_day), 2);
	CU_ASSERT_EQUAL(pair(other_place), 2);
	CU_ASSERT_EQUAL(pair(fewer_parties), 2);
	CU_ASSERT_EQUAL(pair(other_roles), 2);
}

static void relations_are_counted_once_a_sentence(void)
{
	struct doc d[STORY_NR];
	const struct kg_edge *leader = NULL, *spouse = NULL;
	struct kg kg;
	size_t i, spouses = 0;

	write_all(d);
	build(&kg, d, all, STORY_NR);
	for (i = 0; i < kg.edge_nr; i++) {
		if (kg.edge[i].kind == RELATION_LEADER_OF)
			leader = &kg.edge[i];
		if (kg.edge[i].kind == RELATION_SPOUSE_OF) {
			spouse = &kg.edge[i];
			spouses++;
		}
	}
	CU_ASSERT_FATAL(leader != NULL && spouse != NULL);
	CU_ASSERT_EQUAL(leader->weight, 2);
	CU_ASSERT_EQUAL(leader->evidence.nr, 2);
	CU_ASSERT_EQUAL(spouses, 1);            /* said both ways round */
	CU_ASSERT_EQUAL(spouse->weight, 2);
	CU_ASSERT(spouse->source < spouse->target);
	CU_ASSERT_DOUBLE_EQUAL(spouse->confidence, 0.9, 1e-9);
	kg_release(&kg);
	release_all(d);
}

static const struct doc *doc_of(const struct doc *d, const struct kg *kg, uint32_t document)
{
	int i;

	for (i = 0; i < STORY_NR; i++)
		if (strcmp(d[i].id, kg->document[document].id) == 0 && d[i].date == kg->document[document].date)
			return &d[i];
	return NULL;
}

static void check_evidence(const struct doc *d, const struct kg *kg, const struct kg_evidence_list *list)
{
	size_t i;

	CU_ASSERT(list->nr > 0);
	for (i = 0; i < list->nr; i++) {
		const struct kg_evidence *x = &list->item[i];
		const struct doc *of = doc_of(d, kg, x->document);

		CU_ASSERT_FATAL(of != NULL);
		CU_ASSERT_EQUAL(strlen(x->text), x->end - x->begin);
		CU_ASSERT_EQUAL(memcmp(of->text + x->begin, x->text, x->end - x->begin), 0);
		CU_ASSERT(x->begin >= of->sentence[x->sentence].begin && x->end <= of->sentence[x->sentence].end);
	}
}

static void evidence_is_the_text_byte_for_byte(void)
{
	struct doc d[STORY_NR];
	struct kg kg;
	size_t i, j;

	write_all(d);
	build(&kg, d, all, STORY_NR);
	for (i = 0; i < kg.node_nr; i++)
		check_evidence(d, &kg, &kg.node[i].evidence);
	for (i = 0; i < kg.edge_nr; i++)
		check_evidence(d, &kg, &kg.edge[i].evidence);
	for (i = 0; i < kg.event_nr; i++) {
		const struct kg_event *e = &kg.event[i];
		const struct doc *of;

		check_evidence(d, &kg, &e->evidence);
		of = doc_of(d, &kg, e->evidence.item[0].document);
		CU_ASSERT(e->trigger_begin >= e->evidence.item[0].begin && e->trigger_end <= e->evidence.item[0].end);
		for (j = 0; j < e->participant_nr; j++)
			CU_ASSERT_EQUAL(memcmp(of->text + e->participant[j].begin, e->participant[j].text,
			                       strlen(e->participant[j].text)), 0);
	}
	kg_release(&kg);
	release_all(d);
}

/* The n-th allocation fails, for every n; each time ERR_NOMEM, and what is there can be released. */
static void every_allocation_may_fail(void)
{
	struct doc d[STORY_NR];
	long n;
	int rc = ERR_NOMEM;

	write_all(d);
	for (n = 0; rc == ERR_NOMEM && n < 100000; n++) {
		struct err e = ERR_INIT;
		struct kg kg;
		int i;

		kg_init(&kg);
		kg.arena.fail_after = n;
		for (rc = 0, i = 0; rc == 0 && i < STORY_NR; i++)
			rc = kg_add(&kg, &d[i], &e);
		if (rc == 0)
			rc = kg_finish(&kg, &e);
		CU_ASSERT(rc == 0 || (rc == ERR_NOMEM && e.code == ERR_NOMEM && e.message[0]));
		CU_ASSERT_PTR_NULL(kg.arena.on_nomem);
		kg_release(&kg);
	}
	CU_ASSERT_EQUAL(rc, 0);
	CU_ASSERT(n > 100);
	release_all(d);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(every_order_gives_the_same_graph), UNIT(the_graph_outlives_its_documents),
			UNIT(an_empty_graph_is_fine),
		UNIT(the_same_thing_of_two_documents_is_one_node), UNIT(homonyms_stay_apart),
		UNIT(an_unclear_namesake_is_not_given_away), UNIT(a_people_brings_its_country),
		UNIT(what_nothing_stands_for_is_left_out), UNIT(a_name_is_shown_before_other_words),
		UNIT(what_has_no_name_counts_only_with_a_part), UNIT(equal_events_are_one), UNIT(two_tolls_stand_side_by_side),
		UNIT(events_that_differ_stay_two),
		UNIT(relations_are_counted_once_a_sentence), UNIT(evidence_is_the_text_byte_for_byte),
		UNIT(every_allocation_may_fail), UNIT_END
	};

	return unit_main("kg", test);
}
