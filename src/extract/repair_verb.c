/* repair_verb.c - which word of a clause is its verb, where the parser took it for another (repair.c)
 *
 *     Kenya is about to restore ties            the infinitive is the complement of "about", not its subject
 *     Kenya has broken relations with Chad      "broken" is the verb, not an adjective of "relations"
 *     rebels wounded two men, police said       the rebels did not say so
 *     the premier left, police said             the same, "left" taken for a participle of the premier
 *     carried out strikes, swore in the premier "out" and "in" belong to the verb
 *     Angry farmers blocked roads.              a sentence needs a verb, and "blocked" is it
 *     are due to hold talks                     "due to" is not "because of"
 *     left the court, and suspended cooperation "suspended" is a second verb
 *     Had Iran attacked, Israel would have …    a condition, and not what happened
 */
#include <string.h>

#include "extract/repair.h"

/* True if a pattern of the verb names the noun as its object, or has `wild` there: '+', any object; '@', a type of mention; 0: neither. */
static bool takes_object(const struct extraction *x, const char *verb, const char *noun, char wild)
{
	const struct pattern *p;

	for (p = patterns_find(&x->c->patterns, false, verb); p; p = patterns_next(&x->c->patterns, p))
		if (strcmp(p->type, "NONE") != 0 &&
		    (pattern_lists(p->object, noun) || (wild == '+' ? strcmp(p->object, "+") == 0 : wild && strchr(p->object, wild))))
			return true;
	return false;
}

/* "Chad is about to restore ties, police said", with Chad and "about" both hung on "said" as who said it. */
static bool free_about(struct extraction *x, uint32_t about)
{
	struct token *t = x->d->token;
	uint32_t said = tree_head(x, about), be, subject;

	if (said == NO_INDEX || said < about)
		return false;
	be = tree_child(x, said, "cop");
	subject = tree_child(x, said, "nsubj");
	if (be == NO_INDEX || be > about || subject == NO_INDEX || subject > be || strcmp(t[be].lemma, "be") != 0)
		return false;
	tree_hang(x, be, about, "cop");
	tree_hang(x, subject, about, "nsubj");
	t[about].deprel = "ccomp";
	return true;
}

/* The infinitive of "is about to restore", "are ready to leave". */
static bool free_infinitive(struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), mark = tree_child(x, i, "mark");

	/* "threatened to arrest", the verb taken for a noun */
	if (up != NO_INDEX && up < i && mark != NO_INDEX && token_is(&t[mark], "to") && t[up].upos == UPOS_VERB && token_rel(&t[i], "obl") &&
	    strcmp(t[i].xpos, "VB") == 0 && patterns_control(&x->c->patterns, t[up].lemma, "verb", CONTROL_TO)) {
		x->d->token[i].deprel = "xcomp";
		x->d->token[i].upos = UPOS_VERB;
		return true;
	}
	if (up != NO_INDEX && up < i && mark == up + 1 && token_is(&t[up], "about") && token_rel(&t[up], "nsubj") && free_about(x, up)) {
		x->d->token[i].deprel = "xcomp";
		return true;
	}
	if (up == NO_INDEX || up > i || mark == NO_INDEX || !token_is(&t[mark], "to") || t[up].upos != UPOS_ADJ ||
	    !(token_rel(&t[i], "csubj") || token_rel(&t[i], "advcl") || token_rel(&t[i], "acl") || token_rel(&t[i], "ccomp")) ||
	    tree_child(x, up, "nsubj") == NO_INDEX || token_is(&t[tree_child(x, up, "nsubj")], "it"))
		return false;
	x->d->token[i].deprel = "xcomp";
	return true;
}

/* "has broken relations": a participle between "have" and an object that the verb's patterns name. */
static bool free_participle(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t object = tree_head(x, i), have = object == NO_INDEX ? NO_INDEX : tree_head(x, object), c;

	if (have == NO_INDEX || strcmp(t[i].xpos, "VBN") != 0 || !token_rel(&t[i], "amod") || !token_rel(&t[object], "obj") ||
	    have + 1 != i || strcmp(t[have].lemma, "have") != 0 || object < i || tree_child(x, object, "det") != NO_INDEX)
		return false;
	if (!takes_object(x, t[i].lemma, t[object].lemma, 0))
		return false;
	for (c = x->first_child[have]; c != NO_INDEX; c = x->next_sibling[c])
		t[c].head = (int32_t)i;
	t[i].head = t[have].head;
	t[i].deprel = t[have].deprel;
	t[i].upos = UPOS_VERB;
	tree_hang(x, have, i, "aux");
	tree_hang(x, object, i, "obj");
	return true;
}

