/* run_extract.c - one-line cases of extraction
 *
 *     The presidents of France and Germany met in Paris on Monday.
 *     @ 2016-09-05
 *     event CONSULT actor=France,Germany place=Paris date=2016-09-05 status=happened
 *
 * The first line is the text, `@ DATE` its document date.  Each further line must hold:
 *     event TYPE [FIELD=VALUE]…      some event has this type and these fields; fields: actor target with about (names, all of
 *                                    them, in any order; "-" for none), place, date (START or START..END; "-" undated),
 *                                    status, polarity, by (who says so), code, headline (words with _ for blanks),
 *                                    quantity (LEAST..MOST:UNIT or VALUE:UNIT, an open side empty, "-" for no unit; and :MOD
 *                                    or :exact, and :WORDS; "-" for none; the field may stand several times)
 *     no event TYPE                  no event has this type ("*": no event at all)
 *     TYPE NAME [FIELD=VALUE]…       an entity of this type and name; fields: country, code, role, link
 *     no TYPE NAME                   no entity of this type and name ("*": none of this type)
 *     count TYPE N                   so many entities of this type have a name and are mentioned
 *     relation KIND SOURCE TARGET [former|present]
 *                                    names with _ for blanks
 *     means WORDS[#N] NAME           the mention of these words (the Nth, from 1) is of the entity of this name; "-": of none with a
 *                                    name
 */
#include <setjmp.h>
#include <stdbool.h>

#include "corpus.h"
#include "extract/extract.h"
#include "text/input.h"

struct run {
	struct context *context;
};

static char *next_word(char **at)
{
	char *s = *at, *end;

	while (*s == ' ')
		s++;
	if (!*s)
		return NULL;
	end = strchr(s, ' ');
	if (end)
		*end++ = '\0';
	*at = end ? end : s + strlen(s);
	return s;
}

/* Underscores stand for blanks. */
static bool same(const char *name, const char *want)
{
	for (; *name && *want; name++, want++)
		if (*name != *want && !(*want == '_' && *name == ' '))
			return false;
	return !*name && !*want;
}

static bool entity_is(const struct doc *d, uint32_t entity, const char *want)
{
	const struct entity *e = &d->entity[entity];
	size_t i;

	if (same(e->name, want) || (e->code[0] && strcmp(e->code, want) == 0))
		return true;
	for (i = 0; i < e->alias_nr; i++)
		if (same(e->alias[i], want))
			return true;
	return false;
}

/* All names of a comma-separated list are participants in this role, and nobody else. */
static bool role_is(const struct doc *d, const struct event *ev, enum role role, char *list)
{
	size_t wanted = 0, have = 0, i;
	char *name, *save = NULL;

	for (i = 0; i < ev->participant_nr; i++)
		have += ev->participant[i].role == role;
	if (strcmp(list, "-") == 0)
		return have == 0;
	for (name = strtok_r(list, ",", &save); name; name = strtok_r(NULL, ",", &save)) {
		bool found = false;

		for (i = 0; i < ev->participant_nr; i++)
			found = found || (ev->participant[i].role == role && entity_is(d, ev->participant[i].entity, name));
		if (!found)
			return false;
		wanted++;
	}
	return wanted == have;
}

static bool date_is(const struct event *ev, const char *want)
{
	char start[CALENDAR_TEXT] = "", end[CALENDAR_TEXT] = "", both[2 * CALENDAR_TEXT + 4];

	if (strcmp(want, "-") == 0 || !ev->date.known)
		return strcmp(want, "-") == 0 && !ev->date.known;
	if (ev->date.date.start != CALENDAR_NONE)
		calendar_write(ev->date.date.start, start);
	if (ev->date.date.end != CALENDAR_NONE)
		calendar_write(ev->date.date.end, end);
	snprintf(both, sizeof both, "%s..%s", start, end);
	return strcmp(want, both) == 0 || (strcmp(start, end) == 0 && strcmp(start, want) == 0);
}

