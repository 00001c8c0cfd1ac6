#include "fix/apply.h"

#include <stdlib.h>

void apply_edits(struct buffer *out, const char *text, size_t length, const struct edit *edits,
                 uint32_t count)
{
  size_t at = 0;
  for (uint32_t i = 0; i < count; i++) {
    buffer_put(out, text + at, edits[i].at.offset - at);
    buffer_put(out, edits[i].text.bytes, edits[i].text.length);
    at = span_end(edits[i].at);
  }
  buffer_put(out, text + at, length - at);
}

void changes_free(struct changes *changes)
{
  free(changes->list);
  *changes = (struct changes){0};
}

/* --- joining ---
 *
 * Both lists have places in the text between: the first one's `after`, the second one's `before`.
 * Those that touch there become one. */

struct joining {
  const struct change *first, *second; /* those that remain */
  uint32_t first_count, second_count;
  int64_t before, after; /* from an unchanged place between to the one before, to the one after */
  uint32_t end;          /* of the group under way, in the text between */
};

static int64_t growth(const struct change *change)
{
  return (int64_t)change->after.length - change->before.length;
}

/* Takes the next change that touches the group into it. */
static bool extend(struct joining *joining)
{
  uint32_t end;
  if (joining->first_count > 0 && joining->first->after.offset <= joining->end) {
    end = span_end(joining->first->after);
    joining->before -= growth(joining->first++);
    joining->first_count--;
  } else if (joining->second_count > 0 && joining->second->before.offset <= joining->end) {
    end = span_end(joining->second->before);
    joining->after += growth(joining->second++);
    joining->second_count--;
  } else
    return false;
  if (end > joining->end)
    joining->end = end;
  return true;
}

static uint32_t next_start(const struct joining *joining)
{
  uint32_t first = joining->first_count > 0 ? joining->first->after.offset : UINT32_MAX;
  uint32_t second = joining->second_count > 0 ? joining->second->before.offset : UINT32_MAX;
  return first < second ? first : second;
}

static uint32_t moved(uint32_t offset, int64_t by)
{
  return (uint32_t)((int64_t)offset + by);
}

static struct change next_group(struct joining *joining)
{
  uint32_t start = joining->end = next_start(joining);
  uint32_t before = moved(start, joining->before), after = moved(start, joining->after);
  while (extend(joining))
    continue;
  return (struct change){{before, moved(joining->end, joining->before) - before},
                         {after, moved(joining->end, joining->after) - after}};
}

bool changes_join(struct changes *changes, const struct changes *later)
{
  struct joining joining = {.first = changes->list,
                            .second = later->list,
                            .first_count = changes->count,
                            .second_count = later->count};
  struct changes joined = {0};
  if (later->count == 0)
    return true;
  joined.list = malloc(((size_t)changes->count + later->count) * sizeof *joined.list);
  if (!joined.list)
    return false;
  while (joining.first_count > 0 || joining.second_count > 0)
    joined.list[joined.count++] = next_group(&joining);
  changes_free(changes);
  *changes = joined;
  return true;
}

bool changes_add(struct changes *changes, const struct edit *edits, uint32_t count)
{
  struct changes later = {.list = malloc((count ? count : 1) * sizeof *later.list)};
  int64_t grown = 0;
  if (!later.list)
    return false;
  for (uint32_t i = 0; i < count; i++) {
    struct span after = {moved(edits[i].at.offset, grown), edits[i].text.length};
    later.list[later.count++] = (struct change){edits[i].at, after};
    grown += growth(&later.list[i]);
  }
  bool good = changes_join(changes, &later);
  changes_free(&later);
  return good;
}

/* --- places --- */

/* The last change that begins at OFFSET or before; NULL where none does. */
static const struct change *change_before(const struct changes *changes, uint32_t offset)
{
  uint32_t low = 0, high = changes->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (changes->list[middle].before.offset <= offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low > 0 ? &changes->list[low - 1] : NULL;
}

uint32_t changes_move(const struct changes *changes, uint32_t offset)
{
  const struct change *change = change_before(changes, offset);
  if (!change)
    return offset;
  if (offset < span_end(change->before))
    return change->after.offset;
  return span_end(change->after) + (offset - span_end(change->before));
}

uint32_t changes_begin(const struct changes *changes, uint32_t offset)
{
  const struct change *change = change_before(changes, offset);
  if (change && offset <= span_end(change->before))
    return change->after.offset;
  return changes_move(changes, offset);
}
