#include "lsp/sync.h"

#include "lsp/configure.h"
#include "lsp/diagnose.h"

static struct document *find(const struct server *server, const json_t *params)
{
  return documents_find(&server->documents, message_string(params, "textDocument.uri"));
}

bool sync_open(struct server *server, const json_t *params)
{
  struct document *document;
  return documents_open(&server->documents, message_at(params, "textDocument"), &document) &&
         (!document || configure_document(server, document));
}

bool sync_change(struct server *server, const json_t *params)
{
  struct document *document = find(server, params);
  return !document || document_change(document, params, server->client.encoding);
}

bool sync_close(struct server *server, const json_t *params)
{
  struct document *document = find(server, params);
  if (!document)
    return true;
  diagnose_clear(server, document);
  documents_close(&server->documents, document);
  return true;
}
