/* annotate.c - `dateline annotate`: each document as soon as it is read, so that memory stays flat */
#include <stddef.h>

#include "cli/files.h"
#include "cli/run.h"
#include "cli/talk.h"

struct annotate {
	struct output out;
	enum dateline_document_format format;
};

static enum run_result take(const struct dateline_document *doc, void *data)
{
	struct annotate *a = data;
	struct dateline_error e = DATELINE_ERROR_INIT;

	if (dateline_document_write(doc, a->format, output_put, &a->out, &e) == 0)
		return RUN_GO;
	if (!a->out.error)
		talk("'%s': %s", dateline_document_id(doc), e.message);
	return a->out.error ? RUN_STOP : RUN_SKIP;
}

int command_annotate(struct run *r)
{
	struct annotate a = {
		.format = r->o->format == FORMAT_CONLLU ? DATELINE_ANNOTATION_CONLLU : DATELINE_ANNOTATION_JSON
	};
	int status;

	if (output_open(&a.out, r->o->output) < 0)
		return STATUS_NOTHING;
	status = run_documents(r, take, &a);
	if (status == STATUS_NOTHING && !a.out.error)
		output_abandon(&a.out);
	else if (output_commit(&a.out) < 0)
		status = STATUS_NOTHING;
	return status;
}
