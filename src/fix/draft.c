#include "fix/draft.h"

#include "fix/scalar.h"

/* Moves TEXT to the document's arena. */
static struct words keep(struct draft *draft, struct buffer *text)
{
  struct words words = {.length = (uint32_t)text->length};
  if (!text->failed)
    words.bytes = arena_copy(draft->site->finder->arena, text->bytes, text->length);
  draft->no_memory |= !words.bytes;
  buffer_free(text);
  return words;
}

bool draft_find_text(const struct draft *draft, const struct doc_node *node, uint32_t *offset)
{
  struct doc_text written = draft_written(draft, node->span);
  uint32_t quotes = (written.length - node->text.length) / 2;
  if (written.length != node->text.length + 2 * quotes || quotes > 1 ||
      memcmp(written.bytes + quotes, node->text.bytes, node->text.length) != 0)
    return false;
  *offset = node->span.offset + quotes;
  return true;
}

struct doc_text draft_argument(const struct draft *draft)
{
  struct words suggestion = draft->site->diagnostic->suggestion;
  if (draft->argument)
    return doc_text_of(draft->argument);
  return (struct doc_text){suggestion.bytes, suggestion.length};
}

void draft_put_like(const struct draft *draft, struct buffer *out, struct doc_text text,
                    struct span like)
{
  if (draft->site->finder->is_yaml)
    scalar_put_like(out, text, draft_written(draft, like));
  else
    scalar_put_quoted(out, text, '"');
}

void draft_replace(struct draft *draft, struct span at, struct buffer *text)
{
  draft->edits[draft->edit_count++] = (struct edit){at, keep(draft, text)};
}

void draft_remove(struct draft *draft, uint32_t start, uint32_t end)
{
  draft->edits[draft->edit_count++] = (struct edit){{start, end - start}, {"", 0}};
}

void draft_set_title(struct draft *draft, struct buffer *title)
{
  draft->title = keep(draft, title);
}
