#include "engine/repair.h"

#include "engine/attempt.h"
#include "engine/refused.h"
#include "rule_ids.h"

#include <stdlib.h>

struct repairing {
  struct checker checker; /* which wants fixes */
  const struct input *input;
  struct arena *arena; /* scratch */
  bool unsafe;
  const struct rule *only; /* NULL, or the rule whose findings are to be fixed */
  unsigned rounds;         /* that are left */
  size_t *budget;          /* bytes that may still be checked */
  struct state state;
  struct changes changes; /* from the input to the state */
  struct refused refused;
  uint64_t fixed;             /* findings */
  const struct survey *known; /* NULL, or that of the text before `changes`, whose findings are not
                               * to be fixed */
};

static struct round new_round(struct repairing *repairing)
{
  return (struct round){.checker = &repairing->checker,
                        .input = repairing->input,
                        .arena = repairing->arena,
                        .budget = repairing->budget,
                        .base = &repairing->state};
}

static void repairing_free(struct repairing *repairing)
{
  state_free(&repairing->state);
  changes_free(&repairing->changes);
  refused_free(&repairing->refused);
}

/* --- choosing --- */

static bool is_allowed(const struct repairing *repairing, const struct fix *fix)
{
  return fix->is_safe || repairing->unsafe;
}

static bool is_asked(const struct repairing *repairing, const struct survey_finding *finding)
{
  return !repairing->only || repairing->only == finding->rule;
}

/* Which fix of FINDING may be tried; NULL where there is none. */
typedef const struct fix *pick_function(const struct repairing *repairing,
                                        const struct survey_finding *finding);

/* Whether a fix has made two keys equal. To take one of them away would lose what nobody has found
 * fault with: the fix is to blame. */
static bool is_clash(const struct repairing *repairing, const struct survey_finding *finding)
{
  return repairing->known && finding->rule->number == RULE_DUPLICATE_KEY;
}

/* The best one that was not refused. */
static const struct fix *best_fix(const struct repairing *repairing,
                                  const struct survey_finding *finding)
{
  if (!is_asked(repairing, finding) || is_clash(repairing, finding))
    return NULL;
  for (uint32_t i = 0; i < finding->fix_count; i++) {
    const struct fix *fix = &finding->fixes[i];
    if (is_allowed(repairing, fix) && !refused_find(&repairing->refused, finding, fix))
      return fix;
  }
  return NULL;
}

/* The best one that was refused for what it leads to, which may be mended in turn. */
static const struct fix *uncovering_fix(const struct repairing *repairing,
                                        const struct survey_finding *finding)
{
  for (uint32_t i = 0; i < finding->fix_count; i++) {
    const struct fix *fix = &finding->fixes[i];
    const struct refused_fix *refused = refused_find(&repairing->refused, finding, fix);
    if (refused && !refused->is_final && refused->why != REPAIR_IN_VAIN)
      return fix;
  }
  return NULL;
}

/* By place; graver findings first, then as they were found. */
static int compare(const void *a, const void *b)
{
  const struct choice *one = a, *two = b;
  uint32_t first = choice_start(one), second = choice_start(two);
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
    if (kept == 0 || choice_start(&choices[i]) > choice_end(&choices[kept - 1]))
      choices[kept++] = choices[i];
  return kept;
}

/* Sets LIST to the findings of the state that may be fixed now, from malloc. */
static bool find_open(const struct repairing *repairing, struct survey_news *open)
{
  const struct survey *survey = &repairing->state.survey;
  if (repairing->known)
    return survey_find_news(open, repairing->known, survey, &repairing->changes, SEVERITY_INFO);
  size_t most = survey->finding_count ? survey->finding_count : 1;
  *open = (struct survey_news){malloc(most * sizeof(void *)), 0};
  for (uint32_t i = 0; open->list && i < survey->finding_count; i++)
    open->list[open->count++] = &survey->findings[i];
  return open->list != NULL;
}

