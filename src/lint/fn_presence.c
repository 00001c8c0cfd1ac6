/* truthy, falsy, defined, undefined: as Spectral's, on what JavaScript takes for true. */
#include "doc/json_write.h"
#include "lint/message.h"

static bool is_zero(const struct doc_node *number, bool *zero)
{
  double value;
  if (!json_token_value(number->text, &value))
    return false;
  *zero = !(value > 0 || value < 0); /* NaN too */
  return true;
}

/* Sets *TRUTHY to what JavaScript makes of VALUE; false when memory ends. */
static bool is_truthy(const struct doc_node *value, bool *truthy)
{
  *truthy = value != NULL;
  if (!value)
    return true;
  switch ((enum doc_type)value->type) {
  case DOC_NULL:
  case DOC_FALSE:
    *truthy = false;
    return true;
  case DOC_STRING:
    *truthy = value->text.length > 0;
    return true;
  case DOC_INTEGER:
  case DOC_FLOAT: {
    bool zero;
    if (!is_zero(value, &zero))
      return false;
    *truthy = !zero;
    return true;
  }
  default:
    return true;
  }
}

static bool report(const struct lint_call *call, const char *what)
{
  struct buffer error = {0};
  lint_put_property(&error, call);
  buffer_printf(&error, "must be %s", what);
  return lint_report_buffer(call, &error);
}

static bool run_truthy(const struct lint_call *call)
{
  bool truthy;
  return is_truthy(call->value, &truthy) && (truthy || report(call, "truthy"));
}

static bool run_falsy(const struct lint_call *call)
{
  bool truthy;
  return is_truthy(call->value, &truthy) && (!truthy || report(call, "falsy"));
}

static bool run_defined(const struct lint_call *call)
{
  return call->value || report(call, "defined");
}

static bool run_undefined(const struct lint_call *call)
{
  return !call->value || report(call, "undefined");
}

const struct lint_function fn_truthy = {
    .name = "truthy", .takes = LINT_VALUE | LINT_ABSENT, .run = run_truthy};
const struct lint_function fn_falsy = {
    .name = "falsy", .takes = LINT_VALUE | LINT_ABSENT, .run = run_falsy};
const struct lint_function fn_defined = {
    .name = "defined", .takes = LINT_VALUE | LINT_ABSENT, .run = run_defined};
const struct lint_function fn_undefined = {
    .name = "undefined", .takes = LINT_VALUE | LINT_ABSENT, .run = run_undefined};
