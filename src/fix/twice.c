/* An MCP server that says its transport twice, or two of them (contract sections 2 and 5). */
#include "doc/blank.h"
#include "fix/fixers.h"
#include "fix/server.h"
#include "schema/transport.h"

static bool has_fault(const struct fix_site *site, enum schema_fault fault)
{
  return transport_check(site->node, site->node->span).fault == fault;
}

/* --- a server with two transports --- */

/* Not where both names of the type stand: the other one would come to light. */
bool transport_has_type_beside_command(const struct fix_site *site)
{
  const struct doc_node *server = site->node, *short_name = doc_member(server, doc_text_of("type"));
  return has_fault(site, FAULT_TRANSPORT_BOTH) && !server_given(server, "url") &&
         (!short_name || server_type(server) == short_name);
}

bool transport_has_blank_url_beside_command(const struct fix_site *site)
{
  const struct doc_node *type = server_type(site->node);
  return has_fault(site, FAULT_TRANSPORT_BOTH) && doc_is_blank(server_given(site->node, "url")) &&
         !doc_is_blank(server_given(site->node, "command")) && (!type || type->type == DOC_NULL);
}

bool transport_has_blank_command_beside_url(const struct fix_site *site)
{
  const struct doc_node *url = server_given(site->node, "url");
  return has_fault(site, FAULT_TRANSPORT_BOTH) &&
         doc_is_blank(server_given(site->node, "command")) && url && !doc_is_blank(url);
}

static void remove_member(struct draft *draft, const struct doc_node *member)
{
  const struct doc_node *server = draft->site->node, *previous = NULL;
  if (!member || (member->flags & DOC_KEY_MERGED) || (server->flags & DOC_KEYS_REPEATED))
    return;
  for (const struct doc_node *at = server->first; at != member; at = at->next)
    previous = at;
  draft_remove_child(draft, server, member, previous);
}

void fix_remove_type(struct draft *draft)
{
  remove_member(draft, server_type(draft->site->node));
}

void fix_remove_field(struct draft *draft)
{
  remove_member(draft, doc_member(draft->site->node, draft_argument(draft)));
}

/* --- a server with two types, of which the first one is read --- */

/* The one that is read, at a site that is the other one. */
static const struct doc_node *read_type(const struct fix_site *site)
{
  const struct doc_node *server = site_parent(site);
  const struct doc_node *type = server ? server_type(server) : NULL;
  return type != site->node && server_is_type(site->node->key) ? type : NULL;
}

bool type_stands_twice(const struct fix_site *site)
{
  const struct doc_node *type = read_type(site);
  return type && server_meaning(site->node) != TRANSPORT_UNKNOWN &&
         server_meaning(type) == server_meaning(site->node);
}

bool is_not_read(const struct fix_site *site)
{
  return !type_stands_twice(site);
}

bool type_is_hidden_by_null(const struct fix_site *site)
{
  const struct doc_node *type = server_type(site->node);
  const struct doc_node *hidden = server_given(site->node, "type");
  return has_fault(site, FAULT_TRANSPORT_TYPE_MISSING) && type != hidden &&
         server_meaning(hidden) != TRANSPORT_UNKNOWN;
}
