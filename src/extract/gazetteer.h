/* gazetteer.h - the facts of data/: countries, places, organisations, offices, leaders, given names   (layer: extract)
 *
 * Phrases are found by their text: the forms of the tokens, a single blank where the text has white space.
 * Read-only once open; shared between threads.  All strings live in the context's arena.
 */
#ifndef DATELINE_EXTRACT_GAZETTEER_H
#define DATELINE_EXTRACT_GAZETTEER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/strmap.h"
#include "text/doc.h"
#include "text/known.h"

enum { GAZETTEER_TOKENS_MAX = 10, GAZETTEER_BYTES_MAX = 96 };

enum sense_kind {
	SENSE_COUNTRY,          /* a country's name */
	SENSE_ADJECTIVE,        /* demonym adjective */
	SENSE_PEOPLE,           /* demonym noun, plural or singular */
	SENSE_CAPITAL,
	SENSE_SEAT,             /* government seat: "Kremlin" */
	SENSE_PLACE,
	SENSE_ORGANIZATION,
	SENSE_GROUP,            /* a religion, people or party as people: "Kurds" */
	SENSE_GROUP_ADJECTIVE,  /* its adjective: "Kurdish" */
	SENSE_LEADER,           /* full name of a leader */
	SENSE_KNOWN             /* a row of the user's table, save its countries: those are countries as any other */
};

/* One meaning of a phrase. */
struct sense {
	enum sense_kind kind;
	bool ambiguous;         /* more often something else: needs support */
	uint32_t row;           /* index into country, place, organization, group, leader or known.row */
	uint32_t next;          /* index of the phrase's next sense, or NO_INDEX */
};

struct country {
	char code[3];
	const char *name;
	int32_t from, to;       /* of former states; CALENDAR_NONE: open */
	const char *link;       /* of the user's table; NULL: of countries.tsv */
};

struct place {
	const char *name, *kind;
	char country[3];
};

struct organization {
	const char *name, *kind;
	char country[3];
};

struct group {
	const char *name;
};

enum office_relation { OFFICE_NONE, OFFICE_LEADER, OFFICE_OFFICIAL, OFFICE_SPOKESPERSON, OFFICE_MEMBER, OFFICE_WORKS_FOR,
	OFFICE_OTHER };

enum office_flag { OFFICE_BEFORE = 1u << 0, OFFICE_NOUN = 1u << 1, OFFICE_HONORIFIC = 1u << 2, OFFICE_FEMALE = 1u << 3,
	OFFICE_MALE = 1u << 4, OFFICE_PLURAL = 1u << 5 };

struct office {
	const char *title;      /* "foreign minister" */
	const char *office;     /* "foreign_minister" */
	enum office_relation relation;
	unsigned flags;
};

struct leader {
	char country[3];
	const char *surname, *name, *office, *sources;
	int32_t start, end;     /* both inclusive */
	bool left;              /* end is the day of leaving office, not of the source */
	uint32_t next;          /* another row of the same surname, or NO_INDEX */
};

struct gazetteer {
	struct strmap phrase;           /* -> index into sense */
	struct sense *sense;
	size_t sense_nr, sense_alloc;
	struct strmap country_code;     /* -> index into country */
	struct country *country;
	size_t country_nr, country_alloc;
	struct place *place;
	size_t place_nr, place_alloc;
	struct organization *organization;
	size_t organization_nr, organization_alloc;
	struct group *group;
	size_t group_nr, group_alloc;
	struct strmap title;            /* lower-case title, singular and plural -> index into office */
	struct office *office;
	size_t office_nr, office_alloc;
	struct strmap modifier;         /* "former" -> first letter of its effect; 'e' for the future too */
	struct leader *leader;
	size_t leader_nr, leader_alloc;
	struct strmap surname;          /* -> index of the first leader of that surname */
	struct strmap given;            /* -> 'm', 'f' or 'u', with GIVEN_AMBIGUOUS */
	struct strmap particle;
	struct known_table known;       /* the user's */
	struct strmap known_phrase;     /* -> index into sense: all names of the user's table, also its countries' */
};

#define GIVEN_AMBIGUOUS 0x100u

int gazetteer_open(struct gazetteer *g, struct arena *a, const char *folder, struct err *e);

/* known_names.c: take the user's table, once, before anything is read.  Its names go before those of data/: "Georgia" is then what the user
 * says it is, and a country of a known code has the user's name.  Returns 0 or the error of known_read(); then the gazetteer is as
 * before.  Needs a->on_nomem.  Linear. */
int gazetteer_know(struct gazetteer *g, struct arena *a, const char *path, struct err *e);

/* As gazetteer_find(), in the user's table alone. */
const struct sense *gazetteer_known(const struct gazetteer *g, const struct doc *d, uint32_t i, uint32_t end, uint32_t *length);

/* The first sense of the longest phrase that starts at token `i` and ends before `end`; *length gets its tokens.
 * NULL if there is none. */
const struct sense *gazetteer_find(const struct gazetteer *g, const struct doc *d, uint32_t i, uint32_t end,
                                   uint32_t *length);

/* Words that stay small inside a name: Port-au-Prince. */
bool gazetteer_small_word(const char *lower);

/* The next meaning of the same phrase, or NULL. */
const struct sense *gazetteer_next(const struct gazetteer *g, const struct sense *s);

/* The office whose title, singular or plural, starts at token `i`, the longest; any case.  NULL if there is none.
 * *plural tells which. */
const struct office *gazetteer_office(const struct gazetteer *g, const struct doc *d, uint32_t i, uint32_t end,
                                      uint32_t *length, bool *plural);

const struct country *gazetteer_country(const struct gazetteer *g, const char *code);

/* 'm', 'f', 'u' or 0 for a given name; *ambiguous if it is also a common word or place. */
char gazetteer_given(const struct gazetteer *g, const char *name, bool *ambiguous);

#endif
