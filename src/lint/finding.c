#include "lint/field.h"
#include "lint/message.h"
#include "lint/walk.h"

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
  return call->run->top ? call->run->top->before : NULL;
}

/* What FINDING is about where that is in the value; NULL where it is the value itself. */
static const struct doc_node *inner_of(const struct lint_finding *finding)
{
  return finding->way_count > 0 ? finding->way[finding->way_count - 1] : finding->member;
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

static void put_field(struct loc_writer *writer, struct doc_text field, const struct doc_node *node)
{
  const struct doc_text none = {NULL, 0};
  while (field.bytes) {
    struct doc_text name = field_next(&field);
    uint32_t index;
    bool is_item = node && node->type == DOC_ARRAY && field_index(name, &index);
    put_item(writer, is_item ? none : name, is_item ? index : 0);
    node = node ? field_child(node, name) : NULL;
  }
}

static uint32_t index_in(const struct doc_node *list, const struct doc_node *item)
{
  uint32_t index = 0;
  for (const struct doc_node *at = list->first; at && at != item; at = at->next)
    index++;
  return index;
}

static void put_child(struct loc_writer *writer, const struct doc_node *container,
                      const struct doc_node *child)
{
  put_item(writer, child->key, child->key.bytes ? 0 : index_in(container, child));
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
  bool has_field = call->then->field.bytes && doc_is_container(call->given);
  if (has_field && call->is_key)
    put_item(writer, call->property, 0);
  else if (has_field)
    put_field(writer, call->then->field, call->given);
  if (finding->member)
    put_item(writer, finding->member->key, finding->member_index);
  for (uint32_t i = 0; i < finding->way_count; i++)
    put_child(writer, i > 0 ? finding->way[i - 1] : call->value, finding->way[i]);
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
  const struct doc_node *inner = inner_of(finding);
  const struct doc_node *node = inner ? inner : call->value ? call->value : call->holder;
  return doc_is_container(node) ? doc_opening_span(node) : node->span;
}

/* The value to show to people; NULL where there is none. */
static const struct doc_node *shown_of(const struct lint_call *call,
                                       const struct lint_finding *finding)
{
  const struct doc_node *inner = inner_of(finding);
  return finding->input ? finding->input : inner ? inner : call->value;
}

/* A container is not repeated whole: what is wrong with it is in the message. */
static void set_input(struct diagnostic *diagnostic, const struct lint_call *call,
                      const struct doc_node *input)
{
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
                                    .part = {finding->part.bytes, finding->part.length},
                                    .is_secret = finding->is_secret,
                                    .is_dispensable = finding->is_dispensable,
                                    .related = finding->related,
                                    .related_count = finding->related_count};
  if (finding->context.bytes) {
    diagnostic->context = CONTEXT_ERROR;
    diagnostic->context_text = finding->context;
  }
  const struct doc_node *shown = shown_of(call, finding);
  set_input(diagnostic, call, shown);
  return set_loc(diagnostic, call, finding) &&
         lint_message(call, finding->error, shown, diagnostic, &diagnostic->message) &&
         call->run->sink(call->run->context, diagnostic);
}

bool lint_relate(const struct lint_call *call, struct lint_finding *finding, struct span at,
                 const char *message)
{
  struct related_place *related = arena_alloc(call->document->arena, sizeof *related);
  if (!related)
    return false;
  *related = (struct related_place){at, words_of(message)};
  finding->related = related;
  finding->related_count = 1;
  return true;
}

bool lint_give_up(const struct lint_call *call, struct words error)
{
  const struct lint_finding finding = {.error = error};
  struct tired_rule *tired = arena_alloc(call->document->arena, sizeof *tired);
  if (!tired)
    return false;
  *tired = (struct tired_rule){call->rule, call->run->tired};
  call->run->tired = tired;
  return lint_report(call, &finding);
}
