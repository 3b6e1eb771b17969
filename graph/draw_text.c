#include "graph/draw_text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum { COMBINING_MAX = 4, LINK_BYTES_MAX = 2000 };

/* ---- cleaning ---- */

/* Characters that print nothing and change how their neighbours print, or that XML 1.0 does not allow. */
static bool is_unwanted(uint32_t c)
{
	return (c >= 0x200B && c <= 0x200F && c != 0x200C &&
		c != 0x200D) || /* zero width, direction marks; not joiners */
	       (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2060 && c <= 0x206F) || /* embeddings, overrides, isolates */
	       c == 0x061C || c == 0x00AD || c == 0xFEFF || c == 0x180E || (c >= 0xFFF0 && c <= 0xFFFB) ||
	       (c >= 0xE0000 && c <= 0xE0FFF) ||                       /* specials, tags */
	       (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; /* noncharacters */
}

static bool is_blank(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c <= 0xA0) || utf8_is_space(c);
}

static bool is_combining(uint32_t c)
{
	return c >= 0x300 && utf8proc_charwidth((utf8proc_int32_t)c) == 0 && c != 0x200C && c != 0x200D;
}

static void cut(struct textbuf *out, size_t begin)
{
	while (out->len > begin && out->s[out->len - 1] == ' ')
		out->len--;
	if (out->alloc)
		out->s[out->len] = '\0';
	textbuf_puts(out, "…");
}

void draw_text_clean(struct textbuf *out, const char *s, size_t max)
{
	static const size_t ellipsis = sizeof "…" - 1;
	size_t len = strlen(s), begin = out->len, fits = out->len, i = 0, size, marks = 0;
	struct textbuf repaired = TEXTBUF_INIT((size_t)-1 / 2);
	bool blank = false;

	if (utf8_invalid_at(s, len) < len) {
		size_t replaced;

		if (utf8_repair(&repaired, s, len, &replaced) < 0) {
			out->failed = true;
			goto done;
		}
		s = repaired.s;
		len = repaired.len;
	}
	for (; i < len; i += size) {
		uint32_t c = utf8_at(s + i, len - i, &size);

		if (is_blank(c)) {
			blank = out->len > begin;
			continue;
		}
		if (is_unwanted(c))
			continue;
		marks = is_combining(c) ? marks + 1 : 0;
		if (marks > COMBINING_MAX)
			continue;
		if (out->len - begin + blank + size > max) {
			out->len = fits;
			cut(out, begin);
			break;
		}
		if (blank)
			textbuf_putc(out, ' ');
		blank = false;
		textbuf_add(out, s + i, size);
		if (out->len - begin + ellipsis <= max)
			fits = out->len;
	}
done:
	textbuf_release(&repaired);
}

/* ---- escaping ---- */

void draw_text_escape(struct textbuf *out, const char *s, size_t len, enum draw_form form)
{
	size_t i, done = 0;

	for (i = 0; i < len; i++) {
		const char *as = NULL;

		switch (s[i]) {
		case '&':
			as = "&amp;";
			break;
		case '<':
			as = "&lt;";
			break;
		case '>':
			as = "&gt;";
			break;
		case '"':
			as = form == DRAW_HTML ? "&quot;" : NULL;
			break;
		case '\\':
			if (form == DRAW_PLAIN)
				as = "\\\\";
			else if (form == DRAW_TOOLTIP)
				/* \n \l \r are read as line ends even after doubling: keep the letter off */
				as = i + 1 < len && strchr("nlr\\", s[i + 1]) ? "\\\\\xE2\x81\xA0" : "\\\\";
			break;
		}
		if (!as)
			continue;
		textbuf_add(out, s + done, i - done);
		textbuf_puts(out, as);
		done = i + 1;
	}
	textbuf_add(out, s + done, len - done);
}

