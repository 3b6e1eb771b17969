/* gather.c - who takes part in an event, from the phrases of its clause
 *
 * First come the phrases to which the pattern gives a role.  An event that then has one side only looks for the other: inside
 * the object's phrase ("condemned an attack by soldiers"), in what is agreed, refused, threatened or asked for ("agreed to send
 * troops to Uganda"), and in the prepositions of its own clause.  Entities and words are borrowed from the document; every walk
 * is bounded by INSIDE_DEPTH, JOINED_DEPTH or the sentence.
 */
#include <string.h>

#include "extract/gather.h"

enum { JOINED_DEPTH = 4, INSIDE_DEPTH = 4 };

/* The last name of this entity before token `at` in its sentence: what a pronoun stands for; NO_INDEX. */
static uint32_t name_before(const struct extraction *x, uint32_t entity, uint32_t at)
{
	uint32_t i = at, begin = x->d->sentence[x->d->token[at].sentence].token_begin;

	while (i-- > begin) {
		uint32_t k = x->draft_at[i];

		if (k != NO_INDEX && x->draft[k].entity == entity && x->draft[k].kind != MENTION_PRONOUN &&
		    x->draft[k].kind != MENTION_ADJECTIVE)
			return k;
	}
	return NO_INDEX;
}

/* "movement", "kingdom" as the last word of a name. */
static bool is_called_party(const struct extraction *x, uint32_t last)
{
	const char *word = x->d->token[last].lower;
	uint32_t kind = strmap_get(&x->c->party, word, strlen(word));

	return kind == PARTY_BODY || kind == PARTY_STATE || kind == PARTY_GROUP;
}

void add_participant(struct gather *g, uint32_t entity, uint8_t role, uint32_t first, uint32_t end)
{
	struct extraction *x = g->x;
	struct event *ev = g->ev;
	enum entity_type type = x->d->entity[entity].type;
	struct participant p = { .entity = entity };
	size_t i;

	if (role >= ROLE_NR || ev->participant_nr >= PARTICIPANTS_MAX)
		return;
	if (x->d->token[first].upos == UPOS_PRON && end == first + 1) {
		uint32_t k = name_before(x, entity, first);

		g->pronoun = true;
		if (k != NO_INDEX) {
			first = x->draft[k].first;
			end = x->draft[k].end;
		}
	}
	p.begin = x->d->token[first].begin;
	p.end = x->d->token[end - 1].end;
	if (role == ROLE_PLACE) {
		if ((type == ENTITY_PLACE || type == ENTITY_COUNTRY) && ev->place.entity == NO_INDEX) {
			p.role = ROLE_PLACE;
			ev->place = p;
		}
		return;
	}
	/* an event or a work does nothing, but "the Hirak movement" of no known type does; a city is where, or what about */
	if (type == ENTITY_EVENT || (type == ENTITY_OTHER && !is_called_party(x, end - 1)))
		return;
	if (type == ENTITY_PLACE && role == ROLE_ACTOR &&
	    !pattern_lists("SUPPORT|ACCUSE|REJECT|AGREE|THREATEN|REQUEST|SANCTION|CONCEDE|AID", ev->type))
		return;         /* "London rejected the plan", but "London hosted the summit" */
	p.role = (enum role)role;
	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].entity == entity && (ev->participant[i].role == p.role || ev->participant[i].begin == p.begin ||
		                                            p.role == ROLE_ABOUT))
			return;
	ARENA_PUSH(x->a, ev->participant, ev->participant_nr, ev->participant_alloc) = p;
}

static void add_places(struct gather *g, uint32_t noun)
{
	const struct extraction *x = g->x;
	uint32_t c;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "nmod") && pattern_lists("in|at|near", tree_case(x, c)))
			add_phrase(g, c, ROLE_PLACE);
}

/* Who a noun phrase is; somebody without a name is no place, and whoever is only to be chosen ("elect a president") is nobody. */
static uint32_t look_up(struct gather *g, uint32_t noun, uint8_t role, uint32_t *first, uint32_t *end)
{
	bool leaves = pattern_lists("sack|fire|dismiss|oust|remove|axe|demote|depose|unseat", g->pattern->lemma ? g->pattern->lemma : "");

	if (role == ROLE_PLACE || (role != ROLE_ACTOR && !leaves && pattern_lists("APPOINTMENT|ELECTION", g->ev->type)))
		return refer(g->x, noun, first, end);
	return party_or_name(g->x, noun, first, end);
}

