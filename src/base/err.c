#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int err_set(struct err *e, enum err_code code, const char *format, ...)
{
	va_list args;
	int length;

	if (!e || e->code != ERR_NONE)
		return code;
	e->code = code;
	va_start(args, format);
	length = vsnprintf(e->message, sizeof e->message, format, args);
	va_end(args);
	if (length >= (int)sizeof e->message) {
		size_t end = sizeof e->message - 1;

		/* do not cut inside a UTF-8 sequence */
		while (end > 0 && ((unsigned char)e->message[end - 1] & 0xC0) == 0x80)
			end--;
		if (end > 0 && (unsigned char)e->message[end - 1] >= 0xC0)
			end--;
		e->message[end] = '\0';
	}
	return code;
}

void err_clear(struct err *e)
{
	if (e) {
		e->code = ERR_NONE;
		e->message[0] = '\0';
	}
}
