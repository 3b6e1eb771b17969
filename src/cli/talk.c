#include "cli/talk.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static bool is_harmless(uint32_t c)
{
	return c >= 0x20 && (c < 0x7F || c > 0x9F) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) &&
	       c != 0x2028 && c != 0x2029 && c != 0xFEFF;
}

static void put_visible(FILE *to, const char *s, size_t len)
{
	while (len) {
		size_t good = utf8_invalid_at(s, len), size;

		while (good) {
			uint32_t c = utf8_at(s, good, &size);

			if (is_harmless(c))
				fwrite(s, 1, size, to);
			else if (c == '\n')
				fputs("\\n", to);
			else if (c == '\t')
				fputs("\\t", to);
			else if (c < 0x80)
				fprintf(to, "\\x%02x", (unsigned)c);
			else
				fprintf(to, "\\u%04x", (unsigned)c);
			s += size;
			len -= size;
			good -= size;
		}
		if (len) {
			fprintf(to, "\\x%02x", (unsigned)(unsigned char)*s);
			s++;
			len--;
		}
	}
}

void talk(const char *format, ...)
{
	char line[8192];
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(line, sizeof line, format, args);
	va_end(args);
	if (length < 0)
		return;
	progress_hide();
	fputs("dateline: ", stderr);
	put_visible(stderr, line, strlen(line));
	if ((size_t)length >= sizeof line)
		fputs("…", stderr);
	putc('\n', stderr);
	fflush(stderr);
}

int complain(const char *format, const char *what)
{
	char line[1024];

	snprintf(line, sizeof line, format, what);
	talk("%s", line);
	talk("try 'dateline --help'");
	return -1;
}
