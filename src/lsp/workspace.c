#include "lsp/workspace.h"

#include "lsp/config_file.h"
#include "lsp/configure.h"
#include "lsp/diagnose.h"
#include "lsp/uri.h"
#include "lsp/watch.h"

#include <errno.h>
#include <fts.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

struct survey {
  struct server *server;
  json_t *known;       /* what the client has already, and was not reported yet: URIs to ids */
  const json_t *token; /* of the partial results that it wants; NULL: none */
  const struct folder *start;
  json_t *items;
  bool has_news; /* some were sent already */
  bool good;     /* memory has not ended */
};

/* --- reports --- */

/* Sends what has been gathered, where the client wants results by and by. */
static bool flush(struct survey *survey)
{
  if (!survey->token || json_array_size(survey->items) == 0)
    return true;
  rpc_notify(survey->server, "$/progress",
             json_pack("{s:O, s:{s:o}}", "token", survey->token, "value", "items", survey->items));
  survey->has_news = true;
  survey->items = json_array();
  return survey->items != NULL;
}

/* Adds REPORT, whose ownership passes. */
static bool add(struct survey *survey, json_t *report)
{
  enum { MOST_AT_ONCE = 100 };
  return message_append(survey->items, report) &&
         (json_array_size(survey->items) < MOST_AT_ONCE || flush(survey));
}

/* The version of DOCUMENT, NULL or not open where it has none. */
static json_t *version_of(const struct document *document)
{
  return document && document->has_version ? json_integer(document->version) : json_null();
}

/* Reports DOCUMENT, whose text and settings ID, which passes, stands for. DOCUMENT may be NULL: it
 * cannot be read, and has nothing. */
static bool report(struct survey *survey, const char *uri, struct document *document, json_t *id)
{
  json_t *items = document ? diagnose_document(survey->server, document) : json_array();
  return add(survey, json_pack("{s:s, s:s, s:o, s:o, s:o}", "kind", "full", "uri", uri, "version",
                               version_of(document), "resultId", id, "items", items));
}

static bool report_nothing(struct survey *survey, const char *uri)
{
  return add(survey,
             json_pack("{s:s, s:s, s:n, s:[]}", "kind", "full", "uri", uri, "version", "items"));
}

/* Takes URI off what is not reported yet. Whether the client has what ID stands for. */
static bool take_known(struct survey *survey, const char *uri, const json_t *id)
{
  bool is_known = json_equal(json_object_get(survey->known, uri), id);
  json_object_del(survey->known, uri);
  return is_known;
}

/* Who gets reports by and by waits for news, of which this is none. ID passes. */
static bool report_unchanged(struct survey *survey, const char *uri,
                             const struct document *document, json_t *id)
{
  if (survey->token) {
    json_decref(id);
    return true;
  }
  return add(survey, json_pack("{s:s, s:s, s:o, s:o}", "kind", "unchanged", "uri", uri, "version",
                               version_of(document), "resultId", id));
}

static bool report_open(struct survey *survey, struct document *document)
{
  json_t *id = diagnose_id(survey->server, document);
  if (id && take_known(survey, document->uri, id))
    return report_unchanged(survey, document->uri, document, id);
  return report(survey, document->uri, document, id);
}

/* Whether the document of URI is open, by whatever URI. */
static bool is_open(const struct survey *survey, const char *uri)
{
  const struct documents *documents = &survey->server->documents;
  char *path = uri_to_path(uri);
  bool is = path ? documents_find_file(documents, path) : documents_find(documents, uri);
  free(path);
  return is;
}

/* What the client knows of files that are gone, or are requests no more, is taken back. Of the
 * other files that have closed since the last time nothing is known. */
static bool report_rest(struct survey *survey)
{
  const char *uri;
  json_t *id;
  void *next;
  json_object_foreach_safe(survey->known, next, uri, id)
  {
    struct document *open = documents_find(&survey->server->documents, uri);
    json_object_del(survey->server->closed, uri);
    if (!(open ? report_open(survey, open) : report_nothing(survey, uri)))
      return false;
  }
  json_object_foreach(survey->server->closed, uri, id)
  {
    if (!is_open(survey, uri) && !report_nothing(survey, uri))
      return false;
  }
  json_object_clear(survey->server->closed);
  return true;
}

/* A document of the file at PATH; NULL where it cannot be read. */
static struct document *load(struct server *server, const char *path, const char *uri)
{
  struct document *document = document_of_file(path, uri);
  if (!document || configure_document(server, document))
    return document;
  document_free(document);
  return NULL;
}

/* What the text of a file on disk is known by. */
static json_t *id_of_file(const struct server *server, const FTSENT *entry)
{
  const struct stat *status = entry->fts_statp;
  return json_sprintf("%u-%" PRIdMAX "-%" PRIdMAX ".%09ld", server->generation,
                      (intmax_t)status->st_size, (intmax_t)status->st_mtim.tv_sec,
                      status->st_mtim.tv_nsec);
}

/* A configuration is no news where nothing is wrong with it, unless the client has an older report
 * of it, which is then taken back with those of files that are gone. */
