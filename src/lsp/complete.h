/* textDocument/completion. */
#ifndef TERLINT_LSP_COMPLETE_H
#define TERLINT_LSP_COMPLETE_H

#include "lsp/rpc.h"

request_handler complete_list;

#endif
