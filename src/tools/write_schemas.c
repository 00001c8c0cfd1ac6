#include "tools/write_schemas.h"

#include "doc/json_write.h"
#include "tools/json_schema.h"
#include "tools/write_rules.h"

#include <stdio.h>

enum { INDENT = 2 };

static void write_lines(const struct buffer *text, unsigned index)
{
  printf("static const char *const lines_%u[] = {\n", index);
  for (size_t at = 0; at < text->length;) {
    const char *line = text->bytes + at;
    const char *end = memchr(line, '\n', text->length - at);
    size_t length = end ? (size_t)(end - line) : text->length - at;
    printf("  ");
    write_string((struct doc_text){line, (uint32_t)length});
    printf(",\n");
    at += length + 1;
  }
  printf("  NULL\n};\n\n");
}

bool write_schemas(const struct doc_node *root, struct arena *arena, struct schema_error *error)
{
  const struct doc_node *components = doc_member(root, doc_text_of("components"));
  const struct doc_node *schemas = doc_member(components, doc_text_of("schemas"));
  struct buffer text = {0};
  unsigned index = 0;
  printf("/* Made from rules/contract.yaml by compile_rules. */\n"
         "#include \"schema/json_schema.h\"\n\n#include <stddef.h>\n\n");
  for (const struct doc_node *schema = schemas->first; schema; schema = schema->next) {
    const struct doc_node *document = json_schema_make(root, schema, arena, error);
    if (!document)
      return false;
    buffer_clear(&text);
    json_write_as_written(&text, document, INDENT);
    if (text.failed) {
      *error = (struct schema_error){.reason = NULL};
      return false;
    }
    write_lines(&text, index++);
  }
  buffer_free(&text);
  printf("const struct json_schema json_schemas[] = {\n");
  index = 0;
  for (const struct doc_node *schema = schemas->first; schema; schema = schema->next) {
    printf("  {");
    write_string(schema->key);
    printf(", lines_%u},\n", index++);
  }
  printf("  {NULL, NULL},\n};\n");
  return true;
}
