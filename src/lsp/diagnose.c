#include "lsp/diagnose.h"

#include "engine/check.h"
#include "lsp/config_file.h"
#include "lsp/configure.h"
#include "lsp/pages.h"
#include "lsp/uri.h"
#include "report/detail.h"
#include "report/json_text.h"

/* --- one diagnostic --- */

struct writing {
  const struct server *server;
  struct document *document;
  struct buffer *out;
  bool has_items;
};

/* The message, then what to do, each on a line of its own. */
static void put_message(struct buffer *out, const struct diagnostic *diagnostic)
{
  struct buffer text = {0};
  detail_write_message(&text, diagnostic);
  buffer_put_char(&text, '\n');
  detail_write_help(&text, diagnostic);
  json_text_put(out, text.bytes, text.length);
  out->failed |= text.failed;
  buffer_free(&text);
}

static void put_range(const struct writing *writing, const struct checked *checked,
                      struct span span)
{
  document_put_range(writing->out, writing->document,
                     document_span(writing->document, checked->source, span),
                     writing->server->client.encoding);
}

static void put_related(const struct writing *writing, const struct checked *checked,
                        const struct diagnostic *diagnostic)
{
  struct buffer *out = writing->out;
  buffer_put_string(out, ",\"relatedInformation\":[");
  for (uint32_t i = 0; i < diagnostic->related_count; i++) {
    const struct related_place *place = &diagnostic->related[i];
    buffer_put_string(out, i > 0 ? ",{\"location\":{\"uri\":" : "{\"location\":{\"uri\":");
    json_text_put_string(out, writing->document->uri);
    buffer_put_string(out, ",\"range\":");
    put_range(writing, checked, place->span);
    buffer_put_string(out, "},\"message\":");
    json_text_put(out, place->message.bytes, place->message.length);
    buffer_put_char(out, '}');
  }
  buffer_put_char(out, ']');
}

static void put_page(const struct writing *writing, const struct rule *rule)
{
  json_t *address = pages_address(writing->server, rule);
  buffer_put_string(writing->out, ",\"codeDescription\":{\"href\":");
  message_put(writing->out, address);
  buffer_put_char(writing->out, '}');
  json_decref(address);
}

/* What not every client takes. */
static void put_extras(const struct writing *writing, const struct checked *checked,
                       const struct diagnostic *diagnostic)
{
  const struct rule *rule = diagnostic->rule;
  const struct client *client = &writing->server->client;
  if (client->takes_rule_pages && pages_have(writing->server, rule))
    put_page(writing, rule);
  if (client->takes_tags[rule->tag])
    buffer_printf(writing->out, ",\"tags\":[%d]", (int)rule->tag);
  if (client->takes_related && diagnostic->related_count > 0)
    put_related(writing, checked, diagnostic);
}

static void put_item(const struct writing *writing, const struct checked *checked,
                     const struct diagnostic *diagnostic)
{
  static const char *const severities[] = {
      [SEVERITY_ERROR] = ",\"severity\":1,\"code\":",
      [SEVERITY_WARNING] = ",\"severity\":2,\"code\":",
      [SEVERITY_INFO] = ",\"severity\":3,\"code\":",
  };
  struct buffer *out = writing->out;
  buffer_put_string(out, "{\"range\":");
  put_range(writing, checked, diagnostic->span);
  buffer_put_string(out, severities[diagnostic->severity]);
  json_text_put_string(out, diagnostic->rule->id);
  buffer_put_string(out, ",\"source\":\"terlint\",\"message\":");
  put_message(out, diagnostic);
  put_extras(writing, checked, diagnostic);
  buffer_put_char(out, '}');
}

json_t *diagnose_item(const struct server *server, struct document *document,
                      const struct checked *checked, const struct diagnostic *diagnostic)
{
  struct buffer text = {0};
  const struct writing writing = {server, document, &text, false};
  put_item(&writing, checked, diagnostic);
  json_t *item = message_of_text(&text, 0);
  buffer_free(&text);
  return item;
}

/* --- a document --- */

