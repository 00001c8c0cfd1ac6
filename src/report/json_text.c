#include "report/json_text.h"

#include "base/utf8.h"
#include "report/safe_text.h"

static void put_escape(struct buffer *out, uint32_t c)
{
  if (c == '"' || c == '\\')
    buffer_printf(out, "\\%c", (int)c);
  else if (c == '\n')
    buffer_put_string(out, "\\n");
  else if (c < 0x10000)
    buffer_printf(out, "\\u%04x", (unsigned)c);
  else
    buffer_printf(out, "\\u%04x\\u%04x", (unsigned)(0xD7C0 + (c >> 10)),
                  (unsigned)(0xDC00 + (c & 0x3FF)));
}

static void put_character(struct buffer *out, const char *bytes, size_t size)
{
  uint32_t c = utf8_decode(bytes, size);
  if (utf8_is_surrogate(c))
    buffer_put_string(out, "\xEF\xBF\xBD");
  else if (c == '"' || c == '\\' || safe_text_is_unsafe(c))
    put_escape(out, c);
  else
    buffer_put(out, bytes, size);
}

/* How many bytes stand for themselves. */
static size_t plain_run(const char *bytes, size_t length)
{
  size_t run = 0;
  while (run < length && bytes[run] >= ' ' && bytes[run] < '\x7F' && bytes[run] != '"' &&
         bytes[run] != '\\')
    run++;
  return run;
}

/* Writes what comes next; the bytes that it took. */
static size_t put_next(struct buffer *out, const char *bytes, size_t length)
{
  size_t run = plain_run(bytes, length);
  if (run > 0) {
    buffer_put(out, bytes, run);
    return run;
  }
  size_t size = utf8_sequence(bytes, length);
  if (size > 0)
    put_character(out, bytes, size);
  else
    buffer_put_string(out, "\xEF\xBF\xBD");
  return size > 0 ? size : 1;
}

void json_text_put(struct buffer *out, const char *bytes, size_t length)
{
  buffer_put_char(out, '"');
  for (size_t at = 0; at < length;)
    at += put_next(out, bytes + at, length - at);
  buffer_put_char(out, '"');
}

void json_text_put_string(struct buffer *out, const char *string)
{
  json_text_put(out, string, strlen(string));
}
