/* Sequences and mappings, from their beginning to their end. */
#include "read/yaml_reader.h"
#include "read/yaml_tag.h"

/* An unquoted template: a flow mapping that begins with another one. */
static bool begin_template(struct yaml_reader *reader, struct yaml_frame *frame)
{
  const struct source *source = reader->source;
  uint32_t start = frame->node->span.offset;
  if (start + 1 >= source->length || memcmp(source->bytes + start, "{{", 2) != 0)
    return true;
  bool good =
      yaml_reader_problem(reader, READ_YAML_TEMPLATE, yaml_place_template(source, start), NULL);
  frame->is_template = true;
  reader->muted++;
  return good;
}

/* A sequence or a mapping with the TAG, which may be NULL. */
static bool begin(struct yaml_reader *reader, const yaml_event_t *event, enum doc_type type,
                  const char *tag, bool has_properties)
{
  struct yaml_properties properties = yaml_reader_properties(reader, event, has_properties);
  struct doc_node *node = yaml_reader_node(reader);
  uint32_t anchor;
  uint64_t before = reader->weight;
  if (!node || !yaml_reader_find_anchor(reader, &properties, &anchor))
    return false;
  node->type = (uint8_t)type;
  node->span.offset = properties.next;
  const struct yaml_tag *known = tag ? yaml_tag_find(tag) : NULL;
  bool fits = !tag || yaml_tag_is_non_specific(tag) || (known && known->type == type);
  if (!fits && !yaml_reader_tag_problem(reader, tag, properties.tag))
    return false;
  if (reader->depth == READ_MAX_DEPTH) {
    /* libyaml takes time in proportion to depth for each token: it is not asked for more. */
    reader->ended = true;
    return yaml_reader_lose(reader, READ_TOO_DEEP, (struct span){properties.next, 1});
  }
  bool is_key = yaml_frame_expects_key(yaml_reader_top(reader));
  if (!is_key)
    yaml_reader_attach(reader, node);
  struct yaml_frame *frame = yaml_reader_push(reader);
  if (!frame)
    return yaml_reader_no_memory(reader);
  *frame = (struct yaml_frame){
      .node = node, .weight = before, .anchor = anchor, .end = properties.next, .is_key = is_key};
  return type != DOC_OBJECT || begin_template(reader, frame);
}

/* The node of FRAME is complete but for its place in the collection around it. */
static bool complete(struct yaml_reader *reader, struct yaml_frame *frame)
{
  struct doc_node *node = frame->node;
  node->span.length = frame->end - node->span.offset;
  if (frame->is_template) {
    node->type = DOC_BROKEN;
    reader->muted--;
    return true;
  }
  if (frame->has_merge && !yaml_merge(reader, node))
    return false;
  if (node->type == DOC_OBJECT && !doc_mark_repeated_keys(node))
    return yaml_reader_no_memory(reader);
  reader->flags |= node->flags;
  yaml_reader_set_anchor(reader, frame->anchor, node, reader->weight - frame->weight,
                         frame->height + 1);
  return true;
}

bool yaml_on_sequence(struct yaml_reader *reader, const yaml_event_t *event)
{
  const char *tag = (const char *)event->data.sequence_start.tag;
  bool has_properties =
      event->data.sequence_start.anchor || tag || !event->data.sequence_start.implicit;
  return begin(reader, event, DOC_ARRAY, tag, has_properties);
}

bool yaml_on_mapping(struct yaml_reader *reader, const yaml_event_t *event)
{
  const char *tag = (const char *)event->data.mapping_start.tag;
  bool has_properties =
      event->data.mapping_start.anchor || tag || !event->data.mapping_start.implicit;
  return begin(reader, event, DOC_OBJECT, tag, has_properties);
}

/* A flow collection ends with a bracket of its own; a block collection's end is a place. */
static bool ends_with_bracket(const yaml_event_t *event)
{
  return event->end_mark.index > event->start_mark.index;
}

bool yaml_on_collection_end(struct yaml_reader *reader, const yaml_event_t *event)
{
  struct yaml_frame frame = *yaml_reader_top(reader);
  struct doc_node *node = frame.node;
  if (ends_with_bracket(event))
    frame.end = yaml_reader_offset(reader, &event->end_mark);
  reader->depth--;
  bool is_template = frame.is_template;
  if (!complete(reader, &frame))
    return false;
  if (frame.is_key)
    return yaml_reader_drop_key(reader, node->span,
                                is_template ? NULL
                                            : yaml_complex_key_reason((enum doc_type)node->type));
  yaml_frame_extend(yaml_reader_top(reader), frame.end, frame.height + 1);
  return true;
}