/* "the premier left for Chad, police said", the verb taken for a participle of the premier: that verb, or NO_INDEX. */
static uint32_t hidden_verb(const struct extraction *x, uint32_t doer, uint32_t end)
{
	const struct token *t = x->d->token;
	uint32_t c, i;

	for (c = x->first_child[doer]; c != NO_INDEX && c < end; c = x->next_sibling[c])
		if (c > doer && token_rel(&t[c], "acl") && (strcmp(t[c].xpos, "VBN") == 0 || strcmp(t[c].xpos, "VBD") == 0) &&
		    (t[c - 1].flags & TOKEN_PUNCT) == 0 && tree_child(x, c, "obl:agent") == NO_INDEX)
			break;
	if (c == NO_INDEX || c >= end)
		return NO_INDEX;
	/* one comma, before who says it */
	for (i = c; i < end && !token_is(&t[i], ","); i++)
		;
	if (i == end)
		return NO_INDEX;
	for (i++; i < end; i++)
		if (token_is(&t[i], ","))
			return NO_INDEX;
	return c;
}

/* "rebels wounded two men, police said", the rebels hung on "said" beside the police; what they wounded perhaps as well. */
static bool free_doer(struct extraction *x, uint32_t said)
{
	struct token *t = x->d->token;
	uint32_t told = NO_INDEX, first = NO_INDEX, near = NO_INDEX, c;

	if (t[said].upos != UPOS_VERB || !patterns_reporting(&x->c->patterns, t[said].lemma))
		return false;
	for (c = x->first_child[said]; c != NO_INDEX && c < said; c = x->next_sibling[c]) {
		if (token_rel(&t[c], "nsubj")) {
			if (told == NO_INDEX && first == NO_INDEX)
				first = c;
			else
				near = c;
		} else if (token_rel(&t[c], "ccomp") && t[c].upos == UPOS_VERB) {
			told = c;
		}
	}
	if (first == NO_INDEX || near == NO_INDEX)
		return false;
	if (told == NO_INDEX) {
		told = hidden_verb(x, first, near);
		if (told == NO_INDEX)
			return false;
		tree_hang(x, told, said, "ccomp");
		t[told].upos = UPOS_VERB;
	} else if (tree_child(x, told, "nsubj") != NO_INDEX) {
		return false;
	}
	tree_hang(x, first, told, "nsubj");
	for (c = x->first_child[said]; c != NO_INDEX && c < near; c = x->next_sibling[c]) {
		if (c > told && (token_rel(&t[c], "obj") || token_rel(&t[c], "obl")))
			t[c].head = (int32_t)told;
	}
	return true;
}

/* "keeps arresting journalists", "arresting" taken for an adjective. */
static bool free_gerund(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t object = tree_head(x, i), up = object == NO_INDEX ? NO_INDEX : tree_head(x, object);

	if (up == NO_INDEX || up + 1 != i || object < i || strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "amod") ||
	    !token_rel(&t[object], "obj") || t[up].upos != UPOS_VERB ||
	    !pattern_lists("keep|start|stop|continue|begin|resume|cease", t[up].lemma))
		return false;
	tree_hang(x, i, up, "xcomp");
	tree_hang(x, object, i, "obj");
	t[i].upos = UPOS_VERB;
	return true;
}

/* A word of place right behind a verb that a row of data/events.tsv has as its particle. */
static bool is_particle(const struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	const struct pattern *p;

	if (i == 0 || t[i - 1].sentence != t[i].sentence || t[i - 1].upos != UPOS_VERB)
		return false;
	/* "swore in" somebody, not "swore in court" */
	if (token_is(&t[i], "in") && strcmp(t[i - 1].lemma, "swear") == 0) {
		uint32_t whom = tree_head(x, i);

		return whom != NO_INDEX && (t[whom].upos == UPOS_PROPN ||
		       pattern_lists("president|minister|premier|leader|government|cabinet|governor|mayor|judge|justice|successor|king|queen|"
		                     "head|chief|member|lawmaker|senator|official|deputy|officer|recruit", t[whom].lemma));
	}
	if (!pattern_lists("over|off|out|up|down|back|away", t[i].lower))
		return false;
	for (p = patterns_find(&x->c->patterns, false, t[i - 1].lemma); p; p = patterns_next(&x->c->patterns, p))
		if (strcmp(p->particle, t[i].lower) == 0)
			return true;
	return false;
}

