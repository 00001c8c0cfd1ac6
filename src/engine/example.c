#include "engine/example.h"

#include "base/utf8.h"
#include "engine/input.h"

#include <inttypes.h>
#include <stdlib.h>

static const char mark_open[] = "⟦", mark_close[] = "⟧";
static const char repeat_open[] = "⟪", repeat_close[] = "⟫", times_sign[] = "×";

enum { MAX_TIMES = 100000, MAX_MARKS = 64 };

struct expander {
  struct example *example;
  const char *at;
  const char *wrong;
  bool is_open; /* a mark */
};

static bool take(struct expander *expander, const char *sign)
{
  size_t length = strlen(sign);
  if (strncmp(expander->at, sign, length) != 0)
    return false;
  expander->at += length;
  return true;
}

/* ⟪text×times⟫, behind its first bracket. */
static void expand_repeat(struct expander *expander)
{
  const char *times = strstr(expander->at, times_sign);
  const char *close = strstr(expander->at, repeat_close);
  if (!times || !close || times > close) {
    expander->wrong = "a repeat must read ⟪text×times⟫";
    return;
  }
  long count = strtol(times + strlen(times_sign), NULL, 10);
  if (count < 1 || count > MAX_TIMES)
    expander->wrong = "a repeat is 1 to 100000 times";
  else
    for (; count > 0; count--)
      buffer_put(&expander->example->text, expander->at, (size_t)(times - expander->at));
  expander->at = close + strlen(repeat_close);
}

static void begin_mark(struct expander *expander)
{
  struct example *example = expander->example;
  if (expander->is_open || example->mark_count == MAX_MARKS) {
    expander->wrong = "marks do not nest, and there are 64 at most";
    return;
  }
  expander->is_open = true;
  example->marks[example->mark_count++].offset = (uint32_t)example->text.length;
}

static void end_mark(struct expander *expander)
{
  struct example *example = expander->example;
  if (!expander->is_open) {
    expander->wrong = "a mark has an end and no beginning";
    return;
  }
  expander->is_open = false;
  struct span *mark = &example->marks[example->mark_count - 1];
  mark->length = (uint32_t)example->text.length - mark->offset;
}

bool example_expand(struct example *example, const struct rule_example *shown, struct arena *arena,
                    const char **wrong)
{
  struct expander expander = {.example = example, .at = shown->text};
  *example = (struct example){.marks = arena_alloc(arena, MAX_MARKS * sizeof *example->marks)};
  if (!example->marks)
    return false;
  while (*expander.at && !expander.wrong) {
    if (take(&expander, mark_open))
      begin_mark(&expander);
    else if (take(&expander, mark_close))
      end_mark(&expander);
    else if (take(&expander, repeat_open))
      expand_repeat(&expander);
    else
      buffer_put_char(&example->text, *expander.at++);
  }
  if (expander.is_open && !expander.wrong)
    expander.wrong = "a mark has no end";
  if (!expander.wrong && (example->mark_count > 0) == shown->is_good)
    expander.wrong = shown->is_good ? "a good example has no mark" : "a bad example needs a mark";
  *wrong = expander.wrong;
  return !example->text.failed;
}

/* --- the check --- */

struct comparison {
  const struct rule *rule;
  const struct example *example;
  bool found[MAX_MARKS];
  struct buffer *out;
};

static bool is_at(const struct diagnostic *diagnostic, struct span mark)
{
  return diagnostic->span.offset == mark.offset && diagnostic->span.length == mark.length;
}

/* Whether DIAGNOSTIC is one that the example announces. */
static bool is_expected(struct comparison *comparison, const struct diagnostic *diagnostic)
{
  bool is_own = strcmp(diagnostic->rule->id, comparison->rule->id) == 0;
  bool may_join = comparison->rule->category == CATEGORY_SERVER &&
                  diagnostic->rule->category == CATEGORY_SERVER;
  for (uint32_t i = 0; i < comparison->example->mark_count; i++)
    if (is_at(diagnostic, comparison->example->marks[i]) && (is_own || may_join)) {
      comparison->found[i] |= is_own;
      return true;
    }
  return false;
}

/* A JSON Lines example's offsets begin anew in each line: examples are one source. */
static bool on_document(void *context, const struct checked *checked)
{
  struct comparison *comparison = context;
  for (uint32_t i = 0; i < checked->count; i++) {
    const struct diagnostic *diagnostic = checked->diagnostics[i];
    if (is_expected(comparison, diagnostic))
      continue;
    struct position start = line_map_position(checked->lines, diagnostic->span.offset);
    struct position end = line_map_position(checked->lines, span_end(diagnostic->span));
    buffer_printf(comparison->out,
                  "finds %s at %" PRIu64 ":%u to %" PRIu64 ":%u, which is not marked: %.*s\n",
                  diagnostic->rule->id, start.line, start.column, end.line, end.column,
                  (int)diagnostic->message.length, diagnostic->message.bytes);
  }
  return true;
}

static void put_unfound(struct comparison *comparison)
{
  const struct example *example = comparison->example;
  for (uint32_t i = 0; i < example->mark_count; i++) {
    if (comparison->found[i])
      continue;
    struct span mark = example->marks[i];
    uint32_t shown = mark.length < 40 ? mark.length : 40;
    buffer_printf(comparison->out, "does not find %s at mark %u: %.*s\n", comparison->rule->id,
                  i + 1, (int)shown, example->text.bytes + mark.offset);
  }
}

static bool compare(const struct checker *checker, struct comparison *comparison,
                    struct arena *arena)
{
  const struct buffer *text = &comparison->example->text;
  struct input input = {.bytes = text->length ? text->bytes : "",
                        .length = text->length,
                        .first_line = 1,
                        .first_document = 1};
  input.format = input_format_by_content(input.bytes, input.length);
  if (!check_input(checker, &input, arena, on_document, comparison))
    return false;
  put_unfound(comparison);
  return true;
}

bool example_check(const struct checker *checker, const struct rule *rule,
                   const struct rule_example *shown, struct buffer *out)
{
  struct arena marks, document;
  struct example example;
  const char *wrong;
  arena_init(&marks);
  arena_init(&document);
  bool good = example_expand(&example, shown, &marks, &wrong);
  struct comparison comparison = {.rule = rule, .example = &example, .out = out};
  if (good && wrong)
    buffer_printf(out, "%s\n", wrong);
  else if (good)
    good = compare(checker, &comparison, &document);
  buffer_free(&example.text);
  arena_free(&document);
  arena_free(&marks);
  return good && !out->failed;
}
