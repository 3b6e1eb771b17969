/* modality.c - what somebody says that he will or will not do is of another type than the deed
 *
 * PLOVER codes a deed that is only promised as AGREE, one that is only announced against somebody as THREATEN, and one that
 * is refused as REJECT; so is, as its gold standard has it, an agreement that could not be reached.  It is the doer's own word
 * that counts: "will", "agreed to", "is ready to", "plans to"; not what others expect of him ("is expected to meet") and not
 * what is only possible.
 */
#include <string.h>

#include "extract/gather.h"

enum will { WILL_UNKNOWN, WILL_DO, WILL_NOT };

/* Words that govern a deed by the doer's own will; `friendly`: those by which nobody is threatened count as well. */
static bool commits(const char *lemma, bool friendly)
{
	return pattern_lists("vow|swear|plan|prepared|willing|ready|threaten|threat", lemma) ||
	       (friendly && pattern_lists("intend|go|determined|intention|agree|offer|promise|pledge|commit|undertake|consent|volunteer|"
	                                  "decide|committed|resolve|choose|"
	                                  "willingness|readiness|commitment|decision|agreement", lemma));
}

static bool refuses(const char *lemma)
{
	return pattern_lists("refuse|decline|refusal|unwilling|unwillingness|reluctant|oppose|rule", lemma);
}

/* True if the subject of verb v is the pronoun of whoever speaks: "NATO said that it would …". */
static bool speaks_of_himself(struct extraction *x, const struct clause *k)
{
	bool object;
	uint32_t subject;

	if (k->speech == NO_INDEX)
		return false;
	subject = clause_subject(x, k->top, &object);
	return subject != NO_INDEX && !object && x->d->token[subject].upos == UPOS_PRON;
}

static enum will will_of(struct extraction *x, const struct clause *k, bool friendly)
{
	bool committed = false;
	size_t i;

	for (i = 1; i < k->chain_nr; i++) {
		const struct token *t = &x->d->token[k->chain[i]];

		/* "ruled out sending", not "drafted rules" */
		if (refuses(t->lemma) && (strcmp(t->lemma, "rule") != 0 || t->upos == UPOS_VERB))
			return WILL_NOT;
		if (!commits(t->lemma, friendly) && !commits(t->lower, friendly))
			return WILL_UNKNOWN;
		committed = true;
	}
	if (!committed && !tree_has(x, k->top, "aux", "will|shall|'ll|wo|\xE2\x80\x99ll") &&
	    !(tree_has(x, k->top, "aux", "would|'d") && speaks_of_himself(x, k)))
		return WILL_UNKNOWN;
	if (k->polarity == POLARITY_NEGATIVE)
		return WILL_NOT;
	return k->status == STATUS_PLANNED || k->status == STATUS_PROPOSED || k->status == STATUS_HYPOTHETICAL ? WILL_DO : WILL_UNKNOWN;
}

/* "agreed to meet", "has vowed to attack": the word was given, whatever comes of the deed. */
static bool word_is_given(const struct extraction *x, const struct clause *k)
{
	return k->chain_nr > 1 && k->past && k->polarity == POLARITY_POSITIVE && x->d->token[k->top].upos == UPOS_VERB &&
	       pattern_lists("agree|promise|pledge|vow|swear|threaten|offer|undertake|consent|volunteer|commit|guarantee",
	                     x->d->token[k->top].lemma);
}

/* "failed to reach an agreement": CAMEO's sign or conclude (057), and it failed. */
static bool failed_to_conclude(const struct extraction *x, const struct event *ev, const struct clause *k)
{
	size_t i;

	if (k->polarity != POLARITY_NEGATIVE || !ev->code || strcmp(ev->code, "057") != 0 || strcmp(ev->type, "SUPPORT") != 0)
		return false;
	for (i = 1; i < k->chain_nr; i++)
		if (strcmp(x->d->token[k->chain[i]].lemma, "fail") == 0)
			return true;
	return false;
}

/* "Iran's refusal to talk to Israel": whoever would have taken part is who is refused. */
static void turn_down(struct event *ev, uint32_t deed)
{
	size_t i;

	for (i = 0; i < ev->participant_nr; i++)
		if (ev->participant[i].role == ROLE_ACTOR && ev->participant[i].begin > deed)
			ev->participant[i].role = ROLE_TARGET;
}

void retype_by_will(struct gather *g, struct clause *k)
{
	static const struct { const char *deed, *promised, *promised_code, *refused, *refused_code; } table[] = {
		{ "CONSULT", "AGREE", "036", "REJECT", "125" }, { "SUPPORT", "AGREE", "032", "REJECT", "121" },
		{ "COOPERATE", "AGREE", "031", "REJECT", "121" }, { "AID", "AGREE", "033", "REJECT", "122" },
		{ "RETREAT", "AGREE", "035", "REJECT", "124" }, { "CONCEDE", NULL, NULL, "REJECT", "123" },
		{ "AGREE", NULL, NULL, "REJECT", "120" }, { "SANCTION", "THREATEN", "131", NULL, NULL },
		{ "COERCE", "THREATEN", "132", NULL, NULL }, { "PROTEST", "THREATEN", "133", NULL, NULL },
		{ "MOBILIZE", "THREATEN", "138", NULL, NULL }, { "ASSAULT", "THREATEN", "138", NULL, NULL }
	};
	enum will will;
	size_t i;

	if (k->top != k->trigger && k->status == STATUS_HAPPENED && k->chain_nr > 1 &&
	    g->x->d->token[k->chain[k->chain_nr - 1]].upos == UPOS_NOUN &&
	    pattern_lists("promise|pledge|vow|threat|commitment|plan", g->x->d->token[k->chain[k->chain_nr - 1]].lemma))
		return;                 /* "kept their promise to kill": they did */

	if (k->passive || g->ev->participant_nr == 0)
		return;
	if (failed_to_conclude(g->x, g->ev, k)) {
		g->ev->type = "REJECT";
		g->ev->code = "120";
		k->polarity = POLARITY_POSITIVE;
		return;
	}
	for (i = 0; i < sizeof table / sizeof table[0]; i++) {
		if (strcmp(table[i].deed, g->ev->type) != 0)
			continue;
		will = will_of(g->x, k, table[i].refused != NULL);
		if (will == WILL_DO && table[i].promised) {
			g->ev->type = table[i].promised;
			g->ev->code = table[i].promised_code;
			if (k->status == STATUS_HYPOTHETICAL && k->chain_nr == 1 && speaks_of_himself(g->x, k))
				k->status = STATUS_PLANNED;     /* "said that it would": will, when he said so */
			k->given = word_is_given(g->x, k);
			if (k->given)
				k->status = STATUS_HAPPENED;
		} else if (will == WILL_NOT && table[i].refused) {
			if (strcmp(g->ev->type, "CONSULT") == 0)
				turn_down(g->ev, g->x->d->token[k->trigger].begin);
			g->ev->type = table[i].refused;
			g->ev->code = table[i].refused_code;
			k->polarity = POLARITY_POSITIVE;
			if (k->status == STATUS_PLANNED || (k->status == STATUS_HYPOTHETICAL && speaks_of_himself(g->x, k)))
				k->status = STATUS_HAPPENED;
		}
		return;
	}
}
