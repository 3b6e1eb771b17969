/* clause.c - what a verb says of the world: did it happen, is it planned, who says so, who does it
 *
 * From the trigger the tree is climbed through control ("failed to agree", "is expected to meet", "plan to visit") up to the
 * clause's own finite verb; every step may change status and polarity (data/control.tsv).  Above that stands the reporting
 * verb, if any, and its subject.  All climbing is bounded by CLIMB_MAX.
 */
#include <string.h>

#include "extract/extract_int.h"

/* "who had blocked the road". */
static bool has_perfect(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "aux") && strcmp(x->d->token[c].lemma, "have") == 0)
			return true;
	return false;
}

/* "Omani guards arrested 20 men.", "Peru denounced the raid.": a participle without an auxiliary, in a whole sentence, is the
 * past tense, whatever the parser takes its subject for. */
static bool is_finite(const struct extraction *x, uint32_t v)
{
	const struct token *t = &x->d->token[v];
	uint32_t subject = tree_child_exact(x, v, "nsubj:pass");
	const struct sentence *s = &x->d->sentence[t->sentence];

	if (subject == NO_INDEX || subject > v || tree_child(x, v, "aux") != NO_INDEX || token_rel(t, "acl") || token_rel(t, "advcl"))
		return false;
	if (tree_child(x, v, "obj") != NO_INDEX)
		return true;
	return t->head < 0 && token_is(&x->d->token[s->token_end - 1], ".") &&
	       !pattern_lists("kill|injure|wound|arrest|hurt|displace|name|elect|appoint|born", t->lemma);
}

/* "man charged with arson", as titles have it: nobody charges without an object. */
static bool is_titled_passive(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	if (!pattern_lists("accuse|charge|convict|arrest|jail|sentence|indict|acquit|detain", x->d->token[v].lemma) ||
	    tree_child(x, v, "aux") != NO_INDEX || tree_child(x, v, "obj") != NO_INDEX || tree_child(x, v, "ccomp") != NO_INDEX ||
	    tree_child(x, v, "nsubj") == NO_INDEX)
		return false;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > v && (token_rel(&x->d->token[c], "obl") || token_rel(&x->d->token[c], "advcl")))
			return pattern_lists("VBD|VBN", x->d->token[v].xpos);
	return false;
}

bool clause_passive(const struct extraction *x, uint32_t v)
{
	const struct token *t = &x->d->token[v];

	/* "The bishop called for calm", taken for a passive */
	if (token_is(t, "called") && tree_child(x, v, "aux") == NO_INDEX && v + 1 < x->d->token_nr &&
	    pattern_lists("for|on|upon|out|off", x->d->token[v + 1].lower) && tree_child(x, v, "nsubj") != NO_INDEX)
		return false;
	if (tree_child_exact(x, v, "aux:pass") == NO_INDEX && tree_child_exact(x, v, "obl:agent") == NO_INDEX && is_finite(x, v))
		return false;
	/* "had spoken by telephone" */
	if (tree_child_exact(x, v, "aux:pass") == NO_INDEX && tree_child_exact(x, v, "aux") != NO_INDEX &&
	    pattern_lists("has|have|had|'ve", x->d->token[tree_child_exact(x, v, "aux")].lower))
		return false;
	if (tree_child_exact(x, v, "aux:pass") != NO_INDEX || tree_child_exact(x, v, "nsubj:pass") != NO_INDEX ||
	    tree_child_exact(x, v, "obl:agent") != NO_INDEX)
		return true;
	if (is_titled_passive(x, v))
		return true;
	/* "the policeman charged with murder" */
	if (token_rel(t, "acl") && strcmp(t->xpos, "VBD") == 0 && tree_child(x, v, "nsubj") == NO_INDEX && tree_child(x, v, "obj") == NO_INDEX)
		return true;
	/* "fled when attacked" */
	if (token_rel(t, "advcl") && pattern_lists("VBN|VBD", t->xpos) && v > 0 && tree_child(x, v, "nsubj") == NO_INDEX &&
	    tree_child(x, v, "obj") == NO_INDEX && tree_child(x, v, "aux") == NO_INDEX &&
	    pattern_lists("when|if|once|unless|until", x->d->token[v - 1].lower))
		return true;
	if (strcmp(t->xpos, "VBN") != 0 || has_perfect(x, v))
		return false;
	/* "troops killed in the attack", and conjuncts of a passive without an auxiliary of their own */
	if (token_rel(t, "acl"))
		return true;
	if (token_rel(t, "conj") && tree_child(x, v, "aux") == NO_INDEX && tree_child(x, v, "nsubj") == NO_INDEX) {
		uint32_t up = tree_head(x, v);

		return up != NO_INDEX && strcmp(x->d->token[up].xpos, "VBN") == 0 &&
		       tree_child_exact(x, up, "aux:pass") != NO_INDEX && tree_child(x, v, "obj") == NO_INDEX;
	}
	return false;
}

static bool is_hindrance(const char *lemma)
{
	return pattern_lists("bar|ban|block|prevent|prohibit|stop|keep|discourage|deter|exclude|dissuade|restrain|forbid|hinder", lemma);
}

/* Verbs whose object, not subject, is to do what the infinitive says: "urged Iran to accept". */
static bool object_control(const char *lemma)
{
	return pattern_lists(
		"urge|ask|get|tell|order|persuade|call|force|allow|invite|help|press|push|pressure|require|request|want|"
		"warn|advise|authorize|compel|convince|direct|enable|encourage|expect|instruct|lead|permit|prompt|"
		"remind|see|send|tempt|use|accuse|appoint|command|beg|challenge|summon|subpoena|hire|sign|name|nominate|choose|pick|select|"
		"recruit|pay|bribe|elect|charge|indict|prompt|cause|drive|oblige|train|arm|prepare|motivate|inspire|lure|trick",
		lemma);
}

/* "called Xi to demand their release", "summoned the envoy to protest": whoever calls or summons says it. */
static bool is_phone_call(const struct extraction *x, uint32_t v, uint32_t up)
{
	return pattern_lists("call|summon", x->d->token[up].lemma) &&
	       pattern_lists("demand|urge|congratulate|discuss|express|ask|offer|warn|thank|apologize|apologise|complain|protest|assure|request|"
	                     "convey|say|tell|inform|condemn|praise|invite|try|attempt|speak|talk", x->d->token[v].lemma);
}

