/* Which rules are on, and how grave their findings are, here and there in a document. */
#ifndef TERLINT_ENGINE_SELECTION_H
#define TERLINT_ENGINE_SELECTION_H

#include "config/config.h"
#include "diag/diagnostic.h"
#include "diag/levels.h"

/* Zeroed, it is all rules as they come. */
struct selection {
  struct levels levels;
  bool is_settled[RULE_MAX]; /* by a rule's number: `levels` is the last word on it */
  const struct config_override *const *places; /* what is said of parts of a document; the last one
                                                * that says something of a rule counts */
  uint32_t place_count;
};

/* Leaves on, as they come, the rules that say why a document could not be read, and settles them:
 * to be silent about those would be to call it good. */
void selection_require_readable(struct selection *selection);

/* Whether the rule of this number may have findings. */
static inline bool selection_has_number(const struct selection *selection, size_t number)
{
  return selection->levels.of[number] != LEVEL_OFF ||
         (selection->place_count > 0 && !selection->is_settled[number]);
}

static inline bool selection_has(const struct selection *selection, const struct rule *rule)
{
  return selection_has_number(selection, rule->number);
}

/* Gives DIAGNOSTIC, which has the severity of its rule, the one that is asked for; false where it
 * is not wanted at all. */
bool selection_apply(const struct selection *selection, struct diagnostic *diagnostic);

#endif
