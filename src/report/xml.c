#include "report/xml.h"

#include "base/utf8.h"
#include "report/safe_text.h"

#include <stdint.h>

/* A character of several bytes; what XML forbids (section 2.2) is left out. */
static void put_character(struct buffer *out, const char *bytes, size_t size)
{
  uint32_t c = utf8_decode(bytes, size);
  if (utf8_is_surrogate(c) || c == 0xFFFE || c == 0xFFFF)
    return;
  if (safe_text_is_unsafe(c))
    buffer_printf(out, "&#%u;", (unsigned)c);
  else
    buffer_put(out, bytes, size);
}

static void put_byte(struct buffer *out, unsigned char byte, bool in_attribute)
{
  switch (byte) {
  case '&':
    buffer_put_string(out, "&amp;");
    break;
  case '<':
    buffer_put_string(out, "&lt;");
    break;
  case '>':
    buffer_put_string(out, "&gt;");
    break;
  case '"':
    buffer_put_string(out, in_attribute ? "&quot;" : "\"");
    break;
  case '\t':
  case '\n':
    if (in_attribute)
      buffer_printf(out, "&#%d;", byte);
    else
      buffer_put_char(out, (char)byte);
    break;
  case '\r':
  case 0x7F:
    buffer_printf(out, "&#%d;", byte);
    break;
  default:
    if (byte >= ' ')
      buffer_put_char(out, (char)byte);
  }
}

static void put_escaped(struct buffer *out, const char *bytes, size_t length, bool in_attribute)
{
  for (size_t at = 0, size; at < length; at += size) {
    size = utf8_sequence(bytes + at, length - at);
    if (size == 1)
      put_byte(out, (unsigned char)bytes[at], in_attribute);
    else if (size > 1)
      put_character(out, bytes + at, size);
    else {
      buffer_put_string(out, "\xEF\xBF\xBD");
      size = 1;
    }
  }
}

void xml_put_attribute(struct buffer *out, const char *name, const char *bytes, size_t length)
{
  buffer_printf(out, " %s=\"", name);
  put_escaped(out, bytes, length, true);
  buffer_put_char(out, '"');
}

void xml_put_text(struct buffer *out, const char *bytes, size_t length)
{
  put_escaped(out, bytes, length, false);
}

void xml_put_declaration(struct buffer *out)
{
  buffer_put_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}
