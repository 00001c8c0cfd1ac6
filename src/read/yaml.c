/* libyaml's events become nodes of the tree, one frame for each collection that is open.
 *
 * A collection is linked to its parent when it begins, so that the tree is in the order of the
 * text; its size, its span and what an alias to it would weigh are known when it ends. */
#include "read/yaml.h"

#include "doc/json_write.h"
#include "read/yaml_anchor.h"
#include "read/yaml_marks.h"
#include "read/yaml_place.h"
#include "read/yaml_problem.h"
#include "read/yaml_scalar.h"
#include "read/yaml_tag.h"

#include <stdlib.h>
#include <yaml.h>

enum {
  NODE_WEIGHT = 8,        /* bytes of JSON that a node costs beside its text */
  DOC_MERGE_KEY = 0x8000, /* a member under `<<`, until its mapping ends */
};

/* What a key will be, once its value comes. */
struct pending_key {
  struct doc_text text;
  struct span span;
  uint16_t flags; /* of the member */
  bool is_there;
  bool is_dropped; /* it cannot be a key of JSON: its value is read and forgotten */
};

struct frame {
  struct doc_node *node;
  struct pending_key key; /* of a mapping */
  uint64_t weight;        /* of the document before this node */
  uint32_t anchor;        /* 1 + index; 0: none */
  uint32_t height;        /* levels of collections below this one */
  uint32_t end;           /* of the last thing in it */
  bool is_key;            /* the collection stands where a key should */
  bool is_template;       /* it is an unquoted {{…}} */
  bool has_merge;
};

struct yaml_reader {
  yaml_parser_t parser;
  const struct source *source;
  enum yaml_version version;
  struct yaml_marks marks;
  struct yaml_anchors anchors;
  struct yaml_problems problems;
  struct frame *frames;
  uint32_t depth, capacity;
  bool ended;     /* the stream, by its end or by an error */
  bool delivered; /* a document */
  /* of the document under way: */
  struct arena *arena;
  struct doc_node *root;
  uint64_t weight;  /* of all nodes so far, in bytes of JSON */
  uint64_t aliased; /* of that, what aliases have added */
  uint32_t end;     /* offset behind it */
  unsigned flags;   /* enum doc_flag: those that some node has */
  uint32_t muted;   /* templates that are open: what is in them is no problem of its own */
  bool lost;        /* there will be no root */
  bool no_memory;
};

/* --- problems --- */

static bool out_of_memory(struct yaml_reader *reader)
{
  reader->no_memory = true;
  return false;
}

static bool add_problem(struct yaml_reader *reader, enum read_fault fault, struct span at,
                        const char *reason)
{
  if (reader->muted > 0)
    return true;
  struct read_problem problem = {fault, at, reason};
  return yaml_problems_add(&reader->problems, problem) || out_of_memory(reader);
}

/* A problem that ends the document. */
static bool lose_document(struct yaml_reader *reader, enum read_fault fault, struct span at)
{
  reader->lost = true;
  return add_problem(reader, fault, at, NULL);
}

/* --- places --- */

static uint32_t offset_of(struct yaml_reader *reader, const yaml_mark_t *mark)
{
  return yaml_marks_offset(&reader->marks, mark->index);
}

static struct yaml_properties properties_of(struct yaml_reader *reader, const yaml_event_t *event,
                                            bool has_properties)
{
  uint32_t start = offset_of(reader, &event->start_mark);
  if (!has_properties)
    return (struct yaml_properties){.end = start, .next = start};
  return yaml_place_properties(reader->source, start, reader->source->length);
}

/* --- frames --- */

static struct frame *top(struct yaml_reader *reader)
{
  return reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;
}

static bool expects_key(const struct frame *frame)
{
  return frame && frame->node->type == DOC_OBJECT && !frame->key.is_there;
}

