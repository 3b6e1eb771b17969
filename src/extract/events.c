/* events.c - who did what to whom
 *
 * Every verb and event noun that a pattern fits becomes an event with the participants of its own clause.  An event without
 * anybody in it is none: no default, no guess.
 */
#include <string.h>

#include "extract/gather.h"

#define DEEDS_OF_SOMEBODY "THREATEN|SUPPORT|AGREE|CONSULT|PROTEST|COOPERATE|AID|CONCEDE"

/* "20 people", "hundreds": so many that it is news without a name */
bool event_counted(const struct extraction *x, const struct event *ev, uint32_t noun)
{
	const char *lemma = noun == NO_INDEX ? "" : x->d->token[noun].lemma;

	return noun != NO_INDEX && ((x->d->token[noun].upos == UPOS_NUM && pattern_lists("DEATH|DISPLACEMENT|ASSAULT|ACCIDENT|DISASTER", ev->type)) ||
	                            (tree_child(x, noun, "nummod") != NO_INDEX &&
	                             (pattern_lists("ASSAULT|DEATH|DISASTER|ACCIDENT|DISPLACEMENT", ev->type) ||
	                              strmap_get(&x->c->party, lemma, strlen(lemma)) != STRMAP_NONE)) ||
	                            pattern_lists("hundreds|thousands|dozens|scores|millions|population", x->d->token[noun].lower));
}

/* "Assad must step down", said by somebody: the speaker demands it. */
static bool is_demand(const struct extraction *x, const struct clause *k)
{
	return k->speaker != NO_INDEX && k->status != STATUS_HYPOTHETICAL && k->speech_kind &&
	       pattern_lists("say|demand|claim|warn", k->speech_kind) && tree_has(x, k->top, "aux", "must|should");
}

/* Somebody takes part; a wreck or a flood has happened somewhere. */
bool event_acts(const struct event *ev)
{
	return ev->participant_nr > 0 || (ev->place.entity != NO_INDEX && ev->type && pattern_lists("ACCIDENT|DISASTER|ELECTION", ev->type));
}

/* The demand in "Washington said that Assad must step down"; returns whether there is one. */
static bool read_demand(struct extraction *x, uint32_t v)
{
	static const struct pattern demand = { .id = "say-must", .type = "REQUEST", .code = "100", .object = "", .particle = "",
		.subject = ROLE_ACTOR, .direct = ROLE_TARGET };
	struct gather g = { .x = x, .pattern = &demand };
	uint32_t c, subject;
	struct clause k;
	struct event ev;
	bool is_object;

	for (c = x->first_child[v]; c != NO_INDEX && !pattern_lists("must|should", x->d->token[c].lower); c = x->next_sibling[c])
		;
	if (c == NO_INDEX)
		return false;
	clause_read(x, v, &k);
	if (!is_demand(x, &k))
		return false;
	event_start(&g, &ev, v);
	add_phrase(&g, k.speaker, ROLE_ACTOR);
	subject = clause_subject(x, v, &is_object);
	if (subject != NO_INDEX)
		add_phrase(&g, subject, ROLE_TARGET);
	if (ev.participant_nr < 2)
		return false;
	k.status = STATUS_HAPPENED;
	k.polarity = POLARITY_POSITIVE;
	event_finish(&g, &k);
	return true;
}

/* The blame in "the White House said that Moscow was complicit in war crimes"; returns whether there is some. */
static bool read_blame(struct extraction *x, uint32_t adjective)
{
	static const struct pattern blame = { .id = "say-guilty", .type = "ACCUSE", .code = "112", .object = "", .particle = "",
		.subject = ROLE_ACTOR, .direct = ROLE_TARGET };
	struct gather g = { .x = x, .pattern = &blame };
	uint32_t subject;
	struct clause k;
	struct event ev;
	bool is_object;

	if (!pattern_lists("complicit|guilty|responsible|culpable", x->d->token[adjective].lower) ||
	    tree_child(x, adjective, "cop") == NO_INDEX)
		return false;
	clause_read(x, adjective, &k);
	if (k.speaker == NO_INDEX || k.polarity == POLARITY_NEGATIVE ||
	    (k.speech_kind && !pattern_lists("say|claim|accuse|warn", k.speech_kind)))
		return false;
	event_start(&g, &ev, adjective);
	add_phrase(&g, k.speaker, ROLE_ACTOR);
	subject = clause_subject(x, adjective, &is_object);
	if (subject != NO_INDEX)
		add_phrase(&g, subject, ROLE_TARGET);
	if (ev.participant_nr < 2)
		return false;
	add_prepositions(&g, adjective, false);
	k.status = STATUS_HAPPENED;
	event_finish(&g, &k);
	return true;
}

