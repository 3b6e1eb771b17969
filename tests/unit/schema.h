/* schema.h - a checker for the part of JSON Schema (draft 2020-12) that docs/schemas uses
 *
 * Keywords: $ref (to "#/$defs/…" of the same schema), type, required, properties, items, enum, const, pattern (a POSIX
 * extended regular expression), minimum, maximum, minItems, maxItems, anyOf, allOf; $schema, $id, $defs, title and
 * description say nothing about a value.  Any other keyword is an error of the schema, so that nothing is taken for
 * checked that is not.
 */
#ifndef DATELINE_TESTS_SCHEMA_H
#define DATELINE_TESTS_SCHEMA_H

#include <jansson.h>
#include <stddef.h>

/* 1: the value is as the schema says; 0: it is not; -1: the schema uses what is not known.  `why` gets a message that
 * starts with the place in the value ("/events/0/date"). */
int schema_check(const json_t *schema, const json_t *value, char *why, size_t room);

#endif
