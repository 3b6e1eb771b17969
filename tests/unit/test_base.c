/* test_base.c - arena, textbuf, strmap, err, table; characters are in test_utf8.c, days in test_calendar.c */
#include <limits.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/strmap.h"
#include "base/table.h"
#include "base/textbuf.h"
#include "base/utf8.h"
#include "tests/unit/unit.h"

/* ---- arena ---- */

static void memory_is_aligned_zeroed_and_apart(void)
{
	struct arena a = ARENA_INIT;
	unsigned char *p[300];
	size_t i, k, wrong = 0;

	for (i = 0; i < 300; i++) {
		p[i] = arena_alloc(&a, i);
		CU_ASSERT_PTR_NOT_NULL_FATAL(p[i]);
		CU_ASSERT_EQUAL((uintptr_t)p[i] % _Alignof(max_align_t), 0);
		for (k = 0; k < i; k++)
			wrong += p[i][k] != 0;
		memset(p[i], (int)(i % 255 + 1), i);
	}
	CU_ASSERT_EQUAL(wrong, 0);
	for (i = 0; i < 300; i++)
		for (k = 0; k < i; k++)
			wrong += p[i][k] != i % 255 + 1;
	CU_ASSERT_EQUAL(wrong, 0);
	arena_release(&a);
}

static void large_pieces_leave_the_small_ones_alone(void)
{
	struct arena a = ARENA_INIT;
	static const size_t size[] = { 10, 1 << 20, 20, 100 << 10, 30, 9 << 20, 40, 70000, 50 };
	unsigned char *p[9];
	size_t i, k, wrong = 0, sum = 0;

	for (i = 0; i < 9; i++) {
		p[i] = arena_alloc(&a, size[i]);
		CU_ASSERT_PTR_NOT_NULL_FATAL(p[i]);
		for (k = 0; k < size[i]; k++)
			wrong += p[i][k] != 0;
		memset(p[i], (int)i + 1, size[i]);
		sum += size[i];
	}
	for (i = 0; i < 9; i++)
		for (k = 0; k < size[i]; k++)
			wrong += p[i][k] != i + 1;
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT(a.total >= sum);
	CU_ASSERT(a.total < 3 * sum);
	arena_release(&a);
}

static void the_first_piece_may_be_a_large_one(void)
{
	struct arena a = ARENA_INIT;
	char *large = arena_alloc(&a, 1 << 20), *small = arena_alloc(&a, 8), *next = arena_alloc(&a, 8);

	CU_ASSERT_PTR_NOT_NULL_FATAL(large);
	memset(large, 'x', 1 << 20);
	CU_ASSERT_EQUAL(small[0], 0);
	memset(small, 'y', 8);
	CU_ASSERT_EQUAL(next[0], 0);
	CU_ASSERT_EQUAL(large[(1 << 20) - 1], 'x');
	CU_ASSERT_EQUAL(small[7], 'y');
	arena_release(&a);
}

static void many_small_pieces_take_few_blocks(void)
{
	struct arena a = ARENA_INIT;
	size_t i;

	for (i = 0; i < 100000; i++)
		arena_alloc(&a, 16);
	CU_ASSERT(a.total >= 1600000);
	CU_ASSERT(a.total < 8000000);
	arena_release(&a);
}

static void released_it_is_as_new_but_keeps_its_rules(void)
{
	struct arena a = ARENA_INIT;
	jmp_buf here;

	arena_release(NULL);
	arena_release(&a);
	a.limit = 1 << 20;
	a.on_nomem = &here;
	a.fail_after = 1000;
	arena_alloc(&a, 100);
	CU_ASSERT(a.total > 0);
	arena_release(&a);
	CU_ASSERT_EQUAL(a.total, 0);
	CU_ASSERT_EQUAL(a.used, 0);
	CU_ASSERT_PTR_NULL(a.block);
	CU_ASSERT_EQUAL(a.limit, 1 << 20);
	CU_ASSERT_EQUAL(a.fail_after, 999);
	CU_ASSERT(a.on_nomem == &here);
	CU_ASSERT_PTR_NOT_NULL(arena_alloc(&a, 100));
	arena_release(&a);
}