/* "The leaders announced that they …", "Turkey's president says it …": a pronoun that only its speaker can be. */
static bool add_speaker(struct gather *g, uint32_t pronoun, const struct clause *k, uint8_t role)
{
	struct extraction *x = g->x;
	const struct token *t = x->d->token;
	uint32_t kind, first, end, entity;
	enum entity_type type;

	if (t[pronoun].upos != UPOS_PRON || k->speech == NO_INDEX || k->speaker == NO_INDEX ||
	    t[k->speaker].sentence != t[pronoun].sentence ||
	    k->speaker > pronoun || tree_head(x, k->top) != k->speech || (t[k->speaker].upos != UPOS_NOUN && t[k->speaker].upos != UPOS_PROPN))
		return false;
	entity = party_or_name(x, k->speaker, &first, &end);
	if (entity == NO_INDEX)
		return false;
	type = x->d->entity[entity].type;
	kind = strmap_get(&x->c->party, t[k->speaker].lemma, strlen(t[k->speaker].lemma));
	if (token_is(&t[pronoun], "they"))
		return (pattern_lists("NNS|NNPS", t[k->speaker].xpos) || tree_child(x, k->speaker, "conj") != NO_INDEX || type == ENTITY_ORGANIZATION ||
		        kind == PARTY_GROUP) && add_phrase(g, k->speaker, role);
	if (pattern_lists("he|she", t[pronoun].lower))
		return kind == PARTY_PERSON && strcmp(t[k->speaker].xpos, "NN") == 0 && add_phrase(g, k->speaker, role);
	if (!token_is(&t[pronoun], "it"))
		return false;
	if (type == ENTITY_ORGANIZATION || type == ENTITY_COUNTRY)
		return add_phrase(g, k->speaker, role);
	add_owner(g, k->speaker, role);
	return g->ev->participant_nr > 0;
}

/* "Israel said a bomb was fired at it". */
static void add_told_of(struct gather *g, uint32_t v, const struct clause *k)
{
	struct extraction *x = g->x;
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > v && token_rel(&x->d->token[c], "obl") && match_prep(g->pattern, tree_case(x, c)) == ROLE_TARGET &&
		    add_speaker(g, c, k, ROLE_TARGET) && x->draft_at[c] == NO_INDEX && g->ev->participant_nr == 1) {
			struct draft draft = { .first = c, .end = c + 1, .kind = MENTION_PRONOUN, .entity = g->ev->participant[0].entity };

			draft.type = x->d->entity[draft.entity].type;
			draft_add(x, draft);
		}
}

/* An exercise of several together is one of cooperation. */
static bool is_joint(const struct event *ev)
{
	size_t i, sides = 0;

	for (i = 0; i < ev->participant_nr; i++)
		sides += ev->participant[i].role == ROLE_ACTOR || ev->participant[i].role == ROLE_WITH;
	return sides > 1;
}

/* "U.N. helicopters", "Israeli airstrikes", "the summit between A and B": what acts for those inside its phrase. */
static bool acts_for(const struct extraction *x, uint32_t subject)
{
	const struct token *t = &x->d->token[subject];

	return strmap_get(&x->c->party, t->lemma, strlen(t->lemma)) == PARTY_CRAFT ||
	       pattern_lists(
		       "summit|talk|meeting|negotiation|attack|bombing|offensive|decision|refusal|shelling|bombardment|gunfire|office",
		       t->lemma);
}

