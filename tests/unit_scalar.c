/* Strings as fixes write them. */
#include "unit.h"

#include "fix/scalar.h"

static const struct {
  const char *text;
  size_t length;
  char quote;
  const char *written;
} quoted[] = {
    {BYTES("8080"), '"', "\"8080\""},
    {BYTES("8080"), '\'', "'8080'"},
    {BYTES(""), '\'', "''"},
    {BYTES("it's"), '\'', "'it''s'"},
    {BYTES("say \"hi\" \\"), '"', "\"say \\\"hi\\\" \\\\\""},
    {BYTES("say \"hi\" \\"), '\'', "'say \"hi\" \\'"},
    {BYTES("a\nb\tc\r\b\f"), '\'', "\"a\\nb\\tc\\r\\b\\f\""},
    {BYTES("\0\x1F\x7F"), '"', "\"\\u0000\\u001f\\u007f\""},
    {BYTES("\xC3\xA9\xF0\x9F\x9A\x80"), '\'', "'\xC3\xA9\xF0\x9F\x9A\x80'"},
    {BYTES("\xC2\x85\xE2\x80\xA8\xEF\xBB\xBF"), '\'', "\"\\u0085\\u2028\\ufeff\""},
};

static const struct {
  const char *text, *before, *written;
} like[] = {
    {"http", "stdio", "http"},
    {"http", "'stdio'", "'http'"},
    {"http", "\"stdio\"", "\"http\""},
    {"http", "|-\n  stdio", "http"},
    {"no", "x", "\"no\""},
    {"1e3", "x", "\"1e3\""},
    {"a b", "x", "\"a b\""},
    {"-x", "x", "-x"},
    {"--root=/data", "x", "--root=/data"},
    {"-", "x", "\"-\""},
    {"---", "x", "\"---\""},
    {"-.inf", "x", "\"-.inf\""},
    {"-1", "x", "\"-1\""},
    {"/data/a@1+2", "x", "/data/a@1+2"},
    {"@a", "x", "\"@a\""},
    {"a: b", "x", "\"a: b\""},
    {"a,b", "x", "\"a,b\""},
    {"", "x", "\"\""},
    {"8e3b7512-175d-4c22-b1d5-effedcda26fb", "x", "8e3b7512-175d-4c22-b1d5-effedcda26fb"},
};

static void ck_assert_written(struct buffer *out, const char *written)
{
  buffer_put_char(out, '\0');
  ck_assert_str_eq(out->bytes, written);
  buffer_free(out);
}

START_TEST(strings_stand_between_quotes_on_one_line)
{
  struct buffer out = {0};
  struct doc_text text = {quoted[_i].text, (uint32_t)quoted[_i].length};
  scalar_put_quoted(&out, text, quoted[_i].quote);
  ck_assert_written(&out, quoted[_i].written);
}
END_TEST

START_TEST(strings_are_written_as_those_before_where_they_stay_strings)
{
  struct buffer out = {0};
  scalar_put_like(&out, doc_text_of(like[_i].text), doc_text_of(like[_i].before));
  ck_assert_written(&out, like[_i].written);
}
END_TEST

Suite *scalar_suite(void)
{
  Suite *suite = suite_create("scalar");
  TCase *tests = tcase_create("strings");
  tcase_add_loop_test(tests, strings_stand_between_quotes_on_one_line, 0, COUNT(quoted));
  tcase_add_loop_test(tests, strings_are_written_as_those_before_where_they_stay_strings, 0,
                      COUNT(like));
  suite_add_tcase(suite, tests);
  return suite;
}
