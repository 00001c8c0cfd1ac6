/* Messages that have arrived and are not handled yet, so that a request can be cancelled before its
 * turn and changes come together before anything is checked. */
#ifndef TERLINT_LSP_QUEUE_H
#define TERLINT_LSP_QUEUE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

struct queued {
  json_t *message; /* NULL: bytes that were no JSON */
  bool is_cancelled;
};

/* All zeroes: empty. */
struct queue {
  struct queued *items;
  size_t first, end; /* items from `first` up to `end` wait */
  size_t capacity;
};

void queue_free(struct queue *queue);
bool queue_is_empty(const struct queue *queue);
size_t queue_count(const struct queue *queue);

/* Appends MESSAGE, which the queue then owns, also when memory ends: false. */
bool queue_put(struct queue *queue, json_t *message);

/* The first message, whose json_t the caller then owns; the queue is not empty. */
struct queued queue_take(struct queue *queue);

/* Marks the waiting request with this id, if there is one. */
void queue_cancel(struct queue *queue, const json_t *id);

#endif
