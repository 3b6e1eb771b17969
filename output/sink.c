#include "output/sink.h"

#include <string.h>

void sink_put(struct sink *s, const char *bytes, size_t len)
{
	if (!s->failed && len && s->put(bytes, len, s->data) < 0)
		s->failed = true;
}

void sink_puts(struct sink *s, const char *text)
{
	sink_put(s, text, strlen(text));
}

void sink_buffer_init(struct sink_buffer *b, struct sink *s)
{
	b->sink = s;
	b->len = 0;
}

void sink_buffer_flush(struct sink_buffer *b)
{
	sink_put(b->sink, b->byte, b->len);
	b->len = 0;
}

void sink_buffer_put(struct sink_buffer *b, const char *bytes, size_t len)
{
	if (len > sizeof b->byte - b->len) {
		sink_buffer_flush(b);
		if (len > sizeof b->byte) {
			sink_put(b->sink, bytes, len);
			return;
		}
	}
	memcpy(b->byte + b->len, bytes, len);
	b->len += len;
}

void sink_buffer_puts(struct sink_buffer *b, const char *text)
{
	sink_buffer_put(b, text, strlen(text));
}

void sink_buffer_int(struct sink_buffer *b, int64_t n)
{
	char digits[24], *at = digits + sizeof digits;
	uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;

	do
		*--at = (char)('0' + left % 10);
	while (left /= 10);
	if (n < 0)
		*--at = '-';
	sink_buffer_put(b, at, (size_t)(digits + sizeof digits - at));
}
