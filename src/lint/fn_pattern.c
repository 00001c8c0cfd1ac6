/* pattern: `match`, `notMatch`, as Spectral's. */
#include "lint/pattern.h"

#include "lint/message.h"

static bool report(const struct lint_call *call, const struct doc_node *pattern, const char *how)
{
  struct buffer error = {0};
  lint_put_value(&error, call->value);
  buffer_printf(&error, " %s \"", how);
  buffer_put(&error, pattern->text.bytes, pattern->text.length);
  buffer_put_char(&error, '"');
  return lint_report_buffer(call, &error);
}

/* Holds the value against the pattern of OPTION, which it must match, or not. */
static bool test(const struct lint_call *call, const char *option, enum pattern_result wrong,
                 const char *how)
{
  const struct doc_node *pattern = lint_option(call, option);
  if (!pattern)
    return true;
  enum pattern_result result = pattern_match(call->document->patterns, pattern, call->value->text);
  if (result == PATTERN_NO_MEMORY)
    return false;
  if (result == PATTERN_GAVE_UP)
    return report(call, pattern, "takes too long to hold against the pattern");
  return result != wrong || report(call, pattern, how);
}

static bool run(const struct lint_call *call)
{
  return test(call, "match", PATTERN_DIFFERS, "must match the pattern") &&
         test(call, "notMatch", PATTERN_MATCHES, "must not match the pattern");
}

static const struct lint_option options[] = {
    {"match", LINT_STRING, false, pattern_check},
    {"notMatch", LINT_STRING, false, pattern_check},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_pattern = {
    .name = "pattern", .takes = LINT_STRING, .options = options, .run = run};
