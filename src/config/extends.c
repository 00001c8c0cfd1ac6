/* `extends`: files of an organisation's rules, read once for each configuration. */
#include "config/loader.h"

#include "base/read_all.h"
#include "lint/rule_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_OWN = RULE_MAX - RULE_ID_COUNT, MOST_FILES = 64 };

/* A file of rules on its way into the configuration. */
struct rule_reading {
  struct loader *loader;
  struct span at; /* where the configuration names it */
  const char *shown;
  const struct source *source;
  struct line_map lines;
};

/* --- what is in it --- */

static struct position position_of(const struct rule_reading *reading, struct span span)
{
  return line_map_position(&reading->lines, span.offset);
}

static void on_read_problem(struct rule_reading *reading, const struct read_problem *problem)
{
  if (problem->fault == READ_NO_MEMORY)
    reading->loader->no_memory = true;
  else
    loader_problem_in(reading->loader, reading->at, reading->shown,
                      position_of(reading, problem->at), "%s%s%s", loader_read_words(problem),
                      problem->reason ? ": " : "", problem->reason ? problem->reason : "");
}

static bool on_error(void *context, const struct rule_error *error)
{
  struct rule_reading *reading = context;
  struct doc_text word = error->word;
  loader_problem_in(reading->loader, reading->at, reading->shown, position_of(reading, error->at),
                    "%s%s%.*s%s%s%s", error->reason, word.length ? ": " : "", loader_shown(word),
                    word.length ? word.bytes : "", error->suggestion ? "; did you mean " : "",
                    error->suggestion ? error->suggestion : "", error->suggestion ? "?" : "");
  return true;
}

/* NULL, or why an organisation cannot have RULE beside those of CONFIG. */
static const char *refusal(const struct config *config, const struct lint_rule *lint)
{
  const struct rule *rule = lint->rule;
  const struct rule *known = rule_find(&config->own_rules, rule->id, strlen(rule->id));
  if (known)
    return known->number < RULE_ID_COUNT ? "terlint has a rule of this name"
                                         : "there is a rule of this name already";
  if (lint->given_count == 0)
    return "a rule of yours needs given and then";
  if (rule->category != CATEGORY_ORG)
    return "the category of a rule of yours is org";
  return config->own_rules.count < MOST_OWN ? NULL : "more rules than a configuration can have";
}

static bool on_rule(void *context, const struct lint_rule *lint, const struct doc_node *at)
{
  struct rule_reading *reading = context;
  struct loader *loader = reading->loader;
  struct config *config = loader->config;
  const char *reason = refusal(config, lint);
  if (reason) {
    loader_problem_in(loader, reading->at, reading->shown, position_of(reading, at->span), "%s: %s",
                      lint->rule->id, reason);
    return true;
  }
  struct rule *rule = (struct rule *)(uintptr_t)lint->rule; /* not shared yet */
  rule->number = (uint16_t)(RULE_ID_COUNT + config->own_rules.count);
  if (lint->is_off)
    config->rules.of[rule->number] = LEVEL_OFF;
  loader->own[config->own_rules.count] = lint;
  loader->own_rules[config->own_rules.count++] = rule;
  return true;
}

/* --- the file --- */

static void read_rules(struct rule_reading *reading, struct yaml_reader *reader)
{
  struct arena *arena = &reading->loader->config->arena;
  const struct rule_file_sink sink = {on_rule, on_error, reading};
  struct yaml_result result;
  while (yaml_read(reader, arena, &result)) {
    for (uint32_t i = 0; i < result.problem_count; i++)
      on_read_problem(reading, &result.problems[i]);
    if (result.problem_count > 0 || !result.root)
      return;
    if (!rule_file_load(result.root, arena, &sink)) {
      reading->loader->no_memory = true;
      return;
    }
  }
}

/* The bytes of the regular file at PATH in BUFFER; NULL, or why they are not there. */
static const char *read_bytes(const char *path, struct buffer *buffer)
{
  struct stat status;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  const char *reason = NULL;
  if (descriptor < 0)
    return errno == ENOENT ? "there is no such file" : strerror(errno);
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
    reason = "is no file";
  else if (!read_all(descriptor, buffer, RULE_FILE_MAX_LENGTH))
    reason = errno == EFBIG ? "larger than 1 MiB" : strerror(errno);
  close(descriptor);
  return reason;
}

