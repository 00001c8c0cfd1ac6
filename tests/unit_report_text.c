/* Text as JSON, as XML and as a URI: what comes out is one whatever goes in. */
#include "unit.h"

#include "base/uri.h"
#include "report/json_text.h"
#include "report/xml.h"

static const struct {
  const char *text;
  size_t length;
  const char *json, *attribute, *element;
} cases[] = {
    {BYTES(""), "\"\"", " a=\"\"", ""},
    {BYTES("a b"), "\"a b\"", " a=\"a b\"", "a b"},
    {BYTES("\"\\"), "\"\\\"\\\\\"", " a=\"&quot;\\\"", "\"\\"},
    {BYTES("<&>'"), "\"<&>'\"", " a=\"&lt;&amp;&gt;'\"", "&lt;&amp;&gt;'"},
    {BYTES("]]>"), "\"]]>\"", " a=\"]]&gt;\"", "]]&gt;"},
    {BYTES("\n\t\r"), "\"\\n\\u0009\\u000d\"", " a=\"&#10;&#9;&#13;\"", "\n\t&#13;"},
    {BYTES("\0\x1B\x7F"), "\"\\u0000\\u001b\\u007f\"", " a=\"&#127;\"", "&#127;"},
    {BYTES("\xC3\xA9\xF0\x9F\x98\x80"), "\"\xC3\xA9\xF0\x9F\x98\x80\"",
     " a=\"\xC3\xA9\xF0\x9F\x98\x80\"", "\xC3\xA9\xF0\x9F\x98\x80"},
    {BYTES("\xC2\x9B\xE2\x80\xAE"), "\"\\u009b\\u202e\"", " a=\"&#155;&#8238;\"", "&#155;&#8238;"},
    {BYTES("\xF3\xA0\x81\x81"), "\"\\udb40\\udc41\"", " a=\"&#917569;\"", "&#917569;"},
    {BYTES("\xEF\xBF\xBE\xEF\xBF\xBF"), "\"\xEF\xBF\xBE\xEF\xBF\xBF\"", " a=\"\"", ""},
    {BYTES("\xED\xA0\x80"), "\"\xEF\xBF\xBD\"", " a=\"\"", ""},
    {BYTES("\xFF\xC3z"), "\"\xEF\xBF\xBD\xEF\xBF\xBDz\"", " a=\"\xEF\xBF\xBD\xEF\xBF\xBDz\"",
     "\xEF\xBF\xBD\xEF\xBF\xBDz"},
};

static void assert_written(struct buffer *out, const char *expected)
{
  buffer_put_char(out, '\0');
  ck_assert_str_eq(out->bytes, expected);
  buffer_free(out);
}

START_TEST(text_is_kept_apart_from_syntax)
{
  struct buffer out = {0};
  json_text_put(&out, cases[_i].text, cases[_i].length);
  assert_written(&out, cases[_i].json);
  xml_put_attribute(&out, "a", cases[_i].text, cases[_i].length);
  assert_written(&out, cases[_i].attribute);
  xml_put_text(&out, cases[_i].text, cases[_i].length);
  assert_written(&out, cases[_i].element);
}
END_TEST

START_TEST(paths_become_uris)
{
  static const struct {
    const char *path, *uri;
  } paths[] = {
      {"a/b-c_d.e~1.json", "a/b-c_d.e~1.json"},
      {"c:/a b,#?%.json", "c%3A/a%20b%2C%23%3F%25.json"},
      {"/a\n\xFF\xC3\xA9", "file:///a%0A%FF%C3%A9"},
      {"-", "-"},
  };
  for (size_t i = 0; i < COUNT(paths); i++) {
    struct buffer out = {0};
    uri_put(&out, paths[i].path);
    assert_written(&out, paths[i].uri);
  }
}
END_TEST

Suite *report_text_suite(void)
{
  Suite *suite = suite_create("report_text");
  TCase *tests = tcase_create("report_text");
  tcase_add_loop_test(tests, text_is_kept_apart_from_syntax, 0, (int)COUNT(cases));
  tcase_add_test(tests, paths_become_uris);
  suite_add_tcase(suite, tests);
  return suite;
}
