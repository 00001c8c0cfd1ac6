/* One round of a repair: fixes that do not overlap are made, and what they lead to is judged. */
#ifndef TERLINT_ENGINE_ATTEMPT_H
#define TERLINT_ENGINE_ATTEMPT_H

#include "engine/verdict.h"

/* A text on its way, and what is wrong with it. */
struct state {
  struct buffer owned; /* the text, where it is not the input's */
  const char *bytes;
  size_t length;
  struct survey survey;
};

/* What a round leads to. */
struct outcome {
  struct state state;
  struct changes changes; /* from the round's base */
};

struct round;

/* Makes the fixes that follow from those of OUTCOME. False when memory ends. */
typedef bool follow_function(void *context, const struct round *round, struct outcome *outcome);

struct round {
  const struct checker *checker; /* which wants fixes */
  const struct input *input;     /* how texts are read; its bytes are not looked at */
  struct arena *arena;           /* scratch */
  const struct state *base;
  struct choice *choices; /* sorted by place, apart from one another */
  uint32_t count;
  uint32_t groups;         /* that there have been; round_try's own */
  size_t *budget;          /* bytes that may still be checked */
  follow_function *follow; /* NULL: nothing follows, and bad fixes are taken for what they seem */
  void *context;           /* of `follow` */
};

/* Surveys the text of STATE as ROUND's input is. False when memory ends. */
bool state_survey(struct state *state, const struct round *round);
void state_free(struct state *state);
void outcome_free(struct outcome *outcome);

/* Makes as many choices as are good and sets the verdict of each. *OUTCOME, to be freed in any
 * case, is what they lead to; its state has no bytes where none is good. Where
 * nothing more may be checked, choices are left untried. False when memory ends.
 *
 * Fixes that seem bad leave the group, and the others are tried again. Where there is a `follow`,
 * those that seem bad are then tried in halves, until each is alone in its document: who is to
 * blame for an error is a guess where there are several. */
bool round_try(struct round *round, struct outcome *outcome);

#endif
