/* From the bytes of a configuration file to its tree, and from what is wrong to what is told. */
#include "config/loader.h"

#include "base/read_all.h"
#include "text/line_map.h"

#include <errno.h>
#include <stdlib.h>

/* --- what is told --- */

static int by_place(const void *a, const void *b)
{
  const struct found_problem *one = *(struct found_problem *const *)a;
  const struct found_problem *two = *(struct found_problem *const *)b;
  if (one->at.offset != two->at.offset)
    return one->at.offset < two->at.offset ? -1 : 1;
  return one->place.offset < two->place.offset ? -1 : one->place.offset > two->place.offset;
}

/* Gives the loader's problems to its configuration, with lines and columns. */
static void hand_over(struct loader *loader, const struct source *source)
{
  struct line_map lines;
  struct arena *arena = &loader->config->arena;
  uint32_t count = loader->problem_count;
  if (count == 0)
    return;
  struct found_problem **order = loader_alloc(loader, count * sizeof *order);
  struct config_problem *problems = loader_alloc(loader, count * sizeof *problems);
  loader->no_memory |= !line_map_make(&lines, source, arena);
  if (loader->no_memory)
    return;
  for (struct found_problem *problem = loader->problems; problem; problem = problem->next)
    order[--count] = problem;
  count = loader->problem_count;
  qsort(order, count, sizeof *order, by_place);
  for (uint32_t i = 0; i < count; i++) {
    const char *path = order[i]->path ? order[i]->path : loader->config->path;
    struct position at =
        order[i]->path ? order[i]->place : line_map_position(&lines, order[i]->at.offset);
    problems[i] = (struct config_problem){path, order[i]->at, at.line, at.column, order[i]->reason};
  }
  loader->config->problems = problems;
  loader->config->problem_count = count;
}

/* --- YAML --- */

static const char *const read_words[] = {
    [READ_BAD_ENCODING] = "the text is not UTF-8",
    [READ_LONG_INTEGER] = "the integer has more than 4300 digits",
    [READ_TOO_DEEP] = "nested too deep",
    [READ_YAML_INVALID] = "YAML decode error",
    [READ_YAML_TAG] = "YAML tag without a meaning here",
    [READ_YAML_ALIASES] = "aliases expand to more than 16 MiB",
    [READ_YAML_TEMPLATE] = "{{ is not quoted, so YAML reads a mapping",
};

const char *loader_read_words(const struct read_problem *problem)
{
  return read_words[problem->fault];
}

/* Whether CHARACTER stands at OFFSET or right before it. */
static bool is_around(const struct source *source, uint32_t offset, char character)
{
  return (offset < source->length && source->bytes[offset] == character) ||
         (offset > 0 && offset <= source->length && source->bytes[offset - 1] == character);
}

/* Globs often begin with what means something else to YAML. */
static const char *hint(const struct source *source, const struct read_problem *problem)
{
  struct span at = problem->at;
  if (problem->fault != READ_YAML_INVALID && problem->fault != READ_YAML_TAG)
    return "";
  return is_around(source, at.offset, '*')   ? "; a glob that begins with * needs quotes"
         : is_around(source, at.offset, '!') ? "; a glob that begins with ! needs quotes"
                                             : "";
}

static void take_read_problems(struct loader *loader, const struct source *source,
                               const struct yaml_result *result)
{
  for (uint32_t i = 0; i < result->problem_count; i++) {
    const struct read_problem *problem = &result->problems[i];
    if (problem->fault == READ_NO_MEMORY)
      loader->no_memory = true;
    else
      loader_problem(loader, problem->at, "%s%s%s%s", read_words[problem->fault],
                     problem->reason ? ": " : "", problem->reason ? problem->reason : "",
                     hint(source, problem));
  }
}

static void read_yaml(struct loader *loader, const struct source *source)
{
  struct yaml_result result, another;
  struct arena *arena = &loader->config->arena;
  struct yaml_reader *reader = yaml_reader_new(source, YAML_1_2);
  loader->no_memory |= !reader;
  if (reader && yaml_read(reader, arena, &result)) {
    take_read_problems(loader, source, &result);
    if (loader->problem_count == 0 && !loader->no_memory && result.root)
      config_load(loader, result.root);
    bool more = result.root && yaml_read(reader, arena, &another);
    if (more && another.root)
      loader_problem(loader, another.root->span, "a second document: there can be only one");
    else if (more)
      take_read_problems(loader, source, &another);
  }
  yaml_reader_free(reader);
}

/* --- the file --- */

static struct config *new_config(const char *path, const char *folder)
{
  struct config *config = malloc(sizeof *config);
  if (!config)
    return NULL;
  *config = (struct config){.path = path, .folder = folder};
  arena_init(&config->arena);
  return config;
}

void config_free(struct config *config)
{
  if (config)
    arena_free(&config->arena);
  free(config);
}

struct config *config_unreadable(const char *path, const char *reason)
{
  struct config *config = new_config(path, "");
  struct config_problem *problem = config ? arena_alloc(&config->arena, sizeof *problem) : NULL;
  char *copy = config ? arena_copy(&config->arena, reason, strlen(reason) + 1) : NULL;
  if (!problem || !copy) {
    config_free(config);
    return NULL;
  }
  *problem = (struct config_problem){.path = path, .reason = copy};
  config->problems = problem;
  config->problem_count = 1;
  return config;
}

/* BYTES, which live as long as the configuration, to all that it holds. */
static void load(struct loader *loader, const char *bytes, size_t length)
{
  struct source source;
  switch (source_decode(&source, bytes, length, &loader->config->arena)) {
  case DECODE_OK:
    read_yaml(loader, &source);
    break;
  case DECODE_INVALID:
    source = (struct source){.bytes = "", .first_line = 1};
    loader_problem(loader, (struct span){0, 0}, "%s", read_words[READ_BAD_ENCODING]);
    break;
  case DECODE_NO_MEMORY:
    loader->no_memory = true;
    return;
  }
  hand_over(loader, &source);
}

struct config *config_of_text(const char *bytes, size_t length, const char *path,
                              const char *folder)
{
  struct config *config = new_config(path, folder);
  struct loader loader = {.config = config, .no_memory = !config};
  char *copy = config ? arena_copy(&config->arena, bytes, length) : NULL;
  loader.no_memory |= !copy;
  if (!loader.no_memory)
    load(&loader, copy, length);
  if (!loader.no_memory)
    return config;
  config_free(config);
  return NULL;
}

struct config *config_read(int descriptor, const char *path, const char *folder)
{
  struct buffer bytes = {0};
  if (!read_all(descriptor, &bytes, CONFIG_MAX_LENGTH)) {
    int error = errno;
    buffer_free(&bytes);
    if (error == ENOMEM)
      return NULL;
    return config_unreadable(path, error == EFBIG ? "larger than 1 MiB" : strerror(error));
  }
  struct config *config = config_of_text(bytes.bytes, bytes.length, path, folder);
  buffer_free(&bytes);
  return config;
}