/* Whoever is joined to a noun by "and", and to those again. */
static void add_joined(struct gather *g, uint32_t noun, uint8_t role, int depth)
{
	struct extraction *x = g->x;
	uint32_t c, found, first, end;
	bool closed = false;        /* the "and" before the last of them has come */

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && tree_joined(x, c)) {
			found = look_up(g, c, role, &first, &end);
			if (depth < JOINED_DEPTH)
				add_joined(g, c, role, depth + 1);
			/* "Santos and Londono, the commander of the FARC, signed": no third person */
			if (found == NO_INDEX || (closed && (x->d->entity[found].generic || x->d->entity[found].type == ENTITY_GROUP) &&
			                          tree_child(x, c, "cc") == NO_INDEX))
				continue;
			closed = closed || tree_child(x, c, "cc") != NO_INDEX;
			add_participant(g, found, role, first, end);
			if (role != ROLE_PLACE && x->d->entity[found].type == ENTITY_PERSON && x->d->token[c].upos == UPOS_PROPN)
				add_places(g, c);
		}
}

/* "Swedish and Danish officials": the second country's as well. */
static void add_other_adjectives(struct gather *g, uint32_t noun, uint8_t role)
{
	struct extraction *x = g->x;
	uint32_t c, j;

	for (c = x->first_child[noun]; c != NO_INDEX && c < noun; c = x->next_sibling[c]) {
		if (!(token_rel(&x->d->token[c], "amod") || token_rel(&x->d->token[c], "compound")) || x->draft_at[c] == NO_INDEX ||
		    x->draft[x->draft_at[c]].type != ENTITY_COUNTRY)
			continue;
		for (j = x->first_child[c]; j != NO_INDEX; j = x->next_sibling[j]) {
			uint32_t k = x->draft_at[j], entity;

			if (j < c || !token_rel(&x->d->token[j], "conj") || k == NO_INDEX || x->draft[k].head != j ||
			    x->draft[k].entity == NO_INDEX || x->d->entity[x->draft[k].entity].type != ENTITY_COUNTRY)
				continue;
			entity = entity_named(x, ENTITY_GROUP, shared_name(x, k, noun));
			entity_set_country(x, entity, x->d->entity[x->draft[k].entity].code, NULL);
			add_participant(g, entity, role, j, noun + 1);
		}
	}
}

/* The countries that are joined to the one at `name`, and to those again. */
static void add_joined_countries(struct gather *g, uint32_t name, uint8_t role, int depth)
{
	struct extraction *x = g->x;
	uint32_t j;

	for (j = x->first_child[name]; j != NO_INDEX; j = x->next_sibling[j]) {
		uint32_t k = x->draft_at[j];

		if (j < name || !token_rel(&x->d->token[j], "conj"))
			continue;
		if (k != NO_INDEX && x->draft[k].entity != NO_INDEX && x->draft[k].kind == MENTION_NAME &&
		    x->d->entity[x->draft[k].entity].type == ENTITY_COUNTRY)
			add_participant(g, x->draft[k].entity, role, x->draft[k].first, x->draft[k].end);
		if (depth < JOINED_DEPTH)
			add_joined_countries(g, j, role, depth + 1);
	}
}

/* "the ministers of Chad, Mali and Niger": those of Mali and Niger as well, who stand for their countries. */
static void add_other_countries(struct gather *g, uint32_t noun, uint8_t role)
{
	struct extraction *x = g->x;
	uint32_t c;

	if (role == ROLE_PLACE || role == ROLE_ABOUT || strcmp(x->d->token[noun].xpos, "NNS") != 0 ||
	    !pattern_lists(
		    "minister|leader|president|ambassador|diplomat|official|lawmaker|government|parliament|army|force|troop|negotiator|"
		    "envoy|representative|delegate|delegation|chancellor|premier|king|authority|citizen|national|resident|people",
		    x->d->token[noun].lemma))
		return;
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "nmod") && pattern_lists("of|from|in", tree_case(x, c)))
			add_joined_countries(g, c, role, 0);
}

bool add_phrase(struct gather *g, uint32_t noun, uint8_t role)
{
	struct extraction *x = g->x;
	uint32_t entity[2], first, end, found;
	size_t n, i, before = g->ev->participant_nr;

	if (role >= ROLE_NR)
		return false;
	n = refer_pair(x, noun, entity, 2);
	for (i = 0; i < n; i++)
		add_participant(g, entity[i], role, noun, noun + 1);
	if (!n) {
		found = look_up(g, noun, role, &first, &end);
		if (found != NO_INDEX) {
			add_participant(g, found, role, first, end);
			n = 1;
			if (role != ROLE_PLACE && x->d->entity[found].type != ENTITY_PERSON)
				add_other_adjectives(g, noun, role);
			if (x->d->token[noun].upos == UPOS_NOUN)
				add_other_countries(g, noun, role);
		}
		/* "met Putin in Moscow": a place that hangs on a person is where it happened; not on an office, "the commander in Iraq" */
		if (found != NO_INDEX && role != ROLE_PLACE && x->d->entity[found].type == ENTITY_PERSON && x->d->token[noun].upos == UPOS_PROPN)
			add_places(g, noun);
		/* "President Obama and Russian leader Putin": what hangs on the name of a title as well */
		if (found != NO_INDEX && first != noun && first < x->d->token_nr && x->draft_at[first] != NO_INDEX &&
		    x->draft[x->draft_at[first]].kind != MENTION_ADJECTIVE && x->draft[x->draft_at[first]].head != noun)
			add_joined(g, x->draft[x->draft_at[first]].head, role, 0);
	}
	add_joined(g, noun, role, 0);
	return n > 0 || g->ev->participant_nr > before;
}

