/* doc.h - a document and all that is read from it                                (layer: text)
 *
 * Each layer adds to the same `struct doc`, in this order, and none changes what an earlier one wrote:
 *
 *     input        id, title, source, url, place, text, date (from metadata)
 *     text         sentences, tokens
 *     model        token upos, xpos, lemma, feats, head, deprel
 *     time         times; date (from the text) when metadata gave none
 *     extract      mentions, entities, events, relations
 *
 * Units      offsets are bytes into doc->text, half open [begin, end), and always lie on character boundaries; token
 *            indices count from 0 over the whole document; a day is days since 1970-01-01 (calendar.h).
 * Ownership  everything lives in doc->arena and is released by doc_release(); strings of the context's tables are borrowed, so
 *            release documents before the context.
 * Limits     DOC_BYTES_MAX; TOKEN_BYTES_MAX (longer runs without space are cut); SENTENCE_TOKENS_MAX (longer sentences are cut).
 */
#ifndef DATELINE_TEXT_DOC_H
#define DATELINE_TEXT_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/calendar.h"

enum {
	DOC_BYTES_MAX = 256 << 20,
	TOKEN_BYTES_MAX = 1024,
	SENTENCE_TOKENS_MAX = 1000
};

#define NO_INDEX UINT32_MAX

/* ---- tokens and sentences ---- */

/* Universal part-of-speech tags (universaldependencies.org/u/pos); UPOS_NONE before tagging. */
enum upos {
	UPOS_NONE, UPOS_ADJ, UPOS_ADP, UPOS_ADV, UPOS_AUX, UPOS_CCONJ, UPOS_DET, UPOS_INTJ, UPOS_NOUN, UPOS_NUM,
	UPOS_PART, UPOS_PRON, UPOS_PROPN, UPOS_PUNCT, UPOS_SCONJ, UPOS_SYM, UPOS_VERB, UPOS_X, UPOS_NR
};
extern const char *const upos_name[UPOS_NR];        /* "" for UPOS_NONE */
enum upos upos_from_name(const char *name);         /* UPOS_NONE if it is none */

enum token_flag {
	TOKEN_SPACE_AFTER = 1u << 0,    /* white space or the end of the text follows */
	TOKEN_CAPITAL = 1u << 1,        /* first letter is upper case */
	TOKEN_ALL_CAPS = 1u << 2,       /* two or more letters, all upper case */
	TOKEN_HAS_DIGIT = 1u << 3,
	TOKEN_NUMBER = 1u << 4,         /* digits with . , as in 290,000 or 3.5 */
	TOKEN_PUNCT = 1u << 5,
	TOKEN_WORD = 1u << 6,           /* starts with a letter */
	TOKEN_QUOTED = 1u << 7          /* between quotation marks */
};

enum { HEAD_ROOT = -1, HEAD_NONE = -2 };

struct token {
	uint32_t begin, end;
	uint32_t sentence;
	uint32_t flags;
	const char *form;       /* as in the text, with curly quotes, dashes and no-break spaces made plain ASCII */
	const char *lower;      /* form in lower case */
	const char *lemma;      /* NULL before tagging */
	const char *xpos;       /* Penn tag; NULL before tagging */
	const char *feats;      /* UD features "A=b|C=d"; NULL: none known */
	const char *deprel;     /* UD relation; NULL: no tree */
	int32_t head;           /* token index, HEAD_ROOT, or HEAD_NONE without a tree */
	uint8_t upos;           /* enum upos */
};

enum sentence_flag {
	SENTENCE_HEADING = 1u << 0,         /* a line of its own without a full stop */
	SENTENCE_PARAGRAPH = 1u << 1,       /* first of its paragraph */
	SENTENCE_BYLINE = 1u << 2,          /* "By Jane Smith", "(Reuters)": not news text */
	SENTENCE_DATELINE = 1u << 3         /* "KABUL, Afghanistan (AP) —" before the first words of a story */
};

struct sentence {
	uint32_t begin, end;
	uint32_t token_begin, token_end;    /* half open */
	uint32_t paragraph;                 /* from 0 */
	uint32_t flags;
};

/* ---- times ---- */

enum precision {
	PRECISION_NONE, PRECISION_SECOND, PRECISION_MINUTE, PRECISION_HOUR, PRECISION_DAY, PRECISION_WEEK, PRECISION_MONTH,
	PRECISION_SEASON, PRECISION_QUARTER, PRECISION_YEAR, PRECISION_DECADE, PRECISION_CENTURY, PRECISION_NR
};
extern const char *const precision_name[PRECISION_NR];      /* NULL for PRECISION_NONE */

/* First and last day covered, both inclusive; CALENDAR_NONE where open or unresolved. */
struct date_span {
	int32_t start, end;
	enum precision precision;
};
#define DATE_SPAN_NONE { CALENDAR_NONE, CALENDAR_NONE, PRECISION_NONE }

