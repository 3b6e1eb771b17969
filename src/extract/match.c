#include "extract/match.h"

#include <string.h>

/* How specific a pattern is; the order that the head of data/events.tsv gives. */
enum {
	WEIGHT_LEMMA = 1,
	WEIGHT_SIGN = 2,            /* object + or - */
	WEIGHT_PARTICLE = 4,
	WEIGHT_SUBJECT = 3,         /* a list for the subject */
	WEIGHT_OBJECT = 8,
	WEIGHT_PARTICLE_OBJECT = 10 /* a preposition with a list for its object */
};

enum { MATCH_NO, MATCH_NOUN, MATCH_YES, MATCH_MODIFIER };     /* how well a list fits, the better the higher */

/* Whether a token is of such a type: MATCH_NO, MATCH_YES for a name, MATCH_NOUN for a common noun. */
static int is_type(const struct extraction *x, uint32_t token, const char *name, size_t n)
{
	uint32_t k = x->draft_at[token];
	enum entity_type type;
	const char *want;

	if (k == NO_INDEX || x->draft[k].entity == NO_INDEX || x->draft[k].kind == MENTION_ADJECTIVE) {
		/* "Russian troops", "two ministers", "the Turkish government": people and states as well */
		const char *lemma = x->d->token[token].lemma;
		uint32_t kind = strmap_get(&x->c->nominal, lemma, strlen(lemma)), other = strmap_get(&x->c->party, lemma, strlen(lemma));
		bool people = kind == NOMINAL_PEOPLE || (kind == STRMAP_NONE && (other == PARTY_PERSON || other == PARTY_GROUP));

		/* "he was dismissed", "accused her" */
		if (x->d->token[token].upos == UPOS_PRON && pattern_lists("he|she|him|her|they|them|who|whom", x->d->token[token].lower))
			return (n == 7 && (memcmp(name, "@entity", 7) == 0 || memcmp(name, "@person", 7) == 0)) ||
			                       (n == 6 && memcmp(name, "@group", 6) == 0 &&
			                        pattern_lists("they|them", x->d->token[token].lower))
			               ? MATCH_NOUN
			               : MATCH_NO;
		if (x->d->token[token].upos != UPOS_NOUN || (kind == STRMAP_NONE && (other == STRMAP_NONE || other == PARTY_CRAFT)))
			return MATCH_NO;
		return (n == 7 && memcmp(name, "@entity", 7) == 0) ||
		                       (people &&
		                        ((n == 6 && memcmp(name, "@group", 6) == 0) || (n == 7 && memcmp(name, "@person", 7) == 0))) ||
		                       (!people && kind != NOMINAL_STATE && other != PARTY_STATE && n == 5 && memcmp(name, "@body", 5) == 0)
		               ? MATCH_NOUN
		               : MATCH_NO;
	}
	type = x->draft[k].type;
	if (n == 7 && memcmp(name, "@entity", 7) == 0)
		return type != ENTITY_EVENT && type != ENTITY_OTHER ? MATCH_YES : MATCH_NO;
	want = entity_type_name[type];
	return strlen(want) == n - 1 && memcmp(name + 1, want, n - 1) == 0 ? MATCH_YES : MATCH_NO;
}

/* "troops" whose lemma was left in the plural: the word and "s". */
static bool is_plural_of(const struct token *t, const char *word, size_t n)
{
	size_t length = strlen(t->lower);

	if (t->xpos[0] != 'N' || t->xpos[1] != 'N' || length < n || n < 2)
		return false;
	if (word[n - 1] == 'y' && length == n + 2)
		return memcmp(t->lower, word, n - 1) == 0 && strcmp(t->lower + n - 1, "ies") == 0;
	return length == n + 1 && t->lower[n] == 's' && memcmp(t->lower, word, n) == 0;
}

/* How the token fits a '|'-separated list of lemmas and @types (up to `end`). */
static int in_list(const struct extraction *x, uint32_t token, const char *list, const char *end)
{
	const struct token *t = &x->d->token[token];
	int best = MATCH_NO, found;

	while (list < end) {
		const char *bar = memchr(list, '|', (size_t)(end - list));
		size_t n = (size_t)((bar ? bar : end) - list);

		if (n && list[0] == '@') {
			found = is_type(x, token, list, n);
			best = found > best ? found : best;
		} else if (n && ((strlen(t->lemma) == n && memcmp(t->lemma, list, n) == 0) ||
		                 (strlen(t->lower) == n && memcmp(t->lower, list, n) == 0) || is_plural_of(t, list, n))) {
			return MATCH_YES;
		}
		if (!bar)
			break;
		list = bar + 1;
	}
	return best;
}

