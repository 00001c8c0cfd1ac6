/* The secrets of a document: where they stand, and what may be shown of the values they are in. */
#ifndef TERLINT_DOC_SECRETS_H
#define TERLINT_DOC_SECRETS_H

#include "base/buffer.h"
#include "doc/doc.h"

struct secret {
  struct span at;               /* in the source */
  const struct doc_node *shown; /* the value that it is in, masked; NULL where that is not known */
};

/* Sorted by place, apart from one another. */
struct secrets {
  const struct secret *list;
  uint32_t count;
};

/* Puts what may be shown of the text of NODE, a string: without SECRETS, and without those that are
 * told by their form. */
void secrets_put_text(struct buffer *out, const struct secrets *secrets,
                      const struct doc_node *node);

#endif
