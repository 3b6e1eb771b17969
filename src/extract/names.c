/* names.c - names of people, countries, places, organisations, groups and named events; demonyms
 *
 * One pass over each sentence, left to right.  At a capitalised word the longest phrase of the gazetteer and the run of
 * capitalised words that starts there compete; what the gazetteer does not know is typed by its form (head word, given name,
 * title in front) or left open for the whole document to decide.
 */
#include <string.h>

#include "extract/extract_int.h"

const char *words_of(struct extraction *x, uint32_t first, uint32_t end)
{
	size_t length = 0, n;
	uint32_t i;
	char *s;

	for (i = first; i < end; i++)
		length += strlen(x->d->token[i].form) + 1;
	s = arena_alloc(x->a, length + 1);
	length = 0;
	for (i = first; i < end; i++) {
		n = strlen(x->d->token[i].form);
		memcpy(s + length, x->d->token[i].form, n);
		length += n;
		if (i + 1 < end && (x->d->token[i].flags & TOKEN_SPACE_AFTER))
			s[length++] = ' ';
	}
	s[length] = '\0';
	return s;
}

uint32_t draft_add(struct extraction *x, struct draft draft)
{
	uint32_t i, index = (uint32_t)x->draft_nr;

	draft.head = tree_span_head(x, draft.first, draft.end);
	if (!draft.name)
		draft.name = words_of(x, draft.first, draft.end);
	ARENA_PUSH(x->a, x->draft, x->draft_nr, x->draft_alloc) = draft;
	for (i = draft.first; i < draft.end; i++)
		if (x->draft_at[i] == NO_INDEX)
			x->draft_at[i] = index;
	return index;
}

static bool is_name_word(const struct token *t)
{
	return (t->flags & TOKEN_CAPITAL) && (t->flags & TOKEN_WORD);
}

/* True at the start of a sentence, quotation or line of a list, where a capital says nothing. */
static bool starts(const struct extraction *x, uint32_t i)
{
	const struct sentence *s = &x->d->sentence[x->d->token[i].sentence];

	if (i == s->token_begin)
		return true;
	return (x->d->token[i - 1].flags & TOKEN_PUNCT) && strchr("\"':`-*(", x->d->token[i - 1].form[0]) != NULL &&
	       (i == s->token_begin + 1 || (x->d->token[i - 1].flags & TOKEN_SPACE_AFTER) == 0);
}

/* A capitalised word that is more likely a common word: at a start, and not tagged as a name. */
static bool common_at_start(const struct extraction *x, uint32_t i)
{
	const struct token *t = &x->d->token[i];

	return starts(x, i) && t->upos != UPOS_PROPN;
}

/* Small words that may stand inside a name. */
static bool joins(const struct extraction *x, uint32_t i, uint32_t end)
{
	const struct token *t = &x->d->token[i];

	if (i + 1 >= end)
		return false;
	if (strcmp(t->form, "-") == 0 && !(t->flags & TOKEN_SPACE_AFTER) && !(x->d->token[i - 1].flags & TOKEN_SPACE_AFTER))
		return true;
	return strmap_get(&x->c->gazetteer.particle, t->form, strlen(t->form)) != STRMAP_NONE ||
	       strcmp(t->form, "&") == 0;
}

/* End of the run of capitalised words at i. */
static uint32_t run_end(const struct extraction *x, uint32_t i, uint32_t end)
{
	uint32_t k = i + 1, past = i + 1;

	while (k < end && !x->timed[k]) {
		if (is_name_word(&x->d->token[k])) {
			past = ++k;
			continue;
		}
		if (joins(x, k, end) && (is_name_word(&x->d->token[k + 1]) || (joins(x, k + 1, end) && k + 2 < end &&
		                                                               is_name_word(&x->d->token[k + 2])))) {
			k++;
			continue;
		}
		break;
	}
	return past;
}

/* The type that a word of the run tells ("Ministry", "River"), looking at the last word and at the word before "of". */
static bool head_type(const struct extraction *x, uint32_t first, uint32_t end, enum entity_type *type)
{
	uint32_t i, v;

	v = strmap_get(&x->c->name_head, x->d->token[end - 1].lower, strlen(x->d->token[end - 1].lower));
	if (v != STRMAP_NONE && end - first > 1) {
		*type = (enum entity_type)v;
		return true;
	}
	for (i = first; i + 1 < end; i++)
		if (token_is(&x->d->token[i + 1], "of") || token_is(&x->d->token[i + 1], "for")) {
			v = strmap_get(&x->c->name_head, x->d->token[i].lower, strlen(x->d->token[i].lower));
			if (v != STRMAP_NONE) {
				*type = (enum entity_type)v;
				return true;
			}
		}
	return false;
}

/* "J." or a capital alone */
static bool is_initial(const struct token *t)
{
	size_t n = strlen(t->form);

	return (t->flags & TOKEN_CAPITAL) && ((n == 2 && t->form[1] == '.') || n == 1) && strcmp(t->form, "I") != 0 &&
	       strcmp(t->form, "A") != 0;
}

static const struct office *title_before(const struct extraction *x, uint32_t i)
{
	const struct sentence *s = &x->d->sentence[x->d->token[i].sentence];
	uint32_t k;

	for (k = 4; k > 0; k--) {
		uint32_t length;
		bool plural;
		const struct office *o;

		if (i < s->token_begin + k)
			continue;
		o = gazetteer_office(&x->c->gazetteer, x->d, i - k, i, &length, &plural);
		if (o && length == k && (o->flags & OFFICE_BEFORE))
			return o;
	}
	return NULL;
}

