/* repair_argument.c - what hangs on a verb, where the parser hung it elsewhere (repair.c)
 *
 *     said on Tuesday that Chad must leave      what is said is no clause about Tuesday
 *     Lawmakers Tuesday endorsed the deal       Tuesday endorses nothing
 *     police, whose chief, Ann Lee, resigned    the chief resigned, and not whoever acts in front of the police
 *     said two women and one man were killed    nobody says women
 *     handed Ruiz four sentences                to Ruiz
 *     freed over 150 prisoners                  the number of people is whom somebody freed
 *     condemned as wrong claims by Iran         the claims are what is condemned
 *     holding 12 sailors hostage                the sailors are held
 *     hurled stones and torched cars            the cars were torched
 *     called for Keita to go, accusing him      whoever called accused him
 */
#include <string.h>

#include "extract/repair.h"

enum { SPEAKER_WORDS = 8 };

/* "told reporters that Chad must leave": said to the reporters, and nothing about them. */
static bool told_to(const struct extraction *x, uint32_t whom)
{
	uint32_t up = tree_head(x, whom);

	return up != NO_INDEX && (token_rel(&x->d->token[whom], "obj") || token_rel(&x->d->token[whom], "iobj")) &&
	       pattern_lists("tell|inform|assure|remind|warn|notify|convince", x->d->token[up].lemma);
}

/* "that Chad must leave", hung on the day or on whoever is told: said by the verb above. */
static bool free_content(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), mark = tree_child(x, i, "mark"), steps;

	if (up == NO_INDEX || up > i || !(x->timed[up] || told_to(x, up)) || !token_rel(&t[i], "acl") ||
	    mark == NO_INDEX || !token_is(&t[mark], "that") ||
	    tree_child(x, i, "nsubj") == NO_INDEX)
		return false;
	for (steps = 0; steps < CLIMB_MAX && up != NO_INDEX && t[up].upos != UPOS_VERB; steps++)
		up = tree_head(x, up);
	if (up == NO_INDEX || t[up].upos != UPOS_VERB || up == i)
		return false;
	tree_hang(x, i, up, "ccomp");
	return true;
}

/* "were killed and 1.1 million displaced": the number is who was displaced. */
static bool free_count(struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t v = tree_head(x, i);

	if (t[i].upos != UPOS_NUM || v == NO_INDEX || v != i + 1 || strcmp(t[v].xpos, "VBN") != 0 || !token_rel(&t[v], "conj") ||
	    token_rel(&t[i], "nsubj") || tree_child(x, v, "aux") != NO_INDEX || tree_child(x, v, "nsubj") != NO_INDEX ||
	    tree_head(x, v) == NO_INDEX || tree_child_exact(x, tree_head(x, v), "aux:pass") == NO_INDEX)
		return false;
	tree_hang(x, i, v, "nsubj:pass");
	return true;
}

