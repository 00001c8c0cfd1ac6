#include "lsp/server.h"

#include "lsp/diagnose.h"
#include "lsp/rpc.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum {
  READ_SIZE = 64 * 1024,
  MAX_WAITING = 1024,    /* messages; more are left in the pipe */
  WRITE_SIZE = 4096,     /* a pipe that takes anything takes as much */
  PAUSE = 500,           /* milliseconds in which nothing comes */
  WATCH_INTERVAL = 3000, /* milliseconds between two looks at the client's process */
};

/* --- input --- */

/* A cancellation holds for what waits, so it is not queued itself. */
static bool enqueue(struct server *server, json_t *message)
{
  const char *method = message_string(message, "method");
  if (method && strcmp(method, "$/cancelRequest") == 0) {
    const json_t *id = message_at(message, "params.id");
    queue_cancel(&server->queue, id);
    bool good = !id || hold_cancel(server, id);
    json_decref(message);
    return good;
  }
  return queue_put(&server->queue, message);
}

/* Queues the messages that are complete. */
static bool take_messages(struct server *server)
{
  char *bytes;
  size_t length;
  for (;;) {
    switch (frame_next(&server->frames, &bytes, &length)) {
    case FRAME_MORE:
      return true;
    case FRAME_TOO_LONG:
      if (!queue_put(&server->queue, json_true())) /* answered in its turn */
        return false;
      break;
    case FRAME_MESSAGE: {
      bool no_memory;
      json_t *message = message_read(bytes, length, &no_memory);
      if (no_memory || !enqueue(server, message))
        return false;
    }
    }
  }
}

/* Reads one piece. */
static void read_piece(struct server *server)
{
  char *room = frame_room(&server->frames, READ_SIZE);
  ssize_t got = 0;
  server->is_broken |= !room;
  if (room)
    do
      got = read(server->input, room, READ_SIZE);
    while (got < 0 && errno == EINTR);
  server->is_at_end = got <= 0;
  if (got <= 0)
    return;
  frame_arrived(&server->frames, (size_t)got);
  server->is_broken |= !take_messages(server);
}

/* Whether more may be read: not at the end, and not while too much waits. */
static bool wants_input(const struct server *server)
{
  return !server->is_at_end && !server->is_broken && queue_count(&server->queue) < MAX_WAITING;
}

/* --- output --- */

/* Waits until a piece can be written without waiting. What the client sends meanwhile is read, for
 * it may take nothing before it has sent all. */
static bool await_room(struct server *server)
{
  struct pollfd ends[] = {{.fd = server->output, .events = POLLOUT}, {.events = POLLIN}};
  while (ends[0].revents == 0) {
    ends[1].fd = wants_input(server) ? server->input : -1;
    if (poll(ends, 2, -1) < 0 && errno != EINTR)
      return false;
    if (ends[1].fd >= 0 && ends[1].revents)
      read_piece(server);
  }
  return true;
}

static bool write_all(struct server *server, const char *bytes, size_t length)
{
  while (length > 0) {
    if (!await_room(server))
      return false;
    ssize_t written = write(server->output, bytes, length < WRITE_SIZE ? length : WRITE_SIZE);
    if (written < 0 && errno != EINTR)
      return false;
    if (written > 0) {
      bytes += written;
      length -= (size_t)written;
    }
  }
  return true;
}

enum {
  HEADER_ROOM = 64,            /* for the header, before the message's text */
  KEPT_CAPACITY = 1024 * 1024, /* of the buffer, between messages */
};

/* Writes the message in `out` in one piece with its header. */
static bool send_frame(struct server *server)
{
  struct buffer *out = &server->out;
  struct buffer header = {0};
  frame_put_header(&header, out->failed ? 0 : out->length - HEADER_ROOM);
  bool good = !out->failed && !header.failed;
  if (good) {
    char *start = out->bytes + HEADER_ROOM - header.length;
    memcpy(start, header.bytes, header.length);
    good = write_all(server, start, out->length - HEADER_ROOM + header.length);
  }
  buffer_free(&header);
  return good;
}

struct buffer *server_begin(struct server *server)
{
  buffer_clear(&server->out);
  buffer_put_repeat(&server->out, ' ', HEADER_ROOM);
  buffer_put_string(&server->out, "{\"jsonrpc\":\"2.0\",");
  return &server->out;
}

void server_end(struct server *server)
{
  buffer_put_char(&server->out, '}');
  server->is_broken |= !send_frame(server);
  if (server->out.capacity > KEPT_CAPACITY)
    buffer_free(&server->out);
}

void server_send(struct server *server, json_t *message)
{
  if (!message) {
    server->is_broken = true;
    return;
  }
  message_put_members(server_begin(server), message);
  server_end(server);
  json_decref(message);
}

/* --- the loop --- */

/* Whether something comes within TIMEOUT milliseconds, or at all where that is -1. */
static bool can_read(const struct server *server, int timeout)
{
  struct pollfd input = {.fd = server->input, .events = POLLIN};
  return wants_input(server) && poll(&input, 1, timeout) > 0;
}

/* How long to wait for a message at most: until something else is to be looked at; -1: for ever. */
static int patience(const struct server *server)
{
  int hold = hold_timeout(server);
  int watch = server->client.process > 0 ? WATCH_INTERVAL : -1;
  return hold < 0 || (watch >= 0 && watch < hold) ? watch : hold;
}

/* Waits for a message. A client that has paused finds the memory of what was done for it given
 * back. */
static bool await_message(struct server *server)
{
  int most = patience(server);
  if (!server->is_tidy && (most < 0 || most > PAUSE) && !can_read(server, PAUSE)) {
    malloc_trim(0);
    server->is_tidy = true;
  }
  return can_read(server, patience(server));
}

/* Queues all that has come; waits for something where nothing is to be done meanwhile. */
static void read_messages(struct server *server, bool is_idle)
{
  bool has_come = is_idle ? await_message(server) : can_read(server, 0);
  for (; has_come; has_come = can_read(server, 0))
    read_piece(server);
}

static bool client_is_gone(const struct server *server)
{
  return server->client.process > 0 && kill(server->client.process, 0) < 0 && errno == ESRCH;
}

/* Does one piece of work; false where there is none. */
static bool work(struct server *server)
{
  if (!queue_is_empty(&server->queue)) {
    struct queued next = queue_take(&server->queue);
    rpc_handle(server, next.message, next.is_cancelled);
    json_decref(next.message);
    return true;
  }
  return server->state == SERVER_RUNNING && (diagnose_next(server) || hold_look(server));
}

static void serve(struct server *server)
{
  bool is_idle = true;
  while (!server->has_ended && !server->is_broken) {
    read_messages(server, is_idle);
    is_idle = !work(server);
    server->is_tidy &= is_idle;
    if (is_idle && (server->is_at_end || client_is_gone(server)))
      return;
  }
}

int server_run(int input, int output)
{
  struct server server = {.input = input, .output = output};
  arena_init(&server.arena);
  serve(&server);
  bool was_shut_down = server.state == SERVER_SHUT_DOWN;
  documents_free(&server.documents);
  queue_free(&server.queue);
  json_decref(server.hold.message);
  frame_reader_free(&server.frames);
  buffer_free(&server.out);
  arena_free(&server.arena);
  settings_free(&server.settings);
  preferences_free(&server.preferences);
  json_decref(server.watched);
  free(server.pages);
  json_decref(server.folders);
  json_decref(server.closed);
  json_decref(server.facts);
  return was_shut_down && !server.is_broken ? 0 : 1;
}
