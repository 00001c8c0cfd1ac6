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

/* Where lines begin, as far as they were looked for: a text may change in 50,000 places at once.
 * Nothing is known where it is all zeroes, or memory has ended. */
struct line_memo {
  uint32_t *starts; /* of the second line, and those after it */
  uint32_t count, capacity;
};

/* The same, with what MEMO knows of the text, and learns. */
uint32_t position_offset_by(struct line_memo *memo, const char *bytes, uint32_t length,
                            struct lsp_position position, enum position_encoding encoding);

/* The text changes from byte OFFSET on. */
void line_memo_forget(struct line_memo *memo, uint32_t offset);
void line_memo_free(struct line_memo *memo);

/* Positions of a text as it is now. So that a place in a line of megabytes is not counted from the
 * line's beginning, it is known how many units stand before every POSITION_STEP-th byte. */
enum { POSITION_STEP = 1024 };

struct position_mark {
  uint32_t offset; /* of the first character that begins there or behind it */
  uint32_t units;  /* of the text before it */
};

struct position_map {
  const struct line_map *lines;
  enum position_encoding encoding;
  struct position_mark *marks; /* in the arena given to position_map_make */
};

/* False when memory ends. MAP points to LINES, which must outlive it. */
bool position_map_make(struct position_map *map, const struct line_map *lines,
                       enum position_encoding encoding, struct arena *arena);

/* The position of a byte OFFSET, at most the end of the text. */
struct lsp_position position_at(const struct position_map *map, uint32_t offset);

#endif
