/* features.c - mentions and pairs of them as features: hashes of a template and its value */
#include <string.h>

#include "coref/coref_int.h"

static inline uint32_t mix(uint32_t h, uint32_t x)
{
	h ^= x + 0x9E3779B9u + (h << 6) + (h >> 2);
	h *= 0x85EBCA6Bu;
	return h ^ h >> 15;
}

static uint32_t hash_word(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
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
	uint32_t kind = x->kind, what = f->pronoun ? 16u + f->pronoun : kind, head = hash_word(f->head_word), c;
	uint32_t governor = f->governor == NO_INDEX || !t[f->governor].lemma ? 0 : hash_word(t[f->governor].lemma);
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
	put(&r, 8, hash_word(word_at(d, f->sentence, x->first - 1)));
	put(&r, 9, hash_word(word_at(d, f->sentence, x->end)));
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
	put(&r, 21, t[x->head].xpos ? hash_word(t[x->head].xpos) : 0);
	put(&r, 22, hash_word(t[x->first].lower));
	put(&r, 23, mix(what, governor));
	put(&r, 24, mix(f->relation, governor));
	put(&r, 25, mix(what, hash_word(word_at(d, f->sentence, x->end))));
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

/* Do the words before the heads go together?  0 none has any, 1 the anaphor adds none, 2 it adds some, 3 both have others. */
static unsigned modifiers(const struct coref_view *v, const struct coref_mention *a, const struct coref_mention *m)
{
	const struct token *t = v->in->d->token;
	uint32_t c, k;
	unsigned in_m = 0, added = 0, in_a = 0;

	for (k = v->in->first_child[a->head]; k != NO_INDEX; k = v->in->next_sibling[k])
		in_a += strcmp(t[k].deprel, "amod") == 0 || strcmp(t[k].deprel, "compound") == 0 || strcmp(t[k].deprel, "nummod") == 0 ||
		        strncmp(t[k].deprel, "nmod", 4) == 0;
	for (c = v->in->first_child[m->head]; c != NO_INDEX; c = v->in->next_sibling[c]) {
		bool found = false;

		if (strcmp(t[c].deprel, "amod") != 0 && strcmp(t[c].deprel, "compound") != 0 && strcmp(t[c].deprel, "nummod") != 0 &&
		    strncmp(t[c].deprel, "nmod", 4) != 0)
			continue;
		in_m++;
		for (k = a->first; k < a->end && k < a->first + 16 && !found; k++)
			found = strcmp(t[k].lemma ? t[k].lemma : t[k].lower, t[c].lemma ? t[c].lemma : t[c].lower) == 0;
		added += !found;
	}
	return !in_m && !in_a ? 0 : !in_m ? 1 : !added ? 2 : in_a ? 4 : 3;
}

/* Is one mention's head among the words of the other? */
static bool holds(const struct coref_view *v, const struct coref_mention *x, const struct facet *head)
{
	const struct token *t = v->in->d->token;
	uint32_t k;

	for (k = x->first; k < x->end && k < x->first + 12; k++)
		if (strcmp(t[k].lemma ? t[k].lemma : t[k].lower, head->head_word) == 0 || strcmp(t[k].lower, head->head_word) == 0)
			return true;
	return false;
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

/* How alike the heads' vectors are, 0 unknown, 1-8. */
static unsigned alike(const struct coref_view *v, const struct facet *a, const struct facet *m)
{
	int8_t x[VECTOR_DIM], y[VECTOR_DIM];
	int32_t xy = 0, xx = 0, yy = 0;
	int64_t square;
	int k;

	if (!engine_word_vector(v->in->engine, a->head_word, x) || !engine_word_vector(v->in->engine, m->head_word, y))
		return 0;
	for (k = 0; k < VECTOR_DIM; k++) {
		xy += x[k] * y[k];
		xx += x[k] * x[k];
		yy += y[k] * y[k];
	}
	if (xy <= 0)
		return 1;
	square = (int64_t)xy * xy * 100 / ((int64_t)xx * yy);   /* of the cosine, per cent */
	return square < 1 ? 1 : square < 4 ? 2 : square < 9 ? 3 : square < 16 ? 4 : square < 25 ? 5 : square < 40 ? 6 : square < 60 ? 7 : 8;
}

size_t coref_pair_features(const struct coref_view *v, uint32_t antecedent, uint32_t m, const struct cluster *cluster,
                           uint32_t feature[PAIR_FEATURES_MAX])
{
	struct features r = { feature, 0, PAIR_FEATURES_MAX };
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
	uint32_t match;

	put(&r, 1, both);
	put(&r, 2, mix(what, other));
	put(&r, 3, mix(both, sentences));
	put(&r, 4, mix(both, between));
	put(&r, 5, mix(mix(what, f->person == 1 || f->person == 2 ? other : 0), paragraphs));
	put(&r, 6, mix(both, number));
	put(&r, 7, mix(both, gender));
	put(&r, 8, mix(mix(f->relation, g->relation), what));
	put(&r, 9, mix(both, around * 4u + same_governor * 2u + (f->sentence == g->sentence)));
	put(&r, 10, mix(both, speaker * 16u + (f->quote != 0) * 8u + (g->quote != 0) * 4u + (f->quote == g->quote) * 2u + spoken));
	put(&r, 11, mix(f->person * 4u + g->person, speaker * 16u + (f->quote != 0) * 8u + (g->quote != 0) * 4u + (f->quote == g->quote) * 2u + spoken));
	put(&r, 12, mix(mix(f->type, g->type), mix(f->pronoun, gender)));
	put(&r, 13, mix(both, step(cluster->size)));
	put(&r, 14, mix(what, agree(f->number, cluster->number) * 4u + agree_gender(f->gender, cluster->gender)));
	put(&r, 15, mix(what, mix(cluster->type, cluster->name * 2u + cluster->nominal)));
	put(&r, 16, mix(what, step(m - cluster->last - 1)));
	put(&r, 17, mix(mix(what, g->determiner), mix(f->determiner, sentences < 2)));
	put(&r, 18, mix(what, hash_word(g->head_word)));
	put(&r, 19, mix(both, mix(g->relation, sentences < 3 ? sentences : 3)));
	put(&r, 20, mix(both, (y->first == v->in->d->sentence[g->sentence].token_begin) * 2u + (antecedent == 0)));
	put(&r, 21, mix(what, f->reflexive * 8u + f->possessive * 4u + same_governor * 2u + (f->governor == y->head)));
	put(&r, 22, mix(mix(what, other), mix(sentences, v->first_person)));
	put(&r, 23, mix(both, entity));
	if (f->pronoun) {
		put(&r, 24, mix(what, mix(between, sentences)));
		put(&r, 25, mix(mix(what, other), mix(number, same_string)));
		put(&r, 26, mix(what, mix(gender, mix(g->relation, sentences))));
		if (f->person < 3)
			put(&r, 27, mix(mix(what, other), mix(v->first_person, step(between))));
		return r.nr;
	}
	match = same_string ? 1 : same_head ? 2 : !g->pronoun && holds(v, x, g) ? 3 : !g->pronoun && holds(v, y, f) ? 4 : 0;
	put(&r, 30, mix(both, match));
	put(&r, 31, mix(mix(both, match), f->determiner));
	put(&r, 32, mix(mix(both, match), mix(entity, f->type)));
	if (g->pronoun)
		return r.nr;
	put(&r, 33, mix(mix(both, match), modifiers(v, y, x)));
	put(&r, 34, mix(mix(both, match), mix(f->determiner, modifiers(v, y, x))));
	put(&r, 35, mix(mix(both, match), sentences));
	put(&r, 36, mix(mix(both, match), mix(f->number, g->number)));
	if (match) {
		put(&r, 37, mix(match, hash_word(f->head_word)));
		put(&r, 38, mix(match, mix(x->end - x->first == 1, y->end - y->first == 1)));
		put(&r, 39, mix(match, mix(f->relation, g->relation)));
		return r.nr;
	}
	put(&r, 40, mix(hash_word(f->head_word), hash_word(g->head_word)));
	put(&r, 41, mix(both, alike(v, g, f)));
	put(&r, 42, mix(mix(both, f->determiner), mix(alike(v, g, f), sentences)));
	put(&r, 43, mix(hash_word(f->head_word), g->type));
	put(&r, 44, mix(hash_word(f->head_word), cluster->type));
	return r.nr;
}

/* ---- candidates ---- */

static bool known(const uint32_t *candidate, size_t nr, uint32_t c)
{
	while (nr-- > 0)
		if (candidate[nr] == c)
			return true;
	return false;
}

size_t coref_candidates(const struct coref_view *v, uint32_t m, uint32_t candidate[CANDIDATES_MAX])
{
	enum { NEAR_PRONOUN = 40, NEAR_NOMINAL = 40, ALIKE = 6 };
	const struct facet *f = &v->facet[m];
	uint32_t near = f->pronoun ? NEAR_PRONOUN : NEAR_NOMINAL, i, k, steps;
	size_t nr = 0;

	for (i = m; i-- > 0 && nr < near;)
		candidate[nr++] = i;
	for (k = v->same_entity[m], steps = 0; k != NO_INDEX && steps < ALIKE && nr < CANDIDATES_MAX; k = v->same_entity[k], steps++)
		if (k + near < m && !known(candidate, nr, k))
			candidate[nr++] = k;
	for (k = v->same_string[m], steps = 0; k != NO_INDEX && steps < ALIKE && nr < CANDIDATES_MAX; k = v->same_string[k], steps++)
		if (k + near < m && !known(candidate, nr, k))
			candidate[nr++] = k;
	for (k = v->same_head[m], steps = 0; !f->pronoun && k != NO_INDEX && steps < ALIKE && nr < CANDIDATES_MAX; k = v->same_head[k], steps++)
		if (k + near < m && !known(candidate, nr, k))
			candidate[nr++] = k;
	return nr;
}

static uint8_t form_of(const struct facet *f)
{
	if (!f->pronoun || coref_pronoun[f->pronoun - 1].demonstrative)
		return 0;
	switch (f->person) {
	case 1: return f->number == NUMBER_PLURAL ? FORM_WE : FORM_I;
	case 2: return FORM_YOU;
	default: return f->gender == GENDER_MALE ? FORM_HE : f->gender == GENDER_FEMALE ? FORM_SHE : f->gender == GENDER_NEUTER ? FORM_IT
	       : f->number == NUMBER_PLURAL ? FORM_THEY : 0;
	}
}

/* Pronouns that cannot mean one thing, whoever speaks. */
static bool clash(uint8_t a, uint8_t b)
{
	static const struct { uint8_t one, other; } pair[] = {
		{ FORM_HE, FORM_SHE | FORM_IT | FORM_THEY | FORM_WE }, { FORM_SHE, FORM_HE | FORM_IT | FORM_THEY | FORM_WE },
		{ FORM_I, FORM_WE | FORM_THEY | FORM_IT }, { FORM_IT, FORM_I | FORM_YOU }
	};
	size_t i;

	for (i = 0; i < sizeof pair / sizeof *pair; i++)
		if (((a & pair[i].one) && (b & pair[i].other)) || ((b & pair[i].one) && (a & pair[i].other)))
			return true;
	return false;
}

bool coref_forbidden(const struct coref_view *v, uint32_t antecedent, uint32_t m, const struct cluster *cluster)
{
	const struct coref_mention *x = &v->c->mention[m], *y = &v->c->mention[antecedent];
	const struct facet *f = &v->facet[m], *g = &v->facet[antecedent];

	if (f->entity != NO_INDEX && cluster->entity != NO_INDEX && f->entity != cluster->entity)
		return true;
	if (clash(form_of(f), cluster->forms))
		return true;
	if ((f->gender == GENDER_MALE && cluster->gender == GENDER_FEMALE) || (f->gender == GENDER_FEMALE && cluster->gender == GENDER_MALE))
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
