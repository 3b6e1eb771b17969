/* pronoun.c - "he" and "she" by the subjects before them
 *
 * They mean the subject of the nearest clause above, if that is a person of fitting gender, else the nearest such person that is
 * a subject, in the same sentence before the pronoun or in the PRONOUN_SENTENCES before; where two could be meant there is no
 * answer.  Where coreference says the same it is believed at a smaller margin (corefer.c).
 */
#include <string.h>

#include "extract/extract_int.h"

enum {
	PRONOUN_SENTENCES = 3,
	PRONOUN_CLIMB = 16
};

static bool is_person_pronoun(const struct token *t, char *gender)
{
	if (pattern_lists("he|him|his|himself", t->lower)) {
		*gender = 'm';
		return true;
	}
	if (pattern_lists("she|her|hers|herself", t->lower)) {
		*gender = 'f';
		return true;
	}
	return false;
}

/* The person of fitting gender whose name is headed by the token; NO_INDEX. */
static uint32_t person_at(const struct extraction *x, uint32_t token, char gender)
{
	const struct draft *d = x->draft_at[token] == NO_INDEX ? NULL : &x->draft[x->draft_at[token]];
	char known;

	if (!d || d->head != token || d->type != ENTITY_PERSON || d->entity == NO_INDEX)
		return NO_INDEX;
	known = x->d->entity[d->entity].gender;
	return known && known != gender ? NO_INDEX : d->entity;
}

static bool one_of_several(const struct extraction *x, uint32_t token)
{
	uint32_t c;

	if (tree_joined(x, token))
		return true;
	for (c = x->first_child[token]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > token && tree_joined(x, c))
			return true;
	return false;
}

/* The draft that names a person of this gender as a subject in tokens [begin, end), the last such; prefers `nsubj` at the top
 * of the sentence. */
static uint32_t person_in(const struct extraction *x, uint32_t pronoun, uint32_t begin, uint32_t end, char gender, bool subject)
{
	uint32_t i, found = NO_INDEX;

	for (i = begin; i < end; i++) {
		uint32_t person = person_at(x, i, gender);

		if (person == NO_INDEX)
			continue;
		/* "Putin praised him" is not Putin */
		if (tree_head(x, i) != NO_INDEX && tree_head(x, i) == tree_head(x, pronoun) && !token_rel(&x->d->token[pronoun], "nsubj"))
			continue;
		/* of "Ban, Castro and Kerry attended" no one is "he", but "Kerry and his counterpart" has his own */
		if (subject && (!tree_subject(x, i) || (one_of_several(x, i) && !tree_below(x, pronoun, i))))
			continue;
		if (found != NO_INDEX && subject) {
			uint32_t up = tree_head(x, i);

			/* an earlier subject of the main clause goes before a later one inside it */
			if (up != NO_INDEX && tree_head(x, up) != NO_INDEX)
				continue;
		}
		found = person;
	}
	return found;
}

/* The person who is the subject, at `at`, of the nearest clause above the pronoun's own: "Murray said that Jackson told him
 * on the day he died". */
static uint32_t person_above(const struct extraction *x, uint32_t pronoun, char gender, uint32_t *at)
{
	const struct token *t = x->d->token;
	uint32_t v = tree_head(x, pronoun), c, steps;
	bool own = !token_rel(&t[pronoun], "nmod");      /* nobody tells "him" what he tells himself */

	for (steps = 0; steps < PRONOUN_CLIMB && v != NO_INDEX; steps++, v = tree_head(x, v)) {
		if (t[v].upos != UPOS_VERB && t[v].upos != UPOS_AUX)
			continue;
		for (c = x->first_child[v]; !own && c != NO_INDEX && c < pronoun; c = x->next_sibling[c]) {
			uint32_t person;

			if (!token_rel(&t[c], "nsubj"))
				continue;
			person = person_at(x, c, gender);
			if (person == NO_INDEX || one_of_several(x, c))
				break;
			*at = c;
			return person;
		}
		own = false;
	}
	return NO_INDEX;
}

/* True if another person is a subject in tokens [begin, end): then there is no telling. */
static bool other_subject(const struct extraction *x, uint32_t begin, uint32_t end, uint32_t entity, char gender)
{
	uint32_t i;

	for (i = begin; i < end; i++) {
		uint32_t person = person_at(x, i, gender);

		if (person != NO_INDEX && person != entity && tree_subject(x, i) && !tree_joined(x, i))
			return true;
	}
	return false;
}

/* The subject of the sentence's main verb, or of one joined to it. */
bool leads_sentence(const struct extraction *x, uint32_t token)
{
	uint32_t v = tree_head(x, token), steps;

	if (!token_rel(&x->d->token[token], "nsubj") || v == NO_INDEX)
		return false;
	for (steps = 0; steps < PRONOUN_CLIMB && token_rel(&x->d->token[v], "conj"); steps++)
		v = tree_head(x, v);
	return tree_head(x, v) == NO_INDEX;
}

uint32_t pronoun_subject(const struct extraction *x, uint32_t token, bool *several)
{
	const struct doc *d = x->d;
	uint32_t s = d->token[token].sentence, back, found, at;
	char gender;

	*several = false;
	if (!is_person_pronoun(&d->token[token], &gender) || (d->token[token].flags & TOKEN_QUOTED))
		return NO_INDEX;
	found = person_above(x, token, gender, &at);
	*several = found != NO_INDEX && token_rel(&d->token[token], "nsubj") && other_subject(x, at + 1, token, found, gender);
	if (*several)
		return NO_INDEX;
	if (found == NO_INDEX)
		found = person_in(x, token, d->sentence[s].token_begin, token, gender, true);
	/* "with Jackson's doctor, who was with the singer when he died": somebody nearer, no telling who */
	*several = found == NO_INDEX && !leads_sentence(x, token) &&
	           person_in(x, token, d->sentence[s].token_begin, token, gender, false) != NO_INDEX;
	if (*several)
		return NO_INDEX;
	for (back = 1; found == NO_INDEX && back <= PRONOUN_SENTENCES && back <= s; back++) {
		const struct sentence *before = &d->sentence[s - back];

		found = person_in(x, token, before->token_begin, before->token_end, gender, true);
		/* somebody else was spoken of in between */
		*several = found == NO_INDEX && person_in(x, token, before->token_begin, before->token_end, gender, false) != NO_INDEX;
		if (*several)
			return NO_INDEX;
	}
	return found;
}
