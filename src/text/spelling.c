/* spelling.c - form, lower form and flags, worked out once for each spelling of a document */
#include "text/spelling.h"

#include <string.h>

#include "base/utf8.h"
#include "text/segment_int.h"

/* Plain ASCII for the marks that news sites dress up; NULL: as it is; "" for joiners. */
static const char *plain_mark(uint32_t c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x201A: case 0x2039: case 0x203A: case 0x02BC: case 0x2032: case 0x00B4: case 0xFF07:
		return "'";
	case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: case 0x2033: case 0xFF02:
		return "\"";
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
		return "-";
	case 0x2014: case 0x2015:
		return "--";
	case 0x2026:
		return "...";
	case 0x00AD: case 0x200C: case 0x200D: case 0x2060:
		return "";
	default:
		return NULL;
	}
}

/* Work out one spelling. */
static void spell(struct arena *a, struct spelling *w, const char *s, size_t len)
{
	size_t at, n = 0, letters = 0, capitals = 0, digits = 0, others = 0, seps = 0, room;
	char *form, *lower;

	*w = (struct spelling){ NULL, NULL, 0 };
	form = arena_alloc(a, len + 1);
	for (at = 0; at < len;) {
		struct ch c = ch_at(s, at, len);
		const char *plain = c.c < 0x80 ? NULL : plain_mark(c.c);

		if (c.kind == CH_LETTER) {
			bool capital = utf8_is_upper(c.c);

			if (!letters && capital)
				w->flags |= TOKEN_CAPITAL;
			if (at == 0)
				w->flags |= TOKEN_WORD;
			letters++;
			capitals += capital;
		} else if (c.kind == CH_DIGIT) {
			digits++;
		} else if (c.c == '.' || c.c == ',') {
			seps++;
		} else {
			others++;
		}
		if (plain) {
			memcpy(form + n, plain, strlen(plain));     /* never longer than the character */
			n += strlen(plain);
		} else {
			memcpy(form + n, s + at, c.size);
			n += c.size;
		}
		at += c.size;
	}
	if (n == 0) {
		memcpy(form, s, len);               /* a joiner by itself */
		n = len;
	}
	form[n] = '\0';
	if (digits)
		w->flags |= TOKEN_HAS_DIGIT;
	if (digits && !letters && !others)
		w->flags |= TOKEN_NUMBER;
	if (letters > 1 && capitals == letters)
		w->flags |= TOKEN_ALL_CAPS;
	if (!letters && !digits && (others || seps)) {
		struct ch c = ch_at(s, 0, len);

		if (c.kind != CH_SYMBOL && c.kind != CH_OTHER)
			w->flags |= TOKEN_PUNCT;
	}
	room = 3 * n / 2 + 4;
	w->form = form;
	w->lower = form;
	if (capitals) {
		lower = arena_alloc(a, room);
		utf8_lower(form, n, lower, room);
		w->lower = lower;
	}
}

void speller_init(struct speller *sp, struct arena *a)
{
	*sp = (struct speller){ .arena = a };
	strmap_init(&sp->seen, a);
}

const struct spelling *speller_get(struct speller *sp, const char *s, size_t len)
{
	uint32_t known = strmap_get(&sp->seen, s, len);

	if (known == STRMAP_NONE) {
		struct spelling w;

		spell(sp->arena, &w, s, len);
		known = (uint32_t)sp->spelling_nr;
		ARENA_PUSH(sp->arena, sp->spelling, sp->spelling_nr, sp->spelling_alloc) = w;
		strmap_put(&sp->seen, s, len, known, sp->copy);
	}
	return &sp->spelling[known];
}
