/* roles.c - offices of people, from titles and appositives
 *
 *     U.S. President Barack Obama                      [country] [modifier] title NAME
 *     Turkey's President Recep Tayyip Erdogan          [country]'s title NAME
 *     President Hosni Mubarak of Egypt                 title NAME of country
 *     the president of Venezuela, Hugo Chavez,         title of [country or organisation], NAME
 *     Recep Tayyip Erdogan, the Turkish president,     NAME, [country] title
 *     Ban Ki-moon, secretary-general of the U.N.,      NAME, title of [country or organisation]
 *
 * What an office makes of its holder depends on what it is an office of: a president leads a country, a party leader does not.
 * Who is elected to an office, was in it, or stands in for its holder does not hold it (data/office_modifiers.tsv).
 */
#include <stdio.h>
#include <string.h>

#include "extract/extract_int.h"

enum {
	TITLE_TOKENS = 6,               /* longest title */
	MODIFIERS_MAX = 5,              /* before a title */
	MODIFIER_TOKENS = 3,            /* of one: "long - serving" */
	LOOSE_MAX = 4,                  /* other words between a country and a title: "Russian opposition politician" */
	APPOSITIVE_MAX = 8,             /* tokens from the comma to a title */
	NO_RELATION = RELATION_KIND_NR
};

/* What was read around a name. */
struct title {
	const struct office *office;
	uint32_t first, end;            /* the title's words */
	uint32_t of;                    /* draft of the country or organisation; NO_INDEX */
	uint32_t nation;                /* draft of a country besides `of`: "the British head of UNICEF"; NO_INDEX */
	uint32_t begin_all, end_all;    /* all the words that say so, without the name */
	uint32_t prefix, prefix_end;    /* tokens of "acting", "deputy", "incoming"; prefix NO_INDEX: none */
	bool former, late, elect, deputy;
	bool lower;                     /* the prefix is written small */
	bool loose;                     /* other words stand between `of` and the title */
};

void relate(struct extraction *x, uint32_t source, uint32_t target, enum relation_kind kind, const char *label, bool former,
            uint32_t first, uint32_t end)
{
	struct relation r = { .source = source, .target = target, .kind = kind, .label = label, .former = former,
		.date = DATE_SPAN_NONE, .confidence = 0.9, .sentence = x->d->token[first].sentence,
		.begin = x->d->token[first].begin, .end = x->d->token[end - 1].end };
	size_t i;

	if (source == target)
		return;
	for (i = x->d->relation_nr > 64 ? x->d->relation_nr - 64 : 0; i < x->d->relation_nr; i++) {
		const struct relation *o = &x->d->relation[i];

		if (o->source == source && o->target == target && o->kind == kind && o->begin == r.begin && o->end == r.end)
			return;
	}
	ARENA_PUSH(x->a, x->d->relation, x->d->relation_nr, x->d->relation_alloc) = r;
}

static const struct title title_none = { .of = NO_INDEX, .nation = NO_INDEX, .prefix = NO_INDEX };

/* What a holder of the office is to an entity of this type; NO_RELATION. */
static unsigned tie_to(const struct title *t, enum entity_type type)
{
	const char *kind = t->office->office;
	enum office_relation r = t->office->relation;
	bool leads = r == OFFICE_LEADER && !t->deputy && !t->loose;

	if (t->elect || r == OFFICE_OTHER)
		return RELATION_OTHER;
	switch (type) {
	case ENTITY_COUNTRY:
		if (r == OFFICE_SPOKESPERSON)
			return RELATION_SPOKESPERSON_OF;
		if (leads && pattern_lists("head_of_state|head_of_government|monarch|leader", kind))
			return RELATION_LEADER_OF;
		if (strcmp(kind, "royalty") == 0)
			return RELATION_OTHER;
		if (strcmp(kind, "business") == 0)      /* a firm's, maybe */
			return t->loose ? NO_RELATION : RELATION_CITIZEN_OF;
		if (r == OFFICE_OFFICIAL ||
		    pattern_lists("governor|military|police|judge|legislator|mayor|official|head_of_government|head_of_state", kind))
			return RELATION_OFFICIAL_OF;
		return RELATION_CITIZEN_OF;
	case ENTITY_PLACE:
		if (leads && pattern_lists("governor|mayor|leader|head_of_state|head_of_government|monarch", kind))
			return RELATION_LEADER_OF;
		if (r == OFFICE_SPOKESPERSON)
			return RELATION_SPOKESPERSON_OF;
		if (strcmp(kind, "clergy") == 0)
			return RELATION_OTHER;
		return r == OFFICE_OFFICIAL || pattern_lists("governor|mayor|police|judge", kind) ? RELATION_OFFICIAL_OF : NO_RELATION;
	case ENTITY_PERSON:
		return r == OFFICE_SPOKESPERSON ? RELATION_SPOKESPERSON_OF : NO_RELATION;
	case ENTITY_GROUP:
	case ENTITY_ORGANIZATION:
		if (type == ENTITY_GROUP && strcmp(kind, "rebel_leader") == 0)
			return RELATION_MEMBER_OF;
		if (r == OFFICE_LEADER)
			return leads ? RELATION_LEADER_OF : RELATION_OFFICIAL_OF;
		if (r == OFFICE_OFFICIAL)
			return RELATION_OFFICIAL_OF;
		if (r == OFFICE_SPOKESPERSON)
			return RELATION_SPOKESPERSON_OF;
		if (r == OFFICE_MEMBER)
			return RELATION_MEMBER_OF;
		return r == OFFICE_WORKS_FOR && type == ENTITY_ORGANIZATION ? RELATION_WORKS_FOR : NO_RELATION;
	default:
		return NO_RELATION;
	}
}

