/* The language server: one thread that reads messages, answers them in turn, and tells what is
 * wrong with the open documents once nothing waits to be read. */
#ifndef TERLINT_LSP_SERVER_H
#define TERLINT_LSP_SERVER_H

#include "engine/settings.h"
#include "lsp/client.h"
#include "lsp/document.h"
#include "lsp/frame.h"
#include "lsp/hold.h"
#include "lsp/preferences.h"
#include "lsp/queue.h"

enum server_state {
  SERVER_NEW, /* before `initialize` */
  SERVER_RUNNING,
  SERVER_SHUT_DOWN, /* after `shutdown` */
};

struct server {
  int input, output; /* descriptors */
  enum server_state state;
  struct client client;
  struct settings settings; /* from `initialize` on */
  struct preferences preferences;
  bool is_surveyed;        /* the client waits for what is wrong with all files */
  json_t *watched;         /* the files that the client watches for us, as it was asked to */
  json_t *folders;         /* the URIs of the client's folders */
  json_t *closed;          /* by URI, documents whose findings a client that pulls still shows */
  unsigned generation;     /* how often configurations were read anew */
  char *pages;             /* the URI of the folder of the rules' pages; NULL: there is none */
  json_t *facts;           /* the request's JSON Schema, once it is needed */
  json_int_t last_request; /* the id of the last request to the client */
  json_int_t
      asked_settings; /* that of the last one for its settings, unless it is answered; else 0 */
  struct frame_reader frames;
  struct queue queue;
  struct hold hold;
  struct documents documents;
  struct arena arena; /* of what is being handled */
  struct buffer out;  /* the message being sent */
  bool is_at_end;     /* of the input */
  bool is_tidy;       /* free memory is given back */
  bool has_ended;     /* `exit` has come */
  bool is_broken;     /* memory ended or the output is closed */
};

/* Serves what comes on the descriptor INPUT until `exit`, the end of INPUT or a failure. Returns
 * the exit code that the protocol asks for: 0 after `shutdown`, else 1. */
int server_run(int input, int output);

/* Sends MESSAGE, an object without `jsonrpc`, and frees it. NULL, which is what jansson gives when
 * memory ends, and a failure to write make SERVER broken. */
void server_send(struct server *server, json_t *message);

/* The same for a message that is written as text, because it may have megabytes: begin, put an
 * object's members but for `jsonrpc`, which stands there already, into the buffer, end. A message
 * that is begun may be left; the buffer is not used otherwise in between. */
struct buffer *server_begin(struct server *server);
void server_end(struct server *server);

#endif
