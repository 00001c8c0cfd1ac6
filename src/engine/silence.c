#include "engine/silence.h"

#include "base/suggest.h"
#include "lint/message.h"

/* What says why a document could not be read is never silenced: to be silent about it would be to
 * call the document good. */
static bool can_be_silenced(const struct diagnostic *diagnostic)
{
  return diagnostic->input_kind != INPUT_EMPTY;
}

static void take_out(struct judgement *judgement, struct suppressions *list,
                     const struct doc_texts *texts)
{
  struct diagnostic *next = judgement->found.first;
  judgement->found = (struct diagnostics){.first = NULL};
  while (next) {
    struct diagnostic *diagnostic = next;
    next = diagnostic->next;
    if (!can_be_silenced(diagnostic) ||
        !suppressions_cover(list, judgement->source, texts, diagnostic))
      diagnostics_append(&judgement->found, diagnostic);
  }
}

/* --- what is wrong with the comments --- */

static const struct rule *rule_named(const struct checker *checker, const char *id, size_t length)
{
  for (uint32_t i = 0; i < checker->rule_count; i++)
    if (strlen(checker->rules[i]->rule->id) == length &&
        memcmp(checker->rules[i]->rule->id, id, length) == 0)
      return checker->rules[i]->rule;
  return rule_find(NULL, id, length);
}

static const char *nearest(const struct checker *checker, const char *id, size_t length)
{
  const char *ids[RULE_MAX];
  size_t count = 0;
  for (; count < rule_count; count++)
    ids[count] = rule_table[count].id;
  for (uint32_t i = 0; i < checker->rule_count && count < RULE_MAX; i++)
    ids[count++] = checker->rules[i]->rule->id;
  return suggest(id, length, ids, count);
}

/* Puts what is wrong with SUPPRESSION, which silences nothing, and notes in ABOUT what may be done;
 * nothing where its rule is off. */
static void put_reason(struct buffer *out, const struct judgement *judgement,
                       const struct suppression *suppression, struct diagnostic *about)
{
  const char *word = judgement->source->bytes + suppression->word.offset;
  uint32_t length = suppression->word.length;
  if (suppression->is_malformed) {
    buffer_put_string(out, "Comment is not understood: write # terlint: ignore[rule] and why");
    return;
  }
  const struct rule *rule = rule_named(judgement->checker, word, length);
  if (rule && !selection_has(&judgement->checker->selection, rule))
    return;
  const char *near = rule ? NULL : nearest(judgement->checker, word, length);
  buffer_put_string(out, rule ? "Nothing is found here by " : "There is no rule ");
  lint_put_text(out, (struct doc_text){word, length});
  if (near)
    buffer_printf(out, "; did you mean %s?", near);
  about->is_dispensable = rule != NULL;
  about->suggestion = words_of(near);
}

static bool report(struct judgement *judgement, struct suppression *suppression)
{
  struct buffer reason = {0};
  struct diagnostic about = {.rule = &rule_table[RULE_UNUSED_SUPPRESSION],
                             .span = suppression->word};
  put_reason(&reason, judgement, suppression, &about);
  bool good = !reason.failed;
  about.message = (struct words){reason.bytes, (uint32_t)reason.length};
  if (good && reason.length > 0)
    good = judge_comment(judgement, &about);
  buffer_free(&reason);
  suppression->is_reported = true;
  return good;
}

static bool is_last(const struct source *source, uint32_t end)
{
  while (end < source->length) {
    char c = source->bytes[end];
    if (c == '-' || !strchr(" \t\r\n#.", c))
      return false;
    if (c == '#')
      while (end < source->length && source->bytes[end] != '\n')
        end++;
    else
      end++;
  }
  return true;
}

/* Reports which comments between START and END silence nothing; behind the LAST document, those for
 * the whole file too. */
static bool report_unused(struct judgement *judgement, const struct suppressions *list,
                          uint32_t start, uint32_t end, bool last)
{
  for (uint32_t i = last ? 0 : suppressions_from(list, start); i < list->count; i++) {
    struct suppression *s = list->list[i];
    bool is_ours = s->is_file ? last : s->comment.offset >= start && s->comment.offset < end;
    if (is_ours && !s->is_used && !s->is_reported && !report(judgement, s))
      return false;
    if (!last && s->comment.offset >= end)
      return true;
  }
  return true;
}

bool silence(struct judgement *judgement, struct suppressions *list, uint32_t start, uint32_t end,
             struct arena *arena)
{
  if (!list->is_known && !suppressions_find(list, judgement->source, arena))
    return false;
  if (list->count == 0)
    return true;
  bool last = is_last(judgement->source, end);
  if (last)
    end = judgement->source->length;
  struct doc_texts texts;
  if (!doc_texts_gather(&texts, judgement->root, judgement->arena))
    return false;
  suppressions_strike(list, judgement->source, &texts, start, end);
  take_out(judgement, list, &texts);
  if (!judgement->is_whole || !judgement->checker->is_request)
    return true;
  return report_unused(judgement, list, start, end, last);
}
