#include "read/yaml_anchor.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64, KEPT_SLOTS = 1024 };

void yaml_anchors_free(struct yaml_anchors *anchors)
{
  free(anchors->list);
  free(anchors->slots);
  *anchors = (struct yaml_anchors){0};
}

void yaml_anchors_clear(struct yaml_anchors *anchors)
{
  if (anchors->slot_count > KEPT_SLOTS)
    yaml_anchors_free(anchors);
  else if (anchors->count > 0)
    memset(anchors->slots, 0, anchors->slot_count * sizeof *anchors->slots);
  anchors->count = 0;
}

/* FNV-1a, seeded with an address: names made to collide would have to know where the table lies. */
static uint64_t hash_name(const uint32_t *slots, struct doc_text name)
{
  uint64_t hash = UINT64_C(14695981039346656037) ^ (uint64_t)(uintptr_t)slots;
  for (uint32_t i = 0; i < name.length; i++)
    hash = (hash ^ (unsigned char)name.bytes[i]) * UINT64_C(1099511628211);
  return hash ^ hash >> 29;
}

/* The slot that holds NAME, or the free one where it belongs. */
static uint32_t *find_slot(const struct yaml_anchors *anchors, struct doc_text name)
{
  size_t slot = hash_name(anchors->slots, name) & (anchors->slot_count - 1);
  while (anchors->slots[slot] &&
         !doc_text_equal(anchors->list[anchors->slots[slot] - 1].name, name))
    slot = (slot + 1) & (anchors->slot_count - 1);
  return &anchors->slots[slot];
}

static bool grow_slots(struct yaml_anchors *anchors)
{
  size_t slot_count = anchors->slot_count ? anchors->slot_count * 2 : FIRST_SLOTS;
  uint32_t *slots = calloc(slot_count, sizeof *slots);
  if (!slots)
    return false;
  free(anchors->slots);
  anchors->slots = slots;
  anchors->slot_count = slot_count;
  for (uint32_t i = 0; i < anchors->count; i++)
    *find_slot(anchors, anchors->list[i].name) = i + 1;
  return true;
}

static bool grow_list(struct yaml_anchors *anchors)
{
  size_t capacity = anchors->capacity ? (size_t)anchors->capacity * 2 : FIRST_SLOTS / 2;
  if (capacity > UINT32_MAX)
    return false;
  struct yaml_anchor *list = realloc(anchors->list, capacity * sizeof *list);
  if (!list)
    return false;
  anchors->list = list;
  anchors->capacity = (uint32_t)capacity;
  return true;
}

uint32_t yaml_anchors_add(struct yaml_anchors *anchors, struct doc_text name)
{
  if (anchors->count == anchors->capacity && !grow_list(anchors))
    return 0;
  if (anchors->count >= anchors->slot_count / 2 && !grow_slots(anchors))
    return 0;
  anchors->list[anchors->count] = (struct yaml_anchor){.name = name};
  uint32_t *slot = find_slot(anchors, name);
  *slot = ++anchors->count;
  return *slot;
}

const struct yaml_anchor *yaml_anchors_find(const struct yaml_anchors *anchors,
                                            struct doc_text name)
{
  if (anchors->count == 0)
    return NULL;
  uint32_t found = *find_slot(anchors, name);
  return found ? &anchors->list[found - 1] : NULL;
}