/* "~scathing": the noun has such a word before it. */
static bool modifier_in_list(const struct extraction *x, uint32_t token, const char *list, const char *end)
{
	uint32_t c;

	for (c = x->first_child[token]; c != NO_INDEX && c < token; c = x->next_sibling[c])
		if ((token_rel(&x->d->token[c], "amod") || token_rel(&x->d->token[c], "compound")) && in_list(x, c, list, end))
			return true;
	return false;
}

/* Nouns that leave what is meant to the word before them or behind "of": "mediation efforts", "a batch of prisoners". */
static bool is_light(const char *lemma)
{
	return pattern_lists("effort|attempt|operation|campaign|program|programme|package|shipment|delivery|process|supply|move|measure|plan|"
	                     "action|agreement|deal|mission|activity|line|order|request|number|lot|batch|group|series|part|some|round|dozen|"
	                     "hundred|thousand|million|billion|score|ton|tonne|piece|bulk|rest|most|half|pair|couple|majority|form|kind|type|"
	                     "wave|worth|$|hour|dozens|hundreds|thousands|millions|all|many|several|more|both|one|contingent|unit|flow|level|"
	                     "amount|set|string|spate|serie|day|week|month|percent|%|kg|kilogram|liter|litre|barrel|bag|box|truckload|planeload|"
	                     "gallon|kilo|truck|load|consignment|shipload", lemma);
}

/* How well the token fits: itself, what is joined to it by "and", or, for a light noun, what it is of.  "~word" asks for such a
 * word before the noun. */
static int any_in_list(const struct extraction *x, uint32_t token, const char *list, const char *end)
{
	bool light = is_light(x->d->token[token].lemma), number = x->d->token[token].upos == UPOS_NUM;
	int best = MATCH_NO;
	uint32_t c;

	if (*list == '~')
		return modifier_in_list(x, token, list + 1, end) ? MATCH_MODIFIER : MATCH_NO;
	best = in_list(x, token, list, end);
	for (c = x->first_child[token]; best < MATCH_YES && c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		/* "a batch of prisoners", "seven of its eight crossings" */
		if (token_rel(t, "conj") || (token_rel(t, "appos") && x->draft_at[token] == NO_INDEX && t->upos == UPOS_PROPN) ||
		    (light && c < token && token_rel(t, "compound") && x->draft_at[c] == NO_INDEX) ||
		    ((light || number) && c > token && token_rel(t, "nmod") && strcmp(tree_case(x, c), "of") == 0)) {
			int found = in_list(x, c, list, end);

			best = found > best ? found : best;
		}
	}
	return best;
}

static const char *end_of(const char *s)
{
	return s + strlen(s);
}

/* A particle, adverb, preposition or bare complement of this word on the verb or, for prepositions, on its object. */
static bool has_particle(const struct extraction *x, uint32_t v, const char *list, bool noun)
{
	uint32_t c, g;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if (noun && token_rel(t, "nmod") && strcmp(t->deprel, "nmod:poss") == 0 && pattern_lists(list, "'s"))
			return true;
		if (token_rel(t, "compound") && strcmp(t->deprel, "compound:prt") == 0 && pattern_lists(list, t->lower))
			return true;
		if ((token_rel(t, "advmod") || token_rel(t, "xcomp") || token_rel(t, "obj") || token_rel(t, "case") || token_rel(t, "obl")) &&
		    !noun && c > v && pattern_lists(list, t->lower))
			return true;
		if (x->timed[c])
			continue;       /* "called on Thursday" calls on nobody */
		if (token_rel(t, "obl") || token_rel(t, "nmod") || token_rel(t, "advcl") || token_rel(t, "ccomp") || token_rel(t, "xcomp"))
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
				if ((token_rel(&x->d->token[g], "case") || token_rel(&x->d->token[g], "mark")) &&
				    pattern_lists(list, x->d->token[g].lower))
					return true;
		/* "a deal with Iran": the preposition hangs on the object; so may the "dead" of "left 92 people dead" */
		if (!noun && token_rel(t, "obj"))
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g]) {
				if (g > c && token_rel(&x->d->token[g], "amod") && pattern_lists(list, x->d->token[g].lower))
					return true;
				if (token_rel(&x->d->token[g], "nmod") && pattern_lists(list, tree_case(x, g)))
					return true;
			}
	}
	return false;
}