uint32_t owner_before(const struct extraction *x, uint32_t i, bool person)
{
	const struct sentence *s = &x->d->sentence[x->d->token[i].sentence];
	uint32_t k;

	if (i > s->token_begin && strcmp(x->d->token[i - 1].xpos, "POS") == 0)
		i--;
	if (i <= s->token_begin)
		return NO_INDEX;
	k = x->draft_at[i - 1];
	if (k == NO_INDEX || x->draft[k].end != i || x->draft[k].entity == NO_INDEX)
		return NO_INDEX;
	if (x->draft[k].type != ENTITY_COUNTRY && x->draft[k].type != ENTITY_ORGANIZATION && x->draft[k].type != ENTITY_GROUP &&
	    x->draft[k].type != ENTITY_PLACE && !(person && x->draft[k].type == ENTITY_PERSON))
		return NO_INDEX;
	/* "the general in Haiti Lt. Gen. Keen": there he is, not of there */
	if (x->draft[k].kind == MENTION_NAME && x->draft[k].first > s->token_begin &&
	    pattern_lists("in|at|near|from|to", x->d->token[x->draft[k].first - 1].lower))
		return NO_INDEX;
	return k;
}

/* The effect of the modifier ("acting", "long-serving", "ex-") that ends right before token i, and where it begins; 0: none. */
static char modifier_before(struct extraction *x, uint32_t i, uint32_t begin, uint32_t *first)
{
	const struct token *t = x->d->token;
	char key[64];
	uint32_t n, k, v;

	for (n = MODIFIER_TOKENS; n > 0; n--) {
		size_t length = 0;

		if (i < begin + n)
			continue;
		for (k = i - n; k < i && length < sizeof key; k++)
			length += (size_t)snprintf(key + length, sizeof key - length, "%s%s", t[k].lower,
			                           k + 1 < i && (t[k].flags & TOKEN_SPACE_AFTER) ? " " : "");
		if (length >= sizeof key)
			continue;
		v = strmap_get(&x->c->gazetteer.modifier, key, length);
		if (v != STRMAP_NONE) {
			*first = i - n;
			return (char)v;
		}
	}
	return 0;
}

/* Words that a country may have between itself and a title of one of its people, and that name no other owner of the title. */
static bool loose_word(const struct extraction *x, uint32_t i)
{
	const struct token *t = &x->d->token[i];
	uint32_t length;
	bool plural;

	/* "Republican nominee Vice President Bush": another title */
	if (t->upos == UPOS_NOUN && gazetteer_office(&x->c->gazetteer, x->d, i, i + 1, &length, &plural))
		return false;
	if (x->draft_at[i] != NO_INDEX || t->upos == UPOS_PROPN || (t->flags & TOKEN_CAPITAL))
		return false;
	if (pattern_lists("maker|company|firm|bank|giant|group|airline|club|team|network|newspaper|agency|magazine|manufacturer|carrier|chain|"
	                  "broadcaster|conglomerate|party|movement|union", t->lemma))
		return false;
	return t->upos == UPOS_ADJ || t->upos == UPOS_NOUN || t->upos == UPOS_ADV || strcmp(t->form, "-") == 0;
}

