#include "engine/refused.h"

#include <stdlib.h>

void refused_free(struct refused *refused)
{
  free(refused->list);
  *refused = (struct refused){.list = NULL};
}

static int compare(const void *a, const void *b)
{
  const struct refused_fix *one = a, *two = b;
  if (one->offset != two->offset)
    return one->offset < two->offset ? -1 : 1;
  return one->name < two->name ? -1 : one->name > two->name;
}

static struct refused_fix named(const struct survey_finding *finding, const struct fix *fix)
{
  return (struct refused_fix){
      .name = survey_hash(finding->message, fix->title.bytes, fix->title.length),
      .offset = finding->at.offset};
}

const struct refused_fix *refused_find(const struct refused *refused,
                                       const struct survey_finding *finding, const struct fix *fix)
{
  struct refused_fix wanted = named(finding, fix);
  if (refused->count == 0)
    return NULL;
  return bsearch(&wanted, refused->list, refused->count, sizeof wanted, compare);
}

bool refused_add(struct refused *refused, const struct choice *choice, bool is_final)
{
  if (refused->count == refused->capacity) {
    uint32_t capacity = refused->capacity ? refused->capacity * 2 : 16;
    struct refused_fix *list = realloc(refused->list, capacity * sizeof *list);
    if (!list)
      return false;
    refused->list = list;
    refused->capacity = capacity;
  }
  struct refused_fix added = named(choice->finding, choice->fix);
  added.why = choice->verdict;
  added.cause = choice->cause;
  added.is_final = is_final;
  refused->list[refused->count++] = added;
  return true;
}

/* Of one fix the final word stays. */
static void merge_repeats(struct refused *refused)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < refused->count; i++) {
    struct refused_fix *last = kept > 0 ? &refused->list[kept - 1] : NULL;
    if (!last || compare(last, &refused->list[i]) != 0)
      refused->list[kept++] = refused->list[i];
    else if (!last->is_final)
      *last = refused->list[i];
  }
  refused->count = kept;
}

void refused_move(struct refused *refused, const struct changes *step)
{
  for (uint32_t i = 0; i < refused->count; i++)
    refused->list[i].offset = changes_move(step, refused->list[i].offset);
  if (refused->count > 0)
    qsort(refused->list, refused->count, sizeof *refused->list, compare);
  merge_repeats(refused);
}
