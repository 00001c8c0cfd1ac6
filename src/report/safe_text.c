#include "report/safe_text.h"

#include "base/utf8.h"

struct range {
  uint32_t first, last;
};

static bool in_ranges(uint32_t c, const struct range *ranges, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (c >= ranges[i].first && c <= ranges[i].last)
      return true;
  return false;
}

#define IN_RANGES(c, ranges) in_ranges(c, ranges, sizeof(ranges) / sizeof *(ranges))

bool safe_text_is_unsafe(uint32_t c)
{
  static const struct range ranges[] = {
      {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x061C, 0x061C},
      {0x180E, 0x180E}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
      {0xD800, 0xDFFF}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE007F},
  };
  return IN_RANGES(c, ranges);
}

/* Unicode Standard Annex 11: what terminals draw two columns wide, in broad strokes. */
static bool is_wide(uint32_t c)
{
  static const struct range ranges[] = {
      {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
      {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
      {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
  };
  return IN_RANGES(c, ranges);
}

/* Combining marks and variation selectors, which are drawn onto the character before them. */
static bool is_combining(uint32_t c)
{
  static const struct range ranges[] = {
      {0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}};
  return IN_RANGES(c, ranges);
}

static uint32_t put_escape(struct buffer *out, uint32_t c)
{
  size_t before = out->length;
  buffer_printf(out, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
  return (uint32_t)(out->length - before);
}

size_t safe_text_put_character(struct buffer *out, const char *bytes, size_t length,
                               uint32_t *columns)
{
  size_t size = utf8_sequence(bytes, length);
  if (size == 0) {
    *columns = put_escape(out, (unsigned char)*bytes);
    return 1;
  }
  uint32_t c = utf8_decode(bytes, size);
  if (c == '\t') {
    buffer_put_char(out, ' ');
    *columns = 1;
  } else if (safe_text_is_unsafe(c))
    *columns = put_escape(out, c);
  else {
    buffer_put(out, bytes, size);
    *columns = is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
  }
  return size;
}

/* How many of LENGTH bytes, from the first on, are ASCII that is no control. */
static size_t plain_run(const char *bytes, size_t length)
{
  size_t run = 0;
  while (run < length && bytes[run] >= ' ' && bytes[run] < '\x7F')
    run++;
  return run;
}

void safe_text_put(struct buffer *out, const char *bytes, size_t length)
{
  uint32_t columns;
  for (size_t at = 0, run; at < length; at += run) {
    run = plain_run(bytes + at, length - at);
    if (run > 0)
      buffer_put(out, bytes + at, run);
    else
      run = safe_text_put_character(out, bytes + at, length - at, &columns);
  }
}
