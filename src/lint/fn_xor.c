/* xor, or: `properties`, as Spectral's: exactly one of them, or one at least, is there. */
#include "doc/json_write.h"
#include "lint/message.h"

/* Puts those of the names in LIST that VALUE has, or all where VALUE is NULL. */
static void put_names(struct buffer *out, const struct doc_node *list, const struct doc_node *value,
                      const char *between)
{
  size_t start = out->length;
  for (const struct doc_node *name = list->first; name; name = name->next) {
    if (value && !doc_member(value, name->text))
      continue;
    if (out->length > start)
      buffer_put_string(out, between);
    json_write_string(out, name->text);
  }
}

static bool report(const struct lint_call *call, const struct doc_node *list, bool has_none)
{
  struct buffer error = {0};
  buffer_put_string(&error, has_none ? "At least one of " : "Just one of ");
  put_names(&error, list, has_none ? NULL : call->value, has_none ? " or " : " and ");
  buffer_put_string(&error, " must be defined");
  return lint_report_buffer(call, &error);
}

static uint32_t count_present(const struct lint_call *call, const struct doc_node *list)
{
  uint32_t count = 0;
  for (const struct doc_node *name = list->first; name; name = name->next)
    count += doc_member(call->value, name->text) != NULL;
  return count;
}

static bool run_xor(const struct lint_call *call)
{
  const struct doc_node *list = lint_option(call, "properties");
  uint32_t count = count_present(call, list);
  return count == 1 || report(call, list, count == 0);
}

static bool run_or(const struct lint_call *call)
{
  const struct doc_node *list = lint_option(call, "properties");
  return count_present(call, list) > 0 || report(call, list, true);
}

static bool check_names(const struct doc_node *value, struct rule_error *error)
{
  if (value->count < 2)
    return rule_error_set(error, value->span, "properties must be a list of at least two names");
  for (const struct doc_node *item = value->first; item; item = item->next)
    if (item->type != DOC_STRING)
      return rule_error_set(error, item->span, "a property's name must be a string");
  return true;
}

static const struct lint_option options[] = {
    {"properties", LINT_ARRAY, true, check_names},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_xor = {
    .name = "xor", .takes = LINT_OBJECT, .options = options, .run = run_xor};
const struct lint_function fn_or = {
    .name = "or", .takes = LINT_OBJECT, .options = options, .run = run_or};
