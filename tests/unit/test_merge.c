/* test_merge.c - which entities of several documents are one
 *
 * A case is up to four documents, each a line "P,name,country,role,alias,link,gender;…" after an optional day "@2016-09-05 "; the
 * answer names the documents of each node: "a b / c".  Every case is built from its documents in all orders, and all of
 * these must give the same nodes.
 */
#include <stdio.h>
#include <string.h>

#include "base/textbuf.h"
#include "graph/kg.h"
#include "graph/kg_names.h"
#include "tests/unit/story.h"
#include "tests/unit/unit.h"

enum { DOCS = 4, ENTITIES_MAX = 8, DUMP_MAX = 1 << 16 };

/* The `n`-th field of a line up to `end`, or "". */
static void field(const char *line, const char *end, int n, char to[64])
{
	const char *stop;

	while (n-- > 0 && line < end) {
		line = memchr(line, ',', (size_t)(end - line));
		line = line ? line + 1 : end;
	}
	stop = memchr(line, ',', (size_t)(end - line));
	if (!stop)
		stop = end;
	assert(stop - line < 64);
	memcpy(to, line, (size_t)(stop - line));
	to[stop - line] = '\0';
}

static enum entity_type type_of(char letter)
{
	switch (letter) {
	case 'P': return ENTITY_PERSON;
	case 'C': return ENTITY_COUNTRY;
	case 'L': return ENTITY_PLACE;
	case 'O': return ENTITY_ORGANIZATION;
	case 'G': return ENTITY_GROUP;
	default: return ENTITY_OTHER;
	}
}

static void write_document(struct doc *d, char id, const char *line)
{
	char text[1024] = "", name[64], part[64], date[16] = "", ids[2] = { id, '\0' };
	const char *at, *end;
	int i, seen;

	if (*line == '@') {
		memcpy(date, line + 1, 10);
		line += 12;
	}
	for (at = line; *at; at = *end ? end + 1 : end) {
		end = at + strcspn(at, ";");
		field(at, end, 1, name);
		strcat(strcat(text, name), " stood. ");
	}
	story_begin(d, ids, *date ? date : NULL, text);
	for (at = line, i = 0; *at; at = *end ? end + 1 : end, i++) {
		uint32_t e;
		const char *before;

		end = at + strcspn(at, ";");
		field(at, end, 1, name);
		field(at, end, 2, part);
		e = story_entity(d, type_of(*at), name, part, NULL);
		field(at, end, 3, part);
		if (*part)
			d->entity[e].role = arena_strdup(&d->arena, part);
		field(at, end, 4, part);
		if (*part)
			story_alias(d, e, part);
		field(at, end, 5, part);
		if (*part)
			d->entity[e].link = arena_strdup(&d->arena, part);
		field(at, end, 6, part);
		d->entity[e].gender = *part;
		for (seen = 1, before = line; before < at; before += strcspn(before, ";") + 1) {
			char other[64];

			field(before, before + strcspn(before, ";"), 1, other);
			seen += strstr(other, name) != NULL;
		}
		story_mention_at(d, e, MENTION_NAME, story_nth(d, name, seen));
	}
	story_end(d);
}

/* What the user says, before the documents. */
static const char *same_a, *same_b, *different_a, *different_b, *table;
/* Filled by the last build(): rules and reasons by document and place, "a:name b:name". */
static char rules[512], notes[1024];

static void build(struct kg *kg, struct doc *d, const int *order, int nr)
{
	struct err e = ERR_INIT;
	int i;

	kg_init(kg);
	if (table)
		CU_ASSERT_EQUAL_FATAL(kg_know(kg, table, NULL, NULL, &e), 0);
	if (same_a)
		CU_ASSERT_EQUAL(kg_decide(kg, same_a, same_b, true, &e), 0);
	if (different_a)
		CU_ASSERT_EQUAL(kg_decide(kg, different_a, different_b, false, &e), 0);
	for (i = 0; i < nr; i++)
		CU_ASSERT_EQUAL(kg_add(kg, &d[order[i]], &e), 0);
	CU_ASSERT_EQUAL(kg_finish(kg, &e), 0);
}