/* prep:a|b: the argument with this preposition whose head is in the list; NO_INDEX. */
static uint32_t prep_object(const struct extraction *x, uint32_t v, const char *spec)
{
	const char *colon = strchr(spec, ':');
	char prep[32];
	uint32_t c, g;

	if ((size_t)(colon - spec) >= sizeof prep)
		return NO_INDEX;
	memcpy(prep, spec, (size_t)(colon - spec));
	prep[colon - spec] = '\0';
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if ((token_rel(t, "obl") || token_rel(t, "nmod") || token_rel(t, "advcl")) && strcmp(tree_case(x, c), prep) == 0 &&
		    any_in_list(x, c, colon + 1, end_of(colon)))
			return c;
		/* "ordered the firm to pay", "spent millions on helping": the verb that the word marks */
		if (t->upos == UPOS_VERB && (token_rel(t, "advcl") || token_rel(t, "xcomp") || token_rel(t, "ccomp")) &&
		    in_list(x, c, colon + 1, end_of(colon)) && (g = tree_child(x, c, "mark")) != NO_INDEX && token_is(&x->d->token[g], prep))
			return c;
		if (token_rel(t, "obj"))
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
				if (token_rel(&x->d->token[g], "nmod") && strcmp(tree_case(x, g), prep) == 0 &&
				    any_in_list(x, g, colon + 1, end_of(colon)))
					return g;
		/* "abandoned efforts to stop the march": the verb hangs on the object */
		if (token_rel(t, "obj") && strcmp(prep, "to") == 0)
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
				if (token_rel(&x->d->token[g], "acl") && strcmp(x->d->token[g].xpos, "VB") == 0 &&
				    in_list(x, g, colon + 1, end_of(colon)))
					return g;
	}
	return NO_INDEX;
}

/* The weight of a particle cell, -1 if it does not fit. */
static int particle_weight(const struct extraction *x, uint32_t token, const char *particle, bool noun)
{
	if (!*particle)
		return 0;
	if (strchr(particle, ':'))
		return prep_object(x, token, particle) != NO_INDEX ? WEIGHT_PARTICLE_OBJECT : -1;
	return has_particle(x, token, particle, noun) ? WEIGHT_PARTICLE : -1;
}

/* The part of an object cell that constrains the object: [cell, end), and that for the subject. */
static const char *split_object(const char *cell, const char **object_end)
{
	const char *subject = strstr(cell, "subj:");

	*object_end = subject ? subject : end_of(cell);
	while (*object_end > cell && (*object_end)[-1] == ' ')
		--*object_end;
	return subject ? subject + 5 : NULL;
}

static int object_weight(struct extraction *x, const struct pattern *p, uint32_t v, uint32_t object, bool passive)
{
	const char *end, *subjects = split_object(p->object, &end);
	size_t n = (size_t)(end - p->object);
	int weight = 0;

	if (subjects) {
		bool is_object;
		uint32_t subject = passive ? NO_INDEX : clause_subject(x, v, &is_object);

		if (subject == NO_INDEX || !any_in_list(x, subject, subjects, end_of(subjects)))
			return -1;
		weight += WEIGHT_SUBJECT;
	}
	if (!n)
		return weight;
	if (n == 1 && *p->object == '-')
		return object == NO_INDEX ? weight + WEIGHT_SIGN : -1;
	if (n == 1 && *p->object == '+')        /* a clause is an object as well: "demanded that Iran stop" */
		return object != NO_INDEX || tree_child(x, v, "ccomp") != NO_INDEX ? weight + WEIGHT_SIGN : -1;
	if (object == NO_INDEX)
		return -1;
	switch (any_in_list(x, object, p->object, end)) {
	case MATCH_NO:
		return -1;
	case MATCH_NOUN:
		return weight + WEIGHT_OBJECT - 1;
	case MATCH_MODIFIER:
		return weight + WEIGHT_OBJECT + 1;
	default:
		return weight + WEIGHT_OBJECT;
	}
}