/* "carried out strikes", "handed over equipment": the particle hung on the object, or taken for a preposition. */
static bool free_particle(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i);

	if (up == NO_INDEX || up < i || !is_particle(x, i) || t[up].head != (int32_t)(i - 1))
		return false;
	if (token_rel(&t[up], "obj") && (token_rel(&t[i], "compound") || token_rel(&t[i], "advmod"))) {
		tree_hang(x, i, i - 1, "compound:prt");
		return true;
	}
	if (strcmp(tree_case(x, up), t[i].lower) != 0 || t[i + 1].upos == UPOS_ADP || !(token_rel(&t[up], "obl") || token_rel(&t[up], "obj")) ||
	    !token_rel(&t[i], "case") || (tree_child(x, i - 1, "obj") != NO_INDEX && tree_child(x, i - 1, "obj") != up) || x->timed[up])
		return false;
	tree_hang(x, i, i - 1, "compound:prt");
	t[up].deprel = "obj";
	return true;
}

/* "Angry farmers blocked roads.": a sentence whose top is a noun that a participle stands before, and before that a noun in the
 * plural or a name.  The participle has rows that take such an object. */
static bool free_verb(struct extraction *x, const struct sentence *s)
{
	struct token *t = x->d->token;
	uint32_t top, p, doer, c;

	for (top = s->token_begin; top < s->token_end && t[top].head >= 0; top++)
		;
	if (top == s->token_end || t[top].upos != UPOS_NOUN || !token_is(&t[s->token_end - 1], ".") || tree_child(x, top, "cop") != NO_INDEX)
		return false;
	for (p = s->token_begin + 1; p < top && !(t[p].head == (int32_t)top && token_rel(&t[p], "amod") && t[p].xpos[0] == 'V'); p++)
		;
	if (p >= top || (strcmp(t[p].xpos, "VBN") != 0 && strcmp(t[p].xpos, "VBD") != 0) ||
	    !(t[p - 1].upos == UPOS_PROPN || strncmp(t[p - 1].xpos, "NN", 2) == 0))
		return false;
	if (!takes_object(x, t[p].lemma, t[top].lemma, '+'))
		return false;
	/* the doer: what stands before the participle and hangs on the top, the last such */
	doer = tree_top_between(x, p - 1, s->token_begin, p);
	if (t[doer].head != (int32_t)top)
		return false;
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c < p && c != doer)
			tree_hang(x, c, doer, t[c].deprel);
		else if (c > top && (t[c].flags & TOKEN_PUNCT || x->timed[c]))
			t[c].head = (int32_t)p;
	tree_make_top(x, p, t[top].deprel);
	t[p].upos = UPOS_VERB;
	tree_hang(x, doer, p, "nsubj");
	tree_hang(x, top, p, "obj");
	return true;
}

/* "The opposition boycotted parliament.", the verb taken for a participle of the opposition: it has an object, and the sentence
 * no other verb. */
