/* A table from byte strings to pointers. */
#ifndef TERLINT_BASE_MAP_H
#define TERLINT_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>

struct map_slot;

/* Zeroed, it is empty. */
struct map {
  struct map_slot *slots;
  size_t count, capacity; /* capacity is a power of two, or 0 */
};

void map_free(struct map *map);

/* The value of KEY, not NULL; NULL where it has none. */
void *map_get(const struct map *map, const void *key, size_t length);

/* Sets the value, not NULL, of KEY, which must outlive the map; false when memory ends. */
bool map_put(struct map *map, const void *key, size_t length, void *value);

#endif