/* "the treaty Chile signed": the noun that the clause hangs on. */
static uint32_t antecedent(const struct extraction *x, uint32_t v, uint32_t object)
{
	const struct token *t = x->d->token;
	uint32_t up = tree_head(x, v), subject = tree_child(x, v, "nsubj"), c;

	if (up == NO_INDEX || up > v || !t[v].deprel || strcmp(t[v].deprel, "acl:relcl") != 0)
		return object;
	if (object != NO_INDEX)
		return pattern_lists("that|which|who|whom", t[object].lower) ? up : object;
	if (subject == NO_INDEX || pattern_lists("that|which|who|whom", t[subject].lower) || x->timed[up] ||
	    pattern_lists("day|time|year|month|week|way|reason|place|moment|night", t[up].lemma))
		return NO_INDEX;
	/* "Eritrea, whose soldiers fought" */
	for (c = x->first_child[subject]; c != NO_INDEX && c < subject; c = x->next_sibling[c])
		if (token_is(&t[c], "whose"))
			return NO_INDEX;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (t[c].xpos[0] == 'W' || token_rel(&t[c], "xcomp") || token_rel(&t[c], "ccomp"))
			return NO_INDEX;
	return up;
}

uint32_t match_antecedent(const struct extraction *x, uint32_t v)
{
	uint32_t object = tree_child(x, v, "obj"), found = antecedent(x, v, object);

	return found == object ? NO_INDEX : found;
}

static uint32_t object_of(struct extraction *x, uint32_t v, bool passive)
{
	uint32_t object = passive ? tree_child(x, v, "obj") : antecedent(x, v, tree_child(x, v, "obj"));
	bool is_object;

	if (object == NO_INDEX)
		object = tree_child(x, v, "iobj");
	if (!passive)
		return object;
	if (object != NO_INDEX)         /* "was given a prize": the object stays */
		return object;
	object = clause_subject(x, v, &is_object);
	return is_object ? object : NO_INDEX;
}

static const struct pattern *best_of(struct extraction *x, const struct pattern *p, uint32_t token, bool passive, uint32_t object,
                                     const struct pattern *best, int *best_weight)
{
	for (; p; p = patterns_next(&x->c->patterns, p)) {
		int particle = particle_weight(x, token, p->particle, p->noun), other, weight;

		if (particle < 0)
			continue;
		if (!p->noun) {
			other = object_weight(x, p, token, object, passive);
		} else {
			const char *end, *subjects = split_object(p->object, &end);
			uint32_t c;

			other = 0;
			if (subjects) {
				uint32_t up = tree_head(x, token);
				uint32_t subject = up == NO_INDEX ? NO_INDEX : tree_child(x, up, "nsubj");

				if (subject == NO_INDEX || !any_in_list(x, subject, subjects, end_of(subjects)))
					continue;
				other = WEIGHT_SUBJECT;
			}
			if (end > p->object) {
				bool found = false;

				for (c = x->first_child[token]; c != NO_INDEX && !found; c = x->next_sibling[c]) {
					const struct token *t = &x->d->token[c];

					found = (token_rel(t, "compound") || token_rel(t, "amod") || token_rel(t, "nmod")) &&
					        (!token_rel(t, "nmod") || strcmp(tree_case(x, c), "of") == 0) &&
					        in_list(x, c, p->object, end);
				}
				if (!found)
					continue;
				other += WEIGHT_OBJECT;
			}
		}
		if (other < 0)
			continue;
		weight = WEIGHT_LEMMA + particle + other;
		if (weight > *best_weight || (weight == *best_weight && best && strcmp(p->type, "NONE") == 0 &&
		                              strcmp(best->type, "NONE") != 0)) {
			best = p;
			*best_weight = weight;
		}
	}
	return best;
}

static const struct pattern *unless_none(const struct pattern *p)
{
	return p && strcmp(p->type, "NONE") == 0 ? NULL : p;
}

