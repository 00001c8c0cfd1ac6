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

void json_text_put(struct buffer *out, const char *bytes, size_t length)
{
  buffer_put_char(out, '"');
  for (size_t at = 0, size; at < length; at += size) {
    size = utf8_sequence(bytes + at, length - at);
    if (size > 0)
      put_character(out, bytes + at, size);
    else {
      buffer_put_string(out, "\xEF\xBF\xBD");
      size = 1;
    }
  }
  buffer_put_char(out, '"');
}

void json_text_put_string(struct buffer *out, const char *string)
{
  json_text_put(out, string, strlen(string));
}
