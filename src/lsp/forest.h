/* The documents of a text as trees, and the way to what stands at a place. */
#ifndef TERLINT_LSP_FOREST_H
#define TERLINT_LSP_FOREST_H

#include "doc/doc.h"
#include "engine/check.h"

/* How deep a way goes, and a tree is walked: the contract describes seven levels. */
enum { FOREST_MAX_DEPTH = 64 };

struct tree {
  const struct doc_node *root; /* never NULL */
  const struct source *source; /* what its spans are in */
  uint32_t shift;              /* from the spans of its nodes to bytes of the text */
  struct tree *next;
};

struct forest {
  struct tree *first, *last;
  uint32_t count;
  bool is_whole; /* the text could be read to its end without a problem */
};

/* Reads the documents of INPUT, whose text is UTF-8, into ARENA; those that cannot be read are left
 * out. False when memory ends. */
bool forest_read(struct forest *forest, const struct input *input, enum yaml_version yaml,
                 struct arena *arena);

/* The document that OFFSET, of the text, is in or behind; NULL where there is none. */
const struct tree *forest_tree_at(const struct forest *forest, uint32_t offset);

/* The way from a root to a node: nodes[0] is the root, each further one a child of the one before.
 */
struct way {
  const struct doc_node *nodes[FOREST_MAX_DEPTH];
  uint32_t count;
  bool on_key; /* the place is in the last node's key, not in its value */
};

/* The way to the innermost node whose key or value holds OFFSET, of the text; without nodes where
 * TREE does not hold it. What an alias or a merge key brings in stands elsewhere and is not gone
 * into. */
void tree_way(const struct tree *tree, uint32_t offset, struct way *way);

/* Whether NODE stands where its parent has it. */
static inline bool tree_is_written(const struct doc_node *node)
{
  return !(node->flags & DOC_KEY_MERGED);
}

/* The first child of a container that is written in it; NULL where there is none. The same for the
 * next one after a child. */
const struct doc_node *tree_first_child(const struct doc_node *node);
const struct doc_node *tree_next_child(const struct doc_node *child);

/* Key and value as one span. */
struct span tree_member_span(const struct doc_node *node);

#endif
