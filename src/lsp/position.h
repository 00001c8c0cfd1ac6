/* Positions of the Language Server Protocol 3.17 and byte offsets of a text.
 *
 * A position is a 0-based line and a 0-based character in it, counted in the units that client and
 * server agreed on. A line ends with LF, CR LF or CR. What lies past the end of a line means its
 * end, what lies past the last line the end of the text, and what lies inside a character its
 * beginning. Texts are valid UTF-8. */
#ifndef TERLINT_LSP_POSITION_H
#define TERLINT_LSP_POSITION_H

#include "text/line_map.h"

enum position_encoding {
  POSITION_UTF16, /* the default */
  POSITION_UTF8,
  POSITION_UTF32,
  POSITION_ENCODING_COUNT,
};

struct lsp_position {
  uint32_t line;
  uint32_t character;
};

/* The protocol's word for an encoding. */
const char *position_encoding_word(enum position_encoding encoding);

/* The byte offset of POSITION, by reading BYTES from their beginning: for a text that changes. */
uint32_t position_offset(const char *bytes, uint32_t length, struct lsp_position position,
                         enum position_encoding encoding);

/* The position of a byte OFFSET, at most the end of the text. */
struct lsp_position position_at(const struct line_map *lines, uint32_t offset,
                                enum position_encoding encoding);

#endif
