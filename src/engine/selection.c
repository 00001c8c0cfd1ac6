#include "engine/selection.h"

void selection_all(struct selection *selection, bool on)
{
  for (size_t i = 0; i < RULE_ID_COUNT; i++)
    selection->on[i] = on;
}

bool selection_set(struct selection *selection, const char *word, size_t length, bool on)
{
  enum category category = category_from_word(word, length);
  const struct rule *rule = rule_find(word, length);
  if (rule)
    selection->on[rule - rule_table] = on;
  if (category < CATEGORY_COUNT)
    for (size_t i = 0; i < RULE_ID_COUNT; i++)
      if (rule_table[i].category == category)
        selection->on[i] = on;
  return rule || category < CATEGORY_COUNT;
}

void selection_require_readable(struct selection *selection)
{
  static const enum rule_id required[] = {
      RULE_BODY_ENCODING,    RULE_DOCUMENT_TOO_DEEP, RULE_JSON_INVALID,           RULE_YAML_INVALID,
      RULE_YAML_ALIAS_LIMIT, RULE_YAML_TAG,          RULE_YAML_UNQUOTED_TEMPLATE,
  };
  for (size_t i = 0; i < sizeof required / sizeof *required; i++)
    selection->on[required[i]] = true;
}
