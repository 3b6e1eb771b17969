/* tense.c - the tense of what an expression stands in                               (layer: time, private)
 *
 * From the tags and the tree where there are any, else from the words around: "will", "said". */
#include "time/time_int.h"

#include <string.h>

enum { AUX_MAX = 8 };           /* how far before its verb an auxiliary is looked for */

/* Verbs and adjectives whose infinitive lies ahead: "is expected to meet". */
static bool looks_ahead(const struct token *t)
{
	return t->lemma && in_list(t->lemma, "agree aim ask due expect go have hope intend invite likely mean need order plan poise prepare "
					     "promise propose ready schedule seek set slate threaten time urge vow want");
}

static bool is_on_a_calendar(const struct token *t)
{
	return t->lemma && in_list(t->lemma, "arrive begin close convene depart end expire hold leave meet open play resume return start travel "
					     "visit vote");
}

static bool is_root_of(const struct finder *f, uint32_t i)
{
	return i >= f->start && i < f->limit && f->d->token[i].head >= 0;
}

/* Tense of a verb by its tag, its auxiliaries and "to". */
static enum tense verb_tense(const struct finder *f, uint32_t verb)
{
	const struct token *t = f->d->token;
	const char *tag = t[verb].xpos ? t[verb].xpos : "";
	uint32_t i, low = verb > f->start + AUX_MAX ? verb - AUX_MAX : f->start;
	bool perfect = false, to = false, going = false;

	for (i = low; i < verb; i++) {
		if (t[i].head != (int32_t)verb || !t[i].deprel)
			continue;
		if (strncmp(t[i].deprel, "aux", 3) == 0) {
			/* "could not be reached on Sunday" */
			if (item_is(f, i, "could") &&
			    (item_in(f, i + 1, "not n't") || item_in(f, f->start, "neither nobody none")))
				return TENSE_PAST;
			/* "may have been shut on Wednesday" */
			if (item_in(f, i, "would may might could should must") && item_in(f, i + 1, "have 've") &&
			    (t[verb].xpos && (strcmp(tag, "VBN") == 0 || item_is(f, i + 2, "been"))))
				return TENSE_PAST;
			if (item_in(f, i, "will 'll wo shall would may might can could should must"))
				return TENSE_FUTURE;
			going = going || item_in(f, i, "is are am 're 'm");
			if (item_in(f, i, "was were had did 's has have") ||
			    strcmp(t[i].xpos ? t[i].xpos : "", "VBD") == 0)
				perfect = perfect || !item_is(f, i, "'s") || strcmp(tag, "VBN") == 0;
		} else if (strcmp(t[i].deprel, "cop") == 0) {
			if (item_in(f, i, "was were"))
				return TENSE_PAST;
		} else if (item_is(f, i, "due") && item_is(f, i + 1, "to") && (strcmp(tag, "VB") == 0 || tag[0] == 'N')) {
			/* "is due to meet", read as "because of" */
			if (i > f->start && item_in(f, i - 1, "is are am 's 're now also"))
				return TENSE_FUTURE;
		} else if (strcmp(t[i].deprel, "mark") == 0 && item_is(f, i, "to")) {
			/* "is to speak", "are to meet" */
			if (i > f->start && item_in(f, i - 1, "is are 's 're"))
				return TENSE_FUTURE;
			to = true;
		}
	}
	/* "had to close the border on Monday" */
	if (to && t[verb].head >= 0 && item_is(f, (uint32_t)t[verb].head, "had") && verb == (uint32_t)t[verb].head + 2)
		return TENSE_PAST;
	/* "is due to meet on Monday", whatever the tree takes "due to" for */
	if (verb >= f->start + 3 && item_is(f, verb - 1, "to") && item_is(f, verb - 2, "due") && item_in(f, verb - 3, "is are am 's 're"))
		return TENSE_FUTURE;
	if (to && t[verb].head >= 0 && looks_ahead(&t[t[verb].head])) {
		/* "had been due to expire on Friday" */
		for (i = low; i < verb; i++)
			if (t[i].head == t[verb].head && item_is(f, i, "had"))
				return TENSE_NONE;
		return TENSE_FUTURE;
	}
	if (to)
		return TENSE_NONE;
	if (perfect || strcmp(tag, "VBD") == 0)
		return TENSE_PAST;
	/* "they meet on Monday": the present tense of what is on a calendar */
	if ((strcmp(tag, "VBP") == 0 || strcmp(tag, "VBZ") == 0) && is_on_a_calendar(&t[verb]) && !perfect)
		return TENSE_FUTURE;
	if (before_in(f, verb, "as than previously originally"))
		return TENSE_NONE;              /* "it began as planned on Saturday" */
	/* "they are coming back on Friday" */
	if (strcmp(tag, "VBG") == 0 && going && (is_on_a_calendar(&t[verb]) || item_in(f, verb, "coming going hosting holding")))
		return TENSE_FUTURE;
	if (looks_ahead(&t[verb]) && (strcmp(tag, "VBN") == 0 || strcmp(tag, "JJ") == 0 || tag[0] == 'V'))
		return TENSE_FUTURE;
	return TENSE_NONE;
}

/* "has scheduled a talk for Friday", "planned a rally on Saturday", "postponed the vote until Tuesday": what they set lies ahead, whatever
 * their tense; not after "had". */
