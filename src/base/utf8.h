/* UTF-8 as CPython's "surrogatepass" reads it: RFC 3629, and U+D800..U+DFFF as three bytes each
 * (contract section 2: the server takes lone surrogates). All functions are pure. */
#ifndef TERLINT_BASE_UTF8_H
#define TERLINT_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_MAX_BYTES = 4 };

/* Length in bytes of the sequence that begins at BYTES, of which there are LENGTH; 0 when it is
 * not one. */
size_t utf8_sequence(const char *bytes, size_t length);

/* The code point of a sequence of SIZE bytes that utf8_sequence has found. */
uint32_t utf8_decode(const char *bytes, size_t size);

/* Writes CODE_POINT (at most U+10FFFF) to OUT, which has UTF8_MAX_BYTES; returns the bytes written.
 */
size_t utf8_encode(uint32_t code_point, char *out);

/* Offset of the first byte that is not part of a sequence; LENGTH when all are. */
size_t utf8_first_invalid(const char *bytes, size_t length);

/* How many code points begin in LENGTH bytes of valid text. */
size_t utf8_count(const char *bytes, size_t length);

/* Whether BYTE continues a sequence. */
static inline bool utf8_continues(char byte)
{
  return ((unsigned char)byte & 0xC0) == 0x80;
}

static inline bool utf8_is_surrogate(uint32_t code_point)
{
  return code_point >= 0xD800 && code_point <= 0xDFFF;
}

#endif
