#include "lint/run.h"

#include "doc/members.h"
#include "lint/field.h"
#include "lint/walk.h"

#include <stdlib.h>

/* --- the call --- */

static struct lint_call new_call(struct lint_run *run, const struct lint_action *action,
                                 const struct lint_then *then, const struct doc_node *given)
{
  return (struct lint_call){.document = run->document,
                            .rule = action->rule,
                            .then = then,
                            .given = given,
                            .value = given,
                            .property = given->key,
                            .severity = action->severity,
                            .run = run};
}

static bool is_tired(const struct lint_call *call)
{
  const struct tired_rule *tired = call->run->tired;
  while (tired && tired->rule != call->rule)
    tired = tired->next;
  return tired != NULL;
}

static bool ask(const struct lint_call *call)
{
  unsigned bit = call->value ? 1u << call->value->type : LINT_ABSENT;
  return !(call->then->function->takes & bit) || is_tired(call) || call->then->function->run(call);
}

/* The key of MEMBER as a value. */
static struct doc_node key_as_value(const struct doc_node *member)
{
  return (struct doc_node){.type = DOC_STRING,
                           .span = member->key_span,
                           .key_span = member->key_span,
                           .key = member->key,
                           .text = member->key};
}

static bool ask_key(struct lint_call call, const struct doc_node *member)
{
  struct doc_node key = key_as_value(member);
  call.value = &key;
  call.property = member->key;
  call.is_key = true;
  return ask(&call);
}

static bool ask_each_key(const struct lint_call *call)
{
  struct members members;
  const struct doc_node *member;
  bool good = members_begin(&members, call->given);
  while (good && (member = members_next(&members)))
    good = ask_key(*call, member);
  members_end(&members);
  return good;
}

static bool ask_field(struct lint_call call)
{
  struct doc_text rest = call.then->field, name;
  while (call.value && rest.bytes) {
    call.holder = call.value;
    call.missing = rest;
    name = field_next(&rest);
    call.value = field_child(call.holder, name);
    if (call.value)
      call.property = name;
  }
  return ask(&call);
}

static bool ask_then(struct lint_run *run, const struct lint_action *action,
                     const struct lint_then *then, const struct doc_node *node)
{
  struct lint_call call = new_call(run, action, then, node);
  if (action->keys)
    return !node->key.bytes || ask_key(call, node);
  if (!then->field.bytes || !doc_is_container(node))
    return ask(&call);
  if (doc_text_equal(then->field, doc_text_of("@key")))
    return node->type != DOC_OBJECT || ask_each_key(&call);
  return ask_field(call);
}

/* Whether a place with such TAKES and FLAGS has a question about NODE. */
static bool has_question(unsigned takes, unsigned flags, const struct doc_node *node)
{
  return (takes & 1u << node->type) || (flags & node->flags);
}

static bool concerns(const struct lint_action *action, const struct doc_node *node)
{
  return (action->takes & 1u << node->type) &&
         (action->flags == 0 || (action->flags & node->flags));
}

/* Everything that is asked of NODE at PLACE. */
static bool ask_all(struct lint_run *run, const struct lint_place *place,
                    const struct doc_node *node)
{
  if (!has_question(place->takes, place->flags, node))
    return true;
  for (const struct lint_action *action = place->actions; action; action = action->next)
    if (concerns(action, node))
      for (uint16_t i = 0; i < action->then_count; i++)
        if (!ask_then(run, action, &action->thens[i], node))
          return false;
  return true;
}

/* --- the walk --- */

static struct frame *new_frame(struct lint_run *run)
{
  size_t count = run->program->count;
  struct frame *frame =
      arena_alloc(run->document->arena, sizeof *frame + 3 * count * sizeof *frame->places);
  if (!frame)
    return NULL;
  frame->up = run->top;
  frame->down = NULL;
  frame->shared = frame->places + count;
  frame->edged = frame->shared + count;
  if (run->top)
    run->top->down = frame;
  else
    run->bottom = frame;
  return frame;
}

/* A frame above the topmost one, in which no place is on yet. */
static struct frame *next_frame(struct lint_run *run)
{
  struct frame *frame = run->top ? run->top->down : run->bottom;
  if (!frame)
    frame = new_frame(run);
  if (frame)
    frame->count = 0;
  return frame;
}

static void add_place(uint16_t *places, uint16_t *count, uint16_t place)
{
  for (uint16_t i = 0; i < *count; i++)
    if (places[i] == place)
      return;
  places[(*count)++] = place;
}

