#include "lsp/diagnose.h"
#include "lsp/lifecycle.h"
#include "lsp/sync.h"

const struct rpc_method rpc_methods[] = {
    {"initialize", lifecycle_initialize, NULL},
    {"shutdown", lifecycle_shutdown, NULL},
    {"exit", NULL, lifecycle_exit},
    {"textDocument/didOpen", NULL, sync_open},
    {"textDocument/didChange", NULL, sync_change},
    {"textDocument/didClose", NULL, sync_close},
    {"textDocument/diagnostic", diagnose_pull, NULL},
    {NULL, NULL, NULL},
};
