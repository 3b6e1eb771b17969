/* repair.c - mistakes that parsers often make in news, put right before events are read (tree_restore() undoes it)
 *
 *     Kenya is about to restore ties            the infinitive is the complement of "about", not its subject
 *     Kenya has broken relations with Chad      "broken" is the verb, not an adjective of "relations"
 *     ACCRA (Star): The UN condemned …          the place before the news is not who does it
 *     said on Tuesday that Chad must leave      what is said is no clause about Tuesday
 *     carried out strikes                       "out" belongs to the verb
 *     swore in the new premier                  "in" does
 *     imposed new targeted sanctions            "targeted" is no verb of its own
 *     the opposition Labour Party               the party is the head, "opposition" says what it is
 *     restored complete, full ties              "complete" says what ties
 *     rebels wounded two men, police said       the rebels did not say so
 *     the premier left, police said             the same, "left" taken for a participle of the premier
 *     police, whose chief, Ann Lee, resigned    the chief resigned, and not whoever acts in front of the police
 *     Lawmakers Tuesday endorsed the deal       Tuesday endorses nothing
 *     Angry farmers blocked roads.              a sentence needs a verb, and "blocked" is it
 *     freed over 150 prisoners                  the number of people is whom somebody freed
 *     against an Islamic State target           "target" is no verb
 *     condemned as wrong claims by Iran         the claims are what is condemned
 *     killed in Israeli tank shelling           the shelling is one thing
 *
 * Each is bound to words and tags that leave no other reading; what is not certain stays as it was parsed.
 */
#include <string.h>

#include "extract/extract_int.h"

enum { DATELINE_TOKENS = 8 };

static void hang(struct extraction *x, uint32_t token, uint32_t head, const char *deprel)
{
	x->d->token[token].head = (int32_t)head;
	x->d->token[token].deprel = deprel;
}

/* "Chad is about to restore ties, police said", with Chad and "about" both hung on "said" as who said it. */
static bool free_about(struct extraction *x, uint32_t about)
{
	struct token *t = x->d->token;
	uint32_t said = tree_head(x, about), be = tree_child(x, said, "cop"), subject = tree_child(x, said, "nsubj");

	if (said < about || be == NO_INDEX || be > about || subject == NO_INDEX || subject > be || strcmp(t[be].lemma, "be") != 0)
		return false;
	hang(x, be, about, "cop");
	hang(x, subject, about, "nsubj");
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
	const struct pattern *p;
	bool listed = false;

	if (have == NO_INDEX || strcmp(t[i].xpos, "VBN") != 0 || !token_rel(&t[i], "amod") || !token_rel(&t[object], "obj") ||
	    have + 1 != i || strcmp(t[have].lemma, "have") != 0 || object < i || tree_child(x, object, "det") != NO_INDEX)
		return false;
	for (p = patterns_find(&x->c->patterns, false, t[i].lemma); p && !listed; p = patterns_next(&x->c->patterns, p))
		listed = strcmp(p->type, "NONE") != 0 && pattern_lists(p->object, t[object].lemma);
	if (!listed)
		return false;
	for (c = x->first_child[have]; c != NO_INDEX; c = x->next_sibling[c])
		t[c].head = (int32_t)i;
	t[i].head = t[have].head;
	t[i].deprel = t[have].deprel;
	t[i].upos = UPOS_VERB;
	hang(x, have, i, "aux");
	hang(x, object, i, "obj");
	return true;
}