/* Bytes of `s` that fill at most `columns`, at least one character; *used gets the columns. */
static size_t fitting(const char *s, size_t len, unsigned columns, unsigned *used)
{
	size_t i = 0, size;

	*used = 0;
	while (i < len) {
		int width = utf8proc_charwidth((utf8proc_int32_t)utf8_at(s + i, len - i, &size));

		if (i && width > 0 && *used + (unsigned)width > columns)
			break;
		*used += width > 0 ? (unsigned)width : 0;
		i += size;
	}
	return i;
}

/* Begin a further line; false, and "…" written, if there may be none. */
static bool next_line(struct textbuf *out, unsigned *line, unsigned line_nr, const char *newline)
{
	if (*line == line_nr) {
		textbuf_puts(out, "…");
		return false;
	}
	textbuf_puts(out, newline);
	++*line;
	return true;
}

void draw_text_wrap(struct textbuf *out, const char *s, unsigned columns, unsigned line_nr, const char *newline,
                    enum draw_form form)
{
	unsigned line = 1, at = 0;

	while (*s) {
		size_t word = strcspn(s, " "), take;
		unsigned width, whole;

		fitting(s, word, UINT32_MAX / 2, &whole);
		if (at && at + 1 + whole > columns) {
			/* not on this line; a word that fits on none is broken where it stands */
			if (!next_line(out, &line, line_nr, newline))
				return;
			at = 0;
		}
		if (at) {
			textbuf_putc(out, ' ');
			at++;
		}
		take = fitting(s, word, columns - at, &width);
		draw_text_escape(out, s, take, form);
		at += width;
		s += take;
		if (take < word) {
			at = columns;
			if (!next_line(out, &line, line_nr, newline))
				return;
			at = 0;
			continue;
		}
		while (*s == ' ')
			s++;
	}
}

/* ---- links ---- */

static bool starts_with(const char *s, const char *prefix)
{
	for (; *prefix; s++, prefix++)
		if ((*s >= 'A' && *s <= 'Z' ? *s | 32 : *s) != *prefix)
			return false;
	return true;
}

bool draw_text_link(struct textbuf *out, const char *url)
{
	static const char plain[] = "-._~:/?#[]@!$()*+,;=%";
	size_t len = url ? strlen(url) : 0, i;

	if (!len || len > LINK_BYTES_MAX || (!starts_with(url, "http://") && !starts_with(url, "https://")))
		return false;
	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)url[i];

		if ((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || strchr(plain, c))
			textbuf_putc(out, (char)c);
		else if (c == '&')
			textbuf_puts(out, "&amp;");     /* Graphviz copies links raw into the SVG */
		else
			textbuf_printf(out, "%%%02X", c);
	}
	return true;
}

/* ---- dates ---- */

static const char *const month_name[13] = {
	"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
};

static void put_year(struct textbuf *out, int year)
{
	if (year > 0)
		textbuf_printf(out, "%d", year);
	else
		textbuf_printf(out, "%d BC", 1 - year);
}

void draw_text_day(struct textbuf *out, int32_t day)
{
	int y, m, d;

	calendar_date(day, &y, &m, &d);
	textbuf_printf(out, "%d %s ", d, month_name[m]);
	put_year(out, y);
}

static const char *ordinal(int n)
{
	if (n % 100 / 10 == 1)
		return "th";
	return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

/* A span whose both ends are days. */
static void put_days(struct textbuf *out, int32_t start, int32_t end)
{
	int y1, m1, d1, y2, m2, d2;

	calendar_date(start, &y1, &m1, &d1);
	calendar_date(end, &y2, &m2, &d2);
	if (start == end) {
		draw_text_day(out, start);
	} else if (y1 == y2 && m1 == m2) {
		textbuf_printf(out, "%d–%d %s ", d1, d2, month_name[m1]);
		put_year(out, y1);
	} else if (y1 == y2) {
		textbuf_printf(out, "%d %s – %d %s ", d1, month_name[m1], d2, month_name[m2]);
		put_year(out, y1);
	} else {
		draw_text_day(out, start);
		textbuf_puts(out, " – ");
		draw_text_day(out, end);
	}
}

/* "2016-SU" -> "summer"; the value may have more after it. */
static const char *season(const char *value)
{
	static const struct { char code[4]; const char *name; } known[] = {
		{ "-SP", "spring" }, { "-SU", "summer" }, { "-FA", "autumn" }, { "-WI", "winter" }
	};
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++)
		if (value && strstr(value, known[i].code))
			return known[i].name;
	return NULL;
}

