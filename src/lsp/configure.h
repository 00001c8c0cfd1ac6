/* By which settings each document is checked: the configuration of its folder, as on the command
 * line, and what the user has set in the editor. */
#ifndef TERLINT_LSP_CONFIGURE_H
#define TERLINT_LSP_CONFIGURE_H

#include "lsp/rpc.h"

/* Begins with what `initialize` says in PARAMS: the folders, and the user's preferences in
 * `initializationOptions`. False when memory ends. */
bool configure_start(struct server *server, const json_t *params);

/* Chooses the role and the settings of DOCUMENT. False when memory ends. */
bool configure_document(struct server *server, struct document *document);

/* What is wrong with the configuration of DOCUMENT, as the array of its one diagnostic; NULL when
 * memory ends. */
json_t *configure_trouble(const struct server *server, struct document *document);

/* Asks the client to tell when configurations and preferences change, and what the latter are. */
notification_handler configure_initialized;

/* Takes RESULT, the client's answer to what its preferences are; NULL: it refuses to say. False
 * when memory ends. */
bool configure_answered(struct server *server, const json_t *result);

/* Something has changed on which settings rest: all documents are looked at anew. */
notification_handler configure_changed, configure_watched, configure_saved, configure_folders;

#endif