/* What somebody is punished, praised or accused for: "for helping", "of killing" under such a verb. */
static bool done_for(const struct extraction *x, uint32_t v, uint32_t up)
{
	uint32_t c;

	if (!pattern_lists("sentence|convict|accuse|punish|arrest|charge|blame|thank|praise|condemn|fine|jail|imprison|criticize|criticise|"
	                   "indict|suspect|try|acquit|detain|suspend|fire|sue|investigate|honor|honour|applaud|find|denounce|blast|rebuke|"
	                   "lambast|lambaste|chide|fault|scold|slam|berate|admonish|expel|reprimand|castigate|ban|bar|dismiss|sack|"
	                   "prosecute|execute|pardon|forgive|reward|congratulate|commend|attack|chastise|sanction|discipline|hail|censure|"
	                   "assail|reproach|upbraid|deride|decry|vilify", x->d->token[up].lemma))
		return false;
	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		if ((token_rel(&x->d->token[c], "mark") || token_rel(&x->d->token[c], "case")) &&
		    pattern_lists("for|of|with|over", x->d->token[c].lower))
			return true;
	return false;
}

/* "for the club to sell", behind a noun ("permission"): the club sells; NO_INDEX. */
static uint32_t for_whom(const struct extraction *x, uint32_t v, uint32_t up)
{
	const struct token *t = x->d->token;
	uint32_t c, mark = tree_child(x, v, "mark"), first, end;

	if (mark == NO_INDEX || !token_is(&t[mark], "to") || tree_child(x, up, "obj") == NO_INDEX)
		return NO_INDEX;
	for (c = x->first_child[up]; c != NO_INDEX && c < mark; c = x->next_sibling[c]) {
		if (!token_rel(&t[c], "obl") || c < up || strcmp(tree_case(x, c), "for") != 0 || x->timed[c])
			continue;
		tree_span(x, c, &first, &end);
		if (end == mark && token_is(&t[first], "for") && tree_child(x, up, "obj") + 1 == first)
			return c;
	}
	return NO_INDEX;
}

/* "was visiting", "has left", "leaves". */
static bool is_singular(const struct extraction *x, uint32_t v)
{
	return tree_has(x, v, "aux", "is|was|has") || strcmp(x->d->token[v].xpos, "VBZ") == 0;
}

/* Of a noun and what is joined to it, the last before `v`. */
static uint32_t nearest_of(const struct extraction *x, uint32_t noun, uint32_t v)
{
	uint32_t c, found = noun;

	for (c = x->first_child[noun]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "conj") && c > noun)
			found = c;
	return found;
}

/* Who "who" is: not the department of "an official in the department, who …", but the official. */
static uint32_t person_of(const struct extraction *x, uint32_t noun)
{
	int steps;

	for (steps = 0; steps < 4; steps++) {
		const struct token *t = &x->d->token[noun];
		uint32_t k = x->draft_at[noun], up = tree_head(x, noun);

		if (up == NO_INDEX || up > noun)
			break;
		if (!(k != NO_INDEX && token_rel(t, "nmod") &&
		      (x->draft[k].type == ENTITY_ORGANIZATION || x->draft[k].type == ENTITY_PLACE || x->draft[k].type == ENTITY_COUNTRY)) &&
		    !(steps > 0 && token_rel(t, "appos")))
			break;
		noun = up;
	}
	return noun;
}

/* "ended the summit without signing": an adverbial clause beside its verb, not what the verb ends. */
static bool is_marked(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "mark") || token_rel(&x->d->token[c], "case"))
			return true;
	return false;
}

/* The subject of the verb itself; of several no time ("ten years after Russia invaded"), and the last before the verb. */
static uint32_t own_subject(const struct extraction *x, uint32_t v)
{
	uint32_t c, found = NO_INDEX;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&x->d->token[c], "nsubj") && (found == NO_INDEX || (x->timed[found] && c < v)))
			found = c;
	return found;
}

/* "was the last president to visit", "is the first woman to win": a noun that is said of the subject, of which one has done the deed. */
static bool is_ranked(const struct extraction *x, uint32_t noun)
{
	return tree_child(x, noun, "cop") != NO_INDEX && own_subject(x, noun) != NO_INDEX &&
	       (tree_has(x, noun, "amod", "first|last|second|third|only|latest|youngest|oldest|fourth|fifth") ||
	        token_is(&x->d->token[noun], "first") || token_is(&x->d->token[noun], "last"));
}

/* "exchanged fire, then signed a truce": told one after the other of the same doer. */
static bool goes_on(const struct extraction *x, uint32_t v, uint32_t up)
{
	const struct token *t = x->d->token;

	return v > up && t[up].upos == UPOS_VERB && strcmp(t[v].xpos, t[up].xpos) == 0 && strcmp(t[v].xpos, "VBD") == 0 &&
	       !patterns_reporting(&x->c->patterns, t[v].lemma) && !patterns_reporting(&x->c->patterns, t[up].lemma);
}

/* Whom something is hard or easy for. */
static uint32_t meant_for(const struct extraction *x, uint32_t adjective)
{
	uint32_t c;

	for (c = x->first_child[adjective]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > adjective && (token_rel(&x->d->token[c], "obl") || token_rel(&x->d->token[c], "nmod")) &&
		    strcmp(tree_case(x, c), "for") == 0)
			return c;
	return NO_INDEX;
}

/* "a coup against the government of Suu Kyi, who was detained": nothing but a person is "who"; the last person named within. */
static uint32_t who_is(const struct extraction *x, uint32_t v, uint32_t noun)
{
	const struct token *t = &x->d->token[noun];
	uint32_t i, kind = strmap_get(&x->c->party, t->lemma, strlen(t->lemma)), found = noun;

	if (t->upos != UPOS_NOUN || kind == PARTY_PERSON || kind == PARTY_GROUP ||
	    (x->draft_at[noun] != NO_INDEX && x->draft[x->draft_at[noun]].kind == MENTION_NAME))
		return noun;
	for (i = noun + 1; i + 2 < v; i++)
		if (x->draft_at[i] != NO_INDEX && x->draft[x->draft_at[i]].first == i && x->draft[x->draft_at[i]].type == ENTITY_PERSON &&
		    x->draft[x->draft_at[i]].end + 1 < v &&
		    token_is(&x->d->token[x->draft[x->draft_at[i]].end], ",") && token_is(&x->d->token[x->draft[x->draft_at[i]].end + 1], "who"))
			found = x->draft[x->draft_at[i]].head;
	return found;
}

