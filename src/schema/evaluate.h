/* Holds a value against a program: what is wrong, and where, as data. */
#ifndef TERLINT_SCHEMA_EVALUATE_H
#define TERLINT_SCHEMA_EVALUATE_H

#include "schema/schema.h"

enum schema_fault {
  FAULT_NONE,
  FAULT_MISSING,
  FAULT_MODEL_TYPE,
  FAULT_DICT_TYPE,
  FAULT_LIST_TYPE,
  FAULT_STRING_TYPE,
  FAULT_BOOL_TYPE,
  FAULT_BOOL_PARSING,
  FAULT_INT_TYPE,
  FAULT_INT_FROM_FLOAT,
  FAULT_INT_PARSING_SIZE,
  FAULT_FINITE_NUMBER,
  FAULT_LITERAL,
  /* the checks of one MCP server, in the order they are made (contract section 2) */
  FAULT_TRANSPORT_NONE,
  FAULT_TRANSPORT_BOTH,
  FAULT_TRANSPORT_COMMAND_BLANK,
  FAULT_TRANSPORT_TYPE_MISSING,
  FAULT_TRANSPORT_URL_MISSING,
  FAULT_TRANSPORT_URL_BLANK,
  FAULT_COUNT,
};

/* The way to a value, from the inside out, on the evaluator's stack. */
struct schema_path {
  const struct schema_path *around; /* NULL at the root */
  struct doc_text key;              /* bytes are NULL for an index */
  uint32_t index;
  const struct doc_node *object; /* whose field KEY is; NULL where it is none */
};

struct violation {
  enum schema_fault fault;
  const struct schema_path *path; /* NULL: the body itself; gone when the sink returns */
  const struct doc_node *input; /* the value at fault; for FAULT_MISSING the object that lacks it */
  struct span at;               /* what to show */
  const struct schema_type *type; /* that was asked for */
};

/* Takes one violation; false ends the evaluation (memory ended). */
typedef bool violation_sink(void *context, const struct violation *violation);

/* Calls SINK for every violation of types[TYPE], in pydantic's order: fields in the order of the
 * model, map entries and list items in document order. Recursion is bounded by the depth of VALUE,
 * of which only what the contract describes is walked. *LEFT_OVER tells whether some object had a
 * member that is no field, or that stands twice. False where SINK said so or memory ended. */
bool schema_evaluate(const struct schema_program *program, uint16_t type,
                     const struct doc_node *value, violation_sink *sink, void *context,
                     bool *left_over);

#endif