static struct frame *push_frame(struct yaml_reader *reader)
{
  if (reader->depth == reader->capacity) {
    uint32_t capacity = reader->capacity ? reader->capacity * 2 : 32;
    struct frame *frames = realloc(reader->frames, capacity * sizeof *frames);
    if (!frames)
      return NULL;
    reader->frames = frames;
    reader->capacity = capacity;
  }
  return &reader->frames[reader->depth++];
}

/* Tells the frame around what was completed in it. */
static void extend(struct frame *frame, uint32_t end, uint32_t height)
{
  if (!frame)
    return;
  if (end > frame->end)
    frame->end = end;
  if (height > frame->height)
    frame->height = height;
}

/* Links a value that begins to the collection around it. */
static void attach(struct yaml_reader *reader, struct doc_node *node)
{
  struct frame *around = top(reader);
  reader->weight += NODE_WEIGHT;
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

static struct doc_node *new_node(struct yaml_reader *reader)
{
  struct doc_node *node = arena_alloc(reader->arena, sizeof *node);
  if (node)
    *node = (struct doc_node){.type = DOC_NULL};
  else
    out_of_memory(reader);
  return node;
}

static void set_anchor(struct yaml_reader *reader, uint32_t anchor, const struct doc_node *node,
                       uint64_t weight, uint32_t height)
{
  if (anchor == 0)
    return;
  struct yaml_anchor *entry = &reader->anchors.list[anchor - 1];
  entry->node = node;
  entry->weight = weight;
  entry->height = height;
}

/* Names the node that begins; *ANCHOR is 0 where it has no anchor. */
static bool add_anchor(struct yaml_reader *reader, const struct yaml_properties *properties,
                       uint32_t *anchor)
{
  *anchor = 0;
  if (properties->anchor.length < 2)
    return true;
  struct doc_text name = {reader->source->bytes + properties->anchor.offset + 1,
                          properties->anchor.length - 1};
  *anchor = yaml_anchors_add(&reader->anchors, name);
  return *anchor > 0 || out_of_memory(reader);
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
  return copy || out_of_memory(reader);
}

static bool set_key(struct yaml_reader *reader, struct doc_node *scalar, uint16_t flags)
{
  struct frame *frame = top(reader);
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
  extend(frame, span_end(scalar->span), 0);
  return true;
}

/* A collection, or nothing at all, stands where a key should. */
static bool drop_key(struct yaml_reader *reader, struct span at, const char *reason)
{
  struct frame *frame = top(reader);
  frame->key = (struct pending_key){.span = at, .is_there = true, .is_dropped = true};
  extend(frame, span_end(at), 0);
  return !reason || add_problem(reader, READ_YAML_INVALID, at, reason);
}

static const char *complex_key_reason(enum doc_type type)
{
  return type == DOC_OBJECT ? "a mapping cannot be a key: JSON has only string keys"
                            : "a list cannot be a key: JSON has only string keys";
}

/* --- scalars --- */

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
  return text->bytes || out_of_memory(reader);
}

/* The non-specific tag `!`: a scalar is a string, a collection what it is (YAML 1.2.2, 6.9.1). */
static bool is_non_specific(const char *tag)
{
  return tag && strcmp(tag, "!") == 0;
}

static bool tag_problem(struct yaml_reader *reader, const char *tag, struct span at)
{
  const struct yaml_tag *known = yaml_tag_find(tag);
  const char *reason =
      known ? yaml_reason(reader->arena, "the value is not %s, as its tag says", known->noun)
            : yaml_reason(reader->arena, "%.*s", yaml_reason_width((uint32_t)strlen(tag)), tag);
  return reason ? add_problem(reader, READ_YAML_TAG, at, reason) : out_of_memory(reader);
}

