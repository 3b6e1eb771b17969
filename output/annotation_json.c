/* annotation_json.c - formats.md section 2, one document a line
 *
 * Sentences, tokens and mentions come by the million and are written as bytes; the rest by jansson, an element at a
 * time.
 */
#include <string.h>

#include "output/json.h"
#include "output/write.h"

static void write_tokens(struct json_out *o, const struct doc *d)
{
	size_t i;

	json_open(o, "sentences", '[');
	for (i = 0; i < d->sentence_nr && !json_out_failed(o); i++) {
		const struct sentence *s = &d->sentence[i];

		json_raw_element(o);
		JSON_RAW(o, "{\"begin\":");
		json_raw_int(o, s->begin);
		JSON_RAW(o, ",\"end\":");
		json_raw_int(o, s->end);
		JSON_RAW(o, ",\"tokens\":[");
		json_raw_int(o, s->token_begin);
		JSON_RAW(o, ",");
		json_raw_int(o, s->token_end);
		JSON_RAW(o, "]}");
	}
	json_close(o, ']');
	json_open(o, "tokens", '[');
	for (i = 0; i < d->token_nr && !json_out_failed(o); i++) {
		const struct token *t = &d->token[i];

		json_raw_element(o);
		JSON_RAW(o, "{\"begin\":");
		json_raw_int(o, t->begin);
		JSON_RAW(o, ",\"end\":");
		json_raw_int(o, t->end);
		JSON_RAW(o, ",\"lemma\":");
		json_raw_string(o, t->lemma);
		JSON_RAW(o, ",\"upos\":");
		json_raw_string(o, t->upos == UPOS_NONE ? NULL : upos_name[t->upos]);
		JSON_RAW(o, ",\"xpos\":");
		json_raw_string(o, t->xpos);
		JSON_RAW(o, ",\"feats\":");
		json_raw_string(o, t->feats);
		JSON_RAW(o, ",\"head\":");
		if (t->head == HEAD_NONE)
			JSON_RAW(o, "null");
		else
			json_raw_int(o, t->head);
		JSON_RAW(o, ",\"deprel\":");
		json_raw_string(o, t->deprel);
		JSON_RAW(o, "}");
	}
	json_close(o, ']');
}

static void write_mentions(struct json_out *o, const struct doc *d)
{
	size_t i;

	json_open(o, "mentions", '[');
	for (i = 0; i < d->mention_nr && !json_out_failed(o); i++) {
		const struct mention *m = &d->mention[i];

		json_raw_element(o);
		JSON_RAW(o, "{\"begin\":");
		json_raw_int(o, m->begin);
		JSON_RAW(o, ",\"end\":");
		json_raw_int(o, m->end);
		JSON_RAW(o, ",\"kind\":");
		json_raw_string(o, mention_kind_name[m->kind]);
		JSON_RAW(o, ",\"type\":");
		json_raw_string(o, entity_type_name[m->type]);
		if (m->entity == NO_INDEX) {
			JSON_RAW(o, ",\"entity\":null");
		} else {
			JSON_RAW(o, ",\"entity\":\"n");
			json_raw_int(o, (int64_t)m->entity + 1);
			JSON_RAW(o, "\"");
		}
		if (m->percent) {
			JSON_RAW(o, ",\"confidence\":0.");
			json_raw_int(o, m->percent / 10);
			json_raw_int(o, m->percent % 10);
		}
		JSON_RAW(o, "}");
	}
	json_close(o, ']');
}

static json_t *entity_id(struct json_out *o, uint32_t entity)
{
	return entity == NO_INDEX ? json_null() : json_id(o, 'n', entity);
}

