#include "base/textbuf.h"
#include "graph/draw.h"
#include "graph/layout.h"
#include "output/write.h"

int write_dot(const struct kg *kg, const struct draw_options *options, struct sink *s, struct err *e)
{
	struct textbuf text = TEXTBUF_INIT(LAYOUT_BYTES_MAX);
	Agraph_t *g = NULL;
	int rc;

	if ((rc = draw_kg(&g, kg, options, e)) < 0 || (rc = layout_dot(&text, g, e)) < 0)
		goto out;
	sink_put(s, text.s, text.len);
	rc = s->failed ? ERR_IO : 0;
out:
	if (g)
		agclose(g);
	textbuf_release(&text);
	return rc;
}
