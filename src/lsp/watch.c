#include "lsp/watch.h"

#include "lsp/uri.h"

#include <stdlib.h>

static const char method[] = "workspace/didChangeWatchedFiles", id[] = "configuration",
                  requests[] = "**/*.{json,jsonl,ndjson,yaml,yml}"; /* engine/input.h */

/* A FileSystemWatcher for the file at PATH; NULL when memory ends. */
static json_t *watcher_of(const struct client *client, const char *path)
{
  const char *slash = strrchr(path, '/');
  if (!client->watches_elsewhere || !slash)
    return json_pack("{s:o}", "globPattern", message_text(path, strlen(path)));
  struct buffer folder = {0};
  buffer_put(&folder, path, slash > path ? (size_t)(slash - path) : 1);
  buffer_put_char(&folder, '\0');
  char *uri = folder.failed ? NULL : uri_of_path(folder.bytes);
  json_t *watcher = uri ? json_pack("{s:{s:s, s:o}}", "globPattern", "baseUri", uri, "pattern",
                                    message_text(slash + 1, strlen(slash + 1)))
                        : NULL;
  buffer_free(&folder);
  free(uri);
  return watcher;
}

static bool is_in_folders(const struct server *server, const char *path)
{
  size_t index;
  json_t *uri;
  bool is_in = false;
  json_array_foreach(server->folders, index, uri)
  {
    char *folder = json_is_string(uri) ? uri_to_path(json_string_value(uri)) : NULL;
    is_in |= folder && (strcmp(folder, path) == 0 || path_from(folder, path) != path);
    free(folder);
  }
  return is_in;
}

/* Adds what the pattern for all of the client's folders does not take in: CONFIG itself, where it
 * is outside of them, and the rules it extends. */
static bool add_files_of(const struct server *server, const struct config *config, json_t *watchers)
{
  bool good = true;
  if (*config->folder && !is_in_folders(server, config->folder)) {
    struct buffer path = {0};
    buffer_printf(&path, "%s/" CONFIG_FILE_NAME, config->folder);
    buffer_put_char(&path, '\0');
    good = !path.failed && message_append(watchers, watcher_of(&server->client, path.bytes));
    buffer_free(&path);
  }
  for (uint32_t i = 0; good && i < config->extends_count; i++)
    good = message_append(watchers, watcher_of(&server->client, config->extends[i].path));
  return good;
}

/* The watchers that there should be: requests matter where the client waits for what is wrong with
 * all of them. NULL when memory ends. */
static json_t *watchers_of(const struct server *server)
{
  const struct config_finder *finder = &server->settings.finder;
  const char *fixed = server->preferences.config;
  json_t *watchers = json_pack("[{s:s}]", "globPattern", "**/" CONFIG_FILE_NAME);
  char *path = fixed ? realpath(fixed, NULL) : NULL;
  bool good = watchers && (!path || message_append(watchers, watcher_of(&server->client, path)));
  if (good && server->is_surveyed)
    good = message_append(watchers, json_pack("{s:s}", "globPattern", requests));
  for (size_t i = 0; good && i < finder->config_count; i++)
    good = add_files_of(server, finder->configs[i], watchers);
  free(path);
  if (good)
    return watchers;
  json_decref(watchers);
  return NULL;
}

bool watch_update(struct server *server)
{
  if (!server->client.watches)
    return true;
  json_t *watchers = watchers_of(server);
  if (watchers && !json_equal(watchers, server->watched)) {
    if (server->watched)
      rpc_request(server, "client/unregisterCapability",
                  json_pack("{s:[{s:s, s:s}]}", "unregisterations", "id", id, "method", method));
    rpc_request(server, "client/registerCapability",
                json_pack("{s:[{s:s, s:s, s:{s:O}}]}", "registrations", "id", id, "method", method,
                          "registerOptions", "watchers", watchers));
    json_decref(server->watched);
    server->watched = json_incref(watchers);
  }
  json_decref(watchers);
  return watchers != NULL;
}
