/* parse.c - a greedy transition parser
 *
 * Each transition is the best-scoring legal one of a linear model (averaged perceptron) trained with a dynamic oracle, so that
 * it has seen states that follow mistakes (Goldberg and Nivre 2013); parse_int.h has the transitions, parse_state.c the
 * features, train/train_parser.c the training.  Limits: trees are projective.
 */
#include "model/parse.h"

#include <stdlib.h>
#include <string.h>

#include "model/modelfile.h"
#include "model/parse_int.h"
#include "model/retag.h"

struct parser {
	struct modelfile file;
	struct linear linear;
	struct clusters clusters;
	struct retagger retagger;
	bool has_retagger;
	size_t left_nr, right_nr;
	const unsigned char *class_label;           /* [left_nr + right_nr] */
	size_t label_nr;
	const char *label[PARSE_LABELS_MAX];
};

static int read_labels(struct parser *p, const char *path, struct err *e)
{
	size_t size = 0, class_nr, at, i;
	const unsigned char *s = modelfile_section(&p->file, SECTION_PARSER_LABELS, &size);
	uint32_t head[4];

	if (!s)
		return err_set(e, ERR_FORMAT, "'%s': model file without a parser", path);
	if (size < sizeof head)
		return err_set(e, ERR_FORMAT, "'%s': the parser's labels are broken", path);
	memcpy(head, s, sizeof head);
	p->label_nr = head[0];
	p->left_nr = head[2];
	p->right_nr = head[3];
	class_nr = p->left_nr + p->right_nr;
	if (!p->label_nr || p->label_nr > PARSE_LABELS_MAX || head[1] != 1 || !p->left_nr || p->left_nr > LINEAR_CLASSES_MAX ||
	    !p->right_nr || p->right_nr > LINEAR_CLASSES_MAX || class_nr + 1 > LINEAR_CLASSES_MAX || size < sizeof head + class_nr)
		return err_set(e, ERR_FORMAT, "'%s': the parser's labels are broken", path);
	p->class_label = s + sizeof head;
	for (i = 0; i < class_nr; i++)
		if (p->class_label[i] >= p->label_nr)
			return err_set(e, ERR_FORMAT, "'%s': the parser's labels are broken", path);
	at = sizeof head + class_nr;
	for (i = 0; i < p->label_nr; i++) {
		const unsigned char *end = at < size ? memchr(s + at, '\0', size - at) : NULL;

		if (!end)
			return err_set(e, ERR_FORMAT, "'%s': the parser's labels are broken", path);
		p->label[i] = (const char *)s + at;
		at = (size_t)(end - s) + 1;
	}
	if (strcmp(p->label[0], "root") != 0)
		return err_set(e, ERR_FORMAT, "'%s': the parser's first label is not 'root'", path);
	return 0;
}

static int read_model(struct parser *p, const char *path, struct err *e)
{
	const void *section;
	size_t size = 0;
	int rc;

	if ((rc = modelfile_open(&p->file, path, e)) < 0 || (rc = read_labels(p, path, e)) < 0)
		return rc;
	section = modelfile_section(&p->file, SECTION_PARSER_FEATURES, &size);
	if ((rc = linear_open(&p->linear, section, size, "PFEA", e)) < 0)
		return rc;
	if (p->linear.class_nr != 1 + p->left_nr + p->right_nr)
		return err_set(e, ERR_FORMAT, "'%s': the parser's features and labels do not belong together", path);
	section = modelfile_section(&p->file, SECTION_CLUSTERS, &size);
	if ((rc = clusters_open(&p->clusters, section, size, e)) < 0 || (rc = retagger_open(&p->retagger, &p->file, e)) < 0)
		return rc;
	p->has_retagger = rc;
	return 0;
}

int parser_open(struct parser **out, const char *path, struct err *e)
{
	struct parser *p = calloc(1, sizeof *p);
	int rc;

	*out = NULL;
	if (!p)
		return err_set(e, ERR_NOMEM, "out of memory");
	rc = read_model(p, path, e);
	if (rc < 0) {
		parser_close(p);
		return rc;
	}
	*out = p;
	return 0;
}

void parser_close(struct parser *p)
{
	if (!p)
		return;
	modelfile_close(&p->file);
	free(p);
}

const struct retagger *parser_retagger(const struct parser *p)
{
	return p->has_retagger ? &p->retagger : NULL;
}

/* The best class of [first, end), or `best` (SIZE_MAX: none yet) if it is as good; ties go to the smaller number. */
static size_t best_of(const int32_t *score, size_t first, size_t end, size_t best)
{
	for (; first < end; first++)
		if (best == SIZE_MAX || score[first] > score[best])
			best = first;
	return best;
}

static size_t choose(const struct parser *p, const struct parse_state *s, unsigned legal)
{
	int32_t score[LINEAR_CLASSES_MAX + 1] = { 0 };
	uint64_t feature[PARSE_FEATURES_MAX];
	size_t best = SIZE_MAX;

	linear_score(&p->linear, feature, parse_features(s, feature), score);
	if (legal & PARSE_SHIFT)
		best = 0;
	if (legal & PARSE_LEFT)
		best = best_of(score, 1, 1 + p->left_nr, best);
	if (legal & PARSE_RIGHT)
		best = best_of(score, 1 + p->left_nr, 1 + p->left_nr + p->right_nr, best);
	return best;
}

static void parse_sentence(struct doc *d, const struct parser *p, const struct sentence *sentence, struct parse_state *s,
                           struct parse_word *word)
{
	struct token *token = &d->token[sentence->token_begin];
	uint32_t i;

	s->word_nr = sentence->token_end - sentence->token_begin;
	parse_word_root(&word[0]);
	for (i = 0; i < s->word_nr; i++)
		parse_word_fill(&word[i + 1], &token[i], &p->clusters);
	parse_start(s);
	while (!parse_done(s)) {
		unsigned legal = parse_legal(s);
		size_t class = legal == PARSE_SHIFT ? 0 : choose(p, s, legal);

		if (class == 0)
			parse_shift(s);
		else if (class <= p->left_nr)
			parse_left(s, p->class_label[class - 1]);
		else
			parse_right(s, p->class_label[class - 1]);
	}
	for (i = 0; i < s->word_nr; i++) {
		const struct parse_node *node = &s->node[i + 1];

		token[i].head = node->head ? (int32_t)(sentence->token_begin + node->head - 1) : HEAD_ROOT;
		token[i].deprel = p->label[node->head ? node->label : 0];
	}
}

static bool has_tree(const struct doc *d, const struct sentence *s)
{
	uint32_t i;

	for (i = s->token_begin; i < s->token_end; i++)
		if (d->token[i].head != HEAD_NONE)
			return true;
	return false;
}

void parse(struct doc *d, const struct parser *p)
{
	struct parse_state s = { 0 };
	struct parse_word *word;
	uint32_t longest = 0;
	size_t i;

	for (i = 0; i < d->sentence_nr; i++) {
		const struct sentence *x = &d->sentence[i];

		if (x->token_end - x->token_begin > longest && !has_tree(d, x))
			longest = x->token_end - x->token_begin;
	}
	if (!longest)
		return;
	word = arena_array(&d->arena, longest + 1, sizeof *word);
	s.word = word;
	s.node = arena_array(&d->arena, longest + 1, sizeof *s.node);
	s.stack = arena_array(&d->arena, longest + 1, sizeof *s.stack);
	for (i = 0; i < d->sentence_nr; i++)
		if (d->sentence[i].token_end > d->sentence[i].token_begin && !has_tree(d, &d->sentence[i]))
			parse_sentence(d, p, &d->sentence[i], &s, word);
}
