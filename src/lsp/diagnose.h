/* What is wrong with the open documents: pushed, or handed out where the client pulls; never both.
 */
#ifndef TERLINT_LSP_DIAGNOSE_H
#define TERLINT_LSP_DIAGNOSE_H

#include "lsp/rpc.h"

/* Publishes the diagnostics of one document that has changed since the last time; false where there
 * is none, or where the client pulls. */
bool diagnose_next(struct server *server);

/* Publishes that DOCUMENT, which closes, has no diagnostics; a client that pulls is told when it
 * asks for those of all files. False when memory ends. */
bool diagnose_clear(struct server *server, const struct document *document);

/* Appends the array of DOCUMENT's diagnostics as text. */
void diagnose_write(struct server *server, struct document *document, struct buffer *out);

/* The same as a new value; NULL when memory ends. */
json_t *diagnose_document(struct server *server, struct document *document);

/* DIAGNOSTIC of CHECKED as a new Diagnostic of DOCUMENT; NULL when memory ends. */
json_t *diagnose_item(const struct server *server, struct document *document,
                      const struct checked *checked, const struct diagnostic *diagnostic);

/* What the diagnostics of DOCUMENT, which is open, are known by, a new string: another one for
 * another text or other settings. NULL when memory ends. */
json_t *diagnose_id(const struct server *server, const struct document *document);

request_writer diagnose_pull; /* textDocument/diagnostic */

#endif