static bool number_is(bool has, double value, const char *want, size_t length)
{
	char have[40] = "";

	if (has)
		snprintf(have, sizeof have, "%.16g", value);
	return strlen(have) == length && strncmp(have, want, length) == 0;
}

/* LEAST..MOST:UNIT[:MOD[:WORDS]] */
static bool quantity_is(const struct doc *d, const struct quantity *q, const char *want)
{
	size_t range = strcspn(want, ":"), least = range, unit;
	const char *dots = strstr(want, ".."), *most = want, *mod = quantity_mod_name[q->mod] ? quantity_mod_name[q->mod] : "exact";
	char words[CORPUS_LINE_BYTES];

	if (dots && dots < want + range) {
		least = (size_t)(dots - want);
		most = dots + 2;
	}
	if (!number_is(q->has_least, q->least, want, least) || !number_is(q->has_most, q->most, most, (size_t)(want + range - most)))
		return false;
	want += range;
	if (*want++ != ':')
		return true;
	unit = strcspn(want, ":");
	if (strncmp(want, q->unit ? q->unit : "-", unit) != 0 || strlen(q->unit ? q->unit : "-") != unit)
		return false;
	want += unit;
	if (*want++ != ':')
		return true;
	if (strncmp(want, mod, strlen(mod)) != 0)
		return false;
	want += strlen(mod);
	snprintf(words, sizeof words, "%.*s", (int)(q->end - q->begin), d->text + q->begin);
	return !*want || (*want == ':' && same(words, want + 1));
}

static bool field_is(const struct doc *d, const struct event *ev, const char *field, char *value)
{
	int role;

	for (role = 0; role < ROLE_NR; role++)
		if (role != ROLE_PLACE && strcmp(field, role_name[role]) == 0)
			return role_is(d, ev, (enum role)role, value);
	if (strcmp(field, "place") == 0)
		return strcmp(value, "-") == 0 ? ev->place.entity == NO_INDEX :
			ev->place.entity != NO_INDEX && entity_is(d, ev->place.entity, value);
	if (strcmp(field, "date") == 0)
		return date_is(ev, value);
	if (strcmp(field, "status") == 0)
		return strcmp(value, status_name[ev->status]) == 0;
	if (strcmp(field, "polarity") == 0)
		return strcmp(value, polarity_name[ev->polarity]) == 0;
	if (strcmp(field, "code") == 0)
		return ev->code && strcmp(value, ev->code) == 0;
	if (strcmp(field, "headline") == 0)
		return same(ev->headline, value);
	if (strcmp(field, "quantity") == 0) {
		size_t i;

		for (i = 0; i < ev->quantity_nr && !quantity_is(d, &ev->quantity[i], value); i++)
			;
		return strcmp(value, "-") == 0 ? !ev->quantity_nr : i < ev->quantity_nr;
	}
	if (strcmp(field, "by") == 0)
		return strcmp(value, "-") == 0 ? !ev->attribution.known :
			ev->attribution.entity != NO_INDEX && entity_is(d, ev->attribution.entity, value);
	fprintf(stderr, "unknown field '%s'\n", field);
	exit(99);
}

static bool has_event(const struct doc *d, const char *type, const char *fields)
{
	size_t i;

	for (i = 0; i < d->event_nr; i++) {
		char copy[CORPUS_LINE_BYTES], *at = copy, *word;
		bool fits = true;

		if (strcmp(type, "*") != 0 && strcmp(type, d->event[i].type) != 0)
			continue;
		strcpy(copy, fields);
		while (fits && (word = next_word(&at)) != NULL) {
			char *equals = strchr(word, '=');

			if (!equals) {
				fprintf(stderr, "no '=' in '%s'\n", word);
				exit(99);
			}
			*equals = '\0';
			fits = field_is(d, &d->event[i], word, equals + 1);
		}
		if (fits)
			return true;
	}
	return false;
}