bool takes_part(const struct event *ev, uint32_t entity)
{
	size_t i;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].entity == entity)
			return true;
	return false;
}

void add_owner(struct gather *g, uint32_t noun, uint8_t role)
{
	struct extraction *x = g->x;
	uint32_t c, first, end;

	for (c = x->first_child[noun]; c != NO_INDEX && c < noun; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];
		uint32_t k = x->draft_at[c];

		if (strcmp(t->deprel ? t->deprel : "", "nmod:poss") == 0) {
			/* "Santos ordered his negotiators" is not to himself */
			if (t->upos != UPOS_PRON || !takes_part(g->ev, refer(x, c, &first, &end)))
				add_phrase(g, c, role);
		} else if ((token_rel(t, "amod") || token_rel(t, "compound")) && k != NO_INDEX &&
		           x->draft[k].entity != NO_INDEX && x->draft[k].type != ENTITY_PERSON && x->draft[k].type != ENTITY_PLACE &&
		           !(x->draft[k].type == ENTITY_GROUP && pattern_lists("country|nation|state|power", x->d->token[noun].lemma)) &&
		           !pattern_lists("language|citizenship|currency|flag|passport|visa|market|history|culture|food|oil|gas",
		                          x->d->token[noun].lemma) &&
		           !takes_part(g->ev, x->draft[k].entity)) {
			add_participant(g, x->draft[k].entity, role, x->draft[k].first, x->draft[k].end);
		}
	}
}

bool event_has_actor(const struct event *ev)
{
	size_t i;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].role == ROLE_ACTOR)
			return true;
	return false;
}

/* "was shot and killed by police": the doer that the second verb has. */
static void add_shared_agent(struct gather *g, uint32_t v)
{
	struct extraction *x = g->x;
	uint32_t c, by;

	for (c = x->first_child[v]; !event_has_actor(g->ev) && c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "conj") && strcmp(x->d->token[c].xpos, "VBN") == 0 &&
		    (by = tree_child_exact(x, c, "obl:agent")) != NO_INDEX)
			add_phrase(g, by, g->pattern->subject);
}

/* What the pattern has a preposition for, and the tree hangs on the doer. */
static void add_agents_prepositions(struct gather *g, uint32_t agent)
{
	struct extraction *x = g->x;
	uint32_t c;
	size_t i;

	for (c = x->first_child[agent]; c != NO_INDEX; c = x->next_sibling[c])
		for (i = 0; i < g->pattern->prep_nr; i++)
			if (c > agent && token_rel(&x->d->token[c], "nmod") && g->pattern->prep[i].role == ROLE_TARGET &&
			    strcmp(g->pattern->prep[i].prep, tree_case(x, c)) == 0 &&
			    pattern_lists("on|against|for|to", g->pattern->prep[i].prep))
				add_phrase(g, c, ROLE_TARGET);
}

bool add_hosts(struct gather *g, uint32_t noun, int depth)
{
	struct extraction *x = g->x;
	size_t before = g->ev->participant_nr;
	uint32_t c;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "nmod")) {
			if (strcmp(tree_case(x, c), "with") == 0)
				add_phrase(g, c, ROLE_TARGET);
			else if (depth < INSIDE_DEPTH && strcmp(tree_case(x, c), "of") == 0)
				add_hosts(g, c, depth + 1);
		}
	return g->ev->participant_nr > before;
}

/* "the ambassador to Israel": where somebody serves. */
static bool is_post(const struct extraction *x, uint32_t noun, uint32_t place)
{
	return pattern_lists("ambassador|envoy|consul|diplomat|delegate|representative|emissary|minister|commander", x->d->token[noun].lemma) &&
	       pattern_lists("to|in|at", tree_case(x, place));
}

/* "flew to Paris for talks with Hollande": the "with", hung on the journey, is that of the talks. */
static bool is_with_purpose(const struct gather *g, uint32_t v, uint32_t with)
{
	const struct extraction *x = g->x;
	uint32_t c;

	if (strcmp(g->ev->type, "MOVEMENT") != 0)
		return false;
	for (c = x->first_child[v]; c != NO_INDEX && c < with; c = x->next_sibling[c])
		if (c > v && token_rel(&x->d->token[c], "obl") && !x->timed[c] && strcmp(tree_case(x, c), "for") == 0 &&
		    x->d->token[c].upos == UPOS_NOUN)
			return true;
	return false;
}

