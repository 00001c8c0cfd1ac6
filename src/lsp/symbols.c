/* textDocument/documentSymbol: the members of a request, or of each one of a stream. */
#include "lsp/ask.h"
#include "lsp/outline.h"
#include "report/json_text.h"
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

/* Appends the name of MEMBER as JSON; it must be one that can be seen. */
static void put_name(struct buffer *name, const struct doc_node *member)
{
  struct doc_text key = member->key;
  struct buffer text = {0};
  uint32_t blanks = 0;
  while (blanks < key.length && key.bytes[blanks] == ' ')
    blanks++;
  const char *quote = blanks == key.length ? "\"" : "";
  buffer_put_string(&text, quote);
  safe_text_put(&text, key.bytes, key.length);
  buffer_put_string(&text, quote);
  json_text_put(name, text.bytes, text.length);
  name->failed |= text.failed;
  buffer_free(&text);
}

struct listing {
  const struct question *question;
  struct buffer *out;
  const struct tree *tree;
  bool is_flat; /* SymbolInformation, for a client that knows no tree of them */
};

struct symbol {
  struct buffer name; /* as JSON */
  int kind;
  struct span whole, selection;
};

static void put_range(const struct listing *listing, const char *label, struct span span)
{
  buffer_put_string(listing->out, label);
  ask_put_range(listing->out, listing->question, listing->tree, span);
}

/* Appends what comes before the children of SYMBOL, which is in CONTAINER or, where that is NULL,
 * in none. */
static void open_symbol(const struct listing *listing, const struct symbol *symbol,
                        const struct symbol *container)
{
  struct buffer *out = listing->out;
  bool is_first = !out->failed && out->bytes[out->length - 1] == '[';
  buffer_put_string(out, is_first ? "{\"name\":" : ",{\"name\":");
  buffer_put(out, symbol->name.bytes, symbol->name.length);
  buffer_put_string(out, ",\"kind\":");
  message_put_number(out, (uint32_t)symbol->kind);
  if (!listing->is_flat) {
    put_range(listing, ",\"range\":", symbol->whole);
    put_range(listing, ",\"selectionRange\":", symbol->selection);
    buffer_put_string(out, ",\"children\":[");
    return;
  }
  buffer_put_string(out, ",\"location\":{\"uri\":");
  json_text_put_string(out, listing->question->document->uri);
  put_range(listing, ",\"range\":", symbol->whole);
  buffer_put_char(out, '}');
  if (container) {
    buffer_put_string(out, ",\"containerName\":");
    buffer_put(out, container->name.bytes, container->name.length);
  }
  buffer_put_char(out, '}');
}

static void close_symbol(const struct listing *listing, struct symbol *symbol)
{
  if (!listing->is_flat)
    buffer_put_string(listing->out, "]}");
  listing->out->failed |= symbol->name.failed;
  buffer_free(&symbol->name);
}

/* Appends the members of NODE, which is DEPTH levels deep. */
static void put_members(const struct listing *listing, const struct doc_node *node,
                        const struct symbol *container, int depth)
{
  const struct doc_node *child = NULL;
  if (node->type == DOC_OBJECT && depth < FOREST_MAX_DEPTH)
    child = tree_first_child(node);
  for (; child && !listing->out->failed; child = tree_next_child(child)) {
    struct symbol symbol = {{0}, kind_of(child), tree_member_span(child), child->key_span};
    put_name(&symbol.name, child);
    open_symbol(listing, &symbol, container);
    put_members(listing, child, &symbol, depth + 1);
    close_symbol(listing, &symbol);
  }
}

static void put_stream(struct listing *listing)
{
  unsigned number = 0;
  for (; listing->tree && !listing->out->failed; listing->tree = listing->tree->next) {
    struct span whole = listing->tree->root->span;
    struct symbol symbol = {{0}, KIND_NAMESPACE, whole, {whole.offset, 0}};
    buffer_printf(&symbol.name, "\"document %u\"", ++number);
    open_symbol(listing, &symbol, NULL);
    put_members(listing, listing->tree->root, &symbol, 0);
    close_symbol(listing, &symbol);
  }
}

bool symbols_write(struct server *server, const json_t *params, struct buffer *out,
                   struct rpc_error *error)
{
  struct question question;
  if (!ask_document(&question, server, params, error))
    return false;
  struct listing listing = {&question, out, question.forest->first,
                            !server->client.takes_symbol_tree};
  buffer_put_char(out, '[');
  if (question.forest->count == 1)
    put_members(&listing, listing.tree->root, NULL, 0);
  else
    put_stream(&listing);
  buffer_put_char(out, ']');
  return true;
}
