/* dateline.h - read news, build a knowledge graph and a timeline                 (the library's public header)
 *
 * Use
 *     struct dateline *dl = NULL;
 *     struct dateline_reader *in = NULL;
 *     struct dateline_document *doc = NULL;
 *     struct dateline_graph *kg = NULL;
 *     struct dateline_error e = DATELINE_ERROR_INIT;
 *
 *     if (dateline_open(&dl, NULL, &e) < 0 || dateline_graph_new(&kg, &e) < 0 ||
 *         dateline_reader_open(&in, "story.txt", NULL, &e) < 0)
 *             goto out;
 *     while (dateline_reader_next(in, &doc, &e) > 0) {
 *             if (dateline_annotate(dl, doc, &e) < 0 || dateline_graph_add(kg, doc, &e) < 0)
 *                     goto out;
 *             dateline_document_free(doc);
 *             doc = NULL;
 *     }
 *     if (dateline_graph_finish(kg, &e) == 0)
 *             dateline_graph_write(kg, DATELINE_TIMELINE_JSON, NULL, dateline_put_file, stdout, &e);
 *     out: free everything in the reverse order; each _free and _close takes NULL
 *
 * Ownership  what a function gives through its first argument is yours to free; release documents and graphs before the
 *            context that annotated them.
 * Errors     0 or a negative enum dateline_code with a message in *e (e may be NULL).  Nothing is printed, nothing exits.
 * Threads    no globals: a context may be shared by threads once open; a reader, document or graph is for one thread at a time.
 *            Pictures (SVG, PNG, PDF, DOT) may be written by one thread of a process at a time: Graphviz is not thread-safe.
 */
#ifndef DATELINE_H
#define DATELINE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum dateline_code {
	DATELINE_OK = 0,
	DATELINE_NOMEM = -1,        /* out of memory */
	DATELINE_IO = -2,           /* cannot open, read or write */
	DATELINE_UTF8 = -3,         /* not UTF-8, or a NUL byte */
	DATELINE_FORMAT = -4,       /* input that is not of its format */
	DATELINE_LIMIT = -5,        /* over a documented limit */
	DATELINE_USAGE = -6,        /* an argument that makes no sense */
	DATELINE_DRAW = -7          /* Graphviz failed */
};

struct dateline_error {
	int code;
	char message[512];          /* lower case, no full stop; names file and position */
};
#define DATELINE_ERROR_INIT { 0, "" }

struct dateline;                /* tables and models, read-only once open */
struct dateline_reader;         /* documents of one input */
struct dateline_document;
struct dateline_graph;

const char *dateline_version(void);     /* "0.1.0" */

/* Open the data folder (NULL: the one given at installation). */
int dateline_open(struct dateline **out, const char *data_folder, struct dateline_error *e);
void dateline_close(struct dateline *dl);

/* A table of entities of your own, as docs/merging.md describes it: its names are found in what is annotated from then on, with its
 * types, countries and ids.  Once, and before `dl` is shared between threads.  DATELINE_IO, DATELINE_UTF8; DATELINE_FORMAT names
 * file and line; DATELINE_USAGE: there is a table already.  After an error `dl` is as before, save after DATELINE_NOMEM: it can then
 * only be closed.  For a graph see dateline_graph_entities(), too. */
int dateline_entities(struct dateline *dl, const char *path, struct dateline_error *e);

/* ---- reading ---- */

/* The files that `path` names: a folder's articles (.txt .html .htm .ndjson .jsonl .conllu, not in sub-folders) in byte
 * order; anything else, "-" too, stands for itself.  *file is yours: give it to dateline_files_free(). */
int dateline_files(char ***file, size_t *file_nr, const char *path, struct dateline_error *e);
void dateline_files_free(char **file, size_t file_nr);

/* True if `date` is a day as options and headers may give it: 2016-09-05, 5 September 2016, an RFC 2822 date … */
bool dateline_is_date(const char *date);

enum dateline_input {
	DATELINE_INPUT_AUTO, DATELINE_INPUT_TXT, DATELINE_INPUT_HTML, DATELINE_INPUT_NDJSON, DATELINE_INPUT_CONLLU
};

/* Which of 5/9/2016 is the month, and what a date without a year counts from; AUTO: by the document itself. */
enum dateline_date_order { DATELINE_DATE_ORDER_AUTO, DATELINE_DATE_ORDER_DMY, DATELINE_DATE_ORDER_MDY };
enum dateline_narrative { DATELINE_NARRATIVE_AUTO, DATELINE_NARRATIVE_ALWAYS, DATELINE_NARRATIVE_NEVER };

struct dateline_read_options {
	enum dateline_input format;         /* AUTO: by the name's ending */
	bool repair;                        /* replace bytes that are not UTF-8 instead of failing */
	const char *date;                   /* document date for all documents; NULL: each one's own */
	enum dateline_date_order date_order;
	enum dateline_narrative narrative;
	bool known_parties;                 /* only events whose parties are of a country, or in a table: data/, or the user's */
};
#define DATELINE_READ_OPTIONS_INIT { DATELINE_INPUT_AUTO, false, NULL, DATELINE_DATE_ORDER_AUTO, DATELINE_NARRATIVE_AUTO, false }

/* `path` "-" is standard input; `options` may be NULL.  DATELINE_USAGE: a date that is none. */
int dateline_reader_open(struct dateline_reader **out, const char *path, const struct dateline_read_options *options,
                         struct dateline_error *e);
/* The same from memory: `name` stands for the path; `bytes` must outlive the reader. */
int dateline_reader_open_memory(struct dateline_reader **out, const char *name, const char *bytes, size_t len,
                                const struct dateline_read_options *options, struct dateline_error *e);
