#include "lsp/facts.h"

#include "schema/json_schema.h"

/* --- the schema --- */

static json_t *load(void)
{
  struct buffer text = {0};
  const struct json_schema *schema = json_schemas;
  while (schema->name && strcmp(schema->name, "TeamExecutionRequest") != 0)
    schema++;
  for (size_t i = 0; schema->name && schema->lines[i]; i++)
    buffer_put_string(&text, schema->lines[i]);
  json_t *loaded = text.failed ? NULL : json_loadb(text.bytes, text.length, 0, NULL);
  buffer_free(&text);
  return loaded;
}

/* The alternative of SCHEMA that is not null, behind its references. */
static const json_t *resolve(const json_t *root, const json_t *schema)
{
  enum { MOST_STEPS = 16 };
  static const char definitions[] = "#/$defs/";
  for (int i = 0; schema && i < MOST_STEPS; i++) {
    const char *reference = json_string_value(json_object_get(schema, "$ref"));
    const json_t *alternatives = json_object_get(schema, "anyOf");
    if (reference && strncmp(reference, definitions, strlen(definitions)) == 0)
      schema = json_object_get(json_object_get(root, "$defs"), reference + strlen(definitions));
    else if (alternatives)
      schema = json_array_get(alternatives, 0);
    else
      return schema;
  }
  return schema;
}

static const json_t *step(const json_t *root, const json_t *schema, const struct doc_node *child)
{
  schema = resolve(root, schema);
  if (!child->key.bytes)
    return json_object_get(schema, "items");
  const json_t *properties = json_object_get(schema, "properties");
  const json_t *property = json_object_getn(properties, child->key.bytes, child->key.length);
  return property ? property : json_object_get(schema, "additionalProperties");
}

const json_t *facts_at(struct server *server, const struct way *way, uint32_t count)
{
  if (!server->facts)
    server->facts = load();
  const json_t *schema = server->facts;
  for (uint32_t i = 1; i < count && schema; i++)
    schema = step(server->facts, schema, way->nodes[i]);
  return schema;
}

/* --- types --- */

static void put_literals(struct buffer *out, const struct schema_program *program,
                         const struct schema_type *type)
{
  for (uint16_t i = 0; i < type->count; i++) {
    struct doc_text literal = program->literals[type->first + i];
    buffer_put_string(out, i == 0 ? "`" : " or `");
    buffer_put(out, literal.bytes, literal.length);
    buffer_put_char(out, '`');
  }
}

void facts_put_type(struct buffer *out, const struct schema_program *program,
                    const struct schema_type *type)
{
  static const char *const words[] = {
      [SCHEMA_STRING] = "string",
      [SCHEMA_BOOLEAN] = "boolean",
      [SCHEMA_INTEGER] = "integer",
      [SCHEMA_LIST] = "list of ",
      [SCHEMA_DICT] = "mapping of keys to ",
      [SCHEMA_MODEL] = "object",
  };
  while (type->kind == SCHEMA_LIST || type->kind == SCHEMA_DICT) {
    buffer_put_string(out, words[type->kind]);
    type = &program->types[type->item];
    if (type->kind == SCHEMA_STRING) {
      buffer_put_string(out, "strings");
      return;
    }
  }
  if (type->kind == SCHEMA_LITERAL)
    put_literals(out, program, type);
  else if (type->kind < sizeof words / sizeof *words && words[type->kind])
    buffer_put_string(out, words[type->kind]);
  else
    buffer_put_string(out, "anything");
}