/* ", 45," or ", the foreign minister," or ", president of" after a name: a person */
static bool person_after(const struct extraction *x, uint32_t end)
{
	const struct sentence *s = &x->d->sentence[x->d->token[end - 1].sentence];
	const struct token *t = x->d->token;
	uint32_t i = end, length, k;
	bool plural;

	if (i + 1 >= s->token_end || strcmp(t[i].form, ",") != 0)
		return false;
	i++;
	if ((t[i].flags & TOKEN_NUMBER) && strlen(t[i].form) == 2 && i + 1 < s->token_end && strcmp(t[i + 1].form, ",") == 0)
		return true;
	for (k = 0; k < 5 && i + k < s->token_end && strcmp(t[i + k].form, ",") != 0; k++) {
		const struct office *o = gazetteer_office(&x->c->gazetteer, x->d, i + k, s->token_end, &length, &plural);

		/* no "Coca Cola, Alliance chairperson Anousheh Karvar": that is the next one's title */
		if (o && !plural && (o->flags & OFFICE_NOUN) && (k > 0 || tree_next_is(x, i + length - 1, "of")))
			return i + k + length >= s->token_end || !is_name_word(&t[i + k + length]);
		if (t[i + k].upos == UPOS_VERB || t[i + k].upos == UPOS_AUX)
			return false;
	}
	return false;
}

static bool locative(const char *word)
{
	return pattern_lists("in|near|at|outside|around|inside|across|throughout", word);
}

/* Type a run [first, end) that the gazetteer does not hold as a whole.  Returns false to leave it out. */
static bool type_by_form(const struct extraction *x, uint32_t first, uint32_t end, struct draft *draft)
{
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[first].sentence];
	const char *before = first > s->token_begin ? t[first - 1].lower : "";
	uint32_t words = 0, i;
	bool ambiguous = false, initial = false;
	char given = gazetteer_given(&x->c->gazetteer, t[first].form, &ambiguous);

	for (i = first; i < end; i++) {
		words += is_name_word(&t[i]);
		initial = initial || (i > first && i + 1 < end && is_initial(&t[i]));
	}
	if (head_type(x, first, end, &draft->type))
		return true;
	if (title_before(x, first) || (pattern_lists("mr.|mrs.|ms.|dr.|sir|mr|mrs|ms|dr|lady|dame", before))) {
		draft->type = ENTITY_PERSON;
		return words <= 5;
	}
	if (words >= 2 && words <= 5 && ((given && !(ambiguous && starts(x, first))) || initial || is_initial(&t[first]))) {
		draft->type = ENTITY_PERSON;
		return true;
	}
	if (person_after(x, end) && words <= 5) {
		draft->type = ENTITY_PERSON;
		return true;
	}
	if (words == 1 && end - first == 1 && (t[first].flags & TOKEN_ALL_CAPS) && strlen(t[first].form) >= 3 &&
	    !(s->flags & SENTENCE_HEADING)) {
		draft->type = ENTITY_ORGANIZATION;
		return true;
	}
	if (locative(before) && t[first].upos == UPOS_PROPN && words <= 3) {
		draft->type = ENTITY_PLACE;
		return true;
	}
	if (words >= 2 && words <= 4 && t[end - 1].upos == UPOS_PROPN) {
		uint32_t head = tree_span_head(x, first, end), verb = tree_head(x, head);

		/* two or three unknown names that speak: a person */
		if (verb != NO_INDEX && token_rel(&t[head], "nsubj") && patterns_reporting(&x->c->patterns, t[verb].lemma)) {
			draft->type = ENTITY_PERSON;
			return true;
		}
	}
	draft->open = true;
	draft->type = ENTITY_OTHER;
	return t[first].upos == UPOS_PROPN || t[end - 1].upos == UPOS_PROPN;
}

/* The noun after a name that makes it the name of an event: "G20 summit", "Hangzhou summit". */
static uint32_t event_noun_after(const struct extraction *x, uint32_t end)
{
	const struct sentence *s = &x->d->sentence[x->d->token[end - 1].sentence];

	if (end < s->token_end && pattern_lists("summit|conference|olympics|games", x->d->token[end].lower) &&
	    !(x->d->token[end].flags & TOKEN_CAPITAL))
		return end + 1;
	return end;
}

/* The end of what was agreed on at a place and is named after it: "Minsk agreement", "Camp David peace accords". */
static uint32_t accord_after(const struct extraction *x, uint32_t end)
{
	const struct sentence *s = &x->d->sentence[x->d->token[end - 1].sentence];
	const struct token *t = x->d->token;

	if (end + 1 < s->token_end && pattern_lists("peace|climate|framework|naval", t[end].lower))
		end++;
	if (end < s->token_end &&
	    pattern_lists("agreement|agreements|accord|accords|treaty|protocol|declaration|pact|memorandum|convention|process|"
	                  "conference|conferences|summit|conventions|protocols|treaties|declarations",
	                  t[end].lower))
		return end + 1;
	return end;
}

static bool is_site(const struct sense *s)
{
	return s->kind == SENSE_CAPITAL || s->kind == SENSE_SEAT || s->kind == SENSE_PLACE;
}

