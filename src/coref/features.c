/* features.c - mentions and pairs of them as features: hashes of a template and its value */
#include <string.h>

#include "coref/coref_int.h"

static inline uint32_t mix(uint32_t h, uint32_t x)
{
	h ^= x + 0x9E3779B9u + (h << 6) + (h >> 2);
	h *= 0x85EBCA6Bu;
	return h ^ h >> 15;
}

struct features {
	uint32_t *feature;
	size_t nr, max;
};

static inline void put(struct features *r, uint32_t template, uint32_t value)
{
	if (r->nr < r->max)
		r->feature[r->nr++] = mix(template * 0x632BE5ABu + 1, value) | 1;
}

/* Steps that grow: 0 1 2 3 4 5-7 8-12 13-20 21-40 41- */
static uint32_t step(uint32_t n)
{
	return n < 5 ? n : n < 8 ? 5 : n < 13 ? 6 : n < 21 ? 7 : n < 41 ? 8 : 9;
}

static const char *word_at(const struct doc *d, uint32_t sentence, uint32_t i)
{
	const struct sentence *s = &d->sentence[sentence];

	return i >= s->token_begin && i < s->token_end ? d->token[i].lower : "";
}

size_t coref_mention_features(const struct coref_view *v, uint32_t m, uint32_t feature[MENTION_FEATURES_MAX])
{
	struct features r = { feature, 0, MENTION_FEATURES_MAX };
	const struct coref_mention *x = &v->c->mention[m];
	const struct facet *f = &v->facet[m];
	const struct doc *d = v->in->d;
	const struct token *t = d->token;
	uint32_t kind = x->kind, what = f->pronoun ? 16u + f->pronoun : kind, head = f->head_hash, c;
	uint32_t governor = f->governor_hash;
	uint32_t seen = (v->nth_string[m] ? 2u + (v->nth_string[m] > 2) : v->nth_head[m] ? 1u : 0u);
	bool relative = false, of = false, modified = false;

	for (c = v->in->first_child[x->head]; c != NO_INDEX; c = v->in->next_sibling[c]) {
		relative = relative || strncmp(t[c].deprel, "acl", 3) == 0;
		of = of || (c > x->head && strncmp(t[c].deprel, "nmod", 4) == 0);
		modified = modified || strcmp(t[c].deprel, "amod") == 0 || strcmp(t[c].deprel, "compound") == 0;
	}
	put(&r, 1, what);
	put(&r, 2, head);
	put(&r, 3, f->determiner);
	put(&r, 4, f->relation);
	put(&r, 5, f->number * 8u + f->gender);
	put(&r, 6, f->type);
	put(&r, 7, x->end - x->first < 6 ? x->end - x->first : 6 + (x->end - x->first > 10));
	put(&r, 8, coref_hash(word_at(d, f->sentence, x->first - 1)));
	put(&r, 9, coref_hash(word_at(d, f->sentence, x->end)));
	put(&r, 10, governor);
	put(&r, 11, seen);
	put(&r, 12, mix(what, f->relation));
	put(&r, 13, mix(what, seen));
	put(&r, 14, mix(f->determiner, mix(kind, seen)));
	put(&r, 15, mix(what, f->quote != 0));
	put(&r, 16, (x->first == d->sentence[f->sentence].token_begin) * 2u + (f->sentence == 0));
	put(&r, 17, relative * 4u + of * 2u + modified);
	put(&r, 18, mix(kind, relative * 4u + of * 2u + modified));
	put(&r, 19, f->inside != NO_INDEX);
	put(&r, 20, mix(what, v->first_person));
	put(&r, 21, t[x->head].xpos ? coref_hash(t[x->head].xpos) : 0);
	put(&r, 22, coref_hash(t[x->first].lower));
	put(&r, 23, mix(what, governor));
	put(&r, 24, mix(f->relation, governor));
	put(&r, 25, mix(what, coref_hash(word_at(d, f->sentence, x->end))));
	put(&r, 26, step(f->sentence));
	put(&r, 27, f->possessive * 2u + (f->governor != NO_INDEX && v->in->speech[f->governor]));
	put(&r, 28, mix(f->determiner, f->relation));
	put(&r, 29, mix(head, seen > 0));
	put(&r, 30, (d->sentence[f->sentence].flags & SENTENCE_HEADING) != 0);
	if (f->entity != NO_INDEX)
		put(&r, 31, mix(v->same_entity[m] != NO_INDEX, f->type));
	return r.nr;
}

