/* kg_same.c - which entities of all documents are one
 *
 * Entities are put together by sets that grow (union-find), in this order; docs/merging.md says the same to the user:
 *
 *     1  the user's table, then the rows of our own tables
 *     2  namesakes: entities of one type and name.  The set of all of them is split by what tells two apart: country, row, and
 *        for people what they do, the office, what they lead, their dates.  Who says nothing of what the set is split by is
 *        given to the part that has the same title, else, where there are several, to none.  What is left together is one,
 *        unless one document tells two of them apart.
 *     3  a person known by one word, where the run has just one person of that family name and something else is in common
 *     4  an acronym, where some document introduces it for just one name
 *     5  what the user says of two names
 *
 * Every question is put to the set of all documents, never to those seen so far, and each step looks at what the step before
 * left, so that the answer does not depend on any order.  Sets are split by sorting: O(n log n) in all.
 */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_int.h"

enum {
	OFFICE_DAYS = 31,           /* documents this close speak of the same holders of an office */
	DEATH_DAYS = 366,           /* what is dated later than this after a death is somebody else's */
	LIFE_DAYS = 80 * 366,       /* who does nothing for so long is somebody else */
	ACRONYM_NAMES_MAX = 8
};

/* An entity with all that the rules ask of it. */
struct member {
	struct fact_entity *e;
	uint32_t up;                /* towards the first of its set */
	uint32_t at;                /* its own number: documents in order */
	uint32_t document;
	int32_t date;               /* the document's */
	uint32_t name;              /* number of its type and name, or NO_INDEX */
	uint32_t role;              /* number of its title, 0: none */
	const char *key;            /* its name as it is compared */
	const char *country;
	bool row;                   /* a row of a table */
	uint8_t field;              /* enum kg_field */
	uint8_t rank;               /* enum kg_rank */
	bool alone;                 /* known by one word, or by no name */
	uint64_t value;             /* what it is split by now, 0: unknown */
};

struct same {
	struct arena *a;
	struct kg *kg;
	struct kg_collected *c;
	struct member *m;
	size_t nr;
	struct kg_key key;          /* the key being made */
	struct strmap name_at, role_at, seat_at;
	size_t name_nr, role_nr, seat_nr;
};

/* ---- sets ---- */

static uint32_t find(struct same *s, uint32_t i)
{
	while (s->m[i].up != i)
		i = s->m[i].up = s->m[s->m[i].up].up;
	return i;
}

/* The lower number stands for the set. */
static void put_together(struct same *s, uint32_t i, uint32_t j)
{
	i = find(s, i);
	j = find(s, j);
	if (i < j)
		s->m[j].up = i;
	else
		s->m[i].up = j;
}

/* `rule` is why, unless a better one was found before. */
static void because(struct member *m, enum kg_rule rule)
{
	if (m->e->rule == KG_RULE_NONE)
		m->e->rule = rule;
}

/* The number of the key in s->key, from 1. */
static uint32_t number_of(struct same *s, struct strmap *map, size_t *nr)
{
	uint32_t at = strmap_get(map, s->key.s, s->key.len);

	if (at != STRMAP_NONE)
		return at;
	strmap_put(map, s->key.s, s->key.len, (uint32_t)++*nr, 1);
	return (uint32_t)*nr;
}

/* ---- what is asked of an entity ---- */

/* The row it is: its link, and for a country its code, made as "country:XX". */
static const char *row_of(const struct fact_entity *e, char room[16])
{
	if (e->type != ENTITY_COUNTRY || !e->code[0])
		return e->link;
	memcpy(room, "country:", 8);
	memcpy(room + 8, e->code, 3);
	return room;
}

static void describe(struct same *s, struct member *m, struct fact_doc *d)
{
	struct fact_entity *e = m->e;

	m->date = d->about.date;
	m->country = e->country;
	m->name = NO_INDEX;
	m->key = "";
	m->alone = e->generic || !e->name || (e->type == ENTITY_PERSON && !kg_several_words(e->name));
	if (e->name) {
		kg_key_clear(&s->key);
		kg_key_byte(s->a, &s->key, (char)('a' + (int)e->type));
		kg_key_name(s->a, &s->key, e->name, e->type != ENTITY_PERSON);
		if (!e->generic)
			e->namesakes = m->name = number_of(s, &s->name_at, &s->name_nr) - 1;
		m->key = arena_strdup(s->a, s->key.s + 1);
	}
	if (e->role && e->type == ENTITY_PERSON) {
		kg_key_clear(&s->key);
		kg_key_name(s->a, &s->key, kg_role_itself(e->role), true);
		m->role = number_of(s, &s->role_at, &s->role_nr);
		m->field = (uint8_t)kg_field_of(e->role);
		m->rank = (uint8_t)kg_rank_of(e->role);
	}
	e->known = kg_known_row(s->kg, e, &s->key);
	if (e->known == NO_INDEX)
		return;
	if (!e->country[0] || e->country_basis)
		m->country = s->c->known[e->known].country;
}