static enum yaml_scalar_status resolve_plain(struct yaml_reader *reader, const yaml_event_t *event,
                                             struct doc_text text, struct doc_node *node)
{
  bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  const char *tag = (const char *)event->data.scalar.tag;
  if (plain && (tag ? !is_non_specific(tag) : event->data.scalar.plain_implicit)) {
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
  bool unfit = written && !is_non_specific(written) && !(known && known->is_merge) &&
               status == YAML_SCALAR_UNFIT;
  if (unfit && !tag_problem(reader, written, tag))
    return false;
  if (status == YAML_SCALAR_UNFIT)
    status = resolve_plain(reader, event, text, node);
  if (status == YAML_SCALAR_NO_MEMORY)
    return out_of_memory(reader);
  if (node->type == DOC_FLOAT && doc_float_is_unusual(node->text))
    node->flags |= DOC_UNUSUAL_FLOAT;
  reader->flags |= node->flags;
  return status != YAML_SCALAR_LONG || lose_document(reader, READ_LONG_INTEGER, node->span);
}

static struct span scalar_span(struct yaml_reader *reader, const yaml_event_t *event,
                               const struct yaml_properties *properties)
{
  uint32_t start = properties->next, end = offset_of(reader, &event->end_mark);
  struct frame *around = top(reader);
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

static bool on_scalar(struct yaml_reader *reader, const yaml_event_t *event)
{
  bool has_properties =
      event->data.scalar.anchor || event->data.scalar.tag ||
      (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !event->data.scalar.plain_implicit);
  struct yaml_properties properties = properties_of(reader, event, has_properties);
  struct doc_node *node = new_node(reader);
  uint32_t anchor;
  if (!node)
    return false;
  node->span = scalar_span(reader, event, &properties);
  if (!resolve(reader, event, properties.tag, node) || !add_anchor(reader, &properties, &anchor))
    return false;
  uint64_t before = reader->weight;
  reader->weight += node->text.length;
  if (expects_key(top(reader))) {
    set_anchor(reader, anchor, node, reader->weight - before, 0);
    return set_key(reader, node, is_merge_key(event, node) ? DOC_MERGE_KEY : 0);
  }
  if (node->type == DOC_STRING)
    node->flags |= doc_text_flags(node->text);
  attach(reader, node);
  set_anchor(reader, anchor, node, reader->weight - before, 0);
  extend(top(reader), span_end(node->span), 0);
  return true;
}

/* --- aliases --- */

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
  return reason ? add_problem(reader, READ_YAML_INVALID, node->span, reason)
                : out_of_memory(reader);
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
    return !was_within || add_problem(reader, READ_YAML_ALIASES, node->span, NULL);
  }
  if (reader->depth + anchor->height > READ_MAX_DEPTH)
    return lose_document(reader, READ_TOO_DEEP, node->span);
  reader->weight += anchor->weight;
  *height = anchor->height;
  become(node, anchor->node);
  return true;
}

static bool on_alias(struct yaml_reader *reader, const yaml_event_t *event)
{
  struct doc_node *node = new_node(reader);
  uint32_t height;
  if (!node)
    return false;
  uint32_t start = offset_of(reader, &event->start_mark);
  node->span = (struct span){start, offset_of(reader, &event->end_mark) - start};
  if (!expand(reader, node, (const char *)event->data.alias.anchor, &height))
    return false;
  if (expects_key(top(reader))) {
    if (node->type == DOC_BROKEN)
      return drop_key(reader, node->span, NULL);
    if (doc_is_container(node))
      return drop_key(reader, node->span, complex_key_reason((enum doc_type)node->type));
    return set_key(reader, node, 0);
  }
  attach(reader, node);
  extend(top(reader), span_end(node->span), height);
  return true;
}

/* --- merge keys --- */

static bool copy_members(struct yaml_reader *reader, struct doc_node *into,
                         const struct doc_node *mapping)
{
  for (const struct doc_node *m = mapping->count ? mapping->first : NULL; m; m = m->next) {
    struct doc_node *copy = new_node(reader);
    if (!copy)
      return false;
    *copy = *m;
    copy->next = NULL;
    copy->flags |= DOC_KEY_MERGED;
    doc_append(into, copy);
  }
  return true;
}

