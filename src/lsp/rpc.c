#include "lsp/rpc.h"

#include "lsp/configure.h"

#include <string.h>

static void send_result(struct server *server, json_t *id, json_t *result)
{
  server_send(server, json_pack("{s:O, s:o}", "id", id, "result", result));
}

void rpc_send_error(struct server *server, json_t *id, struct rpc_error error)
{
  server_send(server, json_pack("{s:O?, s:{s:i, s:s}}", "id", id, "error", "code", (int)error.code,
                                "message", error.message));
}

void rpc_notify(struct server *server, const char *method, json_t *params)
{
  server_send(server, json_pack("{s:s, s:o}", "method", method, "params", params));
}

json_int_t rpc_request(struct server *server, const char *method, json_t *params)
{
  server_send(server, json_pack("{s:I, s:s, s:o*}", "id", ++server->last_request, "method", method,
                                "params", params));
  return server->last_request;
}

static const struct rpc_method *find_method(const char *name, bool is_request)
{
  for (const struct rpc_method *method = rpc_methods; method->name; method++)
    if (strcmp(method->name, name) == 0 && (method->request != NULL) == is_request)
      return method;
  return NULL;
}

static request_writer *find_writer(const char *name)
{
  const struct rpc_writer *writer = rpc_writers;
  while (writer->name && strcmp(writer->name, name) != 0)
    writer++;
  return writer->write;
}

/* Why a request is not even looked at; the message is NULL where it is. */
static struct rpc_error refusal(const struct server *server, const char *name, bool is_known,
                                bool is_cancelled)
{
  bool initializes = strcmp(name, "initialize") == 0;
  if (server->state == SERVER_NEW && !initializes)
    return (struct rpc_error){RPC_SERVER_NOT_INITIALIZED, "The server is not initialized"};
  if (server->state == SERVER_RUNNING && initializes)
    return (struct rpc_error){RPC_INVALID_REQUEST, "The server is initialized already"};
  if (is_cancelled)
    return (struct rpc_error){RPC_REQUEST_CANCELLED, "The request is cancelled"};
  if (server->state == SERVER_SHUT_DOWN)
    return (struct rpc_error){RPC_INVALID_REQUEST, "The server is shut down"};
  if (!is_known)
    return (struct rpc_error){RPC_METHOD_NOT_FOUND, "There is no such method"};
  return (struct rpc_error){0, NULL};
}

static bool write_result(struct server *server, request_writer *write, const json_t *id,
                         const json_t *params, struct rpc_error *error)
{
  struct buffer *out = server_begin(server);
  buffer_put_string(out, "\"id\":");
  message_put(out, id);
  buffer_put_string(out, ",\"result\":");
  if (!write(server, params, out, error) || out->failed)
    return false;
  server_end(server);
  return true;
}

/* Sends the result; false with ERROR set where the request is refused, and without where memory
 * ended. */
static bool answer(struct server *server, const char *name, json_t *id, const json_t *params,
                   struct rpc_error *error)
{
  request_writer *write = find_writer(name);
  if (write)
    return write_result(server, write, id, params, error);
  json_t *result = find_method(name, true)->request(server, params, error);
  if (result)
    send_result(server, id, result);
  return result != NULL;
}

static void handle_request(struct server *server, const char *name, json_t *message,
                           bool is_cancelled)
{
  json_t *id = json_object_get(message, "id");
  bool is_known = find_method(name, true) || find_writer(name);
  struct rpc_error error = refusal(server, name, is_known, is_cancelled);
  if (!error.message && answer(server, name, id, message_at(message, "params"), &error))
    return;
  if (error.code == RPC_LATER) {
    server->is_broken |= !hold_put(server, message);
    return;
  }
  if (!error.message)
    error = (struct rpc_error){RPC_INTERNAL_ERROR, "Memory ended"};
  rpc_send_error(server, id, error);
}

/* Those that are unknown are passed over, and so are all but `exit` unless the server is running.
 */
static void handle_notification(struct server *server, const char *name, const json_t *params)
{
  const struct rpc_method *method = find_method(name, false);
  if (!method || (server->state != SERVER_RUNNING && strcmp(name, "exit") != 0))
    return;
  if (!method->notification(server, params))
    server->is_broken = true;
}

static bool is_id(const json_t *id)
{
  return json_is_integer(id) || json_is_string(id);
}

static bool is_response(const json_t *message)
{
  return !json_object_get(message, "method") &&
         (json_object_get(message, "result") || json_object_get(message, "error"));
}

/* An answer to one of our own requests, of which only one matters. */
static void handle_response(struct server *server, const json_t *message)
{
  json_int_t id = json_integer_value(json_object_get(message, "id"));
  if (server->state != SERVER_RUNNING || id == 0 || id != server->asked_settings)
    return;
  server->asked_settings = 0;
  if (!configure_answered(server, json_object_get(message, "result")))
    server->is_broken = true;
}

void rpc_handle(struct server *server, json_t *message, bool is_cancelled)
{
  const char *name = message_string(message, "method");
  json_t *id = json_object_get(message, "id");
  if (!message)
    rpc_send_error(server, NULL, (struct rpc_error){RPC_PARSE_ERROR, "The message is not JSON"});
  else if (json_is_true(message))
    rpc_send_error(server, NULL,
                   (struct rpc_error){RPC_INVALID_REQUEST, "The message is too long"});
  else if (is_response(message))
    handle_response(server, message);
  else if (!name || (id && !is_id(id)))
    rpc_send_error(server, is_id(id) ? id : NULL,
                   (struct rpc_error){RPC_INVALID_REQUEST, "The message is not a request"});
  else if (id)
    handle_request(server, name, message, is_cancelled);
  else
    handle_notification(server, name, message_at(message, "params"));
}