/* "were killed after a truck hit a bus", the truck taken for a noun of the killing. */
static bool free_after(struct extraction *x, uint32_t v)
{
	struct token *t = x->d->token;
	uint32_t noun = v - 1, mark, other, cc;

	/* "after France and Spain signed a treaty": both did */
	if (v > 0 && pattern_lists("VBD|VBZ|VBP", t[v].xpos) && (token_rel(&t[v], "conj") || token_rel(&t[v], "advcl")) &&
	    tree_head(x, v) != NO_INDEX && tree_head(x, v) < v) {
		other = tree_child(x, v, "nsubj");
		cc = tree_child(x, v, "cc");
		for (noun = x->first_child[tree_head(x, v)]; noun != NO_INDEX && noun < v; noun = x->next_sibling[noun])
			if (token_rel(&t[noun], "obl") && noun > tree_head(x, v) && !x->timed[noun] &&
			    (t[noun].upos == UPOS_NOUN || t[noun].upos == UPOS_PROPN) && (mark = tree_child(x, noun, "case")) != NO_INDEX &&
			    pattern_lists("after|before|since|until", t[mark].lower) &&
			    (other != NO_INDEX ? cc != NO_INDEX && cc == noun + 1 && other > cc && other < v
			                       : tree_child(x, noun, "conj") != NO_INDEX && tree_child(x, noun, "conj") + 1 == v)) {
				tree_hang(x, noun, v, "nsubj");
				tree_hang(x, mark, v, "mark");
				if (other != NO_INDEX) {
					tree_hang(x, other, noun, "conj");
					tree_hang(x, cc, other, "cc");
				}
				t[v].deprel = "advcl";
				return true;
			}
		noun = v - 1;
	}

	if (v == 0 || strcmp(t[v].xpos, "VBD") != 0 || !token_rel(&t[v], "advcl") || tree_child(x, v, "nsubj") != NO_INDEX ||
	    tree_child(x, v, "mark") != NO_INDEX || tree_child(x, v, "aux") != NO_INDEX || t[noun].upos != UPOS_NOUN ||
	    t[noun].head != t[v].head || !(token_rel(&t[noun], "obl") || token_rel(&t[noun], "nmod")))
		return false;
	mark = tree_child(x, noun, "case");
	if (mark == NO_INDEX || !pattern_lists("after|before|since|until", t[mark].lower))
		return false;
	tree_hang(x, noun, v, "nsubj");
	tree_hang(x, mark, v, "mark");
	return true;
}

/* "barred men aged 18 to 60 from leaving": what they are barred from hangs on the barring. */
static bool free_from(struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t mark = tree_child(x, i, "mark"), v = i;
	int steps;

	if (strcmp(t[i].xpos, "VBG") != 0 || mark == NO_INDEX || !token_is(&t[mark], "from") ||
	    !(token_rel(&t[i], "advcl") || token_rel(&t[i], "acl")))
		return false;
	for (steps = 0; steps < 4 && (v = tree_head(x, v)) != NO_INDEX && v < i; steps++)
		if (t[v].upos == UPOS_VERB && pattern_lists("bar|ban|block|prevent|prohibit|stop|keep|discourage|deter|dissuade", t[v].lemma)) {
			if (steps > 0)
				tree_hang(x, i, v, "advcl");
			return steps > 0;
		}
	return false;
}

/* "says it is willing to leave", "it" taken for an empty word. */
static bool free_pronoun(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i);

	if (up == NO_INDEX || up < i || !token_is(&t[i], "it") || !token_rel(&t[i], "expl"))
		return false;
	/* "announced it would free the prisoners": of what is announced, "it" does something to somebody */
	if (!pattern_lists("willing|ready|prepared|able|unable|unwilling|determined|about", t[up].lower) &&
	    !(t[up].upos == UPOS_VERB && token_rel(&t[up], "ccomp") && tree_child(x, up, "obj") != NO_INDEX &&
	      tree_child(x, up, "nsubj") == NO_INDEX && tree_child(x, up, "csubj") == NO_INDEX && tree_child(x, up, "ccomp") == NO_INDEX &&
	      tree_child(x, up, "xcomp") == NO_INDEX))
		return false;
	t[i].deprel = "nsubj";
	return true;
}

/* "Lawmakers Tuesday endorsed the deal": the day taken for the subject, and the doer left hanging on nothing or on the day. */
static bool free_day(struct extraction *x, uint32_t day)
{
	struct token *t = x->d->token;
	uint32_t verb = tree_head(x, day), doer, begin = x->d->sentence[t[day].sentence].token_begin;

	if (verb == NO_INDEX || verb < day || !x->timed[day] || !token_rel(&t[day], "nsubj") || t[verb].upos != UPOS_VERB || day == begin)
		return false;
	doer = tree_top_between(x, day - 1, begin, day);
	if ((t[doer].upos != UPOS_NOUN && t[doer].upos != UPOS_PROPN) || x->timed[doer] || (t[doer].head >= 0 && t[doer].head != (int32_t)day))
		return false;
	if (t[doer].head < 0) {         /* the sentence's top until now: the verb, if it hangs there */
		if (t[verb].head != (int32_t)doer)
			return false;
		tree_make_top(x, verb, t[doer].deprel);
	}
	tree_hang(x, doer, verb, "nsubj");
	t[day].deprel = "obl:unmarked";
	return true;
}

