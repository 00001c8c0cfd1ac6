#include "lsp/configure.h"

#include "lsp/association.h"
#include "lsp/pages.h"
#include "lsp/uri.h"
#include "lsp/watch.h"
#include "report/safe_text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

/* --- what the client wants --- */

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
      .config = server->preferences.config,
      .force_exclude = true,
  };
  return settings_init(&server->settings, &wishes);
}

bool configure_start(struct server *server, const json_t *params)
{
  server->folders = folders_of(params);
  server->pages = pages_find();
  enter_folder(server);
  return preferences_read(&server->preferences, message_at(params, "initializationOptions")) &&
         init_settings(server);
}

/* --- a document --- */

bool configure_document(struct server *server, struct document *document)
{
  document->checker = NULL;
  document->broken = NULL;
  if (!association_choose(server, document))
    return false;
  if (document->role != DOCUMENT_REQUEST)
    return true;
  enum settings_verdict verdict =
      settings_named(&server->settings, document->path, &document->checker);
  if (verdict == SETTINGS_BROKEN)
    document->broken = server->settings.broken;
  return verdict != SETTINGS_NO_MEMORY;
}

/* The path of the file that PROBLEM of CONFIG is in, from malloc; NULL where there is no such file
 * any more, or memory ends. */
static char *path_of_problem(const struct server *server, const struct config *config,
                             const struct config_problem *problem)
{
  for (uint32_t i = 0; i < config->extends_count; i++)
    if (problem->path == config->extends[i].shown)
      return strdup(config->extends[i].path);
  if (config == server->settings.finder.fixed)
    return realpath(server->preferences.config, NULL);
  struct buffer path = {0};
  buffer_printf(&path, "%s/" CONFIG_FILE_NAME, config->folder);
  buffer_put_char(&path, '\0');
  if (path.failed)
    buffer_free(&path);
  return path.bytes;
}

/* Where PROBLEM of CONFIG stands, as the array of a DiagnosticRelatedInformation; NULL where that
 * has no lines or cannot be read, or memory ended. */
static json_t *related_to(const struct server *server, const struct config *config,
                          const struct config_problem *problem)
{
  char *path = problem->line > 0 ? path_of_problem(server, config, problem) : NULL;
  char *uri = path ? uri_of_path(path) : NULL;
  struct document *file = uri ? document_of_file(path, uri) : NULL;
  json_t *related = NULL;
  if (file) {
    struct lsp_position at = {(uint32_t)problem->line - 1, problem->column - 1};
    struct span span = {.offset = position_offset(file->text.bytes, (uint32_t)file->text.length, at,
                                                  POSITION_UTF32)};
    related = json_pack("[{s:{s:s, s:o}, s:s}]", "location", "uri", uri, "range",
                        document_range(file, span, server->client.encoding), "message", "here");
    document_free(file);
  }
  free(uri);
  free(path);
  return related;
}

json_t *configure_trouble(const struct server *server, struct document *document)
{
  const struct config *config = document->broken;
  const struct config_problem *problem = &config->problems[0];
  struct buffer text = {0};
  safe_text_put(&text, problem->path, strlen(problem->path));
  if (problem->line > 0)
    buffer_printf(&text, ":%" PRIu64 ":%u", problem->line, problem->column);
  buffer_put_string(&text, ": ");
  safe_text_put(&text, problem->reason, strlen(problem->reason));
  buffer_put_string(&text, "\nNothing is checked until the configuration can be read.");
  json_t *range = document_range(document, (struct span){0, 0}, server->client.encoding);
  json_t *related = server->client.takes_related ? related_to(server, config, problem) : NULL;
  json_t *items = json_pack(
      "[{s:o, s:i, s:s, s:o, s:o*}]", "range", range, "severity", 1, "source", "terlint", "message",
      text.failed ? NULL : message_text(text.bytes, text.length), "relatedInformation", related);
  buffer_free(&text);
  return items;
}

/* --- changes --- */

static bool read_anew(struct server *server)
{
  server->generation++;
  hold_touch(server);
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
  return watch_update(server);
}

/* Tells of a glob of the user's that is none. */
static void complain_of_preferences(struct server *server)
{
  enum { WARNING = 2 }; /* MessageType */
  const struct preferences *preferences = &server->preferences;
  struct buffer text = {0};
  if (!preferences->fault)
    return;
  buffer_put_string(&text, "terlint.files: ");
  safe_text_put(&text, preferences->wrong, strlen(preferences->wrong));
  buffer_printf(&text, ": the glob %s", preferences->fault);
  json_t *message = text.failed ? NULL : message_text(text.bytes, text.length);
  rpc_notify(server, "window/showMessage",
             json_pack("{s:i, s:o}", "type", WARNING, "message", message));
  buffer_free(&text);
}

static bool take_preferences(struct server *server, const json_t *settings)
{
  if (!preferences_read(&server->preferences, settings))
    return false;
  complain_of_preferences(server);
  return read_anew(server);
}

static void ask_preferences(struct server *server)
{
  server->asked_settings = rpc_request(server, "workspace/configuration",
                                       json_pack("{s:[{s:s}]}", "items", "section", "terlint"));
}

bool configure_answered(struct server *server, const json_t *result)
{
  const json_t *settings = json_array_get(result, 0);
  return !json_is_object(settings) || take_preferences(server, settings);
}

bool configure_initialized(struct server *server, const json_t *params)
{
  (void)params;
  complain_of_preferences(server);
  if (server->client.announces_settings)
    rpc_request(server, "client/registerCapability",
                json_pack("{s:[{s:s, s:s}]}", "registrations", "id", "preferences", "method",
                          "workspace/didChangeConfiguration"));
  if (server->client.has_settings)
    ask_preferences(server);
  return watch_update(server);
}

/* A client that can be asked need not send its settings along. */
bool configure_changed(struct server *server, const json_t *params)
{
  const json_t *settings = message_at(params, "settings.terlint");
  if (json_is_object(settings))
    return take_preferences(server, settings);
  if (!server->client.has_settings)
    return read_anew(server);
  ask_preferences(server);
  return true;
}

/* Whether settings rest on the file of URI. */
static bool matters(struct server *server, const char *uri)
{
  char *path = uri ? uri_to_path(uri) : NULL;
  char *real = path ? association_real_path(server, path) : NULL;
  bool does = real && (association_is_config(server, real) || association_is_rules(server, real));
  free(path);
  free(real);
  return does;
}

bool configure_watched(struct server *server, const json_t *params)
{
  size_t index;
  json_t *change;
  bool does = false;
  json_array_foreach(message_at(params, "changes"), index, change)
  {
    does = does || matters(server, message_string(change, "uri"));
  }
  hold_touch(server);
  return !does || read_anew(server);
}

bool configure_saved(struct server *server, const json_t *params)
{
  return !matters(server, message_string(params, "textDocument.uri")) || read_anew(server);
}

static size_t folder_index(const struct server *server, const json_t *uri)
{
  size_t index = 0;
  while (index < json_array_size(server->folders) &&
         !json_equal(json_array_get(server->folders, index), uri))
    index++;
  return index;
}

bool configure_folders(struct server *server, const json_t *params)
{
  size_t index;
  json_t *folder;
  json_array_foreach(message_at(params, "event.removed"), index, folder)
  {
    json_array_remove(server->folders, folder_index(server, message_at(folder, "uri")));
  }
  json_array_foreach(message_at(params, "event.added"), index, folder)
  {
    json_array_append(server->folders, message_at(folder, "uri"));
  }
  enter_folder(server);
  return read_anew(server);
}
