/* story.h - annotated documents made by hand, for tests of what comes after annotation
 *
 * Words are found in the text: "words" stands for its first place, story_nth(d, "words", 2) for the second.  A document
 * is whole after story_end(), which sorts mentions and gives entities theirs.
 */
#ifndef DATELINE_TESTS_STORY_H
#define DATELINE_TESTS_STORY_H

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "text/doc.h"

struct story_span {
	uint32_t begin, end;
};

static inline struct story_span story_nth(const struct doc *d, const char *words, int nth)
{
	const char *at = d->text;

	while ((at = strstr(at, words)) && --nth > 0)
		at++;
	assert(at);
	return (struct story_span){ (uint32_t)(at - d->text), (uint32_t)(at - d->text + (ptrdiff_t)strlen(words)) };
}

static inline uint32_t story_sentence_at(const struct doc *d, uint32_t begin)
{
	uint32_t i = 0;

	while (i + 1 < d->sentence_nr && d->sentence[i + 1].begin <= begin)
		i++;
	return i;
}

/* Sentences end in a full stop before a blank, tokens at blanks and before a full stop or comma at a word's end. */
static inline void story_begin(struct doc *d, const char *id, const char *date, const char *text)
{
	uint32_t i = 0, n = (uint32_t)strlen(text);

	doc_init(d);
	d->id = arena_strdup(&d->arena, id);
	d->text = arena_strdup(&d->arena, text);
	d->text_len = n;
	if (date) {
		d->date = calendar_read(date, strlen(date));
		d->date_basis = DATE_METADATA;
	}
	while (i < n) {
		struct sentence *s = &ARENA_PUSH(&d->arena, d->sentence, d->sentence_nr, d->sentence_alloc);

		while (i < n && isspace((unsigned char)text[i]))
			i++;
		s->begin = i;
		s->token_begin = (uint32_t)d->token_nr;
		while (i < n) {
			struct token *t;
			uint32_t end = i;

			while (end < n && !isspace((unsigned char)text[end]))
				end++;
			if (end > i + 1 && strchr(".,", text[end - 1]))
				end--;
			t = &ARENA_PUSH(&d->arena, d->token, d->token_nr, d->token_alloc);
			*t = (struct token){ .begin = i, .end = end, .sentence = (uint32_t)d->sentence_nr - 1,
				.head = HEAD_NONE };
			t->form = arena_strndup(&d->arena, text + i, end - i);
			t->lower = t->form;
			i = end;
			if (i == n || isspace((unsigned char)text[i]))
				t->flags = TOKEN_SPACE_AFTER;
			while (i < n && isspace((unsigned char)text[i]))
				i++;
			if (text[end - 1] == '.' && end - t->begin == 1)
				break;
		}
		s->token_end = (uint32_t)d->token_nr;
		s->end = d->token[d->token_nr - 1].end;
	}
}

static inline uint32_t story_entity(struct doc *d, enum entity_type type, const char *name, const char *country,
		const char *link)
{
	struct entity *e = &ARENA_PUSH(&d->arena, d->entity, d->entity_nr, d->entity_alloc);

	*e = (struct entity){ .type = type, .name = arena_strdup(&d->arena, name) };
	e->link = link ? arena_strdup(&d->arena, link) : NULL;
	strcpy(type == ENTITY_COUNTRY ? e->code : e->country, country);
	return (uint32_t)d->entity_nr - 1;
}

static inline void story_alias(struct doc *d, uint32_t entity, const char *alias)
{
	struct entity *e = &d->entity[entity];

	ARENA_PUSH(&d->arena, e->alias, e->alias_nr, e->alias_alloc) = arena_strdup(&d->arena, alias);
}

static inline void story_mention_at(struct doc *d, uint32_t entity, enum mention_kind kind, struct story_span at)
{
	ARENA_PUSH(&d->arena, d->mention, d->mention_nr, d->mention_alloc) = (struct mention){ .begin = at.begin,
		.end = at.end,
		.kind = kind, .type = d->entity[entity].type, .entity = entity };
}

static inline void story_mention(struct doc *d, uint32_t entity, const char *words)
{
	story_mention_at(d, entity, MENTION_NAME, story_nth(d, words, 1));
}

