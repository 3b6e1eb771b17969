/* extract_int.h - what the steps of extraction share                             (layer: extract, inside) */
#ifndef DATELINE_EXTRACT_EXTRACT_INT_H
#define DATELINE_EXTRACT_EXTRACT_INT_H

#include "coref/coref.h"
#include "extract/extract.h"

enum {
	CLIMB_MAX = 64,                 /* most steps up a tree */
	PARTICIPANTS_MAX = 32           /* of one event */
};

/* A mention while it is worked on. */
struct draft {
	uint32_t first, end;            /* tokens, half open */
	uint32_t head;                  /* its head token */
	enum mention_kind kind;
	enum entity_type type;
	uint32_t entity;                /* NO_INDEX until it is known */
	const struct sense *sense;      /* the row of the gazetteer it was found by; NULL: by its form alone */
	const char *name;               /* its words */
	uint8_t percent;                /* of struct mention */
	bool open;                      /* one capitalised word of no known type: only the document can tell */
};

/* Where a name of the user's table begins: what it is, and where it ends. */
struct known_at {
	const struct sense *sense;      /* NULL: none */
	uint32_t end;
};

struct own_token {
	int32_t head;
	uint8_t upos;
	const char *deprel, *xpos, *lemma;
};

struct extraction {
	struct doc *d;
	const struct context *c;
	struct arena *a;
	uint32_t *first_child;          /* [token] NO_INDEX: none */
	uint32_t *next_sibling;         /* [token] */
	struct own_token *own;          /* [token] as the document has it: trees and tags are changed while events are read */
	uint32_t *draft_at;             /* [token] draft that covers it; NO_INDEX: none */
	struct draft *draft;
	size_t draft_nr, draft_alloc;
	const struct name_span *span;   /* the model's names, as names.c takes them */
	uint32_t *span_from;            /* [token] 1 + the one that starts there; 0: none */
	struct known_at *known_at;      /* [token]; NULL: the user has no table */
	bool *timed;                    /* [token] part of a time expression */
	bool *spoken;                   /* [token] reporting verb whose words told an event */
	bool *consumed;                 /* [token] noun that is the object of a light verb's event */
	struct coref coref;             /* noun phrases and their clusters */
	uint32_t *coref_at;             /* [token] mention that it heads, no list; NO_INDEX */
	uint32_t *coref_entity;         /* [mention that is its cluster's first] entity; NO_INDEX: none with a name */
	uint32_t *coref_list;           /* [likewise] the cluster's first mention that is a list; NO_INDEX */
	int32_t *coref_sure;            /* [mention] the least margin on the way to a name, or to the first mention */
	struct strmap name_entity;      /* "type:name" -> entity */
	uint32_t *state_named;          /* [country] how often the document clearly names it, */
	uint32_t *place_named;          /* or a place in it */
};

/* ---- tree.c: walking dependency trees ---- */

void tree_build(struct extraction *x);
void tree_build_sentence(struct extraction *x, const struct sentence *s);      /* again, after a change */

/* True if a child by the relation is one of the words, separated by "|". */
bool tree_has(const struct extraction *x, uint32_t token, const char *deprel, const char *words);

/* First child with this relation (its subtype too: "nsubj" finds "nsubj:pass"), or NO_INDEX. */
uint32_t tree_child(const struct extraction *x, uint32_t token, const char *deprel);
uint32_t tree_child_exact(const struct extraction *x, uint32_t token, const char *deprel);
/* True if the next token of the sentence, or the one before, is this word; no token is an array's end. */
bool tree_next_is(const struct extraction *x, uint32_t token, const char *word);
bool tree_before_is(const struct extraction *x, uint32_t token, const char *word);
/* The token that the tree reaches from `token` without leaving [begin, end). */
uint32_t tree_top_between(const struct extraction *x, uint32_t token, uint32_t begin, uint32_t end);
/* Hang a token elsewhere; the lists of children stay as they are until tree_build_sentence(). */
void tree_hang(struct extraction *x, uint32_t token, uint32_t head, const char *deprel);
/* Make a token the sentence's top; whatever was it has to be hung elsewhere. */
void tree_make_top(struct extraction *x, uint32_t token, const char *deprel);
uint32_t tree_head(const struct extraction *x, uint32_t token); /* NO_INDEX for a root */

/* True if the token is joined to its head by "and" or "or": a conjunct, or whatever brings its own conjunction. */
bool tree_joined(const struct extraction *x, uint32_t token);

/* True if the token is a subject, or names one: "Kerry" in "Secretary of State John Kerry met …". */
bool tree_subject(const struct extraction *x, uint32_t token);