/* A journey "for talks": whether somebody is told with whom. */
static bool add_purpose(struct gather *g, uint32_t v)
{
	struct extraction *x = g->x;
	bool found = false;
	uint32_t c;

	if (strncmp(g->pattern->particle, "for:", 4) != 0 || strcmp(g->ev->type, "CONSULT") != 0)
		return false;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "obl") && !x->timed[c] && strcmp(tree_case(x, c), "for") == 0)
			found = add_hosts(g, c, 0) || found;
	return found;
}

void add_prepositions(struct gather *g, uint32_t top, bool passive)
{
	struct extraction *x = g->x;
	bool hosted = add_purpose(g, top);
	uint32_t c;

	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];
		const char *prep;
		uint8_t role;

		if (!token_rel(t, "obl") && !token_rel(t, "nmod"))
			continue;
		/* "met Putin on Saturday and Obama the next day": nobody is told of Saturday */
		if (strcmp(t->deprel, "nmod:poss") == 0 || x->timed[c])
			continue;
		prep = tree_case(x, c);
		if (strcmp(prep, "out") == 0)
			prep = "of";            /* "out of Mali" */
		if (passive && strcmp(prep, "by") == 0)
			role = g->pattern->subject;
		else if (!*prep)
			continue;
		else
			role = match_prep(g->pattern, prep);
		/* "was abducted with his interpreter" */
		if (passive && role == ROLE_WITH && strcmp(prep, "with") == 0 && g->pattern->direct == ROLE_TARGET &&
		    pattern_lists("ASSAULT|COERCE|RETREAT|DEATH|SANCTION", g->ev->type))
			role = ROLE_TARGET;
		/* "they negotiated with the suspect": he is not the one who negotiated */
		if (role == ROLE_ACTOR && strcmp(prep, "with") == 0 && !event_has_actor(g->ev))
			role = ROLE_WITH;
		if ((role == ROLE_WITH && strcmp(prep, "with") == 0 && is_with_purpose(g, top, c)) || is_post(x, top, c))
			continue;
		/* "arrived in Cairo for talks with Sudan" */
		if (role == ROLE_TARGET && hosted)
			role = ROLE_PLACE;
		if (role == ROLE_TARGET && strcmp(prep, "to") == 0 && x->draft_at[c] != NO_INDEX &&
		    x->draft[x->draft_at[c]].type == ENTITY_PLACE)
			continue;
		add_phrase(g, c, role);
		/* "sanctions imposed by France on Mali", the "on" hung on France */
		if (passive && strcmp(prep, "by") == 0)
			add_agents_prepositions(g, c);
	}
	if (passive)
		add_shared_agent(g, top);
}

/* ---- the other side ---- */

/* The pattern is one of acting together: "met with", "signed with". */
static bool is_mutual(const struct pattern *p)
{
	size_t i;

	for (i = 0; i < p->prep_nr; i++)
		if (pattern_lists("with|between", p->prep[i].prep) && (p->prep[i].role == ROLE_ACTOR || p->prep[i].role == ROLE_WITH))
			return true;
	return p->direct == ROLE_ACTOR;
}

/* Somebody besides those who act is known, or several act on each other. */
static bool has_other_side(const struct gather *g)
{
	const struct event *ev = g->ev;
	size_t i, actors = 0;

	for (i = 0; i < ev->participant_nr; i++) {
		if (ev->participant[i].role == ROLE_TARGET || ev->participant[i].role == ROLE_WITH)
			return true;
		actors += ev->participant[i].role == ROLE_ACTOR;
	}
	return actors > 1 && is_mutual(g->pattern);
}

/* People and things that are sent to the other side rather than are it. */
static bool is_sent(const char *lemma)
{
	return pattern_lists(
		"ambassador|envoy|diplomat|troop|troops|force|forces|soldier|peacekeeper|inspector|expert|team|staff|delegation|mission|"
		"observer|worker|official|representative|warplane|plane|ship|warship|personnel|doctor|contingent|convoy|army|"
		"adviser|advisor|minister|negotiator|rescuer|medic|engineer|trainer|fighter|monitor|tank|missile|helicopter|jet|"
		"reservist|guard",
		lemma);
}

/* What is sent, withdrawn or offered to the other side is not that side: "sent experts to Chad", "withdrew some of its troops".
 * Returns the noun, or NO_INDEX. */
