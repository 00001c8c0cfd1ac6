/* Excerpts: the caret stands under what is meant, whatever the line holds. */
#include "unit.h"

#include "report/excerpt.h"

#include <string.h>

/* Makes the excerpt of SPAN in TEXT; OUT is to be freed. */
static struct excerpt make(const char *text, size_t length, struct span span, struct buffer *out)
{
  struct arena arena;
  struct line_map map;
  struct excerpt excerpt;
  struct source source = {text, (uint32_t)length, 1, 0};
  arena_init(&arena);
  ck_assert(line_map_make(&map, &source, &arena));
  excerpt_make(&excerpt, out, &map, span, (struct secrets){NULL, 0});
  arena_free(&arena);
  return excerpt;
}

static const struct {
  const char *text;
  size_t length;
  struct span span;
  const char *line;
  uint32_t start, columns;
} cases[] = {
    {BYTES("a: 1\n"), {3, 1}, "a: 1", 3, 1},
    {BYTES("x\na: 12\r\ny"), {5, 2}, "a: 12", 3, 2},
    {BYTES("x\na: 12\ry"), {5, 2}, "a: 12", 3, 2},
    {BYTES("a:\n"), {2, 0}, "a:", 2, 1}, /* nothing to underline: a place */
    {BYTES(""), {0, 0}, "", 0, 1},
    {BYTES("a: |\n  x\n  y\n"), {3, 9}, "a: |", 3, 1},           /* the first line of several */
    {BYTES("a: 1\n"), {4, 1}, "a: 1", 4, 1},                     /* the line's end */
    {BYTES("a: 1"), {90, 4}, "a: 1", 4, 1},                      /* past the text */
    {BYTES("\xE4\xB8\xAD: 1"), {5, 1}, "\xE4\xB8\xAD: 1", 4, 1}, /* two columns wide */
    {BYTES("\xC3\xA9: \xE4\xB8\xAD"), {4, 3}, "\xC3\xA9: \xE4\xB8\xAD", 3, 2},
    {BYTES("e\xCC\x81: 1"), {5, 1}, "e\xCC\x81: 1", 3, 1}, /* a combining mark */
    {BYTES("a\x1B: 1"), {4, 1}, "a\\x1b: 1", 7, 1},
    {BYTES("\ta: 1"), {4, 1}, " a: 1", 4, 1},
    {BYTES("a: \xFF\xFE"), {3, 2}, "a: \\xff\\xfe", 3, 8},
};

START_TEST(carets_stand_under_what_is_meant)
{
  struct buffer out = {0};
  struct excerpt excerpt = make(cases[_i].text, cases[_i].length, cases[_i].span, &out);
  buffer_put_char(&out, '\0');
  ck_assert_str_eq(out.bytes, cases[_i].line);
  ck_assert_uint_eq(excerpt.start, cases[_i].start);
  ck_assert_uint_eq(excerpt.columns, cases[_i].columns);
  buffer_free(&out);
}
END_TEST

/* A line of LENGTH bytes with one X; of any length, the X stays in sight above its caret. */
START_TEST(long_lines_are_cut_around_the_span)
{
  enum { LENGTH = 1000 };
  char text[LENGTH];
  for (uint32_t at = 0; at < LENGTH; at++) {
    struct buffer out = {0};
    memset(text, '.', sizeof text);
    text[at] = 'X';
    struct excerpt excerpt = make(text, sizeof text, (struct span){at, 1}, &out);
    ck_assert_uint_lt(out.length, 200);
    uint32_t column = 0;
    for (size_t i = 0; i < out.length && out.bytes[i] != 'X'; i++)
      column += ((unsigned char)out.bytes[i] & 0xC0) != 0x80;
    ck_assert_uint_eq(excerpt.start, column);
    ck_assert_uint_eq(excerpt.columns, 1);
    buffer_free(&out);
  }
}
END_TEST

START_TEST(long_lines_are_cut_between_characters)
{
  char text[3 * 300];
  for (size_t i = 0; i < 300; i++)
    memcpy(text + 3 * i, "\xE2\x82\xAC", 3);
  for (uint32_t at = 0; at < 300; at++) {
    struct buffer out = {0};
    struct excerpt excerpt = make(text, sizeof text, (struct span){3 * at, 600}, &out);
    ck_assert_ptr_null(memchr(out.bytes, '\\', out.length)); /* a cut character would be escaped */
    ck_assert_uint_ge(excerpt.columns, 1);
    ck_assert_uint_lt(excerpt.start + excerpt.columns, 200);
    buffer_free(&out);
  }
}
END_TEST

Suite *excerpt_suite(void)
{
  Suite *suite = suite_create("excerpt");
  TCase *tests = tcase_create("excerpt");
  tcase_add_loop_test(tests, carets_stand_under_what_is_meant, 0, (int)COUNT(cases));
  tcase_add_test(tests, long_lines_are_cut_around_the_span);
  tcase_add_test(tests, long_lines_are_cut_between_characters);
  suite_add_tcase(suite, tests);
  return suite;
}