/* Sets the choices of ROUND, an array from malloc, to what PICK gives. False when memory ends. */
static bool choose(const struct repairing *repairing, struct round *round, pick_function *pick)
{
  struct survey_news open;
  bool good = find_open(repairing, &open);
  round->count = 0;
  round->choices = good ? malloc((open.count ? open.count : 1) * sizeof *round->choices) : NULL;
  for (uint32_t i = 0; round->choices && i < open.count; i++) {
    const struct fix *fix = pick(repairing, open.list[i]);
    if (fix)
      round->choices[round->count++] = (struct choice){.finding = open.list[i], .fix = fix};
  }
  free(open.list);
  if (!round->choices)
    return false;
  qsort(round->choices, round->count, sizeof *round->choices, compare);
  round->count = keep_apart(round->choices, round->count);
  return true;
}

/* --- rounds --- */

/* Adds what is gone with OUTCOME to what was fixed: one fix may be that of many findings. */
static bool count_fixed(struct repairing *repairing, const struct outcome *outcome)
{
  const struct survey *before = &repairing->state.survey, *after = &outcome->state.survey;
  struct survey_news news;
  bool good = survey_find_news(&news, before, after, &outcome->changes, SEVERITY_INFO);
  if (good)
    repairing->fixed += before->finding_count - (after->finding_count - news.count);
  free(news.list);
  return good;
}

/* Goes on to OUTCOME of ROUND, which becomes empty. */
static bool advance(struct repairing *repairing, const struct round *round, struct outcome *outcome)
{
  bool good = (!outcome->state.bytes || count_fixed(repairing, outcome)) &&
              changes_join(&repairing->changes, &outcome->changes);
  for (uint32_t i = 0; good && i < round->count; i++) {
    const struct choice *choice = &round->choices[i];
    if (choice->verdict != REPAIR_GOOD && choice->verdict != REPAIR_UNTRIED)
      good = refused_add(&repairing->refused, choice, round->follow != NULL);
  }
  refused_move(&repairing->refused, &outcome->changes);
  if (good && outcome->state.bytes) {
    state_free(&repairing->state);
    repairing->state = outcome->state;
    outcome->state = (struct state){.bytes = NULL};
  }
  return good;
}

/* One round of what PICK gives. *TRIED tells whether there was anything to try. */
static bool run_round(struct repairing *repairing, pick_function *pick, follow_function *follow,
                      bool *tried)
{
  struct round round = new_round(repairing);
  struct outcome outcome = {.changes = {0}};
  round.follow = follow;
  round.context = repairing;
  *tried = false;
  if (repairing->rounds == 0 || *repairing->budget == 0)
    return true;
  bool good = choose(repairing, &round, pick);
  *tried = good && round.count > 0;
  if (*tried) {
    repairing->rounds--;
    good = round_try(&round, &outcome) && advance(repairing, &round, &outcome);
  }
  outcome_free(&outcome);
  free(round.choices);
  return good;
}

/* Rounds until nothing is left to try, or no round is. */
static bool run_rounds(struct repairing *repairing)
{
  for (bool more = true; more;)
    if (!run_round(repairing, best_fix, NULL, &more))
      return false;
  return true;
}

/* --- fixes that uncover errors --- */

/* Whether AFTER can be read as far as BEFORE. What cannot is no ground to build on. */
static bool is_as_readable(const struct survey *before, const struct survey *after)
{
  bool good = after->document_count >= before->document_count;
  for (uint32_t i = 0; good && i < before->document_count; i++)
    good = after->documents[i].is_whole || !before->documents[i].is_whole;
  return good;
}

/* Mends in OUTCOME what was not there before: a repair in the repair. */
static bool follow_up(void *context, const struct round *round, struct outcome *outcome)
{
  const struct repairing *outer = context;
  struct repairing inner = *outer;
  inner.rounds = REPAIR_MAX_ROUNDS;
  inner.state = outcome->state;
  inner.changes = outcome->changes;
  inner.refused = (struct refused){.list = NULL};
  inner.known = &round->base->survey;
  inner.only = NULL;
  if (!is_as_readable(inner.known, &inner.state.survey))
    return true;
  bool good = run_rounds(&inner);
  *outcome = (struct outcome){inner.state, inner.changes};
  refused_free(&inner.refused);
  return good;
}

/* Tries what was refused together with what follows from it. Half of the budget that is left is
 * kept for later rounds. */
