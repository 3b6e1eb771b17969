/* segment_sentences.c - where sentences end, inside a block
 *
 * A sentence ends after a full stop, question or exclamation mark, with the quotation marks, brackets and note numbers that
 * close right behind it, when what follows can open a sentence.  A stop that belongs to an abbreviation ends a sentence only
 * before a capitalised word that rarely is part of a name ("in the U.S. He said"). */
#include "text/segment_int.h"

#include <string.h>

#include "base/utf8.h"

enum stop { STOP_NONE, STOP_FULL, STOP_QUESTION, STOP_EXCLAMATION, STOP_ELLIPSIS, STOP_ABBREVIATION };

static enum stop stop_of(const struct token *t)
{
	const char *f = t->form;

	if (t->flags & TOKEN_IS_ABBREVIATION)
		return STOP_ABBREVIATION;
	if (!(t->flags & TOKEN_PUNCT))
		return STOP_NONE;
	if (strcmp(f, ".") == 0)
		return STOP_FULL;
	if (f[0] == '.')
		return STOP_ELLIPSIS;
	if (f[0] == '?' || (f[0] == '!' && strchr(f, '?')))
		return STOP_QUESTION;
	if (f[0] == '!')
		return STOP_EXCLAMATION;
	return STOP_NONE;
}

static bool is_quote(const struct token *t)
{
	return (t->form[0] == '"' || t->form[0] == '\'') && (!t->form[1] || (t->form[1] == t->form[0] && !t->form[2]));
}

static bool is_bracket(const struct token *t, const char *which)
{
	return !t->form[1] && t->form[0] && strchr(which, t->form[0]);
}

static bool is_emoticon(const struct token *t)
{
	return t->form[0] && t->form[1] && (t->flags & TOKEN_PUNCT) && strchr(":;=", t->form[0]);
}

/* The first token after the closing marks behind token i. */
static size_t after_closers(const struct token *t, size_t i, size_t last, bool *quote)
{
	size_t j = i + 1;

	*quote = false;
	while (j < last) {
		if (is_bracket(&t[j], "[") && j + 2 < last && (t[j + 1].flags & TOKEN_NUMBER) && is_bracket(&t[j + 2], "]")) {
			j += 3;                 /* a note: [1] */
			continue;
		}
		if (is_emoticon(&t[j])) {
			j++;
			continue;
		}
		if (t[j - 1].flags & TOKEN_SPACE_AFTER)
			break;
		if (is_bracket(&t[j], ")]}")) {
			j++;
		} else if (is_quote(&t[j])) {
			*quote = true;
			j++;
		} else if (stop_of(&t[j]) != STOP_NONE && stop_of(&t[j]) != STOP_ABBREVIATION) {
			j++;
		} else {
			break;
		}
	}
	return j;
}

/* The word that would open the next sentence: opening marks are passed over. */
static size_t opening_word(const struct token *t, size_t j, size_t last)
{
	size_t k = j;

	while (k < last && k < j + 4 && (is_quote(&t[k]) || is_bracket(&t[k], "([{") || strcmp(t[k].form, "*") == 0))
		k++;
	return k < last ? k : last - 1;
}

static bool starts_lower(const struct token *t)
{
	return (t->flags & TOKEN_WORD) && !(t->flags & TOKEN_CAPITAL);
}

/* '"Why?" Mr. Obama asked': does a capitalised name and a verb of saying follow? */
static bool speaker_follows(const struct token *t, size_t j, size_t last)
{
	size_t k;

	if (word_is_opener(t[j].lower, strlen(t[j].lower)))
		return false;                   /* "He" is no name */
	for (k = j; k < last && k < j + 6; k++) {
		if (word_is_speech(t[k].lower, strlen(t[k].lower)))
			return k > j;
		if (!(t[k].flags & TOKEN_CAPITAL) && k > j)
			return false;
	}
	return false;
}

