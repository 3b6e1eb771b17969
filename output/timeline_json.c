/* timeline_json.c - formats.md section 3 */
#include "output/json.h"
#include "output/write.h"

static json_t *entity(struct json_out *o, const struct kg_node *n)
{
	json_t *out = json_new_object(o);

	json_put(o, out, "id", json_text(o, n->id));
	json_put(o, out, "type", json_text(o, entity_type_name[n->type]));
	json_put(o, out, "name", json_text(o, n->name));
	json_put(o, out, "code", json_known(o, n->code));
	json_put(o, out, "country", json_known(o, n->country));
	json_put(o, out, "aliases", json_strings(o, n->alias, n->alias_nr));
	json_put(o, out, "country_basis", json_text(o, n->country_basis));
	json_put(o, out, "role", json_text(o, n->role));
	json_put(o, out, "link", json_text(o, n->link));
	return out;
}

int write_timeline_json(const struct kg *kg, struct sink *s, struct err *e)
{
	struct json_out o;
	size_t i;

	json_out_init(&o, s, true);
	json_open(&o, NULL, '{');
	json_kg_head(&o, kg, "dateline.timeline");
	json_open(&o, "entities", '[');
	for (i = 0; i < kg->node_nr && !json_out_failed(&o); i++)
		json_element(&o, entity(&o, &kg->node[i]));
	json_close(&o, ']');
	json_open(&o, "events", '[');
	for (i = 0; i < kg->dated_nr && !json_out_failed(&o); i++)
		json_element(&o, json_kg_event(&o, kg, &kg->event[i], false));
	json_close(&o, ']');
	json_open(&o, "undated", '[');
	for (i = kg->dated_nr; i < kg->event_nr && !json_out_failed(&o); i++)
		json_element(&o, json_kg_event(&o, kg, &kg->event[i], false));
	json_close(&o, ']');
	json_close(&o, '}');
	json_newline(&o);
	return json_out_end(&o, e);
}
