/* interview.c - texts of questions and answers: who answers
 *
 * A text is an interview if several of its paragraphs are questions to "you" and others speak as "I".  Who answers is the person
 * whom the words before the first question, title and introduction, name most; if two are named as often there is no telling.
 */
#include "coref/coref_int.h"

/* Unquoted "I", "my" (person 1, singular) or "you", "your" (2). */
static bool speaks(const struct facet *f, unsigned person)
{
	return f->pronoun && !f->quote && f->person == person && (person == 2 || f->number == NUMBER_SINGULAR);
}

/* The person with most names among the first `end` mentions: its first one; NO_INDEX for none, or two as often. */
static uint32_t most_named(const struct coref_view *v, size_t end, struct arena *a)
{
	uint32_t *count = arena_array(a, end + 1, sizeof *count), *first = arena_array(a, end + 1, sizeof *first), best = NO_INDEX, i;
	bool tie = false;

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
			tie = false;
		} else if (count[i] == count[best]) {
			tie = true;
		}
	}
	return tie ? NO_INDEX : best;
}

void coref_interview(struct coref_view *v, struct arena *a)
{
	const struct doc *d = v->in->d;
	uint32_t last = d->sentence_nr ? d->sentence[d->sentence_nr - 1].paragraph : 0, questions = 0, answers = 0, asked = NO_INDEX;
	size_t i, opening;

	v->interviewee = NO_INDEX;
	v->question = arena_array(a, (size_t)last + 2, sizeof *v->question);
	for (i = 0; i < d->sentence_nr; i++) {
		const struct token *end = &d->token[d->sentence[i].token_end - 1];

		v->question[d->sentence[i].paragraph] = end->form[0] == '?';
	}
	opening = v->c->mention_nr;
	for (i = 0; i < v->c->mention_nr; i++) {
		const struct facet *f = &v->facet[i];

		if (speaks(f, 2) && v->question[f->paragraph] && f->paragraph != asked) {
			asked = f->paragraph;
			if (!questions++)
				opening = i;
		}
		answers += speaks(f, 1) && !v->question[f->paragraph];
	}
	if (questions >= QUESTIONS_MIN && answers >= QUESTIONS_MIN)
		v->interviewee = most_named(v, opening, a);
}

bool coref_is_interviewee(const struct coref_view *v, uint32_t m)
{
	const struct facet *f = &v->facet[m];

	return v->interviewee != NO_INDEX && m > v->interviewee && (v->question[f->paragraph] ? speaks(f, 2) : speaks(f, 1));
}
