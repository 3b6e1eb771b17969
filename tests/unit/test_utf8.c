/* test_utf8.c - what is UTF-8 and what is not, repair, classes, lower case */
#include <string.h>

#include "base/utf8.h"
#include "tests/unit/unit.h"

/* An independent judge: the code point must be one that the encoding may hold, in its shortest form. */
static size_t judged_length(const unsigned char *s, size_t len)
{
	uint32_t c;
	size_t n, i;

	if (s[0] == 0)
		return 0;
	n = s[0] < 0x80 ? 1 : s[0] >> 5 == 6 ? 2 : s[0] >> 4 == 14 ? 3 : s[0] >> 3 == 30 ? 4 : 0;
	if (!n || n > len)
		return 0;
	c = n == 1 ? s[0] : s[0] & (0xFFu >> (n + 1));
	for (i = 1; i < n; i++) {
		if (s[i] >> 6 != 2)
			return 0;
		c = c << 6 | (s[i] & 63);
	}
	if ((n == 2 && c < 0x80) || (n == 3 && c < 0x800) || (n == 4 && c < 0x10000) || c > 0x10FFFF ||
	    (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	return n;
}

static void every_sequence_of_up_to_four_bytes_is_judged_right(void)
{
	/* the bytes at the edges of all ranges of table 3-7 of the Unicode standard, and their neighbours */
	static const unsigned char edge[] = {
		0x01, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
		0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF, 0x00
	};
	enum { N = sizeof edge };
	size_t a, b, c, d, wrong = 0;

	for (a = 0; a < N; a++)
		for (b = 0; b < N; b++)
			for (c = 0; c < N; c++)
				for (d = 0; d < N; d++) {
					unsigned char s[4] = { edge[a], edge[b], edge[c], edge[d] };
					size_t at = 0, n;

					while (at < 4 && (n = judged_length(s + at, 4 - at)) != 0)
						at += n;
					wrong += utf8_invalid_at((char *)s, 4) != at;
				}
	CU_ASSERT_EQUAL(wrong, 0);
}

static void every_code_point_is_read_as_it_was_written(void)
{
	uint32_t c;
	size_t wrong = 0;

	for (c = 1; c <= 0x10FFFF; c++) {
		char s[4];
		size_t n, size = 0;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		n = utf8_put(c, s);
		wrong += n != (c < 0x80 ? 1u : c < 0x800 ? 2u : c < 0x10000 ? 3u : 4u);
		wrong += utf8_invalid_at(s, n) != n;
		wrong += utf8_at(s, n, &size) != c || size != n;
		if (n > 1)
			wrong += utf8_invalid_at(s, n - 1) != 0;        /* cut short */
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

static void the_first_bad_byte_is_pointed_at(void)
{
	static const struct { const char *s; size_t len, at; } c[] = {
		{ "", 0, 0 }, { "abc", 3, 3 }, { "ab\0c", 4, 2 }, { "\0", 1, 0 },
		/* a continuation by itself; bytes that never occur; Latin-1 */
		{ "a\x80", 2, 1 }, { "\xFE", 1, 0 }, { "\xFF", 1, 0 }, { "\xF8\x88\x80\x80\x80", 5, 0 },
		{ "caf\xE9 au lait", 12, 3 },
		/* over-long */
		{ "\xC0\xAF", 2, 0 }, { "\xC1\xBF", 2, 0 }, { "\xE0\x9F\xBF", 3, 0 }, { "\xF0\x8F\xBF\xBF", 4, 0 },
		/* surrogates and their neighbours */
		{ "\xED\xA0\x80", 3, 0 }, { "\xED\xBF\xBF", 3, 0 }, { "\xED\x9F\xBF", 3, 3 }, { "\xEE\x80\x80", 3, 3 },
		/* around U+10FFFF, and U+FFFF */
		{ "\xF4\x8F\xBF\xBF", 4, 4 }, { "\xF4\x90\x80\x80", 4, 0 }, { "\xF5\x80\x80\x80", 4, 0 },
		{ "\xEF\xBF\xBF", 3, 3 },
		/* cut short */
		{ "x\xE2\x82", 3, 1 }, { "x\xF0\x9F\x98", 4, 1 }, { "\xC3\xA9\xC3", 3, 2 }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		if (utf8_invalid_at(c[i].s, c[i].len) != c[i].at)
			printf("case %zu\n", i);
		CU_ASSERT_EQUAL(utf8_invalid_at(c[i].s, c[i].len), c[i].at);
	}
}

#define R "\xEF\xBF\xBD"

static void repair_replaces_each_maximal_part_once(void)
{
	static const struct { const char *s; size_t len; const char *to; size_t nr; } c[] = {
		{ "", 0, "", 0 }, { "plain", 5, "plain", 0 }, { "caf\xC3\xA9", 5, "caf\xC3\xA9", 0 },
		{ "a\0b", 3, "a" R "b", 1 }, { "\0\0", 2, R R, 2 }, { "caf\xE9!", 5, "caf" R "!", 1 },
		/* the examples of the Unicode standard, tables 3-8 to 3-11 */
		{ "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", 9, R R R R R R R R "A", 8 },
		{ "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", 9, R R R R R R R R "A", 8 },
		{ "\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", 9, R R R R R "A" R R "B", 7 },
		{ "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", 9, R R R R "A", 4 }, { "\xF0\x9F\x98", 3, R, 1 },
		{ "\xE2\x82", 2, R, 1 }, { "\xE2\x82" "A", 3, R "A", 1 }, { "\xE2\x28\xA1", 3, R "(" R, 2 }
	};
	size_t i;

	for (i = 0; i < sizeof c / sizeof *c; i++) {
		struct textbuf t = TEXTBUF_INIT(1000);
		size_t nr = 99;

		CU_ASSERT_EQUAL(utf8_repair(&t, c[i].s, c[i].len, &nr), 0);
		CU_ASSERT_STRING_EQUAL(t.s, c[i].to);
		CU_ASSERT_EQUAL(nr, c[i].nr);
		textbuf_release(&t);
	}
}

static void repaired_bytes_are_well_formed_whatever_they_were(void)
{
	unsigned char s[64];
	uint32_t seed = 1;
	size_t round, i, good = 0;

	for (round = 0; round < 20000; round++) {
		struct textbuf t = TEXTBUF_INIT(1000);
		size_t nr, bad;

		for (i = 0; i < sizeof s; i++) {
			seed = seed * 1664525 + 1013904223;
			s[i] = (unsigned char)(seed >> 24);
			if (round & 1)
				s[i] |= 0x80;
		}
		bad = utf8_invalid_at((char *)s, sizeof s);
		CU_ASSERT_EQUAL(utf8_repair(&t, (char *)s, sizeof s, &nr), 0);
		good += utf8_invalid_at(t.s, t.len) == t.len && strlen(t.s) == t.len && memcmp(t.s, s, bad) == 0 &&
			(nr == 0) == (bad == sizeof s);
		textbuf_release(&t);
	}
	CU_ASSERT_EQUAL(good, 20000);
}

static void repair_stops_at_the_largest_size(void)
{
	struct textbuf t = TEXTBUF_INIT(4);
	size_t nr;

	CU_ASSERT_EQUAL(utf8_repair(&t, "ab\xFF", 3, &nr), ERR_LIMIT);
	textbuf_clear(&t);
	CU_ASSERT_EQUAL(utf8_repair(&t, "a\xFF", 2, &nr), 0);
	CU_ASSERT_STRING_EQUAL(t.s, "a" R);
	textbuf_release(&t);
}

static void letters_capitals_digits_are_told_in_any_script(void)
{
	CU_ASSERT_TRUE(utf8_is_letter('a') && utf8_is_letter('Z') && utf8_is_letter(0xE9) && utf8_is_letter(0x416));
	CU_ASSERT_TRUE(utf8_is_letter(0x4E2D) && utf8_is_letter(0x301) && utf8_is_letter(0x1F88));
	CU_ASSERT_FALSE(utf8_is_letter('1') || utf8_is_letter('@') || utf8_is_letter('[') || utf8_is_letter('`') ||
	                utf8_is_letter('{') || utf8_is_letter(0xD7) || utf8_is_letter(0x2019));
	CU_ASSERT_TRUE(utf8_is_upper('A') && utf8_is_upper(0xC9) && utf8_is_upper(0x130) && utf8_is_upper(0x1C5));
	CU_ASSERT_FALSE(utf8_is_upper('a') || utf8_is_upper(0xDF) || utf8_is_upper('1'));
	CU_ASSERT_TRUE(utf8_is_lower('a') && utf8_is_lower(0xDF) && utf8_is_lower(0x3C2));
	CU_ASSERT_FALSE(utf8_is_lower('A') || utf8_is_lower(0x130) || utf8_is_lower(0x4E2D));
	CU_ASSERT_TRUE(utf8_is_digit('0') && utf8_is_digit('9') && utf8_is_digit(0x663));
	CU_ASSERT_FALSE(utf8_is_digit('a') || utf8_is_digit('/') || utf8_is_digit(':') || utf8_is_digit(0xB2));
}

static void each_ascii_character_has_one_class(void)
{
	uint32_t c;

	for (c = 1; c < 128; c++) {
		int classes =
			utf8_is_letter(c) + utf8_is_digit(c) + utf8_is_space(c) + utf8_is_punct(c) + utf8_is_symbol(c);

		CU_ASSERT_EQUAL(classes, c > 32 && c < 127 ? 1 : (c == 32 || (c >= 9 && c <= 13)));
	}
	CU_ASSERT_TRUE(utf8_is_symbol('$') && utf8_is_symbol('+') && utf8_is_symbol('`') && utf8_is_punct('%') &&
		       utf8_is_punct('-'));
}

static void spaces_are_more_than_blanks(void)
{
	static const uint32_t space[] = {
		' ', '\t', '\n', '\r', '\f', '\v', 0x85, 0xA0, 0x1680, 0x2003, 0x200B, 0x2028, 0x2029, 0x202F, 0x3000,
		0xFEFF
	};
	size_t i;

	for (i = 0; i < sizeof space / sizeof *space; i++)
		CU_ASSERT_TRUE(utf8_is_space(space[i]));
	CU_ASSERT_FALSE(utf8_is_space('a') || utf8_is_space(0) || utf8_is_space(0x200D) || utf8_is_space(0xAD) ||
			utf8_is_space(8));
	CU_ASSERT_TRUE(utf8_is_punct(0x2014) && utf8_is_punct(0x201C) && utf8_is_punct(0x2026) &&
		       utf8_is_punct(0x3002));
	CU_ASSERT_TRUE(utf8_is_symbol(0x20AC) && utf8_is_symbol(0x1F600) && utf8_is_symbol(0xA9));
	CU_ASSERT_FALSE(utf8_is_punct(0x20AC) || utf8_is_symbol(0x2014));
}

static void lower(const char *from, const char *to)
{
	char out[64];

	CU_ASSERT_EQUAL(utf8_lower(from, strlen(from), out, sizeof out), strlen(to));
	CU_ASSERT_STRING_EQUAL(out, to);
}

static void lower_case_follows_the_simple_mapping(void)
{
	lower("", "");
	lower("The U.S. [A-Z]@", "the u.s. [a-z]@");
	lower("\xC4\xB0stanbul", "istanbul");                   /* Turkish capital I with a dot */
	lower("I\xC4\xB1", "i\xC4\xB1");                        /* and the small one without stays */
	lower("STRA\xC3\x9F" "E", "stra\xC3\x9F" "e");
	lower("\xE1\xBA\x9E", "\xC3\x9F");                      /* capital sharp s */
	lower("\xCE\xA3\xCE\x91\xCE\xA3", "\xCF\x83\xCE\xB1\xCF\x83");  /* sigma: the same one at the word's end */
	lower("\xC3\x89LYS\xC3\x89" "E", "\xC3\xA9lys\xC3\xA9" "e");
	lower("\xD0\x9F\xD0\xA3\xD0\xA2\xD0\x98\xD0\x9D", "\xD0\xBF\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD");
	lower("\xC8\xBA", "\xE2\xB1\xA5");                      /* longer than its capital */
	lower("\xE4\xB8\xAD\xF0\x9F\x98\x80", "\xE4\xB8\xAD\xF0\x9F\x98\x80");
}

static void the_promised_room_is_enough_for_any_capital(void)
{
	uint32_t c;
	size_t wrong = 0;

	for (c = 1; c <= 0x10FFFF; c++) {
		char s[4], out[32];
		size_t n, got;

		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		n = utf8_put(c, s);
		got = utf8_lower(s, n, out, 3 * n / 2 + 4);
		wrong += got == 0 || got > 3 * n / 2 || utf8_invalid_at(out, got) != got;
	}
	CU_ASSERT_EQUAL(wrong, 0);
}

static void lower_case_is_cut_between_characters(void)
{
	char out[8];
	size_t room;

	for (room = 1; room <= 7; room++) {
		memset(out, '#', sizeof out);
		CU_ASSERT_EQUAL(utf8_lower("A\xC3\x89\xC3\x89", 5, out, room), room < 2   ? 0
									       : room < 4 ? 1
									       : room < 6 ? 3
											  : 5);
		CU_ASSERT_EQUAL(strlen(out), room < 2 ? 0 : room < 4 ? 1 : room < 6 ? 3 : 5);
		CU_ASSERT_EQUAL(out[room], '#');
	}
}

static void plain(const char *from, const char *to)
{
	char out[64];

	CU_ASSERT_EQUAL(utf8_plain(from, strlen(from), out, sizeof out), strlen(to));
	CU_ASSERT_STRING_EQUAL(out, to);
}

static void plain_letters_have_no_accents(void)
{
	char out[4];

	plain("", "");
	plain("Erdo\xC4\x9F" "an", "erdogan");
	plain("Ch\xC3\xA1vez", "chavez");
	plain("S\xC3\xB8ren \xC5\x81ukasz", "soren lukasz");
	plain("STRA\xC3\x9F" "E", "strasse");
	plain("O\xE2\x80\x99Neill", "o'neill");
	plain("\xE6\x9D\x8E", "\xE6\x9D\x8E");
	CU_ASSERT_EQUAL(utf8_plain("a\xE6\x9D\x8E", 4, out, sizeof out), 1);  /* no half a character */
	CU_ASSERT_STRING_EQUAL(out, "a");
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(every_sequence_of_up_to_four_bytes_is_judged_right),
		UNIT(every_code_point_is_read_as_it_was_written), UNIT(the_first_bad_byte_is_pointed_at),
		UNIT(repair_replaces_each_maximal_part_once), UNIT(repaired_bytes_are_well_formed_whatever_they_were),
		UNIT(repair_stops_at_the_largest_size), UNIT(letters_capitals_digits_are_told_in_any_script),
		UNIT(each_ascii_character_has_one_class), UNIT(spaces_are_more_than_blanks),
		UNIT(lower_case_follows_the_simple_mapping), UNIT(the_promised_room_is_enough_for_any_capital),
		UNIT(lower_case_is_cut_between_characters), UNIT(plain_letters_have_no_accents), UNIT_END
	};

	return unit_main("utf8", test);
}