/* Does a sentence end before token j, after the stop at i? */
static bool is_end(const struct token *t, size_t begin, size_t i, size_t j, size_t last, bool quote)
{
	enum stop stop = stop_of(&t[i]);
	size_t k = opening_word(t, j, last);
	const struct token *w = &t[k];
	bool spaced = t[j - 1].flags & TOKEN_SPACE_AFTER, capital = w->flags & TOKEN_CAPITAL;

	if (stop == STOP_FULL && i > begin && stop_of(&t[i - 1]) == STOP_FULL)
		stop = STOP_ELLIPSIS;           /* ". . ." */
	/* what cannot open a sentence */
	if (k == j && ((w->flags & TOKEN_PUNCT) && (strchr(",;:)]}%", w->form[0]) || strcmp(w->form, ".") == 0)))
		return false;
	/* a lost blank, "failed.Fighting", but not a share's sign, "(ABC.N)" */
	if (!spaced && !(capital && !quote && stop != STOP_ABBREVIATION && t[i].end - t[i].begin == 1 && i > begin &&
	                 (t[i - 1].flags & TOKEN_WORD) &&
	                 (word_is_opener(w->lower, strlen(w->lower)) || (w->lower[1] && !(w->flags & TOKEN_ALL_CAPS)))))
		return false;
	switch (stop) {
	case STOP_FULL:
		/* "1. Open the lid" */
		if (i == begin + 1 && j == i + 1 && t[begin].end - t[begin].begin <= 3 &&
		    ((t[begin].flags & TOKEN_NUMBER) || ((t[begin].flags & TOKEN_CAPITAL) && t[begin].end - t[begin].begin == 1)))
			return false;
		if (starts_lower(w))
			return !quote && j == i + 1 && k == j;
		return true;
	case STOP_QUESTION:
		if (starts_lower(w))
			return !quote && j == i + 1;
		return !(quote && capital && speaker_follows(t, j, last));
	case STOP_EXCLAMATION:
		if (starts_lower(w))
			return false;
		return !(quote && capital && speaker_follows(t, j, last));
	case STOP_ELLIPSIS:
		return capital && (k > j || strcmp(w->form, "I") != 0 || j > i + 1);
	case STOP_ABBREVIATION:
		if (t[i].flags & TOKEN_NEVER_FINAL)
			return false;
		if (!capital)
			return false;
		if ((t[i].flags & TOKEN_OFTEN_FINAL) || quote)
			return true;
		return word_is_opener(w->lower, strlen(w->lower)) && !(w->flags & TOKEN_ALL_CAPS && w->end - w->begin > 1);
	default:
		return false;
	}
}

static void push(struct segmenter *g, const struct block *b, size_t first, size_t last)
{
	struct doc *d = g->d;
	struct sentence *s;
	size_t i;

	while (first < last) {
		size_t cut = last - first > SENTENCE_TOKENS_MAX ? first + SENTENCE_TOKENS_MAX : last;

		s = &ARENA_PUSH(&d->arena, d->sentence, d->sentence_nr, d->sentence_alloc);
		*s = (struct sentence){
			.begin = d->token[first].begin, .end = d->token[cut - 1].end, .token_begin = (uint32_t)first,
			.token_end = (uint32_t)cut, .paragraph = b->paragraph
		};
		if (d->token[first].begin == b->begin)
			s->flags |= SENTENCE_PARAGRAPH;
		for (i = first; i < cut; i++)
			d->token[i].sentence = (uint32_t)(d->sentence_nr - 1);
		first = cut;
	}
}

void segment_sentences(struct segmenter *g, const struct block *b, size_t first, size_t last)
{
	const struct token *t = g->d->token;
	size_t begin = first, i, j;
	bool quote;

	begin = segment_dateline(g->d, first, last);
	if (begin > first)
		push(g, b, first, begin);
	for (i = begin; i < last; i++) {
		if (stop_of(&t[i]) == STOP_NONE)
			continue;
		j = after_closers(t, i, last, &quote);
		if (j >= last)
			break;
		if (is_end(t, begin, i, j, last, quote)) {
			push(g, b, begin, j);
			begin = j;
		}
		i = j - 1;
	}
	if (begin < last)
		push(g, b, begin, last);
}
