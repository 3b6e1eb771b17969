#include "base/textbuf.h"
#include "graph/draw.h"
#include "graph/layout.h"
#include "output/write.h"

int write_picture(const struct kg *kg, const struct draw_options *options, const char *format, struct sink *s,
                  struct err *e)
{
	struct textbuf picture = TEXTBUF_INIT(LAYOUT_BYTES_MAX);
	Agraph_t *g = NULL;
	int rc;

	if ((rc = draw_kg(&g, kg, options, e)) < 0 || (rc = layout_render(&picture, g, format, NULL, e)) < 0)
		goto out;
	sink_put(s, picture.s, picture.len);
	rc = s->failed ? ERR_IO : 0;
out:
	if (g)
		agclose(g);
	textbuf_release(&picture);
	return rc;
}
