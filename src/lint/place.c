#include "lint/place.h"

/* The offset of PART's next occurrence in TEXT from FROM on; TEXT's length where there is none. */
static uint32_t find(struct doc_text text, uint32_t from, struct doc_text part)
{
  while (from + part.length <= text.length) {
    const char *first = memchr(text.bytes + from, part.bytes[0], text.length - from);
    if (!first)
      break;
    from = (uint32_t)(first - text.bytes);
    if (from + part.length <= text.length && memcmp(first, part.bytes, part.length) == 0)
      return from;
    from++;
  }
  return text.length;
}

static uint32_t count_before(struct doc_text text, uint32_t end, struct doc_text part)
{
  uint32_t count = 0;
  for (uint32_t at = find(text, 0, part); at < end; at = find(text, at + 1, part))
    count++;
  return count;
}

struct span place_of_part(const struct source *source, const struct doc_node *node, uint32_t from,
                          uint32_t length)
{
  struct doc_text text = node->text, part = {text.bytes + from, length};
  bool is_in_source =
      text.bytes >= source->bytes && text.bytes + text.length <= source->bytes + source->length;
  if (is_in_source)
    return (struct span){(uint32_t)(text.bytes - source->bytes) + from, length};
  if (length == 0)
    return node->span;
  struct doc_text written = {source->bytes + node->span.offset, node->span.length};
  uint32_t before = count_before(text, from, part);
  uint32_t at = find(written, 0, part);
  for (; before > 0 && at < written.length; before--)
    at = find(written, at + 1, part);
  if (at == written.length)
    return node->span;
  return (struct span){node->span.offset + at, length};
}
