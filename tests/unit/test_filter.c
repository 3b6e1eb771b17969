/* test_filter.c - a part of a graph is a whole graph; what matters most */
#include <string.h>

#include "base/textbuf.h"
#include "graph/kg.h"
#include "graph/kg_filter.h"
#include "tests/unit/story.h"
#include "tests/unit/unit.h"

static void build(struct kg *kg)
{
	struct err e = ERR_INIT;
	struct doc d;
	int i;

	kg_init(kg);
	for (i = 0; i < STORY_NR; i++) {
		story_write(&d, i);
		CU_ASSERT_EQUAL(kg_add(kg, &d, &e), 0);
		doc_release(&d);
	}
	CU_ASSERT_EQUAL(kg_finish(kg, &e), 0);
}

/* Nothing points at what is not there; numbers go from 1; the order is kept. */
static void check_whole(const struct kg *kg)
{
	char id[32];
	size_t i, j;

	for (i = 0; i < kg->node_nr; i++) {
		snprintf(id, sizeof id, "n%zu", i + 1);
		CU_ASSERT_STRING_EQUAL(kg->node[i].id, id);
		CU_ASSERT(kg->node[i].evidence.nr > 0);
		CU_ASSERT(!i || kg->node[i - 1].weight >= kg->node[i].weight);
	}
	CU_ASSERT(kg->dated_nr <= kg->event_nr);
	for (i = 0; i < kg->event_nr; i++) {
		const struct kg_event *e = &kg->event[i];

		snprintf(id, sizeof id, "e%zu", i + 1);
		CU_ASSERT_STRING_EQUAL(e->id, id);
		CU_ASSERT_EQUAL(e->date.known, i < kg->dated_nr);
		for (j = 0; j < e->participant_nr; j++)
			CU_ASSERT(e->participant[j].node < kg->node_nr);
		CU_ASSERT(!e->has_place || e->place.node < kg->node_nr);
		CU_ASSERT(!e->has_attribution || e->attribution_node == NO_INDEX || e->attribution_node < kg->node_nr);
	}
	for (i = 0; i < kg->edge_nr; i++) {
		snprintf(id, sizeof id, "r%zu", i + 1);
		CU_ASSERT_STRING_EQUAL(kg->edge[i].id, id);
		CU_ASSERT(kg->edge[i].source < kg->node_nr && kg->edge[i].target < kg->node_nr);
	}
	for (i = 0; i < kg->origin_nr; i++)
		CU_ASSERT(kg->origin[i].node == NO_INDEX ||
			  (kg->origin[i].node < kg->node_nr &&
			   strcmp(kg->node[kg->origin[i].node].name, kg->origin[i].node_name) == 0));
}

/* "A, B | events | relations" of what the filter leaves of the four stories. */
static const char *left(const struct kg_filter *f)
{
	static char answer[1024];
	struct err e = ERR_INIT;
	struct kg kg;
	size_t i;

	build(&kg);
	CU_ASSERT_EQUAL(kg_filter(&kg, f, &e), 0);
	check_whole(&kg);
	CU_ASSERT_EQUAL(kg.document_nr, STORY_NR);
	*answer = '\0';
	for (i = 0; i < kg.node_nr; i++)
		strcat(strcat(answer, i ? ", " : ""), kg.node[i].name);
	strcat(answer, " |");
	for (i = 0; i < kg.event_nr; i++)
		strcat(strcat(answer, " "), kg.event[i].type);
	strcat(answer, " |");
	for (i = 0; i < kg.edge_nr; i++)
		strcat(strcat(answer, " "), relation_kind_name[kg.edge[i].kind]);
	if (kg.note_nr)
		strcat(strcat(answer, " ! "), kg.note[0]);
	kg_release(&kg);
	return answer;
}

#define ONLY(type) (1u << ENTITY_##type)

static void types_are_chosen(void)
{
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .types = ONLY(COUNTRY) }),
			       "Iran, Russia, United States, United Kingdom | AGREE |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .types = ONLY(PLACE) }), "Hangzhou | |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .types = ONLY(EVENT) }), " | |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .types = ONLY(PERSON) }),
			       "Vladimir Putin, Ann Lee, John Kerry, John Smith, John Smith, Smith, Smith | OTHER CONSULT | spouse_of");
}

