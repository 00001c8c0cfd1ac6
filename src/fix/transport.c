/* The transport of an MCP server (contract sections 2 and 5): what `type` its author means. */
#include "doc/blank.h"
#include "fix/fixers.h"
#include "fix/insert.h"
#include "fix/server.h"
#include "schema/transport.h"

#include <strings.h>

static enum transport meaning_at(const struct fix_site *site)
{
  return server_meaning(site->node);
}

bool transport_is_stdio_beside_command(const struct fix_site *site)
{
  const struct doc_node *server = site_parent(site);
  return server && server_given(server, "command") && !server_given(server, "url") &&
         meaning_at(site) == TRANSPORT_STDIO;
}

bool transport_is_blank_beside_command(const struct fix_site *site)
{
  const struct doc_node *server = site_parent(site);
  return server && server_given(server, "command") && !server_given(server, "url") &&
         doc_is_blank(site->node);
}

bool transport_is_http_by_another_name(const struct fix_site *site)
{
  return meaning_at(site) == TRANSPORT_HTTP;
}

bool transport_is_sse_by_another_name(const struct fix_site *site)
{
  return meaning_at(site) == TRANSPORT_SSE;
}

/* --- another client's key for the type --- */

bool key_says_transport_again(const struct fix_site *site)
{
  const struct doc_node *server = site_parent(site);
  struct words field = site->diagnostic->suggestion;
  enum transport meaning = meaning_at(site);
  if (!server || !server_is_type((struct doc_text){field.bytes, field.length}))
    return false;
  if (meaning == TRANSPORT_STDIO)
    return server_given(server, "command") && !server_given(server, "url");
  return meaning != TRANSPORT_UNKNOWN && server_meaning(server_type(server)) == meaning;
}

/* --- what a URL says --- */

/* Where the path begins: behind the scheme and the authority of RFC 3986, where there are any. */
static uint32_t path_start(struct doc_text url)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i + 2 < url.length && at == 0; i++)
    if (memcmp(url.bytes + i, "://", 3) == 0)
      at = i + 3;
  while (at < url.length && url.bytes[at] != '/')
    at++;
  return at;
}

/* What the last telling segment of the path says; `mcp` is where servers speak streamable HTTP. */
static enum transport meaning_of_url(const struct doc_node *url)
{
  enum transport meaning = TRANSPORT_UNKNOWN;
  if (url->type != DOC_STRING)
    return meaning;
  struct doc_text text = url->text;
  for (uint32_t at = path_start(text); at < text.length && text.bytes[at] == '/';) {
    uint32_t start = ++at;
    while (at < text.length && !memchr("/?#", text.bytes[at], 3))
      at++;
    if (at - start == 3 && strncasecmp(text.bytes + start, "sse", 3) == 0)
      meaning = TRANSPORT_SSE;
    if (at - start == 3 && strncasecmp(text.bytes + start, "mcp", 3) == 0)
      meaning = TRANSPORT_HTTP;
  }
  return meaning;
}

static bool url_says(const struct doc_node *server, enum transport meaning)
{
  const struct doc_node *url = server_given(server, "url");
  return url && meaning_of_url(url) == meaning;
}

/* A URL alone, and a type that is none of HTTP's. */
static bool is_remote(const struct fix_site *site)
{
  const struct doc_node *server = site_parent(site);
  enum transport meaning = meaning_at(site);
  return server && !server_given(server, "command") && server_given(server, "url") &&
         (meaning == TRANSPORT_UNKNOWN || meaning == TRANSPORT_STDIO);
}

bool transport_is_misspelt(const struct fix_site *site)
{
  return is_remote(site) && site->diagnostic->suggestion.bytes;
}

bool transport_is_remote_and_path_says_sse(const struct fix_site *site)
{
  return is_remote(site) && url_says(site_parent(site), TRANSPORT_SSE);
}

bool transport_is_remote(const struct fix_site *site)
{
  return is_remote(site) && !url_says(site_parent(site), TRANSPORT_SSE);
}

/* --- a server without a type --- */

static enum schema_fault fault_of(const struct fix_site *site)
{
  return transport_check(site->node, site->node->span).fault;
}

static bool lacks_type(const struct fix_site *site, enum transport of_path)
{
  return fault_of(site) == FAULT_TRANSPORT_TYPE_MISSING && !site->diagnostic->suggestion.bytes &&
         url_says(site->node, of_path);
}

bool transport_lacks_type_and_path_says_sse(const struct fix_site *site)
{
  return lacks_type(site, TRANSPORT_SSE);
}

bool transport_lacks_type_and_path_says_http(const struct fix_site *site)
{
  return lacks_type(site, TRANSPORT_HTTP);
}

bool transport_lacks_type_and_path_says_nothing(const struct fix_site *site)
{
  return lacks_type(site, TRANSPORT_UNKNOWN);
}

/* In the place of a null, or before the URL. */
void fix_add_type(struct draft *draft)
{
  const struct doc_node *server = draft->site->node, *type = server_type(server);
  const struct doc_node *url = doc_member(server, doc_text_of("url"));
  struct buffer value = {0};
  if (type ? !draft_may_write(draft, type) : (url->flags & DOC_KEY_MERGED))
    return;
  draft_put_like(draft, &value, doc_text_of(draft->argument), url->span);
  if (type)
    draft_write_value(draft, type, &value);
  else
    insert_member(draft, server, url, "type", &value);
}
