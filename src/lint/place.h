/* From a part of a value to where it stands in the text. */
#ifndef TERLINT_LINT_PLACE_H
#define TERLINT_LINT_PLACE_H

#include "doc/doc.h"
#include "text/source.h"

/* The place of LENGTH bytes of NODE's text, a string, from byte FROM on. Exact where the text
 * stands in SOURCE as it is, and, in block scalars and strings with escapes, where the part does:
 * it is the same occurrence of the same bytes. Otherwise all of NODE. */
struct span place_of_part(const struct source *source, const struct doc_node *node, uint32_t from,
                          uint32_t length);

#endif
