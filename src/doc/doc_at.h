/* From a place in the text to the value that stands there. */
#ifndef TERLINT_DOC_DOC_AT_H
#define TERLINT_DOC_DOC_AT_H

#include "doc/doc.h"

/* The innermost value in ROOT whose text, or whose key's text, holds the byte at OFFSET; *IS_KEY
 * tells which of them. NULL where none does. No recursion; time in proportion to the values that
 * stand beside the way down. */
const struct doc_node *doc_at(const struct doc_node *root, uint32_t offset, bool *is_key);

#endif
