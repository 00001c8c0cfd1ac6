/* A bump allocator: what belongs to one document is allocated from one arena and freed at once.
 *
 *   block ──▶ [header│used used used│free           ]
 *     │previous                      ▲next           ▲end
 *     ▼
 *   [header│used used used used used used]
 *
 * An arena belongs to one thread at a time. Memory is uninitialised and aligned for any object.
 */
#ifndef TERLINT_BASE_ARENA_H
#define TERLINT_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_block;

struct arena {
  char *next;                /* first free byte of the newest block */
  char *end;                 /* end of the newest block */
  struct arena_block *block; /* newest block, NULL before the first allocation */
};

/* An arena that holds nothing; allocates nothing yet. */
void arena_init(struct arena *arena);

/* Frees everything. The arena can be used again as after arena_init. */
void arena_free(struct arena *arena);

/* Forgets every allocation; keeps one ordinary block, so that a next document costs no malloc. */
void arena_reset(struct arena *arena);

/* Out-of-line part of arena_alloc: opens a new block. */
void *arena_alloc_slow(struct arena *arena, size_t size);

/* SIZE bytes that live until arena_reset or arena_free; NULL when memory ends. */
static inline void *arena_alloc(struct arena *arena, size_t size)
{
  const size_t mask = _Alignof(max_align_t) - 1;
  if (size > SIZE_MAX - mask)
    return NULL;
  size = (size + mask) & ~mask;
  if (size >= (size_t)(arena->end - arena->next)) /* also of 0 bytes where there is no block yet */
    return arena_alloc_slow(arena, size);
  void *memory = arena->next;
  arena->next += size;
  return memory;
}

/* A copy of LENGTH bytes, not terminated; NULL when memory ends. */
char *arena_copy(struct arena *arena, const void *bytes, size_t length);

/* Gives back the tail of the newest allocation: it began at MEMORY and keeps SIZE bytes. */
void arena_trim(struct arena *arena, void *memory, size_t size);

#endif
