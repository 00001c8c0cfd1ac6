/* The language server: one thread that reads messages, answers them in turn, and tells what is
 * wrong with the open documents once nothing waits to be read. */
#ifndef TERLINT_LSP_SERVER_H
#define TERLINT_LSP_SERVER_H

#include "engine/settings.h"
#include "lsp/document.h"
#include "lsp/frame.h"
#include "lsp/queue.h"

#include <sys/types.h>

enum server_state {
  SERVER_NEW, /* before `initialize` */
  SERVER_RUNNING,
  SERVER_SHUT_DOWN, /* after `shutdown` */
};

/* What the client said of itself. */
struct client {
  enum position_encoding encoding;
  bool pulls;         /* it asks for diagnostics; it is not sent any */
  bool takes_related; /* DiagnosticRelatedInformation */
  bool takes_symbol_tree;
  bool takes_snippets;
  bool takes_markdown;         /* in a hover */
  bool takes_document_changes; /* versioned edits */
  bool takes_actions;          /* CodeAction, not only Command */
  bool watches;                /* it can be asked to watch files */
  bool refreshes;              /* it can be asked to pull again */
  pid_t process;               /* the server leaves when this process is gone; 0: none to watch */
};

struct server {
  int input, output; /* descriptors */
  enum server_state state;
  struct client client;
  struct settings settings; /* from `initialize` on */
  char *config;             /* the configuration of all documents; NULL: each has its folder's */
  json_t *folders;          /* the URIs of the client's folders */
  unsigned generation;      /* how often configurations were read anew */
  json_t *facts;            /* the request's JSON Schema, once it is needed */
  json_int_t last_request;  /* the id of the last request to the client */
  struct frame_reader frames;
  struct queue queue;
  struct documents documents;
  struct arena arena; /* of what is being handled */
  struct buffer out;  /* the message being sent */
  bool has_ended;     /* `exit` has come */
  bool is_broken;     /* memory ended or the output is closed */
};

/* Serves what comes on the descriptor INPUT until `exit`, the end of INPUT or a failure. Returns
 * the exit code that the protocol asks for: 0 after `shutdown`, else 1. */
int server_run(int input, int output);

/* Sends MESSAGE, an object without `jsonrpc`, and frees it. NULL, which is what jansson gives when
 * memory ends, and a failure to write make SERVER broken. */
void server_send(struct server *server, json_t *message);

#endif