/* Read modifiers and the owner in front of a title; moves t->begin_all to their first word. */
static void read_front(struct extraction *x, struct title *t, uint32_t begin)
{
	uint32_t i = t->first, k, first = 0, steps, loose;
	bool person = t->office->relation == OFFICE_SPOKESPERSON;

	for (steps = 0; steps < MODIFIERS_MAX && i > begin; steps++) {
		char effect = modifier_before(x, i, begin, &first);

		if (effect) {
			t->former = t->former || effect == 'f' || effect == 't' || effect == 'l';
			t->late = t->late || effect == 'l';
			t->elect = t->elect || effect == 'e';
			t->deputy = t->deputy || effect == 'd';
			if (pattern_lists("a|d|e", (char[2]){ effect, 0 }) && t->prefix == NO_INDEX) {
				t->prefix = first;
				t->prefix_end = i;
				t->lower = effect != 'd';
			}
			i = first;
			continue;
		}
		k = owner_before(x, i, person);
		if (k != NO_INDEX && t->of == NO_INDEX) {
			t->of = k;
			i = x->draft[k].first;
			continue;
		}
		if (k != NO_INDEX && t->nation == NO_INDEX && x->draft[k].type == ENTITY_COUNTRY)
			t->nation = k;
		for (loose = 0; t->of == NO_INDEX && loose < LOOSE_MAX && i > begin + loose && loose_word(x, i - 1 - loose); loose++)
			;
		k = loose ? owner_before(x, i - loose, false) : NO_INDEX;
		if (k != NO_INDEX && x->draft[k].type != ENTITY_PLACE) {
			t->of = k;
			t->loose = true;
			i = x->draft[k].first;
			continue;
		}
		break;
	}
	t->begin_all = i;
}

/* True if a name reaches over the ends of tokens [first, end). */
static bool cuts_name(const struct extraction *x, uint32_t first, uint32_t end)
{
	uint32_t k = x->draft_at[first];

	return k != NO_INDEX && x->draft[k].entity != NO_INDEX && (x->draft[k].first < first || x->draft[k].end > end);
}

/* A title that ends right before token `end`; no part of a name ("Israeli military spokesman"). */
static bool title_ending(const struct extraction *x, uint32_t end, uint32_t begin, unsigned flags, struct title *t)
{
	uint32_t k;

	for (k = TITLE_TOKENS; k > 0; k--) {
		uint32_t length;
		bool plural;
		const struct office *o;

		if (end < begin + k || cuts_name(x, end - k, end))
			continue;
		o = gazetteer_office(&x->c->gazetteer, x->d, end - k, end, &length, &plural);
		if (o && length == k && !plural && (o->flags & flags)) {
			*t = title_none;
			t->office = o;
			t->first = t->begin_all = end - k;
			t->end = t->end_all = end;
			return true;
		}
	}
	/* "Ex-president" is one word */
	if (end > begin && x->draft_at[end - 1] == NO_INDEX) {
		const struct token *w = &x->d->token[end - 1];
		const char *hyphen = strchr(w->lower, '-');
		uint32_t v = hyphen ? strmap_get(&x->c->gazetteer.modifier, w->lower, (size_t)(hyphen + 1 - w->lower)) : STRMAP_NONE;
		uint32_t o = v == STRMAP_NONE ? STRMAP_NONE : strmap_get(&x->c->gazetteer.title, hyphen + 1, strlen(hyphen + 1));

		if (o != STRMAP_NONE && (x->c->gazetteer.office[o].flags & flags) && !(x->c->gazetteer.office[o].flags & OFFICE_PLURAL)) {
			*t = title_none;
			t->office = &x->c->gazetteer.office[o];
			t->first = t->begin_all = end - 1;
			t->end = t->end_all = end;
			t->former = v == 'f' || v == 't';
			t->elect = v == 'e';
			t->deputy = v == 'd';
			return true;
		}
	}
	return false;
}

/* The draft of a country, organisation or place that begins at token i, over "the"; NO_INDEX. */
static uint32_t owner_at(const struct extraction *x, uint32_t i, uint32_t limit)
{
	uint32_t k;

	if (i + 1 < limit && token_is(&x->d->token[i], "the"))
		i++;
	k = i < limit ? x->draft_at[i] : NO_INDEX;
	return k != NO_INDEX && x->draft[k].first == i && x->draft[k].entity != NO_INDEX && x->draft[k].kind == MENTION_NAME ? k : NO_INDEX;
}

