/* interview.c - texts of questions and answers: who answers
 *
 * A text is an interview if several of its paragraphs are questions to "you" and others speak as "I".  Who answers is the person
 * whom the words before the first question, title and introduction, name most; if two are named as often there is no telling,
 * but "we" are the two if a list names both.
 */
#include "coref/coref_int.h"

/* An unquoted pronoun of this person and number; "you" is both. */
static bool speaks(const struct facet *f, unsigned person, unsigned number)
{
	return f->pronoun && !f->quote && f->person == person && (person == 2 || f->number == number);
}

/* The first list of people among the first `end` mentions; NO_INDEX. */
static uint32_t list_of_people(const struct coref_view *v, size_t end)
{
	uint32_t i, k;

	for (i = 0; i < end; i++) {
		const struct coref_mention *list = &v->c->mention[i];
		unsigned people = 0, others = 0;

		if (list->kind != COREF_LIST)
			continue;
		for (k = 0; k < end; k++)
			if (v->c->mention[k].kind != COREF_LIST &&
			    (v->c->mention[k].head == list->head ||
			     (v->facet[k].relation == CREL_CONJUNCT && v->facet[k].governor == list->head))) {
				people += v->facet[k].type == 1 + ENTITY_PERSON;
				others += v->facet[k].type != 1 + ENTITY_PERSON;
			}
		if (people == 2 && !others)
			return i;
	}
	return NO_INDEX;
}

/* The person with most names among the first `end` mentions: its first one; NO_INDEX for none, or two as often (then *tie). */
static uint32_t most_named(const struct coref_view *v, size_t end, bool *tie, struct arena *a)
{
	uint32_t *count = arena_array(a, end + 1, sizeof *count), *first = arena_array(a, end + 1, sizeof *first), best = NO_INDEX, i;

	*tie = false;
	for (i = 0; i < end; i++) {
		uint32_t before = v->same_entity[i];

		first[i] = before == NO_INDEX ? i : first[before];
		if (v->facet[i].type == 1 + ENTITY_PERSON && v->c->mention[i].kind != COREF_LIST)
			count[first[i]]++;
	}
	for (i = 0; i < end; i++) {
		if (!count[i])
			continue;
		if (best == NO_INDEX || count[i] > count[best]) {
			best = i;
			*tie = false;
		} else if (count[i] == count[best]) {
			*tie = true;
		}
	}
	return *tie ? NO_INDEX : best;
}

void coref_interview(struct coref_view *v, struct arena *a)
{
	const struct doc *d = v->in->d;
	uint32_t last = d->sentence_nr ? d->sentence[d->sentence_nr - 1].paragraph : 0;
	uint32_t questions = 0, to_you = 0, answers = 0, asked = NO_INDEX;
	size_t i, opening;
	bool tie;

	v->interviewee = v->interviewees = NO_INDEX;
	v->question = arena_array(a, (size_t)last + 2, sizeof *v->question);
	for (i = 0; i < d->sentence_nr; i++) {
		const struct token *end = &d->token[d->sentence[i].token_end - 1];

		v->question[d->sentence[i].paragraph] = end->form[0] == '?';
	}
	for (i = 0; i < d->sentence_nr; i++)
		questions += v->question[d->sentence[i].paragraph] && (i == 0 || d->sentence[i].paragraph != d->sentence[i - 1].paragraph);
	for (i = 0; questions && i < d->token_nr; i++) {
		uint32_t paragraph = d->sentence[d->token[i].sentence].paragraph;

		if (v->question[paragraph] && paragraph != asked && (token_is(&d->token[i], "you") || token_is(&d->token[i], "your"))) {
			asked = paragraph;
			to_you++;
		}
	}
	for (i = 0, opening = v->c->mention_nr; i < v->c->mention_nr; i++) {
		const struct facet *f = &v->facet[i];

		if (opening > i && v->question[f->paragraph])
			opening = i;
		answers += !v->question[f->paragraph] && (speaks(f, 1, NUMBER_SINGULAR) || speaks(f, 1, NUMBER_PLURAL));
	}
	if (questions < QUESTIONS_MIN || to_you < QUESTIONS_TO_YOU_MIN || answers < QUESTIONS_MIN)
		return;
	if (opening > OPENING_MAX)
		opening = OPENING_MAX;
	v->interviewee = most_named(v, opening, &tie, a);
	if (tie)
		v->interviewees = list_of_people(v, opening);
}

uint32_t coref_interviewed(const struct coref_view *v, uint32_t m)
{
	const struct facet *f = &v->facet[m];
	bool asks;

	if (v->interviewee == NO_INDEX && v->interviewees == NO_INDEX)
		return NO_INDEX;
	asks = v->question[f->paragraph];
	if (v->interviewee != NO_INDEX && m > v->interviewee && (asks ? speaks(f, 2, 0) : speaks(f, 1, NUMBER_SINGULAR)))
		return v->interviewee;
	if (v->interviewees != NO_INDEX && m > v->interviewees && (asks ? speaks(f, 2, 0) : speaks(f, 1, NUMBER_PLURAL)))
		return v->interviewees;
	return NO_INDEX;
}
