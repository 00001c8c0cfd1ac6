/* Whether two values are the same, as JavaScript and JSON Schema take them: numbers by their value
 * as doubles, objects whatever the order of their keys. */
#ifndef TERLINT_DOC_EQUAL_H
#define TERLINT_DOC_EQUAL_H

#include "doc/doc.h"

/* Sets *EQUAL for two scalars; for containers to false. False when memory ends. */
bool doc_scalars_equal(const struct doc_node *a, const struct doc_node *b, bool *equal);

/* How much looking at values may still cost. */
struct doc_effort {
  uint32_t steps;  /* nodes to look at */
  uint32_t levels; /* of nesting */
};

/* Sets *EQUAL for any two values. False when memory ends or EFFORT, of which it takes, does: then a
 * member of EFFORT is 0. */
bool doc_values_equal(const struct doc_node *a, const struct doc_node *b, struct doc_effort *effort,
                      bool *equal);

#endif
