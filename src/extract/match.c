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

static bool is_type(const struct extraction *x, uint32_t token, const char *name, size_t n)
{
	uint32_t k = x->draft_at[token];
	enum entity_type type;
	const char *want;

	if (k == NO_INDEX || x->draft[k].entity == NO_INDEX || x->draft[k].kind == MENTION_ADJECTIVE) {
		/* "Russian troops", "the Turkish government": people and states as well */
		uint32_t kind = strmap_get(&x->c->nominal, x->d->token[token].lemma, strlen(x->d->token[token].lemma));

		if (kind == STRMAP_NONE)
			return false;
		return (n == 7 && memcmp(name, "@entity", 7) == 0) ||
		       (n == 6 && memcmp(name, "@group", 6) == 0 && kind == NOMINAL_PEOPLE) ||
		       (n == 13 && memcmp(name, "@organization", 13) == 0 && kind != NOMINAL_PEOPLE);
	}
	type = x->draft[k].type;
	if (n == 7 && memcmp(name, "@entity", 7) == 0)
		return type != ENTITY_EVENT && type != ENTITY_OTHER;
	want = entity_type_name[type];
	return strlen(want) == n - 1 && memcmp(name + 1, want, n - 1) == 0;
}

/* True if the token is one of a '|'-separated list of lemmas and @types (up to `end`). */
static bool in_list(const struct extraction *x, uint32_t token, const char *list, const char *end)
{
	const struct token *t = &x->d->token[token];

	while (list < end) {
		const char *bar = memchr(list, '|', (size_t)(end - list));
		size_t n = (size_t)((bar ? bar : end) - list);

		if (n && list[0] == '@') {
			if (is_type(x, token, list, n))
				return true;
		} else if (n && ((strlen(t->lemma) == n && memcmp(t->lemma, list, n) == 0) ||
		                 (strlen(t->lower) == n && memcmp(t->lower, list, n) == 0))) {
			return true;
		}
		if (!bar)
			break;
		list = bar + 1;
	}
	return false;
}

/* In the list, or joined by "and" to one that is. */
static bool any_in_list(const struct extraction *x, uint32_t token, const char *list, const char *end)
{
	uint32_t c;

	if (in_list(x, token, list, end))
		return true;
	for (c = x->first_child[token]; c != NO_INDEX; c = x->next_sibling[c])
		if (tree_rel(&x->d->token[c], "conj") && in_list(x, c, list, end))
			return true;
	return false;
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

		if (noun && tree_rel(t, "nmod") && strcmp(t->deprel, "nmod:poss") == 0 && pattern_lists(list, "'s"))
			return true;
		if (tree_rel(t, "compound") && strcmp(t->deprel, "compound:prt") == 0 && pattern_lists(list, t->lower))
			return true;
		if ((tree_rel(t, "advmod") || tree_rel(t, "xcomp") || tree_rel(t, "obj") || tree_rel(t, "case") || tree_rel(t, "obl")) &&
		    !noun && c > v && pattern_lists(list, t->lower))
			return true;
		if (tree_rel(t, "obl") || tree_rel(t, "nmod") || tree_rel(t, "advcl") || tree_rel(t, "ccomp") || tree_rel(t, "xcomp"))
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
				if ((tree_rel(&x->d->token[g], "case") || tree_rel(&x->d->token[g], "mark")) &&
				    pattern_lists(list, x->d->token[g].lower))
					return true;
		/* "a deal with Iran": the preposition hangs on the object */
		if (!noun && tree_rel(t, "obj"))
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
				if (tree_rel(&x->d->token[g], "nmod") && pattern_lists(list, tree_case(x, g)))
					return true;
	}
	return false;
}

/* prep:a|b: an argument with this preposition whose head is in the list. */
static bool has_prep_object(const struct extraction *x, uint32_t v, const char *spec)
{
	const char *colon = strchr(spec, ':');
	char prep[32];
	uint32_t c, g;

	if ((size_t)(colon - spec) >= sizeof prep)
		return false;
	memcpy(prep, spec, (size_t)(colon - spec));
	prep[colon - spec] = '\0';
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if ((tree_rel(t, "obl") || tree_rel(t, "nmod") || tree_rel(t, "advcl")) && strcmp(tree_case(x, c), prep) == 0 &&
		    any_in_list(x, c, colon + 1, end_of(colon)))
			return true;
		if (tree_rel(t, "obj"))
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
				if (tree_rel(&x->d->token[g], "nmod") && strcmp(tree_case(x, g), prep) == 0 &&
				    any_in_list(x, g, colon + 1, end_of(colon)))
					return true;
	}
	return false;
}

/* The weight of a particle cell, -1 if it does not fit. */
static int particle_weight(const struct extraction *x, uint32_t token, const char *particle, bool noun)
{
	if (!*particle)
		return 0;
	if (strchr(particle, ':'))
		return has_prep_object(x, token, particle) ? WEIGHT_PARTICLE_OBJECT : -1;
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
	if (object == NO_INDEX)
		return -1;
	if (n == 1 && *p->object == '+')
		return weight + WEIGHT_SIGN;
	return any_in_list(x, object, p->object, end) ? weight + WEIGHT_OBJECT : -1;
}

static uint32_t object_of(struct extraction *x, uint32_t v, bool passive)
{
	uint32_t object = tree_child(x, v, "obj");
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

					found = (tree_rel(t, "compound") || tree_rel(t, "amod") || tree_rel(t, "nmod")) &&
					        (!tree_rel(t, "nmod") || strcmp(tree_case(x, c), "of") == 0) &&
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

const struct pattern *match_verb(struct extraction *x, uint32_t v, bool passive, uint32_t *object)
{
	int weight = 0;

	*object = object_of(x, v, passive);
	return unless_none(best_of(x, patterns_find(&x->c->patterns, false, x->d->token[v].lemma), v, passive, *object, NULL,
	                           &weight));
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