static bool merge_problem(struct yaml_reader *reader, struct span at)
{
  return add_problem(reader, READ_YAML_INVALID, at, "<< takes a mapping or a list of mappings");
}

/* Of a list the first mapping wins, so it comes last. Recursion would be as deep as the list is
 * long: the items are linked forwards only, so they are gathered first. */
static bool merge_list(struct yaml_reader *reader, struct doc_node *into,
                       const struct doc_node *list)
{
  const struct doc_node **items = arena_alloc(reader->arena, list->count * sizeof *items);
  uint32_t count = 0;
  if (!items)
    return out_of_memory(reader);
  for (const struct doc_node *item = list->count ? list->first : NULL; item; item = item->next) {
    if (item->type == DOC_OBJECT)
      items[count++] = item;
    else if (item->type != DOC_BROKEN && !merge_problem(reader, item->span))
      return false;
  }
  while (count > 0)
    if (!copy_members(reader, into, items[--count]))
      return false;
  return true;
}

static bool merge_value(struct yaml_reader *reader, struct doc_node *into,
                        const struct doc_node *value)
{
  if (value->type == DOC_OBJECT)
    return copy_members(reader, into, value);
  if (value->type == DOC_ARRAY)
    return merge_list(reader, into, value);
  return value->type == DOC_BROKEN || merge_problem(reader, value->span);
}

/* As PyYAML flattens a mapping: what is merged comes first, then the mapping's own members. */
static bool merge(struct yaml_reader *reader, struct doc_node *mapping)
{
  struct doc_node merged = *mapping;
  merged.count = 0;
  merged.first = merged.last = NULL;
  for (const struct doc_node *m = mapping->first; m; m = m->next)
    if ((m->flags & DOC_MERGE_KEY) && !merge_value(reader, &merged, m))
      return false;
  for (struct doc_node *m = mapping->first, *next; m; m = next) {
    next = m->next;
    m->next = NULL;
    if (!(m->flags & DOC_MERGE_KEY))
      doc_append(&merged, m);
  }
  *mapping = merged;
  return true;
}

/* --- collections --- */

/* An unquoted template: a flow mapping that begins with another one. */
static bool begin_template(struct yaml_reader *reader, struct frame *frame)
{
  const struct source *source = reader->source;
  uint32_t start = frame->node->span.offset;
  if (start + 1 >= source->length || memcmp(source->bytes + start, "{{", 2) != 0)
    return true;
  bool good = add_problem(reader, READ_YAML_TEMPLATE, yaml_place_template(source, start), NULL);
  frame->is_template = true;
  reader->muted++;
  return good;
}

static bool begin_collection(struct yaml_reader *reader, const yaml_event_t *event,
                             enum doc_type type, const char *tag, bool has_properties)
{
  struct yaml_properties properties = properties_of(reader, event, has_properties);
  struct doc_node *node = new_node(reader);
  uint32_t anchor;
  uint64_t before = reader->weight;
  if (!node || !add_anchor(reader, &properties, &anchor))
    return false;
  node->type = (uint8_t)type;
  node->span.offset = properties.next;
  const struct yaml_tag *known = tag ? yaml_tag_find(tag) : NULL;
  bool fits = !tag || is_non_specific(tag) || (known && known->type == type);
  if (!fits && !tag_problem(reader, tag, properties.tag))
    return false;
  if (reader->depth == READ_MAX_DEPTH) {
    /* libyaml takes time in proportion to depth for each token: it is not asked for more. */
    reader->ended = true;
    return lose_document(reader, READ_TOO_DEEP, (struct span){properties.next, 1});
  }
  bool is_key = expects_key(top(reader));
  if (!is_key)
    attach(reader, node);
  struct frame *frame = push_frame(reader);
  if (!frame)
    return out_of_memory(reader);
  *frame = (struct frame){
      .node = node, .weight = before, .anchor = anchor, .end = properties.next, .is_key = is_key};
  return type != DOC_OBJECT || begin_template(reader, frame);
}

