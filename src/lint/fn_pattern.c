/* pattern: `match`, `notMatch`, as Spectral's. */
#include "lint/pattern.h"

#include "doc/json_write.h"
#include "lint/message.h"

static struct words words_about(const struct lint_call *call, const struct doc_node *pattern,
                                const char *how)
{
  struct buffer error = {0};
  lint_put_value(&error, call->value);
  buffer_printf(&error, " %s ", how);
  json_write_string(&error, pattern->text);
  return lint_take(call, &error);
}

/* Holds the value against the pattern of OPTION, which must not give WRONG. Sets *DONE where it
 * took too long. */
static bool test(const struct lint_call *call, const char *option, enum pattern_result wrong,
                 const char *how, bool *done)
{
  const struct doc_node *pattern = lint_option(call, option);
  if (!pattern || *done)
    return true;
  enum pattern_result result =
      pattern_match(call->document->patterns, pattern->text, PATTERN_SLASHED, call->value->text);
  if (result == PATTERN_NO_MEMORY)
    return false;
  *done = result == PATTERN_GAVE_UP;
  if (*done)
    return lint_give_up(call,
                        words_about(call, pattern, "takes too long to hold against the pattern"));
  struct lint_finding finding = {.at = {0, 0}};
  if (result != wrong)
    return true;
  finding.error = words_about(call, pattern, how);
  return lint_report(call, &finding);
}

static bool run(const struct lint_call *call)
{
  bool done = false;
  return test(call, "match", PATTERN_DIFFERS, "must match the pattern", &done) &&
         test(call, "notMatch", PATTERN_MATCHES, "must not match the pattern", &done);
}

static bool check(const struct doc_node *value, struct rule_error *error)
{
  const char *problem = pattern_problem(value->text, PATTERN_SLASHED);
  return !problem || rule_error_set(error, value->span, problem);
}

static const struct lint_option options[] = {
    {"match", LINT_STRING, false, check},
    {"notMatch", LINT_STRING, false, check},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_pattern = {
    .name = "pattern", .takes = LINT_STRING, .options = options, .run = run, .needs_option = true};