enum date_basis { DATE_UNKNOWN, DATE_OPTION, DATE_METADATA, DATE_TEXT, DATE_BASIS_NR };
extern const char *const date_basis_name[DATE_BASIS_NR];

/* How the document's times are to be read; AUTO: as the document itself shows. */
enum date_order { DATE_ORDER_AUTO, DATE_ORDER_DMY, DATE_ORDER_MDY };
enum narrative { NARRATIVE_AUTO, NARRATIVE_ALWAYS, NARRATIVE_NEVER };

enum timex_type { TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET, TIMEX_TYPE_NR };
extern const char *const timex_type_name[TIMEX_TYPE_NR];

/* How the expression bounds what it dates. */
enum time_relation {
	TIME_ON, TIME_BEFORE, TIME_AFTER, TIME_SINCE, TIME_UNTIL, TIME_DURING, TIME_ABOUT, TIME_RELATION_NR
};
extern const char *const time_relation_name[TIME_RELATION_NR];

struct timex {
	uint32_t begin, end;
	uint32_t token_begin, token_end;
	enum timex_type type;
	const char *value;          /* TIMEX3 value */
	const char *mod;            /* TIMEX3 mod; NULL: none */
	struct date_span date;      /* of DATE and TIME; DATE_SPAN_NONE while unresolved and for others */
	enum time_relation relation;/* from the word before it: since, until, before, after, by, during, about */
	bool relative;              /* worked out from the document date or another time */
};

/* ---- entities ---- */

enum entity_type {
	ENTITY_PERSON, ENTITY_COUNTRY, ENTITY_PLACE, ENTITY_ORGANIZATION, ENTITY_GROUP, ENTITY_EVENT, ENTITY_OTHER,
	ENTITY_TYPE_NR
};
extern const char *const entity_type_name[ENTITY_TYPE_NR];

/* A name as the model reads it: what is in no table has its type from here. */
struct name_span {
	uint32_t token_begin, token_end;
	enum entity_type type;      /* no ENTITY_COUNTRY: the tables tell which places are states */
	float score;                /* 0-1 */
};

enum mention_kind { MENTION_NAME, MENTION_NOMINAL, MENTION_PRONOUN, MENTION_ADJECTIVE, MENTION_KIND_NR };
extern const char *const mention_kind_name[MENTION_KIND_NR];

struct mention {
	uint32_t begin, end;
	uint32_t token_begin, token_end;
	enum mention_kind kind;
	enum entity_type type;
	uint32_t entity;            /* index into doc->entity */
	uint8_t percent;            /* how sure it is that a pronoun or noun phrase means that entity, measured; 0: by a rule */
};

struct entity {
	enum entity_type type;
	const char *name;
	char code[3];               /* ISO 3166-1 alpha-2 of a country, else "" */
	char country[3];            /* of a person, organisation, place or group; "" unknown */
	const char *country_basis;  /* NULL: the text says so; else where the background knowledge comes from, as in
	                             * "leaders.tsv: archigos+reign" */
	const char *link;           /* key of the table row it is, as "country:US", "organization:NATO",
	                             * "leader:SY:Bashar al-Assad"; NULL: none */
	const char *role;           /* the text's own title for a person, as "Secretary of State"; NULL: none */
	const char **alias;         /* other names in the text, in order of first use */
	size_t alias_nr, alias_alloc;
	uint32_t *mention;          /* indices into doc->mention, ascending */
	size_t mention_nr, mention_alloc;
	char gender;                /* 'm', 'f', 0 unknown */
	bool generic;               /* no name in the text: "the rebels", "police" */
};

/* ---- events and relations ---- */

enum polarity { POLARITY_POSITIVE, POLARITY_NEGATIVE, POLARITY_NR };
extern const char *const polarity_name[POLARITY_NR];

enum status {
	STATUS_HAPPENED, STATUS_ONGOING, STATUS_PLANNED, STATUS_PROPOSED, STATUS_HYPOTHETICAL, STATUS_DENIED, STATUS_NR
};
extern const char *const status_name[STATUS_NR];

enum role { ROLE_ACTOR, ROLE_TARGET, ROLE_WITH, ROLE_ABOUT, ROLE_PLACE, ROLE_NR };
extern const char *const role_name[ROLE_NR];

enum event_basis { BASIS_EXPLICIT, BASIS_RELATIVE, BASIS_DOCUMENT, BASIS_INFERRED, BASIS_NR };
extern const char *const event_basis_name[BASIS_NR];

struct participant {
	uint32_t entity;
	enum role role;
	uint32_t begin, end;        /* the words that name it here */
};

struct event_date {
	bool known;                 /* false: undated, the rest means nothing */
	struct date_span date;
	const char *value;          /* TIMEX3 value, or the document date */
	enum event_basis basis;
	const char *text;           /* the words, byte for byte; NULL for basis document */
	enum time_relation relation;
};