static json_t *entity(struct json_out *o, const struct entity *x, uint32_t index)
{
	json_t *out = json_new_object(o), *mentions = json_new_array(o);
	size_t i;

	for (i = 0; i < x->mention_nr; i++)
		json_add(o, mentions, json_number(o, x->mention[i]));
	json_put(o, out, "id", json_id(o, 'n', index));
	json_put(o, out, "type", json_text(o, entity_type_name[x->type]));
	json_put(o, out, "name", json_text(o, x->name));
	json_put(o, out, "code", json_known(o, x->code));
	json_put(o, out, "country", json_known(o, x->country));
	json_put(o, out, "aliases", json_strings(o, x->alias, x->alias_nr));
	json_put(o, out, "mentions", mentions);
	json_put(o, out, "country_basis", json_text(o, x->country_basis));
	json_put(o, out, "role", json_text(o, x->role));
	json_put(o, out, "link", json_text(o, x->link));
	return out;
}

static json_t *timex(struct json_out *o, const struct timex *t)
{
	json_t *out = json_new_object(o), *date = json_new_object(o);

	json_put(o, date, "start", json_day(o, t->date.start));
	json_put(o, date, "end", json_day(o, t->date.end));
	json_put(o, date, "precision", json_text(o, precision_name[t->date.precision]));
	json_put(o, out, "begin", json_number(o, t->begin));
	json_put(o, out, "end", json_number(o, t->end));
	json_put(o, out, "type", json_text(o, timex_type_name[t->type]));
	json_put(o, out, "value", json_text(o, t->value));
	json_put(o, out, "mod", json_text(o, t->mod));
	json_put(o, out, "date", date);
	json_put(o, out, "relation", json_text(o, time_relation_name[t->relation]));
	return out;
}

/* The text [begin, end), if that is in the text. */
static json_t *words(struct json_out *o, const struct doc *d, uint32_t begin, uint32_t end)
{
	return begin <= end && end <= d->text_len ? json_text_n(o, d->text + begin, end - begin) : json_null();
}

/* [one sentence], or the words themselves where there is no such sentence. */
static json_t *evidence(struct json_out *o, const struct doc *d, uint32_t sentence, uint32_t begin, uint32_t end)
{
	json_t *array = json_new_array(o);

	if (sentence < d->sentence_nr) {
		begin = d->sentence[sentence].begin;
		end = d->sentence[sentence].end;
	}
	json_add(o, array, json_evidence(o, d->id, sentence, begin, end, d->text + begin, end - begin));
	return array;
}

/* {"entity","role","text","begin","end"}; without "role" when that is NULL. */
static json_t *party(struct json_out *o, const struct doc *d, uint32_t entity, const char *role, uint32_t begin,
                     uint32_t end)
{
	json_t *out = json_new_object(o);

	json_put(o, out, "entity", entity_id(o, entity));
	if (role)
		json_put(o, out, "role", json_text(o, role));
	json_put(o, out, "text", words(o, d, begin, end));
	json_put(o, out, "begin", json_number(o, begin));
	json_put(o, out, "end", json_number(o, end));
	return out;
}

static json_t *event(struct json_out *o, const struct doc *d, const struct event *x, uint32_t index)
{
	struct json_event out = { .id = json_id(o, 'e', index), .date = &x->date, .headline = x->headline,
		.trigger_text = x->trigger_text, .trigger_lemma = x->trigger_lemma, .trigger_begin = x->trigger_begin,
		.trigger_end = x->trigger_end, .type = x->type, .code = x->code, .rule = x->rule,
		.polarity = x->polarity, .status = x->status, .participants = json_new_array(o),
		.importance = x->importance,
		.confidence = x->confidence };
	const struct attribution *said = &x->attribution;
	size_t i;

	for (i = 0; i < x->participant_nr; i++) {
		const struct participant *p = &x->participant[i];

		json_add(o, out.participants, party(o, d, p->entity, role_name[p->role], p->begin, p->end));
	}
	out.place = x->place.entity == NO_INDEX ? json_null()
						: party(o, d, x->place.entity, NULL, x->place.begin, x->place.end);
	out.attribution = said->known ? json_new_object(o) : json_null();
	if (said->known) {
		json_put(o, out.attribution, "entity", entity_id(o, said->entity));
		json_put(o, out.attribution, "text", words(o, d, said->begin, said->end));
		json_put(o, out.attribution, "verb", json_text(o, said->verb));
		json_put(o, out.attribution, "begin", json_number(o, said->begin));
		json_put(o, out.attribution, "end", json_number(o, said->end));
	}
	out.evidence = evidence(o, d, x->sentence, x->trigger_begin, x->trigger_end);
	out.quantities = x->quantity_nr ? json_new_array(o) : NULL;
	for (i = 0; i < x->quantity_nr; i++) {
		const struct quantity *q = &x->quantity[i];

		if (q->begin <= q->end && q->end <= d->text_len)
			json_add(o, out.quantities, json_quantity(o, q, d->text + q->begin, q->end - q->begin, NULL));
	}
	return json_event(o, &out);
}

