#include "engine/wanted.h"

bool wanted_next(const char **list, struct words *word)
{
  static const char blanks[] = " \t\r\n";
  while (**list && strchr(", \t\r\n", **list))
    ++*list;
  size_t length = strcspn(*list, ","), kept = length;
  while (kept > 0 && strchr(blanks, (*list)[kept - 1]))
    kept--;
  *word = (struct words){*list, (uint32_t)kept};
  *list += length;
  return kept > 0;
}

static void set_words(const char *list, const struct rule_list *more, struct levels *levels,
                      enum level level)
{
  struct words word;
  while (wanted_next(&list, &word))
    levels_set(levels, more, word.bytes, word.length, level);
}

void wanted_levels(const struct wanted *wanted, const struct rule_list *more, struct levels *levels)
{
  levels_fill(levels, wanted->select ? LEVEL_OFF : LEVEL_OWN);
  if (wanted->select)
    set_words(wanted->select, more, levels, LEVEL_OWN);
  if (wanted->ignore)
    set_words(wanted->ignore, more, levels, LEVEL_OFF);
}