/* Of a phrase's senses, the one to take here; NULL: none fits. */
static const struct sense *choose_sense(const struct extraction *x, const struct sense *sense, uint32_t first, uint32_t end)
{
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[first].sentence];
	const struct sense *best = NULL;
	const struct token *last = &t[end - 1];
	bool modifies = token_rel(last, "amod") || (end < s->token_end && (t[end].upos == UPOS_NOUN || t[end].upos == UPOS_ADJ) &&
	                                           last->head >= (int32_t)end);
	bool after_article = first > s->token_begin && pattern_lists("the|a|an|some|many|most|few|two|three", t[first - 1].lower);

	for (; sense; sense = gazetteer_next(&x->c->gazetteer, sense)) {
		bool fits = true;

		switch (sense->kind) {
		case SENSE_ADJECTIVE:
		case SENSE_GROUP_ADJECTIVE:
			fits = modifies || (last->upos == UPOS_ADJ && !after_article);
			break;
		case SENSE_PEOPLE:
		case SENSE_GROUP:
			fits = !modifies;
			break;
		case SENSE_COUNTRY: {
			const struct country *c = &x->c->gazetteer.country[sense->row];

			/* a former state only in its years, give or take a long memory after them */
			if (c->from != CALENDAR_NONE && x->d->date != CALENDAR_NONE && x->d->date < c->from)
				fits = false;
			break;
		}
		default:
			break;
		}
		if (!fits)
			continue;
		if (!best || (best->ambiguous && !sense->ambiguous))
			best = sense;
	}
	return best;
}

static enum entity_type sense_type(const struct sense *s)
{
	switch (s->kind) {
	case SENSE_COUNTRY: case SENSE_ADJECTIVE: case SENSE_CAPITAL: case SENSE_SEAT:
		return ENTITY_COUNTRY;
	case SENSE_PEOPLE: case SENSE_GROUP: case SENSE_GROUP_ADJECTIVE:
		return ENTITY_GROUP;
	case SENSE_PLACE:
		return ENTITY_PLACE;
	case SENSE_ORGANIZATION:
		return ENTITY_ORGANIZATION;
	case SENSE_LEADER:
		return ENTITY_PERSON;
	case SENSE_KNOWN:               /* take_known() */
		break;
	}
	return ENTITY_OTHER;
}

/* A capital or a government seat: the state, or the place where something is?  True: the place. */
static bool is_there(const struct extraction *x, bool seat, uint32_t first, uint32_t end)
{
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[first].sentence];
	uint32_t head = tree_span_head(x, first, end), up = tree_head(x, head);
	const char *before = first > s->token_begin ? t[first - 1].lower : "";

	if (pattern_lists("the", before) && first > s->token_begin + 1)
		before = t[first - 2].lower;
	/* "its ambassador to Paris" is there for the state; "as far away as Paris" */
	if (pattern_lists("to", before) && first > s->token_begin + 1 &&
	    pattern_lists("ambassador|envoy|emissary|representative|appeal|threat|warning|message|rebuke|loyalty", t[first - 2].lemma))
		return false;
	/* "the mayor of Tehran", "London Mayor", "Moscow police" */
	if (pattern_lists("of", before) && first > s->token_begin + 1 &&
	    pattern_lists("mayor|governor|bishop|archbishop|sheriff|university|streets|outskirts|suburbs", t[first - 2].lower))
		return true;
	if (end < s->token_end && pattern_lists("mayor|police|bishop|archbishop|university|residents|stock", t[end].lower))
		return true;
	/* "protested to Beijing" */
	if (pattern_lists("to", before) && up != NO_INDEX && token_rel(&t[head], "obl") &&
	    pattern_lists("protest|complain|appeal|apologize|apologise|concede|capitulate|listen", t[up].lemma))
		return false;
	/* "Bangui fell to the rebels", "Paris burned": what happens to cities */
	if (up != NO_INDEX && token_rel(&t[head], "nsubj") && pattern_lists("fall|burn|host|flood|awake", t[up].lemma))
		return true;
	if (pattern_lists("as", before) && first > s->token_begin + 1 && pattern_lists("far|away|distant", t[first - 2].lower))
		return true;
	if (locative(before) || pattern_lists("to|into|toward|towards|through|capital|city|downtown|central|from|via|of", before)) {
		/* "ties to Moscow", "support from Washington", "the policy of Ankara": the state, when a noun governs that
		 * is no movement */
		if (pattern_lists("to|from|of", before) && up != NO_INDEX && t[up].upos == UPOS_NOUN && !token_rel(&t[head], "obl") &&
		    !pattern_lists("visit|trip|flight|train|road|city|streets|street|suburb|outskirts|center|centre|capital|"
		                   "bombing|siege|fall|capture|airport|arrival|journey|way|people|residents", t[up].lemma))
			return pattern_lists("of", before) &&
			       pattern_lists("south|north|east|west|mile|kilometer|kilometre|area|part|region|battle|control",
			                     t[up].lemma);
		return true;
	}
	/* "Moscow, Russia" and "Moscow, the capital" */
	if (end + 1 < s->token_end && strcmp(t[end].form, ",") == 0) {
		uint32_t length;
		const struct sense *after = gazetteer_find(&x->c->gazetteer, x->d, end + 1, s->token_end, &length);

		if (after && after->kind == SENSE_COUNTRY && length + end + 1 < s->token_end &&
		    (t[end + 1 + length].flags & TOKEN_PUNCT))
			return true;
		if (end + 2 < s->token_end && token_is(&t[end + 2], "capital"))
			return true;
	}
	/* what moves to it, takes it or strikes it */
	if (up != NO_INDEX && (token_rel(&t[head], "obj") || (token_rel(&t[head], "nsubj:pass"))) &&
	    pattern_lists("visit|leave|reach|enter|flee|bomb|shell|capture|seize|attack|storm|besiege|retake|occupy|shake|hit|"
	                  "rock|strike|take|liberate|evacuate|tour", t[up].lemma))
		return true;
	if (up != NO_INDEX && token_rel(&t[head], "obj") && token_is(&t[up], "fled"))
		return true;
	/* a modifier: "the Moscow airport", "a London tower block", but not "Moscow officials" */
	if (up != NO_INDEX && token_rel(&t[head], "compound") && up >= end && seat)
		return pattern_lists(
			"lawn|garden|ground|step|gate|wall|building|corridor|fence|ceremony|dinner|kitchen|tour|ballroom|museum|church|"
			"square|tower|roof|complex|campus|employee",
			t[up].lemma);
	if (up != NO_INDEX && token_rel(&t[head], "compound") && up >= end)
		return !pattern_lists(
			"official|government|administration|regime|leadership|authority|diplomat|envoy|delegation|negotiator|spokesman|"
			"spokeswoman|spokesperson|politician|policymaker|lawmaker|source|demand|proposal|policy|stance|position|response|"
			"pressure|sanction|ally|insider|establishment|elite|bureaucrat|troop|force|side|relation|tie|plan|offer|visit",
			t[up].lemma);
	/* "the Fijian capital, Suva"; "Seattle, Washington" */
	if (first > s->token_begin + 1 && strcmp(t[first - 1].form, ",") == 0 &&
	    (pattern_lists("capital|city|town|port", t[first - 2].lower) ||
	     (x->draft_at[first - 2] != NO_INDEX && x->draft[x->draft_at[first - 2]].type == ENTITY_PLACE)))
		return true;
	/* a list of cities: "London, Paris and Tokyo" after a locative is decided at its first */
	if (up != NO_INDEX && token_rel(&t[head], "conj") && x->draft_at[up] != NO_INDEX &&
	    x->draft[x->draft_at[up]].type == ENTITY_PLACE)
		return true;
	return false;
}