static bool free_clause(struct extraction *x, const struct sentence *s)
{
	struct token *t = x->d->token;
	uint32_t top, p, c;
	bool calls;

	for (top = s->token_begin; top < s->token_end && t[top].head >= 0; top++)
		;
	if (top == s->token_end || (t[top].upos != UPOS_NOUN && t[top].upos != UPOS_PROPN) || !token_is(&t[s->token_end - 1], ".") ||
	    tree_child(x, top, "nsubj") != NO_INDEX || tree_child(x, top, "cop") != NO_INDEX || tree_child(x, top, "parataxis") != NO_INDEX)
		return false;
	for (p = x->first_child[top]; p != NO_INDEX; p = x->next_sibling[p])
		if (p > top && t[p].deprel && strcmp(t[p].deprel, "acl") == 0 && (strcmp(t[p].xpos, "VBN") == 0 || strcmp(t[p].xpos, "VBD") == 0))
			break;
	/* "A gunman wounded two guards", the guards taken for the gunman */
	if (p != NO_INDEX && tree_child(x, p, "obj") == NO_INDEX && tree_child(x, p, "obl:agent") == NO_INDEX && strcmp(t[p].xpos, "VBD") == 0)
		for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c]) {
			uint32_t first, end;

			tree_span(x, c, &first, &end);
			if (c > p && token_rel(&t[c], "appos") && first == p + 1) {
				tree_hang(x, c, p, "obj");
				tree_make_top(x, p, t[top].deprel);
				t[p].upos = UPOS_VERB;
				tree_hang(x, top, p, "nsubj");
				return true;
			}
		}
	/* "Human Rights Watch called on Egypt": nobody is called for or on */
	calls = p != NO_INDEX && p + 1 < s->token_end && strcmp(t[p].lemma, "call") == 0 &&
	        pattern_lists("for|on|upon", t[p + 1].lower);
	if (p == NO_INDEX || (!calls && (tree_child(x, p, "obj") == NO_INDEX || tree_child(x, p, "obj") < p)) ||
	    tree_child(x, p, "aux") != NO_INDEX || tree_child(x, p, "obl:agent") != NO_INDEX ||
	    (!calls && pattern_lists("name|call|dub|title|entitle|give|award", t[p].lemma)))
		return false;
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c != p && (token_rel(&t[c], "obl") || t[c].flags & TOKEN_PUNCT || x->timed[c]))
			t[c].head = (int32_t)p;
	tree_make_top(x, p, t[top].deprel);
	t[p].upos = UPOS_VERB;
	tree_hang(x, top, p, "nsubj");
	return true;
}

/* "Had Iran attacked the ship, Israel would have bombed Tehran", "Were Turkey to send troops, Egypt would close the border": the
 * condition hangs on the verb with "would". */
static bool free_condition(struct extraction *x, const struct sentence *s)
{
	struct token *t = x->d->token;
	uint32_t first = s->token_begin, v, then = NO_INDEX, c, subject;

	if (token_is(&t[first], "had") && t[first].head < 0) {
		v = tree_child(x, first, "xcomp");
		if (v == NO_INDEX || !pattern_lists("VBD|VBN", t[v].xpos) || tree_child(x, v, "nsubj") == NO_INDEX)
			return false;
		for (c = x->first_child[v]; c != NO_INDEX; c = x->next_sibling[c])
			if (c > v && (token_rel(&t[c], "parataxis") || token_rel(&t[c], "ccomp")) && tree_has(x, c, "aux", "would|could|might"))
				then = c;
		if (then == NO_INDEX)
			return false;
		tree_make_top(x, then, "root");
		tree_hang(x, v, then, "advcl");
		tree_hang(x, first, v, "aux");
		return true;
	}
	if (!token_is(&t[first], "were"))
		return false;
	then = tree_head(x, first);
	subject = then == NO_INDEX ? NO_INDEX : tree_child(x, then, "nsubj");
	v = subject == NO_INDEX ? NO_INDEX : tree_child(x, subject, "acl");
	if (v == NO_INDEX || v > then || strcmp(t[v].xpos, "VB") != 0 || !tree_has(x, v, "mark", "to") ||
	    !tree_has(x, then, "aux", "would|could|might"))
		return false;
	tree_hang(x, v, then, "advcl");
	tree_hang(x, subject, v, "nsubj");
	tree_hang(x, first, v, "aux");
	return true;
}

/* "ruled out sending tanks": what is ruled out, right behind the particle. */
static bool free_ruled_out(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i);

	if (v == NO_INDEX || i < 2 || strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "advcl") || tree_child(x, i, "mark") != NO_INDEX ||
	    tree_head(x, i - 1) != v || !t[i - 1].deprel || strcmp(t[i - 1].deprel, "compound:prt") != 0 || v + 1 != i - 1 ||
	    tree_child(x, v, "obj") != NO_INDEX)
		return false;
	t[i].deprel = "xcomp";
	return true;
}

