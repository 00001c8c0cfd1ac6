#include "lsp/contract.h"

static const struct schema_type *without_null(const struct schema_program *program, uint16_t index)
{
  const struct schema_type *type = &program->types[index];
  while (type->kind == SCHEMA_NULLABLE || type->kind == SCHEMA_ALIAS)
    type = &program->types[type->item];
  return type;
}

static const struct schema_field *field_of(const struct schema_program *program,
                                           const struct schema_type *model, struct doc_text key)
{
  for (uint16_t i = 0; i < model->count; i++) {
    const struct schema_field *field = &program->fields[model->first + i];
    if (doc_text_equal(field->name, key) ||
        (field->alias.bytes && doc_text_equal(field->alias, key)))
      return field;
  }
  return NULL;
}

/* The place of a CHILD of what is at PLACE. */
static struct contract_place step(const struct schema_program *program, struct contract_place place,
                                  const struct doc_node *child)
{
  const struct schema_type *type = place.type;
  const struct contract_place nowhere = {NULL, NULL};
  bool is_member = child->key.bytes != NULL;
  switch (type->kind) {
  case SCHEMA_MODEL: {
    const struct schema_field *field = is_member ? field_of(program, type, child->key) : NULL;
    return field ? (struct contract_place){without_null(program, field->type), field} : nowhere;
  }
  case SCHEMA_DICT:
  case SCHEMA_LIST:
    if (is_member != (type->kind == SCHEMA_DICT))
      return nowhere;
    return (struct contract_place){without_null(program, type->item), NULL};
  default:
    return nowhere;
  }
}

struct contract_place contract_at(const struct checker *checker, const struct way *way,
                                  uint32_t count)
{
  struct contract_place place = {without_null(checker->program, checker->schema), NULL};
  for (uint32_t i = 1; i < count && place.type; i++)
    place = step(checker->program, place, way->nodes[i]);
  return place;
}