static void the_limit_is_kept_and_small_pieces_still_fit(void)
{
	struct arena a = ARENA_INIT;
	size_t got = 0;

	a.limit = 1 << 20;
	CU_ASSERT_PTR_NULL(arena_alloc(&a, (1 << 20) + 1));
	CU_ASSERT_EQUAL(a.total, 0);
	while (arena_alloc(&a, 1000))
		got++;
	CU_ASSERT(got > 400);
	CU_ASSERT(got <= (1 << 20) / 1000);
	CU_ASSERT(a.total <= a.limit);
	arena_release(&a);
	CU_ASSERT_PTR_NOT_NULL(arena_alloc(&a, 1000));
	arena_release(&a);
}

static void sizes_that_overflow_are_out_of_memory(void)
{
	struct arena a = ARENA_INIT;

	CU_ASSERT_PTR_NULL(arena_alloc(&a, SIZE_MAX));
	CU_ASSERT_PTR_NULL(arena_alloc(&a, SIZE_MAX - 10));
	CU_ASSERT_PTR_NULL(arena_array(&a, SIZE_MAX / 2, 3));
	CU_ASSERT_PTR_NULL(arena_array(&a, 3, SIZE_MAX / 2));
	CU_ASSERT_PTR_NOT_NULL(arena_array(&a, SIZE_MAX, 0));
	CU_ASSERT_PTR_NOT_NULL(arena_array(&a, 0, 8));
	arena_release(&a);
}

static void the_allocation_after_n_more_fails_and_all_after_it(void)
{
	struct arena a = ARENA_INIT;
	int i;

	a.fail_after = 3;
	for (i = 0; i < 3; i++)
		CU_ASSERT_PTR_NOT_NULL(arena_alloc(&a, 8));
	for (i = 0; i < 5; i++)
		CU_ASSERT_PTR_NULL(arena_alloc(&a, 8));
	a.fail_after = -1;
	CU_ASSERT_PTR_NOT_NULL(arena_alloc(&a, 8));
	arena_release(&a);
}

static void out_of_memory_jumps_where_the_owner_said(void)
{
	struct arena a = ARENA_INIT;
	jmp_buf here;
	volatile int jumps = 0;

	if (setjmp(here) == 0) {
		a.on_nomem = &here;
		a.fail_after = 1;
		arena_strdup(&a, "first");
		arena_printf(&a, "%d", 5);
		CU_FAIL("no jump");
	} else {
		jumps++;
	}
	if (setjmp(here) == 0) {
		a.fail_after = -1;
		arena_array(&a, SIZE_MAX, 2);
		CU_FAIL("no jump");
	} else {
		jumps++;
	}
	CU_ASSERT_EQUAL(jumps, 2);
	arena_release(&a);
}

static void strings_are_copies(void)
{
	struct arena a = ARENA_INIT;
	char from[] = "Ankara";
	char *whole = arena_strdup(&a, from), *part = arena_strndup(&a, from, 3), *none = arena_strndup(&a, from, 0);
	char *printed = arena_printf(&a, "%s:%d", from, 12), *empty = arena_printf(&a, "%s", "");
	char *with_nul = arena_strndup(&a, "a\0b", 3);

	from[0] = 'X';
	CU_ASSERT_STRING_EQUAL(whole, "Ankara");
	CU_ASSERT_STRING_EQUAL(part, "Ank");
	CU_ASSERT_STRING_EQUAL(none, "");
	CU_ASSERT_STRING_EQUAL(printed, "Ankara:12");
	CU_ASSERT_STRING_EQUAL(empty, "");
	CU_ASSERT_EQUAL(memcmp(with_nul, "a\0b", 4), 0);
	arena_release(&a);
}

