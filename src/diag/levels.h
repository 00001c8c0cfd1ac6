/* What the user makes of each rule. */
#ifndef TERLINT_DIAG_LEVELS_H
#define TERLINT_DIAG_LEVELS_H

#include "diag/rule.h"
#include "rule_ids.h"

#include <stdint.h>

enum level {
  LEVEL_OWN, /* nothing is said: findings have the severity that the rule gives them */
  LEVEL_OFF, /* no findings */
  LEVEL_INFO,
  LEVEL_WARNING,
  LEVEL_ERROR,
};

/* Rules that a run may have: terlint's own, and an organisation's behind them. */
enum { RULE_MAX = RULE_ID_COUNT + 256 };

struct levels {
  uint8_t of[RULE_MAX]; /* enum level, by a rule's number */
};

static inline enum level level_of_severity(enum severity severity)
{
  return (enum level)(LEVEL_INFO + (int)severity);
}

/* The severity of a finding that has SEVERITY by its rule; LEVEL is not LEVEL_OFF. */
static inline enum severity level_severity(enum level level, enum severity severity)
{
  return level == LEVEL_OWN ? severity : (enum severity)(level - LEVEL_INFO);
}

/* Sets every rule to LEVEL. */
void levels_fill(struct levels *levels, enum level level);

/* Sets what WORD of LENGTH bytes, a category or the id of a rule of rule_table or of MORE, names;
 * false where it names nothing. MORE may be NULL. */
bool levels_set(struct levels *levels, const struct rule_list *more, const char *word,
                size_t length, enum level level);

#endif