static uint32_t means_of(const struct extraction *x, uint32_t noun, uint32_t v)
{
	uint32_t c;

	if (noun == NO_INDEX || v == NO_INDEX ||
	    !pattern_lists(
		    "send|deploy|dispatch|withdraw|recall|pull|offer|provide|contribute|commit|move|remove|fly|lend|supply|give|summon|"
		    "station|base|keep|extend|bring|have|assign|mobilize|mobilise|mass|amass|gather|concentrate|position",
		    x->d->token[v].lemma))
		return NO_INDEX;
	if (is_sent(x->d->token[noun].lemma))
		return noun;
	if (!pattern_lists("some|number|part|hundred|thousand|dozen|hundreds|thousands|dozens|scores|most|all|half|batch|rest|many|several|group|unit|more",
	                   x->d->token[noun].lemma))
		return NO_INDEX;
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "nmod") && strcmp(tree_case(x, c), "of") == 0 && is_sent(x->d->token[c].lemma))
			return c;
	return NO_INDEX;
}

/* "its troops", "their peacekeeping force": whose side they are on. */
static bool is_own_force(const struct extraction *x, uint32_t noun)
{
	uint32_t c;

	if (!is_sent(x->d->token[noun].lemma))
		return false;
	for (c = x->first_child[noun]; c != NO_INDEX && c < noun; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "nmod") && pattern_lists("its|their|his|her", x->d->token[c].lower))
			return true;
	return false;
}

/* "promised to reform Malta": the country of whoever acts is no other side. */
static bool is_own_country(const struct gather *g, uint32_t entity)
{
	const struct entity *e = &g->x->d->entity[entity];
	size_t i;

	for (i = 0; e->type == ENTITY_COUNTRY && i < g->ev->participant_nr; i++)
		if (g->ev->participant[i].role == ROLE_ACTOR && strcmp(g->x->d->entity[g->ev->participant[i].entity].country, e->code) == 0)
			return true;
	return false;
}

/* Add the phrase if it is somebody who is not in the event yet; returns whether it was. */
static bool add_new(struct gather *g, uint32_t noun, uint8_t role)
{
	size_t before = g->ev->participant_nr;
	uint32_t first, end, found;

	if (g->x->timed[noun] || is_own_force(g->x, noun))
		return false;
	found = party_or_name(g->x, noun, &first, &end);
	if (found == NO_INDEX || takes_part(g->ev, found) || is_own_country(g, found))
		return false;
	add_phrase(g, noun, role);
	return g->ev->participant_nr > before;
}

/* "demanded the release of a Turkish journalist", "an inquiry into a former Germany defender": who is told already; his country is
 * no other side. */
static bool is_told(struct gather *g, uint32_t noun)
{
	uint32_t first, end, found = pattern_lists("ACCUSE|REQUEST", g->ev->type) ? party_or_name(g->x, noun, &first, &end) : NO_INDEX;

	return found != NO_INDEX && takes_part(g->ev, found);
}

bool gather_means(const struct gather *g, uint32_t v, uint32_t object)
{
	return g->pattern->direct == ROLE_TARGET && pattern_lists("AID|SANCTION|RETREAT|MOBILIZE|AGREE", g->ev->type) &&
	       means_of(g->x, object, v) != NO_INDEX && g->x->draft_at[object] == NO_INDEX;
}

/* A deed done to somebody: whoever condemns it does not condemn the victim. */
static bool is_deed(const struct extraction *x, uint32_t noun)
{
	const struct pattern *p = patterns_find(&x->c->patterns, true, x->d->token[noun].lemma);

	for (; p; p = patterns_next(&x->c->patterns, p))
		if (pattern_lists("ASSAULT|COERCE|SANCTION|THREATEN|DEATH|CRIME|ACCIDENT|DISASTER", p->type))
			return true;
	return pattern_lists("invasion|killing|murder|death|abuse|violation|treatment|arrest|detention|imprisonment|torture|disappearance|"
	                     "execution|persecution|occupation|annexation|expulsion|shooting|bombing|kidnapping|abduction|use|closure|"
	                     "demolition|destruction|poisoning|assassination|attack|assault|crackdown|mistreatment", x->d->token[noun].lemma);
}

/* Ground and buildings that stand for those who hold them when they are attacked. */
static bool is_site(const char *lemma)
{
	return pattern_lists("base|camp|post|headquarters|village|town|city|area|position|convoy|checkpoint|outpost|building|compound|"
	                     "facility|target|site|embassy|consulate|airport|port|barracks|station|district|neighbourhood|neighborhood|"
	                     "school|hospital|mosque|church|market|factory|depot|stronghold|region|province|territory|plant|refinery|bridge|"
	                     "headquarter|reactor|complex|hotel|bus", lemma);
}

