#include "engine/give_way.h"

#include <stdlib.h>

/* By span. */
static int compare(const void *a, const void *b)
{
  struct span one = (*(const struct diagnostic *const *)a)->span;
  struct span two = (*(const struct diagnostic *const *)b)->span;
  if (one.offset != two.offset)
    return one.offset < two.offset ? -1 : 1;
  return one.length < two.length ? -1 : one.length > two.length;
}

/* Findings that stay in any case, sorted by span. */
struct stayers {
  const struct diagnostic **list;
  uint32_t count;
};

static void gather(struct stayers *stayers, const struct diagnostics *found)
{
  for (const struct diagnostic *d = found->first; d; d = d->next)
    if (!d->rule->gives_way)
      stayers->list[stayers->count++] = d;
  if (stayers->count > 1)
    qsort(stayers->list, stayers->count, sizeof *stayers->list, compare);
}

/* Whether one of STAYERS says what DIAGNOSTIC says. */
static bool is_said(const struct stayers *stayers, const struct diagnostic *diagnostic)
{
  uint32_t low = 0, high = stayers->count; /* the first one not before it is among these */
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (compare(&stayers->list[middle], &diagnostic) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < stayers->count && compare(&stayers->list[low], &diagnostic) == 0; low++)
    if (stayers->list[low]->severity >= diagnostic->severity)
      return true;
  return false;
}

static bool any_gives_way(const struct diagnostics *found)
{
  for (const struct diagnostic *d = found->first; d; d = d->next)
    if (d->rule->gives_way)
      return true;
  return false;
}

bool give_way(struct judgement *judgement)
{
  struct diagnostics found = judgement->found;
  struct stayers stayers = {NULL, 0};
  if (found.count < 2 || !any_gives_way(&found))
    return true;
  stayers.list = arena_alloc(judgement->arena, found.count * sizeof *stayers.list);
  if (!stayers.list)
    return false;
  gather(&stayers, &found);
  judgement->found = (struct diagnostics){.first = NULL};
  for (struct diagnostic *d = found.first, *next; d; d = next) {
    next = d->next;
    if (!d->rule->gives_way || !is_said(&stayers, d))
      diagnostics_append(&judgement->found, d);
  }
  return true;
}
