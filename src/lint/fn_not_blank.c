/* not-blank: a string in which there is something to read. */
#include "doc/blank.h"
#include "lint/function.h"

static bool run(const struct lint_call *call)
{
  return !doc_text_is_blank(call->value->text) || lint_reportf(call, "must not be blank");
}

const struct lint_function fn_not_blank = {.name = "not-blank", .takes = LINT_STRING, .run = run};
