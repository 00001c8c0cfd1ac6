#include "schema/evaluate.h"

#include "schema/scalar.h"
#include "schema/transport.h"

#include <stdlib.h>

struct evaluator {
  const struct schema_program *program;
  violation_sink *sink;
  void *context;
  uint32_t found; /* violations so far */
  bool left_over; /* some object has a member that was not asked for */
};

static bool evaluate(struct evaluator *evaluator, uint16_t type, const struct doc_node *value,
                     const struct schema_path *path);

static bool report(struct evaluator *evaluator, enum schema_fault fault,
                   const struct schema_type *type, const struct doc_node *value,
                   const struct schema_path *path, struct span at)
{
  evaluator->found++;
  struct violation violation = {fault, path, value, at, type};
  return evaluator->sink(evaluator->context, &violation);
}

static bool evaluate_list(struct evaluator *evaluator, const struct schema_type *type,
                          const struct doc_node *value, const struct schema_path *path)
{
  struct schema_path inside = {.around = path};
  for (const struct doc_node *item = value->first; item; item = item->next, inside.index++)
    if (!evaluate(evaluator, type->item, item, &inside))
      return false;
  return true;
}

static bool evaluate_entry(struct evaluator *evaluator, const struct schema_type *type,
                           const struct doc_node *member, const struct schema_path *path)
{
  struct schema_path inside = {.around = path, .key = member->key};
  return evaluate(evaluator, type->item, member, &inside);
}

/* A repeated key counts once, at its first place with its last value. */
static bool evaluate_repeated(struct evaluator *evaluator, const struct schema_type *type,
                              const struct doc_node *value, const struct schema_path *path)
{
  uint32_t count;
  const struct doc_node **members = doc_distinct_members(value, &count);
  bool good = members != NULL;
  for (uint32_t i = 0; good && i < count; i++)
    good = evaluate_entry(evaluator, type, members[i], path);
  free(members);
  return good;
}

static bool evaluate_dict(struct evaluator *evaluator, const struct schema_type *type,
                          const struct doc_node *value, const struct schema_path *path)
{
  if (evaluator->program->types[type->item].kind == SCHEMA_ANY)
    return true;
  if (value->flags & DOC_KEYS_REPEATED)
    return evaluate_repeated(evaluator, type, value, path);
  for (const struct doc_node *member = value->first; member; member = member->next)
    if (!evaluate_entry(evaluator, type, member, path))
      return false;
  return true;
}

/* The members of an object, taken field by field. */
struct members {
  const struct doc_node *object;
  const struct doc_node *next; /* the next field most likely is this one: people keep the order */
  uint32_t taken;
};

/* The member with KEY; NULL where there is none. */
static const struct doc_node *take_member(struct members *members, struct doc_text key)
{
  const struct doc_node *member = members->next;
  if (!member || !doc_text_equal(member->key, key) || (members->object->flags & DOC_KEYS_REPEATED))
    member = doc_member(members->object, key);
  if (member) {
    members->next = member->next;
    members->taken++;
  }
  return member;
}

static bool evaluate_field(struct evaluator *evaluator, const struct schema_type *type,
                           const struct schema_field *field, struct members *members,
                           const struct schema_path *path)
{
  struct schema_path inside = {.around = path, .key = field->name, .object = members->object};
  const struct doc_node *object = members->object, *value = take_member(members, field->name);
  if (!value && field->alias.bytes) {
    value = take_member(members, field->alias);
    inside.key = value ? field->alias : field->name;
  }
  if (value)
    return evaluate(evaluator, field->type, value, &inside);
  return !field->required ||
         report(evaluator, FAULT_MISSING, type, object, &inside, doc_opening_span(object));
}

static bool evaluate_model(struct evaluator *evaluator, const struct schema_type *type,
                           const struct doc_node *value, const struct schema_path *path)
{
  uint32_t before = evaluator->found;
  const struct schema_field *fields = evaluator->program->fields + type->first;
  struct members members = {value, value->count > 0 ? value->first : NULL, 0};
  for (uint16_t i = 0; i < type->count; i++)
    if (!evaluate_field(evaluator, type, &fields[i], &members, path))
      return false;
  evaluator->left_over |= members.taken < value->count;
  if (type->after != AFTER_MCP_TRANSPORT || evaluator->found > before)
    return true;
  struct transport_fault fault = transport_check(value, doc_opening_span(value));
  return fault.fault == FAULT_NONE || report(evaluator, fault.fault, type, value, path, fault.at);
}

/* A union, of scalars only, takes what any branch takes; where none does, every branch says why. */
static bool evaluate_union(struct evaluator *evaluator, const struct schema_type *type,
                           const struct doc_node *value, const struct schema_path *path)
{
  const uint16_t *branches = evaluator->program->branches + type->first;
  const struct schema_type *types = evaluator->program->types;
  for (uint16_t i = 0; i < type->count; i++)
    if (scalar_check(evaluator->program, &types[branches[i]], value) == FAULT_NONE)
      return true;
  for (uint16_t i = 0; i < type->count; i++) {
    const struct schema_type *branch = &types[branches[i]];
    struct schema_path inside = {.around = path, .key = doc_text_of(branch->name)};
    enum schema_fault fault = scalar_check(evaluator->program, branch, value);
    if (!report(evaluator, fault, branch, value, &inside, value->span))
      return false;
  }
  return true;
}

/* What a container of the right type is asked further. */
static bool evaluate_inside(struct evaluator *evaluator, const struct schema_type *type,
                            const struct doc_node *value, const struct schema_path *path)
{
  switch ((enum schema_kind)type->kind) {
  case SCHEMA_LIST:
    return evaluate_list(evaluator, type, value, path);
  case SCHEMA_DICT:
    return evaluate_dict(evaluator, type, value, path);
  case SCHEMA_MODEL:
    return evaluate_model(evaluator, type, value, path);
  default:
    return true;
  }
}

static bool evaluate(struct evaluator *evaluator, uint16_t index, const struct doc_node *value,
                     const struct schema_path *path)
{
  const struct schema_type *type = &evaluator->program->types[index];
  while (type->kind == SCHEMA_NULLABLE || type->kind == SCHEMA_ALIAS) {
    if (type->kind == SCHEMA_NULLABLE && value->type == DOC_NULL)
      return true;
    type = &evaluator->program->types[type->item];
  }
  if (type->kind == SCHEMA_ANY || value->type == DOC_BROKEN)
    return true;
  if (type->kind == SCHEMA_UNION)
    return evaluate_union(evaluator, type, value, path);
  enum schema_fault fault = scalar_check(evaluator->program, type, value);
  if (fault != FAULT_NONE)
    return report(evaluator, fault, type, value, path, value->span);
  return evaluate_inside(evaluator, type, value, path);
}

bool schema_evaluate(const struct schema_program *program, uint16_t type,
                     const struct doc_node *value, violation_sink *sink, void *context,
                     bool *left_over)
{
  struct evaluator evaluator = {.program = program, .sink = sink, .context = context};
  bool good = evaluate(&evaluator, type, value, NULL);
  *left_over = evaluator.left_over;
  return good;
}
