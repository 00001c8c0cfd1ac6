#include "engine/check.h"

#include "rule_ids.h"

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

/* hardcoded-credential, with the names that secrets have looked for everywhere: in a field by
 * another name too, nothing must be shown. */
static bool add_secrets(struct checker *checker, struct arena *arena)
{
  enum { KNOWN_FORM, NO_LITERAL }; /* its checks */
  const struct lint_rule *bundled = &lint_table[RULE_HARDCODED_CREDENTIAL];
  uint16_t count = (uint16_t)(bundled->given_count + 1);
  struct lint_given *givens = arena_alloc(arena, count * sizeof *givens);
  struct lint_rule *rule = arena_alloc(arena, sizeof *rule);
  if (!givens || !rule)
    return false;
  memcpy(givens, bundled->givens, bundled->given_count * sizeof *givens);
  givens[count - 1] = givens[KNOWN_FORM]; /* $..* */
  givens[count - 1].then = NO_LITERAL;
  *rule = *bundled;
  rule->givens = givens;
  rule->given_count = count;
  return lint_program_add(&checker->secrets, rule, false) &&
         lint_program_add(&checker->rare_secrets, rule, true);
}

bool checker_compile(struct checker *checker, struct arena *arena)
{
  if (!lint_program_init(&checker->lint, arena) || !lint_program_init(&checker->rare_lint, arena) ||
      !lint_program_init(&checker->secrets, arena) ||
      !lint_program_init(&checker->rare_secrets, arena) || !add_secrets(checker, arena))
    return false;
  for (size_t i = 0; i < rule_count; i++)
    if (!add(checker, in_place_of(checker, &lint_table[i])))
      return false;
  for (uint32_t i = 0; i < checker->rule_count; i++)
    if (checker->rules[i]->rule->number >= rule_count && !add(checker, checker->rules[i]))
      return false;
  return true;
}