/* The nodes' documents, "a b / c", in the order of their first document; and everything in `all`. */
static void describe(const struct kg *kg, char *to, struct textbuf *all)
{
	size_t i, j, at = 0;
	char letters[DOCS * ENTITIES_MAX][64] = { "" }, *out = to;
	int nr = 0, best;

	rules[0] = notes[0] = '\0';
	for (i = 0; i < kg->origin_nr; i++) {
		const struct kg_origin *o = &kg->origin[i];

		if (i && o->group != kg->origin[i - 1].group)
			nr++;
		at = strlen(letters[nr]);
		snprintf(letters[nr] + at, sizeof letters[nr] - at, "%s%s", at ? " " : "", kg->document[o->document].id);
		at = strlen(rules);
		snprintf(rules + at, sizeof rules - at, "%s%s:%s/%s", at ? " " : "", kg->document[o->document].id,
			 kg_rule_name[o->rule], kg_apart_name[o->apart]);
	}
	nr += kg->origin_nr > 0;
	for (i = 0; i < (size_t)nr; i++) {
		for (best = -1, j = 0; j < (size_t)nr; j++)
			if (*letters[j] && (best < 0 || strcmp(letters[j], letters[best]) < 0))
				best = (int)j;
		out += sprintf(out, "%s%s", i ? " / " : "", letters[best]);
		letters[best][0] = '\0';
	}
	*out = '\0';
	for (i = 0; i < kg->note_nr; i++)
		strcat(strcat(notes, i ? "|" : ""), kg->note[i]);
	textbuf_printf(all, "%s\n%s\n", rules, notes);
	for (i = 0; i < kg->node_nr; i++) {
		const struct kg_node *n = &kg->node[i];

		textbuf_printf(all, "%s %d %s %s %s %s %s %s %u %u", n->id, (int)n->type, n->name, n->code, n->country,
			       n->country_basis ? n->country_basis : "-", n->link ? n->link : "-", n->role ? n->role : "-",
			       n->weight, (unsigned)n->score);
		for (j = 0; j < n->alias_nr; j++)
			textbuf_printf(all, " =%s", n->alias[j]);
		for (j = 0; j < n->evidence.nr; j++)
			textbuf_printf(all, " %u.%u", n->evidence.item[j].document, n->evidence.item[j].begin);
		textbuf_putc(all, '\n');
	}
}

/* Build from `nr` lines in every order; the kg of the last is given in *kg when that is not NULL. */
static void build_all(const char *const *line, int nr, char *answer, struct kg *kg)
{
	struct textbuf first = TEXTBUF_INIT(DUMP_MAX), other = TEXTBUF_INIT(DUMP_MAX);
	struct doc d[DOCS];
	struct kg own;
	int order[DOCS], i, n, total = 1, orders = 0;

	for (i = 0; i < nr; i++) {
		write_document(&d[i], (char)('a' + i), line[i]);
		total *= i + 1;
	}
	for (n = 0; n < total; n++) {
		int rest = n, left[DOCS] = { 0, 1, 2, 3 };

		for (i = 0; i < nr; i++) {
			int at = rest % (nr - i);

			rest /= nr - i;
			order[i] = left[at];
			memmove(left + at, left + at + 1, (size_t)(DOCS - 1 - at) * sizeof *left);
		}
		build(&own, d, order, nr);
		textbuf_clear(&other);
		describe(&own, answer, &other);
		if (!orders++)
			textbuf_puts(&first, other.s);
		CU_ASSERT_STRING_EQUAL(first.s, other.s);
		if (n + 1 < total || !kg)
			kg_release(&own);
		else
			*kg = own;
	}
	CU_ASSERT_EQUAL(orders, total);
	for (i = 0; i < nr; i++)
		doc_release(&d[i]);
	textbuf_release(&first);
	textbuf_release(&other);
}

struct merge_case {
	const char *line[DOCS];
	const char *answer;
};

static void check(const struct merge_case *c, size_t nr)
{
	size_t i;
	int docs;

	for (i = 0; i < nr; i++) {
		char answer[512];

		for (docs = 0; docs < DOCS && c[i].line[docs]; docs++)
			;
		build_all(c[i].line, docs, answer, NULL);
		if (strcmp(answer, c[i].answer) != 0)
			printf("\n  case '%s': wanted %s, got %s (%s)\n", c[i].line[0], c[i].answer, answer, rules);
		CU_ASSERT_STRING_EQUAL(answer, c[i].answer);
	}
}
#define CHECK(list) check(list, sizeof list / sizeof *list)

