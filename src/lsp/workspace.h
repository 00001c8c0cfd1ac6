/* workspace/diagnostic: the files that the configurations of the client's folders include. */
#ifndef TERLINT_LSP_WORKSPACE_H
#define TERLINT_LSP_WORKSPACE_H

#include "lsp/rpc.h"

request_handler workspace_diagnose;

#endif
