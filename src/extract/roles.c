/* roles.c - offices and other ties between entities, from titles, appositives and possessives
 *
 *     U.S. President Barack Obama                      [country] [modifier] title NAME
 *     Turkey's President Recep Tayyip Erdogan          [country]'s title NAME
 *     Recep Tayyip Erdogan, the Turkish president,     NAME, [country] title
 *     Ban Ki-moon, secretary-general of the U.N.,      NAME, title of [country or organisation]
 *     his Russian counterpart Sergei Lavrov            person's [country] counterpart NAME
 *     his predecessor George W. Bush                   person's predecessor NAME
 */
#include <string.h>

#include "extract/extract_int.h"

/* What was read around a name. */
struct title {
	const struct office *office;
	uint32_t first, end;            /* the title's words */
	uint32_t of;                    /* draft of the country or organisation; NO_INDEX */
	bool former;
	uint32_t begin_all, end_all;    /* all the words that say so, without the name */
};

void relate(struct extraction *x, uint32_t source, uint32_t target, enum relation_kind kind, const char *label, bool former,
            uint32_t first, uint32_t end)
{
	struct relation r = { .source = source, .target = target, .kind = kind, .label = label, .former = former,
		.date = DATE_SPAN_NONE, .confidence = 0.9, .sentence = x->d->token[first].sentence,
		.begin = x->d->token[first].begin, .end = x->d->token[end - 1].end };
	size_t i;

	if (source == target)
		return;
	for (i = x->d->relation_nr > 64 ? x->d->relation_nr - 64 : 0; i < x->d->relation_nr; i++) {
		const struct relation *o = &x->d->relation[i];

		if (o->source == source && o->target == target && o->kind == kind && o->begin == r.begin && o->end == r.end)
			return;
	}
	ARENA_PUSH(x->a, x->d->relation, x->d->relation_nr, x->d->relation_alloc) = r;
}

static enum relation_kind kind_of(enum office_relation r)
{
	switch (r) {
	case OFFICE_LEADER: return RELATION_LEADER_OF;
	case OFFICE_OFFICIAL: return RELATION_OFFICIAL_OF;
	case OFFICE_SPOKESPERSON: return RELATION_SPOKESPERSON_OF;
	case OFFICE_MEMBER: return RELATION_MEMBER_OF;
	case OFFICE_WORKS_FOR: return RELATION_WORKS_FOR;
	case OFFICE_NONE: break;
	}
	return RELATION_OTHER;
}

/* The draft of a country or organisation that ends right before token i (over a possessive mark). */
static uint32_t owner_before(const struct extraction *x, uint32_t i)
{
	const struct sentence *s = &x->d->sentence[x->d->token[i].sentence];
	uint32_t k;

	if (i > s->token_begin && strcmp(x->d->token[i - 1].xpos, "POS") == 0)
		i--;
	if (i <= s->token_begin)
		return NO_INDEX;
	k = x->draft_at[i - 1];
	if (k == NO_INDEX || x->draft[k].end != i || x->draft[k].entity == NO_INDEX)
		return NO_INDEX;
	if (x->draft[k].type != ENTITY_COUNTRY && x->draft[k].type != ENTITY_ORGANIZATION && x->draft[k].type != ENTITY_GROUP &&
	    x->draft[k].type != ENTITY_PLACE)
		return NO_INDEX;
	return k;
}

/* Read modifiers and the owner in front of a title that starts at *i; moves *i to the first word. */
static void read_front(const struct extraction *x, struct title *t, uint32_t begin)
{
	uint32_t i = t->first, k;
	int steps;

	for (steps = 0; steps < 4 && i > begin; steps++) {
		const struct token *w = &x->d->token[i - 1];
		uint32_t effect = strmap_get(&x->c->gazetteer.modifier, w->lower, strlen(w->lower));

		if (effect == STRMAP_NONE && strcmp(w->form, "-") == 0 && i - 1 > begin) {
			effect = strmap_get(&x->c->gazetteer.modifier, arena_printf(x->a, "%s-", x->d->token[i - 2].lower),
			                    strlen(x->d->token[i - 2].lower) + 1);
			if (effect != STRMAP_NONE)
				i--;
		}
		if (effect != STRMAP_NONE) {
			t->former = t->former || effect == 'f' || effect == 't';
			i--;
			continue;
		}
		k = owner_before(x, i);
		if (k != NO_INDEX && t->of == NO_INDEX) {
			t->of = k;
			i = x->draft[k].first;
			continue;
		}
		break;
	}
	t->begin_all = i;
}

/* A title of 1-4 words that ends right before token `end`. */
static bool title_ending(const struct extraction *x, uint32_t end, uint32_t begin, unsigned flags, struct title *t)
{
	uint32_t k;

	for (k = 5; k > 0; k--) {
		uint32_t length;
		bool plural;
		const struct office *o;

		if (end < begin + k)
			continue;
		o = gazetteer_office(&x->c->gazetteer, x->d, end - k, end, &length, &plural);
		if (o && length == k && !plural && (o->flags & flags)) {
			*t = (struct title){ .office = o, .first = end - k, .end = end, .of = NO_INDEX, .begin_all = end - k,
				.end_all = end };
			return true;
		}
	}
	return false;
}