/* "said Friday they will leave": said on Friday. */
static bool free_day_of_saying(struct extraction *x, uint32_t day)
{
	const struct token *t = x->d->token;
	uint32_t up = tree_head(x, day), said, end = x->d->sentence[t[day].sentence].token_end;

	if (day < 2 || up == NO_INDEX || up <= day + 1 || !x->timed[day] || !token_rel(&t[day], "obl") || day + 1 >= end)
		return false;
	said = day - 1;
	if (strcmp(t[said].xpos, "VBD") != 0 || !patterns_reporting(&x->c->patterns, t[said].lemma) || tree_head(x, up) != said ||
	    !token_rel(&t[up], "ccomp") || x->timed[day + 1] || !pattern_lists("PRP|DT|NNP|NN|NNS|JJ|PRP$", t[day + 1].xpos))
		return false;
	tree_hang(x, day, said, "obl:unmarked");
	return true;
}

/* "handed over 20 trucks": no more than 20. */
static bool free_over(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i);

	if (i < 1 || !token_is(&t[i], "over") || strcmp(t[i - 1].lemma, "hand") != 0 || t[i - 1].upos != UPOS_VERB || up == NO_INDEX || up <= i ||
	    t[up].upos != UPOS_NUM)
		return false;
	tree_hang(x, i, i - 1, "compound:prt");
	return true;
}

/* "launched talks on Sunday between Kuwait and Qatar": no day is between them. */
static bool free_of_day(struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t day = tree_head(x, i), up = day == NO_INDEX ? NO_INDEX : tree_head(x, day);

	if (up == NO_INDEX || up > day || i < day || !token_rel(&t[i], "nmod") || !x->timed[day] || x->timed[i] || !token_rel(&t[day], "obl") ||
	    !pattern_lists("between|against|with|over|by", tree_case(x, i)))
		return false;
	tree_hang(x, i, up, "obl");
	return true;
}

/* "The European Union, the United Kingdom and other countries": the second of a list. */
static bool free_listed(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), last = tree_child(x, i, "conj");

	if (up == NO_INDEX || !token_rel(&t[i], "appos") || t[i].upos != UPOS_PROPN || t[up].upos != UPOS_PROPN || last == NO_INDEX ||
	    !tree_has(x, last, "amod", "other") || t[last].upos != UPOS_NOUN)
		return false;
	t[i].deprel = "conj";
	return true;
}

/* "imposed new targeted sanctions": a participle, taken for a complement, right before its object. */
static bool free_object(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), object = tree_child(x, i, "obj"), c;

	if (up == NO_INDEX || up > i || i - up > 3 || object != i + 1 || strcmp(t[i].xpos, "VBN") != 0 || !token_rel(&t[i], "xcomp") ||
	    t[up].upos != UPOS_VERB || tree_child(x, up, "obj") != NO_INDEX || pattern_lists("have|get|see|want|keep", t[up].lemma))
		return false;
	for (c = up + 1; c < i; c++)
		if (t[c].upos != UPOS_ADJ)
			return false;
	for (c = up + 1; c < i; c++)
		tree_hang(x, c, object, "amod");
	for (c = x->first_child[i]; c != NO_INDEX; c = x->next_sibling[c])
		t[c].head = (int32_t)(c > object ? up : object);
	tree_hang(x, object, up, "obj");
	tree_hang(x, i, object, "amod");
	return true;
}