static void describe_all(struct same *s)
{
	size_t i, j, nr = 0;

	for (i = 0; i < s->c->doc_nr; i++)
		nr += s->c->doc[i]->entity_nr;
	s->m = arena_array(s->a, nr, sizeof *s->m);
	for (i = 0; i < s->c->doc_nr; i++)
		for (j = 0; j < s->c->doc[i]->entity_nr; j++) {
			struct fact_entity *e = &s->c->doc[i]->entity[j];
			struct member *m = &s->m[s->nr];
			char room[16];

			/* A country that has no name in its document waits for one of another document; anything else
			 * without a name is nothing. */
			if (!e->name && !row_of(e, room))
				e->mention_nr = 0;
			if (!e->mention_nr)
				continue;
			*m = (struct member){ .e = e, .up = (uint32_t)s->nr, .at = (uint32_t)s->nr, .document = (uint32_t)i };
			describe(s, m, s->c->doc[i]);
			s->nr++;
		}
}

/* ---- 1: tables ---- */

/* Our row's set goes to the user's row that is in it; where the user tells two apart in it, it does not tie them. */
static void merge_rows(struct same *s)
{
	uint32_t *of_known = arena_array(s->a, s->c->known_nr, sizeof *of_known);
	struct strmap rows;
	struct row {
		uint32_t first, known;
		bool several;
	} *row = NULL;
	size_t row_nr = 0, row_alloc = 0, i;
	uint32_t *row_at = arena_array(s->a, s->nr, sizeof *row_at);

	strmap_init(&rows, s->a);
	memset(of_known, 0xff, s->c->known_nr * sizeof *of_known);
	for (i = 0; i < s->nr; i++) {
		struct member *m = &s->m[i];
		char room[16];
		const char *link = row_of(m->e, room);
		uint32_t at;

		if (m->e->known != NO_INDEX) {
			because(m, KG_RULE_TABLE);
			m->row = true;
			if (of_known[m->e->known] == NO_INDEX)
				of_known[m->e->known] = (uint32_t)i;
			put_together(s, of_known[m->e->known], (uint32_t)i);
		}
		row_at[i] = NO_INDEX;
		if (!link)
			continue;
		m->row = true;
		at = strmap_get(&rows, link, strlen(link));
		if (at == STRMAP_NONE) {
			at = (uint32_t)row_nr;
			strmap_put(&rows, link, strlen(link), at, 1);
			ARENA_PUSH(s->a, row, row_nr, row_alloc) = (struct row){ .first = NO_INDEX, .known = NO_INDEX };
		}
		row_at[i] = at;
		if (m->e->known == NO_INDEX)
			continue;
		row[at].several |= row[at].known != NO_INDEX && row[at].known != m->e->known;
		row[at].known = m->e->known;
	}
	for (i = 0; i < s->nr; i++) {
		struct row *r = row_at[i] == NO_INDEX ? NULL : &row[row_at[i]];

		if (!r || (r->several && s->m[i].e->known != NO_INDEX))
			continue;
		because(&s->m[i], KG_RULE_ROW);
		if (r->first == NO_INDEX)
			r->first = (uint32_t)i;
		put_together(s, r->first, (uint32_t)i);
	}
}

/* The entities of a row say together what they are; what they disagree on says nothing. */
static void share_in_rows(struct same *s)
{
	const char **country = arena_array(s->a, s->nr, sizeof *country);
	uint8_t *field = arena_array(s->a, s->nr, sizeof *field);
	bool *fields = arena_array(s->a, s->nr, sizeof *fields);
	size_t i;

	for (i = 0; i < s->nr; i++) {
		struct member *m = &s->m[i];
		uint32_t at = find(s, (uint32_t)i);

		if (!m->row)
			continue;
		if (m->country[0] && (!country[at] || strcmp(m->country, country[at]) < 0))
			country[at] = m->country;
		fields[at] |= m->field && field[at] && m->field != field[at];
		if (m->field)
			field[at] = m->field;
	}
	for (i = 0; i < s->nr; i++) {
		struct member *m = &s->m[i];
		uint32_t at = find(s, (uint32_t)i);

		if (!m->row)
			continue;
		if (country[at])
			m->country = country[at];
		m->field = fields[at] ? 0 : field[at];
		m->rank = KG_RANK_NONE;
	}
}

