/* Rounds of fixes: what is made, what is left. Each case is the rest of a request that is good. */
#include "unit.h"

#include "engine/repair.h"

#define QUEUE "6f1c2e7a-93b4-4d58-a1e0-7c5d2b8f4e13"
#define YAML "prompt: x\nworker_queue_id: " QUEUE "\nexecution_environment:\n"

static const struct {
  enum input_format format;
  const char *before, *after;
  bool unsafe;
  uint64_t fixed, left_unsafe;
} cases[] = {
    {INPUT_YAML, YAML "  env_vars: {A: 1}\n", YAML "  env_vars: {A: \"1\"}\n", false, 1, 0},
    {INPUT_YAML, YAML "  secrets: a\n", NULL, false, 0, 1},
    {INPUT_YAML, YAML "  secrets: a\n", YAML "  secrets: [a]\n", true, 1, 0},
    /* the second round sees what the first one made readable */
    {INPUT_YAML, YAML "  env_vars:\n    A: {{x}}/y\n    B: {{z}}/1\n    C: 1\n",
     YAML "  env_vars:\n    A: \"{{x}}/y\"\n    B: \"{{z}}/1\"\n    C: \"1\"\n", false, 3, 0},
    /* every document of a stream */
    {INPUT_YAML, "--- # one\n" YAML "  env_vars: {A: 1}\n---\n" YAML "  env_vars: {A: x, B: 2}\n",
     "--- # one\n" YAML "  env_vars: {A: \"1\"}\n---\n" YAML "  env_vars: {A: x, B: \"2\"}\n",
     false, 2, 0},
    {INPUT_JSON, "\xEF\xBB\xBF{\"prompt\":1,\"worker_queue_id\":\"" QUEUE "\"}",
     "\xEF\xBB\xBF{\"prompt\":\"1\",\"worker_queue_id\":\"" QUEUE "\"}", false, 1, 0},
    {INPUT_JSON_LINES, "{\"prompt\":1,\"worker_queue_id\":\"" QUEUE "\"}\r\n\n{\"prompt\":2,",
     "{\"prompt\":\"1\",\"worker_queue_id\":\"" QUEUE "\"}\r\n\n{\"prompt\":2,", false, 1, 0},
};

START_TEST(texts_are_repaired)
{
  struct checker checker = {.program = &schema_bundled, .is_request = true};
  struct input input = {cases[_i].before, strlen(cases[_i].before), cases[_i].format, 1, 1, 0};
  struct arena arena, rules;
  struct repair repair;
  arena_init(&arena);
  arena_init(&rules);
  checker.schema = (uint16_t)schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  checker.patterns = pattern_cache_new();
  ck_assert(checker_compile(&checker, &rules));
  ck_assert(repair_input(&repair, &checker, &input, cases[_i].unsafe, &arena));
  buffer_put_char(&repair.text, '\0');
  if (cases[_i].after)
    ck_assert_str_eq(repair.text.bytes, cases[_i].after);
  else
    ck_assert_uint_eq(repair.changes.count, 0);
  ck_assert_uint_eq(repair.fixed, cases[_i].fixed);
  ck_assert_uint_eq(repair.left_unsafe, cases[_i].left_unsafe);
  ck_assert_uint_eq(repair.left_by_rounds, 0);
  ck_assert_uint_eq(repair.refusal_count, 0);
  repair_free(&repair);
  pattern_cache_free(checker.patterns);
  arena_free(&arena);
  arena_free(&rules);
}
END_TEST

Suite *repair_suite(void)
{
  Suite *suite = suite_create("repair");
  TCase *tests = tcase_create("rounds");
  tcase_add_loop_test(tests, texts_are_repaired, 0, COUNT(cases));
  suite_add_tcase(suite, tests);
  return suite;
}