/* Take the gazetteer's phrase [first, end). */
static void take_sense(struct extraction *x, const struct sense *sense, uint32_t first, uint32_t end)
{
	struct draft draft = { .first = first, .end = end, .entity = NO_INDEX, .sense = sense };

	/* "Brussels" is the European Union, unless something is there */
	if (sense->kind == SENSE_CAPITAL && sense->ambiguous && !is_there(x, false, first, end)) {
		const struct sense *other;

		for (other = gazetteer_next(&x->c->gazetteer, sense); other; other = gazetteer_next(&x->c->gazetteer, other))
			if (other->kind == SENSE_ORGANIZATION)
				draft.sense = sense = other;
	}
	draft.type = sense_type(sense);
	draft.kind = MENTION_NAME;
	if (sense->kind == SENSE_ADJECTIVE || sense->kind == SENSE_GROUP_ADJECTIVE)
		draft.kind = MENTION_ADJECTIVE;
	if ((sense->kind == SENSE_CAPITAL || sense->kind == SENSE_SEAT) && is_there(x, sense->kind == SENSE_SEAT, first, end))
		draft.type = ENTITY_PLACE;
	draft_add(x, draft);
}

/* ---- what the model says ---- */

/* "Marine Le Pen" is no marine. */
static bool is_given(const struct extraction *x, uint32_t i)
{
	bool ambiguous;

	return gazetteer_given(&x->c->gazetteer, x->d->token[i].form, &ambiguous) != 0 && !title_before(x, i + 1);
}

/* Take titles off the front of a person's name: "President Barack Obama" is named "Barack Obama". */
static void trim_titles(const struct extraction *x, struct name_span *span)
{
	uint32_t length;
	bool plural;

	uint32_t i;

	/* "Jackson Dr Murray" ran two sentences together */
	for (i = span->token_begin + 1; span->type == ENTITY_PERSON && i + 1 < span->token_end; i++)
		if (pattern_lists("dr|dr.|mr|mr.|mrs|mrs.|ms|ms.", x->d->token[i].lower))
			span->token_begin = i + 1;
	while (span->type == ENTITY_PERSON && span->token_end - span->token_begin > 1 && !is_given(x, span->token_begin) &&
	       gazetteer_office(&x->c->gazetteer, x->d, span->token_begin, span->token_end, &length, &plural) &&
	       length < span->token_end - span->token_begin)
		span->token_begin += length;
}

/* A name that the model has run into its neighbours: "Aleppo, Syria" is two places, "northern Iraq" is Iraq, and in "BET) Awards" only one
 * bracket stands. */
