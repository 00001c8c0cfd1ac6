/* textDocument/hover. */
#ifndef TERLINT_LSP_HOVER_H
#define TERLINT_LSP_HOVER_H

#include "lsp/rpc.h"

request_handler hover_show;

#endif