/* ---- pairs ---- */

static bool among(uint32_t hash, const uint32_t *list, unsigned nr)
{
	unsigned i;

	for (i = 0; i < nr; i++)
		if (list[i] == hash)
			return true;
	return false;
}

/* What modifies the heads: 0 nothing, 1 only the antecedent's has something, 2 the anaphor adds nothing, 3 it adds to nothing, 4 both
 * have others. */
static unsigned modifiers(const struct facet *a, const struct facet *m)
{
	unsigned i, added = 0;

	for (i = 0; i < m->modifier_nr; i++)
		added += !among(m->modifier[i], a->lemma, a->word_nr);
	return !m->modifier_nr && !a->modifier_nr ? 0 : !m->modifier_nr ? 1 : !added ? 2 : a->modifier_nr ? 4 : 3;
}

/* Is one mention's head among the words of the other? */
static bool holds(const struct facet *x, const struct facet *head)
{
	return among(head->head_hash, x->lemma, x->word_nr) || among(head->head_hash, x->lower, x->word_nr);
}

static unsigned agree(unsigned a, unsigned b)
{
	return !a || !b ? 0 : a == b ? 1 : 2;
}

static unsigned agree_gender(unsigned a, unsigned b)
{
	if (!a || !b)
		return 0;
	if (a == b)
		return 1;
	if (a == GENDER_PERSON || b == GENDER_PERSON)
		return a == GENDER_NEUTER || b == GENDER_NEUTER ? 2 : 3;
	return 2;
}

/* Is the antecedent the subject of a clause around the anaphor?  Which one: 1 its own, 2 the next above; 0 none. */
static unsigned clause_above(const struct facet *antecedent, const struct facet *m)
{
	unsigned i;

	if (antecedent->relation != CREL_SUBJECT && antecedent->relation != CREL_PASSIVE)
		return 0;
	for (i = 0; i < m->above_nr; i++)
		if (m->above[i] == antecedent->governor)
			return i + 1;
	return 0;
}

/* How alike the heads' vectors are, 0 unknown, 1-8. */
static unsigned alike(const struct facet *a, const struct facet *m)
{
	int32_t xy = 0;
	int64_t square;
	int k;

	if (!a->has_vector || !m->has_vector)
		return 0;
	for (k = 0; k < VECTOR_DIM; k++)
		xy += a->vector[k] * m->vector[k];
	if (xy <= 0)
		return 1;
	square = (int64_t)xy * xy * 100 / ((int64_t)a->vector_square * m->vector_square);       /* of the cosine, per cent */
	return square < 1 ? 1 : square < 4 ? 2 : square < 9 ? 3 : square < 16 ? 4 : square < 25 ? 5 : square < 40 ? 6 : square < 60 ? 7 : 8;
}