static void trim_edges(const struct extraction *x, struct name_span *span)
{
	const struct token *t = x->d->token;
	uint32_t i, open = 0;
	enum entity_type type;

	/* "gave Jackson propofol" */
	while (span->type == ENTITY_PERSON && span->token_end - span->token_begin > 1 &&
	       !(t[span->token_end - 1].flags & (TOKEN_CAPITAL | TOKEN_HAS_DIGIT)) && (t[span->token_begin].flags & TOKEN_CAPITAL) &&
	       t[span->token_end - 1].upos == UPOS_NOUN && (t[span->token_end - 2].flags & TOKEN_SPACE_AFTER))
		span->token_end--;
	/* "Harare, Zimbabwe" and "JERUSALEM (AP)" are no people */
	for (i = span->token_begin + 1; i + 1 < span->token_end && (span->type == ENTITY_PERSON || span->type == ENTITY_ORGANIZATION); i++) {
		uint32_t end = x->d->sentence[t[i].sentence].token_end, length;
		const struct sense *behind = strcmp(t[i].form, ",") == 0 ? gazetteer_find(&x->c->gazetteer, x->d, i + 1, end, &length) : NULL;
		bool place = behind && (behind->kind == SENSE_COUNTRY || behind->kind == SENSE_PLACE) && i + 1 + length >= span->token_end;

		if (place || (span->type == ENTITY_PERSON && strcmp(t[i].form, "(") == 0)) {
			const struct sense *before = gazetteer_find(&x->c->gazetteer, x->d, span->token_begin, i, &length);

			if ((place && span->type == ENTITY_PERSON) || (before && (before->kind == SENSE_CAPITAL || before->kind == SENSE_PLACE)))
				span->type = ENTITY_PLACE;
			span->token_end = i;
		}
	}
	if (span->type == ENTITY_PLACE) {
		while (span->token_end - span->token_begin > 1 && !(t[span->token_begin].flags & TOKEN_CAPITAL) &&
		       pattern_lists(
			       "northern|southern|eastern|western|central|northeastern|northwestern|southeastern|southwestern|north|south|east|west|"
			       "northeast|northwest|southeast|southwest|downtown|upstate|rural",
			       t[span->token_begin].lower))
			span->token_begin++;
		/* "fled Kosovo for Macedonia" */
		for (i = span->token_begin + 1; i + 1 < span->token_end; i++)
			if (strcmp(t[i].form, ",") == 0 || pattern_lists("for|from|to|into|via|in", t[i].form))
				span->token_end = i;
	}
	/* "U.S. Defense" Secretary, "International Development" Secretary: the title begins inside; not in "Black Panther Party" leader */
	for (i = span->token_begin;
	     span->type == ENTITY_ORGANIZATION && i < span->token_end && !head_type(x, span->token_begin, span->token_end, &type); i++) {
		uint32_t length;
		bool plural;

		if (gazetteer_office(&x->c->gazetteer, x->d, i, x->d->sentence[t[i].sentence].token_end, &length, &plural) &&
		    i + length > span->token_end &&
		    (i > span->token_begin || !gazetteer_find(&x->c->gazetteer, x->d, i, span->token_end, &length)))
			span->token_end = i;
	}
	for (i = span->token_begin; i < span->token_end; i++) {
		if (strcmp(t[i].form, "(") == 0)
			open++;
		else if (strcmp(t[i].form, ")") == 0 && open-- == 0) {
			span->token_end = i > span->token_begin ? i : span->token_begin + 1;
			if (span->token_end - span->token_begin == 1 && (t[span->token_begin].flags & TOKEN_ALL_CAPS))
				span->type = ENTITY_ORGANIZATION;
			open = 0;
		}
	}
	for (i = span->token_begin + 1; open && i < span->token_end; i++)
		if (strcmp(t[i].form, "(") == 0)
			span->token_end = i;
}

/* What the model takes for something else is a person where the words around it say so: "the Thatcher government", "Queen Victoria",
 * "Marine Le Pen, leader of …". */
static void retype(const struct extraction *x, struct name_span *span)
{
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[span->token_begin].sentence];
	uint32_t words = span->token_end - span->token_begin, length, known, up;
	bool plural;
	const struct office *o;
	const struct sense *sense;
	enum entity_type type;

	/* "Rigopiano, Italy," is no person */
	if (span->type == ENTITY_PERSON && words == 1 && span->token_end + 2 < s->token_end && strcmp(t[span->token_end].form, ",") == 0 &&
	    strmap_get(&x->c->gazetteer.surname, t[span->token_begin].form, strlen(t[span->token_begin].form)) == STRMAP_NONE &&
	    (sense = gazetteer_find(&x->c->gazetteer, x->d, span->token_end + 1, s->token_end, &known)) != NULL && sense->kind == SENSE_COUNTRY &&
	    span->token_end + 1 + known < s->token_end && strcmp(t[span->token_end + 1 + known].form, ",") == 0) {
		span->type = ENTITY_PLACE;
		return;
	}
	if (span->type != ENTITY_PLACE && span->type != ENTITY_ORGANIZATION)
		return;
	sense = gazetteer_find(&x->c->gazetteer, x->d, span->token_begin, s->token_end, &known);
	if (sense && known >= words)
		return;
	if (words == 1 && span->token_end < s->token_end && pattern_lists("government|administration|regime|cabinet", t[span->token_end].lower) &&
	    strmap_get(&x->c->gazetteer.surname, t[span->token_begin].form, strlen(t[span->token_begin].form)) != STRMAP_NONE) {
		span->type = ENTITY_PERSON;
		return;
	}
	if (words < 2 || words > 5 || head_type(x, span->token_begin, span->token_end, &type))
		return;
	o = gazetteer_office(&x->c->gazetteer, x->d, span->token_begin, span->token_end, &length, &plural);
	if (o && !plural && length + 1 == words && (o->flags & OFFICE_BEFORE) &&
	    pattern_lists("monarch|royalty|head_of_state|clergy", o->office) &&
	    !(span->token_begin > s->token_begin && locative(t[span->token_begin - 1].lower))) {
		span->type = ENTITY_PERSON;
		return;
	}
	/* "Jordan Spieth", "Chad Smith" */
	if (words == 2 && sense && known == 1 && sense->ambiguous && is_given(x, span->token_begin) &&
	    !pattern_lists("times|tech|power|state|post|star|today|radio|television|news|university|post|bank|republicans|democrats",
	                   t[span->token_begin + 1].lower)) {
		span->type = ENTITY_PERSON;
		return;
	}
	if (o && !is_given(x, span->token_begin))
		return;
	if (person_after(x, span->token_end)) {
		span->type = ENTITY_PERSON;
		return;
	}
	/* places do not speak */
	if (span->type == ENTITY_PLACE) {
		up = tree_head(x, tree_span_head(x, span->token_begin, span->token_end));
		if (up != NO_INDEX && token_rel(&t[tree_span_head(x, span->token_begin, span->token_end)], "nsubj") &&
		    (patterns_reporting(&x->c->patterns, t[up].lemma) || pattern_lists("meet|thank|marry|resign|visit|arrive", t[up].lemma)))
			span->type = ENTITY_PERSON;
	}
}