static void a_pushed_array_keeps_its_elements_in_order(void)
{
	struct arena a = ARENA_INIT;
	int *n = NULL;
	size_t nr = 0, alloc = 0, i, wrong = 0, moves = 0, before = 0;

	for (i = 0; i < 5000; i++) {
		ARENA_PUSH(&a, n, nr, alloc) = (int)i;
		moves += alloc != before;
		before = alloc;
	}
	for (i = 0; i < 5000; i++)
		wrong += n[i] != (int)i;
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(nr, 5000);
	CU_ASSERT(alloc >= 5000);
	CU_ASSERT(moves <= 12);
	arena_release(&a);
}

/* ---- textbuf ---- */

static void a_fresh_buffer_is_an_empty_string(void)
{
	struct textbuf t = TEXTBUF_INIT(10);

	CU_ASSERT_STRING_EQUAL(t.s, "");
	CU_ASSERT_EQUAL(t.len, 0);
	textbuf_release(&t);
	textbuf_release(NULL);
	CU_ASSERT_STRING_EQUAL(t.s, "");
	CU_ASSERT_EQUAL(t.max, 10);
}

static void additions_stand_one_after_the_other(void)
{
	struct textbuf t = TEXTBUF_INIT(1000);
	size_t i;

	CU_ASSERT_EQUAL(textbuf_puts(&t, "ab"), 0);
	CU_ASSERT_EQUAL(textbuf_putc(&t, 'c'), 0);
	CU_ASSERT_EQUAL(textbuf_add(&t, "d\0e", 3), 0);
	CU_ASSERT_EQUAL(textbuf_printf(&t, "%d%s", 7, "f"), 0);
	CU_ASSERT_EQUAL(textbuf_add(&t, NULL, 0), 0);
	CU_ASSERT_EQUAL(t.len, 8);
	CU_ASSERT_EQUAL(memcmp(t.s, "abcd\0e7f", 9), 0);
	textbuf_clear(&t);
	CU_ASSERT_STRING_EQUAL(t.s, "");
	for (i = 0; i < 500; i++)
		textbuf_putc(&t, (char)('a' + i % 26));
	CU_ASSERT_EQUAL(t.len, 500);
	CU_ASSERT_EQUAL(strlen(t.s), 500);
	CU_ASSERT_EQUAL(t.s[499], (char)('a' + 499 % 26));
	textbuf_release(&t);
}

static void the_largest_size_is_reached_but_not_passed(void)
{
	struct textbuf t = TEXTBUF_INIT(5);

	CU_ASSERT_EQUAL(textbuf_puts(&t, "123"), 0);
	CU_ASSERT_EQUAL(textbuf_puts(&t, "456"), ERR_LIMIT);
	CU_ASSERT_STRING_EQUAL(t.s, "123");
	CU_ASSERT_EQUAL(textbuf_printf(&t, "%d", 456), ERR_LIMIT);
	CU_ASSERT_STRING_EQUAL(t.s, "123");
	CU_ASSERT_EQUAL(textbuf_printf(&t, "%d", 45), 0);
	CU_ASSERT_STRING_EQUAL(t.s, "12345");
	CU_ASSERT_EQUAL(textbuf_putc(&t, '6'), ERR_LIMIT);
	CU_ASSERT_EQUAL(textbuf_add(&t, "", 0), 0);
	CU_ASSERT_STRING_EQUAL(t.s, "12345");
	textbuf_release(&t);
}

static void failed_stays_set_until_the_buffer_is_cleared(void)
{
	struct textbuf t = TEXTBUF_INIT(3);

	textbuf_puts(&t, "1234");
	CU_ASSERT_TRUE(t.failed);
	CU_ASSERT_EQUAL(textbuf_puts(&t, "12"), 0);
	CU_ASSERT_TRUE(t.failed);
	textbuf_clear(&t);
	CU_ASSERT_FALSE(t.failed);
	textbuf_printf(&t, "%s", "1234");
	CU_ASSERT_TRUE(t.failed);
	textbuf_release(&t);
	CU_ASSERT_FALSE(t.failed);
}

