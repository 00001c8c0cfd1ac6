/* length: `min`, `max`, as Spectral's: of a string in UTF-16 units, of a list in items, of an
 * object in properties; of a number its value. */
#include "base/utf8.h"
#include "doc/json_write.h"
#include "doc/members.h"
#include "lint/message.h"

/* A character beyond U+FFFF is two units. */
static uint32_t utf16_length(struct doc_text text)
{
  uint32_t units = 0;
  for (uint32_t i = 0; i < text.length; i++) {
    unsigned char byte = (unsigned char)text.bytes[i];
    units += (uint32_t)!utf8_continues(text.bytes[i]) + (byte >= 0xF0);
  }
  return units;
}

static bool measure(const struct doc_node *value, double *length)
{
  uint32_t count = 0;
  if (value->type == DOC_STRING)
    count = utf16_length(value->text);
  else if (!doc_is_container(value))
    return json_token_value(value->text, length);
  else if (!members_count(value, &count))
    return false;
  *length = count;
  return true;
}

/* What the length of VALUE counts. */
static const char *unit_of(const struct doc_node *value)
{
  switch ((enum doc_type)value->type) {
  case DOC_STRING:
    return " characters";
  case DOC_ARRAY:
    return " items";
  case DOC_OBJECT:
    return " properties";
  default:
    return "";
  }
}

static bool report(const struct lint_call *call, const char *how, const struct doc_node *limit)
{
  struct buffer error = {0};
  const char *unit = unit_of(call->value);
  lint_put_property(&error, call);
  buffer_printf(&error, "must %s %s ", *unit ? "have" : "be", how);
  buffer_put(&error, limit->text.bytes, limit->text.length);
  buffer_put_string(&error, unit);
  return lint_report_buffer(call, &error);
}

static bool run(const struct lint_call *call)
{
  const struct doc_node *min = lint_option(call, "min"), *max = lint_option(call, "max");
  double length, least = 0, most = 0;
  if (!measure(call->value, &length) || (min && !json_token_value(min->text, &least)) ||
      (max && !json_token_value(max->text, &most)))
    return false;
  return (!min || !(length < least) || report(call, "at least", min)) &&
         (!max || !(length > most) || report(call, "at most", max));
}

static const struct lint_option options[] = {
    {"min", LINT_NUMBER, false, NULL},
    {"max", LINT_NUMBER, false, NULL},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_length = {.name = "length",
                                        .takes =
                                            LINT_STRING | LINT_NUMBER | LINT_ARRAY | LINT_OBJECT,
                                        .options = options,
                                        .run = run,
                                        .needs_option = true};