struct attribution {
	bool known;
	uint32_t entity;            /* NO_INDEX: a speaker that is no entity */
	uint32_t begin, end;        /* the speaker's words */
	const char *verb;           /* lemma of the reporting verb */
};

/* How the text's own words bound a number. */
enum quantity_mod {
	QUANTITY_EXACT, QUANTITY_MORE_THAN, QUANTITY_LESS_THAN, QUANTITY_ABOUT, QUANTITY_AT_LEAST, QUANTITY_AT_MOST,
	QUANTITY_MOD_NR
};
extern const char *const quantity_mod_name[QUANTITY_MOD_NR];        /* NULL for QUANTITY_EXACT */

enum { QUANTITIES_MAX = 4 };    /* of one event of one document */

/* A number that the event's own clause gives: how many killed, how many years, how much money. */
struct quantity {
	const char *what;           /* lemma of the deed's word: "kill", "sentence" */
	bool has_least, has_most;   /* false: open on that side; neither: only the words tell ("dozens") */
	double least, most;         /* 0 to 10^15, in `unit`; equal unless the text gives a range */
	const char *unit;           /* lemma of the noun that is counted, ISO 4217 code of money, "percent"; NULL: not said */
	enum quantity_mod mod;
	uint32_t begin, end;        /* the words, with the noun where it follows */
};

struct event {
	const char *type;           /* PLOVER or own type, upper case */
	const char *code;           /* CAMEO code; NULL: none */
	const char *rule;           /* id of the pattern that matched */
	uint32_t trigger_begin, trigger_end;        /* from "failed" to "agree" */
	const char *trigger_text;   /* "failed … to agree": the pieces with an ellipsis between */
	const char *trigger_lemma;
	enum polarity polarity;
	enum status status;
	const char *headline;       /* a short clause of the text's own words */
	struct event_date date;
	struct participant *participant;
	size_t participant_nr, participant_alloc;
	struct participant place;   /* place.entity NO_INDEX: none; role ROLE_PLACE */
	struct attribution attribution;
	double importance, confidence;              /* 0-1, two decimals */
	uint32_t sentence;
	struct quantity quantity[QUANTITIES_MAX];   /* in text order */
	size_t quantity_nr;
};

enum relation_kind {
	RELATION_LEADER_OF, RELATION_OFFICIAL_OF, RELATION_CITIZEN_OF, RELATION_MEMBER_OF, RELATION_PART_OF,
	RELATION_LOCATED_IN, RELATION_SPOKESPERSON_OF, RELATION_PREDECESSOR_OF, RELATION_SPOUSE_OF, RELATION_PARENT_OF,
	RELATION_ALLY_OF, RELATION_WORKS_FOR, RELATION_OTHER, RELATION_KIND_NR
};
extern const char *const relation_kind_name[RELATION_KIND_NR];

struct relation {
	uint32_t source, target;    /* indices into doc->entity */
	enum relation_kind kind;
	const char *label;          /* the text's own title or phrase; NULL: none */
	bool former;                /* "former", "ex-", "then": not an office of the document's day */
	struct date_span date;      /* when, if the text says so */
	double confidence;
	uint32_t sentence;          /* evidence */
	uint32_t begin, end;        /* the words that say so */
};

/* ---- the document ---- */

struct doc {
	struct arena arena;
	const char *id;             /* never NULL once read */
	const char *title, *source, *url, *author, *place;     /* NULL: not given */
	int32_t date;               /* CALENDAR_NONE: unknown */
	enum date_basis date_basis;
	enum date_order date_order;
	enum narrative narrative;
	bool known_parties;         /* only events between parties that a table knows */
	const char *text;           /* UTF-8, NUL-terminated, no NUL inside */
	size_t text_len;
	bool pretokenised;          /* from CoNLL-U: sentences and tokens are the input's */

	struct sentence *sentence;
	size_t sentence_nr, sentence_alloc;
	struct token *token;
	size_t token_nr, token_alloc;
	struct name_span *name;     /* by token, not overlapping */
	size_t name_nr, name_alloc;
	struct timex *timex;
	size_t timex_nr, timex_alloc;
	struct mention *mention;
	size_t mention_nr, mention_alloc;
	struct entity *entity;
	size_t entity_nr, entity_alloc;
	struct event *event;
	size_t event_nr, event_alloc;
	struct relation *relation;
	size_t relation_nr, relation_alloc;
};

void doc_init(struct doc *d);
void doc_release(struct doc *d);        /* a fresh or NULL one is fine */

/* True if the token's lower-case form is `word`. */
bool token_is(const struct token *t, const char *word);

/* True if the token's relation is `deprel`, with or without a subtype; a relation with its subtype is itself alone. */
bool token_rel(const struct token *t, const char *deprel);

#endif
