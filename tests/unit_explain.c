/* Text that fits a terminal: lines of at most 80 columns, and a page for every rule. */
#include "unit.h"

#include "base/utf8.h"
#include "cli/explain.h"
#include "cli/wrap.h"

/* The code points of the longest line in TEXT that does not begin with PASSED_OVER. */
static size_t longest_line(const struct buffer *text, const char *passed_over)
{
  size_t longest = 0;
  for (size_t at = 0; at < text->length; at++) {
    const char *line = text->bytes + at;
    const char *end = memchr(line, '\n', text->length - at);
    ck_assert_ptr_nonnull(end); /* every line ends */
    bool is_passed_over = strncmp(line, passed_over, strlen(passed_over)) == 0;
    size_t width = is_passed_over ? 0 : utf8_count(line, (size_t)(end - line));
    longest = width > longest ? width : longest;
    at += (size_t)(end - line);
  }
  return longest;
}

START_TEST(every_page_fits)
{
  struct buffer page = {0};
  explain_put_page(&page, &rule_table[_i]);
  size_t length = strlen(rule_table[_i].id);
  ck_assert_int_eq(memcmp(page.bytes, rule_table[_i].id, length), 0);
  ck_assert_uint_le(longest_line(&page, "    "), WRAP_WIDTH);
  buffer_free(&page);
}
END_TEST

START_TEST(the_table_fits_and_has_all_rules)
{
  struct buffer table = {0};
  const struct rule_list none = {NULL, 0};
  explain_put_table(&table, &none);
  ck_assert_uint_le(longest_line(&table, "-"), WRAP_WIDTH);
  buffer_put_char(&table, '\0');
  for (size_t i = 0; i < rule_count; i++)
    ck_assert_ptr_nonnull(strstr(table.bytes, rule_table[i].id));
  buffer_free(&table);
}
END_TEST

static const struct {
  const char *text;
  size_t column, indent;
  const char *lines;
} cases[] = {
    {"", 0, 0, "\n"},
    {"two words", 0, 4, "two words\n"},
    {" blanks\n  are  one ", 0, 0, "blanks are one\n"},
    {"at the end", 76, 2, "at\n  the end\n"},
    {"at the end", 74, 2, "at the\n  end\n"},
    {"full", 76, 0, "full\n"},
    {"\xC3\xA4\xC3\xB6 \xC3\xBC\xC3\x9F", 75, 0, "\xC3\xA4\xC3\xB6 \xC3\xBC\xC3\x9F\n"},
    {"one\n\n two\n \n", 0, 2, "one\n\n  two\n"},
    {"overlong-that-stands-alone next", 70, 1, "overlong-that-stands-alone\n next\n"},
};

START_TEST(words_are_wrapped)
{
  struct buffer out = {0};
  wrap_put(&out, cases[_i].text, cases[_i].column, cases[_i].indent);
  buffer_put_char(&out, '\0');
  ck_assert_str_eq(out.bytes, cases[_i].lines);
  buffer_free(&out);
}
END_TEST

Suite *explain_suite(void)
{
  Suite *suite = suite_create("explain");
  TCase *tests = tcase_create("explain");
  tcase_add_loop_test(tests, every_page_fits, 0, (int)rule_count);
  tcase_add_test(tests, the_table_fits_and_has_all_rules);
  tcase_add_loop_test(tests, words_are_wrapped, 0, (int)COUNT(cases));
  suite_add_tcase(suite, tests);
  return suite;
}
