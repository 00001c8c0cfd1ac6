/* The walk of lint_document_run, as its reports see it. Private to lint/run.c, finding.c and
 * message.c. */
#ifndef TERLINT_LINT_WALK_H
#define TERLINT_LINT_WALK_H

#include "lint/run.h"

/* A container on the way down, and where the walk stands in it. Frames are kept for reuse. */
struct frame {
  struct frame *up, *down;
  const struct doc_node *container;
  const struct doc_node *child;     /* under way; NULL before the first */
  const struct doc_node *before;    /* the child before it; NULL where it is the first one */
  const struct doc_node **distinct; /* the members that count, from malloc; NULL: all do */
  uint32_t distinct_count;
  uint32_t index;        /* 0-based, of `child` */
  unsigned takes, flags; /* of the places that are on in every child */
  uint16_t count;        /* of the places that are on in this container */
  uint16_t shared_count; /* of those that are on in every child */
  uint16_t edge_count;   /* of those of its places that have edges */
  uint16_t *shared, *edged;
  uint16_t places[]; /* those on here, then `shared`, then `edged` */
};

/* A rule that took too long in this document. */
struct tired_rule {
  const struct lint_rule *rule;
  const struct tired_rule *next;
};

struct lint_run {
  const struct lint_program *program;
  const struct lint_document *document;
  lint_sink *sink;
  void *context;
  struct frame *bottom, *top; /* top is NULL at the root */
  const struct tired_rule *tired;
};

#endif
