/* Lines and columns: where a person looks for what is reported. */
#include "unit.h"

#include "base/buffer.h"
#include "text/line_map.h"

#include <string.h>

static const struct {
  const char *text;
  uint32_t length, offset;
  uint64_t line;
  uint32_t column;
} places[] = {
    {BYTES(""), 0, 1, 1},
    {BYTES(""), 5, 1, 1},
    {BYTES("abc"), 3, 1, 4},
    {BYTES("abc"), 4000000000u, 1, 4},
    {BYTES("a\nb"), 1, 1, 2},
    {BYTES("a\nb"), 2, 2, 1},
    {BYTES("a\n"), 2, 2, 1},
    {BYTES("a\r\nb"), 2, 1, 3}, /* between CR and LF is still the first line */
    {BYTES("a\r\nb"), 3, 2, 1},
    {BYTES("a\rb"), 2, 2, 1},
    {BYTES("a\r\rb"), 2, 2, 1},
    {BYTES("a\r\rb"), 3, 3, 1},
    {BYTES("a\n\rb"), 2, 2, 1},
    {BYTES("a\n\rb"), 3, 3, 1},
    {BYTES("a\r\r\nb"), 4, 3, 1},
    {BYTES("a\xC3\xA9z"), 3, 1, 3},
    {BYTES("\xF0\x9F\x9A\x80z"), 4, 1, 2},
    {BYTES("\xED\xA0\x80z"), 3, 1, 2},
    {BYTES("a\xE2\x80\xA8z"), 4, 1, 3}, /* U+2028 ends no line */
    {BYTES("a\xC2\x85z"), 3, 1, 3},     /* nor does U+0085 */
    {BYTES("a\fz"), 2, 1, 3},
    {BYTES("a\0\nz"), 3, 2, 1},
};

START_TEST(lines_end_with_lf_crlf_or_cr_and_columns_count_code_points)
{
  struct arena arena;
  struct line_map map;
  struct source source = {places[_i].text, places[_i].length, 1, 0};
  arena_init(&arena);
  ck_assert(line_map_make(&map, &source, &arena));
  struct position at = line_map_position(&map, places[_i].offset);
  ck_assert_uint_eq(at.line, places[_i].line);
  ck_assert_uint_eq(at.column, places[_i].column);
  ck_assert_uint_eq(at.offset,
                    places[_i].offset < source.length ? places[_i].offset : source.length);
  arena_free(&arena);
}
END_TEST

START_TEST(lines_come_without_their_ends)
{
  static const char *const lines[] = {"a", "", "bc", "d", "", "e", ""};
  struct arena arena;
  struct line_map map;
  static const char text[] = "a\n\nbc\r\nd\r\re\n";
  struct source source = {text, sizeof text - 1, 1, 0};
  arena_init(&arena);
  ck_assert(line_map_make(&map, &source, &arena));
  ck_assert_uint_eq(map.count, COUNT(lines));
  for (uint32_t i = 0; i < map.count; i++) {
    struct span line = line_map_line(&map, i);
    ck_assert_uint_eq(line.length, strlen(lines[i]));
    ck_assert_int_eq(memcmp(text + line.offset, lines[i], line.length), 0);
    ck_assert_uint_eq(line_map_index(&map, line.offset), i);
  }
  ck_assert_uint_eq(line_map_index(&map, UINT32_MAX), map.count - 1);
  arena_free(&arena);
}
END_TEST

START_TEST(a_line_of_json_lines_knows_its_place_in_the_file)
{
  struct arena arena;
  struct line_map map;
  struct source source = {"{}\n{", 4, 5000000, (uint64_t)1 << 33};
  arena_init(&arena);
  ck_assert(line_map_make(&map, &source, &arena));
  struct position at = line_map_position(&map, 3);
  ck_assert_uint_eq(at.line, 5000001);
  ck_assert_uint_eq(at.column, 1);
  ck_assert_uint_eq(at.offset, ((uint64_t)1 << 33) + 3);
  arena_free(&arena);
}
END_TEST

START_TEST(columns_of_a_long_line_are_counted_as_those_of_a_short_one)
{
  enum { LINES = 3, PAIRS = 5000 };
  struct buffer text = {0};
  struct arena arena;
  struct line_map map;
  for (int i = 0; i < LINES * PAIRS; i++)
    buffer_put_string(&text, i % PAIRS == PAIRS - 1 ? "\xC3\xA9\n" : "a\xC3\xA9");
  struct source source = {text.bytes, (uint32_t)text.length, 1, 0};
  arena_init(&arena);
  ck_assert(line_map_make(&map, &source, &arena));
  uint32_t column = 1;
  uint64_t line = 1;
  for (uint32_t offset = 0; offset < source.length; offset++) {
    struct position at = line_map_position(&map, offset);
    if ((text.bytes[offset] & 0xC0) == 0x80)
      continue;
    ck_assert_uint_eq(at.line, line);
    ck_assert_uint_eq(at.column, column);
    column = text.bytes[offset] == '\n' ? 1 : column + 1;
    line += text.bytes[offset] == '\n';
  }
  arena_free(&arena);
  buffer_free(&text);
}
END_TEST

Suite *line_map_suite(void)
{
  Suite *suite = suite_create("line_map");
  TCase *tests = tcase_create("places");
  tcase_add_loop_test(tests, lines_end_with_lf_crlf_or_cr_and_columns_count_code_points, 0,
                      (int)COUNT(places));
  tcase_add_test(tests, lines_come_without_their_ends);
  tcase_add_test(tests, columns_of_a_long_line_are_counted_as_those_of_a_short_one);
  tcase_add_test(tests, a_line_of_json_lines_knows_its_place_in_the_file);
  suite_add_tcase(suite, tests);
  return suite;
}