/* "GAZA CITY, Palestinian Territories: …": a place in capitals, as agencies write it. */
static bool in_capitals(const char *form)
{
	size_t n = strspn(form, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	return n >= 3 && form[n] == '\0';
}

/* The mark between a dateline and the news: the token after it; `begin` if the sentence has none. */
static uint32_t after_dateline(const struct extraction *x, const struct sentence *s)
{
	const struct token *t = x->d->token;
	uint32_t i, end = s->token_end < s->token_begin + DATELINE_TOKENS ? s->token_end : s->token_begin + DATELINE_TOKENS;
	bool bracket = false;

	/* "(TV) Italian police …" */
	if (s->token_begin + 3 < s->token_end && token_is(&t[s->token_begin], "(") && token_is(&t[s->token_begin + 2], ")"))
		return s->token_begin + 3;
	for (i = s->token_begin + 1; i < end; i++) {
		if (token_is(&t[i], "("))
			bracket = true;
		if (pattern_lists(":|-|--|_|\xE2\x80\x93|\xE2\x80\x94", t[i].form) && (t[i].flags & TOKEN_SPACE_AFTER) &&
		    (t[i - 1].flags & TOKEN_SPACE_AFTER || bracket || in_capitals(t[s->token_begin].form)))
			return i + 1;
		if (!(t[i].flags & (TOKEN_PUNCT | TOKEN_CAPITAL)) && !bracket)
			break;
	}
	return s->token_begin;
}

/* "ACCRA (Star): The UN condemned": the next name, hung on the place, is the subject. */
static bool free_subject(struct extraction *x, const struct sentence *s)
{
	struct token *t = x->d->token;
	uint32_t after = after_dateline(x, s), top = s->token_begin, verb, c, found = NO_INDEX;

	if (after == s->token_begin)
		return false;
	while (top < after && !token_rel(&t[top], "nsubj"))
		top++;
	if (top >= after)
		return false;
	verb = tree_head(x, top);
	if (verb == NO_INDEX || verb < after)
		return false;
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c >= after && c < verb && (t[c].upos == UPOS_NOUN || t[c].upos == UPOS_PROPN) &&
		    (token_rel(&t[c], "appos") || token_rel(&t[c], "conj") || token_rel(&t[c], "parataxis") || token_rel(&t[c], "list") ||
		     token_rel(&t[c], "dep") || token_rel(&t[c], "flat") || token_rel(&t[c], "nmod"))) {
			found = c;
			break;
		}
	if (found == NO_INDEX) {
		for (c = x->first_child[verb]; c != NO_INDEX; c = x->next_sibling[c])
			if (c > top && c < verb && token_rel(&t[c], "nsubj"))
				found = c;
		if (found == NO_INDEX)
			return false;
	}
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > found)
			t[c].head = (int32_t)found;
	hang(x, found, verb, t[top].deprel);
	hang(x, top, verb, "dep");
	return true;
}

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
	hang(x, i, up, "ccomp");
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
		hang(x, told, said, "ccomp");
		t[told].upos = UPOS_VERB;
	} else if (tree_child(x, told, "nsubj") != NO_INDEX) {
		return false;
	}
	hang(x, first, told, "nsubj");
	for (c = x->first_child[said]; c != NO_INDEX && c < near; c = x->next_sibling[c]) {
		if (c > told && (token_rel(&t[c], "obj") || token_rel(&t[c], "obl")))
			t[c].head = (int32_t)told;
	}
	return true;
}

/* "spokesman Bahram Qassemi said", "old foe Gondor agreed", both words taken for subjects. */
static bool free_title(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t k = i + 1 < x->d->token_nr ? x->draft_at[i + 1] : NO_INDEX;
	const struct draft *name = k == NO_INDEX ? NULL : &x->draft[k];

	uint32_t c, first, end;

	/* "France's centrist President Emmanuel Macron", "centrist" taken for a second subject */
	if (token_rel(&t[i], "nsubj") && x->draft_at[i] == NO_INDEX && i + 2 < x->d->token_nr && !(t[i].flags & TOKEN_CAPITAL))
		for (c = x->next_sibling[i]; c != NO_INDEX; c = x->next_sibling[c])
			if (token_rel(&t[c], "nsubj") && x->draft_at[c] != NO_INDEX && x->draft[x->draft_at[c]].type == ENTITY_PERSON) {
				tree_span(x, c, &first, &end);
				if (first != i + 1 || first == c || !token_rel(&t[c - 1], "nmod"))
					break;
				for (end = x->first_child[i]; end != NO_INDEX && end < i; end = x->next_sibling[end])
					hang(x, end, c, t[end].deprel);
				hang(x, i, c, "amod");
				return true;
			}
	if (!name || !(token_rel(&t[i], "nsubj") || token_rel(&t[i], "obj")) || name->first != i + 1 || x->draft_at[i] != NO_INDEX ||
	    name->kind != MENTION_NAME || t[i + 1].sentence != t[i].sentence ||
	    strcmp(t[name->head].deprel ? t[name->head].deprel : "", t[i].deprel) != 0 || t[name->head].head != t[i].head)
		return false;
	/* "its chairman Carlos Ghosn", "her Chadian counterpart Idriss Deby": what stands before the title as well */
	if (token_rel(&t[i], "obj")) {
		if (name->type != ENTITY_PERSON || t[i].upos != UPOS_NOUN || strcmp(t[i].xpos, "NN") != 0)
			return false;
		for (c = x->first_child[i]; c != NO_INDEX && c < i; c = x->next_sibling[c])
			hang(x, c, name->head, t[c].deprel);
		hang(x, i, name->head, "nmod:desc");
		return true;
	}
	if (!(name->type == ENTITY_PERSON && t[i].upos == UPOS_NOUN) &&
	    !(name->type == ENTITY_ORGANIZATION && i == x->d->sentence[t[i].sentence].token_begin && strcmp(t[i].xpos, "NN") == 0 &&
	      strlen(t[i].lower) > 5 && strcmp(t[i].lower + strlen(t[i].lower) - 2, "er") == 0) &&
	    !(name->type == ENTITY_COUNTRY && pattern_lists("foe|ally|rival|arch-rival|archrival|enemy|neighbor|neighbour|partner", t[i].lower)))
		return false;
	hang(x, i, name->head, "nmod:desc");
	return true;
}

