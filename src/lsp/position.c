#include "lsp/position.h"

#include "base/utf8.h"

#include <stdlib.h>

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

/* Moves *AT to the beginning of the next line; false, and to the end of the text, where there is
 * none. */
static bool next_line(const char *bytes, uint32_t length, uint32_t *at)
{
  uint32_t end = *at;
  while (end < length && !ends_line(bytes[end]))
    end++;
  bool is_last = end == length;
  bool is_pair = !is_last && bytes[end] == '\r' && end + 1 < length && bytes[end + 1] == '\n';
  *at = is_last ? end : end + (is_pair ? 2 : 1);
  return !is_last;
}

static void learn(struct line_memo *memo, uint32_t start)
{
  if (memo->count == memo->capacity) {
    uint32_t capacity = memo->capacity ? memo->capacity * 2 : 64;
    uint32_t *starts = realloc(memo->starts, capacity * sizeof *starts);
    if (!starts)
      return;
    memo->starts = starts;
    memo->capacity = capacity;
  }
  memo->starts[memo->count++] = start;
}

static uint32_t line_start(struct line_memo *memo, const char *bytes, uint32_t length,
                           uint32_t line)
{
  uint32_t at_line = line < memo->count ? line : memo->count;
  uint32_t at = at_line > 0 ? memo->starts[at_line - 1] : 0;
  for (; at_line < line && next_line(bytes, length, &at); at_line++)
    if (memo->count == at_line)
      learn(memo, at);
  return at;
}

/* The beginning of a line right at OFFSET goes as well: a line feed there may join a carriage
 * return before it. */
void line_memo_forget(struct line_memo *memo, uint32_t offset)
{
  while (memo->count > 0 && memo->starts[memo->count - 1] >= offset)
    memo->count--;
}

void line_memo_free(struct line_memo *memo)
{
  free(memo->starts);
}

uint32_t position_offset_by(struct line_memo *memo, const char *bytes, uint32_t length,
                            struct lsp_position position, enum position_encoding encoding)
{
  uint32_t at = line_start(memo, bytes, length, position.line);
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

uint32_t position_offset(const char *bytes, uint32_t length, struct lsp_position position,
                         enum position_encoding encoding)
{
  struct line_memo memo = {0};
  uint32_t offset = position_offset_by(&memo, bytes, length, position, encoding);
  line_memo_free(&memo);
  return offset;
}

/* Moves *AT to the last beginning of a character up to END, and returns the units in between. */
static uint32_t count_units(const struct source *source, uint32_t *at, uint32_t end,
                            enum position_encoding encoding)
{
  uint32_t units = 0, here = *at;
  while (here < end) {
    bool is_ascii = (unsigned char)source->bytes[here] < 0x80;
    uint32_t size = is_ascii ? 1 : size_at(source->bytes, source->length, here);
    if (here + size > end)
      break;
    units += is_ascii ? 1 : units_of(size, encoding);
    here += size;
  }
  *at = here;
  return units;
}

bool position_map_make(struct position_map *map, const struct line_map *lines,
                       enum position_encoding encoding, struct arena *arena)
{
  const struct source *source = lines->source;
  uint32_t count = source->length / POSITION_STEP + 1;
  struct position_mark *marks = arena_alloc(arena, count * sizeof *marks);
  if (!marks)
    return false;
  struct position_mark mark = {0, 0};
  for (uint32_t i = 0; i < count; i++) {
    mark.units += count_units(source, &mark.offset, i * POSITION_STEP, encoding);
    if (mark.offset < i * POSITION_STEP) { /* a character stands on both sides */
      uint32_t size = size_at(source->bytes, source->length, mark.offset);
      mark.units += units_of(size, encoding);
      mark.offset += size;
    }
    marks[i] = mark;
  }
  *map = (struct position_map){lines, encoding, marks};
  return true;
}

/* The units of the text before the character that OFFSET is in. */
static uint32_t units_before(const struct position_map *map, uint32_t offset)
{
  uint32_t step = offset / POSITION_STEP;
  if (map->marks[step].offset > offset)
    step--; /* the first one is 0 */
  uint32_t at = map->marks[step].offset;
  return map->marks[step].units + count_units(map->lines->source, &at, offset, map->encoding);
}

struct lsp_position position_at(const struct position_map *map, uint32_t offset)
{
  const struct source *source = map->lines->source;
  if (offset > source->length)
    offset = source->length;
  uint32_t index = line_map_index(map->lines, offset);
  struct span line = line_map_line(map->lines, index);
  uint32_t at = line.offset, end = offset < span_end(line) ? offset : span_end(line);
  if (end - at < POSITION_STEP)
    return (struct lsp_position){index, count_units(source, &at, end, map->encoding)};
  return (struct lsp_position){index, units_before(map, end) - units_before(map, at)};
}
