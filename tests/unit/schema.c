#include "tests/unit/schema.h"

#include <regex.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { DEPTH_MAX = 64, PATH_BYTES = 512 };

struct check {
	const json_t *root;
	char path[PATH_BYTES];
	char *why;
	size_t room;
	int depth;
};

static int check(struct check *c, const json_t *schema, const json_t *value);

static int say(struct check *c, int result, const char *format, ...) __attribute__((format(printf, 3, 4)));

static int say(struct check *c, int result, const char *format, ...)
{
	char text[256];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	snprintf(c->why, c->room, "%s: %s", c->path[0] ? c->path : "/", text);
	return result;
}

/* Check a part of the value, one step down the path. */
static int check_at(struct check *c, const json_t *schema, const json_t *value, const char *step)
{
	size_t length = strlen(c->path);
	int rc;

	snprintf(c->path + length, sizeof c->path - length, "/%s", step);
	rc = check(c, schema, value);
	c->path[length] = '\0';
	return rc;
}

static bool has_type(const json_t *value, const char *name)
{
	return (strcmp(name, "object") == 0 && json_is_object(value)) || (strcmp(name, "array") == 0 &&
		json_is_array(value)) ||
	       (strcmp(name, "string") == 0 && json_is_string(value)) || (strcmp(name, "integer") == 0 &&
	       json_is_integer(value)) ||
	       (strcmp(name, "number") == 0 && json_is_number(value)) ||
	       (strcmp(name, "boolean") == 0 && json_is_boolean(value)) || (strcmp(name, "null") == 0 &&
	       json_is_null(value));
}

static int check_type(struct check *c, const json_t *type, const json_t *value)
{
	const json_t *one;
	size_t i;

	if (json_is_string(type))
		return has_type(value, json_string_value(type)) ? 1 : say(c, 0, "not of type %s",
			json_string_value(type));
	json_array_foreach(type, i, one)
		if (json_is_string(one) && has_type(value, json_string_value(one)))
			return 1;
	return say(c, 0, "of none of the types");
}

static int check_pattern(struct check *c, const json_t *pattern, const json_t *value)
{
	regex_t regex;
	int rc;

	if (!json_is_string(value))
		return 1;
	if (!json_is_string(pattern) || regcomp(&regex, json_string_value(pattern), REG_EXTENDED | REG_NOSUB) != 0)
		return say(c, -1, "the schema has a pattern that is none");
	rc = regexec(&regex, json_string_value(value), 0, NULL, 0);
	regfree(&regex);
	return rc == 0 ? 1 : say(c, 0, "'%.80s' is not of the pattern %s", json_string_value(value),
		json_string_value(pattern));
}

static int check_required(struct check *c, const json_t *required, const json_t *value)
{
	const json_t *name;
	size_t i;

	if (!json_is_object(value))
		return 1;
	json_array_foreach(required, i, name)
		if (!json_object_get(value, json_string_value(name)))
			return say(c, 0, "no member '%s'", json_string_value(name));
	return 1;
}

static int check_properties(struct check *c, const json_t *properties, const json_t *value)
{
	const char *name;
	json_t *schema;
	int rc;

	if (!json_is_object(value))
		return 1;
	json_object_foreach((json_t *)properties, name, schema) {
		const json_t *member = json_object_get(value, name);

		if (member && (rc = check_at(c, schema, member, name)) != 1)
			return rc;
	}
	return 1;
}

static int check_items(struct check *c, const json_t *items, const json_t *value)
{
	const json_t *item;
	char step[24];
	size_t i;
	int rc;

	json_array_foreach(value, i, item) {
		snprintf(step, sizeof step, "%zu", i);
		if ((rc = check_at(c, items, item, step)) != 1)
			return rc;
	}
	return 1;
}

static int check_several(struct check *c, const json_t *schemas, const json_t *value, bool all)
{
	const json_t *schema;
	size_t i;
	int rc;

	json_array_foreach(schemas, i, schema) {
		rc = check(c, schema, value);
		if (rc < 0 || (rc == 0) == all)
			return all || rc < 0 ? rc : 1;
	}
	if (all)
		return 1;
	/* the last alternative's own reason stays in `why`: often it is the one that was meant */
	return 0;
}

