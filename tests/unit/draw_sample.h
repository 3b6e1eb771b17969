/* draw_sample.h - knowledge graphs made by hand, for the tests of drawing: what is read of samples/syria-talks.txt, and
 * worse. */
#ifndef DATELINE_TESTS_DRAW_SAMPLE_H
#define DATELINE_TESTS_DRAW_SAMPLE_H

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "graph/kg.h"

struct sample_node {
	const char *name;
	enum entity_type type;
	uint32_t weight;
	const char *role;
};

struct sample_part {
	int node;           /* index + 1; 0 ends */
	enum role role;
};

struct sample_event {
	const char *start, *end;    /* NULL: undated */
	enum precision precision;
	const char *type, *headline, *text;
	enum polarity polarity;
	enum status status;
	double importance;
	struct sample_part part[6];
	const char *says;
};

struct sample_edge {
	int source, target;
	enum relation_kind kind;
	const char *label, *text;
	bool former;
};

/* The strings given are borrowed, the rest is in kg->arena. */
static inline void sample_fill(struct kg *kg, const char *title, const char *url, const struct sample_node *node,
			       size_t node_nr, const struct sample_event *event, size_t event_nr,
			       const struct sample_edge *edge, size_t edge_nr)
{
	struct arena *a = &kg->arena;
	jmp_buf nomem;
	size_t i, j;

	memset(kg, 0, sizeof *kg);
	arena_init(a);
	if (setjmp(nomem))
		abort();
	a->on_nomem = &nomem;
	kg->document = arena_array(a, 1, sizeof *kg->document);
	kg->document[0] = (struct kg_document){"syria-talks", title, "Dateline samples", url, calendar_day(2016, 9, 5),
					       DATE_METADATA};
	kg->document_nr = kg->document_alloc = 1;
	kg->node = arena_array(a, node_nr + 1, sizeof *kg->node);
	for (i = 0; i < node_nr; i++) {
		struct kg_node *n = &kg->node[i];

		n->id = arena_printf(a, "n%zu", i + 1);
		n->type = node[i].type;
		n->name = node[i].name;
		n->role = node[i].role;
		n->weight = node[i].weight;
		n->first = n->last = CALENDAR_NONE;
		n->evidence.item = arena_array(a, 1, sizeof *n->evidence.item);
		n->evidence.item[0] = (struct kg_evidence){ 0, 0, 0, (uint32_t)strlen(n->name), n->name };
		n->evidence.nr = n->evidence.alloc = 1;
	}
	kg->node_nr = kg->node_alloc = node_nr;
	kg->event = arena_array(a, event_nr + 1, sizeof *kg->event);
	for (i = 0; i < event_nr; i++) {
		const struct sample_event *s = &event[i];
		struct kg_event *v = &kg->event[i];

		v->id = arena_printf(a, "e%zu", i + 1);
		v->type = s->type;
		v->rule = "test";
		v->headline = s->headline;
		v->trigger_text = v->trigger_lemma = "x";
		v->polarity = s->polarity;
		v->status = s->status;
		v->importance = s->importance;
		v->confidence = 0.9;
		v->date.known = s->start != NULL;
		v->date.value = s->start;
		v->date.date.start = s->start ? calendar_read(s->start, strlen(s->start)) : CALENDAR_NONE;
		v->date.date.end = s->end ? calendar_read(s->end, strlen(s->end)) : v->date.date.start;
		v->date.date.precision = s->precision;
		kg->dated_nr += v->date.known;
		v->participant = arena_array(a, 6, sizeof *v->participant);
		for (j = 0; j < 6 && s->part[j].node; j++) {
			struct kg_participant p = {(uint32_t)s->part[j].node - 1, s->part[j].role, 0, 1,
						   node[s->part[j].node - 1].name};

			if (p.role == ROLE_PLACE) {
				v->has_place = true;
				v->place = p;
			} else {
				v->participant[v->participant_nr++] = p;
			}
		}
		v->has_attribution = s->says != NULL;
		v->attribution_text = s->says;
		v->attribution_node = NO_INDEX;
		v->evidence.item = arena_array(a, 1, sizeof *v->evidence.item);
		v->evidence.item[0] = (struct kg_evidence){ 0, 0, 0, 1, s->text ? s->text : s->headline };
		v->evidence.nr = v->evidence.alloc = 1;
	}
	kg->event_nr = kg->event_alloc = event_nr;
	kg->edge = arena_array(a, edge_nr + 1, sizeof *kg->edge);
	for (i = 0; i < edge_nr; i++) {
		struct kg_edge *r = &kg->edge[i];

		r->id = arena_printf(a, "r%zu", i + 1);
		r->source = (uint32_t)edge[i].source - 1;
		r->target = (uint32_t)edge[i].target - 1;
		r->kind = edge[i].kind;
		r->label = edge[i].label;
		r->former = edge[i].former;
		r->date = (struct date_span)DATE_SPAN_NONE;
		r->weight = 1;
		r->confidence = 0.9;
		r->evidence.item = arena_array(a, 1, sizeof *r->evidence.item);
		r->evidence.item[0] = (struct kg_evidence){ 0, 0, 0, 1, edge[i].text ? edge[i].text : "x" };
		r->evidence.nr = r->evidence.alloc = 1;
	}
	kg->edge_nr = kg->edge_alloc = edge_nr;
	kg->finished = true;
	a->on_nomem = NULL;
}

