/* size: a value that is not too large as JSON. */
#include "doc/json_write.h"
#include "lint/message.h"

/* Bytes of text may grow as JSON: a control character becomes \u001f, an item of YAML "- x" a
 * string with a comma. No more than this many times. */
enum { GROWTH = 6, DEEPEST = 4 };

/* The bytes of VALUE as compact JSON; false when memory ends. */
static bool measure(const struct doc_node *value, uint64_t *size)
{
  struct buffer json = {0};
  json_write_value(&json, value);
  *size = json.length;
  bool good = !json.failed;
  buffer_free(&json);
  return good;
}

static void put_size(struct buffer *out, uint64_t size)
{
  buffer_printf(out, "%.2f MiB", (double)size / (1024 * 1024));
}

/* Sets *LARGEST to the largest member or item of CONTAINER, NULL where it has none. */
static bool find_largest(const struct doc_node *container, const struct doc_node **largest,
                         uint64_t *size)
{
  *largest = NULL;
  *size = 0;
  if (!doc_is_container(container) || container->count == 0)
    return true;
  for (const struct doc_node *child = container->first; child; child = child->next) {
    uint64_t child_size;
    if (!measure(child, &child_size))
      return false;
    if (!*largest || child_size > *size) {
      *largest = child;
      *size = child_size;
    }
  }
  return true;
}

/* Puts "; a.b alone has 1.90 MiB": the way down for as long as one part is more than half of WHOLE.
 */
static bool put_largest(struct buffer *out, const struct doc_node *root, uint64_t whole)
{
  const struct doc_node *node = root, *child;
  uint64_t size, last = 0;
  for (int depth = 0; depth < DEEPEST; depth++) {
    if (!find_largest(node, &child, &size))
      return false;
    if (!child || size < whole / 2 || !child->key.bytes)
      break;
    buffer_put_string(out, depth == 0 ? "; " : ".");
    lint_put_text(out, child->key);
    last = size;
    node = child;
  }
  if (last > 0) {
    buffer_put_string(out, " alone has ");
    put_size(out, last);
  }
  return true;
}

static uint64_t limit(const struct lint_call *call, const char *option)
{
  struct doc_text text = lint_option_text(call, option);
  uint64_t value = 0;
  for (uint32_t i = 0; i < text.length; i++)
    value = value * 10 + (uint64_t)(text.bytes[i] - '0');
  return value;
}

static bool run(const struct lint_call *call)
{
  uint64_t size, near = limit(call, "near");
  if (call->document->size < near / GROWTH)
    return true;
  uint64_t most = limit(call, "max");
  if (!measure(call->value, &size))
    return false;
  if (size < near)
    return true;
  struct buffer error = {0};
  buffer_put_string(&error, "The request has ");
  put_size(&error, size);
  buffer_put_string(&error, size > most ? " as JSON, more than " : " as JSON, close to ");
  put_size(&error, most);
  if (!put_largest(&error, call->value, size)) {
    buffer_free(&error);
    return false;
  }
  struct lint_finding finding = {.error = lint_take(call, &error), .milder = size <= most};
  return lint_report(call, &finding);
}

static bool check_limit(const struct doc_node *value, struct rule_error *error)
{
  bool good = value->text.bytes[0] != '-' && value->text.length < 19;
  return good || rule_error_set(error, value->span, "must be a number of bytes");
}

static const struct lint_option options[] = {
    {"max", 1 << DOC_INTEGER, true, check_limit},
    {"near", 1 << DOC_INTEGER, true, check_limit},
    {NULL, 0, false, NULL},
};

const struct lint_function fn_size = {
    .name = "size", .takes = LINT_ARRAY | LINT_OBJECT, .options = options, .run = run};