/* "the bombing of a hotel that killed three": the bombing did; "the row with Chad, which expelled the envoy": Chad did. */
static uint32_t which_did(const struct extraction *x, uint32_t v, uint32_t noun)
{
	const struct token *t = x->d->token;
	uint32_t up = tree_head(x, noun), c, near = NO_INDEX;

	if (up != NO_INDEX && up < noun && token_rel(&t[noun], "nmod") && pattern_lists("of|at|in|on|near|outside|inside", tree_case(x, noun)) &&
	    pattern_lists("kill|injure|wound|maim|destroy|damage|claim|leave|rock|hit|devastate|cause|displace", t[v].lemma) &&
	    pattern_lists("bombing|attack|crash|fire|blaze|explosion|blast|collision|shooting|collapse|shelling|strike|airstrike|raid|outbreak|"
	                  "derailment|sinking|ambush|assault|stampede", t[up].lemma))
		return up;
	if (!pattern_lists(
		    "row|dispute|tension|tensions|trouble|relation|relations|war|tie|ties|border|conflict|talks|talk|deal|pact|dialogue|rift|feud",
		    t[noun].lemma) ||
	    tree_child(x, v, "obj") == NO_INDEX)
		return noun;
	for (c = x->first_child[noun]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		if (c > noun && token_rel(&t[c], "nmod") && strcmp(tree_case(x, c), "with") == 0 && x->draft_at[c] != NO_INDEX &&
		    x->draft[x->draft_at[c]].kind == MENTION_NAME)
			near = c;
	return near != NO_INDEX ? near : noun;
}

/* Who does what hangs on a noun by "of": its owner, or whoever denies or faces it: "Iran denied accusations of bombing the port". */
static uint32_t owner_of_claim(const struct extraction *x, uint32_t noun)
{
	uint32_t owner = tree_child_exact(x, noun, "nmod:poss"), v = tree_head(x, noun);

	if (owner != NO_INDEX)
		return owner;
	return v != NO_INDEX && token_rel(&x->d->token[noun], "obj") &&
	                       pattern_lists("accusation|charge|allegation|claim|suspicion", x->d->token[noun].lemma) &&
	                       pattern_lists("deny|reject|dismiss|face|refute|dispute|admit", x->d->token[v].lemma)
	               ? own_subject(x, v)
	               : NO_INDEX;
}

/* Whose a plan is: "Sweden's bid", "the decision by Poland"; not of "faces calls from Congress". */
static uint32_t owner_of_plan(const struct extraction *x, uint32_t noun)
{
	uint32_t owner = tree_child_exact(x, noun, "nmod:poss"), c;

	if (pattern_lists("pressure|call|demand|appeal|plea|order", x->d->token[noun].lemma))
		return NO_INDEX;
	if (owner != NO_INDEX)
		return x->d->token[owner].upos == UPOS_PRON ? NO_INDEX : owner;
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && token_rel(&x->d->token[c], "nmod") && strcmp(tree_case(x, c), "by") == 0)
			return c;
	return NO_INDEX;
}

/* Who is asked: "appealed to Serbia", "pleaded with the rebels". */
static uint32_t asked(const struct extraction *x, uint32_t v)
{
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > v && token_rel(&x->d->token[c], "obl") && pattern_lists("to|with", tree_case(x, c)))
			return c;
	return NO_INDEX;
}

/* Who may do what the infinitive says: "gave permission to the club to sell beer", "granted the club the right to sell beer". */
static uint32_t permitted(const struct extraction *x, uint32_t v)
{
	uint32_t object = tree_child(x, v, "obj"), whom = tree_child(x, v, "iobj"), c;

	if (!pattern_lists("give|grant|deny|refuse|offer", x->d->token[v].lemma) || object == NO_INDEX ||
	    !pattern_lists(
		    "permission|authority|right|leave|approval|power|chance|opportunity|time|authorization|authorisation|consent|order|mandate|"
		    "licence|license",
		    x->d->token[object].lemma))
		return NO_INDEX;
	for (c = x->first_child[v]; whom == NO_INDEX && c != NO_INDEX; c = x->next_sibling[c])
		if (c > v && token_rel(&x->d->token[c], "obl") && strcmp(tree_case(x, c), "to") == 0)
			whom = c;
	return whom;
}

