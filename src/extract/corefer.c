/* corefer.c - coreference over names that are known: what "he", "the group" and "the two leaders" stand for */
#include <string.h>

#include "extract/extract_int.h"

/* Margins from which on nine in ten pronouns, and eight in ten noun phrases, mean that name (docs/entities.md).  AGREED: the rule of
 * pronoun.c says so too; OF_SEVERAL: by it there is no telling.  PARALLEL: both are the main subject, in two sentences that follow each
 * other.  PHRASE: to a phrase that is no name. */
enum { SURE_PRONOUN = 2 * COREF_ONE, SURE_AGREED = 0, SURE_OF_SEVERAL = 9 * COREF_ONE / 2, SURE_NOMINAL = 4 * COREF_ONE,
	SURE_PARALLEL = COREF_ONE, SURE_PHRASE = 7 * COREF_ONE / 2 };

/* A person's gender: as the text or the first name shows; 0 unknown.  "Jason" alone is a man, unless "Kelly" may be anybody. */
static char gender_of(const struct extraction *x, const struct draft *draft)
{
	const struct entity *e = &x->d->entity[draft->entity];
	bool ambiguous = false;
	char given;

	if (e->gender || e->type != ENTITY_PERSON || draft->end - draft->first > 1)
		return e->gender;
	given = gazetteer_given(&x->c->gazetteer, x->d->token[draft->first].form, &ambiguous);
	return given == 'u' || ambiguous ? 0 : given;
}

void corefer_input(struct extraction *x, struct coref_input *in)
{
	const struct doc *d = x->d;
	struct coref_name *name = arena_array(x->a, x->draft_nr + 1, sizeof *name);
	bool *speech = arena_array(x->a, d->token_nr + 1, sizeof *speech);
	uint32_t i;
	size_t nr = 0;

	for (i = 0; i < d->token_nr; i++) {
		uint32_t k = x->draft_at[i];
		const struct draft *draft = k == NO_INDEX ? NULL : &x->draft[k];

		speech[i] = d->token[i].upos == UPOS_VERB && patterns_reporting(&x->c->patterns, d->token[i].lemma);
		if (!draft || draft->first != i || draft->kind != MENTION_NAME || draft->entity == NO_INDEX)
			continue;
		name[nr++] = (struct coref_name){ .first = draft->first, .end = draft->end, .head = draft->head, .entity = draft->entity,
			.type = d->entity[draft->entity].type, .gender = gender_of(x, draft) };
	}
	*in = (struct coref_input){ .d = d, .first_child = x->first_child, .next_sibling = x->next_sibling, .name = name, .name_nr = nr,
		.speech = speech, .engine = x->c->engine };
}

void corefer(struct extraction *x)
{
	struct coref_input in;
	uint32_t i;

	corefer_input(x, &in);
	coref_find(&x->coref, &in, x->c->coref, x->a);
	x->coref_at = arena_array(x->a, x->d->token_nr + 1, sizeof *x->coref_at);
	x->coref_entity = arena_array(x->a, x->coref.mention_nr + 1, sizeof *x->coref_entity);
	x->coref_sure = arena_array(x->a, x->coref.mention_nr + 1, sizeof *x->coref_sure);
	for (i = 0; i <= x->d->token_nr; i++)
		x->coref_at[i] = NO_INDEX;
	x->coref_list = arena_array(x->a, x->coref.mention_nr + 1, sizeof *x->coref_list);
	for (i = 0; i < x->coref.mention_nr; i++)
		x->coref_entity[i] = x->coref_list[i] = NO_INDEX;
	for (i = 0; i < x->coref.mention_nr; i++) {
		const struct coref_mention *m = &x->coref.mention[i];

		if (m->kind != COREF_LIST)
			x->coref_at[m->head] = i;
		else if (x->coref_list[m->cluster] == NO_INDEX)
			x->coref_list[m->cluster] = i;
		if (m->name != NO_INDEX && m->kind != COREF_LIST)
			x->coref_entity[m->cluster] = in.name[m->name].entity;
		x->coref_sure[i] = m->antecedent == NO_INDEX || (m->name != NO_INDEX && m->kind != COREF_LIST) ? INT32_MAX
		                 : m->margin < x->coref_sure[m->antecedent] ? m->margin : x->coref_sure[m->antecedent];
	}
}

/* True if a pronoun can be said of such a thing. */
static bool suits(const struct token *t, enum entity_type type)
{
	if (pattern_lists("he|him|his|himself|she|her|hers|herself|i|me|my|mine|myself", t->lower))
		return type == ENTITY_PERSON || type == ENTITY_OTHER;
	return type != ENTITY_PERSON || !pattern_lists("it|its|itself", t->lower);
}