/* "the opposition Socialist Party", "the carmaker Veltra": the organisation's name is the head of what it is called. */
static bool free_kind(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t k = i + 1 < x->d->token_nr ? x->draft_at[i + 1] : NO_INDEX, c;
	const struct draft *name = k == NO_INDEX ? NULL : &x->draft[k];

	if (!name || name->first != i + 1 || t[i].upos != UPOS_NOUN || x->draft_at[i] != NO_INDEX || name->kind != MENTION_NAME ||
	    name->type != ENTITY_ORGANIZATION || t[i + 1].sentence != t[i].sentence || !token_rel(&t[name->head], "appos") ||
	    t[name->head].head != (int32_t)i)
		return false;
	for (c = x->first_child[i]; c != NO_INDEX; c = x->next_sibling[c])
		if (c != name->head)
			t[c].head = (int32_t)name->head;
	t[name->head].head = t[i].head;
	t[name->head].deprel = t[i].deprel;
	hang(x, i, name->head, "compound");
	return true;
}

/* "restored complete, full ties", "complete" taken for what the ties become, or for what is restored. */
static bool free_adjective(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), object = NO_INDEX, c;

	if (up == NO_INDEX || up + 1 != i || t[i].upos != UPOS_ADJ || !(token_rel(&t[i], "xcomp") || token_rel(&t[i], "obj")))
		return false;
	for (c = x->first_child[up]; c != NO_INDEX; c = x->next_sibling[c])
		if (c > i && token_rel(&t[c], "obj") && t[c].upos == UPOS_NOUN)
			object = c;
	if (object == NO_INDEX || object < i + 3 || !token_is(&t[i + 1], ",") || t[i + 2].upos != UPOS_ADJ || t[i + 2].head != (int32_t)object)
		return false;
	hang(x, i, object, "amod");
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
	hang(x, i, v, "nsubj:pass");
	return true;
}

/* "keeps arresting journalists", "arresting" taken for an adjective. */
static bool free_gerund(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t object = tree_head(x, i), up = object == NO_INDEX ? NO_INDEX : tree_head(x, object);

	if (up == NO_INDEX || up + 1 != i || object < i || strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "amod") ||
	    !token_rel(&t[object], "obj") || t[up].upos != UPOS_VERB || !pattern_lists("keep|start|stop|continue|begin|resume|cease", t[up].lemma))
		return false;
	hang(x, i, up, "xcomp");
	hang(x, object, i, "obj");
	t[i].upos = UPOS_VERB;
	return true;
}

/* "were killed after a truck hit a bus", the truck taken for a noun of the killing. */
static bool free_after(struct extraction *x, uint32_t v)
{
	const struct token *t = x->d->token;
	uint32_t noun = v - 1, mark;

	if (v == 0 || strcmp(t[v].xpos, "VBD") != 0 || !token_rel(&t[v], "advcl") || tree_child(x, v, "nsubj") != NO_INDEX ||
	    tree_child(x, v, "mark") != NO_INDEX || tree_child(x, v, "aux") != NO_INDEX || t[noun].upos != UPOS_NOUN ||
	    t[noun].head != t[v].head || !(token_rel(&t[noun], "obl") || token_rel(&t[noun], "nmod")))
		return false;
	mark = tree_child(x, noun, "case");
	if (mark == NO_INDEX || !pattern_lists("after|before|since|until", t[mark].lower))
		return false;
	hang(x, noun, v, "nsubj");
	hang(x, mark, v, "mark");
	return true;
}