/* "ambassador to Syria", "the U.N. envoy for Somalia": not of the country */
static bool sent_there(const struct token *preposition, const struct draft *to, const struct title *t)
{
	return token_is(preposition, "to") || (token_is(preposition, "for") && (to->type == ENTITY_COUNTRY || to->type == ENTITY_PLACE) &&
	                                       t->office->relation != OFFICE_SPOKESPERSON);
}

/* "professor of Seismology": what is taught */
static bool is_subject(const struct extraction *x, const struct draft *of, const struct title *t)
{
	return strcmp(t->office->office, "academic") == 0 && !of->sense && of->end - of->first == 1 &&
	       !(x->d->token[of->first].flags & TOKEN_ALL_CAPS);
}

/* "the president of Venezuela", "the Iranian ambassador to Syria", "a spokesman for the Taliban", right before token `end` */
static bool title_of_ending(struct extraction *x, uint32_t end, uint32_t begin, struct title *t)
{
	const struct token *w = x->d->token;
	uint32_t k = end > begin ? x->draft_at[end - 1] : NO_INDEX, i;

	if (k == NO_INDEX || x->draft[k].end != end || x->draft[k].entity == NO_INDEX || x->draft[k].kind != MENTION_NAME)
		return false;
	i = x->draft[k].first;
	if (i > begin && token_is(&w[i - 1], "the"))
		i--;
	if (i <= begin || !pattern_lists("of|for|to|at", w[i - 1].lower) || !title_ending(x, i - 1, begin, OFFICE_NOUN, t))
		return false;
	t->end_all = end;
	if (x->draft[k].type == ENTITY_PERSON && t->office->relation != OFFICE_SPOKESPERSON)
		return false;
	if (!token_is(&w[i - 1], "for") || t->office->relation == OFFICE_SPOKESPERSON)
		t->of = sent_there(&w[i - 1], &x->draft[k], t) ? NO_INDEX : k;
	read_front(x, t, begin);
	/* "U.N. Assistant Secretary General for Peacekeeping Operations" is of the U.N. */
	if (t->of == NO_INDEX && !sent_there(&w[i - 1], &x->draft[k], t))
		t->of = k;
	return true;
}

/* True if what stands behind "title of" or "title for" is what the office belongs to. */
static bool takes_owner(const struct extraction *x, const struct token *preposition, const struct draft *of, const struct title *t)
{
	if (sent_there(preposition, of, t) || is_subject(x, of, t))
		return false;
	if (t->office->relation == OFFICE_SPOKESPERSON)
		return true;
	return of->type != ENTITY_PERSON && (t->of == NO_INDEX || !token_is(preposition, "for"));
}

/* Name, [the] [country] title [of country or organisation] , */
static bool title_after(struct extraction *x, uint32_t end, uint32_t limit, struct title *t)
{
	uint32_t i = end, k, length;
	bool plural;

	if (i >= limit || strcmp(x->d->token[i].form, ",") != 0)
		return false;
	for (i++, k = 0; k < APPOSITIVE_MAX && i < limit; k++, i++) {
		const struct token *w = &x->d->token[i];
		const struct office *o;

		if (strcmp(w->form, ",") == 0 || w->upos == UPOS_VERB || w->upos == UPOS_AUX || w->upos == UPOS_PRON ||
		    w->upos == UPOS_CCONJ || w->upos == UPOS_ADP)
			return false;
		if (x->draft_at[i] != NO_INDEX && x->draft[x->draft_at[i]].entity != NO_INDEX) {
			uint32_t past = x->draft[x->draft_at[i]].end;

			if (x->draft[x->draft_at[i]].type == ENTITY_PERSON && !(past < limit && strcmp(x->d->token[past].xpos, "POS") == 0))
				return false;
			continue;
		}
		o = gazetteer_office(&x->c->gazetteer, x->d, i, limit, &length, &plural);
		if (!o || plural || !(o->flags & OFFICE_NOUN))
			continue;
		/* "Ban Ki-moon, Cuban President Raul Castro and …": the next one's title */
		if (i + length < limit && x->draft_at[i + length] != NO_INDEX && x->draft[x->draft_at[i + length]].type == ENTITY_PERSON)
			return false;
		/* "General Manager": the title is the first half of another */
		if (i + length < limit && (x->d->token[i + length].flags & TOKEN_WORD) &&
		    (x->d->token[i + length].upos == UPOS_NOUN || x->d->token[i + length].upos == UPOS_PROPN))
			return false;
		*t = title_none;
		t->office = o;
		t->first = t->begin_all = i;
		t->end = t->end_all = i + length;
		read_front(x, t, end + 1);
		i += length;
		if (i + 1 < limit && pattern_lists("of|for|at", x->d->token[i].lower)) {
			uint32_t d = owner_at(x, i + 1, limit);

			if (d != NO_INDEX && takes_owner(x, &x->d->token[i], &x->draft[d], t)) {
				if (t->of != NO_INDEX && x->draft[t->of].type == ENTITY_COUNTRY)
					t->nation = t->of;
				t->of = d;
				t->loose = false;
				t->end_all = x->draft[d].end;
			}
		}
		t->begin_all = t->begin_all < end + 1 ? end + 1 : t->begin_all;
		return true;
	}
	return false;
}

