#include "schema/transport.h"

#include "doc/blank.h"

static bool is_empty(const struct doc_node *value)
{
  return value->type == DOC_STRING && value->text.length == 0;
}

/* A field that is there and not null. */
static const struct doc_node *given(const struct doc_node *server, const char *name)
{
  const struct doc_node *value = doc_member(server, doc_text_of(name));
  return value && value->type != DOC_NULL ? value : NULL;
}

static struct transport_fault fault_at(enum schema_fault fault, struct span at)
{
  return (struct transport_fault){fault, at};
}

struct transport_fault transport_check(const struct doc_node *server, struct span whole)
{
  const struct doc_node *command = given(server, "command");
  const struct doc_node *url = given(server, "url");
  bool long_name = doc_member(server, doc_text_of("transport_type")) != NULL;
  const struct doc_node *type = given(server, long_name ? "transport_type" : "type");
  if (!command && !type && !url)
    return fault_at(FAULT_TRANSPORT_NONE, whole);
  if (command && (type || url))
    return fault_at(FAULT_TRANSPORT_BOTH, doc_name_span(type ? type : url));
  if (command)
    return doc_is_blank(command) ? fault_at(FAULT_TRANSPORT_COMMAND_BLANK, command->span)
                                 : fault_at(FAULT_NONE, whole);
  if (!type)
    return fault_at(FAULT_TRANSPORT_TYPE_MISSING, doc_name_span(url));
  if (!url || is_empty(url))
    return fault_at(FAULT_TRANSPORT_URL_MISSING, url ? url->span : doc_name_span(type));
  return doc_is_blank(url) ? fault_at(FAULT_TRANSPORT_URL_BLANK, url->span)
                           : fault_at(FAULT_NONE, whole);
}
