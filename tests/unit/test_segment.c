/* test_segment.c - what segment.h and doc.h promise of sentences and tokens, on nasty input; what news looks like is in
 * tests/corpus/segment.test */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tests/unit/unit.h"
#include "text/segment.h"
#include "text/segment_int.h"

static const uint32_t known_flags = TOKEN_SPACE_AFTER | TOKEN_CAPITAL | TOKEN_ALL_CAPS | TOKEN_HAS_DIGIT |
				    TOKEN_NUMBER | TOKEN_PUNCT | TOKEN_WORD | TOKEN_QUOTED;

/* `text` must outlive the document. */
static void cut(struct doc *d, const char *text, size_t len)
{
	jmp_buf no_memory;

	doc_init(d);
	d->id = "x";
	d->text = text;
	d->text_len = len;
	if (setjmp(no_memory))
		exit(99);
	d->arena.on_nomem = &no_memory;
	segment(d);
	d->arena.on_nomem = NULL;
}

static bool space_at(const char *s, size_t at, size_t end, size_t *size)
{
	return utf8_is_space(utf8_at(s + at, end - at, size));
}

/* NULL, or what is wrong with the document. */
static const char *broken(const struct doc *d)
{
	const char *s = d->text;
	size_t at = 0, i, k, size;

	for (i = 0; i < d->token_nr; i++) {
		const struct token *t = &d->token[i];
		bool space_after = false;

		if (t->begin < at || t->end <= t->begin || t->end > d->text_len)
			return "tokens out of order or empty";
		while (at < t->begin) {
			if (!space_at(s, at, d->text_len, &size))
				return "a character that is no space is in no token";
			at += size;
		}
		if (at != t->begin)
			return "a token starts inside a character";
		for (k = t->begin; k < t->end; k += size)
			if (space_at(s, k, d->text_len, &size))
				return "white space inside a token";
		if (k != t->end)
			return "a token ends inside a character";
		at = t->end;
		if (t->end - t->begin > TOKEN_BYTES_MAX)
			return "a token is too long";
		space_after = at == d->text_len || space_at(s, at, d->text_len, &size);
		if (space_after != !!(t->flags & TOKEN_SPACE_AFTER))
			return "the flag of the space after it is wrong";
		if (t->flags & ~known_flags)
			return "a flag that nobody knows";
		if (!t->form || !t->form[0] || !t->lower || !t->lower[0])
			return "no form";
		if (utf8_invalid_at(t->form, strlen(t->form)) != strlen(t->form) ||
		    utf8_invalid_at(t->lower, strlen(t->lower)) != strlen(t->lower))
			return "a form is not UTF-8";
		if (t->head != HEAD_NONE || t->deprel || t->upos || t->xpos || t->lemma || t->feats)
			return "something is set that others set";
		if (t->sentence >= d->sentence_nr)
			return "a token without a sentence";
	}
	while (at < d->text_len) {
		if (!space_at(s, at, d->text_len, &size))
			return "the end of the text is in no token";
		at += size;
	}
	for (i = 0, k = 0; i < d->sentence_nr; i++) {
		const struct sentence *n = &d->sentence[i];

		if (n->token_begin != k || n->token_end <= n->token_begin || n->token_end > d->token_nr)
			return "the sentences do not follow one another";
		if (n->token_end - n->token_begin > SENTENCE_TOKENS_MAX)
			return "a sentence is too long";
		if (n->begin != d->token[k].begin || n->end != d->token[n->token_end - 1].end)
			return "a sentence is not as long as its tokens";
		if (i > 0 ? n->paragraph != n[-1].paragraph && n->paragraph != n[-1].paragraph + 1 : n->paragraph != 0)
			return "the paragraphs do not follow one another";
		if ((i == 0 || n->paragraph != n[-1].paragraph) != !!(n->flags & SENTENCE_PARAGRAPH))
			return "the first sentence of a paragraph is not flagged, or another is";
		for (; k < n->token_end; k++)
			if (d->token[k].sentence != i)
				return "a token of another sentence";
	}
	if (k != d->token_nr)
		return "tokens after the last sentence";
	return NULL;
}