static json_t *relation(struct json_out *o, const struct doc *d, const struct relation *x, uint32_t index)
{
	json_t *out = json_new_object(o), *said = json_new_object(o);

	json_put(o, said, "text", words(o, d, x->begin, x->end));
	json_put(o, said, "begin", json_number(o, x->begin));
	json_put(o, said, "end", json_number(o, x->end));

	json_put(o, out, "id", json_id(o, 'r', index));
	json_put(o, out, "source", entity_id(o, x->source));
	json_put(o, out, "target", entity_id(o, x->target));
	json_put(o, out, "relation", json_text(o, relation_kind_name[x->kind]));
	json_put(o, out, "label", json_text(o, x->label));
	json_put(o, out, "directed", json_boolean(relation_directed(x->kind)));
	json_put(o, out, "start", json_day(o, x->date.start));
	json_put(o, out, "end", json_day(o, x->date.end));
	json_put(o, out, "weight", json_number(o, 1));
	json_put(o, out, "confidence", json_score(o, x->confidence));
	json_put(o, out, "evidence", evidence(o, d, x->sentence, x->begin, x->end));
	json_put(o, out, "former", json_boolean(x->former));
	json_put(o, out, "words", said);
	return out;
}

int write_annotation_json(const struct doc *d, struct sink *s, struct err *e)
{
	struct json_out o;
	size_t i;

	json_out_init(&o, s, false);
	json_open(&o, NULL, '{');
	json_member(&o, "format", json_text(&o, "dateline.annotation"));
	json_member(&o, "version", json_number(&o, 1));
	json_member(&o, "id", json_text(&o, d->id));
	json_member(&o, "title", json_text(&o, d->title));
	json_member(&o, "source", json_text(&o, d->source));
	json_member(&o, "url", json_text(&o, d->url));
	json_member(&o, "date", json_day(&o, d->date));
	json_member(&o, "date_basis", json_text(&o, date_basis_name[d->date_basis]));
	json_member(&o, "text", json_text_n(&o, d->text, d->text_len));
	write_tokens(&o, d);
	write_mentions(&o, d);
	json_open(&o, "entities", '[');
	for (i = 0; i < d->entity_nr && !json_out_failed(&o); i++)
		json_element(&o, entity(&o, &d->entity[i], (uint32_t)i));
	json_close(&o, ']');
	json_open(&o, "times", '[');
	for (i = 0; i < d->timex_nr && !json_out_failed(&o); i++)
		json_element(&o, timex(&o, &d->timex[i]));
	json_close(&o, ']');
	json_open(&o, "events", '[');
	for (i = 0; i < d->event_nr && !json_out_failed(&o); i++)
		json_element(&o, event(&o, d, &d->event[i], (uint32_t)i));
	json_close(&o, ']');
	json_open(&o, "relations", '[');
	for (i = 0; i < d->relation_nr && !json_out_failed(&o); i++)
		json_element(&o, relation(&o, d, &d->relation[i], (uint32_t)i));
	json_close(&o, ']');
	json_close(&o, '}');
	json_newline(&o);
	return json_out_end(&o, e);
}
