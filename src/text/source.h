/* The text of one file, one line of a JSON Lines file, or standard input.
 *
 * Whatever the file's encoding, `bytes` are UTF-8 (with lone surrogates as three bytes each) and
 * every offset in terlint counts bytes of them. */
#ifndef TERLINT_TEXT_SOURCE_H
#define TERLINT_TEXT_SOURCE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source {
  const char *bytes; /* not owned, not terminated; text as decoded, without a leading BOM */
  uint32_t length;
  uint32_t first_line; /* 1-based number of the first line: over 1 inside a JSON Lines file */
  uint64_t base;       /* offset of bytes[0] in the decoded file */
};

/* The longest source: offsets are 32 bits wide. */
#define SOURCE_MAX_LENGTH ((size_t)UINT32_MAX - 16)

enum decode_result {
  DECODE_OK,
  DECODE_INVALID, /* the server answers 400: the bytes are not text in the encoding they claim */
  DECODE_NO_MEMORY,
};

/* Makes SOURCE of the BYTES of a file as CPython's json.loads recognises their encoding (contract
 * section 1): UTF-8, UTF-16 and UTF-32, with a byte order mark or by the zero bytes of the first
 * character. UTF-8 is used in place and not yet validated: the readers do that as they go. The
 * others are converted into ARENA. LENGTH is at most SOURCE_MAX_LENGTH. */
enum decode_result source_decode(struct source *source, const char *bytes, size_t length,
                                 struct arena *arena);

/* How many of BYTES are a byte order mark of UTF-8: 3 or 0. */
uint32_t source_mark(const char *bytes, size_t length);

/* Whether BYTES are in one of the encodings that source_decode converts. */
bool source_is_wide(const char *bytes, size_t length);

#endif