/* "the police, whose director, Ann Lee, resigned in May": the director, taken for another word for the police, resigned. */
static bool free_whose(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t noun = tree_head(x, i), of, v, first, end;

	if (!token_is(&t[i], "whose") || noun == NO_INDEX || noun < i || !token_rel(&t[noun], "appos"))
		return false;
	of = tree_head(x, noun);
	tree_span(x, noun, &first, &end);
	if (of == NO_INDEX || of > i)
		return false;
	for (v = end;
	     v < x->d->sentence[t[i].sentence].token_end && (t[v].upos == UPOS_AUX || t[v].upos == UPOS_ADV || token_is(&t[v], ",")); v++)
		;
	if (v >= x->d->sentence[t[i].sentence].token_end || t[v].upos != UPOS_VERB || tree_child(x, v, "nsubj") != NO_INDEX || t[v].head < 0 ||
	    (tree_child(x, v, "aux") == NO_INDEX && !pattern_lists("VBD|VBZ|VBP", t[v].xpos)))
		return false;
	if (tree_below(x, of, v))
		return false;
	tree_hang(x, v, of, "acl:relcl");
	tree_hang(x, noun, v, tree_child_exact(x, v, "aux:pass") != NO_INDEX ? "nsubj:pass" : "nsubj");
	return true;
}

/* "freed over 150 prisoners": a number of people right behind a verb without an object is the object. */
static bool free_number(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), c;

	if (v == NO_INDEX || v > i || !t[i].deprel || strcmp(t[i].deprel, "obl") != 0 || t[v].upos != UPOS_VERB || x->timed[i] ||
	    strcmp(t[i].xpos, "NNS") != 0 || tree_child(x, i, "nummod") == NO_INDEX || *tree_case(x, i) ||
	    tree_child(x, v, "obj") != NO_INDEX || clause_passive(x, v))
		return false;
	for (c = x->first_child[v]; c != NO_INDEX && c < i; c = x->next_sibling[c])
		if (c > v)
			return false;
	t[i].deprel = "obj";
	return true;
}

/* "condemned as unacceptable claims by Iran": what is condemned stands behind what it is called. */
static bool free_called(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), c;
	bool adjective = false;

	if (v == NO_INDEX || v > i || !t[i].deprel || strcmp(t[i].deprel, "obl") != 0 || t[i].xpos[0] != 'N' ||
	    !pattern_lists("condemn|denounce|dismiss|reject|describe|criticize|criticise|slam|brand|decry", t[v].lemma) ||
	    strcmp(tree_case(x, i), "as") != 0 || tree_child(x, v, "obj") != NO_INDEX || clause_passive(x, v) ||
	    tree_child(x, i, "det") != NO_INDEX)
		return false;
	for (c = x->first_child[i]; c != NO_INDEX && c < i; c = x->next_sibling[c])
		adjective = adjective || token_rel(&t[c], "amod");
	for (c = x->first_child[i]; adjective && c != NO_INDEX; c = x->next_sibling[c])
		if (c > i && token_rel(&t[c], "nmod")) {
			t[i].deprel = "obj";
			return true;
		}
	return false;
}

/* "said two women and one man were killed": the women were killed as well, and nobody says women. */
static bool free_said(struct extraction *x, uint32_t v)
{
	struct token *t = x->d->token;
	uint32_t object, w, c, other = NO_INDEX;

	if (strcmp(t[v].lemma, "say") != 0 || t[v].upos != UPOS_VERB)
		return false;
	object = tree_child(x, v, "obj");
	if (object == NO_INDEX || object < v || t[object].upos != UPOS_NOUN ||
	    pattern_lists("word|thing|prayer|goodbye|mass|something", t[object].lemma))
		return false;
	for (w = x->first_child[v]; w != NO_INDEX; w = x->next_sibling[w])
		if (w > object && token_rel(&t[w], "conj") && t[w].upos == UPOS_VERB &&
		    (strcmp(t[w].xpos, "VBD") == 0 || tree_child(x, w, "aux") != NO_INDEX || strcmp(t[w].xpos, "VBP") == 0))
			break;
	if (w == NO_INDEX)
		return false;
	other = tree_child(x, w, "nsubj");
	c = tree_child(x, object, "conj");
	if (other != NO_INDEX ? other < object || other > w || tree_child(x, w, "cc") == NO_INDEX || tree_child(x, w, "cc") > other
	    : c == NO_INDEX || c > w)
		return false;
	tree_hang(x, object, w, other != NO_INDEX ? t[other].deprel : "nsubj");
	if (other != NO_INDEX) {
		tree_hang(x, tree_child(x, w, "cc"), other, "cc");
		tree_hang(x, other, object, "conj");
	}
	t[w].deprel = "ccomp";
	return true;
}

