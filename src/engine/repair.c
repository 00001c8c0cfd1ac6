#include "engine/repair.h"

#include "engine/attempt.h"

#include <stdlib.h>

/* A fix that was judged not good, and is not tried again. */
struct refused {
  uint64_t identity;
  enum repair_verdict why;
  bool is_final; /* it was also tried together with the fixes that follow from it */
};

struct repairing {
  struct checker checker; /* which wants fixes */
  const struct input *input;
  struct arena *arena; /* scratch */
  bool unsafe;
  unsigned rounds; /* that are left */
  struct state state;
  struct changes changes;  /* from the input to the state */
  struct refused *refused; /* sorted */
  uint32_t refused_count;
  uint64_t fixed;
};

static struct round new_round(struct repairing *repairing)
{
  return (struct round){.checker = &repairing->checker,
                        .input = repairing->input,
                        .arena = repairing->arena,
                        .base = &repairing->state};
}

static void repairing_free(struct repairing *repairing)
{
  state_free(&repairing->state);
  changes_free(&repairing->changes);
  free(repairing->refused);
}

/* --- fixes that were refused --- */

/* FNV-1a of the title behind the finding's identity. */
static uint64_t identity_of(const struct survey_finding *finding, const struct fix *fix)
{
  uint64_t hash = finding->identity;
  for (uint32_t i = 0; i < fix->title.length; i++)
    hash = (hash ^ (unsigned char)fix->title.bytes[i]) * UINT64_C(1099511628211);
  return hash;
}

/* Where IDENTITY stands in the list, or would. */
static uint32_t place_of(const struct repairing *repairing, uint64_t identity)
{
  uint32_t low = 0, high = repairing->refused_count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (repairing->refused[middle].identity < identity)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* NULL where it was not refused. */
static struct refused *find_refused(const struct repairing *repairing,
                                    const struct survey_finding *finding, const struct fix *fix)
{
  uint64_t identity = identity_of(finding, fix);
  uint32_t place = place_of(repairing, identity);
  bool is_there =
      place < repairing->refused_count && repairing->refused[place].identity == identity;
  return is_there ? &repairing->refused[place] : NULL;
}

static bool refuse(struct repairing *repairing, const struct choice *choice)
{
  uint64_t identity = identity_of(choice->finding, choice->fix);
  uint32_t place = place_of(repairing, identity), count = repairing->refused_count;
  struct refused *list = realloc(repairing->refused, ((size_t)count + 1) * sizeof *list);
  if (!list)
    return false;
  memmove(list + place + 1, list + place, (count - place) * sizeof *list);
  list[place] = (struct refused){identity, choice->verdict, false};
  repairing->refused = list;
  repairing->refused_count++;
  return true;
}

/* --- choosing --- */

static bool is_allowed(const struct repairing *repairing, const struct fix *fix)
{
  return fix->is_safe || repairing->unsafe;
}

/* The best fix of FINDING that may be tried; NULL where there is none. */
static const struct fix *best_fix(const struct repairing *repairing,
                                  const struct survey_finding *finding)
{
  for (uint32_t i = 0; i < finding->fix_count; i++) {
    const struct fix *fix = &finding->fixes[i];
    if (is_allowed(repairing, fix) && !find_refused(repairing, finding, fix))
      return fix;
  }
  return NULL;
}

static uint32_t start_of(const struct fix *fix)
{
  return fix->edits[0].at.offset;
}

static uint32_t end_of(const struct fix *fix)
{
  return span_end(fix->edits[fix->edit_count - 1].at);
}

/* By place; graver findings first, then as they were found. */
static int compare(const void *a, const void *b)
{
  const struct choice *one = a, *two = b;
  uint32_t first = start_of(one->fix), second = start_of(two->fix);
  if (first != second)
    return first < second ? -1 : 1;
  if (one->finding->severity != two->finding->severity)
    return one->finding->severity > two->finding->severity ? -1 : 1;
  return one->finding < two->finding ? -1 : 1;
}

/* Keeps those that neither overlap nor touch one before. */
static uint32_t keep_apart(struct choice *choices, uint32_t count)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++)
    if (kept == 0 || start_of(choices[i].fix) > end_of(choices[kept - 1].fix))
      choices[kept++] = choices[i];
  return kept;
}