uint32_t clause_subject(struct extraction *x, uint32_t v, bool *object)
{
	int steps;

	*object = false;
	for (steps = 0; steps < CLIMB_MAX; steps++) {
		const struct token *t = &x->d->token[v];
		uint32_t subject = own_subject(x, v), up = tree_head(x, v);
		bool passive = clause_passive(x, v);

		if (subject != NO_INDEX) {
			const struct token *s = &x->d->token[subject];

			/* "it will be hard for Ruiz to meet the Pope" */
			if (steps > 0 && token_is(s, "it") && x->d->token[v].upos != UPOS_VERB && meant_for(x, v) != NO_INDEX)
				return meant_for(x, v);
			if (steps == 0)
				*object = passive;
			/* who, which, that: the noun that the relative clause hangs on; of "Miot and Arns, who was visiting" the nearer */
			if (token_rel(t, "acl") && up != NO_INDEX && pattern_lists("who|which|that", s->lower))
				return token_is(s, "who") ? who_is(x, v, person_of(x, is_singular(x, v) ? nearest_of(x, up, v) : up))
				                          : which_did(x, v, up);
			return subject;
		}
		if (steps == 0)
			*object = passive;
		if (up == NO_INDEX)
			return NO_INDEX;
		if (token_rel(t, "acl")) {
			/* "forces backed by Russia", "the man leading the party"; an infinitive ("failure to agree") has its
			 * noun's owner as subject */
			if (strcmp(t->xpos, "VB") == 0) {
				uint32_t owner = tree_child_exact(x, up, "nmod:poss");

				if (is_ranked(x, up))
					return own_subject(x, up);
				/* "the kidnappers kept their promise to kill" */
				if (owner == NO_INDEX)
					return owner_of_plan(x, up);
				if (x->d->token[owner].upos == UPOS_PRON && token_rel(&x->d->token[up], "obj") &&
				    tree_head(x, up) != NO_INDEX && own_subject(x, tree_head(x, up)) != NO_INDEX)
					return own_subject(x, tree_head(x, up));
				return owner;
			}
			/* "the plan of attacking", "punishment for seizing": the noun does nothing */
			if (strcmp(t->xpos, "VBG") == 0 && is_marked(x, v))
				return owner_of_claim(x, up);
			/* "The United States is the leading donor, providing …" */
			if (strcmp(t->xpos, "VBG") == 0 && tree_child(x, up, "cop") != NO_INDEX && own_subject(x, up) != NO_INDEX &&
			    own_subject(x, up) < up)
				return own_subject(x, up);
			return up;
		}
		if (steps == 0 && token_rel(t, "advcl") && strcmp(t->xpos, "VB") == 0) {
			uint32_t noun = governing_noun(x, v, up), by = noun == NO_INDEX ? NO_INDEX : owner_of_plan(x, noun);

			/* "approved Sweden's bid to join", "appealed to Serbia to release" */
			if (by != NO_INDEX)
				return by;
			if (pattern_lists("appeal|plead", x->d->token[up].lemma) && asked(x, up) != NO_INDEX)
				return asked(x, up);
		}
		if (token_rel(t, "conj") || token_rel(t, "advcl") || token_rel(t, "parataxis")) {
			if (token_rel(t, "advcl") && tree_child(x, v, "mark") != NO_INDEX && strcmp(t->xpos, "VBG") != 0 &&
			    strcmp(t->xpos, "VB") != 0)
				return NO_INDEX;
			if (token_rel(t, "parataxis") && !goes_on(x, v, up))
				return NO_INDEX;
			/* "gave permission for the club to sell beer" */
			if (token_rel(t, "advcl") && strcmp(t->xpos, "VB") == 0 && steps == 0 && for_whom(x, v, up) != NO_INDEX)
				return for_whom(x, v, up);
			/* "gave permission to the club to sell beer" */
			if (token_rel(t, "advcl") && strcmp(t->xpos, "VB") == 0 && steps == 0 && permitted(x, up) != NO_INDEX)
				return permitted(x, up);
			/* "sentenced Taylor for helping the rebels" */
			if (token_rel(t, "advcl") && strcmp(t->xpos, "VB") == 0 && object_control(x->d->token[up].lemma) &&
			    !is_phone_call(x, v, up) && tree_child(x, up, "obj") != NO_INDEX)
				return tree_child(x, up, "obj");        /* "urged the army to overthrow", whatever the parser calls it */
			/* "barred men from leaving", "warned Turkey against attacking" */
			if (strcmp(t->xpos, "VBG") == 0 && tree_child(x, up, "obj") != NO_INDEX && v > up &&
			    ((tree_has(x, v, "mark", "from") && is_hindrance(x->d->token[up].lemma)) || tree_has(x, v, "mark", "against")))
				return tree_child(x, up, "obj");
			if (token_rel(t, "advcl") && strcmp(t->xpos, "VBG") == 0 && done_for(x, v, up)) {
				bool is_object;
				uint32_t whom = tree_child(x, up, "obj");

				return whom != NO_INDEX ? whom : clause_passive(x, up) ? clause_subject(x, up, &is_object) : NO_INDEX;
			}
			if (x->d->token[up].upos != UPOS_VERB && x->d->token[up].upos != UPOS_AUX &&
			    tree_child(x, up, "nsubj") == NO_INDEX)
				return NO_INDEX;
			v = up;
			continue;
		}
		if (token_rel(t, "xcomp") || token_rel(t, "ccomp")) {
			uint32_t obj = tree_child(x, up, "obj"), obl;

			if (obj == NO_INDEX)
				obj = tree_child(x, up, "iobj");        /* "urged Greece to withdraw" */

			if (token_rel(t, "ccomp") && strcmp(t->xpos, "VB") != 0 && strcmp(t->xpos, "VBG") != 0)
				return NO_INDEX;
			if (object_control(x->d->token[up].lemma) && !is_phone_call(x, v, up)) {
				if (obj != NO_INDEX)
					return obj;
				obl = tree_child(x, up, "obl");
				if (strcmp(x->d->token[up].lemma, "call") == 0 && obl != NO_INDEX &&
				    (strcmp(tree_case(x, obl), "on") == 0 || strcmp(tree_case(x, obl), "for") == 0))
					return obl;
			}
			v = up;
			continue;
		}
		return NO_INDEX;
	}
	return NO_INDEX;
}

/* not, n't, never, no longer; "instead of", "rather than"; "no" before the subject or object; "without" before a gerund */
static bool negated(const struct extraction *x, uint32_t v)
{
	uint32_t c, g;

	if (v > 1 && ((token_is(&x->d->token[v - 1], "than") && token_is(&x->d->token[v - 2], "rather")) ||
	              (token_is(&x->d->token[v - 1], "of") && token_is(&x->d->token[v - 2], "instead"))))
		return true;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *t = &x->d->token[c];

		if (pattern_lists("not|n't|never|neither|nor", t->lower) &&
		    !(token_is(t, "not") && c + 1 < x->d->token_nr && token_is(&x->d->token[c + 1], "until") && c < v))
			return true;
		if ((token_rel(t, "mark") || token_rel(t, "case")) && token_is(t, "without") && c < v)
			return true;
		if (token_rel(t, "nsubj") || token_rel(t, "obj")) {
			if (pattern_lists("nobody|none|nothing", t->lower))
				return true;
			for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
				if ((token_rel(&x->d->token[g], "det") || token_rel(&x->d->token[g], "cc")) &&
				    pattern_lists("no|neither", x->d->token[g].lower))
					return true;
		}
		if (token_rel(t, "advmod") && token_is(t, "longer"))
			return true;
		if (token_is(t, "no") && token_rel(t, "advmod"))
			return true;
	}
	return false;
}

static void set_status(struct clause *k, enum status s)
{
	/* what is planned inside what is only possible is only possible */
	if (k->status == STATUS_HAPPENED || k->status == STATUS_ONGOING || s == STATUS_HYPOTHETICAL || s == STATUS_DENIED)
		k->status = s;
}

static void flip(struct clause *k)
{
	k->polarity = k->polarity == POLARITY_NEGATIVE ? POLARITY_POSITIVE : POLARITY_NEGATIVE;
}

/* "Had Iran attacked", "Should talks fail", "Were Turkey to send": an auxiliary in front of the subject, and no question. */
static bool is_inverted(const struct extraction *x, uint32_t v, uint32_t aux)
{
	const struct token *t = x->d->token;
	uint32_t subject = tree_child(x, v, "nsubj"), begin = x->d->sentence[t[v].sentence].token_begin;

	return subject != NO_INDEX && aux < subject && subject < v && pattern_lists("had|should|were", t[aux].lower) &&
	       (aux == begin || pattern_lists(",|and|but|;|\"|\xE2\x80\x9C", t[aux - 1].form)) &&
	       !token_is(&t[x->d->sentence[t[v].sentence].token_end - 1], "?");
}

