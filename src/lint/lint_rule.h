/* A rule beyond the schema, compiled: where it looks (`given`) and what it asks (`then`).
 *
 * Immutable but for its patterns, which are compiled on first use (lint/pattern.h). The rules that
 * come with terlint are made from rules/ at build time into lint_table. */
#ifndef TERLINT_LINT_LINT_RULE_H
#define TERLINT_LINT_LINT_RULE_H

#include "diag/rule.h"
#include "lint/path.h"

struct lint_function;

struct lint_given {
  struct lint_path path;
  uint16_t then, then_count; /* what is asked here: thens[then] and those behind it */
  enum severity severity;    /* of what is found here; SEVERITY_COUNT: the rule's */
};

struct lint_then {
  const struct lint_function *function;
  struct doc_text field;          /* of what `given` finds: a key, keys joined by dots, or @key for
                                   * each of its keys; without bytes: the thing itself */
  const struct doc_node *options; /* functionOptions: an object, or NULL where there are none */
};

struct lint_rule {
  const struct rule *rule;
  const struct lint_given *givens;
  const struct lint_then *thens;
  uint16_t given_count, then_count; /* 0: the rule is the schema's or a reader's */
  const char *message; /* with placeholders (lint/message.h); NULL: the function's words */
  bool is_off;         /* it finds nothing where nobody has turned it on */
};

/* By rule_ids.h, as rule_table. */
extern const struct lint_rule lint_table[];

#endif
