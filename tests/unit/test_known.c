/* test_known.c - the user's table: what is refused, and where its names are found in a text */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dateline_int.h"
#include "tests/unit/unit.h"

static char path[] = "known-XXXXXX";

static const char head[] = "id\ttype\tname\taliases\tcountry\n";

static void write_table(const char *rows)
{
	FILE *f = fopen(path, "w");

	CU_ASSERT_PTR_NOT_NULL_FATAL(f);
	fputs(head, f);
	fputs(rows, f);
	CU_ASSERT_EQUAL_FATAL(fclose(f), 0);
}

static struct dateline *opened(void)
{
	struct dateline *dl = NULL;

	CU_ASSERT_EQUAL_FATAL(dateline_open(&dl, getenv("DATELINE_DATA"), NULL), 0);
	return dl;
}

/* Annotate `text` with the table and give the document. */
static struct dateline_document *read_with(struct dateline *dl, const char *text)
{
	struct dateline_read_options options = { .format = DATELINE_INPUT_TXT, .date = "2016-09-05" };
	struct dateline_reader *in;
	struct dateline_document *doc = NULL;

	CU_ASSERT_EQUAL_FATAL(dateline_reader_open_memory(&in, "story.txt", text, strlen(text), &options, NULL), 0);
	CU_ASSERT_EQUAL_FATAL(dateline_reader_next(in, &doc, NULL), 1);
	dateline_reader_close(in);
	CU_ASSERT_EQUAL_FATAL(dateline_annotate(dl, doc, NULL), 0);
	return doc;
}

/* The entity that the `nr`-th mention (from 1) of these words names, or NULL. */
static const struct entity *named(const struct dateline_document *doc, const char *words, int nr)
{
	const struct doc *d = &doc->doc;
	size_t i, n = strlen(words);

	for (i = 0; i < d->mention_nr; i++)
		if (d->mention[i].end - d->mention[i].begin == n && memcmp(d->text + d->mention[i].begin, words, n) == 0 && --nr == 0)
			return &d->entity[d->mention[i].entity];
	return NULL;
}

static bool links(const struct dateline_document *doc, const char *words, int nr, const char *link)
{
	const struct entity *e = named(doc, words, nr);

	return link ? e && e->link && strcmp(e->link, link) == 0 : !e || !e->link || strncmp(e->link, "user:", 5) != 0;
}

static void refused(const char *rows, const char *why)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline *dl = opened();

	write_table(rows);
	CU_ASSERT_EQUAL(dateline_entities(dl, path, &e), DATELINE_FORMAT);
	if (!strstr(e.message, why))
		printf("%s: %s\n", why, e.message);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, why));
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, path));
	/* and it is as before: another table may be taken */
	write_table("a\tperson\tAnn Weatherby\t\t\n");
	CU_ASSERT_EQUAL(dateline_entities(dl, path, NULL), 0);
	dateline_close(dl);
}

static void rows_without_sense_are_refused(void)
{
	refused("a\tcountry\tGondor\t\t\n", "line 2: a country needs its code");
	refused("a\tcountry\tGondor\t\tGO\n", "(AA, QM-QZ, XA-XZ, ZZ): 'GO'");
	refused("a\tcountry\tGondor\t\txa\n", "'xa'");
	refused("a\tperson\tAragorn\t\tXA\n", "no country has the code 'XA'");
	refused("a\tperson\tAragorn\tadj:Aragornian\tUS\n", "only a country has an adjective: 'Aragornian'");
	refused("a\tcountry\tGondor\tadj: \tXA\n", "no adjective after 'adj:'");
	refused("a\tperson\tAnn\t\t\nb\tperson\tBeth\tAnn\t\n", "line 3: another row of that type and country has the name 'Ann'");
	refused("a\tperson\t \t\t\n", "no name");
}

static void one_table_only(void)
{
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline *dl = opened();

	CU_ASSERT_EQUAL(dateline_entities(dl, "/no/such/table.tsv", NULL), DATELINE_IO);
	write_table("a\tperson\tAnn Weatherby\t\t\n");
	CU_ASSERT_EQUAL(dateline_entities(dl, path, NULL), 0);
	CU_ASSERT_EQUAL(dateline_entities(dl, path, &e), DATELINE_USAGE);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "there is a table of entities already"));
	dateline_close(dl);
}

static void countries_of_ones_own(void)
{
	struct dateline *dl = opened();
	struct dateline_document *doc;
	const struct entity *e;

	write_table("gon\tcountry\tGondor\tMinas Tirith|adj:Gondorian\tXA\n"
		    "el\tperson\tElessar Telcontar\tElessar\tXA\n"
		    "us\tcountry\tAmerica\tUnited States\tUS\n");
	CU_ASSERT_EQUAL_FATAL(dateline_entities(dl, path, NULL), 0);
	doc = read_with(dl, "Gondorian police arrested two Gondorians in Minas Tirith. The Gondor government condemned the United "
			    "States. MINAS TIRITH was attacked. The American army left Gondor. Elessar spoke.");
	e = named(doc, "Gondorian", 1);
	CU_ASSERT_FATAL(e && e->type == ENTITY_COUNTRY);
	CU_ASSERT_STRING_EQUAL(e->code, "XA");
	CU_ASSERT_STRING_EQUAL(e->name, "Gondor");
	CU_ASSERT(links(doc, "Gondorian", 1, "user:gon") && links(doc, "Minas Tirith", 1, "user:gon") &&
		  links(doc, "MINAS TIRITH", 1, "user:gon") && links(doc, "Gondor government", 1, "user:gon"));
	e = named(doc, "Gondorians", 1);
	CU_ASSERT_FATAL(e && e->type == ENTITY_GROUP);
	CU_ASSERT_STRING_EQUAL(e->country, "XA");
	/* a country of the tables has the user's name and id, by its other words as well */
	e = named(doc, "American", 1);
	CU_ASSERT_FATAL(e && e->link);
	CU_ASSERT_STRING_EQUAL(e->name, "America");
	CU_ASSERT_STRING_EQUAL(e->link, "user:us");
	CU_ASSERT(links(doc, "United States", 1, "user:us"));
	/* what the table says of a person's country is marked */
	e = named(doc, "Elessar", 1);
	CU_ASSERT_FATAL(e && e->country_basis);
	CU_ASSERT_STRING_EQUAL(e->country, "XA");
	CU_ASSERT_PTR_NOT_NULL(strstr(e->country_basis, ": el"));
	dateline_document_free(doc);
	dateline_close(dl);
}

