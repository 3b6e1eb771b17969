/* test_lemma.c - lemmas of words that the lexicon does not have */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/irregular.h"
#include "model/lemma.h"
#include "tests/unit/unit.h"

static struct arena arena;
static struct lexicon lexicon;
static jmp_buf no_memory;

static const char *lemma(const char *form, const char *xpos)
{
	struct token t = { .form = form, .lower = form, .xpos = xpos, .upos = UPOS_VERB };

	return lemma_of(&arena, &lexicon, &t);
}

static void the_past_of_regular_verbs_is_undone(void)
{
	static const char *const case_[][2] = {
		{ "fined", "fine" }, { "waged", "wage" }, { "taped", "tape" }, { "holed", "hole" }, { "tapped", "tap" },
		{ "freed", "free" }, { "refereed", "referee" }, { "pitted", "pit" }, { "gunned", "gun" }, { "vowed", "vow" },
		{ "aided", "aid" }, { "fixed", "fix" }, { "toppled", "topple" }, { "spied", "spy" }, { "extradited", "extradite" }
	};
	size_t i;

	for (i = 0; i < sizeof case_ / sizeof case_[0]; i++)
		CU_ASSERT_STRING_EQUAL(lemma(case_[i][0], "VBD"), case_[i][1]);
	CU_ASSERT_STRING_EQUAL(lemma("waging", "VBG"), "wage");
	CU_ASSERT_STRING_EQUAL(lemma("fining", "VBG"), "fine");
	CU_ASSERT_STRING_EQUAL(lemma("freeing", "VBG"), "free");
}

static void strong_verbs_have_their_bases(void)
{
	static const char *const case_[][2] = {
		{ "swore", "swear" }, { "shook", "shake" }, { "overthrew", "overthrow" }, { "overran", "overrun" }, { "upheld", "uphold" },
		{ "withstood", "withstand" }, { "undergone", "undergo" }, { "beaten", "beat" }, { "forbade", "forbid" }, { "clung", "cling" },
		{ "repaid", "repay" }, { "slew", "slay" }, { "put", "put" }, { "overcome", "overcome" }
	};
	size_t i, prefix;

	for (i = 0; i < sizeof case_ / sizeof case_[0]; i++)
		CU_ASSERT_STRING_EQUAL(lemma(case_[i][0], "VBN"), case_[i][1]);
	CU_ASSERT_STRING_EQUAL(irregular_base("overthrew", &prefix), "throw");
	CU_ASSERT_EQUAL(prefix, 4);
	CU_ASSERT_STRING_EQUAL(irregular_base("arisen", &prefix), "arise");
	CU_ASSERT_STRING_EQUAL(irregular_base("wrung", &prefix), "wring");
	CU_ASSERT_EQUAL(prefix, 0);
	CU_ASSERT_STRING_EQUAL(irregular_participle("overthrow", &prefix), "thrown");
	CU_ASSERT_EQUAL(prefix, 4);
	CU_ASSERT_STRING_EQUAL(irregular_participle("run", &prefix), "run");
	CU_ASSERT_STRING_EQUAL(irregular_participle("swear", &prefix), "sworn");
	CU_ASSERT_PTR_NULL(irregular_participle("strike", &prefix));
	CU_ASSERT_PTR_NULL(irregular_participle("hold", &prefix));
	CU_ASSERT_PTR_NULL(irregular_base("over", &prefix));
	CU_ASSERT_PTR_NULL(irregular_base("", &prefix));
	/* a noun is none */
	CU_ASSERT_STRING_EQUAL(lemma("overthrew", "NN"), "overthrew");
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(the_past_of_regular_verbs_is_undone), UNIT(strong_verbs_have_their_bases), UNIT_END
	};
	const char *folder = getenv("DATELINE_DATA");
	struct err e = ERR_INIT;
	int status;

	if (setjmp(no_memory))
		return 99;
	arena_init(&arena);
	arena.on_nomem = &no_memory;
	if (lexicon_open(&lexicon, &arena, folder ? folder : "data", &e) < 0) {
		fprintf(stderr, "test_lemma: %s\n", e.message);
		return 99;
	}
	status = unit_main("lemma", test);
	arena_release(&arena);
	return status;
}
