/* ties.c - ties between entities other than offices
 *
 *     his Russian counterpart Sergei Lavrov            an official of that country
 *     his predecessor George W. Bush                   one after the other in office; so does "succeeded" say
 *     his wife, Carla Bruni; the son of Hosni Mubarak  families
 *     Aleppo, Syria; the Syrian city of Raqqa          where a place lies
 *     Belarus, a close ally of Russia; NATO member X   allies, members
 *     the Qassam Brigades, the military wing of Hamas  parts
 *
 * Each is read from words that stand together; where the words leave a choice nothing is written.
 */
#include <string.h>

#include "extract/extract_int.h"

enum {
	TIE_WORDS = 4                   /* most words between an article and the noun that names a tie */
};

static bool is_family(const char *lemma)
{
	return pattern_lists(
		"wife|husband|spouse|widow|widower|ex-wife|ex-husband|son|daughter|stepson|stepdaughter|father|mother|brother|sister|"
		"grandson|granddaughter|grandfather|grandmother|nephew|niece|uncle|aunt|cousin",
		lemma);
}

/* "`who` is the LEMMA of `of`" */
static void relate_family(struct extraction *x, uint32_t who, uint32_t of, const char *lemma, bool former, uint32_t first, uint32_t end)
{
	former = former || strncmp(lemma, "ex-", 3) == 0;
	if (x->d->entity[who].type != ENTITY_PERSON || x->d->entity[of].type != ENTITY_PERSON)
		return;
	if (pattern_lists("wife|husband|spouse|widow|widower|ex-wife|ex-husband", lemma))
		relate(x, who, of, RELATION_SPOUSE_OF, lemma, former, first, end);
	else if (pattern_lists("father|mother", lemma))
		relate(x, who, of, RELATION_PARENT_OF, lemma, false, first, end);
	else if (pattern_lists("son|daughter", lemma))
		relate(x, of, who, RELATION_PARENT_OF, lemma, false, first, end);
	else
		relate(x, who, of, RELATION_OTHER, lemma, false, first, end);
}

/* The person that "his", "her" or a name with 's in front of a noun stands for. */
static uint32_t person_owner(struct extraction *x, uint32_t noun, uint32_t *first)
{
	uint32_t c, end;

	for (c = x->first_child[noun]; c != NO_INDEX && c < noun; c = x->next_sibling[c]) {
		uint32_t entity;

		if (!token_rel(&x->d->token[c], "nmod") && !token_rel(&x->d->token[c], "det"))
			continue;
		entity = refer(x, c, first, &end);
		if (entity != NO_INDEX && x->d->entity[entity].type == ENTITY_PERSON)
			return entity;
	}
	return NO_INDEX;
}

/* The words right before the noun of a tie, over adjectives: "Kim Jong Il's eldest son", "his Russian counterpart". */
static uint32_t owner_in_front(struct extraction *x, uint32_t noun, uint32_t begin, uint32_t *first)
{
	const struct token *t = x->d->token;
	uint32_t i, k, end;

	for (i = noun; i > begin && noun - i < TIE_WORDS; i--) {
		if (pattern_lists("his|her", t[i - 1].lower))
			return refer(x, i - 1, first, &end);
		if (strcmp(t[i - 1].xpos, "POS") == 0) {
			k = owner_before(x, i, true);
			if (k == NO_INDEX || x->draft[k].type != ENTITY_PERSON)
				return NO_INDEX;
			*first = x->draft[k].first;
			return x->draft[k].entity;
		}
		if (x->draft_at[i - 1] == NO_INDEX && t[i - 1].upos != UPOS_ADJ && t[i - 1].upos != UPOS_NOUN)
			break;
	}
	return NO_INDEX;
}

/* What the person with a counterpart is to a country: the counterpart is so to his own. */
static enum relation_kind office_of(const struct extraction *x, uint32_t person)
{
	size_t i;

	for (i = 0; person != NO_INDEX && i < x->d->relation_nr; i++)
		if (x->d->relation[i].source == person && x->d->relation[i].kind == RELATION_LEADER_OF && !x->d->relation[i].former &&
		    x->d->entity[x->d->relation[i].target].type == ENTITY_COUNTRY)
			return RELATION_LEADER_OF;
	return RELATION_OFFICIAL_OF;
}

