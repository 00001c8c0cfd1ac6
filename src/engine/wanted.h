/* --select and --ignore: which rules a run wants, whatever configurations say. */
#ifndef TERLINT_ENGINE_WANTED_H
#define TERLINT_ENGINE_WANTED_H

#include "diag/levels.h"
#include "diag/words.h"

#include <stdbool.h>

/* Ids of rules and categories, comma-separated; NULL: nothing is said. */
struct wanted {
  const char *select, *ignore;
};

/* Takes the next word off *LIST; false at its end. */
bool wanted_next(const char **list, struct words *word);

/* Sets LEVELS for terlint's own rules and MORE: LEVEL_OFF is by no means, LEVEL_OWN as it comes.
 * What names none of these rules is passed over: it may name one of another configuration. */
void wanted_levels(const struct wanted *wanted, const struct rule_list *more,
                   struct levels *levels);

#endif
