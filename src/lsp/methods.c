#include "lsp/action.h"
#include "lsp/complete.h"
#include "lsp/configure.h"
#include "lsp/diagnose.h"
#include "lsp/fix_all.h"
#include "lsp/hover.h"
#include "lsp/lifecycle.h"
#include "lsp/navigate.h"
#include "lsp/outline.h"
#include "lsp/sync.h"
#include "lsp/workspace.h"

const struct rpc_method rpc_methods[] = {
    {"initialize", lifecycle_initialize, NULL},
    {"initialized", NULL, configure_initialized},
    {"shutdown", lifecycle_shutdown, NULL},
    {"exit", NULL, lifecycle_exit},
    {"textDocument/didOpen", NULL, sync_open},
    {"textDocument/didChange", NULL, sync_change},
    {"textDocument/didSave", NULL, configure_saved},
    {"workspace/didChangeConfiguration", NULL, configure_changed},
    {"workspace/didChangeWatchedFiles", NULL, configure_watched},
    {"workspace/didChangeWorkspaceFolders", NULL, configure_folders},
    {"textDocument/didClose", NULL, sync_close},
    {"workspace/diagnostic", workspace_diagnose, NULL},
    {"textDocument/foldingRange", folding_list, NULL},
    {"textDocument/selectionRange", selection_list, NULL},
    {"textDocument/documentLink", links_list, NULL},
    {"textDocument/definition", navigate_definition, NULL},
    {"textDocument/references", navigate_references, NULL},
    {"textDocument/documentHighlight", navigate_highlight, NULL},
    {"textDocument/prepareRename", navigate_prepare_rename, NULL},
    {"textDocument/rename", navigate_rename, NULL},
    {"textDocument/completion", complete_list, NULL},
    {"textDocument/hover", hover_show, NULL},
    {"textDocument/codeAction", action_list, NULL},
    {"codeAction/resolve", fix_all_resolve, NULL},
    {NULL, NULL, NULL},
};

const struct rpc_writer rpc_writers[] = {
    {"textDocument/diagnostic", diagnose_pull},
    {"textDocument/documentSymbol", symbols_write},
    {NULL, NULL},
};