static void the_string_is_taken_and_the_buffer_empty(void)
{
	struct textbuf t = TEXTBUF_INIT(100);
	char *s, *none;

	none = textbuf_take(&t);
	CU_ASSERT_STRING_EQUAL(none, "");
	textbuf_puts(&t, "kept");
	s = textbuf_take(&t);
	CU_ASSERT_STRING_EQUAL(t.s, "");
	CU_ASSERT_EQUAL(t.len, 0);
	textbuf_puts(&t, "other");
	CU_ASSERT_STRING_EQUAL(s, "kept");
	CU_ASSERT_STRING_EQUAL(t.s, "other");
	textbuf_release(&t);
	free(s);
	free(none);
}

/* ---- files ---- */

/* Write a scratch file; its name stays valid until the next call. */
static const char *scratch(const char *bytes, size_t len)
{
	static char path[] = "test_base.XXXXXX";
	FILE *f;
	int fd;

	strcpy(path, "test_base.XXXXXX");
	fd = mkstemp(path);
	f = fd < 0 ? NULL : fdopen(fd, "wb");
	if (!f || fwrite(bytes, 1, len, f) != len || fclose(f) != 0) {
		perror(path);
		exit(99);
	}
	return path;
}

static void a_file_is_added_whole(void)
{
	struct textbuf t = TEXTBUF_INIT(1 << 20);
	struct err e = ERR_INIT;
	size_t len = 200001, i;
	char *bytes = malloc(len);
	const char *path;

	for (i = 0; i < len; i++)
		bytes[i] = (char)(i * 7);
	path = scratch(bytes, len);
	textbuf_puts(&t, "before");
	CU_ASSERT_EQUAL(textbuf_read_file(&t, path, &e), 0);
	CU_ASSERT_EQUAL(t.len, len + 6);
	CU_ASSERT_EQUAL(memcmp(t.s, "before", 6), 0);
	CU_ASSERT_EQUAL(memcmp(t.s + 6, bytes, len), 0);
	CU_ASSERT_EQUAL(t.s[t.len], '\0');
	CU_ASSERT_EQUAL(e.code, ERR_NONE);
	remove(path);
	free(bytes);
	textbuf_release(&t);
}

static void an_empty_file_is_no_error(void)
{
	struct textbuf t = TEXTBUF_INIT(10);
	const char *path = scratch("", 0);

	CU_ASSERT_EQUAL(textbuf_read_file(&t, path, NULL), 0);
	CU_ASSERT_EQUAL(t.len, 0);
	remove(path);
	textbuf_release(&t);
}

static void a_file_of_exactly_the_largest_size_fits_and_a_larger_one_adds_nothing(void)
{
	struct textbuf t = TEXTBUF_INIT(8);
	struct err e = ERR_INIT;
	const char *path = scratch("12345678", 8);

	CU_ASSERT_EQUAL(textbuf_read_file(&t, path, &e), 0);
	CU_ASSERT_STRING_EQUAL(t.s, "12345678");
	textbuf_clear(&t);
	textbuf_puts(&t, "x");
	CU_ASSERT_EQUAL(textbuf_read_file(&t, path, &e), ERR_LIMIT);
	CU_ASSERT_EQUAL(e.code, ERR_LIMIT);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, path));
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "limit of 8 bytes"));
	CU_ASSERT_STRING_EQUAL(t.s, "x");
	CU_ASSERT_TRUE(t.failed);
	remove(path);
	textbuf_release(&t);
}

static void an_endless_file_ends_at_the_largest_size(void)
{
	struct textbuf t = TEXTBUF_INIT(1 << 20);
	struct err e = ERR_INIT;

	if (access("/dev/zero", R_OK) != 0)
		return;
	textbuf_puts(&t, "x");
	CU_ASSERT_EQUAL(textbuf_read_file(&t, "/dev/zero", &e), ERR_LIMIT);
	CU_ASSERT_EQUAL(t.len, 1);
	CU_ASSERT_STRING_EQUAL(e.message, "'/dev/zero' is larger than the limit of 1048576 bytes");
	textbuf_release(&t);
}

