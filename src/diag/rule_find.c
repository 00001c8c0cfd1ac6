#include "diag/rule.h"

#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

const struct rule *rule_find(const char *id, size_t length)
{
  for (size_t i = 0; i < rule_count; i++)
    if (strlen(rule_table[i].id) == length && memcmp(rule_table[i].id, id, length) == 0)
      return &rule_table[i];
  return NULL;
}

const char *rule_near(const char *word, size_t length)
{
  const char **names = calloc(CATEGORY_COUNT + rule_count, sizeof *names);
  size_t count = 0;
  if (!names)
    return NULL;
  for (int category = 0; category < CATEGORY_COUNT; category++)
    names[count++] = category_word((enum category)category);
  for (size_t i = 0; i < rule_count; i++)
    names[count++] = rule_table[i].id;
  const char *near = suggest(word, length, names, count);
  free(names);
  return near;
}