/* Names of one spelling have one type in a document: that for which the model's scores add up to most; a last name is a person's
 * where the full name is. */
static void agree(struct extraction *x, struct name_span *span, size_t nr)
{
	float (*votes)[ENTITY_TYPE_NR] = arena_array(x->a, nr + 1, sizeof *votes);
	uint32_t *spelling = arena_array(x->a, nr + 1, sizeof *spelling), spelling_nr = 0, k;
	const char **words = arena_array(x->a, nr + 1, sizeof *words);
	struct strmap at;
	size_t i;
	int t;

	strmap_init(&at, x->a);
	for (i = 0; i < nr; i++) {
		words[i] = words_of(x, span[i].token_begin, span[i].token_end);
		k = strmap_get(&at, words[i], strlen(words[i]));
		if (k == STRMAP_NONE)
			strmap_put(&at, words[i], strlen(words[i]), k = spelling_nr++, 0);
		spelling[i] = k;
		votes[k][span[i].type] += span[i].score;
	}
	for (i = 0; i < nr; i++) {
		const char *last = span[i].type == ENTITY_PERSON ? strrchr(words[i], ' ') : NULL;

		k = last ? strmap_get(&at, last + 1, strlen(last + 1)) : STRMAP_NONE;
		if (k != STRMAP_NONE)
			votes[k][ENTITY_PERSON] += span[i].score;
	}
	for (i = 0; i < nr; i++)
		for (t = 0; t < ENTITY_TYPE_NR; t++)
			if (votes[spelling[i]][t] > votes[spelling[i]][span[i].type])
				span[i].type = (enum entity_type)t;
}

/* A dateline begins with where it was written, and "HANGZHOU, China" is two places. */
static void trim_dateline(const struct extraction *x, struct name_span *span)
{
	const struct token *t = x->d->token;
	const struct sentence *s = &x->d->sentence[t[span->token_begin].sentence];
	uint32_t i;

	if (!(s->flags & SENTENCE_DATELINE) || span->token_begin != s->token_begin)
		return;
	span->type = ENTITY_PLACE;
	for (i = span->token_begin + 1; i + 1 < span->token_end; i++)
		if (token_is(&t[i], ","))
			span->token_end = i;
}

/* Prepare doc->name for reading: x->span_from[token] is 1 + the span that starts there. */
static void take_spans(struct extraction *x)
{
	struct doc *d = x->d;
	struct name_span *span = arena_array(x->a, d->name_nr + 1, sizeof *span);
	size_t i;

	x->span = span;
	x->span_from = arena_array(x->a, d->token_nr + 1, sizeof *x->span_from);
	if (d->name_nr)
		memcpy(span, d->name, d->name_nr * sizeof *span);
	for (i = 0; i < d->name_nr; i++) {
		retype(x, &span[i]);
		trim_titles(x, &span[i]);
		trim_edges(x, &span[i]);
		trim_dateline(x, &span[i]);
	}
	agree(x, span, d->name_nr);
	known_find(x, span, d->name_nr);
	for (i = 0; i < d->name_nr; i++)
		if (span[i].token_end > span[i].token_begin)    /* else no more than a title */
			x->span_from[span[i].token_begin] = (uint32_t)i + 1;
}

/* "the aircraft carrier Carl Vinson": the name of a ship, whoever it was named after. */
static bool is_vessel(const struct extraction *x, uint32_t first)
{
	return first > x->d->sentence[x->d->token[first].sentence].token_begin &&
	       pattern_lists("carrier|ship|warship|cruiser|liner|ferry|tanker|destroyer|frigate|submarine|vessel|boat|yacht|battleship|freighter|"
	                     "trawler|icebreaker|shuttle|spacecraft", x->d->token[first - 1].lemma);
}

/* Take the model's name [i, span->token_end), of which the gazetteer knows no more than a first part, `sense` (or NULL).  Returns
 * where to go on. */