size_t coref_pair_features(const struct coref_view *v, const struct candidate *candidate, uint32_t m, const struct cluster *cluster,
                           uint32_t feature[PAIR_FEATURES_MAX])
{
	struct features r = { feature, 0, PAIR_FEATURES_MAX };
	uint32_t antecedent = candidate->mention;
	const struct coref_mention *x = &v->c->mention[m], *y = &v->c->mention[antecedent];
	const struct facet *f = &v->facet[m], *g = &v->facet[antecedent];
	uint32_t what = f->pronoun ? 16u + f->pronoun : x->kind, kind = y->kind, other = g->pronoun ? 16u + g->pronoun : kind;
	uint32_t both = mix(what, kind), sentences = step(f->sentence - g->sentence), between = step(m - antecedent - 1);
	uint32_t paragraphs = step(f->paragraph - g->paragraph), number = agree(f->number, g->number);
	uint32_t gender = agree_gender(f->gender, g->gender);
	bool same_string = f->string_key == g->string_key, same_head = f->head_key == g->head_key;
	bool around = y->end > x->first, speaker = f->quote && v->speaker[f->quote] == antecedent;
	bool same_governor = f->governor == g->governor && f->governor != NO_INDEX;
	uint32_t entity = f->entity == NO_INDEX || cluster->entity == NO_INDEX ? 0 : f->entity == cluster->entity ? 1 : 2;
	bool spoken = v->speaker[g->quote] == v->speaker[f->quote];
	uint32_t match, modified, near, fitting = candidate->fitting < 4 ? candidate->fitting : 4 + (candidate->fitting > 7);
	uint32_t subjects = candidate->subjects < 3 ? candidate->subjects : 3;
	uint32_t salient = g->entity == NO_INDEX ? 0 : 1 + step(v->all_entity[antecedent]);
	uint32_t said = speaker * 16u + (f->quote != 0) * 8u + (g->quote != 0) * 4u + (f->quote == g->quote) * 2u + spoken;

	put(&r, 1, both);
	put(&r, 2, mix(what, other));
	put(&r, 3, mix(both, sentences));
	put(&r, 4, mix(both, between));
	put(&r, 5, mix(mix(what, f->person == 1 || f->person == 2 ? other : 0), paragraphs));
	put(&r, 6, mix(both, number));
	put(&r, 7, mix(both, gender));
	put(&r, 8, mix(mix(f->relation, g->relation), what));
	put(&r, 9, mix(both, around * 4u + same_governor * 2u + (f->sentence == g->sentence)));
	put(&r, 10, mix(both, said));
	put(&r, 11, mix(f->person * 4u + g->person, said));
	put(&r, 12, mix(mix(f->type, g->type), mix(f->pronoun, gender)));
	put(&r, 13, mix(both, step(cluster->size)));
	put(&r, 14, mix(what, agree(f->number, cluster->number) * 4u + agree_gender(f->gender, cluster->gender)));
	put(&r, 15, mix(what, mix(cluster->type, cluster->name * 2u + cluster->nominal)));
	put(&r, 16, mix(what, step(m - cluster->last - 1)));
	put(&r, 17, mix(mix(what, g->determiner), mix(f->determiner, sentences < 2)));
	put(&r, 18, mix(what, g->head_hash));
	put(&r, 19, mix(both, mix(g->relation, sentences < 3 ? sentences : 3)));
	put(&r, 20, mix(both, (y->first == v->in->d->sentence[g->sentence].token_begin) * 2u + (antecedent == 0)));
	put(&r, 21, mix(what, f->reflexive * 8u + f->possessive * 4u + same_governor * 2u + (f->governor == y->head)));
	put(&r, 22, mix(mix(what, other), mix(sentences, v->first_person)));
	put(&r, 23, mix(both, entity));
	put(&r, 50, mix(both, mix(fitting, subjects)));
	put(&r, 51, mix(what, mix(salient, g->type)));
	put(&r, 57, mix(what, mix(clause_above(g, f), gender)));
	put(&r, 59, mix(mix(what, f->governor != NO_INDEX && v->in->speech[f->governor]), mix(mix(g->type, kind), f->relation)));
	put(&r, 58, mix(mix(what, g->leads), mix(sentences, f->leads)));
	if (f->pronoun) {
		put(&r, 24, mix(what, mix(between, sentences)));
		put(&r, 25, mix(mix(what, other), mix(number, same_string)));
		put(&r, 26, mix(what, mix(gender, mix(g->relation, sentences))));
		put(&r, 52, mix(what, mix(fitting, mix(g->relation, gender))));
		put(&r, 53, mix(mix(what, f->relation), mix(subjects, g->relation)));
		put(&r, 54, mix(what, mix(fitting, mix(kind, sentences))));
		put(&r, 55, mix(what, f->governor_hash && f->governor_hash == g->governor_hash));
		if (f->person < 3)
			put(&r, 56, mix(mix(what, v->leading[0] == antecedent ? 1 : v->leading[1] == antecedent ? 2 : 0),
			                mix(v->first_person, (v->in->d->sentence[g->sentence].flags & SENTENCE_HEADING) != 0)));
		if (f->person < 3)
			put(&r, 27, mix(mix(what, other), mix(v->first_person, step(between))));
		return r.nr;
	}
	match = same_string ? 1 : same_head ? 2 : !g->pronoun && holds(f, g) ? 3 : !g->pronoun && holds(g, f) ? 4 : 0;
	put(&r, 30, mix(both, match));
	put(&r, 31, mix(mix(both, match), f->determiner));
	put(&r, 32, mix(mix(both, match), mix(entity, f->type)));
	if (g->pronoun)
		return r.nr;
	modified = modifiers(g, f);
	put(&r, 33, mix(mix(both, match), modified));
	put(&r, 34, mix(mix(both, match), mix(f->determiner, modified)));
	put(&r, 35, mix(mix(both, match), sentences));
	put(&r, 36, mix(mix(both, match), mix(f->number, g->number)));
	if (match) {
		put(&r, 37, mix(match, f->head_hash));
		put(&r, 38, mix(match, mix(x->end - x->first == 1, y->end - y->first == 1)));
		put(&r, 39, mix(match, mix(f->relation, g->relation)));
		return r.nr;
	}
	put(&r, 40, mix(f->head_hash, g->head_hash));
	near = alike(g, f);
	put(&r, 41, mix(both, near));
	put(&r, 42, mix(mix(both, f->determiner), mix(near, sentences)));
	put(&r, 43, mix(f->head_hash, g->type));
	put(&r, 44, mix(f->head_hash, cluster->type));
	return r.nr;
}

