/* string-key: a key that is a string as it is written. */
#include "lint/function.h"

static bool run(const struct lint_call *call)
{
  return lint_reportf(call, "The key is no string; JSON makes \"%.*s\" of it",
                      (int)call->property.length, call->property.bytes);
}

const struct lint_function fn_string_key = {
    .name = "string-key", .takes = LINT_STRING, .run = run, .flags = DOC_KEY_STRINGIFIED};
