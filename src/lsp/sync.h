/* What the editor opens, changes and closes (LSP 3.17, Text Document Synchronization). */
#ifndef TERLINT_LSP_SYNC_H
#define TERLINT_LSP_SYNC_H

#include "lsp/rpc.h"

notification_handler sync_open, sync_change, sync_close;

#endif
