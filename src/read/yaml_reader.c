#include "read/yaml_reader.h"

#include "doc/json_write.h"
#include "read/yaml_tag.h"

#include <stdlib.h>

/* --- problems --- */

bool yaml_reader_no_memory(struct yaml_reader *reader)
{
  reader->no_memory = true;
  return false;
}

bool yaml_reader_problem(struct yaml_reader *reader, enum read_fault fault, struct span at,
                         const char *reason)
{
  if (reader->muted > 0)
    return true;
  struct read_problem problem = {fault, at, reason};
  return yaml_problems_add(&reader->problems, problem) || yaml_reader_no_memory(reader);
}

bool yaml_reader_lose(struct yaml_reader *reader, enum read_fault fault, struct span at)
{
  reader->lost = true;
  return yaml_reader_problem(reader, fault, at, NULL);
}

bool yaml_reader_tag_problem(struct yaml_reader *reader, const char *tag, struct span at)
{
  const struct yaml_tag *known = yaml_tag_find(tag);
  const char *reason =
      known ? yaml_reason(reader->arena, "the value is not %s, as its tag says", known->noun)
            : yaml_reason(reader->arena, "%.*s", yaml_reason_width((uint32_t)strlen(tag)), tag);
  return reason ? yaml_reader_problem(reader, READ_YAML_TAG, at, reason)
                : yaml_reader_no_memory(reader);
}

/* --- frames --- */

struct yaml_frame *yaml_reader_push(struct yaml_reader *reader)
{
  if (reader->depth == reader->capacity) {
    uint32_t capacity = reader->capacity ? reader->capacity * 2 : 32;
    struct yaml_frame *frames = realloc(reader->frames, capacity * sizeof *frames);
    if (!frames)
      return NULL;
    reader->frames = frames;
    reader->capacity = capacity;
  }
  return &reader->frames[reader->depth++];
}

void yaml_reader_attach(struct yaml_reader *reader, struct doc_node *node)
{
  struct yaml_frame *around = yaml_reader_top(reader);
  reader->weight += YAML_NODE_WEIGHT;
  if (!around) {
    reader->root = node;
    return;
  }
  if (around->node->type == DOC_OBJECT) {
    struct pending_key *key = &around->key;
    key->is_there = false;
    if (key->is_dropped)
      return;
    node->key = key->text;
    node->key_span = key->span;
    node->flags |= key->flags;
    reader->weight += key->text.length;
    around->has_merge |= (key->flags & DOC_MERGE_KEY) != 0;
  }
  doc_append(around->node, node);
}

struct doc_node *yaml_reader_node(struct yaml_reader *reader)
{
  struct doc_node *node = arena_alloc(reader->arena, sizeof *node);
  if (node)
    *node = (struct doc_node){.type = DOC_NULL};
  else
    yaml_reader_no_memory(reader);
  return node;
}

uint32_t yaml_reader_add_anchor(struct yaml_reader *reader, struct span span)
{
  struct doc_text name = {reader->source->bytes + span.offset + 1, span.length - 1};
  uint32_t anchor = yaml_anchors_add(&reader->anchors, name);
  if (anchor == 0)
    yaml_reader_no_memory(reader);
  return anchor;
}

/* --- keys --- */

/* The text that Python's json.dumps gives a key that is no string. */
static bool stringify(struct yaml_reader *reader, struct doc_node *scalar)
{
  struct buffer text = {0};
  json_write_value(&text, scalar);
  char *copy = text.failed ? NULL : arena_copy(reader->arena, text.bytes, text.length);
  scalar->text = (struct doc_text){copy, (uint32_t)text.length};
  buffer_free(&text);
  return copy || yaml_reader_no_memory(reader);
}

bool yaml_reader_set_key(struct yaml_reader *reader, struct doc_node *scalar, uint16_t flags)
{
  struct yaml_frame *frame = yaml_reader_top(reader);
  if (scalar->type != DOC_STRING) {
    flags |= DOC_KEY_STRINGIFIED;
    if (!stringify(reader, scalar))
      return false;
  }
  flags |= (uint16_t)((scalar->flags & DOC_TEXT_ODD ? DOC_KEY_ODD : 0) |
                      (scalar->flags & DOC_AMBIGUOUS ? DOC_KEY_AMBIGUOUS : 0));
  reader->flags |= flags;
  frame->key = (struct pending_key){
      .text = scalar->text, .span = scalar->span, .flags = flags, .is_there = true};
  if (!scalar->text.bytes)
    frame->key.text.bytes = "";
  yaml_frame_extend(frame, span_end(scalar->span), 0);
  return true;
}

bool yaml_reader_drop_key(struct yaml_reader *reader, struct span at, const char *reason)
{
  struct yaml_frame *frame = yaml_reader_top(reader);
  frame->key = (struct pending_key){.span = at, .is_there = true, .is_dropped = true};
  yaml_frame_extend(frame, span_end(at), 0);
  return !reason || yaml_reader_problem(reader, READ_YAML_INVALID, at, reason);
}

const char *yaml_complex_key_reason(enum doc_type type)
{
  return type == DOC_OBJECT ? "a mapping cannot be a key: JSON has only string keys"
                            : "a list cannot be a key: JSON has only string keys";
}