static void read_file(struct loader *loader, const struct doc_node *item,
                      const struct config_extension *extension)
{
  struct arena *arena = &loader->config->arena;
  struct buffer bytes = {0};
  struct source *source = loader_alloc(loader, sizeof *source);
  const char *reason = read_bytes(extension->path, &bytes);
  char *copy = arena_copy(arena, bytes.bytes, bytes.length);
  size_t length = bytes.length;
  buffer_free(&bytes);
  loader->no_memory |= !copy;
  if (loader->no_memory)
    return;
  enum decode_result decoded = reason ? DECODE_OK : source_decode(source, copy, length, arena);
  if (decoded == DECODE_INVALID)
    reason = "is not text";
  if (reason)
    loader_problem(loader, item->span, "%.*s: %s", loader_shown(item->text), item->text.bytes,
                   reason);
  struct rule_reading reading = {loader, item->span, extension->shown, source, {0}};
  struct yaml_reader *reader = NULL;
  if (!reason && decoded == DECODE_OK && line_map_make(&reading.lines, source, arena))
    reader = yaml_reader_new(source, YAML_1_2);
  loader->no_memory |= !reason && !reader;
  if (reader)
    read_rules(&reading, reader);
  yaml_reader_free(reader);
}

/* --- paths --- */

/* TEXT as a path from FOLDER, of LENGTH bytes with a slash at their end; NULL where memory ends. */
static char *path_in(struct loader *loader, const char *folder, size_t length, struct doc_text text)
{
  bool is_absolute = text.bytes[0] == '/';
  size_t before = is_absolute ? 0 : length;
  char *path = loader_alloc(loader, before + text.length + 1);
  if (!path)
    return NULL;
  memcpy(path, folder, before);
  memcpy(path + before, text.bytes, text.length);
  path[before + text.length] = '\0';
  return path;
}

/* The folder of the configuration with a slash at its end; NULL where memory ends. */
static char *folder_of(struct loader *loader, size_t *length)
{
  const char *folder = loader->config->folder;
  *length = strlen(folder) + 1;
  char *copy = loader_alloc(loader, *length);
  if (copy) {
    memcpy(copy, folder, *length - 1);
    copy[*length - 1] = '/';
  }
  return copy;
}

/* The file at PATH without links; PATH itself where it is not there or memory ends. */
static const char *real_path(struct loader *loader, char *path)
{
  char *real = realpath(path, NULL);
  char *copy = real ? arena_copy(&loader->config->arena, real, strlen(real) + 1) : path;
  free(real);
  loader->no_memory |= !copy;
  return copy;
}

static void load_extension(struct loader *loader, const struct doc_node *item,
                           struct config_extension *extension)
{
  struct doc_text text = item->text;
  const char *shown = loader->config->path, *slash = strrchr(shown, '/');
  size_t length;
  char *folder = folder_of(loader, &length);
  if (!folder)
    return;
  char *path = path_in(loader, folder, length, text);
  extension->shown = path_in(loader, shown, slash ? (size_t)(slash + 1 - shown) : 0, text);
  extension->path = path ? real_path(loader, path) : NULL;
  if (!loader->no_memory)
    read_file(loader, item, extension);
}

void config_load_extends(struct loader *loader, const struct doc_node *value, void *into)
{
  struct config *config = into;
  if (!loader_is_list(loader, value, "rule files"))
    return;
  if (value->count > MOST_FILES) {
    loader_problem(loader, value->span, "extends: more than %d files", MOST_FILES);
    return;
  }
  struct config_extension *extends = loader_alloc(loader, value->count * sizeof *extends);
  loader->own = loader_alloc(loader, MOST_OWN * sizeof *loader->own);
  loader->own_rules = loader_alloc(loader, MOST_OWN * sizeof *loader->own_rules);
  if (loader->no_memory)
    return;
  uint32_t problems = loader->problem_count;
  config->extends = extends;
  config->own = loader->own;
  config->own_rules.items = loader->own_rules;
  for (const struct doc_node *item = value->count ? value->first : NULL; item; item = item->next) {
    if (item->text.length == 0 || memchr(item->text.bytes, '\0', item->text.length))
      loader_problem(loader, item->span, "the name of a file must stand here");
    else
      load_extension(loader, item, &extends[config->extends_count++]);
  }
  loader->lacks_rules = loader->problem_count > problems;
}