static void a_full_name_is_one_where_nothing_speaks_against_it(void)
{
	static const struct merge_case c[] = {
		{ { "P,John Kerry,US,Secretary of State", "P,John Kerry,US", "P,John Kerry", "P,John Kerry,,senator" }, "a b c d" },
		{ { "P,Recep Tayyip Erdogan,TR", "P,Recep Tayyip Erdo\xC4\x9F" "an", "P,RECEP TAYYIP ERDOGAN" }, "a b c" },
		{ { "P,John F. Kennedy,US", "P,John F Kennedy" }, "a b" },
		{ { "P,Sean O'Brien", "P,Sean O\xE2\x80\x99" "Brien" }, "a b" },
		{ { "O,Kurdistan Workers' Party", "O,the Kurdistan Workers Party" }, "a b" },
		{ { "P,John Kerry", "O,John Kerry" }, "a / b" },
		{ { "L,Hangzhou,CN", "L,Hangzhou", "L,Hangzhou,CN" }, "a b c" },
	};

	CHECK(c);
}

static void homonyms_are_kept_apart(void)
{
	static const struct merge_case c[] = {
		/* countries */
		{ { "P,John Smith,US", "P,John Smith,GB" }, "a / b" },
		{ { "P,John Smith,US", "P,John Smith,GB", "P,John Smith", "P,John Smith" }, "a / b / c / d" },
		{ { "L,Cambridge,US", "L,Cambridge,GB", "L,Cambridge", "L,Cambridge" }, "a / b / c d" },
		/* the same title tells whose the unknown one is */
		{ { "P,John Smith,US,senator", "P,John Smith,GB,bishop", "P,John Smith,,senator", "P,John Smith,,former senator" },
		  "a c d / b" },
		/* what they do */
		{ { "P,John Smith,US,senator", "P,John Smith,US,football coach" }, "a / b" },
		{ { "P,John Smith,US,senator", "P,John Smith,US,singer", "P,John Smith,US" }, "a / b / c" },
		{ { "P,John Smith,US,senator", "P,John Smith,US,lawyer", "P,John Smith,US" }, "a b c" },
		/* offices at the same time, and one after the other */
		{ { "@2016-09-05 P,John Smith,US,President", "@2016-09-20 P,John Smith,US,mayor" }, "a / b" },
		{ { "@2016-09-05 P,John Smith,US,President", "@2006-09-20 P,John Smith,US,mayor" }, "a b" },
		{ { "@2016-09-05 P,John Smith,US,President", "@2016-09-20 P,John Smith,US,former mayor" }, "a b" },
		{ { "@2016-09-05 P,John Smith,US,President", "@2016-09-20 P,John Smith,US,Vice President" }, "a b" },
		{ { "P,John Smith,US,President", "@2016-09-20 P,John Smith,US,mayor" }, "a b" },
		/* rows */
		{ { "P,George Bush,US,,,leader:1", "P,George Bush,US,,,leader:2", "P,George Bush,US" }, "a / b / c" },
		{ { "P,George Bush,US,,,leader:1", "P,George Bush,US", "P,G. Bush,,,,leader:1", "P,G. Bush" }, "a b c d" },
		{ { "P,George Bush,US,,,leader:1", "P,George Bush,GB" }, "a / b" },
		/* one of many is not enough to tear the others apart */
		{ { "P,John Smith,US;P,Ann Lee,US", "P,John Smith,US", "P,John Smith,US", "P,John Smith" }, "a / a b c d" },
		/* a document that tells two apart; its headline does not */
		{ { "P,JOHN SMITH;P,John Smith,US", "P,John Smith,US" }, "a a b" },
		{ { "P,John Smith,US;P,John Smith,US", "P,John Smith,US", "P,John Smith,US" }, "a / a / b / c" },
	};

	CHECK(c);
}

/* How many nodes John Smith is in `us` documents that say that he is American, `gb` that he is British, `unknown` others. */
static size_t smiths(int us, int gb, int unknown)
{
	enum { MANY = 12 };
	struct doc d[MANY];
	int order[MANY] = { 0 }, nr = us + gb + unknown, i;
	size_t nodes = 0;
	struct kg kg;

	assert(nr <= MANY);
	for (i = 0; i < nr; i++)
		write_document(&d[i], (char)('a' + i), i < us ? "P,John Smith,US" : i < us + gb ? "P,John Smith,GB" : "P,John Smith");
	for (i = 0; i < nr; i++)
		order[i] = i;
	build(&kg, d, order, nr);
	nodes = kg.node_nr;
	kg_release(&kg);
	for (i = 0; i < nr; i++)
		order[i] = nr - 1 - i;
	build(&kg, d, order, nr);
	CU_ASSERT_EQUAL(kg.node_nr, nodes);
	kg_release(&kg);
	for (i = 0; i < nr; i++)
		doc_release(&d[i]);
	return nodes;
}