/* "Britain and France are due to hold talks on Tuesday", "due to" taken for "because of". */
static bool free_due(struct extraction *x, uint32_t due)
{
	struct token *t = x->d->token;
	uint32_t verb = due + 2, noun = tree_head(x, due), c;
	int32_t head;
	const char *deprel;

	if (!token_is(&t[due], "due") || verb >= x->d->sentence[t[due].sentence].token_end || !token_is(&t[due + 1], "to") ||
	    noun == NO_INDEX || noun <= verb || due == 0 || strcmp(t[due - 1].lemma, "be") != 0 || tree_head(x, due - 1) != noun ||
	    t[due - 1].sentence != t[due].sentence ||
	    !(strcmp(t[verb].xpos, "VB") == 0 || patterns_find(&x->c->patterns, false, t[verb].lower)) ||
	    !(tree_head(x, noun) == verb || (tree_head(x, verb) == noun && token_rel(&t[verb], "compound"))))
		return false;
	head = tree_head(x, noun) == verb ? t[verb].head : t[noun].head;
	deprel = tree_head(x, noun) == verb ? t[verb].deprel : t[noun].deprel;
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c < due || t[c].flags & TOKEN_PUNCT || x->timed[c])
			t[c].head = (int32_t)verb;
		else if (c > noun && token_rel(&t[c], "nmod") && strcmp(tree_case(x, c), "with") != 0 && strcmp(tree_case(x, c), "of") != 0)
			tree_hang(x, c, verb, "obl");
	t[verb].head = head;
	t[verb].deprel = deprel;
	t[verb].upos = UPOS_VERB;
	t[verb].xpos = "VB";
	t[verb].lemma = t[verb].lower;
	tree_hang(x, due - 1, verb, "aux");
	tree_hang(x, due, verb, "advmod");
	tree_hang(x, due + 1, verb, "mark");
	tree_hang(x, noun, verb, "obj");
	return true;
}

/* "left the court, and suspended cooperation": a participle before a noun that its verb's patterns name, joined to a verb. */
static bool free_second(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t noun = tree_head(x, i), v = noun == NO_INDEX ? NO_INDEX : tree_head(x, noun), c;

	if (v == NO_INDEX || noun != i + 1 || strcmp(t[i].xpos, "VBN") != 0 || !token_rel(&t[i], "amod") || !token_rel(&t[noun], "conj") ||
	    i < 2 || !token_is(&t[i - 1], "and") ||
	    !((t[v].upos == UPOS_VERB && strcmp(t[v].xpos, "VBD") == 0) ||
	      (t[noun].upos == UPOS_PROPN && token_rel(&t[v], "obj") && tree_head(x, v) != NO_INDEX &&
	       strcmp(t[tree_head(x, v)].xpos, "VBD") == 0)))
		return false;
	if (!takes_object(x, t[i].lemma, t[noun].lemma, t[noun].upos == UPOS_PROPN ? '@' : 0))
		return false;
	if (token_rel(&t[v], "obj"))
		v = tree_head(x, v);
	for (c = x->first_child[noun]; c != NO_INDEX && c < i; c = x->next_sibling[c])
		t[c].head = (int32_t)i;
	tree_hang(x, i, v, "conj");
	t[i].upos = UPOS_VERB;
	t[i].xpos = "VBD";
	tree_hang(x, noun, i, "obj");
	return true;
}

/* "The quake struck Sulawesi", the verb hung on the quake before it, and both on the place. */
static bool free_struck(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t doer = tree_head(x, i), top = doer == NO_INDEX ? NO_INDEX : tree_head(x, doer), c;

	if (top == NO_INDEX || doer + 1 != i || top < i || !pattern_lists("VBN|VBD", t[i].xpos) || !token_rel(&t[i], "amod") ||
	    !token_rel(&t[doer], "compound") || t[top].head >= 0 || t[top].upos != UPOS_PROPN)
		return false;
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c != doer && (c > top || t[c].flags & TOKEN_PUNCT))
			tree_hang(x, c, i, token_rel(&t[c], "nmod") ? "obl" : t[c].deprel);
	tree_make_top(x, i, t[top].deprel);
	t[i].upos = UPOS_VERB;
	tree_hang(x, doer, i, "nsubj");
	tree_hang(x, top, i, "obj");
	return true;
}

