/* kg_namesakes.c - entities of one type and name: one, unless something tells them apart
 *
 * The set of all of a name is split by one question after the other: country, row, and for people what they do, offices held at
 * the same time, what they lead, dates.  Who says nothing of a question that splits the set goes to the part that has the same
 * title, else to what a large majority says; else, unless they are that majority, to none.
 */
#include <stdlib.h>
#include <string.h>

#include "graph/kg_same_int.h"

enum {
	OFFICE_DAYS = 31,           /* documents this close speak of the same holders of an office */
	DEATH_DAYS = 5 * 366,       /* what is dated later than this after a death is somebody else's */
	MAJORITY = 3,               /* so many times the others: who says nothing is one of these */
	LIFE_DAYS = 80 * 366        /* who does nothing for so long is somebody else */
};

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
			m->value = m->row ? (uint64_t)same_find(s, m->at) + 1 : 0;
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
			m->value = same_number(s, &s->seat_at, &s->seat_nr);
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

/* Who still has no value takes that of a large majority of those that have one; or they are a large majority themselves, and
 * one: a wrong word in one of many documents must not tear all others apart.  `v` is sorted by value. */
static void value_by_majority(struct member **v, size_t nr)
{
	size_t best = 0, known = 0, i, j, unknown = 0;
	uint64_t value = 0;

	for (i = 0; i < nr; i = j) {
		for (j = i + 1; j < nr && v[j]->value == v[i]->value; j++)
			;
		if (!v[i]->value)
			unknown = j - i;
		else if (j - i > best) {
			best = j - i;
			value = v[i]->value;
		}
	}
	known = nr - unknown;
	if (best < MAJORITY * (known - best)) {
		if (unknown < MAJORITY * known)
			return;
		value = UINT64_MAX;
	}
	for (i = 0; i < unknown; i++)
		v[i]->value = value;            /* the unknown stand first */
	qsort(v, nr, sizeof *v, by_value);
}

static void stay_apart(struct member **v, size_t nr, enum kg_apart why)
{
	size_t i;

	for (i = 0; i < nr; i++)
		if (v[i]->e->apart == KG_APART_NONE)
			v[i]->e->apart = why;
}

static int by_document(const void *a, const void *b)
{
	const struct member *x = *(struct member *const *)a, *y = *(struct member *const *)b;
	int c;

	if ((c = ORDER(x->document, y->document)) != 0 || (c = strcmp(x->e->name, y->e->name)) != 0)
		return c;
	return ORDER(x->at, y->at);
}

/* They are one, unless one document tells two of them apart.  "JOHN SMITH" in its headline is not another John Smith. */
static void unite(struct same *s, struct member **v, size_t nr)
{
	size_t i;

	qsort(v, nr, sizeof *v, by_document);
	for (i = 1; v[0]->e->type == ENTITY_PERSON && i < nr; i++)
		if (v[i]->document == v[i - 1]->document && strcmp(v[i]->e->name, v[i - 1]->e->name) == 0 &&
		    same_find(s, v[i]->at) != same_find(s, v[i - 1]->at)) {
			stay_apart(v, nr, KG_APART_DOCUMENT);
			return;
		}
	for (i = 0; i < nr && nr > 1; i++) {
		same_because(v[i], KG_RULE_NAME);
		same_join(s, v[0]->at, v[i]->at);
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
		unite(s, v, nr);
		return;
	}
	stay_apart(v, nr, step_apart[step]);
	if (person)
		value_by_role(v, nr);
	qsort(v, nr, sizeof *v, by_value);
	value_by_majority(v, nr);
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

void same_namesakes(struct same *s)
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