static void one_of_many_does_not_tear_the_others_apart(void)
{
	CU_ASSERT_EQUAL(smiths(3, 1, 8), 2);    /* three of four are American: so is who says nothing */
	CU_ASSERT_EQUAL(smiths(2, 1, 2), 4);    /* no such majority: two could be either */
	CU_ASSERT_EQUAL(smiths(1, 1, 5), 7);
	CU_ASSERT_EQUAL(smiths(1, 1, 6), 3);    /* three of four say nothing: one node of their own */
	CU_ASSERT_EQUAL(smiths(5, 0, 5), 1);
}

/* Two documents with a person of one name who dies or acts on some day. */
static const char *lives(const char *died, const char *acts)
{
	static char answer[64];
	struct textbuf all = TEXTBUF_INIT(DUMP_MAX);
	struct doc d[2];
	static const int order[2][2] = { { 0, 1 }, { 1, 0 } };
	struct kg kg;
	struct event *e;
	uint32_t x;
	int i;

	for (i = 0; i < 2; i++) {
		story_begin(&d[i], i ? "b" : "a", NULL, "John Smith died. Then John Smith spoke.");
		x = story_entity(&d[i], ENTITY_PERSON, "John Smith", "US", NULL);
		story_mention(&d[i], x, "John Smith");
		e = i ? story_event(&d[i], "STATEMENT", "spoke", "spoke") : story_event(&d[i], "DEATH", "died", "died");
		story_on(&d[i], e, i ? acts : died);
		story_party(&d[i], e, x, i ? ROLE_ACTOR : ROLE_ABOUT, "John Smith");
		story_end(&d[i]);
	}
	for (i = 0; i < 2; i++) {
		build(&kg, d, order[i], 2);
		textbuf_clear(&all);
		describe(&kg, answer, &all);
		kg_release(&kg);
	}
	textbuf_release(&all);
	doc_release(&d[0]);
	doc_release(&d[1]);
	return answer;
}

static void nobody_acts_long_after_their_death(void)
{
	CU_ASSERT_STRING_EQUAL(lives("1990-05-01", "2016-09-05"), "a / b");
	CU_ASSERT_STRING_EQUAL(lives("1990-05-01", "1985-09-05"), "a b");
	CU_ASSERT_STRING_EQUAL(lives("1990-05-01", "1993-09-05"), "a b");       /* a date read wrongly is no proof */
	CU_ASSERT_STRING_EQUAL(lives("1990-05-01", "1890-09-05"), "a b");       /* a death alone is in any life */
}

static void a_family_name_needs_support(void)
{
	static const struct merge_case c[] = {
		{ { "P,Smith,US", "P,Smith,US" }, "a / b" },                            /* no full name anywhere */
		{ { "P,John Smith,US", "P,Smith,US" }, "a b" },                         /* the same country */
		{ { "P,John Smith,,senator", "P,Smith,,senator" }, "a b" },             /* the same title */
		{ { "P,John Smith,,senator", "P,Smith,,former senator" }, "a b" },
		{ { "P,John Smith,US", "P,Smith" }, "a / b" },                          /* nothing in common */
		{ { "P,John Smith,US,senator", "P,Smith,GB,senator" }, "a / b" },       /* the country speaks against it */
		{ { "P,John Smith,US,senator", "P,Smith,US,singer" }, "a / b" },
		{ { "P,John Smith,US,,,,m", "P,Smith,US,,,,f" }, "a / b" },
		{ { "P,John Smith,US", "P,Ann Smith,US", "P,Smith,US" }, "a / b / c" }, /* two could be meant */
		{ { "P,John Smith,US", "P,John Smith,GB", "P,Smith,US" }, "a / b / c" },
		{ { "P,John Smith,US", "P,John Smith,US", "P,Smith,US" }, "a b c" },
		{ { "P,John Smith,US;P,Smith,US", "P,Smith,US" }, "a / a / b" },        /* a document that tells them apart */
		{ { "P,John Smith,US", "P,Smith,US;P,Smith,US" }, "a / b / b" },
		{ { "P,Bashar al-Assad,SY", "P,Assad,SY" }, "a b" },
		{ { "P,Xi Jinping,CN", "P,Xi,CN", "P,Jinping,CN" }, "a b c" },
		{ { "P,Martin Luther King Jr.,US", "P,King,US" }, "a b" },
		{ { "P,John Smith,US", "P,Smithson,US" }, "a / b" },
		{ { "P,John Smith,US", "P,John,US" }, "a / b" },                        /* a given name is none */
		/* those who would join disagree with one another */
		{ { "P,Alex Smith,US", "P,Smith,US,,,,m", "P,Smith,US,,,,f" }, "a / b / c" },
	};

	CHECK(c);
}

