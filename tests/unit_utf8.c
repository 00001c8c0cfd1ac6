/* UTF-8 with surrogates: what the server's "surrogatepass" takes, and nothing else. */
#include "unit.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct {
  const char *bytes;
  size_t length;
  size_t size; /* 0: not a sequence */
} sequences[] = {
    {BYTES("a"), 1},
    {BYTES("\0"), 1},
    {BYTES("\x7F"), 1},
    {BYTES("\xC2\x80"), 2},
    {BYTES("\xDF\xBF"), 2},
    {BYTES("\xE0\xA0\x80"), 3},
    {BYTES("\xED\x9F\xBF"), 3},
    {BYTES("\xED\xA0\x80"), 3},
    {BYTES("\xED\xBF\xBF"), 3},
    {BYTES("\xEF\xBF\xBF"), 3},
    {BYTES("\xF0\x90\x80\x80"), 4},
    {BYTES("\xF4\x8F\xBF\xBF"), 4},
    {BYTES("\xC3\xA9z"), 2},
    {BYTES("\x80"), 0},
    {BYTES("\xBF"), 0},
    {BYTES("\xC0\x80"), 0},
    {BYTES("\xC1\xBF"), 0},
    {BYTES("\xE0\x80\x80"), 0},
    {BYTES("\xE0\x9F\xBF"), 0},
    {BYTES("\xF0\x80\x80\x80"), 0},
    {BYTES("\xF0\x8F\xBF\xBF"), 0},
    {BYTES("\xF4\x90\x80\x80"), 0},
    {BYTES("\xF5\x80\x80\x80"), 0},
    {BYTES("\xFE"), 0},
    {BYTES("\xFF"), 0},
    {BYTES("\xC3"), 0},
    {BYTES("\xE2\x82"), 0},
    {BYTES("\xF0\x9F\x9A"), 0},
    {BYTES("\xC3z"), 0},
    {BYTES("\xE2\x82z"), 0},
    {BYTES("\xF0\x9F\x9Az"), 0},
    {BYTES("\xF8\x88\x80\x80\x80"), 0},
};

START_TEST(sequences_take_surrogates_and_refuse_overlong_forms)
{
  ck_assert_uint_eq(utf8_sequence(sequences[_i].bytes, sequences[_i].length), sequences[_i].size);
}
END_TEST

START_TEST(every_code_point_comes_back)
{
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    char bytes[UTF8_MAX_BYTES];
    size_t size = utf8_encode(c, bytes);
    if (utf8_sequence(bytes, size) != size || utf8_decode(bytes, size) != c)
      ck_abort_msg("U+%04X", (unsigned)c);
  }
}
END_TEST

/* The places where a fast path over whole words could go wrong: each offset, each length. */
START_TEST(the_first_invalid_byte_is_found_wherever_it_stands)
{
  for (size_t length = 1; length < 70; length++) {
    char *bytes = malloc(length); /* of just that size, for AddressSanitizer to see the ends */
    memset(bytes, 'x', length);
    ck_assert_uint_eq(utf8_first_invalid(bytes, length), length);
    for (size_t at = 0; at < length; at++) {
      bytes[at] = '\xFF';
      ck_assert_uint_eq(utf8_first_invalid(bytes, length), at);
      bytes[at] = '\xC3'; /* cut short, by the end or by an x */
      ck_assert_uint_eq(utf8_first_invalid(bytes, length), at);
      bytes[at] = 'x';
    }
    free(bytes);
  }
  ck_assert_uint_eq(utf8_first_invalid("", 0), 0);
}
END_TEST

START_TEST(columns_count_code_points)
{
  static const struct {
    const char *text;
    size_t length, count;
  } cases[] = {
      {BYTES(""), 0},
      {BYTES("abc"), 3},
      {BYTES("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x9A\x80"), 3},
      {BYTES("\xED\xA0\x80z"), 2},
      {BYTES("a\0b"), 3},
      {BYTES("0123456789\xC3\xA9"
             "0123456789012345"),
       27},
  };
  for (size_t i = 0; i < COUNT(cases); i++)
    ck_assert_uint_eq(utf8_count(cases[i].text, cases[i].length), cases[i].count);
}
END_TEST

START_TEST(surrogates_are_told_from_their_neighbours)
{
  ck_assert(!utf8_is_surrogate(0xD7FF));
  ck_assert(utf8_is_surrogate(0xD800));
  ck_assert(utf8_is_surrogate(0xDFFF));
  ck_assert(!utf8_is_surrogate(0xE000));
}
END_TEST

Suite *utf8_suite(void)
{
  Suite *suite = suite_create("utf8");
  TCase *tests = tcase_create("utf8");
  tcase_add_loop_test(tests, sequences_take_surrogates_and_refuse_overlong_forms, 0,
                      (int)COUNT(sequences));
  tcase_add_test(tests, every_code_point_comes_back);
  tcase_add_test(tests, the_first_invalid_byte_is_found_wherever_it_stands);
  tcase_add_test(tests, columns_count_code_points);
  tcase_add_test(tests, surrogates_are_told_from_their_neighbours);
  suite_add_tcase(suite, tests);
  return suite;
}
