/* Work done by threads and finished in order.
 *
 *   produce (caller) ─▶ slots, a ring ─▶ work (threads) ─▶ finish (caller, in the order produced)
 *
 * The ring bounds what is in memory at a time. With one thread, or one piece of work, nothing is
 * started: everything happens in the caller. */
#ifndef TERLINT_CLI_POOL_H
#define TERLINT_CLI_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pool {
  unsigned threads; /* at least 1 */
  void *slots;      /* slot_count pieces of slot_size bytes, the caller's */
  size_t slot_size;
  unsigned slot_count; /* at least 1; two for each thread keep all of them busy */
  void *context;
  /* Fills SLOT with the next piece of work; false when there is none. */
  bool (*produce)(void *context, void *slot);
  /* Does the work. WORKER counts from 0 and is one thread's at a time. */
  void (*work)(void *context, void *slot, unsigned worker);
  /* Takes the result; the slot is free afterwards. */
  void (*finish)(void *context, void *slot);
};

/* Runs until produce has no more. Where threads cannot be started it goes on with those it has, in
 * the caller if there are none. */
void pool_run(const struct pool *pool);

#endif
