#include "examples.h"

#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strmap.h"
#include "base/utf8.h"
#include "conllu.h"
#include "nn.h"
#include "text/segment.h"

enum { FORM_COUNT_MIN = 3, FORMS_MAX = 28000, TAG_COUNT_MIN = 10, VECTORS_MAX = 100000 };

static const char *const type_name[NAME_TYPES] = { "person", "place", "organization", "group", "event", "other" };

static struct arena memory = ARENA_INIT;
static jmp_buf no_memory;

static void die(const char *path, const char *what)
{
	fprintf(stderr, "train: '%s': %s\n", path, what);
	exit(1);
}

static FILE *open_read(const char *path)
{
	size_t length = strlen(path);
	char command[4200];
	FILE *f;

	snprintf(command, sizeof command, "gzip -dc '%s'", path);
	f = length > 3 && strcmp(path + length - 3, ".gz") == 0 ? popen(command, "r") : fopen(path, "r");
	if (!f)
		die(path, "cannot open");
	return f;
}

static struct example *add(struct examples *e, uint32_t word_nr, enum bank bank)
{
	struct example *x;

	if (e->nr == e->alloc) {
		e->alloc = e->alloc ? 2 * e->alloc : 1024;
		e->example = realloc(e->example, e->alloc * sizeof *e->example);
		if (!e->example)
			die("examples", "out of memory");
	}
	x = &e->example[e->nr++];
	*x = (struct example){ .word_nr = word_nr, .bank = bank };
	x->text = arena_array(&memory, word_nr, sizeof *x->text);
	x->tag = arena_alloc(&memory, word_nr);
	x->head = arena_array(&memory, word_nr, sizeof *x->head);
	x->label = arena_alloc(&memory, word_nr);
	x->name = arena_array(&memory, word_nr, sizeof *x->name);
	memset(x->tag, NO_TAG, word_nr);
	memset(x->head, 0xFF, word_nr * sizeof *x->head);
	return x;
}

/* ---- names ---- */

struct span {
	size_t begin, end;
	unsigned type;
	bool odd;               /* to be ignored: the type is not known here */
};

static int by_begin(const void *p, const void *q)
{
	const struct span *a = p, *b = q;

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return a->end > b->end ? -1 : a->end < b->end;
}

static unsigned type_of(const char *name)
{
	unsigned t;

	if (strcmp(name, "country") == 0)
		name = "place";
	for (t = 0; t < NAME_TYPES && strcmp(type_name[t], name) != 0; t++)
		;
	if (t == NAME_TYPES)
		die(name, "unknown type of name");
	return t;
}

/* The mentions of a record, outermost only, in order. */
static size_t spans_of(struct span **out, json_t *record)
{
	json_t *list = json_object_get(record, "mentions"), *m;
	size_t i, n = 0, kept = 0;
	struct span *s = arena_array(&memory, json_array_size(list) + 1, sizeof *s);

	json_array_foreach(list, i, m) {
		s[n].begin = (size_t)json_integer_value(json_object_get(m, "begin"));
		s[n].end = (size_t)json_integer_value(json_object_get(m, "end"));
		s[n++].type = type_of(json_string_value(json_object_get(m, "type")));
	}
	qsort(s, n, sizeof *s, by_begin);
	for (i = 0; i < n; i++)
		if (!kept || s[i].begin >= s[kept - 1].end)
			s[kept++] = s[i];
	*out = s;
	return kept;
}

/* Labels that a corpus's own label may mean.  Where a corpus does not have a type at all, such names may hide in "outside" or
 * among its "other" names. */
static uint32_t meaning(enum bank bank, unsigned label)
{
	enum { PERSON, PLACE, ORGANIZATION, GROUP, EVENT, OTHER };
	uint32_t mask = 1u << label;
	unsigned type = (label - 1) / 4, place = (label - 1) % 4, k;
	unsigned hidden = 0, among_other = 0;

	switch (bank) {
	case BANK_EWT:
		hidden = 1u << GROUP | 1u << EVENT | 1u << OTHER;
		break;
	case BANK_GUM:
		hidden = 1u << GROUP;
		break;
	case BANK_WORLDWIDE:
		among_other = 1u << EVENT;
		break;
	case BANK_CROSSNER:
		among_other = 1u << GROUP;
		hidden = 1u << GROUP;
		break;
	case BANK_WIKIGOLD:
		among_other = 1u << GROUP | 1u << EVENT;
		break;
	case BANK_GMB:
		hidden = 1u << EVENT | 1u << OTHER;
		break;
	case BANK_NR:
		break;
	}
	if (label == 0) {
		for (k = 0; k < NAME_TYPES; k++)
			if (hidden >> k & 1)
				mask |= 15u << (1 + 4 * k);
	} else if (type == OTHER) {
		for (k = 0; k < NAME_TYPES; k++)
			if (among_other >> k & 1)
				mask |= 1u << name_label(k, (enum name_place)place);
	}
	return mask;
}

