/* What the client is asked to tell: that files have changed on which our settings rest. */
#ifndef TERLINT_LSP_WATCH_H
#define TERLINT_LSP_WATCH_H

#include "lsp/rpc.h"

/* Asks for changes of configurations and of the rules that those extend, where they are others than
 * before and the client can be asked. False when memory ends. */
bool watch_update(struct server *server);

#endif
