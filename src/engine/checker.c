#include "engine/check.h"

/* The rule that stands in the place of RULE, which is a bundled one; RULE itself where none does.
 */
static const struct lint_rule *in_place_of(const struct checker *checker,
                                           const struct lint_rule *rule)
{
  for (uint32_t i = 0; i < checker->rule_count; i++)
    if (checker->rules[i]->rule->number == rule->rule->number)
      return checker->rules[i];
  return rule;
}

static bool add(struct checker *checker, const struct lint_rule *rule)
{
  return !selection_has(&checker->selection, rule->rule) ||
         (lint_program_add(&checker->lint, rule, false) &&
          lint_program_add(&checker->rare_lint, rule, true));
}

bool checker_compile(struct checker *checker, struct arena *arena)
{
  if (!lint_program_init(&checker->lint, arena) || !lint_program_init(&checker->rare_lint, arena))
    return false;
  for (size_t i = 0; i < rule_count; i++)
    if (!add(checker, in_place_of(checker, &lint_table[i])))
      return false;
  for (uint32_t i = 0; i < checker->rule_count; i++)
    if (checker->rules[i]->rule->number >= rule_count && !add(checker, checker->rules[i]))
      return false;
  return true;
}
