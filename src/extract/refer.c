/* refer.c - what a noun phrase stands for: names, offices with a country, pronouns, pairs
 *
 * Pronouns, and noun phrases that no table knows, stand for what coreference links them to (corefer.c).  "It" and "they" as the
 * subject of what somebody says go by a rule: "The Nusra Front announced that it was cutting its ties".
 */
#include <string.h>

#include "extract/gather.h"

enum {
	OFFICIALS_BACK = 256         /* how many entities back the holder of an office is looked for */
};

/* "X said that it would …": a speaker that is no person is who "it" or "they" are in what is said. */
static uint32_t speaker_pronoun(struct extraction *x, uint32_t token)
{
	const struct token *t = x->d->token;
	uint32_t verb = tree_head(x, token), up, speaker, entity, first, end;
	enum entity_type type;
	bool it = token_is(&t[token], "it"), object;

	if (!(it || token_is(&t[token], "they")) || verb == NO_INDEX || !token_rel(&t[token], "nsubj") || !token_rel(&t[verb], "ccomp") ||
	    (t[token].flags & TOKEN_QUOTED))
		return NO_INDEX;
	up = tree_head(x, verb);
	if (up == NO_INDEX || up >= token || t[up].upos != UPOS_VERB || !patterns_reporting(&x->c->patterns, t[up].lemma))
		return NO_INDEX;
	speaker = clause_subject(x, up, &object);
	if (speaker == NO_INDEX || object || speaker == token || t[speaker].upos == UPOS_PRON || tree_joined(x, speaker))
		return NO_INDEX;
	entity = refer(x, speaker, &first, &end);
	if (entity == NO_INDEX)
		return NO_INDEX;
	type = x->d->entity[entity].type;
	return (it && type == ENTITY_COUNTRY) || type == ENTITY_ORGANIZATION || (!it && type == ENTITY_GROUP) ? entity : NO_INDEX;
}

/* The country or person that a noun belongs to: "Turkish", "Turkey's", "U.S.", "Assad's", "the Obama", "… of Turkey". */
static uint32_t owner(const struct extraction *x, uint32_t noun)
{
	uint32_t c;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];
		uint32_t k = x->draft_at[c];

		if (c > noun && !(token_rel(t, "nmod") && strcmp(tree_case(x, c), "of") == 0))
			continue;
		if (k != NO_INDEX && x->draft[k].entity != NO_INDEX &&
		    (token_rel(t, "amod") || token_rel(t, "compound") || token_rel(t, "nmod")) &&
		    (x->draft[k].type == ENTITY_COUNTRY || x->draft[k].type == ENTITY_PERSON ||
		     x->draft[k].type == ENTITY_ORGANIZATION || x->draft[k].type == ENTITY_GROUP ||
		     (x->draft[k].type == ENTITY_PLACE && token_rel(t, "compound"))))
			return k;
	}
	return NO_INDEX;
}

/* "the Turkish president": the one person of that country whom the text gives such an office. */
static uint32_t office_holder(const struct extraction *x, uint32_t noun, const char *country)
{
	uint32_t length, found = NO_INDEX, i;
	bool plural;
	const struct office *o = gazetteer_office(&x->c->gazetteer, x->d, noun, noun + 1, &length, &plural);

	if (!o || plural || !country[0])
		return NO_INDEX;
	for (i = x->d->entity_nr > OFFICIALS_BACK ? (uint32_t)x->d->entity_nr - OFFICIALS_BACK : 0; i < x->d->entity_nr; i++) {
		const struct entity *e = &x->d->entity[i];

		if (e->type != ENTITY_PERSON || strcmp(e->country, country) != 0 || !e->role)
			continue;
		if (strcmp(o->title, "leader") != 0 && !strstr(e->role, x->d->token[noun].form) &&
		    !strstr(e->role, o->title))
			continue;
		if (found != NO_INDEX)
			return NO_INDEX;
		found = i;
	}
	return found;
}

/* A noun of many people, or of an institution, that the text gives no country or name: "the rebels", "police", "armed men". One
 * entity for the same words in the document; documents are not merged by it. */
