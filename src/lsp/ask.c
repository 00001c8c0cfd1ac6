#include "lsp/ask.h"

bool ask_document(struct question *question, struct server *server, const json_t *params,
                  struct rpc_error *error)
{
  const char *uri = message_string(params, "textDocument.uri");
  *question =
      (struct question){.server = server, .document = documents_find(&server->documents, uri)};
  if (!question->document) {
    *error = (struct rpc_error){RPC_INVALID_PARAMS, "There is no such document"};
    return false;
  }
  question->forest = document_forest(question->document, &question->bridge);
  return question->forest != NULL;
}

bool ask_offset(const struct question *question, const json_t *params, const char *path,
                uint32_t *offset, struct rpc_error *error)
{
  const struct buffer *text = &question->document->text;
  struct lsp_position position;
  if (!message_position(params, path, &position)) {
    *error = (struct rpc_error){RPC_INVALID_PARAMS, "There is no position"};
    return false;
  }
  *offset = position_offset(text->bytes, (uint32_t)text->length, position,
                            question->server->client.encoding);
  return true;
}

const struct tree *ask_way(const struct question *question, uint32_t offset, struct way *way)
{
  offset = bridge_back(&question->bridge, offset);
  const struct tree *tree = forest_tree_at(question->forest, offset);
  way->count = 0;
  if (tree)
    tree_way(tree, offset, way);
  return tree;
}

struct span ask_span(const struct question *question, const struct tree *tree, struct span span)
{
  span.offset += tree->shift;
  return bridge_forth(&question->bridge, span);
}

json_t *ask_range(const struct question *question, const struct tree *tree, struct span span)
{
  return document_range(question->document, ask_span(question, tree, span),
                        question->server->client.encoding);
}

void ask_put_range(struct buffer *out, const struct question *question, const struct tree *tree,
                   struct span span)
{
  document_put_range(out, question->document, ask_span(question, tree, span),
                     question->server->client.encoding);
}
