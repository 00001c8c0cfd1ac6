/* Parts of URLs (RFC 3986 section 3). All functions are pure. */
#ifndef TERLINT_LINT_URL_H
#define TERLINT_LINT_URL_H

#include "doc/doc.h"

/* The host that the authority at the beginning of TEXT names, without user and port. */
struct doc_text url_host(struct doc_text text);

/* Whether HOST is this machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3), or a name without
 * a dot, which a container or cluster network resolves. */
bool url_host_is_near(struct doc_text host);

#endif
