#include "lsp/bridge.h"

struct bridge bridge_of_same(void)
{
  return (struct bridge){UINT32_MAX, UINT32_MAX, UINT32_MAX};
}

struct bridge bridge_between(const struct buffer *older, const struct buffer *newer)
{
  size_t start = 0, older_end = older->length, newer_end = newer->length;
  while (start < older_end && start < newer_end && older->bytes[start] == newer->bytes[start])
    start++;
  while (older_end > start && newer_end > start &&
         older->bytes[older_end - 1] == newer->bytes[newer_end - 1]) {
    older_end--;
    newer_end--;
  }
  return (struct bridge){(uint32_t)start, (uint32_t)older_end, (uint32_t)newer_end};
}

uint32_t bridge_back(const struct bridge *bridge, uint32_t offset)
{
  if (offset <= bridge->start)
    return offset;
  return offset >= bridge->newer_end ? offset - bridge->newer_end + bridge->older_end
                                     : bridge->start;
}

/* What was put in at the very place of a start stands before it, at the very place of an end behind
 * it. */
struct span bridge_forth(const struct bridge *bridge, struct span span)
{
  uint32_t grown = bridge->newer_end - bridge->older_end; /* modulo 2^32 */
  uint32_t start = span.offset, end = span_end(span);
  if (start >= bridge->older_end)
    start += grown;
  else if (start > bridge->start)
    start = bridge->start;
  if (end > bridge->start)
    end = end >= bridge->older_end ? end + grown : bridge->start;
  return (struct span){start, end > start ? end - start : 0};
}
