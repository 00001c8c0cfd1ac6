#include "doc/doc_at.h"

static bool holds(struct span span, uint32_t offset)
{
  return offset >= span.offset && offset < span_end(span);
}

/* What came in by a merge key, and what is behind an alias, stands elsewhere. */
static const struct doc_node *child_at(const struct doc_node *parent, uint32_t offset, bool *is_key)
{
  if (!doc_is_container(parent) || parent->count == 0 || (parent->flags & DOC_ALIASED))
    return NULL;
  for (const struct doc_node *child = parent->first; child; child = child->next) {
    if (child->flags & DOC_KEY_MERGED)
      continue;
    *is_key = child->key.bytes && holds(child->key_span, offset);
    if (*is_key || holds(child->span, offset))
      return child;
  }
  return NULL;
}

const struct doc_node *doc_at(const struct doc_node *root, uint32_t offset, bool *is_key)
{
  const struct doc_node *node = root;
  *is_key = false;
  if (!holds(root->span, offset))
    return NULL;
  for (;;) {
    const struct doc_node *child = child_at(node, offset, is_key);
    if (!child)
      return node;
    node = child;
    if (*is_key)
      return node;
  }
}