/* "holding 12 sailors hostage": the sailors are held. */
static bool free_hostage(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), held = i > 0 ? i - 1 : i, c;

	if (!pattern_lists("hostage|captive|prisoner", t[i].lower) || v == NO_INDEX || v > i ||
	    !pattern_lists("hold|take|keep", t[v].lemma) || !token_rel(&t[i], "obj") || held == i || tree_head(x, held) != i ||
	    !token_rel(&t[held], "compound") || strcmp(t[held].xpos, "VBG") == 0)
		return false;
	for (c = x->first_child[i]; c != NO_INDEX && c < held; c = x->next_sibling[c])
		tree_hang(x, c, held, t[c].deprel);
	tree_hang(x, held, v, "obj");
	t[i].deprel = "xcomp";
	return true;
}

/* "Meeting in Sochi, Putin and Erdogan agreed": they agreed, not the meeting. */
static bool free_meeting(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), c;
	size_t n = strlen(t[i].lower);

	if (v == NO_INDEX || v < i || i != x->d->sentence[t[i].sentence].token_begin || n < 6 || strcmp(t[i].lower + n - 3, "ing") != 0 ||
	    !token_rel(&t[i], "nsubj"))
		return false;
	for (c = x->first_child[v]; c != NO_INDEX && c < v; c = x->next_sibling[c])
		if (c > i + 1 && token_rel(&t[c], "nsubj") && token_is(&t[c - 1], ",")) {
			t[i].deprel = "dep";
			return true;
		}
	return false;
}

/* "hurled stones and torched cars": the cars hung on the hurling. */
static bool free_second_object(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), w, own;

	if (v == NO_INDEX || v > i || !token_rel(&t[i], "obj") || t[v].upos != UPOS_VERB)
		return false;
	own = tree_child(x, v, "obj");
	if (own == NO_INDEX || own == i)
		return false;
	for (w = x->first_child[v]; w != NO_INDEX && w < i; w = x->next_sibling[w])
		if (w > v && token_rel(&t[w], "conj") && t[w].upos == UPOS_VERB && own < w &&
		    tree_child(x, w, "obj") == NO_INDEX && strcmp(t[w].xpos, t[v].xpos) == 0) {
			t[i].head = (int32_t)w;
			return true;
		}
	return false;
}

/* "alleges the driver, Ivan Petrov, shot two guards": the driver shot, and is not alleged. */
static bool free_alleged(struct extraction *x, uint32_t v)
{
	struct token *t = x->d->token;
	uint32_t object, w;

	if (!pattern_lists("allege|say|claim|believe|think", t[v].lemma) || t[v].upos != UPOS_VERB || clause_passive(x, v))
		return false;
	object = tree_child(x, v, "obj");
	if (object == NO_INDEX || object < v || tree_child(x, object, "appos") == NO_INDEX || tree_child(x, v, "ccomp") != NO_INDEX)
		return false;
	for (w = x->first_child[v]; w != NO_INDEX; w = x->next_sibling[w])
		if (w > object && token_rel(&t[w], "parataxis") && strcmp(t[w].xpos, "VBD") == 0 && tree_child(x, w, "nsubj") == NO_INDEX &&
		    token_is(&t[w - 1], ",")) {
			t[w].deprel = "ccomp";
			tree_hang(x, object, w, "nsubj");
			return true;
		}
	return false;
}

