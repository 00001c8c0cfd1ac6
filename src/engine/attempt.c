#include "engine/attempt.h"

#include <stdlib.h>

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

void outcome_free(struct outcome *outcome)
{
  state_free(&outcome->state);
  changes_free(&outcome->changes);
  *outcome = (struct outcome){.changes = {0}};
}

/* --- attempts --- */

/* The edits of the choices that are taken for good at the moment, an array of *COUNT from malloc;
 * NULL when memory ends. */
static struct edit *edits_of(const struct round *round, uint32_t *count)
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

/* Makes those edits, and what follows from them. */
static bool attempt(const struct round *round, struct outcome *outcome)
{
  const struct state *base = round->base;
  struct state *after = &outcome->state;
  uint32_t count;
  struct edit *edits = edits_of(round, &count);
  bool good = edits && changes_add(&outcome->changes, edits, count);
  if (good) {
    apply_edits(&after->owned, base->bytes, base->length, edits, count);
    after->bytes = after->owned.bytes ? after->owned.bytes : "";
    after->length = after->owned.length;
    *round->budget -= after->length < *round->budget ? after->length + 1 : *round->budget;
    good = !after->owned.failed && after->length <= SOURCE_MAX_LENGTH && state_survey(after, round);
  }
  free(edits);
  return good && (!round->follow || round->follow(round->context, round, outcome));
}

/* --- groups --- */

static uint32_t group_size(const struct round *round, uint32_t group)
{
  uint32_t size = 0;
  for (uint32_t i = 0; i < round->count; i++)
    size += round->choices[i].group == group;
  return size;
}

static void set_verdicts(const struct round *round, uint32_t group, enum repair_verdict verdict)
{
  for (uint32_t i = 0; i < round->count; i++)
    if (round->choices[i].group == group)
      round->choices[i].verdict = verdict;
}

/* Moves the bad ones of GROUP into LATER; those on which there is nothing more to find out, into no
 * group. Returns how many have left. */
static uint32_t part(const struct round *round, uint32_t group, uint32_t later)
{
  uint32_t left = 0;
  for (uint32_t i = 0; i < round->count; i++) {
    struct choice *choice = &round->choices[i];
    if (choice->group != group || choice->verdict == REPAIR_GOOD)
      continue;
    choice->group = choice->is_certain || !round->follow ? 0 : later;
    left++;
  }
  return left;
}

/* Makes those of GROUP that are good; the bad ones are LATER's then. */
static bool make_group(const struct round *round, uint32_t group, uint32_t later,
                       struct outcome *outcome)
{
  while (*round->budget > 0 && group_size(round, group) > 0) {
    struct outcome next = {.changes = {0}};
    set_verdicts(round, group, REPAIR_GOOD);
    bool good = attempt(round, &next) &&
                verdicts_find(round->choices, round->count, group, &round->base->survey,
                              &next.state.survey, &next.changes);
    if (good && part(round, group, later) == 0) {
      outcome_free(outcome);
      *outcome = next;
      return true;
    }
    outcome_free(&next);
    if (!good)
      return false;
  }
  set_verdicts(round, group, REPAIR_UNTRIED);
  return true;
}

/* Parts GROUP so that of each document one half goes into ONE and the other into TWO. */
static void halve(const struct round *round, uint32_t group, uint32_t one, uint32_t two)
{
  for (uint32_t i = 0; i < round->count;) {
    uint32_t document = round->choices[i].finding->document, size = 0, moved = 0, end = i;
    for (; end < round->count && round->choices[end].finding->document == document; end++)
      size += round->choices[end].group == group;
    for (; i < end; i++)
      if (round->choices[i].group == group)
        round->choices[i].group = 2 * moved++ < size ? one : two;
  }
}

/* Recursion is as deep as halving goes. */
static bool try_group(struct round *round, uint32_t group, struct outcome *outcome)
{
  uint32_t bad = ++round->groups;
  if (!make_group(round, group, bad, outcome))
    return false;
  if (group_size(round, bad) == 0)
    return true;
  uint32_t one = ++round->groups, two = ++round->groups;
  halve(round, bad, one, two);
  return try_group(round, one, outcome) && try_group(round, two, outcome);
}

bool round_try(struct round *round, struct outcome *outcome)
{
  *outcome = (struct outcome){.changes = {0}};
  uint32_t all = round->groups = 1;
  for (uint32_t i = 0; i < round->count; i++) {
    round->choices[i].group = all;
    round->choices[i].verdict = REPAIR_UNTRIED;
  }
  return try_group(round, all, outcome);
}
