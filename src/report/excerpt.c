#include "report/excerpt.h"

#include "base/utf8.h"
#include "report/safe_text.h"

/* Bytes of context kept before the span, and of the line in all. */
enum { BEFORE = 60, WHOLE = 160 };

static const char ellipsis[] = "…";

/* OFFSET moved back to the beginning of its character. */
static uint32_t character_start(const struct source *source, uint32_t offset, uint32_t least)
{
  while (offset > least && utf8_continues(source->bytes[offset]))
    offset--;
  return offset;
}

/* Writes the bytes from FROM up to END, at least up to the end of the character there; returns the
 * terminal columns. */
static uint32_t put_part(struct buffer *text, const struct source *source, uint32_t from,
                         uint32_t end, uint32_t line_end)
{
  uint32_t sum = 0, columns;
  while (from < end) {
    from += (uint32_t)safe_text_put_character(text, source->bytes + from, line_end - from, &columns);
    sum += columns;
  }
  return sum;
}

void excerpt_make(struct excerpt *excerpt, struct buffer *text, const struct line_map *lines,
                  struct span span)
{
  const struct source *source = lines->source;
  struct span line = line_map_line(lines, line_map_index(lines, span.offset));
  uint32_t line_end = span_end(line);
  uint32_t start = span.offset < line_end ? span.offset : line_end;
  uint32_t end = span_end(span) < line_end ? span_end(span) : line_end;
  uint32_t from = line.offset, to = line_end;
  excerpt->start = 0;
  if (line.length > WHOLE && start - line.offset > BEFORE) {
    from = character_start(source, start - BEFORE, line.offset);
    buffer_put_string(text, ellipsis);
    excerpt->start = 1;
  }
  if (to - from > WHOLE)
    to = character_start(source, from + WHOLE, start);
  if (end > to)
    end = to;
  excerpt->start += put_part(text, source, from, start, line_end);
  uint32_t columns = put_part(text, source, start, end, line_end);
  put_part(text, source, end > start ? end : start, to, line_end);
  if (to < line_end)
    buffer_put_string(text, ellipsis);
  excerpt->columns = columns > 0 ? columns : 1;
}
