/* A schema of the contract as JSON Schema 2020-12.
 *
 * What OpenAPI says is JSON Schema already: only $ref leads elsewhere. What it cannot say stands in
 * the contract under x- keys:
 *
 *   x-json-schema        keywords to add to a schema
 *   x-alias              the field is read under this name where it is not there by its own
 *   components.x-types   what pydantic takes for a `type`, where that is more than the type itself
 */
#ifndef TERLINT_TOOLS_JSON_SCHEMA_H
#define TERLINT_TOOLS_JSON_SCHEMA_H

#include "schema/schema.h"

/* The document of SCHEMA, which is one of the contract ROOT that schema_compile has taken: itself,
 * and under $defs what it refers to. It is made in ARENA and shares nodes with the contract. NULL
 * with ERROR set as schema_compile does. */
const struct doc_node *json_schema_make(const struct doc_node *root, const struct doc_node *schema,
                                        struct arena *arena, struct schema_error *error);

#endif
