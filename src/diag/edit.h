/* A repair of a finding, as edits of the source's text. */
#ifndef TERLINT_DIAG_EDIT_H
#define TERLINT_DIAG_EDIT_H

#include "diag/words.h"
#include "text/span.h"

#include <stdbool.h>

/* Puts TEXT in the place of the bytes AT; an insertion where that has no length, a removal where
 * TEXT has none. */
struct edit {
  struct span at;
  struct words text;
};

/* Edits that belong together, sorted by place; they do not overlap. */
struct fix {
  struct words title; /* what it does, as an order: "Put the value into quotes" */
  bool is_safe;       /* the request means what its author plainly meant, and nothing is lost */
  const struct edit *edits;
  uint32_t edit_count; /* at least 1 */
};

#endif
