#include "diag/levels.h"

#include <string.h>

void levels_fill(struct levels *levels, enum level level)
{
  memset(levels->of, (int)level, sizeof levels->of);
}

bool levels_set(struct levels *levels, const char *word, size_t length, enum level level)
{
  enum category category = category_from_word(word, length);
  const struct rule *rule = rule_find(word, length);
  if (rule)
    levels->of[rule->number] = (uint8_t)level;
  if (category < CATEGORY_COUNT)
    for (size_t i = 0; i < RULE_ID_COUNT; i++)
      if (rule_table[i].category == category)
        levels->of[i] = (uint8_t)level;
  return rule || category < CATEGORY_COUNT;
}
