/* From libyaml's marks, which count characters, to bytes of the source.
 *
 * Marks are asked for in nearly rising order, so a cursor walks the text once; up to the first
 * character that is not ASCII an index is its offset and nothing is walked. */
#ifndef TERLINT_READ_YAML_MARKS_H
#define TERLINT_READ_YAML_MARKS_H

#include "text/source.h"

struct yaml_marks {
  const struct source *source;
  uint32_t ascii;  /* bytes before the first one that is not ASCII */
  uint32_t offset; /* the cursor: the character with number `index` begins at byte `offset` */
  size_t index;
};

/* SOURCE must outlive MARKS. */
void yaml_marks_init(struct yaml_marks *marks, const struct source *source);

/* Out-of-line part of yaml_marks_offset: moves the cursor. */
uint32_t yaml_marks_walk(struct yaml_marks *marks, size_t index);

/* Byte offset of the character with 0-based number INDEX, all before which libyaml has decoded; the
 * source's length where there is none. */
static inline uint32_t yaml_marks_offset(struct yaml_marks *marks, size_t index)
{
  return index <= marks->ascii ? (uint32_t)index : yaml_marks_walk(marks, index);
}

#endif
