/* known.h - the user's own table of entities                                     (layer: text)
 *
 * Read here for whoever needs it: extraction finds the names in the text (extract/gazetteer.h), the graph makes one node
 * of what is a row's.  docs/merging.md explains the table to the user.
 */
#ifndef DATELINE_TEXT_KNOWN_H
#define DATELINE_TEXT_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "text/doc.h"

struct known_row {
	const char *id, *name;
	const char *link;           /* "user:ID" */
	const char *basis;          /* "FILE: ID", for country_basis */
	enum entity_type type;
	char country[3];            /* "" none; of a country, its own code */
	uint32_t line;
	const char **alias;         /* as the table has them, without the name itself */
	size_t alias_nr, alias_alloc;
	const char **adjective;     /* of a country: what "adj:" stands before */
	size_t adjective_nr, adjective_alloc;
};

struct known_table {
	const char *path;
	struct known_row *row;
	size_t row_nr, row_alloc;
};

/* Says which country codes there are; NULL stands for any two capitals. */
typedef bool known_country(const char *code, const void *data);

/* Read a table into the arena: the columns id, type, name, aliases (separated by |) and country.  A country's code is one of
 * those there are, or one that ISO 3166 leaves to its users (AA, QM to QZ, XA to XZ, ZZ): then the other rows may have it, too.
 * Returns 0; ERR_IO, ERR_UTF8; ERR_FORMAT naming file and line; ERR_NOMEM.  Needs a->on_nomem.  Cost: linear. */
int known_read(struct known_table *t, struct arena *a, const char *path, known_country *is_country, const void *data, struct err *e);

/* ERR_FORMAT: what is wrong with a row. */
int known_bad(const struct known_table *t, uint32_t line, const char *what, const char *value, struct err *e);

#endif
