/* Fails the n-th allocation, for every n until a check needs no more: nothing may crash or leak,
 * and the caller must be told. Linked with --wrap for malloc, calloc and realloc. */
#include "doc/json_write.h"
#include "engine/repair.h"
#include "engine/settings.h"
#include "report/fingerprint.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

/* Allocations until one fails; 0: none does. */
static unsigned countdown;

static bool fails(void)
{
  return countdown > 0 && --countdown == 0;
}

void *__wrap_malloc(size_t size)
{
  return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
  return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
  return fails() ? NULL : __real_realloc(memory, size);
}

static const struct report_path path = {"path", "path"};

/* A report on one document, from beginning to end; whether it is whole. */
static bool report_on(const struct report_format *format, const struct report_document *document)
{
  static const struct rule *const rules[] = {&rule_table[RULE_STRING_TYPE]};
  struct report report = {.options = {.color = true, .rules = rules, .rule_count = 1}};
  struct report_summary sums = {.files = 1, .documents = 1, .failed = document->count > 0};
  struct buffer body = {0};
  const struct report_piece piece = {path, true, true, &body, &sums};
  if (format->begin)
    format->begin(&report);
  format->document(&body, &report.options, document);
  if (format->piece)
    format->piece(&report, &piece);
  if (format->unreadable)
    format->unreadable(&report, &path, "reason");
  if (format->end)
    format->end(&report, &sums);
  bool whole = !body.failed && !report.out.failed;
  buffer_free(&body);
  buffer_free(&report.out);
  buffer_free(&report.file);
  buffer_free(&report.later);
  return whole;
}

/* As the body to submit. */
static bool render(const struct doc_node *root)
{
  struct buffer body = {0};
  json_write_as_written(&body, root, 2);
  bool whole = !body.failed;
  buffer_free(&body);
  return whole;
}

static bool on_document(void *context, const struct checked *checked)
{
  enum { MOST = 32 };
  struct fingerprints *fingerprints = context;
  uint64_t prints[MOST];
  const struct report_document document = {.path = path,
                                           .index = checked->index,
                                           .many = true,
                                           .lines = checked->lines,
                                           .diagnostics = checked->diagnostics,
                                           .fingerprints = prints,
                                           .count = checked->count < MOST ? checked->count : MOST,
                                           .secrets = checked->secrets};
  bool whole = true;
  for (uint32_t i = 0; whole && i < document.count; i++)
    whole = fingerprints_next(fingerprints, checked->diagnostics[i], words_of(""), &prints[i]);
  for (size_t i = 0; whole && report_formats[i]; i++)
    whole = report_on(report_formats[i], &document);
  if (whole && checked->root)
    whole = render(checked->root);
  return whole;
}

static bool repair(const struct checker *checker, const struct input *input, struct arena *arena)
{
  struct repair repair;
  bool whole = repair_input(&repair, checker, input, true, arena);
  repair_free(&repair);
  return whole;
}

/* Whether the check and the repair went through whole. */
static bool check(const char *text, enum input_format format)
{
  struct checker checker = {.program = &schema_bundled, .is_request = true, .want_fixes = true};
  struct input input = {text, strlen(text), format, 1, 1, 0};
  struct arena arena, rules;
  struct fingerprints fingerprints = {0};
  fingerprints_begin(&fingerprints, path.in_repository);
  checker.schema = (uint16_t)schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  arena_init(&arena);
  arena_init(&rules);
  checker.patterns = pattern_cache_new();
  bool whole = checker.patterns && checker_compile(&checker, &rules) &&
               check_input(&checker, &input, &arena, on_document, &fingerprints) &&
               repair(&checker, &input, &arena);
  fingerprints_free(&fingerprints);
  arena_free(&arena);
  arena_free(&rules);
  pattern_cache_free(checker.patterns);
  return whole;
}

/* Whether all that is asked of the settings with TEXT as the configuration was answered. */
static bool configure(const char *text, enum input_format format)
{
  (void)format;
  const struct checker *checker;
  const struct folder *here, *inner;
  struct settings settings;
  const struct settings_wishes wishes = {.checker = {.program = &schema_bundled},
                                         .force_exclude = true};
  FILE *file = fopen(CONFIG_FILE_NAME, "w");
  fputs(text, file);
  fclose(file);
  bool whole = settings_init(&settings, &wishes) &&
               settings_named(&settings, "absent/x.yaml", &checker) != SETTINGS_NO_MEMORY &&
               settings_named(&settings, NULL, &checker) != SETTINGS_NO_MEMORY &&
               settings_named_folder(&settings, ".", &here) != SETTINGS_NO_MEMORY &&
               settings_found_folder(&settings, here, "inner", &inner) != SETTINGS_NO_MEMORY &&
               settings_found(&settings, here, inner, "x.json", &checker) != SETTINGS_NO_MEMORY;
  settings_free(&settings);
  return whole;
}

