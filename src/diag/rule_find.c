#include "diag/rule.h"

#include <string.h>

const struct rule *rule_find(const char *id, size_t length)
{
  for (size_t i = 0; i < rule_count; i++)
    if (strlen(rule_table[i].id) == length && memcmp(rule_table[i].id, id, length) == 0)
      return &rule_table[i];
  return NULL;
}
