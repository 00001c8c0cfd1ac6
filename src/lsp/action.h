/* textDocument/codeAction. */
#ifndef TERLINT_LSP_ACTION_H
#define TERLINT_LSP_ACTION_H

#include "lsp/rpc.h"

request_handler action_list;

#endif
