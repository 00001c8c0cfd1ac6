/* textDocument/selectionRange: key or value, the member, what is around it. */
#include "lsp/ask.h"
#include "lsp/outline.h"

struct selecting {
  const struct question *question;
  const struct tree *tree;
  uint32_t offset;   /* of the text as it is: each range holds it */
  json_t *selection; /* SelectionRange; NULL: there is none yet */
};

/* Makes SPAN of the tree the innermost range. One that says nothing new is left out, and one of an
 * older text whose place is elsewhere now. False when memory ends. */
static bool narrow(struct selecting *selecting, struct span span)
{
  const struct question *question = selecting->question;
  struct span now = ask_span(question, selecting->tree, span);
  if (selecting->offset < now.offset || selecting->offset > span_end(now))
    return true;
  json_t *parent = selecting->selection;
  json_t *range = document_range(question->document, now, question->server->client.encoding);
  if (parent && json_equal(json_object_get(parent, "range"), range))
    json_decref(range);
  else
    selecting->selection = json_pack("{s:o, s:o*}", "range", range, "parent", parent);
  return selecting->selection != NULL;
}

static json_t *selection_at(const struct question *question, uint32_t offset)
{
  struct way way;
  struct selecting selecting = {question, ask_way(question, offset, &way), offset, NULL};
  for (uint32_t i = 0; i < way.count; i++) {
    const struct doc_node *node = way.nodes[i];
    bool is_key = way.on_key && i + 1 == way.count;
    if (!narrow(&selecting, tree_member_span(node)) ||
        !narrow(&selecting, is_key ? node->key_span : node->span))
      return NULL;
  }
  if (selecting.selection)
    return selecting.selection;
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
