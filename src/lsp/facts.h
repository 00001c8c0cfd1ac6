/* What the contract tells people of a field: the words of the request's JSON Schema. */
#ifndef TERLINT_LSP_FACTS_H
#define TERLINT_LSP_FACTS_H

#include "lsp/contract.h"
#include "lsp/server.h"

/* The schema of the first COUNT nodes of WAY, with `title`, `description` and `default` where it
 * has them; the server's. NULL where the schema says nothing, or memory ended. */
const json_t *facts_at(struct server *server, const struct way *way, uint32_t count);

/* Appends what a value of TYPE is, as one says it: "list of strings". */
void facts_put_type(struct buffer *out, const struct schema_program *program,
                    const struct schema_type *type);

#endif
