/* From parts of a string to where they stand in the text. */
#include "unit.h"

#include "lint/place.h"
#include "read/json.h"
#include "read/yaml.h"

#include <stdio.h>
#include <string.h>

/* Every `PART` in the value of `v` stands, in turn, where WRITTEN says: what is there, joined by
 * `|`. */
static const struct {
  const char *source, *part, *written;
} cases[] = {
    /* as it is */
    {"v: say {{a}} and {{a}}", "{{a}}", "{{a}}|{{a}}"},
    {"v: '{{a}}'", "{{a}}", "{{a}}"},
    {"{\"v\": \"{{a}}\"}", "{{a}}", "{{a}}"},
    /* escapes */
    {"{\"v\": \"\\n{{a}}\\t{{a}}\"}", "{{a}}", "{{a}}|{{a}}"},
    {"{\"v\": \"\\u007b{\\u0061}} {{a}}\"}", "{{a}}", "\\u007b{\\u0061}}|{{a}}"},
    {"{\"v\": \"\\ud83d\\ude80\\u00e9{{a}}\"}", "{{a}}", "{{a}}"},
    {"{\"v\": \"{{\\\"a\\\"}}\\\\\"}", "{{\"a\"}}", "{{\\\"a\\\"}}"},
    {"{\"v\": \"a\\r\\nb\"}", "\r\n", "\\r\\n"},
    {"v: \"\\x7b{\\U00000061}\\N\\L{{a}}\"", "{{a}}", "{{a}}"},
    {"v: 'it''s {{a}}'", "{{a}}", "{{a}}"},
    {"v: 'it''s'", "'", "''"},
    /* lines */
    {"v: say\n  {{a}}\n\n  {{a}}", "{{a}}", "{{a}}|{{a}}"},
    {"v: say {{\n    a}}", "{{ a}}", "{{\n    a}}"},
    {"v: \"say \\\n    {{a}}\n\n\n   \\tb {{a}}\"", "{{a}}", "{{a}}|{{a}}"},
    {"v: 'say\n\n\n  {{a}}'", "{{a}}", "{{a}}"},
    {"v: |\n  one\n    {{a}}\n\n  {{a}}\n", "{{a}}", "{{a}}|{{a}}"},
    {"v: |2- # {{a}}\n\n     {{a}}\n", "{{a}}", "{{a}}"},
    {"v: >\n  one\n  {{a}}\n\n  {{a}}\n", "{{a}}", "{{a}}|{{a}}"},
    {"v: >-\r\n  one\r\n  {{a}}\r\n", "{{a}}", "{{a}}"},
    /* white space of its own has no place: the rest, or the whole value */
    {"v: 'a\n  b'", " ", "\n  "},
    {"v: |\n  a\n   b\n", " b", "b"},
    {"v: |\n  a\n", "\n", "|\n  a"},
    {"w: &w \"\\x41{{a}}\"\nv: *w", "{{a}}", "*w"},
};

static void put_places(char *out, size_t size, const struct source *source,
                       const struct doc_node *node, const char *part)
{
  struct placer placer;
  uint32_t length = (uint32_t)strlen(part);
  placer_begin(&placer, source, node);
  *out = '\0';
  for (uint32_t at = 0; at + length <= node->text.length; at++) {
    if (memcmp(node->text.bytes + at, part, length) != 0)
      continue;
    struct span found = placer_next(&placer, at, length);
    size_t used = strlen(out);
    snprintf(out + used, size - used, "%s%.*s", used ? "|" : "", (int)found.length,
             source->bytes + found.offset);
  }
}

static const struct doc_node *read_yaml(const struct source *source, struct arena *arena)
{
  struct yaml_result result;
  struct yaml_reader *reader = yaml_reader_new(source, YAML_1_2);
  ck_assert(reader && yaml_read(reader, arena, &result) && result.problem_count == 0);
  yaml_reader_free(reader);
  return result.root;
}

START_TEST(a_part_is_found_where_it_is_written)
{
  char written[256];
  struct arena arena;
  struct source source = {
      .bytes = cases[_i].source, .length = (uint32_t)strlen(cases[_i].source), .first_line = 1};
  arena_init(&arena);
  const struct doc_node *root =
      *source.bytes == '{' ? json_read(&source, &arena).root : read_yaml(&source, &arena);
  ck_assert_ptr_nonnull(root);
  const struct doc_node *node = doc_member(root, doc_text_of("v"));
  put_places(written, sizeof written, &source, node, cases[_i].part);
  ck_assert_str_eq(written, cases[_i].written);
  arena_free(&arena);
}
END_TEST

Suite *place_suite(void)
{
  Suite *suite = suite_create("place");
  TCase *tcase = tcase_create("place");
  tcase_add_loop_test(tcase, a_part_is_found_where_it_is_written, 0, COUNT(cases));
  suite_add_tcase(suite, tcase);
  return suite;
}
