#include "engine/verdict.h"

#include <stdlib.h>

/* A fix of the group, with the places in the text after. */
struct suspect {
  struct choice *choice;
  uint32_t start, end; /* of what it has written, with what stands between its edits */
  uint32_t at;         /* of its finding */
};

struct judging {
  const struct survey *before, *after;
  const struct changes *step;
  struct suspect *suspects; /* by place */
  uint32_t count;
  uint32_t first_broken; /* document before, which could not be read; UINT32_MAX: all could */
};

static uint32_t first_broken_of(const struct survey *survey)
{
  for (uint32_t i = 0; i < survey->document_count; i++)
    if (!survey->documents[i].is_whole)
      return i;
  return UINT32_MAX;
}

static bool gather(struct judging *judging, struct choice *choices, uint32_t count, uint32_t group)
{
  judging->suspects = malloc((count ? count : 1) * sizeof *judging->suspects);
  for (uint32_t i = 0; judging->suspects && i < count; i++) {
    struct choice *choice = &choices[i];
    if (choice->group == group)
      judging->suspects[judging->count++] =
          (struct suspect){choice, changes_begin(judging->step, choice_start(choice)),
                           changes_move(judging->step, choice_end(choice)),
                           changes_move(judging->step, choice->finding->at.offset)};
  }
  return judging->suspects != NULL;
}

/* --- findings that are still there --- */

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

static void find_vain(const struct judging *judging)
{
  for (uint32_t i = 0; i < judging->count; i++) {
    const struct suspect *suspect = &judging->suspects[i];
    bool is_vain = !is_removed(suspect->choice) &&
                   survey_has(judging->after, suspect->choice->finding, suspect->at);
    suspect->choice->verdict = is_vain ? REPAIR_IN_VAIN : REPAIR_GOOD;
    suspect->choice->cause = NULL;
    suspect->choice->is_certain = is_vain;
  }
}

/* --- new errors --- */

static bool is_server(const struct survey_finding *finding)
{
  return finding->rule->category == CATEGORY_SERVER;
}

static bool is_in(uint32_t offset, struct span span)
{
  return offset >= span.offset && offset - span.offset < span.length;
}

/* Whether ERROR was hidden behind what the fix has mended. */
static bool uncovers(const struct suspect *suspect, const struct survey_finding *error)
{
  const struct survey_finding *finding = suspect->choice->finding;
  uint32_t at = error->at.offset;
  return finding->severity == SEVERITY_ERROR &&
         (at == suspect->at || (at >= suspect->start && at < suspect->end) ||
          (is_server(finding) && is_server(error) && is_in(suspect->at, error->whole)));
}

/* How many suspects have begun before OFFSET. */
static uint32_t begun_before(const struct judging *judging, uint32_t offset)
{
  uint32_t low = 0, high = judging->count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (judging->suspects[middle].start < offset)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Where documents have come to light, the numbers of the later ones are others. */
static bool is_near(const struct judging *judging, uint32_t index,
                    const struct survey_finding *error)
{
  return judging->before->document_count != judging->after->document_count ||
         judging->suspects[index].choice->finding->document == error->document;
}

/* The suspects that ERROR is to be blamed on, from *FROM up to *TO: those within the value at
 * fault, the last one before it, or all of its document. */
static void find_near(const struct judging *judging, const struct survey_finding *error,
                      uint32_t *from, uint32_t *to)
{
  *from = begun_before(judging, error->whole.offset);
  *to = begun_before(judging, span_end(error->whole));
  uint32_t before = begun_before(judging, error->at.offset + 1);
  if (*from == *to && before > 0 && is_near(judging, before - 1, error)) {
    *from = before - 1;
    *to = before;
  }
  if (*from < *to)
    return;
  *from = 0;
  *to = judging->count;
}

static void blame(const struct judging *judging, const struct survey_finding *error,
                  enum repair_verdict verdict)
{
  uint32_t from, to;
  find_near(judging, error, &from, &to);
  for (; from < to; from++) {
    const struct suspect *suspect = &judging->suspects[from];
    if (!is_near(judging, from, error) || uncovers(suspect, error))
      continue;
    suspect->choice->verdict = verdict;
    suspect->choice->cause = error->rule;
  }
}

/* What could not be read hid what else is wrong; where documents have come to light, those behind
 * it too. */
static bool was_hidden(const struct judging *judging, const struct survey_finding *error)
{
  const struct survey *before = judging->before;
  if (judging->after->document_count > before->document_count)
    return judging->first_broken <= error->document;
  return error->document < before->document_count && !before->documents[error->document].is_whole;
}

static bool find_guilty(const struct judging *judging)
{
  const struct survey *before = judging->before, *after = judging->after;
  struct survey_news errors;
  bool good = survey_find_news(&errors, before, after, judging->step, SEVERITY_ERROR);
  for (uint32_t i = 0; good && i < errors.count; i++) {
    const struct survey_finding *error = errors.list[i];
    bool is_whole = after->documents[error->document].is_whole;
    if (!was_hidden(judging, error))
      blame(judging, error, is_whole ? REPAIR_MORE_ERRORS : REPAIR_UNREADABLE);
  }
  free(errors.list);
  return good;
}

/* Whether what the fix has written is gone: it was removed by what followed. */
static bool is_undone(const struct suspect *suspect)
{
  uint32_t written = 0;
  for (uint32_t i = 0; i < suspect->choice->fix->edit_count; i++)
    written += suspect->choice->fix->edits[i].text.length;
  return written > 0 && suspect->start == suspect->end;
}

static void find_undone(const struct judging *judging)
{
  for (uint32_t i = 0; i < judging->count; i++)
    if (is_undone(&judging->suspects[i]))
      judging->suspects[i].choice->verdict = REPAIR_MORE_ERRORS;
}

/* --- documents --- */

/* Documents may come to light where one could not be read; else there are as many as before. */
static bool keeps_documents(const struct judging *judging)
{
  uint32_t before = judging->before->document_count, after = judging->after->document_count;
  return after == before || (after > before && judging->first_broken < before);
}

/* Documents do not depend on one another: who is alone in one has nobody else to blame. */
static void find_certain(const struct judging *judging)
{
  for (uint32_t i = 0; i < judging->count; i++) {
    struct suspect *suspect = &judging->suspects[i];
    uint32_t document = suspect->choice->finding->document;
    bool is_alone = (i == 0 || suspect[-1].choice->finding->document != document) &&
                    (i + 1 == judging->count || suspect[1].choice->finding->document != document);
    suspect->choice->is_certain |= is_alone;
  }
}

static bool any_is_bad(const struct judging *judging)
{
  for (uint32_t i = 0; i < judging->count; i++)
    if (judging->suspects[i].choice->verdict != REPAIR_GOOD)
      return true;
  return false;
}

/* Where documents are lost and nobody is to blame, everybody is. */
static void find_lost(const struct judging *judging)
{
  if (keeps_documents(judging) || any_is_bad(judging))
    return;
  for (uint32_t i = 0; i < judging->count; i++)
    judging->suspects[i].choice->verdict = REPAIR_UNREADABLE;
}

bool verdicts_find(struct choice *choices, uint32_t count, uint32_t group,
                   const struct survey *before, const struct survey *after,
                   const struct changes *step)
{
  struct judging judging = {
      .before = before, .after = after, .step = step, .first_broken = first_broken_of(before)};
  if (!gather(&judging, choices, count, group))
    return false;
  find_vain(&judging);
  bool good = find_guilty(&judging);
  find_undone(&judging);
  find_lost(&judging);
  find_certain(&judging);
  free(judging.suspects);
  return good;
}