/* "called the mayor a coward": what somebody is called, behind the object. */
static bool is_naming(const struct extraction *x, uint32_t v, uint32_t object)
{
	uint32_t c;

	if (object == NO_INDEX || strcmp(x->d->token[v].lemma, "call") != 0)
		return false;
	if (tree_child(x, v, "iobj") != NO_INDEX)
		return true;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > object && !x->timed[c] && x->d->token[c].upos != UPOS_VERB &&
		    (token_rel(&x->d->token[c], "xcomp") || token_rel(&x->d->token[c], "obj") ||
		     strcmp(x->d->token[c].deprel ? x->d->token[c].deprel : "", "obl:unmarked") == 0))
			return true;
	return false;
}

/* "insisted that the rates were low" asks for nothing: a demand has "should", "must" or the bare verb. */
static bool asserts(const struct extraction *x, uint32_t v, const struct pattern *p)
{
	uint32_t content = tree_child(x, v, "ccomp"), c;

	if (!(strcmp(x->d->token[v].lemma, "insist") == 0 && strcmp(p->type, "REQUEST") == 0) &&
	    !(strcmp(x->d->token[v].lemma, "agree") == 0 && strcmp(p->type, "AGREE") == 0))
		return false;
	if (content == NO_INDEX || tree_child(x, v, "obl") != NO_INDEX)
		return false;
	/* "agree that the law is unfair" */
	if (strcmp(x->d->token[v].lemma, "agree") == 0)
		return tree_child(x, content, "cop") != NO_INDEX && tree_child(x, content, "aux") == NO_INDEX;
	for (c = x->first_child[content]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "aux") || token_rel(&x->d->token[c], "cop"))
			return !pattern_lists("must|should|be", x->d->token[c].lower);
	return pattern_lists("VBD|VBZ", x->d->token[content].xpos);
}

/* True if a pronoun that is no reflexive is taken for what another phrase of its own clause names: "he met Merkel" is not Merkel. */
static bool binds_itself(struct extraction *x, uint32_t pronoun, uint32_t other)
{
	uint32_t a, b, first, end;

	if (pronoun == NO_INDEX || other == NO_INDEX || x->d->token[pronoun].upos != UPOS_PRON ||
	    pattern_lists("himself|herself|itself|themselves|who|which|that|whom", x->d->token[pronoun].lower))
		return false;
	a = refer(x, pronoun, &first, &end);
	b = refer(x, other, &first, &end);
	return a != NO_INDEX && a == b;
}

static bool knows_patient(const struct event *ev)
{
	size_t i;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].role != ROLE_ACTOR)
			return true;
	return false;
}

/* True if a deed that only somebody does is told of a thing. */
static bool is_thing(const struct extraction *x, uint32_t subject, const struct event *ev)
{
	return subject != NO_INDEX && x->d->token[subject].upos == UPOS_NOUN && !event_has_actor(ev) && !acts_for(x, subject) &&
	       !event_counted(x, ev, subject) &&
	       !pattern_lists("fund|school|church|mosque|hospital|hotel|university|museum|village|town|city|plane|ship|boat",
	                      x->d->token[subject].lemma) &&
	       pattern_lists(DEEDS_OF_SOMEBODY, ev->type);
}

/* Of whom a release or return is asked: "the release of the men by Iran", "the return of its sailors from Iran". */
static void add_holder(struct gather *g, uint32_t noun)
{
	struct extraction *x = g->x;
	uint32_t c, h;

	if (!pattern_lists("release|return|extradition|repatriation|handover|freeing", x->d->token[noun].lemma))
		return;
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "nmod") && strcmp(tree_case(x, c), "of") == 0)
			for (h = x->first_child[c]; h != NO_INDEX; h = x->next_sibling[h])
				if (h > c && token_rel(&x->d->token[h], "nmod") && pattern_lists("from|by", tree_case(x, h)))
					add_phrase(g, h, ROLE_TARGET);
}

/* Take out whoever the noun phrase at `noun` names. */
static void drop_target(struct event *ev, struct extraction *x, uint32_t noun)
{
	uint32_t first, end, entity = party_or_name(x, noun, &first, &end);
	size_t i, kept = 0;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].entity != entity)
			ev->participant[kept++] = ev->participant[i];
	ev->participant_nr = kept;
}