/* Tense, mood and negation of a verb's own auxiliaries. */
static void read_verb(struct extraction *x, uint32_t v, struct clause *k)
{
	const struct token *t = &x->d->token[v];
	bool modal = false, have = false, be_present = false, be_past = false, being = false, finite = false;
	uint32_t c;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
		const struct token *w = &x->d->token[c];

		/* "nearly signed", "allegedly killed" */
		if (token_rel(w, "advmod") && !pattern_lists("not|n't|never|no|longer", w->lower)) {
			const struct control *row = patterns_control(&x->c->patterns, w->lower, "adv", CONTROL_ALONE);

			if (row && row->status >= 0 && row->status != STATUS_HAPPENED)
				set_status(k, (enum status)row->status);
			if (row && row->polarity == POLARITY_NEGATIVE)
				flip(k);
		}
		if (token_rel(w, "mark") && pattern_lists("if|unless|whether|lest", w->lower))
			set_status(k, STATUS_HYPOTHETICAL);
		/* "until the governor resigns" */
		if (token_rel(w, "mark") && token_is(w, "until") && (strcmp(t->xpos, "VBZ") == 0 || strcmp(t->xpos, "VBP") == 0))
			set_status(k, STATUS_HYPOTHETICAL);
		/* "is to visit", "are to be sworn in", "is due to start", whatever the tree takes "due" for */
		if ((be_present || be_past) && ((token_rel(w, "mark") && token_is(w, "to")) || token_is(w, "due")))
			set_status(k, STATUS_PLANNED);
		if (!token_rel(w, "aux") && !token_rel(w, "cop"))
			continue;
		if (is_inverted(x, v, c)) {
			k->status = STATUS_HYPOTHETICAL;
			modal = true;
			continue;
		}
		if (strcmp(w->xpos, "MD") == 0) {
			modal = true;
			if (pattern_lists("will|shall|'ll|wo", w->lower))
				set_status(k, STATUS_PLANNED);
			else if (pattern_lists("must|should|ought", w->lower))
				set_status(k, STATUS_PROPOSED);
			else
				set_status(k, STATUS_HYPOTHETICAL);
		} else if (strcmp(w->lemma, "have") == 0) {
			have = true;
			k->past = true;
		} else if (strcmp(w->lemma, "be") == 0) {
			be_present = be_present || pattern_lists("is|are|am|'s|'re|'m", w->lower);
			be_past = be_past || pattern_lists("was|were", w->lower);
			being = being || token_is(w, "being");
		} else if (pattern_lists("did", w->lower)) {
			k->past = true;
		}
	}
	finite = strcmp(t->xpos, "VBD") == 0 || be_past;
	if (finite)
		k->past = true;
	if (((strcmp(t->xpos, "VBG") == 0 && (be_present || be_past || have)) || (being && (be_present || be_past))) && !modal)
		set_status(k, STATUS_ONGOING);
	(void)have;
	if (negated(x, v))
		flip(k);
}

static bool token_is_lemma(const struct extraction *x, uint32_t token, const char *lemma)
{
	return token != NO_INDEX && strcmp(x->d->token[token].lemma, lemma) == 0;
}

/* A verb form without auxiliary, "to" or subject of its own. */
static bool is_bare(const struct extraction *x, uint32_t v)
{
	return x->d->token[v].upos == UPOS_VERB && tree_child(x, v, "aux") == NO_INDEX && tree_child(x, v, "mark") == NO_INDEX &&
	       tree_child(x, v, "nsubj") == NO_INDEX;
}

/* "has two options: accept it and appoint another": a bare verb that nothing governs. */
static bool is_option(const struct extraction *x, uint32_t v)
{
	const struct token *t = x->d->token;
	int steps;

	for (steps = 0; steps < 4 && is_bare(x, v) && strcmp(t[v].xpos, "VB") == 0; steps++) {
		uint32_t up = tree_head(x, v);

		if (up == NO_INDEX)
			return false;
		if (token_rel(&t[v], "appos") || token_rel(&t[v], "parataxis") || token_rel(&t[v], "dep"))
			return true;
		if (!token_rel(&t[v], "conj"))
			return false;
		/* "shot a farmer and beat up his son": the past of some looks so */
		if (strcmp(t[up].xpos, "VBD") == 0 &&
		    pattern_lists("beat|cut|hit|put|set|shut|let|cost|burst|cast|spread|split|thrust|bet|hurt|quit|shed|upset|read",
		                  t[v].lower))
			return false;
		if (pattern_lists("VBZ|VBD|VBP", t[up].xpos) && tree_child(x, up, "aux") == NO_INDEX)
			return true;
		v = up;
	}
	return false;
}

/* Which complement of its head a token is. */
static unsigned complement_of(const struct extraction *x, uint32_t v)
{
	const struct token *t = &x->d->token[v];
	uint32_t mark = tree_child(x, v, "mark"), m;

	for (m = mark; m != NO_INDEX && m < v; m = x->next_sibling[m])         /* "in order to" */
		if (token_rel(&x->d->token[m], "mark") && token_is(&x->d->token[m], "to"))
			mark = m;
	if (strcmp(t->xpos, "VBG") == 0)
		return mark != NO_INDEX && token_is(&x->d->token[mark], "from") ? CONTROL_FROM_ING | CONTROL_ING : CONTROL_ING;
	if (mark != NO_INDEX && token_is(&x->d->token[mark], "to"))
		return CONTROL_TO;
	return CONTROL_THAT;
}

/* Apply a control row; returns whether there is one. */
static bool apply_control(struct extraction *x, uint32_t head, unsigned complement, struct clause *k)
{
	const struct token *h = &x->d->token[head];
	const char *pos = h->upos == UPOS_VERB ? "verb" : h->upos == UPOS_NOUN ? "noun" : h->upos == UPOS_ADJ ? "adj" : NULL;
	const struct control *row = pos ? patterns_control(&x->c->patterns, h->lemma, pos, complement) : NULL;

	/* "looked forward to visiting" */
	if (!row && h->upos == UPOS_VERB && head + 1 < x->d->token_nr && tree_head(x, head + 1) == head &&
	    pattern_lists("forward|out|on|off", x->d->token[head + 1].lower))
		row = patterns_control(&x->c->patterns, arena_printf(x->a, "%s %s", h->lemma, x->d->token[head + 1].lower), "verb", complement);
	/* "is too poor to invade" */
	if (!row && h->upos == UPOS_ADJ && complement == CONTROL_TO && tree_has(x, head, "advmod", "too")) {
		set_status(k, STATUS_HYPOTHETICAL);
		flip(k);
		return true;
	}
	if (!row && h->upos == UPOS_ADJ)        /* "is expected to": a participle, tagged as either; "is able to" */
		row = patterns_control(&x->c->patterns, h->lemma, "verb", complement);
	if (!row && h->upos != UPOS_NOUN)
		row = patterns_control(&x->c->patterns, arena_printf(x->a, "be %s", h->lower), "verb", complement);
	if (!row)
		return false;
	/* "has yet to release the sailors" */
	if (complement == CONTROL_TO && strcmp(h->lemma, "have") == 0 && tree_has(x, head, "advmod", "yet")) {
		flip(k);
		return true;
	}
	/* "had to close the border": it did */
	if (complement == CONTROL_TO && strcmp(h->lemma, "have") == 0 && strcmp(h->xpos, "VBD") == 0) {
		k->past = true;
		return true;
	}
	if (row->status >= 0)
		set_status(k, (enum status)row->status);
	if (row->polarity == POLARITY_NEGATIVE)
		flip(k);
	return true;
}