/* "suspended four protesting members": the number before it says that "protesting" tells which members. */
static bool free_modifier(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), object = tree_child(x, i, "obj"), c;

	if (strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "xcomp") || up == NO_INDEX || up > i || t[up].upos != UPOS_VERB ||
	    object == NO_INDEX || object < i || tree_child(x, up, "obj") != NO_INDEX)
		return false;
	for (c = up + 1; c < i; c++)
		if ((uint32_t)t[c].head == object && (token_rel(&t[c], "nummod") || token_rel(&t[c], "det") || token_rel(&t[c], "amod"))) {
			hang(x, object, up, "obj");
			hang(x, i, object, "amod");
			t[i].upos = UPOS_ADJ;
			return true;
		}
	return false;
}

/* "barred men aged 18 to 60 from leaving": what they are barred from hangs on the barring. */
static bool free_from(struct extraction *x, uint32_t i)
{
	const struct token *t = x->d->token;
	uint32_t mark = tree_child(x, i, "mark"), v = i;
	int steps;

	if (strcmp(t[i].xpos, "VBG") != 0 || mark == NO_INDEX || !token_is(&t[mark], "from") || !(token_rel(&t[i], "advcl") || token_rel(&t[i], "acl")))
		return false;
	for (steps = 0; steps < 4 && (v = tree_head(x, v)) != NO_INDEX && v < i; steps++)
		if (t[v].upos == UPOS_VERB && pattern_lists("bar|ban|block|prevent|prohibit|stop|keep|discourage|deter|dissuade", t[v].lemma)) {
			if (steps > 0)
				hang(x, i, v, "advcl");
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
	    !(t[up].upos == UPOS_VERB && token_rel(&t[up], "ccomp") && tree_child(x, up, "obj") != NO_INDEX && tree_child(x, up, "nsubj") == NO_INDEX &&
	      tree_child(x, up, "csubj") == NO_INDEX && tree_child(x, up, "ccomp") == NO_INDEX && tree_child(x, up, "xcomp") == NO_INDEX))
		return false;
	t[i].deprel = "nsubj";
	return true;
}

/* "from neighboring Lebanon", "neighboring" taken for a verb. */
static bool free_neighbor(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t object = tree_child(x, i, "obj"), c;

	if (object == NO_INDEX || object != i + 1 || !pattern_lists("neighboring|neighbouring", t[i].lower) || t[i].head < 0)
		return false;
	hang(x, object, (uint32_t)t[i].head, token_rel(&t[i], "acl") ? "nmod" : token_rel(&t[i], "advcl") ? "obl" : t[i].deprel);
	for (c = x->first_child[i]; c != NO_INDEX; c = x->next_sibling[c])
		if (c != object)
			hang(x, c, object, token_rel(&t[c], "mark") ? "case" : t[c].deprel);
	hang(x, i, object, "amod");
	return true;
}

/* "Lawmakers Tuesday endorsed the deal": the day taken for the subject, and the doer left hanging on nothing or on the day. */
static bool free_day(struct extraction *x, uint32_t day)
{
	struct token *t = x->d->token;
	uint32_t verb = tree_head(x, day), doer, begin = x->d->sentence[t[day].sentence].token_begin;

	if (verb == NO_INDEX || verb < day || !x->timed[day] || !token_rel(&t[day], "nsubj") || t[verb].upos != UPOS_VERB || day == begin)
		return false;
	doer = day - 1;
	while (t[doer].head >= (int32_t)begin && (uint32_t)t[doer].head < day)
		doer = (uint32_t)t[doer].head;
	if ((t[doer].upos != UPOS_NOUN && t[doer].upos != UPOS_PROPN) || x->timed[doer] || (t[doer].head >= 0 && t[doer].head != (int32_t)day))
		return false;
	if (t[doer].head < 0) {         /* the sentence's top until now: the verb, if it hangs there */
		if (t[verb].head != (int32_t)doer)
			return false;
		t[verb].head = -1;
		t[verb].deprel = t[doer].deprel;
	}
	hang(x, doer, verb, "nsubj");
	t[day].deprel = "obl:unmarked";
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
		hang(x, i, i - 1, "compound:prt");
		return true;
	}
	if (strcmp(tree_case(x, up), t[i].lower) != 0 || t[i + 1].upos == UPOS_ADP || !(token_rel(&t[up], "obl") || token_rel(&t[up], "obj")) ||
	    !token_rel(&t[i], "case") || (tree_child(x, i - 1, "obj") != NO_INDEX && tree_child(x, i - 1, "obj") != up) || x->timed[up])
		return false;
	hang(x, i, i - 1, "compound:prt");
	t[up].deprel = "obj";
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
		hang(x, c, object, "amod");
	for (c = x->first_child[i]; c != NO_INDEX; c = x->next_sibling[c])
		t[c].head = (int32_t)(c > object ? up : object);
	hang(x, object, up, "obj");
	hang(x, i, object, "amod");
	return true;
}

