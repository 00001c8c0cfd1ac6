/* The fields that say how an MCP server is reached (contract section 2), as fixers ask for them.
 * All functions are pure. */
#ifndef TERLINT_FIX_SERVER_H
#define TERLINT_FIX_SERVER_H

#include "doc/doc.h"
#include "schema/transport_word.h"

/* The field NAME of SERVER where it is there and not null; else NULL. */
const struct doc_node *server_given(const struct doc_node *server, const char *name);

/* The member that the control plane reads the type from, which may be null; NULL where there is
 * none. */
const struct doc_node *server_type(const struct doc_node *server);

/* Whether NAME is one of the two names of the type. */
bool server_is_type(struct doc_text name);

/* What VALUE, a type, means somewhere; it may be NULL. */
enum transport server_meaning(const struct doc_node *value);

/* Whether SERVER, with the field NAME besides, would have two transports. */
bool server_would_conflict(const struct doc_node *server, struct doc_text name);

#endif
