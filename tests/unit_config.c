/* Configuration files: what is taken of them, and what is wrong with others, where. */
#include "unit.h"

#include "base/buffer.h"
#include "config/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct config *read_text(const char *text, size_t length)
{
  FILE *file = tmpfile();
  ck_assert_ptr_nonnull(file);
  fwrite(text, 1, length, file);
  rewind(file);
  struct config *config = config_read(fileno(file), "the file", "/nowhere");
  fclose(file);
  ck_assert_ptr_nonnull(config);
  return config;
}

static const struct {
  const char *text, *problem; /* the first one, `line:column: reason`; NULL: it is good */
} cases[] = {
    {"", NULL},
    {"# nothing\n", NULL},
    {"{}\n", NULL},
    {"\xFF\xFEy\0a\0", "1:1: must be a mapping"},
    {"include: []\nexclude: []\nextends: []\noverrides: []\nrules: {}\ndeclared: {}\n", NULL},
    {"[]", "1:1: must be a mapping"},
    {"rules", "1:1: must be a mapping"},
    {"exlude: [a]", "1:1: exlude: unknown key; did you mean exclude?"},
    {"something: 1", "1:1: something: unknown key"},
    {"1: 2", "1:1: 1: unknown key"},
    {"exclude: [a]\nexclude: [b]", "2:1: exclude: the key stands here a second time"},
    {"exclude: a", "1:10: exclude: must be a list of globs"},
    {"exclude:\n", "1:9: exclude: must be a list of globs"},
    {"exclude: [1]", "1:10: exclude: must be a list of globs"},
    {"exclude: ['[a']", "1:11: [a: the glob has a [ without its ]; write \\[ for the character"},
    {"include: [a/../b]",
     "1:11: a/../b: the glob has an empty name, `.` or `..`, which no path in this folder has"},
    {"exclude:\n  - *.yaml",
     "2:6: YAML decode error: while scanning an alias: did not find expected alphabetic or "
     "numeric character; a glob that begins with * needs quotes"},
    {"exclude:\n  - !a.yaml",
     "2:5: YAML tag without a meaning here: !a.yaml; a glob that begins with ! needs quotes"},
    {"fail-on: never", NULL},
    {"fail-on: fatal", "1:10: fail-on: must be error, warning, info or never"},
    {"fail-on: [error]", "1:10: fail-on: must be error, warning, info or never"},
    {"yaml: 1.1", NULL},
    {"yaml: '1.2'", NULL},
    {"yaml: 1.3", "1:7: yaml: must be 1.2 or 1.1"},
    {"yaml: 1", "1:7: yaml: must be 1.2 or 1.1"},
    {"rules: {missing: off, runtime: warning, org: info}", NULL},
    {"rules: {mising: off}",
     "1:9: mising: no rule or category of that name; did you mean missing?"},
    {"rules: {runtme: off}",
     "1:9: runtme: no rule or category of that name; did you mean runtime?"},
    {"rules: {missing: fatal}", "1:18: missing: must be error, warning, info or off"},
    {"rules: {missing: false}", "1:18: missing: must be error, warning, info or off"},
    {"rules: {missing: off, missing: off}", "1:23: missing: the key stands here a second time"},
    {"rules: [missing]", "1:8: rules: must be a mapping"},
    {"overrides: {}", "1:12: overrides: must be a list of mappings"},
    {"overrides: [a]", "1:13: must be a mapping"},
    {"overrides: [{files: [a], at: [/b], rules: {missing: off}}]", NULL},
    {"overrides: [{rules: {missing: off}}]", "1:13: an override needs `files`, `at` or both"},
    {"overrides: [{files: [], rules: {missing: off}}]",
     "1:13: an override needs `files`, `at` or both"},
    {"overrides: [{files: [a]}]", "1:13: an override needs `rules`"},
    {"overrides: [{file: [a], at: [/b], rules: {}}]",
     "1:14: file: unknown key; did you mean files?"},
    {"overrides: [{at: [b], rules: {}}]",
     "1:19: b: is no JSON pointer, such as /execution_environment/mcp_servers/*"},
    {"overrides: [{at: [/a~b], rules: {}}]",
     "1:19: /a~b: has a ~ that is neither ~0, a ~, nor ~1, a /"},
    {"overrides: [{files: [a], rules: {missin: off}}]",
     "1:34: missin: no rule or category of that name; did you mean missing?"},
    {"declared: {secrets: [a-b_1], env: [A_1]}", NULL},
    {"declared: {secret: [a]}", "1:12: secret: unknown key; did you mean secrets?"},
    {"declared: {secrets: [a.b]}", "1:22: a.b: no template can have this name"},
    {"declared: {env: [1A]}", "1:18: 1A: no template can have this name"},
    {"declared: {env: ['']}", "1:18: : no template can have this name"},
    {"declared: {env: A}", "1:17: env: must be a list of names"},
    {"extends: [absent.yaml]", "1:11: absent.yaml: there is no such file"},
    {"extends: [/]", "1:11: /: is no file"},
    {"extends: [/dev/null]", "1:11: /dev/null: is no file"},
    {"extends: ['']", "1:11: the name of a file must stand here"},
    {"extends: [\"a\\0\"]", "1:11: the name of a file must stand here"},
    {"extends: absent.yaml", "1:10: extends: must be a list of rule files"},
    {"a: [",
     "1:5: YAML decode error: while parsing a flow node: did not find expected node content"},
    {"yaml: 1.2\n---\nyaml: 1.2", "3:1: a second document: there can be only one"},
    {"yaml: 1.2\n---\n[",
     "3:2: YAML decode error: while parsing a flow node: did not find expected node content"},
    {"yaml: {{x}}", "1:7: {{ is not quoted, so YAML reads a mapping"},
    {"exclude: &a [x]\ninclude: *a", NULL},
    {"<<: {yaml: 1.1}\nyaml: 1.2", NULL},
    {"rules:\n  missing: fatal\nfail-on: fatal",
     "2:12: missing: must be error, warning, info or off"},
};