/* "Angry farmers blocked roads.": a sentence whose top is a noun that a participle stands before, and before that a noun in the
 * plural or a name.  The participle has rows that take such an object. */
static bool free_verb(struct extraction *x, const struct sentence *s)
{
	struct token *t = x->d->token;
	uint32_t top, p, doer, c;
	const struct pattern *row;
	bool listed = false;

	for (top = s->token_begin; top < s->token_end && t[top].head >= 0; top++)
		;
	if (top == s->token_end || t[top].upos != UPOS_NOUN || !token_is(&t[s->token_end - 1], ".") || tree_child(x, top, "cop") != NO_INDEX)
		return false;
	for (p = s->token_begin + 1; p < top && !(t[p].head == (int32_t)top && token_rel(&t[p], "amod") && t[p].xpos[0] == 'V'); p++)
		;
	if (p == top || (strcmp(t[p].xpos, "VBN") != 0 && strcmp(t[p].xpos, "VBD") != 0) ||
	    !(t[p - 1].upos == UPOS_PROPN || strncmp(t[p - 1].xpos, "NN", 2) == 0))
		return false;
	for (row = patterns_find(&x->c->patterns, false, t[p].lemma); row && !listed; row = patterns_next(&x->c->patterns, row))
		listed = strcmp(row->type, "NONE") != 0 && (strcmp(row->object, "+") == 0 || pattern_lists(row->object, t[top].lemma));
	if (!listed)
		return false;
	/* the doer: what stands before the participle and hangs on the top, the last such */
	for (doer = p - 1; t[doer].head >= (int32_t)s->token_begin && (uint32_t)t[doer].head < p; doer = (uint32_t)t[doer].head)
		;
	if (t[doer].head != (int32_t)top)
		return false;
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c < p && c != doer)
			hang(x, c, doer, t[c].deprel);
		else if (c > top && (t[c].flags & TOKEN_PUNCT || x->timed[c]))
			t[c].head = (int32_t)p;
	hang(x, p, 0, t[top].deprel);
	t[p].head = -1;
	t[p].upos = UPOS_VERB;
	hang(x, doer, p, "nsubj");
	hang(x, top, p, "obj");
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
	/* "Human Rights Watch called on Egypt": nobody is called for or on */
	calls = p != NO_INDEX && p + 1 < s->token_end && strcmp(t[p].lemma, "call") == 0 &&
	        pattern_lists("for|on|upon", t[p + 1].lower);
	if (p == NO_INDEX || (!calls && (tree_child(x, p, "obj") == NO_INDEX || tree_child(x, p, "obj") < p)) || tree_child(x, p, "aux") != NO_INDEX ||
	    tree_child(x, p, "obl:agent") != NO_INDEX || (!calls && pattern_lists("name|call|dub|title|entitle|give|award", t[p].lemma)))
		return false;
	for (c = x->first_child[top]; c != NO_INDEX; c = x->next_sibling[c])
		if (c != p && (token_rel(&t[c], "obl") || t[c].flags & TOKEN_PUNCT || x->timed[c]))
			t[c].head = (int32_t)p;
	t[p].head = -1;
	t[p].deprel = t[top].deprel;
	t[p].upos = UPOS_VERB;
	hang(x, top, p, "nsubj");
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
	for (v = end; v < x->d->sentence[t[i].sentence].token_end && (t[v].upos == UPOS_AUX || t[v].upos == UPOS_ADV || token_is(&t[v], ",")); v++)
		;
	if (v >= x->d->sentence[t[i].sentence].token_end || t[v].upos != UPOS_VERB || tree_child(x, v, "nsubj") != NO_INDEX || t[v].head < 0 ||
	    (tree_child(x, v, "aux") == NO_INDEX && !pattern_lists("VBD|VBZ|VBP", t[v].xpos)))
		return false;
	if (tree_below(x, of, v))
		return false;
	hang(x, v, of, "acl:relcl");
	hang(x, noun, v, tree_child_exact(x, v, "aux:pass") != NO_INDEX ? "nsubj:pass" : "nsubj");
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

