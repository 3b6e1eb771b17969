/* kg_names.h - how names, titles and offices of two documents are compared        (layer: graph, not for others)
 *
 * Nothing here guesses: a key is the name with the differences of spelling taken out that never tell two things apart (case,
 * accents, full stops and apostrophes, the kind of dash, "the" before what is no person).
 */
#ifndef DATELINE_GRAPH_KG_NAMES_H
#define DATELINE_GRAPH_KG_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "text/doc.h"

/* A string being made in an arena; `s` is NUL-terminated after the functions below and may move with the next one.
 * Requires (all of them): a->on_nomem. */
struct kg_key {
	char *s;
	size_t len, alloc;
};

void kg_key_clear(struct kg_key *k);
void kg_key_byte(struct arena *a, struct kg_key *k, char c);
void kg_key_text(struct arena *a, struct kg_key *k, const char *s);     /* as it is, and a NUL that counts */

/* Add the key of a name; `article`: leave out a leading "the".  A name of nothing but signs is its own key. */
void kg_key_name(struct arena *a, struct kg_key *k, const char *name, bool article);

/* The key of a name of a kind, alone in *k: what is no person may have a leading "the". */
void kg_key_typed(struct arena *a, struct kg_key *k, enum entity_type type, const char *name);

/* The family name in a folded name: its last word, without "jr" and the like, and without "al-".  *length may be 0. */
const char *kg_family(const char *folded, size_t *length);

/* True where the family name is the first word ("Xi Jinping"), by the country of the person. */
bool kg_family_first(const char *country);

bool kg_several_words(const char *name);

/* "PKK", "F.D.A.": one word of 2 to 8 capitals, digits and full stops, with two capitals. */
bool kg_is_acronym(const char *name);

/* What somebody does, by the words of a title; KG_FIELD_NONE: no such word, or words of two fields. */
enum kg_field { KG_FIELD_NONE, KG_FIELD_STATE, KG_FIELD_SPORT, KG_FIELD_ARTS, KG_FIELD_RELIGION, KG_FIELD_SCIENCE, KG_FIELD_NR };
enum kg_field kg_field_of(const char *role);

/* Offices that nobody holds at the same time; KG_RANK_NONE for others, and for "former", "vice", "deputy", "-elect". */
enum kg_rank { KG_RANK_NONE, KG_RANK_NATION, KG_RANK_LOCAL, KG_RANK_PARLIAMENT, KG_RANK_NR };
enum kg_rank kg_rank_of(const char *role);

/* Past "former ", "ex-", "then-" at a role's start. */
const char *kg_role_itself(const char *role);

#endif
