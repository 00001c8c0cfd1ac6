/* The JSONPath of a rule's `given`: the subset that rulesets for Spectral are written in.
 *
 *   $   .name   ['name']   .*   [*]   [0]   and each of them behind `..`, which means at any depth;
 *   a final ~ stands for the keys of what was found instead of the values.
 *
 * RFC 9535 where it has them; `~` is of jsonpath-plus. Filters, slices and unions are refused. */
#ifndef TERLINT_LINT_PATH_H
#define TERLINT_LINT_PATH_H

#include "base/arena.h"
#include "doc/doc.h"

enum lint_step_kind {
  LINT_STEP_MEMBER, /* the member of an object with this name */
  LINT_STEP_EACH,   /* every member or item */
  LINT_STEP_ITEM,   /* the item of a list with this index */
};

struct lint_step {
  enum lint_step_kind kind;
  bool deep;            /* at any depth below, not just one level down */
  uint32_t index;       /* 0-based */
  struct doc_text name; /* points into the path's text, or into the arena */
};

struct lint_path {
  const struct lint_step *steps; /* NULL where there is none: the root */
  uint16_t count;
  bool keys; /* ~ */
};

struct lint_path_error {
  uint32_t at;        /* 0-based byte of the text */
  const char *reason; /* static; NULL where memory ended */
};

/* Compiles TEXT; the steps are in ARENA. False with ERROR set where it is no such path. */
bool lint_path_compile(struct doc_text text, struct arena *arena, struct lint_path *path,
                       struct lint_path_error *error);

#endif
