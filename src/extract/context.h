/* context.h - all that reading needs beside the text: tables, patterns, models   (layer: extract)
 *
 * Read-only once open; one context may serve many threads.  Documents and graphs borrow its strings: release them first.
 */
#ifndef DATELINE_EXTRACT_CONTEXT_H
#define DATELINE_EXTRACT_CONTEXT_H

#include "base/err.h"
#include "coref/coref.h"
#include "extract/gazetteer.h"
#include "extract/patterns.h"
#include "model/engine.h"
#include "model/lexicon.h"
#include "model/sentences.h"

struct context {
	struct arena arena;
	struct lexicon lexicon;
	struct engine *engine;
	struct sentence_model *sentences;
	struct coref_model *coref;      /* NULL after context_open_names() */
	struct gazetteer gazetteer;
	struct patterns patterns;
	struct strmap name_head;        /* last word of a name, lower case -> enum entity_type */
	struct strmap nominal;          /* lemma of a noun for people or institutions -> enum nominal_kind */
	struct strmap party;            /* lemma of a noun for whoever can act -> enum party_kind */
};

/* What a noun such as "officials", "government", "forces" stands for when a country stands before it. */
enum nominal_kind {
	NOMINAL_STATE,                  /* the government: the country itself */
	NOMINAL_BODY,                   /* army, police, parliament: an organisation of the country */
	NOMINAL_PEOPLE                  /* officials, troops, protesters: a group of the country */
};

/* What a noun of data/parties.tsv stands for. */
enum party_kind {
	PARTY_PERSON, PARTY_GROUP,      /* one, or in the plural several; several by its nature */
	PARTY_BODY, PARTY_STATE,
	PARTY_CRAFT                     /* acts for whomever it belongs to */
};

/* Open the data folder.  Returns 0 and an owned context, or the first error of a table or model. */
int context_open(struct context **out, const char *data_folder, struct err *e);

/* The same without the model of coreference, for what ends at extract_names(): its trainer. */
int context_open_names(struct context **out, const char *data_folder, struct err *e);

/* Take the user's table of entities (gazetteer_know()), once and before the context is shared.  ERR_USAGE: there is one already. */
int context_know(struct context *c, const char *path, struct err *e);

void context_free(struct context *c);           /* NULL is fine */

#endif