static void add_to_chain(struct clause *k, uint32_t v)
{
	if (k->chain_nr < sizeof k->chain / sizeof k->chain[0])
		k->chain[k->chain_nr++] = v;
}

/* "according to X" under verb v. */
static bool read_according(const struct extraction *x, uint32_t v, struct clause *k)
{
	uint32_t c, g;

	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		for (g = x->first_child[c]; g != NO_INDEX; g = x->next_sibling[g])
			if (token_is(&x->d->token[g], "according")) {
				k->speech = g;
				k->speaker = c;
				k->speech_kind = "say";
				return true;
			}
	return false;
}

/* Find the reporting verb above or beside the clause's top verb. */
static void read_speech(struct extraction *x, struct clause *k)
{
	uint32_t v = k->top;
	int steps;

	for (steps = 0; steps < CLIMB_MAX && v != NO_INDEX; steps++) {
		const struct token *t = &x->d->token[v];
		uint32_t up = tree_head(x, v), c;
		const char *kind;

		/* "…," Obama said: the reporting verb may hang below what is said */
		for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c]) {
			bool object;

			if (!token_rel(&x->d->token[c], "parataxis") || c == k->top)
				continue;
			kind = patterns_reporting(&x->c->patterns, x->d->token[c].lemma);
			/* "the club having requested the meeting" tells what happened besides */
			object = tree_child(x, c, "aux") != NO_INDEX && token_is(&x->d->token[tree_child(x, c, "aux")], "having");
			if (kind && !object && tree_child(x, c, "nsubj") != NO_INDEX) {
				uint32_t speaker = clause_subject(x, c, &object);

				/* "; he was dismissed in 2018" says nothing */
				if (object && strcmp(kind, "say") != 0)
					continue;
				k->speech = c;
				k->speaker = speaker;
				k->speech_kind = kind;
				return;
			}
		}
		if (read_according(x, v, k))
			return;
		if (up == NO_INDEX)
			return;
		kind = x->d->token[up].upos == UPOS_VERB ? patterns_reporting(&x->c->patterns, x->d->token[up].lemma) : NULL;
		if (kind && (token_rel(t, "ccomp") || token_rel(t, "parataxis"))) {
			bool object;

			k->speech = up;
			k->speaker = clause_subject(x, up, &object);
			if (object && k->speaker != NO_INDEX && tree_child(x, up, "nsubj") != NO_INDEX)
				k->speaker = NO_INDEX;          /* "it was said that": nobody in particular */
			k->speech_kind = kind;
			return;
		}
		v = up;
	}
}

/* "is said to have resigned", "are believed to have been killed". */
static bool is_hearsay(const struct extraction *x, uint32_t v, uint32_t up)
{
	return pattern_lists("say|believe|think|report|know|understand|allege|rumor|rumour|suspect|presume|fear", x->d->token[up].lemma) &&
	       clause_passive(x, up) && tree_has(x, v, "mark", "to") && tree_has(x, v, "aux", "have");
}

/* "denied the charge, accusing Israel": told besides. */
static bool follows_comma(const struct extraction *x, uint32_t v)
{
	return v > 0 && token_is(&x->d->token[v - 1], ",");
}

static bool is_claim(const char *lemma)
{
	return pattern_lists(
		"report|claim|accusation|charge|allegation|rumor|rumour|suggestion|assertion|speculation|complaint|story|statement|notion|idea",
		lemma);
}

/* A promise or threat that somebody keeps. */
static bool is_kept(const struct extraction *x, uint32_t noun)
{
	uint32_t v = tree_head(x, noun);

	return v != NO_INDEX && token_rel(&x->d->token[noun], "obj") &&
	       pattern_lists("promise|pledge|vow|threat|commitment|plan", x->d->token[noun].lemma) &&
	       pattern_lists("keep|honor|honour|fulfill|fulfil|carry|deliver", x->d->token[v].lemma) &&
	       (strcmp(x->d->token[v].lemma, "carry") != 0 || tree_child_exact(x, v, "compound:prt") != NO_INDEX) && !negated(x, v) &&
	       pattern_lists("VBD|VBN", x->d->token[v].xpos);
}

/* The status of verb `up`, where that has not happened, is that of what it is done by. */
static void inherit_status(struct extraction *x, uint32_t up, struct clause *k)
{
	struct clause above = { .status = STATUS_HAPPENED, .polarity = POLARITY_POSITIVE };

	read_verb(x, up, &above);
	if (above.status != STATUS_ONGOING)
		set_status(k, above.status);
	/* "a charge of breaking a law by using force" */
	if (token_rel(&x->d->token[up], "acl") && tree_head(x, up) != NO_INDEX && is_claim(x->d->token[tree_head(x, up)].lemma))
		set_status(k, STATUS_HYPOTHETICAL);
}

/* "prompted Egypt to close the border", "barred men from leaving": governed by the verb beside which the tree hangs it. */
static bool is_governed(const struct extraction *x, uint32_t v, uint32_t up)
{
	uint32_t object = tree_child(x, up, "obj");

	if (!token_rel(&x->d->token[v], "advcl") || x->d->token[up].upos != UPOS_VERB || v < up)
		return false;
	if (tree_has(x, v, "mark", "from"))
		return strcmp(x->d->token[v].xpos, "VBG") == 0 && is_hindrance(x->d->token[up].lemma);
	/* "resorted to kidnapping tourists" */
	if (strcmp(x->d->token[v].xpos, "VBG") == 0 && tree_has(x, v, "mark", "to"))
		return pattern_lists("resort|admit|confess|return|stoop|turn", x->d->token[up].lemma);
	if (strcmp(x->d->token[v].xpos, "VB") == 0 && pattern_lists("appeal|plead", x->d->token[up].lemma) && complement_of(x, v) == CONTROL_TO)
		return asked(x, up) != NO_INDEX && asked(x, up) < v;
	return strcmp(x->d->token[v].xpos, "VB") == 0 && object != NO_INDEX && object < v && complement_of(x, v) == CONTROL_TO &&
	       pattern_lists("prompt|force|lead|cause|compel|oblige|persuade|convince|drive|enable|allow|order|urge|press|tell|instruct",
	                     x->d->token[up].lemma);
}

