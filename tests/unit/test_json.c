/* test_json.c - the JSON writers: formats.md to the letter, the same bytes always, and every failure reported */
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/textbuf.h"
#include "output/write.h"
#include "tests/unit/memory_sink.h"
#include "tests/unit/schema.h"
#include "tests/unit/story.h"
#include "tests/unit/unit.h"

static const int in_order[STORY_NR] = { 0, 1, 2, 3 };

static void build(struct kg *kg, const int order[STORY_NR])
{
	struct err e = ERR_INIT;
	int i;

	kg_init(kg);
	for (i = 0; i < STORY_NR; i++) {
		struct doc d;

		story_write(&d, order[i]);
		CU_ASSERT_EQUAL(kg_add(kg, &d, &e), 0);
		doc_release(&d);
	}
	CU_ASSERT_EQUAL(kg_finish(kg, &e), 0);
}

/* A story with tokens that have been tagged, words that JSON must escape, and a time. */
static void write_tagged(struct doc *d)
{
	struct timex *t;
	size_t i;

	story_write(d, 0);
	for (i = 0; i < d->token_nr; i++) {
		d->token[i].lemma = i % 3 ? "back\\slash \"quote\"\n\xc3\xa9" : "plain";
		d->token[i].xpos = "NNP";
		d->token[i].upos = (uint8_t)(i % UPOS_NR);
		d->token[i].head = i == 0 ? HEAD_ROOT : i == 1 ? HEAD_NONE : (int32_t)i - 1;
		d->token[i].deprel = i == 1 ? NULL : "dep";
	}
	t = &ARENA_PUSH(&d->arena, d->timex, d->timex_nr, d->timex_alloc);
	*t = (struct timex){ .begin = 29, .end = 35, .type = TIMEX_DATE, .value = "2016-09-05", .relation = TIME_ON };
	t->date = (struct date_span){ d->date, d->date, PRECISION_DAY };
	t = &ARENA_PUSH(&d->arena, d->timex, d->timex_nr, d->timex_alloc);
	*t = (struct timex){ .begin = 40, .end = 45, .type = TIMEX_DURATION, .value = "P3D", .date = DATE_SPAN_NONE };
}

static json_t *load(const struct textbuf *t)
{
	json_error_t error;
	json_t *value = json_loadb(t->s, t->len, JSON_REJECT_DUPLICATES, &error);

	if (!value)
		printf("not JSON: %s at %d\n", error.text, error.position);
	CU_ASSERT_FATAL(value != NULL);
	return value;
}

/* One of the writers; the first three are JSON. */
static int run(int format, const struct kg *kg, const struct doc *d, struct sink *s, struct err *e)
{
	switch (format) {
	case 0:
		return write_annotation_json(d, s, e);
	case 1:
		return write_timeline_json(kg, s, e);
	case 2:
		return write_graph_json(kg, s, e);
	case 3:
		return write_annotation_conllu(d, s, e);
	default:
		return write_summary(kg, NULL, s, e);
	}
}

static void write_one(struct textbuf *to, int format, const struct kg *kg, const struct doc *d)
{
	struct memory_sink m;
	struct err e = ERR_INIT;

	memory_sink_init(&m, to);
	CU_ASSERT_EQUAL(run(format, kg, d, &m.sink, &e), 0);
	CU_ASSERT_EQUAL(e.code, 0);
}

enum { FORMAT_NR = 3, BYTES_MAX = 1 << 20 };
static const char *const format_name[FORMAT_NR] = { "annotation", "timeline", "graph" };

static void the_bytes_are_those_of_one_dump(void)
{
	struct doc d;
	struct kg kg;
	int f;

	write_tagged(&d);
	build(&kg, in_order);
	for (f = 0; f < FORMAT_NR; f++) {
		struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
		json_t *value;
		char *again;

		write_one(&out, f, &kg, &d);
		value = load(&out);
		again = json_dumps(value, (f ? JSON_INDENT(1) : JSON_COMPACT) | JSON_REAL_PRECISION(6));
		CU_ASSERT_EQUAL(out.s[out.len - 1], '\n');
		CU_ASSERT_EQUAL(strlen(again) + 1, out.len);
		CU_ASSERT_EQUAL(strncmp(again, out.s, strlen(again)), 0);
		if (!f)
			CU_ASSERT_PTR_EQUAL(strchr(out.s, '\n'), out.s + out.len - 1);
		free(again);
		json_decref(value);
		textbuf_release(&out);
	}
	kg_release(&kg);
	doc_release(&d);
}