static void an_acronym_is_what_a_document_introduces_it_for(void)
{
	static const struct merge_case c[] = {
		{ { "O,Kurdistan Workers' Party,,,PKK", "O,PKK", "O,Kurdistan Workers' Party" }, "a b c" },
		{ { "O,Kurdistan Workers' Party", "O,PKK" }, "a / b" },                 /* no document introduces it */
		{ { "O,Syrian Democratic Forces,,,SDF", "O,Self-Defense Forces,,,SDF", "O,SDF", "O,SDF" }, "a / b / c d" },
		{ { "O,Syrian Democratic Forces,SY,,SDF", "O,Self-Defense Forces,JP,,SDF", "O,SDF,SY" }, "a c / b" },
		{ { "O,Food and Drug Administration,,,F.D.A.", "O,FDA" }, "a b" },
		{ { "O,New Democratic Party,CA,,NDP", "O,NDP,EG" }, "a / b" },
		{ { "O,New Democratic Party,CA,,NDP", "O,NDP,EG,,,organization:NDP", "O,NDP" }, "a / b c" },
		{ { "O,European Commission,,,Commission", "O,Commission" }, "a / b" },  /* a short name is no acronym */
		{ { "P,John Kerry,,,JK", "P,JK" }, "a / b" },
		{ { "O,Kurdistan Workers' Party,,,PKK", "G,PKK" }, "a / b" },
	};

	CHECK(c);
}

static void tell_apart(const struct merge_case *c, const char *a, const char *b)
{
	different_a = a;
	different_b = b;
	check(c, 1);
	different_a = different_b = NULL;
}

static void tell_same(const struct merge_case *c, const char *a, const char *b)
{
	same_a = a;
	same_b = b;
	check(c, 1);
	same_a = same_b = NULL;
}

static void the_user_has_the_last_word(void)
{
	tell_same(&(struct merge_case){ { "P,John Smith,US", "P,John Smith,GB", "P,J. Smith" }, "a b / c" }, "John Smith",
		  "John Smith");
	CU_ASSERT_STRING_EQUAL(notes, "");
	tell_same(&(struct merge_case){ { "P,John Smith,US", "P,Joe Doe,GB", "P,Smith" }, "a b / c" }, "john smith", "Joe Doe");
	tell_same(&(struct merge_case){ { "P,John Smith,US,,Jack", "P,Joe Doe,GB" }, "a b" }, "Jack", "Joe Doe");
	tell_same(&(struct merge_case){ { "P,John Smith,US,,Jack", "P,Joe Doe,GB", "P,Jack" }, "a / b c" }, "Jack", "Joe Doe");
	tell_same(&(struct merge_case){ { "P,John Smith,US", "P,Joe Doe,GB" }, "a / b" }, "John Smith", "Nobody");
	CU_ASSERT_STRING_EQUAL(notes, "nothing is named 'Nobody'");
	tell_apart(&(struct merge_case){ { "P,John Smith,US", "P,John Smith,US", "P,John Smith" }, "a / b / c" }, "John Smith",
		   "John Smith");
	tell_apart(&(struct merge_case){ { "P,John Smith,US", "P,Smith,US", "P,John Smith,US", "P,Smith,US" }, "a c / b d" },
		   "Smith", "John Smith");
	tell_apart(&(struct merge_case){ { "O,Islamic State,,,ISIS", "O,ISIS", "O,Islamic State" }, "a c / b" }, "ISIS",
		   "Islamic State");
	tell_apart(&(struct merge_case){ { "O,Islamic State,,,ISIS", "O,ISIS" }, "a b" }, "ISIS", "Nobody");
	CU_ASSERT_STRING_EQUAL(notes, "nothing is named 'Nobody'");
	/* it goes before the rows of the tables, too */
	tell_same(&(struct merge_case){ { "C,Russia,RU", "C,Soviet Union,SU" }, "a b" }, "Russia", "Soviet Union");
	tell_apart(&(struct merge_case){ { "O,NATO,,,,organization:NATO", "O,Alliance,,,,organization:NATO" }, "a / b" }, "NATO",
		   "Alliance");
}

