#include "diag/rule.h"

#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

static bool has_id(const struct rule *rule, const char *id, size_t length)
{
  return strlen(rule->id) == length && memcmp(rule->id, id, length) == 0;
}

const struct rule *rule_find(const struct rule_list *more, const char *id, size_t length)
{
  for (size_t i = 0; i < rule_count; i++)
    if (has_id(&rule_table[i], id, length))
      return &rule_table[i];
  for (size_t i = 0; more && i < more->count; i++)
    if (has_id(more->items[i], id, length))
      return more->items[i];
  return NULL;
}

const char *rule_near(const struct rule_list *more, const char *word, size_t length)
{
  size_t more_count = more ? more->count : 0;
  const char **names = calloc(CATEGORY_COUNT + rule_count + more_count, sizeof *names);
  size_t count = 0;
  if (!names)
    return NULL;
  for (int category = 0; category < CATEGORY_COUNT; category++)
    names[count++] = category_word((enum category)category);
  for (size_t i = 0; i < rule_count; i++)
    names[count++] = rule_table[i].id;
  for (size_t i = 0; i < more_count; i++)
    names[count++] = more->items[i]->id;
  const char *near = suggest(word, length, names, count);
  free(names);
  return near;
}
