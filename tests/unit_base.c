/* Text, lines and numbers: what every place that is reported rests on. */
#include "unit.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "doc/json_write.h"
#include "engine/input.h"
#include "lint/uuid.h"
#include "report/safe_text.h"
#include "text/line_map.h"

START_TEST(utf8_takes_surrogates_and_refuses_overlong_forms)
{
  static const struct {
    const char *bytes;
    size_t size;
  } cases[] = {
      {"a", 1},        {"\xC3\xA9", 2},         {"\xE2\x82\xAC", 3}, {"\xF0\x9F\x9A\x80", 4},
      {"\xED\xA0\x80", 3}, {"\xC0\x80", 0},     {"\xE0\x80\x80", 0}, {"\xF0\x80\x80\x80", 0},
      {"\xF4\x90\x80\x80", 0}, {"\x80", 0},     {"\xFF", 0},         {"\xE2\x82", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_uint_eq(utf8_sequence(cases[i].bytes, strlen(cases[i].bytes)), cases[i].size);
}
END_TEST

START_TEST(utf8_encodes_what_it_decodes)
{
  for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    char bytes[UTF8_MAX_BYTES];
    size_t size = utf8_encode(c, bytes);
    ck_assert_uint_eq(utf8_sequence(bytes, size), size);
    ck_assert_uint_eq(utf8_decode(bytes, size), c);
  }
}
END_TEST

START_TEST(encodings_are_recognised_as_cpython_does)
{
  static const struct {
    const char *bytes;
    size_t length;
    const char *text; /* NULL: not text */
  } cases[] = {
      {"{}", 2, "{}"},
      {"\xEF\xBB\xBF{}", 5, "{}"},
      {"{\0}\0", 4, "{}"},
      {"\0{\0}", 4, "{}"},
      {"\xFF\xFE{\0}\0", 6, "{}"},
      {"\xFE\xFF\0{\0}", 6, "{}"},
      {"{\0\0\0}\0\0\0", 8, "{}"},
      {"\0\0\0{\0\0\0}", 8, "{}"},
      {"\xFF\xFE\0\0{\0\0\0", 8, "{"},
      {"1\0", 2, "1"},
      {"{\0}\0x", 5, NULL},
      {"\x3D\xD8\x80\xDE", 4, "\x3D\xD8\x80\xDE"},
      {"\xFF\xFE\x3D\xD8\x80\xDE", 6, "\xF0\x9F\x9A\x80"},
      {"\xFF\xFE\x3D\xD8", 4, "\xED\xA0\xBD"},
      {"\xFF\xFE\0\0\0\0\x11\0", 8, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct arena arena;
    struct source source;
    arena_init(&arena);
    enum decode_result result = source_decode(&source, cases[i].bytes, cases[i].length, &arena);
    ck_assert_int_eq(result, cases[i].text ? DECODE_OK : DECODE_INVALID);
    if (cases[i].text) {
      ck_assert_uint_eq(source.length, strlen(cases[i].text));
      ck_assert_mem_eq(source.bytes, cases[i].text, source.length);
    }
    arena_free(&arena);
  }
}
END_TEST

START_TEST(lines_end_with_lf_crlf_or_cr)
{
  struct arena arena;
  struct line_map map;
  struct source source = {"a\nb\r\nc\rd\xC3\xA9" "e", 11, 1, 0};
  static const struct {
    uint32_t offset, line, column;
  } cases[] = {{0, 1, 1}, {1, 1, 2}, {2, 2, 1}, {5, 3, 1}, {7, 4, 1}, {10, 4, 3}, {11, 4, 4}, {99, 4, 4}};
  arena_init(&arena);
  ck_assert(line_map_make(&map, &source, &arena));
  ck_assert_uint_eq(map.count, 4);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct position at = line_map_position(&map, cases[i].offset);
    ck_assert_uint_eq(at.line, cases[i].line);
    ck_assert_uint_eq(at.column, cases[i].column);
  }
  ck_assert_uint_eq(line_map_line(&map, 1).length, 1);
  arena_free(&arena);
}
END_TEST

START_TEST(numbers_are_printed_as_python_prints_them)
{
  static const char *const cases[][2] = {
      {"1e16", "1e+16"},   {"1.10", "1.1"},      {"1E5", "100000.0"},  {"-0.0", "-0.0"},
      {"1e-5", "1e-05"},   {"0.0001", "0.0001"}, {"5e-324", "5e-324"}, {"1e400", "Infinity"},
      {"-1e400", "-Infinity"}, {"NaN", "NaN"},   {"0.1", "0.1"},       {"123456789012345680.0", "1.2345678901234568e+17"},
      {"1e15", "1000000000000000.0"}, {"9007199254740993.0", "9007199254740992.0"},
      {"1.7976931348623157e308", "1.7976931348623157e+308"}, {"2.2250738585072014e-308", "2.2250738585072014e-308"},
      {"5.684341886080802e-14", "5.684341886080802e-14"}, {"0.30000000000000004", "0.30000000000000004"},
      {"9.5367431640625e-07", "9.5367431640625e-07"}, {"1e22", "1e+22"}, {"1e23", "1e+23"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct buffer out = {0};
    json_write_number(&out, DOC_FLOAT, doc_text_of(cases[i][0]));
    buffer_put_char(&out, '\0');
    ck_assert_str_eq(out.bytes, cases[i][1]);
    buffer_free(&out);
  }
}
END_TEST

START_TEST(suggestions_are_near_or_none)
{
  static const char *const words[] = {"format", "select", "string-type", "stream"};
  ck_assert_str_eq(suggest("fromat", 6, words, 4), "format");
  ck_assert_str_eq(suggest("string_type", 11, words, 4), "string-type");
  ck_assert_ptr_null(suggest("zebra", 5, words, 4));
  ck_assert_ptr_null(suggest("", 0, words, 4));
}
END_TEST

START_TEST(uuids_have_one_canonical_form)
{
  static const char *const forms[] = {
      "8E3B7512-175D-4C22-B1D5-EFFEDCDA26FB", "8e3b7512175d4c22b1d5effedcda26fb",
      "{8e3b7512-175d-4c22-b1d5-effedcda26fb}", "urn:uuid:8e3b7512-175D-4c22-b1d5-effedcda26fb"};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    char canonical[UUID_TEXT_LENGTH];
    ck_assert(uuid_is_valid(doc_text_of(forms[i])));
    uuid_canonical(doc_text_of(forms[i]), canonical);
    ck_assert_mem_eq(canonical, "8e3b7512-175d-4c22-b1d5-effedcda26fb", UUID_TEXT_LENGTH);
  }
}
END_TEST

START_TEST(nothing_in_a_text_can_move_the_cursor)
{
  struct buffer out = {0};
  static const char text[] = "a\x1B[2J\r\n\t\xC2\x9B\xE2\x80\xAE\xFF\xED\xA0\x80z";
  safe_text_put(&out, text, sizeof text - 1);
  buffer_put_char(&out, '\0');
  ck_assert_str_eq(out.bytes, "a\\x1b[2J\\x0d\\x0a \\x9b\\u202e\\xff\\ud800z");
  buffer_free(&out);
}
END_TEST

START_TEST(content_tells_the_format_where_the_name_does_not)
{
  static const struct {
    const char *text;
    enum input_format format;
  } cases[] = {
      {"", INPUT_JSON},           {" {\"a\": 1}", INPUT_JSON},      {"[1]\n", INPUT_JSON},
      {"{\n}\n", INPUT_JSON},     {"{}\n{}\n", INPUT_JSON_LINES},   {"{}\n\n", INPUT_JSON},
      {"prompt: x", INPUT_YAML},  {"{{name}}", INPUT_YAML},         {"# {}\n", INPUT_YAML},
      {"{\"a\":\n{}}", INPUT_JSON},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_int_eq(input_format_by_content(cases[i].text, strlen(cases[i].text)), cases[i].format);
}
END_TEST

Suite *base_suite(void)
{
  Suite *suite = suite_create("base");
  TCase *tests = tcase_create("text");
  tcase_add_test(tests, utf8_takes_surrogates_and_refuses_overlong_forms);
  tcase_add_test(tests, utf8_encodes_what_it_decodes);
  tcase_add_test(tests, encodings_are_recognised_as_cpython_does);
  tcase_add_test(tests, lines_end_with_lf_crlf_or_cr);
  tcase_add_test(tests, numbers_are_printed_as_python_prints_them);
  tcase_add_test(tests, suggestions_are_near_or_none);
  tcase_add_test(tests, uuids_have_one_canonical_form);
  tcase_add_test(tests, nothing_in_a_text_can_move_the_cursor);
  tcase_add_test(tests, content_tells_the_format_where_the_name_does_not);
  suite_add_tcase(suite, tests);
  return suite;
}
