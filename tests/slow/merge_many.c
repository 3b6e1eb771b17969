/* merge_many.c - many short documents with many names, made up: time and memory of merging alone
 *
 *     merge_many KIND DOCUMENTS      prints "KIND documents entities nodes seconds-adding seconds-finishing MiB"
 *
 * Kinds: "mixed" has five names a document, a tenth of them shared with other documents, homonyms, family names and acronyms
 * among them; the others put all weight on one rule: "one-name", "one-word", "acronyms", "homonyms".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "graph/kg.h"

enum { NAMES = 5, TEXT_BYTES = 1024 };

/* Numbers that look like chance and are the same everywhere. */
static uint32_t seed = 1;

static uint32_t chance(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void write_name(char *name, const char *kind, size_t documents, struct entity *e)
{
	static const char *const country[] = { "", "US", "GB", "FR", "RU", "CN" };
	static const char *const role[] = { NULL, "President", "senator", "singer", "mayor", "bishop" };
	uint32_t people = (uint32_t)documents * NAMES * 9 / 10 + 1, x = chance(people);

	e->type = ENTITY_PERSON;
	strcpy(e->country, country[chance(6)]);
	e->role = role[chance(6)];
	if (strcmp(kind, "one-name") == 0) {
		strcpy(name, "John Smith");
	} else if (strcmp(kind, "one-word") == 0) {
		sprintf(name, chance(2) ? "Smith%u" : "John Smith%u", chance(people / 50 + 1));
	} else if (strcmp(kind, "homonyms") == 0) {
		sprintf(name, "John Smith%u", chance(people / 1000 + 1));
	} else if (strcmp(kind, "acronyms") == 0) {
		e->type = ENTITY_ORGANIZATION;
		sprintf(name, "Union of %u", x);
	} else if (x % 10 == 0) {
		e->type = ENTITY_ORGANIZATION;
		sprintf(name, "Union of %u", x);
	} else {
		sprintf(name, x % 7 == 0 ? "Family%u" : "Given%u Family%u", x, x % 5000);
	}
}

/* "A. B. C. D. E.": a document whose sentences are names. */
static void write_document(struct doc *d, const char *kind, size_t at, size_t documents)
{
	char text[TEXT_BYTES], name[64], acronym[16];
	uint32_t length = 0, i;

	doc_init(d);
	d->id = arena_printf(&d->arena, "d%zu", at);
	d->date = 17000 + (int32_t)(at % 3000);
	for (i = 0; i < NAMES; i++) {
		struct entity *e = &ARENA_PUSH(&d->arena, d->entity, d->entity_nr, d->entity_alloc);
		struct sentence *s = &ARENA_PUSH(&d->arena, d->sentence, d->sentence_nr, d->sentence_alloc);
		uint32_t begin = length;

		*e = (struct entity){ .type = ENTITY_PERSON };
		write_name(name, kind, documents, e);
		if (e->type == ENTITY_ORGANIZATION && name[0] == 'U' && chance(3) == 0) {
			uint32_t n = (uint32_t)strtoul(name + strlen("Union of "), NULL, 10);

			sprintf(acronym, "U%c%c%c%c", 'A' + n % 26, 'A' + n / 26 % 26, 'A' + n / 676 % 26, 'A' + n / 17576 % 26);
			if (chance(2))
				strcpy(name, acronym);
			else
				ARENA_PUSH(&d->arena, e->alias, e->alias_nr, e->alias_alloc) = arena_strdup(&d->arena, acronym);
		}
		e->name = arena_strdup(&d->arena, name);
		length += (uint32_t)sprintf(text + length, "%s. ", name);
		*s = (struct sentence){ .begin = begin, .end = length - 1 };
		ARENA_PUSH(&d->arena, d->mention, d->mention_nr, d->mention_alloc) = (struct mention){ .begin = begin,
			.end = length - 2, .kind = MENTION_NAME, .type = e->type, .entity = i };
	}
	d->text = arena_strndup(&d->arena, text, length);
	d->text_len = length;
}

int main(int argc, char **argv)
{
	size_t documents = argc == 3 ? strtoul(argv[2], NULL, 10) : 0, i;
	double start, adding = 0, finishing;
	struct err e = ERR_INIT;
	struct kg kg;
	int rc = 0;

	if (!documents) {
		fputs("usage: merge_many mixed|one-name|one-word|homonyms|acronyms DOCUMENTS\n", stderr);
		return 2;
	}
	kg_init(&kg);
	for (i = 0; rc == 0 && i < documents; i++) {
		struct doc d;

		write_document(&d, argv[1], i, documents);
		start = now();
		rc = kg_add(&kg, &d, &e);
		adding += now() - start;
		doc_release(&d);
	}
	start = now();
	if (rc == 0)
		rc = kg_finish(&kg, &e);
	finishing = now() - start;
	if (rc == 0)
		printf("%s %zu %zu %zu %.2f %.2f %.0f\n", argv[1], documents, documents * NAMES, kg.node_nr, adding, finishing,
		       (double)kg.arena.total / (1 << 20));
	else
		fprintf(stderr, "merge_many: %s\n", e.message);
	kg_release(&kg);
	return rc < 0;
}