/* "Rebels wounded nine soldiers", "killed two clerks and wounded nine guards": no adjective stands before a number. */
static bool free_before_number(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t noun = tree_head(x, i), begin = x->d->sentence[t[i].sentence].token_begin, doer, c, v;

	if (noun == NO_INDEX || noun < i + 2 || i == begin || !pattern_lists("VBN|VBD", t[i].xpos) || !token_rel(&t[i], "amod") ||
	    t[i + 1].upos != UPOS_NUM || tree_head(x, i + 1) != noun || !patterns_find(&x->c->patterns, false, t[i].lemma))
		return false;
	if (token_is(&t[i - 1], "and")) {
		v = token_rel(&t[noun], "conj") ? tree_head(x, noun) : NO_INDEX;
		while (v != NO_INDEX && v < i && t[v].upos != UPOS_VERB && tree_head(x, v) < v)
			v = tree_head(x, v);
		if (v == NO_INDEX || t[v].upos != UPOS_VERB || v > i)
			return false;
		tree_hang(x, i, v, "conj");
		tree_hang(x, i - 1, i, "cc");
	} else {
		/* the doer: what stands before, up to whatever hangs it on the noun or above it */
		doer = tree_top_between(x, i - 1, begin, i);
		if (strncmp(t[i - 1].xpos, "NN", 2) != 0 && t[doer].upos != UPOS_VERB)
			return false;
		if (t[doer].head == (int32_t)noun) {
			for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
				if (c < i && c != doer)
					t[c].head = (int32_t)doer;
			t[i].head = t[noun].head;
			t[i].deprel = t[noun].deprel;
		} else if (t[doer].head < 0 && t[noun].head == (int32_t)doer) {
			/* "The bomb blasts wounded": the blasts, taken for a verb, with their own subject */
			for (c = x->first_child[doer]; c != NO_INDEX; c = x->next_sibling[c])
				if (c > i && c != noun)
					t[c].head = (int32_t)i;
				else if (t[doer].upos == UPOS_VERB && token_rel(&t[c], "nsubj"))
					t[c].deprel = "compound";
			tree_make_top(x, i, t[doer].deprel);
			t[doer].upos = UPOS_NOUN;
		} else {
			return false;
		}
		tree_hang(x, doer, i, "nsubj");
	}
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > noun && (token_rel(&t[c], "punct") || (token_rel(&t[c], "nmod") && pattern_lists("in|on|at|near", tree_case(x, c)))))
			tree_hang(x, c, i, token_rel(&t[c], "punct") ? "punct" : "obl");
	t[i].upos = UPOS_VERB;
	t[i].xpos = "VBD";
	tree_hang(x, noun, i, "obj");
	return true;
}

/* Where the number is that "at least", "up to", "as many as" or "more than" at `i` bounds; NO_INDEX. */
static uint32_t bounded_number(const struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t end = x->d->sentence[t[i].sentence].token_end, number = NO_INDEX;

	if (i + 3 >= end)
		return NO_INDEX;
	if ((token_is(&t[i], "at") && pattern_lists("least|most", t[i + 1].lower)) || (token_is(&t[i], "up") && token_is(&t[i + 1], "to")) ||
	    (pattern_lists("more|fewer|less", t[i].lower) && token_is(&t[i + 1], "than")))
		number = i + 2;
	else if (token_is(&t[i], "as") && token_is(&t[i + 1], "many") && token_is(&t[i + 2], "as"))
		number = i + 3;
	return number != NO_INDEX && t[number].upos == UPOS_NUM ? number : NO_INDEX;
}

/* "Gunmen killed at least 12 workers": the workers are the object, and nobody killed the gunmen. */
static bool free_bounded(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = i - 1, begin = x->d->sentence[t[i].sentence].token_begin, number, noun, up, c, subject;
	bool changed = false;

	if (i < begin + 2 || t[v].upos != UPOS_VERB || !pattern_lists("VBD|VBN", t[v].xpos) || tree_child(x, v, "aux") != NO_INDEX)
		return false;
	number = bounded_number(x, i);
	if (number == NO_INDEX)
		return false;
	noun = tree_head(x, number);
	if (noun == NO_INDEX || noun <= number)
		noun = number;
	if (tree_head(x, noun) != v || !(token_rel(&t[noun], "obl") || token_rel(&t[noun], "obj")) || x->timed[noun])
		return false;
	if (token_rel(&t[noun], "obl")) {
		if (!patterns_find(&x->c->patterns, false, t[v].lemma))
			return false;
		for (c = x->first_child[noun]; c != NO_INDEX && c < number; c = x->next_sibling[c])
			if (c >= i && token_rel(&t[c], "case"))
				t[c].deprel = "advmod";
		t[noun].deprel = "obj";
		changed = true;
	}
	subject = tree_child_exact(x, v, "nsubj:pass");
	if (subject != NO_INDEX && subject < v) {
		t[subject].deprel = "nsubj";
		t[v].xpos = "VBD";
		return true;
	}
	/* "The attack wounded at least six soldiers", taken for an attack that was wounded */
	up = tree_head(x, v);
	if (up != NO_INDEX && up == v - 1 && token_rel(&t[v], "acl") && t[up].head < 0) {
		tree_make_top(x, v, t[up].deprel);
		t[v].xpos = "VBD";
		for (c = x->first_child[up]; c != NO_INDEX; c = x->next_sibling[c])
			if (c > v)
				t[c].head = (int32_t)v;
		tree_hang(x, up, v, "nsubj");
		return true;
	}
	return changed;
}