/* Lay the spans on tokens [first, end) with places begin[], end[]; `exact` masks only, for dev sets. */
static void lay(struct examples *e, struct example *x, const size_t *begin, const size_t *end, const struct span *span,
                size_t span_nr, bool exact)
{
	uint32_t i, k;
	size_t s;

	for (i = 0; i < x->word_nr; i++)
		x->name[i] = exact ? 1 : meaning(x->bank, 0);
	for (s = 0; s < span_nr; s++) {
		uint32_t first = 0, last;

		if (span[s].end <= begin[0] || span[s].begin >= end[x->word_nr - 1])
			continue;
		while (end[first] <= span[s].begin)
			first++;
		for (last = first; last + 1 < x->word_nr && begin[last + 1] < span[s].end; last++)
			;
		if (begin[first] != span[s].begin || end[last] != span[s].end) {
			e->lost++;
			if (!exact)     /* no opinion on these */
				for (k = first; k <= last; k++)
					x->name[k] = 0;
			continue;
		}
		for (k = first; k <= last; k++) {
			enum name_place place = first == last ? NAME_ONLY : k == first ? NAME_BEGIN : k == last ? NAME_LAST :
			                        NAME_INSIDE;
			unsigned label = name_label(span[s].type, place);

			x->name[k] = exact ? 1u << label : meaning(x->bank, label);
		}
	}
}

/* A name corpus that has no tokens of its own. */
static void read_names(struct examples *out, const char *path, enum bank bank, bool exact)
{
	FILE *f = open_read(path);
	char *line = NULL;
	size_t alloc = 0, i;
	uint32_t k;

	while (getline(&line, &alloc, f) > 0) {
		json_t *record = json_loads(line, 0, NULL);
		struct span *span;
		size_t span_nr, begin[SENTENCE_TOKENS_MAX], end[SENTENCE_TOKENS_MAX];
		struct doc d;

		if (!record)
			die(path, "not JSON");
		span_nr = spans_of(&span, record);
		doc_init(&d);
		d.arena.on_nomem = &no_memory;
		d.text = arena_strdup(&d.arena, json_string_value(json_object_get(record, "text")));
		d.text_len = strlen(d.text);
		segment(&d);
		for (i = 0; i < d.sentence_nr; i++) {
			const struct sentence *s = &d.sentence[i];
			struct example *x = add(out, s->token_end - s->token_begin, bank);

			for (k = 0; k < x->word_nr; k++) {
				const struct token *t = &d.token[s->token_begin + k];

				x->text[k] = arena_strdup(&memory, t->form);
				begin[k] = t->begin;
				end[k] = t->end;
			}
			lay(out, x, begin, end, span, span_nr, exact);
		}
		doc_release(&d);
		json_decref(record);
	}
	free(line);
	fclose(f);
}

/* Lay the names of a file on the sentences of the same documents that were read from a treebank: the n-th character that is not
 * white space is the same in both. Documents that differ stay without names. */
