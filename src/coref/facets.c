/* facets.c - what is seen of each mention, and the tables that find those alike */
#include <string.h>

#include "coref/coref_int.h"

static uint32_t hash_bytes(uint32_t h, const char *s)
{
	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

uint32_t coref_hash(const char *s)
{
	return hash_bytes(2166136261u, s) | 1;
}

static bool modifies(const struct token *t)
{
	return strcmp(t->deprel, "amod") == 0 || strcmp(t->deprel, "compound") == 0 || strcmp(t->deprel, "nummod") == 0 ||
	       strncmp(t->deprel, "nmod", 4) == 0;
}

/* The words of a mention and of what modifies its head, and the vector of its head. */
static void look_at_words(struct facet *f, const struct coref_input *in, const struct coref_mention *m)
{
	const struct token *t = in->d->token;
	uint32_t i;
	int k;

	for (i = f->governor; i != NO_INDEX && f->above_nr < ABOVE_MAX; i = t[i].head >= 0 ? (uint32_t)t[i].head : NO_INDEX)
		f->above[f->above_nr++] = i;
	for (i = f->governor; i != NO_INDEX && strcmp(t[i].deprel, "conj") == 0 && t[i].head >= 0; i = (uint32_t)t[i].head)
		;
	f->leads = (f->relation == CREL_SUBJECT || f->relation == CREL_PASSIVE) && i != NO_INDEX && t[i].head < 0;
	for (i = m->first; i < m->end && f->word_nr < WORDS_MAX; i++, f->word_nr++) {
		f->lower[f->word_nr] = coref_hash(t[i].lower);
		f->lemma[f->word_nr] = t[i].lemma ? coref_hash(t[i].lemma) : f->lower[f->word_nr];
	}
	for (i = in->first_child[m->head]; i != NO_INDEX && f->modifier_nr < MODIFIERS_MAX; i = in->next_sibling[i])
		if (modifies(&t[i]))
			f->modifier[f->modifier_nr++] = coref_hash(t[i].lemma ? t[i].lemma : t[i].lower);
	f->head_hash = coref_hash(f->head_word);
	f->governor_hash = f->governor == NO_INDEX || !t[f->governor].lemma ? 0 : coref_hash(t[f->governor].lemma);
	f->has_vector = engine_word_vector(in->engine, f->head_word, f->vector);
	for (k = 0; f->has_vector && k < VECTOR_DIM; k++)
		f->vector_square += f->vector[k] * f->vector[k];
}

static enum coref_relation relation_of(const struct token *t)
{
	static const struct { const char *deprel; enum coref_relation relation; } table[] = {
		{ "nsubj:pass", CREL_PASSIVE }, { "nsubj", CREL_SUBJECT }, { "obj", CREL_OBJECT }, { "iobj", CREL_OBJECT },
		{ "obl:agent", CREL_SUBJECT }, { "obl", CREL_OBLIQUE }, { "nmod:poss", CREL_POSSESSOR }, { "nmod", CREL_NOUN },
		{ "conj", CREL_CONJUNCT }, { "appos", CREL_APPOSITION }, { "compound", CREL_COMPOUND }, { "root", CREL_ROOT }
	};
	size_t i;

	for (i = 0; i < sizeof table / sizeof *table; i++)
		if (token_rel(t, table[i].deprel))
			return table[i].relation;
	return CREL_OTHER;
}

static enum determiner determiner_of(const struct coref_input *in, const struct coref_mention *m)
{
	static const struct { const char *word; enum determiner d; } table[] = {
		{ "the", DETERMINER_THE }, { "a", DETERMINER_A }, { "an", DETERMINER_A }, { "another", DETERMINER_A },
		{ "this", DETERMINER_THIS }, { "that", DETERMINER_THIS }, { "these", DETERMINER_THIS }, { "those", DETERMINER_THIS },
		{ "such", DETERMINER_THIS }, { "no", DETERMINER_NO }, { "any", DETERMINER_NO }, { "neither", DETERMINER_NO },
		{ "some", DETERMINER_QUANTITY }, { "many", DETERMINER_QUANTITY }, { "several", DETERMINER_QUANTITY },
		{ "all", DETERMINER_QUANTITY }, { "most", DETERMINER_QUANTITY }, { "few", DETERMINER_QUANTITY },
		{ "every", DETERMINER_QUANTITY }, { "each", DETERMINER_QUANTITY }, { "both", DETERMINER_QUANTITY }
	};
	const struct token *t = in->d->token;
	uint32_t c;
	size_t i;

	for (c = in->first_child[m->head]; c != NO_INDEX && c < m->head; c = in->next_sibling[c]) {
		if (strncmp(t[c].deprel, "nmod:poss", 9) == 0)
			return DETERMINER_POSSESSIVE;
		for (i = 0; i < sizeof table / sizeof *table; i++)
			if (strcmp(t[c].lower, table[i].word) == 0)
				return table[i].d;
		if (strncmp(t[c].deprel, "nummod", 6) == 0)
			return DETERMINER_QUANTITY;
		if (strncmp(t[c].deprel, "det", 3) == 0)
			return DETERMINER_OTHER;
	}
	return DETERMINER_NONE;
}

/* The words of a mention without articles at its head, 's and quotation marks; of one with a name, up to the head only. */
static uint32_t string_key(const struct coref_input *in, const struct coref_mention *m)
{
	const struct token *t = in->d->token;
	uint32_t i, h = 2166136261u, first = m->first, end = m->end;

	if (m->name != NO_INDEX) {
		first = in->name[m->name].first;
		end = in->name[m->name].end;
	}
	for (i = first; i < end; i++) {
		if ((t[i].flags & TOKEN_PUNCT) || (t[i].xpos && strcmp(t[i].xpos, "POS") == 0))
			continue;
		if (i == first && i + 1 < end && (token_is(&t[i], "the") || token_is(&t[i], "a") || token_is(&t[i], "an")))
			continue;
		h = hash_bytes(hash_bytes(h, t[i].lower), " ");
	}
	return h;
}

static void look_at(struct facet *f, const struct coref_input *in, const struct coref_mention *m)
{
	const struct token *t = in->d->token, *head = &t[m->head];
	const char *lemma = head->lemma ? head->lemma : head->lower;
	uint32_t h = m->head;
	bool plural = strcmp(head->xpos, "NNS") == 0 || strcmp(head->xpos, "NNPS") == 0;

	f->sentence = head->sentence;
	f->paragraph = in->d->sentence[head->sentence].paragraph;
	f->governor = t[h].head >= 0 ? (uint32_t)t[h].head : NO_INDEX;
	f->relation = (uint8_t)relation_of(head);
	f->determiner = (uint8_t)determiner_of(in, m);
	f->entity = m->name == NO_INDEX ? NO_INDEX : in->name[m->name].entity;
	f->head_word = m->kind == COREF_NOMINAL || m->kind == COREF_LIST ? lemma : head->lower;
	f->head_key = hash_bytes(2166136261u, f->head_word);
	f->string_key = string_key(in, m);
	f->inside = NO_INDEX;
	if (m->kind == COREF_PRONOUN) {
		const struct pronoun *p;

		f->pronoun = coref_pronoun_find(head->lower);
		p = &coref_pronoun[f->pronoun - 1];
		f->person = p->person;
		f->number = p->number;
		f->gender = p->gender;
		f->reflexive = p->reflexive;
		f->possessive = p->possessive;
		return;
	}
	f->person = 3;
	f->possessive = f->relation == CREL_POSSESSOR;
	f->number = m->kind == COREF_LIST || plural ? NUMBER_PLURAL : NUMBER_SINGULAR;
	if (m->kind == COREF_LIST)
		return;
	if (m->name != NO_INDEX) {
		const struct coref_name *n = &in->name[m->name];

		f->type = 1 + (uint8_t)n->type;
		if (n->type == ENTITY_PERSON)
			f->gender = n->gender == 'm' ? GENDER_MALE : n->gender == 'f' ? GENDER_FEMALE : GENDER_PERSON;
		else if (n->type != ENTITY_GROUP)
			f->gender = GENDER_NEUTER;
		if (n->type == ENTITY_GROUP && plural)
			f->number = NUMBER_PLURAL;
		else if (n->type == ENTITY_ORGANIZATION || n->type == ENTITY_GROUP)
			f->number = NUMBER_UNKNOWN;
	}
}

/* ---- quotations ---- */

static void number_quotes(struct coref_view *v, struct arena *a, uint32_t **quote_of)
{
	const struct doc *d = v->in->d;
	uint32_t *at = arena_array(a, d->token_nr + 1, sizeof *at);
	size_t i;

	for (i = 0; i < d->token_nr; i++) {
		if (!(d->token[i].flags & TOKEN_QUOTED))
			continue;
		if (i == 0 || !at[i - 1] || strchr("\"'", d->token[i].form[0]) != NULL)
			v->quote_nr++;
		at[i] = (uint32_t)v->quote_nr;
	}
	*quote_of = at;
}

/* Who says a quotation: the subject of a verb of saying outside it, in its first or its last sentence. */
static void find_speakers(struct coref_view *v, const uint32_t *quote_of, struct arena *a)
{
	const struct doc *d = v->in->d;
	uint32_t *sayer = arena_array(a, d->sentence_nr + 1, sizeof *sayer);
	size_t i, s;

	v->speaker = arena_array(a, v->quote_nr + 2, sizeof *v->speaker);
	for (i = 0; i < v->quote_nr + 2; i++)
		v->speaker[i] = NO_INDEX;
	for (s = 0; s <= d->sentence_nr; s++)
		sayer[s] = NO_INDEX;
	for (i = 0; i < v->c->mention_nr; i++) {
		const struct facet *f = &v->facet[i];

		if (f->relation == CREL_SUBJECT && f->governor != NO_INDEX && v->in->speech[f->governor] && !f->quote &&
		    v->c->mention[i].kind != COREF_LIST)
			sayer[f->sentence] = (uint32_t)i;
	}
	for (i = 0; i < d->token_nr; i++) {
		uint32_t q = quote_of[i], at = d->token[i].sentence;

		if (!q || v->speaker[q] != NO_INDEX)
			continue;
		if (sayer[at] != NO_INDEX)
			v->speaker[q] = sayer[at];
		else if (q > 1 && (i == 0 || quote_of[i - 1] != q) && at > 0 && d->sentence[at].paragraph <= d->sentence[at - 1].paragraph + 1 &&
		         i > 1 && (quote_of[i - 1] == q - 1 || quote_of[i - 2] == q - 1))
			v->speaker[q] = v->speaker[q - 1];      /* the same goes on */
	}
}

/* ---- the document ---- */

static void find_same(struct coref_view *v, struct arena *a)
{
	size_t i, n = v->c->mention_nr;
	struct strmap last;
	uint32_t **list[] = { &v->same_string, &v->same_head, &v->same_entity, &v->nth_string, &v->nth_head, &v->nth_entity, &v->all_entity };

	strmap_init(&last, a);
	for (i = 0; i < sizeof list / sizeof *list; i++)
		*list[i] = arena_array(a, n + 1, sizeof **list[i]);
	for (i = 0; i < n; i++) {
		const struct facet *f = &v->facet[i];
		uint32_t key[3] = { f->string_key, f->head_key ^ 0x9E3779B9u, f->entity };
		uint32_t *same[3] = { v->same_string, v->same_head, v->same_entity }, *nth[3] = { v->nth_string, v->nth_head, v->nth_entity };
		int k;

		for (k = 0; k < 3; k++) {
			uint32_t id[2] = { key[k], (uint32_t)k }, before;

			same[k][i] = NO_INDEX;
			if ((k == 2 && f->entity == NO_INDEX) || (k == 1 && v->c->mention[i].kind == COREF_LIST))
				continue;
			before = strmap_get(&last, (const char *)id, sizeof id);
			if (before != STRMAP_NONE) {
				same[k][i] = before;
				nth[k][i] = nth[k][before] + 1;
			}
			strmap_put(&last, arena_strndup(a, (const char *)id, sizeof id), sizeof id, (uint32_t)i, 0);
		}
	}
	/* from the last one back, which knows them all */
	for (i = n; i-- > 0;) {
		uint32_t before = v->same_entity[i];

		if (v->all_entity[i] == 0)
			v->all_entity[i] = v->nth_entity[i] + 1;
		if (before != NO_INDEX)
			v->all_entity[before] = v->all_entity[i];
	}
}

/* The people whom the document names most: one of them may be who says "I". */
static void find_leading(struct coref_view *v)
{
	size_t i, k;

	for (k = 0; k < LEADING_PEOPLE; k++)
		v->leading[k] = NO_INDEX;
	for (i = 0; i < v->c->mention_nr; i++) {
		uint32_t m = (uint32_t)i;

		if (v->facet[i].type != 1 + ENTITY_PERSON || v->same_entity[i] != NO_INDEX || v->c->mention[i].kind == COREF_LIST)
			continue;
		for (k = 0; k < LEADING_PEOPLE; k++)
			if (v->leading[k] == NO_INDEX || v->all_entity[v->leading[k]] < v->all_entity[m]) {
				uint32_t lower = v->leading[k];

				v->leading[k] = m;
				if (lower == NO_INDEX)
					break;
				m = lower;
			}
	}
}

void coref_look(struct coref_view *v, const struct coref *c, const struct coref_input *in, struct arena *a)
{
	uint32_t *quote_of, *open, first_person = 0;
	size_t i, open_nr = 0;

	memset(v, 0, sizeof *v);
	v->in = in;
	v->c = c;
	v->facet = arena_array(a, c->mention_nr + 1, sizeof *v->facet);
	open = arena_array(a, c->mention_nr + 1, sizeof *open);
	number_quotes(v, a, &quote_of);
	for (i = 0; i < c->mention_nr; i++) {
		const struct coref_mention *m = &c->mention[i];

		look_at(&v->facet[i], in, m);
		look_at_words(&v->facet[i], in, m);
		v->facet[i].quote = quote_of[m->head];
		while (open_nr && c->mention[open[open_nr - 1]].end < m->end)
			open_nr--;
		if (open_nr)
			v->facet[i].inside = open[open_nr - 1];
		open[open_nr++] = (uint32_t)i;
		first_person += v->facet[i].person == 1 && v->facet[i].number == NUMBER_SINGULAR && !v->facet[i].quote;
	}
	find_speakers(v, quote_of, a);
	find_same(v, a);
	find_leading(v);
	coref_interview(v, a);
	v->first_person = c->mention_nr == 0 ? 0 : first_person * 100 >= 8 * c->mention_nr ? 3 : first_person * 100 >= 2 * c->mention_nr ? 2
	                : first_person > 0;
}