/* True if somebody without a name, of another cluster, is spoken of between a pronoun's name and the pronoun in its sentence: "Murray
 * was with the singer when he died". */
static bool somebody_between(const struct extraction *x, uint32_t i)
{
	const struct coref_mention *m = &x->coref.mention[i];
	uint32_t k, sentence = x->d->token[m->head].sentence, length;
	bool plural;

	if (!pattern_lists("he|him|his|himself|she|her|hers|herself", x->d->token[m->head].lower))
		return false;
	for (k = i; k-- > 0 && x->d->token[x->coref.mention[k].head].sentence == sentence && x->coref.mention[k].cluster != m->cluster;) {
		const struct coref_mention *other = &x->coref.mention[k];

		if (other->kind == COREF_NOMINAL && gazetteer_office(&x->c->gazetteer, x->d, other->head, other->head + 1, &length, &plural) &&
		    !plural)
			return true;
	}
	return false;
}

/* "Police found a gun. They arrested two men": the main subject of one sentence, and of the next. */
static bool goes_on(const struct extraction *x, uint32_t i)
{
	const struct coref_mention *m = &x->coref.mention[i], *a = &x->coref.mention[m->antecedent];

	return x->d->token[a->head].sentence + 1 == x->d->token[m->head].sentence && leads_sentence(x, m->head) && leads_sentence(x, a->head);
}

uint32_t coreferent(const struct extraction *x, uint32_t token)
{
	uint32_t i = x->coref_at[token], entity, by_rule;
	const struct coref_mention *m = i == NO_INDEX ? NULL : &x->coref.mention[i];
	bool several;

	if (!m || m->antecedent == NO_INDEX)
		return NO_INDEX;
	entity = x->coref_entity[m->cluster];
	if (m->kind != COREF_PRONOUN)
		return x->coref_sure[i] >= SURE_NOMINAL ? entity : NO_INDEX;
	/* "I" and "you" are known inside quotations only, by who speaks */
	if (!(x->d->token[token].flags & TOKEN_QUOTED) &&
	    pattern_lists("i|me|my|mine|myself|you|your|yours|yourself", x->d->token[token].lower))
		return NO_INDEX;
	if (entity == NO_INDEX || !suits(&x->d->token[token], x->d->entity[entity].type))
		return NO_INDEX;
	by_rule = pronoun_subject(x, token, &several);
	if ((by_rule != NO_INDEX && by_rule != entity) || somebody_between(x, i))
		return NO_INDEX;
	return x->coref_sure[i] >= (several ? SURE_OF_SEVERAL : by_rule != NO_INDEX ? SURE_AGREED
	                            : goes_on(x, i) ? SURE_PARALLEL : SURE_PRONOUN) ? entity : NO_INDEX;
}

/* "he" or "she", where one person alone is spoken of in this sentence and the one before. */
static bool is_only_person(const struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t k, sentence = t[x->coref.mention[i].head].sentence, cluster = x->coref.mention[i].cluster;

	if (!pattern_lists("he|him|she|her", t[x->coref.mention[i].head].lower))
		return false;
	for (k = i; k-- > 0 && t[x->coref.mention[k].head].sentence + 1 >= sentence;) {
		const struct coref_mention *m = &x->coref.mention[k];
		const struct token *head = &t[m->head];
		uint32_t draft = x->draft_at[m->head];

		if (m->cluster == cluster)
			continue;
		if ((draft != NO_INDEX && x->draft[draft].type == ENTITY_PERSON) ||
		    (m->kind == COREF_NOMINAL && strcmp(head->xpos, "NN") == 0 &&
		     strmap_get(&x->c->party, head->lemma, strlen(head->lemma)) == PARTY_PERSON))
			return false;
	}
	return true;
}

