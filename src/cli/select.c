#include "cli/select.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/talk.h"

int select_init(struct select *s, int argc)
{
	*s = (struct select){ .filter = DATELINE_FILTER_INIT };
	s->pair = calloc((size_t)argc + 1, sizeof *s->pair);
	s->about = calloc((size_t)argc + 1, sizeof *s->about);
	if (s->pair && s->about)
		return 0;
	select_release(s);
	return -1;
}

void select_release(struct select *s)
{
	free(s->pair);
	free(s->about);
	s->pair = NULL;
	s->about = NULL;
	s->pair_nr = s->filter.about_nr = 0;
}

static bool is_utf8(const char *s)
{
	return utf8_invalid_at(s, strlen(s)) == strlen(s);
}

int select_pair_add(struct select *s, char *value, bool same)
{
	const char *option = same ? "same" : "different";
	char *equals = strchr(value, '='), text[64];
	size_t i;

	snprintf(text, sizeof text, "--%s '%%s' is not of the form A=B", option);
	if (!equals || strchr(equals + 1, '=') || value[strspn(value, " ")] == '=' || !equals[1 + strspn(equals + 1, " ")])
		return complain(text, value);
	snprintf(text, sizeof text, "--%s '%%s' is not UTF-8", option);
	if (!is_utf8(value))
		return complain(text, value);
	for (i = 0; i < s->pair_nr; i++) {
		const struct select_pair *p = &s->pair[i];
		size_t a = (size_t)(equals - value);
		bool straight = strlen(p->a) == a && memcmp(p->a, value, a) == 0 && strcmp(p->b, equals + 1) == 0;
		bool turned = strlen(p->b) == a && memcmp(p->b, value, a) == 0 && strcmp(p->a, equals + 1) == 0;

		if (p->same != same && (straight || turned))
			return complain("'%s' is given as --same and as --different", value);
	}
	*equals = '\0';
	s->pair[s->pair_nr++] = (struct select_pair){ value, equals + 1, same };
	return 0;
}

int select_about_add(struct select *s, const char *name)
{
	if (!name[strspn(name, " ")])
		return complain("the name after --about is empty%s", "");
	if (!is_utf8(name))
		return complain("--about '%s' is not UTF-8", name);
	s->about[s->filter.about_nr++] = name;
	return 0;
}

int select_types(struct select *s, const char *list)
{
	const char *at = list, *name;
	char word[32], text[256];
	size_t length, at_text;
	int t;

	for (s->filter.types = 0;; at += length + 1) {
		length = strcspn(at, ",");
		snprintf(word, sizeof word, "%.*s", (int)(length < sizeof word ? length : sizeof word - 1), at);
		for (t = 0; (name = dateline_entity_type_name((enum dateline_entity_type)t)) && strcmp(name, word) != 0; t++)
			;
		if (!name)
			break;
		s->filter.types |= 1u << t;
		if (!at[length])
			return 0;
	}
	at_text = (size_t)snprintf(text, sizeof text, "--only '%%s': the types are");
	for (t = 0; (name = dateline_entity_type_name((enum dateline_entity_type)t)); t++)
		at_text += (size_t)snprintf(text + at_text, sizeof text - at_text, "%s %s", t ? "," : "", name);
	return complain(text, list);
}

bool select_filters(const struct select *s)
{
	return s->filter.about_nr || s->filter.types || s->filter.weight_min || s->filter.top;
}

int select_teach(const struct select *s, struct dateline_graph *kg, const struct dateline *dl, struct dateline_error *e)
{
	size_t i;
	int rc = 0;

	if (s->entities)
		rc = dateline_graph_entities(kg, dl, s->entities, e);
	for (i = 0; rc == 0 && i < s->pair_nr; i++)
		rc = dateline_graph_decide(kg, s->pair[i].a, s->pair[i].b, s->pair[i].same, e);
	return rc;
}

int select_apply(const struct select *s, struct dateline_graph *kg, struct dateline_error *e)
{
	struct dateline_filter filter = s->filter;

	filter.about = s->about;
	return select_filters(s) ? dateline_graph_filter(kg, &filter, e) : 0;
}