/* Name, [the] [country] title [of country or organisation] , */
static bool title_after(const struct extraction *x, uint32_t end, uint32_t limit, struct title *t)
{
	uint32_t i = end, k, length;
	bool plural;

	if (i >= limit || strcmp(x->d->token[i].form, ",") != 0)
		return false;
	for (i++, k = 0; k < 6 && i < limit; k++, i++) {
		const struct token *w = &x->d->token[i];
		const struct office *o;

		if (strcmp(w->form, ",") == 0 || w->upos == UPOS_VERB || w->upos == UPOS_AUX || w->upos == UPOS_PRON ||
		    w->upos == UPOS_CCONJ || w->upos == UPOS_ADP)
			return false;
		o = gazetteer_office(&x->c->gazetteer, x->d, i, limit, &length, &plural);
		if (!o || plural || !(o->flags & OFFICE_NOUN))
			continue;
		/* "Ban Ki-moon, Cuban President Raul Castro and …": the next one's title */
		if (i + length < limit && x->draft_at[i + length] != NO_INDEX && x->draft[x->draft_at[i + length]].type == ENTITY_PERSON)
			return false;
		/* "General Manager": the title is the first half of another */
		if (i + length < limit && (x->d->token[i + length].flags & TOKEN_WORD) &&
		    (x->d->token[i + length].upos == UPOS_NOUN || x->d->token[i + length].upos == UPOS_PROPN))
			return false;
		*t = (struct title){ .office = o, .first = i, .end = i + length, .of = NO_INDEX, .end_all = i + length };
		read_front(x, t, end + 1);
		i += length;
		if (i + 1 < limit && pattern_lists("of|for|at", x->d->token[i].lower)) {
			uint32_t at = i + 1, d;

			if (token_is(&x->d->token[at], "the") && at + 1 < limit)
				at++;
			d = x->draft_at[at];
			if (d != NO_INDEX && x->draft[d].first == at && x->draft[d].entity != NO_INDEX &&
			    x->draft[d].type != ENTITY_PERSON) {
				t->of = d;
				t->end_all = x->draft[d].end;
			}
		}
		t->begin_all = t->begin_all < end + 1 ? end + 1 : t->begin_all;
		return true;
	}
	return false;
}

static void apply_title(struct extraction *x, uint32_t person, const struct title *t, uint32_t first, uint32_t end)
{
	struct entity *e = &x->d->entity[person];
	const char *label = words_of(x, t->first, t->end);
	enum relation_kind kind = kind_of(t->office->relation);

	if (t->office->flags & OFFICE_FEMALE && !e->gender)
		e->gender = 'f';
	if (t->office->flags & OFFICE_MALE && !e->gender)
		e->gender = 'm';
	if (t->office->relation == OFFICE_NONE || (t->office->flags & OFFICE_HONORIFIC))
		return;
	if (!e->role)
		e->role = t->former ? arena_printf(x->a, "former %s", label) : label;
	if (t->of != NO_INDEX) {
		uint32_t target = x->draft[t->of].entity;
		const struct entity *o = &x->d->entity[target];

		entity_set_country(x, person, o->type == ENTITY_COUNTRY ? o->code : o->country, o->country_basis);
		relate(x, person, target, kind, label, t->former, first, end);
	}
}

/* The person that "his", "her" or a name with 's in front of a noun stands for. */
static uint32_t person_owner(struct extraction *x, uint32_t noun, uint32_t *first)
{
	uint32_t c, end;

	for (c = x->first_child[noun]; c != NO_INDEX && c < noun; c = x->next_sibling[c]) {
		uint32_t entity;

		if (!tree_rel(&x->d->token[c], "nmod") && !tree_rel(&x->d->token[c], "det"))
			continue;
		entity = refer(x, c, first, &end);
		if (entity != NO_INDEX && x->d->entity[entity].type == ENTITY_PERSON)
			return entity;
	}
	return NO_INDEX;
}

