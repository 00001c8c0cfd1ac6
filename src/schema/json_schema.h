/* The contract's schemas as JSON Schema 2020-12, for other tools; made from rules/contract.yaml at
 * build time. */
#ifndef TERLINT_SCHEMA_JSON_SCHEMA_H
#define TERLINT_SCHEMA_JSON_SCHEMA_H

struct json_schema {
  const char *name;
  const char *const *lines; /* of the document, without their ends; ends with NULL */
};

/* In the contract's order; ends with a name that is NULL. */
extern const struct json_schema json_schemas[];

#endif
