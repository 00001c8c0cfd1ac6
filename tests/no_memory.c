/* Fails the n-th allocation, for every n until a check needs no more: nothing may crash or leak, and the
 * caller must be told. Linked with --wrap for malloc, calloc and realloc. */
#include "engine/check.h"
#include "report/report.h"

#include <stdio.h>
#include <stdlib.h>

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

static bool on_document(void *context, const struct checked *checked)
{
  static const struct report_options options = {.color = true};
  struct buffer *out = context;
  struct report_document document = {.path = {"path", "path"}, .index = checked->index, .many = true,
                                     .lines = checked->lines, .diagnostics = checked->diagnostics,
                                     .count = checked->count};
  for (size_t i = 0; report_formats[i]; i++)
    report_formats[i]->document(out, &options, &document);
  return true;
}

/* Whether the check went through whole. */
static bool check(const char *text, enum input_format format)
{
  struct checker checker = {.program = &schema_bundled, .is_request = true,
                            .want_fixes = true};
  struct input input = {text, strlen(text), format, 1, 1, 0};
  struct arena arena, rules;
  struct buffer out = {0};
  checker.schema = (uint16_t)schema_find(&schema_bundled, doc_text_of("TeamExecutionRequest"));
  arena_init(&arena);
  arena_init(&rules);
  checker.patterns = pattern_cache_new();
  bool whole = checker.patterns && checker_compile(&checker, &rules) &&
               check_input(&checker, &input, &arena, on_document, &out) && !out.failed;
  buffer_free(&out);
  arena_free(&arena);
  arena_free(&rules);
  pattern_cache_free(checker.patterns);
  return whole;
}

/* Fails one allocation after the other; 1 where that shows. */
static int fail_each(const char *name, const char *text, enum input_format format)
{
  for (unsigned n = 1; n < 100000; n++) {
    countdown = n;
    bool whole = check(text, format);
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
  } cases[] = {
      {"json", "{\"prompt\":1,\"stream\":{\"a\":[1.5,{\"b\":\"\\n\"}]},\"execution_environment\":{\"env_vars\":"
               "{\"a\":1,\"a\":2,\"b\":null}},\"worker_queue_id\":\"x\"}", INPUT_JSON},
      {"malformed json", "{\"a\":", INPUT_JSON},
      {"utf-16", "\xFF\xFE{\0}\0", INPUT_JSON},
      {"yaml", "prompt: &p [1, {a: b}]\nsystem_prompt: *p\nstream: !x y\nexecution_environment:\n  env_vars: {<<: {A: 1},"
               " A: 2, 3: x}\nworker_queue_id: {{x}}\n---\n- *nowhere\n---\n[", INPUT_YAML},
      {"json lines", "{}\n{\"prompt\":2}\n\n[", INPUT_JSON_LINES},
  };
  const int count = sizeof cases / sizeof *cases;
  int failed = 0;
  for (int i = 0; i < count; i++)
    failed += fail_each(cases[i].name, cases[i].text, cases[i].format);
  printf("%d passed, %d failed\n", count - failed, failed);
  return failed > 0;
}
