/* finite: a number that JSON can hold (contract section 2: CPython reads NaN and infinities, and
 * numbers too large for a double as infinities). */
#include "doc/json_write.h"
#include "lint/function.h"

#include <math.h>

static bool run(const struct lint_call *call)
{
  double number;
  if (!json_token_value(call->value->text, &number))
    return false;
  if (isfinite(number))
    return true;
  return lint_reportf(call, "%s",
                      isnan(number) ? "NaN is no number of JSON" : "JSON has no infinite numbers");
}

const struct lint_function fn_finite = {
    .name = "finite", .takes = LINT_FLOAT, .run = run, .flags = DOC_UNUSUAL_FLOAT};