static void verdicts_are_checked(void)
{
	struct err e = ERR_INIT;
	struct kg kg;

	kg_init(&kg);
	CU_ASSERT_EQUAL(kg_decide(&kg, "A", "B", true, &e), 0);
	CU_ASSERT_EQUAL(kg_decide(&kg, "B", "A", true, &e), 0);
	CU_ASSERT_EQUAL(kg_decide(&kg, "B", "A", false, &e), ERR_USAGE);
	CU_ASSERT_STRING_EQUAL(e.message, "'B' and 'A' are said to be the same and to be different");
	err_clear(&e);
	CU_ASSERT_EQUAL(kg_decide(&kg, "\xff", "A", false, &e), ERR_UTF8);
	kg_release(&kg);
}

/* ---- the user's table ---- */

static char table_path[64];

static void write_table(const char *text)
{
	FILE *f;

	snprintf(table_path, sizeof table_path, "test_merge_table.tsv");
	f = fopen(table_path, "wb");
	CU_ASSERT_FATAL(f != NULL);
	fputs(text, f);
	CU_ASSERT_EQUAL(fclose(f), 0);
}

static const char *const known =
	"\xEF\xBB\xBF# ours\nid\ttype\tname\taliases\tcountry\r\nkerry\tperson\tJohn Forbes Kerry\tJohn Kerry | Kerry\tUS\r\n"
	"smith-us\tperson\tJohn Smith\t\tUS\nsmith-gb\tperson\tJohn Smith\tJ. Smith\tGB\n"
	"pkk\torganization\tKurdistan Workers' Party\tPKK\t\nru\tcountry\tRussian Federation\tRussia\tRU\n";

static void with_table(const char *const line[DOCS], const char *answer, struct kg *kg)
{
	char got[512];
	int nr;

	for (nr = 0; nr < DOCS && line[nr]; nr++)
		;
	table = table_path;
	build_all(line, nr, got, kg);
	table = NULL;
	CU_ASSERT_STRING_EQUAL(got, answer);
}

static void the_table_names_nodes(void)
{
	const struct kg_node *n;
	struct kg kg;

	write_table(known);
	with_table((const char *const[DOCS]){ "P,John Kerry", "P,Kerry", "P,J. F. K.,,,Kerry", "O,Kerry" }, "a b c / d", &kg);
	n = &kg.node[0];
	CU_ASSERT_STRING_EQUAL(n->name, "John Forbes Kerry");
	CU_ASSERT_STRING_EQUAL(n->link, "user:kerry");
	CU_ASSERT_STRING_EQUAL(n->country, "US");
	CU_ASSERT_STRING_EQUAL(n->country_basis, "test_merge_table.tsv: kerry");
	CU_ASSERT_EQUAL(n->alias_nr, 3);
	CU_ASSERT_EQUAL(kg.note_nr, 0);
	CU_ASSERT_EQUAL(kg.origin[0].rule, KG_RULE_TABLE);
	kg_release(&kg);

	/* what the text says of the country stays, and it is told once */
	with_table((const char *const[DOCS]){ "P,John Kerry,FR", "P,Kerry", "P,John Kerry,FR", "P,John Kerry" }, "a b c d", &kg);
	CU_ASSERT_STRING_EQUAL(kg.node[0].country, "FR");
	CU_ASSERT_PTR_NULL(kg.node[0].country_basis);
	CU_ASSERT_EQUAL(kg.note_nr, 1);
	CU_ASSERT_STRING_EQUAL(kg.note[0], "'John Forbes Kerry' (kerry) is of US in the table, of FR in the text; the text is kept");
	kg_release(&kg);

	/* two rows of a name: the country tells which, else neither */
	with_table((const char *const[DOCS]){ "P,John Smith,US", "P,John Smith,GB", "P,J. Smith", "P,John Smith" },
		   "a / b c / d", &kg);
	kg_release(&kg);

	/* before our own rows; a country by its code; an acronym */
	with_table((const char *const[DOCS]){ "P,John Kerry,US,,,leader:kerry", "P,Secretary K.,US,,,leader:kerry", "C,Russia,RU",
		"C,Moscow,RU" }, "a b / c d", &kg);
	CU_ASSERT_STRING_EQUAL(kg.node[0].link, "user:kerry");
	CU_ASSERT_STRING_EQUAL(kg.node[1].name, "Russian Federation");
	CU_ASSERT_STRING_EQUAL(kg.node[1].code, "RU");
	kg_release(&kg);
	with_table((const char *const[DOCS]){ "O,PKK", "X,Kurdistan Workers' Party", "O,Kurdistan Workers Party" }, "a b c", &kg);
	CU_ASSERT_EQUAL(kg.node[0].type, ENTITY_ORGANIZATION);
	kg_release(&kg);
	remove(table_path);
}