/* The title with what changes it: "acting President"; what is over is left to `former`. */
static const char *title_words(struct extraction *x, const struct title *t)
{
	const char *words = words_of(x, t->first, t->end), *prefix, *hyphen;
	uint32_t i;

	if (t->former && (hyphen = strchr(words, '-')) != NULL && t->end - t->first == 1 && t->begin_all <= t->first &&
	    strmap_get(&x->c->gazetteer.modifier, x->d->token[t->first].lower, (size_t)(hyphen + 1 - words)) != STRMAP_NONE)
		words = hyphen + 1;
	if (t->prefix == NO_INDEX)
		return words;
	prefix = words_of(x, t->prefix, t->prefix_end);
	if (t->lower)
		for (prefix = "", i = t->prefix; i < t->prefix_end; i++)
			prefix = arena_printf(x->a, "%s%s%s", prefix, x->d->token[i].lower,
			                      i + 1 < t->prefix_end && (x->d->token[i].flags & TOKEN_SPACE_AFTER) ? " " : "");
	return arena_printf(x->a, "%s%s%s", prefix, prefix[strlen(prefix) - 1] == '-' ? "" : " ", words);
}

/* True if the country of what the title belongs to is that of the person: of a ministry or army, not of a paper or a firm. */
static bool tells_country(const struct extraction *x, const struct draft *of)
{
	if (of->type == ENTITY_COUNTRY)
		return true;
	if (of->type == ENTITY_PERSON)
		return false;
	return !of->sense || of->sense->kind != SENSE_ORGANIZATION ||
	       !pattern_lists("media|company|ngo|igo|alliance", x->c->gazetteer.organization[of->sense->row].kind);
}

/* "Islamist President", "Labour Prime Minister": of a camp, but not its leader for that */
static bool is_camp(const struct extraction *x, const struct draft *of, const struct office *office)
{
	bool party = of->sense && of->sense->kind == SENSE_ORGANIZATION &&
	             strcmp(x->c->gazetteer.organization[of->sense->row].kind, "party") == 0;

	return (of->type == ENTITY_GROUP || party) &&
	       pattern_lists(
		       "head_of_state|head_of_government|monarch|minister|foreign_minister|defence_minister|governor|mayor|legislator",
		       office->office);
}

static void apply_title(struct extraction *x, uint32_t person, const struct title *t, uint32_t first, uint32_t end)
{
	struct entity *e = &x->d->entity[person];
	const char *label = title_words(x, t);
	bool royal = strcmp(t->office->office, "royalty") == 0;

	if (t->office->flags & OFFICE_FEMALE && !e->gender)
		e->gender = 'f';
	if (t->office->flags & OFFICE_MALE && !e->gender)
		e->gender = 'm';
	if (t->office->flags & OFFICE_HONORIFIC || strcmp(t->office->office, "honorific") == 0)
		return;
	if (!e->role && (t->office->relation != OFFICE_NONE || (royal && t->of != NO_INDEX)))
		e->role = t->late ? arena_printf(x->a, "late %s", label) : t->former ? arena_printf(x->a, "former %s", label) : label;
	if (t->of != NO_INDEX && x->draft[t->of].entity != person) {
		uint32_t target = x->draft[t->of].entity;
		const struct entity *o = &x->d->entity[target];
		unsigned kind = is_camp(x, &x->draft[t->of], t->office) ? RELATION_MEMBER_OF : tie_to(t, x->draft[t->of].type);

		if ((kind != NO_RELATION || x->draft[t->of].type == ENTITY_PLACE) && tells_country(x, &x->draft[t->of]))
			entity_set_country(x, person, country_of(o), o->country_basis);
		if (kind != NO_RELATION)
			relate(x, person, target, (enum relation_kind)kind, label, t->former, first, end);
	}
	if (t->nation != NO_INDEX && x->d->entity[x->draft[t->nation].entity].type == ENTITY_COUNTRY) {
		entity_set_country(x, person, x->d->entity[x->draft[t->nation].entity].code, NULL);
		relate(x, person, x->draft[t->nation].entity, RELATION_CITIZEN_OF, label, false, first, end);
	}
}