/* The node of FRAME is complete but for its place in the collection around it. */
static bool complete(struct yaml_reader *reader, struct frame *frame)
{
  struct doc_node *node = frame->node;
  node->span.length = frame->end - node->span.offset;
  if (frame->is_template) {
    node->type = DOC_BROKEN;
    reader->muted--;
    return true;
  }
  if (frame->has_merge && !merge(reader, node))
    return false;
  if (node->type == DOC_OBJECT && !doc_mark_repeated_keys(node))
    return out_of_memory(reader);
  reader->flags |= node->flags;
  set_anchor(reader, frame->anchor, node, reader->weight - frame->weight, frame->height + 1);
  return true;
}

static bool end_collection(struct yaml_reader *reader, const yaml_event_t *event, bool is_flow)
{
  struct frame frame = *top(reader);
  struct doc_node *node = frame.node;
  if (is_flow)
    frame.end = offset_of(reader, &event->end_mark);
  reader->depth--;
  bool is_template = frame.is_template;
  if (!complete(reader, &frame))
    return false;
  if (frame.is_key)
    return drop_key(reader, node->span,
                    is_template ? NULL : complex_key_reason((enum doc_type)node->type));
  extend(top(reader), frame.end, frame.height + 1);
  return true;
}

/* A flow collection ends with a bracket of its own; a block collection's end is a place. */
static bool ends_with_bracket(const yaml_event_t *event)
{
  return event->end_mark.index > event->start_mark.index;
}

static bool on_event(struct yaml_reader *reader, const yaml_event_t *event)
{
  switch (event->type) {
  case YAML_SCALAR_EVENT:
    return on_scalar(reader, event);
  case YAML_ALIAS_EVENT:
    return on_alias(reader, event);
  case YAML_SEQUENCE_START_EVENT:
    return begin_collection(reader, event, DOC_ARRAY, (const char *)event->data.sequence_start.tag,
                            event->data.sequence_start.anchor || event->data.sequence_start.tag ||
                                !event->data.sequence_start.implicit);
  case YAML_MAPPING_START_EVENT:
    return begin_collection(reader, event, DOC_OBJECT, (const char *)event->data.mapping_start.tag,
                            event->data.mapping_start.anchor || event->data.mapping_start.tag ||
                                !event->data.mapping_start.implicit);
  case YAML_SEQUENCE_END_EVENT:
  case YAML_MAPPING_END_EVENT:
    return end_collection(reader, event, ends_with_bracket(event));
  default:
    return true;
  }
}

/* --- documents --- */

static bool has_template_at(const struct yaml_reader *reader, uint32_t offset)
{
  for (uint32_t i = 0; i < reader->problems.count; i++)
    if (reader->problems.list[i].fault == READ_YAML_TEMPLATE &&
        reader->problems.list[i].at.offset == offset)
      return true;
  return false;
}

/* libyaml gave up. Where an unquoted template stands before the place, on its line, that is why. */
static bool add_parser_problem(struct yaml_reader *reader)
{
  const yaml_parser_t *parser = &reader->parser;
  if (parser->error == YAML_MEMORY_ERROR)
    return out_of_memory(reader);
  uint32_t offset = parser->error == YAML_READER_ERROR ? (uint32_t)parser->problem_offset
                                                       : offset_of(reader, &parser->problem_mark);
  if (offset > reader->source->length)
    offset = reader->source->length;
  struct span template;
  reader->muted = 0;
  if (yaml_place_find_template(reader->source, offset, &template))
    return has_template_at(reader, template.offset) ||
           add_problem(reader, READ_YAML_TEMPLATE, template, NULL);
  const char *problem = parser->problem ? parser->problem : "cannot be read";
  const char *reason = parser->context
                           ? yaml_reason(reader->arena, "%s: %s", parser->context, problem)
                           : yaml_reason(reader->arena, "%s", problem);
  return reason ? add_problem(reader, READ_YAML_INVALID,
                              yaml_place_character(reader->source, offset), reason)
                : out_of_memory(reader);
}

