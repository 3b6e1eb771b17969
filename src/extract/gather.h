/* gather.h - who takes part in an event                                             (layer: extract, inside) */
#ifndef DATELINE_EXTRACT_GATHER_H
#define DATELINE_EXTRACT_GATHER_H

#include "extract/match.h"

/* An event while its participants are gathered; everything is borrowed. */
struct gather {
	struct extraction *x;
	struct event *ev;
	const struct pattern *pattern;
	bool pronoun;               /* somebody is known only through a pronoun */
};

/* ---- party.c ---- */
/* True if "force" at `noun` is violence, and no body of men: "used excessive force". */
bool is_violence_used(const struct extraction *x, uint32_t noun);

/* The entity of a noun phrase without a name that can act or be acted upon ("a Belgian sailor", "gunmen"), made when there is
 * none yet; NO_INDEX: the noun is no such.  [*first, *end) gets its words. */
uint32_t party(struct extraction *x, uint32_t noun, uint32_t *first, uint32_t *end);

/* refer(), and where that has no answer, party(); gives what has no country that of the words around it. */
uint32_t party_or_name(struct extraction *x, uint32_t noun, uint32_t *first, uint32_t *end);

/* Where all names of a document belong to one country, so do those who act in it without a name. */
void parties_at_home(struct extraction *x);

/* ---- gather.c ---- */

void add_participant(struct gather *g, uint32_t entity, uint8_t role, uint32_t first, uint32_t end);

/* Everybody that the noun phrase headed by `noun` names: itself, what is joined to it by "and", the two of a pair.
 * Returns whether that is anybody, new to the event or not. */
bool add_phrase(struct gather *g, uint32_t noun, uint8_t role);

/* Whose a thing is: "Iran's proposal", "the Syrian bombardment". */
void add_owner(struct gather *g, uint32_t noun, uint8_t role);

/* Whom a journey is to meet, as targets: "left for talks with Turkey", "for a meeting of the committee with Oman"; `depth` 0.
 * Returns whether anybody was found. */
bool add_hosts(struct gather *g, uint32_t noun, int depth);

/* The prepositional phrases on `top` (a verb, or a noun), by the pattern's roles. */
void add_prepositions(struct gather *g, uint32_t top, bool passive);

/* Whoever stands inside a noun phrase that is nobody itself: "an attack by soldiers on the village".  Returns whether anybody
 * was found. */
bool add_inside(struct gather *g, uint32_t noun, uint8_t role);

/* True if the object of verb `v` is only what is sent or withdrawn. */
bool gather_means(const struct gather *g, uint32_t v, uint32_t object);

/* The other side of an event that has only one so far, from the object's phrase, from what is agreed, refused or threatened,
 * and from the clause's own prepositions. */
void add_other_side(struct gather *g, uint32_t v, uint32_t object, bool passive);

bool takes_part(const struct event *ev, uint32_t entity);

/* ---- events.c ---- */

/* Somebody takes part; a wreck, a flood or a vote has happened somewhere. */
bool event_acts(const struct event *ev);

/* "20 people", "hundreds": so many that it is news without a name. */
bool event_counted(const struct extraction *x, const struct event *ev, uint32_t noun);

/* ---- noun_events.c ---- */

/* The event that the noun at `n` tells, if it does. */
void noun_event_read(struct extraction *x, uint32_t n);

/* ---- strikes.c ---- */

/* Violence that a noun, or a gerund such as "shelling", tells. */
bool is_violence(const struct token *t);

/* "17 people were killed": by whom or what is not said, and nothing violent is spoken of. */
bool is_agentless_killing(const struct extraction *x, uint32_t v, bool passive);

/* "killed in an air strike by government forces": whoever struck, as actor; the strike is not told a second time. */
void add_striker(struct gather *g, uint32_t v);

/* "plunged into the sea, killing 189": what befell them is no attack. */
bool is_of_accident(const struct extraction *x, uint32_t v);

/* "a fire at a hospital in the city of Nassiriya": where, told of a noun of the clause. */
void add_inner_place(struct gather *g, uint32_t v, uint32_t subject);

/* ---- event_write.c ---- */

/* Begin an event of g->pattern at token `trigger`; g->ev is `ev` from then on. */
void event_start(struct gather *g, struct event *ev, uint32_t trigger);

/* Set what is left, and add the event to the document; one whose headline cannot be told is left out. */
void event_finish(struct gather *g, const struct clause *k);

/* ---- doubles.c: leave events out ---- */

/* "offered to lift restrictions" is one event; "shot and killed" is. */
void events_drop_doubles(struct extraction *x);

/* A statement whose words are told as events of their own, but for a quotation. */
void events_drop_told(struct extraction *x);

/* A further mention without a day of what was told before. */
void events_drop_mentioned(struct extraction *x);

/* --parties known: whoever has no country and stands in no table. */
void events_drop_strangers(struct extraction *x);

/* ---- confidence.c ---- */

/* The chance that the event is told right, 0-1 in hundredths. */
double event_confidence(const struct gather *g, const struct clause *k);

/* ---- quantity.c ---- */

/* Set the event's quantities from the clause of `trigger`, a verb or a noun; needs its type and trigger_lemma. */
void event_set_quantities(struct extraction *x, struct event *ev, uint32_t trigger);

/* ---- modality.c ---- */

/* The type of what somebody commits himself to or refuses: to visit is to AGREE, to bomb is to THREATEN (docs/events.md). */
void retype_by_will(struct gather *g, struct clause *k);

/* True if somebody acts in it. */
bool event_has_actor(const struct event *ev);

#endif