/* "against an Islamic State target", "target" taken for a verb with the preposition's noun for its subject. */
static bool free_target(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t subject = i > 0 ? i - 1 : i, c;

	if (!token_rel(&t[i], "advcl") || t[i].xpos[0] != 'N' || tree_child(x, i, "cop") != NO_INDEX || subject == i ||
	    tree_head(x, subject) != i || !token_rel(&t[subject], "nsubj") || !*tree_case(x, subject))
		return false;
	for (c = x->first_child[subject]; c != NO_INDEX; c = x->next_sibling[c])
		if (token_rel(&t[c], "case") || token_rel(&t[c], "det"))
			t[c].head = (int32_t)i;
	t[subject].deprel = "compound";
	t[i].deprel = "obl";
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

/* "killed in Israeli tank shelling", the tank hung beside the shelling, or with the words that belong to both. */
static bool free_shelling(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t before, c;

	if (i == 0 || strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "obl") || *tree_case(x, i))
		return false;
	before = i - 1;
	if (t[before].xpos[0] != 'N' || !*tree_case(x, before) ||
	    !(tree_head(x, before) == i ? token_rel(&t[before], "compound")
	      : tree_head(x, before) == tree_head(x, i) && token_rel(&t[before], "obl")))
		return false;
	for (c = x->first_child[before]; c != NO_INDEX; c = x->next_sibling[c])
		t[c].head = (int32_t)i;
	hang(x, before, i, "compound");
	return true;
}

/* "said two women and one man were killed": the women were killed as well, and nobody says women. */
static bool free_said(struct extraction *x, uint32_t v)
{
	struct token *t = x->d->token;
	uint32_t object, w, c, other = NO_INDEX;

	if (strcmp(t[v].lemma, "say") != 0 || t[v].upos != UPOS_VERB)
		return false;
	object = tree_child(x, v, "obj");
	if (object == NO_INDEX || object < v || t[object].upos != UPOS_NOUN || pattern_lists("word|thing|prayer|goodbye|mass|something", t[object].lemma))
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
	hang(x, object, w, other != NO_INDEX ? t[other].deprel : "nsubj");
	if (other != NO_INDEX) {
		hang(x, tree_child(x, w, "cc"), other, "cc");
		hang(x, other, object, "conj");
	}
	t[w].deprel = "ccomp";
	return true;
}

/* "holding 12 sailors hostage": the sailors are held. */
static bool free_hostage(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), held = i > 0 ? i - 1 : i, c;

	if (!pattern_lists("hostage|captive|prisoner", t[i].lower) || v == NO_INDEX || v > i || !pattern_lists("hold|take|keep", t[v].lemma) ||
	    !token_rel(&t[i], "obj") || held == i || tree_head(x, held) != i || !token_rel(&t[held], "compound") || strcmp(t[held].xpos, "VBG") == 0)
		return false;
	for (c = x->first_child[i]; c != NO_INDEX && c < held; c = x->next_sibling[c])
		hang(x, c, held, t[c].deprel);
	hang(x, held, v, "obj");
	t[i].deprel = "xcomp";
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
		hang(x, then, 0, "root");
		t[then].head = -1;
		hang(x, v, then, "advcl");
		hang(x, first, v, "aux");
		return true;
	}
	if (!token_is(&t[first], "were"))
		return false;
	then = tree_head(x, first);
	subject = then == NO_INDEX ? NO_INDEX : tree_child(x, then, "nsubj");
	v = subject == NO_INDEX ? NO_INDEX : tree_child(x, subject, "acl");
	if (v == NO_INDEX || v > then || strcmp(t[v].xpos, "VB") != 0 || !tree_has(x, v, "mark", "to") || !tree_has(x, then, "aux", "would|could|might"))
		return false;
	hang(x, v, then, "advcl");
	hang(x, subject, v, "nsubj");
	hang(x, first, v, "aux");
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

