/* A request that is answered later: a client which is told by and by what is wrong with all files
 * asks again as soon as it has an answer, so that one without news waits for some (LSP 3.17 lets
 * it be kept open). */
#ifndef TERLINT_LSP_HOLD_H
#define TERLINT_LSP_HOLD_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

struct server;

/* All zeroes: none is held. */
struct hold {
  json_t *message;    /* the request; NULL: none */
  bool may_have_news; /* something has changed since it was looked */
  int64_t looked;     /* when that was, in milliseconds of a clock that only goes on */
};

/* Keeps the request MESSAGE, for which nothing is new. One that is kept already is answered: nobody
 * waits for two. False when memory ends. */
bool hold_put(struct server *server, json_t *message);

/* Findings of files that are not open may be others than before. */
void hold_touch(struct server *server);

/* Queues the request anew where it is time to look; false where it is not. */
bool hold_look(struct server *server);

/* Milliseconds until then; -1 where nothing but a message can bring news. */
int hold_timeout(const struct server *server);

/* Queues the request as one that is cancelled, if it is kept and has this ID; any ID where that is
 * NULL. False when memory ends. */
bool hold_cancel(struct server *server, const json_t *id);

#endif
