/* patterns.h - which words make an event, report speech, or change what a verb says        (layer: extract)
 *
 * Made from data/events.tsv, data/reporting.tsv and data/control.tsv, whose heads explain the columns.
 * Read-only once open; shared between threads.
 */
#ifndef DATELINE_EXTRACT_PATTERNS_H
#define DATELINE_EXTRACT_PATTERNS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/strmap.h"
#include "text/doc.h"

enum { ROLE_UNSET = ROLE_NR, ROLE_NOBODY = ROLE_NR + 1 };

struct pattern_prep {
	const char *prep;
	uint8_t role;               /* enum role, or ROLE_NOBODY */
};

struct pattern {
	const char *id;
	bool noun;
	const char *lemma;
	const char *particle;       /* '|'-separated; "" none */
	const char *object;         /* "" any or none; "-" none; "+" one; "@type" or lemmas, '|'-separated */
	const char *type, *code;    /* type "NONE": an idiom that is no event; code NULL: none */
	uint8_t subject, direct;    /* enum role, or ROLE_NOBODY */
	struct pattern_prep *prep;
	size_t prep_nr;
	uint32_t next;              /* next pattern of the same lemma and part of speech, or NO_INDEX */
	uint32_t line;
};

enum control_complement { CONTROL_TO = 1u << 0, CONTROL_ING = 1u << 1, CONTROL_THAT = 1u << 2, CONTROL_FROM_ING = 1u << 3,
	CONTROL_ALONE = 1u << 4 };

struct control {
	const char *lemma;
	const char *pos;            /* verb, noun, adj, modal, conj … */
	unsigned complement;        /* CONTROL_… bits */
	int status;                 /* enum status, or -1: keep */
	int polarity;               /* enum polarity, or -1: keep */
	uint32_t next;
};

struct patterns {
	struct pattern *pattern;
	size_t pattern_nr, pattern_alloc;
	struct strmap verb, noun;       /* lemma -> index of its first pattern */
	struct strmap reporting;        /* lemma -> index into reporting_kind */
	const char **reporting_kind;
	size_t reporting_nr, reporting_alloc;
	struct control *control;
	size_t control_nr, control_alloc;
	struct strmap control_lemma;    /* lemma -> index of its first control */
};

int patterns_open(struct patterns *p, struct arena *a, const char *folder, struct err *e);

/* The first pattern of a lemma, or NULL; go on with patterns_next(). */
const struct pattern *patterns_find(const struct patterns *p, bool noun, const char *lemma);
const struct pattern *patterns_next(const struct patterns *p, const struct pattern *x);

/* The kind of a reporting verb ("say", "deny" …), or NULL. */
const char *patterns_reporting(const struct patterns *p, const char *lemma);

/* The control row of a lemma for this complement and part of speech, or NULL. */
const struct control *patterns_control(const struct patterns *p, const char *lemma, const char *pos, unsigned complement);

/* True if a '|'-separated list holds `word`. */
bool pattern_lists(const char *list, const char *word);

#endif
