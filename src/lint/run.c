#include "lint/run.h"

#include "lint/message.h"

#include <stdlib.h>

/* A container on the way down, and where the walk stands in it. Frames are kept for reuse. */
struct frame {
  struct frame *up, *down;
  const struct doc_node *container;
  const struct doc_node *child;     /* under way; NULL before the first */
  const struct doc_node **distinct; /* the members that count, from malloc; NULL: all do */
  uint32_t distinct_count;
  uint32_t index;        /* 0-based, of `child` */
  unsigned takes, flags; /* of the places that are on in every child */
  uint16_t count;        /* of the places that are on in this container */
  uint16_t shared_count; /* of those that are on in every child */
  uint16_t edge_count;   /* of those of its places that have edges */
  uint16_t *shared, *edged;
  uint16_t places[]; /* those on here, then `shared`, then `edged` */
};

struct lint_run {
  const struct lint_program *program;
  const struct lint_document *document;
  lint_sink *sink;
  void *context;
  struct frame *bottom, *top; /* top is NULL at the root */
};

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

static bool ask(const struct lint_call *call)
{
  unsigned bit = call->value ? 1u << call->value->type : LINT_ABSENT;
  return !(call->then->function->takes & bit) || call->then->function->run(call);
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
  const struct doc_node *member = call->given->count ? call->given->first : NULL;
  for (; member; member = member->next)
    if (!ask_key(*call, member))
      return false;
  return true;
}

/* The field of the value: keys joined by dots. */
static bool ask_field(struct lint_call call)
{
  struct doc_text rest = call.then->field;
  while (call.value && rest.bytes) {
    const char *dot = memchr(rest.bytes, '.', rest.length);
    uint32_t length = dot ? (uint32_t)(dot - rest.bytes) : rest.length;
    call.property = (struct doc_text){rest.bytes, length};
    call.value = doc_member(call.value, call.property);
    rest = dot ? (struct doc_text){dot + 1, rest.length - length - 1} : (struct doc_text){NULL, 0};
  }
  return ask(&call);
}