static void what_cannot_be_read_says_why(void)
{
	struct textbuf t = TEXTBUF_INIT(1000);
	struct err e = ERR_INIT;

	CU_ASSERT_EQUAL(textbuf_read_file(&t, "no/such/file", &e), ERR_IO);
	CU_ASSERT_STRING_EQUAL(e.message, "cannot open 'no/such/file': No such file or directory");
	err_clear(&e);
	CU_ASSERT_EQUAL(textbuf_read_file(&t, "/", &e), ERR_IO);
	CU_ASSERT_STRING_EQUAL(e.message, "cannot read '/': is a folder");
	CU_ASSERT_EQUAL(textbuf_read_file(&t, "/", NULL), ERR_IO);
	if (access("/proc/self/mem", R_OK) == 0) {              /* opens, but its first byte cannot be read */
		err_clear(&e);
		CU_ASSERT_EQUAL(textbuf_read_file(&t, "/proc/self/mem", &e), ERR_IO);
		CU_ASSERT_STRING_EQUAL(e.message, "cannot read '/proc/self/mem': Input/output error");
	}
	CU_ASSERT_EQUAL(t.len, 0);
	textbuf_release(&t);
}

/* ---- strmap ---- */

static void a_map_gives_back_what_was_put_in(void)
{
	struct arena a = ARENA_INIT;
	struct strmap m;
	char key[16];
	uint32_t i, wrong = 0;

	strmap_init(&m, &a);
	CU_ASSERT_EQUAL(strmap_get(&m, "x", 1), STRMAP_NONE);
	for (i = 0; i < 20000; i++) {
		int n = snprintf(key, sizeof key, "%u", i * 7919);

		strmap_put(&m, key, (size_t)n, i, 1);
	}
	for (i = 0; i < 20000; i++) {
		int n = snprintf(key, sizeof key, "%u", i * 7919);

		wrong += strmap_get(&m, key, (size_t)n) != i;
		n = snprintf(key, sizeof key, "x%u", i);
		wrong += strmap_get(&m, key, (size_t)n) != STRMAP_NONE;
	}
	CU_ASSERT_EQUAL(wrong, 0);
	CU_ASSERT_EQUAL(m.used, 20000);
	CU_ASSERT(m.used * 3 <= m.slot_nr * 2);
	CU_ASSERT_EQUAL(m.slot_nr & (m.slot_nr - 1), 0);
	arena_release(&a);
}

static void a_key_is_its_bytes_and_their_number(void)
{
	struct arena a = ARENA_INIT;
	struct strmap m;

	strmap_init(&m, &a);
	strmap_put(&m, "", 0, 1, 1);
	strmap_put(&m, "a", 1, 2, 1);
	strmap_put(&m, "a\0", 2, 3, 1);
	strmap_put(&m, "a\0b", 3, 4, 1);
	strmap_put(&m, "abc", 2, 5, 1);
	CU_ASSERT_EQUAL(strmap_get(&m, "", 0), 1);
	CU_ASSERT_EQUAL(strmap_get(&m, "a", 1), 2);
	CU_ASSERT_EQUAL(strmap_get(&m, "a\0", 2), 3);
	CU_ASSERT_EQUAL(strmap_get(&m, "a\0b", 3), 4);
	CU_ASSERT_EQUAL(strmap_get(&m, "abx", 2), 5);
	CU_ASSERT_EQUAL(strmap_get(&m, "abc", 3), STRMAP_NONE);
	CU_ASSERT_EQUAL(strmap_get(&m, "A", 1), STRMAP_NONE);
	arena_release(&a);
}

static void a_key_put_again_changes_its_value_only(void)
{
	struct arena a = ARENA_INIT;
	struct strmap m;
	const char *first, *second;
	char again[] = "key";

	strmap_init(&m, &a);
	first = strmap_put(&m, "key", 3, 1, 1);
	second = strmap_put(&m, again, 3, 2, 0);
	CU_ASSERT(first == second);
	CU_ASSERT_EQUAL(m.used, 1);
	CU_ASSERT_EQUAL(strmap_get(&m, "key", 3), 2);
	arena_release(&a);
}

