/* From `initialize` to `exit` (LSP 3.17, Server lifecycle). */
#ifndef TERLINT_LSP_LIFECYCLE_H
#define TERLINT_LSP_LIFECYCLE_H

#include "lsp/rpc.h"

request_handler lifecycle_initialize, lifecycle_shutdown;
notification_handler lifecycle_exit;

#endif
