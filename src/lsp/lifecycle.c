#include "lsp/lifecycle.h"

#include "config.h"

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
      .process = process_of(message_at(params, "processId")),
  };
}

/* --- what the server says --- */

static json_t *capabilities_for(const struct client *client)
{
  enum { INCREMENTAL = 2 }; /* TextDocumentSyncKind */
  json_t *diagnostics = NULL;
  if (client->pulls)
    diagnostics = json_pack("{s:s, s:b, s:b}", "identifier", "terlint", "interFileDependencies", 0,
                            "workspaceDiagnostics", 0);
  return json_pack(
      "{s:s, s:{s:b, s:i}, s:o*, s:b, s:b, s:b, s:{}, s:b, s:b, s:{s:b}, s:{s:[s,s,s,s,s]}}",
      "positionEncoding", position_encoding_word(client->encoding), "textDocumentSync", "openClose",
      1, "change", INCREMENTAL, "diagnosticProvider", diagnostics, "documentSymbolProvider", 1,
      "foldingRangeProvider", 1, "selectionRangeProvider", 1, "documentLinkProvider",
      "definitionProvider", 1, "referencesProvider", 1, "renameProvider", "prepareProvider", 1,
      "completionProvider", "triggerCharacters", ".", "{", "[", "\"", ":");
}

json_t *lifecycle_initialize(struct server *server, const json_t *params, struct rpc_error *error)
{
  (void)error;
  server->client = read_client(params);
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
