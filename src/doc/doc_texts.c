#include "doc/doc_texts.h"

#include <stdlib.h>

/* A container on the way down. */
struct level {
  const struct doc_node *next; /* child to visit */
  struct level *up;
};

struct gatherer {
  struct arena *arena;
  struct level *top, *spare;
  struct span *spans; /* NULL: they are only counted */
  uint32_t count;
};

static bool is_elsewhere(const struct doc_node *node)
{
  return (node->flags & DOC_KEY_MERGED) != 0;
}

static void put(struct gatherer *gatherer, struct span span)
{
  if (gatherer->spans)
    gatherer->spans[gatherer->count] = span;
  gatherer->count++;
}

static bool push(struct gatherer *gatherer, const struct doc_node *container)
{
  struct level *level = gatherer->spare;
  if (level)
    gatherer->spare = level->up;
  else
    level = arena_alloc(gatherer->arena, sizeof *level);
  if (!level)
    return false;
  *level = (struct level){container->first, gatherer->top};
  gatherer->top = level;
  return true;
}

static void pop(struct gatherer *gatherer)
{
  struct level *level = gatherer->top;
  gatherer->top = level->up;
  level->up = gatherer->spare;
  gatherer->spare = level;
}

static bool visit(struct gatherer *gatherer, const struct doc_node *node)
{
  if (node->key.bytes)
    put(gatherer, node->key_span);
  if (!doc_is_container(node) || (node->flags & DOC_ALIASED))
    put(gatherer, node->span);
  else if (node->count > 0)
    return push(gatherer, node);
  return true;
}

static bool walk(struct gatherer *gatherer, const struct doc_node *root)
{
  gatherer->count = 0;
  if (!visit(gatherer, root))
    return false;
  while (gatherer->top) {
    const struct doc_node *node = gatherer->top->next;
    if (!node) {
      pop(gatherer);
      continue;
    }
    gatherer->top->next = node->next;
    if (!is_elsewhere(node) && !visit(gatherer, node))
      return false;
  }
  return true;
}

static int by_offset(const void *a, const void *b)
{
  const struct span *one = a, *two = b;
  return one->offset < two->offset ? -1 : one->offset > two->offset;
}

bool doc_texts_gather(struct doc_texts *texts, const struct doc_node *root, struct arena *arena)
{
  struct gatherer gatherer = {.arena = arena};
  *texts = (struct doc_texts){NULL, 0};
  if (!root)
    return true;
  if (!walk(&gatherer, root))
    return false;
  gatherer.spans = arena_alloc(arena, gatherer.count * sizeof *gatherer.spans);
  if (!gatherer.spans || !walk(&gatherer, root))
    return false;
  qsort(gatherer.spans, gatherer.count, sizeof *gatherer.spans, by_offset);
  *texts = (struct doc_texts){gatherer.spans, gatherer.count};
  return true;
}

const struct span *doc_texts_at(const struct doc_texts *texts, uint32_t offset)
{
  uint32_t low = 0, high = texts->count;
  while (low < high) { /* the last one that begins at OFFSET or before it */
    uint32_t middle = low + (high - low) / 2;
    if (texts->spans[middle].offset <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  const struct span *span = low > 0 ? &texts->spans[low - 1] : NULL;
  return span && offset < span_end(*span) ? span : NULL;
}
