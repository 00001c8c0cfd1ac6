/* Positions of the Language Server Protocol: what is where in which units. */
#include "unit.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "lsp/position.h"

/* U+00E9 is 2 bytes and 1 unit, U+20AC 3 and 1, U+1F680 4 and 2. */
static const struct {
  const char *text;
  uint32_t length, line, character;
  uint32_t utf8, utf16, utf32; /* the offset in each encoding */
} places[] = {
    {BYTES(""), 0, 0, 0, 0, 0},
    {BYTES(""), 3, 9, 0, 0, 0},
    {BYTES("abc"), 0, 2, 2, 2, 2},
    {BYTES("abc"), 0, 3, 3, 3, 3},
    {BYTES("abc"), 0, 4, 3, 3, 3}, /* past the end of a line is its end */
    {BYTES("abc"), 0, UINT32_MAX, 3, 3, 3},
    {BYTES("abc"), 1, 0, 3, 3, 3}, /* past the last line is the end of the text */
    {BYTES("abc"), UINT32_MAX, 1, 3, 3, 3},
    {BYTES("a\nb"), 0, 9, 1, 1, 1},
    {BYTES("a\nb"), 1, 0, 2, 2, 2},
    {BYTES("a\nb\n"), 2, 0, 4, 4, 4},
    {BYTES("a\r\nb"), 0, 9, 1, 1, 1}, /* before the CR */
    {BYTES("a\r\nb"), 1, 1, 4, 4, 4},
    {BYTES("a\rb"), 1, 0, 2, 2, 2},
    {BYTES("a\r\rb"), 2, 0, 3, 3, 3},
    {BYTES("a\n\rb"), 2, 1, 4, 4, 4},
    {BYTES("\r"), 1, 0, 1, 1, 1},
    {BYTES("a\xC3\xA9z"), 0, 2, 1, 3, 3}, /* in UTF-8 that is inside the character */
    {BYTES("a\xC3\xA9z"), 0, 3, 3, 4, 4},
    {BYTES("\xE2\x82\xACz"), 0, 1, 0, 3, 3},
    {BYTES("\xE2\x82\xACz"), 0, 3, 3, 4, 4},
    {BYTES("\xF0\x9F\x9A\x80z"), 0, 1, 0, 0, 4}, /* in UTF-16 between the two units */
    {BYTES("\xF0\x9F\x9A\x80z"), 0, 2, 0, 4, 5},
    {BYTES("\xF0\x9F\x9A\x80z"), 0, 4, 4, 5, 5},
    {BYTES("x\n\xF0\x9F\x9A\x80\xC3\xA9z"), 1, 3, 2, 8, 9},
    {BYTES("a\xE2\x80\xA8z"), 0, 2, 1, 4, 4}, /* U+2028 ends no line */
    {BYTES("a\0z"), 0, 2, 2, 2, 2},
};

START_TEST(a_position_is_counted_in_the_units_agreed_on)
{
  const uint32_t expected[] = {[POSITION_UTF8] = places[_i].utf8,
                               [POSITION_UTF16] = places[_i].utf16,
                               [POSITION_UTF32] = places[_i].utf32};
  struct lsp_position position = {places[_i].line, places[_i].character};
  for (int i = 0; i < POSITION_ENCODING_COUNT; i++)
    ck_assert_uint_eq(
        position_offset(places[_i].text, places[_i].length, position, (enum position_encoding)i),
        expected[i]);
}
END_TEST

/* Every place before a character and at an end of line, there and back. */
START_TEST(an_offset_comes_back_from_its_position)
{
  static const char text[] = "a\xC3\xA9\r\n\xF0\x9F\x9A\x80z\r\n\n\xE2\x82\xAC\rq";
  struct source source = {text, sizeof text - 1, 1, 0};
  enum position_encoding encoding = (enum position_encoding)_i;
  struct arena arena;
  struct line_map lines;
  struct position_map map;
  arena_init(&arena);
  ck_assert(line_map_make(&lines, &source, &arena));
  ck_assert(position_map_make(&map, &lines, encoding, &arena));
  for (uint32_t offset = 0; offset <= source.length; offset++) {
    bool is_inside = offset < source.length && (text[offset] & 0xC0) == 0x80;
    if (is_inside || (offset > 0 && text[offset - 1] == '\r' && text[offset] == '\n'))
      continue;
    struct lsp_position position = position_at(&map, offset);
    ck_assert_uint_eq(position_offset(text, source.length, position, encoding), offset);
  }
  arena_free(&arena);
}
END_TEST

/* A line that is longer than the steps in which units are counted ahead, with characters across the
 * steps: every place as counted from the line's beginning. */
START_TEST(a_place_in_a_long_line_is_counted_from_its_beginning)
{
  enum { REPEATS = 1000 };
  static const char piece[] = "a\xC3\xA9\xF0\x9F\x9A\x80\xE2\x82\xAC";
  enum position_encoding encoding = (enum position_encoding)_i;
  struct buffer text = {0};
  struct arena arena;
  struct line_map lines;
  struct position_map map;
  arena_init(&arena);
  buffer_put_string(&text, "\xE2\x82\xAC\n");
  for (int i = 0; i < REPEATS; i++)
    buffer_put_string(&text, piece);
  struct source source = {text.bytes, (uint32_t)text.length, 1, 0};
  ck_assert(line_map_make(&lines, &source, &arena));
  ck_assert(position_map_make(&map, &lines, encoding, &arena));
  uint32_t character = 0;
  for (uint32_t at = 4; at < text.length;) {
    struct lsp_position position = position_at(&map, at);
    ck_assert_uint_eq(position.line, 1);
    ck_assert_uint_eq(position.character, character);
    uint32_t size = (uint32_t)utf8_sequence(text.bytes + at, text.length - at);
    for (uint32_t inside = 1; inside < size; inside++)
      ck_assert_uint_eq(position_at(&map, at + inside).character, character);
    character += encoding == POSITION_UTF8 ? size : encoding == POSITION_UTF16 && size == 4 ? 2 : 1;
    at += size;
  }
  buffer_free(&text);
  arena_free(&arena);
}
END_TEST

START_TEST(an_offset_past_the_end_is_the_end)
{
  struct source source = {"a\nbc", 4, 1, 0};
  struct arena arena;
  struct line_map lines;
  struct position_map map;
  arena_init(&arena);
  ck_assert(line_map_make(&lines, &source, &arena));
  ck_assert(position_map_make(&map, &lines, POSITION_UTF16, &arena));
  struct lsp_position position = position_at(&map, UINT32_MAX);
  ck_assert_uint_eq(position.line, 1);
  ck_assert_uint_eq(position.character, 2);
  arena_free(&arena);
}
END_TEST

Suite *position_suite(void)
{
  Suite *suite = suite_create("position");
  TCase *tests = tcase_create("positions");
  tcase_add_loop_test(tests, a_position_is_counted_in_the_units_agreed_on, 0, (int)COUNT(places));
  tcase_add_loop_test(tests, an_offset_comes_back_from_its_position, 0, POSITION_ENCODING_COUNT);
  tcase_add_loop_test(tests, a_place_in_a_long_line_is_counted_from_its_beginning, 0,
                      POSITION_ENCODING_COUNT);
  tcase_add_test(tests, an_offset_past_the_end_is_the_end);
  suite_add_tcase(suite, tests);
  return suite;
}
