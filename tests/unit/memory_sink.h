/* memory_sink.h - a sink that keeps what it gets in a textbuf, and may be full after some bytes */
#ifndef DATELINE_TESTS_MEMORY_SINK_H
#define DATELINE_TESTS_MEMORY_SINK_H

#include <stdint.h>

#include "base/textbuf.h"
#include "output/sink.h"

struct memory_sink {
	struct sink sink;
	struct textbuf *to;         /* borrowed */
	size_t room;                /* bytes that it still takes */
};

static inline int memory_sink_put(const char *bytes, size_t len, void *data)
{
	struct memory_sink *m = data;
	size_t n = len < m->room ? len : m->room;

	m->room -= n;
	return textbuf_add(m->to, bytes, n) < 0 || n < len ? -1 : 0;
}

/* `m` must stay where it is. */
static inline void memory_sink_init(struct memory_sink *m, struct textbuf *to)
{
	m->sink = (struct sink){ memory_sink_put, m, false };
	m->to = to;
	m->room = SIZE_MAX;
}

#endif