/* ---- 2: namesakes ---- */

enum step { STEP_COUNTRY, STEP_ROW, STEP_FIELD, STEP_OFFICE, STEP_SEAT, STEP_DATES, STEP_NR };

static const enum kg_apart step_apart[STEP_NR] = {
	KG_APART_COUNTRY, KG_APART_ROW, KG_APART_FIELD, KG_APART_OFFICE, KG_APART_SEAT, KG_APART_DATES
};

static int by_value(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;

	return x->value != y->value ? ORDER(x->value, y->value) : ORDER(x->at, y->at);
}

static int by_role(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;

	return x->role != y->role ? ORDER(x->role, y->role) : by_value(a, b);
}

static int by_date(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;

	return x->date != y->date ? ORDER(x->date, y->date) : by_value(a, b);
}

static int by_first_act(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;

	return x->e->act_first != y->e->act_first ? ORDER(x->e->act_first, y->e->act_first) : ORDER(x->at, y->at);
}

/* Two that act on different sides of a death, or of a lifetime without a deed, are two. */
static void value_by_dates(struct member **v, size_t nr)
{
	int32_t dead = CALENDAR_NONE, last = CALENDAR_NONE;
	uint64_t life = 1;
	size_t i;

	for (i = 0; i < nr; i++)
		if (v[i]->e->died != CALENDAR_NONE && (dead == CALENDAR_NONE || v[i]->e->died < dead))
			dead = v[i]->e->died;
	if (dead == CALENDAR_NONE)
		qsort(v, nr, sizeof *v, by_first_act);
	for (i = 0; i < nr; i++) {
		const struct fact_entity *e = v[i]->e;

		v[i]->value = 0;
		if (e->act_last == CALENDAR_NONE && e->died == CALENDAR_NONE)
			continue;
		if (dead != CALENDAR_NONE) {
			v[i]->value = e->died == CALENDAR_NONE && (int64_t)e->act_last - dead > DEATH_DAYS ? 2 : 1;
			continue;
		}
		if (last != CALENDAR_NONE && (int64_t)e->act_first - last > LIFE_DAYS)
			life++;
		if (last == CALENDAR_NONE || e->act_last > last)
			last = e->act_last;
		v[i]->value = life;
	}
}

/* Set what each is split by in this step. */
static void set_values(struct same *s, struct member **v, size_t nr, enum step step)
{
	size_t i;

	if (step == STEP_DATES) {
		value_by_dates(v, nr);
		return;
	}
	for (i = 0; i < nr; i++) {
		struct member *m = v[i];

		switch (step) {
		case STEP_COUNTRY:
			m->value = m->country[0] ? (uint64_t)((unsigned char)m->country[0] << 8 | (unsigned char)m->country[1]) : 0;
			break;
		case STEP_ROW:
			m->value = m->row ? (uint64_t)find(s, m->at) + 1 : 0;
			break;
		case STEP_FIELD:
			m->value = m->field;
			break;
		case STEP_OFFICE:
			m->value = m->rank;
			break;
		default:
			m->value = 0;
			if (!m->e->seat || m->row)
				break;
			kg_key_clear(&s->key);
			kg_key_name(s->a, &s->key, m->e->seat, true);
			m->value = number_of(s, &s->seat_at, &s->seat_nr);
		}
	}
}

/* Offices pass from hand to hand: different ones tell two people apart only at the same time.  Documents in the order of
 * their dates: if any two that differ are that close, then two neighbours that have an office are. */
static bool at_the_same_time(struct member **v, size_t nr)
{
	const struct member *last = NULL;
	size_t i;

	qsort(v, nr, sizeof *v, by_date);
	for (i = 0; i < nr; i++) {
		if (!v[i]->value || v[i]->date == CALENDAR_NONE)
			continue;
		if (last && last->value != v[i]->value && (int64_t)v[i]->date - last->date <= OFFICE_DAYS)
			return true;
		last = v[i];
	}
	return false;
}