uint32_t coreferent_phrase(const struct extraction *x, uint32_t token)
{
	uint32_t i = x->coref_at[token];
	const struct coref_mention *m = i == NO_INDEX ? NULL : &x->coref.mention[i], *a;
	const struct token *t = x->d->token, *head;

	if (!m || m->kind != COREF_PRONOUN || m->antecedent == NO_INDEX || x->coref_entity[m->cluster] != NO_INDEX)
		return NO_INDEX;
	a = &x->coref.mention[m->antecedent];
	head = &t[a->head];
	/* whoever is quoted may speak of somebody else */
	if ((t[token].flags & TOKEN_QUOTED) && !(head->flags & TOKEN_QUOTED))
		return NO_INDEX;
	if (a->kind != COREF_NOMINAL || head->upos != UPOS_NOUN || head->sentence + 1 < t[token].sentence || a->head > token ||
	    x->coref_sure[i] < (goes_on(x, i) || is_only_person(x, i) ? SURE_PARALLEL : SURE_PHRASE))
		return NO_INDEX;
	/* one is not many, and somebody is no thing */
	if (pattern_lists("he|him|she|her", t[token].lower) && strcmp(head->xpos, "NN") != 0)
		return NO_INDEX;
	if (pattern_lists("they|them", t[token].lower) && strcmp(head->xpos, "NN") == 0 &&
	    !pattern_lists("police|group|crowd|team|couple|family", head->lemma) && tree_child(x, a->head, "conj") == NO_INDEX)
		return NO_INDEX;
	return pattern_lists("he|him|she|her|they|them|it", t[token].lower) ? a->head : NO_INDEX;
}

size_t coreferent_list(const struct extraction *x, uint32_t token, uint32_t *entity, size_t max)
{
	uint32_t i = x->coref_at[token], list = i == NO_INDEX ? NO_INDEX : x->coref_list[x->coref.mention[i].cluster], c;
	const struct coref_mention *m;
	size_t nr = 0;

	if (list == NO_INDEX || x->coref.mention[i].antecedent == NO_INDEX ||
	    x->coref_sure[i] < (x->coref.mention[i].kind == COREF_PRONOUN ? SURE_PRONOUN : SURE_NOMINAL))
		return 0;
	m = &x->coref.mention[list];
	for (c = m->head; c != NO_INDEX; c = c == m->head ? x->first_child[c] : x->next_sibling[c]) {
		uint32_t k = x->draft_at[c];

		if (c != m->head && (c < m->head || !token_rel(&x->d->token[c], "conj")))
			continue;
		/* all of them or nobody */
		if (nr == max || k == NO_INDEX || x->draft[k].head != c || x->draft[k].entity == NO_INDEX ||
		    x->d->entity[x->draft[k].entity].generic)
			return 0;
		entity[nr++] = x->draft[k].entity;
	}
	return nr > 1 ? nr : 0;
}

/* ---- writing ---- */

/* The words of a mention without article and 's. */
static const char *plain_words(struct extraction *x, const struct coref_mention *m)
{
	const struct token *t = x->d->token;
	uint32_t first = m->first, end = m->end;

	if (first + 1 < end && (token_is(&t[first], "the") || token_is(&t[first], "a") || token_is(&t[first], "an")))
		first++;
	if (end > first + 1 && t[end - 1].xpos && strcmp(t[end - 1].xpos, "POS") == 0)
		end--;
	while (first + 1 < end && (t[first].flags & TOKEN_PUNCT))
		first++;
	return words_of(x, first, end);
}

/* What a mention says of the type of a thing without a name; ENTITY_OTHER: nothing. */
static enum entity_type type_of(const struct extraction *x, const struct coref_mention *m)
{
	const struct token *t = &x->d->token[m->head];
	uint32_t length, kind;
	bool plural;

	if (m->kind == COREF_PRONOUN)
		return pattern_lists("he|him|his|himself|she|her|hers|herself|i|me|my|mine|myself|you|your|yours|yourself", t->lower) ?
		       ENTITY_PERSON : ENTITY_OTHER;
	if (m->kind != COREF_NOMINAL)
		return ENTITY_OTHER;
	if (gazetteer_office(&x->c->gazetteer, x->d, m->head, m->head + 1, &length, &plural))
		return plural ? ENTITY_GROUP : ENTITY_PERSON;
	kind = strmap_get(&x->c->nominal, t->lemma, strlen(t->lemma));
	return kind == STRMAP_NONE ? ENTITY_OTHER : kind == NOMINAL_PEOPLE ? ENTITY_GROUP : ENTITY_ORGANIZATION;
}

/* What is known of a cluster. */
struct gathered {
	uint32_t size;
	uint32_t best;                  /* the mention whose words name it: the first that is no pronoun */
	enum entity_type type;          /* ENTITY_OTHER: nothing tells */
};

static struct gathered *gather(struct extraction *x)
{
	struct gathered *g = arena_array(x->a, x->coref.mention_nr + 1, sizeof *g);
	uint32_t i;

