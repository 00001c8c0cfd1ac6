/* yaml-versions: a plain scalar, value or key, that YAML 1.1 and 1.2 read alike. */
#include "doc/json_write.h"
#include "lint/function.h"
#include "read/yaml_scalar.h"

/* Puts "the boolean true", "the number 8", "the string "yes"". */
static void put_reading(struct buffer *out, const struct doc_node *node)
{
  static const char *const kinds[] = {
      [DOC_NULL] = "null",
      [DOC_FALSE] = "the boolean false",
      [DOC_TRUE] = "the boolean true",
      [DOC_INTEGER] = "the number ",
      [DOC_FLOAT] = "the number ",
      [DOC_STRING] = "the string ",
  };
  buffer_put_string(out, kinds[node->type]);
  if (node->type == DOC_INTEGER || node->type == DOC_FLOAT)
    json_write_number(out, (enum doc_type)node->type, node->text);
  else if (node->type == DOC_STRING)
    json_write_string(out, node->text);
}

static bool run(const struct lint_call *call)
{
  unsigned flag = call->is_key ? DOC_KEY_AMBIGUOUS : DOC_AMBIGUOUS;
  if (!(call->given->flags & flag))
    return true;
  struct span at = call->is_key ? call->given->key_span : call->given->span;
  struct doc_text text = {call->document->source->bytes + at.offset, at.length};
  struct doc_node old = {.type = DOC_STRING}, new = {.type = DOC_STRING};
  struct arena *arena = call->document->arena;
  if (yaml_scalar_plain(YAML_1_1, text, arena, &old) == YAML_SCALAR_NO_MEMORY ||
      yaml_scalar_plain(YAML_1_2, text, arena, &new) == YAML_SCALAR_NO_MEMORY)
    return false;
  struct buffer error = {0};
  buffer_put_string(&error, "YAML 1.1 reads ");
  if (old.type == DOC_STRING && new.type == DOC_STRING)
    buffer_put_string(&error, "a date");
  else
    put_reading(&error, &old);
  buffer_put_string(&error, ", YAML 1.2 ");
  put_reading(&error, &new);
  return lint_report_buffer(call, &error);
}

const struct lint_function fn_yaml_versions = {.name = "yaml-versions",
                                               .takes = LINT_SCALAR,
                                               .run = run,
                                               .flags = DOC_AMBIGUOUS | DOC_KEY_AMBIGUOUS};
