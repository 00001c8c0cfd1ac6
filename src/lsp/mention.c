#include "lsp/mention.h"

#include "lint/place.h"

const enum template_kind mention_kinds[] = {TEMPLATE_SECRET, TEMPLATE_ENV};

static const struct {
  const char *opening, *field;
} kinds[] = {
    [TEMPLATE_SECRET] = {"{{.secret.", "secrets"},
    [TEMPLATE_ENV] = {"{{.env.", "env_vars"},
};

const char *mention_opening(enum template_kind kind)
{
  return kinds[kind].opening;
}

const char *mention_field(enum template_kind kind)
{
  return kinds[kind].field;
}

bool mention_takes_name(enum template_kind kind, struct doc_text name)
{
  struct buffer text = {0};
  struct template found;
  buffer_put_string(&text, kinds[kind].opening);
  buffer_put(&text, name.bytes, name.length);
  buffer_put_string(&text, "}}");
  struct doc_text whole = {text.bytes, (uint32_t)text.length};
  bool takes = !text.failed && template_next(whole, 0, &found) && found.kind == kind &&
               doc_text_equal(found.name, name);
  buffer_free(&text);
  return takes;
}

struct visit {
  const struct tree *tree;
  mention_visitor *visit;
  void *context;
};

static bool visit_string(const struct visit *visit, const struct doc_node *node)
{
  struct template found;
  struct placer whole, name;
  placer_begin(&whole, visit->tree->source, node);
  placer_begin(&name, visit->tree->source, node);
  for (uint32_t at = 0; template_next(node->text, at, &found); at = span_end(found.at)) {
    uint32_t start = (uint32_t)(found.name.bytes - node->text.bytes);
    struct mention mention = {found.kind, found.name,
                              placer_next(&whole, found.at.offset, found.at.length),
                              placer_next(&name, start, found.name.length)};
    if (!visit->visit(visit->context, &mention))
      return false;
  }
  return true;
}

static bool visit_node(const struct visit *visit, const struct doc_node *node, int depth)
{
  bool is_written_here = !(node->flags & DOC_ALIASED);
  if (node->type == DOC_STRING && is_written_here && !visit_string(visit, node))
    return false;
  const struct doc_node *child = depth < FOREST_MAX_DEPTH ? tree_first_child(node) : NULL;
  for (; child; child = tree_next_child(child))
    if (!visit_node(visit, child, depth + 1))
      return false;
  return true;
}

static const struct doc_node *environment_field(const struct doc_node *root, const char *field)
{
  const struct doc_node *environment = doc_member(root, doc_text_of("execution_environment"));
  return environment ? doc_member(environment, doc_text_of(field)) : NULL;
}

bool mention_visit(const struct tree *tree, mention_visitor *visit, void *context)
{
  const struct visit state = {tree, visit, context};
  const struct doc_node *const places[] = {doc_member(tree->root, doc_text_of("system_prompt")),
                                           environment_field(tree->root, "mcp_servers")};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (places[i] && !visit_node(&state, places[i], 0))
      return false;
  return true;
}

bool mention_may_be_at(const struct way *way)
{
  static const char *const path[] = {"execution_environment", "mcp_servers"};
  if (way->count < 2 || doc_text_equal(way->nodes[1]->key, doc_text_of("system_prompt")))
    return true;
  for (uint32_t i = 0; i < 2 && i + 1 < way->count; i++)
    if (!doc_text_equal(way->nodes[i + 1]->key, doc_text_of(path[i])))
      return false;
  return true;
}

const struct doc_node *mention_entries(const struct doc_node *root, enum template_kind kind)
{
  const struct doc_node *entries = environment_field(root, kinds[kind].field);
  enum doc_type type = kind == TEMPLATE_ENV ? DOC_OBJECT : DOC_ARRAY;
  return entries && entries->type == type ? entries : NULL;
}

struct doc_text mention_entry_name(enum template_kind kind, const struct doc_node *entry)
{
  if (kind == TEMPLATE_ENV)
    return entry->key;
  return entry->type == DOC_STRING ? entry->text : (struct doc_text){"", 0};
}

const struct doc_node *mention_entry(const struct doc_node *root, enum template_kind kind,
                                     struct doc_text name)
{
  const struct doc_node *entries = mention_entries(root, kind);
  if (entries && entries->type == DOC_OBJECT)
    return doc_member(entries, name);
  const struct doc_node *item = entries && entries->count > 0 ? entries->first : NULL;
  while (item && !doc_text_equal(mention_entry_name(kind, item), name))
    item = item->next;
  return item;
}
