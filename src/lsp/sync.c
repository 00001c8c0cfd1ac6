#include "lsp/sync.h"

#include "lsp/configure.h"
#include "lsp/diagnose.h"
#include "lsp/watch.h"

static struct document *find(const struct server *server, const json_t *params)
{
  return documents_find(&server->documents, message_string(params, "textDocument.uri"));
}

bool sync_open(struct server *server, const json_t *params)
{
  struct document *document;
  return documents_open(&server->documents, message_at(params, "textDocument"), &document) &&
         (!document || (configure_document(server, document) && watch_update(server)));
}

bool sync_change(struct server *server, const json_t *params)
{
  struct document *document = find(server, params);
  if (!document)
    return true;
  return document_change(document, params, server->client.encoding) &&
         (document->role != DOCUMENT_CANDIDATE || configure_document(server, document));
}

bool sync_close(struct server *server, const json_t *params)
{
  struct document *document = find(server, params);
  if (!document)
    return true;
  bool good = diagnose_clear(server, document);
  documents_close(&server->documents, document);
  return good;
}