/* The pointer holds until the next event. */
static inline struct event *story_event(struct doc *d, const char *type, const char *trigger, const char *headline)
{
	struct event *e = &ARENA_PUSH(&d->arena, d->event, d->event_nr, d->event_alloc);
	struct story_span at = story_nth(d, trigger, 1);

	*e = (struct event){ .type = type, .rule = "test", .trigger_begin = at.begin, .trigger_end = at.end,
		.importance = 0.5, .confidence = 0.75 };
	e->trigger_text = arena_strdup(&d->arena, trigger);
	e->trigger_lemma = e->trigger_text;
	e->headline = arena_strdup(&d->arena, headline);
	e->place.entity = NO_INDEX;
	e->attribution.entity = NO_INDEX;
	e->sentence = story_sentence_at(d, at.begin);
	e->date.date = (struct date_span)DATE_SPAN_NONE;
	return e;
}

static inline void story_party(struct doc *d, struct event *e, uint32_t entity, enum role role, const char *words)
{
	struct story_span at = story_nth(d, words, 1);

	ARENA_PUSH(&d->arena, e->participant, e->participant_nr, e->participant_alloc) =
		(struct participant){ entity, role, at.begin, at.end };
}

static inline void story_place(struct doc *d, struct event *e, uint32_t entity, const char *words)
{
	struct story_span at = story_nth(d, words, 1);

	e->place = (struct participant){ entity, ROLE_PLACE, at.begin, at.end };
}

static inline void story_said(struct doc *d, struct event *e, uint32_t entity, const char *words, const char *verb)
{
	struct story_span at = story_nth(d, words, 1);

	e->attribution = (struct attribution){ true, entity, at.begin, at.end, arena_strdup(&d->arena, verb) };
}

/* `most` less than `least`: open. */
static inline void story_quantity(struct doc *d, struct event *e, const char *what, double least, double most, const char *unit,
		enum quantity_mod mod, const char *words)
{
	struct story_span at = story_nth(d, words, 1);

	assert(e->quantity_nr < QUANTITIES_MAX);
	e->quantity[e->quantity_nr++] = (struct quantity){ .what = arena_strdup(&d->arena, what), .has_least = true,
		.has_most = most >= least, .least = least, .most = most >= least ? most : 0, .unit = unit, .mod = mod,
		.begin = at.begin, .end = at.end };
}

/* `start` or `end` NULL: open. */
static inline void story_date(struct doc *d, struct event *e, const char *start, const char *end,
		enum precision precision,
                              const char *value, enum time_relation relation)
{
	e->date.known = true;
	e->date.date.start = start ? calendar_read(start, strlen(start)) : CALENDAR_NONE;
	e->date.date.end = end ? calendar_read(end, strlen(end)) : CALENDAR_NONE;
	e->date.date.precision = precision;
	e->date.value = arena_strdup(&d->arena, value);
	e->date.basis = BASIS_EXPLICIT;
	e->date.relation = relation;
}

static inline void story_on(struct doc *d, struct event *e, const char *day)
{
	story_date(d, e, day, day, PRECISION_DAY, day, TIME_ON);
}

static inline struct relation *story_relation(struct doc *d, uint32_t source, enum relation_kind kind, uint32_t target,
                                              const char *words, const char *label)
{
	struct story_span at = story_nth(d, words, 1);
	struct relation *r = &ARENA_PUSH(&d->arena, d->relation, d->relation_nr, d->relation_alloc);

	*r = (struct relation){ .source = source, .target = target, .kind = kind, .date = DATE_SPAN_NONE,
		.confidence = 0.9,
		.sentence = story_sentence_at(d, at.begin), .begin = at.begin, .end = at.end };
	r->label = label ? arena_strdup(&d->arena, label) : NULL;
	return r;
}

static inline int story_mention_order(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	return x->begin != y->begin ? (x->begin > y->begin) - (x->begin < y->begin)
		: (x->end < y->end) - (x->end > y->end);
}

static inline void story_end(struct doc *d)
{
	size_t i;

	if (d->mention_nr)
		qsort(d->mention, d->mention_nr, sizeof *d->mention, story_mention_order);
	for (i = 0; i < d->mention_nr; i++) {
		struct entity *e = &d->entity[d->mention[i].entity];

		ARENA_PUSH(&d->arena, e->mention, e->mention_nr, e->mention_alloc) = (uint32_t)i;
	}
}