static void keys_are_copied_or_borrowed_as_asked(void)
{
	struct arena a = ARENA_INIT;
	struct strmap m;
	char copied[] = "one", borrowed[] = "two";

	strmap_init(&m, &a);
	CU_ASSERT(strmap_put(&m, copied, 3, 1, 1) != copied);
	CU_ASSERT(strmap_put(&m, borrowed, 3, 2, 0) == borrowed);
	memcpy(copied, "xxx", 3);
	CU_ASSERT_EQUAL(strmap_get(&m, "one", 3), 1);
	CU_ASSERT_EQUAL(strmap_get(&m, "xxx", 3), STRMAP_NONE);
	arena_release(&a);
}

/* ---- err ---- */

static void the_first_message_wins(void)
{
	struct err e = ERR_INIT;

	CU_ASSERT_EQUAL(err_set(&e, ERR_IO, "first %d", 1), ERR_IO);
	CU_ASSERT_EQUAL(err_set(&e, ERR_NOMEM, "second"), ERR_NOMEM);
	CU_ASSERT_EQUAL(e.code, ERR_IO);
	CU_ASSERT_STRING_EQUAL(e.message, "first 1");
	err_clear(&e);
	CU_ASSERT_EQUAL(e.code, ERR_NONE);
	CU_ASSERT_STRING_EQUAL(e.message, "");
	err_set(&e, ERR_FORMAT, "third");
	CU_ASSERT_STRING_EQUAL(e.message, "third");
}

static void nobody_need_listen(void)
{
	CU_ASSERT_EQUAL(err_set(NULL, ERR_UTF8, "%s", "x"), ERR_UTF8);
	err_clear(NULL);
}

static void a_long_message_is_cut_between_characters(void)
{
	static const char *const letter[] = { "x", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80" };
	char text[2400];
	size_t size, shift;

	for (size = 1; size <= 4; size++)
		for (shift = 0; shift < 4; shift++) {
			struct err e = ERR_INIT;
			size_t at = 0;

			while (at < shift)
				text[at++] = '.';
			while (at + size < sizeof text) {
				memcpy(text + at, letter[size - 1], size);
				at += size;
			}
			text[at] = '\0';
			err_set(&e, ERR_IO, "%s", text);
			CU_ASSERT(strlen(e.message) >= sizeof e.message - 8);
			CU_ASSERT_EQUAL(memcmp(e.message, text, strlen(e.message)), 0);
			CU_ASSERT_EQUAL(utf8_invalid_at(e.message, strlen(e.message)), strlen(e.message));
		}
}

static void a_message_that_just_fits_is_whole(void)
{
	struct err e = ERR_INIT;
	char text[sizeof e.message];

	memset(text, 'y', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	err_set(&e, ERR_IO, "%s", text);
	CU_ASSERT_STRING_EQUAL(e.message, text);
}

/* ---- table ---- */

static int read_table(struct table *t, struct arena *a, const char *text, size_t len, const char *const *column,
		      size_t nr, struct err *e)
{
	const char *path = scratch(text, len);
	int rc = table_read(t, a, path, column, nr, e);

	remove(path);
	return rc;
}

static void columns_come_in_the_order_asked_for(void)
{
	static const char text[] =
		"# a comment\tof\tcells\nname\tcode\tnote\nFrance\tFR\t\n# between\n\nChad\tTD\tx y\n";
	static const char *const column[] = { "note", "name" };
	struct arena a = ARENA_INIT;
	struct table t;

	CU_ASSERT_EQUAL_FATAL(read_table(&t, &a, text, sizeof text - 1, column, 2, NULL), 0);
	CU_ASSERT_EQUAL_FATAL(t.row_nr, 2);
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 0, 0), "");
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 0, 1), "France");
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 1, 0), "x y");
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 1, 1), "Chad");
	CU_ASSERT_EQUAL(t.line[0], 3);
	CU_ASSERT_EQUAL(t.line[1], 6);
	arena_release(&a);
}