static void every_order_gives_the_same_bytes(void)
{
	struct textbuf first[FORMAT_NR], other = TEXTBUF_INIT(BYTES_MAX);
	int a, b, c, f, orders = 0;

	for (f = 1; f < FORMAT_NR; f++)
		textbuf_init(&first[f], BYTES_MAX);
	for (a = 0; a < STORY_NR; a++)
		for (b = 0; b < STORY_NR; b++)
			for (c = 0; c < STORY_NR; c++) {
				int order[STORY_NR] = { a, b, c, 6 - a - b - c };
				struct kg kg;

				if (a == b || b == c || a == c)
					continue;
				build(&kg, order);
				for (f = 1; f < FORMAT_NR; f++) {
					textbuf_clear(&other);
					write_one(&other, f, &kg, NULL);
					if (!orders)
						textbuf_add(&first[f], other.s, other.len);
					CU_ASSERT_STRING_EQUAL(first[f].s, other.s);
				}
				orders++;
				kg_release(&kg);
			}
	CU_ASSERT_EQUAL(orders, 24);
	for (f = 1; f < FORMAT_NR; f++)
		textbuf_release(&first[f]);
	textbuf_release(&other);
}

static json_t *load_schema(const char *name)
{
	const char *source = getenv("DATELINE_SOURCE");
	char path[1024];
	json_error_t error;
	json_t *schema;

	snprintf(path, sizeof path, "%s/docs/schemas/%s.schema.json", source ? source : ".", name);
	schema = json_load_file(path, JSON_REJECT_DUPLICATES, &error);
	if (!schema)
		printf("%s: %s\n", path, error.text);
	CU_ASSERT_FATAL(schema != NULL);
	return schema;
}

static void output_follows_its_schema(void)
{
	struct doc d;
	struct kg kg;
	int f, n;

	build(&kg, in_order);
	for (f = 0; f < FORMAT_NR; f++) {
		json_t *schema = load_schema(format_name[f]);

		for (n = 0; n <= (f ? 0 : STORY_NR); n++) {
			struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
			json_t *value;
			char why[512];

			if (n == STORY_NR)
				write_tagged(&d);
			else
				story_write(&d, n);
			write_one(&out, f, &kg, &d);
			value = load(&out);
			CU_ASSERT_EQUAL(schema_check(schema, value, why, sizeof why), 1);
			if (why[0])
				printf("%s: %s\n", format_name[f], why);
			json_decref(value);
			textbuf_release(&out);
			doc_release(&d);
		}
		json_decref(schema);
	}
	kg_release(&kg);
}

/* Each member that a schema wants is missed when it is not there: taken out of real output, one at a time. */
static void a_missing_member_breaks_the_schema(void)
{
	struct doc d;
	struct kg kg;
	int f;

	build(&kg, in_order);
	write_tagged(&d);
	for (f = 0; f < FORMAT_NR; f++) {
		struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
		json_t *schema = load_schema(format_name[f]), *value, *names, *name;
		char why[512];
		size_t i;

		write_one(&out, f, &kg, &d);
		value = load(&out);
		names = json_object_get(schema, "required");
		CU_ASSERT_EQUAL(json_array_size(names), json_object_size(value));
		json_array_foreach(names, i, name) {
			json_t *part = json_copy(value);

			json_object_del(part, json_string_value(name));
			CU_ASSERT_EQUAL(schema_check(schema, part, why, sizeof why), 0);
			json_decref(part);
		}
		json_object_set_new(value, "version", json_integer(2));
		CU_ASSERT_EQUAL(schema_check(schema, value, why, sizeof why), 0);
		json_object_set_new(value, "version", json_integer(1));
		json_object_set_new(value, "extra", json_integer(2));
		CU_ASSERT_EQUAL(schema_check(schema, value, why, sizeof why), 1);
		json_decref(value);
		json_decref(schema);
		textbuf_release(&out);
	}
	kg_release(&kg);
	doc_release(&d);
}

