/* Which part of a document an override is about: a JSON pointer (RFC 6901), in which `*` as a whole
 * segment stands for any key or index. */
#ifndef TERLINT_CONFIG_POINTER_H
#define TERLINT_CONFIG_POINTER_H

#include "base/arena.h"
#include "diag/diagnostic.h"

struct pointer_step {
  struct words token; /* unescaped */
  bool is_any;        /* `*` */
};

struct pointer {
  const struct pointer_step *steps;
  uint32_t count; /* 0: the whole document */
};

/* Makes POINTER of TEXT, in ARENA; it points into TEXT. False with *REASON, static, where it is
 * none, or NULL where memory ended. */
bool pointer_parse(struct pointer *pointer, struct words text, struct arena *arena,
                   const char **reason);

/* Whether LOC, the steps from the document's root to a value, leads to what POINTER names or below
 * it. */
bool pointer_covers(const struct pointer *pointer, const struct loc_item *loc, uint32_t count);

#endif
