/* The page of a rule, for people who want to know more (docs/rules/). */
#ifndef TERLINT_LSP_PAGES_H
#define TERLINT_LSP_PAGES_H

#include "lsp/server.h"

/* Looks for the pages of terlint's own rules: beside a build folder, then where they are installed.
 * The URI of their folder, from malloc; NULL where there is none or memory ended. */
char *pages_find(void);

/* Whether RULE has a page: one of those, or, for an organisation's rule, an address in its `see`.
 */
bool pages_have(const struct server *server, const struct rule *rule);

/* The address of the page that RULE has, a new string; NULL when memory ends. */
json_t *pages_address(const struct server *server, const struct rule *rule);

#endif
