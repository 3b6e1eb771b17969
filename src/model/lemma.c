#include "model/lemma.h"

#include <stdbool.h>
#include <string.h>

#include "model/irregular.h"

static bool ends(const char *s, size_t length, const char *end)
{
	size_t n = strlen(end);

	return length > n && memcmp(s + length - n, end, n) == 0;
}

static bool is_vowel(char c)
{
	return strchr("aeiou", c) != NULL;
}

/* `lower` without its last `cut` bytes and with `add` put on. */
static const char *base(struct arena *a, const char *lower, size_t length, size_t cut, const char *add)
{
	return arena_printf(a, "%.*s%s", (int)(length - cut), lower, add);
}

static const char *strip_s(struct arena *a, const struct lexicon *lx, const char *lower, unsigned is)
{
	size_t n = strlen(lower);

	if (ends(lower, n, "ies") && n > 4)
		return base(a, lower, n, 3, "y");
	if (ends(lower, n, "men") && is == LEXICON_IS_NOUN)
		return base(a, lower, n, 2, "an");
	if (ends(lower, n, "es") && n > 3) {
		const char *without = base(a, lower, n, 1, "");

		if (lexicon_lemma_is(lx, without, n - 1) & is)
			return without;
		if (ends(lower, n, "ses") || ends(lower, n, "xes") || ends(lower, n, "zes") || ends(lower, n, "ches") ||
		    ends(lower, n, "shes") || ends(lower, n, "oes"))
			return base(a, lower, n, 2, "");
		return without;
	}
	if (ends(lower, n, "s") && !ends(lower, n, "ss") && !ends(lower, n, "us") && n > 2)
		return base(a, lower, n, 1, "");
	return lower;
}

/* True if the spelling would have doubled the last letter of the stem: one vowel between consonants ("tap", "wag"; not "aid"). */
static bool would_double(const char *stem, size_t length)
{
	size_t i;

	if (length < 3 || is_vowel(stem[length - 1]) || strchr("wxy", stem[length - 1]) || !is_vowel(stem[length - 2]))
		return false;
	for (i = 0; i + 2 < length; i++)
		if (is_vowel(stem[i]) || stem[i] == 'y')
			return false;
	return true;
}

/* Undo -ed or -ing: of the stem, the stem with e, and the stem with a doubled letter made single take the one that is known;
 * when none is, guess by spelling. */
static const char *strip_ending(struct arena *a, const struct lexicon *lx, const char *lower, size_t cut)
{
	size_t n = strlen(lower), stem = n - cut;
	const char *plain, *with_e, *single;

	if (stem < 2)
		return lower;
	plain = base(a, lower, n, cut, "");
	with_e = base(a, lower, n, cut, "e");
	if (stem > 2 && lower[stem - 1] == lower[stem - 2] && !is_vowel(lower[stem - 1])) {
		single = base(a, lower, n, cut + 1, "");
		if (lexicon_lemma_is(lx, plain, stem) & LEXICON_IS_VERB)
			return plain;
		if (lexicon_lemma_is(lx, single, stem - 1) & LEXICON_IS_VERB || !strchr("lsfz", lower[stem - 1]))
			return single;
		return plain;
	}
	/* "fined", "taped": "fin" and "tap" would have got a second letter; "freed" */
	if (would_double(lower, stem) || (cut == 2 && lower[stem - 1] == 'e'))
		return with_e;
	if (lexicon_lemma_is(lx, plain, stem) & LEXICON_IS_VERB)
		return plain;
	if (lexicon_lemma_is(lx, with_e, stem + 1) & LEXICON_IS_VERB)
		return with_e;
	if (strchr("cgsuvz", lower[stem - 1]) || ends(lower, stem, "at") || ends(lower, stem, "iz") || ends(lower, stem, "bl") ||
	    ends(lower, stem, "tl") || ends(lower, stem, "dl"))
		return with_e;
	return plain;
}

