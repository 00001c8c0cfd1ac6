#include "lint/place.h"

#include "base/utf8.h"

/* --- reading on --- */

static bool is_break(char c)
{
  return c == '\n' || c == '\r';
}

static bool is_space(char c)
{
  return c == ' ' || c == '\t' || is_break(c);
}

/* The byte of the source at OFFSET, or 0 behind the end of the node. */
static char written(const struct placer *placer, uint32_t offset)
{
  return offset < span_end(placer->node->span) ? placer->source->bytes[offset] : '\0';
}

/* How the node is written: its quote, `|`, `>`, or another byte. */
static char style_of(const struct placer *placer)
{
  return written(placer, placer->node->span.offset);
}

static bool is_block(const struct placer *placer)
{
  char style = style_of(placer);
  return style == '|' || style == '>';
}

/* White space in the source from OFFSET on; *BREAKS are the lines that end in it. */
static uint32_t end_of_space(const struct placer *placer, uint32_t offset, uint32_t *breaks)
{
  *breaks = 0;
  for (char c; (c = written(placer, offset)) && is_space(c); offset++)
    *breaks += is_break(c) && !(c == '\r' && written(placer, offset + 1) == '\n');
  return offset;
}

/* How many bytes of the text stand for BREAKS ends of lines and the white space around them: YAML
 * 1.2.2 sections 6.5 (flow scalars) and 8.1 (block scalars). */
static uint32_t length_of_breaks(const struct placer *placer, uint32_t breaks)
{
  struct doc_text text = placer->node->text;
  uint32_t end = placer->text_at;
  if (!is_block(placer))
    return breaks > 1 ? breaks - 1 : 1;
  while (end < text.length && is_space(text.bytes[end]))
    end++;
  return end - placer->text_at;
}

static void advance(struct placer *placer, uint32_t text, uint32_t written)
{
  placer->text_at += text;
  placer->written_at += written;
}

/* White space is as it is within a line. */
static void pass_space(struct placer *placer)
{
  uint32_t breaks, end = end_of_space(placer, placer->written_at, &breaks);
  uint32_t length = end - placer->written_at;
  advance(placer, breaks > 0 ? length_of_breaks(placer, breaks) : length, length);
}

/* An escape of JSON (RFC 8259 section 7) or of YAML (1.2.2 section 5.7) is one character. */
static void pass_escape(struct placer *placer)
{
  struct doc_text text = placer->node->text;
  uint32_t size =
      (uint32_t)utf8_sequence(text.bytes + placer->text_at, text.length - placer->text_at);
  switch (written(placer, placer->written_at + 1)) {
  case 'x':
    advance(placer, size, 4);
    break;
  case 'u': /* what takes four bytes is a pair of surrogates */
    advance(placer, size, size == 4 ? 12 : 6);
    break;
  case 'U':
    advance(placer, size, 10);
    break;
  case '\n':
  case '\r': {
    uint32_t breaks, end = end_of_space(placer, placer->written_at + 1, &breaks);
    advance(placer, breaks - 1, end - placer->written_at);
    break;
  }
  default:
    advance(placer, size, 2);
  }
}

static void step(struct placer *placer)
{
  char style = style_of(placer), c = written(placer, placer->written_at);
  if (style == '"' && c == '\\')
    pass_escape(placer);
  else if (style == '\'' && c == '\'')
    advance(placer, 1, 2);
  else if (is_space(c))
    pass_space(placer);
  else if (placer->written_at < span_end(placer->node->span) &&
           c == placer->node->text.bytes[placer->text_at])
    advance(placer, 1, 1);
  else
    placer->is_lost = true;
}

/* Passes the end of a line that a backslash makes nothing of. */
static void pass_joint(struct placer *placer)
{
  if (style_of(placer) == '"' && written(placer, placer->written_at) == '\\' &&
      is_break(written(placer, placer->written_at + 1)))
    pass_escape(placer);
}

/* Where byte OFFSET of the text stands. */
static uint32_t read_to(struct placer *placer, uint32_t offset)
{
  while (!placer->is_lost && placer->text_at < offset)
    step(placer);
  return placer->written_at;
}

/* --- the face --- */

static bool is_in_source(const struct placer *placer)
{
  struct doc_text text = placer->node->text;
  const struct source *source = placer->source;
  return text.bytes >= source->bytes && text.bytes + text.length <= source->bytes + source->length;
}

/* Behind the line of `|` or `>`, and the white space before the first word. */
static void pass_header(struct placer *placer)
{
  while (placer->written_at < span_end(placer->node->span) &&
         !is_break(written(placer, placer->written_at)))
    placer->written_at++;
  pass_space(placer);
}

void placer_begin(struct placer *placer, const struct source *source, const struct doc_node *node)
{
  *placer = (struct placer){.source = source, .node = node, .written_at = node->span.offset};
  char style = style_of(placer);
  if (is_in_source(placer))
    return;
  if (style == '"' || style == '\'')
    placer->written_at++;
  else if (is_block(placer))
    pass_header(placer);
}

struct span placer_next(struct placer *placer, uint32_t from, uint32_t length)
{
  const struct doc_node *node = placer->node;
  if (is_in_source(placer))
    return (struct span){(uint32_t)(node->text.bytes - placer->source->bytes) + from, length};
  read_to(placer, from);
  pass_joint(placer);
  uint32_t start = placer->written_at, end = read_to(placer, from + length);
  if (placer->is_lost || end <= start)
    return node->span;
  return (struct span){start, end - start};
}

struct span place_of_part(const struct source *source, const struct doc_node *node, uint32_t from,
                          uint32_t length)
{
  struct placer placer;
  placer_begin(&placer, source, node);
  return placer_next(&placer, from, length);
}