/* The preposition of a noun: the lower-case form of its `case` child ("" none; the first of several). */
const char *tree_case(const struct extraction *x, uint32_t token);

/* True if `token` is `top` or below it. */
bool tree_below(const struct extraction *x, uint32_t token, uint32_t top);

/* First and one past the last token of the subtree. */
void tree_span(const struct extraction *x, uint32_t token, uint32_t *first, uint32_t *end);

/* The token of [first, end) that hangs outside it (its head), the first such that is no punctuation. */
uint32_t tree_span_head(const struct extraction *x, uint32_t first, uint32_t end);

/* ---- normalise.c: trees made alike around names and titles, until they are put back ---- */

void tree_normalise(struct extraction *x);
/* Tokens [begin, end) as the document has them. */
void tree_restore(struct extraction *x, uint32_t begin, uint32_t end);

/* ---- repair.c: what parsers often get wrong in news, until tree_restore() ---- */

void tree_repair(struct extraction *x);

/* ---- names.c: names and demonyms ---- */

void names_find(struct extraction *x);

/* The words of tokens [first, end), as the text spaces them. */
const char *words_of(struct extraction *x, uint32_t first, uint32_t end);

/* Add a draft; keeps draft_at. Returns its index. */
uint32_t draft_add(struct extraction *x, struct draft draft);

/* ---- homonym.c: names of several things ---- */

/* Of the senses of names that stand for several countries and places, choose by what else the document names.  Where nothing tells,
 * the draft has no sense any more. */
void homonyms_decide(struct extraction *x);

/* True if the document clearly names the country, or a place in it. */
bool country_named(const struct extraction *x, const char *code);

/* True if the document names another country three times as often or more. */
bool country_outnumbered(const struct extraction *x, const char *code);

/* ---- known_names.c: names of the user's table ---- */

/* Set x->known_at; the `nr` names of the model are cut, or emptied, where they give way. */
void known_find(struct extraction *x, struct name_span *span, size_t nr);

/* Give the drafts that are names of the table their entities. */
void known_resolve(struct extraction *x);

/* ---- entities.c: one entity for one thing ---- */

void entities_resolve(struct extraction *x);
/* The entity under a key of the document's own map, made if it is new. */
uint32_t entity_at(struct extraction *x, const char *key, enum entity_type type, const char *name);

uint32_t entity_country(struct extraction *x, const char *code);
uint32_t entity_named(struct extraction *x, enum entity_type type, const char *name);
uint32_t entity_generic(struct extraction *x, enum entity_type type, const char *name);
void entity_alias(struct extraction *x, uint32_t entity, const char *alias);
const char *country_of(const struct entity *e);      /* a country's own code, else where the entity belongs; "" unknown */
void entity_set_country(struct extraction *x, uint32_t entity, const char *code, const char *basis);

/* Give each draft's words to its entity and write d->mention, sorted. */
void mentions_write(struct extraction *x);

/* ---- people.c: one entity for one person ---- */

void people_resolve(struct extraction *x);

/* The only person of that last name; NO_INDEX for none or several. */
uint32_t person_of_last(struct extraction *x, const char *last);

/* The entity is found by this full name, too, and by its parts; not by a single word. */
void person_called(struct extraction *x, uint32_t entity, const char *name);

/* The key of a name's last word, and whether two full names are of one person as far as first and last name tell. */
const char *person_last_key(struct extraction *x, const char *name);
bool person_same(struct extraction *x, const char *a, const char *b);

void person_set_gender(struct extraction *x, uint32_t entity, const struct draft *draft);

/* ---- link.c: people who are leaders in office ---- */

void leaders_link(struct extraction *x);

/* True if exactly one leader of that surname was in office on the document's day. */
bool leader_in_office(const struct extraction *x, const char *surname, const struct leader **leader);

/* ---- refer.c: pronouns and nominals ---- */

/* The entity that a noun phrase headed by `token` stands for: a name, "the Turkish government", a pronoun; NO_INDEX.
 * May add drafts (nominals, pronouns) and entities.  [*first, *end) gets its words. */
uint32_t refer(struct extraction *x, uint32_t token, uint32_t *first, uint32_t *end);

/* The institution that "the Obama administration" stands for, headed by `token`; NO_INDEX unless a leader of a state is named. */
uint32_t refer_government(struct extraction *x, uint32_t token, uint32_t *first, uint32_t *end);

/* "Turkish foreign ministers" of "Greek and Turkish foreign ministers", by the draft of its adjective. */
const char *shared_name(struct extraction *x, uint32_t draft, uint32_t noun);