static void share(const struct lint_run *run, struct frame *frame, uint16_t place)
{
  add_place(frame->shared, &frame->shared_count, place);
  frame->takes |= run->program->places[place].takes;
  frame->flags |= run->program->places[place].flags;
}

/* Notes what PLACE, which is on in FRAME, or tried in it, means for all of its children. */
static void prepare_place(const struct lint_run *run, struct frame *frame, uint16_t place)
{
  const struct lint_place *it = &run->program->places[place];
  if (it->edges)
    add_place(frame->edged, &frame->edge_count, place);
  if (it->each)
    share(run, frame, it->each);
  if (it->is_deep)
    share(run, frame, place);
}

/* Works out once what is on in every child of FRAME. */
static void prepare(const struct lint_run *run, struct frame *frame)
{
  frame->takes = frame->flags = 0;
  frame->shared_count = frame->edge_count = 0;
  for (uint16_t i = 0; i < frame->count; i++) {
    prepare_place(run, frame, frame->places[i]);
    uint16_t deep = run->program->places[frame->places[i]].deep;
    if (deep)
      prepare_place(run, frame, deep);
  }
}

/* Most edges lead elsewhere, and the lengths of the names say so. */
static inline bool leads(const struct lint_edge *edge, const struct doc_node *child, uint32_t index)
{
  if (edge->name.length != child->key.length)
    return false;
  if (edge->name.bytes)
    return child->key.bytes && doc_text_equal(edge->name, child->key);
  return !child->key.bytes && edge->index == index;
}

/* Puts the places that only AROUND's child under way leads to into INTO. */
static void follow_edges(const struct lint_run *run, struct frame *into, const struct frame *around)
{
  for (uint16_t i = 0; i < around->edge_count; i++)
    for (const struct lint_edge *edge = run->program->places[around->edged[i]].edges; edge;
         edge = edge->next)
      if (leads(edge, around->child, around->index))
        add_place(into->places, &into->count, edge->target);
}

static void enter_shared(struct frame *into, const struct frame *around)
{
  for (uint16_t i = 0; i < around->shared_count; i++)
    add_place(into->places, &into->count, around->shared[i]);
}

/* FRAME, whose places are set, becomes the walk of NODE if there is anything in it. */
static bool descend(struct lint_run *run, struct frame *frame, const struct doc_node *node)
{
  if (!doc_is_container(node) || node->count == 0 || frame->count == 0)
    return true;
  frame->container = node;
  frame->child = NULL;
  frame->distinct = NULL;
  frame->index = 0;
  prepare(run, frame);
  if (node->flags & DOC_KEYS_REPEATED) {
    frame->distinct = doc_distinct_members(node, &frame->distinct_count);
    if (!frame->distinct)
      return false;
  }
  run->top = frame;
  return true;
}

/* Moves FRAME to its next child; NULL at the end. */
static const struct doc_node *next_child(struct frame *frame)
{
  if (frame->child)
    frame->index++;
  frame->before = frame->child;
  if (frame->distinct)
    frame->child = frame->index < frame->distinct_count ? frame->distinct[frame->index] : NULL;
  else
    frame->child = frame->child ? frame->child->next : frame->container->first;
  return frame->child;
}

static void pop(struct lint_run *run)
{
  free(run->top->distinct);
  run->top = run->top->up;
}

static bool visit(struct lint_run *run, struct frame *frame, const struct doc_node *node)
{
  for (uint16_t i = 0; i < frame->count; i++)
    if (!ask_all(run, &run->program->places[frame->places[i]], node))
      return false;
  return descend(run, frame, node);
}

/* Takes the topmost container one child on. Most scalars concern no rule: they cost a look at the
 * edges and at what is shared. */
static bool step(struct lint_run *run)
{
  struct frame *around = run->top;
  const struct doc_node *child = next_child(around);
  if (!child) {
    pop(run);
    return true;
  }
  struct frame *frame = next_frame(run);
  if (!frame)
    return false;
  follow_edges(run, frame, around);
  if (doc_is_container(child) || has_question(around->takes, around->flags, child))
    enter_shared(frame, around);
  return frame->count == 0 || visit(run, frame, child);
}

bool lint_document_run(const struct lint_program *program, const struct lint_document *document,
                       lint_sink *sink, void *context)
{
  struct lint_run run = {
      .program = program, .document = document, .sink = sink, .context = context};
  if (program->count == 0)
    return true;
  struct frame *frame = next_frame(&run);
  if (!frame)
    return false;
  frame->places[frame->count++] = 0;
  bool good = visit(&run, frame, document->root);
  while (good && run.top)
    good = step(&run);
  while (run.top)
    pop(&run);
  return good;
}
