/* The YAML reader's spans: what is underlined in the editor and edited by a fix. */
#include "unit.h"

#include "read/yaml.h"

#include <stdlib.h>

/* TEXT holds one mapping; the value of its member KEY must stand exactly where WRITTEN does. */
struct span_case {
  const char *text, *key, *written;
};

static const struct span_case cases[] = {
    {"a: plain text # x\n", "a", "plain text"},
    {"a: 'it''s'\n", "a", "'it''s'"},
    {"a: \"q\\n\"\n", "a", "\"q\\n\""},
    {"a: one\n  two\n", "a", "one\n  two"},
    {"a: |\n  x\n  y\n\nb: 1\n", "a", "|\n  x\n  y"},
    {"a: >-\n  x\n\n  y\n# c\nb: 1\n", "a", ">-\n  x\n\n  y"},
    {"a: [1, {b: 2}] # x\n", "a", "[1, {b: 2}]"},
    {"a:\n  - x\n  - y\n\nb: 1\n", "a", "- x\n  - y"},
    {"a:\n- x\n- b: 1\n  c: 2\nz: 1\n", "a", "- x\n- b: 1\n  c: 2"},
    {"a:\n  b: 1\n  c: 2\n\n\nz: 1\n", "a", "b: 1\n  c: 2"},
    {"\xC3\xA9: \xE2\x82\xAC\na: \"\xF0\x9F\x9A\x80 x\"\n", "a", "\"\xF0\x9F\x9A\x80 x\""},
    {"\xC3\xA9: x\r\na: 8080\r\n", "a", "8080"},
    {"a: !!str 12\n", "a", "12"},
    {"a: &x 'v'\n", "a", "'v'"},
    {"a: &x\n  b: 1\n", "a", "b: 1"},
    {"x: &x [1]\na: *x\n", "a", "*x"},
};

START_TEST(values_stand_where_they_are_written)
{
  const struct span_case *test = &cases[_i];
  struct arena arena;
  struct source source = {test->text, (uint32_t)strlen(test->text), 1, 0};
  struct yaml_result result;
  arena_init(&arena);
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  ck_assert(yaml_read(reader, &arena, &result));
  ck_assert_uint_eq(result.problem_count, 0);
  const struct doc_node *value = doc_member(result.root, doc_text_of(test->key));
  ck_assert_ptr_nonnull(value);
  ck_assert_msg(value->span.length == strlen(test->written) &&
                    memcmp(test->text + value->span.offset, test->written, value->span.length) == 0,
                "%s: found %.*s", test->text, (int)value->span.length,
                test->text + value->span.offset);
  yaml_reader_free(reader);
  arena_free(&arena);
}
END_TEST

START_TEST(a_missing_value_stands_behind_its_colon)
{
  struct arena arena;
  struct source source = {"a:\n\nb: 1\n", 9, 1, 0};
  struct yaml_result result;
  arena_init(&arena);
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  ck_assert(yaml_read(reader, &arena, &result));
  ck_assert_uint_eq(result.root->first->span.offset, 2);
  ck_assert_uint_eq(result.root->first->span.length, 0);
  ck_assert(!yaml_read(reader, &arena, &result));
  yaml_reader_free(reader);
  arena_free(&arena);
}
END_TEST

START_TEST(strings_point_into_the_source_where_they_can)
{
  struct arena arena;
  static const char text[] = "a: plain\nb: 'quoted'\n";
  struct source source = {text, sizeof text - 1, 1, 0};
  struct yaml_result result;
  arena_init(&arena);
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  ck_assert(yaml_read(reader, &arena, &result));
  ck_assert_ptr_eq(result.root->first->text.bytes, text + 3);
  ck_assert_ptr_eq(result.root->first->next->text.bytes, text + 13);
  yaml_reader_free(reader);
  arena_free(&arena);
}
END_TEST

Suite *yaml_suite(void)
{
  Suite *suite = suite_create("yaml");
  TCase *tests = tcase_create("spans");
  tcase_add_loop_test(tests, values_stand_where_they_are_written, 0, sizeof cases / sizeof *cases);
  tcase_add_test(tests, a_missing_value_stands_behind_its_colon);
  tcase_add_test(tests, strings_point_into_the_source_where_they_can);
  suite_add_tcase(suite, tests);
  return suite;
}
