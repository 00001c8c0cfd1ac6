/* Which repair there is for which finding: data, in one table. */
#ifndef TERLINT_FIX_RECIPE_H
#define TERLINT_FIX_RECIPE_H

#include "fix/fixers.h"
#include "rule_ids.h"

struct recipe {
  enum rule_id rule;
  condition *applies; /* NULL: wherever the fixer finds something to do */
  fixer *make;
  const char *argument; /* the fixer's; may be NULL */
  bool is_safe;
  bool on_text; /* the fixer works on the text at the finding's span and needs no tree */
  const char *title;
};

/* The first of RULE's recipes, the best one first; the others follow it in the table, which ends
 * with one that makes nothing. NULL where there is none. */
const struct recipe *recipes_of(const struct rule *rule);

static inline bool recipe_is_of(const struct recipe *recipe, const struct rule *rule)
{
  return recipe->rule == rule->number;
}

#endif
