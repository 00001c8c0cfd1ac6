/* The YAML reader from the inside: what is open while libyaml's events become nodes of the tree.
 *
 * A collection is linked to its parent when it begins, so that the tree is in the order of the
 * text; its size, its span and what an alias to it would weigh are known when it ends. Functions
 * that return bool return false when memory ends, and have set `no_memory` then. */
#ifndef TERLINT_READ_YAML_READER_H
#define TERLINT_READ_YAML_READER_H

#include "read/yaml.h"
#include "read/yaml_anchor.h"
#include "read/yaml_marks.h"
#include "read/yaml_place.h"
#include "read/yaml_problem.h"

#include <yaml.h>

enum {
  YAML_NODE_WEIGHT = 8,   /* bytes of JSON that a node costs beside its text */
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

struct yaml_frame {
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
  struct yaml_frame *frames;
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

/* Remembers that memory ended; returns false. */
bool yaml_reader_no_memory(struct yaml_reader *reader);

/* Adds a problem AT a place; REASON, static or in the arena, may be NULL. Inside an unquoted
 * template nothing is a problem of its own. */
bool yaml_reader_problem(struct yaml_reader *reader, enum read_fault fault, struct span at,
                         const char *reason);

/* Adds a problem that ends the document. */
bool yaml_reader_lose(struct yaml_reader *reader, enum read_fault fault, struct span at);

/* Adds the problem that TAG, which stands AT a place, is unknown or does not fit its value. */
bool yaml_reader_tag_problem(struct yaml_reader *reader, const char *tag, struct span at);

/* --- places --- */

/* The byte offset of MARK. */
static inline uint32_t yaml_reader_offset(struct yaml_reader *reader, const yaml_mark_t *mark)
{
  return yaml_marks_offset(&reader->marks, mark->index);
}

/* The anchor and the tag of the node that EVENT begins. */
static inline struct yaml_properties
yaml_reader_properties(struct yaml_reader *reader, const yaml_event_t *event, bool has_properties)
{
  uint32_t start = yaml_reader_offset(reader, &event->start_mark);
  if (!has_properties)
    return (struct yaml_properties){.end = start, .next = start};
  return yaml_place_properties(reader->source, start, reader->source->length);
}

/* --- the collections that are open --- */

/* The innermost one; NULL where none is. */
static inline struct yaml_frame *yaml_reader_top(struct yaml_reader *reader)
{
  return reader->depth > 0 ? &reader->frames[reader->depth - 1] : NULL;
}

/* Whether the next node is a key of FRAME, which may be NULL. */
static inline bool yaml_frame_expects_key(const struct yaml_frame *frame)
{
  return frame && frame->node->type == DOC_OBJECT && !frame->key.is_there;
}

/* Opens one more; what it holds is undefined. NULL when memory ends. */
struct yaml_frame *yaml_reader_push(struct yaml_reader *reader);

/* Tells FRAME, which may be NULL, of a node with HEIGHT levels in it that was completed in it. */
static inline void yaml_frame_extend(struct yaml_frame *frame, uint32_t end, uint32_t height)
{
  if (!frame)
    return;
  if (end > frame->end)
    frame->end = end;
  if (height > frame->height)
    frame->height = height;
}

/* --- nodes --- */

/* A new null node in the arena; NULL when memory ends. */
struct doc_node *yaml_reader_node(struct yaml_reader *reader);

/* Links a value that begins to the collection around it, or makes it the root. */
void yaml_reader_attach(struct yaml_reader *reader, struct doc_node *node);

/* Remembers the anchor at SPAN, its "&" included, for the node that begins. Returns 1 + its index,
 * or 0 when memory ends. */
uint32_t yaml_reader_add_anchor(struct yaml_reader *reader, struct span span);

/* The same for a node with PROPERTIES; *ANCHOR is 0 where it has none. */
static inline bool yaml_reader_find_anchor(struct yaml_reader *reader,
                                           const struct yaml_properties *properties,
                                           uint32_t *anchor)
{
  bool is_there = properties->anchor.length > 1;
  *anchor = is_there ? yaml_reader_add_anchor(reader, properties->anchor) : 0;
  return *anchor > 0 || !is_there;
}

/* Tells what ANCHOR, which may be 0, stands for, once its NODE is complete. */
static inline void yaml_reader_set_anchor(struct yaml_reader *reader, uint32_t anchor,
                                          const struct doc_node *node, uint64_t weight,
                                          uint32_t height)
{
  if (anchor == 0)
    return;
  struct yaml_anchor *entry = &reader->anchors.list[anchor - 1];
  entry->node = node;
  entry->weight = weight;
  entry->height = height;
}

/* Makes SCALAR the next value's key. */
bool yaml_reader_set_key(struct yaml_reader *reader, struct doc_node *scalar, uint16_t flags);

/* A collection, or nothing at all, stands where a key should: its value will be forgotten. REASON
 * is NULL where the problem is told already. */
bool yaml_reader_drop_key(struct yaml_reader *reader, struct span at, const char *reason);

/* Why a collection of TYPE cannot be a key. */
const char *yaml_complex_key_reason(enum doc_type type);

/* The non-specific tag `!`: a scalar is a string, a collection what it is (YAML 1.2.2, 6.9.1). */
static inline bool yaml_tag_is_non_specific(const char *tag)
{
  return tag && strcmp(tag, "!") == 0;
}

/* --- events, a file for each kind --- */

bool yaml_on_scalar(struct yaml_reader *reader, const yaml_event_t *event);
bool yaml_on_alias(struct yaml_reader *reader, const yaml_event_t *event);
bool yaml_on_sequence(struct yaml_reader *reader, const yaml_event_t *event);
bool yaml_on_mapping(struct yaml_reader *reader, const yaml_event_t *event);
bool yaml_on_collection_end(struct yaml_reader *reader, const yaml_event_t *event);

/* Flattens a complete MAPPING that has merge keys (yaml_merge.c). */
bool yaml_merge(struct yaml_reader *reader, struct doc_node *mapping);

#endif