static bool sets_a_date(const struct finder *f, uint32_t verb, const struct match *m)
{
	static const char *const always[] = { "plan", "schedule", "reschedule", "slate" };
	static const char *const called[] = { "convene", "call", "summon", "book", "fix" };
	static const char *const until[] = {"adjourn", "defer", "delay",    "extend",
					    "give",    "have",  "postpone", "suspend"};
	const char *lemma = f->d->token[verb].lemma;
	size_t i;

	if (!lemma || (verb > f->start && item_is(f, verb - 1, "had")) ||
	    (verb >= f->start + 2 && item_is(f, verb - 2, "had")))
		return false;
	/* "let it begin as planned on Saturday" */
	if (before_in(f, verb, "as than previously originally"))
		return false;
	for (i = 0; i < sizeof always / sizeof *always; i++)
		if (strcmp(lemma, always[i]) == 0)
			return true;
	for (i = 0; i < sizeof called / sizeof *called && before_in(f, m->begin, "for"); i++)
		if (strcmp(lemma, called[i]) == 0)
			return true;
	for (i = 0; i < sizeof until / sizeof *until && before_in(f, m->begin, "until till"); i++)
		if (strcmp(lemma, until[i]) == 0)
			return true;
	return false;
}

/* A noun or adverb that is what a sentence says: "will be out", "was a success". */
static bool has_copula(const struct finder *f, uint32_t at)
{
	const struct token *t = f->d->token;
	uint32_t i;

	for (i = at > f->start + AUX_MAX ? at - AUX_MAX : f->start; i < at; i++)
		if (t[i].head == (int32_t)at && t[i].deprel && strcmp(t[i].deprel, "cop") == 0)
			return true;
	return false;
}

enum tense tense_at(const struct finder *f, const struct match *m)
{
	const struct token *t = f->d->token;
	uint32_t i, at = m->end - 1, steps;
	enum tense tense = TENSE_NONE;

	/* the token of the match that hangs outside it */
	for (i = m->begin; i < m->end; i++)
		if (t[i].head != HEAD_NONE && (t[i].head < (int32_t)m->begin || t[i].head >= (int32_t)m->end)) {
			at = i;
			break;
		}
	/* "the vote is on Thursday": said of what is planned */
	for (i = at > f->start + AUX_MAX ? at - AUX_MAX : f->start; i < at && !before_in(f, m->begin, "from since");
	     i++)
		if (t[i].head == (int32_t)at && t[i].deprel && strcmp(t[i].deprel, "cop") == 0)
			return item_in(f, i, "was were")       ? TENSE_PAST
			       : item_in(f, i, "is are 's be") ? TENSE_FUTURE
							       : TENSE_NONE;
	/* "said Friday they will leave": said on Friday, whatever the tree has it hang on */
	if (m->begin > f->start && m->end < f->limit && strcmp(t[m->begin - 1].xpos ? t[m->begin - 1].xpos : "", "VBD") == 0 &&
	    item_in(f, m->begin - 1, "said announced") &&
	    (t[m->end].upos == UPOS_PRON || t[m->end].upos == UPOS_PROPN || t[m->end].upos == UPOS_DET))
		return TENSE_PAST;
	for (steps = 0; steps < 6 && is_root_of(f, at); steps++) {
		at = (uint32_t)t[at].head;
		if (t[at].upos == UPOS_VERB || t[at].upos == UPOS_AUX || t[at].upos == UPOS_ADJ || has_copula(f, at)) {
			if (sets_a_date(f, at, m))
				return TENSE_FUTURE;
			tense = verb_tense(f, at);
			if (tense != TENSE_NONE)
				return tense;
			if (strncmp(t[at].deprel ? t[at].deprel : "", "xcomp", 5) != 0 &&
			    strncmp(t[at].deprel ? t[at].deprel : "", "conj", 4) != 0)
				return TENSE_NONE;
		}
	}
	if (steps)
		return TENSE_NONE;
	for (i = m->begin; i-- > f->start;)
		if (item_has(f, i, WORD_FUTURE | WORD_PAST))
			return item_has(f, i, WORD_FUTURE) ? TENSE_FUTURE : TENSE_PAST;
	for (i = m->end; i < f->limit; i++)
		if (item_has(f, i, WORD_FUTURE | WORD_PAST))
			return item_has(f, i, WORD_FUTURE) ? TENSE_FUTURE : TENSE_PAST;
	return TENSE_NONE;
}

bool told_in(const struct finder *f, const struct match *m)
{
	const struct token *t = f->d->token;
	uint32_t at = m->end - 1, verb;

	if (m->end - m->begin > 2 || !before_in(f, m->begin, "in on") || !is_root_of(f, at))
		return false;
	verb = (uint32_t)t[at].head;
	/* "the products introduced in April" */
	if (verb < at && strcmp(t[verb].xpos, "VBN") == 0 && t[verb].deprel && strcmp(t[verb].deprel, "acl") == 0 &&
	    !looks_ahead(&t[verb]))
		return true;
	return verb < at && t[verb].upos == UPOS_VERB && (strcmp(t[verb].xpos, "VBD") == 0 || strcmp(t[verb].xpos, "VBN") == 0);
}

bool no_verb(const struct finder *f, const struct match *m)
{
	uint32_t i;

	for (i = f->start; i < f->limit; i++)
		if ((f->d->token[i].upos == UPOS_VERB || f->d->token[i].upos == UPOS_AUX) &&
		    (i < m->begin || i >= m->end))
			return false;
	return true;
}