static bool ask_then(struct lint_run *run, const struct lint_action *action,
                     const struct lint_then *then, const struct doc_node *node)
{
  struct lint_call call = new_call(run, action, then, node);
  if (action->keys)
    return !node->key.bytes || ask_key(call, node);
  if (!then->field.bytes || node->type != DOC_OBJECT)
    return ask(&call);
  if (doc_text_equal(then->field, doc_text_of("@key")))
    return ask_each_key(&call);
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

static bool leads(const struct lint_edge *edge, const struct doc_node *child, uint32_t index)
{
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
  struct lint_run run = {program, document, sink, context, NULL, NULL};
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

/* --- reports --- */

const struct doc_node *lint_step_at(const struct lint_call *call, uint32_t index)
{
  const struct frame *frame = call->run->top ? call->run->bottom : NULL;
  for (; frame && index > 0; index--)
    frame = frame == call->run->top ? NULL : frame->down;
  return frame ? frame->child : NULL;
}

const struct doc_node *lint_parent(const struct lint_call *call)
{
  return call->run->top ? call->run->top->container : NULL;
}

const struct doc_node *lint_before(const struct lint_call *call)
{
  const struct doc_node *parent = lint_parent(call), *before = NULL;
  if (parent)
    for (const struct doc_node *at = parent->first; at && at != call->given; at = at->next)
      before = at;
  return before;
}

/* Items of the loc: "body", the way to the value that was found, the field, the member. */
struct loc_writer {
  struct loc_item *items; /* NULL: they are only counted */
  uint32_t count;
};

static void put_item(struct loc_writer *writer, struct doc_text key, uint32_t index)
{
  if (writer->items)
    writer->items[writer->count] = (struct loc_item){key.bytes, key.length, index};
  writer->count++;
}

static void put_field(struct loc_writer *writer, struct doc_text field)
{
  while (field.bytes) {
    const char *dot = memchr(field.bytes, '.', field.length);
    uint32_t length = dot ? (uint32_t)(dot - field.bytes) : field.length;
    put_item(writer, (struct doc_text){field.bytes, length}, 0);
    field =
        dot ? (struct doc_text){dot + 1, field.length - length - 1} : (struct doc_text){NULL, 0};
  }
}

static uint32_t index_in(const struct doc_node *list, const struct doc_node *item)
{
  uint32_t index = 0;
  for (const struct doc_node *at = list->first; at && at != item; at = at->next)
    index++;
  return index;
}

static void write_loc(struct loc_writer *writer, const struct lint_call *call,
                      const struct lint_finding *finding)
{
  const struct lint_run *run = call->run;
  put_item(writer, doc_text_of("body"), 0);
  if (run->top)
    for (const struct frame *frame = run->bottom;; frame = frame->down) {
      put_item(writer, frame->child->key, frame->index);
      if (frame == run->top)
        break;
    }
  bool has_field = call->then->field.bytes && call->given->type == DOC_OBJECT;
  if (has_field && call->is_key)
    put_item(writer, call->property, 0);
  else if (has_field)
    put_field(writer, call->then->field);
  if (finding->member)
    put_item(writer, finding->member->key,
             finding->member->key.bytes ? 0 : index_in(call->value, finding->member));
}

static bool set_loc(struct diagnostic *diagnostic, const struct lint_call *call,
                    const struct lint_finding *finding)
{
  struct loc_writer counter = {NULL, 0};
  write_loc(&counter, call, finding);
  struct loc_item *items = arena_alloc(call->document->arena, counter.count * sizeof *items);
  if (!items)
    return false;
  struct loc_writer writer = {items, 0};
  write_loc(&writer, call, finding);
  diagnostic->loc = items;
  diagnostic->loc_count = writer.count;
  return true;
}

/* Where a person looks: a scalar itself, a container's key, or its opening bracket where it has
 * none; for a field that is not there, what lacks it. */
static struct span span_of(const struct lint_call *call, const struct lint_finding *finding)
{
  if (finding->at.length > 0 || finding->at.offset > 0)
    return finding->at;
  const struct doc_node *node = finding->member ? finding->member
                                : call->value   ? call->value
                                                : call->given;
  return doc_is_container(node) ? doc_opening_span(node) : node->span;
}

/* A container is not repeated whole: what is wrong with it is in the message. */
static void set_input(struct diagnostic *diagnostic, const struct lint_call *call,
                      const struct lint_finding *finding)
{
  const struct doc_node *input = finding->input    ? finding->input
                                 : finding->member ? finding->member
                                                   : call->value;
  bool is_lasting = input && !doc_is_container(input) && !call->is_key;
  diagnostic->input_kind = is_lasting ? INPUT_NODE : INPUT_NULL;
  diagnostic->input = is_lasting ? input : NULL;
}

static enum severity milder(enum severity severity, unsigned steps)
{
  return steps > severity ? SEVERITY_INFO : severity - steps;
}

bool lint_report(const struct lint_call *call, const struct lint_finding *finding)
{
  struct diagnostic *diagnostic = arena_alloc(call->document->arena, sizeof *diagnostic);
  if (!diagnostic || !finding->error.bytes)
    return false;
  *diagnostic = (struct diagnostic){.rule = call->rule->rule,
                                    .severity = milder(call->severity, finding->milder),
                                    .span = span_of(call, finding),
                                    .help = finding->help,
                                    .suggestion = finding->suggestion,
                                    .is_secret = finding->is_secret,
                                    .related = finding->related,
                                    .related_count = finding->related_count};
  if (finding->context.bytes) {
    diagnostic->context = CONTEXT_ERROR;
    diagnostic->context_text = finding->context;
  }
  set_input(diagnostic, call, finding);
  return set_loc(diagnostic, call, finding) &&
         lint_message(call, finding->error, diagnostic, &diagnostic->message) &&
         call->run->sink(call->run->context, diagnostic);
}