START_TEST(problems_are_told_with_their_place)
{
  struct buffer got = {0};
  struct config *config = read_text(cases[_i].text, strlen(cases[_i].text) + (_i == 3 ? 3 : 0));
  if (config->problem_count > 0)
    buffer_printf(&got, "%u:%u: %s", (unsigned)config->problems[0].line, config->problems[0].column,
                  config->problems[0].reason);
  buffer_put_char(&got, '\0');
  ck_assert_str_eq(got.bytes, cases[_i].problem ? cases[_i].problem : "");
  buffer_free(&got);
  config_free(config);
}
END_TEST

/* The configuration of CONFIG, in which %s stands for a file that holds RULES. */
static struct config *read_with_rules(const char *text, const char *rules)
{
  char path[] = "/tmp/terlint-unit-XXXXXX", bytes[512];
  int descriptor = mkstemp(path);
  ck_assert_int_ge(descriptor, 0);
  ck_assert_int_eq(write(descriptor, rules, strlen(rules)), (ssize_t)strlen(rules));
  close(descriptor);
  snprintf(bytes, sizeof bytes, text, path, path);
  struct config *config = read_text(bytes, strlen(bytes));
  unlink(path);
  return config;
}

#define ASK "given: $.a\nthen: {function: truthy}\n"

START_TEST(rules_of_ones_own_have_numbers_and_levels)
{
  struct config *config = read_with_rules(
      "extends: ['%s']\nrules: {mine: error, org: info}\n",
      "id: mine\nsummary: Mine\n" ASK "---\nid: other\nsummary: Other\n" ASK
      "---\nrules: {silent: {severity: off, given: $, then: {function: truthy}}}\n");
  ck_assert_uint_eq(config->problem_count, 0);
  ck_assert_uint_eq(config->own_rules.count, 3);
  for (uint16_t i = 0; i < 3; i++) {
    ck_assert_ptr_eq(config->own[i]->rule, config->own_rules.items[i]);
    ck_assert_uint_eq(config->own_rules.items[i]->number, RULE_ID_COUNT + i);
  }
  ck_assert_int_eq(config->rules.of[RULE_ID_COUNT], LEVEL_ERROR);
  ck_assert_int_eq(config->rules.of[RULE_ID_COUNT + 1], LEVEL_INFO);
  ck_assert_int_eq(config->rules.of[RULE_ID_COUNT + 2], LEVEL_INFO);
  config_free(config);
  config =
      read_with_rules("extends: ['%s']\n",
                      "rules: {silent: {severity: off, given: $, then: {function: truthy}}}\n");
  ck_assert_int_eq(config->rules.of[RULE_ID_COUNT], LEVEL_OFF);
  config_free(config);
}
END_TEST

