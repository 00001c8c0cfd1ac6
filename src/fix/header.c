/* A header's value or name without what stands around it. White space around a value is no part of
 * it to HTTP (RFC 9110 section 5.5). */
#include "fix/fixers.h"
#include "lint/header_byte.h"
#include "lint/place.h"

static bool is_one_of(char c, const char *set)
{
  return c && strchr(set, c);
}

/* What is left of TEXT without bytes of AROUND at its ends. */
static struct span inner(struct doc_text text, const char *around)
{
  struct span span = {0, text.length};
  while (span.length > 0 && is_one_of(text.bytes[span.offset], around)) {
    span.offset++;
    span.length--;
  }
  while (span.length > 0 && is_one_of(text.bytes[span_end(span) - 1], around))
    span.length--;
  return span;
}

static const char white[] = " \t\r\n", around_name[] = " \t\r\n:\"'";

static bool is_name(const struct fix_site *site)
{
  return site->diagnostic->span.offset == site->node->key_span.offset;
}

/* Whether less of TEXT, without AROUND at its ends, is what a header can have. */
static bool is_good_inside(struct doc_text text, const char *around, bool is_name)
{
  struct doc_text rest = doc_text_part(text, inner(text, around));
  for (uint32_t i = 0; i < rest.length; i++) {
    unsigned char c = (unsigned char)rest.bytes[i];
    if (is_name ? !header_name_has(c) : !header_value_has(c))
      return false;
  }
  return rest.length > 0 && rest.length < text.length;
}

bool header_has_only_space_around(const struct fix_site *site)
{
  if (is_name(site))
    return is_good_inside(site->node->key, white, true);
  return site->node->type == DOC_STRING && is_good_inside(site->node->text, white, false);
}

bool header_name_has_more_around(const struct fix_site *site)
{
  return is_name(site) && !is_good_inside(site->node->key, white, true) &&
         is_good_inside(site->node->key, around_name, true);
}

/* --- a name --- */

static void trim_name(struct draft *draft)
{
  const struct doc_node *node = draft->site->node;
  struct doc_text key = node->key;
  struct doc_text name = doc_text_part(key, inner(key, draft->argument));
  struct buffer text = {0};
  if (doc_member(site_parent(draft->site), name) ||
      draft_written(draft, node->key_span).bytes[0] == '*')
    return; /* the name is taken, or the key is an alias */
  draft_put_like(draft, &text, name, node->key_span);
  draft_replace(draft, node->key_span, &text);
}

/* --- a value --- */

/* `|` and `>` keep the end of the last line, `|-` and `>-` do not (YAML 1.2.2 section 8.1.1.2). */
static void strip_block(struct draft *draft, const struct doc_node *node)
{
  const char *bytes = draft->site->finder->source->bytes;
  uint32_t at = node->span.offset + 1;
  struct buffer minus = {0};
  if (is_one_of(node->text.bytes[0], white))
    return; /* what it begins with, no header of a block scalar takes away */
  while (bytes[at] >= '1' && bytes[at] <= '9')
    at++;
  buffer_put_char(&minus, '-');
  draft_replace(draft, (struct span){at, bytes[at] == '+'}, &minus);
}

/* Removes what is written before and behind the text that stays, within the quotes. */
static void strip_quoted(struct draft *draft, const struct doc_node *node)
{
  struct span kept = inner(node->text, white);
  struct span at = place_of_part(draft->site->finder->source, node, kept.offset, kept.length);
  uint32_t start = node->span.offset + 1, end = span_end(node->span) - 1;
  if (at.length >= node->span.length)
    return;
  if (at.offset > start)
    draft_remove(draft, start, at.offset);
  if (span_end(at) < end)
    draft_remove(draft, span_end(at), end);
}

void fix_trim_header(struct draft *draft)
{
  const struct doc_node *node = draft->site->node;
  char first = draft->site->finder->source->bytes[node->span.offset];
  if (is_name(draft->site))
    trim_name(draft);
  else if (first == '"' || first == '\'')
    strip_quoted(draft, node);
  else if (first == '|' || first == '>')
    strip_block(draft, node);
}
