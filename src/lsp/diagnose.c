#include "lsp/diagnose.h"

#include "engine/check.h"
#include "lsp/config_file.h"
#include "lsp/configure.h"
#include "lsp/pages.h"
#include "report/detail.h"

/* --- one diagnostic --- */

/* The message, then what to do, each on a line of its own. */
static json_t *message_of(const struct diagnostic *diagnostic)
{
  struct buffer text = {0};
  detail_write_message(&text, diagnostic);
  buffer_put_char(&text, '\n');
  detail_write_help(&text, diagnostic);
  json_t *message = text.failed ? NULL : message_text(text.bytes, text.length);
  buffer_free(&text);
  return message;
}

static json_t *range_of(const struct server *server, struct document *document,
                        const struct checked *checked, struct span span)
{
  return document_range(document, document_span(document, checked->source, span),
                        server->client.encoding);
}

static json_t *related_of(const struct server *server, struct document *document,
                          const struct checked *checked, const struct diagnostic *diagnostic)
{
  json_t *related = json_array();
  for (uint32_t i = 0; related && i < diagnostic->related_count; i++) {
    const struct related_place *place = &diagnostic->related[i];
    json_t *item = json_pack("{s:{s:s, s:o}, s:o}", "location", "uri", document->uri, "range",
                             range_of(server, document, checked, place->span), "message",
                             message_words(place->message));
    if (!message_append(related, item)) {
      json_decref(related);
      return NULL;
    }
  }
  return related;
}

/* Adds VALUE, whose ownership passes, to *ITEM, of which nothing is left where that cannot be. */
static void set(json_t **item, const char *name, json_t *value)
{
  if (*item && json_object_set_new(*item, name, value) == 0)
    return;
  json_decref(*item);
  *item = NULL;
}

/* What not every client takes. */
static void set_extras(json_t **item, const struct server *server, struct document *document,
                       const struct checked *checked, const struct diagnostic *diagnostic)
{
  const struct rule *rule = diagnostic->rule;
  const struct client *client = &server->client;
  if (client->takes_rule_pages && pages_have(server, rule))
    set(item, "codeDescription", json_pack("{s:o}", "href", pages_address(server, rule)));
  if (client->takes_tags[rule->tag])
    set(item, "tags", json_pack("[i]", (int)rule->tag));
  if (client->takes_related && diagnostic->related_count > 0)
    set(item, "relatedInformation", related_of(server, document, checked, diagnostic));
}

json_t *diagnose_item(const struct server *server, struct document *document,
                      const struct checked *checked, const struct diagnostic *diagnostic)
{
  static const int severities[] = {
      [SEVERITY_ERROR] = 1, [SEVERITY_WARNING] = 2, [SEVERITY_INFO] = 3};
  json_t *item = json_pack("{s:o, s:i, s:s, s:s, s:o}", "range",
                           range_of(server, document, checked, diagnostic->span), "severity",
                           severities[diagnostic->severity], "code", diagnostic->rule->id, "source",
                           "terlint", "message", message_of(diagnostic));
  set_extras(&item, server, document, checked, diagnostic);
  return item;
}

/* --- a document --- */

struct conversion {
  const struct server *server;
  struct document *document;
  json_t *items;
};

static bool on_document(void *context, const struct checked *checked)
{
  struct conversion *conversion = context;
  conversion->document->is_whole &= checked->is_whole;
  for (uint32_t i = 0; i < checked->count; i++)
    if (!message_append(conversion->items, diagnose_item(conversion->server, conversion->document,
                                                         checked, checked->diagnostics[i])))
      return false;
  return true;
}

json_t *diagnose_document(struct server *server, struct document *document)
{
  struct conversion conversion = {server, document, NULL};
  struct input input = document_input(document);
  document->is_checked = true;
  if (document->role == DOCUMENT_CONFIG || document->role == DOCUMENT_RULES)
    return config_file_diagnose(server, document);
  if (document->broken)
    return configure_trouble(server, document);
  conversion.items = json_array();
  if (!document->checker || !conversion.items)
    return conversion.items;
  document->is_whole = true;
  if (check_input(document->checker, &input, &server->arena, on_document, &conversion))
    return conversion.items;
  json_decref(conversion.items);
  return NULL;
}

static void publish(struct server *server, const struct document *document, json_t *diagnostics)
{
  json_t *version = document->has_version ? json_integer(document->version) : NULL;
  rpc_notify(server, "textDocument/publishDiagnostics",
             json_pack("{s:s, s:o*, s:o}", "uri", document->uri, "version", version, "diagnostics",
                       diagnostics));
}

bool diagnose_next(struct server *server)
{
  struct document *document = server->client.pulls ? NULL : server->documents.first;
  while (document && document->is_checked)
    document = document->next;
  if (!document)
    return false;
  publish(server, document, diagnose_document(server, document));
  return true;
}

void diagnose_clear(struct server *server, const struct document *document)
{
  if (!server->client.pulls)
    rpc_notify(server, "textDocument/publishDiagnostics",
               json_pack("{s:s, s:[]}", "uri", document->uri, "diagnostics"));
}

json_t *diagnose_pull(struct server *server, const json_t *params, struct rpc_error *error)
{
  const char *uri = message_string(params, "textDocument.uri");
  struct document *document = documents_find(&server->documents, uri);
  if (!document) {
    *error = (struct rpc_error){RPC_INVALID_PARAMS, "There is no such document"};
    return NULL;
  }
  return json_pack("{s:s, s:o}", "kind", "full", "items", diagnose_document(server, document));
}
