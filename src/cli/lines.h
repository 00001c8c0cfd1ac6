/* JSON Lines of any size in pieces that end with a line. */
#ifndef TERLINT_CLI_LINES_H
#define TERLINT_CLI_LINES_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

struct line_reader {
  int descriptor;
  struct buffer rest;      /* the beginning of a line whose end has not been read */
  uint64_t line, document; /* 1-based numbers of the first of the next piece */
  uint64_t base;           /* bytes before the next piece */
  uint32_t mark;           /* of them, those of the file's byte order mark */
  bool at_end;
  bool is_converted; /* the file is in UTF-16 or UTF-32 */
};

/* Begins at the start of the file behind DESCRIPTOR, which stays the caller's. */
void line_reader_init(struct line_reader *reader, int descriptor);
void line_reader_free(struct line_reader *reader);

/* Fills PIECE, emptied before, with whole lines; false at the end of the file (*ERROR is 0) and
 * where it cannot be read (*ERROR is an errno). Moves line, document and base on by what is in the
 * piece, so read those before. Text in UTF-16 or UTF-32 is converted, in one piece. */
bool line_reader_next(struct line_reader *reader, struct buffer *piece, int *error);

#endif