/* "denied reports that its jets had bombed a hospital": what the noun says is denied, by whoever denies it. */
static void read_denial(struct extraction *x, uint32_t noun, struct clause *k)
{
	uint32_t v = tree_head(x, noun);
	const char *kind = v == NO_INDEX ? NULL : patterns_reporting(&x->c->patterns, x->d->token[v].lemma);
	bool object;

	if (!kind || strcmp(kind, "deny") != 0 || !token_rel(&x->d->token[noun], "obj"))
		return;
	k->status = STATUS_DENIED;
	k->speech = v;
	k->speaker = clause_subject(x, v, &object);
	k->speech_kind = kind;
}

bool is_participle_clause(const struct extraction *x, uint32_t v)
{
	uint32_t up = tree_head(x, v);

	return strcmp(x->d->token[v].xpos, "VBG") == 0 && token_rel(&x->d->token[v], "advcl") && up != NO_INDEX && up < v && v > 0 &&
	       token_is(&x->d->token[v - 1], ",") && !is_marked(x, v) && strcmp(x->d->token[up].xpos, "VBD") == 0;
}

/* What stands before the first of two joined verbs, and is said of the second as well. */
static void share_adverbs(struct extraction *x, uint32_t v, uint32_t up, struct clause *k)
{
	const struct token *t = x->d->token;
	uint32_t c, cc = tree_child(x, v, "cc");

	if (tree_child(x, v, "nsubj") != NO_INDEX || tree_child(x, v, "aux") != NO_INDEX || negated(x, v) || cc == NO_INDEX)
		return;
	if (pattern_lists("or|nor", t[cc].lower) && negated(x, up))
		flip(k);
	for (c = x->first_child[up]; c != NO_INDEX && c < up; c = x->next_sibling[c])
		if (token_rel(&t[c], "advmod")) {
			const struct control *row = patterns_control(&x->c->patterns, t[c].lower, "adv", CONTROL_ALONE);

			if (row && row->status >= 0 && row->status != STATUS_HAPPENED)
				set_status(k, (enum status)row->status);
		}
}

/* "once France withdraws", "when police arrest the gunmen", under a verb of what is to come: that is to come as well. */
static bool is_condition_of_time(const struct extraction *x, uint32_t v)
{
	uint32_t up = tree_head(x, v), c;
	bool when = false;

	/* "has withdrawn" as well */
	if (!token_rel(&x->d->token[v], "advcl") || up == NO_INDEX ||
	    !(pattern_lists("VBZ|VBP", x->d->token[v].xpos) || tree_has(x, v, "aux", "has|have")))
		return false;
	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		when = when || ((token_rel(&x->d->token[c], "mark") || token_rel(&x->d->token[c], "advmod")) &&
		                (pattern_lists("once|after|when|whenever|before|soon", x->d->token[c].lower) ||
		                 (token_is(&x->d->token[c], "as") && tree_before_is(x, c, "soon"))));
	return when && (tree_has(x, up, "aux", "will|would|shall|may|might|could|can|must|should|wo|'ll") || tree_has(x, up, "mark", "to"));
}

uint32_t governing_noun(const struct extraction *x, uint32_t v, uint32_t up)
{
	uint32_t noun = x->d->token[up].upos == UPOS_VERB ? tree_child(x, up, "obj") : NO_INDEX;

	return token_rel(&x->d->token[v], "advcl") && complement_of(x, v) == CONTROL_TO && noun != NO_INDEX && up < noun && noun < v &&
	                       pattern_lists(
				       "pressure|call|demand|request|appeal|plea|plan|threat|offer|proposal|refusal|failure|promise|pledge|vow|order|bid|"
				       "attempt|effort|decision|intention|move|campaign|willingness|readiness|motion|petition|application",
				       x->d->token[noun].lemma)
	               ? noun
	               : NO_INDEX;
}

/* "the truce collapsed", "the attack failed", "talks broke down": what the noun tells came to nothing. */
static bool came_to_nothing(const struct extraction *x, uint32_t noun)
{
	const struct token *t = x->d->token;
	uint32_t v = tree_head(x, noun), c;

	if (v == NO_INDEX || t[noun].upos != UPOS_NOUN || t[v].upos != UPOS_VERB || !token_rel(&t[noun], "nsubj") || negated(x, v))
		return false;
	if (pattern_lists("collapse|fail|founder|unravel|crumble", t[v].lemma))
		return true;
	if (!pattern_lists("fall|break", t[v].lemma))
		return false;
	for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
		if (pattern_lists(t[v].lemma[0] == 'f' ? "apart|through" : "down", t[c].lower))
			return true;
	return false;
}

/* "foiled a plot to kill", "the attempt to flee was thwarted": the noun's deed was kept from being done. */
static bool was_foiled(const struct extraction *x, uint32_t noun)
{
	uint32_t v = tree_head(x, noun);

	return v != NO_INDEX && pattern_lists("foil|thwart|frustrate|avert", x->d->token[v].lemma) && !negated(x, v) &&
	       (token_rel(&x->d->token[noun], "obj") || token_rel(&x->d->token[noun], "nsubj"));
}

