#include "lsp/preferences.h"

#include <stdlib.h>

enum { MOST_GROUPS = 8 }; /* in one glob */

/* --- globs --- */

static void complain(struct preferences *preferences, const char *wrong, const char *fault)
{
  if (preferences->fault)
    return;
  preferences->fault = fault;
  preferences->wrong = wrong;
}

/* Adds the glob TEXT, which is in the arena. */
static void add_glob(struct preferences *preferences, const char *text)
{
  const char *fault = glob_parse(&preferences->files[preferences->file_count], words_of(text));
  if (fault)
    complain(preferences, text, fault);
  else
    preferences->file_count++;
}

/* What stands before AT, between AT and END, and behind REST, as one text of the arena. */
static const char *join(struct preferences *preferences, const char *text, size_t before,
                        const char *at, const char *end, const char *rest)
{
  size_t middle = (size_t)(end - at), after = strlen(rest);
  char *joined = arena_alloc(&preferences->arena, before + middle + after + 1);
  if (!joined)
    return NULL;
  memcpy(joined, text, before);
  memcpy(joined + before, at, middle);
  memcpy(joined + before + middle, rest, after + 1);
  return joined;
}

/* Adds TEXT with each alternative of its first group, the groups behind it likewise; LEFT is how
 * many there may be. */
static bool expand(struct preferences *preferences, const char *text, int left)
{
  const char *open = strchr(text, '{'), *close = open ? strchr(open, '}') : NULL;
  bool good = true;
  if (preferences->tried == PREFERENCES_MAX_FILES || (close && left == 0)) {
    complain(preferences, text, "comes to too many");
    return true;
  }
  if (!close) {
    preferences->tried++;
    add_glob(preferences, text);
    return true;
  }
  for (const char *at = open + 1; good && at <= close;) {
    const char *end = at + strcspn(at, ",}");
    const char *one = join(preferences, text, (size_t)(open - text), at, end, close + 1);
    good = one && expand(preferences, one, left - 1);
    at = end + 1;
  }
  return good;
}

static bool take_glob(struct preferences *preferences, const json_t *item)
{
  const char *text = json_string_value(item);
  char *copy = text ? arena_copy(&preferences->arena, text, strlen(text) + 1) : NULL;
  if (!text)
    complain(preferences, "", "is no text");
  return !text || (copy && expand(preferences, copy, MOST_GROUPS));
}

/* --- all of them --- */

bool preferences_read(struct preferences *preferences, const json_t *settings)
{
  const char *config = message_string(settings, "config");
  const json_t *files = message_at(settings, "files");
  bool has_config = config && *config, good = true;
  preferences_free(preferences);
  *preferences = (struct preferences){.config = has_config ? strdup(config) : NULL,
                                      .has_files = json_is_array(files)};
  arena_init(&preferences->arena);
  for (size_t i = 0; good && i < json_array_size(files); i++)
    good = take_glob(preferences, json_array_get(files, i));
  return good && (!has_config || preferences->config);
}

void preferences_free(struct preferences *preferences)
{
  free(preferences->config);
  arena_free(&preferences->arena);
}
