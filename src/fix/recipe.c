#include "fix/recipe.h"

#define SAFE true
#define UNSAFE false

/* The rows of a rule stand together. */
static const struct recipe table[] = {
    {RULE_STRING_TYPE, NULL, fix_quote, NULL, SAFE, false, "Put the value into quotes"},
    {.make = NULL},
};

const struct recipe *recipes_of(const struct rule *rule)
{
  for (const struct recipe *recipe = table; recipe->make; recipe++)
    if (recipe_is_of(recipe, rule))
      return recipe;
  return NULL;
}