/* The role of whoever stands inside an object by this tier of prepositions. */
static uint8_t inside_role(const struct gather *g, uint32_t noun, uint8_t role, size_t tier)
{
	if (role != ROLE_TARGET)
		return role;
	if (tier == 3)
		return pattern_lists("ACCUSE|SUPPORT|REJECT|REQUEST|COOPERATE", g->ev->type) ? ROLE_ABOUT
		       : pattern_lists("CONSULT|PROTEST", g->ev->type) ||
		       (strcmp(g->ev->type, "ASSAULT") == 0 && !is_site(g->x->d->token[noun].lemma)) ? ROLE_NOBODY : role;
	if (tier > 0 && pattern_lists("ACCUSE|PROTEST", g->ev->type) && is_deed(g->x, noun))
		return ROLE_ABOUT;
	/* "demanded the release of the hostages": of nobody who is asked */
	if (tier == 1 && strcmp(g->ev->type, "REQUEST") == 0 &&
	    pattern_lists("release|return|extradition|repatriation|freeing|handover|liberation|deportation|evacuation|rescue|arrest",
	                  g->x->d->token[noun].lemma))
		return ROLE_ABOUT;
	return role;
}

/* What somebody has or does himself: "reiterated Norway's commitment to peace" is not about Norway. */
static bool is_own_act(const char *lemma)
{
	return pattern_lists("commitment|support|pledge|promise|demand|call|concern|condemnation|rejection|solidarity|readiness|willingness|"
	                     "belief|opposition|stance|position|vow|appeal|intention|presence|force|troop", lemma);
}

/* "assurances received from Russia": the verb tells who gave what the noun names. */
static bool comes_from(const char *lemma)
{
	return pattern_lists("send|receive|obtain|get|secure|win|come|arrive", lemma);
}

/* "an appeal filed by lawyers", "claims that two soldiers abused children": whoever did what the noun names. */
static bool add_doer(struct gather *g, uint32_t noun, uint8_t role)
{
	struct extraction *x = g->x;
	size_t before = g->ev->participant_nr;
	uint32_t c, by, subject;

	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if (c < noun || !(token_rel(t, "acl") || token_rel(t, "ccomp")))
			continue;
		/* "a truce brokered by Qatar" is not made with Qatar */
		if (pattern_lists("broker|mediate|facilitate|negotiate|sponsor|host|moderate|arrange|propose|draft", t->lemma))
			continue;
		for (by = x->first_child[c]; by != NO_INDEX; by = x->next_sibling[by])
			if (strcmp(t->xpos, "VBN") == 0 && token_rel(&x->d->token[by], "obl") &&
			    (strcmp(tree_case(x, by), "by") == 0 || (comes_from(t->lemma) && strcmp(tree_case(x, by), "from") == 0)))
				add_new(g, by, role);
		subject = tree_child(x, c, "nsubj");
		if (subject != NO_INDEX && pattern_lists("claim|allegation|report|accusation|announcement|suggestion|charge|statement",
		                                         x->d->token[noun].lemma))
			add_new(g, subject, role);
	}
	return g->ev->participant_nr > before;
}

/* Institutions, and people who hold ground or are held: not the merchant of a merchant ship. */
static bool owns_by_noun(const struct extraction *x, uint32_t noun)
{
	const char *lemma = x->d->token[noun].lemma;
	uint32_t kind = strmap_get(&x->c->party, lemma, strlen(lemma));

	return kind == PARTY_BODY || kind == PARTY_STATE ||
	       pattern_lists("rebel|militant|insurgent|guerrilla|terrorist|soldier|troop|pirate|refugee|migrant|settler|separatist|civilian|"
	                     "gang|prisoner|protester|opposition|jihadist|peacekeeper", lemma);
}

/* "an army base", "police convoys": whose a thing is by a common noun before it. */
static bool add_compound_owner(struct gather *g, uint32_t noun, uint8_t role)
{
	struct extraction *x = g->x;
	uint32_t c;

	if (is_deed(x, noun))           /* "a terrorist attack" */
		return false;
	for (c = x->first_child[noun]; c != NO_INDEX && c < noun; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "compound") && x->d->token[c].upos == UPOS_NOUN && owns_by_noun(x, c) && add_new(g, c, role))
			return true;
	return false;
}

/* Where a road, a line or a pipe goes, by its verb. */
static void add_way(struct gather *g, uint32_t v, uint8_t role)
{
	struct extraction *x = g->x;
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > v && token_rel(&x->d->token[c], "obl") && pattern_lists("to|into|toward|towards|through|with", tree_case(x, c)))
			add_new(g, c, role);
}