static bool has_entity(const struct doc *d, const char *type, const char *name, char *fields)
{
	size_t i;

	for (i = 0; i < d->entity_nr; i++) {
		const struct entity *e = &d->entity[i];
		char copy[CORPUS_LINE_BYTES], *at = copy, *word;
		bool fits = e->mention_nr > 0;

		if (strcmp(entity_type_name[e->type], type) != 0 || (strcmp(name, "*") != 0 && !entity_is(d, (uint32_t)i, name)))
			continue;
		strcpy(copy, fields);
		while (fits && (word = next_word(&at)) != NULL) {
			char *equals = strchr(word, '=');
			const char *have = "";

			if (!equals)
				exit(99);
			*equals = '\0';
			if (strcmp(word, "country") == 0)
				have = e->country;
			else if (strcmp(word, "code") == 0)
				have = e->code;
			else if (strcmp(word, "role") == 0)
				have = e->role ? e->role : "";
			else if (strcmp(word, "link") == 0)
				have = e->link ? e->link : "";
			fits = same(have, strcmp(equals + 1, "-") == 0 ? "" : equals + 1);
		}
		if (fits)
			return true;
	}
	return false;
}

static bool has_count(const struct doc *d, const char *type, const char *number)
{
	size_t i;
	long nr = 0;

	for (i = 0; i < d->entity_nr; i++)
		nr += strcmp(entity_type_name[d->entity[i].type], type) == 0 && d->entity[i].mention_nr && !d->entity[i].generic;
	return nr == strtol(number, NULL, 10);
}

/* `when`: "former", "present" or NULL, either. */
static bool has_relation(const struct doc *d, const char *kind, const char *source, const char *target, const char *when)
{
	size_t i;

	for (i = 0; i < d->relation_nr; i++)
		if ((!when || d->relation[i].former == (strcmp(when, "former") == 0)) &&
		    strcmp(relation_kind_name[d->relation[i].kind], kind) == 0 && entity_is(d, d->relation[i].source, source) &&
		    entity_is(d, d->relation[i].target, target))
			return true;
	return false;
}

/* The words of a mention, by begin and end, are these: blanks as _, letters as they come. */
static bool words_are(const struct doc *d, const struct mention *m, const char *words, size_t length)
{
	size_t i;

	for (i = 0; i < length && m->begin + i < m->end; i++)
		if (d->text[m->begin + i] != words[i] && !(words[i] == '_' && d->text[m->begin + i] == ' '))
			return false;
	return i == length && m->begin + i == m->end;
}

/* Mentions are in the order of the text.  A word that is no mention at all means nothing with a name. */
static bool means(const struct doc *d, const char *words, const char *who)
{
	const char *hash = strchr(words, '#');
	size_t length = hash ? (size_t)(hash - words) : strlen(words), i;
	long nth = hash ? strtol(hash + 1, NULL, 10) : 1;

	for (i = 0; i < d->mention_nr; i++) {
		const struct mention *m = &d->mention[i];

		if (!words_are(d, m, words, length) || --nth > 0)
			continue;
		if (strcmp(who, "-") == 0)
			return m->entity == NO_INDEX || d->entity[m->entity].generic;
		return m->entity != NO_INDEX && entity_is(d, m->entity, who);
	}
	return strcmp(who, "-") == 0;
}