/* Sets the choices of ROUND, an array from malloc. False when memory ends. */
static bool choose(const struct repairing *repairing, struct round *round)
{
  const struct survey *survey = &repairing->state.survey;
  size_t most = survey->finding_count ? survey->finding_count : 1;
  round->count = 0;
  round->choices = malloc(most * sizeof *round->choices);
  if (!round->choices)
    return false;
  for (uint32_t i = 0; i < survey->finding_count; i++) {
    const struct survey_finding *finding = &survey->findings[i];
    const struct fix *fix = best_fix(repairing, finding);
    if (fix)
      round->choices[round->count++] = (struct choice){.finding = finding, .fix = fix};
  }
  qsort(round->choices, round->count, sizeof *round->choices, compare);
  round->count = keep_apart(round->choices, round->count);
  return true;
}

/* --- rounds --- */

/* Goes on to NEXT, which the good choices of ROUND have led to; a zero one where none was good. */
static bool advance(struct repairing *repairing, const struct round *round, struct state *next)
{
  uint32_t count;
  struct edit *edits = round_edits(round, &count);
  bool good = edits && changes_add(&repairing->changes, edits, count);
  free(edits);
  for (uint32_t i = 0; good && i < round->count; i++) {
    const struct choice *choice = &round->choices[i];
    repairing->fixed += choice->verdict == REPAIR_GOOD;
    good = choice->verdict == REPAIR_GOOD || refuse(repairing, choice);
  }
  if (good && next->bytes) {
    state_free(&repairing->state);
    repairing->state = *next;
  } else
    state_free(next);
  return good;
}

/* Rounds until nothing is left to try, or no round is. */
static bool run_rounds(struct repairing *repairing)
{
  for (bool more = true; more && repairing->rounds > 0;) {
    struct round round = new_round(repairing);
    struct state next;
    bool good = choose(repairing, &round);
    more = round.count > 0;
    if (good && more) {
      repairing->rounds--;
      good = round_try(&round, &next) && advance(repairing, &round, &next);
    }
    free(round.choices);
    if (!good)
      return false;
  }
  return true;
}

/* --- fixes that uncover errors --- */

/* The first fix that was refused for the errors that it uncovers alone; false where there is none.
 */
static bool find_uncovering(const struct repairing *repairing, struct choice *choice)
{
  const struct survey *survey = &repairing->state.survey;
  for (uint32_t i = 0; i < survey->finding_count; i++)
    for (uint32_t f = 0; f < survey->findings[i].fix_count; f++) {
      const struct survey_finding *finding = &survey->findings[i];
      const struct refused *refused = find_refused(repairing, finding, &finding->fixes[f]);
      if (refused && refused->why == REPAIR_MORE_ERRORS && !refused->is_final) {
        *choice = (struct choice){.finding = finding, .fix = &finding->fixes[f]};
        return true;
      }
    }
  return false;
}

/* The state with CHOICE made, and all fixes that follow from it. */
static bool follow_up(struct repairing *repairing, struct choice *choice, struct repairing *inner)
{
  const struct state *base = &repairing->state;
  struct round round = new_round(repairing);
  struct state *state = &inner->state;
  *inner = *repairing;
  *state = (struct state){.bytes = NULL};
  inner->changes = (struct changes){0};
  inner->refused = NULL;
  inner->refused_count = 0;
  inner->fixed = 1;
  apply_edits(&state->owned, base->bytes, base->length, choice->fix->edits,
              choice->fix->edit_count);
  state->bytes = state->owned.bytes ? state->owned.bytes : "";
  state->length = state->owned.length;
  return !state->owned.failed && state_survey(state, &round) &&
         changes_add(&inner->changes, choice->fix->edits, choice->fix->edit_count) &&
         run_rounds(inner);
}