static void read_counterpart(struct extraction *x, const struct draft *draft, uint32_t noun, uint32_t owner)
{
	struct entity *e = &x->d->entity[draft->entity];
	uint32_t other = owner_before(x, noun, false), of;

	if (other == NO_INDEX || x->d->entity[x->draft[other].entity].type != ENTITY_COUNTRY)
		return;
	of = x->draft[other].entity;
	if (!e->role)
		e->role = "counterpart";
	entity_set_country(x, draft->entity, x->d->entity[of].code, NULL);
	relate(x, draft->entity, of, office_of(x, owner), words_of(x, noun, noun + 1), false, x->draft[other].first, draft->end);
}

/* "his Russian counterpart NAME", "his predecessor NAME", "her husband, NAME", "NAME's son NAME": a tie between two people. */
static void read_tie(struct extraction *x, uint32_t k)
{
	const struct token *t = x->d->token;
	const struct draft draft = x->draft[k];
	const struct sentence *s = &x->d->sentence[t[draft.first].sentence];
	uint32_t noun = draft.first, owner, first = noun, from;
	const char *lemma;

	if (noun > s->token_begin && strcmp(t[noun - 1].form, ",") == 0)
		noun--;
	if (noun <= s->token_begin)
		return;
	noun--;
	lemma = t[noun].lemma;
	if (x->draft_at[noun] != NO_INDEX || !(pattern_lists("counterpart|predecessor|successor", lemma) || is_family(lemma)))
		return;
	owner = owner_in_front(x, noun, s->token_begin, &first);
	if (owner == NO_INDEX)
		owner = person_owner(x, noun, &first);
	/* the owner hangs on the name when the parser takes that as the head */
	if (owner == NO_INDEX)
		owner = person_owner(x, draft.head, &first);
	if (strcmp(lemma, "counterpart") == 0) {
		/* "Kerry and Russian counterpart Lavrov" */
		if (owner == NO_INDEX && token_rel(&t[draft.head], "conj") && tree_head(x, draft.head) != NO_INDEX)
			owner = refer(x, tree_head(x, draft.head), &first, &from);
		if (owner == NO_INDEX && token_rel(&t[noun], "conj") && tree_head(x, noun) != NO_INDEX)
			owner = refer(x, tree_head(x, noun), &first, &from);
		read_counterpart(x, &draft, noun, owner);
		return;
	}
	if (owner == NO_INDEX || owner == draft.entity || x->d->entity[owner].type != ENTITY_PERSON)
		return;
	from = first < noun ? first : noun;
	if (is_family(lemma)) {
		relate_family(x, draft.entity, owner, lemma, noun > s->token_begin && pattern_lists("former|late|ex", t[noun - 1].lower), from,
		              draft.end);
	} else {
		bool before = lemma[0] == 'p';

		relate(x, before ? draft.entity : owner, before ? owner : draft.entity, RELATION_PREDECESSOR_OF,
		       words_of(x, noun, noun + 1), false, from, draft.end);
		/* who was in an office before or after somebody was so in the same country */
		entity_set_country(x, draft.entity, x->d->entity[owner].country, x->d->entity[owner].country_basis);
		if (!x->d->entity[draft.entity].role)
			x->d->entity[draft.entity].role = words_of(x, noun, noun + 1);
	}
}

/* ---- appositives ---- */

/* ", a close ally of NAME": the noun's token, the draft of the name after "of"; false if there is no such. */
static bool apposition(const struct extraction *x, uint32_t comma, uint32_t limit, uint32_t *noun, uint32_t *of)
{
	const struct token *t = x->d->token;
	uint32_t i = comma + 1, k;

	if (comma + 3 >= limit || strcmp(t[comma].form, ",") != 0)
		return false;
	for (k = 0; k < TIE_WORDS + 1 && i + 1 < limit && !token_is(&t[i + 1], "of"); k++, i++)
		if (t[i].upos == UPOS_VERB || t[i].upos == UPOS_AUX || t[i].upos == UPOS_ADP || (t[i].flags & TOKEN_PUNCT))
			return false;
	if (i + 2 >= limit || !token_is(&t[i + 1], "of") || t[i].upos != UPOS_NOUN)
		return false;
	*noun = i;
	i += 2;
	if (token_is(&t[i], "the") && i + 1 < limit)
		i++;
	*of = x->draft_at[i];
	return *of != NO_INDEX && x->draft[*of].first == i && x->draft[*of].entity != NO_INDEX && x->draft[*of].kind == MENTION_NAME;
}

