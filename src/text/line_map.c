#include "text/line_map.h"

#include "base/utf8.h"

/* Offset after the line end that begins at AT, or AT itself where none does. */
static uint32_t after_line_end(const struct source *source, uint32_t at)
{
  char byte = source->bytes[at];
  if (byte == '\n')
    return at + 1;
  if (byte != '\r')
    return at;
  return at + 1 < source->length && source->bytes[at + 1] == '\n' ? at + 2 : at + 1;
}

static uint32_t each_line(const struct source *source, uint32_t *starts)
{
  uint32_t count = 1;
  if (starts)
    starts[0] = 0;
  for (uint32_t at = 0; at < source->length;) {
    uint32_t after = after_line_end(source, at);
    if (after == at) {
      at++;
      continue;
    }
    if (starts)
      starts[count] = after;
    count++;
    at = after;
  }
  return count;
}

bool line_map_make(struct line_map *map, const struct source *source, struct arena *arena)
{
  map->source = source;
  map->count = each_line(source, NULL);
  map->starts = arena_alloc(arena, map->count * sizeof *map->starts);
  if (!map->starts)
    return false;
  each_line(source, map->starts);
  return true;
}

uint32_t line_map_index(const struct line_map *map, uint32_t offset)
{
  uint32_t low = 0, high = map->count;
  while (high - low > 1) {
    uint32_t middle = low + (high - low) / 2;
    if (map->starts[middle] <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

struct span line_map_line(const struct line_map *map, uint32_t index)
{
  uint32_t start = map->starts[index];
  uint32_t end = index + 1 < map->count ? map->starts[index + 1] : map->source->length;
  while (end > start &&
         (map->source->bytes[end - 1] == '\n' || map->source->bytes[end - 1] == '\r'))
    end--;
  return (struct span){start, end - start};
}

struct position line_map_position(const struct line_map *map, uint32_t offset)
{
  if (offset > map->source->length)
    offset = map->source->length;
  uint32_t index = line_map_index(map, offset);
  uint32_t start = map->starts[index];
  return (struct position){
      .line = (uint64_t)map->source->first_line + index,
      .column = (uint32_t)utf8_count(map->source->bytes + start, offset - start) + 1,
      .offset = map->source->base + offset,
  };
}