/* The entities of "the two leaders", "both countries": at most `max`; returns how many (0: none). */
size_t refer_pair(struct extraction *x, uint32_t token, uint32_t *entity, size_t max);

/* ---- corefer.c: coreference ---- */

/* The names and trees as coreference takes them; in the arena. */
void corefer_input(struct extraction *x, struct coref_input *in);

/* Fill x->coref from the names. */
void corefer(struct extraction *x);

/* The entity with a name that the pronoun or noun phrase headed by `token` stands for, as far as coreference is sure; NO_INDEX. */
uint32_t coreferent(const struct extraction *x, uint32_t token);
/* The noun without a name that a pronoun of the next few words means: "the nurse … she"; NO_INDEX. */
uint32_t coreferent_phrase(const struct extraction *x, uint32_t token);

/* The entities of the list ("Peru and Chile") that "they" or a noun phrase headed by `token` stands for, as far as coreference is sure:
 * at most `max`, none without a name; returns how many. */
size_t coreferent_list(const struct extraction *x, uint32_t token, uint32_t *entity, size_t max);

/* ---- pronoun.c ---- */

/* The person that "he" or "she" means by the subjects before it; NO_INDEX for none, for another word, and for two that could be
 * meant: then *several is set. */
uint32_t pronoun_subject(const struct extraction *x, uint32_t token, bool *several);

/* True for the subject of its sentence's main verb. */
bool leads_sentence(const struct extraction *x, uint32_t token);

/* Drafts for all mentions of things that are mentioned twice; what no name, event or relation has becomes an entity without
 * a name. */
void corefer_write(struct extraction *x);

/* The steps up to names with their entities; what extract() begins with. */
void extract_names(struct extraction *x);

/* ---- roles.c: offices ---- */

void roles_find(struct extraction *x);

/* The draft of a country, organisation, group or place, or of a person if `person`, that ends right before token i, over a
 * possessive mark; NO_INDEX. */
uint32_t owner_before(const struct extraction *x, uint32_t i, bool person);

/* Add a relation that the words of tokens [first, end) say, once. */
void relate(struct extraction *x, uint32_t source, uint32_t target, enum relation_kind kind, const char *label, bool former,
            uint32_t first, uint32_t end);

/* ---- ties.c: other ties between entities ---- */

void ties_find(struct extraction *x);

/* "the Obama administration", "Assad's government": an institution of the state whose leader is named.  Needs the leaders' countries
 * (leaders_link). */
void governments_find(struct extraction *x);

/* ---- clause.c: what a verb says of the world ---- */

struct clause {
	uint32_t trigger;               /* the verb or noun that names the event */
	uint32_t top;                   /* the verb that governs it through control: "failed" of "failed to agree" */
	uint32_t chain[8];              /* from trigger up to top */
	size_t chain_nr;
	enum status status;
	enum polarity polarity;
	bool passive;
	bool past;                      /* finite past or perfect: something reported as having happened */
	bool given;                     /* "agreed on Monday to meet in June": it tells of the word, which was given on Monday */
	uint32_t speech;                /* reporting verb it stands under; NO_INDEX: none */
	uint32_t speaker;               /* head token of the speaker; NO_INDEX */
	const char *speech_kind;
};

void clause_read(struct extraction *x, uint32_t trigger, struct clause *clause);

/* Head token of the subject of verb `v`, own or understood (control, conjunction, relative clause); NO_INDEX.
 * *object is set when it is what the verb acts on (a passive). */
uint32_t clause_subject(struct extraction *x, uint32_t v, bool *object);

/* "crashed, killing 12": a participle behind a comma that goes on with what the verb in the past tells. */
bool is_participle_clause(const struct extraction *x, uint32_t v);

/* "faces pressure from Congress to help Iran": the noun, object of verb `up`, that governs the infinitive `v` beside it; NO_INDEX. */
uint32_t governing_noun(const struct extraction *x, uint32_t v, uint32_t up);

/* True if the verb has a passive auxiliary or subject, or is a bare past participle after a noun. */
bool clause_passive(const struct extraction *x, uint32_t v);

/* ---- events.c, dating.c, headline.c ---- */

void events_find(struct extraction *x);
void event_set_date(struct extraction *x, struct event *ev, const struct clause *clause);
void events_infer_dates(struct extraction *x);

/* False: nobody knows who "they" are, and the clause cannot be told without them. */
bool event_set_headline(struct extraction *x, struct event *ev, const struct clause *clause);

#endif
