#include "fix/json_walk.h"

#include <string.h>

static char byte_at(const struct source *source, uint32_t at)
{
  return at < source->length ? source->bytes[at] : '\0';
}

static bool is_one_of(char c, const char *set)
{
  return c && strchr(set, c);
}

static bool is_name_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         is_one_of(c, "_$-");
}

bool json_begins(const struct source *source, uint32_t at, const char *text)
{
  uint32_t length = (uint32_t)strlen(text);
  return at <= source->length && source->length - at >= length &&
         memcmp(source->bytes + at, text, length) == 0;
}

uint32_t json_end_of_name(const struct source *source, uint32_t at)
{
  while (is_name_byte(byte_at(source, at)))
    at++;
  return at;
}

static uint32_t skip_space(const struct source *source, uint32_t at)
{
  while (is_one_of(byte_at(source, at), " \t\r\n"))
    at++;
  return at;
}

uint32_t json_end_of_comment(const struct source *source, uint32_t at)
{
  uint32_t end = at + 2;
  if (json_begins(source, at, "//")) {
    while (end < source->length && !is_one_of(source->bytes[end], "\r\n"))
      end++;
    return end;
  }
  if (!json_begins(source, at, "/*"))
    return at;
  while (end < source->length && !json_begins(source, end, "*/"))
    end++;
  return end < source->length ? end + 2 : at;
}

uint32_t json_skip(const struct source *source, uint32_t at)
{
  for (uint32_t end = at;; at = end) {
    end = json_end_of_comment(source, skip_space(source, at));
    if (end == at)
      return at;
  }
}

const struct json_quotes json_single_quotes = {"'", "'"};
const struct json_quotes json_curly_quotes = {"\xE2\x80\x9C", "\xE2\x80\x9D"};

uint32_t json_end_of_quoted(const struct source *source, uint32_t at,
                            const struct json_quotes *quotes)
{
  if (!json_begins(source, at, quotes->opening))
    return at;
  for (uint32_t i = at + (uint32_t)strlen(quotes->opening); i < source->length; i++) {
    if (json_begins(source, i, quotes->closing))
      return i + (uint32_t)strlen(quotes->closing);
    if (is_one_of(source->bytes[i], "\"\\") || (unsigned char)source->bytes[i] < 0x20)
      break;
  }
  return at;
}

/* Behind the string of JSON that begins AT; AT itself where there is none. */
static uint32_t end_of_string(const struct source *source, uint32_t at)
{
  for (uint32_t i = at + 1; i < source->length && (unsigned char)source->bytes[i] >= 0x20; i++) {
    if (source->bytes[i] == '"')
      return i + 1;
    i += source->bytes[i] == '\\';
  }
  return at;
}

/* Behind the value or the name that begins AT, in any form that is mended here; AT itself where
 * there is none. */
static uint32_t end_of_scalar(const struct source *source, uint32_t at)
{
  uint32_t end = at;
  switch (byte_at(source, at)) {
  case '"':
    return end_of_string(source, at);
  case '\'':
    return json_end_of_quoted(source, at, &json_single_quotes);
  case '\xE2':
    return json_end_of_quoted(source, at, &json_curly_quotes);
  default:
    while (is_name_byte(byte_at(source, end)) || is_one_of(byte_at(source, end), ".+"))
      end++;
    return end;
  }
}

struct json_walk json_walk_from(const struct source *source, uint32_t at)
{
  uint32_t before = at;
  while (before > 0 && is_one_of(source->bytes[before - 1], " \t\r\n"))
    before--;
  return (struct json_walk){source, at,
                            before > 0 && !is_one_of(source->bytes[before - 1], ",:[{")};
}

bool json_walk_on(struct json_walk *walk)
{
  const struct source *source = walk->source;
  char c = byte_at(source, walk->at);
  bool parts = is_one_of(c, ",:"), opens = is_one_of(c, "[{"), closes = is_one_of(c, "]}");
  uint32_t end = json_end_of_comment(source, walk->at);
  if (end == walk->at) {
    end = parts || opens || closes ? walk->at + 1 : end_of_scalar(source, walk->at);
    if (end == walk->at || (!closes && walk->after_value != parts))
      return false;
    walk->after_value = !parts && !opens;
  }
  walk->at = skip_space(source, end);
  return true;
}
