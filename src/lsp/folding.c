/* textDocument/foldingRange: what reaches over several lines. */
#include "lsp/ask.h"
#include "lsp/outline.h"

#include <stdlib.h>

struct folding {
  const struct question *question;
  const struct tree *tree;
  const struct line_map *lines;
  bool *in_text; /* by line: it goes on with a text that began on one before */
  json_t *ranges;
};

/* Line INDEX behind its indentation; NUL where that is all. */
static char first_byte(const struct line_map *lines, uint32_t index)
{
  struct span line = line_map_line(lines, index);
  const char *at = lines->source->bytes + line.offset, *end = at + line.length;
  while (at < end && (*at == ' ' || *at == '\t'))
    at++;
  return at < end ? *at : '\0';
}

/* The last line of SPAN to hide: one that begins with a closing bracket stays to be seen. */
static uint32_t last_line(const struct folding *folding, struct span span)
{
  const char *bytes = folding->lines->source->bytes;
  uint32_t end = span_end(span);
  while (end > span.offset && strchr(" \t\r\n", bytes[end - 1]))
    end--;
  uint32_t line = line_map_index(folding->lines, end > span.offset ? end - 1 : end);
  char first = first_byte(folding->lines, line);
  return line > 0 && (first == '}' || first == ']') ? line - 1 : line;
}

/* What looks like a comment in a text is none. */
static void mark_text(const struct folding *folding, const struct doc_node *text)
{
  struct span span = ask_span(folding->question, folding->tree, text->span);
  uint32_t first = line_map_index(folding->lines, span.offset), last = last_line(folding, span);
  for (uint32_t line = first + 1; line <= last; line++)
    folding->in_text[line] = true;
}

/* A document in block style begins where its first member does, and some editors fold but one of
 * the two. */
static bool begins_alone(const struct folding *folding, const struct doc_node *node)
{
  return node != folding->tree->root ||
         strchr("{[", folding->tree->source->bytes[node->span.offset]) != NULL;
}

static bool fold_node(const struct folding *folding, const struct doc_node *node)
{
  struct span span = ask_span(folding->question, folding->tree, tree_member_span(node));
  uint32_t first = line_map_index(folding->lines, span.offset), last = last_line(folding, span);
  if (node->type == DOC_STRING)
    mark_text(folding, node);
  if (last <= first || !begins_alone(folding, node))
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

/* Comments over several lines. */
static bool fold_comments(const struct folding *folding)
{
  const struct line_map *lines = folding->lines;
  for (uint32_t line = 0, end; line < lines->count; line = end + 1) {
    for (end = line; end < lines->count && !folding->in_text[end] && first_byte(lines, end) == '#';)
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
  struct folding folding = {
      .question = &question, .lines = document_lines(question.document), .ranges = json_array()};
  folding.in_text = folding.lines ? calloc(folding.lines->count, sizeof *folding.in_text) : NULL;
  bool good = folding.in_text && folding.ranges;
  for (folding.tree = question.forest->first; good && folding.tree;
       folding.tree = folding.tree->next)
    good = fold(&folding, folding.tree->root, 0);
  if (question.document->checker && question.document->format == INPUT_YAML)
    good = good && fold_comments(&folding);
  free(folding.in_text);
  if (good)
    return folding.ranges;
  json_decref(folding.ranges);
  return NULL;
}
