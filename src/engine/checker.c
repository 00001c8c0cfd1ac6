#include "engine/check.h"

bool checker_compile(struct checker *checker, struct arena *arena)
{
  if (!lint_program_init(&checker->lint, arena))
    return false;
  for (size_t i = 0; i < rule_count; i++)
    if (selection_has(&checker->selection, (enum rule_id)i) &&
        !lint_program_add(&checker->lint, &lint_table[i]))
      return false;
  return true;
}