/* "paid tribute to bombing victims": no verb at all. */
static bool is_compound_gerund(const struct extraction *x, uint32_t v)
{
	const struct token *t = x->d->token;

	return strcmp(t[v].xpos, "VBG") == 0 && v + 1 < x->d->token_nr && tree_child(x, v, "obj") == v + 1 &&
	       pattern_lists("victim|survivor|suspect|scene|site|case|investigation|spree|plot|trial|attack|charge|campaign|spokesman|range",
	                     t[v + 1].lemma);
}

static void add_main_place(struct gather *g, uint32_t v)
{
	uint32_t c;

	for (c = g->x->first_child[v]; c != NO_INDEX; c = g->x->next_sibling[c])
		if (token_rel(&g->x->d->token[c], "obl") && pattern_lists("in|at|near|off|outside", tree_case(g->x, c)))
			add_phrase(g, c, ROLE_PLACE);
}

static void read_verb_event(struct extraction *x, uint32_t v)
{
	static const struct pattern killed = { .id = "accident-killing", .type = "DEATH", .object = "", .particle = "",
		.subject = ROLE_NOBODY, .direct = ROLE_ABOUT };
	static const struct pattern hurt = { .id = "accident-injuring", .type = "ACCIDENT", .object = "", .particle = "",
		.subject = ROLE_NOBODY, .direct = ROLE_ABOUT };
	struct gather g = { .x = x };
	struct clause k;
	struct event ev;
	uint32_t object, subject, iobj, other;
	bool is_object, passive = clause_passive(x, v);

	if (read_demand(x, v) || is_compound_gerund(x, v))
		return;
	g.pattern = match_verb(x, v, passive, &object);
	if (!g.pattern)
		return;
	/* "defend themselves" */
	if (object != NO_INDEX && pattern_lists("themselves|himself|herself|itself|ourselves", x->d->token[object].lower) &&
	    pattern_lists("SUPPORT|AID|CONSULT", g.pattern->type))
		return;
	/* "called Bush a liar" has a row of its own */
	if ((is_naming(x, v, object) && strcmp(g.pattern->type, "ACCUSE") != 0) || asserts(x, v, g.pattern))
		return;
	/* "warned Turkey against attacking": not told as a deed */
	if (strcmp(x->d->token[v].xpos, "VBG") == 0 && tree_has(x, v, "mark", "against"))
		return;
	clause_read(x, v, &k);
	event_start(&g, &ev, v);
	if (strcmp(ev.type, "ASSAULT") == 0 && is_agentless_killing(x, v, passive)) {
		ev.type = strcmp(x->d->token[v].lemma, "kill") == 0 ? "DEATH" : "OTHER";
		ev.code = NULL;
	}
	if (strcmp(ev.type, "ASSAULT") == 0 && is_of_accident(x, v)) {
		g.pattern = pattern_lists("kill", x->d->token[v].lemma) ? &killed : &hurt;
		ev.type = g.pattern->type;
		ev.code = NULL;
		ev.rule = g.pattern->id;
	}
	subject = clause_subject(x, v, &is_object);
	/* whom the clause names besides; another pronoun tells nothing of the subject */
	other = is_object ? tree_child_exact(x, v, "obl:agent") : object;
	if (other != NO_INDEX && x->d->token[other].upos == UPOS_PRON)
		other = NO_INDEX;
	if (subject != NO_INDEX && !binds_itself(x, subject, other)) {
		uint8_t role = !is_object ? g.pattern->subject
		               : object != subject && object != NO_INDEX && g.pattern->direct == ROLE_NOBODY ? match_prep(g.pattern, "to")
		               : g.pattern->direct;

		if (!add_phrase(&g, subject, role) && !add_speaker(&g, subject, &k, role) && !is_object && acts_for(x, subject))
			add_inside(&g, subject, g.pattern->subject);
		/* "Poland's demand was rejected by France" */
		if (is_object && (role == ROLE_TARGET || pattern_lists("REJECT|CONCEDE", ev.type)) && !knows_patient(&ev))
			add_owner(&g, subject, ROLE_TARGET);
		/* "a Saudi air strike killed 40": told once */
		if (!is_object && strcmp(ev.type, "ASSAULT") == 0 && event_has_actor(&ev) && is_violence(&x->d->token[subject]))
			x->consumed[subject] = true;
		/* "the earthquake destroyed the tower": the noun tells no second event */
		if (strstr(g.pattern->object, "subj:"))
			x->consumed[subject] = true;
		/* "the war in Tigray began": where and between whom stands with what happens */
		if (!is_object && g.pattern->subject == ROLE_ABOUT && strcmp(ev.type, "ASSAULT") == 0 && x->d->token[subject].upos == UPOS_NOUN)
			add_prepositions(&g, subject, false);
	}
	/* what is destroyed is where it stands, unless a place is told */
	if (g.pattern->direct == ROLE_PLACE)
		add_prepositions(&g, v, passive);
	/* "the rebels it supports": by whom is not known */
	if (!event_acts(&ev) && !passive && match_antecedent(x, v) != NO_INDEX)
		return;
	if (!is_object && object != NO_INDEX && !binds_itself(x, object, subject) && !gather_means(&g, v, object) &&
	    !add_phrase(&g, object, g.pattern->direct) &&
	    g.pattern->direct == ROLE_TARGET && strcmp(ev.type, "APPOINTMENT") != 0)
		add_owner(&g, object, ROLE_TARGET);
	iobj = tree_child(x, v, "iobj");
	if (iobj != NO_INDEX && !binds_itself(x, iobj, subject))
		add_phrase(&g, iobj, ROLE_TARGET);
	add_prepositions(&g, v, passive);
	if (object != NO_INDEX && x->d->token[object].upos == UPOS_NOUN) {
		add_prepositions(&g, object, false);
		/* the noun of a light verb tells no second event */
		if (!strchr(g.pattern->object, '@') && *g.pattern->object)
			x->consumed[object] = true;
	}
	if (passive)
		add_striker(&g, v);
	/* "French troops were sent to Mali": France's doing */
	if (is_object && passive && subject != NO_INDEX && pattern_lists("MOBILIZE|AID", ev.type) && !event_has_actor(&ev) &&
	    pattern_lists(
		    "troop|troops|soldier|peacekeeper|force|forces|army|warship|tank|marine|paratrooper|warplane|ship|unit|contingent|police",
		    x->d->token[subject].lemma)) {
		drop_target(&ev, x, subject);
		add_phrase(&g, subject, ROLE_ACTOR);
	}
	/* "crashed in Nepal, killing 12": there as well */
	if (ev.place.entity == NO_INDEX && is_participle_clause(x, v))
		add_main_place(&g, tree_head(x, v));
	if (ev.place.entity == NO_INDEX && pattern_lists("ACCIDENT|DISASTER|DEATH", ev.type))
		add_inner_place(&g, v, subject);
	other = match_particle_noun(x, g.pattern, v);
	if (other != NO_INDEX && x->d->token[other].upos == UPOS_NOUN) {
		x->consumed[other] = true;
		add_prepositions(&g, other, false);
	}
	if (!event_acts(&ev))
		add_told_of(&g, v, &k);
	/* "demanded the return of its sailors from Iran" */
	if (strcmp(ev.type, "REQUEST") == 0 && object != NO_INDEX)
		add_holder(&g, object);
	if (event_acts(&ev))
		add_other_side(&g, v, is_object ? NO_INDEX : object, passive);
	if (!event_acts(&ev) &&
	    !(event_counted(x, &ev, object) || ((is_object || strcmp(ev.type, "PROTEST") == 0) && event_counted(x, &ev, subject))) &&
	    !(ev.place.entity != NO_INDEX && (g.pattern->subject == ROLE_ABOUT || (strcmp(ev.type, "ASSAULT") == 0 && object != NO_INDEX))))
		return;
	if (ev.code && strcmp(ev.type, "MOBILIZE") == 0 && strcmp(ev.code, "150") == 0 && is_joint(&ev)) {
		ev.type = "COOPERATE";
		ev.code = "062";
	}
	/* "the first convicted by an international court": of whom, the words do not tell */
	if (is_object && subject != NO_INDEX && g.pattern->direct == ROLE_TARGET && token_rel(&x->d->token[v], "acl") && !knows_patient(&ev))
		return;
	/* "inflation threatens countries", "articles that destroy the family": what does it is nobody */
	if (!is_object && !passive && g.pattern->subject != ROLE_ABOUT && is_thing(x, subject, &ev))
		return;
	/* "punishment for seizing the port", "the plan of attacking": by nobody */
	if (strcmp(x->d->token[v].xpos, "VBG") == 0 && token_rel(&x->d->token[v], "acl") && subject == NO_INDEX && !event_has_actor(&ev))
		return;
	retype_by_will(&g, &k);
	event_finish(&g, &k);
}