/* ---- candidates ---- */

static bool known(const struct candidate *candidate, size_t nr, uint32_t c)
{
	while (nr-- > 0)
		if (candidate[nr].mention == c)
			return true;
	return false;
}

/* Could a mention be the other by number, gender and person? */
static bool fits(const struct coref_view *v, uint32_t antecedent, uint32_t m)
{
	const struct facet *f = &v->facet[m], *g = &v->facet[antecedent];

	return agree(f->number, g->number) != 2 && agree_gender(f->gender, g->gender) != 2 &&
	       (!g->pronoun || !f->pronoun || f->person == g->person);
}

/* Mentions alike from `k` back by `same`, those that are not near. */
static size_t add_alike(struct candidate *candidate, size_t nr, const uint32_t *same, uint32_t m, uint32_t near)
{
	enum { ALIKE = 6 };
	uint32_t k, steps;

	for (k = same[m], steps = 0; k != NO_INDEX && steps < ALIKE && nr < CANDIDATES_MAX; k = same[k], steps++)
		if (k + near < m && !known(candidate, nr, k))
			candidate[nr++] = (struct candidate){ .mention = k };
	return nr;
}

size_t coref_candidates(const struct coref_view *v, uint32_t m, struct candidate candidate[CANDIDATES_MAX])
{
	enum { NEAR_PRONOUN = 40, NEAR_OTHER = 14 };
	unsigned fitting = 0, subjects = 0;
	uint32_t i, near = v->facet[m].pronoun ? NEAR_PRONOUN : NEAR_OTHER;
	size_t nr = 0, k;

	for (i = m; i-- > 0 && nr < near;)
		candidate[nr++] = (struct candidate){ .mention = i };
	nr = add_alike(candidate, nr, v->same_entity, m, near);
	nr = add_alike(candidate, nr, v->same_string, m, near);
	if (!v->facet[m].pronoun)
		nr = add_alike(candidate, nr, v->same_head, m, near);
	for (k = 0; v->facet[m].pronoun && v->facet[m].person < 3 && !v->facet[m].quote && k < LEADING_PEOPLE; k++)
		if (v->leading[k] != NO_INDEX && v->leading[k] + near < m && nr < CANDIDATES_MAX && !known(candidate, nr, v->leading[k]))
			candidate[nr++] = (struct candidate){ .mention = v->leading[k] };
	for (k = 0; k < nr; k++) {
		const struct facet *g = &v->facet[candidate[k].mention];

		candidate[k].fitting = (uint8_t)fitting;
		candidate[k].subjects = (uint8_t)subjects;
		if (!fits(v, candidate[k].mention, m))
			continue;
		fitting++;
		subjects += g->relation == CREL_SUBJECT || g->relation == CREL_PASSIVE;
	}
	return nr;
}

