#include "engine/wanted.h"

bool wanted_next(const char **list, struct words *word)
{
  *list += strspn(*list, ",");
  size_t length = strcspn(*list, ",");
  *word = (struct words){*list, (uint32_t)length};
  *list += length;
  return length > 0;
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
