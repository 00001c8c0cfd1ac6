#include "cli/files.h"

#include "cli/complain.h"
#include "engine/input.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void file_list_free(struct file_list *list)
{
  for (size_t i = 0; i < list->count; i++)
    free(list->paths[i]);
  free(list->paths);
  for (size_t i = 0; i < list->failure_count; i++) {
    free(list->failures[i].path);
    free(list->failures[i].reason);
  }
  free(list->failures);
}

static bool append(struct file_list *list, const char *path)
{
  if (list->count == list->capacity) {
    size_t capacity = list->capacity ? list->capacity * 2 : 64;
    char **paths = realloc(list->paths, capacity * sizeof *paths);
    if (!paths)
      return false;
    list->paths = paths;
    list->capacity = capacity;
  }
  list->paths[list->count] = strdup(path);
  return list->paths[list->count] && ++list->count;
}

/* Says why PATH gives no file, and keeps it for the reports. */
static bool fail(struct file_list *list, const char *path, const char *reason)
{
  struct file_failure failure = {strdup(path), strdup(reason)};
  struct file_failure *failures =
      realloc(list->failures, (list->failure_count + 1) * sizeof *failures);
  if (failures)
    list->failures = failures;
  if (failures && failure.path && failure.reason)
    failures[list->failure_count++] = failure;
  else {
    free(failure.path);
    free(failure.reason);
  }
  return complain("%s: %s", path, reason);
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
  return strcmp((*a)->fts_name, (*b)->fts_name);
}

static bool is_passed_over(const FTSENT *entry)
{
  return entry->fts_level > 0 &&
         (entry->fts_name[0] == '.' || strcmp(entry->fts_name, "node_modules") == 0);
}

/* A path below "." is shown without it. */
static const char *shown(const char *path)
{
  while (path[0] == '.' && path[1] == '/' && path[2] != '\0')
    path += 2 + strspn(path + 2, "/");
  return path;
}

static bool add_entry(struct file_list *list, FTS *walk, FTSENT *entry)
{
  enum input_format format;
  switch (entry->fts_info) {
  case FTS_D:
    if (is_passed_over(entry))
      fts_set(walk, entry, FTS_SKIP);
    return true;
  case FTS_DNR:
  case FTS_ERR:
    return fail(list, entry->fts_path, strerror(entry->fts_errno));
  case FTS_F:
  case FTS_SL:
  case FTS_NSOK:
    return !input_format_by_name(entry->fts_name, &format) || append(list, shown(entry->fts_path));
  default:
    return true;
  }
}

static bool add_folder(struct file_list *list, const char *path)
{
  char *roots[] = {(char *)(uintptr_t)path, NULL};
  size_t before = list->count;
  bool good = true;
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR | FTS_NOSTAT, by_name);
  if (!walk)
    return fail(list, path, strerror(errno));
  for (FTSENT *entry; errno = 0, (entry = fts_read(walk));)
    good &= add_entry(list, walk, entry);
  if (errno != 0)
    good = fail(list, path, strerror(errno));
  fts_close(walk);
  if (good && list->count == before)
    return fail(list, path, "no .json, .yaml, .yml, .jsonl or .ndjson file in this folder");
  return good;
}

bool file_list_add(struct file_list *list, const char *path)
{
  struct stat status;
  if (strcmp(path, "-") == 0)
    return append(list, path) || fail(list, path, strerror(ENOMEM));
  if (stat(path, &status) != 0)
    return fail(list, path, strerror(errno));
  if (S_ISDIR(status.st_mode))
    return add_folder(list, path);
  return append(list, shown(path)) || fail(list, path, strerror(ENOMEM));
}
