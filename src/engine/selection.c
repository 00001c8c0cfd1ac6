#include "engine/selection.h"

void selection_require_readable(struct selection *selection)
{
  static const enum rule_id required[] = {
      RULE_BODY_ENCODING,    RULE_DOCUMENT_TOO_DEEP, RULE_JSON_INVALID,           RULE_YAML_INVALID,
      RULE_YAML_ALIAS_LIMIT, RULE_YAML_TAG,          RULE_YAML_UNQUOTED_TEMPLATE,
  };
  for (size_t i = 0; i < sizeof required / sizeof *required; i++)
    selection->levels.of[required[i]] = LEVEL_OWN;
}

bool selection_apply(const struct selection *selection, struct diagnostic *diagnostic)
{
  enum level level = (enum level)selection->levels.of[diagnostic->rule->number];
  if (level == LEVEL_OFF)
    return false;
  diagnostic->severity = level_severity(level, diagnostic->severity);
  return true;
}
