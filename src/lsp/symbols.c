/* textDocument/documentSymbol: the members of a request, or of each one of a stream. */
#include "lsp/ask.h"
#include "lsp/outline.h"
#include "report/safe_text.h"

/* SymbolKind. */
enum { KIND_NAMESPACE = 3, KIND_STRING = 15, KIND_NUMBER, KIND_BOOLEAN, KIND_ARRAY, KIND_OBJECT };
enum { KIND_NULL = 21 };

static int kind_of(const struct doc_node *node)
{
  static const int kinds[] = {
      [DOC_NULL] = KIND_NULL,      [DOC_FALSE] = KIND_BOOLEAN, [DOC_TRUE] = KIND_BOOLEAN,
      [DOC_INTEGER] = KIND_NUMBER, [DOC_FLOAT] = KIND_NUMBER,  [DOC_STRING] = KIND_STRING,
      [DOC_ARRAY] = KIND_ARRAY,    [DOC_OBJECT] = KIND_OBJECT, [DOC_BROKEN] = KIND_NULL,
  };
  return kinds[node->type];
}

/* A symbol needs a name that can be seen. */
static json_t *name_of(const struct doc_node *member)
{
  struct buffer name = {0};
  safe_text_put(&name, member->key.bytes, member->key.length);
  if (name.length == 0)
    buffer_put_string(&name, "\"\"");
  json_t *text = name.failed ? NULL : message_text(name.bytes, name.length);
  buffer_free(&name);
  return text;
}

struct listing {
  const struct question *question;
  const struct tree *tree;
};

static json_t *new_symbol(const struct listing *listing, json_t *name, int kind, struct span whole,
                          struct span selection, json_t *children)
{
  return json_pack("{s:o, s:i, s:o, s:o, s:o}", "name", name, "kind", kind, "range",
                   ask_range(listing->question, listing->tree, whole), "selectionRange",
                   ask_range(listing->question, listing->tree, selection), "children", children);
}

/* The symbols of the members of NODE, which is DEPTH levels deep. */
static json_t *members_of(const struct listing *listing, const struct doc_node *node, int depth)
{
  json_t *symbols = json_array();
  const struct doc_node *child = NULL;
  if (node->type == DOC_OBJECT && depth < FOREST_MAX_DEPTH)
    child = tree_first_child(node);
  for (; symbols && child; child = tree_next_child(child)) {
    json_t *symbol = new_symbol(listing, name_of(child), kind_of(child), tree_member_span(child),
                                child->key_span, members_of(listing, child, depth + 1));
    if (!message_append(symbols, symbol)) {
      json_decref(symbols);
      return NULL;
    }
  }
  return symbols;
}

static json_t *stream_of(const struct question *question)
{
  json_t *symbols = json_array();
  unsigned number = 0;
  for (const struct tree *tree = question->forest->first; symbols && tree; tree = tree->next) {
    struct listing listing = {question, tree};
    struct span start = {tree->root->span.offset, 0};
    json_t *symbol = new_symbol(&listing, json_sprintf("document %u", ++number), KIND_NAMESPACE,
                                tree->root->span, start, members_of(&listing, tree->root, 0));
    if (!message_append(symbols, symbol)) {
      json_decref(symbols);
      return NULL;
    }
  }
  return symbols;
}

/* Appends SYMBOLS to FLAT as SymbolInformation, for a client that knows no tree of them. */
static bool flatten(json_t *flat, const char *uri, const json_t *symbols, const json_t *container)
{
  size_t index;
  json_t *symbol;
  json_array_foreach(symbols, index, symbol)
  {
    json_t *name = json_object_get(symbol, "name");
    json_t *item = json_pack("{s:O, s:O, s:{s:s, s:O}, s:O*}", "name", name, "kind",
                             json_object_get(symbol, "kind"), "location", "uri", uri, "range",
                             json_object_get(symbol, "range"), "containerName", container);
    if (!message_append(flat, item) ||
        !flatten(flat, uri, json_object_get(symbol, "children"), name))
      return false;
  }
  return true;
}

json_t *symbols_list(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct question question;
  if (!ask_document(&question, server, params, error))
    return NULL;
  struct listing only = {&question, question.forest->first};
  json_t *symbols =
      question.forest->count == 1 ? members_of(&only, only.tree->root, 0) : stream_of(&question);
  if (!symbols || server->client.takes_symbol_tree)
    return symbols;
  json_t *flat = json_array();
  if (flat && !flatten(flat, question.document->uri, symbols, NULL)) {
    json_decref(flat);
    flat = NULL;
  }
  json_decref(symbols);
  return flat;
}
