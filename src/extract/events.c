/* events.c - who did what to whom
 *
 * Every verb and event noun that a pattern fits becomes an event with the participants of its own clause.  An event without
 * anybody in it is none: no default, no guess.
 */
#include <math.h>
#include <string.h>

#include "extract/gather.h"

enum {
	DOUBLES_BACK = 12       /* events between two of one clause */
};

#define DEEDS_OF_SOMEBODY "THREATEN|SUPPORT|AGREE|CONSULT|PROTEST|COOPERATE|AID|CONCEDE"

static double round2(double v)
{
	return floor(v * 100 + 0.5) / 100;
}

static double type_weight(const char *type)
{
	static const struct { const char *type; double weight; } known[] = {
		{ "ASSAULT", 0.6 }, { "DISASTER", 0.62 }, { "ELECTION", 0.55 }, { "AGREE", 0.5 }, { "CONSULT", 0.5 },
		{ "COERCE", 0.5 }, { "SANCTION", 0.5 }, { "RETREAT", 0.5 }, { "APPOINTMENT", 0.5 }, { "DEATH", 0.5 },
		{ "TRIAL", 0.5 }, { "MOBILIZE", 0.48 }, { "AID", 0.45 }, { "PROTEST", 0.5 }, { "THREATEN", 0.45 },
		{ "CONCEDE", 0.5 }, { "COOPERATE", 0.45 }, { "DISPLACEMENT", 0.5 }, { "STATEMENT", 0.25 }, { "MOVEMENT", 0.25 },
		{ "OTHER", 0.2 }
	};
	size_t i;

	for (i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(known[i].type, type) == 0)
			return known[i].weight;
	return 0.4;
}

/* Type, who is in it, where it stands in the story, whether it has a day and whether it happened. */
static void weigh(struct gather *g, const struct clause *k)
{
	struct event *ev = g->ev;
	double w = type_weight(ev->type);
	bool actor = false, other = false;
	size_t i;

	for (i = 0; i < ev->participant_nr; i++) {
		actor = actor || ev->participant[i].role == ROLE_ACTOR;
		other = other || ev->participant[i].role != ROLE_ACTOR;
	}
	w += 0.05 * (double)(ev->participant_nr < 4 ? ev->participant_nr : 4) + (actor && other ? 0.05 : 0);
	w += ev->sentence == 0 ? 0.15 : ev->sentence < 3 ? 0.1 : ev->sentence < 8 ? 0.03 : 0;
	w += ev->date.known ? 0.05 : 0;
	w -= ev->status == STATUS_HYPOTHETICAL || ev->status == STATUS_PROPOSED ? 0.15 : 0;
	w -= token_rel(&g->x->d->token[k->top], "acl") || token_rel(&g->x->d->token[k->top], "advcl") ? 0.08 : 0;
	ev->importance = round2(w < 0.05 ? 0.05 : w > 0.99 ? 0.99 : w);
	ev->confidence = event_confidence(g, k);
}

/* The words from the governing verb to the trigger, with an ellipsis for what lies between. */
static void set_trigger(struct extraction *x, struct event *ev, const struct clause *k)
{
	uint32_t token[24], c, i, n = 0;
	size_t m;

	for (m = 0; m < k->chain_nr; m++) {
		if (n < 20)
			token[n++] = k->chain[m];
		for (c = x->first_child[k->chain[m]]; c != NO_INDEX && n < 20; c = x->next_sibling[c]) {
			const struct token *t = &x->d->token[c];

			if ((token_rel(t, "mark") && token_is(t, "to") && m + 1 < k->chain_nr) ||
			    (t->deprel && strcmp(t->deprel, "compound:prt") == 0))
				token[n++] = c;
		}
	}
	for (i = 1; i < n; i++) {       /* few: by insertion */
		uint32_t v = token[i], at = i;

		for (; at > 0 && token[at - 1] > v; at--)
			token[at] = token[at - 1];
		token[at] = v;
	}
	ev->trigger_begin = x->d->token[token[0]].begin;
	ev->trigger_end = x->d->token[token[n - 1]].end;
	ev->trigger_text = "";
	for (i = 0; i < n;) {
		uint32_t last = i;

		while (last + 1 < n && token[last + 1] == token[last] + 1)
			last++;
		ev->trigger_text = arena_printf(x->a, "%s%s%.*s", ev->trigger_text, i ? " \xE2\x80\xA6 " : "",
		                                (int)(x->d->token[token[last]].end - x->d->token[token[i]].begin),
		                                x->d->text + x->d->token[token[i]].begin);
		i = last + 1;
	}
	ev->trigger_lemma = x->d->token[k->trigger].lemma;
}

/* Somebody, or a report or the like; not "the life sentence". */
static bool can_speak(const struct extraction *x, uint32_t noun)
{
	const struct token *t = &x->d->token[noun];

	return t->upos != UPOS_NOUN || strmap_get(&x->c->party, t->lemma, strlen(t->lemma)) != STRMAP_NONE ||
	       strmap_get(&x->c->nominal, t->lemma, strlen(t->lemma)) != STRMAP_NONE ||
	       pattern_lists("report|statement|source|official|letter|document|study|survey|paper|website|agency|newspaper|radio|television|media|"
	                     "communique|spokesman|spokeswoman|spokesperson|indictment|lawsuit|record|transcript|book|article|investigation|"
	                     "file|filing|account|post|video|message|verdict|ruling|memo|census|datum|data|analysis", t->lemma);
}