/* Popes and kings go by their title: "Pope Francis", "Queen Elizabeth II"; the bare name stays an alias. */
static void name_by_title(struct extraction *x, const struct draft *draft, const struct title *t)
{
	struct entity *e = &x->d->entity[draft->entity];
	const char *bare = e->name;

	if (!pattern_lists("monarch|royalty|clergy", t->office->office) || !(x->d->token[t->first].flags & TOKEN_CAPITAL) ||
	    t->end != draft->first || strcmp(e->name, draft->name) != 0 ||
	    !(strchr(bare, ' ') == NULL || pattern_lists("II|III|IV|V|VI|VII|VIII|IX|X|XVI", strrchr(bare, ' ') + 1)) ||
	    (strcmp(t->office->office, "clergy") == 0 && strcmp(t->office->title, "pope") != 0))
		return;
	e->name = arena_printf(x->a, "%s %s", words_of(x, t->first, t->end), bare);
	entity_alias(x, draft->entity, bare);
}

/* "President Hosni Mubarak of Egypt", "Queen Margrethe II of Denmark": what the title belongs to stands behind the name. */
static void read_behind(struct extraction *x, struct title *t, const struct draft *name, uint32_t limit)
{
	const struct token *w = x->d->token;
	uint32_t k, up;

	if (name->end + 1 >= limit || !token_is(&w[name->end], "of"))
		return;
	k = owner_at(x, name->end + 1, limit);
	if (k == NO_INDEX || x->draft[k].type == ENTITY_PERSON || (x->draft[k].end < limit && strcmp(w[x->draft[k].end].xpos, "POS") == 0))
		return;
	/* "accused President Bush of …" */
	up = tree_head(x, name->head);
	if (up != NO_INDEX && token_rel(&w[name->head], "obj") &&
	    pattern_lists("accuse|inform|warn|notify|remind|tell|convince|assure|suspect|convict|acquit|rid|rob|strip|deprive", w[up].lemma))
		return;
	t->of = k;
	t->end_all = x->draft[k].end;
}

/* True if a person is meant by an appositive of no owner: "the president, NAME," "its chief executive, NAME," */
static bool definite(const struct extraction *x, uint32_t first, uint32_t begin)
{
	return first > begin && (pattern_lists("the|its|his|her|their", x->d->token[first - 1].lower) ||
	                         strcmp(x->d->token[first - 1].xpos, "POS") == 0);
}

/* "the US commander in Iraq": the end of the title without where it is held; `end` where that is not told. */
static uint32_t without_post(const struct extraction *x, uint32_t begin, uint32_t end)
{
	uint32_t k = end > begin ? x->draft_at[end - 1] : NO_INDEX, i;

	if (k == NO_INDEX || x->draft[k].end != end || (x->draft[k].type != ENTITY_COUNTRY && x->draft[k].type != ENTITY_PLACE))
		return end;
	i = x->draft[k].first;
	if (i > begin && x->d->token[i - 1].upos == UPOS_DET)
		i--;
	return i > begin + 1 && pattern_lists("in|to|at", x->d->token[i - 1].lower) ? i - 1 : end;
}

/* "the Turkish president," before the name or its title, which begin at `first`: the article or the owner shows that one person is meant */
static bool read_before_comma(struct extraction *x, const struct draft *draft, uint32_t first, uint32_t begin, struct title *t)
{
	if (first <= begin + 1 || strcmp(x->d->token[first - 1].form, ",") != 0 ||
	    (!title_ending(x, first - 1, begin, OFFICE_NOUN, t) &&
	     !title_ending(x, without_post(x, begin, first - 1), begin, OFFICE_NOUN, t)))
		return false;
	read_front(x, t, begin);
	if (t->of != NO_INDEX || definite(x, t->begin_all, begin))
		apply_title(x, draft->entity, t, t->begin_all, draft->end);
	return true;
}