static void show_all(const struct doc *d)
{
	size_t i, k;

	for (i = 0; i < d->entity_nr; i++)
		printf("    %s '%s' country=%s code=%s role=%s mentions=%zu\n", entity_type_name[d->entity[i].type],
		       d->entity[i].name, d->entity[i].country, d->entity[i].code, d->entity[i].role ? d->entity[i].role : "",
		       d->entity[i].mention_nr);
	for (i = 0; i < d->relation_nr; i++)
		printf("    relation %s '%s' '%s'%s\n", relation_kind_name[d->relation[i].kind],
		       d->entity[d->relation[i].source].name, d->entity[d->relation[i].target].name, d->relation[i].former ? " former" : "");
	for (i = 0; i < d->event_nr; i++) {
		const struct event *ev = &d->event[i];
		char day[CALENDAR_TEXT];

		printf("    event %s [%s] '%s' %s %s date=%s", ev->type, ev->rule, ev->headline, status_name[ev->status],
		       polarity_name[ev->polarity], !ev->date.known ? "-" : ev->date.date.start == CALENDAR_NONE ? "?" :
		       calendar_write(ev->date.date.start, day));
		for (k = 0; k < ev->participant_nr; k++)
			printf(" %s=%s", role_name[ev->participant[k].role], d->entity[ev->participant[k].entity].name);
		if (ev->place.entity != NO_INDEX)
			printf(" place=%s", d->entity[ev->place.entity].name);
		for (k = 0; k < ev->quantity_nr; k++) {
			const struct quantity *q = &ev->quantity[k];

			printf(" quantity=%.16g%s..%.16g%s:%s:%s:'%.*s'", q->least, q->has_least ? "" : "(open)", q->most,
			       q->has_most ? "" : "(open)", q->unit ? q->unit : "-",
			       quantity_mod_name[q->mod] ? quantity_mod_name[q->mod] : "exact", (int)(q->end - q->begin), d->text + q->begin);
		}
		putchar('\n');
	}
	for (i = 0; i < d->token_nr; i++)
		printf("%s%s/%s/%s/%d", i ? " " : "    ", d->token[i].form, d->token[i].xpos, d->token[i].deprel, d->token[i].head);
	putchar('\n');
}

/* One expectation; the line is cut into words. */
static bool holds(const struct doc *d, char *line)
{
	char *at = line, *word = next_word(&at), *name;
	bool no = word && strcmp(word, "no") == 0;

	if (no)
		word = next_word(&at);
	name = word ? next_word(&at) : NULL;
	if (!name) {
		fprintf(stderr, "bad expectation '%s'\n", line);
		exit(99);
	}
	if (strcmp(word, "event") == 0)
		return has_event(d, name, at) != no;
	if (strcmp(word, "relation") == 0) {
		char *source = next_word(&at), *target = source ? next_word(&at) : NULL;

		return target && has_relation(d, name, source, target, next_word(&at)) != no;
	}
	if (strcmp(word, "count") == 0) {
		char *number = next_word(&at);

		return number && has_count(d, name, number) != no;
	}
	if (strcmp(word, "means") == 0) {
		char *who = next_word(&at);

		return who && means(d, name, who) != no;
	}
	return has_entity(d, word, name, at) != no;
}

static int check(const struct corpus_case *c, void *data)
{
	struct run *run = data;
	struct doc d;
	jmp_buf no_memory;
	volatile int ok = 1;
	int i;

	if (setjmp(no_memory))
		corpus_no_memory();
	corpus_doc(&d, c->text[0], &no_memory);
	for (i = 1; i < c->text_nr; i++)
		if (c->text[i][0] == '@') {
			d.date = input_date(c->text[i] + 2);
			d.date_basis = DATE_OPTION;
		}
	annotate(&d, run->context);
	for (i = 1; i < c->text_nr; i++) {
		char line[CORPUS_LINE_BYTES];

		if (c->text[i][0] == '@')
			continue;
		strcpy(line, c->text[i]);
		if (!holds(&d, line)) {
			printf("%s:%d: wanted '%s' in: %s\n", c->path, c->line + i, c->text[i], c->text[0]);
			ok = 0;
		}
	}
	if (!ok)
		show_all(&d);
	doc_release(&d);
	return ok;
}

int main(int argc, char **argv)
{
	const char *data = getenv("DATELINE_DATA");
	struct run run = { NULL };
	struct err e = ERR_INIT;
	int rc;

	if (argc != 2 || !data) {
		fprintf(stderr, "usage: DATELINE_DATA=FOLDER run_extract FILE\n");
		return 99;
	}
	if (context_open(&run.context, data, &e) < 0) {
		fprintf(stderr, "%s\n", e.message);
		return 99;
	}
	rc = corpus_run(argv[1], check, &run);
	context_free(run.context);
	return rc;
}