/* Who has no value takes that of those who have the same title, if these have one. */
static void value_by_role(struct member **v, size_t nr)
{
	size_t i, j, k;

	qsort(v, nr, sizeof *v, by_role);
	for (i = 0; i < nr; i = j) {
		uint64_t one = 0;
		bool several = false;

		for (j = i; j < nr && v[j]->role == v[i]->role; j++) {
			several |= v[j]->value && one && one != v[j]->value;
			if (v[j]->value)
				one = v[j]->value;
		}
		for (k = i; k < j && v[i]->role && !several; k++)
			if (!v[k]->value)
				v[k]->value = one;
	}
}

static void stay_apart(struct member **v, size_t nr, enum kg_apart why)
{
	size_t i;

	for (i = 0; i < nr; i++)
		if (v[i]->e->apart == KG_APART_NONE)
			v[i]->e->apart = why;
}

/* They are one, unless one document tells two of them apart. */
static void unite(struct same *s, struct member **v, size_t nr)
{
	size_t i;

	qsort(v, nr, sizeof *v, by_value);      /* by_value with all values equal: documents in order */
	for (i = 1; v[0]->e->type == ENTITY_PERSON && i < nr; i++)
		if (v[i]->document == v[i - 1]->document && find(s, v[i]->at) != find(s, v[i - 1]->at)) {
			stay_apart(v, nr, KG_APART_DOCUMENT);
			return;
		}
	for (i = 0; i < nr && nr > 1; i++) {
		because(v[i], KG_RULE_NAME);
		put_together(s, v[0]->at, v[i]->at);
	}
}

static void split(struct same *s, struct member **v, size_t nr, enum step step)
{
	bool person = v[0]->e->type == ENTITY_PERSON;
	size_t i, j, known = 0, last = person ? STEP_NR : STEP_FIELD;
	uint64_t one = 0;

	for (; nr > 1 && step < last; step++) {
		known = 0;
		set_values(s, v, nr, step);
		for (i = 0; i < nr && known < 2; i++)
			if (v[i]->value && (!known || v[i]->value != one)) {
				one = v[i]->value;
				known++;
			}
		if (known == 2 && ((step != STEP_OFFICE && step != STEP_SEAT) || at_the_same_time(v, nr)))
			break;
		known = 0;
	}
	if (known < 2) {
		for (i = 0; i < nr; i++)
			v[i]->value = 0;
		unite(s, v, nr);
		return;
	}
	stay_apart(v, nr, step_apart[step]);
	if (person)
		value_by_role(v, nr);
	qsort(v, nr, sizeof *v, by_value);
	for (i = 0; i < nr; i = j) {
		for (j = i + 1; j < nr && v[j]->value == v[i]->value; j++)
			;
		if (v[i]->value || !person) {
			split(s, v + i, j - i, step + 1);
			continue;
		}
		for (; i < j; i++)
			if (!v[i]->row)
				v[i]->e->apart = KG_APART_CHOICE;
	}
}

static int by_name(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;

	return x->name != y->name ? ORDER(x->name, y->name) : ORDER(x->at, y->at);
}

static void merge_namesakes(struct same *s)
{
	struct member **v = arena_array(s->a, s->nr, sizeof *v);
	size_t nr = 0, i, j;

	for (i = 0; i < s->nr; i++)
		if (!s->m[i].alone)
			v[nr++] = &s->m[i];
	if (nr)
		qsort(v, nr, sizeof *v, by_name);
	for (i = 0; i < nr; i = j) {
		for (j = i + 1; j < nr && v[j]->name == v[i]->name; j++)
			;
		split(s, v + i, j - i, STEP_COUNTRY);
	}
}

/* ---- 3: family names ---- */

/* Who has a family name; also a person of a row that is known by that name alone. */
struct family {
	uint32_t set;               /* the only one, or NO_INDEX */
	bool several;
	const char *country;        /* of the set: the first known */
	uint8_t field;
	char gender;
	bool differ;                /* the set, or those who would join it, disagree on gender or field */
};

struct families {
	struct strmap at;
	struct family *f;
	size_t nr, alloc;
	struct strmap role;         /* set and role, as bytes */
	struct strmap in;           /* set and document, as bytes: the document has a member */
	struct strmap word;         /* document and family name -> how often a person is known by it alone */
};

