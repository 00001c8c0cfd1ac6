/* Which rules are on, and how grave their findings are. */
#ifndef TERLINT_ENGINE_SELECTION_H
#define TERLINT_ENGINE_SELECTION_H

#include "diag/diagnostic.h"
#include "diag/levels.h"

/* Zeroed, it is all rules as they come. */
struct selection {
  struct levels levels;
};

/* Turns on the rules that say why a document could not be read: to be silent about those would be
 * to call it good. */
void selection_require_readable(struct selection *selection);

/* Whether RULE may have findings. */
static inline bool selection_has(const struct selection *selection, const struct rule *rule)
{
  return selection->levels.of[rule->number] != LEVEL_OFF;
}

/* Gives DIAGNOSTIC, which has the severity of its rule, the one that is asked for; false where it
 * is not wanted at all. */
bool selection_apply(const struct selection *selection, struct diagnostic *diagnostic);

#endif
