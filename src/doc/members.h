/* The children of a container, each key once. */
#ifndef TERLINT_DOC_MEMBERS_H
#define TERLINT_DOC_MEMBERS_H

#include "doc/doc.h"

struct members {
  const struct doc_node *next;      /* where all children count */
  const struct doc_node **distinct; /* from malloc; NULL: all count */
  uint32_t at, count;               /* of `distinct` */
};

/* Prepares MEMBERS for the children of CONTAINER, which is an array or an object: all items, or, as
 * a dict of Python keeps them, each key at its first place with its last value. False when memory
 * ends. */
bool members_begin(struct members *members, const struct doc_node *container);

/* The next child; NULL at the end. */
const struct doc_node *members_next(struct members *members);

/* Frees what MEMBERS holds. */
void members_end(struct members *members);

/* Sets *COUNT to how many children count; false when memory ends. */
bool members_count(const struct doc_node *container, uint32_t *count);

#endif
