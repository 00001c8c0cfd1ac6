/* Files of rules: fixtures/rule-files.yaml is a list of texts and of what each of them gives, as
 * `id severity: summary` or `line:column: reason: word; did you mean X?`. */
#include "unit.h"

#include "base/buffer.h"
#include "lint/rule_file.h"
#include "read/yaml.h"
#include "text/line_map.h"

#include <stdio.h>
#include <stdlib.h>

struct loading {
  struct arena arena;
  struct source source;
  struct buffer lines;
};

static bool on_rule(void *context, const struct lint_rule *lint, const struct doc_node *at)
{
  struct loading *loading = context;
  const struct rule *rule = lint->rule;
  ck_assert_ptr_nonnull(at);
  buffer_printf(&loading->lines, "%s %s: %s\n", rule->id,
                lint->is_off ? "off" : severity_word(rule->severity), rule->summary);
  return true;
}

static bool on_error(void *context, const struct rule_error *error)
{
  struct loading *loading = context;
  struct line_map map;
  ck_assert(line_map_make(&map, &loading->source, &loading->arena));
  struct position at = line_map_position(&map, error->at.offset);
  buffer_printf(&loading->lines, "%u:%u: %s", (unsigned)at.line, at.column, error->reason);
  if (error->word.bytes)
    buffer_printf(&loading->lines, ": %.*s", (int)error->word.length, error->word.bytes);
  if (error->suggestion)
    buffer_printf(&loading->lines, "; did you mean %s?", error->suggestion);
  buffer_put_char(&loading->lines, '\n');
  return true;
}

static void check_text(struct doc_text text, struct doc_text expected)
{
  struct loading loading = {.source = {text.bytes, text.length, 1, 0}};
  const struct rule_file_sink sink = {on_rule, on_error, &loading};
  struct yaml_result result;
  arena_init(&loading.arena);
  struct yaml_reader *reader = yaml_reader_new(&loading.source, YAML_1_2);
  while (yaml_read(reader, &loading.arena, &result)) {
    ck_assert_msg(result.problem_count == 0, "%.*s", (int)text.length, text.bytes);
    ck_assert(rule_file_load(result.root, &loading.arena, &sink));
  }
  bool same = doc_text_equal((struct doc_text){loading.lines.bytes, (uint32_t)loading.lines.length},
                             expected);
  ck_assert_msg(same, "%.*sgives:\n%.*sexpected:\n%.*s", (int)text.length, text.bytes,
                (int)loading.lines.length, loading.lines.bytes, (int)expected.length,
                expected.bytes);
  yaml_reader_free(reader);
  buffer_free(&loading.lines);
  arena_free(&loading.arena);
}

START_TEST(files_of_rules_are_taken_or_refused_at_a_place)
{
  char path[4096];
  char block[4096];
  size_t length;
  struct buffer bytes = {0};
  struct arena arena;
  struct yaml_result result;
  const char *folder = getenv("srcdir");
  snprintf(path, sizeof path, "%s/fixtures/rule-files.yaml", folder ? folder : ".");
  FILE *file = fopen(path, "rb");
  ck_assert_ptr_nonnull(file);
  while ((length = fread(block, 1, sizeof block, file)) > 0)
    buffer_put(&bytes, block, length);
  fclose(file);
  arena_init(&arena);
  struct source source = {bytes.bytes, (uint32_t)bytes.length, 1, 0};
  struct yaml_reader *reader = yaml_reader_new(&source, YAML_1_2);
  ck_assert(yaml_read(reader, &arena, &result));
  ck_assert_msg(result.problem_count == 0, "%s",
                result.problem_count ? result.problems->reason : "");
  for (const struct doc_node *it = result.root->first; it; it = it->next)
    check_text(doc_member(it, doc_text_of("text"))->text,
               doc_member(it, doc_text_of("gives"))->text);
  yaml_reader_free(reader);
  arena_free(&arena);
  buffer_free(&bytes);
}
END_TEST

Suite *rule_file_suite(void)
{
  Suite *suite = suite_create("rule files");
  TCase *tcase = tcase_create("all");
  tcase_add_test(tcase, files_of_rules_are_taken_or_refused_at_a_place);
  suite_add_tcase(suite, tcase);
  return suite;
}
