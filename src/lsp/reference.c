#include "lsp/reference.h"

static const struct {
  const char *opening;
  const char *entries; /* the field of the execution environment that lists the names */
} kinds[] = {
    [REFERENCE_SECRET] = {"{{.secret.", "secrets"},
    [REFERENCE_ENV] = {"{{.env.", "env_vars"},
};

const char *reference_opening(enum reference_kind kind)
{
  return kinds[kind].opening;
}

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

bool reference_takes_name(enum reference_kind kind, struct doc_text text)
{
  for (uint32_t i = 0; i < text.length; i++) {
    char c = text.bytes[i];
    bool fits = kind == REFERENCE_SECRET ? is_letter(c) || is_digit(c) || c == '-'
                                         : is_letter(c) || (i > 0 && is_digit(c));
    if (!fits)
      return false;
  }
  return text.length > 0;
}

/* The template that begins at AT; false where none does. */
static bool reference_at(const char *source, uint32_t at, uint32_t end, struct reference *found)
{
  for (int kind = 0; kind < REFERENCE_KIND_COUNT; kind++) {
    uint32_t opening = (uint32_t)strlen(kinds[kind].opening), name = at + opening;
    if (end - at < opening || memcmp(source + at, kinds[kind].opening, opening) != 0)
      continue;
    const char *close = memchr(source + name, '}', end - name);
    uint32_t length = close ? (uint32_t)(close - source) - name : 0;
    if (!close || name + length + 1 >= end || close[1] != '}' ||
        !reference_takes_name((enum reference_kind)kind, (struct doc_text){source + name, length}))
      return false;
    *found =
        (struct reference){(enum reference_kind)kind, {at, opening + length + 2}, {name, length}};
    return true;
  }
  return false;
}

bool reference_next(const char *source, uint32_t *at, uint32_t end, struct reference *found)
{
  while (*at < end) {
    const char *brace = memchr(source + *at, '{', end - *at);
    if (!brace)
      break;
    *at = (uint32_t)(brace - source);
    if (reference_at(source, *at, end, found)) {
      *at = span_end(found->at);
      return true;
    }
    ++*at;
  }
  *at = end;
  return false;
}

struct visit {
  const char *source;
  reference_visitor *visit;
  void *context;
};

static bool visit_node(const struct visit *visit, const struct doc_node *node, int depth)
{
  struct reference found;
  uint32_t at = node->span.offset;
  if (node->type == DOC_STRING && !(node->flags & DOC_ALIASED))
    while (reference_next(visit->source, &at, span_end(node->span), &found))
      if (!visit->visit(visit->context, &found))
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

bool reference_visit(const struct doc_node *root, const char *source, reference_visitor *visit,
                     void *context)
{
  const struct visit state = {source, visit, context};
  const struct doc_node *const places[] = {doc_member(root, doc_text_of("system_prompt")),
                                           environment_field(root, "mcp_servers")};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (places[i] && !visit_node(&state, places[i], 0))
      return false;
  return true;
}

const struct doc_node *reference_entries(const struct doc_node *root, enum reference_kind kind)
{
  const struct doc_node *entries = environment_field(root, kinds[kind].entries);
  return entries && entries->type == (kind == REFERENCE_SECRET ? DOC_ARRAY : DOC_OBJECT) ? entries
                                                                                         : NULL;
}

const struct doc_node *reference_entry(const struct doc_node *root, enum reference_kind kind,
                                       struct doc_text name)
{
  const struct doc_node *entries = reference_entries(root, kind);
  if (entries && entries->type == DOC_OBJECT)
    return doc_member(entries, name);
  const struct doc_node *item = entries && entries->count > 0 ? entries->first : NULL;
  while (item && !(item->type == DOC_STRING && doc_text_equal(item->text, name)))
    item = item->next;
  return item;
}
