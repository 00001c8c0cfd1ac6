#include "schema/schema.h"

int schema_find(const struct schema_program *program, struct doc_text name)
{
  for (uint16_t i = 0; i < program->entry_count; i++)
    if (doc_text_equal(program->entries[i].name, name))
      return program->entries[i].type;
  return -1;
}
