/* What people write that JSON (RFC 8259) does not take: comments, Python's words, names and strings
 * without the right quotes, a comma too many or too few. The finding is where the reader gave up;
 * who has written so once has done it again, and one fix mends all of it. */
#include "fix/fixers.h"
#include "fix/json_walk.h"
#include "fix/layout.h"

#include <string.h>

static char byte_at(const struct source *source, uint32_t at)
{
  return at < source->length ? source->bytes[at] : '\0';
}

static bool is_one_of(char c, const char *set)
{
  return c && strchr(set, c);
}

/* Adds an edit for what begins at a place, if it is to be mended. */
typedef void mend_function(struct draft *draft, uint32_t at);

/* MEND what the finding is about, and all of its kind behind it. */
static void mend_all(struct draft *draft, mend_function *mend)
{
  enum { MOST_EDITS = 2 }; /* of one MEND */
  struct json_walk walk =
      json_walk_from(draft->site->finder->source, draft->site->diagnostic->span.offset);
  struct buffer title = {0};
  unsigned more = 0;
  mend(draft, walk.at);
  while (draft->edit_count > 0 && draft->edit_count + MOST_EDITS <= DRAFT_MAX_EDITS &&
         json_walk_on(&walk)) {
    uint32_t before = draft->edit_count;
    mend(draft, walk.at);
    more += draft->edit_count > before;
  }
  if (more == 0)
    return;
  buffer_put(&title, draft->title.bytes, draft->title.length);
  buffer_printf(&title, ", and %u more", more);
  draft_set_title(draft, &title);
}

/* --- comments --- */

/* With its line where nothing else is there, else with the blanks before it, or behind it where it
 * begins a line. */
static void mend_comment(struct draft *draft, uint32_t at)
{
  const struct source *source = draft->site->finder->source;
  uint32_t start = at, end = json_end_of_comment(source, at), line, line_end;
  if (end == at)
    return;
  uint32_t least = draft->edit_count ? span_end(draft->edits[draft->edit_count - 1].at) : 0;
  bool begins_line = layout_begins_line(source, at, &line);
  if (begins_line && layout_ends_line(source, end, false, &line_end)) {
    draft_remove(draft, line, line_end + layout_break_after(source, line_end));
    return;
  }
  if (begins_line)
    end = layout_skip_blanks(source, end);
  while (!begins_line && start > least && is_one_of(source->bytes[start - 1], " \t"))
    start--;
  draft_remove(draft, start, end);
}

void fix_remove_comment(struct draft *draft)
{
  mend_all(draft, mend_comment);
}

/* --- words --- */

static void mend_word(struct draft *draft, uint32_t at)
{
  static const struct {
    const char *python, *json;
  } words[] = {{"True", "true"}, {"False", "false"}, {"None", "null"}};
  const struct source *source = draft->site->finder->source;
  uint32_t end = json_end_of_name(source, at);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (end - at == strlen(words[i].python) && json_begins(source, at, words[i].python)) {
      struct buffer text = {0};
      buffer_put_string(&text, words[i].json);
      draft_replace(draft, (struct span){at, end - at}, &text);
    }
}

void fix_write_json_word(struct draft *draft)
{
  mend_all(draft, mend_word);
}

/* --- quotes --- */

static void put_quote(struct draft *draft, uint32_t start, uint32_t end)
{
  struct buffer text = {0};
  buffer_put_char(&text, '"');
  draft_replace(draft, (struct span){start, end - start}, &text);
}

static bool is_bare_name(const struct source *source, uint32_t at)
{
  uint32_t end = json_end_of_name(source, at);
  return end > at && byte_at(source, json_skip(source, end)) == ':';
}

static void mend_name(struct draft *draft, uint32_t at)
{
  const struct source *source = draft->site->finder->source;
  uint32_t end = json_end_of_name(source, at);
  if (!is_bare_name(source, at))
    return;
  put_quote(draft, at, at);
  put_quote(draft, end, end);
}

void fix_quote_name(struct draft *draft)
{
  mend_all(draft, mend_name);
}

/* In the place of QUOTES, where what follows is what follows a string. The text itself is no part
 * of the edits: it may be a secret. */
static void write_straight(struct draft *draft, uint32_t at, const struct json_quotes *quotes)
{
  const struct source *source = draft->site->finder->source;
  uint32_t behind = json_end_of_quoted(source, at, quotes);
  if (behind == at || !is_one_of(byte_at(source, json_skip(source, behind)), ",:]}"))
    return;
  put_quote(draft, at, at + (uint32_t)strlen(quotes->opening));
  put_quote(draft, behind - (uint32_t)strlen(quotes->closing), behind);
}

static void mend_single_quotes(struct draft *draft, uint32_t at)
{
  write_straight(draft, at, &json_single_quotes);
}

void fix_quote_doubly(struct draft *draft)
{
  mend_all(draft, mend_single_quotes);
}

static void mend_curly_quotes(struct draft *draft, uint32_t at)
{
  write_straight(draft, at, &json_curly_quotes);
}

void fix_quote_straight(struct draft *draft)
{
  mend_all(draft, mend_curly_quotes);
}

/* --- commas --- */

static void mend_comma(struct draft *draft, uint32_t at)
{
  const struct source *source = draft->site->finder->source;
  if (byte_at(source, at) == ',' && is_one_of(byte_at(source, json_skip(source, at + 1)), "]}"))
    draft_remove(draft, at, at + 1);
}

void fix_remove_comma(struct draft *draft)
{
  mend_all(draft, mend_comma);
}

/* Behind what stands before the line of a name or a value; the reader has taken that. */
void fix_add_comma(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  struct words reason = draft->site->diagnostic->context_text;
  uint32_t at = draft->site->diagnostic->span.offset, line;
  struct buffer comma = {0};
  if (reason.length != strlen(draft->argument) ||
      memcmp(reason.bytes, draft->argument, reason.length) != 0 ||
      !(is_one_of(byte_at(source, at), "\"{[") || is_bare_name(source, at)) ||
      !layout_begins_line(source, at, &line))
    return;
  while (at > 0 && is_one_of(source->bytes[at - 1], " \t\r\n"))
    at--;
  buffer_put_char(&comma, ',');
  draft_replace(draft, (struct span){at, 0}, &comma);
}
