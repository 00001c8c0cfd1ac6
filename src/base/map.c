#include "base/map.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct map_slot {
  const void *key;
  size_t length;
  uint64_t hash;
  void *value; /* NULL: the slot is free */
};

void map_free(struct map *map)
{
  free(map->slots);
  *map = (struct map){0};
}

/* FNV-1a. */
static uint64_t hash_of(const void *key, size_t length)
{
  const unsigned char *bytes = key;
  uint64_t hash = UINT64_C(14695981039346656037);
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * UINT64_C(1099511628211);
  return hash ^ hash >> 29;
}

/* The slot of a key, or the free one where it belongs; open addressing. */
static struct map_slot *find(const struct map *map, const void *key, size_t length, uint64_t hash)
{
  size_t mask = map->capacity - 1, at = (size_t)hash & mask;
  for (;; at = (at + 1) & mask) {
    struct map_slot *slot = &map->slots[at];
    if (!slot->value || (slot->hash == hash && slot->length == length &&
                         (length == 0 || memcmp(slot->key, key, length) == 0)))
      return slot;
  }
}

void *map_get(const struct map *map, const void *key, size_t length)
{
  return map->capacity ? find(map, key, length, hash_of(key, length))->value : NULL;
}

static bool grow(struct map *map)
{
  struct map larger = {.count = map->count, .capacity = map->capacity ? map->capacity * 2 : 16};
  larger.slots = calloc(larger.capacity, sizeof *larger.slots);
  if (!larger.slots)
    return false;
  for (size_t i = 0; i < map->capacity; i++) {
    const struct map_slot *slot = &map->slots[i];
    if (slot->value)
      *find(&larger, slot->key, slot->length, slot->hash) = *slot;
  }
  free(map->slots);
  *map = larger;
  return true;
}

bool map_put(struct map *map, const void *key, size_t length, void *value)
{
  if (map->count * 2 >= map->capacity && !grow(map))
    return false;
  uint64_t hash = hash_of(key, length);
  struct map_slot *slot = find(map, key, length, hash);
  map->count += slot->value == NULL;
  *slot = (struct map_slot){key, length, hash, value};
  return true;
}
