/* The `field` of a rule's `then`: names joined by dots; of a list, a name is the index of an item.
 */
#ifndef TERLINT_LINT_FIELD_H
#define TERLINT_LINT_FIELD_H

#include "doc/doc.h"

/* Takes the first name off *REST, which has bytes; at the end *REST has none. */
struct doc_text field_next(struct doc_text *rest);

/* Sets *INDEX to the 0-based index that NAME is; false where it is none. */
bool field_index(struct doc_text name, uint32_t *index);

/* The member or item NAME of NODE; NULL where there is none. */
const struct doc_node *field_child(const struct doc_node *node, struct doc_text name);

#endif