/* A dated statement: somebody with a name says something at a time that the text gives. */
static void read_statement(struct extraction *x, uint32_t v)
{
	static const struct pattern statement = { .id = "say-when", .type = "STATEMENT", .code = "010", .object = "", .particle = "",
		.subject = ROLE_ACTOR, .direct = ROLE_NOBODY };
	struct gather g = { .x = x, .pattern = &statement };
	const char *kind = patterns_reporting(&x->c->patterns, x->d->token[v].lemma);
	struct clause k;
	struct event ev;
	uint32_t subject, content, about;
	size_t before = x->d->event_nr;
	bool is_object;

	if (!kind || strcmp(kind, "say") != 0)
		return;
	content = tree_child(x, v, "ccomp");
	if (content == NO_INDEX && !token_rel(&x->d->token[v], "parataxis"))
		return;
	subject = clause_subject(x, v, &is_object);
	if (subject == NO_INDEX || is_object)
		return;
	clause_read(x, v, &k);
	if (k.status != STATUS_HAPPENED || k.polarity == POLARITY_NEGATIVE)
		return;
	event_start(&g, &ev, v);
	add_phrase(&g, subject, ROLE_ACTOR);
	if (!event_acts(&ev))
		return;
	if (content != NO_INDEX) {
		about = clause_subject(x, content, &is_object);
		if (about != NO_INDEX)
			add_phrase(&g, about, ROLE_ABOUT);
	}
	add_prepositions(&g, v, false);
	event_set_date(x, &ev, &k);
	if (!ev.date.known || ev.date.basis == BASIS_DOCUMENT)
		return;
	/* "since 1997" is in what is said */
	if (ev.status == STATUS_ONGOING || ev.date.relation == TIME_SINCE)
		return;
	ev.date.known = false;
	event_finish(&g, &k);
	/* "police said in the worst attack": what is said stands elsewhere */
	if (x->d->event_nr > before && content == NO_INDEX && !strchr(x->d->event[before].headline, ':'))
		x->d->event_nr--;
	/* "officials said", and no room for what */
	if (x->d->event_nr > before && content != NO_INDEX && !strstr(x->d->event[before].headline, x->d->token[content].form))
		x->d->event_nr--;
}