static uint32_t take_span(struct extraction *x, const struct name_span *span, const struct sense *sense)
{
	struct draft draft = { .first = span->token_begin, .end = span->token_end, .entity = NO_INDEX, .kind = MENTION_NAME,
		.type = span->type };
	const struct token *t = x->d->token;
	uint32_t event_end = event_noun_after(x, draft.end);

	/* "killed 9": a bare number is nobody */
	if (draft.end == draft.first + 1 && strspn(t[draft.first].form, "0123456789.,") == strlen(t[draft.first].form))
		return draft.end;
	if (span->type == ENTITY_ORGANIZATION && sense && (sense->kind == SENSE_ADJECTIVE || sense->kind == SENSE_COUNTRY))
		draft.sense = sense;
	/* "Southeast Asian leaders", "Jihadist fighters": a word for the noun behind it, and nothing of its own (mentions_write) */
	if (span->type == ENTITY_GROUP && (token_rel(&t[draft.end - 1], "amod") || t[draft.end - 1].upos == UPOS_ADJ))
		draft.kind = MENTION_ADJECTIVE;
	if (event_end > draft.end && span->type != ENTITY_PERSON && span->type != ENTITY_GROUP) {
		draft.end = event_end;
		draft.type = ENTITY_EVENT;
	}
	if (draft.type == ENTITY_PERSON && is_vessel(x, draft.first))
		draft.type = ENTITY_OTHER;
	draft_add(x, draft);
	return draft.end;
}

/* The tokens of a title that the table has in a leader's name: 1 for "Pope Francis", 0 for "Sheikh Hasina". */
static uint32_t leading_title(const struct extraction *x, uint32_t first, uint32_t end)
{
	uint32_t length;
	bool plural;
	const struct office *o = gazetteer_office(&x->c->gazetteer, x->d, first, end, &length, &plural);

	return o && length < end - first && pattern_lists("monarch|clergy|head_of_state|head_of_government", o->office) ? length : 0;
}

/* Take a name of the user's table, no country's, at token i.  Returns where to go on, or i: it is the beginning of a longer name. */
static uint32_t take_known(struct extraction *x, const struct known_at *known, uint32_t i, uint32_t end)
{
	const struct known_row *row = &x->c->gazetteer.known.row[known->sense->row];
	struct draft draft = { .first = i, .end = known->end, .entity = NO_INDEX, .kind = MENTION_NAME, .type = row->type,
		.sense = known->sense };
	uint32_t past = run_end(x, i, end), length;
	enum entity_type type;
	bool plural;

	if (known->end == i + 1 && past > known->end && head_type(x, i, past, &type) && type != row->type &&
	    !gazetteer_office(&x->c->gazetteer, x->d, known->end, end, &length, &plural))
		return i;
	if (row->type == ENTITY_PLACE && event_noun_after(x, draft.end) > draft.end) {
		draft.end = event_noun_after(x, draft.end);
		draft.type = ENTITY_EVENT;
		draft.sense = NULL;
	}
	draft_add(x, draft);
	return draft.end;
}