static bool is_news(const struct survey *survey, struct document *document)
{
  json_t *items = document && document->role == DOCUMENT_CONFIG
                      ? config_file_diagnose(survey->server, document)
                      : NULL;
  bool is_news = !items || json_array_size(items) > 0;
  json_decref(items);
  return is_news;
}

static bool report_file(struct survey *survey, const FTSENT *entry, const char *uri)
{
  struct document *open = documents_find_file(&survey->server->documents, entry->fts_path);
  if (open)
    return report_open(survey, open);
  json_t *id = id_of_file(survey->server, entry);
  /* What the client shows of a file that has closed is of the text that it had in the editor. */
  bool was_closed = json_object_del(survey->server->closed, uri) == 0;
  if (id && !was_closed && json_equal(json_object_get(survey->known, uri), id)) {
    json_object_del(survey->known, uri);
    return report_unchanged(survey, uri, NULL, id);
  }
  struct document *document = load(survey->server, entry->fts_path, uri);
  bool good = true;
  if (was_closed || is_news(survey, document)) {
    json_object_del(survey->known, uri);
    good = report(survey, uri, document, id);
  } else
    json_decref(id);
  if (document)
    document_free(document);
  return good;
}

/* --- the walk --- */

static int by_name(const FTSENT **a, const FTSENT **b)
{
  return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* The client's folder, or one that was found in it; its fts_pointer becomes its struct folder. */
static void enter(struct survey *survey, FTS *walk, FTSENT *entry)
{
  struct settings *settings = &survey->server->settings;
  const struct folder *folder = NULL;
  enum settings_verdict verdict =
      entry->fts_level == 0 ? settings_named_folder(settings, entry->fts_path, &folder)
                            : settings_found_folder(settings, entry->fts_parent->fts_pointer,
                                                    entry->fts_name, &folder);
  entry->fts_pointer = (void *)(uintptr_t)folder;
  if (entry->fts_level == 0)
    survey->start = folder;
  if (verdict != SETTINGS_CHECK && verdict != SETTINGS_BROKEN)
    fts_set(walk, entry, FTS_SKIP);
  survey->good &= verdict != SETTINGS_NO_MEMORY;
}

/* Whether ENTRY is a configuration, or a request because one includes it by name: not every YAML
 * file of a folder is a request. */
static bool is_ours(struct survey *survey, const FTSENT *entry)
{
  const struct folder *folder = entry->fts_parent->fts_pointer;
  const struct checker *checker;
  enum input_format format;
  if (strcmp(entry->fts_name, CONFIG_FILE_NAME) == 0)
    return true;
  if (!folder->config || folder->config->include.count == 0 ||
      !input_format_by_name(entry->fts_name, &format))
    return false;
  enum settings_verdict verdict =
      settings_found(&survey->server->settings, survey->start, folder, entry->fts_name, &checker);
  survey->good &= verdict != SETTINGS_NO_MEMORY;
  return verdict == SETTINGS_CHECK;
}

static void visit_file(struct survey *survey, const FTSENT *entry)
{
  if (!is_ours(survey, entry) || !survey->good)
    return;
  char *uri = uri_of_path(entry->fts_path);
  survey->good = uri && report_file(survey, entry, uri);
  free(uri);
}

static void walk_folder(struct survey *survey, char *path)
{
  char *roots[] = {path, NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, by_name);
  if (!walk) {
    survey->good &= errno != ENOMEM;
    return;
  }
  for (FTSENT *entry; survey->good && (entry = fts_read(walk));) {
    if (entry->fts_info == FTS_D)
      enter(survey, walk, entry);
    else if (entry->fts_info == FTS_F && entry->fts_level > 0)
      visit_file(survey, entry);
  }
  fts_close(walk);
}

/* previousResultIds as an object; NULL when memory ends. */
static json_t *known_of(const json_t *params)
{
  json_t *known = json_object();
  size_t index;
  json_t *item;
  json_array_foreach(message_at(params, "previousResultIds"), index, item)
  {
    const char *uri = message_string(item, "uri");
    if (uri && json_object_get(item, "value"))
      json_object_set(known, uri, json_object_get(item, "value"));
  }
  return known;
}

/* The token of the partial results that are wanted; NULL: none are. */
static const json_t *token_of(const json_t *params)
{
  const json_t *token = message_at(params, "partialResultToken");
  return json_is_string(token) || json_is_integer(token) ? token : NULL;
}

static bool walk_folders(struct survey *survey)
{
  size_t index;
  json_t *uri;
  json_array_foreach(survey->server->folders, index, uri)
  {
    char *path = json_is_string(uri) ? uri_to_path(json_string_value(uri)) : NULL;
    if (path && survey->good)
      walk_folder(survey, path);
    free(path);
  }
  return survey->good;
}

json_t *workspace_diagnose(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct survey survey = {.server = server,
                          .known = known_of(params),
                          .token = token_of(params),
                          .items = json_array()};
  survey.good = survey.items && survey.known;
  server->is_surveyed |= survey.token != NULL;
  bool good = survey.good && walk_folders(&survey) && report_rest(&survey) && flush(&survey) &&
              watch_update(server);
  json_decref(survey.known);
  if (good && survey.token && !survey.has_news)
    error->code = RPC_LATER;
  else if (good)
    return json_pack("{s:o}", "items", survey.items);
  json_decref(survey.items);
  return NULL;
}