/* "his Russian counterpart NAME", "his predecessor NAME", "her husband, NAME": a tie between two people. */
static void read_tie(struct extraction *x, uint32_t k)
{
	const struct token *t = x->d->token;
	const struct draft *draft = &x->draft[k];
	const struct sentence *s = &x->d->sentence[t[draft->first].sentence];
	uint32_t noun = draft->first, other = NO_INDEX, owner, first, i;
	const char *lemma;

	if (noun > s->token_begin && strcmp(t[noun - 1].form, ",") == 0)
		noun--;
	if (noun <= s->token_begin)
		return;
	noun--;
	lemma = t[noun].lemma;
	if (!pattern_lists("counterpart|predecessor|successor|wife|husband|spouse|son|daughter|father|mother", lemma))
		return;
	/* the owner hangs on the noun, or on the name when the parser takes that as the head */
	owner = person_owner(x, noun, &first);
	if (owner == NO_INDEX)
		owner = person_owner(x, draft->head, &first);
	for (i = noun; owner == NO_INDEX && i > s->token_begin && noun - i < 4; i--)
		if (pattern_lists("his|her", t[i - 1].lower)) {
			uint32_t end;

			owner = refer(x, i - 1, &first, &end);
			break;
		}
	if (owner == NO_INDEX || owner == draft->entity)
		return;
	other = owner_before(x, noun);
	if (strcmp(lemma, "counterpart") == 0) {
		struct entity *e = &x->d->entity[draft->entity];

		if (other == NO_INDEX || x->d->entity[x->draft[other].entity].type != ENTITY_COUNTRY)
			return;
		if (!e->role)
			e->role = "counterpart";
		entity_set_country(x, draft->entity, x->d->entity[x->draft[other].entity].code, NULL);
		relate(x, draft->entity, x->draft[other].entity, RELATION_OFFICIAL_OF, words_of(x, noun, noun + 1), false,
		       x->draft[other].first, draft->end);
	} else if (strcmp(lemma, "predecessor") == 0 || strcmp(lemma, "successor") == 0) {
		bool before = lemma[0] == 'p';

		relate(x, before ? draft->entity : owner, before ? owner : draft->entity, RELATION_PREDECESSOR_OF,
		       words_of(x, noun, noun + 1), false, first < noun ? first : noun, draft->end);
		/* who was in an office before or after somebody was so in the same country */
		entity_set_country(x, draft->entity, x->d->entity[owner].country, x->d->entity[owner].country_basis);
		if (!x->d->entity[draft->entity].role)
			x->d->entity[draft->entity].role = words_of(x, noun, noun + 1);
	} else if (pattern_lists("wife|husband|spouse", lemma)) {
		relate(x, draft->entity, owner, RELATION_SPOUSE_OF, lemma, false, first < noun ? first : noun, draft->end);
	} else if (pattern_lists("father|mother", lemma)) {
		relate(x, draft->entity, owner, RELATION_PARENT_OF, lemma, false, first < noun ? first : noun, draft->end);
	} else {
		relate(x, owner, draft->entity, RELATION_PARENT_OF, lemma, false, first < noun ? first : noun, draft->end);
	}
}

/* "Prince Philip of Britain", "Queen Margrethe II of Denmark": the country behind the name. */
static void read_realm(struct extraction *x, struct title *t, const struct draft *name, uint32_t limit)
{
	uint32_t k;

	if (strcmp(t->office->office, "monarch") != 0 && strcmp(t->office->office, "royalty") != 0)
		return;
	if (name->end + 1 >= limit || !token_is(&x->d->token[name->end], "of"))
		return;
	k = x->draft_at[name->end + 1];
	if (k == NO_INDEX || x->draft[k].first != name->end + 1 || x->draft[k].type != ENTITY_COUNTRY || x->draft[k].entity == NO_INDEX)
		return;
	t->of = k;
	if (t->office->relation == OFFICE_NONE) {
		entity_set_country(x, name->entity, x->d->entity[x->draft[k].entity].code, NULL);
		relate(x, name->entity, x->draft[k].entity, RELATION_OTHER, words_of(x, t->first, t->end), t->former, t->first,
		       x->draft[k].end);
	}
}

static void read_roles(struct extraction *x, uint32_t k)
{
	const struct draft draft = x->draft[k];
	const struct sentence *s = &x->d->sentence[x->d->token[draft.first].sentence];
	struct title t;
	uint32_t first = draft.first;

	if (title_ending(x, first, s->token_begin, OFFICE_BEFORE | OFFICE_NOUN, &t)) {
		read_front(x, &t, s->token_begin);
		if (t.of == NO_INDEX)
			read_realm(x, &t, &draft, s->token_end);
		apply_title(x, draft.entity, &t, t.begin_all, draft.end);
	} else if (first > s->token_begin + 1 && strcmp(x->d->token[first - 1].form, ",") == 0 &&
	           title_ending(x, first - 1, s->token_begin, OFFICE_NOUN, &t)) {
		/* "the Turkish president, Recep Tayyip Erdogan,": the article or the owner shows that one person is meant */
		read_front(x, &t, s->token_begin);
		if (t.of != NO_INDEX && (draft.end >= s->token_end || (x->d->token[draft.end].flags & TOKEN_PUNCT)))
			apply_title(x, draft.entity, &t, t.begin_all, draft.end);
	}
	if (title_after(x, draft.end, s->token_end, &t))
		apply_title(x, draft.entity, &t, draft.first, t.end_all);
}

void roles_find(struct extraction *x)
{
	size_t nr = x->draft_nr, i;

	for (i = 0; i < nr; i++)
		if (x->draft[i].type == ENTITY_PERSON && x->draft[i].entity != NO_INDEX && x->draft[i].kind == MENTION_NAME)
			read_roles(x, (uint32_t)i);
	for (i = 0; i < nr; i++)
		if (x->draft[i].type == ENTITY_PERSON && x->draft[i].entity != NO_INDEX && x->draft[i].kind == MENTION_NAME)
			read_tie(x, (uint32_t)i);
}
