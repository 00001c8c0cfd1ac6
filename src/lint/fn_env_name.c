/* env-name: a name that every shell and C library takes for an environment variable: letters,
 * digits and underscores, no digit first (POSIX.1-2017, Base Definitions, section 8.1). */
#include "lint/function.h"

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool run(const struct lint_call *call)
{
  struct doc_text name = call->value->text;
  bool good = name.length > 0 && is_letter(name.bytes[0]);
  for (uint32_t i = 1; good && i < name.length; i++)
    good = is_letter(name.bytes[i]) || (name.bytes[i] >= '0' && name.bytes[i] <= '9');
  return good || lint_reportf(call, "is no portable name of an environment variable");
}

const struct lint_function fn_env_name = {.name = "env-name", .takes = LINT_STRING, .run = run};
