/* The examples inside rule files, run. */
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/option_records.h"
#include "cli/yaml_file.h"
#include "engine/example.h"
#include "lint/rule_file.h"
#include "report/safe_text.h"

#include <errno.h>
#include <stdio.h>

struct tester {
  struct yaml_file *file;
  struct pattern_cache *patterns;
  unsigned passed, failed;
  bool trouble;
};

/* A line on standard output for each line of WRONG, with the example's place. */
static void print_wrong(struct tester *tester, const struct rule_example *example,
                        const struct buffer *wrong)
{
  struct line_map lines;
  struct buffer out = {0};
  if (!line_map_make(&lines, &tester->file->source, &tester->file->arena)) {
    tester->trouble = true;
    return;
  }
  struct position at = line_map_position(&lines, example->at.offset);
  for (size_t from = 0; from < wrong->length;) {
    const char *end = memchr(wrong->bytes + from, '\n', wrong->length - from);
    size_t length = (size_t)(end - wrong->bytes) - from;
    safe_text_put(&out, tester->file->path, strlen(tester->file->path));
    buffer_printf(&out, ":%u:%u: %s example: ", (unsigned)at.line, at.column,
                  example->is_good ? "good" : "bad");
    safe_text_put(&out, wrong->bytes + from, length);
    buffer_put_char(&out, '\n');
    from += length + 1;
  }
  fwrite(out.bytes, 1, out.length, stdout);
  buffer_free(&out);
}

/* Holds EXAMPLE's document against its schema, with all of terlint's rules and RULE. */
static bool test_example(struct tester *tester, const struct lint_rule *rule,
                         const struct rule_example *example)
{
  static const char request[] = "TeamExecutionRequest";
  const char *schema = example->schema ? example->schema : request;
  int type = schema_find(&schema_bundled, doc_text_of(schema));
  struct buffer wrong = {0};
  struct arena arena;
  struct checker checker = {.program = &schema_bundled,
                            .is_request = strcmp(schema, request) == 0,
                            .rules = &rule,
                            .rule_count = 1,
                            .patterns = tester->patterns};
  arena_init(&arena);
  checker.schema = (uint16_t)type;
  bool good = true;
  if (type < 0)
    buffer_printf(&wrong, "is held against %s, which is no schema of the contract\n", schema);
  else
    good =
        checker_compile(&checker, &arena) && example_check(&checker, rule->rule, example, &wrong);
  if (wrong.length > 0)
    print_wrong(tester, example, &wrong);
  tester->passed += wrong.length == 0;
  tester->failed += wrong.length > 0;
  arena_free(&arena);
  buffer_free(&wrong);
  return good;
}

static bool on_error(void *context, const struct rule_error *error)
{
  struct tester *tester = context;
  tester->trouble = true;
  yaml_file_complain(tester->file, error->at.offset, error->reason, error->word, error->suggestion);
  return true;
}

/* The rule's number is that of the bundled rule of its name, or the first one behind them. */
static bool on_rule(void *context, const struct lint_rule *lint, const struct doc_node *at)
{
  struct tester *tester = context;
  struct rule *rule = (struct rule *)(uintptr_t)lint->rule; /* not shared yet */
  const struct rule *bundled = rule_find(NULL, rule->id, strlen(rule->id));
  rule->number = (uint16_t)(bundled ? bundled->number : rule_count);
  if (rule->example_count == 0) {
    const struct rule_error error = {.at = at->span, .reason = "the rule has no examples"};
    return on_error(tester, &error);
  }
  for (uint16_t i = 0; i < rule->example_count; i++)
    if (!test_example(tester, lint, &rule->examples[i]))
      return false;
  return true;
}

static bool test_document(struct tester *tester, const struct doc_node *root)
{
  const struct rule_file_sink sink = {on_rule, on_error, tester};
  return rule_file_load(root, &tester->file->arena, &sink) || complain("%s", strerror(ENOMEM));
}

static void test_file(struct tester *tester, const char *path)
{
  struct yaml_file file;
  const struct doc_node *root = NULL;
  tester->file = &file;
  tester->patterns = pattern_cache_new();
  bool good = yaml_file_open(&file, path) && tester->patterns;
  while (good && (good = yaml_file_next(&file, &root)) && root)
    good = test_document(tester, root);
  tester->trouble |= !good;
  pattern_cache_free(tester->patterns);
  yaml_file_free(&file);
}

static enum exit_code run(const struct options *options)
{
  struct tester tester = {.passed = 0};
  for (int i = 0; i < options->argument_count; i++)
    test_file(&tester, options->arguments[i]);
  printf("%u passed, %u failed\n", tester.passed, tester.failed);
  if (fflush(stdout) != 0)
    tester.trouble = !complain("standard output: %s", strerror(errno));
  return tester.trouble ? EXIT_TROUBLE : tester.failed > 0 ? EXIT_FINDINGS : EXIT_GOOD;
}

const struct command test_rules_command = {
    .name = "test-rules",
    .arguments = "FILE...",
    .values = &values_file,
    .summary = "run the examples inside rule files",
    .about = "Holds the documents under `examples` in each rule file against all rules: a bad one\n"
             "must raise its rule at the places marked with ⟦ and ⟧ and nothing else, a good one\n"
             "must raise nothing at all.\n",
    .exits = "Exit: 0 all examples are as they should be, 1 some are not, 2 wrong usage, a file\n"
             "that cannot be read or is no rule.\n",
    .groups = 1u << GROUP_COMMON,
    .least = 1,
    .most = ANY_NUMBER,
    .run = run,
};
