/* One round of a repair: fixes that do not overlap are made, and what they lead to is judged. */
#ifndef TERLINT_ENGINE_ATTEMPT_H
#define TERLINT_ENGINE_ATTEMPT_H

#include "engine/repair.h"
#include "engine/survey.h"

/* A text on its way, and what is wrong with it. */
struct state {
  struct buffer owned; /* the text, where it is not the input's */
  const char *bytes;
  size_t length;
  struct survey survey;
};

/* A fix of a finding in a state. */
struct choice {
  const struct survey_finding *finding;
  const struct fix *fix;
  enum repair_verdict verdict; /* of round_try */
};

struct round {
  const struct checker *checker; /* which wants fixes */
  const struct input *input;     /* how texts are read; its bytes are not looked at */
  struct arena *arena;           /* scratch */
  const struct state *base;
  struct choice *choices; /* sorted by place, apart from one another */
  uint32_t count;
};

/* Surveys the text of STATE as ROUND's input is. False when memory ends. */
bool state_survey(struct state *state, const struct round *round);
void state_free(struct state *state);

/* Makes as many choices as are good and sets the verdict of each. *RESULT becomes the state after
 * them, a zero one where none is good. False when memory ends. */
bool round_try(const struct round *round, struct state *result);

/* The edits of the good choices, an array of *COUNT from malloc; NULL when memory ends. */
struct edit *round_edits(const struct round *round, uint32_t *count);

/* Whether no document of LATER is worse than it is in EARLIER. */
bool survey_is_no_worse(const struct survey *later, const struct survey *earlier);

#endif
