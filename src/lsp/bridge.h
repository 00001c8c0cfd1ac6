/* Between an older text and a newer one: what is before the first and behind the last difference
 * is the same in both.
 *
 *   older  ======|--------|======
 *   newer  ======|----|======
 *          start ▲    ▲ end
 */
#ifndef TERLINT_LSP_BRIDGE_H
#define TERLINT_LSP_BRIDGE_H

#include "base/buffer.h"
#include "text/span.h"

struct bridge {
  uint32_t start;                /* of the difference, in both */
  uint32_t older_end, newer_end; /* of the difference */
};

/* Between equal texts. */
struct bridge bridge_of_same(void);

/* Between texts of at most SOURCE_MAX_LENGTH bytes, in time in proportion to them. */
struct bridge bridge_between(const struct buffer *older, const struct buffer *newer);

/* The place in the older text of an OFFSET of the newer one; what is new has that of the
 * difference. */
uint32_t bridge_back(const struct bridge *bridge, uint32_t offset);

/* The place in the newer text of a SPAN of the older one. */
struct span bridge_forth(const struct bridge *bridge, struct span span);

#endif