/* "handed Ruiz four sentences": to Ruiz. */
static bool free_receiver(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), c;

	if (v == NO_INDEX || v > i || !token_rel(&t[i], "obj") || x->draft_at[i] == NO_INDEX || x->draft[x->draft_at[i]].kind != MENTION_NAME ||
	    !pattern_lists("give|hand|send|offer|grant|award|pay|show|lend|sell|promise|deny|bring|cost|owe|allow|deliver", t[v].lemma))
		return false;
	for (c = x->next_sibling[i]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&t[c], "obj") && x->draft_at[c] == NO_INDEX && strncmp(t[c].xpos, "NN", 2) == 0 && !x->timed[c]) {
			t[i].deprel = "iobj";
			return true;
		}
	return false;
}

/* "called for Keita to step down, accusing him": whoever called did. */
static bool free_accusing(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), v;
	int steps;

	if (up == NO_INDEX || up > i || strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "advcl") || i == 0 || !token_is(&t[i - 1], ","))
		return false;
	/* "ambushed a van carrying workers, killing two" */
	if (strcmp(t[up].xpos, "VBG") == 0 && token_rel(&t[up], "acl")) {
		v = tree_head(x, up);
		v = v == NO_INDEX ? NO_INDEX : tree_head(x, v);
		if (v == NO_INDEX || v > up || t[v].upos != UPOS_VERB || !pattern_lists("VBD|VBZ|VBP", t[v].xpos))
			return false;
		t[i].head = (int32_t)v;
		return true;
	}
	if (strcmp(t[up].xpos, "VB") != 0 ||
	    !pattern_lists("accuse|say|blame|warn|add|vow|demand|condemn|describe|cite|urge|claim|insist|argue|threaten|call|denounce",
	                   t[i].lemma))
		return false;
	for (v = up, steps = 0; steps < 4 && v != NO_INDEX && strcmp(t[v].xpos, "VB") == 0; steps++)
		v = tree_head(x, v);
	if (v == NO_INDEX || v > up || t[v].upos != UPOS_VERB || !pattern_lists("VBD|VBZ|VBP", t[v].xpos))
		return false;
	t[i].head = (int32_t)v;
	return true;
}

/* "accused the president of ruining the economy and demanded elections": joined to the verb of the same form. */
static bool free_joined(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), v;
	int steps;

	if (up == NO_INDEX || up > i || strcmp(t[i].xpos, "VBD") != 0 || t[i].upos != UPOS_VERB || !token_rel(&t[i], "conj") ||
	    !pattern_lists("VBG|VB", t[up].xpos) || (strcmp(t[up].xpos, "VBG") == 0 && tree_child(x, up, "aux") != NO_INDEX) ||
	    tree_child(x, i, "nsubj") != NO_INDEX)
		return false;
	for (v = up, steps = 0; steps < 4 && v != NO_INDEX && pattern_lists("VBG|VB|NN|NNS|NNP", t[v].xpos); steps++)
		v = tree_head(x, v);
	if (v == NO_INDEX || v > up || t[v].upos != UPOS_VERB || strcmp(t[v].xpos, "VBD") != 0)
		return false;
	t[i].head = (int32_t)v;
	return true;
}

/* "said a deal could be reached but refused to give details": no deal refuses; whoever spoke does, as nobody is refused to do. */
static bool free_refusing(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), said, deed = tree_child(x, i, "xcomp");

	if (up == NO_INDEX || up > i || !token_rel(&t[i], "conj") || t[i].upos != UPOS_VERB || !pattern_lists("VBD|VBN", t[i].xpos) ||
	    !pattern_lists("refuse|decline|promise|pledge|vow|agree|threaten|fail|offer|hope|try|manage|seek|struggle", t[i].lemma) ||
	    deed == NO_INDEX || !tree_has(x, deed, "mark", "to") || tree_child(x, i, "nsubj") != NO_INDEX || tree_child(x, i, "aux") != NO_INDEX ||
	    !token_rel(&t[up], "ccomp") || tree_child_exact(x, up, "aux:pass") == NO_INDEX)
		return false;
	said = tree_head(x, up);
	if (said == NO_INDEX || said > up || strcmp(t[said].xpos, "VBD") != 0 || !patterns_reporting(&x->c->patterns, t[said].lemma))
		return false;
	t[i].xpos = "VBD";
	tree_hang(x, i, said, "conj");
	return true;
}

