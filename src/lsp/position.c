#include "lsp/position.h"

#include "base/utf8.h"

const char *position_encoding_word(enum position_encoding encoding)
{
  static const char *const words[] = {
      [POSITION_UTF16] = "utf-16", [POSITION_UTF8] = "utf-8", [POSITION_UTF32] = "utf-32"};
  return words[encoding];
}

/* Units that a sequence of SIZE bytes takes. */
static uint32_t units_of(size_t size, enum position_encoding encoding)
{
  switch (encoding) {
  case POSITION_UTF8:
    return (uint32_t)size;
  case POSITION_UTF16:
    return size == UTF8_MAX_BYTES ? 2 : 1;
  default:
    return 1;
  }
}

/* Bytes of the character at AT, of which the text has LENGTH; a stray byte is one of its own. */
static uint32_t size_at(const char *bytes, uint32_t length, uint32_t at)
{
  size_t size = utf8_sequence(bytes + at, length - at);
  return size ? (uint32_t)size : 1;
}

static bool ends_line(char byte)
{
  return byte == '\n' || byte == '\r';
}

static uint32_t line_start(const char *bytes, uint32_t length, uint32_t line)
{
  uint32_t at = 0;
  for (; line > 0; line--) {
    while (at < length && !ends_line(bytes[at]))
      at++;
    if (at == length)
      break;
    at += bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n' ? 2 : 1;
  }
  return at;
}

uint32_t position_offset(const char *bytes, uint32_t length, struct lsp_position position,
                         enum position_encoding encoding)
{
  uint32_t at = line_start(bytes, length, position.line);
  uint32_t left = position.character;
  while (left > 0 && at < length && !ends_line(bytes[at])) {
    uint32_t size = size_at(bytes, length, at);
    uint32_t units = units_of(size, encoding);
    if (units > left)
      break;
    left -= units;
    at += size;
  }
  return at;
}

struct lsp_position position_at(const struct line_map *lines, uint32_t offset,
                                enum position_encoding encoding)
{
  const struct source *source = lines->source;
  if (offset > source->length)
    offset = source->length;
  uint32_t index = line_map_index(lines, offset);
  struct span line = line_map_line(lines, index);
  uint32_t end = offset < span_end(line) ? offset : span_end(line);
  uint32_t character = 0;
  for (uint32_t at = line.offset; at < end;) {
    uint32_t size = size_at(source->bytes, source->length, at);
    if (at + size > end)
      break;
    character += units_of(size, encoding);
    at += size;
  }
  return (struct lsp_position){index, character};
}
