/* A line of the source with what to underline in it. */
#ifndef TERLINT_REPORT_EXCERPT_H
#define TERLINT_REPORT_EXCERPT_H

#include "base/buffer.h"
#include "doc/secrets.h"
#include "text/line_map.h"

struct excerpt {
  uint32_t start;   /* terminal columns before the underlined part */
  uint32_t columns; /* at least 1 */
};

/* Writes the line where SPAN begins to TEXT, safe for a terminal, SECRETS and those
 * that are told by their form masked. Of a long line
 * only what is around the span is shown, between ellipses; of a span over several lines, its part
 * on the first. */
void excerpt_make(struct excerpt *excerpt, struct buffer *text, const struct line_map *lines,
                  struct span span, struct secrets secrets);

#endif
