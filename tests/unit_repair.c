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
  uint32_t refusals;
} cases[] = {
    {INPUT_YAML, YAML "  env_vars: {A: 1}\n", YAML "  env_vars: {A: \"1\"}\n", false, 1, 0, 0},
    {INPUT_YAML, YAML "  secrets: a\n", NULL, false, 0, 1, 0},
    {INPUT_YAML, YAML "  secrets: a\n", YAML "  secrets: [a]\n", true, 1, 0, 0},
    /* good ones do not hide a bad one, which would make two equal keys; nor does a third fix, which
     * would remove one of these */
    {INPUT_YAML, YAML "  env_vars: {A: 1, 1.10: x, \"1.10\": y, B: 2}\n",
     YAML "  env_vars: {A: \"1\", 1.10: x, \"1.10\": y, B: \"2\"}\n", true, 2, 0, 1},
    {INPUT_YAML, YAML "  env_vars: {\"1.10\": x, 1.10: y}\n", NULL, true, 0, 0, 1},
    /* fixes that uncover errors: in what they write, and of the value around */
    {INPUT_YAML,
     YAML "  mcp_servers: {a: {command: x, url: \"\", type: streamable-http, args: [~]}}\n",
     YAML "  mcp_servers: {a: {command: x, url: \"\", type: http, args: []}}\n", true, 3, 0, 0},
    /* the second round sees what the first one made readable */
    {INPUT_YAML, YAML "  env_vars:\n    A: {{x}}/y\n    B: {{z}}/1\n    C: 1\n",
     YAML "  env_vars:\n    A: \"{{x}}/y\"\n    B: \"{{z}}/1\"\n    C: \"1\"\n", false, 3, 0, 0},
    /* one fix for all names that are missing */
    {INPUT_YAML,
     YAML "  secrets: []\nsystem_prompt: \"{{.secret.a}} {{.secret.b}} {{.secret.c}}\"\n",
     YAML "  secrets: [a, b, c]\nsystem_prompt: \"{{.secret.a}} {{.secret.b}} {{.secret.c}}\"\n",
     true, 3, 0, 0},
    /* an object that a fix adds is one that another fix can move something into */
    {INPUT_YAML,
     "prompt: x\nworker_queue_id: " QUEUE "\nmcpServers:\n  a:\n    command: [npx, -y]\n"
     "system_prompt: \"{{.secret.x}}\"\n",
     "prompt: x\nworker_queue_id: " QUEUE
     "\nexecution_environment:\n  secrets: [x]\n  mcp_servers:\n    a:\n"
     "      command: npx\n      args: [-y]\nsystem_prompt: \"{{.secret.x}}\"\n",
     true, 2, 0, 0},
    /* every document of a stream */
    {INPUT_YAML, "--- # one\n" YAML "  env_vars: {A: 1}\n---\n" YAML "  env_vars: {A: x, B: 2}\n",
     "--- # one\n" YAML "  env_vars: {A: \"1\"}\n---\n" YAML "  env_vars: {A: x, B: \"2\"}\n",
     false, 2, 0, 0},
    {INPUT_JSON, "\xEF\xBB\xBF{\"prompt\":1,\"worker_queue_id\":\"" QUEUE "\"}",
     "\xEF\xBB\xBF{\"prompt\":\"1\",\"worker_queue_id\":\"" QUEUE "\"}", false, 1, 0, 0},
    {INPUT_JSON_LINES, "{\"prompt\":1,\"worker_queue_id\":\"" QUEUE "\"}\r\n\n{\"prompt\":2,",
     "{\"prompt\":\"1\",\"worker_queue_id\":\"" QUEUE "\"}\r\n\n{\"prompt\":2,", false, 1, 0, 0},
};

/* Repairs the LENGTH bytes of TEXT into REPAIR. */
static void make(struct repair *repair, const char *text, size_t length, enum input_format format,
                 bool unsafe)
{
  struct checker checker = {.program = &schema_bundled, .is_request = true};
  struct input input = {text, length, format, 1, 1, 0};
  struct arena arena, rules;
  arena_init(&arena);
  arena_init(&rules);
  checker.schema = (uint16_t)schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  checker.patterns = pattern_cache_new();
  ck_assert(checker_compile(&checker, &rules));
  ck_assert(repair_input(repair, &checker, &input, unsafe, &arena));
  pattern_cache_free(checker.patterns);
  arena_free(&arena);
  arena_free(&rules);
}

START_TEST(texts_are_repaired)
{
  struct repair repair;
  make(&repair, cases[_i].before, strlen(cases[_i].before), cases[_i].format, cases[_i].unsafe);
  buffer_put_char(&repair.text, '\0');
  if (cases[_i].after)
    ck_assert_str_eq(repair.text.bytes, cases[_i].after);
  else
    ck_assert_uint_eq(repair.changes.count, 0);
  ck_assert_uint_eq(repair.fixed, cases[_i].fixed);
  ck_assert_uint_eq(repair.left_unsafe, cases[_i].left_unsafe);
  ck_assert_uint_eq(repair.left_by_rounds, 0);
  ck_assert_uint_eq(repair.refusal_count, cases[_i].refusals);
  repair_free(&repair);
}
END_TEST

/* More bad fixes than there may be surveys, in front of and behind good ones. */
START_TEST(many_bad_fixes_keep_no_good_one_from_being_made)
{
  enum { PAIRS = 2 * REPAIR_MAX_SURVEYS };
  struct buffer text = {0};
  struct repair repair;
  buffer_put_string(&text, YAML "  env_vars:\n");
  for (int i = 0; i < PAIRS; i++)
    buffer_printf(&text, "    A%d: %d\n    %d.10: x\n    \"%d.10\": y\n", i, i, i, i);
  make(&repair, text.bytes, text.length, INPUT_YAML, true);
  ck_assert_uint_eq(repair.fixed, PAIRS);
  ck_assert_uint_eq(repair.refusal_count, PAIRS);
  ck_assert_uint_eq(repair.left_by_rounds, 0);
  repair_free(&repair);
  buffer_free(&text);
}
END_TEST

/* The fixes make the request larger, and so the message that says how large it is. */
START_TEST(a_finding_with_another_number_is_the_same)
{
  enum { NUMBERS = 8192, TOO_LARGE = 2 << 20 };
  struct buffer text = {0};
  struct repair repair;
  buffer_put_string(&text, YAML "  env_vars:\n");
  for (int i = 0; i < NUMBERS; i++)
    buffer_printf(&text, "    A%d: %d\n", i, i);
  buffer_put_string(&text, "system_prompt: ");
  buffer_put_repeat(&text, 'a', TOO_LARGE);
  make(&repair, text.bytes, text.length, INPUT_YAML, false);
  ck_assert_uint_eq(repair.fixed, NUMBERS);
  ck_assert_uint_eq(repair.refusal_count, 0);
  repair_free(&repair);
  buffer_free(&text);
}
END_TEST

Suite *repair_suite(void)
{
  Suite *suite = suite_create("repair");
  TCase *tests = tcase_create("rounds");
  tcase_add_loop_test(tests, texts_are_repaired, 0, COUNT(cases));
  tcase_add_test(tests, many_bad_fixes_keep_no_good_one_from_being_made);
  tcase_add_test(tests, a_finding_with_another_number_is_the_same);
  suite_add_tcase(suite, tests);
  return suite;
}
