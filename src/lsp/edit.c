#include "lsp/edit.h"

json_t *edit_text(const struct server *server, struct document *document, struct span span,
                  struct words text)
{
  return json_pack("{s:o, s:o}", "range", document_range(document, span, server->client.encoding),
                   "newText", message_words(text));
}

json_t *edit_workspace(const struct server *server, const struct document *document, json_t *edits)
{
  if (!server->client.takes_document_changes)
    return json_pack("{s:{s:o}}", "changes", document->uri, edits);
  json_t *version = document->has_version ? json_integer(document->version) : json_null();
  return json_pack("{s:[{s:{s:s, s:o}, s:o}]}", "documentChanges", "textDocument", "uri",
                   document->uri, "version", version, "edits", edits);
}
