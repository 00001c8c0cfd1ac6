/* Names for secrets that stand in clear text and are to become {{.secret.name}}. */
#ifndef TERLINT_FIX_SECRET_H
#define TERLINT_FIX_SECRET_H

#include "base/buffer.h"
#include "fix/part.h"

/* The names of a document's secrets: those that its templates use, and those that were given to
 * literals since. In the document's arena. */
struct secret_names;

/* Puts what the literal at PART of the node's text should be called, in lower snake case, by the
 * variable, the header, the option or the parameter that it stands in, or else by what it is. */
void secret_put_base(struct buffer *out, const struct fix_site *site, struct span part);

/* Puts the name for LITERAL: BASE, or where another secret has that, BASE behind the name of the
 * server, or with a number. The same literal has the same name. False, with nothing put, where
 * there are too many names to tell them apart; OUT fails when memory ends. */
bool secret_put_name(struct buffer *out, const struct fix_site *site, struct doc_text literal,
                     struct doc_text base);

/* Puts the name of the MCP server that the finding is in, in lower snake case; nothing where it is
 * in none. */
void secret_put_server(struct buffer *out, const struct fix_site *site);

/* Whether the worker resolves templates at the finding's place: in all strings of `mcp_servers`
 * and in `system_prompt` (contract section 4). */
bool secret_is_resolved_at(const struct fix_site *site);

#endif