/* Tries one fix together with those that follow from it. *MORE tells whether there was one. */
static bool try_uncovering(struct repairing *repairing, bool *more)
{
  struct choice choice;
  struct repairing inner;
  *more = repairing->rounds > 0 && find_uncovering(repairing, &choice);
  if (!*more)
    return true;
  find_refused(repairing, choice.finding, choice.fix)->is_final = true;
  bool good = follow_up(repairing, &choice, &inner);
  repairing->rounds = inner.rounds;
  if (good && survey_is_no_worse(&inner.state.survey, &repairing->state.survey)) {
    good = changes_join(&repairing->changes, &inner.changes);
    repairing->fixed += inner.fixed;
    struct state old = repairing->state;
    repairing->state = inner.state;
    inner.state = old;
  }
  repairing_free(&inner);
  return good;
}

static bool run_all(struct repairing *repairing)
{
  for (bool more = true; more;)
    if (!run_rounds(repairing) || !try_uncovering(repairing, &more))
      return false;
  return true;
}

/* --- what is left --- */

static bool add_refusal(struct repair *repair, const struct survey_finding *finding,
                        const struct fix *fix, enum repair_verdict why)
{
  size_t count = repair->refusal_count;
  struct repair_refusal *list = realloc(repair->refusals, (count + 1) * sizeof *list);
  const char *title = arena_copy(&repair->arena, fix->title.bytes, fix->title.length);
  if (list)
    repair->refusals = list;
  if (!list || !title)
    return false;
  list[repair->refusal_count++] =
      (struct repair_refusal){finding->at, finding->rule, {title, fix->title.length}, why};
  return true;
}

static bool add_left(struct repair *repair, const struct repairing *repairing,
                     const struct survey_finding *finding)
{
  const struct fix *fix = finding->fixes;
  const struct fix *end = fix + finding->fix_count;
  if (best_fix(repairing, finding)) {
    repair->left_by_rounds++;
    return true;
  }
  while (fix < end && !is_allowed(repairing, fix))
    fix++;
  if (fix < end)
    return add_refusal(repair, finding, fix, find_refused(repairing, finding, fix)->why);
  repair->left_unsafe += finding->fix_count > 0;
  return true;
}

static bool finish(struct repair *repair, struct repairing *repairing)
{
  const struct survey *survey = &repairing->state.survey;
  for (uint32_t i = 0; i < survey->finding_count; i++)
    if (!add_left(repair, repairing, &survey->findings[i]))
      return false;
  repair->fixed = repairing->fixed;
  repair->text = repairing->state.owned;
  repair->changes = repairing->changes;
  repairing->state.owned = (struct buffer){0};
  repairing->changes = (struct changes){0};
  return true;
}

bool repair_input(struct repair *repair, const struct checker *checker, const struct input *input,
                  bool unsafe, struct arena *arena)
{
  struct repairing repairing = {.checker = *checker,
                                .input = input,
                                .arena = arena,
                                .unsafe = unsafe,
                                .rounds = REPAIR_MAX_ROUNDS,
                                .state = {.bytes = input->bytes, .length = input->length}};
  struct round round = new_round(&repairing);
  *repair = (struct repair){.fixed = 0};
  arena_init(&repair->arena);
  repairing.checker.want_fixes = true;
  bool good =
      state_survey(&repairing.state, &round) && run_all(&repairing) && finish(repair, &repairing);
  repairing_free(&repairing);
  return good;
}

void repair_free(struct repair *repair)
{
  buffer_free(&repair->text);
  changes_free(&repair->changes);
  free(repair->refusals);
  arena_free(&repair->arena);
}
