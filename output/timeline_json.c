/* timeline_json.c - formats.md section 3 */
#include "output/json.h"
#include "output/write.h"

static json_t *entity(struct json_out *o, const struct kg_node *n)
{
	json_t *out = json_kg_node(o, n);

	json_kg_node_end(o, out, n);
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