static void add_names(struct examples *e, size_t first_example, const struct treebank *t, const char *path, bool exact)
{
	FILE *f = open_read(path);
	char *line = NULL;
	size_t alloc = 0, sentence_nr = t->doc.sentence_nr, missing = 0;

	while (getline(&line, &alloc, f) > 0) {
		json_t *record = json_loads(line, 0, NULL);
		const char *id = json_string_value(json_object_get(record, "id")), *text;
		size_t s, at = 0, span_nr, begin[SENTENCE_TOKENS_MAX], end[SENTENCE_TOKENS_MAX];
		struct span *span;
		bool seen = false;

		if (!record || !id)
			die(path, "not JSON");
		text = json_string_value(json_object_get(record, "text"));
		span_nr = spans_of(&span, record);
		for (s = 0; s < sentence_nr; s++) {
			struct example *x = &e->example[first_example + s];
			uint32_t k;
			bool same = true;

			if (strcmp(t->sentence_doc[s], id) != 0) {
				if (seen)
					break;
				continue;
			}
			seen = true;
			for (k = 0; k < x->word_nr && same; k++) {
				const char *form = t->form_raw[t->doc.sentence[s].token_begin + k];

				while (isspace((unsigned char)text[at]) || memcmp(text + at, "\xC2\xA0", 2) == 0)
					at += text[at] == '\xC2' ? 2 : 1;
				begin[k] = at;
				for (; *form; form++) {
					if (*form == ' ')
						continue;
					while (isspace((unsigned char)text[at]))
						at++;
					if (text[at] != *form) {
						same = false;
						break;
					}
					at++;
				}
				end[k] = at;
			}
			if (!same) {
				missing++;
				break;
			}
			lay(e, x, begin, end, span, span_nr, exact);
		}
		json_decref(record);
	}
	if (missing)
		printf("%s: %zu documents differ from their trees' text from some place on\n", path, missing);
	free(line);
	fclose(f);
}

/* ---- vocabulary ---- */

static struct strmap tag_number, label_number, word_number, form_number;

struct count {
	const char *s;
	uint32_t count, order;
};