static void the_weight_is_a_floor(void)
{
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .weight_min = 3 }), "Iran, Russia, United States | AGREE |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .weight_min = 1000 }), " | |");
}

static void the_top_goes_by_score(void)
{
	static const char *const about[] = { "Ann Lee" };

	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .top = 1 }), "United States | |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .top = 2 }), "Russia, United States | AGREE |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .top = 3 }), "Iran, Russia, United States | AGREE |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .top = 1, .types = ONLY(PERSON) }), "Vladimir Putin | |");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .top = 1, .about = about, .about_nr = 1, .depth = 2 }), "Ann Lee | |");
}

static void a_neighbourhood_is_chosen(void)
{
	static const char *const lee[] = { "ann lee" }, *const moscow[] = { "MOSCOW" }, *const two[] = { "Hangzhou", "Ann Lee" },
		*const nobody[] = { "Nobody" };

	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .about = lee, .about_nr = 1, .depth = 1 }),
			       "Ann Lee, John Smith | | spouse_of");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .about = lee, .about_nr = 1, .depth = 2 }),
			       "United States, Ann Lee, John Smith | | spouse_of official_of");
	/* by an alias; with all of its events, their place and speaker, and relations among its neighbours */
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .about = moscow, .about_nr = 1, .depth = 1 }),
			       "Russia, United States, Vladimir Putin, Hangzhou, Smith | AGREE | leader_of");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .about = moscow, .about_nr = 1, .depth = 1, .types = ONLY(PERSON) }),
			       "Russia, Vladimir Putin, Smith | | leader_of");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .about = two, .about_nr = 2, .depth = 1 }),
			       "Russia, United States, Hangzhou, Ann Lee, John Smith, Smith | AGREE | spouse_of official_of");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .about = nobody, .about_nr = 1, .depth = 1 }),
			       " | | ! nothing is named 'Nobody'");
	CU_ASSERT_STRING_EQUAL(left(&(struct kg_filter){ .about = moscow, .about_nr = 1, .depth = 1000, .top = 2 }),
			       "Russia, United States | AGREE |");
}

static void what_is_gone_is_taken_off_an_event(void)
{
	const struct kg_filter countries = { .types = ONLY(COUNTRY) };
	struct err e = ERR_INIT;
	struct kg kg;

	build(&kg);
	CU_ASSERT_EQUAL(kg_filter(&kg, &countries, &e), 0);
	CU_ASSERT_EQUAL_FATAL(kg.event_nr, 1);
	CU_ASSERT_EQUAL(kg.event[0].participant_nr, 2);
	CU_ASSERT(!kg.event[0].has_place);
	CU_ASSERT(kg.event[0].has_attribution);
	CU_ASSERT_EQUAL(kg.event[0].attribution_node, NO_INDEX);
	CU_ASSERT_STRING_EQUAL(kg.event[0].attribution_text, "Smith");
	/* and once more */
	CU_ASSERT_EQUAL(kg_filter(&kg, &(struct kg_filter){ .top = 1 }, &e), 0);
	check_whole(&kg);
	CU_ASSERT_EQUAL(kg.node_nr, 1);
	CU_ASSERT_EQUAL(kg.event_nr, 0);
	kg_release(&kg);

	kg_init(&kg);
	CU_ASSERT_EQUAL(kg_finish(&kg, &e), 0);
	CU_ASSERT_EQUAL(kg_filter(&kg, &(struct kg_filter){ .top = 1 }, &e), 0);
	CU_ASSERT_EQUAL(kg_filter(&kg, &(struct kg_filter){ .about = (const char *const[]){ "\xff" }, .about_nr = 1 }, &e), ERR_UTF8);
	kg_release(&kg);
}

