/* Numbers as the server echoes them: fixtures/floats.txt holds what CPython prints. */
#include "unit.h"

#include "doc/json_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The fixture, below the environment variable srcdir. */
static FILE *open_floats(void)
{
  struct buffer path = {0};
  const char *folder = getenv("srcdir");
  buffer_printf(&path, "%s/fixtures/floats.txt", folder ? folder : ".");
  buffer_put_char(&path, '\0');
  FILE *file = fopen(path.bytes, "r");
  ck_assert_msg(file != NULL, "cannot open %s", path.bytes);
  buffer_free(&path);
  return file;
}

START_TEST(floats_are_printed_as_python_prints_them)
{
  char line[1024];
  unsigned count = 0;
  FILE *file = open_floats();
  struct buffer out = {0};
  while (fgets(line, sizeof line, file)) {
    char *wanted = strchr(line, '\t');
    ck_assert_msg(wanted && strchr(wanted, '\n'), "line %u is no line", count + 1);
    *wanted++ = '\0';
    wanted[strcspn(wanted, "\n")] = '\0';
    buffer_clear(&out);
    json_write_number(&out, DOC_FLOAT, doc_text_of(line));
    buffer_put_char(&out, '\0');
    ck_assert_msg(strcmp(out.bytes, wanted) == 0, "%s: %s instead of %s", line, out.bytes, wanted);
    count++;
  }
  ck_assert_uint_gt(count, 2000);
  buffer_free(&out);
  fclose(file);
}
END_TEST

START_TEST(what_json_cannot_hold_is_written_as_python_does)
{
  static const char *const cases[][2] = {
      {"NaN", "NaN"},        {"Infinity", "Infinity"}, {"-Infinity", "-Infinity"},
      {"1e400", "Infinity"}, {"-1e400", "-Infinity"},  {"-0.0", "-0.0"},
      {"-0e9", "-0.0"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct buffer out = {0};
    json_write_number(&out, DOC_FLOAT, doc_text_of(cases[i][0]));
    buffer_put_char(&out, '\0');
    ck_assert_str_eq(out.bytes, cases[i][1]);
    buffer_free(&out);
  }
}
END_TEST

START_TEST(integers_are_written_whole)
{
  static const char *const cases[][2] = {
      {"0", "0"},
      {"-0", "0"},
      {"-17", "-17"},
      {"9007199254740993", "9007199254740993"},
      {"123456789012345678901234567890123456789", "123456789012345678901234567890123456789"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct buffer out = {0};
    json_write_number(&out, DOC_INTEGER, doc_text_of(cases[i][0]));
    buffer_put_char(&out, '\0');
    ck_assert_str_eq(out.bytes, cases[i][1]);
    buffer_free(&out);
  }
}
END_TEST

START_TEST(token_values_are_those_of_strtod)
{
  static const char *const tokens[] = {"0",
                                       "-0.0",
                                       "1.5",
                                       "1e-5",
                                       "5e-324",
                                       "1e400",
                                       "-1e400",
                                       "0.1",
                                       "1.7976931348623157e308",
                                       "12345678901234567890",
                                       "2.5E+3"};
  for (size_t i = 0; i < COUNT(tokens); i++) {
    double value = -1, wanted = strtod(tokens[i], NULL);
    ck_assert(json_token_value(doc_text_of(tokens[i]), &value));
    ck_assert_msg(memcmp(&value, &wanted, sizeof value) == 0, "%s", tokens[i]);
  }
  double value = 0;
  ck_assert(json_token_value(doc_text_of("NaN"), &value) && isnan(value));
}
END_TEST

START_TEST(tokens_end_where_they_end)
{
  double value;
  ck_assert(json_token_value((struct doc_text){"1.2567", 3}, &value));
  ck_assert(value == 1.2);
}
END_TEST

Suite *number_suite(void)
{
  Suite *suite = suite_create("number");
  TCase *tests = tcase_create("writing");
  tcase_add_test(tests, floats_are_printed_as_python_prints_them);
  tcase_add_test(tests, what_json_cannot_hold_is_written_as_python_does);
  tcase_add_test(tests, integers_are_written_whole);
  tcase_add_test(tests, token_values_are_those_of_strtod);
  tcase_add_test(tests, tokens_end_where_they_end);
  suite_add_tcase(suite, tests);
  return suite;
}
