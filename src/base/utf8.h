/* utf8.h - checking, stepping through and folding UTF-8                          (layer: base; uses utf8proc)
 *
 * Lengths and offsets are bytes.  Nothing here depends on the locale.
 */
#ifndef DATELINE_BASE_UTF8_H
#define DATELINE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/textbuf.h"

/* Offset of the first byte that does not belong to well-formed UTF-8 (surrogates and over-long forms are not
 * well-formed), or of the first NUL; `len` when there is none. */
size_t utf8_invalid_at(const char *s, size_t len);

/* Append `s` to `out` with each maximal ill-formed part and each NUL replaced by U+FFFD.
 * Returns 0 or ERR_NOMEM / ERR_LIMIT; *replaced counts the replacements. */
int utf8_repair(struct textbuf *out, const char *s, size_t len, size_t *replaced);

/* The code point at `s` (well-formed, len > 0); *size gets its length in bytes, 1-4. */
uint32_t utf8_at(const char *s, size_t len, size_t *size);

/* Write `c` as UTF-8 to `to` (at least 4 bytes); returns its length. */
size_t utf8_put(uint32_t c, char *to);

bool utf8_is_letter(uint32_t c);      /* general category L* or M* */
bool utf8_is_upper(uint32_t c);       /* Lu, Lt */
bool utf8_is_lower(uint32_t c);       /* Ll */
bool utf8_is_digit(uint32_t c);       /* Nd */
bool utf8_moves_cursor(uint32_t c);   /* what would move a cursor, turn the direction of text or hide it: controls, marks, tags */
bool utf8_is_space(uint32_t c);       /* white space, line ends, NBSP, zero-width space, BOM */
bool utf8_is_punct(uint32_t c);       /* P* */
bool utf8_is_symbol(uint32_t c);      /* S* */

/* Lower-case `s` into `to`, simple case mapping, at most `room` bytes with NUL; returns bytes written without NUL.
 * A lower-case letter may be longer than its capital: give room of 3 * len / 2 + 4. */
size_t utf8_lower(const char *s, size_t len, char *to, size_t room);

/* A character as names are compared by: in lower case, without accents, plain apostrophes and dashes, any white space a blank;
 * several characters where it stands for such ("ß", "æ").  Writes at most UTF8_FOLD_BYTES to `to` and returns how many: 0 for a
 * combining mark. */
enum { UTF8_FOLD_BYTES = 128 };
size_t utf8_fold(uint32_t c, char *to);

/* `s` with each character folded so ("Erdoğan" as "erdogan", "Ø" as "o") into `to`, at most `room` bytes with NUL; returns bytes
 * written without NUL.  Give room of 3 * len + 4. */
size_t utf8_plain(const char *s, size_t len, char *to, size_t room);

#endif
