#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

/* Length of the well-formed sequence at s, or 0; *bad gets the length of the maximal ill-formed part then.
 * The byte ranges are those of table 3-7 of the Unicode standard. */
static size_t sequence(const unsigned char *s, size_t len, size_t *bad)
{
	unsigned char low = 0x80, high = 0xBF;
	size_t need, i;

	*bad = 1;
	if (s[0] == 0)
		return 0;
	if (s[0] < 0x80)
		return 1;
	if (s[0] >= 0xC2 && s[0] <= 0xDF) {
		need = 2;
	} else if (s[0] >= 0xE0 && s[0] <= 0xEF) {
		need = 3;
		if (s[0] == 0xE0)
			low = 0xA0;
		else if (s[0] == 0xED)
			high = 0x9F;
	} else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
		need = 4;
		if (s[0] == 0xF0)
			low = 0x90;
		else if (s[0] == 0xF4)
			high = 0x8F;
	} else {
		return 0;
	}
	for (i = 1; i < need; i++) {
		if (i >= len || s[i] < low || s[i] > high) {
			*bad = i;
			return 0;
		}
		low = 0x80;
		high = 0xBF;
	}
	return need;
}

size_t utf8_invalid_at(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i = 0, bad;

	while (i < len) {
		size_t n = sequence(u + i, len - i, &bad);

		if (!n)
			return i;
		i += n;
	}
	return len;
}

int utf8_repair(struct textbuf *out, const char *s, size_t len, size_t *replaced)
{
	const unsigned char *u = (const unsigned char *)s;
	size_t i = 0, kept = 0, bad;
	int rc;

	*replaced = 0;
	while (i < len) {
		size_t n = sequence(u + i, len - i, &bad);

		if (n) {
			i += n;
			continue;
		}
		if ((rc = textbuf_add(out, s + kept, i - kept)) < 0 ||
		    (rc = textbuf_puts(out, "\xEF\xBF\xBD")) < 0)
			return rc;
		++*replaced;
		i += bad;
		kept = i;
	}
	return textbuf_add(out, s + kept, len - kept);
}

uint32_t utf8_at(const char *s, size_t len, size_t *size)
{
	const unsigned char *u = (const unsigned char *)s;

	assert(len > 0);
	if (u[0] < 0x80) {
		*size = 1;
		return u[0];
	}
	if (u[0] < 0xE0 && len >= 2) {
		*size = 2;
		return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
	}
	if (u[0] < 0xF0 && len >= 3) {
		*size = 3;
		return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
	}
	if (len >= 4) {
		*size = 4;
		return (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 | (u[3] & 0x3Fu);
	}
	*size = 1;
	return 0xFFFD;
}

size_t utf8_put(uint32_t c, char *to)
{
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)to);
}

static utf8proc_category_t category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool utf8_is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z';
	switch (category(c)) {
	case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return false;
	}
}

bool utf8_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return category(c) == UTF8PROC_CATEGORY_LU || category(c) == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return category(c) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_digit(uint32_t c)
{
	if (c < 0x80)
		return c >= '0' && c <= '9';
	return category(c) == UTF8PROC_CATEGORY_ND;
}

bool utf8_moves_cursor(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x206f) || c == 0xfeff ||
	       (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

bool utf8_is_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= 9 && c <= 13);
	if (c == 0x85 || c == 0xFEFF || c == 0x200B)
		return true;
	switch (category(c)) {
	case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return false;
	}
}

bool utf8_is_punct(uint32_t c)
{
	if (c < 0x80)
		return c > 32 && c < 127 && strchr("!\"#%&'()*,-./:;?@[\\]_{}", (int)c) != NULL;
	switch (category(c)) {
	case UTF8PROC_CATEGORY_PC: case UTF8PROC_CATEGORY_PD: case UTF8PROC_CATEGORY_PS: case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI: case UTF8PROC_CATEGORY_PF: case UTF8PROC_CATEGORY_PO:
		return true;
	default:
		return false;
	}
}

bool utf8_is_symbol(uint32_t c)
{
	if (c < 0x80)
		return c > 32 && strchr("$+<=>^`|~", (int)c) != NULL;
	switch (category(c)) {
	case UTF8PROC_CATEGORY_SM: case UTF8PROC_CATEGORY_SC: case UTF8PROC_CATEGORY_SK: case UTF8PROC_CATEGORY_SO:
		return true;
	default:
		return false;
	}
}

size_t utf8_lower(const char *s, size_t len, char *to, size_t room)
{
	size_t i = 0, out = 0;

	assert(room > 0);
	while (i < len) {
		size_t n;
		char piece[4];

		if ((unsigned char)s[i] < 0x80) {
			if (out + 1 >= room)
				break;
			to[out++] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 32) : s[i];
			i++;
			continue;
		}
		size_t m = utf8_put((uint32_t)utf8proc_tolower((utf8proc_int32_t)utf8_at(s + i, len - i, &n)), piece);
		if (out + m >= room)
			break;
		memcpy(to + out, piece, m);
		out += m;
		i += n;
	}
	to[out] = '\0';
	return out;
}

/* Letters that Unicode does not take apart but English writes plainly; quotes and dashes. */
static const char *plain(uint32_t c)
{
	switch (c) {
	case 0x131: return "i";
	case 0x141: case 0x142: return "l";
	case 0xD8: case 0xF8: return "o";
	case 0x110: case 0x111: case 0xD0: case 0xF0: return "d";
	case 0xC6: case 0xE6: return "ae";
	case 0x152: case 0x153: return "oe";
	case 0x2018: case 0x2019: case 0x2BC: case 0x2BB: case 0x60: case 0xB4: return "'";
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return "-";
	default: return NULL;
	}
}

size_t utf8_fold(uint32_t c, char *to)
{
	enum { PARTS_MAX = UTF8_FOLD_BYTES / 4 };
	utf8proc_int32_t part[PARTS_MAX];
	utf8proc_ssize_t n, i;
	const char *as = plain(c);
	size_t out = 0;
	int before = UTF8PROC_BOUNDCLASS_START;

	if (c < 0x80 && !as) {
		*to = c >= 'A' && c <= 'Z' ? (char)(c | 32) : utf8_is_space(c) ? ' ' : (char)c;
		return 1;
	}
	if (as) {
		memcpy(to, as, strlen(as));
		return strlen(as);
	}
	if (utf8_is_space(c)) {
		*to = ' ';
		return 1;
	}
	n = utf8proc_decompose_char((utf8proc_int32_t)c, part, PARTS_MAX,
				    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &before);
	if (n < 0 || n > PARTS_MAX)
		return utf8_put(c, to);
	for (i = 0; i < n; i++)
		out += utf8_put((uint32_t)part[i], to + out);
	return out;
}

size_t utf8_plain(const char *s, size_t len, char *to, size_t room)
{
	size_t i = 0, out = 0;

	assert(room > 0);
	while (i < len) {
		char piece[UTF8_FOLD_BYTES];
		size_t n, m = utf8_fold(utf8_at(s + i, len - i, &n), piece);

		i += n;
		if (out + m >= room)
			break;
		memcpy(to + out, piece, m);
		out += m;
	}
	to[out] = '\0';
	return out;
}