static bool inside(struct gather *g, uint32_t noun, uint8_t role, int depth, size_t from)
{
	/* the doer of a deed or owner of a thing first, then whom it is meant for, then where it is */
	static const char *const tier[] = { "by|between|from", "of", "with|against|for|to|toward|towards|on|upon|into|over|about|among",
		"in|at|near|inside|outside|along|across" };
	struct extraction *x = g->x;
	size_t before = g->ev->participant_nr, i;
	uint32_t c;

	if (from == 0 && !add_compound_owner(g, noun, role) && !is_own_act(x->d->token[noun].lemma))
		add_owner(g, noun, role);
	if (from == 0 && g->ev->participant_nr == before)
		add_doer(g, noun, role);
	for (i = from; i < (role == ROLE_ACTOR && is_deed(x, noun) ? 1 : sizeof tier / sizeof tier[0]) && g->ev->participant_nr == before; i++)
		for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c]) {
			const struct token *t = &x->d->token[c];
			uint8_t as = inside_role(g, noun, role, i);

			if (c < noun || as == ROLE_NOBODY || !(token_rel(t, "nmod") || token_rel(t, "obl")) ||
			    !pattern_lists(tier[i], tree_case(x, c)) || is_post(x, noun, c))
				continue;
			if (!add_new(g, c, as) && !is_told(g, c) && depth < INSIDE_DEPTH)
				inside(g, c, as, depth + 1, 0);
		}
	/* "blocked the roads leading into Nablus" */
	for (c = x->first_child[noun]; g->ev->participant_nr == before && c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "acl") && pattern_lists("lead|run|go|connect|link", x->d->token[c].lemma))
			add_way(g, c, role);
	/* "a grant and a loan to the town" */
	for (c = x->first_child[noun]; g->ev->participant_nr == before && depth < INSIDE_DEPTH && c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "conj") && (x->d->token[c].upos == UPOS_NOUN || x->d->token[c].upos == UPOS_SYM))
			inside(g, c, role, depth + 1, from);
	return g->ev->participant_nr > before;
}

bool add_inside(struct gather *g, uint32_t noun, uint8_t role)
{
	return !g->x->timed[noun] && !pattern_lists("time|year|day|month|week|way", g->x->d->token[noun].lemma) && inside(g, noun, role, 0, 0);
}

/* Whom a clause's own arguments name: object, then prepositions; `in`: a place counts as well. */
static bool add_arguments(struct gather *g, uint32_t v, uint8_t role, bool in)
{
	struct extraction *x = g->x;
	uint32_t c;
	int pass;

	for (pass = 0; pass < 4; pass++)
		for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
			const struct token *t = &x->d->token[c];
			const char *prep = tree_case(x, c);
			bool object = token_rel(t, "obj") || token_rel(t, "iobj");
			bool oblique = token_rel(t, "obl") && !x->timed[c];

			/* "pledged a million from her foundation" */
			if (oblique && strcmp(prep, "from") == 0 && pattern_lists("AID|AGREE", g->ev->type) &&
			    pattern_lists("pledge|donate|give|offer|provide|contribute|lend|commit|promise", x->d->token[v].lemma))
				continue;
			/* "In Colombia, the rebels declared a ceasefire" */
			if (c < v && !(pass >= 2 && oblique && strcmp(prep, "in") == 0))
				continue;
			if (pass < 2 ? !object && !(oblique && (pattern_lists("to|from|with|against|for|into|on|upon|toward|towards", prep) ||
			                                             (strcmp(prep, "at") == 0 && strcmp(g->ev->type, "ASSAULT") == 0)))
			    : !(in && oblique && pattern_lists("in|at|near|inside|across|of|over|between|along", prep)))
				continue;
			/* "pushed for the United States support it" */
			if (pass == 0 && oblique && strcmp(g->ev->type, "REQUEST") == 0 && tree_child(x, c, "nsubj") != NO_INDEX &&
			    add_new(g, tree_child(x, c, "nsubj"), role))
				return true;
			/* "sent thousands of peacekeepers": they are not the other side */
			if (pass % 2 != 0 && object && means_of(x, c, v) != NO_INDEX && means_of(x, c, v) != c)
				continue;
			if (pass % 2 == 0 ? !(object && means_of(x, c, v) != NO_INDEX) && add_new(g, c, role)
			    : strcmp(g->ev->type, "CONSULT") != 0 && add_inside(g, c, role))
				return true;
		}
	return false;
}

/* "set up a hospital in Chad" is for Chad; "hold talks in Chad" only takes place there. */
static bool counts_place(struct gather *g, uint32_t v)
{
	uint32_t object;
	const struct pattern *p = match_verb(g->x, v, clause_passive(g->x, v), &object);

	return !p || pattern_lists("AID|RETREAT|CONCEDE|SANCTION|COERCE|MOBILIZE", p->type);
}

/* "signed an accord on Thursday to supply Chad with wheat": what is to be done belongs to the accord. */
static bool is_contract(const struct extraction *x, uint32_t v)
{
	uint32_t object = tree_child(x, v, "obj");

	return object != NO_INDEX && pattern_lists("sign|initial|conclude|ink", x->d->token[v].lemma) &&
	       pattern_lists("agreement|deal|treaty|pact|accord|memorandum|contract|protocol", x->d->token[object].lemma);
}

