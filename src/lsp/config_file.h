/* Configurations and files of rules that are open in the editor: what is wrong with them, at its
 * place, while they are written. */
#ifndef TERLINT_LSP_CONFIG_FILE_H
#define TERLINT_LSP_CONFIG_FILE_H

#include "lsp/rpc.h"

/* The new array of diagnostics of DOCUMENT, whose role is DOCUMENT_CONFIG or DOCUMENT_RULES; NULL
 * when memory ends. */
json_t *config_file_diagnose(struct server *server, struct document *document);

#endif
