#include "cli/files.h"

#include "cli/complain.h"
#include "engine/input.h"

#include <errno.h>
#include <fts.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void file_list_free(struct file_list *list)
{
  for (size_t i = 0; i < list->count; i++)
    free(list->files[i].path);
  free(list->files);
  for (size_t i = 0; i < list->failure_count; i++) {
    free(list->failures[i].path);
    free(list->failures[i].reason);
  }
  free(list->failures);
  free(list->broken);
}

static bool append(struct file_list *list, const char *path, const struct checker *checker)
{
  if (list->count == list->capacity) {
    size_t capacity = list->capacity ? list->capacity * 2 : 64;
    struct file *files = realloc(list->files, capacity * sizeof *files);
    if (!files)
      return false;
    list->files = files;
    list->capacity = capacity;
  }
  list->files[list->count] = (struct file){strdup(path), checker};
  return list->files[list->count].path && ++list->count;
}

/* Keeps for the reports why PATH gives no file. */
static void keep_failure(struct file_list *list, const char *path, const char *reason)
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
}

static bool fail(struct file_list *list, const char *path, const char *reason)
{
  keep_failure(list, path, reason);
  return complain("%s: %s", path, reason);
}

enum { MOST_PROBLEMS = 20 }; /* of one configuration that are told */

static void complain_about(struct file_list *list, const struct config *config)
{
  struct buffer text = {0};
  for (uint32_t i = 0; i < config->problem_count && i < MOST_PROBLEMS; i++) {
    const struct config_problem *problem = &config->problems[i];
    bool has_place = problem->line > 0;
    buffer_clear(&text);
    if (has_place)
      buffer_printf(&text, "%" PRIu64 ":%u: ", problem->line, problem->column);
    buffer_put(&text, problem->reason, strlen(problem->reason) + 1);
    const char *reason = text.failed ? problem->reason : text.bytes;
    complain("%s:%s%s", problem->path, has_place ? "" : " ", reason);
    keep_failure(list, problem->path, reason);
  }
  buffer_free(&text);
  if (config->problem_count > MOST_PROBLEMS)
    complain("%s: %u problems more", config->path, config->problem_count - MOST_PROBLEMS);
}

/* Says what is wrong with CONFIG, once for all files that have it; always false. */
static bool refuse(struct file_list *list, const struct config *config)
{
  for (size_t i = 0; i < list->broken_count; i++)
    if (list->broken[i] == config)
      return false;
  const struct config **broken = realloc(list->broken, (list->broken_count + 1) * sizeof *broken);
  if (broken) {
    broken[list->broken_count++] = config;
    list->broken = broken;
  }
  complain_about(list, config);
  return false;
}

/* False where VERDICT on PATH is trouble. */
static bool note(struct file_list *list, const char *path, enum settings_verdict verdict)
{
  list->skipped += verdict == SETTINGS_SKIP;
  if (verdict == SETTINGS_BROKEN)
    return refuse(list, list->settings->broken);
  return verdict != SETTINGS_NO_MEMORY || fail(list, path, strerror(ENOMEM));
}

static bool take(struct file_list *list, const char *path, enum settings_verdict verdict,
                 const struct checker *checker)
{
  if (verdict == SETTINGS_CHECK && !append(list, path, checker))
    verdict = SETTINGS_NO_MEMORY;
  return note(list, path, verdict);
}

/* --- folders --- */

