#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
  struct arena_block *previous;
  size_t capacity; /* bytes in memory */
  _Alignas(max_align_t) char memory[];
};

void arena_init(struct arena *arena)
{
  *arena = (struct arena){0};
}

void arena_free(struct arena *arena)
{
  for (struct arena_block *block = arena->block; block;) {
    struct arena_block *previous = block->previous;
    free(block);
    block = previous;
  }
  arena_init(arena);
}

static void use_block(struct arena *arena, struct arena_block *block)
{
  arena->block = block;
  arena->next = block->memory;
  arena->end = block->memory + block->capacity;
}

void arena_reset(struct arena *arena)
{
  struct arena_block *kept = NULL;
  for (struct arena_block *block = arena->block; block;) {
    struct arena_block *previous = block->previous;
    if (!kept && block->capacity == BLOCK_SIZE)
      kept = block;
    else
      free(block);
    block = previous;
  }
  arena_init(arena);
  if (kept) {
    kept->previous = NULL;
    use_block(arena, kept);
  }
}

void *arena_alloc_slow(struct arena *arena, size_t size)
{
  size_t capacity = size > BLOCK_SIZE / 4 ? size : BLOCK_SIZE;
  if (capacity > SIZE_MAX - sizeof(struct arena_block))
    return NULL;
  struct arena_block *block = malloc(sizeof *block + capacity);
  if (!block)
    return NULL;
  block->capacity = capacity;
  if (capacity != BLOCK_SIZE && arena->block) {
    /* A large object gets a block of its own, below the newest one, which stays in use. */
    block->previous = arena->block->previous;
    arena->block->previous = block;
    return block->memory;
  }
  block->previous = arena->block;
  use_block(arena, block);
  arena->next += size;
  return block->memory;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t length)
{
  char *copy = arena_alloc(arena, length ? length : 1);
  if (copy && length)
    memcpy(copy, bytes, length);
  return copy;
}

void arena_trim(struct arena *arena, void *memory, size_t size)
{
  const size_t mask = _Alignof(max_align_t) - 1;
  char *kept = (char *)memory + ((size + mask) & ~mask);
  if (arena->block && kept >= arena->block->memory && kept <= arena->next)
    arena->next = kept;
}
