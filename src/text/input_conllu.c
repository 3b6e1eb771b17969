/* input_conllu.c - sentences that are already cut into words (universaldependencies.org/format.html)
 *
 * A document is what stands between two `# newdoc` lines, or the whole file.  Its text is put together from the sentences:
 * `# text` where it holds the words in their order, else FORM and SpaceAfter.  Sentences are parted by a blank, paragraphs
 * (`# newpar`) by an empty line.
 *
 * Multiword tokens: their words share the characters when they spell the token ("don't" = "do" "n't"); else the token is
 * one word, with the columns of the part that the others hang from.  Empty nodes (8.1) are left out.
 * A sentence's tree is taken when every word has a head; a head outside the sentence, a cycle, or more than one root is
 * an error, as is a word out of number.
 */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "text/input_int.h"
#include "text/spelling.h"

enum { COLUMN_NR = 10, WORDS_MAX = SENTENCE_TOKENS_MAX };

enum column { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

/* A word of the sentence at hand. */
struct word {
	struct field form;
	struct token token;     /* lemma, upos, xpos, feats, deprel; head: 0 the root, n the nth word, HEAD_NONE */
	uint32_t becomes;       /* its token, from the sentence's first */
	bool space_after;
};

/* A token of several words. */
struct range {
	struct field form;
	uint32_t first, last;   /* words, from 0, both included */
	bool space_after;
};

/* A token to be: its characters, where they begin in the text, and the word whose columns it has. */
struct piece {
	struct field form;
	uint32_t begin, from;
	bool space_after;
};

struct reading {
	struct input *in;
	struct doc *d;
	struct err *e;
	struct speller speller;
	struct word *word;      /* of the sentence at hand; so are the following */
	size_t word_nr, word_alloc;
	struct range *range;
	size_t range_nr, range_alloc;
	struct piece *piece;
	size_t piece_nr, piece_alloc;
	struct field text;      /* of `# text`; s NULL: none */
	bool paragraph;         /* `# newpar` stands before the sentence */
	bool space;             /* white space stands after the sentence before */
	uint32_t paragraph_nr;
};

static int bad(const struct reading *r, const char *what)
{
	return err_set(r->e, ERR_FORMAT, "'%s' line %zu: %s", r->in->path, r->in->line, what);
}

static bool is_nothing(struct field f)
{
	return f.len == 1 && f.s[0] == '_';
}

/* A column's value in the document's memory; NULL for "_" and nothing. */
static const char *keep(const struct reading *r, struct field f)
{
	return !f.len || is_nothing(f) ? NULL : arena_strndup(&r->d->arena, f.s, f.len);
}

/* Digits only, at most seven of them; -1 otherwise. */
static long number(struct field f)
{
	long n = 0;
	size_t i;

	if (!f.len || f.len > 7)
		return -1;
	for (i = 0; i < f.len; i++) {
		if (!isdigit((unsigned char)f.s[i]))
			return -1;
		n = n * 10 + (f.s[i] - '0');
	}
	return n;
}

static bool says_no_space(struct field misc)
{
	static const char want[] = "SpaceAfter=No";
	size_t at = 0;

	while (at < misc.len) {
		const char *bar = memchr(misc.s + at, '|', misc.len - at);
		size_t end = bar ? (size_t)(bar - misc.s) : misc.len;

		if (end - at == sizeof want - 1 && memcmp(misc.s + at, want, end - at) == 0)
			return true;
		at = end + 1;
	}
	return false;
}

/* ---- lines ---- */

/* Cut a line at its tabs; how many columns it has. */
static size_t split(const char *line, size_t len, struct field column[COLUMN_NR])
{
	size_t at = 0, nr = 0;

	for (;;) {
		const char *tab = memchr(line + at, '\t', len - at);
		size_t end = tab ? (size_t)(tab - line) : len;

		if (nr < COLUMN_NR)
			column[nr] = (struct field){ line + at, end - at };
		nr++;
		if (!tab)
			return nr;
		at = end + 1;
	}
}

/* The value of a "# key = value" line; false: it is another. A "# key" alone has an empty value. */
static bool comment(const char *line, size_t len, const char *key, struct field *value)
{
	size_t at = 1, n = strlen(key);

	while (at < len && line[at] == ' ')
		at++;
	if (len - at < n || memcmp(line + at, key, n) != 0)
		return false;
	at += n;
	while (at < len && line[at] == ' ')
		at++;
	if (at < len && line[at] != '=')
		return false;
	*value = field_trim(line + at + (at < len), len - at - (at < len));
	return true;
}

/* Document comments: our own, and those of the GUM corpus. */
static const struct { const char *key; enum record_field field; bool date_may_fail; } metadata[] = {
	{ "title", RECORD_TITLE, false }, { "date", RECORD_DATE, false }, { "source", RECORD_SOURCE, false },
	{ "url", RECORD_URL, false }, { "author", RECORD_AUTHOR, false }, { "place", RECORD_PLACE, false },
	{ "meta::title", RECORD_TITLE, false }, { "meta::dateCreated", RECORD_DATE, true },
	{ "meta::sourceURL", RECORD_URL, false }, { "meta::author", RECORD_AUTHOR, false }
};

static void take_comment(struct reading *r, struct record *record, const char *line, size_t len)
{
	struct field value;
	size_t i;

	if (comment(line, len, "text", &value)) {
		r->text = (struct field){ arena_strndup(&r->d->arena, value.s, value.len), value.len };
		return;
	}
	if (comment(line, len, "newpar", &value) || comment(line, len, "newpar id", &value)) {
		r->paragraph = true;
		return;
	}
	for (i = 0; i < sizeof metadata / sizeof *metadata; i++)
		if (comment(line, len, metadata[i].key, &value) && value.len && !record->field[metadata[i].field].s) {
			record->field[metadata[i].field] =
				(struct field){ arena_strndup(&r->d->arena, value.s, value.len), value.len };
			if (metadata[i].field == RECORD_DATE) {
				record->date_line = r->in->line;
				record->date_may_fail = metadata[i].date_may_fail;
			}
			return;
		}
}

static int take_range(struct reading *r, const struct field *column, size_t dash)
{
	long first = number((struct field){ column[ID].s, dash });
	long last = number((struct field){ column[ID].s + dash + 1, column[ID].len - dash - 1 });
	const char *form;

	if (first != (long)r->word_nr + 1 || last <= first || last > WORDS_MAX ||
	    (r->range_nr && (long)r->range[r->range_nr - 1].last >= first - 1))
		return bad(r, "the words of this multiword token are out of number");
	form = arena_strndup(&r->d->arena, column[FORM].s, column[FORM].len);
	ARENA_PUSH(&r->d->arena, r->range, r->range_nr, r->range_alloc) = (struct range){
		{ form, column[FORM].len }, (uint32_t)first - 1, (uint32_t)last - 1, !says_no_space(column[MISC])
	};
	return 0;
}

static int take_word(struct reading *r, const char *line, size_t len)
{
	struct field column[COLUMN_NR];
	size_t nr = split(line, len, column), dash, i;
	char upos[8] = "";
	struct word *w;
	long id, head;

	if (nr != COLUMN_NR)
		return err_set(r->e, ERR_FORMAT, "'%s' line %zu: %zu columns where CoNLL-U has %d, parted by tabs", r->in->path,
		               r->in->line, nr, COLUMN_NR);
	column[FORM] = field_trim(column[FORM].s, column[FORM].len);
	for (dash = 0; dash < column[ID].len && column[ID].s[dash] != '-' && column[ID].s[dash] != '.'; dash++)
		;
	if (dash < column[ID].len && column[ID].s[dash] == '.')
		return 0;
	if (!column[FORM].len)
		return bad(r, "a word without FORM");
	if (column[FORM].len > TOKEN_BYTES_MAX)
		return err_set(r->e, ERR_LIMIT, "'%s' line %zu: a word of more than %d bytes", r->in->path, r->in->line,
		               TOKEN_BYTES_MAX);
	if (dash < column[ID].len)
		return take_range(r, column, dash);
	id = number(column[ID]);
	if (id != (long)r->word_nr + 1)
		return bad(r, "words are not numbered 1, 2, 3 …");
	if (r->word_nr == WORDS_MAX)
		return err_set(r->e, ERR_LIMIT, "'%s' line %zu: a sentence of more than %d words", r->in->path, r->in->line,
		               WORDS_MAX);
	w = &ARENA_PUSH(&r->d->arena, r->word, r->word_nr, r->word_alloc);
	*w = (struct word){ .token = { .head = HEAD_NONE }, .space_after = !says_no_space(column[MISC]) };
	w->form = (struct field){ arena_strndup(&r->d->arena, column[FORM].s, column[FORM].len), column[FORM].len };
	/* "_" is a lemma where it is the word */
	w->token.lemma = is_nothing(column[LEMMA]) && is_nothing(column[FORM]) ? w->form.s : keep(r, column[LEMMA]);
	w->token.xpos = keep(r, column[XPOS]);
	w->token.feats = keep(r, column[FEATS]);
	for (i = 0; i < column[UPOS].len && i + 1 < sizeof upos; i++)
		upos[i] = column[UPOS].s[i];
	if (column[UPOS].len && !is_nothing(column[UPOS])) {
		w->token.upos = column[UPOS].len < sizeof upos ? (uint8_t)upos_from_name(upos) : UPOS_NONE;
		if (!w->token.upos)
			return bad(r, "UPOS is none of the 17 tags of Universal Dependencies");
	}
	if (column[HEAD].len && !is_nothing(column[HEAD])) {
		head = number(column[HEAD]);
		if (head < 0 || head > WORDS_MAX || head == id)
			return bad(r, "HEAD is no other word of the sentence");
		w->token.head = (int32_t)head;
		w->token.deprel = head == 0 ? "root" : keep(r, column[DEPREL]);
		if (!w->token.deprel)
			w->token.deprel = "dep";
	}
	return 0;
}

/* ---- trees ---- */

/* Check the sentence's tree, or take off what there is of one when it is not whole. */
static int check_tree(struct reading *r)
{
	static const char marks[] = "a tree has one root and no cycle; this sentence's has";
	uint8_t seen[WORDS_MAX + 1] = { 0 };    /* 1: on the way up now, 2: leads to the root */
	uint32_t i, roots = 0, missing = 0;

	for (i = 0; i < r->word_nr; i++) {
		const struct token *t = &r->word[i].token;

		missing += t->head == HEAD_NONE;
		roots += t->head == 0;
		if (t->head > (int32_t)r->word_nr)
			return err_set(r->e, ERR_FORMAT, "'%s' line %zu: HEAD %d of word %u is not in the sentence before this line",
			               r->in->path, r->in->line, t->head, i + 1);
	}
	if (missing) {
		for (i = 0; i < r->word_nr; i++) {
			r->word[i].token.head = HEAD_NONE;
			r->word[i].token.deprel = NULL;
		}
		return 0;
	}
	if (roots != 1)
		return err_set(r->e, ERR_FORMAT, "'%s' line %zu: %s %u roots", r->in->path, r->in->line, marks, roots);
	seen[0] = 2;
	for (i = 1; i <= r->word_nr; i++) {
		uint32_t at = i;

		while (!seen[at]) {
			seen[at] = 1;
			at = (uint32_t)r->word[at - 1].token.head;
		}
		if (seen[at] == 1)
			return err_set(r->e, ERR_FORMAT, "'%s' line %zu: %s a cycle at word %u", r->in->path, r->in->line, marks, i);
		for (at = i; seen[at] == 1; at = (uint32_t)r->word[at - 1].token.head)
			seen[at] = 2;
	}
	return 0;
}

/* ---- the sentence's text ---- */

static int put_text(struct reading *r, const char *s, size_t len)
{
	int rc = textbuf_add(&r->in->text, s, len);

	if (rc == ERR_LIMIT)
		return err_set(r->e, rc, "'%s' line %zu: the document is larger than the limit of %d bytes", r->in->path, r->in->line,
		               DOC_BYTES_MAX);
	return rc < 0 ? input_no_memory(r->in, r->e) : 0;
}

static bool spelled_by(const struct reading *r, const struct range *m)
{
	size_t at = 0;
	uint32_t i;

	for (i = m->first; i <= m->last; i++) {
		struct field f = r->word[i].form;

		if (m->form.len - at < f.len || memcmp(m->form.s + at, f.s, f.len) != 0)
			return false;
		at += f.len;
	}
	return at == m->form.len;
}

/* The word of a multiword token that stands for all: the first whose head is outside. */
static uint32_t range_head(const struct reading *r, const struct range *m)
{
	uint32_t i;

	for (i = m->first; i < m->last; i++) {
		int32_t head = r->word[i].token.head;

		if (head <= (int32_t)m->first || head > (int32_t)m->last + 1)
			break;
	}
	return i;
}

static void push(struct reading *r, struct field form, bool space_after, uint32_t from)
{
	ARENA_PUSH(&r->d->arena, r->piece, r->piece_nr, r->piece_alloc) =
		(struct piece){ .form = form, .from = from, .space_after = space_after };
}

/* Make pieces of the words: a multiword token is dissolved into its words, or they become one. */
static void pieces_of(struct reading *r)
{
	uint32_t i = 0, k, m = 0;

	r->piece_nr = 0;
	while (i < r->word_nr) {
		const struct range *range = m < r->range_nr && r->range[m].first == i ? &r->range[m++] : NULL;
		bool spelled = range && spelled_by(r, range);
		uint32_t last = range ? range->last : i;

		for (k = i; k <= last; k++) {
			r->word[k].becomes = (uint32_t)r->piece_nr;
			if (!range || spelled)
				push(r, r->word[k].form, range ? k == last && range->space_after : r->word[k].space_after, k);
		}
		if (range && !spelled)
			push(r, range->form, range->space_after, range_head(r, range));
		i = last + 1;
	}
}

/* Where each piece begins in `text`, with nothing but white space between; false: they do not follow each other there. */
static bool align(struct field text, struct piece *piece, size_t nr)
{
	size_t at = 0, i, n;

	for (i = 0; i < nr; i++) {
		struct field form = piece[i].form;

		while (at < text.len && utf8_is_space(utf8_at(text.s + at, text.len - at, &n)))
			at += n;
		if (text.len - at < form.len || memcmp(text.s + at, form.s, form.len) != 0)
			return false;
		piece[i].begin = (uint32_t)at;
		at += form.len;
	}
	return !field_trim(text.s + at, text.len - at).len;
}

/* Add the sentence's text to in->text, and say where its pieces begin there. */
static int lay_out(struct reading *r)
{
	struct textbuf *text = &r->in->text;
	const char *gap = !text->len ? "" : r->paragraph ? "\n\n" : r->space ? " " : "";
	size_t i;
	int rc;

	if ((rc = put_text(r, gap, strlen(gap))) < 0)
		return rc;
	if (r->text.s && align(r->text, r->piece, r->piece_nr)) {
		for (i = 0; i < r->piece_nr; i++)
			r->piece[i].begin += (uint32_t)text->len;
		return put_text(r, r->text.s, r->text.len);
	}
	for (i = 0; i < r->piece_nr; i++) {
		r->piece[i].begin = (uint32_t)text->len;
		if ((rc = put_text(r, r->piece[i].form.s, r->piece[i].form.len)) < 0)
			return rc;
		if (r->piece[i].space_after && i + 1 < r->piece_nr && (rc = put_text(r, " ", 1)) < 0)
			return rc;
	}
	return 0;
}

/* Add the sentence that lies in the pieces to the document. */
static void add_sentence(struct reading *r)
{
	struct doc *d = r->d;
	const struct piece *p = r->piece;
	uint32_t first = (uint32_t)d->token_nr, nr = (uint32_t)r->piece_nr, i;
	bool opens = r->paragraph || !d->sentence_nr;

	if (opens && d->sentence_nr)
		r->paragraph_nr++;
	for (i = 0; i < nr; i++) {
		const struct spelling *w = speller_get(&r->speller, p[i].form.s, p[i].form.len);
		struct token t = r->word[p[i].from].token;

		t.begin = p[i].begin;
		t.end = p[i].begin + (uint32_t)p[i].form.len;
		t.sentence = (uint32_t)d->sentence_nr;
		t.form = w->form;
		t.lower = w->lower;
		t.flags = w->flags;
		if (i + 1 < nr ? p[i + 1].begin > t.end : p[i].space_after)
			t.flags |= TOKEN_SPACE_AFTER;
		if (t.head == 0)
			t.head = HEAD_ROOT;
		else if (t.head > 0)
			t.head = (int32_t)(first + r->word[t.head - 1].becomes);
		ARENA_PUSH(&d->arena, d->token, d->token_nr, d->token_alloc) = t;
	}
	ARENA_PUSH(&d->arena, d->sentence, d->sentence_nr, d->sentence_alloc) = (struct sentence){
		.begin = p[0].begin, .end = d->token[d->token_nr - 1].end, .token_begin = first, .token_end = first + nr,
		.paragraph = r->paragraph_nr, .flags = opens ? SENTENCE_PARAGRAPH : 0
	};
}

static int end_sentence(struct reading *r)
{
	int rc;

	if (r->range_nr && r->range[r->range_nr - 1].last >= r->word_nr)
		return bad(r, "the words of a multiword token are missing before this line");
	if (r->word_nr) {
		if ((rc = check_tree(r)) < 0)
			return rc;
		pieces_of(r);
		if ((rc = lay_out(r)) < 0)
			return rc;
		add_sentence(r);
		r->space = r->piece[r->piece_nr - 1].space_after;
		r->paragraph = false;
	}
	r->word_nr = r->range_nr = 0;
	r->text.s = NULL;
	return 0;
}

/* ---- the document ---- */

/* Is the line in in->buffer a `# newdoc`? Its id, which may be empty. */
static bool is_newdoc(const struct textbuf *line, struct field *id)
{
	return line->len && line->s[0] == '#' &&
	       (comment(line->s, line->len, "newdoc id", id) || comment(line->s, line->len, "newdoc", id));
}

/* Keep a `# newdoc` line for the next document. */
static int keep_newdoc(struct input *in, struct err *e)
{
	textbuf_clear(&in->newdoc);
	if (textbuf_add(&in->newdoc, in->buffer.s, in->buffer.len) < 0)
		return input_no_memory(in, e);
	in->has_newdoc = true;
	in->newdoc_line = in->line;
	return 0;
}

/* After an error: up to the next document, or the end. */
static void skip_document(struct input *in)
{
	struct field id;
	int rc;

	while ((rc = input_read_line(in, NULL)) != 0) {
		if (rc == ERR_IO || rc == ERR_NOMEM)
			return;
		if (rc < 0)
			continue;
		/* a line that is not UTF-8 is no newdoc line to be trusted, nor needs it be one */
		if (utf8_invalid_at(in->buffer.s, in->buffer.len) == in->buffer.len && is_newdoc(&in->buffer, &id)) {
			keep_newdoc(in, NULL);
			return;
		}
	}
}

/* One line of a document: 1 when it was the document's last, a `# newdoc` of the next one. */
static int take_line(struct reading *r, struct record *record, bool *begun)
{
	const struct textbuf *line = &r->in->buffer;
	struct field id;
	int rc;

	if (!field_trim(line->s, line->len).len)
		return end_sentence(r);
	if (line->s[0] != '#') {
		*begun = true;
		return take_word(r, line->s, line->len);
	}
	if (!is_newdoc(line, &id)) {
		take_comment(r, record, line->s, line->len);
		return 0;
	}
	if ((rc = end_sentence(r)) < 0)
		return rc;
	if (*begun) {
		rc = keep_newdoc(r->in, r->e);
		return rc < 0 ? rc : 1;
	}
	*begun = true;
	if (id.len)
		record->field[RECORD_ID] = (struct field){ arena_strndup(&r->d->arena, id.s, id.len), id.len };
	return 0;
}

static int read_document(struct reading *r)
{
	struct input *in = r->in;
	struct record record = { .line = 0 };
	bool begun = in->has_newdoc;
	struct field id = { NULL, 0 };
	int rc;

	if (in->has_newdoc && is_newdoc(&in->newdoc, &id) && id.len)
		record.field[RECORD_ID] = id;
	in->has_newdoc = false;
	textbuf_clear(&in->text);
	do {
		if ((rc = input_read_line(in, r->e)) < 0)
			return rc;
		if (rc == 0) {
			if ((rc = end_sentence(r)) < 0)
				return rc;
			if (!begun && in->doc_nr)
				return 0;
			break;
		}
		if ((rc = input_check_buffer(in, in->line, r->e)) < 0 || (rc = take_line(r, &record, &begun)) < 0)
			return rc;
	} while (rc == 0);
	if (!record.field[RECORD_ID].s && in->doc_nr) {
		const char *made = arena_printf(&r->d->arena, "%s:%zu", in->stem, in->doc_nr + 1);

		record.field[RECORD_ID] = (struct field){ made, strlen(made) };
	}
	record.field[RECORD_TEXT] = (struct field){ in->text.s, in->text.len };
	r->d->pretokenised = true;
	return input_fill(in, r->d, &record, r->e);
}

int input_next_conllu(struct input *in, struct doc *d, struct err *e)
{
	struct reading r = { .in = in, .d = d, .e = e };
	jmp_buf *outer = d->arena.on_nomem, here;
	int rc;

	if (setjmp(here)) {
		rc = input_no_memory(in, e);
	} else {
		d->arena.on_nomem = &here;
		speller_init(&r.speller, &d->arena);
		r.speller.copy = 1;
		rc = read_document(&r);
	}
	d->arena.on_nomem = outer;
	if (rc < 0 && !in->has_newdoc)
		skip_document(in);
	return rc;
}
