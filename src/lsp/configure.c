#include "lsp/configure.h"

#include "lsp/pages.h"
#include "lsp/uri.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

/* --- what the client wants --- */

/* The word of the settings that PARAMS hold at PATH, from strdup; NULL where there is none. */
static char *config_path(const json_t *params, const char *path)
{
  const char *word = message_string(params, path);
  return word && *word ? strdup(word) : NULL;
}

/* The URIs of the client's folders. */
static json_t *folders_of(const json_t *params)
{
  json_t *folders = json_array();
  size_t index;
  json_t *folder;
  json_array_foreach(message_at(params, "workspaceFolders"), index, folder)
      json_array_append(folders, message_at(folder, "uri"));
  if (json_array_size(folders) == 0)
    json_array_append(folders, message_at(params, "rootUri"));
  return folders;
}

/* Relative names are meant from the client's first folder. */
static void enter_folder(const struct server *server)
{
  const char *uri = json_string_value(json_array_get(server->folders, 0));
  char *path = uri ? uri_to_path(uri) : NULL;
  int left_here = path ? chdir(path) : 0; /* where it cannot be entered, they are meant from ours */
  (void)left_here;
  free(path);
}

static bool init_settings(struct server *server)
{
  int schema = schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  struct settings_wishes wishes = {
      .checker = {.program = &schema_bundled, .schema = (uint16_t)schema, .is_request = true},
      .config = server->config,
      .force_exclude = true,
  };
  return settings_init(&server->settings, &wishes);
}

bool configure_start(struct server *server, const json_t *params)
{
  server->folders = folders_of(params);
  server->pages = pages_find();
  enter_folder(server);
  server->config = config_path(params, "initializationOptions.config");
  return init_settings(server);
}

/* --- a document --- */

bool configure_document(struct server *server, struct document *document)
{
  document->checker = NULL;
  document->broken = NULL;
  enum settings_verdict verdict =
      settings_named(&server->settings, document->path, &document->checker);
  if (verdict == SETTINGS_BROKEN)
    document->broken = server->settings.broken;
  return verdict != SETTINGS_NO_MEMORY;
}

json_t *configure_trouble(const struct server *server, struct document *document)
{
  const struct config *config = document->broken;
  const struct config_problem *problem = &config->problems[0];
  struct buffer text = {0};
  buffer_put_string(&text, config->path);
  if (problem->line > 0)
    buffer_printf(&text, ":%" PRIu64 ":%u", problem->line, problem->column);
  buffer_printf(&text, ": %s\nNothing is checked until the configuration can be read.",
                problem->reason);
  json_t *range = document_range(document, (struct span){0, 0}, server->client.encoding);
  json_t *items =
      json_pack("[{s:o, s:i, s:s, s:o}]", "range", range, "severity", 1, "source", "terlint",
                "message", text.failed ? NULL : message_text(text.bytes, text.length));
  buffer_free(&text);
  return items;
}

/* --- changes --- */

static bool read_anew(struct server *server)
{
  server->generation++;
  settings_free(&server->settings);
  if (!init_settings(server))
    return false;
  for (struct document *document = server->documents.first; document; document = document->next) {
    document_touch(document);
    if (!configure_document(server, document))
      return false;
  }
  if (server->client.pulls && server->client.refreshes)
    rpc_request(server, "workspace/diagnostic/refresh", NULL);
  return true;
}

bool configure_initialized(struct server *server, const json_t *params)
{
  (void)params;
  if (server->client.watches)
    rpc_request(server, "client/registerCapability",
                json_pack("{s:[{s:s, s:s, s:{s:[{s:s}]}}]}", "registrations", "id", "configuration",
                          "method", "workspace/didChangeWatchedFiles", "registerOptions",
                          "watchers", "globPattern", "**/" CONFIG_FILE_NAME));
  return true;
}

bool configure_changed(struct server *server, const json_t *params)
{
  if (message_at(params, "settings.terlint")) {
    free(server->config);
    server->config = config_path(params, "settings.terlint.config");
  }
  return read_anew(server);
}

bool configure_watched(struct server *server, const json_t *params)
{
  (void)params;
  return read_anew(server);
}

bool configure_saved(struct server *server, const json_t *params)
{
  const char *uri = message_string(params, "textDocument.uri");
  const char *name = uri ? strrchr(uri, '/') : NULL;
  return !name || strcmp(name + 1, CONFIG_FILE_NAME) != 0 || read_anew(server);
}