static uint32_t generic(struct extraction *x, uint32_t noun, uint32_t *first, uint32_t *end)
{
	const struct token *t = x->d->token;
	uint32_t kind = strmap_get(&x->c->nominal, t[noun].lemma, strlen(t[noun].lemma)), begin = noun, length, entity, c, i;
	bool plural = strcmp(t[noun].xpos, "NNS") == 0, many;
	struct draft draft = { .kind = MENTION_NOMINAL, .entity = NO_INDEX };
	const char *name = "";

	if (t[noun].upos != UPOS_NOUN || x->draft_at[noun] != NO_INDEX || token_is(&t[noun], "people") || is_violence_used(x, noun))
		return NO_INDEX;
	if (kind == STRMAP_NONE) {
		const struct office *o = gazetteer_office(&x->c->gazetteer, x->d, noun, noun + 1, &length, &many);

		if (!o || !many || !(o->flags & OFFICE_NOUN))
			return NO_INDEX;
		kind = NOMINAL_PEOPLE;
	}
	if (kind == NOMINAL_PEOPLE && !plural && !pattern_lists("team|delegation|company|force", t[noun].lemma))
		return NO_INDEX;
	/* somebody's: whose is not known */
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if ((t[c].deprel && strcmp(t[c].deprel, "nmod:poss") == 0) || (token_rel(&t[c], "det") && token_is(&t[c], "no")))
			return NO_INDEX;
	while (begin > x->d->sentence[t[noun].sentence].token_begin && noun - begin < 3) {
		const struct token *w = &t[begin - 1];

		if (x->draft_at[begin - 1] != NO_INDEX || w->head != (int32_t)noun || (w->flags & TOKEN_CAPITAL && begin - 1 > 0) ||
		    !(token_rel(w, "compound") || (token_rel(w, "amod") && w->upos == UPOS_ADJ)) ||
		    pattern_lists("other|several|many|such|same|more|most|some|senior|top|local|new|young|old|own|last|first|next|few|"
		                  "former|certain|various|recent|key|major|leading", w->lower))
			break;
		begin--;
	}
	for (i = begin; i <= noun; i++)
		name = arena_printf(x->a, "%s%s%s", name, i > begin ? " " : "", t[i].lower);
	entity = entity_generic(x, kind == NOMINAL_PEOPLE ? ENTITY_GROUP : ENTITY_ORGANIZATION, name);
	*first = draft.first = begin;
	*end = draft.end = noun + 1;
	draft.entity = entity;
	draft.type = x->d->entity[entity].type;
	draft_add(x, draft);
	return entity;
}

/* What people or institutions are to the country or organization before them: "U.S. officials", "Russian troops", "Turkish
 * protesters", "Taliban leaders"; RELATION_KIND_NR: their victims, maybe. */
static unsigned tie_of(const char *lemma, enum nominal_kind kind, enum entity_type owner)
{
	if (owner == ENTITY_PLACE)
		return RELATION_LOCATED_IN;
	if (kind != NOMINAL_PEOPLE)
		return RELATION_PART_OF;
	if (pattern_lists(
		    "official|diplomat|minister|lawmaker|legislator|senator|envoy|negotiator|officer|delegation|representative|judge|"
		    "prosecutor|investigator|commander|leader|president|ambassador|general|spokesman|spokeswoman|chief|director|executive",
		    lemma))
		return RELATION_OFFICIAL_OF;
	if (pattern_lists("force|troop|troops|soldier|warplane|plane|jet|peacekeeper|paratrooper|commando|sailor|marine", lemma))
		return RELATION_PART_OF;
	if (strcmp(lemma, "company") == 0)
		return RELATION_OTHER;
	if (owner == ENTITY_COUNTRY)
		return RELATION_CITIZEN_OF;
	if (pattern_lists("worker|journalist|reporter|scientist|expert|lawyer|employee|pilot", lemma))
		return RELATION_WORKS_FOR;
	return pattern_lists("fighter|militant|rebel|member|guerrilla|guerrillas|activist|insurgent|politician|student|separatist", lemma) ?
	       RELATION_MEMBER_OF : RELATION_KIND_NR;
}

