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

/* --- long lines ---
 *
 * A request in JSON may be one line of megabytes, with as many findings: columns are not counted
 * from its beginning each time. */

enum { BLOCK = 4096 };

static bool has_long_line(const struct line_map *map)
{
  uint32_t end = map->source->length;
  for (uint32_t i = map->count; i > 0; end = map->starts[--i])
    if (end - map->starts[i - 1] > BLOCK)
      return true;
  return false;
}

static bool count_blocks(struct line_map *map, struct arena *arena)
{
  uint32_t blocks = map->source->length / BLOCK + 1;
  map->characters = arena_alloc(arena, blocks * sizeof *map->characters);
  if (!map->characters)
    return false;
  map->characters[0] = 0;
  for (uint32_t i = 1; i < blocks; i++)
    map->characters[i] = map->characters[i - 1] +
                         (uint32_t)utf8_count(map->source->bytes + (i - 1) * (size_t)BLOCK, BLOCK);
  return true;
}

/* The code points before OFFSET. */
static uint32_t characters_before(const struct line_map *map, uint32_t offset)
{
  uint32_t rest = offset % BLOCK;
  return map->characters[offset / BLOCK] +
         (uint32_t)utf8_count(map->source->bytes + (offset - rest), rest);
}

/* --- the map --- */

bool line_map_make(struct line_map *map, const struct source *source, struct arena *arena)
{
  map->source = source;
  map->count = each_line(source, NULL);
  map->starts = arena_alloc(arena, map->count * sizeof *map->starts);
  if (!map->starts)
    return false;
  each_line(source, map->starts);
  map->characters = NULL;
  return !has_long_line(map) || count_blocks(map, arena);
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
  uint32_t column = offset - start <= BLOCK
                        ? (uint32_t)utf8_count(map->source->bytes + start, offset - start)
                        : characters_before(map, offset) - characters_before(map, start);
  return (struct position){
      .line = (uint64_t)map->source->first_line + index,
      .column = column + 1,
      .offset = map->source->base + offset,
  };
}