/* "Jamaican sprinter Usain Bolt": a calling that the table does not have, by its form */
static void read_calling(struct extraction *x, const struct draft *draft, uint32_t begin)
{
	const struct token *w = &x->d->token[draft->first - 1];
	size_t n = strlen(w->lemma);
	uint32_t k;

	if (w->upos != UPOS_NOUN || n < 5 || x->draft_at[draft->first - 1] != NO_INDEX || (w->flags & TOKEN_CAPITAL) ||
	    !(strcmp(w->lemma + n - 2, "er") == 0 || strcmp(w->lemma + n - 2, "or") == 0 || strcmp(w->lemma + n - 3, "ist") == 0 ||
	      strcmp(w->lemma + n - 3, "man") == 0 || strcmp(w->lemma + n - 3, "ian") == 0 || strcmp(w->lemma + n - 5, "woman") == 0) ||
	    pattern_lists(
		    "ally|partner|number|newspaper|paper|tower|theater|power|border|neighbor|carrier|tanker|liner|cruiser|destroyer|steamer|"
		    "computer|river|order|letter|offer|matter|summer|winter|father|mother|brother|sister|daughter|other|predecessor|successor|"
		    "sponsor|supporter|backer|maker|broadcaster|center|quarter|chapter|charter|master|member|wonder|disaster|error|terror|"
		    "customer|visitor|investor|victor|sector|factor|tractor|reactor|corridor|harbor|labor|favor|humor|honor|color|superior",
		    w->lemma))
		return;
	if (draft->first - 1 <= begin)
		return;
	k = owner_before(x, draft->first - 1, false);
	if (k == NO_INDEX || x->draft[k].type != ENTITY_COUNTRY || x->draft[k].kind != MENTION_ADJECTIVE)
		return;
	entity_set_country(x, draft->entity, x->d->entity[x->draft[k].entity].code, NULL);
	relate(x, draft->entity, x->draft[k].entity, RELATION_CITIZEN_OF, words_of(x, draft->first - 1, draft->first), false, x->draft[k].first,
	       draft->end);
}

static void read_roles(struct extraction *x, uint32_t k)
{
	const struct draft draft = x->draft[k];
	const struct sentence *s = &x->d->sentence[x->d->token[draft.first].sentence];
	struct title t;
	uint32_t first = draft.first;
	bool comma = first > s->token_begin + 1 && strcmp(x->d->token[first - 1].form, ",") == 0;
	bool closed = draft.end >= s->token_end || (x->d->token[draft.end].flags & TOKEN_PUNCT);

	if (title_ending(x, first, s->token_begin, OFFICE_BEFORE | OFFICE_NOUN, &t)) {
		struct title outer;

		read_front(x, &t, s->token_begin);
		/* "Iran's supreme leader, Ayatollah Ali Khamenei," */
		if (t.of == NO_INDEX && closed)
			read_before_comma(x, &draft, t.begin_all, s->token_begin, &outer);
		if (t.of == NO_INDEX)
			read_behind(x, &t, &draft, s->token_end);
		apply_title(x, draft.entity, &t, t.begin_all, t.end_all > draft.end ? t.end_all : draft.end);
		name_by_title(x, &draft, &t);
	} else if (!(comma && closed && read_before_comma(x, &draft, first, s->token_begin, &t)) && (!comma || closed)) {
		if (title_of_ending(x, comma ? first - 1 : first, s->token_begin, &t))
			apply_title(x, draft.entity, &t, t.begin_all, draft.end);
		else if (first > s->token_begin)
			read_calling(x, &draft, s->token_begin);
	}
	if (title_after(x, draft.end, s->token_end, &t))
		apply_title(x, draft.entity, &t, draft.first, t.end_all);
}

void roles_find(struct extraction *x)
{
	size_t nr = x->draft_nr, i;

	for (i = 0; i < nr; i++)
		if (x->draft[i].type == ENTITY_PERSON && x->draft[i].entity != NO_INDEX && x->draft[i].kind == MENTION_NAME)
			read_roles(x, (uint32_t)i);
	ties_find(x);
}
