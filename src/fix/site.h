/* Where in the tree a finding is. */
#ifndef TERLINT_FIX_SITE_H
#define TERLINT_FIX_SITE_H

#include "fix/fix.h"

struct fix_site {
  struct fix_finder *finder;
  const struct diagnostic *diagnostic;
  const struct doc_node *node;     /* the value at the finding's loc; NULL where none is there */
  const struct doc_node *previous; /* the member or item before it; NULL where it is the first */
  const struct doc_node *containers[FIX_MAX_DEPTH]; /* those around it, from the root */
  uint32_t depth;                                   /* how many they are */
  bool is_repeated; /* the node's name stands again beside it, or may */
};

/* Walks the loc of DIAGNOSTIC. A place that the text holds for more than one value (below an alias,
 * in a merged mapping) is none, nor is one in a container that is not the only one of its name:
 * false. */
bool site_find(struct fix_site *site, struct fix_finder *finder,
               const struct diagnostic *diagnostic);

/* The container that holds the node; NULL for the root. */
static inline const struct doc_node *site_parent(const struct fix_site *site)
{
  return site->depth > 0 ? site->containers[site->depth - 1] : NULL;
}

/* What YAML has written before the node, or before a container around it. */
struct site_properties {
  bool tagged;   /* the node itself: its text does not say what it is */
  bool anchored; /* it may stand in other places too */
};

struct site_properties site_properties(const struct fix_site *site);

/* Whether an anchor stands before what begins at OFFSET, a key or a value. */
bool site_is_anchored(const struct fix_site *site, uint32_t offset);

/* The quote, ' or ", that strings beside the node are written with, or else those further out; "
 * where there are none to see. */
char site_quote(const struct fix_site *site);

#endif
