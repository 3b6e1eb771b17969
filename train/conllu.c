#include "conllu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

static void die(const char *path, size_t line, const char *what)
{
	fprintf(stderr, "%s:%zu: %s\n", path, line, what);
	exit(1);
}

int treebank_is_noncommercial(const char *doc_id)
{
	static const char *const genre[] = { "fiction", "whow", "essay", "letter", "podcast" };
	size_t i;

	if (strncmp(doc_id, "GUM_", 4) != 0)
		return 0;
	for (i = 0; i < sizeof genre / sizeof genre[0]; i++)
		if (strncmp(doc_id + 4, genre[i], strlen(genre[i])) == 0)
			return 1;
	return 0;
}

/* Quotes and dashes made plain, as the segmenter does. */
static const char *plain_form(struct arena *a, const char *s)
{
	size_t len = strlen(s), at = 0, size, n = 0;
	char *out;

	for (at = 0; at < len && (unsigned char)s[at] < 0x80; at++)
		;
	if (at == len)
		return arena_strdup(a, s);
	out = arena_alloc(a, len + 1);
	for (at = 0; at < len; at += size) {
		uint32_t c = utf8_at(s + at, len - at, &size);

		switch (c) {
		case 0x2018: case 0x2019: case 0x201A: case 0x2039: case 0x203A: case 0x02BC: case 0x2032: case 0x00B4: case 0xFF07:
			out[n++] = '\'';
			break;
		case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: case 0x2033: case 0xFF02:
			out[n++] = '"';
			break;
		case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
			out[n++] = '-';
			break;
		case 0x2014: case 0x2015:
			out[n++] = '-';
			out[n++] = '-';
			break;
		case 0x2026:
			memcpy(out + n, "...", 3);
			n += 3;
			break;
		case 0x00A0: case 0x202F:
			out[n++] = ' ';
			break;
		case 0x00AD: case 0x200C: case 0x200D: case 0x2060:
			break;
		default:
			memcpy(out + n, s + at, size);
			n += size;
		}
	}
	if (!n)
		return arena_strdup(a, s);
	return out;
}

static uint32_t flags_of(const char *form)
{
	size_t len = strlen(form), at, size, letters = 0, uppers = 0, digits = 0, others = 0, puncts = 0;
	uint32_t flags = 0, first = 0;

	for (at = 0; at < len; at += size) {
		uint32_t c = utf8_at(form + at, len - at, &size);

		if (!at)
			first = c;
		if (utf8_is_letter(c)) {
			letters++;
			if (utf8_is_upper(c)) {
				uppers++;
				if (letters == 1)
					flags |= TOKEN_CAPITAL;
			}
		} else if (utf8_is_digit(c)) {
			digits++;
		} else if (c == '.' || c == ',') {
			puncts++;
		} else {
			others++;
			if (utf8_is_punct(c))
				puncts++;
		}
	}
	if (letters > 1 && uppers == letters)
		flags |= TOKEN_ALL_CAPS;
	if (digits) {
		flags |= TOKEN_HAS_DIGIT;
		if (!letters && !others)
			flags |= TOKEN_NUMBER;
	}
	if (first && utf8_is_letter(first))
		flags |= TOKEN_WORD;
	if (!letters && !digits && puncts)
		flags |= TOKEN_PUNCT;
	return flags;
}

static void add_token(struct treebank *t, char *const column[10], size_t first, const char *path, size_t line)
{
	struct doc *d = &t->doc;
	struct token token = { .head = HEAD_NONE, .sentence = (uint32_t)d->sentence_nr };
	struct gold gold;
	size_t length, gold_nr = d->token_nr, raw_nr = d->token_nr;
	char *lower;
	long head = strtol(column[6], NULL, 10);

	token.form = plain_form(&d->arena, column[1]);
	length = strlen(token.form);
	lower = arena_alloc(&d->arena, 3 * length / 2 + 4);
	utf8_lower(token.form, length, lower, 3 * length / 2 + 4);
	token.lower = lower;
	token.flags = flags_of(token.form);
	if (!strstr(column[9], "SpaceAfter=No"))
		token.flags |= TOKEN_SPACE_AFTER;
	gold.upos = (uint8_t)upos_from_name(column[3]);
	gold.xpos = arena_strdup(&d->arena, column[4]);
	gold.lemma = arena_strdup(&d->arena, column[2]);
	gold.deprel = arena_strdup(&d->arena, column[7]);
	gold.head = head ? (int32_t)(first + (size_t)head - 1) : HEAD_ROOT;
	if (!gold.upos)
		die(path, line, "unknown UPOS tag");
	ARENA_PUSH(&d->arena, t->gold, gold_nr, t->gold_alloc) = gold;
	ARENA_PUSH(&d->arena, t->form_raw, raw_nr, t->raw_alloc) = arena_strdup(&d->arena, column[1]);
	ARENA_PUSH(&d->arena, d->token, d->token_nr, d->token_alloc) = token;
}

void treebank_read(struct treebank *t, const char *path, int (*skip)(const char *doc_id))
{
	struct doc *d = &t->doc;
	static char row[1 << 16];
	char *id = NULL, *sent_id = NULL;
	size_t first = 0, line = 0, length = strlen(path), id_nr = 0, sentence_id_alloc = 0;
	int left_out = 0, piped = length > 3 && strcmp(path + length - 3, ".gz") == 0;
	FILE *f;

	memset(t, 0, sizeof *t);
	doc_init(d);
	if (piped) {
		char *command = malloc(length + 32);

		sprintf(command, "gzip -dc '%s'", path);
		f = popen(command, "r");
		free(command);
	} else {
		f = fopen(path, "r");
	}
	if (!f)
		die(path, 0, "cannot open");
	while (fgets(row, sizeof row, f)) {
		char *column[10], *at = row;
		size_t k;

		line++;
		row[strcspn(row, "\r\n")] = '\0';
		if (strncmp(row, "# newdoc id = ", 14) == 0) {
			id = arena_strdup(&d->arena, row + 14);
			left_out = skip && skip(id);
		} else if (strncmp(row, "# sent_id = ", 12) == 0) {
			sent_id = arena_strdup(&d->arena, row + 12);
		}
		if (row[0] == '#')
			continue;
		if (!row[0]) {
			struct sentence s = { .token_begin = (uint32_t)first, .token_end = (uint32_t)d->token_nr };
			const struct token *last = d->token_nr ? &d->token[d->token_nr - 1] : NULL;

			if (d->token_nr == first)
				continue;
			if (!strchr(".!?\"')", last->form[0]))
				s.flags = s.token_end - s.token_begin < 15 ? SENTENCE_HEADING : 0;
			ARENA_PUSH(&d->arena, t->sentence_doc, id_nr, t->id_alloc) = id ? id : "";
			id_nr--;
			ARENA_PUSH(&d->arena, t->sentence_id, id_nr, sentence_id_alloc) = sent_id ? sent_id : "";
			ARENA_PUSH(&d->arena, d->sentence, d->sentence_nr, d->sentence_alloc) = s;
			first = d->token_nr;
			continue;
		}
		if (left_out || strspn(row, "0123456789") != strcspn(row, "\t"))
			continue;
		for (k = 0; k < 10; k++) {
			column[k] = at;
			at += strcspn(at, "\t");
			if (*at)
				*at++ = '\0';
			else if (k < 9)
				die(path, line, "fewer than 10 columns");
		}
		add_token(t, column, first, path, line);
	}
	if (piped ? pclose(f) : fclose(f))
		die(path, line, "cannot read");
}

void treebank_release(struct treebank *t)
{
	doc_release(&t->doc);
}