static void set_attribution(struct gather *g, const struct clause *k)
{
	struct extraction *x = g->x;
	struct attribution *a = &g->ev->attribution;
	uint32_t first, end;

	if (k->speech == NO_INDEX || k->speaker == NO_INDEX)
		return;
	a->entity = refer(x, k->speaker, &first, &end);
	if (a->entity == NO_INDEX) {
		/* no entity: the words up to the noun, without what follows it */
		tree_span(x, k->speaker, &first, &end);
		while (first < k->speaker && (x->d->token[first].flags & TOKEN_PUNCT))
			first++;
		end = k->speaker + 1;
		if (first < end && end - first > 6)
			first = end - 6;
		if (x->d->token[k->speaker].upos == UPOS_PRON || !can_speak(x, k->speaker))
			return;
	}
	a->known = true;
	a->begin = x->d->token[first].begin;
	a->end = x->d->token[end - 1].end;
	a->verb = token_is(&x->d->token[k->speech], "according") ? "according to" : x->d->token[k->speech].lemma;
}

static void start_event(struct gather *g, struct event *ev, uint32_t trigger)
{
	*ev = (struct event){ .type = g->pattern ? g->pattern->type : "", .code = g->pattern ? g->pattern->code : NULL,
		.rule = g->pattern ? g->pattern->id : "", .sentence = g->x->d->token[trigger].sentence };
	ev->place.entity = NO_INDEX;
	ev->attribution.entity = NO_INDEX;
	g->ev = ev;
}

static void finish_event(struct gather *g, const struct clause *k)
{
	struct extraction *x = g->x;
	struct event *ev = g->ev;

	ev->status = k->status;
	ev->polarity = k->polarity;
	set_trigger(x, ev, k);
	set_attribution(g, k);
	if (k->speech != NO_INDEX && g->pattern && strcmp(ev->type, "STATEMENT") != 0)
		x->spoken[k->speech] = true;
	event_set_date(x, ev, k);
	event_set_quantities(x, ev, k->trigger);
	if (!event_set_headline(x, ev, k))
		return;
	weigh(g, k);
	ARENA_PUSH(x->a, x->d->event, x->d->event_nr, x->d->event_alloc) = *ev;
}

/* "20 people", "hundreds": so many that it is news without a name */
static bool counted(const struct extraction *x, const struct event *ev, uint32_t noun)
{
	const char *lemma = noun == NO_INDEX ? "" : x->d->token[noun].lemma;

	return noun != NO_INDEX && ((x->d->token[noun].upos == UPOS_NUM && pattern_lists("DEATH|DISPLACEMENT", ev->type)) ||
	                            (tree_child(x, noun, "nummod") != NO_INDEX &&
	                             (pattern_lists("ASSAULT|DEATH|DISASTER|ACCIDENT|DISPLACEMENT", ev->type) ||
	                              strmap_get(&x->c->party, lemma, strlen(lemma)) != STRMAP_NONE)) ||
	                            pattern_lists("hundreds|thousands|dozens|scores|millions|population", x->d->token[noun].lower));
}

/* "Assad must step down", said by somebody: the speaker demands it. */
static bool is_demand(const struct extraction *x, const struct clause *k)
{
	return k->speaker != NO_INDEX && k->status != STATUS_HYPOTHETICAL && k->speech_kind && pattern_lists("say|demand|claim|warn", k->speech_kind) &&
	       tree_has(x, k->top, "aux", "must|should");
}

/* Somebody takes part; a wreck or a flood has happened somewhere. */
static bool acts(const struct event *ev)
{
	return ev->participant_nr > 0 || (ev->place.entity != NO_INDEX && ev->type && pattern_lists("ACCIDENT|DISASTER|ELECTION", ev->type));
}

/* Violence that a noun, or a gerund such as "shelling", tells. */
static bool is_violence(const struct token *t)
{
	static const char nouns[] =
		"attack|war|clash|fight|fighting|bombing|shelling|raid|airstrike|strike|battle|conflict|violence|invasion|shooting|bombardment|"
		"ambush|massacre|crackdown|offensive|unrest|riot|uprising|rebellion|combat|crossfire|genocide";

	return pattern_lists(nouns, t->lemma) || pattern_lists(nouns, t->lower);
}

/* "17 people were killed": by whom or what is not said, and nothing violent is spoken of. */
static bool is_agentless_killing(const struct extraction *x, uint32_t v, bool passive)
{
	uint32_t c;

	if (!passive || !pattern_lists("kill|injure|wound|hurt", x->d->token[v].lemma) || tree_child_exact(x, v, "obl:agent") != NO_INDEX)
		return false;
	/* "was shot and killed" */
	if (token_rel(&x->d->token[v], "conj") && tree_head(x, v) != NO_INDEX &&
	    pattern_lists("shoot|stab|ambush|bomb|attack|behead|kidnap|abduct|torture|assault", x->d->token[tree_head(x, v)].lemma))
		return false;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "obl") && (pattern_lists("by", tree_case(x, c)) || is_violence(&x->d->token[c])))
			return false;
	return true;
}

