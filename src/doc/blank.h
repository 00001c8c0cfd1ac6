/* White space as the server sees it. */
#ifndef TERLINT_DOC_BLANK_H
#define TERLINT_DOC_BLANK_H

#include "doc/doc.h"

/* Whether nothing is left of TEXT after str.strip() of Python: it is empty, or all str.isspace().
 */
bool doc_text_is_blank(struct doc_text text);

/* Whether VALUE, which may be NULL, is such a string. */
bool doc_is_blank(const struct doc_node *value);

#endif