static const char *pair(uint32_t a, uint32_t b, char bytes[8])
{
	memcpy(bytes, &a, 4);
	memcpy(bytes + 4, &b, 4);
	return bytes;
}

static void add_family(struct same *s, struct families *f, const char *word, size_t length, uint32_t set)
{
	uint32_t at;

	if (!length)
		return;
	at = strmap_get(&f->at, word, length);
	if (at == STRMAP_NONE) {
		at = (uint32_t)f->nr;
		strmap_put(&f->at, word, length, at, 1);
		ARENA_PUSH(s->a, f->f, f->nr, f->alloc) = (struct family){ .set = set, .country = "" };
	}
	f->f[at].several |= f->f[at].set != set;
}

/* How it is found by its own family name; NULL: nobody, or several have it. */
static struct family *family_of(struct families *f, const struct member *m)
{
	size_t length;
	const char *word = kg_family(m->key, &length);
	uint32_t at = length ? strmap_get(&f->at, word, length) : STRMAP_NONE;

	return at == STRMAP_NONE || f->f[at].several ? NULL : &f->f[at];
}

static bool by_one_word(const struct member *m)
{
	return m->e->type == ENTITY_PERSON && m->alone && !m->e->generic && m->e->name && !m->row;
}

static void word_key(struct same *s, const struct member *m)
{
	size_t length, i;
	const char *word = kg_family(m->key, &length);
	char bytes[8];

	kg_key_clear(&s->key);
	pair(m->document, 0, bytes);
	for (i = 0; i < 4; i++)
		kg_key_byte(s->a, &s->key, bytes[i]);
	for (i = 0; i < length; i++)
		kg_key_byte(s->a, &s->key, word[i]);
}

/* What the person of a family name and those who would join have in common is gathered in `f`. */
static void add_to_family(struct family *f, const struct member *m)
{
	char gender = m->e->gender;

	if (m->country[0] && !f->country[0])
		f->country = m->country;
	f->differ |= (gender && f->gender && gender != f->gender) || (m->field && f->field && m->field != f->field);
	if (gender)
		f->gender = gender;
	if (m->field)
		f->field = m->field;
}

static void gather_families(struct same *s, struct families *f)
{
	char bytes[8];
	size_t i, length;

	for (i = 0; i < s->nr; i++) {
		const struct member *m = &s->m[i];
		const char *word;
		uint32_t at;

		if (by_one_word(m)) {
			word_key(s, m);
			at = strmap_get(&f->word, s->key.s, s->key.len);
			strmap_put(&f->word, s->key.s, s->key.len, at == STRMAP_NONE ? 1 : 2, 1);
		}
		if (m->e->type != ENTITY_PERSON || m->e->generic || !m->e->name || by_one_word(m))
			continue;
		at = find(s, m->at);
		word = kg_family(m->key, &length);
		add_family(s, f, word, length, at);
		if (kg_family_first(m->country))
			add_family(s, f, m->key, strcspn(m->key, " "), at);
		strmap_put(&f->in, pair(at, m->document, bytes), 8, 1, 1);
		if (m->role)
			strmap_put(&f->role, pair(at, m->role, bytes), 8, 1, 1);
	}
	for (i = 0; i < s->nr; i++) {
		const struct member *m = &s->m[i];
		struct family *of;

		if (m->e->type != ENTITY_PERSON || m->e->generic || !m->e->name)
			continue;
		of = family_of(f, m);
		if (by_one_word(m)) {
			/* a document that tells a "Smith" from its John Smith knows one more of that name */
			if (of && strmap_get(&f->in, pair(of->set, m->document, bytes), 8) != STRMAP_NONE)
				of->several = true;
			continue;
		}
		if (of)
			add_to_family(of, m);
		if (!kg_family_first(m->country))
			continue;
		length = strcspn(m->key, " ");
		if (f->f[strmap_get(&f->at, m->key, length)].set == find(s, m->at))
			add_to_family(&f->f[strmap_get(&f->at, m->key, length)], m);
	}
}

/* The family whose only person this one word means; NULL: it may be somebody else. */
static struct family *supported(struct same *s, struct families *f, const struct member *m)
{
	struct family *of = family_of(f, m);
	char bytes[8];
	bool common;

