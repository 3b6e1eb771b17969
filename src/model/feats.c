#include "model/feats.h"

#include <string.h>

struct row {
	const char *word, *feats;
};

static const char *find(const struct row *row, size_t nr, const char *word)
{
	size_t i;

	for (i = 0; i < nr; i++)
		if (strcmp(row[i].word, word) == 0)
			return row[i].feats;
	return NULL;
}

const char *feats_of(const struct token *t)
{
	static const struct row by_tag[] = {
		{ "NN", "Number=Sing" }, { "NNP", "Number=Sing" }, { "NNS", "Number=Plur" }, { "NNPS", "Number=Plur" },
		{ "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin" }, { "VBN", "Tense=Past|VerbForm=Part" },
		{ "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin" }, { "VBP", "Mood=Ind|Tense=Pres|VerbForm=Fin" },
		{ "VB", "VerbForm=Inf" }, { "VBG", "Tense=Pres|VerbForm=Part" }, { "MD", "VerbForm=Fin" }, { "CD", "NumType=Card" },
		{ "JJ", "Degree=Pos" }, { "JJR", "Degree=Cmp" }, { "JJS", "Degree=Sup" }, { "RBR", "Degree=Cmp" },
		{ "RBS", "Degree=Sup" }
	};
	static const struct row pronoun[] = {
		{ "i", "Case=Nom|Number=Sing|Person=1|PronType=Prs" }, { "me", "Case=Acc|Number=Sing|Person=1|PronType=Prs" },
		{ "we", "Case=Nom|Number=Plur|Person=1|PronType=Prs" }, { "us", "Case=Acc|Number=Plur|Person=1|PronType=Prs" },
		{ "you", "Person=2|PronType=Prs" },
		{ "he", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs" },
		{ "him", "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs" },
		{ "she", "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs" },
		{ "her", "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs" },
		{ "it", "Gender=Neut|Number=Sing|Person=3|PronType=Prs" },
		{ "they", "Case=Nom|Number=Plur|Person=3|PronType=Prs" }, { "them", "Case=Acc|Number=Plur|Person=3|PronType=Prs" },
		{ "myself", "Number=Sing|Person=1|PronType=Prs|Reflex=Yes" }, { "ourselves", "Number=Plur|Person=1|PronType=Prs|Reflex=Yes" },
		{ "yourself", "Number=Sing|Person=2|PronType=Prs|Reflex=Yes" },
		{ "himself", "Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes" },
		{ "herself", "Gender=Fem|Number=Sing|Person=3|PronType=Prs|Reflex=Yes" },
		{ "itself", "Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes" },
		{ "themselves", "Number=Plur|Person=3|PronType=Prs|Reflex=Yes" }
	};
	static const struct row possessive[] = {
		{ "my", "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs" },
		{ "our", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs" },
		{ "your", "Case=Gen|Person=2|Poss=Yes|PronType=Prs" },
		{ "his", "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs" },
		{ "her", "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs" },
		{ "its", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs" },
		{ "their", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs" }
	};

	if (t->upos == UPOS_PRON && strcmp(t->xpos, "PRP") == 0)
		return find(pronoun, sizeof pronoun / sizeof pronoun[0], t->lower);
	if (t->upos == UPOS_PRON && strcmp(t->xpos, "PRP$") == 0)
		return find(possessive, sizeof possessive / sizeof possessive[0], t->lower);
	switch (t->upos) {
	case UPOS_NOUN: case UPOS_PROPN: case UPOS_VERB: case UPOS_AUX: case UPOS_ADJ: case UPOS_ADV: case UPOS_NUM:
		return find(by_tag, sizeof by_tag / sizeof by_tag[0], t->xpos);
	}
	return NULL;
}