/* True if the person is known to lead, or to have led, a state. */
static bool leads_state(const struct entity *e)
{
	return e->type == ENTITY_PERSON && e->link && strncmp(e->link, "leader:", 7) == 0 && e->country[0];
}

/* "the Assad regime", "Assad's government": one institution of the state that the person leads, however it is called. */
static uint32_t government(struct extraction *x, uint32_t leader, const char *name)
{
	const char *key = arena_printf(x->a, "government:%u", leader);
	uint32_t entity = strmap_get(&x->name_entity, key, strlen(key));

	if (entity == STRMAP_NONE) {
		entity = entity_named(x, ENTITY_ORGANIZATION, name);
		strmap_put(&x->name_entity, key, strlen(key), entity, 0);
	}
	entity_alias(x, entity, name);
	return entity;
}

/* "Hungarian and Romanian officials" are of both: the other country joined to the owner; NO_INDEX. */
static uint32_t joined_owner(const struct extraction *x, uint32_t owner, uint32_t noun)
{
	uint32_t c;

	for (c = x->first_child[x->draft[owner].head]; c != NO_INDEX; c = x->next_sibling[c])
		if (c < noun && token_rel(&x->d->token[c], "conj") && x->draft_at[c] != NO_INDEX && x->draft[x->draft_at[c]].entity != NO_INDEX &&
		    x->draft[x->draft_at[c]].entity != x->draft[owner].entity)
			return x->draft_at[c];
	return NO_INDEX;
}

const char *shared_name(struct extraction *x, uint32_t draft, uint32_t noun)
{
	uint32_t first = x->draft[draft].head, rest, c;

	/* from the first of the joined adjectives on to the last */
	if (token_rel(&x->d->token[first], "conj") && tree_head(x, first) != NO_INDEX && tree_head(x, first) < first)
		first = tree_head(x, first);
	rest = first + 1;
	for (c = x->first_child[first]; c != NO_INDEX; c = x->next_sibling[c])
		if (c < noun && token_rel(&x->d->token[c], "conj"))
			rest = c + 1;
	return arena_printf(x->a, "%s %s", words_of(x, x->draft[draft].first, x->draft[draft].end), words_of(x, rest, noun + 1));
}

static void relate_people(struct extraction *x, uint32_t entity, uint32_t owner, const struct token *noun, enum nominal_kind kind,
                          uint32_t begin, uint32_t end)
{
	enum entity_type type = x->draft[owner].type;
	const struct sense *s = x->draft[owner].sense;
	unsigned tie = type == ENTITY_PERSON || type == ENTITY_GROUP ? RELATION_KIND_NR : tie_of(noun->lemma, kind, type);

	/* "NATO leaders" lead its members */
	if (tie == RELATION_OFFICIAL_OF && type == ENTITY_ORGANIZATION && pattern_lists("leader|president|minister", noun->lemma) && s &&
	    s->kind == SENSE_ORGANIZATION && pattern_lists("igo|alliance", x->c->gazetteer.organization[s->row].kind))
		tie = RELATION_OTHER;
	if (tie != RELATION_KIND_NR)
		relate(x, entity, x->draft[owner].entity, (enum relation_kind)tie, noun->lower, false, begin, end);
}

/* "leaders", "ministers": holders of a high office */
static bool office_people(const struct extraction *x, uint32_t noun)
{
	uint32_t length;
	bool plural = false;
	const struct office *o = gazetteer_office(&x->c->gazetteer, x->d, noun, noun + 1, &length, &plural);

	return o && plural && (o->flags & OFFICE_NOUN) &&
	       (o->relation == OFFICE_LEADER ||
	        pattern_lists("minister|foreign_minister|defence_minister|legislator|diplomat|military", o->office));
}

