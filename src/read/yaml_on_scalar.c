/* Scalars: keys, and values of every type. */
#include "read/yaml_reader.h"
#include "read/yaml_scalar.h"
#include "read/yaml_tag.h"

/* The value in the source, where it stands there as it is; else a copy. */
static bool text_of(struct yaml_reader *reader, const yaml_event_t *event, struct doc_node *node,
                    struct doc_text *text)
{
  struct span span = node->span;
  const char *value = (const char *)event->data.scalar.value;
  uint32_t length = (uint32_t)event->data.scalar.length;
  uint32_t quote = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? 0 : 1;
  const char *written = reader->source->bytes + span.offset + quote;
  bool as_written = span.length == length + 2 * quote && memcmp(written, value, length) == 0;
  if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && !as_written &&
      memchr(value, '\0', length))
    node->flags |= DOC_TEXT_ODD;
  text->bytes = as_written ? written : arena_copy(reader->arena, value, length);
  text->length = length;
  return text->bytes || yaml_reader_no_memory(reader);
}

static enum yaml_scalar_status resolve_plain(struct yaml_reader *reader, const yaml_event_t *event,
                                             struct doc_text text, struct doc_node *node)
{
  bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  const char *tag = (const char *)event->data.scalar.tag;
  if (plain && (tag ? !yaml_tag_is_non_specific(tag) : event->data.scalar.plain_implicit)) {
    if (!tag && yaml_scalar_is_ambiguous(text))
      node->flags |= DOC_AMBIGUOUS;
    return yaml_scalar_plain(reader->version, text, reader->arena, node);
  }
  node->type = DOC_STRING;
  node->text = text;
  return YAML_SCALAR_READ;
}

/* Sets type and text of NODE, whose span is known. TAG is where its tag stands. */
static bool resolve(struct yaml_reader *reader, const yaml_event_t *event, struct span tag,
                    struct doc_node *node)
{
  struct doc_text text;
  if (!text_of(reader, event, node, &text))
    return false;
  const char *written = (const char *)event->data.scalar.tag;
  const struct yaml_tag *known = written ? yaml_tag_find(written) : NULL;
  enum yaml_scalar_status status = YAML_SCALAR_UNFIT;
  if (known && !known->is_merge)
    status =
        yaml_scalar_tagged(reader->version, (enum doc_type)known->type, text, reader->arena, node);
  bool unfit = written && !yaml_tag_is_non_specific(written) && !(known && known->is_merge) &&
               status == YAML_SCALAR_UNFIT;
  if (unfit && !yaml_reader_tag_problem(reader, written, tag))
    return false;
  if (status == YAML_SCALAR_UNFIT)
    status = resolve_plain(reader, event, text, node);
  if (status == YAML_SCALAR_NO_MEMORY)
    return yaml_reader_no_memory(reader);
  if (node->type == DOC_FLOAT && doc_float_is_unusual(node->text))
    node->flags |= DOC_UNUSUAL_FLOAT;
  reader->flags |= node->flags;
  return status != YAML_SCALAR_LONG || yaml_reader_lose(reader, READ_LONG_INTEGER, node->span);
}

static struct span scalar_span(struct yaml_reader *reader, const yaml_event_t *event,
                               const struct yaml_properties *properties)
{
  uint32_t start = properties->next, end = yaml_reader_offset(reader, &event->end_mark);
  struct yaml_frame *around = yaml_reader_top(reader);
  yaml_scalar_style_t style = event->data.scalar.style;
  if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) {
    struct doc_text value = {(const char *)event->data.scalar.value,
                             (uint32_t)event->data.scalar.length};
    end = yaml_place_block_end(reader->source, start, end, value);
  } else if (style == YAML_PLAIN_SCALAR_STYLE && event->data.scalar.length == 0) {
    bool named = around && around->key.is_there && properties->end == properties->next;
    start =
        named ? yaml_place_of_value(reader->source, span_end(around->key.span)) : properties->end;
    end = start;
  }
  return (struct span){start, end > start ? end - start : 0};
}

static bool is_merge_key(const yaml_event_t *event, const struct doc_node *node)
{
  const char *tag = (const char *)event->data.scalar.tag;
  const struct yaml_tag *known = tag ? yaml_tag_find(tag) : NULL;
  return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && node->type == DOC_STRING &&
         node->text.length == 2 && memcmp(node->text.bytes, "<<", 2) == 0 &&
         (!tag || (known && known->is_merge));
}

bool yaml_on_scalar(struct yaml_reader *reader, const yaml_event_t *event)
{
  bool has_properties =
      event->data.scalar.anchor || event->data.scalar.tag ||
      (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !event->data.scalar.plain_implicit);
  struct yaml_properties properties = yaml_reader_properties(reader, event, has_properties);
  struct doc_node *node = yaml_reader_node(reader);
  uint32_t anchor;
  if (!node)
    return false;
  node->span = scalar_span(reader, event, &properties);
  if (!resolve(reader, event, properties.tag, node) ||
      !yaml_reader_find_anchor(reader, &properties, &anchor))
    return false;
  uint64_t before = reader->weight;
  reader->weight += node->text.length;
  if (yaml_frame_expects_key(yaml_reader_top(reader))) {
    yaml_reader_set_anchor(reader, anchor, node, reader->weight - before, 0);
    return yaml_reader_set_key(reader, node, is_merge_key(event, node) ? DOC_MERGE_KEY : 0);
  }
  if (node->type == DOC_STRING)
    node->flags |= doc_text_flags(node->text);
  yaml_reader_attach(reader, node);
  yaml_reader_set_anchor(reader, anchor, node, reader->weight - before, 0);
  yaml_frame_extend(yaml_reader_top(reader), span_end(node->span), 0);
  return true;
}
