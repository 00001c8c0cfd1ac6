/* textDocument/foldingRange: what reaches over several lines. */
#include "lsp/ask.h"
#include "lsp/outline.h"

struct folding {
  const struct question *question;
  const struct tree *tree;
  const struct line_map *lines;
  json_t *ranges;
};

/* The line of the last byte of NODE to hide: that of a closing bracket stays to be seen. */
static uint32_t last_line(const struct folding *folding, struct span span)
{
  const char *bytes = folding->lines->source->bytes;
  uint32_t end = span_end(span);
  while (end > span.offset && strchr(" \t\r\n", bytes[end - 1]))
    end--;
  uint32_t line = line_map_index(folding->lines, end > span.offset ? end - 1 : end);
  bool is_closed = end > span.offset && (bytes[end - 1] == '}' || bytes[end - 1] == ']');
  return is_closed && line > 0 ? line - 1 : line;
}

static bool fold_node(const struct folding *folding, const struct doc_node *node)
{
  struct span span = ask_span(folding->question, folding->tree, tree_member_span(node));
  uint32_t first = line_map_index(folding->lines, span.offset), last = last_line(folding, span);
  if (last <= first)
    return true;
  return message_append(folding->ranges, json_pack("{s:I, s:I}", "startLine", (json_int_t)first,
                                                   "endLine", (json_int_t)last));
}

static bool fold(const struct folding *folding, const struct doc_node *node, int depth)
{
  if (!fold_node(folding, node))
    return false;
  const struct doc_node *child = depth < FOREST_MAX_DEPTH ? tree_first_child(node) : NULL;
  for (; child; child = tree_next_child(child))
    if (!fold(folding, child, depth + 1))
      return false;
  return true;
}

/* Whether line INDEX is a comment and nothing else. */
static bool is_comment(const struct line_map *lines, uint32_t index)
{
  struct span line = line_map_line(lines, index);
  const char *at = lines->source->bytes + line.offset, *end = at + line.length;
  while (at < end && (*at == ' ' || *at == '\t'))
    at++;
  return at < end && *at == '#';
}

/* Comments over several lines. What looks like one in a block scalar folds like one. */
static bool fold_comments(const struct folding *folding)
{
  const struct line_map *lines = folding->lines;
  for (uint32_t line = 0, end; line < lines->count; line = end + 1) {
    for (end = line; end < lines->count && is_comment(lines, end);)
      end++;
    if (end > line + 1 &&
        !message_append(folding->ranges,
                        json_pack("{s:I, s:I, s:s}", "startLine", (json_int_t)line, "endLine",
                                  (json_int_t)end - 1, "kind", "comment")))
      return false;
  }
  return true;
}

json_t *folding_list(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  if (!ask_document(&question, server, params, error))
    return NULL;
  struct folding folding = {&question, NULL, document_lines(question.document), json_array()};
  bool good = folding.lines && folding.ranges;
  for (folding.tree = question.forest->first; good && folding.tree;
       folding.tree = folding.tree->next)
    good = fold(&folding, folding.tree->root, 0);
  if (question.document->checker && question.document->format == INPUT_YAML)
    good = good && fold_comments(&folding);
  if (good)
    return folding.ranges;
  json_decref(folding.ranges);
  return NULL;
}