static bool is_party(enum entity_type type)
{
	return type == ENTITY_COUNTRY || type == ENTITY_ORGANIZATION || type == ENTITY_GROUP || type == ENTITY_PERSON;
}

static bool is_former(const struct extraction *x, uint32_t noun)
{
	return noun > 0 && pattern_lists("former|onetime|erstwhile|ex|late", x->d->token[noun - 1].lower);
}

/* "NAME, a member of NAME", and what else one name is of another. */
static void read_apposition(struct extraction *x, uint32_t k)
{
	const struct draft draft = x->draft[k];
	const struct sentence *s = &x->d->sentence[x->d->token[draft.first].sentence];
	enum entity_type type = draft.type, other;
	uint32_t noun, of, target;
	const char *lemma;
	bool former;

	if (!apposition(x, draft.end, s->token_end, &noun, &of) || x->draft[of].entity == draft.entity)
		return;
	/* an institution at the end of a longer name or list: the parser has to say so too */
	if (type != ENTITY_PERSON && draft.first > s->token_begin && token_is(&x->d->token[draft.first - 1], "of") &&
	    tree_head(x, noun) != draft.head)
		return;
	if (type == ENTITY_ORGANIZATION && tree_head(x, noun) != draft.head)
		return;
	lemma = x->d->token[noun].lemma;
	target = x->draft[of].entity;
	other = x->draft[of].type;
	former = is_former(x, noun);
	if (type == ENTITY_PERSON && other == ENTITY_PERSON && is_family(lemma))
		relate_family(x, draft.entity, target, lemma, former, draft.first, x->draft[of].end);
	else if (is_party(type) && is_party(other) && strcmp(lemma, "ally") == 0)
		relate(x, draft.entity, target, RELATION_ALLY_OF, lemma, former, draft.first, x->draft[of].end);
	else if ((type == ENTITY_COUNTRY || type == ENTITY_ORGANIZATION) && other == ENTITY_ORGANIZATION && strcmp(lemma, "member") == 0)
		relate(x, draft.entity, target, RELATION_MEMBER_OF, lemma, former, draft.first, x->draft[of].end);
	else if (type == ENTITY_ORGANIZATION && (other == ENTITY_ORGANIZATION || other == ENTITY_GROUP) &&
	         pattern_lists("wing|arm|branch|unit|subsidiary|division|affiliate|faction|part|offshoot", lemma))
		relate(x, draft.entity, target, RELATION_PART_OF, words_of(x, noun, noun + 1), former, draft.first, x->draft[of].end);
}

/* "Russia's ally Serbia", "NATO member Turkey", "Putin ally Viktor Medvedchuk" */
static void read_epithet(struct extraction *x, uint32_t k)
{
	const struct draft draft = x->draft[k];
	const struct token *t = x->d->token;
	uint32_t begin = x->d->sentence[t[draft.first].sentence].token_begin, noun = draft.first, i, of;
	bool ally;

	if (noun <= begin)
		return;
	noun--;
	ally = strcmp(t[noun].lemma, "ally") == 0;
	if (!is_party(draft.type) || !(ally || (strcmp(t[noun].lemma, "member") == 0 && draft.type == ENTITY_COUNTRY)))
		return;
	for (i = noun; i > begin && noun - i < 3 && x->draft_at[i - 1] == NO_INDEX && t[i - 1].upos == UPOS_ADJ; i--)
		;
	of = owner_before(x, i, ally);
	if (of == NO_INDEX || !is_party(x->draft[of].type) || (!ally && x->draft[of].type != ENTITY_ORGANIZATION))
		return;
	relate(x, draft.entity, x->draft[of].entity, ally ? RELATION_ALLY_OF : RELATION_MEMBER_OF, t[noun].lemma, is_former(x, noun),
	       x->draft[of].first, draft.end);
}

/* ---- places ---- */

static bool place_noun(const char *lemma)
{
	return pattern_lists("city|town|village|port|capital|province|region|district|island|resort|suburb|settlement|township|municipality|"
	                     "enclave|stronghold|state|county|prefecture|oblast|peninsula|valley", lemma);
}

