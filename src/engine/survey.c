#include "engine/survey.h"

#include <stdlib.h>

/* --- names for findings --- */

uint64_t survey_hash(uint64_t hash, const void *bytes, size_t length)
{
  const unsigned char *at = bytes;
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ at[i]) * UINT64_C(1099511628211);
  return hash;
}

/* Without the numbers of the message: the same finding tells another size, or line, when something
 * else was mended. */
static uint64_t hash_message(const struct diagnostic *diagnostic)
{
  struct words message = diagnostic->message;
  uint64_t hash = UINT64_C(14695981039346656037);
  hash = survey_hash(hash, &diagnostic->rule, sizeof(diagnostic->rule));
  for (uint32_t i = 0; i < message.length; i++)
    if (message.bytes[i] < '0' || message.bytes[i] > '9')
      hash = survey_hash(hash, message.bytes + i, 1);
  return hash;
}

static uint64_t key_of(const struct survey_finding *finding, uint32_t offset)
{
  return survey_hash(finding->message, &offset, sizeof offset);
}

/* --- taking findings over --- */

struct surveying {
  struct survey *survey;
  const struct input *input;
};

/* Makes room for one more of SIZE bytes; NULL when memory ends. */
static void *grown(void *list, uint32_t count, uint32_t *capacity, size_t size)
{
  if (count < *capacity)
    return list;
  uint32_t wanted = *capacity ? *capacity * 2 : 16;
  void *more = realloc(list, wanted * size);
  if (more)
    *capacity = wanted;
  return more;
}

/* A deep copy of EDITS whose places are moved on by SHIFT. */
static const struct edit *copy_edits(struct arena *arena, const struct fix *fix, uint32_t shift)
{
  struct edit *copies = arena_alloc(arena, fix->edit_count * sizeof *copies);
  for (uint32_t i = 0; copies && i < fix->edit_count; i++) {
    const struct edit *edit = &fix->edits[i];
    const char *bytes = arena_copy(arena, edit->text.bytes, edit->text.length);
    copies[i] =
        (struct edit){{edit->at.offset + shift, edit->at.length}, {bytes, edit->text.length}};
    if (!bytes)
      return NULL;
  }
  return copies;
}

static bool copy_fixes(struct survey *survey, struct survey_finding *finding,
                       const struct diagnostic *diagnostic, uint32_t shift)
{
  struct arena *arena = &survey->arena;
  struct fix *copies = arena_alloc(arena, diagnostic->fix_count * sizeof *copies);
  if (!copies)
    return false;
  for (uint32_t i = 0; i < diagnostic->fix_count; i++) {
    const struct fix *fix = &diagnostic->fixes[i];
    const char *title = arena_copy(arena, fix->title.bytes, fix->title.length);
    copies[i] = *fix;
    copies[i].title.bytes = title;
    copies[i].edits = copy_edits(arena, fix, shift);
    if (!title || !copies[i].edits)
      return false;
  }
  finding->fixes = copies;
  finding->fix_count = diagnostic->fix_count;
  return true;
}

static bool add_finding(struct survey *survey, const struct diagnostic *diagnostic, uint32_t shift)
{
  void *list = grown(survey->findings, survey->finding_count, &survey->finding_capacity,
                     sizeof *survey->findings);
  if (!list)
    return false;
  survey->findings = list;
  struct survey_finding *finding = &survey->findings[survey->finding_count++];
  *finding = (struct survey_finding){
      .rule = diagnostic->rule,
      .severity = diagnostic->severity,
      .document = survey->document_count,
      .at = {diagnostic->span.offset + shift, diagnostic->span.length},
      .message = hash_message(diagnostic),
  };
  finding->whole = finding->at;
  if (diagnostic->input_kind == INPUT_NODE) {
    finding->whole = diagnostic->input->span;
    finding->whole.offset += shift;
  }
  return diagnostic->fix_count == 0 || copy_fixes(survey, finding, diagnostic, shift);
}

/* Places are counted in the text as it is given. What was converted into UTF-8 has no place there.
 */
static uint32_t shift_of(const struct input *input, const struct source *source)
{
  uintptr_t start = (uintptr_t)input->bytes, at = (uintptr_t)source->bytes;
  return at >= start && at - start <= input->length ? (uint32_t)(at - start) : 0;
}

