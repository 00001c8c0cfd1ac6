#include "doc/json_write.h"

#include "base/utf8.h"
#include "doc/credential.h"

#include <stdlib.h>

/* --- strings --- */

static void write_escape(struct buffer *out, uint32_t unit)
{
  static const char short_forms[][3] = {
      ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n",  ['\f'] = "\\f",
      ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\",
  };
  if (unit < sizeof short_forms / sizeof *short_forms && short_forms[unit][0])
    buffer_put_string(out, short_forms[unit]);
  else
    buffer_printf(out, "\\u%04x", (unsigned)unit);
}

/* A lone surrogate as three bytes, of which FIRST begins at BYTES. */
static bool is_surrogate(const char *bytes)
{
  return (unsigned char)bytes[0] == 0xED && (unsigned char)bytes[1] >= 0xA0;
}

void json_write_string(struct buffer *out, struct doc_text text)
{
  buffer_put_char(out, '"');
  uint32_t plain = 0; /* where the run of bytes that stand for themselves began */
  for (uint32_t at = 0; at < text.length;) {
    unsigned char byte = (unsigned char)text.bytes[at];
    bool surrogate = byte == 0xED && is_surrogate(text.bytes + at);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && !surrogate) {
      at++;
      continue;
    }
    uint32_t size = surrogate ? 3 : 1;
    buffer_put(out, text.bytes + plain, at - plain);
    write_escape(out, utf8_decode(text.bytes + at, size));
    at += size;
    plain = at;
  }
  if (plain < text.length)
    buffer_put(out, text.bytes + plain, text.length - plain);
  buffer_put_char(out, '"');
}

/* --- containers, without recursion: a body may be thousands of levels deep --- */

struct level {
  const struct doc_node *container;
  const struct doc_node *next;      /* value; NULL at the end */
  const struct doc_node **distinct; /* where keys are repeated: the members, ours to free */
  uint32_t distinct_count;
  uint32_t done; /* values begun */
};

struct writer {
  struct buffer *out;
  struct level *stack;
  size_t depth, capacity;
  bool as_written;                /* numbers are tokens of the source */
  const struct secrets *secrets;  /* not to be shown; NULL: nothing is hidden */
  uint32_t indent;                /* blanks a level; 0: all on one line */
  const struct doc_node *refused; /* with as_written: the first value that JSON has no form for */
};

static bool push_level(struct writer *writer, const struct doc_node *container)
{
  if (writer->depth == writer->capacity) {
    size_t capacity = writer->capacity ? writer->capacity * 2 : 16;
    struct level *stack = realloc(writer->stack, capacity * sizeof *stack);
    if (!stack)
      return false;
    writer->stack = stack;
    writer->capacity = capacity;
  }
  struct level level = {.container = container, .next = container->first};
  if (container->flags & DOC_KEYS_REPEATED) {
    level.distinct = doc_distinct_members(container, &level.distinct_count);
    if (!level.distinct)
      return false;
  }
  writer->stack[writer->depth++] = level;
  return true;
}

static const struct doc_node *next_value(struct level *level)
{
  if (level->distinct)
    return level->done < level->distinct_count ? level->distinct[level->done] : NULL;
  const struct doc_node *value = level->next;
  if (value)
    level->next = value->next;
  return value;
}

static void write_number(struct writer *writer, const struct doc_node *node)
{
  if (!writer->as_written)
    json_write_number(writer->out, node->type, node->text);
  else if (strchr("NI", node->text.bytes[node->text.bytes[0] == '-']))
    writer->refused = node; /* NaN, Infinity, -Infinity */
  else
    buffer_put(writer->out, node->text.bytes, node->text.length);
}

/* Writes what MASKED, which is freed, holds. */
static void write_masked(struct writer *writer, struct buffer *masked)
{
  json_write_string(writer->out, (struct doc_text){masked->bytes, (uint32_t)masked->length});
  writer->out->failed |= masked->failed;
  buffer_free(masked);
}

static void write_text(struct writer *writer, const struct doc_node *node)
{
  struct buffer masked = {0};
  if (!writer->secrets) {
    json_write_string(writer->out, node->text);
    return;
  }
  secrets_put_text(&masked, writer->secrets, node);
  write_masked(writer, &masked);
}

static void write_key(struct writer *writer, const struct doc_node *member)
{
  struct buffer masked = {0};
  if (!writer->secrets) {
    json_write_string(writer->out, member->key);
    return;
  }
  credential_put_text(&masked, member->key);
  write_masked(writer, &masked);
}

static void write_scalar(struct writer *writer, const struct doc_node *node)
{
  switch ((enum doc_type)node->type) {
  case DOC_FALSE:
    buffer_put_string(writer->out, "false");
    break;
  case DOC_TRUE:
    buffer_put_string(writer->out, "true");
    break;
  case DOC_INTEGER:
  case DOC_FLOAT:
    write_number(writer, node);
    break;
  case DOC_STRING:
    write_text(writer, node);
    break;
  case DOC_BROKEN:
    if (writer->as_written)
      writer->refused = node;
    buffer_put_string(writer->out, "null");
    break;
  default:
    buffer_put_string(writer->out, "null");
  }
}

/* Writes a scalar, or opens a container. */
static void begin_value(struct writer *writer, const struct doc_node *node)
{
  if (!doc_is_container(node))
    write_scalar(writer, node);
  else if (node->count == 0)
    buffer_put_string(writer->out, node->type == DOC_ARRAY ? "[]" : "{}");
  else if (push_level(writer, node))
    buffer_put_char(writer->out, node->type == DOC_ARRAY ? '[' : '{');
  else
    writer->out->failed = true;
}

static void begin_line(struct writer *writer)
{
  if (writer->indent == 0)
    return;
  buffer_put_char(writer->out, '\n');
  buffer_put_repeat(writer->out, ' ', writer->depth * writer->indent);
}

static void end_container(struct writer *writer)
{
  struct level *level = &writer->stack[--writer->depth];
  free(level->distinct);
  begin_line(writer);
  buffer_put_char(writer->out, level->container->type == DOC_OBJECT ? '}' : ']');
}

/* Takes the innermost container one step on. */
static void step(struct writer *writer)
{
  struct level *level = &writer->stack[writer->depth - 1];
  const struct doc_node *value = next_value(level);
  if (!value) {
    end_container(writer);
    return;
  }
  if (level->done++ > 0)
    buffer_put_char(writer->out, ',');
  begin_line(writer);
  if (level->container->type == DOC_OBJECT) {
    write_key(writer, value);
    buffer_put_string(writer->out, writer->indent > 0 ? ": " : ":");
  }
  begin_value(writer, value);
}

static void write_value(struct writer *writer, const struct doc_node *node)
{
  begin_value(writer, node);
  while (writer->depth > 0 && !writer->out->failed && !writer->refused)
    step(writer);
  while (writer->depth > 0)
    free(writer->stack[--writer->depth].distinct);
  free(writer->stack);
}

void json_write_value(struct buffer *out, const struct doc_node *node)
{
  struct writer writer = {.out = out};
  write_value(&writer, node);
}

void json_write_shown(struct buffer *out, const struct doc_node *node,
                      const struct secrets *secrets)
{
  struct writer writer = {.out = out, .secrets = secrets};
  write_value(&writer, node);
}

const struct doc_node *json_write_as_written(struct buffer *out, const struct doc_node *node,
                                             uint32_t indent)
{
  struct writer writer = {.out = out, .as_written = true, .indent = indent};
  write_value(&writer, node);
  return writer.refused;
}