static int check_ref(struct check *c, const json_t *ref, const json_t *value)
{
	const char *name = json_string_value(ref);
	const json_t *schema;

	if (!name || strncmp(name, "#/$defs/", 8) != 0)
		return say(c, -1, "the schema has a $ref that is not to its $defs");
	schema = json_object_get(json_object_get(c->root, "$defs"), name + 8);
	return schema ? check(c, schema, value) : say(c, -1, "the schema has no $defs '%s'", name + 8);
}

static int check_enum(struct check *c, const json_t *values, const json_t *value)
{
	const json_t *one;
	size_t i;

	json_array_foreach(values, i, one)
		if (json_equal(one, value))
			return 1;
	if (json_is_string(value))
		return say(c, 0, "'%.80s' is none of the values allowed", json_string_value(value));
	return say(c, 0, "none of the values allowed");
}

static int check_keyword(struct check *c, const char *keyword, const json_t *with, const json_t *value)
{
	static const char *const silent[] = { "$schema", "$id", "$defs", "title", "description" };
	size_t i;

	for (i = 0; i < sizeof silent / sizeof *silent; i++)
		if (strcmp(keyword, silent[i]) == 0)
			return 1;
	if (strcmp(keyword, "$ref") == 0)
		return check_ref(c, with, value);
	if (strcmp(keyword, "type") == 0)
		return check_type(c, with, value);
	if (strcmp(keyword, "required") == 0)
		return check_required(c, with, value);
	if (strcmp(keyword, "properties") == 0)
		return check_properties(c, with, value);
	if (strcmp(keyword, "items") == 0)
		return check_items(c, with, value);
	if (strcmp(keyword, "enum") == 0)
		return check_enum(c, with, value);
	if (strcmp(keyword, "const") == 0)
		return json_equal(with, value) ? 1 : say(c, 0, "not the value wanted");
	if (strcmp(keyword, "pattern") == 0)
		return check_pattern(c, with, value);
	if (strcmp(keyword, "minimum") == 0)
		return !json_is_number(value) || json_number_value(value) >= json_number_value(with) ? 1 : say(c, 0,
			"too small");
	if (strcmp(keyword, "maximum") == 0)
		return !json_is_number(value) || json_number_value(value) <= json_number_value(with) ? 1 : say(c, 0,
			"too large");
	if (strcmp(keyword, "minItems") == 0)
		return !json_is_array(value) || json_array_size(value) >= (size_t)json_integer_value(with) ? 1
			: say(c, 0, "too few");
	if (strcmp(keyword, "maxItems") == 0)
		return !json_is_array(value) || json_array_size(value) <= (size_t)json_integer_value(with) ? 1
			: say(c, 0, "too many");
	if (strcmp(keyword, "anyOf") == 0)
		return check_several(c, with, value, false);
	if (strcmp(keyword, "allOf") == 0)
		return check_several(c, with, value, true);
	return say(c, -1, "the schema has the keyword '%s', which is not known here", keyword);
}

static int check(struct check *c, const json_t *schema, const json_t *value)
{
	const char *keyword;
	json_t *with;
	int rc = 1;

	if (!json_is_object(schema))
		return say(c, -1, "the schema is not an object");
	if (c->depth == DEPTH_MAX)
		return say(c, -1, "the schema goes too deep");
	c->depth++;
	json_object_foreach((json_t *)schema, keyword, with) {
		rc = check_keyword(c, keyword, with, value);
		if (rc != 1)
			break;
	}
	c->depth--;
	return rc;
}

int schema_check(const json_t *schema, const json_t *value, char *why, size_t room)
{
	struct check c = { .root = schema, .why = why, .room = room };
	int rc = check(&c, schema, value);

	if (room && rc == 1)
		why[0] = '\0';         /* what an alternative of an anyOf said */
	return rc;
}
