/* Positions lead to the beginnings of characters, and those lead back; they never go backwards. */
#include "fuzz.h"

#include "base/utf8.h"
#include "lsp/position.h"

static bool is_in_line_end(const char *bytes, uint32_t length, uint32_t at)
{
  return at > 0 && at < length && bytes[at - 1] == '\r' && bytes[at] == '\n';
}

static bool is_before(struct lsp_position a, struct lsp_position b)
{
  return a.line < b.line || (a.line == b.line && a.character < b.character);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  struct fuzz_input input = {data, data + size};
  enum position_encoding encoding =
      (enum position_encoding)(fuzz_byte(&input) % POSITION_ENCODING_COUNT);
  uint32_t line = fuzz_number(&input), character = fuzz_number(&input);
  struct words text = fuzz_rest(&input);
  struct source source = {text.bytes, text.length, 1, 0};
  struct arena arena;
  struct line_map lines;
  struct position_map map;
  arena_init(&arena);
  HOLDS(line_map_make(&lines, &source, &arena));
  HOLDS(position_map_make(&map, &lines, encoding, &arena));
  struct lsp_position asked = {line, character}, near = {line % 8, character % 64};
  struct lsp_position positions[] = {asked, near};
  for (int i = 0; i < 2; i++) {
    uint32_t at = position_offset(text.bytes, text.length, positions[i], encoding);
    HOLDS(at <= text.length && (at == text.length || !utf8_continues(text.bytes[at])));
    HOLDS(!is_in_line_end(text.bytes, text.length, at));
    struct lsp_position back = position_at(&map, at);
    HOLDS(!is_before(positions[i], back));
    HOLDS(position_offset(text.bytes, text.length, back, encoding) == at);
  }
  struct lsp_position last = {0, 0};
  for (uint32_t at = 0; at <= text.length; at++) {
    struct lsp_position position = position_at(&map, at);
    uint32_t back = position_offset(text.bytes, text.length, position, encoding);
    bool is_inside = (at < text.length && utf8_continues(text.bytes[at])) ||
                     is_in_line_end(text.bytes, text.length, at);
    HOLDS(is_inside ? back < at : back == at);
    HOLDS(!is_before(position, last));
    last = position;
  }
  arena_free(&arena);
  return 0;
}
