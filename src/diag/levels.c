#include "diag/levels.h"

#include <string.h>

void levels_fill(struct levels *levels, enum level level)
{
  memset(levels->of, (int)level, sizeof levels->of);
}

static void set_category(struct levels *levels, const struct rule *rule, enum category category,
                         enum level level)
{
  if (rule->category == category)
    levels->of[rule->number] = (uint8_t)level;
}

bool levels_set(struct levels *levels, const struct rule_list *more, const char *word,
                size_t length, enum level level)
{
  enum category category = category_from_word(word, length);
  const struct rule *rule = rule_find(more, word, length);
  if (rule)
    levels->of[rule->number] = (uint8_t)level;
  for (size_t i = 0; i < RULE_ID_COUNT; i++)
    set_category(levels, &rule_table[i], category, level);
  for (size_t i = 0; more && i < more->count; i++)
    set_category(levels, more->items[i], category, level);
  return rule || category < CATEGORY_COUNT;
}