static const struct {
  const char *config, *rules, *problems[3]; /* the path left out */
} rule_problems[] = {
    {"extends: ['%s']",
     "id: mine\nsummary: Mine\ngivn: 1\n",
     {"3:1: unknown key of a rule: givn; did you mean given?"}},
    {"extends: ['%s']",
     "id: missing\nsummary: Mine\n" ASK,
     {"1:5: missing: terlint has a rule of this name"}},
    {"extends: ['%s', '%s']",
     "id: mine\nsummary: Mine\n" ASK,
     {"1:5: mine: there is a rule of this name already"}},
    {"extends: ['%s']",
     "id: mine\nsummary: Mine\n",
     {"1:5: mine: a rule of yours needs given and then"}},
    {"extends: ['%s']",
     "id: mine\nsummary: Mine\ncategory: server\n" ASK,
     {"1:5: mine: the category of a rule of yours is org"}},
    {"extends: ['%s']",
     "rules:\n  b: off\n  a: on\n",
     {"2:3: is no rule of this file: set its severity in `rules` of the configuration",
      "3:3: is no rule of this file: set its severity in `rules` of the configuration"}},
    {"extends: ['%s']",
     "id: [\n",
     {"2:1: YAML decode error: while parsing a flow node: did not find expected node content"}},
    {"extends: ['%s']",
     "",
     {"1:1: is neither a rule, which has an id, nor a ruleset, which has rules"}},
    {"extends: ['%s']", "\xff\xfe\xfd", {NULL}},
};

START_TEST(problems_of_rule_files_have_their_place)
{
  struct config *config = read_with_rules(rule_problems[_i].config, rule_problems[_i].rules);
  uint32_t count = 0;
  for (; rule_problems[_i].problems[count]; count++) {
    char text[256];
    ck_assert_uint_lt(count, config->problem_count);
    const struct config_problem *problem = &config->problems[count];
    snprintf(text, sizeof text, "%u:%u: %s", (unsigned)problem->line, problem->column,
             problem->reason);
    ck_assert_str_eq(text, rule_problems[_i].problems[count]);
    ck_assert_int_eq(strncmp(problem->path, "/tmp/terlint-unit-", 18), 0);
  }
  ck_assert_uint_eq(config->problem_count, count ? count : 1);
  config_free(config);
}
END_TEST

START_TEST(all_keys_are_taken)
{
  static const char text[] =
      "include: [a]\nexclude: [b, '!c']\nfail-on: warning\nyaml: 1.1\nextends: []\n"
      "rules: {missing: info, server: off, string-type: error}\n"
      "overrides: [{files: [d], rules: {runtime: off}}, {at: [/e, /f], rules: {missing: off}}]\n"
      "declared: {secrets: [g, h], env: [I]}\n";
  struct config *config = read_text(BYTES(text));
  ck_assert_uint_eq(config->problem_count, 0);
  ck_assert_uint_eq(config->include.count, 1);
  ck_assert_uint_eq(config->exclude.count, 2);
  ck_assert(config->exclude.items[1].is_negated);
  ck_assert(config->has_fail_on && config->fail_on == SEVERITY_WARNING);
  ck_assert(config->has_yaml && config->yaml == YAML_1_1);
  ck_assert_uint_eq(config->extends_count, 0);
  ck_assert_int_eq(config->rules.of[RULE_MISSING], LEVEL_INFO);
  ck_assert_int_eq(config->rules.of[RULE_STRING_TYPE], LEVEL_ERROR);
  ck_assert_int_eq(config->rules.of[RULE_BOOL_TYPE], LEVEL_OFF);
  ck_assert_uint_eq(config->override_count, 2);
  ck_assert_uint_eq(config->overrides[0].files.count, 1);
  ck_assert_uint_eq(config->overrides[1].at_count, 2);
  ck_assert_int_eq(config->overrides[1].levels.of[RULE_MISSING], LEVEL_OFF);
  ck_assert_uint_eq(config->declared_secrets.count, 2);
  ck_assert(doc_text_equal(config->declared_env.names[0], doc_text_of("I")));
  config_free(config);
}
END_TEST

START_TEST(what_is_too_much_is_told)
{
  struct buffer text = {0};
  buffer_put_string(&text, "exclude:\n");
  for (int i = 0; i < 10001; i++)
    buffer_put_string(&text, "- a\n");
  struct config *config = read_text(text.bytes, text.length);
  ck_assert_uint_eq(config->problem_count, 1);
  ck_assert_str_eq(config->problems[0].reason,
                   "more than 10000 globs and pointers in one configuration");
  config_free(config);
  buffer_put_repeat(&text, '#', CONFIG_MAX_LENGTH);
  config = read_text(text.bytes, text.length);
  ck_assert_str_eq(config->problems[0].reason, "larger than 1 MiB");
  config_free(config);
  buffer_free(&text);
}
END_TEST

Suite *config_suite(void)
{
  Suite *suite = suite_create("config");
  TCase *tests = tcase_create("files");
  tcase_add_loop_test(tests, problems_are_told_with_their_place, 0, COUNT(cases));
  tcase_add_test(tests, all_keys_are_taken);
  tcase_add_test(tests, rules_of_ones_own_have_numbers_and_levels);
  tcase_add_loop_test(tests, problems_of_rule_files_have_their_place, 0, COUNT(rule_problems));
  tcase_add_test(tests, what_is_too_much_is_told);
  suite_add_tcase(suite, tests);
  return suite;
}