static bool try_uncovering(struct repairing *repairing, bool *tried)
{
  size_t *budget = repairing->budget;
  size_t kept = *budget / 2, some = *budget - kept;
  repairing->budget = &some;
  bool good = run_round(repairing, uncovering_fix, follow_up, tried);
  repairing->budget = budget;
  *budget = kept + some;
  return good;
}

/* Until nothing is left to try. */
static bool run_pass(struct repairing *repairing)
{
  for (bool more = true; more;)
    if (!run_rounds(repairing) || !try_uncovering(repairing, &more))
      return false;
  return true;
}

/* Passes until one that has fixed nothing, or refused nothing. */
static bool run_passes(struct repairing *repairing)
{
  uint64_t fixed;
  do {
    fixed = repairing->fixed;
    refused_free(&repairing->refused);
    if (!run_pass(repairing))
      return false;
  } while (repairing->fixed > fixed && repairing->refused.count > 0 && repairing->rounds > 0 &&
           *repairing->budget > 0);
  return true;
}

/* --- what is left --- */

static bool add_refusal(struct repair *repair, const struct survey_finding *finding,
                        const struct fix *fix, const struct refused_fix *refused)
{
  size_t count = repair->refusal_count;
  struct repair_refusal *list = realloc(repair->refusals, (count + 1) * sizeof *list);
  const char *title = arena_copy(&repair->arena, fix->title.bytes, fix->title.length);
  if (list)
    repair->refusals = list;
  if (!list || !title)
    return false;
  list[repair->refusal_count++] = (struct repair_refusal){
      finding->at, finding->rule, {title, fix->title.length}, refused->why, refused->cause};
  return true;
}

static bool add_left(struct repair *repair, const struct repairing *repairing,
                     const struct survey_finding *finding)
{
  uint32_t i = 0;
  if (best_fix(repairing, finding)) {
    repair->left_by_rounds++;
    return true;
  }
  while (i < finding->fix_count && !is_allowed(repairing, &finding->fixes[i]))
    i++;
  if (i < finding->fix_count) {
    const struct fix *fix = &finding->fixes[i];
    return add_refusal(repair, finding, fix, refused_find(&repairing->refused, finding, fix));
  }
  repair->left_unsafe += finding->fix_count > 0;
  return true;
}

static bool finish(struct repair *repair, struct repairing *repairing)
{
  const struct survey *survey = &repairing->state.survey;
  for (uint32_t i = 0; i < survey->finding_count; i++)
    if (is_asked(repairing, &survey->findings[i]) &&
        !add_left(repair, repairing, &survey->findings[i]))
      return false;
  repair->fixed = repairing->fixed;
  repair->text = repairing->state.owned;
  repair->changes = repairing->changes;
  repairing->state.owned = (struct buffer){0};
  repairing->changes = (struct changes){0};
  return true;
}

/* How many bytes may be checked for a text of LENGTH bytes: it many times over. A text that grows
 * from round to round is checked less often. */
static size_t budget_of(size_t length)
{
  size_t times = REPAIR_MAX_SURVEYED / (length + 1);
  if (times > REPAIR_MAX_SURVEYS)
    times = REPAIR_MAX_SURVEYS;
  if (times < REPAIR_LEAST_SURVEYS)
    times = REPAIR_LEAST_SURVEYS;
  return times * (length + 1);
}

bool repair_input(struct repair *repair, const struct checker *checker, const struct input *input,
                  bool unsafe, struct arena *arena)
{
  return repair_rule(repair, checker, input, NULL, unsafe, arena);
}

bool repair_rule(struct repair *repair, const struct checker *checker, const struct input *input,
                 const struct rule *rule, bool unsafe, struct arena *arena)
{
  size_t budget = budget_of(input->length);
  struct repairing repairing = {.checker = *checker,
                                .input = input,
                                .arena = arena,
                                .unsafe = unsafe,
                                .only = rule,
                                .rounds = REPAIR_MAX_ROUNDS,
                                .budget = &budget,
                                .state = {.bytes = input->bytes, .length = input->length}};
  struct round round = new_round(&repairing);
  *repair = (struct repair){.fixed = 0};
  arena_init(&repair->arena);
  repairing.checker.want_fixes = true;
  bool good = state_survey(&repairing.state, &round) && run_passes(&repairing) &&
              finish(repair, &repairing);
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
