/* What people write that JSON (RFC 8259) does not take: comments, Python's words, names and strings
 * without the right quotes, members without a comma between them. The finding is where the reader
 * gave up. */
#include "fix/fixers.h"
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

static bool is_name_byte(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         is_one_of(c, "_$-");
}

static bool begins(const struct source *source, uint32_t at, const char *text)
{
  uint32_t length = (uint32_t)strlen(text);
  return at <= source->length && source->length - at >= length &&
         memcmp(source->bytes + at, text, length) == 0;
}

/* Past a name that begins AT. */
static uint32_t end_of_name(const struct source *source, uint32_t at)
{
  while (is_name_byte(byte_at(source, at)))
    at++;
  return at;
}

static uint32_t skip_space(const struct source *source, uint32_t at)
{
  while (is_one_of(byte_at(source, at), " \t\r\n"))
    at++;
  return at;
}

/* --- comments --- */

/* Behind the comment that begins AT; AT itself where none does. */
static uint32_t end_of_comment(const struct source *source, uint32_t at)
{
  uint32_t end = at + 2;
  if (begins(source, at, "//")) {
    while (end < source->length && !is_one_of(source->bytes[end], "\r\n"))
      end++;
    return end;
  }
  if (!begins(source, at, "/*"))
    return at;
  while (end < source->length && !begins(source, end, "*/"))
    end++;
  return end < source->length ? end + 2 : at;
}

/* With its line where nothing else is there, else with the blanks before it. */
void fix_remove_comment(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  uint32_t start = draft->site->diagnostic->span.offset, line, line_end;
  uint32_t end = end_of_comment(source, start);
  if (end == start)
    return;
  if (layout_begins_line(source, start, &line) && layout_ends_line(source, end, false, &line_end)) {
    draft_remove(draft, line, line_end + layout_break_after(source, line_end));
    return;
  }
  while (start > 0 && is_one_of(source->bytes[start - 1], " \t"))
    start--;
  draft_remove(draft, start, end);
}

/* --- words --- */

void fix_write_json_word(struct draft *draft)
{
  static const struct {
    const char *python, *json;
  } words[] = {{"True", "true"}, {"False", "false"}, {"None", "null"}};
  const struct source *source = draft->site->finder->source;
  uint32_t at = draft->site->diagnostic->span.offset, end = end_of_name(source, at);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (end - at == strlen(words[i].python) && begins(source, at, words[i].python)) {
      struct buffer text = {0};
      buffer_put_string(&text, words[i].json);
      draft_replace(draft, (struct span){at, end - at}, &text);
    }
}

/* --- quotes --- */

/* Puts what stands between START and END into double quotes, in the place of AT. */
static void put_quoted(struct draft *draft, uint32_t start, uint32_t end, struct span at)
{
  struct buffer text = {0};
  buffer_put_char(&text, '"');
  buffer_put(&text, draft->site->finder->source->bytes + start, end - start);
  buffer_put_char(&text, '"');
  draft_replace(draft, at, &text);
}

void fix_quote_name(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  uint32_t at = draft->site->diagnostic->span.offset, end = end_of_name(source, at);
  if (end > at && byte_at(source, skip_space(source, end)) == ':')
    put_quoted(draft, at, end, (struct span){at, end - at});
}

/* The end of the text between quotes that begins at START and ends with CLOSING: on one line, and
 * without what would need an escape; 0 where there is none. */
static uint32_t end_of_text(const struct source *source, uint32_t start, const char *closing)
{
  for (uint32_t at = start; at < source->length; at++) {
    if (begins(source, at, closing))
      return at;
    if (is_one_of(source->bytes[at], "\"\\") || (unsigned char)source->bytes[at] < 0x20)
      return 0;
  }
  return 0;
}

/* Between the quotes OPENING and CLOSING, where what follows is what follows a string. */
static void write_straight(struct draft *draft, const char *opening, const char *closing)
{
  const struct source *source = draft->site->finder->source;
  uint32_t at = draft->site->diagnostic->span.offset;
  if (!begins(source, at, opening))
    return;
  uint32_t start = at + (uint32_t)strlen(opening), end = end_of_text(source, start, closing);
  uint32_t behind = end + (uint32_t)strlen(closing);
  if (end > 0 && is_one_of(byte_at(source, skip_space(source, behind)), ",:]}"))
    put_quoted(draft, start, end, (struct span){at, behind - at});
}

void fix_quote_doubly(struct draft *draft)
{
  write_straight(draft, "'", "'");
}

void fix_quote_straight(struct draft *draft)
{
  write_straight(draft, "\xE2\x80\x9C", "\xE2\x80\x9D");
}

/* --- commas --- */

/* Behind what stands before the line of a name or a value; the reader has taken that. */
void fix_add_comma(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  struct words reason = draft->site->diagnostic->context_text;
  uint32_t at = draft->site->diagnostic->span.offset, line;
  struct buffer comma = {0};
  if (reason.length != strlen(draft->argument) ||
      memcmp(reason.bytes, draft->argument, reason.length) != 0 ||
      !is_one_of(byte_at(source, at), "\"{[") || !layout_begins_line(source, at, &line))
    return;
  while (at > 0 && is_one_of(source->bytes[at - 1], " \t\r\n"))
    at--;
  buffer_put_char(&comma, ',');
  draft_replace(draft, (struct span){at, 0}, &comma);
}