/* The next event; false where libyaml gave up. */
static bool next_event(struct yaml_reader *reader, yaml_event_t *event)
{
  if (yaml_parser_parse(&reader->parser, event))
    return true;
  reader->ended = true;
  reader->lost = true;
  add_parser_problem(reader);
  return false;
}

/* Reads up to the end of the document under way. */
static void read_document(struct yaml_reader *reader)
{
  yaml_event_t event;
  for (bool more = true;
       more && !reader->ended && !reader->no_memory && next_event(reader, &event);) {
    more = event.type != YAML_DOCUMENT_END_EVENT;
    if (!more)
      reader->end = offset_of(reader, &event.start_mark);
    if (more && !reader->lost && !on_event(reader, &event))
      reader->no_memory = true;
    yaml_event_delete(&event);
  }
}

/* Reads up to the beginning of a document; false at the end of the stream. */
static bool find_document(struct yaml_reader *reader)
{
  yaml_event_t event;
  while (!reader->ended && next_event(reader, &event)) {
    yaml_event_type_t type = event.type;
    yaml_event_delete(&event);
    if (type == YAML_DOCUMENT_START_EVENT)
      return true;
    reader->ended = type == YAML_STREAM_END_EVENT;
  }
  return false;
}

static void begin_document(struct yaml_reader *reader, struct arena *arena)
{
  reader->arena = arena;
  reader->root = NULL;
  reader->weight = reader->aliased = 0;
  reader->depth = reader->muted = 0;
  reader->flags = 0;
  reader->end = reader->source->length;
  reader->lost = reader->no_memory = false;
  reader->problems.count = 0;
  yaml_anchors_clear(&reader->anchors);
}

static void fill_result(struct yaml_reader *reader, struct yaml_result *result)
{
  static const struct read_problem no_memory = {.fault = READ_NO_MEMORY};
  *result = (struct yaml_result){.root = reader->lost ? NULL : reader->root,
                                 .end = reader->end,
                                 .flags = reader->flags,
                                 .aliased = reader->aliased};
  result->problem_count = reader->problems.count;
  result->problems = yaml_problems_copy(&reader->problems, reader->arena);
  if (reader->no_memory || (result->problem_count > 0 && !result->problems)) {
    *result = (struct yaml_result){.problems = &no_memory, .problem_count = 1};
    reader->ended = true;
  }
  reader->delivered = true;
}

bool yaml_read(struct yaml_reader *reader, struct arena *arena, struct yaml_result *result)
{
  if (reader->ended)
    return false;
  begin_document(reader, arena);
  if (find_document(reader))
    read_document(reader);
  else if (!reader->lost) {
    if (reader->delivered)
      return false;
    reader->root = new_node(reader);
  }
  fill_result(reader, result);
  return true;
}

struct yaml_reader *yaml_reader_new(const struct source *source, enum yaml_version version)
{
  struct yaml_reader *reader = calloc(1, sizeof *reader);
  if (!reader || !yaml_parser_initialize(&reader->parser)) {
    free(reader);
    return NULL;
  }
  reader->source = source;
  reader->version = version;
  yaml_marks_init(&reader->marks, source);
  yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&reader->parser, (const unsigned char *)source->bytes,
                               source->length);
  return reader;
}

void yaml_reader_free(struct yaml_reader *reader)
{
  if (!reader)
    return;
  yaml_parser_delete(&reader->parser);
  yaml_anchors_free(&reader->anchors);
  yaml_problems_free(&reader->problems);
  free(reader->frames);
  free(reader);
}
