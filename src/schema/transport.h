/* What the server asks of an MCP server whose fields have passed (contract section 2, "its
 * transport is checked"). */
#ifndef TERLINT_SCHEMA_TRANSPORT_H
#define TERLINT_SCHEMA_TRANSPORT_H

#include "schema/evaluate.h"

struct transport_fault {
  enum schema_fault fault; /* the first check that fails; FAULT_NONE where all pass */
  struct span at;          /* the key or value that a person would look at */
};

/* SERVER is an object whose fields are of their types; WHOLE stands for it where nothing in it
 * does. */
struct transport_fault transport_check(const struct doc_node *server, struct span whole);

#endif
