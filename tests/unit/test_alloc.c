/* test_alloc.c - every allocation fails once: an error is returned, nothing leaks, nothing crashes
 *
 * Two kinds: the arenas' own refusals (arena.fail_after); and, where the linker can, malloc, calloc and realloc of all our
 * objects (--wrap), and of jansson while it writes.  Graphviz is left out: it does not survive a refusal.  To keep the time
 * within bounds, after the first hundred allocations of a run only a part is refused, ever farther apart.
 */
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/textbuf.h"
#include "dateline.h"
#include "dateline_int.h"
#include "tests/unit/unit.h"

/* ---- refusing malloc ---- */

static long refuse_in = -1;     /* the allocation after this many more is refused; negative: none */
static bool refuse_on;          /* and all after it */
static long refused;
static bool spare_json;         /* while jansson reads it is not refused: 2.14 then loses a character and says nothing */

static bool refuse(void)
{
	if (refuse_in < 0 || refuse_in-- > 0)
		return false;
	refuse_in = refuse_on ? 0 : -1;
	refused++;
	return true;
}

#ifdef HAVE_LINKER_WRAP
void *__real_malloc(size_t size);
void *__real_calloc(size_t nr, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t nr, size_t size);
void *__wrap_realloc(void *p, size_t size);

void *__wrap_malloc(size_t size)
{
	return refuse() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t nr, size_t size)
{
	return refuse() ? NULL : __real_calloc(nr, size);
}

void *__wrap_realloc(void *p, size_t size)
{
	return refuse() ? NULL : __real_realloc(p, size);
}

static void *json_malloc(size_t size)
{
	return !spare_json && refuse() ? NULL : __real_malloc(size);
}
#endif

/* ---- the way that is repeated ---- */

static const char *const story[] = {
	"Title: Talks\nDate: 2016-09-05\n\nWASHINGTON — President Barack Obama met Russian President Vladimir Putin in Moscow on "
	"Monday. “We failed to agree,” Obama said. Turkey’s Recep Tayyip Erdogan did not attend, and the United Nations will "
	"hold an election in March 2017.\n",
	"{\"id\":\"a\",\"date\":\"2016-09-05\",\"text\":\"Russia attacked Syria on Monday.\"}\n{\"text\":\"Kerry met Lavrov.\"}\n",
	"<html><head><title>Talks</title><meta property=\"article:published_time\" content=\"2016-09-05\"></head><body><article>"
	"<p>Obama met Putin in Moscow on Monday, and both of them said that they would meet again next week.</p></article></body>",
	"# text = Obama met Putin.\n1\tObama\tObama\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n"
	"3\tPutin\tPutin\tPROPN\tNNP\t_\t2\tobj\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n",
};
enum { STORY_NR = sizeof story / sizeof *story };

static const struct dateline *dl;

static int put(const char *bytes, size_t len, void *data)
{
	return textbuf_add(data, bytes, len);
}

struct way {
	int story;
	long reader_fail, graph_fail;       /* for the arenas; -1: no refusal */
};

/* From bytes to what is written, in `out`; 0 or the first error, which has a message. */
static int go(const struct way *w, struct textbuf *out)
{
	struct dateline_read_options options = DATELINE_READ_OPTIONS_INIT;
	struct dateline_error e = DATELINE_ERROR_INIT;
	struct dateline_reader *in = NULL;
	struct dateline_document *doc = NULL;
	struct dateline_graph *kg = NULL;
	int rc;

	options.format = (enum dateline_input)(DATELINE_INPUT_TXT + (w->story == 1 ? 2 : w->story == 2 ? 1 : w->story));
	if ((rc = dateline_graph_new(&kg, &e)) < 0 ||
	    (rc = dateline_reader_open_memory(&in, "story", story[w->story], strlen(story[w->story]), &options, &e)) < 0)
		goto out;
	in->fail_after = w->reader_fail;
	kg->kg.arena.fail_after = w->graph_fail;
	if ((rc = dateline_graph_decide(kg, "Obama", "Barack Obama", true, &e)) < 0)
		goto out;
	for (;;) {
		spare_json = true;
		rc = dateline_reader_next(in, &doc, &e);
		spare_json = false;
		if (rc <= 0)
			break;
		if ((rc = dateline_annotate(dl, doc, &e)) < 0 ||
		    (rc = dateline_document_write(doc, DATELINE_ANNOTATION_JSON, put, out, &e)) < 0 ||
		    (rc = dateline_document_write(doc, DATELINE_ANNOTATION_CONLLU, put, out, &e)) < 0 ||
		    (rc = dateline_graph_add(kg, doc, &e)) < 0)
			goto out;
		dateline_document_free(doc);
		doc = NULL;
	}
	if (rc < 0 || (rc = dateline_graph_finish(kg, &e)) < 0 ||
	    (rc = dateline_graph_write(kg, DATELINE_TIMELINE_JSON, NULL, put, out, &e)) < 0 ||
	    (rc = dateline_graph_write(kg, DATELINE_GRAPH_JSON, NULL, put, out, &e)) < 0)
		goto out;
	if ((rc = dateline_graph_write(kg, DATELINE_MERGE_REPORT, NULL, put, out, &e)) < 0 ||
	    (rc = dateline_graph_filter(kg, &(struct dateline_filter){ .top = 3 }, &e)) < 0)
		goto out;
	rc = dateline_graph_write(kg, DATELINE_SUMMARY, NULL, put, out, &e);
out:
	if (rc < 0)
		CU_ASSERT(e.code == rc && e.message[0] && !strchr(e.message, '\n'));
	dateline_reader_close(in);
	dateline_document_free(doc);
	dateline_graph_free(kg);
	return rc;
}

