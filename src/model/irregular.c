/* irregular.c - the strong and other irregular verbs of English: a closed class, from general knowledge of the language
 *
 * Compounds are found by their last part, behind one of a few prefixes.
 */
#include "model/irregular.h"

#include <stdbool.h>
#include <string.h>

struct verb {
	const char *base;
	const char *past;               /* or another form that is no common participle: "stricken" */
	const char *participle;         /* NULL: as the past */
};

static const struct verb verbs[] = {
	{ "arise", "arose", "arisen" }, { "awake", "awoke", "awoken" }, { "be", "was", "been" }, { "be", "were", NULL },
	{ "bear", "bore", "borne" }, { "beat", "beat", "beaten" }, { "become", "became", "become" }, { "beget", "begot", "begotten" },
	{ "begin", "began", "begun" }, { "bend", "bent", NULL }, { "bid", "bidden", NULL }, { "bind", "bound", NULL },
	{ "bite", "bit", "bitten" }, { "bleed", "bled", NULL }, { "blow", "blew", "blown" }, { "break", "broke", "broken" },
	{ "breed", "bred", NULL }, { "bring", "brought", NULL }, { "build", "built", NULL }, { "burn", "burnt", NULL },
	{ "buy", "bought", NULL }, { "catch", "caught", NULL }, { "choose", "chose", "chosen" }, { "cling", "clung", NULL },
	{ "come", "came", "come" }, { "creep", "crept", NULL }, { "deal", "dealt", NULL }, { "dig", "dug", NULL },
	{ "dive", "dove", NULL }, { "do", "did", "done" }, { "draw", "drew", "drawn" }, { "dream", "dreamt", NULL },
	{ "drink", "drank", "drunk" }, { "drive", "drove", "driven" }, { "dwell", "dwelt", NULL }, { "eat", "ate", "eaten" },
	{ "fall", "fell", "fallen" }, { "feed", "fed", NULL }, { "feel", "felt", NULL }, { "fight", "fought", NULL },
	{ "find", "found", NULL }, { "flee", "fled", NULL }, { "fling", "flung", NULL }, { "fly", "flew", "flown" },
	{ "forbid", "forbade", "forbidden" }, { "forget", "forgot", "forgotten" }, { "forgive", "forgave", "forgiven" },
	{ "forsake", "forsook", "forsaken" }, { "freeze", "froze", "frozen" }, { "get", "got", NULL }, { "get", "gotten", NULL },
	{ "give", "gave", "given" }, { "go", "went", "gone" }, { "grind", "ground", NULL }, { "grow", "grew", "grown" },
	{ "hang", "hung", NULL }, { "have", "had", NULL }, { "hear", "heard", NULL }, { "hide", "hid", "hidden" },
	{ "hold", "held", NULL }, { "keep", "kept", NULL }, { "kneel", "knelt", NULL }, { "know", "knew", "known" },
	{ "lay", "laid", NULL }, { "lead", "led", NULL }, { "lean", "leant", NULL }, { "leap", "leapt", NULL },
	{ "learn", "learnt", NULL }, { "leave", "left", NULL }, { "lend", "lent", NULL }, { "lie", "lay", "lain" },
	{ "light", "lit", NULL }, { "lose", "lost", NULL }, { "make", "made", NULL }, { "mean", "meant", NULL }, { "meet", "met", NULL },
	{ "partake", "partook", "partaken" }, { "pay", "paid", NULL }, { "plead", "pled", NULL }, { "prove", "proven", NULL },
	{ "ride", "rode", "ridden" }, { "ring", "rang", "rung" }, { "rise", "rose", "risen" }, { "run", "ran", "run" },
	{ "say", "said", NULL }, { "see", "saw", "seen" }, { "seek", "sought", NULL }, { "sell", "sold", NULL }, { "send", "sent", NULL },
	{ "sew", "sewn", NULL }, { "shake", "shook", "shaken" }, { "shine", "shone", NULL }, { "shoot", "shot", NULL },
	{ "show", "showed", "shown" }, { "shrink", "shrank", "shrunk" }, { "sing", "sang", "sung" }, { "sink", "sank", "sunk" },
	{ "sit", "sat", NULL }, { "slay", "slew", "slain" }, { "sleep", "slept", NULL }, { "slide", "slid", NULL },
	{ "sling", "slung", NULL }, { "smell", "smelt", NULL }, { "sow", "sown", NULL }, { "speak", "spoke", "spoken" },
	{ "speed", "sped", NULL }, { "spell", "spelt", NULL }, { "spend", "spent", NULL }, { "spill", "spilt", NULL },
	{ "spin", "spun", NULL }, { "spit", "spat", NULL }, { "spring", "sprang", "sprung" }, { "stand", "stood", NULL },
	{ "steal", "stole", "stolen" }, { "stick", "stuck", NULL }, { "sting", "stung", NULL }, { "stride", "strode", NULL },
	{ "strike", "struck", NULL }, { "strike", "stricken", NULL }, { "string", "strung", NULL }, { "strive", "strove", "striven" },
	{ "swear", "swore", "sworn" }, { "sweep", "swept", NULL }, { "swell", "swollen", NULL }, { "swim", "swam", "swum" },
	{ "swing", "swung", NULL }, { "take", "took", "taken" }, { "teach", "taught", NULL }, { "tear", "tore", "torn" },
	{ "tell", "told", NULL }, { "think", "thought", NULL }, { "throw", "threw", "thrown" }, { "tread", "trod", "trodden" },
	{ "wake", "woke", "woken" }, { "wear", "wore", "worn" }, { "weave", "wove", "woven" }, { "weep", "wept", NULL },
	{ "win", "won", NULL }, { "wind", "wound", NULL }, { "work", "wrought", NULL }, { "wring", "wrung", NULL },
	{ "write", "wrote", "written" }
};

/* The row of a form, or of a base, in lower case; NULL. */
static const struct verb *find(const char *word, bool is_base)
{
	size_t i;

	for (i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		const struct verb *v = &verbs[i];

		if (is_base ? strcmp(v->base, word) == 0
		    : strcmp(v->past, word) == 0 || (v->participle && strcmp(v->participle, word) == 0))
			return v;
	}
	return NULL;
}

static const struct verb *find_compound(const char *word, bool is_base, size_t *prefix)
{
	static const char *const before[] = { "over", "under", "out", "with", "fore", "mis", "be", "re", "un", "up" };
	const struct verb *v = find(word, is_base);
	size_t i;

	*prefix = 0;
	for (i = 0; !v && i < sizeof before / sizeof before[0]; i++) {
		size_t n = strlen(before[i]);

		if (strncmp(word, before[i], n) == 0 && (v = find(word + n, is_base)) != NULL)
			*prefix = n;
	}
	return v;
}

const char *irregular_base(const char *form, size_t *prefix)
{
	const struct verb *v = find_compound(form, false, prefix);

	return v ? v->base : NULL;
}

const char *irregular_participle(const char *base, size_t *prefix)
{
	const struct verb *v = find_compound(base, true, prefix);

	return v ? v->participle : NULL;
}
