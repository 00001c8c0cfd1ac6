/* Text from strangers: nothing in it can move the cursor, hide or turn the reading direction. */
#include "unit.h"

#include "base/utf8.h"
#include "report/safe_text.h"

static const struct {
  const char *text;
  size_t length;
  const char *written;
} cases[] = {
    {BYTES("plain \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x9A\x80"),
     "plain \xC3\xA9 \xE2\x82\xAC \xF0\x9F\x9A\x80"},
    {BYTES(""), ""},
    {BYTES("a\tb"), "a b"},
    {BYTES("a\0b"), "a\\x00b"},
    {BYTES("\x1B[2J"), "\\x1b[2J"},
    {BYTES("\r\n"), "\\x0d\\x0a"},
    {BYTES("\x7F\b\a"), "\\x7f\\x08\\x07"},
    {BYTES("\xC2\x85\xC2\x9B"), "\\x85\\x9b"},
    {BYTES("\xC2\xA0"), "\xC2\xA0"},
    {BYTES("\xC2\xAD"), "\\xad"},
    {BYTES("\xD8\x9C"), "\\u061c"},
    {BYTES("\xE2\x80\x8B\xE2\x80\x8F"), "\\u200b\\u200f"},
    {BYTES("\xE2\x80\xA8\xE2\x80\xA9"), "\\u2028\\u2029"},
    {BYTES("\xE2\x80\xAA\xE2\x80\xAE"), "\\u202a\\u202e"},
    {BYTES("\xE2\x81\xA6\xE2\x81\xA9"), "\\u2066\\u2069"},
    {BYTES("\xEF\xBB\xBF"), "\\ufeff"},
    {BYTES("\xF3\xA0\x81\x81"), "\\U000e0041"},
    {BYTES("\xED\xA0\x80"), "\\ud800"},
    {BYTES("\xED\xA0\xBD\xED\xBA\x80"), "\\ud83d\\ude80"},
    {BYTES("\xFF\xC3"), "\\xff\\xc3"},
    {BYTES("\xC0\x9B"), "\\xc0\\x9b"},
    {BYTES("\xE2\x82z"), "\\xe2\\x82z"},
};

START_TEST(strangers_text_cannot_act_on_a_terminal)
{
  struct buffer out = {0};
  safe_text_put(&out, cases[_i].text, cases[_i].length);
  buffer_put_char(&out, '\0');
  ck_assert_str_eq(out.bytes, cases[_i].written);
  buffer_free(&out);
}
END_TEST

START_TEST(columns_are_those_of_a_terminal)
{
  static const struct {
    const char *text;
    size_t length, taken;
    uint32_t columns;
  } widths[] = {
      {BYTES("ab"), 1, 1},
      {BYTES("\t"), 1, 1},
      {BYTES("\xC3\xA9"), 2, 1},
      {BYTES("\xE4\xB8\xAD"), 3, 2},
      {BYTES("\xF0\x9F\x9A\x80"), 4, 2},
      {BYTES("\xCC\x81"), 2, 0},
      {BYTES("\x1B"), 1, 4},
      {BYTES("\xE2\x80\xAE"), 3, 6},
      {BYTES("\xF3\xA0\x81\x81"), 4, 10},
      {BYTES("\xFF"), 1, 4},
      {BYTES("\xEF\xBC\xA1"), 3, 2},
      {BYTES("\xEA\xB0\x80"), 3, 2},
  };
  for (size_t i = 0; i < COUNT(widths); i++) {
    struct buffer out = {0};
    uint32_t columns = 99;
    ck_assert_uint_eq(safe_text_put_character(&out, widths[i].text, widths[i].length, &columns),
                      widths[i].taken);
    ck_assert_msg(columns == widths[i].columns, "case %zu: %u columns", i, (unsigned)columns);
    buffer_free(&out);
  }
}
END_TEST

/* All two-byte texts, valid or not: only printable text comes out. */
START_TEST(no_two_bytes_make_a_control_character)
{
  struct buffer out = {0};
  for (unsigned pair = 0; pair < 0x10000; pair++) {
    char text[2] = {(char)(pair >> 8), (char)pair};
    buffer_clear(&out);
    safe_text_put(&out, text, 2);
    if (utf8_first_invalid(out.bytes, out.length) != out.length)
      ck_abort_msg("%04x: not UTF-8", pair);
    for (size_t at = 0; at < out.length; at++) {
      unsigned char byte = (unsigned char)out.bytes[at],
                    next = (unsigned char)out.bytes[out.length - 1];
      if (byte < 0x20 || byte == 0x7F || (byte == 0xC2 && next < 0xA0))
        ck_abort_msg("%04x: a control character", pair);
    }
  }
  buffer_free(&out);
}
END_TEST

Suite *safe_text_suite(void)
{
  Suite *suite = suite_create("safe_text");
  TCase *tests = tcase_create("safe text");
  tcase_add_loop_test(tests, strangers_text_cannot_act_on_a_terminal, 0, (int)COUNT(cases));
  tcase_add_test(tests, columns_are_those_of_a_terminal);
  tcase_add_test(tests, no_two_bytes_make_a_control_character);
  suite_add_tcase(suite, tests);
  return suite;
}