static bool on_document(void *context, const struct checked *checked)
{
  struct writing *writing = context;
  writing->document->is_whole &= checked->is_whole;
  for (uint32_t i = 0; i < checked->count; i++) {
    if (writing->has_items)
      buffer_put_char(writing->out, ',');
    writing->has_items = true;
    put_item(writing, checked, checked->diagnostics[i]);
  }
  return !writing->out->failed;
}

/* Appends ITEMS, an array that is freed; NULL: memory ended. */
static void put_other(struct buffer *out, json_t *items)
{
  message_put(out, items);
  json_decref(items);
}

void diagnose_write(struct server *server, struct document *document, struct buffer *out)
{
  struct writing writing = {server, document, out, false};
  struct input input = document_input(document);
  document->is_checked = true;
  if (document->role == DOCUMENT_CONFIG || document->role == DOCUMENT_RULES) {
    put_other(out, config_file_diagnose(server, document));
    return;
  }
  if (document->broken) {
    put_other(out, configure_trouble(server, document));
    return;
  }
  buffer_put_char(out, '[');
  if (document->checker) {
    document->is_whole = !source_is_wide(input.bytes, input.length);
    out->failed |= !check_input(document->checker, &input, &server->arena, on_document, &writing);
  }
  buffer_put_char(out, ']');
}

json_t *diagnose_document(struct server *server, struct document *document)
{
  struct buffer text = {0};
  diagnose_write(server, document, &text);
  json_t *items = message_of_text(&text, 0);
  buffer_free(&text);
  return items;
}

static void publish(struct server *server, struct document *document)
{
  struct buffer *out = server_begin(server);
  buffer_put_string(out, "\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":");
  json_text_put_string(out, document->uri);
  if (document->has_version)
    buffer_printf(out, ",\"version\":%" JSON_INTEGER_FORMAT, document->version);
  buffer_put_string(out, ",\"diagnostics\":");
  diagnose_write(server, document, out);
  buffer_put_char(out, '}');
  server_end(server);
}

bool diagnose_next(struct server *server)
{
  struct document *document = server->client.pulls ? NULL : server->documents.first;
  while (document && document->is_checked)
    document = document->next;
  if (!document)
    return false;
  publish(server, document);
  return true;
}

/* Editors write URIs in more than one way. */
static bool keep_closed(struct server *server, const struct document *document)
{
  char *uri = document->path ? uri_of_path(document->path) : strdup(document->uri);
  if (!server->closed)
    server->closed = json_object();
  bool good = uri && json_object_set_new(server->closed, uri, json_true()) == 0;
  hold_touch(server);
  free(uri);
  return good;
}

bool diagnose_clear(struct server *server, const struct document *document)
{
  if (server->client.pulls)
    return keep_closed(server, document);
  rpc_notify(server, "textDocument/publishDiagnostics",
             json_pack("{s:s, s:[]}", "uri", document->uri, "diagnostics"));
  return true;
}

json_t *diagnose_id(const struct server *server, const struct document *document)
{
  return json_sprintf("%u-%u-%u", server->generation, document->opening, document->edition);
}

bool diagnose_pull(struct server *server, const json_t *params, struct buffer *out,
                   struct rpc_error *error)
{
  const char *uri = message_string(params, "textDocument.uri");
  struct document *document = documents_find(&server->documents, uri);
  if (!uri) {
    *error = (struct rpc_error){RPC_INVALID_PARAMS, "There is no such document"};
    return false;
  }
  /* Of what it has just closed vscode-languageclient asks a last time; after an error, never again.
   */
  if (!document) {
    buffer_put_string(out, "{\"kind\":\"full\",\"items\":[]}");
    return true;
  }
  json_t *id = diagnose_id(server, document);
  bool is_known = id && json_equal(id, message_at(params, "previousResultId"));
  buffer_put_string(out, is_known ? "{\"kind\":\"unchanged\",\"resultId\":"
                                  : "{\"kind\":\"full\",\"resultId\":");
  message_put(out, id);
  json_decref(id);
  if (!is_known) {
    buffer_put_string(out, ",\"items\":");
    diagnose_write(server, document, out);
  }
  buffer_put_char(out, '}');
  return true;
}
