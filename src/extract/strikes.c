/* strikes.c - attacks and accidents: who struck, and what only befell people */
#include <string.h>

#include "extract/gather.h"


/* Violence that a noun, or a gerund such as "shelling", tells. */
bool is_violence(const struct token *t)
{
	static const char nouns[] =
		"attack|war|clash|fight|fighting|bombing|shelling|raid|airstrike|strike|battle|conflict|violence|invasion|shooting|bombardment|"
		"ambush|massacre|crackdown|offensive|unrest|riot|uprising|rebellion|combat|crossfire|genocide";

	return pattern_lists(nouns, t->lemma) || pattern_lists(nouns, t->lower);
}

/* "17 people were killed": by whom or what is not said, and nothing violent is spoken of. */
bool is_agentless_killing(const struct extraction *x, uint32_t v, bool passive)
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
void add_striker(struct gather *g, uint32_t v)
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
			else if (c < noun && (token_rel(t, "amod") || token_rel(t, "compound")) && k != NO_INDEX &&
			         x->draft[k].entity != NO_INDEX &&
			         (x->draft[k].type == ENTITY_ORGANIZATION || x->draft[k].type == ENTITY_GROUP ||
			          (x->draft[k].type == ENTITY_COUNTRY && is_of_state(n) &&
			           (x->draft[k].kind == MENTION_ADJECTIVE || is_initials(t->form)))))
				add_participant(g, x->draft[k].entity, ROLE_ACTOR, x->draft[k].first, x->draft[k].end);
		}
		x->consumed[noun] = x->consumed[noun] || event_has_actor(g->ev);
	}
}

/* "fell into a river in Peru", "a fire at a hospital in the city of Nassiriya left …": where, told of a noun of the clause. */
void add_inner_place(struct gather *g, uint32_t v, uint32_t subject)
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
bool is_of_accident(const struct extraction *x, uint32_t v)
{
	uint32_t up = tree_head(x, v);

	return strcmp(x->d->token[v].xpos, "VBG") == 0 && token_rel(&x->d->token[v], "advcl") && up != NO_INDEX && up < v &&
	       pattern_lists("kill|injure|wound|hurt", x->d->token[v].lemma) && tree_child(x, up, "obj") == NO_INDEX &&
	       pattern_lists(
		       "crash|collide|sink|capsize|overturn|derail|plunge|collapse|burst|fall|erupt|topple|veer|skid|catch|flip|roll|slide|swerve|run",
		       x->d->token[up].lemma);
}