	if (!of)
		return NULL;            /* nobody, or several */
	word_key(s, m);
	if (strmap_get(&f->word, s->key.s, s->key.len) != 1)
		return NULL;
	if (m->country[0] && of->country[0] && strcmp(m->country, of->country) != 0)
		return NULL;
	common = m->country[0] && of->country[0];
	common |= m->role && strmap_get(&f->role, pair(of->set, m->role, bytes), 8) != STRMAP_NONE;
	return common ? of : NULL;
}

static void merge_family_names(struct same *s)
{
	struct families f = { .f = NULL };
	struct family **joins = arena_array(s->a, s->nr, sizeof *joins);
	size_t i;

	strmap_init(&f.at, s->a);
	strmap_init(&f.role, s->a);
	strmap_init(&f.in, s->a);
	strmap_init(&f.word, s->a);
	gather_families(s, &f);
	for (i = 0; i < s->nr; i++)
		if (by_one_word(&s->m[i]))
			joins[i] = supported(s, &f, &s->m[i]);
	for (i = 0; i < s->nr; i++)
		if (joins[i])
			add_to_family(joins[i], &s->m[i]);
	for (i = 0; i < s->nr; i++) {
		if (joins[i] && !joins[i]->differ) {
			because(&s->m[i], KG_RULE_FAMILY_NAME);
			put_together(s, joins[i]->set, s->m[i].at);
		} else if (by_one_word(&s->m[i])) {
			s->m[i].e->apart = KG_APART_FAMILY_NAME;
		}
	}
}

/* ---- 4: acronyms ---- */

/* A name that an acronym is introduced for. */
struct introduced {
	uint32_t acronym;           /* number of the acronym's type and letters */
	uint32_t set;
	const char *country;
};

static int introduced_order(const void *a, const void *b)
{
	const struct introduced *x = a, *y = b;
	int c;

	if ((c = ORDER(x->acronym, y->acronym)) != 0 || (c = ORDER(x->set, y->set)) != 0)
		return c;
	return strcmp(y->country, x->country);  /* a known country first */
}

static uint32_t acronym_number(struct same *s, struct strmap *map, size_t *nr, enum entity_type type, const char *letters)
{
	kg_key_clear(&s->key);
	kg_key_byte(s->a, &s->key, (char)('a' + (int)type));
	kg_key_name(s->a, &s->key, letters, false);
	return number_of(s, map, nr);
}

static bool may_have_acronym(const struct member *m)
{
	return m->e->type != ENTITY_PERSON && m->e->type != ENTITY_COUNTRY && m->e->name && !m->e->generic;
}

/* The name that an acronym stands for among `nr` of them: the only one, or the only one of its country. */
static const struct introduced *stands_for(const struct introduced *in, size_t nr, const char *country)
{
	const struct introduced *found = NULL;
	size_t i;

	if (nr > ACRONYM_NAMES_MAX)
		return NULL;
	for (i = 0; i < nr; i++) {
		if (country[0] && in[i].country[0] && strcmp(country, in[i].country) != 0)
			continue;
		if (found)
			return NULL;
		found = &in[i];
	}
	return found;
}

static void merge_acronyms(struct same *s)
{
	struct strmap letters;
	struct introduced *in = NULL;
	size_t letter_nr = 0, in_nr = 0, in_alloc = 0, kept = 0, *start, i, j;
	uint32_t *meant;            /* set that each joins */
	const char **country = arena_array(s->a, s->nr, sizeof *country);       /* of each set */
	bool *row = arena_array(s->a, s->nr, sizeof *row);                      /* the set is a row's */

	strmap_init(&letters, s->a);
	for (i = 0; i < s->nr; i++) {
		const struct member *m = &s->m[i];
		uint32_t set = find(s, (uint32_t)i);

		row[set] |= m->row;
		if (!country[set] || !country[set][0])
			country[set] = m->country;
		if (!may_have_acronym(m) || kg_is_acronym(m->e->name))
			continue;
		for (j = 0; j < m->e->alias_nr; j++)
			if (kg_is_acronym(m->e->alias[j]))
				ARENA_PUSH(s->a, in, in_nr, in_alloc) = (struct introduced){
					acronym_number(s, &letters, &letter_nr, m->e->type, m->e->alias[j]),
					set, m->country };
	}
	if (!in_nr)
		return;
	qsort(in, in_nr, sizeof *in, introduced_order);
	for (i = 0; i < in_nr; i++)
		if (!kept || in[i].acronym != in[kept - 1].acronym || in[i].set != in[kept - 1].set)
			in[kept++] = in[i];
	start = arena_array(s->a, letter_nr + 2, sizeof *start);
	for (i = 0; i < kept; i++)
		start[in[i].acronym + 1]++;
	for (i = 1; i < letter_nr + 2; i++)
		start[i] += start[i - 1];
	meant = arena_array(s->a, s->nr, sizeof *meant);
	for (i = 0; i < s->nr; i++) {
		const struct member *m = &s->m[i];
		const struct introduced *one = NULL;
		uint32_t at;

		meant[i] = NO_INDEX;
		if (!may_have_acronym(m) || row[find(s, (uint32_t)i)] || !kg_is_acronym(m->e->name))
			continue;
		kg_key_clear(&s->key);
		kg_key_byte(s->a, &s->key, (char)('a' + (int)m->e->type));
		kg_key_name(s->a, &s->key, m->e->name, false);
		at = strmap_get(&letters, s->key.s, s->key.len);
		if (at != STRMAP_NONE)
			one = stands_for(in + start[at], start[at + 1] - start[at],
					 country[find(s, (uint32_t)i)]);
		if (one)
			meant[i] = one->set;
	}
	for (i = 0; i < s->nr; i++)
		if (meant[i] != NO_INDEX) {
			s->m[i].e->rule = KG_RULE_ACRONYM;
			put_together(s, meant[i], (uint32_t)i);
		}
}

