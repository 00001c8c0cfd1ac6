/* enumeration: `values`, as Spectral's: one of a list of scalars, numbers by their value. */
#include "doc/equal.h"
#include "lint/message.h"

static bool report(const struct lint_call *call, const struct doc_node *values)
{
  struct buffer error = {0};
  lint_put_value(&error, call->value);
  buffer_put_string(&error, " must be equal to one of the allowed values: ");
  for (const struct doc_node *item = values->count ? values->first : NULL; item;
       item = item->next) {
    lint_put_value(&error, item);
    if (item->next)
      buffer_put_string(&error, ", ");
  }
  return lint_report_buffer(call, &error);
}

static bool run(const struct lint_call *call)
{
  const struct doc_node *values = lint_option(call, "values");
  for (const struct doc_node *item = values->count ? values->first : NULL; item;
       item = item->next) {
    bool equal;
    if (!doc_scalars_equal(call->value, item, &equal))
      return false;
    if (equal)
      return true;
  }
  return report(call, values);
}

static bool check_values(const struct doc_node *value, struct rule_error *error)
{
  for (const struct doc_node *item = value->count ? value->first : NULL; item; item = item->next)
    if (doc_is_container(item))
      return rule_error_set(error, item->span, "values must be strings, numbers, booleans or null");
  return true;
}

static const struct lint_option options[] = {
    {"values", LINT_ARRAY, true, check_values},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_enumeration = {
    .name = "enumeration", .takes = LINT_SCALAR, .options = options, .run = run};