static bool only_us(const char *code, const void *data)
{
	(void)data;
	return strcmp(code, "US") == 0;
}

static void bad_tables_are_refused(void)
{
	static const struct {
		const char *text, *message;
	} bad[] = {
		{ "", "'test_merge_table.tsv': no header line" },
		{ "# only\n", "'test_merge_table.tsv': no header line" },
		{ "id\ttype\tname\taliases\n", "'test_merge_table.tsv' line 1: no column 'country'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\n",
		  "'test_merge_table.tsv' line 2: 3 cells where the header has 5" },
		{ "id\ttype\tname\taliases\tcountry\n\tperson\tA\t\t\n", "'test_merge_table.tsv' line 2: no id" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\t \t\t\n", "'test_merge_table.tsv' line 2: no name" },
		{ "# c\nid\ttype\tname\taliases\tcountry\na\thuman\tA\t\t\n",
		  "'test_merge_table.tsv' line 3: the type is none of person, country, place, organization, group, event, other: "
		  "'human'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\t\tUSA\n",
		  "'test_merge_table.tsv' line 2: no country has the code 'USA'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\t\tus\n",
		  "'test_merge_table.tsv' line 2: no country has the code 'us'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\t\tQQ\n",
		  "'test_merge_table.tsv' line 2: no country has the code 'QQ'" },
		{ "id\ttype\tname\taliases\tcountry\na\tcountry\tA\t\t\n",
		  "'test_merge_table.tsv' line 2: a country needs its code in the column 'country'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\t\t\na\tperson\tB\t\t\n",
		  "'test_merge_table.tsv' line 3: another row has the id 'a'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\t\t\nb\tperson\tB\tx|a.\t\n",
		  "'test_merge_table.tsv' line 3: another row of that type and country has the name 'a.'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\x1b\t\t\n",
		  "'test_merge_table.tsv' line 2: control character in the column 'name'" },
		{ "id\ttype\tname\taliases\tcountry\na\tperson\tA\xff\t\t\n", "'test_merge_table.tsv': not UTF-8 at byte 39" },
	};
	struct err e = ERR_INIT;
	struct kg kg;
	size_t i;

	for (i = 0; i < sizeof bad / sizeof *bad; i++) {
		write_table(bad[i].text);
		kg_init(&kg);
		err_clear(&e);
		CU_ASSERT(kg_know(&kg, table_path, only_us, NULL, &e) < 0);
		CU_ASSERT_STRING_EQUAL(e.message, bad[i].message);
		kg_release(&kg);
	}
	remove(table_path);
	kg_init(&kg);
	err_clear(&e);
	CU_ASSERT_EQUAL(kg_know(&kg, "no-such-file.tsv", NULL, NULL, &e), ERR_IO);
	CU_ASSERT(e.message[0]);
	kg_release(&kg);
}

static void reasons_are_kept(void)
{
	static const struct merge_case c[] = {
		{ { "P,John Smith,US", "P,John Smith,GB", "P,John Smith,US", "P,John Smith" }, "a c / b / d" },
		{ { "P,John Smith,US", "P,Smith,US" }, "a b" },
		{ { "O,Kurdistan Workers' Party,,,PKK", "O,PKK", "O,PKK" }, "a b c" },
		{ { "C,Russia,RU", "C,Moscow,RU" }, "a b" },
	};

	check(&c[0], 1);
	CU_ASSERT_STRING_EQUAL(rules, "a:name/country c:name/country d:-/choice b:-/country");
	check(&c[1], 1);
	CU_ASSERT_STRING_EQUAL(rules, "a:-/- b:family-name/-");
	check(&c[2], 1);
	CU_ASSERT_STRING_EQUAL(rules, "a:-/- b:acronym/- c:acronym/-");
	check(&c[3], 1);
	CU_ASSERT_STRING_EQUAL(rules, "a:row/- b:row/-");
}

static void names_are_compared_by_their_letters(void)
{
	static const struct {
		const char *name, *key;
	} of[] = {
		{ "The Hague", "hague" }, { "The", "the" }, { "\xC5\x81\xC3\xB3" "d\xC5\xBA", "lodz" }, { "...", "..." },
		{ "A  \xE2\x80\x93  B", "a - b" }, { "Stra\xC3\x9F" "e", "strasse" }, { " x ", "x" }, { "\xC4\xB0zmir", "izmir" },
	};
	struct kg_key k = { NULL, 0, 0 };
	struct arena a;
	jmp_buf nomem;
	size_t i, length;

	arena_init(&a);
	if (setjmp(nomem))
		return;
	a.on_nomem = &nomem;
	for (i = 0; i < sizeof of / sizeof *of; i++) {
		kg_key_clear(&k);
		kg_key_name(&a, &k, of[i].name, true);
		CU_ASSERT_STRING_EQUAL(k.s, of[i].key);
	}
	CU_ASSERT_STRING_EQUAL(kg_family("bashar al-assad", &length), "assad");
	CU_ASSERT_EQUAL(strncmp(kg_family("john smith, jr", &length), "smith", 5), 0);
	CU_ASSERT_EQUAL(length, 5);
	CU_ASSERT_STRING_EQUAL(kg_family("jr", &length), "jr");
	kg_family("", &length);
	CU_ASSERT_EQUAL(length, 0);
	CU_ASSERT(kg_is_acronym("PKK") && kg_is_acronym("F.D.A.") && kg_is_acronym("G20") == false && kg_is_acronym("AU"));
	CU_ASSERT(!kg_is_acronym("Pkk") && !kg_is_acronym("") && !kg_is_acronym("ABCDEFGHI") && !kg_is_acronym("A B"));
	CU_ASSERT_EQUAL(kg_field_of("football coach"), KG_FIELD_SPORT);
	CU_ASSERT_EQUAL(kg_field_of("singer and senator"), KG_FIELD_NONE);
	CU_ASSERT_EQUAL(kg_field_of(NULL), KG_FIELD_NONE);
	CU_ASSERT_EQUAL(kg_rank_of("Prime Minister"), KG_RANK_NATION);
	CU_ASSERT_EQUAL(kg_rank_of("foreign minister"), KG_RANK_NONE);
	CU_ASSERT_EQUAL(kg_rank_of("vice president"), KG_RANK_NONE);
	CU_ASSERT_EQUAL(kg_rank_of("President-elect"), KG_RANK_NONE);
	CU_ASSERT_EQUAL(kg_rank_of("mayor"), KG_RANK_LOCAL);
	arena_release(&a);
}

/* A table, verdicts and documents, with the n-th allocation failing for every n. */
static void every_allocation_may_fail(void)
{
	struct doc d[3];
	long n;
	int rc = ERR_NOMEM, i;

	write_table(known);
	write_document(&d[0], 'a', "P,John Kerry,FR;O,Kurdistan Workers' Party,,,PKK;P,Ann Lee,US,senator");
	write_document(&d[1], 'b', "P,Kerry;O,PKK;P,Lee,US");
	write_document(&d[2], 'c', "P,John Smith,US,singer;P,Ann Lee,GB;L,Rome");
	for (n = 0; rc == ERR_NOMEM && n < 100000; n++) {
		struct err e = ERR_INIT;
		struct kg kg;

		kg_init(&kg);
		kg.arena.fail_after = n;
		rc = kg_know(&kg, table_path, NULL, NULL, &e);
		if (rc == 0)
			rc = kg_decide(&kg, "Rome", "Ann Lee", true, &e);
		if (rc == 0)
			rc = kg_decide(&kg, "John Kerry", "Kerry", false, &e);
		for (i = 0; rc == 0 && i < 3; i++)
			rc = kg_add(&kg, &d[i], &e);
		if (rc == 0)
			rc = kg_finish(&kg, &e);
		CU_ASSERT(rc == 0 || (rc == ERR_NOMEM && e.code == ERR_NOMEM));
		kg_release(&kg);
	}
	CU_ASSERT_EQUAL(rc, 0);
	for (i = 0; i < 3; i++)
		doc_release(&d[i]);
	remove(table_path);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(a_full_name_is_one_where_nothing_speaks_against_it), UNIT(homonyms_are_kept_apart),
		UNIT(one_of_many_does_not_tear_the_others_apart),
		UNIT(nobody_acts_long_after_their_death), UNIT(a_family_name_needs_support),
		UNIT(an_acronym_is_what_a_document_introduces_it_for), UNIT(the_user_has_the_last_word),
		UNIT(verdicts_are_checked), UNIT(the_table_names_nodes), UNIT(bad_tables_are_refused), UNIT(reasons_are_kept),
		UNIT(names_are_compared_by_their_letters), UNIT(every_allocation_may_fail), UNIT_END
	};

	return unit_main("merge", test);
}
