#include "lsp/lifecycle.h"

#include "config.h"
#include "lsp/configure.h"

static json_t *capabilities_for(const struct client *client)
{
  enum { INCREMENTAL = 2 }; /* TextDocumentSyncKind */
  json_t *sync = json_pack("{s:b, s:i, s:b}", "openClose", 1, "change", INCREMENTAL, "save", 1);
  json_t *diagnostics = NULL;
  if (client->pulls)
    diagnostics = json_pack("{s:s, s:b, s:b}", "identifier", "terlint", "interFileDependencies", 0,
                            "workspaceDiagnostics", 1);
  json_t *actions = NULL;
  if (client->takes_actions)
    actions = json_pack("{s:[s, s], s:b}", "codeActionKinds", "quickfix", "source.fixAll.terlint",
                        "resolveProvider", client->resolves_edits);
  json_t *rename =
      client->prepares_renames ? json_pack("{s:b}", "prepareProvider", 1) : json_true();
  json_t *completion =
      json_pack("{s:[s, s, s, s, s]}", "triggerCharacters", ".", "{", "[", "\"", ":");
  return json_pack("{s:s, s:o, s:o*, s:o*, s:o, s:b, s:b, s:b, s:b, s:o, s:b, s:b, s:b, s:{}, "
                   "s:{s:{s:b, s:b}}}",
                   "positionEncoding", position_encoding_word(client->encoding), "textDocumentSync",
                   sync, "diagnosticProvider", diagnostics, "codeActionProvider", actions,
                   "completionProvider", completion, "hoverProvider", 1, "definitionProvider", 1,
                   "referencesProvider", 1, "documentHighlightProvider", 1, "renameProvider",
                   rename, "documentSymbolProvider", 1, "foldingRangeProvider", 1,
                   "selectionRangeProvider", 1, "documentLinkProvider", "workspace",
                   "workspaceFolders", "supported", 1, "changeNotifications", 1);
}

json_t *lifecycle_initialize(struct server *server, const json_t *params, struct rpc_error *error)
{
  (void)error;
  server->client = client_read(params);
  if (!configure_start(server, params))
    return NULL;
  server->state = SERVER_RUNNING;
  return json_pack("{s:o, s:{s:s, s:s}}", "capabilities", capabilities_for(&server->client),
                   "serverInfo", "name", "terlint", "version", PACKAGE_VERSION);
}

json_t *lifecycle_shutdown(struct server *server, const json_t *params, struct rpc_error *error)
{
  (void)params;
  (void)error;
  server->state = SERVER_SHUT_DOWN;
  return hold_cancel(server, NULL) ? json_null() : NULL;
}

bool lifecycle_exit(struct server *server, const json_t *params)
{
  (void)params;
  server->has_ended = true;
  return true;
}
