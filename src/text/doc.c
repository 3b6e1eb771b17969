#include "text/doc.h"

#include <string.h>

const char *const upos_name[UPOS_NR] = {
	"", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
	"SYM", "VERB", "X"
};

const char *const precision_name[PRECISION_NR] = {
	NULL, "second", "minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "century"
};

const char *const date_basis_name[DATE_BASIS_NR] = { "unknown", "option", "metadata", "text" };
const char *const timex_type_name[TIMEX_TYPE_NR] = { "DATE", "TIME", "DURATION", "SET" };

const char *const time_relation_name[TIME_RELATION_NR] = {
	"on", "before", "after", "since", "until", "during", "about"
};

const char *const entity_type_name[ENTITY_TYPE_NR] = {
	"person", "country", "place", "organization", "group", "event", "other"
};

const char *const mention_kind_name[MENTION_KIND_NR] = { "name", "nominal", "pronoun", "adjective" };
const char *const polarity_name[POLARITY_NR] = { "positive", "negative" };

const char *const status_name[STATUS_NR] = {
	"happened", "ongoing", "planned", "proposed", "hypothetical", "denied"
};

const char *const role_name[ROLE_NR] = { "actor", "target", "with", "about", "place" };
const char *const event_basis_name[BASIS_NR] = { "explicit", "relative", "document", "inferred" };

const char *const quantity_mod_name[QUANTITY_MOD_NR] = { NULL, "more_than", "less_than", "about", "at_least", "at_most" };

const char *const relation_kind_name[RELATION_KIND_NR] = {
	"leader_of", "official_of", "citizen_of", "member_of", "part_of", "located_in", "spokesperson_of", "predecessor_of",
	"spouse_of", "parent_of", "ally_of", "works_for", "other"
};

enum upos upos_from_name(const char *name)
{
	int u;

	for (u = UPOS_NONE + 1; u < UPOS_NR; u++)
		if (strcmp(name, upos_name[u]) == 0)
			return (enum upos)u;
	return UPOS_NONE;
}

void doc_init(struct doc *d)
{
	*d = (struct doc){ .date = CALENDAR_NONE };
	arena_init(&d->arena);
}

void doc_release(struct doc *d)
{
	if (!d)
		return;
	arena_release(&d->arena);
	doc_init(d);
}

bool token_is(const struct token *t, const char *word)
{
	return strcmp(t->lower, word) == 0;
}

bool token_rel(const struct token *t, const char *deprel)
{
	size_t n = strlen(deprel);

	return t->deprel && strncmp(t->deprel, deprel, n) == 0 && (!t->deprel[n] || t->deprel[n] == ':');
}
