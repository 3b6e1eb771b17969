/* test_conllu.c - the CoNLL-U writer */
#include <string.h>

#include "base/textbuf.h"
#include "output/write.h"
#include "tests/unit/memory_sink.h"
#include "tests/unit/story.h"
#include "tests/unit/unit.h"

enum { BYTES_MAX = 1 << 16 };

static void check(const struct doc *d, const char *wanted)
{
	struct textbuf out = TEXTBUF_INIT(BYTES_MAX);
	struct memory_sink m;

	memory_sink_init(&m, &out);
	CU_ASSERT_EQUAL(write_annotation_conllu(d, &m.sink, NULL), 0);
	if (strcmp(out.s, wanted) != 0)
		printf("wanted:\n%sgot:\n%s", wanted, out.s);
	CU_ASSERT_STRING_EQUAL(out.s, wanted);
	textbuf_release(&out);
}

static void without_tags_everything_is_unknown(void)
{
	struct doc d;

	story_begin(&d, "a", NULL, "He left. Why");
	check(&d, "# newdoc id = a\n"
	          "# sent_id = a-1\n# text = He left.\n"
	          "1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n"
	          "2\tleft\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
	          "3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	          "# sent_id = a-2\n# text = Why\n"
	          "1\tWhy\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
	doc_release(&d);
}

static void heads_count_in_their_sentence(void)
{
	struct doc d;

	story_begin(&d, "a", NULL, "Go. He left.");
	d.token[3].head = HEAD_ROOT;
	d.token[3].deprel = "root";
	d.token[2].head = 3;
	d.token[2].deprel = "nsubj";
	d.token[2].lemma = "he";
	d.token[2].upos = UPOS_PRON;
	d.token[2].xpos = "PRP";
	d.token[2].feats = "Case=Nom|Number=Sing";
	d.token[4].head = 0;            /* in another sentence: no tree has that */
	check(&d, "# newdoc id = a\n"
	          "# sent_id = a-1\n# text = Go.\n"
	          "1\tGo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
	          "2\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	          "# sent_id = a-2\n# text = He left.\n"
	          "1\tHe\the\tPRON\tPRP\tCase=Nom|Number=Sing\t2\tnsubj\t_\t_\n"
	          "2\tleft\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
	          "3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
	doc_release(&d);
}

static void the_text_cannot_break_the_lines(void)
{
	struct doc d;

	story_begin(&d, "a\nb\tc", NULL, "He\nleft\tit");
	d.token[0].lemma = "x\ty\n";
	check(&d, "# newdoc id = a b c\n"
	          "# sent_id = a b c-1\n# text = He left it\n"
	          "1\tHe\tx y \t_\t_\t_\t_\t_\t_\t_\n"
	          "2\tleft\t_\t_\t_\t_\t_\t_\t_\t_\n"
	          "3\tit\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
	doc_release(&d);
}

static void no_sentence_no_lines(void)
{
	struct doc d;

	story_begin(&d, "a", NULL, "");
	check(&d, "");
	ARENA_PUSH(&d.arena, d.sentence, d.sentence_nr, d.sentence_alloc) = (struct sentence){ .begin = 0 };
	check(&d, "");
	doc_release(&d);
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(without_tags_everything_is_unknown), UNIT(heads_count_in_their_sentence),
			UNIT(the_text_cannot_break_the_lines),
		UNIT(no_sentence_no_lines), UNIT_END
	};

	return unit_main("conllu", test);
}