/* 1: *out is the next document; 0: no more; negative: this document failed, the next call goes on with the one after it. */
int dateline_reader_next(struct dateline_reader *in, struct dateline_document **out, struct dateline_error *e);
void dateline_reader_close(struct dateline_reader *in);

/* ---- annotating ---- */

/* Read the document: sentences, names, times, events.  Once a document; after an error it can only be freed. */
int dateline_annotate(const struct dateline *dl, struct dateline_document *doc, struct dateline_error *e);

const char *dateline_document_id(const struct dateline_document *doc);          /* never NULL */
const char *dateline_document_title(const struct dateline_document *doc);       /* NULL: none */

/* Where the document's date comes from; `date` (may be NULL) gets YYYY-MM-DD, or "" when it is unknown.  A date that stands
 * in the text itself is known after dateline_annotate(). */
enum { DATELINE_DATE_BYTES = 16 };
enum dateline_date_basis {
	DATELINE_DATE_UNKNOWN, DATELINE_DATE_OPTION, DATELINE_DATE_METADATA, DATELINE_DATE_TEXT
};
enum dateline_date_basis dateline_document_date(const struct dateline_document *doc, char date[DATELINE_DATE_BYTES]);

/* True if an annotated document has no date and a time expression in it stays unresolved for that; *words (not
 * NUL-terminated, borrowed from the document) is the first such expression. */
bool dateline_document_unresolved(const struct dateline_document *doc, const char **words, size_t *len);

void dateline_document_free(struct dateline_document *doc);

/* ---- the graph ---- */

int dateline_graph_new(struct dateline_graph **out, struct dateline_error *e);
/* Copies what it needs; the document may go.  After an error the graph can only be freed. */
int dateline_graph_add(struct dateline_graph *kg, const struct dateline_document *doc, struct dateline_error *e);

/* What you know of the entities, before finishing; docs/merging.md tells how it is used.  `path` is a table as described there;
 * `dl` (may be NULL) says which country codes there are.  DATELINE_FORMAT names file and line.  After an error the graph can
 * only be freed. */
int dateline_graph_entities(struct dateline_graph *kg, const struct dateline *dl, const char *path, struct dateline_error *e);
/* Entities named `a` and entities named `b` are one node (`same`), or are not; UTF-8, copied.  DATELINE_USAGE: an empty name, or
 * both was said of the two. */
int dateline_graph_decide(struct dateline_graph *kg, const char *a, const char *b, bool same, struct dateline_error *e);

int dateline_graph_finish(struct dateline_graph *kg, struct dateline_error *e);         /* once, before writing */

/* What to keep of a finished graph; the rest is gone for good, what stays is a whole graph.  Several filters may follow one
 * another. */
enum dateline_entity_type {
	DATELINE_PERSON, DATELINE_COUNTRY, DATELINE_PLACE, DATELINE_ORGANIZATION, DATELINE_GROUP, DATELINE_EVENT, DATELINE_OTHER,
	DATELINE_ENTITY_TYPE_NR
};
const char *dateline_entity_type_name(enum dateline_entity_type type);          /* "person" …; NULL: there is no such type */
struct dateline_filter {
	const char *const *about;   /* [about_nr] names: what is up to `depth` steps around them; none: everything */
	size_t about_nr;
	unsigned depth;
	unsigned types;             /* entities of these types, 1u << type each; 0: all */
	unsigned weight_min;        /* entities with so many mentions or more */
	size_t top;                 /* so many entities at most, those that matter most; 0: all */
};
#define DATELINE_FILTER_INIT { NULL, 0, 1, 0, 0, 0 }
int dateline_graph_filter(struct dateline_graph *kg, const struct dateline_filter *filter, struct dateline_error *e);
bool dateline_graph_is_empty(const struct dateline_graph *kg);                  /* no entity and no event */

/* The `i`-th thing, from 0, that finishing and filtering found odd about what they were told (a name that nothing has, a country
 * of the table that the text contradicts): one line for the user, borrowed from the graph; NULL: no more. */
const char *dateline_graph_note(const struct dateline_graph *kg, size_t i);
void dateline_graph_free(struct dateline_graph *kg);

/* ---- writing ---- */

/* Receives bytes; returns 0, or negative to stop. */
typedef int dateline_put(const char *bytes, size_t len, void *data);
int dateline_put_file(const char *bytes, size_t len, void *data);       /* data is a FILE * */

enum dateline_document_format { DATELINE_ANNOTATION_JSON, DATELINE_ANNOTATION_CONLLU };
int dateline_document_write(const struct dateline_document *doc, enum dateline_document_format format, dateline_put *put,
                            void *data, struct dateline_error *e);

enum dateline_graph_format {
	DATELINE_TIMELINE_JSON, DATELINE_GRAPH_JSON, DATELINE_DOT, DATELINE_SVG, DATELINE_PNG, DATELINE_PDF,
	DATELINE_SUMMARY,           /* for reading in a terminal */
	DATELINE_MERGE_REPORT       /* a table: which entities of which documents are one node, and why; which are not */
};

struct dateline_write_options {
	const char *title;          /* of a diagram; NULL: the document's */
	size_t node_max;            /* most nodes in a diagram; 0: the default */
	bool no_events;             /* diagrams of entities and relations only */
	bool colour;                /* summary: ANSI colours */
	unsigned width;             /* summary: columns; 0: 80 */
};
#define DATELINE_WRITE_OPTIONS_INIT { NULL, 0, false, false, 0 }

/* The output functions give DATELINE_IO when `put` stops them. `options` may be NULL. */

int dateline_graph_write(const struct dateline_graph *kg, enum dateline_graph_format format,
                         const struct dateline_write_options *options, dateline_put *put, void *data,
                         struct dateline_error *e);

#ifdef __cplusplus
}
#endif

#endif