typedef bool run_function(const char *text, enum input_format format);

/* Fails one allocation after the other; 1 where that shows. */
static int fail_each(const char *name, run_function *run, const char *text,
                     enum input_format format)
{
  for (unsigned n = 1; n < 100000; n++) {
    countdown = n;
    bool whole = run(text, format);
    bool failed_one = countdown == 0;
    countdown = 0;
    if (whole && !failed_one)
      return 0;
    if (whole) {
      printf("%s: nobody was told that allocation %u failed\n", name, n);
      return 1;
    }
  }
  printf("%s: it never goes through\n", name);
  return 1;
}

int main(void)
{
  static const struct {
    const char *name, *text;
    enum input_format format;
    run_function *run;
  } cases[] = {
      {"json",
       "{\"prompt\":1,\"stream\":{\"a\":[1.5,{\"b\":\"\\n\"}]},\"execution_environment\":{\"env_"
       "vars\":"
       "{\"a\":1,\"a\":2,\"b\":null}},\"worker_queue_id\":\"x\"}",
       INPUT_JSON, check},
      {"json to repair",
       "{\"prompt\": 1, \"worker_queue_id\": \"6F1C2E7A-93b4-4d58-a1e0-7c5d2b8f4e13\", "
       "\"execution_environment\":"
       " {\"mcp_servers\": {\"a\": {\"type\": \"stdio\", \"command\": \"x\"}, \"b\": {\"url\": "
       "\"http://x/sse\"}}}}",
       INPUT_JSON, check},
      {"yaml to repair",
       "prompt: 1\nsystem_prompt: {{x}}/y\nexecution_environment:\n  secrets:\n  env_vars:\n    A: "
       "{{x}}\n  mcp_servers:\n"
       "    a:\n      type: stdio\n      command: x\n    b:\n      url: http://x/mcp\n",
       INPUT_YAML, check},
      {"secrets to move",
       "worker_queue_id: x\nexecution_environment:\n  mcp_servers:\n    a:\n      command: x\n"
       "      args: [--token=q8Zk2vT9xW4mB7nL, 'b {{ .secret.b }}{{secrets.c}}', '${env:D}', 1]\n"
       "      env: {TOKEN: q8Zk2vT9xW4mB7nM, G: ghp_16C7e42F292c6912E7710c838347Ae178B4a}\n"
       "    b:\n      type: http\n      url: http://u:s3cr3t@h/\n      headers: {X: \"a\\n\"}\n",
       INPUT_YAML, check},
      {"a secret in what is no yaml",
       "PASSWORD: hunter2\nA: [ghp_16C7e42F292c6912E7710c838347Ae178B4a: PASSWORD: hunter2: x\n",
       INPUT_YAML, check},
      {"malformed json", "{\"a\":", INPUT_JSON, check},
      {"utf-16", "\xFF\xFE{\0}\0", INPUT_JSON, check},
      {"yaml",
       "prompt: &p [1, {a: b}]\nsystem_prompt: *p\nstream: !x y\nexecution_environment:\n  "
       "env_vars: {<<: {A: 1},"
       " A: 2, 3: x}\nworker_queue_id: {{x}}\n---\n- *nowhere\n---\n[",
       INPUT_YAML, check},
      {"json lines", "{}\n{\"prompt\":2}\n\n[", INPUT_JSON_LINES, check},
      {"settings",
       "include: [a/, '*.json']\nexclude: [b]\nfail-on: info\nextends: [/dev/null]\nrules: "
       "{missing: off}\n"
       "overrides: [{files: ['**/x.*'], rules: {server: info}}, {at: [/a~1b/*], rules: {missing: "
       "off}}]\n"
       "declared: {secrets: [a]}\n",
       INPUT_YAML, configure},
      {"a broken configuration",
       "a: 1\na: 2\nexclude: ['[']\noverrides: [{at: [a], rules: 1}]\n---\n", INPUT_YAML,
       configure},
      {"a configuration that is no YAML", "exclude: [*a]", INPUT_YAML, configure},
  };
  const int count = sizeof cases / sizeof *cases;
  char folder[] = "/tmp/terlint-no-memory-XXXXXX";
  int failed = 0;
  if (!mkdtemp(folder) || chdir(folder) != 0)
    return EXIT_FAILURE;
  for (int i = 0; i < count; i++)
    failed += fail_each(cases[i].name, cases[i].run, cases[i].text, cases[i].format);
  remove(CONFIG_FILE_NAME);
  rmdir(folder);
  printf("%d passed, %d failed\n", count - failed, failed);
  return failed > 0;
}