/* "said that it would give $100 million, and Ban Ki-moon released $10 million": the second is told beside the saying. */
static bool free_beside(struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), cc = tree_child(x, i, "cc"), subject = tree_child(x, i, "nsubj"), said;

	if (up == NO_INDEX || up > i || cc == NO_INDEX || cc == 0 || !token_is(&t[cc - 1], ",") || strcmp(t[i].xpos, "VBD") != 0 ||
	    !token_rel(&t[i], "conj") || !token_rel(&t[up], "ccomp") || subject == NO_INDEX || t[subject].upos != UPOS_PROPN ||
	    tree_child(x, i, "aux") != NO_INDEX || tree_child(x, i, "obj") == NO_INDEX || !tree_has(x, up, "aux", "would|will"))
		return false;
	said = tree_head(x, up);
	if (said == NO_INDEX || said > up || strcmp(t[said].xpos, "VBD") != 0 || !patterns_reporting(&x->c->patterns, t[said].lemma))
		return false;
	tree_hang(x, i, said, "conj");
	return true;
}

/* "to protest against the filling, state agency SUNA reported": what stands before the comma is not the speaker's. */
static void leave_speaker(struct extraction *x, uint32_t subject, uint32_t comma)
{
	const struct token *t = x->d->token;
	uint32_t c, noun = NO_INDEX, verb;

	for (c = x->first_child[subject]; c != NO_INDEX && c < comma; c = x->next_sibling[c])
		if (t[c].upos == UPOS_NOUN || t[c].upos == UPOS_PROPN)
			noun = c;
	for (verb = noun == NO_INDEX ? 0 : noun; verb > x->d->sentence[t[subject].sentence].token_begin && t[verb].upos != UPOS_VERB; verb--)
		;
	if (noun == NO_INDEX || t[verb].upos != UPOS_VERB)
		return;
	for (c = x->first_child[subject]; c != NO_INDEX && c <= comma; c = x->next_sibling[c])
		if (c != noun)
			tree_hang(x, c, noun, t[c].deprel);
	tree_hang(x, noun, verb, "obl");
}

/* "freed two men but deported the cook, officials said Monday": the saying at the end is joined to nothing. */
static bool free_saying(struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), subject = tree_child(x, i, "nsubj"), c, first, last = x->d->sentence[t[i].sentence].token_end;

	if (up == NO_INDEX || up > i || t[i].upos != UPOS_VERB || !patterns_reporting(&x->c->patterns, t[i].lemma) || subject == NO_INDEX || subject > i ||
	    !(token_rel(&t[i], "conj") || token_rel(&t[i], "ccomp")) || tree_child(x, i, "cc") != NO_INDEX || tree_child(x, i, "mark") != NO_INDEX ||
	    tree_child(x, i, "obj") != NO_INDEX || tree_child(x, i, "ccomp") != NO_INDEX || tree_child(x, i, "xcomp") != NO_INDEX)
		return false;
	/* the comma before the speaker, whatever of the words before it hangs on him */
	for (first = subject; first > up + 1 && subject - first < SPEAKER_WORDS && !token_is(&t[first - 1], ","); first--)
		;
	if (first <= up + 1 || !token_is(&t[first - 1], ",") || t[subject].upos == UPOS_PRON)
		return false;
	for (c = i + 1; c < last; c++)          /* a day and the full stop at most */
		if (!x->timed[c] && !(t[c].flags & TOKEN_PUNCT) && !token_is(&t[c], "on"))
			return false;
	leave_speaker(x, subject, first - 1);
	while (tree_head(x, up) != NO_INDEX && !token_rel(&t[up], "parataxis") && tree_head(x, up) < up)
		up = tree_head(x, up);
	tree_hang(x, i, up, "parataxis");
	return true;
}