static int check_text(const char *schema, const char *value)
{
	json_t *s = json_loads(schema, 0, NULL), *v = json_loads(value, JSON_DECODE_ANY, NULL);
	char why[256];
	int rc = schema_check(s, v, why, sizeof why);

	json_decref(s);
	json_decref(v);
	return rc;
}

static void the_checker_checks(void)
{
	CU_ASSERT_EQUAL(check_text("{\"type\":\"integer\",\"minimum\":0}", "3"), 1);
	CU_ASSERT_EQUAL(check_text("{\"type\":\"integer\",\"minimum\":0}", "-3"), 0);
	CU_ASSERT_EQUAL(check_text("{\"type\":\"integer\"}", "3.5"), 0);
	CU_ASSERT_EQUAL(check_text("{\"type\":[\"string\",\"null\"]}", "null"), 1);
	CU_ASSERT_EQUAL(check_text("{\"type\":[\"string\",\"null\"]}", "[]"), 0);
	CU_ASSERT_EQUAL(check_text("{\"enum\":[\"a\",null]}", "null"), 1);
	CU_ASSERT_EQUAL(check_text("{\"enum\":[\"a\",null]}", "\"b\""), 0);
	CU_ASSERT_EQUAL(check_text("{\"pattern\":\"^n[0-9]+$\"}", "\"n12\""), 1);
	CU_ASSERT_EQUAL(check_text("{\"pattern\":\"^n[0-9]+$\"}", "\"n\""), 0);
	CU_ASSERT_EQUAL(check_text("{\"items\":{\"type\":\"string\"},\"minItems\":1}", "[\"a\",\"b\"]"), 1);
	CU_ASSERT_EQUAL(check_text("{\"items\":{\"type\":\"string\"},\"minItems\":1}", "[\"a\",1]"), 0);
	CU_ASSERT_EQUAL(check_text("{\"items\":{\"type\":\"string\"},\"minItems\":1}", "[]"), 0);
	CU_ASSERT_EQUAL(check_text("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "1"), 0);
	CU_ASSERT_EQUAL(check_text("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "null"), 1);
	CU_ASSERT_EQUAL(check_text("{\"allOf\":[{\"minimum\":1},{\"maximum\":3}]}", "4"), 0);
	CU_ASSERT_EQUAL(check_text("{\"allOf\":[{\"minimum\":1},{\"maximum\":3}]}", "2"), 1);
	CU_ASSERT_EQUAL(check_text("{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"const\":7}}}", "7"), 1);
	CU_ASSERT_EQUAL(check_text("{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"const\":7}}}", "8"), 0);
	CU_ASSERT_EQUAL(check_text("{\"$ref\":\"#/$defs/y\"}", "8"), -1);
	CU_ASSERT_EQUAL(check_text("{\"uniqueItems\":true}", "[]"), -1);
	CU_ASSERT_EQUAL(check_text("{\"properties\":{\"a\":{\"oneOf\":[]}}}", "{\"a\":1}"), -1);
}

/* The names of an object's members as "a b c". */
static const char *members(const json_t *object, struct textbuf *t)
{
	const char *name;
	json_t *value;

	textbuf_clear(t);
	json_object_foreach((json_t *)object, name, value)
		textbuf_printf(t, "%s%s", t->len ? " " : "", name);
	return t->s;
}

static json_t *first_of(const json_t *value, const char *name)
{
	return json_array_get(json_object_get(value, name), 0);
}

static void members_stand_in_the_order_of_the_contract(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX), t = TEXTBUF_INIT(BYTES_MAX);
	json_t *value, *event;
	struct doc d;
	struct kg kg;

	write_tagged(&d);
	build(&kg, in_order);
	write_one(&out, 0, &kg, &d);
	value = load(&out);
	CU_ASSERT_STRING_EQUAL(members(value, &t), "format version id title source url date date_basis text sentences "
		"tokens "
	                                            "mentions entities times events relations");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "sentences"), &t), "begin end tokens");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "tokens"), &t), "begin end lemma upos xpos feats head deprel");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "mentions"), &t), "begin end kind type entity");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "entities"), &t),
	                       "id type name code country aliases mentions country_basis role link");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "times"), &t), "begin end type value mod date relation");
	event = first_of(value, "events");
	CU_ASSERT_STRING_EQUAL(members(event, &t), "id date headline trigger type code polarity status participants "
		"place "
	                                            "attribution importance confidence evidence rule quantities");
	CU_ASSERT_STRING_EQUAL(members(first_of(event, "quantities"), &t), "what least most unit mod text begin end");
	CU_ASSERT_STRING_EQUAL(members(json_object_get(event, "date"), &t),
		"start end precision value basis text relation");
	CU_ASSERT_STRING_EQUAL(members(json_object_get(event, "trigger"), &t), "text lemma begin end");
	CU_ASSERT_STRING_EQUAL(members(first_of(event, "participants"), &t), "entity role text begin end");
	CU_ASSERT_STRING_EQUAL(members(json_object_get(event, "place"), &t), "entity text begin end");
	CU_ASSERT_STRING_EQUAL(members(json_object_get(event, "attribution"), &t), "entity text verb begin end");
	CU_ASSERT_STRING_EQUAL(members(first_of(event, "evidence"), &t), "document sentence begin end text");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "relations"), &t),
		"id source target relation label directed start end weight "
	                                                                   "confidence evidence former words");
	json_decref(value);
	textbuf_clear(&out);
	write_one(&out, 1, &kg, &d);
	value = load(&out);
	CU_ASSERT_STRING_EQUAL(members(value, &t), "format version generator documents entities events undated");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "documents"), &t), "id title source url date date_basis");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "entities"), &t),
	                       "id type name code country aliases country_basis role link");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "events"), &t),
		"id date headline trigger type code polarity status "
	                                                                "participants place attribution importance "
	                                                                "confidence evidence "
	                                                                "rule");
	json_decref(value);
	textbuf_clear(&out);
	write_one(&out, 2, &kg, &d);
	value = load(&out);
	CU_ASSERT_STRING_EQUAL(members(value, &t), "format version generator documents nodes edges");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "nodes"), &t),
		"id type name code country aliases weight first last evidence "
	                                                               "country_basis role link");
	CU_ASSERT_STRING_EQUAL(members(first_of(first_of(value, "nodes"), "evidence"), &t),
		"document begin end sentence text");
	CU_ASSERT_STRING_EQUAL(members(json_array_get(json_object_get(value, "nodes"), kg.node_nr), &t),
	                       "id type date headline trigger event_type code polarity status place attribution "
	                       "importance confidence "
	                       "evidence rule");
	CU_ASSERT_STRING_EQUAL(members(first_of(value, "edges"), &t),
		"id source target relation label directed start end weight "
	                                                               "confidence evidence former");
	json_decref(value);
	textbuf_release(&out);
	textbuf_release(&t);
	kg_release(&kg);
	doc_release(&d);
}