static bool on_document(void *context, const struct checked *checked)
{
  struct surveying *surveying = context;
  struct survey *survey = surveying->survey;
  uint32_t shift = shift_of(surveying->input, checked->source);
  void *list = grown(survey->documents, survey->document_count, &survey->document_capacity,
                     sizeof *survey->documents);
  if (!list)
    return false;
  survey->documents = list;
  struct survey_document document = {.is_whole = checked->is_whole};
  for (uint32_t i = 0; i < checked->count; i++)
    if (!add_finding(survey, checked->diagnostics[i], shift))
      return false;
  survey->documents[survey->document_count++] = document;
  return true;
}

/* --- keys --- */

static int compare(const void *a, const void *b)
{
  uint64_t one = *(const uint64_t *)a, two = *(const uint64_t *)b;
  return one < two ? -1 : one > two;
}

static bool sort_keys(struct survey *survey)
{
  uint32_t count = survey->finding_count;
  survey->keys = malloc((count ? count : 1) * sizeof *survey->keys);
  if (!survey->keys)
    return false;
  for (uint32_t i = 0; i < count; i++)
    survey->keys[i] = key_of(&survey->findings[i], survey->findings[i].at.offset);
  qsort(survey->keys, count, sizeof *survey->keys, compare);
  return true;
}

bool survey_has(const struct survey *survey, const struct survey_finding *finding, uint32_t offset)
{
  uint64_t key = key_of(finding, offset);
  return bsearch(&key, survey->keys, survey->finding_count, sizeof key, compare) != NULL;
}

/* --- news --- */

/* A finding of the text after, under its key. */
struct keyed {
  uint64_t key;
  const struct survey_finding *finding;
};

/* By key, then as they were found. */
static int compare_keyed(const void *a, const void *b)
{
  const struct keyed *one = a, *two = b;
  if (one->key != two->key)
    return one->key < two->key ? -1 : 1;
  return one->finding < two->finding ? -1 : one->finding > two->finding;
}

static int in_order(const void *a, const void *b)
{
  const struct survey_finding *one = *(const struct survey_finding *const *)a;
  const struct survey_finding *two = *(const struct survey_finding *const *)b;
  return one < two ? -1 : one > two;
}

/* The sorted keys, an array from malloc, that the findings of SURVEY have after STEP. */
static uint64_t *moved_keys(const struct survey *survey, const struct changes *step)
{
  uint32_t count = survey->finding_count;
  uint64_t *keys = malloc((count ? count : 1) * sizeof *keys);
  for (uint32_t i = 0; keys && i < count; i++) {
    const struct survey_finding *finding = &survey->findings[i];
    keys[i] = key_of(finding, changes_move(step, finding->at.offset));
  }
  if (keys)
    qsort(keys, count, sizeof *keys, compare);
  return keys;
}

/* Keeps in NEWS what is in LIST and not in the COUNT sorted OLD keys, each of which stands for one
 * finding. */
static void leave_out(struct survey_news *news, const uint64_t *old, uint32_t count,
                      const struct keyed *list, uint32_t list_count)
{
  uint32_t at = 0;
  for (uint32_t i = 0; i < list_count; i++) {
    while (at < count && old[at] < list[i].key)
      at++;
    if (at < count && old[at] == list[i].key)
      at++;
    else
      news->list[news->count++] = list[i].finding;
  }
  qsort(news->list, news->count, sizeof(void *), in_order);
}

bool survey_find_news(struct survey_news *news, const struct survey *before,
                      const struct survey *after, const struct changes *step, enum severity least)
{
  size_t most = after->finding_count ? after->finding_count : 1;
  uint32_t count = 0;
  uint64_t *old = moved_keys(before, step);
  struct keyed *list = malloc(most * sizeof *list);
  *news = (struct survey_news){malloc(most * sizeof(void *)), 0};
  bool good = old && list && news->list;
  for (uint32_t i = 0; good && i < after->finding_count; i++) {
    const struct survey_finding *finding = &after->findings[i];
    if (finding->severity >= least)
      list[count++] = (struct keyed){key_of(finding, finding->at.offset), finding};
  }
  if (good) {
    qsort(list, count, sizeof *list, compare_keyed);
    leave_out(news, old, before->finding_count, list, count);
  }
  free(old);
  free(list);
  return good;
}

/* --- surveys --- */

bool survey_make(struct survey *survey, const struct checker *checker, const struct input *input,
                 struct arena *arena)
{
  struct surveying surveying = {survey, input};
  *survey = (struct survey){.findings = NULL};
  arena_init(&survey->arena);
  return check_input(checker, input, arena, on_document, &surveying) && sort_keys(survey);
}

void survey_free(struct survey *survey)
{
  arena_free(&survey->arena);
  free(survey->findings);
  free(survey->documents);
  free(survey->keys);
  *survey = (struct survey){.findings = NULL};
}