static struct textbuf wanted[STORY_NR];

/* What an undisturbed run writes. */
static const struct textbuf *reference(int nr)
{
	struct way w = { nr, -1, -1 };

	if (!wanted[nr].len) {
		textbuf_init(&wanted[nr], 1 << 24);
		CU_ASSERT_EQUAL(go(&w, &wanted[nr]), 0);
		CU_ASSERT(wanted[nr].len > 0 && !wanted[nr].failed);
	}
	return &wanted[nr];
}

/* Every one of the first hundred, then ever farther apart. */
static long next_step(long n)
{
	return n < 100 ? n + 1 : n + 1 + n / 40;
}

/* The error of a refusal is "out of memory", or the result is whole in spite of it. */
static void check(const struct way *w, int rc, const struct textbuf *out, const char *what, long n)
{
	const struct textbuf *whole = reference(w->story);
	bool fine = rc == DATELINE_NOMEM || (rc == DATELINE_IO && out->failed) ||
		    (rc == 0 && out->len == whole->len && memcmp(out->s, whole->s, whole->len) == 0);

	CU_ASSERT(fine);
	if (!fine)
		printf("story %d, %s %ld: result %d\n", w->story, what, n, rc);
}

static void refusing_a_document_s_memory_is_an_error(void)
{
	int i, rc;
	long n;

	for (i = 0; i < STORY_NR; i++)
		for (n = 0, rc = -1; rc < 0; n = next_step(n)) {
			struct way w = { i, n, -1 };
			struct textbuf out = TEXTBUF_INIT(1 << 24);

			reference(i);
			rc = go(&w, &out);
			check(&w, rc, &out, "allocation of the document", n);
			textbuf_release(&out);
			if (n > 1000000)
				break;
		}
}

static void refusing_a_graph_s_memory_is_an_error(void)
{
	int i, rc;
	long n;

	for (i = 0; i < STORY_NR; i++)
		for (n = 0, rc = -1; rc < 0; n = next_step(n)) {
			struct way w = { i, -1, n };
			struct textbuf out = TEXTBUF_INIT(1 << 24);

			reference(i);
			rc = go(&w, &out);
			check(&w, rc, &out, "allocation of the graph", n);
			textbuf_release(&out);
			if (n > 1000000)
				break;
		}
}

static void refusing_malloc_is_an_error(void)
{
#ifdef HAVE_LINKER_WRAP
	int i, rc, on;
	long n;

	for (i = 0; i < STORY_NR; i++)
		for (on = 0; on < 2; on++)
			for (n = 0; n < 1000000; n = next_step(n)) {
				struct way w = { i, -1, -1 };
				struct textbuf out = TEXTBUF_INIT(1 << 24);

				reference(i);
				refused = 0;
				refuse_on = on;
				refuse_in = n;
				rc = go(&w, &out);
				refuse_in = -1;
				check(&w, rc, &out, on ? "all from" : "call of malloc", n);
				textbuf_release(&out);
				if (!refused)
					break;
			}
#endif
}

static void refusing_malloc_to_the_context_is_an_error(void)
{
#ifdef HAVE_LINKER_WRAP
	struct dateline *other;
	long n;

	/* opening reads large tables: few steps are enough to meet each kind of place */
	for (n = 0; n < 100000000; n = n < 8 ? n + 1 : n + 1 + n / 3) {
		struct dateline_error e = DATELINE_ERROR_INIT;
		int rc;

		refused = 0;
		refuse_on = false;
		refuse_in = n;
		rc = dateline_open(&other, getenv("DATELINE_DATA"), &e);
		refuse_in = -1;
		CU_ASSERT(rc == DATELINE_NOMEM || (rc == 0 && other));
		if (rc < 0) {
			CU_ASSERT(!other && e.message[0]);
			if (rc != DATELINE_NOMEM)
				printf("open, call of malloc %ld: result %d: %s\n", n, rc, e.message);
		}
		dateline_close(other);
		if (!refused)
			break;
	}
#endif
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(refusing_a_document_s_memory_is_an_error), UNIT(refusing_a_graph_s_memory_is_an_error),
		UNIT(refusing_malloc_is_an_error), UNIT(refusing_malloc_to_the_context_is_an_error), UNIT_END
	};
	struct dateline *context;
	struct dateline_error e = DATELINE_ERROR_INIT;
	int status, i;

#ifdef HAVE_LINKER_WRAP
	json_object_seed(1);
	json_set_alloc_funcs(json_malloc, free);
#else
	(void)refuse;
#endif
	if (dateline_open(&context, getenv("DATELINE_DATA"), &e) < 0) {
		printf("%s\n", e.message);
		return 99;
	}
	dl = context;
	status = unit_main("alloc", test);
	for (i = 0; i < STORY_NR; i++)
		if (wanted[i].alloc)
			textbuf_release(&wanted[i]);
	dateline_close(context);
	return status;
}
