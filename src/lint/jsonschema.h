/* JSON Schema in rules: the keywords of drafts 7, 2019-09 and 2020-12 that rulesets are written
 * with, each with its meaning in all of them. A schema is interpreted as it stands in the rule's
 * options.
 *
 *   load    jsonschema_check: every keyword is known, of the right shape, and every $ref leads
 * somewhere run     jsonschema_hold: a value is held against the schema; faults are collected
 *
 * Keywords are taken in a fixed order, that of the table, and the first fault ends it, as with
 * Spectral, unless all are asked for. Where none of several schemas fits (anyOf, oneOf), one fault
 * says why, not one for each. */
#ifndef TERLINT_LINT_JSONSCHEMA_H
#define TERLINT_LINT_JSONSCHEMA_H

#include "lint/function.h"

/* Whether SCHEMA, in a tree that rule_tree_check has taken, is one; else *ERROR says where not. */
bool jsonschema_check(const struct doc_node *schema, struct rule_error *error);

/* One thing that is wrong; in the arena of the call's document. */
struct jsonschema_fault {
  struct lint_finding finding; /* about something in the call's value */
  uint32_t rest;               /* where in its words the property's name has ended, in bytes */
  bool is_choice;              /* the value is none of those that it may be (const, enum) */
  struct jsonschema_fault *next;
};

enum jsonschema_outcome {
  JSONSCHEMA_DONE,
  JSONSCHEMA_TOO_MUCH, /* holding the value against the schema takes too long or goes too deep */
  JSONSCHEMA_NO_MEMORY,
};

/* Sets *FAULTS to what is wrong with CALL's value by SCHEMA, which jsonschema_check has taken: the
 * first thing, or ALL. */
enum jsonschema_outcome jsonschema_hold(const struct lint_call *call, const struct doc_node *schema,
                                        bool all, const struct jsonschema_fault **faults);

#endif
