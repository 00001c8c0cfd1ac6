#include "lsp/workspace.h"

#include "base/read_all.h"
#include "lsp/configure.h"
#include "lsp/diagnose.h"
#include "lsp/uri.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct survey {
  struct server *server;
  const json_t *known; /* what the client has already: objects of uri and value */
  const struct folder *start;
  json_t *items;
  bool good; /* memory has not ended */
};

/* --- reports --- */

static bool is_known(const struct survey *survey, const char *uri, const json_t *id)
{
  size_t index;
  json_t *known;
  json_array_foreach(survey->known, index, known)
  {
    const char *of = message_string(known, "uri");
    if (of && strcmp(of, uri) == 0)
      return json_equal(json_object_get(known, "value"), id);
  }
  return false;
}

/* Reports DOCUMENT, whose text and settings ID stands for, if there is one. NULL: it has nothing.
 */
static bool report(struct survey *survey, const char *uri, struct document *document, json_t *id)
{
  json_t *version =
      document && document->has_version ? json_integer(document->version) : json_null();
  json_t *items = document ? diagnose_document(survey->server, document) : json_array();
  return message_append(survey->items,
                        json_pack("{s:s, s:s, s:o, s:o*, s:o}", "kind", "full", "uri", uri,
                                  "version", version, "resultId", id, "items", items));
}

static bool report_unchanged(struct survey *survey, const char *uri, json_t *id)
{
  return message_append(survey->items, json_pack("{s:s, s:s, s:n, s:o}", "kind", "unchanged", "uri",
                                                 uri, "version", "resultId", id));
}

/* A document of the file at PATH; NULL where it cannot be read. */
static struct document *load(struct server *server, const char *path, const char *uri)
{
  struct buffer text = {0};
  struct document *document = NULL;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0 && read_all(descriptor, &text, FRAME_MAX_LENGTH))
    document = document_new(uri, NULL, text.bytes ? text.bytes : "", text.length);
  if (document && !configure_document(server, document)) {
    document_free(document);
    document = NULL;
  }
  if (descriptor >= 0)
    close(descriptor);
  buffer_free(&text);
  return document;
}

/* What the text of a file on disk is known by. */
static json_t *id_of_file(const struct server *server, const FTSENT *entry)
{
  const struct stat *status = entry->fts_statp;
  return json_sprintf("%u-%" PRIdMAX "-%" PRIdMAX ".%09ld", server->generation,
                      (intmax_t)status->st_size, (intmax_t)status->st_mtim.tv_sec,
                      status->st_mtim.tv_nsec);
}

static bool report_file(struct survey *survey, const FTSENT *entry, const char *uri)
{
  struct document *open = documents_find(&survey->server->documents, uri);
  json_t *id =
      open ? json_sprintf("%u-%" JSON_INTEGER_FORMAT, survey->server->generation, open->version)
           : id_of_file(survey->server, entry);
  /* What the client shows of a file that has closed is of the text that it had in the editor. */
  bool was_closed = json_object_del(survey->server->closed, uri) == 0;
  if (id && !was_closed && is_known(survey, uri, id))
    return report_unchanged(survey, uri, id);
  struct document *document = open ? open : load(survey->server, entry->fts_path, uri);
  bool good = report(survey, uri, document, id);
  if (document && document != open)
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
  if (verdict != SETTINGS_CHECK)
    fts_set(walk, entry, FTS_SKIP);
  survey->good &= verdict != SETTINGS_NO_MEMORY;
}

/* Only what a configuration includes by name: not every YAML file of a folder is a request. */
static void visit_file(struct survey *survey, const FTSENT *entry)
{
  const struct folder *folder = entry->fts_parent->fts_pointer;
  const struct checker *checker;
  enum input_format format;
  if (!folder->config || folder->config->include.count == 0 ||
      !input_format_by_name(entry->fts_name, &format))
    return;
  enum settings_verdict verdict =
      settings_found(&survey->server->settings, survey->start, folder, entry->fts_name, &checker);
  survey->good &= verdict != SETTINGS_NO_MEMORY;
  if (verdict != SETTINGS_CHECK)
    return;
  char *uri = uri_of_path(entry->fts_path);
  survey->good &= uri && report_file(survey, entry, uri);
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

/* Of the other files that have closed since the last time nothing is known. */
static void report_closed(struct survey *survey)
{
  const char *uri;
  json_t *value;
  json_object_foreach(survey->server->closed, uri, value) survey->good &=
      documents_find(&survey->server->documents, uri) || report(survey, uri, NULL, NULL);
  json_object_clear(survey->server->closed);
}

json_t *workspace_diagnose(struct server *server, const json_t *params, struct rpc_error *error)
{
  struct survey survey = {
      .server = server, .known = message_at(params, "previousResultIds"), .items = json_array()};
  size_t index;
  json_t *uri;
  (void)error;
  survey.good = survey.items != NULL;
  json_array_foreach(server->folders, index, uri)
  {
    char *path = json_is_string(uri) ? uri_to_path(json_string_value(uri)) : NULL;
    if (path && survey.good)
      walk_folder(&survey, path);
    free(path);
  }
  report_closed(&survey);
  if (survey.good)
    return json_pack("{s:o}", "items", survey.items);
  json_decref(survey.items);
  return NULL;
}
