/* schema: `schema`, `allErrors`, `dialect`, as Spectral's: JSON Schema. */
#include "lint/jsonschema.h"
#include "lint/message.h"

static bool report_absent(const struct lint_call *call)
{
  struct buffer error = {0};
  lint_put_property(&error, call);
  buffer_put_string(&error, "must exist");
  return lint_report_buffer(call, &error);
}

static bool give_up(const struct lint_call *call)
{
  struct buffer error = {0};
  lint_put_property(&error, call);
  buffer_put_string(&error, "takes too long to hold against the schema");
  return lint_give_up(call, lint_take(call, &error));
}

static bool run(const struct lint_call *call)
{
  const struct doc_node *all = lint_option(call, "allErrors");
  const struct jsonschema_fault *fault;
  if (!call->value)
    return report_absent(call);
  enum jsonschema_outcome outcome =
      jsonschema_hold(call, lint_option(call, "schema"), all && all->type == DOC_TRUE, &fault);
  for (; fault && outcome != JSONSCHEMA_NO_MEMORY; fault = fault->next)
    if (!lint_report(call, &fault->finding))
      return false;
  return outcome == JSONSCHEMA_DONE || (outcome == JSONSCHEMA_TOO_MUCH && give_up(call));
}

/* All known drafts are read alike. */
static bool check_dialect(const struct doc_node *value, struct rule_error *error)
{
  static const char *const dialects[] = {"auto", "draft6", "draft7", "draft2019-09",
                                         "draft2020-12"};
  enum { COUNT = sizeof dialects / sizeof *dialects };
  for (size_t i = 0; i < COUNT; i++)
    if (doc_text_equal(value->text, doc_text_of(dialects[i])))
      return true;
  return rule_error_word(error, value,
                         "dialect must be auto, draft6, draft7, draft2019-09 or draft2020-12",
                         dialects, COUNT);
}

static const struct lint_option options[] = {
    {"schema", LINT_OBJECT | LINT_BOOLEAN, true, jsonschema_check},
    {"allErrors", LINT_BOOLEAN, false, NULL},
    {"dialect", LINT_STRING, false, check_dialect},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_schema = {
    .name = "schema", .takes = LINT_VALUE | LINT_ABSENT, .options = options, .run = run};
