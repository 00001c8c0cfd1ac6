/* Whether a value is of a type at all: pydantic 2's lax mode (contract section 2). */
#ifndef TERLINT_SCHEMA_SCALAR_H
#define TERLINT_SCHEMA_SCALAR_H

#include "schema/evaluate.h"

/* The fault of VALUE itself, what it holds left aside; FAULT_NONE where it is of TYPE. TYPE is not
 * a union, nullable or alias. */
enum schema_fault scalar_check(const struct schema_program *program, const struct schema_type *type,
                               const struct doc_node *value);

#endif
