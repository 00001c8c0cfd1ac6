/* Values of YAML that need quotes for what they hold: templates in braces (contract section 4), and
 * what no plain scalar begins with. */
#include "base/utf8.h"
#include "fix/fixers.h"
#include "fix/layout.h"
#include "fix/scalar.h"

enum { NEAR = 4096 }; /* bytes before a template that are looked at */

/* Whether a flow collection is open at AT that began on its line, or one has ended there that began
 * on an earlier line. Quoted text is passed over. */
static bool is_inside_brackets(const struct source *source, uint32_t at)
{
  uint32_t i = at;
  int depth = 0;
  char quote = '\0';
  while (i > 0 && at - i < NEAR && layout_break_before(source, i) == 0)
    i--;
  for (; i < at && depth >= 0; i++) {
    char c = source->bytes[i];
    if (quote)
      quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'')
      quote = c;
    else
      depth += (c == '{' || c == '[') - (c == '}' || c == ']');
  }
  return depth != 0;
}

/* Past the template that begins at AT; AT itself where none does: braces around text without any.
 */
static uint32_t template_end(const struct source *source, uint32_t at)
{
  uint32_t end = at;
  while (end < source->length && source->bytes[end] == '{')
    end++;
  if (end - at != 2)
    return at;
  while (end < source->length && source->bytes[end] != '{' && source->bytes[end] != '}' &&
         layout_break_after(source, end) == 0)
    end++;
  bool is_closed = end + 1 < source->length && memcmp(source->bytes + end, "}}", 2) == 0;
  return is_closed ? end + 2 : at;
}

static bool is_one_of(char c, const char *set)
{
  return c != '\0' && strchr(set, c);
}

/* Whether a plain scalar ends before AT: YAML 1.2.2 section 7.3.3. */
static bool ends_plain(const struct source *source, uint32_t at, bool in_flow)
{
  char c = source->bytes[at], next = at + 1 < source->length ? source->bytes[at + 1] : '\n';
  if (layout_break_after(source, at) > 0)
    return true;
  if (c == '#')
    return is_one_of(source->bytes[at - 1], " \t");
  if (c == ':' && template_end(source, at + 1) > at + 1)
    return false; /* {{.env.HOST}}:{{.env.PORT}} */
  if (c == ':')
    return is_one_of(next, " \t\r\n") || (in_flow && is_one_of(next, ",[]{}"));
  return in_flow && is_one_of(c, ",[]{}");
}

/* The end of what was meant to be one scalar: templates, and the text between and behind them. */
static uint32_t scalar_end(const struct source *source, uint32_t start, bool in_flow)
{
  uint32_t at = start;
  while (at < source->length) {
    uint32_t after = template_end(source, at);
    if (after == at && ends_plain(source, at, in_flow))
      break;
    at = after > at ? after : at + 1;
  }
  while (at > start && is_one_of(source->bytes[at - 1], " \t"))
    at--;
  return at;
}

/* The quote that opens the scalar last before AT; " where none is near. */
static char quote_before(const struct source *source, uint32_t at)
{
  uint32_t least = at > NEAR ? at - NEAR : 1;
  for (; at > least; at--) {
    char c = source->bytes[at - 1];
    if ((c == '"' || c == '\'') && is_one_of(source->bytes[at - 2], " \t[{,"))
      return c;
  }
  return '"';
}

/* In a flow collection that began on an earlier line, a comma or a bracket too many ends this one.
 */
static bool ends_like_flow(const struct source *source, uint32_t start, uint32_t end)
{
  int depth = 0;
  for (uint32_t i = start; i < end; i++) {
    char c = source->bytes[i];
    depth += (c == '{' || c == '[') - (c == '}' || c == ']');
  }
  return depth < 0 || (end > start && source->bytes[end - 1] == ',');
}

/* Past the braces of a flow mapping that begins with a template. */
static uint32_t skip_braces(const struct source *source, uint32_t at)
{
  while (at + 2 < source->length && memcmp(source->bytes + at, "{{{", 3) == 0)
    at++;
  return at;
}

/* Whether a colon stands before AT on its line. */
static bool is_value_at(const struct source *source, uint32_t at)
{
  while (at > 0 && is_one_of(source->bytes[at - 1], " \t"))
    at--;
  return at > 0 && source->bytes[at - 1] == ':';
}

static bool is_template_at(const struct source *source, uint32_t at)
{
  return template_end(source, at) > at;
}

/* Puts what was meant to be one scalar, from START on, into quotes. */
static void quote_from(struct draft *draft, uint32_t start, bool in_flow)
{
  const struct source *source = draft->site->finder->source;
  struct buffer text = {0};
  uint32_t end = scalar_end(source, start, in_flow);
  if (!in_flow && ends_like_flow(source, start, end))
    end = scalar_end(source, start, true);
  struct span span = {start, end - start};
  struct doc_text written = draft_written(draft, span);
  if (end < source->length && source->bytes[end] == ':' && is_value_at(source, start))
    return; /* what is behind the colon may belong to it */
  if (utf8_first_invalid(written.bytes, written.length) < written.length)
    return;
  scalar_put_quoted(&text, written, quote_before(source, start));
  draft_replace(draft, span, &text);
}

void fix_quote_template(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  uint32_t start = skip_braces(source, draft->site->diagnostic->span.offset);
  if (is_template_at(source, start))
    quote_from(draft, start, is_inside_brackets(source, start));
}

/* --- what a plain scalar cannot begin with --- */

/* Where the scalar begins that the reader gave up on: there, or behind the `*` or `&` of no name.
 */
static uint32_t indicator_at(const struct source *source, uint32_t at)
{
  bool is_behind = at > 0 && is_one_of(source->bytes[at - 1], "*&") &&
                   (at == 1 || is_one_of(source->bytes[at - 2], " \t\n[{,"));
  return is_behind ? at - 1 : at;
}

void fix_quote_indicator(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  uint32_t start = indicator_at(source, draft->site->diagnostic->span.offset);
  bool begins_scalar = start > 0 && is_one_of(source->bytes[start - 1], " \t[{,");
  if (begins_scalar && start < source->length && is_one_of(source->bytes[start], draft->argument))
    quote_from(draft, start, is_inside_brackets(source, start));
}

/* --- a template in a plain scalar between brackets --- */

/* Where the plain scalar begins that has the template AT in it, near by on its line; AT itself
 * where none does. */
static uint32_t scalar_start(const struct source *source, uint32_t at)
{
  uint32_t start = at;
  while (start > 0) {
    if (at - start == NEAR)
      return at;
    char c = source->bytes[start - 1];
    bool is_colon = is_one_of(c, " \t") && start > 1 && source->bytes[start - 2] == ':';
    if (is_colon || is_one_of(c, ",[{\r\n"))
      break;
    start--;
  }
  start = layout_skip_blanks(source, start);
  return start < at && !is_one_of(source->bytes[start], "\"'&*!") ? start : at;
}

bool text_is_in_flow(const struct fix_site *site)
{
  static const char reason[] = "while parsing a flow "; /* libyaml's */
  struct words context = site->diagnostic->context_text;
  return context.length > sizeof reason - 1 &&
         memcmp(context.bytes, reason, sizeof reason - 1) == 0;
}

void fix_quote_around_template(struct draft *draft)
{
  const struct source *source = draft->site->finder->source;
  uint32_t at = draft->site->diagnostic->span.offset, start = scalar_start(source, at);
  if (start < at && is_template_at(source, at))
    quote_from(draft, start, true);
}