static void names_are_found_where_they_stand(void)
{
	struct dateline *dl = opened();
	struct dateline_document *doc;

	write_table("jfk\tperson\tJohn Forbes Kerry\tJohn Kerry|Kerry\tUS\n"
		    "wh\torganization\tWhite Hand\twhite hand|Hope\t\n"
		    "geo\tplace\tGeorgia\t\tUS\n"
		    "s1\tperson\tSam Gamgee\t\tFR\ns2\tperson\tSam Gamgee\t\tDE\n");
	CU_ASSERT_EQUAL_FATAL(dateline_entities(dl, path, NULL), 0);
	doc = read_with(dl, "The white hand attacked a village in Georgia. Kerry accused Hope of fraud. The Kerry County Council "
			    "rejected the plan. Sam Gamgee met John F. Kerry. They lost hope. Hope is fading.");
	CU_ASSERT(links(doc, "white hand", 1, "user:wh"));      /* several words anywhere */
	CU_ASSERT(links(doc, "Georgia", 1, "user:geo"));        /* before the tables */
	CU_ASSERT(links(doc, "Kerry", 1, "user:jfk"));
	CU_ASSERT(links(doc, "Hope", 1, "user:wh"));
	CU_ASSERT(links(doc, "John F. Kerry", 1, "user:jfk"));  /* by first and last name */
	CU_ASSERT(links(doc, "hope", 1, NULL));                 /* no capital */
	CU_ASSERT(links(doc, "Hope", 2, NULL));                 /* a capital that says nothing */
	CU_ASSERT(links(doc, "Kerry County Council", 1, NULL)); /* something else's name */
	CU_ASSERT(links(doc, "Sam Gamgee", 1, NULL));           /* of two the table does not tell which */
	dateline_document_free(doc);
	doc = read_with(dl, "Senator Bob Kerry met voters in Omaha. Kerry left.");
	CU_ASSERT(links(doc, "Bob Kerry", 1, NULL) && links(doc, "Kerry", 1, NULL));    /* the text explains the word itself */
	dateline_document_free(doc);
	dateline_close(dl);
}

static void a_table_changes_nothing_else(void)
{
	static const char text[] = "Obama met Putin in Moscow on Monday. French police arrested two Kurds in Paris.";
	struct dateline *dl = opened(), *with = opened();
	struct dateline_document *a, *b;
	size_t i;

	write_table("gon\tcountry\tGondor\tadj:Gondorian\tXA\n");
	CU_ASSERT_EQUAL_FATAL(dateline_entities(with, path, NULL), 0);
	a = read_with(dl, text);
	b = read_with(with, text);
	CU_ASSERT_EQUAL_FATAL(a->doc.mention_nr, b->doc.mention_nr);
	for (i = 0; i < a->doc.mention_nr; i++)
		CU_ASSERT(a->doc.mention[i].begin == b->doc.mention[i].begin && a->doc.mention[i].end == b->doc.mention[i].end &&
			  a->doc.mention[i].type == b->doc.mention[i].type && a->doc.mention[i].entity == b->doc.mention[i].entity);
	CU_ASSERT_EQUAL(a->doc.event_nr, b->doc.event_nr);
	dateline_document_free(a);
	dateline_document_free(b);
	dateline_close(dl);
	dateline_close(with);
}

static void refusing_memory_to_a_table_is_an_error(void)
{
	long n;

	write_table("gon\tcountry\tGondor\tMinas Tirith|adj:Gondorian\tXA\nel\tperson\tElessar Telcontar\tElessar\tXA\n");
	for (n = 0; n < 1000; n += 1 + n / 4) {
		struct dateline_error e = DATELINE_ERROR_INIT;
		struct dateline *dl = opened();
		int rc;

		dl->context->arena.fail_after = n;
		rc = dateline_entities(dl, path, &e);
		CU_ASSERT(rc == 0 || (rc == DATELINE_NOMEM && e.message[0]));
		dateline_close(dl);
		if (rc == 0)
			break;
	}
	CU_ASSERT(n > 0 && n < 1000);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(rows_without_sense_are_refused), UNIT(one_table_only), UNIT(countries_of_ones_own),
		UNIT(names_are_found_where_they_stand), UNIT(a_table_changes_nothing_else),
		UNIT(refusing_memory_to_a_table_is_an_error), UNIT_END
	};
	int fd = mkstemp(path), status;

	if (fd < 0 || close(fd) < 0) {
		printf("no file for a table\n");
		return 99;
	}
	status = unit_main("known", test);
	unlink(path);
	return status;
}
