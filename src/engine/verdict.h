/* Whether fixes were good, by what is wrong with the text before and after them.
 *
 * A fix is refused where its finding is still there, where its document cannot be read any more, or
 * where it leads to a new error: one that the text before does not have at that place. Which of
 * many fixes has led to an error is told by place: the fixes inside the value that is at fault, or
 * else the last one before it. One that is only mended by taking away what the fix has written
 * counts as well.
 *
 * An error that was only hidden does not count against the fix that uncovers it. Such a fix mends
 * an error itself, and the new one stands where that stood, in what was written in its place, or,
 * where both are the server's own, around it: the server looks at a whole when its parts are valid
 * (contract section 2). */
#ifndef TERLINT_ENGINE_VERDICT_H
#define TERLINT_ENGINE_VERDICT_H

#include "engine/repair.h"
#include "engine/survey.h"

/* A fix of a finding. */
struct choice {
  const struct survey_finding *finding;
  const struct fix *fix;
  enum repair_verdict verdict;
  const struct rule *cause; /* of the error that has led to the verdict; NULL where none has */
  uint32_t group;           /* that it is tried with */
  bool is_certain;          /* the verdict holds: no other fix of the group was in its document */
};

static inline uint32_t choice_start(const struct choice *choice)
{
  return choice->fix->edits[0].at.offset;
}

static inline uint32_t choice_end(const struct choice *choice)
{
  return span_end(choice->fix->edits[choice->fix->edit_count - 1].at);
}

/* Sets the verdict of those of the COUNT choices, sorted by place, that are in GROUP; what was good
 * before them is still made. BEFORE is the survey of the text that they are fixes of, AFTER of the
 * one that STEP has led to. False when memory ends. */
bool verdicts_find(struct choice *choices, uint32_t count, uint32_t group,
                   const struct survey *before, const struct survey *after,
                   const struct changes *step);

#endif