/* "halted arms exports", both nouns taken for objects. */
static bool free_compound(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;

	if (i + 1 >= x->d->sentence[t[i].sentence].token_end || !token_rel(&t[i], "obj") || !token_rel(&t[i + 1], "obj") || t[i].head != t[i + 1].head ||
	    t[i].head > (int32_t)i || t[i].upos != UPOS_NOUN || t[i + 1].upos != UPOS_NOUN || x->draft_at[i] != NO_INDEX || x->timed[i] ||
	    x->first_child[i] != NO_INDEX)
		return false;
	hang(x, i, i + 1, "compound");
	return true;
}

/* "hurled stones and torched cars": the cars hung on the hurling. */
static bool free_second_object(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t v = tree_head(x, i), w;

	if (v == NO_INDEX || v > i || !token_rel(&t[i], "obj") || t[v].upos != UPOS_VERB)
		return false;
	for (w = x->first_child[v]; w != NO_INDEX && w < i; w = x->next_sibling[w])
		if (w > v && token_rel(&t[w], "conj") && t[w].upos == UPOS_VERB && tree_child(x, w, "obj") == NO_INDEX &&
		    tree_child(x, v, "obj") != NO_INDEX && tree_child(x, v, "obj") < w && strcmp(t[w].xpos, t[v].xpos) == 0) {
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
			hang(x, object, w, "nsubj");
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

	if (up == NO_INDEX || up > i || strcmp(t[i].xpos, "VBG") != 0 || !token_rel(&t[i], "advcl") || i == 0 || !token_is(&t[i - 1], ",") ||
	    strcmp(t[up].xpos, "VB") != 0 ||
	    !pattern_lists("accuse|say|blame|warn|add|vow|demand|condemn|describe|cite|urge|claim|insist|argue|threaten|call|denounce", t[i].lemma))
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

/* "Britain and France are due to hold talks on Tuesday", "due to" taken for "because of". */
static bool free_due(struct extraction *x, uint32_t due)
{
	struct token *t = x->d->token;
	uint32_t verb = due + 2, noun = tree_head(x, due), c;
	int32_t head;
	const char *deprel;

	if (!token_is(&t[due], "due") || verb >= x->d->sentence[t[due].sentence].token_end || !token_is(&t[due + 1], "to") || noun == NO_INDEX ||
	    noun <= verb || due == 0 || strcmp(t[due - 1].lemma, "be") != 0 || tree_head(x, due - 1) != noun || t[due - 1].sentence != t[due].sentence ||
	    !(strcmp(t[verb].xpos, "VB") == 0 || patterns_find(&x->c->patterns, false, t[verb].lower)) ||
	    !(tree_head(x, noun) == verb || (tree_head(x, verb) == noun && token_rel(&t[verb], "compound"))))
		return false;
	head = tree_head(x, noun) == verb ? t[verb].head : t[noun].head;
	deprel = tree_head(x, noun) == verb ? t[verb].deprel : t[noun].deprel;
	for (c = x->first_child[noun]; c != NO_INDEX; c = x->next_sibling[c])
		if (c < due || t[c].flags & TOKEN_PUNCT || x->timed[c])
			t[c].head = (int32_t)verb;
		else if (c > noun && token_rel(&t[c], "nmod") && strcmp(tree_case(x, c), "with") != 0 && strcmp(tree_case(x, c), "of") != 0)
			hang(x, c, verb, "obl");
	t[verb].head = head;
	t[verb].deprel = deprel;
	t[verb].upos = UPOS_VERB;
	t[verb].xpos = "VB";
	t[verb].lemma = t[verb].lower;
	hang(x, due - 1, verb, "aux");
	hang(x, due, verb, "advmod");
	hang(x, due + 1, verb, "mark");
	hang(x, noun, verb, "obj");
	return true;
}

/* "left the court, and suspended cooperation": a participle before a noun that its verb's patterns name, joined to a verb. */
static bool free_second(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t noun = tree_head(x, i), v = noun == NO_INDEX ? NO_INDEX : tree_head(x, noun), c;
	const struct pattern *p;
	bool listed = false;

	if (v == NO_INDEX || noun != i + 1 || strcmp(t[i].xpos, "VBN") != 0 || !token_rel(&t[i], "amod") || !token_rel(&t[noun], "conj") || i < 2 ||
	    !token_is(&t[i - 1], "and") || t[v].upos != UPOS_VERB || strcmp(t[v].xpos, "VBD") != 0)
		return false;
	for (p = patterns_find(&x->c->patterns, false, t[i].lemma); p && !listed; p = patterns_next(&x->c->patterns, p))
		listed = strcmp(p->type, "NONE") != 0 && pattern_lists(p->object, t[noun].lemma);
	if (!listed)
		return false;
	for (c = x->first_child[noun]; c != NO_INDEX && c < i; c = x->next_sibling[c])
		t[c].head = (int32_t)i;
	hang(x, i, v, "conj");
	t[i].upos = UPOS_VERB;
	t[i].xpos = "VBD";
	hang(x, noun, i, "obj");
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
			hang(x, c, i, token_rel(&t[c], "nmod") ? "obl" : t[c].deprel);
	t[i].head = -1;
	t[i].deprel = t[top].deprel;
	t[i].upos = UPOS_VERB;
	hang(x, doer, i, "nsubj");
	hang(x, top, i, "obj");
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

/* "A police officer shot and wounded a protester", "shot" taken for a noun. */
static bool free_shot(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t w = tree_child(x, i, "conj"), before = i > 0 ? i - 1 : i, c;

	if (!token_is(&t[i], "shot") || t[i].upos != UPOS_NOUN || t[i].head >= 0 || w == NO_INDEX || strcmp(t[w].xpos, "VBD") != 0 || before == i ||
	    tree_head(x, before) != i || !token_rel(&t[before], "compound"))
		return false;
	for (c = x->first_child[i]; c != NO_INDEX && c < before; c = x->next_sibling[c])
		hang(x, c, before, t[c].deprel);
	hang(x, before, i, "nsubj");
	t[i].upos = UPOS_VERB;
	t[i].xpos = t[w].xpos;
	t[i].lemma = "shoot";
	return true;
}

/* True if every token of the sentence reaches its top. */
static bool is_tree(const struct extraction *x, const struct sentence *s)
{
	uint32_t i, v, steps;

	for (i = s->token_begin; i < s->token_end; i++) {
		for (v = i, steps = s->token_end - s->token_begin; x->d->token[v].head >= 0 && steps > 0; steps--)
			v = (uint32_t)x->d->token[v].head;
		if (x->d->token[v].head >= 0)
			return false;
	}
	return true;
}

/* Back to the parser's own: two repairs of one sentence that do not go together. */
static void give_up(struct extraction *x, const struct sentence *s)
{
	uint32_t i;

	for (i = s->token_begin; i < s->token_end; i++) {
		x->d->token[i].head = x->own_head[i];
		x->d->token[i].deprel = x->own_deprel[i];
	}
	tree_build_sentence(x, s);
}

void tree_repair(struct extraction *x)
{
	size_t n;

	for (n = 0; n < x->d->sentence_nr; n++) {
		const struct sentence *s = &x->d->sentence[n];
		bool changed = free_verb(x, s) || free_clause(x, s) || free_subject(x, s) || free_condition(x, s);
		uint32_t i;

		for (i = s->token_begin; i < s->token_end; i++)
			changed = free_infinitive(x, i) || free_content(x, i) || free_doer(x, i) || free_title(x, i) || free_gerund(x, i) ||
			          free_pronoun(x, i) || free_from(x, i) || free_adjective(x, i) || free_modifier(x, i) ||
			          free_whose(x, i) || free_said(x, i) || free_hostage(x, i) || free_ruled_out(x, i) || free_meeting(x, i) ||
			          free_receiver(x, i) || free_compound(x, i) || free_second_object(x, i) ||
			          free_alleged(x, i) || free_accusing(x, i) || free_joined(x, i) || free_shot(x, i) || free_due(x, i) || free_second(x, i) ||
			          free_struck(x, i) || free_grant(x, i) || free_after(x, i) || free_count(x, i) || free_day(x, i) || free_particle(x, i) || changed;
		if (changed)
			tree_build_sentence(x, s);
		for (i = s->token_begin; i < s->token_end; i++)
			if (free_participle(x, i) || free_object(x, i) || free_number(x, i) || free_target(x, i) || free_called(x, i) || free_shelling(x, i) || free_neighbor(x, i) || free_kind(x, i)) {
				tree_build_sentence(x, s);
				changed = true;
			}
		if (changed && !is_tree(x, s))
			give_up(x, s);
	}
}
