#include "lint/program.h"

#include "lint/function.h"

bool lint_program_init(struct lint_program *program, struct arena *arena)
{
  *program = (struct lint_program){.arena = arena, .count = 1, .capacity = 64};
  program->places = arena_alloc(arena, program->capacity * sizeof *program->places);
  if (program->places)
    program->places[0] = (struct lint_place){.edges = NULL};
  return program->places != NULL;
}

/* The index of a new place; 0 when memory ends. */
static uint16_t new_place(struct lint_program *program, bool is_deep)
{
  if (program->count == program->capacity) {
    if (program->capacity > UINT16_MAX / 2)
      return 0;
    size_t size = program->capacity * sizeof *program->places;
    struct lint_place *places = arena_alloc(program->arena, size * 2);
    if (!places)
      return 0;
    memcpy(places, program->places, size);
    program->places = places;
    program->capacity = (uint16_t)(program->capacity * 2);
  }
  program->places[program->count] = (struct lint_place){.is_deep = is_deep};
  return program->count++;
}

static bool is_edge_of(const struct lint_edge *edge, const struct lint_step *step)
{
  if (step->kind == LINT_STEP_ITEM)
    return !edge->name.bytes && edge->index == step->index;
  return edge->name.bytes && doc_text_equal(edge->name, step->name);
}

static uint16_t follow_edge(struct lint_program *program, uint16_t from,
                            const struct lint_step *step)
{
  for (struct lint_edge *edge = program->places[from].edges; edge; edge = edge->next)
    if (is_edge_of(edge, step))
      return edge->target;
  struct lint_edge *edge = arena_alloc(program->arena, sizeof *edge);
  uint16_t target = edge ? new_place(program, false) : 0;
  if (target == 0)
    return 0;
  struct doc_text none = {NULL, 0};
  *edge = (struct lint_edge){.name = step->kind == LINT_STEP_ITEM ? none : step->name,
                             .index = step->index,
                             .target = target,
                             .next = program->places[from].edges};
  program->places[from].edges = edge;
  return target;
}

/* The place that STEP leads to, made where it is new; 0 when memory ends. */
static uint16_t follow(struct lint_program *program, uint16_t from, const struct lint_step *step)
{
  if (step->deep) {
    if (program->places[from].deep == 0) {
      uint16_t deep = new_place(program, true); /* may move the places */
      program->places[from].deep = deep;
    }
    from = program->places[from].deep;
    if (from == 0)
      return 0;
  }
  if (step->kind != LINT_STEP_EACH)
    return follow_edge(program, from, step);
  if (program->places[from].each == 0) {
    uint16_t each = new_place(program, false);
    program->places[from].each = each;
  }
  return program->places[from].each;
}

/* Where a field is asked for, the value found may be an object that has it, or anything else; a
 * function that takes absent fields is asked in either case. */
static unsigned takes_of(const struct lint_action *action)
{
  unsigned takes = 0;
  for (uint16_t i = 0; i < action->then_count; i++) {
    const struct lint_then *then = &action->thens[i];
    takes |= then->function->takes;
    if (then->field.bytes)
      takes |= LINT_OBJECT | LINT_ARRAY;
  }
  return takes;
}

/* The flags (enum doc_flag) of which a node must have one for RULE to look at it at GIVEN; 0: any
 * will do. One function that asks for none lifts the condition for all. */
static unsigned flags_of(const struct lint_rule *rule, const struct lint_given *given)
{
  unsigned flags = 0;
  for (uint16_t i = 0; i < given->then_count; i++) {
    unsigned asked = rule->thens[given->then + i].function->flags;
    if (asked == 0)
      return 0;
    flags |= asked;
  }
  return flags;
}

static bool add_given(struct lint_program *program, const struct lint_rule *rule,
                      const struct lint_given *given)
{
  uint16_t at = 0;
  for (uint16_t i = 0; i < given->path.count; i++) {
    at = follow(program, at, &given->path.steps[i]);
    if (at == 0)
      return false;
  }
  struct lint_action *action = arena_alloc(program->arena, sizeof *action);
  if (!action)
    return false;
  struct lint_place *place = &program->places[at];
  bool is_own = given->severity < SEVERITY_COUNT;
  *action = (struct lint_action){.rule = rule,
                                 .thens = rule->thens + given->then,
                                 .then_count = given->then_count,
                                 .severity = is_own ? given->severity : rule->rule->severity,
                                 .keys = given->path.keys};
  action->takes = given->path.keys ? LINT_VALUE : takes_of(action);
  action->flags = flags_of(rule, given);
  if (place->last_action)
    place->last_action->next = action;
  else
    place->actions = action;
  place->last_action = action;
  place->takes |= action->flags == 0 ? action->takes : 0;
  place->flags |= action->flags;
  return true;
}

bool lint_program_add(struct lint_program *program, const struct lint_rule *rule, bool rare)
{
  for (uint16_t i = 0; i < rule->given_count; i++) {
    unsigned flags = flags_of(rule, &rule->givens[i]);
    bool is_rare = flags != 0 && !(flags & DOC_TEXT_BRACE);
    if (is_rare != rare)
      continue;
    program->flags |= flags;
    if (!add_given(program, rule, &rule->givens[i]))
      return false;
  }
  return true;
}
