/* irregular.c - the strong and other irregular verbs of English: a closed class, from general knowledge of the language
 *
 * Only forms that differ from their base.  Compounds are found by their last part, behind one of a few prefixes.
 */
#include "model/irregular.h"

#include <stdlib.h>
#include <string.h>

struct form {
	const char *form, *base;
};

static const struct form forms[] = { /* in order */
	{ "arisen", "arise" }, { "arose", "arise" }, { "ate", "eat" }, { "awoke", "awake" }, { "awoken", "awake" },
	{ "beaten", "beat" }, { "became", "become" }, { "been", "be" }, { "began", "begin" }, { "begot", "beget" },
	{ "begotten", "beget" }, { "begun", "begin" }, { "bent", "bend" }, { "bidden", "bid" }, { "bit", "bite" }, { "bitten", "bite" },
	{ "bled", "bleed" }, { "blew", "blow" }, { "blown", "blow" }, { "bore", "bear" }, { "borne", "bear" }, { "bought", "buy" },
	{ "bound", "bind" }, { "bred", "breed" }, { "broke", "break" }, { "broken", "break" }, { "brought", "bring" },
	{ "built", "build" }, { "burnt", "burn" }, { "came", "come" }, { "caught", "catch" }, { "chose", "choose" },
	{ "chosen", "choose" }, { "clung", "cling" }, { "crept", "creep" }, { "dealt", "deal" }, { "did", "do" }, { "done", "do" },
	{ "dove", "dive" }, { "drank", "drink" }, { "drawn", "draw" }, { "dreamt", "dream" }, { "drew", "draw" },
	{ "driven", "drive" }, { "drove", "drive" }, { "drunk", "drink" }, { "dug", "dig" }, { "dwelt", "dwell" },
	{ "eaten", "eat" }, { "fallen", "fall" }, { "fed", "feed" }, { "fell", "fall" }, { "felt", "feel" }, { "fled", "flee" },
	{ "flew", "fly" }, { "flown", "fly" }, { "flung", "fling" }, { "forbade", "forbid" }, { "forbidden", "forbid" },
	{ "forgave", "forgive" }, { "forgiven", "forgive" }, { "forgot", "forget" }, { "forgotten", "forget" },
	{ "forsaken", "forsake" }, { "forsook", "forsake" }, { "fought", "fight" }, { "found", "find" }, { "froze", "freeze" },
	{ "frozen", "freeze" }, { "gave", "give" }, { "given", "give" }, { "gone", "go" }, { "got", "get" }, { "gotten", "get" },
	{ "grew", "grow" }, { "ground", "grind" }, { "grown", "grow" }, { "had", "have" }, { "heard", "hear" }, { "held", "hold" },
	{ "hid", "hide" }, { "hidden", "hide" }, { "hung", "hang" }, { "kept", "keep" }, { "knelt", "kneel" }, { "knew", "know" },
	{ "known", "know" }, { "laid", "lay" }, { "lain", "lie" }, { "lay", "lie" }, { "leant", "lean" }, { "leapt", "leap" },
	{ "learnt", "learn" }, { "led", "lead" }, { "left", "leave" }, { "lent", "lend" }, { "lit", "light" }, { "lost", "lose" },
	{ "made", "make" }, { "meant", "mean" }, { "met", "meet" }, { "paid", "pay" }, { "partaken", "partake" },
	{ "partook", "partake" }, { "pled", "plead" }, { "proven", "prove" }, { "ran", "run" }, { "rang", "ring" },
	{ "ridden", "ride" }, { "risen", "rise" }, { "rode", "ride" }, { "rose", "rise" }, { "rung", "ring" }, { "said", "say" },
	{ "sang", "sing" }, { "sank", "sink" }, { "sat", "sit" }, { "saw", "see" }, { "seen", "see" }, { "sent", "send" },
	{ "sewn", "sew" }, { "shaken", "shake" }, { "shone", "shine" }, { "shook", "shake" }, { "shot", "shoot" },
	{ "shown", "show" }, { "shrank", "shrink" }, { "shrunk", "shrink" }, { "slain", "slay" }, { "slept", "sleep" },
	{ "slew", "slay" }, { "slid", "slide" }, { "slung", "sling" }, { "smelt", "smell" }, { "sold", "sell" },
	{ "sought", "seek" }, { "sown", "sow" }, { "spat", "spit" }, { "sped", "speed" }, { "spelt", "spell" },
	{ "spent", "spend" }, { "spilt", "spill" }, { "spoke", "speak" }, { "spoken", "speak" }, { "sprang", "spring" },
	{ "sprung", "spring" }, { "spun", "spin" }, { "stole", "steal" }, { "stolen", "steal" }, { "stood", "stand" },
	{ "stricken", "strike" }, { "striven", "strive" }, { "strode", "stride" }, { "strove", "strive" }, { "struck", "strike" },
	{ "strung", "string" }, { "stuck", "stick" }, { "stung", "sting" }, { "sung", "sing" }, { "sunk", "sink" },
	{ "swam", "swim" }, { "swept", "sweep" }, { "swollen", "swell" }, { "swore", "swear" }, { "sworn", "swear" },
	{ "swum", "swim" }, { "swung", "swing" }, { "taken", "take" }, { "taught", "teach" }, { "thought", "think" },
	{ "threw", "throw" }, { "thrown", "throw" }, { "told", "tell" }, { "took", "take" }, { "tore", "tear" }, { "torn", "tear" },
	{ "trod", "tread" }, { "trodden", "tread" }, { "was", "be" }, { "went", "go" }, { "wept", "weep" }, { "were", "be" },
	{ "woke", "wake" }, { "woken", "wake" }, { "won", "win" }, { "wore", "wear" }, { "worn", "wear" }, { "wound", "wind" },
	{ "wove", "weave" }, { "woven", "weave" }, { "written", "write" }, { "wrote", "write" }, { "wrought", "work" },
	{ "wrung", "wring" }
};

static int compare(const void *key, const void *element)
{
	return strcmp(key, ((const struct form *)element)->form);
}

static const char *find(const char *form)
{
	const struct form *f = bsearch(form, forms, sizeof forms / sizeof forms[0], sizeof forms[0], compare);

	return f ? f->base : NULL;
}

const char *irregular_base(const char *form, size_t *prefix)
{
	static const char *const before[] = { "over", "under", "out", "with", "fore", "mis", "be", "re", "un", "up" };
	const char *base = find(form);
	size_t i;

	*prefix = 0;
	for (i = 0; !base && i < sizeof before / sizeof before[0]; i++) {
		size_t n = strlen(before[i]);

		if (strncmp(form, before[i], n) == 0 && (base = find(form + n)) != NULL)
			*prefix = n;
	}
	return base;
}
