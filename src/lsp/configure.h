/* By which settings each document is checked: the configuration of its folder, as on the command
 * line. */
#ifndef TERLINT_LSP_CONFIGURE_H
#define TERLINT_LSP_CONFIGURE_H

#include "lsp/rpc.h"

/* Begins with what `initialize` says in PARAMS: the folder, and `initializationOptions.config`, a
 * file that is the configuration of all documents. False when memory ends. */
bool configure_start(struct server *server, const json_t *params);

/* Chooses the settings of DOCUMENT. False when memory ends. */
bool configure_document(struct server *server, struct document *document);

/* What is wrong with the configuration of DOCUMENT, as the array of its one diagnostic; NULL when
 * memory ends. */
json_t *configure_trouble(const struct server *server, struct document *document);

/* Asks the client to tell when a configuration file changes, where it can. */
notification_handler configure_initialized;

/* Configurations have changed: all documents are looked at anew. */
notification_handler configure_changed, configure_watched, configure_saved;

#endif