/* ---- 5: the user's word ---- */

/* All entities by name, whatever their type. */
struct names {
	struct strmap at;           /* key -> number; the key of an alias begins with a byte that no name begins with */
	size_t nr;
	struct called {
		uint32_t name, member;
	} *called;                  /* by name, then member */
	size_t called_nr, called_alloc;
	size_t *start;              /* [nr + 2] of each name in `called` */
};

enum { BY_NAME = 0, BY_ALIAS = '\1' };

static uint32_t name_key(struct same *s, struct names *n, const char *name, char kind, bool add)
{
	kg_key_clear(&s->key);
	if (kind)
		kg_key_byte(s->a, &s->key, kind);
	kg_key_name(s->a, &s->key, name, true);
	return add ? number_of(s, &n->at, &n->nr) : strmap_get(&n->at, s->key.s, s->key.len);
}

static int called_order(const void *a, const void *b)
{
	const struct called *x = a, *y = b;

	return x->name != y->name ? ORDER(x->name, y->name) : ORDER(x->member, y->member);
}

static void list_names(struct same *s, struct names *n)
{
	size_t i, j, kept = 0;

	strmap_init(&n->at, s->a);
	for (i = 0; i < s->nr; i++) {
		const struct fact_entity *e = s->m[i].e;

		if (e->name)
			ARENA_PUSH(s->a, n->called, n->called_nr, n->called_alloc) =
				(struct called){ name_key(s, n, e->name, BY_NAME, true), (uint32_t)i };
		if (e->known != NO_INDEX)
			ARENA_PUSH(s->a, n->called, n->called_nr, n->called_alloc) = (struct called){
				name_key(s, n, s->c->known[e->known].name, BY_NAME, true), (uint32_t)i };
		for (j = 0; j < e->alias_nr; j++)
			ARENA_PUSH(s->a, n->called, n->called_nr, n->called_alloc) =
				(struct called){ name_key(s, n, e->alias[j], BY_ALIAS, true), (uint32_t)i };
	}
	if (n->called_nr)
		qsort(n->called, n->called_nr, sizeof *n->called, called_order);
	for (i = 0; i < n->called_nr; i++)
		if (!kept || called_order(&n->called[i], &n->called[kept - 1]) != 0)
			n->called[kept++] = n->called[i];
	n->called_nr = kept;
	n->start = arena_array(s->a, n->nr + 2, sizeof *n->start);
	for (i = 0; i < kept; i++)
		n->start[n->called[i].name + 1]++;
	for (i = 1; i < n->nr + 2; i++)
		n->start[i] += n->start[i - 1];
}

/* The entities of a name, or with `aliases` of an alias that nobody has for a name; notes when there is none. */
static const struct called *named(struct same *s, struct names *n, const char *name, bool aliases, size_t *nr)
{
	uint32_t at = name_key(s, n, name, BY_NAME, false);

	if (at == STRMAP_NONE && aliases)
		at = name_key(s, n, name, BY_ALIAS, false);
	*nr = 0;
	if (at == STRMAP_NONE) {
		kg_note(s->kg, arena_printf(s->a, "nothing is named '%s'", name));
		return NULL;
	}
	*nr = n->start[at + 1] - n->start[at];
	return n->called + n->start[at];
}

