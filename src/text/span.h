/* A place in a source: bytes, 0-based. Lines and columns are derived late (text/line_map.h). */
#ifndef TERLINT_TEXT_SPAN_H
#define TERLINT_TEXT_SPAN_H

#include <stdint.h>

struct span {
  uint32_t offset;
  uint32_t length; /* 0: a place between two bytes, such as a value that is not written */
};

static inline uint32_t span_end(struct span span)
{
  return span.offset + span.length;
}

/* The span from the first byte of FIRST to the last of LAST, which begins no earlier. */
static inline struct span span_join(struct span first, struct span last)
{
  return (struct span){first.offset, span_end(last) - first.offset};
}

#endif
