/* The rules that are on, merged into one tree of steps, so that a document is walked once.
 *
 *   $ ─execution_environment─▶ ─mcp_servers─▶ ─each─▶ actions of the rules that look here
 *   └─deep─▶ (stays on for everything below) ─each─▶ actions
 *
 * Immutable once made; shared by threads. */
#ifndef TERLINT_LINT_PROGRAM_H
#define TERLINT_LINT_PROGRAM_H

#include "lint/lint_rule.h"

/* A rule at a place. */
struct lint_action {
  const struct lint_rule *rule;
  const struct lint_then *thens;
  uint16_t then_count;
  enum severity severity;
  unsigned takes; /* what its functions take, of values as they are found */
  unsigned flags; /* one of which a node must have; 0: it need not */
  bool keys;      /* it is asked of the key */
  const struct lint_action *next;
};

struct lint_edge {
  struct doc_text name; /* without bytes: the item INDEX */
  uint32_t index;
  uint16_t target; /* index of a place */
  struct lint_edge *next;
};

struct lint_place {
  struct lint_edge *edges;
  uint16_t each;  /* the place of every member and item; 0: none */
  uint16_t deep;  /* the place that is tried at any depth below; 0: none */
  bool is_deep;   /* it is such a place: it stays on */
  unsigned takes; /* of its actions that ask for no flag of a node */
  unsigned flags; /* that its other actions ask for */
  struct lint_action *actions, *last_action;
};

struct lint_program {
  struct lint_place *places; /* the first one is the root */
  uint16_t count, capacity;
  unsigned flags; /* that its rules ask for */
  struct arena *arena;
};

/* A program without rules, in ARENA; false when memory ends. Zeroed, it has none either. */
bool lint_program_init(struct lint_program *program, struct arena *arena);

/* Adds what RULE, which must outlive the program, asks of nodes with a flag that few documents
 * have, or, where RARE is false, of all others. False when memory ends. */
bool lint_program_add(struct lint_program *program, const struct lint_rule *rule, bool rare);

#endif