/* The text cut twice: the promises hold and both are equal. */
static bool holds(const char *text, size_t len)
{
	struct doc d, again;
	const char *wrong;
	size_t i;

	cut(&d, text, len);
	cut(&again, text, len);
	wrong = broken(&d);
	if (!wrong && (d.token_nr != again.token_nr || d.sentence_nr != again.sentence_nr))
		wrong = "cut in another way the second time";
	for (i = 0; !wrong && i < d.token_nr; i++)
		if (d.token[i].begin != again.token[i].begin || d.token[i].flags != again.token[i].flags ||
		    strcmp(d.token[i].form, again.token[i].form) != 0)
			wrong = "another token the second time";
	if (wrong)
		printf("%s: '%.*s'\n", wrong, (int)(len < 300 ? len : 300), text);
	doc_release(&d);
	doc_release(&again);
	return !wrong;
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* ---- promises ---- */

static void promises_hold_for_random_bytes_made_valid(void)
{
	uint32_t seed = 20160905;
	size_t round, good = 0;

	for (round = 0; round < 1500; round++) {
		char bytes[300];
		struct textbuf t = TEXTBUF_INIT(1 << 16);
		size_t len = next_random(&seed) % sizeof bytes, i, replaced;

		for (i = 0; i < len; i++) {
			bytes[i] = (char)next_random(&seed);
			if (round % 3 == 0)
				bytes[i] &= 0x7F;
		}
		CU_ASSERT_EQUAL(utf8_repair(&t, bytes, len, &replaced), 0);
		good += holds(t.s, t.len);
		textbuf_release(&t);
	}
	CU_ASSERT_EQUAL(good, 1500);
}

static const char *const nasty[] = {
	"a", "A", "I", "b.", "U.S.", "U.S", "Mr.", "No.", "Jan.", "e.g.", "v.", "don't", "can\xE2\x80\x99t", "'s",
	"'", "\xE2\x80\x99", "\xE2\x80\x98", "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "``", "''", ".", "..", "...",
	"\xE2\x80\xA6", "!", "?", "?!", ",", ";", ":", ":)", "(", ")", "[", "]", "{", "}", "[1]", "-", "--",
	"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\x91", "1", "23", "1,234.5", "10:30", "5-4", "713-853-3989", "'90s",
	"'68", "90's", "$", "US$", "\xE2\x82\xAC", "%", "km", "pm", "a.m.", "bn", "/", "\\", "&", "*", "_", "@", "#",
	"+", "=", "<", ">", "~", "|", "^", "`", " ", " ", " ", " ", "  ", "\n", "\n", "\n\n", "\r\n", "\r", "\t",
	"\f", "\v", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85",
	"\xE3\x80\x80", "\xC2\xAD", "\xE2\x80\x8D", "\xE2\x81\xA0", "\xCC\x81", "\xF0\x9F\x98\x80",
	"\xF0\x9F\x8F\xBD", "\xEF\xB8\x8F", "\xC3\x89", "\xC4\xB0", "\xCE\xA3", "\xE4\xB8\xAD", "\xD9\xA3",
	"\xEF\xBF\xBD", "www.", "http://", "x.org", "a@b.c", "mailto:", "anti-", "co-", "non-", "By ", "He ", "said",
	"The ", "gonna", "cannot", "y'all", "w/o", "\x01", "\x7F"
};
enum { NASTY = sizeof nasty / sizeof *nasty };

static void promises_hold_for_nasty_pieces_in_any_order(void)
{
	uint32_t seed = 1;
	size_t round, good = 0;

	for (round = 0; round < 4000; round++) {
		struct textbuf t = TEXTBUF_INIT(1 << 16);
		size_t pieces = 1 + next_random(&seed) % 40;

		while (pieces--)
			textbuf_puts(&t, nasty[next_random(&seed) % NASTY]);
		good += holds(t.s, t.len);
		textbuf_release(&t);
	}
	CU_ASSERT_EQUAL(good, 4000);
}

static void promises_hold_for_each_pair_of_nasty_pieces(void)
{
	size_t i, k, good = 0;

	for (i = 0; i < NASTY; i++)
		for (k = 0; k < NASTY; k++) {
			char text[64];

			good += holds(text, (size_t)snprintf(text, sizeof text, "x%s%sy", nasty[i], nasty[k]));
		}
	CU_ASSERT_EQUAL(good, NASTY * NASTY);
}

static void promises_hold_for_any_piece_said_over_and_over(void)
{
	size_t i, good = 0;

	for (i = 0; i < NASTY; i++) {
		struct textbuf t = TEXTBUF_INIT(1 << 20);
		size_t k;

		for (k = 0; k < 3000; k++)
			textbuf_puts(&t, nasty[i]);
		good += holds(t.s, t.len);
		textbuf_release(&t);
	}
	CU_ASSERT_EQUAL(good, NASTY);
}

static void no_text_no_sentences(void)
{
	static const char *const empty[] = { "", " ", "\n\n", "\xC2\xA0\xE2\x80\x8B\n", "\xEF\xBB\xBF" };
	size_t i;

	for (i = 0; i < 5; i++) {
		struct doc d;

		cut(&d, empty[i], strlen(empty[i]));
		CU_ASSERT_EQUAL(d.token_nr, 0);
		CU_ASSERT_EQUAL(d.sentence_nr, 0);
		doc_release(&d);
	}
}

/* `piece` n times */
static char *repeat(const char *piece, size_t n)
{
	size_t len = strlen(piece);
	char *s = malloc(n * len + 1);
	size_t i;

	for (i = 0; i < n; i++)
		memcpy(s + i * len, piece, len);
	s[n * len] = '\0';
	return s;
}

static void long_words_are_cut_between_characters(void)
{
	char *s = repeat("\xE2\x82\xAC\xC3\xA9", 1000);
	struct doc d;
	size_t i;

	cut(&d, s, 5000);
	CU_ASSERT_PTR_NULL(broken(&d));
	doc_release(&d);
	free(s);
	s = repeat("\xC3\xA9", 2000);
	cut(&d, s, 4000);
	CU_ASSERT_PTR_NULL(broken(&d));
	CU_ASSERT_EQUAL_FATAL(d.token_nr, 4);
	CU_ASSERT_EQUAL(d.sentence_nr, 1);
	for (i = 0; i < 3; i++) {
		CU_ASSERT_EQUAL(d.token[i].end - d.token[i].begin, TOKEN_BYTES_MAX);
		CU_ASSERT_FALSE(d.token[i].flags & TOKEN_SPACE_AFTER);
	}
	doc_release(&d);
	free(s);
}

static void long_sentences_are_cut(void)
{
	char *s = repeat("word ", SENTENCE_TOKENS_MAX + 5);
	struct doc d;

	cut(&d, s, strlen(s));
	CU_ASSERT_PTR_NULL(broken(&d));
	CU_ASSERT_EQUAL_FATAL(d.sentence_nr, 2);
	CU_ASSERT_EQUAL(d.sentence[0].token_end, SENTENCE_TOKENS_MAX);
	CU_ASSERT_EQUAL(d.sentence[1].token_end, SENTENCE_TOKENS_MAX + 5);
	CU_ASSERT_EQUAL(d.sentence[0].paragraph, d.sentence[1].paragraph);
	doc_release(&d);
	free(s);
}

static void each_allocation_may_fail(void)
{
	static const char text[] =
		"\"We failed,\" Mr. O'Brien said in the U.S. on Jan. 5.\n\nTalks don't end. \xC3\x89lys\xC3\xA9"
		"e";
	volatile long n;

	for (n = 0; n < 500; n++) {
		struct doc d;
		jmp_buf here;
		volatile int failed = 0;

		doc_init(&d);
		d.text = text;
		d.text_len = sizeof text - 1;
		d.arena.fail_after = n;
		d.arena.on_nomem = &here;
		if (setjmp(here))
			failed = 1;
		else
			segment(&d);
		doc_release(&d);
		if (!failed)
			break;
	}
	CU_ASSERT(n > 10 && n < 500);
}

static void tokens_that_are_given_are_left_alone(void)
{
	struct token token[2] = { { .begin = 0, .end = 3, .form = "don" }, { .begin = 3, .end = 5, .form = "'t" } };
	struct sentence sentence = { .begin = 0, .end = 5, .token_begin = 0, .token_end = 2 };
	struct doc d;
	jmp_buf here;

	doc_init(&d);
	d.text = "don't";
	d.text_len = 5;
	d.pretokenised = true;
	d.token = token;
	d.token_nr = 2;
	d.sentence = &sentence;
	d.sentence_nr = 1;
	d.arena.on_nomem = &here;
	if (setjmp(here))
		exit(99);
	segment(&d);
	CU_ASSERT_EQUAL(d.token_nr, 2);
	CU_ASSERT_EQUAL(d.sentence_nr, 1);
	CU_ASSERT_EQUAL(token[1].begin, 3);
	doc_release(&d);
}

/* ---- forms and flags ---- */

static void form(const char *text, const char *wanted_form, const char *wanted_lower)
{
	struct doc d;

	cut(&d, text, strlen(text));
	CU_ASSERT_EQUAL_FATAL(d.token_nr, 1);
	CU_ASSERT_STRING_EQUAL(d.token[0].form, wanted_form);
	CU_ASSERT_STRING_EQUAL(d.token[0].lower, wanted_lower);
	doc_release(&d);
}

static void forms_have_plain_marks(void)
{
	form("\xE2\x80\x9C", "\"", "\"");
	form("\xC2\xBB", "\"", "\"");
	form("\xE2\x80\x98", "'", "'");
	form("\xE2\x80\x94", "--", "--");
	form("\xE2\x80\x93", "-", "-");
	form("\xE2\x88\x92", "-", "-");
	form("\xE2\x80\xA6", "...", "...");
}

static void the_lower_form_is_in_lower_case(void)
{
	form("Ankara", "Ankara", "ankara");
	form("NATO", "NATO", "nato");
	form("\xC4\xB0stanbul", "\xC4\xB0stanbul", "istanbul");
	form("\xC3\x89lys\xC3\xA9" "e", "\xC3\x89lys\xC3\xA9" "e", "\xC3\xA9lys\xC3\xA9" "e");
	form("U.S.", "U.S.", "u.s.");
	form("co\xC2\xADop", "coop", "coop");           /* a soft hyphen is part of the word, not of its form */
	form("O\xE2\x80\x99" "Clock", "O'Clock", "o'clock");
}

static void flags(const char *text, uint32_t wanted)
{
	struct doc d;

	cut(&d, text, strlen(text));
	CU_ASSERT_EQUAL_FATAL(d.token_nr, 1);
	if (d.token[0].flags != (wanted | TOKEN_SPACE_AFTER))
		printf("%s: got %x\n", text, d.token[0].flags);
	CU_ASSERT_EQUAL(d.token[0].flags, wanted | TOKEN_SPACE_AFTER);
	doc_release(&d);
}

static void flags_tell_what_the_letters_are(void)
{
	flags("word", TOKEN_WORD);
	flags("Word", TOKEN_WORD | TOKEN_CAPITAL);
	flags("NATO", TOKEN_WORD | TOKEN_CAPITAL | TOKEN_ALL_CAPS);
	flags("A", TOKEN_WORD | TOKEN_CAPITAL);
	flags("U.S.", TOKEN_WORD | TOKEN_CAPITAL | TOKEN_ALL_CAPS);
	flags("iPhone", TOKEN_WORD);
	flags("\xC3\x89t\xC3\xA9", TOKEN_WORD | TOKEN_CAPITAL);
	flags("\xE4\xB8\xAD", TOKEN_WORD);
	flags("A320", TOKEN_WORD | TOKEN_CAPITAL | TOKEN_HAS_DIGIT);
	flags("290,000", TOKEN_NUMBER | TOKEN_HAS_DIGIT);
	flags("3.5", TOKEN_NUMBER | TOKEN_HAS_DIGIT);
	flags("2016", TOKEN_NUMBER | TOKEN_HAS_DIGIT);
	flags("20th", TOKEN_HAS_DIGIT);
	flags("10:30", TOKEN_HAS_DIGIT);
	flags(".", TOKEN_PUNCT);
	flags("...", TOKEN_PUNCT);
	flags("\xE2\x80\x94", TOKEN_PUNCT);
	flags("%", TOKEN_PUNCT);
	flags("$", 0);
	flags("\xF0\x9F\x98\x80", 0);
}

/* The tokens flagged as quoted, parted by blanks. */
static void quoted(const char *text, const char *wanted)
{
	struct textbuf got = TEXTBUF_INIT(1000);
	struct doc d;
	size_t i;

	cut(&d, text, strlen(text));
	for (i = 0; i < d.token_nr; i++)
		if (d.token[i].flags & TOKEN_QUOTED)
			textbuf_printf(&got, "%s%s", got.len ? " " : "", d.token[i].form);
	if (strcmp(got.s, wanted) != 0)
		printf("%s: wanted '%s', got '%s'\n", text, wanted, got.s);
	CU_ASSERT_STRING_EQUAL(got.s, wanted);
	textbuf_release(&got);
	doc_release(&d);
}

static void what_stands_between_quotation_marks_is_flagged(void)
{
	quoted("He left.", "");
	quoted("\"We failed,\" he said.", "We failed ,");
	quoted("He said: \"We failed.\" They left.", "We failed .");
	quoted("\xE2\x80\x9CWe failed,\xE2\x80\x9D he said. \xE2\x80\x9CGo.\xE2\x80\x9D", "We failed , Go .");
	quoted("``We failed,'' he said.", "We failed ,");
	quoted("'We don't,' he said.", "We do n't ,");
	quoted("\xE2\x80\x98We don\xE2\x80\x99t,\xE2\x80\x99 he said.", "We do n't ,");
	quoted("\"We failed. We will not fail again,\" he said.", "We failed . We will not fail again ,");
	quoted("The Iranians' offer and the Kurds' reply.", "");
	quoted("Obama's plan and Russia's.", "");
	quoted("\xC2\xABNon\xC2\xBB, he said.", "Non");
	quoted("He is 5'10\" tall.", "");
}

static void a_quotation_goes_on_where_the_next_paragraph_opens_again(void)
{
	quoted("\"We failed.\n\n\"We left,\" he said.", "We failed . We left ,");
	quoted("\"We failed.\n\nThey left,\" he said.", "");
}

static void the_word_lists_are_in_order(void)
{
	CU_ASSERT_PTR_NULL(words_out_of_order());
	CU_ASSERT_EQUAL(word_abbreviation("gen", 3, true), ABBREVIATION_TITLE);
	CU_ASSERT_EQUAL(word_abbreviation("gen", 3, false), ABBREVIATION_NONE);
	CU_ASSERT_EQUAL(word_abbreviation("ge", 2, true), ABBREVIATION_NONE);
	CU_ASSERT_EQUAL(word_abbreviation("genx", 4, true), ABBREVIATION_NONE);
	CU_ASSERT_EQUAL(word_abbreviation("", 0, true), ABBREVIATION_NONE);
	CU_ASSERT_TRUE(word_is_opener("a", 1) && word_is_opener("your", 4) && word_is_speech("wrote", 5) &&
		       word_is_unit("AM", 2));
	CU_ASSERT_FALSE(word_is_opener("", 0) || word_is_opener("th", 2) || word_is_speech("sai", 3) ||
			word_is_prefix("antix", 5));
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(promises_hold_for_random_bytes_made_valid), UNIT(promises_hold_for_nasty_pieces_in_any_order),
		UNIT(promises_hold_for_each_pair_of_nasty_pieces),
		UNIT(promises_hold_for_any_piece_said_over_and_over), UNIT(no_text_no_sentences),
		UNIT(long_words_are_cut_between_characters), UNIT(long_sentences_are_cut),
		UNIT(each_allocation_may_fail), UNIT(tokens_that_are_given_are_left_alone),
		UNIT(forms_have_plain_marks), UNIT(the_lower_form_is_in_lower_case),
		UNIT(flags_tell_what_the_letters_are), UNIT(what_stands_between_quotation_marks_is_flagged),
		UNIT(a_quotation_goes_on_where_the_next_paragraph_opens_again), UNIT(the_word_lists_are_in_order),
		UNIT_END
	};

	return unit_main("segment", test);
}