static inline void sample_release(struct kg *kg)
{
	arena_release(&kg->arena);
}

/* The Syria talks of September 2016, about as much as is read of samples/syria-talks.txt. */
static inline void sample_syria(struct kg *kg)
{
	enum {
		RU = 1,
		US,
		SY,
		PUTIN,
		OBAMA,
		ERDOGAN,
		KERRY,
		TR,
		IS,
		LAVROV,
		ASSAD,
		HANGZHOU,
		ALEPPO,
		REBELS,
		GENEVA,
		NUSRA,
		MOSCOW,
		QAIDA,
		MISTURA,
		UN,
		CHINA,
		UKRAINE,
		PETERSBURG,
		TARTUS,
		HOMS,
		NEWYORK,
		LAOS,
		G20,
		ASSEMBLY,
		KURDS,
		MINSK
	};
	static const struct sample_node node[] = {{"Russia", ENTITY_COUNTRY, 12, NULL},
						  {"United States", ENTITY_COUNTRY, 10, NULL},
						  {"Syria", ENTITY_COUNTRY, 9, NULL},
						  {"Vladimir Putin", ENTITY_PERSON, 8, NULL},
						  {"Barack Obama", ENTITY_PERSON, 7, "President"},
						  {"Recep Tayyip Erdogan", ENTITY_PERSON, 4, "President"},
						  {"John Kerry", ENTITY_PERSON, 4, "Secretary of State"},
						  {"Turkey", ENTITY_COUNTRY, 4, NULL},
						  {"Islamic State", ENTITY_ORGANIZATION, 3, NULL},
						  {"Sergei Lavrov", ENTITY_PERSON, 3, "Foreign Minister"},
						  {"Bashar al-Assad", ENTITY_PERSON, 3, "President"},
						  {"Hangzhou", ENTITY_PLACE, 3, NULL},
						  {"Aleppo", ENTITY_PLACE, 2, NULL},
						  {"Syrian rebels", ENTITY_GROUP, 3, NULL},
						  {"Geneva", ENTITY_PLACE, 2, NULL},
						  {"Nusra Front", ENTITY_ORGANIZATION, 2, NULL},
						  {"Moscow", ENTITY_PLACE, 1, NULL},
						  {"al-Qaida", ENTITY_ORGANIZATION, 1, NULL},
						  {"Staffan de Mistura", ENTITY_PERSON, 1, "envoy"},
						  {"United Nations", ENTITY_ORGANIZATION, 1, NULL},
						  {"China", ENTITY_COUNTRY, 1, NULL},
						  {"Ukraine", ENTITY_COUNTRY, 1, NULL},
						  {"St. Petersburg", ENTITY_PLACE, 1, NULL},
						  {"Tartus", ENTITY_PLACE, 1, NULL},
						  {"Homs", ENTITY_PLACE, 1, NULL},
						  {"New York", ENTITY_PLACE, 1, NULL},
						  {"Laos", ENTITY_COUNTRY, 1, NULL},
						  {"Group of 20 summit", ENTITY_EVENT, 1, NULL},
						  {"U.N. General Assembly", ENTITY_EVENT, 1, NULL},
						  {"Kurdish forces", ENTITY_GROUP, 1, NULL},
						  {"Minsk agreement", ENTITY_OTHER, 1, NULL}};
	static const struct sample_event event[] = {
		{"2011-01-01",
		 "2011-12-31",
		 PRECISION_YEAR,
		 "OTHER",
		 "War in Syria begins",
		 "The war, which began in 2011, has killed more than a quarter of a million people and driven almost "
		 "five million "
		 "Syrians abroad.",
		 0,
		 STATUS_ONGOING,
		 0.5,
		 {{SY, ROLE_PLACE}},
		 NULL},
		{"2015-02-01",
		 "2015-02-28",
		 PRECISION_MONTH,
		 "AGREE",
		 "Minsk agreement signed",
		 NULL,
		 0,
		 0,
		 0.3,
		 {{MINSK, ROLE_ABOUT}},
		 NULL},
		{"2015-09-01",
		 "2015-09-30",
		 PRECISION_MONTH,
		 "ASSAULT",
		 "Russia bombs Assad’s opponents",
		 "Russia has been bombing Assad’s opponents since September 2015.",
		 0,
		 STATUS_ONGOING,
		 0.6,
		 {{RU, ROLE_ACTOR}, {REBELS, ROLE_TARGET}, {ASSAD, ROLE_ABOUT}},
		 NULL},
		{"2015-11-01",
		 "2015-11-30",
		 PRECISION_MONTH,
		 "ASSAULT",
		 "Turkey shoots down a Russian warplane near the Syrian border",
		 "Relations between Ankara and Moscow broke down last November, when Turkey shot down a Russian "
		 "warplane near the "
		 "Syrian border, but Erdogan and Putin made up at a meeting in St. Petersburg last month.",
		 0,
		 0,
		 0.7,
		 {{TR, ROLE_ACTOR}, {RU, ROLE_TARGET}},
		 NULL},
		{"2016-02-01",
		 "2016-02-29",
		 PRECISION_MONTH,
		 "AGREE",
		 "Washington and Moscow broker a cease-fire",
		 NULL,
		 0,
		 0,
		 0.6,
		 {{US, ROLE_ACTOR}, {RU, ROLE_ACTOR}, {SY, ROLE_ABOUT}},
		 NULL},
		{"2016-04-01",
		 "2016-04-30",
		 PRECISION_MONTH,
		 "REJECT",
		 "Peace talks led by de Mistura break off",
		 NULL,
		 1,
		 0,
		 0.5,
		 {{MISTURA, ROLE_ACTOR}, {GENEVA, ROLE_PLACE}},
		 NULL},
		{"2016-07-01",
		 "2016-07-31",
		 PRECISION_MONTH,
		 "CONSULT",
		 "Kerry travels to Moscow to see Putin",
		 NULL,
		 0,
		 0,
		 0.4,
		 {{KERRY, ROLE_ACTOR}, {PUTIN, ROLE_WITH}, {MOSCOW, ROLE_PLACE}},
		 NULL},
		{"2016-07-01",
		 "2016-07-31",
		 PRECISION_MONTH,
		 "REJECT",
		 "Nusra Front cuts its ties with al-Qaida",
		 NULL,
		 0,
		 0,
		 0.4,
		 {{NUSRA, ROLE_ACTOR}, {QAIDA, ROLE_TARGET}},
		 "Nusra Front"},
		{"2016-08-01",
		 "2016-08-31",
		 PRECISION_MONTH,
		 "CONSULT",
		 "Kerry and Lavrov meet in Geneva",
		 NULL,
		 0,
		 0,
		 0.5,
		 {{KERRY, ROLE_ACTOR}, {LAVROV, ROLE_ACTOR}, {GENEVA, ROLE_PLACE}},
		 NULL},
		{"2016-08-01",
		 "2016-08-31",
		 PRECISION_MONTH,
		 "COOPERATE",
		 "Erdogan and Putin make up",
		 NULL,
		 0,
		 0,
		 0.5,
		 {{ERDOGAN, ROLE_ACTOR}, {PUTIN, ROLE_ACTOR}, {PETERSBURG, ROLE_PLACE}},
		 NULL},
		{"2016-08-24",
		 NULL,
		 PRECISION_DAY,
		 "MOBILIZE",
		 "Turkey sends tanks across its southern border",
		 NULL,
		 0,
		 0,
		 0.6,
		 {{TR, ROLE_ACTOR}, {SY, ROLE_TARGET}},
		 NULL},
		{"2016-09-03",
		 NULL,
		 PRECISION_DAY,
		 "CONSULT",
		 "Erdogan meets Putin in Hangzhou",
		 NULL,
		 0,
		 0,
		 0.6,
		 {{ERDOGAN, ROLE_ACTOR}, {PUTIN, ROLE_WITH}, {HANGZHOU, ROLE_PLACE}},
		 NULL},
		{"2016-09-04",
		 NULL,
		 PRECISION_DAY,
		 "CONSULT",
		 "Erdogan meets Obama",
		 NULL,
		 0,
		 0,
		 0.6,
		 {{ERDOGAN, ROLE_ACTOR}, {OBAMA, ROLE_WITH}},
		 NULL},
		{"2016-09-04",
		 NULL,
		 PRECISION_DAY,
		 "COERCE",
		 "Syrian government forces cut off the rebel-held east of Aleppo",
		 NULL,
		 0,
		 0,
		 0.7,
		 {{SY, ROLE_ACTOR}, {REBELS, ROLE_TARGET}, {RU, ROLE_WITH}, {ALEPPO, ROLE_PLACE}},
		 NULL},
		{"2016-09-04",
		 NULL,
		 PRECISION_DAY,
		 "RETREAT",
		 "Islamic State driven from the Syrian frontier",
		 NULL,
		 0,
		 0,
		 0.5,
		 {{IS, ROLE_TARGET}, {SY, ROLE_PLACE}},
		 "Turkey"},
		{"2016-09-05",
		 NULL,
		 PRECISION_DAY,
		 "CONSULT",
		 "Obama and Putin meet for about 90 minutes",
		 NULL,
		 0,
		 0,
		 0.95,
		 {{OBAMA, ROLE_ACTOR}, {PUTIN, ROLE_ACTOR}, {HANGZHOU, ROLE_PLACE}, {G20, ROLE_ABOUT}},
		 NULL},
		{"2016-09-05",
		 NULL,
		 PRECISION_DAY,
		 "AGREE",
		 "Obama and Putin could not settle the terms of a new truce in Syria",
		 "Barack Obama and Vladimir Putin met for about 90 minutes on the sidelines of the Group of 20 summit "
		 "on Monday but "
		 "could not settle the terms of a new truce in Syria.",
		 POLARITY_NEGATIVE,
		 0,
		 0.93,
		 {{OBAMA, ROLE_ACTOR}, {PUTIN, ROLE_ACTOR}, {SY, ROLE_ABOUT}},
		 NULL},
		{"2016-09-05",
		 NULL,
		 PRECISION_DAY,
		 "CONSULT",
		 "Kerry and Lavrov end a second round of talks empty-handed",
		 NULL,
		 POLARITY_NEGATIVE,
		 0,
		 0.8,
		 {{KERRY, ROLE_ACTOR}, {LAVROV, ROLE_ACTOR}, {HANGZHOU, ROLE_PLACE}},
		 NULL},
		{"2016-09-05",
		 NULL,
		 PRECISION_DAY,
		 "ASSAULT",
		 "Bombs kill dozens of people in Tartus, Homs and other cities",
		 NULL,
		 0,
		 0,
		 0.8,
		 {{IS, ROLE_ACTOR}, {TARTUS, ROLE_PLACE}, {KURDS, ROLE_ABOUT}},
		 "Islamic State"},
		{"2016-09-05",
		 NULL,
		 PRECISION_DAY,
		 "SANCTION",
		 "U.S. sanctions over Ukraine stay in place",
		 NULL,
		 0,
		 0,
		 0.6,
		 {{US, ROLE_ACTOR}, {RU, ROLE_TARGET}, {UKRAINE, ROLE_ABOUT}},
		 "Obama"},
		{"2016-09-05",
		 NULL,
		 PRECISION_DAY,
		 "CONSULT",
		 "Obama due to fly to Laos",
		 NULL,
		 0,
		 STATUS_PLANNED,
		 0.3,
		 {{OBAMA, ROLE_ACTOR}, {LAOS, ROLE_PLACE}},
		 NULL},
		{"2016-09-05",
		 "2016-09-11",
		 PRECISION_WEEK,
		 "CONSULT",
		 "Kerry and Lavrov expected to meet again",
		 NULL,
		 0,
		 STATUS_PLANNED,
		 0.5,
		 {{KERRY, ROLE_ACTOR}, {LAVROV, ROLE_ACTOR}},
		 NULL},
		{"2016-09-01",
		 "2016-09-30",
		 PRECISION_MONTH,
		 "CONSULT",
		 "World leaders gather in New York",
		 NULL,
		 0,
		 STATUS_PLANNED,
		 0.3,
		 {{ASSEMBLY, ROLE_ABOUT}, {NEWYORK, ROLE_PLACE}},
		 NULL},
		{NULL,
		 NULL,
		 0,
		 "REQUEST",
		 "The United States wants Russia to persuade Assad to ground his warplanes",
		 NULL,
		 0,
		 STATUS_PROPOSED,
		 0.5,
		 {{US, ROLE_ACTOR}, {RU, ROLE_TARGET}, {ASSAD, ROLE_ABOUT}},
		 NULL}};
	static const struct sample_edge edge[] = {
		{PUTIN, RU, RELATION_LEADER_OF, "President", "The two presidents", false},
		{OBAMA, US, RELATION_LEADER_OF, "President", "The U.S. president told reporters", false},
		{ERDOGAN, TR, RELATION_LEADER_OF, "President", "Turkish President Recep Tayyip Erdogan", false},
		{KERRY, US, RELATION_OFFICIAL_OF, "Secretary of State", "U.S. Secretary of State John Kerry", false},
		{IS, SY, RELATION_LOCATED_IN, NULL, NULL, false},
		{LAVROV, RU, RELATION_OFFICIAL_OF, "Foreign Minister", "Russian Foreign Minister Sergei Lavrov", false},
		{ASSAD, SY, RELATION_LEADER_OF, "President", "Syrian President Bashar al-Assad", false},
		{HANGZHOU, CHINA, RELATION_LOCATED_IN, NULL, "HANGZHOU, China", false},
		{ALEPPO, SY, RELATION_LOCATED_IN, NULL, NULL, false},
		{NUSRA, QAIDA, RELATION_ALLY_OF, "ties", "cutting its ties with al-Qaida", true},
		{MISTURA, UN, RELATION_OFFICIAL_OF, "envoy", "U.N. envoy Staffan de Mistura", false},
		{TARTUS, SY, RELATION_LOCATED_IN, NULL, NULL, false},
		{HOMS, SY, RELATION_LOCATED_IN, NULL, NULL, false}};

	sample_fill(kg, "Obama and Putin leave G20 summit without a Syria agreement",
		    "https://example.org/news?id=1&page=2", node, sizeof node / sizeof *node, event,
		    sizeof event / sizeof *event, edge, sizeof edge / sizeof *edge);
}

#endif