/* "granted bail to the leader", the bail taken for what somebody becomes. */
static bool free_grant(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i);

	if (v == NO_INDEX || (v + 1 != i && !clause_passive(x, v)) || v > i || !token_rel(&t[i], "xcomp") || strcmp(t[i].xpos, "NN") != 0 ||
	    tree_child(x, v, "obj") != NO_INDEX ||
	    !pattern_lists("grant|deny|give|win|lose|post|seek|set|refuse|offer|approve|reject|hand|award", t[v].lemma))
		return false;
	t[i].deprel = "obj";
	return true;
}

/* "is accused of kidnapping and killing a nurse", the first taken for a noun, the second joined to the accusing. */
static bool free_gerunds(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), c;
	size_t n;

	if (v == NO_INDEX || v > i || strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "conj") || !pattern_lists("VBN|VBD", t[v].xpos) ||
	    i < 2 || !token_is(&t[i - 1], "and"))
		return false;
	for (c = x->first_child[v]; c != NO_INDEX && c < i; c = x->next_sibling[c]) {
		n = strlen(t[c].lower);
		if (c == i - 2 && token_rel(&t[c], "obl") && pattern_lists("of|for", tree_case(x, c)) && n > 4 &&
		    strcmp(t[c].lower + n - 3, "ing") == 0) {
			t[i].deprel = "advcl";
			return true;
		}
	}
	return false;
}

/* "…," warned engineers: whoever speaks stands behind the verb. */
static bool free_inverted(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t noun = i + 1, said = tree_head(x, i);

	if (i < 3 || !patterns_reporting(&x->c->patterns, t[i].lemma) || !pattern_lists("VBD|VBN", t[i].xpos) ||
	    tree_child(x, i, "nsubj") != NO_INDEX || tree_child(x, i, "aux") != NO_INDEX ||
	    !pattern_lists("\"|''|\xE2\x80\x9D", t[i - 1].form) || !pattern_lists(",|?|!", t[i - 2].form))
		return false;
	if (noun >= x->d->sentence[t[i].sentence].token_end || !(t[noun].upos == UPOS_NOUN || t[noun].upos == UPOS_PROPN))
		return false;
	if (tree_head(x, noun) == i && token_rel(&t[noun], "obj")) {
		t[noun].deprel = "nsubj";
		return true;
	}
	/* "threatened" hung on "rebels", and those on what is said */
	if (said == noun && token_rel(&t[i], "amod") && tree_head(x, noun) != NO_INDEX && tree_head(x, noun) < i) {
		tree_hang(x, i, tree_head(x, noun), "parataxis");
		t[i].upos = UPOS_VERB;
		t[i].xpos = "VBD";
		tree_hang(x, noun, i, "nsubj");
		return true;
	}
	return false;
}

bool repair_argument(struct extraction *x, uint32_t i)
{
	return free_content(x, i) || free_pronoun(x, i) || free_from(x, i) || free_whose(x, i) || free_said(x, i) || free_hostage(x, i) ||
	       free_meeting(x, i) || free_receiver(x, i) || free_second_object(x, i) || free_alleged(x, i) || free_accusing(x, i) ||
	       free_joined(x, i) || free_gerunds(x, i) || free_inverted(x, i) || free_grant(x, i) || free_after(x, i) || free_count(x, i) ||
	       free_day(x, i) || free_day_of_saying(x, i) || free_of_day(x, i) || free_listed(x, i) || free_over(x, i) ||
	       free_beside(x, i) || free_saying(x, i) || free_refusing(x, i);
}

bool repair_object(struct extraction *x, uint32_t i)
{
	return free_object(x, i) || free_number(x, i) || free_called(x, i);
}
