#include "fix/server.h"

const struct doc_node *server_given(const struct doc_node *server, const char *name)
{
  const struct doc_node *value = doc_member(server, doc_text_of(name));
  return value && value->type != DOC_NULL ? value : NULL;
}

const struct doc_node *server_type(const struct doc_node *server)
{
  const struct doc_node *type = doc_member(server, doc_text_of("transport_type"));
  return type ? type : doc_member(server, doc_text_of("type"));
}

bool server_is_type(struct doc_text name)
{
  return doc_text_equal(name, doc_text_of("type")) ||
         doc_text_equal(name, doc_text_of("transport_type"));
}

enum transport server_meaning(const struct doc_node *value)
{
  return value && value->type == DOC_STRING ? transport_from_word(value->text) : TRANSPORT_UNKNOWN;
}

bool server_would_conflict(const struct doc_node *server, struct doc_text name)
{
  const struct doc_node *type = server_type(server);
  if (doc_text_equal(name, doc_text_of("command")))
    return server_given(server, "url") || (type && type->type != DOC_NULL);
  return (server_is_type(name) || doc_text_equal(name, doc_text_of("url"))) &&
         server_given(server, "command");
}