static void values_are_as_the_contract_says(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	json_t *value, *x;
	struct doc d;
	struct kg kg;

	write_tagged(&d);
	build(&kg, in_order);
	write_one(&out, 0, &kg, &d);
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\"title\":\"Talks fail "
		"\\\"again\\\"\",\"source\":\"Agence\",\"url\":null,"
		"\"date\":\"2016-09-05\",\"date_basis\":\"metadata\",\"text\":\"Washington"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s,
		"{\"begin\":0,\"end\":10,\"lemma\":\"plain\",\"upos\":null,\"xpos\":\"NNP\",\"feats\":null,"
	                                     "\"head\":-1,\"deprel\":\"dep\"},"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\"lemma\":\"back\\\\slash "
		"\\\"quote\\\"\\n\xc3\xa9\",\"upos\":\"ADJ\",\"xpos\":\"NNP\","
	                                     "\"feats\":null,\"head\":null,\"deprel\":null}"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\"importance\":0.93,\"confidence\":0.75"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s, "\"date\":{\"start\":null,\"end\":null,\"precision\":null}"));
	CU_ASSERT_PTR_NOT_NULL(strstr(out.s,
		"\"attribution\":{\"entity\":null,\"text\":\"Washington\",\"verb\":\"report\",\"begin\":0,"
	                                     "\"end\":10}"));
	textbuf_clear(&out);
	write_one(&out, 1, &kg, &d);
	value = load(&out);
	x = json_array_get(json_object_get(value, "events"), 1);
	x = json_object_get(x, "date");
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(x, "start")), "2011-03-01");
	CU_ASSERT(json_is_null(json_object_get(x, "end")));
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(x, "relation")), "since");
	x = first_of(value, "undated");
	CU_ASSERT(json_is_null(json_object_get(x, "date")));
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(value, "generator")), "dateline " DATELINE_VERSION);
	json_decref(value);
	textbuf_release(&out);
	kg_release(&kg);
	doc_release(&d);
}