/* Read the name at token i, if there is one; returns where to go on. */
static uint32_t read_name(struct extraction *x, uint32_t i, uint32_t end)
{
	struct doc *d = x->d;
	const struct sentence *s = &d->sentence[d->token[i].sentence];
	const struct token *t = d->token;
	struct draft draft = { .first = i, .entity = NO_INDEX, .kind = MENTION_NAME, .type = ENTITY_OTHER };
	const struct name_span *span = x->span_from[i] ? &x->span[x->span_from[i] - 1] : NULL;
	const struct sense *found, *sense;
	uint32_t length = 0, past, title_length, k;
	enum entity_type type;
	bool plural, ambiguous = false;
	const struct known_at *known = x->known_at && x->known_at[i].sense ? &x->known_at[i] : NULL;

	if (known && known->sense->kind == SENSE_KNOWN && (past = take_known(x, known, i, end)) > i)
		return past;
	/* "2001 Italian general election" begins with a date and is a name for all that */
	if (x->timed[i] && !(span && span->token_end - i > 1))
		return i + 1;
	if (!is_name_word(&t[i]) && !(t[i].flags & TOKEN_HAS_DIGIT) && !span && !known)
		return i + 1;
	found = gazetteer_find(&x->c->gazetteer, d, i, end, &length);
	if (known && known->sense->kind != SENSE_KNOWN && (!found || length <= known->end - i)) {
		found = known->sense;
		length = known->end - i;
	}
	if (!is_name_word(&t[i]) && !found && !span)
		return i + 1;
	/* the model's name goes on beyond what the gazetteer knows, or is a person's that has an organization's name; "Washington" alone is
	 * the city or the state unless the document has somebody of that name */
	if (span && (!found || length < span->token_end - i ||
	             (span->type == ENTITY_PERSON && length == span->token_end - i && found->ambiguous &&
	              (found->kind == SENSE_ORGANIZATION || found->kind == SENSE_GROUP || length > 1))))
		return take_span(x, span, found ? choose_sense(x, found, i, i + length) : NULL);
	/* a title in front of a name is no part of it */
	if (gazetteer_office(&x->c->gazetteer, d, i, end, &title_length, &plural) && (!found || length <= title_length)) {
		past = run_end(x, i, end);
		if (head_type(x, i, past, &type) && !found)
			goto by_run;
		return i + title_length;
	}
	if (found) {
		sense = choose_sense(x, found, i, i + length);
		past = run_end(x, i, end);
		if (past < i + length)
			past = i + length;
		if (sense && common_at_start(x, i) && length == 1 && t[i].upos != UPOS_ADJ && t[i].upos != UPOS_NOUN &&
		    sense->kind != SENSE_COUNTRY)
			sense = NULL;
		if (sense && past > i + length) {
			const struct sense *more;
			uint32_t more_length;

			/* "Turkish Foreign Ministry", "Kabul University": the country is part of a longer name */
			if (!gazetteer_office(&x->c->gazetteer, d, i + length, end, &title_length, &plural) &&
			    head_type(x, i, past, &type) &&
			    !((more = gazetteer_find(&x->c->gazetteer, d, i + length, end, &more_length)) != NULL &&
			      i + length + more_length == past && (more->kind == SENSE_ORGANIZATION || more->kind == SENSE_SEAT))) {
				draft.end = past;
				draft.type = type;
				draft.sense = sense->kind == SENSE_ADJECTIVE || sense->kind == SENSE_COUNTRY ? sense : NULL;
				draft_add(x, draft);
				return past;
			}
			/* "Chad Smith", "Paris Hilton", "Jordan Peele": a given name after all, in the table or by its place in the tree */
			if (length == 1 && sense->kind != SENSE_ADJECTIVE && sense->kind != SENSE_LEADER &&
			    (gazetteer_given(&x->c->gazetteer, t[i].form, &ambiguous) ||
			     (t[i + 1].upos == UPOS_PROPN && token_rel(&t[i + 1], "flat") && t[i + 1].head == (int32_t)i)) &&
			    !gazetteer_find(&x->c->gazetteer, d, i + 1, end, &more_length) &&
			    !gazetteer_office(&x->c->gazetteer, d, i + 1, end, &title_length, &plural) && past - i <= 3) {
				draft.end = past;
				draft.type = ENTITY_PERSON;
				draft_add(x, draft);
				return past;
			}
		}
		if (sense && sense->ambiguous && length == 1) {
			/* needs support: another mention of the same row, or a place to be in; else left open */
			if (sense->kind == SENSE_ORGANIZATION && starts(x, i) && past == i + 1 && t[i].upos != UPOS_PROPN)
				return i + 1;
			if (title_before(x, i) && sense->kind != SENSE_ORGANIZATION && sense->kind != SENSE_ADJECTIVE) {
				draft.end = past;
				draft.type = ENTITY_PERSON;
				draft_add(x, draft);
				return past;
			}
		}
		if (sense) {
			uint32_t event_end = event_noun_after(x, i + length);

			if (event_end == i + length && is_site(sense))
				event_end = accord_after(x, i + length);
			if (event_end > i + length && x->d->token[event_end - 1].upos == UPOS_NOUN && sense->kind != SENSE_ADJECTIVE) {
				draft.end = event_end;
				draft.type = ENTITY_EVENT;
				draft_add(x, draft);
				return event_end;
			}
			if (sense->kind == SENSE_LEADER) {
				/* "Pope Francis", "King Abdullah II": the title is no part of the name, the number is */
				past = i + length;
				if (past < end && pattern_lists("II|III|IV|V|VI|VII|VIII|IX|X|XVI|Jr.|Sr.|Jr|Sr", t[past].form))
					past++;
				if (past + 1 < end && joins(x, past, end) && !token_is(&t[past], "and"))
					past = run_end(x, i, end);
				i += leading_title(x, i, past);
				take_sense(x, sense, i, past);
				return past;
			}
			take_sense(x, sense, i, i + length);
			return i + length;
		}
	}
	if (common_at_start(x, i)) {
		bool ok;
		char given = gazetteer_given(&x->c->gazetteer, t[i].form, &ok);

		if (!given || i + 1 >= end || !is_name_word(&t[i + 1]))
			return i + 1;
	}
	past = run_end(x, i, end);
by_run:
	/* the run ends where something that the gazetteer knows begins, or a title */
	for (k = i + 1; k < past; k++) {
		const struct sense *other = gazetteer_find(&x->c->gazetteer, d, k, past, &length);

		if (other && (length > 1 || other->kind == SENSE_COUNTRY || other->kind == SENSE_ADJECTIVE) && !other->ambiguous &&
		    !head_type(x, i, past, &type) && k + length == past &&
		    !gazetteer_given(&x->c->gazetteer, t[i].form, &ambiguous)) {
			past = k;
			break;
		}
	}
	while (past > i + 1 && !is_name_word(&t[past - 1]))
		past--;
	draft.end = past;
	if (type_by_form(x, i, past, &draft)) {
		uint32_t event_end = event_noun_after(x, past);

		if (event_end > past && draft.type != ENTITY_PERSON) {
			draft.end = event_end;
			draft.type = ENTITY_EVENT;
			draft.open = false;
		}
		if (draft.open && (s->flags & SENTENCE_HEADING))
			return past;
		draft_add(x, draft);
	}
	return past;
}

void names_find(struct extraction *x)
{
	struct doc *d = x->d;
	size_t i;
	uint32_t k;

	x->draft_at = arena_array(x->a, d->token_nr + 1, sizeof *x->draft_at);
	for (k = 0; k <= d->token_nr; k++)
		x->draft_at[k] = NO_INDEX;
	take_spans(x);
	for (i = 0; i < d->sentence_nr; i++) {
		const struct sentence *s = &d->sentence[i];

		if (s->flags & SENTENCE_BYLINE)
			continue;
		for (k = s->token_begin; k < s->token_end;)
			k = read_name(x, k, s->token_end);
	}
}