static void relate_place(struct extraction *x, uint32_t place, uint32_t in, uint32_t first, uint32_t end)
{
	const struct entity *o = &x->d->entity[in];

	entity_set_country(x, place, country_of(o), o->type == ENTITY_COUNTRY ? NULL : o->country_basis);
	relate(x, place, in, RELATION_LOCATED_IN, NULL, false, first, end);
}

/* True if the table puts the place elsewhere; then it is another place of the name, or two places in a list. */
static bool elsewhere(const struct extraction *x, uint32_t place, uint32_t in)
{
	const char *a = country_of(&x->d->entity[place]), *b = country_of(&x->d->entity[in]);

	return a[0] && b[0] && strcmp(a, b) != 0;
}

/* The text says where the place is, against a table. */
static void move(struct extraction *x, uint32_t place, uint32_t in)
{
	struct entity *e = &x->d->entity[place];

	if (!e->country_basis)
		return;
	memcpy(e->country, country_of(&x->d->entity[in]), sizeof e->country);
	e->country_basis = NULL;
	e->link = NULL;
}

/* A state or province of the tables: "Nebraska" */
static bool is_region(const struct extraction *x, const struct draft *draft)
{
	return draft->sense && draft->sense->kind == SENSE_PLACE && strcmp(x->c->gazetteer.place[draft->sense->row].kind, "region") == 0;
}

/* "Aleppo, Syria", "Flint, Michigan", "Guzargah in Afghanistan", "the Syrian city of Raqqa" */
static void read_location(struct extraction *x, uint32_t k)
{
	const struct draft draft = x->draft[k];
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[draft.first].sentence];
	uint32_t at = draft.end + 1, in = NO_INDEX, i = draft.first, c;

	if (at < s->token_end && (strcmp(t[draft.end].form, ",") == 0 || token_is(&t[draft.end], "in"))) {
		if (t[draft.end].form[0] != ',' && token_is(&t[at], "the") && at + 1 < s->token_end)
			at++;
		in = x->draft_at[at];
		if (in != NO_INDEX && (x->draft[in].first != at || x->draft[in].kind != MENTION_NAME || x->draft[in].entity == NO_INDEX ||
		                       (x->draft[in].type != ENTITY_COUNTRY && x->draft[in].type != ENTITY_PLACE)))
			in = NO_INDEX;
	}
	if (in != NO_INDEX) {
		uint32_t end = x->draft[in].end;
		bool differs = elsewhere(x, draft.entity, x->draft[in].entity);
		bool known = !differs && country_of(&x->d->entity[draft.entity])[0] && country_of(&x->d->entity[x->draft[in].entity])[0];
		bool closed = end >= s->token_end || ((t[end].flags & TOKEN_PUNCT) && strcmp(t[end].form, "-") != 0);

		/* "Paris, Germany and Spain" is a list */
		if (t[draft.end].form[0] == ',') {
			for (c = x->first_child[x->draft[in].head]; c != NO_INDEX; c = x->next_sibling[c])
				closed = closed && !token_rel(&t[c], "conj");
			closed = closed && !token_rel(&t[x->draft[in].head], "conj") &&
			         (known || x->draft[in].type == ENTITY_COUNTRY || is_region(x, &x->draft[in]));
		} else {
			closed = known || (!differs && tree_head(x, x->draft[in].head) == draft.head);
		}
		/* "Birmingham, Alabama" is another one than the table's */
		if (closed && differs)
			move(x, draft.entity, x->draft[in].entity);
		if (closed)
			relate_place(x, draft.entity, x->draft[in].entity, draft.first, end);
	}
	if (i > s->token_begin + 2 && token_is(&t[i - 1], "of") && place_noun(t[i - 2].lemma)) {
		for (i -= 2; i > s->token_begin && x->draft_at[i - 1] == NO_INDEX && (t[i - 1].upos == UPOS_ADJ || t[i - 1].upos == UPOS_NOUN ||
		                                                                       strcmp(t[i - 1].form, "-") == 0); i--)
			;
		in = owner_before(x, i, false);
		if (in != NO_INDEX && x->draft[in].type == ENTITY_COUNTRY && !elsewhere(x, draft.entity, x->draft[in].entity))
			relate_place(x, draft.entity, x->draft[in].entity, x->draft[in].first, draft.end);
	}
}

