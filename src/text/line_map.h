/* Lines and columns of a source, made once and only where something is reported.
 * A line ends with LF, CR LF or CR, as in the Language Server Protocol 3.17. */
#ifndef TERLINT_TEXT_LINE_MAP_H
#define TERLINT_TEXT_LINE_MAP_H

#include "text/source.h"
#include "text/span.h"

struct line_map {
  const struct source *source;
  uint32_t
      *starts;    /* offset of the first byte of every line; in the arena given to line_map_make */
  uint32_t count; /* at least 1 */
  uint32_t *characters; /* code points before every block of the source; NULL where no line is
                         * longer than a block */
};

struct position {
  uint64_t line;   /* 1-based, in the file */
  uint32_t column; /* 1-based, in code points */
  uint64_t offset; /* 0-based, in bytes of the decoded file */
};

/* False when memory ends. MAP points to SOURCE, which must outlive it. */
bool line_map_make(struct line_map *map, const struct source *source, struct arena *arena);

/* 0-based index of the line that holds OFFSET; an offset past the end is on the last line. */
uint32_t line_map_index(const struct line_map *map, uint32_t offset);

/* The bytes of line INDEX without its end. */
struct span line_map_line(const struct line_map *map, uint32_t index);

struct position line_map_position(const struct line_map *map, uint32_t offset);

#endif
