/* json_schemas of src/schema/json_schema.h, on standard output as C. */
#ifndef TERLINT_TOOLS_WRITE_SCHEMAS_H
#define TERLINT_TOOLS_WRITE_SCHEMAS_H

#include "schema/schema.h"

/* Writes the schemas of the contract ROOT, which schema_compile has taken; their trees are made in
 * ARENA. False with ERROR set as schema_compile does; what was written is incomplete then. */
bool write_schemas(const struct doc_node *root, struct arena *arena, struct schema_error *error);

#endif
