#include "fix/layout.h"

#include "read/yaml_place.h"

static char byte_at(const struct source *source, uint32_t at)
{
  return at < source->length ? source->bytes[at] : '\0';
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t';
}

bool layout_is_flow(const struct source *source, const struct doc_node *container)
{
  struct span span = container->span;
  const char *brackets = container->type == DOC_OBJECT ? "{}" : "[]";
  return span.length >= 2 && source->bytes[span.offset] == brackets[0] &&
         source->bytes[span_end(span) - 1] == brackets[1];
}

uint32_t layout_skip_blanks(const struct source *source, uint32_t at)
{
  while (is_blank(byte_at(source, at)))
    at++;
  return at;
}

uint32_t layout_before_blanks(const struct source *source, uint32_t at)
{
  while (at > 0 && is_blank(source->bytes[at - 1]))
    at--;
  return at;
}

uint32_t layout_break_after(const struct source *source, uint32_t at)
{
  return at < source->length ? yaml_place_break(source->bytes + at, source->length - at) : 0;
}

uint32_t layout_break_before(const struct source *source, uint32_t at)
{
  for (uint32_t length = at < 3 ? at : 3; length > 0; length--)
    if (yaml_place_break(source->bytes + at - length, length) == length)
      return length;
  return 0;
}

uint32_t layout_line_end(const struct source *source, uint32_t at)
{
  while (at < source->length && layout_break_after(source, at) == 0)
    at++;
  return at;
}

struct doc_text layout_break(const struct source *source, uint32_t line)
{
  uint32_t length = layout_break_before(source, line);
  if (length > 0)
    return (struct doc_text){source->bytes + line - length, length};
  line = layout_line_end(source, line);
  length = layout_break_after(source, line);
  return length > 0 ? (struct doc_text){source->bytes + line, length} : doc_text_of("\n");
}

bool layout_put_next(struct buffer *out, const struct source *source, uint32_t *at)
{
  uint32_t length = layout_break_after(source, *at);
  buffer_put(out, source->bytes + *at, length > 0 ? length : 1);
  *at += length > 0 ? length : 1;
  return length > 0;
}

struct layout_gap layout_gap(const struct source *source, uint32_t at, bool is_yaml)
{
  struct layout_gap gap = {.end = at};
  while (gap.end < source->length) {
    char c = source->bytes[gap.end];
    uint32_t length = is_blank(c) ? 1 : layout_break_after(source, gap.end);
    if (length == 0 && c == ',' && !gap.has_comma) {
      gap.has_comma = true;
      gap.comma = gap.end;
      length = 1;
    }
    if (length == 0 && c == '#' && is_yaml) {
      gap.has_comment = true;
      length = layout_line_end(source, gap.end) - gap.end;
    }
    if (length == 0)
      break;
    gap.end += length;
  }
  return gap;
}

bool layout_begins_line(const struct source *source, uint32_t at, uint32_t *line)
{
  at = layout_before_blanks(source, at);
  *line = at;
  return at == 0 || layout_break_before(source, at) > 0;
}

bool layout_find_dash(const struct source *source, uint32_t *start)
{
  uint32_t at = layout_before_blanks(source, *start);
  if (at == *start || at == 0 || source->bytes[at - 1] != '-')
    return false;
  *start = at - 1;
  return true;
}

bool layout_ends_line(const struct source *source, uint32_t at, bool is_yaml, uint32_t *end)
{
  uint32_t next = layout_skip_blanks(source, at);
  if (is_yaml && next > at && byte_at(source, next) == '#')
    next = layout_line_end(source, next);
  *end = next;
  return next == source->length || layout_break_after(source, next) > 0;
}