	for (i = 0; i < x->coref.mention_nr; i++) {
		const struct coref_mention *m = &x->coref.mention[i];
		struct gathered *at = &g[m->cluster];

		if (!at->size++) {
			at->best = i;
			at->type = ENTITY_OTHER;
		}
		if (x->coref.mention[at->best].kind == COREF_PRONOUN && m->kind != COREF_PRONOUN)
			at->best = i;
		if (at->type == ENTITY_OTHER)
			at->type = type_of(x, m);
	}
	return g;
}

/* True if the draft at a mention's head is that mention's own. */
static bool has_draft(const struct extraction *x, const struct coref_mention *m)
{
	uint32_t k = x->draft_at[m->head];

	return k != NO_INDEX && m->kind != COREF_LIST && x->draft[k].head == m->head && x->draft[k].entity != NO_INDEX &&
	       x->draft[k].kind != MENTION_ADJECTIVE;
}

/* How often such a link is right, per cent, by its margin in halves; measured (docs/entities.md). */
static uint8_t percent(enum coref_kind kind, int32_t sure)
{
	static const uint8_t share[2][9] = { { 40, 45, 45, 50, 75, 75, 75, 90, 90 }, { 50, 55, 65, 65, 65, 70, 70, 70, 75 } };
	int32_t half = sure / (COREF_ONE / 2);

	return share[kind != COREF_PRONOUN][half < 0 ? 0 : half > 8 ? 8 : half];
}

void corefer_write(struct extraction *x)
{
	struct gathered *g = gather(x);
	uint8_t *forms = arena_array(x->a, x->d->entity_nr + 1, sizeof *forms); /* [entity] of the pronouns that mean it */
	uint32_t i;

	for (i = 0; i < x->coref.mention_nr; i++) {
		const struct coref_mention *m = &x->coref.mention[i];

		if (m->kind == COREF_PRONOUN && has_draft(x, m))        /* by the rule of who speaks */
			forms[x->draft[x->draft_at[m->head]].entity] |= token_is(&x->d->token[m->head], "they") ? COREF_THEY :
			                                                token_is(&x->d->token[m->head], "it") ? COREF_IT : 0;
	}
	/* what an event took for an entity of its own; that is one for all mentions of the same words, but not for "he" and "they" */
	for (i = 0; i < x->coref.mention_nr; i++) {
		const struct coref_mention *m = &x->coref.mention[i];
		uint8_t cluster_forms = x->coref.mention[m->cluster].forms;
		uint32_t entity;

		if (x->coref_entity[m->cluster] != NO_INDEX || !has_draft(x, m))
			continue;
		entity = x->draft[x->draft_at[m->head]].entity;
		if (coref_clash(forms[entity], cluster_forms))
			continue;
		forms[entity] |= cluster_forms;
		x->coref_entity[m->cluster] = entity;
	}
	for (i = 0; i < x->coref.mention_nr; i++) {
		const struct coref_mention *m = &x->coref.mention[i];
		struct draft draft = { .first = m->first, .end = m->end, .kind = m->kind == COREF_PRONOUN ? MENTION_PRONOUN : MENTION_NOMINAL };
		uint32_t *entity = &x->coref_entity[m->cluster];

		if (g[m->cluster].size < 2)
			continue;
		/* a day is no entity: it stands among the times */
		if (*entity == NO_INDEX && x->timed[x->coref.mention[g[m->cluster].best].head])
			continue;
		if (*entity == NO_INDEX) {
			*entity = (uint32_t)x->d->entity_nr;
			ARENA_PUSH(x->a, x->d->entity, x->d->entity_nr, x->d->entity_alloc) = (struct entity){ .type = g[m->cluster].type,
				.name = plain_words(x, &x->coref.mention[g[m->cluster].best]), .generic = true };
		}
		if (has_draft(x, m)) {
			struct draft *own = &x->draft[x->draft_at[m->head]];

			if (own->kind == MENTION_PRONOUN && own->entity == *entity && m->antecedent != NO_INDEX)
				own->percent = percent(m->kind, x->coref_sure[i]);
			if (own->entity != *entity || (own->first == m->first && own->end == m->end))
				continue;
			if (own->kind == MENTION_NOMINAL && m->first <= own->first && m->end >= own->end) {
				own->first = m->first;
				own->end = m->end;
				continue;
			}
			/* a name with no more than its 's */
			if (strcmp(x->d->token[m->end - 1].xpos, "POS") == 0)
				continue;
		}
		draft.entity = *entity;
		draft.type = x->d->entity[*entity].type;
		draft.percent = m->antecedent == NO_INDEX ? 0 : percent(m->kind, x->coref_sure[i]);
		draft_add(x, draft);
	}
}
