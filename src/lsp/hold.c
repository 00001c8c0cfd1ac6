#include "lsp/hold.h"

#include "lsp/server.h"

#include <time.h>

enum {
  LEAST_PAUSE = 250,  /* milliseconds between two looks: changes of files come in swarms */
  LOOK_AGAIN = 10000, /* where the client cannot tell that files have changed */
};

static int64_t now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool queue_again(struct server *server)
{
  json_t *message = server->hold.message;
  server->hold.message = NULL;
  return queue_put(&server->queue, message);
}

bool hold_put(struct server *server, json_t *message)
{
  bool good = hold_cancel(server, NULL);
  server->hold = (struct hold){.message = json_incref(message), .looked = now()};
  return good;
}

void hold_touch(struct server *server)
{
  server->hold.may_have_news = true;
}

int hold_timeout(const struct server *server)
{
  const struct hold *hold = &server->hold;
  if (!hold->message || (!hold->may_have_news && server->client.watches))
    return -1;
  int64_t left = hold->looked + (hold->may_have_news ? LEAST_PAUSE : LOOK_AGAIN) - now();
  return left > 0 ? (int)left : 0;
}

bool hold_look(struct server *server)
{
  if (hold_timeout(server) != 0)
    return false;
  server->is_broken |= !queue_again(server);
  return true;
}

bool hold_cancel(struct server *server, const json_t *id)
{
  json_t *message = server->hold.message;
  if (!message || (id && !json_equal(json_object_get(message, "id"), id)))
    return true;
  bool good = queue_again(server);
  queue_cancel(&server->queue, json_object_get(message, "id"));
  return good;
}