static void the_last_line_need_not_end(void)
{
	static const char text[] = "a\tb\n1\t2";
	static const char *const column[] = { "b" };
	struct arena a = ARENA_INIT;
	struct table t;

	CU_ASSERT_EQUAL_FATAL(read_table(&t, &a, text, sizeof text - 1, column, 1, NULL), 0);
	CU_ASSERT_EQUAL(t.row_nr, 1);
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 0, 0), "2");
	arena_release(&a);
}

static void a_table_may_have_no_rows(void)
{
	static const char *const column[] = { "a" };
	struct arena a = ARENA_INIT;
	struct table t;

	CU_ASSERT_EQUAL(read_table(&t, &a, "a\n", 2, column, 1, NULL), 0);
	CU_ASSERT_EQUAL(t.row_nr, 0);
	arena_release(&a);
}

static void lines_may_end_as_windows_has_it(void)
{
	static const char text[] = "# c\r\na\tb\r\n1\t2\r\n\r\n3\t\r\n";
	static const char *const column[] = { "a", "b" };
	struct arena a = ARENA_INIT;
	struct table t;
	struct err e = ERR_INIT;

	CU_ASSERT_EQUAL_FATAL(read_table(&t, &a, text, sizeof text - 1, column, 2, &e), 0);
	CU_ASSERT_EQUAL_FATAL(t.row_nr, 2);
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 0, 1), "2");
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 1, 0), "3");
	CU_ASSERT_STRING_EQUAL(table_cell(&t, 1, 1), "");
	arena_release(&a);
}

static void refuse(const char *text, size_t len, int code, const char *end)
{
	static const char *const column[] = { "a", "b" };
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct table t;
	jmp_buf here;

	a.on_nomem = &here;
	CU_ASSERT_EQUAL(read_table(&t, &a, text, len, column, 2, &e), code);
	CU_ASSERT_EQUAL(e.code, code);
	CU_ASSERT_EQUAL(t.row_nr, 0);
	CU_ASSERT(a.on_nomem == &here);
	CU_ASSERT(strncmp(e.message, "'test_base.", 11) == 0);
	CU_ASSERT_FATAL(strlen(e.message) >= strlen(end));
	CU_ASSERT_STRING_EQUAL(e.message + strlen(e.message) - strlen(end), end);
	arena_release(&a);
}

#define REFUSE(text, code, end) refuse(text, sizeof(text) - 1, code, end)

static void a_bad_table_is_refused_with_its_line(void)
{
	char wide[200] = "a\tb";
	int i;

	REFUSE("", ERR_FORMAT, "no header line");
	REFUSE("# only\n#\n", ERR_FORMAT, "no header line");
	REFUSE("a\tc\n1\t2\n", ERR_FORMAT, "line 1: no column 'b'");
	REFUSE("#\nb\n", ERR_FORMAT, "line 2: no column 'a'");
	REFUSE("a\tb\n#\n1\t2\n1\n", ERR_FORMAT, "line 4: 1 cells where the header has 2");
	REFUSE("a\tb\n1\t2\t3\n", ERR_FORMAT, "line 2: 3 cells where the header has 2");
	REFUSE("a\tb\n1\t\xC3(\n", ERR_UTF8, "not UTF-8 at byte 6");
	REFUSE("a\tb\n1\t\0\n", ERR_UTF8, "not UTF-8 at byte 6");
	REFUSE("a\tb\n1\t2\xED\xA0\x80\n", ERR_UTF8, "not UTF-8 at byte 7");
	for (i = 0; i < TABLE_COLUMNS_MAX; i++)
		strcat(wide, "\tx");
	refuse(wide, strlen(wide), ERR_FORMAT, "line 1: more than 32 columns");
}

static void a_missing_table_is_an_io_error(void)
{
	static const char *const column[] = { "a" };
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	struct table t;

	CU_ASSERT_EQUAL(table_read(&t, &a, "no/such/table", column, 1, &e), ERR_IO);
	CU_ASSERT_PTR_NOT_NULL(strstr(e.message, "no/such/table"));
	arena_release(&a);
}

