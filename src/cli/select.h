/* select.h - what the user says of the entities, and which part of the graph is wanted        (layer: cli) */
#ifndef DATELINE_CLI_SELECT_H
#define DATELINE_CLI_SELECT_H

#include <stdbool.h>
#include <stddef.h>

#include "dateline.h"

/* --same and --different. */
struct select_pair {
	const char *a, *b;          /* parts of the argument */
	bool same;
};

struct select {
	const char *entities;       /* --entities; NULL: not given */
	bool report;                /* --merge-report was given */
	const char *report_file;    /* NULL: standard output */
	struct select_pair *pair;   /* owned array */
	size_t pair_nr;
	const char **about;         /* owned array of borrowed names; filter.about is this */
	struct dateline_filter filter;
	bool depth_given;
};

/* Room for as many as there are arguments.  0, or -1: out of memory, and nothing is held. */
int select_init(struct select *s, int argc);
void select_release(struct select *s);

/* Take over a value.  0, or -1 having complained.  select_pair_add() cuts `value` in two where it stands. */
int select_pair_add(struct select *s, char *value, bool same);
int select_about_add(struct select *s, const char *name);
int select_types(struct select *s, const char *list);

/* True if a part only is wanted. */
bool select_filters(const struct select *s);

/* Tell a new graph what the user knows.  0, or a negative enum dateline_code with a message in *e. */
int select_teach(const struct select *s, struct dateline_graph *kg, const struct dateline *dl, struct dateline_error *e);

/* Cut a finished graph down to what is wanted.  The same results. */
int select_apply(const struct select *s, struct dateline_graph *kg, struct dateline_error *e);

#endif