static bool has_id(const json_t *nodes, const char *id)
{
	const json_t *node;
	size_t i;

	json_array_foreach(nodes, i, node)
		if (strcmp(json_string_value(json_object_get(node, "id")), id) == 0)
			return true;
	return false;
}

/* The AGREE event of two documents, wherever it stands. */
static json_t *agreed(const json_t *value, const char *array, const char *type)
{
	json_t *event;
	size_t i;

	json_array_foreach(json_object_get(value, array), i, event) {
		const char *is = json_string_value(json_object_get(event, type));

		if (is && strcmp(is, "AGREE") == 0)
			return event;
	}
	return NULL;
}

static void numbers_have_their_document(void)
{
	struct kg kg;
	int f;

	build(&kg, in_order);
	for (f = 1; f < FORMAT_NR; f++) {
		struct textbuf out = TEXTBUF_INIT(BYTES_MAX), t = TEXTBUF_INIT(BYTES_MAX);
		json_t *value, *event, *q;

		write_one(&out, f, &kg, NULL);
		value = load(&out);
		event = agreed(value, f == 1 ? "events" : "nodes", f == 1 ? "type" : "event_type");
		CU_ASSERT_FATAL(event != NULL);
		CU_ASSERT_EQUAL(json_array_size(json_object_get(event, "quantities")), 2);
		q = first_of(event, "quantities");
		CU_ASSERT_STRING_EQUAL(members(q, &t), "what least most unit mod text begin end document");
		CU_ASSERT(json_is_integer(json_object_get(q, "least")));
		CU_ASSERT_EQUAL(json_integer_value(json_object_get(q, "most")), 2);
		CU_ASSERT(json_is_null(json_object_get(q, "mod")));
		CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(q, "document")), "talks");
		CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(q, "text")), "a truce");
		q = json_array_get(json_object_get(event, "quantities"), 1);
		CU_ASSERT_DOUBLE_EQUAL(json_real_value(json_object_get(q, "least")), 2.5, 1e-9);
		CU_ASSERT(json_is_null(json_object_get(q, "most")));
		CU_ASSERT(json_is_null(json_object_get(q, "unit")));
		CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(q, "mod")), "more_than");
		CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(q, "document")), "wire");
		json_decref(value);
		textbuf_release(&out);
		textbuf_release(&t);
	}
	kg_release(&kg);
}

/* No value that is not in a document's range is written, and an event without numbers has no such member. */
static void numbers_are_bounded(void)
{
	static const double value[] = { 0, 1e15, 999999999999.999, 1e16, HUGE_VAL };
	static const char *const written[] = { "\"least\":0,\"most\":0,", "\"least\":1000000000000000,", "\"least\":999999999999.999,",
		"\"least\":null,\"most\":null,", "\"least\":null,\"most\":null," };
	size_t i;

	for (i = 0; i < sizeof value / sizeof value[0]; i++) {
		struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
		struct event *e;
		struct doc d;

		story_begin(&d, "x", NULL, "They met twice.");
		e = story_event(&d, "CONSULT", "met", "They met");
		story_quantity(&d, e, "meet", value[i], value[i], NULL, QUANTITY_EXACT, "twice");
		story_event(&d, "CONSULT", "met", "They met");
		story_end(&d);
		write_one(&out, 0, NULL, &d);
		CU_ASSERT_PTR_NOT_NULL(strstr(out.s, written[i]));
		CU_ASSERT_PTR_EQUAL(strstr(strstr(out.s, "quantities") + 1, "quantities"), NULL);
		textbuf_release(&out);
		doc_release(&d);
	}
}

