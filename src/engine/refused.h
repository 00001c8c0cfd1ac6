/* Fixes that were judged not good, and are not tried again: known by what they would do and where,
 * which is followed through the edits that are made. */
#ifndef TERLINT_ENGINE_REFUSED_H
#define TERLINT_ENGINE_REFUSED_H

#include "engine/repair.h"
#include "engine/verdict.h"

struct refused_fix {
  uint64_t name;   /* a hash of rule, message and title */
  uint32_t offset; /* of the finding, in the text of now */
  enum repair_verdict why;
  const struct rule *cause; /* see struct choice */
  bool is_final;            /* it was also tried together with the fixes that follow from it */
};

struct refused {
  struct refused_fix *list; /* sorted, but for what was added since the last refused_move */
  uint32_t count, capacity;
};

void refused_free(struct refused *refused);

/* NULL where it was not refused. */
const struct refused_fix *refused_find(const struct refused *refused,
                                       const struct survey_finding *finding, const struct fix *fix);

/* Adds CHOICE, or what is known of it now; refused_find knows of it after refused_move. False when
 * memory ends. */
bool refused_add(struct refused *refused, const struct choice *choice, bool is_final);

/* Moves all places on through STEP. */
void refused_move(struct refused *refused, const struct changes *step);

#endif