static void merge_as_told(struct same *s, struct names *n)
{
	size_t i, j, a_nr, b_nr;

	for (i = 0; i < s->c->verdict_nr; i++) {
		const struct kg_verdict *v = &s->c->verdict[i];
		const struct called *a, *b;

		if (!v->same)
			continue;
		a = named(s, n, v->a, true, &a_nr);
		b = strcmp(v->a, v->b) == 0 ? a : named(s, n, v->b, true, &b_nr);
		if (b == a)
			b_nr = a_nr;
		for (j = 0; a && b && j < a_nr; j++) {
			because(&s->m[a[j].member], KG_RULE_SAME);
			put_together(s, a[0].member, a[j].member);
		}
		for (j = 0; a && b && j < b_nr; j++) {
			because(&s->m[b[j].member], KG_RULE_SAME);
			put_together(s, a[0].member, b[j].member);
		}
	}
}

static void number_clusters(struct same *s)
{
	size_t i;

	for (i = 0; i < s->nr; i++) {
		uint32_t at = find(s, (uint32_t)i);

		s->m[i].e->cluster = at == i ? s->c->cluster_nr++ : s->m[at].e->cluster;
	}
}

/* Entities named `b` leave each node that has entities named `a`; they stay together. */
static void part(struct same *s, const struct called *a, size_t a_nr, const struct called *b, size_t b_nr)
{
	struct move {
		uint32_t from, to;
	} *move = arena_array(s->a, a_nr + 1, sizeof *move);
	struct strmap left;         /* cluster -> move */
	size_t move_nr = 0, i;
	uint32_t at;

	strmap_init(&left, s->a);
	for (i = 0; i < a_nr; i++) {
		const uint32_t *cluster = &s->m[a[i].member].e->cluster;

		if (strmap_get(&left, (const char *)cluster, sizeof *cluster) != STRMAP_NONE)
			continue;
		strmap_put(&left, (const char *)cluster, sizeof *cluster, (uint32_t)move_nr, 1);
		move[move_nr++] = (struct move){ *cluster, NO_INDEX };
	}
	for (i = 0; i < b_nr; i++) {
		struct fact_entity *e = s->m[b[i].member].e;

		at = strmap_get(&left, (const char *)&e->cluster, sizeof e->cluster);
		if (at == STRMAP_NONE)
			continue;
		if (move[at].to == NO_INDEX)
			move[at].to = s->c->cluster_nr++;
		e->cluster = move[at].to;
		e->apart = KG_APART_DIFFERENT;
	}
}

static void part_as_told(struct same *s, struct names *n)
{
	size_t i, j, a_nr, b_nr;

	for (i = 0; i < s->c->verdict_nr; i++) {
		const struct kg_verdict *v = &s->c->verdict[i];
		const struct called *a, *b;

		if (v->same)
			continue;
		a = named(s, n, v->a, false, &a_nr);
		if (strcmp(v->a, v->b) != 0) {
			b = named(s, n, v->b, false, &b_nr);
			if (a && b && a != b)
				part(s, a, a_nr, b, b_nr);
			continue;
		}
		for (j = 0; a && j < a_nr; j++) {       /* one name: each is its own */
			s->m[a[j].member].e->apart = KG_APART_DIFFERENT;
			s->m[a[j].member].e->rule = KG_RULE_NONE;
			if (j > 0)
				s->m[a[j].member].e->cluster = s->c->cluster_nr++;
		}
	}
}

void kg_find_same(struct kg *kg, struct kg_collected *c)
{
	struct same s = { .a = &kg->arena, .kg = kg, .c = c };
	struct names n = { .nr = 0 };

	strmap_init(&s.name_at, s.a);
	strmap_init(&s.role_at, s.a);
	strmap_init(&s.seat_at, s.a);
	describe_all(&s);
	merge_rows(&s);
	share_in_rows(&s);
	merge_namesakes(&s);
	merge_family_names(&s);
	merge_acronyms(&s);
	if (c->verdict_nr) {
		list_names(&s, &n);
		merge_as_told(&s, &n);
	}
	number_clusters(&s);
	if (c->verdict_nr)
		part_as_told(&s, &n);
}
