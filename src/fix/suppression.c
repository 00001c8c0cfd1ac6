/* Comments that silence nothing (lint/suppress.h): the rule that was meant is written, or the one
 * that finds nothing goes, with the comment where that names no other. */
#include "fix/fixers.h"
#include "fix/layout.h"

/* What parts the words of a list. */
static bool is_gap(char c)
{
  return c == ' ' || c == '\t' || c == ',';
}

/* The list that a finding's word stands in, and the comment around it. */
struct comment {
  uint32_t hash, open, close, end; /* open: behind the bracket; end: of the line */
};

static struct comment comment_around(const struct source *source, struct span word)
{
  struct comment found = {.open = word.offset, .close = span_end(word)};
  while (found.open > 0 && source->bytes[found.open - 1] != '[')
    found.open--;
  found.hash = found.open;
  while (found.hash > 0 && source->bytes[found.hash] != '#')
    found.hash--;
  while (found.close < source->length && source->bytes[found.close] != ']')
    found.close++;
  found.end = layout_line_end(source, found.close);
  return found;
}

/* The word with what parts it from the next one, or else from the one before. */
static struct span with_gap(const struct source *source, const struct comment *comment,
                            struct span word)
{
  uint32_t start = word.offset, end = span_end(word);
  while (end < comment->close && is_gap(source->bytes[end]))
    end++;
  if (end == comment->close)
    while (start > comment->open && is_gap(source->bytes[start - 1]))
      start--;
  return (struct span){start, end - start};
}

/* Takes the comment away, with its line where it has one of its own. Blank lines behind that could
 * become part of a text before it. */
static void remove_comment(struct draft *draft, const struct comment *comment)
{
  const struct source *source = draft->site->finder->source;
  uint32_t start = layout_before_blanks(source, comment->hash), end = comment->end;
  if (start == 0 || layout_break_before(source, start) > 0) {
    end += layout_break_after(source, end);
    if (layout_break_after(source, layout_skip_blanks(source, end)) > 0)
      return;
  }
  draft_remove(draft, start, end);
}

bool suppression_is_unused(const struct fix_site *site)
{
  return site->diagnostic->is_dispensable;
}

void fix_remove_suppression(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  struct span word = draft->site->diagnostic->span;
  struct comment comment = comment_around(source, word);
  struct span whole = with_gap(source, &comment, word);
  if (whole.length < comment.close - comment.open)
    draft_remove(draft, whole.offset, span_end(whole));
  else
    remove_comment(draft, &comment);
}

void fix_name_rule(struct draft *draft)
{
  struct words name = draft->site->diagnostic->suggestion;
  struct buffer text = {0};
  if (!name.bytes)
    return;
  buffer_put(&text, name.bytes, name.length);
  draft_replace(draft, draft->site->diagnostic->span, &text);
}