/* The span in the words of its precision. */
static void put_span(struct textbuf *out, const struct event_date *date)
{
	const char *value = date->value, *clock = value ? strchr(value, 'T') : NULL;
	int32_t start = date->date.start, end = date->date.end;
	int y1, m1, d1, y2, m2, d2;

	calendar_date(start, &y1, &m1, &d1);
	calendar_date(end, &y2, &m2, &d2);
	switch (date->date.precision) {
	case PRECISION_SECOND: case PRECISION_MINUTE: case PRECISION_HOUR:
		put_days(out, start, end);
		if (clock && clock[1] >= '0' && clock[1] <= '9' && clock[2] >= '0' && clock[2] <= '9') {
			bool minutes = clock[3] == ':' && clock[4] >= '0' && clock[4] <= '9' && clock[5] >= '0' &&
				       clock[5] <= '9';

			textbuf_printf(out, ", %.5s", minutes ? clock + 1 : "");
			if (!minutes)
				textbuf_printf(out, "%.2s:00", clock + 1);
		}
		return;
	case PRECISION_WEEK:
		if (end - start == 6) {
			textbuf_puts(out, "week of ");
			draw_text_day(out, start);
			return;
		}
		break;
	case PRECISION_MONTH:
		textbuf_puts(out, month_name[m1]);
		if (y1 != y2) {
			textbuf_putc(out, ' ');
			put_year(out, y1);
		}
		if (y1 != y2 || m1 != m2)
			textbuf_printf(out, " – %s", month_name[m2]);
		textbuf_putc(out, ' ');
		put_year(out, y2);
		return;
	case PRECISION_SEASON:
		if (!season(value))
			break;
		textbuf_printf(out, "%s ", season(value));
		put_year(out, y1);
		if (y1 != y2) {
			textbuf_puts(out, "–");
			put_year(out, y2);
		}
		return;
	case PRECISION_QUARTER:
		if (y1 != y2 || m2 - m1 != 2)
			break;
		textbuf_printf(out, "Q%d ", (m1 + 2) / 3);
		put_year(out, y1);
		return;
	case PRECISION_DECADE:
		if (y1 <= 0 || y1 % 10 != 0 || y2 != y1 + 9)
			break;
		textbuf_printf(out, "%ds", y1);
		return;
	case PRECISION_CENTURY:
		if (y1 <= 0 || y2 < y1 || y2 - y1 > 99)
			break;
		y1 = y1 % 100 == 0 ? y1 / 100 + 1 : (y1 + 99) / 100; /* 1900-1999 and 1901-2000 are both in use */
		textbuf_printf(out, "%d%s century", y1, ordinal(y1));
		return;
	case PRECISION_YEAR:
		put_year(out, y1);
		if (y1 != y2) {
			textbuf_puts(out, "–");
			put_year(out, y2);
		}
		return;
	default:
		break;
	}
	put_days(out, start, end);
}

void draw_text_date(struct textbuf *out, const struct event_date *date)
{
	static const char *const before[TIME_RELATION_NR] = {"",       "before ", "after ", "since ",
							     "until ", "during ", "about "};
	bool start = date->date.start != CALENDAR_NONE, end = date->date.end != CALENDAR_NONE;
	struct event_date one = *date;
	const char *word;

	if (!date->known || (!start && !end)) {
		textbuf_puts(out, "no date");
		return;
	}
	word = (unsigned)date->relation < TIME_RELATION_NR ? before[date->relation] : "";
	if (!start)
		one.date.start = one.date.end;
	if (!end)
		one.date.end = one.date.start;
	if (start != end) {
		/* open at one side */
		if (!*word)
			word = start ? "from " : "until ";
	}
	textbuf_puts(out, word);
	put_span(out, &one);
}
