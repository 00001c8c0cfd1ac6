/* textDocument/selectionRange: key or value, the member, what is around it. */
#include "lsp/ask.h"
#include "lsp/outline.h"

/* SPAN inside PARENT, a SelectionRange or NULL whose ownership passes; a span that says nothing new
 * is left out. */
static json_t *inside(const struct question *question, const struct tree *tree, struct span span,
                      json_t *parent)
{
  json_t *range = ask_range(question, tree, span);
  if (parent && json_equal(json_object_get(parent, "range"), range)) {
    json_decref(range);
    return parent;
  }
  return json_pack("{s:o, s:o*}", "range", range, "parent", parent);
}

static json_t *selection_at(const struct question *question, uint32_t offset)
{
  struct way way;
  const struct tree *tree = ask_way(question, offset, &way);
  json_t *selection = NULL;
  for (uint32_t i = 0; i < way.count; i++) {
    const struct doc_node *node = way.nodes[i];
    bool is_key = way.on_key && i + 1 == way.count;
    selection = inside(question, tree, tree_member_span(node), selection);
    selection = inside(question, tree, is_key ? node->key_span : node->span, selection);
    if (!selection)
      return NULL;
  }
  if (selection)
    return selection;
  json_t *nothing = document_range(question->document, (struct span){offset, 0},
                                   question->server->client.encoding);
  return json_pack("{s:o}", "range", nothing);
}

json_t *selection_list(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  if (!ask_document(&question, server, params, error))
    return NULL;
  json_t *selections = json_array();
  size_t index;
  json_t *position;
  json_array_foreach(message_at(params, "positions"), index, position)
  {
    json_t *at = json_pack("{s:O}", "at", position);
    uint32_t offset;
    bool good = ask_offset(&question, at, "at", &offset, error) &&
                message_append(selections, selection_at(&question, offset));
    json_decref(at);
    if (!good) {
      json_decref(selections);
      return NULL;
    }
  }
  return selections;
}
