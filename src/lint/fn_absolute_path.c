/* absolute-path: a path that means the same wherever it is read: from the root, without `..` and
 * `~`. A template may stand for anything. */
#include "lint/function.h"

static bool has_parent_step(struct doc_text path)
{
  uint32_t start = 0;
  for (uint32_t at = 0; at <= path.length; at++)
    if (at == path.length || path.bytes[at] == '/') {
      if (at - start == 2 && memcmp(path.bytes + start, "..", 2) == 0)
        return true;
      start = at + 1;
    }
  return false;
}

static bool has_template(struct doc_text path)
{
  for (uint32_t i = 0; i + 1 < path.length; i++)
    if (path.bytes[i] == '{' && path.bytes[i + 1] == '{')
      return true;
  return false;
}

static bool run(const struct lint_call *call)
{
  struct doc_text path = call->value->text;
  if (has_template(path))
    return true;
  if (path.length > 0 && path.bytes[0] == '~')
    return lint_reportf(call, "begins with ~, which no shell will expand");
  if (path.length == 0 || path.bytes[0] != '/')
    return lint_reportf(call, "is not absolute");
  return !has_parent_step(path) || lint_reportf(call, "leads out of a folder by ..");
}

const struct lint_function fn_absolute_path = {
    .name = "absolute-path", .takes = LINT_STRING, .run = run};