/* The words of a nominal: from its owner, with adjectives between, to the noun. */
static uint32_t nominal(struct extraction *x, uint32_t noun, uint32_t *first, uint32_t *end)
{
	const struct token *t = &x->d->token[noun];
	uint32_t k = owner(x, noun), kind, entity, begin, past;
	const struct entity *e;
	struct draft draft = { .kind = MENTION_NOMINAL, .entity = NO_INDEX };
	char code[3] = "";

	if (t->upos == UPOS_VERB)
		return NO_INDEX;
	if (k == NO_INDEX)
		return generic(x, noun, first, end);
	e = &x->d->entity[x->draft[k].entity];
	memcpy(code, country_of(e), 3);
	begin = x->draft[k].first < noun ? x->draft[k].first : noun;
	past = x->draft[k].end > noun + 1 ? x->draft[k].end : noun + 1;
	kind = strmap_get(&x->c->nominal, t->lemma, strlen(t->lemma));
	if (kind == STRMAP_NONE && office_people(x, noun))
		kind = NOMINAL_PEOPLE;
	if (e->type == ENTITY_PLACE && (kind == STRMAP_NONE || kind == NOMINAL_STATE || x->draft[k].head > noun))
		return generic(x, noun, first, end);
	if (kind == STRMAP_NONE) {
		if (e->type == ENTITY_COUNTRY)
			entity = office_holder(x, noun, code);
		else
			return NO_INDEX;
		if (entity == NO_INDEX)
			return NO_INDEX;
	} else if (kind == NOMINAL_STATE && e->type == ENTITY_COUNTRY) {
		entity = x->draft[k].entity;
	} else {
		const char *name = words_of(x, begin, past);
		enum entity_type type = kind == NOMINAL_PEOPLE ? ENTITY_GROUP : ENTITY_ORGANIZATION;

		if (past - begin > 7)
			return NO_INDEX;
		if (kind == NOMINAL_STATE && leads_state(e)) {
			const char *country = arena_strdup(x->a, code), *basis = e->country_basis;
			uint32_t state = entity_country(x, country);

			entity = government(x, x->draft[k].entity, name);
			entity_set_country(x, entity, country, basis);
			if (state != NO_INDEX)
				relate(x, entity, state, RELATION_PART_OF, t->lower, false, begin, past);
		} else {
			uint32_t other = joined_owner(x, k, noun);
			bool two = other != NO_INDEX && x->draft[other].type == ENTITY_COUNTRY && e->type == ENTITY_COUNTRY && past == noun + 1;

			/* two groups, each of its country */
			if (two) {
				uint32_t second = entity_named(x, type, shared_name(x, other, noun));

				entity_set_country(x, second, x->d->entity[x->draft[other].entity].code, NULL);
				relate_people(x, second, other, t, (enum nominal_kind)kind, begin, past);
				name = shared_name(x, k, noun);
			}
			entity = entity_named(x, type, name);
			if (other == NO_INDEX || two)
				entity_set_country(x, entity, code, x->d->entity[x->draft[k].entity].country_basis);
		}
		relate_people(x, entity, k, t, (enum nominal_kind)kind, begin, past);
	}
	*first = draft.first = begin;
	*end = draft.end = past;
	draft.entity = entity;
	draft.type = x->d->entity[entity].type;
	if (x->draft_at[noun] == NO_INDEX)
		draft_add(x, draft);
	return entity;
}

uint32_t refer_government(struct extraction *x, uint32_t token, uint32_t *first, uint32_t *end)
{
	uint32_t k = owner(x, token);

	if (k == NO_INDEX || !leads_state(&x->d->entity[x->draft[k].entity]))
		return NO_INDEX;
	return nominal(x, token, first, end);
}

/* The name that a title or office goes with: "leader" of "Russian leader Vladimir Putin"; NO_INDEX. */
static uint32_t named_by(const struct extraction *x, uint32_t noun)
{
	uint32_t c;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];
		uint32_t k = x->draft_at[c];

		if (c < noun || k == NO_INDEX || x->draft[k].kind != MENTION_NAME || x->draft[k].type != ENTITY_PERSON ||
		    x->draft[k].entity == NO_INDEX || x->draft[k].head != c || tree_joined(x, c))
			continue;
		if (token_rel(t, "appos") || token_rel(t, "flat") || token_rel(t, "compound") || (token_rel(t, "nmod") && !*tree_case(x, c)))
			return c;
	}
	return NO_INDEX;
}

