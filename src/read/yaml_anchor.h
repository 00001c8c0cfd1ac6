/* The anchors of one document: from a name to the node that has it last. */
#ifndef TERLINT_READ_YAML_ANCHOR_H
#define TERLINT_READ_YAML_ANCHOR_H

#include "doc/doc.h"

struct yaml_anchor {
  struct doc_text name;        /* in the source */
  const struct doc_node *node; /* NULL while the node is being read */
  uint64_t weight;             /* bytes of JSON, in round figures, that the node stands for */
  uint32_t height;             /* levels of arrays and objects in it */
};

struct yaml_anchors {
  struct yaml_anchor *list; /* in the order of the text */
  uint32_t count, capacity;
  uint32_t *slots;   /* hash table: 1 + index of the last anchor with a name; 0: free */
  size_t slot_count; /* a power of two, or 0 */
};

void yaml_anchors_free(struct yaml_anchors *anchors);

/* Forgets all anchors, in time proportional to their number. */
void yaml_anchors_clear(struct yaml_anchors *anchors);

/* Adds an anchor whose node is being read; it hides an earlier one with the same NAME, which must
 * outlive it. Returns 1 + its index in `list`, or 0 when memory ends. */
uint32_t yaml_anchors_add(struct yaml_anchors *anchors, struct doc_text name);

/* The last anchor with NAME, or NULL. Valid until the next yaml_anchors_add. */
const struct yaml_anchor *yaml_anchors_find(const struct yaml_anchors *anchors,
                                            struct doc_text name);

#endif
