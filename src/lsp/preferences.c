#include "lsp/preferences.h"

#include <stdlib.h>

static void take_glob(struct preferences *preferences, const json_t *text)
{
  struct words words = {json_string_value(text), (uint32_t)json_string_length(text)};
  struct glob *glob = &preferences->files[preferences->file_count];
  const char *fault = words.bytes ? glob_parse(glob, words) : "is no text";
  preferences->file_count += !fault;
  if (fault && !preferences->fault) {
    preferences->fault = fault;
    preferences->wrong = words.bytes ? words.bytes : "";
  }
}

bool preferences_read(struct preferences *preferences, const json_t *settings)
{
  const char *config = message_string(settings, "config");
  json_t *files = message_at(settings, "files");
  struct preferences fresh = {
      .config = config && *config ? strdup(config) : NULL,
      .has_files = json_is_array(files),
      .files = calloc(json_array_size(files) + 1, sizeof *fresh.files),
  };
  bool good = fresh.files && (!config || !*config || fresh.config);
  fresh.texts = json_incref(files);
  for (size_t i = 0; good && i < json_array_size(files); i++)
    take_glob(&fresh, json_array_get(files, i));
  preferences_free(preferences);
  *preferences = fresh;
  return good;
}

void preferences_free(struct preferences *preferences)
{
  free(preferences->config);
  free(preferences->files);
  json_decref(preferences->texts);
}
