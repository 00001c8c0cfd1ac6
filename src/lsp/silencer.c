#include "lsp/silencer.h"

#include "fix/apply.h"

static const char opening[] = "# terlint: ignore[";

/* Whether no line ends between two places of the text. */
static bool is_one_line(const struct buffer *text, uint32_t a, uint32_t b)
{
  const char *start = text->bytes + (a < b ? a : b);
  size_t length = a < b ? b - a : a - b;
  return !memchr(start, '\n', length) && !memchr(start, '\r', length);
}

struct silencer *silencers_add(struct silencers *silencers, const struct document *document,
                               const struct rule *rule, uint32_t offset)
{
  if (silencers->count == SILENCERS_MAX || document->format != INPUT_YAML)
    return NULL;
  for (uint32_t i = 0; i < silencers->count; i++)
    if (silencers->list[i].rule == rule &&
        is_one_line(&document->text, silencers->list[i].offset, offset))
      return NULL;
  struct silencer *silencer = &silencers->list[silencers->count++];
  *silencer = (struct silencer){.rule = rule, .offset = offset};
  return silencer;
}

void silencers_free(struct silencers *silencers)
{
  for (uint32_t i = 0; i < silencers->count; i++)
    json_decref(silencers->list[i].diagnostic);
}

/* The line of OFFSET without its end. */
static struct span line_at(const struct buffer *text, uint32_t offset)
{
  uint32_t start = offset, end = offset;
  while (start > 0 && text->bytes[start - 1] != '\n' && text->bytes[start - 1] != '\r')
    start--;
  while (end < text->length && text->bytes[end] != '\n' && text->bytes[end] != '\r')
    end++;
  return (struct span){start, end - start};
}

/* Where WORD stands last in LINE; UINT32_MAX where it does not. */
static uint32_t find_last(const struct buffer *text, struct span line, const char *word)
{
  uint32_t size = (uint32_t)strlen(word);
  for (uint32_t at = span_end(line); at >= line.offset + size; at--)
    if (memcmp(text->bytes + at - size, word, size) == 0)
      return at - size;
  return UINT32_MAX;
}

/* One more rule in the comment that the line has. */
static void extend_comment(const struct buffer *text, struct span line, const char *rule,
                           struct silencer_edit *edit)
{
  uint32_t start = find_last(text, line, opening), close = find_last(text, line, "]");
  if (start == UINT32_MAX || close == UINT32_MAX || close < start)
    return;
  edit->at = (struct span){close, 0};
  buffer_printf(&edit->text, ", %s", rule);
}

static void append_comment(const struct buffer *text, struct span line, const char *rule,
                           struct silencer_edit *edit)
{
  (void)text;
  edit->at = (struct span){span_end(line), 0};
  buffer_printf(&edit->text, " %s%s]", opening, rule);
}

/* As far in as the line itself is. */
static void prepend_comment(const struct buffer *text, struct span line, const char *rule,
                            struct silencer_edit *edit)
{
  uint32_t indent = 0;
  while (indent < line.length && text->bytes[line.offset + indent] == ' ')
    indent++;
  edit->at = (struct span){line.offset, 0};
  buffer_put_repeat(&edit->text, ' ', indent);
  buffer_printf(&edit->text, "%s%s]", opening, rule);
  const char *end = text->bytes + span_end(line);
  size_t rest = text->length - span_end(line);
  bool is_crlf = rest > 1 && end[0] == '\r' && end[1] == '\n';
  buffer_put_string(&edit->text, is_crlf ? "\r\n" : rest > 0 && *end == '\r' ? "\r" : "\n");
}

static bool on_document(void *context, const struct checked *checked)
{
  struct tally *tally = context;
  for (uint32_t i = 0; i < checked->count; i++) {
    if (checked->diagnostics[i]->rule == tally->rule)
      tally->of_rule++;
    else
      tally->others++;
  }
  return true;
}

/* Whether with EDIT there is less found of the rule than NOW, and nothing else more; false when
 * memory ends, which EDIT's text tells. */
static bool does_it(const struct tally *now, const struct document *document, struct arena *arena,
                    struct silencer_edit *edit)
{
  const struct buffer *text = &document->text;
  struct edit change = {edit->at, {edit->text.bytes, (uint32_t)edit->text.length}};
  struct tally then = {.rule = now->rule};
  struct buffer changed = {0};
  apply_edits(&changed, text->bytes, text->length, &change, 1);
  struct input input = {changed.bytes, changed.length, document->format, 1, 1, 0};
  edit->text.failed |=
      changed.failed || !check_input(document->checker, &input, arena, on_document, &then);
  buffer_free(&changed);
  return !edit->text.failed && then.of_rule < now->of_rule && then.others <= now->others;
}

bool silencer_try(const struct silencer *silencer, const struct tally *now,
                  const struct document *document, struct arena *arena, struct silencer_edit *edit)
{
  static void (*const ways[])(const struct buffer *text, struct span line, const char *rule,
                              struct silencer_edit *edit) = {extend_comment, append_comment,
                                                             prepend_comment};
  struct span line = line_at(&document->text, silencer->offset);
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    *edit = (struct silencer_edit){.text = {0}};
    ways[i](&document->text, line, silencer->rule->id, edit);
    if (edit->text.length > 0 && does_it(now, document, arena, edit))
      return true;
    bool failed = edit->text.failed;
    buffer_free(&edit->text);
    if (failed)
      return false;
  }
  return true;
}