static int by_name(const FTSENT **a, const FTSENT **b)
{
  return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* A path below "." is shown without it. */
static const char *shown(const char *path)
{
  while (path[0] == '.' && path[1] == '/' && path[2] != '\0')
    path += 2 + strspn(path + 2, "/");
  return path;
}

/* The folder that was given, or one that was found in it; its fts_pointer becomes its struct
 * folder. */
static bool enter(struct file_list *list, FTS *walk, FTSENT *entry)
{
  const struct folder *folder = NULL;
  enum settings_verdict verdict =
      entry->fts_level == 0 ? settings_named_folder(list->settings, entry->fts_path, &folder)
                            : settings_found_folder(list->settings, entry->fts_parent->fts_pointer,
                                                    entry->fts_name, &folder);
  entry->fts_pointer = (void *)(uintptr_t)folder;
  if (entry->fts_level == 0)
    list->start = folder;
  if (verdict != SETTINGS_CHECK)
    fts_set(walk, entry, FTS_SKIP);
  return note(list, entry->fts_path, verdict);
}

/* Whether the file at PATH, called NAME in its folder, is a baseline of this run. */
static bool is_baseline(const struct file_list *list, const char *path, const char *name)
{
  struct stat one, two;
  for (size_t i = 0; i < sizeof list->baselines / sizeof *list->baselines; i++) {
    const char *baseline = list->baselines[i];
    const char *slash = baseline ? strrchr(baseline, '/') : NULL;
    if (baseline && strcmp(slash ? slash + 1 : baseline, name) == 0 && stat(path, &one) == 0 &&
        stat(baseline, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino)
      return true;
  }
  return false;
}

/* Whether PATH is a pipe, a socket or a device: a program that is given one by its name reads it,
 * but one that looks through a folder would wait for ever. */
static bool is_special(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

static bool add_found(struct file_list *list, const FTSENT *entry)
{
  enum input_format format;
  const struct checker *checker = NULL;
  if (!input_format_by_name(entry->fts_name, &format) || is_special(entry->fts_path))
    return true;
  if (is_baseline(list, entry->fts_path, entry->fts_name))
    return note(list, entry->fts_path, SETTINGS_SKIP);
  enum settings_verdict verdict = settings_found(
      list->settings, list->start, entry->fts_parent->fts_pointer, entry->fts_name, &checker);
  return take(list, shown(entry->fts_path), verdict, checker);
}

static bool add_entry(struct file_list *list, FTS *walk, FTSENT *entry)
{
  switch (entry->fts_info) {
  case FTS_D:
    return enter(list, walk, entry);
  case FTS_DNR:
  case FTS_ERR:
    return fail(list, shown(entry->fts_path), strerror(entry->fts_errno));
  case FTS_F:
  case FTS_SL:
  case FTS_NSOK:
    return add_found(list, entry);
  default:
    return true;
  }
}

static bool add_folder(struct file_list *list, const char *path)
{
  char *roots[] = {(char *)(uintptr_t)path, NULL};
  size_t before = list->count, skipped = list->skipped;
  bool good = true;
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR | FTS_NOSTAT, by_name);
  if (!walk)
    return fail(list, path, strerror(errno));
  for (FTSENT *entry; errno = 0, (entry = fts_read(walk));)
    good &= add_entry(list, walk, entry);
  if (errno != 0)
    good = fail(list, path, strerror(errno));
  fts_close(walk);
  if (!good || list->count > before)
    return good;
  if (list->skipped == skipped)
    return fail(list, path, "no .json, .yaml, .yml, .jsonl or .ndjson file in this folder");
  return list->settings->wishes.force_exclude ||
         fail(list, path, "all request files in this folder are excluded, or not included");
}

/* --- paths that are given --- */

static bool add_file(struct file_list *list, const char *path)
{
  const struct checker *checker = NULL;
  bool is_stdin = strcmp(path, "-") == 0;
  const char *name = is_stdin ? list->stdin_filename : path;
  enum settings_verdict verdict = settings_named(list->settings, name, &checker);
  list->skips_stdin |= is_stdin && verdict == SETTINGS_SKIP;
  return take(list, path, verdict, checker);
}

bool file_list_add(struct file_list *list, const char *path)
{
  struct stat status;
  if (*path == '\0')
    return fail(list, "''", "is no path; is a variable of the shell empty?");
  if (strcmp(path, "-") == 0)
    return add_file(list, path);
  if (stat(path, &status) != 0)
    return fail(list, path, strerror(errno));
  return S_ISDIR(status.st_mode) ? add_folder(list, path) : add_file(list, shown(path));
}