/* The rows of a verb; where its lemma has none, as with a wrong one ("fre" for "freed"), of its form without "d", "ed" or "ing". */
static const struct pattern *rows_of(const struct extraction *x, uint32_t v)
{
	const struct token *t = &x->d->token[v];
	const struct pattern *p = patterns_find(&x->c->patterns, false, t->lemma);
	size_t length = strlen(t->lower), cut;
	char stem[32];

	if (!p && length > 5 && length < sizeof stem && strcmp(t->lower + length - 3, "ing") == 0) {
		memcpy(stem, t->lower, length - 3);
		stem[length - 3] = '\0';
		p = patterns_find(&x->c->patterns, false, stem);
		if (!p) {
			stem[length - 3] = 'e';
			stem[length - 2] = '\0';
			p = patterns_find(&x->c->patterns, false, stem);
		}
	}
	if (p || length < 5 || length >= sizeof stem || strcmp(t->lower + length - 2, "ed") != 0)
		return p;
	for (cut = 1; !p && cut <= 2; cut++) {
		memcpy(stem, t->lower, length - cut);
		stem[length - cut] = '\0';
		p = patterns_find(&x->c->patterns, false, stem);
	}
	/* "annulled" */
	if (!p && length > 6 && stem[length - 3] == stem[length - 4]) {
		stem[length - 3] = '\0';
		p = patterns_find(&x->c->patterns, false, stem);
	}
	return p;
}

uint32_t match_particle_noun(const struct extraction *x, const struct pattern *p, uint32_t v)
{
	return strchr(p->particle, ':') && !strchr(p->particle, '@') ? prep_object(x, v, p->particle) : NO_INDEX;
}

const struct pattern *match_verb(struct extraction *x, uint32_t v, bool passive, uint32_t *object)
{
	int weight = 0;

	*object = object_of(x, v, passive);
	return unless_none(best_of(x, rows_of(x, v), v, passive, *object, NULL, &weight));
}

const struct pattern *match_noun(struct extraction *x, uint32_t n)
{
	const struct token *t = &x->d->token[n];
	const struct pattern *best = NULL;
	char lemma[64];
	int weight = 0;

	if (strlen(t->lemma) + 4 > sizeof lemma)
		return NULL;
	if (strcmp(t->xpos, "NNS") == 0 || strcmp(t->xpos, "NNPS") == 0) {
		memcpy(lemma, "pl:", 3);
		memcpy(lemma + 3, t->lemma, strlen(t->lemma) + 1);
		best = best_of(x, patterns_find(&x->c->patterns, true, lemma), n, false, NO_INDEX, best, &weight);
	}
	return unless_none(best_of(x, patterns_find(&x->c->patterns, true, t->lemma), n, false, NO_INDEX, best, &weight));
}

uint8_t match_prep(const struct pattern *p, const char *prep)
{
	static const struct { const char *prep; uint8_t verb, noun; } defaults[] = {
		{ "with", ROLE_WITH, ROLE_WITH }, { "to", ROLE_TARGET, ROLE_NOBODY }, { "against", ROLE_TARGET, ROLE_TARGET },
		{ "on", ROLE_ABOUT, ROLE_ABOUT }, { "over", ROLE_ABOUT, ROLE_ABOUT }, { "about", ROLE_ABOUT, ROLE_ABOUT },
		{ "by", ROLE_NOBODY, ROLE_ACTOR }, { "between", ROLE_NOBODY, ROLE_ACTOR }, { "'s", ROLE_NOBODY, ROLE_ACTOR },
		{ "in", ROLE_PLACE, ROLE_PLACE }, { "at", ROLE_PLACE, ROLE_PLACE }, { "near", ROLE_PLACE, ROLE_PLACE },
		{ "outside", ROLE_PLACE, ROLE_PLACE }, { "inside", ROLE_PLACE, ROLE_PLACE }
	};
	size_t i;

	for (i = 0; i < p->prep_nr; i++)
		if (strcmp(p->prep[i].prep, prep) == 0)
			return p->prep[i].role;
	for (i = 0; i < sizeof defaults / sizeof defaults[0]; i++)
		if (strcmp(defaults[i].prep, prep) == 0)
			return p->noun ? defaults[i].noun : defaults[i].verb;
	return ROLE_NOBODY;
}
