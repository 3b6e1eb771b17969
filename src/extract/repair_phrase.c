/* repair_phrase.c - what belongs to a noun, where the parser made it something of its own (repair.c)
 *
 *     spokesman Bahram Qassemi said             the spokesman is Qassemi
 *     France's centrist President Macron        "centrist" is no second subject
 *     the opposition Labour Party               the party is the head, "opposition" says what it is
 *     restored complete, full ties              "complete" says what ties
 *     imposed new targeted sanctions            "targeted" is no verb of its own
 *     against an Islamic State target           nor is "target"
 *     killed in Israeli tank shelling           the shelling is one thing
 *     halted arms exports                       the exports of arms
 */
#include <string.h>

#include "extract/repair.h"

/* "spokesman Bahram Qassemi said", "old foe Gondor agreed", both words taken for subjects. */
static bool free_title(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t k = i + 1 < x->d->token_nr ? x->draft_at[i + 1] : NO_INDEX;
	const struct draft *name = k == NO_INDEX ? NULL : &x->draft[k];

	uint32_t c, first, end;

	/* "France's centrist President Emmanuel Macron", "two undercover NYPD officers": the first taken for a subject of its own */
	if (token_rel(&t[i], "nsubj") && x->draft_at[i] == NO_INDEX && i + 1 < x->d->token_nr && !(t[i].flags & TOKEN_CAPITAL) &&
	    t[i].upos != UPOS_PRON)
		for (c = x->next_sibling[i]; c != NO_INDEX; c = x->next_sibling[c])
			if (token_rel(&t[c], "nsubj") && (t[c].upos == UPOS_NOUN || t[c].upos == UPOS_PROPN)) {
				tree_span(x, c, &first, &end);
				if (first != i + 1 || first == c)
					break;
				for (end = x->first_child[i]; end != NO_INDEX && end < i; end = x->next_sibling[end])
					tree_hang(x, end, c, t[end].deprel);
				tree_hang(x, i, c, "amod");
				return true;
			}
	/* "Putin and his Chinese counterpart Xi Jinping" */
	if (name && token_rel(&t[i], "conj") && t[i].upos == UPOS_NOUN && strcmp(t[i].xpos, "NN") == 0 && name->first == i + 1 &&
	    name->kind == MENTION_NAME && name->type == ENTITY_PERSON && x->draft_at[i] == NO_INDEX && t[i].head >= 0 &&
	    ((token_rel(&t[name->head], "conj") && t[name->head].head == t[i].head) ||
	     (token_rel(&t[name->head], "nsubj") && t[name->head].head == t[t[i].head].head))) {
		t[name->head].head = t[i].head;
		t[name->head].deprel = "conj";
		for (c = x->first_child[i]; c != NO_INDEX && c < i; c = x->next_sibling[c])
			tree_hang(x, c, name->head, t[c].deprel);
		tree_hang(x, i, name->head, "nmod:desc");
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
			tree_hang(x, c, name->head, t[c].deprel);
		tree_hang(x, i, name->head, "nmod:desc");
		return true;
	}
	if (!(name->type == ENTITY_PERSON && t[i].upos == UPOS_NOUN) &&
	    !(name->type == ENTITY_ORGANIZATION && i == x->d->sentence[t[i].sentence].token_begin && strcmp(t[i].xpos, "NN") == 0 &&
	      strlen(t[i].lower) > 5 && strcmp(t[i].lower + strlen(t[i].lower) - 2, "er") == 0) &&
	    !(name->type == ENTITY_COUNTRY && pattern_lists("foe|ally|rival|arch-rival|archrival|enemy|neighbor|neighbour|partner", t[i].lower)))
		return false;
	tree_hang(x, i, name->head, "nmod:desc");
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
	tree_hang(x, i, name->head, "compound");
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
	tree_hang(x, i, object, "amod");
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
			tree_hang(x, object, up, "obj");
			tree_hang(x, i, object, "amod");
			t[i].upos = UPOS_ADJ;
			return true;
		}
	return false;
}

/* "from neighboring Lebanon", "neighboring" taken for a verb. */
static bool free_neighbor(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t object = tree_child(x, i, "obj"), c;

	if (object == NO_INDEX || object != i + 1 || !pattern_lists("neighboring|neighbouring", t[i].lower) || t[i].head < 0)
		return false;
	tree_hang(x, object, (uint32_t)t[i].head, token_rel(&t[i], "acl") ? "nmod" : token_rel(&t[i], "advcl") ? "obl" : t[i].deprel);
	for (c = x->first_child[i]; c != NO_INDEX; c = x->next_sibling[c])
		if (c != object)
			tree_hang(x, c, object, token_rel(&t[c], "mark") ? "case" : t[c].deprel);
	tree_hang(x, i, object, "amod");
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
	tree_hang(x, before, i, "compound");
	return true;
}

/* "halted arms exports", both nouns taken for objects. */
static bool free_compound(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;

	if (i + 1 >= x->d->sentence[t[i].sentence].token_end || !token_rel(&t[i], "obj") || !token_rel(&t[i + 1], "obj") ||
	    t[i].head != t[i + 1].head || t[i].head > (int32_t)i || t[i].upos != UPOS_NOUN || t[i + 1].upos != UPOS_NOUN ||
	    x->draft_at[i] != NO_INDEX || x->timed[i] || x->first_child[i] != NO_INDEX)
		return false;
	tree_hang(x, i, i + 1, "compound");
	return true;
}

/* "In July at least 11 people were killed": of July there are not eleven. */
static bool free_numeral(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), noun = i + 1;

	if (up == NO_INDEX || up > i || t[i].upos != UPOS_NUM || !token_rel(&t[i], "nummod") || !x->timed[up] || x->timed[i] ||
	    noun >= x->d->sentence[t[i].sentence].token_end || t[noun].upos != UPOS_NOUN || tree_child(x, noun, "nummod") != NO_INDEX)
		return false;
	tree_hang(x, i, noun, "nummod");
	return true;
}

/* "Stoltenberg, the former premier of Norway and head of NATO": what he is, twice. */
static bool free_office(struct extraction *x, uint32_t i)
{
	struct token *t = x->d->token;
	uint32_t up = tree_head(x, i), other;

	if (up == NO_INDEX || up > i || !token_rel(&t[i], "conj") || strcmp(t[i].xpos, "NN") != 0 || t[up].upos != UPOS_PROPN ||
	    tree_child(x, i, "cc") == NO_INDEX || tree_child(x, i, "det") != NO_INDEX || tree_child(x, i, "nmod:poss") != NO_INDEX)
		return false;
	other = tree_child(x, up, "appos");
	if (other == NO_INDEX || other < up || other > i || strcmp(t[other].xpos, "NN") != 0)
		return false;
	t[i].head = (int32_t)other;
	return true;
}

bool repair_phrase(struct extraction *x, uint32_t i)
{
	return free_title(x, i) || free_adjective(x, i) || free_modifier(x, i) || free_compound(x, i) || free_numeral(x, i) || free_office(x, i);
}

bool repair_noun(struct extraction *x, uint32_t i)
{
	return free_neighbor(x, i) || free_kind(x, i) || free_target(x, i) || free_shelling(x, i);
}
