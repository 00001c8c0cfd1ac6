/* Edits of a document as the protocol has them. */
#ifndef TERLINT_LSP_EDIT_H
#define TERLINT_LSP_EDIT_H

#include "diag/edit.h"
#include "lsp/rpc.h"

/* A new TextEdit that puts TEXT in the place of SPAN of the document's text; NULL when memory ends.
 */
json_t *edit_text(const struct server *server, struct document *document, struct span span,
                  struct words text);

/* A new WorkspaceEdit of EDITS, whose ownership passes: for the document's version where the client
 * takes that. NULL when memory ends, or EDITS are NULL. */
json_t *edit_workspace(const struct server *server, const struct document *document, json_t *edits);

#endif
