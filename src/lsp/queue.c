#include "lsp/queue.h"

#include <stdlib.h>
#include <string.h>

void queue_free(struct queue *queue)
{
  while (!queue_is_empty(queue))
    json_decref(queue_take(queue).message);
  free(queue->items);
}

bool queue_is_empty(const struct queue *queue)
{
  return queue->first == queue->end;
}

size_t queue_count(const struct queue *queue)
{
  return queue->end - queue->first;
}

/* Makes room for one more at the end. */
static bool make_room(struct queue *queue)
{
  if (queue->end < queue->capacity)
    return true;
  if (queue->first > 0) {
    memmove(queue->items, queue->items + queue->first, queue_count(queue) * sizeof *queue->items);
    queue->end -= queue->first;
    queue->first = 0;
    return true;
  }
  size_t capacity = queue->capacity ? queue->capacity * 2 : 16;
  struct queued *items = realloc(queue->items, capacity * sizeof *items);
  if (!items)
    return false;
  queue->items = items;
  queue->capacity = capacity;
  return true;
}

bool queue_put(struct queue *queue, json_t *message)
{
  if (!make_room(queue)) {
    json_decref(message);
    return false;
  }
  queue->items[queue->end++] = (struct queued){message, false};
  return true;
}

struct queued queue_take(struct queue *queue)
{
  struct queued taken = queue->items[queue->first++];
  if (queue_is_empty(queue))
    queue->first = queue->end = 0;
  return taken;
}

void queue_cancel(struct queue *queue, const json_t *id)
{
  for (size_t i = queue->first; i < queue->end; i++) {
    const json_t *message = queue->items[i].message;
    if (json_object_get(message, "method") && json_equal(json_object_get(message, "id"), id))
      queue->items[i].is_cancelled = true;
  }
}
