#include "coref/coref_int.h"

#include <string.h>

#define S NUMBER_SINGULAR
#define P NUMBER_PLURAL
#define M GENDER_MALE
#define F GENDER_FEMALE
#define N GENDER_NEUTER
#define H GENDER_PERSON
const struct pronoun coref_pronoun[] = {
	/* form, person, number, gender, reflexive, possessive, demonstrative */
	{ "i", 1, S, H, 0, 0, 0 }, { "me", 1, S, H, 0, 0, 0 }, { "my", 1, S, H, 0, 1, 0 }, { "mine", 1, S, H, 0, 1, 0 },
	{ "myself", 1, S, H, 1, 0, 0 },
	{ "you", 2, 0, H, 0, 0, 0 }, { "your", 2, 0, H, 0, 1, 0 }, { "yours", 2, 0, H, 0, 1, 0 }, { "yourself", 2, S, H, 1, 0, 0 },
	{ "yourselves", 2, P, H, 1, 0, 0 },
	{ "he", 3, S, M, 0, 0, 0 }, { "him", 3, S, M, 0, 0, 0 }, { "his", 3, S, M, 0, 1, 0 }, { "himself", 3, S, M, 1, 0, 0 },
	{ "she", 3, S, F, 0, 0, 0 }, { "her", 3, S, F, 0, 0, 0 }, { "hers", 3, S, F, 0, 1, 0 }, { "herself", 3, S, F, 1, 0, 0 },
	{ "it", 3, S, N, 0, 0, 0 }, { "its", 3, S, N, 0, 1, 0 }, { "itself", 3, S, N, 1, 0, 0 },
	{ "we", 1, P, 0, 0, 0, 0 }, { "us", 1, P, 0, 0, 0, 0 }, { "our", 1, P, 0, 0, 1, 0 }, { "ours", 1, P, 0, 0, 1, 0 },
	{ "ourselves", 1, P, 0, 1, 0, 0 },
	{ "they", 3, P, 0, 0, 0, 0 }, { "them", 3, P, 0, 0, 0, 0 }, { "their", 3, P, 0, 0, 1, 0 }, { "theirs", 3, P, 0, 0, 1, 0 },
	{ "themselves", 3, P, 0, 1, 0, 0 }, { "'em", 3, P, 0, 0, 0, 0 },
	{ "this", 3, S, N, 0, 0, 1 }, { "that", 3, S, N, 0, 0, 1 }, { "these", 3, P, 0, 0, 0, 1 }, { "those", 3, P, 0, 0, 0, 1 },
	{ "one", 3, S, 0, 0, 0, 0 }, { "oneself", 3, S, H, 1, 0, 0 }, { "both", 3, P, 0, 0, 0, 0 }, { "all", 3, P, 0, 0, 0, 0 },
	{ NULL, 0, 0, 0, 0, 0, 0 }
};

uint8_t coref_pronoun_find(const char *lower)
{
	uint8_t i;

	for (i = 0; coref_pronoun[i].form; i++)
		if (strcmp(coref_pronoun[i].form, lower) == 0)
			return i + 1;
	return 0;
}