/* ---- one after the other in office ---- */

/* "Rajiv Gandhi succeeded his mother", "was succeeded by …", "replaced … as prime minister": it has happened. */
static void read_succession(struct extraction *x, uint32_t v)
{
	const struct token *t = x->d->token;
	bool passive = clause_passive(x, v), object;
	uint32_t subject, other = NO_INDEX, c, length, first, end, a, b, a_first, a_end;
	bool office = strcmp(t[v].lemma, "succeed") == 0, plural;

	if (!(strcmp(t[v].xpos, "VBD") == 0 || (passive && tree_has(x, v, "aux", "was|were"))) || tree_has(x, v, "advmod", "not|n't|never"))
		return;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		if (passive ? token_rel(&t[c], "obl") && token_is(&t[tree_child(x, c, "case") == NO_INDEX ? c : tree_child(x, c, "case")], "by")
		            : token_rel(&t[c], "obj"))
			other = other == NO_INDEX ? c : other;
		else if (token_rel(&t[c], "obl") && strcmp(tree_case(x, c), "as") == 0)
			office = office || gazetteer_office(&x->c->gazetteer, x->d, c, c + 1, &length, &plural) != NULL ||
			         (c > 0 && gazetteer_office(&x->c->gazetteer, x->d, c - 1, c + 1, &length, &plural) != NULL);
	}
	subject = clause_subject(x, v, &object);
	if (!office || other == NO_INDEX || subject == NO_INDEX || tree_joined(x, subject) || tree_joined(x, other))
		return;
	a = refer(x, subject, &a_first, &a_end);
	b = refer(x, other, &first, &end);
	if (a == NO_INDEX || b == NO_INDEX || a == b || x->d->entity[a].type != ENTITY_PERSON || x->d->entity[b].type != ENTITY_PERSON ||
	    x->d->entity[a].generic || x->d->entity[b].generic)
		return;
	relate(x, passive ? a : b, passive ? b : a, RELATION_PREDECESSOR_OF, words_of(x, v, v + 1), false, a_first < v ? a_first : v,
	       end > v ? end : v + 1);
}

/* "Peru's Congress", "the Kenyan Supreme Court": whose an organisation is that no table knows */
static void read_home(struct extraction *x, const struct draft *draft)
{
	uint32_t c;

	for (c = x->first_child[draft->head]; !draft->sense && c != NO_INDEX && c < draft->first; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];
		const struct entity *of;

		if (!(strcmp(t->deprel, "nmod:poss") == 0 || token_rel(t, "amod")) || x->draft_at[c] == NO_INDEX ||
		    x->draft[x->draft_at[c]].entity == NO_INDEX)
			continue;
		of = &x->d->entity[x->draft[x->draft_at[c]].entity];
		if (of->type == ENTITY_COUNTRY)
			entity_set_country(x, draft->entity, of->code, NULL);
	}
}

void ties_find(struct extraction *x)
{
	size_t nr = x->draft_nr, i;
	uint32_t v;

	for (i = 0; i < nr; i++) {
		const struct draft *draft = &x->draft[i];

		if (draft->entity == NO_INDEX || draft->kind != MENTION_NAME)
			continue;
		if (draft->type == ENTITY_PERSON)
			read_tie(x, (uint32_t)i);
		else if (draft->type == ENTITY_PLACE)
			read_location(x, (uint32_t)i);
		else if (draft->type == ENTITY_ORGANIZATION)
			read_home(x, draft);
		read_apposition(x, (uint32_t)i);
		read_epithet(x, (uint32_t)i);
	}
	for (v = 0; v < x->d->token_nr; v++)
		if (x->d->token[v].upos == UPOS_VERB && pattern_lists("succeed|replace", x->d->token[v].lemma))
			read_succession(x, v);
}

void governments_find(struct extraction *x)
{
	const struct token *t = x->d->token;
	uint32_t i, first, end;

	for (i = 0; i < x->d->token_nr; i++)
		if (t[i].upos == UPOS_NOUN && x->draft_at[i] == NO_INDEX &&
		    strmap_get(&x->c->nominal, t[i].lemma, strlen(t[i].lemma)) == NOMINAL_STATE)
			refer_government(x, i, &first, &end);
}
