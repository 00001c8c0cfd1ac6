/* Aliases: nodes that are what their anchor names. */
#include "read/yaml_reader.h"

/* Takes over what the anchored node is; the place is the alias's own. */
static void become(struct doc_node *node, const struct doc_node *anchored)
{
  node->type = anchored->type;
  node->flags = DOC_ALIASED | (anchored->flags & DOC_KEYS_REPEATED);
  node->count = anchored->count;
  if (doc_is_container(anchored)) {
    node->first = anchored->first;
    node->last = anchored->last;
  } else
    node->text = anchored->text;
}

static bool alias_problem(struct yaml_reader *reader, struct doc_node *node, const char *format,
                          const char *name)
{
  int width = yaml_reason_width((uint32_t)strlen(name));
  const char *reason = yaml_reason(reader->arena, format, width, name);
  node->type = DOC_BROKEN;
  return reason ? yaml_reader_problem(reader, READ_YAML_INVALID, node->span, reason)
                : yaml_reader_no_memory(reader);
}

/* Makes NODE what its alias stands for; *HEIGHT tells its levels of collections. */
static bool expand(struct yaml_reader *reader, struct doc_node *node, const char *name,
                   uint32_t *height)
{
  const struct yaml_anchor *anchor = yaml_anchors_find(&reader->anchors, doc_text_of(name));
  *height = 0;
  if (!anchor)
    return alias_problem(reader, node, "no anchor is named %.*s", name);
  if (!anchor->node)
    return alias_problem(reader, node, "the value of %.*s contains itself", name);
  bool was_within = reader->aliased <= READ_MAX_ALIASED;
  reader->aliased += anchor->weight;
  if (reader->aliased > READ_MAX_ALIASED) {
    node->type = DOC_BROKEN;
    return !was_within || yaml_reader_problem(reader, READ_YAML_ALIASES, node->span, NULL);
  }
  if (reader->depth + anchor->height > READ_MAX_DEPTH)
    return yaml_reader_lose(reader, READ_TOO_DEEP, node->span);
  reader->weight += anchor->weight;
  *height = anchor->height;
  become(node, anchor->node);
  return true;
}

bool yaml_on_alias(struct yaml_reader *reader, const yaml_event_t *event)
{
  struct doc_node *node = yaml_reader_node(reader);
  uint32_t height;
  if (!node)
    return false;
  uint32_t start = yaml_reader_offset(reader, &event->start_mark);
  node->span = (struct span){start, yaml_reader_offset(reader, &event->end_mark) - start};
  if (!expand(reader, node, (const char *)event->data.alias.anchor, &height))
    return false;
  if (yaml_frame_expects_key(yaml_reader_top(reader))) {
    if (node->type == DOC_BROKEN)
      return yaml_reader_drop_key(reader, node->span, NULL);
    if (doc_is_container(node))
      return yaml_reader_drop_key(reader, node->span,
                                  yaml_complex_key_reason((enum doc_type)node->type));
    return yaml_reader_set_key(reader, node, 0);
  }
  yaml_reader_attach(reader, node);
  yaml_frame_extend(yaml_reader_top(reader), span_end(node->span), height);
  return true;
}