void events_find(struct extraction *x)
{
	struct doc *d = x->d;
	uint32_t i;

	x->consumed = arena_array(x->a, d->token_nr + 1, sizeof *x->consumed);
	x->spoken = arena_array(x->a, d->token_nr + 1, sizeof *x->spoken);
	for (i = 0; i < d->token_nr; i++) {
		const struct sentence *s = &d->sentence[d->token[i].sentence];

		if (s->flags & (SENTENCE_BYLINE | SENTENCE_DATELINE))
			continue;
		if (d->token[i].upos == UPOS_VERB) {
			size_t before = d->event_nr;

			read_verb_event(x, i);
			if (d->event_nr == before)
				read_statement(x, i);
		} else if (d->token[i].upos == UPOS_ADJ) {
			read_blame(x, i);
		}
	}
	for (i = 0; i < d->token_nr; i++)
		if (d->token[i].upos == UPOS_NOUN && !(d->sentence[d->token[i].sentence].flags & (SENTENCE_BYLINE | SENTENCE_DATELINE)))
			noun_event_read(x, i);
	events_drop_doubles(x);
	events_drop_told(x);
	parties_at_home(x);
	if (d->known_parties)
		events_drop_strangers(x);
	events_infer_dates(x);
	events_drop_mentioned(x);
}
