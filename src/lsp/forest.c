#include "lsp/forest.h"

#include "read/json.h"

static bool add(struct forest *forest, const struct doc_node *root, const struct source *source,
                uint32_t shift, struct arena *arena)
{
  struct tree *tree = arena_alloc(arena, sizeof *tree);
  if (!tree)
    return false;
  *tree = (struct tree){root, source, shift, NULL};
  if (forest->last)
    forest->last->next = tree;
  else
    forest->first = tree;
  forest->last = tree;
  forest->count++;
  return true;
}

/* One JSON value, at SHIFT in the text. */
static bool read_json(struct forest *forest, const char *bytes, size_t length, uint32_t shift,
                      struct arena *arena)
{
  struct source *source = arena_alloc(arena, sizeof *source);
  if (!source)
    return false;
  *source = (struct source){bytes, (uint32_t)length, 1, 0};
  struct json_result result = json_read(source, arena);
  if (result.root)
    return add(forest, result.root, source, shift, arena);
  forest->is_whole = false;
  return result.problem.fault != READ_NO_MEMORY;
}

/* Each line is a body, with a byte order mark or without, as engine/check.c takes them. */
static bool read_lines(struct forest *forest, const char *text, size_t length, struct arena *arena)
{
  for (size_t at = 0; at < length;) {
    const char *newline = memchr(text + at, '\n', length - at);
    size_t end = newline ? (size_t)(newline - text) : length;
    size_t blank = at;
    while (blank < end && (text[blank] == ' ' || text[blank] == '\t' || text[blank] == '\r'))
      blank++;
    size_t start = at + source_mark(text + at, end - at);
    if (blank < end && !read_json(forest, text + start, end - start, (uint32_t)start, arena))
      return false;
    at = end + 1;
  }
  return true;
}

static bool read_yaml(struct forest *forest, const char *text, size_t length, uint32_t shift,
                      enum yaml_version version, struct arena *arena)
{
  struct source *source = arena_alloc(arena, sizeof *source);
  if (!source)
    return false;
  *source = (struct source){text, (uint32_t)length, 1, 0};
  struct yaml_reader *reader = yaml_reader_new(source, version);
  struct yaml_result result;
  bool good = reader != NULL;
  while (good && yaml_read(reader, arena, &result)) {
    forest->is_whole &= result.root && result.problem_count == 0;
    good = !result.root || add(forest, result.root, source, shift, arena);
  }
  yaml_reader_free(reader);
  return good;
}

bool forest_read(struct forest *forest, const struct input *input, enum yaml_version yaml,
                 struct arena *arena)
{
  *forest = (struct forest){.is_whole = true};
  if (source_is_wide(input->bytes, input->length)) {
    forest->is_whole = false;
    return true;
  }
  uint32_t mark = source_mark(input->bytes, input->length);
  const char *text = input->bytes + mark;
  size_t length = input->length - mark;
  switch (input->format) {
  case INPUT_JSON:
    return input->length == 0 || read_json(forest, text, length, mark, arena);
  case INPUT_JSON_LINES:
    return read_lines(forest, input->bytes, input->length, arena);
  default:
    return read_yaml(forest, text, length, mark, yaml, arena);
  }
}

const struct tree *forest_tree_at(const struct forest *forest, uint32_t offset)
{
  const struct tree *found = forest->first;
  for (const struct tree *tree = found; tree; tree = tree->next)
    if (tree->root->span.offset + tree->shift <= offset)
      found = tree;
  return found;
}

static const struct doc_node *skip_merged(const struct doc_node *child)
{
  while (child && !tree_is_written(child))
    child = child->next;
  return child;
}

const struct doc_node *tree_first_child(const struct doc_node *node)
{
  bool has_children = doc_is_container(node) && node->count > 0 && !(node->flags & DOC_ALIASED);
  return has_children ? skip_merged(node->first) : NULL;
}

const struct doc_node *tree_next_child(const struct doc_node *child)
{
  return skip_merged(child->next);
}

struct span tree_member_span(const struct doc_node *node)
{
  return node->key.bytes && node->key_span.offset <= node->span.offset
             ? span_join(node->key_span, node->span)
             : node->span;
}

static bool holds(struct span span, uint32_t offset)
{
  return span.offset <= offset && offset <= span_end(span);
}

/* The child that holds OFFSET, the last of those that touch there. */
static const struct doc_node *child_at(const struct doc_node *node, uint32_t offset)
{
  const struct doc_node *found = NULL;
  for (const struct doc_node *child = tree_first_child(node); child; child = tree_next_child(child))
    if (holds(tree_member_span(child), offset))
      found = child;
  return found;
}

void tree_way(const struct tree *tree, uint32_t offset, struct way *way)
{
  way->count = 0;
  way->on_key = false;
  if (offset < tree->shift)
    return;
  offset -= tree->shift;
  const struct doc_node *node = holds(tree->root->span, offset) ? tree->root : NULL;
  while (node && way->count < FOREST_MAX_DEPTH) {
    way->nodes[way->count++] = node;
    way->on_key = node->key.bytes && holds(node->key_span, offset);
    node = way->on_key ? NULL : child_at(node, offset);
  }
}
