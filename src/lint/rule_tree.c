/* What no file of rules may hold, whatever its form. */
#include "base/map.h"
#include "lint/rule_load.h"

static const struct doc_node *first_child(const struct doc_node *node)
{
  return doc_is_container(node) && node->count > 0 ? node->first : NULL;
}

/* A key that YAML's merge brings in gives way, and is no mistake. */
static bool check_keys(const struct doc_node *node, struct rule_error *error)
{
  struct map seen = {0};
  bool good = true;
  for (const struct doc_node *m = first_child(node); good && m; m = m->next) {
    if (m->flags & DOC_KEY_MERGED)
      continue;
    if (map_get(&seen, m->key.bytes, m->key.length))
      good = rule_error_key(error, m, "the key stands here a second time", NULL, 0);
    else if (!map_put(&seen, m->key.bytes, m->key.length, (void *)(uintptr_t)m))
      good = rule_error_set(error, m->span, NULL);
  }
  map_free(&seen);
  return good;
}

static bool check(const struct doc_node *node, unsigned depth, struct rule_error *error)
{
  if (depth > RULE_MAX_DEPTH)
    return rule_error_set(error, node->span, "is nested too deep");
  if ((node->flags & DOC_KEYS_REPEATED) && !check_keys(node, error))
    return false;
  for (const struct doc_node *child = first_child(node); child; child = child->next)
    if (!check(child, depth + 1, error))
      return false;
  return true;
}

bool rule_tree_check(const struct doc_node *node, struct rule_error *error)
{
  return check(node, 0, error);
}
