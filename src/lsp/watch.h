/* What the client is asked to tell: that files have changed on which our settings rest, or
 * which we are asked about without their being open. */
#ifndef TERLINT_LSP_WATCH_H
#define TERLINT_LSP_WATCH_H

#include "lsp/rpc.h"

/* Asks for changes of configurations, of the rules that those extend and, of a client that waits
 * for what is wrong with all files, of what can be a request; where they are others than before and
 * the client can be asked. False when memory ends. */
bool watch_update(struct server *server);

#endif