static void no_memory_for_a_table_is_an_error_not_a_jump(void)
{
	static const char text[] = "a\tb\n1\t2\n";
	static const char *const column[] = { "a", "b" };
	volatile long n;

	for (n = 0; n < 20; n++) {
		struct arena a = ARENA_INIT;
		struct err e = ERR_INIT;
		struct table t;
		jmp_buf here;
		int rc;

		a.fail_after = n;
		a.on_nomem = &here;
		if (setjmp(here)) {
			CU_FAIL("jumped out of table_read()");
			arena_release(&a);
			return;
		}
		rc = read_table(&t, &a, text, sizeof text - 1, column, 2, &e);
		arena_release(&a);
		if (rc == 0)
			break;
		CU_ASSERT_EQUAL(rc, ERR_NOMEM);
		CU_ASSERT_EQUAL(t.row_nr, 0);
	}
	CU_ASSERT(n >= 3);
	CU_ASSERT(n < 20);
}

static void the_values_of_a_cell_are_stepped_through(void)
{
	const char *at = "|one||two words|\xC3\xA9|", *v;
	size_t n = 0;

	v = table_value(&at, &n);
	CU_ASSERT(v && n == 3 && memcmp(v, "one", 3) == 0);
	v = table_value(&at, &n);
	CU_ASSERT(v && n == 9 && memcmp(v, "two words", 9) == 0);
	v = table_value(&at, &n);
	CU_ASSERT(v && n == 2 && memcmp(v, "\xC3\xA9", 2) == 0);
	CU_ASSERT_PTR_NULL(table_value(&at, &n));
	CU_ASSERT_PTR_NULL(table_value(&at, &n));
	at = "";
	CU_ASSERT_PTR_NULL(table_value(&at, &n));
	at = "|||";
	CU_ASSERT_PTR_NULL(table_value(&at, &n));
}

int main(void)
{
	static const struct unit_test test[] = {
		UNIT(memory_is_aligned_zeroed_and_apart), UNIT(large_pieces_leave_the_small_ones_alone),
		UNIT(the_first_piece_may_be_a_large_one), UNIT(many_small_pieces_take_few_blocks),
		UNIT(released_it_is_as_new_but_keeps_its_rules), UNIT(the_limit_is_kept_and_small_pieces_still_fit),
		UNIT(sizes_that_overflow_are_out_of_memory), UNIT(the_allocation_after_n_more_fails_and_all_after_it),
		UNIT(out_of_memory_jumps_where_the_owner_said), UNIT(strings_are_copies),
		UNIT(a_pushed_array_keeps_its_elements_in_order), UNIT(a_fresh_buffer_is_an_empty_string),
		UNIT(additions_stand_one_after_the_other), UNIT(the_largest_size_is_reached_but_not_passed),
		UNIT(failed_stays_set_until_the_buffer_is_cleared), UNIT(the_string_is_taken_and_the_buffer_empty),
		UNIT(a_file_is_added_whole), UNIT(an_empty_file_is_no_error),
		UNIT(a_file_of_exactly_the_largest_size_fits_and_a_larger_one_adds_nothing),
		UNIT(an_endless_file_ends_at_the_largest_size), UNIT(what_cannot_be_read_says_why),
		UNIT(a_map_gives_back_what_was_put_in), UNIT(a_key_is_its_bytes_and_their_number),
		UNIT(a_key_put_again_changes_its_value_only), UNIT(keys_are_copied_or_borrowed_as_asked),
		UNIT(the_first_message_wins), UNIT(nobody_need_listen),
		UNIT(a_long_message_is_cut_between_characters), UNIT(a_message_that_just_fits_is_whole),
		UNIT(columns_come_in_the_order_asked_for), UNIT(the_last_line_need_not_end),
		UNIT(a_table_may_have_no_rows), UNIT(lines_may_end_as_windows_has_it),
		UNIT(a_bad_table_is_refused_with_its_line), UNIT(a_missing_table_is_an_io_error),
		UNIT(no_memory_for_a_table_is_an_error_not_a_jump), UNIT(the_values_of_a_cell_are_stepped_through),
		UNIT_END
	};

	return unit_main("base", test);
}
