/* Reads a rule's file (rules/<id>.yaml; design section 2) into what the reports need of it. */
#ifndef TERLINT_LINT_RULE_LOAD_H
#define TERLINT_LINT_RULE_LOAD_H

#include "base/arena.h"
#include "diag/rule.h"
#include "doc/doc.h"

struct rule_error {
  struct span at;
  const char *reason; /* static; NULL where memory ended */
};

/* Fills RULE from the mapping ROOT; its strings are copied into ARENA. False with ERROR set where a
 * key is missing, unknown or of the wrong type. */
bool rule_load(const struct doc_node *root, struct arena *arena, struct rule *rule,
               struct rule_error *error);

#endif
