/* kg_family.c - a person known by one word, and the only one of that family name in the run
 *
 * That much is not enough: country or title must be in common, and nothing may speak against it, neither between the two nor
 * among all who would join the same person.
 */
#include <string.h>

#include "graph/kg_same_int.h"

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
		at = same_find(s, m->at);
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
		of = &f->f[strmap_get(&f->at, m->key, length)];
		if (of->set == same_find(s, m->at))
			add_to_family(of, m);
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

void same_family_names(struct same *s)
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
			same_because(&s->m[i], KG_RULE_FAMILY_NAME);
			same_join(s, joins[i]->set, s->m[i].at);
		} else if (by_one_word(&s->m[i])) {
			s->m[i].e->apart = KG_APART_FAMILY_NAME;
		}
	}
}
