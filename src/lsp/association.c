#include "config.h"

#include "lsp/association.h"

#include "lsp/uri.h"

#include <stdlib.h>

/* --- by the text --- */

/* Fields at the top of a request that hardly anything else has. */
static const char *const telling_fields[] = {"worker_queue_id", "execution_environment"};

static bool is_quote(char c)
{
  return c == '"' || c == '\'';
}

static bool ends_line(char c)
{
  return c == '\n' || c == '\r';
}

/* How many brackets of JSON or flow style are open at a place; to be asked of one place after
 * another, so that a text is read once. */
struct nesting {
  const char *at;
  int depth;
  bool in_string;
};

static bool is_in_one_brace(struct nesting *nesting, const char *place)
{
  for (; nesting->at < place; nesting->at++) {
    char c = *nesting->at;
    if (nesting->in_string && c == '\\')
      nesting->at++;
    else if (c == '"')
      nesting->in_string = !nesting->in_string;
    else if (!nesting->in_string)
      nesting->depth += (c == '{' || c == '[') - (c == '}' || c == ']');
  }
  return nesting->depth == 1;
}

/* A search for a key at the top of a document. */
struct key_search {
  const char *end;                 /* of the text */
  const char *line, *seen;         /* the line of the place that was looked at last */
  struct nesting in_text, in_line; /* from the beginning of the text, and of that line */
};

static void find_line(struct key_search *search, const char *at)
{
  const char *line = at;
  while (line > search->seen && !ends_line(line[-1]))
    line--;
  if (line > search->seen) {
    search->line = line;
    search->in_line = (struct nesting){.at = line};
  }
  search->seen = at;
}

/* Whether the name from AT to AFTER, which is behind those that were asked about before, is a key
 * at the top of its document: at a line's beginning, or inside one brace, which may be the line's.
 */
static bool is_top_key(struct key_search *search, const char *at, const char *after)
{
  const char *end = search->end;
  if (at > search->seen && is_quote(at[-1]) && after < end && *after == at[-1]) {
    at--;
    after++;
  }
  while (after < end && (*after == ' ' || *after == '\t'))
    after++;
  if (after == end || *after != ':')
    return false;
  find_line(search, at);
  return search->line == at ||
         is_in_one_brace(*search->line == '{' ? &search->in_line : &search->in_text, at);
}

static bool has_top_key(const struct buffer *text, const char *name)
{
  const char *at = text->bytes, *end = at + text->length;
  size_t length = strlen(name);
  struct key_search search = {
      .end = end, .line = at, .seen = at, .in_text = {.at = at}, .in_line = {.at = at}};
  while ((size_t)(end - at) >= length && (at = memmem(at, (size_t)(end - at), name, length))) {
    if (is_top_key(&search, at, at + length))
      return true;
    at += length;
  }
  return false;
}

static bool seems_request(const struct buffer *text)
{
  for (size_t i = 0; i < sizeof telling_fields / sizeof *telling_fields; i++)
    if (text->length > 0 && has_top_key(text, telling_fields[i]))
      return true;
  return false;
}

/* --- by the name --- */

/* What our hooks for pre-commit take, too. */
static const char *const usual_names[] = {"requests/", "request.*", "*.request.*"};

static bool has_usual_name(const char *path)
{
  enum { COUNT = sizeof usual_names / sizeof *usual_names };
  struct glob globs[COUNT];
  for (size_t i = 0; i < COUNT; i++)
    glob_parse(&globs[i], words_of(usual_names[i]));
  const struct glob_list list = {globs, COUNT};
  return glob_list_judge_with_folders(&list, path, strlen(path), false) == GLOB_MATCHED;
}

/* PATH as seen from the client's folder that it is in; else PATH. */
static const char *from_folder(const struct server *server, const char *path)
{
  size_t index;
  json_t *uri;
  const char *seen = path;
  json_array_foreach(server->folders, index, uri)
  {
    char *folder = json_is_string(uri) ? uri_to_path(json_string_value(uri)) : NULL;
    const char *from = folder ? path_from(folder, path) : path;
    seen = strlen(from) < strlen(seen) ? from : seen;
    free(folder);
  }
  return seen;
}

/* --- all together --- */

static bool is_same_file(const char *path, const char *other)
{
  char *real = other ? realpath(other, NULL) : NULL;
  bool is_same = real && strcmp(path, real) == 0;
  free(real);
  return is_same;
}

bool association_is_config(const struct server *server, const char *path)
{
  const char *slash = strrchr(path, '/');
  return (slash && strcmp(slash + 1, CONFIG_FILE_NAME) == 0) ||
         is_same_file(path, server->preferences.config);
}

bool association_is_rules(const struct server *server, const char *path)
{
  const struct config_finder *finder = &server->settings.finder;
  for (size_t i = 0; i < finder->config_count; i++)
    for (uint32_t k = 0; k < finder->configs[i]->extends_count; k++)
      if (strcmp(finder->configs[i]->extends[k].path, path) == 0)
        return true;
  return false;
}

/* The folder of the file at PATH, and its NAME; NULL when memory ends. */
static const struct folder *folder_of(struct server *server, const char *path, const char **name)
{
  const char *slash = strrchr(path, '/');
  size_t length = slash ? (size_t)(slash - path) : 0;
  *name = slash ? slash + 1 : path;
  return config_find(&server->settings.finder, path, length > 0 ? length : slash != NULL);
}

char *association_real_path(struct server *server, const char *path)
{
  const char *name;
  const struct folder *folder = folder_of(server, path, &name);
  struct buffer real = {0};
  if (!folder)
    return NULL;
  buffer_printf(&real, "%s/%s", folder->path, name);
  buffer_put_char(&real, '\0');
  if (real.failed)
    buffer_free(&real);
  return real.bytes;
}

/* The role of the file at PATH where neither it nor its folder's configuration are of our own. */
static enum document_role by_preference(const struct server *server, const char *path)
{
  const struct preferences *preferences = &server->preferences;
  const struct glob_list files = {preferences->files, preferences->file_count};
  path = from_folder(server, path);
  if (!preferences->has_files)
    return has_usual_name(path) ? DOCUMENT_REQUEST : DOCUMENT_CANDIDATE;
  return glob_list_judge_with_folders(&files, path, strlen(path), false) == GLOB_MATCHED
             ? DOCUMENT_REQUEST
             : DOCUMENT_OTHER;
}

static bool choose_by_path(struct server *server, struct document *document)
{
  const char *name;
  const struct folder *folder = folder_of(server, document->path, &name);
  char *real = folder ? association_real_path(server, document->path) : NULL;
  if (!real)
    return false;
  enum settings_verdict verdict = settings_includes(&server->settings, folder, name);
  if (association_is_config(server, real))
    document->role = DOCUMENT_CONFIG;
  else if (association_is_rules(server, real))
    document->role = DOCUMENT_RULES;
  else if (verdict == SETTINGS_SILENT)
    document->role = by_preference(server, document->path);
  else
    document->role = verdict == SETTINGS_CHECK ? DOCUMENT_REQUEST : DOCUMENT_OTHER;
  free(real);
  return verdict != SETTINGS_NO_MEMORY;
}

bool association_choose(struct server *server, struct document *document)
{
  document->role = DOCUMENT_CANDIDATE;
  if (document->path && !choose_by_path(server, document))
    return false;
  if (document->role != DOCUMENT_CANDIDATE)
    return true;
  document->seems_request |= seems_request(&document->text);
  if (document->seems_request)
    document->role = DOCUMENT_REQUEST;
  return true;
}