/* "US", "U.S.": before a noun as an adjective is. */
static bool is_initials(const char *form)
{
	return strspn(form, "ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == strlen(form);
}

/* Whether the country that an adjective names does what the noun tells: of "an Iraqi bombing" that is open. */
static bool is_of_state(const struct token *t)
{
	return pattern_lists("airstrike|strike|shelling|raid|fire|gunfire|bombardment|offensive|operation|assault|invasion|missile", t->lemma) ||
	       pattern_lists("shelling|bombardment|firing", t->lower);
}

/* "killed in an air strike by government forces", "in a Taliban attack": whoever struck; the strike is not told a second time. */
static void add_striker(struct gather *g, uint32_t v)
{
	struct extraction *x = g->x;
	uint32_t noun, c;

	if (strcmp(g->ev->type, "ASSAULT") != 0 || event_has_actor(g->ev))
		return;
	for (noun = x->first_child[v]; noun != NO_INDEX; noun = x->next_sibling[noun]) {
		const struct token *n = &x->d->token[noun];

		if (!token_rel(n, "obl") || !pattern_lists("in|during|by", tree_case(x, noun)) || !is_violence(n) ||
		    pattern_lists("war|conflict|fighting|clash|battle|fight|violence|combat|unrest|riot|uprising|rebellion", n->lower))
			continue;
		for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c]) {
			const struct token *t = &x->d->token[c];
			uint32_t k = x->draft_at[c];

			if (c > noun && token_rel(t, "nmod") && pattern_lists("by|from", tree_case(x, c)))
				add_phrase(g, c, ROLE_ACTOR);
			else if (c > noun && token_rel(t, "nmod") && pattern_lists("in|at|near", tree_case(x, c)))
				add_phrase(g, c, ROLE_PLACE);
			else if (c < noun && t->deprel && strcmp(t->deprel, "nmod:poss") == 0 && !x->timed[c])
				add_phrase(g, c, ROLE_ACTOR);
			else if (c < noun && (token_rel(t, "amod") || token_rel(t, "compound")) && k != NO_INDEX && x->draft[k].entity != NO_INDEX &&
			         (x->draft[k].type == ENTITY_ORGANIZATION || x->draft[k].type == ENTITY_GROUP ||
			          (x->draft[k].type == ENTITY_COUNTRY && is_of_state(n) &&
			           (x->draft[k].kind == MENTION_ADJECTIVE || is_initials(t->form)))))
				add_participant(g, x->draft[k].entity, ROLE_ACTOR, x->draft[k].first, x->draft[k].end);
		}
		x->consumed[noun] = x->consumed[noun] || event_has_actor(g->ev);
	}
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
	start_event(&g, &ev, v);
	add_phrase(&g, k.speaker, ROLE_ACTOR);
	subject = clause_subject(x, v, &is_object);
	if (subject != NO_INDEX)
		add_phrase(&g, subject, ROLE_TARGET);
	if (ev.participant_nr < 2)
		return false;
	k.status = STATUS_HAPPENED;
	k.polarity = POLARITY_POSITIVE;
	finish_event(&g, &k);
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
	start_event(&g, &ev, adjective);
	add_phrase(&g, k.speaker, ROLE_ACTOR);
	subject = clause_subject(x, adjective, &is_object);
	if (subject != NO_INDEX)
		add_phrase(&g, subject, ROLE_TARGET);
	if (ev.participant_nr < 2)
		return false;
	add_prepositions(&g, adjective, false);
	k.status = STATUS_HAPPENED;
	finish_event(&g, &k);
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
		return (t[k->speaker].xpos[2] == 'S' || tree_child(x, k->speaker, "conj") != NO_INDEX || type == ENTITY_ORGANIZATION ||
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
	       pattern_lists("summit|talk|meeting|negotiation|attack|bombing|offensive|decision|refusal|shelling|bombardment|gunfire", t->lemma);
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
		if (c > object && !x->timed[c] && x->d->token[c].upos != UPOS_VERB && (token_rel(&x->d->token[c], "xcomp") || token_rel(&x->d->token[c], "obj") ||
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
	return subject != NO_INDEX && x->d->token[subject].upos == UPOS_NOUN && !event_has_actor(ev) && !acts_for(x, subject) && !counted(x, ev, subject) &&
	       !pattern_lists("fund|school|church|mosque|hospital|hotel|university|museum|village|town|city|plane|ship|boat",
	                      x->d->token[subject].lemma) && pattern_lists(DEEDS_OF_SOMEBODY, ev->type);
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

/* "fell into a river in Peru", "a fire at a hospital in the city of Nassiriya left …": where, told of a noun of the clause. */
static void add_inner_place(struct gather *g, uint32_t v, uint32_t subject)
{
	struct extraction *x = g->x;
	uint32_t c, n, in;
	int steps;

	for (c = x->first_child[v]; c != NO_INDEX && g->ev->place.entity == NO_INDEX; c = x->next_sibling[c]) {
		if (!(token_rel(&x->d->token[c], "obl") || c == subject) || x->timed[c])
			continue;
		for (n = c, steps = 0; steps < 4 && g->ev->place.entity == NO_INDEX; steps++) {
			for (in = x->first_child[n]; in != NO_INDEX; in = x->next_sibling[in])
				if (in > n && token_rel(&x->d->token[in], "nmod") && pattern_lists("in|at|near|of|off|outside", tree_case(x, in)))
					break;
			if (in == NO_INDEX)
				break;
			if (!(steps == 0 && strcmp(tree_case(x, in), "of") == 0))
				add_phrase(g, in, ROLE_PLACE);
			n = in;
		}
	}
}

/* "plunged into the sea, killing 189": what befell them is no attack. */
static bool is_of_accident(const struct extraction *x, uint32_t v)
{
	uint32_t up = tree_head(x, v);

	return strcmp(x->d->token[v].xpos, "VBG") == 0 && token_rel(&x->d->token[v], "advcl") && up != NO_INDEX && up < v &&
	       pattern_lists("kill|injure|wound|hurt", x->d->token[v].lemma) && tree_child(x, up, "obj") == NO_INDEX &&
	       pattern_lists("crash|collide|sink|capsize|overturn|derail|plunge|collapse|burst|fall|erupt|topple|veer|skid|catch|flip|roll|slide|swerve|run",
	                     x->d->token[up].lemma);
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
	if (is_naming(x, v, object) || asserts(x, v, g.pattern))
		return;
	/* "warned Turkey against attacking": not told as a deed */
	if (strcmp(x->d->token[v].xpos, "VBG") == 0 && tree_has(x, v, "mark", "against"))
		return;
	clause_read(x, v, &k);
	start_event(&g, &ev, v);
	if (strcmp(ev.type, "ASSAULT") == 0 && is_agentless_killing(x, v, passive)) {
		ev.type = "DEATH";
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
	if (!acts(&ev) && !passive && match_antecedent(x, v) != NO_INDEX)
		return;
	if (!is_object && object != NO_INDEX && !binds_itself(x, object, subject) && !gather_means(&g, v, object) &&
	    !add_phrase(&g, object, g.pattern->direct) &&
	    g.pattern->direct == ROLE_TARGET)
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
	    pattern_lists("troop|troops|soldier|peacekeeper|force|forces|army|warship|tank|marine|paratrooper|warplane|ship|unit|contingent|police",
	                  x->d->token[subject].lemma)) {
		drop_target(&ev, x, subject);
		add_phrase(&g, subject, ROLE_ACTOR);
	}
	if (ev.place.entity == NO_INDEX && pattern_lists("ACCIDENT|DISASTER|DEATH", ev.type))
		add_inner_place(&g, v, subject);
	other = match_particle_noun(x, g.pattern, v);
	if (other != NO_INDEX && x->d->token[other].upos == UPOS_NOUN) {
		x->consumed[other] = true;
		add_prepositions(&g, other, false);
	}
	if (!acts(&ev))
		add_told_of(&g, v, &k);
	/* "demanded the return of its sailors from Iran" */
	if (strcmp(ev.type, "REQUEST") == 0 && object != NO_INDEX)
		add_holder(&g, object);
	if (acts(&ev))
		add_other_side(&g, v, is_object ? NO_INDEX : object, passive);
	if (!acts(&ev) && !(counted(x, &ev, object) || ((is_object || strcmp(ev.type, "PROTEST") == 0) && counted(x, &ev, subject))) &&
	    !(ev.place.entity != NO_INDEX &&
	      (g.pattern->subject == ROLE_ABOUT || (strcmp(ev.type, "ASSAULT") == 0 && object != NO_INDEX))))
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
	finish_event(&g, &k);
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
	start_event(&g, &ev, v);
	add_phrase(&g, subject, ROLE_ACTOR);
	if (!acts(&ev))
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
	finish_event(&g, &k);
	/* "police said in the worst attack": what is said stands elsewhere */
	if (x->d->event_nr > before && content == NO_INDEX && !strchr(x->d->event[before].headline, ':'))
		x->d->event_nr--;
	/* "officials said", and no room for what */
	if (x->d->event_nr > before && content != NO_INDEX && !strstr(x->d->event[before].headline, x->d->token[content].form))
		x->d->event_nr--;
}

/* What the word that governs a noun says of it: "called for talks", "planned talks", "talks will be held". */
static void govern_noun(struct extraction *x, uint32_t n, struct clause *k)
{
	uint32_t up = tree_head(x, n), c;
	struct clause above;

	for (c = x->first_child[n]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if (token_rel(t, "amod") && pattern_lists("planned|scheduled|upcoming|future|expected|forthcoming|next|coming", t->lower))
			k->status = STATUS_PLANNED;
		else if (token_rel(t, "amod") && pattern_lists("proposed|suggested", t->lower))
			k->status = STATUS_PROPOSED;
		else if (token_rel(t, "amod") && pattern_lists("possible|potential|threatened|alleged|would-be|feared", t->lower))
			k->status = STATUS_HYPOTHETICAL;
		else if (token_rel(t, "amod") && pattern_lists("failed|aborted|canceled|cancelled|foiled", t->lower))
			k->polarity = POLARITY_NEGATIVE;
		else if (token_rel(t, "amod") && pattern_lists("ongoing|continuing", t->lower))
			k->status = STATUS_ONGOING;
		else if (token_rel(t, "det") && token_is(t, "no"))
			k->polarity = POLARITY_NEGATIVE;
	}
	/* "the threat of air strikes", "the demand for his extradition" */
	if (up != NO_INDEX && x->d->token[up].upos == UPOS_NOUN && token_rel(&x->d->token[n], "nmod") &&
	    pattern_lists("of|for|to|on|about|over|against", tree_case(x, n))) {
		const struct control *row = patterns_control(&x->c->patterns, x->d->token[up].lemma, "noun", CONTROL_ALONE);

		if (row && row->status >= 0)
			k->status = (enum status)row->status;
		if (row && row->polarity == POLARITY_NEGATIVE)
			k->polarity = POLARITY_NEGATIVE;
	}
	/* "marched against the deportation": it may be still to come */
	if (up != NO_INDEX && token_rel(&x->d->token[n], "obl") && strcmp(tree_case(x, n), "against") == 0 &&
	    pattern_lists("march|protest|rally|demonstrate|campaign|object|appeal|warn|argue|speak|vote|lobby|petition", x->d->token[up].lemma))
		k->status = STATUS_HYPOTHETICAL;
	/* "a round of talks": what governs the round governs the talks */
	while (up != NO_INDEX && x->d->token[up].upos == UPOS_NOUN && token_rel(&x->d->token[n], "nmod") &&
	       strcmp(tree_case(x, n), "of") == 0) {
		n = up;
		up = tree_head(x, n);
	}
	if (up == NO_INDEX || x->d->token[up].upos != UPOS_VERB)
		return;
	clause_read(x, up, &above);
	if (token_rel(&x->d->token[n], "obj") || token_rel(&x->d->token[n], "nsubj") ||
	    (token_rel(&x->d->token[n], "obl") && pattern_lists("for|to", tree_case(x, n)))) {
		const struct control *row = patterns_control(&x->c->patterns, x->d->token[up].lemma, "verb", CONTROL_ALONE);

		if (pattern_lists("propose|suggest|urge|demand|seek|want|call|request|discuss|consider|oppose|reject|offer|support|"
		                  "favor|favour|hope|press|push|ask", x->d->token[up].lemma) && k->status == STATUS_HAPPENED)
			k->status = STATUS_PROPOSED;
		if (row && row->status >= 0)
			k->status = (enum status)row->status;
		if (row && row->polarity == POLARITY_NEGATIVE)
			k->polarity = POLARITY_NEGATIVE;
		if (above.status != STATUS_HAPPENED && above.status != STATUS_ONGOING &&
		    (k->status == STATUS_HAPPENED || k->status == STATUS_ONGOING))
			k->status = above.status;
		if (above.polarity == POLARITY_NEGATIVE && token_rel(&x->d->token[n], "nsubj") &&
		    pattern_lists("take|hold|happen|occur|materialize|materialise|go|come|begin|start|resume|lead|produce|succeed|bring|yield|end|stage|"
		                  "schedule|plan|conduct|carry|make|achieve|convene|continue|follow|proceed|launch|sign|reach", x->d->token[up].lemma))
			k->polarity = POLARITY_NEGATIVE;
	}
	k->speech = above.speech;
	k->speaker = above.speaker;
	k->speech_kind = above.speech_kind;
	/* "said a round of talks had ended", the talks taken for what was said */
	if (k->speech == NO_INDEX && token_rel(&x->d->token[n], "obj") && patterns_reporting(&x->c->patterns, x->d->token[up].lemma)) {
		bool object;

		k->speech = up;
		k->speaker = clause_subject(x, up, &object);
		k->speech_kind = patterns_reporting(&x->c->patterns, x->d->token[up].lemma);
	}
}

/* "left for Cairo for meetings": what somebody is on his way to. */
static bool is_destination(const struct extraction *x, uint32_t n)
{
	uint32_t up = tree_head(x, n);

	return up != NO_INDEX && strcmp(tree_case(x, n), "for") == 0 && x->d->token[up].upos == UPOS_VERB &&
	       pattern_lists("leave|fly|travel|head|go|depart|come|arrive|set|return|journey|jet", x->d->token[up].lemma);
}

/* Who is on the way to what noun `n` tells, and to whom; it has not taken place.  Returns whether both are told. */
static bool add_traveller(struct gather *g, uint32_t n, struct clause *k)
{
	uint32_t up = tree_head(g->x, n), subject, c;
	bool is_object;

	g->ev->participant_nr = 0;
	if (!add_hosts(g, n, 0))        /* "for talks with", the "with" hung on the journey */
		for (c = g->x->first_child[up]; c != NO_INDEX; c = g->x->next_sibling[c])
			if (c > n && token_rel(&g->x->d->token[c], "obl") && strcmp(tree_case(g->x, c), "with") == 0)
				add_phrase(g, c, ROLE_TARGET);
	if (g->ev->participant_nr == 0)
		return false;
	subject = clause_subject(g->x, up, &is_object);
	if (subject == NO_INDEX || is_object || !add_phrase(g, subject, ROLE_ACTOR))
		return false;
	if (k->status == STATUS_HAPPENED || k->status == STATUS_ONGOING)
		k->status = STATUS_PLANNED;
	k->top = up;
	return event_has_actor(g->ev);
}

static void read_noun_event(struct extraction *x, uint32_t n)
{
	struct gather g = { .x = x };
	struct clause k;
	struct event ev;
	const struct token *t = &x->d->token[n];
	uint32_t c, draft = x->draft_at[n];
	size_t people = 0, i;

	/* "it was the deadliest earthquake since 1934" describes */
	if (x->consumed[n] || token_rel(t, "compound") || token_rel(t, "flat") || tree_child(x, n, "cop") != NO_INDEX ||
	    (draft != NO_INDEX && x->draft[draft].kind == MENTION_NAME))
		return;
	g.pattern = match_noun(x, n);
	if (!g.pattern)
		return;
	clause_read(x, n, &k);
	govern_noun(x, n, &k);
	start_event(&g, &ev, n);
	/* "Russia's bombing", "the Russian bombing", "U.S. airstrikes" */
	for (c = x->first_child[n]; c != NO_INDEX && c < n; c = x->next_sibling[c]) {
		const struct token *m = &x->d->token[c];
		uint32_t d = x->draft_at[c];

		if (m->deprel && strcmp(m->deprel, "nmod:poss") == 0)
			add_phrase(&g, c, match_prep(g.pattern, "'s"));
		else if ((token_rel(m, "amod") || token_rel(m, "compound")) && d != NO_INDEX && x->draft[d].entity != NO_INDEX && x->draft[d].head != n &&
		         (x->draft[d].type == ENTITY_COUNTRY || x->draft[d].type == ENTITY_ORGANIZATION ||
		          x->draft[d].type == ENTITY_GROUP))
			add_participant(&g, x->draft[d].entity, match_prep(g.pattern, "'s"), x->draft[d].first, x->draft[d].end);
		else if (token_rel(m, "compound") && d != NO_INDEX && x->draft[d].entity != NO_INDEX &&
		         x->draft[d].type == ENTITY_PLACE)
			add_participant(&g, x->draft[d].entity, ROLE_PLACE, x->draft[d].first, x->draft[d].end);
	}
	add_prepositions(&g, n, false);
	/* "held in Geneva", "were killed in the attack in Paris": the place of the verb that it is an argument of */
	c = tree_head(x, n);
	if (c != NO_INDEX && ev.place.entity == NO_INDEX && x->d->token[c].upos == UPOS_VERB &&
	    (token_rel(t, "nsubj") || token_rel(t, "obl"))) {
		uint32_t g2;

		for (g2 = x->first_child[c]; g2 != NO_INDEX; g2 = x->next_sibling[g2])
			if (g2 != n && token_rel(&x->d->token[g2], "obl") && pattern_lists("in|at|near", tree_case(x, g2)))
				add_phrase(&g, g2, ROLE_PLACE);
	}
	if (is_destination(x, n) && !add_traveller(&g, n, &k))
		return;
	for (i = 0; i < ev.participant_nr; i++)
		people += ev.participant[i].role == ROLE_ACTOR || ev.participant[i].role == ROLE_TARGET ||
		          ev.participant[i].role == ROLE_WITH;
	/* "the war in Syria" in passing is no event of its own: two parties, or one and a day */
	if (people == 0 && !(ev.place.entity != NO_INDEX && (strcmp(ev.type, "DISASTER") == 0 || strcmp(ev.type, "ELECTION") == 0)))
		return;
	event_set_date(x, &ev, &k);
	if (people < 2 && !ev.date.known && !(people == 1 && ev.participant_nr + (ev.place.entity != NO_INDEX) > 1))
		return;
	ev.date = (struct event_date){ .known = false };
	/* "talks between A and B broke down": told by its verb as well */
	if (token_rel(t, "nsubj") && c != NO_INDEX && x->d->token[c].upos == UPOS_VERB && k.top == n && tree_child(x, c, "obj") == NO_INDEX &&
	    tree_child(x, c, "ccomp") == NO_INDEX && pattern_lists("CONSULT|AGREE|SUPPORT|COOPERATE|PROTEST", ev.type) &&
	    pattern_lists("break|end|stall|resume|begin|start|collapse|fail|continue|hold|take|open|close|conclude|restart|cancel|postpone|suspend|"
	                  "founder|drag|go|proceed|schedule|plan|delay|halt|reopen|sign|reach|expect|erupt|spread", x->d->token[c].lemma))
		k.top = c;
	finish_event(&g, &k);
}

/* Give `to` whoever takes part in `from` only, and its numbers; `about`: only as what it is about. */
static void share_parties(struct extraction *x, struct event *to, const struct event *from, bool about)
{
	size_t i;

	for (i = 0; i < from->participant_nr && to->participant_nr < PARTICIPANTS_MAX; i++)
		if (!takes_part(to, from->participant[i].entity)) {
			struct participant p = from->participant[i];

			if (about)
				p.role = ROLE_ABOUT;
			ARENA_PUSH(x->a, to->participant, to->participant_nr, to->participant_alloc) = p;
		}
	/* "agreed to pay $5 million" */
	for (i = 0; i < from->quantity_nr && to->quantity_nr < QUANTITIES_MAX; i++)
		if (to->quantity_nr == 0 || from->quantity[i].begin >= to->quantity[to->quantity_nr - 1].end)
			to->quantity[to->quantity_nr++] = from->quantity[i];
}

static bool acts_in(const struct event *ev, uint32_t entity)
{
	size_t i;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].entity == entity && ev->participant[i].role == ROLE_ACTOR)
			return true;
	return false;
}

/* What is not yet done, and is to be done by whoever is asked: "summoned the envoy to complain" tells two deeds, and so does
 * "urged Chad to support Mali", where Mali is not asked. */
static bool is_asked_for(const struct doc *d, const struct event *outer, const struct event *inner)
{
	size_t i;

	if (inner->status == STATUS_HAPPENED || inner->status == STATUS_ONGOING)
		return false;
	for (i = 0; i < inner->participant_nr; i++)
		if ((inner->participant[i].role == ROLE_TARGET || inner->participant[i].role == ROLE_WITH) &&
		    !d->entity[inner->participant[i].entity].generic && !takes_part(outer, inner->participant[i].entity))
			return false;
	for (i = 0; i < outer->participant_nr; i++)
		if (outer->participant[i].role == ROLE_TARGET && acts_in(inner, outer->participant[i].entity))
			return true;
	return false;
}

/* "shot and killed", "stabbed and wounded": two words for one attack on the same people. */
static bool is_one_attack(const struct doc *d, const struct event *first, const struct event *second)
{
	size_t i, shared = 0;

	if (strcmp(first->type, "ASSAULT") != 0 || strcmp(second->type, "ASSAULT") != 0 || first->trigger_end >= second->trigger_begin ||
	    second->trigger_begin - first->trigger_end > 6 || memcmp(d->text + first->trigger_end, " and ", 5) != 0)
		return false;
	for (i = 0; i < first->participant_nr; i++) {
		if (!takes_part(second, first->participant[i].entity))
			return false;
		shared++;
	}
	return shared > 0;
}

/* "Bush offered to lift restrictions" is one event, not an offer and a lifting.  Of an agreement and what is agreed to, the second
 * stays when it has a day of its own or is a concession; what is refused or threatened is told by the refusal or threat. */
static void drop_doubles(struct extraction *x)
{
	struct doc *d = x->d;
	bool *drop = arena_array(x->a, d->event_nr + 1, sizeof *drop);
	size_t i, k, kept = 0;

	for (i = 0; i < d->event_nr; i++) {
		struct event *inner = &d->event[i];

		/* events of one sentence stand near each other; the trigger of the inner one runs from the outer's verb to its own */
		for (k = i > DOUBLES_BACK ? i - DOUBLES_BACK : 0; k < d->event_nr && k < i + DOUBLES_BACK; k++) {
			struct event *outer = &d->event[k];

			/* "voted to impose sanctions" */
			if (k != i && !drop[k] && outer->sentence == inner->sentence && strcmp(outer->rule, "vote-to-intr") == 0 &&
			    outer->trigger_begin == inner->trigger_begin && outer->trigger_end < inner->trigger_end) {
				drop[k] = true;
				continue;
			}
			/* "fired tear gas to disperse protesters" */
			if (k != i && !drop[k] && !drop[i] && outer->sentence == inner->sentence && outer->code && inner->code &&
			    strcmp(outer->code, "175") == 0 && strcmp(inner->code, "175") == 0 && inner->status == STATUS_PROPOSED &&
			    outer->trigger_begin < inner->trigger_begin) {
				share_parties(x, outer, inner, false);
				drop[i] = true;
				continue;
			}
			/* "shot and killed": one deed */
			if (k != i && !drop[k] && !drop[i] && outer->sentence == inner->sentence && is_one_attack(d, outer, inner)) {
				drop[k] = true;
				continue;
			}
			if (k == i || drop[k] || drop[i] || outer->sentence != inner->sentence ||
			    !pattern_lists("AGREE|REJECT|THREATEN|REQUEST", outer->type) || outer->trigger_begin != inner->trigger_begin ||
			    outer->trigger_end >= inner->trigger_end)
				continue;
			if (strcmp(outer->type, "AGREE") == 0 &&
			    (strcmp(inner->type, "CONCEDE") == 0 || (inner->date.known && inner->date.basis != BASIS_DOCUMENT) ||
			     (strcmp(inner->type, "AGREE") == 0 && !outer->date.known))) {
				drop[k] = true;
				continue;
			}
			if (strcmp(outer->type, "REJECT") == 0 && inner->polarity == POLARITY_NEGATIVE) {
				share_parties(x, outer, inner, false);
				drop[i] = true;
				continue;
			}
			if (strcmp(outer->type, "REQUEST") == 0 ? !is_asked_for(d, outer, inner)
			    : !pattern_lists("AGREE|THREATEN", outer->type) && strcmp(outer->type, inner->type) != 0)
				continue;
			share_parties(x, outer, inner, strcmp(outer->type, "REQUEST") == 0);
			drop[i] = true;
		}
	}
	for (i = 0; i < d->event_nr; i++)
		if (!drop[i])
			d->event[kept++] = d->event[i];
	d->event_nr = kept;
}

/* True if another event of the sentence has the headline of event `i`: "announced plans to visit Ghana". */
static bool told_beside(const struct doc *d, size_t i)
{
	size_t k;

	for (k = i > DOUBLES_BACK ? i - DOUBLES_BACK : 0; k < d->event_nr && k < i + DOUBLES_BACK; k++)
		if (k != i && d->event[k].sentence == d->event[i].sentence && strcmp(d->event[k].headline, d->event[i].headline) == 0)
			return true;
	return false;
}

/* A statement whose words are told as events of their own is not told twice, but for a quotation. */
static void drop_told(struct extraction *x)
{
	struct doc *d = x->d;
	size_t i, kept = 0;

	for (i = 0; i < d->event_nr; i++) {
		const struct event *ev = &d->event[i];
		uint32_t v = d->sentence[ev->sentence].token_begin, content;

		while (v < d->token_nr && d->token[v].begin < ev->trigger_begin)
			v++;
		if (strcmp(ev->rule, "say-when") == 0 && told_beside(d, i))
			continue;
		if (strcmp(ev->rule, "say-when") == 0 && v < d->token_nr && x->spoken[v]) {
			content = tree_child(x, v, "ccomp");
			if (content != NO_INDEX && !(d->token[content].flags & TOKEN_QUOTED))
				continue;
		}
		d->event[kept++] = *ev;
	}
	d->event_nr = kept;
}

/* True if both tell the same parties in the same roles, at the same place. */
static bool same_parties(const struct event *a, const struct event *b)
{
	size_t i, k;

	if (a->participant_nr != b->participant_nr || a->place.entity != b->place.entity)
		return false;
	for (i = 0; i < a->participant_nr; i++) {
		for (k = 0; k < b->participant_nr; k++)
			if (a->participant[i].entity == b->participant[k].entity && a->participant[i].role == b->participant[k].role)
				break;
		if (k == b->participant_nr)
			return false;
	}
	return true;
}

/* A further mention without a day of what was told before: the same deed by the same word, of somebody with a name.  Mentions
 * with a day are made one where the graph is made, with all their sentences. */
static void drop_mentioned(struct extraction *x)
{
	enum { BACK = 100 };
	struct doc *d = x->d;
	size_t i, k, n, kept = 0;

	for (i = 0; i < d->event_nr; i++) {
		const struct event *ev = &d->event[i];
		bool named = false, again = false;

		for (n = 0; n < ev->participant_nr; n++)
			named = named || !d->entity[ev->participant[n].entity].generic;
		for (k = kept > BACK ? kept - BACK : 0; k < kept && named && !again && !ev->date.known; k++) {
			const struct event *other = &d->event[k];

			again = strcmp(other->type, ev->type) == 0 && other->status == ev->status && other->polarity == ev->polarity &&
			        other->sentence != ev->sentence && strcmp(other->trigger_lemma, ev->trigger_lemma) == 0 &&
			        (!other->date.known || strcmp(ev->type, "DEATH") == 0) && same_parties(other, ev);
		}
		if (!again)
			d->event[kept++] = *ev;
	}
	d->event_nr = kept;
}

/* A closed world, as event coders have it: only events each of whose sides has somebody of a country, or of a table. */
static void drop_strangers(struct extraction *x)
{
	size_t i, n, kept = 0;

	for (n = 0; n < x->d->event_nr; n++) {
		const struct event *ev = &x->d->event[n];
		bool told[2] = { false }, known[2] = { false };

		for (i = 0; i < ev->participant_nr; i++) {
			const struct entity *e = &x->d->entity[ev->participant[i].entity];
			bool other = ev->participant[i].role != ROLE_ACTOR;

			if (ev->participant[i].role == ROLE_ABOUT)
				continue;
			told[other] = true;
			known[other] = known[other] || e->link || country_of(e)[0];
		}
		if (told[0] == known[0] && told[1] == known[1])
			x->d->event[kept++] = x->d->event[n];
	}
	x->d->event_nr = kept;
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
			read_noun_event(x, i);
	drop_doubles(x);
	drop_told(x);
	parties_at_home(x);
	if (d->known_parties)
		drop_strangers(x);
	events_infer_dates(x);
	drop_mentioned(x);
}
