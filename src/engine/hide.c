#include "engine/hide.h"

#include "engine/written_secrets.h"

#include <stdlib.h>

/* Secrets on their way to a list, in the document's arena. */
struct gathering {
  struct arena *arena;
  struct secret_found *first;
  uint32_t count;
};

static bool add(struct gathering *gathering, struct span at, const struct doc_node *shown)
{
  struct secret_found *found = arena_alloc(gathering->arena, sizeof *found);
  if (!found)
    return false;
  *found = (struct secret_found){{at, shown}, gathering->first};
  gathering->first = found;
  gathering->count++;
  return true;
}

static bool on_written(void *context, struct span at)
{
  return add(context, at, NULL);
}

static int by_number(const void *a, const void *b)
{
  uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
  return one < two ? -1 : one > two;
}

/* The lines where something was found, each once. */
static bool search_lines(struct gathering *gathering, const struct judgement *judgement,
                         const struct line_map *lines)
{
  uint32_t count = 0;
  uint32_t *indexes = malloc((judgement->found.count + 1) * sizeof *indexes);
  bool good = indexes != NULL;
  for (const struct diagnostic *d = judgement->found.first; good && d; d = d->next)
    indexes[count++] = line_map_index(lines, d->span.offset);
  if (count > 0)
    qsort(indexes, count, sizeof *indexes, by_number);
  for (uint32_t i = 0; good && i < count; i++)
    if (i == 0 || indexes[i] != indexes[i - 1])
      good = written_secrets_named(judgement->source, line_map_line(lines, indexes[i]), on_written,
                                   gathering);
  free(indexes);
  return good;
}

/* By place; of two that begin together one whose value is known comes first. */
static int compare(const void *a, const void *b)
{
  const struct secret *one = a, *two = b;
  if (one->at.offset != two->at.offset)
    return one->at.offset < two->at.offset ? -1 : 1;
  return (one->shown == NULL) - (two->shown == NULL);
}

/* Makes those that overlap one. */
static uint32_t join(struct secret *list, uint32_t count)
{
  uint32_t kept = 0;
  for (uint32_t i = 0; i < count; i++) {
    struct secret *last = kept > 0 ? &list[kept - 1] : NULL;
    if (!last || list[i].at.offset >= span_end(last->at)) {
      list[kept++] = list[i];
      continue;
    }
    if (span_end(list[i].at) > span_end(last->at))
      last->at.length = span_end(list[i].at) - last->at.offset;
    if (!last->shown)
      last->shown = list[i].shown;
  }
  return kept;
}

bool hide_find(const struct judgement *judgement, const struct line_map *lines,
               struct secrets *secrets)
{
  struct gathering gathering = {judgement->arena, judgement->secrets, judgement->secret_count};
  if (!search_lines(&gathering, judgement, lines) ||
      (!judgement->root && !judgement->is_whole &&
       !written_secrets_known(judgement->source, on_written, &gathering)))
    return false;
  struct secret *list = arena_alloc(judgement->arena, gathering.count * sizeof *list);
  uint32_t count = 0;
  if (!list)
    return false;
  for (const struct secret_found *found = gathering.first; found; found = found->next)
    list[count++] = found->secret;
  if (count > 0)
    qsort(list, count, sizeof *list, compare);
  *secrets = (struct secrets){list, join(list, count)};
  return true;
}