static uint8_t form_of(const struct facet *f)
{
	if (!f->pronoun || coref_pronoun[f->pronoun - 1].demonstrative)
		return 0;
	switch (f->person) {
	case 1: return f->number == NUMBER_PLURAL ? COREF_WE : COREF_I;
	case 2: return COREF_YOU;
	default: return f->gender == GENDER_MALE ? COREF_HE : f->gender == GENDER_FEMALE ? COREF_SHE : f->gender == GENDER_NEUTER ? COREF_IT
	       : f->number == NUMBER_PLURAL ? COREF_THEY : 0;
	}
}

bool coref_clash(uint8_t a, uint8_t b)
{
	static const struct { uint8_t one, other; } pair[] = {
		{ COREF_HE, COREF_SHE | COREF_IT | COREF_THEY | COREF_WE }, { COREF_SHE, COREF_HE | COREF_IT | COREF_THEY | COREF_WE },
		{ COREF_I, COREF_WE | COREF_THEY | COREF_IT }, { COREF_IT, COREF_I | COREF_YOU }
	};
	size_t i;

	for (i = 0; i < sizeof pair / sizeof *pair; i++)
		if (((a & pair[i].one) && (b & pair[i].other)) || ((b & pair[i].one) && (a & pair[i].other)))
			return true;
	return false;
}

/* Subject and object of one verb are two things, unless the object says "himself"; so is what else the verb has by a noun. */
static bool beside(const struct facet *g, const struct facet *f, const struct coref_mention *m)
{
	bool subject = g->relation == CREL_SUBJECT || g->relation == CREL_PASSIVE;

	return f->governor != NO_INDEX && f->governor == g->governor && subject && !f->reflexive && !f->possessive &&
	       (f->relation == CREL_OBJECT || (f->relation == CREL_OBLIQUE && m->kind != COREF_PRONOUN));
}

bool coref_forbidden(const struct coref_view *v, uint32_t antecedent, uint32_t m, const struct cluster *cluster)
{
	const struct coref_mention *x = &v->c->mention[m], *y = &v->c->mention[antecedent];
	const struct facet *f = &v->facet[m], *g = &v->facet[antecedent];

	if (f->entity != NO_INDEX && cluster->entity != NO_INDEX && f->entity != cluster->entity)
		return true;
	if (coref_clash(form_of(f), cluster->forms))
		return true;
	if ((f->gender == GENDER_MALE && cluster->gender == GENDER_FEMALE) || (f->gender == GENDER_FEMALE && cluster->gender == GENDER_MALE))
		return true;
	if (beside(g, f, x))
		return true;
	/* one person is not many */
	if (((form_of(f) & (COREF_HE | COREF_SHE | COREF_I)) && g->number == NUMBER_PLURAL) ||
	    ((form_of(g) & (COREF_HE | COREF_SHE | COREF_I)) && f->number == NUMBER_PLURAL))
		return true;
	/* nobody is "we" and "they" to one speaker */
	if (f->pronoun && g->pronoun && f->person != g->person && f->quote == g->quote && f->paragraph == g->paragraph &&
	    !coref_pronoun[f->pronoun - 1].demonstrative && !coref_pronoun[g->pronoun - 1].demonstrative)
		return true;
	/* the part is not the whole; but "the man who shot himself" */
	return y->end > x->first && !(f->reflexive || f->possessive) && x->kind != COREF_PRONOUN;
}

void coref_cluster_begin(struct cluster *cluster, const struct coref_view *v, uint32_t m)
{
	*cluster = (struct cluster){ .entity = NO_INDEX };
	coref_cluster_add(cluster, v, m);
}

void coref_cluster_add(struct cluster *cluster, const struct coref_view *v, uint32_t m)
{
	const struct facet *f = &v->facet[m];

	cluster->size++;
	cluster->last = m;
	cluster->forms |= form_of(f);
	if (f->entity != NO_INDEX)
		cluster->entity = f->entity;
	if (f->number && f->person == 3)
		cluster->number = f->number;
	if (f->gender && (!cluster->gender || cluster->gender == GENDER_PERSON))
		cluster->gender = f->gender;
	if (f->type)
		cluster->type = f->type;
	cluster->nominal = cluster->nominal || v->c->mention[m].kind == COREF_NOMINAL;
	cluster->name = cluster->name || v->c->mention[m].kind == COREF_NAME;
}