/* The score of the first entity of a story. */
static unsigned score_of(enum sentence_flag flag, const char *title, enum role role, bool place)
{
	struct err e = ERR_INIT;
	struct doc d;
	struct kg kg;
	unsigned score = 0;
	uint32_t x, y;
	size_t i;

	story_begin(&d, "x", NULL, "Stones rolled. Rome won. It slept. Oslo and Rome met.");
	d.sentence[1].flags = flag;
	d.title = title;
	x = story_entity(&d, ENTITY_PLACE, "Rome", "", NULL);
	y = story_entity(&d, ENTITY_PLACE, "Oslo", "", NULL);
	story_mention(&d, x, "Rome");
	story_mention_at(&d, x, MENTION_NAME, story_nth(&d, "Rome", 2));
	story_mention(&d, y, "Oslo");
	if (role < ROLE_NR || place) {
		struct event *event = story_event(&d, "CONSULT", "met", "met");

		story_party(&d, event, y, ROLE_ACTOR, "Oslo");
		if (role < ROLE_NR)
			story_party(&d, event, x, role, "Rome");
		if (place)
			story_place(&d, event, x, "Rome");
	}
	story_end(&d);
	kg_init(&kg);
	CU_ASSERT_EQUAL(kg_add(&kg, &d, &e), 0);
	CU_ASSERT_EQUAL(kg_finish(&kg, &e), 0);
	for (i = 0; i < kg.node_nr; i++)
		if (strcmp(kg.node[i].name, "Rome") == 0)
			score = (unsigned)kg.node[i].score;
	kg_release(&kg);
	doc_release(&d);
	return score;
}

static void the_score_is_what_the_manual_says(void)
{
	CU_ASSERT_EQUAL(score_of(0, NULL, ROLE_NR, false), 2 + 3 + 2);
	CU_ASSERT_EQUAL(score_of(SENTENCE_HEADING, NULL, ROLE_NR, false), 2 + 3 + 5);
	CU_ASSERT_EQUAL(score_of(0, "Rome wins", ROLE_NR, false), 2 + 3 + 5);
	CU_ASSERT_EQUAL(score_of(0, "Romeo wins", ROLE_NR, false), 2 + 3 + 2);
	CU_ASSERT_EQUAL(score_of(0, NULL, ROLE_ACTOR, false), 2 + 3 + 2 + 3);
	CU_ASSERT_EQUAL(score_of(0, NULL, ROLE_WITH, false), 2 + 3 + 2 + 3);
	CU_ASSERT_EQUAL(score_of(0, NULL, ROLE_ABOUT, false), 2 + 3 + 2 + 1);
	CU_ASSERT_EQUAL(score_of(0, NULL, ROLE_NR, true), 2 + 3 + 2 + 1);
}

static void nodes_are_put_in_order_by_score(void)
{
	const struct kg_node *order[64];
	struct kg kg;
	size_t i;

	build(&kg);
	CU_ASSERT_FATAL(kg.node_nr <= 64);
	kg_by_score(&kg, order);
	for (i = 1; i < kg.node_nr; i++) {
		const struct kg_node *x = order[i - 1], *y = order[i];

		CU_ASSERT(x->score > y->score || (x->score == y->score && x < y));
	}
	kg_release(&kg);
}

static void every_allocation_may_fail(void)
{
	static const char *const about[] = { "Moscow" };
	const struct kg_filter f = { .about = about, .about_nr = 1, .depth = 2, .top = 3 };
	long n;
	int rc = ERR_NOMEM;

	for (n = 0; rc == ERR_NOMEM && n < 10000; n++) {
		struct err e = ERR_INIT;
		struct kg kg;

		build(&kg);
		kg.arena.fail_after = n;
		rc = kg_filter(&kg, &f, &e);
		CU_ASSERT(rc == 0 || (rc == ERR_NOMEM && e.code == ERR_NOMEM));
		kg_release(&kg);
	}
	CU_ASSERT_EQUAL(rc, 0);
	CU_ASSERT(n > 10);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(types_are_chosen), UNIT(the_weight_is_a_floor), UNIT(the_top_goes_by_score),
		UNIT(a_neighbourhood_is_chosen), UNIT(what_is_gone_is_taken_off_an_event),
		UNIT(the_score_is_what_the_manual_says), UNIT(nodes_are_put_in_order_by_score),
		UNIT(every_allocation_may_fail), UNIT_END
	};

	return unit_main("filter", test);
}
