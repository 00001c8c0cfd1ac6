#include "schema/schema.h"

int schema_find(const struct schema_program *program, struct doc_text name)
{
  for (uint16_t i = 0; i < program->entry_count; i++)
    if (doc_text_equal(program->entries[i].name, name))
      return program->entries[i].type;
  return -1;
}

const struct schema_type *schema_resolve(const struct schema_program *program, uint16_t index)
{
  const struct schema_type *type = &program->types[index];
  while (type->kind == SCHEMA_NULLABLE || type->kind == SCHEMA_ALIAS)
    type = &program->types[type->item];
  return type;
}

const struct schema_field *schema_field_named(const struct schema_program *program,
                                              const struct schema_type *model, struct doc_text key)
{
  const struct schema_field *fields = program->fields + model->first;
  for (uint16_t i = 0; i < model->count; i++)
    if (doc_text_equal(fields[i].name, key) ||
        (fields[i].alias.bytes && doc_text_equal(fields[i].alias, key)))
      return &fields[i];
  return NULL;
}
