/* What a file holds, by its name and by its content. */
#include "unit.h"

#include "engine/input.h"

static const struct {
  const char *text;
  size_t length;
  enum input_format format;
} contents[] = {
    {BYTES(""), INPUT_JSON},
    {BYTES(" \n\t\r"), INPUT_JSON},
    {BYTES("{}"), INPUT_JSON},
    {BYTES(" {\"a\": 1}"), INPUT_JSON},
    {BYTES("[1]\n"), INPUT_JSON},
    {BYTES("{"), INPUT_JSON},
    {BYTES("{\n}\n"), INPUT_JSON},
    {BYTES("{\"a\":\n{}}"), INPUT_JSON},
    {BYTES("{}\n\n"), INPUT_JSON},
    {BYTES("{}\n{}\n"), INPUT_JSON_LINES},
    {BYTES("{}\r\n{}\r\n"), INPUT_JSON_LINES},
    {BYTES("\n{}\n{}"), INPUT_JSON_LINES},
    {BYTES("[]\n\n{"), INPUT_JSON_LINES},
    {BYTES("{}\nx"), INPUT_JSON_LINES},
    {BYTES("{} x\n{}"), INPUT_JSON}, /* the first line is not whole in itself */
    {BYTES("\xEF\xBB\xBF{}"), INPUT_JSON},
    {BYTES("\xEF\xBB\xBF{}\n{}"), INPUT_JSON_LINES},
    {BYTES("\xEF\xBB\xBF"
           "a: 1"),
     INPUT_YAML},
    {BYTES("{\0}\0"), INPUT_JSON}, /* wide text is JSON: YAML's reader is given none */
    {BYTES("prompt: x"), INPUT_YAML},
    {BYTES("# {}\n"), INPUT_YAML},
    {BYTES("---\n{}"), INPUT_YAML},
    {BYTES("- {}"), INPUT_YAML},
    {BYTES("\"a\""), INPUT_YAML},
    {BYTES("{{name}}"), INPUT_YAML},
    {BYTES("  {{ name }}: x"), INPUT_YAML},
    {BYTES("{\"a\": {{x}}}"), INPUT_JSON},
};

START_TEST(content_tells_the_format_where_the_name_does_not)
{
  ck_assert_int_eq(input_format_by_content(contents[_i].text, contents[_i].length),
                   contents[_i].format);
}
END_TEST

START_TEST(names_tell_the_format)
{
  static const struct {
    const char *path;
    int format; /* -1: tells nothing */
  } names[] = {
      {"a.json", INPUT_JSON},
      {"a.yaml", INPUT_YAML},
      {"x/a.yml", INPUT_YAML},
      {"a.jsonl", INPUT_JSON_LINES},
      {"a.ndjson", INPUT_JSON_LINES},
      {"A.JSON", INPUT_JSON},
      {"a.b.Yml", INPUT_YAML},
      {"a.txt", -1},
      {"json", -1},
      {"", -1},
      {"a.json/b", -1},
      {"a.json.bak", -1},
      {".json", INPUT_JSON},
      {"a.jsonx", -1},
  };
  for (size_t i = 0; i < COUNT(names); i++) {
    enum input_format format;
    bool told = input_format_by_name(names[i].path, &format);
    ck_assert_msg(told ? (int)format == names[i].format : names[i].format == -1, "%s",
                  names[i].path);
  }
}
END_TEST

Suite *input_suite(void)
{
  Suite *suite = suite_create("input");
  TCase *tests = tcase_create("formats");
  tcase_add_loop_test(tests, content_tells_the_format_where_the_name_does_not, 0,
                      (int)COUNT(contents));
  tcase_add_test(tests, names_tell_the_format);
  suite_add_tcase(suite, tests);
  return suite;
}