static void edges_point_at_nodes(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	size_t i, wanted, nr[2] = { 0, 0 };
	json_t *value, *nodes, *edge;
	struct kg kg;
	char id[32];

	build(&kg, in_order);
	write_one(&out, 2, &kg, NULL);
	value = load(&out);
	nodes = json_object_get(value, "nodes");
	json_array_foreach(json_object_get(value, "edges"), i, edge) {
		const char *relation = json_string_value(json_object_get(edge, "relation"));

		snprintf(id, sizeof id, "r%zu", i + 1);
		CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(edge, "id")), id);
		CU_ASSERT(has_id(nodes, json_string_value(json_object_get(edge, "source"))));
		CU_ASSERT(has_id(nodes, json_string_value(json_object_get(edge, "target"))));
		nr[0] += strcmp(relation, "place") == 0;
		nr[1] += strcmp(relation, "other") == 0;
		CU_ASSERT_EQUAL(json_is_false(json_object_get(edge, "directed")), strcmp(relation, "spouse_of") == 0);
	}
	CU_ASSERT_EQUAL(nr[0], 1);
	CU_ASSERT_EQUAL(nr[1], 1);
	wanted = kg.edge_nr + 2;
	for (i = 0; i < kg.event_nr; i++)
		wanted += kg.event[i].participant_nr;
	CU_ASSERT_EQUAL(json_array_size(json_object_get(value, "edges")), wanted);
	json_decref(value);
	textbuf_release(&out);
	kg_release(&kg);
}

static void evidence_is_quoted_byte_for_byte(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	json_t *value, *event, *said, *text;
	struct doc d;
	size_t i;

	write_tagged(&d);
	write_one(&out, 0, NULL, &d);
	value = load(&out);
	text = json_object_get(value, "text");
	CU_ASSERT_STRING_EQUAL(json_string_value(text), d.text);
	json_array_foreach(json_object_get(value, "events"), i, event) {
		size_t begin, end;

		said = first_of(event, "evidence");
		begin = (size_t)json_integer_value(json_object_get(said, "begin"));
		end = (size_t)json_integer_value(json_object_get(said, "end"));
		CU_ASSERT_EQUAL(json_string_length(json_object_get(said, "text")), end - begin);
		CU_ASSERT_EQUAL(strncmp(json_string_value(text) + begin, json_string_value(json_object_get(said,
			"text")), end - begin),
		                0);
	}
	json_decref(value);
	textbuf_release(&out);
	doc_release(&d);
}

/* Every code point that JSON treats in its own way comes back. */
static void odd_characters_survive(void)
{
	struct textbuf text = TEXTBUF_INIT(BYTES_MAX), out = TEXTBUF_INIT(BYTES_MAX);
	static const char more[] = "\x7f\xc2\x80\xc2\xa0\xe2\x80\xa8\xe2\x80\xae"
		"\xef\xbf\xbf\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf</script>";
	json_t *value;
	struct doc d;
	int c;

	for (c = 1; c < 0x20; c++)
		textbuf_putc(&text, (char)c);
	textbuf_puts(&text, "\"\\/");
	textbuf_puts(&text, more);
	story_begin(&d, text.s, NULL, text.s);
	d.token[0].lemma = d.text;
	d.title = "broken \xff utf-8";                  /* nobody lets this in; still it is no reason to fail */
	write_one(&out, 0, NULL, &d);
	value = load(&out);
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(value, "text")), text.s);
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(first_of(value, "tokens"), "lemma")), text.s);
	CU_ASSERT_STRING_EQUAL(json_string_value(json_object_get(value, "title")), "broken \xef\xbf\xbd utf-8");
	json_decref(value);
	textbuf_release(&text);
	textbuf_release(&out);
	doc_release(&d);
}

/* ---- failures ---- */

