/* sink.h - where written bytes go                                                (layer: output)
 *
 * Writers hand their bytes to a sink and check nothing until the end: a sink that failed once swallows the rest.
 */
#ifndef DATELINE_OUTPUT_SINK_H
#define DATELINE_OUTPUT_SINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sink {
	int (*put)(const char *bytes, size_t len, void *data);      /* 0, or negative: no more can be written */
	void *data;
	bool failed;
};

void sink_put(struct sink *s, const char *bytes, size_t len);
void sink_puts(struct sink *s, const char *text);

/* Small pieces are gathered here; flush before the sink is looked at. */
struct sink_buffer {
	struct sink *sink;          /* borrowed */
	size_t len;
	char byte[16 << 10];
};

void sink_buffer_init(struct sink_buffer *b, struct sink *s);
void sink_buffer_put(struct sink_buffer *b, const char *bytes, size_t len);
void sink_buffer_puts(struct sink_buffer *b, const char *text);
void sink_buffer_int(struct sink_buffer *b, int64_t n);        /* in decimal */
void sink_buffer_flush(struct sink_buffer *b);

#endif
