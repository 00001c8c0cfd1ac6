/* uuid: a string that pydantic reads as a UUID (contract section 3), in pydantic's words. */
#include "lint/function.h"
#include "lint/uuid.h"

static bool run(const struct lint_call *call)
{
  static const char prefix[] = "Input should be a valid UUID, ";
  if (uuid_is_valid(call->value->text))
    return true;
  struct buffer words = {0};
  buffer_put_string(&words, prefix);
  uuid_explain(&words, call->value->text);
  struct lint_finding finding = {.error = lint_take(call, &words)};
  const uint32_t shared = sizeof prefix - 1; /* `ctx.error` is the message behind the prefix */
  if (finding.error.bytes)
    finding.context = (struct words){finding.error.bytes + shared, finding.error.length - shared};
  return lint_report(call, &finding);
}

const struct lint_function fn_uuid = {.name = "uuid", .takes = LINT_STRING, .run = run};