/* The sink takes n bytes and no more, for every n: always ERR_IO without a message; it has the start of the whole. */
static void the_sink_may_fail_at_any_byte(void)
{
	struct textbuf whole = TEXTBUF_INIT(BYTES_MAX), out = TEXTBUF_INIT(BYTES_MAX);
	struct memory_sink m;
	struct doc d;
	struct kg kg;
	int f;

	story_write(&d, STORY_NR - 1);
	kg_init(&kg);
	CU_ASSERT_EQUAL(kg_add(&kg, &d, NULL) | kg_finish(&kg, NULL), 0);
	for (f = 0; f < 5; f++) {
		size_t n;

		textbuf_clear(&whole);
		memory_sink_init(&m, &whole);
		CU_ASSERT_EQUAL(run(f, &kg, &d, &m.sink, NULL), 0);
		CU_ASSERT(whole.len > 100);
		for (n = 0; n <= whole.len; n++) {
			struct err e = ERR_INIT;

			textbuf_clear(&out);
			memory_sink_init(&m, &out);
			m.room = n;
			if (run(f, &kg, &d, &m.sink, &e) != (n < whole.len ? ERR_IO : 0) || e.code != ERR_NONE ||
			    out.len != n || memcmp(out.s, whole.s, n) != 0) {
				printf("format %d, byte %zu\n", f, n);
				CU_FAIL("sink");
				break;
			}
		}
	}
	textbuf_release(&whole);
	textbuf_release(&out);
	kg_release(&kg);
	doc_release(&d);
}

static long allocations_left;
static bool only_once;

static void *short_malloc(size_t size)
{
	allocations_left--;
	return allocations_left >= 0 || (only_once && allocations_left < -1) ? malloc(size) : NULL;
}

/* The n-th allocation of jansson fails, alone or with all after it, for every n: ERR_NOMEM with a message and nothing
 * lost. */
static void every_allocation_may_fail(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	struct memory_sink m;
	struct doc d;
	struct kg kg;
	int f;

	write_tagged(&d);
	build(&kg, in_order);
	json_set_alloc_funcs(short_malloc, free);
	for (f = 0; f < 2 * FORMAT_NR; f++) {
		int rc = ERR_NOMEM;
		long n;

		only_once = f >= FORMAT_NR;
		for (n = 0; rc == ERR_NOMEM && n < 100000; n++) {
			struct err e = ERR_INIT;

			textbuf_clear(&out);
			memory_sink_init(&m, &out);
			allocations_left = n;
			rc = run(f % FORMAT_NR, &kg, &d, &m.sink, &e);
			if (rc != 0 && (rc != ERR_NOMEM || e.code != ERR_NOMEM || !e.message[0]))
				break;
		}
		CU_ASSERT_EQUAL(rc, 0);
		CU_ASSERT(n > 100);
	}
	json_set_alloc_funcs(malloc, free);
	textbuf_release(&out);
	kg_release(&kg);
	doc_release(&d);
}

static void an_empty_graph_is_written(void)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	struct kg kg;

	kg_init(&kg);
	CU_ASSERT_EQUAL(kg_finish(&kg, NULL), 0);
	write_one(&out, 1, &kg, NULL);
	CU_ASSERT_STRING_EQUAL(out.s, "{\n \"format\": \"dateline.timeline\",\n \"version\": 1,\n \"generator\": "
		"\"dateline "
	                              DATELINE_VERSION "\",\n \"documents\": [],\n \"entities\": [],\n \"events\": "
	                              "[],\n"
	                              " \"undated\": []\n}\n");
	textbuf_release(&out);
	kg_release(&kg);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(the_bytes_are_those_of_one_dump), UNIT(every_order_gives_the_same_bytes),
			UNIT(output_follows_its_schema),
		UNIT(a_missing_member_breaks_the_schema), UNIT(the_checker_checks),
		UNIT(members_stand_in_the_order_of_the_contract), UNIT(values_are_as_the_contract_says),
		UNIT(numbers_have_their_document), UNIT(numbers_are_bounded),
		UNIT(edges_point_at_nodes), UNIT(evidence_is_quoted_byte_for_byte), UNIT(odd_characters_survive),
		UNIT(the_sink_may_fail_at_any_byte), UNIT(every_allocation_may_fail),
		UNIT(an_empty_graph_is_written), UNIT_END
	};

	return unit_main("json", test);
}
