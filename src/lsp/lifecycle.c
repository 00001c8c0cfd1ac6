#include "lsp/lifecycle.h"

#include "config.h"
#include "lsp/configure.h"

#include <signal.h>
#include <string.h>

/* --- what the client says --- */

/* The first encoding of the client's list, which is in the order it likes, that is one of ours. */
static enum position_encoding choose_encoding(const json_t *capabilities)
{
  size_t index;
  json_t *word;
  json_array_foreach(
      message_at(capabilities, "general.positionEncodings"), index,
      word) for (int i = 0; json_is_string(word) && i < POSITION_ENCODING_COUNT;
                 i++) if (strcmp(json_string_value(word),
                                 position_encoding_word((enum position_encoding)i)) ==
                          0) return (enum position_encoding)i;
  return POSITION_UTF16;
}

static bool takes_markdown(const json_t *capabilities)
{
  size_t index;
  json_t *format;
  json_array_foreach(message_at(capabilities, "textDocument.hover.contentFormat"), index,
                     format) if (json_is_string(format) &&
                                 strcmp(json_string_value(format), "markdown") == 0) return true;
  return false;
}

/* The client's process, where it can be seen from here: it may be outside of this container. */
static pid_t process_of(const json_t *id)
{
  json_int_t process = json_integer_value(id);
  if (process <= 0 || process > INT32_MAX || kill((pid_t)process, 0) != 0)
    return 0;
  return (pid_t)process;
}

static struct client read_client(const json_t *params)
{
  const json_t *capabilities = message_at(params, "capabilities");
  return (struct client){
      .encoding = choose_encoding(capabilities),
      .pulls = json_is_object(message_at(capabilities, "textDocument.diagnostic")),
      .takes_related =
          message_flag(capabilities, "textDocument.publishDiagnostics.relatedInformation") ||
          message_flag(capabilities, "textDocument.diagnostic.relatedInformation"),
      .takes_symbol_tree = message_flag(
          capabilities, "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"),
      .takes_snippets =
          message_flag(capabilities, "textDocument.completion.completionItem.snippetSupport"),
      .takes_markdown = takes_markdown(capabilities),
      .takes_document_changes =
          message_flag(capabilities, "workspace.workspaceEdit.documentChanges"),
      .takes_actions = json_is_object(
          message_at(capabilities, "textDocument.codeAction.codeActionLiteralSupport")),
      .watches = message_flag(capabilities, "workspace.didChangeWatchedFiles.dynamicRegistration"),
      .refreshes = message_flag(capabilities, "workspace.diagnostics.refreshSupport"),
      .process = process_of(message_at(params, "processId")),
  };
}

/* --- what the server says --- */

static json_t *capabilities_for(const struct client *client)
{
  enum { INCREMENTAL = 2 }; /* TextDocumentSyncKind */
  json_t *sync = json_pack("{s:b, s:i, s:b}", "openClose", 1, "change", INCREMENTAL, "save", 1);
  json_t *diagnostics = NULL;
  if (client->pulls)
    diagnostics = json_pack("{s:s, s:b, s:b}", "identifier", "terlint", "interFileDependencies", 0,
                            "workspaceDiagnostics", 1);
  json_t *actions = json_pack("{s:[s, s]}", "codeActionKinds", "quickfix", "source.fixAll.terlint");
  json_t *completion =
      json_pack("{s:[s, s, s, s, s]}", "triggerCharacters", ".", "{", "[", "\"", ":");
  return json_pack("{s:s, s:o, s:o*, s:o, s:o, s:b, s:b, s:b, s:{s:b}, s:b, s:b, s:b, s:{}}",
                   "positionEncoding", position_encoding_word(client->encoding), "textDocumentSync",
                   sync, "diagnosticProvider", diagnostics, "codeActionProvider", actions,
                   "completionProvider", completion, "hoverProvider", 1, "definitionProvider", 1,
                   "referencesProvider", 1, "renameProvider", "prepareProvider", 1,
                   "documentSymbolProvider", 1, "foldingRangeProvider", 1, "selectionRangeProvider",
                   1, "documentLinkProvider");
}

json_t *lifecycle_initialize(struct server *server, const json_t *params, struct rpc_error *error)
{
  (void)error;
  server->client = read_client(params);
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
  return json_null();
}

bool lifecycle_exit(struct server *server, const json_t *params)
{
  (void)params;
  server->has_ended = true;
  return true;
}
