/* JSON-RPC 2.0 as the protocol uses it: which method a message calls, and how it is answered. */
#ifndef TERLINT_LSP_RPC_H
#define TERLINT_LSP_RPC_H

#include "lsp/server.h"

/* LSP 3.17, ErrorCodes. */
enum rpc_code {
  RPC_PARSE_ERROR = -32700,
  RPC_INVALID_REQUEST = -32600,
  RPC_METHOD_NOT_FOUND = -32601,
  RPC_INVALID_PARAMS = -32602,
  RPC_INTERNAL_ERROR = -32603,
  RPC_SERVER_NOT_INITIALIZED = -32002,
  RPC_REQUEST_CANCELLED = -32800,
  RPC_REQUEST_FAILED = -32803,
  RPC_LATER = 1, /* no error, and never sent: the request is kept until there is news (hold.h) */
};

struct rpc_error {
  enum rpc_code code;
  const char *message; /* static; NULL: there is no error */
};

/* Answers a request: the new result, json_null() included. NULL with ERROR set refuses it or puts
 * it off; NULL without means that memory ended. */
typedef json_t *request_handler(struct server *server, const json_t *params,
                                struct rpc_error *error);

/* The same for an answer that may have megabytes: appends the result as text. False with ERROR set
 * refuses the request, false without means that memory ended. */
typedef bool request_writer(struct server *server, const json_t *params, struct buffer *out,
                            struct rpc_error *error);

/* False when memory ends. */
typedef bool notification_handler(struct server *server, const json_t *params);

struct rpc_method {
  const char *name;
  request_handler *request; /* one of the two */
  notification_handler *notification;
};

struct rpc_writer {
  const char *name;
  request_writer *write;
};

/* All methods, each in one of the two; the last has no name. */
extern const struct rpc_method rpc_methods[];
extern const struct rpc_writer rpc_writers[];

/* Handles a MESSAGE that has come, NULL where it was no JSON, true where it was too long to be
 * read; answers it where it asks for that. */
void rpc_handle(struct server *server, json_t *message, bool is_cancelled);

/* Sends the error response with ID, NULL for none. */
void rpc_send_error(struct server *server, json_t *id, struct rpc_error error);

/* Sends a notification with PARAMS, which are freed. */
void rpc_notify(struct server *server, const char *method, json_t *params);

/* Sends a request with PARAMS, which are freed; NULL: it has none. Its id; its answer matters only
 * where that is kept as `asked_settings`. */
json_int_t rpc_request(struct server *server, const char *method, json_t *params);

#endif