/* ---- four stories that say partly the same, for what must not depend on order ---- */

enum { STORY_NR = 4 };

static inline void story_write(struct doc *d, int which)
{
	uint32_t us, ru, putin, smith, iranians, iran, kerry, hangzhou, un;
	struct event *e;
	struct relation *r;

	switch (which) {
	case 0:
		story_begin(d, "talks", "2016-09-05", "Washington and Moscow failed on Monday to agree in Hangzhou on "
			"a truce. "
			"Russian President Vladimir Putin met John Kerry, the \"envoy\", in May. The Iranians stayed "
			"away. "
			"Mr Smith said so\tto the U.N. on\nMonday.");
		d->title = "Talks fail \"again\"";
		d->source = "Agence";
		us = story_entity(d, ENTITY_COUNTRY, "United States", "US", "country:US");
		story_alias(d, us, "Washington");
		ru = story_entity(d, ENTITY_COUNTRY, "Russia", "RU", "country:RU");
		story_alias(d, ru, "Moscow");
		putin = story_entity(d, ENTITY_PERSON, "Vladimir Putin", "RU", "leader:RU:Vladimir Putin");
		d->entity[putin].role = "President";
		kerry = story_entity(d, ENTITY_PERSON, "John Kerry", "US", NULL);
		d->entity[kerry].country_basis = "leaders.tsv: test";
		iranians = story_entity(d, ENTITY_GROUP, "Iranians", "IR", NULL);
		story_entity(d, ENTITY_COUNTRY, "Iran", "IR", "country:IR");
		hangzhou = story_entity(d, ENTITY_PLACE, "Hangzhou", "CN", NULL);
		smith = story_entity(d, ENTITY_PERSON, "Smith", "", NULL);
		un = story_entity(d, ENTITY_ORGANIZATION, "United Nations", "", "organization:UN");
		story_mention(d, us, "Washington");
		story_mention(d, ru, "Moscow");
		story_mention_at(d, ru, MENTION_ADJECTIVE, story_nth(d, "Russian", 1));
		story_mention(d, putin, "Vladimir Putin");
		story_mention(d, kerry, "John Kerry");
		story_mention(d, iranians, "The Iranians");
		story_mention(d, hangzhou, "Hangzhou");
		story_mention(d, smith, "Smith");
		story_mention(d, un, "U.N.");
		e = story_event(d, "AGREE", "failed on Monday to agree", "Washington and Moscow fail to agree");
		e->polarity = POLARITY_NEGATIVE;
		e->code = "057";
		e->importance = 0.93;
		story_on(d, e, "2016-09-05");
		e->date.text = "Monday";
		e->date.basis = BASIS_RELATIVE;
		story_party(d, e, us, ROLE_ACTOR, "Washington");
		story_party(d, e, ru, ROLE_ACTOR, "Moscow");
		story_place(d, e, hangzhou, "Hangzhou");
		story_said(d, e, smith, "Smith", "say");
		story_quantity(d, e, "agree", 2, 2, "truce", QUANTITY_EXACT, "a truce");
		e = story_event(d, "CONSULT", "met", "Putin met Kerry");
		story_date(d, e, "2016-05-01", "2016-05-31", PRECISION_MONTH, "2016-05", TIME_ON);
		story_party(d, e, putin, ROLE_ACTOR, "Vladimir Putin");
		story_party(d, e, kerry, ROLE_WITH, "John Kerry");
		e = story_event(d, "REJECT", "stayed away", "Iranians stay away");
		e->status = STATUS_PLANNED;
		story_party(d, e, iranians, ROLE_ACTOR, "The Iranians");
		e->attribution = (struct attribution){ true, NO_INDEX, 0, 10, "report" };
		story_relation(d, putin, RELATION_LEADER_OF, ru, "Russian President", "President");
		break;
	case 1:
		story_begin(d, "wire", "2016-09-06", "The U.S. and Russia did not agree in Hangzhou. President "
			"Vladimir Putin of Russia "
			"spoke with Tehran. Iran agreed.");
		us = story_entity(d, ENTITY_COUNTRY, "United States", "US", "country:US");
		story_alias(d, us, "U.S.");
		ru = story_entity(d, ENTITY_COUNTRY, "Russia", "RU", "country:RU");
		putin = story_entity(d, ENTITY_PERSON, "Vladimir Putin", "RU", NULL);
		d->entity[putin].role = "President";
		hangzhou = story_entity(d, ENTITY_PLACE, "Hangzhou", "", NULL);
		iran = story_entity(d, ENTITY_COUNTRY, "Iran", "IR", "country:IR");
		story_alias(d, iran, "Tehran");
		story_mention(d, us, "U.S.");
		story_mention(d, ru, "Russia");
		story_mention_at(d, ru, MENTION_NAME, story_nth(d, "Russia", 2));
		story_mention(d, putin, "Vladimir Putin");
		story_mention(d, hangzhou, "Hangzhou");
		story_mention(d, iran, "Tehran");
		story_mention(d, iran, "Iran");
		e = story_event(d, "AGREE", "did not agree", "U.S. and Russia do not agree");
		e->polarity = POLARITY_NEGATIVE;
		e->importance = 0.4;
		e->confidence = 0.95;
		story_on(d, e, "2016-09-05");
		story_party(d, e, ru, ROLE_ACTOR, "Russia");
		story_party(d, e, us, ROLE_ACTOR, "U.S.");
		story_place(d, e, hangzhou, "Hangzhou");
		story_quantity(d, e, "agree", 2.5, -1, NULL, QUANTITY_MORE_THAN, "Hangzhou");
		e = story_event(d, "CONSULT", "spoke", "Putin spoke with Tehran");
		story_date(d, e, "2011-03-01", NULL, PRECISION_MONTH, "2011-03", TIME_SINCE);
		story_party(d, e, putin, ROLE_ACTOR, "Vladimir Putin");
		story_party(d, e, iran, ROLE_WITH, "Tehran");
		story_relation(d, putin, RELATION_LEADER_OF, ru, "President Vladimir Putin of Russia", "President");
		break;
	case 2:
		story_begin(d, "smiths", NULL, "The senator John Smith of America married Ann Lee. Smith left. Ann "
			"Lee is his wife.");
		smith = story_entity(d, ENTITY_PERSON, "John Smith", "US", NULL);
		us = story_entity(d, ENTITY_COUNTRY, "United States", "US", "country:US");
		kerry = story_entity(d, ENTITY_PERSON, "Ann Lee", "", NULL);
		putin = story_entity(d, ENTITY_PERSON, "Smith", "", NULL);
		story_mention(d, smith, "John Smith");
		story_mention(d, us, "America");
		story_mention(d, kerry, "Ann Lee");
		story_mention_at(d, putin, MENTION_NAME, story_nth(d, "Smith", 2));
		story_relation(d, smith, RELATION_OFFICIAL_OF, us, "senator John Smith", "senator");
		story_relation(d, smith, RELATION_SPOUSE_OF, kerry, "married", NULL);
		r = story_relation(d, kerry, RELATION_SPOUSE_OF, smith, "his wife", NULL);
		r->confidence = 0.5;
		break;
	default:
		story_begin(d, "smiths", "1999-12-31", "John Smith of Britain, a former minister, left the Iranians. "
			"John Smith stays unknown.");
		smith = story_entity(d, ENTITY_PERSON, "John Smith", "GB", NULL);
		story_mention(d, smith, "John Smith");
		us = story_entity(d, ENTITY_COUNTRY, "United Kingdom", "GB", "country:GB");
		story_mention(d, us, "Britain");
		iranians = story_entity(d, ENTITY_GROUP, "Iranians", "IR", NULL);
		story_mention(d, iranians, "the Iranians");
		r = story_relation(d, smith, RELATION_OFFICIAL_OF, us, "former minister", "minister");
		r->former = true;
		e = story_event(d, "OTHER", "left", "John Smith left the Iranians");
		story_date(d, e, NULL, "1999-12-31", PRECISION_DAY, "1999-12-31", TIME_BEFORE);
		story_party(d, e, smith, ROLE_ACTOR, "John Smith");
		break;
	}
	story_end(d);
}

#endif