/* "thousands of Kurds", "a group of lawmakers", "one of the rebels": the noun that is counted. */
static uint32_t counted_noun(const struct extraction *x, uint32_t noun)
{
	const struct token *t = x->d->token;
	uint32_t c;

	if (!pattern_lists("thousand|hundred|dozen|score|million|ten|group|number|majority|crowd|band|member|one|some|many|several|most|all|"
	                   "two|three|four|half|handful|couple|scores|dozens|hundreds|thousands|tens|millions", t[noun].lemma))
		return NO_INDEX;
	/* "former members", "family members": not whom they belong to */
	if (strcmp(t[noun].lemma, "member") == 0 && (tree_child(x, noun, "amod") != NO_INDEX || tree_child(x, noun, "compound") != NO_INDEX))
		return NO_INDEX;
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&t[c], "nmod") && strcmp(tree_case(x, c), "of") == 0)
			return c;
	return NO_INDEX;
}

/* "detained three men and later released them": the object of the verb before, of the same number; NO_INDEX. */
static uint32_t joined_object(const struct extraction *x, uint32_t token)
{
	const struct token *t = x->d->token;
	uint32_t v = tree_head(x, token), up = v == NO_INDEX ? NO_INDEX : tree_head(x, v), object;
	bool plural;

	if (up == NO_INDEX || !token_rel(&t[token], "obj") || !token_rel(&t[v], "conj") || t[up].upos != UPOS_VERB || up > v ||
	    tree_child(x, v, "nsubj") != NO_INDEX || !pattern_lists("them|him|her", t[token].lower))
		return NO_INDEX;
	object = tree_child(x, up, "obj");
	if (object == NO_INDEX || object > v || t[object].upos == UPOS_PRON || t[object].upos == UPOS_NUM)
		return NO_INDEX;
	plural = pattern_lists("NNS|NNPS", t[object].xpos) || tree_child(x, object, "conj") != NO_INDEX;
	if (plural != token_is(&t[token], "them"))
		return NO_INDEX;
	if (!plural && t[object].upos == UPOS_PROPN &&
	    (x->draft_at[object] == NO_INDEX || x->draft[x->draft_at[object]].type != ENTITY_PERSON))
		return NO_INDEX;
	return object;
}

