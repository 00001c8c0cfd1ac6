/* Which repair there is for which finding: data, in one table. */
#ifndef TERLINT_FIX_RECIPE_H
#define TERLINT_FIX_RECIPE_H

#include "fix/fixers.h"
#include "rule_ids.h"

/* What a fixer must be able to rely on. */
enum recipe_ground {
  ON_TEXT,     /* the finding's span */
  ON_WHOLE,    /* a document that was read whole; the fixer finds its own place */
  ON_TREE,     /* also a node that is the only one of its name, in a document that was read whole */
  ON_REPEATED, /* also one whose name stands again beside it */
  ON_ABSENT,   /* also none, in a container in which no name stands again */
};

struct recipe {
  enum rule_id rule;
  condition *applies; /* NULL: wherever the fixer finds something to do */
  fixer *make;
  const char *argument; /* the fixer's; may be NULL */
  bool is_safe;
  enum recipe_ground ground;
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
