/* Which rules are on: --select and --ignore. */
#ifndef TERLINT_ENGINE_SELECTION_H
#define TERLINT_ENGINE_SELECTION_H

#include "diag/rule.h"
#include "rule_ids.h"

struct selection {
  bool on[RULE_ID_COUNT];
};

/* Sets every rule to ON. */
void selection_all(struct selection *selection, bool on);

/* Sets what WORD, a rule's id or a category of LENGTH bytes, names; false where it names nothing. */
bool selection_set(struct selection *selection, const char *word, size_t length, bool on);

/* Turns on the rules that say why a document could not be read: to be silent about those would be to
 * call it good. */
void selection_require_readable(struct selection *selection);

#endif