/* "will free 12 sailors": no adjective stands between an auxiliary and an object. */
static bool free_free(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t noun = tree_head(x, i), aux = i, begin = x->d->sentence[t[i].sentence].token_begin, c;

	if (!token_is(&t[i], "free") || t[i].upos != UPOS_ADJ)
		return false;
	while (aux > begin && (aux == i || pattern_lists("not|n't|also|never|now|soon", t[aux].lower)))
		aux--;
	if (strcmp(t[aux].xpos, "MD") != 0)
		return false;
	if (tree_head(x, aux) == i && tree_child(x, i, "obj") != NO_INDEX) {
		t[i].upos = UPOS_VERB;
		t[i].xpos = "VB";
		return true;
	}
	if (noun == NO_INDEX || noun < i || !token_rel(&t[i], "amod") || tree_head(x, aux) != noun)
		return false;
	t[i].head = t[noun].head;
	t[i].deprel = t[noun].deprel;
	t[i].upos = UPOS_VERB;
	t[i].xpos = "VB";
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c != i && (c < i || token_rel(&t[c], "punct") || token_rel(&t[c], "obl") || token_rel(&t[c], "advcl")))
			t[c].head = (int32_t)i;
	tree_hang(x, noun, i, "obj");
	return true;
}

/* "A police officer shot and wounded a protester", "shot" taken for a noun. */
static bool free_shot(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t w = tree_child(x, i, "conj"), before = i > 0 ? i - 1 : i, c;

	if (!token_is(&t[i], "shot") || t[i].upos != UPOS_NOUN || t[i].head >= 0 || w == NO_INDEX || strcmp(t[w].xpos, "VBD") != 0 ||
	    before == i || tree_head(x, before) != i || !token_rel(&t[before], "compound"))
		return false;
	for (c = x->first_child[i]; c != NO_INDEX && c < before; c = x->next_sibling[c])
		tree_hang(x, c, before, t[c].deprel);
	tree_hang(x, before, i, "nsubj");
	t[i].upos = UPOS_VERB;
	t[i].xpos = t[w].xpos;
	t[i].lemma = "shoot";
	return true;
}

/* "The military seized power", "Myanmar's military seized power": the military taken for a word of the power. */
static bool free_military(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = i + 1, noun = tree_head(x, i), c;

	if (!pattern_lists("military|navy", t[i].lower) || noun == NO_INDEX || noun < i + 2 || !token_rel(&t[i], "amod") ||
	    !pattern_lists("VBD|VBN", t[v].xpos) || !(tree_head(x, noun) == v || (tree_head(x, v) == noun && token_rel(&t[v], "amod"))))
		return false;
	if (tree_head(x, noun) != v) {
		t[v].head = t[noun].head;
		t[v].deprel = t[noun].deprel;
		t[v].upos = UPOS_VERB;
		t[v].xpos = "VBD";
		tree_hang(x, noun, v, "obj");
	}
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c < i)
			t[c].head = (int32_t)i;
		else if (c > noun)
			tree_hang(x, c, v, token_rel(&t[c], "nmod") ? "obl" : t[c].deprel);
	tree_hang(x, i, v, "nsubj");
	t[i].upos = UPOS_NOUN;
	t[i].xpos = "NN";
	return true;
}

bool repair_sentence_verb(struct extraction *x, const struct sentence *s)
{
	return free_verb(x, s) || free_clause(x, s) || free_condition(x, s);
}

bool repair_verb(struct extraction *x, uint32_t i)
{
	return free_infinitive(x, i) || free_doer(x, i) || free_gerund(x, i) || free_ruled_out(x, i) || free_due(x, i) || free_second(x, i) ||
	       free_struck(x, i) || free_military(x, i) || free_before_number(x, i) || free_shot(x, i) || free_free(x, i) || free_bounded(x, i) || free_particle(x, i);
}

bool repair_participle(struct extraction *x, uint32_t i)
{
	return free_participle(x, i);
}
