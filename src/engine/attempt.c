#include "engine/attempt.h"

#include <stdlib.h>

/* What an attempt is compared with, and what it has led to. */
struct attempt {
  const struct round *round;
  struct choice *from, *to; /* those that are new in it */
  const struct survey *before;
  struct changes step; /* from the base */
  struct state after;
};

/* --- states --- */

bool state_survey(struct state *state, const struct round *round)
{
  struct input input = *round->input;
  input.bytes = state->bytes;
  input.length = state->length;
  return survey_make(&state->survey, round->checker, &input, round->arena);
}

void state_free(struct state *state)
{
  buffer_free(&state->owned);
  survey_free(&state->survey);
  *state = (struct state){.bytes = NULL};
}

struct edit *round_edits(const struct round *round, uint32_t *count)
{
  size_t most = 1;
  for (uint32_t i = 0; i < round->count; i++)
    most += round->choices[i].fix->edit_count;
  struct edit *edits = malloc(most * sizeof *edits);
  *count = 0;
  for (uint32_t i = 0; edits && i < round->count; i++) {
    const struct choice *choice = &round->choices[i];
    for (uint32_t e = 0; choice->verdict == REPAIR_GOOD && e < choice->fix->edit_count; e++)
      edits[(*count)++] = choice->fix->edits[e];
  }
  return edits;
}

/* Makes the edits of the choices that are taken for good at the moment. */
static bool make_state(struct attempt *attempt)
{
  const struct state *base = attempt->round->base;
  struct state *after = &attempt->after;
  uint32_t count;
  struct edit *edits = round_edits(attempt->round, &count);
  bool good = edits && changes_add(&attempt->step, edits, count);
  if (good) {
    apply_edits(&after->owned, base->bytes, base->length, edits, count);
    after->bytes = after->owned.bytes ? after->owned.bytes : "";
    after->length = after->owned.length;
    good = !after->owned.failed && after->length <= SOURCE_MAX_LENGTH &&
           state_survey(after, attempt->round);
  }
  free(edits);
  return good;
}

/* --- verdicts --- */

static enum repair_verdict compare(const struct survey_document *before,
                                   const struct survey_document *after)
{
  if (!before->is_whole)
    return REPAIR_GOOD; /* what could not be read hid what else is wrong */
  if (!after->is_whole)
    return REPAIR_UNREADABLE;
  return after->errors > before->errors ? REPAIR_MORE_ERRORS : REPAIR_GOOD;
}

static bool is_stream_whole(const struct survey *survey)
{
  for (uint32_t i = 0; i < survey->document_count; i++)
    if (!survey->documents[i].is_whole)
      return false;
  return true;
}

/* Documents may come to light where one could not be read; else there are as many as before. */
static bool keeps_documents(const struct survey *before, const struct survey *after)
{
  return after->document_count == before->document_count ||
         (after->document_count > before->document_count && !is_stream_whole(before));
}

bool survey_is_no_worse(const struct survey *later, const struct survey *earlier)
{
  if (!keeps_documents(earlier, later))
    return false;
  for (uint32_t i = 0; i < earlier->document_count; i++)
    if (compare(&earlier->documents[i], &later->documents[i]) != REPAIR_GOOD)
      return false;
  return true;
}

/* Whether the fix removes all that its finding underlines. */
static bool is_removed(const struct choice *choice)
{
  struct span at = choice->finding->at;
  for (uint32_t i = 0; i < choice->fix->edit_count; i++) {
    const struct edit *edit = &choice->fix->edits[i];
    if (edit->text.length == 0 && edit->at.length > 0 && edit->at.offset <= at.offset &&
        span_end(at) <= span_end(edit->at))
      return true;
  }
  return false;
}

static enum repair_verdict verdict_of(const struct attempt *attempt, const struct choice *choice)
{
  const struct survey *before = attempt->before, *after = &attempt->after.survey;
  uint32_t document = choice->finding->document;
  if (!keeps_documents(before, after))
    return REPAIR_UNREADABLE;
  enum repair_verdict verdict = compare(&before->documents[document], &after->documents[document]);
  if (verdict != REPAIR_GOOD || is_removed(choice))
    return verdict;
  uint32_t offset = changes_move(&attempt->step, choice->finding->at.offset);
  return survey_has(after, choice->finding, offset) ? REPAIR_IN_VAIN : REPAIR_GOOD;
}

/* The first verdict on a new choice that is not good. */
static enum repair_verdict judge(const struct attempt *attempt)
{
  enum repair_verdict verdict = REPAIR_GOOD;
  for (const struct choice *choice = attempt->from; choice < attempt->to; choice++) {
    verdict = verdict_of(attempt, choice);
    if (verdict != REPAIR_GOOD)
      break;
  }
  return verdict;
}

/* --- trying --- */

static void set_verdicts(struct choice *from, struct choice *to, enum repair_verdict verdict)
{
  for (struct choice *choice = from; choice < to; choice++)
    choice->verdict = verdict;
}

/* Adds the choices FROM up to TO to those that are good already, of which RESULT is the state;
 * where they are not good together, half of them and then the other half. Recursion is as deep as
 * halving goes. */
static bool try_some(const struct round *round, struct choice *from, struct choice *to,
                     struct state *result)
{
  struct attempt attempt = {.round = round, .from = from, .to = to};
  attempt.before = result->bytes ? &result->survey : &round->base->survey;
  set_verdicts(from, to, REPAIR_GOOD);
  bool made = make_state(&attempt);
  enum repair_verdict verdict = made ? judge(&attempt) : REPAIR_UNREADABLE;
  changes_free(&attempt.step);
  if (made && verdict == REPAIR_GOOD) {
    state_free(result);
    *result = attempt.after;
    return true;
  }
  state_free(&attempt.after);
  set_verdicts(from, to, verdict);
  if (!made || to - from == 1)
    return made;
  struct choice *middle = from + (to - from) / 2;
  return try_some(round, from, middle, result) && try_some(round, middle, to, result);
}

bool round_try(const struct round *round, struct state *result)
{
  *result = (struct state){.bytes = NULL};
  set_verdicts(round->choices, round->choices + round->count, REPAIR_IN_VAIN);
  bool good = try_some(round, round->choices, round->choices + round->count, result);
  if (!good)
    state_free(result);
  return good;
}
