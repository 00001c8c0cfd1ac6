#include "engine/selection.h"

void selection_require_readable(struct selection *selection)
{
  static const enum rule_id required[] = {
      RULE_BODY_ENCODING,    RULE_DOCUMENT_TOO_DEEP, RULE_JSON_INVALID,           RULE_YAML_INVALID,
      RULE_YAML_ALIAS_LIMIT, RULE_YAML_TAG,          RULE_YAML_UNQUOTED_TEMPLATE,
  };
  for (size_t i = 0; i < sizeof required / sizeof *required; i++) {
    selection->levels.of[required[i]] = LEVEL_OWN;
    selection->is_settled[required[i]] = true;
  }
}

/* Whether one of OVERRIDE's pointers is about DIAGNOSTIC, whose loc begins with "body". */
static bool is_about(const struct config_override *override, const struct diagnostic *diagnostic)
{
  for (uint32_t i = 0; i < override->at_count; i++)
    if (pointer_covers(&override->at[i], diagnostic->loc + 1, diagnostic->loc_count - 1))
      return true;
  return false;
}

static enum level level_of(const struct selection *selection, const struct diagnostic *diagnostic)
{
  uint16_t number = diagnostic->rule->number;
  if (!selection->is_settled[number])
    for (uint32_t i = selection->place_count; i-- > 0;) {
      enum level level = (enum level)selection->places[i]->levels.of[number];
      if (level != LEVEL_OWN && is_about(selection->places[i], diagnostic))
        return level;
    }
  return (enum level)selection->levels.of[number];
}

bool selection_apply(const struct selection *selection, struct diagnostic *diagnostic)
{
  enum level level = level_of(selection, diagnostic);
  if (level == LEVEL_OFF)
    return false;
  diagnostic->severity = level_severity(level, diagnostic->severity);
  return true;
}
