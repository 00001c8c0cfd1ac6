#include "cli/pool.h"

#include <pthread.h>
#include <stdlib.h>

struct worker {
  struct ring *ring;
  unsigned number;
  pthread_t thread;
};

/* Pieces are numbered as they are produced; piece n is in slot n % slot_count. Those below `taken`
 * have been given to a worker. */
struct ring {
  const struct pool *pool;
  pthread_mutex_t lock;
  pthread_cond_t produced, done;
  size_t made, taken, finished;
  bool *is_done; /* a slot's work */
  bool closed;   /* nothing more will be produced */
  struct worker *workers;
  unsigned worker_count;
};

static void *slot_of(const struct pool *pool, size_t piece)
{
  return (char *)pool->slots + piece % pool->slot_count * pool->slot_size;
}

static void *run_worker(void *argument)
{
  struct worker *worker = argument;
  struct ring *ring = worker->ring;
  pthread_mutex_lock(&ring->lock);
  for (;;) {
    while (ring->taken == ring->made && !ring->closed)
      pthread_cond_wait(&ring->produced, &ring->lock);
    if (ring->taken == ring->made)
      break;
    size_t piece = ring->taken++;
    pthread_mutex_unlock(&ring->lock);
    ring->pool->work(ring->pool->context, slot_of(ring->pool, piece), worker->number);
    pthread_mutex_lock(&ring->lock);
    ring->is_done[piece % ring->pool->slot_count] = true;
    pthread_cond_signal(&ring->done);
  }
  pthread_mutex_unlock(&ring->lock);
  return NULL;
}

/* Waits for the oldest piece and takes its result. */
static void finish_oldest(struct ring *ring)
{
  size_t slot = ring->finished % ring->pool->slot_count;
  pthread_mutex_lock(&ring->lock);
  while (!ring->is_done[slot])
    pthread_cond_wait(&ring->done, &ring->lock);
  ring->is_done[slot] = false;
  pthread_mutex_unlock(&ring->lock);
  ring->pool->finish(ring->pool->context, slot_of(ring->pool, ring->finished));
  ring->finished++;
}

static void hand_out(struct ring *ring)
{
  pthread_mutex_lock(&ring->lock);
  ring->made++;
  pthread_cond_signal(&ring->produced);
  pthread_mutex_unlock(&ring->lock);
}

static void close_ring(struct ring *ring)
{
  pthread_mutex_lock(&ring->lock);
  ring->closed = true;
  pthread_cond_broadcast(&ring->produced);
  pthread_mutex_unlock(&ring->lock);
  for (unsigned i = 0; i < ring->worker_count; i++)
    pthread_join(ring->workers[i].thread, NULL);
  pthread_mutex_destroy(&ring->lock);
  pthread_cond_destroy(&ring->produced);
  pthread_cond_destroy(&ring->done);
  free(ring->workers);
  free(ring->is_done);
}

/* False where not a single thread could be started. */
static bool open_ring(struct ring *ring, const struct pool *pool)
{
  *ring = (struct ring){.pool = pool};
  ring->is_done = calloc(pool->slot_count, sizeof *ring->is_done);
  ring->workers = calloc(pool->threads, sizeof *ring->workers);
  pthread_mutex_init(&ring->lock, NULL);
  pthread_cond_init(&ring->produced, NULL);
  pthread_cond_init(&ring->done, NULL);
  while (ring->is_done && ring->workers && ring->worker_count < pool->threads) {
    struct worker *worker = &ring->workers[ring->worker_count];
    *worker = (struct worker){.ring = ring, .number = ring->worker_count};
    if (pthread_create(&worker->thread, NULL, run_worker, worker) != 0)
      break;
    ring->worker_count++;
  }
  if (ring->worker_count == 0)
    close_ring(ring);
  return ring->worker_count > 0;
}

/* The first two pieces have been produced already. */
static void run_threads(struct ring *ring)
{
  const struct pool *pool = ring->pool;
  size_t produced = 2;
  hand_out(ring);
  hand_out(ring);
  for (;;) {
    if (produced - ring->finished == pool->slot_count)
      finish_oldest(ring);
    if (!pool->produce(pool->context, slot_of(pool, produced)))
      break;
    produced++;
    hand_out(ring);
  }
  while (ring->finished < produced)
    finish_oldest(ring);
  close_ring(ring);
}

static void run_here(const struct pool *pool, void *slot)
{
  pool->work(pool->context, slot, 0);
  pool->finish(pool->context, slot);
}

static void run_all_here(const struct pool *pool)
{
  while (pool->produce(pool->context, pool->slots))
    run_here(pool, pool->slots);
}

void pool_run(const struct pool *pool)
{
  struct ring ring;
  if (pool->threads < 2 || pool->slot_count < 2) {
    run_all_here(pool);
    return;
  }
  if (!pool->produce(pool->context, slot_of(pool, 0)))
    return;
  bool more = pool->produce(pool->context, slot_of(pool, 1));
  if (more && open_ring(&ring, pool)) {
    run_threads(&ring);
    return;
  }
  run_here(pool, slot_of(pool, 0));
  if (more) {
    run_here(pool, slot_of(pool, 1));
    run_all_here(pool);
  }
}