static int by_count(const void *p, const void *q)
{
	const struct count *a = p, *b = q;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

static const char *tag_key(const struct gold *g)
{
	return arena_printf(&memory, "%s/%s", g->xpos, upos_name[g->upos]);
}

/* The most frequent of a list of strings, each with a number. */
static size_t most_frequent(struct count **out, const char **list, size_t nr)
{
	struct strmap map;
	struct count *c = arena_array(&memory, nr + 1, sizeof *c);
	size_t i, n = 0;

	strmap_init(&map, &memory);
	for (i = 0; i < nr; i++) {
		uint32_t k = strmap_get(&map, list[i], strlen(list[i]));

		if (k == STRMAP_NONE) {
			c[n] = (struct count){ list[i], 0, (uint32_t)n };
			k = (uint32_t)n++;
			strmap_put(&map, list[i], strlen(list[i]), k, 0);
		}
		c[k].count++;
	}
	qsort(c, n, sizeof *c, by_count);
	*out = c;
	return n;
}

static void read_vectors(struct vocabulary *v, const char *corpora)
{
	FILE *f = open_read(arena_printf(&memory, "%s/clusters/glove-100d-top100k.tsv.gz", corpora));
	char *line = NULL;
	size_t alloc = 0, n = 0, i, k;
	float *raw = malloc((size_t)VECTORS_MAX * VECTOR_DIM * sizeof *raw);

	strmap_init(&word_number, &memory);
	v->word = arena_array(&memory, VECTORS_MAX, sizeof *v->word);
	while (n < VECTORS_MAX && getline(&line, &alloc, f) > 0) {
		char *at = strchr(line, '\t');

		if (!at)
			continue;
		*at++ = '\0';
		for (k = 0; k < VECTOR_DIM; k++)
			raw[n * VECTOR_DIM + k] = (float)strtol(at, &at, 10);
		v->word[n] = word_hash(line);
		strmap_put(&word_number, line, strlen(line), (uint32_t)n++, 1);
	}
	free(line);
	pclose(f);
	v->word_nr = n;
	v->vector = calloc((n + 1) * VECTOR_DIM, 1);
	for (k = 0; k < VECTOR_DIM; k++) {
		double sum = 0, squares = 0, sigma;

		for (i = 0; i < n; i++) {
			sum += raw[i * VECTOR_DIM + k];
			squares += (double)raw[i * VECTOR_DIM + k] * raw[i * VECTOR_DIM + k];
		}
		sum /= (double)n;
		sigma = sqrt(squares / (double)n - sum * sum);
		for (i = 0; i < n; i++) {
			double q = floor((raw[i * VECTOR_DIM + k] - sum) / sigma / (2 * VECTOR_UNIT));

			v->vector[i * VECTOR_DIM + k] = (int8_t)(q < -8 ? -8 : q > 7 ? 7 : q);
		}
	}
	free(raw);
}

static const char *cased(const char *s, enum variant variant)
{
	size_t length = strlen(s), i;
	char *out;

	if (variant == AS_WRITTEN)
		return s;
	out = arena_alloc(&memory, 3 * length / 2 + 4);
	if (variant == LOWER_CASED) {
		utf8_lower(s, length, out, 3 * length / 2 + 4);
	} else {
		for (i = 0; i < length; i++)
			out[i] = s[i] >= 'a' && s[i] <= 'z' ? (char)(s[i] - 32) : s[i];
	}
	return out;
}

static void look_up(struct examples *e, const struct vocabulary *v, bool variants)
{
	size_t i;
	uint32_t k;
	int c;

	for (i = 0; i < e->nr; i++) {
		struct example *x = &e->example[i];

		for (c = 0; c < (variants ? VARIANT_NR : 1); c++) {
			x->word[c] = arena_array(&memory, x->word_nr, sizeof *x->word[c]);
			for (k = 0; k < x->word_nr; k++) {
				const char *form = cased(x->text[k], (enum variant)c), *lower = cased(form, LOWER_CASED);
				struct example_word *w = &x->word[c][k];
				struct word_features f;
				uint32_t at;

				word_features(&f, form, lower, k == 0);
				w->affix_nr = (uint8_t)f.affix_nr;
				for (at = 0; at < f.affix_nr; at++)
					w->affix[at] = (uint16_t)f.affix[at];
				at = strmap_get(&word_number, lower, strlen(lower));
				w->word = at == STRMAP_NONE ? (uint32_t)v->word_nr : at;
				at = strmap_get(&form_number, form, strlen(form));
				w->form = at == STRMAP_NONE ? 0 : at;
			}
		}
	}
}

/* Tags and trees of a treebank as examples, one a sentence. */
static void add_trees(struct examples *e, const struct treebank *t, enum bank bank)
{
	size_t s;
	uint32_t k;

	for (s = 0; s < t->doc.sentence_nr; s++) {
		const struct sentence *from = &t->doc.sentence[s];
		struct example *x = add(e, from->token_end - from->token_begin, bank);

		for (k = 0; k < x->word_nr; k++) {
			const struct gold *g = &t->gold[from->token_begin + k];
			const char *key = tag_key(g);
			uint32_t tag = strmap_get(&tag_number, key, strlen(key));
			uint32_t label = strmap_get(&label_number, g->deprel, strlen(g->deprel));

			x->text[k] = arena_strdup(&memory, t->doc.token[from->token_begin + k].form);
			x->tag[k] = tag == STRMAP_NONE ? NO_TAG : (uint8_t)tag;
			x->head[k] = (int16_t)(g->head == HEAD_ROOT ? 0 : g->head - (int32_t)from->token_begin + 1);
			x->label[k] = label == STRMAP_NONE ? NO_TAG : (uint8_t)label;
		}
	}
}

static void learn_classes(struct vocabulary *v, const struct treebank *bank, size_t bank_nr)
{
	const char **tag, **label;
	struct count *c;
	size_t n = 0, i, b, nr;

	for (b = 0; b < bank_nr; b++)
		n += bank[b].doc.token_nr;
	tag = arena_array(&memory, n, sizeof *tag);
	label = arena_array(&memory, n, sizeof *label);
	for (n = 0, b = 0; b < bank_nr; b++)
		for (i = 0; i < bank[b].doc.token_nr; i++, n++) {
			tag[n] = tag_key(&bank[b].gold[i]);
			label[n] = arena_strdup(&memory, bank[b].gold[i].deprel);
		}
	strmap_init(&tag_number, &memory);
	strmap_init(&label_number, &memory);
	nr = most_frequent(&c, tag, n);
	for (i = 0; i < nr && c[i].count >= TAG_COUNT_MIN && i < ENGINE_TAGS_MAX; i++) {
		char *slash = strrchr(c[i].s, '/');

		strmap_put(&tag_number, c[i].s, strlen(c[i].s), (uint32_t)i, 0);
		v->xpos[i] = arena_strndup(&memory, c[i].s, (size_t)(slash - c[i].s));
		v->upos[i] = (uint8_t)upos_from_name(slash + 1);
	}
	v->tag_nr = i;
	/* "root" first: it is for the word under the root and for none else */
	nr = most_frequent(&c, label, n);
	v->label[v->label_nr++] = "root";
	strmap_put(&label_number, "root", 4, 0, 0);
	for (i = 0; i < nr && c[i].count >= 5 && v->label_nr < ENGINE_LABELS_MAX; i++) {
		if (strcmp(c[i].s, "root") == 0)
			continue;
		strmap_put(&label_number, c[i].s, strlen(c[i].s), (uint32_t)v->label_nr, 0);
		v->label[v->label_nr++] = c[i].s;
	}
}

static void learn_forms(struct vocabulary *v, const struct examples *e)
{
	const char **form;
	struct count *c;
	size_t n = 0, i, nr;
	uint32_t k;

	for (i = 0; i < e->nr; i++)
		n += e->example[i].word_nr;
	form = arena_array(&memory, n, sizeof *form);
	for (n = 0, i = 0; i < e->nr; i++)
		for (k = 0; k < e->example[i].word_nr; k++)
			form[n++] = e->example[i].text[k];
	nr = most_frequent(&c, form, n);
	strmap_init(&form_number, &memory);
	v->form = arena_array(&memory, FORMS_MAX, sizeof *v->form);
	v->form_nr = 1;
	for (i = 0; i < nr && c[i].count >= FORM_COUNT_MIN && v->form_nr < FORMS_MAX; i++) {
		strmap_put(&form_number, c[i].s, strlen(c[i].s), (uint32_t)v->form_nr, 0);
		v->form[v->form_nr++] = word_hash(c[i].s);
	}
}

static const char *corpus(const char *corpora, const char *kind, const char *name, const char *ending)
{
	return arena_printf(&memory, "%s/%s/%s.%s", corpora, kind, name, ending);
}

void examples_read_train(struct examples *out, struct vocabulary *v, const char *corpora)
{
	static struct treebank bank[2];

	if (setjmp(no_memory))
		die(corpora, "out of memory");
	memory.on_nomem = &no_memory;
	treebank_read(&bank[0], corpus(corpora, "parse", "ewt-train", "conllu.gz"), NULL);
	treebank_read(&bank[1], corpus(corpora, "parse", "gum-train", "conllu.gz"), treebank_is_noncommercial);
	learn_classes(v, bank, 2);
	read_vectors(v, corpora);
	add_trees(out, &bank[0], BANK_EWT);
	add_names(out, 0, &bank[0], corpus(corpora, "ner", "uner-ewt-train", "ndjson"), false);
	{
		size_t first = out->nr;

		add_trees(out, &bank[1], BANK_GUM);
		add_names(out, first, &bank[1], corpus(corpora, "ner", "gum-train", "ndjson"), false);
	}
	treebank_release(&bank[0]);
	treebank_release(&bank[1]);
	read_names(out, corpus(corpora, "ner", "worldwide-train", "ndjson"), BANK_WORLDWIDE, false);
	read_names(out, corpus(corpora, "ner", "crossner-politics-train", "ndjson"), BANK_CROSSNER, false);
	read_names(out, corpus(corpora, "ner", "wikigold", "ndjson"), BANK_WIKIGOLD, false);
	read_names(out, corpus(corpora, "ner", "gmb", "ndjson.gz"), BANK_GMB, false);
	learn_forms(v, out);
	look_up(out, v, true);
	printf("%zu sentences, %zu names that are no row of tokens; %zu vectors, %zu forms, %zu tags, %zu relations\n", out->nr,
	       out->lost, v->word_nr, v->form_nr, v->tag_nr, v->label_nr);
}

void examples_read_dev(struct examples *out, const struct vocabulary *v, const char *corpora, const char *kind,
                       const char *name)
{
	static struct treebank bank;

	if (setjmp(no_memory))
		die(corpora, "out of memory");
	if (strcmp(kind, "parse") == 0) {
		treebank_read(&bank, corpus(corpora, "parse", name, "conllu"), NULL);
		add_trees(out, &bank, name[0] == 'e' ? BANK_EWT : BANK_GUM);
		treebank_release(&bank);
	} else {
		read_names(out, corpus(corpora, "ner", name, "ndjson"), name[0] == 'c' ? BANK_CROSSNER : BANK_WORLDWIDE, true);
	}
	look_up(out, v, false);
}
