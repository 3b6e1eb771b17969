/* annotation_conllu.c - sentences and tokens as CoNLL-U (universaldependencies.org/format.html)
 *
 * Words are the text's own; a clitic ("do" "n't") is a word with SpaceAfter=No before it, there are no multiword
 * tokens. What is not known is "_". A sentence without tokens, which the format cannot hold, is left out.
 */
#include <string.h>

#include "output/write.h"

/* Text on one line: control characters, and tabs and line ends among them, become blanks. */
static void put_line(struct sink_buffer *b, const char *s, size_t len)
{
	size_t from = 0, i;

	for (i = 0; i < len; i++)
		if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f) {
			sink_buffer_put(b, s + from, i - from);
			sink_buffer_put(b, " ", 1);
			from = i + 1;
		}
	sink_buffer_put(b, s + from, len - from);
}

static void put_field(struct sink_buffer *b, const char *s)
{
	if (s && s[0])
		put_line(b, s, strlen(s));
	else
		sink_buffer_put(b, "_", 1);
	sink_buffer_put(b, "\t", 1);
}

/* The HEAD of a token: its place in the sentence from 1, 0 for the root, "_" without a tree. */
static void put_head(struct sink_buffer *b, const struct token *t, const struct sentence *s)
{
	if (t->head == HEAD_ROOT)
		sink_buffer_put(b, "0", 1);
	else if (t->head >= 0 && (uint32_t)t->head >= s->token_begin && (uint32_t)t->head < s->token_end)
		sink_buffer_int(b, (int64_t)t->head - s->token_begin + 1);
	else
		sink_buffer_put(b, "_", 1);
	sink_buffer_put(b, "\t", 1);
}

static void put_sentence(struct sink_buffer *b, const struct doc *d, const struct sentence *s, size_t number)
{
	uint32_t i;

	sink_buffer_puts(b, "# sent_id = ");
	put_line(b, d->id, strlen(d->id));
	sink_buffer_puts(b, "-");
	sink_buffer_int(b, (int64_t)number);
	sink_buffer_puts(b, "\n# text = ");
	put_line(b, d->text + s->begin, s->end - s->begin);
	sink_buffer_puts(b, "\n");
	for (i = s->token_begin; i < s->token_end; i++) {
		const struct token *t = &d->token[i];

		sink_buffer_int(b, (int64_t)i - s->token_begin + 1);
		sink_buffer_put(b, "\t", 1);
		put_line(b, d->text + t->begin, t->end - t->begin);
		sink_buffer_put(b, "\t", 1);
		put_field(b, t->lemma);
		put_field(b, upos_name[t->upos]);
		put_field(b, t->xpos);
		put_field(b, t->feats);
		put_head(b, t, s);
		put_field(b, t->deprel);
		sink_buffer_puts(b, t->flags & TOKEN_SPACE_AFTER ? "_\t_\n" : "_\tSpaceAfter=No\n");
	}
	sink_buffer_puts(b, "\n");
}

int write_annotation_conllu(const struct doc *d, struct sink *s, struct err *e)
{
	struct sink_buffer b;
	size_t number = 0, i;

	(void)e;
	sink_buffer_init(&b, s);
	for (i = 0; i < d->sentence_nr && !s->failed; i++) {
		if (d->sentence[i].token_begin >= d->sentence[i].token_end)
			continue;
		if (!number++) {
			sink_buffer_puts(&b, "# newdoc id = ");
			put_line(&b, d->id, strlen(d->id));
			sink_buffer_puts(&b, "\n");
		}
		put_sentence(&b, d, &d->sentence[i], number);
	}
	sink_buffer_flush(&b);
	return s->failed ? ERR_IO : 0;
}