void clause_read(struct extraction *x, uint32_t trigger, struct clause *k)
{
	const struct token *t = &x->d->token[trigger];
	uint32_t v = trigger;
	int steps;

	*k = (struct clause){ .trigger = trigger, .top = trigger, .speech = NO_INDEX, .speaker = NO_INDEX };
	add_to_chain(k, trigger);
	if (t->upos == UPOS_VERB) {
		k->passive = clause_passive(x, trigger);
		read_verb(x, trigger, k);
	} else if (came_to_nothing(x, trigger)) {
		flip(k);
	}
	for (steps = 0; steps < CLIMB_MAX; steps++) {
		const struct token *w = &x->d->token[v];
		uint32_t up = tree_head(x, v);

		if (up == NO_INDEX || w->upos != UPOS_VERB)
			break;
		/* "rumours that the king had died", "denied claims of bombing the port" */
		if (token_rel(w, "acl") && x->d->token[up].upos == UPOS_NOUN && strcmp(w->xpos, "VB") != 0) {
			uint32_t mark = tree_child(x, v, "mark");

			if (mark != NO_INDEX ? token_is(&x->d->token[mark], "that")
			    : is_claim(x->d->token[up].lemma) && own_subject(x, v) != NO_INDEX && own_subject(x, v) > up &&
			      !pattern_lists("that|which|who", x->d->token[own_subject(x, v)].lower) && tree_child(x, v, "obj") != NO_INDEX)
				apply_control(x, up, CONTROL_THAT, k);
			else if (is_marked(x, v) && strcmp(w->xpos, "VBG") == 0)
				apply_control(x, up, CONTROL_ING, k);
			if (mark != NO_INDEX && is_claim(x->d->token[up].lemma))
				read_denial(x, up, k);
			break;
		}
		/* "is said to have resigned" */
		if (token_rel(w, "xcomp") && is_hearsay(x, v, up)) {
			set_status(k, STATUS_HYPOTHETICAL);
			add_to_chain(k, up);
			k->top = up;
			break;
		}
		if (token_rel(w, "xcomp") || (token_rel(w, "acl") && strcmp(w->xpos, "VB") == 0) ||
		    (token_rel(w, "ccomp") &&
		     (!patterns_reporting(&x->c->patterns, x->d->token[up].lemma) || complement_of(x, v) == CONTROL_TO)) ||
		    (token_rel(w, "advcl") && complement_of(x, v) != CONTROL_THAT)) {
			unsigned complement = complement_of(x, v);
			bool beside = token_rel(w, "advcl") && complement == CONTROL_ING && !tree_has(x, v, "mark", "to") &&
			              (is_marked(x, v) || follows_comma(x, v)) && x->d->token[up].upos == UPOS_VERB && !done_for(x, v, up);
			uint32_t noun = governing_noun(x, v, up);
			bool governed = noun != NO_INDEX || is_governed(x, v, up);
			bool found = !beside && apply_control(x, noun == NO_INDEX ? up : noun, complement, k);

			/* "was the last president to visit" */
			if (token_rel(w, "acl") && is_ranked(x, up))
				found = true;
			/* "kept their promise to kill", "carried out their threat" */
			if (token_rel(w, "acl") && is_kept(x, up)) {
				k->status = STATUS_HAPPENED;
				k->past = true;
				add_to_chain(k, up);
				k->top = tree_head(x, up);
				break;
			}
			if (!found && complement == CONTROL_TO)
				set_status(k, STATUS_PROPOSED);         /* a purpose, a wish: not a fact */
			if (complement == CONTROL_TO && ((token_rel(w, "acl") && was_foiled(x, up)) ||
			                                 (noun != NO_INDEX && was_foiled(x, noun)))) {
				if (k->status == STATUS_ONGOING)
					k->status = STATUS_HAPPENED;
				flip(k);
			}
			/* "talks on forming a government" */
			if (beside && tree_has(x, v, "mark", "on|about|over|against"))
				set_status(k, STATUS_PROPOSED);
			/* "would break the law by bombing the port" */
			if (beside && tree_has(x, v, "mark", "by|before|after|while|when"))
				inherit_status(x, up, k);
			/* "it is not true that …" */
			if (x->d->token[up].upos == UPOS_ADJ && token_rel(w, "ccomp") && negated(x, up)) {
				if (token_is(&x->d->token[up], "true"))
					flip(k);
				else
					set_status(k, STATUS_HYPOTHETICAL);
			}
			if (x->d->token[up].upos == UPOS_VERB && (!token_rel(w, "advcl") || governed)) {
				bool past = k->past;

				k->past = false;
				if (k->status == STATUS_HAPPENED || k->status == STATUS_ONGOING || found)
					read_verb(x, up, k);
				k->past = k->past || past;
			}
			if (!token_rel(w, "advcl") || governed) {
				add_to_chain(k, up);
				k->top = up;
			}
			v = up;
			if (token_rel(w, "advcl") && !found)
				break;          /* what governs a purpose does not govern the deed */
			continue;
		}
		/* "refused to meet or talk": what governs the first governs the second */
		if (token_rel(w, "conj") && x->d->token[up].upos == UPOS_VERB && tree_child(x, v, "nsubj") == NO_INDEX &&
		    tree_child(x, v, "aux") == NO_INDEX && strcmp(w->xpos, x->d->token[up].xpos) == 0 &&
		    (strcmp(w->xpos, "VB") == 0 || strcmp(w->xpos, "VBG") == 0)) {
			read_verb(x, up, k);
			v = up;
			continue;
		}
		/* "has not attacked or killed anyone", "allegedly beat and robbed a clerk" */
		if (token_rel(w, "conj") && x->d->token[up].upos == UPOS_VERB)
			share_adverbs(x, v, up, k);
		/* a condition or a question above */
		break;
	}
	/* "closing the border is an option": not said to be done */
	if (is_bare(x, k->top) && strcmp(x->d->token[k->top].xpos, "VBG") == 0 &&
	    (token_rel(&x->d->token[k->top], "csubj") || x->d->token[k->top].head < 0))
		set_status(k, STATUS_HYPOTHETICAL);
	/* "said closing the border was an option", "options: accept it or resign" */
	if ((is_bare(x, trigger) && strcmp(t->xpos, "VBG") == 0 && token_rel(t, "xcomp") &&
	     token_is_lemma(x, tree_head(x, trigger), "say")) || is_option(x, trigger))
		set_status(k, STATUS_HYPOTHETICAL);
	/* conditions further up: "if the talks fail, Russia will attack" */
	for (steps = 0, v = k->top; steps < CLIMB_MAX && v != NO_INDEX; steps++, v = tree_head(x, v)) {
		uint32_t mark = tree_child(x, v, "mark");

		if (token_rel(&x->d->token[v], "advcl") && mark != NO_INDEX &&
		    pattern_lists("if|unless|whether", x->d->token[mark].lower))
			set_status(k, STATUS_HYPOTHETICAL);
		if (is_condition_of_time(x, v))
			set_status(k, STATUS_HYPOTHETICAL);
	}
	{
		const struct sentence *s = &x->d->sentence[t->sentence];

		if (strcmp(x->d->token[s->token_end - 1].form, "?") == 0)
			set_status(k, STATUS_HYPOTHETICAL);
	}
	if (k->speech == NO_INDEX)
		read_speech(x, k);
	/* "has been charged; he denies the charges": what he was charged with, not that he was */
	if (k->speech_kind && strcmp(k->speech_kind, "deny") == 0 && !token_rel(&x->d->token[k->top], "advcl") &&
	    (k->speech == NO_INDEX || tree_child(x, k->speech, "obj") == NO_INDEX || tree_below(x, trigger, tree_child(x, k->speech, "obj"))))
		k->status = STATUS_DENIED;
	if (k->speech_kind && pattern_lists("demand|ask|promise|propose", k->speech_kind) &&
	    (k->status == STATUS_HAPPENED || k->status == STATUS_ONGOING))
		k->status = STATUS_PROPOSED;
}