/* The other side in the clause that hangs on verb or noun `v`: "agreed to send troops to Uganda", "demanded that Iran stop". */
static bool add_from_complement(struct gather *g, uint32_t v, uint8_t role, int depth)
{
	struct extraction *x = g->x;
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];
		bool that = token_rel(t, "ccomp");

		/* "its demand that Israel ease restrictions" */
		if (token_rel(t, "acl") && strcmp(g->ev->type, "REQUEST") == 0 &&
		    pattern_lists("demand|call|request|appeal|insistence", x->d->token[v].lemma))
			that = true;
		/* "its commitment to supporting Lebanon" */
		if (token_rel(t, "acl") && strcmp(t->xpos, "VBG") == 0 && is_own_act(x->d->token[v].lemma) && add_arguments(g, c, role, true))
			return true;
		if (c < v || !(that || token_rel(t, "xcomp") || (token_rel(t, "acl") && strcmp(t->xpos, "VB") == 0) ||
		               (token_rel(t, "advcl") && strcmp(t->xpos, "VB") == 0 && is_contract(x, v))))
			continue;
		if (that && pattern_lists("REQUEST|ACCUSE|THREATEN|REJECT|SUPPORT|CONCEDE", g->ev->type)) {
			uint32_t subject = tree_child(x, c, "nsubj");

			if (subject != NO_INDEX && x->d->token[subject].upos != UPOS_PRON && add_new(g, subject, role))
				return true;
		}
		if (that)
			continue;       /* whoever is spoken of besides is not spoken to */
		if (add_arguments(g, c, role, counts_place(g, c)) || (depth < INSIDE_DEPTH && add_from_complement(g, c, role, depth + 1)))
			return true;
	}
	return false;
}

/* "troops from Syria": where they are withdrawn from. */
static bool find_source(struct gather *g, uint32_t means, uint8_t role)
{
	uint32_t c;

	for (c = g->x->first_child[means]; c != NO_INDEX; c = g->x->next_sibling[c])
		if (c > means && token_rel(&g->x->d->token[c], "nmod") && strcmp(tree_case(g->x, c), "from") == 0 &&
		    pattern_lists("RETREAT|SANCTION|AGREE", g->ev->type) && add_new(g, c, role))
			return true;
	return false;
}

static bool add_border(struct gather *g, uint32_t v)
{
	struct extraction *x = g->x;
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > v && token_rel(&x->d->token[c], "obl") && pattern_lists("border|frontier", x->d->token[c].lemma) &&
		    inside(g, c, ROLE_TARGET, 0, 0))
			return true;
	return false;
}

/* "each other", "one another" as the object of a verb or of what it governs. */
static bool is_mutual_object(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if ((token_rel(&x->d->token[c], "obj") && token_is(&x->d->token[c], "each")) ||
		    (token_rel(&x->d->token[c], "obj") && token_is(&x->d->token[c], "one") && c + 1 < x->d->token_nr &&
		     token_is(&x->d->token[c + 1], "another")) ||
		    (c > v && token_rel(&x->d->token[c], "xcomp") && (tree_child(x, c, "obj") != NO_INDEX) &&
		     token_is(&x->d->token[tree_child(x, c, "obj")], "each")))
			return true;
	return false;
}

void add_other_side(struct gather *g, uint32_t v, uint32_t object, bool passive)
{
	uint8_t role = g->pattern->direct;
	uint32_t means;

	if (has_other_side(g) || !pattern_lists("AGREE|CONSULT|SUPPORT|COOPERATE|AID|CONCEDE|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|"
	                                            "SANCTION|MOBILIZE|COERCE|ASSAULT", g->ev->type))
		return;
	if (role != ROLE_ACTOR && role != ROLE_ABOUT)
		role = ROLE_TARGET;
	/* "pledged to consult each other" */
	if (is_mutual_object(g->x, v))
		return;
	/* of "sent a team of doctors to Chad" only the "to" tells the other side */
	means = means_of(g->x, object, v);
	if (means != NO_INDEX) {
		if (inside(g, means, role, 0, 2) || (means != object && inside(g, object, role, 0, 2)) ||
		    find_source(g, means, role))
			return;
	} else if (object != NO_INDEX && (add_inside(g, object, role) || add_from_complement(g, object, ROLE_TARGET, 0)))
		return;
	/* "asked people to call the police": it is the people who are asked */
	if (object != NO_INDEX && strcmp(g->ev->type, "REQUEST") == 0)
		return;
	/* "were deployed along the border with Ukraine" */
	if (passive && strcmp(g->ev->type, "MOBILIZE") == 0 && add_border(g, v))
		return;
	if (add_from_complement(g, v, ROLE_TARGET, 0) || passive)
		return;
	add_arguments(g, v, ROLE_TARGET, pattern_lists("AID|CONCEDE|SANCTION|COERCE|MOBILIZE", g->ev->type));
}