/* Undo -er or -est: happier, larger, bigger, older. */
static const char *strip_degree(struct arena *a, const struct lexicon *lx, const char *lower, size_t cut)
{
	size_t n = strlen(lower), stem = n - cut;
	const char *with_e;

	if (stem < 3)
		return lower;
	if (lower[stem - 1] == 'i')
		return base(a, lower, n, cut + 1, "y");
	if (lexicon_lemma_is(lx, lower, stem) & LEXICON_IS_ADJ)
		return base(a, lower, n, cut, "");
	with_e = base(a, lower, n, cut, "e");
	if (lexicon_lemma_is(lx, with_e, stem + 1) & LEXICON_IS_ADJ)
		return with_e;
	if (lower[stem - 1] == lower[stem - 2] && !is_vowel(lower[stem - 1]) && !strchr("ls", lower[stem - 1]))
		return base(a, lower, n, cut + 1, "");
	return base(a, lower, n, cut, "");
}

static const char *guess(struct arena *a, const struct lexicon *lx, const char *form, const char *lower, const char *xpos)
{
	size_t n = strlen(lower);

	if (strcmp(xpos, "NNP") == 0 || strcmp(xpos, "CD") == 0 || strcmp(xpos, "FW") == 0)
		return form;
	if (strcmp(xpos, "NNPS") == 0)
		return ends(form, strlen(form), "s") ? base(a, form, strlen(form), 1, "") : form;
	if (lower[0] >= '0' && lower[0] <= '9')
		return lower;           /* "1990s" */
	if ((strcmp(xpos, "JJS") == 0 || strcmp(xpos, "RBS") == 0) && ends(lower, n, "est"))
		return strip_degree(a, lx, lower, 3);
	if ((strcmp(xpos, "JJR") == 0 || strcmp(xpos, "RBR") == 0) && ends(lower, n, "er"))
		return strip_degree(a, lx, lower, 2);
	if (strcmp(xpos, "NNS") == 0)
		return strip_s(a, lx, lower, LEXICON_IS_NOUN);
	if (strcmp(xpos, "VBZ") == 0)
		return strip_s(a, lx, lower, LEXICON_IS_VERB);
	if (strcmp(xpos, "VBG") == 0 && ends(lower, n, "ing"))
		return strip_ending(a, lx, lower, 3);
	if (strcmp(xpos, "VBD") == 0 || strcmp(xpos, "VBN") == 0) {
		size_t prefix;
		const char *irregular = irregular_base(lower, &prefix);

		if (irregular)
			return prefix ? base(a, lower, n, n - prefix, irregular) : irregular;
		if (ends(lower, n, "ied") && n > 4)
			return base(a, lower, n, 3, "y");
		if (ends(lower, n, "ed"))
			return strip_ending(a, lx, lower, 2);
	}
	return lower;
}

/* The lexicon's lemma of a form: of the same tag, else of the same Penn tag, else of past and participle, which share most forms. */
static const char *known(const struct lexicon *lx, const char *form, const struct token *t)
{
	size_t nr = 0, i;
	const struct lexicon_entry *x = lexicon_find(lx, form, strlen(form), &nr);

	for (i = 0; i < nr; i++)
		if (x[i].upos == t->upos && strcmp(x[i].xpos, t->xpos) == 0)
			return x[i].lemma;
	for (i = 0; i < nr; i++)
		if (strcmp(x[i].xpos, t->xpos) == 0)
			return x[i].lemma;
	if (strcmp(t->xpos, "VBD") == 0 || strcmp(t->xpos, "VBN") == 0)
		for (i = 0; i < nr; i++)
			if (strcmp(x[i].xpos, "VBD") == 0 || strcmp(x[i].xpos, "VBN") == 0)
				return x[i].lemma;
	return NULL;
}

const char *lemma_of(struct arena *a, const struct lexicon *lx, const struct token *t)
{
	const char *lemma = known(lx, t->form, t);

	if (!lemma && strcmp(t->form, t->lower) != 0)
		lemma = known(lx, t->lower, t);
	return lemma ? lemma : guess(a, lx, t->form, t->lower, t->xpos);
}
