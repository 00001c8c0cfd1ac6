/* Functions of rules: fixtures/functions/<name>.yaml, found by themselves. Each is a list of rules
 * with documents in which they find what stands there, as `loc | message | text underlined`. */
#include "unit.h"

#include "lint/pattern.h"
#include "lint/rule_load.h"
#include "lint/run.h"
#include "read/yaml.h"
#include "report/detail.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

struct fixture {
  const char *path;
  struct arena arena;
  struct source source;
  struct buffer bytes;
  struct pattern_cache *patterns;
};

static const struct doc_node *member(const struct doc_node *object, const char *key)
{
  const struct doc_node *found = doc_member(object, doc_text_of(key));
  ck_assert_msg(found, "no %s", key);
  return found;
}

/* Loads the rule of GROUP into PROGRAM. */
static void load(struct fixture *fixture, const struct doc_node *group,
                 struct lint_program *program)
{
  struct rule_error error = {.reason = NULL};
  const struct lint_rule *rule = rule_load(member(group, "rule"), &fixture->arena, &error);
  ck_assert_msg(rule, "%s:%u: %s", fixture->path, error.at.offset, error.reason);
  ck_assert(lint_program_init(program, &fixture->arena));
  ck_assert(lint_program_add(program, rule, false));
}

struct findings {
  const struct fixture *fixture;
  struct buffer lines;
};

static bool on_finding(void *context, struct diagnostic *diagnostic)
{
  struct findings *findings = context;
  struct buffer *out = &findings->lines;
  detail_write_loc(out, diagnostic);
  buffer_put_string(out, " | ");
  buffer_put(out, diagnostic->message.bytes, diagnostic->message.length);
  buffer_put_string(out, " | ");
  buffer_put(out, findings->fixture->source.bytes + diagnostic->span.offset,
             diagnostic->span.length);
  buffer_put_char(out, '\n');
  return true;
}

static void check_case(struct fixture *fixture, const struct lint_program *program,
                       const struct doc_node *it)
{
  const struct doc_node *found = member(it, "found");
  struct doc_node root = *member(it, "in");
  struct findings findings = {.fixture = fixture};
  struct buffer expected = {0};
  root.key = (struct doc_text){NULL, 0};
  struct lint_declared *declared = NULL;
  const struct lint_document document = {.source = &fixture->source,
                                         .declared = &declared,
                                         .root = &root,
                                         .patterns = fixture->patterns,
                                         .arena = &fixture->arena};
  ck_assert(lint_document_run(program, &document, on_finding, &findings));
  for (const struct doc_node *line = found->count ? found->first : NULL; line; line = line->next) {
    buffer_put(&expected, line->text.bytes, line->text.length);
    buffer_put_char(&expected, '\n');
  }
  buffer_put_char(&findings.lines, '\0');
  buffer_put_char(&expected, '\0');
  ck_assert_msg(strcmp(findings.lines.bytes, expected.bytes) == 0,
                "%s: %.*s\nfound:\n%sexpected:\n%s", fixture->path, (int)root.span.length,
                fixture->source.bytes + root.span.offset, findings.lines.bytes, expected.bytes);
  buffer_free(&findings.lines);
  buffer_free(&expected);
}

static void check_group(struct fixture *fixture, const struct doc_node *group)
{
  struct lint_program program;
  load(fixture, group, &program);
  const struct doc_node *cases = member(group, "cases");
  ck_assert_uint_gt(cases->count, 0);
  for (const struct doc_node *it = cases->first; it; it = it->next)
    check_case(fixture, &program, it);
}

static void read_bytes(struct fixture *fixture)
{
  char block[4096];
  size_t length;
  FILE *file = fopen(fixture->path, "rb");
  ck_assert_ptr_nonnull(file);
  while ((length = fread(block, 1, sizeof block, file)) > 0)
    buffer_put(&fixture->bytes, block, length);
  fclose(file);
}

static void check_file(const char *path)
{
  struct fixture fixture = {.path = path, .patterns = pattern_cache_new()};
  struct yaml_result result;
  arena_init(&fixture.arena);
  read_bytes(&fixture);
  ck_assert_int_eq(
      source_decode(&fixture.source, fixture.bytes.bytes, fixture.bytes.length, &fixture.arena),
      DECODE_OK);
  struct yaml_reader *reader = yaml_reader_new(&fixture.source, YAML_1_2);
  ck_assert(yaml_read(reader, &fixture.arena, &result));
  ck_assert_msg(result.problem_count == 0, "%s: %s", path,
                result.problem_count ? result.problems->reason : "");
  for (const struct doc_node *group = result.root->first; group; group = group->next)
    check_group(&fixture, group);
  yaml_reader_free(reader);
  pattern_cache_free(fixture.patterns);
  buffer_free(&fixture.bytes);
  arena_free(&fixture.arena);
}

START_TEST(functions_find_what_the_fixtures_say)
{
  glob_t files;
  char pattern[4096];
  const char *folder = getenv("srcdir");
  snprintf(pattern, sizeof pattern, "%s/fixtures/functions/*.yaml", folder ? folder : ".");
  ck_assert_int_eq(glob(pattern, 0, NULL, &files), 0);
  for (size_t i = 0; i < files.gl_pathc; i++)
    check_file(files.gl_pathv[i]);
  globfree(&files);
}
END_TEST

Suite *functions_suite(void)
{
  Suite *suite = suite_create("functions");
  TCase *tcase = tcase_create("all");
  tcase_add_test(tcase, functions_find_what_the_fixtures_say);
  suite_add_tcase(suite, tcase);
  return suite;
}