uint32_t refer(struct extraction *x, uint32_t token, uint32_t *first, uint32_t *end)
{
	uint32_t k = x->draft_at[token], entity, of, steps;

	for (steps = 0; k == NO_INDEX && steps < 3 && (of = counted_noun(x, token)) != NO_INDEX; steps++) {
		token = of;
		k = x->draft_at[token];
	}

	if (k == NO_INDEX && (of = named_by(x, token)) != NO_INDEX) {
		token = of;
		k = x->draft_at[token];
	}
	/* "the Nusra Front, a jihadist group that announced …" */
	of = tree_head(x, token);
	if (k == NO_INDEX && of != NO_INDEX && of < token && token_rel(&x->d->token[token], "appos") &&
	    x->d->token[token].upos == UPOS_NOUN && x->draft_at[of] != NO_INDEX && x->draft[x->draft_at[of]].kind == MENTION_NAME &&
	    x->draft[x->draft_at[of]].head == of) {
		token = of;
		k = x->draft_at[of];
	}
	*first = token;
	*end = token + 1;
	if (k != NO_INDEX && x->draft[k].entity != NO_INDEX && x->draft[k].head == token && x->draft[k].kind != MENTION_ADJECTIVE) {
		*first = x->draft[k].first;
		*end = x->draft[k].end;
		return x->draft[k].entity;
	}
	if (k != NO_INDEX && x->draft[k].kind == MENTION_NAME)
		return NO_INDEX;
	if (x->d->token[token].upos == UPOS_PRON) {
		of = joined_object(x, token);
		if (of != NO_INDEX && x->draft_at[of] != NO_INDEX && x->draft[x->draft_at[of]].head == of)
			entity = x->draft[x->draft_at[of]].entity;
		else if (of != NO_INDEX) {
			uint32_t a, b;

			entity = party(x, of, &a, &b);
		} else {
			entity = coreferent(x, token);
		}
		if (entity == NO_INDEX)
			entity = speaker_pronoun(x, token);
		if (entity == NO_INDEX && (of = coreferent_phrase(x, token)) != NO_INDEX) {
			uint32_t a, b;

			entity = party(x, of, &a, &b);
			if (entity == NO_INDEX && x->draft_at[of] != NO_INDEX && x->draft[x->draft_at[of]].head == of &&
			    x->draft[x->draft_at[of]].kind == MENTION_NOMINAL)
				entity = x->draft[x->draft_at[of]].entity;
		}
		if (entity != NO_INDEX && k == NO_INDEX) {
			struct draft draft = { .first = token, .end = token + 1, .kind = MENTION_PRONOUN,
				.type = x->d->entity[entity].type, .entity = entity };

			draft_add(x, draft);
		}
		return entity;
	}
	if (x->d->token[token].upos == UPOS_NOUN || x->d->token[token].upos == UPOS_PROPN) {
		entity = nominal(x, token, first, end);
		if (entity == NO_INDEX || x->d->entity[entity].generic) {
			uint32_t named = coreferent(x, token);

			if (named != NO_INDEX)
				return named;
		}
		return entity;
	}
	return NO_INDEX;
}

/* The type that a plural noun of a pair asks for. */
static bool pair_type(const char *lemma, enum entity_type *type)
{
	if (pattern_lists("power|country|nation|state|side|government|superpower|neighbor|neighbour|ally|rival", lemma))
		*type = ENTITY_COUNTRY;
	else if (pattern_lists("leader|president|man|woman|minister|diplomat|politician|candidate|rival", lemma))
		*type = ENTITY_PERSON;
	else
		return false;
	return true;
}

size_t refer_pair(struct extraction *x, uint32_t token, uint32_t *entity, size_t max)
{
	const struct doc *d = x->d;
	const struct token *t = &d->token[token];
	enum entity_type type;
	uint32_t c, sentence, back;
	bool two = false;

	if (t->upos == UPOS_PRON)
		return pattern_lists("they|them|both|themselves", t->lower) ? coreferent_list(x, token, entity, max) : 0;
	if (t->upos != UPOS_NOUN || max < 2 || !pair_type(t->lemma, &type))
		return 0;
	for (c = x->first_child[token]; c != NO_INDEX && c < token; c = x->next_sibling[c])
		two = two || pattern_lists("two|both", d->token[c].lower);
	if (!two)
		return 0;
	/* the last "A and B" of that type before, in this sentence or the two before */
	sentence = t->sentence;
	for (back = 0; back <= 2 && back <= sentence; back++) {
		const struct sentence *s = &d->sentence[sentence - back];
		uint32_t i = back ? s->token_end : token;

		while (i-- > s->token_begin) {
			uint32_t b = x->draft_at[i], up, a;

			if (b == NO_INDEX || x->draft[b].head != i || x->draft[b].entity == NO_INDEX ||
			    x->draft[b].type != type || !token_rel(&d->token[i], "conj"))
				continue;
			up = tree_head(x, i);
			a = up == NO_INDEX ? NO_INDEX : x->draft_at[up];
			if (a == NO_INDEX || x->draft[a].type != type || x->draft[a].entity == NO_INDEX ||
			    x->draft[a].entity == x->draft[b].entity)
				continue;
			/* "a truce brokered by A and B": the sides are others */
			if (strcmp(tree_case(x, up), "by") == 0)
				continue;
			entity[0] = x->draft[a].entity;
			entity[1] = x->draft[b].entity;
			return 2;
		}
	}
	return 0;
}
