#include "engine/input.h"

#include "read/json.h"

#include <string.h>
#include <strings.h>

bool input_format_by_name(const char *path, enum input_format *format)
{
  static const struct {
    const char *ending;
    enum input_format format;
  } endings[] = {
      {".json", INPUT_JSON},        {".yaml", INPUT_YAML},         {".yml", INPUT_YAML},
      {".jsonl", INPUT_JSON_LINES}, {".ndjson", INPUT_JSON_LINES},
  };
  const char *dot = strrchr(path, '.');
  for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
    if (strcasecmp(dot, endings[i].ending) == 0) {
      *format = endings[i].format;
      return true;
    }
  return false;
}

static size_t skip_space(const char *bytes, size_t length, size_t at)
{
  while (at < length && strchr(" \t\r\n", bytes[at]) && bytes[at])
    at++;
  return at;
}

static bool is_whole_value(const char *bytes, size_t length)
{
  struct arena arena;
  struct source source = {.bytes = bytes, .length = (uint32_t)length, .first_line = 1};
  arena_init(&arena);
  bool whole = json_read(&source, &arena).root != NULL;
  arena_free(&arena);
  return whole;
}

enum input_format input_format_by_content(const char *bytes, size_t length)
{
  if (source_is_wide(bytes, length))
    return INPUT_JSON;
  size_t start = skip_space(bytes, length, source_mark(bytes, length));
  if (start == length)
    return INPUT_JSON; /* an empty body */
  if ((bytes[start] != '{' && bytes[start] != '[') ||
      (length - start > 1 && memcmp(bytes + start, "{{", 2) == 0))
    return INPUT_YAML;
  const char *newline = memchr(bytes + start, '\n', length - start);
  if (!newline)
    return INPUT_JSON;
  size_t line_end = (size_t)(newline - bytes);
  bool more = skip_space(bytes, length, line_end) < length;
  return more && is_whole_value(bytes + start, line_end - start) ? INPUT_JSON_LINES : INPUT_JSON;
}
